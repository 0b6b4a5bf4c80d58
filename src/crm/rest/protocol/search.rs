//! How does an interface want to be searched, and how does it give its pages?

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use serde_json_path::JsonPath;

use super::Call;
use crate::crm::Operator;

/// A search.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// The call; `{entity}` is replaced, and `{fields}` by the names of its fields.
    pub call: Call,
    /// Parameters that each search has: which fields are wanted, which records belong to it.
    #[serde(default)]
    pub query: BTreeMap<String, String>,
    /// Headers that each search has; `{limit}` is replaced by the records of a page.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// Body of a search with conditions, where they are sent in one: `"{conditions}"`, `"{fields}"`, `"{limit}"` stand
    /// for the lists and the number, `"{next}"` for the mark of the next page (left out where there is none yet).
    pub body: Option<Map<String, Json>>,
    /// Body of a search without conditions.
    pub body_alone: Option<Map<String, Json>>,
    /// How conditions are written; where it is not said the interface takes none.
    pub condition: Option<Condition>,
    /// Words of the operators. What the interface has no word for is looked for among the records themselves.
    #[serde(default)]
    pub operators: Operators,
    /// Characters that a value may not have: such a condition is looked for among the records themselves.
    #[serde(default)]
    pub unsayable: String,
    /// Where the records are in the answer.
    pub records: JsonPath,
    /// Is a search that finds nothing refused as « not found »?
    #[serde(default)]
    pub empty_is_refused: bool,
    /// Where the number of all records found is, where it is told. Without it a search by offset costs one request
    /// more: only an empty page proves that there is nothing else.
    pub total: Option<JsonPath>,
    /// Name of the parameter that says how many records to skip.
    pub offset: Option<String>,
    /// The parameter that says which page is wanted, where pages are numbered.
    pub number: Option<Numbered>,
    /// Where the answer says how to go on, where it does.
    pub next: Option<Next>,
    /// Name of the parameter that says how many records to give.
    pub limit: Option<String>,
    /// Records of a page.
    pub page: usize,
    /// How long a record that was just written may not be found yet.
    pub late: Option<Late>,
}

/// A search index that follows what is written with a delay: what carries a mark is looked for again before it is said
/// to be absent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Late {
    /// Seconds after which it is believed.
    pub seconds: Decimal,
    /// Seconds between two searches.
    pub every: Decimal,
}

/// Pages that are numbered.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbered {
    /// Name of the parameter.
    pub parameter: String,
    /// Number of the first page.
    pub first: usize,
    /// Where the answer says how many pages there are, where it does.
    pub pages: Option<JsonPath>,
}

/// How an answer says that more is to come: its absence says that this was all.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Next {
    /// Where the mark of the next page is, or its whole address.
    pub at: JsonPath,
    /// Name of the parameter that gives the mark back; none when it is an address, or when the body has its place.
    pub parameter: Option<String>,
    /// Where the answer says whether there is more, when the mark of the last page is told too.
    pub more: Option<JsonPath>,
}

/// How the conditions of a search are written.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Condition {
    /// One parameter for each, `name=value`; `{field}`, `{operator}`, `{value}` are replaced, and `{n}` by the number of
    /// the condition, from 0 on.
    One(String),
    /// Several parameters for each, written likewise.
    Several(Vec<String>),
    /// All in one parameter, as an expression.
    Joined(Joined),
    /// Each as JSON, in the list of the body.
    Json(InBody),
}

/// A condition in JSON: `{json: {propertyName: "{field}", operator: "{operator}", value: "{value}"}}`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InBody {
    /// Its form.
    pub json: Map<String, Json>,
}

/// Conditions in one expression: `name eq 'Acier' and amount gt 10`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Joined {
    /// Name of the parameter.
    pub parameter: String,
    /// One condition; `{field}`, `{operator}`, `{value}` are replaced. An operator that holds `{field}` is the whole
    /// condition itself: `contains({field},{value})`.
    pub each: String,
    /// What stands between two of them.
    pub between: String,
    /// How a text is written: `'{value}'`. Numbers, days, moments, yes and no stand as they are.
    pub text: String,
    /// How « nothing » is written.
    pub null: Option<String>,
    /// What each of these becomes within a text: `{"'": "''"}`.
    #[serde(default)]
    pub escape: BTreeMap<String, String>,
    /// Do references stand as they are too? Only letters, figures and hyphens do.
    #[serde(default)]
    pub bare_references: bool,
    /// Are days and moments written as texts?
    #[serde(default)]
    pub quoted_days: bool,
    /// What stands around the expression, where more does: `SELECT {fields} FROM {entity} WHERE {conditions}`.
    pub around: Option<String>,
    /// The same without a condition; where it is not given nothing is sent.
    pub alone: Option<String>,
}

/// Words of the operators.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is named by its operator")]
pub struct Operators {
    pub is: Option<Word>,
    pub contains: Option<Word>,
    pub greater: Option<Word>,
    pub less: Option<Word>,
}

impl Operators {
    /// The word of one of them, where the interface has it.
    pub const fn of(&self, operator: Operator) -> Option<&Word> {
        match operator {
            Operator::Is => self.is.as_ref(),
            Operator::Contains => self.contains.as_ref(),
            Operator::Greater => self.greater.as_ref(),
            Operator::Less => self.less.as_ref(),
        }
    }
}

/// The word of an operator: `eq`, or `{word: LIKE, value: "%{value}%", escape: {"%": "\\%"}}` where its value is a
/// pattern.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Word {
    /// The word alone.
    Plain(String),
    /// A word whose value is written in its own way.
    Pattern(Pattern),
}

/// An operator whose value is a pattern.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// The word.
    pub word: String,
    /// The pattern; `{value}` is replaced.
    pub value: String,
    /// What each of these becomes within the value, in the place of what the condition says.
    #[serde(default)]
    pub escape: BTreeMap<String, String>,
    /// Is it written without what stands around texts?
    #[serde(default)]
    pub bare: bool,
    /// Characters that a value may not have here: such a condition is looked for among the records themselves.
    #[serde(default)]
    pub unsayable: String,
}

impl Word {
    /// The word itself.
    pub fn word(&self) -> &str {
        match self {
            Self::Plain(word) | Self::Pattern(Pattern { word, .. }) => word,
        }
    }

    /// Can a value be said with it?
    pub fn can_say(&self, value: &str) -> bool {
        match self {
            Self::Plain(_) => true,
            Self::Pattern(pattern) => !value.contains(|c| pattern.unsayable.contains(c)),
        }
    }

    /// A value as this operator wants it, where it has a form of its own; is it written without what stands around
    /// texts? `escape` is what the condition says of them.
    pub fn pattern(&self, value: &str, escape: &BTreeMap<String, String>) -> Option<(String, bool)> {
        match self {
            Self::Plain(_) => None,
            Self::Pattern(pattern) => {
                let escape = if pattern.escape.is_empty() { escape } else { &pattern.escape };
                Some((pattern.value.replacen("{value}", &replaced(value, escape), 1), pattern.bare))
            }
        }
    }
}

/// The text with each character that has something in its place; what is put there is not looked into again.
pub fn replaced(text: &str, escape: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match escape.get(c.encode_utf8(&mut [0; 4])) {
            Some(instead) => out.push_str(instead),
            None => out.push(c),
        }
    }
    out
}

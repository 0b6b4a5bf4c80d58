//! What does a refusal look like in an interface?

use std::collections::BTreeMap;

use regex::Regex;
use serde::Deserialize;
use serde_json::Value as Json;
use serde_json_path::JsonPath;

use crate::crm::ErrorKind;
use crate::crm::rest::answer::text_at;

/// What a refusal looks like.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Errors {
    /// Where its code is: one place or several, the first that is there counts.
    pub code: Places,
    /// Where its words are, likewise.
    pub message: Places,
    /// The header that holds its words, where one does: an answer with it is the CRM's, even without a body.
    pub header: Option<String>,
    /// Where the field's name is, where it is told.
    pub field: Option<Places>,
    /// How the field's name is found in the words, where they alone tell it: a regular expression with one group.
    pub field_in: Option<Expression>,
    /// Kinds by code; a code that is not here is judged by the HTTP status.
    #[serde(default)]
    pub kinds: BTreeMap<String, ErrorKind>,
    /// Words by which a kind is known, where codes do not tell: they are looked for first.
    #[serde(default)]
    pub words: BTreeMap<ErrorKind, Vec<String>>,
    /// The header that says how many seconds to wait, beside `Retry-After`.
    pub wait: Option<String>,
}

/// One place in an answer or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Places {
    /// One.
    One(JsonPath),
    /// Several, in order.
    Several(Vec<JsonPath>),
}

impl Places {
    /// The first text or number that is there, and not empty.
    pub fn text(&self, json: &Json) -> Option<String> {
        let said = |path: &JsonPath| text_at(json, path).filter(|text| !text.is_empty());
        match self {
            Self::One(path) => said(path),
            Self::Several(paths) => paths.iter().find_map(said),
        }
    }
}

/// A regular expression, read when the target is.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Expression(Regex);

impl TryFrom<String> for Expression {
    type Error = regex::Error;

    fn try_from(text: String) -> Result<Self, regex::Error> {
        Regex::new(&text).map(Self)
    }
}

impl Expression {
    /// What its group holds in a text.
    pub fn found(&self, text: &str) -> Option<String> {
        let found = self.0.captures(text)?;
        found.get(1).map(|group| group.as_str().to_owned())
    }
}

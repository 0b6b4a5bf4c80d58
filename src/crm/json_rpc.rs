//! What is the same of Tryton and Odoo: both are databases behind JSON-RPC, whose searches are counted first.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::{Map, Value as Json};

use super::secrets::resolve;
use super::{CrmError, ErrorKind, Page, Record, declared, refusals};
use crate::model::target::Target;
use crate::text::{Lang, Message};

/// Records of a page.
const PAGE: usize = 200;
/// Marked records looked for at most: no run creates so many.
pub const MARKED: usize = 100_000;
/// Name under which the mark is read, which no field of a target has.
pub const MARK: &str = "\u{0}mark";

/// What a target declares beside its entities.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protocol {
    /// Language in which the server is asked to speak: refusals without a code are known by their words.
    pub language: Option<String>,
    /// Conditions that a record of an entity fulfils, where several entities share one model; as the server
    /// writes a domain: `[[is_company, "=", true]]`.
    #[serde(default)]
    pub only: BTreeMap<String, Vec<Json>>,
    /// Values that every new record of an entity is given, beside those of the scenario.
    #[serde(default)]
    pub given: BTreeMap<String, BTreeMap<String, Json>>,
    /// What stands in the words of refusals of a kind, where nothing else tells it. All that is not found here is a
    /// value that the server does not accept.
    #[serde(default)]
    pub refusals: BTreeMap<ErrorKind, Vec<String>>,
}

impl Protocol {
    /// Reads it.
    ///
    /// # Errors
    /// `Unsupported`, with what is wrong.
    pub fn of(target: &Target, lang: Lang) -> Result<Self, CrmError> {
        let none = target.protocol.is_null();
        let declared = if none { Json::Object(Map::new()) } else { target.protocol.clone() };
        declared::read(&declared).map_err(|fault| {
            let words = Message::new("crm-protocol-invalid").with("target", &target.id);
            CrmError::new(ErrorKind::Unsupported, words.with("detail", fault.text(lang)).text(lang))
        })
    }

    /// What kind of refusal these words are.
    pub fn kind(&self, words: &str) -> ErrorKind {
        refusals::kind(&self.refusals, words).unwrap_or(ErrorKind::Validation)
    }
}

/// The database that a target names.
///
/// # Errors
/// `Unsupported` when it names none, `Auth` when a `${NAME}` has no value.
pub fn database(target: &Target, values: &BTreeMap<String, String>, lang: Lang) -> Result<String, CrmError> {
    let named = target.database.as_deref().filter(|name| !name.is_empty()).ok_or_else(|| {
        let words = Message::new("crm-database-missing").with("target", &target.id);
        CrmError::new(ErrorKind::Unsupported, words.text(lang))
    })?;
    resolve(named, values, lang)
}

/// The pages of a search of which the server said how many records it finds.
pub struct Pages {
    total: u64,
    limit: usize,
    known: BTreeSet<String>,
    records: Vec<Record>,
    /// The last page had nothing new although more are counted: what is missing is not known.
    stuck: bool,
}

impl Pages {
    /// None read yet; at most `limit` records are.
    pub fn new(total: u64, limit: usize) -> Self {
        Self { total, limit, known: BTreeSet::new(), records: Vec::new(), stuck: false }
    }

    /// How many records to skip and how many to ask for next; none when nothing more is to be asked.
    pub fn next(&self) -> Option<(usize, usize)> {
        let read = self.known.len();
        let goes_on = !self.stuck && (read as u64) < self.total && read < self.limit;
        goes_on.then(|| (read, PAGE.min(self.limit - read)))
    }

    /// Takes the records of a page.
    pub fn take(&mut self, records: Vec<Record>) {
        let before = self.known.len();
        self.records.extend(records.into_iter().filter(|record| self.known.insert(record.id.clone())));
        self.stuck = self.known.len() == before;
    }

    /// What was read, and whether it is all.
    pub fn end(self) -> Page {
        Page { complete: self.known.len() as u64 >= self.total, records: self.records, doubt: None }
    }
}

/// The text of a JSON array with one value more at its end.
pub fn with_last(array: &str, last: &Json) -> String {
    let inside = array.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or_default().trim();
    let between = if inside.is_empty() { "" } else { "," };
    format!("[{inside}{between}{last}]")
}

/// A record's id, which both servers count.
pub fn number(id: &str) -> Option<i64> {
    id.parse().ok().filter(|number| *number > 0)
}

/// The text without a character that a pattern of theirs would understand.
pub fn escaped(text: &str) -> String {
    text.chars().flat_map(|c| matches!(c, '%' | '_' | '\\').then_some('\\').into_iter().chain([c])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_put_behind_the_others() {
        let last = serde_json::json!({"a": 1});
        assert_eq!(with_last("[]", &last), r#"[{"a":1}]"#);
        assert_eq!(with_last(" [[1.50], 2] ", &last), r#"[[1.50], 2,{"a":1}]"#);
    }

    #[test]
    fn pages_end_at_the_count_at_the_limit_or_where_nothing_new_comes() {
        let records = |from: usize, size: usize| -> Vec<Record> {
            (from..from + size).map(|n| Record { id: n.to_string(), ..Record::default() }).collect()
        };
        let mut pages = Pages::new(250, 1_000);
        while let Some((offset, size)) = pages.next() {
            pages.take(records(offset, size.min(250 - offset)));
        }
        let page = pages.end();
        assert!(page.complete && page.records.len() == 250);

        let mut pages = Pages::new(250, 30);
        assert_eq!(pages.next(), Some((0, 30)));
        pages.take(records(0, 30));
        assert_eq!(pages.next(), None);
        assert!(!pages.end().complete);

        let mut pages = Pages::new(250, 1_000);
        pages.take(records(0, 200));
        pages.take(records(0, 200));
        assert_eq!(pages.next(), None, "the server gives the same page again");
        let page = pages.end();
        assert!(!page.complete && page.records.len() == 200);
    }
}

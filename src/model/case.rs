//! What can be played and judged? Scenarios and typed test cases, seen as one thing.

use super::Id;
use super::feature::Scenario;
use super::head::Link;
use crate::text::Place;

/// Where a case comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseSource {
    /// A scenario: index of the feature, index of the scenario in it.
    Scenario(usize, usize),
    /// A typed test case without a scenario: its index.
    TestCase(usize),
}

/// A case: a scenario (with what a test case adds to it) or a typed test case.
#[derive(Clone, Debug)]
pub struct Case {
    /// `CT-nnn`, else `path#name`.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Where it comes from.
    pub source: CaseSource,
    /// The books that hold it.
    pub books: Vec<Link>,
    /// The requirements that it verifies.
    pub requirements: Vec<Link>,
    /// The use cases that it plays.
    pub use_cases: Vec<Link>,
    /// Its lot, where tagged.
    pub lot: Option<Link>,
    /// On a critical path.
    pub critical: bool,
    /// Put to a person.
    pub manual: bool,
    /// Counted as approved.
    pub approved: bool,
    /// The names of all its tags, without `@`.
    pub tags: Vec<String>,
    /// The rows of an outline: each key is its `id` column, else its values joined by ` · `.
    /// Empty for a plain case.
    pub rows: Vec<CaseRow>,
    /// Where it stands.
    pub place: Place,
}

/// One row of examples.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRow {
    /// What it is known by: never its position.
    pub key: String,
    /// Index of the examples' table, index of the row in it.
    pub at: (usize, usize),
}

impl Case {
    /// The keys under which results are kept: one per row, `None` for a plain case.
    pub fn row_keys(&self) -> Vec<Option<&str>> {
        if self.rows.is_empty() { vec![None] } else { self.rows.iter().map(|row| Some(row.key.as_str())).collect() }
    }

    /// How people are told of it.
    pub fn name(&self) -> String {
        if self.id.as_str().contains('#') { self.title.clone() } else { format!("{} {}", self.id, self.title) }
    }
}

/// The id that a scenario is tagged with (`@CT-nnn`), where it has one of its own.
pub fn tagged_id(scenario: &Scenario) -> Option<Id> {
    let prefix = super::Kind::Scenario.prefix();
    scenario.tags.iter().map(|tag| Id::from(tag.name.as_str())).find(|id| prefix.is_some() && id.prefix() == prefix)
}

/// The id of a scenario of the feature at `path`: its tag, else `path#name`.
pub fn scenario_id(path: &str, scenario: &Scenario) -> Id {
    tagged_id(scenario).unwrap_or_else(|| Id::from(format!("{path}#{}", scenario.name)))
}

/// The rows of an outline: each is known by its column `id`, else by its values.
pub fn rows(scenario: &Scenario) -> Vec<CaseRow> {
    let mut rows = Vec::new();
    for (table, examples) in scenario.examples.iter().enumerate() {
        let id = examples.header.iter().position(|name| name.eq_ignore_ascii_case("id"));
        for (row, (values, _)) in examples.rows.iter().enumerate() {
            let own = id.and_then(|column| values.get(column)).filter(|value| !value.is_empty());
            let key = own.cloned().unwrap_or_else(|| values.join(" · "));
            rows.push(CaseRow { key, at: (table, row) });
        }
    }
    rows
}

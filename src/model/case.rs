//! What can be played and judged? Scenarios and typed test cases, seen as one thing.

use super::Id;
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

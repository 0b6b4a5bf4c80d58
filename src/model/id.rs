//! How is an artifact named, and what is it?

use std::sync::Arc;

use crate::choice;

/// The stable name of an artifact: `EXG-012`, or a scenario's `path#name`. Never reused.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Id(Arc<str>);

impl Id {
    /// An id of that text.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self(text.into())
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The letters before the first `-`, when the id is of the usual form (`EXG` of `EXG-012`).
    pub fn prefix(&self) -> Option<&str> {
        let (prefix, rest) = self.0.split_once('-')?;
        (!prefix.is_empty() && !rest.is_empty() && prefix.chars().all(|c| c.is_ascii_uppercase())).then_some(prefix)
    }

    /// Whether the text can be an id: letters, digits, `-`, `_` and `.`, so that it can be a
    /// file name, an address and a tag everywhere.
    pub fn is_valid(text: &str) -> bool {
        !text.is_empty()
            && text.len() <= 64
            && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
            && !text.starts_with(['.', '-'])
    }
}

impl Default for Id {
    fn default() -> Self {
        Self(Arc::from(""))
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}
impl From<String> for Id {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}
impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0.as_ref().to_owned()
    }
}

choice! {
    /// The kinds of artifacts that have an id.
    Kind "kind" {
        Objective = "objective",
        Workshop = "workshop",
        Need = "need",
        UseCase = "use_case",
        Requirement = "requirement",
        Lot = "lot",
        RecipeBook = "recipe_book",
        TestCase = "test_case",
        Scenario = "scenario",
        Term = "term",
        Target = "target",
    }
}

impl Kind {
    /// The default prefix of its ids, where it has one.
    pub const fn prefix(self) -> Option<&'static str> {
        match self {
            Self::Objective => Some("OBJ"),
            Self::Workshop => Some("ATL"),
            Self::Need => Some("BES"),
            Self::UseCase => Some("CU"),
            Self::Requirement => Some("EXG"),
            Self::Lot => Some("LOT"),
            Self::RecipeBook => Some("CAH"),
            Self::TestCase | Self::Scenario => Some("CT"),
            Self::Term | Self::Target => None,
        }
    }

    /// The collection that holds it in YAML.
    pub const fn collection(self) -> &'static str {
        match self {
            Self::Objective => "objectives",
            Self::Workshop => "workshops",
            Self::Need => "needs",
            Self::UseCase => "use_cases",
            Self::Requirement => "requirements",
            Self::Lot => "lots",
            Self::RecipeBook => "recipe_books",
            Self::TestCase => "test_cases",
            Self::Scenario => "features",
            Self::Term => "glossary",
            Self::Target => "targets",
        }
    }
}

/// All id prefixes that the product declares (`model.md`), also of artifacts that the
/// engine does not read yet: a tag with one of them must name an artifact.
pub const PREFIXES: &[&str] = &[
    "OBJ", "ATL", "BES", "CU", "EXG", "RG", "LOT", "CAH", "CT", "CAMP", "ANO", "EVO", "RES", "PV", "KPI", "TDB", "APP",
    "FLX", "ENT", "SRC", "MIG", "CHG", "ADO", "JDD", "DEC", "ACT", "TAC", "DOC", "CRI",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_a_prefix_and_no_slash() {
        assert_eq!(Id::from("EXG-012").prefix(), Some("EXG"));
        assert_eq!(Id::from("defect-x").prefix(), None);
        assert!(Id::is_valid("EXG-012"));
        assert!(!Id::is_valid("EXG/012"));
        assert!(!Id::is_valid("../x"));
    }
}

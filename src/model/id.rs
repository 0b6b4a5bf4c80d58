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

    /// A key that puts ids in the order of their numbers: `CT-9` comes before `CT-10`.
    pub fn by_number(&self) -> (&str, u64, &str) {
        let start = self.0.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (before, digits) = self.0.split_at(start);
        (before, digits.parse().unwrap_or(0), digits)
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
        Context = "context",
        Organisation = "organisation",
        Consultation = "consultation",
        Journey = "journey",
        Process = "process",
        Pipeline = "pipeline",
        AccessRight = "access_right",
        ChangeRequest = "change_request",
        Review = "review",
        StepPhrase = "step_phrase",
        Application = "application",
        ArchitectureOption = "architecture_option",
        Flow = "flow",
        DataEntity = "data_entity",
        Source = "source",
        Migration = "migration",
        Kpi = "kpi",
        Dashboard = "dashboard",
        Campaign = "campaign",
        Response = "response",
        Question = "question",
        Score = "score",
        ChangeAction = "change_action",
        Adoption = "adoption",
        Rule = "rule",
        Dataset = "dataset",
        Task = "task",
        Risk = "risk",
        Committee = "committee",
        Criterion = "criterion",
        DemoScenario = "demo_scenario",
    }
}

/// A kind with the default prefix of its ids and the collection that holds it in YAML.
macro_rules! kinds {
    ($($kind:ident $prefix:expr, $collection:literal;)+) => {
        impl Kind {
            /// The default prefix of its ids, where it has one.
            pub const fn prefix(self) -> Option<&'static str> {
                match self { $(Self::$kind => $prefix),+ }
            }

            /// The collection that holds it in YAML; of a part, the collections that its owners stand in
            /// have no common name: its own field's.
            pub const fn collection(self) -> &'static str {
                match self { $(Self::$kind => $collection),+ }
            }
        }
    };
}

kinds! {
    Objective Some("OBJ"), "objectives";
    Workshop Some("ATL"), "workshops";
    Need Some("BES"), "needs";
    UseCase Some("CU"), "use_cases";
    Requirement Some("EXG"), "requirements";
    Lot Some("LOT"), "lots";
    RecipeBook Some("CAH"), "recipe_books";
    TestCase Some("CT"), "test_cases";
    Scenario Some("CT"), "features";
    Term None, "glossary";
    Target None, "targets";
    Context None, "context";
    Organisation None, "organisation";
    Consultation None, "consultation";
    Journey Some("PAR"), "journeys";
    Process Some("PRC"), "processes";
    Pipeline Some("PIP"), "pipelines";
    AccessRight Some("ACC"), "access_matrix";
    ChangeRequest Some("EVO"), "change_requests";
    Review Some("REL"), "reviews";
    StepPhrase Some("PHR"), "step_phrases";
    Application Some("APP"), "applications";
    ArchitectureOption Some("OPT"), "architecture_options";
    Flow Some("FLX"), "flows";
    DataEntity Some("ENT"), "data_entities";
    Source Some("SRC"), "sources";
    Migration Some("MIG"), "migrations";
    Kpi Some("KPI"), "kpis";
    Dashboard Some("TDB"), "dashboards";
    Campaign Some("CAMP"), "campaigns";
    Response Some("REP"), "responses";
    Question Some("QST"), "questions";
    Score Some("NOT"), "scores";
    ChangeAction Some("CHG"), "change_actions";
    Adoption Some("ADO"), "adoption";
    Rule Some("RG"), "rules";
    Dataset Some("JDD"), "datasets";
    Task Some("TAC"), "planning";
    Risk Some("RSQ"), "risks";
    Committee Some("COM"), "committees";
    Criterion Some("CRI"), "criteria";
    DemoScenario Some("DEM"), "demo_scenarios";
}

/// All id prefixes that the product declares (`model.md`), also of artifacts that live in the
/// database: a tag with one of them must name an artifact.
pub const PREFIXES: &[&str] = &[
    "OBJ", "ATL", "BES", "CU", "EXG", "RG", "LOT", "CAH", "CT", "CAMP", "ANO", "EVO", "RES", "PV", "KPI", "TDB", "APP",
    "FLX", "ENT", "SRC", "MIG", "CHG", "ADO", "JDD", "DEC", "ACT", "TAC", "DOC", "CRI", "PAR", "PRC", "PIP", "ACC",
    "OPT", "REP", "QST", "NOT", "RSQ", "COM", "DEM", "REL", "PHR",
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

    #[test]
    fn ids_stand_in_the_order_of_their_numbers() {
        let mut ids = ["CT-10", "CT-9", "CT-009", "CM-2"].map(Id::from);
        ids.sort_by(|a, b| a.by_number().cmp(&b.by_number()));
        assert_eq!(ids.map(|id| id.to_string()), ["CM-2", "CT-009", "CT-9", "CT-10"]);
    }
}

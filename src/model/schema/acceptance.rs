//! Fields of what is verified: acceptance books, test cases, targets.

use super::FieldType::{
    Bool, Choice, Figure, Free, Integer, Inverse, Link, Links, Prose, Record, Records, Text, Texts,
};
use super::{Collection, field};
use crate::model::Kind;
use crate::model::recipe_book::BookPhase;
use crate::model::requirement::Criticality;
use crate::model::target::ConnectorKind;
use crate::model::test_case::{Format, Mode, Nature, TestCaseStatus};

/// Acceptance books.
pub const RECIPE_BOOKS: Collection = Collection {
    name: "recipe_books",
    kind: Kind::RecipeBook,
    statuses: &["drafting", "review", "approved", "to_update", "obsolete"],
    fields: &[
        field("lot", Link(&[Kind::Lot])),
        field("phase", Choice(BookPhase::KEYS)),
        field("baseline", Records(&[field("document", Text), field("version", Figure)])),
        field("scope", Record(&[field("in", Texts), field("out", Texts)])),
        field("environment", Text),
        field("accounts", Records(&[field("role", Text), field("needed_for", Text)])),
        field(
            "datasets",
            Records(&[
                field("id", Text),
                field("family", Choice(&["usual", "limit", "missing", "forbidden", "repeated", "volume"])),
                field("file", Text),
                field("rows", Free),
                field("title", Text),
                field("description", Prose),
            ]),
        ),
        field("suites", Records(&[field("title", Text), field("cases", Links(&[Kind::TestCase, Kind::Scenario]))])),
        field("entry_criteria", Texts),
        field("suspension_criteria", Texts),
        field("exit_criteria", Records(&[field("measure", Text), field("threshold", Figure)])),
        field("signatories", Texts),
    ],
};

/// Test cases.
pub const TEST_CASES: Collection = Collection {
    name: "test_cases",
    kind: Kind::TestCase,
    statuses: TestCaseStatus::KEYS,
    fields: &[
        field("book", Link(&[Kind::RecipeBook])),
        field("goal", Prose),
        field("format", Choice(Format::KEYS)),
        field("requirements", Links(&[Kind::Requirement])),
        field("rules", Texts),
        field("use_case", Link(&[Kind::UseCase])),
        field("importance", Choice(Criticality::KEYS)),
        field("critical_path", Bool),
        field("nature", Choice(Nature::KEYS)),
        field("kind", Choice(&["new", "correction", "regression", "end_to_end"])),
        field("mode", Choice(Mode::KEYS)),
        field("crm_role", Text),
        field("preconditions", Texts),
        field("datasets", Texts),
        field(
            "steps",
            Records(&[
                field("action", Text),
                field("data", Text),
                field("expected", Text),
                field("evidence_required", Bool),
            ]),
        ),
        field("feature", Text),
        field("scenario", Text),
        field("cleanup", Prose),
        field("planned_min", Integer),
        field("charter", Prose),
        field("runs", Inverse(&[])),
    ],
};

/// Targets; their entities and protocol are read by `link::target`.
pub const TARGETS: Collection = Collection {
    name: "targets",
    kind: Kind::Target,
    statuses: &[],
    fields: &[
        field("connector", Choice(ConnectorKind::KEYS)),
        field("profile", Text),
        field("proved", Text),
        field("url", Text),
        field("database", Text),
        field("auth", Free),
        field("users", Free),
        field("default_role", Text),
        field("browser", Free),
        field("timeout", Figure),
        field("concurrency", Integer),
        field("rate", Figure),
        field("version_probe", Free),
        field("entities", Free),
        field("protocol", Free),
    ],
};

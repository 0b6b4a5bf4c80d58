//! Fields of what is verified: acceptance books, test cases, targets.

use super::FieldType::{
    Bool, Choice, Date, Figure, Free, Integer, Inverse, Link, Links, LinksOrTexts, Parts, Prose, Record, Records,
    Steps, Text, Texts,
};
use super::{Collection, field};
use crate::model::Kind;
use crate::model::recipe_book::BookPhase;
use crate::model::requirement::Criticality;
use crate::model::step_phrase::HoleType;
use crate::model::target::ConnectorKind;
use crate::model::test_case::{Format, Mode, Nature, TestCaseStatus};

/// Acceptance books.
pub const RECIPE_BOOKS: Collection = Collection::list(
    "recipe_books",
    Kind::RecipeBook,
    &["drafting", "review", "approved", "to_update", "obsolete"],
    &[
        field("lot", Link(&[Kind::Lot])),
        field("phase", Choice(BookPhase::KEYS)),
        field("baseline", Records(&[field("document", Text), field("version", Figure)])),
        field("scope", Record(&[field("in", Texts), field("out", Texts)])),
        field("environment", Text),
        field("accounts", Records(&[field("role", Text), field("needed_for", Text)])),
        field(
            "datasets",
            Parts(
                Kind::Dataset,
                &[
                    field("id", Text),
                    field("family", Choice(&["usual", "limit", "missing", "forbidden", "repeated", "volume"])),
                    field("file", Text),
                    field("rows", Free),
                    field("title", Text),
                    field("description", Prose),
                ],
            ),
        ),
        field("suites", Records(&[field("title", Text), field("cases", Links(&[Kind::TestCase, Kind::Scenario]))])),
        field("entry_criteria", Texts),
        field("suspension_criteria", Texts),
        field("exit_criteria", Records(&[field("measure", Text), field("threshold", Figure)])),
        field("signatories", Texts),
    ],
);

/// Test cases.
pub const TEST_CASES: Collection = Collection::list(
    "test_cases",
    Kind::TestCase,
    TestCaseStatus::KEYS,
    &[
        field("book", Link(&[Kind::RecipeBook])),
        field("goal", Prose),
        field("format", Choice(Format::KEYS)),
        field("requirements", Links(&[Kind::Requirement])),
        field("rules", LinksOrTexts(&[Kind::Rule])),
        field("use_case", Link(&[Kind::UseCase])),
        field("importance", Choice(Criticality::KEYS)),
        field("critical_path", Bool),
        field("nature", Choice(Nature::KEYS)),
        field("kind", Choice(&["new", "correction", "regression", "end_to_end"])),
        field("mode", Choice(Mode::KEYS)),
        field("crm_role", Text),
        field("preconditions", Texts),
        field("datasets", LinksOrTexts(&[Kind::Dataset])),
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
);

/// Campaigns as they are planned; their life is in the database.
pub const CAMPAIGNS: Collection = Collection::list(
    "campaigns",
    Kind::Campaign,
    &[],
    &[
        field("book", Link(&[Kind::RecipeBook])),
        field("pass", Text),
        field("kind", Choice(&["first", "retest", "regression", "service"])),
        field("target", Text),
        field("planned", Record(&[field("start", Date), field("end", Date)])),
        field("lead", Text),
        field("testers", Records(&[field("person", Text), field("days", Figure)])),
        field("scope", Record(&[field("query", Text), field("cases", Links(&[Kind::TestCase, Kind::Scenario]))])),
        field("criteria", Records(&[field("measure", Text), field("threshold", Figure)])),
    ],
)
.named_by(&["book", "kind"]);

/// Phrases that the project adds to the step language: each stands for steps of its own.
pub const STEP_PHRASES: Collection = Collection::list(
    "step_phrases",
    Kind::StepPhrase,
    &[],
    &[
        field("phrase", Texts),
        field("steps", Steps),
        field(
            "parameters",
            Records(&[
                field("name", Text),
                field("type", Choice(HoleType::KEYS)),
                field("description", Text),
                field("example", Figure),
            ]),
        ),
    ],
)
.named_by(&["phrase"]);

/// Targets; their entities and protocol are read by `link::target`.
pub const TARGETS: Collection = Collection::list(
    "targets",
    Kind::Target,
    &[],
    &[
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
        field("screen", Free),
    ],
);

/// Who looked at cases again after their requirement had changed, and found that they still hold. `text`
/// is the print of the requirement as it was read: a review stands for that text only.
pub const REVIEWS: Collection = Collection::list(
    "reviews",
    Kind::Review,
    &[],
    &[
        field("requirement", Link(&[Kind::Requirement, Kind::Rule])),
        field("cases", Links(&[Kind::TestCase, Kind::Scenario])),
        field("by", Text),
        field("on", Date),
        field("reason", Prose),
        field("text", Text),
    ],
)
.named_by(&["reason"]);

//! Fields of the consultation: rules and grid, answers, questions, scores.

use super::FieldType::{
    Choice, Date, Figure, Free, Integer, Link, Links, LinksOrTexts, Open, Parts, Prose, Records, Text, Texts,
};
use super::{Collection, OpenList, field, required};
use crate::model::Kind;
use crate::model::workshop::Profile;

/// How vendors are consulted and compared.
pub const CONSULTATION: Collection = Collection::single(
    "consultation",
    Kind::Consultation,
    &[
        "preparation",
        "published",
        "questions_open",
        "questions_closed",
        "offers_received",
        "analysis",
        "short_list",
        "hearings",
        "negotiation",
        "awarded",
        "no_award",
    ],
    &[
        field("rules", Prose),
        field("calendar", Records(&[field("title", Text), field("date", Date)])),
        field(
            "contacts",
            Records(&[field("name", Text), field("person", Text), field("email", Text), field("role", Text)]),
        ),
        field("confidentiality", Prose),
        field(
            "criteria",
            Parts(
                Kind::Criterion,
                &[
                    field("title", Text),
                    field("id", Text),
                    field("family", Text),
                    field("weight", Figure),
                    field("mode", Choice(&["score", "rate", "cost", "knockout"])),
                    field("scale", Texts),
                    field("source", Choice(&["grid", "demo", "file", "reference", "price"])),
                ],
            ),
        ),
        field(
            "evaluators",
            Records(&[field("person", Text), field("profile", Open(OpenList::Profiles, Profile::KEYS))]),
        ),
        field(
            "demo_scenarios",
            Parts(
                Kind::DemoScenario,
                &[
                    field("title", Text),
                    field("id", Text),
                    field("use_case", LinksOrTexts(&[Kind::UseCase])),
                    field("persona", Text),
                    field("data", Text),
                    field("steps", Texts),
                    field("duration", Text),
                    field("expected", Prose),
                    field("feature", Text),
                ],
            ),
        ),
        field(
            "price_lines",
            Records(&[field("line", Text), field("unit", Text), field("quantity", Figure), field("years", Integer)]),
        ),
        field("response_factors", Free),
    ],
);

/// Codes of an answer: standard, configuration (paramétrage), module, third party, development, roadmap, none.
pub const RESPONSE_CODES: &[&str] = &["S", "P", "M", "T", "D", "R", "N"];

/// One coded line per requirement and bidder.
pub const RESPONSES: Collection = Collection::list(
    "responses",
    Kind::Response,
    &[],
    &[
        field("bidder", Text),
        field("requirement", Link(&[Kind::Requirement])),
        field("code", Choice(RESPONSE_CODES)),
        field("comment", Prose),
        field("evidence", Text),
        field("module", Text),
        field("effort_days", Figure),
        field("cost", Figure),
        field("recurring_cost", Figure),
        field("available_on", Date),
        field("demo", Link(&[Kind::DemoScenario])),
    ],
)
.named_by(&["bidder", "requirement"]);

/// Questions of bidders; the asker is never shown.
pub const QUESTIONS: Collection = Collection::list(
    "questions",
    Kind::Question,
    &["asked", "qualified", "answered", "published"],
    &[
        field("bidder", Text),
        required("answer", Prose, &["answered", "published"]),
        field("requirements", Links(&[Kind::Requirement])),
        field("amendment", Text),
    ],
);

/// Scores given by evaluators, blind, then by consensus.
pub const SCORES: Collection = Collection::list(
    "scores",
    Kind::Score,
    &[],
    &[
        field("criterion", Link(&[Kind::Criterion])),
        field("bidder", Text),
        field("evaluator", Text),
        field("score", Figure),
        field("justification", Prose),
    ],
)
.named_by(&["criterion", "bidder", "evaluator"]);

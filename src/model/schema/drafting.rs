//! Fields of what is drafted: objectives, workshops, needs, use cases, requirements, lots, glossary.

use super::FieldType::{Bool, Choice, Date, Figure, Integer, Inverse, Link, Links, LinksOrTexts, Open, Priority};
use super::FieldType::{Parts, Prose, Record, Records, Text, Texts};
use super::{Collection, Field, OpenList, field, required};
use crate::model::Kind;
use crate::model::lot::LotStatus;
use crate::model::need::{Kano, NeedStatus, Specificity};
use crate::model::objective::{ObjectiveLevel, ObjectiveStatus};
use crate::model::requirement::{Criticality, RequirementStatus, RequirementType, Verification};
use crate::model::use_case::{Cycle, Family, UseCaseStatus};
use crate::model::workshop::{ActionStatus, Presence, Profile, WorkshopStatus, WorkshopType};

/// Domains of needs, use cases and requirements; a project may add its own.
pub const DOMAINS: &[&str] = &[
    "users_access",
    "contacts",
    "leads_opportunities",
    "quotes_orders",
    "interactions",
    "marketing",
    "service",
    "steering",
    "data",
    "integration",
    "sales_force",
    "sales_administration",
];

const APPROVED_OBJECTIVE: &[&str] = &["approved", "measured"];

/// Objectives. Of one that is only proposed, rule O01 asks for measure, baseline, target and date.
pub const OBJECTIVES: Collection = Collection::list(
    "objectives",
    Kind::Objective,
    ObjectiveStatus::KEYS,
    &[
        field("level", Choice(ObjectiveLevel::KEYS)),
        field("domain", Open(OpenList::Domains, DOMAINS)),
        field("priority", Priority),
        field("assumptions", Texts),
        required("sponsor", Text, APPROVED_OBJECTIVE),
        required("kpi", Text, APPROVED_OBJECTIVE),
        required("baseline", Figure, APPROVED_OBJECTIVE),
        required("target", Figure, APPROVED_OBJECTIVE),
        required("unit", Text, APPROVED_OBJECTIVE),
        required("due", Date, APPROVED_OBJECTIVE),
        required("measured_by", Text, APPROVED_OBJECTIVE),
        field("result", Choice(&["reached", "partly", "missed"])),
        field("needs", Inverse(&[Kind::Need])),
    ],
);

const PAIN_POINT: &[Field] =
    &[field("text", Text), field("impact", Text), field("frequency", Text), field("owner", Text)];

const DECIDED: &[Field] = &[field("text", Text), field("decided_by", Text), field("date", Date)];

/// What somebody has promised, or has still to answer.
const PROMISED: &[Field] =
    &[field("text", Text), field("owner", Text), field("due", Date), field("status", Choice(ActionStatus::KEYS))];

/// Workshops.
pub const WORKSHOPS: Collection = Collection::list(
    "workshops",
    Kind::Workshop,
    WorkshopStatus::KEYS,
    &[
        required("date", Date, &["held", "minutes_sent", "approved"]),
        field("type", Open(OpenList::WorkshopTypes, WorkshopType::KEYS)),
        field("duration_min", Integer),
        field("place", Text),
        field("facilitator", Text),
        field(
            "participants",
            Records(&[
                field("person", Text),
                field("name", Text),
                field("function", Text),
                field("entity", Text),
                field("profile", Open(OpenList::Profiles, Profile::KEYS)),
                field("presence", Choice(Presence::KEYS)),
            ]),
        ),
        field("goal", Prose),
        field("questions", Records(&[field("text", Text), field("answer", Prose), field("theme", Text)])),
        field("findings", Texts),
        field("pain_points", Records(PAIN_POINT)),
        field("quotes", Records(&[field("text", Text), field("author", Text)])),
        field("needs", LinksOrTexts(&[Kind::Need])),
        field("decisions", Records(DECIDED)),
        field("actions", Records(PROMISED)),
        field("open_points", Records(PROMISED)),
        field(
            "minutes",
            Record(&[field("sent_on", Date), field("approved_by", Texts), field("tacit_after_days", Integer)]),
        ),
    ],
);

/// Needs.
pub const NEEDS: Collection = Collection::list(
    "needs",
    Kind::Need,
    NeedStatus::KEYS,
    &[
        field("actor", Text),
        field("service", Text),
        field("current_problem", Prose),
        field("frequency", Text),
        field("volume", Figure),
        field("benefit", Prose),
        field("domain", Open(OpenList::Domains, DOMAINS)),
        field("needed_by", Date),
        field("workshops", Links(&[Kind::Workshop])),
        field("kano", Choice(Kano::KEYS)),
        field("specificity", Choice(Specificity::KEYS)),
        required("priority", Priority, &["retained"]),
        required("objectives", Links(&[Kind::Objective]), &["retained"]),
        field("lot", Link(&[Kind::Lot])),
        required(
            "decision",
            Record(&[field("by", Text), field("on", Date), field("reason", Prose)]),
            &["postponed", "rejected"],
        ),
        field("use_cases", Inverse(&[Kind::UseCase])),
        field("requirements", Inverse(&[Kind::Requirement])),
    ],
);

const RULE: &[Field] = &[field("statement", Text), field("id", Text), field("threshold", Figure)];

/// Use cases.
pub const USE_CASES: Collection = Collection::list(
    "use_cases",
    Kind::UseCase,
    UseCaseStatus::KEYS,
    &[
        field("family", Choice(Family::KEYS)),
        field("domain", Open(OpenList::Domains, DOMAINS)),
        field("cycle", Choice(Cycle::KEYS)),
        field("actor", Text),
        field("goal", Prose),
        field("trigger", Text),
        required(
            "main_flow",
            Records(&[field("action", Text), field("actor", Text), field("result", Text)]),
            &["approved"],
        ),
        // T02 says the same of every state: it reports the missing need.
        field("needs", Links(&[Kind::Need])),
        required("priority", Priority, &["approved"]),
        field("variants", Texts),
        field("error_cases", Texts),
        field(
            "required_data",
            Records(&[
                field("field", Text),
                field("entity", Text),
                field("source", Text),
                field("mandatory", Bool),
                field("quality", Text),
                field("freshness", Text),
            ]),
        ),
        field("rules", Parts(Kind::Rule, RULE)),
        field("frequency", Text),
        field("volume", Figure),
        field("channels", Texts),
        field("kpis", LinksOrTexts(&[Kind::Kpi])),
        field("depends_on", Links(&[Kind::UseCase])),
        field("lot", Link(&[Kind::Lot])),
        field("value", Figure),
        field("effort", Figure),
        field("risk", Text),
        field("acceptance_criteria", Texts),
        field("mockups", Texts),
        field("requirements", Inverse(&[Kind::Requirement])),
    ],
);

const REVIEWED: &[&str] = &["to_review", "approved", "frozen", "amended"];

/// Requirements.
pub const REQUIREMENTS: Collection = Collection::list(
    "requirements",
    Kind::Requirement,
    RequirementStatus::KEYS,
    &[
        field("type", Choice(RequirementType::KEYS)),
        field("domain", Open(OpenList::Domains, DOMAINS)),
        field("use_cases", Links(&[Kind::UseCase])),
        field("needs", Links(&[Kind::Need])),
        field("rules", Parts(Kind::Rule, RULE)),
        field("knockout", Bool),
        field("specificity", Choice(Specificity::KEYS)),
        field("rationale", Prose),
        field(
            "links",
            Records(&[
                field("depends_on", Links(&[Kind::Requirement])),
                field("conflicts_with", Links(&[Kind::Requirement])),
                field("refines", Links(&[Kind::Requirement])),
                field("replaces", Links(&[Kind::Requirement])),
            ]),
        ),
        required("priority", Priority, REVIEWED),
        required("criticality", Choice(Criticality::KEYS), REVIEWED),
        required("lot", Link(&[Kind::Lot]), &["frozen", "amended"]),
        required("verification", Choice(Verification::KEYS), &["frozen", "amended"]),
        field(
            "criteria",
            Records(&[
                field("measure", Text),
                field("threshold", Figure),
                field("base", Text),
                field("window", Text),
                field("measured_by", Text),
            ]),
        ),
        field("expected_tests", Integer),
        field("expected_coverage", Choice(&["S", "P", "M", "T", "D", "R", "N"])),
        field("estimated_cost", Figure),
        required("reason", Prose, &["rejected"]),
        field("tests", Inverse(&[Kind::TestCase, Kind::Scenario])),
    ],
);

const FROZEN_LOT: &[&str] =
    &["frozen", "in_build", "delivered", "in_acceptance", "fit", "in_service", "admitted", "warranty", "closed"];

/// What a sprint takes up.
const BACKLOG: &[Kind] = &[Kind::Requirement, Kind::UseCase];

/// Lots.
pub const LOTS: Collection = Collection::list(
    "lots",
    Kind::Lot,
    LotStatus::KEYS,
    &[
        field("order", Integer),
        required("goal", Prose, FROZEN_LOT),
        required("included", Texts, FROZEN_LOT),
        required("excluded", Texts, FROZEN_LOT),
        required("deliverables", Texts, FROZEN_LOT),
        required("owner", Text, FROZEN_LOT),
        required("budget", Figure, FROZEN_LOT),
        field("milestones", Records(&[field("name", Text), field("planned", Date), field("actual", Date)])),
        field("population", Text),
        field("sites", Texts),
        field("effort_days", Integer),
        field("depends_on", Links(&[Kind::Lot])),
        field("risks", Texts),
        field("entry_criteria", Texts),
        field("exit_criteria", Texts),
        field(
            "sprints",
            Records(&[
                field("title", Text),
                field("planned", LinksOrTexts(BACKLOG)),
                field("done", LinksOrTexts(BACKLOG)),
                field("carried_over", LinksOrTexts(BACKLOG)),
                field("difficulties", Prose),
                field("adjustments", Prose),
            ]),
        ),
        field("requirements", Inverse(&[Kind::Requirement])),
        field("use_cases", Inverse(&[Kind::UseCase])),
    ],
);

/// Glossary.
pub const GLOSSARY: Collection = Collection::list(
    "glossary",
    Kind::Term,
    &[],
    &[field("term", Text), field("definition", Prose), field("acronym", Text)],
);

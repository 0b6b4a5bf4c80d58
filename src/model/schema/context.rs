//! Fields of what surrounds the tool: context, organisation, journeys, processes, pipelines, rights, changes.

use super::FieldType::{
    Bool, Choice, Date, Figure, Integer, Link, Links, LinksOrTexts, Parts, Prose, Record, Records, Text, Texts, Words,
};
use super::{Collection, field, required};
use crate::model::Kind;

/// The company, its figures, its teams, its tools, the scope.
pub const CONTEXT: Collection = Collection::single(
    "context",
    Kind::Context,
    &[],
    &[
        field(
            "key_figures",
            Records(&[field("label", Text), field("value", Figure), field("unit", Text), field("source", Text)]),
        ),
        field("sectors", Texts),
        field("customer_types", Records(&[field("name", Text), field("description", Prose), field("count", Figure)])),
        field("sites", Records(&[field("name", Text), field("region", Text), field("count", Figure)])),
        field(
            "teams",
            Records(&[
                field("service", Text),
                field("profile", Text),
                field("headcount", Integer),
                field("missions", Texts),
                field("mobility", Text),
                field("language", Text),
            ]),
        ),
        field("solicitation_methods", Texts),
        field("workstations", Texts),
        field("browsers", Texts),
        field(
            "tools",
            Records(&[
                field("name", Text),
                field("usage", Text),
                field("yearly_cost", Figure),
                field("application", Link(&[Kind::Application])),
            ]),
        ),
        field("scope_in", Texts),
        field("scope_out", Texts),
    ],
);

/// Letters of a RACI: responsible, accountable (or actor), consulted, informed, support.
pub const RACI_LETTERS: &[&str] = &["R", "A", "C", "I", "S"];

/// Who does what, with which means, when and for how much.
pub const ORGANISATION: Collection = Collection::single(
    "organisation",
    Kind::Organisation,
    &[],
    &[
        field(
            "raci",
            Records(&[
                field("activity", Text),
                field("lot", Link(&[Kind::Lot])),
                field("phase", Text),
                field("people", Words(RACI_LETTERS)),
            ]),
        ),
        field(
            "resources",
            Records(&[
                field("profile", Text),
                field("kind", Choice(&["internal", "external"])),
                field("days", Figure),
                field("lot", Link(&[Kind::Lot])),
            ]),
        ),
        field(
            "planning",
            Parts(
                Kind::Task,
                &[
                    field("title", Text),
                    field("id", Text),
                    field("start", Date),
                    field("end", Date),
                    field("depends_on", Links(&[Kind::Task])),
                    field("lot", Link(&[Kind::Lot])),
                    field("owner", Text),
                ],
            ),
        ),
        field(
            "budget",
            Records(&[
                field("line", Text),
                field("kind", Choice(&["one_off", "recurring"])),
                field("quantity", Figure),
                field("unit_price", Figure),
                field("year", Integer),
                field("years", Integer),
                field("lot", Link(&[Kind::Lot])),
            ]),
        ),
        field(
            "committees",
            Parts(
                Kind::Committee,
                &[
                    field("title", Text),
                    field("id", Text),
                    field("frequency", Text),
                    field("participants", Texts),
                    field("purpose", Prose),
                ],
            ),
        ),
        field(
            "risks",
            Parts(
                Kind::Risk,
                &[
                    field("title", Text),
                    field("id", Text),
                    field("probability", Text),
                    field("impact", Text),
                    field("mitigation", Prose),
                    field("owner", Text),
                    field("status", Text),
                    field("due", Date),
                ],
            ),
        ),
    ],
);

/// Customer journeys: the front stage.
pub const JOURNEYS: Collection = Collection::list(
    "journeys",
    Kind::Journey,
    &[],
    &[
        field("customer_type", Text),
        field(
            "stages",
            Records(&[
                field("name", Text),
                field("channels", Texts),
                field("actors", Texts),
                field("expectations", Prose),
                field("pain_points", Texts),
                field("backstage", Text),
            ]),
        ),
    ],
);

/// Processes, existing and target.
pub const PROCESSES: Collection = Collection::list(
    "processes",
    Kind::Process,
    &[],
    &[
        field("state", Choice(&["existing", "target"])),
        field("steps", Records(&[field("action", Text), field("actor", Text), field("tool", Text)])),
        field("pain_points", Texts),
        field("use_cases", Links(&[Kind::UseCase])),
    ],
);

/// Pipelines (funnels): the back stage.
pub const PIPELINES: Collection = Collection::list(
    "pipelines",
    Kind::Pipeline,
    &[],
    &[
        field("customer_type", Text),
        field("offer", Text),
        field(
            "stages",
            Records(&[
                field("name", Text),
                field("probability", Figure),
                field("entry", Text),
                field("exit", Text),
                field("mandatory_fields", Texts),
            ]),
        ),
        field("shared_trunk", Text),
    ],
);

/// Who may do what with what.
pub const ACCESS_MATRIX: Collection = Collection::list(
    "access_matrix",
    Kind::AccessRight,
    &[],
    &[
        field("role", Text),
        field("entity", LinksOrTexts(&[Kind::DataEntity])),
        field("create", Bool),
        field("read", Bool),
        field("update", Bool),
        field("delete", Bool),
        field("export", Bool),
        field("scope", Choice(&["own", "team", "region", "all"])),
        field("hidden_fields", Texts),
    ],
)
.named_by(&["role", "entity"]);

/// What is asked for beyond what was agreed (demandes d'évolution).
pub const CHANGE_REQUESTS: Collection = Collection::list(
    "change_requests",
    Kind::ChangeRequest,
    &["asked", "estimated", "accepted", "refused", "postponed", "in_lot"],
    &[
        field("impact", Prose),
        required("cost", Figure, &["estimated", "accepted", "in_lot"]),
        required("delay", Text, &["estimated", "accepted", "in_lot"]),
        required("decision", DECISION, &["accepted", "refused", "postponed", "in_lot"]),
        required("lot", Link(&[Kind::Lot]), &["in_lot"]),
        field("requirements", Links(&[Kind::Requirement])),
        field("use_cases", Links(&[Kind::UseCase])),
    ],
);

/// A decision with its reason; a bare text is the reason.
const DECISION: super::FieldType = Records(&[field("reason", Prose), field("by", Text), field("on", Date)]);

/// A start and an end.
pub(super) const PERIOD: super::FieldType = Record(&[field("start", Date), field("end", Date)]);

//! Fields of what comes with the tool: change management and adoption.

use super::FieldType::{Choice, Figure, Integer, Link, Links, Prose, Record, Text, Texts};
use super::context::PERIOD;
use super::{Collection, field};
use crate::model::Kind;

/// Communication, training, ambassadors, support.
pub const CHANGE_ACTIONS: Collection = Collection::list(
    "change_actions",
    Kind::ChangeAction,
    &["planned", "scheduled", "done", "evaluated", "cancelled"],
    &[
        field("type", Choice(&["communication", "training", "ambassador", "support", "documentation", "ritual"])),
        field("subject", Choice(&["business", "tool"])),
        field("population", Record(&[field("profile", Text), field("headcount", Integer)])),
        field("impact", Choice(&["low", "medium", "high"])),
        field("message", Prose),
        field("modality", Text),
        field("module", Choice(&["initial", "complementary", "advanced"])),
        field("lot", Link(&[Kind::Lot])),
        field("dates", PERIOD),
        field("facilitator", Text),
        field("sites", Texts),
        field("materials", Texts),
        field("done", Record(&[field("enrolled", Integer), field("attended", Integer), field("rating", Figure)])),
        field("use_cases", Links(&[Kind::UseCase])),
    ],
);

/// What is measured of the use, per profile.
pub const ADOPTION: Collection = Collection::list(
    "adoption",
    Kind::Adoption,
    &[],
    &[
        field(
            "measure",
            Choice(&[
                "days_connected",
                "actions",
                "active_users",
                "complete_records",
                "up_to_date_opportunities",
                "use_case_rate",
                "support",
                "satisfaction",
            ]),
        ),
        field("profile", Text),
        field("expected_range", Text),
        field("window", Text),
        field("formula", Text),
        field("source", Text),
        field("alert_threshold", Figure),
        field("action", Prose),
        field("named", super::FieldType::Bool),
        field("use_cases", Links(&[Kind::UseCase])),
    ],
)
.named_by(&["measure", "profile"]);

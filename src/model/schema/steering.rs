//! Fields of what is measured and shown: KPIs and dashboards.

use super::FieldType::{Choice, Figure, Link, Links, LinksOrTexts, Prose, Record, Text, Texts};
use super::{Collection, field, required};
use crate::model::Kind;

/// Key performance indicators. Of one that is no more than a draft, rule O04 asks for owner and formula; of all,
/// for a source. `audience` says here who reads
/// the figure.
pub const KPIS: Collection = Collection::list(
    "kpis",
    Kind::Kpi,
    &["draft", "approved", "obsolete"],
    &[
        field("definition", Prose),
        required("formula", Text, &["approved"]),
        field("unit", Text),
        field("dimensions", Texts),
        field("sources", LinksOrTexts(&[Kind::Application, Kind::Source, Kind::DataEntity])),
        field("frequency", Text),
        field("audience", Texts),
        required("owner", Text, &["approved"]),
        field("baseline", Figure),
        field("target", Figure),
        field("thresholds", Record(&[field("green", Figure), field("orange", Figure), field("red", Figure)])),
        field("direction", Choice(&["up", "down"])),
        field("chart", Text),
        field("action", Prose),
        field("objectives", Links(&[Kind::Objective])),
        field("lot", Link(&[Kind::Lot])),
    ],
);

/// Dashboards by family of users.
pub const DASHBOARDS: Collection = Collection::list(
    "dashboards",
    Kind::Dashboard,
    &[],
    &[
        field("user_family", Text),
        field("kpis", Links(&[Kind::Kpi])),
        field("wireframe", Prose),
        field("refresh", Text),
        field("lot", Link(&[Kind::Lot])),
    ],
);

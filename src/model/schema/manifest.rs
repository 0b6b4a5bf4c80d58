//! Fields of `ouvrage.yaml`.

use super::FieldType::{Bool, Choice, Date, Figure, Free, Integer, Open, Prose, Record, Records, Text, Texts};
use super::{Field, OpenList, field};
use crate::model::manifest::{ContractProfile, Method, PartyRole, Phase};
use crate::model::priority::PriorityScale;
use crate::model::workshop::Profile;

/// What a severity of anomalies means, and how long may pass until the vendor takes such a one up, offers a way around it,
/// mends it.
const SEVERITY: &[Field] =
    &[field("definition", Prose), field("take_up", Text), field("workaround", Text), field("fix", Text)];

/// The manifest's fields.
pub const MANIFEST: &[Field] = &[
    field(
        "project",
        Record(&[
            field("title", Text),
            field("code", Text),
            field("client", Text),
            field("language", Choice(&["fr", "en"])),
            field("method", Choice(Method::KEYS)),
            field("sprint_days", Integer),
            field("start", Date),
            field("go_live", Date),
            field("phase", Choice(Phase::KEYS)),
        ]),
    ),
    field("language", Choice(&["fr", "en"])),
    field("title", Text),
    field("parties", Records(&[field("id", Text), field("name", Text), field("role", Choice(PartyRole::KEYS))])),
    field(
        "people",
        Records(&[
            field("id", Text),
            field("name", Text),
            field("function", Text),
            field("entity", Text),
            field("party", Text),
            field("profile", Open(OpenList::Profiles, Profile::KEYS)),
            field("roles", Texts),
        ]),
    ),
    field("priority_scale", Choice(PriorityScale::KEYS)),
    field("wsjf_cutoffs", Texts),
    field(
        "severities",
        Record(&[
            field("blocking", Record(SEVERITY)),
            field("major", Record(SEVERITY)),
            field("minor", Record(SEVERITY)),
        ]),
    ),
    field(
        "contract",
        Record(&[
            field("profile", Choice(ContractProfile::KEYS)),
            field("reference", Text),
            field("phases", Texts),
            field("clocks", Free),
            field("payments", Records(&[field("percent", Figure), field("released_by", Text)])),
            field("penalties", Records(&[field("formula", Text), field("cap", Text)])),
            field("derogations", Records(&[field("article", Text), field("clause", Text)])),
        ]),
    ),
    field("calendar", Record(&[field("country", Text), field("extra_days_off", Texts)])),
    field("raci_convention", Choice(&["a_accountable", "a_actor"])),
    field("domains", Texts),
    field("profiles", Texts),
    field("workshop_types", Texts),
    field("stock_features", Texts),
    field(
        "privacy",
        Record(&[
            field("employee_notice", Text),
            field("works_council_act", Record(&[field("reference", Text), field("date", Date)])),
            field("named_roles", Texts),
        ]),
    ),
    field(
        "publication",
        Record(&[
            field("logo", Text),
            field("colours", Record(&[field("primary", Text), field("accent", Text)])),
            field("budget_published", Bool),
            field("version", Figure),
        ]),
    ),
    field("custom_fields", Free),
    field("checks", Free),
    field("id_prefixes", Free),
    field("default_target", Text),
];

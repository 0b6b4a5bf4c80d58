//! Fields of applications, flows, the target data model, sources and migrations.

use super::FieldType::{
    Bool, Choice, Date, Figure, Free, Integer, Link, Links, LinksOrTexts, Prose, Record, Records, Text, Texts,
};
use super::{Collection, Field, field, required};
use crate::model::Kind;
use crate::model::requirement::Criticality;

/// The application map.
pub const APPLICATIONS: Collection = Collection::list(
    "applications",
    Kind::Application,
    &[],
    &[
        field("role", Choice(&["master", "source", "consumer"])),
        field("owner", Text),
        field("vendor", Text),
        field("hosting", Text),
        field("yearly_cost", Figure),
        field("state", Choice(&["existing", "target", "retired"])),
    ],
);

/// Options of architecture that were weighed.
pub const ARCHITECTURE_OPTIONS: Collection = Collection::list(
    "architecture_options",
    Kind::ArchitectureOption,
    &[],
    &[
        field("solution_family", Text),
        field("customer_master", Choice(&["crm", "erp", "rcu", "cdp"])),
        field("applications", Links(&[Kind::Application])),
        field("flows", Links(&[Kind::Flow])),
        field("pros", Texts),
        field("cons", Texts),
        field("cost", Figure),
        field(
            "decision",
            Records(&[field("reason", Prose), field("by", Text), field("on", Date), field("retained", Bool)]),
        ),
    ],
);

const SPECIFIED: &[&str] = &["specified", "in_service"];

/// Flows between applications. Of one that is only listed, rule F01 asks for master, key, frequency and rejects.
pub const FLOWS: Collection = Collection::list(
    "flows",
    Kind::Flow,
    &["listed", "specified", "in_service", "retired"],
    &[
        required("from", Link(&[Kind::Application]), SPECIFIED),
        required("to", Link(&[Kind::Application]), SPECIFIED),
        required("entities", Links(&[Kind::DataEntity]), SPECIFIED),
        required("direction", Choice(&["one_way", "both_ways"]), SPECIFIED),
        required("trigger", Text, SPECIFIED),
        required("frequency", Text, SPECIFIED),
        required("mode", Choice(&["real_time", "batch", "manual"]), SPECIFIED),
        required("protocol", Text, SPECIFIED),
        required("format", Text, SPECIFIED),
        required("volume", Figure, SPECIFIED),
        required("matching_key", Text, SPECIFIED),
        required("master", LinksOrTexts(&[Kind::Application]), SPECIFIED),
        required("rejects", Prose, SPECIFIED),
        required("replay", Prose, SPECIFIED),
        required("criticality", Choice(Criticality::KEYS), SPECIFIED),
        required("owners", Texts, SPECIFIED),
        field("personal_data", Record(&[field("legal_basis", Text), field("retention", Text)])),
        field("security", Prose),
        field("lot", Link(&[Kind::Lot])),
        field("requirements", Links(&[Kind::Requirement])),
        field("use_cases", Links(&[Kind::UseCase])),
    ],
);

/// How sensitive a value is.
const SENSITIVITY: &[&str] = &["none", "personal", "sensitive"];

const ENTITY_FIELD: &[Field] = &[
    field("name", Text),
    field("label", Text),
    field("type", Text),
    field("mandatory", Bool),
    field("unique", Bool),
    field("values", Texts),
    field("master", LinksOrTexts(&[Kind::Application])),
    field("sensitivity", Choice(SENSITIVITY)),
];

/// The target data model.
pub const DATA_ENTITIES: Collection = Collection::list(
    "data_entities",
    Kind::DataEntity,
    &[],
    &[
        field("fields", Records(ENTITY_FIELD)),
        field(
            "relations",
            Records(&[
                field("to", LinksOrTexts(&[Kind::DataEntity])),
                field("label", Text),
                field("cardinality", Text),
            ]),
        ),
        field("deduplication", Record(&[field("keys", Texts), field("survivorship", Prose)])),
        field("master", LinksOrTexts(&[Kind::Application])),
        field("personal_data", Record(&[field("legal_basis", Text), field("retention", Text)])),
    ],
);

/// Source fields and what becomes of them; the decision is their state.
pub const SOURCES: Collection = Collection {
    state: "decision",
    ..Collection::list(
        "sources",
        Kind::Source,
        &[],
        &[
            field("application", Link(&[Kind::Application])),
            field("table", Text),
            field("field", Text),
            field("type", Text),
            field("sample", Text),
            field("fill_rate", Figure),
            field("duplicates", Figure),
            field("quality", Text),
            field("owner", Text),
            field("sensitivity", Choice(SENSITIVITY)),
            field("retention", Text),
            field("decision", Choice(&["keep", "enrich", "drop", "archive"])),
            required("target_entity", Link(&[Kind::DataEntity]), &["keep", "enrich"]),
            required("target_field", Text, &["keep", "enrich"]),
            field("rule", Prose),
        ],
    )
    .named_by(&["table", "field"])
};

const AGREED_MIGRATION: &[&str] = &["approved", "dry_run", "compliant", "cut_over", "signed"];

/// Rules of migration. Of one that is only defined, rule F05 asks for checks and validator.
pub const MIGRATIONS: Collection = Collection::list(
    "migrations",
    Kind::Migration,
    &["defined", "approved", "dry_run", "compliant", "cut_over", "signed"],
    &[
        field("scope", Prose),
        field("depth_years", Figure),
        field("order", Integer),
        field(
            "rule",
            Choice(&["copy", "transform", "lookup", "concatenate", "default", "compute", "deduplicate", "reject"]),
        ),
        field("expression", Text),
        field("lookup", Free),
        field("reject_rule", Prose),
        field("expected_volume", Figure),
        required(
            "checks",
            Records(&[
                field("type", Choice(&["count", "sum", "sample", "orphan", "unique"])),
                field("threshold", Figure),
                field("description", Text),
            ]),
            AGREED_MIGRATION,
        ),
        required("business_validator", Text, AGREED_MIGRATION),
        field(
            "trials",
            Records(&[
                field("n", Integer),
                field("date", Date),
                field("read", Figure),
                field("loaded", Figure),
                field("rejected", Figure),
                field("differences", Text),
            ]),
        ),
        field("sources", Links(&[Kind::Source])),
        field("target_entity", Link(&[Kind::DataEntity])),
        field("target_field", Text),
        field("lot", Link(&[Kind::Lot])),
        field("requirements", Links(&[Kind::Requirement])),
    ],
);

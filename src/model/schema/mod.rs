//! Which fields does each collection have, of which types, required at which state?
//!
//! One table for the reader, its messages and (later) schemas, forms and references: a field that
//! is not here is unknown to the product.

mod acceptance;
mod architecture;
pub mod called;
mod change;
mod consultation;
mod context;
mod drafting;
pub mod labels;
mod manifest;
mod steering;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Kind;

pub use acceptance::{CAMPAIGNS, RECIPE_BOOKS, REVIEWS, STEP_PHRASES, TARGETS, TEST_CASES};
pub use architecture::{APPLICATIONS, ARCHITECTURE_OPTIONS, DATA_ENTITIES, FLOWS, MIGRATIONS, SOURCES};
pub use change::{ADOPTION, CHANGE_ACTIONS};
pub use consultation::{CONSULTATION, QUESTIONS, RESPONSE_CODES, RESPONSES, SCORES};
pub use context::{
    ACCESS_MATRIX, CHANGE_REQUESTS, CONTEXT, JOURNEYS, ORGANISATION, PIPELINES, PROCESSES, RACI_LETTERS,
};
pub use drafting::{GLOSSARY, LOTS, NEEDS, OBJECTIVES, REQUIREMENTS, USE_CASES, WORKSHOPS};
pub use manifest::MANIFEST;
pub use steering::{DASHBOARDS, KPIS};

/// What a field may hold.
#[derive(Clone, Copy, Debug)]
pub enum FieldType {
    /// One text.
    Text,
    /// Markdown.
    Prose,
    /// Steps of a scenario, one a line, with their tables and texts.
    Steps,
    /// A list of texts; one text counts as a list of one.
    Texts,
    /// A whole number from 0.
    Integer,
    /// Anything that a person would write as a figure, kept as a text.
    Figure,
    /// `true` or `false`.
    Bool,
    /// A day, `2026-03-12`.
    Date,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// One of these words, or one that the project adds to that list of its manifest.
    Open(OpenList, &'static [&'static str]),
    /// A mapping of words of the author's (people, languages…) to one of these words.
    Words(&'static [&'static str]),
    /// A value of the project's scale of priorities.
    Priority,
    /// The id of an artifact of one of these kinds.
    Link(&'static [Kind]),
    /// Ids of artifacts of one of these kinds; one id counts as a list of one.
    Links(&'static [Kind]),
    /// Ids, or bare sentences.
    LinksOrTexts(&'static [Kind]),
    /// A mapping with these fields.
    Record(&'static [Field]),
    /// A list of mappings with these fields; a bare text stands for the first field.
    Records(&'static [Field]),
    /// The same, of which each may bear an id that links name (the rules of a use case, the tasks of
    /// a planning).
    Parts(Kind, &'static [Field]),
    /// Links that other artifacts write: verified against them, never needed.
    Inverse(&'static [Kind]),
    /// Read by the part that it belongs to.
    Free,
}

/// A list of words that a project may lengthen in its manifest, under this key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OpenList {
    /// `domains`.
    Domains,
    /// `profiles` of participants and users.
    Profiles,
    /// `workshop_types`.
    WorkshopTypes,
}

impl OpenList {
    /// All lists.
    pub const ALL: [Self; 3] = [Self::Domains, Self::Profiles, Self::WorkshopTypes];

    /// Its key in the manifest.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Domains => "domains",
            Self::Profiles => "profiles",
            Self::WorkshopTypes => "workshop_types",
        }
    }
}

/// One field.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its key.
    pub name: &'static str,
    /// What it may hold.
    pub field_type: FieldType,
    /// States at which it is required.
    pub required_at: &'static [&'static str],
}

/// A field that is never required.
pub(crate) const fn field(name: &'static str, field_type: FieldType) -> Field {
    Field { name, field_type, required_at: &[] }
}

/// A field that is required at these states.
pub(crate) const fn required(name: &'static str, field_type: FieldType, at: &'static [&'static str]) -> Field {
    Field { name, field_type, required_at: at }
}

/// A collection of artifacts.
#[derive(Clone, Copy, Debug)]
pub struct Collection {
    /// Its key in YAML.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Words of its states; the first is the default. Empty: it has none.
    pub statuses: &'static [&'static str],
    /// The field that holds the state at which others become required.
    pub state: &'static str,
    /// Fields that name an item which has neither title nor statement.
    pub named_by: &'static [&'static str],
    /// One mapping instead of a list of items.
    pub single: bool,
    /// Its fields beside the common ones.
    pub fields: &'static [Field],
}

impl Collection {
    /// A list of items that have a title.
    pub(crate) const fn list(
        name: &'static str,
        kind: Kind,
        statuses: &'static [&'static str],
        fields: &'static [Field],
    ) -> Self {
        Self { name, kind, statuses, state: "status", named_by: &[], single: false, fields }
    }

    /// The same, whose items are named by these fields where they have no title.
    pub(crate) const fn named_by(self, fields: &'static [&'static str]) -> Self {
        Self { named_by: fields, ..self }
    }

    /// One mapping for the whole project.
    pub(crate) const fn single(
        name: &'static str,
        kind: Kind,
        statuses: &'static [&'static str],
        fields: &'static [Field],
    ) -> Self {
        Self { single: true, ..Self::list(name, kind, statuses, fields) }
    }
}

/// All collections that the engine reads, in the order of the chain.
pub const COLLECTIONS: &[Collection] = &[
    CONTEXT,
    OBJECTIVES,
    WORKSHOPS,
    JOURNEYS,
    PROCESSES,
    PIPELINES,
    NEEDS,
    USE_CASES,
    REQUIREMENTS,
    LOTS,
    ORGANISATION,
    ACCESS_MATRIX,
    CHANGE_REQUESTS,
    APPLICATIONS,
    ARCHITECTURE_OPTIONS,
    FLOWS,
    DATA_ENTITIES,
    SOURCES,
    MIGRATIONS,
    KPIS,
    DASHBOARDS,
    RECIPE_BOOKS,
    TEST_CASES,
    STEP_PHRASES,
    REVIEWS,
    CAMPAIGNS,
    CONSULTATION,
    RESPONSES,
    QUESTIONS,
    SCORES,
    CHANGE_ACTIONS,
    ADOPTION,
    GLOSSARY,
    TARGETS,
];

/// Collections of the catalogue that this version keeps as they are without reading them.
pub const UNREAD: &[&str] = &["documents", "clocks"];

/// What stands in `specs/` and is no collection: how the columns of spreadsheets are read.
pub const ELSEWHERE: &[&str] = &["imports"];

/// Years of a calendar that a project may name: a number of years is never one of them. Nothing is bought in another
/// century: such a year is a slip, which would draw a budget over a hundred years.
pub const CALENDAR_YEARS: std::ops::RangeInclusive<u32> = 2000..=2100;

/// Is it a year in which something is spent: of the calendar, or the first, the second… of the project?
pub fn is_year(year: u32) -> bool {
    // « 27 » is the year 2027, which nobody counts from the beginning of a project.
    CALENDAR_YEARS.contains(&year) || (1..=20).contains(&year)
}

/// The fields that every artifact may have.
pub const COMMON: &[Field] = &[
    field("id", FieldType::Text),
    field("title", FieldType::Text),
    field("statement", FieldType::Prose),
    field("description", FieldType::Prose),
    field("status", FieldType::Text),
    field("tags", FieldType::Texts),
    field("notes", FieldType::Prose),
    field("audience", FieldType::Choice(super::head::Audience::KEYS)),
    field(
        super::attachment::FIELD,
        FieldType::Records(&[
            field("path", FieldType::Text),
            field("title", FieldType::Text),
            field("sha256", FieldType::Text),
        ]),
    ),
    field("origin", FieldType::Text),
    field("lang", FieldType::Choice(&["fr", "en"])),
    field("author", FieldType::Text),
    field("reviewer", FieldType::Text),
];

/// The collection of a kind; parts and scenarios have none.
pub fn of_kind(kind: Kind) -> Option<&'static Collection> {
    COLLECTIONS.iter().find(|collection| collection.kind == kind)
}

/// The collection of that name.
pub fn collection(name: &str) -> Option<&'static Collection> {
    COLLECTIONS.iter().find(|collection| collection.name == name)
}

/// The fields of each collection by name: every key of every item is looked up.
static FIELDS: LazyLock<FxHashMap<(Kind, &'static str), &'static Field>> = LazyLock::new(|| {
    let of =
        |collection: &'static Collection| collection.all_fields().map(|field| ((collection.kind, field.name), field));
    COLLECTIONS.iter().flat_map(of).collect()
});

static LINK_FIELDS: LazyLock<FxHashMap<Kind, Vec<&'static Field>>> = LazyLock::new(|| {
    let of = |collection: &'static Collection| {
        (collection.kind, collection.fields.iter().filter(|field| holds_links(field)).collect())
    };
    COLLECTIONS.iter().map(of).collect()
});

fn holds_links(field: &Field) -> bool {
    match field.field_type {
        FieldType::Link(_) | FieldType::Links(_) | FieldType::LinksOrTexts(_) => true,
        FieldType::Record(inner) | FieldType::Records(inner) | FieldType::Parts(_, inner) => {
            inner.iter().any(holds_links)
        }
        _ => false,
    }
}

impl Collection {
    /// The field of that name, common ones included.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        FIELDS.get(&(self.kind, name)).copied()
    }

    /// Its fields that hold links, or values with such fields.
    pub fn link_fields(&self) -> &'static [&'static Field] {
        LINK_FIELDS.get(&self.kind).map(Vec::as_slice).unwrap_or_default()
    }

    /// All fields, its own first; a common one that it defines anew stands once.
    pub fn all_fields(&self) -> impl Iterator<Item = &'static Field> {
        let own = self.fields;
        let common = COMMON.iter().filter(move |common| !own.iter().any(|field| field.name == common.name));
        own.iter().chain(common)
    }

    /// The names of all fields.
    pub fn field_names(&self) -> impl Iterator<Item = &'static str> {
        self.all_fields().map(|field| field.name)
    }
}

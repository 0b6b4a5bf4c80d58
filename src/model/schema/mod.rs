//! Which fields does each collection have, of which types, required at which state?
//!
//! One table for the reader, its messages and (later) schemas, forms and references: a field that
//! is not here is unknown to the product.

mod acceptance;
mod drafting;
mod manifest;

use super::Kind;

pub use acceptance::{RECIPE_BOOKS, TARGETS, TEST_CASES};
pub use drafting::{GLOSSARY, LOTS, NEEDS, OBJECTIVES, REQUIREMENTS, USE_CASES, WORKSHOPS};
pub use manifest::MANIFEST;

/// What a field may hold.
#[derive(Clone, Copy, Debug)]
pub enum FieldType {
    /// One text.
    Text,
    /// Markdown.
    Prose,
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
    /// One of these words, or one that the project declares (`domains`…).
    Domain(&'static [&'static str]),
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
    /// Links that other artifacts write: verified against them, never needed.
    Inverse(&'static [Kind]),
    /// Read by the part that it belongs to.
    Free,
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
    /// Its fields beside the common ones.
    pub fields: &'static [Field],
}

/// All collections that the engine reads.
pub const COLLECTIONS: &[Collection] =
    &[OBJECTIVES, WORKSHOPS, NEEDS, USE_CASES, REQUIREMENTS, LOTS, RECIPE_BOOKS, TEST_CASES, GLOSSARY, TARGETS];

/// Collections of the catalogue that this version keeps as they are without reading them.
pub const UNREAD: &[&str] = &[
    "journeys",
    "processes",
    "pipelines",
    "organisation",
    "context",
    "access_matrix",
    "change_requests",
    "applications",
    "architecture_options",
    "flows",
    "data_entities",
    "sources",
    "migrations",
    "kpis",
    "dashboards",
    "campaigns",
    "clocks",
    "consultation",
    "responses",
    "questions",
    "scores",
    "change_actions",
    "adoption",
    "documents",
];

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
    field("attachments", FieldType::Free),
    field("origin", FieldType::Text),
    field("lang", FieldType::Choice(&["fr", "en"])),
    field("author", FieldType::Text),
    field("reviewer", FieldType::Text),
];

/// The collection of that name.
pub fn collection(name: &str) -> Option<&'static Collection> {
    COLLECTIONS.iter().find(|collection| collection.name == name)
}

impl Collection {
    /// The field of that name, common ones included.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().chain(COMMON).find(|field| field.name == name)
    }

    /// The names of all fields.
    pub fn field_names(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().chain(COMMON).map(|field| field.name)
    }
}

//! Which grids are there, and which columns may each of them have?
//!
//! A collection is a grid with a line per artifact. A collection that is one mapping for the project
//! gives a grid per list that it holds (`raci`, `budget`, `planning`…) and one of a single line for
//! the rest.

use crate::model::Kind;
use crate::model::manifest::Manifest;
use crate::model::schema::labels;
use crate::model::schema::{self, COLLECTIONS, COMMON, Collection, Field, FieldType};
use crate::text::{Lang, similar};

/// A grid.
#[derive(Clone, Copy, Debug)]
pub struct Grid {
    /// Its name: a collection's, or a list's.
    pub name: &'static str,
    /// The collection that holds it.
    pub collection: &'static Collection,
    /// The list in a collection of one mapping.
    pub list: Option<&'static Field>,
}

/// What a column holds.
#[derive(Clone, Debug)]
pub enum Slot {
    /// A field of the line.
    Field(FieldSlot),
    /// One entry of a mapping of the author's words: a person's letter in a RACI.
    Entry {
        /// The mapping.
        field: FieldSlot,
        /// The key, as written.
        key: String,
    },
    /// One field of the parts that a line may go on with: a step of a test case on each row.
    Part {
        /// The list.
        field: FieldSlot,
        /// The field of its records.
        part: FieldSlot,
    },
    /// A field that the project added.
    Custom {
        /// Its key.
        name: String,
        /// What the project calls it; its key without that.
        label: String,
    },
}

/// A field of a line, or of its parts.
#[derive(Clone, Copy, Debug)]
pub struct FieldSlot {
    /// The collection, or the field that it is a part of.
    pub owner: &'static str,
    /// The mapping that it stands in, where it does: `decision` of `decision.reason`.
    pub inside: Option<&'static str>,
    /// Its key.
    pub name: &'static str,
    /// What it holds.
    pub field_type: FieldType,
}

impl FieldSlot {
    /// `decision.reason`, `priority`.
    pub fn path(&self) -> String {
        match self.inside {
            Some(inside) => format!("{inside}.{}", self.name),
            None => self.name.to_owned(),
        }
    }

    /// What people call it.
    pub fn label(&self, lang: Lang) -> String {
        match self.inside {
            Some(inside) => {
                format!("{} · {}", labels::field(lang, self.owner, inside), labels::field(lang, inside, self.name))
            }
            None => labels::field(lang, self.owner, self.name),
        }
    }

    /// The collection or field whose words it may hold.
    pub fn words_of(&self) -> &'static str {
        self.inside.unwrap_or(self.owner)
    }
}

impl PartialEq for FieldSlot {
    fn eq(&self, other: &Self) -> bool {
        (self.owner, self.inside, self.name) == (other.owner, other.inside, other.name)
    }
}

impl PartialEq for Slot {
    fn eq(&self, other: &Self) -> bool {
        self.path() == other.path()
    }
}

impl Slot {
    /// How a saved mapping names it: `priority`, `decision.reason`, `people.astier`, `steps.action`.
    pub fn path(&self) -> String {
        match self {
            Self::Field(field) => field.path(),
            Self::Entry { field, key } => format!("{}.{key}", field.path()),
            Self::Part { field, part } => format!("{}.{}", field.path(), part.name),
            Self::Custom { name, .. } => name.clone(),
        }
    }

    /// What people call it.
    pub fn label(&self, lang: Lang) -> String {
        match self {
            Self::Field(field) => field.label(lang),
            Self::Entry { key, .. } => key.clone(),
            Self::Part { field, part } => format!("{} · {}", field.label(lang), part.label(lang)),
            Self::Custom { label, .. } => label.clone(),
        }
    }
}

/// Kinds whose collection is no grid: what they hold is set up, not listed.
const NO_GRID: &[Kind] = &[Kind::Target, Kind::StepPhrase];

/// All grids, collections in their order, each followed by its lists.
pub fn all() -> Vec<Grid> {
    let mut grids = Vec::new();
    for collection in COLLECTIONS.iter().filter(|collection| !NO_GRID.contains(&collection.kind)) {
        grids.push(Grid { name: collection.name, collection, list: None });
        if collection.single {
            let lists = collection.fields.iter().filter(|field| parts_of(field.field_type).is_some());
            grids.extend(lists.map(|field| Grid { name: field.name, collection, list: Some(field) }));
        }
    }
    grids
}

/// The grid of that name, in English or as people say it in one of the languages.
pub fn named(said: &str) -> Option<Grid> {
    let tidy = |text: &str| similar::fold(text.trim()).replace(['-', ' ', '\'', '’'], "_");
    let wanted = tidy(said);
    let found = all().into_iter().find(|grid| {
        grid.name == wanted || Lang::ALL.iter().any(|lang| tidy(&super::said::grid(*lang, grid.name)) == wanted)
    });
    // One artifact for all of them: `--as exigence`.
    found
        .or_else(|| all().into_iter().find(|grid| grid.is_of_kind_said(&wanted, tidy)))
        .or_else(|| super::called::grid(said))
}

/// The fields of the records that a field holds.
pub fn parts_of(field_type: FieldType) -> Option<&'static [Field]> {
    match field_type {
        FieldType::Records(fields) | FieldType::Parts(_, fields) => Some(fields),
        _ => None,
    }
}

impl Grid {
    fn is_of_kind_said(&self, wanted: &str, tidy: impl Fn(&str) -> String) -> bool {
        self.list.is_none() && Lang::ALL.iter().any(|lang| tidy(&self.collection.kind.label(*lang)) == wanted)
    }

    /// The kind of its lines, where they have one.
    pub fn kind(&self) -> Option<Kind> {
        match self.list.map(|field| field.field_type) {
            None => Some(self.collection.kind),
            Some(FieldType::Parts(kind, _)) => Some(kind),
            Some(_) => None,
        }
    }

    /// Its one line stands for the whole collection.
    pub fn is_single(&self) -> bool {
        self.collection.single && self.list.is_none()
    }

    /// Do its lines have ids?
    pub fn has_ids(&self) -> bool {
        !self.is_single() && self.kind().is_some_and(|kind| kind.prefix().is_some())
    }

    /// What people call it.
    pub fn label(&self, lang: Lang) -> String {
        super::said::grid(lang, self.name)
    }

    /// Fields that name a line which has no id, the first of them first.
    pub fn named_by(&self) -> Vec<&'static str> {
        match self.list.and_then(|field| parts_of(field.field_type)) {
            Some(fields) => fields.iter().map(|field| field.name).filter(|name| *name != "id").take(1).collect(),
            None if self.collection.kind == Kind::Term => vec!["term"],
            None => {
                let mut names = vec!["title", "statement", "description"];
                names.extend(self.collection.named_by);
                names
            }
        }
    }

    /// Is the field what the grid is about: « Exigence » over the lines of a grid of requirements?
    pub fn is_about(&self, path: &str) -> bool {
        let said = ["title", "statement", "description", "term"];
        said.contains(&path) || (self.list.is_some() && self.named_by().contains(&path))
    }

    /// Does the statement of a line stand under `statement` rather than `description`?
    pub fn states(&self) -> bool {
        matches!(self.collection.kind, Kind::Requirement | Kind::Need | Kind::Objective) && self.list.is_none()
    }

    /// All fields that a column may hold, in the order in which a grid shows them. What is computed,
    /// and what is read by one part of the program alone, is no column.
    pub fn fields(&self) -> Vec<FieldSlot> {
        if let Some(fields) = self.list.and_then(|field| parts_of(field.field_type)) {
            let mut slots = flat(self.name, fields.iter());
            slots.sort_by_key(|slot| slot.name != "id");
            return slots;
        }
        let own = self.collection.fields;
        let own_lists = |field: &&Field| !self.is_single() || parts_of(field.field_type).is_none();
        let common = |names: &'static [&'static str]| {
            let known = names.iter().filter_map(|name| COMMON.iter().find(|field| field.name == *name));
            known.filter(|common| !own.iter().any(|field| field.name == common.name))
        };
        let first: &[&str] = if self.is_single() || self.collection.kind == Kind::Term {
            &[]
        } else {
            &["id", "title", "statement", "description", "status"]
        };
        let mut slots = flat(self.name, common(first));
        slots.extend(flat(self.name, own.iter().filter(own_lists)));
        slots.extend(flat(self.name, common(&["tags", "notes", "audience", "origin", "lang", "author", "reviewer"])));
        if self.collection.statuses.is_empty() {
            slots.retain(|slot| slot.name != "status");
        }
        slots
    }

    /// The slot of a path of a saved mapping.
    pub fn slot(&self, path: &str, manifest: &Manifest) -> Option<Slot> {
        let fields = self.fields();
        if let Some(field) = fields.iter().find(|field| field.path() == path) {
            return Some(Slot::Field(*field));
        }
        if let Some(custom) = self.customs(manifest).into_iter().find(|custom| custom.path() == path) {
            return Some(custom);
        }
        let (owner, rest) = path.split_once('.')?;
        let field = *fields.iter().find(|field| field.path() == owner)?;
        match field.field_type {
            FieldType::Words(_) => Some(Slot::Entry { field, key: rest.to_owned() }),
            other => {
                let part = flat(field.name, parts_of(other)?.iter()).into_iter().find(|part| part.name == rest)?;
                Some(Slot::Part { field, part })
            }
        }
    }

    /// Fields that the project added to its lines.
    pub fn customs(&self, manifest: &Manifest) -> Vec<Slot> {
        let names = manifest.custom_fields.get(self.name).into_iter().flatten();
        let slot = |name: &String| {
            let label = manifest.custom_title(self.name, name).unwrap_or(name).to_owned();
            Slot::Custom { name: name.clone(), label }
        };
        names.map(slot).collect()
    }

    /// May a project add fields to its lines? It may to a collection, and not to the lists that one holds.
    pub const fn takes_customs(&self) -> bool {
        self.list.is_none()
    }
}

/// Fields as columns: those of a mapping stand side by side.
fn flat<'a>(owner: &'static str, fields: impl Iterator<Item = &'a Field>) -> Vec<FieldSlot> {
    let mut slots = Vec::new();
    for field in fields {
        match field.field_type {
            FieldType::Free | FieldType::Inverse(_) => {}
            FieldType::Record(inner) => {
                slots.extend(inner.iter().filter(|inner| is_plain(inner.field_type)).map(|inner| FieldSlot {
                    owner,
                    inside: Some(field.name),
                    name: inner.name,
                    field_type: inner.field_type,
                }))
            }
            field_type => slots.push(FieldSlot { owner, inside: None, name: field.name, field_type }),
        }
    }
    slots
}

/// One value or a list of them, without parts of its own.
pub const fn is_plain(field_type: FieldType) -> bool {
    !matches!(
        field_type,
        FieldType::Record(_)
            | FieldType::Records(_)
            | FieldType::Parts(..)
            | FieldType::Words(_)
            | FieldType::Inverse(_)
            | FieldType::Free
    )
}

/// The fields of records as the parts of a cell's line.
pub fn record_slots(field: &FieldSlot) -> Vec<FieldSlot> {
    parts_of(field.field_type).map(|fields| flat(field.name, fields.iter())).unwrap_or_default()
}

/// The computed field of that name, to say why it is not taken.
pub fn is_computed(grid: &Grid, name: &str) -> bool {
    schema::collection(grid.name)
        .and_then(|collection| collection.field(name))
        .is_some_and(|field| matches!(field.field_type, FieldType::Inverse(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn names_of_grids_and_heads_of_their_columns_are_told_apart() {
        let mut names = BTreeMap::new();
        for grid in all() {
            assert!(names.insert(grid.name, ()).is_none(), "{} is there twice", grid.name);
            for lang in Lang::ALL {
                let mut heads: BTreeMap<String, String> = BTreeMap::new();
                for slot in grid.fields() {
                    let head = super::super::words::folded(&slot.label(lang));
                    let double = heads.insert(head.clone(), slot.path());
                    assert_eq!(double, None, "{}: « {head} » is {} too", grid.name, slot.path());
                }
            }
        }
        assert!(names.contains_key("raci") && names.contains_key("planning") && names.contains_key("glossary"));
    }

    #[test]
    fn a_grid_is_named_as_people_say_it() {
        for (said, name) in [
            ("requirements", "requirements"),
            ("Exigences", "requirements"),
            ("exigence", "requirements"),
            ("cas-d-usage", "use_cases"),
            ("cas d’usage", "use_cases"),
            ("RACI", "raci"),
            ("budget", "budget"),
        ] {
            assert_eq!(named(said).map(|grid| grid.name), Some(name), "{said}");
        }
        assert!(named("targets").is_none());
    }

    #[test]
    fn a_path_of_a_mapping_finds_its_slot() {
        let manifest = Manifest::default();
        let slot = |grid: &str, path: &str| named(grid).and_then(|grid| grid.slot(path, &manifest)).map(|s| s.path());
        assert_eq!(slot("needs", "decision.reason").as_deref(), Some("decision.reason"));
        assert_eq!(slot("raci", "people.astier").as_deref(), Some("people.astier"));
        assert_eq!(slot("test_cases", "steps.expected").as_deref(), Some("steps.expected"));
        assert_eq!(slot("requirements", "tests"), None);
        assert!(named("requirements").is_some_and(|grid| is_computed(&grid, "tests")));
    }
}

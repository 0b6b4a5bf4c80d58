//! Which field does the key of a term mean?

use super::parse::RawTerm;
use crate::explore::kinds::{self, normal};
use crate::model::schema::{COLLECTIONS, Collection, Field, FieldType, labels};
use crate::model::{Kind, Project};
use crate::text::Lang;

/// What a key may mean beside the fields of the collections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Special {
    /// What the artifact is.
    Kind,
    /// Its id.
    Id,
    /// Its title.
    Title,
    /// What it says.
    Statement,
    /// Any text of it.
    Text,
    /// What the results prove of it.
    Verdict,
    /// A word on it.
    Tag,
    /// Its lot, by its field or its tag.
    Lot,
    /// An artifact that it names, or that names it.
    Link,
    /// The file that holds it.
    File,
}

/// Keys of their own, with their names in both languages.
const SPECIAL: &[(Special, &[&str])] = &[
    (Special::Kind, &["kind", "genre", "collection"]),
    (Special::Id, &["id", "identifiant"]),
    (Special::Title, &["title", "titre"]),
    (Special::Statement, &["statement", "enonce", "description"]),
    (Special::Text, &["text", "texte"]),
    (Special::Verdict, &["verdict"]),
    (Special::Tag, &["tag", "tags", "etiquette", "etiquettes"]),
    (Special::Lot, &["lot"]),
    (Special::Link, &["link", "lien", "links", "liens"]),
    (Special::File, &["file", "fichier", "path"]),
];

/// A field that a key means.
#[derive(Clone, Debug)]
pub(super) enum Named {
    /// A key of the language itself.
    Special(Special),
    /// A field of a collection.
    Field(&'static Collection, &'static Field),
    /// A field of the mappings that a field of a collection holds.
    Inner(&'static Collection, &'static Field, &'static Field),
    /// A field of a part that is listed by itself: a task, a risk, a rule.
    Part(Kind, &'static Field),
    /// A field that the project added to a collection.
    Custom(Kind, String),
}

/// All that a key means in these kinds (all of them where none is given).
pub(super) fn named(key: &str, wanted: Option<&[Kind]>, project: &Project) -> Vec<Named> {
    let key = normal(key);
    if let Some((special, _)) = SPECIAL.iter().find(|(_, names)| names.contains(&key.as_str())) {
        return vec![Named::Special(*special)];
    }
    let mut found = Vec::new();
    for by_label in [false, true] {
        for collection in collections(wanted) {
            found.extend(fields_named(collection, &key, by_label));
            found.extend(parts_named(collection, &key, by_label));
            let added = project.manifest.custom_fields.get(collection.name).into_iter().flatten();
            let label_of = |name: &String| project.manifest.custom_title(collection.name, name).map(normal);
            let is =
                |name: &&String| if by_label { label_of(name).as_deref() == Some(&key) } else { normal(name) == key };
            let added = added.filter(is);
            found.extend(added.map(|name| Named::Custom(collection.kind, name.clone())));
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// Are these words the name of a field, whichever collection has it?
pub(super) fn is_name(words: &str, project: &Project) -> bool {
    let key = normal(words);
    let is_label = |collection: &Collection, field: &Field| label_is(collection, field.name, &key);
    let of_collection =
        |collection: &'static Collection| collection.all_fields().any(|field| is_label(collection, field));
    collections(None).any(of_collection)
        || project.manifest.custom_fields.values().flatten().any(|name| normal(name) == key)
        || project.manifest.customs.values().any(|field| field.label.as_deref().map(normal) == Some(key.clone()))
}

/// The fields of a collection that a key names, those at the top first: what they hold is looked at
/// only where none of them has the name.
fn fields_named(collection: &'static Collection, key: &str, by_label: bool) -> Vec<Named> {
    let is = |name: &str| if by_label { label_is(collection, name, key) } else { name == key };
    let own: Vec<Named> =
        collection.all_fields().filter(|field| is(field.name)).map(|field| Named::Field(collection, field)).collect();
    if !own.is_empty() {
        return own;
    }
    // Parts are artifacts of a list by themselves.
    let held = collection.fields.iter().filter(|field| parts(field).is_none());
    let held = held.flat_map(|field| inner(field).iter().map(move |inner| (field, inner)));
    held.filter(|(_, inner)| is(inner.name)).map(|(field, inner)| Named::Inner(collection, field, inner)).collect()
}

/// The fields of the parts that a collection holds: they are artifacts of a list too.
fn parts_named(collection: &'static Collection, key: &str, by_label: bool) -> Vec<Named> {
    let is = |name: &str| if by_label { label_is(collection, name, key) } else { name == key };
    let held = collection.fields.iter().filter_map(|field| Some((parts(field)?, inner(field))));
    let fields = held.flat_map(|(kind, fields)| fields.iter().map(move |field| (kind, field)));
    fields.filter(|(_, field)| is(field.name)).map(|(kind, field)| Named::Part(kind, field)).collect()
}

fn label_is(collection: &Collection, name: &str, key: &str) -> bool {
    Lang::ALL.iter().any(|lang| normal(&labels::field(*lang, collection.name, name)) == key)
}

fn inner(field: &'static Field) -> &'static [Field] {
    match field.field_type {
        FieldType::Record(inner) | FieldType::Records(inner) | FieldType::Parts(_, inner) => inner,
        _ => &[],
    }
}

/// The collections of these kinds: a scenario is looked at as a test case.
fn collections(wanted: Option<&[Kind]>) -> impl Iterator<Item = &'static Collection> {
    COLLECTIONS.iter().filter(move |collection| {
        wanted.is_none_or(|wanted| {
            let holds = |kind: &Kind| {
                collection.kind == *kind || (collection.kind == Kind::TestCase && *kind == Kind::Scenario)
            };
            // The fields of a part are those of the collection that holds it.
            wanted.iter().any(|kind| holds(kind) || collection.fields.iter().any(|field| parts(field) == Some(*kind)))
        })
    })
}

/// The kind of the parts that a field holds.
fn parts(field: &Field) -> Option<Kind> {
    match field.field_type {
        FieldType::Parts(kind, _) => Some(kind),
        _ => None,
    }
}

/// Words that a key may be, in a language: for « did you mean ».
pub(super) fn known(wanted: Option<&[Kind]>, project: &Project, lang: Lang) -> Vec<String> {
    let mut known: Vec<String> =
        SPECIAL.iter().flat_map(|(_, names)| names.iter().map(|name| (*name).to_owned())).collect();
    for collection in collections(wanted) {
        for field in collection.all_fields() {
            known.push(field.name.to_owned());
            known.push(normal(&labels::field(lang, collection.name, field.name)));
        }
        known.extend(project.manifest.custom_fields.get(collection.name).into_iter().flatten().cloned());
    }
    known
}

/// A key as the reader calls it: its label where it is the key of a field.
pub(super) fn said(key: &str, wanted: Option<&[Kind]>, lang: Lang) -> String {
    let field = |collection: &'static Collection| collection.field(key).map(|field| (collection, field));
    let label =
        collections(wanted).find_map(field).map(|(owner, field)| normal(&labels::field(lang, owner.name, field.name)));
    label.unwrap_or_else(|| key.to_owned())
}

/// The kinds that a term `kind:…` of the expression asks for: other terms are read for these alone.
pub(super) fn kinds_wanted(terms: &[RawTerm]) -> Option<Vec<Kind>> {
    let asks = |term: &&RawTerm| {
        !term.negated
            && term.key.as_ref().is_some_and(|(key, _)| matches!(normal(key).as_str(), "kind" | "genre" | "collection"))
    };
    let kinds: Vec<Kind> =
        terms.iter().filter(asks).flat_map(|term| &term.values).flat_map(|value| kinds::named(&value.text)).collect();
    (!kinds.is_empty()).then_some(kinds)
}

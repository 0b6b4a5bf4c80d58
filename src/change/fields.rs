//! Which field does a person mean, by its key or by its name in French or English?

use super::{Located, Reason};
use crate::model::Kind;
use crate::model::manifest::Manifest;
use crate::model::schema::{Collection, Field, FieldType, called, labels};
use crate::text::Lang;
use crate::text::similar::{nearest, plain};

/// A field of an artifact, found.
#[derive(Clone, Debug)]
pub struct Addressed {
    /// Its keys from the artifact down, as `Path::field` reads them.
    pub path: String,
    /// Its last key.
    pub name: String,
    /// What it may hold; none for a field that the project adds or that nobody describes.
    pub field: Option<&'static Field>,
    /// Words of its states, where it is the field of the state.
    pub states: &'static [&'static str],
    /// What the artifact is.
    pub kind: Option<Kind>,
    /// The word of a person that is the key, in a mapping of words.
    pub words: Option<&'static [&'static str]>,
}

/// The field that `dotted` means on this artifact.
///
/// # Errors
/// No such field, with the one that was perhaps meant.
pub fn address(at: &Located, dotted: &str, manifest: &Manifest) -> Result<Addressed, Reason> {
    of(at.collection, at.part, at.kind, dotted, manifest)
}

/// The same for a collection, whose artifact is not written yet.
///
/// # Errors
/// No such field.
pub fn address_in(collection: &'static Collection, dotted: &str, manifest: &Manifest) -> Result<Addressed, Reason> {
    of(Some(collection), None, Some(collection.kind), dotted, manifest)
}

fn of(
    collection: Option<&'static Collection>,
    part: Option<&'static [Field]>,
    kind: Option<Kind>,
    dotted: &str,
    manifest: &Manifest,
) -> Result<Addressed, Reason> {
    let dotted = dotted.trim();
    let untyped = |path: &str| Addressed {
        path: path.to_owned(),
        name: path.rsplit('.').next().unwrap_or(path).to_owned(),
        field: None,
        states: &[],
        kind,
        words: None,
    };
    let Some(collection) = collection else { return Ok(untyped(dotted)) };
    let mut known: Vec<&'static Field> = match part {
        Some(fields) => fields.iter().collect(),
        None => collection.all_fields().collect(),
    };
    let mut path: Vec<String> = Vec::new();
    let mut found: Option<&'static Field> = None;
    for word in dotted.split('.') {
        // A position in a list of records.
        if found.is_some_and(is_records) && word.parse::<usize>().is_ok() {
            path.push(word.to_owned());
            continue;
        }
        if let Some(FieldType::Words(words)) = found.map(|field| field.field_type) {
            path.push(word.to_owned());
            return Ok(Addressed { words: Some(words), ..untyped(&path.join(".")) });
        }
        if found.is_some_and(|field| matches!(field.field_type, FieldType::Free)) {
            path.push(word.to_owned());
            return Ok(untyped(dotted));
        }
        let own = manifest.custom_fields.get(collection.name).map(Vec::as_slice).unwrap_or_default();
        // What the project added is meant before a label that happens to be the same word.
        let is_key = known.iter().any(|field| field.name == word);
        if path.is_empty() && !is_key {
            // A label of the author's may hold points.
            if let Some(name) = manifest.custom_said(collection.name, dotted) {
                return Ok(untyped(name));
            }
            if own.iter().any(|name| name == word) {
                return Ok(untyped(dotted));
            }
        }
        let Some(field) = meant(collection.name, &known, word) else {
            return Err(unknown(collection.name, &known, own, word));
        };
        path.push(field.name.to_owned());
        known = inner(field).iter().collect();
        found = Some(field);
    }
    let Some(field) = found else { return Err(unknown(collection.name, &known, &[], dotted)) };
    let states =
        if path.len() == 1 && part.is_none() && field.name == collection.state { collection.statuses } else { &[] };
    // A word of a record is not called as the same word of the artifact: « annulée » of an action.
    let kind = kind.filter(|_| path.len() == 1);
    Ok(Addressed { path: path.join("."), name: field.name.to_owned(), field: Some(field), states, kind, words: None })
}

fn is_records(field: &Field) -> bool {
    matches!(field.field_type, FieldType::Records(_) | FieldType::Parts(..))
}

fn inner(field: &Field) -> &'static [Field] {
    match field.field_type {
        FieldType::Record(inner) | FieldType::Records(inner) | FieldType::Parts(_, inner) => inner,
        _ => &[],
    }
}

/// The field of that key or name; a name that two fields have means neither.
fn meant(collection: &str, known: &[&'static Field], word: &str) -> Option<&'static Field> {
    let word = word.trim();
    if let Some(field) = known.iter().find(|field| field.name == word) {
        return Some(field);
    }
    let wanted = plain(word);
    let mut named = known.iter().filter(|field| {
        plain(field.name) == wanted
            || Lang::ALL.iter().any(|lang| plain(&labels::field(*lang, collection, field.name)) == wanted)
    });
    match (named.next(), named.next()) {
        (Some(field), None) => Some(field),
        _ => None,
    }
}

fn unknown(collection: &'static str, known: &[&'static Field], own: &[String], word: &str) -> Reason {
    let keys = known.iter().map(|field| field.name).chain(own.iter().map(String::as_str));
    let near = nearest(word, keys).map(str::to_owned).or_else(|| {
        let named: Vec<(String, &str)> = known
            .iter()
            .flat_map(|field| Lang::ALL.iter().map(|lang| (labels::field(*lang, collection, field.name), field.name)))
            .collect();
        let label = nearest(word, named.iter().map(|(label, _)| label.as_str()))?.to_owned();
        named.iter().find(|(known, _)| *known == label).map(|(_, name)| (*name).to_owned())
    });
    Reason::UnknownField { field: word.to_owned(), collection, near }
}

/// The collection that a person means: by its key, its kind or its name in French or English, one or many.
///
/// # Errors
/// No such kind, with the one that was perhaps meant.
pub fn collection(word: &str) -> Result<&'static Collection, Reason> {
    if let Some(found) = called::collection(word).filter(|collection| !collection.single) {
        return Ok(found);
    }
    if let Some((owner, field)) = called::part(word) {
        return Err(Reason::Part { word: word.to_owned(), owner, field });
    }
    Err(Reason::UnknownKind { word: word.to_owned(), near: called::near(word).map(|near| near.kind.key().to_owned()) })
}

/// Are these the same word but for case and accents?
pub(super) fn same(a: &str, b: &str) -> bool {
    plain(a) == plain(b)
}

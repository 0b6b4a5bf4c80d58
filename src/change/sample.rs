//! How is a field of fields written on one line? Shown where a text is not what it holds.

use super::Addressed;
use crate::model::schema::{Field, FieldType};

/// Fields that a sample shows.
const SHOWN: usize = 3;

/// `{sent_on: 2026-03-12, approved_by: [A. Morel]}`: the first fields of the record, each with what it takes, so that it
/// can be followed as it is. Nothing for what is no record.
pub(super) fn of(at: &Addressed) -> Option<String> {
    let inner = match at.field?.field_type {
        FieldType::Record(inner) | FieldType::Records(inner) | FieldType::Parts(_, inner) => inner,
        FieldType::Words(words) => return Some(format!("{{A. Morel: {}}}", words.first()?)),
        _ => return None,
    };
    let shown = inner.iter().filter_map(|field| Some(format!("{}: {}", field.name, value(field)?)));
    let shown: Vec<String> = shown.take(SHOWN).collect();
    (!shown.is_empty()).then(|| format!("{{{}}}", shown.join(", ")))
}

/// A value that the field takes; none for what a reader could not guess.
fn value(field: &Field) -> Option<String> {
    Some(match field.field_type {
        FieldType::Date => "2026-03-12".to_owned(),
        FieldType::Integer | FieldType::Figure => "12".to_owned(),
        FieldType::Bool => "true".to_owned(),
        FieldType::Choice(words) | FieldType::Open(_, words) => (*words.first()?).to_owned(),
        FieldType::Text | FieldType::Prose if is_person(field.name) => "A. Morel".to_owned(),
        FieldType::Text | FieldType::Prose | FieldType::Steps => "…".to_owned(),
        FieldType::Texts if is_person(field.name) => "[A. Morel]".to_owned(),
        _ => return None,
    })
}

/// Is it a field that names somebody?
fn is_person(name: &str) -> bool {
    matches!(name, "by" | "person" | "owner" | "name") || name.ends_with("_by")
}

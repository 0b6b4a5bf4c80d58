//! When are two values the same value? Written one way, however they were written before.

use super::cell::{number, records, scalar, texts};
use super::grid::{FieldSlot, record_slots};
use super::known::Known;
use super::words::folded;
use crate::model::schema::FieldType;
use crate::syntax::edit::Value;
use crate::text::Lang;

/// Between the items of a list, and between the fields of a record: no text holds them.
const ITEM: char = '\u{1e}';
const PART: char = '\u{1f}';

/// A value in one way of writing; empty for nothing.
pub fn of(slot: &FieldSlot, value: &Value, lang: Lang) -> String {
    match slot.field_type {
        FieldType::Texts | FieldType::Links(_) | FieldType::LinksOrTexts(_) => {
            texts(value).iter().map(|text| tidy(text)).collect::<Vec<_>>().join(&ITEM.to_string())
        }
        FieldType::Figure | FieldType::Integer | FieldType::Priority => {
            let text = tidy(&scalar(value).unwrap_or_default());
            number::alone(slot.name, &text, lang).unwrap_or(text)
        }
        FieldType::Records(_) | FieldType::Parts(..) => {
            let parts = record_slots(slot);
            let one = |record: &Value| {
                let fields = parts.iter().filter_map(|part| {
                    let value = of(part, records::entry(record, part.name)?, lang);
                    (!value.is_empty()).then(|| format!("{}={value}", part.name))
                });
                fields.collect::<Vec<_>>().join(&PART.to_string())
            };
            let all = records::records_of(slot, value);
            all.iter().map(one).filter(|record| !record.is_empty()).collect::<Vec<_>>().join(&ITEM.to_string())
        }
        _ => tidy(&scalar(value).unwrap_or_default()),
    }
}

/// A text without what spreadsheets and editors change: blanks at the ends of lines, ends of lines, the
/// form of apostrophes, which old encodings have not.
pub fn tidy(text: &str) -> String {
    // The end of a line of old computers is one too: a cell has no other.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim().replace(['’', '‘', 'ʼ'], "'")
}

/// Are they the same value?
pub fn same(slot: &FieldSlot, one: Option<&Value>, other: Option<&Value>, lang: Lang) -> bool {
    let said = |value: Option<&Value>| value.map(|value| of(slot, value, lang)).unwrap_or_default();
    said(one) == said(other) || spaced(&said(one)) == spaced(&said(other))
}

/// The title of what the project names by its id says no other thing: « Compte » is ENT-001 where the project says so.
pub fn by_ids(slot: &FieldSlot, before: Option<&Value>, after: Option<Value>, known: &Known) -> Option<Value> {
    let (FieldType::LinksOrTexts(_), Some(before), Some(Value::List(items))) = (slot.field_type, before, &after) else {
        return after;
    };
    let ids = texts(before);
    let titled = |text: &str| {
        let is_it = |id: &&String| known.get(id).is_some_and(|(_, title)| folded(title) == folded(text));
        ids.iter().find(is_it).filter(|_| !folded(text).is_empty())
    };
    let item = |item: &Value| match item {
        Value::Text(text) => titled(text).map_or_else(|| item.clone(), |id| Value::Word(id.clone())),
        other => other.clone(),
    };
    Some(Value::List(items.iter().map(item).collect()))
}

/// A text with one plain blank where several stand, or one that does not break: how far words stand apart is no change.
/// How far a line is set in may be one.
fn spaced(text: &str) -> String {
    let line = |line: &str| {
        let inner = line.trim_start();
        let indent = &line[..line.len() - inner.len()];
        format!("{indent}{}", inner.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Does the grid show all that the value holds? Records with fields of the author's own, or values
/// of a wrong type, would lose something on their way back.
pub fn is_shown_whole(slot: &FieldSlot, value: &Value) -> bool {
    match slot.field_type {
        FieldType::Records(_) | FieldType::Parts(..) => {
            let parts = record_slots(slot);
            let items = match value {
                Value::List(items) => items.as_slice(),
                other => std::slice::from_ref(other),
            };
            items.iter().all(|item| match item {
                Value::Map(entries) => entries.iter().all(|(name, value)| {
                    parts.iter().find(|part| part.name == name).is_some_and(|part| is_shown_whole(part, value))
                }),
                other => !matches!(other, Value::List(_)),
            })
        }
        FieldType::Texts | FieldType::Links(_) | FieldType::LinksOrTexts(_) => match value {
            Value::List(items) => items.iter().all(Value::is_scalar),
            other => other.is_scalar(),
        },
        _ => value.is_scalar(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apostrophes_of_any_form_are_the_same() {
        let slot = super::super::cell::custom_slot();
        let text = |text: &str| Value::Text(text.to_owned());
        let same = |one: &str, other: &str| same(&slot, Some(&text(one)), Some(&text(other)), Lang::Fr);
        assert!(same("l’encours d’un client", "l'encours d'un client"));
        assert!(!same("l’encours", "encours"));
        assert!(same("un\rdeux\r\ntrois", "un\ndeux\ntrois"));
    }
}

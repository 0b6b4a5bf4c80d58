//! Lists of records in one cell: a line each, its parts between bars, in the order of the head.
//!
//! `Étapes (Action | Données | Résultat attendu)` holds `Convertir la piste | PME | Un compte existe`.

use super::super::grid::{FieldSlot, record_slots};
use super::{Meaning, Refusal, Sense, Shown, list, read as read_cell, scalar, show as show_cell};
use crate::exchange::book::Cell;
use crate::exchange::people;
use crate::syntax::edit::Value;
use crate::text::Message;

/// What parts two parts.
const BAR: char = '|';

/// All parts of the records of a field, in the order of the schema, those of people first.
pub fn all_parts(field: &FieldSlot) -> Vec<FieldSlot> {
    let mut parts = record_slots(field);
    // An id says less than what it names; it goes last, where it is not in the way.
    parts.sort_by_key(|part| part.name == "id");
    parts
}

/// The records of a cell. `parts` is the order that the head gives, else that of the schema.
///
/// # Errors
/// A part does not fit its field, or there are more parts than fields.
pub fn read(field: &FieldSlot, text: &str, parts: Option<&[FieldSlot]>, sense: &Sense<'_>) -> Result<Meaning, Refusal> {
    let all = all_parts(field);
    let order = parts.unwrap_or(&all);
    let mut meaning = Meaning::default();
    let mut records = Vec::new();
    if let Some(people) = people_of(field, text, sense) {
        return Ok(Meaning::of(people));
    }
    for line in list::split(text) {
        let cells = cut(&line);
        if cells.len() > order.len() {
            return Err(Message::new("exchange-cell-parts")
                .with("value", line)
                .with("count", cells.len())
                .with("parts", order.iter().map(|part| part.label(sense.lang)).collect::<Vec<_>>().join(" | ")));
        }
        let mut entries = Vec::new();
        for (part, cell) in order.iter().zip(&cells) {
            let found = read_cell(part, &Cell::text(cell.as_str()), sense)?;
            meaning.notes.extend(found.notes);
            if let Some(value) = found.value {
                entries.push((part.name.to_owned(), value));
            }
        }
        if !entries.is_empty() {
            let position = |name: &str| all.iter().position(|part| part.name == name);
            entries.sort_by_key(|(name, _)| (name != "id", position(name)));
            records.push(Value::Map(entries));
        }
    }
    meaning.value = (!records.is_empty()).then_some(Value::List(records));
    Ok(meaning)
}

/// The people of a cell that names several on one line, « Sophie Astier, Luc Morel »: by their ids where the project knows
/// them.
fn people_of(field: &FieldSlot, text: &str, sense: &Sense<'_>) -> Option<Value> {
    let has = |name: &str| record_slots(field).iter().any(|part| part.name == name);
    if !has("person") || !has("name") || text.contains([BAR, '\n', ';']) {
        return None;
    }
    let named = people::named(text, sense.manifest);
    let one = |name: &&str| {
        let (key, value) = match people::key_of(name, sense.manifest) {
            Some(id) => ("person", Value::Word(id)),
            None => ("name", Value::Text((*name).to_owned())),
        };
        Value::Map(vec![(key.to_owned(), value)])
    };
    (named.len() > 1).then(|| Value::List(named.iter().map(one).collect()))
}

/// The records as lines, in this order of parts.
pub fn show(field: &FieldSlot, value: &Value, parts: &[FieldSlot], sense: &Sense<'_>) -> Shown {
    let lines: Vec<String> = records_of(field, value).iter().map(|record| line(record, parts, sense)).collect();
    if lines.is_empty() { Shown::Empty } else { Shown::Text(list::join(&lines)) }
}

fn line(record: &Value, parts: &[FieldSlot], sense: &Sense<'_>) -> String {
    let cells: Vec<String> = parts
        .iter()
        .map(|part| match entry(record, part.name) {
            Some(value) => guarded(&show_cell(part, value, sense).text(sense.lang)),
            None => String::new(),
        })
        .collect();
    let last = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
    // A line that begins with nothing would lose its first bar to a reader's tidying.
    cells[..last.max(1)].join(" | ")
}

/// The records of a list; a bare text stands for the first field.
pub fn records_of(field: &FieldSlot, value: &Value) -> Vec<Value> {
    let first = record_slots(field).first().map(|part| part.name).unwrap_or_default();
    let items = match value {
        Value::Map(_) => vec![value.clone()],
        other => other.clone().into_items(),
    };
    items
        .into_iter()
        .filter_map(|item| match item {
            Value::Map(entries) => Some(Value::Map(entries)),
            other => {
                scalar(&other).filter(|text| !text.is_empty()).map(|_| Value::Map(vec![(first.to_owned(), other)]))
            }
        })
        .collect()
}

/// The value of a record's field.
pub fn entry<'a>(record: &'a Value, name: &str) -> Option<&'a Value> {
    match record {
        Value::Map(entries) => entries.iter().find(|(key, _)| key == name).map(|(_, value)| value),
        _ => None,
    }
}

/// Bars, backslashes and ends of lines of a part.
fn guarded(text: &str) -> String {
    text.replace('\\', "\\\\").replace(BAR, "\\|").replace('\n', "\\n")
}

fn cut(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        let Some(cell) = cells.last_mut() else { break };
        match c {
            '\\' => match chars.next() {
                Some('n') => cell.push('\n'),
                Some(escaped @ ('|' | '\\')) => cell.push(escaped),
                Some(other) => cell.extend(['\\', other]),
                None => cell.push('\\'),
            },
            BAR => cells.push(String::new()),
            other => cell.push(other),
        }
    }
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_cut_at_bars_that_are_not_guarded() {
        assert_eq!(cut("a | b\\|c |  | d\\ne"), ["a", "b|c", "", "d\ne"]);
        assert_eq!(cut(&guarded("a|b\\n\nc")), ["a|b\\n\nc"]);
        assert_eq!(cut("C:\\dossier"), ["C:\\dossier"]);
    }
}

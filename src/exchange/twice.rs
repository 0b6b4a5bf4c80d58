//! Do two columns give one field? A key is written once, and which of the two holds nobody knows: the lines are
//! refused, with the names of both columns.

use super::book::letters;
use super::columns::{Column, How};
use super::grid::Slot;
use crate::text::Message;

/// The keys that lead to what a column gives; names of the author's own may hold points.
pub fn steps(slot: &Slot) -> Vec<String> {
    match slot {
        Slot::Field(field) | Slot::Part { field, .. } => {
            field.inside.map(str::to_owned).into_iter().chain([field.name.to_owned()]).collect()
        }
        Slot::Entry { field, key } => vec![field.path(), key.clone()],
        Slot::Custom { name, .. } => vec![name.clone()],
    }
}

/// Would both be written under one key, or one within what the other writes whole?
pub fn same_key(one: &Slot, other: &Slot) -> bool {
    steps(one).iter().zip(&steps(other)).all(|(one, other)| one == other)
}

/// The same for two columns: the parts of a list stand in a column each, and are written together.
fn clash(one: &Slot, other: &Slot) -> bool {
    match (one, other) {
        (Slot::Part { .. }, Slot::Part { .. }) => one.path() == other.path(),
        _ => same_key(one, other),
    }
}

/// Gives up the columns under which nothing stands, where another one gives their field.
pub fn drop_empty(columns: &mut [Column]) {
    for at in 0..columns.len() {
        let Some(slot) = columns[at].slot.clone().filter(|_| columns[at].filled == 0) else { continue };
        let has_another = |(other, column): (usize, &Column)| {
            other != at && column.how != How::LineTotal && column.slot.as_ref().is_some_and(|known| clash(known, &slot))
        };
        if columns.iter().enumerate().any(has_another) {
            columns[at].slot = None;
            columns[at].how = How::Unknown(None);
        }
    }
}

/// What is said of the columns of which two give one field, each with the first of them.
pub fn refusals(columns: &[Column], label: impl Fn(&Slot) -> String) -> Vec<(usize, Message)> {
    let given: Vec<(&Column, &Slot)> = columns
        .iter()
        .filter(|column| column.how != How::LineTotal)
        .filter_map(|column| Some((column, column.slot.as_ref()?)))
        .collect();
    let mut found: Vec<(usize, Message)> = Vec::new();
    for (at, (column, slot)) in given.iter().enumerate() {
        let is_new = !given[..at].iter().any(|(_, known)| clash(known, slot));
        if is_new && given[at + 1..].iter().any(|(_, known)| clash(known, slot)) {
            found.push((column.column, refusal(columns, slot, label(slot))));
        }
    }
    found
}

/// Why what these columns give is not written.
pub fn refusal(columns: &[Column], slot: &Slot, field: String) -> Message {
    let giving = columns.iter().filter(|column| column.slot.as_ref().is_some_and(|known| same_key(known, slot)));
    let named: Vec<String> = giving.map(|column| format!("{} ({})", letters(column.column), column.head)).collect();
    Message::new("exchange-refused-two-columns").with("columns", named.join(", ")).with("field", field)
}

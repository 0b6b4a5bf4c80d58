//! Which field is a column whose head holds the name of one among other words, « Lot prévu »? And which
//! field is near to a column that none takes?

use super::book::Cell;
use super::cell::{self, Sense};
use super::columns::{Column, How, Look, is_free, is_open, sureness};
use super::grid::Slot;
use super::header::Head;
use super::synonyms::Sureness;
use super::words::folded;
use crate::model::schema::FieldType;
use crate::text::Lang;

/// A head that holds the name of a link or of a list of words among others, « Lot prévu », where no other
/// head is that name and all that stands under it is what the field holds.
pub fn by_word(look: &Look<'_>, columns: &mut [Column]) {
    let Look { grid, heads, slots, sense, .. } = look;
    let told = |slot: &Slot| {
        matches!(slot, Slot::Field(field)
            if matches!(field.field_type, FieldType::Link(_) | FieldType::Links(_) | FieldType::Choice(_)))
    };
    // How surely each head means each field, asked once.
    let of_head = |head: &Head| slots.iter().map(|slot| sureness(grid, slot, &head.names)).collect();
    let surely: Vec<Vec<Option<Sureness>>> = heads.columns.iter().map(of_head).collect();
    let known: Vec<bool> =
        surely.iter().map(|line| line.iter().any(|found| *found >= Some(Sureness::Common))).collect();
    for (place, slot) in slots.iter().enumerate().filter(|(_, slot)| told(slot)) {
        let is_exact = |line: &Vec<Option<Sureness>>| line.get(place).copied().flatten() == Some(Sureness::Exact);
        if !is_free(columns, slot) || surely.iter().any(is_exact) {
            continue;
        }
        let labels: Vec<String> = Lang::ALL.iter().map(|lang| folded(&slot.label(*lang))).collect();
        let fits = |at: &usize| {
            let (Some(column), Some(head)) = (columns.get(*at), heads.columns.get(*at)) else { return false };
            let names_it =
                || head.names.iter().any(|name| labels.iter().any(|label| holds_words(name.folded(), label)));
            let is_known = known.get(*at).copied().unwrap_or_default();
            let fits = |held: &[&Cell]| !held.is_empty() && all_fit(slot, held, sense);
            is_open(column) && !is_known && names_it() && fits(&look.cells(column.column))
        };
        // Two columns that could be it: nobody knows which was meant.
        let found: Vec<usize> = (0..columns.len()).filter(fits).collect();
        if let [at] = found.as_slice()
            && let Some(column) = columns.get_mut(*at)
        {
            column.slot = Some(slot.clone());
            column.how = How::Named(Sureness::Within);
        }
    }
}

/// Does a head hold these words, side by side?
fn holds_words(head: &str, label: &str) -> bool {
    !label.is_empty() && format!(" {head} ").contains(&format!(" {label} "))
}

/// Can all of these cells be read as the field?
fn all_fit(slot: &Slot, cells: &[&Cell], sense: &Sense<'_>) -> bool {
    let Slot::Field(field) = slot else { return false };
    cells.iter().all(|cell| cell::read(field, cell, sense).is_ok())
}

/// The label that stands whole within the name.
pub fn label_within(name: &str, labels: &[String]) -> Option<String> {
    let said = folded(name);
    labels.iter().filter(|label| holds_words(&said, &folded(label))).max_by_key(|label| label.len()).cloned()
}

/// The label that shares a word with the name, or is spelt nearly so.
pub fn nearest_label(name: &str, labels: &[String]) -> Option<String> {
    let said = folded(name);
    let words: Vec<&str> = said.split(' ').filter(|word| word.chars().count() > 3).collect();
    let shares = |label: &&String| folded(label).split(' ').any(|word| words.contains(&word));
    labels
        .iter()
        .find(shares)
        .cloned()
        .or_else(|| crate::text::similar::nearest(name, labels.iter().map(String::as_str)).map(str::to_owned))
}

//! Is a column a list, or what each of its parts is about? « Étape » beside « Résultat attendu » says what is done
//! at each step; where numbers stand under it, it only counts them.

use super::book::Cell;
use super::columns::{Column, How, Look, is_free};
use super::counting;
use super::grid::{self, FieldSlot, Slot};

/// The list that a column gives whole, or by the first of its parts.
fn list_of(slot: &Slot) -> Option<FieldSlot> {
    match slot {
        Slot::Field(field) => (!grid::record_slots(field).is_empty()).then_some(*field),
        Slot::Part { field, part } => {
            grid::record_slots(field).first().is_some_and(|first| first.name == part.name).then_some(*field)
        }
        _ => None,
    }
}

/// Are these cells the numbers of parts rather than the parts? Codes of parts that have ids, « RG12 », name them.
pub fn only_counts(slot: &Slot, cells: &[&Cell]) -> bool {
    let has_ids = |list: &FieldSlot| grid::record_slots(list).iter().any(|part| part.name == "id");
    let is_code = |cell: &&Cell| cell.shown().starts_with(char::is_alphabetic);
    list_of(slot).is_some_and(|list| counting::only_numbers(cells) && !(has_ids(&list) && cells.iter().all(is_code)))
}

/// Beside the numbers of steps and what is expected of each, « Description » says what is done at each.
pub fn described(columns: &mut [Column]) {
    let part = |column: &Column| match &column.slot {
        Some(Slot::Part { field, .. }) => Some(*field),
        _ => None,
    };
    let Some(field) = columns.iter().find_map(part) else { return };
    let Some(first) = grid::record_slots(&field).first().copied() else { return };
    let numbers = columns.iter().position(|column| column.how == How::PartNumbers);
    let slot = Slot::Part { field, part: first };
    let (Some(numbers), true) = (numbers, is_free(columns, &slot)) else { return };
    let is_text = |column: &&mut Column| {
        let is_named = matches!(column.how, How::Named(_)) && column.filled > 0;
        is_named
            && matches!(&column.slot, Some(Slot::Field(field)) if ["description", "statement", "goal"].contains(&field.name))
    };
    // Right behind the numbers, where the steps stand.
    if let Some(column) = columns.iter_mut().skip(numbers + 1).take(1).find(is_text) {
        column.slot = Some(slot);
    }
}

/// A column that was taken for a whole list is the first of its parts, where others of them stand in columns of
/// their own.
pub fn settle(look: &Look<'_>, columns: &mut [Column]) {
    for at in 0..columns.len() {
        let Some(Slot::Field(field)) = columns[at].slot.clone() else { continue };
        let is_named = matches!(columns[at].how, How::Named(_) | How::Content);
        let is_parted = columns
            .iter()
            .any(|other| matches!(&other.slot, Some(Slot::Part { field: owner, .. }) if owner.path() == field.path()));
        if !is_named || !is_parted {
            continue;
        }
        let first = grid::record_slots(&field).first().map(|part| Slot::Part { field, part: *part });
        let first = first.filter(|first| is_free(columns, first));
        if counting::only_numbers(&look.cells(columns[at].column)) {
            columns[at].slot = None;
            columns[at].how = How::PartNumbers;
        } else if first.is_some() {
            columns[at].slot = first;
        } else {
            columns[at].slot = None;
            columns[at].how = How::Unknown(None);
        }
    }
}

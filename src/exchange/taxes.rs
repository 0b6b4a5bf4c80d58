//! Do the amounts of a column bear taxes? The project counts without: beside a column without them the other one is left
//! out, and one that stands alone is told.

use super::asides::{self, Taxes};
use super::book::Sheet;
use super::cell::number::AMOUNTS;
use super::columns::{Column, Fit, How, Look, is_open};
use super::grid::Slot;
use super::simulation::Said;
use crate::text::{Message, amount};

/// Leaves out the columns of taxes, and those of amounts with them where another one says the amounts without.
pub fn settle(look: &Look<'_>, columns: &mut [Column]) {
    let has_amounts = |slot: &Slot| matches!(slot, Slot::Field(field) if AMOUNTS.contains(&field.name));
    if !look.slots.iter().any(has_amounts) {
        return;
    }
    let is_asked = |column: &Column| is_open(column) && column.filled > 0;
    let taxes = |column: &Column| asides::taxes(&column.head);
    // « Type de coût », « Centre de coût » name money and hold none.
    let holds_amounts = |column: &Column| {
        let cells = look.cells(column.column);
        let figures = cells.iter().filter(|cell| amount::figure(&cell.shown(), look.sense.manifest.lang).is_some());
        figures.count() * 2 > cells.len()
    };
    let is_without = |column: &Column| {
        let is_money = match &column.slot {
            Some(slot) => has_amounts(slot),
            None => asides::is_money(&column.head) || taxes(column) == Some(Taxes::Left),
        };
        let says_none = matches!(taxes(column), None | Some(Taxes::Left));
        column.filled > 0 && is_money && says_none && holds_amounts(column)
    };
    let is_said_without = columns.iter().any(is_without);
    for column in columns.iter_mut().filter(|column| is_asked(column)) {
        match taxes(column) {
            Some(Taxes::Alone) => column.how = How::Taxes,
            Some(Taxes::Included) if is_said_without => column.how = How::Taxes,
            _ => {}
        }
    }
}

/// What is told of the columns whose amounts bear taxes, and that are taken for want of others.
pub fn told(sheet: &Sheet, fit: &Fit) -> Vec<Said> {
    let is_amount = |column: &&Column| match &column.slot {
        Some(Slot::Field(field)) => AMOUNTS.contains(&field.name),
        _ => false,
    };
    let found = fit.columns.iter().filter(is_amount).filter(|column| column.filled > 0);
    let found = found.filter(|column| asides::taxes(&column.head) == Some(Taxes::Included));
    let said = |column: &Column| Said {
        cell: Some(sheet.name_of(fit.heads.bottom, column.column)),
        message: Message::new("exchange-note-taxes").with("head", &column.head),
    };
    found.map(said).collect()
}

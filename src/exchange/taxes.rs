//! Do the amounts of a column bear taxes? The project counts without: beside a column without them the other one is left
//! out, and one that stands alone is told.

use super::asides;
use super::book::Sheet;
use super::cell::number::AMOUNTS;
use super::columns::{Column, Fit, How, Look, is_open};
use super::grid::Slot;
use super::simulation::Said;
use super::words::folded;
use crate::text::{Message, amount};

/// What the head of a column of amounts says of taxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taxes {
    /// They are in the amounts: « Prix TTC ».
    Included,
    /// They are not: « Prix HT ».
    Left,
    /// The amounts are the taxes themselves: « Montant TVA ».
    Alone,
}

/// What a head says of taxes, where it does.
pub fn of_head(head: &str) -> Option<Taxes> {
    let said = format!(" {} ", folded(head));
    let has = |key: &str| asides::list(key).iter().any(|words| said.contains(&format!(" {words} ")));
    // « hors TVA » names the tax too.
    let all = [("taxes.without", Taxes::Left), ("taxes.with", Taxes::Included), ("taxes.own", Taxes::Alone)];
    all.into_iter().find(|(key, _)| has(key)).map(|(_, taxes)| taxes)
}

/// Does a text name a tax, perhaps with its rate, and nothing else: « TVA 20 % », « Montant de la TVA (20 %) »?
pub fn is_tax(text: &str) -> bool {
    let said = folded(text);
    let is_beside = |word: &str| {
        word.chars().all(|c| !c.is_alphabetic())
            || ["money_words", "taxes.beside"].iter().any(|key| asides::holds(key, word))
    };
    of_head(text) == Some(Taxes::Alone)
        && said.split(' ').all(|word| is_beside(word) || asides::holds("taxes.own", word))
}

/// Leaves out the columns of taxes, and those of amounts with them where another one says the amounts without.
pub fn settle(look: &Look<'_>, columns: &mut [Column]) {
    let has_amounts = |slot: &Slot| matches!(slot, Slot::Field(field) if AMOUNTS.contains(&field.name));
    if !look.slots.iter().any(has_amounts) {
        return;
    }
    let is_asked = |column: &Column| is_open(column) && column.filled > 0;
    let taxes = |column: &Column| of_head(&column.head);
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
    let found = found.filter(|column| of_head(&column.head) == Some(Taxes::Included));
    let said = |column: &Column| Said {
        cell: Some(sheet.name_of(fit.heads.bottom, column.column)),
        message: Message::new("exchange-note-taxes").with("head", &column.head),
    };
    found.map(said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tax_is_named_with_its_rate_and_nothing_else() {
        for text in ["TVA", "TVA 20 %", "TVA (20 %)", "TVA à 5,5 %", "Montant de la TVA", "VAT 20%"] {
            assert!(is_tax(text), "{text}");
        }
        for text in ["Paramétrage de la TVA", "Total HT", "Licences hors TVA", "Logiciel de TVA", "20 %"] {
            assert!(!is_tax(text), "{text}");
        }
    }
}

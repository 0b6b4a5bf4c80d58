//! Does a column of numbers name the lines, or only count them?
//!
//! A number that the sheet gives a line is its id: it comes back with the next version of the sheet. A
//! count that starts anew in each section, or in each sheet, says nothing of a line.

use std::collections::BTreeMap;

use super::asides;
use super::book::Cell;
use super::columns::{Column, Fit, How, is_id};
use super::identify::{Finder, Identified, Identity};
use super::known::tidy;
use super::lines::What;

/// Whole numbers, mostly: `1`, `2.`, `3 bis`.
pub fn counts(cells: &[&Cell]) -> bool {
    let numbers = cells.iter().filter(|cell| number(&cell.shown()).is_some()).count();
    // Heads of sections may stand in the same column, and lines that were added between two others.
    numbers >= 2 && numbers * 10 >= cells.len() * 8
}

/// Nothing but numbers, alone or behind a word: `1`, `2.`, « Étape 3 ».
pub fn only_numbers(cells: &[&Cell]) -> bool {
    let is_number = |cell: &&Cell| {
        let text = cell.shown();
        let behind = text.trim_start_matches(|c: char| c.is_alphabetic() || c.is_whitespace() || c == '°');
        text.split_whitespace().count() <= 2 && number(behind).is_some()
    };
    !cells.is_empty() && cells.iter().all(is_number)
}

fn number(text: &str) -> Option<u32> {
    text.trim_end_matches('.').parse().ok()
}

/// Do the numbers under a bare head (`N°`) count the lines of this sheet alone? They do where they start
/// anew, where they are those of other things, and where the project knows these lines otherwise.
pub fn only_counts(fit: &Fit, lines: &[Identified], finder: &Finder<'_>) -> bool {
    let bears_ids = |column: &&Column| column.slot.as_ref().is_some_and(is_id);
    let column = fit.columns.iter().find(bears_ids);
    let Some(column) = column.filter(|column| matches!(column.how, How::Named(_))) else { return false };
    let is_counter = asides::is_counter(&column.head);
    let items = || lines.iter().filter(|line| line.line.what == What::Item);
    let numbers: Vec<u32> = items().filter_map(|line| number(line.written.as_deref()?)).collect();
    if numbers.len() < 2 || numbers.len() * 10 < items().count() * 8 {
        return false;
    }
    let is_other = |line: &Identified| {
        line.written.as_deref().is_some_and(|written| {
            let id = tidy(written, None);
            finder.sense.known.get(&id).is_some_and(|(kind, _)| is_counter || Some(kind) != finder.sense.grid.kind())
        })
    };
    if !is_counter {
        // Under « Réf » too, bare numbers that name things of another kind are those of this grid alone.
        return numbers.len() == items().count() && items().any(is_other);
    }
    let first = numbers.iter().min().copied().unwrap_or_default();
    if numbers.iter().filter(|number| **number == first).count() > 1 {
        return true;
    }
    let held: Vec<(u32, usize)> = items()
        .filter_map(|line| match line.identity {
            Identity::Held { at, by_title: false } => Some((line.line.rows.first().copied()?, at)),
            _ => None,
        })
        .collect();
    if held.is_empty() {
        return items().any(|line| line.same_text.is_some() || is_other(line));
    }
    held.len() > 1 && !held.iter().any(|(row, at)| finder.agrees(*row, *at)) && !have_slid(&held, lines, finder)
}

/// Are the numbers ids of the project, of which each now stands beside the text of another such one? They are no count:
/// they have slid, all of them, and what is meant is asked.
fn have_slid(held: &[(u32, usize)], lines: &[Identified], finder: &Finder<'_>) -> bool {
    let is_number = |at: usize| finder.held.get(at).and_then(|held| held.id.as_deref()).and_then(number).is_some();
    let elsewhere = lines.iter().filter(|line| line.differs && line.same_text.is_some_and(is_number)).count();
    held.iter().all(|(_, at)| is_number(*at)) && elsewhere * 2 > held.len()
}

/// The numbers under the column that bears the ids, by the row of their line.
pub fn numbers(lines: &[Identified]) -> BTreeMap<u32, String> {
    let of_line = |line: &Identified| {
        let number = number(line.written.as_deref()?)?;
        Some((line.line.rows.first().copied()?, number.to_string()))
    };
    lines.iter().filter(|line| line.line.what == What::Item).filter_map(of_line).collect()
}

/// The same columns, that one left out.
pub fn left_out(mut fit: Fit) -> Fit {
    for column in &mut fit.columns {
        if column.slot.as_ref().is_some_and(is_id) {
            column.slot = None;
            column.how = How::Numbering;
        }
    }
    fit
}

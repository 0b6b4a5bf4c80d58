//! What is a budget with a column for each year, as lines of the model? One for each year that says an amount.
//!
//! ```text
//! Poste    ; 2027 ; 2028          Poste    ; Année ; Montant
//! Licences ; 1000 ; 2000    ─►    Licences ; 2027  ; 1000
//!                                 Licences ; 2028  ; 2000
//! ```

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::asides;
use super::book::{Book, Cell, Content, Marks, Row, Sheet};
use super::cell::unit;
use super::columns::{self, Column, How};
use super::grid::{self, Grid, Slot};
use super::header::{self, Head};
use super::holding;
use super::import::{Against, Wanted};
use super::lines::cell_at;
use super::merges::Merges;
use super::raci::marks;
use super::recast;
use super::rights::{Long, Turned};
use super::simulation::Said;
use super::stamp::Stamp;
use super::sums::add_up;
use super::synonyms::{self, Sureness};
use super::taxes::{self, Taxes};
use super::words::folded;
use crate::model::schema::{self, labels};
use crate::text::{Lang, Message, amount, message};

/// The name of the grid.
const GRID: &str = "budget";
/// Rows that are looked at for the heads.
const DEPTH: usize = 30;
/// Years from which on they are columns of their own.
const LEAST: usize = 2;

/// Which column is what.
struct Found {
    /// The position of the heads among the rows.
    at: usize,
    /// The columns of the years, in their order.
    years: Vec<(usize, u32)>,
    /// Those of the same years with taxes, beside columns without.
    taxed: Vec<usize>,
    /// Those that stay.
    own: Vec<usize>,
    /// The column that names the lines.
    line: usize,
}

/// The book with its budgets by years as lists.
pub fn turned<'a>(book: Cow<'a, Book>, wanted: &Wanted, stamp: Option<&Stamp>, against: &Against<'_>) -> Cow<'a, Book> {
    let is_other = wanted.grid.is_some_and(|grid| grid.name != GRID);
    let Some(grid) = grid::named(GRID).filter(|_| !is_other && stamp.is_none() && wanted.mappings.is_empty()) else {
        return book;
    };
    let turned = |sheet: &Sheet| Some(turn(sheet, &find(sheet, &grid)?, &grid, against));
    let wanted = |sheet: &&Sheet| recast::is_wanted(&book, wanted, sheet);
    let sheets = book.sheets.iter().map(|sheet| Some(sheet).filter(wanted).and_then(turned)).collect();
    recast::with(book, sheets)
}

/// The year that the head of a column of amounts names: « 2027 », « Budget 2027 (k€) », « Année 1 ».
fn year_of(head: &str) -> Option<u32> {
    let said = folded(&super::words::without_brackets(head));
    let words: Vec<&str> = said.split(' ').collect();
    let number = |word: &&str| word.parse::<u32>().ok();
    let found: Vec<u32> = words.iter().filter_map(number).collect();
    let [year] = found.as_slice() else { return None };
    let others: Vec<&str> = words.iter().copied().filter(|word| number(word).is_none()).collect();
    let is_calendar = schema::CALENDAR_YEARS.contains(year);
    let is_rank = schema::is_year(*year) && !is_calendar && others.iter().any(|word| asides::counts_years(word));
    let tells = |word: &&str| asides::is_money(word) || asides::counts_years(word) || taxes::of_head(word).is_some();
    ((is_calendar || is_rank) && others.iter().all(tells)).then_some(*year)
}

fn find(sheet: &Sheet, grid: &Grid) -> Option<Found> {
    (0..sheet.rows.len().min(DEPTH)).find_map(|at| under(sheet, at, grid))
}

fn under(sheet: &Sheet, at: usize, grid: &Grid) -> Option<Found> {
    let row = sheet.rows.get(at)?;
    let heads: Vec<(usize, String)> = row.filled().map(|column| (column, row.cell(column).shown())).collect();
    let under =
        |column: usize| sheet.rows.iter().skip(at + 1).map(move |row| row.cell(column)).filter(|cell| !cell.is_empty());
    let years: Vec<(usize, u32)> = heads
        .iter()
        .filter_map(|(column, head)| Some((*column, year_of(head)?)))
        .filter(|(column, _)| under(*column).next().is_some())
        .collect();
    let is_year = |column: usize| heads.iter().any(|(it, head)| *it == column && year_of(head).is_some());
    // « 2027 HT » and « 2027 TTC » are one year, and the project counts without taxes.
    let is_taxed = |(column, _): &(usize, u32)| {
        matches!(taxes::of_head(&row.cell(*column).shown()), Some(Taxes::Included | Taxes::Alone))
    };
    let (taxed, plain): (Vec<_>, Vec<_>) = years.into_iter().partition(is_taxed);
    let (years, taxed) = if plain.is_empty() { (taxed, plain) } else { (plain, taxed) };
    let taxed = taxed.into_iter().map(|(column, _)| column).collect();
    let different: BTreeSet<u32> = years.iter().map(|(_, year)| *year).collect();
    let named = |name: &str, head: &str| {
        let field = grid.fields().into_iter().find(|field| field.name == name);
        field.and_then(|field| synonyms::of_field(grid, &field, &synonyms::Said::new(head)))
    };
    let line = heads.iter().find(|(column, head)| !is_year(*column) && named("line", head).is_some())?.0;
    let named = |name: &str, head: &str| named(name, head) >= Some(Sureness::Usual);
    // Beside a price, the columns of years count.
    let is_priced = heads
        .iter()
        .any(|(column, head)| !is_year(*column) && named("unit_price", head) && !asides::is_line_total(head));
    let is_dated = heads.iter().any(|(column, head)| !is_year(*column) && named("year", head));
    let units: BTreeSet<Option<String>> = years.iter().map(|(column, _)| unit_of(&row.cell(*column).shown())).collect();
    let is_sum = |head: &str| asides::is_line_total(head) || asides::is_amount(head);
    let own =
        heads.iter().filter(|(column, head)| !is_year(*column) && !is_sum(head)).map(|(column, _)| *column).collect();
    let is_found =
        years.len() >= LEAST && different.len() == years.len() && units.len() == 1 && !is_priced && !is_dated;
    is_found.then_some(Found { at, years, taxed, own, line })
}

fn unit_of(head: &str) -> Option<String> {
    unit::of_head(head).map(|unit| unit.said)
}

fn turn(sheet: &Sheet, found: &Found, grid: &Grid, against: &Against<'_>) -> Sheet {
    let lang = against.lang;
    let heads = sheet.rows.get(found.at).cloned().unwrap_or_default();
    let label = |name: &str| labels::field(lang, GRID, name);
    let unit = found.years.first().and_then(|(column, _)| unit_of(&heads.cell(*column).shown()));
    // What a line costs in its year, whatever its quantity.
    let total = message::label(lang, "exchange", "yearly-amount");
    let amount = unit.map_or_else(|| total.clone(), |unit| format!("{total} ({unit})"));
    let mut texts: Vec<String> = found.own.iter().map(|column| heads.cell(*column).shown()).collect();
    texts.extend([label("year"), amount]);
    let mut rows = vec![Row { index: 0, cells: texts.into_iter().map(Cell::text).collect() }];
    // The lines of the project with their years, looked at for each amount of nothing.
    let known = holding::of(against.sources, grid);
    let of_year = |held: &holding::Held| {
        let year = held.node.get("year")?.to_json().to_string();
        Some((folded(&held.text("line")?), year.trim_matches('"').trim().parse::<u32>().ok()?))
    };
    let known: HashSet<(String, u32)> = known.iter().filter_map(of_year).collect();
    let mut long = Vec::new();
    let mut beside: Vec<Said> = marks(sheet).collect();
    for (column, _) in &found.years {
        let head = heads.cell(*column).shown();
        if taxes::of_head(&head) == Some(Taxes::Included) {
            let message = Message::new("exchange-note-taxes").with("head", head);
            beside.push(Said { cell: Some(sheet.name_of(heads.index, *column)), message });
        }
    }
    for row in sheet.rows.iter().skip(found.at + 1).filter(|row| row.filled().next().is_some()) {
        // A name that is merged down is that of each of its rows.
        let own_cell = |column: usize| cell_at(sheet, row.index, column).cloned().unwrap_or_default();
        let name = own_cell(found.line).shown();
        let first = row.filled().next().map(|column| row.cell(column).shown()).unwrap_or_default();
        let said = |message: Message| Said { cell: Some(sheet.name_of(row.index, found.line)), message };
        let adds_up = || {
            found.years.iter().any(|(column, _)| adds_up(sheet, found.at, row, *column, against.project.manifest.lang))
        };
        let is_total = asides::is_only_total(&first) || (asides::is_total(&first) && adds_up());
        if is_total && row.filled().skip(1).all(|column| is_amount(row.cell(column))) {
            beside.push(said(Message::new("exchange-note-total-row").with("value", first)));
            continue;
        }
        if name.is_empty() || row.filled().count() == 1 {
            let text = row.filled().map(|column| row.cell(column).shown()).collect::<Vec<_>>().join(" · ");
            let has_amounts = found.years.iter().any(|(column, _)| !row.cell(*column).is_empty());
            let message = match name.is_empty() && has_amounts {
                true => Message::new("exchange-note-row-unnamed").with("head", heads.cell(found.line).shown()),
                false => Message::new("exchange-note-row-left"),
            };
            beside.push(said(message.with("value", text)));
            continue;
        }
        let says = |(column, year): &(usize, u32)| {
            let cell = row.cell(*column);
            let is_zero =
                cell.shown().chars().all(|c| matches!(c, '0' | ',' | '.' | ' ' | '€' | '\u{a0}' | '\u{202f}'));
            !cell.is_empty()
                && !asides::is_blank(&cell.shown())
                && (!is_zero || known.contains(&(folded(&name), *year)))
        };
        if !found.years.iter().any(says) {
            let text = row.filled().map(|column| row.cell(column).shown()).collect::<Vec<_>>().join(" · ");
            beside.push(said(Message::new("exchange-note-row-left").with("value", text)));
            continue;
        }
        for (column, year) in found.years.iter().filter(|year| says(year)) {
            let mut cells: Vec<Cell> = found.own.iter().map(|own| own_cell(*own)).collect();
            cells.extend([Cell::text(year.to_string()), row.cell(*column).clone()]);
            let mut places: Vec<(u32, usize)> = found.own.iter().map(|own| (row.index, *own)).collect();
            places.extend([(heads.index, *column), (row.index, *column)]);
            rows.push(Row { index: u32::try_from(rows.len()).unwrap_or(u32::MAX), cells });
            long.push(Long { rows: vec![row.index], cells: places, is_said: true, ..Long::default() });
        }
    }
    let above = sheet.rows.iter().take(found.at);
    let above = above.filter_map(|row| Some((row.index, row.cell(row.filled().next()?).shown()))).collect();
    Sheet {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        rows,
        merges: Merges::default(),
        marks: Marks::default(),
        part: sheet.part,
        turned: Some(Arc::new(Turned {
            grid: grid.name,
            heads: (heads.index, heads.index),
            columns: told(sheet, found, &heads, grid),
            above,
            beside,
            lines: long,
        })),
    }
}

/// Is a cell the sum of those above it, or computed?
fn adds_up(sheet: &Sheet, heads: usize, row: &Row, column: usize, lang: Lang) -> bool {
    let value = |row: &Row| amount::figure(&row.cell(column).shown(), lang);
    let Some(sum) = value(row) else { return false };
    let above = sheet.rows.iter().skip(heads + 1).take_while(|other| other.index < row.index);
    let above: Vec<Decimal> = above.filter_map(value).collect();
    let is_sum = add_up(above.into_iter().rev(), sum);
    is_sum || row.cell(column).formula
}

fn is_amount(cell: &Cell) -> bool {
    match &cell.content {
        Content::Text(text) => text.contains(|c: char| c.is_ascii_digit()) || asides::is_sign(text),
        _ => true,
    }
}

/// What the columns of the file are.
fn told(sheet: &Sheet, found: &Found, heads: &Row, grid: &Grid) -> Vec<Column> {
    let all = header::single(heads);
    let slots: Vec<Slot> = grid.fields().into_iter().map(Slot::Field).collect();
    let price = slots.iter().find(|slot| slot.path() == "unit_price").cloned();
    let own: Vec<Head> = all.iter().filter(|head| found.own.contains(&head.column)).cloned().collect();
    let matched = columns::matched(grid, &own, &slots);
    let of = |head: &Head| {
        let filled = sheet.rows.iter().skip(found.at + 1).filter(|row| !row.cell(head.column).is_empty()).count();
        let at = own.iter().position(|other| other.column == head.column);
        let known = at.and_then(|at| matched.get(at).copied().flatten());
        let (slot, how) = match known {
            _ if found.years.iter().any(|(column, _)| *column == head.column) => (price.clone(), How::Yearly),
            _ if found.taxed.contains(&head.column) => (None, How::Taxes),
            Some((slot, sureness)) => (slots.get(slot).cloned(), How::Named(sureness)),
            None => (None, How::Unknown(None)),
        };
        Column { column: head.column, head: head.shown(), slot, parts: None, how, filled }
    };
    all.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_year_says_nothing_else() {
        for (head, year) in [
            ("2027", Some(2027)),
            ("Budget 2027 (k€)", Some(2027)),
            ("Montant HT 2028", Some(2028)),
            ("Année 1", Some(1)),
            ("Coût 2027", Some(2027)),
            ("Réalisé 2026", None),
            ("Lot 2", None),
            ("2026-2027", None),
            ("Total", None),
        ] {
            assert_eq!(year_of(head), year, "{head}");
        }
    }
}

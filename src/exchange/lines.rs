//! Which rows are lines of the grid, and which are section heads, sums, repeated heads?

use rust_decimal::Decimal;

use super::asides;
use super::book::{Cell, Content, Row, Sheet};
use super::cell::Sense;
use super::columns::{Column, Fit, How};
use super::footers;
use super::going_on;
use super::grid::Slot;
use super::legends::{LETTERS, explains_in_cells, explains_letters};
use super::sections::{is_name, is_numbered};
use super::stamp::StampedGrid;
use super::sums::add_up;
use super::words::folded;
use crate::text::amount;

/// A line of the sheet under the heads.
#[derive(Clone, Debug, PartialEq)]
pub struct RawLine {
    /// Its rows: the first, and those that go on with its parts.
    pub rows: Vec<u32>,
    /// The section that it stands in.
    pub section: Option<String>,
    /// What it is.
    pub what: What,
    /// The section above, where the line may be the title of another one: nothing below stands under it any more.
    pub ends: Option<String>,
}

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A line of the grid.
    Item,
    /// The head of a section: `2. Contacts`.
    Section(String),
    /// It sums others.
    Total(String),
    /// It explains the grid: « Légende : P1 = indispensable ».
    Legend(String),
    /// It signs the grid: « Validé par · Jean Dupont ».
    Signature(String),
    /// It says of an id that nothing stands behind it any more: « EXG-003 · Supprimé ».
    Withdrawn(String),
    /// The heads once more, as at the top of a printed page.
    Heads,
}

/// The lines under the heads; blank rows are none. In a grid of ours every row is a line, but for a sum that
/// somebody added: it goes out without sections and sums, and what is added to it is meant.
pub fn read(sheet: &Sheet, fit: &Fit, sense: &Sense<'_>, stamped: Option<&StampedGrid>) -> Vec<RawLine> {
    let with_ids = mostly_with_ids(sheet, fit);
    let numbered = with_ids && mostly_numbered(sheet, fit, sense);
    let mut reader = Reader { sheet, fit, has_parts: has_parts(fit), with_ids, numbered, sense, titled: false };
    reader.titled = stamped.is_none() && reader.has_titles();
    let look = going_on::Look { sheet, fit, grid: sense.grid };
    let mut lines: Vec<RawLine> = Vec::new();
    let mut section: Option<String> = None;
    for row in sheet.rows.iter().filter(|row| row.index > fit.heads.bottom) {
        if row.filled().next().is_none() {
            continue;
        }
        let what = match stamped {
            Some(grid) => reader.what_was_added(row, grid),
            // Its sums and legends are no rows of it.
            None if sheet.turned.is_some() => What::Item,
            None => reader.what(row),
        };
        let what = match lines.last().map(|line| &line.what) {
            Some(What::Legend(_)) if what == What::Item => reader.under_legend(row).unwrap_or(what),
            _ => what,
        };
        if what == What::Item {
            let last = lines.iter_mut().rev().find(|line| line.what == What::Item);
            if let Some(item) = last.filter(|item| reader.has_parts && look.goes_on(item, row)) {
                item.rows.push(row.index);
                continue;
            }
        }
        let mut ends = None;
        if let What::Section(text) = &what {
            section = Some(text.clone());
        } else if what == What::Item && stamped.is_none() && with_ids && reader.may_be_title(row) {
            // Taken for a line, a title would not head what stands below; the one above it heads that no more either.
            ends = section.take();
        }
        lines.push(RawLine { rows: vec![row.index], section: section.clone(), what, ends });
    }
    if stamped.is_none() && sheet.turned.is_none() {
        reader.close(&mut lines);
    }
    // Under what no line follows any more, a text closes the sheet: « Montants hors taxes, valables 3 mois ».
    let last = lines.iter().rposition(|line| line.what == What::Item).map_or(lines.len(), |last| last + 1);
    for line in lines.iter_mut().skip(last) {
        if let What::Section(text) = &line.what {
            line.what = What::Legend(text.clone());
        }
    }
    lines
}

fn has_parts(fit: &Fit) -> bool {
    fit.columns.iter().any(|column| matches!(column.slot, Some(Slot::Part { .. })))
}

/// The column of a field, by its path.
pub fn column_of<'a>(fit: &'a Fit, path: &str) -> Option<&'a Column> {
    fit.columns.iter().find(|column| column.slot.as_ref().is_some_and(|slot| slot.path() == path))
}

fn mostly_with_ids(sheet: &Sheet, fit: &Fit) -> bool {
    let Some(ids) = column_of(fit, "id") else { return false };
    let under: Vec<&Row> = sheet.rows.iter().filter(|row| row.index > fit.heads.bottom).collect();
    let with = under.iter().filter(|row| !row.cell(ids.column).is_empty()).count();
    with * 2 > under.len()
}

/// Do most ids beside a sentence have figures: `EXG-001`? A word alone in their place is none of them.
fn mostly_numbered(sheet: &Sheet, fit: &Fit, sense: &Sense<'_>) -> bool {
    let Some(ids) = column_of(fit, "id") else { return false };
    let naming: Vec<usize> =
        sense.grid.named_by().iter().filter_map(|name| Some(column_of(fit, name)?.column)).collect();
    let is_sentence = |row: &&Row| {
        naming.iter().any(|column| {
            // « Must : obligatoire » is two words.
            let text = row.cell(*column).shown();
            text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count() >= WORDS_OF_A_SENTENCE
        })
    };
    let under = sheet.rows.iter().filter(|row| row.index > fit.heads.bottom).filter(is_sentence);
    let ids: Vec<String> = under.map(|row| row.cell(ids.column).shown()).filter(|id| !id.is_empty()).collect();
    ids.iter().filter(|id| has_figures(id)).count() * 2 > ids.len()
}

/// Words from which on a cell says more than a figure with its unit.
pub(super) const WORDS_OF_A_SENTENCE: usize = 3;

pub(super) fn has_figures(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// The cell of a column on a row; that of its block, where it is merged down.
pub fn cell_at(sheet: &Sheet, row: u32, column: usize) -> Option<&Cell> {
    let own = sheet.row(row).map(|row| row.cell(column));
    if own.is_some_and(|cell| !cell.is_empty()) {
        return own;
    }
    let block = sheet.merge_at(row, column).filter(|block| block.start.0 < row && block.start.1 as usize == column);
    match block {
        Some(block) => sheet.row(block.start.0).map(|row| row.cell(column)),
        None => own,
    }
}

/// What the rows of a sheet are held against.
pub(super) struct Reader<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) fit: &'a Fit,
    pub(super) has_parts: bool,
    pub(super) with_ids: bool,
    /// Most of its ids have figures.
    pub(super) numbered: bool,
    pub(super) sense: &'a Sense<'a>,
    /// Titles of sections stand among its lines, in the column of their texts.
    pub(super) titled: bool,
}

impl Reader<'_> {
    /// A row of a grid of ours: a line, or a word for a sum that it did not hold when it went out, with figures
    /// alone beside it.
    fn what_was_added(&self, row: &Row, grid: &StampedGrid) -> What {
        let filled: Vec<usize> = row.filled().collect();
        let first = filled.first().map(|column| row.cell(*column).shown()).unwrap_or_default();
        let is_known = || [folded(&first), first.clone()].iter().any(|key| grid.prints.contains_key(key));
        let is_sum = asides::is_only_total(&first) && !self.names_an_item(row) && self.sums(row, &filled, &first);
        if is_sum && !is_known() { What::Total(first) } else { What::Item }
    }

    fn what(&self, row: &Row) -> What {
        let filled: Vec<usize> = row.filled().collect();
        let first = filled.first().map(|column| row.cell(*column).shown()).unwrap_or_default();
        if self.repeats_heads(row, &filled) {
            return What::Heads;
        }
        if footers::is_page(row, &filled) {
            return What::Legend(one_line(&first));
        }
        if self.is_withdrawn(row) {
            return What::Withdrawn(joined(row, &filled));
        }
        if self.is_tax(row, &filled, &first) {
            return What::Total(first);
        }
        if asides::is_total(&first) && !self.names_an_item(row) && self.sums(row, &filled, &first) {
            return What::Total(first);
        }
        if self.is_figure_with_its_name(row, &filled, &first) {
            return What::Total(first);
        }
        if self.signs(row, &filled, &first) {
            return What::Signature(joined(row, &filled));
        }
        if self.explains(row, &filled, &first) {
            return What::Legend(joined(row, &filled));
        }
        if self.is_legend(row, &filled, &first) {
            return What::Legend(one_line(&first));
        }
        // A text with separators parts such a legend where it has them itself.
        let texts = || filled.iter().map(|column| one_line(&row.cell(*column).shown())).collect::<Vec<_>>();
        if filled.len() > 1 && first.contains('=') && explains_in_cells(&texts()) {
            return What::Legend(texts().join(" · "));
        }
        if self.is_section(row, &filled) {
            return What::Section(one_line(&first));
        }
        What::Item
    }

    fn repeats_heads(&self, row: &Row, filled: &[usize]) -> bool {
        let same = |column: &&usize| {
            let head = self.fit.columns.iter().find(|known| known.column == **column);
            head.is_some_and(|head| folded(&head.head) == folded(&row.cell(**column).shown()))
        };
        let count = filled.iter().filter(same).count();
        count >= 2 && count == filled.len()
    }

    /// Is a row that begins with a word for a sum one? « Total » with figures, or alone; « Total des
    /// commandes visibles » with figures alone, as a sentence beside it makes it a line like the others.
    fn sums(&self, row: &Row, filled: &[usize], first: &str) -> bool {
        let others = || filled.iter().skip(1).map(|column| (*column, row.cell(*column)));
        // « Sous-total : 3 exigences », alone on its row.
        if filled.len() == 1 && is_sum(first) {
            return true;
        }
        if asides::is_only_total(first) {
            return !others().any(|(column, cell)| self.is_naming(column) && !is_figure(cell));
        }
        filled.len() > 1 && others().all(|(_, cell)| is_figure(cell)) && !self.is_priced(row)
    }

    /// « Total formation · 2 · 1500 »: how many and what one costs, which sum nothing above, are a line of a budget.
    fn is_priced(&self, row: &Row) -> bool {
        let of = |path: &str| {
            let column = column_of(self.fit, path).filter(|column| column.how != How::LineTotal)?;
            let value = self.amount(row.cell(column.column)).filter(|_| !row.cell(column.column).formula)?;
            Some((column.column, value))
        };
        let (Some(quantity), Some(price)) = (of("quantity"), of("unit_price")) else { return false };
        let is_above = |other: &&Row| other.index > self.fit.heads.bottom && other.index < row.index;
        let above = || self.sheet.rows.iter().rev().filter(is_above);
        let of_column = |(column, value): (usize, Decimal)| {
            add_up(above().filter_map(|other| self.amount(other.cell(column))), value)
        };
        // « Total matériel · 1 · 4000 » under lines of several pieces: what they cost together.
        let cost = |other: &Row| {
            let count = self.amount(other.cell(quantity.0)).unwrap_or(Decimal::ONE);
            Some(self.amount(other.cell(price.0))?.saturating_mul(count))
        };
        let is_cost = || add_up(above().filter_map(cost), quantity.1.saturating_mul(price.1));
        !of_column(quantity) && !of_column(price) && !is_cost()
    }

    fn amount(&self, cell: &Cell) -> Option<Decimal> {
        amount::figure(&cell.shown(), self.sense.manifest.lang)
    }

    /// « Nb · 2 », « Date · 12/03/2026 »: a word in the place of a numbered id, and figures alone beside it.
    fn is_figure_with_its_name(&self, row: &Row, filled: &[usize], first: &str) -> bool {
        let in_place_of_id = || column_of(self.fit, "id").is_some_and(|ids| filled.first() == Some(&ids.column));
        let is_bare = |column: &usize| {
            let text = row.cell(*column).shown();
            has_figures(&text) && (!self.is_naming(*column) || !text.contains(char::is_alphabetic))
        };
        self.numbered
            && filled.len() > 1
            && !has_figures(first)
            && in_place_of_id()
            && filled.iter().skip(1).all(|column| is_figure(row.cell(*column)) && is_bare(column))
            && filled.iter().any(|column| self.is_naming(*column) && Some(column) != filled.first())
    }

    /// An id that is itself a word for a sum names nothing.
    fn names_an_item(&self, row: &Row) -> bool {
        let id = column_of(self.fit, "id").map(|ids| row.cell(ids.column).shown()).unwrap_or_default();
        !id.is_empty() && !asides::is_only_total(&id) && !is_sum(&id)
    }

    /// Who signs stands where no id could, or before a colon with few words after it.
    fn signs(&self, row: &Row, filled: &[usize], first: &str) -> bool {
        let in_place_of_id = || {
            let ids = column_of(self.fit, "id");
            let is_there = ids.is_some_and(|ids| filled.first() == Some(&ids.column));
            is_there && (!first.contains(|c: char| c.is_ascii_digit()) || asides::is_signed(first))
        };
        // « Établi par J. Dupont le 3 mars 2026 » may stand in one cell.
        let most = if asides::is_signed(first) { WORDS_OF_A_SIGNATURE * 2 } else { WORDS_OF_A_SIGNATURE };
        let is_short = |column: &usize| row.cell(*column).shown().split_whitespace().count() <= most;
        filled.len() <= 3
            && asides::is_signature(first)
            && (in_place_of_id() || first.contains(':'))
            && filled.iter().all(is_short)
    }

    /// A text alone on its row that explains the others.
    fn is_legend(&self, row: &Row, filled: &[usize], text: &str) -> bool {
        let Some(first) = filled.first() else { return false };
        let alone = filled.iter().all(|column| row.cell(*column).shown() == text);
        let titles = self.sense.grid.named_by();
        let is_title = self
            .fit
            .columns
            .iter()
            .filter(|known| known.column == *first)
            .any(|known| known.slot.as_ref().is_some_and(|slot| titles.contains(&slot.path().as_str())));
        if !alone || asides::is_legend(text) {
            return alone;
        }
        // A step of a test and what is said of an item above stand where items have such: they are no legend.
        let is_of_items =
            self.fit.columns.iter().filter(|known| known.column == *first).any(|known| match &known.slot {
                Some(Slot::Part { .. }) => true,
                slot => slot.is_some() && self.last_naming().is_some_and(|last| *first > last),
            });
        // « * champs obligatoires » says what a star beside a head means.
        let is_footnote = !is_title && text.starts_with('*') && text.contains(char::is_alphabetic);
        !is_of_items && (is_footnote || explains_letters(text, is_title) || (!is_title && text.contains(" = ")))
    }

    /// One text alone on its row, that no item could be.
    fn is_section(&self, row: &Row, filled: &[usize]) -> bool {
        let Some(first) = filled.first() else { return false };
        let text = row.cell(*first).shown();
        let alone = filled.iter().all(|column| row.cell(*column).shown() == text);
        if !alone || text.is_empty() || row.cell(*first).formula || self.is_an_id(*first, &text) {
            return false;
        }
        // A title over all columns stands side by side in them: « BC » as a term and as its acronym is none.
        if filled.windows(2).any(|two| two[0] + 1 != two[1]) {
            return false;
        }
        // A cell that is merged down from above belongs to this row too.
        let is_merged_down = |column: &Column| {
            let block = cell_at(self.sheet, row.index, column.column);
            row.cell(column.column).is_empty() && block.is_some_and(|cell| !cell.is_empty())
        };
        if self.fit.columns.iter().any(is_merged_down) {
            return false;
        }
        let columns = self.fit.columns.iter().filter(|column| column.filled > 0).count();
        let merged = self.sheet.merge_at(row.index, *first).is_some_and(|block| block.end.1 > block.start.1);
        // A part of the line above, with nothing beside it.
        if columns < 2 || (self.is_part(*first) && !merged) {
            return false;
        }
        // Behind the columns that name the lines stands no title: it goes on with what the line above says.
        let is_behind = |column: &usize| *column > 0 && self.last_naming().is_some_and(|last| *column > last);
        if !merged && filled.iter().all(is_behind) {
            return false;
        }
        // Alone in the column that names the lines, a sentence is a line whose id is to be given, and a word or two the
        // name of a section.
        merged
            || filled.len() > 1
            || is_numbered(&text)
            || !self.is_naming(*first)
            || (self.with_ids && is_name(&text))
            || self.stands_as_id(filled, &text)
            || (self.titled && self.may_be_title(row))
    }

    /// Does the column hold one field of the parts that a line goes on with?
    fn is_part(&self, column: usize) -> bool {
        let is_part = |known: &Column| matches!(known.slot, Some(Slot::Part { .. }));
        self.fit.columns.iter().any(|known| known.column == column && is_part(known))
    }

    fn is_an_id(&self, column: usize, text: &str) -> bool {
        let is_id_column = column_of(self.fit, "id").is_some_and(|ids| ids.column == column);
        is_id_column
            && !text.contains(char::is_whitespace)
            && text.chars().any(|c| c.is_ascii_digit())
            && !is_numbered(text)
    }

    pub(super) fn is_naming(&self, column: usize) -> bool {
        let names = self.sense.grid.named_by();
        self.fit.columns.iter().filter(|known| known.column == column).any(|known| {
            known.slot.as_ref().is_some_and(|slot| names.contains(&slot.path().as_str()) || slot.path() == "id")
        })
    }

    /// The last of the columns that name the lines.
    fn last_naming(&self) -> Option<usize> {
        self.fit.columns.iter().map(|column| column.column).filter(|column| self.is_naming(*column)).max()
    }

    /// What a row right under a legend is, where it is one more line of it.
    fn under_legend(&self, row: &Row) -> Option<What> {
        let filled: Vec<usize> = row.filled().collect();
        let first = row.cell(*filled.first()?).shown();
        self.is_explained(row, &filled, &one_line(&first)).then(|| What::Legend(joined(row, &filled)))
    }

    /// A code under a legend, « M · Must have », where ids have figures: it explains what stands above.
    fn is_explained(&self, row: &Row, filled: &[usize], first: &str) -> bool {
        let in_place_of_id = column_of(self.fit, "id").is_some_and(|ids| filled.first() == Some(&ids.column));
        let is_short = |column: &usize| row.cell(*column).shown().split_whitespace().count() <= WORDS_OF_A_SIGNATURE;
        let is_code = first.chars().count() <= LETTERS;
        self.numbered
            && in_place_of_id
            && filled.len() == 2
            && is_code
            && !has_figures(first)
            && filled.iter().all(is_short)
    }
}

/// Words of a cell beyond which it is a sentence, not a name or a date.
const WORDS_OF_A_SIGNATURE: usize = 6;

/// Words beside a number that leave it a number: `12 000 € HT`, `45 jours`.
const WORDS_OF_A_FIGURE: usize = 2;

/// Does the cell hold a number, whatever its unit?
pub(super) fn is_figure(cell: &Cell) -> bool {
    match &cell.content {
        Content::Text(text) => {
            let is_word = |word: &&str| word.chars().any(char::is_alphabetic);
            let words = text.split_whitespace().filter(is_word).count();
            words == 0 || (words <= WORDS_OF_A_FIGURE && text.contains(|c: char| c.is_ascii_digit()))
        }
        _ => true,
    }
}

/// « Sous-total : 3 exigences »: a word for a sum, a figure, and what is counted. A sentence behind the colon is none.
fn is_sum(text: &str) -> bool {
    let Some((word, sum)) = text.split_once(':') else { return false };
    let begins_with_figure = sum.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let words = sum.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    asides::is_only_total(word) && begins_with_figure && words <= WORDS_OF_A_FIGURE
}

/// All that a row says.
pub(super) fn joined(row: &Row, filled: &[usize]) -> String {
    filled.iter().map(|column| one_line(&row.cell(*column).shown())).collect::<Vec<_>>().join(" · ")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_may_have_its_unit() {
        for text in ["12 000 € HT", "45 jours", "-", "3,5", "LOT-1"] {
            assert!(is_figure(&Cell::text(text)), "{text}");
        }
        for text in ["utile", "Le système doit afficher 3 totaux.", "hors maintenance"] {
            assert!(!is_figure(&Cell::text(text)), "{text}");
        }
    }
}

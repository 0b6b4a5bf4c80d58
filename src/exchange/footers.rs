//! Which rows stand under the heads of a sheet and are no lines, though several of their cells are filled or they stand where
//! ids do: legends that a separator cut in pieces, numbers of pages, versions and authors of the document, taxes, ids of what
//! is no more, titles of sections?

use super::asides;
use super::book::Row;
use super::cell::number::AMOUNTS;
use super::columns::How;
use super::grid::Slot;
use super::legends::LETTERS;
use super::lines::{RawLine, Reader, WORDS_OF_A_SENTENCE, What, column_of, has_figures, is_figure, joined};
use super::sections::{ends_a_sentence, is_title};
use super::words::folded;

/// Cells of a row that closes a sheet at most.
const CELLS: usize = 3;
/// Words of one of them at most.
const WORDS: usize = 6;
/// Lines that tell together how the lines of a sheet are written.
const SEVERAL: usize = 2;
/// One line in so many may look like a title where the others are sentences.
const CONTRAST: usize = 5;

/// Does a row bear the number of a page and nothing else: « Page 1/3 », « p. 2 sur 3 »?
pub fn is_page(row: &Row, filled: &[usize]) -> bool {
    let is_one = |column: &usize| {
        let said = folded(&row.cell(*column).shown());
        let mut words = said.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let named = words.next().is_some_and(|first| asides::holds("pages", first));
        let rest: Vec<&str> = words.collect();
        let is_number = |word: &&&str| word.chars().all(|c| c.is_ascii_digit());
        let figures = rest.iter().filter(is_number).count();
        named && (1..=2).contains(&figures) && rest.len() <= figures + 1
    };
    !filled.is_empty() && filled.iter().all(is_one)
}

impl Reader<'_> {
    fn stands_in_ids(&self, filled: &[usize]) -> bool {
        let ids = column_of(self.fit, "id").filter(|ids| filled.first() == Some(&ids.column));
        // « Lot 1 - Socle » is an id and a title in one.
        ids.is_some() && !self.fit.columns.iter().any(|column| column.how == How::BehindId)
    }

    /// Several words alone where an id would stand: nothing would name such a line.
    pub(super) fn stands_as_id(&self, filled: &[usize], text: &str) -> bool {
        let words = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
        filled.len() == 1
            && self.stands_in_ids(filled)
            && words >= WORDS_OF_A_SENTENCE
            && self.sense.known.get(text).is_none()
    }

    /// « EXG-003 · Supprimé »: all that names the line says that it is no more. Lines without a state may be called so.
    pub(super) fn is_withdrawn(&self, row: &Row) -> bool {
        if !self.sense.grid.fields().iter().any(|slot| slot.path() == "status") {
            return false;
        }
        let names = self.sense.grid.named_by();
        let naming = self.fit.columns.iter().filter(|known| {
            let path = known.slot.as_ref().map(Slot::path).unwrap_or_default();
            path != "id" && names.contains(&path.as_str())
        });
        let mut said =
            naming.map(|known| folded(&row.cell(known.column).shown())).filter(|text| !text.is_empty()).peekable();
        said.peek().is_some() && said.all(|text| asides::holds("withdrawn", &text))
    }

    /// « TVA 20 % », with figures alone beside it, where amounts are listed: the project counts without taxes.
    pub(super) fn is_tax(&self, row: &Row, filled: &[usize], first: &str) -> bool {
        let is_amount = |slot: &Slot| matches!(slot, Slot::Field(field) if AMOUNTS.contains(&field.name));
        let has_amounts = self.fit.columns.iter().any(|known| known.slot.as_ref().is_some_and(is_amount));
        has_amounts
            && filled.len() > 1
            && filled.first().is_some_and(|column| self.is_naming(*column))
            && super::taxes::is_tax(first)
            && filled.iter().skip(1).all(|column| is_figure(row.cell(*column)))
    }

    /// A legend that a separator cut in pieces: « Légende : P1 = haute », « P2 = basse »; or a sentence where ids stand.
    pub(super) fn explains(&self, row: &Row, filled: &[usize], first: &str) -> bool {
        if self.stands_as_id(filled, first) && ends_a_sentence(first) {
            return true;
        }
        let in_ids = || self.numbered && self.stands_in_ids(filled);
        let all_explain = || filled.iter().all(|column| row.cell(*column).shown().contains(['=', ':']));
        filled.len() > 1 && first.contains(':') && asides::is_legend(first) && (in_ids() || all_explain())
    }

    /// What closes a sheet under its last line: « Version · 1.2 », « Rédacteur : · Nom », « M · Must : obligatoire ».
    pub(super) fn close(&self, lines: &mut [RawLine]) {
        for line in lines.iter_mut().rev() {
            // « Version · 1.2 » has a figure as a total has.
            let is_total = matches!(line.what, What::Total(_));
            if line.what != What::Item && !is_total {
                continue;
            }
            let row = line.rows.first().filter(|_| line.rows.len() == 1).and_then(|row| self.sheet.row(*row));
            match row.filter(|row| self.closes(row, is_total)) {
                Some(row) => line.what = What::Legend(joined(row, &row.filled().collect::<Vec<_>>())),
                None if is_total => {}
                None => return,
            }
        }
    }

    /// Does a row close a sheet; by what its first cell is called, where it would be a total otherwise?
    fn closes(&self, row: &Row, by_name: bool) -> bool {
        let filled: Vec<usize> = row.filled().collect();
        let first = filled.first().map(|column| row.cell(*column).shown()).unwrap_or_default();
        let is_short = |column: &usize| row.cell(*column).shown().split_whitespace().count() <= WORDS;
        let is_id = || self.sense.known.get(&first).is_some();
        if !(2..=CELLS).contains(&filled.len()) || !filled.iter().all(is_short) || has_figures(&first) || is_id() {
            return false;
        }
        let in_ids = self.numbered && self.stands_in_ids(&filled);
        let has_colon = first.trim_end().ends_with(':');
        let said = filled.get(1).map(|column| row.cell(*column).shown()).unwrap_or_default();
        // « Contact · Joindre le support par téléphone » is a line, « Contact · Paul Martin » the foot of a sheet.
        let is_line = said.split_whitespace().count() > WORDS_OF_A_SENTENCE
            || folded(&said).split(' ').next().is_some_and(asides::begins_with_verb);
        let is_named = asides::holds("footers", &folded(asides::before_colon(&first)));
        let is_listed = is_named && (has_colon || !is_line);
        // « M · Must : obligatoire », or a code that lines bear: « TMA · Assurer la maintenance » is a line.
        let is_code = first.chars().count() <= LETTERS
            && (asides::before_colon(&said).len() < said.len() && !is_line || self.is_value(&first, filled[0]));
        (is_listed && (in_ids || has_colon)) || (!by_name && in_ids && filled.len() == 2 && (is_code || has_colon))
    }

    /// Do lines say that word in a column of theirs that is not this one?
    fn is_value(&self, code: &str, column: usize) -> bool {
        let said = |row: &Row| row.filled().any(|other| other != column && row.cell(other).shown() == *code);
        self.sheet.rows.iter().filter(|row| row.index > self.fit.heads.bottom).any(said)
    }

    /// Does a row hold a title of a few words where the lines have theirs, nothing else, and a whole line under it?
    pub(super) fn may_be_title(&self, row: &Row) -> bool {
        let filled: Vec<usize> = row.filled().collect();
        let [only] = filled.as_slice() else { return false };
        let text = row.cell(*only).shown();
        if !self.is_text(*only) || row.cell(*only).formula || !is_title(&text) {
            return false;
        }
        let at = self.sheet.rows.partition_point(|other| other.index <= row.index);
        let mut below = self.sheet.rows.iter().skip(at).filter(|row| row.filled().next().is_some());
        below.next().is_some_and(|row| self.is_whole(row))
    }

    /// Do titles stand among the lines, in the column of their texts? The lines are sentences and they are not; or, where
    /// lines have ids, several have none and nothing but a title.
    pub(super) fn has_titles(&self) -> bool {
        let under = || self.sheet.rows.iter().filter(|row| row.index > self.fit.heads.bottom);
        let titles = under().filter(|row| self.may_be_title(row)).count();
        if titles == 0 {
            return false;
        }
        let text = |row: &Row| row.filled().find(|column| self.is_text(*column)).map(|column| row.cell(column).shown());
        let whole: Vec<String> = under().filter(|row| self.is_whole(row)).filter_map(text).collect();
        let named = under().filter(|row| text(row).is_some()).count();
        let like_titles = whole.iter().filter(|text| is_title(text)).count();
        let are_sentences = like_titles * CONTRAST <= whole.len();
        whole.len() >= SEVERAL
            && whole.len() * 2 > named.saturating_sub(titles)
            && (are_sentences || (self.with_ids && titles >= SEVERAL))
    }

    /// Does a column hold what the lines say, and not their ids?
    fn is_text(&self, column: usize) -> bool {
        let ids = column_of(self.fit, "id").map(|ids| ids.column);
        Some(column) != ids && self.is_naming(column)
    }

    /// A line with its id, where lines have ids, its text, and something else.
    fn is_whole(&self, row: &Row) -> bool {
        let ids = column_of(self.fit, "id").map(|ids| ids.column);
        let is_there = |column: usize| !row.cell(column).is_empty();
        let has_more = row.filled().any(|column| Some(column) != ids && !self.is_text(column));
        let has_id = !self.with_ids || ids.is_some_and(is_there);
        row.filled().any(|column| self.is_text(column)) && has_id && (has_more || self.with_ids)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::book::Cell;

    #[test]
    fn pages_are_numbered_in_several_ways() {
        let is = |text: &str| is_page(&Row { index: 3, cells: vec![Cell::text(text)] }, &[0]);
        for text in ["Page 1/3", "Page 2 sur 3", "page 4", "p. 2/3", "Page 1 of 12"] {
            assert!(is(text), "{text}");
        }
        for text in ["Page d’accueil", "Page", "Page 2 des factures du client", "3/4", "Paged 3"] {
            assert!(!is(text), "{text}");
        }
    }
}

//! Which texts of a sheet explain the figures of its priorities? Not those about another column, nor what its lines say.

use std::collections::BTreeSet;

use super::asides;
use super::book::{Content, Row, Sheet};
use super::columns::{Column, Fit};
use super::words::{folded, without_brackets};

/// What a piece of a legend is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    /// The column: it names it.
    Own,
    /// Another column.
    Other,
    /// It does not say.
    Unsaid,
}

/// The pieces of the legends of a sheet that explain what stands under this column: those that name it, else those that
/// name no column. A legend stands above the heads; below them, or beside, it calls itself one.
pub fn of(sheet: &Sheet, fit: &Fit, column: &Column) -> Vec<String> {
    let (mut own, mut unsaid) = (Vec::new(), Vec::new());
    for text in texts(sheet, fit) {
        let mut about = About::Unsaid;
        for piece in text.split(['(', ')', '[', ']', ',', ';', '/', '|', '\n', '·']) {
            let subject = piece.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
            let named = named(&folded(subject), fit, column);
            // « Complexité : 1 = basse, 4 = haute »: what follows is about the same.
            about = if named == About::Unsaid { about } else { named };
            match about {
                About::Own => own.push(piece.to_owned()),
                About::Unsaid => unsaid.push(piece.to_owned()),
                About::Other => {}
            }
        }
    }
    if own.is_empty() { unsaid } else { own }
}

/// Which column the words name: the longest head that stands in them.
fn named(subject: &str, fit: &Fit, column: &Column) -> About {
    let words = format!(" {subject} ");
    let length = |one: &Column| {
        let name = folded(&without_brackets(&one.head));
        (!name.is_empty() && words.contains(&format!(" {name} "))).then_some(name.len())
    };
    let other = fit.columns.iter().filter(|one| one.column != column.column).filter_map(length).max();
    match (length(column), other) {
        (None, None) => About::Unsaid,
        (own, other) if own >= other => About::Own,
        _ => About::Other,
    }
}

/// The texts that may be legends.
fn texts(sheet: &Sheet, fit: &Fit) -> Vec<String> {
    let mut found = Vec::new();
    // Columns in which a legend goes on, « Légende », « 1 = faible », « 4 = forte » one under the other.
    let mut open = BTreeSet::new();
    let said = |row: &Row, at: usize| {
        let cell = row.cell(at);
        matches!(cell.content, Content::Text(_)).then(|| cell.shown())
    };
    for row in &sheet.rows {
        let filled: Vec<usize> = row.filled().collect();
        if row.index < fit.heads.top {
            found.extend(filled.iter().filter_map(|at| said(row, *at)));
            continue;
        }
        if row.index <= fit.heads.bottom {
            continue;
        }
        let is_alone = filled.len() == 1;
        for at in filled {
            // What stands under a head, beside others, is said of the line.
            let is_of_line = !is_alone && fit.columns.iter().any(|known| known.column == at && !known.head.is_empty());
            let text = said(row, at).filter(|_| !is_of_line);
            match text {
                Some(text) if asides::is_legend(&text) => {
                    open.insert(at);
                    found.push(text);
                }
                Some(text) if open.contains(&at) && text.contains(['=', ':']) => found.push(text),
                _ => drop(open.remove(&at)),
            }
        }
    }
    found
}

/// Letters of a code that a legend explains: `R`, `P1`, `RAC`.
pub const LETTERS: usize = 3;

/// « R = Réalise, A = Approuve, C = Consulté ». Where a title stands, « API : exposer, GED : archiver » may be one.
pub fn explains_letters(text: &str, in_title: bool) -> bool {
    let parts: Vec<&str> = text.split([',', ';', '·', '|', '\n']).filter(|part| !part.trim().is_empty()).collect();
    let is_one = |part: &&str| {
        let is_code = |code: &str| (1..=LETTERS).contains(&code.trim().chars().count());
        let is_capital = |code: &str| code.trim().chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
        let by_equals = part.split_once('=').filter(|(code, _)| is_code(code));
        let is_letter = |code: &str| code.trim().chars().count() == 1;
        let is_of_legend = |code: &str| is_code(code) && is_capital(code) && (!in_title || is_letter(code));
        let by_colon = || part.split_once(':').filter(|(code, _)| is_of_legend(code));
        by_equals.or_else(by_colon).is_some_and(|(_, what)| !what.trim().is_empty())
    };
    parts.len() > 1 && parts.iter().all(is_one)
}

/// « R = Réalise » beside « A = Approuve »: the same with a cell for each of its letters, as a text with separators parts it.
pub fn explains_in_cells(texts: &[String]) -> bool {
    texts.len() > 1 && texts.iter().all(|text| text.contains('=')) && explains_letters(&texts.join(";"), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_explained_side_by_side() {
        assert!(explains_letters("R = Réalise, A = Approuve, C = Consulté", false));
        assert!(explains_letters("P1=haute ; P2=basse", false));
        assert!(explains_letters("R : Réalise, A : Approuve", false));
        for text in ["R = Réalise", "Si A = 1, le total = 2", "Rôle = Vendeur, Lot = Socle", "A, B"] {
            assert!(!explains_letters(text, false), "{text}");
        }
    }
}

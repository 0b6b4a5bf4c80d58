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

//! What cannot be the id of one line: the error of a formula, a formula that nobody computed, a truth value,
//! several ids at once, a day.

use super::asides;
use super::book::{Cell, Content};
use super::known::number_of;
use crate::text::Message;

/// Why a cell holds no id; nothing where it may.
pub fn reason(cell: &Cell) -> Option<Message> {
    let text = match &cell.content {
        Content::Error(error) => return Some(Message::new("exchange-cell-error").with("value", error)),
        Content::Empty if cell.formula => return Some(Message::new("exchange-cell-not-computed")),
        Content::Bool(_) => return Some(truth(&cell.shown())),
        // « 2-1 » that a spreadsheet has turned into the second of January: what was typed is gone.
        Content::Date(_) => return Some(Message::new("exchange-refused-date-id").with("value", cell.shown())),
        Content::Text(text) => text.trim(),
        Content::Empty | Content::Number(_) => return None,
    };
    if asides::is_truth(text) {
        return Some(truth(text));
    }
    let several = several(text)?;
    Some(Message::new("exchange-refused-several-ids").with("value", shown(text)).with("ids", several.join(", ")))
}

fn truth(value: &str) -> Message {
    Message::new("exchange-refused-truth-id").with("value", value)
}

/// A cell of several lines on one.
fn shown(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The ids of a cell that names several and nothing else: `EXG-30` and `EXG-31` on two lines, `EXG-20 à EXG-25`.
fn several(text: &str) -> Option<Vec<String>> {
    let is_mark = |c: char| matches!(c, ',' | ';' | '/' | '+' | '&' | '…' | '→' | '(' | ')' | '–' | '—');
    let by_line = || text.split(['\n', '\r', ',', ';', '/', '+', '&']);
    let words = || text.split(|c: char| c.is_whitespace() || is_mark(c)).filter(|word| !asides::is_joint(word));
    ids(words()).or_else(|| ids(by_line())).or_else(|| numbers(text))
}

/// Ids with the same letters, two at least; none where a piece is something else.
fn ids<'a>(pieces: impl Iterator<Item = &'a str>) -> Option<Vec<String>> {
    let pieces: Vec<&str> = pieces.map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let numbers: Vec<(String, String)> = pieces.iter().map(|piece| number_of(piece)).collect::<Option<_>>()?;
    let (first, rest) = numbers.split_first()?;
    let differ = rest.iter().any(|number| number != first);
    (differ && rest.iter().all(|(letters, _)| *letters == first.0))
        .then(|| pieces.into_iter().map(str::to_owned).collect())
}

/// Numbers on a line each.
fn numbers(text: &str) -> Option<Vec<String>> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let is_number = |line: &&str| line.chars().all(|c| c.is_ascii_digit());
    (lines.len() > 1 && lines.iter().all(is_number)).then(|| lines.into_iter().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(cell: &Cell) -> Option<&'static str> {
        reason(cell).map(|message| message.id)
    }

    #[test]
    fn errors_formulas_and_truth_values_name_nothing() {
        let formula = Cell { formula: true, ..Cell::default() };
        assert_eq!(code(&formula), Some("exchange-cell-not-computed"));
        let truth = Cell { content: Content::Bool(true), ..Cell::default() };
        for cell in [truth, Cell::text("VRAI"), Cell::text("false")] {
            assert_eq!(code(&cell), Some("exchange-refused-truth-id"));
        }
        assert_eq!((code(&Cell::text("EXG-1")), code(&Cell::default())), (None, None));
    }

    #[test]
    fn several_ids_are_told_from_one_with_words() {
        for text in ["EXG-30\nEXG-31", "EXG 30\nEXG 31", "EXG-20 à EXG-25", "E1, E2", "EXG-1 et EXG-2", "1\n2"] {
            assert!(several(text).is_some(), "{text}");
        }
        for text in ["EXG-30", "EXG-003 bis", "EXG-12 (v2)", "EXG/12", "EXG-1 Relancer EXG-2", "Lot 1", "1.2", "1 2"] {
            assert_eq!(several(text), None, "{text}");
        }
    }
}

//! Do the ids of a sheet bear the titles of its lines, « Lot 1 - Socle », where no column gives them? Both are read.

use super::book::Cell;
use super::columns::{Column, How, Look, is_free, is_id};
use super::grid::Slot;

/// What parts an id from its title.
const MARKS: &[&str] = &[" - ", " – ", " — ", " : ", "\u{a0}: ", ": "];
/// Words and characters of an id at most.
const WORDS: usize = 2;
const LENGTH: usize = 20;

/// An id with its title behind it.
pub fn split(text: &str) -> Option<(&str, &str)> {
    let cut = |mark: &&str| text.split_once(*mark).map(|(id, title)| (id.trim(), title.trim()));
    let (id, title) = MARKS.iter().filter_map(cut).min_by_key(|(id, _)| id.len())?;
    let is_id = id.contains(|c: char| c.is_ascii_digit())
        && id.split_whitespace().count() <= WORDS
        && id.chars().count() <= LENGTH;
    (is_id && title.contains(char::is_alphabetic)).then_some((id, title))
}

/// What a cell of such a column says as a title.
pub fn title(cell: &Cell) -> Cell {
    split(&cell.shown()).map_or_else(Cell::default, |(_, title)| Cell::text(title))
}

/// Takes the column of the ids for that of the titles too, where all say both and nothing else gives a title.
pub fn settle(look: &Look<'_>, columns: &mut Vec<Column>) {
    let Some(title) = look.slots.iter().find(|slot| matches!(slot, Slot::Field(field) if field.path() == "title"))
    else {
        return;
    };
    if !look.grid.has_ids() || !is_free(columns, title) {
        return;
    }
    let bears_ids = |column: &Column| matches!(column.how, How::Named(_)) && column.slot.as_ref().is_some_and(is_id);
    let Some(at) = columns.iter().position(bears_ids) else { return };
    let cells = look.cells(columns[at].column);
    let both = cells.iter().filter(|cell| split(&cell.shown()).is_some()).count();
    // A head of a section, or a line that has no number yet, may stand among them.
    if both > 0 && both * 3 >= cells.len() * 2 {
        let column = Column { slot: Some(title.clone()), how: How::BehindId, ..columns[at].clone() };
        columns.insert(at + 1, column);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_a_figure_and_a_title_has_letters() {
        assert_eq!(split("Lot 1 - Socle commercial"), Some(("Lot 1", "Socle commercial")));
        assert_eq!(split("EXG-001 : Créer un compte - PME"), Some(("EXG-001", "Créer un compte - PME")));
        for text in ["Lot 1", "EXG-001", "Socle - Devis", "Phase de recette 2 - Devis", "Lot 1 - 2", "1-2"] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}

//! What does a sheet look like, beside the names of its columns: whose ids does it bear, is it a list at all?

use std::collections::BTreeSet;

use super::book::{Row, Sheet};
use super::cell::word;
use super::grid::{self, Grid};
use super::header::{self, Head, Heads};
use super::known::number_of;
use super::synonyms::{self, Said, Sureness};
use super::words::folded;
use crate::model::Kind;
use crate::model::schema::FieldType;
use crate::text::Lang;

/// What ids of its kind add for a grid: more than names that several grids share.
const OWN_IDS: u32 = 200;
/// What columns of letters add for a matrix of them: more than any name.
const OWN_LETTERS: u32 = 200;
/// Rows that are looked at.
const SAMPLE: usize = 200;

/// What the ids of a sheet add for a grid: the column that it would take for its ids names things of its
/// kind, each once.
///
/// `known` tells kind and title of what the project calls so: its ids may be numbers, which say whose
/// they are with their titles only.
pub fn ids<'a>(sheet: &Sheet, heads: &Heads, grid: &Grid, known: &impl Fn(&str) -> Option<(Kind, &'a str)>) -> u32 {
    let Some(prefix) = grid.kind().and_then(crate::model::Kind::prefix) else { return 0 };
    let Some(slot) = grid.fields().into_iter().find(|slot| slot.name == "id" && slot.inside.is_none()) else {
        return 0;
    };
    let is_id =
        |name: &Said| synonyms::of_field(grid, &slot, name).is_some_and(|sureness| sureness >= Sureness::Common);
    let columns = heads.columns.iter().filter(|head| head.names.iter().any(is_id));
    let own = columns.filter(|head| {
        let cells = under(sheet, heads).map(|row| row.cell(head.column).shown()).filter(|text| !text.is_empty());
        let cells: Vec<String> = cells.take(SAMPLE).collect();
        let says = |row: &&Row| {
            let known = known(&row.cell(head.column).shown()).filter(|(kind, _)| grid.kind() == Some(*kind));
            let title = known.map(|(_, title)| folded(title)).unwrap_or_default();
            !title.is_empty() && row.cells.iter().any(|cell| folded(&cell.shown()) == title)
        };
        if under(sheet, heads).take(SAMPLE).filter(says).count() * 2 > cells.len() {
            return true;
        }
        let numbers: Vec<Option<(String, String)>> = cells.iter().map(|text| number_of(text)).collect();
        let of_kind = numbers.iter().flatten().filter(|(letters, _)| letters == prefix).count();
        let different: BTreeSet<&(String, String)> = numbers.iter().flatten().collect();
        // What repeats is a link to such things. One double may be a slip.
        of_kind > 0 && of_kind * 2 > numbers.len() && (different.len() + 1) * 10 >= numbers.len() * 9
    });
    if own.count() > 0 { OWN_IDS } else { 0 }
}

/// What columns of letters add for a grid that holds a letter for each person (R, A, C, I): two at least, and
/// most of its columns.
pub fn letters(sheet: &Sheet, heads: &Heads, grid: &Grid) -> u32 {
    let words = grid.fields().into_iter().find_map(|slot| match slot.field_type {
        FieldType::Words(words) => Some(words),
        _ => None,
    });
    let Some(words) = words else { return 0 };
    let is_letters = |head: &&Head| {
        let cells = under(sheet, heads).map(|row| row.cell(head.column).shown());
        let cells: Vec<String> = cells.filter(|text| !text.is_empty() && !word::is_dash(text)).take(SAMPLE).collect();
        let letters = cells.iter().filter(|text| word::letters_said(words, text).is_some()).count();
        letters > 1 && letters * 2 > cells.len()
    };
    let columns = heads.columns.iter().filter(is_letters).count();
    if columns > 1 && columns * 2 >= heads.columns.len() { OWN_LETTERS } else { 0 }
}

/// What a head that is called like the lines of a grid adds for it.
const OWN_NAME: u32 = 60;
/// Heads among which one that names the lines stands: further on it is a link to others.
const FIRST_HEADS: usize = 3;

/// Is one of the first columns called like one line of the grid? A column « Exigence » holds requirements.
pub fn own_name(heads: &Heads, grid: &Grid) -> u32 {
    let Some(kind) = grid.kind() else { return 0 };
    let called = Lang::ALL.map(|lang| folded(&kind.label(lang)));
    let is_name = |name: &Said| called.iter().any(|label| !label.is_empty() && name.folded() == label);
    let named = heads.columns.iter().take(FIRST_HEADS).any(|head| head.names.iter().any(is_name));
    if named { OWN_NAME } else { 0 }
}

/// What each head adds for a grid that no other grid knows: « Probabilité » over risks.
const ONLY_ITS: u32 = 40;

/// What the heads that only this grid knows add for it.
pub fn only_its(heads: &Heads, grid: &Grid) -> u32 {
    let knows = |grid: &Grid, head: &header::Head| {
        let found = head.names.iter().filter_map(|name| synonyms::of_any(grid, name)).map(|(sureness, _)| sureness);
        found.max() >= Some(Sureness::Common)
    };
    let all = grid::all();
    let is_its = |head: &&header::Head| {
        knows(grid, head) && !all.iter().any(|other| other.name != grid.name && knows(other, head))
    };
    let count = heads.columns.iter().filter(is_its).count();
    ONLY_ITS * u32::try_from(count).unwrap_or_default()
}

/// Is a sheet a matrix of letters whose heads do not say so?
pub fn is_matrix(sheet: &Sheet) -> bool {
    let grids = grid::all();
    let heads = header::candidates(sheet);
    heads.iter().any(|heads| grids.iter().any(|grid| letters(sheet, heads, grid) > 0))
}

/// A lone column is a list where its name is what names the lines, and lines stand under it: two words
/// scribbled on a sheet are none.
pub fn is_list(sheet: &Sheet, heads: &Heads, grid: &Grid) -> bool {
    let [head] = heads.columns.as_slice() else { return false };
    let names = grid.named_by();
    let names_it = grid.fields().into_iter().filter(|slot| names.contains(&slot.path().as_str())).any(|slot| {
        let sure = |name: &Said| synonyms::of_field(grid, &slot, name) >= Some(Sureness::Common);
        head.names.iter().any(sure)
    });
    names_it && under(sheet, heads).any(|row| !row.cell(head.column).is_empty())
}

fn under<'a>(sheet: &'a Sheet, heads: &Heads) -> impl Iterator<Item = &'a Row> {
    let bottom = heads.bottom;
    sheet.rows.iter().filter(move |row| row.index > bottom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::book::Cell;

    fn sheet(lines: &[&str]) -> Sheet {
        let row = |(index, line): (usize, &&str)| Row {
            index: u32::try_from(index).expect("few"),
            cells: line.split(';').map(Cell::text).collect(),
        };
        Sheet { rows: lines.iter().enumerate().map(row).collect(), ..Sheet::default() }
    }

    fn of(lines: &[&str], name: &str) -> (u32, bool) {
        let sheet = sheet(lines);
        let heads = header::candidates(&sheet).into_iter().next().expect("heads");
        let grid = grid::named(name).expect("a grid");
        (ids(&sheet, &heads, &grid, &|_| None), is_list(&sheet, &heads, &grid))
    }

    #[test]
    fn ids_tell_whose_sheet_it_is() {
        let lots = ["Lot;Nom;Début", "Lot 1;Socle;01/02/2027", "Lot 2;Mobilité;01/06/2027"];
        assert_eq!(of(&lots, "lots").0, OWN_IDS);
        assert_eq!(of(&lots, "planning").0, 0);
        let own = ["Identifiant;Titre;Statut", "EXG-001;Un;brouillon", "EXG-002;Deux;brouillon"];
        assert_eq!((of(&own, "requirements").0, of(&own, "needs").0), (OWN_IDS, 0));
        let links = ["Lot;Exigence", "Lot 1;Un", "Lot 1;Deux", "Lot 1;Trois", "Lot 2;Quatre"];
        assert_eq!(of(&links, "lots").0, 0, "what repeats is a link");
    }

    #[test]
    fn columns_of_letters_are_a_matrix() {
        let raci = ["Tâche;CDP;AMOA;DSI", "Cadrage;R/A;C;I", "Recette;R;A;-", "Bascule;A;r;I"];
        let grid = grid::named("raci").expect("a grid");
        let letters = |lines: &[&str]| {
            let sheet = sheet(lines);
            super::letters(&sheet, &header::candidates(&sheet)[0], &grid)
        };
        assert_eq!(letters(&raci), OWN_LETTERS);
        assert_eq!(letters(&["Réf;Exigence;Type", "E1;Un;F", "E2;Deux;NF"]), 0);
        assert_eq!(letters(&["Tâche;Nom;Lot;Accord", "Un;Jean;1;A", "Deux;Anne;2;A"]), 0, "one column says less");
        assert!(is_matrix(&sheet(&raci)));
    }

    #[test]
    fn a_scribbled_note_is_no_list() {
        assert!(!of(&["budget ?", "appeler Jean"], "lots").1, "a budget names no lot");
        assert!(!of(&["Besoin"], "needs").1, "nothing stands under it");
        assert!(of(&["Besoin", "Relancer les devis"], "needs").1);
    }
}

//! Does a sheet hold several tables, one under another? Each is read by itself, as if it stood on a sheet
//! of its own.

use std::borrow::Cow;

use super::book::{Book, Content, Part, Row, Sheet};
use super::grid::{self, Grid};
use super::header::{self, Head};
use super::synonyms::{self, Sureness};

/// What the names of heads that surely are some add up to: one surely named column and another one.
pub const LEAST: u32 = 130;

/// Letters of a cell beyond which it is no name of a column.
const LONGEST: usize = 60;

/// The book with a sheet for each table. A sheet stays whole where `is_whole` says so, or where none of its
/// tables is `wanted`.
pub fn of_book<'a>(
    book: &'a Book,
    is_whole: impl Fn(&Sheet) -> bool,
    wanted: impl Fn(&Sheet) -> bool,
) -> Cow<'a, Book> {
    let grids = grid::all();
    let cut: Vec<Vec<Sheet>> = book
        .sheets
        .iter()
        .map(|sheet| if is_whole(sheet) { Vec::new() } else { of_sheet(sheet, &grids) })
        .map(|tables| if tables.iter().any(&wanted) { tables } else { Vec::new() })
        .collect();
    if cut.iter().all(Vec::is_empty) {
        return Cow::Borrowed(book);
    }
    let sheets = book.sheets.iter().zip(cut);
    let sheets = sheets.flat_map(|(sheet, tables)| if tables.is_empty() { vec![sheet.clone()] } else { tables });
    Cow::Owned(Book { name: book.name.clone(), sheets: sheets.collect(), encoding: book.encoding })
}

/// Is the table one of that grid, going by its first row that reads as heads?
pub fn is_of(table: &Sheet, grid: &Grid) -> bool {
    let grids = grid::all();
    let Some(heads) = table.rows.iter().find_map(|row| Named::of(row, &grids)) else { return false };
    let best = grids.iter().map(|grid| heads.score(grid)).max().unwrap_or_default();
    heads.score(grid) == best
}

/// The tables of a sheet; none where it holds one.
fn of_sheet(sheet: &Sheet, grids: &[Grid]) -> Vec<Sheet> {
    let rows: Vec<&Row> = sheet.rows.iter().filter(|row| row.filled().next().is_some()).collect();
    let mut starts: Vec<usize> = Vec::new();
    let mut current: Option<Named> = None;
    for (at, row) in rows.iter().enumerate() {
        let Some(heads) = Named::of(row, grids) else { continue };
        match &current {
            None => {}
            // The heads once more, as at the top of a printed page, or a line that only resembles some.
            Some(known) if known.names == heads.names || !heads.begins_another(known) => continue,
            Some(_) => match start_of(&rows, at) {
                Some(start) => starts.push(start),
                None => continue,
            },
        }
        current = Some(heads);
    }
    if starts.is_empty() {
        return Vec::new();
    }
    let ends = starts.iter().copied().chain([rows.len()]);
    let bounds = std::iter::once(0).chain(starts.iter().copied()).zip(ends);
    bounds.enumerate().map(|(at, (from, to))| table(sheet, rows.get(from..to).unwrap_or_default(), at == 0)).collect()
}

/// Where a table begins whose heads stand there: with its title. Nowhere, unless a blank line parts it from
/// what is above.
fn start_of(rows: &[&Row], heads: usize) -> Option<usize> {
    let is_parted = |at: usize| {
        let above = at.checked_sub(1).and_then(|above| rows.get(above));
        above.zip(rows.get(at)).is_some_and(|(above, row)| above.index + 1 < row.index)
    };
    let is_title = |at: usize| rows.get(at).is_some_and(|row| row.filled().count() == 1);
    let mut titles = heads;
    while titles > 0 && is_title(titles - 1) {
        titles -= 1;
    }
    (titles..=heads).find(|at| is_parted(*at))
}

/// The rows of a table as a sheet: its marks are those on its own rows.
fn table(sheet: &Sheet, rows: &[&Row], is_first: bool) -> Sheet {
    let bounds = rows.first().map(|row| row.index).zip(rows.last().map(|row| row.index)).unwrap_or_default();
    let is_own = |row: u32| (bounds.0..=bounds.1).contains(&row);
    let mut marks = sheet.marks.clone();
    marks.hidden_rows.retain(|row| is_own(*row));
    marks.struck.retain(|(row, _)| is_own(*row));
    marks.struck_parts.retain(|(row, _), _| is_own(*row));
    marks.comments.retain(|(row, _), _| is_own(*row));
    marks.links.retain(|(row, _), _| is_own(*row));
    marks.beyond = marks.beyond.filter(|((row, _), _)| is_own(*row));
    Sheet {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        rows: rows.iter().map(|row| (*row).clone()).collect(),
        merges: sheet.merges.clone(),
        marks,
        part: if is_first { Part::First } else { Part::Further },
        turned: None,
    }
}

/// A row that reads as the heads of a grid.
struct Named {
    heads: Vec<Head>,
    /// Its names, folded.
    names: Vec<String>,
    /// The column of its ids.
    ids: Option<usize>,
    /// A grid knows each of its names.
    is_known: bool,
}

impl Named {
    fn of(row: &Row, grids: &[Grid]) -> Option<Self> {
        let is_name = |column: usize| match &row.cell(column).content {
            Content::Text(text) => !row.cell(column).formula && text.chars().count() <= LONGEST,
            _ => false,
        };
        let first = row.filled().next()?;
        let has_figures = row.cell(first).shown().contains(|c: char| c.is_ascii_digit());
        if has_figures || row.filled().count() < 2 || !row.filled().all(is_name) {
            return None;
        }
        let heads = header::single(row);
        let known = |grid: &Grid| heads.iter().filter(|head| is_known(grid, head)).count();
        let fitting = |grid: &&Grid| super::columns::quick_score(grid, &heads) >= LEAST;
        let (best, count) =
            grids.iter().filter(fitting).map(|grid| (grid, known(grid))).max_by_key(|(_, count)| *count)?;
        if count * 2 <= heads.len() {
            return None;
        }
        let mut ids = heads.iter().filter(|head| is_id(best, head)).map(|head| head.column);
        let (id, other) = (ids.next(), ids.next());
        let names = heads.iter().filter_map(|head| head.names.first()).map(|name| name.folded().to_owned()).collect();
        let is_known = count == heads.len() && other.is_none();
        Some(Self { names, ids: id.filter(|_| other.is_none()), is_known, heads })
    }

    fn score(&self, grid: &Grid) -> u32 {
        super::columns::quick_score(grid, &self.heads)
    }

    /// Do these heads end the table above? Its ids stand elsewhere than the word for them, so that no
    /// line of it has that word in their place; without ids, each name must be one.
    fn begins_another(&self, above: &Self) -> bool {
        match (self.ids, above.ids) {
            (Some(own), Some(known)) if own == known => true,
            (own, known) => self.is_known && own.is_some() == known.is_some(),
        }
    }
}

fn is_known(grid: &Grid, head: &Head) -> bool {
    let sure = |(sureness, _): (Sureness, bool)| sureness >= Sureness::Common;
    head.names.iter().filter_map(|name| synonyms::of_any(grid, name)).any(sure)
}

fn is_id(grid: &Grid, head: &Head) -> bool {
    let slot = grid.fields().into_iter().find(|slot| slot.name == "id" && slot.inside.is_none());
    let named = |name| slot.as_ref().and_then(|slot| synonyms::of_field(grid, slot, name));
    head.names.iter().filter_map(named).any(|sureness| sureness >= Sureness::Common)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::book::Cell;

    /// First and last line of each table, from 1.
    fn tables(text: &str) -> Vec<(u32, u32)> {
        let row = |(index, line): (usize, &str)| Row {
            index: u32::try_from(index).expect("few"),
            cells: line
                .split(';')
                .map(|text| if text.is_empty() { Cell::default() } else { Cell::text(text) })
                .collect(),
        };
        let rows = text.lines().enumerate().filter(|(_, line)| !line.is_empty()).map(row).collect();
        let sheet = Sheet { rows, ..Sheet::default() };
        let ends = |table: &Sheet| Some((table.rows.first()?.index + 1, table.rows.last()?.index + 1));
        of_sheet(&sheet, &grid::all()).iter().filter_map(ends).collect()
    }

    #[test]
    fn a_table_begins_with_the_heads_of_another_grid_under_a_blank_line() {
        let first = "Réf;Exigence;Priorité\nE1;Le CRM doit un.;Haute\nE2;Le CRM doit deux.;Haute\n";
        let two = tables(&format!("{first}\nRéf;Besoin;Acteur\nB1;Suivre;Vendeur"));
        assert_eq!(two, [(1, 3), (5, 6)]);
        let titled =
            tables(&format!("{first}\nRisques du projet\n\nRéf;Risque;Gravité;Probabilité\nR1;Départ;Forte;Faible"));
        assert_eq!(titled, [(1, 3), (5, 8)], "a title goes with its table");
        let back = tables(&format!("{first}\nRéf;Lot;Ordre\nL1;Socle;1\n\n{first}"));
        assert_eq!(back, [(1, 3), (5, 6), (8, 10)]);
    }

    #[test]
    fn lines_that_resemble_heads_begin_no_table() {
        let first = "Réf;Exigence;Priorité\nE1;Le CRM doit un.;Haute\n";
        for further in [
            "\nRéf;Exigence;Priorité\nE3;Le CRM doit trois.;Haute",
            "Réf;Besoin;Acteur\nB1;Suivre;Vendeur",
            "\nE3;Statut;Haute\nE4;Priorité;Haute",
            "\nRédacteur;Jean Dupont\nVersion;Projet",
        ] {
            assert_eq!(tables(&format!("{first}{further}")), [], "{further}");
        }
        let dictionary =
            "Champ;Type;Libellé\nNom;Texte;Nom du client\n\nIdentifiant;Texte;Référence\nStatut;Liste;État";
        assert_eq!(tables(dictionary), [], "a list of fields names them");
    }
}

//! What did a grid of ours hold when it went out? Its stamp, and a print of every cell.
//!
//! Prints rather than values: a column that somebody deletes before handing the file on must not
//! travel along unseen.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::book::{Book, Sheet};
use super::grid::Slot;
use super::holding::Held;

/// The hidden sheet.
pub const SHEET: &str = "_ouvrage";
/// The version of its layout.
pub const VERSION: &str = "1";

/// The stamp of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// The project's code.
    pub project: String,
    /// The commit that it was made from: `hash`, `hash+dirty`, `unversioned`.
    pub commit: String,
    /// The day.
    pub date: String,
    /// Its grids, by the name of their sheets.
    pub grids: BTreeMap<String, StampedGrid>,
}

/// One grid of a stamped workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StampedGrid {
    /// The grid.
    pub grid: String,
    /// All lines of the project were in it.
    pub whole: bool,
    /// The head of each column → the path of its field.
    pub columns: Vec<(String, String)>,
    /// Key of a line → path of a field → its print.
    pub prints: BTreeMap<String, BTreeMap<String, String>>,
}

/// A short print of a value in its one way of writing; empty for nothing.
pub fn print(canonical: &str) -> String {
    if canonical.is_empty() {
        return String::new();
    }
    Sha256::digest(canonical.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// What the grid held, to tell who changed what.
#[derive(Debug)]
pub struct Base {
    prints: BTreeMap<String, BTreeMap<String, String>>,
    /// The values at that commit, where git still has it.
    texts: BTreeMap<(String, String), String>,
}

/// Who changed a field since the grid went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The sheet alone.
    SheetChanged,
    /// The project alone.
    ProjectChanged,
    /// Both, to different values; what it was, where that is known.
    BothChanged(Option<String>),
}

impl Base {
    /// The base of a stamped grid.
    pub fn new(grid: &StampedGrid) -> Self {
        Self { prints: grid.prints.clone(), texts: BTreeMap::new() }
    }

    /// Remembers what a field showed at the commit of the stamp.
    pub fn remember(&mut self, key: &str, path: &str, shown: String) {
        self.texts.insert((key.to_owned(), path.to_owned()), shown);
    }

    /// The prints of a line; none when the grid did not hold it.
    pub fn line(&self, key: &str) -> Option<&BTreeMap<String, String>> {
        self.prints.get(key)
    }

    /// Who changed the field: `project` and `sheet` are its values now, in their one way of writing,
    /// and differ.
    pub fn judge(&self, held: &Held, slot: &Slot, project: &str, sheet: &str) -> Verdict {
        let (key, path) = (&held.key, slot.path());
        let Some(line) = self.prints.get(key) else {
            // The line was not in the grid: nothing is known of what its author saw.
            return Verdict::BothChanged(None);
        };
        // A column that was not in the grid was added by hand: the sheet speaks.
        let Some(exported) = line.get(&path) else { return Verdict::SheetChanged };
        match (print(project) == *exported, print(sheet) == *exported) {
            (true, _) => Verdict::SheetChanged,
            (false, true) => Verdict::ProjectChanged,
            (false, false) => Verdict::BothChanged(self.texts.get(&(key.clone(), path)).cloned()),
        }
    }
}

/// Whose value holds where both sides changed a field since the grid went out?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Conflicts {
    /// Nobody's: the line is refused, and both values are shown.
    #[default]
    Refused,
    /// The one of the sheet.
    Mine,
    /// The one of the project.
    Project,
}

/// Rows of the hidden sheet. Each is a kind, then its values.
pub fn rows(stamp: &Stamp) -> Vec<Vec<String>> {
    let mut rows = vec![
        vec!["ouvrage".to_owned(), VERSION.to_owned()],
        vec!["project".to_owned(), stamp.project.clone()],
        vec!["commit".to_owned(), stamp.commit.clone()],
        vec!["date".to_owned(), stamp.date.clone()],
    ];
    for (sheet, grid) in &stamp.grids {
        let whole = if grid.whole { "whole" } else { "part" };
        rows.push(vec!["grid".to_owned(), sheet.clone(), grid.grid.clone(), whole.to_owned()]);
        for (head, path) in &grid.columns {
            rows.push(vec!["column".to_owned(), head.clone(), path.clone()]);
        }
        for (key, prints) in &grid.prints {
            let mut row = vec!["line".to_owned(), key.clone()];
            row.extend(grid.columns.iter().map(|(_, path)| prints.get(path).cloned().unwrap_or_default()));
            rows.push(row);
        }
    }
    rows
}

/// The stamp of a workbook, when it has one.
pub fn of_book(book: &Book) -> Option<Stamp> {
    of_sheet(book.sheets.iter().find(|sheet| sheet.name == SHEET)?)
}

fn of_sheet(sheet: &Sheet) -> Option<Stamp> {
    let mut stamp = Stamp::default();
    let mut current: Option<(String, StampedGrid)> = None;
    let mut known = false;
    for row in &sheet.rows {
        let text = |column: usize| row.cell(column).shown();
        match text(0).as_str() {
            "ouvrage" => known = text(1) == VERSION,
            "project" => stamp.project = text(1),
            "commit" => stamp.commit = text(1),
            "date" => stamp.date = text(1),
            "grid" => {
                stamp.grids.extend(current.take());
                let grid = StampedGrid { grid: text(2), whole: text(3) == "whole", ..StampedGrid::default() };
                current = Some((text(1), grid));
            }
            "column" => {
                if let Some((_, grid)) = &mut current {
                    grid.columns.push((text(1), text(2)));
                }
            }
            "line" => {
                if let Some((_, grid)) = &mut current {
                    let prints = grid.columns.iter().enumerate().map(|(at, (_, path))| (path.clone(), text(at + 2)));
                    grid.prints.insert(text(1), prints.collect());
                }
            }
            _ => {}
        }
    }
    stamp.grids.extend(current.take());
    known.then_some(stamp)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::book::{Cell, Row};

    #[test]
    fn a_stamp_is_read_back() {
        let prints = BTreeMap::from([("title".to_owned(), print("a")), ("lot".to_owned(), String::new())]);
        let grid = StampedGrid {
            grid: "requirements".into(),
            whole: true,
            columns: vec![("Titre".into(), "title".into()), ("Lot".into(), "lot".into())],
            prints: BTreeMap::from([("EXG-001".to_owned(), prints)]),
        };
        let stamp = Stamp {
            project: "CRMV".into(),
            commit: "abc".into(),
            date: "2026-03-12".into(),
            grids: BTreeMap::from([("Exigences".to_owned(), grid)]),
        };
        let row = |(index, cells): (usize, Vec<String>)| Row {
            index: u32::try_from(index).expect("few"),
            cells: cells.into_iter().map(Cell::text).collect(),
        };
        let sheet = Sheet {
            name: SHEET.into(),
            rows: rows(&stamp).into_iter().enumerate().map(row).collect(),
            ..Sheet::default()
        };
        assert_eq!(of_book(&Book { sheets: vec![sheet], ..Book::default() }), Some(stamp));
        assert_eq!(print("a").len(), 12);
        assert_ne!(print("a"), print("b"));
    }
}

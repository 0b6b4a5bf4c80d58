//! What does a spreadsheet hold, whatever the program that wrote it? Sheets, rows, cells.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use jiff::civil::DateTime;

use super::merges::Merges;
use super::rights::Turned;

/// The sheets of a file; a text with separators has one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// Name of the file, for messages: `Exigences.xlsx`, `-` for standard input.
    pub name: String,
    /// Its sheets in order, hidden ones included.
    pub sheets: Vec<Sheet>,
    /// The encoding of a text with separators, where it is not UTF-8.
    pub encoding: Option<&'static str>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name; empty for a text with separators.
    pub name: String,
    /// Hidden from people.
    pub hidden: bool,
    /// Its rows that hold something, in order.
    pub rows: Vec<Row>,
    /// Cells that are shown as one.
    pub merges: Merges,
    /// What people put on it beside the contents of its cells.
    pub marks: Marks,
    /// Whether it stands for a whole sheet of the file.
    pub part: Part,
    /// The matrix of the file that its rows were made from.
    pub turned: Option<Arc<Turned>>,
}

/// What a sheet is of the one in the file: several tables of one are read as a sheet each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    #[default]
    Whole,
    /// The uppermost of its tables.
    First,
    /// A table under another one.
    Further,
}

/// What people put on a sheet beside the contents of its cells; rows and columns from 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// Rows that are not shown, by hand or by a filter.
    pub hidden_rows: BTreeSet<u32>,
    /// Columns that are not shown.
    pub hidden_columns: BTreeSet<usize>,
    /// Cells whose text is struck through.
    pub struck: BTreeSet<(u32, usize)>,
    /// Cells of whose text a part is struck through, with the words of that part: only the rest is read.
    pub struck_parts: BTreeMap<(u32, usize), String>,
    /// Comments, by their cell.
    pub comments: BTreeMap<(u32, usize), String>,
    /// Addresses that links behind cells lead to, by their cell.
    pub links: BTreeMap<(u32, usize), String>,
    /// Cells that hold something further right than any is read: the first of them, and how many there are.
    pub beyond: Option<((u32, usize), usize)>,
}

/// A row that holds something.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its number, from 0.
    pub index: u32,
    /// Its cells from column A on.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it shows.
    pub content: Content,
    /// It is computed by a formula; the content is what was computed when the file was saved.
    pub formula: bool,
    /// A number that is shown as a percentage.
    pub percent: bool,
}

/// What a cell shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Content {
    /// Nothing.
    #[default]
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A day, with a time.
    Date(DateTime),
    /// A truth value.
    Bool(bool),
    /// An error: `#REF!`.
    Error(String),
}

impl Marks {
    /// One cell more that is not read.
    pub fn leave_out(&mut self, row: u32, column: usize) {
        let (first, count) = self.beyond.unwrap_or(((row, column), 0));
        self.beyond = Some((first, count + 1));
    }
}

impl Content {
    /// A text, or the error of a formula that came as one: `#REF!` in a text with separators.
    pub fn typed(text: impl Into<String>) -> Self {
        let text = text.into();
        if super::asides::is_error(&text) { Self::Error(text.trim().to_owned()) } else { Self::Text(text) }
    }
}

/// A block of cells that is shown as one, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// First row and column, from 0.
    pub start: (u32, u32),
    /// Last row and column.
    pub end: (u32, u32),
}

/// Where a cell stands, as people name it: `Feuil1!D17`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellName {
    /// The sheet; empty for a text with separators.
    pub sheet: String,
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: usize,
}

impl fmt::Display for CellName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.sheet.is_empty() {
            write!(f, "{}!", self.sheet)?;
        }
        write!(f, "{}{}", letters(self.column), self.row + 1)
    }
}

/// The letters of a column: 0 is A, 26 is AA.
pub fn letters(column: usize) -> String {
    let mut left = column + 1;
    let mut letters = Vec::new();
    while left > 0 {
        let digit = (left - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(digit).unwrap_or_default()));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

impl Cell {
    /// A cell that shows a text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { content: Content::Text(text.into()), ..Self::default() }
    }

    /// A cell that shows a text, or the error of a formula that was written as one.
    pub fn typed(text: impl Into<String>) -> Self {
        Self { content: Content::typed(text), ..Self::default() }
    }

    /// Does it show nothing, blanks included? A formula counts as something.
    pub fn is_empty(&self) -> bool {
        !self.formula
            && match &self.content {
                Content::Empty => true,
                Content::Text(text) => text.trim().is_empty(),
                _ => false,
            }
    }

    /// What it shows as a text, as people would type it; nothing for an empty one.
    pub fn shown(&self) -> String {
        match &self.content {
            Content::Empty => String::new(),
            Content::Text(text) => text.trim().to_owned(),
            Content::Number(number) if self.percent => format!("{} %", percentage(*number)),
            Content::Number(number) => plain(*number),
            Content::Date(at) if at.time() == jiff::civil::Time::midnight() => at.date().to_string(),
            Content::Date(at) => at.strftime("%Y-%m-%d %H:%M").to_string(),
            Content::Bool(value) => value.to_string(),
            Content::Error(error) => error.clone(),
        }
    }
}

/// A number without the noise of its binary form: `0.1 + 0.2` is 0.3, 12.0 is 12.
pub fn plain(number: f64) -> String {
    let rounded = format!("{number:.9}");
    let text = rounded.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" || text.is_empty() { "0".to_owned() } else { text.to_owned() }
}

/// A share as a percentage, without the decimals that only a computation has: a third is 33.3333.
pub fn percentage(share: f64) -> String {
    plain((share * 1e6).round() / 1e4)
}

/// A cell that shows nothing, for rows that end before a column.
static NOTHING: Cell = Cell { content: Content::Empty, formula: false, percent: false };

impl Row {
    /// The cell of a column; an empty one past the last.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&NOTHING)
    }

    /// Columns that show something.
    pub fn filled(&self) -> impl Iterator<Item = usize> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).map(|(column, _)| column)
    }
}

impl Sheet {
    /// One past the last column that holds something.
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default()
    }

    /// The block that a cell belongs to.
    pub fn merge_at(&self, row: u32, column: usize) -> Option<&Merge> {
        self.merges.at(row, u32::try_from(column).unwrap_or(u32::MAX))
    }

    /// The row of that number, when it holds something.
    pub fn row(&self, index: u32) -> Option<&Row> {
        self.rows.binary_search_by_key(&index, |row| row.index).ok().and_then(|at| self.rows.get(at))
    }

    /// The rows of the file that a line stands on.
    pub fn rows_in_file(&self, rows: &[u32]) -> Vec<u32> {
        let Some(turned) = &self.turned else { return rows.to_vec() };
        rows.iter().filter_map(|row| turned.line(*row)).flat_map(|line| line.rows.iter().copied()).collect()
    }

    /// How a cell of it is named.
    pub fn name_of(&self, row: u32, column: usize) -> CellName {
        let (row, column) = self.turned.as_ref().map_or((row, column), |turned| turned.place(row, column));
        CellName { sheet: self.name.clone(), row, column }
    }
}

impl Book {
    /// The sheet of that name, case and blanks at the ends apart.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        let wanted = crate::text::similar::fold(name.trim());
        self.sheets.iter().find(|sheet| crate::text::similar::fold(sheet.name.trim()) == wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        let name = |column| CellName { sheet: "Feuil1".into(), row: 16, column }.to_string();
        assert_eq!(name(3), "Feuil1!D17");
        assert_eq!(name(25), "Feuil1!Z17");
        assert_eq!(name(26), "Feuil1!AA17");
        assert_eq!(name(701), "Feuil1!ZZ17");
        assert_eq!(name(702), "Feuil1!AAA17");
        assert_eq!(CellName { sheet: String::new(), row: 0, column: 0 }.to_string(), "A1");
    }

    #[test]
    fn numbers_are_shown_as_people_type_them() {
        assert_eq!(plain(412_000.0), "412000");
        assert_eq!(plain(0.1 + 0.2), "0.3");
        assert_eq!(plain(-0.000_000_000_1), "0");
        let cell = Cell { content: Content::Number(0.425), percent: true, formula: false };
        assert_eq!(cell.shown(), "42.5 %");
    }
}

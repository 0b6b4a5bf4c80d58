//! A table with the place of each cell in a text: in that of a file with separators, or in one that a sheet is written as,
//! a line a row.

use std::ops::Range;

use super::super::book::Cell;
use super::{CELL_LIMIT, FILE_LIMIT, ReadError, book, delimited};

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The text in which its cells have their places.
    pub text: String,
    /// Its rows that hold something.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What each cell shows, and its bytes.
    pub cells: Vec<(String, Range<usize>)>,
}

/// Why there is no table.
#[derive(Debug)]
pub enum Fault {
    /// The file cannot be read.
    Read(ReadError),
    /// It has no sheet of that name: those that it has.
    NoSheet(Vec<String>),
    /// It has several, and none is named.
    SeveralSheets(Vec<String>),
}

impl From<ReadError> for Fault {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

/// The table of a file: of its only sheet that is shown, or of the one that is named.
///
/// # Errors
/// It cannot be read, or it is not clear which sheet is meant.
pub fn table(name: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Table, Fault> {
    if bytes.len() > FILE_LIMIT {
        return Err(ReadError::TooLarge.into());
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Ok(Table::default());
    }
    let is_book =
        matches!(bytes, [b'P', b'K', 3 | 5 | 7, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] | [b'%', b'P', b'D', b'F', ..]);
    if !is_book {
        return match sheet {
            Some(_) => Err(Fault::NoSheet(Vec::new())),
            None => Ok(separated(bytes)?),
        };
    }
    let book = book(name, bytes)?;
    let shown: Vec<_> = book.sheets.iter().filter(|sheet| !sheet.hidden).collect();
    let names = || shown.iter().map(|sheet| sheet.name.clone()).collect();
    let found = match sheet {
        Some(wanted) => book.sheets.iter().find(|sheet| sheet.name.trim() == wanted.trim()),
        None if shown.len() > 1 => {
            let full: Vec<_> = shown.iter().filter(|sheet| !sheet.rows.is_empty()).collect();
            match full.as_slice() {
                [only] => Some(**only),
                _ => return Err(Fault::SeveralSheets(names())),
            }
        }
        None => shown.first().copied(),
    };
    let found = found.ok_or_else(|| Fault::NoSheet(names()))?;
    let width = found.rows.first().map_or(0, |row| row.cells.len());
    let mut table = Table::default();
    let mut line = 0;
    for row in &found.rows {
        for _ in line..row.index {
            table.text.push('\n');
        }
        line = row.index;
        let start = table.text.len();
        // A sheet has no end of a row: its last cells are empty where nothing stands in them.
        let shown = row
            .cells
            .iter()
            .map(Cell::shown)
            .chain(std::iter::repeat_n(String::new(), width.saturating_sub(row.cells.len())));
        let mut cells = Vec::new();
        for (at, cell) in shown.enumerate() {
            if at > 0 {
                table.text.push_str(" | ");
            }
            let from = table.text.len();
            table.text.push_str(&cell.replace(['\n', '\r'], " "));
            cells.push((cell, from..table.text.len()));
        }
        table.rows.push(Row { range: start..table.text.len(), cells });
    }
    Ok(table)
}

/// A text with separators.
fn separated(bytes: &[u8]) -> Result<Table, ReadError> {
    let (text, separator, _) = delimited::text(bytes)?;
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut record = csv::ByteRecord::new();
    let mut rows = Vec::new();
    let mut count = 0;
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(ReadError::Damaged(error.to_string())),
        }
        let from = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        // Blank lines stand before it.
        let blank = text.get(from..).map_or(0, |rest| rest.len() - rest.trim_start_matches(['\n', '\r']).len());
        let start = from + blank;
        count += record.len();
        if count > CELL_LIMIT {
            return Err(ReadError::TooLarge);
        }
        let mut at = start;
        let mut cells = Vec::with_capacity(record.len());
        for field in &record {
            let end = end_of_field(text.as_bytes(), at, separator);
            let shown = Cell::typed(delimited::freed(&String::from_utf8_lossy(field))).shown();
            cells.push((shown, at..end));
            at = (end + 1).min(text.len());
        }
        let end = cells.last().map_or(start, |(_, range)| range.end);
        if cells.iter().any(|(cell, _)| !cell.is_empty()) {
            rows.push(Row { range: start..end, cells });
        }
    }
    Ok(Table { text, rows })
}

/// The byte behind the field that begins at `start`.
fn end_of_field(text: &[u8], start: usize, separator: u8) -> usize {
    let mut at = start;
    if text.get(at) == Some(&b'"') {
        at += 1;
        while let Some(byte) = text.get(at) {
            match (byte, text.get(at + 1)) {
                (b'"', Some(b'"')) => at += 2,
                (b'"', _) => break,
                _ => at += 1,
            }
        }
    }
    let rest = text.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| *byte == separator || matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cell_has_its_place_in_the_text() {
        let text = "id;nom\n\n1;\"Acier; \"\"Lorrain\"\"\nSA\"\n2;Bois\n;\n";
        let table = table("cas.csv", text.as_bytes(), None).expect("a table");
        let shown: Vec<Vec<&str>> =
            table.rows.iter().map(|row| row.cells.iter().map(|(cell, _)| cell.as_str()).collect()).collect();
        assert_eq!(shown, [vec!["id", "nom"], vec!["1", "Acier; \"Lorrain\"\nSA"], vec!["2", "Bois"]]);
        let places: Vec<&str> =
            table.rows.iter().flat_map(|row| &row.cells).map(|(_, at)| &table.text[at.clone()]).collect();
        assert_eq!(places, ["id", "nom", "1", "\"Acier; \"\"Lorrain\"\"\nSA\"", "2", "Bois"]);
        assert_eq!(&table.text[table.rows[2].range.clone()], "2;Bois");
        assert!(matches!(super::table("a.csv", b"a;b", Some("X")), Err(Fault::NoSheet(_))));
        assert_eq!(super::table("a.csv", b" \n", None).expect("a table").rows, []);
    }
}

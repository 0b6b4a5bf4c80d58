//! A grid as CSV, such that French and English spreadsheets open it with a double click.

use super::super::cell::Shown;
use super::super::read::looks_like_formula;
use super::table::Table;
use crate::text::Lang;

/// The bytes of a grid as CSV. Numbers and days are written as the project's language has them; a text
/// that a spreadsheet would compute is guarded by an apostrophe, which reading takes off.
pub fn write(table: &Table, separator: u8, lang: Lang) -> Vec<u8> {
    let heads: Vec<String> = table.columns.iter().map(|column| column.head.clone()).collect();
    records(&heads, table.rows.iter().map(|row| row.cells.iter().map(|cell| &cell.shown)), separator, lang)
}

/// The bytes of heads and of lines of values.
pub(super) fn records<'s, L>(heads: &[String], lines: impl Iterator<Item = L>, separator: u8, lang: Lang) -> Vec<u8>
where
    L: Iterator<Item = &'s Shown>,
{
    let mut writer =
        csv::WriterBuilder::new().delimiter(separator).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing into memory does not fail.
    let _ = writer.write_record(heads.iter().map(|head| guarded(head)));
    for line in lines {
        let _ = writer.write_record(line.map(|value| match value {
            Shown::Text(text) => guarded(text),
            other => other.text(lang),
        }));
    }
    let body = writer.into_inner().unwrap_or_default();
    // The mark by which Excel knows UTF-8.
    [&[0xEF, 0xBB, 0xBF], body.as_slice()].concat()
}

fn guarded(text: &str) -> String {
    if looks_like_formula(text) { format!("'{text}") } else { text.to_owned() }
}

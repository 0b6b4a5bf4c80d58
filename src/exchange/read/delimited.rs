//! Texts with separators: CSV of any origin, and tables pasted from a spreadsheet (tabs).

use std::collections::BTreeMap;

use super::super::book::{Cell, Row, Sheet};
use super::encoding::{Encoding, decode};
use super::{CELL_LIMIT, COLUMN_LIMIT, ReadError};

/// Characters, and records in them, that are looked at to find the separator.
const SAMPLE: usize = 100_000;
const SAMPLE_RECORDS: usize = 200;

/// Reads a text with separators; encoding and separator show in the text.
///
/// # Errors
/// It is no text, too large, written in two encodings, or a quote in it never closes.
pub fn sheet(bytes: &[u8]) -> Result<(Sheet, Encoding), ReadError> {
    let (text, separator, encoding) = text(bytes)?;
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut record = csv::ByteRecord::new();
    let mut sheet = Sheet::default();
    let (mut next_row, mut line, mut count) = (0_u64, 1_u64, 0_usize);
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(ReadError::Damaged(error.to_string())),
        }
        // The reader skips blank lines; a spreadsheet counts them as rows.
        let inner = record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
        let after = reader.position().line();
        let ended = reader.position().byte() < text.len() as u64 || text.ends_with('\n');
        let first = after.saturating_sub(inner + u64::from(ended)).max(line);
        let index = next_row + (first - line);
        (next_row, line) = (index + 1, after.max(line));
        let row = u32::try_from(index).unwrap_or(u32::MAX);
        let mut all = record.iter().map(|field| Cell::typed(freed(&String::from_utf8_lossy(field))));
        let cells: Vec<Cell> = all.by_ref().take(COLUMN_LIMIT as usize).collect();
        for (column, _) in (cells.len()..).zip(all).filter(|(_, cell)| !cell.is_empty()) {
            sheet.marks.leave_out(row, column);
        }
        count += cells.len();
        if count > CELL_LIMIT {
            return Err(ReadError::TooLarge);
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            sheet.rows.push(Row { index: row, cells });
        }
    }
    Ok((sheet, encoding))
}

/// The text, what separates its cells, and the encoding that it is written in.
///
/// # Errors
/// It is no text, written in two encodings, or a quote in it never closes.
pub(super) fn text(bytes: &[u8]) -> Result<(String, u8, Encoding), ReadError> {
    let (text, encoding) = decode(bytes)?;
    if text.chars().take(4_096).any(|c| c == '\0') {
        return Err(ReadError::Damaged("\\0".to_owned()));
    }
    let separator = separator(&text);
    match unclosed(&text, separator) {
        Some(line) => Err(ReadError::Unclosed { line }),
        None => Ok((text, separator, encoding)),
    }
}

/// A text that a spreadsheet would take for a formula is written with an apostrophe before it, which
/// is not of the text.
pub(super) fn freed(field: &str) -> String {
    match field.strip_prefix('\'') {
        Some(rest) if looks_like_formula(rest) => rest.to_owned(),
        _ => field.to_owned(),
    }
}

/// Would a spreadsheet compute it? A number with a sign is no formula.
pub fn looks_like_formula(text: &str) -> bool {
    let signs = text.trim_start_matches('\'');
    match signs.chars().next() {
        Some('=' | '@' | '\t' | '\r') => true,
        Some('+' | '-') => !is_number(signs),
        _ => false,
    }
}

fn is_number(text: &str) -> bool {
    text.chars().skip(1).all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}'))
}

/// The line, from 1, of a quote that opens a cell and never closes: all that follows would be read as
/// the text of that one cell.
fn unclosed(text: &str, separator: u8) -> Option<usize> {
    #[derive(PartialEq)]
    enum At {
        Start,
        Plain,
        Quoted,
        /// A quote within quotes: it ends the cell, or stands for one when another follows.
        Closing,
    }
    let (mut at, mut line, mut opened) = (At::Start, 1, 1);
    for byte in text.bytes() {
        at = match (at, byte) {
            (At::Start, b'"') => {
                opened = line;
                At::Quoted
            }
            (At::Closing, b'"') => At::Quoted,
            (At::Quoted, b'"') => At::Closing,
            (At::Quoted, _) => At::Quoted,
            (_, b'\n' | b'\r') => At::Start,
            (_, byte) if byte == separator => At::Start,
            _ => At::Plain,
        };
        line += usize::from(byte == b'\n');
    }
    (at == At::Quoted).then_some(opened)
}

/// The separator that cuts the records alike: what only looks like one cuts them anyhow.
fn separator(text: &str) -> u8 {
    let end = text.char_indices().nth(SAMPLE).map_or(text.len(), |(at, _)| at);
    let sample = &text[..end];
    // Of separators that cut alike the first wins: a tab is never typed by chance, a comma often.
    let candidates = [b'\t', b';', b',', b'|'];
    let mut best = (b';', (0, 0));
    for candidate in candidates {
        let found = alike(sample, candidate);
        if found > best.1 {
            best = (candidate, found);
        }
    }
    best.0
}

/// How many of a hundred records are cut into the same number of cells, and into how many.
fn alike(sample: &str, separator: u8) -> (usize, usize) {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(sample.as_bytes());
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let mut all = 0;
    for record in reader.byte_records().take(SAMPLE_RECORDS).flatten() {
        all += 1;
        *counts.entry(record.len()).or_default() += 1;
    }
    let most = counts.iter().filter(|(cells, _)| **cells > 1).max_by_key(|(cells, count)| (**count, **cells));
    // A comma here and there in a column of sentences cuts the few: what separates cuts most of them.
    let most = most.filter(|(_, count)| **count * 2 > all);
    most.map_or((0, 0), |(cells, count)| (count * 100 / all.max(1), *cells))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
        let sheet = sheet(bytes).map(|(sheet, _)| sheet).expect("it is read");
        sheet.rows.into_iter().map(|row| (row.index, row.cells.iter().map(Cell::shown).collect())).collect()
    }

    #[test]
    fn separators_quotes_and_blank_lines_are_those_of_a_spreadsheet() {
        let text = "Réf;Énoncé\n\nE1;\"deux ; lignes\nici\"\n\n\nE2;fin";
        let expected = [(0, vec!["Réf", "Énoncé"]), (2, vec!["E1", "deux ; lignes\nici"]), (5, vec!["E2", "fin"])];
        let found = rows(text.as_bytes());
        assert_eq!(found.len(), 3);
        for ((index, cells), (wanted, texts)) in found.iter().zip(expected) {
            assert_eq!((*index, cells.iter().map(String::as_str).collect::<Vec<_>>()), (wanted, texts));
        }
        assert_eq!(rows(b"a\tb, c\nd\te, f\n")[1].1, ["d", "e, f"]);
        assert_eq!(rows(b"a,b\n1,\"2,5\"\n")[1].1, ["1", "2,5"]);
        let windows = rows(b"a;b\r\n\r\n1;2\r\n");
        assert_eq!(windows.iter().map(|row| row.0).collect::<Vec<_>>(), [0, 2]);
    }

    #[test]
    fn a_separator_is_the_one_that_cuts_all_records_alike() {
        let text = "Titre\tÉtapes\n\"a; b; c\"\t\"x | y\n; z | t\"\nd\te\n";
        assert_eq!(rows(text.as_bytes())[1].1, ["a; b; c", "x | y\n; z | t"]);
        assert_eq!(rows("a;b\n1,5;2,5\n".as_bytes())[1].1, ["1,5", "2,5"]);
        assert_eq!(rows("a\nune phrase, deux\nb\n".as_bytes())[1].1.len(), 1);
    }

    #[test]
    fn a_quote_that_never_closes_is_told_with_its_line() {
        let line = |text: &str| match sheet(text.as_bytes()) {
            Err(ReadError::Unclosed { line }) => Some(line),
            _ => None,
        };
        assert_eq!(line("Titre;Énoncé\nUn;\"Le système doit A\nDeux;B\n"), Some(2));
        assert_eq!(line("Titre;Énoncé\n\"Un\n\";\"B\nDeux;C"), Some(3));
        for text in
            ["a;b\nUn écran de 12\" ou plus;c\n", "a;b\n\"dit \"\"oui\"\"\";c\n", "a;b\n\"\";c", "a;b\n\"c\";\"d\""]
        {
            assert_eq!(line(text), None, "{text}");
        }
    }

    #[test]
    fn encodings_of_windows_are_read() {
        assert_eq!(rows(b"Priorit\xe9;Co\xfbt \x80\n1;2")[0].1, ["Priorité", "Coût €"]);
        let mut utf16 = vec![0xFF, 0xFE];
        utf16.extend("Réf\tÉtat\n1\t2\n".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(rows(&utf16)[0].1, ["Réf", "État"]);
        assert_eq!(rows("\u{feff}Réf;b\n1;2".as_bytes())[0].1, ["Réf", "b"]);
        assert!(sheet(b"\x00\x01\x02;").is_err());
        assert_eq!(rows(b"\xc9\xbb;b\n\xe9t\xe9;2")[0].1, ["É»", "b"], "a pair by chance");
    }

    #[test]
    fn two_encodings_in_one_text_are_told_with_the_line() {
        let line = |bytes: &[u8]| match sheet(bytes) {
            Err(ReadError::Encoding { line }) => Some(line),
            _ => None,
        };
        let mixed = ["Réf;Énoncé\nE1;Créé\nE2;".as_bytes(), b"cr\xe9\xe9\n"].concat();
        assert_eq!(line(&mixed), Some(3));
        assert_eq!(line(&"Réf;État\nE1;créé".as_bytes()[..19]), Some(2), "cut within a letter");
        let mut utf16 = vec![0xFF, 0xFE];
        utf16.extend("Réf\tÉtat\n1\té".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(line(&utf16), None);
        assert_eq!(line(&utf16[..utf16.len() - 1]), Some(2));
    }

    #[test]
    fn an_apostrophe_that_guards_a_formula_is_not_of_the_text() {
        assert_eq!(freed("'=cmd()"), "=cmd()");
        assert_eq!(freed("'+33 3 53 01 44 18"), "'+33 3 53 01 44 18");
        assert_eq!(freed("'+a"), "+a");
        assert_eq!(freed("l'offre"), "l'offre");
        assert!(looks_like_formula("-1+2"));
        assert!(!looks_like_formula("-12,5"));
    }
}

//! Damaged, truncated, absurd files: they are read or refused, never with a panic, never without end.
//! `PROPTEST_CASES=100000 cargo test --test integration mutation` tries more of them.

use std::io::{Cursor, Read as _, Write as _};
use std::sync::LazyLock;

use ouvrage::exchange::import::{self, Against, Wanted};
use ouvrage::exchange::read::{self, ReadError};
use ouvrage::link;
use ouvrage::text::{Lang, Sources};
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Formula, Workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

static WORKBOOK: LazyLock<Vec<u8>> = LazyLock::new(workbook);
static PARTS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| parts(&WORKBOOK));

/// A small workbook with all that a reader meets.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 3, "Grille", &Format::new()).unwrap();
    for (at, head) in ["Réf.", "Exigence", "Priorité", "Coût estimé"].iter().enumerate() {
        sheet.write_string(2, at as u16, *head).unwrap();
    }
    for row in 3..8_u32 {
        sheet.write_string(row, 0, format!("EXG-{row:03}")).unwrap();
        sheet.write_string(row, 1, "Le CRM doit dater.").unwrap();
        sheet.write_string(row, 2, "Must").unwrap();
        sheet.write_formula(row, 3, Formula::new("=1+1").set_result("2")).unwrap();
    }
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_number_with_format(9, 1, 46_093.0, &day).unwrap();
    book.save_to_buffer().unwrap()
}

/// The parts of an archive.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut text = Vec::new();
            file.read_to_end(&mut text).unwrap();
            (name, text)
        })
        .collect()
}

/// An archive of these parts. Squeezing them is not what is tried, and takes longer than all the rest.
fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    archive(parts, CompressionMethod::Stored)
}

fn archive(parts: &[(String, Vec<u8>)], method: CompressionMethod) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(method);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(text).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Reads the bytes and simulates their import into an empty project.
fn survives(bytes: &[u8]) {
    let Ok(book) = read::book("x", bytes) else { return };
    let mut sources = Sources::default();
    sources.add("ouvrage.yaml", "project:\n  title: Essai\n");
    let linked = link::project(&sources);
    let against = Against {
        project: &linked.project,
        sources: &sources,
        base: None,
        earlier: &|_| {},
        lang: Lang::Fr,
        was_given: &|_| false,
    };
    if let Ok(mut found) = import::simulate(&book, &Wanted::default(), &against) {
        ouvrage::exchange::apply::rewrite(&mut found.simulations, &sources);
        for simulation in &found.simulations {
            import::told(&book.name, simulation, &against, None, true);
        }
    }
}

/// Some bytes of a text replaced, removed or repeated.
fn mutated(text: &[u8], changes: &[(prop::sample::Index, u8, u8)]) -> Vec<u8> {
    let mut text = text.to_vec();
    for (at, kind, byte) in changes {
        if text.is_empty() {
            break;
        }
        let at = at.index(text.len());
        match kind % 5 {
            0 => text[at] = *byte,
            1 => drop(text.remove(at)),
            2 => text.truncate(at),
            3 => {
                let end = (at + usize::from(*byte)).min(text.len());
                let part = text[at..end].to_vec();
                text.splice(at..at, part);
            }
            // Figures are what sizes and places are made of.
            _ => {
                if let Some(figure) = (at..text.len()).find(|i| text[*i].is_ascii_digit()) {
                    text.splice(figure..figure, *b"99999");
                }
            }
        }
    }
    text
}

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, u8, u8)>> {
    prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<u8>()), 1..6)
}

proptest! {
    #[test]
    fn damaged_archives(changes in changes()) {
        survives(&mutated(&WORKBOOK, &changes));
    }

    #[test]
    fn damaged_parts(part in any::<prop::sample::Index>(), changes in changes()) {
        let mut parts = PARTS.clone();
        let at = part.index(parts.len());
        parts[at].1 = mutated(&parts[at].1, &changes);
        survives(&packed(&parts));
    }

    #[test]
    fn damaged_texts(changes in changes()) {
        let text = "Réf.;Exigence;Priorité;Étapes\r\nEXG-001;\"Le CRM\ndoit\";Must;a | b\r\n;;;\r\n2. Comptes\r\n";
        survives(&mutated(text.as_bytes(), &changes));
    }
}

#[test]
fn a_range_that_ends_before_it_begins_is_refused_and_panics_nobody() {
    let mut parts = PARTS.clone();
    let sheet = parts.iter_mut().find(|(name, _)| name == "xl/worksheets/sheet1.xml").unwrap();
    let text = String::from_utf8(sheet.1.clone()).unwrap();
    let (before, rest) = text.split_once("<dimension ref=\"").unwrap();
    let after = rest.split_once('"').unwrap().1;
    sheet.1 = format!("{before}<dimension ref=\"D9:A1\"{after}").into_bytes();
    // Read or refused, as the library likes: this test ends.
    survives(&packed(&parts));
}

#[test]
fn a_table_of_texts_that_says_to_hold_a_billion_is_refused() {
    let mut parts = PARTS.clone();
    let texts = parts.iter_mut().find(|(name, _)| name == "xl/sharedStrings.xml").unwrap();
    let text = String::from_utf8(texts.1.clone()).unwrap();
    assert!(text.contains("uniqueCount=\""), "{text}");
    for digits in ["999999999999", "99999999999999999999999999"] {
        let texts = parts.iter_mut().find(|(name, _)| name == "xl/sharedStrings.xml").unwrap();
        texts.1 = text.replace("uniqueCount=\"", &format!("uniqueCount=\"{digits}")).into_bytes();
        let refused = read::book("x", &packed(&parts));
        assert!(matches!(&refused, Err(ReadError::Damaged(part)) if part == "xl/sharedStrings.xml"), "{refused:?}");
    }
}

#[test]
fn a_lone_cell_at_the_end_of_the_sheet_costs_one_cell() {
    let mut parts = PARTS.clone();
    let sheet = parts.iter_mut().find(|(name, _)| name == "xl/worksheets/sheet1.xml").unwrap();
    let text = String::from_utf8(sheet.1.clone()).unwrap();
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c><c r=\"A1048576\"><v>1</v></c></row></sheetData>";
    sheet.1 = text.replace("</sheetData>", far).into_bytes();
    let book = read::book("x", &packed(&parts)).expect("it is read");
    let last = book.sheets[0].rows.last().expect("rows");
    assert_eq!((last.index, last.cells.len()), (1_048_575, 1), "a cell beyond all columns of people is left out");
}

#[test]
fn what_unpacks_to_gigabytes_is_refused_whatever_it_says_of_itself() {
    let mut parts = PARTS.clone();
    let sheet = parts.iter_mut().find(|(name, _)| name == "xl/worksheets/sheet1.xml").unwrap();
    let text = String::from_utf8(sheet.1.clone()).unwrap();
    let blanks = " ".repeat(80 * 1024 * 1024);
    sheet.1 = text.replace("<sheetData>", &format!("<sheetData>{blanks}")).into_bytes();
    let size = u32::try_from(sheet.1.len()).unwrap();
    let mut bytes = archive(&parts, CompressionMethod::Deflated);
    assert!(bytes.len() < 1024 * 1024, "it looks small: {}", bytes.len());
    assert!(matches!(read::book("x", &bytes), Err(ReadError::Bomb)));
    // The size that the archive gives is made up.
    let places: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..at + 4] == size.to_le_bytes()).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(read::book("x", &bytes).is_err());
}

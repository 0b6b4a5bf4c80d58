//! Is this archive a workbook, and does it unpack to something reasonable?
//!
//! An archive may say that it holds a kilobyte and unpack to gigabytes: what it says is not
//! believed, what comes out is counted, once, before the workbook is read.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::xml::{self, Met};
use super::{ReadError, UNPACKED_LIMIT};

/// Files beyond which an archive is no workbook.
const ENTRY_LIMIT: usize = 5_000;

/// What the archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A workbook of Excel.
    Xlsx,
    /// A workbook of LibreOffice.
    Ods,
    /// Something else.
    Other,
}

/// Counts what the archive unpacks to and tells what it is.
///
/// # Errors
/// It is damaged, or unpacks to too much.
pub fn inspect(bytes: &[u8]) -> Result<Kind, ReadError> {
    let damaged = |error: zip::result::ZipError| ReadError::Broken(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > ENTRY_LIMIT {
        return Err(ReadError::Bomb);
    }
    let mut left = UNPACKED_LIMIT;
    let mut kind = Kind::Other;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(detail) if detail.contains("assword") => ReadError::Password,
            other => damaged(other),
        })?;
        let name = file.name().map(|name| name.into_owned()).unwrap_or_default();
        let unpacked = if name == "content.xml" {
            let mut text = Vec::new();
            let size = file.take(left + 1).read_to_end(&mut text).map(|size| size as u64);
            if repeats_too_much(&text) {
                return Err(ReadError::Bomb);
            }
            size
        } else if name.to_lowercase().ends_with("sharedstrings.xml") {
            let mut text = Vec::new();
            let size = file.take(left + 1).read_to_end(&mut text).map(|size| size as u64);
            if counts_too_much(&text) {
                return Err(ReadError::Damaged(name));
            }
            size
        } else {
            std::io::copy(&mut file.take(left + 1), &mut std::io::sink())
        };
        // A part that does not unpack is of no matter here unless it is read: the reader tells.
        left = left.checked_sub(unpacked.unwrap_or_default()).ok_or(ReadError::Bomb)?;
        match name.as_str() {
            "xl/workbook.xml" => kind = Kind::Xlsx,
            "content.xml" if kind == Kind::Other => kind = Kind::Ods,
            _ => {}
        }
    }
    Ok(kind)
}

/// Does the table of texts of a workbook say that it holds more of them than it has bytes? The library makes room
/// for as many before it reads the first one, and where there is no such room the whole program ends.
fn counts_too_much(bytes: &[u8]) -> bool {
    let mut too_much = false;
    xml::walk(&xml::decoded(bytes), |met| {
        if let Met::Opens(tag) = met
            && tag.is("sst")
        {
            // What is too long for a number is too much.
            let count = tag.attribute("uniqueCount").map(|count| count.trim().parse::<usize>().unwrap_or(usize::MAX));
            too_much |= count.is_some_and(|count| count > bytes.len());
        }
        !too_much
    });
    too_much
}

/// How often a row or cell with content may be said to repeat.
const REPEAT_LIMIT: u64 = 2_000;

/// In an ods file one line may stand for a million rows. Empty ones do at the end of every sheet;
/// filled ones are a mistake, and would fill the memory.
fn repeats_too_much(bytes: &[u8]) -> bool {
    let mut row_repeats = false;
    let mut too_much = false;
    xml::walk(&xml::decoded(bytes), |met| {
        match met {
            Met::Opens(tag) => {
                let repeats = |name: &str| {
                    let count = tag.attribute(name).map(|count| count.trim().parse::<u64>().unwrap_or(u64::MAX));
                    count.is_some_and(|count| count > REPEAT_LIMIT)
                };
                if tag.is("table-row") {
                    row_repeats = repeats("number-rows-repeated");
                } else if (tag.is("table-cell") || tag.is("covered-table-cell"))
                    && tag.attribute("value-type").is_some()
                {
                    too_much |= row_repeats || repeats("number-columns-repeated");
                }
            }
            Met::Closes("table-row") => row_repeats = false,
            Met::Closes(_) | Met::Text(_) => {}
        }
        !too_much
    });
    too_much
}

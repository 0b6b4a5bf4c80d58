//! A list to be read, sorted and shown around in a spreadsheet. Unlike a grid, nothing of it comes back.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::super::cell::{self, Shown};
use super::About;
use super::{delimited, excel, table};
use crate::text::format;

/// One table of a list.
#[derive(Clone, Debug)]
pub struct Listing {
    /// What it lists, as its sheet is called.
    pub name: String,
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// Its lines, a value for each column.
    pub rows: Vec<Vec<Shown>>,
}

impl Listing {
    /// As a text with separators: numbers and days as the language of the words has them.
    pub fn delimited(&self, separator: u8, about: &About) -> Vec<u8> {
        delimited::records(&self.heads, self.rows.iter().map(|row| row.iter()), separator, about.lang)
    }
}

/// A workbook with a sheet for each: heads that stay, filters, days and numbers as what they are. The same lists give
/// the same bytes.
///
/// # Errors
/// A list is longer than a sheet may be.
pub fn workbook(listings: &[Listing], about: &About) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&excel::properties(about)?);
    for listing in listings {
        sheet(workbook.add_worksheet(), listing, about)?;
    }
    workbook.save_to_buffer()
}

fn sheet(sheet: &mut Worksheet, listing: &Listing, about: &About) -> Result<(), XlsxError> {
    let (head, text) = (excel::head_format(), excel::cell_format());
    let date = text.clone().set_num_format(excel::date_format(about.lang));
    sheet.set_name(table::sheet_name(&listing.name))?.set_freeze_panes(1, 0)?;
    for (at, title) in listing.heads.iter().enumerate() {
        let column = excel::index(at);
        sheet.write_string_with_format(0, column, title, &head)?;
        let values = listing.rows.iter().filter_map(|row| row.get(at));
        sheet.set_column_width(column, excel::fitting(title, values))?;
    }
    for (line, row) in listing.rows.iter().enumerate() {
        let line = u32::try_from(line).unwrap_or(u32::MAX).saturating_add(1);
        for (at, value) in row.iter().enumerate() {
            let head = if let Shown::Text(long) = value { cell::head_of_long(long).map(Shown::Text) } else { None };
            excel::shown(sheet, (line, excel::index(at)), head.as_ref().unwrap_or(value), &text, &date)?;
        }
    }
    if !listing.heads.is_empty() {
        let last = u32::try_from(listing.rows.len()).unwrap_or(u32::MAX);
        sheet.autofilter(0, 0, last, excel::index(listing.heads.len() - 1))?;
    }
    excel::printed(sheet)?;
    let commit = crate::model::execution::short_commit(&about.commit);
    // What a footer takes for an instruction.
    let code = about.code.replace('&', "&&");
    sheet.set_footer(format!("&L{code} · {commit} · {}&C&A&R&P / &N", format::date(about.lang, about.day())));
    Ok(())
}

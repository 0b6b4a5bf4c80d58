//! A book some of whose sheets are read in another form: an access matrix, a long RACI, a budget by years.

use std::borrow::Cow;

use super::book::{Book, Sheet};
use super::import::Wanted;

/// Is a sheet one of those that are read, and not yet in another form?
pub fn is_wanted(book: &Book, wanted: &Wanted, sheet: &Sheet) -> bool {
    let is_named = |name: &String| book.sheet(name).is_some_and(|known| known.name == sheet.name);
    wanted.sheet.as_ref().is_none_or(is_named) && !sheet.hidden && sheet.turned.is_none()
}

/// The book with these sheets in the place of its own, in their order; itself where there is none.
pub fn with<'a>(book: Cow<'a, Book>, sheets: Vec<Option<Sheet>>) -> Cow<'a, Book> {
    if sheets.iter().all(Option::is_none) {
        return book;
    }
    let sheets = book.sheets.iter().zip(sheets);
    let sheets = sheets.map(|(sheet, other)| other.unwrap_or_else(|| sheet.clone())).collect();
    Cow::Owned(Book { name: book.name.clone(), sheets, encoding: book.encoding })
}

//! What is an access matrix in the wide form that people draw, a column for each role, as lines of the model?
//!
//! ```text
//! sheet ── finding ──► columns, lines ── reading ──► rights of each cell ── turning ──► a sheet in the long form
//! ```
//!
//! The long sheet is read as any other; what is told of it names the cells of the sheet that people see.

mod finding;
mod legend;
mod letters;
mod reading;
mod turning;

use std::borrow::Cow;

use super::book::{Book, Sheet};
use super::grid;
use super::import::{Against, Wanted};
use super::mapping::Mapping;
use super::recast;
use super::stamp::Stamp;
use crate::text::Message;
use finding::{Facts, Verdict};
pub use turning::{Long, Turned};

/// The name of the grid.
const GRID: &str = "access_matrix";

/// The book with its access matrices in the long form: those that surely are some, or those of which it was said.
///
/// # Errors
/// It was said to be one, and nothing tells which side the roles are on.
pub fn turned<'a>(
    book: Cow<'a, Book>,
    wanted: &Wanted,
    stamp: Option<&Stamp>,
    against: &Against<'_>,
) -> Result<Cow<'a, Book>, Message> {
    let is_asked = match wanted.grid {
        Some(grid) if grid.name != GRID => return Ok(book),
        other => other.is_some(),
    };
    if stamp.is_some() || !(wanted.mappings.is_empty() || wanted.mappings.iter().any(is_wide)) {
        return Ok(book);
    }
    let facts = Facts::of(against.project);
    let mut sheets = Vec::new();
    for sheet in &book.sheets {
        let legend = legend::of_sheet(sheet);
        let verdict = if recast::is_wanted(&book, wanted, sheet) {
            finding::of_sheet(sheet, &legend, &facts)
        } else {
            Verdict::None
        };
        sheets.push(match verdict {
            Verdict::Clear(found) => Some(turning::turn(sheet, &found, &legend, &facts, against.lang)),
            Verdict::Likely(found) if is_asked => Some(turning::turn(sheet, &found, &legend, &facts, against.lang)),
            Verdict::Sideless if is_asked => {
                return Err(Message::new("exchange-rights-side").with("file", &book.name));
            }
            _ => None,
        });
    }
    Ok(recast::with(book, sheets))
}

/// May a sheet be an access matrix, so that it is to be said?
pub fn may_be(sheet: &Sheet, against: &Against<'_>) -> bool {
    let found = finding::of_sheet(sheet, &legend::of_sheet(sheet), &Facts::of(against.project));
    !matches!(found, Verdict::None)
}

/// Was a mapping made from a matrix: several of its columns are roles, or objects?
fn is_wide(mapping: &Mapping) -> bool {
    let is_grid = mapping.grid.as_deref().and_then(grid::named).is_some_and(|grid| grid.name == GRID);
    let several = |field: &str| mapping.columns.iter().filter(|(_, target)| target == field).count() > 1;
    is_grid && (several("role") || several("entity"))
}

//! The project's grids as files that people fill in and send back.

mod delimited;
mod excel;
mod listing;
mod table;

pub use delimited::write as csv;
pub use excel::write as xlsx;
pub use listing::{Listing, workbook};
pub use table::{OutColumn, OutRow, Table, of as table};

use jiff::Timestamp;

use super::stamp::{Stamp, StampedGrid};
use crate::text::Lang;

/// What stands on a workbook beside its grids.
#[derive(Clone, Debug)]
pub struct About {
    /// The project's title.
    pub title: String,
    /// Its code.
    pub code: String,
    /// Its client.
    pub client: String,
    /// The commit of the text: `hash`, `hash+dirty`, `unversioned`.
    pub commit: String,
    /// When the text was as it is: the time of its commit.
    pub at: Timestamp,
    /// What lines were chosen by, in words; nothing: all.
    pub filter: Option<String>,
    /// The language of heads and words.
    pub lang: Lang,
}

impl About {
    /// The day.
    pub fn day(&self) -> jiff::civil::Date {
        self.at.to_zoned(jiff::tz::TimeZone::UTC).date()
    }
}

/// The stamp of a workbook of these grids.
pub fn stamp(tables: &[Table], about: &About) -> Stamp {
    let grid = |table: &Table| {
        let stamped = StampedGrid {
            grid: table.grid.name.to_owned(),
            whole: table.whole,
            columns: table.columns.iter().map(|column| (column.head.clone(), column.slot.path())).collect(),
            prints: table.rows.iter().map(|row| (row.key.clone(), row.prints.clone())).collect(),
        };
        (table.sheet_name(), stamped)
    };
    Stamp {
        project: about.code.clone(),
        commit: about.commit.clone(),
        date: about.day().to_string(),
        grids: tables.iter().map(grid).collect(),
    }
}

//! What does a feature file say, and what is wrong with it?
//!
//! A recovering reader: one pass over the lines, all faults at once, and every line that is not
//! blank accounted for. A scenario in which it finds a fault stays in the model, not sound.

mod arguments;
mod close;
pub mod codes;
mod free_text;
mod headers;
pub mod keywords;
mod lines;
mod reader;
mod suspicion;
mod table;
mod tags;
#[cfg(test)]
mod tests;
pub mod tree;

pub use lines::LineKind;

use crate::model::feature::Feature;
use crate::text::{Diagnostic, FileId};

/// What was read of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The feature; none when the file holds no keyword at all.
    pub feature: Option<Feature>,
    /// All faults, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// What each line was read as, in order.
    pub lines: Vec<LineKind>,
}

/// Reads the text of one feature file. `path` is relative to the project; all places are bytes of `text`.
pub fn read(file: FileId, path: &str, text: &str) -> Parsed {
    reader::Reader::new(file, path, text).read()
}

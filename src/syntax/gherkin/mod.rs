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
mod placeholders;
mod reader;
mod suspicion;
mod table;
mod tags;
#[cfg(test)]
mod tests;
pub mod tree;

pub use lines::LineKind;

use std::ops::Range;

use super::conflict;
use crate::model::feature::{Feature, Step};
use crate::text::{Diagnostic, FileId, Place, diagnostic};

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
    let mut parsed = reader::Reader::new(file, path, text).read();
    for found in conflict::all(text) {
        // What is said of the marks themselves is beside the point: both versions are to be brought together.
        let within = |place: Place| found.whole.start <= place.span.start() && place.span.start() < found.whole.end;
        parsed.diagnostics.retain(|fault| !fault.place.is_some_and(within));
        let place = Place::new(file, found.mark.start, found.mark.end);
        parsed.diagnostics.push(Diagnostic::error(codes::STRAY_TEXT, "GH01-conflict", place));
    }
    diagnostic::sort(&mut parsed.diagnostics);
    parsed
}

/// Steps that stand somewhere in another text, and what is wrong with them.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// False when a fault was found in them.
    pub sound: bool,
    /// All faults, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the lines of `text` that begin within `range` as steps, with the keywords of a language as gherkin names it;
/// all places are bytes of `text`.
pub fn steps(file: FileId, text: &str, range: Range<usize>, language: &str) -> Block {
    reader::Reader::new(file, "", text).read_steps(range, language)
}

/// The keyword of a step of that language with which a line begins.
pub fn keyword<'l>(line: &'l str, language: &str) -> Option<&'l str> {
    let line = line.trim();
    let known = keywords::Keywords::of(language)?;
    let found = known.step(line)?;
    line.get(..found.len)
}

/// Does a line begin with the keyword of a step of that language?
pub fn is_step(line: &str, language: &str) -> bool {
    keywords::Keywords::of(language).is_some_and(|known| known.step(line.trim()).is_some())
}

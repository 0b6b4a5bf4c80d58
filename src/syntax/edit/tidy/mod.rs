//! How does a text look when it is tidy? `ouvrage fmt`.
//!
//! Two columns for each level, lists under their key, one space after a colon, a dash and a comma,
//! one kind of quotes where both say the same, at most one blank line in a row, no blank at the end of
//! a line, one line end at the end. Nothing moves to another line, no comment and no word changes, and
//! what stands within a text of several lines stays. The result is read back like any edit.

mod flow;
mod lines;
mod structure;

use super::plan::{self, Splice};
use super::{EditRefused, comments, round, scan, tree};
use crate::text::node::Node;

/// The text, tidy.
///
/// # Errors
/// Faults of syntax, and a text that would not read back as the same; then it stays as it is.
pub fn tidy(text: &str) -> Result<String, EditRefused> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let crlf = body.split_inclusive('\n').next().is_some_and(|line| line.ends_with("\r\n"));
    let unix = body.replace("\r\n", "\n");
    let before = round::read(&unix)?;
    let spread = spread(&unix, before.as_ref())?;
    let after = round::read(&spread).map_err(|_| unverified())?;
    if let Some(at) = tree::difference(before.as_ref(), after.as_ref()) {
        return Err(EditRefused::Unverified { at });
    }
    kept(&unix, before.as_ref(), &spread, after.as_ref())?;
    Ok(if crlf { spread.replace('\n', "\r\n") } else { spread })
}

fn unverified() -> EditRefused {
    EditRefused::Unverified { at: "/".to_owned() }
}

/// The text with its lines indented and spaced anew.
fn spread(text: &str, root: Option<&Node>) -> Result<String, EditRefused> {
    let outline = structure::read(text, root);
    let mut splices = outline.gaps.clone();
    splices.extend(lines::splices(text, &outline));
    let out = plan::apply(text, splices).ok_or_else(unverified)?;
    Ok(if out.is_empty() || out.ends_with('\n') { out } else { format!("{out}\n") })
}

/// Every comment is still there, in its order.
fn kept(old: &str, before: Option<&Node>, new: &str, after: Option<&Node>) -> Result<(), EditRefused> {
    let words = |text: &str, root| -> Vec<String> {
        comments::of(text, root).into_iter().map(|range| text[range].trim_end().to_owned()).collect()
    };
    let (old, new) = (words(old, before), words(new, after));
    if old == new {
        return Ok(());
    }
    let at = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let comment = old.get(at).or_else(|| new.get(at)).cloned().unwrap_or_default();
    Err(EditRefused::Comment { comment })
}

/// A gap between two words of a line becomes one space, or nothing.
fn gap(text: &str, start: usize, end: usize, with: &str) -> Option<Splice> {
    let between = text.get(start..end)?;
    let blank = between.bytes().all(|b| matches!(b, b' ' | b'\t'));
    (blank && between != with).then(|| Splice { range: start..end, with: with.to_owned() })
}

/// Does the value go on in the next line?
fn is_on_one_line(text: &str, start: usize, end: usize) -> bool {
    end <= scan::line_end(text, start)
}

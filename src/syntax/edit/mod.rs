//! How is a text changed without touching anything else in it?
//!
//! A verified edit or nothing. An edit replaces the bytes of one value, found by the place that the
//! reader gave it, and leaves all others: comments, order, quotes, indentation, ends of lines. Then
//! the new text is read back, and must hold exactly what the same change makes of the tree of the
//! old one, and every comment that was there. If it does not, the edit is refused.
//!
//! Splices rather than a library that keeps a whole concrete tree (yaml-edit): our reader gives the
//! bytes of every value already, the changes that a person sees in a diff stay as small as those
//! that a person would make, the file is read by one parser only, and nothing joins the build. What
//! the splices cannot do safely (anchors, tags, explicit keys) is refused, and a splice that goes
//! wrong is caught by reading back.

mod comments;
mod identify;
mod layout;
mod list;
mod mapping;
mod modeline;
mod page;
mod path;
mod plan;
mod round;
mod scalar;
mod scan;
mod tidy;
mod tree;
mod value;

#[cfg(test)]
mod tests;

pub use modeline::with_modeline;
pub use path::{Path, Step};
pub(super) use scalar::double;
pub use tidy::tidy;
pub use value::Value;

use std::ops::Range;
use std::sync::Arc;

use crate::text::Message;
use crate::text::node::Node;

/// One change of one text.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Gives a value; keys that are missing are made. A new field stands where it does in other items
    /// of the collection, else where `order` has it.
    Set {
        /// The value's place.
        path: Path,
        /// What it becomes.
        value: Value,
        /// The usual order of the fields.
        order: Arc<[String]>,
    },
    /// Adds an element at the end of a list.
    Append {
        /// The list, which may be missing, or a single value.
        path: Path,
        /// The element.
        value: Value,
        /// The usual order of the fields.
        order: Arc<[String]>,
    },
    /// Takes the elements with this text from a list.
    Take {
        /// The list.
        path: Path,
        /// The text of the element.
        text: String,
    },
    /// Removes a field, an element or an artifact.
    Remove {
        /// What goes.
        path: Path,
    },
    /// Adds an artifact at the end of a collection, which is made where it is missing.
    Insert {
        /// The collection.
        list: Path,
        /// Its fields in order.
        item: Value,
        /// Comments under its fields.
        comments: Vec<String>,
    },
    /// Gives an id to an artifact without one, as its first field.
    Identify {
        /// The collection.
        list: Path,
        /// Its position there.
        index: usize,
        /// The id.
        id: String,
    },
}

/// Why the text stays as it is.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum EditRefused {
    /// The text has faults of syntax.
    #[error("the file has a fault of syntax that must be mended first: {}", .fault.text(crate::text::Lang::En))]
    Faulty {
        /// What the reader says.
        fault: Box<Message>,
    },
    /// No such value.
    #[error("there is no {path}")]
    NotFound {
        /// What was asked for.
        path: String,
    },
    /// A key on the way is given twice.
    #[error("{key} is given twice at {path}")]
    Twice {
        /// What was asked for.
        path: String,
        /// The key.
        key: String,
    },
    /// An anchor, an alias, a tag, a merge or an explicit key stands on the way.
    #[error("{path} is written with an anchor, an alias or a tag")]
    Marked {
        /// What was asked for.
        path: String,
    },
    /// It is laid out in a way that is not edited safely.
    #[error("{path} is laid out in a way that cannot be edited safely")]
    Layout {
        /// What was asked for.
        path: String,
    },
    /// Read back, the new text would hold something else.
    #[error("reading the edit back would change {at} too")]
    Unverified {
        /// Where it would differ.
        at: String,
    },
    /// A comment would be lost.
    #[error("the comment {comment} would be lost")]
    Comment {
        /// The comment.
        comment: String,
    },
}

impl EditRefused {
    /// The reason for people.
    pub fn message(&self) -> Message {
        match self {
            Self::Faulty { fault } => Message::new("edit-refused-faulty").with("detail", fault.as_ref().clone()),
            Self::NotFound { path } => Message::new("edit-refused-not-found").with("path", path),
            Self::Twice { path, key } => Message::new("edit-refused-twice").with("path", path).with("key", key),
            Self::Marked { path } => Message::new("edit-refused-marked").with("path", path),
            Self::Layout { path } => Message::new("edit-refused-layout").with("path", path),
            Self::Unverified { at } => Message::new("edit-refused-unverified").with("at", at),
            Self::Comment { comment } => Message::new("edit-refused-comment").with("comment", comment),
        }
    }
}

/// The tree of a text without faults of syntax.
///
/// # Errors
/// The first fault.
pub fn sound(text: &str) -> Result<Option<Node>, EditRefused> {
    round::read(text)
}

/// The comments of a text, each from its `#` to the end of its line; `root` is the tree of the text.
pub fn comments(text: &str, root: Option<&Node>) -> Vec<Range<usize>> {
    comments::of(text, root)
}

/// The text after these edits, in their order.
///
/// # Errors
/// The first edit that is refused, by its position, and why. Then nothing is changed.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, (usize, EditRefused)> {
    apply_on(text, None, edits)
}

/// The same where somebody has read the text: `known` must be what reading it gives, without a fault.
///
/// # Errors
/// As [`apply`].
pub fn apply_on(text: &str, known: Option<Arc<Node>>, edits: &[Edit]) -> Result<String, (usize, EditRefused)> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = &text[..text.len() - body.len()];
    if edits.is_empty() {
        return Ok(text.to_owned());
    }
    // Behind a mark of the byte order, each value stands elsewhere.
    let mut root = match known.filter(|_| mark.is_empty()) {
        Some(known) => Some(known),
        None => round::read(body).map_err(|reason| (0, reason))?.map(Arc::new),
    };
    let mut current = body.to_owned();
    let mut done = 0;
    while done < edits.len() {
        let before = root.as_deref();
        let next = round::play(&current, before, &edits[done..]).map_err(|(at, reason)| (done + at, reason))?;
        let may_take_comments = |edit: &Edit| matches!(edit, Edit::Remove { .. } | Edit::Take { .. });
        if !edits[done..done + next.done].iter().any(may_take_comments)
            && let Some(comment) = lost((&current, before), (&next.text, next.root.as_ref()))
        {
            return Err((done + next.done - 1, EditRefused::Comment { comment }));
        }
        done += next.done;
        (current, root) = (next.text, next.root.map(Arc::new));
    }
    Ok(format!("{mark}{current}"))
}

/// Those of the edits that the layout of the text refuses, each on its own: to tell them all at once.
/// What an edit before would make is not there yet, which refuses nothing.
pub fn refused(text: &str, edits: &[Edit]) -> Vec<(usize, EditRefused)> {
    round::refused(text.strip_prefix('\u{feff}').unwrap_or(text), edits)
}

/// A comment of the former text that the new one no longer holds, in their order.
fn lost((before, old): (&str, Option<&Node>), (after, new): (&str, Option<&Node>)) -> Option<String> {
    let kept: Vec<&str> = comments::of(after, new).into_iter().map(|range| after[range].trim()).collect();
    let mut rest = kept.into_iter();
    let notes = comments::of(before, old).into_iter().map(|range| before[range].trim());
    notes.into_iter().find(|note| !rest.any(|kept| kept == *note)).map(str::to_owned)
}

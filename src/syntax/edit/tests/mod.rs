//! What edits do to texts that people wrote, and what they refuse.

mod fields;
mod lists;
mod random;
mod refusals;
mod tidy;

use super::{Edit, EditRefused, Path, Value, apply};

/// A field of `EXG-001`.
fn field(name: &str) -> Path {
    Path::artifact("requirements", "EXG-001").field(name)
}

fn set(name: &str, value: impl Into<Value>) -> Edit {
    Edit::Set { path: field(name), value: value.into(), order: [].into() }
}

fn append(name: &str, value: &str) -> Edit {
    Edit::Append { path: field(name), value: Value::Word(value.into()), order: [].into() }
}

fn take(name: &str, text: &str) -> Edit {
    Edit::Take { path: field(name), text: text.into() }
}

fn remove(name: &str) -> Edit {
    Edit::Remove { path: field(name) }
}

/// One artifact with these lines of fields, four columns in.
fn item(lines: &str) -> String {
    format!("requirements:\n  - id: EXG-001\n{lines}")
}

fn edited(text: &str, edits: &[Edit]) -> String {
    apply(text, edits).unwrap_or_else(|(at, reason)| panic!("edit {at}: {reason}\n{text}"))
}

fn refused(text: &str, edit: Edit) -> EditRefused {
    apply(text, &[edit]).expect_err("it must be refused").1
}

/// The edit makes the second text of the first one.
fn makes(lines: &str, edit: Edit, expected: &str) {
    let (before, after) = (item(lines), item(expected));
    assert_eq!(edited(&before, &[edit]), after, "from:\n{before}");
}

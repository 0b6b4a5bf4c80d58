//! A value in the words of people: what a cell of a spreadsheet may say, the command line may say too.

use super::Snapshot;
use crate::change::{Addressed, Reason, Typist, Value};
use crate::cli::Session;
use crate::exchange::book::Cell;
use crate::exchange::cell::word::Words;
use crate::exchange::cell::{self, Meaning, Sense};
use crate::exchange::grid::{self, Slot};
use crate::exchange::known::Known;
use crate::model::schema::{Collection, FieldType, labels};
use crate::text::Arg;

/// The value that a text means for a field of a collection; what it was taken for is said where its own words do
/// not hold it: « haute » is a priority in any scale.
///
/// # Errors
/// A text that the field cannot hold, whichever way it is read.
pub(super) fn value(
    session: &Session,
    snapshot: &Snapshot,
    collection: Option<&'static Collection>,
    at: &Addressed,
    text: &str,
) -> Result<Value, Reason> {
    let typed = Typist::new(&snapshot.project).value(at, text);
    // A list that the project may add to takes any word in a spreadsheet; here it may be a slip.
    let is_open = at.field.is_some_and(|field| matches!(field.field_type, FieldType::Open(..)));
    let collection = collection.filter(|_| !is_open);
    let is_choice = at.field.is_some_and(|field| matches!(field.field_type, FieldType::Choice(_)));
    let meant = || collection.and_then(|collection| meaning(session, snapshot, collection, at, text));
    let (value, is_told) = match typed {
        Err(reason @ Reason::UnknownValue { .. }) => (meant().and_then(|meaning| meaning.value).ok_or(reason)?, true),
        // « haute » is a criticality in other words than those of the project.
        Ok(value @ Value::Word(_)) if is_choice => (value, meant().is_some_and(|meaning| !meaning.notes.is_empty())),
        other => return other,
    };
    if let Value::Word(word) = &value
        && is_told
    {
        let owner = collection.map_or("", |collection| collection.name);
        let field = labels::field(session.lang, owner, &at.name);
        let args = [("field", Arg::from(field)), ("value", Arg::from(text)), ("word", Arg::from(word))];
        session.aside(session.text("set-spoken", &args));
    }
    Ok(value)
}

fn meaning(
    session: &Session,
    snapshot: &Snapshot,
    collection: &'static Collection,
    at: &Addressed,
    text: &str,
) -> Option<Meaning> {
    let manifest = &snapshot.project.manifest;
    let grid = grid::all().into_iter().find(|grid| grid.name == collection.name)?;
    let Some(Slot::Field(slot)) = grid.slot(&at.path, manifest) else { return None };
    let (known, words) = (Known::default(), Words::default());
    let sense = Sense { grid: &grid, manifest, known: &known, words: &words, lang: session.lang, is_ours: false };
    cell::read(&slot, &Cell::text(text), &sense).ok()
}

//! Who changed an artifact last?

use serde_json::{Value, json};

use crate::cli::Session;
use crate::explore::{Entry, View};
use crate::model::execution::short_commit;
use crate::text::table::Tone;
use crate::text::{Arg, format};
use crate::workspace::git::lines::{self, LastChange};

/// The last commit that touched the lines of an artifact; nothing where git knows nothing of them.
pub fn of(session: &Session, view: &View<'_>, entry: &Entry<'_>) -> Option<LastChange> {
    let extent = entry.extent(view.project);
    let file = view.sources.file(extent.file)?;
    let first = file.position(extent.span.start()).line;
    let last = file.position(extent.span.end().saturating_sub(1).max(extent.span.start())).line;
    lines::last_change(&session.root, &file.path, first, last)
}

/// Tells it to people.
pub fn print(session: &Session, story: Option<&LastChange>) {
    let Some(change) = story else { return };
    let day = change.at.to_zoned(jiff::tz::TimeZone::UTC).date();
    let args = [
        ("day", Arg::from(format::date(session.lang, day))),
        ("author", Arg::from(change.author.as_str())),
        ("subject", Arg::from(change.subject.as_str())),
        ("commit", Arg::from(short_commit(&change.commit))),
    ];
    session.line("");
    session.line(Tone::Quiet.paint(&session.text("show-last-change", &args)));
    if change.uncommitted {
        session.line(Tone::Quiet.paint(&session.text("show-uncommitted", &[])));
    }
}

/// The same for machines.
pub fn as_json(change: &LastChange) -> Value {
    json!({
        "commit": change.commit,
        "author": change.author,
        "at": change.at.to_string(),
        "subject": change.subject,
        "uncommitted": change.uncommitted,
    })
}

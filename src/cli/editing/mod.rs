//! The commands that write into the project's texts: what they share.
//!
//! Each turns its words into a change set; here it becomes new texts, is shown or written, and what it
//! changed in the findings of `check` is told.

pub mod arguments;
mod consent;
pub mod fmt;
pub mod link;
pub mod new;
pub mod remove;
pub mod rename;
pub mod review;
mod room;
pub mod set;
mod spoken;
mod taking_up;

use std::sync::Arc;

use clap::ArgMatches;
use serde_json::json;

use super::difference::Difference;
use super::{Exit, Session};
use crate::change::{Catalog, ChangeSet, NewText, Reason, Refusal};
use crate::model::Id;
use crate::text::{Arg, Diagnostic, Lang, render};
use crate::workspace::replace;
use crate::workspace::snapshot::Snapshot;

/// Findings of reading the folder itself: no edit of a text brings or mends them.
const OF_THE_FOLDER: &[&str] = &["Y03", "Y04", "Y06", "Y07", "Y09", "M13"];

/// New findings that are shown whole.
const SHOWN: usize = 5;

/// The project, or the reason why there is none.
pub(super) fn open(session: &Session) -> Result<Arc<Snapshot>, Exit> {
    let snapshot = Snapshot::read(&session.root, None);
    match snapshot.diagnostics.iter().find(|finding| finding.code == "M13") {
        Some(absent) => {
            session.fail(absent.message.text(session.lang));
            if let Some(help) = absent.message.attribute(session.lang, "help") {
                session.aside(help);
            }
            Err(Exit::CannotStart)
        }
        None => Ok(snapshot),
    }
}

/// Where everything stands, for commands that look before they write.
fn catalog(snapshot: &Snapshot) -> Catalog {
    Catalog::read(&snapshot.sources, Some(snapshot.corpus()), |_| true)
}

/// « EXG-012 Convertir une piste », never a bare id.
fn name(snapshot: &Snapshot, id: &str) -> String {
    let id = Id::from(id);
    match snapshot.project.title(&id) {
        Some(title) if id.as_str().contains('#') => title.to_owned(),
        Some(title) => format!("{id} {title}"),
        None => id.to_string(),
    }
}

/// Says why the words of the command mean nothing. What they name may stand in what is not read.
fn refuse(session: &Session, snapshot: &Snapshot, reason: &Reason) -> Exit {
    if let (Reason::UnknownId { id, .. }, Some(finding)) = (reason, snapshot.lacks_items().next()) {
        let place = super::explore::place(snapshot, finding);
        session.fail(session.text("change-unknown-unread", &[("id", Arg::from(id)), ("place", Arg::from(place))]));
        return Exit::CannotStart;
    }
    session.fail(reason.message(session.lang).text(session.lang));
    super::explore::warn_of_errors(session, snapshot);
    Exit::CannotStart
}

/// Refuses to take or rename what a text that is not read whole names: the link there would lead nowhere.
fn refuse_unread(session: &Session, snapshot: &Snapshot, id: &str) -> Option<Exit> {
    let finding = snapshot.named_unread(id)?;
    let place = super::explore::place(snapshot, finding);
    session.fail(session.text("change-unread", &[("id", Arg::from(id)), ("place", Arg::from(place))]));
    Some(Exit::CannotStart)
}

/// What the command says when it has done its work.
pub(super) struct Done {
    /// A line on what changed.
    pub told: String,
    /// The artifacts that it is about, for a refusal.
    pub artifacts: String,
    /// What a machine is told beside the files.
    pub also: Vec<(&'static str, serde_json::Value)>,
}

/// Makes the new texts of a change set, then shows or writes them.
pub(super) fn finish(
    session: &Session,
    matches: &ArgMatches,
    snapshot: &Snapshot,
    changes: &ChangeSet,
    done: &Done,
) -> Exit {
    finish_if(session, matches, snapshot, changes, done, |_| None)
}

/// The same, unless the project as it would be is refused, with these words.
fn finish_if(
    session: &Session,
    matches: &ArgMatches,
    snapshot: &Snapshot,
    changes: &ChangeSet,
    done: &Done,
    refused: impl Fn(&Snapshot) -> Option<String>,
) -> Exit {
    match changes.texts_on(&snapshot.sources, Some(snapshot.corpus())) {
        Ok(texts) => put_if(session, matches, snapshot, &texts, done, refused),
        Err(refusals) => {
            refusals.iter().for_each(|refusal| session.fail(said(session.lang, refusal)));
            super::explore::warn_of_errors(session, snapshot);
            let edits = refusals.iter().all(|refusal| matches!(refusal.reason, Reason::Edit(_)));
            if edits { Exit::Findings } else { Exit::CannotStart }
        }
    }
}

fn said(lang: Lang, refusal: &Refusal) -> String {
    let reason = refusal.reason.message(lang).text(lang);
    match &refusal.path {
        Some(_) if matches!(refusal.reason, Reason::Unread { .. }) => reason,
        Some(path) if lang == Lang::Fr => format!("{path}\u{a0}: {reason}"),
        Some(path) => format!("{path}: {reason}"),
        None => reason,
    }
}

/// Shows (`--dry-run`) or writes new texts, and tells what they change in the findings.
pub(super) fn put(
    session: &Session,
    matches: &ArgMatches,
    snapshot: &Snapshot,
    texts: &[NewText],
    done: &Done,
) -> Exit {
    put_if(session, matches, snapshot, texts, done, |_| None)
}

fn put_if(
    session: &Session,
    matches: &ArgMatches,
    snapshot: &Snapshot,
    texts: &[NewText],
    done: &Done,
    refused: impl Fn(&Snapshot) -> Option<String>,
) -> Exit {
    let dry = matches.get_flag("dry-run");
    if texts.is_empty() {
        if session.machine {
            session.line(report(session, false, texts, &Difference::default(), None, done));
        } else {
            session.say("editing-nothing", &[]);
        }
        return Exit::Done;
    }
    let after = snapshot.with(texts);
    if let Some(words) = refused(&after) {
        session.fail(words);
        return Exit::Findings;
    }
    let difference = Difference::between(session.lang, snapshot, &after, of_texts);
    if !dry && let Err(refused) = replace::all(&session.root, texts) {
        session.fail(refused.message(&done.artifacts, session.lang).text(session.lang));
        return Exit::Findings;
    }
    if session.machine {
        session.line(report(session, !dry, texts, &difference, Some(&after), done));
        return Exit::Done;
    }
    if dry {
        let coloured = super::session::is_terminal();
        texts.iter().for_each(|text| session.line(text.diff(coloured).trim_end_matches('\n')));
        session.line("");
        session.say("editing-dry-run", &[]);
    } else {
        session.line(&done.told);
        for text in texts {
            let (added, removed) = counts(text);
            let args = [("path", Arg::from(&text.path)), ("added", Arg::from(added)), ("removed", Arg::from(removed))];
            session.say("editing-file", &args);
        }
    }
    tell(session, &difference, &after);
    Exit::Done
}

/// Lines added and removed.
fn counts(text: &NewText) -> (usize, usize) {
    use crate::text::diff::{Line, lines};
    let all = lines(text.before.as_deref().unwrap_or_default(), text.after.as_deref().unwrap_or_default());
    let count = |wanted: fn(&Line<'_>) -> bool| all.iter().filter(|line| wanted(line)).count();
    (count(|line| matches!(line, Line::New(_))), count(|line| matches!(line, Line::Gone(_))))
}

fn report(
    session: &Session,
    written: bool,
    texts: &[NewText],
    difference: &Difference<'_>,
    after: Option<&Snapshot>,
    done: &Done,
) -> String {
    let introduced: Vec<serde_json::Value> = after.map_or_else(Vec::new, |after| {
        let found = difference.introduced.iter();
        found.map(|finding| render::json::diagnostic(finding, &after.sources, session.lang)).collect()
    });
    let files: Vec<serde_json::Value> =
        texts.iter().map(|text| json!({"path": text.path, "diff": text.diff(false)})).collect();
    let mut value = json!({"written": written, "files": files, "introduced": introduced, "mended": difference.mended});
    if let Some(map) = value.as_object_mut() {
        for (key, one) in &done.also {
            map.insert((*key).to_owned(), one.clone());
        }
    }
    serde_json::to_string_pretty(&value).unwrap_or_default()
}

/// Is a finding one that an edit of a text may bring or mend?
fn of_texts(finding: &Diagnostic) -> bool {
    !OF_THE_FOLDER.contains(&finding.code)
}

/// Says what a change brought and mended.
fn tell(session: &Session, difference: &Difference<'_>, after: &Snapshot) {
    if difference.mended > 0 {
        session.say("editing-mended", &[("count", Arg::from(difference.mended))]);
    }
    if difference.introduced.is_empty() {
        return;
    }
    session.say("editing-introduced", &[("count", Arg::from(difference.introduced.len()))]);
    for finding in difference.introduced.iter().take(SHOWN) {
        session.line("");
        session.line(render::human::diagnostic(finding, &after.sources, session.look()));
    }
    if difference.introduced.len() > SHOWN {
        session.say("editing-more", &[("count", Arg::from(difference.introduced.len() - SHOWN))]);
    }
}

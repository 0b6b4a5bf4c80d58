//! `ouvrage show`: all that is known of one artifact.

use clap::ArgMatches;
use serde_json::json;

use super::{Depth, Looked, card, json, story};
use crate::cli::{Exit, Session};
use crate::explore::{Entry, View};
use crate::text::{Arg, Diagnostic, Place, render};
use crate::workspace::snapshot::Snapshot;

/// Shows one artifact.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    // The findings on it are those of the rules too.
    let snapshot = Snapshot::read(&session.root, None);
    let looked = match Looked::of(session, matches, Depth::Verdicts, snapshot) {
        Ok(looked) => looked,
        Err(exit) => return exit,
    };
    let view = looked.view(session);
    let word = matches.get_one::<String>("id").map_or("", String::as_str);
    let Some(entry) = find(session, &view, word) else { return Exit::CannotStart };
    let story = story::of(session, &view, &entry);
    let findings = findings(&looked.snapshot, entry.extent(view.project));
    if session.machine {
        let mut value = json::entry(&view, &entry);
        if let Some(map) = value.as_object_mut() {
            map.insert("links".into(), json::links(&view, &entry.id));
            let all: Vec<_> = findings
                .iter()
                .map(|one| render::json::diagnostic(one, &looked.snapshot.sources, session.lang))
                .collect();
            map.insert("diagnostics".into(), json!(all));
            map.insert("last_change".into(), json!(story.as_ref().map(story::as_json)));
        }
        session.line(json::pretty(&value));
        return Exit::Done;
    }
    card::print(session, &looked, &view, &entry);
    card::findings(session, &looked.snapshot.sources, &findings);
    story::print(session, story.as_ref());
    Exit::Done
}

/// The artifact that a word names; else what was nearly named is told.
pub fn find<'p>(session: &Session, view: &View<'p>, word: &str) -> Option<Entry<'p>> {
    let found = view.find(word);
    if found.is_none() {
        session.fail(session.text("show-unknown", &[("id", Arg::from(word))]));
        match view.near(word).and_then(|near| view.find(near)) {
            Some(near) => session.aside(session.text("usage-near", &[("near", Arg::from(near.name()))])),
            None => session.aside(session.text("show-unknown-next", &[("id", Arg::from(word))])),
        }
    }
    found
}

/// The findings inside what is written of an artifact.
fn findings(snapshot: &Snapshot, extent: Place) -> Vec<&Diagnostic> {
    let inside = |place: Place| {
        place.file == extent.file && place.span.start() < extent.span.end() && place.span.end() > extent.span.start()
    };
    snapshot.diagnostics.iter().filter(|finding| finding.place.is_some_and(inside)).collect()
}

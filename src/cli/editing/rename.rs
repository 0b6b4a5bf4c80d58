//! `ouvrage rename`: another id, followed by all that names it.

use std::collections::BTreeMap;

use clap::ArgMatches;

use super::{Done, catalog, finish_if, name, open, refuse, refuse_unread};
use crate::change::{Change, ChangeSet, Reason, Renaming, lost_link};
use crate::cli::{Exit, Session};
use crate::model::{Id, Kind};
use crate::text::{Arg, Diagnostic, Level, render};
use crate::workspace::git;
use crate::workspace::snapshot::Snapshot;

/// Renames an artifact or a tagged scenario.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let word = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let (from, to) = (word("id"), word("new"));
    let snapshot = match open(session) {
        Ok(snapshot) => snapshot,
        Err(exit) => return exit,
    };
    if !Id::is_valid(to) {
        return refuse(session, &snapshot, &Reason::InvalidId { id: to.to_owned() });
    }
    let is_scenario = snapshot.project.kind(&Id::from(from)) == Some(Kind::Scenario);
    let places = catalog(&snapshot);
    let located = match places.find(from, &snapshot.project) {
        _ if is_scenario => None,
        Ok(located) => Some(located),
        Err(reason) => return refuse(session, &snapshot, &reason),
    };
    // An id is never given to another object; to the one that bore it, it may be given back.
    let is_its_own = || snapshot.story().is_some_and(|story| story.was_called(&Id::from(from), &Id::from(to)));
    if snapshot.project.kind(&Id::from(to)).is_some() || (git::was_given(&session.root, to) && !is_its_own()) {
        return refuse(session, &snapshot, &Reason::TakenId { id: to.to_owned() });
    }
    if let Some(exit) = refuse_unread(session, &snapshot, from) {
        return exit;
    }
    let kind = snapshot.project.kind(&Id::from(from)).or(located.and_then(|at| at.kind));
    let renaming = Renaming::new(from, to, kind);
    let mut changes = ChangeSet::new();
    if is_scenario && from.contains('#') {
        // A scenario that is known by its name gets a name of its own: its tag.
        changes.push(Change::Tag { id: from.to_owned(), tag: to.to_owned() });
    }
    changes.push(Change::Rename(renaming.clone()));
    let artifacts = name(&snapshot, from);
    let told = session.text("rename-done", &[("artifact", Arg::from(&artifacts)), ("new", Arg::from(to))]);
    let done = Done { told, artifacts, also: vec![("id", to.into())] };
    finish_if(session, matches, &snapshot, &changes, &done, |after| broken(session, &snapshot, after, &renaming))
}

/// What would be broken by the rename: nothing is written then. Judged by the project that the new texts
/// make, so that no slip of the rename itself goes unseen.
fn broken(session: &Session, before: &Snapshot, after: &Snapshot, renaming: &Renaming) -> Option<String> {
    let counted = |snapshot: &Snapshot| {
        let mut counts: BTreeMap<(&'static str, Option<String>), usize> = BTreeMap::new();
        for finding in snapshot.diagnostics.iter().filter(|finding| finding.level == Level::Error) {
            let file = finding.place.and_then(|place| snapshot.sources.file(place.file));
            *counts.entry((finding.code, file.map(|file| file.path.to_string()))).or_default() += 1;
        }
        counts
    };
    let known = counted(before);
    let found = counted(after);
    let new = found.iter().find(|(key, count)| known.get(*key).copied().unwrap_or_default() < **count);
    let args = [("id", Arg::from(&renaming.from)), ("new", Arg::from(&renaming.to))];
    if let Some(((code, path), _)) = new {
        let is_it = |finding: &&Diagnostic| {
            let file = finding.place.and_then(|place| after.sources.file(place.file));
            finding.code == *code && file.map(|file| file.path.to_string()) == *path
        };
        let finding = after.diagnostics.iter().rfind(is_it);
        let told = finding.map(|finding| render::human::diagnostic(finding, &after.sources, session.look()));
        return Some(format!("{}\n{}", session.text("rename-breaks", &args), told.unwrap_or_default()));
    }
    let (by, to) = lost_link(&before.project, &after.project, renaming)?;
    let link = [("by", Arg::from(name(before, by.as_str()))), ("to", Arg::from(name(before, to.as_str())))];
    Some(session.text("rename-loses", &[args.as_slice(), link.as_slice()].concat()))
}

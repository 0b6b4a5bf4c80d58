//! `ouvrage rename`: another id, followed in every text of the project.

use clap::ArgMatches;

use super::{Done, catalog, finish, name, open, refuse};
use crate::change::{Change, ChangeSet, Reason};
use crate::cli::{Exit, Session};
use crate::model::{Id, Kind};
use crate::text::Arg;
use crate::workspace::git;

/// Renames an artifact or a tagged scenario.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let word = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let (from, to) = (word("id"), word("new"));
    let snapshot = match open(session) {
        Ok(snapshot) => snapshot,
        Err(exit) => return exit,
    };
    if !Id::is_valid(to) {
        return refuse(session, &Reason::InvalidId { id: to.to_owned() });
    }
    let is_scenario = snapshot.project.kind(&Id::from(from)) == Some(Kind::Scenario);
    if !is_scenario && let Err(reason) = catalog(&snapshot).find(from, &snapshot.project) {
        return refuse(session, &reason);
    }
    if snapshot.project.kind(&Id::from(to)).is_some() || git::was_given(&session.root, to) {
        return refuse(session, &Reason::TakenId { id: to.to_owned() });
    }
    let mut changes = ChangeSet::new();
    if is_scenario && from.contains('#') {
        // A scenario that is known by its name gets a name of its own: its tag.
        changes.push(Change::Tag { id: from.to_owned(), tag: to.to_owned() });
    }
    changes.push(Change::Rename { from: from.to_owned(), to: to.to_owned() });
    let artifacts = name(&snapshot, from);
    let told = session.text("rename-done", &[("artifact", Arg::from(&artifacts)), ("new", Arg::from(to))]);
    finish(session, matches, &snapshot, &changes, &Done { told, artifacts, also: vec![("id", to.into())] })
}

//! `ouvrage replay`: shows a recorded run again, and makes its files, from its events.

use clap::ArgMatches;

use super::progress::Progress;
use super::{Exit, Session, results, run};
use crate::campaign::evidence::{self, Folder};
use crate::campaign::runner::RunSummary;
use crate::model::execution::RunRecord;
use crate::store::Store;
use crate::text::Arg;

/// Runs that are offered in the place of one that does not exist.
const OFFERED: usize = 5;

/// Shows the run of that id, else the latest. Nothing is played, and no CRM is asked; the project's
/// texts may have changed or be gone.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    super::runtime(session, async {
        let location = match results::location(session, matches) {
            Ok(location) => location,
            Err(exit) => return exit,
        };
        let given = matches.get_one::<String>("database").is_some();
        if !given && !session.root.join(".ouvrage/ouvrage.db").exists() {
            session.fail(session.text("replay-no-run", &[]));
            return Exit::CannotStart;
        }
        let store = match Store::open_to_read(&location).await {
            Ok(store) => store,
            Err(error) => return results::failed(session, &error),
        };
        match replay(session, matches, &store).await {
            Ok(exit) | Err(exit) => exit,
        }
    })
}

/// The run of that id, else the latest.
///
/// # Errors
/// There is none: told with those that there are, exit 2. A database that cannot be read: told, exit 3.
pub async fn known(session: &Session, store: &Store, wanted: Option<&str>) -> Result<RunRecord, Exit> {
    let runs = store.all_runs().await.map_err(|error| results::failed(session, &error))?;
    let found = match wanted {
        Some(id) => runs.iter().find(|run| run.id.eq_ignore_ascii_case(id)),
        None => runs.first(),
    };
    let Some(found) = found else {
        match wanted.filter(|_| !runs.is_empty()) {
            Some(id) => session.fail(session.text("replay-unknown", &[("run", Arg::from(id))])),
            None => session.fail(session.text("replay-no-run", &[])),
        }
        if !runs.is_empty() {
            let known: Vec<&str> = runs.iter().take(OFFERED).map(|run| run.id.as_str()).collect();
            session.aside(session.text("replay-known", &[("known", Arg::from(known.join(", ")))]));
        }
        return Err(Exit::CannotStart);
    };
    Ok(found.clone())
}

async fn replay(session: &Session, matches: &ArgMatches, store: &Store) -> Result<Exit, Exit> {
    let failed = |error| results::failed(session, &error);
    let found = known(session, store, matches.get_one::<String>("run").map(String::as_str)).await?;
    let events = store.events(&found.id).await.map_err(failed)?;
    let folder = Folder::of_project(&session.root, evidence::LIMIT);
    let summary = RunSummary::beside(&events, &folder);
    let lines = matches.get_flag("events");
    let planned = usize::try_from(summary.record.planned).unwrap_or(usize::MAX);
    let progress = Progress::again(session, planned, summary.record.book.as_ref().map(ToString::to_string), lines);
    if lines || !session.machine {
        events.iter().for_each(|event| progress.show(event));
    }
    progress.close();
    if session.machine {
        run::speak(session, matches, &summary);
    } else if !lines {
        run::outcome(session, &summary);
    }
    let lost = summary.lost();
    for (result, one, why) in &lost {
        let args = [
            ("name", Arg::from(&one.name)),
            ("case", Arg::from(result.case.as_str())),
            ("why", Arg::from(why.told(session.lang))),
            ("hash", Arg::from(&one.hash)),
        ];
        session.fail(session.text("replay-evidence-lost", &args));
    }
    let written = run::reports::write(session, matches, &summary);
    // Evidence that is not what it was is a finding.
    Ok(if lost.is_empty() { written } else { Exit::Findings })
}

//! `ouvrage run --resume`: goes on with a run where something waits for a person.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions, TryLockError};

use clap::ArgMatches;

use super::by_hand::ByHand;
use crate::campaign::runner::{Before, Key, RunSummary, waiting};
use crate::campaign::{Plan, Selection};
use crate::cli::absent::NotPlayed;
use crate::cli::play::{self, Going};
use crate::cli::{Exit, Session, results};
use crate::model::Id;
use crate::model::event::RunEvent;
use crate::model::execution::{RunRecord, Status};
use crate::model::target::Target;
use crate::store::Store;
use crate::text::Arg;
use crate::workspace::snapshot::Snapshot;

/// Held by whoever goes on with a run of this folder: two people do not go on with the same one.
const LOCK: &str = ".ouvrage/resume.lock";

/// Goes on with the run that is named, else with the latest in which something waits.
///
/// # Errors
/// What could not start; its cause was told.
pub async fn run(
    session: &Session,
    matches: &ArgMatches,
    snapshot: &Snapshot,
    store: &Store,
    wanted: &str,
) -> Result<RunSummary, NotPlayed> {
    let name = ByHand::of(session, matches).tester(session)?;
    let _lock = lock(session)?;
    let record = chosen(session, snapshot, store, wanted).await?;
    let failed = |error| results::failed(session, &error);
    let events = store.events(&record.id).await.map_err(failed)?;
    let target = play::target(session, snapshot, Some(&record.target))?;
    let (plan, before) = plan(session, snapshot, target, &record, events, &name)?;
    session.aside(session.text(
        "resume-goes-on",
        &[("run", Arg::from(&record.id)), ("count", Arg::from(plan.instances.len())), ("name", Arg::from(&name))],
    ));
    let going = Going {
        record: RunRecord { commit: snapshot.revision().commit.clone(), ..record },
        options: play::options(target, None, None, false),
        events: matches.get_flag("events"),
        tester: Some(name),
        limit: matches.get_one::<u64>("evidence-limit").copied(),
        before: Some(before),
    };
    play::go(session, snapshot, store, target, &plan, going).await
}

fn lock(session: &Session) -> Result<File, Exit> {
    let path = session.root.join(LOCK);
    let opened = path
        .parent()
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| OpenOptions::new().create(true).truncate(false).write(true).open(&path));
    let refuse = |detail: String| {
        session.fail(session.text("resume-not-locked", &[("detail", Arg::from(detail))]));
        Exit::CannotStart
    };
    let file = opened.map_err(|error| refuse(error.to_string()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            session.fail(session.text("resume-busy", &[]));
            Err(Exit::CannotStart)
        }
        Err(TryLockError::Error(error)) => Err(refuse(error.to_string())),
    }
}

/// The run that is meant.
async fn chosen(session: &Session, snapshot: &Snapshot, store: &Store, wanted: &str) -> Result<RunRecord, Exit> {
    let failed = |error| results::failed(session, &error);
    let runs = store.runs(&snapshot.project.manifest.code).await.map_err(failed)?;
    if !wanted.is_empty() {
        let found = runs.into_iter().find(|run| run.id.eq_ignore_ascii_case(wanted));
        return found.ok_or_else(|| {
            session.fail(session.text("replay-unknown", &[("run", Arg::from(wanted))]));
            Exit::CannotStart
        });
    }
    for run in runs {
        let all = store.results_of_run(&run.id).await.map_err(failed)?;
        if all.iter().any(|result| result.status == Status::Waiting) {
            return Ok(run);
        }
    }
    session.fail(session.text("resume-none", &[]));
    Err(Exit::CannotStart)
}

/// What waits in a run and can go on; what cannot is told with its reason.
fn plan(
    session: &Session,
    snapshot: &Snapshot,
    target: &Target,
    record: &RunRecord,
    events: Vec<RunEvent>,
    name: &str,
) -> Result<(Plan, Before), Exit> {
    let mut all = waiting::of(&events);
    if all.is_empty() {
        session.fail(session.text("resume-nothing", &[("run", Arg::from(&record.id))]));
        return Err(Exit::CannotStart);
    }
    let known: BTreeSet<Id> = all.keys().map(|(case, _)| case.clone()).collect();
    let cases: Vec<Id> = known.into_iter().filter(|case| snapshot.project.case(case).is_some()).collect();
    let mut plan = Plan::default();
    if !cases.is_empty() {
        let day = play::day_of(record);
        let selection = Selection { cases, ..Selection::default() };
        plan = play::plan_of(session, snapshot, target, &selection, day)?;
    }
    plan.keep(|instance| all.contains_key(&(instance.case.clone(), instance.row.clone())));
    let mut refused: Vec<(Key, &'static str)> = Vec::new();
    for (key, one) in &all {
        let instance = plan.instances.iter().find(|one| (&one.case, &one.row) == (&key.0, &key.1));
        let why = match instance {
            None => Some("resume-gone"),
            Some(_) if one.cut => Some("resume-cut"),
            Some(instance) if one.text_hash.as_ref().is_some_and(|hash| *hash != instance.text_hash) => {
                Some("resume-changed")
            }
            Some(_) => None,
        };
        refused.extend(why.map(|why| (key.clone(), why)));
    }
    for (key, why) in &refused {
        let row = key.1.as_ref().map(|row| format!(" [{row}]")).unwrap_or_default();
        let case = format!("{}{row}", key.0);
        session.fail(session.text(why, &[("case", Arg::from(case)), ("run", Arg::from(&record.id))]));
        all.remove(key);
    }
    plan.keep(|instance| all.contains_key(&(instance.case.clone(), instance.row.clone())));
    if plan.instances.is_empty() {
        return Err(Exit::CannotStart);
    }
    let waiting = all.into_iter().map(|(key, one)| (key, one.resumed)).collect();
    Ok((plan, Before { events, waiting, by: name.to_owned() }))
}

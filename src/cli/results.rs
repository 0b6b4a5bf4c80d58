//! What does the database already know about the project?

use std::collections::{BTreeMap, BTreeSet, HashMap};

use clap::ArgMatches;

use super::edition::Results;
use super::{Exit, Session};
use crate::campaign::evidence::{self, Folder};
use crate::campaign::plan::Instance;
use crate::campaign::runner::RunSummary;
use crate::campaign::{Plan, Selection};
use crate::model::execution::{CaseResult, Kept};
use crate::model::target::Target;
use crate::model::verdict;
use crate::model::{Case, Id};
use crate::store::{Location, Store, StoreError};
use crate::workspace::snapshot::Snapshot;

/// Where results are kept: `--database`, else the project's own file.
///
/// # Errors
/// An address that cannot be read: told, exit 2.
pub fn location(session: &Session, matches: &ArgMatches) -> Result<Location, Exit> {
    match matches.get_one::<String>("database") {
        Some(text) => Location::parse(text).map_err(|error| {
            session.fail(error.message().text(session.lang));
            Exit::CannotStart
        }),
        None => Ok(Location::of_project(&session.root)),
    }
}

/// Opens the store, or tells the cause: the environment blocks, exit 3.
pub async fn open(session: &Session, matches: &ArgMatches) -> Result<Store, Exit> {
    let location = location(session, matches)?;
    Store::open(&location).await.map_err(|error| failed(session, &error))
}

/// Tells a fault of the store.
pub fn failed(session: &Session, error: &StoreError) -> Exit {
    session.fail(error.message().text(session.lang));
    Exit::Blocked
}

/// The latest run and results, judged. Nothing when no run was ever kept: publishing a
/// specification asks for no database.
pub async fn known(session: &Session, matches: &ArgMatches, snapshot: &Snapshot) -> Result<Results, Exit> {
    let given = matches.get_one::<String>("database").is_some();
    if !given && !session.root.join(".ouvrage/ouvrage.db").exists() {
        return Ok(Results { judgements: Some(judge(snapshot, None, &[], None, &[])), ..Results::default() });
    }
    let store = open(session, matches).await?;
    let project = &snapshot.project.manifest.code;
    let runs = store.runs(project).await.map_err(|error| failed(session, &error))?;
    let latest = runs.into_iter().max_by_key(|run| run.started_at);
    let Some(run) = latest else {
        return Ok(Results { judgements: Some(judge(snapshot, None, &[], None, &[])), ..Results::default() });
    };
    of_run(session, &store, snapshot, run, Played::default()).await
}

/// What the results that count today prove: for those who look and keep nothing.
pub struct Judged {
    /// The judgements.
    pub judgements: verdict::Judgements,
    /// The results that give them.
    pub current: Vec<CaseResult>,
    /// Was anything ever run?
    pub played: bool,
}

/// What is said where nobody asks for results.
pub fn unjudged(snapshot: &Snapshot) -> Judged {
    let judgements = crate::model::verdict::judge(&snapshot.project, &[], None, |_, _| None);
    Judged { judgements, current: Vec::new(), played: false }
}

/// Judges the project by what the database holds, which is read and never written; without one
/// nothing was run.
///
/// # Errors
/// A database that cannot be read: told, exit 3.
pub fn judged(session: &Session, matches: &ArgMatches, snapshot: &Snapshot) -> Result<Judged, Exit> {
    let given = matches.get_one::<String>("database").is_some();
    let nothing = || Judged { judgements: judge(snapshot, None, &[], None, &[]), current: Vec::new(), played: false };
    if !given && !session.root.join(".ouvrage/ouvrage.db").exists() {
        return Ok(nothing());
    }
    let location = location(session, matches)?;
    super::wait(session, async {
        let store = Store::open_to_read(&location).await.map_err(|error| failed(session, &error))?;
        let project = &snapshot.project.manifest.code;
        let runs = store.runs(project).await.map_err(|error| failed(session, &error))?;
        let Some(run) = runs.into_iter().max_by_key(|run| run.started_at) else { return Ok(nothing()) };
        let latest = store.latest_results(project, &run.target).await.map_err(|error| failed(session, &error))?;
        let delivery =
            store.delivery_under_test(project, &run.target).await.map_err(|error| failed(session, &error))?;
        let judgements = judge(snapshot, Some(&run.target), &latest, delivery.as_deref(), &[]);
        let counting = judgements.rows.values().flatten().filter_map(|row| row.result);
        let current = counting.filter_map(|index| latest.get(index).cloned()).collect();
        Ok(Judged { judgements, current, played: true })
    })
}

/// What is known of a run that was just played on this very snapshot: none of it is planned or read again.
#[derive(Clone, Copy, Default)]
pub struct Played<'a> {
    /// What was planned of it.
    pub instances: &'a [Instance],
    /// What it gave, where nothing else has to be read: the caller adds it to what is known, once it needs it no more.
    pub results: Option<&'a [CaseResult]>,
}

/// The results to publish with a run: its own, and those that count today on its target.
pub async fn of_run(
    session: &Session,
    store: &Store,
    snapshot: &Snapshot,
    run: crate::model::execution::RunRecord,
    played: Played<'_>,
) -> Result<Results, Exit> {
    let project = &snapshot.project.manifest.code;
    let failed = |error: StoreError| failed(session, &error);
    let latest = store.latest_results(project, &run.target).await.map_err(failed)?;
    let delivery = store.delivery_under_test(project, &run.target).await.map_err(failed)?;
    let judgements = judge(snapshot, Some(&run.target), &latest, delivery.as_deref(), played.instances);
    let results = match played.results {
        Some(_) => Vec::new(),
        None => store.results_of_run(&run.id).await.map_err(failed)?,
    };
    let own = played.results.unwrap_or(&results);
    // What counts today is shown with its evidence; what no longer does, as such.
    let rows = || judgements.rows.values().flatten();
    let counting = rows().filter_map(|row| row.result);
    let current = counting.filter_map(|index| latest.get(index).cloned()).collect();
    let current = store.with_steps(current).await.map_err(failed)?;
    let stale = rows().filter_map(|row| row.stale);
    let stale = stale.filter_map(|stale| Some((latest.get(stale.result)?.clone(), stale.why))).collect();
    let folder = Folder::of_project(&session.root, evidence::LIMIT);
    let attachments = attachments(store, &folder, own.iter().chain(&current)).await.map_err(failed)?;
    Ok(Results { judgements: Some(judgements), run: Some(run), results, current, stale, attachments })
}

/// What is known of the bytes that these results name as evidence: the events of their runs, or the folder beside them,
/// have them.
async fn attachments(
    store: &Store,
    folder: &Folder,
    results: impl Iterator<Item = &CaseResult>,
) -> Result<BTreeMap<String, Kept>, StoreError> {
    let named = |result: &&CaseResult| result.steps.iter().any(|step| !step.evidence.is_empty());
    let runs: BTreeSet<&str> = results.filter(named).map(|result| result.run.as_str()).collect();
    let mut all = BTreeMap::new();
    for run in runs {
        all.extend(RunSummary::beside(&store.events(run).await?, folder).attachments);
    }
    Ok(all)
}

fn judge(
    snapshot: &Snapshot,
    target: Option<&str>,
    results: &[CaseResult],
    delivery: Option<&str>,
    played: &[Instance],
) -> verdict::Judgements {
    let target = target.and_then(|name| snapshot.project.target(name));
    let hashes = target.map(|target| hashes(snapshot, target, played));
    verdict::judge(&snapshot.project, results, delivery, |case, row| {
        hashes.as_ref()?.get(&(case.clone(), row.map(str::to_owned))).cloned()
    })
}

/// What every case and row means today on a target: a result of another meaning is stale.
fn hashes(snapshot: &Snapshot, target: &Target, played: &[Instance]) -> BTreeMap<(Id, Option<String>), String> {
    let project = &snapshot.project;
    let mut rows: HashMap<&Id, usize> = HashMap::new();
    played.iter().for_each(|instance| *rows.entry(&instance.case).or_default() += 1);
    // A part of a run may hold some rows of a case.
    let is_whole = |case: &&Case| rows.get(&case.id).is_some_and(|count| *count == case.rows.len().max(1));
    let others: Vec<Id> = project.cases.iter().filter(|case| !is_whole(case)).map(|case| case.id.clone()).collect();
    let planned = |instance: &Instance| ((instance.case.clone(), instance.row.clone()), instance.text_hash.clone());
    let mut all: BTreeMap<_, _> = played.iter().map(planned).collect();
    if !others.is_empty() {
        let today = crate::workspace::machine_clock().now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let others = Selection { cases: others, ..Selection::default() };
        let plan = Plan::build(project, &snapshot.sources, target, &others, today);
        all.extend(plan.iter().flat_map(|plan| &plan.instances).map(planned));
    }
    all
}

//! Which of the selected cases are played now, and in which order?

use std::collections::{BTreeMap, BTreeSet};

use clap::ArgMatches;

use crate::campaign::Plan;
use crate::campaign::plan::part::Shard;
use crate::campaign::runner::Key;
use crate::cli::{Exit, Session, results};
use crate::model::Project;
use crate::model::execution::{CaseResult, Status};
use crate::model::target::Target;
use crate::store::Store;
use crate::text::Arg;

/// What narrows a selection, and orders it.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Only that of which the last result on the target is no success.
    pub rerun: bool,
    /// Only this part.
    pub shard: Option<Shard>,
    /// The number that draws the order.
    pub seed: Option<u64>,
    /// Only these cases and rows.
    pub only: Option<BTreeSet<Key>>,
}

impl Choice {
    /// What the arguments ask for.
    ///
    /// # Errors
    /// A part that is none: told, exit 2.
    pub fn of(session: &Session, matches: &ArgMatches) -> Result<Self, Exit> {
        let shard = matches.get_one::<String>("shard").map(|text| {
            text.parse::<Shard>().map_err(|_| {
                session.fail(session.text("shard-unreadable", &[("value", Arg::from(text))]));
                Exit::CannotStart
            })
        });
        let seed = matches.get_one::<u64>("seed").copied();
        Ok(Self { rerun: matches.get_flag("rerun-failed"), shard: shard.transpose()?, seed, only: None })
    }

    /// The plan that is left.
    ///
    /// # Errors
    /// Without anything to play, says so and how the command ends: a selection
    /// of which nothing is left to do is no mistake, one that names nothing is.
    pub async fn of_plan(
        &self,
        session: &Session,
        project: &Project,
        target: &Target,
        store: Option<&Store>,
        mut plan: Plan,
    ) -> Result<Plan, Exit> {
        if let (true, Some(store)) = (self.rerun, store) {
            rerun(session, project, target, store, &mut plan).await?;
        }
        if let Some(only) = &self.only {
            plan.keep(|instance| only.contains(&(instance.case.clone(), instance.row.clone())));
        }
        if let Some(shard) = self.shard {
            let all = plan.instances.len();
            plan.keep(|instance| shard.holds(&instance.case));
            let count = plan.instances.len();
            let args = [("part", Arg::from(shard.to_string())), ("count", Arg::from(count)), ("all", Arg::from(all))];
            session.aside(session.text("run-shard", &args));
            if plan.instances.is_empty() {
                return Err(Exit::Done);
            }
        }
        if let Some(seed) = self.seed {
            plan.shuffle(seed);
        }
        Ok(plan)
    }
}

/// Leaves that of which the last result on the target is no success, whatever was played since: what a run did not reach
/// is not proved either.
async fn rerun(
    session: &Session,
    project: &Project,
    target: &Target,
    store: &Store,
    plan: &mut Plan,
) -> Result<(), Exit> {
    let failed = |error| results::failed(session, &error);
    let code = &project.manifest.code;
    let runs = store.runs(code).await.map_err(failed)?;
    let Some(last_run) = runs.into_iter().find(|run| run.target == target.id) else {
        session.fail(session.text("rerun-no-run", &[("target", Arg::from(&target.id))]));
        return Err(Exit::CannotStart);
    };
    let mut last: BTreeMap<Key, CaseResult> = BTreeMap::new();
    for result in store.latest_results(code, &target.id).await.map_err(failed)? {
        let at = |one: &CaseResult| (one.ended_at, one.seq);
        let key = (result.case.clone(), result.row.clone());
        if last.get(&key).is_none_or(|known| at(known) <= at(&result)) {
            last.insert(key, result);
        }
    }
    // A run that was killed told nothing of what it had not reached: all that has no result since it began may be that.
    let told = store.results_of_run(&last_run.id).await.map_err(failed)?.len() as u64;
    let cut = last_run.ended_at.is_none() && told < last_run.planned;
    let unreached: BTreeSet<Key> = plan
        .instances
        .iter()
        .filter(|instance| cut && instance.is_automated())
        .map(|instance| (instance.case.clone(), instance.row.clone()))
        .filter(|key| last.get(key).is_none_or(|result| result.ended_at < last_run.started_at))
        .collect();
    let again: BTreeSet<Key> = last
        .iter()
        .filter(|((case, _), result)| did_not_pass(result.status) && project.case(case).is_some())
        .map(|(key, _)| key.clone())
        .collect();
    let args = |count: usize, all: usize| {
        [("count", Arg::from(count)), ("failed", Arg::from(again.len())), ("all", Arg::from(all))]
    };
    let all = plan.instances.len();
    plan.keep(|instance| {
        let key = (instance.case.clone(), instance.row.clone());
        again.contains(&key) || unreached.contains(&key)
    });
    let count = plan.instances.len();
    if count == 0 && again.is_empty() {
        session.aside(session.text("rerun-nothing", &args(0, all)));
        return Err(Exit::Done);
    }
    if count == 0 {
        session.fail(session.text("rerun-gone", &args(0, all)));
        return Err(Exit::CannotStart);
    }
    if !unreached.is_empty() {
        let args = [("run", Arg::from(&last_run.id)), ("count", Arg::from(unreached.len()))];
        session.aside(session.text("rerun-cut", &args));
    }
    session.aside(session.text("rerun-some", &args(count, all)));
    Ok(())
}

/// Is it to be played again? What waits for a person did not fail.
const fn did_not_pass(status: Status) -> bool {
    matches!(
        status,
        Status::Failed | Status::Blocked | Status::Undefined | Status::Ambiguous | Status::Interrupted | Status::NotRun
    )
}

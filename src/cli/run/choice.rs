//! Which of the selected cases are played now, and in which order?

use std::collections::BTreeSet;

use clap::ArgMatches;

use crate::campaign::Plan;
use crate::campaign::plan::part::Shard;
use crate::campaign::runner::Key;
use crate::cli::{Exit, Session, results};
use crate::model::execution::{CaseResult, Status};
use crate::model::target::Target;
use crate::store::Store;
use crate::text::Arg;

/// What narrows a selection, and orders it.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Only what did not pass in the last run on the target.
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
        project: &str,
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

/// Leaves what did not pass in the last run on the target.
async fn rerun(session: &Session, project: &str, target: &Target, store: &Store, plan: &mut Plan) -> Result<(), Exit> {
    let failed = |error| results::failed(session, &error);
    let runs = store.runs(project).await.map_err(failed)?;
    let Some(run) = runs.into_iter().find(|run| run.target == target.id) else {
        session.fail(session.text("rerun-no-run", &[("target", Arg::from(&target.id))]));
        return Err(Exit::CannotStart);
    };
    let all: Vec<CaseResult> = store.results_of_run(&run.id).await.map_err(failed)?;
    let again: BTreeSet<Key> = all
        .iter()
        .filter(|result| did_not_pass(result.status))
        .map(|result| (result.case.clone(), result.row.clone()))
        .collect();
    let args = |count: usize| {
        [
            ("count", Arg::from(count)),
            ("failed", Arg::from(again.len())),
            ("all", Arg::from(all.len())),
            ("run", Arg::from(&run.id)),
        ]
    };
    if again.is_empty() {
        session.aside(session.text("rerun-nothing", &args(0)));
        return Err(Exit::Done);
    }
    plan.keep(|instance| again.contains(&(instance.case.clone(), instance.row.clone())));
    if plan.instances.is_empty() {
        session.fail(session.text("rerun-gone", &args(0)));
        return Err(Exit::CannotStart);
    }
    session.aside(session.text("rerun-some", &args(plan.instances.len())));
    Ok(())
}

/// Is it to be played again? What waits for a person or was not begun did not fail.
const fn did_not_pass(status: Status) -> bool {
    matches!(status, Status::Failed | Status::Blocked | Status::Undefined | Status::Ambiguous | Status::Interrupted)
}

//! Who starts the child, keeps what it says and shows it only then?

mod asking;
mod child;
mod keeper;
mod summary;
pub mod waiting;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;

use futures::future::BoxFuture;
use tokio::sync::watch;

use self::asking::Asking;
use self::child::{GRACE, Running};
use self::keeper::Keeper;
use super::evidence::Folder;
use super::pause::Resumed;
use super::person::Person;
use super::plan::Plan;
use super::worker::{Job, JobOptions};
use crate::clock::Clock;
use crate::model::event::{RunEvent, What};
use crate::model::execution::RunRecord;
use crate::model::target::Target;
use crate::text::Lang;
pub use summary::{Key, RunError, RunSummary, exit_code, was_nothing};

/// How many events are kept in one go.
const BATCH: usize = 256;

/// How the child is started: the same program under its hidden command.
#[derive(Clone, Debug)]
pub struct Launch {
    /// The program.
    pub program: PathBuf,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// Variables that it gets beside those of this process: the secrets.
    pub env: Vec<(String, String)>,
}

/// Whoever keeps events. An event is shown only after `keep` has returned.
pub trait Sink: Send {
    /// Keeps events for good. The error is the cause, for people.
    fn keep<'a>(&'a mut self, events: &'a [RunEvent]) -> BoxFuture<'a, Result<(), String>>;
}

/// What a run needs beside its plan.
#[derive(Clone, Debug)]
pub struct Order {
    /// The run as it is kept; `planned` and `version` are filled in.
    pub record: RunRecord,
    /// Language of the project.
    pub lang: Lang,
    /// The day that « aujourd’hui » means.
    pub today: jiff::civil::Date,
    /// The CRM.
    pub target: Target,
    /// The journal file.
    pub journal: PathBuf,
    /// How to play.
    pub options: JobOptions,
    /// Where the bytes of evidence are kept; beside the events' own text where there is no such place.
    pub evidence: Option<Folder>,
}

/// Plays a plan; `person` is asked about the steps that are put to one, once the machine has done its part. `stop`
/// turning true stops it; `show` is given each event once it is kept.
///
/// # Errors
/// When the child cannot be started, or events cannot be kept.
#[allow(clippy::too_many_arguments, reason = "each is another party of a run")]
pub async fn run(
    plan: &Plan,
    order: Order,
    launch: &Launch,
    sink: &mut dyn Sink,
    person: Option<&mut dyn Person>,
    mut stop: watch::Receiver<bool>,
    clock: &Clock,
    show: &mut (dyn FnMut(&RunEvent) + Send),
) -> Result<RunSummary, RunError> {
    let mut record = order.record.clone();
    record.planned = u64::try_from(plan.instances.len()).unwrap_or(u64::MAX);
    let folder = order.evidence.clone();
    let job = job(plan, Order { record: record.clone(), ..order });
    let mut keeper = Keeper::new(plan, record.clone(), clock, sink, show);
    keeper.folder = folder;
    keeper.asks = person.is_some();
    let instances = plan.automated();
    // Where a person is asked, the child is too: it tells the version of the CRM that the person looks at.
    if instances.is_empty() && person.is_none() {
        keeper.begin(record).await?;
    } else {
        let mut running = Running::start(launch, &Job { instances, ..job.clone() }).await.map_err(RunError::Start)?;
        follow(&mut running, &mut keeper, &mut stop).await?;
        keeper.begin(record).await?;
        keeper.account_for_the_rest(&running.last_words().await).await?;
    }
    if let Some(person) = person {
        keeper.ask(&mut Asking::new(launch, job, person, stop, &[])).await?;
    }
    keeper.leave_waiting().await?;
    keeper.end().await
}

/// A run that goes on where something waits for a person.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// What happened in it by now.
    pub events: Vec<RunEvent>,
    /// What waits, and how it goes on.
    pub waiting: BTreeMap<Key, Resumed>,
    /// Who goes on with it.
    pub by: String,
}

/// Goes on with a run: asks about what waits in it, and plays what comes after. `plan` holds what waits.
///
/// # Errors
/// As [`run`].
#[allow(clippy::too_many_arguments, reason = "each is another party of a run")]
pub async fn resume(
    plan: &Plan,
    order: Order,
    before: Before,
    launch: &Launch,
    sink: &mut dyn Sink,
    person: &mut dyn Person,
    stop: watch::Receiver<bool>,
    clock: &Clock,
    show: &mut (dyn FnMut(&RunEvent) + Send),
) -> Result<RunSummary, RunError> {
    let commit = order.record.commit.clone();
    let folder = order.evidence.clone();
    let job = job(plan, order);
    let mut keeper = Keeper::new(plan, job.record.clone(), clock, sink, show);
    // The number after the last one that is kept was that of an event which nobody keeps.
    keeper.seq = before.events.iter().map(|event| event.seq).max().unwrap_or(0) + 1;
    keeper.summary = match &folder {
        Some(folder) => RunSummary::beside(&before.events, folder),
        None => RunSummary::of(&before.events),
    };
    keeper.folder = folder;
    (keeper.asks, keeper.begun) = (true, true);
    keeper.waiting = before.waiting;
    let resumed = keeper.event(clock.now_ms(), What::RunResumed { by: Some(before.by), commit });
    keeper.keep(vec![resumed]).await?;
    keeper.ask(&mut Asking::new(launch, job, person, stop, &before.events)).await?;
    keeper.leave_waiting().await?;
    keeper.end().await
}

/// The job of an order, with the files that the plan names and without scenarios.
fn job(plan: &Plan, order: Order) -> Job {
    let Order { record, lang, today, target, journal, options, .. } = order;
    let files = plan.files.clone();
    Job { record, lang, today, target, instances: Vec::new(), files, resumed: BTreeMap::new(), journal, options }
}

/// Reads the child until it ends.
async fn follow(
    running: &mut Running,
    keeper: &mut Keeper<'_>,
    stop: &mut watch::Receiver<bool>,
) -> Result<(), RunError> {
    let mut batch = Vec::new();
    let mut stopping = false;
    let mut deadline: Option<tokio::time::Instant> = None;
    loop {
        let late = async {
            match deadline {
                Some(at) => tokio::time::sleep_until(at).await,
                None => futures::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            result = stop.wait_for(|stop| *stop), if !stopping => {
                stopping = true;
                // A sender that is gone can stop nothing any more.
                if result.is_ok() {
                    keeper.interrupted = true;
                    running.ask_to_stop().await;
                    deadline = Some(tokio::time::Instant::now() + GRACE);
                }
            }
            () = late => {
                running.kill().await;
                deadline = None;
            }
            count = running.events.recv_many(&mut batch, BATCH) => {
                if count == 0 {
                    return Ok(());
                }
                if let Err(error) = keeper.take(std::mem::take(&mut batch)).await {
                    running.ask_to_stop().await;
                    running.kill().await;
                    return Err(error);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;

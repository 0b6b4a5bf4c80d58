//! What does the child process do? It reads one job, plays it, and prints one event a line.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use super::engine;
use super::files::Files;
use super::journal::Journal;
use super::pause::Resumed;
use super::plan::Instance;
use super::reach;
use super::recorder::Recorder;
use super::removal::{self, Removal, Remover};
use super::sessions::Sessions;
use super::steps::context::{Parts, RunContext};
use super::steps::failure::Failure;
use super::steps::waiting::{RealTime, Waiting};
use crate::clock::Clock;
use crate::crm::connect::address_of;
use crate::crm::{Connector, CrmError};
use crate::model::event::{RunEvent, What};
use crate::model::execution::{RunRecord, StepResult};
use crate::model::target::Target;
use crate::screen::Screens;
use crate::text::{Lang, Message};

/// What the child is asked to play. Secrets are not in it: the target holds references, which the
/// connector resolves from the environment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Job {
    /// The run as it is kept; its version is filled in by the child.
    pub record: RunRecord,
    /// Language of the project.
    pub lang: Lang,
    /// The day that « aujourd’hui » means.
    pub today: Date,
    /// The CRM.
    pub target: Target,
    /// The automated instances of the plan.
    pub instances: Vec<Instance>,
    /// The files that their steps name.
    #[serde(default)]
    pub files: Files,
    /// Those of them that go on where they waited for a person, by number.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub resumed: BTreeMap<usize, Resumed>,
    /// The journal file.
    pub journal: PathBuf,
    /// How to play.
    pub options: JobOptions,
}

/// How a job is played.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct JobOptions {
    /// Scenarios at the same time.
    pub concurrency: usize,
    /// Milliseconds that a step may take.
    pub step_timeout_ms: u64,
    /// Milliseconds before the first retry of a read.
    pub backoff_ms: u64,
    /// New attempts of a read after a technical fault.
    pub retries: u32,
    /// Nothing more is begun once a scenario has failed.
    #[serde(default)]
    pub fail_fast: bool,
}

impl JobOptions {
    /// The options for a target: its concurrency where it has one; a step may take twice its time-out,
    /// so that a call that timed out is told as such and tried once more, else thirty seconds.
    pub fn for_target(target: &Target) -> Self {
        use rust_decimal::prelude::ToPrimitive as _;
        let ms = target.timeout.and_then(|seconds| seconds.checked_mul(2_000.into())?.to_u64());
        Self {
            concurrency: target.concurrency.unwrap_or(8).max(1),
            step_timeout_ms: ms.filter(|ms| *ms > 0).unwrap_or(30_000),
            backoff_ms: 200,
            retries: 2,
            fail_fast: false,
        }
    }

    /// No more scenarios at the same time than calls that the target takes in half of a step's time: with more, steps
    /// would run out of time while they wait for their turn.
    #[must_use]
    pub fn within_rate(mut self, target: &Target) -> Self {
        use rust_decimal::prelude::ToPrimitive as _;
        if let Some(rate) = target.rate.and_then(|rate| rate.to_f64()) {
            let turns = Duration::from_millis(self.step_timeout_ms).as_secs_f64() * rate / 2.0;
            self.concurrency = self.concurrency.min(turns.to_usize().unwrap_or(usize::MAX)).max(1);
        }
        self
    }
}

/// How long removing what earlier runs left may take before a run; the rest is left to the next one.
const FIRST_REMOVALS: Duration = Duration::from_secs(60);

/// Makes the connector of a target.
pub type Factory = dyn Fn(Lang, &Target) -> Result<Arc<dyn Connector>, CrmError>;

/// The child's entry: the job is the first line of the standard input; its end, or a line `stop`,
/// stops the run.
pub fn main(factory: &Factory) -> ExitCode {
    let mut first = String::new();
    if std::io::stdin().lock().read_line(&mut first).is_err() {
        return ExitCode::from(2);
    }
    let job: Job = match serde_json::from_str(&first) {
        Ok(job) => job,
        Err(error) => {
            // Read by the parent only, which says it in its language.
            let _ = writeln!(std::io::stderr(), "job: {error}");
            return ExitCode::from(2);
        }
    };
    let (stop, cancel) = watch::channel(false);
    // A thread of its own: a pending read must not keep the process alive.
    std::thread::spawn(move || {
        let ends = |line: std::io::Result<String>| line.map_or(true, |line| line.trim() == "stop");
        std::io::stdin().lock().lines().any(ends);
        stop.send_replace(true);
        // Kept so that the receivers always have their sender.
        std::thread::park();
    });
    let (out, events) = channel::<RunEvent>();
    let printer = std::thread::spawn(move || {
        let mut stdout = BufWriter::new(std::io::stdout().lock());
        // Ends whatever a wrapper may have begun to print on this stream.
        let _ = writeln!(stdout);
        // What came meanwhile goes with it: nobody is told later for that, and the parent is called less often.
        while let Ok(first) = events.recv() {
            let printed = std::iter::once(first).chain(events.try_iter()).try_for_each(|event| {
                serde_json::to_writer(&mut stdout, &event)?;
                stdout.write_all(b"\n")
            });
            if printed.and_then(|()| stdout.flush()).is_err() {
                break;
            }
        }
    });
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(_) => return ExitCode::from(2),
    };
    runtime.block_on(serve(job, factory, cancel, out, Clock::new(jiff::Timestamp::now)));
    runtime.shutdown_background();
    match printer.join() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(1),
    }
}

/// Plays a job and tells every event to `out`, which is dropped at the end.
pub async fn serve(job: Job, factory: &Factory, cancel: watch::Receiver<bool>, out: Sender<RunEvent>, clock: Clock) {
    serve_in(Arc::new(RealTime::default()), job, factory, cancel, out, clock).await;
}

/// The same, in a time of its own.
pub async fn serve_in(
    waiting: Arc<dyn Waiting>,
    mut job: Job,
    factory: &Factory,
    cancel: watch::Receiver<bool>,
    out: Sender<RunEvent>,
    clock: Clock,
) {
    let unique = job.record.id.chars().rev().take(8).collect::<String>().to_lowercase();
    // The part of the run is of one length: no two of them run together.
    let own = |number: usize| format!("{unique}{number}");
    let before = |number: usize| job.resumed.get(&number).map(|resumed| resumed.pause.unique.clone());
    let uniques: Vec<String> =
        (0..job.instances.len()).map(|number| before(number).unwrap_or_else(|| own(number))).collect();
    for (instance, unique) in job.instances.iter_mut().zip(&uniques) {
        make_unique(instance, unique);
    }
    let connector = match factory(job.lang, &job.target) {
        Ok(connector) => connector,
        Err(error) => return unreachable(job, &error, out, clock),
    };
    let env: BTreeMap<String, String> = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect();
    let address = address_of(&job.target, &env);
    let version = reach::probe(connector.as_ref()).await;
    job.record.version = version.as_ref().ok().and_then(|answer| answer.value.clone());
    let recorder = Recorder::new(job.record.clone(), &job.instances, clock.clone(), out);
    recorder.emit(What::RunStarted { record: job.record.clone() });
    let sessions = Sessions::default();
    if version.is_ok() {
        let (connector, address, now) = (connector.as_ref(), address.as_deref(), clock.now_ms());
        let (target, lang) = (&job.target, job.lang);
        let remover = Remover { connector, target, sessions: &sessions, address, lang, now };
        clean(&job.journal, &remover, &recorder, cancel.clone()).await;
    }
    let journal = match Journal::open(&job.journal, &job.record.id, &job.target.id) {
        Ok(journal) => journal.at(address).timed(clock),
        Err(error) => {
            let text = Message::new("step-journal").with("detail", error.to_string()).text(job.lang);
            recorder.emit(What::Notice { text });
            job.instances
                .iter()
                .enumerate()
                .for_each(|(number, instance)| recorder.skipped(number, instance, "scenario-not-begun"));
            recorder.emit(What::RunFinished { counts: recorder.counts(), interrupted: false, died: None });
            return;
        }
    };
    let screens = Screens::new(&job.target, env.clone(), job.lang);
    let run = Arc::new(RunContext::new(Parts {
        screens,
        sessions,
        env,
        run: job.record.id.clone(),
        connector,
        target: job.target,
        lang: job.lang,
        today: job.today,
        step_timeout: Duration::from_millis(job.options.step_timeout_ms),
        backoff: Duration::from_millis(job.options.backoff_ms),
        retries: job.options.retries,
        fail_fast: job.options.fail_fast,
        waiting,
        instances: job.instances,
        files: Arc::new(job.files),
        uniques,
        resumed: job.resumed,
        journal,
        recorder,
        cancel,
    }));
    if let Err(error) = version {
        run.give_up(&error);
    }
    let interrupted = engine::play(run.clone(), job.options.concurrency).await;
    run.recorder.emit(What::RunFinished { counts: run.recorder.counts(), interrupted, died: None });
}

/// The connector cannot even be made (a secret that is missing, an address that is none): every
/// scenario is blocked by that.
fn unreachable(job: Job, error: &CrmError, out: Sender<RunEvent>, clock: Clock) {
    let recorder = Recorder::new(job.record.clone(), &job.instances, clock, out);
    recorder.emit(What::RunStarted { record: job.record });
    for (number, instance) in job.instances.iter().enumerate().filter(|(number, _)| !job.resumed.contains_key(number)) {
        recorder.started(number, instance);
        let failure = Failure::technical(instance.lang, error);
        if let Some(planned) = instance.steps.first() {
            let (status, cause, message) = (failure.status, failure.cause, Some(failure.message));
            recorder.step(number, instance, StepResult { status, cause, message, ..planned.not_run() }, 1);
        }
        recorder.finished(number, instance);
    }
    recorder.emit(What::RunFinished { counts: recorder.counts(), interrupted: false, died: None });
}

/// Removes what earlier runs left, before this one begins, as far as there is time for it.
async fn clean(journal: &Path, remover: &Remover<'_>, recorder: &Recorder, mut cancel: watch::Receiver<bool>) {
    let over = async move {
        tokio::select! {
            () = tokio::time::sleep(FIRST_REMOVALS) => {}
            () = engine::stopped(&mut cancel) => {}
        }
    };
    let mut tell = |one: &Removal| {
        if !one.absent {
            recorder.emit(What::RecordRemoved { record: one.record.clone(), left_because: one.left_because.clone() });
        }
    };
    let notice = |message: Message| recorder.emit(What::Notice { text: message.text(remover.lang) });
    match removal::clean(journal, remover, false, over, &mut tell).await {
        Ok(cleaned) => {
            cleaned.unknown.into_iter().for_each(notice);
            if cleaned.awaited > 0 {
                notice(Message::new("removal-awaited").with("count", cleaned.awaited));
            }
        }
        Err(error) => notice(Message::new("step-journal").with("detail", error.to_string())),
    }
}

/// `<unique>` is the same in a whole scenario, row by row, and in no other of this run or of any. Where an
/// outline has a column of that name, its values already stand there.
fn make_unique(instance: &mut Instance, unique: &str) {
    let put = |text: &mut String| {
        if text.contains("<unique>") {
            *text = text.replace("<unique>", unique);
        }
    };
    for step in &mut instance.steps {
        put(&mut step.text);
        step.table.iter_mut().flatten().flatten().for_each(put);
        step.doc_string.iter_mut().for_each(put);
    }
}

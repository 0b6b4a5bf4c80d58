//! Who starts the child, keeps what it says and shows it only then?

mod summary;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use futures::future::BoxFuture;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, ChildStdin, Command};
use tokio::sync::{mpsc, watch};

use super::plan::{Fate, Instance, Plan, PlannedStep};
use super::worker::{Job, JobOptions};
use crate::clock::Clock;
use crate::model::event::{EVENT_VERSION, RunEvent, What};
use crate::model::execution::{CaseResult, Cause, RunRecord, Status, StepResult};
use crate::model::target::Target;
use crate::text::{Lang, Message};
pub use summary::{Key, RunError, RunSummary, exit_code, was_nothing};

/// How long the child has to end by itself once it was asked to.
const GRACE: Duration = Duration::from_secs(20);
/// How many events are kept in one go.
const BATCH: usize = 256;
/// How much of what the child says of itself is kept, in bytes.
const LAST_WORDS: u64 = 4096;

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
}

/// Plays a plan. `stop` turning true stops it; `show` is given each event once it is kept.
///
/// # Errors
/// When the child cannot be started, or events cannot be kept.
pub async fn run(
    plan: &Plan,
    order: Order,
    launch: &Launch,
    sink: &mut dyn Sink,
    mut stop: watch::Receiver<bool>,
    clock: &Clock,
    show: &mut (dyn FnMut(&RunEvent) + Send),
) -> Result<RunSummary, RunError> {
    let mut record = order.record;
    record.planned = u64::try_from(plan.instances.len()).unwrap_or(u64::MAX);
    let mut keeper = Keeper::new(plan, record.clone(), clock, sink, show);
    let instances = plan.automated();
    if instances.is_empty() {
        keeper.begin(record).await?;
    } else {
        let Order { lang, today, target, journal, options, .. } = order;
        let job =
            Job { record: record.clone(), lang, today, target, instances, files: plan.files.clone(), journal, options };
        let mut running = Running::start(launch, &job).await.map_err(RunError::Start)?;
        follow(&mut running, &mut keeper, &mut stop).await?;
        keeper.begin(record).await?;
        keeper.account_for_the_rest(&running.last_words().await).await?;
    }
    keeper.end().await
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

/// The child while it lives.
struct Running {
    child: Child,
    input: Option<ChildStdin>,
    events: mpsc::UnboundedReceiver<RunEvent>,
    words: Option<tokio::task::JoinHandle<String>>,
}

impl Running {
    async fn start(launch: &Launch, job: &Job) -> std::io::Result<Self> {
        let mut command = Command::new(&launch.program);
        command.args(&launch.args).envs(launch.env.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        // Ctrl-C in a terminal goes to the whole group: the child must end in order, when asked.
        #[cfg(unix)]
        command.process_group(0);
        let mut child = command.spawn()?;
        let (sender, events) = mpsc::unbounded_channel();
        if let Some(stdout) = child.stdout.take() {
            tokio::spawn(async move {
                let mut lines = BufReader::new(stdout).lines();
                while let Ok(Some(line)) = lines.next_line().await {
                    // What is no event is no line of ours.
                    if let Ok(event) = serde_json::from_str::<RunEvent>(&line)
                        && sender.send(event).is_err()
                    {
                        break;
                    }
                }
            });
        }
        let words = child.stderr.take().map(|stderr| {
            tokio::spawn(async move {
                let mut said = Vec::new();
                let mut stderr = stderr;
                let _ = (&mut stderr).take(LAST_WORDS).read_to_end(&mut said).await;
                // Read to the end, so that the child never waits for us.
                let _ = tokio::io::copy(&mut stderr, &mut tokio::io::sink()).await;
                String::from_utf8_lossy(&said).trim().to_owned()
            })
        });
        let mut input = child.stdin.take();
        if let Some(input) = &mut input {
            let mut line = serde_json::to_vec(job).map_err(std::io::Error::other)?;
            line.push(b'\n');
            // A child that died at once is seen by the end of its events.
            let _ = input.write_all(&line).await;
        }
        Ok(Self { child, input, events, words })
    }

    async fn ask_to_stop(&mut self) {
        if let Some(mut input) = self.input.take() {
            let _ = input.write_all(b"stop\n").await;
        }
    }

    async fn kill(&mut self) {
        let _ = self.child.kill().await;
    }

    /// How it ended, and what it said of itself.
    async fn last_words(&mut self) -> String {
        self.input = None;
        let ended = match tokio::time::timeout(GRACE, self.child.wait()).await {
            Ok(Ok(status)) => status.to_string(),
            _ => {
                self.kill().await;
                String::new()
            }
        };
        let said = match self.words.take() {
            Some(words) => words.await.unwrap_or_default(),
            None => String::new(),
        };
        [ended, said].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
    }
}

/// Keeps events, then shows them; knows what has not ended yet.
struct Keeper<'a> {
    plan: &'a Plan,
    clock: &'a Clock,
    sink: &'a mut dyn Sink,
    show: &'a mut (dyn FnMut(&RunEvent) + Send),
    seq: u64,
    summary: RunSummary,
    begun: bool,
    child_finished: bool,
    interrupted: bool,
    /// What the child said when it ended before its time.
    died: Option<String>,
    finished: BTreeSet<Key>,
    /// Steps of the scenarios in flight.
    open: BTreeMap<Key, (i64, Vec<StepResult>)>,
}

impl<'a> Keeper<'a> {
    fn new(
        plan: &'a Plan,
        record: RunRecord,
        clock: &'a Clock,
        sink: &'a mut dyn Sink,
        show: &'a mut (dyn FnMut(&RunEvent) + Send),
    ) -> Self {
        Self {
            plan,
            clock,
            sink,
            show,
            seq: 0,
            summary: RunSummary { record, ..RunSummary::default() },
            begun: false,
            child_finished: false,
            interrupted: false,
            died: None,
            finished: BTreeSet::new(),
            open: BTreeMap::new(),
        }
    }

    /// Says that the run begins, and at once what is known without playing; once.
    async fn begin(&mut self, record: RunRecord) -> Result<(), RunError> {
        if self.begun {
            return Ok(());
        }
        let at = self.clock.now_ms();
        let batch = self.beginning(record, at);
        self.keep(batch).await
    }

    fn beginning(&mut self, mut record: RunRecord, at: i64) -> Vec<RunEvent> {
        self.begun = true;
        record.planned = self.summary.record.planned;
        let mut batch = vec![self.event(at, What::RunStarted { record })];
        for (path, text) in &self.plan.texts {
            batch.push(self.event(at, What::Source { path: path.clone(), text: text.clone() }));
        }
        for instance in &self.plan.instances {
            let Some(result) = instance.settled() else { continue };
            if let Fate::Manual(questions) = &instance.fate {
                for text in questions {
                    let (case, row, text) = (instance.case.clone(), instance.row.clone(), text.clone());
                    batch.push(self.event(at, What::Question { case, row, text }));
                }
            }
            batch.push(self.result(at, result, at));
        }
        batch
    }

    /// Takes what the child said: its order is ours from now on.
    async fn take(&mut self, events: Vec<RunEvent>) -> Result<(), RunError> {
        let mut batch = Vec::new();
        for RunEvent { at, what, .. } in events {
            match what {
                What::RunStarted { record } => batch.extend(self.beginning(record, at)),
                What::RunFinished { interrupted, .. } => {
                    self.child_finished = true;
                    self.interrupted |= interrupted;
                }
                What::ScenarioFinished { result } => {
                    let started = result.started_at;
                    batch.push(self.result(at, *result, started));
                }
                What::ScenarioStarted { ref case, ref row, .. } => {
                    self.open.insert((case.clone(), row.clone()), (at, Vec::new()));
                    batch.push(self.event(at, what));
                }
                What::StepFinished { ref case, ref row, ref step } => {
                    if let Some((_, steps)) = self.open.get_mut(&(case.clone(), row.clone())) {
                        steps.push(step.clone());
                    }
                    batch.push(self.event(at, what));
                }
                other => batch.push(self.event(at, other)),
            }
        }
        self.keep(batch).await
    }

    /// What the child did not finish: interrupted when a person stopped it, blocked when it died.
    async fn account_for_the_rest(&mut self, last_words: &str) -> Result<(), RunError> {
        if !self.child_finished && !self.interrupted {
            self.died = Some(last_words.to_owned());
        }
        let at = self.clock.now_ms();
        let mut batch = Vec::new();
        for instance in &self.plan.instances {
            let key = (instance.case.clone(), instance.row.clone());
            if !self.finished.contains(&key) {
                let open = self.open.remove(&key);
                let result = self.unfinished(instance, open, at, last_words);
                batch.push(self.result(at, result, at));
            }
        }
        self.keep(batch).await
    }

    fn unfinished(
        &self,
        instance: &Instance,
        open: Option<(i64, Vec<StepResult>)>,
        at: i64,
        last_words: &str,
    ) -> CaseResult {
        let mut result = instance.result();
        let begun = open.is_some();
        let (started_at, mut steps) = open.unwrap_or((at, Vec::new()));
        let died = !self.interrupted;
        if let Some(planned) = instance.steps.get(steps.len()).filter(|_| begun || died) {
            let message = match died {
                // Of what was under way nobody knows whether the CRM did it.
                true if begun => Message::new("child-died-under-way").with("detail", last_words),
                true => Message::new("child-died").with("detail", last_words),
                false => Message::new("step-interrupted"),
            };
            steps.push(StepResult {
                status: if died { Status::Blocked } else { Status::Interrupted },
                cause: died.then_some(Cause::Engine),
                message: Some(message.text(instance.lang)),
                ..planned.not_run()
            });
        }
        result.status = match Status::roll_up(steps.iter().map(|step| step.status)) {
            // All its steps passed, but nobody said that it ended: that is not a success.
            Status::Passed if died => Status::Blocked,
            Status::Passed => Status::Interrupted,
            status => status,
        };
        let played = steps.len();
        steps.extend(instance.steps.iter().skip(played).map(PlannedStep::not_run));
        result.steps = steps;
        result.started_at = started_at;
        result
    }

    async fn end(mut self) -> Result<RunSummary, RunError> {
        let (counts, died) = (self.summary.counts, self.died.take());
        let what = What::RunFinished { counts, interrupted: self.interrupted, died };
        let last = self.event(self.clock.now_ms(), what);
        self.keep(vec![last]).await?;
        Ok(self.summary)
    }

    /// A result with everything that the run knows.
    fn result(&mut self, at: i64, result: CaseResult, started_at: i64) -> RunEvent {
        let record = &self.summary.record;
        let result = CaseResult {
            run: record.id.clone(),
            seq: self.seq + 1,
            target: record.target.clone(),
            version: record.version.clone(),
            commit: record.commit.clone(),
            started_at,
            ended_at: at,
            ..result
        };
        let key = (result.case.clone(), result.row.clone());
        self.open.remove(&key);
        self.finished.insert(key);
        self.event(at, What::ScenarioFinished { result: Box::new(result) })
    }

    fn event(&mut self, at: i64, what: What) -> RunEvent {
        self.seq += 1;
        let event = RunEvent { v: EVENT_VERSION, seq: self.seq, at, run: self.summary.record.id.clone(), what };
        self.summary.take(&event);
        event
    }

    /// Keeps, then shows, then says up to where all is kept.
    async fn keep(&mut self, batch: Vec<RunEvent>) -> Result<(), RunError> {
        let Some(last) = batch.last().map(|event| event.seq) else { return Ok(()) };
        self.sink.keep(&batch).await.map_err(RunError::Sink)?;
        batch.iter().for_each(|event| (self.show)(event));
        let saved = self.event(self.clock.now_ms(), What::Saved { up_to: last });
        (self.show)(&saved);
        Ok(())
    }
}

#[cfg(test)]
mod tests;

//! What has been seen of each scenario, and who is told?

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};

use super::pause::{Pause, Resumed};
use super::plan::Instance;
use crate::clock::Clock;
use crate::model::Id;
use crate::model::event::{EVENT_VERSION, RunEvent, What};
use crate::model::execution::{CaseResult, Counts, RecordRef, RunRecord, Status, StepResult};
use crate::text::Message;

/// Gathers the steps of the scenarios in flight and sends every event out.
pub struct Recorder {
    record: RunRecord,
    cases: Vec<Id>,
    clock: Clock,
    out: Sender<RunEvent>,
    state: Mutex<State>,
    failed: AtomicBool,
}

#[derive(Default)]
struct State {
    seq: u64,
    open: BTreeMap<usize, Open>,
    finished: BTreeMap<usize, Status>,
}

struct Open {
    started_at: i64,
    attempts: u32,
    steps: Vec<StepResult>,
}

impl Recorder {
    /// A recorder of these instances that tells `out`.
    pub fn new(record: RunRecord, instances: &[Instance], clock: Clock, out: Sender<RunEvent>) -> Self {
        let cases = instances.iter().map(|instance| instance.case.clone()).collect();
        Self { record, cases, clock, out, state: Mutex::default(), failed: AtomicBool::new(false) }
    }

    /// The run as it is told.
    pub const fn record(&self) -> &RunRecord {
        &self.record
    }

    /// Tells an event.
    pub fn emit(&self, what: What) {
        let mut state = self.state();
        state.seq += 1;
        let event =
            RunEvent { v: EVENT_VERSION, seq: state.seq, at: self.clock.now_ms(), run: self.record.id.clone(), what };
        // Nobody listens any more only when the parent is gone; the end of the input stops the run.
        let _ = self.out.send(event);
    }

    /// A scenario begins.
    pub fn started(&self, number: usize, instance: &Instance) {
        let open = Open { started_at: self.clock.now_ms(), attempts: 1, steps: Vec::new() };
        self.state().open.insert(number, open);
        self.emit(What::ScenarioStarted {
            case: instance.case.clone(),
            row: instance.row.clone(),
            title: instance.title.clone(),
            attempt: 1,
        });
    }

    /// A scenario goes on where it waited for a person.
    pub fn resumed(&self, number: usize, instance: &Instance, from: &Resumed) {
        let Resumed { pause, steps, started_at, .. } = from;
        let open = Open { started_at: *started_at, attempts: pause.attempts.max(1), steps: steps.clone() };
        self.state().open.insert(number, open);
        let (case, row) = (instance.case.clone(), instance.row.clone());
        self.emit(What::ScenarioResumed { case, row, step: pause.step });
    }

    /// A scenario waits for a person, with what it knows: it has not ended, and is nobody's here any more.
    pub fn paused(&self, number: usize, instance: &Instance, text: String, pause: &Pause) {
        {
            let mut state = self.state();
            state.open.remove(&number);
            state.finished.insert(number, Status::Waiting);
        }
        self.emit(What::Question {
            case: instance.case.clone(),
            row: instance.row.clone(),
            text,
            step: Some(pause.step),
            // Plain data: what cannot be written would be asked for nothing.
            state: serde_json::to_value(pause).ok(),
        });
    }

    /// A scenario that was to go on was not begun: it still waits.
    pub fn still_waits(&self, number: usize) {
        self.state().finished.insert(number, Status::Waiting);
    }

    /// A step ended.
    pub fn step(&self, number: usize, instance: &Instance, step: StepResult, attempts: u32) {
        if let Some(open) = self.state().open.get_mut(&number) {
            open.attempts = open.attempts.max(attempts);
            open.steps.push(step.clone());
        }
        self.emit(What::StepFinished { case: instance.case.clone(), row: instance.row.clone(), step });
    }

    /// How many steps of a scenario have ended.
    pub fn steps_of(&self, number: usize) -> usize {
        self.state().open.get(&number).map_or(0, |open| open.steps.len())
    }

    /// How the last step of a scenario that has ended did so.
    pub fn last_of(&self, number: usize) -> Option<Status> {
        self.state().open.get(&number).and_then(|open| open.steps.last()).map(|step| step.status)
    }

    /// A record was created.
    pub fn record_created(&self, number: usize, record: RecordRef, name: &str) {
        let case = self.cases.get(number).cloned().unwrap_or_default();
        self.emit(What::RecordCreated { case, record, name: name.to_owned() });
    }

    /// A scenario ended: what was not played is said so, and the whole takes the worst of its parts.
    pub fn finished(&self, number: usize, instance: &Instance) {
        let Some(open) = self.state().open.remove(&number) else { return };
        let mut result = self.begun(instance);
        result.started_at = open.started_at;
        result.attempts = open.attempts;
        result.status = Status::roll_up(open.steps.iter().map(|step| step.status));
        result.flaky = result.status == Status::Passed && open.attempts > 1;
        result.steps = open.steps;
        let played = result.steps.len();
        result.steps.extend(instance.steps.iter().skip(played).map(super::plan::PlannedStep::not_run));
        if result.status == Status::Passed && played < instance.steps.len() {
            // A scenario that stopped without saying why has not passed.
            result.status = Status::Interrupted;
        }
        self.tell(number, result);
    }

    /// Has a scenario failed?
    pub fn has_failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }

    /// A scenario is not played: it never began, for the reason that the message `why` says.
    pub fn skipped(&self, number: usize, instance: &Instance, why: &'static str) {
        let mut result = self.begun(instance);
        result.attempts = 0;
        result.steps = instance.steps.iter().map(super::plan::PlannedStep::not_run).collect();
        result.reason = Some(Message::new(why).text(instance.lang));
        self.tell(number, result);
    }

    /// Has a scenario begun, whether or not it has ended?
    pub fn is_begun(&self, number: usize) -> bool {
        let state = self.state();
        state.open.contains_key(&number) || state.finished.contains_key(&number)
    }

    /// The scenarios in flight.
    pub fn in_flight(&self) -> Vec<usize> {
        self.state().open.keys().copied().collect()
    }

    /// Has a scenario ended?
    pub fn is_finished(&self, number: usize) -> bool {
        self.state().finished.contains_key(&number)
    }

    /// Outcomes so far.
    pub fn counts(&self) -> Counts {
        Counts::of(self.state().finished.values().copied())
    }

    fn begun(&self, instance: &Instance) -> CaseResult {
        let now = self.clock.now_ms();
        CaseResult {
            run: self.record.id.clone(),
            target: self.record.target.clone(),
            version: self.record.version.clone(),
            commit: self.record.commit.clone(),
            started_at: now,
            ended_at: now,
            ..instance.result()
        }
    }

    fn tell(&self, number: usize, mut result: CaseResult) {
        if result.status == Status::Failed {
            self.failed.store(true, Ordering::Relaxed);
        }
        {
            let mut state = self.state();
            state.finished.insert(number, result.status);
            result.seq = state.seq + 1;
        }
        self.emit(What::ScenarioFinished { result: Box::new(result) });
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

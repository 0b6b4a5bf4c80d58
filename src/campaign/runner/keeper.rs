//! Who keeps what the child says, then shows it, and knows what has not ended yet?

use std::collections::{BTreeMap, BTreeSet};

use super::{Key, RunError, RunSummary, Sink, asking};
use crate::campaign::evidence::Folder;
use crate::campaign::pause::{Pause, Resumed};
use crate::campaign::plan::{Fate, Instance, Plan, PlannedStep};
use crate::clock::Clock;
use crate::model::event::{EVENT_VERSION, RunEvent, What};
use crate::model::execution::{CaseResult, Cause, Kept, RunRecord, Status, StepResult};
use crate::text::Message;

/// Keeps events, then shows them; knows what has not ended yet.
pub(super) struct Keeper<'a> {
    pub(super) plan: &'a Plan,
    pub(super) clock: &'a Clock,
    pub(super) sink: &'a mut dyn Sink,
    pub(super) show: &'a mut (dyn FnMut(&RunEvent) + Send),
    pub(super) seq: u64,
    pub(super) summary: RunSummary,
    pub(super) begun: bool,
    pub(super) child_finished: bool,
    pub(super) interrupted: bool,
    /// What the child said when it ended before its time.
    pub(super) died: Option<String>,
    pub(super) finished: BTreeSet<Key>,
    /// Steps of the scenarios in flight.
    pub(super) open: BTreeMap<Key, (i64, Vec<StepResult>)>,
    /// Scenarios that wait for a person.
    pub(super) waiting: BTreeMap<Key, Resumed>,
    /// Where the bytes of evidence are kept.
    pub(super) folder: Option<Folder>,
    /// Is somebody asked?
    pub(super) asks: bool,
    /// Did the machine go on with a scenario that it was given?
    pub(super) went_on: bool,
    /// The version of the CRM that was seen last.
    pub(super) version: Option<String>,
}

impl<'a> Keeper<'a> {
    pub(super) fn new(
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
            waiting: BTreeMap::new(),
            folder: None,
            asks: false,
            went_on: false,
            version: None,
        }
    }

    /// Says that the run begins, and at once what is known without playing; once.
    pub(super) async fn begin(&mut self, record: RunRecord) -> Result<(), RunError> {
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
                    batch.push(self.event(at, What::Question { case, row, text, step: None, state: None }));
                }
                if self.asks {
                    let key = (instance.case.clone(), instance.row.clone());
                    self.waiting.insert(key, asking::unasked(instance, at));
                    continue;
                }
            }
            batch.push(self.result(at, result, at));
        }
        batch
    }

    /// Takes what the child said: its order is ours from now on.
    pub(super) async fn take(&mut self, events: Vec<RunEvent>) -> Result<(), RunError> {
        let mut batch = Vec::new();
        for RunEvent { at, what, .. } in events {
            match what {
                What::RunStarted { record } => {
                    self.version.clone_from(&record.version);
                    if !self.begun {
                        batch.extend(self.beginning(record, at));
                    }
                }
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
                What::ScenarioResumed { ref case, ref row, .. } => {
                    let key = (case.clone(), row.clone());
                    self.went_on = true;
                    if let Some(Resumed { started_at, steps, .. }) = self.waiting.remove(&key) {
                        self.open.insert(key, (started_at, steps));
                    }
                    batch.push(self.event(at, what));
                }
                What::Question { ref case, ref row, state: Some(ref state), .. } => {
                    let key = (case.clone(), row.clone());
                    if let Ok(pause) = serde_json::from_value::<Pause>(state.clone()) {
                        let (started_at, steps) = self.open.remove(&key).unwrap_or_default();
                        self.waiting.insert(key, Resumed { pause, steps, started_at, ..Resumed::default() });
                    }
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
    pub(super) async fn account_for_the_rest(&mut self, last_words: &str) -> Result<(), RunError> {
        if !self.child_finished && !self.interrupted {
            self.died = Some(last_words.to_owned());
        }
        let at = self.clock.now_ms();
        let mut batch = Vec::new();
        for instance in &self.plan.instances {
            let key = (instance.case.clone(), instance.row.clone());
            if !self.finished.contains(&key) && !self.waiting.contains_key(&key) {
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

    pub(super) async fn end(mut self) -> Result<RunSummary, RunError> {
        let (counts, died) = (self.summary.counts, self.died.take());
        let what = What::RunFinished { counts, interrupted: self.interrupted, died };
        let last = self.event(self.clock.now_ms(), what);
        self.keep(vec![last]).await?;
        Ok(self.summary)
    }

    /// A result with everything that the run knows.
    pub(super) fn result(&mut self, at: i64, result: CaseResult, started_at: i64) -> RunEvent {
        let record = &self.summary.record;
        let result = CaseResult {
            run: record.id.clone(),
            seq: self.seq + 1,
            target: record.target.clone(),
            version: self.version.clone().or_else(|| record.version.clone()),
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

    pub(super) fn event(&mut self, at: i64, what: What) -> RunEvent {
        self.seq += 1;
        let event = RunEvent { v: EVENT_VERSION, seq: self.seq, at, run: self.summary.record.id.clone(), what };
        self.summary.take(&event);
        event
    }

    /// The events with the bytes of their evidence put aside: on the disk before their events are.
    fn put_aside(&mut self, batch: Vec<RunEvent>) -> Result<Vec<RunEvent>, RunError> {
        let Some(folder) = self.folder.clone() else { return Ok(batch) };
        let mut kept = Vec::with_capacity(batch.len());
        for event in batch {
            let (event, lost) = folder.take(event).map_err(|error| RunError::Sink(error.to_string()))?;
            if let Some((hash, lost)) = lost {
                self.summary.attachments.insert(hash, Kept::Lost(lost));
            }
            kept.push(event);
        }
        Ok(kept)
    }

    /// Keeps, then shows, then says up to where all is kept.
    pub(super) async fn keep(&mut self, batch: Vec<RunEvent>) -> Result<(), RunError> {
        let Some(last) = batch.last().map(|event| event.seq) else { return Ok(()) };
        let batch = self.put_aside(batch)?;
        self.sink.keep(&batch).await.map_err(RunError::Sink)?;
        batch.iter().for_each(|event| (self.show)(event));
        let saved = self.event(self.clock.now_ms(), What::Saved { up_to: last });
        (self.show)(&saved);
        Ok(())
    }
}

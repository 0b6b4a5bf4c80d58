//! What did a run give, and how does the command end?

use std::collections::BTreeMap;

use crate::model::Id;
use crate::model::event::{RunEvent, What};
use crate::model::execution::{CaseResult, Counts, RecordRef, RunRecord};
use crate::text::Message;

/// Why a run could not go on.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The child could not be started.
    #[error("the run's process could not be started: {0}")]
    Start(#[source] std::io::Error),
    /// Events could not be kept: evidence would be lost.
    #[error("results could not be kept: {0}")]
    Sink(String),
}

impl RunError {
    /// The error in people's words.
    pub fn message(&self) -> Message {
        match self {
            Self::Start(error) => Message::new("run-not-started").with("detail", error.to_string()),
            Self::Sink(cause) => Message::new("run-not-kept").with("detail", cause.as_str()),
        }
    }
}

/// A case and its row.
pub type Key = (Id, Option<String>);

/// What a run gave: the events of a run, gathered. Whoever reads them again has the same.
#[derive(Clone, Debug, Default)]
pub struct RunSummary {
    /// The run, with the version seen and its end.
    pub record: RunRecord,
    /// Outcomes.
    pub counts: Counts,
    /// Results in the order of their arrival.
    pub results: Vec<CaseResult>,
    /// Stopped by a person.
    pub interrupted: bool,
    /// Why the child died, when it did.
    pub child_died: Option<String>,
    /// Records that could not be removed: entity, id, why.
    pub leftovers: Vec<(String, String, String)>,
    /// The features as they were played, by path.
    pub texts: BTreeMap<String, String>,
    /// When each step that was played ended, in milliseconds since 1970.
    pub step_ends: BTreeMap<Key, Vec<i64>>,
    /// What was kept as evidence, by its hash, in base 64.
    pub attachments: BTreeMap<String, String>,
}

impl RunSummary {
    /// What the events of a run tell.
    pub fn of<'a>(events: impl IntoIterator<Item = &'a RunEvent>) -> Self {
        let mut summary = Self::default();
        events.into_iter().for_each(|event| summary.take(event));
        summary
    }

    /// Gathers one event.
    pub(super) fn take(&mut self, event: &RunEvent) {
        match &event.what {
            What::RunStarted { record } => self.record = record.clone(),
            What::Source { path, text } => {
                self.texts.insert(path.clone(), text.clone());
            }
            What::ScenarioStarted { case, row, .. } => {
                // What was played before does not count any more.
                self.step_ends.insert((case.clone(), row.clone()), Vec::new());
            }
            What::StepFinished { case, row, .. } => {
                self.step_ends.entry((case.clone(), row.clone())).or_default().push(event.at);
            }
            What::ScenarioFinished { result } => {
                self.counts.add(result.status);
                self.counts.flaky += usize::from(result.flaky);
                self.results.push((**result).clone());
            }
            What::Attachment { evidence, data } => {
                self.attachments.entry(evidence.hash.clone()).or_insert_with(|| data.clone());
            }
            What::RecordRemoved { record, left_because } => self.left(record, left_because.as_deref()),
            What::RunFinished { interrupted, died, .. } => {
                self.interrupted = *interrupted;
                self.record.interrupted = *interrupted;
                self.record.ended_at = Some(event.at);
                self.child_died.clone_from(died);
            }
            _ => {}
        }
    }

    /// Was the run seen to its end? One whose process was killed was not.
    pub const fn is_ended(&self) -> bool {
        self.record.ended_at.is_some()
    }

    /// A record could not be removed, or could at last.
    pub(super) fn left(&mut self, record: &RecordRef, why: Option<&str>) {
        let same = |(entity, id, _): &(String, String, String)| *entity == record.entity && *id == record.id;
        let known = self.leftovers.iter().position(same);
        match (known, why) {
            // Records without an id are not known to be the same one.
            (Some(place), Some(_)) if !record.id.is_empty() => drop(self.leftovers.remove(place)),
            (Some(place), None) => drop(self.leftovers.remove(place)),
            _ => {}
        }
        self.leftovers.extend(why.map(|why| (record.entity.clone(), record.id.clone(), why.to_owned())));
    }

    /// What a run gives of which nothing was left to play: a part that holds no case. It is kept nowhere; its record
    /// has no id.
    pub fn of_nothing(record: RunRecord, now: i64) -> Self {
        let record = RunRecord { id: String::new(), started_at: now, ended_at: Some(now), ..record };
        Self { record, ..Self::default() }
    }

    /// Was nothing left to play?
    pub fn is_of_nothing(&self) -> bool {
        was_nothing(&self.record, &self.results)
    }

    /// The exit code of the command.
    pub fn exit_code(&self) -> u8 {
        exit_code(&self.counts, self.interrupted, self.child_died.is_some())
    }
}

/// Was nothing left to play? Every run that was begun, or could not be, has an id or results.
pub fn was_nothing(record: &RunRecord, results: &[CaseResult]) -> bool {
    record.id.is_empty() && record.ended_at.is_some() && results.is_empty()
}

/// 130 interrupted by a person · 1 something failed · 3 nothing failed, but something was blocked,
/// undefined, ambiguous, cut short or not run, the child died, or nothing was judged · 0 otherwise.
pub fn exit_code(counts: &Counts, interrupted: bool, child_died: bool) -> u8 {
    if interrupted {
        130
    } else if counts.failed > 0 {
        1
    } else if child_died || unjudged(counts) > 0 || counts.finals() == 0 {
        3
    } else {
        0
    }
}

/// What was to be judged and was not.
pub(super) const fn unjudged(counts: &Counts) -> usize {
    counts.blocked + counts.undefined + counts.ambiguous + counts.interrupted + counts.not_run
}

//! What did a run give, and how does the command end?

use std::collections::BTreeMap;

use crate::campaign::evidence::Folder;
use crate::model::Id;
use crate::model::event::{RunEvent, What};
use crate::model::execution::{CaseResult, Counts, Evidence, Kept, Lost, RecordRef, RunRecord};
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
    /// What is known of the bytes of evidence, by hash.
    pub attachments: BTreeMap<String, Kept>,
    /// Somebody went on with it: a case may have ended twice, first waiting.
    pub resumed: bool,
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
            What::ScenarioFinished { result } => self.ended((**result).clone()),
            What::RunResumed { .. } => {
                self.record.ended_at = None;
                self.resumed = true;
            }
            What::Attachment { evidence, data, lost, .. } => {
                let kept = match lost {
                    Some(lost) => Kept::Lost(*lost),
                    // Kept beside the events: whoever reads them looks there.
                    None if data.is_empty() => Kept::Lost(Lost::Missing),
                    None => Kept::Data(data.clone()),
                };
                self.attachments.entry(evidence.hash.clone()).or_insert(kept);
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

    /// A case ended; of one that had waited, what it gave before counts no more.
    fn ended(&mut self, result: CaseResult) {
        let same = |known: &CaseResult| known.case == result.case && known.row == result.row;
        if self.resumed
            && let Some(place) = self.results.iter().position(same)
        {
            self.results.remove(place);
            self.counts = Counts::of(self.results.iter().map(|result| result.status));
            self.counts.flaky = self.results.iter().filter(|result| result.flaky).count();
        }
        self.counts.add(result.status);
        self.counts.flaky += usize::from(result.flaky);
        self.results.push(result);
    }

    /// Its results as the database gives them, which leaves the places of rows to the events. None are left here.
    pub fn take_results(&mut self) -> Vec<CaseResult> {
        let results = std::mem::take(&mut self.results);
        results.into_iter().map(|result| CaseResult { example: None, ..result }).collect()
    }

    /// The events of a run, with the evidence that is kept beside them.
    pub fn beside<'a>(events: impl IntoIterator<Item = &'a RunEvent>, folder: &Folder) -> Self {
        let mut summary = Self::of(events);
        for (hash, kept) in &mut summary.attachments {
            if *kept == Kept::Lost(Lost::Missing) {
                *kept = folder.of(hash);
            }
        }
        summary
    }

    /// Evidence that was kept and is not there any more, or is not what it was: of which case, and why.
    pub fn lost(&self) -> Vec<(&CaseResult, &Evidence, Lost)> {
        let of_step = |one: &'_ Evidence| match self.attachments.get(&one.hash) {
            Some(Kept::Lost(lost @ (Lost::Missing | Lost::Damaged))) => Some(*lost),
            _ => None,
        };
        let all = self.results.iter().flat_map(|result| {
            result.steps.iter().flat_map(move |step| step.evidence.iter().map(move |one| (result, one)))
        });
        all.filter_map(|(result, one)| Some((result, one, of_step(one)?))).collect()
    }

    /// Was the run seen to its end? One whose process was killed was not.
    pub const fn is_ended(&self) -> bool {
        self.record.ended_at.is_some()
    }

    /// Did it reach all that was planned? One that was stopped, killed, or whose child died did not.
    pub const fn is_whole(&self) -> bool {
        self.is_ended() && !self.interrupted && self.child_died.is_none()
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

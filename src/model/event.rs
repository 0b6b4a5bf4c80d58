//! What happens during a run, one event after the other: the only thing that the terminal, the
//! database, the reports and a replay read.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::Id;
use super::execution::{Answer, CaseResult, Counts, Evidence, Lost, RecordRef, RunRecord, StepResult};

/// Version of the event lines.
pub const EVENT_VERSION: u32 = 1;

/// One JSON line: `{"v":1,"seq","at","run","type",…}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunEvent {
    /// [`EVENT_VERSION`].
    pub v: u32,
    /// Order in the run, from 1.
    pub seq: u64,
    /// Milliseconds since 1970.
    pub at: i64,
    /// The run's ULID.
    pub run: String,
    /// What happened.
    #[serde(flatten)]
    pub what: What,
}

/// What stands at the head of a line.
#[derive(Deserialize)]
struct Head<'a> {
    v: u32,
    seq: u64,
    at: i64,
    run: String,
    #[serde(rename = "type", borrow)]
    kind: Cow<'a, str>,
}

/// The end of a case by itself.
#[derive(Deserialize)]
struct Ended {
    result: Box<CaseResult>,
}

/// The end of a step by itself.
#[derive(Deserialize)]
struct Stepped {
    case: Id,
    #[serde(default)]
    row: Option<String>,
    step: StepResult,
}

impl RunEvent {
    /// Reads a line: the same as through serde, whose way to a flat line with its type in it takes a copy of all that the
    /// line holds, twice. What steps and cases gave is most of a run: they are read as what they are, the head before.
    ///
    /// # Errors
    /// Those of the JSON, and of an event that lacks what its type must have.
    pub fn read(line: &str) -> serde_json::Result<Self> {
        let Head { v, seq, at, run, kind } = serde_json::from_str(line)?;
        let what = match &*kind {
            "scenario_finished" => {
                let Ended { result } = serde_json::from_str(line)?;
                What::ScenarioFinished { result }
            }
            "step_finished" => {
                let Stepped { case, row, step } = serde_json::from_str(line)?;
                What::StepFinished { case, row, step }
            }
            _ => return serde_json::from_str(line),
        };
        Ok(Self { v, seq, at, run, what })
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum What {
    /// The run begins: what is planned, where, on which version of the CRM and of the text.
    RunStarted {
        /// The run as it is kept.
        record: RunRecord,
    },
    /// The text of a feature as it is played: what reports show of it stays true when the file changes.
    Source {
        /// Path relative to the project.
        path: String,
        /// The text as read.
        text: String,
    },
    /// A case (or row) begins.
    ScenarioStarted {
        /// The case.
        case: Id,
        /// The row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        row: Option<String>,
        /// Its title.
        title: String,
        /// From 1.
        attempt: u32,
    },
    /// A step ended.
    StepFinished {
        /// The case.
        case: Id,
        /// The row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        row: Option<String>,
        /// What it gave.
        step: StepResult,
    },
    /// A step is put to a person.
    Question {
        /// The case.
        case: Id,
        /// The row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        row: Option<String>,
        /// What is asked.
        text: String,
        /// Which step of the scenario it is, from 0; none where nobody is asked yet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<usize>,
        /// What the engine needs to go on after it, where a machine does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        state: Option<serde_json::Value>,
    },
    /// A person answered a step that was put to them.
    Answer {
        /// The case.
        case: Id,
        /// The row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        row: Option<String>,
        /// Which step of the scenario, from 0.
        step: usize,
        /// What was answered, by whom and when.
        answer: Answer,
    },
    /// Somebody goes on with a run in which something waits for a person.
    RunResumed {
        /// Who.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<String>,
        /// Commit of the text by now.
        commit: String,
    },
    /// A case (or row) goes on where it waited for a person.
    ScenarioResumed {
        /// The case.
        case: Id,
        /// The row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        row: Option<String>,
        /// The step that was put to a person, from 0.
        step: usize,
    },
    /// Bytes that a step kept as evidence; told before the step that names them.
    Attachment {
        /// What they are.
        evidence: Evidence,
        /// The bytes, in base 64; none where they are kept beside the events, under their hash.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        data: String,
        /// How many bytes they are, where they are not here.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        size: Option<u64>,
        /// Why they were not kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lost: Option<Lost>,
    },
    /// A record was created in the CRM (its intent was journaled before).
    RecordCreated {
        /// The case.
        case: Id,
        /// The record.
        record: RecordRef,
        /// Name that the scenario gave it.
        name: String,
    },
    /// A record was removed from the CRM, or could not be.
    RecordRemoved {
        /// The record.
        record: RecordRef,
        /// Why it could not be removed; none when it was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        left_because: Option<String>,
    },
    /// A case (or row) ended: its last attempt with its steps.
    ScenarioFinished {
        /// The result to keep.
        result: Box<CaseResult>,
    },
    /// The parent kept results up to this number: what a person was shown survives anything.
    Saved {
        /// The last event that the database holds.
        up_to: u64,
    },
    /// Something to tell that changes no status: a leftover, an answer that was slow to come.
    Notice {
        /// Text in the project's language.
        text: String,
    },
    /// The run ended.
    RunFinished {
        /// Outcomes by status.
        counts: Counts,
        /// Stopped by a person.
        interrupted: bool,
        /// What the process that played said when it ended before its time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        died: Option<String>,
    },
    /// A type that this version does not know: ignored.
    #[serde(other)]
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_one_flat_line_and_unknown_types_are_ignored() {
        let event = RunEvent { v: 1, seq: 3, at: 5, run: "R".into(), what: What::Saved { up_to: 2 } };
        let line = serde_json::to_string(&event).expect("events are plain data");
        assert_eq!(line, r#"{"v":1,"seq":3,"at":5,"run":"R","type":"saved","up_to":2}"#);
        assert_eq!(RunEvent::read(&line).expect("a line of ours"), event);
        let later: RunEvent = serde_json::from_str(r#"{"v":1,"seq":4,"at":5,"run":"R","type":"thought","x":1}"#)
            .expect("an unknown type is no fault");
        assert_eq!(later.what, What::Unknown);
    }
    #[test]
    fn a_line_is_read_at_once_as_through_serde_whatever_the_order_of_its_keys() {
        let step = StepResult { keyword: "Quand".into(), text: "« é »".into(), line: 3, ..StepResult::default() };
        let result = CaseResult { case: Id::from("CT-001"), steps: vec![step.clone()], ..CaseResult::default() };
        let step = serde_json::to_string(&step).expect("plain data");
        let step = format!(r#""case":"CT-001","row":"2","step":{step}"#);
        let result = serde_json::to_string(&result).expect("plain data");
        let result = format!(r#""result":{result}"#);
        let lines = [
            format!(r#"{{"v":1,"seq":3,"at":5,"run":"R","type":"step_finished",{step}}}"#),
            format!(r#"{{{step},"type":"step_finished","later":[1],"run":"R","at":5,"seq":3,"v":1}}"#),
            format!(r#"{{"v":1,"seq":4,"at":5,"run":"R","type":"scenario_finished",{result}}}"#),
            r#"{"v":1,"seq":4,"at":5,"run":"R","type":"notice","text":"a\u00e9"}"#.to_owned(),
            r#"{"v":1,"seq":4,"at":5,"run":"R","type":"thought","x":1}"#.to_owned(),
            r#"{"v":1,"seq":4,"at":5,"run":"R","type":"scenario_finished"}"#.to_owned(),
            r#"{"v":1,"seq":4,"at":5,"run":"R","type":"step_finished","case":"CT-001"}"#.to_owned(),
            r#"{"v":1,"seq":4,"at":5,"type":"notice","text":"a"}"#.to_owned(),
            "{".to_owned(),
        ];
        let mut read = 0;
        for line in lines {
            let through: Result<RunEvent, _> = serde_json::from_str(&line);
            let at_once = RunEvent::read(&line);
            assert_eq!(at_once.is_ok(), through.is_ok(), "{line}: {at_once:?} {through:?}");
            if let (Ok(at_once), Ok(through)) = (at_once, through) {
                assert_eq!(at_once, through, "{line}");
                read += 1;
            }
        }
        assert_eq!(read, 5);
    }
}

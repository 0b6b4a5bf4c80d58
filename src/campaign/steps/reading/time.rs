//! What does a step say of time?

use std::time::Duration;

use super::{Fault, Reader};
use crate::campaign::plan::PlannedStep;
use crate::campaign::steps::operation::{Operation, Wanted};
use crate::campaign::steps::timing::fewest;
use crate::model::execution::Status;
use crate::text::Message;
use crate::vocabulary::arguments;
use crate::vocabulary::normal::CLOSE;

/// How often an action may be done in a row: more is a load test.
const MOST: usize = 1000;

impl Reader<'_> {
    /// A duration that is not nothing.
    pub(super) fn duration(&self, typed: &str) -> Result<Duration, Fault> {
        match arguments::duration(typed, self.figures) {
            Some(Duration::ZERO) => Err(self.fault(&Message::new("step-zero").with("value", typed))),
            Some(duration) => Ok(duration),
            None => {
                let end = typed.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','));
                Err(self.unread(typed, typed.get(..end.unwrap_or(typed.len())).unwrap_or_default()))
            }
        }
    }

    /// How often something is done in a row.
    pub(super) fn repeated(&self, typed: &str) -> Result<usize, Fault> {
        match self.some(typed)? {
            times if times > MOST => Err(self.fault(&Message::new("step-too-often").with("most", MOST))),
            times => Ok(times),
        }
    }

    /// A share of the answers of the step before, of which there must be enough to show it.
    pub(super) fn share(&mut self, percent: &str, limit: &str) -> Result<Operation, Fault> {
        let figure = percent.trim_end_matches(['%', ' ']).parse().ok();
        let percent: usize =
            figure.ok_or_else(|| self.fault(&Message::new("step-bad-value").with("value", percent)))?;
        let Some(times) = self.memory.timed else {
            return Err(self.fault(&Message::new("step-not-timed")));
        };
        let fewest = fewest(percent);
        if times < fewest {
            let message = Message::new("step-too-few-answers").with("percent", percent).with("fewest", fewest);
            return Err(self.fault(&message));
        }
        Ok(Operation::ShareUnder(percent, self.duration(limit)?))
    }

    /// An outcome with the time that it has.
    pub(super) fn within(&mut self, limit: &str, outcome: &str, step: &PlannedStep) -> Result<Operation, Fault> {
        let limit = self.duration(limit)?;
        let found = self.registry.matches_normal(outcome);
        let [only] = found.as_slice() else {
            let shown: Vec<String> = found.iter().map(|one| self.registry.phrase(one.phrase).shown(one.lang)).collect();
            let message = Message::new("step-ambiguous").with("phrases", shown.join(" | "));
            return Err(Fault::new(Status::Ambiguous, message));
        };
        let operation = self.read_match(only, step)?;
        let throughout = match &operation {
            Operation::Exist(_, _, bound) | Operation::Found(bound) => bound.is_absence(),
            Operation::Verify(_, looks) => {
                let negative = |wanted: &Wanted| matches!(wanted, Wanted::Not(_) | Wanted::NotEmpty);
                stays(outcome) || looks.iter().any(|look| negative(&look.wanted))
            }
            Operation::Results(_) | Operation::Sorted(..) => false,
            _ => return Err(self.fault(&Message::new("step-within-what"))),
        };
        Ok(Operation::Within { limit, outcome: Box::new(operation), throughout })
    }
}

/// Does it say that a field « reste » what it is? The verb stands after the record's name.
fn stays(outcome: &str) -> bool {
    let after = outcome.split_once(CLOSE).map_or("", |(_, after)| after.trim_start());
    let verb = after.split(' ').next().unwrap_or_default();
    matches!(verb, "reste" | "restent" | "remain" | "remains")
}

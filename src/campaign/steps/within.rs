//! Does an outcome come true in time, or hold all the time?
//!
//! What is positive is looked at until it is true, and must have been seen before the time is over. What is
//! negative must be true at each look, from the beginning to the end. A breakdown or a look that proves nothing
//! ends it: it is neither.

use std::time::Duration;

use super::actions::SEARCH_LIMIT;
use super::calls::Play;
use super::failure::Failure;
use super::operation::Operation;
use super::world::LastSearch;
use crate::model::execution::{Cause, Status};
use crate::model::feature::StepKind;
use crate::text::Message;

/// Between two looks.
const SHORTEST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

impl Play<'_> {
    /// Looks again and again.
    pub(super) async fn within(
        &mut self,
        limit: Duration,
        outcome: &Operation,
        throughout: bool,
        kind: StepKind,
    ) -> Result<(), Failure> {
        let given = kind == StepKind::Given && matches!(outcome, Operation::Exist(..));
        self.look_until(limit, outcome, throughout).await.map_err(|failure| match given {
            true => self.of_set_up(failure),
            false => failure,
        })
    }

    async fn look_until(&mut self, limit: Duration, outcome: &Operation, throughout: bool) -> Result<(), Failure> {
        let waiting = self.run.waiting.clone();
        let started = waiting.now();
        let since = || waiting.now().saturating_sub(started);
        let pause = (limit / 50).clamp(SHORTEST_PAUSE, LONGEST_PAUSE);
        let mut first_look = None;
        let mut looks: usize = 0;
        loop {
            // The first look and the last one are the evidence, and names are asked anew each time.
            self.world.log.exchanges.truncate(first_look.unwrap_or(usize::MAX));
            self.world.log.referred.clear();
            let begun = since();
            let seen = self.look(outcome).await;
            let ended = since();
            looks += 1;
            first_look = first_look.or(Some(self.world.log.exchanges.len()));
            match seen {
                Err(failure) if !may_change(&failure) || (throughout && failure.status != Status::Failed) => {
                    return Err(failure);
                }
                Err(failure) if throughout => return Err(self.not_held(failure, ended, limit)),
                Ok(()) if throughout && begun >= limit => return Ok(()),
                Ok(()) if throughout => waiting.pause(pause.min(limit.saturating_sub(ended))).await,
                Ok(()) if ended <= limit => return Ok(()),
                Ok(()) => return Err(self.too_late(ended, limit)),
                Err(failure) if ended >= limit => return Err(self.never(failure, limit, looks)),
                // The last look should end in time as well.
                Err(_) => waiting.pause(pause.min(limit.saturating_sub(ended + (ended - begun)))).await,
            }
        }
    }

    /// Looks once. A search is done anew, by whoever did it.
    async fn look(&mut self, outcome: &Operation) -> Result<(), Failure> {
        match outcome {
            Operation::Verify(record, looks) => self.verify(record, looks).await,
            Operation::Exist(entity, tests, bound) => self.exist(entity, tests, *bound, StepKind::Then).await,
            Operation::Found(bound) => {
                self.search_again().await?;
                self.found(*bound).await
            }
            Operation::Results(rows) => {
                self.search_again().await?;
                self.results(rows).await
            }
            Operation::Sorted(field, direction) => {
                self.search_again().await?;
                self.sorted(field, *direction)
            }
            // The reader lets no other through.
            _ => Err(Failure::specification(Message::new("step-within-what").text(self.lang))),
        }
    }

    async fn search_again(&mut self) -> Result<(), Failure> {
        let Some(last) = self.world.search.clone() else {
            return Err(Failure::specification(Message::new("step-no-search").text(self.lang)));
        };
        let filters = self.filters(&last.entity, &last.tests).await?;
        let found = self.find(&last.who, &last.entity, &filters, SEARCH_LIMIT).await?;
        let page = found.map_err(|error| Failure::of(self.lang, &error))?;
        self.world.search = Some(LastSearch { merged: filters.len() > 1, page, ..last });
        Ok(())
    }

    fn never(&self, failure: Failure, limit: Duration, looks: usize) -> Failure {
        if failure.status != Status::Failed {
            return failure;
        }
        let message = Message::new("step-not-within").with("duration", self.say_time(limit)).with("looks", looks);
        Failure { message: message.text(self.lang), ..failure }
    }

    fn too_late(&self, after: Duration, limit: Duration) -> Failure {
        let message = Message::new("step-too-late").text(self.lang);
        let expected = Message::new("words-in").with("duration", self.say_time(limit)).text(self.lang);
        let actual = Message::new("words-seen-after").with("duration", self.say_time(after)).text(self.lang);
        Failure::failed(Cause::Mismatch, message, expected, actual)
    }

    fn not_held(&self, failure: Failure, after: Duration, limit: Duration) -> Failure {
        let message = Message::new("step-not-held").with("duration", self.say_time(limit));
        let message = message.with("after", self.say_time(after)).text(self.lang);
        Failure { message, ..failure }
    }
}

/// Is it an outcome that the next look may find otherwise? A record that a name does not mean yet is one.
fn may_change(failure: &Failure) -> bool {
    match failure.status {
        Status::Failed => failure.cause == Some(Cause::Mismatch),
        Status::Undefined => failure.cause == Some(Cause::Specification),
        _ => false,
    }
}

//! How long do the answers of the CRM take?

use std::time::Duration;

use super::actions::Purpose;
use super::calls::Play;
use super::failure::Failure;
use super::operation::{Test, Who};
use crate::text::{Message, format};

impl Play<'_> {
    /// The last action was answered in less than that.
    pub fn answered_under(&self, limit: Duration) -> Result<(), Failure> {
        let Some(took) = self.world.reception.as_ref().map(|reception| reception.duration) else {
            return Err(Failure::specification(Message::new("step-no-action").text(self.lang)));
        };
        if took < limit {
            return Ok(());
        }
        let expected = Message::new("step-under").with("duration", self.say_time(limit)).text(self.lang);
        Err(Failure::mismatch(self.lang, expected, self.say_time(took)))
    }

    /// The same search so many times in a row, each answer timed; the first refusal ends it.
    pub(super) async fn search_times(
        &mut self,
        purpose: Purpose,
        who: &Who,
        entity: &str,
        tests: &[Test],
        times: usize,
    ) -> Result<(), Failure> {
        let mut timings = Vec::new();
        // Of all these exchanges the first and the slowest are the evidence.
        let mut evidence: Option<usize> = None;
        for _ in 0..times {
            let begun = self.world.log.exchanges.len();
            self.search(purpose, who, entity, tests).await?;
            if self.world.search.is_none() {
                return Ok(());
            }
            let took = self.world.log.last;
            let slowest = timings.iter().all(|known| *known < took);
            match evidence {
                None => evidence = Some(self.world.log.exchanges.len()),
                Some(first) if slowest => drop(self.world.log.exchanges.drain(first..begun)),
                Some(_) => self.world.log.exchanges.truncate(begun),
            }
            timings.push(took);
        }
        if let (Some(reception), Some(longest)) = (&mut self.world.reception, timings.iter().max()) {
            reception.duration = *longest;
        }
        let wanted = Message::new("words-times").with("count", times).text(self.lang);
        self.world.log.measured = Some((wanted, self.say_figures(&timings)));
        self.world.timings = timings;
        Ok(())
    }

    /// So many of a hundred answers came in less than that; the figures are kept either way.
    pub(super) fn share_under(&mut self, percent: usize, limit: Duration) -> Result<(), Failure> {
        let timings = &self.world.timings;
        if timings.is_empty() {
            return Err(Failure::specification(Message::new("step-not-timed").text(self.lang)));
        }
        let count = timings.len();
        let quick = timings.iter().filter(|took| **took < limit).count();
        let expected = Message::new("words-share")
            .with("percent", percent)
            .with("needed", needed(count, percent))
            .with("count", count)
            .with("duration", self.say_time(limit))
            .text(self.lang);
        let actual = Message::new("words-quick").with("quick", quick).with("count", count);
        let actual = actual.with("figures", self.say_figures(timings)).text(self.lang);
        if quick < needed(count, percent) {
            return Err(Failure::mismatch(self.lang, expected, actual));
        }
        self.world.log.measured = Some((expected, actual));
        Ok(())
    }

    /// How many there were, what half and nearly all of them took, and the longest.
    fn say_figures(&self, timings: &[Duration]) -> String {
        let mut sorted = timings.to_vec();
        sorted.sort();
        let at = |percent: usize| {
            let rank = needed(sorted.len(), percent).max(1) - 1;
            self.say_time(sorted.get(rank).copied().unwrap_or_default())
        };
        let message = Message::new("words-figures").with("count", sorted.len()).with("half", at(50));
        message.with("most", at(95)).with("longest", at(100)).text(self.lang)
    }

    /// A duration for people.
    pub(super) fn say_time(&self, duration: Duration) -> String {
        format::duration(self.lang, u64::try_from(duration.as_millis()).unwrap_or(u64::MAX))
    }
}

/// How many of so many are that many of a hundred, at least.
fn needed(count: usize, percent: usize) -> usize {
    (count.saturating_mul(percent)).div_ceil(100)
}

/// How many answers show a share: with fewer, one that is too slow would have no room among them.
pub const fn fewest(percent: usize) -> usize {
    match 100_usize.saturating_sub(percent) {
        0 => 1,
        rest => 100_usize.div_ceil(rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_never_rounded_down() {
        assert_eq!((needed(20, 95), needed(21, 95), needed(3, 50), needed(7, 100)), (19, 20, 2, 7));
        assert_eq!((fewest(95), fewest(99), fewest(50), fewest(100), fewest(1)), (20, 100, 2, 1, 2));
    }
}

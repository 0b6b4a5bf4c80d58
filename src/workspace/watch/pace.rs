//! Is it time to read the texts, and to tell what was read?
//!
//! Decided from the times of the changes alone: nothing here waits.

use std::time::{Duration, Instant};

/// How long nothing must change before the texts are read: an editor empties a file, then writes it.
const QUIET: Duration = Duration::from_millis(3);

/// How long nothing must have changed before what was read is told: an editor writes several files.
const REST: Duration = Duration::from_millis(10);

/// How long changes that do not end keep what was read from being told.
const LONGEST: Duration = Duration::from_millis(1500);

/// The changes that were not told yet, and what was read of them.
#[derive(Debug, Default)]
pub struct Pace {
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    /// When the first change came.
    first: Instant,
    /// When the last one did.
    last: Instant,
    read: Read,
}

/// What was read since the first change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Read {
    Nothing,
    /// Texts that changed meanwhile: it may be half of one.
    Old,
    /// Texts that did not change since.
    Sound,
}

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Nothing before the next change.
    Nothing,
    /// Nothing before that long.
    In(Duration),
    /// To read the texts.
    Read,
    /// To tell what was read.
    Tell,
}

impl Pace {
    /// A text changed at this moment.
    pub fn change(&mut self, at: Instant) {
        let open = self.open.get_or_insert(Open { first: at, last: at, read: Read::Nothing });
        open.last = open.last.max(at);
        if open.read == Read::Sound {
            open.read = Read::Old;
        }
    }

    /// Something happened at this moment after which more changes are to be expected: they are waited for.
    pub fn stir(&mut self, at: Instant) {
        if let Some(open) = &mut self.open {
            open.last = open.last.max(at);
        }
    }

    /// The texts are read now.
    pub const fn read(&mut self) {
        if let Some(open) = &mut self.open {
            open.read = Read::Sound;
        }
    }

    /// What was read is told now. What changed since it was read is still to be told.
    pub fn told(&mut self, now: Instant) {
        let is_old = self.open.take().is_some_and(|open| open.read == Read::Old);
        self.open = is_old.then_some(Open { first: now, last: now, read: Read::Nothing });
    }

    /// Have the changes gone on for so long that nobody is to wait for their end?
    pub fn is_late(&self, now: Instant) -> bool {
        self.open.as_ref().is_some_and(|open| now.saturating_duration_since(open.first) >= LONGEST)
    }

    /// What is due at this moment.
    pub fn due(&self, now: Instant) -> Due {
        let Some(open) = &self.open else { return Due::Nothing };
        let still = now.saturating_duration_since(open.last);
        let (wanted, then) = match open.read {
            Read::Sound => (REST, Due::Tell),
            // It never rests. Where it does, a reading that took long is made again, and will be sound.
            Read::Old if self.is_late(now) && still < REST => return Due::Tell,
            Read::Old | Read::Nothing => (QUIET, Due::Read),
        };
        if still >= wanted || self.is_late(now) {
            return then;
        }
        let latest = (open.first + LONGEST).saturating_duration_since(now);
        Due::In((wanted - still).min(latest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is done when, in milliseconds, where texts change at these moments and reading takes so long.
    fn played(changes: &[u64], reading: u64) -> Vec<(u64, &'static str)> {
        let start = Instant::now();
        let at = |ms: u64| start + Duration::from_millis(ms);
        let (mut pace, mut now, mut done) = (Pace::default(), 0, Vec::new());
        let mut coming = changes.iter().copied().peekable();
        loop {
            while let Some(change) = coming.next_if(|change| *change <= now) {
                pace.change(at(change));
            }
            match (pace.due(at(now)), coming.peek()) {
                (Due::Nothing, None) => return done,
                (Due::Nothing, Some(next)) => now = *next,
                (Due::In(wait), next) => {
                    let until = now + u64::try_from(wait.as_millis()).expect("short");
                    now = next.map_or(until, |next| until.min(*next));
                }
                (Due::Read, _) => {
                    done.push((now, "read"));
                    pace.read();
                    now += reading;
                }
                (Due::Tell, _) => {
                    done.push((now, "told"));
                    pace.told(at(now));
                }
            }
        }
    }

    #[test]
    fn a_change_is_read_when_quiet_and_told_when_at_rest() {
        assert_eq!(played(&[100], 30), [(103, "read"), (133, "told")]);
        assert_eq!(played(&[100], 2), [(103, "read"), (110, "told")]);
        assert_eq!(played(&[], 2), []);
    }

    #[test]
    fn half_a_text_is_read_again_and_not_told() {
        // Emptied, then written while it was read.
        assert_eq!(played(&[0, 4], 30), [(3, "read"), (33, "read"), (63, "told")]);
        // Read in no time, and written before it is told.
        assert_eq!(played(&[0, 8], 1), [(3, "read"), (11, "read"), (18, "told")]);
        // Written before it is quiet.
        assert_eq!(played(&[0, 2, 4, 6], 30), [(9, "read"), (39, "told")]);
        // On a slow machine, a reading takes longer than anybody is to wait.
        assert_eq!(played(&[0, 4], 2_000), [(3, "read"), (2_003, "read"), (4_003, "told")]);
    }

    #[test]
    fn changes_without_end_are_told_now_and_then_and_the_last_one_in_the_end() {
        for step in [1, 2, 5, 20] {
            let changes: Vec<u64> = (0..5_000).step_by(step).collect();
            let done = played(&changes, 60);
            let told: Vec<u64> = done.iter().filter(|(_, what)| *what == "told").map(|(at, _)| *at).collect();
            assert!(told.iter().zip(&told[1..]).all(|(one, next)| next - one < 2_000), "every {step} ms: {told:?}");
            assert!(told.len() >= 3 && told[0] < 2_000, "every {step} ms: {told:?}");
            let last = changes.last().expect("changes");
            let read = done.iter().rfind(|(_, what)| *what == "read").expect("read").0;
            assert!(read >= last + 3 && *told.last().expect("told") >= read + 60, "every {step} ms: {done:?}");
        }
    }

    #[test]
    fn what_stirs_is_waited_for_and_changes_nothing_by_itself() {
        let start = Instant::now();
        let at = |ms: u64| start + Duration::from_millis(ms);
        let mut pace = Pace::default();
        pace.stir(at(0));
        assert_eq!(pace.due(at(50)), Due::Nothing);
        pace.change(at(100));
        pace.read();
        pace.stir(at(105));
        assert_eq!(pace.due(at(110)), Due::In(Duration::from_millis(5)));
        assert_eq!(pace.due(at(115)), Due::Tell, "what was read is still sound");
        assert!(!pace.is_late(at(115)) && pace.is_late(at(1_600)));
    }
}

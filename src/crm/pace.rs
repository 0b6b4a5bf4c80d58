//! How often may a CRM be asked?

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use tokio::time::Instant;

/// Nobody waits longer for a turn than a day.
const LONGEST: Duration = Duration::from_secs(24 * 3600);

/// Turns of calls, as far apart as the CRM wants them: as many scenarios as there are share them.
pub struct Pace {
    apart: Duration,
    next: Mutex<Option<Instant>>,
}

impl Pace {
    /// So many calls in a second; none where there is nothing to wait for.
    pub fn of(rate: Decimal) -> Option<Self> {
        let rate = rate.to_f64().filter(|rate| *rate > 0.0)?;
        let apart = Duration::try_from_secs_f64(rate.recip()).map_or(LONGEST, |apart| apart.min(LONGEST));
        Some(Self { apart, next: Mutex::new(None) })
    }

    /// Waits for the next turn.
    pub async fn turn(&self) {
        tokio::time::sleep_until(self.taken(Instant::now())).await;
    }

    /// The turn that is given to who asks for one at `now`.
    fn taken(&self, now: Instant) -> Instant {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let turn = next.map_or(now, |next| next.max(now));
        *next = Some(turn.checked_add(self.apart).unwrap_or(turn));
        turn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_stand_as_far_apart_as_the_rate_says_and_the_first_one_waits_for_nothing() {
        let pace = Pace::of(Decimal::new(25, 1)).expect("two and a half in a second");
        let began = Instant::now();
        let turns =
            [0, 0, 0, 1_000].map(|asked| (pace.taken(began + Duration::from_millis(asked)) - began).as_millis());
        assert_eq!(turns, [0, 400, 800, 1_200]);
        let late = pace.taken(began + Duration::from_secs(60)) - began;
        assert_eq!(late.as_secs(), 60, "what was not used is not made up for");
        let next = pace.taken(began + Duration::from_secs(60)) - began;
        assert_eq!(next.as_millis(), 60_400);
    }

    #[test]
    fn a_rate_of_nothing_is_no_rate() {
        assert!(Pace::of(Decimal::ZERO).is_none() && Pace::of(Decimal::NEGATIVE_ONE).is_none());
        for scale in [19, 28] {
            let slow = Pace::of(Decimal::new(1, scale)).expect("a rate");
            let now = Instant::now();
            assert_eq!((slow.taken(now) - now, slow.taken(now) - now), (Duration::ZERO, LONGEST));
        }
    }
}

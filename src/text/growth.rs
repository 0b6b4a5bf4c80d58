//! For tests: how does the work grow with the text? Counted in time of this thread, so that what else the machine does
//! weighs little.

use std::time::{Duration, Instant};

/// Four times is linear, sixteen quadratic.
pub const MOST: f64 = 9.0;

/// How long this thread has worked; the time of the clock where the system does not tell it.
fn worked(since: Instant) -> Duration {
    #[cfg(target_os = "linux")]
    {
        let _ = since;
        let told = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        Duration::new(told.tv_sec.try_into().unwrap_or(0), told.tv_nsec.try_into().unwrap_or(0))
    }
    #[cfg(not(target_os = "linux"))]
    since.elapsed()
}

/// How many times longer does a text take that is four times as long as one of `short` parts? The least of several runs
/// of each, taken in turns; it is tried again before it is believed to be much.
pub fn growth(short: usize, text: impl Fn(usize) -> String, read: impl Fn(&str)) -> f64 {
    let (short, long) = (text(short), text(4 * short));
    let since = Instant::now();
    let time = |text: &str| {
        let begun = worked(since);
        read(text);
        worked(since).saturating_sub(begun)
    };
    let (mut least_short, mut least_long) = (Duration::MAX, Duration::MAX);
    let mut ratio = f64::MAX;
    for tried in 0..20 {
        least_short = least_short.min(time(&short));
        least_long = least_long.min(time(&long));
        ratio = least_long.as_secs_f64() / least_short.as_secs_f64().max(1e-9);
        if tried > 2 && ratio < MOST {
            break;
        }
    }
    ratio
}

#[test]
fn what_is_quadratic_is_seen_as_such() {
    let pairs = |text: &str| {
        let bytes = text.as_bytes();
        let same = bytes.iter().map(|one| bytes.iter().filter(|other| *other == one).count()).sum::<usize>();
        assert_ne!(std::hint::black_box(same), 0);
    };
    let times = growth(3_000, |n| "x".repeat(n), pairs);
    assert!(times > MOST, "{times}");
}

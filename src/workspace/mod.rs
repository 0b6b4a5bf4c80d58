//! What is on disk? Loads the project, writes files safely, asks git, reads the machine's clock.
//! The only module that opens the project's files.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "this floor may touch disk and processes")]

mod attached;
pub mod cache;

mod data;
pub mod environment;
pub mod findings;
pub mod git;
pub mod load;
pub mod replace;
pub mod snapshot;
mod stray;
pub mod watch;

pub use crate::disk as write;

use crate::clock::Clock;

/// The machine's clock: when something really happened. Which result is the latest and which day a
/// CRM is told never depend on `SOURCE_DATE_EPOCH`.
pub fn machine_clock() -> Clock {
    Clock::new(jiff::Timestamp::now)
}

/// The clock of documents: `SOURCE_DATE_EPOCH` where it is set, so that outputs can be reproduced,
/// else the machine's.
pub fn system_clock() -> Clock {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.trim().parse::<i64>().ok());
    match fixed.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok()) {
        Some(at) => Clock::fixed(at),
        None => machine_clock(),
    }
}

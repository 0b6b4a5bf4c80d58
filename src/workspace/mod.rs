//! What is on disk? Loads the project, writes files safely, asks git, reads the machine's clock.
//! The only module that opens the project's files.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "this floor may touch disk and processes")]

pub mod environment;
pub mod git;
pub mod load;
pub mod snapshot;
pub mod write;

use crate::clock::Clock;

/// The machine's clock, or `SOURCE_DATE_EPOCH` where it is set, so that outputs can be reproduced.
pub fn system_clock() -> Clock {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.trim().parse::<i64>().ok());
    match fixed.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok()) {
        Some(at) => Clock::fixed(at),
        None => Clock::new(jiff::Timestamp::now),
    }
}

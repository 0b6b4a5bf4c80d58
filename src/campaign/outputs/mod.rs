//! Which files do other tools read of a run?
//!
//! Each writer is pure: what a run gave in ([`RunSummary`](super::runner::RunSummary), gathered from
//! its events), text out. The same events give the same bytes, when they happen and when they are
//! read again.

mod as_written;
pub mod cucumber_json;
pub mod features;
pub mod github;
pub mod html;
pub mod junit;
pub mod messages;
pub mod words;

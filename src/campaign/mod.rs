//! How are scenarios played against a CRM, and what is known of it whatever happens?
//!
//! ```text
//! project ─► plan      instances: a case, a row, its steps, the hash of what it means
//!         ─► reach     is the CRM there at all? Nothing is played on one that is not
//!         ─► runner    the parent: starts the child, keeps each event, then shows it
//!               │  job (JSON)          ▲  one RunEvent a line
//!               ▼                      │
//!            worker    the child: reads the job, plays it
//!         ─► engine    cucumber's runner under our own loop
//!         ─► steps     what each phrase does over the connector
//!         ─► pause     what a scenario knows while it waits for a person
//!         ─► person    a question, an answer: whoever asks, in a terminal or elsewhere
//!         ─► evidence  bytes kept once, under their hash, beside the events
//!         ─► journal   what was created is written before the call and removed afterwards
//!         ─► outputs   events, gathered, as the files that other tools read: now or when shown again
//! ```

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "this floor may touch disk and processes")]

pub mod engine;
pub mod evidence;
pub mod files;
pub mod journal;
pub mod outputs;
pub mod pause;
pub mod person;
pub mod plan;
pub mod reach;
pub mod removal;
pub mod runner;
pub mod sessions;
pub mod steps;
pub mod worker;

mod recorder;

#[cfg(test)]
mod tests;

pub use plan::{Fate, Instance, Plan, PlanError, Selection};
pub use runner::{Launch, RunError, RunSummary, Sink, exit_code};
pub use worker::{Job, JobOptions};

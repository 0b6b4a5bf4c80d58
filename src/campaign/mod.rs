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
//!         ─► journal   what was created is written before the call and removed afterwards
//!         ─► outputs   events, gathered, as the files that other tools read: now or when shown again
//! ```

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "this floor may touch disk and processes")]

pub mod engine;
pub mod files;
pub mod journal;
pub mod outputs;
pub mod plan;
pub mod reach;
pub mod removal;
pub mod runner;
pub mod steps;
pub mod worker;

mod recorder;

#[cfg(test)]
mod tests;

pub use plan::{Fate, Instance, Plan, PlanError, Selection};
pub use runner::{Launch, RunError, RunSummary, Sink, exit_code};
pub use worker::{Job, JobOptions};

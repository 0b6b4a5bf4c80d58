//! What does each phrase do over the connector?
//!
//! `reading` turns a matched step into an [`operation::Operation`] (also before the run, so that a
//! faulty scenario sends nothing); `actions` and `outcomes` carry it out; `calls` retries reads,
//! opens the breaker and keeps the exchanges; `words` says values as people do.

pub mod actions;
mod by_hand;
pub mod calls;
pub mod context;
mod control;
pub mod failure;
pub mod flows;
pub mod http;
pub mod keep;
pub mod looks;
pub mod lookup;
pub mod operation;
pub mod order;
pub mod outcomes;
pub mod patterns;
pub mod perform;
pub mod reading;
pub mod screen;
pub mod timing;
pub mod unbroken;
pub mod waiting;
pub mod within;
pub mod words;
pub mod world;

pub use failure::Failure;
pub use operation::Operation;

//! All tests that go through public doors, in one binary.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests make files, read the environment and start processes"
)]

mod check;
mod floors;
mod messages;
#[cfg(unix)]
mod other_user;
mod project;
mod reference;
mod rules;
mod store;
mod tokens;

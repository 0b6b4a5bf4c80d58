//! All tests that go through public doors, in one binary.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests make files, read the environment and start processes"
)]

mod check;
mod floors;
mod messages;
mod project;
mod reference;
mod tokens;

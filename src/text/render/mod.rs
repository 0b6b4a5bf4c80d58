//! One diagnostic, several ways of showing it.

pub mod github;
pub mod human;
pub mod json;
pub mod sarif;

//! One diagnostic, several ways of showing it.

pub mod human;
pub mod json;

//! What do the tests share? A demo CRM with a connector to it, and a project that is run on one.

pub mod demo;
pub mod stage;

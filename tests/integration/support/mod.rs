//! What do the tests share? A demo CRM with a connector to it.

pub mod demo;

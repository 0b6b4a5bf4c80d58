//! Which reports do other tools read?

pub mod junit;

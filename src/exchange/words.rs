//! When are two words of people the same word?

pub use crate::spoken::words::{folded, without_brackets};

//! Outline → bytes, one folder per format.

pub mod html;
pub mod pdf;
pub mod terminal;

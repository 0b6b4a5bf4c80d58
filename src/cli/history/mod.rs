//! The commands that tell the story of the texts: diff, impact.

mod changes;
pub mod diff;
pub mod impact;
mod records;
pub mod since;

//! Where does a text stand, what is wrong with it, and how is that said to a person?
//!
//! Source places, diagnostics, the messages in French and English and their renderers.
//! Nothing here reads anything outside memory.

pub mod amount;
mod catalogue;
pub mod cause;
pub mod day;
pub mod diagnostic;
pub mod diff;
pub mod format;
#[cfg(test)]
pub mod growth;
mod kept;
pub mod message;
pub mod node;
pub mod number;
pub mod numerals;
pub mod render;
pub mod similar;
pub mod slug;
pub mod source;
pub mod table;
pub mod words;

pub use diagnostic::{Diagnostic, Level};
pub use message::{Arg, Lang, Message};
pub use source::{FileId, Place, SourceFile, Sources, Span};

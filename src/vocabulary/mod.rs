//! Which phrases may a scenario use, and what does a step say in them?
//!
//! ```text
//! step text ─► normal      both apostrophes, accents, elisions and contractions made one
//!           ─► registry    exactly one phrase, none (undefined) or several (ambiguous)
//!           ─► arguments   a record, conditions, a number…
//!           ─► values      a literal, typed by the field of the target
//! ```

pub mod arguments;
pub mod captures;
mod flow_phrases;
pub mod form;
mod http_phrases;
pub mod names;
pub mod normal;
pub mod own;
pub mod parameter;
pub mod phrase;
pub mod phrases;
pub mod registry;
pub mod said;
mod screen_phrases;
mod suggest;
pub mod unfit;
pub mod values;

#[cfg(test)]
pub mod example;
#[cfg(test)]
mod tests;

pub use arguments::{Comparison, Condition};
pub use parameter::Parameter;
pub use phrase::{Kind, Phrase, PhraseId};
pub use registry::{ArgText, Match, Registry};
pub use said::Said;
pub use values::{Literal, ValueFault};

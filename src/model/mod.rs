//! What is in the project? Every artifact with its links and states, as typed values.
//! Pure: nothing here reads text, disk or network. One file per artifact.

pub mod artifact;
pub mod attachment;
pub mod calendar;
pub mod case;
pub mod choice;
pub mod delay;
pub mod event;
pub mod execution;
pub mod feature;
pub mod fields;
pub mod glossary;
pub mod graph;
pub mod head;
pub mod id;
pub mod index;
pub mod lot;
pub mod manifest;
pub mod need;
pub mod numbering;
pub mod objective;
pub mod priority;
pub mod project;
pub mod recipe_book;
pub mod requirement;
pub mod schema;
pub mod screen;
pub mod shared;
pub mod states;
pub mod step_phrase;
pub mod target;
pub mod test_case;
pub mod use_case;
pub mod verdict;
pub mod workshop;

pub use artifact::{Artifact, Part};
pub use case::Case;
pub use head::{Head, Link};
pub use id::{Id, Kind};
pub use index::Index;
pub use project::Project;
pub use shared::Shared;

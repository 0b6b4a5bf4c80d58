//! What is asked in a workshop, of whom, and what does its note hold before anybody has come?
//!
//! ```text
//! templates/questions/{fr,en}.yaml   the bank that is shipped
//!        + templates/questions.yaml  what the project adds to it, or puts in its place
//!        ▼
//!      bank    the questions by type and theme, who is expected, how long it takes
//!        ▼
//!      note    the fields of a workshop that is ready for the room
//! ```

mod bank;
mod note;
mod reading;

pub use bank::{Bank, Expected, Guide, Theme, faults};
pub use note::{Coming, complete, participants};
pub use reading::{FILE, Known};

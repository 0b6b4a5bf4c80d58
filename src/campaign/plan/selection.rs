//! Which cases are asked for, and what is said where there are none?

use super::tags::TagFault;
use crate::model::Id;
use crate::text::Message;

/// Which cases a run plays. Each part that is given narrows the choice.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The cases of a book.
    pub book: Option<Id>,
    /// A tag expression: `@critique and not @brouillon`.
    pub tags: Option<String>,
    /// These cases.
    pub cases: Vec<Id>,
}

impl Selection {
    /// Does it leave anything out?
    pub const fn says_anything(&self) -> bool {
        self.book.is_some() || self.tags.is_some() || !self.cases.is_empty()
    }
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// Nothing answers the selection.
    #[error("nothing selected")]
    NothingSelected,
    /// There is no such book.
    #[error("unknown book {0}")]
    UnknownBook(Id),
    /// There is no such case.
    #[error("unknown case {0}")]
    UnknownCase(Id),
    /// The tag expression cannot be read.
    #[error(transparent)]
    BadTags(#[from] TagFault),
}

impl PlanError {
    /// What is told to a person.
    pub fn message(&self) -> Message {
        match self {
            Self::NothingSelected => Message::new("plan-nothing-selected"),
            Self::UnknownBook(id) => Message::new("plan-unknown-book").with("id", id.as_str()),
            Self::UnknownCase(id) => Message::new("plan-unknown-case").with("id", id.as_str()),
            Self::BadTags(fault) => fault.message(),
        }
    }
}

//! What does a step ask for, once read against the target?

use std::time::Duration;

use crate::crm::ErrorKind;
use crate::vocabulary::{Comparison, Literal};

/// Who does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Nobody is named: the target's default role.
    Nobody,
    /// « je »: the role that is signed in.
    Me,
    /// A role, by its key.
    Role(String),
}

/// A record by the name that the scenario gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Key of its entity.
    pub entity: String,
    /// Its name.
    pub name: String,
}

/// A value for a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Key of the field.
    pub field: String,
    /// The value.
    pub value: Literal,
}

/// What a field must be.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// Key of the field.
    pub field: String,
    /// How it is compared.
    pub comparison: Comparison,
    /// With what.
    pub value: Literal,
}

/// How many are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// That many.
    Exactly(usize),
    /// That many or more.
    AtLeast(usize),
}

impl Bound {
    /// Do so many answer it?
    pub const fn holds(self, count: usize) -> bool {
        match self {
            Self::Exactly(wanted) => count == wanted,
            Self::AtLeast(wanted) => count >= wanted,
        }
    }

    /// The figure.
    pub const fn count(self) -> usize {
        match self {
            Self::Exactly(wanted) | Self::AtLeast(wanted) => wanted,
        }
    }
}

/// What a step asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Operation {
    /// A role signs in.
    SignIn(String),
    /// « je » is nobody any more.
    SignOut,
    /// Records that must be there, made as the default role: name and values of each.
    Prepare(String, Vec<(String, Vec<Setting>)>),
    /// A record is asked for.
    Create(Who, Named, Vec<Setting>),
    /// Fields are changed.
    Update(Who, Named, Vec<Setting>),
    /// A record is deleted.
    Delete(Who, Named),
    /// A record is opened.
    Read(Who, Named),
    /// Records of an entity are searched for.
    Search(Who, String, Vec<Test>),
    /// An action is triggered, so many times.
    Trigger(Who, String, usize, Named),
    /// Fields of a record are looked at.
    Verify(Named, Vec<Test>),
    /// The last search found so many.
    Found(Bound),
    /// The last search found these among its results.
    Results(Vec<Vec<Setting>>),
    /// So many records of an entity exist.
    Exist(String, Vec<Test>, Bound),
    /// The last action was refused, for that reason, with that text in the message.
    Refused(Option<ErrorKind>, Option<String>),
    /// The last action was accepted.
    Accepted,
    /// The last action was answered in less than that.
    AnsweredUnder(Duration),
    /// Put to a person.
    ByHand,
}

impl Operation {
    /// Is it about how the last action was received? Then a refusal that is kept is not forgotten.
    pub const fn is_about_reception(&self) -> bool {
        matches!(self, Self::Refused(..) | Self::Accepted)
    }
}

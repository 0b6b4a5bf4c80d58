//! What does a step ask for, once read against the target?

use std::time::Duration;

use super::flows;
use super::http::asked;
use crate::crm::ErrorKind;
use crate::screen::Kind as Sort;
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

/// What a field of a record must be.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Key of the field.
    pub field: String,
    /// What is wanted of it.
    pub wanted: Wanted,
}

/// What is wanted of a field's value.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// So compared with a value.
    Compared(Comparison, Literal),
    /// Another value.
    Not(Literal),
    /// Some value.
    NotEmpty,
    /// From the first to the second, both included.
    Between(Literal, Literal),
    /// A text that begins so, to the letter.
    Begins(String),
    /// A text that ends so, to the letter.
    Ends(String),
    /// A text that this expression describes whole.
    Matches(String),
}

impl From<Test> for Look {
    fn from(test: Test) -> Self {
        Self { field: test.field, wanted: Wanted::Compared(test.comparison, test.value) }
    }
}

/// In which order results stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The smallest first.
    Up,
    /// The greatest first.
    Down,
}

/// Something on a page, by its sort and what people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// What sort of thing.
    pub sort: Sort,
    /// Its label, its text, or its test id.
    pub name: String,
}

/// What is done or looked at in a browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// A role signs in.
    SignIn(String),
    /// A page is opened, that of a record where one is named.
    Open(String, Option<Named>),
    /// Something is clicked on, in a row where one is named.
    Click(Element, Option<String>),
    /// Fields, by label, are given these texts.
    Fill(Vec<(String, String)>),
    /// An option of a list or a group is chosen: what, where.
    Choose(String, String),
    /// A box is ticked, or unticked.
    Tick(String, bool),
    /// Something is to be seen, or is not.
    See(Element, bool),
    /// A field holds a text: the field, the text.
    Holds(String, String),
    /// A table shows these rows under these heads.
    Rows(Option<String>, Vec<Vec<String>>),
    /// A picture of the screen is kept.
    Picture,
}

/// How many are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// That many.
    Exactly(usize),
    /// That many or more.
    AtLeast(usize),
    /// That many or fewer.
    AtMost(usize),
}

impl Bound {
    /// That many or fewer; none of them is an exact number.
    pub const fn at_most(wanted: usize) -> Self {
        if wanted == 0 { Self::Exactly(0) } else { Self::AtMost(wanted) }
    }

    /// Would a search that finds too little satisfy it?
    pub const fn is_absence(self) -> bool {
        matches!(self, Self::Exactly(0) | Self::AtMost(_))
    }

    /// Do so many answer it?
    pub const fn holds(self, count: usize) -> bool {
        match self {
            Self::Exactly(wanted) => count == wanted,
            Self::AtLeast(wanted) => count >= wanted,
            Self::AtMost(wanted) => count <= wanted,
        }
    }

    /// The figure.
    pub const fn count(self) -> usize {
        match self {
            Self::Exactly(wanted) | Self::AtLeast(wanted) | Self::AtMost(wanted) => wanted,
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
    /// Records are asked for, one after another.
    CreateEach(Who, String, Vec<(String, Vec<Setting>)>),
    /// The value of a field is kept under a name.
    Keep(Named, String, String),
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
    /// The same search, so many times in a row.
    SearchTimes(Who, String, Vec<Test>, usize),
    /// An action is triggered, so many times.
    Trigger(Who, String, usize, Named),
    /// Fields of a record are looked at.
    Verify(Named, Vec<Look>),
    /// The last search found so many.
    Found(Bound),
    /// The last search found these among its results.
    Results(Vec<Vec<Setting>>),
    /// The results of the last search stand in the order of a field.
    Sorted(String, Direction),
    /// So many records of an entity exist.
    Exist(String, Vec<Test>, Bound),
    /// The last action was refused, for that reason, with that text in the message.
    Refused(Option<ErrorKind>, Option<String>),
    /// The last action was accepted.
    Accepted,
    /// The last action was answered in less than that.
    AnsweredUnder(Duration),
    /// So many of a hundred answers of the search before came in less than that.
    ShareUnder(usize, Duration),
    /// An outcome comes true before that time is over; one that holds `throughout` is true all the time.
    Within {
        /// The time.
        limit: Duration,
        /// What is looked at again and again.
        outcome: Box<Operation>,
        /// A negative holds the whole time.
        throughout: bool,
    },
    /// A record is about to be created on the screen: it is to be removed afterwards.
    ToCreate(Named),
    /// Something is done or looked at in a browser.
    Screen(Act),
    /// A file is compared with what the CRM holds.
    Flow(flows::Act),
    /// Something is said to the interface itself, or looked at in its answer.
    Http(asked::Act),
    /// Put to a person.
    ByHand,
}

impl Operation {
    /// Is it about how the last action was received? Then a refusal that is kept is not forgotten.
    pub const fn is_about_reception(&self) -> bool {
        matches!(self, Self::Refused(..) | Self::Accepted)
    }

    /// Is it about how the last request was received? Then its error is not forgotten.
    pub const fn tells_of_request(&self) -> bool {
        match self {
            Self::Http(act) => act.is_about_reception(),
            _ => false,
        }
    }

    /// Does it look at what the CRM did, so that it can fail for it?
    pub const fn looks(&self) -> bool {
        match self {
            Self::Screen(act) => {
                matches!(act, Act::See(..) | Act::Holds(..) | Act::Rows(..))
            }
            Self::Http(act) => act.looks(),
            Self::Flow(_)
            | Self::Verify(..)
            | Self::Found(_)
            | Self::Results(_)
            | Self::Sorted(..)
            | Self::Exist(..)
            | Self::Refused(..)
            | Self::Accepted
            | Self::AnsweredUnder(_)
            | Self::ShareUnder(..)
            | Self::Within { .. }
            | Self::ByHand => true,
            _ => false,
        }
    }

    /// How long it takes beside what a step may take.
    pub fn takes_besides(&self, step: Duration) -> Duration {
        match self {
            Self::Within { limit, .. } => *limit,
            Self::SearchTimes(.., times) => {
                step.saturating_mul(u32::try_from(times.saturating_sub(1)).unwrap_or(u32::MAX))
            }
            // All pages are read.
            Self::Flow(_) => step.saturating_mul(10).max(Duration::from_secs(300)),
            // A browser may have to be started first.
            Self::Screen(_) => step.saturating_mul(2).max(Duration::from_secs(60)),
            _ => Duration::ZERO,
        }
    }
}

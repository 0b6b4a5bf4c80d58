//! What does a step say to the interface itself, or look at in its last answer?

use super::answer::{Test, Wanted};
use super::written::Written;
use crate::campaign::steps::operation::Who;

/// What is sent to an address.
#[derive(Clone, Debug, PartialEq)]
pub struct Sending {
    /// Under whose session; none: a stranger's.
    pub who: Option<Who>,
    /// `GET`.
    pub method: String,
    /// Its address under that of the target, `/` first.
    pub path: Written,
    /// Parameters of the address beside those that it has.
    pub query: Vec<(String, Written)>,
    /// The body, with its type.
    pub body: Option<(String, Written)>,
}

/// A method that is called over JSON-RPC.
#[derive(Clone, Debug, PartialEq)]
pub struct Calling {
    /// Under whose session; none: a stranger's.
    pub who: Option<Who>,
    /// The method.
    pub method: String,
    /// The address, where it is not the CRM's own.
    pub on: Option<Written>,
    /// Its parameters: a JSON array or object.
    pub params: Written,
}

/// Which part of an answer is looked into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    Whole,
    /// The result of a JSON-RPC call.
    Result,
    /// The error of a JSON-RPC call.
    Error,
}

/// What a header must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderTest {
    /// Exactly that.
    Is(String),
    /// It holds that text.
    Contains(String),
    /// It is not there.
    Absent,
}

/// What is done or looked at.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// All requests that follow carry these headers.
    Headers(Vec<(String, Written)>),
    /// A request is sent.
    Send(Box<Sending>),
    /// A method is called.
    Call(Box<Calling>),
    /// The last answer has that status.
    Status(u16),
    /// A header of the last answer.
    Header(String, HeaderTest),
    /// Values of the last answer by their JSON paths.
    Json(Scope, Vec<(String, Test)>),
    /// The last answer is as a schema demands: its file, and what that holds.
    Schema(Scope, String, String),
    /// The code of the error that a call was answered by.
    ErrorCode(Wanted),
    /// Its message holds that text.
    ErrorMessage(String),
    /// The value at a JSON path is kept under a name.
    Keep(Scope, String, String),
    /// A header is kept under a name.
    KeepHeader(String, String),
    /// A record that was made so is to be removed at the end: entity and id.
    ToRemove(String, String),
}

impl Act {
    /// Is it about how the last request was received? Then an error that is kept is not forgotten.
    pub const fn is_about_reception(&self) -> bool {
        matches!(self, Self::Status(_) | Self::ErrorCode(_) | Self::ErrorMessage(_) | Self::Json(Scope::Error, _))
    }

    /// Does it look at what came back, so that it can fail for it?
    pub const fn looks(&self) -> bool {
        matches!(
            self,
            Self::Status(_)
                | Self::Header(..)
                | Self::Json(..)
                | Self::Schema(..)
                | Self::ErrorCode(_)
                | Self::ErrorMessage(_)
        )
    }
}

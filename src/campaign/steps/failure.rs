//! Why did a step not pass?

use crate::crm::{CrmError, ErrorKind};
use crate::model::execution::{Answer, Cause, Status};
use crate::text::{Lang, Message};

/// What a step that did not pass says. Raised through cucumber's runner and read by our loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Failed, blocked, undefined, interrupted…
    pub status: Status,
    /// Why.
    pub cause: Option<Cause>,
    /// What happened, in the scenario's language.
    pub message: String,
    /// What was expected, where something was.
    pub expected: Option<String>,
    /// What was obtained.
    pub actual: Option<String>,
}

impl Failure {
    /// The CRM answered something else than expected.
    pub fn mismatch(lang: Lang, expected: impl Into<String>, actual: impl Into<String>) -> Self {
        Self::failed(Cause::Mismatch, Message::new("step-mismatch").text(lang), expected, actual)
    }

    /// Failed, for that cause.
    pub fn failed(cause: Cause, message: String, expected: impl Into<String>, actual: impl Into<String>) -> Self {
        Self {
            status: Status::Failed,
            cause: Some(cause),
            message,
            expected: Some(expected.into()),
            actual: Some(actual.into()),
        }
    }

    /// The environment, not the product.
    pub const fn blocked(cause: Cause, message: String) -> Self {
        Self { status: Status::Blocked, cause: Some(cause), message, expected: None, actual: None }
    }

    /// The scenario or its data cannot be understood by this CRM.
    pub const fn specification(message: String) -> Self {
        Self { status: Status::Undefined, cause: Some(Cause::Specification), message, expected: None, actual: None }
    }

    /// Put to a person, who has not answered yet.
    pub const fn waiting() -> Self {
        Self { status: Status::Waiting, cause: None, message: String::new(), expected: None, actual: None }
    }

    /// What a person answered of a step that did not pass.
    pub fn answered(answer: &Answer) -> Self {
        Self {
            status: answer.status,
            cause: (answer.status == Status::Failed).then_some(Cause::Mismatch),
            message: answer.seen.clone().unwrap_or_default(),
            expected: None,
            actual: answer.seen.clone(),
        }
    }

    /// Stopped by a person.
    pub fn interrupted(lang: Lang) -> Self {
        Self {
            status: Status::Interrupted,
            cause: None,
            message: Message::new("step-interrupted").text(lang),
            expected: None,
            actual: None,
        }
    }

    /// A technical error, retries spent: the environment.
    pub fn technical(lang: Lang, error: &CrmError) -> Self {
        let cause = cause_of(error);
        let message =
            Message::new("step-blocked").with("cause", cause.label(lang)).with("detail", error.message.as_str());
        Self::blocked(cause, message.text(lang))
    }

    /// The CRM refused what had to be set up.
    pub fn set_up(lang: Lang, error: &CrmError) -> Self {
        let message = Message::new("step-set-up-refused").text(lang);
        Self::failed(Cause::SetUp, message, Message::new("step-accepted").text(lang), refusal(lang, error))
    }

    /// An error while something is looked at or set up: a refusal there says nothing about the product.
    pub fn of(lang: Lang, error: &CrmError) -> Self {
        if error.kind.is_refusal() {
            let message = Message::new("step-look-refused").with("refusal", refusal(lang, error)).text(lang);
            Self::blocked(Cause::Authentication, message)
        } else {
            Self::technical(lang, error)
        }
    }
}

/// A refusal in people's words: its reason and what the CRM said.
pub fn refusal(lang: Lang, error: &CrmError) -> String {
    let reason = error.kind.label(lang);
    let message = Message::new("step-refusal").with("reason", reason).with("detail", error.message.as_str());
    message.text(lang)
}

/// The cause that people sort by.
pub const fn cause_of(error: &CrmError) -> Cause {
    match error.kind {
        ErrorKind::Auth | ErrorKind::SessionExpired => Cause::Authentication,
        ErrorKind::Unavailable if error.http_status.is_none() => Cause::Network,
        ErrorKind::Timeout => Cause::Timeout,
        ErrorKind::Unsupported => Cause::Specification,
        _ => Cause::Server,
    }
}

//! How is a CRM spoken to? The connector port; one file per connector.
#![allow(
    clippy::disallowed_methods,
    reason = "floor 4: a connector waits, and reads the time that a server asks it to wait until"
)]

pub mod connect;
pub mod declared;
pub mod description;
pub mod doubt;
mod encoding;
pub mod exact;
mod fields;
mod json_rpc;
pub mod mapping;
pub mod odoo;
mod pace;
pub mod path;
mod refusals;
pub mod rest;
pub mod secrets;
mod traced;
pub mod transport;
pub mod tryton;
pub mod value;

use std::collections::BTreeMap;

use futures::future::BoxFuture;
use rust_decimal::prelude::ToPrimitive as _;

use crate::choice;
use crate::model::execution::{Exchange, RecordRef};
use crate::model::target::Target;
use crate::text::{Lang, Message};
pub use connect::{connect, connect_in};
pub use description::Description;
use transport::{Ask, Reply};
pub use value::Value;

choice! {
    /// What went wrong, whatever the CRM calls it.
    ErrorKind "crm-error" {
        Protocol = "protocol",
        Auth = "auth", SessionExpired = "session_expired", Forbidden = "forbidden", NotFound = "not_found",
        Validation = "validation", Duplicate = "duplicate", Transition = "transition", RateLimited = "rate_limited",
        Unavailable = "unavailable", Timeout = "timeout", Unsupported = "unsupported",
    }
}

impl ErrorKind {
    /// A refusal is the CRM's business answer; all else is technical and never satisfies « refusée ».
    pub const fn is_refusal(self) -> bool {
        matches!(self, Self::Forbidden | Self::NotFound | Self::Validation | Self::Duplicate | Self::Transition)
    }

    /// Nobody knows whether what was asked is done, or will be in a moment: no answer came, or one of what stands
    /// before the CRM.
    pub const fn leaves_unknown(self) -> bool {
        matches!(self, Self::Unavailable | Self::Timeout)
    }

    /// May the same read be tried again?
    pub const fn is_transient(self) -> bool {
        matches!(self, Self::SessionExpired | Self::RateLimited | Self::Unavailable | Self::Timeout)
    }
}

/// A fault of a call, normalised, with what the CRM said.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub struct CrmError {
    /// Its kind.
    pub kind: ErrorKind,
    /// What the CRM (or the network) said, for people.
    pub message: String,
    /// Field concerned, by neutral key where it is known.
    pub field: Option<String>,
    /// The CRM's own code.
    pub native_code: Option<String>,
    /// HTTP status.
    pub http_status: Option<u16>,
    /// How long it asks to wait.
    pub retry_after: Option<std::time::Duration>,
    /// The exchanges that led to it, masked.
    pub exchanges: Vec<Exchange>,
}

impl CrmError {
    /// An error of that kind.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            field: None,
            native_code: None,
            http_status: None,
            retry_after: None,
            exchanges: Vec::new(),
        }
    }

    /// No record has that id, told in the reader's language.
    pub fn absent(id: &str, lang: Lang) -> Self {
        let words = Message::new("step-none-named").with("name", id).with("count", 0_usize);
        Self::new(ErrorKind::NotFound, words.text(lang))
    }
}

/// Values by neutral field key.
pub type Values = BTreeMap<String, Value>;

/// A record read from the CRM.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// Its id in the CRM.
    pub id: String,
    /// Its values by neutral key.
    pub values: Values,
}

/// How a value is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// Equal.
    Is,
    /// Holds the text, case and accents as the CRM does.
    Contains,
    /// Greater.
    Greater,
    /// Less.
    Less,
}

/// Conditions that all hold.
pub type Filter = Vec<(String, Operator, Value)>;

/// A page of a search.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Records found.
    pub records: Vec<Record>,
    /// True when nothing is missing: all pages were read to the end, and of each record it is known whether it belongs
    /// here.
    pub complete: bool,
    /// Why nobody knows it of a record that was left out, for people.
    pub doubt: Option<String>,
}

/// An identity that is signed in: a role of the target's `users`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Actor(pub String);

/// What a call gave beside its answer.
#[derive(Clone, Debug, Default)]
pub struct Answer<T> {
    /// The answer.
    pub value: T,
    /// The exchanges, masked.
    pub exchanges: Vec<Exchange>,
}

/// What an action did.
#[derive(Clone, Debug, Default)]
pub struct ActionOutcome {
    /// Records that it created, to be removed afterwards.
    pub created: Vec<RecordRef>,
}

/// The port that every CRM is reached through. Entities and fields are neutral keys of the target;
/// the connector maps them. All calls honour the target's time-out.
pub trait Connector: Send + Sync {
    /// Signs a role in; later calls of this actor reuse its session.
    fn open<'a>(&'a self, role: &'a str) -> BoxFuture<'a, Result<Answer<Actor>, CrmError>>;

    /// Asks for the CRM's version, without a session where the CRM allows it.
    fn version(&self) -> BoxFuture<'_, Result<Answer<Option<String>>, CrmError>>;

    /// Creates a record and gives its id. `mark` is put where the entity has a place for it.
    fn create<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        values: &'a Values,
        mark: Option<&'a str>,
    ) -> BoxFuture<'a, Result<Answer<String>, CrmError>>;

    /// Reads a record; `None` when it does not exist. A forbidden read is an error, never an absence.
    fn read<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Answer<Option<Record>>, CrmError>>;

    /// Changes the given values only.
    fn update<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        id: &'a str,
        values: &'a Values,
    ) -> BoxFuture<'a, Result<Answer<()>, CrmError>>;

    /// Deletes a record.
    fn delete<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Answer<()>, CrmError>>;

    /// Searches; reads all pages up to `limit` records and says whether that was all.
    fn search<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        filter: &'a Filter,
        limit: usize,
    ) -> BoxFuture<'a, Result<Answer<Page>, CrmError>>;

    /// Records of an entity that carry a mark, for the clean-up after a crash. Each was seen to carry
    /// it: what a CRM gives beside them is not told.
    fn find_marked<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        mark: &'a str,
    ) -> BoxFuture<'a, Result<Answer<Vec<String>>, CrmError>>;

    /// What the CRM says of one of its models, by its name there; none when this interface says nothing of them.
    fn describe<'a>(
        &'a self,
        _actor: &'a Actor,
        _model: &'a str,
    ) -> BoxFuture<'a, Result<Answer<Option<Description>>, CrmError>> {
        Box::pin(std::future::ready(Ok(Answer::default())))
    }

    /// The names of the CRM's models; empty when this interface does not tell them.
    fn models<'a>(&'a self, _actor: &'a Actor) -> BoxFuture<'a, Result<Answer<Vec<String>>, CrmError>> {
        Box::pin(std::future::ready(Ok(Answer::default())))
    }

    /// Sends a request in the words of a scenario and gives what answers it, whatever its status; under the session of
    /// an actor where there is one.
    fn send<'a>(&'a self, _actor: Option<&'a Actor>, _ask: &'a Ask) -> BoxFuture<'a, Result<Answer<Reply>, CrmError>> {
        Box::pin(std::future::ready(Err(CrmError::new(ErrorKind::Unsupported, "HTTP"))))
    }

    /// Calls a method of a CRM that speaks JSON-RPC, as an actor; `params` is the text of a JSON array, or of an object
    /// where the CRM takes one. Gives what answers it, whatever it is.
    fn call<'a>(
        &'a self,
        _actor: &'a Actor,
        _method: &'a str,
        _params: &'a str,
    ) -> BoxFuture<'a, Result<Answer<Reply>, CrmError>> {
        Box::pin(std::future::ready(Err(CrmError::new(ErrorKind::Unsupported, "JSON-RPC"))))
    }

    /// From now on no evidence shows this text.
    fn hide(&self, _secret: &str) {}

    /// A text that people compare, without the passwords, keys and sessions of the target that a CRM may give back.
    fn without_secrets(&self, text: &str) -> String {
        text.to_owned()
    }

    /// Asks an action of a record.
    fn action<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        id: &'a str,
        action: &'a str,
    ) -> BoxFuture<'a, Result<Answer<ActionOutcome>, CrmError>>;
}

/// How long a call may take where the target does not say.
const TIMEOUT: std::time::Duration = std::time::Duration::from_secs(30);

/// How long a call of this target may take.
fn timeout_of(target: &Target) -> std::time::Duration {
    let seconds = target.timeout.and_then(|seconds| seconds.to_f64()).filter(|seconds| *seconds > 0.0);
    seconds.and_then(|seconds| std::time::Duration::try_from_secs_f64(seconds).ok()).unwrap_or(TIMEOUT)
}

/// Those that were seen to carry a mark.
///
/// # Errors
/// None was found, and the search was cut: that is no proof that none is there.
fn ids_of(page: Page, carries: impl Fn(&Record) -> bool, lang: Lang) -> Result<Vec<String>, CrmError> {
    if page.records.is_empty() && !page.complete {
        let cut = || Message::new("step-search-cut").with("count", 0_usize).text(lang);
        return Err(CrmError::new(ErrorKind::Protocol, page.doubt.unwrap_or_else(cut)));
    }
    Ok(page.records.into_iter().filter(carries).map(|record| record.id).collect())
}

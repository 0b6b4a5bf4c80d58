//! What is said to the interface itself, and what does it answer?
//!
//! ```text
//! asked     what a step says or looks at                    answer    the JSON of an answer, at its paths
//! paths     what a path says, and its filter
//! written   texts whose secrets are put in when they go     looks     is the answer what is wanted?
//! ```
//!
//! Whatever answers is the answer: an error or a redirection is kept until the next step, which must tell its status.
//! Where it does not, the scenario ends there: failed, or blocked where it is a breakdown. That nothing answers blocks.

pub mod answer;
pub mod asked;
pub mod filters;
mod looks;
pub mod paths;
pub mod schema;
pub mod written;

use std::collections::BTreeMap;
use std::sync::Arc;

use answer::Answer;
use asked::{Act, Calling, Scope, Sending};
use written::Written;

use super::calls::Play;
use super::failure::Failure;
use super::operation::Who;
use super::world::Reception;
use crate::crm::transport::{Ask, Reply};
use crate::crm::{Actor, Answer as Answered, CrmError, ErrorKind, secrets};
use crate::model::execution::{Cause, RecordRef};
use crate::model::feature::StepKind;
use crate::text::Message;

/// Characters of an answer that a failure shows.
const EXCERPT: usize = 160;

/// The last answer of the interface.
#[derive(Debug)]
pub struct Received {
    /// HTTP status.
    pub status: u16,
    /// Its headers, by their names in small letters.
    pub headers: BTreeMap<String, String>,
    /// Its JSON; none where it is no JSON.
    pub json: Option<Answer>,
    /// Its beginning, masked.
    pub excerpt: String,
}

/// What a scenario has said to the interface.
#[derive(Debug, Default)]
pub struct Spoken {
    headers: Vec<(String, Written)>,
    last: Option<Arc<Received>>,
    /// Why the scenario ends at the next step, where that one says nothing of how the request was received.
    pending: Option<Failure>,
}

impl Play<'_> {
    /// The failure of a request of which this step says nothing.
    pub(super) fn unsaid(&self, told: bool) -> Option<Failure> {
        self.world.spoken.pending.clone().filter(|_| !told)
    }

    /// Does it.
    pub(super) async fn http(&mut self, act: &Act, kind: StepKind) -> Result<(), Failure> {
        match act {
            Act::Headers(headers) => {
                let mut all = std::mem::take(&mut self.world.spoken.headers);
                all.retain(|(name, _)| !headers.iter().any(|(other, _)| other.eq_ignore_ascii_case(name)));
                all.extend(headers.iter().cloned());
                self.world.spoken.headers = all;
                Ok(())
            }
            Act::Send(sending) => self.send(sending, kind).await,
            Act::Call(calling) => self.call(calling, kind).await,
            Act::Keep(scope, path, name) => self.keep_json(*scope, path, name),
            Act::KeepHeader(header, name) => {
                let received = self.received()?;
                let found = received.headers.get(&header.to_lowercase()).filter(|value| !value.trim().is_empty());
                match found {
                    Some(value) => {
                        self.keep_as(name, header, value.clone());
                        Ok(())
                    }
                    None => Err(self.no_capture(Message::new("words-none"))),
                }
            }
            Act::ToRemove(entity, id) => self.take_charge(entity, id).await,
            looked => {
                self.world.spoken.pending = self.world.spoken.pending.take().filter(|_| !looked.is_about_reception());
                self.look_at(looked)
            }
        }
    }

    fn received(&self) -> Result<Arc<Received>, Failure> {
        let none = || Failure::specification(Message::new("step-no-request").text(self.lang));
        self.world.spoken.last.clone().ok_or_else(none)
    }

    /// A text with the secrets of the environment, which no evidence shows from now on.
    fn resolved(&mut self, text: &Written) -> Result<String, Failure> {
        let run = self.run;
        let mask = text.has_secret().then(|| &*self.world.secrets.get_or_insert_default());
        let hide = |secret: &str| {
            run.connector.hide(secret);
            mask.iter().for_each(|mask| mask.hide(secret));
        };
        text.resolved(&run.env, hide).map_err(|name| {
            let message = Message::new("crm-secret-missing").with("name", name).text(self.lang);
            Failure::technical(self.lang, &CrmError::new(ErrorKind::Auth, message))
        })
    }

    async fn by(&mut self, who: Option<&Who>) -> Result<Option<Actor>, Failure> {
        match who {
            Some(who) => self.actor(who).await.map(Some),
            None => Ok(None),
        }
    }

    /// A request to an address, with the headers of the scenario.
    fn asked(&mut self, method: &str, path: &Written) -> Result<Ask, Failure> {
        let path = self.resolved(path)?;
        let unfit = || Failure::specification(Message::new("step-bad-value").with("value", method).text(self.lang));
        let mut ask = Ask::written(method, path).ok_or_else(unfit)?;
        for (name, value) in self.world.spoken.headers.clone() {
            ask.headers.push((name, self.resolved(&value)?));
        }
        Ok(ask)
    }

    async fn send(&mut self, sending: &Sending, kind: StepKind) -> Result<(), Failure> {
        let mut ask = self.asked(&sending.method, &sending.path)?;
        for (name, value) in &sending.query {
            ask.query.push((name.clone(), self.resolved(value)?));
        }
        if let Some((content, body)) = &sending.body {
            ask.body = Some(self.resolved(body)?);
            ask.content = Some(content.clone());
        }
        let reply = self.replied(sending.who.as_ref(), &ask, matches!(sending.method.as_str(), "GET" | "HEAD")).await?;
        let received = self.receives(&reply);
        self.world.spoken.pending = self.error_of(&received, kind);
        self.world.spoken.last = Some(Arc::new(received));
        Ok(())
    }

    /// What answers a request. One that reads is tried again after a breakdown, as each reading is.
    async fn replied(&mut self, who: Option<&Who>, ask: &Ask, reads: bool) -> Result<Reply, Failure> {
        let actor = self.by(who).await?;
        let connector = self.run.connector.clone();
        let result = if reads {
            let mut last: Option<Reply> = None;
            let result = self
                .reads(async || {
                    let Answered { value: reply, exchanges } = connector.send(actor.as_ref(), ask).await?;
                    match passing(&reply) {
                        Some(kind) => {
                            let error = CrmError { http_status: Some(reply.status), ..CrmError::new(kind, "") };
                            let error = CrmError { retry_after: reply.retry_after, exchanges, ..error };
                            last = Some(reply);
                            Err(error)
                        }
                        None => Ok(Answered { value: reply, exchanges }),
                    }
                })
                .await;
            match (result, last) {
                // It is what was answered in the end.
                (Err(error), Some(reply)) if error.http_status.is_some() => Ok(reply),
                (result, _) => result,
            }
        } else {
            self.writes(async || connector.send(actor.as_ref(), ask).await).await
        };
        self.settled(result)
    }

    fn settled(&mut self, result: Result<Reply, CrmError>) -> Result<Reply, Failure> {
        let reply = result.map_err(|error| match error.kind.is_refusal() {
            true => Failure::technical(self.lang, &CrmError { kind: ErrorKind::Auth, ..error }),
            false => Failure::technical(self.lang, &error),
        })?;
        self.world.reception = Some(Reception { refusal: None, duration: self.world.log.last });
        self.world.timings.clear();
        Ok(reply)
    }

    fn receives(&self, reply: &Reply) -> Received {
        // The evidence is masked already; the answer itself is not shown.
        let shown = self.world.log.exchanges.last().and_then(|one| one.response.clone()).unwrap_or_default();
        let line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        let excerpt = match line.char_indices().nth(EXCERPT) {
            Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
            None => line,
        };
        Received { status: reply.status, headers: reply.headers.clone(), json: Answer::read(&reply.text), excerpt }
    }

    /// Why an answer ends its scenario, unless the next step tells its status.
    fn error_of(&self, received: &Received, kind: StepKind) -> Option<Failure> {
        let cause = match received.status {
            200..300 => return None,
            401 | 407 => Some(Cause::Authentication),
            408 | 504 => Some(Cause::Timeout),
            429 | 500.. => Some(Cause::Server),
            _ => None,
        };
        let said = self.say_status(received);
        match cause {
            Some(cause) => {
                let message = Message::new("step-blocked").with("cause", cause.label(self.lang)).with("detail", said);
                Some(Failure::blocked(cause, message.text(self.lang)))
            }
            None => {
                let cause = if kind == StepKind::Given { Cause::SetUp } else { Cause::UnexpectedRefusal };
                let message = Message::new("step-status-unsaid").text(self.lang);
                Some(Failure::failed(cause, message, Message::new("words-status-good").text(self.lang), said))
            }
        }
    }

    /// « 404 : {"error"…} ».
    fn say_status(&self, received: &Received) -> String {
        let location = received.headers.get("location").filter(|_| (300..400).contains(&received.status));
        let message = match (location, received.excerpt.as_str()) {
            (Some(to), _) => Message::new("words-status-to").with("text", to.as_str()),
            (None, "") => Message::new("words-status"),
            (None, excerpt) => Message::new("words-status-said").with("text", excerpt),
        };
        message.with("status", received.status.to_string()).text(self.lang)
    }

    async fn call(&mut self, calling: &Calling, kind: StepKind) -> Result<(), Failure> {
        let params = self.resolved(&calling.params)?;
        let own = calling.on.is_none();
        let reply = match &calling.on {
            Some(path) => {
                let method = serde_json::Value::from(calling.method.as_str());
                let mut ask = self.asked("POST", path)?;
                ask.body = Some(format!(r#"{{"jsonrpc":"2.0","id":1,"method":{method},"params":{params}}}"#));
                ask.content = Some("application/json".to_owned());
                self.replied(calling.who.as_ref(), &ask, false).await?
            }
            None => {
                let who = calling.who.clone().unwrap_or(Who::Nobody);
                let actor = self.actor(&who).await?;
                let connector = self.run.connector.clone();
                let result = self.writes(async || connector.call(&actor, &calling.method, &params).await).await;
                self.settled(result)?
            }
        };
        let received = self.receives(&reply);
        let pending = self.rpc_error(&received, kind, own)?;
        self.world.spoken.pending = pending;
        self.world.spoken.last = Some(Arc::new(received));
        Ok(())
    }

    /// Why the answer of a call ends its scenario, unless the next step tells of it.
    ///
    /// # Errors
    /// It is no answer of JSON-RPC: neither a result nor an error, both, or that of another call.
    fn rpc_error(&self, received: &Received, kind: StepKind, own: bool) -> Result<Option<Failure>, Failure> {
        let http = self.error_of(received, kind);
        let Some(json) = &received.json else {
            // An error of HTTP is told as such; a page in the place of the interface blocks.
            let message = Message::new("step-not-json").with("text", received.excerpt.as_str());
            let foreign = || Failure::blocked(Cause::Server, message.text(self.lang));
            return http.map(Some).ok_or_else(foreign);
        };
        let (result, error) = (json.part("result").is_some(), json.has("error"));
        // Odoo leaves a result out that is nothing.
        let nothing = own && json.has("jsonrpc");
        match (result, error) {
            // An error of HTTP whose body only looks like one of a call.
            _ if http.is_some() && !json.has("jsonrpc") => Ok(http),
            (_, true) if json.has("result") => Err(self.no_answer(received, "words-rpc-both")),
            (_, true) => {
                let cause = if kind == StepKind::Given { Cause::SetUp } else { Cause::UnexpectedRefusal };
                let message = Message::new("step-call-refused").text(self.lang);
                let expected = Message::new("words-rpc-result").text(self.lang);
                Ok(Some(Failure::failed(cause, message, expected, self.say_error(json, received))))
            }
            _ if http.is_some() => Ok(http),
            (false, false) if !nothing => Err(self.no_answer(received, "words-rpc-neither")),
            _ => {
                let id = answer::Test::Is(answer::Wanted::Number(rust_decimal::Decimal::ONE));
                match json.part("id").is_some() && json.look("$.id", &id) != answer::Seen::Holds {
                    true => Err(self.no_answer(received, "words-rpc-other")),
                    false => Ok(None),
                }
            }
        }
    }

    fn no_answer(&self, received: &Received, id: &'static str) -> Failure {
        let expected = Message::new("words-rpc-either").text(self.lang);
        let actual = Message::new(id).with("text", received.excerpt.as_str()).text(self.lang);
        Failure::mismatch(self.lang, expected, actual)
    }

    /// « -32601 : Method not found ».
    fn say_error(&self, json: &Answer, received: &Received) -> String {
        let (code, message) = (json.kept("$.error.code"), json.kept("$.error.message"));
        let code = code.or_else(|_| json.kept("$.error[0]")).or_else(|_| json.kept("$.error"));
        let message = message.or_else(|_| json.kept("$.error[1][0]")).or_else(|_| json.kept("$.error[1]"));
        match (code, message) {
            (Ok(code), Ok(message)) => {
                Message::new("words-rpc-error").with("code", code).with("text", message).text(self.lang)
            }
            (Ok(only), Err(_)) | (Err(_), Ok(only)) => only,
            _ => received.excerpt.clone(),
        }
    }

    fn keep_json(&mut self, scope: Scope, path: &str, name: &str) -> Result<(), Failure> {
        let kept = self.part(scope)?.kept(path);
        match kept {
            Ok(value) => {
                self.keep_as(name, paths::last_name(path), value);
                Ok(())
            }
            Err(instead) => Err(self.no_capture(self.say_instead(&instead))),
        }
    }

    /// Keeps a value; one whose name, or that of its place, says that it is secret is never shown.
    fn keep_as(&mut self, name: &str, place: &str, value: String) {
        if [name, place].into_iter().any(secrets::names_a_secret_header) {
            self.run.connector.hide(&value);
            self.world.secrets.get_or_insert_default().hide(&value);
        }
        self.world.memory.keep(name, value);
    }

    fn no_capture(&self, actual: Message) -> Failure {
        let say = |id| Message::new(id).text(self.lang);
        let wanted = say("words-one-value");
        Failure::failed(Cause::Mismatch, say("step-capture-empty"), wanted, actual.text(self.lang))
    }

    /// A record that a request made is put into the journal, as if an action had made it.
    async fn take_charge(&mut self, entity: &str, id: &str) -> Result<(), Failure> {
        let record = RecordRef { entity: entity.to_owned(), id: id.to_owned() };
        let expected = Message::new("words-record").with("entity", entity).with("name", id).text(self.lang);
        // An id that is none would be removed without a word, and the record left.
        let Some(found) = self.fetch(entity, id).await? else {
            return Err(Failure::mismatch(self.lang, expected, Message::new("words-none").text(self.lang)));
        };
        let role = self.role(&Who::Nobody)?;
        self.journaled(self.run.journal.adopt(self.world.instance, &record, &role))?;
        self.journaled(self.run.journal.keyed(entity, id, self.key_in(entity, &found.values)))?;
        self.note(entity, id);
        self.run.recorder.record_created(self.world.instance, record, "");
        Ok(())
    }
}

/// An answer that may be another one a moment later.
const fn passing(reply: &Reply) -> Option<ErrorKind> {
    match reply.status {
        408 | 504 => Some(ErrorKind::Timeout),
        429 => Some(ErrorKind::RateLimited),
        502 | 503 => Some(ErrorKind::Unavailable),
        _ => None,
    }
}

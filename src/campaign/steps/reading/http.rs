//! What does a step say to the interface itself?

use std::collections::BTreeMap;

use super::{Fault, Reader};
use crate::campaign::plan::PlannedStep;
use crate::campaign::steps::http::answer::{Test, Wanted};
use crate::campaign::steps::http::asked::{Act, Calling, HeaderTest, Scope, Sending};
use crate::campaign::steps::http::paths;
use crate::campaign::steps::http::schema::{self, Unfit};
use crate::campaign::steps::http::written::{Form, Written, is_secret_name};
use crate::campaign::steps::operation::{Operation, Who};
use crate::crm::secrets::names_a_secret_header;
use crate::model::target::{ConnectorKind, Field, FieldType};
use crate::text::Message;
use crate::vocabulary::captures::{self, form};
use crate::vocabulary::{ArgText, Literal, Match, PhraseId as Id, values};

/// What the last request of a scenario was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Asked {
    /// There is none yet.
    #[default]
    Nothing,
    /// A request that makes nothing.
    Request,
    /// One that may have made a record.
    Creation,
    /// A JSON-RPC call.
    Call,
}

/// May a phrase name secrets of the environment?
pub(super) const fn takes_secrets(phrase: Id) -> bool {
    matches!(phrase, Id::Headers | Id::Send | Id::SendAnonymous | Id::Call | Id::CallOn | Id::CallAnonymous)
}

impl Reader<'_> {
    /// A step of these phrases.
    pub(super) fn http(&mut self, found: &Match, step: &PlannedStep) -> Result<Operation, Fault> {
        let nothing = ArgText { parameter: String::new(), text: String::new(), quoted: false };
        let arg = |index: usize| found.args.get(index).unwrap_or(&nothing);
        let text = |index: usize| arg(index).text.as_str();
        let table = step.table.as_deref().unwrap_or_default();
        let act = match found.phrase {
            Id::Headers => Act::Headers(self.headers(table)?),
            Id::Send => Act::Send(Box::new(self.sending(Some(self.who(text(0))?), [text(1), text(2)], step)?)),
            Id::SendAnonymous => Act::Send(Box::new(self.sending(None, [text(0), text(1)], step)?)),
            Id::Call => Act::Call(Box::new(self.calling(Some(self.who(text(0))?), [text(1), ""], step)?)),
            Id::CallOn => Act::Call(Box::new(self.calling(Some(self.who(text(0))?), [text(1), text(2)], step)?)),
            Id::CallAnonymous => Act::Call(Box::new(self.calling(None, [text(0), text(1)], step)?)),
            Id::StatusIs => Act::Status(self.status(text(0))?),
            Id::HeaderIs => Act::Header(self.header(text(0))?, HeaderTest::Is(self.filled(text(1)))),
            Id::HeaderContains => Act::Header(self.header(text(0))?, HeaderTest::Contains(self.part(text(1))?)),
            Id::HeaderAbsent => Act::Header(self.header(text(0))?, HeaderTest::Absent),
            Id::JsonTable => {
                let scope = scope(text(0));
                let mut looks = Vec::new();
                for row in table {
                    let [path, value] = row.as_slice() else {
                        return Err(self.fault(&Message::new("step-json-pairs")));
                    };
                    looks.push((self.json_path(path)?, Test::Is(self.cell(value))));
                }
                Act::Json(scope, looks)
            }
            Id::Schema => {
                let path = text(1).trim().to_owned();
                let file = self.file(&path)?;
                match schema::fault(&file.text) {
                    None => Act::Schema(scope(text(0)), path, file.text.clone()),
                    Some(unfit) => {
                        let message = match unfit {
                            Unfit::Empty => Message::new("step-schema-empty"),
                            Unfit::Unreadable(detail) => Message::new("step-schema").with("detail", detail),
                            Unfit::Unknown { word, near: Some(near) } => {
                                Message::new("step-schema-word-near").with("word", word).with("near", near)
                            }
                            Unfit::Unknown { word, near: None } => Message::new("step-schema-word").with("word", word),
                        };
                        return Err(self.fault(&message.with("name", path)));
                    }
                }
            }
            Id::KeepJson => {
                let path = self.json_path(text(0))?;
                self.capture(text(2), &path)?;
                Act::Keep(scope(text(1)), path, text(2).to_owned())
            }
            Id::KeepHeader => {
                let name = self.header(text(0))?;
                self.capture(text(1), &name)?;
                Act::KeepHeader(name, text(1).to_owned())
            }
            Id::ToRemove => {
                // An id that is written is that of a record which was there before.
                let mut names = captures::names(text(1)).peekable();
                if names.peek().is_none() {
                    return Err(self.fault(&Message::new("step-remove-written").with("value", text(1))));
                }
                // What a search or a reading gave may be anybody’s.
                if let Some(read) = names.find(|name| !self.memory.of_creation.contains(&form(name))) {
                    return Err(self.fault(&Message::new("step-remove-read").with("value", read)));
                }
                Act::ToRemove(self.entity(text(0))?, self.filled(text(1)))
            }
            Id::ErrorCode => Act::ErrorCode(self.wanted(arg(0))?),
            Id::ErrorMessage => Act::ErrorMessage(self.part(text(0))?),
            Id::ResultIs => Act::Json(Scope::Result, vec![("$".to_owned(), Test::Is(self.wanted(arg(0))?))]),
            _ => {
                let test = match found.phrase {
                    Id::JsonIs => Test::Is(self.wanted(arg(2))?),
                    Id::JsonContains => {
                        self.part(text(2))?;
                        Test::Contains(self.wanted(arg(2))?)
                    }
                    Id::JsonMatches => Test::Matches(self.expression(text(2))?),
                    Id::JsonPresent => Test::Present,
                    Id::JsonAbsent => Test::Absent,
                    Id::JsonEmpty => Test::Empty,
                    Id::JsonNone => Test::Count(0),
                    _ => Test::Count(self.some(text(2))?),
                };
                let path = self.json_path(text(1))?;
                if test == Test::Absent && paths::holder(&path).is_none() {
                    return Err(self.fault(&Message::new("step-json-root").with("value", path)));
                }
                if matches!(test, Test::Absent | Test::Count(0)) && paths::looked_at(&path).is_none() {
                    return Err(self.fault(&Message::new("step-json-filter").with("value", path)));
                }
                Act::Json(scope(text(0)), vec![(path, test)])
            }
        };
        self.after_http(&act)?;
        Ok(Operation::Http(act))
    }

    /// What the steps before must have asked, and what this one leaves.
    fn after_http(&mut self, act: &Act) -> Result<(), Fault> {
        let call = match act {
            Act::Send(_) | Act::Call(_) if self.memory.headers_lost => {
                return Err(self.fault(&Message::new("step-headers-lost")));
            }
            Act::Send(sending) => {
                let may_make = matches!(sending.method.to_uppercase().as_str(), "POST" | "PUT" | "PATCH");
                self.asked(if may_make { Asked::Creation } else { Asked::Request });
                return Ok(());
            }
            Act::Call(_) => {
                self.asked(Asked::Call);
                return Ok(());
            }
            Act::Headers(_) => {
                (self.memory.headers, self.memory.headers_lost) = (true, false);
                return Ok(());
            }
            Act::ToRemove(..) => return Ok(()),
            Act::ErrorCode(_) | Act::ErrorMessage(_) => true,
            Act::Json(scope, _) | Act::Keep(scope, ..) | Act::Schema(scope, ..) => *scope != Scope::Whole,
            Act::Status(_) | Act::Header(..) | Act::KeepHeader(..) => false,
        };
        match self.memory.asked {
            Asked::Nothing => Err(self.fault(&Message::new("step-no-request"))),
            Asked::Request | Asked::Creation if call => Err(self.fault(&Message::new("step-no-call"))),
            _ => Ok(()),
        }
    }

    /// A request is an action of which « l’opération est refusée » says nothing: its status does.
    fn asked(&mut self, asked: Asked) {
        self.memory.asked = asked;
        self.memory.last_is_request = true;
        self.memory.timed = None;
    }

    fn sending(&mut self, who: Option<Who>, [method, path]: [&str; 2], step: &PlannedStep) -> Result<Sending, Fault> {
        let method = method.to_uppercase();
        let path = self.address(path)?;
        let reads = matches!(method.as_str(), "GET" | "HEAD");
        let (mut query, mut body) = (Vec::new(), None);
        match (&step.doc_string, step.table.as_deref()) {
            (Some(_), _) if reads => {
                return Err(self.fault(&Message::new("step-http-no-body").with("value", method)));
            }
            (Some(text), _) => body = Some(self.body(text, step.media_type.as_deref())?),
            (None, Some(table)) if reads => {
                for (name, value) in self.two_columns(table)? {
                    query.push((name.to_owned(), self.written(value, Form::Plain)));
                }
            }
            (None, Some(table)) => body = Some(("application/json".to_owned(), self.object(table)?)),
            (None, None) => {}
        }
        Ok(Sending { who, method, path, query, body })
    }

    fn calling(&mut self, who: Option<Who>, [method, on]: [&str; 2], step: &PlannedStep) -> Result<Calling, Fault> {
        if method.trim().is_empty() {
            return Err(self.fault(&Message::new("step-bad-value").with("value", method)));
        }
        let on = if on.is_empty() { None } else { Some(self.address(on)?) };
        if on.is_none() && self.target.connector == ConnectorKind::Rest {
            return Err(self.fault(&Message::new("step-no-json-rpc").with("target", &self.target.id)));
        }
        let params = match (&step.doc_string, step.table.as_deref()) {
            (Some(text), _) => {
                let (_, params) = self.body(text, Some("json"))?;
                let sample = self.sample(text, Form::Json);
                match serde_json::from_str::<serde_json::Value>(&sample) {
                    Ok(serde_json::Value::Array(_)) => {}
                    Ok(serde_json::Value::Object(_))
                        if on.is_some() || self.target.connector != ConnectorKind::Tryton => {}
                    _ => return Err(self.fault(&Message::new("step-rpc-params"))),
                }
                params
            }
            (None, Some(_)) if on.is_none() && self.target.connector == ConnectorKind::Tryton => {
                return Err(self.fault(&Message::new("step-rpc-params")));
            }
            (None, Some(table)) => self.object(table)?,
            (None, None) => Written::plain("[]"),
        };
        Ok(Calling { who, method: self.filled(method), on, params })
    }

    /// An address of the target: never one of somebody else.
    fn address(&self, path: &str) -> Result<Written, Fault> {
        let path = path.trim();
        if !path.starts_with('/') || path.starts_with("//") || path.contains(['\\', '#']) {
            return Err(self.fault(&Message::new("step-http-address").with("value", path)));
        }
        Ok(self.written(path, Form::Address))
    }

    /// The body, of the type that is written behind the quotes.
    fn body(&self, text: &str, media_type: Option<&str>) -> Result<(String, Written), Fault> {
        let media_type = media_type.map(str::trim).filter(|name| !name.is_empty());
        let (content, form) = match media_type {
            None => {
                let sample = self.sample(text, Form::Json);
                if let Err(error) = serde_json::from_str::<serde_json::Value>(&sample) {
                    let message = Message::new("step-http-not-json").with("detail", error.to_string());
                    return Err(self.fault(&message));
                }
                ("application/json", Form::Json)
            }
            Some("json") => ("application/json", Form::Json),
            Some("xml") => ("application/xml", Form::Plain),
            Some("text") => ("text/plain; charset=utf-8", Form::Plain),
            Some("csv") => ("text/csv; charset=utf-8", Form::Plain),
            Some("form" | "formulaire") => ("application/x-www-form-urlencoded", Form::Address),
            Some(full) if full.contains('/') => {
                let form = match full {
                    full if full.contains("json") => Form::Json,
                    full if full.starts_with("application/x-www-form-urlencoded") => Form::Address,
                    _ => Form::Plain,
                };
                (full, form)
            }
            Some(other) => return Err(self.fault(&Message::new("step-http-type").with("value", other))),
        };
        Ok((content.to_owned(), self.written(text, form)))
    }

    /// A JSON object of the rows: what JSON itself writes bare stays so, all else is a text.
    fn object(&self, table: &[Vec<String>]) -> Result<Written, Fault> {
        let mut object = Written::plain("{");
        for (number, (name, value)) in self.two_columns(table)?.into_iter().enumerate() {
            let comma = if number == 0 { "" } else { "," };
            object.push(Written::plain(format!("{comma}{}:", serde_json::Value::from(name))));
            let quoted = value.starts_with('"') && value.ends_with('"') && value.len() > 1;
            let bare = serde_json::from_str::<serde_json::Value>(value).is_ok();
            match quoted || bare {
                true => object.push(self.written(value, Form::Json)),
                // Between quotes of our own, so that what is put in is a text.
                false => {
                    let text = serde_json::Value::from(value).to_string();
                    object.push(self.written(&text, Form::Json));
                }
            }
        }
        object.push(Written::plain("}"));
        Ok(object)
    }

    fn headers(&self, table: &[Vec<String>]) -> Result<Vec<(String, Written)>, Fault> {
        let mut headers = Vec::new();
        for (name, value) in self.two_columns(table)? {
            let name = self.header(name)?;
            let written = self.written(value, Form::Plain);
            let secret = names_a_secret_header(&name);
            let kept = captures::names(value).next().is_some();
            if secret && !kept {
                return Err(self.fault(&Message::new("step-http-secret").with("name", name)));
            }
            headers.push((name, written));
        }
        Ok(headers)
    }

    fn two_columns<'t>(&self, table: &'t [Vec<String>]) -> Result<Vec<(&'t str, &'t str)>, Fault> {
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        for row in table {
            let [name, value] = row.as_slice() else { return Err(self.fault(&Message::new("step-http-pairs"))) };
            if pairs.iter().any(|(known, _)| known == name) {
                return Err(self.fault(&Message::new("step-table-twice").with("field", name.as_str())));
            }
            pairs.push((name, value));
        }
        Ok(pairs)
    }

    /// The name of a header, as HTTP allows it.
    fn header(&self, name: &str) -> Result<String, Fault> {
        let fits = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
        match name.trim() {
            name if !name.is_empty() && name.chars().all(fits) => Ok(name.to_owned()),
            name => Err(self.fault(&Message::new("step-http-header").with("value", name))),
        }
    }

    fn status(&self, text: &str) -> Result<u16, Fault> {
        let number = self.number(text)?;
        let status = u16::try_from(number).ok().filter(|status| (100..600).contains(status));
        status.ok_or_else(|| self.fault(&Message::new("step-http-status").with("value", text)))
    }

    fn json_path(&self, text: &str) -> Result<String, Fault> {
        // What is put in stands within quotes of the path.
        let kept = |name: &str| Some(self.kept_value(name).unwrap_or_else(|| "0".to_owned()));
        let path = Written::of(text.trim(), Form::Json, kept).resolved(&BTreeMap::new(), |_| {}).unwrap_or_default();
        match paths::fault(&path) {
            None => Ok(path),
            Some(detail) => Err(self.fault(&Message::new("step-json-path").with("value", text).with("detail", detail))),
        }
    }

    /// A value of a sentence: what stands between quotes is a text, whatever it looks like.
    fn wanted(&self, arg: &ArgText) -> Result<Wanted, Fault> {
        let text = arg.text.as_str();
        if arg.quoted {
            return Ok(Wanted::Text(self.filled(text)));
        }
        if captures::names(text).next().is_some() {
            return Ok(Wanted::Kept(self.filled(text)));
        }
        if let Some(yes) = values::yes_or_no(text) {
            return Ok(Wanted::Bool(yes));
        }
        if let Some(day) = values::day(text, self.today) {
            return Ok(Wanted::Text(day.to_string()));
        }
        let read = |field_type| {
            let field = Field { field_type, ..Field::default() };
            match values::read(text, &field, self.today, self.figures) {
                Ok(Literal::Decimal(number)) => Some(number),
                _ => None,
            }
        };
        let number = [FieldType::Decimal, FieldType::Money, FieldType::Percent].into_iter().find_map(read);
        number.map(Wanted::Number).ok_or_else(|| self.unread(text, text))
    }

    /// A value of a table: as JSON writes it, else a text.
    fn cell(&self, text: &str) -> Wanted {
        if captures::names(text).next().is_some() {
            return Wanted::Kept(self.filled(text));
        }
        let bare = text.strip_prefix('«').and_then(|rest| rest.strip_suffix('»'));
        match (bare, serde_json::from_str::<serde_json::Value>(text)) {
            (Some(bare), _) => Wanted::Text(bare.trim().to_owned()),
            (None, Ok(serde_json::Value::Null)) => Wanted::Null,
            (None, Ok(serde_json::Value::Bool(yes))) => Wanted::Bool(yes),
            (None, Ok(serde_json::Value::String(text))) => Wanted::Text(text),
            (None, Ok(serde_json::Value::Number(_))) => match text.parse() {
                Ok(number) => Wanted::Number(number),
                Err(_) => Wanted::Kept(text.to_owned()),
            },
            _ => Wanted::Text(text.to_owned()),
        }
    }

    fn capture(&mut self, name: &str, place: &str) -> Result<(), Fault> {
        if !captures::is_name(name) {
            return Err(self.fault(&Message::new("step-capture-name").with("value", name)));
        }
        self.memory.will_keep(name, [name, place].into_iter().any(names_a_secret_header));
        match self.memory.asked {
            Asked::Creation | Asked::Call => self.memory.of_creation.insert(form(name)),
            Asked::Nothing | Asked::Request => self.memory.of_creation.remove(&form(name)),
        };
        Ok(())
    }

    fn kept_value(&self, name: &str) -> Option<String> {
        self.memory.captured.get(&form(name)).and_then(|(_, value)| value.clone())
    }

    /// A text with what was kept in its places; names of secrets stay until it is sent.
    fn written(&self, text: &str, in_form: Form) -> Written {
        let kept = |name: &str| {
            let known = self.memory.captured.get(&form(name));
            // What is not known yet is something, so that the whole can be read.
            known.map(|(_, value)| value.clone().unwrap_or_else(|| "0".to_owned()))
        };
        Written::of(text, in_form, kept)
    }

    /// The same with something in each place, to see whether the whole can be read.
    fn sample(&self, text: &str, in_form: Form) -> String {
        let some = |name: &str| Some(self.kept_value(name).unwrap_or_else(|| "0".to_owned()));
        Written::of(text, in_form, some).resolved(&BTreeMap::new(), |_| {}).unwrap_or_default()
    }

    /// Every value that a request names was kept before, or is a secret of the environment.
    pub(super) fn known_or_secret(&self, step: &PlannedStep) -> Result<(), Fault> {
        let cells = step.table.iter().flatten().flatten().map(String::as_str);
        let texts = std::iter::once(step.text.as_str()).chain(cells).chain(step.doc_string.as_deref());
        let mut named = texts.flat_map(captures::names);
        match named.find(|name| !self.memory.captured.contains_key(&form(name)) && !is_secret_name(name)) {
            None => Ok(()),
            Some(unknown) => {
                let kept = self.memory.captured.values().map(|(name, _)| name.as_str());
                Err(self.unknown("step-unknown-capture", unknown, kept))
            }
        }
    }
}

/// Which part of the answer the words of a step mean; the vocabulary lets no other words through.
fn scope(text: &str) -> Scope {
    match text {
        text if text.contains("resultat") || text.contains("result") => Scope::Result,
        text if text.contains("erreur") || text.contains("error") => Scope::Error,
        _ => Scope::Whole,
    }
}

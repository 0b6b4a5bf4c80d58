//! How does each call of the port become requests, and their answers neutral values?

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::RestConnector;
use super::answer::{accepted, text_at};
use super::conditions::Wanted;
use super::protocol::{Call, NewId};
use super::values::found;
use crate::crm::traced::Calls;
use crate::crm::transport::{Ask, Reply, encoded};
use crate::crm::{ActionOutcome, CrmError, ErrorKind, Filter, Operator, Page, Record, Value, Values, fields, ids_of};
use crate::model::execution::{Exchange, RecordRef};
use crate::model::target::{Entity, Field};

/// Marked records looked for at most: no run creates so many.
const MARKED: usize = 100_000;

impl RestConnector {
    /// Asks under a role's session. A session that has ended is opened again, once.
    pub(super) async fn ask(&self, role: &str, ask: &Ask, trace: &mut Vec<Exchange>) -> Result<Json, CrmError> {
        self.answered(role, ask, trace).await.map(|(json, _)| json)
    }

    /// The same, with the whole answer.
    async fn answered(&self, role: &str, ask: &Ask, trace: &mut Vec<Exchange>) -> Result<(Json, Reply), CrmError> {
        let door = self.door();
        let mut carried = self.sessions.carried(&door, role, None, trace).await?;
        for renewed in [false, true] {
            let value = self.sessions.for_call(door.sign_in, role, ask, &carried);
            let session = (door.sign_in.header.as_str(), value.as_str());
            let reply = self.transport.ask(ask, Some(session), trace).await?;
            match accepted(&self.transport, &self.protocol.errors, ask, &reply) {
                Err(error) if error.kind == ErrorKind::SessionExpired && !renewed => {
                    carried = self.sessions.carried(&door, role, Some(&carried), trace).await?;
                }
                result => return result.map(|json| (json, reply)),
            }
        }
        Err(self.transport.fault(ErrorKind::SessionExpired, "crm-session-lost", ask, Some(401), ""))
    }

    pub(super) fn plain(&self, call: &Call, (key, entity): (&str, &Entity), id: &str) -> Ask {
        let mut path = call.path_of(&entity.api, id);
        if path.contains("{fields}") {
            path = path.replace("{fields}", &encoded(&self.field_names(key, entity).join(",")));
        }
        Ask { method: call.method.clone(), path, content: self.protocol.content.clone(), ..self.bare() }
    }

    /// A request with what each one carries.
    fn bare(&self) -> Ask {
        let headers = self.protocol.headers.iter();
        Ask { headers: headers.map(|(name, value)| (name.clone(), value.clone())).collect(), ..Ask::default() }
    }

    pub(super) fn record(&self, (key, entity): (&str, &Entity), json: &Json, ask: &Ask) -> Result<Record, CrmError> {
        let path = self.protocol.record.id.of(&entity.api);
        let id = path.and_then(|path| text_at(json, path));
        let id = id.ok_or_else(|| self.without(ask, &path.map_or_else(|| "id".to_owned(), ToString::to_string)))?;
        let values = entity.fields.iter().filter_map(|(field_key, field)| {
            let said = match self.beside(key, field_key) {
                Some(beside) => beside.read.query(json).first(),
                None => self.value_of(json, &field.api),
            };
            Some((field_key.clone(), fields::decode(field, &self.protocol.record.plain(said?))))
        });
        Ok(Record { id, values: values.collect() })
    }

    /// What a record says under a name.
    fn value_of<'a>(&self, json: &'a Json, name: &str) -> Option<&'a Json> {
        let inner = self.protocol.record.values.as_ref().map(|path| path.query(json).first());
        found(inner.map_or(Some(json), |inner| inner)?, name, self.protocol.within.as_deref())
    }

    pub(super) fn without(&self, ask: &Ask, path: &str) -> CrmError {
        self.transport.fault(ErrorKind::Protocol, "crm-without", ask, None, path)
    }

    async fn write(
        &self,
        role: &str,
        entity: &str,
        (id, values): (&str, Option<&Values>),
        trace: &mut Vec<Exchange>,
    ) -> Result<(), CrmError> {
        let known = (entity, self.entity(entity)?);
        let call = if values.is_some() { &self.protocol.update.call } else { &self.protocol.delete.call };
        let mut ask = self.plain(call, known, id);
        if let Some(values) = values {
            ask.body = Some(self.body(known, id, (values, None))?);
            add(&mut ask, &self.protocol.update.headers);
        }
        self.ask(role, &ask, trace).await.map_err(|error| neutral(known.1, error))?;
        Ok(())
    }
}

impl Calls for RestConnector {
    async fn open(&self, role: &str, trace: &mut Vec<Exchange>) -> Result<(), CrmError> {
        self.sessions.carried(&self.door(), role, None, trace).await.map(|_| ())
    }

    async fn send(&self, role: Option<&str>, ask: &Ask, trace: &mut Vec<Exchange>) -> Result<Reply, CrmError> {
        let mut ask = ask.clone();
        let own = self.protocol.headers.iter().filter(|(name, _)| !ask.carries(name));
        let own: Vec<_> = own.map(|(name, value)| (name.clone(), value.clone())).collect();
        ask.headers.splice(0..0, own);
        let door = self.door();
        // A header that the scenario writes itself is not replaced by that of the session.
        let Some(role) = role.filter(|_| !ask.carries(&door.sign_in.header)) else {
            return self.transport.ask(&ask, None, trace).await;
        };
        let mut carried = self.sessions.carried(&door, role, None, trace).await?;
        let value = self.sessions.for_call(door.sign_in, role, &ask, &carried);
        let reply = self.transport.ask(&ask, Some((door.sign_in.header.as_str(), value.as_str())), trace).await?;
        if reply.status != 401 {
            return Ok(reply);
        }
        // The session may have ended; without a new one that is the answer.
        match self.sessions.carried(&door, role, Some(&carried), trace).await {
            Ok(new) => carried = new,
            Err(_) => return Ok(reply),
        }
        let value = self.sessions.for_call(door.sign_in, role, &ask, &carried);
        self.transport.ask(&ask, Some((door.sign_in.header.as_str(), value.as_str())), trace).await
    }

    async fn call(&self, _: &str, method: &str, _: &str, _: &mut Vec<Exchange>) -> Result<Reply, CrmError> {
        Err(self.unknown("crm-no-json-rpc", method))
    }

    fn hide(&self, secret: &str) {
        self.transport.mask.hide(secret);
    }

    fn without_secrets(&self, text: &str) -> String {
        self.transport.mask.without_secrets(text)
    }

    async fn version(&self, trace: &mut Vec<Exchange>) -> Result<Option<String>, CrmError> {
        let Some(probe) = &self.protocol.version else { return Ok(None) };
        let call = &probe.call;
        let ask = Ask { method: call.method.clone(), path: call.path.clone(), ..self.bare() };
        let reply = self.transport.ask(&ask, None, trace).await?;
        let json = accepted(&self.transport, &self.protocol.errors, &ask, &reply)?;
        text_at(&json, &probe.value).map(Some).ok_or_else(|| self.without(&ask, &probe.value.to_string()))
    }

    async fn create(
        &self,
        role: &str,
        entity: &str,
        (values, mark): (&Values, Option<&str>),
        trace: &mut Vec<Exchange>,
    ) -> Result<String, CrmError> {
        let known = (entity, self.entity(entity)?);
        let create = &self.protocol.create;
        let mut ask = self.plain(&create.call, known, "");
        ask.body = Some(self.body(known, "", (values, mark))?);
        add(&mut ask, &create.headers);
        let (json, reply) = self.answered(role, &ask, trace).await.map_err(|error| neutral(known.1, error))?;
        let (id, place) = match &create.id {
            NewId::Body(path) => (text_at(&json, path), path.to_string()),
            NewId::Header(place) => {
                let value = reply.headers.get(&place.header.to_lowercase());
                (value.and_then(|value| place.text(value)).map(str::to_owned), place.header.clone())
            }
        };
        id.ok_or_else(|| self.without(&ask, &place))
    }

    async fn read(
        &self,
        role: &str,
        entity: &str,
        id: &str,
        trace: &mut Vec<Exchange>,
    ) -> Result<Option<Record>, CrmError> {
        let known = (entity, self.entity(entity)?);
        let read = &self.protocol.read;
        let ask = self.plain(&read.call, known, id);
        let json = match self.ask(role, &ask, trace).await {
            Err(error) if error.kind == ErrorKind::NotFound => return Ok(None),
            result => result?,
        };
        let gone = read.gone.as_ref().and_then(|path| path.query(&json).first()).and_then(Json::as_bool);
        if gone == Some(true) {
            return Ok(None);
        }
        let record = read.record.query(&json).first().ok_or_else(|| self.without(&ask, &read.record.to_string()))?;
        self.record(known, record, &ask).map(Some)
    }

    async fn update(
        &self,
        role: &str,
        entity: &str,
        (id, values): (&str, &Values),
        trace: &mut Vec<Exchange>,
    ) -> Result<(), CrmError> {
        self.write(role, entity, (id, Some(values)), trace).await
    }

    async fn delete(&self, role: &str, entity: &str, id: &str, trace: &mut Vec<Exchange>) -> Result<(), CrmError> {
        self.write(role, entity, (id, None), trace).await
    }

    async fn search(
        &self,
        role: &str,
        entity: &str,
        (filter, limit): (&Filter, usize),
        trace: &mut Vec<Exchange>,
    ) -> Result<Page, CrmError> {
        let known = (entity, self.entity(entity)?);
        let wanted = self.wanted(known.1, filter)?;
        self.pages(role, (known, &|_, _| Ok(true)), (&wanted, limit), trace).await
    }

    async fn find_marked(
        &self,
        role: &str,
        entity: &str,
        mark: &str,
        trace: &mut Vec<Exchange>,
    ) -> Result<Vec<String>, CrmError> {
        let known = (entity, self.entity(entity)?);
        let Some(api) = &known.1.mark else { return Ok(Vec::new()) };
        let (field, value) = (Field { api: api.clone(), ..Field::default() }, Value::Text(mark.to_owned()));
        let condition = Wanted { key: "", field: &field, operator: Operator::Is, value: &value };
        // An interface without a word for it gives all records; what is found here is removed, and not believed unseen.
        let condition = self.protocol.search.operators.is.as_ref().map(|_| condition);
        let carries = |json: &Json, ask: &Ask| match self.value_of(json, api) {
            Some(said) => Ok(said.as_str() == Some(mark)),
            None => Err(self.without(ask, api)),
        };
        let wanted = condition.as_slice();
        let page = self.pages_at_last(role, (known, &carries), (wanted, MARKED), trace).await?;
        // Each was seen to carry it already.
        ids_of(page, |_| true, self.lang)
    }

    async fn action(
        &self,
        role: &str,
        entity: &str,
        (id, action): (&str, &str),
        trace: &mut Vec<Exchange>,
    ) -> Result<ActionOutcome, CrmError> {
        let known = (entity, self.entity(entity)?);
        let entity = known.1;
        let declared = entity.actions.get(action).ok_or_else(|| self.unknown("crm-unknown-action", action))?;
        let call = Call::try_from(declared.call.clone()).map_err(|said| self.unknown("crm-unknown-action", &said))?;
        let ask = self.plain(&call, known, id);
        let json = self.ask(role, &ask, trace).await.map_err(|error| neutral(entity, error))?;
        let Some(shape) = &self.protocol.action else { return Ok(ActionOutcome::default()) };
        let created = shape.created.query(&json).all().into_iter().map(|item| {
            let api = text_at(item, &shape.entity).ok_or_else(|| self.without(&ask, &shape.entity.to_string()))?;
            let id = text_at(item, &shape.id).ok_or_else(|| self.without(&ask, &shape.id.to_string()))?;
            let known = self.entities.iter().find(|(_, entity)| entity.api == api);
            let (key, _) = known.ok_or_else(|| self.unknown("crm-unknown-entity", &api))?;
            Ok(RecordRef { entity: key.clone(), id })
        });
        Ok(ActionOutcome { created: created.collect::<Result<_, CrmError>>()? })
    }
}

/// Adds headers to a request.
fn add(ask: &mut Ask, headers: &BTreeMap<String, String>) {
    ask.headers.extend(headers.iter().map(|(name, value)| (name.clone(), value.clone())));
}

/// The error with the field's neutral key in the place of the CRM's name.
fn neutral(entity: &Entity, mut error: CrmError) -> CrmError {
    if let Some(api) = &error.field {
        let is = |field: &Field| field.api == *api || field.write.as_ref() == Some(api);
        let known = entity.fields.iter().find(|(_, field)| is(field)).map(|(key, _)| key.clone());
        error.field = known.or(error.field);
    }
    error
}

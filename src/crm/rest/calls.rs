//! How does each call of the port become requests, and their answers neutral values?

use serde_json::Value as Json;

use super::RestConnector;
use super::answer::{accepted, text_at};
use super::protocol::{Call, Envelope};
use super::values::{self, quoted};
use crate::crm::traced::Calls;
use crate::crm::transport::Ask;
use crate::crm::{ActionOutcome, CrmError, ErrorKind, Filter, Operator, Page, Record, Value, Values, fields, ids_of};
use crate::model::execution::{Exchange, RecordRef};
use crate::model::target::{Entity, Field};

/// Marked records looked for at most: no run creates so many.
const MARKED: usize = 100_000;

impl RestConnector {
    /// Asks under a role's session. A session that has ended is opened again, once.
    pub(super) async fn ask(&self, role: &str, ask: &Ask, trace: &mut Vec<Exchange>) -> Result<Json, CrmError> {
        let sign_in = (&self.protocol.sign_in, &self.protocol.errors);
        let mut carried = self.sessions.carried(&self.transport, sign_in, role, None, trace).await?;
        for renewed in [false, true] {
            let session = (self.protocol.sign_in.header.as_str(), carried.as_str());
            let reply = self.transport.ask(ask, Some(session), trace).await?;
            match accepted(&self.transport, &self.protocol.errors, ask, &reply) {
                Err(error) if error.kind == ErrorKind::SessionExpired && !renewed => {
                    carried = self.sessions.carried(&self.transport, sign_in, role, Some(&carried), trace).await?;
                }
                result => return result,
            }
        }
        Err(self.transport.fault(ErrorKind::SessionExpired, "crm-session-lost", ask, Some(401), ""))
    }

    pub(super) fn plain(&self, call: &Call, entity: &Entity, id: &str) -> Ask {
        Ask {
            method: call.method.clone(),
            path: call.path_of(&entity.api, id),
            query: Vec::new(),
            body: None,
            form: false,
        }
    }

    /// The body that writes values, in what the interface wants around them; `id` is that of a record that is there.
    fn body(&self, entity: &Entity, id: &str, (values, mark): (&Values, Option<&str>)) -> Result<String, CrmError> {
        let mut pairs = Vec::new();
        for (key, value) in values {
            let field = entity.fields.get(key).ok_or_else(|| self.unknown("crm-unknown-field", key))?;
            pairs.push(format!("{}:{}", quoted(&field.api), values::encode(field, value, self.protocol.amounts)));
        }
        if let (Some(mark), Some(field)) = (mark, &entity.mark) {
            pairs.push(format!("{}:{}", quoted(field), quoted(mark)));
        }
        let record = format!("{{{}}}", pairs.join(","));
        Ok(match &self.protocol.envelope {
            None => record,
            Some(Envelope::Name(name)) => format!("{{{}:{record}}}", quoted(name)),
            // The values last: what they hold is no placeholder.
            Some(Envelope::Around(whole)) => {
                let mut whole = Json::Object(whole.clone());
                fill(&mut whole, &entity.api, id);
                whole.to_string().replacen(r#""{values}""#, &record, 1)
            }
        })
    }

    pub(super) fn record(&self, entity: &Entity, json: &Json, ask: &Ask) -> Result<Record, CrmError> {
        let path = &self.protocol.record.id;
        let id = text_at(json, path).ok_or_else(|| self.without(ask, &path.to_string()))?;
        let inner = self.protocol.record.values.as_ref().map(|path| path.query(json).first());
        let json = inner.map_or(Some(json), |inner| inner);
        let values = entity
            .fields
            .iter()
            .filter_map(|(key, field)| Some((key.clone(), fields::decode(field, json?.get(&field.api)?))))
            .collect();
        Ok(Record { id, values })
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
        let entity = self.entity(entity)?;
        let call = if values.is_some() { &self.protocol.update.call } else { &self.protocol.delete.call };
        let mut ask = self.plain(call, entity, id);
        ask.body = values.map(|values| self.body(entity, id, (values, None))).transpose()?;
        self.ask(role, &ask, trace).await.map_err(|error| neutral(entity, error))?;
        Ok(())
    }
}

impl Calls for RestConnector {
    async fn open(&self, role: &str, trace: &mut Vec<Exchange>) -> Result<(), CrmError> {
        let sign_in = (&self.protocol.sign_in, &self.protocol.errors);
        self.sessions.carried(&self.transport, sign_in, role, None, trace).await.map(|_| ())
    }

    async fn version(&self, trace: &mut Vec<Exchange>) -> Result<Option<String>, CrmError> {
        let Some(probe) = &self.protocol.version else { return Ok(None) };
        let call = &probe.call;
        let ask =
            Ask { method: call.method.clone(), path: call.path.clone(), query: Vec::new(), body: None, form: false };
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
        let entity = self.entity(entity)?;
        let mut ask = self.plain(&self.protocol.create.call, entity, "");
        ask.body = Some(self.body(entity, "", (values, mark))?);
        let json = self.ask(role, &ask, trace).await.map_err(|error| neutral(entity, error))?;
        let path = &self.protocol.create.id;
        text_at(&json, path).ok_or_else(|| self.without(&ask, &path.to_string()))
    }

    async fn read(
        &self,
        role: &str,
        entity: &str,
        id: &str,
        trace: &mut Vec<Exchange>,
    ) -> Result<Option<Record>, CrmError> {
        let entity = self.entity(entity)?;
        let ask = self.plain(&self.protocol.read.call, entity, id);
        let json = match self.ask(role, &ask, trace).await {
            Err(error) if error.kind == ErrorKind::NotFound => return Ok(None),
            result => result?,
        };
        let path = &self.protocol.read.record;
        let record = path.query(&json).first().ok_or_else(|| self.without(&ask, &path.to_string()))?;
        self.record(entity, record, &ask).map(Some)
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
        let known = self.entity(entity)?;
        let wanted = self.wanted(known, filter)?;
        self.pages(role, (known, &|_, _| Ok(true)), (&wanted, limit), trace).await
    }

    async fn find_marked(
        &self,
        role: &str,
        entity: &str,
        mark: &str,
        trace: &mut Vec<Exchange>,
    ) -> Result<Vec<String>, CrmError> {
        let entity = self.entity(entity)?;
        let Some(api) = &entity.mark else { return Ok(Vec::new()) };
        let field = Field { api: api.clone(), ..Field::default() };
        let condition = [(&field, Operator::Is, &Value::Text(mark.to_owned()))];
        // What is found here is removed: the condition alone is not believed.
        let carries = |json: &Json, ask: &Ask| {
            let inner = self.protocol.record.values.as_ref().map(|path| path.query(json).first());
            match inner.map_or(Some(json), |inner| inner).and_then(|json| json.get(api)) {
                Some(said) => Ok(said.as_str() == Some(mark)),
                None => Err(self.without(ask, api)),
            }
        };
        let page = self.pages(role, (entity, &carries), (&condition, MARKED), trace).await?;
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
        let entity = self.entity(entity)?;
        let declared = entity.actions.get(action).ok_or_else(|| self.unknown("crm-unknown-action", action))?;
        let call = Call::try_from(declared.call.clone()).map_err(|said| self.unknown("crm-unknown-action", &said))?;
        let ask = self.plain(&call, entity, id);
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

/// Puts entity and id in their places; an id that is not known yet is left out.
fn fill(json: &mut Json, entity: &str, id: &str) {
    match json {
        Json::Object(parts) => {
            parts.retain(|_, part| !id.is_empty() || part.as_str() != Some("{id}"));
            parts.values_mut().for_each(|part| fill(part, entity, id));
        }
        Json::Array(items) => items.iter_mut().for_each(|item| fill(item, entity, id)),
        Json::String(text) => *text = text.replace("{entity}", entity).replace("{id}", id),
        _ => {}
    }
}

/// The error with the field's neutral key in the place of the CRM's name.
fn neutral(entity: &Entity, mut error: CrmError) -> CrmError {
    if let Some(api) = &error.field {
        let known = entity.fields.iter().find(|(_, field)| field.api == *api).map(|(key, _)| key.clone());
        error.field = known.or(error.field);
    }
    error
}

//! How does each call of the port become requests, and their answers neutral values?

use std::collections::BTreeSet;

use serde_json::Value as Json;
use serde_json_path::JsonPath;

use super::RestConnector;
use super::answer::{accepted, text_at};
use super::protocol::Call;
use super::values::{self, quoted};
use crate::crm::transport::Ask;
use crate::crm::{ActionOutcome, Actor, CrmError, ErrorKind, Filter, Operator, Page, Record, Values, fields};
use crate::model::execution::{Exchange, RecordRef};
use crate::model::target::Entity;
use crate::text::Message;

/// Marked records looked for at most: no run creates so many.
const MARKED: usize = 100_000;

/// Pages read at most, however few records a CRM gives on each: what stands behind them is not known.
const PAGES: usize = 1_000;

/// Is a record that a search gave kept?
type Kept<'a> = dyn Fn(&Json, &Ask) -> Result<bool, CrmError> + Send + Sync + 'a;

impl RestConnector {
    /// Asks under a role's session. A session that has ended is opened again, once.
    async fn ask(&self, role: &str, ask: &Ask, trace: &mut Vec<Exchange>) -> Result<Json, CrmError> {
        let sign_in = (&self.protocol.sign_in, &self.protocol.errors);
        let mut token = self.sessions.token(&self.transport, sign_in, role, None, trace).await?;
        for renewed in [false, true] {
            let header = self.protocol.sign_in.value.replace("{token}", &token);
            let session = (self.protocol.sign_in.header.as_str(), header.as_str());
            let reply = self.transport.ask(ask, Some(session), trace).await?;
            match accepted(&self.transport, &self.protocol.errors, ask, &reply) {
                Err(error) if error.kind == ErrorKind::SessionExpired && !renewed => {
                    token = self.sessions.token(&self.transport, sign_in, role, Some(&token), trace).await?;
                }
                result => return result,
            }
        }
        Err(self.transport.fault(ErrorKind::SessionExpired, "crm-session-lost", ask, Some(401), ""))
    }

    fn plain(&self, call: &Call, entity: &Entity, id: &str) -> Ask {
        Ask { method: call.method.clone(), path: call.path_of(&entity.api, id), query: Vec::new(), body: None }
    }

    fn body(&self, entity: &Entity, values: &Values, mark: Option<&str>) -> Result<String, CrmError> {
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
            Some(name) => format!("{{{}:{record}}}", quoted(name)),
            None => record,
        })
    }

    fn record(&self, entity: &Entity, json: &Json, ask: &Ask) -> Result<Record, CrmError> {
        let path = &self.protocol.record.id;
        let id = text_at(json, path).ok_or_else(|| self.without(ask, &path.to_string()))?;
        let values = entity
            .fields
            .iter()
            .filter_map(|(key, field)| Some((key.clone(), fields::decode(field, json.get(&field.api)?))))
            .collect();
        Ok(Record { id, values })
    }

    fn without(&self, ask: &Ask, path: &str) -> CrmError {
        self.transport.fault(ErrorKind::Protocol, "crm-without", ask, None, path)
    }

    pub(super) fn conditions(&self, entity: &Entity, filter: &Filter) -> Result<Vec<(String, String)>, CrmError> {
        let words = &self.protocol.search.operators;
        filter
            .iter()
            .map(|(key, operator, value)| {
                let field = entity.fields.get(key).ok_or_else(|| self.unknown("crm-unknown-field", key))?;
                let operator = match operator {
                    Operator::Is => &words.is,
                    Operator::Contains => &words.contains,
                    Operator::Greater => &words.greater,
                    Operator::Less => &words.less,
                };
                Ok(self.condition(&field.api, operator, &fields::text(field, value)))
            })
            .collect()
    }

    fn condition(&self, field: &str, operator: &str, value: &str) -> (String, String) {
        let (name, wanted) =
            self.protocol.search.condition.split_once('=').unwrap_or((&self.protocol.search.condition, ""));
        let filled = |text: &str| text.replace("{field}", field).replace("{operator}", operator);
        // The value last: what it holds is not a placeholder.
        (filled(name), filled(wanted).replacen("{value}", value, 1))
    }

    /// The records found, page by page. A total says when that was all. Without one only an empty page does:
    /// a page that is shorter than asked may be all that the CRM ever gives at once.
    pub(super) async fn pages(
        &self,
        role: &str,
        (entity, keep): (&Entity, &Kept<'_>),
        conditions: &[(String, String)],
        limit: usize,
        trace: &mut Vec<Exchange>,
    ) -> Result<Page, CrmError> {
        let search = &self.protocol.search;
        let mut page = Page::default();
        let mut read = 0;
        let mut known = BTreeSet::new();
        for _ in 0..PAGES {
            if read >= limit {
                break;
            }
            let size = search.page.min(limit - read).max(1);
            let mut ask = self.plain(&search.call, entity, "");
            ask.query = conditions.to_vec();
            ask.query.push((search.offset.clone(), read.to_string()));
            ask.query.push((search.limit.clone(), size.to_string()));
            let json = self.ask(role, &ask, trace).await?;
            let found = search.records.query(&json).all();
            let total =
                search.total.as_ref().map(|path| text_at(&json, path).and_then(|text| text.parse::<usize>().ok()));
            let total = total.map(|total| total.ok_or_else(|| self.without(&ask, "total"))).transpose()?;
            let count = found.len();
            if count == 0 && !is_empty_list(&search.records, &json) {
                return Err(self.without(&ask, &search.records.to_string()));
            }
            let before = known.len();
            for json in found {
                let record = self.record(entity, json, &ask)?;
                if known.insert(record.id.clone()) && keep(json, &ask)? {
                    page.records.push(record);
                }
            }
            read += count;
            page.complete = total.map_or(count == 0, |total| known.len() >= total);
            // A page without anything new: the CRM does not hear the offset, the next would be the same.
            if page.complete || known.len() == before {
                break;
            }
        }
        Ok(page)
    }

    pub(super) async fn open_now(&self, role: &str, trace: &mut Vec<Exchange>) -> Result<Actor, CrmError> {
        let sign_in = (&self.protocol.sign_in, &self.protocol.errors);
        self.sessions.token(&self.transport, sign_in, role, None, trace).await?;
        Ok(Actor(role.to_owned()))
    }

    pub(super) async fn version_now(&self, trace: &mut Vec<Exchange>) -> Result<Option<String>, CrmError> {
        let Some(probe) = &self.protocol.version else { return Ok(None) };
        let call = &probe.call;
        let ask = Ask { method: call.method.clone(), path: call.path.clone(), query: Vec::new(), body: None };
        let reply = self.transport.ask(&ask, None, trace).await?;
        let json = accepted(&self.transport, &self.protocol.errors, &ask, &reply)?;
        text_at(&json, &probe.value).map(Some).ok_or_else(|| self.without(&ask, &probe.value.to_string()))
    }

    pub(super) async fn create_now(
        &self,
        role: &str,
        entity: &str,
        values: &Values,
        mark: Option<&str>,
        trace: &mut Vec<Exchange>,
    ) -> Result<String, CrmError> {
        let entity = self.entity(entity)?;
        let mut ask = self.plain(&self.protocol.create.call, entity, "");
        ask.body = Some(self.body(entity, values, mark)?);
        let json = self.ask(role, &ask, trace).await.map_err(|error| neutral(entity, error))?;
        let path = &self.protocol.create.id;
        text_at(&json, path).ok_or_else(|| self.without(&ask, &path.to_string()))
    }

    pub(super) async fn read_now(
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

    pub(super) async fn write_now(
        &self,
        role: &str,
        entity: &str,
        id: &str,
        values: Option<&Values>,
        trace: &mut Vec<Exchange>,
    ) -> Result<(), CrmError> {
        let entity = self.entity(entity)?;
        let call = if values.is_some() { &self.protocol.update.call } else { &self.protocol.delete.call };
        let mut ask = self.plain(call, entity, id);
        ask.body = values.map(|values| self.body(entity, values, None)).transpose()?;
        self.ask(role, &ask, trace).await.map_err(|error| neutral(entity, error))?;
        Ok(())
    }

    pub(super) async fn marked_now(
        &self,
        role: &str,
        entity: &str,
        mark: &str,
        trace: &mut Vec<Exchange>,
    ) -> Result<Vec<String>, CrmError> {
        let entity = self.entity(entity)?;
        let Some(field) = &entity.mark else { return Ok(Vec::new()) };
        let condition = self.condition(field, &self.protocol.search.operators.is, mark);
        // What is found here is removed: the condition alone is not believed.
        let carries = |json: &Json, ask: &Ask| match json.get(field) {
            Some(said) => Ok(said.as_str() == Some(mark)),
            None => Err(self.without(ask, field)),
        };
        let page = self.pages(role, (entity, &carries), &[condition], MARKED, trace).await?;
        // None found is no proof that none is there.
        if page.records.is_empty() && !page.complete {
            let words = Message::new("step-search-cut").with("count", 0_usize).text(self.lang);
            return Err(CrmError::new(ErrorKind::Protocol, words));
        }
        Ok(page.records.into_iter().map(|record| record.id).collect())
    }

    pub(super) async fn act_now(
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

/// Is the place of the records there, and empty? An answer of another shape is no empty list.
fn is_empty_list(records: &JsonPath, json: &Json) -> bool {
    let path = records.to_string();
    let list = path.strip_suffix("[*]").and_then(|list| JsonPath::parse(list).ok());
    list.is_some_and(|list| list.query(json).first().and_then(Json::as_array).is_some_and(Vec::is_empty))
}

/// The error with the field's neutral key in the place of the CRM's name.
fn neutral(entity: &Entity, mut error: CrmError) -> CrmError {
    if let Some(api) = &error.field {
        let known = entity.fields.iter().find(|(_, field)| field.api == *api).map(|(key, _)| key.clone());
        error.field = known.or(error.field);
    }
    error
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_an_empty_list_in_its_place_is_an_empty_search() {
        let path = JsonPath::parse("$.data[*]").expect("a path");
        assert!(is_empty_list(&path, &json!({"data": []})));
        for other in [json!({"error": "quota"}), json!({"data": null}), json!({"data": {}}), json!([]), Json::Null] {
            assert!(!is_empty_list(&path, &other), "{other}");
        }
        assert!(is_empty_list(&JsonPath::parse("$[*]").expect("a path"), &json!([])));
    }
}

//! How does each call of the port become methods of Odoo, and their answers neutral values?

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Map, Value as Json, json};

use super::OdooConnector;
use super::rpc::Model;
use super::values::{decode, encode};
use crate::crm::json_rpc::{MARK, MARKED, Pages, escaped, number};
use crate::crm::traced::Calls;
use crate::crm::transport::{Ask, Reply};
use crate::crm::{
    ActionOutcome, CrmError, Description, ErrorKind, Filter, Operator, Page, Record, Value, Values, ids_of,
};
use crate::model::execution::{Exchange, RecordRef};
use crate::model::target::{Entity, Field};

impl OdooConnector {
    /// The type of a field as the server has it.
    fn kind<'m>(&self, entity: &Entity, model: &'m Model, field: &Field) -> Result<&'m str, CrmError> {
        let kind = model.get(&field.api).map(|native| native.kind.as_str());
        kind.ok_or_else(|| self.unknown("crm-field-absent", &format!("{}.{}", entity.api, field.api)))
    }

    fn encoded(&self, entity: &Entity, model: &Model, key: &str, value: &Value) -> Result<(String, Json), CrmError> {
        let field = entity.fields.get(key).ok_or_else(|| self.unknown("crm-unknown-field", key))?;
        let kind = self.kind(entity, model, field)?;
        let written = encode(field, kind, value).ok_or_else(|| self.unknown("crm-too-many-digits", key))?;
        Ok((field.api.clone(), written))
    }

    fn body(&self, entity: &Entity, model: &Model, values: &Values) -> Result<Map<String, Json>, CrmError> {
        values.iter().map(|(key, value)| self.encoded(entity, model, key, value)).collect()
    }

    /// The names of a target's fields that the server has.
    fn names<'e>(entity: &'e Entity, model: &Model) -> BTreeSet<&'e str> {
        let names = entity.fields.values().map(|field| field.api.as_str());
        names.filter(|name| model.contains_key(*name)).chain(["id"]).collect()
    }

    fn record(&self, entity: &Entity, json: &Json) -> Result<Record, CrmError> {
        let id = json.get("id").and_then(Json::as_i64).ok_or_else(|| self.rpc.without("read"))?;
        // What the server does not give is known to nobody: it is not empty.
        let value = |(key, field): (&String, &Field)| Some((key.clone(), decode(field, json.get(&field.api)?)));
        Ok(Record { id: id.to_string(), values: entity.fields.iter().filter_map(value).collect() })
    }

    fn condition(
        &self,
        entity: &Entity,
        model: &Model,
        (key, operator, value): (&str, Operator, &Value),
    ) -> Result<Json, CrmError> {
        let (name, value) = self.encoded(entity, model, key, value)?;
        Ok(match (operator, value) {
            (Operator::Is, value) => json!([name, "=", value]),
            (Operator::Greater, value) => json!([name, ">", value]),
            (Operator::Less, value) => json!([name, "<", value]),
            (Operator::Contains, Json::String(text)) => json!([name, "ilike", escaped(&text)]),
            (Operator::Contains, value) => json!([name, "=", value]),
        })
    }

    /// The records of a domain, page by page. The server's own count says when that was all.
    async fn pages(
        &self,
        role: &str,
        (entity, model): (&Entity, &Arc<Model>),
        (domain, limit): (Vec<Json>, usize),
        trace: &mut Vec<Exchange>,
    ) -> Result<Page, CrmError> {
        let counted = (vec![json!(domain)], Map::new());
        let total = self.rpc.call(role, (&entity.api, "search_count"), counted, trace).await?;
        let total = total.as_u64().ok_or_else(|| self.rpc.without("search_count"))?;
        let mut pages = Pages::new(total, limit);
        while let Some((offset, size)) = pages.next() {
            let options = Map::from_iter([
                ("fields".to_owned(), json!(Self::names(entity, model))),
                ("offset".to_owned(), json!(offset)),
                ("limit".to_owned(), json!(size)),
                ("order".to_owned(), json!("id")),
            ]);
            let asked = (vec![json!(domain)], options);
            let found = self.rpc.call(role, (&entity.api, "search_read"), asked, trace).await?;
            let found = found.as_array().ok_or_else(|| self.rpc.without("search_read"))?;
            pages.take(found.iter().map(|json| self.record(entity, json)).collect::<Result<_, _>>()?);
        }
        Ok(pages.end())
    }
}

impl Calls for OdooConnector {
    async fn open(&self, role: &str, trace: &mut Vec<Exchange>) -> Result<(), CrmError> {
        self.rpc.signed_in(role, trace).await.map(|_| ())
    }

    async fn send(&self, role: Option<&str>, ask: &Ask, trace: &mut Vec<Exchange>) -> Result<Reply, CrmError> {
        self.rpc.send(role, ask, trace).await
    }

    async fn call(&self, role: &str, method: &str, params: &str, trace: &mut Vec<Exchange>) -> Result<Reply, CrmError> {
        self.rpc.call_as_written(role, (method, params), trace).await
    }

    fn hide(&self, secret: &str) {
        self.rpc.hide(secret);
    }

    fn without_secrets(&self, text: &str) -> String {
        self.rpc.without_secrets(text)
    }

    async fn version(&self, trace: &mut Vec<Exchange>) -> Result<Option<String>, CrmError> {
        self.rpc.version(trace).await
    }

    async fn create(
        &self,
        role: &str,
        key: &str,
        (values, mark): (&Values, Option<&str>),
        trace: &mut Vec<Exchange>,
    ) -> Result<String, CrmError> {
        let entity = self.entity(key)?;
        let model = self.rpc.model(role, &entity.api, trace).await?;
        let given = self.rpc.protocol().given.get(key).into_iter().flatten();
        let mut body: Map<String, Json> = given.map(|(name, value)| (name.clone(), value.clone())).collect();
        body.extend(self.body(entity, &model, values)?);
        if let (Some(mark), Some(field)) = (mark, &entity.mark) {
            body.insert(field.clone(), json!(mark));
        }
        let answer = self.rpc.call(role, (&entity.api, "create"), (vec![json!(body)], Map::new()), trace).await?;
        // A list of one where the server was asked for a list.
        let id = answer.as_i64().or_else(|| answer.get(0).and_then(Json::as_i64));
        id.map(|id| id.to_string()).ok_or_else(|| self.rpc.without("create"))
    }

    async fn read(
        &self,
        role: &str,
        key: &str,
        id: &str,
        trace: &mut Vec<Exchange>,
    ) -> Result<Option<Record>, CrmError> {
        let entity = self.entity(key)?;
        let model = self.rpc.model(role, &entity.api, trace).await?;
        let Some(number) = number(id) else { return Ok(None) };
        let args = vec![json!([number]), json!(Self::names(entity, &model))];
        let found = match self.rpc.call(role, (&entity.api, "read"), (args, Map::new()), trace).await {
            Err(error) if error.kind == ErrorKind::NotFound => return Ok(None),
            result => result?,
        };
        let found = found.as_array().ok_or_else(|| self.rpc.without("read"))?;
        found.first().map(|json| self.record(entity, json)).transpose()
    }

    async fn update(
        &self,
        role: &str,
        key: &str,
        (id, values): (&str, &Values),
        trace: &mut Vec<Exchange>,
    ) -> Result<(), CrmError> {
        let entity = self.entity(key)?;
        let model = self.rpc.model(role, &entity.api, trace).await?;
        let number = number(id).ok_or_else(|| CrmError::absent(id, self.lang))?;
        let body = self.body(entity, &model, values)?;
        let args = vec![json!([number]), json!(body)];
        self.rpc.call(role, (&entity.api, "write"), (args, Map::new()), trace).await?;
        Ok(())
    }

    async fn delete(&self, role: &str, key: &str, id: &str, trace: &mut Vec<Exchange>) -> Result<(), CrmError> {
        let entity = self.entity(key)?;
        let number = number(id).ok_or_else(|| CrmError::absent(id, self.lang))?;
        self.rpc.call(role, (&entity.api, "unlink"), (vec![json!([number])], Map::new()), trace).await?;
        Ok(())
    }

    async fn search(
        &self,
        role: &str,
        key: &str,
        (filter, limit): (&Filter, usize),
        trace: &mut Vec<Exchange>,
    ) -> Result<Page, CrmError> {
        let entity = self.entity(key)?;
        let model = self.rpc.model(role, &entity.api, trace).await?;
        let mut domain = self.rpc.protocol().only.get(key).cloned().unwrap_or_default();
        for (name, operator, value) in filter {
            domain.push(self.condition(entity, &model, (name, *operator, value))?);
        }
        self.pages(role, (entity, &model), (domain, limit), trace).await
    }

    async fn find_marked(
        &self,
        role: &str,
        key: &str,
        mark: &str,
        trace: &mut Vec<Exchange>,
    ) -> Result<Vec<String>, CrmError> {
        let entity = self.entity(key)?;
        let Some(api) = &entity.mark else { return Ok(Vec::new()) };
        // Read as a field like any other, so that what is found is seen to carry it.
        let field = Field { api: api.clone(), ..Field::default() };
        let marked = Entity { fields: [(MARK.to_owned(), field)].into(), ..entity.clone() };
        let model = self.rpc.model(role, &entity.api, trace).await?;
        let value = Value::Text(mark.to_owned());
        let domain = vec![self.condition(&marked, &model, (MARK, Operator::Is, &value))?];
        let page = self.pages(role, (&marked, &model), (domain, MARKED), trace).await?;
        ids_of(page, |record| record.values.get(MARK) == Some(&value), self.lang)
    }

    async fn action(
        &self,
        role: &str,
        key: &str,
        (id, action): (&str, &str),
        trace: &mut Vec<Exchange>,
    ) -> Result<ActionOutcome, CrmError> {
        let entity = self.entity(key)?;
        let declared = entity.actions.get(action).ok_or_else(|| self.unknown("crm-unknown-action", action))?;
        let number = number(id).ok_or_else(|| CrmError::absent(id, self.lang))?;
        let asked = (vec![json!([number])], Map::new());
        let said = self.rpc.call(role, (&entity.api, &declared.call), asked, trace).await?;
        // An action that opens what it made names the model and the record; of another record than its own.
        let made = said.get("res_model").and_then(Json::as_str).zip(said.get("res_id").and_then(Json::as_i64));
        let Some((model, made)) = made.filter(|made| *made != (entity.api.as_str(), number)) else {
            return Ok(ActionOutcome::default());
        };
        let made_of = self.entities.iter().find(|(_, entity)| entity.api == model);
        let (made_of, _) = made_of.ok_or_else(|| self.unknown("crm-unknown-entity", model))?;
        Ok(ActionOutcome { created: vec![RecordRef { entity: made_of.clone(), id: made.to_string() }] })
    }

    async fn describe(
        &self,
        role: &str,
        model: &str,
        trace: &mut Vec<Exchange>,
    ) -> Result<Option<Description>, CrmError> {
        let model = self.rpc.model(role, model, trace).await?;
        Ok(Some(Description { fields: (*model).clone() }))
    }

    async fn models(&self, role: &str, trace: &mut Vec<Exchange>) -> Result<Vec<String>, CrmError> {
        let options = Map::from_iter([("fields".to_owned(), json!(["model"]))]);
        let found = self.rpc.call(role, ("ir.model", "search_read"), (vec![json!([])], options), trace).await?;
        let found = found.as_array().ok_or_else(|| self.rpc.without("search_read"))?;
        Ok(found.iter().filter_map(|model| model.get("model")?.as_str().map(str::to_owned)).collect())
    }
}

//! How does each call of the port become methods of Tryton, and their answers neutral values?

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Map, Value as Json, json};

use super::TrytonConnector;
use super::domain::condition;
use super::rpc::{Model, Native};
use super::values::{decode, encode};
use crate::crm::json_rpc::{MARK, MARKED, Pages, number};
use crate::crm::path::{Line, Path};
use crate::crm::traced::Calls;
use crate::crm::transport::{Ask, Reply};
use crate::crm::{
    ActionOutcome, CrmError, Description, ErrorKind, Filter, Operator, Page, Record, Value, Values, ids_of,
};
use crate::model::execution::{Exchange, RecordRef};
use crate::model::target::{Entity, Field};

/// A line of a list: the list, and what is true of the line.
type Of = (String, Vec<(String, String)>);

/// A field of a target, where it stands and what the server knows of it.
struct Known<'a> {
    key: &'a str,
    field: &'a Field,
    path: Path,
    native: Native,
}

/// All that reading records of an entity needs.
struct Reading<'a> {
    entity: &'a Entity,
    fields: Vec<Known<'a>>,
    /// The model of the lines of each list.
    lists: BTreeMap<String, String>,
}

impl TrytonConnector {
    /// The fields of an entity as the server has them; only those that are wanted, when some are named.
    async fn reading<'a>(
        &'a self,
        role: &str,
        entity: &'a Entity,
        wanted: Option<&BTreeSet<&str>>,
        trace: &mut Vec<Exchange>,
    ) -> Result<Reading<'a>, CrmError> {
        let model = self.rpc.model(role, &entity.api, trace).await?;
        let (mut fields, mut lists) = (Vec::new(), BTreeMap::new());
        for (key, field) in &entity.fields {
            if wanted.is_some_and(|wanted| !wanted.contains(key.as_str())) {
                continue;
            }
            let path = Path::of(&field.api).ok_or_else(|| self.unknown("crm-path-invalid", &field.api))?;
            match self.native(role, &model, &path, &mut lists, trace).await? {
                Some(native) => fields.push(Known { key, field, path, native }),
                // Nobody asked for this one: the others are read without it, and it is known to nobody.
                None if wanted.is_none() => {}
                None => return Err(self.unknown("crm-field-absent", &format!("{}.{}", entity.api, field.api))),
            }
        }
        Ok(Reading { entity, fields, lists })
    }

    /// What the server knows of the field at a path; nothing when it has none, or hides it from this role.
    async fn native(
        &self,
        role: &str,
        model: &Arc<Model>,
        path: &Path,
        lists: &mut BTreeMap<String, String>,
        trace: &mut Vec<Exchange>,
    ) -> Result<Option<Native>, CrmError> {
        let Line { list, field, .. } = match path {
            Path::Own(name) => return Ok(model.get(name).cloned()),
            Path::Line(line) => line,
        };
        let Some(relation) = model.get(list).and_then(|native| native.relation.clone()) else { return Ok(None) };
        let lines = self.rpc.model(role, &relation, trace).await?;
        let native = lines.get(field).cloned();
        if native.is_some() {
            lists.insert(list.clone(), relation);
        }
        Ok(native)
    }

    /// The fields that some values are written to, each with its value.
    async fn written<'a, 'v>(
        &'a self,
        role: &str,
        entity: &'a Entity,
        values: &'v Values,
        trace: &mut Vec<Exchange>,
    ) -> Result<Vec<(Known<'a>, &'v Value)>, CrmError> {
        if let Some(unknown) = values.keys().find(|key| !entity.fields.contains_key(*key)) {
            return Err(self.unknown("crm-unknown-field", unknown));
        }
        let wanted = values.keys().map(String::as_str).collect();
        let reading = self.reading(role, entity, Some(&wanted), trace).await?;
        Ok(reading
            .fields
            .into_iter()
            .filter_map(|known| Some((values.get(known.key)?, known)))
            .map(|(value, known)| (known, value))
            .collect())
    }

    /// The records of an answer, with what stands in their lists.
    async fn records(
        &self,
        role: &str,
        reading: &Reading<'_>,
        found: Json,
        trace: &mut Vec<Exchange>,
    ) -> Result<Vec<Record>, CrmError> {
        let Json::Array(found) = found else { return Err(self.rpc.without("read")) };
        let mut lines: BTreeMap<&str, BTreeMap<i64, Json>> = BTreeMap::new();
        for (list, model) in &reading.lists {
            let ids: BTreeSet<i64> = found.iter().flat_map(|record| ids(record.get(list))).collect();
            let names = reading.names_in(list);
            let mut known = BTreeMap::new();
            if !ids.is_empty() {
                let read = self.rpc.call(role, (model, "read"), vec![json!(ids), json!(names)], trace).await?;
                let Json::Array(read) = read else { return Err(self.rpc.without("read")) };
                known.extend(read.into_iter().filter_map(|line| Some((line.get("id")?.as_i64()?, line))));
            }
            lines.insert(list, known);
        }
        let record = |record: &Json| {
            let id = record.get("id").and_then(Json::as_i64).ok_or_else(|| self.rpc.without("read"))?;
            let value = |known: &Known<'_>| {
                let said = match &known.path {
                    Path::Own(name) => record.get(name)?,
                    Path::Line(line) => {
                        let all = lines.get(line.list.as_str())?;
                        let mut own = ids(record.get(&line.list)).filter_map(|id| all.get(&id));
                        own.find(|one| is_that(one, line)).and_then(|one| one.get(&line.field)).unwrap_or(&Json::Null)
                    }
                };
                Some((known.key.to_owned(), decode(known.field, said)))
            };
            Ok(Record { id: id.to_string(), values: reading.fields.iter().filter_map(value).collect() })
        };
        found.iter().map(record).collect()
    }

    /// The line of a record's list that a path means, when it is there.
    async fn line(
        &self,
        role: &str,
        entity: &Entity,
        (id, line): (i64, &Line),
        trace: &mut Vec<Exchange>,
    ) -> Result<Option<i64>, CrmError> {
        let model = self.rpc.model(role, &entity.api, trace).await?;
        let relation = model.get(&line.list).and_then(|native| native.relation.clone());
        let relation =
            relation.ok_or_else(|| self.unknown("crm-field-absent", &format!("{}.{}", entity.api, line.list)))?;
        let record = self.rpc.call(role, (&entity.api, "read"), vec![json!([id]), json!([line.list])], trace).await?;
        let of_record: Vec<i64> = ids(record.get(0).and_then(|record| record.get(&line.list))).collect();
        if of_record.is_empty() {
            return Ok(None);
        }
        let names: Vec<&str> = line.fixed.iter().map(|(name, _)| name.as_str()).chain(["id"]).collect();
        let lines = self.rpc.call(role, (&relation, "read"), vec![json!(of_record), json!(names)], trace).await?;
        let id = |line: &Json| line.get("id").and_then(Json::as_i64);
        let fit: BTreeSet<i64> =
            lines.as_array().into_iter().flatten().filter(|one| is_that(one, line)).filter_map(id).collect();
        Ok(of_record.into_iter().find(|id| fit.contains(id)))
    }

    /// The records of a domain, page by page. The server's own count says when that was all.
    async fn pages(
        &self,
        role: &str,
        reading: &Reading<'_>,
        (domain, limit): (Vec<Json>, usize),
        trace: &mut Vec<Exchange>,
    ) -> Result<Page, CrmError> {
        let model = reading.entity.api.as_str();
        let total = self.rpc.call(role, (model, "search_count"), vec![json!(domain)], trace).await?;
        let total = total.as_u64().ok_or_else(|| self.rpc.without("search_count"))?;
        let mut pages = Pages::new(total, limit);
        while let Some((offset, size)) = pages.next() {
            let params =
                vec![json!(domain), json!(offset), json!(size), json!([["id", "ASC"]]), json!(reading.names())];
            let found = self.rpc.call(role, (model, "search_read"), params, trace).await?;
            pages.take(self.records(role, reading, found, trace).await?);
        }
        Ok(pages.end())
    }
}

impl Calls for TrytonConnector {
    async fn open(&self, role: &str, trace: &mut Vec<Exchange>) -> Result<(), CrmError> {
        self.rpc.session(role, None, trace).await.map(|_| ())
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
        let mut own = Map::new();
        let mut lines: BTreeMap<Of, Map<String, Json>> = BTreeMap::new();
        let mut put = |path: Path, value: Json| match path {
            Path::Own(name) => drop(own.insert(name, value)),
            Path::Line(Line { list, fixed, field }) => {
                let given = fixed.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
                lines.entry((list, fixed)).or_insert(given).insert(field, value);
            }
        };
        for (name, value) in self.rpc.protocol().given.get(key).into_iter().flatten() {
            put(Path::of(name).ok_or_else(|| self.unknown("crm-path-invalid", name))?, value.clone());
        }
        for (known, value) in self.written(role, entity, values, trace).await? {
            put(known.path.clone(), encode(known.field, &known.native, value));
        }
        if let (Some(mark), Some(field)) = (mark, &entity.mark) {
            put(Path::of(field).ok_or_else(|| self.unknown("crm-path-invalid", field))?, json!(mark));
        }
        for ((list, _), line) in lines {
            let all = own.entry(list).or_insert_with(|| json!([["create", []]]));
            if let Some(created) = all.pointer_mut("/0/1").and_then(Json::as_array_mut) {
                created.push(Json::Object(line));
            }
        }
        let answer = self.rpc.call(role, (&entity.api, "create"), vec![json!([own])], trace).await?;
        let id = answer.get(0).and_then(Json::as_i64).ok_or_else(|| self.rpc.without("create"))?;
        Ok(id.to_string())
    }

    async fn read(
        &self,
        role: &str,
        key: &str,
        id: &str,
        trace: &mut Vec<Exchange>,
    ) -> Result<Option<Record>, CrmError> {
        let reading = self.reading(role, self.entity(key)?, None, trace).await?;
        let Some(number) = number(id) else { return Ok(None) };
        let params = vec![json!([number]), json!(reading.names())];
        let found = match self.rpc.call(role, (&reading.entity.api, "read"), params, trace).await {
            Err(error) if error.kind == ErrorKind::NotFound => return Ok(None),
            result => result?,
        };
        Ok(self.records(role, &reading, found, trace).await?.pop())
    }

    async fn update(
        &self,
        role: &str,
        key: &str,
        (id, values): (&str, &Values),
        trace: &mut Vec<Exchange>,
    ) -> Result<(), CrmError> {
        let entity = self.entity(key)?;
        let number = number(id).ok_or_else(|| CrmError::absent(id, self.lang))?;
        let mut own = Map::new();
        let mut lines: Vec<(Line, Json)> = Vec::new();
        for (known, value) in self.written(role, entity, values, trace).await? {
            let value = encode(known.field, &known.native, value);
            match known.path {
                Path::Own(name) => drop(own.insert(name, value)),
                Path::Line(line) => lines.push((line, value)),
            }
        }
        let mut commands: BTreeMap<String, Vec<Json>> = BTreeMap::new();
        for (line, value) in lines {
            let there = self.line(role, entity, (number, &line), trace).await?;
            let command = match (there, value) {
                (None, Json::Null) => continue,
                (None, value) => {
                    let mut new: Map<String, Json> =
                        line.fixed.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
                    new.insert(line.field, value);
                    json!(["create", [new]])
                }
                // A means of contact without a value is none.
                (Some(id), Json::Null) if !line.fixed.is_empty() => json!(["delete", [id]]),
                (Some(id), value) => json!(["write", [id], {line.field: value}]),
            };
            commands.entry(line.list).or_default().push(command);
        }
        own.extend(commands.into_iter().map(|(list, commands)| (list, Json::Array(commands))));
        if own.is_empty() {
            return Ok(());
        }
        self.rpc.call(role, (&entity.api, "write"), vec![json!([number]), Json::Object(own)], trace).await?;
        Ok(())
    }

    async fn delete(&self, role: &str, key: &str, id: &str, trace: &mut Vec<Exchange>) -> Result<(), CrmError> {
        let entity = self.entity(key)?;
        let number = number(id).ok_or_else(|| CrmError::absent(id, self.lang))?;
        // The server answers nothing to the deletion of what is gone already: it is asked before.
        self.rpc.call(role, (&entity.api, "read"), vec![json!([number]), json!(["id"])], trace).await?;
        self.rpc.call(role, (&entity.api, "delete"), vec![json!([number])], trace).await?;
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
        let reading = self.reading(role, entity, None, trace).await?;
        let mut domain = self.rpc.protocol().only.get(key).cloned().unwrap_or_default();
        for (name, operator, value) in filter {
            let known = reading.fields.iter().find(|known| known.key == name);
            let known = known.ok_or_else(|| match entity.fields.get(name) {
                Some(field) => self.unknown("crm-field-absent", &format!("{}.{}", entity.api, field.api)),
                None => self.unknown("crm-unknown-field", name),
            })?;
            domain.push(condition(known.field, &known.path, &known.native, (*operator, value)));
        }
        self.pages(role, &reading, (domain, limit), trace).await
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
        let reading = self.reading(role, &marked, None, trace).await?;
        let value = Value::Text(mark.to_owned());
        let domain = reading
            .fields
            .iter()
            .map(|known| condition(known.field, &known.path, &known.native, (Operator::Is, &value)));
        let domain: Vec<Json> = domain.collect();
        if domain.is_empty() {
            return Err(self.unknown("crm-field-absent", &format!("{}.{api}", entity.api)));
        }
        let page = self.pages(role, &reading, (domain, MARKED), trace).await?;
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
        let said = self.rpc.call(role, (&entity.api, &declared.call), vec![json!([number])], trace).await?;
        // An action that opens what it made names the model and the records.
        let Some(model) = said.get("res_model").and_then(Json::as_str) else { return Ok(ActionOutcome::default()) };
        let made: Vec<i64> = ids(said.get("res_id")).collect();
        if made.is_empty() {
            return Ok(ActionOutcome::default());
        }
        let made_of = self.entities.iter().find(|(_, entity)| entity.api == model);
        let (made_of, _) = made_of.ok_or_else(|| self.unknown("crm-unknown-entity", model))?;
        let created = made.into_iter().map(|id| RecordRef { entity: made_of.clone(), id: id.to_string() });
        Ok(ActionOutcome { created: created.collect() })
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
        let params = vec![json!([]), json!(0), Json::Null, Json::Null, json!(["name"])];
        let found = self.rpc.call(role, ("ir.model", "search_read"), params, trace).await?;
        let found = found.as_array().ok_or_else(|| self.rpc.without("search_read"))?;
        Ok(found.iter().filter_map(|model| model.get("name")?.as_str().map(str::to_owned)).collect())
    }
}

impl Reading<'_> {
    /// The names to read of a record: its own fields and its lists.
    fn names(&self) -> BTreeSet<&str> {
        let names = self.fields.iter().map(|known| match &known.path {
            Path::Own(name) => name.as_str(),
            Path::Line(line) => line.list.as_str(),
        });
        names.chain(["id"]).collect()
    }

    /// The names to read of the lines of a list.
    fn names_in(&self, list: &str) -> BTreeSet<&str> {
        let lines = self.fields.iter().filter_map(|known| match &known.path {
            Path::Line(line) if line.list == list => Some(line),
            _ => None,
        });
        lines
            .flat_map(|line| line.fixed.iter().map(|(name, _)| name.as_str()).chain([line.field.as_str()]))
            .chain(["id"])
            .collect()
    }
}

/// Is it the line that a path means?
fn is_that(line: &Json, path: &Line) -> bool {
    path.fixed.iter().all(|(name, value)| match line.get(name) {
        Some(Json::String(said)) => said == value,
        Some(Json::Number(said)) => value.parse().ok() == said.as_i64(),
        Some(Json::Bool(said)) => value.parse() == Ok(*said),
        _ => false,
    })
}

/// The ids of a list; of one number, that one.
fn ids(json: Option<&Json>) -> impl Iterator<Item = i64> + '_ {
    let list = json.and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(Json::as_i64).chain(json.and_then(Json::as_i64))
}

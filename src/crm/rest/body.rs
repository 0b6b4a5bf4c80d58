//! What is sent to write a record?

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::RestConnector;
use super::protocol::{Beside, Envelope};
use super::values::quoted;
use crate::crm::{CrmError, ErrorKind, Value, Values, fields};
use crate::model::target::{Entity, Field};
use crate::text::Message;

/// Values by their names in the interface: the JSON text of one, or those within it.
enum Part {
    One(String),
    Within(BTreeMap<String, Part>),
}

impl Part {
    /// Puts a value at its place; what stood there is replaced.
    fn put(&mut self, names: &[&str], json: String) {
        match (names.split_first(), self) {
            (None, part) => *part = Self::One(json),
            (Some((name, rest)), Self::Within(parts)) => {
                parts.entry((*name).to_owned()).or_insert_with(|| Self::Within(BTreeMap::new())).put(rest, json);
            }
            (Some(_), part) => {
                *part = Self::Within(BTreeMap::new());
                part.put(names, json);
            }
        }
    }

    fn text(&self) -> String {
        match self {
            Self::One(json) => json.clone(),
            Self::Within(parts) => {
                let pairs: Vec<String> =
                    parts.iter().map(|(name, part)| format!("{}:{}", quoted(name), part.text())).collect();
                format!("{{{}}}", pairs.join(","))
            }
        }
    }
}

impl RestConnector {
    /// The body that writes values, in what the interface wants around them; `id` is that of a record that is there.
    pub(super) fn body(
        &self,
        (key, entity): (&str, &Entity),
        id: &str,
        (values, mark): (&Values, Option<&str>),
    ) -> Result<String, CrmError> {
        let protocol = &self.protocol;
        let mut record = Part::Within(BTreeMap::new());
        let mut links = Map::new();
        let given = protocol.given.get(key).filter(|_| id.is_empty());
        for (name, value) in given.into_iter().flatten() {
            record.put(&self.names(name), value.to_string());
        }
        for (field_key, value) in values {
            let field = entity.fields.get(field_key).ok_or_else(|| self.unknown("crm-unknown-field", field_key))?;
            if let Some(beside) = self.beside(key, field_key) {
                self.link(&mut links, beside, (field_key, field, value), id)?;
                continue;
            }
            let to = field.entity.as_ref().and_then(|to| self.entities.get(to)).map_or("", |to| to.api.as_str());
            let name = field.write.as_deref().unwrap_or(&field.api);
            record.put(&self.names(name), protocol.encoded(field, value, to));
        }
        if let (Some(mark), Some(field)) = (mark, &entity.mark) {
            record.put(&self.names(field), quoted(mark));
        }
        let record = record.text();
        let body = match &protocol.envelope {
            None => record,
            Some(Envelope::Name(name)) => format!("{{{}:{record}}}", quoted(name)),
            // The values last: what they hold is no placeholder.
            Some(Envelope::Around(whole)) => {
                let mut whole = Json::Object(whole.clone());
                fill(&mut whole, &entity.api, id);
                whole.to_string().replacen(r#""{values}""#, &record, 1)
            }
        };
        if links.is_empty() {
            return Ok(body);
        }
        let links = Json::Object(links).to_string();
        let (before, after) = (body.strip_suffix('}').unwrap_or(&body), links.strip_prefix('{').unwrap_or(&links));
        Ok(if before == "{" { links.clone() } else { format!("{before},{after}") })
    }

    /// What is declared of a field that does not stand among the values.
    pub(super) fn beside(&self, entity: &str, field: &str) -> Option<&Beside> {
        self.protocol.beside.get(entity)?.get(field)
    }

    /// The names that lead to a value.
    fn names<'a>(&self, name: &'a str) -> Vec<&'a str> {
        self.protocol.within.as_deref().map_or_else(|| vec![name], |sign| name.split(sign).collect())
    }

    /// Adds what a new record has beside its values.
    fn link(
        &self,
        links: &mut Map<String, Json>,
        beside: &Beside,
        (key, field, value): (&str, &Field, &Value),
        id: &str,
    ) -> Result<(), CrmError> {
        if !id.is_empty() {
            let words = Message::new("crm-only-when-created").with("field", key).text(self.lang);
            return Err(CrmError { field: Some(key.to_owned()), ..CrmError::new(ErrorKind::Unsupported, words) });
        }
        if *value == Value::Null {
            return Ok(());
        }
        let said = fields::text(field, value);
        for (name, part) in &beside.create {
            let mut part = part.clone();
            put(&mut part, &said);
            match (links.get_mut(name), part) {
                // Two links of one record stand in one list.
                (Some(Json::Array(there)), Json::Array(mut more)) => there.append(&mut more),
                (_, part) => {
                    links.insert(name.clone(), part);
                }
            }
        }
        Ok(())
    }
}

fn put(json: &mut Json, said: &str) {
    match json {
        Json::Object(parts) => parts.values_mut().for_each(|part| put(part, said)),
        Json::Array(items) => items.iter_mut().for_each(|item| put(item, said)),
        Json::String(text) => *text = text.replacen("{value}", said, 1),
        _ => {}
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

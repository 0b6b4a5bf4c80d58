//! How are the conditions of a search said in the interface's words?

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json};

use super::RestConnector;
use super::protocol::{Condition, InBody, Joined, Protocol, Word, replaced};
use super::sieve;
use crate::crm::{CrmError, Filter, Operator, Record, Value};
use crate::model::target::{Entity, Field, FieldType};
use crate::text::Lang;

/// One condition: a field, how it is compared, with what.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// The field's neutral key.
    pub key: &'a str,
    /// The field.
    pub field: &'a Field,
    /// How it is compared.
    pub operator: Operator,
    /// With what.
    pub value: &'a Value,
}

impl Wanted<'_> {
    /// The field's name in conditions.
    fn name(&self) -> &str {
        self.field.search.as_deref().unwrap_or(&self.field.api)
    }
}

/// Conditions as they are sent, and those that the interface has no words for.
#[derive(Default)]
pub struct Conditions<'a> {
    /// Parameters of the address.
    pub query: Vec<(String, String)>,
    /// Parts of the body.
    pub body: Vec<Json>,
    sieved: Vec<Wanted<'a>>,
}

impl Conditions<'_> {
    /// Does a record meet those that were not sent?
    ///
    /// # Errors
    /// Nobody knows, and why.
    pub fn keep(&self, record: &Record, lang: Lang) -> Result<bool, String> {
        sieve::holds(record, &self.sieved, lang)
    }

    /// Are there such?
    pub const fn is_sieved(&self) -> bool {
        !self.sieved.is_empty()
    }
}

impl RestConnector {
    /// The fields of the conditions of a search.
    pub(super) fn wanted<'a>(&self, entity: &'a Entity, filter: &'a Filter) -> Result<Vec<Wanted<'a>>, CrmError> {
        let one = |(key, operator, value): &'a (String, Operator, Value)| {
            let field = entity.fields.get(key).ok_or_else(|| self.unknown("crm-unknown-field", key))?;
            Ok(Wanted { key, field, operator: *operator, value })
        };
        filter.iter().map(one).collect()
    }

    /// The names of all fields of an entity that a record has among its values.
    pub(super) fn field_names(&self, key: &str, entity: &Entity) -> Vec<String> {
        let own = entity.fields.iter().filter(|(field, _)| self.beside(key, field).is_none());
        let names = own.map(|(_, field)| field.api.as_str()).chain(entity.mark.as_deref());
        names.collect::<BTreeSet<_>>().into_iter().map(str::to_owned).collect()
    }
}

impl Protocol {
    /// Conditions in the interface's words; `names` are those of the entity's fields.
    pub fn conditions<'a>(&self, entity: &Entity, names: &[String], wanted: &[Wanted<'a>]) -> Conditions<'a> {
        let search = &self.search;
        let sayable = |wanted: &&Wanted<'_>| {
            let text = self.said(wanted.field, wanted.value);
            search.condition.is_some()
                && search.operators.of(wanted.operator).is_some_and(|word| word.can_say(&text))
                && !text.contains(|c| search.unsayable.contains(c))
        };
        let (said, sieved): (Vec<_>, Vec<_>) = wanted.iter().partition(sayable);
        let mut conditions = Conditions { sieved: sieved.into_iter().copied().collect(), ..Conditions::default() };
        match &search.condition {
            None => {}
            Some(Condition::Joined(joined)) => {
                conditions.query.extend(self.expression(joined, (entity, names), &said));
            }
            Some(Condition::Json(InBody { json })) => {
                conditions.body = said.iter().map(|wanted| Json::Object(self.in_body(json, wanted))).collect();
            }
            Some(Condition::One(text)) => {
                conditions.query = self.parameters(std::slice::from_ref(text), &said);
            }
            Some(Condition::Several(texts)) => conditions.query = self.parameters(texts, &said),
        }
        conditions
    }

    /// The word of a condition's operator; the interface has it.
    fn word(&self, wanted: &Wanted<'_>) -> (&str, String) {
        let text = self.said(wanted.field, wanted.value);
        let word = self.search.operators.of(wanted.operator);
        let pattern = word.and_then(|word| word.pattern(&text, &BTreeMap::new()));
        (word.map_or("", Word::word), pattern.map_or(text, |(pattern, _)| pattern))
    }

    /// The parameters that say each condition.
    fn parameters(&self, texts: &[String], said: &[&Wanted<'_>]) -> Vec<(String, String)> {
        let one = |n: usize, wanted: &Wanted<'_>, text: &String| {
            let (name, value_of) = text.split_once('=').unwrap_or((text, ""));
            let (word, value) = self.word(wanted);
            let filled = |text: &str| {
                text.replace("{n}", &n.to_string()).replace("{field}", wanted.name()).replace("{operator}", word)
            };
            // The value last: what it holds is not a placeholder.
            (filled(name), filled(value_of).replacen("{value}", &value, 1))
        };
        let of = |(n, wanted): (usize, &&Wanted<'_>)| texts.iter().map(|text| one(n, wanted, text)).collect::<Vec<_>>();
        said.iter().enumerate().flat_map(of).collect()
    }

    /// A condition as JSON.
    fn in_body(&self, form: &Map<String, Json>, wanted: &Wanted<'_>) -> Map<String, Json> {
        let (word, value) = self.word(wanted);
        let filled = |part: &Json| match part {
            Json::String(text) => {
                let text = text.replace("{field}", wanted.name()).replace("{operator}", word);
                Json::from(text.replacen("{value}", &value, 1))
            }
            other => other.clone(),
        };
        form.iter().map(|(name, part)| (name.clone(), filled(part))).collect()
    }

    /// The parameter that says all conditions.
    fn expression(
        &self,
        joined: &Joined,
        (entity, names): (&Entity, &[String]),
        said: &[&Wanted<'_>],
    ) -> Option<(String, String)> {
        let one = |wanted: &&Wanted<'_>| {
            let (word, _) = self.word(wanted);
            let text = if word.contains("{field}") { word.to_owned() } else { joined.each.replace("{operator}", word) };
            text.replace("{field}", wanted.name()).replacen("{value}", &self.literal(joined, wanted), 1)
        };
        let all: Vec<String> = said.iter().map(one).collect();
        let whole =
            if all.is_empty() { joined.alone.as_ref()? } else { joined.around.as_deref().unwrap_or("{conditions}") };
        let whole = whole.replace("{entity}", &entity.api).replace("{fields}", &names.join(", "));
        Some((joined.parameter.clone(), whole.replacen("{conditions}", &all.join(&joined.between), 1)))
    }

    /// A value as the expression holds it: nothing of it is read as a part of the expression.
    fn literal(&self, joined: &Joined, Wanted { field, operator, value, .. }: &Wanted<'_>) -> String {
        if let (Value::Null, Some(null)) = (value, &joined.null) {
            return null.clone();
        }
        let text = self.said(field, value);
        let word = self.search.operators.of(*operator);
        if let Some((pattern, bare)) = word.and_then(|word| word.pattern(&text, &joined.escape)) {
            return if bare { pattern } else { joined.text.replacen("{value}", &pattern, 1) };
        }
        let stands_alone = match field.field_type {
            FieldType::Date | FieldType::DateTime if joined.quoted_days => false,
            FieldType::Integer
            | FieldType::Decimal
            | FieldType::Money
            | FieldType::Percent
            | FieldType::Bool
            | FieldType::Date
            | FieldType::DateTime => !matches!(value, Value::Text(_) | Value::Null),
            FieldType::Reference if joined.bare_references => {
                !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            }
            _ => self.is_bare(field, &text),
        };
        if stands_alone {
            return text;
        }
        joined.text.replacen("{value}", &replaced(&text, &joined.escape), 1)
    }
}

#[cfg(test)]
#[path = "conditions/tests.rs"]
mod tests;

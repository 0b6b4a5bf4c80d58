//! What does a record of the demo CRM hold, and does it satisfy a condition?

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::{Map, Value};

use super::refusal::Refusal;
use super::schema::{Entity, FieldDef, Kind, canonical, money};
use crate::text::similar::fold;

/// Values by name of field, each in its canonical form; an absent one is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields(BTreeMap<&'static str, Value>);

impl Fields {
    /// The fields that a caller sent, each verified against the schema.
    pub fn read(entity: Entity, sent: &Map<String, Value>) -> Result<Self, Refusal> {
        let mut fields = Self::default();
        for (name, value) in sent {
            let Some(field) = entity.kind(name) else {
                return Err(Refusal::malformed(format!(
                    "Le champ « {name} » n’existe pas dans « {} ».",
                    entity.collection()
                )));
            };
            fields.0.insert(field.0, canonical(field, value)?);
        }
        Ok(fields)
    }

    /// The value of a field as text (a choice's word, an id, an amount as it is kept).
    pub fn text(&self, field: &str) -> Option<&str> {
        self.0.get(field).and_then(Value::as_str)
    }

    /// An amount or a percentage.
    pub fn decimal(&self, field: &str) -> Option<Decimal> {
        self.text(field)?.parse().ok()
    }

    /// A day.
    pub fn date(&self, field: &str) -> Option<Date> {
        self.text(field)?.parse().ok()
    }

    /// Yes or no; no when empty.
    pub fn flag(&self, field: &str) -> bool {
        self.0.get(field).and_then(Value::as_bool).unwrap_or(false)
    }

    /// Whether a caller sent this field, even to empty it.
    pub fn has(&self, field: &str) -> bool {
        self.0.contains_key(field)
    }

    /// Whether the field holds something.
    pub fn filled(&self, field: &str) -> bool {
        self.0.get(field).is_some_and(|value| !value.is_null())
    }

    /// Puts a text.
    pub fn set(&mut self, field: &'static str, text: impl Into<String>) {
        self.0.insert(field, Value::String(text.into()));
    }

    /// Puts a text where there is one, else empties the field.
    pub fn set_option(&mut self, field: &'static str, text: Option<impl Into<String>>) {
        self.0.insert(field, text.map_or(Value::Null, |text| Value::String(text.into())));
    }

    /// Puts a text where the field is empty.
    pub fn set_default(&mut self, field: &'static str, text: impl Into<String>) {
        if !self.filled(field) {
            self.set(field, text);
        }
    }

    /// Puts an amount.
    pub fn set_money(&mut self, field: &'static str, amount: Decimal) {
        self.set(field, money(amount));
    }

    /// Puts a whole number.
    pub fn set_integer(&mut self, field: &'static str, number: i64) {
        self.0.insert(field, Value::from(number));
    }

    /// Puts yes or no.
    pub fn set_flag(&mut self, field: &'static str, flag: bool) {
        self.0.insert(field, Value::Bool(flag));
    }

    /// These fields with those of `changes` over them.
    pub fn with(&self, changes: &Self) -> Self {
        let mut all = self.clone();
        all.0.extend(changes.0.iter().map(|(name, value)| (*name, value.clone())));
        all
    }

    /// The fields that are sent and differ from what `before` holds.
    pub fn changed<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = &'static str> + 'a {
        self.0
            .iter()
            .filter(|(name, value)| before.0.get(*name).unwrap_or(&Value::Null) != *value)
            .map(|(name, _)| *name)
    }

    /// As it is answered: the id, then all fields of the entity, empty ones as `null`.
    pub fn json(&self, entity: Entity, id: &str) -> Value {
        let mut json = Map::new();
        json.insert("id".to_owned(), Value::from(id));
        for (name, _) in entity.fields() {
            json.insert((*name).to_owned(), self.0.get(name).cloned().unwrap_or(Value::Null));
        }
        Value::Object(json)
    }
}

/// How a condition compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `eq`: the same, case and accents apart.
    Equal,
    /// `contains`.
    Contains,
    /// `gt`.
    Greater,
    /// `lt`.
    Less,
}

/// One condition of a search.
#[derive(Clone, Debug)]
pub struct Condition {
    field: FieldDef,
    comparison: Comparison,
    value: Value,
}

impl Condition {
    /// Reads `eq:value` about a field.
    pub fn read(entity: Entity, name: &str, text: &str) -> Result<Self, Refusal> {
        let unknown = || Refusal::malformed(format!("Le critère « {name}={text} » n’est pas compris."));
        let field = entity.kind(name).ok_or_else(unknown)?;
        let (word, wanted) = text.split_once(':').ok_or_else(unknown)?;
        let comparison = match word {
            "eq" => Comparison::Equal,
            "contains" => Comparison::Contains,
            "gt" => Comparison::Greater,
            "lt" => Comparison::Less,
            _ => return Err(unknown()),
        };
        let value = match comparison {
            Comparison::Contains => Value::from(fold(wanted)),
            _ => canonical(field, &Value::from(wanted))?,
        };
        Ok(Self { field, comparison, value })
    }

    /// Whether the record satisfies it. An empty field satisfies only « equals nothing ».
    pub fn holds(&self, fields: &Fields) -> bool {
        let kept = fields.0.get(self.field.0).unwrap_or(&Value::Null);
        match self.comparison {
            Comparison::Equal if self.value.is_null() || kept.is_null() => self.value == *kept,
            Comparison::Equal => self.order(kept) == Some(Ordering::Equal),
            Comparison::Contains => {
                kept.as_str().is_some_and(|text| fold(text).contains(self.value.as_str().unwrap_or("")))
            }
            Comparison::Greater => self.order(kept) == Some(Ordering::Greater),
            Comparison::Less => self.order(kept) == Some(Ordering::Less),
        }
    }

    fn order(&self, kept: &Value) -> Option<Ordering> {
        let (kept_text, wanted) = (kept.as_str(), self.value.as_str());
        match self.field.1 {
            Kind::Money | Kind::Percent => {
                Some(kept_text?.parse::<Decimal>().ok()?.cmp(&wanted?.parse::<Decimal>().ok()?))
            }
            Kind::Integer => Some(kept.as_i64()?.cmp(&self.value.as_i64()?)),
            Kind::Bool => Some(kept.as_bool()?.cmp(&self.value.as_bool()?)),
            Kind::Text | Kind::Email if self.field.0 == "siret" => Some(digits(kept_text?).cmp(&digits(wanted?))),
            Kind::Text | Kind::Email => Some(fold(kept_text?).cmp(&fold(wanted?))),
            Kind::Date | Kind::Choice(_) | Kind::Reference(_) => Some(kept_text?.cmp(wanted?)),
        }
    }
}

/// The text without what people put between the groups of a number.
pub fn digits(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect()
}

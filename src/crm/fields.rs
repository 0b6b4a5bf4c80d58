//! How is a value of a field written for the CRM, and read from what it says?

use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::Value;
use crate::model::target::{Field, FieldType};

/// The plain text of a value, as conditions of a search hold it.
pub fn text(field: &Field, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(flag) => flag.to_string(),
        Value::Integer(number) if is_amount(field) => text(field, &Value::Decimal(Decimal::from(*number))),
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => scaled(field, *number).to_string(),
        Value::Text(key) => field.values.get(key).map_or_else(|| key.clone(), |value| value.api.clone()),
        Value::Date(date) => date.to_string(),
        Value::DateTime(at) => at.to_string(),
        Value::Reference(id) => id.clone(),
        Value::List(values) => values.iter().map(|item| text(field, item)).collect::<Vec<_>>().join(","),
    }
}

/// The value of a field in the CRM's answer. What is not of the declared type is kept as text, so
/// that a person sees what the CRM said.
pub fn decode(field: &Field, json: &Json) -> Value {
    let said = match json {
        Json::Null => return Value::Null,
        // Nothing, where the CRM has only texts.
        Json::String(said) if said.is_empty() && !matches!(field.field_type, FieldType::Text | FieldType::Choice) => {
            return Value::Null;
        }
        Json::Array(items) => return Value::List(items.iter().map(|item| decode(field, item)).collect()),
        Json::String(said) => said.clone(),
        other => other.to_string(),
    };
    let typed = match field.field_type {
        FieldType::Text => None,
        FieldType::Integer => said.parse().ok().map(Value::Integer),
        FieldType::Decimal | FieldType::Money | FieldType::Percent => {
            said.parse().ok().map(|number| Value::Decimal(unscaled(field, number)))
        }
        FieldType::Bool => truth(&said).map(Value::Bool),
        FieldType::Date => day(&said).map(Value::Date),
        FieldType::DateTime => said.parse().ok().map(Value::DateTime),
        FieldType::Choice => {
            let declared = field.values.iter().find(|(_, value)| value.api == said).map(|(key, _)| key.clone());
            // A word of the CRM that nobody declared, and that is spelt as our key of another one, is not that key.
            let homonym = || field.values.contains_key(&said).then(|| format!("`{said}`"));
            declared.or_else(homonym).map(Value::Text)
        }
        FieldType::Reference => Some(Value::Reference(said.clone())),
    };
    typed.unwrap_or(Value::Text(said))
}

fn truth(said: &str) -> Option<bool> {
    match said {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// A day, also where the CRM says it as the moment at which it begins in universal time.
fn day(said: &str) -> Option<jiff::civil::Date> {
    said.parse().ok().or_else(|| {
        let moment = said.parse::<jiff::Timestamp>().ok()?.to_zoned(jiff::tz::TimeZone::UTC).datetime();
        (moment.time() == jiff::civil::Time::midnight()).then(|| moment.date())
    })
}

/// Is it a number with decimals?
pub fn is_amount(field: &Field) -> bool {
    matches!(field.field_type, FieldType::Money | FieldType::Decimal | FieldType::Percent)
}

fn scaled(field: &Field, number: Decimal) -> Decimal {
    match field.scale {
        // An amount in millionths is a whole number: 15000.00 becomes 15000000000.
        Some(scale) => number.checked_div(scale).map_or(number, |scaled| match field.field_type {
            FieldType::Percent => scaled,
            _ => scaled.normalize(),
        }),
        None => number,
    }
}

fn unscaled(field: &Field, number: Decimal) -> Decimal {
    field.scale.and_then(|scale| number.checked_mul(scale)).unwrap_or(number)
}

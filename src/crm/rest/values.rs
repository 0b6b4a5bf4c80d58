//! How does a neutral value become JSON, and JSON a neutral value?

use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::protocol::Amounts;
use crate::crm::Value;
use crate::model::target::{Field, FieldType};

/// The JSON text of a value, as the CRM wants that field written.
pub fn encode(field: &Field, value: &Value, amounts: Amounts) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Integer(number) if is_amount(field) => encode(field, &Value::Decimal(Decimal::from(*number)), amounts),
        Value::Integer(number) => number.to_string(),
        Value::Decimal(_) if amounts == Amounts::Number => text(field, value),
        Value::List(values) => {
            let items: Vec<String> = values.iter().map(|item| encode(field, item, amounts)).collect();
            format!("[{}]", items.join(","))
        }
        other => quoted(&text(field, other)),
    }
}

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
        Json::Array(items) => return Value::List(items.iter().map(|item| decode(field, item)).collect()),
        Json::String(said) => said.clone(),
        other => other.to_string(),
    };
    let typed = match field.field_type {
        FieldType::Text => None,
        FieldType::Integer => said.parse().ok().map(Value::Integer),
        FieldType::Decimal | FieldType::Money => said.parse().ok().map(Value::Decimal),
        FieldType::Percent => said.parse().ok().map(|number| Value::Decimal(unscaled(field, number))),
        FieldType::Bool => said.parse().ok().map(Value::Bool),
        FieldType::Date => said.parse().ok().map(Value::Date),
        FieldType::DateTime => said.parse().ok().map(Value::DateTime),
        FieldType::Choice => {
            field.values.iter().find(|(_, value)| value.api == said).map(|(key, _)| Value::Text(key.clone()))
        }
        FieldType::Reference if said.is_empty() => Some(Value::Null),
        FieldType::Reference => Some(Value::Reference(said.clone())),
    };
    typed.unwrap_or(Value::Text(said))
}

/// A JSON string.
pub fn quoted(text: &str) -> String {
    Json::from(text).to_string()
}

fn is_amount(field: &Field) -> bool {
    matches!(field.field_type, FieldType::Money | FieldType::Decimal | FieldType::Percent)
}

fn scaled(field: &Field, number: Decimal) -> Decimal {
    match field.scale {
        Some(scale) if field.field_type == FieldType::Percent => number.checked_div(scale).unwrap_or(number),
        _ => number,
    }
}

fn unscaled(field: &Field, number: Decimal) -> Decimal {
    field.scale.and_then(|scale| number.checked_mul(scale)).unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::target::FieldValue;

    fn field(field_type: FieldType) -> Field {
        let value = FieldValue { api: "WON".to_owned(), ..FieldValue::default() };
        Field { field_type, values: [("won".to_owned(), value)].into(), ..Field::default() }
    }

    #[test]
    fn amounts_keep_their_digits_both_ways() {
        let money = field(FieldType::Money);
        let amount = Value::Decimal("15000.00".parse().expect("a number"));
        assert_eq!(encode(&money, &amount, Amounts::Text), r#""15000.00""#);
        assert_eq!(encode(&money, &amount, Amounts::Number), "15000.00");
        assert_eq!(encode(&money, &Value::Integer(3), Amounts::Number), "3");
        let read = super::super::exact::parse("[1234567890123456.78]").expect("JSON");
        assert_eq!(decode(&money, &read[0]), Value::Decimal("1234567890123456.78".parse().expect("a number")));
    }

    #[test]
    fn percents_follow_the_scale_and_choices_their_words() {
        let percent = Field { scale: Some(Decimal::from(100)), ..field(FieldType::Percent) };
        assert_eq!(encode(&percent, &Value::Decimal("15.01".parse().expect("a number")), Amounts::Text), r#""0.1501""#);
        assert_eq!(decode(&percent, &Json::from("0.1501")), Value::Decimal("15.01".parse().expect("a number")));
        let choice = field(FieldType::Choice);
        assert_eq!(encode(&choice, &Value::Text("won".to_owned()), Amounts::Text), r#""WON""#);
        assert_eq!(decode(&choice, &Json::from("WON")), Value::Text("won".to_owned()));
        assert_eq!(decode(&choice, &Json::from("OTHER")), Value::Text("OTHER".to_owned()));
        assert_eq!(decode(&field(FieldType::Date), &Json::from("12/03")), Value::Text("12/03".to_owned()));
    }
}

//! How does a neutral value become the JSON that a REST interface wants?

use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::protocol::Amounts;
use crate::crm::Value;
use crate::crm::fields::{is_amount, text};
use crate::model::target::Field;

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

/// A JSON string.
pub fn quoted(text: &str) -> String {
    Json::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crm::fields::decode;
    use crate::model::target::{FieldType, FieldValue};

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
        let read = crate::crm::exact::parse("[1234567890123456.78]").expect("JSON");
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

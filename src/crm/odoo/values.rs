//! How is a neutral value written for Odoo, and what does its JSON say?
//!
//! Amounts are numbers, days and moments are texts in UTC, a reference is read as `[7, "its name"]`, and what is empty
//! is `false`.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

use crate::crm::{Value, fields};
use crate::model::target::{Field, FieldType};

/// How the server writes a moment.
const MOMENT: &str = "%Y-%m-%d %H:%M:%S";

/// The JSON of a value, as the server wants a field of that type of its own written; none for a number with more
/// digits than its numbers keep.
pub fn encode(field: &Field, kind: &str, value: &Value) -> Option<Json> {
    let text = match value {
        Value::Null => return Some(Json::Bool(false)),
        Value::List(values) => {
            return values.iter().map(|value| encode(field, kind, value)).collect::<Option<Vec<_>>>().map(Json::Array);
        }
        Value::DateTime(at) => at.strftime(MOMENT).to_string(),
        value => fields::text(field, value),
    };
    Some(match kind {
        "float" | "monetary" => match text.parse::<Decimal>() {
            Ok(number) => json!(kept(number)?),
            Err(_) => json!(text),
        },
        "integer" | "many2one" => text.parse::<i64>().map_or_else(|_| json!(text), |number| json!(number)),
        "boolean" => text.parse::<bool>().map_or_else(|_| json!(text), |flag| json!(flag)),
        _ => json!(text),
    })
}

/// The number as the server's numbers hold it, when none of its digits is lost.
fn kept(number: Decimal) -> Option<f64> {
    let held: f64 = number.to_string().parse().ok()?;
    let again: Decimal = held.to_string().parse().ok()?;
    (again == number).then_some(held)
}

/// The value of a field in the server's answer.
pub fn decode(field: &Field, json: &Json) -> Value {
    match (field.field_type, json) {
        (FieldType::Bool, json) => fields::decode(field, json),
        (_, Json::Bool(false)) => Value::Null,
        (FieldType::Reference, Json::Array(pair)) => fields::decode(field, pair.first().unwrap_or(&Json::Null)),
        // A reference that is read as a text is its name.
        (FieldType::Text, Json::Array(pair)) if pair.len() == 2 && pair[0].is_number() => {
            fields::decode(field, &pair[1])
        }
        (FieldType::DateTime, Json::String(said)) => {
            moment(said).map_or_else(|| fields::decode(field, json), Value::DateTime)
        }
        _ => fields::decode(field, json),
    }
}

fn moment(said: &str) -> Option<Timestamp> {
    let at = DateTime::strptime(MOMENT, said).ok()?;
    Some(at.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(field_type: FieldType) -> Field {
        Field { field_type, ..Field::default() }
    }

    fn decimal(text: &str) -> Value {
        Value::Decimal(text.parse().expect("a number"))
    }

    #[test]
    fn amounts_keep_their_digits_or_are_not_sent() {
        let money = field(FieldType::Money);
        assert_eq!(encode(&money, "monetary", &decimal("15000.01")), Some(json!(15000.01)));
        assert_eq!(encode(&money, "monetary", &Value::Integer(3)), Some(json!(3.0)));
        assert_eq!(encode(&money, "monetary", &decimal("12345678901234567.89")), None);
        // As the reader of JSON gives a number with a fraction.
        assert_eq!(decode(&money, &json!("15000.01")), decimal("15000.01"));
    }

    #[test]
    fn what_is_empty_is_false_and_a_reference_has_its_name() {
        for field_type in [FieldType::Text, FieldType::Date, FieldType::Reference] {
            assert_eq!(decode(&field(field_type), &json!(false)), Value::Null);
            assert_eq!(encode(&field(field_type), "char", &Value::Null), Some(json!(false)));
        }
        assert_eq!(decode(&field(FieldType::Bool), &json!(false)), Value::Bool(false));
        assert_eq!(decode(&field(FieldType::Reference), &json!([7, "Acier"])), Value::Reference("7".to_owned()));
        assert_eq!(decode(&field(FieldType::Text), &json!([7, "Acier"])), Value::Text("Acier".to_owned()));
        assert_eq!(encode(&field(FieldType::Reference), "many2one", &Value::Reference("7".to_owned())), Some(json!(7)));
    }

    #[test]
    fn moments_are_texts_in_utc() {
        let at = Value::DateTime("2026-03-09T14:30:05Z".parse().expect("a moment"));
        assert_eq!(encode(&field(FieldType::DateTime), "datetime", &at), Some(json!("2026-03-09 14:30:05")));
        assert_eq!(decode(&field(FieldType::DateTime), &json!("2026-03-09 14:30:05")), at);
        let day = Value::Date(jiff::civil::date(2026, 3, 9));
        assert_eq!(encode(&field(FieldType::Date), "date", &day), Some(json!("2026-03-09")));
        assert_eq!(decode(&field(FieldType::Date), &json!("2026-03-09")), day);
    }
}

//! How is a neutral value written for Tryton, and what does its JSON say?
//!
//! Decimals, days and moments are objects with their class: `{"__class__": "Decimal", "decimal": "15000.00"}`.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde_json::{Value as Json, json};

use super::rpc::Native;
use crate::crm::{Value, fields};
use crate::model::target::Field;

/// The JSON of a value, as the server wants that field of its own written.
pub fn encode(field: &Field, native: &Native, value: &Value) -> Json {
    if let Value::List(values) = value {
        return Json::Array(values.iter().map(|value| encode(field, native, value)).collect());
    }
    if matches!(value, Value::Null) {
        return Json::Null;
    }
    let text = fields::text(field, value);
    let written = match native.kind.as_str() {
        "numeric" => text
            .parse::<rust_decimal::Decimal>()
            .ok()
            .map(|number| json!({"__class__": "Decimal", "decimal": number.to_string()})),
        // Tryton's own floats: shares and measures, never money.
        "float" => text.parse::<f64>().ok().map(|number| json!(number)),
        "integer" | "bigint" | "many2one" | "one2one" => text.parse::<i64>().ok().map(|number| json!(number)),
        "boolean" => text.parse::<bool>().ok().map(|flag| json!(flag)),
        "date" => text.parse::<Date>().ok().map(day),
        "datetime" | "timestamp" => match value {
            Value::DateTime(at) => Some(moment(at.to_zoned(TimeZone::UTC).datetime())),
            _ => text.parse::<Date>().ok().map(|date| moment(date.at(0, 0, 0, 0))),
        },
        _ => None,
    };
    // What is not of the field's type goes as it was said: the server judges it.
    written.unwrap_or_else(|| json!(text))
}

fn day(date: Date) -> Json {
    json!({"__class__": "date", "year": date.year(), "month": date.month(), "day": date.day()})
}

fn moment(at: DateTime) -> Json {
    let microsecond = at.subsec_nanosecond() / 1_000;
    json!({
        "__class__": "datetime", "year": at.year(), "month": at.month(), "day": at.day(),
        "hour": at.hour(), "minute": at.minute(), "second": at.second(), "microsecond": microsecond,
    })
}

/// The value of a field in the server's answer.
pub fn decode(field: &Field, json: &Json) -> Value {
    fields::decode(field, &plain(json))
}

/// The JSON with each object of a class as the text that it stands for.
fn plain(json: &Json) -> Json {
    match json {
        Json::Array(items) => Json::Array(items.iter().map(plain).collect()),
        Json::Object(parts) => {
            let number = |name: &str| parts.get(name).and_then(Json::as_i64);
            let small = |name: &str| number(name).and_then(|number| i8::try_from(number).ok());
            let date = || {
                let year = i16::try_from(number("year")?).ok()?;
                Date::new(year, small("month")?, small("day")?).ok()
            };
            let read = match parts.get("__class__").and_then(Json::as_str) {
                Some("Decimal") => parts.get("decimal").cloned(),
                Some("date") => date().map(|date| json!(date.to_string())),
                Some("datetime") => date().and_then(|date| {
                    let subsec = i32::try_from(number("microsecond").unwrap_or_default()).ok()? * 1_000;
                    let at = date.at(small("hour")?, small("minute")?, small("second")?, subsec);
                    Some(json!(at.to_zoned(TimeZone::UTC).ok()?.timestamp().to_string()))
                }),
                _ => None,
            };
            read.unwrap_or_else(|| json.clone())
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::target::FieldType;

    fn field(field_type: FieldType) -> Field {
        Field { field_type, ..Field::default() }
    }

    fn native(kind: &str) -> Native {
        Native { kind: kind.to_owned(), ..Native::default() }
    }

    #[test]
    fn values_are_written_and_read_with_their_class() {
        let decimal = |text: &str| Value::Decimal(text.parse().expect("a number"));
        let pairs = [
            (FieldType::Money, "numeric", decimal("15000.00"), json!({"__class__": "Decimal", "decimal": "15000.00"})),
            (
                FieldType::Date,
                "date",
                Value::Date(jiff::civil::date(2026, 3, 9)),
                json!({"__class__": "date", "year": 2026, "month": 3, "day": 9}),
            ),
            (
                FieldType::DateTime,
                "datetime",
                Value::DateTime("2026-03-09T14:30:05Z".parse().expect("a moment")),
                json!({"__class__": "datetime", "year": 2026, "month": 3, "day": 9, "hour": 14, "minute": 30, "second": 5, "microsecond": 0}),
            ),
            (FieldType::Reference, "many2one", Value::Reference("7".to_owned()), json!(7)),
            (FieldType::Bool, "boolean", Value::Bool(true), json!(true)),
            (FieldType::Text, "char", Value::Text("Société".to_owned()), json!("Société")),
            (FieldType::Text, "char", Value::Null, Json::Null),
        ];
        for (field_type, kind, value, wanted) in pairs {
            let written = encode(&field(field_type), &native(kind), &value);
            assert_eq!(written, wanted);
            assert_eq!(decode(&field(field_type), &written), value);
        }
    }

    #[test]
    fn a_share_between_nothing_and_one_is_a_percentage_for_people() {
        let field =
            Field { field_type: FieldType::Percent, scale: Some(rust_decimal::Decimal::from(100)), ..Field::default() };
        let share = Value::Decimal("20".parse().expect("a number"));
        assert_eq!(encode(&field, &native("float"), &share), json!(0.2));
        // As the reader of JSON gives a number with a fraction.
        assert_eq!(decode(&field, &json!("0.2")), Value::Decimal("20.0".parse().expect("a number")));
    }

    #[test]
    fn what_is_no_value_of_the_field_goes_as_it_was_said() {
        assert_eq!(
            encode(&field(FieldType::Text), &native("numeric"), &Value::Text("beaucoup".to_owned())),
            json!("beaucoup")
        );
    }
}

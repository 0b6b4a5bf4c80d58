//! How does a neutral value become the JSON that a REST interface wants?

use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::protocol::{Days, Protocol, Written};
use crate::crm::Value;
use crate::crm::fields::{is_amount, text};
use crate::model::target::{Field, FieldType};

impl Protocol {
    /// The JSON text of a value, as the interface wants that field written. `to` is the name there of the entity that
    /// a reference names.
    pub fn encoded(&self, field: &Field, value: &Value, to: &str) -> String {
        match value {
            Value::Null => self.nothing.to_string(),
            Value::Bool(flag) => flag.to_string(),
            Value::Integer(number) if is_amount(field) => {
                self.encoded(field, &Value::Decimal(Decimal::from(*number)), to)
            }
            Value::Integer(number) => number.to_string(),
            Value::Decimal(_) if self.amounts == Written::Number => text(field, value),
            Value::List(values) => {
                let items: Vec<String> = values.iter().map(|item| self.encoded(field, item, to)).collect();
                format!("[{}]", items.join(","))
            }
            other => {
                let said = self.said(field, other);
                match &self.reference {
                    Some(form) if matches!(other, Value::Reference(_)) => {
                        quoted(&form.replace("{entity}", to).replacen("{id}", &said, 1))
                    }
                    _ if self.is_bare(field, &said) => said,
                    _ => quoted(&said),
                }
            }
        }
    }

    /// The plain text of a value, as the interface says it.
    pub fn said(&self, field: &Field, value: &Value) -> String {
        match value {
            Value::Date(day) if self.days == Days::Moment => format!("{day}T00:00:00Z"),
            value => text(field, value),
        }
    }

    /// Is this a choice or a reference that is written as a number, and is it one?
    pub fn is_bare(&self, field: &Field, said: &str) -> bool {
        let written = match field.field_type {
            FieldType::Choice => self.choices,
            FieldType::Reference => self.references,
            _ => Written::Text,
        };
        written == Written::Number && said.parse::<i64>().is_ok_and(|number| number.to_string() == said)
    }
}

/// What stands under a name, or under several within one another where the interface has such.
pub fn found<'a>(json: &'a Json, name: &str, within: Option<&str>) -> Option<&'a Json> {
    match within {
        None => json.get(name),
        Some(sign) => name.split(sign).try_fold(json, |json, name| json.get(name)),
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
    use crate::model::target::FieldValue;

    fn field(field_type: FieldType) -> Field {
        let value = FieldValue { api: "WON".to_owned(), ..FieldValue::default() };
        Field { field_type, values: [("won".to_owned(), value)].into(), ..Field::default() }
    }

    fn protocol(more: &str) -> Protocol {
        let text = format!(
            r#"{{"sign_in":{{"header":"x","value":"y"}},"create":{{"call":"POST /x","id":"$.id"}},
            "read":{{"call":"GET /x","record":"$"}},"update":{{"call":"PUT /x"}},"delete":{{"call":"DELETE /x"}},
            "search":{{"call":"GET /x","records":"$[*]","page":1}},"record":{{"id":"$.id"}},
            "errors":{{"code":"$.c","message":"$.m"}}{more}}}"#
        );
        serde_json::from_str(&text).expect("a protocol")
    }

    fn decimal(text: &str) -> Value {
        Value::Decimal(text.parse().expect("a number"))
    }

    #[test]
    fn amounts_keep_their_digits_both_ways() {
        let money = field(FieldType::Money);
        let (text, number) = (protocol(""), protocol(r#","amounts":"number""#));
        assert_eq!(text.encoded(&money, &decimal("15000.00"), ""), r#""15000.00""#);
        assert_eq!(number.encoded(&money, &decimal("15000.00"), ""), "15000.00");
        assert_eq!(number.encoded(&money, &Value::Integer(3), ""), "3");
        let read = crate::crm::exact::parse("[1234567890123456.78]").expect("JSON");
        assert_eq!(decode(&money, &read[0]), decimal("1234567890123456.78"));
        let millionths = Field { scale: Some("0.000001".parse().expect("a number")), ..money };
        assert_eq!(number.encoded(&millionths, &decimal("15000.10"), ""), "15000100000");
        assert_eq!(decode(&millionths, &Json::from(15_000_100_000_i64)), decimal("15000.10"));
    }

    #[test]
    fn percents_follow_the_scale_and_choices_their_words() {
        let text = protocol("");
        let percent = Field { scale: Some(Decimal::from(100)), ..field(FieldType::Percent) };
        assert_eq!(text.encoded(&percent, &decimal("15.01"), ""), r#""0.1501""#);
        assert_eq!(decode(&percent, &Json::from("0.1501")), decimal("15.01"));
        let choice = field(FieldType::Choice);
        assert_eq!(text.encoded(&choice, &Value::Text("won".to_owned()), ""), r#""WON""#);
        assert_eq!(decode(&choice, &Json::from("WON")), Value::Text("won".to_owned()));
        assert_eq!(decode(&choice, &Json::from("OTHER")), Value::Text("OTHER".to_owned()));
        assert_eq!(decode(&field(FieldType::Date), &Json::from("12/03")), Value::Text("12/03".to_owned()));
    }

    #[test]
    fn numbers_links_days_and_nothing_are_written_as_declared() {
        let told = protocol(r#","references":"number","days":"moment","nothing":"""#);
        let reference = field(FieldType::Reference);
        let day = Value::Date(jiff::civil::date(2026, 3, 9));
        assert_eq!(told.encoded(&reference, &Value::Reference("12".to_owned()), ""), "12");
        // What is no number is never put bare into a text that a server reads.
        for no_number in ["1e3", "012", "1,\"x\":2", ""] {
            let written = told.encoded(&reference, &Value::Reference(no_number.to_owned()), "");
            assert!(written.starts_with('"') && written.ends_with('"'), "{written}");
        }
        assert_eq!(told.encoded(&field(FieldType::Date), &day, ""), r#""2026-03-09T00:00:00Z""#);
        assert_eq!(decode(&field(FieldType::Date), &Json::from("2026-03-09T00:00:00.000Z")), day);
        assert_eq!(told.encoded(&field(FieldType::Text), &Value::Null, ""), r#""""#);
        let linked = protocol(r#","reference":"/{entity}({id})""#);
        assert_eq!(linked.encoded(&reference, &Value::Reference("ab".to_owned()), "accounts"), r#""/accounts(ab)""#);
    }

    #[test]
    fn nothing_and_truth_are_known_where_all_is_text() {
        assert_eq!(decode(&field(FieldType::Date), &Json::from("")), Value::Null);
        assert_eq!(decode(&field(FieldType::Text), &Json::from("")), Value::Text(String::new()));
        assert_eq!(decode(&field(FieldType::Bool), &Json::from("1")), Value::Bool(true));
        assert_eq!(decode(&field(FieldType::Bool), &Json::from(0)), Value::Bool(false));
    }
}

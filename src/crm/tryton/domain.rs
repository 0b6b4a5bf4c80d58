//! How does Tryton write the conditions of a search?

use serde_json::{Value as Json, json};

use super::rpc::Native;
use super::values::encode;
use crate::crm::json_rpc::escaped;
use crate::crm::path::Path;
use crate::crm::{Operator, Value};
use crate::model::target::Field;

/// One condition of a domain on a field that stands there.
pub fn condition(field: &Field, path: &Path, native: &Native, (operator, value): (Operator, &Value)) -> Json {
    match path {
        Path::Own(name) => own(field, name, native, (operator, value)),
        Path::Line(line) => {
            let mut inside: Vec<Json> = line.fixed.iter().map(|(name, value)| json!([name, "=", value])).collect();
            // A record without such a line has no value there.
            if matches!((operator, value), (Operator::Is, Value::Null)) {
                inside.push(json!([line.field, "!=", null]));
                return json!([line.list, "not where", inside]);
            }
            inside.push(own(field, &line.field, native, (operator, value)));
            json!([line.list, "where", inside])
        }
    }
}

fn own(field: &Field, name: &str, native: &Native, (operator, value): (Operator, &Value)) -> Json {
    let value = encode(field, native, value);
    match (operator, value) {
        (Operator::Is, value) => json!([name, "=", value]),
        (Operator::Greater, value) => json!([name, ">", value]),
        (Operator::Less, value) => json!([name, "<", value]),
        (Operator::Contains, Json::String(text)) => json!([name, "ilike", format!("%{}%", escaped(&text))]),
        (Operator::Contains, value) => json!([name, "=", value]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_those_of_a_domain() {
        let (field, native) = (Field::default(), Native { kind: "char".to_owned(), ..Native::default() });
        let text = |text: &str| Value::Text(text.to_owned());
        let of = |path: &str, operator: Operator, value: Value| {
            condition(&field, &Path::of(path).expect("a path"), &native, (operator, &value))
        };
        assert_eq!(of("name", Operator::Is, text("Acier")), json!(["name", "=", "Acier"]));
        assert_eq!(of("name", Operator::Contains, text("50 %_a")), json!(["name", "ilike", "%50 \\%\\_a%"]));
        assert_eq!(
            of("contact_mechanisms[type=email].value", Operator::Is, text("a@b.example")),
            json!(["contact_mechanisms", "where", [["type", "=", "email"], ["value", "=", "a@b.example"]]])
        );
        assert_eq!(
            of("addresses.city", Operator::Is, Value::Null),
            json!(["addresses", "not where", [["city", "!=", null]]])
        );
    }
}

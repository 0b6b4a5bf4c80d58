//! Of which values does nobody know whether they answer a condition?

use super::Value;
use crate::model::target::{Field, FieldType};
use crate::text::{Lang, Message};

/// Why what a CRM gives for a field (nothing at all, where it does not give the field) is neither equal to a value nor
/// different from it; none when it is one of both.
pub fn why(lang: Lang, (key, field): (&str, &Field), actual: Option<&Value>, wanted: &Value) -> Option<Message> {
    let told = |id| Message::new(id).with("field", field.labels.first(lang, key));
    let Some(actual) = actual else { return Some(told("step-field-not-given")) };
    if let Some(value) = undeclared(field, actual) {
        return Some(told("step-value-undeclared").with("value", value));
    }
    (!actual.meets(wanted)).then(|| told("step-not-comparable"))
}

/// The value of a choice that the target does not declare, in the CRM's words. What it means there is not known: it may
/// be one of those that are declared, written in another way.
pub fn undeclared<'v>(field: &Field, actual: &'v Value) -> Option<&'v str> {
    match actual {
        Value::Text(said) if field.field_type == FieldType::Choice && !field.values.is_empty() => {
            (!said.is_empty() && !field.values.contains_key(said)).then_some(said)
        }
        Value::List(several) => several.iter().find_map(|one| undeclared(field, one)),
        _ => None,
    }
}

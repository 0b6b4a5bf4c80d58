//! Does a field hold what a phrase wants of it? What cannot be compared is told, never taken for different.

use super::calls::Play;
use super::failure::Failure;
use super::operation::{Look, Test, Wanted};
use super::outcomes::compare;
use super::{patterns, words};
use crate::crm::{Record, Value, doubt};
use crate::model::execution::Cause;
use crate::model::target::Field;
use crate::text::Message;
use crate::vocabulary::{Comparison, Literal};

impl Play<'_> {
    /// Does a record show what is wanted of one of its fields?
    pub(super) async fn sees(&mut self, entity: &str, record: &Record, look: &Look) -> Result<bool, Failure> {
        let Some(field) = self.field(entity, &look.field) else { return Ok(false) };
        let actual = self.given(record, &look.field)?;
        match &look.wanted {
            Wanted::Compared(comparison, value) => {
                let test = Test { field: look.field.clone(), comparison: *comparison, value: value.clone() };
                self.holds(entity, record, &test).await
            }
            Wanted::Not(literal) => {
                let others = self.candidates(&field, literal).await?;
                if let (Literal::Reference(name), true) = (literal, others.is_empty()) {
                    // A value is surely other than one that does not exist: that would verify nothing.
                    let message = Message::new("step-none-named").with("name", name.as_str()).with("count", 0_usize);
                    return Err(Failure::specification(message.text(self.lang)));
                }
                self.comparable(&field, &look.field, actual, &others)?;
                Ok(!others.iter().any(|other| holds_one(actual, other)))
            }
            Wanted::NotEmpty => Ok(!is_blank(actual)),
            Wanted::Between(low, high) => {
                let bounds = [self.candidates(&field, low).await?, self.candidates(&field, high).await?].concat();
                self.comparable(&field, &look.field, actual, &bounds)?;
                let [low, high] = bounds.as_slice() else { return Ok(false) };
                let at = |bound: &Value| compare(Comparison::Is, actual, bound);
                let from = at(low) || compare(Comparison::Greater, actual, low);
                Ok(from && (at(high) || compare(Comparison::Less, actual, high)))
            }
            Wanted::Begins(part) => {
                let part = composed(part);
                Ok(self.as_text(entity, look, &field, actual).await.is_some_and(|text| text.starts_with(&part)))
            }
            Wanted::Ends(part) => {
                let part = composed(part);
                Ok(self.as_text(entity, look, &field, actual).await.is_some_and(|text| text.ends_with(&part)))
            }
            Wanted::Matches(expression) => {
                let Ok(expression) = patterns::whole(expression) else { return Ok(false) };
                Ok(self.as_text(entity, look, &field, actual).await.is_some_and(|text| expression.is_match(&text)))
            }
        }
    }

    /// A value that can be looked at as text; a reference by the name of its record.
    async fn as_text(&mut self, entity: &str, look: &Look, field: &Field, actual: &Value) -> Option<String> {
        let text = match actual {
            Value::Reference(_) => Some(self.say_value(entity, &look.field, actual).await),
            other => words::raw(other, field, self.lang),
        };
        text.map(|text| composed(&text))
    }

    /// Values of sorts that never meet are neither equal nor different: the CRM does not give what the
    /// target describes.
    pub(super) fn comparable(&self, field: &Field, key: &str, actual: &Value, others: &[Value]) -> Result<(), Failure> {
        match others.iter().find_map(|other| doubt::why(self.lang, (key, field), Some(actual), other)) {
            Some(why) => Err(Failure::blocked(Cause::Server, why.text(self.lang))),
            None => Ok(()),
        }
    }

    /// What is wanted of a field, with its name where there are several.
    pub(super) fn say_look(&self, entity: &str, look: &Look, named: bool) -> String {
        let field = self.field(entity, &look.field).unwrap_or_default();
        let value = |literal: &Literal| words::literal(literal, &field, self.lang);
        let message = match &look.wanted {
            Wanted::Compared(comparison, value) => {
                let test = Test { field: look.field.clone(), comparison: *comparison, value: value.clone() };
                return self.say_test(entity, &test, named);
            }
            Wanted::Not(literal) => Message::new("words-not").with("value", value(literal)),
            Wanted::NotEmpty => Message::new("words-not-empty"),
            Wanted::Between(low, high) => {
                Message::new("words-between").with("low", value(low)).with("high", value(high))
            }
            Wanted::Begins(part) => Message::new("words-begins").with("value", part.as_str()),
            Wanted::Ends(part) => Message::new("words-ends").with("value", part.as_str()),
            Wanted::Matches(expression) => Message::new("words-matches").with("value", expression.as_str()),
        };
        let text = message.text(self.lang);
        if named { self.with_field(&field, &look.field, &text) } else { text }
    }
}

fn composed(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfc(text).collect()
}

/// Is it that value, or does it hold it among several?
fn holds_one(actual: &Value, other: &Value) -> bool {
    match actual {
        Value::List(several) => several.iter().any(|one| holds_one(one, other)),
        one => compare(Comparison::Is, one, other),
    }
}

/// Nothing that a person would see.
pub(super) fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Text(text) => text.trim().is_empty(),
        Value::List(several) => several.iter().all(is_blank),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_other_sorts_do_not_meet_and_blank_is_empty() {
        let text = |text: &str| Value::Text(text.to_owned());
        assert!(Value::Integer(3).meets(&Value::Decimal("3.0".parse().expect("a decimal"))));
        assert!(!text("3").meets(&Value::Integer(3)) && Value::Null.meets(&text("a")));
        assert!(
            is_blank(&text(" \u{a0}")) && is_blank(&Value::List(vec![Value::Null])) && !is_blank(&Value::Bool(false))
        );
        let several = Value::List(vec![text("a"), text("b")]);
        assert!(holds_one(&several, &text("b")) && !holds_one(&several, &text("c")));
    }
}

//! How is a value of the CRM said in the words of the scenario?

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::calls::Play;
use super::operation::{Bound, Named, Test, Who};
use crate::crm::{Record, Value};
use crate::model::target::{Field, FieldType, Labels, Target};
use crate::text::{Lang, Message, format};
use crate::vocabulary::{Comparison, Literal};

/// How many names of found records are said.
const NAMES: usize = 5;

/// `48 000,00 €`, `15,01 %`, `12,5`: exact, with the cents of an amount.
pub fn decimal(number: Decimal, field_type: FieldType, lang: Lang) -> String {
    let cents = matches!(field_type, FieldType::Money | FieldType::Percent);
    let number = if cents && number.scale() < 2 { rescaled(number) } else { number };
    let text = number.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((text.as_str(), ""));
    let mut out = String::new();
    if number.is_sign_negative() && !number.is_zero() {
        out.push('-');
    }
    out.push_str(&whole.parse().map_or_else(|_| whole.to_owned(), |whole: i64| format::integer(lang, whole)));
    if !fraction.is_empty() {
        out.push(if lang == Lang::Fr { ',' } else { '.' });
        out.push_str(fraction);
    }
    match (field_type, lang) {
        (FieldType::Money, Lang::Fr) => format!("{out}\u{a0}€"),
        (FieldType::Money, Lang::En) => format!("€{out}"),
        (FieldType::Percent, Lang::Fr) => format!("{out}\u{a0}%"),
        (FieldType::Percent, Lang::En) => format!("{out}%"),
        _ => out,
    }
}

fn rescaled(mut number: Decimal) -> Decimal {
    number.rescale(2);
    number
}

/// `12/03/2026`, `2026-03-12`.
pub fn day(day: Date, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{:02}/{:02}/{}", day.day(), day.month(), day.year()),
        Lang::En => day.to_string(),
    }
}

/// A value that is no reference.
pub fn value(value: &Value, field: &Field, lang: Lang) -> String {
    match value {
        Value::Null => Message::new("words-empty").text(lang),
        Value::Bool(true) => Message::new("words-yes").text(lang),
        Value::Bool(false) => Message::new("words-no").text(lang),
        Value::Integer(number) if matches!(field.field_type, FieldType::Money | FieldType::Percent) => {
            decimal(Decimal::from(*number), field.field_type, lang)
        }
        Value::Integer(number) => format::integer(lang, *number),
        Value::Decimal(number) => decimal(*number, field.field_type, lang),
        Value::Text(text) if text.is_empty() => Message::new("words-empty").text(lang),
        Value::Text(text) => match field.values.get(text) {
            Some(choice) => choice.labels.first(lang, text).to_owned(),
            None => text.clone(),
        },
        Value::Date(date) => day(*date, lang),
        Value::DateTime(moment) => moment.to_string(),
        Value::Reference(id) => id.clone(),
        Value::List(values) => values.iter().map(|one| self::value(one, field, lang)).collect::<Vec<_>>().join(", "),
    }
}

/// A value as text is looked for in it: as the CRM has it, a choice by its name. Nothing and yes or no
/// hold no text, nor does a reference before its record is read.
pub fn raw(value: &Value, field: &Field, lang: Lang) -> Option<String> {
    match value {
        Value::Null | Value::Bool(_) | Value::Reference(_) => None,
        Value::Text(text) if text.is_empty() => None,
        Value::Text(text) => Some(
            field.values.get(text).map_or_else(|| text.clone(), |choice| choice.labels.first(lang, text).to_owned()),
        ),
        Value::Integer(number) => Some(number.to_string()),
        Value::Decimal(number) => Some(number.to_string()),
        Value::Date(date) => Some(date.to_string()),
        Value::DateTime(moment) => Some(moment.to_string()),
        Value::List(values) => {
            let texts: Vec<String> = values.iter().filter_map(|one| raw(one, field, lang)).collect();
            (!texts.is_empty()).then(|| texts.join(", "))
        }
    }
}

/// What a scenario means, said back.
pub fn literal(literal: &Literal, field: &Field, lang: Lang) -> String {
    let as_value = match literal {
        Literal::Empty => Value::Null,
        Literal::Text(text) | Literal::Choice(text) => Value::Text(text.clone()),
        Literal::Integer(number) => Value::Integer(*number),
        Literal::Decimal(number) => Value::Decimal(*number),
        Literal::Bool(yes) => Value::Bool(*yes),
        Literal::Date(day) => Value::Date(*day),
        Literal::Moment(moment) => Value::DateTime(*moment),
        Literal::Reference(name) => return name.clone(),
    };
    value(&as_value, field, lang)
}

/// « 2 comptes », « au moins 1 tâche », « aucun compte ».
pub fn bound(target: &Target, entity: &str, bound: Bound, lang: Lang) -> String {
    let things = counted(target, entity, bound.count(), lang);
    match bound {
        Bound::Exactly(_) => things,
        Bound::AtLeast(_) => Message::new("words-at-least").with("things", things).text(lang),
        Bound::AtMost(_) => Message::new("words-at-most").with("things", things).text(lang),
    }
}

/// How many were found, and which: « 2 comptes (Acier Lorrain, ACIER LORRAIN SA) ».
pub fn found(target: &Target, entity: &str, records: &[Record], lang: Lang) -> String {
    let things = counted(target, entity, records.len(), lang);
    let key = target.entities.get(entity).and_then(|entity| entity.key.first());
    let name = |record: &Record| match record.values.get(key?)? {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    };
    let mut names: Vec<String> = records.iter().filter_map(name).take(NAMES).collect();
    if names.is_empty() {
        return things;
    }
    if records.len() > names.len() {
        names.push("…".to_owned());
    }
    format!("{things} ({})", names.join(", "))
}

fn counted(target: &Target, entity: &str, count: usize, lang: Lang) -> String {
    let empty = Labels::default();
    let labels = target.entities.get(entity).map_or(&empty, |entity| &entity.labels);
    let names = if lang == Lang::Fr { &labels.fr } else { &labels.en };
    let plural = match lang {
        Lang::Fr => count > 1,
        Lang::En => count != 1,
    };
    let singular = labels.first(lang, entity);
    let name = names.get(1).filter(|name| plural && !name.is_empty()).map_or(singular, String::as_str);
    let gender = labels.gender.label(lang);
    Message::new("words-count").with("count", count).with("gender", gender).with("name", name).text(lang)
}

impl Play<'_> {
    /// « le compte « X » » said back.
    pub fn say_named(&self, record: &Named) -> String {
        let labels = self.run.target.entities.get(&record.entity).map(|entity| &entity.labels);
        let entity = labels.map_or(record.entity.as_str(), |labels| labels.first(self.lang, &record.entity));
        Message::new("words-record").with("entity", entity).with("name", record.name.as_str()).text(self.lang)
    }

    /// What a test expects, with the field's name where there are several.
    pub fn say_test(&self, entity: &str, test: &Test, named: bool) -> String {
        let field = self.field(entity, &test.field).unwrap_or_default();
        let value = literal(&test.value, &field, self.lang);
        let text = match test.comparison {
            Comparison::Is => value,
            Comparison::Contains => Message::new("words-contains").with("value", value).text(self.lang),
            Comparison::Greater => Message::new("words-greater").with("value", value).text(self.lang),
            Comparison::Less => Message::new("words-less").with("value", value).text(self.lang),
        };
        if named { self.with_field(&field, &test.field, &text) } else { text }
    }

    /// What a record has in a field.
    pub async fn say_field(&mut self, entity: &str, record: &Record, key: &str, named: bool) -> String {
        let actual = record.values.get(key).unwrap_or(&Value::Null);
        let text = self.say_value(entity, key, actual).await;
        let field = self.field(entity, key).unwrap_or_default();
        if named { self.with_field(&field, key, &text) } else { text }
    }

    /// A value; a reference by the name of its record, when it can be read.
    pub async fn say_value(&mut self, entity: &str, key: &str, actual: &Value) -> String {
        let field = self.field(entity, key).unwrap_or_default();
        let Value::Reference(id) = actual else { return value(actual, &field, self.lang) };
        let of = field.entity.clone().unwrap_or_default();
        let name_field = self.run.target.entities.get(&of).and_then(|entity| entity.key.first()).cloned();
        let Ok(actor) = self.actor(&Who::Nobody).await else { return id.clone() };
        let connector = self.run.connector.clone();
        let read = self.reads(async || connector.read(&actor, &of, id).await).await;
        let name = read.ok().flatten().and_then(|record| record.values.get(&name_field?).cloned());
        match name {
            Some(Value::Text(name)) => name,
            _ => id.clone(),
        }
    }

    pub(super) fn with_field(&self, field: &Field, key: &str, text: &str) -> String {
        let name = field.labels.first(self.lang, key);
        Message::new("words-field").with("field", name).with("value", text).text(self.lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_percentages_and_days_are_said_as_people_do() {
        let number = |text: &str| text.parse().expect("a decimal");
        assert_eq!(decimal(number("48000"), FieldType::Money, Lang::Fr), "48\u{202f}000,00\u{a0}€");
        assert_eq!(decimal(number("-1234.5"), FieldType::Money, Lang::En), "€-1,234.50");
        assert_eq!(decimal(number("15.01"), FieldType::Percent, Lang::Fr), "15,01\u{a0}%");
        assert_eq!(decimal(number("0.125"), FieldType::Decimal, Lang::Fr), "0,125");
        assert_eq!(day(jiff::civil::date(2026, 3, 2), Lang::Fr), "02/03/2026");
    }
}

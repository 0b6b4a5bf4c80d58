//! What does a written value mean for a field of that type? Money is never a float.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use rust_decimal::Decimal;

use super::{arguments, names, normal};
use crate::model::step_phrase::HoleType;
use crate::model::target::{Field, FieldType};
use crate::text::day;
use crate::text::number::{self, Figures, Misread};
use crate::text::{Lang, Message, similar};

/// A value as a scenario means it, not yet a value of any CRM.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// An empty cell.
    Empty,
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A decimal number, an amount, or a percentage (15.01 for 15,01 %).
    Decimal(Decimal),
    /// Yes or no.
    Bool(bool),
    /// A day.
    Date(Date),
    /// A moment.
    Moment(Timestamp),
    /// The neutral key of a choice.
    Choice(String),
    /// The name of a record of the field's entity.
    Reference(String),
}

/// Why a written value cannot be one of the field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ValueFault {
    /// Not of the field's type.
    #[error("not a value of type {wanted:?}: {text}")]
    Type {
        /// As typed.
        text: String,
        /// Type of the field.
        wanted: FieldType,
    },
    /// Not one of the field's values.
    #[error("unknown value: {text}")]
    Choice {
        /// As typed.
        text: String,
        /// The value that was meant, perhaps.
        nearest: Option<String>,
    },
    /// A number that could be another one, or that its language does not write so.
    #[error("not one number: {text}")]
    Figures {
        /// As typed.
        text: String,
        /// Why.
        misread: Misread,
        /// Is it an amount or a count?
        whole: bool,
    },
}

/// Reads a value for a field, its numbers as `figures` says. Days such as « aujourd’hui » or « il y a 7 jours » count
/// from `today`.
///
/// # Errors
/// When the field holds no such value.
pub fn read(text: &str, field: &Field, today: Date, figures: Figures) -> Result<Literal, ValueFault> {
    let text = bare(text);
    if text.is_empty() {
        return Ok(Literal::Empty);
    }
    let wrong = || ValueFault::Type { text: text.to_owned(), wanted: field.field_type };
    match field.field_type {
        FieldType::Text => Ok(Literal::Text(text.to_owned())),
        FieldType::Reference => Ok(Literal::Reference(text.to_owned())),
        FieldType::Integer => {
            let figure = decimal(text, text, figures, true)?.ok_or_else(wrong)?;
            if figure.fract().is_zero() {
                i64::try_from(figure.trunc()).map(Literal::Integer).map_err(|_| wrong())
            } else {
                Err(wrong())
            }
        }
        FieldType::Decimal => decimal(text, text, figures, false)?.map(Literal::Decimal).ok_or_else(wrong),
        FieldType::Money => {
            decimal(&without_unit(text, EUROS), text, figures, true)?.map(Literal::Decimal).ok_or_else(wrong)
        }
        FieldType::Percent => {
            decimal(&without_unit(text, PERCENT), text, figures, false)?.map(Literal::Decimal).ok_or_else(wrong)
        }
        FieldType::Bool => yes_or_no(text).map(Literal::Bool).ok_or_else(wrong),
        FieldType::Date => day(text, today).map(Literal::Date).ok_or_else(wrong),
        FieldType::DateTime => match text.parse::<Timestamp>() {
            Ok(moment) => Ok(Literal::Moment(moment)),
            Err(_) => day(text, today).map(Literal::Date).ok_or_else(wrong),
        },
        FieldType::Choice => match names::choice(field, text) {
            Some((key, _)) => Ok(Literal::Choice(key.to_owned())),
            None => {
                let known = field.values.values().flat_map(|value| value.labels.all());
                Err(ValueFault::Choice {
                    text: text.to_owned(),
                    nearest: similar::nearest(text, known).map(str::to_owned),
                })
            }
        },
    }
}

fn bare(text: &str) -> &str {
    let text = arguments::unquoted(text.trim());
    let pairs = [('«', '»'), ('"', '"'), ('“', '”')];
    let inner = pairs.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    inner.unwrap_or(text).trim()
}

const EUROS: &[&str] = &["€", "eur", "euros", "euro"];
const PERCENT: &[&str] = &["%"];

/// What a number of that sort is written with, and whether it is an amount or a count.
fn unit_of(holds: HoleType) -> Option<(&'static [&'static str], bool)> {
    match holds {
        HoleType::Number => Some((&[], false)),
        HoleType::Amount => Some((EUROS, true)),
        HoleType::Percentage => Some((PERCENT, false)),
        HoleType::Any | HoleType::Text | HoleType::Date | HoleType::Duration => None,
    }
}

/// Why what stands in the hole of a phrase is not the number that its type wants; nothing of a hole of another type,
/// nor of a value that is not known yet.
pub fn misread(text: &str, holds: HoleType, figures: Figures) -> Option<ValueFault> {
    let (units, whole) = unit_of(holds)?;
    decimal(&without_unit(bare(text), units), text, figures, whole).err()
}

/// Why a number is not read, and how each that it could be is written in a language. `whole` is as it was read.
pub fn why(typed: &str, misread: &Misread, whole: bool, lang: Lang) -> Message {
    let plainly = |number: &Decimal| number::plainly(*number, lang, whole);
    match misread {
        Misread::NoNumber => Message::new("step-bad-value").with("value", typed),
        Misread::Doubtful { mark, decimal, thousands } => Message::new("step-doubtful")
            .with("value", typed)
            .with("mark", if *mark == ',' { "comma" } else { "point" })
            .with("decimal", plainly(decimal))
            .with("thousands", plainly(thousands)),
        Misread::Comma { decimal } => {
            Message::new("step-comma").with("value", typed).with("decimal", number::plainly(*decimal, Lang::En, whole))
        }
    }
}

fn without_unit(text: &str, units: &[&str]) -> String {
    let text = similar::fold(text);
    let text = text.trim();
    let before = units.iter().find_map(|unit| text.strip_prefix(unit));
    let after = units.iter().find_map(|unit| text.strip_suffix(unit));
    before.or(after).unwrap_or(text).trim().to_owned()
}

/// The number that a value without its unit is; none where it is not one at all.
fn decimal(text: &str, typed: &str, figures: Figures, whole: bool) -> Result<Option<Decimal>, ValueFault> {
    match number::exact(&similar::fold(text), figures, whole) {
        Ok(number) => Ok(Some(number)),
        Err(Misread::NoNumber) => Ok(None),
        Err(misread) => Err(ValueFault::Figures { text: typed.to_owned(), misread, whole }),
    }
}

/// Yes or no, as a scenario says it: « oui », "false".
pub fn yes_or_no(text: &str) -> Option<bool> {
    match similar::fold(text.trim()).as_str() {
        "oui" | "yes" | "vrai" | "true" => Some(true),
        "non" | "no" | "faux" | "false" => Some(false),
        _ => None,
    }
}

/// So many days; none where no calendar goes that far.
fn days(count: &str) -> Option<jiff::Span> {
    jiff::Span::new().try_days(count.parse::<i64>().ok()?).ok()
}

/// A day in one of its forms.
pub fn day(text: &str, today: Date) -> Option<Date> {
    let text = normal::name(text);
    match text.as_str() {
        "aujourd' hui" | "today" => return Some(today),
        "demain" | "tomorrow" => return today.checked_add(1.day()).ok(),
        "hier" | "yesterday" => return today.checked_sub(1.day()).ok(),
        _ => {}
    }
    let words: Vec<&str> = text.split(' ').collect();
    match words.as_slice() {
        ["dans" | "in", count, "jour" | "jours" | "day" | "days"] => {
            return today.checked_add(days(count)?).ok();
        }
        ["il", "y", "a", count, "jour" | "jours"] | [count, "day" | "days", "ago"] => {
            return today.checked_sub(days(count)?).ok();
        }
        _ => {}
    }
    day::in_figures(&text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::target::{FieldValue, Labels};
    use jiff::civil::date;

    fn field(field_type: FieldType) -> Field {
        Field { field_type, ..Field::default() }
    }

    fn ok(text: &str, field_type: FieldType) -> Option<Literal> {
        read(text, &field(field_type), date(2026, 3, 12), Figures::Either).ok()
    }

    #[test]
    fn amounts_are_exact_and_may_be_grouped() {
        let money = |text| ok(text, FieldType::Money);
        let amount = |text: &str| Some(Literal::Decimal(text.parse().expect("a decimal")));
        assert_eq!(money("15 000,00 €"), amount("15000.00"));
        assert_eq!(money("15\u{202f}000,00\u{a0}€"), amount("15000.00"));
        assert_eq!(money("1234.56"), amount("1234.56"));
        assert_eq!(money("1,234.56 EUR"), amount("1234.56"));
        assert_eq!(money("0,1"), amount("0.1"));
        assert_eq!(money("-3"), amount("-3"));
        assert_eq!(money("15 00"), None);
        assert_eq!(money("quinze"), None);
        assert_eq!(ok("15,01 %", FieldType::Percent), amount("15.01"));
        assert_eq!(ok("7 412", FieldType::Integer), Some(Literal::Integer(7412)));
        assert_eq!(ok("7,5", FieldType::Integer), None);
    }

    #[test]
    fn an_amount_is_one_number_in_the_language_that_it_is_written_in() {
        let money = |text, lang| read(text, &field(FieldType::Money), date(2026, 3, 12), Figures::In(lang));
        let of = |text: &str| Ok(Literal::Decimal(text.parse().expect("a decimal")));
        assert_eq!(money("€1,900", Lang::En), of("1900"));
        assert_eq!(money("1,900.50 EUR", Lang::En), of("1900.50"));
        for (text, lang) in [("1,900 €", Lang::Fr), ("1.900 €", Lang::En), ("1,9 €", Lang::En)] {
            let fault = money(text, lang);
            assert!(matches!(&fault, Err(ValueFault::Figures { text: typed, .. }) if typed == text), "{fault:?}");
        }
        let wants = |text: &str, holds| misread(text, holds, Figures::In(Lang::Fr)).is_some();
        assert!(wants("1,900 €", HoleType::Amount) && !wants("1,90 €", HoleType::Amount));
        assert!(!wants("1,900", HoleType::Number) && !wants("<montant>", HoleType::Amount));
        assert!(!wants("« 1,900 »", HoleType::Text));
    }

    #[test]
    fn days_count_from_the_given_one() {
        let day = |text| ok(text, FieldType::Date);
        assert_eq!(day("aujourd’hui"), Some(Literal::Date(date(2026, 3, 12))));
        assert_eq!(day("aujourd' hui"), Some(Literal::Date(date(2026, 3, 12))));
        assert_eq!(day("il y a 7 jours"), Some(Literal::Date(date(2026, 3, 5))));
        assert_eq!(day("7 days ago"), Some(Literal::Date(date(2026, 3, 5))));
        assert_eq!(day("dans 3 jours"), Some(Literal::Date(date(2026, 3, 15))));
        assert_eq!(day("12/03/2026"), Some(Literal::Date(date(2026, 3, 12))));
        assert_eq!(day("2026-03-12"), Some(Literal::Date(date(2026, 3, 12))));
        assert_eq!(day("31/02/2026"), None);
        assert_eq!(day("dans 999999999999 jours"), None);
    }

    #[test]
    fn choices_are_known_by_their_labels_and_suggested() {
        let mut stage = field(FieldType::Choice);
        let labels = Labels { fr: vec!["À valider".into()], en: vec!["To approve".into()], ..Labels::default() };
        stage.values.insert("to_approve".into(), FieldValue { api: "TA".into(), labels });
        let today = date(2026, 3, 12);
        assert_eq!(read("« a valider »", &stage, today, Figures::Either), Ok(Literal::Choice("to_approve".into())));
        let nearest = Some("À valider".to_owned());
        assert_eq!(
            read("À validé", &stage, today, Figures::Either),
            Err(ValueFault::Choice { text: "À validé".into(), nearest })
        );
        assert_eq!(read("", &stage, today, Figures::Either), Ok(Literal::Empty));
        assert_eq!(ok("Oui", FieldType::Bool), Some(Literal::Bool(true)));
    }
}

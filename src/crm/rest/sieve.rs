//! Which records meet conditions that the interface has no words for?

use std::cmp::Ordering;

use jiff::tz::TimeZone;
use rust_decimal::Decimal;

use super::conditions::Wanted;
use crate::crm::{Operator, Record, Value, doubt};
use crate::text::Lang;

/// Does a record meet all conditions?
///
/// # Errors
/// Nobody knows: it does not tell a field, or tells it with what compares with nothing, and meets the other conditions.
pub fn holds(record: &Record, all: &[Wanted<'_>], lang: Lang) -> Result<bool, String> {
    let mut doubt = None;
    for wanted in all {
        let seen = record.values.get(wanted.key);
        match doubt::why(lang, (wanted.key, wanted.field), seen, wanted.value) {
            Some(why) => doubt = doubt.or(Some(why)),
            None if !seen.is_some_and(|seen| meets(seen, wanted)) => return Ok(false),
            None => {}
        }
    }
    doubt.map_or(Ok(true), |why| Err(why.text(lang)))
}

fn meets(seen: &Value, wanted: &Wanted<'_>) -> bool {
    if let Value::List(several) = seen {
        return several.iter().any(|one| meets(one, wanted));
    }
    match wanted.operator {
        Operator::Is => {
            is_nothing(seen) && is_nothing(wanted.value) || compared(seen, wanted.value).is_some_and(Ordering::is_eq)
        }
        Operator::Contains => match (seen, wanted.value) {
            (Value::Text(seen), Value::Text(part)) => seen.to_lowercase().contains(&part.to_lowercase()),
            _ => false,
        },
        Operator::Greater => compared(seen, wanted.value).is_some_and(Ordering::is_gt),
        Operator::Less => compared(seen, wanted.value).is_some_and(Ordering::is_lt),
    }
}

fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Null) || matches!(value, Value::Text(text) if text.is_empty())
}

/// The order of two values; none where they are of different kinds.
fn compared(one: &Value, other: &Value) -> Option<Ordering> {
    let number = |value: &Value| match value {
        Value::Integer(number) => Some(Decimal::from(*number)),
        Value::Decimal(number) => Some(*number),
        _ => None,
    };
    match (one, other) {
        (Value::Date(one), Value::Date(other)) => Some(one.cmp(other)),
        (Value::DateTime(one), Value::DateTime(other)) => Some(one.cmp(other)),
        (Value::DateTime(one), Value::Date(other)) => Some(one.to_zoned(TimeZone::UTC).date().cmp(other)),
        (Value::Text(one), Value::Text(other)) => Some(one.cmp(other)),
        _ => match (number(one), number(other)) {
            (Some(one), Some(other)) => Some(one.cmp(&other)),
            _ => (one == other && !is_nothing(one)).then_some(Ordering::Equal),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::target::Field;

    fn judged(seen: Value, operator: Operator, value: &Value) -> Result<bool, String> {
        let record = Record { id: "1".to_owned(), values: [("x".to_owned(), seen)].into() };
        holds(&record, &[Wanted { key: "x", field: &Field::default(), operator, value }], Lang::En)
    }

    fn met(seen: Value, operator: Operator, value: &Value) -> bool {
        judged(seen, operator, value).expect("it is known")
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    fn decimal(text: &str) -> Value {
        Value::Decimal(text.parse().expect("a number"))
    }

    #[test]
    fn values_are_compared_by_what_they_are() {
        assert!(met(decimal("10.50"), Operator::Is, &decimal("10.5")));
        assert!(met(Value::Integer(10), Operator::Less, &decimal("10.5")));
        assert!(met(text("L’Aciérie"), Operator::Contains, &text("ACIÉRIE")));
        assert!(!met(text("acier"), Operator::Is, &text("Acier")));
        assert!(met(Value::Null, Operator::Is, &text("")) && !met(Value::Null, Operator::Greater, &decimal("0")));
        let day = |day| Value::Date(jiff::civil::date(2026, 3, day));
        assert!(met(day(9), Operator::Less, &day(10)) && !met(day(10), Operator::Less, &day(10)));
        assert!(met(Value::Reference("5".to_owned()), Operator::Is, &Value::Reference("5".to_owned())));
        let moment = Value::DateTime("2026-03-09T23:30:00Z".parse().expect("a moment"));
        assert!(met(moment.clone(), Operator::Is, &day(9)) && !met(moment, Operator::Is, &day(10)));
        let several = Value::List(vec![text("a"), text("b")]);
        assert!(met(several.clone(), Operator::Is, &text("b")) && !met(several, Operator::Is, &text("c")));
    }

    #[test]
    fn of_what_is_not_told_nobody_knows_unless_something_else_decides() {
        assert!(judged(text("9"), Operator::Greater, &decimal("10")).is_err(), "a text is no number");
        assert!(judged(decimal("48"), Operator::Contains, &text("48")).is_err(), "nor does a number hold a text");
        let record = Record { id: "1".to_owned(), values: [("y".to_owned(), text("a"))].into() };
        let field = Field::default();
        let (a, b) = (text("a"), text("b"));
        let wanted = |key, value| Wanted { key, field: &field, operator: Operator::Is, value };
        assert!(holds(&record, &[wanted("x", &a)], Lang::En).is_err());
        assert!(holds(&record, &[wanted("x", &a), wanted("y", &a)], Lang::En).is_err());
        assert_eq!(holds(&record, &[wanted("x", &a), wanted("y", &b)], Lang::En), Ok(false));
    }
}

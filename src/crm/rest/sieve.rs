//! Which records meet conditions that the interface has no words for?

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::conditions::Wanted;
use crate::crm::{Operator, Record, Value};

/// Does a record meet a condition? What it does not tell is nothing.
pub fn holds(record: &Record, wanted: &Wanted<'_>) -> bool {
    let seen = record.values.get(wanted.key).unwrap_or(&Value::Null);
    match wanted.operator {
        Operator::Is => {
            is_nothing(seen) && is_nothing(wanted.value) || compared(seen, wanted.value).is_some_and(Ordering::is_eq)
        }
        Operator::Contains => match (seen, wanted.value) {
            (Value::Text(seen), Value::Text(part)) => seen.to_lowercase().contains(&part.to_lowercase()),
            (Value::List(items), value) => items.contains(value),
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

    fn met(seen: Value, operator: Operator, value: &Value) -> bool {
        let record = Record { id: "1".to_owned(), values: [("x".to_owned(), seen)].into() };
        holds(&record, &Wanted { key: "x", field: &Field::default(), operator, value })
    }

    #[test]
    fn values_are_compared_by_what_they_are() {
        let text = |text: &str| Value::Text(text.to_owned());
        let decimal = |text: &str| Value::Decimal(text.parse().expect("a number"));
        assert!(met(decimal("10.50"), Operator::Is, &decimal("10.5")));
        assert!(met(Value::Integer(10), Operator::Less, &decimal("10.5")));
        assert!(!met(text("9"), Operator::Greater, &decimal("10")), "a text is no number");
        assert!(met(text("L’Aciérie"), Operator::Contains, &text("ACIÉRIE")));
        assert!(!met(text("acier"), Operator::Is, &text("Acier")));
        assert!(met(Value::Null, Operator::Is, &text("")) && !met(Value::Null, Operator::Greater, &decimal("0")));
        let day = |day| Value::Date(jiff::civil::date(2026, 3, day));
        assert!(met(day(9), Operator::Less, &day(10)) && !met(day(10), Operator::Less, &day(10)));
        assert!(met(Value::Reference("5".to_owned()), Operator::Is, &Value::Reference("5".to_owned())));
    }
}

//! Do the results of a search stand in the order of a field?

use std::cmp::Ordering;

use super::calls::Play;
use super::failure::Failure;
use super::looks::is_blank;
use super::operation::Direction;
use super::words;
use crate::crm::{Record, Value};
use crate::model::execution::Cause;
use crate::text::{Message, similar};

impl Play<'_> {
    /// The results of the last search stand in that order. Empty values may be at either end; two values
    /// that differ are the least that shows an order.
    pub(super) fn sorted(&self, key: &str, direction: Direction) -> Result<(), Failure> {
        let Some(search) = self.world.search.clone() else {
            return Err(Failure::specification(Message::new("step-no-search").text(self.lang)));
        };
        if search.merged {
            return Err(Failure::specification(Message::new("step-sorted-merged").text(self.lang)));
        }
        let field = self.field(&search.entity, key).unwrap_or_default();
        let name = field.labels.first(self.lang, key);
        let sorted = if direction == Direction::Up { "words-sorted-up" } else { "words-sorted-down" };
        let expected = || Message::new(sorted).with("field", name).text(self.lang);
        let records = &search.page.records;
        let values = records.iter().map(|record| self.given(record, key)).collect::<Result<Vec<_>, _>>()?;
        let filled: Vec<usize> = (0..values.len()).filter(|at| !is_blank(values[*at])).collect();
        let say = |at: usize| self.say_place(&search.entity, &records[at], words::value(values[at], &field, self.lang));
        let apart =
            |pair: &[usize]| Message::new("words-before").with("first", say(pair[0])).with("next", say(pair[1]));
        let mut differ = false;
        for pair in filled.windows(2) {
            let Some(order) = order(values[pair[0]], values[pair[1]]) else {
                let message = Message::new("step-not-comparable").with("field", name);
                return Err(Failure::blocked(Cause::Server, message.text(self.lang)));
            };
            let wrong = if direction == Direction::Up { Ordering::Greater } else { Ordering::Less };
            if order == wrong {
                return Err(Failure::mismatch(self.lang, expected(), apart(pair).text(self.lang)));
            }
            differ |= order != Ordering::Equal;
        }
        // Between two values an empty one stands in no order.
        if let Some(pair) = filled.windows(2).find(|pair| pair[1] - pair[0] > 1) {
            return Err(Failure::mismatch(self.lang, expected(), apart(&[pair[0], pair[0] + 1]).text(self.lang)));
        }
        if !differ {
            let message = Message::new("step-sorted-nothing").with("field", name).text(self.lang);
            let found = words::found(&self.run.target, &search.entity, records, self.lang);
            return Err(Failure::failed(Cause::Mismatch, message, expected(), found));
        }
        if !search.page.complete {
            return Err(self.unproved(&search.page));
        }
        Ok(())
    }

    /// A record by its name with the value that it has: « Acier (48 000,00 €) ».
    fn say_place(&self, entity: &str, record: &Record, value: String) -> String {
        let key = self.run.target.entities.get(entity).and_then(|entity| entity.key.first());
        match key.and_then(|key| record.values.get(key)) {
            Some(Value::Text(name)) => format!("{name} ({value})"),
            _ => format!("{} ({value})", record.id),
        }
    }
}

/// How two values stand to each other, texts without regard to case and accents. None when they do not compare.
fn order(first: &Value, next: &Value) -> Option<Ordering> {
    match (first, next) {
        (Value::Text(first), Value::Text(next)) => Some(similar::fold(first.trim()).cmp(&similar::fold(next.trim()))),
        (Value::Integer(first), Value::Integer(next)) => Some(first.cmp(next)),
        (Value::Decimal(first), Value::Decimal(next)) => Some(first.cmp(next)),
        (Value::Integer(first), Value::Decimal(next)) => Some(rust_decimal::Decimal::from(*first).cmp(next)),
        (Value::Decimal(first), Value::Integer(next)) => Some(first.cmp(&rust_decimal::Decimal::from(*next))),
        (Value::Date(first), Value::Date(next)) => Some(first.cmp(next)),
        (Value::DateTime(first), Value::DateTime(next)) => Some(first.cmp(next)),
        _ => None,
    }
}

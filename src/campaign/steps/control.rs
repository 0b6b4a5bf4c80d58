//! Is a search seen to work before an absence in it counts?
//!
//! An index that lags, or a name that the interface does not know as that of a field, would otherwise prove anything.
//! So the search must first find a record that is known to be there, by its key, and a record by each field and
//! operator of the conditions: the latter once in a run, for it is the interface's and no record's.

use jiff::{SignedDuration, ToSpan as _};
use rust_decimal::Decimal;

use super::actions::SEARCH_LIMIT;
use super::calls::Play;
use super::failure::Failure;
use super::operation::{Test, Who};
use crate::crm::{Filter, Operator, Page, Record, Value, doubt};
use crate::model::execution::Cause;
use crate::model::target::Field;
use crate::text::Message;
use crate::vocabulary::{Comparison, Literal};

/// Records that are looked through at most for one that a condition could be asked by.
const LISTED: usize = 10_000;
/// Characters of a known text that are looked for.
const PART: usize = 60;

/// A way to ask for records that an interface must be seen to understand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// Those that have nothing there.
    Nothing,
    /// Those of a value.
    Is,
    /// Those that hold a text.
    Contains,
    /// Those above a value.
    Greater,
    /// Those below a value.
    Less,
}

impl Asked {
    /// How a condition asks.
    fn of(test: &Test) -> Self {
        match (test.comparison, &test.value) {
            (Comparison::Is, Literal::Empty) => Self::Nothing,
            (Comparison::Is, _) => Self::Is,
            (Comparison::Contains, _) => Self::Contains,
            (Comparison::Greater, _) => Self::Greater,
            (Comparison::Less, _) => Self::Less,
        }
    }

    /// The condition that a record with this value answers; none where it has no value to ask with.
    fn condition(self, seen: &Value) -> Option<(Operator, Value)> {
        let seen = match seen {
            Value::List(several) => several.iter().find(|one| **one != Value::Null).unwrap_or(&Value::Null),
            one => one,
        };
        let nothing = matches!(seen, Value::Null) || matches!(seen, Value::Text(text) if text.trim().is_empty());
        match self {
            Self::Nothing => nothing.then_some((Operator::Is, Value::Null)),
            _ if nothing => None,
            Self::Is => Some((Operator::Is, seen.clone())),
            Self::Contains => match seen {
                Value::Text(text) => Some((Operator::Contains, Value::Text(part(text)))),
                _ => None,
            },
            Self::Greater => Some((Operator::Greater, beside(seen, -1)?)),
            Self::Less => Some((Operator::Less, beside(seen, 1)?)),
        }
    }
}

/// A text, or its first words where it is long.
fn part(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(PART) {
        Some((end, _)) => {
            let (head, _) = text.split_at(end);
            head.rsplit_once(char::is_whitespace).map_or(head, |(words, _)| words).to_owned()
        }
        None => text.to_owned(),
    }
}

/// A value so far from another one; none of what has no order.
fn beside(value: &Value, by: i64) -> Option<Value> {
    match value {
        Value::Integer(number) => number.checked_add(by).map(Value::Integer),
        Value::Decimal(number) => number.checked_add(Decimal::from(by)).map(Value::Decimal),
        Value::Date(day) => day.checked_add(by.days()).ok().map(Value::Date),
        Value::DateTime(moment) => moment.checked_add(SignedDuration::from_hours(24 * by)).ok().map(Value::DateTime),
        _ => None,
    }
}

impl Play<'_> {
    /// Before an absence under conditions counts, the search must be seen to find what is known to be there.
    ///
    /// # Errors
    /// Blocked where it does not, or where nothing is known by which it could be seen.
    pub(super) async fn control(&mut self, entity: &str, tests: &[Test]) -> Result<(), Failure> {
        let made = self.world.any_of(entity).map(|(_, id)| id.to_owned());
        let made = match made {
            Some(id) => self.fetch(entity, &id).await?,
            None => None,
        };
        // Without a record of the scenario's, any that is there serves. None at all is an absence when
        // that search itself is whole.
        let known = match &made {
            Some(known) => known.clone(),
            None => match self.any(entity).await? {
                Some(known) => known,
                None => return Ok(()),
            },
        };
        let by_key = self.finds(entity, &known).await?;
        let mut listed = None;
        for test in tests {
            let asked = Asked::of(test);
            if asked == Asked::Is && by_key.as_ref() == Some(&test.field) {
                continue;
            }
            if !self.run.is_understood(entity, &test.field, asked) {
                self.understands(entity, (&test.field, asked), (&known, made.as_ref()), &mut listed).await?;
            }
        }
        Ok(())
    }

    /// The search by its key finds a known record. Gives the field that it was found by.
    async fn finds(&mut self, entity: &str, known: &Record) -> Result<Option<String>, Failure> {
        let key = self.run.target.entities.get(entity).and_then(|entity| entity.key.first()).cloned();
        let Some(key) = key else { return Ok(None) };
        let value = self.given(known, &key)?.clone();
        if value == Value::Null {
            return Ok(None);
        }
        let page = self.found_by(entity, vec![(key.clone(), Operator::Is, value)], SEARCH_LIMIT).await?;
        if page.records.iter().any(|record| record.id == known.id) {
            return Ok(Some(key));
        }
        Err(Failure::blocked(Cause::Server, Message::new("step-search-blind").text(self.lang)))
    }

    /// The search by a field finds a record that answers it. Where no record has what it could be asked by, the list of
    /// them all is the proof: none of them answers.
    async fn understands(
        &mut self,
        entity: &str,
        (key, asked): (&str, Asked),
        (known, made): (&Record, Option<&Record>),
        listed: &mut Option<Page>,
    ) -> Result<(), Failure> {
        let field = self.field(entity, key).unwrap_or_default();
        // A value that the target does not declare is asked for in words that may be those of another one.
        let condition = |record: &Record| {
            let seen = record.values.get(key).filter(|seen| doubt::undeclared(&field, seen).is_none())?;
            asked.condition(seen)
        };
        let mut found = condition(known);
        if found.is_none() {
            let mut page = match listed.take() {
                Some(page) => page,
                None => self.found_by(entity, Vec::new(), SEARCH_LIMIT).await?,
            };
            found = page.records.iter().find_map(condition);
            if found.is_none() && !page.complete && page.doubt.is_none() {
                page = self.found_by(entity, Vec::new(), LISTED).await?;
                found = page.records.iter().find_map(condition);
            }
            if found.is_none() {
                self.proves(&page, (key, &field), made)?;
            }
            *listed = Some(page);
        }
        let Some((operator, value)) = found else { return Ok(()) };
        // Each record that comes is compared with the condition: one is enough.
        let page = self.found_by(entity, vec![(key.to_owned(), operator, value)], 1).await?;
        if page.records.is_empty() {
            let name = field.labels.first(self.lang, key);
            let message = Message::new("step-search-blind-field").with("field", name);
            return Err(Failure::blocked(Cause::Server, message.text(self.lang)));
        }
        self.run.keep_understood(entity, key, asked);
        Ok(())
    }

    /// A list without anything that a condition could be asked by is a proof when it is whole, shows what the scenario
    /// made, and tells the field of each record.
    fn proves(&self, page: &Page, (key, field): (&str, &Field), made: Option<&Record>) -> Result<(), Failure> {
        let blocked = |message: Message| Err(Failure::blocked(Cause::Server, message.text(self.lang)));
        for record in &page.records {
            let value = doubt::undeclared(field, self.given(record, key)?);
            if let Some(value) = value {
                let message = Message::new("step-value-undeclared").with("field", field.labels.first(self.lang, key));
                return blocked(message.with("value", value));
            }
        }
        if !page.complete {
            let name = field.labels.first(self.lang, key);
            return blocked(Message::new("step-search-uncontrolled").with("field", name));
        }
        match made {
            Some(made) if page.records.iter().all(|record| record.id != made.id) => {
                blocked(Message::new("step-search-blind"))
            }
            _ => Ok(()),
        }
    }

    async fn found_by(&mut self, entity: &str, filter: Filter, limit: usize) -> Result<Page, Failure> {
        let found = self.find(&Who::Nobody, entity, &[filter], limit).await?;
        found.map_err(|error| Failure::of(self.lang, &error))
    }

    /// Any record of an entity, found without a condition.
    async fn any(&mut self, entity: &str) -> Result<Option<Record>, Failure> {
        let page = self.found_by(entity, Vec::new(), 1).await?;
        let unproved = self.unproved(&page);
        match page.records.into_iter().next() {
            None if !page.complete => Err(unproved),
            found => Ok(found),
        }
    }
}

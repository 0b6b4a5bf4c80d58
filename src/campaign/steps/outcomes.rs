//! Is the CRM in the state that the scenario says?

use super::actions::SEARCH_LIMIT;
use super::calls::Play;
use super::failure::{Failure, refusal};
use super::operation::{Bound, Look, Named, Setting, Test, Who};
use super::words;
use crate::crm::{CrmError, ErrorKind, Filter, Operator, Page, Record, Value};
use crate::model::execution::{Cause, Status};
use crate::model::feature::StepKind;
use crate::text::{Message, similar};
use crate::vocabulary::Comparison;

impl Play<'_> {
    /// Looks at fields of a record.
    pub async fn verify(&mut self, record: &Named, looks: &[Look]) -> Result<(), Failure> {
        let named = self.say_named(record);
        let none = Message::new("words-none");
        let Some(id) = self.one(record).await? else {
            return Err(Failure::mismatch(self.lang, named, none.text(self.lang)));
        };
        let Some(found) = self.fetch(&record.entity, &id).await? else {
            return Err(Failure::mismatch(self.lang, named, none.text(self.lang)));
        };
        let mut expected = Vec::new();
        let mut actual = Vec::new();
        let several = looks.len() > 1;
        for look in looks {
            if !self.sees(&record.entity, &found, look).await? {
                expected.push(self.say_look(&record.entity, look, several));
                actual.push(self.say_field(&record.entity, &found, &look.field, several).await);
            }
        }
        if expected.is_empty() {
            Ok(())
        } else {
            Err(Failure::mismatch(self.lang, expected.join("\n"), actual.join("\n")))
        }
    }

    /// Does a record pass a test?
    pub(super) async fn holds(&mut self, entity: &str, record: &Record, test: &Test) -> Result<bool, Failure> {
        let Some(field) = self.field(entity, &test.field) else { return Ok(false) };
        let actual = self.given(record, &test.field)?;
        let wanted = self.candidates(&field, &test.value).await?;
        if test.comparison == Comparison::Contains {
            let text = match actual {
                Value::Reference(_) => Some(self.say_value(entity, &test.field, actual).await),
                other => words::raw(other, &field, self.lang),
            };
            let Some(text) = text else { return Ok(false) };
            return Ok(wanted.iter().any(|value| matches!(value, Value::Text(part) if contains(&text, part))));
        }
        Ok(wanted.iter().any(|wanted| compare(test.comparison, actual, wanted)))
    }

    /// The value of a field. One that the CRM does not give is not known: it is not empty.
    pub(super) fn given<'r>(&self, record: &'r Record, field: &str) -> Result<&'r Value, Failure> {
        record.values.get(field).ok_or_else(|| {
            let known = self.run.target.entities.values().find_map(|entity| entity.fields.get(field));
            let name = known.map_or(field, |known| known.labels.first(self.lang, field));
            let message = Message::new("step-field-not-given").with("field", name).text(self.lang);
            Failure::blocked(Cause::Specification, message)
        })
    }

    /// Each record that a search gave must answer its conditions: else the CRM did not listen to them.
    pub fn answering(&self, entity: &str, records: &[Record], filter: &Filter) -> Result<(), Failure> {
        for record in records {
            for (key, operator, wanted) in filter {
                if !answers(*operator, self.given(record, key)?, wanted) {
                    let field = self.field(entity, key).unwrap_or_default();
                    let name = field.labels.first(self.lang, key);
                    let message = Message::new("step-condition-ignored").with("field", name).text(self.lang);
                    return Err(Failure::blocked(Cause::Server, message));
                }
            }
        }
        Ok(())
    }

    /// The last search found so many.
    pub async fn found(&mut self, bound: Bound) -> Result<(), Failure> {
        let Some(search) = self.world.search.clone() else {
            return Err(Failure::specification(Message::new("step-no-search").text(self.lang)));
        };
        if bound.is_absence() && search.page.records.is_empty() {
            self.control(&search.entity, &search.tests).await?;
        }
        self.count(&search.entity, &search.page, bound)
    }

    /// So many records exist.
    pub async fn exist(&mut self, entity: &str, tests: &[Test], bound: Bound, kind: StepKind) -> Result<(), Failure> {
        if bound.is_absence() {
            self.control(entity, tests).await?;
        }
        let filters = self.filters(entity, tests).await?;
        let limit = SEARCH_LIMIT.max(bound.count().saturating_add(1));
        let found = self.find(&Who::Nobody, entity, &filters, limit).await?;
        let page = found.map_err(|error| Failure::of(self.lang, &error))?;
        let result =
            self.count(entity, &page, bound).and_then(|()| self.to_the_letter(entity, &page, (&filters, bound)));
        if kind == StepKind::Given { result.map_err(|failure| self.of_set_up(failure)) } else { result }
    }

    /// The data that the scenario starts from are not there: the environment, not the product.
    pub(super) fn of_set_up(&self, failure: Failure) -> Failure {
        if failure.cause != Some(Cause::Mismatch) {
            return failure;
        }
        let message = Message::new("step-set-up-state").text(self.lang);
        Failure { message, status: Status::Blocked, cause: Some(Cause::SetUp), ..failure }
    }

    /// A search that does not tell all: it was cut, or a record does not say whether it belongs to it.
    pub(super) fn unproved(&self, page: &Page) -> Failure {
        let cut = || Message::new("step-search-cut").with("count", page.records.len()).text(self.lang);
        Failure::blocked(Cause::Server, page.doubt.clone().unwrap_or_else(cut))
    }

    /// Compares a count; a cut page proves neither an absence nor a number.
    fn count(&self, entity: &str, page: &Page, bound: Bound) -> Result<(), Failure> {
        let found = page.records.len();
        let proved = match bound {
            _ if page.complete => true,
            Bound::AtLeast(wanted) => found >= wanted,
            Bound::Exactly(wanted) | Bound::AtMost(wanted) => found > wanted,
        };
        if !proved {
            return Err(self.unproved(page));
        }
        if bound.holds(found) {
            return Ok(());
        }
        let expected = words::bound(&self.run.target, entity, bound, self.lang);
        let actual = words::found(&self.run.target, entity, &page.records, self.lang);
        Err(Failure::mismatch(self.lang, expected, actual))
    }

    /// What must be there is there to the letter: a CRM that finds « EPINAL » under « Épinal » has not the latter. What
    /// may not be there is not there in other capitals either.
    fn to_the_letter(&self, entity: &str, page: &Page, (filters, bound): (&[Filter], Bound)) -> Result<(), Failure> {
        let least = match bound {
            Bound::Exactly(least) | Bound::AtLeast(least) => least,
            Bound::AtMost(_) => 0,
        };
        // The condition of each filter that a record does not answer to the letter; none of one that it does.
        let unlike = |record: &Record| {
            let other = |filter: &Filter| filter.iter().find(|(key, ..)| !is_exact(record, filter, key)).cloned();
            let others: Option<Vec<_>> = filters.iter().map(other).collect();
            others.and_then(|others| others.into_iter().next())
        };
        let others: Vec<_> = page.records.iter().filter_map(|record| Some((record, unlike(record)?))).collect();
        let (Some((record, (key, _, wanted))), true) = (others.first(), page.records.len() - others.len() < least)
        else {
            return Ok(());
        };
        if !page.complete {
            return Err(self.unproved(page));
        }
        let field = self.field(entity, key).unwrap_or_default();
        let say = |value: &Value| words::value(value, &field, self.lang);
        let name = field.labels.first(self.lang, key);
        let message = Message::new("step-only-alike").with("field", name).text(self.lang);
        let seen = record.values.get(key).map(say).unwrap_or_default();
        Err(Failure::failed(Cause::Mismatch, message, say(wanted), seen))
    }

    /// Each row is among the results of the last search.
    pub async fn results(&mut self, rows: &[Vec<Setting>]) -> Result<(), Failure> {
        let Some(search) = self.world.search.clone() else {
            return Err(Failure::specification(Message::new("step-no-search").text(self.lang)));
        };
        for row in rows {
            let tests: Vec<Test> = row
                .iter()
                .map(|cell| Test { field: cell.field.clone(), comparison: Comparison::Is, value: cell.value.clone() })
                .collect();
            let mut seen = false;
            for record in &search.page.records {
                let mut all = true;
                for test in &tests {
                    all = all && self.holds(&search.entity, record, test).await?;
                }
                seen |= all;
            }
            if !seen && !search.page.complete {
                return Err(self.unproved(&search.page));
            }
            if !seen {
                let expected: Vec<String> =
                    tests.iter().map(|test| self.say_test(&search.entity, test, true)).collect();
                let actual = words::found(&self.run.target, &search.entity, &search.page.records, self.lang);
                return Err(Failure::mismatch(self.lang, expected.join("\n"), actual));
            }
        }
        Ok(())
    }

    /// The last action was refused: by the business, never by a breakdown.
    pub fn refused(&mut self, reason: Option<ErrorKind>, text: Option<&str>) -> Result<(), Failure> {
        let lang = self.lang;
        let expected = match (reason, text) {
            (Some(kind), _) => Message::new("step-refused-for").with("reason", kind.label(lang)),
            (None, Some(text)) => Message::new("step-refused-saying").with("text", text),
            (None, None) => Message::new("step-refused"),
        };
        let expected = expected.text(lang);
        let refusal_kept = self.world.reception.as_ref().and_then(|reception| reception.refusal.clone());
        let Some(error) = refusal_kept else {
            let message = Message::new("step-not-refused").text(lang);
            return Err(Failure::failed(
                Cause::NotRefused,
                message,
                expected,
                Message::new("step-accepted").text(lang),
            ));
        };
        // The refusal was spoken about, rightly or not.
        self.world.unasserted = false;
        let fits =
            reason.is_none_or(|kind| kind == error.kind) && text.is_none_or(|text| contains(&error.message, text));
        if fits { Ok(()) } else { Err(Failure::mismatch(lang, expected, self.say_refusal(&error))) }
    }

    fn say_refusal(&self, error: &CrmError) -> String {
        refusal(self.lang, error)
    }
}

fn contains(whole: &str, part: &str) -> bool {
    similar::fold(whole).contains(&similar::fold(part))
}

/// Does a value answer a condition, as a CRM may understand it? Case and accents are the CRM's affair.
fn answers(operator: Operator, actual: &Value, wanted: &Value) -> bool {
    if let Value::List(several) = actual {
        return several.iter().any(|one| answers(operator, one, wanted));
    }
    match (operator, actual, wanted) {
        (Operator::Is, Value::Text(a), Value::Text(b)) => similar::fold(a.trim()) == similar::fold(b.trim()),
        (Operator::Is, ..) => compare(Comparison::Is, actual, wanted),
        (Operator::Contains, Value::Text(a), Value::Text(b)) => contains(a, b),
        // The reader lets no other through.
        (Operator::Contains, ..) => false,
        (Operator::Greater, ..) => compare(Comparison::Greater, actual, wanted),
        (Operator::Less, ..) => compare(Comparison::Less, actual, wanted),
    }
}

/// Does a record answer all conditions on a field to the letter? Others than those on texts have been verified so.
fn is_exact(record: &Record, filter: &Filter, key: &str) -> bool {
    let actual = record.values.get(key);
    filter.iter().filter(|(of, ..)| of == key).all(|(_, operator, wanted)| match (operator, actual, wanted) {
        (Operator::Is, Some(actual @ Value::Text(_)), Value::Text(_)) => compare(Comparison::Is, actual, wanted),
        (Operator::Is, Some(Value::List(several)), Value::Text(_)) => {
            several.iter().any(|one| compare(Comparison::Is, one, wanted))
        }
        _ => true,
    })
}

/// Compares what the CRM has with what was meant. Values of other types are different, never equal.
pub(super) fn compare(comparison: Comparison, actual: &Value, wanted: &Value) -> bool {
    use std::cmp::Ordering;
    let order = match (actual, wanted) {
        (Value::Text(a), Value::Text(b)) if comparison == Comparison::Is => {
            let composed =
                |text: &str| unicode_normalization::UnicodeNormalization::nfc(text.trim()).collect::<String>();
            return composed(a) == composed(b);
        }
        (Value::Text(a), Value::Null) => return comparison == Comparison::Is && a.is_empty(),
        (Value::Integer(a), Value::Integer(b)) => Some(a.cmp(b)),
        (Value::Decimal(a), Value::Decimal(b)) => Some(a.cmp(b)),
        (Value::Integer(a), Value::Decimal(b)) => Some(rust_decimal::Decimal::from(*a).cmp(b)),
        (Value::Decimal(a), Value::Integer(b)) => Some(a.cmp(&rust_decimal::Decimal::from(*b))),
        (Value::Date(a), Value::Date(b)) => Some(a.cmp(b)),
        (Value::DateTime(a), Value::DateTime(b)) => Some(a.cmp(b)),
        (Value::DateTime(a), Value::Date(b)) => Some(a.to_zoned(jiff::tz::TimeZone::UTC).date().cmp(b)),
        _ => return comparison == Comparison::Is && actual == wanted,
    };
    match comparison {
        Comparison::Is => order == Some(Ordering::Equal),
        Comparison::Greater => order == Some(Ordering::Greater),
        Comparison::Less => order == Some(Ordering::Less),
        Comparison::Contains => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_compare_by_value_and_other_types_never() {
        let decimal = |text: &str| Value::Decimal(text.parse().expect("a decimal"));
        assert!(compare(Comparison::Is, &decimal("15000"), &decimal("15000.00")));
        assert!(compare(Comparison::Greater, &decimal("18.00"), &decimal("17.99")));
        assert!(!compare(Comparison::Is, &Value::Text("15000".into()), &decimal("15000")));
        assert!(compare(Comparison::Is, &Value::Text("E\u{301}mis".into()), &Value::Text("\u{c9}mis".into())));
        assert!(compare(Comparison::Is, &Value::Null, &Value::Null));
        assert!(!compare(Comparison::Greater, &Value::Null, &decimal("0")));
    }
}

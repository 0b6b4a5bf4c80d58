//! What must a field of a record be, or the order of what was found?

use super::{Fault, Reader};
use crate::campaign::steps::operation::{Direction, Look, Operation, Test, Wanted};
use crate::campaign::steps::patterns;
use crate::model::target::{Field, FieldType};
use crate::text::Message;
use crate::vocabulary::{Comparison, Literal, PhraseId as Id};

impl Reader<'_> {
    /// What a phrase wants of a field, from the texts after the record.
    pub(super) fn look(
        &mut self,
        phrase: Id,
        entity: &str,
        field: &str,
        [value, second]: [&str; 2],
    ) -> Result<Look, Fault> {
        let wanted = match phrase {
            Id::FieldBetween => return self.between(entity, field, [value, second]),
            Id::FieldNot => {
                let Test { field, value, .. } = self.test(entity, field, Comparison::Is, value)?;
                let wanted = if value == Literal::Empty { Wanted::NotEmpty } else { Wanted::Not(value) };
                return Ok(Look { field, wanted });
            }
            Id::FieldNotEmpty => Wanted::NotEmpty,
            Id::FieldBegins => Wanted::Begins(self.part(value)?),
            Id::FieldEnds => Wanted::Ends(self.part(value)?),
            Id::FieldMatches => Wanted::Matches(self.expression(value)?),
            _ => {
                let comparison = match phrase {
                    Id::FieldContains => Comparison::Contains,
                    Id::FieldGreater => Comparison::Greater,
                    Id::FieldLess => Comparison::Less,
                    _ => Comparison::Is,
                };
                return Ok(self.test(entity, field, comparison, value)?.into());
            }
        };
        let (key, definition) = self.field(entity, field)?;
        let of_text = matches!(definition.field_type, FieldType::Text | FieldType::Choice | FieldType::Reference);
        if wanted != Wanted::NotEmpty && !of_text {
            return Err(self.not_so("step-not-text", definition, key));
        }
        Ok(Look { field: key.to_owned(), wanted })
    }

    fn between(&mut self, entity: &str, field: &str, [low, high]: [&str; 2]) -> Result<Look, Fault> {
        let from = self.test(entity, field, Comparison::Greater, low)?;
        let to = self.test(entity, field, Comparison::Less, high)?;
        if from.value == Literal::Empty || to.value == Literal::Empty {
            return Err(self.fault(&Message::new("step-bad-value").with("value", "")));
        }
        if reversed(&from.value, &to.value) {
            return Err(self.fault(&Message::new("step-bounds").with("low", low).with("high", high)));
        }
        Ok(Look { field: from.field, wanted: Wanted::Between(from.value, to.value) })
    }

    /// A text that a value begins or ends with: every value begins with an empty one.
    pub(super) fn part(&self, text: &str) -> Result<String, Fault> {
        if text.trim().is_empty() {
            return Err(self.fault(&Message::new("step-contains-nothing")));
        }
        Ok(self.filled(text))
    }

    /// A regular expression that can be read.
    pub(super) fn expression(&self, text: &str) -> Result<String, Fault> {
        self.part(text)?;
        // What is put in stands for itself: it is no part of the expression.
        let text = self.filled_with(text, |value| regex::escape(value.unwrap_or("x")));
        match patterns::whole(&text) {
            Ok(_) => Ok(text),
            Err(detail) => {
                let message = Message::new("step-bad-expression").with("value", text.as_str()).with("detail", detail);
                Err(self.fault(&message))
            }
        }
    }

    /// The order of the last results.
    pub(super) fn sorted(&mut self, field: &str, direction: Direction) -> Result<Operation, Fault> {
        let Some(entity) = self.memory.searched.clone() else {
            return Err(self.fault(&self.no_search()));
        };
        let (key, definition) = self.field(&entity, field)?;
        if matches!(definition.field_type, FieldType::Bool | FieldType::Choice | FieldType::Reference) {
            return Err(self.not_so("step-not-sortable", definition, key));
        }
        Ok(Operation::Sorted(key.to_owned(), direction))
    }

    fn not_so(&self, id: &'static str, field: &Field, key: &str) -> Fault {
        self.fault(&Message::new(id).with("field", field.labels.first(self.lang, key)))
    }
}

/// Is the lower bound above the upper one? Nothing would ever stand between them.
fn reversed(low: &Literal, high: &Literal) -> bool {
    match (low, high) {
        (Literal::Integer(low), Literal::Integer(high)) => low > high,
        (Literal::Decimal(low), Literal::Decimal(high)) => low > high,
        (Literal::Date(low), Literal::Date(high)) => low > high,
        (Literal::Moment(low), Literal::Moment(high)) => low > high,
        _ => false,
    }
}

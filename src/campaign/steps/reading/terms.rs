//! Which thing of the target does a word of a step name?

use super::{Fault, Reader};
use crate::campaign::steps::operation::{Bound, Named, Operation, Setting, Test, Who};
use crate::model::execution::Status;
use crate::model::target::{Entity, Field, FieldType};
use crate::text::number::{self, Figures, Misread};
use crate::text::{Message, similar};
use crate::vocabulary::{Comparison, Condition, Literal, ValueFault, arguments, names, normal, values};

impl<'a> Reader<'a> {
    pub(super) fn fault(&self, message: &Message) -> Fault {
        Fault::new(Status::Undefined, message.clone())
    }

    pub(super) fn unknown<'n>(&self, id: &'static str, typed: &str, known: impl Iterator<Item = &'n str>) -> Fault {
        let known: Vec<&str> = known.collect();
        let message = Message::new(id).with("name", typed);
        match similar::nearest(typed, known.iter().copied()) {
            Some(nearest) => {
                let hint = Message::new("step-did-you-mean").with("name", nearest);
                self.fault(&Message::new("step-with-hint").with("fault", message).with("hint", hint))
            }
            None => self.fault(&message),
        }
    }

    pub(super) fn entity(&mut self, typed: &str) -> Result<String, Fault> {
        match names::entity(self.target, arguments::without_article(typed)) {
            Some((key, _)) => {
                self.memory.entities.insert(key.to_owned());
                Ok(key.to_owned())
            }
            None => {
                let known = self.target.entities.values().flat_map(|entity| entity.labels.all());
                Err(self.unknown("step-unknown-entity", typed, known))
            }
        }
    }

    pub(super) fn definition(&self, entity: &str) -> Result<&'a Entity, Fault> {
        self.target
            .entities
            .get(entity)
            .ok_or_else(|| self.fault(&Message::new("step-unknown-entity").with("name", entity)))
    }

    pub(super) fn field(&mut self, entity: &str, typed: &str) -> Result<(&'a str, &'a Field), Fault> {
        let definition = self.definition(entity)?;
        let typed = typed.trim();
        let found = names::field(definition, typed)
            .or_else(|| names::field(definition, arguments::without_article(&normal::name(typed))));
        match found {
            Some((key, field)) => {
                self.memory.entities.extend(field.entity.clone());
                Ok((key, field))
            }
            None => {
                let known = definition.fields.values().flat_map(|field| field.labels.all());
                let fault = self.unknown("step-unknown-field", typed, known);
                let owner = definition.labels.first(self.lang, entity);
                let message = Message::new("step-of-entity").with("entity", owner).with("fault", fault.message);
                Err(self.fault(&message))
            }
        }
    }

    pub(super) fn action(&self, entity: &str, typed: &str) -> Result<String, Fault> {
        let definition = self.definition(entity)?;
        names::action(definition, typed).map(|(key, _)| key.to_owned()).ok_or_else(|| {
            let known = definition.actions.values().flat_map(|action| action.labels.all());
            self.unknown("step-unknown-action", typed, known)
        })
    }

    pub(super) fn role(&self, typed: &str) -> Result<String, Fault> {
        let typed = arguments::without_article(typed);
        names::role(self.target, typed).map(|(key, _)| key.to_owned()).ok_or_else(|| {
            self.unknown("step-unknown-role", typed, self.target.users.values().flat_map(|role| role.labels.all()))
        })
    }

    pub(super) fn who(&self, typed: &str) -> Result<Who, Fault> {
        match typed {
            "je" | "i" if self.memory.signed_in => Ok(Who::Me),
            "je" | "i" => Err(self.fault(&Message::new("step-nobody-signed-in"))),
            role => self.role(role).map(Who::Role),
        }
    }

    pub(super) fn record(&mut self, typed: &str) -> Result<Named, Fault> {
        match arguments::record(typed) {
            Some((entity, name)) => Ok(Named { entity: self.entity(entity)?, name: self.filled(name) }),
            None => Err(self.fault(&Message::new("step-bad-value").with("value", typed))),
        }
    }

    pub(super) fn number(&self, typed: &str) -> Result<usize, Fault> {
        arguments::number(typed, self.figures).ok_or_else(|| self.unread(typed, typed))
    }

    /// A text that is no number, or not surely one: its figures say why.
    pub(super) fn unread(&self, typed: &str, figures: &str) -> Fault {
        match number::exact(figures, self.figures, true) {
            Err(misread) if misread != Misread::NoNumber => self.fault(&values::why(typed, &misread, true, self.lang)),
            _ => self.fault(&Message::new("step-bad-value").with("value", typed)),
        }
    }

    /// A number of which zero would send or verify nothing.
    pub(super) fn some(&self, typed: &str) -> Result<usize, Fault> {
        match self.number(typed)? {
            0 => Err(self.fault(&Message::new("step-zero").with("value", typed))),
            number => Ok(number),
        }
    }

    /// The field that says to whom a record is assigned: `owner`, else the only reference to a user.
    pub(super) fn assignee(&mut self, entity: &str) -> Result<String, Fault> {
        let definition = self.definition(entity)?;
        let users = || definition.fields.iter().filter(|(_, field)| field.entity.as_deref() == Some("user"));
        let mut all = users();
        let found = match (definition.fields.contains_key("owner"), all.next(), all.next()) {
            (true, ..) => Some("owner"),
            (false, Some((key, _)), None) => Some(key.as_str()),
            _ => None,
        };
        let field = found.ok_or_else(|| {
            self.fault(&Message::new("step-no-owner").with("entity", definition.labels.first(self.lang, entity)))
        })?;
        self.memory.entities.extend(definition.fields.get(field).and_then(|field| field.entity.clone()));
        Ok(field.to_owned())
    }

    pub(super) fn setting(&mut self, entity: &str, field: &str, value: &str) -> Result<Setting, Fault> {
        let (key, definition) = self.field(entity, field)?;
        // Of what sort a value is that is not known yet is seen once it is.
        let value = match self.is_open(value) {
            true => Literal::Text(value.to_owned()),
            false => {
                // What the CRM gave is written by us.
                let figures = if self.is_kept(value) { Figures::Plain } else { self.figures };
                values::read(&self.filled(value), definition, self.today, figures)
                    .map_err(|fault| self.bad_value(definition, key, &fault))?
            }
        };
        Ok(Setting { field: key.to_owned(), value })
    }

    pub(super) fn bad_value(&self, field: &Field, key: &str, fault: &ValueFault) -> Fault {
        let name = field.labels.first(self.lang, key);
        match fault {
            ValueFault::Type { text, wanted } => {
                let message = Message::new("step-value-type").with("value", text.as_str()).with("field", name);
                self.fault(&message.with("type", wanted.label(self.lang)))
            }
            ValueFault::Figures { text, misread, whole } => {
                let fault = values::why(text, misread, *whole, self.lang);
                self.fault(&Message::new("step-of-field").with("fault", fault).with("field", name))
            }
            ValueFault::Choice { text, nearest } => {
                let message = Message::new("step-value-choice").with("value", text.as_str()).with("field", name);
                let known: Vec<&str> =
                    field.values.iter().map(|(key, value)| value.labels.first(self.lang, key)).collect();
                let message = message.with("known", known.join(", "));
                match nearest.as_deref().map(|near| Message::new("step-did-you-mean").with("name", near)) {
                    Some(hint) => self.fault(&Message::new("step-with-hint").with("fault", message).with("hint", hint)),
                    None => self.fault(&message),
                }
            }
        }
    }

    pub(super) fn test(
        &mut self,
        entity: &str,
        field: &str,
        comparison: Comparison,
        value: &str,
    ) -> Result<Test, Fault> {
        let (key, definition) = self.field(entity, field)?;
        let orders = matches!(comparison, Comparison::Greater | Comparison::Less);
        let unordered = matches!(
            definition.field_type,
            FieldType::Bool | FieldType::Choice | FieldType::Reference | FieldType::Text
        );
        if orders && unordered {
            let name = definition.labels.first(self.lang, key);
            return Err(self.fault(&Message::new("step-not-ordered").with("field", name)));
        }
        // « contient » compares text, whatever the field holds.
        let value = match comparison {
            // Every text contains an empty one: that would verify nothing.
            Comparison::Contains if value.trim().is_empty() => {
                return Err(self.fault(&Message::new("step-contains-nothing")));
            }
            Comparison::Contains => Literal::Text(self.filled(value)),
            _ => self.setting(entity, field, value)?.value,
        };
        Ok(Test { field: key.to_owned(), comparison, value })
    }

    pub(super) fn tests(&mut self, entity: &str, conditions: &str) -> Result<Vec<Test>, Fault> {
        let conditions = self.registry.conditions(conditions);
        conditions
            .iter()
            .map(|Condition { field, comparison, value }| self.condition(entity, field, *comparison, value))
            .collect()
    }

    /// A condition of a search. Each CRM looks in its own way for a text in what is no text, or not at all: what it
    /// then finds, or does not, proves nothing.
    pub(super) fn condition(
        &mut self,
        entity: &str,
        field: &str,
        comparison: Comparison,
        value: &str,
    ) -> Result<Test, Fault> {
        let (key, definition) = self.field(entity, field)?;
        if comparison == Comparison::Contains && definition.field_type != FieldType::Text {
            let name = definition.labels.first(self.lang, key);
            return Err(self.fault(&Message::new("step-contains-in-text").with("field", name)));
        }
        self.test(entity, field, comparison, value)
    }

    pub(super) fn equalities(&mut self, entity: &str, conditions: &str) -> Result<Vec<Setting>, Fault> {
        let conditions = self.registry.conditions(conditions);
        conditions.iter().map(|condition| self.setting(entity, &condition.field, &condition.value)).collect()
    }

    pub(super) fn found(&mut self, entity: &str, bound: Bound) -> Result<Operation, Fault> {
        let entity = self.entity(entity)?;
        match &self.memory.searched {
            Some(searched) if *searched == entity => Ok(Operation::Found(bound)),
            _ => Err(self.fault(&self.no_search())),
        }
    }

    pub(super) fn exist(&mut self, entity: &str, conditions: &str, bound: Bound) -> Result<Operation, Fault> {
        let entity = self.entity(entity)?;
        let tests = self.tests(&entity, conditions)?;
        Ok(Operation::Exist(entity, tests, bound))
    }

    pub(super) fn exist_table(
        &mut self,
        entity: &str,
        table: Option<&[Vec<String>]>,
        bound: Bound,
    ) -> Result<Operation, Fault> {
        let entity = self.entity(entity)?;
        let settings = self.pairs(&entity, table.unwrap_or(&[]))?;
        Ok(Operation::Exist(entity, settings.into_iter().map(equal).collect(), bound))
    }
}

pub(super) fn equal(setting: Setting) -> Test {
    Test { field: setting.field, comparison: Comparison::Is, value: setting.value }
}

//! What does a step mean for this target, and is everything that it names known there?

mod tables;

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::operation::{Bound, Named, Operation, Setting, Test, Who};
use crate::campaign::plan::{PlannedStep, StepFault};
use crate::crm::ErrorKind;
use crate::model::execution::Status;
use crate::model::feature::StepKind;
use crate::model::target::{Entity, Field, FieldType, Target};
use crate::text::{Lang, Message, similar};
use crate::vocabulary::phrase::TableUse;
use crate::vocabulary::{
    Comparison, Condition, Literal, Match, PhraseId as Id, Registry, ValueFault, arguments, names, normal, phrases,
    values,
};

/// Why a step cannot be played as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Undefined or ambiguous.
    pub status: Status,
    /// Why.
    pub message: Message,
    /// Where the step before must say something first: a fault there explains this one.
    pub follows: bool,
}

impl Fault {
    /// The same with the place of its step, in the scenario's language.
    pub fn at(self, step: usize, lang: Lang) -> StepFault {
        StepFault { step, status: self.status, message: self.message.text(lang) }
    }

    fn new(status: Status, message: Message) -> Self {
        let follows = matches!(message.id, "step-no-search" | "step-no-action" | "step-nobody-signed-in");
        Self { status, message, follows }
    }
}

/// What a reader knows of the steps before.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    signed_in: bool,
    acted: bool,
    searched: Option<String>,
    created: BTreeSet<(String, String)>,
    /// Keys of the entities that it names.
    pub entities: BTreeSet<String>,
    /// It triggers something of a record that it did not make: a job that others see the effects of.
    pub alone: bool,
    /// Texts of its steps by hand.
    pub by_hand: Vec<String>,
}

/// Reads the steps of one scenario in order.
pub struct Reader<'a> {
    target: &'a Target,
    registry: &'a Registry,
    today: Date,
    lang: Lang,
    /// What the steps before said.
    pub memory: Memory,
}

impl<'a> Reader<'a> {
    /// A reader that goes on after what `memory` holds; an empty one at the beginning of a scenario.
    pub const fn new(target: &'a Target, registry: &'a Registry, today: Date, lang: Lang, memory: Memory) -> Self {
        Self { target, registry, today, lang, memory }
    }

    /// Reads a step by its text.
    ///
    /// # Errors
    /// When it is no phrase, several phrases, or names what the target does not have.
    pub fn read(&mut self, step: &PlannedStep) -> Result<Operation, Fault> {
        let mut found = self.registry.matches(&step.text);
        match found.len() {
            1 => self.read_match(&found.remove(0), step),
            0 => {
                let message = match self.registry.nearest(&step.text) {
                    Some(phrase) => Message::new("step-undefined-nearest").with("phrase", phrase),
                    None => Message::new("step-undefined"),
                };
                Err(self.fault(&message))
            }
            _ => {
                let shown: Vec<String> =
                    found.iter().map(|one| self.registry.phrase(one.phrase).shown(one.lang)).collect();
                let message = Message::new("step-ambiguous").with("phrases", shown.join(" | "));
                Err(Fault::new(Status::Ambiguous, message))
            }
        }
    }

    /// Reads a step whose phrase is known.
    ///
    /// # Errors
    /// When it names what the target does not have.
    pub fn read_match(&mut self, found: &Match, step: &PlannedStep) -> Result<Operation, Fault> {
        let table = step.table.as_deref();
        if phrases::get(found.phrase).table == TableUse::Required && table.is_none_or(<[_]>::is_empty) {
            return Err(self.fault(&Message::new("step-needs-table")));
        }
        let arg = |index: usize| found.args.get(index).map_or("", |arg| arg.text.as_str());
        let operation = match found.phrase {
            Id::SignIn => {
                self.memory.signed_in = true;
                Operation::SignIn(self.role(arg(0))?)
            }
            Id::SignOut => {
                self.memory.signed_in = false;
                Operation::SignOut
            }
            Id::GivenRecord | Id::GivenRecordWhose => {
                let entity = self.entity(arg(0))?;
                let settings = match found.phrase {
                    Id::GivenRecord => self.pairs(&entity, table.unwrap_or(&[]))?,
                    _ => self.equalities(&entity, arg(2))?,
                };
                self.memory.created.insert((entity.clone(), arg(1).to_owned()));
                Operation::Prepare(entity, vec![(arg(1).to_owned(), settings)])
            }
            Id::GivenRecords => {
                let entity = self.entity(arg(0))?;
                let rows = self.header_table(&entity, table.unwrap_or(&[]))?;
                let named = rows.into_iter().map(|row| self.named_row(&entity, row)).collect::<Result<Vec<_>, _>>()?;
                self.memory.created.extend(named.iter().map(|(name, _)| (entity.clone(), name.clone())));
                Operation::Prepare(entity, named)
            }
            Id::Create | Id::CreateWhose => {
                let who = self.who(arg(0))?;
                let entity = self.entity(arg(1))?;
                let settings = match found.phrase {
                    Id::Create => self.pairs(&entity, table.unwrap_or(&[]))?,
                    _ => self.equalities(&entity, arg(3))?,
                };
                self.memory.created.insert((entity.clone(), arg(2).to_owned()));
                Operation::Create(who, Named { entity, name: arg(2).to_owned() }, settings)
            }
            Id::Set => {
                let who = self.who(arg(0))?;
                let record = self.record(arg(2))?;
                let setting = self.setting(&record.entity, arg(1), arg(3))?;
                Operation::Update(who, record, vec![setting])
            }
            Id::Change => {
                let who = self.who(arg(0))?;
                let record = self.record(arg(1))?;
                let settings = self.pairs(&record.entity, table.unwrap_or(&[]))?;
                Operation::Update(who, record, settings)
            }
            Id::Assign => {
                let who = self.who(arg(0))?;
                let record = self.record(arg(1))?;
                let field = self.assignee(&record.entity)?;
                let setting = Setting { field, value: Literal::Reference(arg(2).to_owned()) };
                Operation::Update(who, record, vec![setting])
            }
            Id::Delete => Operation::Delete(self.who(arg(0))?, self.record(arg(1))?),
            Id::Read => Operation::Read(self.who(arg(0))?, self.record(arg(1))?),
            Id::Search | Id::SearchTable => {
                let who = self.who(arg(0))?;
                let entity = self.entity(arg(1))?;
                let tests = match found.phrase {
                    Id::Search => self.tests(&entity, arg(2))?,
                    _ => self.triples(&entity, table.unwrap_or(&[]))?,
                };
                self.memory.searched = Some(entity.clone());
                Operation::Search(who, entity, tests)
            }
            Id::Trigger | Id::TriggerTimes => {
                let who = self.who(arg(0))?;
                let (times, record) = match found.phrase {
                    Id::Trigger => (1, arg(2)),
                    _ => (self.some(arg(2))?, arg(3)),
                };
                let record = self.record(record)?;
                let action = self.action(&record.entity, arg(1))?;
                self.memory.alone |= !self.memory.created.contains(&(record.entity.clone(), record.name.clone()));
                Operation::Trigger(who, action, times, record)
            }
            Id::FieldIs | Id::FieldContains | Id::FieldGreater | Id::FieldLess | Id::FieldEmpty => {
                let record = self.record(arg(1))?;
                let comparison = match found.phrase {
                    Id::FieldContains => Comparison::Contains,
                    Id::FieldGreater => Comparison::Greater,
                    Id::FieldLess => Comparison::Less,
                    _ => Comparison::Is,
                };
                let test = self.test(&record.entity, arg(0), comparison, arg(2))?;
                Operation::Verify(record, vec![test])
            }
            Id::RecordHas => {
                let record = self.record(arg(0))?;
                let settings = self.pairs(&record.entity, table.unwrap_or(&[]))?;
                Operation::Verify(record, settings.into_iter().map(equal).collect())
            }
            Id::NoneFound => self.found(arg(0), Bound::Exactly(0))?,
            Id::OneFound => self.found(arg(0), Bound::Exactly(1))?,
            Id::CountFound => {
                let bound = Bound::Exactly(self.number(arg(0))?);
                self.found(arg(1), bound)?
            }
            Id::AtLeastFound => {
                let bound = Bound::AtLeast(self.some(arg(0))?);
                self.found(arg(1), bound)?
            }
            Id::ResultsContain => {
                let Some(entity) = self.memory.searched.clone() else {
                    return Err(self.fault(&Message::new("step-no-search")));
                };
                Operation::Results(self.header_table(&entity, table.unwrap_or(&[]))?)
            }
            Id::NoneExists => self.exist(arg(0), arg(1), Bound::Exactly(0))?,
            Id::NoneExistsTable => self.exist_table(arg(0), table, Bound::Exactly(0))?,
            Id::OneExists => self.exist(arg(0), arg(1), Bound::AtLeast(1))?,
            Id::OneExistsTable => self.exist_table(arg(0), table, Bound::AtLeast(1))?,
            Id::OnlyOneExists => self.exist(arg(0), arg(1), Bound::Exactly(1))?,
            Id::OnlyOneExistsTable => self.exist_table(arg(0), table, Bound::Exactly(1))?,
            Id::CountExists | Id::CountExistsTable | Id::AtLeastExists | Id::AtLeastExistsTable => {
                let bound = match found.phrase {
                    Id::CountExists | Id::CountExistsTable => Bound::Exactly(self.number(arg(0))?),
                    _ => Bound::AtLeast(self.some(arg(0))?),
                };
                match found.phrase {
                    Id::CountExists | Id::AtLeastExists => self.exist(arg(1), arg(2), bound)?,
                    _ => self.exist_table(arg(1), table, bound)?,
                }
            }
            Id::Refused => Operation::Refused(None, None),
            Id::RefusedFor => Operation::Refused(Some(reason(arg(0))), None),
            Id::RefusedMessage if arg(0).trim().is_empty() => {
                return Err(self.fault(&Message::new("step-contains-nothing")));
            }
            Id::RefusedMessage => Operation::Refused(None, Some(arg(0).to_owned())),
            Id::Accepted => Operation::Accepted,
            Id::AnsweredUnder => match arguments::duration(arg(0)) {
                Some(limit) => Operation::AnsweredUnder(limit),
                None => return Err(self.fault(&Message::new("step-bad-value").with("value", arg(0)))),
            },
            Id::ByHand => {
                self.memory.by_hand.push(step.text.clone());
                Operation::ByHand
            }
        };
        self.follow(&operation, step.kind)?;
        Ok(operation)
    }

    /// What came before must give this step something to speak about.
    fn follow(&mut self, operation: &Operation, kind: StepKind) -> Result<(), Fault> {
        match operation {
            Operation::Refused(..) | Operation::Accepted | Operation::AnsweredUnder(_) if !self.memory.acted => {
                Err(self.fault(&Message::new("step-no-action")))
            }
            Operation::Found(_) if self.memory.searched.is_none() => Err(self.fault(&Message::new("step-no-search"))),
            Operation::Create(..)
            | Operation::Update(..)
            | Operation::Delete(..)
            | Operation::Read(..)
            | Operation::Search(..)
            | Operation::Trigger(..) => {
                // An action in a Given is set-up: no outcome is kept of it.
                self.memory.acted |= kind != StepKind::Given;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn fault(&self, message: &Message) -> Fault {
        Fault::new(Status::Undefined, message.clone())
    }

    fn unknown<'n>(&self, id: &'static str, typed: &str, known: impl Iterator<Item = &'n str>) -> Fault {
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

    fn entity(&mut self, typed: &str) -> Result<String, Fault> {
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

    fn definition(&self, entity: &str) -> Result<&'a Entity, Fault> {
        self.target
            .entities
            .get(entity)
            .ok_or_else(|| self.fault(&Message::new("step-unknown-entity").with("name", entity)))
    }

    fn field(&mut self, entity: &str, typed: &str) -> Result<(&'a str, &'a Field), Fault> {
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

    fn action(&self, entity: &str, typed: &str) -> Result<String, Fault> {
        let definition = self.definition(entity)?;
        names::action(definition, typed).map(|(key, _)| key.to_owned()).ok_or_else(|| {
            let known = definition.actions.values().flat_map(|action| action.labels.all());
            self.unknown("step-unknown-action", typed, known)
        })
    }

    fn role(&self, typed: &str) -> Result<String, Fault> {
        let typed = arguments::without_article(typed);
        names::role(self.target, typed).map(|(key, _)| key.to_owned()).ok_or_else(|| {
            self.unknown("step-unknown-role", typed, self.target.users.values().flat_map(|role| role.labels.all()))
        })
    }

    fn who(&self, typed: &str) -> Result<Who, Fault> {
        match typed {
            "je" | "i" if self.memory.signed_in => Ok(Who::Me),
            "je" | "i" => Err(self.fault(&Message::new("step-nobody-signed-in"))),
            role => self.role(role).map(Who::Role),
        }
    }

    fn record(&mut self, typed: &str) -> Result<Named, Fault> {
        match arguments::record(typed) {
            Some((entity, name)) => Ok(Named { entity: self.entity(entity)?, name: name.to_owned() }),
            None => Err(self.fault(&Message::new("step-bad-value").with("value", typed))),
        }
    }

    fn number(&self, typed: &str) -> Result<usize, Fault> {
        arguments::number(typed).ok_or_else(|| self.fault(&Message::new("step-bad-value").with("value", typed)))
    }

    /// A number of which zero would send or verify nothing.
    fn some(&self, typed: &str) -> Result<usize, Fault> {
        match self.number(typed)? {
            0 => Err(self.fault(&Message::new("step-zero").with("value", typed))),
            number => Ok(number),
        }
    }

    /// The field that says to whom a record is assigned: `owner`, else the only reference to a user.
    fn assignee(&mut self, entity: &str) -> Result<String, Fault> {
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

    fn setting(&mut self, entity: &str, field: &str, value: &str) -> Result<Setting, Fault> {
        let (key, definition) = self.field(entity, field)?;
        let value =
            values::read(value, definition, self.today).map_err(|fault| self.bad_value(definition, key, &fault))?;
        Ok(Setting { field: key.to_owned(), value })
    }

    fn bad_value(&self, field: &Field, key: &str, fault: &ValueFault) -> Fault {
        let name = field.labels.first(self.lang, key);
        match fault {
            ValueFault::Type { text, wanted } => {
                let message = Message::new("step-value-type").with("value", text.as_str()).with("field", name);
                self.fault(&message.with("type", wanted.label(self.lang)))
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

    fn test(&mut self, entity: &str, field: &str, comparison: Comparison, value: &str) -> Result<Test, Fault> {
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
            Comparison::Contains => Literal::Text(value.to_owned()),
            _ => self.setting(entity, field, value)?.value,
        };
        Ok(Test { field: key.to_owned(), comparison, value })
    }

    fn tests(&mut self, entity: &str, conditions: &str) -> Result<Vec<Test>, Fault> {
        let conditions = self.registry.conditions(conditions);
        conditions
            .iter()
            .map(|Condition { field, comparison, value }| self.test(entity, field, *comparison, value))
            .collect()
    }

    fn equalities(&mut self, entity: &str, conditions: &str) -> Result<Vec<Setting>, Fault> {
        let conditions = self.registry.conditions(conditions);
        conditions.iter().map(|condition| self.setting(entity, &condition.field, &condition.value)).collect()
    }

    fn found(&mut self, entity: &str, bound: Bound) -> Result<Operation, Fault> {
        let entity = self.entity(entity)?;
        match &self.memory.searched {
            Some(searched) if *searched == entity => Ok(Operation::Found(bound)),
            _ => Err(self.fault(&Message::new("step-no-search"))),
        }
    }

    fn exist(&mut self, entity: &str, conditions: &str, bound: Bound) -> Result<Operation, Fault> {
        let entity = self.entity(entity)?;
        let tests = self.tests(&entity, conditions)?;
        Ok(Operation::Exist(entity, tests, bound))
    }

    fn exist_table(&mut self, entity: &str, table: Option<&[Vec<String>]>, bound: Bound) -> Result<Operation, Fault> {
        let entity = self.entity(entity)?;
        let settings = self.pairs(&entity, table.unwrap_or(&[]))?;
        Ok(Operation::Exist(entity, settings.into_iter().map(equal).collect(), bound))
    }
}

fn equal(setting: Setting) -> Test {
    Test { field: setting.field, comparison: Comparison::Is, value: setting.value }
}

/// The kind of refusal that the words of a reason name; the vocabulary lets no other words through.
fn reason(text: &str) -> ErrorKind {
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&["droit", "rights"]) {
        ErrorKind::Forbidden
    } else if says(&["donnee", "invalid"]) {
        ErrorKind::Validation
    } else if says(&["doublon", "duplicate"]) {
        ErrorKind::Duplicate
    } else if says(&["transition"]) {
        ErrorKind::Transition
    } else {
        ErrorKind::NotFound
    }
}

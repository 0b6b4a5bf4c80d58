//! What does a step mean for this target, and is everything that it names known there?

pub mod captures;
mod files;
mod flows;
mod http;
mod looks;
mod screen;
mod tables;
mod terms;
mod time;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use terms::equal;

use super::operation::{Bound, Direction, Look, Named, Operation, Setting};
use crate::campaign::files::Files;
use crate::campaign::plan::{PlannedStep, StepFault};
use crate::crm::ErrorKind;
use crate::model::execution::Status;
use crate::model::feature::StepKind;
use crate::model::target::Target;
use crate::text::number::Figures;
use crate::text::{Lang, Message};
use crate::vocabulary::phrase::TableUse;
use crate::vocabulary::{Literal, Match, PhraseId as Id, Registry, phrases};

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
        let unsaid = matches!(self.message.id, "step-undefined" | "step-undefined-nearest");
        StepFault { step, status: self.status, message: self.message.text(lang), unsaid }
    }

    fn new(status: Status, message: Message) -> Self {
        let follows = matches!(
            message.id,
            "step-no-search"
                | "step-no-search-since"
                | "step-no-action"
                | "step-no-action-since"
                | "step-nobody-signed-in"
                | "step-no-page"
                | "step-page-unproved"
                | "step-no-request"
        );
        Self { status, message, follows }
    }
}

/// What a reader knows of the steps before.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    signed_in: bool,
    acted: bool,
    /// A person or a screen did something since the last action.
    overtaken: bool,
    searched: Option<String>,
    /// How often the last action was done in a row, each answer timed.
    timed: Option<usize>,
    created: BTreeSet<(String, String)>,
    captured: captures::Captured,
    screen: screen::OnScreen,
    /// What the last request was.
    asked: http::Asked,
    /// The last action is that request.
    last_is_request: bool,
    /// The files that scenarios may name.
    pub data: Arc<Files>,
    /// Paths of those that it names.
    pub files: BTreeSet<String>,
    /// Names of kept values that are secrets, and of those that a person's step came after: these are known no more.
    secret: BTreeSet<String>,
    lost: BTreeSet<String>,
    /// Names of what was kept of an answer to a request that may have made a record.
    of_creation: BTreeSet<String>,
    /// Headers were given for the requests to come, or were before a person's step.
    headers: bool,
    headers_lost: bool,
    /// Keys of the pages that it names.
    pub pages: BTreeSet<String>,
    /// Keys of the entities that it names.
    pub entities: BTreeSet<String>,
    /// It triggers something of a record that it did not make: a job that others see the effects of.
    pub alone: bool,
    /// Texts of its steps by hand.
    pub by_hand: Vec<String>,
}

impl Memory {
    /// Nothing was said yet; these files may be named.
    pub fn beside(data: Arc<Files>) -> Self {
        Self { data, ..Self::default() }
    }

    /// A step is put to a person: what stood on a screen, what a search gave and what is secret is not kept meanwhile.
    fn put_to_a_person(&mut self, text: &str) {
        self.by_hand.push(text.to_owned());
        self.searched = None;
        self.timed = None;
        self.overtaken |= std::mem::take(&mut self.acted);
        self.screen = screen::OnScreen::default();
        self.lost.append(&mut self.secret);
        self.asked = http::Asked::default();
        self.headers_lost |= std::mem::take(&mut self.headers);
    }
}

/// Reads the steps of one scenario in order.
pub struct Reader<'a> {
    target: &'a Target,
    registry: &'a Registry,
    today: Date,
    lang: Lang,
    /// How the step that is read writes its numbers.
    figures: Figures,
    /// What the steps before said.
    pub memory: Memory,
}

impl<'a> Reader<'a> {
    /// A reader that goes on after what `memory` holds; an empty one at the beginning of a scenario.
    pub const fn new(target: &'a Target, registry: &'a Registry, today: Date, lang: Lang, memory: Memory) -> Self {
        Self { target, registry, today, lang, figures: Figures::In(lang), memory }
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
        // A sentence of the other language, or values that come from a text in another one: what the two read
        // differently is told.
        let own = found.lang == self.lang && !step.mixed;
        self.figures = if own { Figures::In(self.lang) } else { Figures::Either };
        let table = step.table.as_deref();
        if phrases::get(found.phrase).table == TableUse::Required && table.is_none_or(<[_]>::is_empty) {
            return Err(self.fault(&Message::new("step-needs-table")));
        }
        if phrases::get(found.phrase).table == TableUse::None && found.phrase != Id::ByHand && table.is_some() {
            // Read by nobody: what stands in it would pass for verified.
            return Err(self.fault(&Message::new("step-takes-no-table")));
        }
        if step.doc_string.is_some() && !phrases::get(found.phrase).text {
            return Err(self.fault(&Message::new("step-takes-no-text")));
        }
        match found.phrase {
            Id::ByHand => {}
            phrase if http::takes_secrets(phrase) => self.known_or_secret(step)?,
            _ => self.known_captures(step)?,
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
                let name = self.filled(arg(1));
                let settings = match found.phrase {
                    Id::GivenRecord => self.pairs(&entity, table.unwrap_or(&[]))?,
                    _ => self.equalities(&entity, arg(2))?,
                };
                self.memory.created.insert((entity.clone(), name.clone()));
                Operation::Prepare(entity, vec![(name, settings)])
            }
            Id::GivenRecords => {
                let entity = self.entity(arg(0))?;
                let named = self.named_rows(&entity, table.unwrap_or(&[]))?;
                Operation::Prepare(entity, named)
            }
            Id::CreateRecords => {
                let who = self.who(arg(0))?;
                let entity = self.entity(arg(1))?;
                let named = self.named_rows(&entity, table.unwrap_or(&[]))?;
                Operation::CreateEach(who, entity, named)
            }
            Id::Keep => self.keep(arg(0), arg(1), arg(2))?,
            Id::Create | Id::CreateWhose => {
                let who = self.who(arg(0))?;
                let entity = self.entity(arg(1))?;
                let name = self.filled(arg(2));
                let settings = match found.phrase {
                    Id::Create => self.pairs(&entity, table.unwrap_or(&[]))?,
                    _ => self.equalities(&entity, arg(3))?,
                };
                self.memory.created.insert((entity.clone(), name.clone()));
                Operation::Create(who, Named { entity, name }, settings)
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
                let setting = Setting { field, value: Literal::Reference(self.filled(arg(2))) };
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
            Id::SearchTimes | Id::SearchTimesTable => {
                let who = self.who(arg(0))?;
                let entity = self.entity(arg(1))?;
                let (tests, times) = match found.phrase {
                    Id::SearchTimes => (self.tests(&entity, arg(2))?, arg(3)),
                    _ => (self.triples(&entity, table.unwrap_or(&[]))?, arg(2)),
                };
                let times = self.repeated(times)?;
                self.memory.searched = Some(entity.clone());
                Operation::SearchTimes(who, entity, tests, times)
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
            Id::FieldIs
            | Id::FieldContains
            | Id::FieldEmpty
            | Id::FieldGreater
            | Id::FieldLess
            | Id::FieldBetween
            | Id::FieldNot
            | Id::FieldNotEmpty
            | Id::FieldBegins
            | Id::FieldEnds
            | Id::FieldMatches => {
                let record = self.record(arg(1))?;
                let look = self.look(found.phrase, &record.entity, arg(0), [arg(2), arg(3)])?;
                Operation::Verify(record, vec![look])
            }
            Id::RecordHas => {
                let record = self.record(arg(0))?;
                let settings = self.pairs(&record.entity, table.unwrap_or(&[]))?;
                Operation::Verify(record, settings.into_iter().map(|setting| Look::from(equal(setting))).collect())
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
            Id::AtMostFound => {
                let bound = Bound::at_most(self.number(arg(0))?);
                self.found(arg(1), bound)?
            }
            Id::SortedUp => self.sorted(arg(0), Direction::Up)?,
            Id::SortedDown => self.sorted(arg(0), Direction::Down)?,
            Id::ResultsContain => {
                let Some(entity) = self.memory.searched.clone() else {
                    return Err(self.fault(&self.no_search()));
                };
                Operation::Results(self.header_table(&entity, table.unwrap_or(&[]))?)
            }
            Id::NoneExists => self.exist(arg(0), arg(1), Bound::Exactly(0))?,
            Id::NoneExistsTable => self.exist_table(arg(0), table, Bound::Exactly(0))?,
            Id::OneExists => self.exist(arg(0), arg(1), Bound::AtLeast(1))?,
            Id::OneExistsTable => self.exist_table(arg(0), table, Bound::AtLeast(1))?,
            Id::OnlyOneExists => self.exist(arg(0), arg(1), Bound::Exactly(1))?,
            Id::OnlyOneExistsTable => self.exist_table(arg(0), table, Bound::Exactly(1))?,
            Id::CountExists
            | Id::CountExistsTable
            | Id::AtLeastExists
            | Id::AtLeastExistsTable
            | Id::AtMostExists
            | Id::AtMostExistsTable => {
                let bound = match found.phrase {
                    Id::CountExists | Id::CountExistsTable => Bound::Exactly(self.number(arg(0))?),
                    Id::AtMostExists | Id::AtMostExistsTable => Bound::at_most(self.number(arg(0))?),
                    _ => Bound::AtLeast(self.some(arg(0))?),
                };
                match found.phrase {
                    Id::CountExists | Id::AtLeastExists | Id::AtMostExists => self.exist(arg(1), arg(2), bound)?,
                    _ => self.exist_table(arg(1), table, bound)?,
                }
            }
            Id::Refused => Operation::Refused(None, None),
            Id::RefusedFor => Operation::Refused(Some(reason(arg(0))), None),
            Id::RefusedMessage if arg(0).trim().is_empty() => {
                return Err(self.fault(&Message::new("step-contains-nothing")));
            }
            Id::RefusedMessage => Operation::Refused(None, Some(self.filled(arg(0)))),
            Id::Accepted => Operation::Accepted,
            Id::AnsweredUnder => Operation::AnsweredUnder(self.duration(arg(0))?),
            Id::ShareUnder => self.share(arg(0), arg(1))?,
            Id::Within => self.within(arg(0), arg(1), step)?,
            Id::FileLines
            | Id::SameCount
            | Id::SameCountWithin
            | Id::SameSum
            | Id::SameSumWithin
            | Id::ColumnUnique
            | Id::FieldUnique
            | Id::Agree
            | Id::SampleAgrees
            | Id::NoOrphan => self.flow(found, step)?,
            Id::ScreenSignIn
            | Id::ToCreateOnScreen
            | Id::OpenPage
            | Id::OpenPageOf
            | Id::Click
            | Id::ClickInRow
            | Id::Fill
            | Id::FillForm
            | Id::Choose
            | Id::Tick
            | Id::Untick
            | Id::See
            | Id::NotSee
            | Id::SeeInField
            | Id::SeeRows
            | Id::Screenshot => self.on_screen(found, table.unwrap_or(&[]))?,
            Id::Headers
            | Id::Send
            | Id::SendAnonymous
            | Id::StatusIs
            | Id::HeaderIs
            | Id::HeaderContains
            | Id::HeaderAbsent
            | Id::JsonIs
            | Id::JsonContains
            | Id::JsonMatches
            | Id::JsonPresent
            | Id::JsonAbsent
            | Id::JsonEmpty
            | Id::JsonCount
            | Id::JsonNone
            | Id::JsonTable
            | Id::Schema
            | Id::KeepJson
            | Id::KeepHeader
            | Id::ToRemove
            | Id::Call
            | Id::CallOn
            | Id::CallAnonymous
            | Id::ResultIs
            | Id::ErrorCode
            | Id::ErrorMessage => self.http(found, step)?,
            Id::ByHand => {
                self.memory.put_to_a_person(&step.text);
                Operation::ByHand
            }
        };
        self.follow(&operation, step.kind)?;
        Ok(operation)
    }

    /// What a search is missing to: one before a step by hand is not kept while a person answers.
    fn no_search(&self) -> Message {
        Message::new(if self.memory.by_hand.is_empty() { "step-no-search" } else { "step-no-search-since" })
    }

    /// What came before must give this step something to speak about.
    fn follow(&mut self, operation: &Operation, kind: StepKind) -> Result<(), Fault> {
        match operation {
            Operation::Refused(..) | Operation::Accepted if self.memory.last_is_request => {
                Err(self.fault(&Message::new("step-http-operation")))
            }
            Operation::AnsweredUnder(_) if self.memory.last_is_request => Ok(()),
            Operation::Refused(..) | Operation::Accepted | Operation::AnsweredUnder(_) if !self.memory.acted => {
                let id = if self.memory.overtaken { "step-no-action-since" } else { "step-no-action" };
                Err(self.fault(&Message { id, args: Vec::new() }))
            }
            Operation::Found(_) | Operation::Sorted(..) if self.memory.searched.is_none() => {
                Err(self.fault(&self.no_search()))
            }
            Operation::Create(..)
            | Operation::CreateEach(..)
            | Operation::Update(..)
            | Operation::Delete(..)
            | Operation::Read(..)
            | Operation::Search(..)
            | Operation::SearchTimes(..)
            | Operation::Trigger(..) => {
                // An action in a Given is set-up: no outcome is kept of it.
                self.memory.acted |= kind != StepKind::Given;
                self.memory.last_is_request &= kind == StepKind::Given;
                self.memory.timed = match operation {
                    Operation::SearchTimes(.., times) => Some(*times),
                    _ => None,
                };
                Ok(())
            }
            // What was done on a screen is the last thing done, and of that no interface tells whether it was accepted.
            Operation::Screen(_) if !operation.looks() => {
                self.memory.overtaken |= std::mem::take(&mut self.memory.acted);
                self.memory.timed = None;
                Ok(())
            }
            Operation::Prepare(..) | Operation::Keep(..) => {
                self.memory.timed = None;
                Ok(())
            }
            _ => Ok(()),
        }
    }
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

//! What is asked of the CRM, and how is its answer kept?

use std::time::Duration;

use super::calls::Play;
use super::failure::Failure;
use super::operation::{Named, Setting, Test, Who};
use super::unbroken::Created;
use super::world::{LastSearch, Reception};
use crate::campaign::journal::{Intent, Recall};
use crate::crm::{Actor, CrmError, ErrorKind, Operator, Page, Value, Values};
use crate::model::event::What;
use crate::model::execution::{Cause, RecordRef};
use crate::text::Message;
use crate::vocabulary::Literal;

/// How many records a search reads at most.
pub const SEARCH_LIMIT: usize = 200;

/// What is done with a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It is set-up: a refusal fails the step.
    SetUp,
    /// It is the action under test: a refusal is kept for the next step.
    Action,
}

impl Play<'_> {
    /// Keeps how an action was received; a technical error blocks.
    fn receive<T>(&mut self, purpose: Purpose, result: Result<T, CrmError>) -> Result<Option<T>, Failure> {
        let duration = self.world.log.last;
        match result {
            Ok(value) => {
                if purpose == Purpose::Action {
                    self.world.reception = Some(Reception { refusal: None, duration });
                }
                self.world.timings.clear();
                Ok(Some(value))
            }
            Err(error) if !error.kind.is_refusal() => Err(Failure::technical(self.lang, &error)),
            Err(error) if purpose == Purpose::SetUp => Err(Failure::set_up(self.lang, &error)),
            Err(error) => {
                self.world.reception = Some(Reception { refusal: Some(error), duration });
                self.world.unasserted = true;
                Ok(None)
            }
        }
    }

    /// Creates a record: intent in the journal first, then the call, then the id.
    pub async fn create(
        &mut self,
        purpose: Purpose,
        who: &Who,
        record: &Named,
        settings: &[Setting],
    ) -> Result<(), Failure> {
        let entity = record.entity.as_str();
        let key = self.run.target.entities.get(entity).and_then(|entity| entity.key.first()).cloned();
        // An empty cell of a new record is a value that is not given.
        let given: Vec<Setting> = settings.iter().filter(|setting| setting.value != Literal::Empty).cloned().collect();
        let mut values = self.values(entity, &given).await?;
        if let Some(key) = key {
            values.entry(key).or_insert_with(|| Value::Text(record.name.clone()));
        }
        let actor = self.actor(who).await?;
        let intent = self.intend(record, &values, &actor).await?;
        if let Some(error) = self.run.given_up() {
            // Nothing is sent any more.
            self.journaled(self.run.journal.void(&intent))?;
            return Err(Failure::technical(self.lang, &error));
        }
        let started = self.run.waiting.now();
        let result = self.create_once_or_found(&actor, &intent, &values).await;
        self.world.log.last = self.run.waiting.now().saturating_sub(started);
        if let Ok((id, written)) = result {
            self.journaled(written)?;
            self.created(&intent, &record.name, &id);
            return self.receive(purpose, Ok(id)).map(|_| ());
        }
        self.receive(purpose, result).map(|_| ())
    }

    /// Creates; when no answer came, searches for the mark before creating again, once.
    async fn create_once_or_found(
        &mut self,
        actor: &Actor,
        intent: &Intent,
        values: &Values,
    ) -> Result<Created, CrmError> {
        let (run, instance) = (self.run, self.world.instance);
        let first = self.writes(async || run.create(instance, actor, (intent, values)).await).await;
        let (Err(error), Some(mark)) = (&first, intent.mark.as_deref()) else { return first };
        if !self.may_retry(error) {
            return first;
        }
        self.run.waiting.pause(error.retry_after.unwrap_or(self.run.backoff)).await;
        self.world.attempts = self.world.attempts.max(2);
        let connector = self.run.connector.clone();
        match self.reads(async || connector.find_marked(actor, &intent.entity, mark).await).await {
            // The connector has seen the mark on each of them.
            Ok(ids) if !ids.is_empty() => Ok(self.found_ours(intent, ids)),
            Ok(_) if run.journal.again(intent).is_ok() => {
                let second = self.writes(async || run.create(instance, actor, (intent, values)).await).await;
                match second {
                    Err(refusal) if refusal.kind.is_refusal() => {
                        self.refused_after(actor, intent, (error.clone(), &refusal)).await
                    }
                    second => second,
                }
            }
            // Whether it exists is not known, or its second try cannot be written down: it is not created once more.
            _ => first,
        }
    }

    /// What a refusal of the second try means: the first one may be the very reason, so it is no answer to what the
    /// scenario asked. Once the record is seen, the first try was accepted.
    async fn refused_after(
        &mut self,
        actor: &Actor,
        intent: &Intent,
        (lost, refusal): (CrmError, &CrmError),
    ) -> Result<Created, CrmError> {
        let connector = self.run.connector.clone();
        let mark = intent.mark.as_deref().unwrap_or_default();
        match self.reads(async || connector.find_marked(actor, &intent.entity, mark).await).await {
            Ok(ids) if !ids.is_empty() => Ok(self.found_ours(intent, ids)),
            _ => {
                let words = Message::new("step-refused-after-loss");
                let words = words.with("lost", lost.message.as_str()).with("refusal", refusal.message.as_str());
                Err(CrmError { message: words.text(self.lang), retry_after: None, ..lost })
            }
        }
    }

    /// What carries the mark of an intent is what it created.
    fn found_ours(&self, intent: &Intent, ids: Vec<String>) -> Created {
        let id = ids.into_iter().next().unwrap_or_default();
        let written = self.run.journal.created(intent, &id);
        (id, written)
    }

    /// Those of some values that are part of the key of their entity.
    pub(super) fn key_in(&self, entity: &str, values: &Values) -> Values {
        let keys = self.run.target.entities.get(entity).map_or(&[][..], |entity| entity.key.as_slice());
        let given = |field| values.get(field).filter(|value| **value != Value::Null);
        keys.iter().filter_map(|field| Some((field.clone(), given(field)?.clone()))).collect()
    }

    /// Writes the key of a record that the CRM made by itself, as far as it gives it: after a crash that alone proves
    /// that it is ours. No part of the step, of what it shows and of the time that it takes.
    pub(super) async fn keyed(&self, made: &RecordRef, role: &str) -> Result<(), Failure> {
        let actor = Actor(role.to_owned());
        let Ok(answer) = self.run.connector.read(&actor, &made.entity, &made.id).await else { return Ok(()) };
        let key = answer.value.map(|record| self.key_in(&made.entity, &record.values)).unwrap_or_default();
        self.journaled(self.run.journal.keyed(&made.entity, &made.id, key))
    }

    async fn intend(&mut self, record: &Named, values: &Values, actor: &Actor) -> Result<Intent, Failure> {
        let definition = self.run.target.entities.get(&record.entity);
        let key = self.key_in(&record.entity, values);
        let recall = match definition.is_some_and(|entity| entity.mark.is_some()) {
            true => Recall::Mark,
            false if self.is_absent(&record.entity, &key, actor).await => Recall::Key,
            false => Recall::Nothing,
        };
        let intent = self.run.journal.intend(self.world.instance, &record.entity, &record.name, key, recall, &actor.0);
        self.journaled(intent)
    }

    /// Is it certain that no record answers a key? Without an answer it is not.
    async fn is_absent(&mut self, entity: &str, key: &Values, actor: &Actor) -> bool {
        if key.is_empty() {
            return false;
        }
        let filter = key.iter().map(|(field, value)| (field.clone(), Operator::Is, value.clone())).collect();
        let connector = self.run.connector.clone();
        let found = self.reads(async || connector.search(actor, entity, &filter, 1).await).await;
        found.is_ok_and(|page| page.complete && page.records.is_empty())
    }

    pub(super) fn journaled<T>(&self, written: std::io::Result<T>) -> Result<T, Failure> {
        // Without its line in the journal nothing may be created: it could never be removed.
        written.map_err(|error| {
            let message = Message::new("step-journal").with("detail", error.to_string());
            Failure::blocked(Cause::Engine, message.text(self.lang))
        })
    }

    fn created(&mut self, intent: &Intent, name: &str, id: &str) {
        self.world.remember(&intent.entity, name, id);
        self.note(&intent.entity, id);
        let record = RecordRef { entity: intent.entity.clone(), id: id.to_owned() };
        let name = self.world.masked(name.to_owned());
        self.run.recorder.record_created(self.world.instance, record, &name);
    }

    /// The id of a record that is acted on. When the CRM has none of that name nothing is sent, so
    /// nothing was refused: the step fails.
    async fn acted_on(&mut self, record: &Named) -> Result<String, Failure> {
        let found = self.one(record).await?;
        found.ok_or_else(|| {
            Failure::mismatch(self.lang, self.say_named(record), Message::new("words-none").text(self.lang))
        })
    }

    /// Changes fields of a record.
    pub async fn update(
        &mut self,
        purpose: Purpose,
        who: &Who,
        record: &Named,
        settings: &[Setting],
    ) -> Result<(), Failure> {
        let values = self.values(&record.entity, settings).await?;
        let id = self.acted_on(record).await?;
        let actor = self.actor(who).await?;
        let connector = self.run.connector.clone();
        let result = self.writes(async || connector.update(&actor, &record.entity, &id, &values).await).await;
        if self.receive(purpose, result)?.is_some() {
            self.journaled(self.run.journal.keyed(&record.entity, &id, self.key_in(&record.entity, &values)))?;
        }
        Ok(())
    }

    /// Deletes a record.
    pub async fn delete(&mut self, purpose: Purpose, who: &Who, record: &Named) -> Result<(), Failure> {
        let id = self.acted_on(record).await?;
        let actor = self.actor(who).await?;
        let connector = self.run.connector.clone();
        let result = self.writes(async || connector.delete(&actor, &record.entity, &id).await).await;
        if self.receive(purpose, result)?.is_some() {
            self.journaled(self.run.journal.removed_by_scenario(&record.entity, &id))?;
            self.world.deleted(&id);
        }
        Ok(())
    }

    /// Opens a record.
    pub async fn read(&mut self, purpose: Purpose, who: &Who, record: &Named) -> Result<(), Failure> {
        let id = self.acted_on(record).await?;
        let actor = self.actor(who).await?;
        let connector = self.run.connector.clone();
        let result = self.reads(async || connector.read(&actor, &record.entity, &id).await).await;
        let result = result.and_then(|found| {
            let message = || Message::new("step-none-named").with("name", record.name.as_str()).with("count", 0_usize);
            found.map(|_| ()).ok_or_else(|| CrmError::new(ErrorKind::NotFound, message().text(self.lang)))
        });
        self.receive(purpose, result).map(|_| ())
    }

    /// Searches, and keeps what was found.
    pub async fn search(&mut self, purpose: Purpose, who: &Who, entity: &str, tests: &[Test]) -> Result<(), Failure> {
        let filters = self.filters(entity, tests).await?;
        self.world.search = None;
        // A refused search keeps no result: an absence cannot be read from it.
        let result = self.find(who, entity, &filters, SEARCH_LIMIT).await?;
        if let Some(page) = self.receive(purpose, result)? {
            let ids: Vec<String> = page.records.iter().take(10).map(|record| record.id.clone()).collect();
            ids.iter().for_each(|id| self.note(entity, id));
            let merged = filters.len() > 1;
            let search =
                LastSearch { entity: entity.to_owned(), who: who.clone(), tests: tests.to_vec(), merged, page };
            self.world.search = Some(search);
        }
        Ok(())
    }

    /// The union of some searches.
    pub async fn find(
        &mut self,
        who: &Who,
        entity: &str,
        filters: &[Vec<(String, Operator, Value)>],
        limit: usize,
    ) -> Result<Result<Page, CrmError>, Failure> {
        let actor = self.actor(who).await?;
        let connector = self.run.connector.clone();
        let mut all = Page { complete: true, ..Page::default() };
        let started = self.run.waiting.now();
        for filter in filters {
            match self.reads(async || connector.search(&actor, entity, filter, limit).await).await {
                Err(error) => return Ok(Err(error)),
                Ok(page) => {
                    self.answering(entity, &page.records, filter)?;
                    all.complete &= page.complete;
                    all.doubt = all.doubt.or(page.doubt);
                    for record in page.records {
                        if !all.records.iter().any(|known| known.id == record.id) {
                            all.records.push(record);
                        }
                    }
                }
            }
        }
        self.world.log.last = self.run.waiting.now().saturating_sub(started);
        Ok(Ok(all))
    }

    /// Triggers an action so many times; the first refusal ends it.
    pub async fn trigger(
        &mut self,
        purpose: Purpose,
        who: &Who,
        action: &str,
        times: usize,
        record: &Named,
    ) -> Result<(), Failure> {
        let id = self.acted_on(record).await?;
        let actor = self.actor(who).await?;
        let (run, instance) = (self.run, self.world.instance);
        let on = (record.entity.as_str(), id.as_str());
        let mut longest = Duration::ZERO;
        for _ in 0..times {
            let result = self.writes(async || run.act(instance, &actor, on, action).await).await;
            let received = self.receive(purpose, result)?;
            if let Some(reception) = &mut self.world.reception {
                longest = longest.max(reception.duration);
                reception.duration = longest;
            }
            let Some((outcome, adopted)) = received else { break };
            self.journaled(adopted)?;
            for made in outcome.created {
                self.keyed(&made, &actor.0).await?;
                self.note(&made.entity, &made.id);
                self.run.recorder.record_created(self.world.instance, made, "");
            }
        }
        Ok(())
    }

    /// A role signs in.
    pub async fn sign_in(&mut self, role: &str) -> Result<(), Failure> {
        self.actor(&Who::Role(role.to_owned())).await?;
        self.world.me = Some(role.to_owned());
        Ok(())
    }

    /// Tells something that changes no status.
    pub fn notice(&self, message: &Message) {
        self.run.recorder.emit(What::Notice { text: message.text(self.run.lang) });
    }
}

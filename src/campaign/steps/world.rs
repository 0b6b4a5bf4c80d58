//! What does a scenario remember between its steps?

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::OwnedSemaphorePermit;

use super::context::RunContext;
use super::http::Spoken;
use super::operation::{Test, Who};
use super::reading::Memory;
use crate::crm::secrets::Mask;
use crate::crm::{CrmError, Page};
use crate::model::execution::{Answer, Evidence, Exchange, RecordRef};
use crate::screen::Session;
use crate::text::similar::fold;

/// How the last action was received.
#[derive(Clone, Debug)]
pub struct Reception {
    /// The refusal, when it was one.
    pub refusal: Option<CrmError>,
    /// How long the answer took.
    pub duration: Duration,
}

/// What the last search gave.
#[derive(Clone, Debug)]
pub struct LastSearch {
    /// Key of the entity.
    pub entity: String,
    /// Who searched.
    pub who: Who,
    /// With which conditions.
    pub tests: Vec<Test>,
    /// Several searches were put together: their order is ours, not the CRM's.
    pub merged: bool,
    /// What was found.
    pub page: Page,
}

/// What the calls of one step left behind.
#[derive(Debug, Default)]
pub struct CallLog {
    /// Exchanges with the CRM.
    pub exchanges: Vec<Exchange>,
    /// Pictures that were kept.
    pub evidence: Vec<Evidence>,
    /// Records created or looked at.
    pub records: Vec<RecordRef>,
    /// How long the last call took, from its first try to its last.
    pub last: Duration,
    /// What was wanted and what was measured, kept of a step that passed too.
    pub measured: Option<(String, String)>,
    /// What a person answered to the step.
    pub answer: Option<Answer>,
    /// Ids that the names of references were found to mean.
    pub referred: BTreeMap<(String, String), Vec<String>>,
}

/// One scenario being played.
#[derive(Default)]
pub struct World {
    /// What all scenarios of the run share; put in by the `before` hook.
    pub run: Option<Arc<RunContext>>,
    /// Which instance it is.
    pub instance: usize,
    /// Is it not to be begun, because another one failed?
    pub left_out: bool,
    /// How many steps were begun.
    pub begun: usize,
    /// Attempts of the call that was tried most often.
    pub attempts: u32,
    /// What the steps before said.
    pub memory: Memory,
    /// The role that « je » is.
    pub me: Option<String>,
    /// The role that acted last.
    pub last_role: Option<String>,
    /// How the last action was received.
    pub reception: Option<Reception>,
    /// A refusal that no step has spoken about yet.
    pub unasserted: bool,
    /// The last search.
    pub search: Option<LastSearch>,
    /// How long each answer of the search took that was done several times in a row, were it the last action.
    pub timings: Vec<Duration>,
    /// Hides the secrets that were kept, once there is one.
    pub secrets: Option<Mask>,
    /// Paths of the files that a step said to have no lines.
    pub empty_files: BTreeSet<String>,
    /// What it said to the interface itself.
    pub spoken: Spoken,
    /// Its browser, once a step opened it.
    pub screen: Option<Arc<Session>>,
    /// The room that was made for a browser.
    pub room: Option<OwnedSemaphorePermit>,
    /// What a person answered to the steps that were put to one, by step.
    pub answers: BTreeMap<usize, Answer>,
    /// Are the records to be looked for before anything goes on?
    pub verify: bool,
    /// What the current step's calls left.
    pub log: CallLog,
    records: BTreeMap<(String, String), String>,
    deleted: BTreeSet<String>,
}

impl World {
    /// A text without the secrets that were kept.
    pub fn masked(&self, text: String) -> String {
        match &self.secrets {
            Some(mask) => mask.masked(&text),
            None => text,
        }
    }

    /// Remembers a record by the name that the scenario gave it.
    pub fn remember(&mut self, entity: &str, name: &str, id: &str) {
        self.records.insert((entity.to_owned(), fold(name)), id.to_owned());
    }

    /// The id of a remembered record.
    pub fn remembered(&self, entity: &str, name: &str) -> Option<&str> {
        self.records.get(&(entity.to_owned(), fold(name))).map(String::as_str)
    }

    /// A remembered record of an entity, by its id: one that a search must be able to find.
    pub fn any_of(&self, entity: &str) -> Option<(&str, &str)> {
        let mut all = self.records.iter().filter(|((of, _), id)| of == entity && !self.deleted.contains(*id));
        all.next().map(|((_, name), id)| (name.as_str(), id.as_str()))
    }

    /// All remembered records: entity, folded name, id.
    pub fn all_remembered(&self) -> impl Iterator<Item = (String, String, String)> {
        self.records.iter().map(|((entity, name), id)| (entity.clone(), name.clone(), id.clone()))
    }

    /// Ids of the records that were deleted.
    pub const fn all_deleted(&self) -> &BTreeSet<String> {
        &self.deleted
    }

    /// Keeps that a record was deleted: its name still means it, but no search must find it.
    pub fn deleted(&mut self, id: &str) {
        self.deleted.insert(id.to_owned());
    }
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "World({})", self.instance)
    }
}

impl cucumber::World for World {
    type Error = Infallible;

    async fn new() -> Result<Self, Infallible> {
        Ok(Self::default())
    }
}

//! What does a scenario know when it waits for a person, so that it goes on later, perhaps elsewhere?
//!
//! The child writes it into the question that it asks; whoever goes on reads it from the events of the run. Nothing of
//! it is a secret: values that are one are not kept, and the plan refuses a step that would read them afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::journal::Leftover;
use super::steps::context::RunContext;
use super::steps::reading::{Memory, Reader};
use super::steps::world::{Reception, World};
use crate::crm::{CrmError, ErrorKind};
use crate::model::execution::{Answer, StepResult};

/// A scenario at the step that is put to a person.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pause {
    /// That step, from 0.
    pub step: usize,
    /// Hash of all that the scenario means.
    pub text_hash: String,
    /// What `<unique>` stands for in it.
    pub unique: String,
    /// The role that « je » is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub me: Option<String>,
    /// The role that acted last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_role: Option<String>,
    /// Values that were kept, by the name under which they were.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub captured: BTreeMap<String, String>,
    /// Records that it remembers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<Remembered>,
    /// Ids of records that were deleted.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub deleted: BTreeSet<String>,
    /// How the last action was received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Received>,
    /// What it made in the CRM: held until it goes on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub made: Vec<Leftover>,
    /// The most attempts of a call.
    pub attempts: u32,
}

/// A record by the name that the scenario gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// Key of its entity.
    pub entity: String,
    /// Its name, folded.
    pub name: String,
    /// Its id in the CRM.
    pub id: String,
}

/// How an action was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// The refusal, when it was one: its kind and what the CRM said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<(ErrorKind, String)>,
    /// Milliseconds until the answer.
    pub duration_ms: u64,
}

/// A scenario that goes on where it waited.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Resumed {
    /// What it knew.
    pub pause: Pause,
    /// What its steps before gave.
    pub steps: Vec<StepResult>,
    /// When it began, in milliseconds since 1970.
    pub started_at: i64,
    /// What a person answered since, by step.
    #[serde(default)]
    pub answers: BTreeMap<usize, Answer>,
    /// Are its records to be looked for first? They may have gone meanwhile.
    #[serde(default)]
    pub verify: bool,
}

impl Pause {
    /// What a scenario knows now.
    pub fn of(world: &World, unique: &str, text_hash: &str) -> Self {
        let remembered = world.all_remembered();
        Self {
            step: world.begun.saturating_sub(1),
            text_hash: text_hash.to_owned(),
            unique: unique.to_owned(),
            me: world.me.clone(),
            last_role: world.last_role.clone(),
            captured: world.memory.kept().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            records: remembered.map(|(entity, name, id)| Remembered { entity, name, id }).collect(),
            deleted: world.all_deleted().clone(),
            received: world.reception.as_ref().map(|reception| Received {
                refusal: reception.refusal.as_ref().map(|error| (error.kind, error.message.clone())),
                duration_ms: u64::try_from(reception.duration.as_millis()).unwrap_or(u64::MAX),
            }),
            made: Vec::new(),
            attempts: world.attempts,
        }
    }
}

impl World {
    /// Puts a scenario where it waited.
    pub fn restore(&mut self, run: &RunContext, resumed: &Resumed) {
        let pause = &resumed.pause;
        self.begun = pause.step;
        self.me.clone_from(&pause.me);
        self.last_role.clone_from(&pause.last_role);
        pause.records.iter().for_each(|one| self.remember(&one.entity, &one.name, &one.id));
        pause.deleted.iter().for_each(|id| self.deleted(id));
        self.reception = pause.received.as_ref().map(|received| Reception {
            refusal: received.refusal.as_ref().map(|(kind, message)| CrmError::new(*kind, message.as_str())),
            duration: Duration::from_millis(received.duration_ms),
        });
        self.answers.clone_from(&resumed.answers);
        self.verify = resumed.verify;
        if let Some(instance) = run.instances.get(self.instance) {
            let memory = Memory::beside(run.files.clone());
            let mut reader = Reader::new(&run.target, &run.registry, run.today, instance.lang, memory);
            // Read once already, without a fault: what they said is all that is wanted.
            instance.steps.iter().take(pause.step).for_each(|step| drop(reader.read(step)));
            self.memory = reader.memory;
        }
        pause.captured.iter().for_each(|(name, value)| self.memory.keep(name, value.clone()));
    }
}

//! How is what was created removed from the CRM, and what could not be?

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::journal::{Acting, Leftover, Leftovers};
use crate::crm::{Actor, Connector, CrmError, ErrorKind, Operator};
use crate::model::execution::RecordRef;
use crate::model::target::Target;
use crate::text::{Lang, Message};

/// How many records of one key are looked at: more than one is not ours to choose from.
const NAMESAKES: usize = 3;

/// What became of one leftover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// The record; without an id when it was never found.
    pub record: RecordRef,
    /// Name that the scenario gave it.
    pub name: String,
    /// Why it is still there; none when it is gone.
    pub left_because: Option<String>,
    /// It never came to exist: there is nothing to tell.
    pub absent: bool,
}

impl Removal {
    /// One that could not be done.
    pub fn left(left: &Leftover, because: String) -> Self {
        Self {
            record: RecordRef { entity: left.intent.entity.clone(), id: left.id.clone().unwrap_or_default() },
            name: left.intent.name.clone(),
            left_because: Some(because),
            absent: false,
        }
    }
}

/// Removes one record, found by its id, else by its mark, else by its key.
pub async fn remove(connector: &dyn Connector, target: &Target, left: &Leftover, lang: Lang) -> Removal {
    let entity = left.intent.entity.clone();
    let mut removal = Removal {
        record: RecordRef { entity, id: left.id.clone().unwrap_or_default() },
        name: left.intent.name.clone(),
        left_because: None,
        absent: false,
    };
    match removed(connector, target, left, lang).await {
        Ok(Some(id)) => removal.record.id = id,
        Ok(None) => removal.absent = true,
        Err(reason) => removal.left_because = Some(reason),
    }
    removal
}

async fn removed(
    connector: &dyn Connector,
    target: &Target,
    left: &Leftover,
    lang: Lang,
) -> Result<Option<String>, String> {
    let said = |error: &CrmError| format!("{} ({})", error.message, error.kind.label(lang));
    let role = target.default_role.as_deref().unwrap_or(&left.intent.role);
    let actor = connector.open(role).await.map_err(|error| said(&error))?.value;
    let ids = match &left.id {
        Some(id) => vec![id.clone()],
        None => found(connector, target, &actor, left, lang).await?,
    };
    for id in &ids {
        deleted(connector, target, &actor, (left.intent.entity.as_str(), id), lang).await?;
    }
    Ok(ids.into_iter().next())
}

async fn deleted(
    connector: &dyn Connector,
    target: &Target,
    actor: &Actor,
    (entity, id): (&str, &str),
    lang: Lang,
) -> Result<(), String> {
    let said = |error: &CrmError| format!("{} ({})", error.message, error.kind.label(lang));
    let before = target.entities.get(entity).map_or(&[][..], |entity| entity.before_delete.as_slice());
    for action in before {
        // A pre-step may be refused because it is already done; the deletion decides.
        match connector.action(actor, entity, id, action).await {
            Err(error) if !error.kind.is_refusal() => return Err(said(&error)),
            _ => {}
        }
    }
    match connector.delete(actor, entity, id).await {
        Ok(_) => Ok(()),
        Err(error) if error.kind == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(said(&error)),
    }
}

/// What is ours of a record whose id never came: all that carries its mark; without a mark, the one
/// that answers a key that nothing answered before.
async fn found(
    connector: &dyn Connector,
    target: &Target,
    actor: &Actor,
    left: &Leftover,
    lang: Lang,
) -> Result<Vec<String>, String> {
    let entity = left.intent.entity.as_str();
    let said = |error: &CrmError| format!("{} ({})", error.message, error.kind.label(lang));
    let marked = target.entities.get(entity).is_some_and(|entity| entity.mark.is_some());
    if let Some(mark) = left.intent.mark.as_deref().filter(|_| marked) {
        return connector
            .find_marked(actor, entity, mark)
            .await
            .map(|answer| answer.value)
            .map_err(|error| said(&error));
    }
    if left.intent.key.is_empty() {
        return Ok(Vec::new());
    }
    let filter = left.intent.key.iter().map(|(field, value)| (field.clone(), Operator::Is, value.clone())).collect();
    let page = connector.search(actor, entity, &filter, NAMESAKES).await.map_err(|error| said(&error))?.value;
    match page.records.as_slice() {
        [] if page.complete => Ok(Vec::new()),
        // It may have been there before us: the CRM's users keep it.
        [_, ..] if !left.intent.absent_before => Err(Message::new("removal-not-ours").text(lang)),
        // The CRM may not have listened to the condition.
        [one] if left.intent.key.iter().any(|(field, value)| one.values.get(field) != Some(value)) => {
            Err(Message::new("removal-not-ours").text(lang))
        }
        [one] if page.complete => Ok(vec![one.id.clone()]),
        several => Err(Message::new("removal-several").with("count", several.len()).text(lang)),
    }
}

/// What cleaning did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cleaned {
    /// One entry per leftover of this target.
    pub removals: Vec<Removal>,
    /// What cannot be known any more, each told once: actions that were never answered.
    pub unknown: Vec<Message>,
    /// Records that scenarios hold which wait for a person, by run.
    pub held: BTreeMap<String, usize>,
    /// A run is going on: nothing was looked at.
    pub busy: bool,
}

impl Cleaned {
    /// What could not be removed.
    pub fn left(&self) -> impl Iterator<Item = &Removal> {
        self.removals.iter().filter(|removal| removal.left_because.is_some())
    }
}

/// What earlier runs left on targets that the project does not have any more: nobody can remove it
/// but by hand. None while a run is going on.
///
/// # Errors
/// When the journal cannot be read.
pub fn orphans(path: &Path, known: &[&str], lang: Lang) -> io::Result<Vec<Removal>> {
    let Some(leftovers) = Leftovers::open(path)? else { return Ok(Vec::new()) };
    let lost = leftovers.records.iter().filter(|left| !known.contains(&left.intent.target.as_str()));
    let because = |left: &Leftover| Message::new("removal-no-target").with("target", &left.intent.target).text(lang);
    Ok(lost.map(|left| Removal::left(left, because(left))).collect())
}

/// Did earlier runs leave something on that target, or an action without an answer? None while a run is going on.
///
/// # Errors
/// When the journal cannot be read.
pub fn left_on(path: &Path, target: &str) -> io::Result<Option<bool>> {
    let Some(leftovers) = Leftovers::open(path)? else { return Ok(None) };
    let record = leftovers.records.iter().chain(&leftovers.held).any(|left| left.intent.target == target);
    Ok(Some(record || leftovers.actions.iter().any(|acting| acting.target == target)))
}

/// An action that was never answered.
fn unknown(acting: &Acting) -> Message {
    let record = format!("{} {}", acting.on.entity, acting.on.id);
    Message::new("removal-unknown").with("action", acting.action.as_str()).with("record", record)
}

/// Removes what earlier runs left on a target, the last first, and shortens the journal.
/// Nothing is connected when nothing is left. What scenarios hold that wait for a person stays, unless `waiting` gives
/// them up.
///
/// # Errors
/// When the journal cannot be read or written.
pub async fn clean(
    path: &Path,
    connector: &Arc<dyn Connector>,
    target: &Target,
    lang: Lang,
    waiting: bool,
) -> io::Result<Cleaned> {
    let Some(mut leftovers) = Leftovers::open(path)? else { return Ok(Cleaned { busy: true, ..Cleaned::default() }) };
    let mut cleaned = Cleaned::default();
    if waiting {
        leftovers.release(&target.id);
    }
    let held = leftovers.held.iter().filter(|left| left.intent.target == target.id);
    for left in held {
        *cleaned.held.entry(left.intent.run.clone()).or_default() += 1;
    }
    for left in leftovers.records.clone() {
        if left.intent.target != target.id {
            continue;
        }
        let removal = remove(connector.as_ref(), target, &left, lang).await;
        if removal.left_because.is_none() {
            leftovers.removed(&left);
        }
        cleaned.removals.push(removal);
    }
    let (told, others) = std::mem::take(&mut leftovers.actions).into_iter().partition(|one| one.target == target.id);
    leftovers.actions = others;
    let told: Vec<Acting> = told;
    cleaned.unknown = told.iter().map(unknown).collect();
    leftovers.close()?;
    Ok(cleaned)
}

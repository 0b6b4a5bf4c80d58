//! How is what was created removed from the CRM, and what could not be?

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::journal::{Acting, Leftover, Leftovers};
use super::sessions::Sessions;
use crate::crm::{Actor, Connector, CrmError, ErrorKind, Operator, Record};
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
    /// Nothing of it was found: there is nothing to tell.
    pub absent: bool,
    /// How many records were removed: several where one was created twice.
    pub gone: u32,
}

impl Removal {
    /// May a record still come of what was looked for and, as far as it was found, removed?
    pub fn comes_after(&self, left: &Leftover, now: i64) -> bool {
        let left = Leftover { gone: left.gone.saturating_add(self.gone), ..left.clone() };
        left.still_comes(now)
    }

    /// One that could not be done.
    pub fn left(left: &Leftover, because: String) -> Self {
        Self {
            record: RecordRef { entity: left.intent.entity.clone(), id: left.id.clone().unwrap_or_default() },
            name: left.intent.name.clone(),
            left_because: Some(because),
            absent: false,
            gone: 0,
        }
    }
}

/// What removes records from one CRM.
pub struct Remover<'a> {
    /// The CRM.
    pub connector: &'a dyn Connector,
    /// What it calls things.
    pub target: &'a Target,
    /// Who is signed in.
    pub sessions: &'a Sessions,
    /// Where the target leads today, as it is written in intents.
    pub address: Option<&'a str>,
    /// Language of what is told.
    pub lang: Lang,
    /// Now, in milliseconds since 1970.
    pub now: i64,
}

/// The ids that are proved to be ours, and why something else stays.
type Ours = (Vec<String>, Option<String>);

impl Remover<'_> {
    /// Removes what is proved to be ours of a leftover.
    pub async fn remove(&self, left: &Leftover) -> Removal {
        let entity = left.intent.entity.clone();
        let mut removal = Removal {
            record: RecordRef { entity, id: left.id.clone().unwrap_or_default() },
            name: left.intent.name.clone(),
            left_because: None,
            absent: false,
            gone: 0,
        };
        match self.removed(left).await {
            Ok((Some(id), gone)) => (removal.record.id, removal.gone) = (id, gone),
            Ok((None, _)) => removal.absent = true,
            Err(reason) => removal.left_because = Some(reason),
        }
        removal
    }

    fn said(&self, error: &CrmError) -> String {
        format!("{} ({})", error.message, error.kind.label(self.lang))
    }

    async fn removed(&self, left: &Leftover) -> Result<(Option<String>, u32), String> {
        let role = self.target.default_role.as_deref().unwrap_or(&left.intent.role);
        let actor = self.sessions.opened(self.connector, role).await.map_err(|error| self.said(&error))?;
        let (ids, stays) = self.ours(&actor, left).await?;
        let mut gone = 0;
        for id in &ids {
            gone += u32::from(self.deleted(&actor, left, id).await?);
        }
        match stays {
            Some(reason) => Err(reason),
            None => Ok((ids.into_iter().next().or_else(|| left.id.clone()), gone)),
        }
    }

    /// Deletes a record; false when it was gone already.
    async fn deleted(&self, actor: &Actor, left: &Leftover, id: &str) -> Result<bool, String> {
        let entity = left.intent.entity.as_str();
        let before = self.target.entities.get(entity).map_or(&[][..], |entity| entity.before_delete.as_slice());
        for action in before {
            // A pre-step may be refused because it is already done; the deletion decides.
            match self.connector.action(actor, entity, id, action).await {
                Err(error) if !error.kind.is_refusal() => return Err(self.said(&error)),
                _ => {}
            }
        }
        match self.connector.delete(actor, entity, id).await {
            Ok(_) => Ok(true),
            Err(error) if error.kind == ErrorKind::NotFound => match self.is_there(left, id).await? {
                true => Err(self.said(&error)),
                false => Ok(false),
            },
            Err(error) => Err(self.said(&error)),
        }
    }

    /// Does whoever created a record still see it? A deletion that finds nothing may have been asked of the wrong
    /// address, or by somebody who does not see the record.
    async fn is_there(&self, left: &Leftover, id: &str) -> Result<bool, String> {
        let opened = self.sessions.opened(self.connector, &left.intent.role).await;
        let actor = opened.map_err(|error| self.said(&error))?;
        match self.connector.read(&actor, &left.intent.entity, id).await {
            Ok(answer) => Ok(answer.value.is_some()),
            Err(error) if error.kind == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(self.said(&error)),
        }
    }

    /// What is ours of a leftover, whatever else has its id or its key.
    async fn ours(&self, actor: &Actor, left: &Leftover) -> Result<Ours, String> {
        match &left.id {
            Some(id) if left.fresh && left.again == 0 => Ok((vec![id.clone()], None)),
            // The try before the one that gave this id may have created as well.
            Some(id) if left.fresh => {
                let mut ids = self.marked(actor, left).await?.unwrap_or_default();
                if !ids.contains(id) {
                    ids.insert(0, id.clone());
                }
                Ok((ids, None))
            }
            Some(id) => self.proved(actor, left, id).await,
            None => self.found(actor, left).await,
        }
    }

    /// All that carries the mark of a leftover; none when it has no mark.
    async fn marked(&self, actor: &Actor, left: &Leftover) -> Result<Option<Vec<String>>, String> {
        let entity = left.intent.entity.as_str();
        let holds_marks = self.target.entities.get(entity).is_some_and(|entity| entity.mark.is_some());
        let Some(mark) = left.intent.mark.as_deref().filter(|_| holds_marks) else { return Ok(None) };
        let found = self.connector.find_marked(actor, entity, mark).await;
        found.map(|answer| Some(answer.value)).map_err(|error| self.said(&error))
    }

    /// Why nothing that the CRM holds today proves anything of a leftover by its id or its key: the target led
    /// elsewhere. A mark is a proof wherever it is found.
    fn elsewhere(&self, left: &Leftover) -> Option<String> {
        let then = left.intent.address.as_deref().filter(|then| self.address != Some(*then))?;
        let now = self.address.unwrap_or_default();
        Some(Message::new("removal-elsewhere").with("then", then).with("now", now).text(self.lang))
    }

    fn not_ours(&self) -> String {
        Message::new("removal-not-ours").text(self.lang)
    }

    /// What is ours of a record whose id is known from an earlier run: its mark says so, or its key where it has no
    /// mark. An id alone may have become somebody else's.
    async fn proved(&self, actor: &Actor, left: &Leftover, id: &str) -> Result<Ours, String> {
        let marked = self.marked(actor, left).await?;
        if let Some(ids) = &marked
            && ids.iter().any(|known| known == id)
        {
            return Ok((ids.clone(), None));
        }
        let elsewhere = self.elsewhere(left);
        let read = self.connector.read(actor, &left.intent.entity, id).await.map_err(|error| self.said(&error))?;
        let unmarked = marked.is_none();
        let ids = marked.unwrap_or_default();
        Ok(match (read.value, elsewhere) {
            (_, Some(elsewhere)) => (ids, Some(elsewhere)),
            (None, None) => (ids, None),
            (Some(record), None) if unmarked && answers(&record, left) => (vec![id.to_owned()], None),
            (Some(_), None) => (ids, Some(self.not_ours())),
        })
    }

    /// What is ours of a record whose id never came: all that carries its mark; without a mark, the one that answers
    /// a key that nothing answered before.
    async fn found(&self, actor: &Actor, left: &Leftover) -> Result<Ours, String> {
        let elsewhere = self.elsewhere(left);
        if let Some(ids) = self.marked(actor, left).await? {
            let stays = elsewhere.filter(|_| ids.is_empty());
            return Ok((ids, stays));
        }
        if elsewhere.is_some() {
            return Ok((Vec::new(), elsewhere));
        }
        if left.intent.key.is_empty() {
            return Ok((Vec::new(), None));
        }
        let filter =
            left.intent.key.iter().map(|(field, value)| (field.clone(), Operator::Is, value.clone())).collect();
        let page = self.connector.search(actor, &left.intent.entity, &filter, NAMESAKES).await;
        let page = page.map_err(|error| self.said(&error))?.value;
        match page.records.as_slice() {
            [] if page.complete => Ok((Vec::new(), None)),
            // It may have been there before us: the CRM's users keep it.
            [_, ..] if !left.intent.absent_before => Err(self.not_ours()),
            // The CRM may not have listened to the condition.
            [one] if !answers(one, left) => Err(self.not_ours()),
            [one] if page.complete => Ok((vec![one.id.clone()], None)),
            several => Err(Message::new("removal-several").with("count", several.len()).text(self.lang)),
        }
    }
}

/// Does a record have the key that was written down? Where none was, nothing answers it.
fn answers(record: &Record, left: &Leftover) -> bool {
    let key = &left.intent.key;
    !key.is_empty() && key.iter().all(|(field, value)| record.values.get(field) == Some(value))
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
    /// Creations that were never answered and of which nothing is found: they are looked for again later.
    pub awaited: usize,
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
/// Nothing is connected when nothing is left. Each removal is told as it ends; once `over` resolves, the rest is left
/// for the next time. What scenarios hold that wait for a person stays, unless `waiting` gives
/// them up.
///
/// # Errors
/// When the journal cannot be read or written.
pub async fn clean(
    path: &Path,
    remover: &Remover<'_>,
    waiting: bool,
    over: impl Future<Output = ()>,
    tell: &mut dyn FnMut(&Removal),
) -> io::Result<Cleaned> {
    tokio::pin!(over);
    let mut is_over = false;
    let target = remover.target;
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
        let late = || Removal::left(&left, Message::new("removal-timeout").text(remover.lang));
        let removal = match is_over {
            true => late(),
            false => tokio::select! {
                biased;
                removal = remover.remove(&left) => removal,
                () = &mut over => {
                    is_over = true;
                    late()
                }
            },
        };
        tell(&removal);
        if removal.left_because.is_none() {
            if removal.comes_after(&left, remover.now) {
                leftovers.gone(&left, removal.gone);
                cleaned.awaited += 1;
            } else {
                leftovers.removed(&left);
            }
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

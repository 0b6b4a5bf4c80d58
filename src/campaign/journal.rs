//! What was created, so that it is removed whatever happens?
//!
//! One JSON line per fact, appended and flushed to the disk **before** the CRM is called:
//! `intent` (what is about to be created, under which mark), `created` (its id), `again` (it is created once more: nobody
//! knows what became of the try before), `answered` (it was not created, as far as the answer says), `gone` (so many of
//! what these tries made are removed), `keyed` (its key is
//! another one now), `void` (refused:
//! nothing was created by the last try), `removed`; `held` (its scenario waits for a person, and will need it),
//! `released` (the scenario goes on, or is given up); `acting` (an action that may create by itself), `acted` (it was
//! answered). A record whose intent has no end is a leftover; of an action without an end nobody
//! knows what it did.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use self::leftover::Line;
use self::leftovers::read;
use crate::clock::Clock;
use crate::crm::Value;
use crate::model::execution::RecordRef;

mod leftover;
mod leftovers;

pub use self::leftover::{Leftover, STILL_COMES};
pub use self::leftovers::Leftovers;

/// Where the journal of a project stands, under its folder.
pub const PATH: &str = ".ouvrage/leftovers.jsonl";

/// What is about to be created.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Intent {
    /// The run.
    pub run: String,
    /// Its number in the run.
    pub number: u64,
    /// The target, by its name.
    pub target: String,
    /// Key of the entity.
    pub entity: String,
    /// Name that the scenario gave.
    pub name: String,
    /// Values by which it is found again.
    pub key: BTreeMap<String, Value>,
    /// The mark that it carries, where the CRM has a place for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// No record answered its key just before: one that answers it now is ours.
    #[serde(default)]
    pub absent_before: bool,
    /// The role that created it.
    pub role: String,
    /// When it was written, in milliseconds since 1970.
    #[serde(default)]
    pub at: i64,
    /// Where the target led: address and database, without what is secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// By what may a record be found again whose id never came?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recall {
    /// By the mark that it carries.
    Mark,
    /// By its key: no record answered it just before.
    Key,
    /// By nothing: a record of its key may be somebody else's.
    Nothing,
}

/// An action that is about to be triggered: only its answer names what it creates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acting {
    /// The run.
    pub run: String,
    /// Its number in the run.
    pub number: u64,
    /// The target, by its name.
    pub target: String,
    /// The record that it is triggered on.
    pub on: RecordRef,
    /// Key of the action.
    pub action: String,
}

/// The journal of one run.
#[derive(Debug)]
pub struct Journal {
    run: String,
    target: String,
    address: Option<String>,
    clock: Option<Clock>,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    file: File,
    next: u64,
    /// Numbers of this run's records that the file holds for scenarios that wait.
    held: BTreeSet<u64>,
    /// Which instance made what, in order.
    pending: Vec<(usize, Leftover)>,
    // Held as long as the run lives: nobody cleans under a run that is going on.
    _lock: Option<File>,
}

impl State {
    /// What is known of an intent that is not closed.
    fn of(&mut self, intent: &Intent) -> Option<&mut Leftover> {
        let same = |left: &Leftover| left.intent.number == intent.number;
        self.pending.iter_mut().map(|(_, left)| left).find(|left| same(left))
    }
}

impl Journal {
    /// Opens the journal for a run.
    ///
    /// # Errors
    /// When its folder or file cannot be written.
    pub fn open(path: &Path, run: &str, target: &str) -> io::Result<Self> {
        let lock = lock_file(path)?;
        lock.lock_shared()?;
        let mut file = OpenOptions::new().create(true).read(true).append(true).open(path)?;
        end_last_line(&mut file)?;
        let (next, held) = before(&mut file, run)?;
        let state = State { file, next, held, pending: Vec::new(), _lock: Some(lock) };
        let (run, target) = (run.to_owned(), target.to_owned());
        Ok(Self { run, target, address: None, clock: None, state: Mutex::new(state) })
    }

    /// The same with a clock that dates what is written.
    pub fn timed(self, clock: Clock) -> Self {
        Self { clock: Some(clock), ..self }
    }

    /// Now, in milliseconds since 1970.
    pub fn now(&self) -> i64 {
        self.clock.as_ref().map_or(0, Clock::now_ms)
    }

    /// Where the target leads.
    pub fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }

    /// The same for a target that leads there: see [`address_of`](crate::crm::connect::address_of).
    pub fn at(self, address: Option<String>) -> Self {
        Self { address, ..self }
    }

    /// Writes that a record is about to be created. It is on the disk when this returns.
    ///
    /// # Errors
    /// When it cannot be written: then nothing may be created.
    pub fn intend(
        &self,
        instance: usize,
        entity: &str,
        name: &str,
        key: BTreeMap<String, Value>,
        recall: Recall,
        role: &str,
    ) -> io::Result<Intent> {
        let mut state = self.state();
        let number = state.next;
        state.next += 1;
        let intent = Intent {
            run: self.run.clone(),
            number,
            target: self.target.clone(),
            entity: entity.to_owned(),
            name: name.to_owned(),
            key,
            mark: (recall == Recall::Mark).then(|| format!("ouvrage-{}-{number}", self.run)),
            absent_before: recall == Recall::Key,
            role: role.to_owned(),
            at: self.now(),
            address: self.address.clone(),
        };
        append(&mut state.file, &Line::Intent(intent.clone()))?;
        state.pending.push((instance, Leftover::of(intent.clone())));
        Ok(intent)
    }

    /// Writes the id of a record that was created.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn created(&self, intent: &Intent, id: &str) -> io::Result<()> {
        let mut state = self.state();
        let line = Line::Created { run: intent.run.clone(), number: intent.number, id: id.to_owned() };
        if let Some(left) = state.of(intent) {
            left.id = Some(id.to_owned());
            left.fresh = true;
        }
        append(&mut state.file, &line)
    }

    /// Writes what values of its key a record of ours has now: they prove after a crash that it is ours. Of a record
    /// that this run did not make, or does not hold any more, nothing is written.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keyed(&self, entity: &str, id: &str, key: BTreeMap<String, Value>) -> io::Result<()> {
        let mut state = self.state();
        let same = |left: &Leftover| left.intent.entity == entity && left.id.as_deref() == Some(id);
        let Some((_, left)) = state.pending.iter_mut().find(|(_, left)| same(left)).filter(|_| !key.is_empty()) else {
            return Ok(());
        };
        left.intent.key.extend(key);
        let Intent { run, number, key, .. } = left.intent.clone();
        append(&mut state.file, &Line::Keyed { run, number, key })
    }

    /// Writes that it is about to be created once more, because nobody answered. It is on the disk when this returns.
    ///
    /// # Errors
    /// When it cannot be written: then it may not be created once more.
    pub fn again(&self, intent: &Intent) -> io::Result<()> {
        let mut state = self.state();
        let at = self.now();
        if let Some(left) = state.of(intent) {
            left.again += 1;
            left.again_at = Some(at);
        }
        append(&mut state.file, &Line::Again { run: intent.run.clone(), number: intent.number, at })
    }

    /// Writes that a creation was answered, and that what the answer says is no record.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn answered(&self, intent: &Intent) -> io::Result<()> {
        let mut state = self.state();
        if let Some(left) = state.of(intent) {
            left.answered = true;
        }
        append(&mut state.file, &Line::Answered { run: intent.run.clone(), number: intent.number })
    }

    /// Writes that so many records of a leftover are gone, while another one may still come. Not flushed: removing
    /// them twice is harmless.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn gone(&self, intent: &Intent, count: u32) -> io::Result<()> {
        let mut state = self.state();
        if let Some(left) = state.of(intent) {
            left.go(count);
        }
        write_line(&mut state.file, &Line::Gone { run: intent.run.clone(), number: intent.number, count })
    }

    /// Writes that the last try created nothing. Where one before it had no answer, that one stays open.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn void(&self, intent: &Intent) -> io::Result<()> {
        let mut state = self.state();
        match state.of(intent).filter(|left| left.again > 0) {
            Some(left) => left.again -= 1,
            None => state.pending.retain(|(_, left)| left.intent.number != intent.number),
        }
        append(&mut state.file, &Line::Void { run: intent.run.clone(), number: intent.number })
    }

    /// Writes that an action is about to be triggered. It is on the disk when this returns.
    ///
    /// # Errors
    /// When it cannot be written: then nothing may be triggered.
    pub fn acting(&self, (entity, id): (&str, &str), action: &str) -> io::Result<u64> {
        let mut state = self.state();
        let number = state.next;
        state.next += 1;
        let (run, target, action) = (self.run.clone(), self.target.clone(), action.to_owned());
        let on = RecordRef { entity: entity.to_owned(), id: id.to_owned() };
        append(&mut state.file, &Line::Acting(Acting { run, number, target, on, action }))?;
        Ok(number)
    }

    /// Writes that an action was answered, whatever the answer. Not flushed: at worst it is told to
    /// be verified though nothing is left of it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn acted(&self, number: u64) -> io::Result<()> {
        write_line(&mut self.state().file, &Line::Acted { run: self.run.clone(), number })
    }

    /// Takes charge of a record that the CRM created by itself.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn adopt(&self, instance: usize, record: &RecordRef, role: &str) -> io::Result<()> {
        let intent = self.intend(instance, &record.entity, "", BTreeMap::new(), Recall::Nothing, role)?;
        self.created(&intent, &record.id)
    }

    /// Writes that a record is gone. Not flushed: removing it twice is harmless.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn removed(&self, left: &Leftover) -> io::Result<()> {
        let mut state = self.state();
        state.pending.retain(|(_, known)| known.intent.number != left.intent.number);
        let line = Line::Removed { run: left.intent.run.clone(), number: left.intent.number };
        write_line(&mut state.file, &line)
    }

    /// Writes that a scenario deleted a record itself.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn removed_by_scenario(&self, entity: &str, id: &str) -> io::Result<()> {
        let found = self
            .state()
            .pending
            .iter()
            .find(|(_, left)| left.intent.entity == entity && left.id.as_deref() == Some(id))
            .map(|(_, left)| left.clone());
        found.map_or(Ok(()), |left| self.removed(&left))
    }

    /// Holds what an instance made for the person that it waits for: it is not removed until the scenario goes on.
    /// Gives it, the first first.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn hold(&self, instance: usize, case: &str) -> io::Result<Vec<Leftover>> {
        let mut state = self.state();
        let (made, rest) = std::mem::take(&mut state.pending).into_iter().partition(|(of, _)| *of == instance);
        state.pending = rest;
        let made: Vec<(usize, Leftover)> = made;
        for (_, left) in &made {
            let Intent { run, number, .. } = &left.intent;
            append(&mut state.file, &Line::Held { run: run.clone(), number: *number, case: case.to_owned() })?;
            state.held.insert(*number);
        }
        Ok(made.into_iter().map(|(_, left)| left).collect())
    }

    /// Takes charge again of what an instance made before it waited for a person. What another machine made is
    /// written down here.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn take_back(&self, instance: usize, made: &[Leftover]) -> io::Result<()> {
        let mut state = self.state();
        for left in made {
            let Intent { run, number, .. } = &left.intent;
            if state.held.remove(number) {
                append(&mut state.file, &Line::Released { run: run.clone(), number: *number })?;
            } else {
                left.lines().iter().try_for_each(|line| append(&mut state.file, line))?;
            }
            state.next = state.next.max(number + 1);
            state.pending.push((instance, left.clone()));
        }
        Ok(())
    }

    /// What an instance made and did not remove, the last first.
    pub fn pending_of(&self, instance: usize) -> Vec<Leftover> {
        let state = self.state();
        state.pending.iter().rev().filter(|(of, _)| *of == instance).map(|(_, left)| left.clone()).collect()
    }

    /// What the whole run made and did not remove, the last first.
    pub fn pending(&self) -> Vec<Leftover> {
        self.state().pending.iter().rev().map(|(_, left)| left.clone()).collect()
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the file says of a run that goes on: the next number, and the numbers of what is held for it.
fn before(file: &mut File, run: &str) -> io::Result<(u64, BTreeSet<u64>)> {
    let mut bytes = Vec::new();
    file.seek(io::SeekFrom::Start(0))?;
    file.read_to_end(&mut bytes)?;
    let (open, actions) = read(&String::from_utf8_lossy(&bytes));
    let own = || open.iter().filter(|left| left.intent.run == run);
    let acting = actions.iter().filter(|one| one.run == run).map(|one| one.number);
    let last = own().map(|left| left.intent.number).chain(acting).max().unwrap_or(0);
    Ok((last + 1, own().filter(|left| left.held.is_some()).map(|left| left.intent.number).collect()))
}

fn lock_file(journal: &Path) -> io::Result<File> {
    if let Some(folder) = journal.parent() {
        std::fs::create_dir_all(folder)?;
    }
    OpenOptions::new().create(true).truncate(false).write(true).open(journal.with_extension("lock"))
}

/// A crash may have cut the last line: what comes after it must not join it.
fn end_last_line(file: &mut File) -> io::Result<()> {
    if file.metadata()?.len() == 0 {
        return Ok(());
    }
    file.seek(io::SeekFrom::End(-1))?;
    let mut last = [0_u8];
    file.read_exact(&mut last)?;
    if last == *b"\n" { Ok(()) } else { file.write_all(b"\n") }
}

fn append(file: &mut File, line: &Line) -> io::Result<()> {
    write_line(file, line)?;
    file.sync_data()
}

fn write_line(file: &mut File, line: &Line) -> io::Result<()> {
    let mut text = serde_json::to_string(line)?;
    text.push('\n');
    file.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests;

//! What was created, so that it is removed whatever happens?
//!
//! One JSON line per fact, appended and flushed to the disk **before** the CRM is called:
//! `intent` (what is about to be created, under which mark), `created` (its id), `void` (refused:
//! nothing was created), `removed`; `held` (its scenario waits for a person, and will need it),
//! `released` (the scenario goes on, or is given up); `acting` (an action that may create by itself), `acted` (it was
//! answered). A record whose intent has no end is a leftover; of an action without an end nobody
//! knows what it did.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::crm::Value;
use crate::model::execution::RecordRef;

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

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
enum Line {
    Acting(Acting),
    Acted { run: String, number: u64 },
    Intent(Intent),
    Created { run: String, number: u64, id: String },
    Void { run: String, number: u64 },
    Removed { run: String, number: u64 },
    Held { run: String, number: u64, case: String },
    Released { run: String, number: u64 },
}

/// A record that is, or may be, still in the CRM.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leftover {
    /// What was about to be created.
    pub intent: Intent,
    /// Its id, when the CRM answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The scenario that waits for a person and will need it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<String>,
}

/// The journal of one run.
#[derive(Debug)]
pub struct Journal {
    run: String,
    target: String,
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
        Ok(Self { run: run.to_owned(), target: target.to_owned(), state: Mutex::new(state) })
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
        };
        append(&mut state.file, &Line::Intent(intent.clone()))?;
        state.pending.push((instance, Leftover { intent: intent.clone(), id: None, held: None }));
        Ok(intent)
    }

    /// Writes the id of a record that was created.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn created(&self, intent: &Intent, id: &str) -> io::Result<()> {
        let mut state = self.state();
        let line = Line::Created { run: intent.run.clone(), number: intent.number, id: id.to_owned() };
        if let Some((_, left)) = state.pending.iter_mut().find(|(_, left)| left.intent.number == intent.number) {
            left.id = Some(id.to_owned());
        }
        append(&mut state.file, &line)
    }

    /// Writes that nothing was created.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn void(&self, intent: &Intent) -> io::Result<()> {
        let mut state = self.state();
        state.pending.retain(|(_, left)| left.intent.number != intent.number);
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
                append(&mut state.file, &Line::Intent(left.intent.clone()))?;
                if let Some(id) = &left.id {
                    append(&mut state.file, &Line::Created { run: run.clone(), number: *number, id: id.clone() })?;
                }
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

/// The leftovers of earlier runs, held so that no other run begins or cleans meanwhile.
#[derive(Debug)]
pub struct Leftovers {
    path: PathBuf,
    /// What may still be in the CRM, the last first.
    pub records: Vec<Leftover>,
    /// What scenarios hold that wait for a person, the last first.
    pub held: Vec<Leftover>,
    /// Actions that were never answered: what they did is not known.
    pub actions: Vec<Acting>,
    removed: BTreeSet<(String, u64)>,
    _lock: File,
}

impl Leftovers {
    /// Reads the journal. `None` when a run is going on: its records are no leftovers.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn open(path: &Path) -> io::Result<Option<Self>> {
        let lock = lock_file(path)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => return Ok(None),
            Err(std::fs::TryLockError::Error(error)) => return Err(error),
        }
        let text = match std::fs::read(path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        let (open, actions) = read(&text);
        let (held, records) = open.into_iter().partition(|left| left.held.is_some());
        Ok(Some(Self { path: path.to_owned(), records, held, actions, removed: BTreeSet::new(), _lock: lock }))
    }

    /// Gives up the scenarios that wait for a person on a target: what they hold is left over as all else.
    pub fn release(&mut self, target: &str) {
        let (mine, held) = std::mem::take(&mut self.held).into_iter().partition(|left| left.intent.target == target);
        self.held = held;
        let mine: Vec<Leftover> = mine;
        self.records.extend(mine.into_iter().map(|left| Leftover { held: None, ..left }));
        self.records.sort_by(|a, b| (&b.intent.run, b.intent.number).cmp(&(&a.intent.run, a.intent.number)));
    }

    /// Keeps that a leftover is gone.
    pub fn removed(&mut self, left: &Leftover) {
        self.removed.insert((left.intent.run.clone(), left.intent.number));
    }

    /// Writes the journal again with what is left, in one move.
    ///
    /// # Errors
    /// When it cannot be written: the old one stays.
    pub fn close(self) -> io::Result<Vec<Leftover>> {
        let gone = |left: &Leftover| self.removed.contains(&(left.intent.run.clone(), left.intent.number));
        let left: Vec<Leftover> = self.records.iter().filter(|left| !gone(left)).cloned().collect();
        let beside = self.path.with_extension("jsonl.new");
        let mut file = File::create(&beside)?;
        for acting in self.actions {
            write_line(&mut file, &Line::Acting(acting))?;
        }
        for left in left.iter().chain(&self.held).rev() {
            let Intent { run, number, .. } = &left.intent;
            write_line(&mut file, &Line::Intent(left.intent.clone()))?;
            if let Some(id) = &left.id {
                write_line(&mut file, &Line::Created { run: run.clone(), number: *number, id: id.clone() })?;
            }
            if let Some(case) = &left.held {
                write_line(&mut file, &Line::Held { run: run.clone(), number: *number, case: case.clone() })?;
            }
        }
        file.sync_data()?;
        std::fs::rename(&beside, &self.path)?;
        Ok(left)
    }
}

fn hold(open: &mut [Leftover], run: &str, number: u64, case: Option<String>) {
    if let Some(left) = open.iter_mut().find(|left| left.intent.run == run && left.intent.number == number) {
        left.held = case;
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

/// What the lines leave open: records, the last first, and actions. A line cut by a crash is no fact.
fn read(text: &str) -> (Vec<Leftover>, Vec<Acting>) {
    let mut open: Vec<Leftover> = Vec::new();
    let mut actions: Vec<Acting> = Vec::new();
    for line in text.lines() {
        match serde_json::from_str::<Line>(line) {
            Ok(Line::Acting(acting)) => actions.push(acting),
            Ok(Line::Acted { run, number }) => actions.retain(|one| !(one.run == run && one.number == number)),
            Ok(Line::Intent(intent)) => open.push(Leftover { intent, id: None, held: None }),
            Ok(Line::Held { run, number, case }) => hold(&mut open, &run, number, Some(case)),
            Ok(Line::Released { run, number }) => hold(&mut open, &run, number, None),
            Ok(Line::Created { run, number, id }) => {
                let same = |left: &&mut Leftover| left.intent.run == run && left.intent.number == number;
                if let Some(left) = open.iter_mut().find(same) {
                    left.id = Some(id);
                }
            }
            Ok(Line::Void { run, number } | Line::Removed { run, number }) => {
                open.retain(|left| !(left.intent.run == run && left.intent.number == number));
            }
            Err(_) => {}
        }
    }
    open.reverse();
    (open, actions)
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

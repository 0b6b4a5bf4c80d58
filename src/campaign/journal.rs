//! What was created, so that it is removed whatever happens?
//!
//! One JSON line per fact, appended and flushed to the disk **before** the CRM is called:
//! `intent` (what is about to be created, under which mark), `created` (its id), `void` (refused:
//! nothing was created), `removed`; `acting` (an action that may create by itself), `acted` (it was
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
}

/// A record that is, or may be, still in the CRM.
#[derive(Clone, Debug, PartialEq)]
pub struct Leftover {
    /// What was about to be created.
    pub intent: Intent,
    /// Its id, when the CRM answered.
    pub id: Option<String>,
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
        let state = State { file, next: 1, pending: Vec::new(), _lock: Some(lock) };
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
        state.pending.push((instance, Leftover { intent: intent.clone(), id: None }));
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
        let (records, actions) = read(&text);
        Ok(Some(Self { path: path.to_owned(), records, actions, removed: BTreeSet::new(), _lock: lock }))
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
        for left in left.iter().rev() {
            let Intent { run, number, .. } = &left.intent;
            write_line(&mut file, &Line::Intent(left.intent.clone()))?;
            if let Some(id) = &left.id {
                write_line(&mut file, &Line::Created { run: run.clone(), number: *number, id: id.clone() })?;
            }
        }
        file.sync_data()?;
        std::fs::rename(&beside, &self.path)?;
        Ok(left)
    }
}

/// What the lines leave open: records, the last first, and actions. A line cut by a crash is no fact.
fn read(text: &str) -> (Vec<Leftover>, Vec<Acting>) {
    let mut open: Vec<Leftover> = Vec::new();
    let mut actions: Vec<Acting> = Vec::new();
    for line in text.lines() {
        match serde_json::from_str::<Line>(line) {
            Ok(Line::Acting(acting)) => actions.push(acting),
            Ok(Line::Acted { run, number }) => actions.retain(|one| !(one.run == run && one.number == number)),
            Ok(Line::Intent(intent)) => open.push(Leftover { intent, id: None }),
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
mod tests {
    use super::*;

    fn key(name: &str) -> BTreeMap<String, Value> {
        BTreeMap::from([("name".to_owned(), Value::Text(name.to_owned()))])
    }

    #[test]
    fn what_has_no_end_is_a_leftover_and_the_last_comes_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(PATH);
        let journal = Journal::open(&path, "R1", "demo").expect("a journal");
        let first = journal.intend(0, "account", "A", key("A"), Recall::Mark, "admin").expect("written");
        let second = journal.intend(0, "quote", "Q", key("Q"), Recall::Key, "admin").expect("written");
        let refused = journal.intend(1, "quote", "R", key("R"), Recall::Nothing, "admin").expect("written");
        // The line of an intent is on the disk before its record can exist.
        assert_eq!(std::fs::read_to_string(&path).expect("text").lines().count(), 3);
        journal.created(&first, "id-1").expect("written");
        journal.void(&refused).expect("written");
        assert_eq!(first.mark.as_deref(), Some("ouvrage-R1-1"));
        assert_eq!(journal.pending_of(0).len(), 2);
        assert!(journal.pending_of(1).is_empty());
        // While the run lives, nobody cleans.
        assert!(Leftovers::open(&path).expect("readable").is_none());
        drop(journal);
        // A crash may cut the last line.
        let mut file = OpenOptions::new().append(true).open(&path).expect("file");
        file.write_all(b"{\"fact\":\"inte").expect("written");
        let mut left = Leftovers::open(&path).expect("readable").expect("no run");
        let names: Vec<_> = left.records.iter().map(|left| left.intent.name.as_str()).collect();
        assert_eq!(names, ["Q", "A"]);
        assert_eq!(left.records[1].id.as_deref(), Some("id-1"));
        let gone = left.records[0].clone();
        assert_eq!(gone.intent, second);
        left.removed(&gone);
        assert_eq!(left.close().expect("written").len(), 1);
        let again = Leftovers::open(&path).expect("readable").expect("no run");
        assert_eq!(again.records.len(), 1);
        assert_eq!(again.records[0].id.as_deref(), Some("id-1"));
    }

    #[test]
    fn an_action_without_an_answer_is_told_until_it_was_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(PATH);
        let journal = Journal::open(&path, "R1", "demo").expect("a journal");
        let answered = journal.acting(("lead", "1"), "convert").expect("written");
        journal.acting(("lead", "2"), "convert").expect("written");
        journal.acted(answered).expect("written");
        drop(journal);
        let left = Leftovers::open(&path).expect("readable").expect("no run");
        assert_eq!(left.actions.iter().map(|one| one.on.id.as_str()).collect::<Vec<_>>(), ["2"]);
        left.close().expect("written");
        let mut again = Leftovers::open(&path).expect("readable").expect("no run");
        assert_eq!(again.actions.len(), 1, "nobody told it yet");
        again.actions.clear();
        again.close().expect("written");
        assert!(Leftovers::open(&path).expect("readable").expect("no run").actions.is_empty());
    }

    #[test]
    fn a_line_that_a_crash_cut_does_not_swallow_the_next_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("leftovers.jsonl");
        std::fs::write(&path, "{\"fact\":\"inte").expect("written");
        let journal = Journal::open(&path, "R2", "demo").expect("a journal");
        journal.intend(0, "account", "A", key("A"), Recall::Key, "admin").expect("written");
        drop(journal);
        let left = Leftovers::open(&path).expect("readable").expect("no run");
        assert_eq!(left.records.len(), 1);
        assert!(left.records[0].intent.absent_before);
    }
}

//! What did earlier runs leave? Read from the journal, and written again without what is gone.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use super::leftover::Line;
use super::{Acting, Leftover, lock_file, write_line};

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

    /// Keeps that so many records of a leftover are gone, while another one may still come.
    pub fn gone(&mut self, left: &Leftover, count: u32) {
        if let Some(left) = of(&mut self.records, &left.intent.run, left.intent.number) {
            left.go(count);
        }
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
            left.lines().iter().try_for_each(|line| write_line(&mut file, line))?;
        }
        file.sync_data()?;
        std::fs::rename(&beside, &self.path)?;
        Ok(left)
    }
}

fn of<'a>(open: &'a mut [Leftover], run: &str, number: u64) -> Option<&'a mut Leftover> {
    open.iter_mut().find(|left| left.intent.run == run && left.intent.number == number)
}

fn hold(open: &mut [Leftover], run: &str, number: u64, case: Option<String>) {
    if let Some(left) = of(open, run, number) {
        left.held = case;
    }
}

/// What the lines leave open: records, the last first, and actions. A line cut by a crash is no fact.
pub(super) fn read(text: &str) -> (Vec<Leftover>, Vec<Acting>) {
    let mut open: Vec<Leftover> = Vec::new();
    let mut actions: Vec<Acting> = Vec::new();
    for line in text.lines() {
        match serde_json::from_str::<Line>(line) {
            Ok(Line::Acting(acting)) => actions.push(acting),
            Ok(Line::Acted { run, number }) => actions.retain(|one| !(one.run == run && one.number == number)),
            Ok(Line::Intent(intent)) => open.push(Leftover::of(intent)),
            Ok(Line::Held { run, number, case }) => hold(&mut open, &run, number, Some(case)),
            Ok(Line::Released { run, number }) => hold(&mut open, &run, number, None),
            Ok(Line::Created { run, number, id }) => {
                if let Some(left) = of(&mut open, &run, number) {
                    left.id = Some(id);
                }
            }
            Ok(Line::Again { run, number, at }) => {
                if let Some(left) = of(&mut open, &run, number) {
                    left.again += 1;
                    left.again_at = Some(at);
                }
            }
            Ok(Line::Answered { run, number }) => {
                if let Some(left) = of(&mut open, &run, number) {
                    left.answered = true;
                }
            }
            Ok(Line::Gone { run, number, count }) => {
                if let Some(left) = of(&mut open, &run, number) {
                    left.go(count);
                }
            }
            Ok(Line::Keyed { run, number, key }) => {
                if let Some(left) = of(&mut open, &run, number) {
                    left.intent.key = key;
                }
            }
            Ok(Line::Void { run, number }) if of(&mut open, &run, number).is_some_and(|left| left.again > 0) => {
                if let Some(left) = of(&mut open, &run, number) {
                    left.again -= 1;
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

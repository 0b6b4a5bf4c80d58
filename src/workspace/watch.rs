//! When does a text of the project change, or the commit that it is compared with?

mod ground;
mod pace;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Instant;

use notify::event::{CreateKind, ModifyKind};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use self::ground::{Ground, Meaning};
use self::pace::{Due, Pace};
use super::git::head::Repository;

/// What is told when, by the system.
type Told = (Instant, notify::Result<Event>);

/// Tells when the manifest, a specification, a feature or the last commit changes. What else the folder holds
/// (builds, published pages, the database) changes all the time and is not looked at.
pub struct Watcher {
    ground: Ground,
    watcher: RecommendedWatcher,
    told: Receiver<Told>,
    watched: Vec<PathBuf>,
    /// Are the folders of texts the ones that are watched? One that comes back is another folder.
    folders_hold: bool,
    /// Where HEAD stood when the texts were last read.
    head: Option<String>,
    /// A folder of the repository that cannot be watched, until it is told.
    deaf: Option<(PathBuf, notify::Error)>,
    pace: Pace,
}

/// What is to be done.
#[derive(Debug)]
pub enum Step {
    /// The texts have changed: read them.
    Read,
    /// What was read is no half of a text: tell it.
    Tell,
    /// Some changes may go unseen: say so, and go on.
    Trouble(Trouble),
    /// Nothing will ever change any more.
    End,
}

/// What may go unseen, and why.
#[derive(Debug)]
pub enum Trouble {
    /// A change of some text.
    Texts(notify::Error),
    /// A commit or a checkout, until a text changes: this folder of git is not watched.
    Repository(PathBuf, notify::Error),
}

impl Watcher {
    /// Begins to watch the project in `root`.
    ///
    /// # Errors
    /// The system refuses (too many watches, no such folder): the cause.
    pub fn new(root: &Path) -> notify::Result<Self> {
        let (sender, told) = channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if !event.as_ref().is_ok_and(|event| matches!(event.kind, EventKind::Access(_))) {
                // Nobody waits any more: then nothing is to be told.
                let _ = sender.send((Instant::now(), event));
            }
        })?;
        let root = root.canonicalize().map_err(notify::Error::io)?;
        let ground = Ground { root, real: Vec::new(), repository: Vec::new() };
        let (watched, pace) = (Vec::new(), Pace::default());
        let mut watcher = Self { ground, watcher, told, watched, folders_hold: false, head: None, deaf: None, pace };
        watcher.watcher.watch(&watcher.ground.root, RecursiveMode::NonRecursive)?;
        watcher.follow_repository();
        match watcher.watch_folders() {
            Some(error) => Err(error),
            None => Ok(watcher),
        }
    }

    /// Blocks until something is to be done. Each [`Step::Read`] is followed by another one where a text changed
    /// meanwhile, else by [`Step::Tell`].
    pub fn step(&mut self) -> Step {
        loop {
            let now = Instant::now();
            let told = match self.told.try_recv() {
                Ok(told) => Some(told),
                Err(_) => {
                    if let Some(error) = self.watch_folders() {
                        return Step::Trouble(Trouble::Texts(error));
                    }
                    if let Some((folder, error)) = self.deaf.take() {
                        return Step::Trouble(Trouble::Repository(folder, error));
                    }
                    match self.pace.due(now) {
                        Due::Nothing => match self.told.recv() {
                            Ok(told) => Some(told),
                            Err(_) => return Step::End,
                        },
                        Due::In(wait) => match self.told.recv_timeout(wait) {
                            Ok(told) => Some(told),
                            Err(RecvTimeoutError::Timeout) => None,
                            Err(RecvTimeoutError::Disconnected) => return Step::End,
                        },
                        Due::Read => {
                            self.head = Repository::around(&self.ground.root).map(|git| git.head());
                            self.pace.read();
                            return Step::Read;
                        }
                        Due::Tell if self.git_goes_on(now) => None,
                        Due::Tell => {
                            self.pace.told(now);
                            return Step::Tell;
                        }
                    }
                }
            };
            if let Some((at, event)) = told
                && let Some(error) = self.take(at, event)
            {
                return Step::Trouble(Trouble::Texts(error));
            }
        }
    }

    /// Has HEAD moved since the texts were read, or is git about to move it? Then it is waited for, unless for too long.
    fn git_goes_on(&mut self, now: Instant) -> bool {
        let repository = Repository::around(&self.ground.root);
        let has_moved = repository.as_ref().map(Repository::head) != self.head;
        let is_at_work = repository.is_some_and(|git| git.is_at_work());
        // A change that is told late stays to be told again.
        if has_moved {
            self.pace.change(now);
        } else if is_at_work {
            self.pace.stir(now);
        }
        (has_moved || is_at_work) && !self.pace.is_late(now)
    }

    /// Takes note of what the system tells; gives back a trouble.
    fn take(&mut self, at: Instant, event: notify::Result<Event>) -> Option<notify::Error> {
        let event = match event {
            Ok(event) => event,
            Err(error) => return Some(error),
        };
        if event.need_rescan() {
            // Some changes were lost: of folders too.
            self.folders_hold = false;
            self.follow_repository();
            self.pace.change(at);
        }
        for path in &event.paths {
            match self.ground.meaning(path) {
                Meaning::Nothing => {}
                Meaning::Text => {
                    // A folder inside another one: what came with it may not be watched.
                    let may_be_folder = match event.kind {
                        EventKind::Create(kind) => kind != CreateKind::File,
                        EventKind::Modify(kind) => matches!(kind, ModifyKind::Name(_)),
                        _ => false,
                    };
                    self.folders_hold &= !(may_be_folder && path.is_dir());
                    self.pace.change(at);
                }
                Meaning::Folder => {
                    self.folders_hold = false;
                    self.pace.change(at);
                }
                Meaning::Repository => {
                    self.pace.stir(at);
                    let head = Repository::around(&self.ground.root).map(|git| git.head());
                    if head != self.head {
                        self.head = head;
                        self.follow_repository();
                        self.pace.change(at);
                    }
                }
            }
        }
        None
    }

    /// Watches the folders of texts that are there now, with all that they hold.
    fn watch_folders(&mut self) -> Option<notify::Error> {
        if std::mem::replace(&mut self.folders_hold, true) {
            return None;
        }
        let folders: Vec<PathBuf> = self.ground.folders().collect();
        let mut trouble = None;
        for folder in &folders {
            self.forget(folder);
            if folder.is_dir() {
                let failed = self.watch(folder, RecursiveMode::Recursive).err();
                // One that is gone again tells so itself.
                trouble = trouble.or(failed.filter(|error| !is_gone(error)));
            }
        }
        let real = folders.iter().filter_map(|folder| folder.canonicalize().ok().filter(|real| real != folder));
        self.ground.real = real.collect();
        trouble
    }

    /// Watches where HEAD stands now. Where that cannot be, it is looked at with each change of a text, which is to be
    /// told.
    fn follow_repository(&mut self) {
        for folder in std::mem::take(&mut self.ground.repository) {
            self.forget(&folder);
        }
        let repository = Repository::around(&self.ground.root);
        self.head = repository.as_ref().map(Repository::head);
        for folder in repository.iter().flat_map(Repository::folders) {
            match self.watch(&folder, RecursiveMode::NonRecursive) {
                Ok(()) => self.ground.repository.push(folder),
                // A branch that is gone again tells so itself.
                Err(error) if is_gone(&error) => {}
                Err(error) => {
                    let shown = folder.strip_prefix(&self.ground.root).unwrap_or(&folder).to_owned();
                    self.deaf.get_or_insert((shown, error));
                }
            }
        }
    }

    fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> notify::Result<()> {
        // Where not all that it holds can be watched, some of it is.
        self.watched.push(folder.to_owned());
        self.watcher.watch(folder, mode)
    }

    /// Watches a folder no more.
    fn forget(&mut self, folder: &Path) {
        if let Some(at) = self.watched.iter().position(|watched| watched == folder) {
            self.watched.swap_remove(at);
            // It may be gone: then it is watched no more already.
            let _ = self.watcher.unwatch(folder);
        }
    }
}

fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn watcher(folder: &Path) -> Watcher {
        std::fs::write(folder.join("ouvrage.yaml"), "project: {title: Essai}\n").expect("written");
        Watcher::new(folder).expect("watched")
    }

    #[test]
    fn what_was_lost_is_read_again_and_a_trouble_is_handed_on() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut watcher = watcher(folder.path());
        let lost = Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
        assert!(watcher.take(Instant::now(), Ok(lost)).is_none() && !watcher.folders_hold);
        assert!(matches!(watcher.step(), Step::Read));
        assert!(watcher.folders_hold, "the folders are watched anew");
        let full = notify::Error::new(ErrorKind::MaxFilesWatch);
        assert!(watcher.take(Instant::now(), Err(full)).is_some());
        assert!(matches!(watcher.step(), Step::Tell), "it goes on");
    }

    #[test]
    fn no_project_is_no_watch() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(Watcher::new(&folder.path().join("absent")).is_err());
    }
}

//! When does a text of the project change?

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::load;

/// How long nothing must change before the texts are read: an editor empties a file, then writes it.
const QUIET: Duration = Duration::from_millis(3);

/// How long nothing must have changed before what was read is told: an editor writes several files.
const REST: Duration = Duration::from_millis(10);

/// Folders of a project that hold its texts.
const FOLDERS: [&str; 2] = ["specs", "features"];

/// Tells when the manifest, a specification or a feature changes. What else the folder holds (builds,
/// published pages, the database) changes all the time and is not looked at.
pub struct Watcher {
    root: PathBuf,
    watcher: RecommendedWatcher,
    changes: Receiver<PathBuf>,
    watched: Vec<PathBuf>,
    /// When the last change was told.
    last: Instant,
}

impl Watcher {
    /// Begins to watch the project in `root`.
    ///
    /// # Errors
    /// The system refuses (too many watches, no such folder): the cause.
    pub fn new(root: &Path) -> Result<Self, notify::Error> {
        let (sender, changes) = channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let Ok(event) = event else { return };
            if !matches!(event.kind, EventKind::Access(_)) {
                for path in event.paths {
                    // Nobody waits any more: then nothing is to be told.
                    let _ = sender.send(path);
                }
            }
        })?;
        let mut watcher = Self { root: root.to_owned(), watcher, changes, watched: Vec::new(), last: Instant::now() };
        watcher.watcher.watch(root, RecursiveMode::NonRecursive)?;
        watcher.watch_folders()?;
        Ok(watcher)
    }

    /// Blocks until a text has changed and nothing changes any more; false when nothing ever will.
    ///
    /// # Errors
    /// A folder that came into being cannot be watched.
    pub fn wait(&mut self) -> Result<bool, notify::Error> {
        let mut changed = false;
        loop {
            let next = match changed {
                false => self.changes.recv().map_err(|_| RecvTimeoutError::Disconnected),
                true => self.changes.recv_timeout(QUIET),
            };
            match next {
                Ok(path) => {
                    changed |= self.is_of_the_project(&path);
                    self.last = Instant::now();
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.watch_folders()?;
                    return Ok(true);
                }
                Err(RecvTimeoutError::Disconnected) => return Ok(false),
            }
        }
    }

    /// Has no text changed since it was waited for, and for long enough? Else what was read meanwhile may be half of a
    /// text, and is to be read again.
    ///
    /// # Errors
    /// A folder that came into being cannot be watched.
    pub fn rests(&mut self) -> Result<bool, notify::Error> {
        loop {
            let left = REST.saturating_sub(self.last.elapsed());
            match self.changes.recv_timeout(left) {
                Ok(path) if self.is_of_the_project(&path) => {
                    self.last = Instant::now();
                    self.watch_folders()?;
                    return Ok(false);
                }
                Ok(_) => {}
                Err(_) => return Ok(true),
            }
        }
    }

    fn is_of_the_project(&self, path: &Path) -> bool {
        let is_folder = FOLDERS.iter().any(|folder| path.ends_with(folder));
        let parent = path.parent().unwrap_or(path);
        let in_folder = FOLDERS.iter().any(|folder| parent.components().any(|part| part.as_os_str() == *folder));
        // A folder of texts that is moved away or in takes its files with it, and tells its own name only.
        let text = load::is_text(path) || path.extension().is_none();
        is_folder || (in_folder && text) || path.file_name().is_some_and(|name| name == "ouvrage.yaml")
    }

    fn watch_folders(&mut self) -> Result<(), notify::Error> {
        for folder in FOLDERS {
            let path = self.root.join(folder);
            if path.is_dir() && !self.watched.contains(&path) {
                self.watcher.watch(&path, RecursiveMode::Recursive)?;
                self.watched.push(path);
            } else if !path.is_dir() {
                // One that comes back is another folder.
                self.watched.retain(|watched| *watched != path);
            }
        }
        Ok(())
    }
}

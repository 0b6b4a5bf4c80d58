//! How are new texts put in the place of those that were read, without losing what somebody wrote
//! in between?
//!
//! The text of a file is what it was when it was read, or the write is refused. Several files are
//! written all or none, as far as a file system permits: every new text is on the disk before the
//! first one takes its place, and those that took it are put back when a later one cannot.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::write;
use crate::change::NewText;
use crate::text::{Lang, Message};

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum WriteRefused {
    /// The file holds something else than what was read.
    #[error("{path} has changed since it was read")]
    Changed {
        /// Its path.
        path: String,
        /// When it was last written, where the file system tells.
        at: Option<SystemTime>,
    },
    /// The file is gone.
    #[error("{path} has been removed since the project was read")]
    Removed {
        /// Its path.
        path: String,
    },
    /// A file is there that was not.
    #[error("{path} exists already")]
    Exists {
        /// Its path.
        path: String,
    },
    /// A path leads out of the project.
    #[error("{path} is not in the project")]
    Outside {
        /// The path.
        path: String,
    },
    /// Two names of one file would each have a text.
    #[error("{path} and {other} are one file")]
    Twice {
        /// The path.
        path: String,
        /// The other path.
        other: String,
    },
    /// The file system refuses.
    #[error("{path}: {source}")]
    Io {
        /// Its path.
        path: String,
        /// Why.
        source: io::Error,
    },
}

impl WriteRefused {
    /// The reason for people, in `lang`; `artifacts` are those that should have changed there.
    pub fn message(&self, artifacts: &str, lang: Lang) -> Message {
        match self {
            Self::Changed { path, at } => {
                let at = at.and_then(|at| jiff::Timestamp::try_from(at).ok());
                let said = match at.map(|at| at.to_zoned(jiff::tz::TimeZone::system())) {
                    Some(at) => Message::new("write-changed")
                        .with("date", crate::text::format::date(lang, at.date()))
                        .with("time", at.strftime("%H:%M:%S").to_string()),
                    None => Message::new("write-changed-sometime"),
                };
                said.with("path", path).with("artifacts", artifacts)
            }
            Self::Removed { path } => Message::new("write-removed").with("path", path).with("artifacts", artifacts),
            Self::Exists { path } => Message::new("write-exists").with("path", path),
            Self::Outside { path } => Message::new("write-outside").with("path", path),
            Self::Twice { path, other } => Message::new("write-twice").with("path", path).with("other", other),
            Self::Io { path, source } => {
                Message::new("write-failed").with("path", path).with("detail", crate::text::cause::of(lang, source))
            }
        }
    }

    /// The file that it is about.
    pub fn path(&self) -> &str {
        match self {
            Self::Changed { path, .. }
            | Self::Removed { path }
            | Self::Exists { path }
            | Self::Outside { path }
            | Self::Twice { path, .. }
            | Self::Io { path, .. } => path,
        }
    }
}

/// Puts all these texts in the place of those that were read, or none.
///
/// # Errors
/// A file that no longer holds what was read, and all that a file system refuses. Then the project
/// is as it was.
pub fn all(root: &Path, replacements: &[NewText]) -> Result<(), WriteRefused> {
    // Two writers of this program come one after the other: the second sees what the first wrote.
    let _turn = turn(root).map_err(|source| io_at(".ouvrage", source))?;
    let mut staged: Vec<Staged<'_>> = Vec::with_capacity(replacements.len());
    let mut targets: std::collections::BTreeMap<PathBuf, &str> = std::collections::BTreeMap::new();
    for replacement in replacements {
        // A link in the project may lead to a file of the project.
        if let Ok(target) = fs::canonicalize(root.join(&replacement.path))
            && let Some(other) = targets.insert(target, &replacement.path)
            && other != replacement.path
        {
            return Err(WriteRefused::Twice { path: replacement.path.clone(), other: other.to_owned() });
        }
        staged.push(Staged::new(root, replacement)?);
    }
    for each in &staged {
        each.verify()?;
    }
    let mut done: Vec<&Staged<'_>> = Vec::new();
    for each in &staged {
        if let Err(refused) = each.verify().and_then(|()| each.take_place()) {
            for former in done.iter().rev() {
                former.put_back();
            }
            return Err(refused);
        }
        done.push(each);
    }
    Ok(())
}

/// Holds the project's lock until it is dropped.
fn turn(root: &Path) -> io::Result<fs::File> {
    fs::create_dir_all(root.join(".ouvrage"))?;
    super::environment::ignore(root)?;
    let file =
        fs::OpenOptions::new().write(true).create(true).truncate(false).open(root.join(".ouvrage/write.lock"))?;
    file.lock()?;
    Ok(file)
}

/// A new text that is on the disk, beside the file whose place it takes.
struct Staged<'a> {
    replacement: &'a NewText,
    target: PathBuf,
    temporary: Option<PathBuf>,
    /// Rights and owner of the file that was there; it may be gone by the time it is put back.
    former: Option<fs::Metadata>,
}

impl<'a> Staged<'a> {
    fn new(root: &Path, replacement: &'a NewText) -> Result<Self, WriteRefused> {
        let path = &replacement.path;
        let plain = Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        if !plain {
            return Err(WriteRefused::Outside { path: path.clone() });
        }
        // A link stays a link: the file that it leads to is written.
        let target = root.join(path);
        let target = if target.exists() { fs::canonicalize(&target).map_err(|e| io_at(path, e))? } else { target };
        let former = fs::metadata(&target).ok();
        let mut staged = Self { replacement, target, temporary: None, former };
        if let Some(text) = &replacement.after {
            if staged.former.as_ref().is_some_and(|former| former.permissions().readonly()) {
                return Err(io_at(path, io::Error::new(io::ErrorKind::PermissionDenied, "read-only file")));
            }
            let temporary = staged.temporary.insert(write::temporary_of(&staged.target)).clone();
            staged.write(text, &temporary).map_err(|source| io_at(path, source))?;
        }
        Ok(staged)
    }

    /// Puts a text on the disk under another name, with the rights and the owner of the file it is for.
    fn write(&self, text: &str, temporary: &Path) -> io::Result<()> {
        if let Some(folder) = self.target.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).open(temporary)?;
        file.write_all(text.as_bytes())?;
        if let Some(former) = &self.former {
            keep_owner(former, temporary);
            file.set_permissions(former.permissions())?;
        }
        file.sync_all()
    }

    /// Does the file still hold what was read?
    fn verify(&self) -> Result<(), WriteRefused> {
        let path = self.replacement.path.clone();
        match (fs::read(&self.target), &self.replacement.before) {
            (Ok(now), Some(before)) if now == before.as_bytes() => Ok(()),
            (Ok(_), Some(_)) => {
                let at = fs::metadata(&self.target).and_then(|metadata| metadata.modified()).ok();
                Err(WriteRefused::Changed { path, at })
            }
            (Ok(_), None) => Err(WriteRefused::Exists { path }),
            (Err(error), None) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            (Err(error), Some(_)) if error.kind() == io::ErrorKind::NotFound => Err(WriteRefused::Removed { path }),
            (Err(source), _) => Err(WriteRefused::Io { path, source }),
        }
    }

    fn take_place(&self) -> Result<(), WriteRefused> {
        let moved = match &self.temporary {
            // A link cannot be made where a file has just appeared, a renamed file would replace it.
            Some(temporary) if self.replacement.before.is_none() => match fs::hard_link(temporary, &self.target) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    return Err(WriteRefused::Exists { path: self.replacement.path.clone() });
                }
                Err(_) => fs::rename(temporary, &self.target),
                Ok(()) => Ok(()),
            },
            Some(temporary) => fs::rename(temporary, &self.target),
            None => fs::remove_file(&self.target),
        };
        moved.map_err(|source| io_at(&self.replacement.path, source))?;
        // The name must survive a power cut too; where folders cannot be synced, nothing is to be done.
        if let Some(folder) = self.target.parent().and_then(|folder| fs::File::open(folder).ok()) {
            let _ = folder.sync_all();
        }
        Ok(())
    }

    /// What was there before, with its rights and its owner: best effort, the cause of the failure is told
    /// already.
    fn put_back(&self) {
        let Some(before) = &self.replacement.before else {
            let _ = fs::remove_file(&self.target);
            return;
        };
        let _ = write::through(&self.target, |temporary| self.write(before, temporary));
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        if let Some(temporary) = &self.temporary {
            // It has taken its place, or is of no use to anybody.
            let _ = fs::remove_file(temporary);
        }
    }
}

/// A file written by another account than its owner's stays its owner's, where the system allows it.
#[cfg(unix)]
fn keep_owner(former: &fs::Metadata, temporary: &Path) {
    use std::os::unix::fs::MetadataExt as _;
    let _ = std::os::unix::fs::chown(temporary, Some(former.uid()), Some(former.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &fs::Metadata, _: &Path) {}

fn io_at(path: &str, source: io::Error) -> WriteRefused {
    WriteRefused::Io { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replacement(path: &str, before: Option<&str>, after: Option<&str>) -> NewText {
        NewText { path: path.into(), before: before.map(str::to_owned), after: after.map(str::to_owned) }
    }

    fn read(root: &Path, path: &str) -> Option<String> {
        fs::read_to_string(root.join(path)).ok()
    }

    #[cfg(unix)]
    #[test]
    fn two_names_of_one_file_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        fs::write(root.join("a.yaml"), "a").expect("written");
        std::os::unix::fs::symlink(root.join("a.yaml"), root.join("b.yaml")).expect("a link");
        let both = [replacement("a.yaml", Some("a"), Some("A")), replacement("b.yaml", Some("a"), Some("B"))];
        let refused = all(root, &both).expect_err("refused");
        assert!(
            matches!(refused, WriteRefused::Twice { ref path, ref other } if path == "b.yaml" && other == "a.yaml")
        );
        assert_eq!(read(root, "a.yaml").as_deref(), Some("a"));
        assert_eq!(fs::read_dir(root).expect("a folder").filter(|file| file.is_ok()).count(), 3, "and `.ouvrage`");
    }

    #[test]
    fn all_files_are_written_or_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        fs::write(root.join("a.yaml"), "a").expect("written");
        fs::write(root.join("b.yaml"), "b").expect("written");
        let change = |b: &str| {
            [
                replacement("a.yaml", Some("a"), Some("A")),
                replacement("specs/new.yaml", None, Some("N")),
                replacement("b.yaml", Some(b), None),
            ]
        };
        // Somebody wrote `b.yaml` in between: nothing is written, not even what stands before it.
        assert!(matches!(all(root, &change("another")), Err(WriteRefused::Changed { path, .. }) if path == "b.yaml"));
        assert_eq!((read(root, "a.yaml"), read(root, "specs/new.yaml")), (Some("a".into()), None));
        all(root, &change("b")).expect("written");
        assert_eq!(
            (read(root, "a.yaml"), read(root, "specs/new.yaml"), read(root, "b.yaml")),
            (Some("A".into()), Some("N".into()), None)
        );
        let left = fs::read_dir(root.join("specs")).expect("listed").count();
        assert_eq!(left, 1, "no temporary file stays");
    }

    #[test]
    fn what_appeared_went_or_lies_outside_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        fs::write(root.join("a.yaml"), "a").expect("written");
        let refused =
            |path: &str, before: Option<&str>| all(root, &[replacement(path, before, Some("x"))]).expect_err("refused");
        assert!(matches!(refused("a.yaml", None), WriteRefused::Exists { .. }));
        assert!(matches!(refused("b.yaml", Some("b")), WriteRefused::Removed { .. }));
        assert!(matches!(refused("../b.yaml", None), WriteRefused::Outside { .. }));
        assert_eq!(read(root, "a.yaml").as_deref(), Some("a"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_rights_stay() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        fs::write(root.join("a.yaml"), "a").expect("written");
        fs::set_permissions(root.join("a.yaml"), fs::Permissions::from_mode(0o640)).expect("rights");
        std::os::unix::fs::symlink(root.join("a.yaml"), root.join("l.yaml")).expect("a link");
        all(root, &[replacement("l.yaml", Some("a"), Some("b"))]).expect("written");
        assert!(root.join("l.yaml").is_symlink());
        assert_eq!(read(root, "a.yaml").as_deref(), Some("b"));
        let mode = fs::metadata(root.join("a.yaml")).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_put_back_has_its_rights_and_its_owner() {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let state = |name: &str| {
            let metadata = fs::metadata(root.join(name)).expect("there");
            (metadata.permissions().mode() & 0o777, metadata.uid(), metadata.gid(), read(root, name))
        };
        for (name, mode) in [("a.yaml", 0o660), ("gone.yaml", 0o400)] {
            fs::write(root.join(name), name).expect("written");
            // Only who runs the tests as root can give a file away.
            let _ = std::os::unix::fs::chown(root.join(name), Some(65_534), Some(65_534));
            fs::set_permissions(root.join(name), fs::Permissions::from_mode(mode)).expect("rights");
        }
        let before = (state("a.yaml"), state("gone.yaml"));
        let changes = [
            replacement("gone.yaml", Some("gone.yaml"), None),
            replacement("a.yaml", Some("a.yaml"), Some("A")),
            // By now it holds what the one before wrote: all that took its place is put back.
            replacement("a.yaml", Some("a.yaml"), Some("B")),
        ];
        assert!(matches!(all(root, &changes), Err(WriteRefused::Changed { path, .. }) if path == "a.yaml"));
        assert_eq!((state("a.yaml"), state("gone.yaml")), before);
        let names = fs::read_dir(root).expect("listed").count();
        assert_eq!(names, 3, "both files and the folder of the lock, no temporary one");
    }
}

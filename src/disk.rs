//! How is a file written so that nobody ever sees half of it?
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "this floor may touch disk")]

use std::collections::BTreeSet;
use std::fs;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Writes a file whole or not at all: a temporary file beside it, synced, then renamed over it.
///
/// # Errors
/// The folder cannot be made or written; the former content is untouched then.
pub fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replaced(path, bytes, false)
}

/// Writes a file that somebody names on the command line. As [`whole`], but a link stays one and what it leads to is
/// written; a file keeps its rights; a pipe or a terminal, which nothing can take the place of, is written to.
///
/// # Errors
/// As [`whole`].
pub fn named(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path).or_else(|_| led(path))?;
    let Ok(former) = fs::metadata(&target) else { return whole(&target, bytes) };
    if !former.is_file() && !former.is_dir() {
        return fs::OpenOptions::new().write(true).open(&target)?.write_all(bytes);
    }
    through(&target, |temporary| {
        let mut file = fs::OpenOptions::new().write(true).create_new(true).open(temporary)?;
        file.set_permissions(former.permissions())?;
        file.write_all(bytes)?;
        file.sync_all()
    })
}

/// Where a chain of links leads that ends in no file yet: it is made to lead somewhere.
fn led(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        let is_link = fs::symlink_metadata(&target).is_ok_and(|there| there.is_symlink());
        if !is_link {
            return Ok(target);
        }
        let to = fs::read_link(&target)?;
        target = folder_of(&target).join(to);
    }
    Err(io::Error::other(format!("{}: too many links, or one that leads back to itself", path.display())))
}

/// Links that are followed one after the other, as systems do.
const MOST_LINKS: usize = 40;

fn replaced(path: &Path, bytes: &[u8], secret: bool) -> io::Result<()> {
    fs::create_dir_all(folder_of(path))?;
    through(path, |temporary| {
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if secret {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        #[cfg(not(unix))]
        let _ = secret;
        let mut file = options.open(temporary)?;
        file.write_all(bytes)?;
        file.sync_all()
    })
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A name beside a file under which its next content is written: no other file has it, no other thread, and no other
/// process, even of a machine that shares the folder and counts its processes alike.
pub fn temporary_of(path: &Path) -> PathBuf {
    static MACHINE: OnceLock<u64> = OnceLock::new();
    static COUNT: AtomicU64 = AtomicU64::new(0);
    // The standard library seeds its hashes with what the system draws by lot.
    let drawn = *MACHINE.get_or_init(|| RandomState::new().build_hasher().finish());
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{drawn:016x}-{count}.tmp"))
}

/// Puts a file in the place of another in one move: `write` writes it under the name that it is given. What failed
/// leaves the former content, and nothing beside it.
///
/// # Errors
/// As `write`, or the file cannot take its place.
pub fn through(path: &Path, write: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    let temporary = temporary_of(path);
    let written = write(&temporary).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // The former content stands; the temporary one is of no use to anybody.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// Writes a file that can be made again at any time: readers never see half of it, but it is not synced, which
/// would cost more than making it again after a power cut.
///
/// # Errors
/// As [`whole`].
pub fn disposable(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder_of(path))?;
    through(path, |temporary| fs::write(temporary, bytes))
}

/// Writes a file that holds secrets, whole or not at all: only its owner may read it.
///
/// # Errors
/// As [`whole`].
pub fn secret(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replaced(path, bytes, true)
}

/// Writes many files of a folder that the program makes anew: those that it no longer makes are
/// removed, all others are replaced whole. Only files listed in its own index are ever removed, and
/// what `keeps` says is history stays: the reports of earlier runs.
///
/// # Errors
/// The first file that cannot be written.
pub fn site(folder: &Path, files: &[(&str, &[u8])], keeps: impl Fn(&str) -> bool) -> io::Result<()> {
    let index = folder.join(".ouvrage-files");
    let former = fs::read_to_string(&index).unwrap_or_default();
    let known: BTreeSet<&str> = former.lines().collect();
    let mut folders = BTreeSet::new();
    for (path, bytes) in files {
        let target = folder.join(path);
        if known.contains(path) && is_same(&target, bytes) {
            continue;
        }
        if let Some(parent) = target.parent()
            && !folders.contains(parent)
        {
            fs::create_dir_all(parent)?;
            folders.insert(parent.to_owned());
        }
        // Published files can be made again at any time: syncing thousands of them would only cost time.
        through(&target, |temporary| fs::write(temporary, bytes))?;
    }
    let made: BTreeSet<&str> = files.iter().map(|(path, _)| *path).collect();
    let mut list: BTreeSet<&str> = made.clone();
    for former in known.difference(&made) {
        if keeps(former) {
            list.insert(former);
        } else if !former.contains("..") && !former.starts_with('/') {
            // Somebody may have removed it already.
            let _ = fs::remove_file(folder.join(former));
        }
    }
    let list: Vec<&str> = list.into_iter().collect();
    whole(&index, list.join("\n").as_bytes())
}

/// Does the file hold these bytes already? Its length alone mostly tells that it does not.
fn is_same(path: &Path, bytes: &[u8]) -> bool {
    let length = fs::metadata(path).map(|file| file.len());
    length.is_ok_and(|length| length == bytes.len() as u64) && fs::read(path).is_ok_and(|known| known == bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_forgets_its_own_pages_and_no_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let page = |name: &'static str| (name, b"x".as_slice());
        site(folder.path(), &[page("a.html"), page("b/c.html"), page("runs/1.html")], |path| path.starts_with("runs/"))
            .expect("written");
        fs::write(folder.path().join("mine.txt"), "kept").expect("written");
        site(folder.path(), &[page("a.html")], |path| path.starts_with("runs/")).expect("written");
        assert!(folder.path().join("runs/1.html").exists());
        assert!(folder.path().join("a.html").exists());
        assert!(!folder.path().join("b/c.html").exists());
        assert!(folder.path().join("mine.txt").exists());
    }

    #[test]
    fn files_that_are_written_at_once_are_never_mixed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.yaml");
        let texts: Vec<Vec<u8>> = (b'a'..b'i').map(|letter| vec![letter; 200_000]).collect();
        std::thread::scope(|scope| {
            for text in &texts {
                scope.spawn(|| (0..20).for_each(|_| whole(&path, text).expect("written")));
            }
        });
        assert!(texts.contains(&fs::read(&path).expect("there")), "one of them, and whole");
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_refused_write_leaves_the_former_content() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.yaml");
        whole(&path, b"one").expect("written");
        assert!(whole(&path.join("under-a-file.yaml"), b"two").is_err());
        assert_eq!(fs::read(&path).expect("there"), b"one");
        let left: Vec<_> = fs::read_dir(folder.path()).expect("listed").collect();
        assert_eq!(left.len(), 1);
    }
}

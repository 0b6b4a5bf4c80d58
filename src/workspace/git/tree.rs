//! What did the project's texts say at another revision? Read from git's objects, without a checkout.

use std::io::{BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::Stdio;

use jiff::Timestamp;

use super::GitError;
use crate::text::Sources;
use crate::workspace::load::{FILE_LIMIT, is_text, order};

/// A file of a revision: its path in the project, and the object that holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// Path relative to the project.
    pub path: String,
    /// Name of the object.
    pub object: String,
}

/// The full hash of a revision.
///
/// # Errors
/// No git, no repository, or no such revision.
pub fn resolve(root: &Path, revision: &str) -> Result<String, GitError> {
    super::available(root)?;
    // A revision that looks like an option must not be taken for one.
    let named = format!("{revision}^{{commit}}");
    let found = super::git(root, &["rev-parse", "--verify", "-q", "--end-of-options", &named]);
    found.ok_or_else(|| GitError::UnknownRevision { revision: revision.to_owned() })
}

/// A revision that somebody named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// As it was asked for: a tag, a branch, the beginning of a hash.
    pub asked: String,
    /// The commit's hash.
    pub hash: String,
    /// When it was made.
    pub at: Timestamp,
}

impl Named {
    /// Was it asked for by its hash?
    pub fn is_hash(&self) -> bool {
        self.hash.starts_with(&self.asked.to_lowercase())
    }
}

/// The commit that a person named.
///
/// # Errors
/// No git, no repository, or no such revision.
pub fn named(root: &Path, revision: &str) -> Result<Named, GitError> {
    let hash = resolve(root, revision)?;
    let unknown = || GitError::UnknownRevision { revision: revision.to_owned() };
    let seconds = super::git(root, &["log", "-1", "--format=%ct", &hash]).and_then(|told| told.parse::<i64>().ok());
    let at = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()).ok_or_else(unknown)?;
    Ok(Named { asked: revision.to_owned(), hash, at })
}

/// The last commit that two revisions share.
///
/// # Errors
/// As [`resolve`]; or they share none.
pub fn common(root: &Path, a: &str, b: &str) -> Result<String, GitError> {
    let (first, second) = (resolve(root, a)?, resolve(root, b)?);
    let found = super::git(root, &["merge-base", &first, &second]);
    found.ok_or_else(|| GitError::NothingShared { a: a.to_owned(), b: b.to_owned() })
}

/// The texts of the project at a revision, in the order in which they are read from the disk.
///
/// # Errors
/// As [`resolve`]; or the objects cannot be read.
pub fn sources(root: &Path, revision: &str) -> Result<Sources, GitError> {
    let commit = resolve(root, revision)?;
    let blobs = files(root, &commit)?;
    let texts = contents(root, blobs.iter().map(|blob| blob.object.as_str()))?;
    let mut sources = Sources::default();
    for (blob, text) in blobs.into_iter().zip(texts) {
        match text {
            Some(text) => sources.add(blob.path, text),
            None => sources.add_unread(blob.path, String::new()),
        };
    }
    Ok(sources)
}

/// The project's files at a commit.
fn files(root: &Path, commit: &str) -> Result<Vec<Blob>, GitError> {
    let args = ["ls-tree", "-r", "-z", commit, "--", "ouvrage.yaml", "specs", "features"];
    let told = super::git_bytes(root, &args)?;
    let told = String::from_utf8_lossy(&told);
    let mut blobs: Vec<Blob> = told
        .split('\0')
        .filter_map(|entry| {
            let (about, path) = entry.split_once('\t')?;
            let mut words = about.split(' ');
            let (mode, kind, object) = (words.next()?, words.next()?, words.next()?);
            // A link's object holds the path that it names, not a text.
            let wanted = kind == "blob" && mode != "120000" && is_visible(path);
            wanted.then(|| Blob { path: path.to_owned(), object: object.to_owned() })
        })
        .collect();
    blobs.sort_by(|a, b| order(&a.path).cmp(&order(&b.path)));
    Ok(blobs)
}

fn is_visible(path: &str) -> bool {
    path.split('/').all(|part| !part.starts_with('.')) && is_text(Path::new(path))
}

/// The texts of objects, in the order asked for, by one process. None for what is no text, too long,
/// or gone.
///
/// # Errors
/// Git cannot be started or stops half-way.
pub fn contents<'o>(root: &Path, objects: impl Iterator<Item = &'o str>) -> Result<Vec<Option<String>>, GitError> {
    let objects: Vec<&str> = objects.collect();
    if objects.is_empty() {
        return Ok(Vec::new());
    }
    let mut child = super::command(root)
        .args(["cat-file", "--batch", "--buffer"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| GitError::Failed { detail: error.to_string() })?;
    let (Some(mut asked), Some(told)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(GitError::Failed { detail: "no pipe".to_owned() });
    };
    let list = objects.join("\n") + "\n";
    // Asked from a thread of its own: git would wait for us to read while we wait for it to listen.
    let asking = std::thread::spawn(move || asked.write_all(list.as_bytes()));
    let mut reader = BufReader::new(told);
    let read: std::io::Result<Vec<Option<String>>> = objects.iter().map(|_| object(&mut reader)).collect();
    let failed = |detail: String| GitError::Failed { detail };
    let asked = asking.join().map_err(|_| failed("git stopped listening".to_owned()))?;
    // Whatever happened, the process is waited for.
    let ended = child.wait();
    let texts = read.map_err(|error| failed(error.to_string()))?;
    asked.map_err(|error| failed(error.to_string()))?;
    ended.map_err(|error| failed(error.to_string()))?;
    Ok(texts)
}

/// One answer: `hash type size`, the bytes, a line end; or `hash missing`.
fn object(reader: &mut impl std::io::BufRead) -> std::io::Result<Option<String>> {
    let mut head = String::new();
    if reader.read_line(&mut head)? == 0 {
        return Err(std::io::Error::new(std::io::ErrorKind::UnexpectedEof, "git stopped"));
    }
    let mut words = head.trim_end().rsplit(' ');
    let Some(size) = words.next().and_then(|size| size.parse::<u64>().ok()) else { return Ok(None) };
    if size > FILE_LIMIT {
        std::io::copy(&mut reader.by_ref().take(size + 1), &mut std::io::sink())?;
        return Ok(None);
    }
    let mut bytes = vec![0; usize::try_from(size).unwrap_or(0)];
    reader.read_exact(&mut bytes)?;
    reader.read_exact(&mut [0])?;
    Ok(String::from_utf8(bytes).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_or_no_text_is_left_out() {
        assert!(is_visible("specs/a.yaml") && !is_visible("specs/.cache/a.yaml") && !is_visible("specs/a.txt"));
    }

    #[test]
    fn an_answer_is_read_whole_and_what_is_missing_is_none() {
        let mut told = std::io::Cursor::new(b"abc blob 3\na\nb\nabd missing\nabe blob 2\n\xff\xfe\n".to_vec());
        assert_eq!(object(&mut told).expect("read").as_deref(), Some("a\nb"));
        assert_eq!(object(&mut told).expect("read"), None);
        assert_eq!(object(&mut told).expect("read"), None);
        assert!(object(&mut told).is_err());
    }
}

//! What did the texts of the project say before? Every version of them that git still has, whatever its commit.

use std::collections::BTreeSet;
use std::path::Path;

use super::history::{is_object, raw};
use super::tree;

/// Commits that are looked at: what was changed before them has settled.
const MOST_COMMITS: &str = "500";

/// Versions that are read at most, the latest first.
const MOST_VERSIONS: usize = 2_000;

/// Bytes of them that are read at most: a long history of large files is read as far as that.
const MOST_BYTES: usize = 256 << 20;

/// Versions that are in memory at a time.
const TOGETHER: usize = 32;

/// Gives the versions of the files under a folder to `each` with their path, the latest first, each once: those on the
/// branch that is checked out. Nothing without git or history.
pub fn versions(root: &Path, folder: &str, each: &mut dyn FnMut(&str, String)) {
    let args = [
        "log",
        "--raw",
        "-z",
        "--no-abbrev",
        "--no-renames",
        "--relative",
        "--format=",
        "-n",
        MOST_COMMITS,
        "--",
        folder,
    ];
    // A file that none of these commits touches says what it says all the same.
    let now = super::git_bytes(root, &["ls-tree", "-r", "-z", "HEAD", "--", folder]).unwrap_or_default();
    let now = String::from_utf8_lossy(&now);
    let Ok(told) = super::git_bytes(root, &args) else { return };
    let changes = raw(&String::from_utf8_lossy(&told));
    let changed =
        changes.iter().flat_map(|one| [&one.after, &one.before].map(|object| (one.path.as_str(), object.as_str())));
    let mut seen = BTreeSet::new();
    let mut versions: Vec<(&str, &str)> = Vec::new();
    for (path, object) in now.split('\0').filter_map(listed).chain(changed) {
        if versions.len() < MOST_VERSIONS && is_object(object) && seen.insert((path, object)) {
            versions.push((path, object));
        }
    }
    let mut bytes = 0;
    for some in versions.chunks(TOGETHER) {
        if bytes > MOST_BYTES {
            return;
        }
        let texts = tree::contents(root, some.iter().map(|(_, object)| *object)).unwrap_or_default();
        for ((path, _), text) in some.iter().zip(texts) {
            if let Some(text) = text {
                bytes += text.len();
                each(path, text);
            }
        }
    }
}

/// The path and the object of a file in a listing: `100644 blob HASH<tab>PATH`.
fn listed(line: &str) -> Option<(&str, &str)> {
    let (about, path) = line.split_once('\t')?;
    Some((path, about.rsplit(' ').next()?))
}

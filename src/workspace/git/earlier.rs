//! What did the texts of the project say before? Every version of them that git still has, whatever its commit.

use std::collections::BTreeSet;
use std::path::Path;

use super::history::{is_object, raw};
use super::tree;
use crate::text::Sources;

/// Commits that are looked at: what was changed before them has settled.
const MOST_COMMITS: &str = "500";

/// Versions that are read at most, the latest first.
const MOST_VERSIONS: usize = 2_000;

/// The versions of the files under a folder, the latest first, each once: those on the branch that is checked out.
/// Nothing without git or history.
pub fn versions(root: &Path, folder: &str) -> Sources {
    let mut sources = Sources::default();
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
    let Ok(told) = super::git_bytes(root, &args) else { return sources };
    let changes = raw(&String::from_utf8_lossy(&told));
    let mut seen = BTreeSet::new();
    let mut versions: Vec<(&str, &str)> = Vec::new();
    for change in &changes {
        for object in [change.after.as_str(), change.before.as_str()] {
            if versions.len() < MOST_VERSIONS && is_object(object) && seen.insert((&change.path, object)) {
                versions.push((&change.path, object));
            }
        }
    }
    let texts = tree::contents(root, versions.iter().map(|(_, object)| *object)).unwrap_or_default();
    for ((path, _), text) in versions.iter().zip(texts) {
        if let Some(text) = text {
            sources.add(*path, text);
        }
    }
    sources
}

//! What did the texts of the project become, commit after commit? Read once, then only what is new.

use std::collections::HashMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{GitError, tree};
use crate::compare::timeline::{Commit, FileChange, Timeline};
use crate::workspace::cache;

/// The project's texts: what `git` is asked about.
const TEXTS: [&str; 3] = ["ouvrage.yaml", "specs", "features"];

/// Commits that are looked at the first time: what is older is « before », and nothing is said of it.
const MOST_COMMITS: usize = 2_000;

/// Objects that are asked for at once: the texts of a long history never stand in memory together.
const BATCH: usize = 400;

/// Where the story is kept, beside what else is not in git.
const FILE: &str = ".ouvrage/cache/history";

/// What the texts on the disk have become since the last commit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SinceCommit {
    /// The commit.
    pub head: String,
    /// The files that differ from it, as they were in it; none: they were not there. Of a folder that git
    /// ignores, its path with a slash.
    pub files: Vec<(String, Option<String>)>,
}

/// The last commit and what differs from it, told by one call of git, since every check asks. Nothing
/// without git, repository or commit.
pub fn since_commit(root: &Path) -> Option<SinceCommit> {
    let folder = folder_in_repository(root)?;
    let mut args = vec![
        "status",
        "--porcelain=v2",
        "--branch",
        "-z",
        "--untracked-files=all",
        "--ignored=matching",
        "--no-renames",
        "--",
    ];
    args.extend(TEXTS);
    let told = super::git_bytes(root, &args).ok()?;
    let (head, mut changes) = status(&String::from_utf8_lossy(&told), &folder)?;
    changes.retain(|change| change.path.ends_with('/') || is_text(&change.path));
    let objects = changes.iter().map(|change| change.before.as_str()).filter(|name| is_object(name));
    let mut texts = tree::contents(root, objects).ok()?.into_iter();
    let files = changes.iter().map(|change| {
        let before = if is_object(&change.before) { texts.next().flatten() } else { None };
        (change.path.clone(), before)
    });
    let files = files.collect();
    Some(SinceCommit { head, files })
}

/// Where the project stands in its repository: empty at its top, else `folder/`. Nothing outside of any.
fn folder_in_repository(root: &Path) -> Option<String> {
    let root = root.canonicalize().ok()?;
    let top = root.ancestors().find(|folder| folder.join(".git").exists())?;
    let inside = root.strip_prefix(top).ok()?;
    let parts: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    Some(parts.iter().map(|part| format!("{part}/")).collect())
}

/// The texts that differ from a revision, as they were in it.
///
/// # Errors
/// No git, no repository, or no such revision.
pub fn since_revision(root: &Path, revision: &str) -> Result<Vec<(String, Option<String>)>, GitError> {
    let commit = tree::resolve(root, revision)?;
    let mut args = vec!["diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative", &commit, "--"];
    args.extend(TEXTS);
    let told = super::git_bytes(root, &args)?;
    let mut changes = raw(&String::from_utf8_lossy(&told));
    changes.retain(|change| is_text(&change.path));
    let objects = changes.iter().map(|change| change.before.as_str()).filter(|name| is_object(name));
    let mut texts = tree::contents(root, objects)?.into_iter();
    let files = changes.iter().map(|change| {
        let before = if is_object(&change.before) { texts.next().flatten() } else { None };
        (change.path.clone(), before)
    });
    Ok(files.collect())
}

/// The commit and the changed files of a status (`--porcelain=v2 --branch -z`), whose paths begin at the
/// top of the repository.
fn status(told: &str, folder: &str) -> Option<(String, Vec<RawChange>)> {
    let mut head = None;
    let mut changes = Vec::new();
    for line in told.split('\0') {
        if let Some(commit) = line.strip_prefix("# branch.oid ") {
            head = Some(commit.to_owned()).filter(|commit| commit != "(initial)");
            continue;
        }
        let found = match line.split_once(' ') {
            // XY, submodule, modes of HEAD, index and disk, objects of HEAD and index, path.
            Some(("1", about)) => nth(about, 8, 5),
            // XY, submodule, modes of three stages and disk, objects of base, ours and theirs, path.
            Some(("u", about)) => nth(about, 10, 7),
            // Not in git, ignored or not: a whole folder ends with a slash.
            Some(("?" | "!", path)) => Some((String::new(), path)),
            _ => None,
        };
        let Some((before, path)) = found else { continue };
        let Some(path) = path.strip_prefix(folder) else { continue };
        changes.push(RawChange { before, after: String::new(), path: path.to_owned() });
    }
    Some((head?, changes))
}

/// A word of a line of so many, and its last one.
fn nth(about: &str, count: usize, number: usize) -> Option<(String, &str)> {
    let words: Vec<&str> = about.splitn(count, ' ').collect();
    Some(((*words.get(number)?).to_owned(), words.get(count - 1)?))
}

/// One line of `--raw`.
pub(super) struct RawChange {
    /// The object before.
    pub before: String,
    /// The object after.
    pub after: String,
    /// The path in the project.
    pub path: String,
}

/// Is it the name of an object, and not the zeros that stand for none?
pub(super) fn is_object(name: &str) -> bool {
    !name.is_empty() && name.bytes().any(|b| b != b'0')
}

/// `:100644 100644 before after M`, then the path, each ended by a NUL.
pub(super) fn raw(told: &str) -> Vec<RawChange> {
    let mut fields = told.split('\0').map(|field| field.trim_start_matches('\n')).filter(|field| !field.is_empty());
    let mut changes = Vec::new();
    while let Some(about) = fields.next() {
        let (Some(about), Some(path)) = (about.strip_prefix(':'), fields.next()) else { continue };
        let mut words = about.split(' ').skip(2);
        let (Some(before), Some(after)) = (words.next(), words.next()) else { continue };
        changes.push(RawChange { before: before.to_owned(), after: after.to_owned(), path: path.to_owned() });
    }
    changes
}

/// The story as it is kept, up to that commit. Another program may take other things for a change: its is not believed.
#[derive(Serialize, Deserialize)]
struct Kept {
    head: String,
    timeline: Timeline,
}

/// The story of the texts up to a commit: what was kept of it, and the commits since. It goes by first
/// parents: what a branch brought is told at its merge, where the two were read together.
pub fn timeline(root: &Path, head: &str) -> Option<Timeline> {
    let path = root.join(FILE);
    let kept = std::fs::read(&path).unwrap_or_default();
    let kept: Option<Kept> = cache::sound(&kept).and_then(|body| serde_json::from_slice(body).ok());
    if let Some(kept) = &kept
        && kept.head == head
    {
        return Some(kept.timeline.clone());
    }
    let continued = kept.and_then(|kept| continued(root, kept, head));
    let timeline = match continued {
        Some(timeline) => timeline,
        None => {
            let mut timeline = Timeline::default();
            // The first commit that is looked at is where the story begins: what it holds was there before.
            add(root, &mut timeline, log(root, head)?.get(1..).unwrap_or_default())?;
            if super::git(root, &["rev-parse", "--is-shallow-repository"]).is_some_and(|told| told == "true") {
                // What a later fetch brings belongs to the story: this one is not kept.
                return Some(timeline.cut());
            }
            timeline
        }
    };
    keep(root, &path, &Kept { head: head.to_owned(), timeline: timeline.clone() });
    Some(timeline)
}

/// The kept story with what came after it; nothing when history was rewritten since.
fn continued(root: &Path, kept: Kept, head: &str) -> Option<Timeline> {
    // Where the way back from `head` meets what is known: it must be the commit up to which it is known.
    let unknown = format!("^{}", kept.head);
    let way = super::git(root, &["rev-list", "--first-parent", "--boundary", head, &unknown])?;
    let boundary: Vec<&str> = way.lines().filter_map(|line| line.strip_prefix('-')).collect();
    if boundary != [kept.head.as_str()] {
        return None;
    }
    let mut timeline = kept.timeline;
    let since = log(root, &format!("{}..{head}", kept.head))?;
    // A log that is cut begins after the kept story ends: what lies between would never be told.
    if since.len() >= MOST_COMMITS {
        return None;
    }
    add(root, &mut timeline, &since)?;
    Some(timeline)
}

fn keep(root: &Path, path: &Path, kept: &Kept) {
    // A folder that cannot be written keeps no story: it is told anew each time.
    if let Ok(body) = serde_json::to_vec(kept)
        && crate::workspace::environment::ignore(root).is_ok()
    {
        let _ = crate::workspace::write::disposable(path, &cache::sealed(&body));
    }
}

/// A commit of the log with the files that it changed.
struct Logged {
    commit: Commit,
    changes: Vec<RawChange>,
}

/// The commits of a range, oldest first, each against its first parent.
fn log(root: &Path, range: &str) -> Option<Vec<Logged>> {
    let most = format!("-n{MOST_COMMITS}");
    let mut args = vec![
        "log",
        "--first-parent",
        "-m",
        "--no-renames",
        "--reverse",
        "--raw",
        "-z",
        "--no-abbrev",
        "--relative",
        "--no-notes",
        "--no-show-signature",
        &most,
        "--format=%x01%H %ct%x02",
        range,
        "--",
    ];
    args.extend(TEXTS);
    let told = super::git_bytes(root, &args).ok()?;
    let told = String::from_utf8_lossy(&told);
    let commits = told.split('\u{1}').skip(1).filter_map(|entry| {
        let (about, changes) = entry.split_once('\u{2}')?;
        let mut words = about.split(' ');
        let commit = Commit { hash: words.next()?.to_owned(), at: words.next()?.parse().ok()? };
        let mut changes = raw(changes);
        changes.retain(|change| is_text(&change.path));
        Some(Logged { commit, changes })
    });
    Some(commits.collect())
}

fn is_text(path: &str) -> bool {
    let top = path.split('/').next().unwrap_or_default();
    TEXTS.contains(&top) && crate::workspace::load::is_text(Path::new(path))
}

/// Adds commits to the story, their texts read in batches.
fn add(root: &Path, timeline: &mut Timeline, logged: &[Logged]) -> Option<()> {
    let touching: Vec<&Logged> = logged.iter().filter(|commit| !commit.changes.is_empty()).collect();
    let mut from = 0;
    while from < touching.len() {
        let mut to = from;
        let mut objects: Vec<&str> = Vec::new();
        while to < touching.len() && (to == from || objects.len() < BATCH) {
            let names = touching[to].changes.iter().flat_map(|change| [&change.before, &change.after]);
            objects.extend(names.filter(|name| is_object(name)).map(String::as_str));
            to += 1;
        }
        objects.sort_unstable();
        objects.dedup();
        let texts = tree::contents(root, objects.iter().copied()).ok()?;
        let texts: HashMap<&str, Option<String>> = objects.into_iter().zip(texts).collect();
        for commit in &touching[from..to] {
            let text = |name: &str| texts.get(name).and_then(Option::as_deref);
            let files: Vec<FileChange<'_>> = commit
                .changes
                .iter()
                .map(|change| FileChange {
                    path: &change.path,
                    before: text(&change.before),
                    after: text(&change.after),
                })
                .collect();
            timeline.commit(commit.commit.clone(), &files);
        }
        from = to;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_names_the_commit_and_what_was_changed() {
        let told = "# branch.oid abc\0# branch.head main\u{0}1 .M N... 100644 100644 100644 aa aa crm/specs/é à.yaml\0\
                    1 A. N... 000000 100644 100644 000 bb crm/features/x.feature\u{0}1 .M N... 1 1 1 cc cc autre.yaml\0";
        let (head, changes) = status(told, "crm/").expect("a commit");
        assert_eq!(head, "abc");
        let paths: Vec<(&str, bool)> = changes.iter().map(|one| (one.path.as_str(), is_object(&one.before))).collect();
        assert_eq!(paths, [("specs/é à.yaml", true), ("features/x.feature", false)]);
        let told =
            "# branch.oid abc\0u UU N... 1 1 1 1 h1 h2 h3 specs/c d.yaml\0? specs/nouveau.yaml\0! specs/brouillons/\0";
        let (_, changes) = status(told, "").expect("a commit");
        let paths: Vec<(&str, &str)> = changes.iter().map(|one| (one.path.as_str(), one.before.as_str())).collect();
        assert_eq!(paths, [("specs/c d.yaml", "h2"), ("specs/nouveau.yaml", ""), ("specs/brouillons/", "")]);
        assert!(status("# branch.oid (initial)\0", "").is_none());
    }

    #[test]
    fn a_raw_line_and_its_path_are_read_together() {
        let told = ":100644 100644 aa bb M\0specs/é à.yaml\0:000000 100644 00 cc A\0features/x.feature\0";
        let changes = raw(told);
        assert_eq!(changes.len(), 2);
        assert_eq!((changes[0].before.as_str(), changes[0].path.as_str()), ("aa", "specs/é à.yaml"));
        assert!(!is_object(&changes[1].before) && is_object(&changes[1].after));
        assert!(raw("").is_empty());
    }
}

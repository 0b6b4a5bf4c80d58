//! Where does HEAD stand? Read from git's own files: a watch asks at each change, and a process would be slow.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Names that lead from one to the next: git itself follows five.
const MOST_NAMES: usize = 5;

/// How old the lock of the index may be: an older one was left behind, or somebody writes the message of a commit.
const AT_WORK: Duration = Duration::from_secs(2);

/// The repository of a folder.
#[derive(Debug)]
pub(in crate::workspace) struct Repository {
    /// What is this working tree's own: `HEAD`, the index.
    own: PathBuf,
    /// What all working trees share: the branches.
    common: PathBuf,
}

impl Repository {
    /// The repository that a folder stands in.
    pub(in crate::workspace) fn around(folder: &Path) -> Option<Self> {
        let folder = folder.canonicalize().ok()?;
        let entry = folder.ancestors().map(|folder| folder.join(".git")).find(|entry| entry.exists())?;
        let own = match fs::read_to_string(&entry) {
            // Of a second working tree, `.git` is a file that says where.
            Ok(told) => entry.parent()?.join(told.strip_prefix("gitdir:")?.trim()),
            Err(_) => entry,
        };
        let common = fs::read_to_string(own.join("commondir"));
        let common = common.map_or_else(|_| own.clone(), |told| own.join(told.trim()));
        Some(Self { own, common })
    }

    /// The commit that HEAD stands at; where it cannot be read from files, a text that changes when it does.
    pub(in crate::workspace) fn head(&self) -> String {
        let (name, told) = self.followed();
        // Where branches are kept in tables, another table is listed with each change of any of them.
        let tables = [&self.own, &self.common].map(|folder| fs::read_to_string(folder.join("reftable/tables.list")));
        match (told, tables) {
            (Some(commit), _) => commit,
            (None, tables) => tables.into_iter().flatten().fold(name, |all, list| all + &list),
        }
    }

    /// The folders in which something changes when HEAD moves.
    pub(in crate::workspace) fn folders(&self) -> Vec<PathBuf> {
        let (name, _) = self.followed();
        let branch = self.common.join(name).parent().map(Path::to_owned);
        let tables = self.common.join("reftable");
        let mut folders = vec![self.own.clone(), self.common.clone(), tables];
        folders.extend(branch);
        folders.retain(|folder| folder.is_dir());
        folders.sort();
        folders.dedup();
        folders
    }

    /// Is git about to change texts and HEAD?
    pub(in crate::workspace) fn is_at_work(&self) -> bool {
        let since = fs::metadata(self.own.join("index.lock")).and_then(|lock| lock.modified());
        since.is_ok_and(|since| SystemTime::now().duration_since(since).is_ok_and(|age| age < AT_WORK))
    }

    /// The last name that HEAD leads to, and the commit that it is.
    fn followed(&self) -> (String, Option<String>) {
        let mut name = "HEAD".to_owned();
        for _ in 0..MOST_NAMES {
            let Some(told) = self.told(&name) else { break };
            match told.strip_prefix("ref:") {
                Some(next) => name = next.trim().to_owned(),
                None => return (name, Some(told)),
            }
        }
        (name, None)
    }

    /// What a name stands for: a commit, or `ref: ` and another name.
    fn told(&self, name: &str) -> Option<String> {
        let file = |folder: &Path| fs::read_to_string(folder.join(name)).ok().map(|told| told.trim().to_owned());
        let packed = || {
            let all = fs::read_to_string(self.common.join("packed-refs")).ok()?;
            let found = all.lines().find_map(|line| line.split_once(' ').filter(|(_, packed)| *packed == name));
            found.map(|(commit, _)| commit.to_owned())
        };
        file(&self.own).or_else(|| file(&self.common)).or_else(packed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::git;

    /// What git says, on a repository of a test.
    fn ask(folder: &Path, args: &[&str]) -> String {
        let name = ["-c", "user.name=Anne Essai", "-c", "user.email=anne@essai.example"];
        git::git(folder, &[&name[..], args].concat()).unwrap_or_else(|| panic!("git {args:?}"))
    }

    fn head(folder: &Path) -> String {
        Repository::around(folder).expect("a repository").head()
    }

    #[test]
    fn head_is_where_git_says_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let top = folder.path().join("top");
        let project = top.join("crm");
        fs::create_dir_all(&project).expect("folders");
        ask(&top, &["init", "-q", "-b", "main"]);
        assert!(!Repository::around(&project).expect("one").folders().is_empty());
        let unborn = head(&project);
        let commit = |folder: &Path, subject: &str| ask(folder, &["commit", "-q", "--allow-empty", "-m", subject]);
        let told = |folder: &Path| ask(folder, &["rev-parse", "HEAD"]);
        commit(&top, "Premier");
        assert!(head(&project) == told(&top) && head(&project) != unborn);
        ask(&top, &["checkout", "-q", "-b", "lot/1"]);
        commit(&top, "Deuxième");
        assert_eq!(head(&project), told(&top));
        let folders = Repository::around(&project).expect("one").folders();
        assert!(folders.iter().any(|folder| folder.ends_with("refs/heads/lot")), "{folders:?}");
        ask(&top, &["pack-refs", "--all"]);
        assert_eq!(head(&project), told(&top), "packed");
        ask(&top, &["checkout", "-q", "--detach", "main"]);
        assert_eq!(head(&project), told(&top), "detached");
        // A second working tree, whose `.git` is a file.
        ask(&top, &["worktree", "add", "-q", "../autre", "lot/1"]);
        let other = folder.path().join("autre");
        assert_eq!(head(&other), told(&other));
        commit(&other, "Troisième");
        assert!(head(&other) == told(&other) && head(&other) != head(&project));
        assert_eq!(head(&project), told(&top));
    }

    #[test]
    fn a_fresh_lock_of_the_index_is_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        ask(folder.path(), &["init", "-q"]);
        let repository = Repository::around(folder.path()).expect("one");
        assert!(!repository.is_at_work());
        let lock = fs::File::create(folder.path().join(".git/index.lock")).expect("a lock");
        assert!(repository.is_at_work());
        lock.set_modified(SystemTime::now() - AT_WORK).expect("aged");
        assert!(!repository.is_at_work(), "it was left behind");
    }

    #[test]
    fn no_repository_has_no_head() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(Repository::around(folder.path()).is_none());
    }
}

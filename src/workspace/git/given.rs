//! Which ids were ever given, in any commit that is still known? A number that is free again is not given twice.

use std::cell::{Cell, OnceCell};
use std::path::Path;

use rustc_hash::FxHashSet;

use super::{git, was_given};

/// Git is asked about so many ids one by one; for more, it tells once all that were given.
const FEW: usize = 4;

/// The ids that the history of a project holds.
pub struct Given<'r> {
    root: &'r Path,
    asked: Cell<usize>,
    all: OnceCell<Option<FxHashSet<String>>>,
}

impl<'r> Given<'r> {
    /// Those of the project in this folder.
    pub const fn new(root: &'r Path) -> Self {
        Self { root, asked: Cell::new(0), all: OnceCell::new() }
    }

    /// Was this id ever given to an artifact or a scenario? Without git or without history, no.
    pub fn holds(&self, id: &str) -> bool {
        self.asked.set(self.asked.get() + 1);
        if self.asked.get() <= FEW {
            return was_given(self.root, id);
        }
        self.all.get_or_init(|| all(self.root)).as_ref().is_some_and(|all| all.contains(id))
    }
}

/// Each word that stands where an id is given: after `id:`, or as a tag.
fn all(root: &Path) -> Option<FxHashSet<String>> {
    let args = ["log", "--all", "-p", "-U0", "--format=", "--no-renames", "--", "ouvrage.yaml", "specs", "features"];
    let log = git(root, &args)?;
    let changed = log.lines().filter(|line| line.starts_with(['+', '-']));
    Some(changed.flat_map(words).map(str::to_owned).collect())
}

/// The words that a line gives as ids.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let after_key = line.match_indices("id:").map(|(at, key)| line[at + key.len()..].trim_start_matches([' ', '\t']));
    let tags = line.match_indices('@').map(|(at, sign)| &line[at + sign.len()..]);
    let word = |rest: &'_ str| -> usize { rest.find([' ', '\t', ',', '}', '"', '\'', '\r']).unwrap_or(rest.len()) };
    let unquoted = |rest: &'_ str| -> usize { usize::from(rest.starts_with(['"', '\''])) };
    after_key.chain(tags).map(move |rest| &rest[unquoted(rest)..]).map(move |rest| &rest[..word(rest)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_found_among_any_number_of_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        std::fs::create_dir(root.join("specs")).expect("a folder");
        std::fs::write(root.join("specs/a.yaml"), "needs:\n  - {id: BES-007, title: Un}\n").expect("written");
        let who = ["-c", "user.name=A", "-c", "user.email=a@a.example"];
        for args in [&["init", "-q"][..], &["add", "."], &[who[0], who[1], who[2], who[3], "commit", "-qm", "Un"]] {
            assert!(git(root, args).is_some(), "{args:?}");
        }
        let many = || (10_000..40_000).map(|at| format!("BES-{at}"));
        assert!(!super::super::any_was_given(root, &many().collect::<Vec<_>>()));
        assert!(super::super::any_was_given(root, &many().chain(["BES-007".to_owned()]).collect::<Vec<_>>()));
        let given = Given::new(root);
        assert!(many().take(9).all(|id| !given.holds(&id)) && given.holds("BES-007"));
    }

    #[test]
    fn an_id_is_given_after_its_key_or_as_a_tag() {
        let all = |line: &'static str| words(line).collect::<Vec<_>>();
        assert_eq!(all("+  - {id: EXG-001, title: Un}"), ["EXG-001"]);
        assert_eq!(all("-  - id: \"EXG-002\" # noté"), ["EXG-002"]);
        assert_eq!(all("+  @CT-001 @EXG-003"), ["CT-001", "EXG-003"]);
        assert_eq!(all("+    title: Un"), Vec::<&str>::new());
    }
}

//! What does the check of a project find? Where neither the texts nor what git tells of them have changed since the
//! check before, what that one found: nothing is linked and no rule is asked again.
//!
//! What was found is believed when this very program kept it, at the same gate and on the same day, of the same texts
//! beside the same commit. It is not kept where something else has a part in it: a folder that could not be read
//! whole, or a story of which git told a part only.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::cache::{self, Hash, Hashes};
use super::load::Loaded;
use super::snapshot::{Snapshot, days};
use crate::check::Gate;
use crate::model::Project;
use crate::text::{Diagnostic, Level, Sources};

/// Where they are kept, beside what else is not in git.
const FILE: &str = ".ouvrage/cache/findings";

/// What a check found, in the texts that it is found in.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    /// The texts.
    pub sources: &'a Sources,
    /// All that was found.
    pub diagnostics: &'a [Diagnostic],
    /// The gate that was applied.
    pub gate: Gate,
    /// How much there is of what.
    pub counts: Counts,
    /// Did a rule of the gate ask for a story of which the clone holds the end only? What it finds may not be all.
    pub story_is_cut: bool,
}

impl Findings<'_> {
    /// How many findings of a level.
    pub fn count(&self, level: Level) -> usize {
        self.diagnostics.iter().filter(|finding| finding.level == level).count()
    }
}

/// How many artifacts of each kind, and links, a project has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is named by what it counts")]
pub struct Counts {
    pub objectives: usize,
    pub workshops: usize,
    pub needs: usize,
    pub use_cases: usize,
    pub requirements: usize,
    pub lots: usize,
    pub recipe_books: usize,
    pub test_cases: usize,
    pub glossary: usize,
    pub targets: usize,
    pub features: usize,
    pub cases: usize,
    pub links: usize,
}

impl Counts {
    /// Those of a project.
    pub fn of(project: &Project) -> Self {
        Self {
            objectives: project.objectives.len(),
            workshops: project.workshops.len(),
            needs: project.needs.len(),
            use_cases: project.use_cases.len(),
            requirements: project.requirements.len(),
            lots: project.lots.len(),
            recipe_books: project.recipe_books.len(),
            test_cases: project.test_cases.len(),
            glossary: project.glossary.len(),
            targets: project.targets.len(),
            features: project.features.len(),
            cases: project.cases.len(),
            links: project.graph.edges().len(),
        }
    }
}

/// A check that was made, or one that would find what the one before found.
#[derive(Debug)]
pub enum Checked {
    /// What the one before found, and the texts as they were read now.
    Known(Sources, Found),
    /// The project was read, linked and checked.
    Read(Arc<Snapshot>),
}

/// What a check found, as it is kept.
#[derive(Debug, Deserialize)]
pub struct Found {
    gate: Gate,
    counts: Counts,
    diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// Checks the project in `root`; `gate` is the phase's unless given.
    pub fn read(root: &Path, gate: Option<Gate>) -> Self {
        let today = days();
        let mut texts = None;
        let read = Snapshot::read_unless(root, gate, None, |loaded, hashes, git| {
            let mark = mark_of_texts(loaded, hashes, gate, today)?;
            texts = Some(mark);
            let kept = std::fs::read(root.join(FILE)).ok()?;
            let kept = Kept::of(&kept).filter(|kept| *kept.texts == mark)?;
            // Git is waited for only where its answer alone may make a difference.
            let answer = git.answer();
            let (head, files) = answer.map(|since| (since.head.as_str(), since.files.as_slice())).unzip();
            let git = mark_of_git(head, files.unwrap_or_default());
            let found = serde_json::from_slice(kept.found).ok().filter(|_| *kept.git == git)?;
            Some((loaded.sources.clone(), found))
        });
        match read {
            Err((sources, found)) => Self::Known(sources, found),
            Ok(snapshot) => {
                // A check at midnight is of neither day.
                if let Some(texts) = texts.filter(|_| today == days()) {
                    keep(root, &texts, &snapshot);
                }
                Self::Read(Arc::new(snapshot))
            }
        }
    }

    /// What it found.
    pub fn findings(&self) -> Findings<'_> {
        match self {
            Self::Known(sources, found) => Findings {
                sources,
                diagnostics: &found.diagnostics,
                gate: found.gate,
                counts: found.counts,
                // Else it would not have been kept.
                story_is_cut: false,
            },
            Self::Read(snapshot) => snapshot.findings(),
        }
    }
}

/// What is kept, in its parts.
struct Kept<'a> {
    texts: &'a Hash,
    git: &'a Hash,
    found: &'a [u8],
}

impl<'a> Kept<'a> {
    /// Nothing when another program wrote it, or when it was altered.
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let (texts, rest) = cache::sound(bytes)?.split_first_chunk()?;
        let (git, found) = rest.split_first_chunk()?;
        Some(Self { texts, git, found })
    }
}

/// Keeps what a check found, unless git told a part of what it was asked.
fn keep(root: &Path, texts: &Hash, snapshot: &Snapshot) {
    let git = snapshot.git();
    if !git.is_whole(snapshot.gate) {
        return;
    }
    let Findings { diagnostics, gate, counts, .. } = snapshot.findings();
    let git = mark_of_git(git.head.as_deref(), &git.before);
    let mut body = [texts.as_slice(), &git].concat();
    // A folder that cannot be written keeps nothing: the next check looks again.
    if serde_json::to_writer(&mut body, &json!({"gate": gate, "counts": counts, "diagnostics": diagnostics})).is_ok()
        && super::environment::ignore(root).is_ok()
    {
        let _ = super::write::disposable(&root.join(FILE), &cache::sealed(&body));
    }
}

/// Changes with all that a check depends on but git: the texts in their order, the gate, the days. Nothing where it
/// depends on more, or is soon made.
fn mark_of_texts(
    loaded: &Loaded,
    hashes: &Hashes,
    gate: Option<Gate>,
    (machine, documents): (Date, Date),
) -> Option<Hash> {
    let hashes = hashes.all().filter(|_| loaded.diagnostics.is_empty())?;
    let mut hasher = Sha256::new();
    hasher.update(format!("{} {machine} {documents}", gate.map_or("", Gate::key)));
    for (file, source) in loaded.sources.iter() {
        hasher.update([0, u8::from(source.readable)]);
        hasher.update(hashes.get(&file)?);
        hasher.update(source.path.as_bytes());
    }
    Some(hasher.finalize().into())
}

/// Changes with the last commit, and with what the texts that differ from it were in it.
fn mark_of_git(head: Option<&str>, files: &[(String, Option<String>)]) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(head.unwrap_or_default());
    for (path, before) in files {
        hasher.update([0, u8::from(before.is_some())]);
        hasher.update(before.as_deref().map(cache::hash).unwrap_or_default());
        hasher.update(path.as_bytes());
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::git;

    /// A project that is large enough for a cache, in git.
    fn project() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let items: String =
            (0..2_000).map(|i| format!("  - {{id: EXG-{i:04}, title: Exigence {i} du projet}}\n")).collect();
        std::fs::create_dir(root.join("specs")).expect("a folder");
        std::fs::write(root.join("ouvrage.yaml"), "project: {title: Essai, phase: acceptance}\n").expect("written");
        std::fs::write(root.join("specs/a.yaml"), format!("requirements:\n{items}")).expect("written");
        ask(root, &["init", "-q", "-b", "main"]);
        commit(root);
        folder
    }

    fn ask(folder: &Path, args: &[&str]) {
        let name = ["-c", "user.name=Anne Essai", "-c", "user.email=anne@essai.example"];
        git::git(folder, &[&name[..], args].concat()).unwrap_or_else(|| panic!("git {args:?}"));
    }

    fn commit(root: &Path) {
        ask(root, &["add", "ouvrage.yaml", "specs"]);
        ask(root, &["commit", "-q", "--allow-empty", "-m", "Suite"]);
    }

    fn is_known(root: &Path, gate: Option<Gate>) -> bool {
        matches!(Checked::read(root, gate), Checked::Known(..))
    }

    /// What is done to the project.
    type Change<'a> = &'a dyn Fn();

    #[test]
    fn what_was_found_is_known_until_something_changes() {
        let folder = project();
        let root = folder.path();
        let path = root.join("specs/a.yaml");
        let text = std::fs::read_to_string(&path).expect("a text");
        let write = |text: &str| std::fs::write(&path, text).expect("written");
        let none: Change<'_> = &|| {};
        let spoil = |bytes: &dyn Fn(Vec<u8>) -> Vec<u8>| {
            let kept = std::fs::read(root.join(FILE)).expect("kept");
            std::fs::write(root.join(FILE), bytes(kept)).expect("written");
        };
        let changes: [(&str, Option<Gate>, Change<'_>); 12] = [
            ("the first time", None, none),
            ("another text", None, &|| write(&text.replacen("Exigence 7 ", "Exigence sept ", 1))),
            ("another gate", Some(Gate::Decision), none),
            ("its commit", Some(Gate::Decision), &|| commit(root)),
            ("an empty commit", Some(Gate::Decision), &|| commit(root)),
            ("another name", None, &|| std::fs::rename(&path, root.join("specs/b.yaml")).expect("renamed")),
            ("the name before", None, &|| std::fs::rename(root.join("specs/b.yaml"), &path).expect("renamed")),
            ("one text more", None, &|| std::fs::write(root.join("specs/note.md"), "# Note\n").expect("written")),
            ("a text of the same length", None, &|| {
                std::fs::write(root.join("specs/note.md"), "# Nota\n").expect("written")
            }),
            ("no repository", None, &|| std::fs::rename(root.join(".git"), root.join("git")).expect("renamed")),
            ("an altered byte", None, &|| {
                spoil(&|mut kept| {
                    *kept.last_mut().expect("bytes") ^= 1;
                    kept
                });
            }),
            ("another program", None, &|| {
                spoil(&|mut kept| {
                    kept["ouvrage ".len()] ^= 1;
                    kept
                });
            }),
        ];
        for (name, gate, change) in changes {
            change();
            assert!(!is_known(root, gate), "{name}");
            assert!(is_known(root, gate), "{name}: nothing has changed since");
        }
    }

    #[test]
    fn what_depends_on_more_is_not_kept() {
        let folder = project();
        let root = folder.path();
        assert!(!is_known(root, None) && is_known(root, None));
        // A text that is none is told by the reading of the folder.
        std::fs::write(root.join("specs/z.yaml"), b"title: \xff\n").expect("written");
        assert!(!is_known(root, None) && !is_known(root, None));
        std::fs::remove_file(root.join("specs/z.yaml")).expect("removed");
        assert!(is_known(root, None), "as before");

        // Of a clone that was cut, a later fetch may tell more beside the same commit.
        let clone = tempfile::tempdir().expect("a folder");
        commit(root);
        let from = format!("file://{}", root.display());
        ask(clone.path(), &["clone", "-q", "--depth", "1", &from, "copie"]);
        let copy = clone.path().join("copie");
        assert!(!is_known(&copy, Some(Gate::Decision)) && !is_known(&copy, Some(Gate::Decision)));
        assert!(
            !is_known(&copy, Some(Gate::Drafting)) && is_known(&copy, Some(Gate::Drafting)),
            "no story is asked for"
        );
    }

    #[test]
    fn a_mark_changes_with_the_day_and_with_each_part() {
        let loaded = crate::workspace::load::load(project().path());
        let hashes = Hashes::of(&loaded.sources);
        let (one, other) = (jiff::civil::date(2026, 11, 2), jiff::civil::date(2026, 11, 3));
        let of = |days| mark_of_texts(&loaded, &hashes, None, days).expect("worth keeping");
        assert_eq!(of((one, one)), of((one, one)));
        assert!(of((one, one)) != of((one, other)) && of((one, one)) != of((other, one)));
        let files = |before: Option<&str>| vec![("specs/a.yaml".to_owned(), before.map(str::to_owned))];
        let (none, empty, text) = (files(None), files(Some("")), files(Some("a")));
        let marks = [
            mark_of_git(None, &[]),
            mark_of_git(Some("a"), &[]),
            mark_of_git(Some("b"), &[]),
            mark_of_git(Some("a"), &none),
            mark_of_git(Some("a"), &empty),
            mark_of_git(Some("a"), &text),
        ];
        for (at, mark) in marks.iter().enumerate() {
            assert!(!marks[..at].contains(mark), "mark {at}");
        }
    }
}

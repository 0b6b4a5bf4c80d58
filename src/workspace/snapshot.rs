//! The project as it stands now: texts, model, findings, revision. Never changed, only replaced.

use std::cell::OnceCell;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::cache::Hashes;
use super::findings::{Counts, Findings};
use super::git::told::{self, Asked, Before, Git, Told};
use super::git::{self, GitError, Revision};
use super::load::Loaded;
use crate::change::NewText;
use crate::check::writing::statements::Statements;
use crate::check::{self, Gate, Subject};
use crate::compare::timeline::Timeline;
use crate::crm::declared;
use crate::interview;
use crate::link;
use crate::link::readings::Readings;
use crate::model::Project;
use crate::syntax::corpus::Corpus;
use crate::text::{Diagnostic, FileId, Level, Sources};

/// One reading of a project.
#[derive(Debug)]
pub struct Snapshot {
    /// The project's folder.
    pub root: PathBuf,
    /// Its texts.
    pub sources: Sources,
    /// The model.
    pub project: Project,
    /// The gate that was applied.
    pub gate: Gate,
    /// All that was found.
    pub diagnostics: Vec<Diagnostic>,
    revision: OnceLock<Revision>,
    corpus: Corpus,
    readings: Readings,
    statements: Statements,
    git: Git,
}

/// What need not be read anew, if it is the same still.
struct Known<'a> {
    readings: &'a Readings,
    statements: Statements,
}

/// The day on which steps are played, and the one on which texts are read: what is overdue is overdue on the day of the
/// reader, unless the outputs are to be reproduced.
pub(super) fn days() -> (Date, Date) {
    let day = |clock: crate::clock::Clock| clock.now().to_zoned(jiff::tz::TimeZone::UTC).date();
    (day(super::machine_clock()), day(super::system_clock()))
}

impl Snapshot {
    /// Reads, links and checks the project in `root`; `gate` is the phase's unless given.
    pub fn read(root: &Path, gate: Option<Gate>) -> Arc<Self> {
        Arc::new(Self::read_with(root, gate, None))
    }

    /// The same, its states compared with those of another version instead of the last commit.
    ///
    /// # Errors
    /// Git cannot tell that version.
    pub fn read_since(root: &Path, gate: Option<Gate>, revision: &str) -> Result<Arc<Self>, GitError> {
        let since = git::history::since_revision(root, revision)?;
        Ok(Arc::new(Self::read_with(root, gate, Some(since))))
    }

    fn read_with(root: &Path, gate: Option<Gate>, since: Option<Vec<(String, Option<String>)>>) -> Self {
        match Self::read_unless(root, gate, since, |_, _, _| None::<Infallible>) {
            Ok(read) => read,
            Err(known) => match known {},
        }
    }

    /// The same, unless all is known of these texts with these hashes beside what git answers.
    ///
    /// # Errors
    /// What is known of them.
    pub(super) fn read_unless<K>(
        root: &Path,
        gate: Option<Gate>,
        since: Option<Vec<(String, Option<String>)>>,
        known: impl FnOnce(&Loaded, &Hashes, &mut Asked<'_>) -> Option<K>,
    ) -> Result<Self, K> {
        let load = || (super::load::with_questions(root, super::load::load(root)), gate);
        // This program is looked at now: a watch goes on with what it was, whatever is built in its place.
        super::cache::know_program();
        let hashes = OnceCell::new();
        let all_known = |loaded: &Loaded, asked: &mut Asked<'_>| {
            let hashes = hashes.get_or_init(|| Hashes::of(&loaded.sources));
            known(loaded, hashes, asked).map(Err)
        };
        let read = told::read(root, Before { since, story: None }, load, all_known, |loaded, told| {
            let hashes = hashes.get_or_init(|| Hashes::of(&loaded.sources));
            let corpus = super::cache::read(root, &loaded.sources, hashes);
            let statements = super::cache::statements(root, &loaded.sources);
            let known = Known { readings: &Readings::default(), statements };
            Ok(Self::judged(root, loaded, corpus, known, gate, told))
        })?;
        super::cache::keep_statements(root, &read.sources, &read.statements);
        Ok(read)
    }

    /// Reads the same project again: what did not change is not read anew.
    pub fn after(before: &Self, gate: Option<Gate>) -> Arc<Self> {
        let root = &before.root;
        let load = || {
            let loaded = super::load::with_questions(root, super::load::again(root, &before.sources));
            let conventions = |sources: &Sources| {
                sources.find("ouvrage.yaml").and_then(|file| sources.file(file)).map(|file| file.text.clone())
            };
            let same = conventions(&loaded.sources) == conventions(&before.sources);
            let gate = gate.or_else(|| same.then(|| Gate::of_phase(before.project.manifest.phase)));
            (loaded, gate)
        };
        let known = Before { since: None, story: before.git.story.as_ref() };
        Arc::new(told::read(
            root,
            known,
            load,
            |_, _| None,
            |loaded, told| {
                let corpus = before.corpus_of(&loaded.sources);
                Self::judged(root, loaded, corpus, before.known(), gate, told)
            },
        ))
    }

    fn known(&self) -> Known<'_> {
        Known { readings: &self.readings, statements: self.statements.next() }
    }

    /// Trees of texts, those that stand here already not read again.
    fn corpus_of(&self, sources: &Sources) -> Corpus {
        Corpus::read(sources, |file, source| {
            // Places name files by their number: a text is the same at its number only.
            let same = self.sources.file(file).is_some_and(|old| old.says_the_same(source));
            same.then(|| self.corpus.get(file).cloned()).flatten()
        })
        .with_profiles(self.corpus.profiles().clone())
    }

    /// The project as it would be with these texts in the place of its own.
    pub fn with(&self, texts: &[NewText]) -> Self {
        let mut files: Vec<(String, String, bool)> = self
            .sources
            .iter()
            .filter(|(_, file)| !texts.iter().any(|text| text.path == *file.path))
            // Half of it is no text to find faults in.
            .filter(|(id, file)| file.data.is_none() && (*file.path != *interview::FILE || !self.is_unread(*id)))
            .map(|(_, file)| (file.path.to_string(), file.text.to_string(), file.readable))
            .collect();
        let new = texts.iter().filter_map(|text| Some((text.path.clone(), text.after.clone()?, true)));
        files.extend(new);
        files.sort_by(|a, b| super::load::order(&a.0).cmp(&super::load::order(&b.0)));
        let mut sources = Sources::default();
        // As they are read: the texts, what scenarios name beside them, then the questions.
        let (asked, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|(path, ..)| path == interview::FILE);
        let mut beside = self.sources.beside().map(|(_, file, _)| file.clone());
        let ordered = files.into_iter().map(Some).chain([None]).chain(asked.into_iter().map(Some));
        for text in ordered {
            let Some((path, text, readable)) = text else {
                for file in beside.by_ref() {
                    sources.push(file);
                }
                continue;
            };
            if readable {
                sources.add(path, text)
            } else {
                sources.add_unread(path, text)
            };
        }
        let corpus = self.corpus_of(&sources);
        let mut git = self.git.clone();
        let same = texts.iter().filter(|text| !git.before.iter().any(|(path, _)| *path == text.path));
        let same: Vec<_> = same.map(|text| (text.path.clone(), text.before.clone())).collect();
        git.before.extend(same);
        let history = git.history(&sources);
        let loaded = Loaded { sources, diagnostics: Vec::new() };
        Self::judged(&self.root, loaded, corpus, self.known(), Some(self.gate), |_| Told { git, history })
    }

    fn judged(
        root: &Path,
        Loaded { sources, diagnostics: mut found }: Loaded,
        corpus: Corpus,
        Known { readings, statements }: Known<'_>,
        gate: Option<Gate>,
        told: impl FnOnce(Gate) -> Told,
    ) -> Self {
        let linked = link::corpus(&sources, &corpus, readings);
        let gate = gate.unwrap_or_else(|| Gate::of_phase(linked.project.manifest.phase));
        found.extend(linked.diagnostics);
        found.extend(interview::faults(&sources, &linked.project.manifest, &found));
        let said = super::cache::said(root, &sources, &linked.project);
        let (machine, today) = days();
        let misdeclared = linked.project.targets.iter().filter_map(|target| Some((target, declared::fault(target)?)));
        found.extend(misdeclared.map(|(target, fault)| link::unread_target(&target.id, target.place, fault)));
        if let Some(target) = linked.project.usual_target() {
            found.extend(crate::campaign::plan::faults::of_steps(&linked.project, &said, &sources, target, machine));
        }
        let Told { git, history } = told(gate);
        let subject = Subject::new(&linked.project, &said, &sources, &history, today);
        let subject = subject.with_statements(&statements);
        let diagnostics = check::check(&subject, gate, found);
        let (root, revision) = (root.to_owned(), OnceLock::new());
        Self {
            root,
            sources,
            project: linked.project,
            gate,
            diagnostics,
            revision,
            corpus,
            readings: linked.readings,
            statements,
            git,
        }
    }

    /// Reads and links the project without applying the rules: for those who look at it. The findings
    /// are those of reading.
    pub fn linked(root: &Path) -> Arc<Self> {
        let loaded = super::load::load(root);
        let corpus = super::cache::read(root, &loaded.sources, &Hashes::of(&loaded.sources));
        let linked = link::corpus(&loaded.sources, &corpus, &Readings::default());
        let mut diagnostics = loaded.diagnostics;
        diagnostics.extend(linked.diagnostics);
        Arc::new(Self {
            root: root.to_owned(),
            gate: Gate::of_phase(linked.project.manifest.phase),
            sources: loaded.sources,
            project: linked.project,
            diagnostics,
            revision: OnceLock::new(),
            corpus,
            readings: linked.readings,
            statements: Statements::default(),
            git: Git::default(),
        })
    }

    /// Does it say what another reading says: the same texts, and the same found in them?
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.sources.iter().count() == other.sources.iter().count()
            && self.sources.iter().zip(other.sources.iter()).all(|((_, one), (_, other))| one.says_the_same(other))
            && self.diagnostics == other.diagnostics
    }

    /// The version of the texts, asked of git once, by whoever needs it.
    pub fn revision(&self) -> &Revision {
        self.revision.get_or_init(|| git::revision(&self.root))
    }

    /// What it found, and how much there is of what.
    pub fn findings(&self) -> Findings<'_> {
        Findings {
            sources: &self.sources,
            diagnostics: &self.diagnostics,
            gate: self.gate,
            counts: Counts::of(&self.project),
            story_is_cut: self.story_is_cut(),
        }
    }

    /// What its YAML holds, by the numbers of its texts.
    pub const fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// What git told.
    pub(super) const fn git(&self) -> &Git {
        &self.git
    }

    /// Did a rule of this gate ask for a story of which the clone holds the end only? What it finds may not
    /// be all.
    pub fn story_is_cut(&self) -> bool {
        self.git.story.as_ref().is_some_and(|(_, timeline)| timeline.is_cut())
    }

    /// When did each artifact change, and when was each case looked at? Nothing without git.
    pub fn story(&self) -> Option<Timeline> {
        let git = match self.git.story {
            Some(_) => self.git.clone(),
            None => Git::ask(&self.root, Gate::Decision),
        };
        git.history(&self.sources).timeline
    }

    /// How many findings of a level.
    pub fn count(&self, level: Level) -> usize {
        self.diagnostics.iter().filter(|finding| finding.level == level).count()
    }

    /// Could that file not be read whole?
    fn is_unread(&self, file: FileId) -> bool {
        let tells = |finding: &&Diagnostic| matches!(finding.code, "Y03" | "Y04" | "Y06");
        self.diagnostics.iter().filter(tells).any(|finding| finding.place.is_some_and(|place| place.file == file))
    }

    /// The findings in the project's specification: those of its questions hide none of it.
    fn in_specification(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|finding| {
            let path = finding.place.and_then(|place| self.sources.file(place.file)).map(|file| &*file.path);
            path != Some(interview::FILE)
        })
    }

    /// The findings that keep something of the project from being read.
    pub fn unread(&self) -> impl Iterator<Item = &Diagnostic> {
        self.in_specification().filter(|finding| check::codes::hides(finding))
    }

    /// The findings that keep items from being read: a grid of them would be short. A feature holds none; the phrases
    /// beside it are some.
    pub fn lacks_items(&self) -> impl Iterator<Item = &Diagnostic> {
        let holds_items = |finding: &&Diagnostic| {
            let path = finding.place.and_then(|place| self.sources.file(place.file)).map(|file| &*file.path);
            path.is_none_or(|path| !path.ends_with(".feature"))
        };
        self.in_specification().filter(holds_items).filter(|finding| check::codes::hides_items(finding))
    }

    /// Does a text that is not read whole name that id? It may be somebody's.
    pub fn may_hold(&self, id: &str) -> bool {
        self.lacks_items().any(|finding| self.stands_in(id, finding))
    }

    /// The fault of a text that is not read whole and names that id: what it says of it is not known.
    pub fn named_unread(&self, id: &str) -> Option<&Diagnostic> {
        let hides = |finding: &&Diagnostic| check::codes::hides_items(finding) || finding.code.starts_with("GH");
        self.unread().filter(hides).find(|finding| self.stands_in(id, finding))
    }

    /// Does the text of that finding hold the id as a word?
    fn stands_in(&self, id: &str, finding: &Diagnostic) -> bool {
        let is_word = |text: &str, at: usize| {
            let part = |c: char| c.is_alphanumeric() || c == '_';
            !text[..at].ends_with(part) && !text[at + id.len()..].starts_with(part)
        };
        let text = finding.place.and_then(|place| self.sources.file(place.file)).map(|file| &*file.text);
        text.is_some_and(|text| !id.is_empty() && text.match_indices(id).any(|(at, _)| is_word(text, at)))
    }

    /// Findings that stop a run: no manifest, or faults of YAML or model.
    pub fn stops_a_run(&self) -> Vec<&Diagnostic> {
        self.in_specification()
            .filter(|d| {
                d.level == Level::Error && (d.code.starts_with('Y') || d.code.starts_with('M') || d.code == "T11")
            })
            // A file that is attached and not there is nothing that is played.
            .filter(|d| d.code != "M21")
            // A phrase at fault stops the scenarios that say it: of those nothing is played.
            .filter(|d| !d.place.is_some_and(|place| self.project.step_phrases.iter().any(|one| one.holds(place))))
            .collect()
    }
}

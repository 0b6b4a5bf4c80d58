//! What does git tell of the texts? It is asked while they are read.

use std::path::Path;
use std::thread::ScopedJoinHandle;

use super::history::{self, SinceCommit};
use crate::check::history::History;
use crate::check::{self, Gate};
use crate::compare::timeline::{FileChange, Timeline};
use crate::text::Sources;
use crate::workspace::load::Loaded;

/// Files as they were in some version; none where they were not there.
type Files = Vec<(String, Option<String>)>;

/// What git tells of the texts.
#[derive(Clone, Debug, Default)]
pub(in crate::workspace) struct Git {
    /// The last commit.
    pub(in crate::workspace) head: Option<String>,
    /// The files that differ from the last commit, as they were in it.
    pub(in crate::workspace) before: Files,
    /// The last commit and the story up to it, where the gate asks for it.
    pub(in crate::workspace) story: Option<(String, Timeline)>,
    /// The files that differ from another version, as they were in it, where states are compared with that.
    pub(in crate::workspace) since: Option<Files>,
}

/// The same with what the rules see of it.
pub(in crate::workspace) struct Told {
    pub(in crate::workspace) git: Git,
    pub(in crate::workspace) history: History,
}

/// What is known already.
pub(in crate::workspace) struct Before<'a> {
    /// The files that differ from another version than the last commit, where states are compared with that.
    pub(in crate::workspace) since: Option<Files>,
    /// The story up to a commit.
    pub(in crate::workspace) story: Option<&'a (String, Timeline)>,
}

/// What differs from the last commit: git is asked while something else is done.
pub(in crate::workspace) struct Asked<'scope> {
    asking: Option<ScopedJoinHandle<'scope, Option<SinceCommit>>>,
    answer: Option<SinceCommit>,
}

impl Asked<'_> {
    /// The answer, which is waited for.
    pub(in crate::workspace) fn answer(&mut self) -> Option<&SinceCommit> {
        if let Some(asking) = self.asking.take() {
            self.answer = joined(asking);
        }
        self.answer.as_ref()
    }
}

/// Loads texts and works on them while git is asked, unless all is `known` of them. Where the gate is known before the
/// texts are linked, what they became is told meanwhile too; else when the work calls for it.
pub(in crate::workspace) fn read<T>(
    root: &Path,
    Before { since, story }: Before<'_>,
    load: impl FnOnce() -> (Loaded, Option<Gate>),
    known: impl FnOnce(&Loaded, &mut Asked<'_>) -> Option<T>,
    work: impl FnOnce(Loaded, Box<dyn FnOnce(Gate) -> Told + '_>) -> T,
) -> T {
    std::thread::scope(|scope| {
        let mut asked = Asked { asking: Some(scope.spawn(|| history::since_commit(root))), answer: None };
        let (loaded, gate) = load();
        if let Some(known) = known(&loaded, &mut asked) {
            return known;
        }
        let sources = loaded.sources.clone();
        let told = move |gate| {
            asked.answer();
            let git = Git { since, ..Git::of(root, gate, asked.answer, story) };
            let history = git.history(&sources);
            Told { git, history }
        };
        match gate {
            Some(gate) => {
                let told = scope.spawn(move || told(gate));
                work(loaded, Box::new(|_| joined(told)))
            }
            None => work(loaded, Box::new(told)),
        }
    })
}

fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    match thread.join() {
        Ok(answer) => answer,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

impl Git {
    /// Asks git what the rules of a gate want to know.
    pub(in crate::workspace) fn ask(root: &Path, gate: Gate) -> Self {
        Self::of(root, gate, history::since_commit(root), None)
    }

    /// What git answered, with the story where the gate asks for it; one that is known already is not told anew.
    fn of(root: &Path, gate: Gate, since: Option<SinceCommit>, known: Option<&(String, Timeline)>) -> Self {
        let Some(since) = since else { return Self::default() };
        let wanted = check::wants_story(gate).then_some(&since.head);
        let story = wanted.and_then(|head| match known {
            Some(known) if known.0 == *head => Some(known.clone()),
            _ => history::timeline(root, head).map(|timeline| (head.clone(), timeline)),
        });
        Self { head: Some(since.head), before: since.files, story, since: None }
    }

    /// Did git tell all that the rules of a gate ask for? A part of a story is not what it tells the next time.
    pub(in crate::workspace) fn is_whole(&self, gate: Gate) -> bool {
        let has_story = || self.story.as_ref().is_some_and(|(_, timeline)| !timeline.is_cut());
        self.since.is_none() && (self.head.is_none() || !check::wants_story(gate) || has_story())
    }

    /// The same as the rules see it: the texts that stand here are the last chapter of the story.
    pub(in crate::workspace) fn history(&self, sources: &Sources) -> History {
        let timeline = self.story.as_ref().map(|(_, timeline)| {
            let mut timeline = timeline.clone();
            let now = |path: &str| sources.find(path).and_then(|file| sources.file(file)).map(|file| &*file.text);
            let (folders, files): (Vec<_>, Vec<_>) = self.before.iter().partition(|(path, _)| path.ends_with('/'));
            let inside =
                sources.iter().filter(|(_, file)| folders.iter().any(|(at, _)| file.path.starts_with(at.as_str())));
            let mut changes: Vec<FileChange<'_>> = files
                .into_iter()
                .map(|(path, before)| FileChange { path, before: before.as_deref(), after: now(path) })
                .collect();
            changes.extend(inside.map(|(_, file)| FileChange {
                path: &file.path,
                before: None,
                after: Some(&file.text),
            }));
            timeline.working(&changes);
            timeline
        });
        History { before: self.since.as_ref().unwrap_or(&self.before).clone(), timeline }
    }
}

//! Which version of the text is this, who changed it, what was it before? Asked of the `git` program.

pub mod earlier;
mod given;
pub(super) mod head;
pub mod history;
pub mod lines;
pub(super) mod told;
pub mod tree;

use std::path::Path;
use std::process::Command;

use jiff::Timestamp;

pub use given::Given;

use crate::text::Message;

/// The version of the project's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// `hash`, `hash+dirty` or `unversioned`, as results carry it.
    pub commit: String,
    /// Time of the commit; none for a text without one.
    pub at: Option<Timestamp>,
    /// A tag on the commit, where there is one: the version of documents.
    pub tag: Option<String>,
}

impl Revision {
    /// A text that git does not know.
    pub fn unversioned() -> Self {
        Self { commit: "unversioned".to_owned(), at: None, tag: None }
    }

    /// The commit for people: seven characters, `+` when the text has changed since.
    pub fn short(&self) -> String {
        crate::model::execution::short_commit(&self.commit)
    }
}

/// The revision of the project's texts in `root`. Without git, without a repository or without a
/// commit they are unversioned. Changes outside the project's own texts do not make it dirty.
pub fn revision(root: &Path) -> Revision {
    let Some(hash) = git(root, &["rev-parse", "--verify", "-q", "HEAD"]) else { return Revision::unversioned() };
    let texts = ["status", "--porcelain", "--", "ouvrage.yaml", "specs", "features", "templates"];
    let changed = git(root, &texts).is_some_and(|out| !out.is_empty());
    // A folder inside another repository that does not track it has no version of its own.
    let tracked = git(root, &["ls-files", "--", "ouvrage.yaml"]).is_some_and(|out| !out.is_empty());
    if !tracked {
        return Revision::unversioned();
    }
    let at = git(root, &["log", "-1", "--format=%ct"]).and_then(|t| t.parse().ok());
    let tag = git(root, &["describe", "--tags", "--exact-match"]).filter(|_| !changed);
    let commit = if changed { format!("{hash}+dirty") } else { hash };
    Revision { commit, at: at.and_then(|seconds| Timestamp::from_second(seconds).ok()), tag }
}

/// Why git could not answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GitError {
    /// The program is not installed, or cannot be started.
    #[error("git cannot be started")]
    NoGit,
    /// The project is in no repository.
    #[error("the project is in no git repository")]
    NoRepository,
    /// No commit has that name.
    #[error("no revision is called {revision}")]
    UnknownRevision {
        /// What was asked for.
        revision: String,
    },
    /// Two revisions have no commit in common.
    #[error("{a} and {b} share no commit")]
    NothingShared {
        /// One.
        a: String,
        /// The other.
        b: String,
    },
    /// Git stopped.
    #[error("git stopped: {detail}")]
    Failed {
        /// What it said.
        detail: String,
    },
}

impl GitError {
    /// The reason for people.
    pub fn message(&self) -> Message {
        match self {
            Self::NoGit => Message::new("git-none"),
            Self::NoRepository => Message::new("git-no-repository"),
            Self::UnknownRevision { revision } => Message::new("git-unknown-revision").with("revision", revision),
            Self::NothingShared { a, b } => Message::new("git-nothing-shared").with("a", a).with("b", b),
            Self::Failed { detail } => Message::new("git-failed").with("detail", detail),
        }
    }
}

/// Is there a repository to ask?
fn available(root: &Path) -> Result<(), GitError> {
    let output = command(root).args(["rev-parse", "--git-dir"]).output().map_err(|_| GitError::NoGit)?;
    if output.status.success() { Ok(()) } else { Err(GitError::NoRepository) }
}

/// Is the project in a repository?
pub fn is_repository(root: &Path) -> bool {
    available(root).is_ok()
}

/// What git prints, as it is.
fn git_bytes(root: &Path, args: &[&str]) -> Result<Vec<u8>, GitError> {
    let output = command(root).args(args).output().map_err(|_| GitError::NoGit)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(GitError::Failed { detail: String::from_utf8_lossy(&output.stderr).trim().to_owned() })
}

/// The name that git signs commits with here: set for the repository or for the person.
pub fn user(root: &Path) -> Option<String> {
    git(root, &["config", "user.name"]).filter(|name| !name.is_empty())
}

/// Was this id ever given to an artifact or a scenario, in any commit that is still known?
/// Without git or without history, no.
pub fn was_given(root: &Path, id: &str) -> bool {
    any_was_given(root, &[id.to_owned()])
}

/// How many ids one question holds: a program's argument has an end, and git then answers nothing.
const ASKED_TOGETHER: usize = 1_000;

/// Was any of these ids? They are asked about together.
pub fn any_was_given(root: &Path, ids: &[String]) -> bool {
    ids.chunks(ASKED_TOGETHER).any(|some| one_was_given(root, some))
}

fn one_was_given(root: &Path, ids: &[String]) -> bool {
    let escaped = ids.iter().map(|id| id.replace('.', "\\.")).collect::<Vec<_>>().join("|");
    let pattern = format!("(id:[ \t]*[\"']?|@)({escaped})([\"' \t,}}]|$)");
    let search = format!("-S{pattern}");
    let args =
        ["log", "--all", "-1", "--format=%h", "--pickaxe-regex", &search, "--", "ouvrage.yaml", "specs", "features"];
    git(root, &args).is_some_and(|commit| !commit.is_empty())
}

pub(super) fn git(root: &Path, args: &[&str]) -> Option<String> {
    let output = command(root).args(args).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Git in the project's folder. Names of files come as they are, messages in one language; nothing is
/// asked of anybody.
fn command(root: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(["-c", "core.quotepath=false"]);
    command.env("LC_ALL", "C").env("GIT_TERMINAL_PROMPT", "0").env("GIT_OPTIONAL_LOCKS", "0");
    command
}

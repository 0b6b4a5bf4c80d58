//! One edition of the project's site and documents: built from a snapshot and its results, written
//! whole. Shared by `publish`, `run` and `demo`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use super::Session;
use super::documents::{Documents, Specification};
use crate::model::execution::{CaseResult, RunRecord};
use crate::model::verdict::{Judgements, Outdated};
use crate::publish::catalogue::Reader;
use crate::publish::documents;
use crate::publish::site::{self, DiagnosticCounts, SiteInput};
use crate::text::{Arg, Lang, Level, format};
use crate::workspace::snapshot::Snapshot;
use crate::workspace::{system_clock, write};

/// What is known of the results when documents are made.
#[derive(Default)]
pub struct Results {
    /// What they prove.
    pub judgements: Option<Judgements>,
    /// The run to report.
    pub run: Option<RunRecord>,
    /// Its results.
    pub results: Vec<CaseResult>,
    /// The results that count today.
    pub current: Vec<CaseResult>,
    /// Those that no longer do, of rows that have none that does, and why.
    pub stale: Vec<(CaseResult, Outdated)>,
    /// What the run kept as evidence, by its hash, in base 64.
    pub attachments: BTreeMap<String, crate::model::execution::Kept>,
}

/// What was made.
pub struct Edition {
    /// The folder.
    pub out: PathBuf,
    /// How many files.
    pub files: usize,
    /// The specification, where it was made.
    pub specification: Option<Specification>,
    /// What a reader should know: glyphs that are missing…
    pub warnings: Vec<String>,
}

/// Which documents an edition holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All of them are made.
    All,
    /// The site is made; documents stay as they were made before. What a run changes is in the
    /// site, and a document that was sent to somebody does not change by itself.
    Site,
}

/// Makes the site, and the documents where they are asked for, and writes them into `out`.
///
/// # Errors
/// The cause, in the session's language.
pub fn make(
    session: &Session,
    snapshot: &Snapshot,
    results: &Results,
    out: &Path,
    (scope, internal): (Scope, bool),
    also: Vec<(String, Vec<u8>)>,
) -> Result<Edition, String> {
    let about = documents::About { internal, ..about(session.lang, snapshot) };
    let documents = match scope {
        Scope::All => Documents::made(session, snapshot, results, &about)?,
        Scope::Site => Documents::kept(out, &about),
    };
    let input = SiteInput {
        project: &snapshot.project,
        judgements: results.judgements.as_ref(),
        run: results.run.as_ref().map(|run| (run, results.results.as_slice())),
        current: &results.current,
        stale: &results.stale,
        diagnostics: DiagnosticCounts {
            errors: snapshot.count(Level::Error),
            warnings: snapshot.count(Level::Warning),
            infos: snapshot.count(Level::Info),
        },
        documents: &documents.links,
        about: site::About {
            commit: about.commit.clone(),
            date: format::date(session.lang, about.date),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            lang: session.lang,
        },
        internal,
        attachments: &results.attachments,
    };
    let pages = site::render(&input)
        .map_err(|error| session.text("publish-failed", &[("detail", Arg::from(error.to_string()))]))?;
    let kept = |path: &str| is_history(path) || documents.hold(path);
    let attached = attached(session, snapshot, internal)?;
    let made =
        documents.files.iter().chain(&also).chain(&attached).map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    let mut files: Vec<(&str, &[u8])> =
        pages.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())).chain(made).collect();
    files.sort_unstable();
    write::site(out, &files, kept).map_err(|error| {
        let args = [("path", Arg::from(session.shown(out))), ("detail", Arg::from(error.to_string()))];
        session.text("write-failed", &args)
    })?;
    let files = files.len();
    Ok(Edition { out: out.to_owned(), files, specification: documents.specification, warnings: documents.warnings })
}

/// The files that are attached to what the readers see, each with its place in the folder.
fn attached(session: &Session, snapshot: &Snapshot, internal: bool) -> Result<Vec<(String, Vec<u8>)>, String> {
    let reader = Reader { project: &snapshot.project, lang: session.lang, internal };
    let one = |path: String| {
        let bytes = std::fs::read(snapshot.root.join(&path)).map_err(|error| {
            let args = [("path", Arg::from(path.as_str())), ("detail", Arg::from(error.to_string()))];
            session.text("publish-unread", &args)
        })?;
        Ok((Reader::copied_to(&path), bytes))
    };
    reader.files().into_iter().map(one).collect()
}

/// The reports of earlier runs stay beside the new ones.
fn is_history(path: &str) -> bool {
    path.starts_with("runs/") || path == "junit.xml"
}

/// The text's own day and version: those of its commit; of an unversioned text, today's.
fn about(lang: Lang, snapshot: &Snapshot) -> documents::About {
    let at = snapshot.revision().at.unwrap_or_else(|| system_clock().now());
    documents::About {
        commit: snapshot.revision().short(),
        date: at.to_zoned(TimeZone::UTC).date(),
        version: version(snapshot),
        lang,
        internal: false,
    }
}

/// The version that the project says itself, else the tag of its commit.
fn version(snapshot: &Snapshot) -> String {
    let said = snapshot.project.manifest.version.clone();
    said.or_else(|| snapshot.revision().tag.clone()).unwrap_or_else(|| "0.1".to_owned())
}

//! One edition of the project's documents: built from a snapshot and its results, written whole.
//! Shared by `publish` and `demo`.

use std::path::{Path, PathBuf};
use std::time::Instant;

use jiff::tz::TimeZone;

use super::Session;
use crate::model::Project;
use crate::model::execution::{CaseResult, RunRecord};
use crate::model::head::Audience;
use crate::model::verdict::{Judgements, Outdated};
use crate::model::workshop::{Workshop, WorkshopStatus};
use crate::publish::documents::{self, minutes, specification};
use crate::publish::formats::{html, pdf};
use crate::publish::outline::Document;
use crate::publish::site::{self, DiagnosticCounts, DocumentLink, SiteInput};
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
}

/// What was made.
pub struct Edition {
    /// The folder.
    pub out: PathBuf,
    /// How many files.
    pub files: usize,
    /// The specification's path in the folder.
    pub specification: String,
    /// Its pages.
    pub pages: usize,
    /// Milliseconds that the specification took.
    pub pdf_ms: u64,
    /// What a reader should know: glyphs that are missing…
    pub warnings: Vec<String>,
}

/// Makes the documents and the site, and writes them into `out`.
///
/// # Errors
/// The cause, in the session's language.
pub fn make(
    session: &Session,
    snapshot: &Snapshot,
    results: &Results,
    out: &Path,
    internal: bool,
    also: Vec<(String, Vec<u8>)>,
) -> Result<Edition, String> {
    let about = documents::About { internal, ..about(session.lang, snapshot) };
    let project = &snapshot.project;
    let mut files = also;
    let mut links = Vec::new();
    let mut warnings = Vec::new();
    let failed = |detail: String| session.text("publish-failed", &[("detail", Arg::from(detail))]);

    let started = Instant::now();
    let document = specification::build(project, results.judgements.as_ref(), &about);
    let rendered = pdf::render(&document).map_err(|error| failed(error.to_string()))?;
    let pdf_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    warnings.extend(rendered.warnings.iter().map(|warning| warning.text(session.lang)));
    let path = format!("documents/{}.pdf", slug(&document.code));
    links.push(link(&document, &path, Some(rendered.pages), rendered.bytes.len()));
    let (specification, pages) = (path.clone(), rendered.pages);
    files.push((path, rendered.bytes));

    for (document, name) in minutes_of(project, &about) {
        let page = html::render(&document);
        let path = format!("documents/{name}.html");
        links.push(link(&document, &path, None, page.len()));
        files.push((path, page));
        let rendered = pdf::render(&document).map_err(|error| failed(error.to_string()))?;
        let path = format!("documents/{name}.pdf");
        links.push(link(&document, &path, Some(rendered.pages), rendered.bytes.len()));
        files.push((path, rendered.bytes));
    }

    let input = SiteInput {
        project,
        judgements: results.judgements.as_ref(),
        run: results.run.as_ref().map(|run| (run, results.results.as_slice())),
        current: &results.current,
        stale: &results.stale,
        diagnostics: DiagnosticCounts {
            errors: snapshot.count(Level::Error),
            warnings: snapshot.count(Level::Warning),
            infos: snapshot.count(Level::Info),
        },
        documents: &links,
        about: site::About {
            commit: about.commit.clone(),
            date: format::date(session.lang, about.date),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            lang: session.lang,
        },
        internal,
    };
    let pages_of_site = site::render(&input).map_err(|error| failed(error.to_string()))?;
    files.extend(pages_of_site.into_iter().map(|file| (file.path, file.bytes)));
    files.sort_by(|a, b| a.0.cmp(&b.0));
    write::site(out, &files, is_history).map_err(|error| {
        let args = [("path", Arg::from(session.shown(out))), ("detail", Arg::from(error.to_string()))];
        session.text("write-failed", &args)
    })?;
    Ok(Edition { out: out.to_owned(), files: files.len(), specification, pages, pdf_ms, warnings })
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
        version: snapshot.revision().tag.clone().unwrap_or_else(|| "0.1".to_owned()),
        lang,
        internal: false,
    }
}

/// The minutes of every workshop that was not called off, with their file names.
fn minutes_of(project: &Project, about: &documents::About) -> Vec<(Document, String)> {
    let off = |status| matches!(status, WorkshopStatus::Postponed | WorkshopStatus::Cancelled);
    let shown = |workshop: &&Workshop| about.internal || workshop.head.audience == Audience::Published;
    let held = project.workshops.iter().filter(|workshop| !off(workshop.status)).filter(shown);
    held.map(|workshop| {
        let name =
            format!("{}-{}", if about.lang == Lang::Fr { "compte-rendu" } else { "minutes" }, workshop.head.id());
        (minutes::build(project, workshop, about), name)
    })
    .collect()
}

fn link(document: &Document, path: &str, pages: Option<usize>, size: usize) -> DocumentLink {
    let kind = if path.ends_with(".pdf") { "PDF" } else { "HTML" };
    let title = if document.subtitle.is_empty() {
        document.title.clone()
    } else {
        format!("{} — {}", document.title, document.subtitle)
    };
    DocumentLink { title: format!("{title} ({kind})"), href: path.to_owned(), pages, size: size as u64 }
}

/// A name that every file system takes.
fn slug(text: &str) -> String {
    let folded = crate::text::similar::fold(text);
    folded
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect::<String>()
        .trim_matches('-')
        .to_owned()
}

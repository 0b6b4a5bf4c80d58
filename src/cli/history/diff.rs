//! `ouvrage diff`: what changed between two versions of the project?

use std::collections::BTreeMap;

use clap::ArgMatches;
use serde_json::{Value, json};

use super::changes::{self, Told};
use crate::cli::{Exit, Session};
use crate::compare::words::Piece;
use crate::compare::{self, Change, ChangeKind, Side};
use crate::link;
use crate::model::Project;
use crate::text::table::Tone;
use crate::text::{Arg, Diagnostic, Sources, format};
use crate::workspace::git::{self, GitError};
use crate::workspace::load;

/// One version: a commit, or the text on the disk.
pub struct Version {
    /// The commit; none: the text on the disk.
    commit: Option<git::tree::Named>,
    /// Its project.
    pub project: Project,
    /// Its texts.
    pub sources: Sources,
    errors: usize,
}

impl Version {
    /// The text on the disk.
    pub fn on_disk(session: &Session) -> Result<Self, Vec<Diagnostic>> {
        let loaded = load::load(&session.root);
        if loaded.diagnostics.iter().any(|finding| finding.code == "M13") {
            return Err(loaded.diagnostics);
        }
        Ok(Self::of(None, loaded.sources, loaded.diagnostics))
    }

    /// A commit.
    ///
    /// # Errors
    /// Git cannot tell.
    pub fn at(session: &Session, revision: &str) -> Result<Self, GitError> {
        let commit = git::tree::named(&session.root, revision)?;
        let sources = git::tree::sources(&session.root, &commit.hash)?;
        Ok(Self::of(Some(commit), sources, Vec::new()))
    }

    fn of(commit: Option<git::tree::Named>, sources: Sources, read: Vec<Diagnostic>) -> Self {
        let linked = link::project(&sources);
        let errors =
            read.iter().chain(&linked.diagnostics).filter(|finding| crate::check::codes::hides(finding)).count();
        Self { commit, project: linked.project, sources, errors }
    }

    /// As the comparison sees it.
    pub fn side(&self) -> Side<'_> {
        Side { project: &self.project, sources: &self.sources }
    }

    fn name(&self, session: &Session) -> String {
        match &self.commit {
            None => session.text("diff-on-disk", &[]),
            Some(commit) => {
                let day = format::date(session.lang, commit.at.to_zoned(jiff::tz::TimeZone::UTC).date());
                let args = [
                    ("revision", Arg::from(commit.asked.as_str())),
                    ("commit", Arg::from(crate::model::execution::short_commit(&commit.hash))),
                    ("day", Arg::from(day)),
                ];
                session.text(if commit.is_hash() { "diff-commit" } else { "diff-revision" }, &args)
            }
        }
    }

    fn as_json(&self) -> Value {
        json!({
            "revision": self.commit.as_ref().map(|commit| commit.asked.as_str()),
            "commit": self.commit.as_ref().map(|commit| commit.hash.as_str()),
            "at": self.commit.as_ref().map(|commit| commit.at.to_string()),
        })
    }
}

/// Compares two commits, or one with the text on the disk.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let asked = matches.get_one::<String>("versions").map_or("HEAD", String::as_str);
    let (before, after) = match versions(session, asked) {
        Ok(both) => both,
        Err(exit) => return exit,
    };
    for version in [&before, &after].into_iter().filter(|version| version.errors > 0) {
        let args = [("version", Arg::from(version.name(session))), ("count", Arg::from(version.errors))];
        session.aside(session.text("diff-errors", &args));
    }
    let changes = compare::compare(before.side(), after.side());
    match matches.get_one::<String>("output-format").map_or("human", String::as_str) {
        "json" => {
            let told = Told { session, before: &before, after: &after };
            let counts: BTreeMap<&str, usize> =
                compare::counts(&changes).into_iter().map(|(kind, count)| (kind.key(), count)).collect();
            let value = json!({
                "from": before.as_json(),
                "to": after.as_json(),
                "counts": counts,
                "changes": changes.iter().map(|change| told.as_json(change)).collect::<Vec<_>>(),
            });
            session.line(serde_json::to_string_pretty(&value).unwrap_or_default());
        }
        "markdown" => markdown(session, &before, &after, &changes),
        _ => for_people(session, &before, &after, &changes),
    }
    Exit::Done
}

/// `A..B`, `A...B` (since their common ancestor), `A` (to the text on the disk).
fn versions(session: &Session, asked: &str) -> Result<(Version, Version), Exit> {
    let refused = |error: GitError| {
        session.fail(error.message().text(session.lang));
        Exit::CannotStart
    };
    let or_head = |name: &str| if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() };
    let (from, to) = if let Some((from, to)) = asked.split_once("...") {
        let (from, to) = (or_head(from), or_head(to));
        (git::tree::common(&session.root, &from, &to).map_err(refused)?, Some(to))
    } else if let Some((from, to)) = asked.split_once("..") {
        (or_head(from), Some(or_head(to)))
    } else {
        (asked.to_owned(), None)
    };
    let before = Version::at(session, &from).map_err(refused)?;
    let after = match to {
        Some(to) => Version::at(session, &to).map_err(refused)?,
        None => Version::on_disk(session).map_err(|_| {
            session.fail(session.text("diff-no-project", &[]));
            Exit::CannotStart
        })?,
    };
    Ok((before, after))
}

fn for_people(session: &Session, before: &Version, after: &Version, changes: &[Change]) {
    let args = [("from", Arg::from(before.name(session))), ("to", Arg::from(after.name(session)))];
    session.line(Tone::Strong.paint(&session.text("diff-title", &args)));
    if changes.is_empty() {
        session.say("diff-none", &[]);
        return;
    }
    session.line(changes::summary(session, changes));
    let told = Told { session, before, after };
    for group in changes::grouped(changes) {
        session.line("");
        session.line(told.heading(group));
        for change in group.iter().filter(|change| changes::has_details(change)) {
            for line in told.lines(change) {
                session.line(format!("    {line}"));
            }
        }
    }
}

fn markdown(session: &Session, before: &Version, after: &Version, changes: &[Change]) {
    let args = [("from", Arg::from(before.name(session))), ("to", Arg::from(after.name(session)))];
    session.line(format!("# {}", changes::escaped(&session.text("diff-title", &args))));
    session.line("");
    if changes.is_empty() {
        session.say("diff-none", &[]);
        return;
    }
    session.line(changes::escaped(&changes::summary(session, changes)));
    let told = Told { session, before, after };
    for kind in [ChangeKind::Added, ChangeKind::Removed, ChangeKind::Renamed] {
        section(session, kind, changes, |change| told.markdown(change));
    }
    let rest: Vec<Change> = changes
        .iter()
        .filter(|change| !matches!(change.what.kind(), ChangeKind::Added | ChangeKind::Removed | ChangeKind::Renamed))
        .cloned()
        .collect();
    if rest.is_empty() {
        return;
    }
    session.line("");
    session.line(format!("## {}", session.text("diff-modified", &[])));
    session.line("");
    for group in changes::grouped(&rest) {
        session.line(format!("- **{}**", changes::escaped(&group[0].name())));
        for change in group {
            session.line(format!("  - {}", told.markdown(change)));
        }
    }
}

fn section(session: &Session, kind: ChangeKind, changes: &[Change], line: impl Fn(&Change) -> String) {
    let of_kind: Vec<&Change> = changes.iter().filter(|change| change.what.kind() == kind).collect();
    if of_kind.is_empty() {
        return;
    }
    session.line("");
    session.line(format!("## {}", session.text(&format!("diff-section-{}", kind.key()), &[])));
    session.line("");
    for change in of_kind {
        session.line(format!("- {}", line(change)));
    }
}

/// The pieces of a text for Markdown: what is gone struck through, what is new strong.
pub fn markdown_pieces(pieces: &[Piece]) -> String {
    let one = |piece: &Piece| match piece {
        Piece::Kept(text) => changes::escaped(text),
        Piece::Gone(text) => around("~~", text),
        Piece::New(text) => around("**", text),
    };
    pieces.iter().map(one).collect()
}

/// Marks hold on to words only: spaces stand outside.
fn around(mark: &str, text: &str) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return text.to_owned();
    }
    let start = text.len() - text.trim_start().len();
    let end = start + inner.len();
    format!("{}{mark}{}{mark}{}", &text[..start], changes::escaped(inner), &text[end..])
}

//! The commands that look at the project and change nothing: list, show, trace, search, backlog, actions.

pub mod actions;
pub mod backlog;
mod card;
pub(super) mod faults;
mod json;
pub mod list;
mod saved;
pub mod search;
pub mod show;
mod story;
pub mod trace;

pub use show::find;

use std::ffi::OsString;
use std::sync::Arc;

use clap::ArgMatches;
use jiff::civil::Date;

use super::results::{self, Judged};
use super::{Exit, Session, check};
use crate::explore::View;
use crate::explore::filter::Reading;
use crate::text::table::{Cell, Column, lines};
use crate::text::{Arg, Diagnostic};
use crate::workspace::snapshot::Snapshot;

/// The project with what the results say of it.
pub struct Looked {
    /// The texts and the model.
    pub snapshot: Arc<Snapshot>,
    judged: Judged,
    today: Date,
}

/// How much of a project a command wants to know.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// The texts alone.
    Texts,
    /// With the verdicts that the database holds.
    Verdicts,
}

impl Looked {
    /// Reads the project, and the results where they are wanted and there are any.
    ///
    /// # Errors
    /// No project here, or a database that cannot be read: told, with the exit code.
    pub fn at(session: &Session, matches: &ArgMatches, depth: Depth) -> Result<Self, Exit> {
        Self::of(session, matches, depth, Snapshot::linked(&session.root))
    }

    /// The same of a project that was read.
    fn of(session: &Session, matches: &ArgMatches, depth: Depth, snapshot: Arc<Snapshot>) -> Result<Self, Exit> {
        if snapshot.diagnostics.iter().any(|finding| finding.code == "M13") {
            check::findings(session, &snapshot.findings());
            return Err(Exit::CannotStart);
        }
        warn_of_errors(session, &snapshot);
        let judged = match depth {
            Depth::Texts => results::unjudged(&snapshot),
            Depth::Verdicts => results::judged(session, matches, &snapshot)?,
        };
        Ok(Self { snapshot, judged, today: today() })
    }

    /// The project as the reader of this session sees it.
    pub fn view(&self, session: &Session) -> View<'_> {
        View {
            project: &self.snapshot.project,
            sources: &self.snapshot.sources,
            judgements: &self.judged.judgements,
            played: self.judged.played,
            today: self.today,
            lang: session.lang,
        }
    }

    /// What filters are read against.
    pub(super) fn reading(&self, session: &Session) -> Reading<'_> {
        Reading { project: &self.snapshot.project, today: self.today, lang: session.lang }
    }
}

/// The day of documents: fixed by `SOURCE_DATE_EPOCH`, so that what is late can be reproduced.
pub fn today() -> Date {
    crate::workspace::system_clock().now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// What could not be read is in no list and can be named by no command: somebody who looks must know, and where.
pub(super) fn warn_of_errors(session: &Session, snapshot: &Snapshot) {
    let mut unread = snapshot.unread();
    if let Some(first) = unread.next() {
        let args = [("count", Arg::from(1 + unread.count())), ("place", Arg::from(place(snapshot, first)))];
        session.aside(session.text("explore-errors", &args));
    }
}

/// `specs/requirements.yaml:20`, or the code where there is no text to show.
pub(super) fn place(snapshot: &Snapshot, finding: &Diagnostic) -> String {
    let place = finding.place.and_then(|place| snapshot.sources.locate(place));
    place.map_or_else(|| finding.code.to_owned(), |(path, at)| format!("{path}:{}", at.line))
}

/// Prints a table that fits the screen, or plain columns in a pipe.
fn print_table(session: &Session, columns: &[Column], rows: &[Vec<Cell>]) {
    for line in lines(columns, rows, super::session::columns()) {
        session.line(line);
    }
}

/// Prints rows as comma-separated values (RFC 4180).
fn print_csv(session: &Session, rows: impl Iterator<Item = Vec<String>>) {
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| csv_cell(cell)).collect();
        session.line(cells.join(","));
    }
}

fn csv_cell(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// Which format a command was asked for.
fn format(matches: &ArgMatches) -> &str {
    matches.get_one::<String>("output-format").map_or("human", String::as_str)
}

/// `-status:rejected` begins like an option: it is handed on as `!status:rejected`, which means the same.
pub fn arguments(arguments: Vec<OsString>) -> Vec<OsString> {
    arguments
        .into_iter()
        .map(|argument| {
            let Some(text) = argument.to_str() else { return argument };
            let Some((key, _)) = text.strip_prefix('-').and_then(|rest| rest.split_once(':')) else { return argument };
            let is_key = key.starts_with(|c: char| c.is_lowercase())
                && key.chars().count() > 1
                && key.chars().all(|c| c.is_alphanumeric() || c == '_');
            if is_key { OsString::from(format!("!{}", &text[1..])) } else { argument }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_turned_around_is_no_option() {
        let given = ["ouvrage", "list", "-status:rejected", "-has:x", "--sort", "-C", "-C:\\x", "-é:1", "-catégorie:a"];
        let read = arguments(given.iter().map(OsString::from).collect());
        let read: Vec<&str> = read.iter().filter_map(|one| one.to_str()).collect();
        assert_eq!(
            read,
            ["ouvrage", "list", "!status:rejected", "!has:x", "--sort", "-C", "-C:\\x", "-é:1", "!catégorie:a"]
        );
    }

    #[test]
    fn a_csv_cell_is_quoted_where_it_must_be() {
        assert_eq!(csv_cell("a"), "a");
        assert_eq!(csv_cell("a, \"b\""), "\"a, \"\"b\"\"\"");
    }
}

//! `ouvrage check --watch`: what did the last change mend, and what did it break?

use std::time::Instant;

use super::{Format, show};
use crate::check::Gate;
use crate::cli::{Exit, Session};
use crate::text::{Arg, Diagnostic, render};
use crate::workspace::snapshot::Snapshot;
use crate::workspace::watch::Watcher;

/// Checks the project after each change of its texts, until a person stops it.
pub fn run(session: &Session, format: Format, gate: Option<Gate>) -> Exit {
    let failed = |error: &notify::Error| {
        session.fail(session.text("watch-failed", &[("detail", Arg::from(error.to_string()))]));
        Exit::CannotStart
    };
    // Watched before it is read: a change in between is not missed.
    let mut watcher = match Watcher::new(&session.root) {
        Ok(watcher) => watcher,
        Err(error) => return failed(&error),
    };
    let started = Instant::now();
    let mut snapshot = Snapshot::read(&session.root, gate);
    match format {
        Format::Human => show(session, format, &snapshot, super::elapsed(started)),
        _ => line(session, format, &snapshot, super::elapsed(started)),
    }
    waiting(session, format);
    loop {
        match watcher.wait() {
            Ok(true) => {}
            Ok(false) => return Exit::Done,
            Err(error) => return failed(&error),
        }
        let started = Instant::now();
        let next = Snapshot::after(&snapshot, gate);
        if !same_texts(&snapshot, &next) {
            match format {
                Format::Human => tell(session, &snapshot, &next, super::elapsed(started)),
                _ => line(session, format, &next, super::elapsed(started)),
            }
            waiting(session, format);
        }
        snapshot = next;
    }
}

/// For machines: each check is one line, so that a reader knows where it ends.
fn line(session: &Session, format: Format, snapshot: &Snapshot, elapsed_ms: u64) {
    match format {
        Format::Json => session.line(super::as_json(session, snapshot).to_string()),
        Format::Sarif => {
            let log = render::sarif::log(&snapshot.diagnostics, &snapshot.sources, session.lang);
            session.line(log.to_string());
        }
        _ => show(session, format, snapshot, elapsed_ms),
    }
}

fn waiting(session: &Session, format: Format) {
    if format == Format::Human {
        session.aside(session.text("watch-waiting", &[]));
    }
}

/// An editor may write what was there already.
fn same_texts(a: &Snapshot, b: &Snapshot) -> bool {
    a.sources.iter().count() == b.sources.iter().count()
        && a.sources.iter().zip(b.sources.iter()).all(|((_, a), (_, b))| a.path == b.path && a.text == b.text)
}

/// Findings that were not there before, how many are gone, and the usual summary.
fn tell(session: &Session, before: &Snapshot, now: &Snapshot, elapsed_ms: u64) {
    // A finding is the same when it says the same, wherever its line has moved to.
    let said = |finding: &Diagnostic| (finding.code, finding.message.text(session.lang));
    let mut known: Vec<_> = before.diagnostics.iter().map(said).collect();
    let mut fresh = Vec::new();
    for finding in &now.diagnostics {
        let said = said(finding);
        match known.iter().position(|one| *one == said) {
            Some(at) => drop(known.swap_remove(at)),
            None => fresh.push(finding),
        }
    }
    for finding in &fresh {
        session.line(render::human::diagnostic(finding, &now.sources, session.look()));
        session.line("");
    }
    let counts = [("fresh", Arg::from(fresh.len())), ("gone", Arg::from(known.len()))];
    session.line(session.text("watch-change", &counts));
    session.line(super::summary(session, now, elapsed_ms));
}

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
        let next = loop {
            let next = Snapshot::after(&snapshot, gate);
            match watcher.rests() {
                Ok(true) => break next,
                Ok(false) => {}
                Err(error) => return failed(&error),
            }
        };
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
    let (fresh, gone) = compared(&before.diagnostics, &now.diagnostics);
    for finding in &fresh {
        session.line(render::human::diagnostic(finding, &now.sources, session.look()));
        session.line("");
    }
    let counts = [("fresh", Arg::from(fresh.len())), ("gone", Arg::from(gone))];
    session.line(session.text("watch-change", &counts));
    session.line(super::summary(session, now, elapsed_ms));
}

/// The findings that were not there before, and how many are gone. A finding is the same when it says the same,
/// wherever its line has moved to; most of them stand where they stood in the list.
fn compared<'a>(before: &[Diagnostic], now: &'a [Diagnostic]) -> (Vec<&'a Diagnostic>, usize) {
    let same = |a: &Diagnostic, b: &Diagnostic| a.code == b.code && a.message == b.message;
    let first = before.iter().zip(now).take_while(|(a, b)| same(a, b)).count();
    let (before, now) = (&before[first..], &now[first..]);
    let last = before.iter().rev().zip(now.iter().rev()).take_while(|(a, b)| same(a, b)).count();
    let mut known: Vec<&Diagnostic> = before[..before.len() - last].iter().collect();
    let mut fresh = Vec::new();
    for finding in &now[..now.len() - last] {
        match known.iter().position(|one| same(one, finding)) {
            Some(at) => drop(known.swap_remove(at)),
            None => fresh.push(finding),
        }
    }
    (fresh, known.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Place;

    #[test]
    fn a_finding_that_moved_is_the_same_and_two_alike_are_two() {
        let one = |words: &str| Diagnostic::error("R13", "R13", Place::default()).with("other", words);
        let told = |before: &[&str], now: &[&str]| {
            let (before, now): (Vec<_>, Vec<_>) =
                (before.iter().map(|words| one(words)).collect(), now.iter().map(|words| one(words)).collect());
            let (fresh, gone) = compared(&before, &now);
            (fresh.len(), gone)
        };
        assert_eq!(told(&["a", "b", "c"], &["c", "a", "b"]), (0, 0));
        assert_eq!(told(&["a", "b", "c"], &["a", "x", "c"]), (1, 1));
        assert_eq!(told(&["a", "a"], &["a"]), (0, 1));
        assert_eq!(told(&[], &["a", "a"]), (2, 0));
    }
}

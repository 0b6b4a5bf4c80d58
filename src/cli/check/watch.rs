//! `ouvrage check --watch`: what did the last change mend, and what did it break?

use std::collections::BTreeSet;
use std::time::Instant;

use notify::ErrorKind;

use super::{Format, show};
use crate::check::Gate;
use crate::cli::difference::Difference;
use crate::cli::{Exit, Session};
use crate::text::{Arg, Diagnostic, Lang, Message, render};
use crate::workspace::snapshot::Snapshot;
use crate::workspace::watch::{Step, Trouble, Watcher};

/// Checks the project after each change of its texts, until a person stops it.
pub(super) fn run(session: &Session, format: Format, gate: Option<Gate>) -> Exit {
    // Watched before it is read: a change in between is not missed.
    let mut watcher = match Watcher::new(&session.root) {
        Ok(watcher) => watcher,
        Err(error) => {
            session.fail(refused(&error).text(session.lang));
            return Exit::CannotStart;
        }
    };
    let mut started = Instant::now();
    let mut snapshot = Snapshot::read(&session.root, gate);
    match format {
        Format::Human => show(session, format, &snapshot.findings(), super::elapsed(started)),
        _ => line(session, format, &snapshot, super::elapsed(started)),
    }
    waiting(session, format);
    let mut next = None;
    let mut troubles = BTreeSet::new();
    loop {
        match watcher.step() {
            Step::Read => {
                if next.is_none() {
                    started = Instant::now();
                }
                next = Some(Snapshot::after(&snapshot, gate));
            }
            Step::Tell => {
                let Some(next) = next.take() else { continue };
                // An editor may write what was there already.
                if !next.says_the_same(&snapshot) {
                    match format {
                        Format::Human => tell(session, &snapshot, &next, super::elapsed(started)),
                        _ => line(session, format, &next, super::elapsed(started)),
                    }
                    waiting(session, format);
                }
                snapshot = next;
            }
            // A system that watches no more folders says so of each: once is enough.
            Step::Trouble(found) if troubles.insert(mark(&found)) => {
                session.fail(trouble(session.lang, &found).text(session.lang));
            }
            Step::Trouble(_) => {}
            Step::End => return Exit::Done,
        }
    }
}

/// Why the watch does not begin.
pub fn refused(error: &notify::Error) -> Message {
    let id = if is_limit(error) { "watch-full" } else { "watch-failed" };
    Message::new(id).with("detail", error.to_string())
}

/// What makes two troubles one: a commit moves HEAD into other folders of the same repository.
fn mark(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Texts(error) => format!("{:?}", error.kind),
        Trouble::Repository(..) => "repository".to_owned(),
    }
}

/// Why the watch may miss a change.
pub fn trouble(lang: Lang, trouble: &Trouble) -> Message {
    match trouble {
        Trouble::Texts(error) => {
            let id = if is_limit(error) { "watch-full-since" } else { "watch-unsure" };
            Message::new(id).with("detail", error.to_string())
        }
        Trouble::Repository(folder, error) => {
            let id = if is_limit(error) { "watch-git-full" } else { "watch-git" };
            Message::new(id).with("folder", folder.display().to_string()).with("detail", cause(lang, error))
        }
    }
}

/// Why the system refuses, in the person's language where it is said there.
fn cause(lang: Lang, error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::Io(cause) => crate::text::cause::of(lang, cause),
        _ => error.to_string(),
    }
}

/// Does the system watch as much as it may?
fn is_limit(error: &notify::Error) -> bool {
    /// `EMFILE`: as many watchers as a person may have.
    const TOO_MANY: i32 = 24;
    match &error.kind {
        ErrorKind::MaxFilesWatch => true,
        ErrorKind::Io(error) => cfg!(unix) && error.raw_os_error() == Some(TOO_MANY),
        _ => false,
    }
}

/// For machines: each check is one line, so that a reader knows where it ends.
fn line(session: &Session, format: Format, snapshot: &Snapshot, elapsed_ms: u64) {
    match format {
        Format::Json => session.line(super::as_json(session, &snapshot.findings()).to_string()),
        Format::Sarif => {
            let log = render::sarif::log(&snapshot.diagnostics, &snapshot.sources, session.lang);
            session.line(log.to_string());
        }
        _ => show(session, format, &snapshot.findings(), elapsed_ms),
    }
}

fn waiting(session: &Session, format: Format) {
    if format == Format::Human {
        session.aside(session.text("watch-waiting", &[]));
    }
}

/// Findings that moved and are listed; what is at another place than the screen says is true of each.
const LISTED_MOVES: usize = 20;

/// Findings that were not there before, where those are that moved, how many are gone, and the usual summary.
fn tell(session: &Session, before: &Snapshot, now: &Snapshot, elapsed_ms: u64) {
    let difference = Difference::between(session.lang, before, now, |_| true);
    for finding in &difference.introduced {
        session.line(render::human::diagnostic(finding, &now.sources, session.look()));
        session.line("");
    }
    moves(session, &difference.moved, now);
    let counts = [("fresh", Arg::from(difference.introduced.len())), ("gone", Arg::from(difference.mended))];
    session.line(session.text("watch-change", &counts));
    session.line(super::summary(session, &now.findings(), elapsed_ms));
}

/// The new places of findings that the screen still shows at their old ones.
fn moves(session: &Session, moved: &[&Diagnostic], now: &Snapshot) {
    if moved.is_empty() {
        return;
    }
    session.say("watch-moved", &[("count", Arg::from(moved.len()))]);
    for finding in moved.iter().take(LISTED_MOVES) {
        session.line(format!("  {}", render::human::line(finding, &now.sources, session.lang)));
    }
    if moved.len() > LISTED_MOVES {
        session.say("watch-moved-more", &[("count", Arg::from(moved.len() - LISTED_MOVES))]);
    }
    session.line("");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_of_the_system_is_told_with_its_remedy() {
        let full = || notify::Error::new(ErrorKind::MaxFilesWatch);
        let texts = |lang, error| trouble(lang, &Trouble::Texts(error)).text(lang);
        let other = notify::Error::generic("essai");
        let many = notify::Error::io(std::io::Error::from_raw_os_error(24));
        for lang in Lang::ALL {
            assert!(refused(&full()).text(lang).contains("max_user_watches"));
            assert!(texts(lang, full()).contains("max_user_watches"));
            assert_eq!(refused(&many).text(lang).contains("max_user_instances"), cfg!(unix));
            assert!(refused(&other).text(lang).contains("essai"));
            assert!(texts(lang, notify::Error::generic("essai")).contains("essai"));
            assert_ne!(texts(lang, full()), refused(&full()).text(lang), "the one goes on, the other does not begin");
            let of_git = trouble(lang, &Trouble::Repository(".git".into(), full())).text(lang);
            assert!(of_git.contains("max_user_watches") && of_git.contains(".git"), "{of_git}");
        }
    }
}

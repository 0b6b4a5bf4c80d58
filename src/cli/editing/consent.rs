//! Does somebody agree to a change that touches what they did not name one by one?

use std::io::BufRead as _;

use clap::ArgMatches;

use crate::cli::{Exit, Session};
use crate::text::similar::fold;

/// What is said before, after a no, and where nobody answers: names of messages.
pub(super) struct Words {
    /// The question.
    pub(super) ask: &'static str,
    /// Nothing was done.
    pub(super) kept: &'static str,
    /// Nobody answered: nothing was done, and this is how to do it.
    pub(super) unconfirmed: &'static str,
}

/// Asks, unless `--yes` or `--dry-run` says that it is not needed; gives the exit where nobody agreed.
pub(super) fn refused(session: &Session, matches: &ArgMatches, words: &Words) -> Option<Exit> {
    if matches.get_flag("dry-run") || matches.get_flag("yes") {
        return None;
    }
    match answer(session, words.ask) {
        Some(true) => None,
        Some(false) => {
            session.say(words.kept, &[]);
            Some(Exit::Done)
        }
        None => {
            session.fail(session.text(words.unconfirmed, &[]));
            Some(Exit::CannotStart)
        }
    }
}

/// The answer of a person; none when nobody is there to answer: a machine that wants JSON is nobody.
fn answer(session: &Session, ask: &str) -> Option<bool> {
    if session.machine {
        return None;
    }
    session.say(ask, &[]);
    let mut answer = String::new();
    match std::io::stdin().lock().read_line(&mut answer) {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(matches!(fold(answer.trim()).as_str(), "o" | "oui" | "y" | "yes")),
    }
}

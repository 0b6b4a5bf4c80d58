//! `ouvrage completions`: the shell's own help while typing.

use clap::ArgMatches;

use super::{Exit, Session, arguments};

/// Prints the completion script of a shell.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let Some(shell) = matches.get_one::<clap_complete::Shell>("shell") else { return Exit::CannotStart };
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut arguments::command(session.lang), "ouvrage", &mut script);
    session.line(String::from_utf8_lossy(&script));
    Exit::Done
}

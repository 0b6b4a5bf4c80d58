//! The command line: reads arguments, composes the parts, prints.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a door may touch disk and processes")]

mod absent;
mod arguments;
mod check;
mod clean;
mod compare;
mod completions;
mod demo;
mod difference;
mod documents;
mod editing;
mod edition;
mod explain;
mod explore;
mod export;
mod help;
mod history;
mod import;
mod init;
mod person;
mod play;
mod progress;
mod publish;
mod questions;
mod refusal;
mod replay;
mod results;
mod run;
mod sandbox;
mod schema;
mod serve;
mod session;
mod steps;
mod target;
mod worker;

use std::process::ExitCode;

pub use help::reference;
use session::Session;

/// How a command ended; documented in `docs/commands.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// Findings or failures.
    Findings,
    /// Could not start: usage, configuration, nothing selected, a text with errors.
    CannotStart,
    /// Nothing failed but something was blocked, undefined or ambiguous.
    Blocked,
    /// Stopped by a person.
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Findings => 1,
            Exit::CannotStart => 2,
            Exit::Blocked => 3,
            Exit::Interrupted => 130,
        })
    }
}

/// Runs the program with the process's arguments.
pub fn main() -> ExitCode {
    let args = explore::arguments(std::env::args_os().collect());
    let lang = session::language(&args);
    let matches = match arguments::command(lang).try_get_matches_from(&args) {
        Ok(matches) => matches,
        Err(error) => return refusal::usage(lang, &error, &args).into(),
    };
    if let Some(("worker", matches)) = matches.subcommand() {
        return worker::main(matches);
    }
    let Some((name, matches)) = matches.subcommand() else {
        return help::welcome(&Session::new(lang, &matches)).into();
    };
    let session = Session::new(lang, matches);
    let exit = match name {
        "help" => help::run(&session, matches),
        "check" => check::run(&session, matches),
        "explain" => explain::run(&session, matches),
        "init" => init::run(&session, matches),
        "new" => editing::new::run(&session, matches),
        "set" => editing::set::run(&session, matches),
        "link" => editing::link::link(&session, matches),
        "unlink" => editing::link::unlink(&session, matches),
        "rename" => editing::rename::run(&session, matches),
        "remove" => editing::remove::run(&session, matches),
        "review" => editing::review::run(&session, matches),
        "fmt" => editing::fmt::run(&session, matches),
        "run" => run::run(&session, matches),
        "compare" => compare::run(&session, matches),
        "replay" => replay::run(&session, matches),
        "export" => export::run(&session, matches),
        "import" => import::run(&session, matches),
        "clean" => clean::run(&session, matches),
        "target" => target::run(&session, matches),
        "publish" => publish::run(&session, matches),
        "demo" => demo::run(&session, matches),
        "sandbox" => sandbox::run(&session, matches),
        "questions" => questions::run(&session, matches),
        "steps" => steps::run(&session, matches),
        "schema" => schema::run(&session, matches),
        "completions" => completions::run(&session, matches),
        "list" => explore::list::run(&session, matches),
        "show" => explore::show::run(&session, matches),
        "trace" => explore::trace::run(&session, matches),
        "search" => explore::search::run(&session, matches),
        "impact" => history::impact::run(&session, matches),
        "diff" => history::diff::run(&session, matches),
        "backlog" => explore::backlog::run(&session, matches),
        "actions" => explore::actions::run(&session, matches),
        _ => Exit::CannotStart,
    };
    exit.into()
}

/// Runs asynchronous work to its end.
fn runtime(session: &Session, work: impl Future<Output = Exit>) -> Exit {
    wait(session, async { Ok(work.await) }).unwrap_or_else(|exit| exit)
}

/// The same, for work that gives something.
fn wait<T>(session: &Session, work: impl Future<Output = Result<T, Exit>>) -> Result<T, Exit> {
    match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(work),
        Err(error) => {
            session.fail(session.text("runtime-failed", &[("detail", crate::text::Arg::from(error.to_string()))]));
            Err(Exit::CannotStart)
        }
    }
}

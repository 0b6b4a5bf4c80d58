//! `ouvrage demo`: check, run, judge and publish, in one command.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::ArgMatches;

use super::edition::{self, Edition, Scope};
use super::play::{self, Request};
use super::{Exit, Session, check, init, publish, results, run, sandbox, serve};
use crate::assets;
use crate::campaign::runner::RunSummary;
use crate::campaign::{Selection, outputs};
use crate::model::execution::{CaseResult, Status};
use crate::model::{Case, Id, Project};
use crate::sandbox::{Defect, Options, Sandbox};
use crate::screen::driver;
use crate::text::{Arg, format};
use crate::workspace::snapshot::Snapshot;
use crate::workspace::{environment, machine_clock};

/// The two defects that the demonstration hides in its CRM.
const HIDDEN: &str = "amount-editable-after-won,foreign-account-visible";

/// The tags of scenarios that need a browser.
const ON_SCREEN: [&str; 2] = ["ecran", "screen"];

/// Runs the whole journey on the current project, else on the reference one.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let started = Instant::now();
    let defects = match sandbox::defects(session, matches, HIDDEN) {
        Ok(defects) => defects,
        Err(exit) => return exit,
    };
    let asked = session;
    let session = match project_folder(asked) {
        Ok(session) => session,
        Err(exit) => return exit,
    };
    let session = &session;
    let snapshot = Snapshot::read(&session.root, None);
    session.say("demo-checking", &[]);
    if !snapshot.stops_a_run().is_empty() {
        check::findings(session, &snapshot.findings());
        session.fail(session.text("run-not-read", &[("count", Arg::from(snapshot.stops_a_run().len()))]));
        return Exit::CannotStart;
    }
    let elapsed = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    session.line(format!("  {}", check::summary(session, &snapshot.findings(), elapsed)));
    let Some(target) = sandbox_target(&snapshot.project) else {
        session.fail(session.text("demo-no-target", &[]));
        return Exit::CannotStart;
    };
    if snapshot.project.cases.is_empty() {
        session.fail(session.text("demo-no-case", &[]));
        return Exit::CannotStart;
    }
    super::runtime(session, async {
        let exit = journey(session, matches, &snapshot, target, &defects, started).await;
        match exit {
            Ok((exit, out)) => {
                next(session, asked, !defects.is_empty());
                if matches.get_flag("open") && exit != Exit::Interrupted {
                    return serve::folder(session, &out).await;
                }
                exit
            }
            Err(exit) => exit,
        }
    })
}

/// The session in the project's folder: this one, or the reference project unpacked under it.
fn project_folder(session: &Session) -> Result<Session, Exit> {
    if session.root.join("ouvrage.yaml").exists() {
        return Ok(session.at(session.root.clone()));
    }
    let folder = session.root.join(".ouvrage/demo");
    let files: Vec<_> =
        assets::reference_project().into_iter().map(|(path, bytes)| (path, bytes.into_owned())).collect();
    init::unpack(&folder, &files).map_err(|(path, error)| {
        let args = [("path", Arg::from(session.shown(&path))), ("detail", Arg::from(error.to_string()))];
        session.fail(session.text("write-failed", &args));
        Exit::CannotStart
    })?;
    session.say("demo-unpacked", &[("folder", Arg::from(session.shown(&folder)))]);
    Ok(session.at(folder))
}

/// The target that the sample CRM can stand for: the default one, else the first of its profile.
fn sandbox_target(project: &Project) -> Option<String> {
    let of_sandbox = || project.targets.iter().filter(|target| target.profile.as_deref() == Some("sandbox"));
    let default = project.manifest.default_target.as_deref();
    of_sandbox()
        .find(|target| Some(target.id.as_str()) == default)
        .or_else(|| of_sandbox().next())
        .map(|t| t.id.clone())
}

/// Plays, judges and publishes; how it ended, and where the documents are.
///
/// # Errors
/// The exit code of what could not be done; its cause was told.
async fn journey(
    session: &Session,
    matches: &ArgMatches,
    snapshot: &Snapshot,
    target: String,
    defects: &[Defect],
    started: Instant,
) -> Result<(Exit, PathBuf), Exit> {
    let store = results::open(session, matches).await?;
    let options = Options { defects: defects.to_vec(), ..Options::new(machine_clock()) };
    let crm = match Sandbox::start(options).await {
        Ok(crm) => crm,
        Err(error) => {
            session.fail(session.text("sandbox-failed", &[("detail", Arg::from(error.to_string()))]));
            return Err(Exit::Blocked);
        }
    };
    if let Err(error) = environment::keep(&session.root, &crm.environment()) {
        session.fail(session.text("sandbox-failed", &[("detail", Arg::from(error.to_string()))]));
        return Err(Exit::CannotStart);
    }
    let labels: Vec<String> = defects.iter().map(|defect| defect.label(session.lang)).collect();
    let hidden = if labels.is_empty() { session.text("demo-no-defect", &[]) } else { labels.join(" · ") };
    session.say("demo-started", &[("url", Arg::from(&crm.url)), ("defects", Arg::from(hidden))]);
    let book = snapshot.project.recipe_books.first().map(|book| book.head.id());
    let tags = without_a_browser(session, snapshot, book.as_ref());
    let request = Request {
        selection: Selection { book, tags, ..Selection::default() },
        target: Some(target),
        ..Request::default()
    };
    let played = play::play(session, snapshot, &store, request).await;
    crm.shutdown().await;
    let (summary, plan) = played.map_err(|not| not.exit())?;
    let known = {
        let played = results::Played { instances: &plan.instances, results: None };
        results::of_run(session, &store, snapshot, summary.record.clone(), played).await?
    };
    store.close().await;
    run::tell(session, &snapshot.project, &summary, &known);
    session.say("demo-publishing", &[]);
    let out = matches.get_one::<PathBuf>("out").cloned().unwrap_or_else(|| "public".into());
    let edition = published(session, snapshot, &known, &summary, &session.root.join(out)).map_err(|cause| {
        session.fail(cause);
        Exit::Findings
    })?;
    let elapsed = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    session.say("demo-done", &[("time", Arg::from(format::duration(session.lang, elapsed)))]);
    let exit = conclude(session, snapshot, &summary, defects);
    session.line("");
    session.say("demo-documents", &[]);
    publish::summary(session, &edition);
    session.say("demo-junit", &[("path", Arg::from(format!("{}/junit.xml", session.shown(&edition.out))))]);
    session.line("");
    Ok((exit, edition.out))
}

/// Where no browser is on this machine, the scenarios on the screen are left out, and that is told.
fn without_a_browser(session: &Session, snapshot: &Snapshot, book: Option<&Id>) -> Option<String> {
    if driver::on_this_machine() {
        return None;
    }
    let in_book = |case: &&Case| book.is_none_or(|book| case.books.iter().any(|link| link.to == *book));
    let on_screen = |case: &&Case| case.tags.iter().any(|tag| ON_SCREEN.contains(&tag.as_str()));
    let count = snapshot.project.cases.iter().filter(in_book).filter(on_screen).count();
    if count == 0 {
        return None;
    }
    session.say("demo-no-browser", &[("count", Arg::from(count))]);
    Some(format!("not (@{} or @{})", ON_SCREEN[0], ON_SCREEN[1]))
}

fn published(
    session: &Session,
    snapshot: &Snapshot,
    known: &edition::Results,
    summary: &RunSummary,
    out: &Path,
) -> Result<Edition, String> {
    let junit = outputs::junit::report(&summary.record, &summary.results, session.lang)
        .map_err(|error| error.message().text(session.lang))?;
    let also = vec![("junit.xml".to_owned(), junit.into_bytes())];
    edition::make(session, snapshot, known, out, (Scope::All, true), also)
}

/// Failures that the hidden defects explain are the demonstration's point: 0. Others are not.
fn conclude(session: &Session, snapshot: &Snapshot, summary: &RunSummary, defects: &[Defect]) -> Exit {
    let tags =
        |result: &CaseResult| snapshot.project.case(&result.case).map(|case| case.tags.clone()).unwrap_or_default();
    let failed: Vec<Vec<String>> =
        summary.results.iter().filter(|result| result.status == Status::Failed).map(tags).collect();
    let shows = |tags: &[String], defect: &Defect| tags.iter().any(|tag| tag == defect.key());
    let unexplained = failed.iter().filter(|tags| !defects.iter().any(|defect| shows(tags, defect))).count();
    let found = defects.iter().filter(|defect| failed.iter().any(|tags| shows(tags, defect))).count();
    let exit = run::exit(summary, false);
    let args = [("count", Arg::from(failed.len())), ("defects", Arg::from(defects.len())), ("found", Arg::from(found))];
    if unexplained > 0 {
        session.fail(session.text("demo-unexplained", &[("count", Arg::from(unexplained))]));
    } else if exit == Exit::Findings && summary.child_died.is_none() && summary.counts.blocked == 0 {
        session.say("demo-by-design", &args);
        return Exit::Done;
    } else if exit == Exit::Done {
        session.say(if defects.is_empty() { "demo-sound" } else { "demo-not-found" }, &args);
    }
    exit
}

/// Three commands to go on with: never the one that was just given.
fn next(session: &Session, asked: &Session, hidden: bool) {
    let (again, why) = match hidden {
        true => ("ouvrage demo --defects none", "demo-next-none"),
        false => ("ouvrage demo", "demo-next-defects"),
    };
    let commands = [
        (format!("{again}{}", asked.elsewhere()), why),
        (format!("ouvrage check{}", session.elsewhere()), "demo-next-check"),
        (session.text("demo-init", &[]), "demo-next-init"),
    ];
    let width = commands.iter().map(|(command, _)| command.chars().count()).max().unwrap_or(0);
    session.say("demo-next", &[]);
    for (command, why) in commands {
        session.line(format!("  {command:width$}  {}", session.text(why, &[])));
    }
}

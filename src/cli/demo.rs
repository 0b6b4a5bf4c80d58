//! `ouvrage demo`: check, run, judge and publish, in one command.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::ArgMatches;

use super::edition::{self, Edition, Scope};
use super::play::{self, Request};
use super::{Exit, Session, check, init, publish, results, run, sandbox, serve};
use crate::assets;
use crate::campaign::runner::RunSummary;
use crate::campaign::{Plan, Selection, outputs};
use crate::model::Project;
use crate::model::execution::Status;
use crate::sandbox::{Defect, Options, Sandbox};
use crate::text::{Arg, format};
use crate::workspace::snapshot::Snapshot;
use crate::workspace::{environment, machine_clock};

/// The two defects that the demonstration hides in its CRM.
const HIDDEN: &str = "amount-editable-after-won,foreign-account-visible";

/// Runs the whole journey on the current project, else on the reference one.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let started = Instant::now();
    let defects = match sandbox::defects(session, matches, HIDDEN) {
        Ok(defects) => defects,
        Err(exit) => return exit,
    };
    let session = match project_folder(session) {
        Ok(session) => session,
        Err(exit) => return exit,
    };
    let session = &session;
    let snapshot = Snapshot::read(&session.root, None);
    session.say("demo-checking", &[]);
    if !snapshot.stops_a_run().is_empty() {
        check::findings(session, &snapshot);
        session.fail(session.text("run-not-read", &[("count", Arg::from(snapshot.stops_a_run().len()))]));
        return Exit::CannotStart;
    }
    let elapsed = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    session.line(format!("  {}", check::summary(session, &snapshot, elapsed)));
    let Some(target) = sandbox_target(&snapshot.project) else {
        session.fail(session.text("demo-no-target", &[]));
        return Exit::CannotStart;
    };
    let out = matches.get_one::<PathBuf>("out").cloned().unwrap_or_else(|| "public".into());
    super::runtime(session, journey(session, matches, &snapshot, target, defects, out, started))
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

async fn journey(
    session: &Session,
    matches: &ArgMatches,
    snapshot: &Snapshot,
    target: String,
    defects: Vec<Defect>,
    out: PathBuf,
    started: Instant,
) -> Exit {
    let store = match results::open(session, matches).await {
        Ok(store) => store,
        Err(exit) => return exit,
    };
    let options = Options { defects: defects.clone(), ..Options::new(machine_clock()) };
    let crm = match Sandbox::start(options).await {
        Ok(crm) => crm,
        Err(error) => {
            session.fail(session.text("sandbox-failed", &[("detail", Arg::from(error.to_string()))]));
            return Exit::Blocked;
        }
    };
    if let Err(error) = environment::keep(&session.root, &crm.environment()) {
        session.fail(session.text("sandbox-failed", &[("detail", Arg::from(error.to_string()))]));
        return Exit::CannotStart;
    }
    let labels: Vec<String> = defects.iter().map(|defect| defect.label(session.lang)).collect();
    let hidden = if labels.is_empty() { session.text("demo-no-defect", &[]) } else { labels.join(" · ") };
    session.say("demo-started", &[("url", Arg::from(&crm.url)), ("defects", Arg::from(hidden))]);
    let book = snapshot.project.recipe_books.first().map(|book| book.head.id());
    if let Some(book) = snapshot.project.recipe_books.first() {
        session.say("demo-running", &[("book", Arg::from(book.head.name()))]);
    }
    let request = Request {
        selection: Selection { book, ..Selection::default() },
        target: Some(target),
        concurrency: None,
        events: false,
    };
    let played = play::play(session, snapshot, &store, request).await;
    crm.shutdown().await;
    let (summary, plan) = match played {
        Ok(played) => played,
        Err(exit) => return exit,
    };
    let known = match results::of_run(session, &store, snapshot, summary.record.clone()).await {
        Ok(known) => known,
        Err(exit) => return exit,
    };
    store.close().await;
    run::tell(session, &snapshot.project, &summary, &known);
    session.say("demo-publishing", &[]);
    let edition = match published(session, snapshot, &known, &summary, &session.root.join(&out)) {
        Ok(edition) => edition,
        Err(cause) => {
            session.fail(cause);
            return Exit::Findings;
        }
    };
    publish::summary(session, &edition);
    session.say("demo-junit", &[("path", Arg::from(format!("{}/junit.xml", session.shown(&edition.out))))]);
    let elapsed = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    session.say("demo-done", &[("time", Arg::from(format::duration(session.lang, elapsed)))]);
    let exit = conclude(session, snapshot, &summary, &plan, &defects);
    if matches.get_flag("open") && exit != Exit::Interrupted {
        return serve::folder(session, &edition.out).await;
    }
    exit
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
fn conclude(session: &Session, snapshot: &Snapshot, summary: &RunSummary, plan: &Plan, defects: &[Defect]) -> Exit {
    let _ = plan;
    let explained = |case: &crate::model::Id| {
        snapshot
            .project
            .case(case)
            .is_some_and(|case| case.tags.iter().any(|tag| defects.iter().any(|defect| defect.key() == tag)))
    };
    let failed: Vec<_> = summary.results.iter().filter(|result| result.status == Status::Failed).collect();
    let unexplained = failed.iter().filter(|result| !explained(&result.case)).count();
    let exit = run::exit(summary, false);
    if exit == Exit::Findings && unexplained == 0 && summary.child_died.is_none() && summary.counts.blocked == 0 {
        session.say("demo-by-design", &[("count", Arg::from(failed.len()))]);
        session.say("demo-next", &[]);
        return Exit::Done;
    }
    if unexplained > 0 {
        session.fail(session.text("demo-unexplained", &[("count", Arg::from(unexplained))]));
    } else if exit == Exit::Done {
        session.say("demo-next", &[]);
    }
    exit
}

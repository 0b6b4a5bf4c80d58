//! `ouvrage run`: plays scenarios against a CRM and keeps the results.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde_json::json;

use super::absent::NotPlayed;
use super::edition::{self, Scope};
use super::play::{self, Request};
use super::{Exit, Session, check, results};
use crate::campaign::runner::RunSummary;
use crate::campaign::{Selection, outputs};
use crate::model::execution::{Counts, Status};
use crate::model::verdict::{Judgements, Outdated, Verdict};
use crate::model::{Id, Kind, Project};
use crate::text::{Arg, Lang, message};
use crate::workspace::snapshot::Snapshot;
use crate::workspace::write;

/// Plays what the arguments select.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let snapshot = Snapshot::read(&session.root, None);
    if !snapshot.stops_a_run().is_empty() {
        check::findings(session, &snapshot);
        session.fail(session.text("run-not-read", &[("count", Arg::from(snapshot.stops_a_run().len()))]));
        return Exit::CannotStart;
    }
    let request = Request {
        selection: Selection {
            book: matches.get_one::<String>("book").map(|id| Id::from(id.as_str())),
            tags: matches.get_one::<String>("tags").cloned(),
            cases: matches.get_many::<String>("case").into_iter().flatten().map(|id| Id::from(id.as_str())).collect(),
        },
        target: matches.get_one::<String>("target").cloned(),
        concurrency: matches.get_one::<u16>("concurrency").map(|n| usize::from(*n)),
        events: matches.get_flag("events"),
    };
    super::runtime(session, async {
        let store = match results::open(session, matches).await {
            Ok(store) => store,
            Err(exit) => return exit,
        };
        let (summary, _) = match play::play(session, &snapshot, &store, request).await {
            Ok(played) => played,
            // The reports say what was not played and why: whoever waits for them is not left without.
            Err(NotPlayed::Absent(summary)) => {
                if session.machine {
                    session.line(as_json(&summary));
                }
                return worst(exit(&summary, false), reports(session, matches, &summary));
            }
            Err(NotPlayed::Told(exit)) => return exit,
        };
        // The run is told and its reports are written whatever the database says afterwards.
        let known = results::of_run(session, &store, &snapshot, summary.record.clone()).await;
        let lost = known.is_err();
        let known = known.unwrap_or_default();
        if session.machine {
            session.line(as_json(&summary));
        } else if !matches.get_flag("events") {
            tell(session, &snapshot.project, &summary, &known);
        }
        let written = reports(session, matches, &summary);
        if lost {
            return worst(exit(&summary, matches.get_flag("strict")), Exit::Findings);
        }
        let out = session.root.join("public");
        let published = edition::make(session, &snapshot, &known, &out, (Scope::Site, false), Vec::new());
        store.close().await;
        if let Err(cause) = published {
            session.fail(cause);
            return worst(exit(&summary, matches.get_flag("strict")), Exit::Findings);
        }
        if !session.machine && !matches.get_flag("events") {
            let page = format!("{}/runs/{}.html", session.shown(&out), summary.record.id);
            session.say("run-report", &[("path", Arg::from(page))]);
            if summary.counts.get(Status::Waiting) > 0 {
                session.say("run-next-waiting", &[]);
            }
            session.say(if summary.leftovers.is_empty() { "run-next-open" } else { "run-next-clean" }, &[]);
        }
        worst(exit(&summary, matches.get_flag("strict")), written)
    })
}

/// The exit code of a run.
pub fn exit(summary: &RunSummary, strict: bool) -> Exit {
    match summary.exit_code() {
        130 => Exit::Interrupted,
        0 if strict && !summary.leftovers.is_empty() => Exit::Findings,
        0 => Exit::Done,
        1 => Exit::Findings,
        2 => Exit::CannotStart,
        _ => Exit::Blocked,
    }
}

/// An unwritable report is 1, unless the run says worse.
fn worst(run: Exit, report: Exit) -> Exit {
    if matches!(run, Exit::Done | Exit::Blocked) && report == Exit::Findings { Exit::Findings } else { run }
}

/// Writes the files that `--junit` and `--json` ask for.
fn reports(session: &Session, matches: &ArgMatches, summary: &RunSummary) -> Exit {
    let mut exit = Exit::Done;
    let mut file = |path: &Path, made: Result<String, String>| {
        let written = made.and_then(|text| write::whole(path, text.as_bytes()).map_err(|error| error.to_string()));
        if let Err(detail) = written {
            let args = [("path", Arg::from(session.shown(path))), ("detail", Arg::from(detail))];
            session.fail(session.text("write-failed", &args));
            exit = Exit::Findings;
        }
    };
    if let Some(path) = matches.get_one::<PathBuf>("junit") {
        let report = outputs::junit::report(&summary.record, &summary.results, session.lang);
        file(&session.root.join(path), report.map_err(|error| error.message().text(session.lang)));
    }
    if let Some(path) = matches.get_one::<PathBuf>("json") {
        file(&session.root.join(path), Ok(as_json(summary)));
    }
    exit
}

/// « 41 réussis · 3 en échec · 1 bloqué », never a rate alone.
pub fn counts(lang: Lang, counts: &Counts) -> String {
    const ORDER: [Status; 10] = [
        Status::Passed,
        Status::Failed,
        Status::Blocked,
        Status::NotRun,
        Status::Waiting,
        Status::Undefined,
        Status::Ambiguous,
        Status::Untestable,
        Status::Interrupted,
        Status::Waived,
    ];
    let shown = ORDER.iter().filter(|status| {
        // The four counts stand together, even when one of them is nothing.
        counts.get(**status) > 0 || matches!(status, Status::Passed | Status::Failed | Status::Blocked | Status::NotRun)
    });
    let parts: Vec<String> = shown
        .map(|status| {
            let id = format!("count-{}", status.key().replace('_', "-"));
            message::lookup(lang, &id, &[("count", Arg::from(counts.get(*status)))]).unwrap_or_default()
        })
        .collect();
    parts.join(" · ")
}

/// The summary at the end of a run.
pub fn tell(session: &Session, project: &Project, summary: &RunSummary, known: &edition::Results) {
    let flaky = summary.results.iter().filter(|result| result.flaky).count();
    session.line(counts(session.lang, &summary.counts));
    if flaky > 0 {
        session.say("run-flaky", &[("count", Arg::from(flaky))]);
    }
    if let Some(cause) = &summary.child_died {
        session.fail(session.text("run-child-died", &[("detail", Arg::from(cause))]));
    }
    if !summary.leftovers.is_empty() {
        session.say("run-leftovers", &[("count", Arg::from(summary.leftovers.len()))]);
    }
    if summary.interrupted {
        session.say("run-interrupted", &[]);
    }
    // A path is proved by all of its rows.
    let mut paths = BTreeMap::<&Id, bool>::new();
    for result in summary.results.iter().filter(|result| result.critical) {
        *paths.entry(&result.case).or_insert(true) &= matches!(result.status, Status::Passed | Status::Waived);
    }
    let (proved, all) = (paths.values().filter(|proved| **proved).count(), paths.len());
    if all > 0 {
        session.say("run-critical", &[("proved", Arg::from(proved)), ("all", Arg::from(all))]);
    }
    if let Some(judgements) = &known.judgements {
        // A book may be tried before its requirements are written.
        if !project.requirements.is_empty() {
            session.line(verdicts(session, project, judgements));
        }
        let stale = known.stale.iter().filter(|(_, why)| *why == Outdated::Version).count();
        if stale > 0 {
            let unknown = || session.text("run-stale-unknown", &[]);
            let delivery = judgements.delivery.clone().unwrap_or_else(unknown);
            session.say("run-stale", &[("count", Arg::from(stale)), ("delivery", Arg::from(delivery))]);
        }
    }
}

/// « Exigences : 34 validées · 3 en échec · 23 sans test ».
pub fn verdicts(session: &Session, project: &Project, judgements: &Judgements) -> String {
    let mut by_verdict = BTreeMap::<Verdict, usize>::new();
    for (id, judgement) in &judgements.of {
        if project.kind(id) == Some(Kind::Requirement) {
            *by_verdict.entry(judgement.verdict).or_default() += 1;
        }
    }
    let parts: Vec<String> = by_verdict
        .iter()
        .rev()
        .map(|(verdict, count)| {
            let n = i64::try_from(*count).unwrap_or(i64::MAX);
            let word = verdict.counted(session.lang, Kind::Requirement, *count);
            format!("{} {word}", crate::text::format::integer(session.lang, n))
        })
        .collect();
    session.text("run-verdicts", &[("list", Arg::from(parts.join(" · ")))])
}

/// Counts by status and every scenario, for machines.
pub fn as_json(summary: &RunSummary) -> String {
    let scenarios: Vec<_> = summary
        .results
        .iter()
        .map(|result| {
            let failure = result.first_failure().map(|step| {
                json!({
                    "step": format!("{} {}", step.keyword, step.text), "line": step.line, "status": step.status.key(),
                    "cause": step.cause.map(|cause| cause.key()), "message": step.message,
                    "expected": step.expected, "actual": step.actual,
                })
            });
            json!({
                "id": result.case.as_str(), "row": result.row, "name": result.title, "file": result.path,
                "line": result.line, "status": result.status.key(), "flaky": result.flaky,
                "duration_ms": result.duration_ms(), "attempts": result.attempts, "failure": failure,
            })
        })
        .collect();
    let record = &summary.record;
    let value = json!({
        "run": (!record.id.is_empty()).then_some(&record.id), "target": record.target, "version": record.version, "commit": record.commit,
        "duration_ms": record.ended_at.map(|ended| ended - record.started_at),
        "book": record.book.as_ref().map(Id::as_str), "interrupted": summary.interrupted,
        "counts": summary.counts, "scenarios": scenarios,
        "leftovers": summary.leftovers.iter().map(|(entity, id, cause)| json!({"entity": entity, "id": id, "cause": cause})).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&value).unwrap_or_default()
}

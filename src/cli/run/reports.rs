//! The files that are made of a run, when it happens and when it is shown again.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde_json::{Value, json};

use crate::campaign::outputs;
use crate::campaign::runner::RunSummary;
use crate::cli::{Exit, Session};
use crate::model::Id;
use crate::model::execution::CaseResult;
use crate::publish::site::SiteError;
use crate::text::{Arg, format};
use crate::workspace::write;

/// Writes the files that the arguments ask for. One that cannot be written keeps no other back.
pub fn write(session: &Session, matches: &ArgMatches, summary: &RunSummary) -> Exit {
    let mut exit = Exit::Done;
    let asked = |name: &str| matches.get_one::<PathBuf>(name).map(|path| session.root.join(path));
    let mut file = |path: &Path, made: Result<String, String>| {
        let written = made.and_then(|text| write::named(path, text.as_bytes()).map_err(|error| error.to_string()));
        if let Err(detail) = written {
            let args = [("path", Arg::from(session.shown(path))), ("detail", Arg::from(detail))];
            session.fail(session.text("write-failed", &args));
            exit = Exit::Findings;
        }
    };
    if let Some(path) = asked("junit") {
        let report = outputs::junit::report(&summary.record, &summary.results, session.lang);
        file(&path, report.map_err(|error| error.message().text(session.lang)));
    }
    if let Some(path) = asked("json") {
        file(&path, Ok(as_json(summary)));
    }
    if let Some(path) = asked("messages") {
        file(&path, Ok(outputs::messages::report(summary, session.lang)));
    }
    if let Some(path) = asked("cucumber-json") {
        file(&path, Ok(outputs::cucumber_json::report(summary, session.lang)));
    }
    if let Some(path) = asked("html") {
        let report = outputs::html::report(summary, session.lang);
        let failed = |error: SiteError| session.text("publish-failed", &[("detail", Arg::from(error.to_string()))]);
        file(&path, report.map_err(failed));
    }
    exit
}

/// The step that did not pass, for machines.
pub fn failure(result: &CaseResult) -> Option<Value> {
    result.first_failure().map(|step| {
        json!({
            "step": format!("{} {}", step.keyword, step.text), "line": step.line, "status": step.status.key(),
            "cause": step.cause.map(|cause| cause.key()), "message": step.message,
            "expected": step.expected, "actual": step.actual, "within": step.within,
        })
    })
}

/// Counts by status and every scenario, for machines.
pub fn as_json(summary: &RunSummary) -> String {
    let scenarios: Vec<_> = summary
        .results
        .iter()
        .map(|result| {
            let answers: Vec<_> = result
                .steps
                .iter()
                .filter_map(|step| {
                    let answer = step.answer.as_ref()?;
                    let evidence: Vec<_> =
                        step.evidence.iter().map(|one| json!({"name": one.name, "hash": one.hash})).collect();
                    Some(json!({
                        "step": format!("{} {}", step.keyword, step.text).trim(), "line": step.line,
                        "status": answer.status.key(), "by": answer.by, "at": format::instant(answer.at),
                        "seen": answer.seen, "evidence": evidence,
                    }))
                })
                .collect();
            let mut told = json!({
                "id": result.case.as_str(), "row": result.row,
                "row_place": result.example.as_ref().map(|example| example.place()), "name": result.title, "file": result.path,
                "line": result.line, "status": result.status.key(), "flaky": result.flaky,
                "duration_ms": result.duration_ms(), "attempts": result.attempts, "failure": failure(result),
            });
            if !answers.is_empty() {
                told["answers"] = answers.into();
            }
            told
        })
        .collect();
    let record = &summary.record;
    let mut value = json!({
        "run": (!record.id.is_empty()).then_some(&record.id), "target": record.target, "version": record.version, "commit": record.commit,
        "duration_ms": record.ended_at.map(|ended| ended - record.started_at),
        "seed": record.seed, "book": record.book.as_ref().map(Id::as_str), "interrupted": summary.interrupted,
        "counts": summary.counts,
        "leftovers": summary.leftovers.iter().map(|(entity, id, cause)| json!({"entity": entity, "id": id, "cause": cause})).collect::<Vec<_>>(),
    });
    // What is interpolated into `json!` is copied.
    value["scenarios"] = scenarios.into();
    if summary.is_of_nothing() {
        value["nothing_left"] = true.into();
    }
    serde_json::to_string_pretty(&value).unwrap_or_default()
}

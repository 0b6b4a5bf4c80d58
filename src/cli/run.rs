//! `ouvrage run`: plays scenarios against a CRM and keeps the results.

pub mod by_hand;
pub mod choice;
mod dry;
pub mod reports;
mod resume;
mod watch;

use std::collections::BTreeMap;

use clap::ArgMatches;

use super::absent::NotPlayed;
use super::edition::{self, Scope};
use super::play::{self, Request};
use super::{Exit, Session, check, results};
use crate::campaign::runner::RunSummary;
use crate::campaign::{Plan, Selection, outputs};
use crate::model::execution::{Counts, Status};
use crate::model::verdict::{Judgements, Outdated, Verdict};
use crate::model::{Id, Kind, Project};
use crate::text::{Arg, Lang, message};
use crate::workspace::snapshot::Snapshot;

/// Plays what the arguments select.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    if matches.get_flag("watch") {
        return watch::run(session, matches);
    }
    let snapshot = Snapshot::read(&session.root, None);
    if stops(session, &snapshot) {
        return Exit::CannotStart;
    }
    match choice::Choice::of(session, matches) {
        Ok(choice) => play_once(session, matches, &snapshot, choice),
        Err(exit) => exit,
    }
}

/// Do the texts keep a run from beginning? Told.
pub fn stops(session: &Session, snapshot: &Snapshot) -> bool {
    if snapshot.stops_a_run().is_empty() {
        return false;
    }
    check::findings(session, &snapshot.findings());
    session.fail(session.text("run-not-read", &[("count", Arg::from(snapshot.stops_a_run().len()))]));
    true
}

/// The cases that the arguments select.
pub fn selection(matches: &ArgMatches) -> Selection {
    Selection {
        book: matches.get_one::<String>("book").map(|id| Id::from(id.as_str())),
        tags: matches.get_one::<String>("tags").cloned(),
        cases: matches.get_many::<String>("case").into_iter().flatten().map(|id| Id::from(id.as_str())).collect(),
    }
}

/// Plays what is chosen of a selection, once.
fn play_once(session: &Session, matches: &ArgMatches, snapshot: &Snapshot, choice: choice::Choice) -> Exit {
    let request = Request {
        selection: selection(matches),
        target: matches.get_one::<String>("target").cloned(),
        concurrency: matches.get_one::<u16>("concurrency").map(|n| usize::from(*n)),
        events: matches.get_flag("events"),
        retries: matches.get_one::<u32>("retries").copied(),
        fail_fast: matches.get_flag("fail-fast"),
        choice,
        limit: matches.get_one::<u64>("evidence-limit").copied(),
        by_hand: by_hand::ByHand::of(session, matches),
    };
    if matches.get_flag("dry-run") {
        return dry_run(session, matches, snapshot, &request).unwrap_or_else(|exit| exit);
    }
    super::runtime(session, async {
        let store = match results::open(session, matches).await {
            Ok(store) => store,
            Err(exit) => return exit,
        };
        let played = match matches.get_one::<String>("resume") {
            Some(run) => resume::run(session, matches, snapshot, &store, run).await.map(|summary| (summary, None)),
            None => play::play(session, snapshot, &store, request).await.map(|(summary, plan)| (summary, Some(plan))),
        };
        let (mut summary, plan) = match played {
            Ok(played) => played,
            // The reports say what was not played and why: whoever waits for them is not left without.
            Err(NotPlayed::Absent(summary)) => {
                speak(session, matches, &summary);
                return worst(exit(&summary, false), reports::write(session, matches, &summary));
            }
            // A report of an earlier run would pass for one of this.
            Err(NotPlayed::Nothing(summary)) => {
                if session.machine {
                    speak(session, matches, &summary);
                }
                return worst(Exit::Done, reports::write(session, matches, &summary));
            }
            Err(NotPlayed::Told(exit)) => return exit,
        };
        // The run is told and its reports are written whatever the database says afterwards.
        let instances = plan.as_ref().map(|plan| plan.instances.as_slice()).unwrap_or_default();
        let played = results::Played { instances, results: Some(&summary.results) };
        let known = results::of_run(session, &store, snapshot, summary.record.clone(), played).await;
        let lost = known.is_err();
        let mut known = known.unwrap_or_default();
        if session.machine {
            speak(session, matches, &summary);
        } else if !matches.get_flag("events") {
            tell(session, &snapshot.project, &summary, &known);
        }
        let written = reports::write(session, matches, &summary);
        if lost {
            return worst(exit(&summary, matches.get_flag("strict")), Exit::Findings);
        }
        // A run is large: what was told of it is not kept twice.
        drop(plan);
        known.results = summary.take_results();
        let out = session.root.join("public");
        let published = edition::make(session, snapshot, &known, &out, (Scope::Site, false), Vec::new());
        store.close().await;
        if let Err(cause) = published {
            session.fail(cause);
            return worst(exit(&summary, matches.get_flag("strict")), Exit::Findings);
        }
        if !session.machine && !matches.get_flag("events") {
            let page = format!("{}/runs/{}.html", session.shown(&out), summary.record.id);
            session.say("run-report", &[("path", Arg::from(page))]);
            let waiting = summary.counts.get(Status::Waiting);
            if waiting > 0 {
                let args = [
                    ("count", Arg::from(waiting)),
                    ("run", Arg::from(&summary.record.id)),
                    ("elsewhere", Arg::from(session.elsewhere())),
                ];
                session.say("run-next-waiting", &args);
            }
            session.say(if summary.leftovers.is_empty() { "run-next-open" } else { "run-next-clean" }, &[]);
        }
        worst(exit(&summary, matches.get_flag("strict")), written)
    })
}

/// Tells what each step would do.
fn dry_run(session: &Session, matches: &ArgMatches, snapshot: &Snapshot, request: &Request) -> Result<Exit, Exit> {
    let target = play::target(session, snapshot, request.target.as_deref())?;
    let plan = play::plan(session, snapshot, target, &request.selection)?;
    let plan = match super::wait(session, request.choice.of_plan(session, &snapshot.project, target, None, plan)) {
        // Whoever reads along is told a rehearsal of nothing.
        Err(Exit::Done) if session.machine => Plan::default(),
        plan => plan?,
    };
    let format = matches.get_one::<String>("output-format").map_or("human", String::as_str);
    Ok(dry::tell(session, target, &plan, format))
}

/// Tells a run to a program that reads along.
pub fn speak(session: &Session, matches: &ArgMatches, summary: &RunSummary) {
    match matches.get_one::<String>("output-format").map(String::as_str) {
        Some("json") => session.line(reports::as_json(summary)),
        // A run of which nothing was left to play has no id and is no failure.
        Some("github") if !summary.record.id.is_empty() || !summary.results.is_empty() => {
            outputs::github::lines(summary, session.lang).iter().for_each(|line| session.line(line));
            session.line(counts(session.lang, &summary.counts));
        }
        _ => {}
    }
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

/// The summary at the end of a run: what it gave, then what is proved today.
pub fn tell(session: &Session, project: &Project, summary: &RunSummary, known: &edition::Results) {
    outcome(session, summary);
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

/// What a run gave by itself.
pub fn outcome(session: &Session, summary: &RunSummary) {
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
    } else if !summary.is_ended() {
        session.say("report-unfinished", &[]);
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

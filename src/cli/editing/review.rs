//! `ouvrage review`: which approved cases rest on a requirement that changed since, and who says that
//! they still hold?

use std::collections::{BTreeMap, BTreeSet};

use clap::ArgMatches;
use serde_json::json;

use super::new::next_ids;
use super::{Done, finish, name};
use crate::change::{Change, ChangeSet, NewArtifact, Value};
use crate::check::history::moment;
use crate::cli::explore::{actions, today};
use crate::cli::history::since::Since;
use crate::cli::{Exit, Session};
use crate::compare::staleness::{self, Stale};
use crate::compare::timeline::Timeline;
use crate::model::schema::REVIEWS;
use crate::model::{Id, Kind};
use crate::text::Arg;
use crate::text::table::Tone;
use crate::workspace::snapshot::Snapshot;

/// Cases to look at again, by the requirement that changed.
type ByRequirement<'p> = BTreeMap<Id, Vec<&'p Stale<'p>>>;

/// Lists what is to be looked at again, or signs that it still holds.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let snapshot = match super::open(session) {
        Ok(snapshot) => snapshot,
        Err(exit) => return exit,
    };
    let Some(timeline) = snapshot.story() else {
        session.fail(session.text("review-no-story", &[]));
        return Exit::CannotStart;
    };
    if timeline.is_cut() {
        session.aside(session.text("review-story-cut", &[]));
    }
    let stale = staleness::stale(&snapshot.project, &timeline);
    let mut wanted: ByRequirement<'_> = BTreeMap::new();
    for one in &stale {
        wanted.entry(one.requirement.clone()).or_default().push(one);
    }
    let words = matches.get_many::<String>("requirements").into_iter().flatten();
    let asked: Vec<Id> = words.map(|word| Id::from(word.as_str())).collect();
    let is_known =
        |id: &Id| snapshot.project.requirement(id).is_some() || staleness::rule(&snapshot.project, id).is_some();
    if let Some(unknown) = asked.iter().find(|id| !is_known(id)) {
        session.fail(session.text("review-no-requirement", &[("id", Arg::from(unknown.as_str()))]));
        return Exit::CannotStart;
    }
    if !asked.is_empty() {
        wanted.retain(|id, _| asked.contains(id));
        if wanted.is_empty() {
            let names: Vec<String> = asked.iter().map(|id| name(&snapshot, id.as_str())).collect();
            let args = [("names", Arg::from(names.join(", "))), ("others", Arg::from(stale.len()))];
            session.say("review-none-of", &args);
            return Exit::Done;
        }
    }
    let only: Vec<&String> = matches.get_many::<String>("case").into_iter().flatten().collect();
    let is_stale = |id: &&String| wanted.values().flatten().any(|stale| stale.case.id.as_str() == id.as_str());
    if let Some(unknown) = only.iter().find(|id| !is_stale(id)) {
        session.fail(session.text("review-no-case", &[("id", Arg::from(unknown.as_str()))]));
        return Exit::CannotStart;
    }
    if !only.is_empty() {
        let is_wanted = |stale: &&Stale<'_>| only.iter().any(|id| stale.case.id.as_str() == id.as_str());
        wanted.values_mut().for_each(|cases| cases.retain(is_wanted));
        wanted.retain(|_, cases| !cases.is_empty());
    }
    let signs = matches.get_one::<String>("reason").is_some();
    if !signs {
        return list(session, &snapshot, &timeline, &wanted);
    }
    if asked.is_empty() && !matches.get_flag("all") {
        session.fail(session.text("review-which", &[]));
        return Exit::CannotStart;
    }
    sign(session, matches, &snapshot, wanted)
}

fn list(session: &Session, snapshot: &Snapshot, timeline: &Timeline, wanted: &ByRequirement<'_>) -> Exit {
    if session.machine {
        let all: Vec<_> = wanted
            .iter()
            .map(|(id, cases)| {
                let cases: Vec<&str> = cases.iter().map(|stale| stale.case.id.as_str()).collect();
                let changed = moment(&timeline.changed(id)).text(session.lang);
                json!({"requirement": id.as_str(), "changed": changed, "cases": cases})
            })
            .collect();
        session.line(format!("{:#}", json!(all)));
        return Exit::Done;
    }
    if wanted.is_empty() {
        session.say("review-none", &[]);
        return Exit::Done;
    }
    let mut since = Since::new(session);
    for (id, cases) in wanted {
        let changed = timeline.changed(id);
        session.line(Tone::Strong.paint(&name(snapshot, id.as_str())));
        let when = moment(&changed).text(session.lang);
        session.line(format!("  {}", session.text("review-changed", &[("changed", Arg::from(when))])));
        for line in since.as_mut().map(|since| since.lines(&changed, id)).unwrap_or_default() {
            session.line(format!("    {line}"));
        }
        // Cases that were approved together are told together.
        let approved = |stale: &Stale<'_>| {
            moment(&timeline.approved(&staleness::names(&snapshot.project, stale.case))).text(session.lang)
        };
        let mut together: Vec<(String, Vec<&Stale<'_>>)> = Vec::new();
        for stale in cases {
            let when = approved(stale);
            match together.iter_mut().find(|(known, _)| *known == when) {
                Some((_, group)) => group.push(stale),
                None => together.push((when, vec![stale])),
            }
        }
        for (when, group) in together {
            session.line(format!("  {}", session.text("review-cases", &[("approved", Arg::from(when))])));
            group.iter().for_each(|stale| session.line(format!("    {}", stale.case.name())));
        }
        session.line("");
    }
    // A case that rests on two of them is read once.
    let cases = wanted.values().flatten().map(|stale| &stale.case.id).collect::<BTreeSet<_>>().len();
    let first = wanted.keys().next().map(Id::to_string).unwrap_or_default();
    session.say("review-count", &[("count", Arg::from(cases)), ("id", Arg::from(first))]);
    Exit::Done
}

fn sign(session: &Session, matches: &ArgMatches, snapshot: &Snapshot, mut wanted: ByRequirement<'_>) -> Exit {
    let word = |name: &str| matches.get_one::<String>(name).map(|word| word.trim().to_owned());
    let reason = word("reason").unwrap_or_default();
    if reason.is_empty() {
        session.fail(session.text("review-no-reason", &[]));
        return Exit::CannotStart;
    }
    let Some(by) = word("by").filter(|by| !by.is_empty()).or_else(|| actions::me(session)) else {
        session.fail(session.text("review-nobody", &[]));
        return Exit::CannotStart;
    };
    // A scenario that is known by its name only cannot be named in YAML: the others are signed.
    let mut nameless: Vec<String> = Vec::new();
    for cases in wanted.values_mut() {
        cases.retain(|stale| {
            let has_id = Id::is_valid(stale.case.id.as_str());
            if !has_id {
                nameless.push(stale.case.name());
            }
            has_id
        });
    }
    for case in &nameless {
        session.fail(session.text("review-nameless", &[("case", Arg::from(case))]));
    }
    wanted.retain(|_, cases| !cases.is_empty());
    if wanted.is_empty() {
        if nameless.is_empty() {
            session.say("review-none", &[]);
        }
        return if nameless.is_empty() { Exit::Done } else { Exit::Findings };
    }
    let count: usize = wanted.values().map(Vec::len).sum();
    let artifacts: Vec<String> = wanted.keys().map(|id| name(snapshot, id.as_str())).collect();
    let mut changes = ChangeSet::new();
    let ids = next_ids(session, snapshot, Kind::Review, wanted.len());
    for (id, (requirement, cases)) in ids.into_iter().zip(&wanted) {
        let Some(print) = staleness::print(&snapshot.project, requirement) else { continue };
        let cases = Value::words(cases.iter().map(|stale| stale.case.id.as_str()));
        let fields = vec![
            ("requirement".to_owned(), Value::Word(requirement.to_string())),
            ("cases".to_owned(), cases),
            ("by".to_owned(), Value::Text(by.clone())),
            ("on".to_owned(), Value::Word(today().to_string())),
            ("reason".to_owned(), Value::Text(reason.clone())),
            ("text".to_owned(), Value::Text(print)),
        ];
        let review = NewArtifact { collection: &REVIEWS, id: Some(id), fields, comments: Vec::new(), file: None };
        changes.push(Change::New(review));
    }
    let told = session.text("review-signed", &[("count", Arg::from(count)), ("by", Arg::from(&by))]);
    let done = Done { told, artifacts: artifacts.join(", "), also: vec![("reviewed", count.into())] };
    match finish(session, matches, snapshot, &changes, &done) {
        Exit::Done if !nameless.is_empty() => Exit::Findings,
        exit => exit,
    }
}

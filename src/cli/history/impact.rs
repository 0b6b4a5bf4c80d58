//! `ouvrage impact`: what must be looked at again if an artifact changes, and for how long?

use std::collections::BTreeMap;

use clap::ArgMatches;
use serde_json::json;

use crate::cli::explore::{Depth, Looked, find};
use crate::cli::{Exit, Session};
use crate::compare::impact::{self, Impact};
use crate::explore::{View, value};
use crate::model::{Id, Kind};
use crate::text::table::{Tone, one_line};
use crate::text::{Arg, format};

/// Shows what depends on an artifact.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let looked = match Looked::at(session, matches, Depth::Texts) {
        Ok(looked) => looked,
        Err(exit) => return exit,
    };
    let view = looked.view(session);
    let word = matches.get_one::<String>("id").map_or("", String::as_str);
    let Some(entry) = find(session, &view, word) else { return Exit::CannotStart };
    let timeline = looked.snapshot.story();
    let impact = impact::of(view.project, &entry.id, timeline.as_ref());
    if session.machine {
        session.line(as_json(&view, &entry.id, &impact, timeline.is_some()));
        return Exit::Done;
    }
    session.line(Tone::Strong.paint(&one_line(&entry.name())));
    if impact.dependents.is_empty() {
        session.say("impact-none", &[]);
        return Exit::Done;
    }
    dependents(session, &view, &impact);
    for (title, ids) in [("impact-lots", &impact.lots), ("impact-books", &impact.books)] {
        if !ids.is_empty() {
            let names: Vec<String> = ids.iter().map(|id| value::name(&view, id)).collect();
            session.line("");
            session.line(session.text(title, &[("names", Arg::from(names.join(" · ")))]));
        }
    }
    cases(session, &view, &impact, timeline.is_some());
    Exit::Done
}

/// What rests on it, by kind, in the order of the chain; how far away, where it is not next to it.
fn dependents(session: &Session, view: &View<'_>, impact: &Impact) {
    let mut kinds: BTreeMap<Kind, Vec<(&Id, usize)>> = BTreeMap::new();
    for (id, far) in &impact.dependents {
        if let Some(kind) = view.project.kind(id) {
            kinds.entry(kind).or_default().push((id, *far));
        }
    }
    for (kind, ids) in kinds {
        let heading = crate::model::schema::labels::collection(session.lang, kind.collection());
        session.line("");
        let args = [("kind", Arg::from(heading)), ("count", Arg::from(ids.len()))];
        session.line(Tone::Quiet.paint(&session.text("impact-kind", &args)));
        for (id, far) in ids {
            let by_way = if far > 1 { session.text("impact-far", &[("links", Arg::from(far))]) } else { String::new() };
            let mark = if impact.stale.contains(id) { session.text("impact-stale-mark", &[]) } else { String::new() };
            let name = one_line(&value::name(view, id));
            session.line(format!("  {name}{}{}", Tone::Quiet.paint(&by_way), Tone::Warn.paint(&mark)));
        }
    }
}

fn cases(session: &Session, view: &View<'_>, impact: &Impact, known: bool) {
    session.line("");
    if impact.approved.is_empty() {
        session.say("impact-no-case", &[]);
        return;
    }
    let work = impact.rework;
    let args = [
        ("cases", Arg::from(work.cases)),
        ("plays", Arg::from(work.plays)),
        ("writing", Arg::from(format::work_time(work.writing))),
        ("playing", Arg::from(format::work_time(work.playing))),
        ("replaying", Arg::from(format::work_time(work.replaying))),
        ("total", Arg::from(format::work_time(work.total()))),
    ];
    session.say("impact-work", &args);
    let names: Vec<String> = impact.stale.iter().map(|id| value::name(view, id)).collect();
    match (known, names.is_empty()) {
        (false, _) => session.aside(session.text("impact-no-story", &[])),
        (true, true) => {}
        (true, false) => session.say("impact-stale", &[("count", Arg::from(names.len()))]),
    }
}

fn as_json(view: &View<'_>, id: &Id, impact: &Impact, known: bool) -> String {
    let ids = |ids: &[Id]| ids.iter().map(Id::to_string).collect::<Vec<_>>();
    let dependents: Vec<_> = impact
        .dependents
        .iter()
        .map(|(id, far)| {
            let kind = view.project.kind(id).map(Kind::key);
            json!({"id": id.as_str(), "kind": kind, "title": view.project.title(id), "links": far})
        })
        .collect();
    let value = json!({
        "id": id.as_str(),
        "dependents": dependents,
        "lots": impact.lots.iter().map(Id::as_str).collect::<Vec<_>>(),
        "books": impact.books.iter().map(Id::as_str).collect::<Vec<_>>(),
        "approved_cases": ids(&impact.approved),
        "stale_cases": known.then(|| impact.stale.iter().map(Id::as_str).collect::<Vec<_>>()),
        "rework": {
            "cases": impact.rework.cases,
            "plays": impact.rework.plays,
            "writing_min": impact.rework.writing,
            "playing_min": impact.rework.playing,
            "replaying_min": impact.rework.replaying,
            "total_min": impact.rework.total(),
        },
    });
    format!("{value:#}")
}

//! Objectives, workshops and needs: why the project is.

use super::{
    Entry, Known, Shelf, columns, group, listed, named, page, priority_cell, priority_word, shelf_of_domain,
    verdict_cell,
};
use crate::model::graph::EdgeKind;
use crate::model::need::NeedStatus;
use crate::model::{Head, Kind};
use crate::publish::site::chrome::Page;
use crate::publish::site::context::Site;
use crate::publish::site::press::Press;
use crate::publish::site::status;
use crate::publish::site::view::{Cell, Row, Table};
use crate::text::format;

fn count_of(site: &Site<'_>, head: &Head, kind: EdgeKind) -> Cell {
    let n = head.id.as_ref().map_or(0, |id| {
        let sources = site.project.graph.sources(id, kind);
        sources.into_iter().filter(|one| site.reference(one).is_some()).count()
    });
    Cell::text(site.number(n))
}

/// Objectives with their measure.
pub(super) fn objectives(site: &Site<'_>) -> Page {
    let rows = site.project.objectives.iter().enumerate().filter(|(_, o)| site.shows(&o.head)).map(|(i, objective)| {
        let value = |value: &Option<String>| {
            let said = |value| format::measure(site.lang, value, objective.unit.as_deref());
            value.as_deref().map(said).unwrap_or_default()
        };
        Row::new(vec![
            named(site, Kind::Objective, i, &objective.head),
            Cell::text(objective.kpi.clone().unwrap_or_default()),
            Cell::text(value(&objective.baseline)),
            Cell::text(value(&objective.target)),
            Cell::text(objective.due.map(|due| site.day(due)).unwrap_or_default()),
            count_of(site, &objective.head, EdgeKind::Serves),
            Cell::chip(status::plain(objective.status.label(site.lang))),
        ])
    });
    let table = Table {
        columns: columns(
            site,
            &[
                ("objective", "wide"),
                ("kpi", "more"),
                ("baseline", "num"),
                ("target", "num"),
                ("due", "tight more"),
                ("needs", "num more"),
                ("status", ""),
            ],
        ),
        rows: rows.collect(),
    };
    page(site, Kind::Objective, vec![group("list", String::new(), table)])
}

/// Workshops in the order of their days.
pub(super) fn workshops(site: &Site<'_>, press: &mut Press<'_, '_>) {
    let mut workshops: Vec<_> =
        site.project.workshops.iter().enumerate().filter(|(_, w)| site.shows(&w.head)).collect();
    workshops.sort_by_key(|(i, workshop)| (workshop.date.is_none(), workshop.date, *i));
    let entries = workshops.into_iter().map(|(i, workshop)| {
        let kind = workshop.subject(site.lang).unwrap_or_default();
        let row = Row::new(vec![
            Cell::text(workshop.date.map(|date| site.day(date)).unwrap_or_default()),
            named(site, Kind::Workshop, i, &workshop.head),
            Cell::text(kind),
            Cell::text(site.number(workshop.named_participants().count())),
            Cell::text(site.number(workshop.decisions.len())),
            Cell::text(site.number(workshop.actions.len())),
            Cell::chip(status::plain(workshop.status.label(site.lang))),
        ]);
        let shelf = match workshop.date {
            Some(date) => Shelf::word(0, &date.year().to_string(), date.year().to_string()),
            None => Shelf::word(1, "", site.say("site-no-date")),
        };
        Entry { row, shelf, known: Known::Nothing }
    });
    let columns = columns(
        site,
        &[
            ("date", "tight"),
            ("workshop", "wide"),
            ("type", "more"),
            ("participants", "num more"),
            ("decisions", "num more"),
            ("actions", "num"),
            ("status", ""),
        ],
    );
    listed(site, press, Kind::Workshop, columns, entries.collect());
}

/// Needs, the most important first.
pub(super) fn needs(site: &Site<'_>, press: &mut Press<'_, '_>) {
    let mut needs = site.in_order(&site.project.needs, |need| &need.head);
    needs.sort_by_key(|(_, need)| need.priority.as_ref().map_or(9, |priority| priority.rank));
    let entries = needs.into_iter().map(|(i, need)| {
        let id = need.head.id.clone().unwrap_or_default();
        let covering = site.project.graph.sources(&id, EdgeKind::Covers);
        let covering: Vec<_> = covering.into_iter().filter_map(|id| site.reference(id)).collect();
        let hole = covering.is_empty() && need.status == NeedStatus::Retained;
        let state = need.status.label(site.lang);
        let mut covered = Cell::text(site.number(covering.len()));
        if hole {
            covered = Cell::chip(crate::publish::site::view::Chip {
                word: site.say("site-uncovered"),
                tone: "warn",
                shape: "hole",
            });
        }
        let actor = need.actor.clone().or_else(|| need.service.clone()).unwrap_or_default();
        let row = Row::new(vec![
            named(site, Kind::Need, i, &need.head),
            Cell::text(&actor),
            priority_cell(site, need.priority.as_ref()),
            Cell::chip(status::plain(&state)),
            covered,
            verdict_cell(site, &need.head),
        ])
        .filter("priority", priority_word(site, need.priority.as_ref()))
        .filter("status", state)
        .filter("actor", actor);
        let known = Known::Verdict(need.head.id.as_ref().and_then(|id| site.verdict(id)));
        Entry { row, shelf: shelf_of_domain(site, need.domain.as_deref()), known }
    });
    let columns = columns(
        site,
        &[
            ("need", "wide"),
            ("actor", "more"),
            ("priority", ""),
            ("status", "more"),
            ("covered", "num"),
            ("verdict", ""),
        ],
    );
    listed(site, press, Kind::Need, columns, entries.collect());
}

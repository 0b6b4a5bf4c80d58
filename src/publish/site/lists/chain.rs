//! Use cases by family and stage, requirements, lots: what is asked and when it comes.

use super::{
    Group, columns, group, lot_state, lot_word, named, page, priority_cell, priority_word, verdict_cell, verdict_word,
};
use crate::model::Kind;
use crate::model::graph::EdgeKind;
use crate::model::use_case::{Cycle, Family};
use crate::publish::site::chrome::Page;
use crate::publish::site::context::Site;
use crate::publish::site::view::{Block, Cell, Column, Row, Table};
use crate::publish::site::{home, status};

/// Use cases: a map of the four stages for each family, then the details.
pub(super) fn use_cases(site: &Site<'_>) -> Page {
    let groups = Family::ALL.iter().filter_map(|&family| family_group(site, family)).collect();
    page(site, Kind::UseCase, groups)
}

fn family_group(site: &Site<'_>, family: Family) -> Option<Group> {
    let all = site.project.use_cases.iter().enumerate();
    let mut mine: Vec<_> = all.filter(|(_, u)| u.family == family && site.shows(&u.head)).collect();
    if mine.is_empty() {
        return None;
    }
    mine.sort_by_key(|(i, use_case)| (use_case.cycle.is_none(), use_case.cycle, *i));
    let stage = |cycle: Option<Cycle>| match cycle {
        Some(cycle) => cycle.label(site.lang),
        None => site.say("site-no-stage"),
    };
    let mut stages: Vec<Option<Cycle>> = Cycle::ALL.iter().copied().map(Some).collect();
    stages.push(None);
    stages.retain(|cycle| cycle.is_some() || mine.iter().any(|(_, u)| u.cycle.is_none()));
    let cells = stages.iter().map(|cycle| {
        let here = mine.iter().filter(|(_, u)| u.cycle == *cycle);
        Cell::refs(here.filter_map(|(i, _)| site.reference_at(Kind::UseCase, *i)).collect())
    });
    let map = Table {
        columns: stages.iter().map(|cycle| Column { title: stage(*cycle), class: "stage" }).collect(),
        rows: vec![Row::new(cells.collect())],
    };
    let rows = mine.iter().map(|(i, use_case)| {
        let id = use_case.head.id.clone().unwrap_or_default();
        let requirements = site.project.graph.sources(&id, EdgeKind::Details).len();
        Row::new(vec![
            named(site, Kind::UseCase, *i, &use_case.head),
            Cell::text(stage(use_case.cycle)),
            Cell::text(use_case.actor.clone().unwrap_or_default()),
            Cell::text(lot_word(site, use_case.lot.as_ref())),
            priority_cell(site, use_case.priority.as_ref()),
            Cell::text(site.number(requirements)),
            verdict_cell(site, &use_case.head),
        ])
        .filter("stage", stage(use_case.cycle))
        .filter("lot", lot_word(site, use_case.lot.as_ref()))
        .filter("priority", priority_word(site, use_case.priority.as_ref()))
    });
    let table = Table {
        columns: columns(
            site,
            &[
                ("use-case", "wide"),
                ("stage", ""),
                ("actor", ""),
                ("lot", "tight"),
                ("priority", ""),
                ("requirements", "num"),
                ("verdict", ""),
            ],
        ),
        rows: rows.collect(),
    };
    let title = site.say_count(&format!("site-family-{}", family.key()), mine.len());
    Some(Group {
        anchor: family.key().to_owned(),
        title,
        blocks: vec![Block::Table { table: map }, Block::Table { table: table.without_empty_columns() }],
    })
}

/// Requirements with what is known of each.
pub(super) fn requirements(site: &Site<'_>) -> Page {
    let all = site.project.requirements.iter().enumerate().filter(|(_, r)| site.shows(&r.head));
    let rows = all.map(|(i, requirement)| {
        let kind = requirement.requirement_type.label(site.lang);
        let cases = requirement.head.id.as_ref().map_or(0, |id| site.cases_of(id).len());
        let mut name = named(site, Kind::Requirement, i, &requirement.head);
        if requirement.knockout {
            name.chips.push(status::strong(site.say("site-knockout")));
        }
        let lot = lot_word(site, requirement.lot.as_ref());
        let mut row = Row::new(vec![
            name,
            Cell::text(&kind),
            Cell::text(&lot),
            priority_cell(site, requirement.priority.as_ref()),
            Cell::chip(status::plain(requirement.status.label(site.lang))),
            Cell::text(site.number(cases)),
            verdict_cell(site, &requirement.head),
        ])
        .filter("lot", lot)
        .filter("priority", priority_word(site, requirement.priority.as_ref()))
        .filter("type", kind)
        .filter("verdict", verdict_word(site, &requirement.head));
        if requirement.is_dropped() {
            row.class = "dropped";
        }
        row
    });
    let table = Table {
        columns: columns(
            site,
            &[
                ("requirement", "wide"),
                ("type", "more"),
                ("lot", "tight"),
                ("priority", ""),
                ("status", "more"),
                ("cases", "num more"),
                ("verdict", ""),
            ],
        ),
        rows: rows.collect(),
    };
    page(site, Kind::Requirement, vec![group("list", String::new(), table)])
}

/// Lots in their order, each with the verdicts of its requirements.
pub(super) fn lots(site: &Site<'_>) -> Page {
    let mut lots: Vec<_> = site.project.lots.iter().enumerate().filter(|(_, lot)| site.shows(&lot.head)).collect();
    lots.sort_by_key(|(i, lot)| (lot.order.unwrap_or(u32::MAX), *i));
    let rows = lots.into_iter().map(|(i, lot)| {
        let here =
            site.live_requirements().filter(|(_, r)| r.lot.as_ref().map(|link| &link.to) == lot.head.id.as_ref());
        let ids: Vec<_> = here.map(|(_, r)| r.head.id()).collect();
        let next = lot.milestones.iter().find(|milestone| milestone.actual.is_none());
        let milestone = next.map_or_else(String::new, |milestone| match milestone.planned {
            Some(day) => site.say_with(
                "site-milestone",
                &[("name", milestone.name.as_str().into()), ("date", site.day(day).into())],
            ),
            None => milestone.name.clone(),
        });
        Row::new(vec![
            named(site, Kind::Lot, i, &lot.head).with_under(lot.goal.clone().unwrap_or_default()),
            Cell::text(lot.population.clone().unwrap_or_default()),
            Cell::text(milestone),
            Cell::text(site.number(ids.len())),
            lot_state(site, lot.status),
            verdict_cell(site, &lot.head),
        ])
    });
    let table = Table {
        columns: columns(
            site,
            &[
                ("lot", "wide"),
                ("population", "more"),
                ("next-milestone", "more"),
                ("requirements", "num"),
                ("status", "more"),
                ("verdict", ""),
            ],
        ),
        rows: rows.collect(),
    };
    let mut group = group("list", String::new(), table);
    for line in home::lots(site).into_iter().filter(|line| line.bar.total > 0) {
        let mut name = Cell::refs(vec![line.lot]);
        name.under = line.sentence;
        let fact = crate::publish::site::view::Fact { label: String::new(), cell: name, internal: false };
        group.blocks.push(Block::Facts { facts: vec![fact] });
        group.blocks.push(Block::Bar { bar: line.bar });
    }
    page(site, Kind::Lot, vec![group])
}

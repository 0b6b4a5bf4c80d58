//! Use cases by family and stage, requirements, lots: what is asked and when it comes.

use super::shelves::Shelf;
use super::{
    Entry, Group, Known, columns, group, listed, lot_state, lot_word, named, page, priority_cell, priority_word,
    shelf_of_requirement, verdict_cell, verdict_word,
};
use crate::model::Kind;
use crate::model::graph::EdgeKind;
use crate::model::use_case::{Cycle, Family, UseCase};
use crate::publish::site::chrome::Page;
use crate::publish::site::context::Site;
use crate::publish::site::paging;
use crate::publish::site::press::Press;
use crate::publish::site::view::{Block, Cell, Column, Row, Table};
use crate::publish::site::{home, status};
use crate::text::format::capital;

/// Use cases: a map of the four stages for each family, then the details. Where they are too many
/// for one page, a shelf for each stage.
pub(super) fn use_cases(site: &Site<'_>, press: &mut Press<'_, '_>) {
    if site.count(Kind::UseCase) <= paging::ROWS {
        let groups = Family::ALL.iter().filter_map(|&family| family_group(site, family)).collect();
        return press.print(page(site, Kind::UseCase, groups));
    }
    let shown = site.in_order(&site.project.use_cases, |use_case| &use_case.head);
    let entries = shown.into_iter().map(|(i, use_case)| Entry {
        row: use_case_row(site, i, use_case),
        shelf: stage_shelf(site, use_case),
        known: Known::Verdict(use_case.head.id.as_ref().and_then(|id| site.verdict(id))),
    });
    listed(site, press, Kind::UseCase, use_case_columns(site), entries.collect());
}

fn stage_shelf(site: &Site<'_>, use_case: &UseCase) -> Shelf {
    let at = |all: usize, position: Option<usize>| position.unwrap_or(all);
    let stage = at(Cycle::ALL.len(), Cycle::ALL.iter().position(|one| Some(*one) == use_case.cycle));
    let family = at(0, Family::ALL.iter().position(|one| *one == use_case.family));
    let key = format!("{}-{}", use_case.family.key(), use_case.cycle.map_or("all", Cycle::key));
    let word = format!("{} · {}", capital(&use_case.family.label(site.lang)), said_stage(site, use_case.cycle));
    Shelf::word(family * (Cycle::ALL.len() + 1) + stage, &key, word)
}

fn said_stage(site: &Site<'_>, cycle: Option<Cycle>) -> String {
    match cycle {
        Some(cycle) => cycle.label(site.lang),
        None => site.say("site-no-stage"),
    }
}

fn use_case_columns(site: &Site<'_>) -> Vec<Column> {
    columns(
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
    )
}

fn use_case_row(site: &Site<'_>, i: usize, use_case: &UseCase) -> Row {
    let id = use_case.head.id.clone().unwrap_or_default();
    let requirements = site.project.graph.sources(&id, EdgeKind::Details).len();
    let stage = said_stage(site, use_case.cycle);
    let lot = lot_word(site, use_case.lot.as_ref());
    Row::new(vec![
        named(site, Kind::UseCase, i, &use_case.head),
        Cell::text(&stage),
        Cell::text(use_case.actor.clone().unwrap_or_default()),
        Cell::text(&lot),
        priority_cell(site, use_case.priority.as_ref()),
        Cell::text(site.number(requirements)),
        verdict_cell(site, &use_case.head),
    ])
    .filter("stage", stage)
    .filter("lot", lot)
    .filter("priority", priority_word(site, use_case.priority.as_ref()))
}

fn family_group(site: &Site<'_>, family: Family) -> Option<Group> {
    let all = site.in_order(&site.project.use_cases, |use_case| &use_case.head);
    let mut mine: Vec<_> = all.into_iter().filter(|(_, use_case)| use_case.family == family).collect();
    if mine.is_empty() {
        return None;
    }
    mine.sort_by_key(|(_, use_case)| (use_case.cycle.is_none(), use_case.cycle));
    let mut stages: Vec<Option<Cycle>> = Cycle::ALL.iter().copied().map(Some).collect();
    stages.push(None);
    stages.retain(|cycle| cycle.is_some() || mine.iter().any(|(_, u)| u.cycle.is_none()));
    let cells = stages.iter().map(|cycle| {
        let here = mine.iter().filter(|(_, u)| u.cycle == *cycle);
        Cell::refs(here.filter_map(|(i, _)| site.reference_at(Kind::UseCase, *i)).collect())
    });
    let map = Table {
        columns: stages.iter().map(|cycle| Column { title: said_stage(site, *cycle), class: "stage" }).collect(),
        rows: vec![Row::new(cells.collect())],
    };
    let rows = mine.iter().map(|(i, use_case)| use_case_row(site, *i, use_case)).collect();
    let table = Table { columns: use_case_columns(site), rows };
    let title = site.say_count(&format!("site-family-{}", family.key()), mine.len());
    Some(Group {
        anchor: family.key().to_owned(),
        title,
        blocks: vec![Block::Table { table: map }, Block::Table { table: table.without_empty_columns() }],
    })
}

/// Requirements with what is known of each.
pub(super) fn requirements(site: &Site<'_>, press: &mut Press<'_, '_>) {
    let all = site.in_order(&site.project.requirements, |requirement| &requirement.head);
    let entries = all.into_iter().map(|(i, requirement)| {
        let kind = requirement.given_type().map(|kind| kind.label(site.lang)).unwrap_or_default();
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
        let known = Known::Verdict(requirement.head.id.as_ref().and_then(|id| site.verdict(id)));
        Entry { row, shelf: shelf_of_requirement(site, requirement), known }
    });
    let columns = columns(
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
    );
    listed(site, press, Kind::Requirement, columns, entries.collect());
}

/// Lots in their order, each with the verdicts of its requirements.
pub(super) fn lots(site: &Site<'_>) -> Page {
    let mut lots: Vec<_> = site.project.lots.iter().enumerate().filter(|(_, lot)| site.shows(&lot.head)).collect();
    lots.sort_by_key(|(i, lot)| (lot.order.unwrap_or(u32::MAX), *i));
    let rows = lots.into_iter().map(|(i, lot)| {
        let planned = lot.head.id.as_ref().map_or(0, |id| site.planned_in(Some(id)).len());
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
            Cell::text(site.number(planned)),
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
    let bars = home::lots(site).into_iter().filter(|line| line.bar.total > 0).collect();
    group.blocks.push(Block::Measured { all: bars });
    page(site, Kind::Lot, vec![group])
}

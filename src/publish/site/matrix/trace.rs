//! Which use cases cover each need, and which requirements detail them? Uncovered needs first.

use crate::model::graph::EdgeKind;
use crate::model::need::{Need, NeedStatus};
use crate::model::{Id, Kind};
use crate::publish::site::context::Site;
use crate::publish::site::status;
use crate::publish::site::view::{Cell, Chip, Column, Ref, Row};

/// What comes of the needs.
pub(super) struct Trace {
    pub(super) columns: Vec<Column>,
    pub(super) parts: Vec<Part>,
    /// Retained needs that nothing covers.
    pub(super) holes: usize,
}

/// What comes of one need.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) rows: Vec<Row>,
    /// Lines that it takes.
    pub(super) weight: usize,
}

/// Needs → use cases → requirements.
pub(super) fn of(site: &Site<'_>) -> Trace {
    let mut needs: Vec<(bool, usize, &Need)> = site
        .project
        .needs
        .iter()
        .enumerate()
        .filter(|(_, need)| site.shows(&need.head) && need.status != NeedStatus::Rejected)
        .map(|(i, need)| (is_hole(site, need), i, need))
        .collect();
    needs.sort_by_key(|(hole, i, _)| (!*hole, *i));
    let holes = needs.iter().filter(|(hole, _, _)| *hole).count();
    let part = |(hole, i, need): (bool, usize, &Need)| {
        let rows = rows(site, i, need, hole);
        let lines = |row: &Row| row.cells.iter().map(|cell| cell.refs.len()).max().unwrap_or(0).max(1);
        let weight = rows.iter().map(lines).sum();
        let name = need.head.id.as_ref().map_or_else(|| need.head.title.clone(), ToString::to_string);
        Part { name, rows, weight }
    };
    let parts = needs.into_iter().map(part).collect();
    let column = |id: &str, class| Column { title: site.say(id), class };
    let columns = vec![
        column("site-col-need", "wide"),
        column("site-col-use-case", "wide"),
        column("site-col-requirements", "wide"),
    ];
    Trace { columns, parts, holes }
}

fn covering(site: &Site<'_>, need: &Need, kind: Kind) -> Vec<Id> {
    let Some(id) = &need.head.id else { return Vec::new() };
    let sources = site.project.graph.sources(id, EdgeKind::Covers);
    let mut ids: Vec<Id> = sources
        .into_iter()
        .filter(|one| site.addresses.find(one).is_some_and(|(found, _)| found == kind) && site.reference(one).is_some())
        .cloned()
        .collect();
    ids.sort();
    ids.dedup();
    ids
}

fn is_hole(site: &Site<'_>, need: &Need) -> bool {
    need.status == NeedStatus::Retained
        && covering(site, need, Kind::UseCase).is_empty()
        && covering(site, need, Kind::Requirement).is_empty()
}

/// One row for each use case of a need; one for requirements that cover it directly.
fn rows(site: &Site<'_>, index: usize, need: &Need, hole: bool) -> Vec<Row> {
    let named = || {
        let mut cell = Cell::refs(site.reference_at(Kind::Need, index).into_iter().collect());
        if hole {
            cell.chips.push(Chip { word: site.say("site-uncovered"), tone: "warn", shape: "hole" });
        } else if need.status != NeedStatus::Retained {
            cell.chips.push(status::plain(need.status.label(site.lang)));
        }
        cell
    };
    let mut rows: Vec<Row> = covering(site, need, Kind::UseCase)
        .iter()
        .map(|use_case| {
            let details = site.project.graph.sources(use_case, EdgeKind::Details).into_iter().cloned().collect();
            Row::new(vec![
                named(),
                Cell::refs(site.reference(use_case).into_iter().collect()),
                requirements(site, details),
            ])
        })
        .collect();
    let direct = covering(site, need, Kind::Requirement);
    if !direct.is_empty() || rows.is_empty() {
        rows.push(Row::new(vec![named(), Cell::default(), requirements(site, direct)]));
    }
    for row in rows.iter_mut().skip(1) {
        row.class = "again";
    }
    if hole {
        rows.iter_mut().for_each(|row| row.class = "hole");
    }
    rows
}

fn requirements(site: &Site<'_>, mut ids: Vec<Id>) -> Cell {
    ids.sort();
    ids.dedup();
    let refs: Vec<Ref> = ids.iter().filter_map(|id| site.judged(id)).collect();
    Cell::refs(refs)
}

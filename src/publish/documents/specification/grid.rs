//! All requirements at a glance, lot by lot.

use std::collections::BTreeMap;

use super::super::writer::{Writer, capital};
use crate::model::Id;
use crate::model::requirement::Requirement;
use crate::publish::outline::{Cell, Row, Section};

/// The grid: a table per lot, then what has no lot.
pub fn chapter(writer: &Writer<'_>) -> Option<Section> {
    let shown: Vec<&Requirement> =
        writer.project.requirements.iter().filter(|one| writer.asks_for(&one.head)).collect();
    if shown.is_empty() {
        return None;
    }
    let mut section = Section::new("grid", writer.say("document-grid"));
    section.blocks = vec![writer.sentence("document-grid-intro")];
    let shown_lot = |one: &Requirement| {
        let lot = one.lot.as_ref().map(|link| &link.to)?;
        writer.project.head(lot).filter(|head| writer.shows(head)).map(|_| lot.clone())
    };
    let mut by_lot: BTreeMap<Option<Id>, Vec<&Requirement>> = BTreeMap::new();
    for one in shown {
        by_lot.entry(shown_lot(one)).or_default().push(one);
    }
    for (i, lot) in writer.project.lots_in_order().into_iter().filter(|lot| writer.shows(&lot.head)).enumerate() {
        let of_lot = by_lot.remove(&Some(lot.head.id())).unwrap_or_default();
        part(writer, &mut section, &format!("grid-{}", i + 1), lot.head.name(), &of_lot);
    }
    // What names no lot, or one that is not shown.
    let without: Vec<&Requirement> = by_lot.into_values().flatten().collect();
    part(writer, &mut section, "grid-none", writer.say("document-no-lot"), &without);
    Some(section)
}

fn part(writer: &Writer<'_>, section: &mut Section, anchor: &str, title: String, requirements: &[&Requirement]) {
    if requirements.is_empty() {
        return;
    }
    let mut sorted = requirements.to_vec();
    sorted.sort_by_key(|one| (one.priority.as_ref().map_or(u8::MAX, |priority| priority.rank), one.head.id()));
    let mut heads = vec![
        ("document-requirement", 4.6),
        ("document-type", 1.6),
        ("document-priority", 1.7),
        ("document-criticality", 1.1),
        ("site-field-verification", 1.3),
    ];
    if writer.judgements.is_some() {
        heads.push(("document-verdict", 1.5));
    }
    let rows = sorted.iter().map(|one| row(writer, one)).collect();
    let mut part = Section::new(anchor, title);
    part.blocks = vec![writer.told_table(&heads, rows)];
    section.sections.push(part);
}

fn row(writer: &Writer<'_>, one: &Requirement) -> Row {
    let dash = || "—".to_owned();
    let id = one.head.id();
    let kind = one.given_type().map_or_else(dash, |kind| capital(&kind.label(writer.lang)));
    let mut cells = vec![
        Cell::line(writer.link(&id).into_iter().collect()),
        Cell::text(kind),
        Cell::text(one.priority.as_ref().map_or_else(dash, |priority| capital(&priority.label(writer.lang)))),
        Cell::text(one.criticality.map_or_else(dash, |value| capital(&value.label(writer.lang)))),
        Cell::text(one.verification.map_or_else(dash, |way| capital(&way.label(writer.lang)))),
    ];
    if writer.judgements.is_some() {
        cells.push(Cell::line(writer.verdict(&id).into_iter().collect()));
    }
    Row { cells, ..Row::default() }
}

//! What is not covered yet? Holes first, in both directions.

use std::collections::BTreeSet;

use super::super::writer::Writer;
use super::needs::covering;
use crate::model::graph::EdgeKind;
use crate::model::need::Need;
use crate::model::requirement::Requirement;
use crate::model::{Id, Kind};
use crate::publish::outline::{BarPart, Block, Cell, Inline, Row, Section, Tone};

/// Needs against use cases and requirements; requirements against cases.
pub fn chapter(writer: &Writer<'_>) -> Option<Section> {
    if writer.project.needs.is_empty() && writer.project.requirements.is_empty() {
        return None;
    }
    let mut section = Section::new("coverage", writer.say("document-coverage"));
    section.blocks = vec![writer.sentence("document-coverage-intro")];
    section.sections.extend(needs(writer));
    section.sections.extend(requirements(writer));
    Some(section)
}

fn needs(writer: &Writer<'_>) -> Option<Section> {
    let concerned = |need: &&Need| writer.asks_for(&need.head);
    let mut rows: Vec<(bool, Row)> = Vec::new();
    for need in writer.project.needs.iter().filter(concerned) {
        let id = need.head.id();
        let use_cases = covering(writer, &id, Kind::UseCase);
        let direct = covering(writer, &id, Kind::Requirement);
        let hole = use_cases.is_empty() && direct.is_empty();
        let requirements = detailing(writer, &use_cases, &direct);
        let covered = if hole {
            vec![writer.chip(writer.say("document-not-covered"), Tone::Bad)]
        } else {
            writer.links(use_cases)
        };
        let cells = vec![
            Cell::line(writer.link(&id).into_iter().collect()),
            Cell::line(covered),
            Cell::text(writer.count("document-count-requirements", requirements)),
        ];
        rows.push((hole, Row { cells, tone: hole.then_some(Tone::Bad), anchor: None }));
    }
    if rows.is_empty() {
        return None;
    }
    rows.sort_by_key(|(hole, _)| !hole);
    let mut section = Section::new("coverage-needs", writer.say("document-coverage-needs"));
    let heads = [("document-need", 3.6), ("document-use-cases", 4.2), ("document-requirements", 1.6)];
    section.blocks = vec![writer.table(&heads, rows.into_iter().map(|(_, row)| row).collect())];
    Some(section)
}

/// How many requirements come of these use cases or of the need itself.
fn detailing(writer: &Writer<'_>, use_cases: &[&Id], direct: &[&Id]) -> usize {
    let details = use_cases.iter().flat_map(|id| writer.project.graph.sources(id, EdgeKind::Details));
    let asked = details.chain(direct.iter().copied()).filter(|id| !writer.is_set_aside(id));
    asked.collect::<BTreeSet<&Id>>().len()
}

fn requirements(writer: &Writer<'_>) -> Option<Section> {
    let concerned = |one: &&Requirement| writer.asks_for(&one.head);
    let mut rows: Vec<(usize, Row)> = Vec::new();
    for one in writer.project.requirements.iter().filter(concerned) {
        let id = one.head.id();
        let (approved, expected) = (writer.approved_cases(&id), one.expected_tests.max(1) as usize);
        let (order, tone) = match approved {
            0 => (0, Some(Tone::Bad)),
            some if some < expected => (1, Some(Tone::Warn)),
            _ => (2, None),
        };
        let mut cells = vec![
            Cell::line(writer.link(&id).into_iter().collect()),
            Cell::line(one.lot.iter().filter_map(|lot| writer.link(&lot.to)).collect()),
            Cell::text(format!("{approved} / {expected}")),
        ];
        let state = match order {
            0 => "document-no-case",
            1 => "document-too-few-cases",
            _ => "document-covered",
        };
        let proved = writer.verdict(&id).unwrap_or_else(|| {
            let tone = tone.unwrap_or(Tone::Good);
            writer.chip(writer.say(state), tone)
        });
        cells.push(Cell::line(vec![proved]));
        rows.push((order, Row { cells, tone, anchor: None }));
    }
    if rows.is_empty() {
        return None;
    }
    if rows.iter().all(|(order, _)| *order == 0) {
        // A page of holes says no more than a sentence: the cases come later.
        let mut section = Section::new("coverage-requirements", writer.say("document-coverage-requirements"));
        let none = writer.count("document-coverage-none", rows.len());
        section.blocks = vec![Block::Paragraph(vec![Inline::Text(none)])];
        return Some(section);
    }
    rows.sort_by_key(|(order, _)| *order);
    let count = |wanted| rows.iter().filter(|(order, _)| *order == wanted).count();
    let part = |label, count, tone| BarPart { label: writer.count(label, count), count, tone };
    let bar = Block::Bar {
        parts: vec![
            part("document-bar-covered", count(2), Tone::Good),
            part("document-bar-partly", count(1), Tone::Warn),
            part("document-bar-holes", count(0), Tone::Bad),
        ],
        caption: writer.say("document-coverage-bar"),
    };
    let mut section = Section::new("coverage-requirements", writer.say("document-coverage-requirements"));
    let heads = [
        ("document-requirement", 4.4),
        ("document-lot", 2.2),
        ("document-approved-expected", 1.4),
        ("document-state", 1.8),
    ];
    let table = writer.table(&heads, rows.into_iter().map(|(_, row)| row).collect());
    section.blocks = vec![bar, Block::Paragraph(vec![Inline::Text(writer.say("document-coverage-rule"))]), table];
    Some(section)
}

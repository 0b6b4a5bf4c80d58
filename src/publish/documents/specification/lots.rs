//! What is delivered first, to whom, when?

use super::super::catalogue::rest;
use super::super::writer::Writer;
use crate::model::graph::EdgeKind;
use crate::model::lot::{Lot, Milestone};
use crate::model::{Id, Kind};
use crate::publish::outline::{Block, Card, Cell, Row, Section, Tone};

/// The lots in the order of their delivery. Budgets stay internal.
pub fn chapter(writer: &Writer<'_>) -> Option<Section> {
    let lots: Vec<&Lot> = writer.project.lots_in_order().into_iter().filter(|lot| writer.shows(&lot.head)).collect();
    if lots.is_empty() {
        return None;
    }
    let mut section = Section::new("lots", writer.say("document-lots"));
    section.blocks = vec![writer.sentence("document-lots-intro")];
    section.blocks.extend(lots.iter().map(|lot| Block::Card(card(writer, lot))));
    Some(section)
}

fn card(writer: &Writer<'_>, lot: &Lot) -> Card {
    let id = lot.head.id();
    let (more, long) = rest(writer, Kind::Lot, &lot.head);
    let mut blocks = writer.statement(&lot.head);
    blocks.extend(lot.goal.iter().filter(|goal| **goal != lot.head.statement).flat_map(|goal| writer.prose(goal)));
    blocks.extend(writer.titled_list("site-section-included", &lot.included));
    blocks.extend(writer.titled_list("site-section-excluded", &lot.excluded));
    blocks.extend(writer.titled_list("document-deliverables", &lot.deliverables));
    blocks.extend(milestones(writer, &lot.milestones));
    blocks.extend(writer.titled_list("document-entry-criteria", &lot.entry_criteria));
    blocks.extend(writer.titled_list("document-exit-criteria", &lot.exit_criteria));
    blocks.extend(long);
    Card {
        anchor: id.to_string(),
        id: id.to_string(),
        title: lot.head.title.clone(),
        chips: [Some(writer.chip(lot.status.label(writer.lang), Tone::Neutral)), writer.verdict(&id)]
            .into_iter()
            .flatten()
            .collect(),
        blocks,
        facts: [
            writer.told("document-population", lot.population.as_deref()),
            writer.list("document-sites", &lot.sites),
            writer.person("site-field-owner", lot.owner.as_deref()),
            writer.fact("document-after", writer.tied(&id, EdgeKind::DependsOn)),
            writer.fact("document-use-cases", writer.links(planned(writer, &id))),
        ]
        .into_iter()
        .flatten()
        .chain(more)
        .collect(),
    }
}

fn planned<'p>(writer: &Writer<'p>, lot: &Id) -> Vec<&'p Id> {
    let planned = writer.project.graph.sources(lot, EdgeKind::PlannedIn);
    planned.into_iter().filter(|id| writer.project.kind(id) == Some(Kind::UseCase)).collect()
}

fn milestones(writer: &Writer<'_>, milestones: &[Milestone]) -> Vec<Block> {
    if milestones.is_empty() {
        return Vec::new();
    }
    let row = |milestone: &Milestone| Row {
        cells: vec![
            writer.cell(Some(&milestone.name)),
            Cell::text(writer.day(milestone.planned)),
            Cell::text(writer.day(milestone.actual)),
        ],
        ..Row::default()
    };
    let heads = [("document-milestone", 3.0), ("document-planned", 1.3), ("document-reached", 1.3)];
    vec![writer.heading("document-milestones"), writer.table(&heads, milestones.iter().map(row).collect())]
}

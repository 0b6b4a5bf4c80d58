//! What is the project for, and who was heard?

use super::super::catalogue::rest;
use super::super::writer::{Writer, capital};
use crate::model::Kind;
use crate::model::graph::EdgeKind;
use crate::model::objective::Objective;
use crate::model::workshop::{Workshop, WorkshopStatus};
use crate::publish::outline::{Block, Card, Cell, Inline, Row, Section, Tone};
use crate::text::format;

/// The objectives: a table of measures, then a card for each.
pub fn objectives(writer: &Writer<'_>) -> Option<Section> {
    let shown: Vec<&Objective> = writer.project.objectives.iter().filter(|one| writer.shows(&one.head)).collect();
    if shown.is_empty() {
        return None;
    }
    let mut section = Section::new("objectives", writer.say("document-objectives"));
    let heads =
        [("document-objective", 4.0), ("site-field-baseline", 1.4), ("site-field-target", 1.4), ("document-due", 1.6)];
    let row = |objective: &&Objective| Row {
        cells: vec![
            Cell::line(writer.link(&objective.head.id()).into_iter().collect()),
            writer.cell(measure(writer, objective.baseline.as_deref(), objective).as_deref()),
            writer.cell(measure(writer, objective.target.as_deref(), objective).as_deref()),
            Cell::text(writer.day(objective.due)),
        ],
        ..Row::default()
    };
    section.blocks =
        vec![writer.sentence("document-objectives-intro"), writer.table(&heads, shown.iter().map(row).collect())];
    section.blocks.extend(shown.iter().map(|objective| Block::Card(card(writer, objective))));
    Some(section)
}

fn measure(writer: &Writer<'_>, value: Option<&str>, objective: &Objective) -> Option<String> {
    Some(format::measure(writer.lang, value?, objective.unit.as_deref()))
}

fn card(writer: &Writer<'_>, objective: &Objective) -> Card {
    let id = objective.head.id();
    let (more, long) = rest(writer, Kind::Objective, &objective.head);
    let status = writer.chip(objective.status.label(writer.lang), Tone::Neutral);
    let level = objective.level.map(|level| writer.chip(level.label(writer.lang), Tone::Neutral));
    let change = match (
        measure(writer, objective.baseline.as_deref(), objective),
        measure(writer, objective.target.as_deref(), objective),
    ) {
        (Some(from), Some(to)) => Some(format!("{from} → {to}")),
        (None, Some(to)) => Some(to),
        _ => None,
    };
    let needs = writer.project.graph.sources(&id, EdgeKind::Serves);
    Card {
        anchor: id.to_string(),
        id: id.to_string(),
        title: objective.head.title.clone(),
        chips: [writer.priority(objective.priority.as_ref()), level, Some(status), writer.verdict(&id)]
            .into_iter()
            .flatten()
            .collect(),
        blocks: writer.statement(&objective.head).into_iter().chain(long).collect(),
        facts: [
            writer.told("document-kpi", objective.kpi.as_deref()),
            writer.told("document-measure-change", change.as_deref()),
            objective.due.and_then(|due| writer.fact("document-due", vec![Inline::Text(writer.day(Some(due)))])),
            writer.person("site-field-sponsor", objective.sponsor.as_deref()),
            writer.person("document-measured-by", objective.measured_by.as_deref()),
            writer.list("document-assumptions", &objective.assumptions),
            writer.fact("site-link-serves-in", writer.links(needs)),
        ]
        .into_iter()
        .flatten()
        .chain(more)
        .collect(),
    }
}

/// The workshops that were held: what was their subject, who was represented. What was said in
/// them stays internal.
pub fn workshops(writer: &Writer<'_>) -> Option<Section> {
    let held = |workshop: &&Workshop| writer.shows(&workshop.head) && is_told(workshop);
    let mut shown: Vec<&Workshop> = writer.project.workshops.iter().filter(held).collect();
    if shown.is_empty() {
        return None;
    }
    shown.sort_by_key(|workshop| (workshop.date, workshop.head.id()));
    let mut section = Section::new("workshops", writer.say("document-workshops"));
    let heads =
        [("document-workshop", 4.0), ("document-date", 1.6), ("document-subject", 1.4), ("document-represented", 3.0)];
    section.blocks = vec![
        writer.sentence("document-workshops-intro"),
        writer.table(&heads, shown.iter().map(|workshop| row(writer, workshop)).collect()),
    ];
    Some(section)
}

/// Is it among the workshops that were held?
pub fn is_told(workshop: &Workshop) -> bool {
    matches!(workshop.status, WorkshopStatus::Held | WorkshopStatus::MinutesSent | WorkshopStatus::Approved)
}

fn row(writer: &Writer<'_>, workshop: &Workshop) -> Row {
    let subject = workshop.workshop_type.map_or_else(|| "—".to_owned(), |subject| capital(&subject.label(writer.lang)));
    let mut services: Vec<String> = Vec::new();
    let known = workshop.participants.iter().map(|person| writer.project.manifest.known(person));
    for entity in known.filter_map(|person| person.entity) {
        if !services.contains(&entity) {
            services.push(entity);
        }
    }
    let represented = if services.is_empty() {
        writer.count("document-count-participants", workshop.participants.len())
    } else {
        services.join(" · ")
    };
    Row {
        anchor: Some(workshop.head.id().to_string()),
        cells: vec![
            Cell::text(workshop.head.name()),
            Cell::text(writer.day(workshop.date)),
            Cell::text(subject),
            Cell::text(represented),
        ],
        tone: None,
    }
}

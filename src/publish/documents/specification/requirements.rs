//! What must the solution do, measured how, proved how?

use super::super::catalogue::rest;
use super::super::writer::{Writer, capital, lower};
use super::use_cases::rules;
use crate::model::Kind;
use crate::model::graph::EdgeKind;
use crate::model::requirement::Criticality;
use crate::model::requirement::{Criterion, Requirement, RequirementStatus, RequirementType};
use crate::publish::outline::{Block, Card, Inline, Row, Section, Tone};
use crate::text::Message;

/// The functional requirements, by domain.
pub fn functional(writer: &Writer<'_>) -> Option<Section> {
    let key = |one: &Requirement| (one.domain.clone().unwrap_or_default(), writer.domain(one.domain.as_deref()));
    chapter(writer, "requirements", "document-functional", true, key)
}

/// The others, by type: performance, security…
pub fn other(writer: &Writer<'_>) -> Option<Section> {
    let key = |one: &Requirement| {
        let kind = one.requirement_type;
        (kind.key().to_owned(), capital(&kind.label(writer.lang)))
    };
    chapter(writer, "requirements-other", "document-non-functional", false, key)
}

fn chapter(
    writer: &Writer<'_>,
    anchor: &str,
    title: &'static str,
    functional: bool,
    group: impl Fn(&Requirement) -> (String, String),
) -> Option<Section> {
    let wanted = |one: &&Requirement| writer.asks_for(&one.head) && one.requirement_type.needs_a_source() == functional;
    let shown: Vec<&Requirement> = writer.project.requirements.iter().filter(wanted).collect();
    if shown.is_empty() {
        return None;
    }
    // Where nobody says of which type they are, they are not said to be functional.
    let is_typed = !functional || shown.iter().any(|one| one.given_type().is_some());
    let mut section = Section::new(anchor, writer.say(if is_typed { title } else { "document-requirements" }));
    let asked = writer.project.artifacts.iter().any(|one| one.kind == Kind::Consultation && writer.shows(&one.head));
    section.blocks =
        vec![writer.sentence(if asked { "document-requirements-intro" } else { "document-requirements-each" })];
    let mut groups: Vec<(String, String, Vec<Block>)> = Vec::new();
    for requirement in shown {
        let (key, label) = group(requirement);
        let card = Block::Card(card(writer, requirement));
        match groups.iter_mut().find(|(known, ..)| *known == key) {
            Some((.., cards)) => cards.push(card),
            None => groups.push((key, label, vec![card])),
        }
    }
    for (i, (_, label, blocks)) in groups.into_iter().enumerate() {
        section.sections.push(Section { blocks, ..Section::new(format!("{anchor}-{}", i + 1), label) });
    }
    Some(section)
}

fn card(writer: &Writer<'_>, one: &Requirement) -> Card {
    let id = one.head.id();
    let (more, long) = rest(writer, Kind::Requirement, &one.head);
    Card {
        anchor: id.to_string(),
        id: id.to_string(),
        title: writer.card_title(&one.head),
        chips: chips(writer, one),
        blocks: blocks(writer, one).into_iter().chain(long).collect(),
        facts: facts(writer, one).into_iter().chain(more).collect(),
    }
}

fn chips(writer: &Writer<'_>, one: &Requirement) -> Vec<Inline> {
    let status = match one.status {
        _ if one.is_agreed() => Tone::Good,
        RequirementStatus::ToReview => Tone::Warn,
        _ => Tone::Neutral,
    };
    let criticality = one.criticality.map(|value| {
        let tone = if value == Criticality::Critical { Tone::Warn } else { Tone::Neutral };
        let said = Message::new("document-criticality-is").with("value", lower(&value.label(writer.lang)));
        writer.chip(capital(&said.text(writer.lang)), tone)
    });
    let knockout = one.knockout.then(|| writer.chip(writer.say("document-knockout"), Tone::Bad));
    [
        writer.priority(one.priority.as_ref()),
        criticality,
        knockout,
        Some(writer.chip(one.status.label(writer.lang), status)),
        writer.verdict(&one.head.id()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn blocks(writer: &Writer<'_>, one: &Requirement) -> Vec<Block> {
    let mut blocks = writer.statement(&one.head);
    if !one.criteria.is_empty() {
        let row = |criterion: &Criterion| Row {
            cells: vec![
                writer.cell(Some(&criterion.measure)),
                writer.cell(criterion.threshold.as_deref()),
                writer.cell(criterion.base.as_deref()),
                writer.cell(criterion.window.as_deref()),
                writer.cell(criterion.measured_by.as_deref()),
            ],
            ..Row::default()
        };
        let heads = [
            ("document-measure", 2.4),
            ("document-threshold", 1.2),
            ("document-base", 1.8),
            ("document-window", 1.4),
            ("document-measured-by", 1.6),
        ];
        blocks.push(writer.table(&heads, one.criteria.iter().map(row).collect()));
    }
    blocks.extend(rules(writer, &one.rules));
    blocks
}

fn facts(writer: &Writer<'_>, one: &Requirement) -> Vec<(Vec<Inline>, Vec<Inline>)> {
    let id = one.head.id();
    let kind = (one.requirement_type != RequirementType::Functional)
        .then(|| vec![Inline::Text(capital(&one.requirement_type.label(writer.lang)))]);
    let verification = one.verification.map(|way| vec![Inline::Text(capital(&way.label(writer.lang)))]);
    let cases = writer.verifying(&id).iter().filter(|case| writer.shows_case(case));
    let names: Vec<Inline> = cases.map(|case| Inline::Text(case.name())).collect();
    let mut cases = Vec::with_capacity(names.len() * 2);
    for (i, name) in names.into_iter().enumerate() {
        if i > 0 {
            cases.push(Inline::Break);
        }
        cases.push(name);
    }
    let mut facts: Vec<_> = [
        writer.told_prose("document-rationale", one.rationale.as_deref()),
        writer.fact("document-type", kind.unwrap_or_default()),
        writer.fact("document-use-cases", writer.tied(&id, EdgeKind::Details)),
        writer.fact("document-needs", writer.tied(&id, EdgeKind::Covers)),
    ]
    .into_iter()
    .flatten()
    .collect();
    for (relation, link) in &one.relations {
        if let Some(other) = writer.link(&link.to) {
            facts.push((vec![Inline::Text(capital(&relation.label(writer.lang)))], vec![other]));
        }
    }
    facts.extend(
        [
            writer.fact("document-lot", writer.tied(&id, EdgeKind::PlannedIn)),
            writer.fact("site-field-verification", verification.unwrap_or_default()),
            writer.fact("document-cases", cases),
        ]
        .into_iter()
        .flatten(),
    );
    facts
}

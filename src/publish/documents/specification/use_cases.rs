//! Who does what with the CRM, and which data serve it?

use super::super::catalogue::rest;
use super::super::writer::{Writer, capital};
use crate::model::Kind;
use crate::model::graph::EdgeKind;
use crate::model::use_case::{Cycle, Family, FlowStep, RequiredData, Rule, UseCase, UseCaseStatus};
use crate::publish::outline::{Block, Card, Cell, Inline, Row, Section, Tone};

/// The use cases: those of the CRM by stage of the sales cycle, then those of the data.
pub fn chapter(writer: &Writer<'_>) -> Option<Section> {
    let shown: Vec<&UseCase> = writer.project.use_cases.iter().filter(|one| writer.asks_for(&one.head)).collect();
    if shown.is_empty() {
        return None;
    }
    let mut section = Section::new("use-cases", writer.say("document-use-cases"));
    let has = |family| shown.iter().any(|one| one.family == family);
    if has(Family::Crm) && has(Family::Data) {
        section.blocks = vec![writer.sentence("document-use-cases-intro")];
    }
    for (family, anchor, title) in [
        (Family::Crm, "use-cases-crm", "document-use-cases-crm"),
        (Family::Data, "use-cases-data", "document-use-cases-data"),
    ] {
        let of_family: Vec<&UseCase> = shown.iter().filter(|one| one.family == family).copied().collect();
        if of_family.is_empty() {
            continue;
        }
        let mut part = Section::new(anchor, writer.say(title));
        part.sections = by_stage(writer, &of_family, anchor);
        section.sections.push(part);
    }
    Some(section)
}

fn by_stage(writer: &Writer<'_>, cases: &[&UseCase], anchor: &str) -> Vec<Section> {
    let stages = Cycle::ALL.iter().copied().map(Some).chain([None]);
    let part = |stage: Option<Cycle>| {
        let cases: Vec<_> = cases.iter().filter(|one| one.cycle == stage).collect();
        let title = stage.map_or_else(|| writer.say("document-all-stages"), |stage| capital(&stage.label(writer.lang)));
        let key = stage.map_or("all", Cycle::key);
        let mut section = Section::new(format!("{anchor}-{key}"), title);
        section.blocks = cases.iter().map(|case| Block::Card(card(writer, case))).collect();
        (!cases.is_empty()).then_some(section)
    };
    stages.filter_map(part).collect()
}

fn card(writer: &Writer<'_>, case: &UseCase) -> Card {
    let id = case.head.id();
    let (more, long) = rest(writer, Kind::UseCase, &case.head);
    let tone = if case.status == UseCaseStatus::Approved { Tone::Good } else { Tone::Neutral };
    let status = writer.chip(case.status.label(writer.lang), tone);
    let mut requirements = writer.project.graph.sources(&id, EdgeKind::Details);
    requirements.retain(|id| !writer.is_set_aside(id));
    let depends = match case.family {
        Family::Crm => "document-depends-on",
        Family::Data => "document-feeds",
    };
    let fed_by: Vec<_> = writer.project.graph.sources(&id, EdgeKind::DependsOn);
    let fed_by = fed_by.into_iter().filter(|from| writer.project.use_case(from).is_some());
    Card {
        anchor: id.to_string(),
        id: id.to_string(),
        title: writer.card_title(&case.head),
        chips: [writer.priority(case.priority.as_ref()), Some(status), writer.verdict(&id)]
            .into_iter()
            .flatten()
            .collect(),
        blocks: blocks(writer, case).into_iter().chain(long).collect(),
        facts: [
            writer.fact("document-needs", writer.tied(&id, EdgeKind::Covers)),
            writer.fact(depends, writer.tied(&id, EdgeKind::DependsOn)),
            writer.fact("document-fed-by", writer.links(fed_by)),
            writer.fact("document-requirements", writer.links(requirements)),
            writer.fact("document-lot", writer.tied(&id, EdgeKind::PlannedIn)),
        ]
        .into_iter()
        .flatten()
        .chain(more)
        .collect(),
    }
}

fn blocks(writer: &Writer<'_>, case: &UseCase) -> Vec<Block> {
    let mut blocks = writer.statement(&case.head);
    let facts: Vec<_> = [
        writer.told("document-actor", case.actor.as_deref()),
        writer.told_prose("document-goal", case.goal.as_deref()),
        writer.told("document-trigger", case.trigger.as_deref()),
        writer.told("document-frequency", case.frequency.as_deref()),
        writer.told("document-volume", case.volume.as_deref()),
        writer.list("document-channels", &case.channels),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    blocks.extend(main_flow(writer, &case.main_flow));
    blocks.extend(writer.titled_list("document-variants", &case.variants));
    blocks.extend(writer.titled_list("document-error-cases", &case.error_cases));
    blocks.extend(required_data(writer, &case.required_data));
    blocks.extend(rules(writer, &case.rules));
    blocks.extend(writer.titled_list("document-acceptance-criteria", &case.acceptance_criteria));
    blocks
}

fn main_flow(writer: &Writer<'_>, flow: &[FlowStep]) -> Vec<Block> {
    if flow.is_empty() {
        return Vec::new();
    }
    let row = |(i, step): (usize, &FlowStep)| Row {
        cells: vec![
            Cell::text((i + 1).to_string()),
            writer.cell(Some(&step.actor)),
            writer.cell(Some(&step.action)),
            writer.cell(Some(&step.result)),
        ],
        ..Row::default()
    };
    let heads = [("document-step", 0.4), ("document-actor", 1.3), ("document-action", 3.2), ("document-result", 3.6)];
    vec![writer.heading("document-main-flow"), writer.table(&heads, flow.iter().enumerate().map(row).collect())]
}

fn required_data(writer: &Writer<'_>, data: &[RequiredData]) -> Vec<Block> {
    if data.is_empty() {
        return Vec::new();
    }
    let row = |one: &RequiredData| {
        let name = [one.entity.as_str(), one.field.as_str()].into_iter().filter(|part| !part.is_empty());
        let name = name.collect::<Vec<_>>().join("\u{a0}: ");
        let mandatory = if one.mandatory { "document-mandatory" } else { "document-optional" };
        Row {
            cells: vec![
                writer.cell(Some(&name)),
                writer.cell(one.source.as_deref()),
                Cell::text(writer.say(mandatory)),
                writer.cell(one.quality.as_deref()),
                writer.cell(one.freshness.as_deref()),
            ],
            ..Row::default()
        }
    };
    let heads = [
        ("document-datum", 2.6),
        ("document-source", 1.2),
        ("document-presence", 1.3),
        ("document-quality", 2.4),
        ("document-freshness", 1.3),
    ];
    vec![writer.heading("document-required-data"), writer.table(&heads, data.iter().map(row).collect())]
}

/// Rules as a list, each with its id and figure.
pub fn rules(writer: &Writer<'_>, rules: &[Rule]) -> Vec<Block> {
    if rules.is_empty() {
        return Vec::new();
    }
    let item = |rule: &Rule| {
        let mut line = Vec::new();
        if let Some(id) = &rule.id {
            line.push(Inline::Strong(vec![Inline::text(format!("{id} "))]));
        }
        line.extend(writer.line(&rule.statement));
        // The sentence often gives its figure itself.
        if let Some(threshold) = rule.threshold.as_ref().filter(|figure| !rule.statement.contains(*figure)) {
            line.push(Inline::text(format!(" {}\u{a0}: ", writer.say("document-threshold"))));
            line.extend(writer.line(threshold));
            line.push(Inline::text("."));
        }
        vec![Block::Paragraph(line)]
    };
    let items = rules.iter().map(item).collect();
    vec![writer.heading("document-rules"), Block::List { numbers: Vec::new(), items }]
}

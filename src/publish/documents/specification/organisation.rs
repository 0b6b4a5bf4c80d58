//! Who decides, who does what, when, and for how much?

use super::super::catalogue as said;
use super::super::writer::Writer;
use crate::model::Kind;
use crate::publish::catalogue::{activities, budget, schedule};
use crate::publish::outline::{Block, Inline, Schedule, ScheduleLine, Section};

/// Committees, parts of each, planning, means, budget, risks: those that the readers may see.
pub fn chapter(writer: &Writer<'_>) -> Option<Section> {
    let reader = writer.reader();
    let organisation = reader.single(Kind::Organisation)?;
    let mut section = Section::new("organisation", writer.say("site-subject-organisation"));
    let part = |name: &str, blocks: Vec<Block>| {
        let title = reader.label(Kind::Organisation, name);
        Section { blocks, ..Section::new(format!("organisation-{name}"), title) }
    };
    let field = |name: &str| reader.titled(organisation, name).map(|told| part(name, said::block(writer, &told.value)));
    let raci = activities(&reader, organisation).map(|table| part("raci", vec![said::table(writer, &table)]));
    let planning = schedule::schedule(&reader, Some(organisation))
        .map(|all| part("planning", vec![writer.sentence("document-planning-intro"), planned(writer, &all)]));
    let budget = budget(&reader, organisation).map(|table| {
        let why = Block::Paragraph(vec![Inline::Text(writer.say("site-budget-why"))]);
        part("budget", vec![why, said::table(writer, &table)])
    });
    let described = reader.described(Kind::Organisation, &organisation.head.node);
    let described = described.map(|told| part("description", said::block(writer, &told.value)));
    section.sections = [described, field("committees"), raci, planning, field("resources"), budget, field("risks")]
        .into_iter()
        .flatten()
        .collect();
    (!section.sections.is_empty()).then_some(section)
}

fn planned(writer: &Writer<'_>, all: &schedule::Schedule) -> Block {
    let reader = writer.reader();
    let share = |parts: u32| parts as f32 / schedule::WHOLE as f32;
    let line = |line: &schedule::Line| {
        let name = [line.id.as_ref().map(ToString::to_string).unwrap_or_default(), line.title.clone()];
        let beside = [line.lot.clone(), line.owner.clone(), line.said_after(&reader)];
        let said = |parts: &[String], with: &str| {
            parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(with)
        };
        ScheduleLine {
            anchor: line.id.as_ref().map(ToString::to_string),
            name: said(&name, " "),
            beside: said(&beside, " · "),
            when: schedule::days(writer.lang, line),
            from: share(line.from),
            length: share(line.length),
            moment: line.moment,
        }
    };
    Block::Schedule(Schedule {
        what: writer.say("site-schedule-what"),
        when: writer.say("site-schedule-when"),
        ticks: all.ticks.iter().map(|(name, at)| (name.clone(), share(*at))).collect(),
        lines: all.lines.iter().map(line).collect(),
    })
}

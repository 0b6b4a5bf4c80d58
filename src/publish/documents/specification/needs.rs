//! What do the people of the field need, the most important first?

use super::super::catalogue::rest;
use super::super::writer::{Writer, capital};
use super::objectives::is_told;
use crate::model::graph::EdgeKind;
use crate::model::need::{Need, NeedStatus};
use crate::model::{Id, Kind};
use crate::publish::outline::{Block, Card, Inline, Section, Tone};

/// The needs, a section per rank of priority.
pub fn chapter(writer: &Writer<'_>) -> Option<Section> {
    let shown: Vec<&Need> = writer.project.needs.iter().filter(|need| writer.asks_for(&need.head)).collect();
    if shown.is_empty() {
        return None;
    }
    let mut section = Section::new("needs", writer.say("document-needs"));
    section.blocks = vec![writer.sentence("document-needs-intro")];
    for rank in [Some(1), Some(2), Some(3), Some(4), None] {
        let of_rank = |need: &&&Need| need.priority.as_ref().map(|priority| priority.rank) == rank;
        let needs: Vec<&&Need> = shown.iter().filter(of_rank).collect();
        let Some(first) = needs.first() else { continue };
        let title = match &first.priority {
            Some(priority) => capital(&priority.label(writer.lang)),
            None => writer.say("document-not-ranked"),
        };
        let mut part = Section::new(format!("needs-{}", rank.unwrap_or(0)), title);
        part.blocks = needs.iter().map(|need| Block::Card(card(writer, need))).collect();
        section.sections.push(part);
    }
    Some(section)
}

fn card(writer: &Writer<'_>, need: &Need) -> Card {
    let id = need.head.id();
    let (more, long) = rest(writer, Kind::Need, &need.head);
    let tone = if need.status == NeedStatus::Retained { Tone::Good } else { Tone::Neutral };
    let uncovered =
        covering(writer, &id, Kind::UseCase).is_empty() && covering(writer, &id, Kind::Requirement).is_empty();
    // What is left to do is the team's; the matrix of coverage says it to all.
    let hole = (writer.internal && uncovered && need.status == NeedStatus::Retained)
        .then(|| writer.chip(writer.say("document-not-covered"), Tone::Bad));
    let specificity = need.specificity.map(|specificity| writer.chip(specificity.label(writer.lang), Tone::Neutral));
    let status = writer.chip(need.status.label(writer.lang), tone);
    let day = need.needed_by.map(|day| vec![Inline::Text(writer.day(Some(day)))]);
    Card {
        anchor: id.to_string(),
        id: id.to_string(),
        title: writer.card_title(&need.head),
        chips: [Some(status), specificity, hole, writer.verdict(&id)].into_iter().flatten().collect(),
        blocks: writer.statement(&need.head).into_iter().chain(long).collect(),
        facts: [
            writer.told("document-actor", need.actor.as_deref()),
            writer.told("document-service", need.service.as_deref()),
            writer.told_prose("document-benefit", need.benefit.as_deref()),
            // What hurts today is said within the team.
            writer.told_prose("document-current-problem", need.current_problem.as_deref().filter(|_| writer.internal)),
            writer.told("document-frequency", need.frequency.as_deref()),
            writer.told("document-volume", need.volume.as_deref()),
            writer.fact("document-needed-by", day.unwrap_or_default()),
            writer.fact("document-objectives", writer.tied(&id, EdgeKind::Serves)),
            writer.fact("document-voiced-in", writer.links(held(writer, &id))),
            writer.fact("document-use-cases", writer.links(covering(writer, &id, Kind::UseCase))),
            writer.fact("document-direct-requirements", writer.links(covering(writer, &id, Kind::Requirement))),
            writer.fact("document-lot", writer.tied(&id, EdgeKind::PlannedIn)),
        ]
        .into_iter()
        .flatten()
        .chain(more)
        .collect(),
    }
}

/// The workshops in which it was said: those that were held.
fn held<'p>(writer: &Writer<'p>, need: &Id) -> Vec<&'p Id> {
    let mut workshops = writer.project.graph.targets(need, EdgeKind::VoicedIn);
    workshops.retain(|id| writer.project.workshops.iter().any(|one| one.head.id.as_ref() == Some(id) && is_told(one)));
    workshops.sort_by(|a, b| a.by_number().cmp(&b.by_number()));
    workshops
}

/// The artifacts of a kind that cover a need, those that were set aside left out.
pub fn covering<'p>(writer: &Writer<'p>, need: &Id, kind: Kind) -> Vec<&'p Id> {
    let sources = writer.project.graph.sources(need, EdgeKind::Covers);
    sources.into_iter().filter(|id| writer.project.kind(id) == Some(kind) && !writer.is_set_aside(id)).collect()
}

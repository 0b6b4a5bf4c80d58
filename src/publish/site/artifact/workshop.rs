//! What do the minutes of a workshop say? Who came, what was found, decided, promised, left open.

use super::{Parts, ROOT, fields, fields::Fields};
use crate::model::workshop::{Entry, Workshop};
use crate::publish::site::context::Site;
use crate::publish::site::status;
use crate::publish::site::view::{Block, Cell, Row, Section};

pub(super) fn parts(site: &Site<'_>, workshop: &Workshop) -> Parts {
    let mut chips = vec![status::plain(workshop.status.label(site.lang))];
    chips.extend(workshop.workshop_type.map(|kind| status::plain(kind.label(site.lang))));
    let minutes = workshop.duration_min.map(|n| site.say_count("site-minutes", usize::try_from(n).unwrap_or(0)));
    let facts = Fields::new(site)
        .day("date", workshop.date)
        .word("duration", minutes)
        .text("place", workshop.place.as_deref())
        .person("facilitator", workshop.facilitator.as_deref())
        .text("goal", workshop.goal.as_deref())
        .documents("minutes", workshop.head.id.as_ref())
        .done();
    let mut sections = vec![
        participants(site, workshop),
        fields::list(site, "findings", &workshop.findings),
        questions(site, workshop),
        fields::list(site, "bare-needs", &workshop.bare_needs),
        register(
            site,
            "decisions",
            &workshop.decisions,
            &[("decision", "wide"), ("decided-by", ""), ("date", "tight")],
        ),
        register(
            site,
            "actions",
            &workshop.actions,
            &[("action", "wide"), ("owner", ""), ("due", "tight"), ("status", "")],
        ),
        register(
            site,
            "open-points",
            &workshop.open_points,
            &[("open-point", "wide"), ("owner", ""), ("due", "tight")],
        ),
    ];
    if site.input.internal {
        sections.push(pain_points(site, workshop));
        sections.push(quotes(site, workshop));
    }
    Parts { chips, facts, sections: sections.into_iter().flatten().collect() }
}

fn participants(site: &Site<'_>, workshop: &Workshop) -> Option<Section> {
    let rows = workshop.participants.iter().map(|one| site.project.manifest.known(one)).map(|participant| {
        Row::new(vec![
            Cell::text(&participant.name),
            Cell::text(participant.function.clone().unwrap_or_default()),
            Cell::text(participant.entity.clone().unwrap_or_default()),
            Cell::text(participant.profile.map(|profile| profile.label(site.lang)).unwrap_or_default()),
            Cell::text(participant.presence.map(|presence| presence.label(site.lang)).unwrap_or_default()),
        ])
    });
    fields::table(
        site,
        "participants",
        &[("name", ""), ("function", ""), ("entity-service", ""), ("profile", ""), ("presence", "")],
        rows.collect(),
    )
}

fn questions(site: &Site<'_>, workshop: &Workshop) -> Option<Section> {
    let rows = workshop.questions.iter().map(|(question, answer)| {
        let answer = answer.as_ref().map_or_else(
            || Cell::chip(status::plain(site.say("site-unanswered"))),
            |answer| Cell::html(site.line(ROOT, answer)),
        );
        Row::new(vec![Cell::html(site.line(ROOT, question)), answer])
    });
    fields::table(site, "questions", &[("question", "wide"), ("answer", "wide")], rows.collect())
}

/// Decisions, actions and open points are one register: what, who, when, where it stands.
fn register(site: &Site<'_>, anchor: &str, entries: &[Entry], columns: &[(&str, &'static str)]) -> Option<Section> {
    let rows = entries.iter().map(|entry| {
        let mut cells = vec![
            Cell::html(site.line(ROOT, &entry.text)),
            Cell::text(who(site, entry)),
            Cell::text(entry.date.map(|day| site.day(day)).unwrap_or_default()),
        ];
        if columns.len() > cells.len() {
            cells.push(Cell::chips(entry.status.map(|one| status::plain(one.label(site.lang))).into_iter().collect()));
        }
        Row::new(cells)
    });
    fields::table(site, anchor, columns, rows.collect())
}

fn who(site: &Site<'_>, entry: &Entry) -> String {
    entry.who.as_deref().map(|who| site.project.manifest.name_of(who)).unwrap_or_default()
}

fn pain_points(site: &Site<'_>, workshop: &Workshop) -> Option<Section> {
    let rows = workshop.pain_points.iter().map(|entry| {
        Row::new(vec![
            Cell::html(site.line(ROOT, &entry.text)),
            Cell::text(entry.impact.clone().unwrap_or_default()),
            Cell::text(entry.frequency.clone().unwrap_or_default()),
            Cell::text(who(site, entry)),
        ])
    });
    let columns = [("pain-point", "wide"), ("impact", ""), ("frequency", ""), ("said-by", "")];
    let section = fields::table(site, "pain-points", &columns, rows.collect())?;
    Some(Section { internal: true, ..section })
}

fn quotes(site: &Site<'_>, workshop: &Workshop) -> Option<Section> {
    if workshop.quotes.is_empty() {
        return None;
    }
    let quotes = workshop
        .quotes
        .iter()
        .map(|(author, text)| {
            (text.clone(), author.as_deref().map(|who| site.project.manifest.name_of(who)).unwrap_or_default())
        })
        .collect();
    let section = Section::new("quotes", site.say("site-section-quotes"), vec![Block::Quotes { quotes }]);
    Some(Section { internal: true, ..section })
}

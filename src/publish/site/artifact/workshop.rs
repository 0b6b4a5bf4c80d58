//! What does the page of a workshop say? Of one that was held: who came, what was found, decided, promised,
//! left open. Of one that is to come: who is awaited, what will be asked, with room to write on paper.

use super::{Parts, ROOT, fields, fields::Fields};
use crate::model::workshop::{Entry, LISTED_UNANSWERED, Question, Workshop, WorkshopStatus, by_theme};
use crate::publish::site::context::Site;
use crate::publish::site::markdown;
use crate::publish::site::status;
use crate::publish::site::view::{Block, Cell, Column, Row, Section, Table};

pub(super) fn parts(site: &Site<'_>, workshop: &Workshop) -> Parts {
    let mut chips = vec![status::plain(workshop.status.label(site.lang))];
    chips.extend(workshop.subject(site.lang).map(status::plain));
    let minutes = workshop.duration_min.map(|n| site.say_count("site-minutes", usize::try_from(n).unwrap_or(0)));
    let facts = Fields::new(site)
        .day("date", workshop.date)
        .word("duration", minutes)
        .text("place", workshop.place.as_deref())
        .person("facilitator", workshop.facilitator.as_deref())
        .prose("goal", workshop.goal.as_deref())
        .documents(if workshop.is_to_come() { "sheet" } else { "minutes" }, workshop.head.id.as_ref())
        .done();
    let mut sections = vec![
        participants(site, workshop),
        fields::list(site, "findings", &workshop.findings),
        to_ask(site, workshop),
        answered(site, workshop),
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
            &[("open-point", "wide"), ("owner", ""), ("due", "tight"), ("status", "")],
        ),
        unanswered(site, workshop),
        workshop.is_to_come().then(|| to_write(site)),
    ];
    if site.input.internal {
        sections.push(pain_points(site, workshop));
        sections.push(quotes(site, workshop));
    }
    Parts { chips, facts, sections: sections.into_iter().flatten().collect() }
}

/// Those who came; of a workshop to come also the chairs that are free.
fn participants(site: &Site<'_>, workshop: &Workshop) -> Option<Section> {
    let to_come = workshop.is_to_come();
    let shown = workshop.participants.iter().filter(|one| to_come || !one.name.is_empty());
    let rows = shown.map(|one| site.project.manifest.known(one)).map(|participant| {
        let name = match participant.name.as_str() {
            "" => Cell::chip(status::plain(site.say("site-nobody-yet"))),
            name => Cell::text(name),
        };
        Row::new(vec![
            name,
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

/// The questions of a workshop to come, theme by theme. The answers' column is for paper.
fn to_ask(site: &Site<'_>, workshop: &Workshop) -> Option<Section> {
    let open: Vec<&Question> = workshop.questions.iter().filter(|question| question.answer.is_none()).collect();
    if open.is_empty() || !workshop.is_to_come() {
        return None;
    }
    let mut blocks = vec![Block::Line { text: site.say_count("site-to-ask-count", open.len()) }];
    for (theme, questions) in by_theme(open) {
        let row = |question: &&Question| Row {
            class: "ask",
            ..Row::new(vec![Cell::html(site.line(ROOT, &question.text)), Cell::default()])
        };
        blocks.push(Block::Table {
            table: Table { columns: pair(site, theme), rows: questions.iter().map(row).collect() },
        });
    }
    Some(Section::new("to-ask", site.say("site-section-to-ask"), blocks))
}

/// A theme, or « Question », and « Réponse ».
fn pair(site: &Site<'_>, theme: Option<&str>) -> Vec<Column> {
    let title = theme.map_or_else(|| site.say("site-col-question"), str::to_owned);
    vec![Column { title, class: "half" }, Column { title: site.say("site-col-answer"), class: "half" }]
}

fn answered(site: &Site<'_>, workshop: &Workshop) -> Option<Section> {
    let told = workshop.questions.iter().filter(|question| question.answer.is_some());
    let mut blocks = Vec::new();
    for (theme, questions) in by_theme(told) {
        let row = |question: &&Question| {
            let answer = question.answer.as_deref().unwrap_or_default();
            Row::new(vec![Cell::html(site.line(ROOT, &question.text)), Cell::html(markdown::run(site, ROOT, answer))])
        };
        blocks.push(Block::Table {
            table: Table { columns: pair(site, theme), rows: questions.iter().map(row).collect() },
        });
    }
    (!blocks.is_empty()).then(|| Section::new("questions", site.say("site-section-questions"), blocks))
}

/// What was asked of nobody, or answered by nobody: a few lines, or how many there are.
fn unanswered(site: &Site<'_>, workshop: &Workshop) -> Option<Section> {
    if workshop.is_to_come() || workshop.status == WorkshopStatus::Cancelled {
        return None;
    }
    let open = workshop.questions.iter().filter(|question| question.answer.is_none());
    let texts: Vec<String> = open.map(|question| question.text.clone()).collect();
    if texts.len() <= LISTED_UNANSWERED {
        return fields::list(site, "unanswered", &texts);
    }
    let block = Block::Line { text: site.say_count("site-unanswered-count", texts.len()) };
    Some(Section::new("unanswered", site.say("site-section-unanswered"), vec![block]))
}

/// Lines for what comes out of the room; they are printed, and not shown on a screen.
fn to_write(site: &Site<'_>) -> Section {
    const LINES: usize = 4;
    let sheets: [&[(&str, &'static str)]; 4] = [
        &[("need", "wide"), ("said-by", "")],
        &[("decision", "wide"), ("decided-by", ""), ("date", "")],
        &[("action", "wide"), ("owner", ""), ("due", "")],
        &[("open-point", "wide"), ("owner", ""), ("due", "")],
    ];
    let sheet = |columns: &[(&str, &'static str)]| {
        let row = || Row { class: "ask", ..Row::new(vec![Cell::default(); columns.len()]) };
        let columns: Vec<Column> =
            columns.iter().map(|(id, class)| Column { title: site.say(&format!("site-col-{id}")), class }).collect();
        Block::Table { table: Table { rows: std::iter::repeat_with(row).take(LINES).collect(), columns } }
    };
    Section::new("to-write", site.say("site-section-to-write"), sheets.into_iter().map(sheet).collect())
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

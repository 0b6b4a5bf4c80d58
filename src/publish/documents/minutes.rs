//! What came out of a workshop, for those who were there? (compte rendu d'atelier)
//! A note of ten lines gives minutes that can be sent; one of a workshop to come gives the sheet for the room.

use super::About;
use super::writer::{Writer, capital};
use crate::model::Project;
use crate::model::graph::EdgeKind;
use crate::model::workshop::{
    Entry, LISTED_UNANSWERED, Participant, Presence, Question, Workshop, WorkshopStatus, by_theme,
};
use crate::publish::outline::{Block, Cell, Document, Inline, Row, Section, Tone};

/// Builds the minutes of a workshop. What hurts, as it was said, stands in the internal edition
/// only: minutes are sent on, also to vendors.
pub fn build(project: &Project, workshop: &Workshop, about: &About) -> Document {
    let writer = Writer::new(project, None, about.lang, about.internal);
    let code = if workshop.is_to_come() { "FA" } else { "CR" };
    let suffix = workshop.head.id.as_ref().map_or_else(|| code.to_owned(), |id| format!("{code}-{id}"));
    let mut document = about.document(project, &suffix, workshop.head.title.clone());
    let what = writer.say(if workshop.is_to_come() { "document-sheet" } else { "document-minutes" });
    document.subtitle =
        if project.manifest.title.is_empty() { what } else { format!("{what} · {}", project.manifest.title) };
    document.facts = facts(&writer, workshop);
    document.brief = true;
    document.sections = [
        summary(&writer, workshop),
        people(&writer, workshop),
        to_ask(&writer, workshop),
        exchanges(&writer, workshop),
        findings(&writer, workshop),
        needs(&writer, workshop),
        register(&writer, workshop),
        agreement(&writer, workshop),
    ]
    .into_iter()
    .flatten()
    .collect();
    document
}

fn facts(writer: &Writer<'_>, workshop: &Workshop) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut add = |label, value: Option<String>| facts.extend(value.map(|value| (writer.say(label), value)));
    let day = if workshop.is_to_come() { "document-planned-on" } else { "document-held-on" };
    add(day, workshop.date.map(|date| writer.day(Some(date))));
    add("document-place", workshop.place.clone());
    add("document-duration", workshop.duration_min.map(|minutes| duration(writer, minutes)));
    let facilitator = workshop.facilitator.as_deref();
    add("document-facilitator", facilitator.map(|who| writer.project.manifest.name_of(who)));
    add("document-subject", workshop.subject(writer.lang).map(|subject| capital(&subject)));
    facts
}

fn duration(writer: &Writer<'_>, minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}\u{a0}min"),
        (hours, 0) => writer.count("document-hours", hours as usize),
        (hours, minutes) => format!("{hours}\u{a0}h\u{a0}{minutes:02}"),
    }
}

fn section(writer: &Writer<'_>, anchor: &str, title: &'static str, blocks: Vec<Block>) -> Option<Section> {
    (!blocks.is_empty()).then(|| Section { blocks, ..Section::new(anchor, writer.say(title)) })
}

fn summary(writer: &Writer<'_>, workshop: &Workshop) -> Option<Section> {
    let mut blocks = writer.statement(&workshop.head);
    blocks.extend(workshop.goal.iter().flat_map(|goal| writer.prose(goal)));
    section(writer, "summary", "document-purpose", blocks)
}

fn people(writer: &Writer<'_>, workshop: &Workshop) -> Option<Section> {
    let to_come = workshop.is_to_come();
    // A chair that nobody was asked to take is there until the workshop was held.
    let shown = workshop.participants.iter().filter(|one| to_come || !one.name.is_empty());
    let known: Vec<Participant> = shown.map(|one| writer.project.manifest.known(one)).collect();
    if known.is_empty() {
        return None;
    }
    let usual = if to_come { Presence::Expected } else { Presence::Present };
    let name = |person: &Participant| match person.name.as_str() {
        "" => Cell::line(vec![writer.chip(writer.say("document-nobody-yet"), Tone::Neutral)]),
        name => Cell::text(name),
    };
    let plain =
        |person: &Participant| person.function.is_none() && person.entity.is_none() && person.presence.is_none();
    let block = if known.iter().all(plain) {
        let item = |person: &Participant| vec![Block::Paragraph(vec![Inline::text(person.name.as_str())])];
        Block::List { numbers: Vec::new(), items: known.iter().map(item).collect() }
    } else {
        let row = |person: &Participant| Row {
            cells: vec![
                name(person),
                Cell::text(person.function.as_deref().unwrap_or("—")),
                Cell::text(person.entity.as_deref().unwrap_or("—")),
                Cell::line(vec![presence(writer, person.presence.unwrap_or(usual))]),
            ],
            ..Row::default()
        };
        let heads =
            [("document-name", 2.2), ("document-function", 3.0), ("document-entity", 2.4), ("document-presence", 1.2)];
        writer.table(&heads, known.iter().map(row).collect())
    };
    section(writer, "participants", "document-participants", vec![block])
}

fn presence(writer: &Writer<'_>, presence: Presence) -> Inline {
    let tone = match presence {
        Presence::Present => Tone::Good,
        Presence::Absent => Tone::Warn,
        Presence::Excused | Presence::Expected => Tone::Neutral,
    };
    writer.chip(presence.label(writer.lang), tone)
}

/// The questions of a workshop to come, with room to write beside each.
fn to_ask(writer: &Writer<'_>, workshop: &Workshop) -> Option<Section> {
    let open: Vec<&Question> = workshop.questions.iter().filter(|question| question.answer.is_none()).collect();
    if open.is_empty() || !workshop.is_to_come() {
        return None;
    }
    let mut blocks = Vec::new();
    for (theme, questions) in by_theme(open) {
        blocks.extend(theme.map(|theme| Block::Heading(vec![Inline::text(theme)])));
        let row = |question: &&Question| Row {
            cells: vec![writer.cell(Some(&question.text)), empty_lines()],
            ..Row::default()
        };
        let heads = [("document-question", 3.0), ("document-answer", 4.0)];
        blocks.push(writer.table(&heads, questions.iter().map(row).collect()));
    }
    section(writer, "to-ask", "document-to-ask", blocks)
}

/// Lines to write on.
fn empty_lines() -> Cell {
    Cell(vec![vec![Inline::text("\u{a0}")]; 3])
}

fn exchanges(writer: &Writer<'_>, workshop: &Workshop) -> Option<Section> {
    let mut blocks = Vec::new();
    let told = workshop.questions.iter().filter(|question| question.answer.is_some());
    for (theme, questions) in by_theme(told) {
        blocks.extend(theme.map(|theme| Block::Heading(vec![Inline::text(theme)])));
        for question in questions {
            let mut line = vec![Inline::Strong(writer.line(&question.text)), Inline::Break];
            line.extend(question.answer.iter().flat_map(|answer| writer.run(answer)));
            blocks.push(Block::Paragraph(line));
        }
    }
    if !workshop.is_to_come() && workshop.status != WorkshopStatus::Cancelled {
        let open = workshop.questions.iter().filter(|question| question.answer.is_none());
        let texts: Vec<String> = open.map(|question| question.text.clone()).collect();
        if texts.len() <= LISTED_UNANSWERED {
            blocks.extend(writer.titled_list("document-no-answer", &texts));
        } else {
            let count = writer.count("document-unanswered-count", texts.len());
            blocks.extend([writer.heading("document-no-answer"), Block::Paragraph(vec![Inline::text(count)])]);
        }
    }
    section(writer, "exchanges", "document-exchanges", blocks)
}

fn findings(writer: &Writer<'_>, workshop: &Workshop) -> Option<Section> {
    let mut blocks = Vec::new();
    if !workshop.findings.is_empty() {
        let items = workshop.findings.iter().map(|finding| vec![Block::Paragraph(writer.line(finding))]).collect();
        blocks.push(Block::List { numbers: Vec::new(), items });
    }
    if writer.internal && !workshop.pain_points.is_empty() {
        let row = |point: &Entry| Row {
            cells: vec![
                writer.cell(Some(&point.text)),
                writer.cell(point.impact.as_deref()),
                writer.cell(point.frequency.as_deref()),
            ],
            ..Row::default()
        };
        let heads = [("document-pain-point", 3.6), ("document-impact", 3.0), ("document-frequency", 1.4)];
        blocks.push(writer.heading("document-pain-points"));
        blocks.push(writer.table(&heads, workshop.pain_points.iter().map(row).collect()));
    }
    for (author, words) in workshop.quotes.iter().filter(|_| writer.internal) {
        let mut text = writer.line(words);
        text.insert(0, Inline::text("«\u{a0}"));
        text.push(Inline::text("\u{a0}»"));
        let author = author.as_deref().map(|who| writer.project.manifest.name_of(who));
        blocks.push(Block::Quote { text, author });
    }
    section(writer, "findings", "document-findings", blocks)
}

fn needs(writer: &Writer<'_>, workshop: &Workshop) -> Option<Section> {
    let id = workshop.head.id();
    let mut named: Vec<_> = workshop.needs.iter().map(|link| link.to.clone()).collect();
    for need in writer.project.graph.sources(&id, EdgeKind::VoicedIn) {
        if !named.contains(need) {
            named.push(need.clone());
        }
    }
    // An id that readers may not follow says nothing to them, and its title says too much.
    let text = |id: &crate::model::Id| {
        let head = writer.project.head(id).filter(|head| writer.shows(head))?;
        Some(vec![Block::Paragraph(vec![Inline::text(head.name())])])
    };
    let mut items: Vec<Vec<Block>> = named.iter().filter_map(text).collect();
    items.extend(workshop.bare_needs.iter().map(|need| vec![Block::Paragraph(writer.line(need))]));
    let list = (!items.is_empty()).then_some(Block::List { numbers: Vec::new(), items });
    section(writer, "needs", "document-needs-voiced", list.into_iter().collect())
}

/// Decisions, actions, open points: the register.
fn register(writer: &Writer<'_>, workshop: &Workshop) -> Option<Section> {
    let mut blocks = Vec::new();
    let to_come = workshop.is_to_come();
    let mut part = |title, entries: &[Entry], who, day, with_status: bool| {
        if entries.is_empty() && !to_come {
            return;
        }
        let row = |(i, entry): (usize, &Entry)| {
            let mut cells = vec![
                Cell::text((i + 1).to_string()),
                writer.cell(Some(&entry.text)),
                writer.cell(entry.who.as_deref().map(|who| writer.project.manifest.name_of(who)).as_deref()),
                Cell::text(writer.day(entry.date)),
            ];
            if with_status {
                cells.push(Cell::text(capital(&entry.status.unwrap_or_default().label(writer.lang))));
            }
            Row { cells, ..Row::default() }
        };
        let mut heads = vec![("document-step", 0.4), (title, 4.6), (who, 1.8), (day, 1.6)];
        if with_status {
            heads.push(("document-state", 1.1));
        }
        let mut rows: Vec<Row> = entries.iter().enumerate().map(row).collect();
        if to_come {
            // What comes out of the room is written by hand first.
            let blank = || Row { cells: vec![Cell::text("\u{a0}"); heads.len()], ..Row::default() };
            rows.extend(std::iter::repeat_with(blank).take(4));
        }
        blocks.push(writer.table(&heads, rows));
    };
    part("document-decisions", &workshop.decisions, "document-decided-by", "document-day", false);
    part("document-actions", &workshop.actions, "document-action-owner", "document-due", true);
    part("document-open-points", &workshop.open_points, "document-action-owner", "document-due", true);
    section(writer, "register", "document-register", blocks)
}

fn agreement(writer: &Writer<'_>, workshop: &Workshop) -> Option<Section> {
    if workshop.is_to_come() {
        return None;
    }
    let day = workshop.head.node.get("minutes").and_then(|minutes| crate::model::fields::date(minutes, "sent_on"));
    let said = |day| super::Message::new("document-minutes-sent").with("day", writer.day(Some(day))).text(writer.lang);
    let sent = day.map(|day| vec![Inline::text(said(day))]);
    let state = || {
        let status = writer.chip(workshop.status.label(writer.lang), Tone::Neutral);
        vec![Inline::text(format!("{} ", writer.say("document-minutes-state"))), status]
    };
    // A workshop that was held says so itself: what is asked here is what became of its minutes.
    let line = match workshop.status {
        WorkshopStatus::Held | WorkshopStatus::MinutesSent => sent.unwrap_or_else(state),
        _ => state(),
    };
    let mut blocks = vec![Block::Paragraph(line)];
    if !matches!(workshop.status, WorkshopStatus::Approved | WorkshopStatus::Cancelled) {
        blocks.push(writer.sentence("document-minutes-remarks"));
    }
    let mut section = section(writer, "agreement", "document-agreement", blocks)?;
    section.numbered = false;
    Some(section)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::model::Head;
    use crate::publish::formats::{html, pdf};
    use crate::text::Lang;

    #[test]
    fn a_note_of_ten_lines_gives_minutes_in_both_languages() {
        let workshop = Workshop {
            head: Head { title: "Relances".into(), statement: "Relances".into(), ..Head::default() },
            participants: vec![Participant { name: "Anne Weber".into(), ..Participant::default() }],
            findings: vec!["Un devis sur cinq est relancé.".into()],
            bare_needs: vec!["Relancer à J+7".into()],
            actions: vec![Entry { text: "Compter les devis".into(), who: Some("T. Morel".into()), ..Entry::default() }],
            ..Workshop::default()
        };
        for lang in Lang::ALL {
            let about = About { lang, ..sample::about() };
            let document = build(&Project::default(), &workshop, &about);
            let anchors: Vec<&str> = document.sections.iter().map(|section| section.anchor.as_str()).collect();
            assert_eq!(anchors, ["participants", "findings", "needs", "register", "agreement"]);
            assert_eq!(pdf::render(&document).expect("it renders").pages, 1);
        }
    }

    #[test]
    fn minutes_hold_what_was_said_and_decided_and_the_needs_that_name_the_workshop() {
        let project = sample::project();
        let about = About { internal: true, ..sample::about() };
        let document = build(&project, &project.workshops[0], &about);
        assert_eq!(document.code, "CRMV-CR-ATL-01");
        let text = format!("{:?}", document.sections);
        for words in ["MOT-INTERNE-1", "MOT-INTERNE-2", "Relancer une fois", "A. Weber", "BES-001 Besoin numéro 1"] {
            assert!(text.contains(words), "{words}");
        }
    }

    #[test]
    fn nothing_internal_stands_in_minutes_that_leave_the_team() {
        let mut project = sample::project();
        project.workshops[0].head.notes = Some("MOT-INTERNE-7".into());
        let rendered = |internal| {
            let document = build(&project, &project.workshops[0], &About { internal, ..sample::about() });
            let page = String::from_utf8(html::render(&document)).expect("text");
            (format!("{document:?}"), page)
        };
        let (outline, page) = rendered(false);
        for text in [&outline, &page] {
            assert!(!text.contains("MOT-INTERNE") && !text.contains("BES-099"), "{text}");
            assert!(!text.contains("Irritant") && !text.contains("Diffusion interne"));
            assert!(text.contains("Relancer une fois"));
        }
        let (outline, page) = rendered(true);
        assert!(outline.contains("internal: true") && outline.contains("BES-099"));
        assert!(page.contains("Diffusion interne") && page.contains("MOT-INTERNE-1"));
    }
}

//! What was asked for once, and is not asked for any more? Whoever looks for it finds it here, with the reason.

use super::super::writer::Writer;
use crate::model::{Head, Kind, fields};
use crate::publish::outline::{Cell, Inline, Row, Section};

/// The needs, use cases and requirements that were set aside.
pub fn chapter(writer: &Writer<'_>) -> Option<Section> {
    let project = writer.project;
    let needs = project.needs.iter().map(|one| (&one.head, one.status.label(writer.lang)));
    let use_cases = project.use_cases.iter().map(|one| (&one.head, one.status.label(writer.lang)));
    let requirements = project.requirements.iter().map(|one| (&one.head, one.status.label(writer.lang)));
    let all = needs.chain(use_cases).chain(requirements);
    let aside =
        |(head, _): &(&Head, String)| writer.shows(head) && head.id.as_ref().is_some_and(|id| writer.is_set_aside(id));
    let rows: Vec<Row> = all.filter(aside).map(|(head, state)| row(writer, head, state)).collect();
    if rows.is_empty() {
        return None;
    }
    let mut section = Section::new("set-aside", writer.say("document-set-aside"));
    let heads = [("document-asked", 4.6), ("document-state", 1.4), ("document-reason", 3.4)];
    section.blocks = vec![writer.sentence("document-set-aside-intro"), writer.told_table(&heads, rows)];
    Some(section)
}

fn row(writer: &Writer<'_>, head: &Head, state: String) -> Row {
    let id = head.id();
    let decided = head.node.get("decision").and_then(|decision| fields::text(decision, "reason"));
    let own = matches!(writer.project.kind(&id), Some(Kind::Requirement)).then(|| fields::text(&head.node, "reason"));
    let reason = decided.or_else(|| own.flatten());
    Row {
        cells: vec![
            Cell::line(vec![Inline::text(head.name())]),
            Cell::text(super::super::writer::capital(&state)),
            writer.prose_cell(reason.as_deref()),
        ],
        anchor: Some(id.to_string()),
        ..Row::default()
    }
}

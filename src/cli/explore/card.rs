//! How is an artifact laid out on a terminal: heading, statement, fields, links, results, findings?

use unicode_width::UnicodeWidthStr;

use super::Looked;
use crate::cli::Session;
use crate::explore::{Entry, View, column, value};
use crate::model::case::CaseSource;
use crate::model::execution::{CaseResult, Status, short_commit};
use crate::model::feature::Step;
use crate::model::graph::EdgeKind;
use crate::model::schema::{Field, FieldType, labels};
use crate::model::{Id, Kind};
use crate::publish::formats::terminal;
use crate::publish::markdown;
use crate::text::node::{Data, Node};
use crate::text::table::{Tone, one_line, wrap};
use crate::text::{Arg, Diagnostic, Level, Sources, format, message};

/// Labels longer than that do not push all values aside.
const LABEL: usize = 26;

/// Prints all but findings and history.
pub fn print(session: &Session, looked: &Looked, view: &View<'_>, entry: &Entry<'_>) {
    heading(session, view, entry);
    let statement = entry.statement();
    if one_line(statement) != one_line(entry.title) {
        prose(session, statement);
    }
    // What is said beside a statement, and not in its place.
    let described = entry.node().and_then(|node| crate::model::fields::text(node, "description"));
    if let Some(text) = described.filter(|text| one_line(text) != one_line(statement)) {
        prose(session, &text);
    }
    steps(session, view, entry);
    let facts = facts(view, entry);
    if !facts.is_empty() {
        session.line("");
        print_facts(session, &facts);
    }
    links(session, view, entry);
    verdict(session, looked, view, entry);
}

/// Text of the authors, where there is any.
fn prose(session: &Session, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    session.line("");
    let width = crate::cli::session::columns().map(|width| width.saturating_sub(2).min(100));
    for line in terminal::lines(&markdown::blocks(text), width) {
        session.line(if line.is_empty() { line } else { format!("  {line}") });
    }
}

fn heading(session: &Session, view: &View<'_>, entry: &Entry<'_>) {
    session.line(Tone::Strong.paint(&one_line(&entry.name())));
    let mut about = vec![entry.kind.label(session.lang)];
    about.extend(entry.status().map(|status| value::status(view, entry.kind, &status)));
    for name in ["priority", "lot"] {
        let column = if name == "lot" { column::Column::Lot } else { column::Column::Field(name.to_owned()) };
        about.extend(Some(column::said(view, entry, &column)).filter(|text| !text.is_empty()));
    }
    let verdict = column::verdict(view, entry).map(|(word, tone)| tone.paint(&word));
    let mut line = about.join(" · ");
    if let Some(verdict) = verdict {
        line = format!("{line} · {verdict}");
    }
    session.line(line);
    session.line(Tone::Quiet.paint(&column::file(view, entry)));
}

/// What the fields say, by their names: those of the heading and the links apart.
fn facts(view: &View<'_>, entry: &Entry<'_>) -> Vec<(String, Vec<String>)> {
    let Some(node) = entry.node() else { return Vec::new() };
    let collection = entry.kind.collection();
    let mut facts = Vec::new();
    for (key, written) in node.entries() {
        let field = column::field_of(entry, &key.text);
        let shown = !matches!(
            key.text.as_str(),
            "id" | "title" | "statement" | "description" | "status" | "priority" | "lot" | "term"
        );
        // Steps stand by themselves, line by line.
        let shown = shown && !field.is_some_and(|field| matches!(field.field_type, FieldType::Steps));
        if !shown || written.is_null() || field.is_some_and(|field| is_link(field.field_type)) {
            continue;
        }
        let values = values(view, entry.kind, field, written);
        if !values.is_empty() {
            let own = view.project.manifest.custom_title(collection, &key.text).filter(|_| field.is_none());
            let label = own.map_or_else(|| labels::field(view.lang, collection, &key.text), str::to_owned);
            facts.push((label, values));
        }
    }
    facts
}

const fn is_link(field_type: FieldType) -> bool {
    matches!(field_type, FieldType::Link(_) | FieldType::Links(_) | FieldType::Inverse(_))
}

/// A value as lines: each item of a list on its own.
fn values(view: &View<'_>, kind: Kind, field: Option<&Field>, written: &Node) -> Vec<String> {
    let said = |node: &Node| match field {
        Some(field) => value::said(view, kind, field, node),
        None => value::added(view, node),
    };
    match &written.data {
        Data::List(items) => items.iter().map(said).filter(|text| !text.is_empty()).collect(),
        _ => Some(said(written)).filter(|text| !text.is_empty()).into_iter().collect(),
    }
}

fn print_facts(session: &Session, facts: &[(String, Vec<String>)]) {
    let widest = facts.iter().map(|(label, _)| label.width()).filter(|width| *width <= LABEL).max().unwrap_or(0);
    let room = crate::cli::session::columns().map(|width| width.saturating_sub(widest + 4).max(30));
    for (label, values) in facts {
        let mut head = format!("  {}{}  ", Tone::Quiet.paint(label), " ".repeat(widest.saturating_sub(label.width())));
        if label.width() > widest {
            session.line(head.trim_end());
            head = " ".repeat(widest + 4);
        }
        let mark = if values.len() > 1 { "• " } else { "" };
        for text in values {
            let text = one_line(text);
            let lines = room.map_or_else(|| vec![text.clone()], |room| wrap(&text, room.saturating_sub(mark.len())));
            for (i, line) in lines.iter().enumerate() {
                let mark = if i == 0 { mark } else { &"  "[..mark.chars().count()] };
                session.line(format!("{head}{mark}{line}"));
                head = " ".repeat(widest + 4);
            }
        }
    }
}

/// A step with its table and text, and the phrase of the project that it says.
fn step(session: &Session, view: &View<'_>, step: &Step) {
    let said = step.means.as_deref().filter(|means| means.phrases.len() == 1);
    let phrase = said.and_then(|means| view.project.step_phrases.get(*means.phrases.first()?)?.id.as_ref());
    let phrase = phrase.map(|id| Tone::Quiet.paint(&format!("  → {id}"))).unwrap_or_default();
    session.line(format!("  {} {}{phrase}", Tone::Strong.paint(&step.keyword), one_line(&step.text)));
    for row in step.table.iter().flatten() {
        session.line(format!("    | {} |", row.iter().map(|cell| one_line(cell)).collect::<Vec<_>>().join(" | ")));
    }
    for line in step.doc_string.iter().flat_map(|doc| doc.text.lines()) {
        session.line(format!("    {}", Tone::Quiet.paint(&one_line(line))));
    }
}

/// The steps of a scenario, those of its background first, or of a phrase of the project.
fn steps(session: &Session, view: &View<'_>, entry: &Entry<'_>) {
    if let Some(phrase) = view.project.step_phrase(&entry.id) {
        session.line("");
        phrase.steps.iter().for_each(|one| step(session, view, one));
        return;
    }
    let case = entry.case().or_else(|| view.project.case(&entry.id));
    let Some(CaseSource::Scenario(f, s)) = case.map(|case| case.source) else { return };
    let feature = view.project.features.get(f);
    let Some(scenario) = feature.and_then(|feature| feature.scenarios.get(s)) else { return };
    session.line("");
    scenario.background.iter().chain(&scenario.steps).for_each(|one| step(session, view, one));
    for examples in &scenario.examples {
        session.line("");
        let rows = std::iter::once(&examples.header).chain(examples.rows.iter().map(|(row, _)| row));
        for row in rows {
            session.line(format!("    | {} |", row.iter().map(|cell| one_line(cell)).collect::<Vec<_>>().join(" | ")));
        }
    }
}

/// The links both ways, by what they mean, with titles and verdicts at their ends.
fn links(session: &Session, view: &View<'_>, entry: &Entry<'_>) {
    let graph = &view.project.graph;
    let mut facts: Vec<(String, Vec<String>)> = Vec::new();
    for outward in [true, false] {
        for kind in EdgeKind::ALL {
            let mut ends: Vec<&Id> =
                if outward { graph.targets(&entry.id, *kind) } else { graph.sources(&entry.id, *kind) };
            ends.sort();
            ends.dedup();
            // What can stand at several kinds of ends is told by kind.
            let mut kinds: Vec<Option<Kind>> = ends.iter().map(|id| view.project.kind(id)).collect();
            kinds.sort();
            kinds.dedup();
            for end_kind in &kinds {
                let way = if outward { "out" } else { "in" };
                let mut label = message::label(session.lang, "site-link", &format!("{}-{way}", kind.key()));
                if kinds.len() > 1 || *kind == EdgeKind::Names {
                    let plural = end_kind.map(|kind| labels::collection(session.lang, kind.collection()));
                    label = plural.map_or(label.clone(), |plural| format!("{label} · {plural}"));
                }
                let of_kind = ends.iter().filter(|id| view.project.kind(id) == *end_kind);
                facts.push((label, of_kind.map(|id| end(view, id)).collect()));
            }
        }
    }
    if facts.is_empty() {
        return;
    }
    section(session, "show-links");
    print_facts(session, &facts);
}

fn end(view: &View<'_>, id: &Id) -> String {
    let name = value::name(view, id);
    let entry = crate::explore::entry(view.project, id);
    let verdict = entry.and_then(|entry| column::verdict(view, &entry)).map(|(word, _)| word);
    match verdict.filter(|_| view.played) {
        Some(verdict) => format!("{name} ({verdict})"),
        None => name,
    }
}

/// What the results say: the counts, and the last run of its cases.
fn verdict(session: &Session, looked: &Looked, view: &View<'_>, entry: &Entry<'_>) {
    let Some((word, tone)) = column::verdict(view, entry) else { return };
    section(session, "show-verdict");
    let mut line = format!("  {}", tone.paint(&word));
    if let Some(judgement) = view.judgements.of.get(&entry.id).filter(|_| view.played) {
        let told = [Status::Passed, Status::Failed, Status::Blocked, Status::NotRun];
        let counts = told.iter().map(|status| {
            let id = format!("site-counted-{}", status.key()).replace('_', "-");
            let count = judgement.counts.get(*status);
            let word = message::lookup(session.lang, &id, &[("n", Arg::from(count))]).unwrap_or_default();
            format!("{} {word}", format::integer(session.lang, i64::try_from(count).unwrap_or(i64::MAX)))
        });
        line = format!("{line} — {}", counts.collect::<Vec<_>>().join(" · "));
        if judgement.stale > 0 {
            line = format!("{line} · {}", session.text("show-stale", &[("count", Arg::from(judgement.stale))]));
        }
    }
    session.line(line);
    let Some(last) = last_result(looked, view, entry) else { return };
    let day = jiff::Timestamp::from_millisecond(last.ended_at).map(|at| at.to_zoned(jiff::tz::TimeZone::UTC).date());
    let commit = match last.commit.as_str() {
        "unversioned" => session.text("document-unversioned", &[]),
        commit => short_commit(commit),
    };
    let args = [
        ("day", Arg::from(day.map(|day| format::date(session.lang, day)).unwrap_or_default())),
        ("target", Arg::from(last.target.as_str())),
        ("commit", Arg::from(commit)),
        ("case", Arg::from(last.title.as_str())),
        ("status", Arg::from(last.status.label(session.lang))),
    ];
    session.line(format!("  {}", session.text("show-last-run", &args)));
}

/// The newest of the results that count for an artifact: its own, or its cases'.
fn last_result<'l>(looked: &'l Looked, view: &View<'_>, entry: &Entry<'_>) -> Option<&'l CaseResult> {
    let cases = view.project.graph.sources(&entry.id, EdgeKind::Verifies);
    let of_it = |result: &&CaseResult| result.case == entry.id || cases.contains(&&result.case);
    looked.judged.current.iter().filter(of_it).max_by_key(|result| (result.ended_at, result.seq))
}

/// What `check` says of it.
pub fn findings(session: &Session, sources: &Sources, findings: &[&Diagnostic]) {
    if findings.is_empty() {
        return;
    }
    section(session, "show-findings");
    for finding in findings {
        let tone = match finding.level {
            Level::Error => Tone::Bad,
            Level::Warning => Tone::Warn,
            Level::Info => Tone::Quiet,
        };
        let level = message::label(session.lang, "level", finding.level.key());
        let line = finding.place.and_then(|place| sources.locate(place)).map(|(_, position)| position.line);
        let head = format!("{level}[{}]", finding.code);
        let said = one_line(&finding.message.text(session.lang));
        let at =
            line.map(|line| session.text("show-line", &[("line", Arg::from(line.to_string()))])).unwrap_or_default();
        session.line(format!("  {} {said} {}", tone.paint(&head), Tone::Quiet.paint(&at)));
    }
}

fn section(session: &Session, title: &str) {
    session.line("");
    session.line(Tone::Strong.paint(&session.text(title, &[])));
}

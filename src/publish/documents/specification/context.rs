//! Where does the project come from: the company in figures, its customers, the way they go, the way people
//! work today and will work tomorrow?

use super::super::catalogue::{self as said, listed};
use super::super::writer::Writer;
use crate::model::schema::labels;
use crate::model::{Artifact, Kind};
use crate::publish::catalogue::{Column, Room, Row, Table, Value, stages as read};
use crate::publish::outline::{Block, Inline, Section};

/// The company, its figures, its teams, its tools, the scope.
pub fn chapter(writer: &Writer<'_>) -> Option<Section> {
    let reader = writer.reader();
    let context = reader.single(Kind::Context)?;
    let mut section = Section::new("context", writer.say("site-subject-context"));
    section.blocks = writer.statement(&context.head);
    section.blocks.extend(reader.told(context).iter().flat_map(|told| said::titled(writer, told)));
    (!section.blocks.is_empty()).then_some(section)
}

/// Journeys, pipelines and processes.
pub fn journeys(writer: &Writer<'_>) -> Option<Section> {
    let mut section = Section::new("journeys", writer.say("site-subject-journeys"));
    section.blocks = vec![writer.sentence("document-journeys-intro")];
    for (kind, anchor) in
        [(Kind::Journey, "journeys-front"), (Kind::Pipeline, "journeys-back"), (Kind::Process, "journeys-processes")]
    {
        let all = writer.reader().of_kind(kind);
        if all.is_empty() {
            continue;
        }
        let mut part = Section::new(anchor, labels::collection(writer.lang, kind.collection()));
        part.sections = all.iter().map(|(_, one)| staged(writer, one)).collect();
        section.sections.push(part);
    }
    (!section.sections.is_empty()).then_some(section)
}

/// What goes through stages: a row for each.
fn staged(writer: &Writer<'_>, artifact: &Artifact) -> Section {
    let reader = writer.reader();
    let id = artifact.head.id();
    let mut section = Section::new(id.as_str(), artifact.head.name());
    section.numbered = false;
    section.in_contents = false;
    section.blocks = writer.statement(&artifact.head);
    let beside = ["customer_type", "offer", "state", "shared_trunk", "use_cases"];
    let facts: Vec<_> = beside
        .iter()
        .filter_map(|name| reader.titled(artifact, name))
        .filter(|told| told.value != Value::Text(artifact.head.title.clone()))
        .collect();
    if !facts.is_empty() {
        section.blocks.extend(said::block(writer, &Value::Facts(facts)));
    }
    let stages = read::stages(&reader, artifact);
    let mut heads: Vec<(String, String)> = Vec::new();
    for told in stages.iter().flat_map(|stage| &stage.told) {
        if !heads.iter().any(|(key, _)| *key == told.key) {
            heads.push((told.key.clone(), told.label.clone()));
        }
    }
    let usual = |title: String| Column { title, room: Room::Usual, more: false };
    let mut columns =
        vec![usual(writer.say("document-stage")), Column { room: Room::Tight, ..usual(mark(writer, artifact.kind)) }];
    columns.extend(heads.iter().map(|(_, label)| usual(label.clone())));
    let row = |stage: &read::Stage| {
        let told = |key: &String| stage.told.iter().find(|one| one.key == *key).map(|one| one.value.clone());
        let mut cells = vec![Value::Text(stage.name.clone()), Value::Word(stage.mark.clone())];
        cells.extend(heads.iter().map(|(key, _)| told(key).unwrap_or_default()));
        Row { cells, ..Row::default() }
    };
    let table = Table { columns, rows: stages.iter().map(row).collect() }.without_empty_columns();
    if !table.rows.is_empty() {
        section.blocks.push(said::table(writer, &table));
    }
    if let Some(told) = reader.titled(artifact, "pain_points") {
        section.blocks.extend(said::titled(writer, &told));
    }
    section
}

fn mark(writer: &Writer<'_>, kind: Kind) -> String {
    let field = if kind == Kind::Process { "actor" } else { "probability" };
    writer.reader().label(kind, field)
}

/// What is measured, and who reads it.
pub fn steering(writer: &Writer<'_>) -> Option<Section> {
    let mut section = Section::new("steering", writer.say("document-steering"));
    section.blocks = vec![writer.sentence("document-steering-intro")];
    section.blocks.extend(said::overview(writer, Kind::Kpi));
    for (kind, anchor) in [(Kind::Kpi, "steering-kpis"), (Kind::Dashboard, "steering-dashboards")] {
        let title = labels::collection(writer.lang, kind.collection());
        section.sections.extend(said::cards(writer, kind, anchor, title));
    }
    (!section.sections.is_empty()).then_some(section)
}

/// Communication, training, ambassadors; what will tell that the tool is adopted.
pub fn change(writer: &Writer<'_>) -> Option<Section> {
    let mut section = Section::new("change", writer.say("site-subject-change"));
    section.blocks = vec![writer.sentence("document-change-intro")];
    section.sections.extend(said::list(
        writer,
        Kind::ChangeAction,
        "change-actions",
        writer.say("site-change-actions"),
    ));
    let adoption = labels::collection(writer.lang, Kind::Adoption.collection());
    section.sections.extend(said::list(writer, Kind::Adoption, "change-adoption", adoption));
    (!section.sections.is_empty()).then_some(section)
}

/// The rules given to bidders.
pub fn consultation(writer: &Writer<'_>) -> Option<Section> {
    let reader = writer.reader();
    let consultation = reader.single(Kind::Consultation)?;
    let mut section = Section::new("consultation", writer.say("site-subject-consultation"));
    for told in reader.told(consultation) {
        let mut part = Section::new(format!("consultation-{}", told.key), told.label.clone());
        part.blocks = match &told.value {
            // What has many sides is read one by one, not across.
            Value::Table(table) if table.columns.len() > 6 => one_by_one(writer, table),
            value => said::block(writer, value),
        };
        section.sections.push(part);
    }
    let questions = reader.of_kind(Kind::Question);
    if !questions.is_empty() {
        let mut part = Section::new("consultation-answers", labels::collection(writer.lang, "questions"));
        part.blocks = vec![listed(writer, Kind::Question, &questions)];
        section.sections.push(part);
    }
    (!section.sections.is_empty()).then_some(section)
}

fn one_by_one(writer: &Writer<'_>, table: &Table) -> Vec<Block> {
    let card = |row: &Row| {
        let title = row.cells.first().map(|cell| said::cell(writer, cell)).unwrap_or_default();
        let title: String = title.0.iter().map(|line| crate::publish::outline::plain(line)).collect();
        let facts = table.columns.iter().zip(&row.cells).skip(1).filter(|(_, value)| !value.is_nothing());
        let id = row.anchor.as_ref().map(ToString::to_string).unwrap_or_default();
        let fact = |(column, value): (&Column, &Value)| {
            let lines = said::cell(writer, value).0;
            let value = lines.into_iter().reduce(|mut all, line| {
                all.push(Inline::Break);
                all.extend(line);
                all
            });
            (vec![Inline::text(column.title.as_str())], value.unwrap_or_default())
        };
        Block::Card(crate::publish::outline::Card {
            anchor: id.clone(),
            id,
            title,
            facts: facts.map(fact).collect(),
            ..Default::default()
        })
    };
    table.rows.iter().map(card).collect()
}

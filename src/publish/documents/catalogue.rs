//! How do the neutral values of the catalogue stand in a document?

use super::writer::{Fact, Writer, capital};
use crate::model::{Artifact, Head, Kind};
use crate::publish::catalogue::{self, Name, Room, Told, Value, colon, in_line};
use crate::publish::outline::{Block, Card, Cell, Column, Inline, Row, Section, Table, Tone};
use crate::text::format::lower;

/// A line that is longer than this stands alone; shorter ones follow one another.
const SHORT: usize = 45;

/// Columns of a list that can still be read across a page.
const ACROSS: usize = 6;

/// What stands in a cell.
pub fn cell(writer: &Writer<'_>, value: &Value) -> Cell {
    match value {
        Value::Nothing => Cell::default(),
        Value::Text(text) => Cell::line(writer.line(text)),
        Value::Prose(text) => Cell::line(writer.run(text)),
        Value::Word(word) => Cell::text(capital(word)),
        Value::Names(all) => Cell(names(writer, all).into_iter().map(|name| vec![name]).collect()),
        Value::Lines(lines) if lines.iter().any(|line| line.len() > SHORT) => {
            Cell(lines.iter().map(|line| writer.line(line)).collect())
        }
        Value::Lines(lines) => Cell::line(writer.line(&joined(lines))),
        Value::Facts(facts) => Cell::line(writer.line(&in_line(facts))),
        Value::Table(table) => Cell::text(table.rows.len().to_string()),
    }
}

fn joined(lines: &[String]) -> String {
    lines.join(if lines.iter().any(|line| line.contains(',')) { " · " } else { ", " })
}

/// Artifacts that readers may see, and words.
fn names(writer: &Writer<'_>, all: &[Name]) -> Vec<Inline> {
    let name = |name: &Name| match name {
        Name::Link(id) => match writer.project.head(id) {
            Some(_) => writer.link(id),
            None => Some(Inline::text(writer.project.case(id).map_or_else(|| id.to_string(), |case| case.name()))),
        },
        Name::Text(text) => Some(Inline::text(text.as_str())),
    };
    all.iter().filter_map(name).collect()
}

/// A table; a total stands out.
pub fn table(writer: &Writer<'_>, one: &catalogue::Table) -> Block {
    let narrow = one.columns.len() > ACROSS;
    let kept = |at: usize| !(narrow && one.columns.get(at).is_some_and(|column| column.more));
    let columns = one.columns.iter().enumerate().filter(|(at, _)| kept(*at)).map(|(_, column)| {
        let (weight, right) = match column.room {
            Room::Wide => (3.4, false),
            Room::Usual => (1.9, false),
            Room::Tight => (1.2, false),
            Room::Number => (1.1, true),
        };
        Column { title: column.title.clone(), weight, right }
    });
    let row = |row: &catalogue::Row| {
        let cells = row.cells.iter().enumerate().filter(|(at, _)| kept(*at)).map(|(_, value)| {
            let Cell(lines) = cell(writer, value);
            match row.total {
                true => Cell(lines.into_iter().map(|line| vec![Inline::Strong(line)]).collect()),
                false => Cell(lines),
            }
        });
        Row {
            anchor: row.anchor.as_ref().map(ToString::to_string),
            cells: cells.collect(),
            tone: row.total.then_some(Tone::Accent),
        }
    };
    Block::Table(Table { caption: Vec::new(), columns: columns.collect(), rows: one.rows.iter().map(row).collect() })
}

/// A field under a title of its own, as blocks.
pub fn titled(writer: &Writer<'_>, told: &Told) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(vec![Inline::text(told.label.as_str())])];
    blocks.extend(block(writer, &told.value));
    blocks
}

/// What stands under a title.
pub fn block(writer: &Writer<'_>, value: &Value) -> Vec<Block> {
    match value {
        Value::Prose(text) => writer.prose(text),
        Value::Lines(lines) => {
            vec![Block::List {
                numbers: Vec::new(),
                items: lines.iter().map(|line| vec![Block::Paragraph(writer.line(line))]).collect(),
            }]
        }
        Value::Table(one) => vec![table(writer, one)],
        Value::Facts(facts) => vec![Block::Facts(facts.iter().map(|told| fact(writer, told)).collect())],
        other => cell(writer, other).0.into_iter().map(Block::Paragraph).collect(),
    }
}

/// The fields of an artifact of the chain that its card does not lay out by hand: short ones beside their labels, long
/// ones under titles.
pub fn rest(writer: &Writer<'_>, kind: Kind, head: &Head) -> (Vec<Fact>, Vec<Block>) {
    let (mut facts, mut blocks) = (Vec::new(), Vec::new());
    for told in writer.reader().rest(kind, &head.node) {
        match is_long(&told.value) {
            true => blocks.extend(titled(writer, &told)),
            false => facts.push(fact(writer, &told)),
        }
    }
    facts.extend(writer.reader().told_attached(kind, head).iter().map(|told| fact(writer, told)));
    (facts, blocks)
}

fn fact(writer: &Writer<'_>, told: &Told) -> Fact {
    let Cell(lines) = cell(writer, &told.value);
    let mut value = Vec::new();
    for line in lines {
        if !value.is_empty() {
            value.push(Inline::Break);
        }
        value.extend(line);
    }
    (vec![Inline::text(told.label.as_str())], value)
}

/// Does it want a title of its own, rather than a label?
fn is_long(value: &Value) -> bool {
    match value {
        Value::Prose(text) => text.contains("\n\n"),
        Value::Table(table) => table.rows.len() > 1 || table.columns.len() > 4,
        _ => false,
    }
}

/// An artifact as a card: its statement, what is long under titles, what is short beside labels.
pub fn card(writer: &Writer<'_>, artifact: &Artifact) -> Card {
    let id = artifact.head.id();
    let reader = writer.reader();
    let mut blocks = writer.statement(&artifact.head);
    let mut facts = Vec::new();
    for told in reader.told(artifact) {
        match &told.value {
            Value::Facts(inner) => facts.extend(inner.iter().map(|one| beside(writer, &told, one))),
            Value::Table(_) if !is_long(&told.value) => {
                facts.extend(one_row(&told).iter().map(|one| beside(writer, &told, one)));
            }
            value if is_long(value) => blocks.extend(titled(writer, &told)),
            _ => facts.push(fact(writer, &told)),
        }
    }
    facts.extend(reader.told_attached(artifact.kind, &artifact.head).iter().map(|told| fact(writer, told)));
    facts.retain(|(_, value)| !value.is_empty());
    let status = reader.state(artifact).map(|word| writer.chip(word, Tone::Neutral));
    Card {
        anchor: id.to_string(),
        id: id.to_string(),
        title: artifact.head.title.clone(),
        chips: status.into_iter().collect(),
        blocks,
        facts,
    }
}

/// A field of a record: the name of the record stands before its own.
fn beside(writer: &Writer<'_>, whole: &Told, one: &Told) -> Fact {
    let (_, value) = fact(writer, one);
    (vec![Inline::text(format!("{}{} {}", whole.label, colon(writer.lang), lower(&one.label)))], value)
}

/// The cells of a table of one row, each with the head of its column.
fn one_row(told: &Told) -> Vec<Told> {
    let Value::Table(table) = &told.value else { return Vec::new() };
    let rows = table.rows.iter().flat_map(|row| table.columns.iter().zip(&row.cells));
    let told = |(column, value): (&catalogue::Column, &Value)| Told {
        label: column.title.clone(),
        value: value.clone(),
        ..Told::default()
    };
    rows.filter(|(_, value)| !value.is_nothing()).map(told).collect()
}

/// A section of cards of a kind; none where nothing of it is shown.
pub fn cards(writer: &Writer<'_>, kind: Kind, anchor: &str, title: String) -> Option<Section> {
    let all = writer.reader().of_kind(kind);
    let mut section = Section::new(anchor, title);
    section.blocks = all.iter().map(|(_, one)| Block::Card(card(writer, one))).collect();
    (!section.blocks.is_empty()).then_some(section)
}

/// A section with the list of a kind, whose rows bear the anchors of its artifacts.
pub fn list(writer: &Writer<'_>, kind: Kind, anchor: &str, title: String) -> Option<Section> {
    let reader = writer.reader();
    let all = reader.of_kind(kind);
    let mut section = Section::new(anchor, title);
    section.blocks = vec![listed(writer, kind, &all)];
    (!all.is_empty()).then_some(section)
}

/// The list of some artifacts: the names in it lead nowhere, since they stand there.
pub fn listed(writer: &Writer<'_>, kind: Kind, all: &[(usize, &Artifact)]) -> Block {
    let mut neutral = writer.reader().list(kind, all);
    for (row, (_, artifact)) in neutral.rows.iter_mut().zip(all) {
        row.anchor = artifact.head.id.clone();
        if let Some(first) = row.cells.first_mut() {
            *first = Value::Word(artifact.head.name());
        }
    }
    table(writer, &neutral)
}

/// The same without anchors: what is listed has a card too.
pub fn overview(writer: &Writer<'_>, kind: Kind) -> Option<Block> {
    let reader = writer.reader();
    let all = reader.of_kind(kind);
    (all.len() > 1).then(|| table(writer, &reader.list(kind, &all)))
}

/// A grid: what its letters mean, then rows and columns.
pub fn cross(writer: &Writer<'_>, grid: &catalogue::Cross) -> Vec<Block> {
    let legend: Vec<String> = grid
        .legend
        .iter()
        .map(|(letters, words)| format!("{letters}{} {}", colon(writer.lang), lower(words)))
        .collect();
    let head = |name: &Name| match name {
        Name::Link(id) => writer.project.title(id).unwrap_or(id.as_str()).to_owned(),
        Name::Text(text) => text.clone(),
    };
    let mut columns = vec![Column { title: grid.corner.clone(), weight: 1.5, right: false }];
    columns.extend(grid.columns.iter().map(|name| Column { title: head(name), weight: 1.0, right: false }));
    let row = |row: &catalogue::CrossRow| {
        let mut cells = vec![Cell::text(capital(&row.name))];
        cells.extend(row.marks.iter().map(|mark| {
            let mut lines = vec![vec![Inline::Strong(vec![Inline::text(mark.letters.as_str())])]];
            if !mark.under.is_empty() {
                lines.push(vec![Inline::text(mark.under.as_str())]);
            }
            Cell(lines)
        }));
        Row { cells, ..Row::default() }
    };
    let rows = grid.rows.iter().map(row).collect();
    vec![
        Block::Paragraph(vec![Inline::text(legend.join(" · "))]),
        Block::Table(Table { caption: Vec::new(), columns, rows }),
    ]
}

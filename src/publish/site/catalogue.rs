//! How do the neutral values of the catalogue stand on a page?

use super::address;
use super::context::Site;
use super::markdown;
use super::view::{Block, Cell, Column, Fact, Ref, Row, Table};
use crate::publish::catalogue::{self, Name, Room, Told, Value, in_line};

/// Lines that are no longer than this together stand on one line.
const SHORT: usize = 90;

/// What stands in a cell or beside a label.
pub(super) fn cell(site: &Site<'_>, root: &str, value: &Value) -> Cell {
    match value {
        Value::Nothing => Cell::default(),
        Value::Text(text) => Cell::html(site.line(root, text)),
        Value::Prose(text) => Cell::html(markdown::run(site, root, text)),
        Value::Word(word) => Cell::text(word),
        Value::Names(all) => Cell::refs(names(site, all)),
        Value::Lines(lines) => Cell::html(site.line(root, &joined(lines))),
        Value::Facts(facts) => Cell::html(site.line(root, &in_line(facts))),
        Value::Table(table) => Cell::text(site.number(table.rows.len())),
    }
}

/// Short lines on one line: what holds a comma itself is not parted by one.
fn joined(lines: &[String]) -> String {
    lines.join(if lines.iter().any(|line| line.contains(',')) { " · " } else { ", " })
}

/// Artifacts that readers may see, and words.
pub(super) fn names(site: &Site<'_>, all: &[Name]) -> Vec<Ref> {
    let name = |name: &Name| match name {
        Name::Link(id) => site.reference(id).or_else(|| {
            // A target, a term: known to the project, and without a page.
            let known = site.addresses.find(id).is_none() && site.project.head(id).is_none();
            known.then(|| Ref { title: id.to_string(), ..Ref::default() })
        }),
        Name::Text(text) => Some(Ref { title: text.clone(), ..Ref::default() }),
    };
    all.iter().filter_map(name).collect()
}

/// A field with its label.
pub(super) fn fact(site: &Site<'_>, root: &str, told: &Told) -> Fact {
    let internal = if told.internal { site.say("site-internal") } else { String::new() };
    Fact { label: told.label.clone(), cell: cell(site, root, &told.value), internal }
}

/// What stands under a title of its own.
pub(super) fn block(site: &Site<'_>, root: &str, value: &Value) -> Block {
    match value {
        Value::Prose(text) => Block::Prose { html: markdown::prose(site, root, text) },
        Value::Lines(lines) => Block::List { items: site.lines(root, lines) },
        Value::Table(one) => Block::Table { table: table(site, root, one) },
        Value::Facts(facts) => Block::Facts { facts: facts.iter().map(|told| fact(site, root, told)).collect() },
        other => Block::Facts { facts: vec![Fact::new(String::new(), cell(site, root, other))] },
    }
}

/// Does it want a title of its own, rather than a label?
pub(super) fn is_long(value: &Value) -> bool {
    match value {
        Value::Prose(text) => text.len() > SHORT || text.contains('\n'),
        Value::Lines(lines) => lines.iter().map(String::len).sum::<usize>() > SHORT,
        Value::Table(_) => true,
        Value::Facts(facts) => facts.iter().any(|told| is_long(&told.value)),
        Value::Nothing | Value::Text(_) | Value::Word(_) | Value::Names(_) => false,
    }
}

/// A table.
pub(super) fn table(site: &Site<'_>, root: &str, table: &catalogue::Table) -> Table {
    let columns = table.columns.iter().map(|column| Column { title: column.title.clone(), class: class(column) });
    let row = |row: &catalogue::Row| Row {
        anchor: row.anchor.as_ref().map(|id| address::slug(id.as_str())).unwrap_or_default(),
        class: if row.total { "sum" } else { "" },
        ..Row::new(row.cells.iter().map(|value| cell(site, root, value)).collect())
    };
    Table { columns: columns.collect(), rows: table.rows.iter().map(row).collect() }
}

const fn class(column: &catalogue::Column) -> &'static str {
    match (column.room, column.more) {
        (Room::Usual, false) => "",
        (Room::Usual, true) => "more",
        (Room::Wide, false) => "wide",
        (Room::Wide, true) => "wide more",
        (Room::Tight, false) => "tight",
        (Room::Tight, true) => "tight more",
        (Room::Number, false) => "num",
        (Room::Number, true) => "num more",
    }
}

//! A grid as rows and columns of what is shown, ready for any file.

use std::collections::BTreeMap;

use super::super::canonical;
use super::super::cell::{self, Sense, Shown, records};
use super::super::compare::field_of;
use super::super::grid::{FieldSlot, Grid, Slot};
use super::super::holding::Held;
use super::super::people;
use super::super::said;
use super::super::stamp::print;
use crate::model::schema::FieldType;
use crate::syntax::edit::Value;

/// A grid with its lines.
#[derive(Clone, Debug)]
pub struct Table {
    /// The grid.
    pub grid: Grid,
    /// Its name for people.
    pub label: String,
    /// All lines of the project are in it.
    pub whole: bool,
    /// Its columns.
    pub columns: Vec<OutColumn>,
    /// Its lines.
    pub rows: Vec<OutRow>,
}

/// A column.
#[derive(Clone, Debug)]
pub struct OutColumn {
    /// The field.
    pub slot: Slot,
    /// Its head.
    pub head: String,
    /// Parts of the records in a cell, in order.
    pub parts: Vec<FieldSlot>,
    /// What may be chosen; nothing where any text goes.
    pub choices: Vec<String>,
    /// Something else than a choice may be typed.
    pub open: bool,
    /// Ids are not changed in a spreadsheet.
    pub locked: bool,
}

/// A line.
#[derive(Clone, Debug)]
pub struct OutRow {
    /// How it is known again.
    pub key: String,
    /// Its cells, in the order of the columns.
    pub cells: Vec<OutCell>,
    /// Path of a field → the print of its value.
    pub prints: BTreeMap<String, String>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutCell {
    /// What it shows.
    pub shown: Shown,
    /// It holds more than it shows, and is changed in its file only.
    pub partial: bool,
}

/// Columns that stand in a grid even when nothing fills them: people do.
const ALWAYS: &[&str] = &["id", "title", "status", "priority", "domain", "lot", "term", "definition"];

/// The table of these lines. `all`: every column, filled or not.
pub fn of(held: &[&Held], whole: bool, all: bool, sense: &Sense<'_>) -> Table {
    let grid = *sense.grid;
    let columns = columns(held, all, sense);
    let rows = held.iter().map(|held| row(held, &columns, sense)).collect();
    Table { grid, label: grid.label(sense.lang), whole, columns, rows }
}

impl Table {
    /// The name of its sheet: at most 31 characters, without the signs that sheets forbid.
    pub fn sheet_name(&self) -> String {
        sheet_name(&self.label)
    }
}

/// A name that a sheet may have.
pub(super) fn sheet_name(label: &str) -> String {
    let tidy = label.replace(['[', ']', ':', '*', '?', '/', '\\', '\''], " ");
    tidy.chars().take(31).collect::<String>().trim().to_owned()
}

fn columns(held: &[&Held], all: bool, sense: &Sense<'_>) -> Vec<OutColumn> {
    let grid = sense.grid;
    let mut columns = Vec::new();
    for field in grid.fields() {
        if let FieldType::Words(_) = field.field_type {
            columns.extend(
                entries(held, &field, sense).into_iter().map(|key| column(Slot::Entry { field, key }, held, sense)),
            );
            continue;
        }
        let slot = Slot::Field(field);
        let filled = held.iter().any(|held| held.value(&slot).is_some());
        let usual = ALWAYS.contains(&field.path().as_str())
            || grid.list.is_some()
            || (grid.states() && field.name == "statement" && field.inside.is_none());
        if filled || usual || all {
            columns.push(column(slot, held, sense));
        }
    }
    for custom in grid.customs(sense.manifest) {
        columns.push(column(custom, held, sense));
    }
    columns
}

/// The keys of a mapping of the author's words, in the order in which they come.
fn entries(held: &[&Held], field: &FieldSlot, sense: &Sense<'_>) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for held in held {
        let entries = held.node.get(field.name).into_iter().flat_map(|node| node.entries());
        for (key, _) in entries {
            // Two lines may call one person by id and by name: that is one column.
            let is_known = keys.iter().any(|known| *known == key.text);
            if !is_known && !keys.iter().any(|known| people::same(known, &key.text, sense.manifest)) {
                keys.push(people::key_of(&key.text, sense.manifest).unwrap_or_else(|| key.text.to_string()));
            }
        }
    }
    keys
}

fn column(slot: Slot, held: &[&Held], sense: &Sense<'_>) -> OutColumn {
    let label = match &slot {
        Slot::Entry { key, .. } => sense.manifest.name_of(key),
        other => other.label(sense.lang),
    };
    let field = field_of(&slot);
    let parts = used_parts(&slot, &field, held);
    let head = if parts.is_empty() {
        label
    } else {
        let names: Vec<String> = parts.iter().map(|part| part.label(sense.lang)).collect();
        format!("{label} ({})", names.join(" | "))
    };
    let (choices, open) = choices(&field, sense);
    let locked = matches!(&slot, Slot::Field(field) if field.name == "id" && field.inside.is_none());
    OutColumn { slot, head, parts, choices, open, locked }
}

/// The parts that some line fills, and always the first.
fn used_parts(slot: &Slot, field: &FieldSlot, held: &[&Held]) -> Vec<FieldSlot> {
    let all = records::all_parts(field);
    let values: Vec<Value> =
        held.iter().filter_map(|held| held.value(slot)).flat_map(|value| records::records_of(field, &value)).collect();
    let filled = |part: &FieldSlot| values.iter().any(|record| records::entry(record, part.name).is_some());
    let mut first = true;
    all.into_iter().filter(|part| std::mem::take(&mut first) || filled(part)).collect()
}

/// What may be chosen for a field, and whether something else may be typed.
fn choices(field: &FieldSlot, sense: &Sense<'_>) -> (Vec<String>, bool) {
    let words = cell::keys(sense.grid, field);
    if !words.is_empty() {
        let mut said: Vec<String> = words.iter().map(|key| said::word(sense.lang, field, key)).collect();
        if let FieldType::Open(list, _) = field.field_type {
            said.extend(sense.manifest.lists.get(&list).into_iter().flatten().cloned());
            return (said, true);
        }
        return (said, false);
    }
    match field.field_type {
        FieldType::Bool => ([true, false].map(|value| said::truth(sense.lang, value)).to_vec(), false),
        FieldType::Priority => {
            let values = sense.manifest.priority_scale.values();
            (values.iter().map(|value| cell::priority::shown(value, sense)).collect(), false)
        }
        FieldType::Link(kinds) => (names_of(kinds, sense), false),
        FieldType::Links(kinds) | FieldType::LinksOrTexts(kinds) => (names_of(kinds, sense), true),
        _ => (Vec::new(), true),
    }
}

fn names_of(kinds: &[crate::model::Kind], sense: &Sense<'_>) -> Vec<String> {
    let name = |id: &str| sense.known.name(id).split_whitespace().collect::<Vec<_>>().join(" ");
    sense.known.of_kinds(kinds).map(name).collect()
}

fn row(held: &Held, columns: &[OutColumn], sense: &Sense<'_>) -> OutRow {
    let mut cells = Vec::new();
    let mut prints = BTreeMap::new();
    for column in columns {
        let field = field_of(&column.slot);
        let Some(value) = held.value(&people::of_held(held, &column.slot, sense.manifest)) else {
            cells.push(OutCell::default());
            continue;
        };
        let shown = if column.parts.is_empty() {
            cell::show(&field, &value, sense)
        } else {
            records::show(&field, &value, &column.parts, sense)
        };
        cells.push(OutCell { shown, partial: !canonical::is_shown_whole(&field, &value) });
        prints.insert(column.slot.path(), print(&canonical::of(&field, &value, sense.manifest.lang)));
    }
    OutRow { key: held.key.clone(), cells, prints }
}

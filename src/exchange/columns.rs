//! Which field is each column? By a saved mapping, else by its name, else by what it holds.

use std::collections::BTreeMap;

use super::asides;
use super::book::{Cell, Sheet};
use super::cell::date::Order;
use super::cell::priority::Codes;
use super::cell::unit::{self, Unit};
use super::cell::word::{self, Words};
use super::cell::{self, Sense};
use super::customs;
use super::grid::{self, FieldSlot, Grid, Slot};
use super::header::{Head, Heads};
pub use super::how::How;
use super::legends;
use super::line_total;
use super::mapping::{Mapping, is_ignored};
use super::matching;
use super::named;
use super::parts;
use super::people;
use super::synonyms::{self, Said, Sureness};
use super::taxes;
use super::titled_ids;
use super::twice;
use super::within;
use super::words::folded;
use crate::model::manifest::Manifest;
use crate::model::schema::{FieldType, labels};
use crate::text::Lang;

/// Rows under the heads whose cells tell what a column holds.
const SAMPLE: usize = 200;

/// Words from which on a cell states something.
const WORDS_OF_A_STATEMENT: usize = 3;

/// What a column is taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its place, from 0.
    pub column: usize,
    /// Its head, on one line.
    pub head: String,
    /// The field, when there is one.
    pub slot: Option<Slot>,
    /// The order in which the head of a list of records names the parts of its lines.
    pub parts: Option<Vec<FieldSlot>>,
    /// How that was found.
    pub how: How,
    /// Cells under it that hold something.
    pub filled: usize,
}

/// The columns of a sheet for a grid, with how well they fit.
#[derive(Clone, Debug)]
pub struct Fit {
    /// The grid.
    pub grid: Grid,
    /// The heads.
    pub heads: Heads,
    /// What each column is.
    pub columns: Vec<Column>,
    /// How well the names fit: to choose between grids and between rows of heads.
    pub score: u32,
}

/// What a column that names the lines adds: « Exigence » is what a grid of requirements is about, and a
/// link in a grid of test cases.
const NAMING: u32 = 25;

const fn weight(sureness: Sureness) -> u32 {
    match sureness {
        Sureness::Exact => 100,
        Sureness::Usual => 90,
        Sureness::Common => 80,
        Sureness::Within => 50,
        Sureness::Near => 30,
    }
}

/// How well the names of these heads fit a grid, without looking at what the columns hold.
pub fn score(grid: &Grid, heads: &[Head], customs: &[Slot]) -> u32 {
    let slots = slots(grid, customs);
    let of = |(slot, sureness): &(usize, Sureness)| {
        let named = slots.get(*slot).is_some_and(|slot| grid.is_about(&slot.path()));
        weight(*sureness) + if named { NAMING } else { 0 }
    };
    matched(grid, heads, &slots).iter().flatten().map(of).sum()
}

/// The same for names that are known as they are: quick, to choose among many rows and grids.
pub fn quick_score(grid: &Grid, heads: &[Head]) -> u32 {
    let of = |head: &Head| head.names.iter().filter_map(|name| synonyms::of_any(grid, name)).max();
    heads.iter().filter_map(of).map(|(sureness, names)| weight(sureness) + if names { NAMING } else { 0 }).sum()
}

/// What columns are recognised by.
pub(super) struct Look<'a> {
    /// Where they stand.
    pub sheet: &'a Sheet,
    /// The grid.
    pub grid: Grid,
    /// What stands over them.
    pub heads: &'a Heads,
    /// The fields that they may hold.
    pub slots: &'a [Slot],
    /// How their cells are read.
    pub sense: &'a Sense<'a>,
}

impl<'a> Look<'a> {
    /// Cells under a head that hold something, as many as tell what the column holds.
    pub fn cells(&self, column: usize) -> Vec<&'a Cell> {
        let bottom = self.heads.bottom;
        let under = self.sheet.rows.iter().filter(|row| row.index > bottom);
        under.map(|row| row.cell(column)).filter(|cell| !cell.is_empty()).take(SAMPLE).collect()
    }
}

/// Recognises the columns under these heads.
pub fn fit(sheet: &Sheet, heads: Heads, mapping: Option<&Mapping>, sense: &Sense<'_>) -> Fit {
    let grid = *sense.grid;
    let slots = slots(&grid, &grid.customs(sense.manifest));
    let mut columns: Vec<Column> = heads
        .columns
        .iter()
        .map(|head| Column {
            column: head.column,
            head: head.shown(),
            slot: None,
            parts: None,
            how: How::Unknown(None),
            filled: filled(sheet, &heads, head.column),
        })
        .collect();
    if let Some(mapping) = mapping {
        apply_mapping(mapping, &heads, &mut columns, sense);
    }
    let look = Look { sheet, grid, heads: &heads, slots: &slots, sense };
    named::results(&look, &mut columns);
    named::parted(&look, &mut columns);
    named::beside(&look, &mut columns);
    taxes::settle(&look, &mut columns);
    within::by_word(&look, &mut columns);
    named::by_name(&look, &mut columns);
    parts::settle(&look, &mut columns);
    parts::described(&mut columns);
    line_total::settle(&look, &mut columns);
    named::counters(&look, &mut columns);
    by_content(&look, &mut columns);
    explain(&look, &mut columns);
    in_place(&grid, &mut columns);
    titled_ids::settle(&look, &mut columns);
    twice::drop_empty(&mut columns);
    columns.extend(without_head(sheet, &heads));
    columns.sort_by_key(|column| column.column);
    for column in &mut columns {
        column.parts = parts_named(column, sense);
    }
    let score = columns
        .iter()
        .map(|column| match &column.how {
            How::Named(sureness) => weight(*sureness),
            How::LineTotal => weight(Sureness::Usual),
            How::Mapped => 100,
            How::Content => 10,
            _ => 0,
        })
        .sum();
    Fit { grid, heads, columns, score }
}

/// The words of a sheet: those of its mapping, and the codes of its column of priorities, which are
/// read together.
pub fn words(sheet: &Sheet, fit: &Fit, words: Words, sense: &Sense<'_>) -> Words {
    let words = words.with_orders(day_orders(sheet, fit, sense.manifest.lang)).with_units(units(fit, sense.lang));
    let is_priority = |column: &&Column| matches!(&column.slot, Some(Slot::Field(field)) if field.name == "priority");
    let Some(column) = fit.columns.iter().find(is_priority) else { return words };
    let under = sheet.rows.iter().filter(|row| row.index > fit.heads.bottom);
    let texts: Vec<String> = under.map(|row| row.cell(column.column).shown()).collect();
    let unexplained = texts.iter().map(String::as_str).filter(|text| words.get("priority", text).is_none());
    let scale = sense.manifest.priority_scale;
    let codes = Codes::of(&column.head, unexplained, scale);
    let legends = legends::of(sheet, fit, column);
    let legends = legends.iter().map(String::as_str);
    words.with_codes(codes.explained(&column.head, legends, texts.iter().map(String::as_str), scale))
}

/// Which of day and month comes first in each column of days: what one cell leaves open, the others tell.
fn day_orders(sheet: &Sheet, fit: &Fit, lang: Lang) -> BTreeMap<String, Order> {
    let mut orders = BTreeMap::new();
    for column in &fit.columns {
        let path = match &column.slot {
            Some(slot @ Slot::Field(field)) if matches!(field.field_type, FieldType::Date) => slot.path(),
            Some(slot @ Slot::Part { part, .. }) if matches!(part.field_type, FieldType::Date) => slot.path(),
            _ => continue,
        };
        let under = sheet.rows.iter().filter(|row| row.index > fit.heads.bottom);
        orders.insert(path, Order::of(under.map(|row| row.cell(column.column)), lang));
    }
    orders
}

/// The units that heads give to the numbers under them, by the path of the field. A label that bears a unit itself says
/// what the field holds.
fn units(fit: &Fit, lang: Lang) -> BTreeMap<String, Unit> {
    let of = |column: &Column| {
        let slot = column.slot.as_ref().filter(|_| column.how != How::LineTotal)?;
        let field = match slot {
            Slot::Field(field) | Slot::Part { part: field, .. } => *field,
            Slot::Custom { .. } => cell::custom_slot(),
            Slot::Entry { .. } => return None,
        };
        let is_number = matches!(field.field_type, FieldType::Figure | FieldType::Integer);
        let is_own = || Lang::ALL.iter().any(|lang| folded(&slot.label(*lang)) == folded(&column.head));
        let unit = unit::of_head(&column.head).filter(|_| is_number && !is_own())?;
        Some((slot.path(), unit.of_field(slot.label(lang))))
    };
    fit.columns.iter().filter_map(of).collect()
}

/// The slot that a mapping names: by its path, or by its label in one of the languages.
pub fn slot_said(grid: &Grid, said: &str, manifest: &Manifest) -> Option<Slot> {
    grid.slot(said, manifest).or_else(|| {
        let wanted = folded(said);
        let is_called = |slot: &Slot| Lang::ALL.iter().any(|lang| folded(&slot.label(*lang)) == wanted);
        slots(grid, &grid.customs(manifest)).into_iter().find(is_called)
    })
}

fn slots(grid: &Grid, customs: &[Slot]) -> Vec<Slot> {
    let fields = grid.fields();
    let mut slots: Vec<Slot> = fields.iter().map(|field| Slot::Field(*field)).collect();
    for field in fields {
        slots.extend(grid::record_slots(&field).into_iter().map(|part| Slot::Part { field, part }));
    }
    slots.extend(customs.iter().cloned());
    slots
}

/// How surely a head means a slot.
pub(super) fn sureness(grid: &Grid, slot: &Slot, names: &[Said]) -> Option<Sureness> {
    let of = |said: &Said| match slot {
        Slot::Field(field) => synonyms::of_field(grid, field, said),
        Slot::Part { field, part } => synonyms::of_part(grid, field, part, said),
        Slot::Custom { name, label } => customs::is_said(name, label, said).then_some(Sureness::Exact),
        Slot::Entry { .. } => None,
    };
    let found = names.iter().filter_map(|said| Some((said, of(said)?)));
    let is_it = |(said, sureness): &(&Said, Sureness)| *sureness > Sureness::Within || !names_others(grid, slot, said);
    found.filter(is_it).map(|(_, sureness)| sureness).max()
}

/// Does the head tell what a line is linked to, « Exigences liées », and the slot what the line itself is called?
fn names_others(grid: &Grid, slot: &Slot, said: &Said) -> bool {
    let names_line = matches!(slot, Slot::Field(field)
        if grid.is_about(&field.path()) || grid.named_by().contains(&field.path().as_str()));
    names_line && asides::is_relation(said.folded())
}

/// The best slot of each head, all together.
pub(super) fn matched(grid: &Grid, heads: &[Head], slots: &[Slot]) -> Vec<Option<(usize, Sureness)>> {
    let of_head = |head: &Head| slots.iter().map(|slot| sureness(grid, slot, &head.names)).collect();
    let found: Vec<Vec<Option<Sureness>>> = heads.iter().map(of_head).collect();
    let weights: Vec<Vec<u32>> = found
        .iter()
        .map(|line| {
            let of = |(sureness, slot): (&Option<Sureness>, &Slot)| sureness.map_or(0, |s| weight_of(grid, slot, s));
            line.iter().zip(slots).map(of).collect()
        })
        .collect();
    let chosen = matching::best(&weights);
    chosen.into_iter().zip(&found).map(|(slot, line)| slot.and_then(|slot| Some((slot, (*line.get(slot)?)?)))).collect()
}

/// Where sentences are what matters, « Description » is the statement rather than a second text, and
/// a name that could be title or statement is the statement when it stands alone.
fn weight_of(grid: &Grid, slot: &Slot, sureness: Sureness) -> u32 {
    let base = weight(sureness) * 10;
    match slot {
        Slot::Field(field) if grid.states() && field.name == "description" => base * 6 / 10,
        Slot::Field(field) if grid.states() && field.name == "statement" => base + 1,
        _ => base,
    }
}

fn apply_mapping(mapping: &Mapping, heads: &Heads, columns: &mut [Column], sense: &Sense<'_>) {
    for (column, head) in columns.iter_mut().zip(&heads.columns) {
        let Some(target) = head.names.iter().find_map(|name| mapping.target(name.written())) else { continue };
        if is_ignored(target) {
            column.how = How::Ignored;
            continue;
        }
        match slot_said(sense.grid, target, sense.manifest) {
            Some(slot) => {
                column.slot = Some(slot);
                column.how = How::Mapped;
            }
            None => column.how = How::MappedToNothing(target.to_owned()),
        }
    }
}

pub(super) fn is_free(columns: &[Column], slot: &Slot) -> bool {
    !columns.iter().any(|column| column.slot.as_ref() == Some(slot))
}

pub(super) fn is_open(column: &Column) -> bool {
    column.slot.is_none() && matches!(column.how, How::Unknown(_))
}

/// The field that bears the id of the line.
pub fn is_id(slot: &Slot) -> bool {
    matches!(slot, Slot::Field(field) if field.name == "id" && field.inside.is_none())
}

/// Can most of these cells be read as the field?
pub(super) fn fits(slot: &Slot, head: &str, cells: &[&Cell], sense: &Sense<'_>) -> bool {
    let Slot::Field(field) = slot else { return true };
    let texts: Vec<String> = cells.iter().map(|cell| cell.shown()).collect();
    let codes = Codes::of(head, texts.iter().map(String::as_str), sense.manifest.priority_scale);
    let words = sense.words.clone().with_codes(codes);
    let sense = &Sense { words: &words, ..*sense };
    let states = sense.grid.states() && field.name == "statement";
    let is_it = |cell: &&&Cell| match states {
        // A yes or a reference under a head that holds the word « exigence » states nothing.
        true => cell.shown().split_whitespace().count() >= WORDS_OF_A_STATEMENT,
        false => cell::read(field, cell, sense).is_ok(),
    };
    let read = cells.iter().filter(is_it).count();
    cells.is_empty() || read * 2 >= cells.len()
}

/// Columns without a telling name: ids of the kind, links, words of an enumeration, letters.
fn by_content(look: &Look<'_>, columns: &mut [Column]) {
    let Look { slots, sense, .. } = look;
    let mut free: Vec<&Slot> = slots.iter().filter(|slot| is_free(columns, slot)).collect();
    for column in columns.iter_mut().filter(|column| is_open(column)) {
        let held = look.cells(column.column);
        let found = letters_of(look, column, &held).or_else(|| {
            let known = free.iter().filter(|slot| tells(slot, &held, sense));
            let known = known.map(|slot| (*slot).clone()).collect::<Vec<_>>();
            // Two fields that could hold the same words: nobody knows which was meant.
            <[Slot; 1]>::try_from(known).ok().map(|[only]| only)
        });
        if let Some(slot) = found {
            free.retain(|other| **other != slot);
            column.slot = Some(slot);
            column.how = How::Content;
        }
    }
}

/// Four cells in five, and three at least, can only be this field.
fn tells(slot: &Slot, cells: &[&Cell], sense: &Sense<'_>) -> bool {
    let Slot::Field(field) = slot else { return false };
    let is_it = |cell: &&&Cell| match field.field_type {
        FieldType::Text if field.name == "id" => {
            let prefix = sense.grid.kind().and_then(crate::model::Kind::prefix);
            prefix.is_some_and(|prefix| crate::model::Id::from(cell.shown()).prefix() == Some(prefix))
        }
        FieldType::Link(kinds) | FieldType::Links(kinds) => sense.known.begins_with_id(&cell.shown(), kinds),
        FieldType::Choice(_) => {
            let text = cell.shown();
            text.chars().count() > 1 && word::may_be_word(field, &text, sense) && cell::read(field, cell, sense).is_ok()
        }
        _ => false,
    };
    let count = cells.iter().filter(is_it).count();
    cells.len() >= 3 && count * 5 >= cells.len() * 4
}

/// A column of a RACI: a person's letters.
fn letters_of(look: &Look<'_>, column: &Column, cells: &[&Cell]) -> Option<Slot> {
    let Look { grid, heads, sense, .. } = look;
    let field = grid.fields().into_iter().find(|field| matches!(field.field_type, FieldType::Words(_)))?;
    let FieldType::Words(words) = field.field_type else { return None };
    let head = column.head.as_str();
    let others: Vec<String> =
        heads.columns.iter().filter(|other| other.column != column.column).map(Head::shown).collect();
    let person = people::key_among(head, others.iter().map(String::as_str), sense.manifest);
    // A faulty cell among them is refused; the others still say what the column is.
    let said: Vec<String> = cells.iter().map(|cell| cell.shown()).filter(|text| !word::is_dash(text)).collect();
    let letters = said.iter().filter(|text| word::letters_said(words, text).is_some()).count();
    let told = person.is_some() || (letters > 0 && letters * 2 >= said.len());
    let key = person.unwrap_or_else(|| head.trim().to_owned());
    (told && !key.is_empty()).then_some(Slot::Entry { field, key })
}

/// Where nothing else is a glossary's term, its acronym is.
fn in_place(grid: &Grid, columns: &mut Vec<Column>) {
    let of = |columns: &[Column], path: &str| {
        columns.iter().position(|column| column.slot.as_ref().is_some_and(|slot| slot.path() == path))
    };
    let Some(term) = grid.fields().into_iter().find(|field| grid.name == "glossary" && field.name == "term") else {
        return;
    };
    if let (None, Some(at)) = (of(columns, "term"), of(columns, "acronym")) {
        let column = Column { slot: Some(Slot::Field(term)), how: How::InPlace, ..columns[at].clone() };
        columns.insert(at, column);
    }
}

/// What is told of a column that no field takes.
fn explain(look: &Look<'_>, columns: &mut [Column]) {
    let Look { grid, slots, heads, sense, .. } = look;
    // What is told changes what no column holds.
    let own = slots.iter().filter(|slot| matches!(slot, Slot::Field(_)));
    let (free, taken): (Vec<&Slot>, Vec<&Slot>) = own.partition(|slot| is_free(columns, slot));
    let labels = |slots: &[&Slot]| -> Vec<String> { slots.iter().map(|slot| slot.label(sense.lang)).collect() };
    let (free, taken) = (labels(&free), labels(&taken));
    for (at, column) in columns.iter_mut().enumerate().filter(|(_, column)| is_open(column)) {
        let names = heads.columns.get(at).map_or(&[][..], |head| &head.names);
        let names: Vec<&str> = names.iter().map(Said::written).collect();
        if names.iter().any(|name| is_computed(grid, name)) {
            column.how = How::Computed;
            continue;
        }
        let named = |labels: &[String]| names.iter().find_map(|name| within::label_within(name, labels));
        // « État » beside « Statut »: what it would be, another column gives.
        let known = || heads.columns.get(at).and_then(|head| named_beside(look, &head.names, &taken));
        let near = named(&free).or_else(|| named(&taken)).or_else(known);
        let near = near.or_else(|| names.iter().find_map(|name| within::nearest_label(name, &free)));
        column.how = How::Unknown(near);
    }
}

/// The label of a field that a head names as people do, where another column gives it.
fn named_beside(look: &Look<'_>, names: &[Said], taken: &[String]) -> Option<String> {
    let own = look.slots.iter().filter(|slot| matches!(slot, Slot::Field(_)));
    let sure = own.map(|slot| (slot.label(look.sense.lang), sureness(&look.grid, slot, names)));
    let sure = sure.filter(|(label, sureness)| *sureness >= Some(Sureness::Within) && taken.contains(label));
    sure.max_by_key(|(_, sureness)| *sureness).map(|(label, _)| label)
}

fn is_computed(grid: &Grid, name: &str) -> bool {
    let computed = grid.collection.fields.iter().filter(|field| grid::is_computed(grid, field.name));
    let named = |field: &str| {
        let label = |lang: &Lang| folded(&labels::field(*lang, grid.name, field)) == folded(name);
        folded(field) == folded(name) || Lang::ALL.iter().any(label)
    };
    computed.into_iter().any(|field| named(field.name))
}

/// The parts that a head names between brackets: `Étapes (Action | Attendu)`.
fn parts_named(column: &Column, sense: &Sense<'_>) -> Option<Vec<FieldSlot>> {
    let Some(Slot::Field(field)) = &column.slot else { return None };
    let all = grid::record_slots(field);
    if all.is_empty() {
        return None;
    }
    let inner = column.head.split_once('(')?.1.rsplit_once(')')?.0;
    let named = |name: &str| {
        let wanted = folded(name);
        all.iter().copied().find(|part| {
            folded(part.name) == wanted
                || Lang::ALL.iter().any(|lang| folded(&part.label(*lang)) == wanted)
                || folded(&part.label(sense.lang)) == wanted
        })
    };
    inner.split('|').map(named).collect()
}

/// Columns under no head that hold something: they are told, so that nothing is lost without a word.
fn without_head(sheet: &Sheet, heads: &Heads) -> Vec<Column> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for row in sheet.rows.iter().filter(|row| row.index > heads.bottom) {
        row.filled().for_each(|column| *counts.entry(column).or_default() += 1);
    }
    counts.retain(|column, _| !heads.columns.iter().any(|head| head.column == *column));
    let column = |(column, filled): (usize, usize)| Column {
        column,
        head: String::new(),
        slot: None,
        parts: None,
        how: How::Unknown(None),
        filled,
    };
    counts.into_iter().map(column).collect()
}

fn filled(sheet: &Sheet, heads: &Heads, column: usize) -> usize {
    sheet.rows.iter().filter(|row| row.index > heads.bottom && !row.cell(column).is_empty()).count()
}

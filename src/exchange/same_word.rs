//! Do two words of one column become one value? « Critique » and « Haute » where the project knows three degrees: whoever
//! made the difference hears that it goes.

use std::collections::BTreeMap;

use super::book::Sheet;
use super::cell::{self, Sense};
use super::columns::{Column, Fit};
use super::grid::{FieldSlot, Slot};
use super::lines::cell_at;
use super::simulation::Said;
use super::words::folded;
use crate::model::schema::FieldType;
use crate::syntax::edit::Value;
use crate::text::{Lang, Message};

/// Letters of a code at most.
const LETTERS: usize = 2;
/// What the words of the scale of that name begin with: each has its own rank.
const MOSCOW: [&str; 4] = ["must", "should", "could", "won"];

/// What is told of each column of words in which that happens, with the words as the rows first write them.
pub fn of_columns(sheet: &Sheet, fit: &Fit, rows: &[u32], sense: &Sense<'_>) -> Vec<Said> {
    let of = |column: &Column| {
        let Some(Slot::Field(field)) = &column.slot else { return Vec::new() };
        let is_of_words = matches!(field.field_type, FieldType::Priority) || !cell::keys(sense.grid, field).is_empty();
        if is_of_words { of_column(sheet, column, field, rows, sense) } else { Vec::new() }
    };
    fit.columns.iter().flat_map(of).collect()
}

fn of_column(sheet: &Sheet, column: &Column, field: &FieldSlot, rows: &[u32], sense: &Sense<'_>) -> Vec<Said> {
    let mut values: BTreeMap<String, BTreeMap<String, (u32, String)>> = BTreeMap::new();
    for row in rows {
        let Some(cell) = cell_at(sheet, *row, column.column).filter(|cell| !cell.is_empty()) else { continue };
        // Whoever explains a word by a mapping knows what becomes of it.
        let text = cell.shown();
        if sense.words.get(&cell::explained_path(field, sense.grid), &text).is_some() {
            continue;
        }
        let value = cell::read(field, cell, sense).ok().and_then(|meaning| meaning.value);
        let Some(value) = value.as_ref().and_then(cell::scalar) else { continue };
        let Some(said) = spelt(field, &value, &text, sense) else { continue };
        values.entry(value).or_default().entry(said).or_insert_with(|| (*row, text));
    }
    let told = |(value, said): (String, BTreeMap<String, (u32, String)>)| {
        let mut words: Vec<(u32, String)> = said.into_values().collect();
        words.sort();
        let row = words.get(1)?.0;
        let words: Vec<String> = words.into_iter().map(|(_, word)| quoted(&word, sense.lang)).collect();
        let message = Message::new("exchange-note-same-word")
            .with("values", words.join(", "))
            .with("to", cell::show(field, &Value::Word(value), sense).said(sense.lang))
            .with("field", field.label(sense.lang));
        Some(Said { cell: Some(sheet.name_of(row, column.column)), message })
    };
    values.into_iter().filter_map(told).collect()
}

/// One form of a word for all its spellings: the label and the key are one word, so are « validé » and « validée ». None of
/// a code, « P2 », « T », and of a word of another scale than that of degrees: it makes no difference that goes.
fn spelt(field: &FieldSlot, value: &str, text: &str, sense: &Sense<'_>) -> Option<String> {
    let said = folded(text);
    let is_code = said.chars().count() <= LETTERS || said.contains(|c: char| c.is_ascii_digit());
    if is_code {
        return None;
    }
    let label = |lang: Lang| {
        let shown = Sense { lang, ..*sense };
        cell::show(field, &Value::Word(value.to_owned()), &shown).said(lang)
    };
    let is_own = said == folded(value) || Lang::ALL.into_iter().any(|lang| folded(&label(lang)) == said);
    let is_priority = matches!(field.field_type, FieldType::Priority);
    if is_priority && (is_own || MOSCOW.iter().any(|word| said.starts_with(word))) {
        return None;
    }
    let said = if is_own { folded(&label(sense.lang)) } else { said };
    Some(said.trim_end_matches('e').to_owned())
}

fn quoted(word: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("«\u{a0}{word}\u{a0}»"),
        Lang::En => format!("“{word}”"),
    }
}

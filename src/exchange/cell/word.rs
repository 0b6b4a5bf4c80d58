//! Words of enumerations, priorities of any scale, yes and no.

use std::collections::BTreeMap;

use super::super::book::{Cell, Content};
use super::super::grid::FieldSlot;
use super::super::said;
use super::super::synonyms;
use super::super::words::folded;
use super::{Meaning, Refusal, Sense, keys};
use crate::model::priority::PriorityScale;
use crate::model::schema::FieldType;
use crate::syntax::edit::Value;
use crate::text::similar::nearest;
use crate::text::{Lang, Message};

/// Words that a saved mapping explains: path of the column → what is said → the word of the field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words(BTreeMap<String, BTreeMap<String, String>>);

impl Words {
    /// Explains one word.
    pub fn explain(&mut self, path: &str, said: &str, key: &str) {
        self.0.entry(path.to_owned()).or_default().insert(folded(said), key.to_owned());
    }

    fn get(&self, path: &str, said: &str) -> Option<&str> {
        self.0.get(path)?.get(&folded(said)).map(String::as_str)
    }
}

/// The word of an enumeration. An open list takes words of its own, and says so.
///
/// # Errors
/// A closed list has no such word.
pub fn choice(slot: &FieldSlot, text: &str, sense: &Sense<'_>) -> Result<Meaning, Refusal> {
    let known = keys(sense.grid, slot);
    let word = |key: &str| Ok(Meaning::of(Value::Word(key.to_owned())));
    let text = sense.words.get(&slot.path(), text).unwrap_or(text);
    if let Some(key) = synonyms::word(slot, sense.grid.name, text, known.iter().copied()) {
        return word(key);
    }
    if let FieldType::Open(list, _) = slot.field_type {
        let added = sense.manifest.lists.get(&list).map(Vec::as_slice).unwrap_or_default();
        if let Some(own) = added.iter().find(|own| folded(own) == folded(text)) {
            return Ok(Meaning::of(Value::Text(own.clone())));
        }
        let note = Message::new("exchange-note-open")
            .with("value", text)
            .with("field", slot.label(sense.lang))
            .with("list", list.key());
        return Ok(Meaning::noted(Value::Text(text.to_owned()), note));
    }
    let said: Vec<String> = known.iter().map(|key| said::word(sense.lang, slot, key)).collect();
    let refusal = match nearest(text, said.iter().map(String::as_str)) {
        Some(near) => Message::new("exchange-cell-word-near").with("near", near),
        None => Message::new("exchange-cell-word"),
    };
    Err(refusal.with("value", text).with("field", slot.label(sense.lang)).with("values", said.join(", ")))
}

/// A priority of the project's scale; one of another scale is converted by its rank, and told.
///
/// # Errors
/// No scale has such a value.
pub fn priority(text: &str, cell: &Cell, sense: &Sense<'_>) -> Result<Meaning, Refusal> {
    let scale = sense.manifest.priority_scale;
    let text = sense.words.get("priority", text).unwrap_or(text);
    if scale == PriorityScale::Wsjf {
        let number = match &cell.content {
            Content::Number(number) => Some(super::super::book::plain(*number)),
            _ => super::number::read(text, sense.manifest.lang),
        };
        if let Some(number) = number {
            return Ok(Meaning::of(Value::Number(number)));
        }
    }
    if let Some(value) = said_in(scale, text) {
        return Ok(Meaning::of(Value::Word(value.to_owned())));
    }
    let others = PriorityScale::ALL.iter().filter(|other| **other != scale);
    let of_other = others.clone().find_map(|other| {
        let value = said_in(*other, text)?;
        rank_in(*other, value)
    });
    if scale.values().is_empty() && of_other.is_none() && synonyms::rank(text).is_none() {
        return Err(Message::new("exchange-cell-priority-score").with("value", text));
    }
    let Some(rank) = of_other.or_else(|| synonyms::rank(text)) else {
        let values: Vec<String> = scale.values().iter().map(|value| said_priority(sense.lang, value)).collect();
        return Err(Message::new("exchange-cell-priority").with("value", text).with("values", values.join(", ")));
    };
    let value = of_rank(scale, rank, sense);
    let shown = said_priority(sense.lang, &value);
    let note =
        Message::new("exchange-note-priority").with("value", text).with("to", shown).with("rank", usize::from(rank));
    let value = if scale == PriorityScale::Wsjf { Value::Number(value) } else { Value::Word(value) };
    Ok(Meaning::noted(value, note))
}

fn said_in(scale: PriorityScale, text: &str) -> Option<&'static str> {
    let wanted = folded(text);
    scale.values().iter().copied().find(|value| {
        folded(value) == wanted
            || Lang::ALL.iter().any(|lang| {
                let label = said_priority(*lang, value);
                folded(&label) == wanted || folded(&super::super::words::without_brackets(&label)) == wanted
            })
    })
}

fn rank_in(scale: PriorityScale, value: &str) -> Option<u8> {
    let at = scale.values().iter().position(|known| *known == value)?;
    u8::try_from(at + 1).ok()
}

/// The value of a scale at a rank; of WSJF, the score from which the rank holds.
fn of_rank(scale: PriorityScale, rank: u8, sense: &Sense<'_>) -> String {
    let at = usize::from(rank.saturating_sub(1));
    match scale.values().get(at) {
        Some(value) => (*value).to_owned(),
        None => sense.manifest.wsjf_cutoffs.get(at).map_or_else(|| "0".to_owned(), ToString::to_string),
    }
}

/// Yes or no.
///
/// # Errors
/// It is neither.
pub fn truth(cell: &Cell) -> Result<Meaning, Refusal> {
    let said = match &cell.content {
        Content::Bool(value) => Some(*value),
        _ => synonyms::truth(&cell.shown()),
    };
    said.map(|value| Meaning::of(Value::Bool(value)))
        .ok_or_else(|| Message::new("exchange-cell-truth").with("value", cell.shown()))
}

/// The label of a word; a word of the project's own as it is.
pub fn shown(slot: &FieldSlot, key: &str, sense: &Sense<'_>) -> String {
    if keys(sense.grid, slot).contains(&key) { said::word(sense.lang, slot, key) } else { key.to_owned() }
}

fn said_priority(lang: Lang, value: &str) -> String {
    crate::text::message::label(lang, "priority", value)
}

/// The label of a priority; a score is its own.
pub fn shown_priority(value: &str, sense: &Sense<'_>) -> String {
    said_priority(sense.lang, value)
}

/// `oui`, `non`.
pub fn shown_truth(value: &Value, lang: Lang) -> String {
    match value {
        Value::Bool(value) => said::truth(lang, *value),
        other => super::scalar(other).unwrap_or_default(),
    }
}

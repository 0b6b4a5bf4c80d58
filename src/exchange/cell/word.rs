//! Words of enumerations, letters of a RACI, yes and no.

use std::collections::BTreeMap;

use super::super::asides;
use super::super::book::{Cell, Content};
use super::super::grid::FieldSlot;
use super::super::said;
use super::super::synonyms::{self, Said, Sureness};
use super::super::words::folded;
use super::date::Order;
use super::priority::Codes;
use super::unit::Unit;
use super::{Meaning, Refusal, Sense, keys};
use crate::model::manifest::RaciConvention;
use crate::model::schema::FieldType;
use crate::syntax::edit::Value;
use crate::text::similar::nearest;
use crate::text::{Lang, Message};

/// What words mean beyond those that everybody knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// By a saved mapping: path of the column → what is said → the word of the field, or nothing.
    explained: BTreeMap<String, BTreeMap<String, String>>,
    /// By the column that they stand in: codes of priorities.
    codes: Codes,
    /// By the column too: whether months come first in its days.
    orders: BTreeMap<String, Order>,
    /// By its head: the unit of the bare numbers under it.
    units: BTreeMap<String, Unit>,
}

impl Words {
    /// Explains one word; an empty one leaves the field blank.
    pub fn explain(&mut self, path: &str, said: &str, key: &str) {
        self.explained.entry(path.to_owned()).or_default().insert(folded(said), key.trim().to_owned());
    }

    /// What a mapping makes of a word of that column.
    pub fn get(&self, path: &str, said: &str) -> Option<&str> {
        self.explained.get(path)?.get(&folded(said)).map(String::as_str)
    }

    /// The same with the codes of the column of priorities.
    #[must_use]
    pub fn with_codes(mut self, codes: Codes) -> Self {
        self.codes = codes;
        self
    }

    /// The same with the orders of day and month of the columns of days.
    #[must_use]
    pub fn with_orders(mut self, orders: BTreeMap<String, Order>) -> Self {
        self.orders = orders;
        self
    }

    /// The same with the units that the heads of columns of numbers give.
    #[must_use]
    pub fn with_units(mut self, units: BTreeMap<String, Unit>) -> Self {
        self.units = units;
        self
    }

    /// The unit of the bare numbers of a column.
    pub fn unit(&self, path: &str) -> Option<&Unit> {
        self.units.get(path)
    }

    /// Which of day and month comes first in a column.
    pub fn order(&self, path: &str) -> Order {
        self.orders.get(path).copied().unwrap_or_default()
    }

    /// The codes of the column of priorities.
    pub const fn codes(&self) -> &Codes {
        &self.codes
    }
}

/// What tells that a word was taken for another one.
fn told(value: &str, to: String, slot: &FieldSlot, lang: Lang) -> Message {
    Message::new("exchange-note-word").with("value", value).with("to", to).with("field", slot.label(lang))
}

/// The word of an enumeration. An open list takes words of its own, and says so.
///
/// # Errors
/// A closed list has no such word.
pub fn choice(slot: &FieldSlot, text: &str, sense: &Sense<'_>) -> Result<Meaning, Refusal> {
    let known = keys(sense.grid, slot);
    if matches!(slot.field_type, FieldType::Words(_)) && is_dash(text) {
        return Ok(Meaning::default());
    }
    if let FieldType::Words(letters) = slot.field_type
        && let Some(found) = letters_said(letters, text)
    {
        return of_letters(&found, text, slot, sense);
    }
    let word = synonyms::word_said(slot, sense.grid.name, text, known.iter().copied());
    // « figé ? » asks: nobody has said so yet.
    if let Some((key, by_label)) = word.filter(|_| !is_doubtful(text)) {
        let mut meaning = Meaning::of(Value::Word(key.to_owned()));
        if !by_label {
            meaning.notes.push(told(text, said::word(sense.lang, slot, key), slot, sense.lang));
        }
        return Ok(meaning);
    }
    if let (FieldType::Open(list, _), None) = (slot.field_type, word) {
        let added = sense.manifest.lists.get(&list).map(Vec::as_slice).unwrap_or_default();
        if let Some(own) = added.iter().find(|own| folded(own) == folded(text)) {
            return Ok(Meaning::of(Value::Text(own.clone())));
        }
        // « Non commercial » beside « Commercial » is no word of its own: it says what the line is not.
        let is_added = |rest: &String| added.iter().any(|own| folded(own) == folded(rest));
        let refusal = negated(slot, text, &known, sense);
        let is_of_word =
            |refusal: &Refusal| refusal.id == NEGATED || asides::negated(text).as_ref().is_some_and(is_added);
        if let Some(refusal) = refusal.filter(is_of_word) {
            return Err(Message { id: NEGATED, ..refusal });
        }
        if asides::is_nothing(text) {
            return Err(Message::new("exchange-cell-undecided")
                .with("value", text)
                .with("field", slot.label(sense.lang)));
        }
        let note =
            Message::new(OPEN).with("value", text).with("field", slot.label(sense.lang)).with("list", list.key());
        return Ok(Meaning::noted(Value::Text(text.to_owned()), note));
    }
    let said: Vec<String> = known.iter().map(|key| said::word(sense.lang, slot, key)).collect();
    if let Some(refusal) = negated(slot, text, &known, sense) {
        return Err(refusal);
    }
    let refusal = match nearest(text, said.iter().map(String::as_str)) {
        Some(near) => Message::new("exchange-cell-word-near").with("near", near),
        None => Message::new("exchange-cell-word"),
    };
    Err(refusal.with("value", text).with("field", slot.label(sense.lang)).with("values", said.join(", ")))
}

/// What is said of a word that an open list does not have.
pub const OPEN: &str = "exchange-note-open";

/// What is said of a word that denies one of the field.
const NEGATED: &str = "exchange-cell-word-negated";

/// What is said of « Non fonctionnelle » where « fonctionnelle » is a word of the field: the nearest word is what it is
/// not, and which of the others is meant nobody knows.
fn negated(slot: &FieldSlot, text: &str, known: &[&'static str], sense: &Sense<'_>) -> Option<Refusal> {
    let rest = asides::negated(text)?;
    let labels: Vec<(&str, String)> = known.iter().map(|key| (*key, said::word(sense.lang, slot, key))).collect();
    let near = || nearest(&rest, labels.iter().map(|(_, label)| label.as_str()));
    let of_label = |near: &str| labels.iter().find(|(_, label)| label == near).map(|(key, _)| *key);
    let key = synonyms::word(slot, sense.grid.name, &rest, known.iter().copied()).or_else(|| near().and_then(of_label));
    let others = labels.iter().filter(|(other, _)| Some(*other) != key).map(|(_, label)| label.as_str());
    let id = if key.is_some() { NEGATED } else { "exchange-cell-word" };
    let refusal = Message::new(id).with("value", text).with("field", slot.label(sense.lang));
    Some(refusal.with("values", others.collect::<Vec<_>>().join(", ")))
}

/// May the text be a word of the field, by itself or by a mapping? As [`choice`] has it, without the words of a refusal:
/// columns are many.
pub fn may_be_word(slot: &FieldSlot, text: &str, sense: &Sense<'_>) -> bool {
    let keys = keys(sense.grid, slot);
    synonyms::word_said(slot, sense.grid.name, text, keys).is_some()
        || sense.words.get(&super::explained_path(slot, sense.grid), text).is_some()
}

/// The letters of a cell of a RACI: a line holds one a person. Who answers for an activity may do it as
/// well, which many companies write `R/A`: the letter that only one person bears is kept.
fn of_letters(found: &[&str], text: &str, slot: &FieldSlot, sense: &Sense<'_>) -> Result<Meaning, Refusal> {
    if let [only] = found {
        return Ok(Meaning::of(Value::Word((*only).to_owned())));
    }
    if found.len() == 2 && found.contains(&"R") && found.contains(&"A") {
        let kept = match sense.manifest.raci {
            RaciConvention::Accountable => "A",
            RaciConvention::Actor => "R",
        };
        let left = if kept == "A" { "R" } else { "A" };
        let note = Message::new("exchange-note-letters").with("value", text).with("kept", kept).with("left", left);
        return Ok(Meaning::noted(Value::Word(kept.to_owned()), note));
    }
    Err(Message::new("exchange-cell-letters").with("value", text).with("field", slot.label(sense.lang)))
}

/// Why a word that asks is refused: whoever reads it as an answer decides in its author's place.
pub fn doubt(text: &str) -> Refusal {
    Message::new("exchange-cell-doubt").with("value", text)
}

/// Does a mark ask whether the word is the one: « figé ? », « approuvé (?) »?
pub fn is_doubtful(text: &str) -> bool {
    text.trim_end_matches([')', ']', ' ', '\u{a0}', '\u{202f}']).ends_with('?')
}

/// A dash in a matrix says that there is nothing.
pub fn is_dash(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '–' | '—'))
}

/// The letters of a cell that holds nothing else: `R/A`, `R, C`, `RA`.
pub fn several_letters<'a>(letters: &[&'a str], text: &str) -> Option<Vec<&'a str>> {
    let mut found = Vec::new();
    for c in text.to_uppercase().chars().filter(|c| c.is_alphanumeric()) {
        let letter = letters.iter().copied().find(|letter| letter.chars().eq([c]))?;
        if !found.contains(&letter) {
            found.push(letter);
        }
    }
    let parted = text.chars().all(|c| c.is_alphanumeric() || " /,;+&-|\n.()".contains(c));
    (parted && !found.is_empty()).then_some(found)
}

/// The same where they may be said in words: « Responsable/Informé ».
pub fn letters_said<'a>(letters: &[&'a str], text: &str) -> Option<Vec<&'a str>> {
    several_letters(letters, text).or_else(|| {
        let pieces = text.split(['/', ',', ';', '+', '&', '|', '\n']).map(str::trim).filter(|piece| !piece.is_empty());
        let mut found = Vec::new();
        for piece in pieces {
            let letter = asides::raci_letter(piece)?;
            let letter = letters.iter().copied().find(|known| *known == letter)?;
            if !found.contains(&letter) {
                found.push(letter);
            }
        }
        (!found.is_empty()).then_some(found)
    })
}

/// Yes or no.
///
/// # Errors
/// It is neither.
pub fn truth(slot: &FieldSlot, cell: &Cell, sense: &Sense<'_>) -> Result<Meaning, Refusal> {
    let lang = sense.lang;
    if let Content::Bool(value) = &cell.content {
        return Ok(Meaning::of(Value::Bool(*value)));
    }
    let text = cell.shown();
    if is_doubtful(&text) {
        return Err(doubt(&text));
    }
    // « KO » in a column « Éliminatoire » says that it is; of its contrary, « OK », nobody knows what it says there.
    let names_it = |said: &str| synonyms::of_field(sense.grid, slot, &Said::new(said)) >= Some(Sureness::Common);
    let is_not = || asides::negated(&text).is_some_and(|rest| names_it(&rest));
    let value = match synonyms::truth(&text) {
        _ if names_it(&text) => Some(true),
        // « Non bloquant » under « Bloquant ».
        _ if is_not() => Some(false),
        Some(true) if names_it("KO") && folded(&text) == "ok" => None,
        found => found,
    };
    let Some(value) = value else {
        return Err(Message::new("exchange-cell-truth").with("value", text));
    };
    let by_label = Lang::ALL.iter().any(|lang| folded(&said::truth(*lang, value)) == folded(&text));
    let mut meaning = Meaning::of(Value::Bool(value));
    if !by_label && folded(&text) != value.to_string() {
        meaning.notes.push(told(&text, said::truth(lang, value), slot, lang));
    }
    Ok(meaning)
}

/// The label of a word; a word of the project's own as it is.
pub fn shown(slot: &FieldSlot, key: &str, sense: &Sense<'_>) -> String {
    if keys(sense.grid, slot).contains(&key) { said::word(sense.lang, slot, key) } else { key.to_owned() }
}

/// `oui`, `non`.
pub fn shown_truth(value: &Value, lang: Lang) -> String {
    match value {
        Value::Bool(value) => said::truth(lang, *value),
        other => super::scalar(other).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::schema::RACI_LETTERS;

    #[test]
    fn a_question_mark_at_the_end_asks() {
        assert!(is_doubtful("figé ?") && is_doubtful("approuvé (?)") && is_doubtful("figé\u{202f}?\u{a0}"));
        assert!(!is_doubtful("figé") && !is_doubtful("? figé") && !is_doubtful(""));
    }

    #[test]
    fn letters_of_a_cell_are_told_from_words() {
        let of = |text: &str| several_letters(RACI_LETTERS, text).unwrap_or_default().join("");
        for (text, letters) in [("R/A", "RA"), ("A / R", "AR"), ("ra", "RA"), ("R, C", "RC"), ("I", "I"), ("(R)", "R")]
        {
            assert_eq!(of(text), letters, "{text}");
        }
        for text in ["?", "DSI", "oui", "", "R = x", "-"] {
            assert_eq!(of(text), "", "{text}");
        }
        assert!(is_dash("–") && !is_dash("") && !is_dash("R-"));
    }
}

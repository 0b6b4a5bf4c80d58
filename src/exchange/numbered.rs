//! Are several steps numbered within one cell: « 1. Ouvrir 2. Saisir »? Each is a record of its own.

use super::cell::{self, Meaning, records};
use super::grid::{FieldSlot, Slot, record_slots};
use crate::syntax::edit::Value;
use crate::text::Message;

/// The lists whose records people number in one cell.
pub const STEPS: &[&str] = &["steps", "main_flow"];
/// The parts that say what the last of them leads to.
const OUTCOMES: &[&str] = &["expected", "result"];

/// The items of a text that numbers them from 1 on, each at the head of a line or behind a blank, without their numbers.
/// A figure that does not go on counting is one of the text.
pub fn items(text: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let (mark, mut rest) = after_number(text.trim_start(), 1)?;
    for next in 2_u32.. {
        // « Passer à l’étape 2 - puis valider » goes on: one who numbers with « 1. » does so with « 2. ».
        let counts = |at: usize| {
            let (_, after) = after_number(&rest[at..], next).filter(|(own, _)| *own == mark)?;
            (mark != DASH || begins_item(&rest[..at], after)).then_some((at, after))
        };
        let Some((at, after)) = cuts(rest).find_map(counts) else { break };
        found.push(rest[..at].trim().trim_end_matches([';', ',']).trim_end().to_owned());
        rest = after;
    }
    found.push(rest.trim().to_owned());
    (found.len() > 1 && found.iter().all(|item| !item.is_empty())).then_some(found)
}

/// Where a number may stand: behind a blank.
fn cuts(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8())
}

/// The mark of numbers that a dash parts from their texts: one stands in sentences too.
const DASH: char = '-';

/// Does a number with a dash behind it stand where an item begins: at the head of a line, behind a stop, or before a capital?
fn begins_item(before: &str, after: &str) -> bool {
    let is_apart = before.trim_end_matches([' ', '\u{a0}', '\t']).ends_with(['\n', '.', ';', ',', ':', '!', '?']);
    is_apart || after.starts_with(char::is_uppercase)
}

/// The mark and what stands behind `2.`, `2)`, `2 -`, `2/` and a blank: a text that begins as a step does.
fn after_number(text: &str, number: u32) -> Option<(char, &str)> {
    let rest = text.strip_prefix(&number.to_string())?;
    let inner = rest.trim_start_matches([' ', '\u{a0}']);
    let mark = inner.chars().next()?;
    let (mark, behind) = match inner.strip_prefix(['.', ')', '/', ':']) {
        Some(behind) if inner.len() == rest.len() || !inner.starts_with([':', '/']) => (mark, behind),
        Some(_) => return None,
        None => (DASH, inner.strip_prefix(['-', '–', '—'])?),
    };
    let said = behind.trim_start();
    // « 2.5 » is a figure.
    let is_apart = said.len() < behind.len() || said.starts_with(char::is_alphabetic);
    (is_apart && !said.starts_with(|c: char| c.is_lowercase() && behind.len() == said.len())).then_some((mark, said))
}

/// The records that the parts of one row number: each takes the part that bears its number. A part without numbers is of
/// the first of them, and what is expected of the last.
pub fn spread(record: &[(String, Value)], field: &FieldSlot) -> Option<Vec<Vec<(String, Value)>>> {
    if !STEPS.contains(&field.name) {
        return None;
    }
    let first = record_slots(field).first()?.name;
    let text = |value: &Value| cell::scalar(value);
    let actions = items(&text(&record.iter().find(|(name, _)| name == first)?.1)?)?;
    let last = actions.len() - 1;
    let mut found: Vec<Vec<(String, Value)>> = vec![Vec::new(); actions.len()];
    for (name, value) in record {
        let own = text(value).and_then(|text| items(&text)).filter(|own| own.len() <= actions.len());
        match own {
            Some(own) => {
                for (place, item) in found.iter_mut().zip(own) {
                    place.push((name.clone(), Value::Text(item)));
                }
            }
            None => {
                let at = if OUTCOMES.contains(&name.as_str()) { last } else { 0 };
                found.get_mut(at)?.push((name.clone(), value.clone()));
            }
        }
    }
    Some(found)
}

/// The steps of one cell that holds them all, without the numbers that count them.
pub fn parted(slot: &Slot, meaning: Meaning) -> Meaning {
    let Slot::Field(field) = slot else { return meaning };
    let list =
        meaning.value.as_ref().filter(|_| STEPS.contains(&field.name)).map(|value| records::records_of(field, value));
    let (Some(list), Some(first)) = (list, record_slots(field).first().map(|part| part.name)) else { return meaning };
    let texts: Option<Vec<String>> = list.iter().map(|record| cell::scalar(records::entry(record, first)?)).collect();
    let Some(all) = texts.and_then(|texts| items(&texts.join("\n"))) else { return meaning };
    let count = all.len();
    let value = match list.as_slice() {
        [Value::Map(only)] => spread(only, field).map(|all| all.into_iter().map(Value::Map).collect()),
        several if several.len() == all.len() => {
            let one = |(record, text): (&Value, String)| {
                let Value::Map(entries) = record else { return record.clone() };
                let entry = |(name, value): &(String, Value)| {
                    let value = if name == first { Value::Text(text.clone()) } else { value.clone() };
                    (name.clone(), value)
                };
                Value::Map(entries.iter().map(entry).collect())
            };
            Some(several.iter().zip(all).map(one).collect())
        }
        _ => None,
    };
    let Some(value) = value else { return meaning };
    let mut notes = meaning.notes;
    notes.push(Message::new("exchange-note-numbered").with("count", count));
    Meaning { value: Some(Value::List(value)), notes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_go_on_counting_part_a_text() {
        for text in [
            "1. Ouvrir 2. Saisir 3. Valider",
            "1) Ouvrir\n2) Saisir\n3) Valider",
            "1- Ouvrir ; 2- Saisir ; 3- Valider",
            "1 - Ouvrir\n2 - Saisir\n3 - Valider",
            "1/ Ouvrir 2/ Saisir 3/ Valider",
            "1.Ouvrir 2.Saisir 3.Valider",
        ] {
            assert_eq!(items(text), Some(["Ouvrir", "Saisir", "Valider"].map(str::to_owned).to_vec()), "{text}");
        }
        for text in [
            "1. Passer à l’étape 2 - puis valider le panier",
            "1 - Passer à l’étape 2 - puis valider le panier",
            "Ouvrir la version 2. Saisir",
            "1. Ouvrir",
            "1.5 kg puis 2.5 kg",
            "2. Ouvrir 3. Saisir",
            "1 2",
            "1. 2.",
        ] {
            assert_eq!(items(text), None, "{text}");
        }
        let parted = items("1. Ouvrir la fiche 12 2. Saisir 2 noms").expect("two");
        assert_eq!(parted, ["Ouvrir la fiche 12", "Saisir 2 noms"]);
    }
}

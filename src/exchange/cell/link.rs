//! Links: ids, with the title beside them so that people know what they name.

use super::super::asides;
use super::super::grid::FieldSlot;
use super::super::known::{self, Found, Known};
use super::{Meaning, Refusal, Sense, lag, list};
use crate::model::Kind;
use crate::model::schema::FieldType;
use crate::syntax::edit::Value;
use crate::text::similar::{nearest, plain};
use crate::text::{Arg, Message};

/// One id. `path` is that under which a mapping explains words.
///
/// # Errors
/// It names nothing, or something of another kind, or there are several.
pub fn one(text: &str, kinds: &[Kind], path: &str, sense: &Sense<'_>) -> Result<Meaning, Refusal> {
    let mut found = explained(text, kinds, path, sense)?;
    let value = found.value.take().unwrap_or(Value::Null);
    let mut items = value.into_items();
    if items.len() > 1 {
        return Err(Message::new("exchange-cell-one-link").with("value", text));
    }
    Ok(Meaning { value: items.pop().filter(|item| *item != Value::Null), notes: found.notes })
}

/// Ids, between semicolons, commas or on lines of their own.
///
/// # Errors
/// One of them names nothing, or something of another kind.
pub fn many(text: &str, kinds: &[Kind], sense: &Sense<'_>) -> Result<Meaning, Refusal> {
    explained(text, kinds, "", sense)
}

/// The same where a mapping may explain some of the words.
///
/// # Errors
/// One of them names nothing, or something of another kind.
pub fn explained(text: &str, kinds: &[Kind], path: &str, sense: &Sense<'_>) -> Result<Meaning, Refusal> {
    let mut meaning = Meaning { value: None, notes: Vec::new() };
    let mut ids: Vec<String> = Vec::new();
    let mut faults: Vec<(String, Refusal)> = Vec::new();
    for said in pieces(text, path, kinds, sense) {
        let said = match sense.words.get(path, &said) {
            Some("") => {
                meaning.notes.push(super::blank_note(&said));
                continue;
            }
            Some(key) => {
                meaning.notes.push(super::mapped_note(&said, key));
                key.to_owned()
            }
            None => said,
        };
        match resolve_task(&said, kinds, sense, &mut meaning.notes) {
            Ok(id) if !ids.contains(&id) => ids.push(id),
            Ok(_) => {}
            Err(fault) => faults.push((said, fault)),
        }
    }
    if let Some(refusal) = refusal(faults, kinds, sense) {
        return Err(refusal);
    }
    meaning.value = (!ids.is_empty()).then(|| Value::words(ids));
    Ok(meaning)
}

/// All that a cell names in vain, told at once.
fn refusal(mut faults: Vec<(String, Refusal)>, kinds: &[Kind], sense: &Sense<'_>) -> Option<Refusal> {
    if faults.len() < 2 {
        return faults.pop().map(|(_, fault)| fault);
    }
    let names_nothing = |fault: &Refusal| ["exchange-cell-link", "exchange-cell-link-near"].contains(&fault.id);
    if faults.iter().all(|(_, fault)| names_nothing(fault)) {
        let quoted = |said: &String| Message::new("exchange-quoted").with("value", said);
        let values = Arg::List(faults.iter().map(|(said, _)| quoted(said)).collect());
        return Some(
            Message::new("exchange-cell-links-nothing").with("values", values).with("kinds", said(kinds, sense)),
        );
    }
    let reasons = Arg::List(faults.into_iter().map(|(_, fault)| fault).collect());
    Some(Message::new("exchange-cell-links").with("reasons", reasons))
}

/// What kinds are called.
fn said(kinds: &[Kind], sense: &Sense<'_>) -> String {
    kinds.iter().map(|kind| kind.label(sense.lang)).collect::<Vec<_>>().join(", ")
}

/// Ids, or bare sentences.
///
/// # Errors
/// A word that can only be an id names something of another kind.
pub fn or_texts(text: &str, kinds: &[Kind], path: &str, sense: &Sense<'_>) -> Result<Meaning, Refusal> {
    let mut meaning = Meaning::default();
    let mut items = Vec::new();
    for item in list::split(text) {
        let item = match sense.words.get(path, &item) {
            Some("") => {
                meaning.notes.push(super::blank_note(&item));
                continue;
            }
            Some(key) => {
                meaning.notes.push(super::mapped_note(&item, key));
                key.to_owned()
            }
            None => item,
        };
        match named(&item, kinds, sense.known) {
            Some(ids) => items.extend(ids.into_iter().map(Value::Word)),
            None => items.push(Value::Text(item)),
        }
    }
    meaning.value = (!items.is_empty()).then_some(Value::List(items));
    Ok(meaning)
}

/// The ids of an item that is nothing but ids, each perhaps with its title.
fn named(item: &str, kinds: &[Kind], known: &Known) -> Option<Vec<String>> {
    let alone = |said: &str| {
        if let Some(id) = known.believed(said, kinds) {
            return Some(id.to_owned());
        }
        let (id, rest) = said.split_once(char::is_whitespace).unwrap_or((said, ""));
        let (kind, title) = known.get(id)?;
        (kinds.contains(&kind)
            && (rest.trim().is_empty() || super::super::words::folded(rest) == super::super::words::folded(title)))
        .then(|| id.to_owned())
    };
    alone(item).map(|id| vec![id]).or_else(|| item.split(',').map(|part| alone(part.trim())).collect())
}

/// The parts of a cell that each name one thing.
fn pieces(text: &str, path: &str, kinds: &[Kind], sense: &Sense<'_>) -> Vec<String> {
    let tidy = |text: &str| list::bare(text).trim_start_matches(['•', '-', '–', '*']).trim().to_owned();
    let mut pieces = Vec::new();
    for line in text.split(['\n', ';']).map(tidy).filter(|line| !line.is_empty()) {
        // A title may hold commas and blanks: they part ids only where ids stand on both sides.
        let with_lag = |part: &str| {
            let behind = lag::parted(part).filter(|_| kinds.contains(&Kind::Task));
            behind.is_some_and(|behind| sense.known.begins_with_id(behind.task, kinds))
        };
        let begins = |part: &str| {
            sense.known.begins_with_id(part, kinds)
                // « Lot 1 », in two words.
                || sense.known.is_id_like(part, kinds)
                || sense.words.get(path, part).is_some()
                || with_lag(part)
        };
        if with_lag(&line) && !line.contains(',') {
            pieces.push(line);
            continue;
        }
        let between = |separator: &[char]| {
            let parts: Vec<String> = line.split(separator).map(tidy).filter(|part| !part.is_empty()).collect();
            (parts.len() > 1 && parts.iter().all(|part| begins(part))).then_some(parts)
        };
        let joined = |line: &str| {
            let mut parts = vec![line.to_owned()];
            // « B1 et B2 et B3 »: what stands behind the first is looked at again.
            while let Some((first, last)) = parts.last().and_then(|line| {
                let found = asides::joined(line).map(|(first, last)| (tidy(first), tidy(last)));
                let mut found = found.filter(|(first, last)| begins(first) && begins(last));
                found.next()
            }) {
                parts.pop();
                parts.extend([first, last]);
            }
            parts
        };
        let parted = |line: &str| Some(joined(line)).filter(|parts| parts.len() > 1);
        match between(&[','])
            .map(|parts| parts.iter().flat_map(|part| joined(part)).collect())
            .or_else(|| parted(&line))
            .or_else(|| between(&['/', '+', '&', '|']))
            .or_else(|| between(&[' ', '\t', ',']))
        {
            Some(parts) => pieces.extend(parts),
            None => pieces.push(line),
        }
    }
    pieces
}

/// The same of a predecessor with what planners write behind it: the task is linked, and what the dates of a planning say
/// already is told.
fn resolve_task(said: &str, kinds: &[Kind], sense: &Sense<'_>, notes: &mut Vec<Message>) -> Result<String, Refusal> {
    let behind = lag::parted(said).filter(|_| kinds.contains(&Kind::Task));
    let is_known = |text: &str| matches!(sense.known.find(text, kinds), Found::Exactly(_));
    let Some(behind) = behind.filter(|_| !is_known(said)) else { return resolve(said, kinds, sense, notes) };
    let id = resolve(behind.task, kinds, sense, notes)?;
    if !behind.is_usual {
        let note = Message::new("exchange-note-lag").with("value", said).with("name", sense.known.name(&id));
        notes.push(note.with("behind", behind.said));
    }
    Ok(id)
}

fn resolve(said: &str, kinds: &[Kind], sense: &Sense<'_>, notes: &mut Vec<Message>) -> Result<String, Refusal> {
    let kind_said = || self::said(kinds, sense);
    match sense.known.find(said, kinds) {
        Found::Exactly(id) => Ok(id),
        Found::As(_) if names_more(said, kinds, sense.known) => {
            Err(Message::new("exchange-cell-link-range").with("value", said).with("kinds", kind_said()))
        }
        // « B1 non couvert » names B1, and says that it is not linked.
        Found::As(id) if !is_its_title(behind(said), &id, sense.known) && asides::takes_back(behind(said)) => {
            let message = Message::new("exchange-cell-link-taken-back").with("value", said);
            Err(message.with("name", sense.known.name(&id)))
        }
        Found::As(id) => {
            let name = sense.known.name(&id);
            notes.push(Message::new("exchange-note-link").with("value", said).with("name", name));
            Ok(id)
        }
        Found::SetAside(row) => Err(Message::new("exchange-cell-link-refused").with("value", said).with("row", row)),
        Found::OtherKind(id, kind) => Err(Message::new("exchange-cell-link-kind")
            .with("name", sense.known.name(&id))
            .with("kind", kind.label(sense.lang))
            .with("kinds", kind_said())),
        // A lot is declared by its name alone.
        Found::Nothing(None) if kinds == [Kind::Lot] => Err(Message::new("exchange-cell-link-lot")
            .with("value", one_line(said))
            .with("quoted", for_a_shell(&one_line(said)))),
        Found::Nothing(None) if !sense.known.has_any(kinds) => {
            Err(Message::new("exchange-cell-link-none").with("value", said).with("kinds", kind_said()))
        }
        Found::Nothing(Some(near)) => Err(Message::new("exchange-cell-link-near")
            .with("value", said)
            .with("kinds", kind_said())
            .with("near", sense.known.name(&near))),
        Found::Nothing(None) => Err(Message::new("exchange-cell-link").with("value", said).with("kinds", kind_said())),
    }
}

/// What stands behind the id that a text begins with.
fn behind(said: &str) -> &str {
    said.strip_prefix(known::first_word(said)).unwrap_or_default()
}

/// Is a text the title of that id, its beginning, or nearly it?
fn is_its_title(text: &str, id: &str, known: &Known) -> bool {
    let title = known.get(id).map(|(_, title)| plain(title)).unwrap_or_default();
    let text = plain(text);
    !text.is_empty() && (title.starts_with(&text) || nearest(&text, [title.as_str()]).is_some())
}

/// Does an id stand behind the one that the text begins with: `BES-01 … BES-08`, `UC01 (et UC02)`? Those
/// between them would be lost.
fn names_more(said: &str, kinds: &[Kind], known: &Known) -> bool {
    // A bare number in a title counts something.
    let is_numbered = |word: &str| word.contains('.') && known.get(word).is_some_and(|(kind, _)| kinds.contains(&kind));
    let is_id = |word: &str| known.is_id_like(word, kinds) || is_numbered(word);
    let is_between =
        |c: char| c.is_whitespace() || matches!(c, '…' | ',' | '/' | '–' | '—' | '→' | '(' | ')' | '[' | ']');
    let mut words = said.split(is_between);
    words.next().is_some_and(is_id) && words.any(is_id)
}

/// Ids with their titles, a line each; bare where a title would be misread.
pub fn shown(ids: &[String], slot: &FieldSlot, sense: &Sense<'_>) -> String {
    let kinds = kinds_of(slot);
    let named = ids.iter().map(|id| one_line(&sense.known.name(id))).collect::<Vec<_>>().join("\n");
    let comes_back = many(&named, kinds, sense).is_ok_and(|meaning| {
        meaning.notes.is_empty() && meaning.value.is_some_and(|value| super::texts(&value) == ids)
    });
    if comes_back { named } else { ids.join("\n") }
}

/// Ids with their titles and sentences, such that each comes back as what it was.
pub fn shown_or_texts(items: &[String], slot: &FieldSlot, sense: &Sense<'_>) -> String {
    let kinds = kinds_of(slot);
    let name = |item: &String| match sense.known.get(item) {
        Some((kind, _)) if kinds.contains(&kind) => one_line(&sense.known.name(item)),
        _ => item.clone(),
    };
    let named = list::join(&items.iter().map(name).collect::<Vec<_>>());
    let comes_back = or_texts(&named, kinds, "", sense)
        .is_ok_and(|meaning| meaning.value.is_some_and(|value| super::texts(&value) == items));
    if comes_back { named } else { list::join(items) }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The kinds that a field may name.
pub fn kinds_of(slot: &FieldSlot) -> &'static [Kind] {
    match slot.field_type {
        FieldType::Link(kinds) | FieldType::Links(kinds) | FieldType::LinksOrTexts(kinds) => kinds,
        _ => &[],
    }
}
/// A text as one word of a command that is copied into a terminal: it comes from a sheet, and may hold signs that a shell obeys.
fn for_a_shell(text: &str) -> String {
    if text.contains(['"', '$', '`', '\\', '!']) {
        format!("'{}'", text.replace('\'', "'\\''"))
    } else {
        format!("\"{text}\"")
    }
}

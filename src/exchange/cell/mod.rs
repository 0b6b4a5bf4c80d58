//! What does a cell mean for its field, and how does a value look in a cell? Both ways side by side,
//! so that what goes out comes back the same.

pub mod date;
mod lag;
pub mod link;
pub mod list;
pub mod number;
pub mod priority;
pub mod records;
pub mod unit;
pub mod word;

use jiff::civil::Date;

use super::asides;
use super::book::{Cell, Content};
use super::grid::{FieldSlot, Grid};
use super::known::Known;
use crate::model::manifest::Manifest;
use crate::model::schema::FieldType;
use crate::syntax::edit::Value;
use crate::text::message::label;
use crate::text::{Lang, Message};

/// What the cells of a grid are read and shown with.
#[derive(Clone, Copy)]
pub struct Sense<'a> {
    /// The grid.
    pub grid: &'a Grid,
    /// The project's conventions: scale of priorities, open lists, people.
    pub manifest: &'a Manifest,
    /// Ids that links may name.
    pub known: &'a Known,
    /// Words that a saved mapping explains.
    pub words: &'a word::Words,
    /// Language in which values are shown; both are read.
    pub lang: Lang,
    /// Is the sheet one of ours? What a cell of it says is what it held: « - » too.
    pub is_ours: bool,
}

/// What a cell means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meaning {
    /// The value; nothing for an empty cell.
    pub value: Option<Value>,
    /// What was made of it that the author should know.
    pub notes: Vec<Message>,
}

impl Meaning {
    fn of(value: Value) -> Self {
        Self { value: Some(value), notes: Vec::new() }
    }

    fn noted(value: Value, note: Message) -> Self {
        Self { value: Some(value), notes: vec![note] }
    }
}

/// Why a cell is refused.
pub type Refusal = Message;

/// What a cell looks like.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Shown {
    /// Nothing.
    #[default]
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Date(Date),
}

impl Shown {
    /// As people read it: `1 234,5`, `12 mars 2026`.
    pub fn said(&self, lang: Lang) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => crate::text::format::figure(lang, &super::book::plain(*number)),
            Self::Date(day) => crate::text::format::date(lang, *day),
        }
    }

    /// As a text of a file: in a CSV, in a part of a record.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => {
                let plain = super::book::plain(*number);
                // Three decimals would be read as thousands.
                let read = plain.parse().map(|number| crate::text::number::plainly(number, lang, false));
                read.unwrap_or(plain)
            }
            Self::Date(day) if lang == Lang::Fr => day.strftime("%d/%m/%Y").to_string(),
            Self::Date(day) => day.to_string(),
        }
    }
}

/// The words that a field may hold; none for a field that is no enumeration.
pub fn keys(grid: &Grid, slot: &FieldSlot) -> Vec<&'static str> {
    match slot.field_type {
        FieldType::Choice(words) | FieldType::Open(_, words) | FieldType::Words(words) => words.to_vec(),
        FieldType::Text if slot.name == "status" && slot.inside.is_none() && slot.owner == grid.name => {
            grid.collection.statuses.to_vec()
        }
        _ => Vec::new(),
    }
}

/// What a cell means for a field.
///
/// # Errors
/// Why it is refused.
pub fn read(slot: &FieldSlot, cell: &Cell, sense: &Sense<'_>) -> Result<Meaning, Refusal> {
    read_parts(slot, cell, None, sense)
}

/// What a cell means for a field whose head gives the order of its parts.
///
/// # Errors
/// Why it is refused.
pub fn read_parts(
    slot: &FieldSlot,
    cell: &Cell,
    parts: Option<&[FieldSlot]>,
    sense: &Sense<'_>,
) -> Result<Meaning, Refusal> {
    read_at(&explained_path(slot, sense.grid), slot, cell, parts, sense)
}

/// What a cell means for a field that the project added.
///
/// # Errors
/// Why it is refused.
pub fn read_custom(name: &str, cell: &Cell, sense: &Sense<'_>) -> Result<Meaning, Refusal> {
    read_at(name, &custom_slot(), cell, None, sense)
}

/// The same, by the path under which its column is known.
fn read_at(
    path: &str,
    slot: &FieldSlot,
    cell: &Cell,
    parts: Option<&[FieldSlot]>,
    sense: &Sense<'_>,
) -> Result<Meaning, Refusal> {
    match sense.words.get(path, &cell.shown()) {
        Some("") => Ok(Meaning { value: None, notes: vec![blank_note(&cell.shown())] }),
        Some(key) => {
            let mut meaning = as_written(path, slot, &Cell::text(key), parts, sense)?;
            // « future » is « obligation future », as people read it.
            let of_words = meaning.value.as_ref().filter(|_| is_of_words(slot, sense.grid));
            let said = of_words.map(|value| show(slot, value, sense).said(sense.lang)).filter(|said| !said.is_empty());
            let said = said.unwrap_or_else(|| key.to_owned());
            meaning.notes.insert(0, mapped_note(&cell.shown(), &said));
            Ok(meaning)
        }
        None => as_written(path, slot, cell, parts, sense),
    }
}

/// A field that the project added holds a number where it is one alone, else a text.
pub fn custom_slot() -> FieldSlot {
    FieldSlot { owner: "", inside: None, name: "custom", field_type: FieldType::Figure }
}

/// The path under which a mapping explains the words of a field; that of a part has its list before it.
pub fn explained_path(slot: &FieldSlot, grid: &Grid) -> String {
    let is_part = slot.owner != grid.name && slot.inside.is_none() && !slot.owner.is_empty();
    if is_part { format!("{}.{}", slot.owner, slot.path()) } else { slot.path() }
}

/// What is said of a word that a mapping leaves out.
pub fn blank_note(value: &str) -> Message {
    Message::new("exchange-note-blank").with("value", value)
}

/// What is said of a word that a mapping explains.
pub fn mapped_note(value: &str, key: &str) -> Message {
    Message::new("exchange-note-mapped").with("value", value).with("to", key)
}

fn as_written(
    path: &str,
    slot: &FieldSlot,
    cell: &Cell,
    parts: Option<&[FieldSlot]>,
    sense: &Sense<'_>,
) -> Result<Meaning, Refusal> {
    if let Content::Error(error) = &cell.content {
        return Err(Message::new("exchange-cell-error").with("value", error));
    }
    if cell.formula && matches!(cell.content, Content::Empty) {
        return Err(Message::new("exchange-cell-not-computed"));
    }
    if cell.is_empty() {
        return Ok(Meaning::default());
    }
    let mut meaning = match filled(path, slot, cell, parts, sense) {
        found if says_nothing(&found, slot, cell, sense) => {
            let note = Message::new("exchange-note-nothing").with("value", cell.shown());
            Meaning { value: None, notes: vec![note] }
        }
        found => found?,
    };
    if is_list(slot) {
        meaning.notes.extend(list::note(&raw_lines(cell)));
    }
    if cell.formula {
        meaning.notes.push(Message::new("exchange-note-formula").with("value", cell.shown()));
    }
    Ok(meaning)
}

/// Is a word for nothing, « à définir », « N/A », all that stands where a day, a number or a link may be left out? A word
/// of a list is asked for: nobody knows whether « à voir » is one.
fn says_nothing(found: &Result<Meaning, Refusal>, slot: &FieldSlot, cell: &Cell, sense: &Sense<'_>) -> bool {
    let text = cell.shown();
    // « NA » is a name among acronyms.
    if CODES.contains(&slot.name) && text.chars().count() > 1 && text.chars().all(char::is_uppercase) {
        return false;
    }
    let is_about = sense.grid.named_by().contains(&slot.path().as_str());
    let is_blank = if is_about { asides::is_sign(&text) } else { asides::is_blank(&text) };
    if is_blank && !sense.is_ours {
        // « - » may be a word of its field: no, none.
        let is_word = is_of_words(slot, sense.grid) && matches!(found, Ok(meaning) if !is_own_word(meaning));
        return !is_word;
    }
    let is_left = match slot.field_type {
        FieldType::Figure => !slot.owner.is_empty() && matches!(found, Ok(Meaning { value: Some(Value::Text(_)), .. })),
        FieldType::Date | FieldType::Integer | FieldType::Link(_) | FieldType::Links(_) => found.is_err(),
        _ => false,
    };
    let names_line = sense.grid.named_by().contains(&slot.path().as_str());
    is_left && !names_line && asides::is_nothing(&cell.shown())
}

/// Fields that hold a few capitals as a rule.
const CODES: &[&str] = &["acronym", "code"];

/// Is a word of a list, a rank or a truth value asked for?
pub fn is_of_words(slot: &FieldSlot, grid: &Grid) -> bool {
    let is_one = matches!(
        slot.field_type,
        FieldType::Choice(_) | FieldType::Open(..) | FieldType::Words(_) | FieldType::Bool | FieldType::Priority
    );
    is_one || !keys(grid, slot).is_empty()
}

/// Was it kept as a word that the list does not have?
fn is_own_word(meaning: &Meaning) -> bool {
    meaning.notes.iter().any(|note| note.id == word::OPEN)
}

/// Is each line of a cell an item of the field?
fn is_list(slot: &FieldSlot) -> bool {
    matches!(
        slot.field_type,
        FieldType::Texts | FieldType::LinksOrTexts(_) | FieldType::Records(_) | FieldType::Parts(..)
    )
}

fn filled(
    path: &str,
    slot: &FieldSlot,
    cell: &Cell,
    parts: Option<&[FieldSlot]>,
    sense: &Sense<'_>,
) -> Result<Meaning, Refusal> {
    let text = cell.shown();
    if !keys(sense.grid, slot).is_empty() {
        return word::choice(slot, &text, sense);
    }
    match slot.field_type {
        FieldType::Text | FieldType::Prose | FieldType::Steps => Ok(plain_text(cell, sense.manifest.lang)),
        FieldType::Texts if list::is_of_words(slot.name) => {
            Ok(Meaning::of(Value::texts(list::split_words(&cell_lines(cell)))))
        }
        FieldType::Texts => Ok(Meaning::of(Value::texts(list::split(&cell_lines(cell))))),
        FieldType::Integer => number::integer(slot.name, cell, sense.words.unit(path), sense.manifest.lang),
        FieldType::Figure => number::figure(slot.name, cell, sense.words.unit(path), sense.manifest.lang),
        FieldType::Bool => word::truth(slot, cell, sense),
        FieldType::Date => date::read_for(slot.name, cell, sense.words.order(path)),
        FieldType::Priority => priority::read(&text, cell, sense),
        FieldType::Link(kinds) => link::one(&text, kinds, path, sense),
        FieldType::Links(kinds) => link::explained(&text, kinds, path, sense),
        FieldType::LinksOrTexts(kinds) => link::or_texts(&cell_lines(cell), kinds, path, sense),
        FieldType::Records(_) | FieldType::Parts(..) => records::read(slot, &cell_lines(cell), parts, sense),
        FieldType::Choice(_)
        | FieldType::Open(..)
        | FieldType::Words(_)
        | FieldType::Record(_)
        | FieldType::Inverse(_)
        | FieldType::Free => Ok(plain_text(cell, sense.manifest.lang)),
    }
}

/// The text of a cell with its lines, ends of lines alike.
fn cell_lines(cell: &Cell) -> String {
    with_ends_alike(&cell.shown())
}

/// The same with the blanks before its first line, which say how far the others are set in.
fn raw_lines(cell: &Cell) -> String {
    match &cell.content {
        Content::Text(text) => with_ends_alike(text),
        _ => cell_lines(cell),
    }
}

fn with_ends_alike(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A text, as the language of the project writes it. What a spreadsheet has turned into a day or a truth value is told:
/// « 3/4 » was perhaps no day.
fn plain_text(cell: &Cell, lang: Lang) -> Meaning {
    let written = match (&cell.content, lang) {
        (Content::Number(_), Lang::Fr) => cell.shown().replace('.', ","),
        (Content::Bool(value), _) => truth_shown(*value, lang),
        _ => cell_lines(cell),
    };
    let value = Value::Text(written.clone());
    match &cell.content {
        Content::Date(_) => Meaning::noted(value, Message::new("exchange-note-text-date").with("value", cell.shown())),
        Content::Bool(_) => Meaning::noted(value, Message::new("exchange-note-text-truth").with("value", written)),
        _ => Meaning::of(value),
    }
}

/// A truth value as a spreadsheet of that language shows it: `VRAI`.
fn truth_shown(value: bool, lang: Lang) -> String {
    label(lang, "exchange-truth", if value { "true" } else { "false" })
}

/// UTF-16 units of text that a cell of a workbook holds.
const CELL_TEXT: usize = 32_767;
/// Characters of a longer text that a cell shows.
const HEAD: usize = 8_000;

/// What a cell of a workbook shows of a text that it cannot hold; none of one that it can.
pub fn head_of_long(text: &str) -> Option<String> {
    let head = || format!("{} […]", text.chars().take(HEAD).collect::<String>().trim());
    (text.encode_utf16().count() > CELL_TEXT).then(head)
}

/// What a value looks like in a cell.
pub fn show(slot: &FieldSlot, value: &Value, sense: &Sense<'_>) -> Shown {
    let text = |text: String| if text.is_empty() { Shown::Empty } else { Shown::Text(text) };
    let said = scalar(value).unwrap_or_default();
    if !keys(sense.grid, slot).is_empty() {
        return text(word::shown(slot, &said, sense));
    }
    match slot.field_type {
        FieldType::Priority => text(priority::shown(&said, sense)),
        FieldType::Bool => text(word::shown_truth(value, sense.lang)),
        FieldType::Date => said.parse().map_or_else(|_| text(said.clone()), Shown::Date),
        FieldType::Integer | FieldType::Figure => number::show(value, sense.manifest.lang),
        FieldType::Texts if list::is_of_words(slot.name) => text(list::join_words(&texts(value))),
        FieldType::Texts => text(list::join(&texts(value))),
        FieldType::Link(_) | FieldType::Links(_) => text(link::shown(&texts(value), slot, sense)),
        FieldType::LinksOrTexts(_) => text(link::shown_or_texts(&texts(value), slot, sense)),
        FieldType::Records(_) | FieldType::Parts(..) => records::show(slot, value, &records::all_parts(slot), sense),
        _ => text(said),
    }
}

/// The text of a value without parts.
pub fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) | Value::Word(text) | Value::Number(text) => Some(text.trim().to_owned()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Noted(_, value) => scalar(value),
        Value::Null | Value::List(_) | Value::Map(_) => None,
    }
}

/// The texts of a list; a single value is a list of one.
pub fn texts(value: &Value) -> Vec<String> {
    value.clone().into_items().iter().filter_map(scalar).filter(|text| !text.is_empty()).collect()
}

//! What would each line change? Cells become values, values are held against the project's.

use super::before::Versions;
use super::book::{Cell, CellName, Sheet};
use super::canonical;
use super::cell::{self, Sense, Shown};
use super::columns::Fit;
use super::departed::Newcomers;
use super::earlier::Earlier;
use super::grid::{FieldSlot, Slot};
use super::holding::{ByName, Held};
use super::identify::{Identified, Identity};
use super::lines::{What, cell_at, column_of};
use super::marked;
use super::merged;
use super::people;
use super::sections::section_name;
use super::simulation::{Change, Changed, KEPT, Line, New, Outcome, SET_ASIDE, Said};
use super::stamp::{Base, Conflicts, Verdict};
use super::synonyms;
use super::taking::Taken;
use super::words::folded;
use crate::model::schema::FieldType;
use crate::syntax::edit::Value;
use crate::text::{Lang, Message, message, slug};

/// What lines are held against.
#[derive(Clone, Copy)]
pub struct Comparison<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// Its columns.
    pub fit: &'a Fit,
    /// What the project has of the grid.
    pub held: &'a [Held],
    /// The same by their names.
    pub by_name: &'a ByName,
    /// How cells are read.
    pub sense: &'a Sense<'a>,
    /// What the grid held when it was exported, for one of ours: an emptied cell then empties the
    /// field, and a field that the project has changed since is a conflict.
    pub base: Option<&'a Base>,
    /// What the project said before, for a grid that does not say what it held.
    pub earlier: &'a Earlier<'a>,
    /// What the project got since.
    pub newcomers: &'a Newcomers,
    /// Why no line is read, by the column: two of them give one field.
    pub doubled: &'a [(usize, Message)],
    /// Whose value holds in a conflict.
    pub conflicts: Conflicts,
    /// The grid looks like one of ours, and does not say what it held: a cell may have been emptied.
    pub is_forgetful: bool,
    /// A cell that cannot be read stands for its text, and refuses nothing.
    pub is_lenient: bool,
}

impl Comparison<'_> {
    /// What would become of a line.
    pub fn line(&self, found: Identified) -> Line {
        let rows = found.line.rows.clone();
        let mut notes = found.notes;
        notes.extend(marked::of_line(self.sheet, self.fit, &rows, found.line.what == What::Item));
        notes.extend(self.of_matrix(&rows));
        notes.extend(found.line.ends.iter().map(|section| Said {
            cell: None,
            message: Message::new("exchange-note-may-be-title").with("section", section_name(section)),
        }));
        let name = |id: Option<&str>| match (id, found.title.as_str()) {
            (Some(id), "") => id.to_owned(),
            (Some(id), title) => format!("{id} {title}"),
            (None, title) => title.to_owned(),
        };
        let (outcome, name) = match (&found.line.what, found.identity) {
            (What::Section(text), _) => (Outcome::Section, text.clone()),
            (What::Total(text), _) => (Outcome::Total, text.clone()),
            (What::Legend(text), _) => (Outcome::Legend, text.clone()),
            (What::Signature(text), _) => (Outcome::Signature, text.clone()),
            (What::Withdrawn(text), _) => (Outcome::Withdrawn, text.clone()),
            (What::Heads, _) => (Outcome::Heads, String::new()),
            (What::Item, Identity::Refused(reasons)) => (Outcome::Refused { reasons }, name(found.written.as_deref())),
            (What::Item, Identity::Other) => (Outcome::Refused { reasons: Vec::new() }, name(None)),
            (What::Item, Identity::Gone { key }) => {
                let named = name(found.written.as_deref());
                (self.gone(&rows, key), named)
            }
            (What::Item, Identity::New { id, numbered }) => {
                let named = name(id.as_deref());
                (self.new_one(&rows, id, numbered, found.line.section.as_deref(), &mut notes), named)
            }
            (What::Item, Identity::Held { at, by_title }) => match self.held.get(at) {
                Some(held) => (self.known_one(&rows, held, by_title, &mut notes), held.name(self.sense.grid)),
                None => (Outcome::Refused { reasons: Vec::new() }, name(None)),
            },
        };
        Line { rows: self.sheet.rows_in_file(&rows), name, outcome, notes }
    }

    /// How the cells of a matrix were read, and which of them are set aside while the others come in.
    fn of_matrix(&self, rows: &[u32]) -> Vec<Said> {
        let line = rows.first().and_then(|row| self.sheet.turned.as_ref()?.line(*row));
        let Some(line) = line.filter(|line| line.is_said) else { return Vec::new() };
        let aside = |said: &Said| {
            let why = said.message.text(self.sense.lang);
            Said { cell: said.cell.clone(), message: Message::new(SET_ASIDE).with("why", why) }
        };
        line.notes.iter().cloned().chain(line.refused.iter().map(aside)).collect()
    }

    fn new_one(
        &self,
        rows: &[u32],
        id: Option<String>,
        numbered: bool,
        section: Option<&str>,
        notes: &mut Vec<Said>,
    ) -> Outcome {
        let taken = match self.take(rows, None, notes) {
            Ok(taken) => taken,
            Err(reasons) => return Outcome::Refused { reasons },
        };
        let names = self.sense.grid.named_by();
        let is_named = taken.iter().any(|one| one.value.is_some() && names.contains(&one.slot.path().as_str()));
        if !is_named && !self.sense.grid.is_single() {
            let row = rows.first().copied().unwrap_or_default();
            let column = names.iter().find_map(|name| column_of(self.fit, name));
            let cell = column.map(|column| self.sheet.name_of(row, column.column));
            let labels: Vec<String> = names
                .iter()
                .take(2)
                .filter_map(|name| self.sense.grid.fields().into_iter().find(|field| field.path() == *name))
                .map(|field| field.label(self.sense.lang))
                .collect();
            let message = Message::new("exchange-refused-unnamed").with("fields", labels.join(", "));
            return Outcome::Refused { reasons: vec![Said { cell, message }] };
        }
        let mut fields: Vec<(Slot, Value)> =
            taken.into_iter().filter_map(|one| Some((one.slot.clone(), one.value?))).collect();
        if let Some((slot, value)) = section.and_then(|section| self.of_section(section, &fields)) {
            let message = Message::new("exchange-section-sets")
                .with("field", slot.label(self.sense.lang))
                .with("value", self.shown(&slot, Some(&value)));
            notes.push(Said { cell: None, message });
            fields.push((slot, value));
        }
        notes.extend(self.was_there(id.as_deref(), &fields).filter(|_| !numbered));
        Outcome::New(New { id, numbered, fields })
    }

    /// A section is the domain of the lines under it where it names one, else a tag of theirs.
    fn of_section(&self, section: &str, fields: &[(Slot, Value)]) -> Option<(Slot, Value)> {
        let name = section_name(section);
        let slots = self.sense.grid.fields();
        let set = |slot: &FieldSlot| fields.iter().find(|(known, _)| known.path() == slot.path());
        let is_open = |slot: &FieldSlot| set(slot).is_none();
        if let Some(slot) = slots.iter().find(|slot| slot.name == "domain") {
            let key = synonyms::word(slot, self.sense.grid.name, &name, cell::keys(self.sense.grid, slot));
            match (set(slot), key) {
                (None, Some(key)) => return Some((Slot::Field(*slot), Value::Word(key.to_owned()))),
                // The line says its domain itself: a title that says it again adds nothing.
                (Some(_), Some(_)) => return None,
                (Some((_, value)), None) if folded(&cell::scalar(value).unwrap_or_default()) == folded(&name) => {
                    return None;
                }
                _ => {}
            }
        }
        let tags = slots.iter().find(|slot| slot.name == "tags" && is_open(slot))?;
        let tag = slug::of(&name);
        (!tag.is_empty()).then(|| (Slot::Field(*tags), Value::words([tag])))
    }

    fn known_one(&self, rows: &[u32], held: &Held, by_title: bool, notes: &mut Vec<Said>) -> Outcome {
        let taken = match self.take(rows, Some(held), notes) {
            Ok(taken) => taken,
            Err(reasons) => return Outcome::Refused { reasons },
        };
        let own = Versions::new(self, held, &taken);
        let mut changes = self.replaced(rows, held, &own, notes);
        let mut conflicts = Vec::new();
        for one in taken {
            match self.change(held, one, &own, notes) {
                Ok(Some(change)) => changes.push(change),
                Ok(None) => {}
                Err(said) => conflicts.push(said),
            }
        }
        if !conflicts.is_empty() {
            return Outcome::Refused { reasons: conflicts };
        }
        if changes.is_empty() {
            return Outcome::Unchanged { id: held.id.clone() };
        }
        Outcome::Changed(Changed { id: held.id.clone(), at: held.at.clone(), by_title, changes })
    }

    /// What a cell changes of a field, nothing when it says the same.
    fn change(
        &self,
        held: &Held,
        one: Taken<'_>,
        own: &Versions<'_>,
        notes: &mut Vec<Said>,
    ) -> Result<Option<Change>, Said> {
        let slot = self.of_held(held, one.slot);
        let lang = self.sense.manifest.lang;
        let field = field_of(&slot);
        if field.name == "id" && field.inside.is_none() && matches!(slot, Slot::Field(_)) {
            return Ok(None);
        }
        let before = held.value(&slot);
        let one = Taken { value: canonical::by_ids(&field, before.as_ref(), one.value, self.sense.known), ..one };
        if canonical::same(&field, before.as_ref(), one.value.as_ref(), lang) {
            return Ok(None);
        }
        // A word for nothing that the project has itself says the same there.
        let word = || cell_at(self.sheet, one.cell.row, one.cell.column).map(Cell::shown).unwrap_or_default();
        let before_word =
            before.as_ref().filter(|_| one.value.is_none()).and_then(|value| match cell::texts(value).as_slice() {
                [only] => Some(only.clone()),
                _ => None,
            });
        if before_word.is_some_and(|text| text == word()) {
            return Ok(None);
        }
        let says_something = one.value.is_some() || self.base.is_some();
        let long = before.as_ref().filter(|_| says_something);
        match long.and_then(|value| self.shows_the_head_of(&field, value, &one.cell)) {
            Some(true) => return Ok(None),
            Some(false) => {
                let message = Message::new("exchange-refused-partial").with("field", slot.label(self.sense.lang));
                return Err(Said { cell: Some(one.cell), message });
            }
            None => {}
        }
        if before.is_none() && self.base.is_none() && self.is_implied(held, &field, one.value.as_ref()) {
            return Ok(None);
        }
        if one.value.is_none() && self.base.is_none() {
            // An empty cell of somebody's own sheet says nothing of the field.
            if self.is_forgetful {
                notes.push(Said { cell: Some(one.cell), message: Message::new(KEPT) });
            }
            return Ok(None);
        }
        // Lists of records are held against the project part by part.
        let (one, is_weighed) = match self.merged(&slot, before.as_ref(), &one, own, notes) {
            Some(value) => (Taken { value: Some(value), ..one }, true),
            None => (one, false),
        };
        if is_weighed && canonical::same(&field, before.as_ref(), one.value.as_ref(), lang) {
            return Ok(None);
        }
        if is_weighed && own.are_unknown() && self.conflicts != Conflicts::Mine {
            let told = |[field, was, is]: [String; 3]| {
                let message = self.told_of_unknown().with("field", field).with("project", was).with("sheet", is);
                Said { cell: Some(one.cell.clone()), message }
            };
            notes.extend(
                merged::differences(&slot, before.as_ref(), one.value.as_ref(), self.sense).into_iter().map(told),
            );
            return Ok(None);
        }
        let label = slot.label(self.sense.lang);
        let shown = |value: Option<&Value>| self.shown_or_empty(&slot, value);
        if let Some(base) = self.base {
            let said =
                |value: Option<&Value>| value.map(|value| canonical::of(&field, value, lang)).unwrap_or_default();
            // A grid of ours knows a person by one key, whatever the line calls them.
            let exported = if matches!(slot, Slot::Entry { .. }) { one.slot } else { &slot };
            match base.judge(held, exported, &said(before.as_ref()), &said(one.value.as_ref())) {
                Verdict::SheetChanged => {}
                Verdict::ProjectChanged => {
                    let message =
                        Message::new("exchange-note-moved").with("field", label).with("after", shown(before.as_ref()));
                    notes.push(Said { cell: Some(one.cell), message });
                    return Ok(None);
                }
                Verdict::BothChanged(at_export) => {
                    let told = |id: &'static str| {
                        Message::new(id)
                            .with("field", label.clone())
                            .with("project", shown(before.as_ref()))
                            .with("sheet", shown(one.value.as_ref()))
                    };
                    let note = |id: &'static str| Said { cell: Some(one.cell.clone()), message: told(id) };
                    match (self.conflicts, at_export) {
                        (Conflicts::Mine, _) => notes.push(note("exchange-note-conflict-mine")),
                        (Conflicts::Project, _) => {
                            notes.push(note("exchange-note-conflict-project"));
                            return Ok(None);
                        }
                        (Conflicts::Refused, Some(text)) => {
                            let message = told("exchange-refused-conflict-base").with("base", text);
                            return Err(Said { cell: Some(one.cell), message });
                        }
                        (Conflicts::Refused, None) => return Err(note("exchange-refused-conflict")),
                    }
                }
            }
        }
        let (was, is) = (before.as_ref(), one.value.as_ref());
        let asks = self.base.is_none() && !is_weighed;
        let unsure = || self.said_before(own, &slot, was, is).or_else(|| self.overwrites_unknown(own, &slot, was, is));
        if asks && let Some(note) = unsure() {
            notes.push(Said { cell: Some(one.cell.clone()), message: note });
            if self.conflicts != Conflicts::Mine {
                return Ok(None);
            }
        }
        if let Some(value) = &before
            && !canonical::is_shown_whole(&field, value)
        {
            let message = Message::new("exchange-refused-partial").with("field", label);
            return Err(Said { cell: Some(one.cell), message });
        }
        if self.base.is_none() && before.is_none() && one.value.is_some() && own.are_unknown() {
            notes.push(Said { cell: Some(one.cell.clone()), message: Message::new("exchange-note-filled") });
        }
        Ok(Some(Change { slot, before, after: one.value, cell: one.cell }))
    }

    /// Does the cell of a workbook show the head of a text that is too long for one, as it went out? None where the
    /// text is not.
    fn shows_the_head_of(&self, field: &FieldSlot, value: &Value, at: &CellName) -> Option<bool> {
        let Shown::Text(text) = cell::show(field, value, self.sense) else { return None };
        let head = cell::head_of_long(&text).filter(|_| !self.sheet.name.is_empty())?;
        let shown = cell_at(self.sheet, at.row, at.column).map(Cell::shown).unwrap_or_default();
        Some(canonical::tidy(&shown) == canonical::tidy(&head))
    }

    /// A title that the project has no need to write: it is the statement's, and the other way round.
    fn is_implied(&self, held: &Held, field: &FieldSlot, value: Option<&Value>) -> bool {
        let names = ["title", "statement", "description"];
        let said = value.and_then(cell::scalar).unwrap_or_default();
        field.inside.is_none()
            && names.contains(&field.name)
            && names
                .iter()
                .filter_map(|name| held.text(name))
                .any(|text| canonical::tidy(&text) == canonical::tidy(&said))
    }

    /// The statement of an artifact that calls it its description stays there.
    fn of_held(&self, held: &Held, slot: &Slot) -> Slot {
        let Slot::Field(field) = slot else { return people::of_held(held, slot, self.sense.manifest) };
        let other = match (field.name, field.inside) {
            ("statement", None) => "description",
            ("description", None) => "statement",
            _ => return slot.clone(),
        };
        let has = |name: &str| held.node.get(name).is_some();
        let is_mapped = column_of(self.fit, other).is_some();
        if !has(field.name) && has(other) && !is_mapped {
            let other = self.sense.grid.fields().into_iter().find(|known| known.path() == other);
            return other.map_or_else(|| slot.clone(), Slot::Field);
        }
        slot.clone()
    }

    /// A value for people, or a word for nothing.
    pub fn shown_or_empty(&self, slot: &Slot, value: Option<&Value>) -> String {
        let empty = || message::lookup(self.sense.lang, "exchange-report-empty", &[]).unwrap_or_default();
        Some(self.shown(slot, value)).filter(|text| !text.is_empty()).unwrap_or_else(empty)
    }

    /// A value for people.
    pub fn shown(&self, slot: &Slot, value: Option<&Value>) -> String {
        shown(slot, value, self.sense)
    }
}

/// A value as people read it; empty for nothing.
pub fn shown(slot: &Slot, value: Option<&Value>, sense: &Sense<'_>) -> String {
    let Some(value) = value else { return String::new() };
    let shown = cell::show(&field_of(slot), value, sense);
    match (slot, value) {
        // Nobody knows what a field of the project counts: its figures are shown as they are written.
        (Slot::Custom { .. }, Value::Text(text) | Value::Word(text) | Value::Number(text)) => {
            if sense.lang == Lang::Fr && matches!(value, Value::Number(_)) {
                text.replace('.', ",")
            } else {
                text.clone()
            }
        }
        // A year is a name: no thousands are parted in it.
        (Slot::Field(field), Value::Number(text) | Value::Text(text) | Value::Word(text)) if field.name == "year" => {
            text.clone()
        }
        _ => shown.said(sense.lang),
    }
}

/// How the cells of a column are read and shown: the letter of one person is a word, not the mapping
/// that holds it.
pub fn field_of(slot: &Slot) -> FieldSlot {
    match slot {
        Slot::Field(field) | Slot::Part { field, .. } => *field,
        Slot::Entry { field, .. } => letter_slot(*field),
        Slot::Custom { .. } => cell::custom_slot(),
    }
}

/// One letter of a mapping of letters.
pub fn letter_slot(field: FieldSlot) -> FieldSlot {
    match field.field_type {
        FieldType::Words(words) => FieldSlot { field_type: FieldType::Choice(words), ..field },
        _ => field,
    }
}

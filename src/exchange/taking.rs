//! What do the cells of a line say, each for the field of its column?

use super::asides;
use super::book::{Cell, CellName};
use super::canonical;
use super::cell::{self, priority};
use super::columns::{Column, How, is_id};
use super::compare::{Comparison, field_of};
use super::going_on;
use super::grid::{self, FieldSlot, Slot};
use super::holding::Held;
use super::lines::{cell_at, column_of};
use super::numbered;
use super::simulation::{SET_ASIDE, Said};
use super::titled_ids;
use super::words::folded;
use crate::model::schema::FieldType;
use crate::syntax::edit::Value;
use crate::text::Message;

/// A cell's value with where it stands.
pub struct Taken<'a> {
    /// Its field.
    pub slot: &'a Slot,
    /// The cell.
    pub cell: CellName,
    /// What it says.
    pub value: Option<Value>,
}

impl Comparison<'_> {
    fn columns(&self) -> impl Iterator<Item = (&Column, &Slot)> {
        self.fit.columns.iter().filter_map(|column| Some((column, column.slot.as_ref()?)))
    }

    /// The values of a line's cells, or why they are refused.
    /// `held` is what the project has of it.
    pub fn take<'s>(
        &'s self,
        rows: &[u32],
        held: Option<&Held>,
        notes: &mut Vec<Said>,
    ) -> Result<Vec<Taken<'s>>, Vec<Said>> {
        let mut taken = Vec::new();
        let mut reasons = Vec::new();
        let first = rows.first().copied().unwrap_or_default();
        for (column, message) in self.doubled {
            reasons.push(Said { cell: Some(self.sheet.name_of(first, *column)), message: message.clone() });
        }
        let line = self.sheet.turned.as_ref().and_then(|turned| turned.line(first));
        reasons.extend(line.filter(|line| !line.is_said).into_iter().flat_map(|line| line.refused.iter().cloned()));
        // The title behind the id of what the project has is how somebody called it once.
        let is_old = |column: &Column| column.how == How::BehindId && held.is_some();
        let is_cell = |(column, slot): &(&Column, &Slot)| {
            !matches!(slot, Slot::Part { .. }) && column.how != How::LineTotal && !is_old(column)
        };
        for (column, slot) in self.columns().filter(is_cell) {
            let cell = self.sheet.name_of(first, column.column);
            match self.read_all(column, slot, rows) {
                Ok(meaning) => {
                    // What the project numbers itself comes back as it is.
                    let is_held = || {
                        held.and_then(|held| held.value(slot)).is_some_and(|value| {
                            canonical::same(
                                &field_of(slot),
                                Some(&value),
                                meaning.value.as_ref(),
                                self.sense.manifest.lang,
                            )
                        })
                    };
                    let is_parted = self.base.is_none() && !is_held();
                    let meaning = if is_parted { numbered::parted(slot, meaning) } else { meaning };
                    let said = meaning.notes.into_iter().map(|message| Said { cell: Some(cell.clone()), message });
                    notes.extend(said);
                    taken.push(Taken { slot, cell, value: meaning.value });
                }
                // One letter of a matrix is set aside; the others still say who does what. A word that decides nothing takes
                // no line along either.
                Err(message)
                    if matches!(slot, Slot::Entry { .. })
                        || self.is_undecided(column, slot, first)
                        || self.is_quarter(column, slot, first) =>
                {
                    let why = message.text(self.sense.lang);
                    notes.push(Said { cell: Some(cell), message: Message::new(SET_ASIDE).with("why", why) });
                }
                Err(message) => reasons.push(Said { cell: Some(cell), message }),
            }
        }
        self.take_parts(rows, notes, &mut taken, &mut reasons);
        self.tell_others(rows, notes);
        reasons.extend(self.take_total(first, held, &mut taken, notes).err());
        if reasons.is_empty() || self.is_lenient { Ok(taken) } else { Err(reasons) }
    }

    /// Does a cell hold a word such as « à voir » where one of a list is asked for?
    fn is_undecided(&self, column: &Column, slot: &Slot, row: u32) -> bool {
        let cell = cell_at(self.sheet, row, column.column).map(Cell::shown).unwrap_or_default();
        matches!(slot, Slot::Field(field) if cell::is_of_words(field, self.sense.grid)) && asides::is_nothing(&cell)
    }

    /// Does a cell name a quarter where the first day of something is asked for? Which one nobody knows, and the line stands.
    fn is_quarter(&self, column: &Column, slot: &Slot, row: u32) -> bool {
        let cell = cell_at(self.sheet, row, column.column).map(Cell::shown).unwrap_or_default();
        matches!(slot, Slot::Field(field) if matches!(field.field_type, FieldType::Date))
            && cell::date::quarter_end(&cell).is_some()
    }

    /// What the further rows of a line say of it otherwise than the first: that one holds.
    fn tell_others(&self, rows: &[u32], notes: &mut Vec<Said>) {
        let Some((first, others)) = rows.split_first() else { return };
        let of_line = |slot: &Slot| !matches!(slot, Slot::Part { .. }) && !going_on::is_links(slot) && !is_id(slot);
        let columns: Vec<_> = self.columns().filter(|(_, slot)| of_line(slot)).collect();
        let shown = |row: u32, column: &Column| self.sheet.row(row).map(|row| row.cell(column.column).shown());
        for row in others {
            for (column, slot) in &columns {
                let (said, held) = (shown(*row, column).unwrap_or_default(), shown(*first, column).unwrap_or_default());
                if said.is_empty() || folded(&said) == folded(&held) || asides::is_blank(&said) {
                    continue;
                }
                let id = if held.is_empty() { "exchange-note-further-row-alone" } else { "exchange-note-further-row" };
                let message =
                    Message::new(id).with("field", slot.label(self.sense.lang)).with("value", said).with("held", held);
                notes.push(Said { cell: Some(self.sheet.name_of(*row, column.column)), message });
            }
        }
    }

    /// What a column says of a line: of links, those of all its rows.
    fn read_all(&self, column: &Column, slot: &Slot, rows: &[u32]) -> Result<cell::Meaning, cell::Refusal> {
        let (first, others) = rows.split_first().map_or((0, rows), |(first, others)| (*first, others));
        let mut meaning = self.read(column, slot, first)?;
        for row in others.iter().filter(|_| going_on::is_links(slot)) {
            let more = self.read(column, slot, *row)?.value.map(Value::into_items).unwrap_or_default();
            let known = meaning.value.clone().map(Value::into_items).unwrap_or_default();
            let new: Vec<Value> = more.into_iter().filter(|link| !known.contains(link)).collect();
            if !new.is_empty() {
                meaning.value = Some(Value::List(known.into_iter().chain(new).collect()));
            }
        }
        Ok(meaning)
    }

    fn read(&self, column: &Column, slot: &Slot, row: u32) -> Result<cell::Meaning, cell::Refusal> {
        let empty = Cell::default();
        let cell = cell_at(self.sheet, row, column.column).unwrap_or(&empty);
        let as_text = || cell::Meaning { value: Some(Value::Text(cell.shown())), ..cell::Meaning::default() };
        match self.read_cell(column, slot, row, cell) {
            Err(_) if self.is_lenient => Ok(as_text()),
            found => found,
        }
    }

    fn read_cell(&self, column: &Column, slot: &Slot, row: u32, cell: &Cell) -> Result<cell::Meaning, cell::Refusal> {
        match slot {
            Slot::Field(field) if field.name == "id" && field.inside.is_none() => Ok(cell::Meaning::default()),
            Slot::Field(field) if matches!(field.field_type, FieldType::Priority) => {
                let set_aside = self.status(row).and_then(|status| priority::said_by_status(&cell.shown(), &status));
                set_aside.map_or_else(|| cell::read(field, cell, self.sense), Ok)
            }
            Slot::Field(field) if column.how == How::BehindId => {
                cell::read(field, &titled_ids::title(cell), self.sense)
            }
            Slot::Field(field) => {
                let parts = column.parts.as_deref().filter(|_| grid::parts_of(field.field_type).is_some());
                cell::read_parts(field, cell, parts, self.sense)
            }
            Slot::Entry { field, .. } => cell::read(field, cell, self.sense),
            Slot::Part { part, .. } => cell::read(part, cell, self.sense),
            Slot::Custom { name, .. } => cell::read_custom(name, cell, self.sense),
        }
    }

    /// The state that a row says.
    fn status(&self, row: u32) -> Option<String> {
        let column = column_of(self.fit, "status")?;
        let Some(Slot::Field(field)) = &column.slot else { return None };
        let cell = cell_at(self.sheet, row, column.column)?;
        cell::read(field, cell, self.sense).ok()?.value.as_ref().and_then(cell::scalar)
    }

    /// The parts of a line that goes on over several rows: one record a row.
    fn take_parts<'s>(
        &'s self,
        rows: &[u32],
        notes: &mut Vec<Said>,
        taken: &mut Vec<Taken<'s>>,
        reasons: &mut Vec<Said>,
    ) {
        let lists: Vec<(&Column, &Slot, &FieldSlot, &FieldSlot)> = self
            .columns()
            .filter_map(|(column, slot)| match slot {
                Slot::Part { field, part } => Some((column, slot, field, part)),
                _ => None,
            })
            .collect();
        let mut fields: Vec<String> = lists.iter().map(|(_, _, field, _)| field.path()).collect();
        fields.dedup();
        for path in fields {
            let own: Vec<_> = lists.iter().filter(|(_, _, field, _)| field.path() == path).collect();
            let Some((first, slot, field, _)) = own.first() else { continue };
            let mut records = Vec::new();
            for row in rows {
                let mut record = Vec::new();
                for (column, slot, _, part) in &own {
                    let cell = self.sheet.name_of(*row, column.column);
                    match self.read(column, slot, *row) {
                        Ok(meaning) => {
                            let said =
                                meaning.notes.into_iter().map(|message| Said { cell: Some(cell.clone()), message });
                            notes.extend(said);
                            record.extend(meaning.value.map(|value| (part.name.to_owned(), value)));
                        }
                        Err(message) => reasons.push(Said { cell: Some(cell), message }),
                    }
                }
                let parted = numbered::spread(&record, field).filter(|_| self.base.is_none());
                if let Some(parted) = &parted {
                    let message = Message::new("exchange-note-numbered").with("count", parted.len());
                    notes.push(Said { cell: Some(self.sheet.name_of(*row, first.column)), message });
                }
                let is_said = |record: &Vec<(String, Value)>| !record.is_empty();
                let own = parted.unwrap_or_else(|| vec![record]);
                records.extend(own.into_iter().filter(is_said).map(Value::Map));
            }
            let cell = self.sheet.name_of(rows.first().copied().unwrap_or_default(), first.column);
            let value = (!records.is_empty()).then_some(Value::List(records));
            taken.push(Taken { slot, cell, value });
        }
    }
}

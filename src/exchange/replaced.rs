//! Who leaves a line of a RACI that names people under its letters? Where the grid gives a letter to somebody, whoever had it
//! and is not named on the line any more was replaced.

use std::collections::BTreeSet;

use super::before::Versions;
use super::cell::word::letters_said;
use super::compare::Comparison;
use super::grid::Slot;
use super::holding::Held;
use super::people;
use super::simulation::{Change, Said};
use super::stamp::Conflicts;
use crate::model::schema::{FieldType, RACI_LETTERS};
use crate::syntax::edit::Value;
use crate::text::message;

impl Comparison<'_> {
    /// The people of a line whose letter others have now. A matrix of columns says nothing of those who have none, and a
    /// line with a cell that cannot be read may name anybody.
    pub fn replaced(&self, rows: &[u32], held: &Held, own: &Versions<'_>, notes: &mut Vec<Said>) -> Vec<Change> {
        let row = rows.first().copied().unwrap_or_default();
        let line = self.sheet.turned.as_ref().and_then(|turned| turned.line(row));
        let is_read = line.is_some_and(|line| line.refused.is_empty());
        let field = self.sense.grid.fields().into_iter().find(|field| matches!(field.field_type, FieldType::Words(_)));
        let (true, Some(field), None) = (is_read, field, self.base) else { return Vec::new() };
        let cell_of = |column: usize| self.sheet.row(row).map(|row| row.cell(column).shown()).unwrap_or_default();
        let said: Vec<(usize, &String, String)> = self
            .fit
            .columns
            .iter()
            .filter_map(|column| match &column.slot {
                Some(Slot::Entry { key, .. }) => Some((column.column, key, cell_of(column.column))),
                _ => None,
            })
            .filter(|(_, _, text)| !text.is_empty())
            .collect();
        let given: BTreeSet<&str> =
            said.iter().filter_map(|(_, _, text)| letters_said(RACI_LETTERS, text)).flatten().collect();
        let manifest = self.sense.manifest;
        let is_named = |name: &str| {
            let is_it = |key: &str| {
                people::same(key, name, manifest) || people::is_short_for(key, name) || people::is_short_for(name, key)
            };
            said.iter().any(|(_, key, _)| is_it(key))
        };
        let entries = held.node.get(field.name).into_iter().flat_map(|people| people.entries());
        let mut changes = Vec::new();
        for (name, letter) in entries {
            let letter_said = letter.text().unwrap_or_default().trim().to_owned();
            if !given.contains(letter_said.as_str()) || is_named(&name.text) {
                continue;
            }
            let slot = Slot::Entry { field, key: name.text.to_string() };
            let by = said.iter().find(|(_, _, text)| {
                letters_said(RACI_LETTERS, text).is_some_and(|all| all.contains(&letter_said.as_str()))
            });
            let cell = self.sheet.name_of(row, by.map_or(0, |(column, ..)| *column));
            // A version without them: the team has named them since.
            let was_added = own.of(&slot).any(|version| {
                let people = version.node.get(field.name);
                let mut names = people.into_iter().flat_map(|people| people.entries());
                people.is_some() && !names.any(|(known, _)| people::same(&known.text, &name.text, manifest))
            });
            // Or nothing tells who named them.
            let is_unknown = !was_added && !own.say_now(&slot, &Value::of(letter));
            if was_added || is_unknown {
                let empty = message::lookup(self.sense.lang, "exchange-report-empty", &[]).unwrap_or_default();
                let told = if was_added { self.told_of_earlier(true) } else { self.told_of_unknown() };
                let told = told.with("field", slot.label(self.sense.lang));
                let message = told.with("project", &letter_said).with("sheet", empty);
                notes.push(Said { cell: Some(cell.clone()), message });
                if self.conflicts != Conflicts::Mine {
                    continue;
                }
            }
            changes.push(Change { slot, before: Some(Value::of(letter)), after: None, cell });
        }
        changes
    }
}

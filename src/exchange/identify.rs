//! Which artifact is each line? By its id, else by its title; what is neither is new.

use std::collections::BTreeMap;

use super::book::{CellName, Sheet};
use super::cell::Sense;
use super::columns::Fit;
use super::grid::Slot;
use super::holding::Held;
use super::known::{Found, FreeIds};
use super::lines::{RawLine, What, cell_at, column_of};
use super::simulation::Said;
use super::words::folded;
use crate::model::Id;
use crate::text::Message;

/// Which artifact a line is.
#[derive(Clone, Debug, PartialEq)]
pub enum Identity {
    /// One of the project, by its position among those of the grid.
    Held {
        /// Its position.
        at: usize,
        /// It has no id in the sheet: its title was the same.
        by_title: bool,
    },
    /// A new one.
    New {
        /// Its id; none for what has no ids.
        id: Option<String>,
        /// The id was not in the sheet.
        numbered: bool,
    },
    /// Nobody can tell.
    Refused(Vec<Said>),
    /// No line of the grid.
    Other,
}

/// A line with what it is.
#[derive(Clone, Debug)]
pub struct Identified {
    /// The line.
    pub line: RawLine,
    /// Which artifact it is.
    pub identity: Identity,
    /// What was made of its id.
    pub notes: Vec<Said>,
    /// Its title, for messages.
    pub title: String,
    /// Its id, as the sheet has it.
    pub written: Option<String>,
}

/// Tells which artifact each line is. New ids go on after those of the project and of the sheet.
pub fn identify(sheet: &Sheet, fit: &Fit, lines: Vec<RawLine>, held: &[Held], sense: &Sense<'_>) -> Vec<Identified> {
    let finder = Finder { sheet, fit, held, sense };
    let mut found: Vec<Identified> = lines.into_iter().map(|line| finder.one(line)).collect();
    finder.refuse_doubles(&mut found);
    finder.number(&mut found);
    found
}

struct Finder<'a> {
    sheet: &'a Sheet,
    fit: &'a Fit,
    held: &'a [Held],
    sense: &'a Sense<'a>,
}

impl Finder<'_> {
    fn one(&self, line: RawLine) -> Identified {
        let mut notes = Vec::new();
        let row = line.rows.first().copied().unwrap_or_default();
        let title = self.title(row);
        let identity = match line.what {
            What::Item if self.sense.grid.is_single() => match self.held.first() {
                Some(_) => Identity::Held { at: 0, by_title: false },
                None => Identity::New { id: None, numbered: false },
            },
            What::Item => self.identity(row, &mut notes),
            _ => Identity::Other,
        };
        let written = self.text(row, "id").filter(|_| self.sense.grid.has_ids());
        Identified { line, identity, notes, title, written }
    }

    /// What names the line.
    fn title(&self, row: u32) -> String {
        let names = self.sense.grid.named_by();
        let texts: Vec<String> = names.iter().filter_map(|name| self.text(row, name)).collect();
        let together = !self.sense.grid.collection.named_by.is_empty() && self.sense.grid.list.is_none();
        let title = if together { texts.join(" · ") } else { texts.into_iter().next().unwrap_or_default() };
        title.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn text(&self, row: u32, path: &str) -> Option<String> {
        let column = column_of(self.fit, path)?;
        cell_at(self.sheet, row, column.column).map(super::book::Cell::shown).filter(|text| !text.is_empty())
    }

    fn cell(&self, row: u32, path: &str) -> Option<CellName> {
        column_of(self.fit, path).map(|column| self.sheet.name_of(row, column.column))
    }

    fn identity(&self, row: u32, notes: &mut Vec<Said>) -> Identity {
        let written = if self.sense.grid.has_ids() { self.text(row, "id") } else { None };
        match written {
            Some(written) => self.by_id(row, &written, notes),
            None => self.by_title(row, notes),
        }
    }

    fn by_id(&self, row: u32, written: &str, notes: &mut Vec<Said>) -> Identity {
        let said = |message: Message| Said { cell: self.cell(row, "id"), message };
        let position = |id: &str| self.held.iter().position(|held| held.id.as_deref() == Some(id));
        if let Some(at) = position(written) {
            return Identity::Held { at, by_title: false };
        }
        let kinds: Vec<_> = self.sense.grid.kind().into_iter().collect();
        match self.sense.known.find(written, &kinds) {
            Found::Exactly(id) | Found::As(id) if position(&id).is_some() => {
                notes.push(said(Message::new("exchange-note-id").with("value", written).with("id", &id)));
                return position(&id).map_or(Identity::Other, |at| Identity::Held { at, by_title: false });
            }
            Found::OtherKind(id, kind) if id == written => {
                let taken = Message::new("exchange-refused-id-taken")
                    .with("id", &id)
                    .with("kind", kind.label(self.sense.lang))
                    .with("name", self.sense.known.name(&id));
                return Identity::Refused(vec![said(taken)]);
            }
            _ => {}
        }
        let tidy = tidy_id(written);
        if !Id::is_valid(&tidy) {
            return Identity::Refused(vec![said(Message::new("exchange-refused-id").with("value", written))]);
        }
        if tidy != written {
            if let Some(at) = position(&tidy) {
                return Identity::Held { at, by_title: false };
            }
            notes.push(said(Message::new("exchange-note-id").with("value", written).with("id", &tidy)));
        }
        Identity::New { id: Some(tidy), numbered: false }
    }

    fn by_title(&self, row: u32, notes: &mut Vec<Said>) -> Identity {
        let grid = self.sense.grid;
        let mut same: Vec<usize> = Vec::new();
        let names = grid.named_by();
        let together = !grid.collection.named_by.is_empty() && grid.list.is_none();
        if together {
            let own: Vec<&str> = grid.collection.named_by.to_vec();
            let wanted: Vec<String> = own.iter().map(|name| self.key(row, name)).collect();
            if wanted.iter().any(|text| !text.is_empty()) {
                let fits = |held: &Held| own.iter().zip(&wanted).all(|(name, wanted)| held_key(held, name) == *wanted);
                same = self.positions(fits);
            }
        }
        // A title in the sheet may be a statement in the project: each stands for the other.
        let own: Vec<&str> = names.iter().copied().filter(|name| !grid.collection.named_by.contains(name)).collect();
        for name in &own {
            let wanted = self.key(row, name);
            if same.is_empty() && !wanted.is_empty() {
                same = self.positions(|held| held_key(held, name) == wanted);
            }
            if same.is_empty() && !wanted.is_empty() {
                same = self.positions(|held| own.iter().any(|other| held_key(held, other) == wanted));
            }
        }
        let title = names.iter().find(|name| self.text(row, name).is_some()).copied().unwrap_or_default();
        let cell = self.cell(row, title);
        match same.as_slice() {
            [] => Identity::New { id: None, numbered: grid.has_ids() },
            [at] => {
                if grid.has_ids() {
                    let name = self.held.get(*at).map(|held| held.name(grid)).unwrap_or_default();
                    let message = Message::new("exchange-note-by-title").with("name", name);
                    notes.push(Said { cell, message });
                }
                Identity::Held { at: *at, by_title: grid.has_ids() }
            }
            // Lines of a list may bear the same name (two lines of a budget): the order tells.
            _ if !grid.has_ids() => Identity::Held { at: same[0], by_title: false },
            _ => {
                let all: Vec<String> =
                    same.iter().filter_map(|at| self.held.get(*at)).map(|held| held.name(grid)).collect();
                let message = Message::new("exchange-refused-titles").with("names", all.join(", "));
                Identity::Refused(vec![Said { cell, message }])
            }
        }
    }

    /// A text that names a line, ready to be compared; of a link, the id.
    fn key(&self, row: u32, name: &str) -> String {
        let Some(text) = self.text(row, name) else { return String::new() };
        let linked = column_of(self.fit, name).and_then(|column| match &column.slot {
            Some(Slot::Field(field)) => super::cell::link::many(&text, super::cell::link::kinds_of(field), self.sense)
                .ok()
                .and_then(|meaning| meaning.value)
                .map(|value| super::cell::texts(&value).join(" ")),
            _ => None,
        });
        folded(&linked.unwrap_or(text))
    }

    fn positions(&self, fits: impl Fn(&Held) -> bool) -> Vec<usize> {
        self.held.iter().enumerate().filter(|(_, held)| fits(held)).map(|(at, _)| at).collect()
    }

    /// The same artifact on two lines: nobody knows which of them holds.
    fn refuse_doubles(&self, found: &mut [Identified]) {
        let mut lines: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (position, one) in found.iter().enumerate() {
            let key = match &one.identity {
                Identity::Held { at, .. } => format!("={at}"),
                Identity::New { id: Some(id), .. } => id.clone(),
                _ => continue,
            };
            lines.entry(key).or_default().push(position);
        }
        for (key, positions) in lines.into_iter().filter(|(_, positions)| positions.len() > 1) {
            if !self.sense.grid.has_ids() {
                self.spread(&key, &positions, found);
                continue;
            }
            let rows: Vec<String> = positions
                .iter()
                .filter_map(|at| found.get(*at)?.line.rows.first())
                .map(|row| (row + 1).to_string())
                .collect();
            for position in positions {
                let Some(one) = found.get_mut(position) else { continue };
                let row = one.line.rows.first().copied().unwrap_or_default();
                let id = self.text(row, "id").unwrap_or_else(|| one.title.clone());
                let message = Message::new("exchange-refused-double").with("id", id).with("rows", rows.join(", "));
                one.identity = Identity::Refused(vec![Said { cell: self.cell(row, "id"), message }]);
            }
        }
    }

    /// Lines without ids and with the same name are those of the project in their order; what is over
    /// is new.
    fn spread(&self, key: &str, positions: &[usize], found: &mut [Identified]) {
        let Some(first) = key.strip_prefix('=').and_then(|at| at.parse::<usize>().ok()) else { return };
        let Some(model) = self.held.get(first) else { return };
        let names = self.sense.grid.named_by();
        let same = |held: &Held| names.iter().all(|name| held_key(held, name) == held_key(model, name));
        let mut free = self.positions(same).into_iter();
        for position in positions {
            if let Some(one) = found.get_mut(*position) {
                one.identity = match free.next() {
                    Some(at) => Identity::Held { at, by_title: false },
                    None => Identity::New { id: None, numbered: false },
                };
            }
        }
    }

    /// Gives the next free ids to new lines without one.
    fn number(&self, found: &mut [Identified]) {
        let Some(kind) = self.sense.grid.kind().filter(|_| self.sense.grid.has_ids()) else { return };
        let of_sheet: Vec<String> = found
            .iter()
            .filter_map(|one| match &one.identity {
                Identity::New { id: Some(id), .. } => Some(id.clone()),
                _ => None,
            })
            .collect();
        let taken = self.sense.known.all().chain(of_sheet.iter().map(String::as_str));
        let mut free = FreeIds::new(kind, taken);
        for one in found {
            if let Identity::New { id: id @ None, numbered: true } = &mut one.identity {
                *id = free.next();
            }
        }
    }
}

fn held_key(held: &Held, name: &str) -> String {
    let value = held.node.get(name);
    let texts: Vec<String> = value
        .map(|value| value.items().iter().filter_map(|item| item.text().map(str::to_owned)).collect())
        .unwrap_or_default();
    folded(&texts.join(" "))
}

/// An id as the product writes it: blanks and slashes are no part of a name that is a file name and a
/// tag too.
fn tidy_id(written: &str) -> String {
    let tidy: String = written
        .trim()
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' })
        .collect();
    let parts: Vec<&str> = tidy.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-").trim_end_matches('.').to_owned()
}

//! Which artifact is each line? By its id, else by its title; what is neither is new.

use std::collections::{BTreeMap, BTreeSet};

use super::asides;
use super::book::{CellName, Content, Sheet, letters};
use super::canonical::tidy;
use super::cell::Sense;
use super::columns::{Fit, How};
use super::earlier::Earlier;
use super::grid::Slot;
use super::holding::Held;
use super::known::{self, Found};
use super::lines::{RawLine, What, cell_at, column_of};
use super::names::Names;
use super::simulation::Said;
use super::stamp::StampedGrid;
use super::titled_ids;
use super::unfit;
use super::words::folded;
use crate::model::Id;
use crate::text::Message;

/// What is said of a line whose artifact has another id by now.
const RENAMED: &str = "exchange-note-renamed";

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
        /// Its id; none for what has no ids, and until it is given.
        id: Option<String>,
        /// The id was not in the sheet.
        numbered: bool,
    },
    /// One that the grid held when it went out, and that the project no longer has.
    Gone {
        /// How the grid knew it.
        key: String,
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
    /// The cell of its id, else of what names it.
    pub cell: CellName,
    /// The one artifact of the project that says the same under another id, for a line that its id makes a new
    /// one, or one that says something else.
    pub same_text: Option<usize>,
    /// The one artifact whose text it resembles much more, where it says that of none.
    pub alike: Option<usize>,
    /// Its id names an artifact that says something else.
    pub differs: bool,
    /// The same, and the two have nothing in common.
    pub collides: bool,
    /// Where it is refused, the artifacts that it may be: they have not left the grid.
    pub may_be: Vec<usize>,
    /// The cells of its id, where they are merged over several rows: `A2:A4`.
    pub merged: Option<String>,
}

/// What lines are known again by.
pub struct Finder<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// Its columns.
    pub fit: &'a Fit,
    /// What the project has of the grid.
    pub held: &'a [Held],
    /// The same by their names.
    pub names: Names<'a>,
    /// How cells are read.
    pub sense: &'a Sense<'a>,
    /// What the grid held when it went out, for one of this project's.
    pub stamped: Option<&'a StampedGrid>,
    /// What the project said before.
    pub earlier: &'a Earlier<'a>,
}

impl Finder<'_> {
    /// Tells which artifact each line is. New lines without an id get theirs once all sheets are known.
    pub fn identify(&self, lines: Vec<RawLine>) -> Vec<Identified> {
        let mut found: Vec<Identified> = lines.into_iter().map(|line| self.one(line)).collect();
        if self.sense.grid.has_ids() {
            self.spread_namesakes(&mut found);
            self.tell_resemblances(&mut found);
            self.tell_collisions(&mut found);
        } else {
            if self.names_once() {
                self.tell_terms_apart(&mut found);
            } else {
                self.spread(&mut found);
            }
            self.leave_gone(&mut found);
        }
        found
    }

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
        // Of one that is called otherwise now, git says what it is.
        let is_renamed = notes.iter().any(|note| note.message.id == RENAMED);
        let differs = matches!(identity, Identity::Held { at, by_title: false }
            if self.sense.grid.has_ids() && !is_renamed && self.says_otherwise(row, at));
        let same_text = match &identity {
            Identity::New { id: Some(_), .. } => self.same_text(row),
            _ if differs => self.same_text(row),
            _ => None,
        };
        let merged = if written.is_some() { self.merged_id(row) } else { None };
        let cell = self.cell(row, "id").or_else(|| self.cell(row, self.naming(row)));
        let cell = cell.unwrap_or_else(|| self.sheet.name_of(row, 0));
        let (alike, collides) = (None, false);
        let is_open = matches!(identity, Identity::Refused(_)) && line.what == What::Item && written.is_none();
        let may_be = if is_open { self.named(row) } else { Vec::new() };
        Identified { line, identity, notes, title, written, cell, same_text, alike, differs, collides, may_be, merged }
    }

    /// The cells of an id that stands on several rows at once, as a spreadsheet names them.
    fn merged_id(&self, row: u32) -> Option<String> {
        let column = column_of(self.fit, "id")?.column;
        let block = self.sheet.merge_at(row, column).filter(|block| block.end.0 > block.start.0)?;
        let name = |(row, column): (u32, u32)| format!("{}{}", letters(column as usize), row + 1);
        Some(format!("{}:{}", name(block.start), name(block.end)))
    }

    /// What names the line.
    fn title(&self, row: u32) -> String {
        let names = self.sense.grid.named_by();
        let texts: Vec<String> = names.iter().filter_map(|name| self.text(row, name)).collect();
        let together = !self.names.together().is_empty();
        let title = if together { texts.join(" · ") } else { texts.into_iter().next().unwrap_or_default() };
        title.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The first field that names the line.
    fn naming(&self, row: u32) -> &'static str {
        let names = self.sense.grid.named_by();
        names.into_iter().find(|name| self.text(row, name).is_some()).unwrap_or_default()
    }

    /// What the column of a field says on a row.
    pub fn text(&self, row: u32, path: &str) -> Option<String> {
        let column = column_of(self.fit, path)?;
        let text = cell_at(self.sheet, row, column.column).map(super::book::Cell::shown)?;
        let text = match (path, titled_ids::split(&text)) {
            ("id", Some((id, _))) if self.has_titled_ids() => id.to_owned(),
            ("title", found) if column.how == How::BehindId => found.map(|(_, title)| title.to_owned())?,
            _ => text,
        };
        // A sign alone, or « n/a », is no id.
        let is_blank = if path == "id" { asides::is_blank(&text) } else { asides::is_sign(&text) };
        (!text.is_empty() && !is_blank).then_some(text)
    }

    /// Do titles stand behind the ids, in the same cells?
    fn has_titled_ids(&self) -> bool {
        self.fit.columns.iter().any(|column| column.how == How::BehindId)
    }

    fn cell(&self, row: u32, path: &str) -> Option<CellName> {
        column_of(self.fit, path).map(|column| self.sheet.name_of(row, column.column))
    }

    fn identity(&self, row: u32, notes: &mut Vec<Said>) -> Identity {
        if !self.sense.grid.has_ids() {
            return self.by_title(row, notes);
        }
        if let Some(said) = self.unfit(row) {
            return Identity::Refused(vec![said]);
        }
        if self.has_decimal_id(row) {
            let message = Message::new("exchange-note-decimal-id");
            notes.push(Said { cell: self.cell(row, "id"), message });
        }
        match self.text(row, "id") {
            Some(written) => self.by_id(row, &written, notes),
            None => self.by_title(row, notes),
        }
    }

    /// Is the id a number with decimals? A spreadsheet knows no difference between 1.1 and 1.10.
    fn has_decimal_id(&self, row: u32) -> bool {
        let cell = column_of(self.fit, "id").and_then(|column| cell_at(self.sheet, row, column.column));
        cell.is_some_and(|cell| matches!(cell.content, Content::Number(number) if number.fract() != 0.0))
    }

    /// Why what stands where the id should is none. What the project or the grid has as an id is one.
    fn unfit(&self, row: u32) -> Option<Said> {
        let column = column_of(self.fit, "id")?;
        let cell = cell_at(self.sheet, row, column.column)?;
        let message = unfit::reason(cell).filter(|_| self.names.of_id(&cell.shown()).is_none())?;
        Some(Said { cell: self.cell(row, "id"), message })
    }

    fn by_id(&self, row: u32, written: &str, notes: &mut Vec<Said>) -> Identity {
        let said = |message: Message| Said { cell: self.cell(row, "id"), message };
        if let Some(at) = self.names.of_id(written) {
            return Identity::Held { at, by_title: false };
        }
        let tidy = known::tidy(written, self.sense.grid.kind().and_then(crate::model::Kind::prefix));
        let left = |id: &str| self.stamped.is_some_and(|stamped| stamped.prints.contains_key(id));
        if left(&tidy) && self.names.of_id(&tidy).is_none() {
            return Identity::Gone { key: tidy };
        }
        if let Some(at) = self.names.of_id(&tidy) {
            notes.push(said(Message::new("exchange-note-id").with("value", written).with("id", &tidy)));
            return Identity::Held { at, by_title: false };
        }
        let kinds: Vec<_> = self.sense.grid.kind().into_iter().collect();
        match self.sense.known.read(written, &kinds) {
            Some(Found::Exactly(id) | Found::As(id)) => {
                if let Some(at) = self.names.of_id(&id) {
                    if !self.is_same(row, written, &tidy, &id, at) {
                        return Identity::Refused(vec![said(self.looks_like(row, written, &id, at))]);
                    }
                    notes.push(said(Message::new("exchange-note-id").with("value", written).with("id", &id)));
                    return Identity::Held { at, by_title: false };
                }
            }
            Some(Found::OtherKind(id, kind)) if id == written => {
                let taken = Message::new("exchange-refused-id-taken")
                    .with("id", &id)
                    .with("kind", kind.label(self.sense.lang))
                    .with("name", self.sense.known.name(&id));
                return Identity::Refused(vec![said(taken)]);
            }
            _ => {}
        }
        if !Id::is_valid(&tidy) {
            return Identity::Refused(vec![said(Message::new("exchange-refused-id").with("value", written))]);
        }
        if let Some(at) = self.renamed(&tidy) {
            let id = self.held.get(at).and_then(|held| held.id.clone()).unwrap_or_default();
            notes.push(said(Message::new(RENAMED).with("value", written).with("id", id)));
            return Identity::Held { at, by_title: false };
        }
        if tidy != written {
            notes.push(said(Message::new("exchange-note-id").with("value", written).with("id", &tidy)));
        }
        Identity::New { id: Some(tidy), numbered: false }
    }

    /// The artifact that the team calls otherwise since the grid was made.
    fn renamed(&self, id: &str) -> Option<usize> {
        let is_foreign = self.stamped.is_none();
        let renames = is_foreign.then(|| self.earlier.renames(self.sense.grid, self.held)).flatten()?;
        self.names.of_id(renames.now(id)?)
    }

    /// Is the artifact of an id that the cell resembles the line's own: written in another case, with its
    /// title behind it, or saying the same?
    fn is_same(&self, row: u32, written: &str, tidy: &str, id: &str, at: usize) -> bool {
        let rest = written.strip_prefix(known::first_word(written)).unwrap_or_default();
        let title = self.sense.known.get(id).map(|(_, title)| folded(title)).unwrap_or_default();
        tidy.eq_ignore_ascii_case(id) || (!title.is_empty() && folded(rest) == title) || self.agrees(row, at)
    }

    /// `BES-01` is not `BES-001` when its line says something else: one of them would be lost.
    fn looks_like(&self, row: u32, written: &str, id: &str, at: usize) -> Message {
        Message::new("exchange-refused-near-id")
            .with("value", written)
            .with("id", id)
            .with("name", self.held.get(at).map(|held| held.name(self.sense.grid)).unwrap_or_default())
            .with("title", self.title(row))
    }

    /// Does some text that names the line name the artifact too? A line that has none does not say
    /// otherwise.
    pub fn agrees(&self, row: u32, at: usize) -> bool {
        let mut said = self.sense.grid.named_by().into_iter().map(|name| (name, self.key(row, name)));
        let mut is_named = false;
        let same = said.any(|(name, text)| {
            is_named |= !text.is_empty();
            let own = self.names.own();
            !text.is_empty()
                && (self.names.text(at, name) == text
                    || (own.contains(&name) && own.iter().any(|other| self.names.text(at, other) == text)))
        });
        same || !is_named
    }

    /// The artifacts that the texts of a line name.
    fn named(&self, row: u32) -> Vec<usize> {
        let together: Vec<String> = self.names.together().iter().map(|name| self.key(row, name)).collect();
        if together.iter().any(|text| !text.is_empty()) {
            let same = self.names.named_together(&together);
            if !same.is_empty() {
                return same.to_vec();
            }
        }
        // A title in the sheet may be a statement in the project: each stands for the other.
        for name in self.names.own() {
            let wanted = self.key(row, name);
            if wanted.is_empty() {
                continue;
            }
            let mut same = self.names.saying(name, &wanted).to_vec();
            if same.is_empty() {
                same = self.names.saying_anywhere(&wanted);
            }
            if !same.is_empty() {
                return same;
            }
        }
        Vec::new()
    }

    /// Does some text that names the line say something else than the artifact?
    fn says_otherwise(&self, row: u32, at: usize) -> bool {
        self.names.own().iter().any(|name| {
            let (sheet, project) = (self.key(row, name), self.names.text(at, name));
            !sheet.is_empty() && !project.is_empty() && sheet != project
        })
    }

    /// The one artifact of which the line says all that names it.
    fn same_text(&self, row: u32) -> Option<usize> {
        let mut same = self.named(row).into_iter().filter(|at| !self.says_otherwise(row, *at));
        same.next().filter(|_| same.next().is_none())
    }

    fn by_title(&self, row: u32, notes: &mut Vec<Said>) -> Identity {
        let grid = self.sense.grid;
        let same = self.named(row);
        let cell = self.cell(row, self.naming(row));
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
            [first, ..] if !grid.has_ids() => Identity::Held { at: *first, by_title: false },
            several => {
                // « Recherche » and « Recherches » are two, and each is the one that is written so.
                let mut alike = several.iter().filter(|at| self.is_written_alike(row, **at));
                if let (Some(at), None) = (alike.next(), alike.next()) {
                    return Identity::Held { at: *at, by_title: true };
                }
                let all: Vec<String> =
                    same.iter().filter_map(|at| self.held.get(*at)).map(|held| held.name(grid)).collect();
                let message = Message::new("exchange-refused-titles").with("names", all.join(", "));
                Identity::Refused(vec![Said { cell, message }])
            }
        }
    }

    /// Is a line named by the very text that names an artifact, but for capitals and blanks?
    pub fn is_written_alike(&self, row: u32, at: usize) -> bool {
        let written = |text: &str| tidy(&text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase());
        let same = |name: &&'static str| {
            let held = self.held.get(at).and_then(|held| held.text(name));
            self.text(row, name).zip(held).is_some_and(|(said, held)| written(&said) == written(&held))
        };
        self.names.own().iter().any(same)
    }

    /// A text that names a line, ready to be compared; of a link, the id.
    pub fn key(&self, row: u32, name: &str) -> String {
        let Some(text) = self.text(row, name) else { return String::new() };
        let linked = column_of(self.fit, name).and_then(|column| match &column.slot {
            Some(Slot::Field(field)) if !super::cell::link::kinds_of(field).is_empty() => {
                super::cell::link::many(&text, super::cell::link::kinds_of(field), self.sense)
                    .ok()
                    .and_then(|meaning| meaning.value)
                    .map(|value| super::cell::texts(&value).join(" "))
            }
            _ => None,
        });
        folded(&linked.unwrap_or(text))
    }

    /// Lines without an id whose text several artifacts bear are those of the project in their order, where
    /// there are as many: an import of such lines gave each its id.
    fn spread_namesakes(&self, found: &mut [Identified]) {
        let claimed: BTreeSet<usize> = found
            .iter()
            .filter_map(|one| match one.identity {
                Identity::Held { at, .. } => Some(at),
                _ => None,
            })
            .collect();
        let mut groups: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
        for (position, one) in found.iter().enumerate() {
            let is_refused = one.line.what == What::Item && matches!(one.identity, Identity::Refused(_));
            let row = one.line.rows.first().copied().filter(|_| is_refused && one.written.is_none());
            let same = row.filter(|row| self.unfit(*row).is_none()).map(|row| self.named(row)).unwrap_or_default();
            if same.len() > 1 {
                groups.entry(same).or_default().push(position);
            }
        }
        for (same, positions) in groups {
            let free: Vec<usize> = same.into_iter().filter(|at| !claimed.contains(at)).collect();
            if free.len() != positions.len() {
                continue;
            }
            for (at, position) in free.into_iter().zip(positions) {
                let Some(one) = found.get_mut(position) else { continue };
                let name = self.held.get(at).map(|held| held.name(self.sense.grid)).unwrap_or_default();
                let message = Message::new("exchange-note-by-title").with("name", name);
                one.notes.push(Said { cell: Some(one.cell.clone()), message });
                one.identity = Identity::Held { at, by_title: true };
            }
        }
    }
}

//! What did the project say before of a line that changes, or comes in: does the grid take back what the team has changed
//! since, or make anew what it has removed?

use std::cell::OnceCell;

use super::canonical;
use super::cell;
use super::compare::{Comparison, field_of};
use super::grid::Slot;
use super::holding::{self, Held};
use super::people;
use super::same_name::tells;
use super::simulation::{EARLIER, EARLIER_EMPTIED, Said, UNKNOWN};
use super::stamp::Conflicts;
use super::taking::Taken;
use crate::syntax::edit::Value;
use crate::text::Message;

/// The versions of one line of the project, looked for where it would change.
pub struct Versions<'a> {
    comparison: &'a Comparison<'a>,
    held: &'a Held,
    /// What the grid says of it, where others bear its name.
    said: Vec<(String, Value)>,
    found: OnceCell<Vec<Version<'a>>>,
}

/// A version, with the fields that tell it from the line as it is now, where others bear its name.
struct Version<'a> {
    held: &'a Held,
    parted: Vec<String>,
}

impl<'a> Versions<'a> {
    /// Those of a line of the project, of which the grid says this.
    pub fn new(comparison: &'a Comparison<'a>, held: &'a Held, taken: &[Taken<'_>]) -> Self {
        let value = |one: &Taken<'_>| Some((one.slot.path(), one.value.clone()?));
        let said = if held.id.is_none() { taken.iter().filter_map(value).collect() } else { Vec::new() };
        Self { comparison, held, said, found: OnceCell::new() }
    }

    /// Those that are the line's own, as far as this field asks: one that was told apart by nothing else.
    pub fn of(&self, slot: &Slot) -> impl Iterator<Item = &'a Held> {
        let path = slot.path();
        let found = self.found.get_or_init(|| self.find());
        found.iter().filter(move |one| one.parted.iter().all(|other| *other == path)).map(|one| one.held)
    }

    /// Has git a version of the line that says of the field what the project says now? Else it was written since the last
    /// commit, and nothing tells by whom.
    pub fn say_now(&self, slot: &Slot, before: &Value) -> bool {
        let (manifest, field) = (self.comparison.sense.manifest, field_of(slot));
        self.of(slot).any(|one| {
            let was = one.value(&people::of_held(one, slot, manifest));
            canonical::same(&field, was.as_ref(), Some(before), manifest.lang)
        })
    }

    /// Has git no version of the line at all?
    pub fn are_unknown(&self) -> bool {
        self.found.get_or_init(|| self.find()).is_empty()
    }

    /// What the grid calls the line, where nothing of the project is called so.
    fn other_name(&self) -> Option<String> {
        let Comparison { sense, held: lines, by_name, .. } = *self.comparison;
        if self.held.id.is_some() || sense.grid.is_single() {
            return None;
        }
        let said =
            |name: &str| self.said.iter().find(|(path, _)| path == name).and_then(|(_, value)| cell::scalar(value));
        let text = |name: &str| said(name).or_else(|| self.held.text(name));
        let other = holding::called(sense.grid, None, |name| text(name).map(|text| text.trim().to_owned()));
        let is_free = by_name.called(&other, lines, sense.grid).next().is_none();
        Some(other).filter(|_| is_free)
    }

    /// Of lines of one name, those that nothing tells from the line, or from what the grid says of it, and that no other
    /// of them is now.
    fn find(&self) -> Vec<Version<'a>> {
        let Comparison { base, earlier, sense, held: lines, by_name, .. } = *self.comparison;
        if base.is_some() {
            return Vec::new();
        }
        let line = self.held.called(sense.grid);
        // What it said under the ids that it had before is its own too.
        let renames = self.held.id.as_ref().and_then(|_| earlier.renames(sense.grid, lines));
        let former = renames.map_or(&[][..], |renames| renames.before(&line));
        let former = former.iter().flat_map(|id| earlier.of_line(sense.grid, id));
        // Of a line without an id that is called otherwise in the grid, what it said under that name.
        let other = self.other_name().filter(|other| *other != line);
        let under = other.as_ref().map_or(&[][..], |other| earlier.of_line(sense.grid, other));
        let all = earlier.of_line(sense.grid, &line).iter().chain(former).chain(under);
        let is_other = |other: &&Held| other.at != self.held.at;
        let others: Vec<Value> = match self.held.id {
            Some(_) => Vec::new(),
            None => {
                let namesakes = by_name.called(&line, lines, sense.grid).filter(is_other);
                namesakes.map(|other| Value::of(&other.node)).collect()
            }
        };
        if others.is_empty() {
            return all.map(|held| Version { held, parted: Vec::new() }).collect();
        }
        let said =
            |slot: &Slot| self.said.iter().find(|(path, _)| *path == slot.path()).map(|(_, value)| value.clone());
        let of = |held: &'a Held| {
            let parted = self.comparison.parting(held, |slot| self.held.value(slot));
            let is_said = !parted.is_empty() && self.comparison.parting(held, said).is_empty();
            Version { held, parted: if is_said { Vec::new() } else { parted } }
        };
        // One that says what the line says now is its own, whoever else says the same.
        let now = Value::of(&self.held.node);
        let is_own = |one: &&Held| {
            let was = Value::of(&one.node);
            was == now || !others.contains(&was)
        };
        all.filter(is_own).map(of).collect()
    }
}

impl Comparison<'_> {
    /// The fields that tell a version from a line of that name: both say something, and not the same.
    fn parting(&self, version: &Held, said: impl Fn(&Slot) -> Option<Value>) -> Vec<String> {
        let lang = self.sense.manifest.lang;
        let slots = self.sense.grid.fields().into_iter().map(Slot::Field).filter(tells);
        let differs = |slot: &Slot| match (version.value(slot), said(slot)) {
            (Some(one), Some(other)) => !canonical::same(&field_of(slot), Some(&one), Some(&other), lang),
            _ => false,
        };
        slots.filter(differs).map(|slot| slot.path()).collect()
    }

    /// A cell that says what the project said before: the team may have changed it since, or the grid goes back to it.
    /// Nobody can tell, and the cell is set aside until it is said whose value holds.
    pub fn said_before(
        &self,
        own: &Versions<'_>,
        slot: &Slot,
        before: Option<&Value>,
        after: Option<&Value>,
    ) -> Option<Message> {
        let (after, lang, field) = (after?, self.sense.manifest.lang, field_of(slot));
        let is_it = |one: &Held| {
            let Some(was) = one.value(slot) else { return false };
            let value = canonical::by_ids(&field, Some(&was), Some(after.clone()), self.sense.known);
            canonical::same(&field, Some(&was), value.as_ref(), lang)
        };
        if !own.of(slot).any(is_it) {
            return None;
        }
        let told = self.told_of_earlier(before.is_some()).with("field", slot.label(self.sense.lang));
        Some(told.with("project", self.shown_or_empty(slot, before)).with("sheet", self.shown(slot, Some(after))))
    }

    /// A cell that would overwrite what git does not know: the file was never committed, or was changed since. The grid may
    /// be the older of the two.
    pub fn overwrites_unknown(
        &self,
        own: &Versions<'_>,
        slot: &Slot,
        before: Option<&Value>,
        after: Option<&Value>,
    ) -> Option<Message> {
        let before = before.filter(|value| !own.say_now(slot, value))?;
        let told = self.told_of_unknown().with("field", slot.label(self.sense.lang));
        Some(told.with("project", self.shown(slot, Some(before))).with("sheet", self.shown_or_empty(slot, after)))
    }

    /// What is said where git does not know what the project says.
    pub fn told_of_unknown(&self) -> Message {
        Message::new(match self.conflicts {
            Conflicts::Mine => "exchange-note-unknown-mine",
            Conflicts::Project => "exchange-note-unknown-project",
            Conflicts::Refused => UNKNOWN,
        })
    }

    /// What is said where a grid goes back to what the project said before.
    pub fn told_of_earlier(&self, is_held: bool) -> Message {
        Message::new(match (self.conflicts, is_held) {
            (Conflicts::Mine, _) => "exchange-note-earlier-mine",
            (Conflicts::Project, _) => "exchange-note-earlier-project",
            (Conflicts::Refused, true) => EARLIER,
            (Conflicts::Refused, false) => EARLIER_EMPTIED,
        })
    }

    /// A line that would make anew what the project had once, in git: removed or renamed since.
    pub fn was_there(&self, id: Option<&str>, fields: &[(Slot, Value)]) -> Option<Said> {
        let value = |path: &str| fields.iter().find(|(slot, _)| slot.path() == path).map(|(_, value)| value.clone());
        let text = |name: &str| {
            value(name)
                .as_ref()
                .and_then(cell::scalar)
                .map(|text| text.trim().to_owned())
                .filter(|text| !text.is_empty())
        };
        let grid = self.sense.grid;
        if self.base.is_some() || grid.is_single() {
            return None;
        }
        let line = holding::called(grid, id, text);
        let known = self.earlier.of_line(grid, &line);
        if known.is_empty() {
            return None;
        }
        let namesakes: Vec<Value> = match id {
            Some(_) => Vec::new(),
            None => self.by_name.called(&line, self.held, grid).map(|held| Value::of(&held.node)).collect(),
        };
        // A line of another year beside the one that is there is none that was removed.
        let is_it = |one: &Held| {
            namesakes.is_empty()
                || (!namesakes.contains(&Value::of(&one.node))
                    && self.parting(one, |slot| value(&slot.path())).is_empty())
        };
        let was_there = known.iter().any(is_it);
        let name = id.map(str::to_owned).or_else(|| grid.named_by().first().and_then(|name| text(name)));
        let message = Message::new("exchange-note-made-anew").with("name", name.unwrap_or_default());
        was_there.then_some(Said { cell: None, message })
    }
}

//! Which line of the project is each of several of one name, two « Formation » of a budget? By what else they say, never
//! by where they stand, unless nothing hangs on it.

use std::collections::BTreeMap;

use super::canonical;
use super::cell;
use super::columns::{Column, is_id};
use super::compare::{field_of, shown};
use super::grid::Slot;
use super::identify::{Finder, Identified, Identity};
use super::lines::{What, cell_at};
use super::matching;
use super::people;
use super::simulation::Said;
use super::words::folded;
use crate::model::schema::FieldType;
use crate::syntax::edit::Value;
use crate::text::Message;

/// All that the line says, the project says too.
const EXACT: u32 = 100_000;
/// Nothing that tells lines apart speaks against the pair.
const POSSIBLE: u32 = 1_000;
/// What each cell that says the same adds.
const AGREES: u32 = 10;
/// Pairs of a line and one of the project beyond which only lines that say all the same are known again.
const PAIRS: usize = 2_500;
/// Pairs beyond which they are not held against each other at all.
const CROWD: usize = 250_000;
/// Names of fields in a message.
const NAMED: usize = 4;

/// Lines of one name, with what the project has of it.
struct Group {
    /// Positions among the lines of the sheet.
    lines: Vec<usize>,
    /// Positions among those of the project.
    held: Vec<usize>,
    /// How well each line goes with each of the project; 0 where it cannot be it.
    weights: Vec<Vec<u32>>,
}

/// What a cell and the project say of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Agreement {
    /// The cell says nothing, or the project does not.
    Silent,
    Same,
    Other,
}

impl Finder<'_> {
    /// Tells lines of one name and without ids apart, or refuses them.
    pub fn spread(&self, found: &mut [Identified]) {
        if self.sense.grid.is_single() {
            return;
        }
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (position, one) in found.iter().enumerate() {
            let Identity::Held { at, .. } = one.identity else { continue };
            let first = self.names.like(at).first().copied().unwrap_or(at);
            groups.entry(first).or_default().push(position);
        }
        for (first, lines) in groups {
            let held = match self.names.like(first) {
                [] => vec![first],
                same => same.to_vec(),
            };
            if let ([position], [at]) = (lines.as_slice(), held.as_slice()) {
                if self.parts(found, *position, *at).is_none() {
                    become_held(found, *position, *at);
                } else {
                    self.become_another(found, *position, &held);
                }
                continue;
            }
            // Of thousands of one name, those are known again that stand where they stood and say what they said.
            let is_crowd = lines.len().saturating_mul(held.len()) > CROWD;
            let weights = if is_crowd { Vec::new() } else { self.weights(found, &lines, &held) };
            let group = Group { lines, held, weights };
            if is_crowd { self.settle_crowd(found, &group) } else { self.settle(found, &group) }
        }
    }

    fn settle(&self, found: &mut [Identified], group: &Group) {
        let chosen = matching::best(&group.weights);
        let is_exact = |line: usize, at: usize| weight(&group.weights, line, at) >= EXACT;
        let open: Vec<usize> = (0..group.lines.len())
            .filter(|line| !chosen[*line].is_some_and(|at| is_exact(*line, at)))
            .filter(|line| chosen[*line].is_some_and(|at| group.has_another(*line, at, &chosen)))
            .collect();
        // Held lines that surely are some other line's.
        let is_taken = |at: usize| {
            let by = |line: usize| chosen[line] == Some(at) && !open.contains(&line);
            (0..group.lines.len()).any(by)
        };
        let left: Vec<usize> = (0..group.held.len()).filter(|at| !is_taken(*at)).collect();
        let may_be = |line: usize| left.iter().any(|at| weight(&group.weights, line, *at) >= POSSIBLE);
        let is_unsure = |line: &usize| {
            let is_left = chosen[*line].is_none() && !left.is_empty();
            open.contains(line) || (is_left && (group.is_many() || (!open.is_empty() && may_be(*line))))
        };
        let unsure: Vec<usize> = (0..group.lines.len()).filter(is_unsure).collect();
        for line in (0..group.lines.len()).filter(|line| !unsure.contains(line)) {
            match chosen[line] {
                Some(at) => become_held(found, group.lines[line], group.held[at]),
                None => self.become_another(found, group.lines[line], &group.held),
            }
        }
        if unsure.is_empty() {
            return;
        }
        let parting = self.parting(&left.iter().map(|at| group.held[*at]).collect::<Vec<_>>());
        // Where the lines say all in which those of the project differ, it is the same whichever is which. Those that say
        // the same may be taken one for the other.
        let lines: Vec<usize> = unsure.iter().map(|line| group.lines[*line]).collect();
        let is_as_many =
            lines.len() == left.len() || (parting.is_empty() && lines.len() < left.len() && !group.is_many());
        if is_as_many && parting.iter().all(|slot| self.all_say(found, &lines, slot)) {
            for (line, at) in lines.into_iter().zip(left) {
                become_held(found, line, group.held[at]);
            }
            return;
        }
        self.refuse(found, group, &lines, &parting);
    }

    fn settle_crowd(&self, found: &mut [Identified], group: &Group) {
        let mut unsure = Vec::new();
        for (place, position) in group.lines.iter().enumerate() {
            let is_exact = |at: &usize| {
                let weights = self.weights(found, &[*position], &[*at]);
                weight(&weights, 0, 0) >= EXACT
            };
            match group.held.get(place).copied().filter(is_exact) {
                Some(at) => become_held(found, *position, at),
                None => unsure.push(*position),
            }
        }
        self.refuse(found, group, &unsure, &[]);
    }

    /// Says of these lines that nothing tells which is which, and what would.
    fn refuse(&self, found: &mut [Identified], group: &Group, lines: &[usize], parting: &[Slot]) {
        let mut labels: Vec<String> = parting.iter().map(|slot| slot.label(self.sense.lang)).collect();
        labels.truncate(NAMED);
        for position in lines.iter().copied() {
            let Some(line) = found.get_mut(position) else { continue };
            let message = Message::new("exchange-refused-same-name")
                .with("name", &line.title)
                .with("lines", group.lines.len())
                .with("held", group.held.len())
                .with("known", if labels.is_empty() { "no" } else { "yes" })
                .with("fields", labels.join(", "));
            line.may_be.clone_from(&group.held);
            line.identity = Identity::Refused(vec![Said { cell: Some(line.cell.clone()), message }]);
        }
    }

    fn weights(&self, found: &[Identified], lines: &[usize], held: &[usize]) -> Vec<Vec<u32>> {
        let few = lines.len().saturating_mul(held.len()) <= PAIRS;
        let as_many = lines.len() == held.len();
        let columns: Vec<(&Column, &Slot)> = self.telling_columns().collect();
        let known: Vec<Vec<Option<Value>>> =
            held.iter().map(|at| columns.iter().map(|(_, slot)| self.known_value(*at, slot)).collect()).collect();
        let of_line = |position: &usize| {
            let row = found.get(*position).and_then(|line| line.line.rows.first()).copied().unwrap_or_default();
            let said: Vec<Option<Value>> = columns.iter().map(|(column, slot)| self.value(row, column, slot)).collect();
            let of_pair = |known: &Vec<Option<Value>>| {
                let agreement = |at: usize| self.agreement(columns[at].1, said[at].as_ref(), known[at].as_ref());
                let is = |at: usize, wanted: Agreement| agreement(at) == wanted;
                let all = 0..columns.len();
                let agrees = all.clone().filter(|at| is(*at, Agreement::Same)).count();
                let bonus = u32::try_from(agrees).unwrap_or_default().saturating_mul(AGREES);
                let is_exact = all.clone().all(|at| match (&said[at], &known[at]) {
                    (None, Some(_)) => self.stamped.is_none(),
                    (Some(_), None) => false,
                    _ => !is(at, Agreement::Other),
                });
                let is_apart = all.clone().any(|at| self.parts_lines(columns[at].1) && is(at, Agreement::Other));
                let is_against = all.clone().any(|at| tells(columns[at].1) && is(at, Agreement::Other));
                match () {
                    () if is_exact => EXACT + bonus,
                    () if is_apart => 0,
                    () if !few => 0,
                    () if !is_against => POSSIBLE + bonus,
                    () if as_many => 1 + bonus,
                    () => 0,
                }
            };
            known.iter().map(of_pair).collect()
        };
        lines.iter().map(of_line).collect()
    }

    /// Does a field make another line of one of that name: the year of a budget, the lot and the phase of a RACI? A grid
    /// of ours says which line each of its own is.
    fn parts_lines(&self, slot: &Slot) -> bool {
        let names = match self.sense.grid.name {
            "raci" => ["lot", "phase"],
            _ => ["year", "phase"],
        };
        self.stamped.is_none() && matches!(slot, Slot::Field(_)) && names.contains(&slot.path().as_str())
    }

    /// The column by which a line is another than that one of the project, for all that they share their name.
    fn parts(&self, found: &[Identified], position: usize, at: usize) -> Option<(&Column, &Slot)> {
        let row = found.get(position).and_then(|line| line.line.rows.first()).copied()?;
        let is_other = |column: &Column, slot: &Slot| {
            let said = self.value(row, column, slot);
            let known = self.known_value(at, slot);
            self.agreement(slot, said.as_ref(), known.as_ref()) == Agreement::Other
        };
        let mut columns = self.telling_columns().filter(|(_, slot)| self.parts_lines(slot));
        columns.find(|(column, slot)| is_other(column, slot))
    }

    /// A line that is one more of its name: what tells it from those that there are is said.
    fn become_another(&self, found: &mut [Identified], position: usize, held: &[usize]) {
        let of = |at: &usize| self.parts(found, position, *at).map(|(column, slot)| (column, slot, *at));
        let parted: Option<Vec<_>> = held.iter().map(of).collect();
        if let Some((column, slot, _)) = parted.as_ref().and_then(|parted| parted.first())
            && let Some(row) = found.get(position).and_then(|line| line.line.rows.first()).copied()
        {
            let mut known: Vec<String> = held
                .iter()
                .filter_map(|at| self.known_value(*at, slot))
                .map(|value| shown(slot, Some(&value), self.sense))
                .collect();
            known.dedup();
            let said = shown(slot, self.value(row, column, slot).as_ref(), self.sense);
            let cell = Some(self.sheet.name_of(row, column.column));
            if let Some(line) = found.get_mut(position) {
                let message = Message::new("exchange-note-one-more")
                    .with("name", &line.title)
                    .with("field", slot.label(self.sense.lang))
                    .with("project", known.join(", "))
                    .with("sheet", said);
                line.notes.push(Said { cell, message });
            }
        }
        become_new(found, position);
    }

    /// The columns of what lines say beside their name.
    fn telling_columns(&self) -> impl Iterator<Item = (&Column, &Slot)> {
        let names = self.sense.grid.named_by();
        let is_beside = move |slot: &Slot| {
            !is_id(slot) && !names.contains(&slot.path().as_str()) && !matches!(slot, Slot::Part { .. })
        };
        let columns = self.fit.columns.iter().filter_map(|column| Some((column, column.slot.as_ref()?)));
        columns.filter(move |(_, slot)| is_beside(slot))
    }

    fn known_value(&self, at: usize, slot: &Slot) -> Option<Value> {
        let held = self.held.get(at)?;
        held.value(&people::of_held(held, slot, self.sense.manifest))
    }

    fn value(&self, row: u32, column: &Column, slot: &Slot) -> Option<Value> {
        let cell = cell_at(self.sheet, row, column.column)?;
        let meaning = match slot {
            Slot::Custom { name, .. } => cell::read_custom(name, cell, self.sense),
            _ => cell::read(&field_of(slot), cell, self.sense),
        };
        // What cannot be read is told where lines are compared.
        meaning.ok()?.value
    }

    fn agreement(&self, slot: &Slot, said: Option<&Value>, known: Option<&Value>) -> Agreement {
        match (said, known) {
            (Some(_), Some(_)) if canonical::same(&field_of(slot), said, known, self.sense.manifest.lang) => {
                Agreement::Same
            }
            (Some(_), Some(_)) => Agreement::Other,
            _ => Agreement::Silent,
        }
    }

    /// The fields in which these lines of the project differ.
    fn parting(&self, held: &[usize]) -> Vec<Slot> {
        let lines: Vec<_> = held.iter().filter_map(|at| self.held.get(*at)).collect();
        let differ = |slot: &Slot| {
            let values: Vec<Option<Value>> = held.iter().map(|at| self.known_value(*at, slot)).collect();
            let same = |two: &[Option<Value>]| {
                canonical::same(&field_of(slot), two[0].as_ref(), two[1].as_ref(), self.sense.manifest.lang)
            };
            !values.windows(2).all(same)
        };
        let mut slots: Vec<Slot> = Vec::new();
        for field in self.sense.grid.fields() {
            if !matches!(field.field_type, FieldType::Words(_)) {
                slots.push(Slot::Field(field));
                continue;
            }
            let keys = lines.iter().filter_map(|line| line.node.get(field.name)).flat_map(|node| node.entries());
            for (key, _) in keys {
                let key = people::key_of(&key.text, self.sense.manifest).unwrap_or_else(|| key.text.to_string());
                let slot = Slot::Entry { field, key };
                if !slots.contains(&slot) {
                    slots.push(slot);
                }
            }
        }
        slots.extend(self.sense.grid.customs(self.sense.manifest));
        slots.retain(differ);
        slots
    }

    fn all_say(&self, found: &[Identified], lines: &[usize], slot: &Slot) -> bool {
        let column = self.fit.columns.iter().find(|column| column.slot.as_ref() == Some(slot));
        let says = |position: &usize| {
            let row = found.get(*position).and_then(|line| line.line.rows.first()).copied().unwrap_or_default();
            column.is_some_and(|column| self.stamped.is_some() || self.value(row, column, slot).is_some())
        };
        lines.iter().all(says)
    }

    /// A line without an id that the grid held when it went out and that the project no longer has is none that comes
    /// in: as many of a name as the project has fewer.
    pub fn leave_gone(&self, found: &mut [Identified]) {
        let Some(stamped) = self.stamped else { return };
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for held in self.held {
            *known.entry(held.called(self.sense.grid)).or_default() += 1;
        }
        for one in found.iter_mut().filter(|one| one.line.what == What::Item) {
            let name = folded(&one.title);
            let count = known.entry(name.clone()).or_default();
            let key = super::holding::numbered(&name, *count + 1);
            if matches!(one.identity, Identity::New { .. }) && stamped.prints.contains_key(&key) {
                *count += 1;
                one.identity = Identity::Gone { key };
            }
        }
    }
}

impl Group {
    /// Are there too many to hold each line against each of the project, but for those that say all the same?
    fn is_many(&self) -> bool {
        self.lines.len().saturating_mul(self.held.len()) > PAIRS
    }

    /// Would the lines go with those of the project as well, were this pair none?
    fn has_another(&self, line: usize, at: usize, chosen: &[Option<usize>]) -> bool {
        let sum = |weights: &[Vec<u32>], chosen: &[Option<usize>]| -> u64 {
            let of = |(line, at): (usize, &Option<usize>)| at.map_or(0, |at| u64::from(weight(weights, line, at)));
            chosen.iter().enumerate().map(of).sum()
        };
        let mut without = self.weights.clone();
        if let Some(place) = without.get_mut(line).and_then(|line| line.get_mut(at)) {
            *place = 0;
        }
        sum(&without, &matching::best(&without)) == sum(&self.weights, chosen)
    }
}

fn weight(weights: &[Vec<u32>], line: usize, at: usize) -> u32 {
    weights.get(line).and_then(|line| line.get(at)).copied().unwrap_or_default()
}

/// Does the field tell lines of one name apart, a year, a kind, a lot? Amounts and letters are what changes of a line.
pub fn tells(slot: &Slot) -> bool {
    match slot {
        Slot::Field(field) => {
            !matches!(field.field_type, FieldType::Figure | FieldType::Prose | FieldType::Words(_))
                && field.name != "years"
        }
        Slot::Entry { .. } | Slot::Part { .. } | Slot::Custom { .. } => false,
    }
}

fn become_held(found: &mut [Identified], position: usize, at: usize) {
    if let Some(line) = found.get_mut(position) {
        line.identity = Identity::Held { at, by_title: false };
    }
}

fn become_new(found: &mut [Identified], position: usize) {
    if let Some(line) = found.get_mut(position) {
        line.identity = Identity::New { id: None, numbered: false };
    }
}

//! What does a grid change of a list of records, the steps of a test case? Each of them is held against the one that it was,
//! so that what the team has changed since of one step is not undone with what the grid changes of another, and what no
//! column says stays.

use super::before::Versions;
use super::canonical;
use super::cell::{self, Sense, records};
use super::compare::{Comparison, field_of};
use super::grid::{FieldSlot, Slot, record_slots};
use super::missing::alike;
use super::numbered;
use super::simulation::Said;
use super::stamp::Conflicts;
use super::taking::Taken;
use super::words::folded;
use crate::syntax::edit::Value;
use crate::text::{Arg, Lang, message};

/// Of a hundred words of what two records are about, those that both have, from which on one may be the other, reworded.
const ALIKE: u32 = 50;
/// What records weigh that say all the same, and those that are about the same.
const EQUAL: u32 = 1_000;
const ABOUT: u32 = 300;
/// Pairs of records beyond which they are not held against each other.
const PAIRS: usize = 40_000;

/// One record of two lists, by its place in each.
type Pair = (Option<usize>, Option<usize>);

/// A list of records of the project and the one of the grid.
struct Lists {
    parts: Vec<FieldSlot>,
    before: Vec<Value>,
    after: Vec<Value>,
    lang: Lang,
}

impl Lists {
    /// None where the field holds no records, or too many.
    fn of(slot: &Slot, before: &Value, after: &Value, lang: Lang) -> Option<Self> {
        let field = list_of(slot)?;
        let (before, after) = (records::records_of(&field, before), records::records_of(&field, after));
        let is_many = before.len().saturating_mul(after.len()) > PAIRS;
        (!is_many).then(|| Self { parts: record_slots(&field), before, after, lang })
    }

    fn same(&self, part: &FieldSlot, one: &Value, other: &Value) -> bool {
        canonical::same(part, records::entry(one, part.name), records::entry(other, part.name), self.lang)
    }

    /// Do two records say the same in these parts?
    fn are_same(&self, parts: &[FieldSlot], one: &Value, other: &Value) -> bool {
        parts.iter().all(|part| self.same(part, one, other))
    }

    /// What a record is about: the first of its parts that it has.
    fn about(&self, record: &Value) -> String {
        let said = |part: &FieldSlot| cell::scalar(records::entry(record, part.name)?).filter(|text| !text.is_empty());
        let first = self.parts.iter().filter(|part| part.name != "id").find_map(said);
        folded(&first.unwrap_or_default())
    }

    fn weight(&self, parts: &[FieldSlot], one: &Value, other: &Value) -> u32 {
        if self.are_same(parts, one, other) {
            return EQUAL;
        }
        let (one, other) = (self.about(one), self.about(other));
        let likeness = alike(&one, &other, &std::collections::BTreeSet::new());
        match () {
            () if one == other && !one.is_empty() => ABOUT,
            () if likeness >= ALIKE => likeness,
            () => 0,
        }
    }

    /// Which record is which, in the order of the grid: those of the greatest sum, and between them, of as many, each
    /// the one in its place.
    fn pairs(&self, parts: &[FieldSlot]) -> Vec<Pair> {
        let (rows, columns) = (self.before.len(), self.after.len());
        let weights: Vec<Vec<u32>> = self
            .before
            .iter()
            .map(|one| self.after.iter().map(|other| self.weight(parts, one, other)).collect())
            .collect();
        let mut best = vec![vec![0_u32; columns + 1]; rows + 1];
        for row in (0..rows).rev() {
            for column in (0..columns).rev() {
                let weight = weights[row][column];
                let paired = if weight > 0 { weight + best[row + 1][column + 1] } else { 0 };
                best[row][column] = paired.max(best[row + 1][column]).max(best[row][column + 1]);
            }
        }
        let (mut row, mut column) = (0, 0);
        let mut found = Vec::new();
        let (mut from, mut to) = (0, 0);
        loop {
            let is_over = row == rows || column == columns;
            let weight = if is_over { 0 } else { weights[row][column] };
            let is_pair = weight > 0 && best[row][column] == weight + best[row + 1][column + 1];
            if !is_over && !is_pair {
                if best[row][column] == best[row + 1][column] {
                    row += 1
                } else {
                    column += 1
                }
                continue;
            }
            let (end, other) = if is_over { (rows, columns) } else { (row, column) };
            if end - from == other - to {
                found.extend((from..end).zip(to..other).map(|(one, other)| (Some(one), Some(other))));
            } else {
                found.extend((from..end).map(|one| (Some(one), None)));
                found.extend((to..other).map(|other| (None, Some(other))));
            }
            if is_over {
                return found;
            }
            found.push((Some(row), Some(column)));
            (row, column) = (row + 1, column + 1);
            (from, to) = (row, column);
        }
    }
}

/// What a change of a list of records writes of each, where they stay those that they were: the place of the record, its
/// part, its value. None where some come or go, or where one is written as a bare text.
pub fn edits(slot: &Slot, before: &Value, after: &Value) -> Option<Vec<(usize, String, Option<Value>)>> {
    list_of(slot)?;
    let (Value::List(was), Value::List(is)) = (before, after) else { return None };
    let are_maps = was.iter().chain(is).all(|record| matches!(record, Value::Map(_)));
    if !are_maps || was.len() != is.len() {
        return None;
    }
    let same = |one: Option<&Value>, other: Option<&Value>| one.map(Value::to_node) == other.map(Value::to_node);
    // One that stands elsewhere by now takes its comments along, which stay at their places here.
    let is_elsewhere = |(at, one): (usize, &Value)| {
        let is_it = |other: &Value| same(Some(one), Some(other));
        was.get(at).is_some_and(|other| !is_it(other)) && was.iter().any(is_it)
    };
    if is.iter().enumerate().any(is_elsewhere) {
        return None;
    }
    let mut found = Vec::new();
    for (at, (was, is)) in was.iter().zip(is).enumerate() {
        let (Value::Map(was_parts), Value::Map(is_parts)) = (was, is) else { continue };
        let gone = was_parts.iter().map(|(name, _)| name).filter(|name| records::entry(is, name).is_none());
        found.extend(gone.map(|name| (at, name.clone(), None)));
        let new = is_parts.iter().filter(|(name, value)| !same(records::entry(was, name), Some(value)));
        found.extend(new.map(|(name, value)| (at, name.clone(), Some(value.clone()))));
    }
    Some(found)
}

/// The list that a column gives, whole or by a part of its records.
fn list_of(slot: &Slot) -> Option<FieldSlot> {
    match slot {
        Slot::Field(field) | Slot::Part { field, .. } if !record_slots(field).is_empty() => Some(*field),
        _ => None,
    }
}

/// How a part of a record is called: « Étapes n° 2 · Attendu ».
fn label(slot: &Slot, at: usize, part: Option<&FieldSlot>, lang: Lang) -> String {
    let list = list_of(slot).map(|field| field.label(lang)).unwrap_or_default();
    let args = [("field", Arg::from(list)), ("number", Arg::from((at + 1).to_string()))];
    let record = message::lookup(lang, "exchange-report-record", &args).unwrap_or_default();
    part.map_or(record.clone(), |part| format!("{record} · {}", part.label(lang)))
}

/// What a change of a list of records changes of each, as people read it: what it is called, before, after.
pub fn differences(slot: &Slot, before: Option<&Value>, after: Option<&Value>, sense: &Sense<'_>) -> Vec<[String; 3]> {
    let (Some(before), Some(after)) = (before, after) else { return Vec::new() };
    let Some(lists) = Lists::of(slot, before, after, sense.manifest.lang) else { return Vec::new() };
    let whole = |record: &Value| shown_record(slot, record, sense);
    let mut told = Vec::new();
    for (one, other) in lists.pairs(&lists.parts) {
        let (before, after) = (one.and_then(|at| lists.before.get(at)), other.and_then(|at| lists.after.get(at)));
        let at = other.or(one).unwrap_or_default();
        match (before, after) {
            (Some(before), Some(after)) => {
                for part in lists.parts.iter().filter(|part| !lists.same(part, before, after)) {
                    let shown = |record| shown_part(part, records::entry(record, part.name), sense);
                    told.push([label(slot, at, Some(part), sense.lang), shown(before), shown(after)]);
                }
            }
            (before, after) => told.push([
                label(slot, at, None, sense.lang),
                before.map(whole).unwrap_or_default(),
                after.map(whole).unwrap_or_default(),
            ]),
        }
    }
    told
}

fn shown_record(slot: &Slot, record: &Value, sense: &Sense<'_>) -> String {
    let Some(field) = list_of(slot) else { return String::new() };
    let shown = cell::show(&field, &Value::List(vec![record.clone()]), sense).said(sense.lang);
    shown.split('|').map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" | ")
}

fn shown_part(part: &FieldSlot, value: Option<&Value>, sense: &Sense<'_>) -> String {
    value.map(|value| cell::show(part, value, sense).said(sense.lang)).unwrap_or_default()
}

impl Comparison<'_> {
    /// The list of records that a line would hold: that of the project with what the grid says of each. None where the
    /// field is none, where the project has nothing yet, and for a grid of ours, which says what it held.
    pub fn merged(
        &self,
        slot: &Slot,
        before: Option<&Value>,
        one: &Taken<'_>,
        own: &Versions<'_>,
        notes: &mut Vec<Said>,
    ) -> Option<Value> {
        let (before, after) = (before?, one.value.as_ref()?);
        if self.base.is_some() || !canonical::is_shown_whole(&field_of(slot), before) {
            return None;
        }
        let lists = Lists::of(slot, before, after, self.sense.manifest.lang)?;
        let parts = self.parts_said(slot, &lists);
        let field = list_of(slot)?;
        let earlier: Vec<Vec<Value>> = own
            .of(slot)
            .filter_map(|held| held.value(&Slot::Field(field)))
            .map(|value| records::records_of(&field, &value))
            .filter(|list| !list.is_empty())
            .collect();
        let merge = Merge { of: self, lists, parts, earlier, slot };
        Some(Value::List(merge.settle(one, notes)))
    }

    /// The parts of its records that the grid has a column for.
    fn parts_said(&self, slot: &Slot, lists: &Lists) -> Vec<FieldSlot> {
        let Some(list) = list_of(slot) else { return Vec::new() };
        let is_said = |part: &FieldSlot| {
            self.fit.columns.iter().any(|column| match &column.slot {
                Some(Slot::Part { field, part: own }) => field.path() == list.path() && own.name == part.name,
                Some(Slot::Field(field)) if field.path() == list.path() => {
                    column.parts.as_ref().is_none_or(|parts| parts.iter().any(|own| own.name == part.name))
                }
                _ => false,
            })
        };
        lists.parts.iter().copied().filter(is_said).collect()
    }
}

/// The records of a line of the project and of the grid, with what the project said of them before.
struct Merge<'a> {
    of: &'a Comparison<'a>,
    lists: Lists,
    /// Those that the grid says.
    parts: Vec<FieldSlot>,
    earlier: Vec<Vec<Value>>,
    slot: &'a Slot,
}

impl Merge<'_> {
    fn settle(&self, one: &Taken<'_>, notes: &mut Vec<Said>) -> Vec<Value> {
        let lists = &self.lists;
        let mut found = Vec::new();
        let takes = self.of.conflicts == Conflicts::Mine;
        let mut note = |at: usize, part: Option<&FieldSlot>, before: String, after: String, is_earlier: bool| {
            let field = label(self.slot, at, part, self.of.sense.lang);
            let is_held = !before.is_empty();
            let told = if is_earlier { self.of.told_of_earlier(is_held) } else { self.of.told_of_unknown() };
            let empty = || message::lookup(self.of.sense.lang, "exchange-report-empty", &[]).unwrap_or_default();
            let after = if after.is_empty() { empty() } else { after };
            let message = told.with("field", field).with("project", before).with("sheet", after);
            notes.push(Said { cell: Some(one.cell.clone()), message });
        };
        let whole = |record: &Value| shown_record(self.slot, record, self.of.sense);
        for (before, after) in lists.pairs(&self.parts) {
            let (was, is) = (before.and_then(|at| lists.before.get(at)), after.and_then(|at| lists.after.get(at)));
            let at = after.or(before).unwrap_or_default();
            match (was, is) {
                (Some(was), Some(is)) => {
                    // In the place of a step stands the step, reworded; in that of a person, another one.
                    if lists.weight(&self.parts, was, is) == 0 && !self.is_of_places() {
                        // One whom the team has replaced since, unless he only stands elsewhere now.
                        let is_it = |other: &Value| lists.about(other) == lists.about(is);
                        let is_elsewhere = lists.before.iter().any(is_it);
                        let was_there = !is_elsewhere && self.earlier.iter().flatten().any(is_it);
                        let is_unknown = !was_there && self.is_new(|other| lists.about(other) == lists.about(was));
                        if was_there || is_unknown {
                            note(at, None, whole(was), whole(is), was_there);
                        }
                        found.push(if (was_there || is_unknown) && !takes { was.clone() } else { is.clone() });
                        continue;
                    }
                    let mut record = was.clone();
                    for part in &self.parts {
                        let said = records::entry(is, part.name);
                        // An empty cell of somebody's own sheet says nothing of the field.
                        let Some(said) = said.filter(|_| !lists.same(part, was, is)) else { continue };
                        let was_said = self.was_said(part, was, is);
                        if was_said || self.is_unknown(part, was) {
                            let shown = |record| shown_part(part, records::entry(record, part.name), self.of.sense);
                            note(at, Some(part), shown(was), shown(is), was_said);
                            if !takes {
                                continue;
                            }
                        }
                        set(&mut record, part.name, said.clone());
                    }
                    found.push(record);
                }
                (None, Some(is)) => {
                    // Taken out by the team since, unless it only stands elsewhere now.
                    let is_it = |other: &Value| lists.are_same(&self.parts, other, is);
                    let is_elsewhere = lists.before.iter().any(is_it);
                    let was_there = !is_elsewhere && self.earlier.iter().flatten().any(is_it);
                    if was_there {
                        note(at, None, String::new(), whole(is), true);
                    }
                    let own = lists.before.iter().find(|other| is_it(other)).unwrap_or(is);
                    found.extend((!was_there || takes).then(|| own.clone()));
                }
                (Some(was), None) => {
                    // Added by the team since, where an earlier list is without it.
                    let is_it = |other: &Value| lists.about(other) == lists.about(was);
                    let is_elsewhere = lists.after.iter().any(|other| lists.are_same(&self.parts, other, was));
                    let was_added = !is_elsewhere && self.earlier.iter().any(|list| !list.iter().any(is_it));
                    if was_added {
                        note(at, None, whole(was), String::new(), true);
                    }
                    found.extend((was_added && !takes).then(|| was.clone()));
                }
                (None, None) => {}
            }
        }
        found
    }

    /// Do the records follow each other, so that their place says which is which?
    fn is_of_places(&self) -> bool {
        list_of(self.slot).is_some_and(|field| numbered::STEPS.contains(&field.name))
    }

    /// Has git versions of the list, and is there nothing like this in any of them? It was written since.
    fn is_new(&self, is_it: impl Fn(&Value) -> bool) -> bool {
        !self.earlier.is_empty() && !self.earlier.iter().flatten().any(is_it)
    }

    /// Does no version say of the part of a record what the project says now?
    fn is_unknown(&self, part: &FieldSlot, was: &Value) -> bool {
        let lists = &self.lists;
        records::entry(was, part.name).is_some() && self.is_new(|record| lists.same(part, record, was))
    }

    /// Did a version say this of the part of a record that is about the same?
    fn was_said(&self, part: &FieldSlot, was: &Value, is: &Value) -> bool {
        let lists = &self.lists;
        let about = [lists.about(was), lists.about(is)];
        let first = lists.parts.iter().find(|part| part.name != "id").map(|part| part.name);
        let others: Vec<FieldSlot> = self.parts.iter().copied().filter(|other| other.name != part.name).collect();
        let is_it = |record: &&Value| {
            lists.same(part, record, is)
                && if first == Some(part.name) {
                    // What it was about is all that changes: the rest tells that it is the same record.
                    others.is_empty()
                        || others.iter().any(|other| {
                            records::entry(record, other.name).is_some()
                                && (lists.same(other, record, was) || lists.same(other, record, is))
                        })
                } else {
                    about.contains(&lists.about(record))
                }
        };
        self.earlier.iter().flatten().any(|record| is_it(&record))
    }
}

fn set(record: &mut Value, name: &str, value: Value) {
    let Value::Map(entries) = record else { return };
    match entries.iter_mut().find(|(key, _)| key == name) {
        Some((_, held)) => *held = value,
        None => entries.push((name.to_owned(), value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(before: &[[&str; 2]], after: &[[&str; 2]]) -> Vec<Pair> {
        let grid = super::super::grid::named("test_cases").expect("a grid");
        let slot = grid.slot("steps", &crate::model::manifest::Manifest::default()).expect("a field");
        let text = |text: &str| Value::Text(text.to_owned());
        let record = |[action, expected]: &[&str; 2]| {
            Value::Map(vec![("action".to_owned(), text(action)), ("expected".to_owned(), text(expected))])
        };
        let list = |all: &[[&str; 2]]| Value::List(all.iter().map(record).collect());
        let lists = Lists::of(&slot, &list(before), &list(after), Lang::Fr).expect("records");
        lists.pairs(&lists.parts)
    }

    #[test]
    fn records_are_known_again_by_what_they_are_about() {
        let known = [["Ouvrir la fiche", "a"], ["Saisir le nom", "b"], ["Valider", "c"]];
        let pair = |one: usize, other: usize| (Some(one), Some(other));
        assert_eq!(lists(&known, &known), [pair(0, 0), pair(1, 1), pair(2, 2)]);
        let reworded = [["Ouvrir la fiche", "a2"], ["Saisir le nom complet", "b"], ["Confirmer", "c"]];
        assert_eq!(lists(&known, &reworded), [pair(0, 0), pair(1, 1), pair(2, 2)]);
        let inserted = [["Se connecter", "z"], known[0], known[1], known[2]];
        assert_eq!(lists(&known, &inserted), [(None, Some(0)), pair(0, 1), pair(1, 2), pair(2, 3)]);
        let taken_out = [known[0], known[2]];
        assert_eq!(lists(&known, &taken_out), [pair(0, 0), (Some(1), None), pair(2, 1)]);
        assert_eq!(
            lists(&known, &[["Fermer", "d"]]),
            [(Some(0), None), (Some(1), None), (Some(2), None), (None, Some(0))]
        );
    }
}

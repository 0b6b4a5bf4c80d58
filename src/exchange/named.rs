//! Which field does the head of a column name, beside the heads of all the others?

use super::asides;
use super::columns::{Column, How, Look, fits, is_free, is_id, is_open, matched, sureness};
use super::counting;
use super::grid::{self, Slot};
use super::header::Head;
use super::parts;
use super::synonyms::{Said, Sureness, of_any};
use super::within::label_within;
use super::words::folded;
use crate::model::schema::FieldType;
use crate::text::Lang;

/// Gives each column the field that its head names best, all together.
pub fn by_name(look: &Look<'_>, columns: &mut [Column]) {
    let Look { grid, heads, slots, sense, .. } = look;
    // A column that turns out to be something else gives its field back; then all are matched anew.
    for _ in 0..heads.columns.len().max(1) {
        let free: Vec<Slot> = slots.iter().filter(|slot| is_free(columns, slot)).cloned().collect();
        let open: Vec<usize> = (0..columns.len()).filter(|at| is_open(&columns[*at])).collect();
        let names: Vec<Head> = open.iter().filter_map(|at| heads.columns.get(*at)).cloned().collect();
        let mut taken_back = false;
        for (at, found) in open.iter().zip(matched(grid, &names, &free)) {
            let Some((slot, sureness)) = found else { continue };
            let (Some(column), Some(slot)) = (columns.get_mut(*at), free.get(slot)) else { continue };
            let held = look.cells(column.column);
            let is_beside = || names.iter().any(|head| head.column != column.column && names_lines(look, slot, head));
            if is_id(slot) && asides::is_counter(&column.head) && counting::counts(&held) && is_beside() {
                // Another column bears the ids: this one counts the lines.
                column.how = How::Numbering;
                taken_back = true;
            } else if parts::only_counts(slot, &held) {
                column.how = How::PartNumbers;
                taken_back = true;
            } else if sureness <= Sureness::Within && !fits(slot, &column.head, &held, sense) {
                // The name only resembled: what it holds decides.
            } else {
                column.slot = Some(slot.clone());
                column.how = How::Named(sureness);
            }
        }
        if !taken_back {
            break;
        }
    }
    scenarios(look, columns);
    tied(look, columns);
}

/// « Scénario » over test cases that nothing else names is what they are called, and not the scenario that plays them.
fn scenarios(look: &Look<'_>, columns: &mut [Column]) {
    let Look { grid, slots, .. } = look;
    if grid.name != "test_cases" {
        return;
    }
    let is = |column: &Column, path: &str| column.slot.as_ref().is_some_and(|slot| slot.path() == path);
    if columns.iter().any(|column| grid.named_by().iter().any(|name| is(column, name))) {
        return;
    }
    let title = slots.iter().find(|slot| slot.path() == "title");
    let scenario = columns.iter_mut().find(|column| is(column, "scenario") && matches!(column.how, How::Named(_)));
    if let (Some(column), Some(title)) = (scenario, title) {
        column.slot = Some(title.clone());
    }
}

/// Columns of which none is surer than another to be one field, « Commentaires MOA » and « Commentaires MOE »: which of
/// them gives it nobody knows. Ids have their own rule, and without what names them no line is read.
fn tied(look: &Look<'_>, columns: &mut [Column]) {
    let Look { grid, heads, sense, .. } = look;
    let names_line =
        |slot: &Slot| is_id(slot) || grid.is_about(&slot.path()) || grid.named_by().contains(&slot.path().as_str());
    for at in 0..columns.len() {
        let column = &columns[at];
        let (Some(slot), How::Named(sure)) = (column.slot.clone(), column.how.clone()) else { continue };
        if !matches!(slot, Slot::Field(_)) || sure == Sureness::Exact || names_line(&slot) || column.filled == 0 {
            continue;
        }
        let is_as_sure = |other: &usize| {
            let (Some(column), Some(head)) = (columns.get(*other), heads.columns.get(*other)) else { return false };
            is_open(column) && column.filled > 0 && sureness(grid, &slot, &head.names) == Some(sure)
        };
        let others: Vec<usize> = (0..columns.len()).filter(is_as_sure).collect();
        if others.is_empty() {
            continue;
        }
        for at in others.into_iter().chain([at]) {
            columns[at].slot = None;
            columns[at].how = How::Parted(slot.label(sense.lang));
        }
    }
}

/// Columns of a grid of test cases that say what came of them, « OK », « À jouer »: no state of a case, and nothing
/// that was expected.
pub fn results(look: &Look<'_>, columns: &mut [Column]) {
    if look.grid.name != "test_cases" {
        return;
    }
    // « Résultat attendu » says what is expected, be it « OK » each time.
    let labels: Vec<String> = look
        .slots
        .iter()
        .filter_map(|slot| match slot {
            Slot::Part { field, part } if field.name == "steps" && part.name == "expected" => Some(part),
            _ => None,
        })
        .flat_map(|part| Lang::ALL.iter().map(|lang| part.label(*lang)))
        .collect();
    let is_expected =
        |at: usize| look.heads.columns.get(at).is_some_and(|head| label_within(&head.shown(), &labels).is_some());
    for (_, column) in columns.iter_mut().enumerate().filter(|(at, column)| is_open(column) && !is_expected(*at)) {
        let held = look.cells(column.column);
        let results = held.iter().filter(|cell| asides::is_result(&cell.shown())).count();
        if results > 0 && results * 2 > held.len() {
            column.how = How::Results;
        }
    }
}

/// Columns that share the name of one field of words above them: their own names tell them apart, and name no other field.
pub fn parted(look: &Look<'_>, columns: &mut [Column]) {
    let Look { grid, heads, slots, sense, .. } = look;
    let is_of_words = |slot: &&Slot| matches!(slot, Slot::Field(field) if matches!(field.field_type, FieldType::Priority | FieldType::Choice(_)));
    let named = |slot: &Slot, name: &Said| sureness(grid, slot, std::slice::from_ref(name)) >= Some(Sureness::Usual);
    let group = |head: &Head| match head.names.as_slice() {
        [own, whole] => Some(Said::new(whole.written().strip_suffix(own.written())?.trim())),
        _ => None,
    };
    let groups: Vec<Option<Said>> = heads.columns.iter().map(group).collect();
    for slot in slots.iter().filter(is_of_words) {
        let of_slot =
            |at: &usize| groups.get(*at).is_some_and(|name| name.as_ref().is_some_and(|name| named(slot, name)));
        // « Statut » under « Priorité » is a group that a blank cell let go on too far: it names its own field.
        let names_another = |at: &usize| {
            let Some(head) = heads.columns.get(*at) else { return false };
            let Some(own) = head.names.first().map(std::slice::from_ref) else { return false };
            slots.iter().filter(|other| *other != slot).any(|other| {
                let sure = sureness(grid, other, own);
                let is_told_by_cells =
                    is_of_words(&other) && fits(other, &head.shown(), &look.cells(head.column), sense);
                sure == Some(Sureness::Exact) || (sure >= Some(Sureness::Common) && is_told_by_cells)
            })
        };
        let is_under = |at: &usize| of_slot(at) && !names_another(at);
        let under: Vec<usize> = (0..heads.columns.len()).filter(is_under).collect();
        // One that bears the name itself gives the field: « Priorité » over « Priorité » and « Commentaire ».
        let names_it = |at: &&usize| {
            heads.columns.get(**at).is_some_and(|head| head.names.first().is_some_and(|own| named(slot, own)))
        };
        if under.len() < 2 || under.iter().any(|at| names_it(&at)) {
            continue;
        }
        for at in under {
            if let Some(column) = columns.get_mut(at).filter(|column| is_open(column)) {
                column.how = How::Parted(slot.label(sense.lang));
            }
        }
    }
}

/// Columns of a table that stands beside, behind a column that holds nothing: it bears ids, or counts its lines, as the
/// first one does, and names its lines too, or says a head again. A code and more fields behind a blank column are of
/// the same lines.
pub fn beside(look: &Look<'_>, columns: &mut [Column]) {
    let Look { grid, heads, slots, sense, .. } = look;
    let Some(id) = slots.iter().find(|slot| is_id(slot)) else { return };
    let begins_table =
        |head: &Head| asides::is_counter(&head.shown()) || sureness(grid, id, &head.names) >= Some(Sureness::Common);
    let Some(first) = heads.columns.iter().position(begins_table) else { return };
    let is_gap = |column: usize| {
        let rows = look.sheet.rows.iter().filter(|row| row.index >= heads.top);
        rows.map(|row| row.cell(column)).all(super::book::Cell::is_empty)
    };
    let is_other = |at: &usize| {
        let (Some(head), Some(before)) = (heads.columns.get(*at), heads.columns.get(*at - 1)) else { return false };
        before.column + 1 < head.column && begins_table(head) && (before.column + 1..head.column).all(is_gap)
    };
    // With fewer columns before it, what is behind may be all there is.
    let Some(from) = (first + 2..heads.columns.len()).find(is_other) else { return };
    let (before, behind) = heads.columns.split_at(from);
    let names_lines = |head: &Head| {
        let is_about = |name: &Said| grid::all().iter().any(|grid| matches!(of_any(grid, name), Some((_, true))));
        head.names.iter().any(is_about)
    };
    let is_said_again = |head: &Head| before.iter().any(|other| folded(&other.shown()) == folded(&head.shown()));
    if !behind.iter().any(|head| names_lines(head) || is_said_again(head)) {
        return;
    }
    let is_mapped = columns.iter().skip(from).any(|column| column.how == How::Mapped);
    if is_mapped {
        return;
    }
    let near = |head: &Head| {
        let sure = |slot: &Slot| sureness(grid, slot, &head.names).filter(|sure| *sure >= Sureness::Common);
        let found = slots.iter().filter_map(|slot| Some((sure(slot)?, slot)));
        found.max_by_key(|(sure, _)| *sure).map(|(_, slot)| slot.label(sense.lang))
    };
    for (column, head) in columns.iter_mut().zip(&heads.columns).skip(from) {
        if is_open(column) {
            column.how = How::Beside(near(head));
        }
    }
}

/// May the column under another head bear the ids?
fn names_lines(look: &Look<'_>, slot: &Slot, head: &Head) -> bool {
    let is_named = sureness(&look.grid, slot, &head.names).is_some_and(|sureness| sureness >= Sureness::Common);
    let held = || look.cells(head.column);
    is_named && (!asides::is_counter(&head.shown()) || !counting::counts(&held())) && !held().is_empty()
}

/// Columns that only count the lines beside the one that bears the ids.
pub fn counters(look: &Look<'_>, columns: &mut [Column]) {
    for column in columns.iter_mut().filter(|column| is_open(column)) {
        if asides::is_counter(&column.head) && counting::counts(&look.cells(column.column)) {
            column.how = How::Numbering;
        }
    }
}

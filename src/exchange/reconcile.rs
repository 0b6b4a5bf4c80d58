//! What do the lines of all sheets say together? One artifact stands on one line, an id that is new
//! does not take the text of another, and lines without an id get one that nothing has.

use std::collections::{BTreeMap, BTreeSet};

use super::collision;
use super::grid::Grid;
use super::holding::Held;
use super::identify::{Identified, Identity};
use super::import::Against;
use super::known::{self, FreeIds, Known};
use super::lines::What;
use super::missing;
use super::simulation::Said;
use super::slid::{self, Renumbered, Slide};
use super::stamp::StampedGrid;
use crate::model::Kind;
use crate::text::Message;

/// The lines of one sheet.
pub struct SheetLines<'a> {
    /// What it was read as.
    pub grid: &'a Grid,
    /// What the project has of it.
    pub held: &'a [Held],
    /// Its lines.
    pub lines: &'a mut [Identified],
    /// What it held when it went out, for one of this project's.
    pub stamped: Option<&'a StampedGrid>,
}

impl SheetLines<'_> {
    /// May the sheet have held this artifact when somebody began to work on it?
    pub fn held_it(&self, at: usize) -> bool {
        let key = self.held.get(at).map(|held| held.key.as_str()).unwrap_or_default();
        self.stamped.is_none_or(|stamped| stamped.prints.contains_key(key))
    }
}

/// What the lines of a sheet say together.
#[derive(Clone, Debug, Default)]
pub struct Reconciled {
    /// Its ids have slid along its lines.
    pub slide: Option<Slide>,
    /// Artifacts that it leaves out between those that it shows.
    pub missing: BTreeSet<usize>,
}

/// Refuses what contradicts itself, and gives the ids that are missing.
pub fn reconcile(
    sheets: &mut [SheetLines<'_>],
    known: &Known,
    renumbered: Renumbered,
    against: &Against<'_>,
) -> Vec<Reconciled> {
    if renumbered == Renumbered::Refused {
        // An id that stands twice looks like one that has slid; it is what it is.
        refuse_written_twice(sheets);
    }
    let slides = slid::settle(sheets, renumbered);
    collision::settle(sheets, renumbered);
    refuse_doubles(sheets);
    refuse_renumbered(sheets);
    let missing = missing::settle(sheets);
    number(sheets, known, against);
    slides.into_iter().zip(missing).map(|(slide, missing)| Reconciled { slide, missing }).collect()
}

/// Positions of the artifacts of each grid that some line stands for, refused lines with their ids too.
pub fn shown(sheets: &[SheetLines<'_>]) -> BTreeMap<&'static str, BTreeSet<usize>> {
    let mut shown: BTreeMap<&'static str, BTreeSet<usize>> = BTreeMap::new();
    for sheet in sheets {
        let of_ids: BTreeMap<&str, usize> =
            sheet.held.iter().enumerate().filter_map(|(at, held)| Some((held.id.as_deref()?, at))).collect();
        let own = shown.entry(sheet.grid.name).or_default();
        for line in sheet.lines.iter() {
            match (&line.identity, &line.written) {
                (Identity::Held { at, .. }, _) => own.extend([*at]),
                (Identity::Refused(_), written) => {
                    own.extend(written.as_ref().and_then(|written| of_ids.get(written.as_str())));
                    own.extend(&line.may_be);
                }
                _ => {}
            }
        }
    }
    shown
}

/// What only one line may stand for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Claim {
    /// A line of a grid of the project.
    Held(&'static str, usize),
    /// A new id.
    Id(String),
    /// The one line of a grid that has no more.
    Single(&'static str),
}

fn claim(sheet: &SheetLines<'_>, line: &Identified) -> Option<Claim> {
    match &line.identity {
        _ if sheet.grid.is_single() && line.line.what == What::Item => Some(Claim::Single(sheet.grid.name)),
        Identity::Held { at, .. } => Some(Claim::Held(sheet.grid.name, *at)),
        Identity::New { id: Some(id), .. } => Some(Claim::Id(id.clone())),
        _ => None,
    }
}

/// The same id, written on two lines of a sheet that the project knows by it.
fn refuse_written_twice(sheets: &mut [SheetLines<'_>]) {
    let by_id = |line: &Identified| matches!(line.identity, Identity::Held { by_title: false, .. });
    refuse_claimed(sheets, by_id);
}

/// The same artifact on two lines, of one sheet or of two: nobody knows which of them holds.
fn refuse_doubles(sheets: &mut [SheetLines<'_>]) {
    refuse_claimed(sheets, |_| true);
}

fn refuse_claimed(sheets: &mut [SheetLines<'_>], is_asked: impl Fn(&Identified) -> bool) {
    let mut claims: BTreeMap<Claim, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, sheet) in sheets.iter().enumerate() {
        for (position, line) in sheet.lines.iter().enumerate() {
            if let Some(claim) = claim(sheet, line).filter(|_| is_asked(line)) {
                claims.entry(claim).or_default().push((at, position));
            }
        }
    }
    for (claim, places) in claims.into_iter().filter(|(_, places)| places.len() > 1) {
        let of_sheets: BTreeSet<usize> = places.iter().map(|(sheet, _)| *sheet).collect();
        let rows: Vec<String> = places
            .iter()
            .filter_map(|(sheet, line)| {
                let line = sheets.get(*sheet)?.lines.get(*line)?;
                let row = line.line.rows.first().map(|row| (row + 1).to_string());
                if of_sheets.len() > 1 { Some(line.cell.to_string()) } else { row }
            })
            .collect();
        let of_line = |(sheet, line): &(usize, usize)| sheets.get(*sheet)?.lines.get(*line);
        let merged: BTreeSet<Option<String>> =
            places.iter().filter_map(of_line).map(|line| line.merged.clone()).collect();
        let merged = merged.first().cloned().flatten().filter(|_| merged.len() == 1 && of_sheets.len() == 1);
        for (sheet, line) in places {
            let Some(one) = sheets.get_mut(sheet).and_then(|sheet| sheet.lines.get_mut(line)) else { continue };
            let id = match (&claim, &one.written) {
                (Claim::Single(grid), _) => (*grid).to_owned(),
                (_, Some(written)) => written.clone(),
                (_, None) => one.title.clone(),
            };
            let message =
                Message::new(if merged.is_some() { "exchange-refused-merged" } else { "exchange-refused-double" });
            let message = message.with("id", id).with("rows", rows.join(", "));
            let message = merged.iter().fold(message, |message, range| message.with("range", range));
            if let Identity::Held { at, .. } = one.identity {
                one.may_be = vec![at];
            }
            one.identity = Identity::Refused(vec![Said { cell: Some(one.cell.clone()), message }]);
        }
    }
}

/// A new id on the text of an artifact that no line stands for any more: it looks renumbered, and its
/// links would stay with the former id.
fn refuse_renumbered(sheets: &mut [SheetLines<'_>]) {
    let shown = shown(sheets);
    for sheet in sheets {
        for line in sheet.lines.iter_mut() {
            let (Identity::New { id: Some(id), numbered: false }, Some(at)) = (&line.identity, line.same_text) else {
                continue;
            };
            let Some(held) = sheet.held.get(at) else { continue };
            let Some(former) = &held.id else { continue };
            if shown.get(sheet.grid.name).is_some_and(|shown| shown.contains(&at)) {
                continue;
            }
            let message = Message::new("exchange-refused-renumbered")
                .with("id", id)
                .with("former", former)
                .with("name", held.name(sheet.grid));
            line.identity = Identity::Refused(vec![Said { cell: Some(line.cell.clone()), message }]);
        }
    }
}

/// Gives the next free ids to new lines without one. Ids that the sheets name are not free, those of
/// what has gone neither: an id serves once.
fn number(sheets: &mut [SheetLines<'_>], known: &Known, against: &Against<'_>) {
    let of_sheets: Vec<String> = sheets
        .iter()
        .flat_map(|sheet| sheet.lines.iter())
        .filter_map(|line| match &line.identity {
            Identity::New { id: Some(id), .. } | Identity::Gone { key: id } => Some(id.clone()),
            _ => line.written.clone(),
        })
        .collect();
    let mut kinds: Vec<Kind> = Vec::new();
    for kind in sheets.iter().filter(|sheet| sheet.grid.has_ids()).filter_map(|sheet| sheet.grid.kind()) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    for kind in kinds {
        let is_own = |sheet: &SheetLines<'_>| sheet.grid.has_ids() && sheet.grid.kind() == Some(kind);
        let own: Vec<String> = sheets.iter().filter(|sheet| is_own(sheet)).flat_map(ids).collect();
        let wanted = sheets.iter().filter(|sheet| is_own(sheet)).flat_map(|sheet| sheet.lines.iter());
        let wanted = wanted.filter(|line| is_without_id(line)).count();
        let declared = against.project.manifest.prefixes.get(&kind);
        let kinds = [kind];
        let head = known::head_of_ids(kind, declared, own.iter().map(String::as_str), known.of_kinds(&kinds));
        let free = FreeIds::new(head, known.all().chain(of_sheets.iter().map(String::as_str)));
        let mut given = never_given(free, wanted, against.was_given).into_iter();
        for line in sheets.iter_mut().filter(|sheet| is_own(sheet)).flat_map(|sheet| sheet.lines.iter_mut()) {
            if let Identity::New { id: id @ None, numbered: true } = &mut line.identity {
                *id = given.next();
            }
        }
    }
}

fn is_without_id(line: &Identified) -> bool {
    matches!(line.identity, Identity::New { id: None, numbered: true })
}

/// The ids of the lines of a sheet.
fn ids(sheet: &SheetLines<'_>) -> Vec<String> {
    let id = |line: &Identified| match &line.identity {
        Identity::New { id, .. } => id.clone(),
        Identity::Held { at, .. } => sheet.held.get(*at)?.id.clone(),
        _ => None,
    };
    sheet.lines.iter().filter_map(id).collect()
}

/// As many of these ids as are wanted, without those that something bore that is gone.
fn never_given(mut free: FreeIds<'_>, wanted: usize, was_given: &dyn Fn(&[String]) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    while found.len() < wanted {
        let next: Vec<String> = free.by_ref().take(wanted - found.len()).collect();
        if next.is_empty() {
            break;
        }
        keep_unused(&next, was_given, &mut found);
    }
    found
}

/// Asks for all at once, and for the halves where some was given: most never were, and each question takes time.
fn keep_unused(ids: &[String], was_given: &dyn Fn(&[String]) -> bool, found: &mut Vec<String>) {
    if !was_given(ids) {
        found.extend_from_slice(ids);
    } else if ids.len() > 1 {
        let (first, second) = ids.split_at(ids.len() / 2);
        keep_unused(first, was_given, found);
        keep_unused(second, was_given, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_were_given_are_passed_over() {
        let gone = ["EXG-002", "EXG-004"];
        let was_given = |ids: &[String]| ids.iter().any(|id| gone.contains(&id.as_str()));
        let free = FreeIds::new("EXG-".to_owned(), ["EXG-001"].into_iter());
        assert_eq!(never_given(free, 3, &was_given), ["EXG-003", "EXG-005", "EXG-006"]);
    }
}

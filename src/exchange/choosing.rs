//! Which sheets of a book are read, as which grid, and where are their heads?

use std::borrow::Cow;

use super::asides;
use super::book::{Book, Part, Sheet};
use super::columns;
use super::grid::{self, Grid, Slot};
use super::header::{self, Head, Heads};
use super::import::{Against, Wanted};
use super::mapping::Mapping;
use super::rights;
use super::stamp::{Stamp, StampedGrid};
use super::synonyms::{self, Said, Sureness};
use super::tables::{self, LEAST};
use super::words::folded;
use crate::model::{Id, Kind};
use crate::text::{Lang, Message};

/// Rows whose names are looked at closely.
const NEAR_ROWS: usize = 30;

/// What the names of one head known anywhere add up to: heads that fit less may be no heads.
const SURE: u32 = 80;

/// A sheet that was recognised.
pub struct Chosen<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// What it is read as.
    pub grid: Grid,
    /// Its heads.
    pub heads: Heads,
    /// The saved mapping that knows it.
    pub mapping: Option<Mapping>,
    /// What the stamp of a grid of ours says of it.
    pub stamped: Option<&'a StampedGrid>,
    /// No head is known: the first line may be one of the lines.
    pub unsure: bool,
}

/// A sheet that holds something and is not read.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    /// Its name; of one table among others, with its rows as a spreadsheet names them: `Feuil1!12:14`.
    pub name: String,
    /// Why: the tail of `exchange-unread-…`.
    pub why: &'static str,
    /// How many of its rows hold something.
    pub lines: usize,
}

/// The book with a sheet for each of its tables. A grid of ours is one; of another, those that were asked
/// for are read, and where none of them was, the sheet is taken as one.
pub fn with_tables<'a>(book: &'a Book, wanted: &Wanted, stamp: Option<&Stamp>) -> Cow<'a, Book> {
    tables::of_book(book, |_| stamp.is_some(), |table| is_wanted(table, wanted))
}

/// Is a table one of those that were asked for?
fn is_wanted(table: &Sheet, wanted: &Wanted) -> bool {
    match (&wanted.grid, wanted.mappings.is_empty()) {
        (_, false) => is_mapped(table, wanted),
        (Some(grid), _) => tables::is_of(table, grid),
        (None, _) => true,
    }
}

/// The sheets that hold something and were not read, hidden ones too, but for what a workbook of ours
/// brings along.
pub fn unread(book: &Book, read: &[Chosen<'_>], stamp: Option<&Stamp>, wanted: &Wanted) -> Vec<Unread> {
    let is_read = |sheet: &Sheet| read.iter().any(|one| std::ptr::eq(one.sheet, sheet));
    let is_left = |sheet: &&Sheet| !is_read(sheet) && !is_guide(sheet, stamp);
    let is_chosen = |sheet: &Sheet| read.iter().any(|one| one.sheet.name == sheet.name);
    let why = |sheet: &Sheet| match beside(sheet) {
        _ if sheet.hidden => "hidden",
        Some(what) => what,
        None if sheet.part != Part::Whole && is_chosen(sheet) => "table",
        None if wanted.sheet.is_some() || !wanted.mappings.is_empty() => "other",
        None => "heads",
    };
    let left = book.sheets.iter().filter(|sheet| holds_something(sheet)).filter(is_left);
    let lines = |sheet: &Sheet| sheet.rows.iter().filter(|row| row.filled().next().is_some()).count();
    left.map(|sheet| Unread { name: part_name(sheet), why: why(sheet), lines: lines(sheet) }).collect()
}

/// The name of a sheet, with its rows where it is one table of several: `Feuil1!12:14`.
fn part_name(sheet: &Sheet) -> String {
    let (Some(first), Some(last), true) = (sheet.rows.first(), sheet.rows.last(), sheet.part != Part::Whole) else {
        return sheet.name.clone();
    };
    let mark = if sheet.name.is_empty() { "" } else { "!" };
    format!("{}{mark}{}:{}", sheet.name, first.index + 1, last.index + 1)
}

/// What a sheet is that stands beside the grids.
fn beside(sheet: &Sheet) -> Option<&'static str> {
    if header::candidates(sheet).first().is_some_and(are_contacts) {
        return None;
    }
    let folded = |heads: &Heads| {
        let names = heads.columns.iter().filter_map(|head| head.names.first());
        names.map(|name| name.folded().to_owned()).collect()
    };
    asides::sheet(&sheet.name, &header::candidates(sheet).iter().map(folded).collect::<Vec<_>>())
}

/// Are these the heads of the grid of contacts, as an export writes it, which are those of a list of people too?
fn are_contacts(heads: &Heads) -> bool {
    let Some(grid) = grid::named(CONTACTS) else { return false };
    let known = |name: &Said| synonyms::of_any(&grid, name).is_some_and(|(sureness, _)| sureness >= Sureness::Common);
    let person = |name: &Said| {
        let slot = grid.fields().into_iter().find(|slot| slot.name == "person");
        slot.and_then(|slot| synonyms::of_field(&grid, &slot, name)).is_some_and(|sure| sure >= Sureness::Common)
    };
    let names = || heads.columns.iter().filter_map(|head| head.names.first());
    names().count() > 2 && names().all(known) && names().any(person)
}

/// The grid of those whom the consultation names.
const CONTACTS: &str = "contacts";

fn holds_something(sheet: &Sheet) -> bool {
    sheet.rows.iter().any(|row| row.filled().next().is_some())
}

/// Sheets that people see and that hold something.
fn visible(book: &Book) -> impl Iterator<Item = &Sheet> {
    book.sheets.iter().filter(|sheet| !sheet.hidden && holds_something(sheet))
}

/// The instructions of a workbook of ours.
fn is_guide(sheet: &Sheet, stamp: Option<&Stamp>) -> bool {
    stamp.is_some_and(|stamp| !stamp.grids.contains_key(&sheet.name))
}

/// The sheets to read.
///
/// # Errors
/// No sheet of that name, or none whose heads are recognised, or several grids fit alike.
pub fn choose<'a>(
    book: &'a Book,
    wanted: &Wanted,
    stamp: Option<&'a Stamp>,
    against: &Against<'_>,
) -> Result<Vec<Chosen<'a>>, Message> {
    // A mapping that was made from one sheet serves others with the same heads. One that was made from several reads
    // those of them that are there.
    let of_mapping = match wanted.mappings.as_slice() {
        [mapping] => mapping.sheet.as_ref(),
        _ => None,
    };
    if let Some(name) = wanted.sheet.as_ref().or(of_mapping.filter(|name| book.sheet(name).is_some())) {
        let Some(sheet) = book.sheet(name) else {
            if !book.sheets.is_empty() && book.sheets.iter().all(|sheet| sheet.name.is_empty()) {
                return Err(Message::new("exchange-no-sheets").with("name", name).with("file", &book.name));
            }
            let mut names: Vec<String> = visible(book).map(|sheet| sheet.name.clone()).collect();
            names.dedup();
            return Err(Message::new("exchange-no-sheet").with("name", name).with("sheets", names.join(", ")));
        };
        let tables = book.sheets.iter().filter(|table| table.name == sheet.name);
        return chosen(book, tables, wanted, stamp, against);
    }
    let is_bound = wanted.mappings.iter().any(|mapping| mapping.sheet.is_some());
    let is_known = |sheet: &&Sheet| !is_bound || is_mapped(sheet, wanted);
    let told = visible(book).any(|sheet| is_known(&sheet));
    // Who asks for contacts finds them in a list of people.
    let asks_people = wanted.grid.as_ref().is_some_and(|grid| grid.name == CONTACTS);
    let of_people = |sheet: &Sheet| beside(sheet) == Some("people");
    let only_people = asks_people && visible(book).any(of_people);
    let is_beside = |sheet: &&Sheet| match only_people {
        true => !of_people(sheet),
        false => !is_mapped(sheet, wanted) && beside(sheet).is_some(),
    };
    // What stands beside the grids is read where it is all there is, and said what it holds.
    let all_beside = wanted.grid.is_some() && visible(book).all(|sheet| is_beside(&sheet));
    if visible(book).next().is_none() {
        return Err(Message::new("exchange-no-lines").with("file", &book.name));
    }
    let sheets = visible(book).filter(|sheet| !told || is_known(sheet));
    let sheets = sheets.filter(|sheet| stamp.is_some() || all_beside || !is_beside(sheet));
    chosen(book, sheets, wanted, stamp, against)
}

/// Those of these sheets that are recognised. A workbook of ours is read whole; of another one, the sheets
/// of the grid that was asked for, or all that are surely recognised.
fn chosen<'a>(
    book: &'a Book,
    sheets: impl Iterator<Item = &'a Sheet>,
    wanted: &Wanted,
    stamp: Option<&'a Stamp>,
    against: &Against<'_>,
) -> Result<Vec<Chosen<'a>>, Message> {
    let mut found = Vec::new();
    let mut doubt = None;
    for sheet in sheets.filter(|sheet| sheet.part == Part::Whole || is_wanted(sheet, wanted)) {
        match choice(sheet, sheet_name(book, sheet), wanted, stamp, against) {
            Ok(Some(one)) => found.push(one),
            Ok(None) => {}
            Err(message) => doubt = Some(message),
        }
    }
    if found.is_empty() {
        let is_all = |what: &str| visible(book).all(|sheet| beside(sheet) == Some(what));
        let no_heads = || match () {
            () if wanted.grid.is_none() && is_all("actions") => "exchange-list-of-actions",
            () if wanted.grid.is_none() && is_all("decisions") => "exchange-list-of-decisions",
            () if wanted.grid.is_none() && is_all("points") => "exchange-list-of-points",
            () if visible(book).any(super::guess::is_matrix) => "exchange-no-heads-raci",
            () if visible(book).any(|sheet| rights::may_be(sheet, against)) => "exchange-no-heads-rights",
            () => "exchange-no-heads",
        };
        return Err(doubt.unwrap_or_else(|| Message::new(no_heads()).with("file", &book.name)));
    }
    Ok(found)
}

/// The name of a sheet; of a text with separators, its file's.
fn sheet_name<'a>(book: &'a Book, sheet: &'a Sheet) -> &'a str {
    if sheet.name.is_empty() { book.name.rsplit_once('.').map_or(&book.name, |(stem, _)| stem) } else { &sheet.name }
}

/// Whether and how a sheet is read.
fn choice<'a>(
    sheet: &'a Sheet,
    name: &str,
    wanted: &Wanted,
    stamp: Option<&'a Stamp>,
    against: &Against<'_>,
) -> Result<Option<Chosen<'a>>, Message> {
    if let Some(stamped) = stamp.and_then(|stamp| stamp.grids.get(&sheet.name))
        && let Some(grid) = grid::named(&stamped.grid)
    {
        let is_wanted = wanted.grid.is_none_or(|wanted| wanted.name == grid.name);
        return Ok(if is_wanted { of_stamp(sheet, grid, stamped) } else { None });
    }
    if stamp.is_some() && wanted.sheet.is_none() {
        return Ok(None);
    }
    let mapping = mapping_for(sheet, wanted, against);
    let turned = sheet.turned.as_ref().and_then(|turned| grid::named(turned.grid));
    let named =
        wanted.grid.or(turned).or_else(|| mapping.as_ref().and_then(|mapping| grid::named(mapping.grid.as_deref()?)));
    let candidates = header::candidates(sheet);
    let (fitting, is_sure) = fitting(sheet, &candidates, named, mapping.as_ref(), against);
    let mut near: Vec<(u32, &'static str)> = fitting.iter().map(|(score, grid, _)| (*score, grid.name)).collect();
    let best = looked_at(sheet, name, fitting, against);
    let Some((score, grid, heads)) = best.first() else { return Ok(None) };
    if named.is_none() && mapping.is_none() && !says_what_it_lists(sheet, name, grid, heads, against) {
        near.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        let grids: Vec<&str> = near.iter().take(CANDIDATES).map(|(_, name)| *name).collect();
        return Err(Message::new("exchange-unsure-grid").with("sheet", name).with("grids", grids.join(", ")));
    }
    if let Some((_, other, _)) = best.get(1).filter(|(other, ..)| other == score) {
        return Err(Message::new("exchange-which-grid")
            .with("sheet", name)
            .with("grids", format!("{}, {}", grid.name, other.name)));
    }
    Ok(Some(Chosen { sheet, grid: *grid, heads: (*heads).clone(), mapping, stamped: None, unsure: !is_sure }))
}

/// Grids that are proposed where nothing tells which one is meant.
const CANDIDATES: usize = 4;

/// Grids that know a head at most, where it says something of its lines.
const FEW_GRIDS: usize = 8;
/// Heads of that kind that say together what the lines are.
const SEVERAL: usize = 3;

/// Does anything say what the lines of a sheet are: its name, a head that names them, ids or letters of their kind, a head
/// that no other grid knows? Heads that every list may have, « N° », « Objet », « Responsable », say nothing of it.
fn says_what_it_lists(sheet: &Sheet, name: &str, grid: &Grid, heads: &Heads, against: &Against<'_>) -> bool {
    let slots: Vec<Slot> = grid.fields().into_iter().map(Slot::Field).collect();
    let names = grid.named_by();
    let is_surely = |slot: &Slot, head: &Head| columns::sureness(grid, slot, &head.names) >= Some(Sureness::Usual);
    let naming = slots.iter().filter(|slot| names.contains(&slot.path().as_str()));
    let is_named = || naming.clone().any(|slot| heads.columns.iter().any(|head| is_surely(slot, head)));
    let knows = |grid: &Grid, head: &Head| {
        let sure = head.names.iter().filter_map(|name| synonyms::of_any(grid, name)).max();
        sure.is_some_and(|(sureness, _)| sureness >= Sureness::Usual)
    };
    let all = grid::all();
    let known_by = |head: &&Head| all.iter().filter(|grid| knows(grid, head)).count();
    // Heads that few grids know: one that is this grid's alone, or several of which no other has as many.
    let rare: Vec<&Head> = heads.columns.iter().filter(|head| (1..=FEW_GRIDS).contains(&known_by(head))).collect();
    let of = |grid: &Grid| rare.iter().filter(|head| knows(grid, head)).count();
    let is_alone = || rare.iter().any(|head| knows(grid, head) && known_by(head) == 1);
    let others = || all.iter().filter(|other| other.name != grid.name).map(of).max().unwrap_or_default();
    let has_most = || of(grid) >= SEVERAL && of(grid) > others();
    named_like(name, grid) > 0
        || is_named()
        || super::guess::own_name(heads, grid) > 0
        || super::guess::ids(sheet, heads, grid, &known_in(against)) > 0
        || super::guess::letters(sheet, heads, grid) > 0
        || is_alone()
        || has_most()
        || grid
            .customs(&against.project.manifest)
            .iter()
            .any(|slot| heads.columns.iter().any(|head| is_surely(slot, head)))
}

/// Kind and title of what the project calls so.
fn known_in<'a>(against: &'a Against<'_>) -> impl Fn(&str) -> Option<(Kind, &'a str)> {
    let project = against.project;
    move |text: &str| Some((project.index.get(&Id::from(text))?.0, project.title(&Id::from(text))?))
}

/// A sheet of a workbook of ours: its heads are those that most of its columns had.
fn of_stamp<'a>(sheet: &'a Sheet, grid: Grid, stamped: &'a StampedGrid) -> Option<Chosen<'a>> {
    let mapping = stamped_mapping(stamped);
    let heads = header::candidates(sheet).into_iter().max_by_key(|heads| {
        let known = heads.columns.iter().filter(|head| mapping.target(&head.shown()).is_some()).count();
        (known, std::cmp::Reverse(heads.bottom), std::cmp::Reverse(heads.bottom - heads.top))
    })?;
    Some(Chosen { sheet, grid, heads, mapping: Some(mapping), stamped: Some(stamped), unsure: false })
}

/// A grid with the heads that fit it, and how well they do.
type Fitting<'a> = (u32, Grid, &'a Heads);

/// The grids whose names the heads of a sheet bear, and whether some are known for sure.
fn fitting<'a>(
    sheet: &Sheet,
    candidates: &'a [Heads],
    named: Option<Grid>,
    mapping: Option<&Mapping>,
    against: &Against<'_>,
) -> (Vec<Fitting<'a>>, bool) {
    let grids = named.map_or_else(grid::all, |grid| vec![grid]);
    let quickly = |grid: &Grid, heads: &Heads| columns::quick_score(grid, &heads.columns);
    let mut best = fits(&grids, candidates, mapping, &quickly);
    if best.iter().all(|(score, ..)| *score < LEAST) {
        // No name is known as it is: those that resemble one are looked at, which takes longer.
        let near = &candidates[..candidates.len().min(NEAR_ROWS)];
        best = fits(&grids, near, mapping, &|grid, heads| closely(grid, heads, against));
    }
    if let (true, Some(grid), Some(heads)) = (best.is_empty(), named, unnamed_heads(candidates)) {
        // It was said what the sheet holds: its heads are told, one by one, as not recognised.
        best.push((0, grid, heads));
    }
    for (score, grid, heads) in &mut best {
        *score += super::guess::letters(sheet, heads, grid);
    }
    let is_sure = best.iter().any(|(score, ..)| *score >= SURE);
    best.retain(|(score, grid, heads)| {
        let is_list = || heads.columns.len() > 1 || super::guess::is_list(sheet, heads, grid);
        let is_near = *score >= LEAST || (heads.columns.len() == 1 && *score >= 80);
        named.is_some() || (is_near && is_list())
    });
    (best, is_sure)
}

fn closely(grid: &Grid, heads: &Heads, against: &Against<'_>) -> u32 {
    columns::score(grid, &heads.columns, &grid.customs(&against.project.manifest))
}

/// Those that fit best once the sheet's name, what its columns are called and its ids are looked at, the best first.
fn looked_at<'a>(sheet: &Sheet, name: &str, mut best: Vec<Fitting<'a>>, against: &Against<'_>) -> Vec<Fitting<'a>> {
    let known = known_in(against);
    for (score, grid, heads) in &mut best {
        // A sheet is called like the first of its tables.
        *score += if sheet.part == Part::Further { 0 } else { named_like(name, grid) };
        *score += super::guess::own_name(heads, grid);
        *score += super::guess::only_its(heads, grid);
        *score += super::guess::ids(sheet, heads, grid, &known);
    }
    let most = best.iter().map(|(score, ..)| *score).max().unwrap_or_default();
    best.retain(|(score, ..)| *score == most);
    if best.len() > 1 {
        // Those that fit alike are looked at more closely.
        for (score, grid, heads) in &mut best {
            *score += closely(grid, heads, against);
        }
    }
    best.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
    best
}

/// What the name of a sheet adds for the grid that it names.
const SHEET_NAME: u32 = 60;

/// Is the sheet, or the file of a lone text, called like the grid? `Exigences v3`, `Lots`.
fn named_like(name: &str, grid: &Grid) -> u32 {
    let name = format!(" {} ", folded(name));
    let called = |lang: &Lang| {
        let label = folded(&grid.label(*lang));
        !label.is_empty() && name.contains(&format!(" {label} "))
    };
    if Lang::ALL.iter().any(called) { SHEET_NAME } else { 0 }
}

/// The first row that is as wide as the sheet goes.
fn unnamed_heads(candidates: &[Heads]) -> Option<&Heads> {
    let single = || candidates.iter().filter(|heads| heads.top == heads.bottom);
    let widest = single().map(|heads| heads.columns.len()).max()?;
    single().find(|heads| heads.columns.len() * 2 > widest)
}

/// For each grid the heads that fit it best, with how well.
fn fits<'a>(
    grids: &[Grid],
    candidates: &'a [Heads],
    mapping: Option<&Mapping>,
    score: &impl Fn(&Grid, &Heads) -> u32,
) -> Vec<(u32, Grid, &'a Heads)> {
    let mapped = |heads: &Heads| {
        let known = mapping.map_or(0, |mapping| {
            heads
                .columns
                .iter()
                .filter(|head| head.names.iter().any(|name| mapping.target(name.written()).is_some()))
                .count()
        });
        200 * u32::try_from(known).unwrap_or_default()
    };
    let mut best: Vec<(u32, Grid, &Heads)> = Vec::new();
    for grid in grids {
        let fitted = candidates.iter().map(|heads| (score(grid, heads) + mapped(heads), heads));
        // Of heads that fit alike the upper ones, and one line rather than two.
        let top = fitted.fold(None, |best: Option<(u32, &Heads)>, one| match best {
            Some(known) if known.0 >= one.0 => Some(known),
            _ => Some(one),
        });
        best.extend(top.filter(|(score, _)| *score > 0).map(|(score, heads)| (score, *grid, heads)));
    }
    best
}

/// The mapping that was chosen, else one of the project's that knows these heads.
fn mapping_for(sheet: &Sheet, wanted: &Wanted, against: &Against<'_>) -> Option<Mapping> {
    if !wanted.mappings.is_empty() {
        return of_sheet(sheet, &wanted.mappings).cloned();
    }
    let known = super::mapping::of_project(against.sources);
    // The one that was made from a sheet of this name goes before those that know its heads.
    let (own, others): (Vec<Mapping>, Vec<Mapping>) =
        known.into_iter().partition(|mapping| mapping.sheet.as_ref().is_some_and(|name| *name == sheet.name));
    own.into_iter().chain(others).find(|mapping| {
        let same_grid = match (&wanted.grid, &mapping.grid) {
            (Some(wanted), Some(name)) => grid::named(name).is_some_and(|grid| grid.name == wanted.name),
            _ => true,
        };
        same_grid && mapping_knows(sheet, mapping)
    })
}

/// Which of the mappings that were chosen reads a sheet: the one that was made from it, else the one that knows its
/// heads, else the first.
fn of_sheet<'a>(sheet: &Sheet, mappings: &'a [Mapping]) -> Option<&'a Mapping> {
    let own = mappings.iter().find(|mapping| mapping.sheet.as_ref().is_some_and(|name| *name == sheet.name));
    own.or_else(|| mappings.iter().find(|mapping| mapping_knows(sheet, mapping))).or(mappings.first())
}

/// Does one of the mappings that were chosen know a sheet, by its name among those that were made together or by its
/// heads?
fn is_mapped(sheet: &Sheet, wanted: &Wanted) -> bool {
    let is_own = |mapping: &Mapping| mapping.sheet.as_ref().is_some_and(|name| *name == sheet.name);
    let together = wanted.mappings.len() > 1;
    wanted.mappings.iter().any(|mapping| (together && is_own(mapping)) || mapping_knows(sheet, mapping))
}

/// Does a mapping know the heads of a sheet?
fn mapping_knows(sheet: &Sheet, mapping: &Mapping) -> bool {
    let knows = |heads: &Heads| mapping.fits(&heads.columns.iter().map(|head| head.shown()).collect::<Vec<_>>());
    header::candidates(sheet).iter().any(knows)
}

/// Are the heads that a typed mapping names those of some sheet that is read?
///
/// # Errors
/// The first one that is not, with those that there are, the nearest first.
pub fn known_heads(chosen: &[Chosen<'_>], wanted: &Wanted) -> Result<(), Message> {
    let heads: Vec<String> = chosen.iter().flat_map(|one| one.heads.columns.iter().map(Head::shown)).collect();
    let names = || chosen.iter().flat_map(|one| one.heads.columns.iter().flat_map(|head| &head.names));
    for mapping in wanted.mappings.iter().filter(|mapping| mapping.name.is_empty()) {
        let unknown = mapping.columns.iter().find(|(said, _)| !names().any(|name| name.folded() == folded(said)));
        if let Some((said, _)) = unknown {
            // A head that holds the name is nearer than one that is as short.
            let distance = |head: &&String| {
                let head = folded(head);
                (!head.contains(&folded(said)), strsim::damerau_levenshtein(&head, &folded(said)))
            };
            let mut known: Vec<&String> = heads.iter().filter(|head| !head.is_empty()).collect();
            known.sort_by_key(distance);
            known.dedup();
            let known: Vec<&str> = known.into_iter().map(String::as_str).collect();
            return Err(Message::new("exchange-no-column").with("name", said).with("known", known.join(", ")));
        }
    }
    Ok(())
}

fn stamped_mapping(stamped: &StampedGrid) -> Mapping {
    Mapping { grid: Some(stamped.grid.clone()), columns: stamped.columns.clone(), ..Mapping::default() }
}

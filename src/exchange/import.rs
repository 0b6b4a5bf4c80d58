//! From a book to what importing it would do: sheets are chosen, heads found, columns recognised,
//! lines identified, values compared.

use std::collections::BTreeSet;

use super::book::{Book, Sheet};
use super::cell::Sense;
use super::cell::word::Words;
use super::columns::{self, Fit};
use super::compare::Comparison;
use super::departed::Newcomers;
use super::falling;
use super::grid::{self, Grid};
use super::header::{self, Heads};
use super::holding::{self, Held};
use super::identify::{Finder, Identified, Identity};
use super::known::Known;
use super::lines;
use super::mapping::Mapping;
use super::names::Names;
use super::reconcile::{self, SheetLines};
use super::simulation::{Outcome, Simulation};
use super::stamp::{self, Base, Conflicts, Stamp, StampedGrid};
use super::words::folded;
use crate::model::Project;
use crate::text::{Lang, Message, Sources};

/// Two sheets, or two rows, whose names fit less than this are no heads: one surely named column and
/// another one.
const LEAST: u32 = 130;

/// Rows whose names are looked at closely.
const NEAR_ROWS: usize = 30;

/// What the caller asks for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The grid, when it was said.
    pub grid: Option<Grid>,
    /// The sheet, when it was said.
    pub sheet: Option<String>,
    /// The saved mapping, when one was chosen.
    pub mapping: Option<Mapping>,
    /// Whose value holds where both sides changed a field.
    pub conflicts: Conflicts,
}

/// What an import is held against.
pub struct Against<'a> {
    /// The model.
    pub project: &'a Project,
    /// Its texts.
    pub sources: &'a Sources,
    /// Its texts at the commit of a stamp, where git still has them.
    pub base: Option<&'a Sources>,
    /// The language of what is said.
    pub lang: Lang,
}

/// What importing a book would do.
#[derive(Debug)]
pub struct Found {
    /// One for each sheet that was read.
    pub simulations: Vec<Simulation>,
    /// Names of sheets that hold something and were not read.
    pub unread: Vec<String>,
}

/// The commit that a grid of ours was made from; nothing when the text was in no commit.
pub fn commit_of(book: &Book) -> Option<String> {
    let commit = stamp::of_book(book)?.commit;
    (!commit.is_empty() && commit.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(commit)
}

/// A sheet that was recognised.
struct Chosen<'a> {
    sheet: &'a Sheet,
    grid: Grid,
    heads: Heads,
    mapping: Option<Mapping>,
    stamped: Option<&'a StampedGrid>,
}

/// What importing a book would do.
///
/// # Errors
/// No sheet of that name, or none whose heads are recognised, or several grids fit alike.
pub fn simulate(book: &Book, wanted: &Wanted, against: &Against<'_>) -> Result<Found, Message> {
    let stamp = stamp::of_book(book);
    let chosen = choose(book, wanted, stamp.as_ref(), against)?;
    let is_ours = stamp.as_ref().is_some_and(|stamp| is_of_project(stamp, against));
    let mut known = Known::of(against.project);
    let mut prepared = Vec::new();
    for one in &chosen {
        let one = one.prepared(&known, against, is_ours);
        // Links may name what comes in with the same file.
        one.announce(&mut known, &BTreeSet::new());
        prepared.push(one);
    }
    let mut all: Vec<SheetLines<'_>> = prepared.iter_mut().map(Prepared::lines).collect();
    reconcile::reconcile(&mut all, &known);
    let shown = reconcile::shown(&all);
    let simulate = |refused: &BTreeSet<String>| {
        let mut known = Known::of(against.project);
        prepared.iter().for_each(|one| one.announce(&mut known, refused));
        let simulations = prepared.iter().map(|one| {
            let shown = shown.get(one.chosen.grid.name);
            let is_absent = |at: &usize| shown.is_none_or(|shown| !shown.contains(at));
            one.simulation(&known, against, wanted.conflicts, stamp.as_ref(), &is_absent)
        });
        simulations.collect::<Vec<Simulation>>()
    };
    let simulations = without_refused(&prepared, &simulate);
    let read: Vec<&str> = chosen.iter().map(|one| one.sheet.name.as_str()).collect();
    let unread = visible(book).filter(|sheet| !read.contains(&sheet.name.as_str()) && !is_guide(sheet, stamp.as_ref()));
    Ok(Found { simulations, unread: unread.map(|sheet| sheet.name.clone()).collect() })
}

/// Sheets that people see and that hold something.
fn visible(book: &Book) -> impl Iterator<Item = &Sheet> {
    book.sheets.iter().filter(|sheet| !sheet.hidden && sheet.rows.iter().any(|row| row.filled().next().is_some()))
}

/// The instructions of a workbook of ours.
fn is_guide(sheet: &Sheet, stamp: Option<&Stamp>) -> bool {
    stamp.is_some_and(|stamp| !stamp.grids.contains_key(&sheet.name))
}

fn sense<'a>(grid: &'a Grid, against: &'a Against<'_>, known: &'a Known, words: &'a Words) -> Sense<'a> {
    Sense { grid, manifest: &against.project.manifest, known, words, lang: against.lang }
}

/// Did the grid go out from this project? Where git has its commit it did, whatever the project is
/// called by now.
fn is_of_project(stamp: &Stamp, against: &Against<'_>) -> bool {
    against.base.is_some() || stamp.project == against.project.manifest.code
}

/// The sheets to read.
fn choose<'a>(
    book: &'a Book,
    wanted: &Wanted,
    stamp: Option<&'a Stamp>,
    against: &Against<'_>,
) -> Result<Vec<Chosen<'a>>, Message> {
    // A mapping that was made from one sheet serves others with the same heads.
    let of_mapping = wanted.mapping.as_ref().and_then(|mapping| mapping.sheet.as_ref());
    if let Some(name) = wanted.sheet.as_ref().or(of_mapping.filter(|name| book.sheet(name).is_some())) {
        let Some(sheet) = book.sheet(name) else {
            if let [only] = book.sheets.as_slice()
                && only.name.is_empty()
            {
                return Err(Message::new("exchange-no-sheets").with("name", name).with("file", &book.name));
            }
            let names: Vec<String> = visible(book).map(|sheet| sheet.name.clone()).collect();
            return Err(Message::new("exchange-no-sheet").with("name", name).with("sheets", names.join(", ")));
        };
        return choice(sheet, sheet_name(book, sheet), wanted, stamp, against)?
            .map(|one| vec![one])
            .ok_or_else(|| Message::new("exchange-no-heads").with("file", &book.name));
    }
    let mut found = Vec::new();
    let mut doubt = None;
    let is_known = |sheet: &&Sheet| of_mapping.is_none() || mapping_knows(sheet, wanted.mapping.as_ref());
    let told = visible(book).any(|sheet| is_known(&sheet));
    for sheet in visible(book).filter(|sheet| !told || is_known(sheet)) {
        match choice(sheet, sheet_name(book, sheet), wanted, stamp, against) {
            Ok(Some(one)) => found.push(one),
            Ok(None) => {}
            Err(message) => doubt = Some(message),
        }
    }
    // A workbook of ours is read whole; of another one, the sheets of the grid that was asked for, or
    // all that are surely recognised.
    if found.is_empty() {
        return Err(doubt.unwrap_or_else(|| Message::new("exchange-no-heads").with("file", &book.name)));
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
    if let Some((stamped, grid)) = stamp.and_then(|stamp| stamp.grids.get(&sheet.name)).and_then(|stamped| {
        let grid = grid::named(&stamped.grid)?;
        Some((stamped, grid))
    }) {
        if wanted.grid.is_some_and(|wanted| wanted.name != grid.name) {
            return Ok(None);
        }
        let mapping = stamped_mapping(stamped);
        let heads = header::candidates(sheet).into_iter().max_by_key(|heads| {
            let known = heads.columns.iter().filter(|head| mapping.target(&head.shown()).is_some()).count();
            (known, std::cmp::Reverse(heads.bottom), std::cmp::Reverse(heads.bottom - heads.top))
        });
        return Ok(heads.map(|heads| Chosen { sheet, grid, heads, mapping: Some(mapping), stamped: Some(stamped) }));
    }
    if stamp.is_some() && wanted.sheet.is_none() {
        return Ok(None);
    }
    let mapping = mapping_for(sheet, wanted, against);
    let named = wanted.grid.or_else(|| mapping.as_ref().and_then(|mapping| grid::named(mapping.grid.as_deref()?)));
    let candidates = header::candidates(sheet);
    let grids = named.map_or_else(grid::all, |grid| vec![grid]);
    let quickly = |grid: &Grid, heads: &Heads| columns::quick_score(grid, &heads.columns);
    let mut best = fits(&grids, &candidates, mapping.as_ref(), &quickly);
    if best.iter().all(|(score, ..)| *score < LEAST) {
        // No name is known as it is: those that resemble one are looked at, which takes longer.
        let customs = |grid: &Grid| grid.customs(&against.project.manifest);
        let closely = |grid: &Grid, heads: &Heads| columns::score(grid, &heads.columns, &customs(grid));
        let near = &candidates[..candidates.len().min(NEAR_ROWS)];
        best = fits(&grids, near, mapping.as_ref(), &closely);
    }
    if let (true, Some(grid), Some(heads)) = (best.is_empty(), named, unnamed_heads(&candidates)) {
        // It was said what the sheet holds: its heads are told, one by one, as not recognised.
        best.push((0, grid, heads));
    }
    best.retain(|(score, grid, heads)| {
        let is_list = || heads.columns.len() > 1 || super::guess::is_list(sheet, heads, grid);
        let is_near = *score >= LEAST || (heads.columns.len() == 1 && *score >= 80);
        named.is_some() || (is_near && is_list())
    });
    for (score, grid, heads) in &mut best {
        *score += named_like(name, grid) + super::guess::ids(sheet, heads, grid);
    }
    let most = best.iter().map(|(score, ..)| *score).max().unwrap_or_default();
    best.retain(|(score, ..)| *score == most);
    if best.len() > 1 {
        // Those that fit alike are looked at more closely.
        for (score, grid, heads) in &mut best {
            *score += columns::score(grid, &heads.columns, &grid.customs(&against.project.manifest));
        }
    }
    best.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
    let Some((score, grid, heads)) = best.first() else { return Ok(None) };
    if let Some((_, other, _)) = best.get(1).filter(|(other, ..)| other == score) {
        return Err(Message::new("exchange-which-grid")
            .with("sheet", name)
            .with("grids", format!("{}, {}", grid.name, other.name)));
    }
    Ok(Some(Chosen { sheet, grid: *grid, heads: (*heads).clone(), mapping, stamped: None }))
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
    if wanted.mapping.is_some() {
        return wanted.mapping.clone();
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
        same_grid && mapping_knows(sheet, Some(mapping))
    })
}

/// Does a mapping know the heads of a sheet?
fn mapping_knows(sheet: &Sheet, mapping: Option<&Mapping>) -> bool {
    let Some(mapping) = mapping else { return false };
    let knows = |heads: &Heads| mapping.fits(&heads.columns.iter().map(|head| head.shown()).collect::<Vec<_>>());
    header::candidates(sheet).iter().any(knows)
}

fn stamped_mapping(stamped: &StampedGrid) -> Mapping {
    Mapping { grid: Some(stamped.grid.clone()), columns: stamped.columns.clone(), ..Mapping::default() }
}

/// What the grid held when it went out, with the values that git still has.
fn base_of(stamped: &StampedGrid, grid: &Grid, fit: &Fit, sense: &Sense<'_>, against: &Against<'_>) -> Base {
    let mut base = Base::new(stamped);
    if let Some(sources) = against.base {
        for held in holding::of(sources, grid) {
            for slot in fit.columns.iter().filter_map(|column| column.slot.as_ref()) {
                if let Some(value) = held.value(slot) {
                    base.remember(&held.key, &slot.path(), super::compare::shown(slot, Some(&value), sense));
                }
            }
        }
    }
    base
}

/// Simulates until no line names one that does not come in.
fn without_refused(
    prepared: &[Prepared<'_>],
    simulate: &impl Fn(&BTreeSet<String>) -> Vec<Simulation>,
) -> Vec<Simulation> {
    let mut refused: BTreeSet<String> = BTreeSet::new();
    // What links to a refused line is foreseen; where a word was read as another line after all, it is not.
    let mut foresees = true;
    loop {
        let simulations = simulate(&refused);
        let told: BTreeSet<String> =
            prepared.iter().zip(&simulations).flat_map(|(one, simulation)| one.refused(simulation)).collect();
        if foresees && !refused.is_subset(&told) {
            foresees = false;
            refused.clear();
        } else if told.is_subset(&refused) {
            return simulations;
        } else {
            // Each turn refuses one more, so that this ends.
            refused.extend(told);
            if foresees {
                falling::add_dependents(&mut refused, &simulations);
            }
        }
    }
}

/// A sheet whose lines were looked at, before they are held against those of the others.
struct Prepared<'a> {
    chosen: &'a Chosen<'a>,
    held: Vec<Held>,
    words: Words,
    fit: Fit,
    lines: Vec<Identified>,
    /// What the grid held when it went out, for one of this project's.
    stamped: Option<&'a StampedGrid>,
}

impl Chosen<'_> {
    fn prepared<'a>(&'a self, known: &Known, against: &Against<'_>, is_ours: bool) -> Prepared<'a> {
        let held = holding::of(against.sources, &self.grid);
        let manifest = &against.project.manifest;
        let words = self.mapping.as_ref().map(|mapping| mapping.words(&self.grid, manifest)).unwrap_or_default();
        let fitting = sense(&self.grid, against, known, &words);
        let fit = columns::fit(self.sheet, self.heads.clone(), self.mapping.as_ref(), &fitting);
        let words = columns::words(self.sheet, &fit, words.clone(), &fitting);
        let sense = sense(&self.grid, against, known, &words);
        let raw = lines::read(self.sheet, &fit, &sense, self.stamped.is_some());
        let stamped = self.stamped.filter(|_| is_ours);
        let names = Names::of(&held, &self.grid);
        let finder = Finder { sheet: self.sheet, fit: &fit, held: &held, names, sense: &sense, stamped };
        let lines = finder.identify(raw);
        Prepared { chosen: self, held, words, fit, lines, stamped }
    }
}

impl Prepared<'_> {
    /// Tells the ids of its new lines, for links, but for those that are refused.
    fn announce(&self, known: &mut Known, refused: &BTreeSet<String>) {
        let Some(kind) = self.chosen.grid.kind() else { return };
        for line in &self.lines {
            if let Identity::New { id: Some(id), .. } = &line.identity
                && !refused.contains(id)
            {
                known.add(id, kind, &line.title);
            }
        }
    }

    /// Ids of its new lines that do not come in.
    fn refused<'s>(&'s self, simulation: &'s Simulation) -> impl Iterator<Item = String> + use<'s> {
        self.lines.iter().zip(&simulation.lines).filter_map(|(line, simulated)| {
            match (&line.identity, &simulated.outcome) {
                (Identity::New { id: Some(id), .. }, Outcome::Refused { .. }) => Some(id.clone()),
                _ => None,
            }
        })
    }

    fn lines(&mut self) -> SheetLines<'_> {
        SheetLines { grid: &self.chosen.grid, held: &self.held, lines: &mut self.lines }
    }

    fn simulation(
        &self,
        known: &Known,
        against: &Against<'_>,
        conflicts: Conflicts,
        stamp: Option<&Stamp>,
        is_absent: &impl Fn(&usize) -> bool,
    ) -> Simulation {
        let Chosen { mapping, stamped, .. } = self.chosen;
        let (sheet, grid) = (self.chosen.sheet, &self.chosen.grid);
        let (held, fit) = (self.held.as_slice(), &self.fit);
        let sense = sense(grid, against, known, &self.words);
        let base = self.stamped.map(|stamped| base_of(stamped, grid, fit, &sense, against));
        let of_base = |base| Newcomers::of(held, fit, base, against.project.manifest.lang);
        let newcomers = base.as_ref().map(of_base).unwrap_or_default();
        let comparison =
            Comparison { sheet, fit, held, sense: &sense, base: base.as_ref(), newcomers: &newcomers, conflicts };
        let lines = self.lines.iter().map(|one| comparison.line(one.clone())).collect();
        let was_there = |held: &Held| base.as_ref().is_some_and(|base| base.line(&held.key).is_some());
        let is_whole = self.stamped.is_some_and(|grid| grid.whole);
        let absent = held.iter().enumerate().filter(|(at, held)| is_whole && is_absent(at) && was_there(held));
        let absent = absent.map(|(_, held)| held.name(grid)).collect();
        Simulation {
            sheet: sheet.name.clone(),
            grid: *grid,
            heads: (fit.heads.top, fit.heads.bottom),
            absent,
            columns: self.fit.columns.clone(),
            lines,
            mapping: mapping.as_ref().map(|mapping| mapping.name.clone()).filter(|name| !name.is_empty()),
            stamp: stamp.filter(|_| stamped.is_some()).map(|stamp| stamp.commit.clone()),
        }
    }
}

/// The report on a sheet, for people.
pub fn told(file: &str, simulation: &Simulation, against: &Against<'_>, width: Option<usize>) -> Vec<String> {
    let known = known_after(against, simulation);
    let words = Words::default();
    let sense = sense(&simulation.grid, against, &known, &words);
    super::report::human::sheet(file, simulation, &sense, width)
}

/// Ids of the project and of the lines that come in.
fn known_after(against: &Against<'_>, simulation: &Simulation) -> Known {
    let mut known = Known::of(against.project);
    if let Some(kind) = simulation.grid.kind() {
        for line in &simulation.lines {
            if let (Outcome::New(new), Some(id)) = (&line.outcome, line.outcome.id()) {
                let title = new.fields.iter().find(|(slot, _)| slot.path() == "title");
                let title = title.and_then(|(_, value)| super::cell::scalar(value)).unwrap_or_default();
                known.add(id, kind, &title);
            }
        }
    }
    known
}

//! From a book to what importing it would do: sheets are chosen, heads found, columns recognised,
//! lines identified, values compared.

use std::collections::{BTreeMap, BTreeSet};

use super::book::{Book, Sheet};
use super::cell::Sense;
use super::cell::word::Words;
use super::choosing::{self, Chosen, Unread};
use super::columns::{self, Fit, How};
use super::compare::Comparison;
use super::counting;
use super::departed::Newcomers;
use super::earlier::{Earlier, Versions};
use super::falling;
use super::grid::{Grid, Slot};
use super::holding::{self, ByName, Held};
use super::identify::{Finder, Identified, Identity};
use super::known::Known;
use super::lines;
use super::mapping::Mapping;
use super::marked;
use super::names::Names;
use super::people;
use super::raci;
use super::reconcile::{self, Reconciled, SheetLines};
use super::rights;
use super::same_word;
use super::samples;
use super::simulation::{Line, Outcome, Said, Simulation};
use super::slid::Renumbered;
use super::stamp::{self, Base, Conflicts, Stamp, StampedGrid};
use super::synonyms::Sureness;
use super::taxes;
use super::twice;
use super::years;
use crate::model::Project;
use crate::text::{Lang, Message, Sources};

/// What the caller asks for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The grid, when it was said.
    pub grid: Option<Grid>,
    /// The sheet, when it was said.
    pub sheet: Option<String>,
    /// The saved mappings of the name that was chosen, one for each sheet that they were made from; or the one that was
    /// typed, which has no name.
    pub mappings: Vec<Mapping>,
    /// Whose value holds where both sides changed a field.
    pub conflicts: Conflicts,
    /// What a line is, where its id and its text name two artifacts.
    pub renumbered: Renumbered,
}

/// What an import is held against.
pub struct Against<'a> {
    /// The model.
    pub project: &'a Project,
    /// Its texts.
    pub sources: &'a Sources,
    /// Its texts at the commit of a stamp, where git still has them.
    pub base: Option<&'a Sources>,
    /// Every version of them that git has; asked for once, where a line of a foreign grid would change or make something.
    pub earlier: Versions<'a>,
    /// The language of what is said.
    pub lang: Lang,
    /// Was any of these ids given before, to something that is gone?
    pub was_given: &'a dyn Fn(&[String]) -> bool,
}

/// What importing a book would do.
#[derive(Debug)]
pub struct Found {
    /// One for each sheet that was read.
    pub simulations: Vec<Simulation>,
    /// Sheets that hold something and were not read.
    pub unread: Vec<Unread>,
}

/// The commit that a grid of ours was made from; nothing when the text was in no commit.
pub fn commit_of(book: &Book) -> Option<String> {
    let commit = stamp::of_book(book)?.commit;
    (!commit.is_empty() && commit.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(commit)
}

/// What importing a book would do.
///
/// # Errors
/// No sheet of that name, or none whose heads are recognised, or several grids fit alike.
pub fn simulate(book: &Book, wanted: &Wanted, against: &Against<'_>) -> Result<Found, Message> {
    let stamp = stamp::of_book(book);
    let book = choosing::with_tables(book, wanted, stamp.as_ref());
    let book = rights::turned(book, wanted, stamp.as_ref(), against)?;
    let book = raci::turned(book, wanted, stamp.as_ref(), against);
    let book = &*years::turned(book, wanted, stamp.as_ref(), against);
    let chosen = choosing::choose(book, wanted, stamp.as_ref(), against)?;
    choosing::known_heads(&chosen, wanted)?;
    let is_ours = stamp.as_ref().is_some_and(|stamp| is_of_project(stamp, against));
    let earlier = Earlier::new(against.earlier, chosen.iter().map(|one| one.grid));
    let (mut prepared, known) = prepare(&chosen, against, &earlier, is_ours);
    let mut all: Vec<SheetLines<'_>> = prepared.iter_mut().map(Prepared::lines).collect();
    let reconciled = reconcile::reconcile(&mut all, &known, wanted.renumbered, against);
    let shown = reconcile::shown(&all);
    let simulate = |refused: &BTreeSet<String>| {
        let mut known = Known::of(against.project);
        for (one, reconciled) in prepared.iter().zip(&reconciled) {
            one.announce(&mut known, refused, reconciled.slide.is_some());
        }
        let simulations = prepared.iter().zip(&reconciled).map(|(one, reconciled)| {
            let shown = shown.get(one.chosen.grid.name);
            let is_absent = |at: &usize| shown.is_none_or(|shown| !shown.contains(at));
            let look = Look { known: &known, against, earlier: &earlier, conflicts: wanted.conflicts };
            one.simulation(&look, stamp.as_ref(), reconciled, &is_absent)
        });
        simulations.collect::<Vec<Simulation>>()
    };
    let simulations = without_refused(&prepared, &simulate);
    let unread = choosing::unread(book, &chosen, stamp.as_ref(), wanted);
    Ok(Found { simulations, unread })
}

/// The sheets with their lines, and the ids of the project with those that come in.
fn prepare<'a>(
    chosen: &'a [Chosen<'a>],
    against: &Against<'_>,
    earlier: &Earlier<'_>,
    is_ours: bool,
) -> (Vec<Prepared<'a>>, Known) {
    let round = |fitting: Option<&Known>| {
        let mut known = Known::of(against.project);
        let mut prepared = Vec::new();
        for one in chosen {
            let one = one.prepared((fitting.unwrap_or(&known), &known), against, earlier, is_ours);
            // Links may name what comes in with the same file.
            one.announce(&mut known, &BTreeSet::new(), false);
            prepared.push(one);
        }
        (prepared, known)
    };
    let (prepared, known) = round(None);
    // What a column holds may be named by a sheet further on.
    let is_other = |one: &Prepared<'_>| slots(&one.chosen.fit(&known, against).0) != one.slots;
    if prepared.iter().any(is_other) { round(Some(&known)) } else { (prepared, known) }
}

fn sense<'a>(grid: &'a Grid, against: &'a Against<'_>, known: &'a Known, words: &'a Words) -> Sense<'a> {
    Sense { grid, manifest: &against.project.manifest, known, words, lang: against.lang, is_ours: false }
}

/// Did the grid go out from this project? Where git has its commit it did, whatever the project is
/// called by now.
fn is_of_project(stamp: &Stamp, against: &Against<'_>) -> bool {
    against.base.is_some() || stamp.project == against.project.manifest.code
}

/// What the grid held when it went out, with the values that git still has.
fn base_of(stamped: &StampedGrid, grid: &Grid, fit: &Fit, sense: &Sense<'_>, against: &Against<'_>) -> Base {
    let mut base = Base::new(stamped);
    if let Some(sources) = against.base {
        for held in holding::of(sources, grid) {
            for slot in fit.columns.iter().filter_map(|column| column.slot.as_ref()) {
                if let Some(value) = held.value(&people::of_held(&held, slot, sense.manifest)) {
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

/// What each column is taken for.
fn slots(fit: &Fit) -> Vec<Option<Slot>> {
    fit.columns.iter().map(|column| column.slot.clone()).collect()
}

/// A sheet whose lines were looked at, before they are held against those of the others.
struct Prepared<'a> {
    chosen: &'a Chosen<'a>,
    held: Vec<Held>,
    words: Words,
    fit: Fit,
    lines: Vec<Identified>,
    /// What its columns were taken for at first.
    slots: Vec<Option<Slot>>,
    /// What the grid held when it went out, for one of this project's.
    stamped: Option<&'a StampedGrid>,
    /// By their rows, the numbers of lines that get other ids: those of the grid alone.
    numbers: BTreeMap<u32, String>,
}

impl Chosen<'_> {
    /// Its columns, and the words that its cells are read with.
    fn fit(&self, known: &Known, against: &Against<'_>) -> (Fit, Words) {
        let manifest = &against.project.manifest;
        let words = self.mapping.as_ref().map(|mapping| mapping.words(&self.grid, manifest)).unwrap_or_default();
        let sense = sense(&self.grid, against, known, &words);
        let fit = columns::fit(self.sheet, self.heads.clone(), self.mapping.as_ref(), &sense);
        let read = columns::words(self.sheet, &fit, words.clone(), &sense);
        (fit, read)
    }

    /// Its lines. `fitting` are the ids that tell what its columns hold, `known` those that its lines may be.
    fn prepared<'a>(
        &'a self,
        (fitting, known): (&Known, &Known),
        against: &Against<'_>,
        earlier: &Earlier<'_>,
        is_ours: bool,
    ) -> Prepared<'a> {
        let held = holding::of(against.sources, &self.grid);
        let (fit, words) = self.fit(fitting, against);
        let slots = slots(&fit);
        let stamped = self.stamped.filter(|_| is_ours);
        let sense = Sense { is_ours: stamped.is_some(), ..sense(&self.grid, against, known, &words) };
        let identified = |fit: &Fit| {
            let names = Names::of(&held, &self.grid);
            let finder = Finder { sheet: self.sheet, fit, held: &held, names, sense: &sense, stamped, earlier };
            let lines = finder.identify(lines::read(self.sheet, fit, &sense, self.stamped));
            let only_counts = counting::only_counts(fit, &lines, &finder);
            (lines, only_counts)
        };
        let (mut lines, only_counts) = identified(&fit);
        let mut fit = fit;
        let mut numbers = BTreeMap::new();
        if only_counts {
            numbers = counting::numbers(&lines);
            fit = counting::left_out(fit);
            lines = identified(&fit).0;
        }
        Prepared { chosen: self, held, words, fit, lines, slots, stamped, numbers }
    }
}

/// What the lines of all sheets are held against, and whose value holds.
#[derive(Clone, Copy)]
struct Look<'a> {
    known: &'a Known,
    against: &'a Against<'a>,
    earlier: &'a Earlier<'a>,
    conflicts: Conflicts,
}

impl Prepared<'_> {
    /// Tells the ids of its new lines, for links, but for those that are refused.
    fn announce(&self, known: &mut Known, refused: &BTreeSet<String>, has_slid: bool) {
        let Some(kind) = self.chosen.grid.kind() else { return };
        for line in &self.lines {
            if let Identity::New { id: Some(id), .. } = &line.identity {
                if refused.contains(id) {
                    known.set_aside(id, kind, row_of(line));
                } else {
                    known.add(id, kind, &line.title);
                }
            }
        }
        // Of a file whose numbers are those of other artifacts of the project, the links mean its own lines.
        for line in &self.lines {
            // An id that is called otherwise by now is nobody's.
            let is_open = |id: &&str| match known.get(id) {
                Some((of, _)) => of == kind,
                None => matches!(line.identity, Identity::Held { by_title: false, .. }),
            };
            let Some(written) = line.written.as_deref().filter(is_open) else { continue };
            let is = match &line.identity {
                Identity::New { id, .. } => id.clone(),
                Identity::Held { at, .. } => self.held.get(*at).and_then(|held| held.id.clone()),
                Identity::Refused(_) if line.collides || has_slid => None,
                _ => continue,
            };
            if is.as_deref() != Some(written) {
                let meant = is.filter(|id| !refused.contains(id));
                known.contest(written, meant, kind, row_of(line));
            }
        }
    }

    fn items(&self) -> impl Iterator<Item = &Identified> {
        self.lines.iter().filter(|line| line.line.what == lines::What::Item)
    }

    /// The ids of its lines by the numbers that it calls them by, where these are its own.
    fn numbered(&self) -> BTreeMap<String, String> {
        let held_id = |at: usize| self.held.get(at).and_then(|held| held.id.clone());
        let of_line = |line: &Identified| {
            let number = self.numbers.get(line.line.rows.first()?)?;
            let id = match &line.identity {
                Identity::New { id, .. } => id.clone(),
                Identity::Held { at, .. } => held_id(*at),
                _ => None,
            };
            Some((number.clone(), id?))
        };
        let pairs: Vec<(String, String)> = self.lines.iter().filter_map(of_line).collect();
        // A number that stands on two lines, as where each section begins anew, names neither.
        let is_lone = |number: &str| pairs.iter().filter(|(other, _)| other == number).count() == 1;
        pairs.iter().filter(|(number, _)| is_lone(number)).cloned().collect()
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

    /// What `ouvrage init` wrote as a sample, and no line stands for.
    fn samples_left(&self, is_absent: &impl Fn(&usize) -> bool) -> Vec<Said> {
        let grid = &self.chosen.grid;
        let is_left = |(at, held): &(usize, &Held)| is_absent(at) && samples::is_one(held, grid);
        let left = self.held.iter().enumerate().filter(|_| self.stamped.is_none()).filter(is_left);
        let said = |held: &Held| {
            let id = held.id.clone().unwrap_or_default();
            let message = Message::new("exchange-note-sample").with("name", held.name(grid)).with("id", id);
            Said { cell: None, message }
        };
        left.map(|(_, held)| said(held)).collect()
    }

    fn lines(&mut self) -> SheetLines<'_> {
        SheetLines { grid: &self.chosen.grid, held: &self.held, lines: &mut self.lines, stamped: self.stamped }
    }

    fn simulation(
        &self,
        look: &Look<'_>,
        stamp: Option<&Stamp>,
        reconciled: &Reconciled,
        is_absent: &impl Fn(&usize) -> bool,
    ) -> Simulation {
        let Look { known, against, earlier, conflicts } = *look;
        let Chosen { mapping, stamped, .. } = self.chosen;
        let (sheet, grid) = (self.chosen.sheet, &self.chosen.grid);
        let (held, fit) = (self.held.as_slice(), &self.fit);
        let numbers = self.numbered();
        let own = (!numbers.is_empty()).then(|| known.with_numbers(numbers));
        let sense = sense(grid, against, own.as_ref().unwrap_or(known), &self.words);
        let sense = Sense { is_ours: self.stamped.is_some(), ..sense };
        let base = self.stamped.map(|stamped| base_of(stamped, grid, fit, &sense, against));
        let turned = sheet.turned.as_deref();
        let is_forgetful = sheet.name.is_empty() && base.is_none() && turned.is_none() && has_own_heads(fit);
        let of_base = |base| Newcomers::of(held, fit, base, against.project.manifest.lang);
        let newcomers = base.as_ref().map(of_base).unwrap_or_default();
        let doubled = twice::refusals(&fit.columns, |slot| slot.label(against.lang));
        let by_name = ByName::default();
        let comparison = Comparison {
            sheet,
            fit,
            held,
            by_name: &by_name,
            sense: &sense,
            base: base.as_ref(),
            earlier,
            newcomers: &newcomers,
            doubled: &doubled,
            conflicts,
            is_forgetful,
            is_lenient: false,
        };
        let rows: Vec<u32> = self.items().filter_map(|line| line.line.rows.first().copied()).collect();
        let merged = if base.is_some() { Vec::new() } else { same_word::of_columns(sheet, fit, &rows, &sense) };
        let lines: Vec<Line> = self.lines.iter().map(|one| comparison.line(one.clone())).collect();
        let was_there = |held: &Held| base.as_ref().is_some_and(|base| base.line(&held.key).is_some());
        let is_whole = self.stamped.is_some_and(|grid| grid.whole);
        let absent = held.iter().enumerate().filter(|(at, held)| is_whole && is_absent(at) && was_there(held));
        let missing = reconciled.missing.iter().filter_map(|at| Some((*at, held.get(*at)?))).filter(|_| !is_whole);
        let absent = absent.chain(missing).map(|(_, held)| held.name(grid)).collect();
        Simulation {
            sheet: sheet.name.clone(),
            grid: *grid,
            heads: turned.map_or((fit.heads.top, fit.heads.bottom), |turned| turned.heads),
            absent,
            columns: turned.map_or_else(|| fit.columns.clone(), |turned| turned.columns.clone()),
            mapping: mapping.as_ref().map(|mapping| mapping.name.clone()).filter(|name| !name.is_empty()),
            unsure: self.chosen.unsure,
            beside: match turned {
                Some(turned) => turned.beside.clone(),
                None => merged
                    .into_iter()
                    .chain(taxes::told(sheet, fit))
                    .chain(self.samples_left(is_absent))
                    .chain(marked::beside(sheet, fit, &lines))
                    .collect(),
            },
            above: match turned {
                Some(turned) => turned.above.clone(),
                None if stamped.is_some() => Vec::new(),
                None => above(sheet, fit),
            },
            slide: reconciled.slide.clone(),
            forgetful: is_forgetful && lines.iter().any(Line::may_undo),
            lines,
            stamp: stamp.filter(|_| stamped.is_some()).map(|stamp| stamp.commit.clone()),
        }
    }
}

/// The row of a line, as people count, with its sheet where it has a name: `4`, `Planning!4`.
fn row_of(line: &Identified) -> String {
    let row = line.line.rows.first().map_or(0, |row| row + 1);
    if line.cell.sheet.is_empty() { row.to_string() } else { format!("{}!{row}", line.cell.sheet) }
}

/// Are the heads those that a grid of ours has, all of them?
fn has_own_heads(fit: &Fit) -> bool {
    // A remark beside the grid, under no head, makes it no other.
    let heads = || fit.columns.iter().filter(|column| !column.head.is_empty());
    heads().count() > 1 && heads().all(|column| column.how == How::Named(Sureness::Exact))
}

/// The rows above the heads that hold something, each with its first text.
fn above(sheet: &Sheet, fit: &Fit) -> Vec<(u32, String)> {
    let above = sheet.rows.iter().take_while(|row| row.index < fit.heads.top);
    above.filter_map(|row| Some((row.index, row.cell(row.filled().next()?).shown()))).collect()
}

/// The report on a sheet, for people.
pub fn told(
    file: &str,
    simulation: &Simulation,
    against: &Against<'_>,
    width: Option<usize>,
    all: bool,
) -> Vec<String> {
    let known = known_after(against, simulation);
    let words = Words::default();
    let sense = sense(&simulation.grid, against, &known, &words);
    super::report::human::sheet(file, simulation, &sense, width, all)
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

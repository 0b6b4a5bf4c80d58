//! What is a RACI in the long form, a row for each activity and person, or with the names under R, A, C and I, as the
//! matrix of the model, a column for each person?
//!
//! ```text
//! Activité ; Acteur ; Rôle          Activité ; R ; A ; C            Activité ; Chantal ; Hugo
//! Recette  ; Chantal ; A       or   Recette ; Hugo ; Chantal ;  ─►  Recette  ; A       ; R
//! Recette  ; Hugo ; R
//! ```

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::asides;
use super::book::{Book, Cell, Marks, Row, Sheet};
use super::cell::word::letters_said;
use super::columns::{Column, How};
use super::grid::{self, FieldSlot, Grid, Slot};
use super::holding::{self, Held};
use super::import::{Against, Wanted};
use super::legends;
use super::lines::cell_at;
use super::merges::Merges;
use super::people;
use super::recast;
use super::rights::{Long, Turned};
use super::simulation::Said;
use super::stamp::Stamp;
use super::synonyms::{self, Sureness};
use super::words::folded;
use crate::model::manifest::Manifest;
use crate::model::schema::{FieldType, RACI_LETTERS};
use crate::text::Message;
use crate::text::node::Node;

/// What is said of a cell that names nobody yet: « à définir », « ? ».
const UNDECIDED: &str = "exchange-raci-undecided";

/// The name of the grid.
const GRID: &str = "raci";
/// Rows that are looked at for the heads.
const DEPTH: usize = 30;
/// Rows from which on a column of letters is no chance.
const LEAST: usize = 2;

/// Columns of a list that is surely a RACI, beside the activity, its lot and its phase, at most.
const MOST: usize = 3;

/// Where a cell stands in the file: row and column, from 0.
type Place = (u32, usize);

/// Which column is what.
struct Found {
    /// The position of the heads among the rows.
    at: usize,
    activity: usize,
    /// The columns of the lot and the phase, with their fields.
    beside: Vec<(usize, FieldSlot)>,
    form: Form,
}

/// How a long RACI says who does what.
enum Form {
    /// A person and their letters on each row.
    Rows { person: usize, letter: usize },
    /// A person on each row, and a mark under their letters.
    Marks { person: usize, letters: Vec<(usize, &'static str)> },
    /// The names of people under each letter.
    Names { letters: Vec<(usize, &'static str)> },
}

/// The book with its long RACI as matrices.
pub fn turned<'a>(book: Cow<'a, Book>, wanted: &Wanted, stamp: Option<&Stamp>, against: &Against<'_>) -> Cow<'a, Book> {
    let is_other = wanted.grid.is_some_and(|grid| grid.name != GRID);
    let Some(grid) = grid::named(GRID).filter(|_| !is_other && stamp.is_none() && wanted.mappings.is_empty()) else {
        return book;
    };
    let manifest = &against.project.manifest;
    let is_asked = wanted.grid.is_some();
    let held = OnceCell::new();
    let known = || held.get_or_init(|| names_of(&holding::of(against.sources, &grid)));
    let turned = |sheet: &Sheet| {
        let found = find(sheet, &grid, is_asked)?;
        Some(turn(sheet, &found, &grid, (manifest, known())))
    };
    let wanted = |sheet: &&Sheet| recast::is_wanted(&book, wanted, sheet);
    let sheets = book.sheets.iter().map(|sheet| Some(sheet).filter(wanted).and_then(turned)).collect();
    recast::with(book, sheets)
}

/// Everybody whom the RACI of the project names.
fn names_of(held: &[Held]) -> Vec<String> {
    let people = held.iter().filter_map(|line| line.node.get("people")).flat_map(Node::entries);
    let names: BTreeSet<String> = people.map(|(name, _)| name.text.to_string()).collect();
    names.into_iter().collect()
}

fn find(sheet: &Sheet, grid: &Grid, is_asked: bool) -> Option<Found> {
    (0..sheet.rows.len().min(DEPTH)).find_map(|at| under(sheet, at, grid, is_asked))
}

/// What the columns are, where the heads are this row. A list of actions has somebody responsible and somebody who supports
/// them: unless it was said, a RACI also says who is consulted and who is told.
fn under(sheet: &Sheet, at: usize, grid: &Grid, is_asked: bool) -> Option<Found> {
    let row = sheet.rows.get(at)?;
    let field = |name: &str| grid.fields().into_iter().find(|field| field.name == name);
    let heads: Vec<(usize, String)> = row.filled().map(|column| (column, row.cell(column).shown())).collect();
    let names = |name: &str, head: &str| {
        let said = synonyms::Said::new(head);
        field(name).is_some_and(|field| synonyms::of_field(grid, &field, &said) >= Some(Sureness::Usual))
    };
    let activity = heads.iter().find(|(_, head)| names("activity", head))?.0;
    let beside: Vec<(usize, FieldSlot)> = heads
        .iter()
        .filter_map(|(column, head)| {
            let name = ["lot", "phase"].into_iter().find(|name| names(name, head))?;
            Some((*column, field(name)?))
        })
        .collect();
    let others =
        || heads.iter().filter(|(column, _)| *column != activity && !beside.iter().any(|(it, _)| it == column));
    let cells = |column: usize| -> Vec<String> {
        let under = sheet.rows.iter().skip(at + 1).map(|row| row.cell(column).shown());
        under.filter(|text| !text.is_empty() && !asides::is_blank(text)).collect()
    };
    let most = |column: usize, is_it: &dyn Fn(&str) -> bool| {
        let cells = cells(column);
        let count = cells.iter().filter(|text| is_it(text)).count();
        count >= LEAST && count * 5 >= cells.len() * 4
    };
    let person = others().find(|(_, head)| asides::is_raci_person(head)).map(|(column, _)| *column);
    let letters: Vec<(usize, &'static str)> = others()
        .filter(|(column, _)| Some(*column) != person)
        .filter_map(|(column, head)| Some((*column, asides::raci_letter(head)?)))
        .collect();
    let of_letters = |column: &usize| most(*column, &|text| letters_of(text).is_some());
    let with_letters: Vec<usize> = others().map(|(column, _)| *column).filter(of_letters).collect();
    let has = |wanted: &str| letters.iter().any(|(_, letter)| *letter == wanted);
    if letters.len() > 1 && !is_asked && !(has("C") && has("I")) {
        return None;
    }
    let form = match (with_letters.as_slice(), letters.len() > 1) {
        ([letter], false) => {
            let is_named = |column: &usize| column != letter && !with_letters.contains(column);
            let person = others().filter(|(column, head)| is_named(column) && asides::is_raci_person(head));
            let [(person, _)] = person.collect::<Vec<_>>()[..] else { return None };
            // Whoever says nothing of it means a RACI by its letters, and by little else.
            let said: BTreeSet<&str> = cells(*letter).iter().filter_map(|text| letters_of(text)).flatten().collect();
            if !is_asked && (said.len() < LEAST || others().count() > MOST) {
                return None;
            }
            Form::Rows { person: *person, letter: *letter }
        }
        (_, true) => {
            let says_mark = |column: usize| cells(column).iter().all(|text| synonyms::truth(text).is_some());
            let all_marks = letters.iter().all(|(column, _)| says_mark(*column));
            let is_matrix = letters.iter().any(|(column, _)| with_letters.contains(column));
            match person {
                Some(person) if all_marks => Form::Marks { person, letters },
                None if !is_matrix && !all_marks => Form::Names { letters },
                _ => return None,
            }
        }
        _ => return None,
    };
    Some(Found { at, activity, beside, form })
}

/// The letters that a cell says: « R », « C, I », « Consulté ».
fn letters_of(text: &str) -> Option<Vec<&'static str>> {
    letters_said(RACI_LETTERS, text)
}

/// A row of the matrix: an activity, with who does what of it.
#[derive(Default)]
struct Line {
    cells: Vec<(String, Place)>,
    /// By person: the letters, and where the first of them stands.
    said: BTreeMap<usize, (Vec<&'static str>, Place)>,
    rows: Vec<u32>,
    /// Its cells that say no letter, or nobody's.
    refused: Vec<Said>,
}

struct Turning<'a> {
    sheet: &'a Sheet,
    manifest: &'a Manifest,
    people: Vec<String>,
    lines: Vec<Line>,
}

impl Turning<'_> {
    fn text(&self, (row, column): Place) -> String {
        cell_at(self.sheet, row, column).map(Cell::shown).unwrap_or_default()
    }

    fn person(&mut self, name: &str) -> usize {
        let is_it = |known: &String| folded(known) == folded(name) || people::same(known, name, self.manifest);
        let known = self.people.iter().position(is_it);
        known.unwrap_or_else(|| {
            self.people.push(name.to_owned());
            self.people.len() - 1
        })
    }

    fn says(&mut self, line: usize, name: &str, letters: &[&'static str], place: Place) {
        let person = self.person(name);
        let Some(line) = self.lines.get_mut(line) else { return };
        let said = line.said.entry(person).or_insert_with(|| (Vec::new(), place));
        said.0.extend(letters.iter().filter(|letter| !said.0.contains(letter)).copied().collect::<Vec<_>>());
    }

    fn refuse(&mut self, line: usize, (row, column): Place, message: Message) {
        let said = Said { cell: Some(self.sheet.name_of(row, column)), message };
        if let Some(line) = self.lines.get_mut(line) {
            line.refused.push(said);
        }
    }

    fn row(&mut self, row: u32, line: usize, form: &Form) {
        match form {
            Form::Rows { person, letter } => {
                let (name, text) = (self.text((row, *person)), self.text((row, *letter)));
                self.one(line, &name, (row, *letter), &text);
            }
            Form::Marks { person, letters } => {
                let name = self.text((row, *person));
                for (column, letter) in letters {
                    if synonyms::truth(&self.text((row, *column))) == Some(true) {
                        self.one(line, &name, (row, *column), letter);
                    }
                }
            }
            Form::Names { letters } => {
                for (column, letter) in letters {
                    let text = self.text((row, *column));
                    for name in people::named(&text, self.manifest) {
                        if synonyms::truth(name) == Some(true) {
                            self.refuse(line, (row, *column), Message::new("exchange-raci-nobody").with("value", name));
                        } else if asides::is_nothing(name) {
                            self.refuse(line, (row, *column), Message::new(UNDECIDED).with("value", name));
                        } else {
                            self.says(line, name, &[letter], (row, *column));
                        }
                    }
                }
            }
        }
    }

    /// What one person does, by a cell. A line that names somebody and says no letter says nothing.
    fn one(&mut self, line: usize, name: &str, at: Place, text: &str) {
        if text.is_empty() || asides::is_blank(text) {
            return;
        }
        match letters_of(text) {
            _ if name.is_empty() => self.refuse(line, at, Message::new("exchange-raci-nobody").with("value", text)),
            _ if asides::is_nothing(name) => self.refuse(line, at, Message::new(UNDECIDED).with("value", name)),
            Some(letters) => self.says(line, name, &letters, at),
            None => {
                let message = Message::new("exchange-raci-letter").with("value", text).with("name", name);
                self.refuse(line, at, message);
            }
        }
    }
}

impl Turning<'_> {
    /// Makes one of « N. Kerbrat » and « Nolwenn Kerbrat », where no other one of the sheet or of the project may be meant;
    /// gives what was read as what.
    fn unite(&mut self, known: &[String]) -> Vec<(String, String)> {
        let mut read = Vec::new();
        for at in 0..self.people.len() {
            let said = self.people[at].clone();
            if people::key_of(&said, self.manifest).is_some() {
                continue;
            }
            let mut full: BTreeSet<&String> =
                self.people.iter().chain(known).filter(|full| people::is_short_for(&said, full)).collect();
            let Some(full) = full.pop_first().filter(|_| full.is_empty()).cloned() else { continue };
            match self.people.iter().position(|one| *one == full) {
                // Two letters on one line are those of two people.
                Some(other) if self.lines.iter().any(|line| line.parts(at, other)) => continue,
                Some(other) => self.lines.iter_mut().for_each(|line| line.pass_on(at, other)),
                None => self.people[at].clone_from(&full),
            }
            read.push((said, full));
        }
        // Who says nothing any more has no column.
        let mut left: Vec<usize> = (0..self.people.len()).collect();
        left.retain(|at| self.lines.iter().any(|line| line.said.contains_key(at)));
        let place = |at: usize| left.iter().position(|kept| *kept == at);
        for line in &mut self.lines {
            let said = std::mem::take(&mut line.said);
            line.said = said.into_iter().filter_map(|(at, said)| Some((place(at)?, said))).collect();
        }
        self.people = left.iter().map(|at| self.people[*at].clone()).collect();
        read
    }
}

impl Line {
    /// Does it give two people letters that are not the same?
    fn parts(&self, one: usize, other: usize) -> bool {
        let letters = |at: &usize| self.said.get(at).map(|(letters, _)| letters);
        matches!((letters(&one), letters(&other)), (Some(one), Some(other)) if one != other)
    }

    /// Gives the letters of one person to another.
    fn pass_on(&mut self, from: usize, to: usize) {
        let Some((letters, place)) = self.said.remove(&from) else { return };
        let said = self.said.entry(to).or_insert_with(|| (Vec::new(), place));
        let more: Vec<&'static str> = letters.into_iter().filter(|letter| !said.0.contains(letter)).collect();
        said.0.extend(more);
    }
}

/// The sheet as a matrix.
fn turn(sheet: &Sheet, found: &Found, grid: &Grid, (manifest, known): (&Manifest, &[String])) -> Sheet {
    let mut turning = Turning { sheet, manifest, people: Vec::new(), lines: Vec::new() };
    let own: Vec<usize> =
        std::iter::once(found.activity).chain(found.beside.iter().map(|(column, _)| *column)).collect();
    let mut keys: Vec<Vec<String>> = Vec::new();
    let mut last: Option<usize> = None;
    let mut legends = Vec::new();
    for row in sheet.rows.iter().skip(found.at + 1).filter(|row| row.filled().next().is_some()) {
        let texts: Vec<String> = row.filled().map(|column| row.cell(column).shown()).collect();
        let is_alone = texts.len() == 1 && texts.iter().all(|text| legends::explains_letters(text, true));
        if is_alone || legends::explains_in_cells(&texts) {
            let message = Message::new("exchange-raci-legend").with("text", texts.join(" · "));
            legends.push(Said { cell: Some(sheet.name_of(row.index, found.activity)), message });
            continue;
        }
        let cells: Vec<(String, Place)> =
            own.iter().map(|column| (turning.text((row.index, *column)), (row.index, *column))).collect();
        let key: Vec<String> = cells.iter().map(|(text, _)| folded(text)).collect();
        // Under an activity the next rows of it follow.
        let goes_on = key.first().is_some_and(String::is_empty).then_some(last).flatten();
        let line = goes_on.or_else(|| keys.iter().position(|known| *known == key)).unwrap_or_else(|| {
            keys.push(key);
            turning.lines.push(Line { cells, ..Line::default() });
            turning.lines.len() - 1
        });
        last = Some(line);
        if let Some(line) = turning.lines.get_mut(line) {
            line.rows.push(row.index);
        }
        turning.row(row.index, line, &found.form);
    }
    let united = turning.unite(known).into_iter().map(|(value, name)| {
        let message = Message::new("exchange-raci-short").with("value", value).with("name", name);
        Said { cell: None, message }
    });
    let beside = united.chain(legends).collect();
    done(turning, found, &own, (grid, beside))
}

fn done(turning: Turning<'_>, found: &Found, own: &[usize], (grid, told): (&Grid, Vec<Said>)) -> Sheet {
    let Turning { sheet, people, lines, .. } = turning;
    let heads = sheet.rows.get(found.at).cloned().unwrap_or_default();
    let texts = own.iter().map(|column| heads.cell(*column).shown()).chain(people.iter().cloned());
    let mut rows = vec![Row { index: 0, cells: texts.map(Cell::text).collect() }];
    let mut long = Vec::new();
    for line in lines {
        let index = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let first = line.cells.first().map(|(_, place)| *place).unwrap_or_default();
        let mut cells: Vec<Cell> = line.cells.iter().map(|(text, _)| Cell::text(text.clone())).collect();
        let mut places: Vec<Place> = line.cells.iter().map(|(_, place)| *place).collect();
        for person in 0..people.len() {
            let said = line.said.get(&person);
            cells.push(said.map_or_else(Cell::default, |(letters, _)| Cell::text(letters.join(", "))));
            places.push(said.map_or(first, |(_, place)| *place));
        }
        rows.push(Row { index, cells });
        let is_said = !line.said.is_empty() || line.refused.is_empty();
        long.push(Long { rows: line.rows, cells: places, refused: line.refused, is_said, notes: Vec::new() });
    }
    let above = sheet.rows.iter().take(found.at);
    let above = above.filter_map(|row| Some((row.index, row.cell(row.filled().next()?).shown()))).collect();
    let columns = columns(sheet, found, &heads, grid);
    let heads = (heads.index, heads.index);
    let beside = told.into_iter().chain(marks(sheet)).collect();
    Sheet {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        rows,
        merges: Merges::default(),
        marks: Marks::default(),
        part: sheet.part,
        turned: Some(Arc::new(Turned { grid: grid.name, heads, columns, above, beside, lines: long })),
    }
}

/// What people put on a sheet beside its cells.
pub fn marks(sheet: &Sheet) -> impl Iterator<Item = Said> {
    let said = |(row, column): Place, message| Said { cell: Some(sheet.name_of(row, column)), message };
    let comment = |text: &String| Message::new("exchange-note-comment").with("text", text);
    let comments = sheet.marks.comments.iter().map(move |(place, text)| said(*place, comment(text)));
    comments.chain(sheet.marks.struck.iter().map(move |place| said(*place, Message::new("exchange-note-struck"))))
}

/// What the columns of the file are.
fn columns(sheet: &Sheet, found: &Found, heads: &Row, grid: &Grid) -> Vec<Column> {
    let field = |name: &str| grid.fields().into_iter().find(|field| field.name == name).map(Slot::Field);
    let people =
        || grid.fields().into_iter().find(|field| matches!(field.field_type, FieldType::Words(_))).map(Slot::Field);
    let is_of_people = |column: usize| match &found.form {
        Form::Rows { person, letter } => column == *person || column == *letter,
        Form::Marks { person, letters } => column == *person || letters.iter().any(|(it, _)| *it == column),
        Form::Names { letters } => letters.iter().any(|(it, _)| *it == column),
    };
    let of = |column: usize| {
        let filled = sheet.rows.iter().skip(found.at + 1).filter(|row| !row.cell(column).is_empty()).count();
        let beside = found.beside.iter().find(|(it, _)| *it == column);
        let (slot, how) = match beside {
            Some((_, field)) => (Some(Slot::Field(*field)), How::Named(Sureness::Usual)),
            None if column == found.activity => (field("activity"), How::Named(Sureness::Usual)),
            None if is_of_people(column) => (people(), How::Content),
            None => (None, How::Unknown(None)),
        };
        Column { column, head: heads.cell(column).shown(), slot, parts: None, how, filled }
    };
    heads.filled().map(of).collect()
}

//! Is a sheet an access matrix in its usual wide form, a column for each role or for each object, and which of its
//! columns is what?

use std::collections::{BTreeMap, BTreeSet};

use super::super::asides;
use super::super::book::{Row, Sheet};
use super::super::grid::{self, Grid};
use super::super::guess;
use super::super::header::Heads;
use super::super::synonyms::{self, Said, Sureness};
use super::super::words::folded;
use super::legend;
use super::letters::Letters;
use super::reading::{self, Given, Legend, Parsed, Right, is_word};
use crate::model::{Kind, Project};

/// Rows that are looked at for the heads.
const DEPTH: usize = 30;
/// Rows under them that tell what a column holds.
const SAMPLE: usize = 100;
/// Cells of which none says rights where the column says none.
const FIRST: usize = 8;
/// Characters of a cell beyond which it is no name of a column.
const LONGEST: usize = 60;

/// A column whose cells say rights.
#[derive(Clone, Debug, PartialEq)]
pub struct Holder {
    /// Its place, from 0.
    pub column: usize,
    /// Whose rights they are, or on what.
    pub name: String,
    /// The row of that name.
    pub row: u32,
    /// The rights that a cross under it gives, where its head says so.
    pub rights: Option<Given>,
}

/// An access matrix in a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// First and last row of its heads.
    pub heads: (u32, u32),
    /// The column that names its lines.
    pub item: usize,
    /// The column of the roles, where they stand beside the objects: each line is of one role.
    pub role: Option<usize>,
    /// The column that names the right of a line, where one does: « Compte », « Voir ».
    pub verb: Option<usize>,
    /// The columns of rights.
    pub holders: Vec<Holder>,
    /// Its lines are roles, and its columns objects.
    pub transposed: bool,
    /// Its rows.
    pub rows: Vec<u32>,
}

/// How a sheet may be one.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It is, surely.
    Clear(Found),
    /// It may be: whoever says that it is one has it read so.
    Likely(Found),
    /// Its cells say rights, and nothing says which side the roles are on.
    Sideless,
    /// It is none.
    None,
}

/// What the project calls roles.
pub struct Facts {
    roles: BTreeSet<String>,
    /// What its rights call their objects.
    objects: BTreeSet<String>,
    /// The titles of its data entities, each with its id; those that two bear with none.
    entities: BTreeMap<String, Option<String>>,
}

impl Facts {
    /// Those of a project.
    pub fn of(project: &Project) -> Self {
        let rights = project.of_kind(Kind::AccessRight).filter_map(|right| right.text("role"));
        let functions = project.manifest.people.iter().map(|person| person.function.clone());
        let roles = rights.chain(functions).map(|role| folded(&role)).filter(|role| !role.is_empty()).collect();
        let objects = project.of_kind(Kind::AccessRight).flat_map(|right| right.texts("entity"));
        let mut entities: BTreeMap<String, Option<String>> = BTreeMap::new();
        for (id, (kind, ..)) in project.index.iter() {
            let title = project.title(id).filter(|_| *kind == Kind::DataEntity).map(folded).unwrap_or_default();
            if !title.is_empty() {
                entities.entry(title).and_modify(|known| *known = None).or_insert_with(|| Some(id.to_string()));
            }
        }
        Self { roles, objects: objects.map(|object| folded(&object)).collect(), entities }
    }

    /// The id of the data entity that a text names by its title, unless the rights of the project call it as the text
    /// does.
    pub fn entity(&self, text: &str) -> Option<&str> {
        let said = folded(text);
        let id = self.entities.get(&said)?.as_deref();
        id.filter(|_| !self.objects.contains(&said))
    }

    fn is_role(&self, text: &str) -> bool {
        let said = folded(text);
        self.roles.contains(&said) || said.split(' ').any(|word| is_word("roles", word))
    }

    /// Are most of these texts roles?
    fn mostly<'a>(&self, texts: impl Iterator<Item = &'a str> + Clone) -> bool {
        let all = texts.clone().count();
        all > 0 && texts.filter(|text| self.is_role(text)).count() * 2 >= all
    }
}

/// What a sheet is.
pub fn of_sheet(sheet: &Sheet, legend: &Legend, facts: &Facts) -> Verdict {
    let Some(grid) = grid::named("access_matrix") else { return Verdict::None };
    let mut best = Verdict::None;
    let lines = lines(sheet);
    for (at, row) in sheet.rows.iter().take(DEPTH).enumerate() {
        if is_long(row, &grid) {
            return Verdict::None;
        }
        let is_name = |column: usize| row.cell(column).shown().chars().count() <= LONGEST;
        if !row.filled().all(is_name) || row.filled().next().is_none() {
            continue;
        }
        let look = Look { sheet, lines: &lines, legend, facts, at, row };
        match look.verdict() {
            Verdict::None => {}
            Verdict::Sideless => best = Verdict::Sideless,
            found => return look.under_roles().unwrap_or(found),
        }
    }
    best
}

/// Are these the heads of the long form, a line for each role and object?
fn is_long(row: &Row, grid: &Grid) -> bool {
    let heads: Vec<Said> = row.filled().map(|column| Said::new(&row.cell(column).shown())).collect();
    let named = |name: &str| {
        let slot = grid.fields().into_iter().find(|slot| slot.name == name);
        let is_it =
            |said: &Said| slot.as_ref().and_then(|slot| synonyms::of_field(grid, slot, said)) >= Some(Sureness::Common);
        heads.iter().any(is_it)
    };
    let others = Right::ALL.map(Right::field).into_iter().chain(["scope"]);
    named("role") && named("entity") && others.into_iter().any(named)
}

/// The rows of a sheet, but for those that explain its letters and those that hold nothing; with their positions.
fn lines(sheet: &Sheet) -> Vec<(usize, &Row)> {
    let mut lines = Vec::new();
    let mut is_under = false;
    for (at, row) in sheet.rows.iter().enumerate() {
        let Some(first) = row.filled().next() else { continue };
        if legend::is_row(row) || (is_under && legend::is_pair(row)) {
            continue;
        }
        is_under = asides::is_legend(&row.cell(first).shown());
        lines.push((at, row));
    }
    lines
}

struct Look<'a> {
    sheet: &'a Sheet,
    lines: &'a [(usize, &'a Row)],
    legend: &'a Legend,
    facts: &'a Facts,
    /// The position of the heads among the rows.
    at: usize,
    row: &'a Row,
}

impl Look<'_> {
    /// The text of a cell of the heads; that of its block, where it is merged.
    fn head(&self, row: u32, column: usize) -> String {
        let own = self.sheet.row(row).map(|row| row.cell(column).shown()).unwrap_or_default();
        if !own.is_empty() {
            return own;
        }
        let Some(block) = self.sheet.merge_at(row, column) else { return String::new() };
        self.sheet.row(block.start.0).map(|row| row.cell(block.start.1 as usize).shown()).unwrap_or_default()
    }

    /// The rows under the heads, but for those that explain the sheet.
    fn under(&self) -> impl Iterator<Item = &Row> + Clone {
        let at = self.at;
        self.lines.iter().filter(move |(line, _)| *line > at).map(|(_, row)| *row)
    }

    /// The first of them: enough to tell what a column holds.
    fn sample(&self) -> impl Iterator<Item = &Row> + Clone {
        self.under().take(SAMPLE)
    }

    fn parsed(&self, column: usize) -> Vec<Parsed> {
        let texts = self.sample().map(|row| row.cell(column).shown()).filter(|text| !text.is_empty());
        texts.map(|text| reading::parse(&text, self.legend)).collect()
    }

    /// Do most of the cells under a head say rights?
    fn says_rights(&self, column: usize) -> bool {
        let head = folded(&self.head(self.row.index, column));
        let is_number = asides::is_counter(&head) || ["id", "ref", "code"].contains(&head.as_str());
        let begin: Vec<Parsed> =
            self.sample().take(FIRST).map(|row| reading::parse(&row.cell(column).shown(), self.legend)).collect();
        if begin.len() == FIRST && begin.iter().all(|cell| matches!(cell, Parsed::Unread(_))) {
            return false;
        }
        let cells = self.parsed(column);
        let read = cells.iter().filter(|cell| !matches!(cell, Parsed::Unread(_))).count();
        let says = cells.iter().any(|cell| matches!(cell, Parsed::Units(..) | Parsed::Mark(_)));
        !is_number && says && read * 2 >= cells.len()
    }

    /// The same with the next row as the heads, where it names rights under the roles of this one.
    fn under_roles(&self) -> Option<Verdict> {
        let row = self.sheet.rows.get(self.at + 1)?;
        let next = Look { at: self.at + 1, row, ..*self };
        match next.verdict() {
            Verdict::Clear(found) if found.heads.0 == self.row.index => Some(Verdict::Clear(found)),
            Verdict::Likely(found) if found.heads.0 == self.row.index => Some(Verdict::Likely(found)),
            _ => None,
        }
    }

    /// The columns that say rights, and those of roles among them: what nobody can read there is refused at its cells.
    fn columns(&self, named: &[usize]) -> Vec<usize> {
        let says: Vec<usize> = named.iter().copied().filter(|column| self.says_rights(*column)).collect();
        if says.is_empty() {
            return says;
        }
        let is_read = |column: usize| self.parsed(column).iter().any(|cell| !matches!(cell, Parsed::Unread(_)));
        let is_role = |column: usize| self.facts.is_role(&self.head(self.row.index, column));
        // The first one names the lines.
        let others = || named.iter().skip(1).copied().filter(|column| !says.contains(column) && is_role(*column));
        let mut columns: Vec<usize> = says.iter().copied().chain(others().filter(|column| is_read(*column))).collect();
        columns.sort_unstable();
        let bounds = columns.first().copied().zip(columns.last().copied()).unwrap_or_default();
        columns.extend(others().filter(|column| !is_read(*column) && (bounds.0..bounds.1).contains(column)));
        columns.sort_unstable();
        columns
    }

    fn verdict(&self) -> Verdict {
        let width = self.row.cells.len();
        let named: Vec<usize> = (0..width).filter(|column| !self.head(self.row.index, *column).is_empty()).collect();
        let mut columns = self.columns(&named);
        let is_verb = |column: usize| is_word("heads.letters", &folded(&self.head(self.row.index, column)));
        let names = |before: usize| {
            let is_filled = |column: &usize| self.sample().any(|row| !row.cell(*column).is_empty());
            (0..before).filter(is_filled).collect::<Vec<usize>>()
        };
        let Some(first) = columns.first().copied() else { return Verdict::None };
        let mut verb = None;
        if columns.len() > 1 && is_verb(first) && !names(first).is_empty() {
            verb = Some(first);
            columns.remove(0);
        }
        let beside = names(verb.unwrap_or(first));
        let Some(item) = beside.last().copied() else { return Verdict::None };
        if let (None, [only]) = (verb, columns.as_slice())
            && is_verb(*only)
        {
            return self.one_column(&beside, *only);
        }
        let last = columns.iter().max().copied().unwrap_or(first);
        // A role that has no right at all stands among the others.
        let is_right = |column: usize| {
            let head = reading::parse(&self.head(self.row.index, column), self.legend);
            matches!(head, Parsed::Units(..)) && column > item
        };
        let is_blank = |column: &usize| {
            let is_among = (first..last).contains(column) || is_right(*column);
            is_among && !columns.contains(column) && Some(*column) != verb && self.parsed(*column).is_empty()
        };
        let blank: Vec<usize> = named.iter().copied().filter(is_blank).collect();
        columns.extend(blank);
        columns.sort_unstable();
        let Some(holders) = self.holders(&columns) else { return Verdict::None };
        self.judged(item, verb, holders)
    }

    /// What stands over the columns of rights: roles, or rights under the role of each group of them.
    fn holders(&self, columns: &[usize]) -> Option<(Vec<Holder>, bool)> {
        let row = self.row.index;
        let heads: Vec<(usize, String)> = columns.iter().map(|column| (*column, self.head(row, *column))).collect();
        let gives = |text: &str| match reading::parse(text, self.legend) {
            Parsed::Units(units, None) => {
                Letters::of([reading::parse("CRUD", &Legend::new())].iter()).given(text, &units).ok()
            }
            _ => None,
        };
        let rights = heads.iter().filter(|(_, head)| gives(head).is_some()).count();
        let above = self.at.checked_sub(1).and_then(|above| self.sheet.rows.get(above));
        let above = above.filter(|above| above.index + 1 == row && rights == heads.len() && above.filled().count() > 1);
        let Some(above) = above else {
            // « Lecture », « Écriture » are no roles, nor is a line of the matrix; « DR », « ADV » are.
            let is_said = |head: &str| reading::in_words(head).is_some() || head.chars().count() < 2;
            let said = heads.iter().filter(|(_, head)| is_said(head)).count();
            let names: BTreeSet<&str> = heads.iter().map(|(_, head)| head.as_str()).collect();
            if said * 2 >= heads.len() || (rights == heads.len() && names.len() < heads.len()) {
                return None;
            }
            let holder = |(column, name): (usize, String)| Holder { column, name, row, rights: None };
            return Some((heads.into_iter().map(holder).collect(), false));
        };
        let mut group = String::new();
        let mut holders = Vec::new();
        for column in 0..=columns.last().copied()? {
            let name = self.head(above.index, column);
            if !name.is_empty() {
                group = name;
            }
            if let Some((_, head)) = heads.iter().find(|(known, _)| *known == column) {
                let name = Some(group.clone()).filter(|name| !name.is_empty())?;
                holders.push(Holder { column, name, row: above.index, rights: gives(head) });
            }
        }
        let groups: BTreeSet<&str> = holders.iter().map(|holder| holder.name.as_str()).collect();
        // Of a line of the matrix each cell stands under a role of its own.
        (groups.len() > 1 && groups.len() < holders.len()).then_some((holders, true))
    }

    fn found(&self, item: usize, verb: Option<usize>, holders: Vec<Holder>, grouped: bool) -> Found {
        let row = self.row.index;
        let rows = self.under().map(|row| row.index).collect();
        Found {
            heads: (if grouped { row - 1 } else { row }, row),
            item,
            role: None,
            verb,
            holders,
            transposed: false,
            rows,
        }
    }

    /// « Rôle », « Objet », « Droits »: the role of each line, and its rights in one column.
    fn one_column(&self, beside: &[usize], column: usize) -> Verdict {
        let head = |column: &usize| folded(&self.head(self.row.index, *column));
        let role = beside.iter().copied().find(|column| is_word("heads.roles", &head(column)));
        let item = beside.iter().copied().find(|column| is_word("heads.things", &head(column)));
        let (Some(role), Some(item)) = (role, item) else { return Verdict::None };
        let holder = Holder { column, name: String::new(), row: self.row.index, rights: None };
        Verdict::Clear(Found { role: Some(role), ..self.found(item, None, vec![holder], false) })
    }

    fn judged(&self, item: usize, verb: Option<usize>, (holders, grouped): (Vec<Holder>, bool)) -> Verdict {
        let mut found = self.found(item, verb, holders, grouped);
        let corner = self.head(self.row.index, item);
        let corner = if corner.is_empty() && grouped { self.head(self.row.index - 1, item) } else { corner };
        // « Objet / Rôle »: what the lines are comes first.
        let corner = folded(corner.split(['/', '\\', '|']).next().unwrap_or_default());
        let is_thing = is_word("heads.things", &corner);
        let is_gesture = is_word("heads.gestures", &corner);
        let lines: Vec<String> =
            self.under().map(|row| row.cell(item).shown()).filter(|text| !text.is_empty()).collect();
        let heads_are = self.facts.mostly(found.holders.iter().map(|holder| holder.name.as_str()));
        let lines_are = self.facts.mostly(lines.iter().map(String::as_str));
        let side = match () {
            () if is_word("heads.roles", &corner) => Some(true),
            () if !is_thing
                && lines.iter().filter(|line| reading::of_line(line).is_some()).count() * 2 > lines.len() =>
            {
                Some(false)
            }
            () if is_thing || (is_gesture && (heads_are || !lines_are)) => Some(false),
            () if heads_are != lines_are => Some(lines_are),
            () => None,
        };
        let Some(transposed) = side else {
            return if found.holders.len() > 1 { Verdict::Sideless } else { Verdict::None };
        };
        found.transposed = transposed;
        let is_clear = found.holders.len() > 1
            && !lines.is_empty()
            && self.is_clear(&found, &lines, is_thing, if transposed { lines_are } else { heads_are });
        if is_clear { Verdict::Clear(found) } else { Verdict::Likely(found) }
    }

    /// Can it be nothing else? Crosses and single letters stand in many tables: plans, RACI, sizes, priorities.
    fn is_clear(&self, found: &Found, lines: &[String], is_thing: bool, has_roles: bool) -> bool {
        let cells: Vec<Parsed> = found.holders.iter().flat_map(|holder| self.parsed(holder.column)).collect();
        let count = |is_it: &dyn Fn(&Parsed) -> bool| cells.iter().filter(|cell| is_it(cell)).count();
        let is_said = |cell: &Parsed| match cell {
            Parsed::Units(units, _) => {
                units.len() > 1 || units.iter().any(|unit| matches!(unit, reading::Unit::Word(_)))
            }
            _ => false,
        };
        let (said, units) = (count(&is_said), count(&|cell| matches!(cell, Parsed::Units(..))));
        let marks = count(&|cell| matches!(cell, Parsed::Mark(_)));
        if units == 0 {
            let begins = |text: &str| reading::of_line(text).is_some();
            let verbs = match found.transposed {
                true => found.holders.iter().any(|holder| begins(&holder.name)),
                false => lines.iter().any(|line| begins(line)),
            };
            let has_rights =
                found.verb.is_some() || verbs || found.holders.iter().any(|holder| holder.rights.is_some());
            return has_roles && has_rights && marks > 1;
        }
        let is_raci = grid::named("raci").is_some_and(|raci| {
            let heads =
                Heads { top: found.heads.0, bottom: found.heads.1, columns: super::super::header::single(self.row) };
            guess::letters(self.sheet, &heads, &raci) > 0
        });
        if is_raci && !is_thing {
            return false;
        }
        said * 4 >= units || has_roles
    }
}

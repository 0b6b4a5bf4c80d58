//! The long sheet of an access matrix: a row for each role and object, with where each of its cells stands in the file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::book::{Cell, CellName, Content, Marks, Row, Sheet};
use super::super::columns::{Column, How};
use super::super::grid::{self, FieldSlot, Slot};
use super::super::lines::cell_at;
use super::super::marked;
use super::super::merges::Merges;
use super::super::simulation::Said;
use super::super::synonyms::Sureness;
use super::super::words::folded;
use super::finding::{Facts, Found, Holder};
use super::letters::Letters;
use super::reading::{self, Given, Legend, Parsed, Right};
use crate::text::{Arg, Lang, Message};

/// What a long sheet was made from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Turned {
    /// The grid that it is.
    pub grid: &'static str,
    /// First and last row of the heads in the file, from 0.
    pub heads: (u32, u32),
    /// What the columns of the file are.
    pub columns: Vec<Column>,
    /// Rows above the heads, each with its first text.
    pub above: Vec<(u32, String)>,
    /// What is told of what stands beside the rights.
    pub beside: Vec<Said>,
    /// The rows of the long sheet, the heads apart: the first is its row 1.
    pub lines: Vec<Long>,
}

/// A row of the long sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Long {
    /// The rows of the file that it was made from.
    pub rows: Vec<u32>,
    /// Where its cells stand: row and column in the file, from 0.
    pub cells: Vec<(u32, usize)>,
    /// How its cells were read.
    pub notes: Vec<Said>,
    /// Its cells that could not be.
    pub refused: Vec<Said>,
    /// Some cell of it was read.
    pub is_said: bool,
}

impl Turned {
    /// A row of the long sheet.
    pub fn line(&self, row: u32) -> Option<&Long> {
        self.lines.get(usize::try_from(row).ok()?.checked_sub(1)?)
    }

    /// Where a cell of the long sheet stands in the file.
    pub fn place(&self, row: u32, column: usize) -> Place {
        let place = self.line(row).and_then(|line| line.cells.get(column).or(line.cells.first()));
        place.copied().unwrap_or((self.heads.1, 0))
    }
}

/// A role with an object, with what the cells say of it.
struct Pair {
    role: Named,
    object: Named,
    said: BTreeMap<Right, (bool, Place)>,
    scope: Option<(&'static str, Place)>,
    /// Two of its cells say otherwise.
    is_torn: bool,
    long: Long,
}

/// Where a cell stands in the file: row and column, from 0.
type Place = (u32, usize);
/// A text with its cell.
type Named = (String, Place);

/// A line of the matrix.
struct Item<'a> {
    row: u32,
    /// What stands in its first column, and where.
    name: String,
    place: Place,
    /// The rights of the line, where its column, or its verb, says them.
    given: Option<(Given, String)>,
    cells: Vec<(&'a Holder, String, Parsed)>,
}

/// The sheet in the long form.
pub fn turn(sheet: &Sheet, found: &Found, legend: &Legend, facts: &Facts, lang: Lang) -> Sheet {
    let mut turning = Turning {
        sheet,
        found,
        letters: Letters::default(),
        pairs: Vec::new(),
        index: BTreeMap::new(),
        beside: Vec::new(),
    };
    let items = turning.items(legend);
    turning.letters = Letters::of(items.iter().flat_map(|item| item.cells.iter().map(|(_, _, parsed)| parsed)));
    for item in &items {
        turning.item(item);
    }
    turning.done(facts, lang)
}

struct Turning<'a> {
    sheet: &'a Sheet,
    found: &'a Found,
    letters: Letters,
    pairs: Vec<Pair>,
    index: BTreeMap<(String, String), usize>,
    beside: Vec<Said>,
}

impl<'a> Turning<'a> {
    fn name(&self, (row, column): Place) -> CellName {
        CellName { sheet: self.sheet.name.clone(), row, column }
    }

    fn said(&self, place: Place, message: Message) -> Said {
        Said { cell: Some(self.name(place)), message }
    }

    fn text(&self, row: u32, column: usize) -> String {
        cell_at(self.sheet, row, column).map(Cell::shown).unwrap_or_default()
    }

    fn items(&self, legend: &Legend) -> Vec<Item<'a>> {
        let mut items = Vec::new();
        let mut last: Option<Named> = None;
        for row in &self.found.rows {
            let mut name = (self.text(*row, self.found.item), (*row, self.found.item));
            let verb = self.found.verb.map(|column| self.text(*row, column)).unwrap_or_default();
            // Under « Compte » the next rights of it follow.
            if name.0.is_empty() && !verb.is_empty() {
                name = last.clone().unwrap_or(name);
            }
            last = Some(name.clone()).filter(|(text, _)| !text.is_empty()).or(last);
            let cells = self.found.holders.iter().map(|holder| {
                let text = self.text(*row, holder.column);
                let parsed = reading::parse(&text, legend);
                (holder, text, parsed)
            });
            let cells: Vec<_> = cells.collect();
            let given = match self.found.verb {
                Some(_) => reading::in_words(&verb).map(|given| (given, name.0.clone())),
                None => reading::of_line(&name.0),
            };
            items.push(Item { row: *row, name: name.0, place: name.1, given, cells });
        }
        items
    }

    fn item(&mut self, item: &Item<'a>) {
        let is_blank = |text: &String| text.is_empty();
        let all_blank = item.cells.iter().all(|(_, text, _)| is_blank(text));
        let marks = item.cells.iter().any(|(_, _, parsed)| matches!(parsed, Parsed::Mark(_)));
        let units = item.cells.iter().any(|(_, _, parsed)| matches!(parsed, Parsed::Units(..)));
        // Letters say their rights themselves, and then the line is about all that stands in its first column.
        let given = item.given.as_ref().filter(|_| self.found.verb.is_some() || (!units && !self.found.transposed));
        if item.name.is_empty() {
            let filled = item.cells.iter().find(|(_, text, _)| !is_blank(text));
            if let Some((holder, ..)) = filled {
                let message = Message::new("exchange-rights-nameless");
                self.beside.push(self.said((item.row, holder.column), message));
            }
            return;
        }
        if all_blank && given.is_none() {
            let message = Message::new("exchange-rights-title").with("value", &item.name);
            self.beside.push(self.said(item.place, message));
            return;
        }
        if let Some((given, object)) = given {
            let message = Message::new("exchange-rights-line").with("value", self.line_text(item));
            let message = message.with("rights", Arg::List(rights(given))).with("object", object);
            self.beside.push(self.said((item.row, self.found.verb.unwrap_or(self.found.item)), message));
        }
        for (holder, text, parsed) in &item.cells {
            let of_mark = given
                .map(|(given, _)| given.clone())
                .or_else(|| holder.rights.clone())
                .or_else(|| self.of_object(holder));
            // Where a cross says nothing, an empty cell beside it says nothing either.
            if text.is_empty() && of_mark.is_none() && marks && !units {
                continue;
            }
            self.cell(item, holder, text, parsed, of_mark, given.map(|(_, object)| object.as_str()));
        }
    }

    /// What says the right of a line.
    fn line_text(&self, item: &Item<'_>) -> String {
        self.found.verb.map_or_else(|| item.name.clone(), |column| self.text(item.row, column))
    }

    /// The rights of a column whose head begins with them, « Voir un compte », where lines are roles.
    fn of_object(&self, holder: &Holder) -> Option<Given> {
        reading::of_line(&holder.name).filter(|_| self.found.transposed).map(|(given, _)| given)
    }

    fn cell(
        &mut self,
        item: &Item<'_>,
        holder: &Holder,
        text: &str,
        parsed: &Parsed,
        of_mark: Option<Given>,
        object: Option<&str>,
    ) {
        let place = (item.row, holder.column);
        let side = (holder.name.clone(), (holder.row, holder.column));
        let line = (object.map_or_else(|| item.name.clone(), str::to_owned), item.place);
        let (role, object) = match (self.found.role, self.found.transposed) {
            (Some(column), _) => ((self.text(item.row, column), (item.row, column)), line),
            (None, true) => {
                let is_verb = of_mark.is_some() && !matches!(parsed, Parsed::Units(..));
                let named = reading::of_line(&side.0).filter(|_| is_verb).map(|(_, object)| object);
                (line, (named.unwrap_or(side.0), side.1))
            }
            (None, false) => (side, line),
        };
        let (said, scope) = match (parsed, of_mark) {
            (Parsed::Unread(message), _) => return self.refuse(role, object, place, message.clone()),
            (Parsed::Units(units, scope), _) => match self.letters.given(text, units) {
                Ok(given) => (self.said_by(&given), *scope),
                Err(message) => return self.refuse(role, object, place, message),
            },
            (Parsed::Mark(scope), Some(given)) => (given.rights.iter().map(|right| (*right, true)).collect(), *scope),
            (Parsed::Mark(_), None) => {
                let message = Message::new("exchange-rights-mark").with("value", text).with("line", &item.name);
                return self.refuse(role, object, place, message);
            }
            (Parsed::Nothing, Some(given)) => (given.rights.iter().map(|right| (*right, false)).collect(), None),
            (Parsed::Nothing, None) => (self.said_by(&Given::default()), None),
        };
        let note = self.said(place, note(text, &said, scope));
        let at = self.pair(role, object);
        let mut other = None;
        if let Some(pair) = self.pairs.get_mut(at) {
            pair.long.is_said = true;
            pair.long.rows.push(place.0);
            pair.long.notes.push(note);
            for (right, is_given) in said {
                let known = pair.said.entry(right).or_insert((is_given, place));
                other = other.or(Some(known.1).filter(|_| known.0 != is_given));
            }
            if let Some(scope) = scope {
                let known = pair.scope.get_or_insert((scope, place));
                other = other.or(Some(known.1).filter(|_| known.0 != scope));
            }
        }
        if let Some(other) = other {
            let message = Message::new("exchange-rights-twice").with("other", self.name(other).to_string());
            let said = self.said(place, message);
            if let Some(pair) = self.pairs.get_mut(at) {
                pair.long.refused.push(said);
                pair.is_torn = true;
            }
        }
    }

    /// What a cell says of each right: what it does not give, it refuses.
    fn said_by(&self, given: &Given) -> BTreeMap<Right, bool> {
        let spoken = Right::USUAL.into_iter().chain(self.letters.export().then_some(Right::Export));
        let spoken = spoken.chain(given.rights.iter().copied());
        spoken.filter(|right| !given.open.contains(right)).map(|right| (right, given.rights.contains(&right))).collect()
    }

    /// The position of a role with an object.
    fn pair(&mut self, role: Named, object: Named) -> usize {
        let key = (folded(&role.0), folded(&object.0));
        let at = *self.index.entry(key).or_insert(self.pairs.len());
        if at == self.pairs.len() {
            self.pairs.push(Pair {
                role,
                object,
                said: BTreeMap::new(),
                scope: None,
                is_torn: false,
                long: Long::default(),
            });
        }
        at
    }

    fn refuse(&mut self, role: Named, object: Named, place: Place, message: Message) {
        let said = self.said(place, message);
        let at = self.pair(role, object);
        if let Some(pair) = self.pairs.get_mut(at) {
            pair.long.rows.push(place.0);
            pair.long.refused.push(said);
        }
    }

    fn done(mut self, facts: &Facts, lang: Lang) -> Sheet {
        self.marks();
        let fields = grid::named(super::GRID).map(|grid| grid.fields()).unwrap_or_default();
        let field = |name: &str| fields.iter().find(|field| field.name == name).copied();
        let names = ["role", "entity"].into_iter().chain(Right::ALL.map(Right::field)).chain(["scope"]);
        let heads = names.filter_map(field).map(|field| Cell::text(field.label(lang))).collect();
        let mut rows = vec![Row { index: 0, cells: heads }];
        let mut lines = Vec::new();
        for pair in std::mem::take(&mut self.pairs) {
            let index = u32::try_from(rows.len()).unwrap_or(u32::MAX);
            let entity = facts.entity(&pair.object.0).map(str::to_owned);
            if let Some(id) = &entity {
                let message = Message::new("exchange-note-id").with("value", &pair.object.0).with("id", id);
                let said = self.said(pair.object.1, message);
                if !self.beside.contains(&said) {
                    self.beside.push(said);
                }
            }
            let (cells, long) = pair.long(entity);
            rows.push(Row { index, cells });
            lines.push(long);
        }
        let above = self.sheet.rows.iter().take_while(|row| row.index < self.found.heads.0);
        let above = above.filter_map(|row| Some((row.index, row.cell(row.filled().next()?).shown()))).collect();
        let columns = self.columns(&field);
        let turned = Turned { grid: super::GRID, heads: self.found.heads, columns, above, beside: self.beside, lines };
        Sheet {
            name: self.sheet.name.clone(),
            hidden: self.sheet.hidden,
            rows,
            merges: Merges::default(),
            marks: Marks::default(),
            part: self.sheet.part,
            turned: Some(Arc::new(turned)),
        }
    }

    /// What people put on the sheet beside its cells is told with the cells of the file.
    fn marks(&mut self) {
        let marks = &self.sheet.marks;
        let mut told: Vec<(Place, Message)> = Vec::new();
        let is_line = |row: &&u32| self.found.rows.contains(row);
        let hidden = marks.hidden_rows.iter().filter(is_line);
        told.extend(hidden.map(|row| ((*row, self.found.item), Message::new("exchange-note-hidden-row"))));
        for holder in self.found.holders.iter().filter(|holder| marks.hidden_columns.contains(&holder.column)) {
            let message = Message::new("exchange-note-hidden-column").with("head", &holder.name);
            told.push(((holder.row, holder.column), message));
        }
        told.extend(marks.struck.iter().map(|place| (*place, Message::new("exchange-note-struck"))));
        let part = |text: &String| Message::new("exchange-note-struck-part").with("text", text);
        told.extend(marks.struck_parts.iter().map(|(place, text)| (*place, part(text))));
        let comment = |text: &String| Message::new("exchange-note-comment").with("text", text);
        told.extend(marks.comments.iter().map(|(place, text)| (*place, comment(text))));
        told.extend(self.found.rows.iter().flat_map(|row| marked::links(self.sheet, *row)));
        let beyond = |count: usize| Message::new("exchange-note-beyond").with("count", count);
        told.extend(marks.beyond.map(|(place, count)| (place, beyond(count))));
        let said: Vec<Said> = told.into_iter().map(|(place, message)| self.said(place, message)).collect();
        self.beside.extend(said);
    }

    /// What the columns of the file are.
    fn columns(&self, field: &impl Fn(&str) -> Option<FieldSlot>) -> Vec<Column> {
        let found = self.found;
        let width = self.sheet.width();
        let slot = |name: &str| field(name).map(Slot::Field);
        let (lines, heads) = if found.transposed { ("role", "entity") } else { ("entity", "role") };
        let of = |column: usize| {
            let head = self.text(found.heads.1, column);
            let filled = found.rows.iter().filter(|row| !self.text(**row, column).is_empty()).count();
            let holder = found.holders.iter().find(|holder| holder.column == column);
            let head = holder.map(|holder| holder.name.clone()).filter(|name| !name.is_empty()).unwrap_or(head);
            let (slot, how) = match () {
                () if column == found.item => (slot(lines), How::Named(Sureness::Exact)),
                () if found.role == Some(column) => (slot("role"), How::Named(Sureness::Exact)),
                () if found.verb == Some(column) || (holder.is_some() && found.role.is_some()) => {
                    (None, How::RightNames)
                }
                () if holder.is_some() => (slot(heads), How::Rights),
                () => (None, How::NoRights),
            };
            Column { column, head, slot, parts: None, how, filled }
        };
        (0..width).map(of).filter(|column| !column.head.is_empty() || column.filled > 0).collect()
    }
}

impl Pair {
    /// Its row of the long sheet.
    fn long(self, entity: Option<String>) -> (Vec<Cell>, Long) {
        let Self { role, object, said, scope, is_torn, mut long } = self;
        let first = long.notes.iter().chain(&long.refused).find_map(|said| said.cell.as_ref());
        let place = first.map_or(object.1, |cell| (cell.row, cell.column));
        let mut cells = vec![Cell::text(role.0), Cell::text(entity.unwrap_or(object.0))];
        long.cells = vec![role.1, object.1];
        for right in Right::ALL {
            let known = said.get(&right);
            let content = known.map_or(Content::Empty, |(given, _)| Content::Bool(*given));
            cells.push(Cell { content, ..Cell::default() });
            long.cells.push(known.map_or(place, |(_, place)| *place));
        }
        cells.push(scope.map(|(scope, _)| Cell::text(scope)).unwrap_or_default());
        long.cells.push(scope.map_or(place, |(_, place)| place));
        long.is_said &= !is_torn;
        long.rows.sort_unstable();
        long.rows.dedup();
        (cells, long)
    }
}

fn rights(given: &Given) -> Vec<Message> {
    given.rights.iter().map(|right| right.said()).collect()
}

/// How a cell was read.
fn note(text: &str, said: &BTreeMap<Right, bool>, scope: Option<&'static str>) -> Message {
    let given: Vec<Message> = said.iter().filter(|(_, given)| **given).map(|(right, _)| right.said()).collect();
    let read = |id: &'static str| Message::new(id).with("value", text).with("rights", Arg::List(given.clone()));
    match (text, given.is_empty(), scope) {
        ("", ..) => Message::new("exchange-rights-blank"),
        (_, true, _) => Message::new("exchange-rights-no").with("value", text),
        (_, _, None) => read("exchange-rights-said"),
        (_, _, Some(scope)) => read("exchange-rights-said-scope").with("scope", scope_said(scope)),
    }
}

/// What people call the records that a right holds for.
fn scope_said(scope: &str) -> Message {
    Message::new(match scope {
        "own" => "exchange-scope-own",
        "team" => "exchange-scope-team",
        "region" => "exchange-scope-region",
        _ => "exchange-scope-all",
    })
}

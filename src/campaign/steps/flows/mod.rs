//! Does a file say the same as the CRM holds? What is compared is figures, and they are kept.
//!
//! ```text
//! figures    what was expected, found, and how far apart        lines     a file and records, line by line
//! ```
//!
//! All pages are read: what is cut proves nothing. Two things that are empty are the same by chance: that passes only
//! where a step before said that the file has no lines.

mod figures;
mod lines;

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

pub use figures::Margin;
use figures::{Figure, apart};

use super::calls::Play;
use super::failure::Failure;
use super::operation::{Test, Who};
use super::words;
use crate::campaign::files::File;
use crate::crm::{Record, Value};
use crate::model::execution::Cause;
use crate::model::target::{Field, FieldType};
use crate::text::Message;
use crate::text::number::Figures;
use crate::vocabulary::{Literal, values};

/// Records beyond which a CRM is not compared with a file.
const MOST: usize = 200_000;
/// Things that a failure names.
const NAMED: usize = 10;

/// A table of the project, its titles apart.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path.
    pub path: String,
    /// What it holds.
    pub file: Arc<File>,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path
    }
}

impl Source {
    /// The titles of its columns.
    pub fn titles(&self) -> &[String] {
        self.file.rows.as_deref().and_then(<[_]>::first).map_or(&[], |(_, cells)| cells.as_slice())
    }

    /// Its lines under the titles, each with its place.
    pub fn lines(&self) -> &[(usize, Vec<String>)] {
        self.file.rows.as_deref().and_then(<[_]>::split_first).map_or(&[], |(_, rows)| rows)
    }

    /// `features/donnees/comptes.csv:12`.
    fn place(&self, line: usize) -> String {
        format!("{}:{line}", self.path)
    }
}

/// Records of an entity: those that answer conditions.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// Key of the entity.
    pub entity: String,
    /// The conditions.
    pub tests: Vec<Test>,
}

/// What is compared.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// A file has so many lines.
    Lines(Source, usize),
    /// As many records as lines.
    Count(Source, Held, Margin),
    /// The sum of a field is that of a column.
    Sum(Source, usize, Held, String, Margin),
    /// No value of a column stands there twice.
    ColumnUnique(Source, usize),
    /// No value of a field is that of two records.
    FieldUnique(Held, String),
    /// Each line has its record by a key, with the same values; and each record its line, unless some lines only are
    /// looked at.
    Agree {
        /// The file.
        source: Source,
        /// The records.
        held: Held,
        /// Key of the field, and its column.
        key: (String, usize),
        /// Columns with the fields that they must be.
        columns: Vec<(usize, String)>,
        /// How many lines are looked at; all where nothing is said.
        sample: Option<usize>,
    },
    /// Each record leads by a field to a record that is there.
    NoOrphan(String, String),
}

impl Play<'_> {
    /// Compares.
    pub(super) async fn flow(&mut self, act: &Act) -> Result<(), Failure> {
        match act {
            Act::Lines(source, wanted) => {
                let found = source.lines().len();
                let figures = [self.figure("flow-lines", count(*wanted), count(found))];
                self.kept(&figures, &[]);
                if found == 0 && *wanted == 0 {
                    self.world.empty_files.insert(source.path.clone());
                }
                self.judged(found == *wanted, &figures, &[])
            }
            Act::Count(source, held, margin) => {
                let records = self.whole(held).await?;
                let lines = source.lines().len();
                self.something(source, records.len())?;
                let figures = [self.figure("flow-count", count(lines), count(records.len()))];
                self.kept(&figures, &[]);
                // Whatever the margin, nothing is not nearly something.
                let by_chance = source.lines().is_empty() != records.is_empty();
                self.judged(margin.holds(count(lines), count(records.len())) && !by_chance, &figures, &[])
            }
            Act::Sum(source, column, held, field, margin) => self.sum(source, *column, held, field, margin).await,
            Act::ColumnUnique(source, column) => {
                let cells = source
                    .lines()
                    .iter()
                    .map(|(line, cells)| (cells.get(*column).cloned().unwrap_or_default(), source.place(*line)));
                let cells: Vec<(String, String)> = cells.filter(|(cell, _)| !cell.trim().is_empty()).collect();
                self.unique(cells, source.lines().len())
            }
            Act::FieldUnique(held, field) => {
                let records = self.whole(held).await?;
                let definition = self.field(&held.entity, field).unwrap_or_default();
                let mut known = Vec::new();
                for record in &records {
                    let value = self.given(record, field)?;
                    let text = match value {
                        Value::Reference(id) => Some(id.clone()),
                        other => words::raw(other, &definition, self.lang),
                    };
                    let text = text.filter(|text| !text.trim().is_empty());
                    known.extend(text.map(|text| (text.trim().to_owned(), self.named_record(&held.entity, record))));
                }
                self.unique(known, records.len())
            }
            Act::Agree { source, held, key, columns, sample } => {
                self.agree(source, held, (&key.0, key.1), columns, *sample).await
            }
            Act::NoOrphan(entity, field) => self.orphans(entity, field).await,
        }
    }

    /// All records that answer; a search that is cut proves nothing.
    async fn whole(&mut self, held: &Held) -> Result<Vec<Record>, Failure> {
        let filters = self.filters(&held.entity, &held.tests).await?;
        let begun = self.world.log.exchanges.len();
        let found = self.find(&Who::Nobody, &held.entity, &filters, MOST).await?;
        // The first and the last page are evidence enough of a hundred.
        let pages = self.world.log.exchanges.len();
        if pages > begun + 2 {
            self.world.log.exchanges.drain(begun + 1..pages - 1);
        }
        let page = found.map_err(|error| Failure::of(self.lang, &error))?;
        if !page.complete {
            return Err(self.unproved(&page));
        }
        Ok(page.records)
    }

    /// There is something to compare, or a step before said that there is nothing.
    fn something(&self, source: &Source, records: usize) -> Result<(), Failure> {
        if !source.lines().is_empty() || records > 0 || self.world.empty_files.contains(&source.path) {
            return Ok(());
        }
        let message = Message::new("step-flow-empty").with("file", source.path.as_str());
        Err(self.nothing(message))
    }

    fn nothing(&self, message: Message) -> Failure {
        let expected = Message::new("words-something").text(self.lang);
        let actual = Message::new("words-nothing").text(self.lang);
        Failure::failed(Cause::Mismatch, message.text(self.lang), expected, actual)
    }

    async fn sum(
        &mut self,
        source: &Source,
        column: usize,
        held: &Held,
        field: &str,
        margin: &Margin,
    ) -> Result<(), Failure> {
        let definition = self.field(&held.entity, field).unwrap_or_default();
        let as_number = Field { field_type: FieldType::Money, ..Field::default() };
        let (mut expected, mut unread, mut filled) = (Decimal::ZERO, Vec::new(), 0_usize);
        for (line, cells) in source.lines() {
            let cell = cells.get(column).map_or("", String::as_str);
            let number = match values::read(cell, &as_number, self.run.today, Figures::In(self.lang)) {
                Ok(Literal::Empty) => continue,
                Ok(Literal::Decimal(number)) => expected.checked_add(number),
                _ => None,
            };
            match number {
                Some(sum) => {
                    filled += 1;
                    expected = sum;
                }
                None => unread.push(format!("{} : {cell}", source.place(*line))),
            }
        }
        if !unread.is_empty() {
            let message = Message::new("step-flow-unread").with("count", unread.len()).text(self.lang);
            let wanted = Message::new("words-numbers").text(self.lang);
            return Err(Failure::failed(Cause::Mismatch, message, wanted, some(&unread)));
        }
        let records = self.whole(held).await?;
        self.something(source, records.len())?;
        let (mut found, mut given) = (Decimal::ZERO, 0_usize);
        for record in &records {
            let number = match self.given(record, field)? {
                Value::Null => continue,
                Value::Integer(number) => found.checked_add(Decimal::from(*number)),
                Value::Decimal(number) => found.checked_add(*number),
                _ => None,
            };
            let name = definition.labels.first(self.lang, field);
            let odd = || Message::new("step-not-comparable").with("field", name).text(self.lang);
            found = number.ok_or_else(|| Failure::blocked(Cause::Server, odd()))?;
            given += 1;
        }
        if filled == 0 && given == 0 && !self.world.empty_files.contains(&source.path) {
            return Err(self.nothing(Message::new("step-flow-no-values")));
        }
        let sum = Figure {
            label: Message::new("flow-sum").with("field", definition.labels.first(self.lang, field)).text(self.lang),
            expected: words::decimal(expected, definition.field_type, self.lang),
            found: words::decimal(found, definition.field_type, self.lang),
            difference: words::decimal(apart(expected, found), definition.field_type, self.lang),
        };
        let figures = [self.figure("flow-count", count(filled), count(given)), sum];
        self.kept(&figures, &[]);
        // A sum of nothing is nothing: it agrees with any other that is nothing.
        let by_chance = (filled == 0) != (given == 0);
        self.judged(margin.holds(expected, found) && !by_chance, &figures, &[])
    }

    /// No value stands twice; each with where it stands.
    fn unique(&mut self, all: Vec<(String, String)>, of: usize) -> Result<(), Failure> {
        if all.is_empty() {
            return Err(self.nothing(Message::new("step-flow-no-values")));
        }
        let known = all.len();
        let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (value, place) in all {
            places.entry(value.trim().to_owned()).or_default().push(place);
        }
        let twice: Vec<String> = places
            .into_iter()
            .filter(|(_, places)| places.len() > 1)
            .map(|(value, places)| format!("{value} : {}", some_of(&places, 3)))
            .collect();
        let figures = [
            self.figure("flow-values", count(of), count(known)),
            self.figure("flow-duplicates", count(0), count(twice.len())),
        ];
        self.kept(&figures, &twice);
        let duplicates = &figures[1..];
        self.judged(twice.is_empty(), duplicates, &twice)
    }

    async fn orphans(&mut self, entity: &str, field: &str) -> Result<(), Failure> {
        let definition = self.field(entity, field).unwrap_or_default();
        let of = definition.entity.clone().unwrap_or_default();
        let records = self.whole(&Held { entity: entity.to_owned(), tests: Vec::new() }).await?;
        if records.is_empty() {
            return Err(self.nothing(Message::new("step-flow-no-values")));
        }
        let parents = self.whole(&Held { entity: of, tests: Vec::new() }).await?;
        let there: std::collections::BTreeSet<&str> = parents.iter().map(|record| record.id.as_str()).collect();
        let mut lost = Vec::new();
        for record in &records {
            let leads = match self.given(record, field)? {
                Value::Reference(id) => there.contains(id.as_str()),
                Value::List(several) => {
                    let is_there = |one: &Value| matches!(one, Value::Reference(id) if there.contains(id.as_str()));
                    !several.is_empty() && several.iter().all(is_there)
                }
                _ => false,
            };
            if !leads {
                lost.push(self.named_record(entity, record));
            }
        }
        let figures = [
            self.figure("flow-records", count(records.len()), count(records.len())),
            self.figure("flow-orphans", count(0), count(lost.len())),
        ];
        self.kept(&figures, &lost);
        self.judged(lost.is_empty(), &figures[1..], &lost)
    }

    /// A record by its name, else its id.
    fn named_record(&self, entity: &str, record: &Record) -> String {
        let key = self.run.target.entities.get(entity).and_then(|entity| entity.key.first());
        match key.and_then(|key| record.values.get(key)) {
            Some(Value::Text(name)) if !name.is_empty() => name.clone(),
            _ => record.id.clone(),
        }
    }

    fn judged(&self, holds: bool, figures: &[Figure], named: &[String]) -> Result<(), Failure> {
        if holds {
            return Ok(());
        }
        let (expected, mut actual) = figures::said(figures, self.lang);
        if !named.is_empty() {
            actual = format!("{actual}\n{}", some(named));
        }
        Err(Failure::mismatch(self.lang, expected, actual))
    }
}

fn count(number: usize) -> Decimal {
    Decimal::from(number)
}

fn some(all: &[String]) -> String {
    let more = if all.len() > NAMED { "\n…" } else { "" };
    format!("{}{more}", all.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join("\n"))
}

fn some_of(all: &[String], most: usize) -> String {
    let more = if all.len() > most { ", …" } else { "" };
    let first: Vec<&str> = all.iter().take(most).map(String::as_str).collect();
    format!("{}{more}", first.join(", "))
}

//! What do the collections without a type of their own say to a reader: in which words, in which order,
//! and for whom? Neutral values, between the table of `model::schema` and the pages and documents.

mod access;
mod attachments;
pub mod audience;
mod budget;
mod laid_out;
mod listing;
mod map;
mod raci;
mod reading;
#[cfg(test)]
pub(crate) mod sample;
pub mod schedule;
mod settings;
pub mod stages;
mod subjects;
#[cfg(test)]
mod tests;

pub use access::access;
pub use budget::budget;
pub use listing::in_line;
pub use map::{Spoke, map};
pub use raci::{activities, raci};
pub use subjects::{SUBJECTS, Subject};

use crate::model::schema::{self, labels};
use crate::model::{Artifact, Head, Id, Kind, Project};
use crate::text::{Lang, message};

/// Reads the collections of one project for one circle of readers, in one language.
#[derive(Clone, Copy)]
pub struct Reader<'p> {
    /// The project.
    pub project: &'p Project,
    /// Language of the labels.
    pub lang: Lang,
    /// Whether the readers belong to the project team.
    pub internal: bool,
}

/// What stands in a field.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Nothing,
    /// A line of the authors.
    Text(String),
    /// Markdown of the authors.
    Prose(String),
    /// A word, a number or a day that the product says.
    Word(String),
    /// Artifacts, and words where nothing is declared.
    Names(Vec<Name>),
    /// Lines of the authors.
    Lines(Vec<String>),
    /// Fields of their own.
    Facts(Vec<Told>),
    /// Rows.
    Table(Table),
}

impl Value {
    /// Does nothing stand there?
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(text) | Self::Prose(text) | Self::Word(text) => text.trim().is_empty(),
            Self::Names(names) => names.is_empty(),
            Self::Lines(lines) => lines.is_empty(),
            Self::Facts(facts) => facts.is_empty(),
            Self::Table(table) => table.rows.is_empty(),
        }
    }
}

/// An artifact, or a word that stands for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// An artifact of the project.
    Link(Id),
    /// A word.
    Text(String),
}

/// A field with what stands in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Its key: anchors are made of it.
    pub key: String,
    /// Its name for the reader.
    pub label: String,
    /// What stands in it.
    pub value: Value,
    /// Whether it is for the project team only.
    pub internal: bool,
}

/// How much room a column wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// A few words.
    #[default]
    Usual,
    /// Sentences.
    Wide,
    /// One short word.
    Tight,
    /// A number.
    Number,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// The room that it wants.
    pub room: Room,
    /// Whether a narrow screen can do without it.
    pub more: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// What links name it by.
    pub anchor: Option<Id>,
    /// Its cells, as many as there are columns.
    pub cells: Vec<Value>,
    /// Is it a total of those above?
    pub total: bool,
}

/// Rows under one head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows.
    pub rows: Vec<Row>,
}

impl Table {
    /// The same without the columns in which nothing stands.
    #[must_use]
    pub fn without_empty_columns(mut self) -> Self {
        let filled = |at: usize| self.rows.iter().filter_map(|row| row.cells.get(at)).any(|cell| !cell.is_nothing());
        let kept: Vec<bool> = (0..self.columns.len()).map(filled).collect();
        keep(&mut self.columns, &kept);
        self.rows.iter_mut().for_each(|row| keep(&mut row.cells, &kept));
        self
    }
}

/// A colon as it stands after a word: apart in French.
pub const fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "\u{a0}:",
        Lang::En => ":",
    }
}

fn keep<T>(items: &mut Vec<T>, kept: &[bool]) {
    let mut at = kept.iter();
    items.retain(|_| at.next().copied().unwrap_or(true));
}

/// A table whose columns have names of their own and whose cells hold next to nothing: who may do what,
/// who has which part in what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cross {
    /// What the rows are.
    pub corner: String,
    /// The heads of the columns.
    pub columns: Vec<Name>,
    /// The rows.
    pub rows: Vec<CrossRow>,
    /// What the letters mean, each with its words.
    pub legend: Vec<(String, String)>,
}

/// A row of a [`Cross`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CrossRow {
    /// Its name.
    pub name: String,
    /// What is smaller under its name.
    pub under: String,
    /// One mark per column.
    pub marks: Vec<Mark>,
}

/// What stands where a row and a column meet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// What links name it by.
    pub anchor: Option<Id>,
    /// A few letters; empty where nothing is.
    pub letters: String,
    /// What is smaller under them.
    pub under: String,
}

impl<'p> Reader<'p> {
    /// A text of the product. A missing message shows its name between braces, which a test refuses.
    pub fn say(&self, id: &str) -> String {
        message::lookup(self.lang, id, &[]).unwrap_or_else(|| format!("{{{id}}}"))
    }

    /// The name of a field of a collection.
    pub fn label(&self, kind: Kind, field: &str) -> String {
        labels::field(self.lang, kind.collection(), field)
    }

    /// The label of a value of a field.
    pub fn word(&self, kind: Kind, field: &str, key: &str) -> String {
        labels::value(self.lang, kind, field, key)
    }

    /// The state of an artifact in words; none where its kind has none, or where a field of it says it.
    pub fn state(&self, artifact: &Artifact) -> Option<String> {
        let has_states = schema::of_kind(artifact.kind).is_some_and(|collection| !collection.statuses.is_empty());
        let told = has_states && !artifact.status.is_empty() && self.shows_field(artifact.kind, "status");
        told.then(|| self.word(artifact.kind, "status", &artifact.status))
    }

    /// Whether these readers may see an artifact.
    pub fn shows(&self, kind: Kind, head: &Head) -> bool {
        self.internal || !audience::is_internal(kind, head)
    }

    /// Whether these readers may see a field.
    pub fn shows_field(&self, kind: Kind, field: &str) -> bool {
        self.internal || !audience::is_internal_field(&self.project.manifest, kind, field)
    }

    /// The artifacts of a kind that these readers may see, in the order of their numbers.
    pub fn of_kind(&self, kind: Kind) -> Vec<(usize, &'p Artifact)> {
        let all = self.project.artifacts.iter().enumerate();
        let mut shown: Vec<_> = all.filter(|(_, one)| one.kind == kind && self.shows(kind, &one.head)).collect();
        shown.sort_by(|(i, a), (j, b)| {
            let key = |one: &'p Artifact| one.head.id.as_ref().map(Id::by_number);
            (a.head.id.is_none(), key(a), i).cmp(&(b.head.id.is_none(), key(b), j))
        });
        shown
    }

    /// The one mapping of a collection that is a single one.
    pub fn single(&self, kind: Kind) -> Option<&'p Artifact> {
        self.of_kind(kind).into_iter().map(|(_, one)| one).next()
    }

    /// Is it one mapping for the whole project?
    pub fn is_single(kind: Kind) -> bool {
        schema::of_kind(kind).is_some_and(|collection| collection.single)
    }
}

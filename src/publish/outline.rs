//! The one document tree between documents and formats: a dozen documents times several formats
//! without seventy writers. It says what a thing is, never how it looks.

use crate::text::Lang;

/// A document, complete, in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Short code, used in file names and running heads: `CRMV-CDC`.
    pub code: String,
    /// Title: « Cahier des charges ».
    pub title: String,
    /// Subtitle: the project's title.
    pub subtitle: String,
    /// The client.
    pub client: String,
    /// Version: a tag or `0.1`.
    pub version: String,
    /// Day of the text, written for people in the document's language.
    pub date: String,
    /// The same day for metadata, `YYYY-MM-DD`.
    pub date_iso: String,
    /// Commit that it was made from: `3f2a9c1`, `3f2a9c1+dirty`, `unversioned`.
    pub commit: String,
    /// Language of the chrome (labels, dates, numbers).
    pub lang: Lang,
    /// Language of the authors' texts, where it is another (typography, hyphenation).
    pub text_lang: Option<Lang>,
    /// Accent colour `#rrggbb`, where the project has its own.
    pub accent: Option<String>,
    /// Facts of the cover: label and value.
    pub facts: Vec<(String, String)>,
    /// A note of some pages (minutes…): no cover, no contents, chapters one after the other.
    pub brief: bool,
    /// For the project team only: it is marked so.
    pub internal: bool,
    /// Chapters.
    pub sections: Vec<Section>,
}

/// A chapter, section or sub-section.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Stable anchor that links name; unique in the document.
    pub anchor: String,
    /// Title.
    pub title: Vec<Inline>,
    /// Whether it takes a number (and its parents do).
    pub numbered: bool,
    /// Whether it is in the table of contents.
    pub in_contents: bool,
    /// Content before the sub-sections.
    pub blocks: Vec<Block>,
    /// Sub-sections.
    pub sections: Vec<Section>,
}

impl Section {
    /// A numbered section that stands in the contents.
    pub fn new(anchor: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            anchor: anchor.into(),
            title: vec![Inline::Text(title.into())],
            numbered: true,
            in_contents: true,
            ..Self::default()
        }
    }
}

/// Something that stands on its own lines.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// The number of each item; none has one where there are bullets.
        numbers: Vec<u64>,
        /// Items, each of several blocks.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table(Table),
    /// An artifact's card.
    Card(Card),
    /// Words set apart.
    Note {
        /// Their weight.
        tone: Tone,
        /// Title, often empty.
        title: Vec<Inline>,
        /// Content.
        blocks: Vec<Block>,
    },
    /// Label–value pairs: « Porteur : M. Weber ».
    Facts(Vec<(Vec<Inline>, Vec<Inline>)>),
    /// A quotation with its author.
    Quote {
        /// The words.
        text: Vec<Inline>,
        /// Who said them.
        author: Option<String>,
    },
    /// Preformatted text (a scenario…).
    Code(String),
    /// A minor title that takes no number and is not in the contents.
    Heading(Vec<Inline>),
    /// Figures side by side: « 41 réussis », each with a tone.
    Figures(Vec<KeyFigure>),
    /// A bar of parts of a whole, with its numbers (coverage, outcomes).
    Bar {
        /// Parts in order.
        parts: Vec<BarPart>,
        /// Caption.
        caption: String,
    },
    /// What comes when, on one scale.
    Schedule(Schedule),
}

/// What is planned, on one scale: places are shares of the whole time, between 0 and 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedule {
    /// Head of the names.
    pub what: String,
    /// Head of the days.
    pub when: String,
    /// Marks of the scale: a name, empty where it has no room, and where it stands.
    pub ticks: Vec<(String, f32)>,
    /// What is planned, in order.
    pub lines: Vec<ScheduleLine>,
}

/// Something planned.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScheduleLine {
    /// Anchor that links name, where it has one.
    pub anchor: Option<String>,
    /// Its name.
    pub name: String,
    /// What is smaller under it: lot, owner.
    pub beside: String,
    /// Its days.
    pub when: String,
    /// Where it begins.
    pub from: f32,
    /// How long it is.
    pub length: f32,
    /// Is it a moment rather than a time?
    pub moment: bool,
}

impl Schedule {
    /// The same as a table, for what cannot draw.
    pub fn as_table(&self) -> Table {
        let column = |title: &String, weight| Column { title: title.clone(), weight, right: false };
        let row = |line: &ScheduleLine| Row {
            anchor: line.anchor.clone(),
            cells: vec![
                Cell::text(line.name.as_str()),
                Cell::text(line.beside.as_str()),
                Cell::text(line.when.as_str()),
            ],
            tone: None,
        };
        Table {
            caption: Vec::new(),
            columns: vec![column(&self.what, 3.0), column(&String::new(), 2.0), column(&self.when, 2.0)],
            rows: self.lines.iter().map(row).collect(),
        }
    }
}

/// One key figure.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyFigure {
    /// `41`, `82 %`.
    pub value: String,
    /// What it counts.
    pub label: String,
    /// Its weight.
    pub tone: Tone,
}

/// A part of a bar.
#[derive(Clone, Debug, PartialEq)]
pub struct BarPart {
    /// Its name.
    pub label: String,
    /// How many.
    pub count: usize,
    /// Its weight.
    pub tone: Tone,
}

/// A table with one head that is repeated on each page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Caption, often empty.
    pub caption: Vec<Inline>,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows; each has as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Share of the width, relative to the others.
    pub weight: f32,
    /// Numbers stand on the right.
    pub right: bool,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Anchor that links name, where it has one.
    pub anchor: Option<String>,
    /// Cells.
    pub cells: Vec<Cell>,
    /// Weight of the whole row (a hole of a matrix…).
    pub tone: Option<Tone>,
}

/// A cell: paragraphs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell(pub Vec<Vec<Inline>>);

impl Cell {
    /// A cell of plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self(vec![vec![Inline::Text(text.into())]])
    }

    /// A cell of one paragraph.
    pub fn line(inlines: Vec<Inline>) -> Self {
        Self(vec![inlines])
    }
}

/// An artifact as people read it: id, title, chips, statement, facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// Anchor that links name.
    pub anchor: String,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Chips beside the title: status, priority, verdict.
    pub chips: Vec<Inline>,
    /// Statement and what goes with it.
    pub blocks: Vec<Block>,
    /// Label–value pairs below, links among them.
    pub facts: Vec<(Vec<Inline>, Vec<Inline>)>,
}

/// Weight of a chip, note or figure; shape and word say it too, colour comes third.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Neutral,
    /// Proved, done.
    Good,
    /// To be looked at.
    Warn,
    /// Wrong.
    Bad,
    /// The product's accent.
    Accent,
}

/// Something inside a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Text.
    Text(String),
    /// Strong text.
    Strong(Vec<Inline>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Code.
    Code(String),
    /// A link.
    Link {
        /// Where to.
        to: LinkTo,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A status chip.
    Chip {
        /// Its word.
        text: String,
        /// Its weight.
        tone: Tone,
    },
    /// A line end.
    Break,
}

/// Where a link goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTo {
    /// An anchor of the document (a section's, a card's, a row's). A format that has no such
    /// anchor shows the text alone.
    Anchor(String),
    /// An address outside.
    Url(String),
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A link to an anchor of the document, with plain text.
    pub fn to_anchor(anchor: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Link { to: LinkTo::Anchor(anchor.into()), text: vec![Self::Text(text.into())] }
    }
}

/// The words of inline content, without their looks.
pub fn plain(inlines: &[Inline]) -> String {
    inlines.iter().fold(String::new(), |mut out, inline| {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Chip { text, .. } => out.push_str(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => {
                out.push_str(&plain(inner));
            }
            Inline::Break => out.push(' '),
        }
        out
    })
}

//! What do the templates receive? Plain values, already said in the page's language.

use serde::Serialize;

use super::markdown::Html;

/// A link to an artifact: never a bare id.
#[derive(Clone, Debug, Default)]
pub(super) struct Ref {
    /// Its id; empty for a scenario without one.
    pub(super) id: String,
    /// Its title.
    pub(super) title: String,
    /// Its page, relative to the site's folder.
    pub(super) href: String,
    /// Verdict or outcome.
    pub(super) chip: Option<Chip>,
}

/// A word with its shape; colour comes third.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chip {
    /// The word.
    pub(super) word: String,
    /// Class of its colour.
    pub(super) tone: &'static str,
    /// Name of its shape; empty for a plain label.
    pub(super) shape: &'static str,
}

/// What stands in a cell or beside a label.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// Plain text.
    pub(super) text: String,
    /// Text with links, already safe.
    pub(super) html: Html,
    /// Links.
    pub(super) refs: Vec<Ref>,
    /// Chips.
    pub(super) chips: Vec<Chip>,
    /// Smaller text under the rest.
    pub(super) under: String,
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub(super) fn html(html: Html) -> Self {
        Self { html, ..Self::default() }
    }

    pub(super) fn refs(refs: Vec<Ref>) -> Self {
        Self { refs, ..Self::default() }
    }

    pub(super) fn chip(chip: Chip) -> Self {
        Self { chips: vec![chip], ..Self::default() }
    }

    pub(super) fn chips(chips: Vec<Chip>) -> Self {
        Self { chips, ..Self::default() }
    }

    fn is_empty(&self) -> bool {
        self.text.is_empty()
            && self.html.is_empty()
            && self.refs.is_empty()
            && self.chips.is_empty()
            && self.under.is_empty()
    }

    #[must_use]
    pub(super) fn with_under(mut self, under: impl Into<String>) -> Self {
        self.under = under.into();
        self
    }
}

/// A column of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    /// Its head.
    pub(super) title: String,
    /// Class of its cells: `num`, `wide`, `tight` or nothing.
    pub(super) class: &'static str,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Anchor that links name, empty where it has none.
    pub(super) anchor: String,
    /// Class of the row.
    pub(super) class: &'static str,
    /// Values that filters look at: key and word.
    pub(super) filters: Vec<(&'static str, String)>,
    /// Cells, as many as there are columns.
    pub(super) cells: Vec<Cell>,
}

impl Row {
    pub(super) fn new(cells: Vec<Cell>) -> Self {
        Self { cells, ..Self::default() }
    }

    #[must_use]
    pub(super) fn filter(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.filters.push((key, value.into()));
        self
    }
}

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// Columns.
    pub(super) columns: Vec<Column>,
    /// Rows.
    pub(super) rows: Vec<Row>,
}

impl Table {
    /// The same without the columns in which nothing stands.
    #[must_use]
    pub(super) fn without_empty_columns(mut self) -> Self {
        let used: Vec<bool> = (0..self.columns.len())
            .map(|at| self.rows.iter().filter_map(|row| row.cells.get(at)).any(|cell| !cell.is_empty()))
            .collect();
        let kept = |at: usize| used.get(at).copied().unwrap_or(true);
        keep(&mut self.columns, kept);
        self.rows.iter_mut().for_each(|row| keep(&mut row.cells, kept));
        self
    }
}

fn keep<T>(items: &mut Vec<T>, kept: impl Fn(usize) -> bool) {
    let mut at = 0;
    items.retain(|_| {
        at += 1;
        kept(at - 1)
    });
}

/// A label with what stands beside it.
#[derive(Clone, Debug, Default)]
pub(super) struct Fact {
    /// Label.
    pub(super) label: String,
    /// Value.
    pub(super) cell: Cell,
    /// The mark of what is for the project team only; empty for what everybody reads.
    pub(super) internal: String,
}

impl Fact {
    /// What everybody reads.
    pub(super) fn new(label: String, cell: Cell) -> Self {
        Self { label, cell, internal: String::new() }
    }
}

/// A part of a bar.
#[derive(Clone, Debug)]
pub(super) struct BarPart {
    /// Its word, shape and colour.
    pub(super) chip: Chip,
    /// How many.
    pub(super) count: usize,
    /// Where it begins, in hundredths of a percent of the bar.
    pub(super) start: String,
    /// How wide it is, as a percentage.
    pub(super) width: String,
}

/// A bar of parts of a whole, with its numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Bar {
    /// Parts in order, those of zero left out.
    pub(super) parts: Vec<BarPart>,
    /// The whole.
    pub(super) total: usize,
}

impl Bar {
    /// A bar of these parts.
    pub(super) fn new(parts: impl IntoIterator<Item = (Chip, usize)>) -> Self {
        let parts: Vec<(Chip, usize)> = parts.into_iter().filter(|(_, count)| *count > 0).collect();
        let total: usize = parts.iter().map(|(_, count)| count).sum();
        let percent = |n: usize| {
            let hundredths = (n * 10_000).checked_div(total).unwrap_or(0);
            format!("{}.{:02}", hundredths / 100, hundredths % 100)
        };
        let mut before = 0;
        let parts = parts
            .into_iter()
            .map(|(chip, count)| {
                let part = BarPart { chip, count, start: percent(before), width: percent(count) };
                before += count;
                part
            })
            .collect();
        Self { parts, total }
    }
}

/// A count with its word: one of the figures that always stand together.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// The number, as people write it.
    pub(super) value: String,
    /// Word, shape, colour.
    pub(super) chip: Chip,
}

/// Counts said together, never a rate alone.
#[derive(Clone, Debug, Default)]
pub(super) struct CountsView {
    /// Passed, failed, blocked, not run, then the others that are not zero.
    pub(super) figures: Vec<Figure>,
    /// `41 réussis · 3 en échec · 1 bloqué · 5 non joués (82 % de 50)`.
    pub(super) sentence: String,
    /// The same as a bar.
    pub(super) bar: Bar,
}

/// Something on its own lines in an artifact's page.
#[derive(Clone, Debug)]
pub(super) enum Block {
    /// Text.
    Prose { html: Html },
    /// A list of sentences.
    List { items: Vec<Html> },
    /// A table.
    Table { table: Table },
    /// Label–value pairs.
    Facts { facts: Vec<Fact> },
    /// Quotations: words and author.
    Quotes { quotes: Vec<(String, String)> },
    /// A scenario.
    Gherkin { scenario: super::gherkin::ScenarioView },
    /// What goes here, where there is nothing yet.
    Empty { text: String, example: String },
    /// A bar with its numbers.
    Bar { bar: Bar },
    /// Counts together.
    Counts { counts: CountsView },
    /// A sentence of the page itself.
    Line { text: String },
    /// Things one under the other, each with its bar.
    Measured { all: Vec<Measured> },
    /// Something that is looked at rather than read.
    Board { board: super::boards::Board },
    /// A case's result.
    Result { result: Box<super::run_case::ResultView> },
}

/// Something with what is known of it as a bar: a lot, a shelf of a long list.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    /// What.
    pub(super) name: Ref,
    /// What the bar says, in words.
    pub(super) sentence: String,
    /// The bar.
    pub(super) bar: Bar,
    /// What is said where there is nothing to draw.
    pub(super) nothing: String,
    /// The pages on which it is listed, where they are several.
    pub(super) pages: Vec<super::paging::PageLink>,
}

/// A titled part of a page.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Section {
    /// Anchor.
    pub(super) anchor: String,
    /// Title.
    pub(super) title: String,
    /// For the project team only.
    pub(super) internal: bool,
    /// Content.
    pub(super) blocks: Vec<Block>,
}

impl Section {
    pub(super) fn new(anchor: &str, title: String, blocks: Vec<Block>) -> Self {
        Self { anchor: anchor.to_owned(), title, internal: false, blocks }
    }
}

/// Links of one meaning.
#[derive(Clone, Debug)]
pub(super) struct LinkGroup {
    /// What they mean.
    pub(super) label: String,
    /// The artifacts, the first of them where they are many.
    pub(super) refs: Vec<Ref>,
    /// How many there are.
    pub(super) count: usize,
    /// What is said of the others, and where all of them are listed.
    pub(super) more: Option<(String, String)>,
}

/// The links of an artifact: where it comes from, what follows, what stands beside.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct LinkMap {
    /// Before it in the chain.
    pub(super) upstream: Vec<LinkGroup>,
    /// After it in the chain.
    pub(super) downstream: Vec<LinkGroup>,
    /// Beside it.
    pub(super) beside: Vec<LinkGroup>,
    /// Whether nothing can come before it, so that an empty side says nothing.
    pub(super) first: bool,
    /// Whether nothing can come after it.
    pub(super) last: bool,
}

/// An artifact's page.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ArtifactView {
    /// What it is: « Exigence ».
    pub(super) kind: String,
    /// Its id, empty where it has none.
    pub(super) id: String,
    /// Its title.
    pub(super) title: String,
    /// Language of its texts.
    pub(super) lang: &'static str,
    /// State, priority, verdict…
    pub(super) chips: Vec<Chip>,
    /// Whether the whole artifact is for the project team only.
    pub(super) internal: bool,
    /// Statement, where it says more than the title.
    pub(super) statement: Html,
    /// Fields.
    pub(super) facts: Vec<Fact>,
    /// Parts.
    pub(super) sections: Vec<Section>,
    /// Links both ways.
    pub(super) links: LinkMap,
    /// Its neighbours in the collection.
    pub(super) previous: Option<Neighbour>,
    /// Its neighbours in the collection.
    pub(super) next: Option<Neighbour>,
}

/// A neighbour of an artifact.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Neighbour {
    /// Its page, relative to the site's folder.
    href: String,
    /// Its name.
    name: Name,
}

impl From<Ref> for Neighbour {
    fn from(reference: Ref) -> Self {
        Self { href: reference.href.clone(), name: Name(reference) }
    }
}

/// The name of an artifact, inside a link that says more.
#[derive(Clone, Debug)]
pub(super) struct Name(pub(super) Ref);

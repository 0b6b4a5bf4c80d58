//! How are the events of the Markdown parser gathered into blocks?

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::{anchor, flatten};
use crate::publish::outline::{Block, Cell, Column, Inline, LinkTo, Row, Table, plain};

/// What stands on its own lines, headings with their depth.
pub enum Part {
    /// A heading with its depth, from 1.
    Heading(usize, Vec<Inline>),
    /// Anything else.
    Block(Block),
}

impl Part {
    /// The block, a heading as a minor title.
    pub fn into_block(self) -> Block {
        match self {
            Self::Heading(_, title) => Block::Heading(title),
            Self::Block(block) => block,
        }
    }
}

/// What is open while the text is read.
enum Open {
    /// Quotations and list items gather blocks.
    Blocks(Vec<Part>),
    /// Paragraphs, headings, emphasis, links gather inline content.
    Inlines(Vec<Inline>),
    /// A list gathers items; one with numbers knows the next one.
    List(Option<u64>, Vec<u64>, Vec<Vec<Block>>),
    /// A code block gathers lines.
    Code(String),
    /// A table gathers its head, rows and the row that is open.
    Table(Table, Vec<Cell>),
}

/// Turns the events of the parser into parts.
#[derive(Default)]
pub struct Reader {
    open: Vec<Open>,
    done: Vec<Part>,
    links: Vec<String>,
}

impl Reader {
    /// Takes the next event, and the number that was typed before an item.
    pub fn read(&mut self, event: Event<'_>, number: Option<u64>) {
        match event {
            Event::Start(tag) => self.start(tag, number),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(text) => self.inline(Inline::Code(text.into_string())),
            Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.inline(Inline::Break),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, number: Option<u64>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock | Tag::Heading { .. } | Tag::Emphasis | Tag::Strong | Tag::TableCell => {
                self.open.push(Open::Inlines(Vec::new()));
            }
            Tag::Link { dest_url, .. } => {
                self.links.push(dest_url.into_string());
                self.open.push(Open::Inlines(Vec::new()));
            }
            Tag::BlockQuote(_) => self.open.push(Open::Blocks(Vec::new())),
            Tag::Item => {
                if let Some(Open::List(Some(next), numbers, _)) = self.open.last_mut() {
                    let number = number.unwrap_or(*next);
                    numbers.push(number);
                    *next = number.saturating_add(1);
                }
                self.open.push(Open::Blocks(Vec::new()));
                // A tight list has its text without a paragraph.
                self.open.push(Open::Inlines(Vec::new()));
            }
            Tag::List(first) => {
                self.close_loose_text();
                self.open.push(Open::List(first, Vec::new(), Vec::new()));
            }
            Tag::CodeBlock(_) => {
                self.close_loose_text();
                self.open.push(Open::Code(String::new()));
            }
            Tag::Table(alignments) => {
                let right = |alignment: &_| *alignment == pulldown_cmark::Alignment::Right;
                let column = |alignment| Column { weight: 1.0, right: right(alignment), ..Column::default() };
                let columns = alignments.iter().map(column).collect();
                self.open.push(Open::Table(Table { columns, ..Table::default() }, Vec::new()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => {
                let text = self.take_inlines();
                self.block(Part::Block(Block::Paragraph(text)));
            }
            TagEnd::Heading(level) => {
                let title = self.take_inlines();
                self.block(Part::Heading(depth(level), title));
            }
            TagEnd::Emphasis => self.wrap(Inline::Emphasis),
            TagEnd::Strong => self.wrap(Inline::Strong),
            TagEnd::Link => {
                let to = self.links.pop().unwrap_or_default();
                let text = self.take_inlines();
                self.inline(Inline::Link { to: target(to), text });
            }
            TagEnd::BlockQuote(_) => self.end_quote(),
            TagEnd::Item => self.end_item(),
            TagEnd::List(_) => {
                if let Some(Open::List(_, numbers, items)) = self.open.pop() {
                    self.block(Part::Block(Block::List { numbers, items }));
                }
            }
            TagEnd::CodeBlock => {
                if let Some(Open::Code(text)) = self.open.pop() {
                    self.block(Part::Block(Block::Code(text)));
                }
            }
            TagEnd::TableCell | TagEnd::TableRow | TagEnd::TableHead | TagEnd::Table => self.end_of_table(tag),
            _ => {}
        }
    }

    fn end_quote(&mut self) {
        let Some(Open::Blocks(parts)) = self.open.pop() else { return };
        let mut text = Vec::new();
        parts.into_iter().for_each(|part| flatten(part.into_block(), &mut text));
        self.block(Part::Block(Block::Quote { text, author: None }));
    }

    fn end_item(&mut self) {
        self.close_loose_text();
        let Some(Open::Blocks(parts)) = self.open.pop() else { return };
        if let Some(Open::List(_, _, items)) = self.open.last_mut() {
            items.push(parts.into_iter().map(Part::into_block).collect());
        }
    }

    fn end_of_table(&mut self, tag: TagEnd) {
        if tag == TagEnd::TableCell {
            let text = self.take_inlines();
            if let Some(Open::Table(_, row)) = self.open.last_mut() {
                row.push(Cell(vec![text]));
            }
            return;
        }
        let Some(Open::Table(mut table, row)) = self.open.pop() else { return };
        match tag {
            TagEnd::TableHead => {
                for (column, cell) in table.columns.iter_mut().zip(&row) {
                    column.title = cell.0.iter().map(|line| plain(line)).collect();
                }
                self.open.push(Open::Table(table, Vec::new()));
            }
            TagEnd::TableRow => {
                table.rows.push(Row { cells: row, ..Row::default() });
                self.open.push(Open::Table(table, Vec::new()));
            }
            _ => {
                weigh(&mut table);
                self.block(Part::Block(Block::Table(table)));
            }
        }
    }

    fn text(&mut self, text: &str) {
        match self.open.last_mut() {
            Some(Open::Code(code)) => code.push_str(text),
            Some(Open::Inlines(inlines)) => match inlines.last_mut() {
                Some(Inline::Text(last)) => last.push_str(text),
                _ => inlines.push(Inline::text(text)),
            },
            _ => self.inline(Inline::text(text)),
        }
    }

    fn inline(&mut self, inline: Inline) {
        match self.open.last_mut() {
            Some(Open::Inlines(inlines)) => inlines.push(inline),
            _ => self.block(Part::Block(Block::Paragraph(vec![inline]))),
        }
    }

    fn block(&mut self, part: Part) {
        if let Part::Block(Block::Paragraph(text)) = &part
            && plain(text).trim().is_empty()
        {
            return;
        }
        self.close_loose_text();
        match self.open.last_mut() {
            Some(Open::Blocks(parts)) => parts.push(part),
            _ => self.done.push(part),
        }
    }

    /// Ends the text of a tight list item before a block in it.
    fn close_loose_text(&mut self) {
        let in_item = matches!(self.open.as_slice(), [.., Open::Blocks(_), Open::Inlines(_)]);
        if in_item {
            let text = self.take_inlines();
            if let (false, Some(Open::Blocks(parts))) = (plain(&text).trim().is_empty(), self.open.last_mut()) {
                parts.push(Part::Block(Block::Paragraph(text)));
            }
        }
    }

    fn wrap(&mut self, make: fn(Vec<Inline>) -> Inline) {
        let inner = self.take_inlines();
        self.inline(make(inner));
    }

    fn take_inlines(&mut self) -> Vec<Inline> {
        match self.open.pop() {
            Some(Open::Inlines(inlines)) => inlines,
            Some(other) => {
                self.open.push(other);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// All parts, in order.
    pub fn finish(mut self) -> Vec<Part> {
        while let Some(open) = self.open.pop() {
            if let Open::Inlines(text) = open {
                self.block(Part::Block(Block::Paragraph(text)));
            }
        }
        self.done
    }
}

/// Gives each column a share of the width that follows its longest text.
pub fn weigh(table: &mut Table) {
    for (at, column) in table.columns.iter_mut().enumerate() {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at)).flat_map(|cell| &cell.0);
        let longest = cells.map(|line| plain(line).chars().count()).max().unwrap_or(0);
        column.weight = longest.max(column.title.chars().count()).clamp(8, 60) as f32;
    }
}

/// Where a link leads.
fn target(to: String) -> LinkTo {
    if to.contains(':') { LinkTo::Url(to) } else { LinkTo::Anchor(anchor(&to).to_owned()) }
}

const fn depth(level: HeadingLevel) -> usize {
    level as usize
}

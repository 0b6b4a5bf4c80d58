//! How does the authors' Markdown become an outline? Headings make sections, the rest blocks.
//! HTML is shown as the text that it is, images by their description: nothing is fetched.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::outline::{Block, Cell, Column, Inline, LinkTo, Row, Section, Table};

/// Deepest heading that makes a section of a chapter.
const SECTION_DEPTH: usize = 3;

/// The blocks of a text; its headings are minor titles.
pub fn blocks(markdown: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(markdown, options()) {
        reader.read(event);
    }
    reader.finish().into_iter().map(|part| part.into_block()).collect()
}

/// A text as one paragraph: its paragraphs one after the other, line by line.
pub fn inlines(markdown: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    for block in blocks(markdown) {
        flatten(block, &mut out);
    }
    out
}

/// A chapter: its first `# title` names it, `##` and `###` make its sections.
pub fn chapter(markdown: &str, anchor: &str, title_if_none: &str) -> Section {
    let mut reader = Reader::default();
    for event in Parser::new_ext(markdown, options()) {
        reader.read(event);
    }
    let mut chapter = Section::new(anchor, title_if_none);
    let mut titled = false;
    let mut count = 0;
    for part in reader.finish() {
        match part {
            Part::Heading(1, title) if !titled => {
                chapter.title = title;
                titled = true;
            }
            Part::Heading(level, title) if level <= SECTION_DEPTH => {
                count += 1;
                let section = Section { title, ..Section::new(format!("{anchor}-{count}"), "") };
                place(&mut chapter, section, level.max(2));
            }
            other => last(&mut chapter).blocks.push(other.into_block()),
        }
    }
    chapter
}

fn options() -> Options {
    Options::ENABLE_TABLES
}

/// The section that is being written.
fn last(section: &mut Section) -> &mut Section {
    // Asked twice because a borrow that is given back on one path only is refused.
    if section.sections.is_empty() {
        return section;
    }
    let at = section.sections.len() - 1;
    last(&mut section.sections[at])
}

/// Puts a section under the last one that is higher.
fn place(chapter: &mut Section, section: Section, level: usize) {
    match chapter.sections.last_mut() {
        Some(parent) if level > 2 => place(parent, section, level - 1),
        _ => chapter.sections.push(section),
    }
}

fn flatten(block: Block, out: &mut Vec<Inline>) {
    let inlines = match block {
        Block::Paragraph(inlines) | Block::Heading(inlines) | Block::Quote { text: inlines, .. } => inlines,
        Block::Code(text) => vec![Inline::Code(text)],
        Block::List { items, .. } => {
            items.into_iter().flatten().for_each(|block| flatten(block, out));
            return;
        }
        Block::Table(table) => {
            let cells = table.rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.0);
            cells.for_each(|line| flatten(Block::Paragraph(line), out));
            return;
        }
        _ => return,
    };
    if !out.is_empty() {
        out.push(Inline::Break);
    }
    out.extend(inlines);
}

/// What stands on its own lines, headings with their depth.
enum Part {
    Heading(usize, Vec<Inline>),
    Block(Block),
}

impl Part {
    fn into_block(self) -> Block {
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
    /// A list gathers items.
    List(bool, Vec<Vec<Block>>),
    /// A code block gathers lines.
    Code(String),
    /// A table gathers its head, rows and the row that is open.
    Table(Table, Vec<Cell>),
}

/// Turns the events of the parser into parts.
#[derive(Default)]
struct Reader {
    open: Vec<Open>,
    done: Vec<Part>,
    links: Vec<String>,
}

impl Reader {
    fn read(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(text) => self.inline(Inline::Code(text.into_string())),
            Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.inline(Inline::Break),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock | Tag::Heading { .. } | Tag::Emphasis | Tag::Strong | Tag::TableCell => {
                self.open.push(Open::Inlines(Vec::new()));
            }
            Tag::Link { dest_url, .. } => {
                self.links.push(dest_url.into_string());
                self.open.push(Open::Inlines(Vec::new()));
            }
            Tag::Image { .. } => self.open.push(Open::Inlines(Vec::new())),
            Tag::BlockQuote(_) => self.open.push(Open::Blocks(Vec::new())),
            Tag::Item => {
                self.open.push(Open::Blocks(Vec::new()));
                // A tight list has its text without a paragraph.
                self.open.push(Open::Inlines(Vec::new()));
            }
            Tag::List(first) => {
                self.close_loose_text();
                self.open.push(Open::List(first.is_some(), Vec::new()));
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
            TagEnd::Image => self.wrap(Inline::Emphasis),
            TagEnd::Strong => self.wrap(Inline::Strong),
            TagEnd::Link => {
                let to = self.links.pop().unwrap_or_default();
                let text = self.take_inlines();
                match target(&to) {
                    Some(to) => self.inline(Inline::Link { to, text }),
                    None => text.into_iter().for_each(|inline| self.inline(inline)),
                }
            }
            TagEnd::BlockQuote(_) => self.end_quote(),
            TagEnd::Item => self.end_item(),
            TagEnd::List(_) => {
                if let Some(Open::List(ordered, items)) = self.open.pop() {
                    self.block(Part::Block(Block::List { ordered, items }));
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
        if let Some(Open::List(_, items)) = self.open.last_mut() {
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
                    column.title = cell.0.iter().map(|line| super::outline::plain(line)).collect();
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
            && super::outline::plain(text).trim().is_empty()
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
            if let (false, Some(Open::Blocks(parts))) =
                (super::outline::plain(&text).trim().is_empty(), self.open.last_mut())
            {
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

    fn finish(mut self) -> Vec<Part> {
        while let Some(open) = self.open.pop() {
            if let Open::Inlines(text) = open {
                self.block(Part::Block(Block::Paragraph(text)));
            }
        }
        self.done
    }
}

/// Gives each column a share of the width that follows its longest text.
fn weigh(table: &mut Table) {
    for (at, column) in table.columns.iter_mut().enumerate() {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at)).flat_map(|cell| &cell.0);
        let longest = cells.map(|line| super::outline::plain(line).chars().count()).max().unwrap_or(0);
        column.weight = longest.max(column.title.chars().count()).clamp(8, 60) as f32;
    }
}

/// Where a link of the text may lead: an anchor, or an address of the web or of a person.
fn target(to: &str) -> Option<LinkTo> {
    let scheme = to.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("http" | "https" | "mailto") => Some(LinkTo::Url(to.to_owned())),
        Some(_) => None,
        None => {
            let anchor = to.strip_prefix('#').unwrap_or(to);
            crate::model::Id::is_valid(anchor).then(|| LinkTo::Anchor(anchor.to_owned()))
        }
    }
}

const fn depth(level: HeadingLevel) -> usize {
    level as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::outline::plain;

    #[test]
    fn a_chapter_takes_its_title_and_sections_from_the_headings() {
        let chapter = chapter("# Le contexte\n\nUn.\n\n## A\n\n### A1\n\nDeux.\n\n## B\n\n#### b\n", "c", "sans titre");
        assert_eq!(plain(&chapter.title), "Le contexte");
        assert_eq!(chapter.blocks, [Block::Paragraph(vec![Inline::text("Un.")])]);
        let titles: Vec<String> = chapter.sections.iter().map(|section| plain(&section.title)).collect();
        assert_eq!(titles, ["A", "B"]);
        assert_eq!(plain(&chapter.sections[0].sections[0].title), "A1");
        assert_eq!(chapter.sections[1].blocks, [Block::Heading(vec![Inline::text("b")])]);
    }

    #[test]
    fn lists_tables_links_and_emphasis_are_kept() {
        let found = blocks("- un **gras**\n  - dedans\n- deux\n\n| a | b |\n|---|--:|\n| [x](#EXG-001) | 2 |\n");
        let Block::List { ordered: false, items } = &found[0] else { panic!("{found:?}") };
        assert_eq!(items.len(), 2);
        assert_eq!(
            items[0][0],
            Block::Paragraph(vec![Inline::text("un "), Inline::Strong(vec![Inline::text("gras")])])
        );
        assert!(matches!(&items[0][1], Block::List { items, .. } if items.len() == 1));
        let Block::Table(table) = &found[1] else { panic!("{found:?}") };
        assert_eq!((table.columns[1].title.as_str(), table.columns[1].right), ("b", true));
        assert_eq!(table.rows[0].cells[0].0[0], [Inline::to_anchor("EXG-001", "x")]);
    }

    #[test]
    fn scripts_and_remote_images_are_harmless() {
        let text = "<script>alert(1)</script>\n\n[clic](javascript:alert(1)) ![vue](http://x.example/a.png)\n\n> cité\n\n```\nun\n```";
        let found = blocks(text);
        assert_eq!(found.len(), 4);
        assert!(matches!(&found[0], Block::Paragraph(text) if plain(text).contains("<script>")));
        let Block::Paragraph(line) = &found[1] else { panic!("{found:?}") };
        assert_eq!(plain(line), "clic vue");
        assert!(!line.iter().any(|inline| matches!(inline, Inline::Link { .. })));
        assert_eq!(found[3], Block::Code("un\n".to_owned()));
    }
}

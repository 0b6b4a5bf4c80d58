//! How does the authors' Markdown become an outline? Headings make sections, the rest blocks.
//! HTML is shown as the text that it is, images by their description: nothing is fetched.

mod meant;
mod reader;
mod shallow;

pub use meant::meant;
pub use reader::weigh;
pub use shallow::shallow;

use pulldown_cmark::{Options, Parser};

use self::reader::{Part, Reader};
use super::outline::{Block, Inline, Section};

/// Deepest heading that makes a section of a chapter.
const SECTION_DEPTH: usize = 3;

/// The blocks of the text of a field, as its author meant it; its headings are minor titles.
pub fn blocks(markdown: &str) -> Vec<Block> {
    let markdown = meant(markdown);
    let mut reader = Reader::default();
    for event in shallow(Parser::new_ext(&markdown, options())) {
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
    for event in shallow(Parser::new_ext(markdown, options())) {
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

/// What is read beside CommonMark: tables, and no more.
pub fn options() -> Options {
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
        let text =
            "<script>alert(1)</script>\n\n[clic](javascript:alert(1)) ![vue](http://x.example/a.png)\n\n```\nun\n```";
        let found = blocks(text);
        assert_eq!(found.len(), 3);
        assert!(matches!(&found[0], Block::Paragraph(text) if plain(text).contains("<script>")));
        let Block::Paragraph(line) = &found[1] else { panic!("{found:?}") };
        assert_eq!(plain(line), "clic vue");
        assert!(!line.iter().any(|inline| matches!(inline, Inline::Link { .. })));
        assert_eq!(found[2], Block::Code("un\n".to_owned()));
    }
}

//! How does the authors' Markdown become an outline? Headings make sections, the rest blocks.
//! HTML is shown as the text that it is, images by their description: nothing is fetched.

mod emphasis;
mod meant;
mod reader;
mod shallow;
mod typed;

pub use reader::weigh;
pub use typed::field;

use pulldown_cmark::Options;

use self::reader::{Part, Reader};
use self::shallow::shallow;
use super::outline::{Block, Inline, Section, plain};
use crate::model::Id;

/// Deepest heading that makes a section of a chapter.
const SECTION_DEPTH: usize = 3;

/// The blocks of the text of a field, as its author meant it; its headings are minor titles.
pub fn blocks(markdown: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    typed::field(markdown, |event, number| reader.read(event, number));
    reader.finish().into_iter().map(|part| part.into_block()).collect()
}

/// The text of a field as one paragraph: its paragraphs one after the other, line by line.
pub fn inlines(markdown: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    for block in blocks(markdown) {
        flatten(block, &mut out);
    }
    out
}

/// A short field: plain text, in which every sign is what it is and every line stands for itself. This is the one home
/// of the rule: `FieldType::Prose` of the schema is Markdown, every other field is such a text.
pub fn short(text: &str) -> impl Iterator<Item = &str> {
    text.trim().lines().map(str::trim_end)
}

/// A chapter: its first `# title` names it, `##` and `###` make its sections.
pub fn chapter(markdown: &str, anchor: &str, title_if_none: &str) -> Section {
    let mut reader = Reader::default();
    typed::chapter(markdown, |event, number| reader.read(event, number));
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

/// The one reading of what leads somewhere: an anchor, or an address of the web, of a person or of a telephone.
pub fn leads(address: &str) -> bool {
    match address.split_once(':') {
        Some((scheme, _)) => ["http", "https", "mailto", "tel"].iter().any(|one| scheme.eq_ignore_ascii_case(one)),
        None => Id::is_valid(anchor(address)),
    }
}

/// Is it an address of the web?
fn is_web(address: &str) -> bool {
    leads(address) && address.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http"))
}

/// What an address without a scheme names.
pub fn anchor(address: &str) -> &str {
    address.strip_prefix('#').unwrap_or(address)
}

/// What is read beside CommonMark: tables, and no more.
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

/// The lines of a block, one after the other: what a list or a table is stays told by its marks and its head.
fn flatten(block: Block, out: &mut Vec<Inline>) {
    let inlines = match block {
        Block::Paragraph(inlines) | Block::Heading(inlines) | Block::Quote { text: inlines, .. } => inlines,
        Block::Code(text) => vec![Inline::Code(text)],
        Block::List { numbers, items } => {
            for (at, item) in items.into_iter().enumerate() {
                let mark = numbers.get(at).map_or_else(|| "•\u{a0}".to_owned(), |number| format!("{number}.\u{a0}"));
                let mut inner = Vec::new();
                item.into_iter().for_each(|block| flatten(block, &mut inner));
                inner.insert(0, Inline::Text(mark));
                flatten(Block::Paragraph(inner), out);
            }
            return;
        }
        Block::Table(table) => {
            let head = table.columns.iter().map(|column| vec![Inline::text(column.title.as_str())]).collect();
            let rows = table.rows.into_iter().map(|row| row.cells.into_iter().flat_map(|cell| cell.0).collect());
            let lines: Vec<Vec<Vec<Inline>>> = std::iter::once(head).chain(rows).collect();
            for mut cells in lines {
                cells.retain(|cell| !plain(cell).trim().is_empty());
                flatten(Block::Paragraph(cells.join(&Inline::text(" · "))), out);
            }
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
    use crate::publish::outline::LinkTo;

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
        let Block::List { items, .. } = &found[0] else { panic!("{found:?}") };
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
        assert_eq!(plain(line), "clic (javascript:alert(1)) vue");
        let led: Vec<&Inline> = line.iter().filter(|inline| matches!(inline, Inline::Link { .. })).collect();
        let picture = LinkTo::Url("http://x.example/a.png".to_owned());
        assert_eq!(led, [&Inline::Link { to: picture, text: vec![Inline::text("vue")] }], "a picture is not fetched");
        assert_eq!(found[2], Block::Code("un\n".to_owned()));
    }
}

//! Which artifacts does a text name? Their ids become links with their titles, so that no id
//! stands bare.

use super::writer::Writer;
use crate::model::Id;
use crate::publish::markdown;
use crate::publish::outline::{Block, Cell, Inline, LinkTo};

/// Links the artifacts that a block names.
pub fn link_block(writer: &Writer<'_>, block: &mut Block) {
    match block {
        Block::Paragraph(inlines) | Block::Quote { text: inlines, .. } => link(writer, inlines),
        Block::List { items, .. } => items.iter_mut().flatten().for_each(|block| link_block(writer, block)),
        Block::Note { blocks, .. } => blocks.iter_mut().for_each(|block| link_block(writer, block)),
        Block::Table(table) => {
            let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
            cells.flat_map(|Cell(lines)| lines).for_each(|line| link(writer, line));
            // An id that got its title wants more room than it was given.
            markdown::weigh(table);
        }
        _ => {}
    }
}

/// Links the artifacts that inline content names, outside links and code.
pub fn link(writer: &Writer<'_>, inlines: &mut Vec<Inline>) {
    let mut out = Vec::with_capacity(inlines.len());
    for inline in std::mem::take(inlines) {
        match inline {
            Inline::Text(text) => split(writer, &text, &mut out),
            Inline::Strong(mut inner) => {
                link(writer, &mut inner);
                out.push(Inline::Strong(inner));
            }
            Inline::Emphasis(mut inner) => {
                link(writer, &mut inner);
                out.push(Inline::Emphasis(inner));
            }
            // What leads nowhere is told by the name that was typed.
            Inline::Link { to: LinkTo::Anchor(name), text } if is_nowhere(writer, &name) => {
                out.extend(text);
                out.push(Inline::Text(format!(" ({name})")));
            }
            other => out.push(other),
        }
    }
    *inlines = out;
}

fn split(writer: &Writer<'_>, text: &str, out: &mut Vec<Inline>) {
    let mut from = 0;
    let mut at = 0;
    for token in text.split_inclusive(|c: char| !is_part_of_id(c)) {
        let word = token.trim_end_matches(|c: char| !is_part_of_id(c)).trim_end_matches(['.', '-', '_']);
        if let Some((title, named)) = named(writer, word) {
            let end = at + word.len();
            if from < at {
                out.push(Inline::text(&text[from..at]));
            }
            out.push(named);
            // A text that gives the title itself does not get it twice.
            let after = &text[end..];
            let repeated = after.strip_prefix([' ', '\u{a0}']).and_then(|rest| rest.strip_prefix(title.as_str()));
            from = repeated.map_or(end, |rest| text.len() - rest.len());
        }
        at += token.len();
    }
    if from < text.len() {
        out.push(Inline::text(&text[from..]));
    }
}

/// Does a name lead to no artifact that readers may see? Some anchors are chapters of the document, which no file is.
fn is_nowhere(writer: &Writer<'_>, name: &str) -> bool {
    let id = Id::from(name);
    let is_chapter = name.starts_with(|c: char| c.is_ascii_lowercase()) && !name.contains('.');
    writer.link(&id).is_none() && !is_chapter
}

fn named(writer: &Writer<'_>, word: &str) -> Option<(String, Inline)> {
    let id = Id::from(word);
    id.prefix()?;
    let head = writer.project.head(&id)?;
    Some((head.title.clone(), writer.link(&id)?))
}

fn is_part_of_id(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::documents::sample;
    use crate::publish::outline::plain;
    use crate::text::Lang;

    #[test]
    fn an_id_becomes_a_link_with_its_title_once() {
        let project = sample::project();
        let writer = Writer::new(&project, None, Lang::Fr, false);
        let title = &project.requirements[0].head.title;
        let line = writer.line(&format!("Voir EXG-001, puis (EXG-001 {title}) ; EXG-999 et COVID-19 restent."));
        let expected = format!("Voir EXG-001 {title}, puis (EXG-001 {title}) ; EXG-999 et COVID-19 restent.");
        assert_eq!(plain(&line), expected);
        assert_eq!(line.iter().filter(|inline| matches!(inline, Inline::Link { .. })).count(), 2);
    }
}

//! How does an outline read on a terminal? Paragraphs wrapped, lists indented, tables in columns.

use crate::publish::outline::{Block, Inline, Table};
use crate::text::table::{self, Tone, one_line};

/// The lines of some blocks, `width` columns wide at most; none: as long as they are.
pub fn lines(blocks: &[Block], width: Option<usize>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for block in blocks {
        let lines = block_lines(block, width);
        if !out.is_empty() && !lines.is_empty() && apart(block) {
            out.push(String::new());
        }
        out.extend(lines);
    }
    out
}

/// Does an empty line stand before it?
const fn apart(block: &Block) -> bool {
    !matches!(block, Block::Facts(_))
}

fn block_lines(block: &Block, width: Option<usize>) -> Vec<String> {
    match block {
        Block::Paragraph(text) => paragraph(text, width),
        Block::Heading(text) => paragraph(text, width).iter().map(|line| Tone::Strong.paint(line)).collect(),
        Block::Quote { text, author } => {
            let mut lines = prefixed(&paragraph(text, narrower(width, 2)), "│ ", "│ ");
            lines.extend(author.iter().map(|author| format!("│ — {}", one_line(author))));
            lines
        }
        Block::Code(text) => text.lines().map(|line| format!("    {}", safe(line))).collect(),
        Block::List { numbers, items } => {
            let mut out = Vec::new();
            for (i, item) in items.iter().enumerate() {
                let mark = numbers.get(i).map_or_else(|| "• ".to_owned(), |number| format!("{number}. "));
                let indent = mark.chars().count();
                let inner: Vec<String> =
                    item.iter().flat_map(|block| block_lines(block, narrower(width, indent))).collect();
                out.extend(prefixed(&inner, &mark, &" ".repeat(indent)));
            }
            out
        }
        Block::Table(table) => table_lines(table, width),
        Block::Schedule(schedule) => table_lines(&schedule.as_table(), width),
        Block::Facts(facts) => facts
            .iter()
            .flat_map(|(label, value)| {
                let (label, value) = (spoken(label), spoken(value));
                wrapped(&format!("{label}  {value}"), width)
            })
            .collect(),
        Block::Note { title, blocks, .. } => {
            let mut out = paragraph(title, width);
            out.extend(lines(blocks, width));
            out
        }
        // What only a page draws says nothing on a terminal.
        Block::Card(_) | Block::Figures(_) | Block::Bar { .. } => Vec::new(),
    }
}

fn paragraph(text: &[Inline], width: Option<usize>) -> Vec<String> {
    spoken(text).split('\n').flat_map(|line| wrapped(line, width)).filter(|line| !line.is_empty()).collect()
}

fn wrapped(line: &str, width: Option<usize>) -> Vec<String> {
    let line = one_line(line);
    width.map_or_else(|| vec![line.clone()], |width| table::wrap(&line, width))
}

fn prefixed(lines: &[String], first: &str, rest: &str) -> Vec<String> {
    lines.iter().enumerate().map(|(i, line)| format!("{}{line}", if i == 0 { first } else { rest })).collect()
}

fn narrower(width: Option<usize>, by: usize) -> Option<usize> {
    width.map(|width| width.saturating_sub(by).max(20))
}

/// The words of a line; an address is told after what names it, emphasis by the marks of the author.
fn spoken(text: &[Inline]) -> String {
    let mut out = String::new();
    for inline in text {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Chip { text, .. } => out.push_str(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) => out.push_str(&spoken(inner)),
            Inline::Link { to, text } => {
                let words = spoken(text);
                out.push_str(&words);
                if let crate::publish::outline::LinkTo::Url(url) = to
                    && *url != words
                {
                    out.push_str(&format!(" <{url}>"));
                }
            }
            Inline::Break => out.push('\n'),
        }
    }
    out
}

fn table_lines(found: &Table, width: Option<usize>) -> Vec<String> {
    let columns: Vec<table::Column> = found
        .columns
        .iter()
        .map(
            |column| {
                if column.right { table::Column::number(&column.title) } else { table::Column::wide(&column.title) }
            },
        )
        .collect();
    let cell = |cell: &crate::publish::outline::Cell| {
        table::Cell::from(cell.0.iter().map(|line| spoken(line)).collect::<Vec<_>>().join(" "))
    };
    let rows: Vec<Vec<table::Cell>> = found.rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect();
    table::lines(&columns, &rows, width)
}

/// Control characters of an author must not drive the terminal.
fn safe(line: &str) -> String {
    line.chars().filter(|c| !c.is_control() || *c == '\t').collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::markdown::blocks;

    #[test]
    fn prose_is_wrapped_and_its_lists_and_tables_stay_readable() {
        let text = "Le CRM doit **refuser** la remise.\n\n- un premier point assez long pour la ligne\n  1. dedans\n- deux\n\n| a | b |\n|---|--:|\n| x | 2 |\n\n[guide](https://exemple.example/a)";
        let lines = lines(&blocks(text), Some(30));
        let plain: Vec<String> = lines.iter().map(|line| anstream::adapter::strip_str(line).to_string()).collect();
        assert_eq!(
            plain,
            [
                "Le CRM doit refuser la remise.",
                "",
                "• un premier point assez long",
                "  pour la ligne",
                "  1. dedans",
                "• deux",
                "",
                "a  b",
                "────",
                "x  2",
                "",
                "guide",
                "<https://exemple.example/a>",
            ]
        );
    }
}

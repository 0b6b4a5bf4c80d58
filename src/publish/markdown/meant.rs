//! What does the text of a field mean? It is Markdown, but most of its authors never heard of it: what they typed into
//! a cell or a form must be read by others as it was typed.
//!
//! Emphasis, lists, links, tables and code are read as everywhere. What only a Markdown author would mean is not: a
//! line that begins with « > » is no quotation but a threshold, a year is no number of a list, a line of dashes makes
//! no title of what stands above it, a short line ends where its author ended it. Chapters are Markdown and nothing else.

use std::borrow::Cow;

/// Columns up to which no editor folds a paragraph: where all its lines are shorter, each ends where its author wanted.
const FOLDED: usize = 50;

/// Columns by which the lines of a folded paragraph differ, when words are folded by hand.
const RAGGED: usize = 15;

/// The greatest number that a list of a field begins with: more is a year or an amount.
const LIST_FROM: u32 = 99;

/// The text with a sign before each character that Markdown would take for something else.
pub fn meant(text: &str) -> Cow<'_, str> {
    if is_meant(text) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<&str> = text.lines().collect();
    let widest = widest(&lines);
    let items = ['-', '+'].map(|sign| lines.iter().filter(|line| line.trim_start().starts_with(sign)).count());
    let mut out = String::with_capacity(text.len() + 32);
    let mut in_code = false;
    for (at, line) in lines.iter().enumerate() {
        let body = line.trim_start();
        let is_fence = body.starts_with("```") || body.starts_with("~~~");
        // What is indented is of a list, or code: it is left as it is.
        if is_fence || in_code || line.len() - body.len() >= 4 {
            in_code ^= is_fence;
            out.push_str(line);
        } else {
            out.push_str(&line[..line.len() - body.len()]);
            let (head, rest) = beginning(body, items);
            out.push_str(&head);
            within(rest, &mut out);
            if is_ended(&lines, at, widest[at]) {
                out.push_str("  ");
            }
        }
        out.push('\n');
    }
    Cow::Owned(out)
}

/// Has it nothing that could be taken for something else?
fn is_meant(text: &str) -> bool {
    let sign = |c: char| matches!(c, '>' | '*' | '\\' | '=' | '\n');
    !text.contains(sign) && !text.trim_start().starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+'))
}

/// The beginning of a line as it was meant, and what follows it; `items` are the lines that begin with `-` and `+`.
fn beginning(body: &str, items: [usize; 2]) -> (String, &str) {
    let escaped = || (format!("\\{}", &body[..1]), &body[1..]);
    if body.starts_with('>') {
        return escaped();
    }
    let underlines = |sign: char| body.starts_with(sign) && body.trim_end().chars().all(|c| c == sign);
    if underlines('-') || underlines('=') {
        return escaped();
    }
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && body[digits..].starts_with(['.', ')']) {
        let is_list = body[..digits].parse::<u32>().is_ok_and(|number| number <= LIST_FROM);
        let head = if is_list { body[..digits].to_owned() } else { format!("{}\\", &body[..digits]) };
        return (head, &body[digits..]);
    }
    // « - 10 % »: a minus, where no other line makes a list of it.
    if let Some(sign @ ('-' | '+')) = body.chars().next() {
        let is_figure = body[1..].trim_start().starts_with(|c: char| c.is_ascii_digit());
        if is_figure && body[1..].starts_with(' ') && items[usize::from(sign == '+')] == 1 {
            return escaped();
        }
    }
    (String::new(), body)
}

/// The inside of a line: a product is no emphasis, a path keeps its signs.
fn within(rest: &str, out: &mut String) {
    let mut before = ' ';
    let mut in_code = false;
    let mut word = rest;
    for (at, c) in rest.char_indices() {
        if before.is_whitespace() {
            word = rest[at..].split_whitespace().next().unwrap_or_default();
        }
        let next = rest[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        in_code ^= c == '`';
        let product = c == '*' && before.is_alphanumeric() && next.is_alphanumeric();
        let path = c == '\\' && next.is_ascii_punctuation() && (word.contains(":\\") || word.starts_with("\\\\"));
        if !in_code && (product || path) {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
}

/// Did the author end the line there, rather than an editor that folds long ones? A folded line has no room for the
/// first word of the next one.
fn is_ended(lines: &[&str], at: usize, widest: usize) -> bool {
    let line = lines[at].trim_end();
    let Some(first) = lines.get(at + 1).and_then(|next| next.split_whitespace().next()) else { return false };
    if line.is_empty() || line.ends_with('\\') {
        return false;
    }
    let room = if widest < FOLDED { usize::MAX } else { widest - RAGGED };
    line.ends_with(':') || line.chars().count() + 1 + first.chars().count() <= room
}

/// For each line, the columns of the widest one of its paragraph.
fn widest(lines: &[&str]) -> Vec<usize> {
    let mut widths = vec![0; lines.len()];
    let mut from = 0;
    while from < lines.len() {
        let end = lines[from..].iter().position(|line| line.trim().is_empty()).map_or(lines.len(), |len| from + len);
        let width = lines[from..end].iter().map(|line| line.trim_end().chars().count()).max().unwrap_or_default();
        widths[from..end].fill(width);
        from = end + 1;
    }
    widths
}

#[cfg(test)]
mod tests {
    use crate::publish::markdown::blocks;
    use crate::publish::outline::{Block, Inline, plain};

    /// The words of each block, a line to each line.
    fn read(text: &str) -> Vec<String> {
        let line = |inlines: &[Inline]| {
            let parts = inlines.split(|inline| *inline == Inline::Break);
            parts.map(plain).collect::<Vec<_>>().join(" / ")
        };
        let said = |block: Block| match block {
            Block::Paragraph(text) => line(&text),
            Block::List { items, ordered } => format!("{}{}", if ordered { "1" } else { "•" }, items.len()),
            other => format!("{other:?}"),
        };
        blocks(text).into_iter().map(said).collect()
    }

    #[test]
    fn what_was_typed_into_a_cell_is_read_as_it_was_typed() {
        for (typed, read_as) in [
            ("> 5 jours", "> 5 jours"),
            ("Distinguer :\n< 48 h : urgent\n> 48 h : normal", "Distinguer : / < 48 h : urgent / > 48 h : normal"),
            ("- 10 % de coûts", "- 10 % de coûts"),
            ("+ 5 points", "+ 5 points"),
            ("2*3*4 cases", "2*3*4 cases"),
            (r"C:\temp\*.xlsx", r"C:\temp\*.xlsx"),
            ("~48~ h", "~48~ h"),
            ("2027. Le CRM s’ouvre", "2027. Le CRM s’ouvre"),
            ("nom\nprénom\nadresse", "nom / prénom / adresse"),
            ("Total\n---", "Total / ---"),
            ("Total\n=====", "Total / ====="),
        ] {
            assert_eq!(read(typed), [read_as], "{typed}");
        }
    }

    #[test]
    fn what_an_author_marks_is_marked() {
        assert_eq!(read("- un\n- deux"), ["•2"]);
        assert_eq!(read("- 10 %\n- 20 %"), ["•2"]);
        assert_eq!(read("1. un\n2. deux"), ["12"]);
        assert_eq!(read("Avant :\n\n* un\n* deux"), ["Avant :", "•2"]);
        let bold = blocks("un **gras** et *léger*");
        let Some(Block::Paragraph(text)) = bold.first() else { panic!("{bold:?}") };
        assert!(text.contains(&Inline::Strong(vec![Inline::text("gras")])), "{text:?}");
        assert!(text.contains(&Inline::Emphasis(vec![Inline::text("léger")])), "{text:?}");
        let code = blocks("```\na > b\n> 2*3*4\n```");
        assert_eq!(code, [Block::Code("a > b\n> 2*3*4\n".to_owned())]);
        assert!(matches!(blocks("| a | b |\n|---|---|\n| 1 | 2 |").as_slice(), [Block::Table(_)]));
    }

    #[test]
    fn a_long_text_that_an_editor_folded_is_one_paragraph() {
        let folded = "Le CRM doit créer une tâche de relance sept jours après\nl’émission d’un devis resté sans réponse, et la donner\nau commercial.";
        assert_eq!(read(folded), [folded.replace('\n', " ")]);
    }
}

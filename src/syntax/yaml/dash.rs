//! Which line begins with a sign that people type for the dash of a list, and YAML takes for a letter?
//!
//! Word processors turn `-` into `–`, spreadsheets and slides put `•`, and `-id:` without its space is a key to YAML.

use std::ops::Range;

use crate::text::node::{Data, Node};
use crate::text::{Diagnostic, FileId, Place};

/// The message that tells one where the syntax suffers from it.
pub const MESSAGE: &str = "Y01-dash";

/// Signs that look like the dash of a list.
const SIGNS: &[char] = &['–', '—', '−', '‐', '‑', '•', '·', '▪', '◦'];

/// The sign with which a line begins in the place of a dash and its space, and what it should be: `– id:` and `-id:`
/// are `- id:`.
pub fn of_line(text: &str, line: &Range<usize>) -> Option<(Range<usize>, String)> {
    let slice = text.get(line.clone())?;
    let start = line.start + slice.len() - slice.trim_start_matches(' ').len();
    let body = &text[start..line.end];
    let sign = body.chars().next()?;
    let after = &body[sign.len_utf8()..];
    let rest = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let first = rest.chars().next()?;
    let is_one = match sign {
        '-' => rest.len() == after.len() && first.is_alphabetic() && key(rest).is_some(),
        _ => SIGNS.contains(&sign) && (rest.len() < after.len() || key(rest).is_some()),
    };
    let said = key(rest).map_or("…", |key| &rest[..=key]);
    is_one.then(|| (start..start + sign.len_utf8(), format!("- {said}")))
}

/// The dash that touches the word with which its line begins: `-deux`.
pub fn touching(text: &str, line: &Range<usize>) -> Option<(Range<usize>, String)> {
    let found = swallowed(text.get(line.clone())?)?;
    let sign = line.start + found.start..line.start + found.end;
    let word = text[sign.end..line.end].split_whitespace().next().unwrap_or("…");
    Some((sign, format!("- {word}")))
}

/// Does a line, without what shifts it, open an item of a list by such a sign?
pub fn opens(body: &str) -> bool {
    of_line(body, &(0..body.trim_end().len())).is_some_and(|(_, said)| said != "- …")
}

/// Where the colon of the key stands with which a text begins.
fn key(text: &str) -> Option<usize> {
    let end = text.bytes().take_while(|b| b.is_ascii_lowercase() || *b == b'_').count();
    let after = text[end..].strip_prefix(':')?;
    (end > 0 && (after.is_empty() || after.starts_with(char::is_whitespace))).then_some(end)
}

/// Tells keys that begin with such a sign, and texts that swallowed a line which does: YAML reads both without a word.
pub fn told(node: &Node, file: FileId, text: &str, out: &mut Vec<Diagnostic>) {
    // Few files hold such a sign, and fewer a dash that touches a word at the start of a line.
    let may_be = |line: &&str| match line.trim_start_matches(' ').as_bytes() {
        [b'-', next, ..] => *next != b' ',
        [first, ..] => !first.is_ascii(),
        [] => false,
    };
    let mut lines = text.lines().filter(may_be);
    if lines.any(|line| of_line(line, &(0..line.len())).is_some() || swallowed(line).is_some()) {
        collect(node, file, text, out);
    }
}

fn collect(node: &Node, file: FileId, text: &str, out: &mut Vec<Diagnostic>) {
    match &node.data {
        Data::Map(entries) => {
            for (key, value) in entries {
                let start = key.place.span.start();
                let line = start..text[start..].find('\n').map_or(text.len(), |at| start + at);
                let begins_line = text[..start].rsplit('\n').next().is_some_and(|before| before.trim().is_empty());
                match of_line(text, &line).filter(|_| begins_line && !key.text.starts_with(char::is_alphanumeric)) {
                    Some((sign, said)) => {
                        let place = Place::new(file, sign.start, sign.end);
                        out.push(Diagnostic::error("Y01", MESSAGE, place).with("detail", said));
                    }
                    None => collect(value, file, text, out),
                }
            }
        }
        Data::List(items) => items.iter().for_each(|item| collect(item, file, text, out)),
        Data::Text(value) => out.extend(in_text(node, value, file, text)),
        Data::Null | Data::Number(_) | Data::Bool(_) => {}
    }
}

/// A text without quotes over several lines, one of which begins with such a sign: it is no list any more.
fn in_text(node: &Node, value: &str, file: FileId, text: &str) -> Option<Diagnostic> {
    let (start, end) = (node.place.span.start(), node.place.span.end());
    let slice = text.get(start..end)?;
    // In quotes and in blocks a line is as its author wants it.
    if slice.starts_with(['"', '\'', '|', '>']) || value.contains('\n') || is_block(&text[..start]) {
        return None;
    }
    let mut at = start;
    for line in slice.split_inclusive('\n') {
        let begins_line = text[..at].rsplit('\n').next().is_some_and(|before| before.trim().is_empty());
        if let Some(found) = swallowed(line).filter(|_| begins_line) {
            let place = Place::new(file, at + found.start, at + found.end);
            return Some(Diagnostic::warning("Y01", "Y01-dash-text", place).with("detail", &line[found]));
        }
        at += line.len();
    }
    None
}

/// Do the words before end with the sign of a block of text?
fn is_block(before: &str) -> bool {
    let line = before.trim_end();
    let last = line.rsplit('\n').next().unwrap_or_default();
    // What stands behind the header is for people: `>-  # folded`.
    let header = last.split(" #").next().unwrap_or_default().trim_end().rsplit(' ').next().unwrap_or_default();
    header.starts_with(['|', '>']) && before.len() > line.len()
}

/// The sign with which a line of a text begins, with a space after it; or a dash that touches its word.
fn swallowed(line: &str) -> Option<Range<usize>> {
    let body = line.trim_start_matches(' ');
    let start = line.len() - body.len();
    let sign = body.chars().next()?;
    let next = body[sign.len_utf8()..].chars().next()?;
    let is_one = if sign == '-' { next.is_alphabetic() } else { SIGNS.contains(&sign) && next.is_whitespace() };
    is_one.then(|| start..start + sign.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, String)> {
        let told = super::super::read(FileId(0), text).diagnostics;
        let shown = |place: Place| text[place.span.start()..place.span.end()].to_owned();
        told.iter().map(|one| (one.message.id, shown(one.place.expect("a place")))).collect()
    }

    #[test]
    fn a_sign_in_the_place_of_a_dash_is_told_where_it_stands() {
        let one = |sign: &str| vec![(MESSAGE, sign.to_owned())];
        assert_eq!(found("needs:\n  - id: A-1\n    title: Un\n  – id: A-2\n    title: Deux\n"), one("–"));
        assert_eq!(found("needs:\n  -id: A-1\n   title: Un\n"), one("-"));
        assert_eq!(found("needs:\n  -id: A-1\n  title: Un\n"), one("-"));
        assert_eq!(found("needs:\n  • id: A-1\n    title: Un\n"), one("•"));
        assert_eq!(
            found("needs:\n  - id: A-1\n    tags:\n      – un\n      – deux\n"),
            [("Y01-dash-text", "–".into())]
        );
        assert_eq!(found("needs:\n  - id: A-1\n    tags:\n      - un\n      -deux\n"), one("-"));
        let folded = |header: &str| format!("needs:\n  - id: A-1\n    rationale: {header}\n      un\n      – deux\n");
        assert_eq!(found(&folded(">-")), []);
        assert_eq!(found(&folded(">-  # plié # deux fois")), [], "what stands behind the header is for people");
        let indented = "needs:\n  - id: A-1\n    tags:\n      - un\n       -deux\n";
        assert_eq!(found(indented), [("Y01-dash-text", "-".into())]);
    }

    #[test]
    fn a_dash_within_a_text_is_at_home() {
        for text in [
            "needs:\n  - id: A-1\n    title: Un – deux\n",
            "needs:\n  - id: A-1\n    statement: |\n      – un\n      – deux\n",
            "needs:\n  - id: A-1\n    statement: >-\n      Il faut\n      – un\n",
            "needs:\n  - id: A-1\n    statement: >\n      – un\n      – deux\n",
            "needs:\n  - id: A-1\n    title: \"– un\"\n",
            "needs:\n  - id: A-1\n    title: – un\n",
            "needs:\n  - id: A-1\n    volume: -5\n",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}

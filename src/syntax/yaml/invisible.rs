//! Where does a space that is none to YAML stand in the place of one?
//!
//! Editors and spreadsheets put no-break spaces where a person typed a space: before a colon, after it,
//! after a dash, at the start of a line. YAML takes them for letters, and nobody sees them. In texts they
//! are at home.

use std::ops::Range;

use crate::text::node::{Data, Key, Node};
use crate::text::{Diagnostic, FileId, Place};

/// The message that names one.
pub const MESSAGE: &str = "Y01-invisible";

/// Is it a space, or nothing at all, to the eye, and a letter to YAML?
pub const fn is(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{ad}' | '\u{1680}' | '\u{2000}'
            ..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}'
    )
}

/// The first run of them in the place of a space of the syntax, on this line.
pub fn in_line(text: &str, line: &Range<usize>) -> Option<Range<usize>> {
    // The mark of UTF-8 at the start of a file is at home too.
    let mark = if line.start == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let line = line.start + mark..line.end;
    let slice = text.get(line.clone())?;
    let run = |at: usize| {
        let length: usize = slice[at..].chars().take_while(|c| is(*c)).map(char::len_utf8).sum();
        (length > 0).then_some(line.start + at..line.start + at + length)
    };
    let indent = slice.len() - slice.trim_start_matches([' ', '\t']).len();
    if let Some(found) = run(indent) {
        return Some(found);
    }
    let mut at = indent;
    while let Some(rest) = slice[at..].strip_prefix('-') {
        if let Some(found) = run(at + 1) {
            return Some(found);
        }
        let blank = rest.len() - rest.trim_start_matches(' ').len();
        if blank == 0 {
            return None;
        }
        at += 1 + blank;
    }
    let key = slice[at..].bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
    // One before the colon is read as a part of the key, and told by `of_keys`.
    let colon = at + key;
    (key > 0 && slice[colon..].starts_with(':')).then(|| run(colon + 1)).flatten()
}

/// How the characters of a run are called: `U+00A0`.
pub fn named(text: &str) -> String {
    text.chars().next().map_or_else(String::new, |c| format!("U+{:04X}", u32::from(c)))
}

/// Tells those that stand in keys, which keep the values under them from being read. A key is read without
/// them then, so that nothing is told twice; one that begins with them, or with a dash and them, stands
/// nowhere: what it holds is lost.
pub fn of_keys(node: &mut Node, file: FileId, text: &str, out: &mut Vec<Diagnostic>, lost: &mut Vec<Place>) {
    match &mut node.data {
        Data::Map(entries) => {
            entries.retain_mut(|(key, value)| {
                let Some(run) = in_key(text, key) else {
                    of_keys(value, file, text, out, lost);
                    return true;
                };
                out.push(told(file, text, run.clone()));
                let is_kept = run.start > key.place.span.start() && !key.text.starts_with('-');
                if is_kept {
                    key.text = key.text.trim_end_matches(is).into();
                    key.place = Place::new(file, key.place.span.start(), run.start);
                    of_keys(value, file, text, out, lost);
                } else {
                    lost.push(Place::new(file, key.place.span.start(), value.place.span.end().max(run.end)));
                }
                is_kept
            });
        }
        Data::List(items) => items.iter_mut().for_each(|item| of_keys(item, file, text, out, lost)),
        _ => {}
    }
}

fn in_key(text: &str, key: &Key) -> Option<Range<usize>> {
    let slice = key.text.as_str();
    // Nearly all keys begin and end with a letter of ASCII, and are looked at no further.
    let edge = |byte: Option<&u8>| byte.is_some_and(|byte| !byte.is_ascii_lowercase());
    if !edge(slice.as_bytes().first()) && !edge(slice.as_bytes().last()) {
        return None;
    }
    let start = key.place.span.start();
    let end = start + slice.len();
    if text.get(start..end) != Some(slice) {
        return None;
    }
    let head = slice.len() - slice.trim_start_matches('-').len();
    let led: usize = slice[head..].chars().take_while(|c| is(*c)).map(char::len_utf8).sum();
    if led > 0 {
        return Some(start + head..start + head + led);
    }
    let kept = slice.trim_end_matches(is).len();
    (kept < slice.len()).then_some(start + kept..end)
}

/// The finding of a run.
fn told(file: FileId, text: &str, run: Range<usize>) -> Diagnostic {
    let place = Place::new(file, run.start, run.end);
    Diagnostic::error("Y01", MESSAGE, place).with("detail", named(&text[run]))
}

/// How many readings a repair may cost: each mends all that one reading tells.
const READINGS: usize = 30;

/// The text with spaces in their place, where a reading told some. Those of texts stay.
pub fn mended(text: &str) -> Option<String> {
    let mut current = text.to_owned();
    for _ in 0..READINGS {
        let told = super::read(FileId::default(), &current).diagnostics;
        let mut runs: Vec<Range<usize>> = told
            .iter()
            .filter(|finding| finding.message.id == MESSAGE)
            .filter_map(|finding| finding.place.map(|place| place.span.start()..place.span.end()))
            .collect();
        if runs.is_empty() {
            break;
        }
        runs.sort_by_key(|run| run.start);
        runs.dedup();
        for run in runs.iter().rev() {
            let spaces = match current[run.clone()].chars().count() {
                _ if current[run.end..].starts_with(':') => 0,
                count => count,
            };
            current.replace_range(run.clone(), &" ".repeat(spaces));
        }
    }
    (current != text).then_some(current)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(&'static str, String)> {
        let found = super::super::read(FileId(0), text).diagnostics;
        let one = |d: &Diagnostic| {
            (d.message.id, d.place.map_or_else(String::new, |p| text[p.span.start()..p.span.end()].to_owned()))
        };
        found.iter().map(one).collect()
    }

    #[test]
    fn a_space_that_is_none_is_named_where_it_stands_and_mended() {
        let whole = "needs:\n  - id: BES-001\n    title: Relancer\u{a0}: les devis\n    why: x\n  - id: BES-002\n    title: y\n".replace("Relancer\u{a0}: les", "Relancer\u{a0}les");
        for (plain, with) in [
            ("    title: R", "    title\u{a0}: R"),
            ("    title: R", "    title:\u{a0}R"),
            ("    title: R", "\u{a0}   title: R"),
            ("    title: R", "  \u{202f}\u{a0}title: R"),
            ("    title: R", "\u{a0}\u{a0}\u{a0}\u{a0}title: R"),
            ("  - id: BES-002", "  -\u{a0}id: BES-002"),
            ("    why: x", "    why\u{202f}: x"),
        ] {
            let text = whole.replace(plain, with);
            let found = told(&text);
            assert_eq!(found.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [MESSAGE], "{text:?}");
            assert!(found[0].1.chars().all(is), "{found:?} in {text:?}");
            assert_eq!(mended(&text).as_deref(), Some(whole.as_str()), "{text:?}");
        }
        assert_eq!(mended(&whole), None, "those of a text are at home");
        let note = "needs:\n  - id: A\n    notes: |\n      Remarque\u{a0}: oui\n      -\u{a0}Note:\u{a0}non\n    title: x: y\n";
        assert_eq!(told(note), [("Y01-colon", "x: y".to_owned())], "the fault is another one");
        assert_eq!(mended(note), None);
    }
}

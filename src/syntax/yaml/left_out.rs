//! Which item is left out of a text that has a fault, so that the rest of the file is read?

use std::ops::Range;

use super::dash;

/// The text with the list item (or top-level entry) around `byte` made blank, lines kept, and the
/// blanked bytes. None when there is nothing left to blank.
pub(super) fn without_item(text: &str, byte: usize) -> Option<(String, Range<usize>)> {
    let lines: Vec<(usize, &str)> = text
        .split_inclusive('\n')
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        })
        .collect();
    let at = lines.iter().rposition(|(start, _)| *start <= byte)?;
    // A sign in the place of the dash opens an item all the same: the one before it is not lost.
    let is_dash = |line: &str| line.trim_start().starts_with("- ") || dash::opens(line.trim_start());
    let opens = |line: &str| {
        let body = line.trim_start();
        is_dash(line) || (line.len() == body.len() && !body.trim().is_empty() && !body.starts_with('#'))
    };
    let mut first = (0..=at).rev().find(|i| opens(lines[*i].1))?;
    // A line that a tab indents is of the item above it, whatever its width.
    let indent = |line: &str| match line.len() - line.trim_start().len() {
        width if line[..width].contains('\t') => usize::MAX,
        width => width,
    };
    // An item nested in another one is left out alone only if it is an artifact's: take the
    // outermost item of the collection, which stands at the smallest indentation of a dash.
    let outer = lines.iter().filter(|(_, line)| is_dash(line)).map(|(_, l)| indent(l)).min();
    if let Some(outer) = outer
        && is_dash(lines[first].1)
        && indent(lines[first].1) > outer
    {
        first = (0..first).rev().find(|i| {
            let line = lines[*i].1;
            is_dash(line) && indent(line) == outer
        })?;
    }
    let depth = indent(lines[first].1);
    let dash = is_dash(lines[first].1);
    // The key that the list stands under. A line between its column and that of the dashes is of the item
    // all the same, out of line: without it the rest of the item would be taken for the item before.
    let under = lines[..first].iter().rev().map(|(_, line)| *line).find(|line| {
        !line.trim().is_empty() && !line.trim_start().starts_with('#') && !is_dash(line) && indent(line) <= depth
    });
    let under = under.map_or(0, indent);
    let last = (first + 1..lines.len())
        .find(|i| {
            let line = lines[*i].1;
            let ends = match (dash, indent(line)) {
                (false, indent) => indent == 0,
                (true, indent) if is_dash(line) => indent <= depth,
                (true, indent) => indent <= under,
            };
            !line.trim().is_empty() && ends
        })
        .unwrap_or(lines.len());
    // A fault is often told at the line after it: then that line goes too.
    let last = last.max(at + 1).min(lines.len());
    let (start, end) = (lines[first].0, lines.get(last).map_or(text.len(), |(start, _)| *start));
    if text[start..end].trim().is_empty() {
        return None;
    }
    let lost = start..end;
    Some((blank(text, std::slice::from_ref(&lost)), lost))
}

/// The text with spaces in the place of these bytes, which stand in their order; lines kept.
pub(super) fn blank(text: &str, all: &[Range<usize>]) -> String {
    let mut blank = String::with_capacity(text.len());
    let mut at = 0;
    for bytes in all {
        blank.push_str(&text[at..bytes.start]);
        for c in text[bytes.clone()].chars() {
            match c {
                '\n' => blank.push(c),
                _ => blank.extend(std::iter::repeat_n(' ', c.len_utf8())),
            }
        }
        at = bytes.end;
    }
    blank + &text[at..]
}

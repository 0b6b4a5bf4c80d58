//! Which comments does the text hold? No edit may lose one that it does not own.

use std::ops::Range;

use super::scan;
use crate::text::node::{Data, Node};

/// The comments of the text, each from its `#` to the end of its line.
pub fn of(text: &str, root: Option<&Node>) -> Vec<Range<usize>> {
    let mut scalars = Vec::new();
    if let Some(root) = root {
        collect(text, root, 0, 0, &mut scalars);
    }
    scalars.sort_by_key(|range| range.start);
    let mut found = Vec::new();
    let mut at = 0;
    for range in scalars {
        between(text, at..range.start, &mut found);
        at = at.max(range.end);
    }
    between(text, at..text.len(), &mut found);
    found
}

/// The comments between two values. A `#` opens one at the start of a line or after a blank.
fn between(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let mut at = range.start;
    while at < range.end {
        if bytes[at] == b'#' && (at == 0 || bytes[at - 1].is_ascii_whitespace()) {
            let end = scan::line_end(text, at);
            found.push(at..end);
            at = end;
        }
        at += 1;
    }
}

/// The bytes of all keys and of all values that hold no others.
fn collect(text: &str, node: &Node, floor: usize, column: usize, out: &mut Vec<Range<usize>>) {
    let start = scan::start(text, node, floor);
    match &node.data {
        // What an alias repeats stands elsewhere.
        Data::List(_) | Data::Map(_) if text.as_bytes().get(start) == Some(&b'*') => {
            out.push(scan::extent(text, node, floor, column));
        }
        Data::List(items) => {
            let is_flow = text.as_bytes().get(start) == Some(&b'[');
            for item in items {
                let own = item.place.span.start();
                // The nearest dash before it tells how far right a block of lines must stand.
                let dash = (!is_flow).then(|| text[..own.min(text.len())].rfind('-')).flatten();
                let column = dash.map_or(column, |dash| scan::column_of(text, dash));
                collect(text, item, own, column, out);
            }
        }
        Data::Map(entries) => {
            for (key, value) in entries {
                out.push(key.place.span.start()..key.place.span.end());
                let column = scan::column_of(text, key.place.span.start());
                let floor = scan::colon(text, key.place.span.end()).map_or(value.place.span.start(), |colon| colon + 1);
                collect(text, value, floor, column, out);
            }
        }
        _ => {
            let Range { start, end } = scan::extent(text, node, floor, column);
            // The line that opens a block of text may end with a comment.
            let head = scan::line_end(text, start).min(end);
            let comment =
                text[start..head].find(" #").filter(|_| matches!(text.as_bytes()[start..].first(), Some(b'|' | b'>')));
            match comment {
                Some(at) => out.extend([start..start + at, head..end]),
                None => out.push(start..end),
            }
        }
    }
}

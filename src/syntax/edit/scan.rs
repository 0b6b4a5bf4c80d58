//! Where exactly does a value stand in the text, and how is it written?
//!
//! The tree says where each value begins. Where it ends is read here from the text itself, by the
//! way it is written, so that a splice takes neither a comment nor a bracket with it.

use std::ops::Range;

use crate::text::node::{Data, Node};

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Nothing at all after the key or dash.
    Empty,
    /// Without quotes.
    Plain,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
    /// `|`
    Literal,
    /// `>`
    Folded,
    /// `[…]`
    FlowList,
    /// `{…}`
    FlowMap,
    /// A list or mapping on lines of its own.
    Block,
    /// An anchor, an alias or a tag stands there: `&x`, `*x`, `!x`.
    Marked,
}

/// How the value at this node is written. `floor` is where it may begin at the earliest: after the
/// colon of its key, after its dash.
pub fn style(text: &str, node: &Node, floor: usize) -> Style {
    let start = start(text, node, floor);
    match (text.as_bytes().get(start), &node.data) {
        (Some(b'&' | b'*' | b'!'), _) => Style::Marked,
        (Some(b'['), Data::List(_)) => Style::FlowList,
        (Some(b'{'), Data::Map(_)) => Style::FlowMap,
        (_, Data::List(_) | Data::Map(_)) => Style::Block,
        (Some(b'"'), Data::Text(_)) => Style::Double,
        (Some(b'\''), Data::Text(_)) => Style::Single,
        (Some(b'|'), Data::Text(_)) => Style::Literal,
        (Some(b'>'), Data::Text(_)) => Style::Folded,
        (_, Data::Null) if end(text, node, floor, 0) == start => Style::Empty,
        _ => Style::Plain,
    }
}

/// The first byte of the value. An anchor or tag before it counts as its beginning.
pub fn start(text: &str, node: &Node, floor: usize) -> usize {
    let first = after_blanks(text, floor);
    // The reader places a block of text at its words, and a list under its own key at its first item.
    if matches!(text.as_bytes().get(first), Some(b'&' | b'*' | b'!' | b'|' | b'>')) {
        return first;
    }
    match node.data {
        Data::List(_) => {
            let opening = text.as_bytes().get(node.place.span.start());
            let dash = if opening == Some(&b'[') { None } else { first_dash(text, floor) };
            dash.unwrap_or_else(|| node.place.span.start().max(floor))
        }
        // The place of a value that is not there may be that of what comes next.
        Data::Null => {
            let line = &text[floor..line_end(text, floor)];
            let shift = line.len() - line.trim_start_matches([' ', '\t']).len();
            let word = &text[floor + shift..];
            let written = ["~", "null", "Null", "NULL"].iter().any(|null| word.starts_with(null));
            if written { floor + shift } else { floor }
        }
        _ => node.place.span.start().max(floor),
    }
}

/// One past the last byte of the value. `column` is that of its key or dash: a block scalar goes on
/// as long as its lines stand further right.
pub fn end(text: &str, node: &Node, floor: usize, column: usize) -> usize {
    let start = start(text, node, floor);
    ends(text, node, start, column).max(start)
}

fn ends(text: &str, node: &Node, start: usize, column: usize) -> usize {
    match (&node.data, text.as_bytes().get(start)) {
        (_, Some(b'&' | b'!')) => node.place.span.end().max(start + 1),
        (_, Some(b'*')) => token_end(text, start),
        (Data::Null, _) => {
            let word = &text[start..];
            let null = ["~", "null", "Null", "NULL"].iter().find(|null| word.starts_with(**null));
            start + null.map_or(0, |null| null.len())
        }
        (Data::List(_) | Data::Map(_), Some(b'[' | b'{')) => closing(text, start).unwrap_or(node.place.span.end()),
        (Data::List(items), _) => match items.last() {
            Some(last) => {
                let dash = last_dash(text, last, start);
                end(text, last, dash + 1, column_of(text, dash))
            }
            None => start,
        },
        (Data::Map(entries), _) => match entries.last() {
            Some((key, value)) => {
                let column = column_of(text, key.place.span.start());
                match colon(text, key.place.span.end()) {
                    Some(colon) => end(text, value, colon + 1, column),
                    None => value.place.span.end().max(key.place.span.end()),
                }
            }
            None => start,
        },
        (_, Some(b'"')) => quoted_end(text, start, b'"').unwrap_or(node.place.span.end()),
        (_, Some(b'\'')) => quoted_end(text, start, b'\'').unwrap_or(node.place.span.end()),
        (Data::Text(_), Some(b'|' | b'>')) => block_scalar_end(text, start, column),
        _ => node.place.span.end().max(start),
    }
}

/// The bytes of the value.
pub fn extent(text: &str, node: &Node, floor: usize, column: usize) -> Range<usize> {
    start(text, node, floor)..end(text, node, floor, column)
}

/// The colon after a key.
pub fn colon(text: &str, key_end: usize) -> Option<usize> {
    let rest = text.get(key_end..)?;
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    (rest.as_bytes().get(blanks) == Some(&b':')).then_some(key_end + blanks)
}

/// The dash that opens a list of lines after the colon or dash that holds it.
fn first_dash(text: &str, floor: usize) -> Option<usize> {
    let mut at = floor;
    loop {
        at = after_blanks(text, at);
        match text.as_bytes().get(at)? {
            b'#' | b'\r' | b'\n' => at = next_line(text, at),
            _ => return is_dash(text, at).then_some(at),
        }
    }
}

/// The dash of the last item of a list of lines: the nearest before the item that stands alone or
/// first on its line. Not before `floor`.
fn last_dash(text: &str, item: &Node, floor: usize) -> usize {
    dashes(text, floor, item.place.span.start().max(floor)).last().copied().unwrap_or(floor)
}

/// The dashes of a list of lines that begins at `first`, up to `limit`: those in the column of the
/// first one that open a line.
pub fn dashes(text: &str, first: usize, limit: usize) -> Vec<usize> {
    let column = column_of(text, first);
    let mut found = vec![first];
    let mut line = next_line(text, first);
    while line < text.len() && line <= limit {
        let at = line + column;
        let opens = text.get(line..at).is_some_and(|indent| indent.bytes().all(|b| b == b' '));
        if opens && is_dash(text, at) && at <= limit {
            found.push(at);
        }
        line = next_line(text, line);
    }
    found
}

/// A dash followed by a blank or the end of its line.
pub fn is_dash(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    bytes.get(at) == Some(&b'-') && bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace)
}

/// Characters from the start of the line.
pub fn column_of(text: &str, byte: usize) -> usize {
    text[line_start(text, byte)..byte].chars().count()
}

/// The first byte of the line.
pub fn line_start(text: &str, byte: usize) -> usize {
    text[..byte].rfind('\n').map_or(0, |at| at + 1)
}

/// The end of the line, before its line feed and carriage return.
pub fn line_end(text: &str, byte: usize) -> usize {
    let end = text[byte..].find('\n').map_or(text.len(), |at| byte + at);
    if end > byte && text.as_bytes()[end - 1] == b'\r' { end - 1 } else { end }
}

/// The first byte of the next line, or the end of the text.
pub fn next_line(text: &str, byte: usize) -> usize {
    text[byte..].find('\n').map_or(text.len(), |at| byte + at + 1)
}

/// The first byte from `at` on that is no blank, on this line.
pub fn after_blanks(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.len() - rest.trim_start_matches([' ', '\t']).len()
}

/// One past the quote that closes the text which opens at `open`.
fn quoted_end(text: &str, open: usize, quote: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = open + 1;
    while let Some(byte) = bytes.get(at) {
        match *byte {
            b'\\' if quote == b'"' => at += 1,
            b if b == quote => {
                if quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') {
                    at += 1;
                } else {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// One past the bracket that closes the one at `open`; quotes and comments are stepped over.
pub fn closing(text: &str, open: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut at = open;
    // A quote opens a text only where a value may begin.
    let mut may_begin = true;
    while let Some(byte) = bytes.get(at) {
        match *byte {
            b'[' | b'{' => {
                depth += 1;
                may_begin = true;
            }
            b']' | b'}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
                may_begin = false;
            }
            b'"' | b'\'' if may_begin => {
                at = quoted_end(text, at, *byte)? - 1;
                may_begin = false;
            }
            b'#' if bytes[at - 1].is_ascii_whitespace() => at = line_end(text, at).saturating_sub(1).max(at),
            b',' | b':' => may_begin = true,
            b if b.is_ascii_whitespace() => {}
            _ => may_begin = false,
        }
        at += 1;
    }
    None
}

/// One past the word of an alias.
fn token_end(text: &str, start: usize) -> usize {
    let stops = |c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}');
    text[start..].find(stops).map_or(text.len(), |at| start + at)
}

/// The end of the last line of a block scalar. `column` is that of the key or dash that holds it.
fn block_scalar_end(text: &str, header: usize, column: usize) -> usize {
    let head = text[header..line_end(text, header)].split('#').next().unwrap_or_default();
    let (keeps, has_indicator) = (head.contains('+'), head.contains(|c: char| c.is_ascii_digit()));
    let mut end = line_end(text, header);
    let mut line = next_line(text, header);
    // The first line with words says how far right the text stands.
    let mut least = None;
    while line < text.len() {
        let stop = line_end(text, line);
        let body = text[line..stop].trim_start_matches(' ');
        let indent = stop - line - body.len();
        if body.is_empty() {
            if keeps {
                end = stop;
            }
        } else if indent >= least.unwrap_or(column + 1) {
            least = least.or(Some(indent)).filter(|_| !has_indicator);
            end = stop;
        } else {
            break;
        }
        line = next_line(text, line);
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_is_closed_after_quotes_and_comments() {
        let text = "a: [x, 'it''s ]', \"\\\"]\", don't, # ]\n  y]  # z";
        assert_eq!(closing(text, 3).map(|end| &text[end..]), Some("  # z"));
        assert_eq!(closing("[a, {b: c}", 0), None);
    }

    #[test]
    fn a_block_scalar_ends_with_its_last_deeper_line() {
        let text = "  - a: |\n      x\n\n      y\n\n    b: z\n";
        let end = block_scalar_end(text, 7, 4);
        assert_eq!(&text[7..end], "|\n      x\n\n      y");
        let kept = "a: |+\n  x\n\nb: y\n";
        assert_eq!(&kept[3..block_scalar_end(kept, 3, 0)], "|+\n  x\n");
    }

    #[test]
    fn only_dashes_in_the_column_of_the_first_open_items() {
        let text = "l:\n  - a\n  # - no\n  -b: c\n    - deeper\n  -\n    d\n";
        let found = dashes(text, 5, text.len());
        assert_eq!(found.len(), 2, "{found:?}");
    }
}

//! What went wrong in this YAML text, in words that an author knows, and where did it begin?
//!
//! The library tells where it gave up; an author needs the place where the slip was made.

use std::ops::Range;

/// A fault of syntax.
#[derive(Debug)]
pub(super) struct Fault {
    /// The message that tells it.
    pub message: &'static str,
    /// The bytes to underline.
    pub bytes: Range<usize>,
    /// The library's own words, without its place.
    pub detail: String,
    /// A limit was passed: reading the file again would pass it again.
    pub is_limit: bool,
}

impl Fault {
    /// The fault that the library tells by `detail` at `byte`.
    pub fn new(text: &str, byte: usize, detail: &str) -> Self {
        let mut byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        let detail = detail.rsplit_once(" at line ").map_or(detail, |(words, _)| words).to_owned();
        // The library wraps its limits in its alias errors: their words tell them apart.
        if detail.contains("limit") || detail.contains("budget") {
            return Self { message: "Y01-limit", bytes: byte..line(text, byte).end, detail, is_limit: true };
        }
        let (message, bytes) = kind(text, byte, &detail.to_lowercase());
        Self { message, bytes, detail, is_limit: false }
    }
}

fn kind(text: &str, byte: usize, detail: &str) -> (&'static str, Range<usize>) {
    let here = line(text, byte);
    let rest = byte..here.end;
    let says = |words: &[&str]| words.iter().any(|word| detail.contains(word));
    if says(&["tab"]) {
        return ("Y01-tab", indenting_tab(text, &here).unwrap_or(rest));
    }
    if says(&["trailing content after"]) {
        return match unclosed_quote(text, here.start) {
            Some(open) if !opens_quote(&text[here.start..byte]) => ("Y01-quote", open),
            _ => ("Y01-after-quote", rest),
        };
    }
    if says(&["quoted scalar"]) {
        return ("Y01-quote", unclosed_quote(text, here.end).unwrap_or(rest));
    }
    if says(&["bracket", "brace", "flow", "illegal placement"]) {
        return ("Y01-bracket", unclosed_bracket(text, here.end).unwrap_or(rest));
    }
    if says(&["mapping values are not allowed"]) {
        return match value(&text[here.clone()]) {
            // A second colon after a first one: the text itself holds it.
            Some(start) if here.start + start < byte => ("Y01-colon", here.start + start..here.end),
            _ => ("Y01-indent", body(text, &here)),
        };
    }
    if says(&["anchor", "alias", "character that cannot start", "unexpected character", "tag", "directive"]) {
        return ("Y01-start", rest);
    }
    if says(&["multiple", "document"]) {
        return ("Y01-documents", rest);
    }
    if says(&["did not find expected", "block", "simple key", "indent"]) {
        return ("Y01-indent", body(text, &here));
    }
    ("Y01", rest)
}

/// The bytes of the line around `byte`, without its end.
fn line(text: &str, byte: usize) -> Range<usize> {
    let start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
    let end = text[byte..].find('\n').map_or(text.len(), |at| byte + at);
    start..end.max(start)
}

fn body(text: &str, line: &Range<usize>) -> Range<usize> {
    let slice = &text[line.clone()];
    let start = line.start + slice.len() - slice.trim_start().len();
    start..line.start + slice.trim_end().len().max(start - line.start)
}

/// The tab that indents this line, or the one after: that is where the library stumbles first.
fn indenting_tab(text: &str, here: &Range<usize>) -> Option<Range<usize>> {
    let next = line(text, (here.end + 1).min(text.len()));
    [here.clone(), next].into_iter().find_map(|line| {
        let at = text[line.clone()].bytes().take_while(u8::is_ascii_whitespace).position(|b| b == b'\t')?;
        Some(line.start + at..line.start + at + 1)
    })
}

/// Where the value of a line starts: after « key: », after the dash.
fn value(line: &str) -> Option<usize> {
    let at = line.find(": ")? + 2;
    let spaces = line[at..].len() - line[at..].trim_start().len();
    Some(at + spaces)
}

/// Does a text in quotes begin in these words?
fn opens_quote(words: &str) -> bool {
    [": \"", ": '", "- \"", "- '", "[\"", "['", ", \"", ", '"].iter().any(|opening| words.contains(opening))
}

/// The nearest quote before `end` that opens a value and is not closed on its line.
fn unclosed_quote(text: &str, end: usize) -> Option<Range<usize>> {
    lines_before(text, end).find_map(|line| {
        let slice = &text[line.clone()];
        let start = value(slice).or_else(|| slice.find("- ").map(|at| at + 2))?;
        let quote = slice[start..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let closed = slice[start + 1..].replace("\\\"", "").replace("''", "").contains(quote);
        (!closed).then_some(line.start + start..line.end)
    })
}

/// The nearest bracket or brace before `end` that opens a value and is not closed on its line.
fn unclosed_bracket(text: &str, end: usize) -> Option<Range<usize>> {
    lines_before(text, end).find_map(|line| {
        let slice = &text[line.clone()];
        let start = value(slice)?;
        let closing = match slice[start..].chars().next()? {
            '[' => ']',
            '{' => '}',
            _ => return None,
        };
        (!slice[start..].contains(closing)).then_some(line.start + start..line.end)
    })
}

fn lines_before(text: &str, end: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut next = Some(line(text, end.min(text.len())));
    std::iter::from_fn(move || {
        let this = next.take()?;
        next = this.start.checked_sub(1).map(|end| line(text, end));
        Some(this)
    })
}

//! What went wrong in this YAML text, in words that an author knows, and where did it begin?
//!
//! The library tells where it gave up; an author needs the place where the slip was made.

use std::ops::Range;

use super::{dash, invisible};
use crate::model::schema::COLLECTIONS;
use crate::syntax::edit::double;

/// The message of a line that cuts a file in two.
pub(super) const DOCUMENTS: &str = "Y01-documents";

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
    /// Lines before the one where the library gave up.
    pub line: usize,
    /// A space that is none to YAML, which may be the cause.
    pub unseen: Option<Range<usize>>,
    /// Where a colon is missing, which may be the cause, and what to put there.
    pub colon: Option<Box<(Range<usize>, String)>>,
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
            let bytes = byte..line(text, byte).end;
            return Self { is_limit: true, ..Self::told("Y01-limit", bytes, detail, 0) };
        }
        let line = text[..byte].matches('\n').count();
        if let Some((bytes, detail)) = sign(text, byte) {
            return Self { unseen: unseen(text, byte), ..Self::told(dash::MESSAGE, bytes, detail, line) };
        }
        if let Some((message, bytes, detail)) = unquoted(text, byte, &detail) {
            return Self { unseen: unseen(text, byte), ..Self::told(message, bytes, detail, line) };
        }
        let colon = uncoloned(text, byte, &detail).map(Box::new);
        let (message, bytes) = kind(text, byte, &detail.to_lowercase());
        Self { unseen: unseen(text, byte), colon, ..Self::told(message, bytes, detail, line) }
    }

    const fn told(message: &'static str, bytes: Range<usize>, detail: String, line: usize) -> Self {
        Self { message, bytes, detail, is_limit: false, line, unseen: None, colon: None }
    }

    /// The same fault, told by the colon that is missing: that is its cause.
    pub fn by_colon(self, (field, mended): (Range<usize>, String)) -> Self {
        let key = mended.find(':').unwrap_or_default();
        Self { message: "Y01-key", bytes: field.start..field.start + key, detail: mended, ..self }
    }

    /// The same fault, told by what nobody sees: that is its cause.
    pub fn by_unseen(self, text: &str, run: Range<usize>) -> Self {
        let detail = invisible::named(&text[run.clone()]);
        Self { message: invisible::MESSAGE, bytes: run, detail, ..self }
    }
}

/// How many lines before the fault a space that is none may stand: the library stumbles after it.
const LINES_BEFORE: usize = 2;

/// A sign in the place of a dash, near the fault: YAML stumbles at the line after it.
fn sign(text: &str, byte: usize) -> Option<(Range<usize>, String)> {
    let near = lines_before(text, byte).take(LINES_BEFORE).find_map(|line| dash::of_line(text, &line));
    // « -deux » under « - un »: the line itself is the fault.
    near.or_else(|| dash::touching(text, &line(text, byte)))
}

/// A space that is none to YAML, near the fault.
fn unseen(text: &str, byte: usize) -> Option<Range<usize>> {
    let mut lines = lines_before(text, byte).take(LINES_BEFORE);
    lines.find_map(|line| invisible::in_line(text, &line))
}

/// A key whose colon nothing separates from its value, on this line or the one before: `title:Un titre`.
fn unspaced(text: &str, here: &Range<usize>) -> Option<Range<usize>> {
    lines_before(text, here.end).take(2).find_map(|line| {
        let slice = &text[line.clone()];
        let body = slice.trim_start_matches([' ', '-']);
        let key = body.bytes().take_while(|b| b.is_ascii_lowercase() || *b == b'_').count();
        let rest = body[key..].strip_prefix(':')?;
        let is_joined = rest.chars().next().is_some_and(|c| !c.is_whitespace() && c != '/');
        let start = line.start + slice.len() - body.len();
        (key > 0 && is_joined).then_some(start..start + key + 1)
    })
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
            _ if text[..byte].trim_end().ends_with('\'') => ("Y01-after-single", rest),
            _ => ("Y01-after-quote", rest),
        };
    }
    if says(&["quoted scalar"]) {
        return ("Y01-quote", unclosed_quote(text, here.end).unwrap_or(rest));
    }
    if says(&["bracket", "brace", "flow", "illegal placement"]) {
        return ("Y01-bracket", unclosed_bracket(text, here.end).unwrap_or(rest));
    }
    if says(&["mapping values are not allowed", "did not find expected", "simple key"])
        && let Some(key) = unspaced(text, &here)
    {
        return ("Y01-space", key);
    }
    // « title: - Prouver »: the dash is the author's sign, not that of a list.
    if let Some(start) = value(&text[here.clone()]).filter(|start| text[here.start + start..here.end].starts_with("- "))
    {
        return ("Y01-start", here.start + start..here.end);
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
        return (DOCUMENTS, cutting(text, byte).unwrap_or(rest));
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

/// A value on this line, or the one before, that begins with a sign of YAML and goes on with words: `phrase: {nom} est
/// prêt`, `title: [Lot 1] Refuser`, `title: > 3 s pour répondre`. The sign is the author's. With the line as it should be.
fn unquoted(text: &str, byte: usize, detail: &str) -> Option<(&'static str, Range<usize>, String)> {
    let detail = detail.to_lowercase();
    if ["tab", "quoted", "trailing content after"].iter().any(|word| detail.contains(word)) {
        return None;
    }
    lines_before(text, line(text, byte).end).take(2).find_map(|line| {
        let slice = &text[line.clone()];
        let start = value(slice).or_else(|| slice.find("- ").map(|at| at + 2))?;
        let said = slice[start..].trim_end();
        let goes_on = |close: char| {
            let after = said.split_once(close).map_or("", |(_, after)| after.trim_start());
            !after.is_empty() && !after.starts_with([',', '#', ']', '}'])
        };
        let is_text = match said.chars().next()? {
            '{' => goes_on('}'),
            '[' => goes_on(']'),
            // The header of a block holds a figure and a sign at most, and a comment.
            '>' | '|' => {
                let words = said[1..].trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
                let words = words.trim_start();
                !words.is_empty() && !words.starts_with('#')
            }
            _ => return None,
        };
        let mended = format!("{}{}", slice[..start].trim_start_matches([' ', '-']), double(said));
        is_text.then(|| ("Y01-sign", line.start + start..line.start + start + said.len(), mended))
    })
}

/// A field whose colon is missing, or is the wide one of other scripts: `title Refuser un compte`. With what should stand
/// there.
fn uncoloned(text: &str, byte: usize, detail: &str) -> Option<(Range<usize>, String)> {
    let detail = detail.to_lowercase();
    if !["did not find expected", "simple key", "mapping values are not allowed"].iter().any(|it| detail.contains(it)) {
        return None;
    }
    lines_before(text, line(text, byte).end).take(2).find_map(|line| {
        let slice = &text[line.clone()];
        let body = slice.trim_start_matches([' ', '-']);
        let key = body.bytes().take_while(|b| b.is_ascii_lowercase() || *b == b'_').count();
        let rest = &body[key..];
        let is_field = || COLLECTIONS.iter().any(|collection| collection.field(&body[..key]).is_some());
        let sign = rest.chars().next()?;
        let lacks = match sign {
            '：' | '﹕' | '꞉' => true,
            ' ' | '=' => !rest.trim().is_empty() && !rest.contains(": ") && !rest.trim_end().ends_with(':'),
            _ => false,
        };
        let start = line.start + slice.len() - body.len();
        let words = rest.trim_start_matches([' ', '：', '﹕', '꞉', '=']).trim_end();
        (key > 0 && lacks && is_field()).then(|| (start..line.end, format!("{}: {words}", &body[..key])))
    })
}

/// The line of three dashes, or points, that cuts a text before this place.
fn cutting(text: &str, byte: usize) -> Option<Range<usize>> {
    let found = lines_before(text, line(text, byte).end)
        .find(|line| text[line.clone()].starts_with("---") || text[line.clone()].starts_with("..."));
    found.filter(|line| line.start > 0).map(|line| line.start..line.start + 3)
}

fn lines_before(text: &str, end: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut next = Some(line(text, end.min(text.len())));
    std::iter::from_fn(move || {
        let this = next.take()?;
        next = this.start.checked_sub(1).map(|end| line(text, end));
        Some(this)
    })
}

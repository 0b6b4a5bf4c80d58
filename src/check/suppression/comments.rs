//! Where are the comments of a text, which of them speak to `ouvrage`, and what does a line of Gherkin
//! govern?

use std::ops::Range;

use memchr::memchr_iter;

use crate::check::codes;
use crate::syntax::gherkin::keywords::{Keywords, Role};

/// What people write for “allow”.
const VERBS: &[&str] = &["allow", "autoriser", "autorise"];

/// How a comment that speaks to `ouvrage` goes on after its mark.
pub enum Marked {
    /// It allows: the bytes of the mark.
    Allows(usize),
    /// It names a rule with another word, or with none.
    Unclear,
}

/// Does a text hold a comment of ours at all? Most do not.
pub fn is_marked(text: &str) -> bool {
    memchr_iter(b'#', text.as_bytes()).any(|at| mark(&text[at + 1..]).is_some())
}

/// Reads the mark after a `#`: `ouvrage: allow`, in any case, with French spaces or without any. Prose that begins
/// with the name of the product is none.
pub fn mark(text: &str) -> Option<Marked> {
    let rest = after_word(blank(text), "ouvrage")?;
    let (rest, colon) = match blank(rest).strip_prefix(':') {
        Some(rest) => (blank(rest), true),
        None => (blank(rest), false),
    };
    let allowed = VERBS.iter().find_map(|verb| after_word(rest, verb));
    match allowed {
        Some(after) if colon || names_a_rule(after) => Some(Marked::Allows(text.len() - after.len())),
        _ if colon && names_a_rule(rest) => Some(Marked::Unclear),
        _ => {
            let word = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            (colon && word > 0 && names_a_rule(&rest[word..])).then_some(Marked::Unclear)
        }
    }
}

fn blank(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}'])
}

/// What follows a word that begins the text, whatever the case of its letters.
fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let head = text.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
    let rest = &text[head.len()..];
    (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

fn names_a_rule(text: &str) -> bool {
    let word = blank(text);
    let end = word.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(word.len());
    is_code(&word[..end])
}

/// Is it written like a code: `R01`, a code that may not exist, or `r01` where it does?
pub fn is_code(word: &str) -> bool {
    let like_one = word.starts_with(|c: char| c.is_ascii_uppercase()) && word.ends_with(|c: char| c.is_ascii_digit());
    like_one || (word.starts_with(|c: char| c.is_ascii_lowercase()) && codes::find(word).is_some())
}

/// What a line is for whoever looks for comments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// It is a text from its first byte: `#` begins no comment alone on its line.
    pub inside: bool,
    /// Where a comment begins in it.
    pub comment: Option<usize>,
}

/// The lines of a YAML text. Inside a literal or folded block, and inside quotes that go on over several lines,
/// `#` is text.
pub fn of_yaml(text: &str, lines: &[Range<usize>]) -> Vec<Line> {
    let mut block: Option<usize> = None;
    let mut quote: Option<char> = None;
    let all = lines.iter().map(|range| {
        let line = &text[range.clone()];
        if let Some(parent) = block {
            if line.trim().is_empty() || super::indent(line) > parent {
                return Line { inside: true, comment: None };
            }
            block = None;
        }
        let inside = quote.is_some();
        let comment = scan(line, &mut quote);
        let code = &line[..comment.unwrap_or(line.len())];
        if quote.is_none() && opens_block(code) {
            let body = line.trim_start();
            let key = body.trim_start_matches(['-', ' ']);
            // « - | » hangs on its dash, « - key: | » on its key.
            block = Some(if key.starts_with(['|', '>']) { super::indent(line) } else { line.len() - key.len() });
        }
        Line { inside, comment }
    });
    all.collect()
}

/// Follows the quotes of a line, and finds where its comment begins.
fn scan(line: &str, quote: &mut Option<char>) -> Option<usize> {
    // The last sign that is no blank, and whether a blank follows it.
    let (mut last, mut apart) = (None, true);
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match *quote {
            Some('"') if c == '\\' => {
                chars.next();
            }
            // Two single quotes are one that is said.
            Some('\'') if c == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'') => {
                chars.next();
            }
            Some(open) if c == open => *quote = None,
            Some(_) => {}
            None if c == '#' && apart => return Some(at),
            None if matches!(c, '"' | '\'') && opens_text(last, apart, line, at) => *quote = Some(c),
            None => {}
        }
        apart = c.is_whitespace();
        if !apart {
            last = Some(c);
        }
    }
    None
}

/// Does a quote stand where a value or a key begins? Inside a sentence it is an apostrophe.
fn opens_text(last: Option<char>, apart: bool, line: &str, at: usize) -> bool {
    match last {
        None | Some('[' | '{' | ',') => true,
        Some(':' | '-' | '?') => apart,
        // After a tag or an anchor: `!!str "…"`.
        _ => apart && line[..at].split_whitespace().next_back().is_some_and(|word| word.starts_with(['!', '&'])),
    }
}

/// Does a line, without its comment, end with the header of a block: `|`, `>-`, `|2`?
fn opens_block(code: &str) -> bool {
    let code = code.trim_end();
    let header = code.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    let before = header.strip_suffix(['|', '>']).map(str::trim_end);
    code.len() - header.len() <= 2 && before.is_some_and(|before| before.is_empty() || before.ends_with([':', '-']))
}

/// The lines of a Gherkin text: a comment has its line for itself, and there is none inside a text of several lines.
pub fn of_gherkin(text: &str, lines: &[Range<usize>]) -> Vec<Line> {
    let mut open: Option<&str> = None;
    let all = lines.iter().map(|range| {
        let line = &text[range.clone()];
        let body = line.trim_start();
        let fence = ["\"\"\"", "```"].into_iter().find(|fence| body.starts_with(fence));
        let inside = open.is_some();
        match (open, fence) {
            (None, Some(fence)) => open = Some(fence),
            (Some(known), Some(fence)) if known == fence => open = None,
            _ => {}
        }
        let comment = (!inside && body.starts_with('#')).then(|| line.len() - body.len());
        Line { inside, comment }
    });
    all.collect()
}

/// The words of a feature's language, as its first lines say it; else those of English and French.
pub fn keywords(text: &str) -> Vec<&'static Keywords> {
    let said = text.lines().take_while(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
    let language = said.filter_map(|line| {
        let rest = line.trim_start().trim_start_matches('#').trim_start().strip_prefix("language")?;
        Some(rest.trim_start().strip_prefix(':')?.trim())
    });
    match language.last().and_then(Keywords::of) {
        Some(own) => vec![own],
        None => [Some(Keywords::english()), Keywords::of("fr")].into_iter().flatten().collect(),
    }
}

/// How deep a line of Gherkin stands, whatever its indentation; none for a description, a comment or tags.
pub fn depth(line: &str, keywords: &[&'static Keywords]) -> Option<u8> {
    let body = line.trim();
    if body.starts_with('|') {
        return Some(4);
    }
    keywords.iter().find_map(|words| {
        let header = words.header(body).map(|found| match found.keyword.role {
            Role::Feature => 0,
            Role::Rule => 1,
            Role::Examples => 3,
            _ => 2,
        });
        header.or_else(|| words.step(body).map(|_| 3))
    })
}

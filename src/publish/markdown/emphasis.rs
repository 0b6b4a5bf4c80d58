//! Are the signs around some words of a field emphasis, or signs that were typed? `*léger*` is emphasis; `*.xls/*.xlsx`,
//! `2*3*4`, `(*)` and `__init__` are what they are. Two signs, `**gras**`, are trusted further than one.

use std::ops::Range;

/// May what stands between signs of emphasis be what its author meant? `length` is that of the signs, in bytes; `range`
/// is where all of it stands in the text.
pub fn is_meant(text: &str, range: &Range<usize>, length: usize) -> bool {
    let inside = range.start + length..range.end.saturating_sub(length);
    let Some(words) = text.get(inside) else { return true };
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let mut behind = text.get(range.end..).unwrap_or_default().chars();
    let (after, second) = (behind.next(), behind.next());
    let (Some(first), Some(last)) = (words.chars().next(), words.chars().next_back()) else { return false };
    let is_name = text[range.start..].starts_with('_') && is_name(words, length);
    if length == 2 {
        return !is_name && !is_pattern(before, words, after);
    }
    // « *client*.xlsx » is a file, « *Note*. » the end of a sentence.
    let goes_on = matches!(after, Some('.' | '-')) && second.is_some_and(char::is_alphanumeric);
    begins(before) && ends(after) && !goes_on && opens(first) && closes(last) && !is_name
}

/// `__init__`, `_user_id_`: a name of programs, all of its signs.
fn is_name(words: &str, length: usize) -> bool {
    let is_word = words.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    is_word && (words.contains('_') || (length == 2 && !words.contains(|c: char| c.is_ascii_uppercase())))
}

/// `src/**/test/**/a`, `2**3**4`: two signs are hardly ever typed for anything else than what Markdown makes of them.
fn is_pattern(before: Option<char>, words: &str, after: Option<char>) -> bool {
    let slash = |c: Option<char>| matches!(c, Some('/' | '\\'));
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let (first, last) = (words.chars().next(), words.chars().next_back());
    let is_path = slash(first) && (slash(before) || slash(last)) || slash(last) && slash(after);
    is_path || digit(before) && digit(first) || digit(last) && digit(after)
}

/// May emphasis begin behind it?
fn begins(before: Option<char>) -> bool {
    const MARKS: &str = "([{«“„\"'’‘—–-:;,|*_~>`…";
    before.is_none_or(|c| c.is_whitespace() || MARKS.contains(c))
}

/// May emphasis end before it?
fn ends(after: Option<char>) -> bool {
    const MARKS: &str = ")]}»”\"'’—–-:;,.!?…|*_~<`%";
    after.is_none_or(|c| c.is_whitespace() || MARKS.contains(c))
}

/// May it be the first one of words with emphasis?
fn opens(first: char) -> bool {
    !matches!(first, '.' | '/' | '\\' | ',' | ';' | ':' | ')' | ']' | '}' | '|' | '=')
}

/// May it be the last one of words with emphasis?
fn closes(last: char) -> bool {
    !matches!(last, '/' | '\\' | '(' | '[' | '{' | '«' | '“' | '|' | '=' | '-')
}

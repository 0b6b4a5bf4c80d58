//! What does a JSON path say, read as a text: where its segments begin, what holds that which it leads to, what its
//! filter looks at?

use serde_json_path::JsonPath;

/// Of which sort is what a filter compares with?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A text.
    Text,
    /// A number.
    Number,
    /// Yes or no.
    Truth,
}

/// Something of an element that a filter looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its path from the element: `.customer.name`.
    pub path: String,
    /// The sort of the value that it is compared with, where one stands beside it.
    pub sort: Option<Sort>,
    /// How it is told: `@.n`, or with what it is compared.
    pub said: String,
}

/// What is wrong with a path, in one line; nothing where it can be followed.
pub fn fault(path: &str) -> Option<String> {
    let error = JsonPath::parse(path).err()?;
    Some(error.to_string().lines().next().unwrap_or_default().trim().to_owned())
}

/// Where each segment of a path begins; `..` and what follows it is one.
fn segments(path: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let (mut depth, mut quote, mut escaped) = (0_usize, None, false);
    let mut before = ' ';
    for (at, c) in path.char_indices().skip(1) {
        match (quote, c) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '[') => {
                if depth == 0 && before != '.' {
                    found.push(at);
                }
                depth += 1;
            }
            (None, ']') => depth = depth.saturating_sub(1),
            (None, '.') if depth == 0 && before != '.' => found.push(at),
            _ => {}
        }
        before = c;
    }
    found
}

/// The path of what would hold that which a path leads to.
pub fn holder(path: &str) -> Option<String> {
    let path = path.trim();
    segments(path).last().and_then(|last| path.get(..*last)).map(str::to_owned)
}

/// The name at the end of a path, for what it says of its value.
pub fn last_name(path: &str) -> &str {
    let path = path.trim();
    let last = segments(path).last().and_then(|last| path.get(*last..)).unwrap_or_default();
    last.trim_matches(['.', '[', ']', '"', '\'', ' '])
}

/// Does a path lead to one value at most, whatever the answer?
pub fn is_singular(path: &str) -> bool {
    let path = path.trim();
    let starts = segments(path);
    let ends = starts.iter().skip(1).copied().chain([path.len()]);
    starts.iter().zip(ends).all(|(start, end)| {
        let segment = path.get(*start..end).unwrap_or_default().trim();
        match segment.strip_prefix('[').and_then(|inside| inside.strip_suffix(']')) {
            Some(inside) => {
                let inside = inside.trim();
                let quoted = inside.starts_with(['"', '\'']) && segments_of_list(inside) == 1;
                quoted || inside.parse::<i64>().is_ok()
            }
            None => !segment.starts_with("..") && segment != ".*",
        }
    })
}

/// How many selectors stand in a bracket.
fn segments_of_list(inside: &str) -> usize {
    let (mut quote, mut escaped, mut count) = (None, false, 1);
    for c in inside.chars() {
        match (quote, c) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, ',') => count += 1,
            _ => {}
        }
    }
    count
}

/// What the filter at the end of a path looks at in each element.
pub fn readings(path: &str) -> Vec<Reading> {
    let path = path.trim();
    let last = segments(path).last().and_then(|last| path.get(*last..)).unwrap_or_default();
    let inside = last.trim_start_matches('.').strip_prefix('[').and_then(|inside| inside.strip_suffix(']'));
    let Some(filter) = inside.map(str::trim).and_then(|inside| inside.strip_prefix('?')) else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = "";
    while let Some(rest) = filter.get(at..).filter(|rest| !rest.is_empty()) {
        let c = rest.chars().next().unwrap_or_default();
        let length = match c {
            '"' | '\'' => quoted(rest),
            '@' => {
                let steps = 1 + steps(rest.get(1..).unwrap_or_default());
                found.extend(reading(before, rest, steps));
                steps
            }
            _ => c.len_utf8(),
        };
        at += length;
        before = filter.get(..at).unwrap_or_default();
    }
    found
}

/// What is looked at by the name that a text begins with, up to `length`.
fn reading(before: &str, text: &str, length: usize) -> Option<Reading> {
    let (name, behind) = text.split_at_checked(length)?;
    let path = name.get(1..).filter(|path| !path.is_empty())?.to_owned();
    let behind_it = compared(behind).map(|value| (value, sort_of(value)));
    let beside = behind_it.or_else(|| compared_before(before).map(|value| (value, sort_of(value))));
    let (sort, said) = match beside {
        Some((value, Some(sort))) => (Some(sort), Some(format!("{name} == {value}"))),
        _ => (None, None),
    };
    Some(Reading { path, sort, said: said.unwrap_or_else(|| name.to_owned()) })
}

/// The signs of a text between quotes that it begins with.
fn quoted(text: &str) -> usize {
    let quote = text.chars().next().unwrap_or_default();
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// The signs of the steps, `.name` and `['name']`, that a text begins with.
fn steps(text: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let length = if let Some(name) = rest.strip_prefix('.') {
            name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len()) + 1
        } else if let Some(inside) = rest.strip_prefix('[') {
            let inner = if inside.starts_with(['"', '\'']) { quoted(inside) } else { inside.find(']').unwrap_or(0) };
            inner + 2
        } else {
            return at;
        };
        at = (at + length).min(text.len());
    }
}

/// What stands behind `==`, `<` and their like, as far as it is a value.
fn compared(text: &str) -> Option<&str> {
    let value = text.trim_start();
    let value = ["==", "<=", ">=", "<", ">"].iter().find_map(|sign| value.strip_prefix(sign))?.trim_start();
    let length = match value.chars().next()? {
        '"' | '\'' => quoted(value),
        _ => value.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '+' | '.')).unwrap_or(value.len()),
    };
    value.get(..length)
}

/// What stands before `==` and its like, as far as it is a value.
fn compared_before(text: &str) -> Option<&str> {
    let text = text.trim_end();
    let value = ["==", "<=", ">=", "<", ">"].iter().find_map(|sign| text.strip_suffix(sign))?.trim_end();
    let from = match value.chars().next_back()? {
        quote @ ('"' | '\'') => value.get(..value.len() - 1)?.rfind(quote)?,
        _ => value.rfind(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '+' | '.')).map_or(0, |at| at + 1),
    };
    value.get(from..)
}

fn sort_of(value: &str) -> Option<Sort> {
    match value.chars().next()? {
        '"' | '\'' => Some(Sort::Text),
        '-' | '0'..='9' => Some(Sort::Number),
        _ if matches!(value, "true" | "false") => Some(Sort::Truth),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_cut_where_its_last_segment_begins() {
        for (path, wanted) in [
            ("$.a.b", Some("$.a")),
            ("$['a']['b.c']", Some("$['a']")),
            ("$.a[?@.b[0] == 'x.y']", Some("$.a")),
            ("$..b", Some("$")),
            ("$.a..[0]", Some("$.a")),
            ("$", None),
        ] {
            assert_eq!(holder(path).as_deref(), wanted, "{path}");
        }
        for path in ["$", "$.a", "$.a[0]['b, c']", "$[-1]"] {
            assert!(is_singular(path), "{path}");
        }
        for path in ["$.*", "$..a", "$.a[*]", "$.a[0,1]", "$.a['b','c']", "$.a[1:2]", "$.a[?@.b]"] {
            assert!(!is_singular(path), "{path}");
        }
        assert_eq!((last_name("$.a.token"), last_name("$['a']['mot de passe']")), ("token", "mot de passe"));
    }

    #[test]
    fn a_filter_looks_at_names_and_not_into_quotes() {
        let said = |path: &str| readings(path).into_iter().map(|one| (one.path, one.sort)).collect::<Vec<_>>();
        assert_eq!(
            said("$.a[?@.b == 'x.@.y' && @['c d'].e > 2]"),
            [(".b".to_owned(), Some(Sort::Text)), ("['c d'].e".to_owned(), Some(Sort::Number))]
        );
        assert_eq!(said("$.a[?@.b && !@.c[0]]"), [(".b".to_owned(), None), (".c[0]".to_owned(), None)]);
        assert_eq!(said("$.a[?true == @.b]"), [(".b".to_owned(), Some(Sort::Truth))]);
        assert_eq!(said("$.a[*]"), []);
        assert_eq!(said("$.a[?@ == 2]"), []);
        for broken in ["$.a[?@.b == 'x", "$.a[?@[", "$.a[?@['", "$[?@.é'\\", "$.a[?@.]"] {
            readings(broken);
        }
    }
}

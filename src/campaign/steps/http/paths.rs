//! What does a JSON path say, read as a text: where its segments begin, what holds that which it leads to, what its
//! filter looks at?

use serde_json_path::JsonPath;

use super::filters::{self, Reading};

/// What the last segment of a path asks of that which should hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A name: an object.
    Object,
    /// A place or several in a row: a list.
    List,
    /// Either.
    Any,
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
    last_segment(path).trim_matches(['.', '[', ']', '"', '\'', ' '])
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

/// What the filter at the end of a path looks at in each element: an empty list where it ends with none, nothing where it
/// is one of which an absence proves nothing.
pub fn looked_at(path: &str) -> Option<Vec<Reading>> {
    let inside =
        last_segment(path).trim_start_matches('.').strip_prefix('[').and_then(|inside| inside.strip_suffix(']'));
    match inside.map(str::trim) {
        Some(inside) if inside.starts_with('?') => filters::readings(&inside[1..]),
        // A filter among other selectors.
        Some(inside) if outside_quotes(inside).any(|c| c == '?') => None,
        _ => Some(Vec::new()),
    }
}

/// What should hold that which a path leads to.
pub fn kind_of_holder(path: &str) -> Holder {
    let segment = last_segment(path);
    if segment.starts_with("..") || segment == ".*" {
        return Holder::Any;
    }
    let Some(inside) = segment.strip_prefix('[') else { return Holder::Object };
    match inside.trim_start().chars().next() {
        Some('"' | '\'') => Holder::Object,
        Some('0'..='9' | '-' | ':') => Holder::List,
        _ => Holder::Any,
    }
}

fn last_segment(path: &str) -> &str {
    let path = path.trim();
    segments(path).last().and_then(|last| path.get(*last..)).unwrap_or_default()
}

/// The signs of a text that stand in no quotes.
fn outside_quotes(text: &str) -> impl Iterator<Item = char> + '_ {
    let (mut quote, mut escaped) = (None, false);
    text.chars().filter(move |c| {
        match (quote, *c) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(open), c) if c == open => quote = None,
            (None, c @ ('"' | '\'')) => quote = Some(c),
            (None, _) => return true,
            _ => {}
        }
        false
    })
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
    fn a_last_segment_says_what_should_hold_it() {
        for (path, wanted) in [
            ("$.a.b", Holder::Object),
            ("$['b']", Holder::Object),
            ("$.a[0]", Holder::List),
            ("$.a[1:2]", Holder::List),
            ("$.a[ -1 ]", Holder::List),
            ("$.a[*]", Holder::Any),
            ("$.a[?@.b]", Holder::Any),
            ("$..b", Holder::Any),
            ("$.*", Holder::Any),
        ] {
            assert_eq!(kind_of_holder(path), wanted, "{path}");
        }
        let count = |path: &str| looked_at(path).map(|all| all.len());
        assert_eq!(count("$.a[?@.b == 1 && @.c]"), Some(2));
        assert_eq!((count("$.a[*]"), count("$.a['?']"), count("$.a[?@.b].c")), (Some(0), Some(0), Some(0)));
        assert_eq!(
            (count("$.a[7, ?@.b == 3]"), count("$.a[?@.b == 3, 7]"), count("$.a[?length(@.b) > 5]")),
            (None, None, None)
        );
    }
}

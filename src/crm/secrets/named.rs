//! What stands under a name that says that it is secret?
//!
//! In JSON at any depth, as a list or within an object, in a JSON text within another one; in a pair of a name and
//! a value; in the parameters of an address or a form. Bodies may be cut: what has no end is hidden to the end.

use std::sync::LazyLock;

use regex::{Captures, Regex};

/// What is shown in the place of a secret.
pub const HIDDEN: &str = "•••";

/// Names of what is secret wherever they stand in a key; those of the second list are parts of ordinary
/// words (`article`, `passage`) and count only between signs.
const NAMES: &str =
    "password|passwd|passphrase|pwd|mot[ _-]?de[ _-]?passe|mdp|token|jeton|secret|authorization|api[_-]?key";
const WHOLE_NAMES: &str = r"pass|passe|cl(?:e|é|\\+u00e9)";
/// What holds the name, and what holds the value, where a field is a pair.
const NAMING: &str = "name|nom|field|champ|key|property|param|parameter|attribute|attribut|code|id|label";
const VALUED: &str = "values?|valeurs?|val|content|text";

/// A name that is secret without a doubt.
fn sure(sign: &str) -> String {
    format!("{sign}*(?:{NAMES}){sign}*")
}

/// A name that is secret. `sign` is what names are made of.
fn secret(sign: &str, between: &str) -> String {
    format!("{}|(?:{sign}*{between})?(?:{WHOLE_NAMES})(?:{between}{sign}*)?", sure(sign))
}

fn in_json() -> String {
    secret(r"[\p{L}\p{N} ._-]", "[ ._-]")
}

fn regex(pattern: &str) -> Option<Regex> {
    Regex::new(&format!("(?i){pattern}")).ok()
}

static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| regex(&format!("^(?:{})$", in_json())));
static SURE: LazyLock<Option<Regex>> = LazyLock::new(|| regex(&format!("^(?:{})$", sure(r"[\p{L}\p{N} ._-]"))));
/// A key, with the signs that escape its quotes.
static KEY: LazyLock<Option<Regex>> =
    LazyLock::new(|| regex(&format!(r#"(?P<quote>\\*)"(?P<name>{})(?P<end>\\*)"\s*:\s*"#, in_json())));
/// `"name": "password", "value": `
static NAME_FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let names = in_json();
    regex(&format!(
        r#"(?P<quote>\\*)"(?:{NAMING})\\*"\s*:\s*\\*"(?P<name>{names})\\*"\s*,\s*\\*"(?:{VALUED})(?P<end>\\*)"\s*:\s*"#
    ))
});
/// `"value": `, perhaps with its name behind it.
static VALUE_FIRST: LazyLock<Option<Regex>> =
    LazyLock::new(|| regex(&format!(r#"(?P<quote>\\*)"(?:{VALUED})(?P<end>\\*)"\s*:\s*"#)));
static NAME_BEHIND: LazyLock<Option<Regex>> =
    LazyLock::new(|| regex(&format!(r#"^\s*,\s*\\*"(?:{NAMING})\\*"\s*:\s*\\*"(?P<name>{})\\*""#, in_json())));
/// `?api_key=…`, `&user[password]=…`, the body of a form.
static PARAMETER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let names = secret(r"[\p{L}\p{N}._\[\]%-]", r"[._\[\]%-]");
    regex(&format!(r#"(?P<before>^|[?&;\s])(?P<name>{names})=[^&;\s"'<>]+"#))
});

/// Does a name say that its values are secret?
pub fn is_secret(name: &str) -> bool {
    NAME.as_ref().is_some_and(|regex| regex.is_match(name))
}

/// The text without what stands under such a name.
pub fn masked(text: &str) -> String {
    let text = rewritten(&KEY, text, |found, text, at, out| {
        let name = found.name("name").map_or("", |name| name.as_str());
        Some(hide(text, at, quote_of(found)?, is_sure(name), out))
    });
    let text = rewritten(&NAME_FIRST, &text, |found, text, at, out| Some(hide(text, at, quote_of(found)?, true, out)));
    let text = rewritten(&VALUE_FIRST, &text, |found, text, at, out| {
        let mut hidden = String::new();
        let end = hide(text, at, quote_of(found)?, true, &mut hidden);
        let is_named = NAME_BEHIND.as_ref().is_some_and(|regex| regex.is_match(&text[end..]));
        is_named.then(|| {
            out.push_str(&hidden);
            end
        })
    });
    PARAMETER.as_ref().map_or_else(
        || text.clone(),
        |regex| regex.replace_all(&text, format!("${{before}}${{name}}={HIDDEN}")).into_owned(),
    )
}

fn is_sure(name: &str) -> bool {
    SURE.as_ref().is_some_and(|regex| regex.is_match(name))
}

/// How many signs escape the quotes of a key; none for what only looks like one.
fn quote_of(found: &Captures<'_>) -> Option<usize> {
    let length = |name: &str| found.name(name).map_or(0, |signs| signs.as_str().len());
    (length("quote") == length("end")).then(|| length("quote"))
}

/// The text with what follows each match written by `write`, which says where it goes on; as it is where it does not.
fn rewritten(
    regex: &LazyLock<Option<Regex>>,
    text: &str,
    write: impl Fn(&Captures<'_>, &str, usize, &mut String) -> Option<usize>,
) -> String {
    let mut out = String::new();
    let mut at = 0;
    while let Some(found) = regex.as_ref().and_then(|regex| regex.captures_at(text, at)) {
        let end = found.get_match().end();
        out.push_str(&text[at..end]);
        at = write(&found, text, end, &mut out).unwrap_or(end);
    }
    out.push_str(&text[at..]);
    out
}

/// Writes the value at `at` without what is secret in it; says where it ends. `quote` signs escape its quotes.
fn hide(text: &str, at: usize, quote: usize, numbers: bool, out: &mut String) -> usize {
    let rest = &text[at..];
    if let Some(length) = string_length(rest, quote) {
        hidden(quote, out);
        return at + length;
    }
    if rest.starts_with(['[', '{']) {
        return at + hide_inside(rest, quote, out);
    }
    match number_length(rest) {
        0 => at,
        length if numbers => {
            hidden(quote, out);
            at + length
        }
        _ => at,
    }
}

fn hidden(quote: usize, out: &mut String) {
    let quote = format!("{}\"", "\\".repeat(quote));
    out.push_str(&format!("{quote}{HIDDEN}{quote}"));
}

/// Writes a list or an object with its values hidden; says how long it is.
fn hide_inside(text: &str, quote: usize, out: &mut String) -> usize {
    let mut at = 0;
    let mut depth = 0_usize;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if let Some(length) = string_length(rest, quote) {
            match rest[length..].trim_start().starts_with(':') {
                true => out.push_str(&rest[..length]),
                false => hidden(quote, out),
            }
            at += length;
            continue;
        }
        match number_length(rest) {
            0 => {
                out.push(c);
                at += c.len_utf8();
            }
            length => {
                hidden(quote, out);
                at += length;
            }
        }
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// How long the string is that begins a text, its quotes included; to the end of the text where it has none.
fn string_length(text: &str, quote: usize) -> Option<usize> {
    let signs = |text: &str| text.len() - text.trim_start_matches('\\').len();
    if signs(text) != quote || !text[quote..].starts_with('"') {
        return None;
    }
    let mut at = quote + 1;
    while let Some(next) = text[at..].find(['\\', '"']) {
        let run = signs(&text[at + next..]);
        at += next + run;
        if !text[at..].starts_with('"') {
            continue;
        }
        at += 1;
        // A quote of the value itself has more signs before it, and a backslash of its own is two.
        if run % (2 * (quote + 1)) == quote {
            return Some(at);
        }
    }
    Some(text.len())
}

fn number_length(text: &str) -> usize {
    let is_one = text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.')));
    if is_one { end.unwrap_or(text.len()) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_hidden_within_one_another() {
        for (text, shown) in [
            (r#"{"user":{"auth":{"password":"s1"}}}"#, r#"{"user":{"auth":{"password":"•••"}}}"#),
            (r#"{"tokens":["s1", "s2"],"n":1}"#, r#"{"tokens":["•••", "•••"],"n":1}"#),
            (
                r#"{"secret": {"value":"s1","more":[{"a":"s2"},9]},"b":"vu"}"#,
                r#"{"secret": {"value":"•••","more":[{"a":"•••"},"•••"]},"b":"vu"}"#,
            ),
            (r#"{"token":482913,"mdp":null,"api_key":true}"#, r#"{"token":"•••","mdp":null,"api_key":true}"#),
            (r#"{"cle":42,"clé":"s1"}"#, r#"{"cle":42,"clé":"•••"}"#),
            (r#"[{"password":"s1"},{"password":"s2"}]"#, r#"[{"password":"•••"},{"password":"•••"}]"#),
            // A body within a body, once and twice.
            (r#"{"body":"{\"mdp\":\"s\\\"1\",\"a\":\"vu\"}"}"#, r#"{"body":"{\"mdp\":\"•••\",\"a\":\"vu\"}"}"#),
            (r#""\"{\\\"mdp\\\":[\\\"s1\\\"]}\"""#, r#""\"{\\\"mdp\\\":[\\\"•••\\\"]}\"""#),
            // A value that ends with a backslash ends.
            (r#"{"mdp":"s1\\","a":"vu"}"#, r#"{"mdp":"•••","a":"vu"}"#),
        ] {
            assert_eq!(masked(text), shown);
        }
    }

    #[test]
    fn pairs_of_a_name_and_a_value_are_read_as_one() {
        for (text, shown) in [
            (r#"[{"name":"password","value":"s1"}]"#, r#"[{"name":"password","value":"•••"}]"#),
            (r#"{"value" : "s1", "field" : "api_key"}"#, r#"{"value" : "•••", "field" : "api_key"}"#),
            (r#"{"champ":"jeton","valeur":["s1"]}"#, r#"{"champ":"jeton","valeur":["•••"]}"#),
            (r#"{"value":"vu","name":"ville"}"#, r#"{"value":"vu","name":"ville"}"#),
        ] {
            assert_eq!(masked(text), shown);
        }
    }

    #[test]
    fn parameters_of_addresses_and_forms_are_hidden() {
        assert_eq!(masked("GET /x?api_key=s1&page=2&token=s2"), "GET /x?api_key=•••&page=2&token=•••");
        assert_eq!(masked("user[password]=s1&user%5Bmdp%5D=s2&a=vu"), "user[password]=•••&user%5Bmdp%5D=•••&a=vu");
        assert_eq!(masked("page=2&article=vu"), "page=2&article=vu");
    }

    #[test]
    fn what_is_cut_is_hidden_to_its_end() {
        assert_eq!(masked(r#"{"tokens":["s1","s2"#), r#"{"tokens":["•••","•••""#);
        assert_eq!(masked(r#"{"mdp":"s1\"#), r#"{"mdp":"•••""#);
        assert_eq!(masked(r#"{"secret":{"a":{"b":"s1"#), r#"{"secret":{"a":{"b":"•••""#);
        for text in ["\"password\":", "\\\"mdp\":\"x", "\"mdp\\\": \"x\"", "\"cle\":[", "{\"token\":-", "é\"clé\":\"é"]
        {
            let _shown = masked(text);
        }
    }
}

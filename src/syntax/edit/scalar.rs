//! How is a value written so that every YAML reader gives it back?

use super::Value;
use super::scan::Style;

/// Columns beyond which a folded text goes on in the next line.
const WIDTH: usize = 110;

/// Where a value is written.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Between brackets or braces: no lines of its own.
    pub flow: bool,
    /// Column of the key or dash that holds it.
    pub column: usize,
    /// How the text that it replaces, or the same field elsewhere in the file, is written.
    pub like: Option<Style>,
    /// End of line of the file.
    pub newline: &'static str,
}

/// The value on the line of its key or dash; a block scalar goes on in the lines under it.
pub fn scalar(value: &Value, setting: Setting) -> String {
    match value {
        Value::Null => String::new(),
        Value::Noted(_, value) => scalar(value, setting),
        Value::Number(text) => text.clone(),
        Value::Bool(value) => value.to_string(),
        Value::Word(text) => text_in(text, setting, false),
        Value::Text(text) => text_in(text, setting, true),
        Value::List(items) => {
            let inner = Setting { flow: true, like: None, ..setting };
            let items: Vec<String> = items.iter().map(|item| scalar(item, inner)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(fields) => {
            let inner = Setting { flow: true, like: None, ..setting };
            let one = |(name, value): &(String, Value)| {
                format!("{}: {}", key(name), scalar(value, inner)).trim_end().to_owned()
            };
            format!("{{{}}}", fields.iter().map(one).collect::<Vec<_>>().join(", "))
        }
    }
}

/// A key; plain where it can be.
pub fn key(name: &str) -> String {
    if is_plain(name, true, false) && !name.contains(':') { name.to_owned() } else { double(name) }
}

fn text_in(text: &str, setting: Setting, strict: bool) -> String {
    if !setting.flow {
        let asked = match setting.like {
            Some(Style::Folded) => Some(folded(text, setting)),
            Some(Style::Literal) => Some(literal(text, setting)),
            None | Some(Style::Plain) if text.trim_end_matches('\n').contains('\n') => Some(literal(text, setting)),
            _ => None,
        };
        if let Some(written) = asked.flatten() {
            return written;
        }
    }
    match setting.like {
        Some(Style::Double) => double(text),
        Some(Style::Single) if can_be_single(text) => single(text),
        _ if is_plain(text, setting.flow, strict) => text.to_owned(),
        _ if text.contains(['"', '\\']) && can_be_single(text) => single(text),
        _ => double(text),
    }
}

/// Can it stand without quotes and still be this text, for this reader and, when `strict`, for any
/// other (YAML 1.1 takes `no`, `12:30` and days for something else)?
pub fn is_plain(text: &str, flow: bool, strict: bool) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let second = text[first.len_utf8()..].chars().next();
    let opens = match first {
        '-' | '?' | ':' => second.is_some_and(|c| !c.is_whitespace() && (!flow || !",[]{}".contains(c))),
        ',' | '[' | ']' | '{' | '}' | '#' | '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%' | '@' | '`' => false,
        _ => true,
    };
    opens
        && !text.starts_with("---")
        && !text.starts_with("...")
        && !text.starts_with(char::is_whitespace)
        && !text.ends_with(char::is_whitespace)
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.chars().any(needs_escape)
        // Between brackets, other readers take a question mark for a key.
        && !(flow && (text.contains(['[', ']', '{', '}', ',', '?']) || text.starts_with(':')))
        && !(flow && [":[", ":]", ":{", ":}", ":,"].iter().any(|pair| text.contains(pair)))
        && !is_other(text, strict)
}

/// A character that only double quotes can hold.
fn needs_escape(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Would a reader take this plain word for nothing, a truth value, a number or a day?
fn is_other(text: &str, strict: bool) -> bool {
    let lower = text.to_ascii_lowercase();
    if matches!(lower.as_str(), "~" | "null" | "true" | "false" | "<<" | "=" | ".nan" | ".inf" | "-.inf" | "+.inf") {
        return true;
    }
    if strict && matches!(lower.as_str(), "yes" | "no" | "on" | "off" | "y" | "n") {
        return true;
    }
    let digits = lower.trim_start_matches(['+', '-']);
    let numeric = digits.starts_with(|c: char| c.is_ascii_digit())
        || digits.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        || matches!(digits, "inf" | "infinity" | "nan");
    if !numeric {
        return false;
    }
    let based = ["0x", "0o", "0b"].iter().any(|base| digits.starts_with(base));
    let number = |extra: &str| digits.chars().all(|c| c.is_ascii_digit() || extra.contains(c));
    // Days (`2026-03-12`) are texts for this reader; others make days of them.
    based
        || matches!(digits, "inf" | "infinity" | "nan")
        || number("._e+-") && !is_day(digits)
        || strict && number("._e+-:tz ")
}

/// Year, month and day.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

fn can_be_single(text: &str) -> bool {
    !text.chars().any(needs_escape)
}

fn single(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// In double quotes, with what they cannot hold escaped.
pub fn double(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if needs_escape(c) && (c as u32) < 0x100 => out.push_str(&format!("\\x{:02x}", c as u32)),
            c if needs_escape(c) => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// What a block scalar cannot hold as it is: nothing, a first line that begins with a blank, and
/// characters that need an escape.
fn can_be_block(text: &str) -> bool {
    let first = text.trim_start_matches('\n');
    !first.is_empty()
        && first.len() == text.len()
        && !first.starts_with([' ', '\t'])
        && !text.chars().any(|c| c != '\n' && c != '\t' && needs_escape(c))
}

/// `-`, nothing or `+`: what the end of the text asks for.
fn chomping(text: &str) -> &'static str {
    match text.len() - text.trim_end_matches('\n').len() {
        0 => "-",
        1 => "",
        _ => "+",
    }
}

/// The column of the lines of a block scalar.
fn pad(setting: Setting) -> String {
    " ".repeat(setting.column + 2)
}

fn literal(text: &str, setting: Setting) -> Option<String> {
    can_be_block(text).then(|| block(&format!("|{}", chomping(text)), text.lines().map(str::to_owned), setting))
}

fn folded(text: &str, setting: Setting) -> Option<String> {
    let body = text.trim_end_matches('\n');
    // Lines that begin with a blank are not folded, and runs of blanks would be broken.
    let folds = !body.split('\n').any(|line| line.starts_with([' ', '\t']) || line.ends_with([' ', '\t']));
    if !can_be_block(text) || !folds {
        return None;
    }
    let room = WIDTH.saturating_sub(setting.column + 2).max(40);
    let mut lines = Vec::new();
    for (i, paragraph) in body.split('\n').enumerate() {
        // One line feed of the text is a blank line; the lines of a paragraph are joined by a space.
        if i > 0 {
            lines.push(String::new());
        }
        if !paragraph.is_empty() {
            lines.extend(wrapped(paragraph, room));
        }
    }
    // Line feeds at the end are lines without words; the first of them ends the last line.
    let feeds = text.len() - body.len();
    lines.extend(std::iter::repeat_n(String::new(), feeds.saturating_sub(1)));
    Some(block(&format!(">{}", chomping(text)), lines.into_iter(), setting))
}

fn block(header: &str, lines: impl Iterator<Item = String>, setting: Setting) -> String {
    let pad = pad(setting);
    let mut out = header.to_owned();
    for line in lines {
        out.push_str(setting.newline);
        if !line.is_empty() {
            out.push_str(&pad);
            out.push_str(&line);
        }
    }
    out
}

/// Lines of at most `room` characters, broken at single spaces between words.
fn wrapped(paragraph: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut width = 0;
    let words: Vec<&str> = paragraph.split(' ').collect();
    for (i, word) in words.iter().enumerate() {
        let length = word.chars().count();
        // Beside a run of spaces no line can be broken: the run would be lost.
        let alone = !word.is_empty() && i > 0 && !words[i - 1].is_empty();
        if alone && width + 1 + length > room {
            lines.push(std::mem::take(&mut line));
            width = 0;
        } else if i > 0 {
            line.push(' ');
            width += 1;
        }
        line.push_str(word);
        width += length;
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(column: usize) -> Setting {
        Setting { flow: false, column, like: None, newline: "\n" }
    }

    #[test]
    fn quotes_stand_only_where_yaml_needs_them() {
        let text = |text: &str| scalar(&Value::from(text), bare(0));
        for plain in
            ["Été", "« À valider » à 15,00 %", "a:b", "-x", "EXG-001", "l’ERP, c’est [lui]", "12 mars", "3 jours"]
        {
            assert_eq!(text(plain), plain);
        }
        for quoted in [
            "",
            "12",
            "1e3",
            "0x1F",
            "12:30",
            "2026-03-12",
            "no",
            "Yes",
            "~",
            "a: b",
            "a #b",
            "@x",
            "- x",
            " x",
            "x:",
            "*",
        ] {
            assert_eq!(text(quoted), format!("\"{quoted}\""));
        }
        assert_eq!(text("#« \"x\" »"), "'#« \"x\" »'");
        assert_eq!(text("\u{7}"), "\"\\x07\"");
        assert_eq!(scalar(&Value::Word("2026-03-12".into()), bare(0)), "2026-03-12");
        assert_eq!(scalar(&Value::Word("12".into()), bare(0)), "\"12\"");
    }

    #[test]
    fn a_list_between_brackets_quotes_what_holds_a_comma() {
        let list = Value::List(vec!["a".into(), "b, c".into(), Value::Number("3".into())]);
        assert_eq!(scalar(&list, bare(0)), "[a, \"b, c\", 3]");
        let list = Value::List(vec!["Est-ce lu ?".into(), ":ok".into()]);
        assert_eq!(scalar(&list, bare(0)), "[\"Est-ce lu ?\", \":ok\"]");
        assert_eq!(scalar(&"Est-ce lu ?".into(), bare(0)), "Est-ce lu ?");
    }

    #[test]
    fn lines_make_a_block_and_the_end_of_the_text_its_header() {
        assert_eq!(scalar(&"a\nb".into(), bare(2)), "|-\n    a\n    b");
        assert_eq!(scalar(&"a\nb\n".into(), bare(2)), "|\n    a\n    b");
        let folded = Setting { like: Some(Style::Folded), ..bare(0) };
        assert_eq!(scalar(&"a b\nc".into(), folded), ">-\n  a b\n\n  c");
    }
}

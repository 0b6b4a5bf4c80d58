//! Lists in one cell: a line each; a bullet where a line alone would be misread.

use crate::text::Message;

/// Signs that people and word processors put before an item, whatever its level; a blank follows.
const BULLETS: &[char] =
    &['-', '–', '—', '*', 'o', '·', '•', '◦', '‣', '⁃', '∙', '▪', '▫', '■', '□', '●', '○', '➢', '➤'];
/// Bullets of the Symbol and Wingdings fonts, as they come out of a word processor.
const FROM_FONTS: std::ops::RangeInclusive<char> = '\u{f020}'..='\u{f0ff}';
/// The mark that a grid puts.
const BULLET: &str = "• ";
/// What a further line of an item begins with.
const INDENT: &str = "  ";
/// What stands before a further line that begins like an item.
const GOES_ON: &str = "↳ ";

/// The items of a cell: after bullets, else a line each, else between semicolons. Bullets of every level and of
/// every sign begin an item.
pub fn split(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let items: Vec<String> = if begins_with_bullet(&lines) {
        bulleted(&lines)
    } else if lines.len() > 1 {
        // « Il faut : », then bullets: what comes before the first of them are items too.
        let first = lines.iter().position(|line| after_bullet(line).is_some_and(|rest| !rest.is_empty()));
        let (before, after) = lines.split_at(first.unwrap_or(lines.len()));
        before.iter().map(|line| line.trim().to_owned()).chain(bulleted(after)).collect()
    } else {
        text.split(';').map(|item| item.trim().to_owned()).collect()
    };
    items.into_iter().filter(|item| !item.is_empty()).collect()
}

/// Fields whose items are a word or two each.
const OF_WORDS: &[&str] = &["tags", "channels", "browsers"];

/// Are the items of a field a word or two each, which commas part too?
pub fn is_of_words(field: &str) -> bool {
    OF_WORDS.contains(&field)
}

/// The items of a cell that holds short words: between commas, semicolons and ends of lines alike; after bullets.
pub fn split_words(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    if begins_with_bullet(&lines) {
        return split(text);
    }
    text.split(['\n', ';', ',']).map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
}

/// What the author should know of the items: lists within lists become one. `text` is the cell's with the blanks
/// before its first line.
pub fn note(text: &str) -> Option<Message> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let indent = |line: &&'_ str| line[..line.len() - line.trim_start().len()].to_owned();
    let mut levels: Vec<String> = lines.iter().filter(|line| after_bullet(line).is_some()).map(indent).collect();
    levels.dedup();
    (begins_with_bullet(&lines) && levels.len() > 1).then(|| Message::new("exchange-note-levels"))
}

/// A line without its bullet, where it has one.
pub fn bare(line: &str) -> &str {
    after_bullet(line).unwrap_or(line).trim()
}

fn begins_with_bullet(lines: &[&str]) -> bool {
    let mut lines = lines.iter().filter(|line| !line.trim().is_empty());
    // A dash alone is what the cell says.
    let first = lines.next().and_then(|line| Some((line, after_bullet(line).filter(|rest| !rest.is_empty())?)));
    first.is_some_and(|(line, rest)| {
        // « - 5 °C au plus », on a line of its own: a minus, of which nobody makes a list.
        let is_minus = line.trim_start().starts_with(['-', '–']) && rest.trim_start().starts_with(char::is_numeric);
        !is_minus || lines.next().is_some()
    })
}

/// What stands behind the bullet of a line: a blank and a text, or nothing.
fn after_bullet(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let sign = line.chars().next().filter(|sign| BULLETS.contains(sign) || FROM_FONTS.contains(sign))?;
    line.strip_prefix(sign).filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

fn bulleted(lines: &[&str]) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in lines {
        match (after_bullet(line), items.last_mut()) {
            (Some(rest), _) => items.push(rest.trim().to_owned()),
            (None, Some(item)) => {
                let further = line.strip_prefix(INDENT).map(|rest| rest.strip_prefix(GOES_ON).unwrap_or(rest));
                item.push('\n');
                item.push_str(further.unwrap_or(line).trim_end());
            }
            (None, None) => {}
        }
    }
    items.into_iter().map(|item| item.trim().to_owned()).collect()
}

/// The items in one cell, such that [`split`] gives them back.
pub fn join(items: &[String]) -> String {
    join_for(items, split)
}

/// The same for [`split_words`].
pub fn join_words(items: &[String]) -> String {
    join_for(items, split_words)
}

fn join_for(items: &[String], split: fn(&str) -> Vec<String>) -> String {
    let plain = items.join("\n");
    if split(&plain) == items {
        return plain;
    }
    items.iter().map(|item| format!("{BULLET}{}", further_lines(item))).collect::<Vec<_>>().join("\n")
}

/// An item with its further lines set in, so that none is taken for an item.
fn further_lines(item: &str) -> String {
    let set_in = |line: &str| {
        let goes_on = if after_bullet(line).is_some() || line.starts_with(GOES_ON) { GOES_ON } else { "" };
        format!("{INDENT}{goes_on}{line}")
    };
    let (first, rest) = item.split_once('\n').unwrap_or((item, ""));
    std::iter::once(first.to_owned()).chain(rest.lines().map(set_in)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn owned(items: &[&str]) -> Vec<String> {
        items.iter().map(|item| (*item).to_owned()).collect()
    }

    #[test]
    fn lists_are_read_as_people_write_them() {
        assert_eq!(split("a ; b;c"), owned(&["a", "b", "c"]));
        assert_eq!(split("a\n\nb ; c"), owned(&["a", "b ; c"]));
        assert_eq!(split("- a\n- b\n  suite"), owned(&["a", "b\nsuite"]));
        assert_eq!(split("• seul ; entier"), owned(&["seul ; entier"]));
        assert_eq!(split("-"), owned(&["-"]));
        assert_eq!(split("- a\n-"), owned(&["a"]), "a bullet without a text");
        assert_eq!(split("  "), Vec::<String>::new());
    }

    #[test]
    fn short_words_are_parted_by_commas_too() {
        assert_eq!(split_words("a; b\nc, d e"), owned(&["a", "b", "c", "d e"]));
        assert_eq!(split_words("- a, b\n- c"), owned(&["a, b", "c"]));
        for items in [&["a", "b"][..], &["a, b", "c"], &["a;b"]] {
            assert_eq!(split_words(&join_words(&owned(items))), owned(items));
        }
    }

    #[test]
    fn a_minus_stays_and_bullets_after_an_introduction_are_items() {
        assert_eq!(split("- 5 °C au plus"), owned(&["- 5 °C au plus"]));
        assert_eq!(split("- 5 °C\n- 10 °C"), owned(&["5 °C", "10 °C"]));
        assert_eq!(split("Il faut :\n- un\n  et demi\n- deux"), owned(&["Il faut :", "un\net demi", "deux"]));
        for items in [&["- 5 °C au plus"][..], &["Il faut :", "- un"], &["un", "- 2"]] {
            assert_eq!(split(&join(&owned(items))), owned(items), "{items:?}");
        }
    }

    #[test]
    fn every_bullet_begins_an_item_whatever_its_sign_and_level() {
        assert_eq!(split("- a\n  - b\n• c\n  ◦ d"), owned(&["a", "b", "c", "d"]));
        assert_eq!(split("\u{f0b7}\ta\no\tb\n▪\u{a0}c\n    suite"), owned(&["a", "b", "c\n  suite"]));
        assert_eq!(split("- a\n-5 °C au moins\nou b"), owned(&["a\n-5 °C au moins\nou b"]), "no bullets");
    }

    #[test]
    fn lists_within_lists_are_told() {
        for text in ["- a\n  - b", "• c\n  ◦ d\n• e", " - a\n\n   suite\n\t- b"] {
            assert!(note(text).is_some(), "{text}");
        }
        for text in ["  - a\n  - b", "- a\n  suite", "a\n  - b", "- a\n• b", "", "a ; b"] {
            assert!(note(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_list_comes_back_as_it_went() {
        for items in [
            &["a", "b"][..],
            &["un ; deux"],
            &["première\nligne", "seconde"],
            &["- tiret", "x"],
            &["• puce"],
            &["a\n• b"],
            &["a\n- b\n  ◦ c\n↳ d", "e\n\nf"],
            &["seul"],
        ] {
            assert_eq!(split(&join(&owned(items))), owned(items), "{}", join(&owned(items)));
        }
    }

    proptest! {
        #[test]
        fn any_list_of_tidy_items_comes_back(items in prop::collection::vec("[a-co;•◦↳\\-*] ?[a-co;•◦↳ \\-]{0,6}(\n[a-co•◦↳\\- ]{0,4}[a-c])?", 0..5)) {
            let tidy = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned();
            let items: Vec<String> = items.iter().map(|item| tidy(item)).filter(|item| !item.is_empty()).collect();
            prop_assert_eq!(split(&join(&items)), items);
        }
    }
}

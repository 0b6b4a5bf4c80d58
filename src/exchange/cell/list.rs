//! Lists in one cell: a line each; a bullet where a line alone would be misread.

/// Marks that people put before the items of a list.
const BULLETS: &[&str] = &["• ", "- ", "– ", "— ", "* ", "▪ ", "· ", "o "];
/// The mark that a grid puts.
const BULLET: &str = "• ";
/// What a further line of an item begins with.
const INDENT: &str = "  ";

/// The items of a cell: after bullets, else a line each, else between semicolons.
pub fn split(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let first = lines.iter().find(|line| !line.trim().is_empty());
    let items: Vec<String> = match first.and_then(|line| bullet_of(line)) {
        Some(bullet) => bulleted(&lines, bullet),
        None if lines.len() > 1 => lines.iter().map(|line| line.trim().to_owned()).collect(),
        None => text.split(';').map(|item| item.trim().to_owned()).collect(),
    };
    items.into_iter().filter(|item| !item.is_empty()).collect()
}

fn bullet_of(line: &str) -> Option<&'static str> {
    BULLETS.iter().copied().find(|bullet| line.trim_start().starts_with(bullet))
}

fn bulleted(lines: &[&str], bullet: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in lines {
        // A deeper line that begins like an item goes on with the one above.
        match line.strip_prefix(bullet) {
            Some(rest) => items.push(rest.trim_end().to_owned()),
            None => match items.last_mut() {
                Some(item) => {
                    item.push('\n');
                    item.push_str(line.strip_prefix(INDENT).unwrap_or(line).trim_end());
                }
                None => items.push(line.trim_start().strip_prefix(bullet).unwrap_or(line).trim().to_owned()),
            },
        }
    }
    items.into_iter().map(|item| item.trim().to_owned()).collect()
}

/// The items in one cell, such that [`split`] gives them back.
pub fn join(items: &[String]) -> String {
    let plain = items.join("\n");
    if split(&plain) == items {
        return plain;
    }
    let bulleted = |item: &String| format!("{BULLET}{}", item.replace('\n', &format!("\n{INDENT}")));
    items.iter().map(bulleted).collect::<Vec<_>>().join("\n")
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
        assert_eq!(split("  "), Vec::<String>::new());
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
            &["seul"],
        ] {
            assert_eq!(split(&join(&owned(items))), owned(items), "{}", join(&owned(items)));
        }
    }

    proptest! {
        #[test]
        fn any_list_of_tidy_items_comes_back(items in prop::collection::vec("[a-c;•\\-*] ?[a-c;• \\-]{0,6}(\n[a-c•\\- ]{0,4}[a-c])?", 0..5)) {
            let tidy = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned();
            let items: Vec<String> = items.iter().map(|item| tidy(item)).filter(|item| !item.is_empty()).collect();
            prop_assert_eq!(split(&join(&items)), items);
        }
    }
}

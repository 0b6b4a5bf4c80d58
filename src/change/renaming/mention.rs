//! Where does an id stand as a word of its own, and is the word an id wherever it stands?

use super::Renaming;
use crate::model::Id;

impl Renaming {
    /// Is the id written so that no sentence holds the word for anything else: capital letters, then a
    /// dash and a number (`EXG-012`)? « compte », « demo » and « lot » may be ids, and are words all the same.
    pub fn is_distinct(&self) -> bool {
        Id::from(self.from.as_str()).prefix().is_some_and(|prefix| {
            let rest = &self.from[prefix.len() + 1..];
            prefix.len() > 1 && rest.chars().any(|c| c.is_ascii_digit())
        })
    }

    /// The text with every whole word replaced.
    pub fn of(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for start in self.words(text) {
            out.push_str(&text[at..start]);
            out.push_str(&self.to);
            at = start + self.from.len();
        }
        out.push_str(&text[at..]);
        out
    }

    /// Where the id stands as a word of its own. `EXG-001` is none in `EXG-0012`, `XEXG-001`,
    /// `EXG-001.png` or `EXG-001-bis`; it is one in « EXG-001. » and `@EXG-001`.
    pub fn words<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        text.match_indices(&self.from).map(|(start, _)| start).filter(move |start| {
            let before = text[..*start].chars().next_back();
            let after = &text[start + self.from.len()..];
            !before.is_some_and(is_part) && !goes_on(after) && !before_path(&text[..*start])
        })
    }
}

/// A character that an id may hold.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

/// Does the word go on after the id? A point does when a letter or figure follows it.
fn goes_on(after: &str) -> bool {
    let mut chars = after.chars();
    match chars.next() {
        Some('.') => chars.next().is_some_and(char::is_alphanumeric),
        Some(c) => is_part(c),
        None => false,
    }
}

/// Is the id the end of an address or of a path (`https://…/EXG-001`, `./EXG-001`)? Nobody renames
/// what such a path leads to.
fn before_path(before: &str) -> bool {
    if !before.ends_with('/') {
        return false;
    }
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '(' | '<' | ',')).next();
    word.is_some_and(|word| word.contains("://") || word.starts_with(['.', '/']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_are_renamed() {
        let renaming = Renaming::new("EXG-001", "EXG-900", None);
        for (text, renamed) in [
            ("EXG-001", "EXG-900"),
            ("@EXG-001 @EXG-0012", "@EXG-900 @EXG-0012"),
            ("« EXG-001 », (EXG-001). EXG-001.", "« EXG-900 », (EXG-900). EXG-900."),
            ("XEXG-001 EXG-001-bis EXG-001.png EXG-001_a", "XEXG-001 EXG-001-bis EXG-001.png EXG-001_a"),
            ("EXG-001/EXG-002", "EXG-900/EXG-002"),
            ("https://suivi.example/x/EXG-001", "https://suivi.example/x/EXG-001"),
            ("l’EXG-001", "l’EXG-900"),
        ] {
            assert_eq!(renaming.of(text), renamed);
        }
    }

    #[test]
    fn a_word_of_the_language_is_no_distinct_id() {
        for (id, is) in [
            ("EXG-001", true),
            ("ENT-01", true),
            ("LOT-1b", true),
            ("compte", false),
            ("lot", false),
            ("Phase-2", false),
            ("A-4", false),
            ("B2B", false),
            ("CRM-ventes", false),
        ] {
            assert_eq!(Renaming::new(id, "EXG-900", None).is_distinct(), is, "{id}");
        }
    }
}

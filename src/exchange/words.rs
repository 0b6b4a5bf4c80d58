//! When are two words of people the same word, and what is a name in plain letters?

pub use crate::spoken::words::{folded, without_brackets};
use crate::text::similar::fold;

/// A word for a file name or a tag: `Contacts & comptes` → `contacts-comptes`.
pub fn slug(text: &str) -> String {
    let folded = fold(text);
    let tidy: String = folded.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    tidy.split_whitespace().collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_made_of_plain_letters() {
        assert_eq!(slug("2. Comptes & contacts"), "2-comptes-contacts");
    }
}

//! What does the title of a section look like, and what a line of the grid?

use super::asides;
use super::words::folded;

/// Words of the name of a section at most, when nothing else marks it as one.
const WORDS_OF_A_NAME: usize = 2;

/// Is it the name of a section rather than a line: a few words, capitals, or a colon at its end?
pub fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    let is_in_capitals = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
    !ends_a_sentence(text) && (words <= WORDS_OF_A_NAME || is_in_capitals || text.trim_end().ends_with(':'))
}

/// Words of a title at most, where its lines are sentences.
const WORDS_OF_A_TITLE: usize = 8;

/// Is it a title rather than a sentence: a few words, without a verb that says what something does or has to, and that does
/// not begin with one?
pub fn is_title(text: &str) -> bool {
    let said = folded(text);
    let words: Vec<&str> = said.split(' ').filter(|word| !word.is_empty()).collect();
    let Some(first) = words.first() else { return false };
    let is_short = words.len() <= WORDS_OF_A_TITLE;
    is_short
        && !ends_a_sentence(text)
        && !words.iter().any(|word| asides::is_verb(word))
        && !asides::begins_with_verb(first)
}

/// Does it end as a sentence does?
pub fn ends_a_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?'])
}

/// `2. Contacts`, `3.1 Recherche`, `IV) Flux`, `B - Données`.
pub fn is_numbered(text: &str) -> bool {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let body = first.trim_end_matches(['.', ')', ':', '-']);
    let is_figures = !body.is_empty() && body.chars().all(|c| c.is_ascii_digit() || c == '.');
    let is_roman = !body.is_empty() && body.len() < 6 && body.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let is_letter = body.len() == 1 && body.chars().all(|c| c.is_ascii_uppercase());
    let marked = first.len() > body.len() || rest.trim_start().starts_with(['-', '–']) || body.contains('.');
    !rest.trim().is_empty() && (is_figures || ((is_roman || is_letter) && marked))
}

/// A section's name without its number.
pub fn section_name(text: &str) -> String {
    if !is_numbered(text) {
        return text.trim_end_matches(':').trim().to_owned();
    }
    let rest = text.split_once(char::is_whitespace).map_or(text, |(_, rest)| rest);
    rest.trim_start_matches(['-', '–', ' ']).trim_end_matches(':').trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_has_a_number_or_a_mark() {
        for text in ["2. Contacts", "3.1 Recherche", "IV) Flux", "B - Données", "1 Comptes"] {
            assert!(is_numbered(text), "{text}");
        }
        for text in ["Contacts", "A créer", "EXG-001 x", "2026", "Vivre ici"] {
            assert!(!is_numbered(text), "{text}");
        }
        assert_eq!(section_name("B - Données"), "Données");
        assert_eq!(section_name("3.1 Recherche :"), "Recherche");
    }

    #[test]
    fn a_title_says_nothing_of_what_is_to_be_done() {
        for text in ["Gestion des comptes clients", "Suivi du catalogue", "Module 3 : devis et commandes"] {
            assert!(is_title(text), "{text}");
        }
        for text in [
            "Le système doit créer un compte",
            "Exporter les devis en PDF",
            "Export des devis en PDF.",
            "The system shall create an account",
            "Un commercial peut relancer ses devis",
        ] {
            assert!(!is_title(text), "{text}");
        }
    }
}

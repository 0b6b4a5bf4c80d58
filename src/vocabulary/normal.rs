//! How is the same sentence recognised however it is typed?
//!
//! Outside quotes: lower case, no accents, one kind of apostrophe and of space, elisions apart
//! (`l'opportunité` → `l' opportunite`), contractions opened (`du compte` → `de le compte`), no
//! final colon. Inside quotes nothing changes; both kinds of quotes become [`OPEN`] and [`CLOSE`].
//! Phrases, names and steps go through the same door, so they meet.

use crate::text::similar::{fold, fold_char};

/// Stands for an opening quote in a normal text: a control character of one byte, which no value keeps.
pub const OPEN: char = '\u{2}';
/// Stands for a closing quote in a normal text.
pub const CLOSE: char = '\u{3}';

/// The normal form of a step.
pub fn step(text: &str) -> String {
    let cleaned;
    let mut rest = text;
    if text.contains([OPEN, CLOSE]) {
        cleaned = text.replace([OPEN, CLOSE], " ");
        rest = &cleaned;
    }
    let mut out = String::with_capacity(text.len() + 8);
    while let Some((before, quoted, after)) = next_quoted(rest) {
        push_words(&mut out, before);
        if !out.is_empty() {
            out.push(' ');
        }
        out.push(OPEN);
        out.push_str(quoted.trim());
        out.push(CLOSE);
        rest = after;
    }
    push_words(&mut out, rest);
    let trimmed = out.trim_end_matches([' ', ':']).len();
    out.truncate(trimmed);
    unelided(out)
}

/// The normal form of a phrase: as a name, and its subject as in a step.
pub fn phrase(text: &str) -> String {
    unelided(name(text))
}

/// « j’affecte »: the only subject that elides.
fn unelided(text: String) -> String {
    match text.strip_prefix("j' ") {
        Some(rest) => format!("je {rest}"),
        None => text,
    }
}

/// The normal form of a name: no quotes to look for.
pub fn name(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_words(&mut out, text);
    out
}

/// Does the normal form of a name begin with that character? A cheap question before the dear one.
pub fn begins_with(name: &str, first: char) -> bool {
    let mut folded = String::new();
    // A character that folds to nothing (an accent apart) begins no normal form.
    for c in name.chars().filter(|c| !c.is_whitespace()) {
        if c.is_ascii() {
            return c.to_ascii_lowercase() == first;
        }
        fold_char(c, &mut folded);
        if let Some(own) = folded.trim_start().chars().next() {
            return own == first;
        }
    }
    false
}

/// What stands before, within and after the first quotes.
pub(super) fn next_quoted(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find(['«', '"', '“'])?;
    let opening = text[start..].chars().next()?;
    let closing = match opening {
        '«' => '»',
        '“' => '”',
        _ => '"',
    };
    let inner = &text[start + opening.len_utf8()..];
    let end = inner.find(closing)?;
    Some((&text[..start], &inner[..end], &inner[end + closing.len_utf8()..]))
}

fn push_words(out: &mut String, text: &str) {
    // What elides keeps its apostrophe, and the next word begins after it.
    for word in fold(text).split_whitespace().flat_map(|word| word.split_inclusive('\'')) {
        let word = match word {
            "du" => "de le",
            "des" => "de les",
            other => other,
        };
        // The space before a colon is French typography, not meaning.
        if !out.is_empty() && !word.starts_with(':') {
            out.push(' ');
        }
        out.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_sentence_however_typed() {
        let wanted = format!("le montant de l' opportunite {OPEN}L’Écart{CLOSE} vaut 48 000,00 €");
        assert_eq!(step("le montant de l’opportunité « L’Écart » vaut 48 000,00 €"), wanted);
        assert_eq!(step("Le montant de l'opportunite \"L’Écart\" vaut 48\u{202f}000,00\u{a0}€ :"), wanted);
        assert_eq!(
            step("J’affecte le compte «X» à «Y»"),
            format!("je affecte le compte {OPEN}X{CLOSE} a {OPEN}Y{CLOSE}")
        );
        assert_eq!(name("chef des ventes Ouest"), "chef de les ventes ouest");
        assert_eq!(name("chiffre d’affaires"), "chiffre d' affaires");
    }

    #[test]
    fn a_first_letter_is_that_of_the_normal_form() {
        for name in ["Étape", " d’affaires", "du compte", "e\u{301}tat", "\u{301}a", "Œuvre", "", "€"] {
            let normal = super::name(name);
            let first = normal.chars().next();
            assert!(first.is_none_or(|first| begins_with(name, first)), "{name:?}: {normal:?}");
            assert!(!begins_with(name, 'z'), "{name:?}");
        }
    }

    #[test]
    fn the_marks_of_quotes_are_nobodys_text() {
        assert_eq!(step("un compte « A\u{2}B\u{3} »"), format!("un compte {OPEN}A B{CLOSE}"));
    }

    #[test]
    fn an_unclosed_quote_is_plain_text() {
        assert_eq!(step("un compte « Acier"), "un compte « acier");
    }
}

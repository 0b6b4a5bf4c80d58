//! When are two words of people the same word? Case, accents, plurals, punctuation and small words
//! apart.

use crate::text::similar::fold;

/// Words that say nothing in a head.
const SMALL: &[&str] =
    &["de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "a", "au", "aux", "un", "une", "the", "of", "and"];

/// A head or a value, ready to be compared.
pub fn folded(text: &str) -> String {
    // A star beside a word marks a column that must be filled; stars alone are a rank.
    if !text.trim().is_empty() && text.trim().chars().all(|c| c == '*') {
        return text.trim().to_owned();
    }
    let tidy: String = fold(text).chars().map(|c| if is_kept(c) { c } else { ' ' }).collect();
    let words: Vec<&str> = tidy.split_whitespace().collect();
    let telling: Vec<String> = words.iter().filter(|word| !SMALL.contains(word)).map(|word| singular(word)).collect();
    if telling.is_empty() { words.join(" ") } else { telling.join(" ") }
}

/// `#`, `%` and marks mean something alone; `°` says no more than the N before it.
fn is_kept(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '#' | '%' | '✓' | '✔' | '✗' | '✘' | '●')
}

fn singular(word: &str) -> String {
    let plural = word.chars().count() > 3 && (word.ends_with('s') || word.ends_with('x')) && !word.ends_with("ss");
    if plural { word[..word.len() - 1].to_owned() } else { word.to_owned() }
}

/// The same without what stands in brackets: `Priorité (MoSCoW)` → `Priorité`.
pub fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_the_same_whatever_their_dress() {
        for (one, other) in [
            ("Réf.", "REF"),
            ("N°", "n"),
            ("Cas d’usage liés", "cas d'usage lié"),
            ("Critères d'acceptation", "CRITERE ACCEPTATION"),
            ("  Priorité* ", "priorite *"),
            ("Décision · Motif", "Décision / motif"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
        assert_eq!(folded("De"), "de");
        assert_eq!(without_brackets("Étapes (action | attendu)").trim(), "Étapes");
    }
}

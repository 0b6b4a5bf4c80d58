//! Which known word did the person mean, and are two words the same without their accents?

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in lower case, without accents, no-break spaces made plain, typographic apostrophes straight.
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
            '’' => '\'',
            other => other,
        })
        .collect::<String>()
        .replace('œ', "oe")
        .replace('æ', "ae")
}

/// The candidate nearest to `word`, when it is near enough to be what was meant:
/// at most one edit in three letters, accents and case apart.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold(word);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&wanted, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| *distance * 3 <= candidate.chars().count().max(wanted.chars().count()))
        .min_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(b.1)))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_word_ignores_accents_and_refuses_far_ones() {
        assert_eq!(nearest("priorite", ["priority", "status"]), Some("priority"));
        assert_eq!(nearest("Etant doné", ["étant donné", "quand"]), Some("étant donné"));
        assert_eq!(nearest("xyz", ["priority", "status"]), None);
        assert_eq!(fold("L’Écart\u{a0}œuvre"), "l'ecart oeuvre");
    }
}

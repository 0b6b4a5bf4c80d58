//! Which known word did the person mean, and are two words the same without their accents?

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in lower case, without accents, no-break spaces made plain, typographic apostrophes straight.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_onto(text, &mut out);
    out
}

/// Folds a text onto the end of another one.
pub fn fold_onto(text: &str, out: &mut String) {
    let mut rest = text;
    // Whole runs of plain letters at once: the rules fold each sentence of the project, and searches do too.
    loop {
        let plain = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let start = out.len();
        out.push_str(&rest[..plain]);
        out[start..].make_ascii_lowercase();
        let mut others = rest[plain..].chars();
        let Some(other) = others.next() else { return };
        fold_char(other, out);
        rest = others.as_str();
    }
}

/// Folds one character onto the end of a text. The letters of French come first: a search folds the
/// whole project at each question.
pub fn fold_char(c: char, out: &mut String) {
    match c {
        '\0'..='\x7f' => out.push(c.to_ascii_lowercase()),
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => out.push('e'),
        'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => out.push('a'),
        'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => out.push('u'),
        'î' | 'ï' | 'Î' | 'Ï' => out.push('i'),
        'ô' | 'ö' | 'Ô' | 'Ö' => out.push('o'),
        'ç' | 'Ç' => out.push('c'),
        '\u{a0}' | '\u{202f}' | '\u{2009}' => out.push(' '),
        '’' => out.push('\''),
        'œ' | 'Œ' => out.push_str("oe"),
        'æ' | 'Æ' => out.push_str("ae"),
        other => {
            out.extend(std::iter::once(other).nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase))
        }
    }
}

/// A word without case, accents and what stands between its parts: `cas_d’usage` and « Cas d’usage » are one.
pub fn plain(word: &str) -> String {
    fold(word).split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The candidate nearest to `word`, when it is near enough to be what was meant:
/// at most one edit in three letters, accents and case apart.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold(word);
    let length = wanted.chars().count();
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let folded = fold(candidate);
            let near = |distance: &usize| *distance * 3 <= candidate.chars().count().max(length);
            // No fewer edits than letters too many: a name of another length is not worth comparing letter by letter.
            let least = folded.chars().count().abs_diff(length);
            let distance = near(&least).then(|| strsim::damerau_levenshtein(&wanted, &folded)).filter(near)?;
            Some((distance, candidate))
        })
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

    #[test]
    fn the_quick_letters_fold_as_all_others_do() {
        for c in "éèêëÉÈÊËàâäÀÂÄùûüÙÛÜîïÎÏôöÔÖçÇ".chars() {
            let slow: String =
                c.to_string().nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
            assert_eq!(fold(&c.to_string()), slow);
        }
        assert_eq!(fold("Ñandú e\u{301}te\u{301}"), "nandu ete");
    }
}

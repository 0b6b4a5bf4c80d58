//! Which number is that word, in French or in English?

/// From two on, in figures of letters: « un » and « a » are articles more often than numbers. Folded words only.
pub fn in_letters(word: &str) -> Option<u32> {
    if let Some((first, rest)) = word.split_once('-') {
        return compound(first, rest);
    }
    IN_LETTERS.iter().find(|(letters, _)| *letters == word).map(|(_, value)| *value)
}

/// « vingt-quatre », « quatre-vingt-dix », « vingt-et-un », “sixty-four”.
fn compound(first: &str, rest: &str) -> Option<u32> {
    let mut value = in_letters(first)?;
    for part in rest.split('-').filter(|part| *part != "et") {
        value = match (value, part) {
            (4, "vingt" | "vingts") => 80,
            (20.., "un" | "une" | "one") => value + 1,
            (10.., part) => value + in_letters(part)?,
            _ => return None,
        };
    }
    Some(value)
}

const IN_LETTERS: &[(&str, u32)] = &[
    ("deux", 2),
    ("two", 2),
    ("trois", 3),
    ("three", 3),
    ("quatre", 4),
    ("four", 4),
    ("cinq", 5),
    ("five", 5),
    ("six", 6),
    ("sept", 7),
    ("seven", 7),
    ("huit", 8),
    ("eight", 8),
    ("neuf", 9),
    ("nine", 9),
    ("dix", 10),
    ("ten", 10),
    ("onze", 11),
    ("eleven", 11),
    ("douze", 12),
    ("twelve", 12),
    ("treize", 13),
    ("thirteen", 13),
    ("quatorze", 14),
    ("fourteen", 14),
    ("quinze", 15),
    ("fifteen", 15),
    ("seize", 16),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("vingt", 20),
    ("twenty", 20),
    ("trente", 30),
    ("thirty", 30),
    ("quarante", 40),
    ("forty", 40),
    ("cinquante", 50),
    ("fifty", 50),
    ("soixante", 60),
    ("sixty", 60),
    ("cent", 100),
    ("hundred", 100),
    ("mille", 1000),
    ("thousand", 1000),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_both_languages_are_known_and_articles_are_none() {
        assert_eq!(in_letters("sept"), Some(7));
        assert_eq!(in_letters("twenty"), Some(20));
        for (word, value) in [
            ("soixante-quatre", 64),
            ("quatre-vingt-dix", 90),
            ("quatre-vingts", 80),
            ("dix-sept", 17),
            ("vingt-et-un", 21),
            ("twenty-four", 24),
            ("seize", 16),
        ] {
            assert_eq!(in_letters(word), Some(value), "{word}");
        }
        for none in ["un", "rendez-vous", "deux-points", "six-mois", "quatre-", "-deux"] {
            assert_eq!(in_letters(none), None, "{none}");
        }
    }
}

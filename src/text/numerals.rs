//! Which number is that word, in French or in English?

/// From two on, in figures of letters: « un » and « a » are articles more often than numbers. Folded words only.
pub fn in_letters(word: &str) -> Option<u32> {
    IN_LETTERS.iter().find(|(letters, _)| *letters == word).map(|(_, value)| *value)
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
    ("quinze", 15),
    ("fifteen", 15),
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
        assert_eq!(in_letters("un"), None);
    }
}

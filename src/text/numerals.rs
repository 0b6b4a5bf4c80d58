//! Which number is that word, in French or in English?

/// From two on, in figures of letters: « un » and « a » are articles more often than numbers. Folded words only; parts stand
/// apart by hyphens: « vingt-quatre », « quatre-vingt-dix », « dix-mille », “sixty-four”.
pub fn in_letters(word: &str) -> Option<u32> {
    if word.contains('-') { several(word.split('-')) } else { simple(word) }
}

fn simple(word: &str) -> Option<u32> {
    IN_LETTERS.iter().find(|(letters, _)| *letters == word).map(|(_, value)| *value)
}

/// The number that several words are together: « cent vingt », « vingt et un », “one hundred and twenty”. Nothing where they are
/// several numbers: « deux trois ».
pub fn several<'a>(words: impl Iterator<Item = &'a str>) -> Option<u32> {
    // What is counted in thousands, what is counted below them.
    let (mut thousands, mut below) = (None, None);
    let (mut joined, mut french) = (false, false);
    for part in words.flat_map(|word| word.split('-')) {
        // « vingt et un », « soixante et onze »; « cent et deux » are two numbers.
        if joined && french && !matches!(part, "un" | "une" | "onze") {
            return None;
        }
        if matches!(part, "et" | "and") {
            french = part == "et";
            if joined || (thousands.is_none() && below.is_none()) {
                return None;
            }
            joined = true;
            continue;
        }
        joined = false;
        match (part, below) {
            ("mille" | "thousand", _) if thousands.is_none() => thousands = Some(below.take().unwrap_or(1) * 1000),
            ("cent" | "cents" | "hundred", None) => below = Some(100),
            ("cent" | "cents" | "hundred", Some(count @ 1..10)) => below = Some(count * 100),
            ("vingt" | "vingts", Some(count)) if count % 100 == 4 => below = Some(count + 76),
            ("un" | "une" | "one", None) => below = Some(1),
            ("un" | "une" | "one", Some(count)) if ends_in_tens(count) || count.is_multiple_of(100) => {
                below = Some(count + 1)
            }
            (part, None) => below = Some(simple(part)?),
            (part, Some(count)) => below = Some(count + simple(part).filter(|next| goes_on(count, *next))?),
        }
    }
    let any = thousands.is_some() || below.is_some();
    (any && !joined).then(|| thousands.unwrap_or_default() + below.unwrap_or_default())
}

const fn ends_in_tens(count: u32) -> bool {
    count % 100 >= 20 && count.is_multiple_of(10)
}

/// « cent » and « vingt », « vingt » and « deux », « soixante » and « douze », « dix » and « sept » are one number.
const fn goes_on(count: u32, next: u32) -> bool {
    let (tens, teens) = (ends_in_tens(count), matches!(count % 100, 60 | 80) && next < 20);
    (count.is_multiple_of(100) && next < 100)
        || (tens && next < 10)
        || teens
        || (matches!(count % 100, 10 | 70 | 90) && next >= 7 && next < 10)
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
    ("vingts", 20),
    ("twenty", 20),
    ("trente", 30),
    ("thirty", 30),
    ("quarante", 40),
    ("forty", 40),
    ("cinquante", 50),
    ("fifty", 50),
    ("soixante", 60),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("septante", 70),
    ("huitante", 80),
    ("nonante", 90),
    ("cent", 100),
    ("cents", 100),
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
            ("dix-mille", 10_000),
            ("deux-mille-cinq-cents", 2_500),
            ("soixante-dix", 70),
            ("soixante-et-onze", 71),
            ("soixante-dix-sept", 77),
            ("quatre-vingt-dix-neuf", 99),
            ("cent-vingt", 120),
            ("ninety-nine", 99),
        ] {
            assert_eq!(in_letters(word), Some(value), "{word}");
        }
        for none in ["un", "rendez-vous", "deux-points", "six-mois", "quatre-", "-deux", "deux-trois", "vingt-douze"] {
            assert_eq!(in_letters(none), None, "{none}");
        }
    }

    #[test]
    fn several_words_are_one_number_or_none() {
        for (words, value) in [
            ("vingt et un", Some(21)),
            ("cent vingt", Some(120)),
            ("deux cents", Some(200)),
            ("dix mille", Some(10_000)),
            ("mille deux cent cinquante", Some(1_250)),
            ("quatre vingt", Some(80)),
            ("one hundred and twenty", Some(120)),
            ("two thousand five hundred", Some(2_500)),
            ("ninety nine", Some(99)),
            ("deux trois", None),
            ("deux et", None),
            ("cent et deux", None),
            ("dix vingt", None),
        ] {
            assert_eq!(several(words.split(' ')), value, "{words}");
        }
    }
}

//! Does a sentence hold a quantity, a date or a rounding, in figures or in words?

use std::ops::Range;

use crate::text::similar::fold;

/// Numbers in words, without “un” and “one”, which are articles too.
const NUMBERS: &[&str] = &[
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "cent",
    "mille",
    "two",
    "three",
    "four",
    "five",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "fifteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "ninety",
    "hundred",
    "thousand",
];

/// Words that say how much without a number.
const MEASURES: &[&str] = &[
    "moitie", "tiers", "quart", "dixieme", "doubler", "tripler", "double", "triple", "zero", "aucun", "aucune",
    "million", "millions", "half", "halve", "third", "quarter", "twice", "none", "zero",
];

/// Ordinals end so, in French; in English the common ones are listed.
const ORDINALS: &[&str] =
    &["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "thirtieth"];

/// What a number counts when it draws a line: time, money, shares.
const UNITS: &[&str] = &[
    "minute",
    "minutes",
    "heure",
    "heures",
    "jour",
    "jours",
    "semaine",
    "semaines",
    "mois",
    "trimestre",
    "trimestres",
    "an",
    "ans",
    "annee",
    "annees",
    "euro",
    "euros",
    "centime",
    "centimes",
    "fois",
    "caracteres",
    "chiffres",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "quarter",
    "quarters",
    "year",
    "years",
    "cent",
    "cents",
    "times",
    "characters",
    "digits",
    "percent",
];

const ROUNDINGS: &[&str] = &[
    "arrondi",
    "arrondie",
    "arrondis",
    "arrondies",
    "arrondir",
    "tronque",
    "tronquee",
    "rounded",
    "rounding",
    "round",
    "truncated",
];

/// The words of a text with their bytes; figures with their thousands and decimals are one word.
fn words(text: &str) -> Vec<(Range<usize>, String)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || c == '%';
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((from..at, fold(&text[from..at])));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Is a quantity said at all? For sentences that must say how much.
pub fn says_how_much(text: &str) -> bool {
    words(text).iter().any(|(_, word)| {
        word.chars().any(|c| c.is_ascii_digit())
            || NUMBERS.contains(&word.as_str())
            || MEASURES.contains(&word.as_str())
    })
}

/// The bytes of the first figure that draws a line: a number, a count of days in words, a rounding.
pub fn line_drawn(text: &str) -> Option<Range<usize>> {
    let words = words(text);
    for (i, (range, word)) in words.iter().enumerate() {
        if word.starts_with(|c: char| c.is_ascii_digit()) && !is_part_of_a_name(text, range) {
            return Some(number(text, range.clone()));
        }
        if ROUNDINGS.contains(&word.as_str()) {
            return Some(range.clone());
        }
        let near = words.get(i + 1..(i + 3).min(words.len())).unwrap_or_default();
        let unit = near.iter().find(|(_, next)| UNITS.contains(&next.as_str()));
        let counts = NUMBERS.contains(&word.as_str()) || is_ordinal(word);
        if let (true, Some((end, _))) = (counts, unit) {
            return Some(range.start..end.end);
        }
    }
    None
}

fn is_ordinal(word: &str) -> bool {
    (word.len() > 5 && word.ends_with("ieme")) || ORDINALS.contains(&word)
}

/// `RG-003`, `ISO 9001` written in one word: the figure is part of a name.
fn is_part_of_a_name(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].strip_suffix(['-', '_']);
    before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_uppercase()))
        && !text[..range.start].ends_with("J-")
}

/// A number with its decimals and thousands: `15,00`, `250 000`.
fn number(text: &str, range: Range<usize>) -> Range<usize> {
    let mut end = range.end;
    loop {
        let mut rest = text[end..].chars();
        let (gap, next) = (rest.next(), rest.next());
        let joins = matches!(gap, Some(',' | '.' | '\u{a0}' | '\u{202f}')) && next.is_some_and(|c| c.is_ascii_digit());
        let Some(gap) = gap.filter(|_| joins) else { return range.start..end };
        end += gap.len_utf8();
        end += text[end..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str) -> Option<&str> {
        line_drawn(text).map(|range| &text[range])
    }

    #[test]
    fn a_line_is_drawn_by_a_number_a_delay_in_words_or_a_rounding() {
        assert_eq!(drawn("Remise libre jusqu’à 15,00 %, accord au-delà."), Some("15,00"));
        assert_eq!(drawn("Palier dès 250\u{a0}000 € de commandes"), Some("250\u{a0}000"));
        assert_eq!(drawn("La relance est due le septième jour suivant l’émission."), Some("septième jour"));
        assert_eq!(drawn("Le rappel part deux jours ouvrés avant."), Some("deux jours"));
        assert_eq!(drawn("La part est arrondie au plus proche."), Some("arrondie"));
        assert_eq!(drawn("Due on the fifth business day"), Some("fifth business day"));
        assert_eq!(drawn("Due at J-7"), Some("7"));
    }

    #[test]
    fn a_name_or_an_article_draws_no_line() {
        assert_eq!(drawn("Un SIRET n’est porté que par un compte (voir RG-011)."), None);
        assert_eq!(drawn("Les trois types de client ont chacun leurs étapes."), None);
        assert_eq!(drawn(""), None);
    }

    #[test]
    fn how_much_is_said_in_figures_or_in_words() {
        for text in ["Réactiver 1 200 comptes", "Relancer neuf devis sur dix", "Halve the forecast gap"] {
            assert!(says_how_much(text), "{text}");
        }
        for text in ["Améliorer la relation client", "Optimiser un processus", "Improve one thing"] {
            assert!(!says_how_much(text), "{text}");
        }
    }
}

//! Does a sentence hold a quantity, a date or a rounding, in figures or in words?

use std::ops::Range;

use crate::text::day;
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

/// Is it said by how much, or up to where? « Sur 3 marchés » and « en 2027 » count something else. For sentences that
/// must say what they promise.
pub fn says_by_how_much(text: &str) -> bool {
    let words = words(text);
    let said = |at: usize| words.get(at).map(|(_, word)| word.as_str()).unwrap_or_default();
    let any = |at: usize, known: &[&str]| known.contains(&said(at));
    (0..words.len()).any(|at| {
        let (range, word) = &words[at];
        if MEASURES.contains(&word.as_str()) {
            // « La double saisie » is what is fought, not by how much.
            return !matches!(word.as_str(), "double" | "triple") || at == 0;
        }
        if !is_number(word) || is_part_of_a_name(text, range) {
            return false;
        }
        // A number with its thousands is followed by what follows them.
        let end = (at + 1..words.len()).find(|next| !is_number(said(*next))).unwrap_or(words.len());
        let sign = text[words[end - 1].0.end..].trim_start().starts_with(['€', '$', '£', '%']);
        let unit = (end..end + 2).any(|next| any(next, UNITS) || any(next, SHARES) || said(next).starts_with('%'));
        let before = at.checked_sub(1);
        let aimed = before.is_some_and(|before| any(before, TO)) && !is_year(word);
        let by = before.is_some_and(|before| any(before, BY)) && (end == words.len() || any(end, AFTER));
        // « En deux ans » says until when.
        let article = before.filter(|before| matches!(said(*before), "les" | "a" | "the" | "next"));
        let until = [before, article.and_then(|at| at.checked_sub(1))];
        let until = until.into_iter().flatten().any(|before| any(before, UNTIL));
        (unit || sign || aimed || by) && !until && !(is_year(word) && !unit && !sign)
    }) || out_of_ten(&words)
}

/// Does a target say how much, in digits or in letters? « À définir » holds no figure, and « fin 2027 », « 31/12/2027 » and
/// « lot 2 » are terms. Is it counted in a unit? Then 2000 alone is no year.
pub fn has_quantity(text: &str, united: bool) -> bool {
    if !day::meant(text).is_empty() || day::in_figures(text).is_some() {
        return false;
    }
    // « au 31/12/2027 »: a day among other words.
    let is_day =
        |word: &&str| word.contains(['/', '-', '.']) && !day::meant(word.trim_matches(['.', ',', ';'])).is_empty();
    let days: Vec<&str> = text.split_whitespace().filter(is_day).collect();
    if !days.is_empty() {
        let rest = days.iter().fold(text.to_owned(), |text, day| text.replace(day, " "));
        return has_quantity(&rest, united);
    }
    let words = words(text);
    let said = |at: usize| words.get(at).map(|(_, word)| word.as_str()).unwrap_or_default();
    let before = |at: usize| at.checked_sub(1).map(said).unwrap_or_default();
    let alone = united && words.len() == 1;
    (0..words.len()).any(|at| {
        let word = said(at);
        let ordinal = word.starts_with(|c: char| c.is_ascii_digit())
            && ["er", "re", "e", "st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end));
        let of_day = day::is_month(said(at + 1)) || day::is_month(before(at));
        let counted = (is_number(word) || MEASURES.contains(&word))
            && !ordinal
            && !of_day
            && !NAMED_BY_FIGURES.contains(&before(at))
            && !is_part_of_a_name(text, &words[at].0);
        let things = |next: &str| next.len() > 4 && next.ends_with(['s', 'x']) && next != "apres";
        let next = said(at + 1);
        let united = alone || any_of(next, &[UNITS, SHARES]) || things(next) || is_signed(text, &words[at].0);
        counted && (!is_year(word) || united)
    })
}

fn any_of(word: &str, lists: &[&[&str]]) -> bool {
    lists.iter().any(|list| list.contains(&word)) || word.starts_with('%')
}

/// Is the figure followed by a sign of money or of a share?
fn is_signed(text: &str, range: &Range<usize>) -> bool {
    text[range.end..].trim_start().starts_with(['€', '$', '£', '%'])
}

/// What a figure behind it names.
const NAMED_BY_FIGURES: &[&str] =
    &["lot", "lots", "phase", "version", "etape", "palier", "vague", "article", "release", "stage", "wave", "step"];

/// « Neuf devis sans réponse sur dix »: a share in words.
fn out_of_ten(words: &[(Range<usize>, String)]) -> bool {
    let number = |at: usize| words.get(at).is_some_and(|(_, word)| is_number(word) && !is_year(word));
    let first = (0..words.len()).find(|at| number(*at));
    first.is_some_and(|first| {
        (first + 1..words.len()).any(|at| OUT_OF.contains(&words[at].1.as_str()) && number(at + 1))
    })
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || NUMBERS.contains(&word)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.chars().all(|c| c.is_ascii_digit())
}

/// Words before a figure that is aimed at, and before one that is added or taken away.
const TO: &[&str] = &[
    "a",
    "jusqu",
    "moins",
    "plus",
    "sous",
    "atteindre",
    "to",
    "under",
    "over",
    "below",
    "above",
    "than",
    "least",
    "most",
];
const BY: &[&str] = &["de", "par", "by", "from", "le", "la", "d"];
/// Words after a figure that is complete by itself: « de 200 le nombre d’appels ».
const AFTER: &[&str] =
    &["a", "le", "la", "les", "l", "the", "to", "et", "and", "en", "d", "chaque", "par", "each", "per"];
/// Words before a delay.
const UNTIL: &[&str] = &["en", "ici", "dans", "within", "in"];
const OUT_OF: &[&str] = &["sur", "of", "out", "in"];
/// What else a share or an amount is counted in.
const SHARES: &[&str] = &[
    "point", "points", "%", "pourcent", "eur", "k", "keur", "meur", "pt", "pts", "secondes", "seconde", "second",
    "seconds", "min", "h",
];

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
        // « Au plus vingt lignes »: what counts is bounded.
        if NUMBERS.contains(&word.as_str()) && is_bounded(&words, i) {
            return Some(range.clone());
        }
    }
    None
}

/// Do the words before say that the number is the most or the least, or those after it?
fn is_bounded(words: &[(Range<usize>, String)], at: usize) -> bool {
    let said = |at: usize| words.get(at).map(|(_, word)| word.as_str()).unwrap_or_default();
    let before = |back: usize| at.checked_sub(back).map(said).unwrap_or_default();
    let bounds = matches!(
        (before(2), before(1)),
        ("au", "plus" | "moins" | "dela")
            | ("at", "least" | "most")
            | ("no" | "more" | "less" | "fewer", "than")
            | ("more" | "fewer", "of")
            | ("jusqu", "a")
            | ("up", "to")
            | ("moins" | "plus", "de")
    );
    let ends = matches!(before(1), "maximum" | "minimum" | "limite" | "over" | "under" | "above" | "below");
    let after = (at + 1..at + 4).any(|next| matches!(said(next), "maximum" | "minimum" | "max" | "min"))
        || (at + 1..at + 4).any(|next| said(next) == "au" && matches!(said(next + 1), "plus" | "moins" | "maximum"));
    bounds || ends || after
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
    fn a_number_in_words_draws_a_line_where_it_is_bounded() {
        assert_eq!(drawn("Au plus vingt lignes par devis."), Some("vingt"));
        assert_eq!(drawn("Un devis porte vingt lignes au maximum."), Some("vingt"));
        assert_eq!(drawn("No more than twenty lines"), Some("twenty"));
        assert_eq!(drawn("Les trois types de client ont chacun leurs étapes."), None);
    }

    #[test]
    fn a_term_is_no_quantity() {
        for quantity in [
            "90",
            "90 %",
            "moins de 2 jours",
            "de 22 à 90 % fin 2027",
            "neuf sur dix",
            "zéro",
            "2000 devis par an",
            "12 k€",
        ] {
            assert!(has_quantity(quantity, false), "{quantity}");
        }
        assert!(has_quantity("2030", true) && !has_quantity("2030", false));
        for term in [
            "fin 2027",
            "au 31/12/2027",
            "31/12/2027",
            "2027-12-31",
            "31 décembre 2027",
            "d’ici mars 2027",
            "le 1er semestre 2027",
            "au lot 2",
            "à définir",
            "T4 2027",
            "by 31 December 2027",
        ] {
            assert!(!has_quantity(term, false), "{term}");
        }
    }

    #[test]
    fn by_how_much_is_said_in_figures_or_in_words() {
        for text in [
            "Réduire à 10 % l’écart de prévision",
            "Relancer neuf devis sans réponse sur dix",
            "Halve the forecast gap",
            "Augmenter de 200 le nombre d’appels",
            "Réduire à trois le nombre de saisies",
            "Augmenter de 250\u{a0}000 € les commandes",
            "Réduire de moitié les doubles saisies",
            "Reduce to 5 days the time to quote",
            "Développer le portefeuille de 12 points",
        ] {
            assert!(says_by_how_much(text), "{text}");
        }
        for text in [
            "Améliorer la relation client",
            "Améliorer la relation client sur 3 marchés",
            "Améliorer la relation client d’ici 2027",
            "Optimiser un processus",
            "Réduire la double saisie",
            "Improve the 3 processes",
            "Améliorer le lot LOT-2",
            "Améliorer la relation client en deux ans",
            "Améliorer la relation client dans les 6 mois",
            "Améliorer la relation client d’ici à 18 mois",
        ] {
            assert!(!says_by_how_much(text), "{text}");
        }
    }
}

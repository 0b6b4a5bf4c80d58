//! How many euros is that? `85 000 €`, `85 k€`, `1,2 M€`, `€85k`, `12 millions d’euros`, `85 000 € HT`.

use rust_decimal::Decimal;

use super::number::Misread;
use super::similar::fold;
use super::{Lang, number};

/// An amount of euros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// In euros.
    pub euros: Decimal,
    /// With or without taxes, where it is said.
    pub tax: Option<Tax>,
}

/// What an amount says of taxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tax {
    /// Hors taxes.
    Without,
    /// Toutes taxes comprises.
    With,
}

impl Amount {
    /// Its euros with a plain point, as the format has them.
    pub fn said(self) -> String {
        self.euros.normalize().to_string()
    }
}

/// What the words after the number say of taxes, folded; the longest first.
const TAXES: &[(&str, Tax)] = &[
    ("toutes taxes comprises", Tax::With),
    ("hors taxes", Tax::Without),
    ("hors taxe", Tax::Without),
    ("excluding vat", Tax::Without),
    ("including vat", Tax::With),
    ("excl. vat", Tax::Without),
    ("incl. vat", Tax::With),
    ("ex vat", Tax::Without),
    ("h.t.", Tax::Without),
    ("ttc", Tax::With),
    ("ht", Tax::Without),
];

/// Euros, folded; the longest first.
const EUROS: &[&str] = &["d'euros", "euros", "euro", "eur", "€"];

/// An amount as people write it; nothing for a number with other words, or in another currency.
pub fn read(text: &str, lang: Lang) -> Option<Amount> {
    let (digits, words) = parts(text)?;
    let (times, tax) = multiplied(words, lang)?;
    let bare = number::read(digits, lang)?.parse::<Decimal>().ok()?;
    Some(Amount { euros: bare.checked_mul(Decimal::from(times))?, tax })
}

/// The same for a sum: an amount that can be read in two ways is none, and would make the sum a thousand times too small.
pub fn sure(text: &str, lang: Lang) -> Option<Amount> {
    if doubtful(text, lang).is_some() { None } else { read(text, lang) }
}

/// The number that a figure begins with, whatever its unit: `1 200 comptes`, `10,1 %`, `85 k€`. An amount in euros is
/// what it comes to.
pub fn figure(text: &str, lang: Lang) -> Option<Decimal> {
    let text = text.replace('_', "");
    let text = text.trim().trim_end_matches('.');
    let leading = || {
        let digits = parts(text)?.0;
        // « 5-8 jours »: the first of both.
        let end =
            digits.char_indices().skip(1).find(|(_, c)| matches!(c, '-' | '−')).map_or(digits.len(), |(at, _)| at);
        number::read(digits[..end].trim_end_matches(['.', ',', ' ']), lang)?.parse().ok()
    };
    read(text, lang).map(|amount| amount.euros).or_else(leading)
}

/// How many euros one unit of that name is: `k€`, `€k`, `millions d’euros`, `M€ HT`; nothing for what names no euro.
pub fn euros_of_unit(unit: &str) -> Option<Decimal> {
    let unit = unit.trim();
    let behind = ["€", "EUR"].iter().find_map(|sign| Some((unit.strip_prefix(sign)?, Lang::En)));
    let (words, lang) = behind.unwrap_or((unit, Lang::Fr));
    let names_euro = behind.is_some() || EUROS.iter().any(|euro| fold(unit).contains(euro));
    let (times, _) = multiplied(words, lang).filter(|_| names_euro)?;
    Some(Decimal::from(times))
}

/// What an amount is in euros when its one mark is the decimal one, and when it stands between thousands, where nothing
/// says which it is: `12.500 €`, `1,250 k€` in French.
pub fn doubtful(text: &str, lang: Lang) -> Option<(Decimal, Decimal)> {
    let (digits, words) = parts(text)?;
    let (times, _) = multiplied(words, lang)?;
    match number::exact(digits, number::Figures::In(lang), true) {
        Err(Misread::Doubtful { decimal, thousands, .. }) => {
            let times = Decimal::from(times);
            Some((decimal.checked_mul(times)?, thousands.checked_mul(times)?))
        }
        _ => None,
    }
}

/// How many: a number, with the one word that says of what: `10 jours`. `1.000` can be read in two ways, and is none.
///
/// # Errors
/// What keeps it from being one number.
pub fn counted(text: &str, lang: Lang) -> Result<Decimal, Misread> {
    let text = text.trim();
    number::exact(text.trim_end_matches(char::is_alphabetic).trim_end(), number::Figures::In(lang), true)
}

/// Does it say thousands or millions in a word or a letter? What is read of it has more figures than what is written.
pub fn is_multiplied(text: &str) -> bool {
    let times = parts(text).and_then(|(_, words)| multiplied(words, Lang::En)).map(|(times, _)| times);
    times.is_some_and(|times| times > 1)
}

/// The number and the words after it. A euro before the number is as good as one after it.
fn parts(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let text = text.strip_prefix('€').or_else(|| text.strip_prefix("EUR")).unwrap_or(text).trim_start();
    let of_number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | ',' | '.' | '-' | '−');
    let end = text.find(|c| !of_number(c)).unwrap_or(text.len());
    let digits = text[..end].trim_end();
    digits.contains(|c: char| c.is_ascii_digit()).then_some((digits, text[end..].trim()))
}

/// By how much the words multiply, and what they say of taxes.
fn multiplied(words: &str, lang: Lang) -> Option<(u32, Option<Tax>)> {
    let folded = fold(words);
    let tax = TAXES.iter().find(|(said, _)| folded.ends_with(said));
    let rest = tax.map_or(folded.as_str(), |(said, _)| folded[..folded.len() - said.len()].trim_end());
    let unit = EUROS.iter().find_map(|said| rest.strip_suffix(said)).unwrap_or(rest).trim();
    // A capital M is a million for everybody, a small one in English only.
    let is_million = words.starts_with('M') || lang == Lang::En;
    let times = match unit {
        "" => 1,
        "k" | "millier" | "milliers" | "mille" | "thousand" => 1_000,
        "m" if is_million => 1_000_000,
        "million" | "millions" => 1_000_000,
        "md" | "mds" | "milliard" | "milliards" | "bn" | "billion" => 1_000_000_000,
        _ => return None,
    };
    Some((times, tax.map(|(_, tax)| *tax)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euros(text: &str, lang: Lang) -> Option<String> {
        read(text, lang).map(Amount::said)
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, said) in [
            ("85000", "85000"),
            ("85 000 €", "85000"),
            ("85\u{202f}000\u{a0}€ HT", "85000"),
            ("85 k€", "85000"),
            ("85 K€", "85000"),
            ("85k", "85000"),
            ("85 k€ TTC", "85000"),
            ("1,2 M€", "1200000"),
            ("1,25 million d’euros", "1250000"),
            ("12 millions d'euros", "12000000"),
            ("3 milliers d’euros", "3000"),
            ("85 KEUR", "85000"),
            ("1 200 euros", "1200"),
            ("€ 85", "85"),
            ("-12,5 k€", "-12500"),
            ("2 Md€", "2000000000"),
        ] {
            assert_eq!(euros(text, Lang::Fr).as_deref(), Some(said), "{text}");
        }
        assert_eq!(euros("€1.2m", Lang::En).as_deref(), Some("1200000"));
        assert_eq!(euros("€85,000 excl. VAT", Lang::En).as_deref(), Some("85000"));
        assert_eq!(read("85 k€ TTC", Lang::Fr).and_then(|amount| amount.tax), Some(Tax::With));
        assert_eq!(read("85 000 € hors taxes", Lang::Fr).and_then(|amount| amount.tax), Some(Tax::Without));
    }

    #[test]
    fn a_unit_of_money_is_so_many_euros() {
        for (unit, euros) in
            [("k€", 1_000), ("€k", 1_000), ("€m", 1_000_000), ("M€ HT", 1_000_000), ("€", 1), ("EUR", 1)]
        {
            assert_eq!(euros_of_unit(unit), Some(Decimal::from(euros)), "{unit}");
        }
        assert_eq!(euros_of_unit("milliers d’euros"), Some(Decimal::from(1_000)));
        for unit in ["k", "M", "k$", "%", "HT", "", "m€", "€/j"] {
            assert_eq!(euros_of_unit(unit), None, "{unit}");
        }
    }

    #[test]
    fn a_lone_mark_before_three_figures_is_doubtful() {
        let both =
            |text: &str| doubtful(text, Lang::Fr).map(|(one, other)| (one.normalize().to_string(), other.to_string()));
        let some = |one: &str, other: &str| Some((one.to_owned(), other.to_owned()));
        assert_eq!(both("12.500 €"), some("12.5", "12500"));
        assert_eq!(both("1,250 k€"), some("1250", "1250000"));
        for text in ["1.250.000", "12.50", "0,125", "12 500", "12.500,00", "12.5000"] {
            assert_eq!(both(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_of_euros_is_none() {
        for text in [
            "",
            "à chiffrer",
            "85 $",
            "85 k$",
            "10 à 12 k€",
            "~85 k€",
            "85 m€",
            "1 200 €/mois",
            "12 jours",
            "€",
            "k€",
            "HT",
        ] {
            assert_eq!(read(text, Lang::Fr), None, "{text}");
        }
        let counted = |text: &str| counted(text, Lang::Fr).ok().map(|number| number.to_string());
        assert_eq!(
            (counted("10 jours"), counted("1 200"), counted("2,5")),
            ["10", "1200", "2.5"].map(|n| Some(n.to_owned())).into()
        );
        assert_eq!((counted("10 à 12"), counted("jours"), counted("1.000 jours")), (None, None, None));
        assert_eq!((sure("12.500 €", Lang::Fr), sure("1 000.50 €", Lang::Fr)), (None, read("1000.50", Lang::Fr)));
        assert!(is_multiplied("85 k€") && !is_multiplied("85 000 €"));
    }
}

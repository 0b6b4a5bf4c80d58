//! Which number is written there? `1 234,56`, `1,234.56`.

use rust_decimal::Decimal;

use super::Lang;

/// How figures are written where a number is read to the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// As a language writes them.
    In(Lang),
    /// In one language or the other: a number that both read, and read differently, is none.
    Either,
    /// By a program, with a plain point: nothing in them is doubtful.
    Plain,
}

/// Why a text is not read as a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misread {
    /// It is none.
    NoNumber,
    /// Its only mark stands before decimals or between thousands, and nothing says which.
    Doubtful {
        /// The comma or the point.
        mark: char,
        /// What it is when the mark is the decimal one.
        decimal: Decimal,
        /// What it is when the mark stands between thousands.
        thousands: Decimal,
    },
    /// A comma where no thousands end, in English.
    Comma {
        /// What it is when the comma is the decimal mark.
        decimal: Decimal,
    },
}

/// The number that a text is, to the letter: what could be read in two ways is not read at all. `1,900` is 1900 in
/// English; in French it is 1.9, but `whole` for an amount or a count, where it is most often thousands as another
/// language writes them: there the lone mark before three figures is doubtful, whichever it is.
///
/// # Errors
/// What keeps it from being one number.
pub fn exact(text: &str, figures: Figures, whole: bool) -> Result<Decimal, Misread> {
    let lang = match figures {
        Figures::In(lang) => lang,
        Figures::Either => return either(text, whole),
        Figures::Plain => {
            let text = text.trim();
            let figures = text.strip_prefix('-').unwrap_or(text);
            let plain = figures.starts_with(|c: char| c.is_ascii_digit())
                && figures.chars().all(|c| c.is_ascii_digit() || c == '.')
                && figures.matches('.').count() < 2;
            return match plain.then(|| text.parse().ok()).flatten() {
                Some(number) => Ok(number),
                None => either(text, whole),
            };
        }
    };
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text),
    };
    let spaced = digits.contains([' ', '\u{a0}', '\u{202f}']);
    if spaced && !is_grouped(digits) {
        return Err(Misread::NoNumber);
    }
    let tight: String = digits.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    let number = |text: String| format!("{sign}{text}").parse::<Decimal>().map_err(|_| Misread::NoNumber);
    let are_digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let mut marks = tight.chars().filter(|c| matches!(c, ',' | '.'));
    let (Some(mark), None) = (marks.next(), marks.next()) else {
        // None, or several, which stand for the same in both languages.
        let zeros = tight.len() - tight.trim_start_matches('0').len();
        let plain = are_digits(&tight).then(|| tight.clone());
        let read = plain.or_else(|| if zeros == 0 { read(&tight, lang) } else { None });
        return read.map_or(Err(Misread::NoNumber), number);
    };
    let (units, fraction) = tight.split_once(mark).unwrap_or((&tight, ""));
    if !are_digits(fraction) || !(units.is_empty() || are_digits(units)) {
        return Err(Misread::NoNumber);
    }
    let decimal = number(format!("{}{units}.{fraction}", if units.is_empty() { "0" } else { "" }))?;
    let groups = !spaced && fraction.len() == 3 && (1..=3).contains(&units.len()) && !units.starts_with('0');
    let thousands = || number(format!("{units}{fraction}"));
    match (mark, lang) {
        (',', Lang::En) if groups => thousands(),
        (',', Lang::En) => Err(Misread::Comma { decimal }),
        _ if groups && whole => Err(Misread::Doubtful { mark, decimal, thousands: thousands()? }),
        _ => Ok(decimal),
    }
}

/// A whole number from 0 as people type it, with signs between its thousands: `1 200`, `1_200`.
pub fn counted(text: &str) -> Option<u32> {
    text.trim().replace([' ', '_', '\u{a0}', '\u{202f}'], "").parse().ok()
}

/// What the languages that read it agree on.
fn either(text: &str, whole: bool) -> Result<Decimal, Misread> {
    let [french, english] = [Lang::Fr, Lang::En].map(|lang| exact(text, Figures::In(lang), whole));
    match (french, english) {
        (Ok(decimal), Ok(thousands)) if decimal != thousands => {
            Err(Misread::Doubtful { mark: ',', decimal, thousands })
        }
        (Err(doubtful @ Misread::Doubtful { .. }), _) | (_, Err(doubtful @ Misread::Doubtful { .. })) => Err(doubtful),
        (Ok(number), _) | (_, Ok(number)) => Ok(number),
        (misread, _) => misread,
    }
}

/// A number as it is read in one way only, in any language: `1.90` or `1,90` for an amount, `1.2340` where there would
/// be three decimals.
pub fn plainly(number: Decimal, lang: Lang, whole: bool) -> String {
    let mut number = number.normalize();
    match number.scale() {
        1 if whole => number.rescale(2),
        3 => number.rescale(4),
        _ => {}
    }
    let text = number.to_string();
    if lang == Lang::Fr { text.replace('.', ",") } else { text }
}

/// A number that stands alone, with a plain point: signs between thousands fall, the last comma or
/// point is the decimal one. `1,234` is 1.234 in French and 1234 in English. Codes that begin with
/// a zero are no numbers.
pub fn read(text: &str, lang: Lang) -> Option<String> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text),
    };
    let spaced = digits.contains([' ', '\u{a0}', '\u{202f}']);
    let tight: String = digits.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    if spaced && !is_grouped(digits) {
        return None;
    }
    let commas = tight.matches(',').count();
    let points = tight.matches('.').count();
    let tail = |c: char| tight.rsplit(c).next().map_or(0, str::len);
    let (thousands, decimal) = match (commas, points) {
        (0, 0) => (None, None),
        (1, 0) if lang == Lang::En && tail(',') == 3 => (Some(','), None),
        (1, 0) => (None, Some(',')),
        (_, 0) => (Some(','), None),
        (0, 1) => (None, Some('.')),
        (0, _) => (Some('.'), None),
        (_, 1) if tight.rfind('.') > tight.rfind(',') => (Some(','), Some('.')),
        (1, _) if tight.rfind(',') > tight.rfind('.') => (Some('.'), Some(',')),
        _ => return None,
    };
    if let Some(mark) = thousands
        && !are_thousands(&tight, mark, decimal)
    {
        return None;
    }
    let whole: String =
        tight.chars().filter(|c| Some(*c) != thousands).map(|c| if Some(c) == decimal { '.' } else { c }).collect();
    let (units, fraction) = whole.split_once('.').map_or((whole.as_str(), None), |(a, b)| (a, Some(b)));
    let are_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    // `.5` is 0.5; a point alone is nothing.
    let units = if units.is_empty() && fraction.is_some_and(|text| !text.is_empty()) { "0" } else { units };
    if units.is_empty()
        || !are_digits(units)
        || !fraction.is_none_or(are_digits)
        || (units.len() > 1 && units.starts_with('0'))
    {
        return None;
    }
    if units.len() > 15 {
        // No spreadsheet keeps so many figures: a code.
        return None;
    }
    let fraction = fraction.map(|text| text.trim_end_matches('0')).filter(|text| !text.is_empty());
    Some(match fraction {
        Some(fraction) => format!("{sign}{units}.{fraction}"),
        None if units == "0" => "0".to_owned(),
        None => format!("{sign}{units}"),
    })
}

/// Do the marks stand where thousands end? `1.234.567` is a number, `1.2.3` a version.
fn are_thousands(tight: &str, mark: char, decimal: Option<char>) -> bool {
    let units = decimal.and_then(|decimal| tight.split(decimal).next()).unwrap_or(tight);
    let mut groups = units.split(mark);
    let first = groups.next().map_or(0, str::len);
    (1..=3).contains(&first) && groups.all(|group| group.len() == 3)
}

/// Are the spaces where thousands end? `1 234 567,8`; `2 1` is two numbers.
fn is_grouped(digits: &str) -> bool {
    let whole = digits.split([',', '.']).next().unwrap_or_default();
    let groups: Vec<&str> = whole.split([' ', '\u{a0}', '\u{202f}']).collect();
    let fraction = digits[whole.len()..].contains([' ', '\u{a0}', '\u{202f}']);
    !fraction
        && groups.first().is_some_and(|first| (1..=3).contains(&first.len()))
        && groups.iter().skip(1).all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_has_signs_between_its_thousands_and_no_other() {
        for (text, number) in [("1200", 1200), ("1 200", 1200), ("1_200", 1200), ("1\u{202f}200", 1200), (" 0 ", 0)] {
            assert_eq!(counted(text), Some(number), "{text}");
        }
        for text in ["", "-1", "1,5", "1.200", "1,200", "douze"] {
            assert_eq!(counted(text), None, "{text}");
        }
    }

    fn one(text: &str, figures: Figures, whole: bool) -> String {
        match exact(text, figures, whole) {
            Ok(number) => number.to_string(),
            Err(Misread::NoNumber) => "none".to_owned(),
            Err(Misread::Doubtful { mark, decimal, thousands }) => format!("{mark} {decimal} or {thousands}"),
            Err(Misread::Comma { decimal }) => format!("not {decimal}"),
        }
    }

    #[test]
    fn a_number_that_is_read_to_the_letter_is_read_in_one_way_or_not_at_all() {
        let (fr, en, either, plain) = (Figures::In(Lang::Fr), Figures::In(Lang::En), Figures::Either, Figures::Plain);
        for (text, figures, amount, other) in [
            ("1,900", en, "1900", "1900"),
            ("1,900", fr, ", 1.900 or 1900", "1.900"),
            ("1,900", either, ", 1.900 or 1900", ", 1.900 or 1900"),
            ("1.900", en, ". 1.900 or 1900", "1.900"),
            ("1.900", fr, ". 1.900 or 1900", "1.900"),
            ("1.900", either, ". 1.900 or 1900", "1.900"),
            ("1.900", plain, "1.900", "1.900"),
            ("-1.900", plain, "-1.900", "-1.900"),
            ("1,900", plain, ", 1.900 or 1900", ", 1.900 or 1900"),
            ("1,9", en, "not 1.9", "not 1.9"),
            ("1,9", fr, "1.9", "1.9"),
            ("1,9", either, "1.9", "1.9"),
            ("0,900", fr, "0.900", "0.900"),
            ("0,900", en, "not 0.900", "not 0.900"),
            ("1,2340", fr, "1.2340", "1.2340"),
            ("1234,567", fr, "1234.567", "1234.567"),
            ("1234,567", en, "not 1234.567", "not 1234.567"),
            ("1 234,567", fr, "1234.567", "1234.567"),
            ("1,234.56", en, "1234.56", "1234.56"),
            ("1,234.56", fr, "1234.56", "1234.56"),
            ("1.234,56", fr, "1234.56", "1234.56"),
            ("1,234,567", en, "1234567", "1234567"),
            ("15\u{202f}000,00", fr, "15000.00", "15000.00"),
            ("− 12", fr, "-12", "-12"),
            ("-1,900", en, "-1900", "-1900"),
            ("007", fr, "7", "7"),
            ("12345678901234567890", fr, "12345678901234567890", "12345678901234567890"),
            (".5", en, "0.5", "0.5"),
            ("15 00", fr, "none", "none"),
            ("1,", fr, "none", "none"),
            ("1,23,456", en, "none", "none"),
            ("12,34.5", en, "none", "none"),
            ("douze", either, "none", "none"),
            ("", fr, "none", "none"),
            ("99999999999999999999999999999999", en, "none", "none"),
        ] {
            assert_eq!(one(text, figures, true), amount, "{text} {figures:?}");
            assert_eq!(one(text, figures, false), other, "{text} {figures:?}");
        }
    }

    #[test]
    fn what_is_written_plainly_is_read_as_it_was_meant_in_its_language() {
        for (number, lang, written) in [
            ("1.900", Lang::Fr, "1,90"),
            ("1.900", Lang::En, "1.90"),
            ("1900", Lang::Fr, "1900"),
            ("1.234", Lang::Fr, "1,2340"),
            ("-12.5", Lang::En, "-12.50"),
        ] {
            let number: Decimal = number.parse().expect("a number");
            assert_eq!(plainly(number, lang, true), written);
            assert_eq!(exact(written, Figures::In(lang), true), Ok(number), "{written}");
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, number) in [
            ("1 234,56", "1234.56"),
            ("1\u{202f}234,50", "1234.5"),
            ("1.234,56", "1234.56"),
            ("1,234.56", "1234.56"),
            ("412000", "412000"),
            ("-12,5", "-12.5"),
            ("0,5", "0.5"),
            ("1 234 567", "1234567"),
            ("1,234", "1.234"),
            ("2 000 000,00", "2000000"),
            (",5", "0.5"),
            (".5", "0.5"),
            ("-,25", "-0.25"),
            ("− .05", "-0.05"),
            (".0", "0"),
        ] {
            assert_eq!(read(text, Lang::Fr).as_deref(), Some(number), "{text}");
        }
        for (text, number) in [("1,234", "1234"), (".5", "0.5"), (",5", "0.5"), ("-.25", "-0.25"), (".250", "0.25")] {
            assert_eq!(read(text, Lang::En).as_deref(), Some(number), "{text}");
        }
        assert_eq!(read(",250", Lang::En), None, "thousands of nothing");
        for text in [
            "",
            ".",
            ",",
            "-",
            "-.",
            ".5.",
            ". 5",
            "007",
            "00041276700014",
            "12 jours",
            "1.2.3.",
            "2 à 3",
            "2 1",
            "12/03",
            "1e5",
            "12345678901234567",
        ] {
            assert_eq!(read(text, Lang::Fr), None, "{text}");
        }
    }
}

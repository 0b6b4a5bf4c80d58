//! Which number is written there? `1 234,56`, `1,234.56`.

use super::Lang;

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

//! Numbers: `1 234,56`, `1,234.56`, `12,5 %`, `412 000 €`.

use super::super::book::{Cell, Content, plain};
use super::{Meaning, Refusal, Shown, scalar};
use crate::syntax::edit::Value;
use crate::text::{Lang, Message};

/// A whole number from 0.
///
/// # Errors
/// It is none.
pub fn integer(cell: &Cell) -> Result<Meaning, Refusal> {
    let text = cell.shown();
    let number = match &cell.content {
        Content::Number(number) if !cell.percent => Some(plain(*number)),
        _ => read(&text, Lang::Fr),
    };
    match number.and_then(|number| number.parse::<u32>().ok()) {
        Some(number) => Ok(Meaning::of(Value::Number(number.to_string()))),
        None => Err(Message::new("exchange-cell-integer").with("value", text)),
    }
}

/// Fields that hold an amount: a bare number there is one of euros.
const AMOUNTS: &[&str] = &["cost", "estimated_cost", "recurring_cost", "yearly_cost", "budget", "unit_price"];

/// The text of an amount without its euro.
pub fn without_euro<'a>(field: &str, text: &'a str) -> &'a str {
    if !AMOUNTS.contains(&field) {
        return text;
    }
    text.strip_suffix('€').or_else(|| text.strip_prefix('€')).unwrap_or(text).trim()
}

/// A figure: a number where it is one alone, else the words as they are.
pub fn figure(field: &str, cell: &Cell, lang: Lang) -> Meaning {
    let value = match &cell.content {
        Content::Number(number) if cell.percent => Value::Text(format!("{} %", plain(*number * 100.0))),
        Content::Number(number) => Value::Number(plain(*number)),
        _ => {
            let text = cell.shown();
            read(without_euro(field, &text), lang).map_or(Value::Text(text.clone()), Value::Number)
        }
    };
    Meaning::of(value)
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

/// A number where the value is one alone, else its words.
pub fn show(value: &Value, lang: Lang) -> Shown {
    let Some(text) = scalar(value).filter(|text| !text.is_empty()) else { return Shown::Empty };
    // A year and other short numbers may be typed as texts; they come back as the same value.
    match read(&text, lang).and_then(|number| number.parse::<f64>().ok()) {
        Some(number) if number.abs() < 1e15 => Shown::Number(number),
        _ => Shown::Text(text),
    }
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

    #[test]
    fn a_figure_keeps_its_words_and_loses_its_euro() {
        let said = |text: &str| figure("cost", &Cell::text(text), Lang::Fr).value;
        assert_eq!(said("1 234,56 €"), Some(Value::Number("1234.56".into())));
        let threshold = figure("threshold", &Cell::text("0,01 €"), Lang::Fr).value;
        assert_eq!(threshold, Some(Value::Text("0,01 €".into())), "only where an amount is meant");
        assert_eq!(said("412 k€"), Some(Value::Text("412 k€".into())));
        assert_eq!(said("2 s pour 95 % des recherches"), Some(Value::Text("2 s pour 95 % des recherches".into())));
        let percent = Cell { content: Content::Number(0.125), percent: true, formula: false };
        assert_eq!(figure("fill_rate", &percent, Lang::Fr).value, Some(Value::Text("12.5 %".into())));
        assert_eq!(show(&Value::Text("1 200".into()), Lang::Fr), Shown::Number(1200.0));
        assert_eq!(show(&Value::Text("7 jours".into()), Lang::Fr), Shown::Text("7 jours".into()));
        assert!(integer(&Cell::text("3,5")).is_err());
        assert_eq!(integer(&Cell::text("1 200")).map(|m| m.value), Ok(Some(Value::Number("1200".into()))));
    }
}

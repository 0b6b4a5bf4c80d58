//! Days: as spreadsheets count them, and as people type them.

use jiff::civil::Date;

use super::super::book::{Cell, Content};
use super::{Meaning, Refusal};
use crate::syntax::edit::Value;
use crate::text::Message;
use crate::text::similar::fold;

/// Days between the first day of spreadsheets, 30 December 1899, and ours.
const FIRST_DAY: Date = jiff::civil::date(1899, 12, 30);

/// Serial numbers that are surely days of a project: 1990 to 2099.
const PLAUSIBLE: std::ops::Range<f64> = 32_874.0..73_051.0;

/// The day that a cell means.
///
/// # Errors
/// It is no day, or a month without its day.
pub fn read(cell: &Cell) -> Result<Meaning, Refusal> {
    match &cell.content {
        Content::Date(at) => Ok(Meaning::of(day(at.date()))),
        Content::Number(number) if PLAUSIBLE.contains(number) => {
            let days = number.floor();
            // A plausible serial number fits easily.
            let found = FIRST_DAY.checked_add(jiff::Span::new().days(days as i64));
            let found = found.map_err(|_| refused(&cell.shown()))?;
            let note = Message::new("exchange-note-serial").with("value", cell.shown()).with("day", found.to_string());
            Ok(Meaning::noted(day(found), note))
        }
        _ => of_text(&cell.shown()),
    }
}

fn day(date: Date) -> Value {
    Value::Word(date.to_string())
}

fn refused(text: &str) -> Refusal {
    Message::new("exchange-cell-date").with("value", text)
}

fn of_text(text: &str) -> Result<Meaning, Refusal> {
    // A time after the day says nothing here.
    let said = text.split_once(['T', ' ']).filter(|(_, rest)| is_time(rest)).map_or(text, |(day, _)| day).trim();
    if let Ok(date) = said.parse::<Date>() {
        return Ok(Meaning::of(day(date)));
    }
    let figures: Vec<&str> = said.split(['/', '-', '.']).map(str::trim).collect();
    if let [first, second, third] = figures.as_slice()
        && let (Ok(first_number), Ok(second_number)) = (first.parse::<i8>(), second.parse::<i8>())
        && let Some(year) = year(third)
    {
        if let Ok(date) = Date::new(year, second_number, first_number) {
            return Ok(Meaning::of(day(date)));
        }
        // 03/25/2026 can only be the 25th of March.
        if let Ok(date) = Date::new(year, first_number, second_number) {
            let note = Message::new("exchange-note-month-first").with("value", text).with("day", date.to_string());
            return Ok(Meaning::noted(day(date), note));
        }
    }
    if let [first, second, third] = figures.as_slice()
        && first.len() == 4
        && let (Some(year), Ok(month), Ok(number)) = (year(first), second.parse(), third.parse())
        && let Ok(date) = Date::new(year, month, number)
    {
        return Ok(Meaning::of(day(date)));
    }
    in_words(said).map(|date| Meaning::of(day(date))).ok_or_else(|| refused(text))
}

fn is_time(text: &str) -> bool {
    let text = text.trim();
    text.contains(':') && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z' | '+'))
}

/// Four figures, or two of this century.
fn year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

const MONTHS: [&[&str]; 12] = [
    &["janvier", "january", "janv", "jan"],
    &["fevrier", "february", "fevr", "fev", "feb"],
    &["mars", "march", "mar"],
    &["avril", "april", "avr", "apr"],
    &["mai", "may"],
    &["juin", "june", "jun"],
    &["juillet", "july", "juil", "jul"],
    &["aout", "august", "aug"],
    &["septembre", "september", "sept", "sep"],
    &["octobre", "october", "oct"],
    &["novembre", "november", "nov"],
    &["decembre", "december", "dec"],
];

/// `12 mars 2026`, `1er août 2026`, `March 12, 2026`, `lundi 12 mars 2026`, `12-mars-26`.
fn in_words(text: &str) -> Option<Date> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split([' ', ',', '-', '/', '.']).filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(|word| MONTHS.iter().any(|names| names.contains(word)))?;
    let month = MONTHS.iter().position(|names| names.contains(&words[at]))?;
    let year = year(words.get(at + 1..)?.iter().rev().find(|word| year(word).is_some())?)?;
    let number = |word: &&str| {
        let word = ["er", "st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        word.parse::<i8>().ok().filter(|day| (1..=31).contains(day))
    };
    let before = at.checked_sub(1).and_then(|before| words.get(before)).and_then(number);
    let day = before.or_else(|| words.get(at + 1).filter(|_| words.len() > at + 2).and_then(number))?;
    Date::new(year, i8::try_from(month).ok()? + 1, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<String> {
        of_text(text).ok().and_then(|meaning| meaning.value).and_then(|value| super::super::scalar(&value))
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        for text in [
            "2026-03-12",
            "12/03/2026",
            "12-03-2026",
            "12.03.26",
            "12 / 03 / 2026",
            "12 mars 2026",
            "jeudi 12 mars 2026",
            "12-mars-26",
            "March 12, 2026",
            "12th March 2026",
            "2026/03/12",
            "12/03/2026 08:30",
            "2026-03-12T00:00:00",
        ] {
            assert_eq!(said(text).as_deref(), Some("2026-03-12"), "{text}");
        }
        assert_eq!(said("1er août 2026").as_deref(), Some("2026-08-01"));
        for text in ["mars 2026", "T2 2026", "31/02/2026", "à définir", "12", "2026", "12/03"] {
            assert_eq!(said(text), None, "{text}");
        }
    }

    #[test]
    fn a_serial_number_is_a_day_and_a_month_before_its_day_is_told() {
        let cell = Cell { content: Content::Number(46_093.0), ..Cell::default() };
        let meaning = read(&cell).expect("a day");
        assert_eq!(meaning.value, Some(Value::Word("2026-03-12".into())));
        assert_eq!(meaning.notes[0].id, "exchange-note-serial");
        assert!(read(&Cell { content: Content::Number(12.0), ..Cell::default() }).is_err());
        let turned = of_text("03/25/2026").expect("a day");
        assert_eq!((turned.value, turned.notes.len()), (Some(Value::Word("2026-03-25".into())), 1));
    }
}

//! Days: as spreadsheets count them, and as people type them.

use jiff::civil::Date;

use super::super::asides;
use super::super::book::{Cell, Content};
use super::{Meaning, Refusal};
use crate::syntax::edit::Value;
use crate::text::day::{self, Misread, in_words, year};
use crate::text::{Lang, Message};

/// Days between the first day of spreadsheets, 30 December 1899, and ours.
const FIRST_DAY: Date = jiff::civil::date(1899, 12, 30);

/// Serial numbers that are surely days of a project: 1990 to 2099.
const PLAUSIBLE: std::ops::Range<f64> = 32_874.0..73_051.0;

/// How many cells with the day first it takes for one with the month first to be a slip.
const MOST: usize = 4;

/// Which of day and month comes first in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The day, as the product writes it.
    #[default]
    DayFirst,
    /// The day, and nothing else: a month before its day is a slip of one cell.
    DayAlone,
    /// The month: some of its cells can be read in no other way.
    MonthFirst,
    /// Some cells have the one first, and some the other.
    Both,
}

impl Order {
    /// What the cells of a column tell together. One cell does not turn a column: not in a French project, and nowhere
    /// where most of those that tell anything have the day first.
    pub fn of<'a>(cells: impl Iterator<Item = &'a Cell>, lang: Lang) -> Self {
        let (mut day, mut month) = (0_usize, 0_usize);
        for cell in cells.filter(|cell| matches!(cell.content, Content::Text(_))) {
            let Some((first, second, year)) = numeric(without_time(&cell.shown())) else { continue };
            match (Date::new(year, second, first).is_ok(), Date::new(year, first, second).is_ok()) {
                (true, false) => day += 1,
                (false, true) => month += 1,
                _ => {}
            }
        }
        match (day, month) {
            (_, 0) => Self::DayFirst,
            (_, 1) if lang == Lang::Fr => Self::DayAlone,
            _ if day >= month * MOST => Self::DayAlone,
            (0, _) => Self::MonthFirst,
            _ => Self::Both,
        }
    }
}

/// The first year of a project: a day before it is a number that a spreadsheet shows as a day, or a slip in the year.
const FIRST_YEAR: i16 = 1950;

/// Fields that say by when something is there: a quarter is over on its last day.
const DUE: &[&str] = &["due", "needed_by", "end", "go_live"];

/// The day that a cell means for a field; that a quarter ends on, where the field says by when.
///
/// # Errors
/// It is no day, a month without its day, or a day of another age.
pub fn read_for(name: &str, cell: &Cell, order: Order) -> Result<Meaning, Refusal> {
    let found = read(cell, order);
    let last = quarter_end(&cell.shown()).filter(|_| found.is_err() && DUE.contains(&name));
    last.map_or(found, |last| {
        let note = Message::new("exchange-note-quarter").with("value", cell.shown()).with("day", last.to_string());
        Ok(Meaning::noted(day(last), note))
    })
}

/// The last day of a quarter: « T3 2027 », « Q3-2027 », « 3e trimestre 2027 ».
pub fn quarter_end(text: &str) -> Option<Date> {
    let said = text.trim().to_lowercase();
    let words: Vec<&str> = said.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.trim_end_matches(|c: char| c.is_alphabetic()).parse::<i8>().ok();
    let quarter = |word: &str| word.strip_prefix(['t', 'q'])?.parse::<i8>().ok();
    let is_word = |word: &str| asides::holds("quarters", word);
    let (quarter, years) = match words.as_slice() {
        [first, rest @ ..] if quarter(first).is_some() => (quarter(first)?, rest),
        [first, second, rest @ ..] if is_word(second) => (number(first)?, rest),
        [first, second, rest @ ..] if is_word(first) => (number(second)?, rest),
        _ => return None,
    };
    let [said] = years else { return None };
    let month = quarter.checked_mul(3).filter(|month| (3..=12).contains(month))?;
    Some(Date::new(year(said)?, month, 1).ok()?.last_of_month())
}

/// The day that a cell means.
///
/// # Errors
/// It is no day, a month without its day, or a day of another age.
pub fn read(cell: &Cell, order: Order) -> Result<Meaning, Refusal> {
    let meaning = of_cell(cell, order)?;
    let said = meaning.value.as_ref().and_then(super::scalar).and_then(|day| day.parse::<Date>().ok());
    match said {
        Some(day) if day.year() < FIRST_YEAR => {
            let message = Message::new("exchange-cell-date-age").with("value", cell.shown());
            Err(message.with("year", i64::from(day.year()).to_string()))
        }
        _ => Ok(meaning),
    }
}

fn of_cell(cell: &Cell, order: Order) -> Result<Meaning, Refusal> {
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
        _ => of_text(&cell.shown(), order),
    }
}

fn day(date: Date) -> Value {
    Value::Word(date.to_string())
}

fn refused(text: &str) -> Refusal {
    let id = if is_time(text) { "exchange-cell-date-time" } else { "exchange-cell-date" };
    Message::new(id).with("value", text)
}

/// A time after the day says nothing here.
fn without_time(text: &str) -> &str {
    text.split_once(['T', ' ']).filter(|(_, rest)| is_time(rest)).map_or(text, |(day, _)| day).trim()
}

/// Two numbers and a year: `03/04/2026`.
fn numeric(said: &str) -> Option<(i8, i8, i16)> {
    let figures: Vec<&str> = said.split(['/', '-', '.']).map(str::trim).collect();
    let [first, second, third] = figures.as_slice() else { return None };
    Some((first.parse().ok()?, second.parse().ok()?, year(third)?))
}

/// Three numbers, in whatever order: `03/04/2026`, `2026-04-03`.
fn is_figures(said: &str) -> bool {
    let figures: Vec<&str> = said.split(['/', '-', '.']).map(str::trim).collect();
    let is_number = |figure: &&str| !figure.is_empty() && figure.chars().all(|c| c.is_ascii_digit());
    figures.len() == 3 && figures.iter().all(is_number)
}

fn of_text(text: &str, order: Order) -> Result<Meaning, Refusal> {
    let Some((weekday, rest)) = day::after_weekday(text) else { return of_day(text, order) };
    let mut meaning = match of_day(rest, order) {
        Ok(meaning) if is_figures(without_time(rest)) => meaning,
        // With its month in words the day of the week is read along.
        _ => return of_day(text, order),
    };
    let found = meaning.value.as_ref().and_then(super::scalar).and_then(|day| day.parse::<Date>().ok());
    meaning.notes.extend(found.filter(|date| date.weekday() != weekday).map(|date| another_weekday(text, date)));
    Ok(meaning)
}

/// The day of the week that the text gives is not that of the day.
fn another_weekday(text: &str, date: Date) -> Message {
    let weekday = i64::from(date.weekday().to_monday_one_offset());
    Message::new("exchange-note-weekday").with("value", text).with("weekday", weekday)
}

fn of_day(text: &str, order: Order) -> Result<Meaning, Refusal> {
    let said = without_time(text);
    if let Ok(date) = said.parse::<Date>() {
        return Ok(Meaning::of(day(date)));
    }
    let figures: Vec<&str> = said.split(['/', '-', '.']).map(str::trim).collect();
    if let Some((first, second, year)) = numeric(said) {
        let by_day = Date::new(year, second, first).ok();
        // 03/25/2026 can only be the 25th of March, and tells of the others under its head.
        let by_month = Date::new(year, first, second).ok();
        let found = match (by_day, by_month, order) {
            (Some(one), Some(other), Order::Both) if one != other => {
                let message = Message::new("exchange-cell-date-both").with("value", text);
                return Err(message.with("day", one.to_string()).with("other", other.to_string()));
            }
            (None, Some(date), Order::DayAlone) => {
                let message = Message::new("exchange-cell-date-month").with("value", text);
                return Err(message.with("day", date.strftime("%d/%m/%Y").to_string()));
            }
            (Some(_), Some(date), Order::MonthFirst) | (None, Some(date), _) => Some((date, true)),
            (Some(date), ..) => Some((date, false)),
            (None, None, _) => None,
        };
        if let Some((date, is_turned)) = found {
            let note = Message::new("exchange-note-month-first").with("value", text).with("day", date.to_string());
            return Ok(if is_turned { Meaning::noted(day(date), note) } else { Meaning::of(day(date)) });
        }
    }
    if let [first, second, third] = figures.as_slice()
        && first.len() == 4
        && let (Some(year), Ok(month), Ok(number)) = (year(first), second.parse(), third.parse())
        && let Ok(date) = Date::new(year, month, number)
    {
        return Ok(Meaning::of(day(date)));
    }
    match in_words(text) {
        Ok(found) if found.weekday.is_some_and(|weekday| weekday != found.date.weekday()) => {
            Ok(Meaning::noted(day(found.date), another_weekday(text, found.date)))
        }
        Ok(found) => Ok(Meaning::of(day(found.date))),
        Err(Misread::More) => Err(Message::new("exchange-cell-date-more").with("value", text)),
        Err(Misread::NoDay) => Err(refused(text)),
    }
}

fn is_time(text: &str) -> bool {
    let text = text.trim();
    text.contains(':') && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z' | '+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<String> {
        of_text(text, Order::default())
            .ok()
            .and_then(|meaning| meaning.value)
            .and_then(|value| super::super::scalar(&value))
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
        for text in ["mars 2026", "T2 2026", "31/02/2026", "à définir", "12", "2026", "12/03", "du 3 au 5 mars 2026"]
        {
            assert_eq!(said(text), None, "{text}");
        }
    }

    #[test]
    fn a_quarter_is_over_on_its_last_day() {
        for text in ["T3 2027", "t3-2027", "Q3 2027", "3e trimestre 2027", "3ème trimestre 27", "Trimestre 3 2027"] {
            assert_eq!(quarter_end(text).map(|day| day.to_string()).as_deref(), Some("2027-09-30"), "{text}");
        }
        for text in ["T5 2027", "T0 2027", "T3", "Test 3 2027", "T3 2027 ou T4 2027", "mars 2027"] {
            assert_eq!(quarter_end(text), None, "{text}");
        }
        let cell = Cell::text("T1 2027");
        assert!(read_for("start", &cell, Order::default()).is_err(), "a start is not its end");
        let due = read_for("needed_by", &cell, Order::default()).expect("a day");
        assert_eq!(due.value, Some(Value::Word("2027-03-31".into())));
    }

    #[test]
    fn a_serial_number_is_a_day_and_a_month_before_its_day_is_told() {
        let cell = Cell { content: Content::Number(46_093.0), ..Cell::default() };
        let meaning = read(&cell, Order::default()).expect("a day");
        assert_eq!(meaning.value, Some(Value::Word("2026-03-12".into())));
        assert_eq!(meaning.notes[0].id, "exchange-note-serial");
        assert!(read(&Cell { content: Content::Number(12.0), ..Cell::default() }, Order::default()).is_err());
        for text in ["0027-03-01", "1900-01-05", "05/01/1900"] {
            assert_eq!(
                read(&Cell::text(text), Order::default()).map_err(|e| e.id),
                Err("exchange-cell-date-age"),
                "{text}"
            );
        }
        assert_eq!(read(&Cell::text("10:30"), Order::default()).map_err(|e| e.id), Err("exchange-cell-date-time"));
        let other = of_text("lundi 12 mars 2026", Order::default()).expect("a day");
        assert_eq!((other.value, other.notes[0].id), (Some(Value::Word("2026-03-12".into())), "exchange-note-weekday"));
        let more = of_text("12 mars 2026, salle 12", Order::default());
        assert_eq!(more.map_err(|refusal| refusal.id), Err("exchange-cell-date-more"));
        let turned = of_text("03/25/2026", Order::default()).expect("a day");
        assert_eq!((turned.value, turned.notes.len()), (Some(Value::Word("2026-03-25".into())), 1));
    }

    fn order_in(texts: &[&str], lang: Lang) -> Order {
        Order::of(texts.iter().map(|text| Cell::text(*text)).collect::<Vec<_>>().iter(), lang)
    }

    #[test]
    fn a_column_tells_which_of_day_and_month_comes_first() {
        let order = |texts: &[&str]| order_in(texts, Lang::En);
        let french = |texts: &[&str]| order_in(texts, Lang::Fr);
        assert_eq!(order(&["12/31/2026", "03/04/2026"]), Order::MonthFirst);
        assert_eq!(order(&["31/12/2026", "03/04/2026", "à définir"]), Order::DayFirst);
        assert_eq!(order(&["31/12/2026", "10/28/2026"]), Order::Both);
        let most = ["31/12/2026", "30/11/2026", "13/04/2026", "28/10/2026", "10/28/2026"];
        assert_eq!(order(&most), Order::DayAlone, "one against four is a slip");
        assert_eq!(french(&["12/31/2026", "03/04/2026"]), Order::DayAlone, "one cell turns no French column");
        assert_eq!(french(&["12/31/2026", "03/04/2026", "10/28/2026"]), Order::MonthFirst);
        assert_eq!(french(&["12/31/2026", "13/04/2026", "10/28/2026"]), Order::Both);
        let read = |text: &str, order| of_text(text, order).ok().and_then(|one| super::super::scalar(&one.value?));
        assert_eq!(read("03/04/2026", Order::MonthFirst).as_deref(), Some("2026-03-04"));
        assert_eq!(read("03/04/2026", Order::DayFirst).as_deref(), Some("2026-04-03"));
        assert_eq!(read("03/04/2026", Order::Both), None);
        assert_eq!(read("04/04/2026", Order::Both).as_deref(), Some("2026-04-04"), "both ways are one day");
        assert_eq!(read("10/28/2026", Order::Both).as_deref(), Some("2026-10-28"));
        assert_eq!(read("10/28/2026", Order::DayAlone), None);
        assert_eq!(read("03/04/2026", Order::DayAlone).as_deref(), Some("2026-04-03"));
    }
}

//! Which day is written there in words? `12 mars 2026`, `lundi 1er août 2026`, `March 12, 2026 at 2 pm`.

use jiff::civil::{Date, Weekday};

use super::similar::fold;

/// A day that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// The day of the week that the text gives it; it may be another one than the day has.
    pub weekday: Option<Weekday>,
}

/// Why a text names no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// No day with its month and its year stands there.
    NoDay,
    /// There is more than a day and its time: a second day, a place, a doubt.
    More,
}

/// The names of the months, folded.
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

/// The names of the days of the week, folded.
const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Monday, &["lundi", "lun", "monday", "mon"]),
    (Weekday::Tuesday, &["mardi", "tuesday", "tue", "tues"]),
    (Weekday::Wednesday, &["mercredi", "mer", "wednesday", "wed"]),
    (Weekday::Thursday, &["jeudi", "jeu", "thursday", "thu", "thur", "thurs"]),
    (Weekday::Friday, &["vendredi", "ven", "friday", "fri"]),
    (Weekday::Saturday, &["samedi", "sam", "saturday", "sat"]),
    (Weekday::Sunday, &["dimanche", "dim", "sunday", "sun"]),
];

/// What follows a day's number: `1er`, `12th`.
const ORDINALS: &[&str] = &["er", "st", "nd", "rd", "th"];
/// What stands before a time or between two of them.
const BEFORE_TIMES: &[&str] = &["a", "at", "de", "from", "to", "until", "entre", "between", "et", "and", "-", "–", "—"];
/// Times of the day that are words.
const TIMES: &[&str] = &["midi", "minuit", "noon", "midnight"];
/// What counts hours, and what follows their minutes.
const HOURS: &[&str] = &["h", "heure", "heures", "hour", "hours"];
const MINUTES: &[&str] = &["min", "mn", "minutes"];
const HALVES: &[&str] = &["am", "pm"];

/// The day that a text names with its month in letters, its year right behind the month. Times of the day and days of the
/// week may stand beside it, and nothing else: of two days nobody knows which is meant.
///
/// # Errors
/// No day, or more than one says.
pub fn in_words(text: &str) -> Result<Day, Misread> {
    let folded = fold(text);
    let mut words = without_times(&cut(&folded));
    // « mar. 12 mai 2026 » is a Tuesday; « mar 2026 » a month.
    let months = words.iter().filter(|word| month(word).is_some()).count();
    let mut weekday = None;
    if months == 2 && words.first() == Some(&"mar") {
        weekday = Some(Weekday::Tuesday);
        words.remove(0);
    }
    let named = |word: &str| WEEKDAYS.iter().find(|(_, names)| names.contains(&word)).map(|(day, _)| *day);
    let said: Vec<Weekday> = weekday.into_iter().chain(words.iter().filter_map(|word| named(word))).collect();
    let brackets = said.len() == 1 && words.windows(3).any(|three| three[0] == "(" && named(three[1]).is_some());
    words.retain(|word| named(word).is_none() && !matches!(*word, "," | "."));
    if brackets {
        words.retain(|word| !matches!(*word, "(" | ")"));
    }
    if let Some(first) = words.first()
        && matches!(*first, "le" | "the" | "on")
    {
        words.remove(0);
    }
    if said.len() > 1 {
        return Err(Misread::More);
    }
    if let Some(date) = only(&words) {
        return Ok(Day { date, weekday: said.first().copied() });
    }
    let at = words.iter().position(|word| month(word).is_some());
    // A day, a month, a year: more of it says more than a day.
    let is_more = at.is_some() && words.iter().filter(|word| !is_joint(word)).count() > 3;
    let is_more = is_more && words.iter().any(|word| day(word).is_some());
    Err(if is_more { Misread::More } else { Misread::NoDay })
}

/// A day in figures, as the format writes it or as people do: `2026-03-12`, `12/03/2026`.
pub fn in_figures(text: &str) -> Option<Date> {
    let text = text.trim();
    let parts: Vec<&str> = text.split('/').map(str::trim).collect();
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => {
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        }
        _ => text.parse().ok(),
    }
}

/// The days that a text may mean where none is written as the format wants it: that of `31/12/2027`, the two of
/// `05/06/2027`, the one with the day first before the other.
pub fn meant(text: &str) -> Vec<Date> {
    if let Ok(day) = in_words(text) {
        return vec![day.date];
    }
    let parts: Vec<&str> = text.trim().split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts[..] else { return Vec::new() };
    let of = |of_year: &str, of_month: &str, of_day: &str| -> Option<Date> {
        let figures = |text: &str| text.parse::<i8>().ok().filter(|_| text.len() <= 2);
        Date::new(year(of_year)?, figures(of_month)?, figures(of_day)?).ok()
    };
    if first.len() == 4 {
        return of(first, second, third).into_iter().collect();
    }
    let mut days: Vec<Date> = [of(third, second, first), of(third, first, second)].into_iter().flatten().collect();
    days.dedup();
    days
}

/// The day of the week that a text begins with, and what stands behind it: « jeudi 12/03/2026 », “Thu, 12/03/2026”.
pub fn after_weekday(text: &str) -> Option<(Weekday, &str)> {
    let (first, rest) = text.trim().split_once(char::is_whitespace)?;
    let said = fold(first.trim_end_matches(['.', ',']));
    let rest = rest.trim_start();
    // « mar. 17/03/2026 »; elsewhere « mar » is a month.
    if said == "mar" && rest.starts_with(|c: char| c.is_ascii_digit()) {
        return Some((Weekday::Tuesday, rest));
    }
    let (day, _) = WEEKDAYS.iter().find(|(_, names)| names.contains(&said.as_str()))?;
    Some((*day, rest))
}

/// Numbers, words and marks, each on its own: `14h30` is three.
fn cut(text: &str) -> Vec<&str> {
    let kind = |c: char| match c {
        c if c.is_ascii_digit() => 0,
        c if c.is_alphabetic() => 1,
        c if c.is_whitespace() || c == '\'' => 2,
        _ => 3,
    };
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let alone = kind(first) == 3;
        let end = rest.char_indices().skip(1).find(|(_, c)| alone || kind(*c) != kind(first));
        let (word, others) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        if kind(first) != 2 {
            words.push(word);
        }
        rest = others;
    }
    words
}

/// The same without the times of the day, and what stands before them.
fn without_times<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let mut kept: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        match time(&words[at..]) {
            0 => {
                kept.push(word);
                at += 1;
            }
            length => {
                if kept.last().is_some_and(|last| BEFORE_TIMES.contains(last)) {
                    kept.pop();
                }
                at += length;
            }
        }
    }
    kept
}

/// How many of these words are a time of the day: `14 h 30`, `14:30:00`, `2.30 pm`.
fn time(words: &[&str]) -> usize {
    let is = |at: usize, list: &[&str]| words.get(at).is_some_and(|word| list.contains(word));
    let under = |at: usize, limit: u32| {
        let number = words.get(at).filter(|word| word.len() <= 2).and_then(|word| word.parse::<u32>().ok());
        number.is_some_and(|number| number < limit)
    };
    if is(0, TIMES) {
        return 1;
    }
    if !under(0, 25) {
        return 0;
    }
    if is(1, HOURS) {
        let minutes = if under(2, 60) && words.get(2).is_some_and(|word| word.len() == 2) { 3 } else { 2 };
        return if minutes == 3 && is(3, MINUTES) { 4 } else { minutes };
    }
    if is(1, HALVES) {
        return 2;
    }
    match words.get(1) {
        Some(&":") if under(2, 60) => {
            let end = if words.get(3) == Some(&":") && under(4, 60) { 5 } else { 3 };
            if is(end, HALVES) { end + 1 } else { end }
        }
        Some(&".") if under(2, 60) && is(3, HALVES) => 4,
        _ => 0,
    }
}

/// The day, where the words are a day and nothing else.
fn only(words: &[&str]) -> Option<Date> {
    let telling: Vec<&str> = words.iter().copied().filter(|word| !is_joint(word)).collect();
    let without_ordinal = |first: usize| {
        let is_one = telling.get(first + 1).is_some_and(|word| ORDINALS.contains(word));
        let mut telling = telling.clone();
        if is_one {
            telling.remove(first + 1);
        }
        // `12th of March`
        if first == 0 && telling.get(1) == Some(&"of") {
            telling.remove(1);
        }
        telling
    };
    let of = |[number, name, last]: [&str; 3]| Date::new(year(last)?, month(name)?, day(number)?).ok();
    let (front, behind) = (without_ordinal(0), without_ordinal(1));
    match (front.as_slice(), behind.as_slice()) {
        ([number, name, last], _) if month(name).is_some() => of([number, name, last]),
        (_, [name, number, last]) if month(name).is_some() => of([number, name, last]),
        _ => None,
    }
}

/// Does it only join the parts of a day: `12-mars-26`?
fn is_joint(word: &str) -> bool {
    matches!(word, "-" | "/")
}

fn month(word: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|names| names.contains(&word))?;
    i8::try_from(at + 1).ok()
}

/// Is a folded word the name of a month?
pub fn is_month(word: &str) -> bool {
    month(word).is_some()
}

fn day(word: &str) -> Option<i8> {
    word.parse::<i8>().ok().filter(|day| word.len() <= 2 && (1..=31).contains(day))
}

/// A year of four figures, or of two in this century.
pub fn year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_with_its_time_and_its_day_of_the_week() {
        for text in [
            "12 mars 2026",
            "jeudi 12 mars 2026",
            "Jeu. 12 mars 2026",
            "le 12 mars 2026",
            "12 mars 2026 (jeudi)",
            "12-mars-26",
            "12 mars ’26",
            "12.mars.2026",
            "March 12, 2026",
            "March 12th, 2026",
            "12th of March 2026",
            "12th March 2026",
            "12 mars 2026 à 14 h 30",
            "12 mars 2026 à 14h",
            "12 mars 2026, 14:30",
            "12 mars 2026 14:30:00",
            "12 mars 2026 14h-16h",
            "12 mars 2026 de 14 h à 16 h 30",
            "12 mars 2026 à midi",
            "à 9 h 05 min le 12 mars 2026",
            "Thursday, March 12, 2026 at 2.30 pm",
            "12 March 2026 2pm",
        ] {
            let date = in_words(text).map(|day| day.date.to_string());
            assert_eq!(date.as_deref(), Ok("2026-03-12"), "{text}");
        }
        let of = |text| in_words(text).map(|day| (day.date.to_string(), day.weekday)).expect("a day");
        assert_eq!(of("1er août 2026"), ("2026-08-01".to_owned(), None));
        assert_eq!(of("mar. 12 mai 2026"), ("2026-05-12".to_owned(), Some(Weekday::Tuesday)));
        assert_eq!(of("lundi 12 mars 2026").1, Some(Weekday::Monday), "what the text says, not what the day is");
    }

    #[test]
    fn what_somebody_meant_by_figures_is_one_day_or_two() {
        let of = |text: &str| meant(text).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        for text in
            ["31/12/2027", "31-12-2027", "31.12.2027", "31/12/27", "12/31/2027", "2027/12/31", "31 décembre 2027"]
        {
            assert_eq!(of(text), "2027-12-31", "{text}");
        }
        assert_eq!(of("05/06/2027"), "2027-06-05 2027-05-06");
        assert_eq!(of("5-5-2027"), "2027-05-05");
        for text in ["31/02/2027", "bientôt", "", "12/2027", "T4 2027", "31/12/20275", "1/2/3/2027"] {
            assert_eq!(of(text), "", "{text}");
        }
    }

    #[test]
    fn what_says_more_than_a_day_is_none() {
        for text in [
            "12 mars 2026, salle 12",
            "du 3 au 5 mars 2026",
            "3-5 mars 2026",
            "12 et 13 mars",
            "12 et 13 mars 2026",
            "12 mars 2026 (reporté au 15)",
            "12 mars 2026 - 15 mars 2026",
            "entre le 3 mars et le 5 avril 2026",
            "12 mars 2026, 25 personnes",
            "12 mars 2026 ?",
            "avant le 12 mars 2026",
            "12 mars 2026 14-16 h",
            "12 mars 2026 (2 h)",
            "12 mars 2026 2027",
            "lundi 9 ou mardi 10 mars 2026",
        ] {
            assert_eq!(in_words(text), Err(Misread::More), "{text}");
        }
        for text in ["mars 2026", "12 mars", "T2 2026", "31 février 2026", "12 mars 14 h", "à définir", "", "2026"] {
            assert_eq!(in_words(text), Err(Misread::NoDay), "{text}");
        }
    }
}

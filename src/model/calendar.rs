//! On which days does the project work? Weekends, the country's public holidays, its own days off.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

use crate::choice;

choice! {
    /// Whose public holidays are kept. `FR-57`, `FR-67` and `FR-68` are Moselle and Alsace, which keep two more.
    Country "country" {
        Fr = "FR", Fr57 = "FR-57", Fr67 = "FR-67", Fr68 = "FR-68", Be = "BE", Lu = "LU",
    }
}

/// The working days of a project.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// Whose public holidays; none for a country that the product does not know.
    pub country: Option<Country>,
    /// The project's own days off.
    pub extra: BTreeSet<Date>,
}

impl Calendar {
    /// A calendar of a country with days off of the project's own.
    pub fn new(country: Option<Country>, extra: impl IntoIterator<Item = Date>) -> Self {
        Self { country, extra: extra.into_iter().collect() }
    }

    /// Is it worked on that day?
    pub fn is_business_day(&self, day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
            && !self.extra.contains(&day)
            && !self.country.is_some_and(|country| is_holiday(country, day))
    }

    /// The business day that comes `count` business days after `from`, which is not counted itself.
    pub fn after(&self, from: Date, count: u32) -> Date {
        let mut day = from;
        let mut left = count;
        while left > 0 {
            let Ok(next) = day.tomorrow() else { return day };
            day = next;
            if self.is_business_day(day) {
                left -= 1;
            }
        }
        day
    }

    /// How many business days after `from` does `to` come? `from` is not counted, `to` is; none when it
    /// comes before.
    pub fn between(&self, from: Date, to: Date) -> usize {
        from.series(1.day()).skip(1).take_while(|day| *day <= to).filter(|day| self.is_business_day(*day)).count()
    }
}

/// Is it a public holiday of that country?
fn is_holiday(country: Country, day: Date) -> bool {
    let fixed: &[(i8, i8)] = match country {
        Country::Fr => FRANCE,
        Country::Fr57 | Country::Fr67 | Country::Fr68 => {
            // Good Friday and Saint Stephen's day are kept there since before 1918.
            if (day.month(), day.day()) == (12, 26) || days_after_easter(day) == Some(-2) {
                return true;
            }
            FRANCE
        }
        Country::Be => &[(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)],
        Country::Lu => &[(1, 1), (5, 1), (5, 9), (6, 23), (8, 15), (11, 1), (12, 25), (12, 26)],
    };
    // Easter Monday, Ascension and Whit Monday are kept by all of them.
    fixed.contains(&(day.month(), day.day())) || matches!(days_after_easter(day), Some(1 | 39 | 50))
}

const FRANCE: &[(i8, i8)] = &[(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];

fn days_after_easter(day: Date) -> Option<i32> {
    easter(day.year())?.until(day).ok().map(|span| span.get_days())
}

/// Easter Sunday, by the anonymous Gregorian computus.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let a = y % 19;
    let (b, c) = (y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn france() -> Calendar {
        Calendar::new(Some(Country::Fr), [])
    }

    #[test]
    fn easter_is_where_the_almanac_has_it() {
        // The earliest and the latest possible days are among them.
        for (year, month, day) in
            [(1818, 3, 22), (2000, 4, 23), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)]
        {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn france_keeps_eleven_days_of_2026() {
        let holidays: Vec<String> = date(2026, 1, 1)
            .series(1.day())
            .take_while(|day| day.year() == 2026)
            .filter(|day| is_holiday(Country::Fr, *day))
            .map(|day| day.to_string())
            .collect();
        assert_eq!(
            holidays,
            [
                "2026-01-01",
                "2026-04-06",
                "2026-05-01",
                "2026-05-08",
                "2026-05-14",
                "2026-05-25",
                "2026-07-14",
                "2026-08-15",
                "2026-11-01",
                "2026-11-11",
                "2026-12-25"
            ]
        );
    }

    #[test]
    fn moselle_keeps_two_more_and_each_country_its_own() {
        let moselle = Calendar::new(Some(Country::Fr57), []);
        for day in [date(2026, 4, 3), date(2028, 12, 26)] {
            assert!(france().is_business_day(day) && !moselle.is_business_day(day), "{day}");
        }
        let belgium = Calendar::new(Some(Country::Be), []);
        assert!(belgium.is_business_day(date(2026, 7, 14)) && !belgium.is_business_day(date(2026, 7, 21)));
        let luxembourg = Calendar::new(Some(Country::Lu), []);
        assert!(!luxembourg.is_business_day(date(2026, 6, 23)) && !luxembourg.is_business_day(date(2026, 5, 25)));
        assert!(Calendar::default().is_business_day(date(2026, 12, 25)), "no country, no holiday");
    }

    #[test]
    fn business_days_skip_weekends_holidays_and_the_projects_own_days() {
        // Thursday 30 April 2026; 1 and 8 May are holidays.
        let from = date(2026, 4, 30);
        assert_eq!(france().after(from, 5), date(2026, 5, 11));
        assert_eq!(france().between(from, date(2026, 5, 11)), 5);
        let bridge = Calendar::new(Some(Country::Fr), [date(2026, 5, 7)]);
        assert_eq!(bridge.after(from, 5), date(2026, 5, 12));
        assert_eq!(bridge.between(from, date(2026, 5, 10)), 3);
        assert_eq!(france().between(from, date(2026, 4, 1)), 0);
        assert_eq!(france().after(from, 0), from);
        assert_eq!(france().after(Date::MAX, 3), Date::MAX, "the end of time is no panic");
    }
}

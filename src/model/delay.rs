//! How long may something take: a number of hours or days, counted on which days?

use crate::choice;
use crate::text::Lang;
use crate::text::message::{self, label};
use crate::text::similar::plain;

choice! {
    /// What a delay is counted in.
    DelayUnit "delay-unit" {
        BusinessHours = "business_hours",
        BusinessDays = "business_days",
        WorkingDays = "working_days",
        CalendarDays = "calendar_days",
    }
}

/// A delay of a contract: four business hours, ten calendar days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delay {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: DelayUnit,
}

impl Delay {
    /// Reads `4 business_hours`, or the same in the words of a language: « 4 heures ouvrées ».
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (count, unit) = text.split_at(digits);
        let wanted = plain(unit.trim());
        let count = count.parse().ok()?;
        let said = |one: &&DelayUnit| {
            one.key() == unit.trim()
                || Lang::ALL.iter().any(|lang| [1, 2].iter().any(|n| plain(&one.counted(*lang, *n)) == wanted))
        };
        DelayUnit::ALL.iter().find(said).map(|unit| Self { count, unit: *unit })
    }

    /// « 4 heures ouvrées ».
    pub fn text(self, lang: Lang) -> String {
        format!("{}\u{a0}{}", self.count, self.unit.counted(lang, self.count))
    }
}

impl DelayUnit {
    /// Its name beside a number.
    fn counted(self, lang: Lang, count: u32) -> String {
        let id = format!("{}-{}-counted", Self::GROUP, self.key()).replace('_', "-");
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        message::lookup(lang, &id, &[("n", count.into())]).unwrap_or_else(|| label(lang, Self::GROUP, self.key()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delay_is_read_by_key_and_in_words_and_nothing_is_guessed() {
        let four = Delay { count: 4, unit: DelayUnit::BusinessHours };
        for text in ["4 business_hours", "4 heures ouvrées", "4 Heures ouvrées", "4 business hours"] {
            assert_eq!(Delay::read(text), Some(four), "{text}");
        }
        assert_eq!(Delay::read("1 jour ouvré").map(|one| one.unit), Some(DelayUnit::BusinessDays));
        assert_eq!(Delay::read("1 jour ouvrable").map(|one| one.unit), Some(DelayUnit::WorkingDays));
        for text in ["", "4", "4 h", "quatre heures ouvrées", "business_hours", "-4 business_hours"] {
            assert_eq!(Delay::read(text), None, "{text}");
        }
        assert_eq!(four.text(Lang::Fr), "4\u{a0}heures ouvrées");
        assert_eq!(Delay { count: 1, ..four }.text(Lang::En), "1\u{a0}business hour");
    }
}

//! What may a value be compared with: a day, a number?

use jiff::civil::{Date, date};
use rust_decimal::Decimal;

use super::Op;
use super::parse::RawValue;
use crate::text::day;
use crate::text::similar::fold;
use crate::text::{Lang, amount, number};

/// A span of days: `2026`, `2026-03`, `2026-03-12`, `today`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    first: Date,
    last: Date,
}

impl Days {
    fn read(text: &str, today: Date) -> Option<Self> {
        if matches!(fold(text).as_str(), "today" | "aujourd'hui" | "aujourdhui") {
            return Some(Self { first: today, last: today });
        }
        if let Some(day) = day::in_figures(text) {
            return Some(Self { first: day, last: day });
        }
        let mut parts = text.split('-');
        let year: i16 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let month: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
        if parts.next().is_some() || !(1..=9999).contains(&year) || month.is_some_and(|m| !(1..=12).contains(&m)) {
            return None;
        }
        let first = date(year, month.unwrap_or(1), 1);
        let last = date(year, month.unwrap_or(12), 1).last_of_month();
        Some(Self { first, last })
    }
}

/// A comparison of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DayTest {
    op: Op,
    days: Days,
}

impl DayTest {
    pub(super) fn read(value: &RawValue, today: Date) -> Option<Self> {
        let mut days = Days::read(&value.text, today)?;
        if let Some(to) = &value.to {
            days.last = Days::read(to, today)?.last;
        }
        Some(Self { op: value.op, days })
    }

    pub(super) fn holds(&self, day: Date) -> bool {
        match self.op {
            Op::Is => self.days.first <= day && day <= self.days.last,
            Op::Under => day < self.days.first,
            Op::AtMost => day <= self.days.last,
            Op::Over => day > self.days.last,
            Op::AtLeast => day >= self.days.first,
        }
    }
}

/// A comparison of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NumberTest {
    op: Op,
    from: Decimal,
    to: Decimal,
}

impl NumberTest {
    pub(super) fn read(value: &RawValue, lang: Lang) -> Option<Self> {
        let from = amount::figure(&value.text, lang)?;
        let to = value.to.as_deref().map_or(Some(from), |to| amount::figure(to, lang))?;
        Some(Self { op: value.op, from, to })
    }

    pub(super) fn holds(&self, value: Decimal) -> bool {
        match self.op {
            Op::Is => self.from <= value && value <= self.to,
            Op::Under => value < self.from,
            Op::AtMost => value <= self.to,
            Op::Over => value > self.to,
            Op::AtLeast => value >= self.from,
        }
    }
}

/// The number that a text is and no more, as the language writes it. A code that begins with a zero is none.
pub(in crate::explore) fn whole_number(text: &str, lang: Lang) -> Option<Decimal> {
    number::read(text, lang)?.parse().ok()
}

/// Words for « there is nothing ».
pub(super) fn means_absent(text: &str) -> bool {
    matches!(fold(text).as_str(), "none" | "aucun" | "aucune" | "absent" | "absente" | "vide" | "empty")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn value(op: Op, text: &str, to: Option<&str>) -> RawValue {
        RawValue { text: text.to_owned(), to: to.map(str::to_owned), op, span: Span::new(0, 0) }
    }

    #[test]
    fn a_month_and_a_year_are_spans_of_days() {
        let today = date(2026, 11, 20);
        let holds = |op, text: &str, to: Option<&str>, day: Date| {
            DayTest::read(&value(op, text, to), today).expect("a test of a day").holds(day)
        };
        assert!(holds(Op::Is, "2026-02", None, date(2026, 2, 28)));
        assert!(!holds(Op::Under, "2026-12", None, date(2026, 12, 1)));
        assert!(holds(Op::Under, "2026-12", None, date(2026, 11, 30)));
        assert!(holds(Op::Over, "2026", None, date(2027, 1, 1)));
        assert!(holds(Op::AtMost, "aujourd’hui", None, today));
        assert!(holds(Op::Is, "2026-01", Some("2026-03"), date(2026, 3, 31)));
        for wrong in ["2026-13", "26-01", "demain", "2026-1-1-1", "2026-02-30"] {
            assert_eq!(DayTest::read(&value(Op::Is, wrong, None), today), None, "{wrong}");
        }
    }

    #[test]
    fn a_figure_is_compared_by_the_number_it_begins_with() {
        for (text, expected) in
            [("1 200 comptes", "1200"), ("10,1 %", "10.1"), ("412000", "412000"), ("-0.5", "-0.5"), ("3.", "3")]
        {
            assert_eq!(amount::figure(text, Lang::Fr), expected.parse().ok(), "{text}");
        }
        for (text, expected) in [("85 k€", "85000"), ("1,200 k€", "1200000"), ("1,000", "1000"), ("1_200", "1200")]
        {
            assert_eq!(amount::figure(text, Lang::En), expected.parse().ok(), "{text}");
        }
        assert_eq!(amount::figure("tous", Lang::Fr), None);
        for (text, expected) in
            [("1,5", Some("1.5")), (" 1 200 ", Some("1200")), ("-0.5", Some("-0.5")), ("0", Some("0"))]
        {
            assert_eq!(whole_number(text, Lang::Fr), expected.and_then(|text| text.parse().ok()), "{text}");
        }
        for text in ["4 j", "0012", "1,5,2", "", "2026-03", "."] {
            assert_eq!(whole_number(text, Lang::Fr), None, "{text}");
        }
        assert!(
            NumberTest::read(&value(Op::Is, "5", Some("8")), Lang::Fr)
                .expect("a test of a number")
                .holds("8".parse().expect("a number"))
        );
        assert!(
            !NumberTest::read(&value(Op::Over, "5", None), Lang::Fr)
                .expect("a test of a number")
                .holds("5".parse().expect("a number"))
        );
    }
}

//! What was expected, what was found, how far apart they are, and how far they may be.

use rust_decimal::Decimal;

use crate::campaign::steps::calls::Play;
use crate::campaign::steps::words;
use crate::model::target::FieldType;
use crate::text::{Lang, Message};

/// How far apart two figures may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Margin {
    /// Not at all.
    #[default]
    None,
    /// So much.
    Absolute(Decimal),
    /// So many of a hundred of what is expected.
    Share(Decimal),
}

impl Margin {
    /// Is what was found near enough to what was expected?
    pub fn holds(self, expected: Decimal, found: Decimal) -> bool {
        let apart = apart(expected, found).abs();
        match self {
            Self::None => apart.is_zero(),
            Self::Absolute(most) => apart <= most,
            Self::Share(percent) => {
                let of_hundred = apart.checked_mul(Decimal::ONE_HUNDRED);
                let most = expected.abs().checked_mul(percent);
                of_hundred.zip(most).is_some_and(|(apart, most)| apart <= most)
            }
        }
    }
}

/// What was found less what was expected.
pub fn apart(expected: Decimal, found: Decimal) -> Decimal {
    found.checked_sub(expected).unwrap_or(Decimal::MAX)
}

/// One line of the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What is counted.
    pub label: String,
    /// What the file says.
    pub expected: String,
    /// What the CRM holds.
    pub found: String,
    /// The one less the other.
    pub difference: String,
}

/// The figures as what was expected and what was found.
pub fn said(figures: &[Figure], lang: Lang) -> (String, String) {
    let line =
        |label: &str, value: &str| Message::new("words-field").with("field", label).with("value", value).text(lang);
    let expected: Vec<String> = figures.iter().map(|one| line(&one.label, &one.expected)).collect();
    let found = figures.iter().map(|one| {
        let apart = Message::new("words-apart").with("value", one.difference.as_str()).text(lang);
        line(&one.label, &format!("{} ({apart})", one.found))
    });
    (expected.join("\n"), found.collect::<Vec<_>>().join("\n"))
}

/// A cell as every spreadsheet reads it.
fn cell(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '@', '\t']);
    let text = if risky { format!("'{text}") } else { text.to_owned() };
    match text.contains([';', '"', '\n']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

impl Play<'_> {
    pub(super) fn figure(&self, id: &'static str, expected: Decimal, found: Decimal) -> Figure {
        let number = |number: Decimal| words::decimal(number, FieldType::Decimal, self.lang);
        Figure {
            label: Message::new(id).text(self.lang),
            expected: number(expected),
            found: number(found),
            difference: number(apart(expected, found)),
        }
    }

    /// Keeps the figures with the step, as a table too, and all that is named.
    pub(super) fn kept(&mut self, figures: &[Figure], named: &[String]) {
        self.world.log.measured = Some(said(figures, self.lang));
        let head = Message::new("flow-head").text(self.lang).replace(" | ", ";");
        let mut text = format!("\u{feff}{head}\n");
        for one in figures {
            let cells = [&one.label, &one.expected, &one.found, &one.difference].map(|text| cell(text));
            text.push_str(&format!("{}\n", cells.join(";")));
        }
        for one in named {
            text.push_str(&format!("{}\n", cell(one)));
        }
        let name = Message::new("flow-figures").text(self.lang);
        let text = self.world.masked(text);
        self.attach(&name, "text/csv", text.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_margin_is_exact_and_that_of_what_is_expected() {
        let number = |text: &str| text.parse::<Decimal>().expect("a decimal");
        assert!(
            Margin::None.holds(number("0.30"), number("0.3")) && !Margin::None.holds(number("0.30"), number("0.31"))
        );
        assert!(Margin::Absolute(number("5")).holds(number("10"), number("5")));
        assert!(!Margin::Absolute(number("5")).holds(number("10"), number("4.99")));
        assert!(Margin::Share(number("0.5")).holds(number("1000"), number("995")));
        assert!(!Margin::Share(number("0.5")).holds(number("1000"), number("994.99")));
        assert!(!Margin::Share(number("50")).holds(number("0"), number("0.01")));
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("a;\"b\""), "\"a;\"\"b\"\"\"");
    }
}

//! What does the text under a parameter name: a record, conditions, a number, a duration?

use std::time::Duration;

use rust_decimal::prelude::ToPrimitive as _;

use super::normal::{self, CLOSE, OPEN};
use crate::text::number::{self, Figures};
use crate::text::numerals;

/// How a condition compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Equal.
    Is,
    /// Holds the text.
    Contains,
    /// Greater.
    Greater,
    /// Less.
    Less,
}

/// One `field operator value`, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Name of the field, in normal form.
    pub field: String,
    /// How it compares.
    pub comparison: Comparison,
    /// The value, without its quotes.
    pub value: String,
}

/// The text without the quotes of a normal text around it.
pub fn unquoted(text: &str) -> &str {
    text.strip_prefix(OPEN).and_then(|inner| inner.strip_suffix(CLOSE)).unwrap_or(text).trim()
}

/// A name without the article before it.
pub fn without_article(text: &str) -> &str {
    const ARTICLES: [&str; 14] =
        ["le ", "la ", "l' ", "les ", "un ", "une ", "ce ", "cet ", "cette ", "the ", "a ", "an ", "this ", "de "];
    ARTICLES.iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text)
}

/// A record: the name of its entity and the name that the scenario gave it.
pub fn record(text: &str) -> Option<(&str, &str)> {
    let (entity, name) = text.split_once(OPEN)?;
    Some((without_article(entity.trim()), name.strip_suffix(CLOSE)?.trim()))
}

/// The operator that a text (of a sentence or of a table) says.
pub fn comparison(text: &str) -> Option<Comparison> {
    let text = normal::name(text);
    let text = text.strip_prefix("est ").or_else(|| text.strip_prefix("sont ")).unwrap_or(&text);
    let text = text.strip_prefix("is ").or_else(|| text.strip_prefix("are ")).unwrap_or(text);
    match text {
        "est" | "sont" | "vaut" | "is" | "are" | "=" | "egal a" | "egale a" | "equal to" | "equals" => {
            Some(Comparison::Is)
        }
        "contient" | "contiennent" | "contains" | "contain" => Some(Comparison::Contains),
        "superieur a" | "superieure a" | "superieurs a" | "superieures a" | "greater than" | ">" => {
            Some(Comparison::Greater)
        }
        "inferieur a" | "inferieure a" | "inferieurs a" | "inferieures a" | "less than" | "<" => Some(Comparison::Less),
        _ => None,
    }
}

/// A count: digits, in groups where a language parts them, or a small number in words. Nothing where the groups could
/// be decimals.
pub fn number(text: &str, figures: Figures) -> Option<usize> {
    let word = match text {
        "un" | "une" | "one" | "a" => Some(1),
        "zero" => Some(0),
        other => numerals::in_letters(other).map(|number| number as usize),
    };
    word.or_else(|| number::exact(text, figures, true).ok().filter(|number| number.fract().is_zero())?.to_usize())
}

/// A duration: `2 secondes`, `500 ms`, `1,5 s`, `une minute`. Nothing where its figure could be another one.
pub fn duration(text: &str, figures: Figures) -> Option<Duration> {
    let split = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(text.len());
    let (figure, unit) = text.split_at(split);
    let (figure, unit) = match text.split_once(' ') {
        Some(("une" | "one", unit)) => ("1", unit),
        _ => (figure, unit),
    };
    let figure = number::exact(figure, figures, true).ok()?;
    let in_ms: i64 = match unit.trim() {
        "ms" | "milliseconde" | "millisecondes" | "millisecond" | "milliseconds" => 1,
        "s" | "seconde" | "secondes" | "second" | "seconds" => 1_000,
        "min" | "minute" | "minutes" => 60_000,
        _ => return None,
    };
    let ms = figure.checked_mul(in_ms.into())?.round();
    u64::try_from(ms).ok().map(Duration::from_millis)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn parameters_are_taken_apart() {
        assert_eq!(record(&format!("l' opportunite {OPEN}X{CLOSE}")), Some(("opportunite", "X")));
        assert_eq!(comparison("est supérieure à"), Some(Comparison::Greater));
        assert_eq!(comparison("is less than"), Some(Comparison::Less));
        assert_eq!(comparison("ressemble à"), None);
        let french = Figures::In(Lang::Fr);
        assert_eq!(number("7 412", french), Some(7412));
        assert_eq!(number("7,412", french), None, "7412 elsewhere");
        assert_eq!(number("7,412", Figures::In(Lang::En)), Some(7412));
        assert_eq!(number("deux", french), Some(2));
        assert_eq!(duration("2 secondes", french), Some(Duration::from_secs(2)));
        assert_eq!(duration("1,5 s", french), Some(Duration::from_millis(1500)));
        assert_eq!(duration("1,900 ms", Figures::In(Lang::En)), Some(Duration::from_millis(1900)));
        assert_eq!(duration("1,900 ms", french), None, "1900 elsewhere");
        assert_eq!(duration("une minute", french), Some(Duration::from_secs(60)));
    }
}

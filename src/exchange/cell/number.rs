//! Numbers: `1 234,56`, `1,234.56`, `12,5 %`, `412 000 €`.

use super::super::book::{Cell, Content, plain};
use super::{Meaning, Refusal, Shown, scalar};
use crate::model::schema;
use crate::syntax::edit::Value;
use crate::text::number::read;
use crate::text::{Arg, Lang, Message, amount};

/// A whole number from 0. A year of the calendar is no number of years.
///
/// # Errors
/// It is none.
pub fn integer(field: &str, cell: &Cell) -> Result<Meaning, Refusal> {
    let text = cell.shown();
    let number = match &cell.content {
        Content::Number(number) if !cell.percent => Some(plain(*number)),
        _ => read(&text, Lang::Fr),
    };
    match number.and_then(|number| number.parse::<u32>().ok()) {
        Some(number) if field == "years" && schema::CALENDAR_YEARS.contains(&number) => {
            Err(Message::new("exchange-cell-calendar-year").with("value", text))
        }
        Some(number) if field == "year" && !schema::is_year(number) => {
            Err(Message::new("exchange-cell-no-year").with("value", text))
        }
        Some(number) => Ok(Meaning::of(Value::Number(number.to_string()))),
        None => Err(Message::new("exchange-cell-integer").with("value", text)),
    }
}

/// Fields that hold an amount: a bare number there is one of euros.
const AMOUNTS: &[&str] = &["cost", "estimated_cost", "recurring_cost", "yearly_cost", "budget", "unit_price"];

/// Fields of amounts that documents add up.
const ADDED_UP: &[&str] = &["unit_price"];

/// A number that stands alone, and in a field of amounts one with its euro: `85 k€` is `85000`. With or without taxes
/// is more than a number says: such an amount keeps its words.
pub fn alone(field: &str, text: &str, lang: Lang) -> Option<String> {
    if !AMOUNTS.contains(&field) {
        return read(text, lang);
    }
    read(text, lang)
        .or_else(|| amount::read(text, lang).filter(|amount| amount.tax.is_none()).map(|amount| amount.said()))
}

/// A figure: a number where it is one alone, else the words as they are. What was multiplied, and a price that is no
/// amount and adds up to nothing, are told.
pub fn figure(field: &str, cell: &Cell, lang: Lang) -> Meaning {
    let value = match &cell.content {
        Content::Number(number) if cell.percent => Value::Text(format!("{} %", plain(*number * 100.0))),
        Content::Number(number) => Value::Number(plain(*number)),
        _ => {
            let text = cell.shown();
            let note = |id: &'static str| Message::new(id).with("value", &text);
            return match alone(field, &text, lang) {
                Some(number) if read(&text, lang).is_none() && amount::is_multiplied(&text) => {
                    let to = Arg::measure(&number, Some("€"));
                    Meaning::noted(Value::Number(number), note("exchange-note-amount").with("to", to))
                }
                Some(number) => Meaning::of(Value::Number(number)),
                None if ADDED_UP.contains(&field) && amount::read(&text, lang).is_none() => {
                    Meaning::noted(Value::Text(text.clone()), note("exchange-note-no-amount"))
                }
                None => Meaning::of(Value::Text(text)),
            };
        }
    };
    Meaning::of(value)
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
    fn a_figure_keeps_its_words_and_loses_its_euro() {
        let said = |text: &str| figure("cost", &Cell::text(text), Lang::Fr).value;
        assert_eq!(said("1 234,56 €"), Some(Value::Number("1234.56".into())));
        let threshold = figure("threshold", &Cell::text("0,01 €"), Lang::Fr).value;
        assert_eq!(threshold, Some(Value::Text("0,01 €".into())), "only where an amount is meant");
        assert_eq!(said("412 k€"), Some(Value::Number("412000".into())));
        assert_eq!(said("412 k€ HT"), Some(Value::Text("412 k€ HT".into())), "taxes are not lost");
        assert_eq!(said("2 s pour 95 % des recherches"), Some(Value::Text("2 s pour 95 % des recherches".into())));
        let percent = Cell { content: Content::Number(0.125), percent: true, formula: false };
        assert_eq!(figure("fill_rate", &percent, Lang::Fr).value, Some(Value::Text("12.5 %".into())));
        assert_eq!(show(&Value::Text("1 200".into()), Lang::Fr), Shown::Number(1200.0));
        assert_eq!(show(&Value::Text("7 jours".into()), Lang::Fr), Shown::Text("7 jours".into()));
        assert!(integer("quantity", &Cell::text("3,5")).is_err());
        assert_eq!(integer("quantity", &Cell::text("1 200")).map(|m| m.value), Ok(Some(Value::Number("1200".into()))));
    }
}

//! Numbers: `1 234,56`, `1,234.56`, `12,5 %`, `412 000 €`.

use rust_decimal::Decimal;

use super::super::book::{Cell, Content, percentage, plain};
use super::unit::{self, Beside, Under, Unit};
use super::{Meaning, Refusal, Shown, scalar};
use crate::model::schema;
use crate::syntax::edit::Value;
use crate::text::number::{self, Figures, Misread, read};
use crate::text::{Arg, Lang, Message, amount};

/// A whole number from 0, as the language of the project writes it. A year of the calendar is no number of years.
///
/// # Errors
/// It is none, or two: `1,000` is one or a thousand in French.
pub fn integer(field: &str, cell: &Cell, unit: Option<&Unit>, lang: Lang) -> Result<Meaning, Refusal> {
    let text = cell.shown();
    let number = match &cell.content {
        Content::Number(number) if !cell.percent => plain(*number).parse().ok(),
        _ => match number::exact(unit::without(&text, field), Figures::In(lang), true) {
            Ok(number) => Some(number),
            Err(Misread::Doubtful { decimal, thousands, .. }) => {
                let said = |number| number::plainly(number, lang, true);
                let message = Message::new("exchange-cell-doubtful").with("value", text);
                return Err(message.with("one", said(decimal)).with("other", said(thousands)));
            }
            Err(Misread::NoNumber | Misread::Comma { .. }) => None,
        },
    };
    match number.and_then(|number: Decimal| number.normalize().to_string().parse::<u32>().ok()) {
        Some(number) if field == "years" && schema::CALENDAR_YEARS.contains(&number) => {
            Err(Message::new("exchange-cell-calendar-year").with("value", text))
        }
        Some(number) if field == "year" && !schema::is_year(number) => {
            Err(Message::new("exchange-cell-no-year").with("value", text))
        }
        Some(number) => {
            let number = number.to_string();
            let under = unit.map(|unit| unit.under(field, &number));
            let notes = if let Some(Under::Told(note)) = under { vec![note] } else { Vec::new() };
            Ok(Meaning { value: Some(Value::Number(number)), notes })
        }
        None => Err(Message::new("exchange-cell-integer").with("value", text)),
    }
}

/// Fields that hold an amount: a bare number there is one of euros.
pub const AMOUNTS: &[&str] = &["cost", "estimated_cost", "recurring_cost", "yearly_cost", "budget", "unit_price"];

/// Fields of amounts that documents add up.
const ADDED_UP: &[&str] = &["unit_price"];

/// Fields that count whole things: a lone mark before three figures is most often that of the thousands.
const COUNTS: &[&str] = &["quantity", "volume", "expected_volume", "count", "read", "loaded", "rejected"];

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
/// amount and adds up to nothing, are told. A bare number is in the unit of its column's head.
///
/// # Errors
/// An amount or a count that can be read in two ways: `12.500`.
pub fn figure(field: &str, cell: &Cell, unit: Option<&Unit>, lang: Lang) -> Result<Meaning, Refusal> {
    let text = cell.shown();
    let note = |id: &'static str| Message::new(id).with("value", &text);
    let bare = |number: String| match unit.map(|unit| (unit, unit.under(field, &number))) {
        Some((unit, Under::Euros(euros))) => {
            let to = Arg::measure(&euros.to_string(), Some("€"));
            let note = note("exchange-note-amount-head").with("to", to).with("unit", &unit.said);
            Meaning::noted(Value::Number(euros.to_string()), note)
        }
        Some((_, Under::Told(note))) => Meaning::noted(Value::Number(number), note),
        Some((_, Under::Same)) | None => Meaning::of(Value::Number(number)),
    };
    match &cell.content {
        Content::Number(number) if cell.percent => {
            let percent = percentage(*number);
            let written = if lang == Lang::Fr { percent.replace('.', ",") } else { percent };
            return Ok(Meaning::of(Value::Text(format!("{written} %"))));
        }
        Content::Number(number) => return Ok(bare(plain(*number))),
        Content::Bool(value) => {
            let written = super::truth_shown(*value, lang);
            let note = Message::new("exchange-note-text-truth").with("value", &written);
            return Ok(Meaning::noted(Value::Text(written), note));
        }
        _ => {}
    }
    let whole = AMOUNTS.contains(&field) || COUNTS.contains(&field);
    if let Some((decimal, thousands)) = amount::doubtful(&text, lang).filter(|_| whole || read(&text, lang).is_some()) {
        // What is typed to be read in one way only.
        let said = |number: Decimal| number::plainly(number, lang, true);
        let both = |id: &'static str| note(id).with("one", said(decimal)).with("other", said(thousands));
        if whole {
            return Err(both("exchange-cell-doubtful"));
        }
        let mut meaning = bare(decimal.normalize().to_string());
        meaning.notes.insert(0, both("exchange-note-doubtful"));
        return Ok(meaning);
    }
    Ok(match alone(field, &text, lang) {
        Some(number) if read(&text, lang).is_some() => bare(number),
        Some(number) if amount::is_multiplied(&text) => {
            let to = Arg::measure(&number, Some("€"));
            Meaning::noted(Value::Number(number), note("exchange-note-amount").with("to", to))
        }
        Some(number) => Meaning::of(Value::Number(number)),
        None => {
            // « ~20 » under « Coût (k€) » is no number, and counts in k€ all the same.
            let beside = unit.and_then(|unit| Some((unit, unit.beside(field, &text)?)));
            let (said, told) = match beside {
                Some((unit, Beside::With(said))) => {
                    let told = note("exchange-note-unit-beside").with("to", &said).with("unit", &unit.said);
                    (said, Some(told))
                }
                Some((unit, Beside::Unsure)) => {
                    (text.clone(), Some(note("exchange-note-unit-unsure").with("unit", &unit.said)))
                }
                None => (text.clone(), None),
            };
            let mut meaning = Meaning::of(Value::Text(said));
            if ADDED_UP.contains(&field) && amount::read(&text, lang).is_none() {
                meaning.notes.push(note("exchange-note-no-amount"));
            }
            meaning.notes.extend(told);
            meaning
        }
    })
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

    fn figures(field: &str, cell: &Cell) -> Option<Value> {
        figure(field, cell, None, Lang::Fr).ok().and_then(|meaning| meaning.value)
    }

    fn whole(text: &str) -> Option<Value> {
        counted("years", text, Lang::Fr).ok()
    }

    /// The whole number of a cell, or the code of its refusal.
    fn counted(field: &str, text: &str, lang: Lang) -> Result<Value, &'static str> {
        integer(field, &Cell::text(text), None, lang)
            .map(|meaning| meaning.value.unwrap_or(Value::Null))
            .map_err(|e| e.id)
    }

    #[test]
    fn a_whole_number_is_read_in_the_language_of_the_project_and_never_in_two_ways() {
        let number = |text: &str| Ok(Value::Number(text.to_owned()));
        let none = Err("exchange-cell-integer");
        for (text, fr, en) in [
            ("1,000", Err("exchange-cell-doubtful"), number("1000")),
            ("2,000", Err("exchange-cell-doubtful"), number("2000")),
            ("1.000", Err("exchange-cell-doubtful"), Err("exchange-cell-doubtful")),
            ("1 200", number("1200"), number("1200")),
            ("12,0", number("12"), none.clone()),
            ("12.0", number("12"), number("12")),
            ("12,5", none.clone(), none.clone()),
            ("1,000,000", number("1000000"), number("1000000")),
            ("-3", none.clone(), none.clone()),
            ("15 min", number("15"), number("15")),
            ("15 minutes", number("15"), number("15")),
            ("2 h", none.clone(), none.clone()),
            ("12 lots", none.clone(), none.clone()),
        ] {
            assert_eq!(counted("planned_min", text, Lang::Fr), fr, "{text}");
            assert_eq!(counted("planned_min", text, Lang::En), en, "{text}");
        }
        assert_eq!(counted("count", "15 min", Lang::Fr), none, "a count counts no minutes");
    }

    #[test]
    fn a_figure_keeps_its_words_and_loses_its_euro() {
        let said = |text: &str| figures("cost", &Cell::text(text));
        assert_eq!(said("1 234,56 €"), Some(Value::Number("1234.56".into())));
        let threshold = figures("threshold", &Cell::text("0,01 €"));
        assert_eq!(threshold, Some(Value::Text("0,01 €".into())), "only where an amount is meant");
        assert_eq!(said("412 k€"), Some(Value::Number("412000".into())));
        assert_eq!(said("412 k€ HT"), Some(Value::Text("412 k€ HT".into())), "taxes are not lost");
        assert_eq!(said("2 s pour 95 % des recherches"), Some(Value::Text("2 s pour 95 % des recherches".into())));
        let percent = Cell { content: Content::Number(0.125), percent: true, formula: false };
        assert_eq!(figures("fill_rate", &percent), Some(Value::Text("12,5 %".into())));
        assert_eq!(show(&Value::Text("1 200".into()), Lang::Fr), Shown::Number(1200.0));
        assert_eq!(show(&Value::Text("7 jours".into()), Lang::Fr), Shown::Text("7 jours".into()));
        assert!(whole("3,5").is_none());
        assert_eq!(whole("1 200"), Some(Value::Number("1200".into())));
    }
}

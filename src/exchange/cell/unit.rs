//! Which unit does the head of a column give to the bare numbers under it? « Prix unitaire (k€) », « Charge (h) ».

use rust_decimal::Decimal;

use super::super::asides;
use super::number::AMOUNTS;
use crate::text::{Message, amount};

/// A unit that a head names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// As it is written there.
    pub said: String,
    /// What the field under it is called, for messages.
    field: String,
    /// Euros that one of it is, for a unit of money.
    euros: Option<Decimal>,
    /// What it measures, else: `hours`, `days`… or `other`.
    measure: Option<&'static str>,
}

impl Unit {
    /// The same, for messages about this field.
    #[must_use]
    pub fn of_field(self, label: String) -> Self {
        Self { field: label, ..self }
    }
}

/// The unit of a head: in its brackets, behind « en », or as its last word where it can be nothing else.
pub fn of_head(head: &str) -> Option<Unit> {
    let marks = ['(', '[', ')', ']', ',', ';', '·', ':', '|'];
    let parts: Vec<&str> = head.split(marks).map(str::trim).filter(|part| !part.is_empty()).collect();
    let bracketed = parts.iter().skip(1).copied();
    let behind = |part: &&str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        let at = words.iter().rposition(|word| asides::is_unit_lead(word))?;
        Some(words.get(at + 1..)?.join(" ")).filter(|rest| !rest.is_empty())
    };
    let said = bracketed.map(str::to_owned).chain(parts.iter().filter_map(behind));
    let of_last = || parts.first()?.split_whitespace().last().filter(|word| word.contains('€')).map(str::to_owned);
    said.chain(of_last()).find_map(|said| of(&said))
}

fn of(said: &str) -> Option<Unit> {
    let behind = said.split_once(' ').filter(|(word, _)| asides::is_unit_lead(word)).map(|(_, behind)| behind);
    let said = behind.unwrap_or(said).trim();
    let euros = amount::euros_of_unit(said);
    let measure = asides::measure(said);
    let is_one = euros.is_some() || measure.is_some();
    is_one.then(|| Unit { said: said.to_owned(), field: String::new(), euros, measure })
}

/// Fields that count one thing: what each counts, and what is said under a head that counts another.
const MEASURES: &[(&str, &str, &str)] = &[
    ("days", "days", "exchange-note-unit-days"),
    ("effort_days", "days", "exchange-note-unit-days"),
    ("planned_min", "minutes", "exchange-note-unit-minutes"),
    ("duration_min", "minutes", "exchange-note-unit-minutes"),
    ("years", "years", "exchange-note-unit-years"),
    ("depth_years", "years", "exchange-note-unit-years"),
];

/// A number without the unit behind it, where that is what its field counts: « 15 min » in a field of minutes.
pub fn without<'a>(text: &'a str, field: &str) -> &'a str {
    let counts = MEASURES.iter().find(|(name, ..)| *name == field).map(|(_, measure, _)| *measure);
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit()).len();
    let (number, unit) = text.split_at(digits);
    if counts.is_some() && asides::measure(unit) == counts { number } else { text }
}

/// What the unit of a head is to a figure under it that is no bare number.
#[derive(Debug, PartialEq, Eq)]
pub enum Beside {
    /// « ~20 », « 20-30 »: one number or two, with the unit behind the last.
    With(String),
    /// « 20 (devis du 12/03/2026) », « voir annexe 3 »: nobody knows which number counts in it, if any does.
    Unsure,
}

/// Where the last number of a figure ends, where it is one number or a range with known marks and nothing else. A year,
/// or a figure as in `03-12`, may be part of a date.
fn end_of_figure(text: &str) -> Option<usize> {
    let tidy = |said: &str| {
        let said = said.to_lowercase().replace('’', "'");
        said.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned()
    };
    let begin = text.find(|c: char| c.is_ascii_digit())?;
    let before = tidy(&text[..begin]);
    let end = begin + length_of_number(&text[begin..])?;
    if is_before(&before) && is_behind(&tidy(&text[end..])) {
        return Some(end);
    }
    let next = end + text[end..].find(|c: char| c.is_ascii_digit())?;
    let between = tidy(&text[end..next]);
    let last = next + length_of_number(&text[next..])?;
    let by_sign = matches!(between.as_str(), "-" | "–" | "—") && is_before(&before);
    let is_range = by_sign || asides::is_range(&before, &between);
    let is_date =
        |number: &str| number.len() > 1 && number.starts_with('0') && number.chars().all(|c| c.is_ascii_digit());
    let is_one = is_range && !is_date(&text[begin..end]) && !is_date(&text[next..last]);
    (is_one && is_behind(&tidy(&text[last..]))).then_some(last)
}

/// May this stand before a number that counts in the unit of its head, or nothing?
fn is_before(text: &str) -> bool {
    text.is_empty() || asides::is_before_figure(text)
}

/// May this stand behind it?
fn is_behind(text: &str) -> bool {
    text.is_empty() || asides::is_behind_figure(text)
}

/// How long the number is that a text begins with: « 1 250 », « 12,5 ». A year is none.
fn length_of_number(text: &str) -> Option<usize> {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let mut end = digits(text);
    if (1990..2100).contains(&text[..end].parse::<u32>().unwrap_or_default()) {
        return None;
    }
    while let Some(blank) = text[end..].chars().next().filter(|c| c.is_whitespace()) {
        let group = digits(&text[end + blank.len_utf8()..]);
        if group != 3 {
            break;
        }
        end += blank.len_utf8() + group;
    }
    if let Some(decimals) = text[end..].strip_prefix([',', '.']) {
        end += match digits(decimals) {
            0 => 0,
            count => count + 1,
        };
    }
    (end > 0).then_some(end)
}

/// How a bare number under a head with a unit comes into a field.
pub enum Under {
    /// As it is.
    Same,
    /// As this amount of euros.
    Euros(Decimal),
    /// As it is, with a word about the unit, which the field does not carry.
    Told(Message),
}

impl Unit {
    /// What the unit of the head is to a figure that is no bare number; nothing where it holds no number or names a unit
    /// itself, or the field counts in that of the head.
    pub fn beside(&self, field: &str, text: &str) -> Option<Beside> {
        let is_own = MEASURES.iter().any(|(name, measure, _)| *name == field && self.measure == Some(measure))
            || (AMOUNTS.contains(&field) && self.euros == Some(Decimal::ONE));
        let words = text.split(|c: char| c.is_whitespace() || c.is_ascii_digit() || "()[]<>~≈≤≥,;:/–-".contains(c));
        let has_unit =
            || words.map(|word| word.trim_matches(['.', '*'])).any(|word| !word.is_empty() && of(word).is_some());
        if is_own || !text.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if let Some(end) = end_of_figure(text) {
            let (number, rest) = text.split_at(end);
            return Some(Beside::With(format!("{number}\u{a0}{}{rest}", self.said)));
        }
        if has_unit() { None } else { Some(Beside::Unsure) }
    }

    /// What becomes of a bare number, written with a plain point, in a field.
    pub fn under(&self, field: &str, number: &str) -> Under {
        let told = |id: &'static str| Under::Told(Message::new(id).with("unit", &self.said).with("field", &self.field));
        if let (true, Some(euros)) = (AMOUNTS.contains(&field), self.euros) {
            let amount = number.parse::<Decimal>().ok().and_then(|bare| bare.checked_mul(euros));
            return match amount {
                Some(_) if euros == Decimal::ONE => Under::Same,
                Some(amount) => Under::Euros(amount.normalize()),
                None => told("exchange-note-unit"),
            };
        }
        match MEASURES.iter().find(|(name, ..)| *name == field) {
            Some((_, measure, _)) if self.measure == Some(measure) => Under::Same,
            Some((.., id)) => told(id),
            None => told("exchange-note-unit"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_names_its_unit() {
        for (head, said) in [
            ("Prix unitaire (k€)", "k€"),
            ("Price (€k)", "€k"),
            ("Budget [M€ HT]", "M€ HT"),
            ("Coût estimé en milliers d’euros", "milliers d’euros"),
            ("Montant (en k€)", "k€"),
            ("Montant HT, k€", "k€"),
            ("Budget k€", "k€"),
            ("Charge (h)", "h"),
            ("Charge en semaines", "semaines"),
            ("Charge (j/h)", "j/h"),
            ("Cible (%)", "%"),
            ("Coût (k$)", "k$"),
        ] {
            assert_eq!(of_head(head).map(|unit| unit.said).as_deref(), Some(said), "{head}");
        }
        let unit = of_head("Coût (k€)").expect("a unit");
        let beside = |text: &str| unit.beside("estimated_cost", text);
        for (text, said) in [
            ("~20", "~20 k€"),
            ("20-30", "20-30 k€"),
            ("20 (HT)", "20 k€ (HT)"),
            ("20,5*", "20,5 k€*"),
            ("entre 1,5 et 2", "entre 1,5 et 2 k€"),
            ("Env. 1 250", "Env. 1 250 k€"),
            ("20/an", "20 k€/an"),
        ] {
            let found = match beside(text) {
                Some(Beside::With(said)) => said.replace('\u{a0}', " "),
                other => format!("{other:?}"),
            };
            assert_eq!(found, said, "{text}");
        }
        for text in [
            "20 (devis du 12/03/2026)",
            "voir annexe 3",
            "sur devis V2",
            "20 en 2026",
            "entre 1,5 et 2 M",
            "12/03/2026",
            "03-12",
            "mi-2026",
            "2026-2027",
            "20 puis 30",
        ] {
            assert_eq!(beside(text), Some(Beside::Unsure), "{text}");
        }
        for text in ["~20 k€", "20 à 30 k€ HT", "20 jours", "offert", "~20 €"] {
            assert_eq!(beside(text), None, "{text}");
        }
        for head in [
            "Prix unitaire",
            "Étapes (Action | Attendu)",
            "Priorité (H/M/B)",
            "Mise en œuvre",
            "Lot (prévu)",
            "Exigence (M)",
        ] {
            assert_eq!(of_head(head), None, "{head}");
        }
    }
}

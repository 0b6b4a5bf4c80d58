//! What does a sheet explain of its own letters: « L = lecture », « X : accès en lecture »?

use super::super::asides;
use super::super::book::{Content, Row, Sheet};
use super::reading::{self, Legend, Parsed, Unit};

/// Letters of what a legend explains at most: `RW`, `CRUD`.
const LONGEST: usize = 4;

/// What the texts of a sheet explain.
pub fn of_sheet(sheet: &Sheet) -> Legend {
    let mut legend = Legend::new();
    let mut is_under = false;
    for row in &sheet.rows {
        let texts: Vec<String> = row.filled().filter_map(|column| text_of(row, column)).collect();
        if texts.is_empty() {
            continue;
        }
        // Under « Légende », a letter and its meaning may stand in two cells.
        if let (true, [letter, meaning]) = (is_under, texts.as_slice())
            && let Some((letter, unit)) = explained(letter, meaning, true)
        {
            legend.entry(letter).or_insert(unit);
        } else {
            is_under = texts.first().is_some_and(|first| asides::is_legend(first));
        }
        for (letter, unit) in texts.iter().flat_map(|text| of_text(text)) {
            legend.entry(letter).or_insert(unit);
        }
    }
    legend
}

fn text_of(row: &Row, column: usize) -> Option<String> {
    match &row.cell(column).content {
        Content::Text(text) => Some(text.trim().to_owned()),
        _ => None,
    }
}

/// What one text explains, letter by letter.
pub fn of_text(text: &str) -> Vec<(String, Unit)> {
    if !text.contains(['=', ':']) {
        return Vec::new();
    }
    let text = text.replace(" - ", ";").replace(" – ", ";");
    let parts = text.split([',', ';', '\n', '•', '·', '|', '(', ')', '/']);
    let pair = |part: &str| {
        if let Some((letter, meaning)) = part.rsplit_once('=') {
            // « Légende : L = lecture ».
            let letter = letter.rsplit_once(':').map_or(letter, |(_, letter)| letter);
            return explained(letter, meaning, true);
        }
        let (letter, meaning) = part.rsplit_once(':')?;
        let letter = letter.rsplit_once(':').map_or(letter, |(_, letter)| letter);
        explained(letter, meaning, false)
    };
    parts.filter_map(pair).collect()
}

/// A letter with what it means. `is_sure`: whatever it means, this explains it.
fn explained(letter: &str, meaning: &str, is_sure: bool) -> Option<(String, Unit)> {
    let (letter, meaning) = (letter.trim(), meaning.trim());
    let is_short = (1..=LONGEST).contains(&letter.chars().count()) && letter.chars().all(char::is_alphabetic);
    if !is_short || letter.to_uppercase() != letter && !letter.eq_ignore_ascii_case("x") || meaning.is_empty() {
        return None;
    }
    let unit = match reading::in_words(meaning) {
        Some(given) => Unit::Word(given),
        None if !is_sure || matches!(reading::parse(meaning, &Legend::new()), Parsed::Nothing) => return None,
        None => Unit::Other(letter.to_uppercase(), meaning.to_owned()),
    };
    Some((letter.to_uppercase(), unit))
}

/// Does a row explain letters and nothing else?
pub fn is_row(row: &Row) -> bool {
    let mut texts = row.filled().map(|column| row.cell(column).shown());
    let Some(first) = texts.next() else { return false };
    texts.next().is_none() && !of_text(&first).is_empty()
}

/// Does a row explain a letter in two cells, as under « Légende »?
pub fn is_pair(row: &Row) -> bool {
    let texts: Vec<String> = row.filled().map(|column| row.cell(column).shown()).collect();
    matches!(texts.as_slice(), [letter, meaning] if explained(letter, meaning, true).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_explains_its_letters() {
        let of = |text: &str| {
            let shown = |(letter, unit): (String, Unit)| match unit {
                Unit::Word(given) => {
                    let rights: Vec<&str> = given.rights.iter().map(|right| right.field()).collect();
                    format!("{letter}={}", rights.join("+"))
                }
                Unit::Other(_, meaning) => format!("{letter}?{meaning}"),
                Unit::Letter(c) => c.to_string(),
            };
            of_text(text).into_iter().map(shown).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(of("Légende : C = consultation, M = modification"), "C=read M=update");
        assert_eq!(of("L : lecture ; S : suppression"), "L=read S=delete");
        assert_eq!(of("X = accès en lecture seule"), "X=read");
        assert_eq!(of("V = validation"), "V?validation");
        assert_eq!(of("RW = lecture et écriture"), "RW=create+read+update");
        assert_eq!((of("L : équipe"), of("Version : 3"), of("Droits")), (String::new(), String::new(), String::new()));
    }
}

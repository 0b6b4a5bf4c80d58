//! Which telephone numbers of a text may ring at somebody's? Those of France, the United Kingdom and North
//! America outside the ranges reserved for fiction, and those of other countries, which reserve none here.

use std::ops::Range;

/// Ranges that ring nowhere in France (Arcep), by the first six digits.
const FRANCE: &[&str] = &["019900", "026191", "035301", "046571", "053649", "063998"];

/// Ranges that ring nowhere in the United Kingdom (Ofcom), national form.
const UNITED_KINGDOM: &[&str] = &[
    "01134960", "01144960", "01154960", "01164960", "01174960", "01184960", "01214960", "01314960", "01414960",
    "01514960", "01614960", "01914980", "01632960", "02079460", "02896496", "02920180", "03069990", "07700900",
    "08081570", "09098790",
];

/// Country codes after which a number is a person's, whatever its form.
const ABROAD: &[&str] = &["32", "34", "39", "41", "49", "31", "351", "352", "43", "353"];

/// A number as it is written: its digits, how they are grouped, where they stand.
struct Written {
    range: Range<usize>,
    digits: String,
    groups: Vec<usize>,
    plus: bool,
    /// Points, dashes or brackets stand between the groups.
    marked: bool,
}

/// The numbers that may ring, each with a range of fiction to take instead.
///
/// `separated` says that a comma ends a cell there; elsewhere it may be that of a decimal.
pub fn real_numbers(text: &str, separated: bool) -> Vec<(Range<usize>, &'static str)> {
    written(text, separated).into_iter().filter_map(|number| Some((number.range.clone(), fiction(&number)?))).collect()
}

/// The range of fiction for a number that may ring; none for one that does not.
fn fiction(number: &Written) -> Option<&'static str> {
    let international = number.digits.strip_prefix("00").filter(|_| !number.plus);
    if let Some(digits) = if number.plus { Some(number.digits.as_str()) } else { international } {
        if let Some(rest) = digits.strip_prefix("33") {
            return french(&format!("0{}", rest.trim_start_matches('0')));
        }
        if let Some(rest) = digits.strip_prefix("44") {
            return british(&format!("0{}", rest.trim_start_matches('0')));
        }
        if let Some(rest) = digits.strip_prefix('1').filter(|_| number.plus) {
            return american(rest);
        }
        let abroad = (9..=15).contains(&digits.len()) && ABROAD.iter().any(|code| digits.starts_with(code));
        return (abroad && number.plus).then_some("+33 1 99 00 …");
    }
    match number.groups.as_slice() {
        [2, 2, 2, 2, 2] | [10] | [4, 2, 2, 2] | [4, 3, 3] if number.digits.starts_with('0') => french(&number.digits),
        [3, 3, 4] if number.marked => american(&number.digits),
        [1, 3, 3, 4] if number.marked => american(number.digits.strip_prefix('1')?),
        groups if groups.len() > 1 && number.digits.len() == 11 => british(&number.digits),
        _ => None,
    }
}

/// A ten-digit national number of a person: mobiles, and the five regions; 08 numbers are services.
fn french(digits: &str) -> Option<&'static str> {
    let instead = match digits.get(..2)? {
        "01" => "01 99 00 …",
        "02" => "02 61 91 …",
        "03" => "03 53 01 …",
        "04" => "04 65 71 …",
        "05" => "05 36 49 …",
        "06" | "07" => "06 39 98 …",
        "09" => "01 99 00 …",
        _ => return None,
    };
    (digits.len() == 10 && !FRANCE.iter().any(|range| digits.starts_with(range))).then_some(instead)
}

fn british(digits: &str) -> Option<&'static str> {
    let of_a_person = digits.len() == 11 && matches!(digits.get(..2), Some("01" | "02" | "03" | "07"));
    (of_a_person && !UNITED_KINGDOM.iter().any(|range| digits.starts_with(range))).then_some("01632 960 …")
}

/// Area and exchange begin with 2 to 9; 555-0100 to 555-0199 ring nowhere.
fn american(digits: &str) -> Option<&'static str> {
    let begins = |at: usize| matches!(digits.as_bytes().get(at), Some(b'2'..=b'9'));
    let real = digits.len() == 10 && begins(0) && begins(3) && digits.get(3..8) != Some("55501");
    real.then_some("(…) 555-01…")
}

/// The runs of digits of a text, with what may stand between them.
fn written(text: &str, separated: bool) -> Vec<Written> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(|c: char| c.is_ascii_digit() || c == '+' || c == '(') {
        let start = from + at;
        let (number, end) = run(text, start);
        let mut before = text[..start].chars().rev();
        let (last, digit) = (before.next(), before.next().is_some_and(|c| c.is_ascii_digit()));
        let bound = match last {
            Some(',') => separated || !digit,
            Some(c) => !(c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | '#')),
            None => true,
        };
        let free = bound && !text[end..].starts_with(char::is_alphanumeric);
        found.extend(number.filter(|number| free && number.digits.len() >= 9));
        from = end.max(start + 1);
    }
    found
}

/// One run from `start`: the number, where it holds one, and where it ends.
fn run(text: &str, start: usize) -> (Option<Written>, usize) {
    let mut number =
        Written { range: start..start, digits: String::new(), groups: Vec::new(), plus: false, marked: false };
    let (mut open, mut gap) = (false, 0);
    for (at, c) in text[start..].char_indices() {
        let here = start + at;
        match c {
            '0'..='9' => {
                if number.groups.is_empty() || gap > 0 {
                    number.groups.push(0);
                }
                if let Some(last) = number.groups.last_mut() {
                    *last += 1;
                }
                gap = 0;
                number.digits.push(c);
                number.range.end = here + 1;
            }
            '+' if here == start => number.plus = true,
            '(' if !open => {
                open = true;
                gap += 1;
                number.marked = true;
            }
            ')' if open => {
                open = false;
                gap += 1;
            }
            ' ' | '\u{a0}' | '\u{202f}' if gap < 2 => gap += 1,
            '.' | '-' if gap == 0 && !number.digits.is_empty() => {
                gap += 1;
                number.marked = true;
            }
            _ => break,
        }
    }
    let end = number.range.end;
    if number.digits.is_empty() { (None, start) } else { (Some(number), end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        real_numbers(text, false).into_iter().map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn numbers_that_may_ring_are_found_to_the_letter() {
        assert_eq!(found("tél. 06 12 34 56 78 ou 0387123456."), ["06 12 34 56 78", "0387123456"]);
        assert_eq!(found("| 01.44.55.66.77 |"), ["01.44.55.66.77"]);
        assert_eq!(found("+33 (0)6 12 34 56 78"), ["+33 (0)6 12 34 56 78"]);
        assert_eq!(found("+44 20 7123 4567, 020 7123 4567"), ["+44 20 7123 4567", "020 7123 4567"]);
        assert_eq!(found("(212) 867-5309 and +1 212 867 5309"), ["(212) 867-5309", "+1 212 867 5309"]);
        assert_eq!(found("+41 22 317 91 11"), ["+41 22 317 91 11"]);
        assert_eq!(real_numbers("07 11 22 33 44", false).first().map(|(_, instead)| *instead), Some("06 39 98 …"));
    }

    #[test]
    fn numbers_of_fiction_ring_nowhere() {
        for text in [
            "01 99 00 12 34",
            "02 61 91 00 00",
            "03 53 01 44 18",
            "04 65 71 99 99",
            "05 36 49 10 10",
            "06 39 98 20 11",
            "+33 6 39 98 20 11",
            "020 7946 0958",
            "01632 960123",
            "07700 900461",
            "+44 7700 900461",
            "(212) 555-0142",
            "+1 212 555 0199",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn dates_amounts_and_codes_are_no_numbers() {
        for text in [
            "SIRET 00041276700014",
            "CC-26-118204",
            "7 412 lignes",
            "01/02/2026 10:00",
            "01.02.2026 10",
            "1 250 000,00 €",
            "EVT-26-120377",
            "0800 123 456",
            "le 06 du mois",
            "DV-0612345678",
            "123 456 789",
            "2026-03-12 06",
            "()",
            "+",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}

//! What is said of a day that is not written as the format wants it: the very day, where the text means one.

use crate::text::{Diagnostic, Lang, Message, Place, day};

/// The finding on a text where a day is wanted, with what to write. In French the day stands first.
pub fn wrong(field: Message, text: &str, place: Place, lang: Lang) -> Diagnostic {
    let finding = |id: &'static str| Diagnostic::error("M02", id, place).with("field", field).with("value", text);
    match day::meant(text)[..] {
        // « 2026-02-30 » has the right form.
        _ if looks_like_date(text) => finding("M02-day"),
        [only] => finding("M02-date-meant").with("date", only.to_string()),
        [first, _] if lang == Lang::Fr => finding("M02-date-meant").with("date", first.to_string()),
        [first, second] => finding("M02-date-either").with("date", first.to_string()).with("other", second.to_string()),
        _ => finding("M02-date"),
    }
}

/// Year, month and day in figures: a day that no calendar has.
fn looks_like_date(text: &str) -> bool {
    let lengths = |part: (usize, &str)| part.1.len() == [4, 2, 2].get(part.0).copied().unwrap_or(0);
    text.split('-').count() == 3
        && text.split('-').enumerate().all(lengths)
        && text.chars().all(|c| c == '-' || c.is_ascii_digit())
}

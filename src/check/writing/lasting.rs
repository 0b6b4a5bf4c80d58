//! Is a service promised around the clock without the share of the time that it may fail?
//!
//! « 24h/24 », « 7j/7 » and "24/7" are hours of opening, exact by themselves. Of a system that is to be available they
//! promise what no system keeps, unless a rate or a longest interruption stands beside.

use std::sync::LazyLock;

use super::figure;
use super::lexicon::Role;
use super::sentence::{Met, Sentence, mark};
use crate::text::words::{Forms, PerLang};

/// Words of what is there to be used (`templates/words/*/exact.txt`).
static THERE: LazyLock<PerLang<Forms>> = LazyLock::new(|| PerLang::of(|lang| Forms::of(lang, "exact", "there")));

/// Does it say around the clock?
pub fn is_always(sentence: &Sentence<'_>, met: &Met) -> bool {
    let hours = |i: usize| matches!(sentence.folded(i), "24" | "24h" | "7j" | "7" | "365");
    // « disponible en permanence », "permanently available".
    let lasts = |i: usize| matches!(sentence.folded(i), "permanence" | "permanently" | "always-on" | "clock");
    met.role == Role::Frequency && (hours(met.first) || (met.first..met.last).any(lasts))
}

/// Is it the service that is promised, and is nothing said of its interruptions?
pub fn is_promised(sentence: &Sentence<'_>) -> bool {
    let words = 0..sentence.words.len();
    let there = |i: usize| THERE.get(sentence.lang).has(sentence.folded(i));
    // A share, or a time: « 99,5 % », « interruption de 4 heures au plus ».
    let rated = |i: usize| {
        let clock = matches!(sentence.folded(i), "24" | "24h" | "7" | "7j" | "365");
        let united = sentence.has(i + 1, mark::SYMBOL) || sentence.is(i + 1, Role::Unit);
        let stuck = sentence.folded(i).ends_with(['h', 's', 'j', 'n']);
        !clock && figure::number(sentence, i).is_some() && (united || stuck)
    };
    words.clone().any(there) && !words.clone().any(rated)
}

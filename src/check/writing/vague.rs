//! R01: which words can nobody verify?

use std::ops::Range;

use super::lexicon::{Group, Role};
use super::sentence::{Sentence, mark};
use super::{Statement, Told, exact};

/// R01: each vague word outside quotations, with the remedy of its kind.
pub fn words(statement: &Statement<'_>, told: &mut Told<'_>) {
    let sentence = &statement.sentence;
    for met in sentence.group(Group::Vague) {
        // A blank is told as a blank.
        if sentence.group(Group::Blank).any(|blank| blank.first < met.last && met.first < blank.last)
            || exact::is_exact(sentence, met)
        {
            continue;
        }
        let message = match met.role {
            Role::Speed => "R01-speed",
            Role::RealTime if dated(sentence) => continue,
            Role::RealTime => "R01-realtime",
            Role::Ease => "R01-ease",
            Role::Quality => "R01-quality",
            Role::Fit => "R01-fit",
            Role::Quantity => "R01-quantity",
            Role::Frequency => "R01-frequency",
            Role::Condition => "R01-condition",
            Role::List => "R01-list",
            _ => continue,
        };
        let bytes = with_full_stop(sentence, sentence.bytes(met.first, met.last));
        told.words("R01", message, statement, bytes);
    }
}

/// Is there a figure of time in the sentence? Then « temps réel » is measured.
fn dated(sentence: &Sentence<'_>) -> bool {
    (0..sentence.words.len()).any(|i| {
        let figure = sentence.has(i, mark::NUMBER) || sentence.is(i, Role::Number);
        figure && (sentence.is(i + 1, Role::Unit) || sentence.folded(i).ends_with(['s', 'h']))
    })
}

/// « etc. » is written with its full stop.
fn with_full_stop(sentence: &Sentence<'_>, bytes: Range<usize>) -> Range<usize> {
    let shortened = sentence.text[bytes.clone()].ends_with("etc");
    let end = bytes.end + usize::from(shortened && sentence.text[bytes.end..].starts_with('.'));
    bytes.start..end
}

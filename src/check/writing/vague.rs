//! R01: which words can nobody verify?

use std::ops::Range;
use std::sync::LazyLock;

use super::lexicon::{Group, Role};
use super::sentence::{Met, Sentence, Word, mark};
use super::{Statement, Told, exact, figure, lasting};
use crate::text::words::{Forms, PerLang};

/// R01: each vague word outside quotations, with the remedy of its kind. Are there criteria beside it, which say how
/// much?
pub fn words(statement: &Statement<'_>, measured: bool, told: &mut Told<'_>) {
    let sentence = &statement.sentence;
    let mut always = false;
    for met in sentence.group(Group::Vague) {
        if lasting::is_always(sentence, met) {
            // « 24h/24 et 7j/7 » is told once.
            let known = std::mem::replace(&mut always, true);
            if !known && !measured && lasting::is_promised(sentence) {
                told.words("R01", "R01-always", statement, sentence.bytes(met.first, met.last));
            }
            continue;
        }
        // A blank is told as a blank.
        if sentence.group(Group::Blank).any(|blank| blank.first < met.last && met.first < blank.last)
            || exact::is_exact(sentence, met)
            || is_measured_beside(sentence, met)
        {
            continue;
        }
        let message = match met.role {
            Role::Speed => "R01-speed",
            Role::Delay => "R01-delay",
            Role::RealTime if dated(sentence) => continue,
            Role::RealTime => "R01-realtime",
            Role::Ease => "R01-ease",
            Role::Quality => "R01-quality",
            Role::Fit => "R01-fit",
            Role::Quantity => "R01-quantity",
            Role::Frequency => "R01-frequency",
            Role::Condition => "R01-condition",
            Role::List => "R01-list",
            Role::Act => "R01-act",
            Role::Effect if measured => continue,
            Role::Effect => "R01-effect",
            _ => continue,
        };
        let bytes = with_full_stop(sentence, sentence.bytes(met.first, met.last));
        told.words("R01", message, statement, bytes);
    }
    for bytes in left_open(sentence) {
        told.words("R01", "R01-list", statement, bytes);
    }
}

/// The words of one language (`templates/words/*/exact.txt`).
struct Lists {
    /// Words that stand for something said before.
    pointing: Forms,
    /// The same where a verb of obligation follows: « il doit trier ».
    somebody: Forms,
    obliged: Forms,
    /// Words after which « il » and “it” stand for nobody: « il doit être possible de ».
    impersonal: Forms,
}

static LISTS: LazyLock<PerLang<Lists>> = LazyLock::new(|| {
    PerLang::of(|lang| {
        let of = |section: &str| Forms::of(lang, "exact", section);
        Lists {
            pointing: of("pointing"),
            somebody: of("somebody"),
            obliged: of("obliged"),
            impersonal: of("impersonal"),
        }
    })
});

/// R01: a requirement that begins with a word for something said before: read alone, it does not say of whom it asks.
pub fn pointing(statement: &Statement<'_>, told: &mut Told<'_>) {
    let sentence = &statement.sentence;
    let lists = LISTS.get(sentence.lang);
    let word = |i: usize| sentence.folded(i);
    let impersonal = || (2..6).any(|i| !sentence.has(i, mark::STOP) && lists.impersonal.has(word(i)));
    let two = || lists.pointing.has(&[word(0), word(1)].join(" "));
    let length = match word(0) {
        first if lists.pointing.has(first) => 1,
        "ce" | "cette" | "ces" | "celui" | "celle" | "ceux" | "celles" | "the" if two() => 2,
        first if lists.somebody.has(first) && lists.obliged.has(word(1)) && !impersonal() => 1,
        _ => return,
    };
    if !sentence.has(0, mark::QUOTED) {
        told.words("R01", "R01-pointing", statement, sentence.bytes(0, length));
    }
}

/// « performant (moins de 2 s pour 95 % des recherches) »: the brackets, or the colon, right after the word measure it.
fn is_measured_beside(sentence: &Sentence<'_>, met: &Met) -> bool {
    if matches!(met.role, Role::Condition | Role::List | Role::Act | Role::Effect) {
        return false;
    }
    let next = met.last;
    let bracket = sentence.has(next, mark::BRACKET) && !sentence.has(next - 1, mark::BRACKET);
    let colon = sentence.has(next, mark::COLON);
    let goes_on =
        |i: &usize| *i == next || (!sentence.has(*i, mark::STOP) && (!bracket || sentence.has(*i, mark::BRACKET)));
    (bracket || colon)
        && (next..sentence.words.len()).take_while(goes_on).any(|i| {
            let united = sentence.is(i + 1, Role::Unit) || sentence.has(i + 1, mark::SYMBOL);
            let stuck = sentence.has(i, mark::NUMBER) && sentence.folded(i).ends_with(['s', 'h']);
            figure::number(sentence, i).is_some() && (united || stuck)
        })
}

/// « les courtiers, les experts… »: a list whose end is left to the reader; the last word with its dots. Where a blank
/// is told, dots are part of it.
fn left_open(sentence: &Sentence<'_>) -> Vec<Range<usize>> {
    let text = sentence.text;
    if !(text.contains('…') || text.contains("...")) || sentence.group(Group::Blank).next().is_some() {
        return Vec::new();
    }
    let open = |word: &Word| {
        let rest = &text[word.bytes.end..];
        let dots = rest.trim_start();
        let after = dots.strip_prefix('…').or_else(|| dots.strip_prefix("..."))?;
        let attached = dots.len() == rest.len();
        let goes_on = after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, ']' | '.' | '…'));
        let ends = || after.trim_start().chars().next().is_none_or(|c| matches!(c, ')' | ',' | ';' | '.'));
        let told = word.has(mark::QUOTED | mark::NUMBER) || text[word.bytes.clone()].eq_ignore_ascii_case("etc");
        (!told && !goes_on && (attached || ends())).then(|| word.bytes.start..text.len() - after.len())
    };
    sentence.words.iter().filter_map(open).collect()
}

/// Is there a figure of time in the sentence? Then « temps réel » is measured.
fn dated(sentence: &Sentence<'_>) -> bool {
    (0..sentence.words.len()).any(|i| {
        let figure = sentence.has(i, mark::NUMBER) || sentence.is(i, Role::Number);
        figure && (sentence.is(i + 1, Role::Unit) || sentence.folded(i).ends_with(['s', 'h']))
    })
}

/// « etc. » and "e.g." are written with their full stop.
fn with_full_stop(sentence: &Sentence<'_>, bytes: Range<usize>) -> Range<usize> {
    let words = &sentence.text[bytes.clone()];
    let shortened = words.ends_with("etc") || words.ends_with("e.g");
    let end = bytes.end + usize::from(shortened && sentence.text[bytes.end..].starts_with('.'));
    bytes.start..end
}

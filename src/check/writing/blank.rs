//! R07: is something still to be written in a text that others read already?

use std::ops::Range;

use super::lexicon::{Group, Role};
use super::sentence::{Sentence, mark};
use super::{Statement, Told};
use crate::model::requirement::RequirementStatus;
use crate::text::Level;

/// How a blank is told in a text of that state; nothing in a draft, which is made of them. Frozen, it binds: an error.
/// Under review or agreed, it is about to.
pub const fn told_in(status: RequirementStatus) -> Option<&'static str> {
    match status {
        RequirementStatus::Draft | RequirementStatus::Rejected | RequirementStatus::Obsolete => None,
        RequirementStatus::Frozen | RequirementStatus::Amended => Some("R07"),
        RequirementStatus::ToReview | RequirementStatus::Approved => Some(OPEN),
    }
}

/// The message of a blank in a text that is not frozen yet.
pub const OPEN: &str = "R07-open";

/// R07: each blank of a statement.
pub fn blanks(statement: &Statement<'_>, message: &'static str, told: &mut Told<'_>) {
    let before = told.found.len();
    each_blank(statement, message, told);
    if message == OPEN {
        told.found[before..].iter_mut().for_each(|finding| finding.level = Level::Warning);
    }
}

fn each_blank(statement: &Statement<'_>, message: &'static str, told: &mut Told<'_>) {
    let sentence = &statement.sentence;
    for met in sentence.group(Group::Blank) {
        if met.role == Role::Blank || is_note(sentence, met.first, met.last) {
            told.words("R07", message, statement, sentence.bytes(met.first, met.last));
        }
    }
    for i in 0..sentence.words.len() {
        if is_placeholder(sentence, i) {
            told.words("R07", message, statement, sentence.bytes(i, i + 1));
        }
    }
    for bytes in gaps(sentence.text) {
        told.words("R07", message, statement, bytes);
    }
}

/// Do the words stand where a note stands: in brackets, after a colon, alone or at the end?
fn is_note(sentence: &Sentence<'_>, first: usize, last: usize) -> bool {
    let ends = last >= sentence.words.len() || sentence.has(last, mark::STOP);
    // « …, à confirmer. » and « …, à confirmer, … » are notes too.
    let between = sentence.has(first, mark::COMMA) && (ends || sentence.has(last, mark::COMMA));
    sentence.has(first, mark::BRACKET | mark::COLON) || (first == 0 && ends) || between
}

/// « X jours », « N % »: a letter where the figure should be.
fn is_placeholder(sentence: &Sentence<'_>, i: usize) -> bool {
    matches!(sentence.folded(i), "x" | "n" | "y")
        && sentence.has(i, mark::CAPITAL)
        && !sentence.has(i, mark::QUOTED)
        && (sentence.is(i + 1, Role::Unit) || sentence.has(i + 1, mark::SYMBOL))
}

/// What is left open without a word: `???`, `___`, `[ ]`, « au-delà de … km ». What is quoted is data.
fn gaps(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Most texts have none of the signs.
    let has_sign = text.bytes().any(|byte| matches!(byte, b'_' | b'?' | b'[' | b'('));
    if !has_sign && !text.contains("...") && !text.contains('…') {
        return found;
    }
    let mut at = 0;
    let mut quoted_until = 0;
    let mut unclosed: Vec<char> = Vec::new();
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let next = at + c.len_utf8();
        if let Some(closing) = closing(c)
            && at >= quoted_until
            && !unclosed.contains(&closing)
        {
            match text[next..].find(closing) {
                Some(length) => quoted_until = next + length,
                None => unclosed.push(closing),
            }
        }
        let run = |sign: char| rest.len() - rest.trim_start_matches(sign).len();
        let length = match c {
            _ if at < quoted_until => 0,
            '?' | '_' => Some(run(c)).filter(|length| *length > 1).unwrap_or_default(),
            '…' if stands_alone(text, at, next) => c.len_utf8(),
            '.' if run('.') == 3 && stands_alone(text, at, at + 3) => 3,
            '[' | '(' => empty(rest),
            _ => 0,
        };
        if length > 0 {
            found.push(at..at + length);
        }
        at = next.max(at + length);
    }
    found
}

fn closing(quote: char) -> Option<char> {
    Some(match quote {
        '«' => '»',
        '“' | '„' => '”',
        '"' | '`' => quote,
        _ => return None,
    })
}

/// Dots with a word after them that goes on, and a blank or a bracket before them: they stand for a word.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    let bracketed = before.is_some_and(|c| matches!(c, '[' | '(')) && after.is_some_and(|c| matches!(c, ']' | ')'));
    let goes_on = || {
        let follows = text[end..].trim_start().chars().next();
        after.is_some_and(char::is_whitespace) && follows.is_some_and(|c| c.is_lowercase() || matches!(c, '%' | '€'))
    };
    bracketed || (before.is_some_and(char::is_whitespace) && goes_on())
}

/// The length of `[ ]`, `( )` and `(?)`, with nothing in them; none for what holds something.
fn empty(text: &str) -> usize {
    let inner = text[1..].trim_start();
    let inner = inner.strip_prefix('?').unwrap_or(inner).trim_start();
    if inner.starts_with([']', ')']) { text.len() - inner.len() + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_found_and_ends_of_sentences_are_none() {
        let told = |text: &str| -> Vec<String> { gaps(text).into_iter().map(|at| text[at].to_owned()).collect() };
        assert_eq!(told("La garantie court pendant ___ mois."), ["___"]);
        assert_eq!(
            told("Au-delà de … km, ou de ... €, et [ ] jours, [...] (?) et ??"),
            ["…", "...", "[ ]", "...", "(?)", "??"]
        );
        for whole in ["Le nom, l’adresse…", "Attendre… Puis lire.", "Est-ce lu ?", "Le champ `a__b` et « … »", "_ x"]
        {
            assert_eq!(told(whole), Vec::<String>::new(), "{whole}");
        }
    }
}

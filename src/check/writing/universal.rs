//! R06: is everything promised of a set that nobody can list?

use super::lexicon::{Group, Role};
use super::sentence::{Met, Sentence, mark};
use super::{Statement, Told};

/// How far after the quantifier a list is looked for.
const LISTED_WITHIN: usize = 6;

/// R06: each quantifier of an open set, in the main clause.
pub fn quantifiers(statement: &Statement<'_>, told: &mut Told<'_>) {
    let sentence = &statement.sentence;
    for met in sentence.group(Group::Universal).filter(|met| met.role == Role::Universal) {
        if sentence.has(met.first, mark::SUBORDINATE) || is_bounded(sentence, met) {
            continue;
        }
        let last = if met.last - met.first > 1 || is_adverb(sentence, met.first) {
            met.last
        } else {
            quantified(sentence, met.last)
        };
        told.words("R06", "R06", statement, sentence.bytes(met.first, last));
    }
    for i in 0..sentence.words.len() {
        let share = sentence.folded(i) == "100" && sentence.folded(i + 1) == "%" && !sentence.has(i, mark::QUOTED);
        let of = matches!(sentence.folded(i + 2), "des" | "du" | "de" | "d'" | "of");
        if share && of && !sentence.has(i, mark::SUBORDINATE) && !sentence.has(i + 2, mark::COMMA | mark::STOP) {
            told.words("R06", "R06", statement, sentence.bytes(i, i + 2));
        }
    }
}

fn is_adverb(sentence: &Sentence<'_>, i: usize) -> bool {
    matches!(sentence.folded(i), "toujours" | "jamais" | "always" | "never" | "everywhere" | "everyone" | "everything")
}

/// One past the noun: « toutes les opportunités », "all relevant information".
fn quantified(sentence: &Sentence<'_>, from: usize) -> usize {
    let open = |i: usize| i < sentence.words.len() && !sentence.has(i, mark::STOP | mark::COMMA | mark::COLON);
    let mut last = from;
    while open(last) && sentence.is(last, Role::Determiner) {
        last += 1;
    }
    let noun = |i: usize| open(i) && !sentence.is(i, Role::Obligation) && !sentence.is(i, Role::Purpose);
    if noun(last) { last + 1 } else { from }
}

/// Is the set listed, counted, or a rhythm? « tous les soirs », « toutes les 5 minutes », « les trois
/// rapports », « tous les champs suivants : ».
fn is_bounded(sentence: &Sentence<'_>, met: &Met) -> bool {
    // « l’ensemble des 12 agences » counts as « toutes les 12 agences » does.
    let of = matches!(sentence.folded(met.last - 1), "des" | "du" | "de" | "d'" | "l'" | "la" | "of" | "every" | "all");
    if is_adverb(sentence, met.first) || (met.last - met.first > 1 && !of) {
        return false;
    }
    let mut next = met.last;
    while sentence.is(next, Role::Determiner) {
        next += 1;
    }
    let counted = sentence.has(next, mark::NUMBER) || sentence.is(next, Role::Number);
    if counted || sentence.is(next, Role::Moment) {
        return true;
    }
    let window = met.last..(met.last + LISTED_WITHIN).min(sentence.words.len());
    window.clone().take_while(|i| !sentence.has(*i, mark::STOP)).any(|i| {
        let follows = matches!(sentence.folded(i), "suivant" | "suivante" | "suivants" | "suivantes" | "following");
        let opens =
            sentence.has(i, mark::COLON) || (sentence.has(i, mark::BRACKET) && !sentence.has(i - 1, mark::BRACKET));
        follows || opens
    })
}

//! Where are the verbs of a sentence, as far as their forms tell?

use super::lexicon::Role;
use super::sentence::{Sentence, mark};
use crate::text::Lang;

/// Is word `i` a verb in its bare form: an infinitive in French, a known verb in English?
pub fn is_bare_verb(sentence: &Sentence<'_>, i: usize) -> bool {
    // The verbs of a fixed phrase ask for nothing.
    if sentence.has(i, mark::QUOTED | mark::UPPER | mark::PHRASE) {
        return false;
    }
    if sentence.is(i, Role::NotVerb) {
        return scans(sentence, i);
    }
    match sentence.lang {
        Lang::Fr => {
            let word = sentence.folded(i);
            let ends = word.len() >= 4 && (word.ends_with("er") || word.ends_with("ir"));
            let capital = sentence.has(i, mark::CAPITAL) && !sentence.has(i, mark::STOP);
            !capital && (ends || sentence.is(i, Role::Verb))
        }
        Lang::En => sentence.is(i, Role::Verb) && (!sentence.is(i, Role::NounVerb) || governs(sentence, i + 1)),
    }
}

/// « et scanner le bordereau »: a noun in -er that is a verb between a link and an article.
fn scans(sentence: &Sentence<'_>, i: usize) -> bool {
    let article =
        matches!(sentence.folded(i + 1), "le" | "la" | "l'" | "les" | "un" | "une" | "son" | "sa" | "ses" | "ce");
    let both = matches!(sentence.folded(i), "scanner" | "poster" | "router" | "diner");
    both && article && i > 0 && sentence.is(i - 1, Role::Link)
}

/// May an object or a complement begin at word `i`? So that "and return it" is a verb, and "orders
/// and return forms" holds none.
fn governs(sentence: &Sentence<'_>, i: usize) -> bool {
    // "back up the data", "log out the user".
    if matches!(sentence.folded(i), "up" | "down" | "out" | "off" | "back" | "over" | "away") {
        return sentence.is(i + 1, Role::Determiner);
    }
    sentence.is(i, Role::Determiner)
        || sentence.has(i, mark::NUMBER | mark::QUOTED)
        || sentence.is(i, Role::Number)
        || matches!(
            sentence.folded(i),
            "within"
                | "when"
                | "if"
                | "after"
                | "before"
                | "until"
                | "once"
                | "whether"
                | "which"
                | "what"
                | "how"
                | "why"
        )
}

/// Is word `i`, a noun as often as a verb, a verb because it stands between two others: "review the claim, request
/// missing papers and issue the card"?
pub fn is_between_verbs(sentence: &Sentence<'_>, i: usize, end: usize) -> bool {
    if sentence.lang == Lang::Fr
        || !sentence.is(i, Role::NounVerb)
        || !sentence.is(i, Role::Verb)
        || !sentence.has(i, mark::COMMA)
        || sentence.has(i, mark::QUOTED | mark::UPPER | mark::BRACKET)
    {
        return false;
    }
    let stops = [Role::Link, Role::Alternative, Role::NotAfterLink, Role::ToBe, Role::Subordinator, Role::Obligation];
    let object = i + 1 < end
        && !sentence.has(i + 1, mark::COMMA | mark::COLON)
        && !stops.into_iter().any(|role| sentence.is(i + 1, role));
    let last = |k: usize| sentence.is(k, Role::Link) && k + 1 < end && is_bare_verb(sentence, k + 1);
    object && (i + 2..end).take_while(|k| !sentence.has(*k, mark::COMMA) || sentence.is(*k, Role::Link)).any(last)
}

/// Is word `i` an unknown verb of English, by its place between a link and an object: "and proportion the costs"?
pub fn acts(sentence: &Sentence<'_>, i: usize) -> bool {
    if sentence.lang == Lang::Fr
        || !sentence.is(i + 1, Role::Determiner)
        || sentence.has(i, mark::QUOTED | mark::CAPITAL | mark::NUMBER | mark::SYMBOL | mark::BRACKET)
        || sentence.has(i + 1, mark::COMMA | mark::STOP)
        || sentence.is(i + 2, Role::Moment)
    {
        return false;
    }
    let grammar = [
        Role::NotAfterLink,
        Role::Determiner,
        Role::Adverb,
        Role::Particle,
        Role::Subordinator,
        Role::Purpose,
        Role::Link,
        Role::Alternative,
        Role::Helper,
        Role::Agent,
    ];
    let word = sentence.folded(i);
    let other = word.len() < 3
        || (word.ends_with('s') && !word.ends_with("ss"))
        || ["ed", "ing", "ly"].into_iter().any(|end| word.ends_with(end))
        || grammar.into_iter().any(|role| sentence.is(i, role));
    let link = (0..i).rev().find(|k| !is_between(sentence, *k) || sentence.is(*k, Role::Link));
    !other && link.is_some_and(|k| sentence.is(k, Role::Link))
}

/// Is word `i` a past participle that may stand in a passive?
pub fn is_participle(sentence: &Sentence<'_>, i: usize) -> bool {
    if sentence.is(i, Role::Adjective) || sentence.has(i, mark::QUOTED | mark::UPPER) {
        return false;
    }
    if sentence.is(i, Role::Participle) {
        return true;
    }
    let Some(word) = sentence.words.get(i) else { return false };
    match sentence.lang {
        Lang::Fr => {
            let text = sentence.text[word.bytes.clone()].to_lowercase();
            let text = text.strip_suffix('s').unwrap_or(&text);
            text.ends_with('é') || text.ends_with("ée")
        }
        Lang::En => sentence.folded(i).len() > 3 && sentence.folded(i).ends_with("ed"),
    }
}

/// Is it one of the words that may stand between a verb and what it governs?
pub fn is_between(sentence: &Sentence<'_>, i: usize) -> bool {
    sentence.is(i, Role::Adverb) || sentence.is(i, Role::Particle)
}

//! R04, R05: who acts, and is it said what must be rather than what must not?

use super::lexicon::{Group, Role};
use super::sentence::{Sentence, mark};
use super::verb::{is_bare_verb, is_between, is_participle};
use super::{Statement, Told, figure};
use crate::text::Lang;

/// How far the actor of a passive is looked for.
const ACTOR_WITHIN: usize = 12;
/// How far the second half of a French negation is looked for.
const NEGATION_WITHIN: usize = 6;

/// R04: a passive in the main clause that does not say who acts.
pub fn without_actor(statement: &Statement<'_>, told: &mut Told<'_>) {
    let sentence = &statement.sentence;
    let blank =
        |i: usize| sentence.group(Group::Blank).any(|met| met.role != Role::Filled && met.first <= i && i < met.last);
    for i in 0..sentence.words.len() {
        if !sentence.is(i, Role::ToBe) || sentence.has(i, mark::SUBORDINATE | mark::QUOTED) || hangs(sentence, i) {
            continue;
        }
        let Some(participle) = (i + 1..(i + 4).min(sentence.words.len())).find(|k| !is_between(sentence, *k)) else {
            continue;
        };
        if !is_participle(sentence, participle)
            || sentence.has(participle, mark::STOP | mark::COMMA)
            || blank(i)
            || blank(participle)
            || obliges(sentence, participle)
            || has_actor(sentence, participle + 1)
        {
            continue;
        }
        told.words("R04", "R04", statement, sentence.bytes(start(sentence, i), participle + 1));
        // One finding tells enough of a sentence.
        return;
    }
}

/// « prêt à être rejoué »: an infinitive that no verb of the clause carries.
fn hangs(sentence: &Sentence<'_>, i: usize) -> bool {
    matches!(sentence.folded(i), "etre" | "be") && start(sentence, i) == i
}

/// « est tenu de », "is required to": the passive is the verb of obligation itself.
fn obliges(sentence: &Sentence<'_>, i: usize) -> bool {
    sentence.group(Group::Modal).any(|met| met.first < i && i < met.last)
}

/// Where the passive's own words begin: « doit pouvoir être envoyé ».
fn start(sentence: &Sentence<'_>, to_be: usize) -> usize {
    let mut start = to_be;
    while start > 0 {
        let i = start - 1;
        let auxiliary = [Role::Obligation, Role::Weak, Role::Conditional, Role::Auxiliary, Role::Helper]
            .into_iter()
            .any(|role| sentence.is(i, role));
        let pouvoir = matches!(sentence.folded(i), "pouvoir" | "to" | "be" | "ought" | "has" | "have");
        if !(auxiliary || pouvoir || sentence.is(i, Role::Particle)) || sentence.has(start, mark::STOP | mark::COMMA) {
            break;
        }
        start = i;
    }
    start
}

/// Does « par » with somebody or something that acts follow? « par courriel » is a means.
fn has_actor(sentence: &Sentence<'_>, from: usize) -> bool {
    (from..(from + ACTOR_WITHIN).min(sentence.words.len()))
        .take_while(|i| !sentence.has(*i, mark::STOP))
        .filter(|i| sentence.is(*i, Role::Agent))
        .any(|by| {
            let name = sentence.has(by + 1, mark::CAPITAL) && !sentence.is(by + 1, Role::Means);
            let determined = sentence.is(by + 1, Role::Determiner);
            let noun = (by + 1..by + 4).find(|i| !sentence.is(*i, Role::Determiner)).unwrap_or(by + 1);
            (name || determined) && !sentence.is(noun, Role::Means) && !sentence.has(noun, mark::NUMBER)
        })
}

/// R05: a main clause that says what must not be. Rights and security are forbidden things by nature.
pub fn negative(statement: &Statement<'_>, told: &mut Told<'_>) {
    let sentence = &statement.sentence;
    let found = match sentence.lang {
        Lang::Fr => french_negation(sentence),
        Lang::En => english_negation(sentence),
    };
    if let Some((first, last)) = found {
        told.words("R05", "R05", statement, sentence.bytes(first, last));
    }
}

fn french_negation(sentence: &Sentence<'_>) -> Option<(usize, usize)> {
    (0..sentence.words.len()).find_map(|ne| {
        if !sentence.is(ne, Role::Negator) || sentence.has(ne, mark::SUBORDINATE | mark::QUOTED) {
            return None;
        }
        // « pour ne pas », « afin de ne plus »: a purpose.
        if ne > 0 && sentence.is(ne + 1, Role::Particle) && matches!(sentence.folded(ne - 1), "pour" | "de" | "a") {
            return None;
        }
        let subject = none_as_subject(sentence, ne);
        let window = ne + 1..(ne + NEGATION_WITHIN).min(sentence.words.len());
        let particle = window.clone().find(|i| sentence.is(*i, Role::Particle));
        let last = match (particle, subject) {
            (Some(particle), _) => particle + 1,
            (None, Some(_)) => ne + 2,
            (None, None) => return None,
        };
        let able = |i: usize| sentence.is(i, Role::BeAble);
        if (ne + 1..(last + 2).min(sentence.words.len())).any(able) {
            return None;
        }
        let verb = (last..last + 4).find(|i| is_bare_verb(sentence, *i) || sentence.folded(*i) == "etre");
        let weak = subject.is_some() || (ne + 1..last).any(|i| sentence.is(i, Role::Weak));
        if verb.is_some_and(|verb| is_limit(sentence, verb) || is_right(sentence, ne, verb, weak)) {
            return None;
        }
        // « n’affiche pas que » restricts; « ne … que » alone has no second half.
        Some((subject.unwrap_or(ne), last))
    })
}

/// « ne doit pas dépasser 15 jours », "shall not exceed 2 seconds", « ne doit pas être supérieur à 2 % »: a limit with its
/// figure is what a test measures.
fn is_limit(sentence: &Sentence<'_>, verb: usize) -> bool {
    let compared = matches!(sentence.folded(verb), "etre" | "be")
        && matches!(
            sentence.folded(verb + 1),
            "superieur"
                | "superieure"
                | "inferieur"
                | "inferieure"
                | "more"
                | "less"
                | "greater"
                | "longer"
                | "higher"
                | "lower"
        );
    let figure = |i: usize| figure::number(sentence, i).is_some();
    (compared || sentence.is(verb, Role::Bounds)) && (verb + 1..verb + 6).any(figure)
}

/// « Le conseiller ne peut pas supprimer un contrat », "no adviser shall see": what somebody may not see, or may not do to
/// what is kept. What the tool must not do is no right.
fn is_right(sentence: &Sentence<'_>, before: usize, verb: usize, weak: bool) -> bool {
    let tool = (0..before).any(|i| sentence.is(i, Role::System));
    !tool && (sentence.is(verb, Role::Access) || (weak && sentence.is(verb, Role::Alter)))
}

/// « Aucune candidature ne doit… »: the word at which it begins.
fn none_as_subject(sentence: &Sentence<'_>, ne: usize) -> Option<usize> {
    (ne.saturating_sub(5)..ne).find(|i| {
        matches!(sentence.folded(*i), "aucun" | "aucune" | "nul" | "nulle") && !sentence.has(*i, mark::SUBORDINATE)
    })
}

fn english_negation(sentence: &Sentence<'_>) -> Option<(usize, usize)> {
    (0..sentence.words.len()).find_map(|i| {
        if sentence.has(i, mark::SUBORDINATE | mark::QUOTED) {
            return None;
        }
        let helped = i > 0 && sentence.is(i - 1, Role::Helper);
        let alone = sentence.folded(i).starts_with("can") || sentence.folded(i).ends_with("n't");
        if sentence.is(i, Role::Negator) && (helped || alone) {
            let first = if helped { i - 1 } else { i };
            if (i + 1..(i + 3).min(sentence.words.len())).any(|k| sentence.is(k, Role::BeAble)) {
                return None;
            }
            let verb = (i + 1..i + 3).find(|k| !is_between(sentence, *k)).unwrap_or(i + 1);
            let weak = alone || sentence.is(first, Role::Weak);
            if is_limit(sentence, verb) || is_right(sentence, first, verb, weak) {
                return None;
            }
            let does = matches!(sentence.folded(first), "do" | "does" | "did" | "doesn't" | "don't");
            return Some((first, i + 1 + usize::from(does && i + 1 < sentence.words.len())));
        }
        // "No order shall…"
        let none = sentence.is(i, Role::Particle) && sentence.has(i, mark::STOP);
        let modal = || (i + 1..(i + 6).min(sentence.words.len())).find(|k| sentence.is(*k, Role::Obligation));
        let modal = if none { modal() } else { None };
        modal.filter(|modal| !is_right(sentence, *modal, modal + 1, true)).map(|modal| (i, modal + 1))
    })
}

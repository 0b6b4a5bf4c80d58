//! R06: is everything promised of a set that nobody can list?

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::figure;
use super::lexicon::{Group, Role, entries};
use super::sentence::{Met, Sentence, folded, mark};
use super::{Statement, Told};
use crate::text::Lang;

/// How far after the quantifier a list is looked for.
const LISTED_WITHIN: usize = 6;
/// How far after it what bounds the set is looked for.
const BOUNDED_WITHIN: usize = 14;

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
    if is_limited(sentence, met.last, next) {
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

/// What a word does to the bounds of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    Closed,
    Part,
    Annex,
    Limit,
    NotLimit,
    Relative,
    State,
}

fn bound(section: &str) -> Option<Bound> {
    Some(match section {
        "closed" => Bound::Closed,
        "part" => Bound::Part,
        "annex" => Bound::Annex,
        "limit" => Bound::Limit,
        "not-limit" => Bound::NotLimit,
        "relative" => Bound::Relative,
        "state" => Bound::State,
        _ => return None,
    })
}

type Bounds = FxHashMap<String, Bound>;

static FRENCH: LazyLock<Bounds> = LazyLock::new(|| read(Lang::Fr));
static ENGLISH: LazyLock<Bounds> = LazyLock::new(|| read(Lang::En));

fn read(lang: Lang) -> Bounds {
    let known = entries(&format!("{}/bounds", lang.key())).into_iter();
    let of = |(section, forms): (&str, Vec<&str>)| {
        let bound = bound(section);
        forms.into_iter().filter_map(move |form| Some((folded(form), bound?))).collect::<Vec<_>>()
    };
    known.flat_map(of).collect()
}

/// Do the words of the set say where it ends? « tous les champs obligatoires », « toutes les lignes de la commande »,
/// « toutes les factures de plus de 30 jours », « tous les devis dont l’échéance est passée », « tous les devis à l’état
/// « Émis » ». `noun` is the word after the articles.
fn is_limited(sentence: &Sentence<'_>, from: usize, noun: usize) -> bool {
    let bounds = if sentence.lang == Lang::Fr { &*FRENCH } else { &*ENGLISH };
    let is = |i: usize, bound: Bound| bounds.get(sentence.folded(i)) == Some(&bound);
    let ends = |i: &usize| {
        *i > from && sentence.has(*i, mark::STOP | mark::COMMA | mark::COLON)
            || sentence.is(*i, Role::Obligation)
            || sentence.is(*i, Role::Weak)
    };
    let words = || (from..(from + BOUNDED_WITHIN).min(sentence.words.len())).take_while(|i| !ends(i));
    // The noun of a quantifier alone, and of one with its own adjective before it.
    let part = [noun, noun + 1].into_iter().find(|i| is(*i, Bound::Part));
    let of_one = part.is_some_and(|i| {
        let of = matches!(sentence.folded(i + 1), "de" | "d'" | "du" | "of");
        of && words().any(|word| word == i + 1)
    });
    if of_one || words().take(3).any(|i| is(i, Bound::Closed)) {
        return true;
    }
    let referred = |i: usize| {
        let named = matches!(sentence.folded(i - 1), "de" | "du" | "l'" | "la" | "des" | "of" | "in" | "the");
        is(i, Bound::Annex) && named && !matches!(sentence.folded(i + 1), "de" | "d'" | "of")
    };
    let quoted = |i: usize| is(i, Bound::State) && sentence.has(i + 1, mark::QUOTED);
    // « pour que », “so that” say why.
    let why = |i: usize| matches!(sentence.folded(i - 1), "pour" | "afin" | "sans" | "avant" | "so" | "such");
    // « tous les besoins qui pourraient apparaître » is as open as before.
    let open_ended = |i: usize| {
        let after = (i + 1..i + 5).map(|i| sentence.folded(i));
        let opens =
            ["pourr", "souhait", "voudr", "besoin", "desir", "presente", "could", "might", "want", "need", "wish"];
        after.into_iter().any(|word| opens.iter().any(|start| word.starts_with(start)))
    };
    let relative = |i: usize| (noun + 1..noun + 6).contains(&i) && is(i, Bound::Relative) && !why(i) && !open_ended(i);
    if words().any(|i| i > from && (referred(i) || relative(i)) || quoted(i)) {
        return true;
    }
    let figure = words().skip_while(|i| *i <= noun).find(|i| figure::number(sentence, *i).is_some());
    figure.is_some_and(|at| {
        let small = |i: usize| matches!(sentence.folded(i), "de" | "d'" | "des" | "a" | "au" | "of" | "from" | "the");
        // « les factures de 2025 », « les factures de plus de 30 jours », but « archiver au bout de plus de 5 ans ».
        let Some(limit) = (noun + 1..at).rev().find(|i| is(*i, Bound::Limit)) else {
            return at == noun + 2 && small(noun + 1);
        };
        let before = (noun..limit).rev().find(|i| !small(*i)).unwrap_or(noun);
        !is(before, Bound::NotLimit) && !(limit + 1..at).any(|i| is(i, Bound::NotLimit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Is the first quantifier of a sentence one of an open set?
    fn is_open(text: &str, lang: Lang) -> bool {
        let sentence = Sentence::read(text, lang);
        let met = sentence.group(Group::Universal).find(|met| met.role == Role::Universal).copied();
        met.is_some_and(|met| !is_bounded(&sentence, &met))
    }

    #[test]
    fn every_section_of_bounds_is_known_in_both_languages() {
        for lang in Lang::ALL {
            let entries = entries(&format!("{}/bounds", lang.key()));
            assert!(entries.iter().all(|(section, _)| bound(section).is_some()), "{entries:?}");
            for known in ["closed", "part", "annex", "limit", "not-limit", "relative", "state"] {
                assert!(entries.iter().any(|(section, _)| *section == known), "{}: [{known}]", lang.key());
            }
        }
    }

    #[test]
    fn a_set_whose_words_say_where_it_ends_is_bounded() {
        for text in [
            "Le CRM doit contrôler tous les champs obligatoires de la fiche client.",
            "Le CRM doit notifier tous les commerciaux qui suivent le compte.",
            "Le CRM doit relancer toutes les factures de plus de 30 jours.",
            "Le CRM doit relancer toutes les factures en retard de plus de 30 jours.",
            "Le CRM doit reprendre toutes les factures de 2025.",
            "Le CRM doit recopier toutes les lignes de la commande.",
            "Le CRM doit clore tous les devis dont l’échéance est passée.",
            "Le CRM doit lister tous les devis à l’état « Émis ».",
            "Le CRM doit archiver l’ensemble des dossiers clos depuis 5 ans.",
            "Le CRM doit lister toutes les commandes d’un montant supérieur à 5 000 €.",
            "Tous les rôles de l’annexe B doivent être repris.",
        ] {
            assert!(!is_open(text, Lang::Fr), "{text}");
        }
        for text in [
            "The CRM shall check all mandatory fields of the customer record.",
            "The CRM shall remind all invoices older than 30 days.",
            "The CRM shall copy every line of the order.",
            "The CRM shall close all quotes whose due date is past.",
            "The CRM shall apply all the roles of annex B.",
        ] {
            assert!(!is_open(text, Lang::En), "{text}");
        }
    }

    #[test]
    fn what_is_done_with_a_set_bounds_nothing() {
        for text in [
            "Le CRM doit relancer tous les devis.",
            "Le CRM doit archiver tous les courriels au bout de 5 ans.",
            "Le CRM doit envoyer à tous les clients 3 relances par an.",
            "Tous les dossiers doivent être traités en plus de 2 étapes.",
            "Le chef des ventes doit voir toutes les opportunités de son équipe.",
            "Le CRM doit archiver tous les courriels au bout de plus de 5 ans.",
            "Le CRM doit afficher toutes les ventes dans un tableau.",
            "Le CRM doit prévenir tous les clients pour que le dépôt ouvre.",
            "Le CRM doit garder toutes les pages.",
            "Le CRM doit relancer tous les clients, dont les prospects.",
        ] {
            assert!(is_open(text, Lang::Fr), "{text}");
        }
        for text in
            ["The CRM shall archive all mails after 5 years.", "All invoices shall be paid in less than 30 days."]
        {
            assert!(is_open(text, Lang::En), "{text}");
        }
    }
}

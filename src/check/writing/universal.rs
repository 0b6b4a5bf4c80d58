//! R06: is everything promised of a set that nobody can list?

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::figure;
use super::lexicon::{Group, Role};
use super::sentence::{Met, Sentence, folded, mark};
use super::verb::is_participle;
use super::{Statement, Told};
use crate::text::words::{Forms, PerLang, entries};
use crate::text::{Lang, day};

/// How far after the quantifier a list is looked for.
const LISTED_WITHIN: usize = 6;
/// How far after it what bounds the set is looked for.
const BOUNDED_WITHIN: usize = 14;

/// R06: each quantifier of an open set, in the main clause.
pub fn quantifiers(statement: &Statement<'_>, told: &mut Told<'_>) {
    let sentence = &statement.sentence;
    for met in sentence.group(Group::Universal).filter(|met| met.role == Role::Universal) {
        let aside = sentence.has(met.first, mark::SUBORDINATE) && !is_ensured(sentence, met.first);
        if aside || is_bounded(sentence, met) {
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

/// « vérifier que toutes les données sont sauvegardées », “ensure that all data are saved”: what is ensured is what is asked.
fn is_ensured(sentence: &Sentence<'_>, quantifier: usize) -> bool {
    let Some(verb) = quantifier.checked_sub(2) else { return false };
    matches!(sentence.folded(quantifier - 1), "que" | "qu'" | "that")
        && is(sentence, verb, Bound::Ensures)
        && !sentence.has(verb, mark::SUBORDINATE)
}

fn is_adverb(sentence: &Sentence<'_>, i: usize) -> bool {
    is(sentence, i, Bound::Alone)
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
    /// « pour » before « que »: what follows says why or when.
    Conjunction,
    /// « mois », « hier »: a stretch of the calendar.
    Period,
    /// « dernier » before it.
    Recent,
    /// « échue »: a day of its own, though it is no participle.
    Dated,
    /// « fin » before « du mois »: what follows says when something is done.
    When,
    /// « garantir que toutes … »: what is ensured is what is asked.
    Ensures,
    /// « toujours »: says all without a set.
    Alone,
    /// « avant » before an hour or a day of the set.
    Side,
    /// « dans » before the time in which a day of the set falls.
    Soon,
}

impl Bound {
    const fn bit(self) -> u16 {
        1 << self as u16
    }
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
        "conjunction" => Bound::Conjunction,
        "period" => Bound::Period,
        "recent" => Bound::Recent,
        "when" => Bound::When,
        "dated" => Bound::Dated,
        "ensures" => Bound::Ensures,
        "alone" => Bound::Alone,
        "side" => Bound::Side,
        "soon" => Bound::Soon,
        _ => return None,
    })
}

/// What each word does, a bit for each: « avant » bounds nothing by a figure, and makes a conjunction of « que ».
type Bounds = FxHashMap<String, u16>;

static BOUNDS: LazyLock<PerLang<Bounds>> = LazyLock::new(|| PerLang::of(read));
/// Beginnings of words after which a relative bounds nothing.
static OPEN_ENDED: LazyLock<PerLang<Forms>> =
    LazyLock::new(|| PerLang::of(|lang| Forms::of(lang, "bounds", OPEN_ENDED_SECTION)));
const OPEN_ENDED_SECTION: &str = "open-ended";

fn read(lang: Lang) -> Bounds {
    let mut bounds = Bounds::default();
    for (section, forms) in entries(&format!("{}/bounds", lang.key())) {
        let Some(bound) = bound(section) else { continue };
        forms.into_iter().for_each(|form| *bounds.entry(folded(form)).or_default() |= bound.bit());
    }
    bounds
}

/// Does word `i` do that?
fn is(sentence: &Sentence<'_>, i: usize, bound: Bound) -> bool {
    BOUNDS.get(sentence.lang).get(sentence.folded(i)).is_some_and(|bits| bits & bound.bit() != 0)
}

/// Do the words of the set say where it ends? « tous les champs obligatoires », « toutes les lignes de la commande »,
/// « toutes les factures de plus de 30 jours », « tous les devis dont l’échéance est passée », « tous les devis à l’état
/// « Émis » ». `noun` is the word after the articles.
fn is_limited(sentence: &Sentence<'_>, from: usize, noun: usize) -> bool {
    let is = |i: usize, bound: Bound| is(sentence, i, bound);
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
    let ended = words().last().map_or(from, |last| last + 1);
    // A relative goes on past its own verb of obligation: « qui peuvent se présenter ».
    let closes = |i: &usize| sentence.has(*i, mark::STOP | mark::COMMA | mark::COLON);
    let clause =
        |i: usize| (i + 1..(i + 12).min(sentence.words.len())).take_while(|k| !closes(k)).last().unwrap_or(i) + 1;
    let relative = |i: usize| {
        (noun + 1..noun + 6).contains(&i)
            && is(i, Bound::Relative)
            && !is(i - 1, Bound::Conjunction)
            && !is_told(sentence, i, clause(i))
            && !OPEN_ENDED
                .get(sentence.lang)
                .are_in(sentence.text.get(sentence.bytes(i, clause(i))).unwrap_or_default())
    };
    words().any(|i| i > from && (referred(i) || relative(i)) || quoted(i))
        || is_dated(sentence, noun, ended, &is)
        || is_timed(sentence, noun, ended, &is)
        || is_measured(sentence, noun, ended, &is)
}

/// « prévenir toutes les agences que la base est indisponible », “tell all users that the base is down”: what is told, and
/// no relative.
fn is_told(sentence: &Sentence<'_>, i: usize, ended: usize) -> bool {
    matches!(sentence.folded(i), "que" | "qu'" | "that")
        && (i + 2..(i + 7).min(ended))
            .take_while(|k| !sentence.is(*k, Role::Auxiliary))
            .any(|k| sentence.is(k, Role::ToBe))
}

/// The small words between a set and what says which part of it.
fn is_small(word: &str) -> bool {
    matches!(word, "de" | "d'" | "du" | "des" | "a" | "au" | "of" | "from" | "the")
}

/// « les factures du mois », « de l’année en cours », « des douze derniers mois », « passées cette semaine », “placed this week”,
/// “from last year”; but « à la fin du mois », “by the end of the month” say when.
fn is_dated(sentence: &Sentence<'_>, noun: usize, ended: usize, is: &impl Fn(usize, Bound) -> bool) -> bool {
    let named = |i: usize| {
        sentence.is(i, Role::Determiner)
            || sentence.is(i, Role::Number)
            || sentence.has(i, mark::NUMBER)
            || is(i, Bound::Recent)
            || matches!(sentence.folded(i), "this" | "these")
    };
    (noun + 1..ended.min(noun + 8)).filter(|i| is(*i, Bound::Period)).any(|period| {
        // Back over « les douze derniers » to what joins them to the set.
        let joint = (noun + 1..period).rev().find(|i| !named(*i) || is_small(sentence.folded(*i))).unwrap_or(noun);
        let joined = is_small(sentence.folded(joint)) && joint > noun;
        let itself = (joint + 1..period).any(|i| {
            is(i, Bound::Recent) || matches!(sentence.folded(i), "ce" | "cet" | "cette" | "ces" | "this" | "these")
        }) || (joint + 1 == period
            && matches!(sentence.folded(period), "hier" | "yesterday" | "today" | "aujourd'hui"));
        let when = |i: usize| is(i, Bound::When) || is(i, Bound::NotLimit);
        // « reçus la veille », « prévues la semaine prochaine ».
        let said = joint > noun
            && (is_participle(sentence, joint) || is(joint, Bound::Dated))
            && (is(period + 1, Bound::Recent) || matches!(sentence.folded(period), "veille"));
        (joined || itself || said) && joint - noun <= 3 && !(noun + 1..=joint).any(when)
    })
}

/// « les demandes reçues avant 16 heures », “orders placed before noon”, « les baux signés après le 1er mars »: a participle of the
/// set with its hour or its day.
fn is_timed(sentence: &Sentence<'_>, noun: usize, ended: usize, is: &impl Fn(usize, Bound) -> bool) -> bool {
    // « périmés dans les trois mois », “expiring within three months”: such a day is the set’s own, and no time to do it in.
    let near = |i: usize| is(i, Bound::Soon);
    let counted = |i: usize| figure::number(sentence, i).is_some() && is(i + 1, Bound::Period);
    let soon = |i: usize| near(i) && is(i - 1, Bound::Dated) && (i + 1..(i + 4).min(ended)).any(counted);
    if (noun + 2..ended.min(noun + 6)).any(soon) {
        return true;
    }
    let side = |i: usize| is(i, Bound::Side);
    let Some(at) = (noun + 2..ended.min(noun + 5)).find(|i| side(*i) && is_participle(sentence, i - 1)) else {
        return false;
    };
    (at + 1..(at + 4).min(ended)).any(|i| {
        let hour = matches!(sentence.folded(i + 1), "h" | "heure" | "heures" | "am" | "pm");
        let stuck = sentence.has(i, mark::NUMBER) && sentence.folded(i).contains('h');
        let named = matches!(sentence.folded(i), "midi" | "minuit" | "noon" | "midnight");
        named || stuck || figure::number(sentence, i).is_some() && (hour || is_of_calendar(sentence, i))
    })
}

/// « les factures de 2025 », « les factures de plus de 30 jours », but « archiver au bout de plus de 5 ans » and « augmenter tous
/// les tarifs de 3 % ».
fn is_measured(sentence: &Sentence<'_>, noun: usize, ended: usize, is: &impl Fn(usize, Bound) -> bool) -> bool {
    let Some(at) = (noun + 1..ended).find(|i| figure::number(sentence, *i).is_some()) else { return false };
    let Some(limit) = (noun + 1..at).rev().find(|i| is(*i, Bound::Limit)) else {
        let share = sentence.has(at + 1, mark::SYMBOL) || sentence.folded(at + 1).starts_with("point");
        let near = at == noun + 2 || (at > noun + 2 && at <= noun + 4 && is_of_calendar(sentence, at));
        let done = |i: usize| is(i, Bound::NotLimit) || is(i, Bound::When);
        // « les lots périmés au 31 décembre », but « migrer toutes les données au 31 décembre ».
        let on = matches!(sentence.folded(at - 1), "au" | "a") && !is_participle(sentence, at - 2);
        return near && !share && !on && is_small(sentence.folded(at - 1)) && !(noun + 1..at - 1).any(done);
    };
    let before = (noun..limit).rev().find(|i| !is_small(sentence.folded(*i))).unwrap_or(noun);
    !is(before, Bound::NotLimit) && !(limit + 1..at).any(|i| is(i, Bound::NotLimit))
}

/// « 2025 », « 1er mars »: a year or a day.
fn is_of_calendar(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.folded(at);
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    year || day::is_month(sentence.folded(at + 1))
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
            let known = |section: &str| bound(section).is_some() || section == OPEN_ENDED_SECTION;
            assert!(entries.iter().all(|(section, _)| known(section)), "{entries:?}");
            for known in [
                "closed",
                "part",
                "annex",
                "limit",
                "not-limit",
                "relative",
                "state",
                "conjunction",
                "period",
                "recent",
                "when",
                "dated",
                "ensures",
                "alone",
                "side",
                "soon",
            ] {
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
            "Le CRM doit lister toutes les factures du mois.",
            "Le CRM doit affecter toutes les demandes reçues avant 16 heures.",
            "Le CRM doit lister tous les appels reçus la veille.",
            "Le CRM doit lister toutes les visites prévues la semaine prochaine.",
            "Le CRM doit lister tous les lots périmés au 31 décembre.",
            "Le CRM doit lister toutes les pièces que l’usager doit fournir.",
            "Le CRM doit lister tous les appels de l’année en cours.",
            "Le CRM doit lister tous les relevés des douze derniers mois.",
            "Le CRM doit lister toutes les commandes passées cette semaine.",
            "Le CRM doit lister toutes les commandes validées du 1er mars au 30 juin.",
            "Le CRM doit reprendre toutes les factures émises à partir du 1er janvier 2024.",
            "Le CRM doit purger toutes les demandes de plus d’un an.",
            "Le CRM doit lister tous les lots périmés dans les trois mois.",
            "Le CRM doit lister tous les contrats expirant dans les 60 jours.",
            "Le CRM doit afficher tous les comptes qui présentent un impayé.",
            "Le CRM doit afficher toutes les pièces que le client a signées.",
        ] {
            assert!(!is_open(text, Lang::Fr), "{text}");
        }
        for text in [
            "The CRM shall check all mandatory fields of the customer record.",
            "The CRM shall remind all invoices older than 30 days.",
            "The CRM shall copy every line of the order.",
            "The CRM shall close all quotes whose due date is past.",
            "The CRM shall apply all the roles of annex B.",
            "The CRM shall list all calls of the month.",
            "The CRM shall export all rows of the displayed list.",
            "The CRM shall list all contracts expiring within three months.",
            "The CRM shall list all orders placed this week.",
            "The CRM shall list all readings of the last twelve months.",
            "The CRM shall list all files that the customer has signed.",
        ] {
            assert!(!is_open(text, Lang::En), "{text}");
        }
    }

    #[test]
    fn what_is_done_with_a_set_bounds_nothing() {
        for text in [
            "Le CRM doit relancer tous les devis.",
            "Le CRM doit prévenir tous les agents concernés dans les 24 heures.",
            "Le CRM doit archiver tous les courriels au bout de 5 ans.",
            "Le CRM doit envoyer à tous les clients 3 relances par an.",
            "Tous les dossiers doivent être traités en plus de 2 étapes.",
            "Le chef des ventes doit voir toutes les opportunités de son équipe.",
            "Le CRM doit archiver tous les courriels au bout de plus de 5 ans.",
            "Le CRM doit afficher toutes les ventes dans un tableau.",
            "Le CRM doit prévenir tous les clients pour que le dépôt ouvre.",
            "Le CRM doit garder toutes les pages.",
            "Le CRM doit relancer tous les clients, dont les prospects.",
            "Le CRM doit prévenir toutes les agences que la base est indisponible.",
            "Le CRM doit garder tous les appels pendant que la base est indisponible.",
            "Le CRM doit afficher toutes les informations dont le commercial itinérant a besoin.",
            "Le CRM doit afficher toutes les informations qui lui sont utiles.",
            "Le CRM doit traiter tous les cas qui se présentent.",
            "Le CRM doit envoyer tous les relevés à la fin du mois.",
            "Le CRM doit relancer tous les clients au cours du mois.",
            "Le CRM doit augmenter tous les tarifs de 3 %.",
            "Le CRM doit relancer tous les devis émis après 2 relances.",
            "Le CRM doit traiter toutes les demandes dans le mois.",
            "Le CRM doit traiter tous les cas qui peuvent se présenter.",
            "Le CRM doit rappeler à tous les agents qu’une réclamation doit être traitée.",
            "Le CRM doit chiffrer toutes les données qui le nécessitent.",
            "Le CRM doit migrer toutes les données au 1er janvier 2027.",
        ] {
            assert!(is_open(text, Lang::Fr), "{text}");
        }
        for text in [
            "The CRM shall archive all mails after 5 years.",
            "All invoices shall be paid in less than 30 days.",
            "The CRM shall tell all users that the base is down.",
            "The CRM shall show all data that the adviser might need.",
            "The CRM shall send all statements by the end of the month.",
        ] {
            assert!(is_open(text, Lang::En), "{text}");
        }
    }
}

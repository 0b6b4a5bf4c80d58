//! Do two statements of the same words ask the same thing, its contrary, or something else?
//!
//! « Le commercial doit pouvoir supprimer un compte » and « ne doit pas pouvoir supprimer » share all their stems, and
//! « afficher la liste » and « exporter la liste » nearly all.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::figure;
use super::lexicon::{Role, entries};
use super::sense::Sense;
use super::sentence::{Sentence, folded, mark};
use super::verb::{is_bare_verb, is_participle};
use crate::text::Lang;

/// How one statement stands to another that has nearly the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// It asks the same.
    Same,
    /// It asks the contrary.
    Contrary,
    /// It asks something else: another action, of somebody else, in the other case.
    Other,
}

/// What a word does to what is asked (`templates/words/*/stance.txt`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Forbid,
    Allow,
    /// « sans », « sauf »: the other case.
    Except,
    /// Nothing: an action, of the kind of that number.
    Acts(usize),
}

static WORDS: LazyLock<FxHashMap<String, Turn>> = LazyLock::new(|| {
    let all = Lang::ALL.iter().flat_map(|lang| entries(&format!("{}/stance", lang.key())));
    let turned = all.enumerate().filter_map(|(line, (section, forms))| Some((turn(section, line)?, forms)));
    turned.flat_map(|(turn, forms)| forms.into_iter().map(move |form| (folded(form), turn))).collect()
});

fn turn(section: &str, line: usize) -> Option<Turn> {
    Some(match section {
        "forbid" => Turn::Forbid,
        "allow" => Turn::Allow,
        "except" => Turn::Except,
        "actions" => Turn::Acts(line),
        _ => return None,
    })
}

/// Words after a verb of obligation within which the verb of the action is looked for.
const ACTION_WITHIN: usize = 5;
/// Words after a verb that forbids or allows within which what it forbids is looked for.
const GOVERNED_WITHIN: usize = 7;
/// Words after « ne » within which « pas » is looked for.
const NEGATION_WITHIN: usize = 7;

/// What a statement asks for.
struct Asked {
    /// The stem of what is done, or of what is allowed or forbidden.
    action: Option<u64>,
    /// The kind of what is done.
    kind: Option<usize>,
    /// The stems of the words that allow or forbid it.
    turning: Vec<u64>,
    /// Is it to be, and not to be prevented?
    wanted: bool,
    /// The stems of who does it; nobody where it is the tool.
    subject: Vec<u64>,
    /// How many words except a case.
    excepted: usize,
}

/// How `one` stands to `other`, of which the stems are given too.
pub fn stance(one: (&Sentence<'_>, &Sense), other: (&Sentence<'_>, &Sense)) -> Stance {
    let (mine, theirs) = (Asked::of(one.0), Asked::of(other.0));
    let (own, known) = (&one.1.stems, &other.1.stems);
    let absent = |stems: &[u64], from: &[u64]| !stems.iter().any(|stem| from.contains(stem));
    if mine.excepted != theirs.excepted || is_turned_round(one.0, other.0) {
        return Stance::Other;
    }
    let somebody = !mine.subject.is_empty() && !theirs.subject.is_empty();
    if somebody && absent(&mine.subject, known) && absent(&theirs.subject, own) {
        return Stance::Other;
    }
    if mine.kind.zip(theirs.kind).is_some_and(|(mine, theirs)| mine != theirs) {
        return Stance::Other;
    }
    if mine.wanted == theirs.wanted {
        return Stance::Same;
    }
    // Nothing but what forbids or allows may set the two apart.
    let turning = |stem: &u64| mine.turning.contains(stem) || theirs.turning.contains(stem);
    let apart = |from: &[u64], stems: &[u64]| stems.iter().any(|stem| !from.contains(stem) && !turning(stem));
    // Two halves of one rule: « jusqu’à 15 % », « de plus de 15 % »; « un compte », « son compte ».
    let same_case = limits(one.0) == limits(other.0);
    if mine.action == theirs.action && same_case && !apart(own, known) && !apart(known, own) {
        Stance::Contrary
    } else {
        Stance::Other
    }
}

/// Words of which one stands for the contrary of the other, folded.
const OPPOSITE: &[[&str; 2]] = &[
    ["avant", "apres"],
    ["superieur", "inferieur"],
    ["superieure", "inferieure"],
    ["superieurs", "inferieurs"],
    ["superieures", "inferieures"],
    ["minimum", "maximum"],
    ["dessus", "dessous"],
    ["before", "after"],
    ["above", "below"],
    ["greater", "less"],
    ["higher", "lower"],
];

/// Does one say « avant » where the other says « après », or the same figures the other way round?
fn is_turned_round(one: &Sentence<'_>, other: &Sentence<'_>) -> bool {
    let has = |sentence: &Sentence<'_>, word: &str| (0..sentence.words.len()).any(|i| sentence.folded(i) == word);
    let opposed = |[first, second]: &[&str; 2]| {
        let only = |sentence: &Sentence<'_>, word: &str, not: &str| has(sentence, word) && !has(sentence, not);
        (only(one, first, second) && only(other, second, first))
            || (only(one, second, first) && only(other, first, second))
    };
    let figures = |sentence: &Sentence<'_>| -> Vec<String> {
        let figures = (0..sentence.words.len()).filter(|i| sentence.has(*i, mark::NUMBER));
        figures.map(|i| sentence.folded(i).to_owned()).collect()
    };
    let (mine, theirs) = (figures(one), figures(other));
    let sorted = |mut figures: Vec<String>| {
        figures.sort_unstable();
        figures
    };
    let swapped = mine != theirs && sorted(mine.clone()) == sorted(theirs.clone());
    swapped || OPPOSITE.iter().any(opposed)
}

/// Small words that say of what case, of whose and of how much a statement speaks, folded.
const LIMITS: &[&str] = &[
    "avant", "apres", "des", "lors", "jusqu'", "partir", "plus", "moins", "son", "sa", "ses", "leur", "leurs", "tous",
    "toutes", "tout", "toute", "entre", "chaque", "pendant", "before", "after", "until", "from", "more", "less", "his",
    "her", "their", "own", "all", "every", "between", "during",
];

/// Those words of a statement and its figures, in order.
fn limits(sentence: &Sentence<'_>) -> Vec<String> {
    let told = |i: &usize| sentence.has(*i, mark::NUMBER) || LIMITS.contains(&sentence.folded(*i));
    // « dès » is not « des », and « ne … plus » is a denial.
    let said = |i: &usize| match sentence.folded(*i) {
        "des" => sentence.text[sentence.words[*i].bytes.clone()].to_lowercase() == "dès",
        "plus" => !(0..*i).rev().take(NEGATION_WITHIN).any(|before| sentence.is(before, Role::Negator)),
        _ => true,
    };
    let words = (0..sentence.words.len()).filter(told).filter(said);
    words.map(|i| sentence.folded(i).to_owned()).collect()
}

impl Asked {
    fn of(sentence: &Sentence<'_>) -> Self {
        let words = 0..sentence.words.len();
        let turn = |i: usize| WORDS.get(sentence.folded(i)).copied();
        let main = |i: &usize| !sentence.has(*i, mark::SUBORDINATE | mark::QUOTED);
        let modal = words
            .clone()
            .filter(main)
            .find(|i| [Role::Obligation, Role::Weak, Role::Conditional].into_iter().any(|role| sentence.is(*i, role)));
        let excepted =
            words.clone().filter(|i| turn(*i) == Some(Turn::Except) || (!main(i) && sentence.is(*i, Role::Negator)));
        let mut asked = Self {
            action: None,
            kind: None,
            turning: Vec::new(),
            wanted: !is_negated(sentence),
            subject: modal.map(|modal| Sense::stems_of(sentence, 0..modal)).unwrap_or_default(),
            excepted: excepted.count(),
        };
        let Some(modal) = modal else { return asked };
        let mut at = verb_after(sentence, modal + 1, ACTION_WITHIN);
        // « interdire au commercial de supprimer », « autoriser la suppression »: what counts is what comes after.
        let turns = |verb: usize| turn(verb).filter(|turn| matches!(turn, Turn::Forbid | Turn::Allow));
        while let Some((verb, turned)) = at.and_then(|verb| Some((verb, turns(verb)?))) {
            asked.turning.extend(Sense::stems_of(sentence, verb..verb + 1));
            asked.wanted ^= turned == Turn::Forbid;
            let next = verb_after(sentence, verb + 1, GOVERNED_WITHIN);
            at = next.or_else(|| (verb + 1..verb + 4).find(|i| !Sense::stems_of(sentence, *i..i + 1).is_empty()));
        }
        asked.action = at.and_then(|verb| Sense::stems_of(sentence, verb..verb + 1).first().copied());
        asked.kind = at.and_then(|verb| match turn(verb)? {
            Turn::Acts(kind) => Some(kind),
            _ => None,
        });
        asked
    }
}

/// The first verb that carries sense after word `from`.
fn verb_after(sentence: &Sentence<'_>, from: usize, within: usize) -> Option<usize> {
    let window = from..(from + within).min(sentence.words.len());
    let open = |i: &usize| !sentence.has(*i, mark::STOP | mark::SUBORDINATE);
    let verb = |i: &usize| is_bare_verb(sentence, *i) || is_participle(sentence, *i);
    window.take_while(open).filter(verb).find(|i| !Sense::stems_of(sentence, *i..i + 1).is_empty())
}

/// Is the main clause in the negative? « ne … que » only restricts, and « ne doit pas dépasser 15 jours » sets a limit.
fn is_negated(sentence: &Sentence<'_>) -> bool {
    (0..sentence.words.len()).any(|i| {
        if sentence.has(i, mark::SUBORDINATE | mark::QUOTED) {
            return false;
        }
        match sentence.lang {
            Lang::Fr => {
                let after = i + 1..(i + NEGATION_WITHIN).min(sentence.words.len());
                let none = |i: usize| matches!(sentence.folded(i), "aucun" | "aucune" | "nul" | "nulle");
                sentence.is(i, Role::Negator)
                    && !is_limit(sentence, i)
                    && (after.clone().any(|i| sentence.is(i, Role::Particle))
                        || (i.saturating_sub(NEGATION_WITHIN)..i).any(none))
            }
            Lang::En => {
                let none = sentence.is(i, Role::Particle) && sentence.has(i, mark::STOP);
                (sentence.is(i, Role::Negator) && !is_limit(sentence, i)) || none
            }
        }
    })
}

/// Does what is negated lead to a limit: « ne … pas dépasser », « ne … pas plus de 4 », "not more than"?
fn is_limit(sentence: &Sentence<'_>, negator: usize) -> bool {
    (negator + 1..negator + NEGATION_WITHIN).any(|i| {
        let compares = sentence.is(i, Role::Compares) || matches!(sentence.folded(i), "more" | "less" | "than");
        let figure = |i: usize| figure::number(sentence, i).is_some();
        sentence.is(i, Role::Bounds) || compares && (i + 1..i + 3).any(figure)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(one: &str, other: &str, lang: Lang) -> Stance {
        let (one, other) = (Sentence::read(one, lang), Sentence::read(other, lang));
        let (mine, theirs) = (Sense::of(&one), Sense::of(&other));
        assert_eq!(stance((&one, &mine), (&other, &theirs)), stance((&other, &theirs), (&one, &mine)), "either way");
        stance((&one, &mine), (&other, &theirs))
    }

    #[test]
    fn every_section_is_known() {
        for lang in Lang::ALL {
            let entries = entries(&format!("{}/stance", lang.key()));
            assert!(entries.len() >= 3 && entries.iter().all(|(section, _)| turn(section, 0).is_some()), "{entries:?}");
        }
    }

    #[test]
    fn the_contrary_is_no_repetition() {
        let wanted = "Le commercial doit pouvoir supprimer un compte.";
        for contrary in [
            "Le commercial ne doit pas pouvoir supprimer un compte.",
            "Aucun commercial ne doit pouvoir supprimer un compte.",
            "Le CRM doit interdire au commercial de supprimer un compte.",
            "Le CRM doit interdire la suppression d’un compte par le commercial.",
        ] {
            assert_eq!(of(wanted, contrary, Lang::Fr), Stance::Contrary, "{contrary}");
        }
        let refused = "Le CRM doit refuser une commande sans client.";
        assert_eq!(of(refused, "Le CRM doit accepter une commande sans client.", Lang::Fr), Stance::Contrary);
        assert_eq!(of(refused, "Le CRM ne doit pas accepter une commande sans client.", Lang::Fr), Stance::Same);
        let wanted = "The agent shall be able to delete a customer account.";
        for contrary in [
            "The agent shall not be able to delete a customer account.",
            "No agent shall be able to delete a customer account.",
            "The CRM shall forbid the agent to delete a customer account.",
        ] {
            assert_eq!(of(wanted, contrary, Lang::En), Stance::Contrary, "{contrary}");
        }
    }

    #[test]
    fn another_action_person_or_case_is_neither() {
        for (one, other) in [
            (
                "Le CRM doit afficher la liste des contrats actifs par agence et par mois.",
                "Le CRM doit exporter la liste des contrats actifs par agence et par mois.",
            ),
            (
                "Le commercial doit pouvoir modifier la remise d’un devis validé du mois.",
                "Le directeur ne doit pas pouvoir modifier la remise d’un devis validé du mois.",
            ),
            (
                "Le commercial ne doit pas pouvoir supprimer un compte qui a des commandes.",
                "Le commercial doit pouvoir supprimer un compte sans commande.",
            ),
        ] {
            assert_eq!(of(one, other, Lang::Fr), Stance::Other, "{one} / {other}");
        }
        let limit = "Le délai de traitement d’une réclamation ne doit pas dépasser 15 jours.";
        assert_eq!(
            of(limit, "Le délai de traitement d’une réclamation doit être de 10 jours.", Lang::Fr),
            Stance::Same
        );
        let one = "Le CRM doit prévenir le destinataire du retard de la livraison.";
        assert_eq!(of(one, "Le destinataire est averti du retard de la livraison.", Lang::Fr), Stance::Same);
        assert_eq!(of(one, "Le destinataire doit être averti du retard de la livraison.", Lang::Fr), Stance::Same);
    }
}

//! Do two statements of the same words ask the same thing, its contrary, or something else?
//!
//! « Le commercial doit pouvoir supprimer un compte » and « ne doit pas pouvoir supprimer » share all their stems, and
//! « afficher la liste » and « exporter la liste » nearly all.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::lexicon::Role;
use super::sense::Sense;
use super::sentence::{Sentence, folded, mark};
use super::verb::{is_bare_verb, is_participle};
use super::{figure, route};
use crate::text::Lang;
use crate::text::words::{Forms, PerLang, entries, section};

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

/// The words of one language.
struct Lists {
    turns: FxHashMap<String, Turn>,
    /// Words of which one stands for the contrary of the other.
    opposite: Vec<[String; 2]>,
    /// Small words that say of what case, of whose and of how much a statement speaks.
    case: Forms,
    /// Words before the one to whom or the place where something goes, and words behind them that are neither.
    toward: Forms,
    no_place: Forms,
    /// Verbs after which « par » says what comes in the place of something.
    replaces: Forms,
}

static LISTS: LazyLock<PerLang<Lists>> = LazyLock::new(|| PerLang::of(Lists::read));

impl Lists {
    fn read(lang: Lang) -> Self {
        let all = entries(&format!("{}/stance", lang.key())).into_iter().enumerate();
        let turned = all.filter_map(|(line, (section, forms))| Some((turn(section, line)?, forms)));
        let turns = turned.flat_map(|(turn, forms)| forms.into_iter().map(move |form| (folded(form), turn))).collect();
        let pair = |forms: Vec<&str>| match forms.as_slice() {
            [one, other] => Some([folded(one), folded(other)]),
            _ => None,
        };
        let opposite = section(lang, "stance", "opposite").filter_map(pair).collect();
        let of = |name: &str| Forms::of(lang, "stance", name);
        Self {
            turns,
            opposite,
            case: of("case"),
            toward: of("toward"),
            no_place: of("no-place"),
            replaces: of("replaces"),
        }
    }
}

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
    /// The verb itself, which is not always that of its kind: « afficher » shows what « apparaître » is shown of.
    verb: Option<u64>,
    /// The kind of what is done.
    kind: Option<usize>,
    /// The stems of the words that allow or forbid it.
    turning: Vec<u64>,
    /// Is it something that somebody is to be able to do?
    able: bool,
    /// Does its verb refuse or forbid?
    forbids: bool,
    /// Is it to be, and not to be prevented?
    wanted: bool,
    /// The stems of who does it; nobody where it is the tool.
    subject: Vec<u64>,
    /// How many words except a case.
    excepted: usize,
    /// How many verbs refuse, and how many accept, beside what is asked: « le devis refusé », « le devis accepté ».
    others: [usize; 2],
    /// To whom or where something goes: « envoyer la commande à l’ERP ».
    to: Vec<u64>,
    /// Who does it by the grammar: the subject of an active verb, « par … » of a passive one.
    actor: Vec<u64>,
}

/// How `one` stands to `other`, of which the stems are given too.
pub fn stance(one: (&Sentence<'_>, &Sense), other: (&Sentence<'_>, &Sense)) -> Stance {
    let (mine, theirs) = (Asked::of(one.0), Asked::of(other.0));
    let (own, known) = (&one.1.stems, &other.1.stems);
    let absent = |stems: &[u64], from: &[u64]| !stems.iter().any(|stem| from.contains(stem));
    if mine.excepted != theirs.excepted || is_other_case(mine.others, theirs.others) || is_turned_round(one.0, other.0)
    {
        return Stance::Other;
    }
    // « L’agent doit valider le devis du chef », « le chef doit valider le devis de l’agent ».
    let apart = |mine: &[u64], theirs: &[u64]| !mine.is_empty() && !theirs.is_empty() && absent(mine, theirs);
    let same_verb = mine.verb.is_some() && mine.verb == theirs.verb;
    let swapped = || !absent(&mine.actor, known) && !absent(&theirs.actor, own);
    if same_verb && apart(&mine.actor, &theirs.actor) && swapped() {
        return Stance::Other;
    }
    // « Envoyer la commande du CRM à l’ERP », « de l’ERP au CRM ».
    if apart(&mine.to, &theirs.to) && says_all(one.0, &theirs.to) && says_all(other.0, &mine.to) {
        return Stance::Other;
    }
    let somebody = !mine.subject.is_empty() && !theirs.subject.is_empty();
    if somebody && absent(&mine.subject, known) && absent(&theirs.subject, own) {
        return Stance::Other;
    }
    if mine.kind.zip(theirs.kind).is_some_and(|(mine, theirs)| mine != theirs) {
        return Stance::Other;
    }
    // « Le gestionnaire doit pouvoir accepter une demande », « … refuser une demande »: he has the choice.
    if mine.able && theirs.able && mine.forbids != theirs.forbids {
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

/// Does one speak of what is refused where the other speaks of what is accepted?
const fn is_other_case(mine: [usize; 2], theirs: [usize; 2]) -> bool {
    mine[0] > theirs[0] && mine[1] < theirs[1] || mine[0] < theirs[0] && mine[1] > theirs[1]
}

fn says_all(sentence: &Sentence<'_>, stems: &[u64]) -> bool {
    stems.iter().all(|stem| (0..sentence.words.len()).any(|i| Sense::word(sentence, i) == *stem))
}

/// Does one say « avant » where the other says « après », or the same figures the other way round?
fn is_turned_round(one: &Sentence<'_>, other: &Sentence<'_>) -> bool {
    let has = |sentence: &Sentence<'_>, word: &str| (0..sentence.words.len()).any(|i| sentence.folded(i) == word);
    let opposed = |[first, second]: &[String; 2]| {
        let only = |sentence: &Sentence<'_>, word: &str, not: &str| has(sentence, word) && !has(sentence, not);
        (only(one, first, second) && only(other, second, first))
            || (only(one, second, first) && only(other, first, second))
    };
    // « 4 heures pour 95 % » and « 95 % en 4 heures » are the same figures, each in its unit.
    let figures = |sentence: &Sentence<'_>, with: usize| -> Vec<String> {
        let figures = (0..sentence.words.len()).filter(|i| sentence.has(*i, mark::NUMBER));
        let united = |i: usize| (i..i + with).map(|i| sentence.folded(i)).collect::<Vec<_>>().join(" ");
        figures.map(united).collect()
    };
    let sorted = |mut figures: Vec<String>| {
        figures.sort_unstable();
        figures
    };
    let (mine, theirs) = (figures(one, 1), figures(other, 1));
    let moved = mine != theirs && sorted(mine) == sorted(theirs);
    let swapped = moved && sorted(figures(one, 2)) != sorted(figures(other, 2));
    swapped || LISTS.get(one.lang).opposite.iter().any(opposed) || route::are_apart(one, other)
}

/// The small words that say of what case a statement speaks, and its figures, in order.
fn limits(sentence: &Sentence<'_>) -> Vec<String> {
    let case = &LISTS.get(sentence.lang).case;
    let told = |i: &usize| sentence.has(*i, mark::NUMBER) || case.has(sentence.folded(*i));
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
        let turns = &LISTS.get(sentence.lang).turns;
        let turn = |i: usize| turns.get(sentence.folded(i)).copied();
        let main = |i: &usize| !sentence.has(*i, mark::SUBORDINATE | mark::QUOTED);
        let modal = words
            .clone()
            .filter(main)
            .find(|i| [Role::Obligation, Role::Weak, Role::Conditional].into_iter().any(|role| sentence.is(*i, role)));
        let excepted =
            words.clone().filter(|i| turn(*i) == Some(Turn::Except) || (!main(i) && sentence.is(*i, Role::Negator)));
        let mut asked = Self {
            action: None,
            verb: None,
            kind: None,
            turning: Vec::new(),
            able: modal.is_some_and(|modal| {
                let near = modal..modal + ACTION_WITHIN;
                near.into_iter().any(|i| sentence.is(i, Role::BeAble) || sentence.is(i, Role::Permit))
            }),
            forbids: false,
            wanted: !is_negated(sentence),
            subject: modal.map(|modal| Sense::stems_of(sentence, 0..modal)).unwrap_or_default(),
            excepted: excepted.count(),
            others: [0; 2],
            to: Vec::new(),
            actor: Vec::new(),
        };
        let turning =
            |i: &usize| matches!(turn(*i), Some(Turn::Forbid | Turn::Allow)) && !sentence.has(*i, mark::QUOTED);
        // « Le CRM refuse un doublon », « il est interdit de… »: what turns it is the verb itself.
        let own = || words.clone().filter(main).find(turning).filter(|_| modal.is_none());
        let mut at = modal.map_or_else(own, |modal| verb_after(sentence, modal + 1, ACTION_WITHIN));
        let Some(start) = modal.or(at) else { return asked };
        if modal.is_none() {
            asked.subject = Sense::stems_of(sentence, 0..start);
        }
        asked.to = receivers(sentence, start + 1);
        asked.actor = actor(sentence, modal, &asked.subject);
        let mut governing = Vec::new();
        // « interdire au commercial de supprimer », « autoriser la suppression »: what counts is what comes after.
        // “Count accepted quotes” allows nothing: a participle does with its verb alone.
        let passive = |i: usize| (i.saturating_sub(3)..i).any(|k| sentence.is(k, Role::ToBe) && main(&k));
        let turns = |verb: usize| {
            let said = turn(verb).filter(|turn| matches!(turn, Turn::Forbid | Turn::Allow));
            said.filter(|_| !is_participle(sentence, verb) || passive(verb))
        };
        while let Some((verb, turned)) = at.and_then(|verb| Some((verb, turns(verb)?))) {
            asked.turning.extend(Sense::stems_of(sentence, verb..verb + 1));
            asked.wanted ^= turned == Turn::Forbid;
            asked.forbids ^= turned == Turn::Forbid;
            governing.push(verb);
            let next = verb_after(sentence, verb + 1, GOVERNED_WITHIN);
            at = next.or_else(|| (verb + 1..verb + 4).find(|i| !Sense::stems_of(sentence, *i..i + 1).is_empty()));
        }
        // « Créer une alerte et bloquer la commande »: a second verb is asked too; « le devis refusé » is another case.
        let asks = |i: &usize| is_bare_verb(sentence, *i) || (main(i) && passive(*i));
        let beside = |i: &usize| !(governing.contains(i) || asks(i));
        for i in words.clone().filter(turning).filter(beside) {
            asked.others[usize::from(turn(i) == Some(Turn::Allow))] += 1;
        }
        asked.action = at.and_then(|verb| Sense::stems_of(sentence, verb..verb + 1).first().copied());
        asked.verb = at.map(|verb| Sense::itself(sentence, verb));
        asked.kind = at.and_then(|verb| match turn(verb)? {
            Turn::Acts(kind) => Some(kind),
            _ => None,
        });
        asked
    }
}

/// What stands behind « à » and « vers » in the main clause, and behind « par » or “with” where one thing replaces another.
fn receivers(sentence: &Sentence<'_>, from: usize) -> Vec<u64> {
    let replaces = (from..from + ACTION_WITHIN).any(|i| LISTS.get(sentence.lang).replaces.has(sentence.folded(i)));
    let leads = |i: usize| match sentence.folded(i) {
        // « a » without its accent is a verb.
        "a" => sentence.lang == Lang::Fr && sentence.text[sentence.words[i].bytes.clone()].contains(['à', 'À']),
        "par" | "by" | "with" => replaces,
        word => LISTS.get(sentence.lang).toward.has(word),
    };
    let main = |i: &usize| !sentence.has(*i, mark::SUBORDINATE | mark::QUOTED);
    let noun = |i: usize| (i + 1..i + 4).find(|k| !sentence.is(*k, Role::Determiner) && *k < sentence.words.len());
    let leading = (from..sentence.words.len()).filter(main).filter(|i| leads(*i));
    // « autorisé à supprimer » goes nowhere, nor does « jusqu’à 5 », « à partir de », « à la fin du mois ».
    let place = |i: &usize| {
        !is_bare_verb(sentence, *i)
            && figure::number(sentence, *i).is_none()
            && ![Role::Unit, Role::Moment, Role::Comparator].into_iter().any(|role| sentence.is(*i, role))
            && !LISTS.get(sentence.lang).no_place.has(sentence.folded(*i))
    };
    leading.filter_map(noun).filter(place).map(|i| Sense::word(sentence, i)).collect()
}

/// Who does it: the subject of an active verb; of a passive one whom « par » names, if it names anybody.
fn actor(sentence: &Sentence<'_>, modal: Option<usize>, subject: &[u64]) -> Vec<u64> {
    let Some(modal) = modal else { return Vec::new() };
    let to_be = (modal + 1..modal + 4).find(|i| sentence.is(*i, Role::ToBe));
    let passive = to_be.and_then(|i| (i + 1..i + 4).find(|i| is_participle(sentence, *i)));
    let Some(participle) = passive else {
        // « L’outil doit permettre à l’agent de… »: who is let does it.
        let lets = (modal + 1..modal + 4).any(|i| sentence.is(i, Role::Permit));
        return if to_be.is_none() && !lets { subject.to_vec() } else { Vec::new() };
    };
    // « par courriel » and « par mois » name nobody.
    let after = participle + 1..sentence.words.len();
    let named = |i: &usize| {
        sentence.is(*i, Role::Agent) && sentence.is(i + 1, Role::Determiner) && !sentence.is(i + 2, Role::Means)
    };
    let agent = after.take_while(|i| !sentence.has(*i, mark::STOP)).find(named);
    agent.map(|i| Sense::stems_of(sentence, i + 2..(i + 3).min(sentence.words.len()))).unwrap_or_default()
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
            let known = |(section, forms): &(&str, Vec<&str>)| {
                let own = ["case", "origin", "toward", "no-place", "replaces"].contains(section);
                turn(section, 0).is_some() || own || (*section == "opposite" && forms.len() == 2)
            };
            assert!(entries.len() >= 3 && entries.iter().all(known), "{entries:?}");
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
        for (one, other) in [
            ("Le CRM doit refuser un doublon.", "Le CRM doit accepter un doublon."),
            ("Le CRM refuse un doublon.", "Le CRM accepte un doublon."),
            ("Un doublon doit être refusé.", "Un doublon doit être accepté."),
            ("Le vendeur est autorisé à supprimer un compte.", "Il est interdit au vendeur de supprimer un compte."),
            ("Le CRM doit autoriser la vente à crédit.", "Le CRM doit interdire la vente à crédit."),
            (
                "Le CRM doit bloquer une commande si l’encours est dépassé.",
                "Le CRM doit accepter une commande si l’encours est dépassé.",
            ),
        ] {
            assert_eq!(of(one, other, Lang::Fr), Stance::Contrary, "{one} {other}");
        }
        assert_eq!(of("Le CRM refuse un doublon.", "Le CRM n’accepte pas un doublon.", Lang::Fr), Stance::Same);
        assert_eq!(
            of("The CRM shall reject a duplicate.", "The CRM shall accept a duplicate.", Lang::En),
            Stance::Contrary
        );
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
            ("Le gestionnaire doit pouvoir accepter une demande.", "Le gestionnaire doit pouvoir refuser une demande."),
            (
                "Le CRM doit permettre au chef d’accepter un congé.",
                "Le CRM doit permettre au chef de refuser un congé.",
            ),
            (
                "Le CRM doit afficher le motif lorsque le devis est refusé.",
                "Le CRM doit afficher le motif lorsque le devis est accepté.",
            ),
            ("Le CRM doit lister les devis refusés du mois.", "Le CRM doit lister les devis acceptés du mois."),
            ("Le CRM doit envoyer les commandes à l’ERP.", "L’ERP doit envoyer les commandes au CRM."),
            ("Le CRM doit affecter le compte au vendeur.", "Le CRM doit affecter le vendeur au compte."),
            (
                "Le CRM doit remplacer le code article par la référence.",
                "Le CRM doit remplacer la référence par le code article.",
            ),
            ("L’agent doit valider le devis du directeur.", "Le directeur doit valider le devis de l’agent."),
        ] {
            assert_eq!(of(one, other, Lang::Fr), Stance::Other, "{one} / {other}");
        }
        for (one, other) in [
            ("Le CRM doit envoyer les commandes à l’ERP.", "Les commandes doivent être envoyées à l’ERP par le CRM."),
            ("L’agent doit valider le devis.", "Le devis doit être validé par l’agent."),
            ("Le CRM doit envoyer à 8 h la liste à l’agent.", "Le CRM doit envoyer la liste à l’agent à 8 h."),
            ("Le devis doit afficher la remise du client.", "La remise du client doit apparaître sur le devis."),
            ("Le client doit recevoir une alerte.", "Le CRM doit alerter le client."),
            (
                "Le support doit répondre à 95 % des appels en moins de 4 heures.",
                "En moins de 4 heures, le support doit répondre à 95 % des appels.",
            ),
        ] {
            assert_eq!(of(one, other, Lang::Fr), Stance::Same, "{one} / {other}");
        }
        for (one, other) in [
            ("The CRM shall send orders to the ERP.", "The ERP shall send orders to the CRM."),
            ("The manager shall be able to accept a leave.", "The manager shall be able to refuse a leave."),
            ("The CRM shall count accepted quotes per month.", "The CRM shall count refused quotes per month."),
        ] {
            assert_eq!(of(one, other, Lang::En), Stance::Other, "{one} / {other}");
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

//! R02, R03: does the statement oblige, and to one thing only?

use std::ops::Range;

use super::lexicon::{Group, Role};
use super::sentence::{Met, Sentence, Word, mark};
use super::verb::{is_bare_verb, is_between, is_participle};
use super::{Statement, Told, coordination};
use crate::model::requirement::{Requirement, RequirementStatus};
use crate::text::Lang;

/// R02: a second obligation that can be accepted or refused by itself.
pub fn several(statement: &Statement<'_>, told: &mut Told<'_>) {
    let sentence = &statement.sentence;
    let modals = main_modals(sentence);
    let Some(first) = modals.first() else { return };
    let Some(second) = second(sentence, &modals, first) else { return };
    let finding = told.words("R02", "R02", statement, sentence.bytes(second.first, second.last));
    if let Some((one, other)) = second.split {
        *finding = finding.clone().with("first", one).with("second", other);
        finding.message.id = "R02-split";
    }
}

fn second(sentence: &Sentence<'_>, modals: &[&Met], first: &Met) -> Option<Second> {
    second_clause(sentence, modals)
        .or_else(|| coordination::second_verb(sentence, first))
        .or_else(|| coordination::second_passive(sentence, first))
        .or_else(|| second_sentence(sentence, first))
        .or_else(|| after_semicolon(sentence, first))
}

/// How far after « ; » the verb of the clause is looked for.
const VERB_WITHIN: usize = 8;

/// « … ; la saisie est horodatée », « … ; le CRM horodate la saisie »: what else is, or what the tool does besides.
fn after_semicolon(sentence: &Sentence<'_>, first: &Met) -> Option<Second> {
    let text = sentence.text;
    let begins = |i: &usize| {
        let before = |word: &Word| text[..word.bytes.start].trim_end().ends_with(';');
        sentence.has(*i, mark::STOP)
            && !sentence.has(*i, mark::QUOTED | mark::BRACKET | mark::SUBORDINATE)
            && sentence.is(*i, Role::Determiner)
            && sentence.words.get(*i).is_some_and(before)
    };
    let start = (first.last..sentence.words.len()).find(begins)?;
    let stop = (start + 1..sentence.words.len()).find(|i| sentence.has(*i, mark::STOP));
    let end = stop.unwrap_or(sentence.words.len());
    let to_be = (start + 1..end.min(start + VERB_WITHIN))
        .find(|i| sentence.is(*i, Role::ToBe) && !sentence.has(*i, mark::SUBORDINATE));
    let last = match to_be {
        Some(to_be) => {
            let participle = (to_be + 1..end.min(to_be + 4)).find(|i| !is_between(sentence, *i))?;
            (is_participle(sentence, participle) && !explains(sentence.folded(participle))).then_some(participle + 1)?
        }
        // « le CRM horodate »: the tool, and right after it what it does.
        None => {
            let acts = sentence.is(start + 1, Role::System) && start + 3 < end && !is_between(sentence, start + 2);
            acts.then_some(start + 3)?
        }
    };
    let cut = sentence.words[start].bytes.start;
    let close = stop.map_or(text.len(), |i| sentence.words[i].bytes.start);
    Some(Second { first: start, last, split: Some((closed(&text[..cut]), closed(&capitalised(&text[cut..close])))) })
}

/// « ; le délai est mesuré au serveur » says how the first half is to be read.
fn explains(participle: &str) -> bool {
    ["mesur", "compt", "calcul", "defini", "entend", "exprim", "measur", "count", "comput", "defin", "understood"]
        .into_iter()
        .any(|stem| participle.starts_with(stem))
}

/// « … . Il alerte aussi le vendeur »: a sentence that goes on about the same subject, with one thing more.
fn second_sentence(sentence: &Sentence<'_>, first: &Met) -> Option<Second> {
    let subject = |i: &usize| {
        sentence.has(*i, mark::STOP)
            && matches!(sentence.folded(*i), "il" | "elle" | "ils" | "elles" | "celui-ci" | "celle-ci" | "it")
    };
    let start = (first.last..sentence.words.len()).find(subject)?;
    let more = |i: &usize| matches!(sentence.folded(*i), "egalement" | "aussi" | "ensuite" | "also" | "then");
    let adverb = (start + 1..sentence.words.len().min(start + 4)).find(more)?;
    // In English the verb follows "also"; in French « aussi » follows the verb.
    let last = if sentence.lang == Lang::En { (adverb + 2).min(sentence.words.len()) } else { adverb };
    let cut = sentence.words.get(start)?.bytes.start;
    let other = capitalised(&sentence.text[cut..]);
    Some(Second { first: start, last, split: Some((closed(&sentence.text[..cut]), closed(&other))) })
}

/// A second obligation: its words, and the two requirements that it should be.
pub struct Second {
    /// Its first word: the link.
    pub first: usize,
    /// One past its last word: the verb.
    pub last: usize,
    /// Both requirements, where they can be written out.
    pub split: Option<(String, String)>,
}

/// The verbs of obligation of the main clauses; where there is none, what may or should be is asked twice as well.
fn main_modals<'s>(sentence: &'s Sentence<'_>) -> Vec<&'s Met> {
    let main = |met: &&Met| !sentence.has(met.first, mark::SUBORDINATE);
    let obliging: Vec<&Met> =
        sentence.group(Group::Modal).filter(main).filter(|met| met.role == Role::Obligation).collect();
    if obliging.is_empty() { sentence.group(Group::Modal).filter(main).collect() } else { obliging }
}

/// « … . Il doit également alerter », « et le SIRH doit en informer ».
fn second_clause(sentence: &Sentence<'_>, modals: &[&Met]) -> Option<Second> {
    let (one, other) = (modals.first()?, modals.get(1)?);
    let starts = |i: &usize| sentence.has(*i, mark::STOP) || sentence.is(*i, Role::Link);
    let first = (one.last..=other.first).rev().find(starts)?;
    let verb = (other.last..sentence.words.len().min(other.last + 6)).find(|i| is_bare_verb(sentence, *i));
    let last = verb.map_or(other.last, |i| (i + 1).min(sentence.words.len()));
    let opening = if sentence.is(first, Role::Link) { first + 1 } else { first };
    let cut = sentence.bytes(first, first + 1).start;
    let one = closed(&sentence.text[..cut]);
    let other = sentence.words.get(opening).map(|word| capitalised(&sentence.text[word.bytes.start..]))?;
    Some(Second { first, last, split: Some((one, closed(&other))) })
}

/// A text that ends as a sentence does.
pub fn closed(text: &str) -> String {
    let body = text.trim().trim_end_matches([',', ';', '.', ':']).trim_end();
    let words: Vec<&str> = body.split_whitespace().collect();
    format!("{}.", words.join(" "))
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// R03: a requirement of the first rank that does not oblige, or that wishes.
pub fn weak(statement: &Statement<'_>, told: &mut Told<'_>) {
    let sentence = &statement.sentence;
    let main = || sentence.group(Group::Modal).filter(|met| !sentence.has(met.first, mark::SUBORDINATE));
    let obliges = main().any(|met| met.role == Role::Obligation) || forbids(sentence);
    if let Some(wish) = main().find(|met| met.role == Role::Conditional) {
        let strong = strong(sentence, wish.first);
        let finding = told.words("R03", "R03", statement, sentence.bytes(wish.first, wish.last));
        *finding = finding.clone().with("strong", strong);
    } else if !obliges {
        match main().find(|met| met.role == Role::Weak) {
            Some(met) => {
                let strong = strong(sentence, met.first);
                let finding = told.words("R03", "R03", statement, sentence.bytes(met.first, met.last));
                *finding = finding.clone().with("strong", strong);
            }
            None => {
                told.words("R03", "R03-none", statement, whole(sentence.text));
            }
        }
    }
}

/// R03: from its review on, a requirement of which nothing but a title is written, which obliges to nothing.
pub fn title_alone(requirement: &Requirement, statement: &Statement<'_>, told: &mut Told<'_>) {
    let is_reviewed = matches!(
        requirement.status,
        RequirementStatus::ToReview
            | RequirementStatus::Approved
            | RequirementStatus::Frozen
            | RequirementStatus::Amended
    );
    let is_written = ["statement", "description"].into_iter().any(|field| requirement.head.node.get(field).is_some());
    let sentence = &statement.sentence;
    let has_modal = sentence.group(Group::Modal).any(|met| !sentence.has(met.first, mark::SUBORDINATE));
    if is_reviewed && !is_written && !has_modal {
        told.words("R03", "R03-title", statement, whole(sentence.text));
    }
}

/// « Seul le chef peut… », « le conseiller ne peut pas… », "only the manager may…", "an adviser cannot…": what is
/// reserved or refused is obliged.
fn forbids(sentence: &Sentence<'_>) -> bool {
    let weak = sentence.group(Group::Modal).filter(|met| met.role == Role::Weak);
    let mut weak = weak.filter(|met| !sentence.has(met.first, mark::SUBORDINATE));
    let refused = |i: usize| {
        matches!(sentence.folded(i), "cannot" | "can't" | "mustn't")
            && !sentence.has(i, mark::SUBORDINATE | mark::QUOTED)
    };
    weak.any(|met| is_reserved(sentence, met)) || (0..sentence.words.len()).any(refused)
}

fn is_reserved(sentence: &Sentence<'_>, met: &Met) -> bool {
    let start = (0..=met.first).rev().find(|i| sentence.has(*i, mark::STOP)).unwrap_or(0);
    let next = |words: &[&str]| (met.last..met.last + 3).any(|i| words.contains(&sentence.folded(i)));
    match sentence.lang {
        Lang::Fr => {
            let alone = |i: usize| match sentence.folded(i) {
                // « un seul clic » counts.
                "seul" | "seule" => i == start || !matches!(sentence.folded(i - 1), "un" | "une"),
                "seuls" | "seules" | "uniquement" | "aucun" | "aucune" | "nul" | "nulle" => true,
                _ => false,
            };
            (start..met.first).any(alone)
                || (met.first.saturating_sub(3)..met.first).any(|i| sentence.is(i, Role::Negator))
                || next(&["uniquement", "seulement", "exclusivement"])
        }
        Lang::En => {
            let none = sentence.is(start, Role::Particle);
            none || (start..met.first).any(|i| sentence.folded(i) == "only") || next(&["only", "not", "never"])
        }
    }
}

/// The verb of obligation that agrees with a weak one.
fn strong(sentence: &Sentence<'_>, i: usize) -> &'static str {
    match (sentence.lang, sentence.folded(i).ends_with("nt")) {
        (Lang::Fr, true) => "doivent",
        (Lang::Fr, false) => "doit",
        (Lang::En, _) => "shall",
    }
}

/// The bytes of a statement without blanks around.
pub fn whole(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    start..text.trim_end().len().max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(sentence: &Sentence<'_>) -> Option<Second> {
        let modals = main_modals(sentence);
        super::second(sentence, &modals, modals.first()?)
    }

    fn second(text: &str, lang: Lang) -> Option<String> {
        let sentence = Sentence::read(text, lang);
        let found = found(&sentence)?;
        Some(sentence.text[sentence.bytes(found.first, found.last)].to_owned())
    }

    fn halves(text: &str) -> (String, String) {
        found(&Sentence::read(text, Lang::Fr)).and_then(|second| second.split).expect("two requirements")
    }

    #[test]
    fn two_verbs_on_one_object_are_one_requirement() {
        for one in [
            "Le CRM doit permettre de créer, de modifier et de supprimer un contact.",
            "Le CRM doit calculer et afficher le montant.",
            "Le CRM doit afficher le nom et le dossier du client.",
            "Le CRM doit permettre au vendeur de chercher un compte pour préparer un devis et l’envoyer.",
            "Le CRM doit valider ou refuser une demande.",
            "Le CRM doit calculer la marge du devis et l’afficher sur la fiche.",
            "Le CRM doit prévenir le vendeur qui doit rappeler le client et clore le dossier.",
            "Le CRM doit informer le client de son droit de se rétracter et de refuser l’offre.",
            "Le contrat doit être signé par le client et être archivé par l’agence.",
            "La borne doit lire la carte et la vérifier.",
            "Le contrat doit être signé et daté par le client.",
            "La pièce doit être jointe avec le nom et la date.",
            "Le courrier doit être remis au client signé et daté du jour.",
            "Le CRM doit afficher le nom et le métier des clients.",
        ] {
            assert_eq!(second(one, Lang::Fr), None, "{one}");
        }
        for one in [
            "The app shall store orders and return forms.",
            "The app shall calculate the margin and display it on the quotation.",
            "The app shall list the files that users upload and share with the team.",
            "The app shall tell the customer the date and, if known, the hour of the visit.",
            "The app shall give the reason and the name for each of them.",
            "The depot must scan the parcel and weigh it.",
            "The app must be simple to install and maintain.",
            "The app shall show the name, address lines and time of each visit.",
            "The order must be sent to the depot and stock in the same box.",
        ] {
            assert_eq!(second(one, Lang::En), None, "{one}");
        }
    }

    #[test]
    fn a_second_verb_is_found_behind_many_links() {
        for (text, words) in [
            ("Le CRM doit créer la tâche puis avertir le vendeur.", "puis avertir"),
            ("Le portail doit être ouvert le dimanche et proposer un rappel.", "et proposer"),
            ("Le CRM doit permettre au client de lire sa facture et avertir le vendeur.", "et avertir"),
            (
                "Le CRM doit offrir au client la possibilité de lire sa facture et de la payer en ligne.",
                "et de la payer",
            ),
            ("Le titulaire est tenu de livrer le code et de former l’équipe.", "et de former"),
            ("Le titulaire s’engage à livrer le code et à former l’équipe.", "et à former"),
            (
                "Le CRM doit garder la carte et, une fois le dossier payé, imprimer la licence.",
                "et, une fois le dossier payé, imprimer",
            ),
            ("Le client doit lire ses contrats et pouvoir les résilier en ligne.", "et pouvoir les résilier"),
            ("Le CRM doit garder la pièce ainsi que prévenir le vendeur.", "ainsi que prévenir"),
            ("Le CRM doit garder la pièce ; prévenir le vendeur.", "prévenir"),
            ("Le CRM doit garder la pièce et en cas de refus prévenir le vendeur.", "et en cas de refus prévenir"),
            ("Le contrat doit être signé par le client et transmis à la compagnie.", "et transmis"),
            ("Le CRM doit garder la pièce. Il prévient aussi le vendeur.", "Il prévient"),
            ("Le guichet doit garder la pièce et scanner le bordereau.", "et scanner"),
            ("L’outil devrait noter les clients et alerter le vendeur.", "et alerter"),
        ] {
            assert_eq!(second(text, Lang::Fr).as_deref(), Some(words), "{text}");
        }
        for (text, words) in [
            ("The app shall match payments to orders and alert the clerk.", "and alert"),
            (
                "The form must check the age and, once the fee is paid, print the card.",
                "and, once the fee is paid, print",
            ),
            ("The app must list the claims a day before the hearing and proportion the costs.", "and proportion"),
            ("The clerk must be able to see the claim and be able to reopen it online.", "and be able to reopen"),
            ("The app must allow the clerk to import a file and map its columns.", "and map"),
            ("The app must flag an order that is late and open a task.", "and open"),
            ("The app should rate leads, then notify their owner.", "then notify"),
            ("The quotation must be checked by the broker and sent to the insurer.", "and sent"),
            ("The app must close the claim and within two days notify the broker.", "and within two days notify"),
            ("The app shall log the call. It also opens a task.", "It also opens"),
            ("The officer shall review the claim, request missing papers and issue the card.", "request"),
            ("The app must log the call and back up the data.", "and back"),
            ("The vendor undertakes to deliver the code and to train the team.", "and to train"),
        ] {
            assert_eq!(second(text, Lang::En).as_deref(), Some(words), "{text}");
        }
    }

    #[test]
    fn two_obligations_are_split_where_the_second_begins() {
        let text = "Le vendeur doit pouvoir joindre une pièce au devis et l’envoyer au client.";
        assert_eq!(second(text, Lang::Fr).as_deref(), Some("et l’envoyer"));
        let (one, other) = halves(text);
        assert_eq!(one, "Le vendeur doit pouvoir joindre une pièce au devis.");
        assert_eq!(other, "Le vendeur doit pouvoir l’envoyer au client.");
        let text = "Le CRM doit permettre au client de lire sa facture et avertir le vendeur.";
        assert_eq!(halves(text).1, "Le CRM doit avertir le vendeur.");
        let text = "Le titulaire est tenu de livrer le code et de former l’équipe.";
        assert_eq!(halves(text).1, "Le titulaire est tenu de former l’équipe.");
        let text = "Le CRM doit garder la carte et, une fois le dossier payé, imprimer la licence.";
        assert_eq!(halves(text).1, "Le CRM doit, une fois le dossier payé, imprimer la licence.");
        let text = "Le CRM doit garder la carte et en cas de refus prévenir le vendeur.";
        assert_eq!(halves(text).1, "Le CRM doit en cas de refus prévenir le vendeur.");
        let text = "Le CRM doit garder la carte puis prévenir le vendeur.";
        assert_eq!(halves(text).1, "Le CRM doit prévenir le vendeur.");
        let text = "Le CRM doit garder la carte ainsi que prévenir le vendeur.";
        assert_eq!(halves(text).1, "Le CRM doit prévenir le vendeur.");
        let text = "Le CRM doit calculer la marge. Il doit alerter le chef des ventes.";
        assert_eq!(second(text, Lang::Fr).as_deref(), Some("Il doit alerter"));
        assert_eq!(halves(text).1, "Il doit alerter le chef des ventes.");
        let text = "The app shall log the call and create a task.";
        assert_eq!(second(text, Lang::En).as_deref(), Some("and create"));
    }
}

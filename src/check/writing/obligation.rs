//! R02, R03: does the statement oblige, and to one thing only?

use std::ops::Range;

use super::lexicon::{Group, Role};
use super::sentence::{Met, Sentence, mark};
use super::verb::{is_bare_verb, is_between};
use super::{Statement, Told};
use crate::text::Lang;

/// R02: a second obligation that can be accepted or refused by itself.
pub fn several(statement: &Statement<'_>, told: &mut Told<'_>) {
    let sentence = &statement.sentence;
    let modals = main_modals(sentence);
    let Some(first) = modals.first() else { return };
    let Some(second) = second_clause(sentence, &modals).or_else(|| second_verb(sentence, first)) else { return };
    let finding = told.words("R02", "R02", statement, sentence.bytes(second.first, second.last));
    if let Some((one, other)) = second.split {
        *finding = finding.clone().with("first", one).with("second", other);
        finding.message.id = "R02-split";
    }
}

/// A second obligation: its words, and the two requirements that it should be.
struct Second {
    first: usize,
    last: usize,
    split: Option<(String, String)>,
}

fn main_modals<'s>(sentence: &'s Sentence<'_>) -> Vec<&'s Met> {
    let obliges = |met: &&Met| met.role == Role::Obligation && !sentence.has(met.first, mark::SUBORDINATE);
    sentence.group(Group::Modal).filter(obliges).collect()
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

/// A verb of the modal: what stands before it, and where it is.
#[derive(Clone, Copy)]
struct Governed {
    /// The first word of « de », « la », « ne pas » before the verb.
    from: usize,
    verb: usize,
    /// Introduced by « pour », « afin de », « sans »: it says why or how, not what.
    purpose: bool,
    /// Introduced by « de »: governed by « permettre » and the like.
    of: bool,
}

/// « créer la relance et envoyer un courriel »: two verbs, each with its own object.
fn second_verb(sentence: &Sentence<'_>, modal: &Met) -> Option<Second> {
    let end = (modal.last..sentence.words.len()).find(|i| sentence.has(*i, mark::STOP)).unwrap_or(sentence.words.len());
    let mut before: Option<Governed> = None;
    let mut opening: Option<Governed> = None;
    for i in modal.last..end {
        if !is_bare_verb(sentence, i) {
            continue;
        }
        let governed = governed(sentence, modal.last, i);
        let Some(previous) = before else {
            before = Some(governed);
            opening = Some(governed);
            continue;
        };
        if let Some(link) = coordinated(sentence, governed, previous, opening) {
            return Some(Second { first: link, last: i + 1, split: split(sentence, opening, governed, link) });
        }
        // « permettre à X de créer »: the verb that counts is the one that is permitted.
        if sentence.is(previous.verb, Role::Permit) && Some(previous.verb) == opening.map(|o| o.verb) {
            opening = Some(governed);
        }
        before = Some(governed);
    }
    None
}

/// How the verb at `i` is introduced; nothing before word `floor` is looked at.
fn governed(sentence: &Sentence<'_>, floor: usize, i: usize) -> Governed {
    let mut from = i;
    while from > floor && (sentence.is(from - 1, Role::Clitic) || is_between(sentence, from - 1)) {
        from -= 1;
    }
    let mut of = false;
    if from > floor && matches!(sentence.folded(from - 1), "de" | "d'") {
        from -= 1;
        of = true;
    }
    let introduced =
        |k: usize| sentence.is(k, Role::Purpose) || matches!(sentence.folded(k), "afin" | "avant" | "lieu" | "plutot");
    let purpose = from > floor && introduced(from - 1);
    Governed { from, verb: i, purpose, of }
}

/// The word at which a coordinated verb with an object of its own begins; none when it is no second
/// obligation.
fn coordinated(
    sentence: &Sentence<'_>,
    verb: Governed,
    previous: Governed,
    opening: Option<Governed>,
) -> Option<usize> {
    let link = verb.from.checked_sub(1).filter(|i| sentence.is(*i, Role::Link));
    let comma = (verb.from..=verb.verb).any(|i| sentence.has(i, mark::COMMA));
    let first = link.or_else(|| comma.then_some(verb.from))?;
    // Why and how are not what; a list of objects « à échoir, à signer » is no list of verbs.
    if verb.purpose || previous.purpose || sentence.has(verb.verb, mark::BRACKET) {
        return None;
    }
    // « ni trouver, ni ouvrir » is one interdiction.
    if sentence.is(first.wrapping_sub(1), Role::Alternative)
        || (verb.from..verb.verb).any(|i| sentence.folded(i) == "ni")
    {
        return None;
    }
    let opening = opening?;
    if verb.of != opening.of && sentence.lang == Lang::Fr {
        return None;
    }
    // « créer, modifier et supprimer un contact »: one object, one requirement.
    let objects = (previous.verb + 1..first).filter(|i| !is_between(sentence, *i) && !sentence.is(*i, Role::Link));
    if objects.count() == 0 || sentence.has(previous.verb + 1, mark::COMMA) {
        return None;
    }
    // In English a verb after a relative clause may be that clause's.
    let relative = sentence.lang == Lang::En && (opening.verb..first).any(|i| sentence.is(i, Role::Subordinator));
    (!relative).then_some(first)
}

/// The two requirements: what stands before the link, and the same opening with the second verb.
fn split(sentence: &Sentence<'_>, opening: Option<Governed>, verb: Governed, link: usize) -> Option<(String, String)> {
    let text = sentence.text;
    let opening = opening?;
    let head = &text[..sentence.words.get(opening.from)?.bytes.start];
    let cut = sentence.words.get(link)?.bytes.start;
    let one = closed(&text[..cut]);
    let start = sentence.words.get(if link < verb.from { link + 1 } else { verb.from })?.bytes.start;
    let end = sentence.words[verb.verb..]
        .iter()
        .position(|word| word.has(mark::STOP))
        .map_or(text.len(), |i| sentence.words[verb.verb + i].bytes.start);
    let other = closed(&format!("{head}{}", &text[start..end]));
    Some((one, other))
}

/// A text that ends as a sentence does.
fn closed(text: &str) -> String {
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
    let obliges = main().any(|met| met.role == Role::Obligation);
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

    fn second(text: &str, lang: Lang) -> Option<String> {
        let sentence = Sentence::read(text, lang);
        let modals = main_modals(&sentence);
        let found = second_clause(&sentence, &modals).or_else(|| second_verb(&sentence, modals.first()?))?;
        Some(sentence.text[sentence.bytes(found.first, found.last)].to_owned())
    }

    fn halves(text: &str) -> (String, String) {
        let sentence = Sentence::read(text, Lang::Fr);
        let modals = main_modals(&sentence);
        let found = second_clause(&sentence, &modals).or_else(|| second_verb(&sentence, modals.first()?));
        found.and_then(|second| second.split).expect("two requirements")
    }

    #[test]
    fn two_verbs_on_one_object_are_one_requirement() {
        for one in [
            "Le CRM doit permettre de créer, de modifier et de supprimer un contact.",
            "Le CRM doit calculer et afficher le montant.",
            "Le CRM doit afficher le nom et le dossier du client.",
            "Le CRM doit permettre au vendeur de chercher un compte pour préparer un devis et l’envoyer.",
            "Le CRM doit valider ou refuser une demande.",
        ] {
            assert_eq!(second(one, Lang::Fr), None, "{one}");
        }
        assert_eq!(second("The app shall store orders and return forms.", Lang::En), None);
    }

    #[test]
    fn two_obligations_are_split_where_the_second_begins() {
        let text = "Le vendeur doit pouvoir joindre une pièce au devis et l’envoyer au client.";
        assert_eq!(second(text, Lang::Fr).as_deref(), Some("et l’envoyer"));
        let (one, other) = halves(text);
        assert_eq!(one, "Le vendeur doit pouvoir joindre une pièce au devis.");
        assert_eq!(other, "Le vendeur doit pouvoir l’envoyer au client.");
        let text = "Le CRM doit calculer la marge. Il doit alerter le chef des ventes.";
        assert_eq!(second(text, Lang::Fr).as_deref(), Some("Il doit alerter"));
        assert_eq!(halves(text).1, "Il doit alerter le chef des ventes.");
        let text = "The app shall log the call and create a task.";
        assert_eq!(second(text, Lang::En).as_deref(), Some("and create"));
    }
}

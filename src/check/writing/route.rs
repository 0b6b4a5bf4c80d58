//! From where to where does something go, in a statement: « du service A au service B »?

use std::sync::LazyLock;

use super::lexicon::Role;
use super::sense::Sense;
use super::sentence::{Sentence, mark};
use super::verb::is_bare_verb;
use crate::text::Lang;
use crate::text::words::{Forms, PerLang};

/// The words before either end, in one language (`templates/words/*/stance.txt`).
struct Lists {
    origin: Forms,
    toward: Forms,
}

static LISTS: LazyLock<PerLang<Lists>> = LazyLock::new(|| {
    PerLang::of(|lang| Lists {
        origin: Forms::of(lang, "stance", "origin"),
        toward: Forms::of(lang, "stance", "toward"),
    })
});

/// Words of one end.
const LONGEST: usize = 5;

/// The stems of each end.
struct Route {
    from: Vec<u64>,
    to: Vec<u64>,
}

impl Route {
    fn of(sentence: &Sentence<'_>) -> Option<Self> {
        let lists = LISTS.get(sentence.lang);
        let main = |i: usize| !sentence.has(i, mark::SUBORDINATE | mark::QUOTED);
        let origin = |i: &usize| main(*i) && lists.origin.has(sentence.folded(*i)) && !is_bare_verb(sentence, i + 1);
        (0..sentence.words.len()).filter(origin).find_map(|start| {
            let open = |i: &usize| !sentence.has(*i, mark::COMMA | mark::STOP | mark::COLON);
            let leads = |i: &usize| leads(sentence, *i, &lists.toward);
            let turn = (start + 1..=start + LONGEST).take_while(open).find(leads)?;
            let stems = |words: std::ops::Range<usize>| -> Vec<u64> {
                let said = words.take_while(|i| *i < sentence.words.len()).filter(|i| main(*i));
                said.filter(|i| !sentence.is(*i, Role::Determiner)).map(|i| Sense::word(sentence, i)).collect()
            };
            let end = (turn + 1..=turn + LONGEST).take_while(open).last()? + 1;
            let route = Self { from: stems(start + 1..turn), to: stems(turn + 1..end) };
            (!route.from.is_empty() && !route.to.is_empty()).then_some(route)
        })
    }

    /// « Du service A au service B »: two of one kind.
    fn is_of_one_kind(&self) -> bool {
        self.from.len() > 1 && self.from.first() == self.to.first()
    }
}

/// « à » is known by its accent.
fn leads(sentence: &Sentence<'_>, i: usize, toward: &Forms) -> bool {
    match sentence.folded(i) {
        "a" => sentence.lang == Lang::Fr && sentence.text[sentence.words[i].bytes.clone()].contains(['à', 'À']),
        word => toward.has(word),
    }
}

/// Are they the same, as far as both go?
fn agree(one: &[u64], other: &[u64]) -> bool {
    one.iter().zip(other).all(|(a, b)| a == b)
}

/// Are they two steps of one way: « de A à B » and « de B à C », or two ways between things of one kind?
pub fn are_apart(one: &Sentence<'_>, other: &Sentence<'_>) -> bool {
    let (Some(one), Some(other)) = (Route::of(one), Route::of(other)) else { return false };
    if agree(&one.from, &other.from) && agree(&one.to, &other.to) {
        return false;
    }
    let chained = agree(&one.to, &other.from) || agree(&other.to, &one.from);
    chained || (one.is_of_one_kind() && other.is_of_one_kind())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_one_way_are_apart_and_two_wordings_of_one_are_not() {
        let apart = |one: &str, other: &str, lang| are_apart(&Sentence::read(one, lang), &Sentence::read(other, lang));
        for (one, other) in [
            ("Transmettre le dossier du service A au service B.", "Transmettre le dossier du service B au service C."),
            (
                "Passer la demande de l’état reçu à l’état instruit.",
                "Passer la demande de l’état instruit à l’état clos.",
            ),
            ("Passer la demande du statut A au statut B.", "Passer la demande du statut A au statut C."),
            ("Envoyer le bon du quai au dépôt.", "Envoyer le bon du dépôt au magasin."),
        ] {
            assert!(apart(one, other, Lang::Fr), "{one} {other}");
        }
        for (one, other) in [
            ("Envoyer la commande du CRM à l’ERP.", "Envoyer la commande du CRM vers l’ERP le soir."),
            ("Transmettre le dossier du service A au service B.", "Transférer le dossier du service A au service B."),
            ("Afficher le total des ventes au directeur.", "Afficher le total des commandes au directeur."),
            ("Permettre de modifier le devis à l’agent.", "Permettre de corriger le devis à l’agent."),
        ] {
            assert!(!apart(one, other, Lang::Fr), "{one} {other}");
        }
        assert!(apart("Move it from draft to review.", "Move it from review to approved.", Lang::En));
        assert!(!apart("Move it from draft to review.", "Move it from draft into review.", Lang::En));
    }
}

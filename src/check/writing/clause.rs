//! Which words say the requirement itself, and which only say when and of what it holds?
//!
//! « Lorsque le devis est validé, le CRM doit… »: the first half describes a state and asks for
//! nothing. A clause begins at a word that subordinates (« lorsque », « dont », "which"…) and ends at
//! the comma that closes an opening condition, at the end of the sentence, or where the verb of
//! obligation of the main clause comes.

use super::lexicon::Role;
use super::sentence::{Sentence, mark};

/// Marks the words of the clauses that hang on another one.
pub fn mark(sentence: &mut Sentence<'_>) {
    let mut clause: Option<Clause> = None;
    for i in 0..sentence.words.len() {
        if sentence.has(i, mark::STOP | mark::COLON | mark::COMMA) {
            clause = None;
        }
        if opens(sentence, i) {
            clause = Some(Clause { at: i, has_verb: false });
        } else if let Some(open) = &mut clause {
            let modal =
                sentence.is(i, Role::Obligation) || sentence.is(i, Role::Weak) || sentence.is(i, Role::Conditional);
            if modal && open.ends_before_modal(sentence, i) {
                clause = None;
            } else if modal || sentence.is(i, Role::ToBe) || sentence.is(i, Role::Auxiliary) {
                open.has_verb = true;
            }
        }
        if clause.is_some() {
            sentence.mark(i, mark::SUBORDINATE);
        }
    }
}

struct Clause {
    at: usize,
    has_verb: bool,
}

impl Clause {
    /// Does the verb of obligation at `i` belong to the main clause again? « Le client que le
    /// conseiller a reçu doit signer » against « les pièces que l’usager doit fournir ».
    fn ends_before_modal(&self, sentence: &Sentence<'_>, i: usize) -> bool {
        let subject = matches!(sentence.folded(self.at), "qui" | "who" | "which" | "that");
        let since = i - self.at;
        self.has_verb || (subject && since >= 2) || since >= 4
    }
}

/// Does a clause begin at word `i`? « ne … que » restricts, « plus grand que » compares, « il faut
/// que » obliges.
fn opens(sentence: &Sentence<'_>, i: usize) -> bool {
    if !sentence.is(i, Role::Subordinator) {
        return false;
    }
    let folded = sentence.folded(i);
    if matches!(folded, "que" | "qu'") {
        let before = i.saturating_sub(6)..i;
        let restricts = before.clone().any(|k| sentence.is(k, Role::Negator))
            && !before.clone().any(|k| sentence.is(k, Role::Particle));
        let obliges = matches!(sentence.folded(i.saturating_sub(1)), "faut" | "faudra" | "faudrait");
        let wishes = sentence.folded(i.saturating_sub(1)).starts_with("souhait");
        return !restricts && !obliges && !wishes;
    }
    // « ou » joins, « où » begins a clause: folded they are one.
    let accented =
        |i: usize| sentence.words.get(i).is_some_and(|word| sentence.text[word.bytes.clone()].contains(['ù', 'Ù']));
    if folded == "ou" && !accented(i) {
        return false;
    }
    // "on that date" names, "that is" explains.
    !(folded == "that"
        && (sentence.is(i.wrapping_sub(1), Role::Purpose)
            || sentence.folded(i + 1) == "is" && sentence.has(i, mark::COMMA)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    /// The words of the main clause.
    fn main_clause(text: &str, lang: Lang) -> String {
        let sentence = Sentence::read(text, lang);
        let main = (0..sentence.words.len()).filter(|i| !sentence.has(*i, mark::SUBORDINATE));
        main.map(|i| sentence.folded(i)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn conditions_and_relatives_stand_apart() {
        let fr = |text| main_clause(text, Lang::Fr);
        assert_eq!(fr("Lorsque le devis est validé, le CRM doit l’envoyer."), "le crm doit l' envoyer");
        assert_eq!(fr("Le client qui est connecté doit voir son prix."), "le client doit voir son prix");
        assert_eq!(
            fr("Les pièces que l’usager doit fournir sont listées."),
            "les pieces",
            "until the end, for want of a sign"
        );
        assert_eq!(fr("Il faut que le vendeur signe."), "il faut que le vendeur signe");
        assert_eq!(fr("Le vendeur ne doit voir que son agence."), "le vendeur ne doit voir que son agence");
        let en = |text| main_clause(text, Lang::En);
        assert_eq!(en("When a limit is exceeded, the app shall warn."), "the app shall warn");
        assert_eq!(en("An order that is late must be told."), "an order must be told");
    }
}

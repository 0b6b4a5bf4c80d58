//! Which key or id did the author mean?

use crate::model::Kind;
use crate::model::schema::{self, labels};
use crate::text::Lang;
use crate::text::similar::{fold, nearest, plain};

/// French names of collections, as an author may write them, without accents.
const COLLECTIONS: &[(&str, &str)] = &[
    ("objectifs", "objectives"),
    ("ateliers", "workshops"),
    ("besoins", "needs"),
    ("cas_usage", "use_cases"),
    ("cas_d_usage", "use_cases"),
    ("cas_d_utilisation", "use_cases"),
    ("exigences", "requirements"),
    ("cahiers", "recipe_books"),
    ("cahiers_de_recette", "recipe_books"),
    ("cas_de_test", "test_cases"),
    ("tests", "test_cases"),
    ("glossaire", "glossary"),
    ("cibles", "targets"),
    ("phrases", "step_phrases"),
    ("phrases_metier", "step_phrases"),
];

/// French names of fields, as an author may write them, without accents.
const FIELDS: &[(&str, &str)] = &[
    ("titre", "title"),
    ("enonce", "statement"),
    ("priorite", "priority"),
    ("criticite", "criticality"),
    ("statut", "status"),
    ("etat", "status"),
    ("identifiant", "id"),
    ("domaine", "domain"),
    ("famille", "family"),
    ("etiquettes", "tags"),
    ("justification", "rationale"),
    ("motif", "reason"),
    ("objectifs", "objectives"),
    ("ateliers", "workshops"),
    ("besoins", "needs"),
    ("cas_usage", "use_cases"),
    ("cas_d_usage", "use_cases"),
    ("exigences", "requirements"),
    ("criteres", "criteria"),
    ("acteurs", "actors"),
    ("acteur", "actor"),
    ("frequence", "frequency"),
    ("ordre", "order"),
    ("etapes", "steps"),
    ("pas", "steps"),
    ("attendu", "expected"),
    ("resultat_attendu", "expected"),
    ("preconditions", "preconditions"),
    ("terme", "term"),
    ("cahier", "book"),
    ("suites", "suites"),
    ("cas", "cases"),
    ("liens", "links"),
    ("remarques", "notes"),
    ("origine", "origin"),
    ("debut", "start"),
    ("langue", "language"),
    ("phase", "phase"),
    ("projet", "project"),
    ("phrases", "phrase"),
    ("parametres", "parameters"),
    ("trous", "parameters"),
    ("holes", "parameters"),
    ("params", "parameters"),
    ("mesureur", "measured_by"),
    ("measurer", "measured_by"),
];

fn french(word: &str, words: &[(&str, &'static str)]) -> Option<&'static str> {
    let folded = fold(word).replace([' ', '-', '\''], "_");
    words.iter().find(|(french, _)| *french == folded).map(|(_, english)| *english)
}

/// The collection that a name in French or English means.
pub fn collection(word: &str) -> Option<&'static str> {
    let wanted = plain(word);
    let is_named = |collection: &&schema::Collection| {
        let has = |lang: &Lang| plain(&labels::collection(*lang, collection.name)) == wanted;
        plain(collection.name) == wanted || Lang::ALL.iter().any(has)
    };
    french(word, COLLECTIONS).or_else(|| schema::COLLECTIONS.iter().find(is_named).map(|collection| collection.name))
}

/// The field of `owner`, among those that may stand here, of which this is a name in French or English. A
/// name that two fields have means neither.
pub fn named_field<'a>(word: &str, owner: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let known: Vec<&str> = known.collect();
    let wanted = plain(word);
    let meant = french(word, FIELDS);
    if let Some(field) = known.iter().copied().find(|name| Some(*name) == meant) {
        return Some(field);
    }
    let mut named = known.into_iter().filter(|name| {
        let has = |lang: &Lang| plain(&labels::field(*lang, owner, name)) == wanted;
        plain(name) == wanted || Lang::ALL.iter().any(has)
    });
    named.next().filter(|_| named.next().is_none())
}

/// The field that a misspelt name means: by its key, else by its name.
pub fn field<'a>(word: &str, owner: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let known: Vec<&str> = known.collect();
    nearest(word, known.iter().copied()).or_else(|| {
        let label = |name: &'a str| Lang::ALL.map(|lang| (labels::field(lang, owner, name), name));
        let named: Vec<(String, &str)> = known.into_iter().flat_map(label).collect();
        near(word, &named)
    })
}

/// The word of a list that a misspelt one means: by its key, else by its label.
pub fn word<'a>(typed: &str, kind: Option<Kind>, field: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let known: Vec<&str> = known.collect();
    nearest(typed, known.iter().copied()).or_else(|| {
        let label = |key: &'a str| {
            Lang::ALL.into_iter().filter_map(move |lang| Some((labels::word(lang, kind, field, key)?, key)))
        };
        let named: Vec<(String, &str)> = known.into_iter().flat_map(label).collect();
        near(typed, &named)
    })
}

fn near<'a>(typed: &str, named: &[(String, &'a str)]) -> Option<&'a str> {
    let label = nearest(typed, named.iter().map(|(label, _)| label.as_str()))?;
    named.iter().find(|(known, _)| known == label).map(|(_, key)| *key)
}

/// The id that was meant. Two ids that differ by their number are two things: only a slip of the
/// fingers (figures swapped, zeros left out) makes one of the other.
pub fn id<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let known = known.into_iter().filter(|candidate| plausible(word, candidate));
    nearest(word, known)
}

fn plausible(typed: &str, candidate: &str) -> bool {
    let figures = |id: &str| id.chars().filter(char::is_ascii_digit).collect::<String>();
    let (typed, candidate) = (figures(typed), figures(candidate));
    let number = |text: &str| text.trim_start_matches('0').to_owned();
    if number(&typed) == number(&candidate) {
        return true;
    }
    let sorted = |text: &str| {
        let mut figures: Vec<char> = text.chars().collect();
        figures.sort_unstable();
        figures
    };
    typed.len() == candidate.len()
        && sorted(&typed) == sorted(&candidate)
        && typed.chars().zip(candidate.chars()).filter(|(a, b)| a != b).count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_offered_for_a_slip_of_the_fingers_only() {
        let known = ["CU-001", "CU-012", "EXG-009", "CT-001"];
        assert_eq!(id("CU-01", known), Some("CU-001"));
        assert_eq!(id("CU-021", known), Some("CU-012"));
        assert_eq!(id("UC-012", known), Some("CU-012"));
        assert_eq!(id("CT-004", known), None);
        assert_eq!(id("EXG-999", known), None);
    }

    #[test]
    fn a_french_key_is_offered_in_english_where_it_may_stand() {
        assert_eq!(collection("exigences"), Some("requirements"));
        assert_eq!(collection("Cas d'usage"), Some("use_cases"));
        let named = |word, known: &[&'static str]| named_field(word, "requirements", known.iter().copied());
        assert_eq!(named("priorité", &["title", "priority"]), Some("priority"));
        assert_eq!(named("Tests attendus", &["expected", "expected_tests"]), Some("expected_tests"));
        assert_eq!(named("criticité", &["title", "priority"]), None);
        assert_eq!(field("priorty", "requirements", ["title", "priority"].into_iter()), Some("priority"));
    }

    #[test]
    fn a_misspelt_label_gives_its_key() {
        let known = || ["draft", "to_review", "approved"].into_iter();
        assert_eq!(word("a relir", Some(Kind::Requirement), "status", known()), Some("to_review"));
        assert_eq!(word("xyz", Some(Kind::Requirement), "status", known()), None);
    }
}

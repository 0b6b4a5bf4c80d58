//! Which key or id did the author mean?

use crate::text::similar::{fold, nearest};

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
];

fn french(word: &str, words: &[(&str, &'static str)]) -> Option<&'static str> {
    let folded = fold(word).replace([' ', '-', '\''], "_");
    words.iter().find(|(french, _)| *french == folded).map(|(_, english)| *english)
}

/// The collection that a French name means.
pub fn collection(word: &str) -> Option<&'static str> {
    french(word, COLLECTIONS)
}

/// The field, among those that may stand here, that a French or misspelt name means.
pub fn field<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let known: Vec<&str> = known.collect();
    let meant = french(word, FIELDS);
    known.iter().copied().find(|name| Some(*name) == meant).or_else(|| nearest(word, known))
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
        assert_eq!(field("priorité", ["title", "priority"].into_iter()), Some("priority"));
        assert_eq!(field("criticité", ["title", "priority"].into_iter()), None);
    }
}

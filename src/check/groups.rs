//! Do two texts name the same group of people? “Télévendeurs” of the context, “télévendeuse Nord-Est” of a
//! workshop: number, gender, accents and small words apart.

use std::collections::BTreeSet;

use crate::text::similar::fold;

/// A group of people (a service, a profile, a role), by the words that name it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group(BTreeSet<String>);

/// Words that tell one group from another by nothing.
const SMALL: &[&str] = &[
    "a",
    "au",
    "aux",
    "d",
    "de",
    "des",
    "du",
    "en",
    "et",
    "l",
    "la",
    "le",
    "les",
    "service",
    "equipe",
    "equipes",
    "profil",
    "and",
    "of",
    "the",
    "team",
    "teams",
    "department",
];

/// Words that name everybody at the beginning of a text, and words that do so anywhere: “the four profiles”.
const EVERYBODY: &[&str] =
    &["tous", "toutes", "tout", "ensemble", "all", "everybody", "everyone", "utilisateurs", "users", "chaque", "every"];
const EVERY_PROFILE: &[&str] = &["profils", "profiles"];

impl Group {
    /// The group that this text names.
    pub fn of(text: &str) -> Self {
        let folded = fold(text);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Self(words.filter(|word| !SMALL.contains(word)).map(stem).collect())
    }

    /// Does it say nothing?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The groups that a text lists: “itinérant, sédentaire et grands comptes”.
    pub fn list(text: &str) -> Vec<Self> {
        let parts =
            text.split([',', ';', '/']).flat_map(|part| part.split(" et ")).flat_map(|part| part.split(" and "));
        parts.map(Self::of).filter(|group| !group.is_empty()).collect()
    }

    /// Does a text name everybody?
    pub fn is_everybody(text: &str) -> bool {
        let folded = fold(text);
        let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let first = words.next().unwrap_or_default();
        EVERYBODY.contains(&first) || EVERY_PROFILE.contains(&first) || words.any(|word| EVERY_PROFILE.contains(&word))
    }

    /// Does it name everybody by a word for everybody? « Commerciaux des quatre profils » leaves others out.
    pub fn is_all(text: &str) -> bool {
        let folded = fold(text);
        let first = folded.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
        first.is_none_or(|first| EVERYBODY.contains(&first))
    }

    /// Are they the same, one perhaps said more precisely than the other?
    pub fn meets(&self, other: &Self) -> bool {
        !self.is_empty() && !other.is_empty() && (self.0.is_subset(&other.0) || other.0.is_subset(&self.0))
    }

    /// Are all its words among those of a longer text?
    pub fn is_named_in(&self, text: &Self) -> bool {
        !self.is_empty() && self.0.is_subset(&text.0)
    }
}

/// A word without the endings of number and gender: “itinérantes”, “commerciaux”, “télévendeuse”.
fn stem(word: &str) -> String {
    let mut stem = word.to_owned();
    if stem.len() > 4 && stem.ends_with("aux") {
        stem.truncate(stem.len() - 3);
        stem.push_str("al");
    }
    for ending in ["s", "x", "e", "eur", "eus"] {
        if stem.len() > ending.len() + 2
            && let Some(short) = stem.strip_suffix(ending)
        {
            stem = short.to_owned();
        }
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(a: &str, b: &str) -> bool {
        Group::of(a).meets(&Group::of(b))
    }

    #[test]
    fn number_gender_and_small_words_make_no_other_group() {
        assert!(meet("Commerciaux itinérants", "commerciale itinérante"));
        assert!(meet("Télévendeurs", "télévendeuse"));
        assert!(meet("Administration des ventes", "responsable administration des ventes"));
        assert!(meet("Sales representatives", "sales representative, North"));
        assert!(!meet("Grands comptes", "Télévente"));
        assert!(!meet("", "Télévente") && !meet("le service", "l’équipe"));
    }

    #[test]
    fn a_role_is_named_in_a_sentence_that_has_all_its_words() {
        let sentence = Group::of("le commercial Ouest recherche les comptes");
        assert!(Group::of("Commercial Ouest").is_named_in(&sentence));
        assert!(!Group::of("Commercial Nord-Est").is_named_in(&sentence));
        assert!(Group::is_everybody("Tous les utilisateurs") && Group::is_everybody("commerciaux des quatre profils"));
        assert!(!Group::is_everybody("Itinérants") && !Group::is_everybody(""));
        assert_eq!(Group::list("itinérant, sédentaire et grands comptes").len(), 3);
    }
}

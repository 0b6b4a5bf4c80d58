//! What does every specification speak of: answers in time, personal data, rights, migration…?
//!
//! A requirement speaks of a subject by its type, by its domain or by its words (`templates/words/*/topics.txt`).

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::model::Project;
use crate::model::requirement::{Requirement, RequirementType};
use crate::text::similar::{fold, fold_onto};
use crate::text::words::entries;
use crate::text::{Diagnostic, Lang};

/// Requirements from which a whole specification is looked for.
const A_SPECIFICATION: usize = 10;

/// A subject.
struct Topic {
    /// Its section in the lists of words.
    key: &'static str,
    types: &'static [RequirementType],
    domain: Option<&'static str>,
    /// What is said where nobody speaks of it.
    message: &'static str,
}

const TOPICS: &[Topic] = &[
    Topic { key: "performance", types: &[RequirementType::Performance], domain: None, message: "S05-performance" },
    Topic { key: "privacy", types: &[RequirementType::Privacy], domain: None, message: "S05-privacy" },
    Topic { key: "reversibility", types: &[], domain: None, message: "S05-reversibility" },
    Topic { key: "rights", types: &[], domain: Some("users_access"), message: "S05-rights" },
    Topic { key: "migration", types: &[RequirementType::Migration], domain: None, message: "S05-migration" },
    Topic { key: "reporting", types: &[RequirementType::Report], domain: None, message: "S05-reporting" },
    Topic {
        key: "accessibility",
        types: &[RequirementType::Accessibility],
        domain: None,
        message: "S05-accessibility",
    },
];

/// Subjects that are spoken of, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spoken(u32);

/// A form of the lists of words.
struct Form {
    topic: usize,
    weight: Weight,
    /// A word ends with it too.
    whole: bool,
}

/// How much a word of a requirement tells of its subject.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// It speaks of it.
    Alone,
    /// It may: « la fin du contrat » of a lease is no reversibility.
    Near,
    /// It does with one that may: « exporter ».
    With,
}

/// The subject of a section, how much its words tell, and whether they are whole: `rights near whole`.
fn section(name: &str) -> Option<(usize, Weight, bool)> {
    let mut words = name.split(' ');
    let key = words.next()?;
    let topic = TOPICS.iter().position(|topic| topic.key == key)?;
    let (mut weight, mut whole) = (Weight::Alone, false);
    for word in words {
        match word {
            "near" => weight = Weight::Near,
            "with" => weight = Weight::With,
            "whole" => whole = true,
            _ => return None,
        }
    }
    Some((topic, weight, whole))
}

static FORMS: LazyLock<(Option<AhoCorasick>, Vec<Form>)> = LazyLock::new(|| {
    let (mut words, mut forms) = (Vec::new(), Vec::new());
    for (name, list) in Lang::ALL.iter().flat_map(|lang| entries(&format!("{}/topics", lang.key()))) {
        if let Some((topic, weight, whole)) = section(name) {
            words.extend(list.iter().map(|form| fold(form)));
            forms.extend(list.iter().map(|_| Form { topic, weight, whole }));
        }
    }
    // Every statement is searched: what the fastest automaton takes to be built is soon won. The lists are the program's
    // own: a test reads them.
    (AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(words).ok(), forms)
});

impl Spoken {
    /// What a requirement speaks of.
    pub fn of(requirement: &Requirement) -> Self {
        let mut spoken = Self::default();
        for (at, topic) in TOPICS.iter().enumerate() {
            let of_domain = topic.domain.is_some_and(|domain| requirement.domain.as_deref() == Some(domain));
            if of_domain || topic.types.contains(&requirement.requirement_type) {
                spoken.add(at);
            }
        }
        let (Some(words), forms) = &*FORMS else { return spoken };
        let head = &requirement.head;
        let mut text = String::new();
        let measures = requirement.criteria.iter().map(|criterion| &criterion.measure);
        for part in [&head.title, &head.statement].into_iter().chain(&head.tags).chain(measures) {
            fold_onto(part, &mut text);
            text.push(' ');
        }
        if is_in_seconds(&text) {
            TOPICS.iter().position(|topic| topic.key == "performance").into_iter().for_each(|at| spoken.add(at));
        }
        // What is folded has few letters of more than one byte.
        let is_letter = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_alphanumeric);
        let (mut near, mut with) = (Self::default(), Self::default());
        for found in words.find_overlapping_iter(&text) {
            let form = &forms[found.pattern().as_usize()];
            let begins = !found.start().checked_sub(1).is_some_and(is_letter);
            if begins && !(form.whole && is_letter(found.end())) {
                match form.weight {
                    Weight::Alone => spoken.add(form.topic),
                    Weight::Near => near.add(form.topic),
                    Weight::With => with.add(form.topic),
                }
            }
        }
        spoken.or(Self(near.0 & with.0))
    }

    const fn add(&mut self, topic: usize) {
        self.0 |= 1 << topic;
    }

    /// The same as a number, which means as much to this very program only.
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// The subjects of such a number.
    pub const fn of_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// What the one or the other speaks of.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Does a folded text give a time in seconds, « en moins de 2 s », "300ms", which is how long somebody waits before a screen?
fn is_in_seconds(text: &str) -> bool {
    const UNITS: &[&str] =
        &["s", "sec", "seconde", "secondes", "second", "seconds", "ms", "millisecondes", "milliseconds"];
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let blank = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ')' | '(' | ':');
    let mut words = text.split(blank).filter(|word| !word.is_empty()).peekable();
    // The two words before the figure: « en moins de », « une vidéo de ».
    let (mut second, mut first) = ("", "");
    while let Some(word) = words.next() {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            let stuck = word.trim_start_matches(|c: char| c.is_ascii_digit());
            let unit = if stuck.is_empty() { words.peek().copied().unwrap_or_default() } else { stuck };
            if UNITS.contains(&unit) && is_awaited(second, first) {
                return true;
            }
        }
        (second, first) = (first, word);
    }
    false
}

/// Do the words before a time say that it is waited for: « en », « moins de », “within”? « toutes les 30 secondes » and « une
/// vidéo de 30 secondes » do not.
fn is_awaited(second: &str, first: &str) -> bool {
    match first {
        "en" | "sous" | "dans" | "within" | "in" | "under" | "than" | "below" | "maximum" | "depasser" | "exceed"
        | "<" | "≤" | "exceder" | "most" | "plus" => true,
        "de" | "a" | "d'" | "of" => matches!(
            second,
            "moins"
                | "plus"
                | "maximum"
                | "inferieur"
                | "inferieure"
                | "inferieurs"
                | "inferieures"
                | "delai"
                | "temps"
                | "maximal"
                | "affichage"
                | "reponse"
                | "time"
        ),
        _ => false,
    }
}

/// S05: a subject of which no requirement speaks: the offers will not either, and it will be paid for later.
/// A handful of requirements is a sketch, from which nothing is missing yet.
pub fn missing_of(project: &Project, spoken: Spoken) -> Vec<Diagnostic> {
    let live = project.requirements.iter().filter(|requirement| !requirement.is_dropped());
    if live.count() < A_SPECIFICATION {
        return Vec::new();
    }
    missing(spoken).map(|message| Diagnostic::error("S05", message, project.manifest.place)).collect()
}

/// What is said of the subjects that nobody speaks of.
fn missing(spoken: Spoken) -> impl Iterator<Item = &'static str> {
    TOPICS.iter().enumerate().filter(move |(at, _)| spoken.0 & (1 << at) == 0).map(|(_, topic)| topic.message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Head;
    use crate::text::message;

    #[test]
    fn every_section_is_of_a_topic_and_every_topic_has_words_in_both_languages() {
        for lang in Lang::ALL {
            let entries = entries(&format!("{}/topics", lang.key()));
            for (name, forms) in &entries {
                assert!(section(name).is_some(), "[{name}]");
                assert!(forms.iter().all(|form| !form.is_empty()), "[{name}]: {forms:?}");
            }
            let has = |topic: usize, weight: Weight| {
                entries.iter().any(|(name, _)| section(name).is_some_and(|(of, its, _)| (of, its) == (topic, weight)))
            };
            for (at, topic) in TOPICS.iter().enumerate() {
                assert_eq!(has(at, Weight::Near), has(at, Weight::With), "{}", topic.key);
            }
            for topic in TOPICS {
                let has = |(section, _): &(&str, Vec<&str>)| section.split(' ').next() == Some(topic.key);
                assert!(entries.iter().any(has), "{}: {}", lang.key(), topic.key);
                assert!(message::lookup(lang, topic.message, &[]).is_some(), "{}", topic.message);
            }
        }
        assert!(FORMS.0.is_some() && TOPICS.len() < 32);
    }

    #[test]
    fn a_form_begins_a_word_and_a_whole_one_ends_it() {
        let of = |statement: &str| {
            let head = Head { statement: statement.to_owned(), ..Head::default() };
            let spoken = Spoken::of(&Requirement { head, ..Requirement::default() });
            let silent: Vec<&str> = missing(spoken).collect();
            let told = TOPICS.iter().filter(|topic| !silent.contains(&topic.message));
            told.map(|topic| topic.key).collect::<Vec<_>>()
        };
        assert_eq!(of("Le CRM doit anonymiser les fiches."), ["privacy"]);
        assert_eq!(of("The CRM shall print a report per agency."), ["reporting"]);
        assert_eq!(of("Le CRM doit reprendre les 14 000 contrats du fichier Excel actuel."), ["migration"]);
        assert_eq!(of("Le CRM doit éditer un état mensuel des commissions."), ["reporting"]);
        assert_eq!(of("Seul le responsable d’agence doit pouvoir modifier un taux."), ["rights"]);
        assert_eq!(of("The CRM shall take over the 14,000 policies."), ["migration"]);
        assert_eq!(of("The CRM shall print a monthly statement of commissions."), ["reporting"]);
        assert_eq!(of("Only the branch manager may change a rate."), ["rights"]);
        assert_eq!(of("Le CRM doit afficher la fiche en moins de 2 s."), ["performance"]);
        assert_eq!(of("Le CRM doit afficher la fiche en 300ms."), ["performance"]);
        assert_eq!(of("Le CRM doit afficher la fiche en deux temps, le 2 septembre."), [""; 0]);
        assert_eq!(of("Le contact doit donner son consentement à la prospection."), ["privacy"]);
        assert_eq!(of("Le titulaire doit livrer un export complet à la fin du marché."), ["reversibility"]);
        assert_eq!(of("Le CRM doit afficher les prix d’achat selon le profil."), ["rights"]);
        assert_eq!(of("Le CRM doit contenir les données historiques de 2020."), ["migration"]);
        assert_eq!(of("Le CRM doit présenter le chiffre d’affaires par agence."), ["reporting"]);
        assert_eq!(of("Chaque écran doit être utilisable au clavier seul."), ["accessibility"]);
        assert_eq!(of("Each screen shall be usable by keyboard alone."), ["accessibility"]);
        assert_eq!(of("The CRM shall export all data at the end of the agreement."), ["reversibility"]);
        for chance in [
            "Le CRM doit prévenir le locataire trois mois avant la fin du contrat.",
            "Le dossier doit porter le handicap du locataire.",
            "Le CRM doit afficher l’accessibilité du logement.",
            "Le CRM doit afficher le tarif réservé aux adhérents.",
            "Seul un devis signé peut être transformé en commande.",
            "La fiche doit porter l’habilitation électrique du technicien.",
            "Le CRM doit dater la reprise des travaux.",
            "La fiche doit porter un indicateur de retard.",
            "Le patient doit donner son consentement à l’intervention.",
            "Le CRM doit rafraîchir la liste toutes les 30 secondes.",
            "Le portail doit montrer une vidéo de 30 secondes.",
            "The CRM shall warn the tenant before the end of the contract.",
            "The CRM shall show the price reserved for members.",
        ] {
            assert_eq!(of(chance), [""; 0], "{chance}");
        }
        assert_eq!(of("Le titulaire doit restituer les données en fin de contrat."), ["reversibility"]);
        assert_eq!(of("Le CRM doit produire des statistiques."), ["reporting"]);
        assert_eq!(of("L’outil doit suivre les règles d’accessibilité de la loi."), ["accessibility"]);
        assert_eq!(of("L’administrateur doit gérer les habilitations par agence."), ["rights"]);
        assert_eq!(of("Seul le pharmacien doit pouvoir valider une ordonnance."), ["rights"]);
        assert_eq!(of("Le CRM doit calculer un indicateur mensuel des délais."), ["reporting"]);
        assert_eq!(of("Le CRM doit tenir en un seul levier."), [""; 0]);
        assert_eq!(of("Le CRM doit éviter l’immigration de reportés."), [""; 0]);
        assert_eq!(of("The CRM shall print a reported value."), [""; 0]);
    }
}

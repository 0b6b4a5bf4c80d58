//! Does an expected result say what is seen, or does it only judge, point elsewhere, or tell of no error?

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::check::answers::is_blank;
use crate::text::Lang;
use crate::text::similar::{fold, plain};
use crate::text::words::entries;

/// What a word does in an expected result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// « conforme », "as expected".
    Judge,
    /// « voir », "see".
    Points,
    /// « erreur »: of what is not there.
    Flaw,
    /// « sans ».
    Without,
    /// Adds nothing.
    Filler,
    /// « OK », « comme prévu »: behind a thing it judges that thing, and nobody knows by what.
    Verdict,
    /// « annexe »: the figure behind it names where.
    Reference,
    /// « affiche », « bouton »: what stands behind is read on the screen.
    Shown,
}

/// The words of both languages (`templates/words/*/judgements.txt`): a tester may write either.
struct Words {
    whole: FxHashMap<String, Vec<Part>>,
    /// Beginnings of words.
    begins: Vec<(String, Part)>,
    /// Several words that judge together.
    phrases: Vec<String>,
    /// The same where they judge what stands before them, with a blank before.
    verdicts: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words =
        Words { whole: FxHashMap::default(), begins: Vec::new(), phrases: Vec::new(), verdicts: Vec::new() };
    for (section, forms) in Lang::ALL.iter().flat_map(|lang| entries(&format!("{}/judgements", lang.key()))) {
        let Some(part) = part(section) else { continue };
        for form in forms {
            if part == Part::Verdict {
                words.verdicts.push(format!(" {}", plain(form)));
                continue;
            }
            match (form.strip_suffix('*'), form.contains(' ')) {
                (Some(start), _) => words.begins.push((fold(start), part)),
                (None, true) => words.phrases.push(plain(form)),
                (None, false) => words.whole.entry(fold(form)).or_default().push(part),
            }
        }
    }
    words
});

fn part(section: &str) -> Option<Part> {
    Some(match section {
        "judge" => Part::Judge,
        "points" => Part::Points,
        "flaw" => Part::Flaw,
        "without" => Part::Without,
        "filler" => Part::Filler,
        "verdict" => Part::Verdict,
        "reference" => Part::Reference,
        "shown" => Part::Shown,
        _ => return None,
    })
}

/// Does it judge, point elsewhere or tell of no error, and say nothing else?
pub(super) fn is_empty(text: &str) -> bool {
    // « - », « N/A », « à définir »: nothing is expected. One that is not there at all is D01's.
    if !text.trim().is_empty() && is_blank(text) {
        return true;
    }
    // « Le devis est « Validé » » says what is read on the screen; « le bon est affiché » speaks of a voucher.
    let quotes = [('«', '»'), ('“', '”'), ('"', '"')];
    if quotes.iter().any(|(open, close)| text.split_once(*open).is_some_and(|(_, rest)| rest.contains(*close))) {
        return false;
    }
    let words = &*WORDS;
    let said: String = text.split_whitespace().filter(|word| !is_id(word)).collect::<Vec<_>>().join(" ");
    let said = plain(&said);
    if ["le bon est", "un bon est", "du bon est"].iter().any(|noun| said.starts_with(noun)) {
        return false;
    }
    if is_verdict(&said) {
        return true;
    }
    let (mut judged, mut flaw, mut without) = (words.phrases.contains(&said), false, false);
    let mut referred = false;
    for word in said.split(' ').filter(|word| !word.is_empty()) {
        // « cf. § 4.2 » is two figures.
        let mut known = referred && is_figure(word);
        referred = known;
        for part in parts_of(word) {
            known |= part != Part::Shown;
            match part {
                Part::Judge => judged = true,
                Part::Points => (judged, referred) = (true, true),
                Part::Flaw => flaw = true,
                Part::Without => without = true,
                Part::Reference => referred = true,
                Part::Filler | Part::Verdict | Part::Shown => {}
            }
        }
        if !known {
            return false;
        }
    }
    judged || (flaw && without)
}

/// What a plain word does.
fn parts_of(word: &str) -> impl Iterator<Item = Part> {
    let begins = WORDS.begins.iter().filter(move |(start, _)| word.starts_with(start)).map(|(_, part)| *part);
    WORDS.whole.get(word).into_iter().flatten().copied().chain(begins)
}

fn is_figure(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit()) || word.chars().count() == 1
}

/// The most words of a thing that is judged: « Import des comptes OK ».
const JUDGED_AT_MOST: usize = 3;

/// « Import OK », « Montant correct », « Import comme prévu »: a thing with a verdict behind it. Not « La commande est créée comme
/// prévu », which says what is seen, nor « Le bouton affiche OK ».
fn is_verdict(said: &str) -> bool {
    let Some(thing) = WORDS.verdicts.iter().find_map(|verdict| said.strip_suffix(verdict.as_str())) else {
        return false;
    };
    let is = |word: &str, wanted: Part| parts_of(word).any(|part| part == wanted);
    let telling = |word: &&str| !is(word, Part::Filler) && !is(word, Part::Judge);
    let happens = |word: &str| {
        let ends = ["e", "ee", "es", "ees", "ed"].iter().any(|end| word.ends_with(end));
        ends && thing
            .split(' ')
            .any(|word| matches!(word, "est" | "sont" | "is" | "are" | "a" | "ont" | "has" | "have"))
    };
    let told: Vec<&str> = thing.split(' ').filter(telling).collect();
    told.len() <= JUDGED_AT_MOST
        && !thing.split(' ').any(|word| is(word, Part::Shown) || word.starts_with(|c: char| c.is_ascii_digit()))
        && !told.iter().skip(1).any(|word| happens(word))
}

/// « EXG-012 », « RG-3): »: what is named is elsewhere.
fn is_id(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let Some((prefix, number)) = word.rsplit_once('-') else { return false };
    let named = prefix.len() >= 2 && prefix.chars().all(|c| c.is_ascii_uppercase() || c == '-');
    named && !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_of_the_lists_is_known() {
        for lang in Lang::ALL {
            let entries = entries(&format!("{}/judgements", lang.key()));
            assert!(!entries.is_empty());
            for (section, forms) in entries {
                assert!(part(section).is_some(), "[{section}]");
                assert!(forms.iter().all(|form| !form.is_empty()), "[{section}]: {forms:?}");
            }
        }
    }

    #[test]
    fn a_judgement_without_a_fact_proves_nothing() {
        for empty in [
            "OK",
            "Conforme.",
            "Le résultat est conforme à l’attendu",
            "Tout fonctionne correctement",
            "RAS",
            "L’écran s’affiche correctement.",
            "Works as expected",
            "The result is correct",
            "Conforme au cahier des charges",
            "Le résultat obtenu est celui attendu.",
            "Idem",
            "Idem pas précédent",
            "N/A",
            "-",
            "Vérifier",
            "Le système répond correctement",
            "Le traitement se passe bien",
            "Tout fonctionne",
            "Voir exigence",
            "Voir l’exigence EXG-012.",
            "cf. cahier des charges",
            "Voir ci-dessus",
            "See requirement REQ-4",
            "Aucune erreur",
            "Le traitement se termine sans erreur",
            "Pas d’anomalie",
            "No error is displayed",
            "Comme demandé",
            "Rien à signaler",
            "Everything goes well",
            "Import OK",
            "Import des comptes : OK",
            "Affichage du montant correct",
            "Export conforme",
            "L’import est OK",
            "Import comme prévu",
            "cf. annexe 2",
            "Voir annexe B, page 12",
            "0 erreur",
            "Zéro anomalie",
            "Import fine",
            "cf. § 4.2",
            "Comme prévu au CDC",
            "Pas de régression",
            "Résultat conforme aux attentes",
            "L’utilisateur est satisfait",
            "See appendix 2",
            "0 errors",
        ] {
            assert!(is_empty(empty), "{empty}");
        }
        for fact in [
            "Le devis est « Validé »",
            "La tâche est affectée au commercial",
            "7 412 lignes",
            "Un message d’erreur cite le SIRET",
            "The quote is accepted",
            "Aucun compte n’est trouvé",
            "",
            "L’écran affiche le montant",
            "Vérifier le montant de 12 €",
            "Voir le devis de 12 lignes",
            "Une erreur cite le SIRET",
            "Le devis passe à l’état Émis",
            "Le bouton Valider est absent",
            "The quote ends on 12 June",
            "La commande est refusée sans message d’erreur",
            "Le bouton affiche OK",
            "Réponse 200 OK",
            "La commande est créée comme prévu",
            "Le devis est envoyé au client comme prévu",
            "0 erreur au compte rendu",
            "0 rejet",
            "12 lignes conformes",
            "Le statut est Validé",
            "Voir le devis 12",
            "Le dossier est marqué Conforme",
            "Le contrôle est KO et le motif est affiché",
            "L’utilisateur est déconnecté",
            "La commande est en attente",
            "The order is created as expected",
        ] {
            assert!(!is_empty(fact), "{fact}");
        }
    }
}

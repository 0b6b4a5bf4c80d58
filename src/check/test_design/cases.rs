//! Is each case short enough to be replayed, read by a second person, and able to fail?

use crate::check::answers::is_blank;
use crate::check::{Findings, Subject, about};
use crate::model::feature::{Step, StepKind};
use crate::model::test_case::{TestCase, TestCaseStatus};
use crate::text::node::Node;
use crate::text::similar::fold;
use crate::text::{Message, Place};

/// Steps that a person follows without losing the thread.
const STEPS: usize = 15;
/// Minutes after which a case is not replayed any more.
const MINUTES: u32 = 20;

/// D02: more than 15 steps, or more than 20 minutes.
pub fn too_long(subject: &Subject<'_>, findings: &mut Findings) {
    for planned in subject.plan().cases() {
        let case = planned.case.name();
        let (count, extra) = match (planned.scenario, planned.test) {
            (Some(scenario), _) => {
                let steps: Vec<&Step> = scenario.background.iter().chain(&scenario.steps).collect();
                (steps.len(), steps.get(STEPS).map(|step| step.place))
            }
            (None, Some(test)) => (test.steps.len(), test.steps.get(STEPS).map(|step| step.place)),
            (None, None) => continue,
        };
        if let Some(place) = extra {
            let message = Message::new("D02").with("case", case.as_str()).with("count", count).with("most", STEPS);
            findings.tell(place, message);
        }
        let minutes = planned.test.and_then(|test| Some((test.planned_min?, test.head.place("planned_min"))));
        if let Some((minutes, place)) = minutes.filter(|(minutes, _)| *minutes > MINUTES) {
            let message = Message::new("D02-minutes").with("case", case.as_str());
            findings.tell(place, message.with("count", minutes as usize).with("most", MINUTES as usize));
        }
    }
    // A step of a background is one too many for each of its scenarios, and told once.
    findings.once_per_place();
}

/// D08: a case read by whoever wrote it.
pub fn author_reviews(subject: &Subject<'_>, findings: &mut Findings) {
    let manifest = &subject.project.manifest;
    for test in written(subject) {
        let (Some(author), Some(reviewer)) = (&test.author, &test.reviewer) else { continue };
        let (author, reviewer) = (manifest.name_of(author), manifest.name_of(reviewer));
        if fold(author.trim()) == fold(reviewer.trim()) {
            findings.tell(test.head.place("reviewer"), about(Message::new("D08"), &test.head).with("person", author));
        }
    }
}

/// D09: an expected result that any outcome satisfies.
pub fn proves_nothing(subject: &Subject<'_>, findings: &mut Findings) {
    for test in written(subject) {
        for step in test.head.node.get("steps").map(Node::items).unwrap_or_default() {
            let Some(expected) = step.get("expected") else { continue };
            tell_if_empty(expected.text().unwrap_or_default(), expected.place, findings);
        }
    }
    let manual = |planned: &&super::plan::Planned<'_>| planned.case.manual;
    for planned in subject.plan().cases().filter(manual) {
        let outcomes = planned.scenario.into_iter().flat_map(|scenario| &scenario.steps);
        for step in outcomes.filter(|step| step.kind == StepKind::Then) {
            tell_if_empty(&step.text, step.place, findings);
        }
    }
}

fn tell_if_empty(expected: &str, place: Place, findings: &mut Findings) {
    if is_empty_judgement(expected) {
        findings.tell(place, Message::new("D09").with("expected", expected.trim().trim_end_matches('.')));
    }
}

fn written<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a TestCase> + use<'a> {
    subject.project.test_cases.iter().filter(|case| case.status != TestCaseStatus::Obsolete)
}

/// Words that judge without saying what was seen, folded; `*` stands for any ending.
const JUDGES: &[&str] = &[
    "conforme*",
    "ok",
    "ko",
    "correct*",
    "bon",
    "bonne",
    "bien",
    "fonctionn*",
    "march*",
    "attendu*",
    "prevu*",
    "succes",
    "reussi*",
    "valide",
    "normal*",
    "ras",
    "passe*",
    "as",
    "work*",
    "expected",
    "fine",
    "good",
    "well",
    "pass*",
    "success*",
    "right",
    "properly",
    "compliant",
    "conform*",
    "oui",
    "yes",
    "satisf*",
    "idem",
    "ditto",
    "same",
    "verifi*",
    "check",
    "checked",
    "checks",
    "bonnes",
    "dessus",
    "above",
];

/// Words that add nothing to such a judgement.
const FILLERS: &[&str] = &[
    "le",
    "la",
    "les",
    "l",
    "un",
    "une",
    "de",
    "du",
    "des",
    "d",
    "a",
    "au",
    "aux",
    "est",
    "sont",
    "soit",
    "et",
    "en",
    "c",
    "ce",
    "cela",
    "ca",
    "il",
    "elle",
    "tout",
    "toute",
    "tous",
    "comme",
    "selon",
    "que",
    "qui",
    "ne",
    "pas",
    "rien",
    "signaler",
    "erreur",
    "sans",
    "resultat",
    "resultats",
    "affichage",
    "affiche",
    "s",
    "se",
    "ecran",
    "page",
    "systeme",
    "application",
    "logiciel",
    "crm",
    "outil",
    "test",
    "cas",
    "essai",
    "comportement",
    "specification",
    "specifications",
    "cahier",
    "charges",
    "exigence",
    "exigences",
    "demande",
    "besoin",
    "regle",
    "regles",
    "the",
    "is",
    "are",
    "it",
    "everything",
    "all",
    "result",
    "results",
    "screen",
    "system",
    "tool",
    "behaviour",
    "behavior",
    "to",
    "of",
    "with",
    "no",
    "error",
    "errors",
    "displayed",
    "displays",
    "requirement",
    "requirements",
    "fait",
    "donne",
    "operation",
    "obtenu",
    "obtenus",
    "obtenue",
    "obtenues",
    "celui",
    "celle",
    "ceux",
    "celles",
    "repond",
    "repondent",
    "reagit",
    "responds",
    "reacts",
    "voir",
    "ci",
    "precedent",
    "precedents",
    "previous",
    "step",
    "see",
    "obtained",
    "one",
    "actual",
];

/// Does it judge, and say nothing else?
fn is_empty_judgement(text: &str) -> bool {
    // « - », « N/A », « à définir »: nothing is expected. One that is not there at all is D01's.
    if !text.trim().is_empty() && is_blank(text) {
        return true;
    }
    let folded = fold(text);
    let mut judged = false;
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let is = |pattern: &&str| pattern.strip_suffix('*').map_or(word == *pattern, |start| word.starts_with(start));
        if JUDGES.iter().any(is) {
            judged = true;
        } else if !FILLERS.contains(&word) {
            return false;
        }
    }
    judged
}

#[cfg(test)]
mod tests {
    use super::*;

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
        ] {
            assert!(is_empty_judgement(empty), "{empty}");
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
        ] {
            assert!(!is_empty_judgement(fact), "{fact}");
        }
    }
}

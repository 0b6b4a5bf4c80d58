//! What a demanding project owner had to find himself: faults of his own texts, each told now, and beside each the sound
//! text that it resembles.

use serde_json::Value;

use crate::project::Project;

const MANIFEST: &str = "project:\n  title: Essai\n  phase: consultation\n";

fn findings(specs: &str, code: &str) -> Vec<Value> {
    let project = Project::new(MANIFEST).file("specs/a.yaml", specs);
    project.check(&[]).1.into_iter().filter(|finding| finding["code"] == code).collect()
}

/// The lines at which a code is told of a file of `specs/`.
fn lines(specs: &str, code: &str) -> Vec<u64> {
    findings(specs, code).iter().map(|finding| finding["line"].as_u64().unwrap_or(0)).collect()
}

#[test]
fn an_expected_result_that_nobody_can_see_is_told() {
    let of = |expected: &str| {
        let case = "test_cases:\n  - id: CT-1\n    title: Relance\n    format: steps\n    steps:\n";
        lines(&format!("{case}      - action: Exécuter le traitement\n        expected: \"{expected}\"\n"), "D09")
    };
    for empty in [
        "Le traitement se passe bien",
        "Voir exigence",
        "Voir l’exigence EXG-012",
        "cf. cahier des charges",
        "OK",
        "Conforme",
        "Tout fonctionne",
        "Aucune erreur",
        "Everything goes well",
        "See requirement REQ-4",
    ] {
        assert_eq!(of(empty), [7], "{empty}");
    }
    for fact in [
        "Le devis est à l’état Émis",
        "Un message d’erreur cite le SIRET",
        "Aucun compte n’est trouvé",
        "Le devis de 12 lignes est vu par le directeur",
    ] {
        assert_eq!(of(fact), [0; 0], "{fact}");
    }
}

#[test]
fn a_service_around_the_clock_has_its_rate() {
    let of = |statement: &str, more: &str| {
        lines(&format!("requirements:\n  - id: EXG-1\n    title: T\n    statement: {statement}\n{more}"), "R01")
    };
    let promise = "Le portail doit être disponible 24h/24 et 7j/7.";
    assert_eq!(of(promise, ""), [4], "told once");
    assert_eq!(of("Le portail doit être disponible en permanence.", ""), [4]);
    assert_eq!(of("Le portail doit être disponible 24h/24, à 99,5 % par mois.", ""), [0; 0]);
    let criteria = "    criteria:\n      - {measure: Disponibilité, threshold: 99,5 %, base: Minutes du mois, window: Mois \
                    civil, measured_by: Sonde}\n";
    assert_eq!(of(promise, criteria), [0; 0], "its criteria say how much");
    assert_eq!(of("Le veilleur doit pouvoir saisir une arrivée 24h/24.", ""), [0; 0], "hours of opening");
}

#[test]
fn a_wished_effect_says_how_or_how_much() {
    let of = |statement: &str| {
        lines(&format!("requirements:\n  - id: EXG-1\n    title: T\n    statement: {statement}\n"), "R01")
    };
    for vague in [
        "Le CRM doit limiter les doublons de clients.",
        "Le CRM doit garantir la sécurité des données.",
        "Le portail doit s’afficher dans les principaux navigateurs.",
        "Le CRM doit faciliter la relance des devis.",
    ] {
        assert_eq!(of(vague), [4], "{vague}");
    }
    for exact in [
        "Le CRM doit limiter à six par an les relances d’un client.",
        "Le CRM doit limiter la recherche aux fiches de l’agence.",
        "Le CRM doit garantir la confidentialité des pièces par un chiffrement AES-256.",
        "Le CRM doit afficher le dernier devis pour faciliter la relance.",
        "Le CRM doit refuser une commande au-delà de la limite de crédit.",
    ] {
        assert_eq!(of(exact), [0; 0], "{exact}");
    }
}

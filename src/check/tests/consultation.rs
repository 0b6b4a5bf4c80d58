use super::{Sample, says, underlined, verify};

#[test]
fn the_consultation() {
    verify(&[
        Sample {
            code: "P01",
            fires: "consultation:\n  criteria:\n    - {title: Couverture, weight: 55}\n    - {title: Prix, weight: 40}\n",
            at: &["40"],
            silent: "consultation:\n  criteria:\n    - {title: Couverture, weight: \"57,5 %\"}\n    - {title: Prix, weight: 42.5}\n    \
                - {title: Hébergement, mode: knockout}\n",
        },
        Sample {
            code: "P08",
            fires: "consultation:\n  demo_scenarios:\n    - {title: Une tournée, use_case: Préparer la tournée, persona: Morel}\n    - Libre\n",
            at: &["Une tournée", "Libre"],
            silent: "consultation:\n  demo_scenarios:\n    - {title: Une tournée, use_case: Préparer la tournée, persona: Morel, data: JDD-01}\n",
        },
        Sample {
            code: "P10",
            fires: "consultation:\n  price_lines:\n    - {line: Licences}\n    - {line: Reprise des données}\n",
            at: &["price_lines", "Licences"],
            silent: "consultation:\n  price_lines:\n    - {line: Abonnements, years: 4}\n    - {line: Bac à sable}\n    - {line: Reprise}\n    \
                - {line: Formation des profils}\n    - {line: Réversibilité}\n",
        },
        Sample {
            code: "P11",
            fires: "consultation:\n  evaluators:\n    - {person: astier}\n    - {person: Un ami, profile: it}\n",
            at: &["evaluators"],
            silent: "consultation:\n  evaluators:\n    - {person: astier}\n    - {person: Thomas Morel}\n",
        },
    ]);
}

#[test]
fn p01_says_the_weight_that_would_make_a_hundred() {
    let weights = |last: &str| {
        format!(
            "consultation:\n  criteria:\n    - {{title: Couverture, weight: 55}}\n    - {{title: Prix, weight: {last}}}\n"
        )
    };
    let (message, help) = says("P01", &weights("40.5"));
    assert!(message.contains("font 95,5, et non 100"), "{message}");
    assert!(help.contains("portez « Prix » à 45"), "{help}");
    let (_, over) = says("P01", &weights("40").replace("55", "120"));
    assert!(over.contains("allégez plusieurs critères"), "{over}");
}

#[test]
fn p10_names_what_is_missing_and_a_consultation_without_prices_is_told_once() {
    let (message, _) = says(
        "P10",
        "consultation:\n  price_lines:\n    - {line: SaaS subscription, years: 3}\n    - {line: Training}\n",
    );
    assert!(message.contains("ne demande pas le bac à sable, la reprise des données et la réversibilité"), "{message}");
    assert_eq!(underlined("P10", "consultation:\n  rules: Libres\n"), ["Libres"]);
    assert_eq!(underlined("P10", "context: {sectors: [industrie]}\n"), [""; 0]);
}

#[test]
fn p01_a_weight_that_cannot_be_read_or_is_not_there_is_told() {
    let text = "consultation:\n  criteria:\n    - {id: A, weight: 60}\n    - {id: B, weight: \"40 %\"}\n    - {id: C}\n    - {id: D, weight: beaucoup}\n";
    assert_eq!(underlined("P01", text), ["C", "beaucoup"]);
}

#[test]
fn p10_history_and_information_price_neither_migration_nor_training() {
    let lines = |third: &str, fourth: &str| {
        format!(
            "consultation:\n  price_lines: [{{line: Licences, years: 4}}, {{line: Bac à sable}}, {{line: {third}}}, {{line: {fourth}}}, {{line: \
             Réversibilité}}]\n"
        )
    };
    assert_eq!(underlined("P10", &lines("Reprise de l’historique", "Formation")), [""; 0]);
    assert!(says("P10", &lines("Journal historique", "Formation")).0.contains("reprise"));
    assert!(says("P10", &lines("Reprise", "Plateforme d’information")).0.contains("formation"));
}

#[test]
fn p11_a_profile_that_nobody_declared_is_none() {
    let text = |manifest: &str| {
        format!(
            "consultation:\n  evaluators: [{{person: Zoé, profile: direction}}]\n# ouvrage.yaml\ntitle: Essai\n{manifest}"
        )
    };
    let sources = super::sources(&text(""));
    let told = crate::link::project(&sources).diagnostics;
    assert!(told.iter().any(|finding| finding.code == "M08"), "{told:?}");
    assert_eq!(underlined("P11", &text("")), ["evaluators"]);
    assert_eq!(underlined("P11", &text("profiles: [direction]\n")), [""; 0], "a trade of the project");
}

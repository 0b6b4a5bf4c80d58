use super::{Sample, says, underlined, verify};

#[test]
fn objectives_and_indicators() {
    verify(&[
        Sample {
            code: "O01",
            fires: "objectives:\n  - {id: OBJ-1, title: Relancer les devis, kpi: Part relancée, target: 90}\n",
            at: &["OBJ-1"],
            silent: "objectives:\n  - {id: OBJ-1, title: Relancer, kpi: Part relancée, baseline: 22, target: 90, due: 2027-12-31}\n  \
                - {id: OBJ-2, title: Abandonné, status: dropped}\n",
        },
        Sample {
            code: "O02",
            fires: "objectives:\n  - {id: OBJ-1, title: Améliorer la relation client}\n  - {id: OBJ-2, title: L’optimisation des tournées}\n  \
                - {id: OBJ-3, statement: Réduire les écarts de prévision.}\n",
            at: &["Améliorer", "optimisation", "Réduire"],
            silent: "objectives:\n  - {id: OBJ-1, title: Réduire à 10 % l’écart de prévision}\n  - {id: OBJ-2, title: Doubler les visites}\n  \
                - {id: OBJ-3, title: Tenir un compte par établissement, description: Cela doit améliorer la prospection.}\n",
        },
        Sample {
            code: "O03",
            fires: "objectives:\n  - {id: OBJ-1, title: Relancer, due: 2026-12-31}\nneeds:\n  - {id: BES-1, title: Relance, objectives: [OBJ-1], \
                lot: LOT-1}\nlots:\n  - id: LOT-1\n    title: Socle\n    milestones:\n      - {name: Recette ouverte, planned: 2026-11-01}\n      \
                - {name: Mise en service, planned: 2027-01-18}\n",
            at: &["2026-12-31"],
            silent: "objectives:\n  - {id: OBJ-1, title: Relancer, due: 2027-06-30}\nneeds:\n  - {id: BES-1, title: Relance, objectives: [OBJ-1], \
                lot: LOT-1}\nlots:\n  - id: LOT-1\n    title: Socle\n    milestones:\n      - {name: Ouverture, planned: 2027-01-18}\n      \
                - {name: Fin de garantie, planned: 2028-01-18}\n",
        },
        Sample {
            code: "O04",
            fires: "kpis:\n  - {id: KPI-1, title: Taux de relance, owner: Astier}\n",
            at: &["KPI-1"],
            silent: "kpis:\n  - {id: KPI-1, title: Taux de relance, owner: Astier, formula: relancés ÷ émis, sources: [CRM]}\n  \
                - {id: KPI-2, title: Ancien, status: obsolete}\n",
        },
        Sample {
            code: "O05",
            fires: "kpis:\n  - {id: KPI-1, title: Taux de relance}\n  - {id: KPI-2, title: Marge, action: À suivre.}\n",
            at: &["KPI-1", "À suivre."],
            silent: "kpis:\n  - {id: KPI-1, title: Taux de relance, action: Le chef des ventes revoit le portefeuille sous huit jours.}\n",
        },
        Sample {
            code: "O07",
            fires: "objectives:\n  - {id: OBJ-1, title: Relancer, level: operational, origin: Comité de direction}\n",
            at: &["operational"],
            silent: "objectives:\n  - {id: OBJ-1, title: Relancer, level: operational, origin: ATL-1}\nworkshops:\n  - {id: ATL-1, title: Tournée, \
                participants: [Thomas Morel]}\n",
        },
    ]);
}

#[test]
fn o06_seven_objectives_are_enough() {
    let objectives = |count: usize| {
        let line = |n: usize| format!("  - {{id: OBJ-{n}, title: Objectif {n}}}\n");
        format!("objectives:\n{}", (1..=count).map(line).collect::<String>())
    };
    assert_eq!(underlined("O06", &objectives(7)), [""; 0]);
    assert_eq!(underlined("O06", &objectives(9)), ["OBJ-8"]);
}

#[test]
fn o02_is_answered_by_the_target_and_by_the_text() {
    let of = |added: &str| {
        underlined("O02", &format!("objectives:\n  - {{id: OBJ-1, title: Améliorer la relance{added}}}\n"))
    };
    for said in [
        ", target: 90.5, unit: \"%\"",
        ", kpi: Part des devis relancés, baseline: 22, target: neuf sur dix, due: 2027-12-31",
        ", description: La part des devis relancés passe de 22 à 90 % en un an.",
        ", statement: Relancer neuf devis sans réponse sur dix.",
    ] {
        assert_eq!(of(said), [""; 0], "{said}");
    }
    for silent in ["", ", target: à définir", ", baseline: 22", ", description: La relance sert les 3 régions en 2027."]
    {
        assert_eq!(of(silent), ["Améliorer"], "{silent}");
    }
    let (message, _) = says("O02", "objectives:\n  - {id: OBJ-1, title: Améliorer la relance}\n");
    assert!(message.contains("« Améliorer » promet sans dire combien"), "{message}");
}

#[test]
fn o03_a_project_without_lots_has_its_own_opening_and_a_dated_lot_its_first_one() {
    let project = "objectives:\n  - {id: OBJ-1, title: Relancer, due: 2026-12-31}\n# ouvrage.yaml\nproject: {title: Essai, go_live: 2027-01-18}\n";
    assert_eq!(underlined("O03", project), ["2026-12-31"]);
    let waves = "objectives:\n  - {id: OBJ-1, title: Relancer, due: 2027-02-28}\nneeds:\n  - {id: BES-1, title: Relance, objectives: [OBJ-1]}\n\
        use_cases:\n  - {id: CU-1, title: Relancer, needs: [BES-1], lot: LOT-1}\nlots:\n  - id: LOT-1\n    title: Socle\n    milestones:\n      \
        - {name: Ouverture Nord, planned: 2027-01-18}\n      - {name: Ouverture Sud, planned: 2027-06-01}\n";
    assert_eq!(underlined("O03", waves), [""; 0], "it can be measured from the first wave on");
    assert!(
        says("O03", &waves.replace("2027-02-28", "2027-01-01"))
            .0
            .contains("n’ouvre que le 18 janvier 2027 (« Ouverture Nord »)")
    );
}

#[test]
fn o07_without_an_operational_objective_the_first_one_is_shown() {
    assert_eq!(underlined("O07", "objectives:\n  - {id: OBJ-1, title: Vendre plus, level: strategic}\n"), ["OBJ-1"]);
    assert_eq!(underlined("O07", "workshops:\n  - {id: ATL-1, title: Notes}\n"), [""; 0]);
    let said = "objectives:\n  - {id: OBJ-1, title: Relancer, level: operational, origin: Demande des itinérants de l’Ouest}\n";
    assert_eq!(underlined("O07", said), [""; 0]);
}

#[test]
fn o01_a_blank_is_no_measure() {
    let text =
        "objectives:\n  - {id: OBJ-1, title: Relancer, kpi: À définir, baseline: 22, target: 90, due: 2027-12-31}\n";
    assert_eq!(underlined("O01", text), ["OBJ-1"]);
}

#[test]
fn o02_promises_of_any_form_ask_by_how_much() {
    for title in [
        "Améliorer la relation client sur 3 marchés",
        "Gagner en efficacité commerciale",
        "Devenir plus réactif face aux demandes",
        "Mieux suivre les affaires",
        "Une amélioration continue de la relation d’ici 2027",
        "Become more responsive",
    ] {
        let text = format!("objectives:\n  - {{id: OBJ-1, title: \"{title}\"}}\n");
        assert_eq!(underlined("O02", &text).len(), 1, "{title}");
    }
    for title in [
        "Réactiver 1 200 comptes dormants par an",
        "Gagner trois jours sur l’émission d’un devis",
        "Réduire de 5 jours le délai de devis",
        "Former les développeurs internes",
        "Tenir un seul compte par établissement",
        "Faire du CRM l’outil de travail des quatre profils de vente",
        "Simplifier à trois écrans la saisie d’une visite",
    ] {
        let text = format!("objectives:\n  - {{id: OBJ-1, title: \"{title}\"}}\n");
        assert_eq!(underlined("O02", &text), [""; 0], "{title}");
    }
}

#[test]
fn o03_counts_the_lots_of_the_requirements_that_detail_a_use_case() {
    let text = "objectives:\n  - {id: OBJ-1, title: Relancer, due: 2026-12-31}\nneeds:\n  - {id: BES-1, title: Relance, objectives: [OBJ-1]}\n\
        use_cases:\n  - {id: CU-1, title: Relancer, needs: [BES-1]}\nrequirements:\n  - {id: EXG-1, title: Relancer, use_cases: [CU-1], lot: LOT-1}\n\
        lots:\n  - {id: LOT-1, title: Socle, milestones: [{name: Ouverture, planned: 2027-01-18}]}\n";
    assert_eq!(underlined("O03", text), ["2026-12-31"]);
}

#[test]
fn o05_watching_is_no_action() {
    for action in ["On verra", "Suivre l’évolution", "Surveiller de près", "TBD"] {
        let text = format!("kpis:\n  - {{id: KPI-1, title: Marge, action: \"{action}\"}}\n");
        assert_eq!(underlined("O05", &text), [format!("\"{action}\"")]);
    }
    let text = "kpis:\n  - {id: KPI-1, title: Marge, action: Suivre avec le chef des ventes les dix plus gros devis}\n";
    assert_eq!(underlined("O05", text), [""; 0]);
}

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
    let criteria = "    criteria:\n      - {measure: Disponibilité, threshold: \"99,5 %\", base: Minutes du mois, window: Mois \
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
        "Le CRM doit faciliter ses relances.",
        "Le CRM doit faciliter les échanges avec les clients.",
        "Le CRM doit faciliter la relance par les commerciaux.",
        "Le CRM doit faciliter la relance en un instant.",
        "Le portail doit s’afficher dans les principaux navigateurs. Le devis y porte un code.",
    ] {
        assert_eq!(of(vague), [4], "{vague}");
    }
    for exact in [
        "Le CRM doit limiter à six par an les relances d’un client.",
        "Le CRM doit faciliter la saisie en préremplissant l’adresse.",
        "Le CRM doit limiter les erreurs de saisie par une liste de valeurs fermée.",
        "Le commercial doit pouvoir limiter sa recherche par agence.",
        "Le portail doit s’afficher dans les principaux navigateurs cités en annexe.",
        "Le portail doit s’afficher dans les principaux navigateurs, Chrome et Edge.",
        "Le CRM doit limiter la recherche aux fiches de l’agence.",
        "Le CRM doit garantir la confidentialité des pièces par un chiffrement AES-256.",
        "Le CRM doit afficher le dernier devis pour faciliter la relance.",
        "Le CRM doit refuser une commande au-delà de la limite de crédit.",
    ] {
        assert_eq!(of(exact), [0; 0], "{exact}");
    }
}

#[test]
fn days_that_no_plan_can_keep_are_told() {
    let project = |days: &str| Project::new(&format!("project:\n  title: Essai\n  phase: drafting\n{days}"));
    let code = |project: &Project| {
        let (_, all) = project.check(&[]);
        all.iter().map(|f| f["code"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(code(&project("  start: 2026-09-01\n  go_live: 2026-06-01\n")), ["M19"], "at once, whatever the gate");
    assert_eq!(code(&project("  start: 2026-09-01\n  go_live: 2026-09-01\n")), [""; 0]);

    let planning = |start: &str| {
        lines(
            &format!(
                "organisation:\n  title: O\n  planning:\n    - {{id: TAC-1, title: Un, start: 2026-03-02, end: 2026-03-27}}\n    \
                 - {{id: TAC-2, title: Deux, start: {start}, end: 2026-04-30, depends_on: [TAC-1]}}\n"
            ),
            "T13",
        )
    };
    assert_eq!(planning("2026-03-16"), [5]);
    assert_eq!(planning("2026-03-27"), [0; 0], "one follows the other");

    let lots = |first: &str, recette: &str| {
        lines(
            &format!(
                "lots:\n  - id: LOT-1\n    title: Socle\n    order: 1\n    excluded: [Paie]\n    milestones:\n      \
                 - {{name: Recette du socle, planned: {recette}}}\n      - {{name: Mise en service, planned: {first}}}\n      \
                 - {{name: VSR, planned: 2027-12-01}}\n  - id: LOT-2\n    title: Suite\n    order: 2\n    depends_on: [LOT-1]\n    milestones:\n      \
                 - {{name: Ouverture, planned: 2027-06-01}}\n"
            ),
            "T13",
        )
    };
    assert_eq!(lots("2027-03-01", "2027-02-01"), [0; 0]);
    assert_eq!(lots("2027-09-01", "2027-02-01"), [15], "the second lot opens before the one it depends on");
    assert_eq!(lots("2027-03-01", "2027-04-01"), [7], "accepted after it was opened");
    let milestone = |name: &str| {
        lines(
            &format!(
                "lots:\n  - id: LOT-1\n    title: Socle\n    order: 1\n    excluded: [Paie]\n    milestones:\n      \
                 - {{name: Mise en service du projet, planned: 2027-03-01}}\n      - {{name: {name}, planned: 2027-04-01}}\n"
            ),
            "T13",
        )
    };
    assert_eq!(milestone("Recette du lot 1"), [8]);
    for later in ["Conception du lot 2", "Recette définitive", "PV de recette signé", "Livraison de la version 1.1"] {
        assert_eq!(milestone(later), [0; 0], "{later}");
    }
}

#[test]
fn a_share_never_exceeds_the_whole() {
    let objective = |kpi: &str, target: &str| {
        lines(
            &format!(
                "objectives:\n  - id: OBJ-1\n    title: Relancer neuf devis sur dix\n    kpi: {kpi}\n    baseline: 22\n    unit: \"%\"\n    \
                 due: 2027-12-31\n    target: {target}\n"
            ),
            "O01",
        )
    };
    assert_eq!(objective("Part des devis relancés", "120"), [8]);
    assert_eq!(objective("Part des devis relancés", "90"), [0; 0]);
    assert_eq!(objective("Croissance du chiffre d’affaires", "120"), [0; 0], "more than the whole");
    let criterion = |threshold: &str| {
        lines(
            &format!(
                "requirements:\n  - id: EXG-1\n    title: T\n    statement: Le CRM doit répondre.\n    criteria:\n      \
                 - {{measure: Taux de disponibilité, threshold: \"{threshold}\", base: Minutes, window: Mois civil, measured_by: Sonde}}\n"
            ),
            "R11",
        )
    };
    assert_eq!(criterion("995 %"), [6]);
    assert_eq!(criterion("99,5 %"), [0; 0]);
    assert_eq!(criterion("2 s pour 950 % des recherches"), [6]);
}

#[test]
fn an_indicator_agrees_with_its_objective_and_with_its_direction() {
    let specs = |target: &str, red: &str, direction: &str| {
        format!(
            "objectives:\n  - {{id: OBJ-1, title: Relancer neuf devis sur dix, kpi: Part des devis relancés, baseline: 22, target: 90, unit: \"%\", \
             due: 2027-12-31}}\nneeds:\n  - {{id: BES-1, title: Relancer, objectives: [OBJ-1]}}\nkpis:\n  - id: KPI-1\n    title: Devis \
             relancés\n    owner: Vasseur\n    formula: relancés ÷ émis\n    sources: [CRM]\n    action: Le chef des ventes rappelle.\n    \
             objectives: [OBJ-1]\n    baseline: 22\n    unit: \"%\"\n    target: {target}\n    direction: {direction}\n    thresholds: \
             {{green: \"90 % et plus\", orange: \"de 75 à 89 %\", red: \"{red}\"}}\n"
        )
    };
    for (target, red, direction, code, told) in [
        ("90", "moins de 75 %", "up", "O05", &[][..]),
        ("90", "moins de 75 %", "up", "R14", &[][..]),
        ("85", "moins de 75 %", "up", "R14", &[15][..]),
        ("90", "moins de 75 %", "down", "O05", &[17][..]),
        ("90", "plus de 95 %", "up", "O05", &[17][..]),
        ("10", "moins de 75 %", "up", "O05", &[15][..]),
    ] {
        assert_eq!(lines(&specs(target, red, direction), code), told, "{target} {red} {direction} {code}");
    }
    // Another measure of the same thing has a target of its own, and values of other units are not compared.
    let other = specs("85", "moins de 75 %", "up").replace("relancés\n    owner", "relancés par agence\n    owner");
    assert_eq!(lines(&other, "R14"), [0; 0], "{other}");
    let units = specs("90", "9 devis sur 10", "up");
    assert_eq!(lines(&units, "O05"), [0; 0], "{units}");
}

#[test]
fn nothing_is_counted_below_zero() {
    let budget = |line: &str| lines(&format!("organisation:\n  title: O\n  budget:\n    - {{line: {line}}}\n"), "M18");
    assert_eq!(budget("Licences, quantity: 40, unit_price: -1200"), [4]);
    assert_eq!(budget("Licences, quantity: -40, unit_price: 1200"), [4]);
    assert_eq!(budget("Remise de volume, quantity: 1, unit_price: -1200"), [0; 0]);
    assert_eq!(budget("Licences, quantity: 40, unit_price: 1200"), [0; 0]);
    let flow = |volume: &str| lines(&format!("flows:\n  - {{id: FLX-1, title: Comptes, volume: {volume}}}\n"), "M02");
    assert_eq!((flow("-300 par jour"), flow("300 par jour")), (vec![2], vec![]));
}

#[test]
fn a_name_that_is_nobodys_is_told_where_the_project_lists_its_people() {
    let specs = "organisation:\n  title: O\n  planning:\n    - {id: TAC-1, title: Un, start: 2026-03-02, end: 2026-03-27, owner: Claire \
                 Astier}\n    - {id: TAC-2, title: Deux, start: 2026-04-02, end: 2026-04-27, owner: Claire Astié}\n  risks:\n    \
                 - {id: RSK-1, title: Retard, owner: Marc Dubois}\n    - {id: RSK-2, title: Données, owner: DSI}\n  committees:\n    \
                 - {id: COM-1, title: Pilotage, participants: [Mme Astier, Chef de projet, un testeur du jour, Jean Martin]}\nlots:\n  \
                 - {id: LOT-1, title: Socle, owner: Zoé Petit, excluded: [Paie]}\n";
    let people =
        "people:\n  - {id: astier, name: Claire Astier, function: directrice commerciale, entity: Direction}\n";
    let told = |people: &str| {
        let project = Project::new(&format!("{MANIFEST}{people}")).file("specs/a.yaml", specs);
        let (_, all) = project.check(&[]);
        let own = all.iter().filter(|finding| finding["code"] == "H01");
        own.map(|f| (f["line"].as_u64().unwrap_or(0), f["level"].as_str().unwrap_or_default().to_owned()))
            .collect::<Vec<_>>()
    };
    let warned = [5, 7, 10, 12].map(|line| (line, "warning".to_owned()));
    assert_eq!(told(people), warned);
    assert_eq!(told(""), [], "whoever is named is believed");
}

#[test]
fn nobody_changes_what_he_may_not_read() {
    let matrix = |rights: &str| {
        lines(&format!("access_matrix:\n  - {{id: ACC-1, role: Télévendeur, entity: Compte, {rights}}}\n"), "D05")
    };
    assert_eq!(matrix("update: true, read: false"), [2]);
    assert_eq!(matrix("delete: true"), [2]);
    assert_eq!(matrix("update: true, read: true"), [0; 0]);
    assert_eq!(matrix("create: true, read: false"), [0; 0], "dropped, and not seen again");
    let two = "access_matrix:\n  - {id: ACC-1, role: Chef, entity: Compte, read: true, scope: all}\n  \
               - {id: ACC-2, role: Chef, entity: Compte, update: true, scope: own}\n";
    assert_eq!(lines(two, "D05"), [0; 0], "read by another line");
    let all = two.replace("entity: Compte, read", "entity: \"*\", read");
    assert_eq!(lines(&all, "D05"), [0; 0], "read with all others");
    let plural = two.replace("entity: Compte, read", "entity: Comptes, read");
    assert_eq!(lines(&plural, "D05"), [0; 0], "one or many");
    let gateway = "access_matrix:\n  - {id: ACC-1, role: Passerelle de facturation, entity: Facture, update: true}\n";
    assert_eq!(lines(gateway, "D05"), [0; 0]);
}

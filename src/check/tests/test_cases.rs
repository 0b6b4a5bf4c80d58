use super::{Sample, says, underlined, verify};

/// A typed case with what is added to its first line.
fn case(id: &str, added: &str) -> String {
    format!(
        "  - {{id: {id}, title: Un essai, format: steps, steps: [{{action: Saisir, expected: La fiche porte le nom}}]{added}}}\n"
    )
}

#[test]
fn cases_and_books() {
    verify(&[
        Sample {
            code: "D08",
            fires: "test_cases:\n  - {id: CT-1, title: Relance, format: exploratory, author: morel, reviewer: Thomas Morel}\n",
            at: &["Thomas Morel"],
            silent: "test_cases:\n  - {id: CT-1, title: Relance, format: exploratory, author: morel, reviewer: astier}\n  \
                - {id: CT-2, title: Visite, format: exploratory, author: morel}\n",
        },
        Sample {
            code: "D09",
            fires: "test_cases:\n  - id: CT-1\n    title: Relance\n    format: steps\n    steps:\n      - {action: Exécuter, expected: Conforme à l’attendu}\n      \
                - {action: Relire, expected: OK}\n",
            at: &["Conforme à l’attendu", "OK"],
            silent: "test_cases:\n  - id: CT-1\n    title: Relance\n    format: steps\n    steps:\n      - {action: Exécuter, expected: Une tâche est créée}\n",
        },
        Sample {
            code: "D09",
            fires: "# features/a.feature\n# language: fr\nFonctionnalité: Visites\n  @manuel\n  Scénario: Hors ligne\n    Quand je saisis sans réseau\n    \
                Alors tout fonctionne correctement\n",
            at: &["Alors tout fonctionne correctement"],
            silent: "# features/a.feature\n# language: fr\nFonctionnalité: Visites\n  @manuel\n  Scénario: Hors ligne\n    Quand je saisis sans réseau\n    \
                Alors la visite porte la date de la saisie\n",
        },
        Sample {
            code: "D06",
            fires: "recipe_books:\n  - id: CAH-1\n    title: Socle\n    datasets:\n      - {id: JDD-1, family: usual}\n      - {id: JDD-2}\n",
            at: &["datasets"],
            silent: "recipe_books:\n  - {id: CAH-1, title: Socle, datasets: [{id: JDD-1, family: usual}, {id: JDD-2, family: limit}]}\n  \
                - {id: CAH-2, title: Suite}\n",
        },
        Sample {
            code: "D05",
            fires: "access_matrix:\n  - {id: ACC-1, role: Télévendeur, entity: Compte, read: true, delete: false}\n  \
                - {id: ACC-2, role: Commercial Ouest, entity: Compte, scope: region}\n  - {id: ACC-3, role: Directeur, entity: Compte, scope: all}\n\
                test_cases:\n  - {id: CT-1, title: Cloisonnement, format: exploratory, nature: rights, crm_role: Télévendeuse}\n",
            at: &["region"],
            silent: "access_matrix:\n  - {id: ACC-1, role: Commercial Ouest, entity: Compte, delete: false}\n# features/a.feature\n# language: fr\n\
                Fonctionnalité: Droits\n  Scénario: Suppression\n    Quand le commercial Ouest supprime le compte « Acier »\n    \
                Alors l’opération est refusée pour droit insuffisant\n",
        },
    ]);
}

#[test]
fn d02_fifteen_steps_and_twenty_minutes_are_the_most() {
    let steps = |count: usize| {
        let step = |n: usize| format!("      - {{action: Pas {n}, expected: Il voit {n}}}\n");
        format!(
            "test_cases:\n  - id: CT-1\n    title: Relance\n    format: steps\n    steps:\n{}",
            (1..=count).map(step).collect::<String>()
        )
    };
    assert_eq!(underlined("D02", &steps(15)), [""; 0]);
    assert_eq!(underlined("D02", &steps(17)), ["Pas 16"]);
    let minutes = |count: usize| format!("test_cases:\n{}", case("CT-1", &format!(", planned_min: {count}")));
    assert_eq!(underlined("D02", &minutes(20)), [""; 0]);
    assert_eq!(underlined("D02", &minutes(25)), ["25"]);
    let scenario = |count: usize| {
        let step = |n: usize| format!("    Et que je fais {n}\n");
        let steps: String = (2..=count).map(step).collect();
        format!(
            "# features/a.feature\n# language: fr\nFonctionnalité: F\n  @manuel\n  Scénario: S\n    Quand je fais 1\n{steps}"
        )
    };
    assert_eq!(underlined("D02", &scenario(15)), [""; 0]);
    assert_eq!(underlined("D02", &scenario(16)), ["Et que je fais 16"]);
}

#[test]
fn d03_a_line_is_tried_by_a_case_at_the_limit() {
    let rule = "use_cases:\n  - id: CU-1\n    title: Remise\n    rules:\n      - {id: RG-1, statement: \"Libre jusqu’à 15,00 % de remise.\"}\n      \
        - {id: RG-2, statement: Le chef des ventes accorde., threshold: \"25 %\"}\n      - {id: RG-3, statement: Un compte par SIRET.}\n";
    assert_eq!(underlined("D03", rule), ["15,00", "25 %"]);
    assert!(says("D03", rule).0.contains("la règle RG-1 trace une limite (« 15,00 »)"));
    let with = |cases: &str| format!("{rule}{cases}");
    let by_rule = with(&format!("test_cases:\n{}", case("CT-1", ", rules: [RG-1], nature: limit")));
    assert_eq!(underlined("D03", &by_rule), ["25 %"], "a case names its rule");
    let by_use_case = with(&format!("test_cases:\n{}", case("CT-1", ", use_case: CU-1, nature: limit")));
    assert_eq!(underlined("D03", &by_use_case), [""; 0], "a case plays the use case");
    let usual = with(&format!("test_cases:\n{}", case("CT-1", ", use_case: CU-1, nature: functional")));
    assert_eq!(underlined("D03", &usual).len(), 2, "a usual value tries no limit");
    let by_set = with(&format!(
        "recipe_books:\n  - {{id: CAH-1, title: C, datasets: [{{id: JDD-1, family: limit}}]}}\nrequirements:\n  - {{id: EXG-1, title: E, use_cases: [CU-1]}}\n\
         test_cases:\n{}",
        case("CT-1", ", requirements: [EXG-1], datasets: [JDD-1]")
    ));
    assert_eq!(
        underlined("D03", &by_set),
        [""; 0],
        "a data set at the limit, by a requirement that details the use case"
    );
    let tagged = with(
        "# features/a.feature\n# language: fr\nFonctionnalité: F\n  @RG-1 @RG-2 @limite @manuel\n  Scénario: S\n    Quand a\n    Alors b\n",
    );
    assert_eq!(underlined("D03", &tagged), [""; 0], "tags of a scenario");
    let early = rule.replace("title: Remise\n", "title: Remise\n    lot: LOT-9\n")
        + "lots:\n  - {id: LOT-9, title: Plus tard, status: proposed}\n";
    assert_eq!(underlined("D03", &early), [""; 0], "its lot is not decided yet");
}

const FLOW: &str = "flows:\n  - {id: FLX-1, title: Commandes, requirements: [EXG-1]}\nrequirements:\n  - {id: EXG-1, title: Recevoir, type: interface}\n";

#[test]
fn d04_a_flow_is_accepted_rejected_and_replayed() {
    let with = |cases: &[&str]| {
        let cases: String = cases.iter().enumerate().map(|(n, added)| case(&format!("CT-{n}"), added)).collect();
        format!("{FLOW}test_cases:\n{cases}")
    };
    let accepted = ", requirements: [EXG-1], nature: flow";
    let rejected = ", requirements: [EXG-1], nature: error";
    let replayed = ", tags: [FLX-1, rejeu]";
    assert_eq!(underlined("D04", &with(&[accepted, rejected, replayed])), [""; 0]);
    assert_eq!(underlined("D04", &with(&[accepted, rejected])), ["FLX-1"]);
    assert!(says("D04", &with(&[accepted])).0.ends_with("il manque un cas rejeté et un cas rejoué"));
    assert!(says("D04", &with(&[rejected, replayed])).0.ends_with("il manque un cas accepté"));
    let titled = format!(
        "{FLOW}# features/a.feature\n# language: fr\n@EXG-1 @manuel\nFonctionnalité: F\n  Scénario: Une commande est rejetée, puis rejouée\n    Quand a\n    Alors b\n  \
         Scénario: Une commande acceptée\n    Quand a\n    Alors b\n"
    );
    assert_eq!(underlined("D04", &titled), [""; 0], "titles say it too");
}

#[test]
fn d12_a_flow_and_a_migration_rule_have_a_case_of_their_own() {
    let migration = "migrations:\n  - {id: MIG-1, title: Comptes}\n";
    assert_eq!(underlined("D12", &format!("{FLOW}{migration}")), ["FLX-1", "MIG-1"]);
    assert_eq!(underlined("D04", FLOW), [""; 0], "it is told once");
    let tested = format!("{FLOW}{migration}test_cases:\n{}", case("CT-1", ", requirements: [EXG-1], tags: [MIG-1]"));
    assert_eq!(underlined("D12", &tested), [""; 0]);
    let obsolete = tested.replace("tags: [MIG-1]", "tags: [MIG-1], status: obsolete");
    assert_eq!(underlined("D12", &obsolete), ["FLX-1", "MIG-1"], "an obsolete case tests nothing");
}

#[test]
fn d11_a_critical_path_is_walked_from_end_to_end() {
    let book = |added: &str| {
        format!(
            "recipe_books:\n  - {{id: CAH-1, title: Socle}}\ntest_cases:\n{}",
            case("CT-1", &format!(", book: CAH-1{added}"))
        )
    };
    assert_eq!(underlined("D11", &book("")), [""; 0], "nothing is critical");
    assert_eq!(underlined("D11", &book(", critical_path: true")), ["CAH-1"]);
    assert_eq!(underlined("D11", &book(", critical_path: true, kind: end_to_end")), [""; 0]);
    let scenario = |tags: &str| {
        format!(
            "recipe_books:\n  - {{id: CAH-1, title: Socle}}\n# features/a.feature\n# language: fr\n@CAH-1 @manuel\nFonctionnalité: F\n  {tags}\n  Scénario: S\n    Quand a\n    Alors b\n"
        )
    };
    assert_eq!(underlined("D11", &scenario("@critique")), ["CAH-1"]);
    assert_eq!(underlined("D11", &scenario("@critique @bout-en-bout")), [""; 0]);
}

#[test]
fn d05_names_the_gesture_that_nobody_tries() {
    let text = "access_matrix:\n  - {id: ACC-1, role: Télévendeur, entity: ENT-1, export: false}\ndata_entities:\n  - {id: ENT-1, title: Contact}\n";
    assert_eq!(underlined("D05", text), ["false"]);
    assert!(
        says("D05", text).0.contains("interdit au rôle « Télévendeur » d’exporter (« Contact »)"),
        "{}",
        says("D05", text).0
    );
}

#[test]
fn d03_a_limit_in_words_counts_and_a_blank_does_not() {
    let rule = |rule: &str| format!("use_cases:\n  - {{id: CU-1, title: Devis, rules: [{{id: RG-1, {rule}}}]}}\n");
    assert_eq!(underlined("D03", &rule("statement: Au plus vingt lignes par devis.")), ["vingt"]);
    assert_eq!(underlined("D03", &rule("statement: Un compte par SIRET., threshold: à définir")), [""; 0]);
}

#[test]
fn d05_a_hidden_field_is_refused_too() {
    let text =
        "access_matrix:\n  - {id: ACC-1, role: Télévendeur, entity: Compte, read: true, hidden_fields: [marge]}\n";
    assert_eq!(underlined("D05", text), ["marge"]);
    assert!(says("D05", text).0.contains("de voir le champ « marge »"));
}

#[test]
fn d06_a_book_without_data_sets_is_judged_by_its_cases() {
    let with = |added: &str| {
        format!(
            "recipe_books:\n  - {{id: CAH-1, title: Socle}}\ntest_cases:\n{}",
            case("CT-1", &format!(", book: CAH-1{added}"))
        )
    };
    assert_eq!(underlined("D06", &with("")), ["CAH-1"]);
    assert_eq!(underlined("D06", &with(", nature: limit")), [""; 0]);
}

#[test]
fn d11_critical_cases_of_no_book_are_walked_too() {
    let with = |added: &str| format!("test_cases:\n{}", case("CT-1", &format!(", critical_path: true{added}")));
    assert_eq!(underlined("D11", &with("")), ["CT-1"]);
    assert_eq!(underlined("D11", &with(", kind: end_to_end")), [""; 0]);
}

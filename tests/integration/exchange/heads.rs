//! What people write over the columns of registers: risks with their severity, their day and their state; test cases that
//! are called by their scenario.

use serde_json::json;

use super::{counts, fields, import, small};

#[test]
fn a_register_of_risks_is_read_whole() {
    for grid in [
        "ID;Risque;Probabilité;Gravité;Parade;Échéance;Statut;Responsable\nR1;Retard;Forte;Critique;Relances;31/12/2026;Ouvert;Hugo\n",
        "ID;Risk;Likelihood;Severity;Mitigation;Due date;Status;Risk owner\nR1;Retard;Forte;Critique;Relances;31/12/2026;Ouvert;Hugo\n",
        "ID;Risque;Proba;Sévérité;Plan d’action;Date limite;État;Porteur\nR1;Retard;Forte;Critique;Relances;2026-12-31;Ouvert;Hugo\n",
    ] {
        let project = small().file("r.csv", grid);
        let (ran, report) = import(&project, &["r.csv", "--as", "risks", "--apply"]);
        assert_eq!((ran.code, counts(&report)), (0, [1, 0, 0, 0]), "{grid}: {report:#}");
        let found: Vec<String> = fields(&report).into_iter().map(|(_, field, _)| field).collect();
        assert_eq!(found, ["id", "title", "probability", "impact", "mitigation", "due", "status", "owner"], "{grid}");
        let said = &report["sheets"][0]["lines"][0]["fields"];
        assert_eq!(said["due"], "2026-12-31", "{report:#}");
        assert_eq!(counts(&import(&project, &["r.csv", "--as", "risks"]).1), [0, 0, 1, 0], "{grid}");
        let checked = project.run(&["check"]);
        assert_eq!(checked.code, 0, "{}", checked.out);
        assert_eq!(project.run(&["export", "risks", "--out", "e.xlsx"]).code, 0);
        assert_eq!(counts(&import(&project, &["e.xlsx"]).1), [0, 0, 1, 0]);
    }
}

#[test]
fn test_cases_may_be_called_by_their_scenario() {
    for (heads, title) in
        [("N°;Scénario;Action;Résultat attendu", "title"), ("N°;Scenario;Action;Expected result", "title")]
    {
        let project = small().file("s.csv", &format!("{heads}\nCT-1;Créer un compte;Ouvrir;OK\n;;Saisir;OK\n"));
        let (ran, report) = import(&project, &["s.csv", "--as", "test_cases", "--apply"]);
        assert_eq!((ran.code, counts(&report)), (0, [1, 0, 0, 0]), "{report:#}");
        let found: Vec<String> = fields(&report).into_iter().map(|(_, field, _)| field).collect();
        assert_eq!(found, ["id", title, "steps.action", "steps.expected"], "{report:#}");
        let steps = json!([{"action": "Ouvrir", "expected": "OK"}, {"action": "Saisir", "expected": "OK"}]);
        assert_eq!(report["sheets"][0]["lines"][0]["fields"]["steps.action"], steps, "{report:#}");
    }
    // Beside a title it is what plays the case.
    let project = small().file("s.csv", "N°;Cas de test;Scénario\nCT-1;Créer;Créer un compte\n");
    let (_, report) = import(&project, &["s.csv", "--as", "test_cases"]);
    let found: Vec<String> = fields(&report).into_iter().map(|(_, field, _)| field).collect();
    assert_eq!(found, ["id", "title", "scenario"], "{report:#}");
}

#[test]
fn a_theme_is_the_domain_of_a_requirement() {
    for head in ["Thème", "Thématique", "Theme"] {
        let project =
            small().file("t.csv", &format!("Réf;Exigence;{head}\nEXG-011;Le CRM doit dater les devis.;Contacts\n"));
        let (_, report) = import(&project, &["t.csv", "--as", "requirements"]);
        assert_eq!(report["sheets"][0]["lines"][0]["fields"]["domain"], "contacts", "{head}: {report:#}");
    }
}

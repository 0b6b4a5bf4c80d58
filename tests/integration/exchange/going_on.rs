//! Sheets of tests with a row for each step: what people repeat on each of them, or fill in beside, parts no case.

use serde_json::{Value, json};

use super::{counts, import, small};
use crate::project::Project;

fn read(grid: &str) -> Value {
    let project = small().file("t.csv", grid);
    let (ran, report) = import(&project, &["t.csv", "--as", "test_cases", "--apply"]);
    assert_eq!(ran.code, 0, "{grid}\n{report:#}");
    let again = import(&project, &["t.csv", "--as", "test_cases"]).1;
    assert_eq!(counts(&again)[..2], [0, 0], "read again, nothing changes: {again:#}");
    report
}

/// The actions of each case.
fn steps(report: &Value) -> Vec<Vec<&str>> {
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    let of_line = |line: &'_ Value| -> Vec<&str> {
        let at = lines.iter().position(|other| other == line).unwrap_or_default();
        let steps = lines[at]["fields"]["steps.action"].as_array().map(Vec::as_slice).unwrap_or_default();
        steps.iter().filter_map(|step| step["action"].as_str()).collect()
    };
    lines.iter().map(of_line).collect()
}

const HEADS: &str = "N°;Cas de test;Testeur;Exigence;Action;Résultat attendu\n";

#[test]
fn what_stands_again_on_each_row_of_steps_makes_no_second_case() {
    for rows in [
        // All is repeated; the tester alone; the requirement alone; the title without its number.
        "CT-1;Créer;Hugo;EXG-001;Ouvrir;a\nCT-1;Créer;Hugo;EXG-001;Saisir;b\nCT-2;Clore;Léa;EXG-002;Fermer;c\n",
        "CT-1;Créer;Hugo;EXG-001;Ouvrir;a\n;;Hugo;;Saisir;b\nCT-2;Clore;Léa;EXG-002;Fermer;c\n",
        "CT-1;Créer;Hugo;EXG-001;Ouvrir;a\n;;;EXG-001;Saisir;b\nCT-2;Clore;Léa;EXG-002;Fermer;c\n",
        "CT-1;Créer;Hugo;EXG-001;Ouvrir;a\n;Créer;Hugo;EXG-001;Saisir;b\nCT-2;Clore;Léa;EXG-002;Fermer;c\n",
        // Another one played the second step.
        "CT-1;Créer;Hugo;EXG-001;Ouvrir;a\nCT-1;Créer;Léa;EXG-001;Saisir;b\nCT-2;Clore;Léa;EXG-002;Fermer;c\n",
        "CT-1;Créer;Hugo;EXG-001;Ouvrir;a\n;;Léa;;Saisir;b\nCT-2;Clore;Léa;EXG-002;Fermer;c\n",
    ] {
        let report = read(&format!("{HEADS}{rows}"));
        assert_eq!(counts(&report), [2, 0, 0, 0], "{rows}: {report:#}");
        assert_eq!(steps(&report), [vec!["Ouvrir", "Saisir"], vec!["Fermer"]], "{rows}: {report:#}");
    }
}

#[test]
fn a_title_without_a_number_may_stand_on_each_row_too() {
    let grid = "Cas de test;N° étape;Action;Résultat attendu\n\
        Créer;1;Ouvrir;a\nCréer;2;Saisir;b\nClore;1;Fermer;c\nClore;2;Relire;d\nClore;1;Rouvrir;e\n";
    let report = read(grid);
    assert_eq!(steps(&report), [vec!["Ouvrir", "Saisir"], vec!["Fermer", "Relire"], vec!["Rouvrir"]], "{report:#}");
}

#[test]
fn a_case_proves_what_each_of_its_steps_proves() {
    let rows = "CT-1;Créer;Hugo;EXG-001;Ouvrir;a\nCT-1;Créer;Hugo;EXG-002;Saisir;b\nCT-1;Créer;Hugo;EXG-001;Clore;c\n";
    let report = read(&format!("{HEADS}{rows}"));
    assert_eq!(counts(&report), [1, 0, 0, 0], "{report:#}");
    assert_eq!(report["sheets"][0]["lines"][0]["fields"]["requirements"], json!(["EXG-001", "EXG-002"]));
}

#[test]
fn a_row_that_bears_another_title_is_no_step_of_a_case() {
    let project: Project =
        small().file("t.csv", "N°;Cas de test;Action;Résultat attendu\nCT-2;Clore;Fermer;c\nCT-2;Archiver;Ranger;d\n");
    let (ran, report) = import(&project, &["t.csv", "--as", "test_cases"]);
    assert_eq!((ran.code, counts(&report)), (1, [0, 0, 0, 2]), "{report:#}");
}

#[test]
fn what_a_row_of_steps_says_of_its_case_otherwise_is_told_and_the_first_row_holds() {
    for rows in [
        "CT-1;Créer;Un compte;10;Voir Luc;Ouvrir;a\nCT-1;Créer;Un compte ouvert;25;Voir Léa;Saisir;b\n",
        "CT-1;Créer;Un compte;10;;Ouvrir;a\n;;Un compte ouvert;25;Voir Léa;Saisir;b\n",
    ] {
        let heads = "N°;Cas de test;Prérequis;Durée;Commentaire;Action;Résultat attendu\n";
        let report = read(&format!("{heads}{rows}CT-2;Clore;;5;;Fermer;c\n"));
        assert_eq!(counts(&report), [2, 0, 0, 0], "{rows}: {report:#}");
        assert_eq!(steps(&report), [vec!["Ouvrir", "Saisir"], vec!["Fermer"]], "{rows}: {report:#}");
        let notes = report["sheets"][0]["lines"][0]["notes"].as_array().expect("notes");
        let cells: Vec<&str> = notes.iter().filter_map(|note| note["cell"].as_str()).collect();
        assert_eq!(cells, ["C3", "D3", "E3"], "{report:#}");
        assert!(
            notes[1]["message"].as_str().is_some_and(|text| text.contains("25") && text.contains("10")),
            "{report:#}"
        );
    }
}

#[test]
fn steps_that_are_numbered_in_one_cell_are_steps() {
    let grid = "N°;Cas de test;Étapes;Résultat attendu\nCT-1;Créer;1. Ouvrir 2. Saisir 3. Valider;1. a 2. b 3. c\n\
                CT-2;Clore;\"1) Ouvrir\n2) Fermer\";Tout est clos\nCT-3;Trier;Ouvrir la version 2. Trier;ok\n";
    let report = read(grid);
    assert_eq!(
        steps(&report),
        [vec!["Ouvrir", "Saisir", "Valider"], vec!["Ouvrir", "Fermer"], vec!["Ouvrir la version 2. Trier"]]
    );
    let expected = |line: usize| report["sheets"][0]["lines"][line]["fields"]["steps.action"].clone();
    assert_eq!(expected(0)[1]["expected"], "b", "{report:#}");
    assert_eq!((&expected(1)[0]["expected"], &expected(1)[1]["expected"]), (&Value::Null, &json!("Tout est clos")));
    let alone = "N°;Cas de test;Étapes\nCT-1;Créer;1. Ouvrir 2. Saisir\nCT-2;Clore;\"1. Ouvrir\n2. Fermer\"\n";
    let report = read(alone);
    let actions = |line: usize| {
        let steps = report["sheets"][0]["lines"][line]["fields"]["steps"].as_array().cloned().unwrap_or_default();
        steps.iter().map(|step| step["action"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        (actions(0), actions(1)),
        (vec!["Ouvrir".to_owned(), "Saisir".to_owned()], vec!["Ouvrir".to_owned(), "Fermer".to_owned()])
    );
}

#[test]
fn what_the_project_numbers_itself_comes_back_unchanged() {
    let specs = "use_cases:\n  - id: CU-009\n    title: Relancer\n    main_flow:\n      - action: 1. Ouvrir\n      - action: 2. Saisir\n";
    let project = small().file("specs/cu.yaml", specs);
    for file in ["c.csv", "c.xlsx"] {
        assert_eq!(project.run(&["export", "use_cases", "--out", file]).code, 0);
        assert_eq!(counts(&import(&project, &[file]).1)[..2], [0, 0], "{file}");
    }
    project.write("n.csv", "Code;Cas d’utilisation;Déroulé\nCU-010;Classer;\"1. Ouvrir\n2. Ranger\"\n".as_bytes());
    let (_, report) = import(&project, &["n.csv"]);
    assert_eq!(
        report["sheets"][0]["lines"][0]["fields"]["main_flow"],
        json!([{"action": "Ouvrir"}, {"action": "Ranger"}]),
        "{report:#}"
    );
}

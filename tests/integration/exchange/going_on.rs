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
fn a_row_that_says_something_else_of_a_case_is_no_step_of_it() {
    let project: Project = small().file(
        "t.csv",
        "N°;Cas de test;Durée;Action;Résultat attendu\nCT-1;Créer;10;Ouvrir;a\nCT-1;Créer;25;Saisir;b\n\
         CT-2;Clore;5;Fermer;c\nCT-2;Archiver;5;Ranger;d\n",
    );
    let (ran, report) = import(&project, &["t.csv", "--as", "test_cases"]);
    assert_eq!((ran.code, counts(&report)), (1, [0, 0, 0, 4]), "{report:#}");
}

//! What a grid takes back of lists: lines that share a name, steps of a test case. What the team has changed since, in git, is
//! held against each line and each step of its own.

use serde_json::{Value, json};

use super::conflicts::git;
use super::{counts, import};
use crate::project::Project;

fn project(specs: &str) -> Project {
    let project = Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/a.yaml", specs);
    git(&project, &["init", "-q"]);
    commit(&project);
    project
}

fn commit(project: &Project) {
    git(project, &["add", "."]);
    git(project, &["commit", "-qm", "Suite"]);
}

fn changed(project: &Project, from: &str, to: &str) {
    project.replace("specs/a.yaml", from, to);
    commit(project);
}

/// The codes of the notes of a line.
fn notes(report: &Value, line: usize) -> Vec<&str> {
    let notes = report["sheets"][0]["lines"][line]["notes"].as_array().expect("notes");
    notes.iter().filter_map(|note| note["code"].as_str()).collect()
}

const BUDGET: &str = "organisation:\n  budget:\n\
    \x20   - {line: Formation, kind: one_off, quantity: 1, unit_price: 10000, year: 2027}\n\
    \x20   - {line: Formation, kind: recurring, quantity: 2, unit_price: 3000, year: 2028}\n";

#[test]
fn an_old_grid_takes_nothing_back_of_lines_that_share_a_name() {
    let grid =
        "Poste;Nature;Année;Quantité;Prix unitaire\nFormation;ponctuel;2027;1;10000\nFormation;récurrent;2028;2;3000\n";
    let project = project(BUDGET).file("b.csv", grid);
    changed(&project, "10000", "12000");
    let before = project.read("specs/a.yaml");
    let (ran, report) = import(&project, &["b.csv", "--as", "budget", "--apply"]);
    assert_eq!((ran.code, counts(&report), &report["cells_set_aside"]), (1, [0, 0, 2, 0], &json!(1)), "{report:#}");
    assert_eq!((notes(&report, 0), project.read("specs/a.yaml")), (vec!["exchange-note-earlier"], before));
    let (ran, report) = import(&project, &["b.csv", "--as", "budget", "--apply", "--conflicts", "mine"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 1, 0]), "{report:#}");
    // A value that only the other line had is a new one.
    project.write("b.csv", b"Poste;Ann\xc3\xa9e;Prix unitaire\nFormation;2027;3000\n");
    assert_eq!(counts(&import(&project, &["b.csv", "--as", "budget"]).1), [0, 1, 0, 0]);
}

#[test]
fn an_old_grid_takes_nothing_back_either_where_what_told_the_lines_apart_has_changed() {
    let grid = "Poste;Nature;Année;Prix unitaire\nFormation;ponctuel;2027;10000\nFormation;récurrent;2028;3000\n";
    let project = project(BUDGET).file("b.csv", grid);
    project.replace("specs/a.yaml", "kind: one_off", "kind: recurring");
    changed(&project, "10000", "12000");
    let (ran, report) = import(&project, &["b.csv", "--as", "budget"]);
    assert_eq!((ran.code, counts(&report), &report["cells_set_aside"]), (1, [0, 0, 2, 0], &json!(2)), "{report:#}");
}

#[test]
fn a_line_of_a_raci_by_its_lot_takes_nothing_back() {
    let specs = "lots:\n  - {id: LOT-1, title: Socle, order: 1}\n  - {id: LOT-2, title: Suite, order: 2}\norganisation:\n  raci:\n    \
                 - {activity: Recette, lot: LOT-1, people: {DSI: A}}\n    - {activity: Recette, lot: LOT-2, people: {DSI: C}}\n";
    let project = project(specs).file("r.csv", "Activité;Lot;DSI\nRecette;LOT-1;A\nRecette;LOT-2;C\n");
    changed(&project, "{DSI: A}", "{DSI: R}");
    let (ran, report) = import(&project, &["r.csv", "--as", "raci"]);
    assert_eq!((ran.code, counts(&report), &report["cells_set_aside"]), (1, [0, 0, 2, 0], &json!(1)), "{report:#}");
}

const CASE: &str = "test_cases:\n  - id: CT-1\n    title: Créer\n    steps:\n\
    \x20     - {action: Ouvrir la fiche, data: Client 12, expected: La fiche s’ouvre}\n\
    \x20     - {action: Saisir le nom, expected: Le nom est gardé}\n\
    \x20     - {action: Valider, expected: La fiche est créée}\n";

const STEPS: &str = "N°;Cas de test;Action;Résultat attendu\nCT-1;Créer;Ouvrir la fiche;La fiche s’ouvre\n\
    ;;Saisir le nom;Le nom est gardé\n;;Valider;La fiche est créée\n";

#[test]
fn what_the_team_changed_of_one_step_stays_beside_what_the_grid_changes_of_another() {
    let grid = STEPS.replace("La fiche s’ouvre", "La fiche s’ouvre en 2 s");
    let project = project(CASE).file("t.csv", &grid);
    changed(&project, "Le nom est gardé", "Le nom est gardé en capitales");
    let (ran, report) = import(&project, &["t.csv", "--as", "test_cases", "--apply"]);
    assert_eq!((ran.code, counts(&report), &report["cells_set_aside"]), (1, [0, 1, 0, 0], &json!(1)), "{report:#}");
    let message =
        report["sheets"][0]["lines"][0]["notes"][0]["message"].as_str().expect("a note").replace('\u{a0}', " ");
    assert!(message.contains("Étapes n° 2 · Attendu") && message.contains("en capitales"), "{message}");
    let after = project.read("specs/a.yaml");
    assert!(after.contains("en 2 s") && after.contains("en capitales"), "{after}");
    assert!(after.contains("Client 12"), "what no column says stays: {after}");
    let (_, report) = import(&project, &["t.csv", "--as", "test_cases", "--apply", "--conflicts", "mine"]);
    assert_eq!(counts(&report), [0, 1, 0, 0], "{report:#}");
    assert!(!project.read("specs/a.yaml").contains("en capitales"));
}

#[test]
fn each_step_that_changes_is_told_and_no_other() {
    let grid = STEPS.replace("s’ouvre", "s’ouvre en 2 s").replace(";;Valider;", ";;Relire;Tout est là\n;;Valider;");
    let project = project(CASE).file("t.csv", &grid);
    let said = project.run(&["import", "t.csv", "--as", "test_cases"]).out.replace('\u{a0}', " ");
    assert!(said.contains("Étapes n° 1 · Attendu : La fiche s’ouvre → La fiche s’ouvre en 2 s"), "{said}");
    assert!(said.contains("Étapes n° 3 : (vide) → Relire | Tout est là"), "{said}");
    assert!(!said.contains("Le nom est gardé"), "{said}");
}

#[test]
fn steps_that_the_team_added_or_took_out_since_stay_so() {
    let project = project(CASE).file("t.csv", &STEPS.replace("s’ouvre", "s’ouvre en 2 s"));
    project.replace(
        "specs/a.yaml",
        "      - {action: Valider",
        "      - {action: Relire tout, expected: Rien ne manque}\n      - {action: Valider",
    );
    changed(&project, "      - {action: Saisir le nom, expected: Le nom est gardé}\n", "");
    let (ran, report) = import(&project, &["t.csv", "--as", "test_cases", "--apply"]);
    assert_eq!((ran.code, counts(&report), &report["cells_set_aside"]), (1, [0, 1, 0, 0], &json!(2)), "{report:#}");
    let after = project.read("specs/a.yaml");
    assert!(after.contains("Relire tout") && !after.contains("Saisir") && after.contains("en 2 s"), "{after}");
}

#[test]
fn steps_that_the_grid_takes_out_or_moves_are_taken_out_and_moved() {
    let project = project(CASE).file("t.csv", &STEPS.replace(";;Saisir le nom;Le nom est gardé\n", ""));
    let (ran, report) = import(&project, &["t.csv", "--as", "test_cases", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 0, 0]), "{report:#}");
    assert!(!project.read("specs/a.yaml").contains("Saisir"), "{}", project.read("specs/a.yaml"));
    let moved = "N°;Cas de test;Action;Résultat attendu\nCT-1;Créer;Valider;La fiche est créée\n;;Ouvrir la fiche;La fiche s’ouvre\n";
    project.write("t.csv", moved.as_bytes());
    commit(&project);
    let (ran, report) = import(&project, &["t.csv", "--as", "test_cases", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 0, 0]), "{report:#}");
    let after = project.read("specs/a.yaml");
    assert!(after.find("Valider") < after.find("Ouvrir") && after.contains("Client 12"), "{after}");
    assert_eq!(counts(&import(&project, &["t.csv", "--as", "test_cases"]).1), [0, 0, 1, 0]);
}

#[test]
fn another_person_in_the_place_of_one_takes_nothing_of_theirs() {
    let specs = "workshops:\n  - id: ATL-1\n    title: Cadrage\n    participants:\n      - {name: Sophie Astier, function: Directrice}\n      \
                 - {name: Luc Morel, function: Vendeur}\n";
    let project = project(specs).file("w.csv", "N°;Atelier;Participants\nATL-1;Cadrage;Sophie Astier, Léa Roux\n");
    let (ran, report) = import(&project, &["w.csv", "--as", "workshops", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 0, 0]), "{report:#}");
    let after = project.read("specs/a.yaml");
    assert!(after.contains("Sophie Astier, function: Directrice"), "{after}");
    assert!(after.contains("Léa Roux") && !after.contains("Vendeur") && !after.contains("Luc"), "{after}");
}

#[test]
fn comments_beside_the_steps_that_do_not_change_stay() {
    let specs = "test_cases:\n  - id: CT-1\n    title: Créer\n    steps:\n      # Avec un compte neuf.\n      - action: Ouvrir\n        expected: a\n      \
                 - action: Saisir  # voir Luc\n        expected: b\n";
    let project =
        project(specs).file("t.csv", "N°;Cas de test;Action;Résultat attendu\nCT-1;Créer;Ouvrir;a neuf\n;;Saisir;b\n");
    let (ran, report) = import(&project, &["t.csv", "--as", "test_cases", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 0, 0]), "{report:#}");
    assert_eq!(project.read("specs/a.yaml"), specs.replace("expected: a\n", "expected: a neuf\n"));
}

#[test]
fn a_participant_whom_the_team_has_replaced_stays_replaced() {
    let specs = "workshops:\n  - id: ATL-002\n    title: Atelier devis\n    participants:\n      - name: Sophie Astier\n      - name: Luc Morel\n";
    let grid = "ID;Atelier;Participants\nATL-002;Atelier devis;Sophie Astier, Luc Morel\n";
    let project = project(specs).file("w.csv", grid);
    changed(&project, "Luc Morel", "Nadia Ferrat");
    let (ran, report) = import(&project, &["w.csv", "--apply"]);
    assert_eq!((ran.code, &report["cells_set_aside"]), (1, &json!(1)), "{report:#}");
    let after = project.read("specs/a.yaml");
    assert!(after.contains("Nadia Ferrat") && !after.contains("Luc Morel"), "{after}");
    let (ran, _) = import(&project, &["w.csv", "--apply", "--conflicts", "mine"]);
    let after = project.read("specs/a.yaml");
    assert!(ran.code == 0 && after.contains("Luc Morel") && !after.contains("Nadia Ferrat"), "{after}");
}

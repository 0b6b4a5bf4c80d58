//! A RACI in the long form: a row for each activity and person, or names under R, A, C and I. It is the matrix that others
//! draw with a column for each person.

use serde_json::{Value, json};

use super::{counts, import};
use crate::project::Project;

const PEOPLE: &str = "\
project:
  title: Essai
  code: ESS
people:
  - {id: martel, name: Chantal Martel, function: MOA}
  - {id: kieffer, name: Hugo Kieffer, function: DSI}
";

fn project(grid: &str) -> Project {
    Project::new(PEOPLE).file("specs/rien.yaml", "requirements: []\n").file("r.csv", grid)
}

/// The letters of each activity, by the key of its person.
fn letters(report: &Value) -> Vec<Value> {
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    let of = |line: &Value| {
        let fields = line["fields"].as_object().cloned().unwrap_or_default();
        let of_person = |(key, value): (String, Value)| Some((key.strip_prefix("people.")?.to_owned(), value));
        Value::Object(fields.into_iter().filter_map(of_person).collect())
    };
    lines.iter().map(of).collect()
}

#[test]
fn each_form_is_the_same_matrix() {
    for grid in [
        "Activité;Acteur;Rôle\nRecette;Chantal Martel;A\nRecette;H. Kieffer;R\nCadrage;C. Martel;R\nCadrage;Hugo Kieffer;C\nCadrage;Éditeur;I\n",
        "Activité;Personne;RACI\nRecette;martel;A\n;kieffer;R\nCadrage;martel;R\n;kieffer;C\n;Éditeur;I\n",
        "Tâche;Rôle;Responsabilité\nRecette;MOA;Approbateur\nRecette;DSI;Responsable\nCadrage;MOA;Responsable\nCadrage;DSI;Consulté\nCadrage;Éditeur;Informé\n",
        "Activity;Person;Letter\nRecette;Chantal Martel;Accountable\nRecette;Hugo Kieffer;Responsible\nCadrage;Chantal Martel;Responsible\n\
         Cadrage;Hugo Kieffer;Consulted\nCadrage;Éditeur;Informed\n",
        "Activité;Acteur;R;A;C;I\nRecette;MOA;;x;;\nRecette;DSI;x;;;\nCadrage;MOA;x;;;\nCadrage;DSI;;;x;\nCadrage;Éditeur;;;;x\n",
        "Activité;R;A;C;I\nRecette;Hugo Kieffer;Chantal Martel;;\nCadrage;Chantal Martel;;Hugo Kieffer;Éditeur\n",
        "Activité;Réalise;Approuve;Consulté;Informé\nRecette;DSI;MOA;;\nCadrage;MOA;;DSI;Éditeur\n",
    ] {
        let project = project(grid);
        let (ran, report) = import(&project, &["r.csv", "--apply"]);
        assert_eq!((ran.code, counts(&report)), (0, [2, 0, 0, 0]), "{grid}: {report:#}");
        assert_eq!(report["sheets"][0]["grid"], "raci", "{grid}");
        let expected = [json!({"martel": "A", "kieffer": "R"}), json!({"martel": "R", "kieffer": "C", "Éditeur": "I"})];
        assert_eq!(letters(&report), expected, "{grid}: {report:#}");
        assert_eq!(counts(&import(&project, &["r.csv"]).1), [0, 0, 2, 0], "{grid}");
    }
}

#[test]
fn lots_part_activities_and_several_people_stand_in_one_cell() {
    let grid =
        "Activité;Lot;R;A;C;I\nRecette;LOT-1;Hugo Kieffer, Éditeur;MOA;;\nRecette;LOT-2;Éditeur;MOA;H. Kieffer;\n";
    let project = project(grid).file(
        "specs/l.yaml",
        "lots:\n  - {id: LOT-1, title: Socle, order: 1}\n  - {id: LOT-2, title: Suite, order: 2}\n",
    );
    let (ran, report) = import(&project, &["r.csv"]);
    assert_eq!((ran.code, counts(&report)), (0, [2, 0, 0, 0]), "{report:#}");
    let expected = [
        json!({"kieffer": "R", "Éditeur": "R", "martel": "A"}),
        json!({"kieffer": "C", "Éditeur": "R", "martel": "A"}),
    ];
    assert_eq!(letters(&report), expected, "{report:#}");
    assert_eq!(report["sheets"][0]["lines"][1]["fields"]["lot"], "LOT-2");
}

#[test]
fn what_no_line_can_hold_is_set_aside_at_its_cell() {
    let grid = "Activité;Acteur;Rôle\nRecette;MOA;A\nRecette;DSI;R\nRecette;Éditeur;C, I\nRecette;Notaire;Z\nRecette;;I\nCadrage;MOA;R\n";
    let (ran, report) = import(&project(grid), &["r.csv"]);
    assert_eq!((ran.code, counts(&report)), (1, [2, 0, 0, 0]), "{report:#}");
    assert_eq!(letters(&report)[0], json!({"martel": "A", "kieffer": "R"}), "{report:#}");
    let notes = report["sheets"][0]["lines"][0]["notes"].as_array().expect("notes");
    let aside: Vec<&str> = notes
        .iter()
        .filter(|note| note["code"] == "exchange-note-set-aside")
        .filter_map(|note| note["cell"].as_str())
        .collect();
    assert_eq!(aside, ["C5", "C6", "C4"], "{report:#}");
}

#[test]
fn a_list_of_actions_is_no_raci() {
    for grid in [
        "Action;Responsable;Support;Échéance\nRelancer;Hugo;Chantal;31/12/2026\nClasser;Chantal;Hugo;31/12/2026\n",
        "Tâche;Acteur;Statut\nRelancer;Hugo;Fait\nClasser;Chantal;À faire\n",
    ] {
        let ran = project(grid).run(&["import", "r.csv"]);
        assert!(!ran.out.contains("lecture comme RACI"), "{grid}: {}", ran.out);
    }
}

#[test]
fn a_word_for_nobody_is_no_person() {
    let grid = "Activité;R;A;C;I\nRecette;Hugo Kieffer;à voir;?;\nCadrage;Chantal Martel;à définir;Hugo Kieffer;-\n";
    let project = project(grid);
    let (ran, report) = import(&project, &["r.csv", "--apply"]);
    assert_eq!((ran.code, counts(&report), &report["cells_set_aside"]), (1, [2, 0, 0, 0], &json!(3)), "{report:#}");
    assert_eq!(letters(&report), [json!({"kieffer": "R"}), json!({"martel": "R", "kieffer": "C"})], "{report:#}");
    let rows = "Activité;Acteur;Rôle\nRecette;Hugo Kieffer;R\nRecette;à définir;A\nCadrage;Hugo Kieffer;R\nCadrage;Chantal Martel;A\n";
    project.write("l.csv", rows.as_bytes());
    let (_, report) = import(&project, &["l.csv", "--as", "raci"]);
    assert!(!report.to_string().contains("people.à"), "{report:#}");
}

#[test]
fn an_initial_is_the_one_who_bears_the_name() {
    let grid = "Activité;R;A;C;I\nRecette;N. Kerbrat;Anne-Marie Pennec et Sékou Diallo;Luc Roy;\nReprise;Nolwenn Kerbrat;Sékou Diallo;;P. Roy\n";
    let project = project(grid);
    let (ran, report) = import(&project, &["r.csv", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [2, 0, 0, 0]), "{report:#}");
    let expected = [
        json!({"Nolwenn Kerbrat": "R", "Anne-Marie Pennec": "A", "Sékou Diallo": "A", "Luc Roy": "C"}),
        json!({"Nolwenn Kerbrat": "R", "Sékou Diallo": "A", "P. Roy": "I"}),
    ];
    assert_eq!(letters(&report), expected, "{report:#}");
    assert!(report["sheets"][0]["notes"].to_string().contains("exchange-raci-short"), "{report:#}");
    // Whom the project names by now is no second person of another grid, in either form.
    for grid in ["Activité;R;A;C;I\nRecette;N. Kerbrat;;;\n", "Activité;N. Kerbrat;Luc Roy\nRecette;R;C\nReprise;R;\n"]
    {
        project.write("r.csv", grid.as_bytes());
        let (_, report) = import(&project, &["r.csv", "--as", "raci", "--conflicts", "mine"]);
        assert!(!report.to_string().contains("\"people.N. Kerbrat\",\"after\""), "{grid}: {report:#}");
        assert_eq!(counts(&report)[0], 0, "{grid}: {report:#}");
    }
}

#[test]
fn a_legend_whose_letters_stand_in_cells_is_no_line() {
    for grid in [
        "Activité;R;A;C;I\nRecette;Hugo Kieffer;Chantal Martel;;\nCadrage;Chantal Martel;Hugo Kieffer;;\nR = Réalise; A = Approuve; C = Consulté; I = Informé\n",
        "Activité;Chantal Martel;Hugo Kieffer\nRecette;A;R\nCadrage;R;A\nR = Réalise; A = Approuve\n",
    ] {
        let (ran, report) = import(&project(grid), &["r.csv", "--as", "raci"]);
        assert_eq!((ran.code, counts(&report)), (0, [2, 0, 0, 0]), "{grid}: {report:#}");
    }
}

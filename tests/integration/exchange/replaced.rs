//! Whoever is replaced under a letter of a RACI leaves it, and the same name for two people is told.

use serde_json::json;

use super::conflicts::git;
use super::{counts, import, versioned};
use crate::project::Project;

const RACI: &str = "organisation:\n  raci:\n    - {activity: Recette, people: {Dupont: A, Durand: R, Éditeur: I}}\n    \
                    - {activity: Cadrage, people: {Dupont: A, Durand: R}}\n";

fn project(grid: &str) -> Project {
    Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/a.yaml", RACI).file("r.csv", grid)
}

const NAMES: &str = "Activité;R;A;C;I\nRecette;Petit;Dupont;;\nCadrage;Durand;Dupont;;\n";
const ROWS: &str =
    "Activité;Personne;RACI\nRecette;Petit;R\nRecette;Dupont;A\nCadrage;Dupont;A\nCadrage;Durand;R\nCadrage;Petit;C\n";

#[test]
fn who_had_the_letter_of_another_leaves_the_line() {
    for (grid, expected) in [(NAMES, [0, 1, 1, 0]), (ROWS, [0, 2, 0, 0])] {
        let project = versioned(project(grid));
        let told = project.run(&["import", "r.csv"]).out.replace('\u{a0}', " ");
        assert!(told.contains("Durand : R → (vide)") && told.contains("Petit : (vide) → R"), "{told}");
        let (ran, report) = import(&project, &["r.csv", "--apply"]);
        assert_eq!((ran.code, counts(&report)), (0, expected), "{grid}: {report:#}");
        let after = project.read("specs/a.yaml");
        let recette = after.lines().find(|line| line.contains("Recette")).expect("a line");
        assert!(recette.contains("Petit: R") && !recette.contains("Durand"), "{after}");
        // Nobody else is told: « Informé » is empty, which says nothing.
        assert!(recette.contains("Éditeur: I") && after.contains("Durand: R"), "{after}");
        assert_eq!(counts(&import(&project, &["r.csv"]).1)[..2], [0, 0], "{grid}");
    }
}

#[test]
fn whom_the_team_has_named_since_stays() {
    let project = project(NAMES);
    project.replace(
        "specs/a.yaml",
        "{activity: Recette, people: {Dupont: A, Durand: R",
        "{activity: Recette, people: {Dupont: A, Petit: R",
    );
    git(&project, &["init", "-q"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "-qm", "Petit"]);
    project.replace("specs/a.yaml", "Petit: R", "Durand: R");
    git(&project, &["commit", "-qam", "Durand"]);
    let before = project.read("specs/a.yaml");
    let (ran, report) = import(&project, &["r.csv", "--apply"]);
    assert_eq!((ran.code, counts(&report), &report["cells_set_aside"]), (1, [0, 0, 2, 0], &json!(2)), "{report:#}");
    assert_eq!(project.read("specs/a.yaml"), before);
    let (ran, report) = import(&project, &["r.csv", "--apply", "--conflicts", "mine"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 1, 0]), "{report:#}");
    assert!(project.read("specs/a.yaml").contains("Petit: R"));
}

#[test]
fn a_matrix_of_columns_takes_nobody_out() {
    let project = project("Activité;Petit;Dupont\nRecette;R;A\nCadrage;;A\n");
    let (ran, report) = import(&project, &["r.csv", "--as", "raci", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 1, 0]), "{report:#}");
    assert_eq!(project.read("specs/a.yaml").matches("Durand").count(), 2);
}

#[test]
fn two_people_in_a_cell_are_two() {
    let people = "people:\n  - {id: l-martin, name: Léa Martin}\n  - {id: y-martin, name: Yann Martin}\n";
    let grid = "Activité;R;A;C;I\nRecette;L. Martin et Y. Martin;Dupont;--;—\nCadrage;M. Petit & Mme Roux;Achats et ventes;s.o.;n/a\n";
    let project = Project::new(&format!("project:\n  title: Essai\n  code: ESS\n{people}"))
        .file("specs/a.yaml", "requirements: []\n")
        .file("r.csv", grid);
    let (ran, report) = import(&project, &["r.csv"]);
    assert_eq!((ran.code, counts(&report)), (0, [2, 0, 0, 0]), "{report:#}");
    let fields = |line: usize| report["sheets"][0]["lines"][line]["fields"].clone();
    let first = json!({"activity": "Recette", "people.l-martin": "R", "people.y-martin": "R", "people.Dupont": "A"});
    let second =
        json!({"activity": "Cadrage", "people.M. Petit": "R", "people.Mme Roux": "R", "people.Achats et ventes": "A"});
    assert_eq!((fields(0), fields(1)), (first, second), "{report:#}");
}

#[test]
fn nobody_leaves_who_is_named_with_another() {
    let specs = "organisation:\n  raci:\n    - {activity: Recette, people: {Sophie Astier: R, Dupont: A}}\n";
    let project = Project::new("project:\n  title: Essai\n  code: ESS\n")
        .file("specs/a.yaml", specs)
        .file("r.csv", "Activité;R;A;C;I\nRecette;Sophie Astier et Paul Roy;Dupont;;\n");
    let (ran, report) = import(&project, &["r.csv", "--apply"]);
    let after = project.read("specs/a.yaml");
    assert_eq!(ran.code, 0, "{report:#}");
    assert!(after.contains("Sophie Astier: R") && after.contains("Paul Roy: R") && !after.contains(" et "), "{after}");
}

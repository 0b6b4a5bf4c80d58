//! People of a RACI: one is one, whether a grid or the project names them by id, by name or by function.

use serde_json::json;

use super::{counts, fields, import, versioned};
use crate::project::Project;

const MANIFEST: &str = "\
project:
  title: Essai
  code: ESS
people:
  - {id: astier, name: Sophie Astier, function: Directrice commerciale}
  - {id: kerbrat, name: Yann Kerbrat, function: DSI}
";

const RACI: &str = "\
organisation:
  raci:
    - activity: Recette
      people:
        Sophie Astier: A
        kerbrat: R
    - activity: Cadrage
      people:
        astier: A
";

fn project() -> Project {
    Project::new(MANIFEST).file("specs/o.yaml", RACI)
}

#[test]
fn a_person_who_is_named_otherwise_is_no_second_one() {
    for heads in ["Sophie Astier;Y. Kerbrat", "astier;DSI", "Mme Astier;KERBRAT Yann", "S. Astier;Kerbrat (DSI)"] {
        let project = project().file("r.csv", &format!("Activité;{heads}\nRecette;A;R\nCadrage;A;C\nFormation;A;R\n"));
        let (ran, report) = import(&project, &["r.csv", "--as", "raci", "--apply"]);
        assert_eq!((ran.code, counts(&report)), (0, [1, 1, 1, 0]), "{heads}: {report:#}");
        let columns: Vec<String> = fields(&report).into_iter().map(|(_, field, _)| field).collect();
        assert_eq!(columns, ["activity", "people.astier", "people.kerbrat"], "{heads}");
        let after = project.read("specs/o.yaml");
        assert!(after.contains("        Sophie Astier: A\n        kerbrat: R\n"), "{heads}: {after}");
        assert!(!after.contains("Mme") && after.matches("stier").count() == 3, "{heads}: {after}");
        assert_eq!(project.run(&["check"]).code, 0);
        assert_eq!(counts(&import(&project, &["r.csv", "--as", "raci"]).1), [0, 0, 3, 0], "{heads}");
    }
}

#[test]
fn a_letter_changes_under_the_name_that_the_line_has() {
    let project = versioned(project().file("r.csv", "Activité;S. Astier\nRecette;C\n"));
    let (ran, report) = import(&project, &["r.csv", "--as", "raci", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 0, 0]), "{report:#}");
    let after = project.read("specs/o.yaml");
    assert!(after.contains("Sophie Astier: C") && !after.contains("astier: C"), "{after}");
}

#[test]
fn an_export_has_one_column_for_each_person_and_comes_back_unchanged() {
    for name in ["e.csv", "e.xlsx"] {
        let project = project();
        assert_eq!(project.run(&["export", "raci", "--out", name]).code, 0);
        let (ran, report) = import(&project, &[name]);
        assert_eq!((ran.code, counts(&report)), (0, [0, 0, 2, 0]), "{name}: {report:#}");
        let heads: Vec<String> = fields(&report).into_iter().map(|(head, ..)| head).collect();
        assert_eq!(heads.iter().filter(|head| *head == "Sophie Astier").count(), 1, "{heads:?}");
    }
}

#[test]
fn who_may_be_two_people_keeps_the_name_of_the_grid() {
    let manifest = MANIFEST
        .replace("Sophie Astier", "Léa Kerbrat")
        .replace("id: astier", "id: lea")
        .replace("id: kerbrat", "id: yann");
    let project = Project::new(&manifest)
        .file("specs/o.yaml", "organisation:\n  raci: []\n")
        .file("r.csv", "Activité;Kerbrat;L. Kerbrat\nRecette;A;R\n");
    let (_, report) = import(&project, &["r.csv", "--as", "raci"]);
    let columns: Vec<String> = fields(&report).into_iter().map(|(_, field, _)| field).collect();
    assert_eq!(json!(columns), json!(["activity", "people.Kerbrat", "people.lea"]), "{report:#}");
}

#[test]
fn a_function_beside_the_person_who_has_it_is_a_column_of_its_own() {
    let specs = "organisation:\n  raci:\n    - activity: Recette\n      people:\n        DSI: C\n";
    let project =
        Project::new(MANIFEST).file("specs/o.yaml", specs).file("r.csv", "Activité;Y. Kerbrat;DSI\nRecette;R;C\n");
    let (ran, report) = import(&project, &["r.csv", "--as", "raci", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 0, 0]), "{report:#}");
    let after = project.read("specs/o.yaml");
    assert!(after.contains("DSI: C") && after.contains("kerbrat: R"), "{after}");
}

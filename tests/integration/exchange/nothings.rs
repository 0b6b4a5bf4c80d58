//! Signs and abbreviations that stand for nothing: they are no text, no tag, no domain, no priority, and refuse no line.

use serde_json::{Value, json};

use super::{counts, import};
use crate::project::Project;

fn project(grid: &str) -> Project {
    Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/rien.yaml", "needs: []\n").file("g.csv", grid)
}

fn line(report: &Value, at: usize) -> Value {
    report["sheets"][0]["lines"][at]["fields"].clone()
}

#[test]
fn a_sign_alone_says_nothing_in_any_field() {
    for sign in ["-", "—", "–", "n/a", "N/A", "NC", "s.o.", "S/O", "Sans objet", "/", "…"] {
        let grid = format!(
            "Réf;Exigence;Priorité;Justification;Mots clés;Domaine;Règles;Type;Éliminatoire;Lot;Statut\n\
             E1;Le CRM doit dater.;{s};{s};{s};{s};{s};{s};{s};{s};{s}\n",
            s = sign
        );
        let (ran, report) = import(&project(&grid), &["g.csv"]);
        assert_eq!((ran.code, counts(&report)), (0, [1, 0, 0, 0]), "{sign}: {report:#}");
        let mut fields = line(&report, 0);
        // « - » under a yes or no is a no.
        fields.as_object_mut().expect("fields").remove("knockout");
        assert_eq!(fields, json!({"statement": "Le CRM doit dater."}), "{sign}: {report:#}");
        assert!(report.to_string().contains("exchange-note-nothing"), "{sign}: it is told");
    }
}

#[test]
fn what_says_something_stays_a_text() {
    let grid = "Réf;Exigence;Justification;Remarques;Mots clés\nE1;Le CRM doit dater.;À définir;Aucun;nc-2027\n";
    let (_, report) = import(&project(grid), &["g.csv"]);
    let fields = line(&report, 0);
    assert_eq!(
        (&fields["rationale"], &fields["notes"], &fields["tags"]),
        (&json!("À définir"), &json!("Aucun"), &json!(["nc-2027"]))
    );
}

#[test]
fn a_word_that_decides_nothing_is_set_aside_and_its_line_comes_in() {
    let grid =
        "Réf;Exigence;Priorité;Domaine;Type;Éliminatoire\nE1;Le CRM doit dater.;À voir;À définir;À préciser;à voir\n";
    let (ran, report) = import(&project(grid), &["g.csv"]);
    assert_eq!((ran.code, counts(&report), &report["cells_set_aside"]), (1, [1, 0, 0, 0], &json!(4)), "{report:#}");
    assert_eq!(line(&report, 0), json!({"statement": "Le CRM doit dater."}));
}

#[test]
fn a_sign_in_the_place_of_an_id_is_none() {
    let grid = "Réf;Exigence\nEXG-001;Le CRM doit dater.\n-;Le CRM doit trier.\nn/a;Le CRM doit compter.\n";
    let (ran, report) = import(&project(grid), &["g.csv"]);
    assert_eq!((ran.code, counts(&report)), (0, [3, 0, 0, 0]), "{report:#}");
    assert_eq!(report["sheets"][0]["lines"][2]["id"], "EXG-003", "{report:#}");
}

#[test]
fn what_the_project_holds_itself_is_no_change() {
    let specs =
        "requirements:\n  - id: EXG-001\n    statement: Le CRM doit dater.\n    rationale: n/a\n    tags: [\"-\"]\n";
    let project = project("").file("specs/e.yaml", specs);
    for file in ["e.csv", "e.xlsx"] {
        assert_eq!(project.run(&["export", "requirements", "--out", file]).code, 0);
        let (ran, report) = import(&project, &[file]);
        assert_eq!((ran.code, counts(&report)), (0, [0, 0, 1, 0]), "{file}: {report:#}");
    }
}

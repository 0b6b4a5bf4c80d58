//! What git does not know is not overwritten: a first import that was never committed, a change since the last commit. What
//! was renamed is known again.

use serde_json::{Value, json};

use super::{commit, counts, import, lines, small, versioned};
use crate::project::Project;

fn empty() -> Project {
    Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/rien.yaml", "needs: []\n")
}

fn text(project: &Project, args: &[&str]) -> String {
    let ran = project.run(args);
    format!("{}{}", ran.out, ran.err).replace(['\u{a0}', '\u{202f}'], " ")
}

fn notes(report: &Value, line: usize) -> Vec<&str> {
    let notes = report["sheets"][0]["lines"][line]["notes"].as_array().expect("notes");
    notes.iter().filter_map(|note| note["code"].as_str()).collect()
}

const GRID: &str = "Réf;Titre;Exigence;Priorité\nEXG-010;Dater une relance;Le CRM doit dater chaque relance.;Haute\n\
    EXG-011;Archiver un compte;Le CRM doit archiver un compte.;Basse\n";

/// The guide never said to commit: the team's change stayed unknown, and the old grid took it back.
#[test]
fn a_change_of_the_team_stays_where_the_first_import_was_never_committed() {
    let project = empty().file("g.csv", GRID);
    let told = text(&project, &["import", "g.csv", "--apply"]);
    assert!(told.contains("`git init && git add . && git commit -m \"Import\"`"), "{told}");
    assert_eq!(project.run(&["set", "EXG-010", "statement=Le CRM doit dater chaque relance et la signer."]).code, 0);
    let (ran, report) = import(&project, &["g.csv", "--apply"]);
    assert_eq!((ran.code, counts(&report), &report["cells_set_aside"]), (1, [0, 0, 2, 0], &json!(1)), "{report:#}");
    assert_eq!(notes(&report, 0).last(), Some(&"exchange-note-unknown"), "{report:#}");
    let told = text(&project, &["import", "g.csv"]);
    assert!(told.contains("ligne 2 · EXG-010 Dater une relance · à trancher"), "{told}");
    assert!(told.contains("impossible de savoir qui a changé en dernier"), "{told}");
    assert!(told.contains("commitez le projet après chaque import"), "{told}");
    let (ran, report) = import(&project, &["g.csv", "--conflicts", "project"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 0, 2, 0]), "{report:#}");
    let (ran, report) = import(&project, &["g.csv", "--conflicts", "mine"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 1, 0]), "{report:#}");
}

#[test]
fn what_was_changed_since_the_last_commit_is_not_known_either() {
    let project = versioned(small()).file("g.csv", "Réf;Priorité\nEXG-001;Basse\nEXG-002;Haute\n");
    project.replace("specs/tout.yaml", "priority: comfort", "priority: useful");
    let ran = project.run(&["import", "g.csv", "--output-format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).expect("a report");
    // The first is in git, and the grid says something new of it.
    assert_eq!((ran.code, counts(&report)), (1, [0, 1, 1, 0]), "{report:#}");
    assert_eq!(notes(&report, 1).last(), Some(&"exchange-note-unknown"), "{report:#}");
}

#[test]
fn the_advice_is_given_once_and_each_line_is_named() {
    let project = versioned(empty().file("g.csv", GRID));
    assert_eq!(import(&project, &["g.csv", "--apply"]).0.code, 0);
    commit(&project);
    for id in ["EXG-010", "EXG-011"] {
        assert_eq!(project.run(&["set", id, "statement=Le CRM doit tout dater."]).code, 0);
    }
    commit(&project);
    let told = text(&project, &["import", "g.csv"]);
    assert_eq!(told.matches("--conflicts mine").count(), 1, "{told}");
    for name in ["EXG-010 Dater une relance · à trancher", "EXG-011 Archiver un compte · à trancher"] {
        assert!(told.contains(name), "{told}");
    }
}

#[test]
fn an_old_grid_finds_what_the_team_has_renamed() {
    let project = versioned(empty().file("g.csv", GRID));
    assert_eq!(import(&project, &["g.csv", "--apply"]).0.code, 0);
    commit(&project);
    assert_eq!(project.run(&["rename", "EXG-010", "EXG-110"]).code, 0);
    commit(&project);
    // With its text, and once the team has reworded it.
    for is_reworded in [false, true] {
        if is_reworded {
            assert_eq!(project.run(&["set", "EXG-110", "statement=Le CRM doit dater et signer."]).code, 0);
            commit(&project);
        }
        let before = project.read("specs/exigences.yaml");
        let (ran, report) = import(&project, &["g.csv", "--apply"]);
        assert_eq!(counts(&report), [0, 0, 2, 0], "{report:#}");
        assert_eq!(lines(&report)[0].2, "EXG-110", "{report:#}");
        assert!(notes(&report, 0).contains(&"exchange-note-renamed"), "{report:#}");
        assert_eq!((ran.code, project.read("specs/exigences.yaml")), (i32::from(is_reworded), before), "{report:#}");
    }
    // Two that stood side by side are two things, however alike they are.
    let twins = GRID.replace("EXG-010;Dater une relance", "EXG-020;Dater une relance");
    project.write(
        "t.csv",
        twins.replace("EXG-011", "EXG-021").replace("Archiver un compte", "Dater une relance").as_bytes(),
    );
    assert_eq!(import(&project, &["t.csv", "--apply", "--renumbered", "id"]).0.code, 0);
    commit(&project);
    assert_eq!(project.run(&["remove", "EXG-020", "--unlink", "--yes"]).code, 0);
    commit(&project);
    let (_, report) = import(&project, &["t.csv", "--renumbered", "id"]);
    assert_ne!(lines(&report)[0].2, "EXG-021", "{report:#}");
}

#[test]
fn a_rename_with_another_wording_is_told_as_a_rename() {
    let project = versioned(empty().file("g.csv", GRID));
    assert_eq!(import(&project, &["g.csv", "--apply"]).0.code, 0);
    commit(&project);
    assert_eq!(project.run(&["rename", "EXG-010", "EXG-110"]).code, 0);
    assert_eq!(project.run(&["set", "EXG-110", "statement=Le CRM doit dater et signer."]).code, 0);
    let told = text(&project, &["diff"]);
    assert!(told.contains("auparavant EXG-010") && !told.contains("- EXG-010"), "{told}");
}

/// « À préciser » stood under two titles: the one that was removed was taken for the other one, and its priority written there.
#[test]
fn a_text_that_stands_under_many_titles_makes_no_rename() {
    let item = |id: &str, title: &str| {
        format!("  - id: {id}\n    title: {title}\n    statement: À préciser en atelier avec le métier.\n")
    };
    let whole = |items: &[String]| format!("requirements:\n{}", items.concat());
    let other = item("EXG-002", "Dater une relance");
    let project =
        versioned(empty().file("specs/a.yaml", &whole(&[item("EXG-001", "Importer les contacts"), other.clone()])));
    project.git(&["tag", "debut"]);
    for items in [vec![other.clone()], vec![other, item("EXG-003", "Chiffrer les sauvegardes")]] {
        project.write("specs/a.yaml", whole(&items).as_bytes());
        commit(&project);
    }
    let grid =
        "Réf;Titre;Exigence;Priorité\nEXG-001;Importer les contacts;À préciser en atelier avec le métier.;Haute\n";
    project.write("g.csv", grid.as_bytes());
    let before = project.read("specs/a.yaml");
    for args in [&["g.csv"][..], &["g.csv", "--conflicts", "mine"]] {
        let (_, report) = import(&project, args);
        assert_ne!(lines(&report)[0].2, "EXG-003", "{report:#}");
    }
    assert_eq!(project.read("specs/a.yaml"), before);
    let told = text(&project, &["diff", "debut"]);
    assert!(!told.contains("auparavant"), "{told}");
    assert!(told.contains("EXG-001 Importer") && told.contains("EXG-003 Chiffrer"), "{told}");
}

#[test]
fn steps_that_change_places_do_not_leave_their_comments_to_others() {
    let specs = "test_cases:\n  - id: CT-1\n    title: Créer\n    steps:\n      # Avec un compte neuf.\n      - action: Ouvrir la fiche\n        expected: a\n      \
                 # En capitales.\n      - action: Saisir le nom\n        expected: b\n";
    let project = versioned(empty().file("specs/t.yaml", specs))
        .file("t.csv", "N°;Cas de test;Action;Résultat attendu\nCT-1;Créer;Saisir le nom;b\n;;Ouvrir la fiche;a\n");
    let (_, report) = import(&project, &["t.csv", "--as", "test_cases", "--apply"]);
    let after = project.read("specs/t.yaml");
    let is_beside = |comment: &str, step: &str| {
        let at = after.find(comment).unwrap_or_else(|| panic!("{after}"));
        after[at..].lines().nth(1).is_some_and(|line| line.contains(step))
    };
    assert!(
        is_beside("# Avec un compte neuf.", "Ouvrir") && is_beside("# En capitales.", "Saisir"),
        "{after}{report:#}"
    );
}

/// A line without an id that the team calls otherwise was given its former name back, and its former price.
#[test]
fn a_line_without_an_id_that_the_team_has_renamed_keeps_its_name_and_its_price() {
    let grid =
        "Poste;Nature;Année;Quantité;Prix unitaire\nFormation;ponctuel;2027;1;10000\nLicences;récurrent;2027;10;300\n";
    let project = versioned(empty().file("b.csv", grid));
    assert_eq!(import(&project, &["b.csv", "--as", "budget", "--apply"]).0.code, 0);
    commit(&project);
    project.replace("specs/organisation.yaml", "line: Formation", "line: Formation des agents");
    project.replace("specs/organisation.yaml", "10000", "12000");
    let before = project.read("specs/organisation.yaml");
    let (ran, report) = import(&project, &["b.csv", "--as", "budget", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (1, [0, 0, 2, 0]), "{report:#}");
    assert_eq!(
        (&report["cells_set_aside"], project.read("specs/organisation.yaml")),
        (&json!(2), before),
        "{report:#}"
    );
}

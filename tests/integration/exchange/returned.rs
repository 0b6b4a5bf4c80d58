//! A grid of somebody else's comes again to a project that has moved on: what says again what the project said before, in
//! git, takes nothing back without a word.

use serde_json::Value;

use super::conflicts::{committed, git};
use super::{counts, import, lines};
use crate::project::Project;

fn brought_in(project: &Project, file: &str, grid: &str) {
    project.write(file, grid.as_bytes());
    let (ran, report) = import(project, &[file, "--apply"]);
    assert_eq!(ran.code, 0, "{report:#}");
    git(project, &["add", "."]);
    git(project, &["commit", "-qm", file]);
}

fn notes(report: &Value, line: usize) -> Vec<&str> {
    let notes = report["sheets"][0]["lines"][line]["notes"].as_array().expect("notes");
    notes.iter().filter_map(|note| note["code"].as_str()).collect()
}

#[test]
fn a_return_to_an_earlier_value_is_set_aside_until_somebody_says_whose_holds() {
    let project = committed();
    let grid = |priority: &str| format!("Réf;Titre;Priorité\nEXG-001;Créer une tâche de relance;{priority}\n");
    brought_in(&project, "un.csv", &grid("Haute"));
    brought_in(&project, "deux.csv", &grid("Basse"));
    let before = project.read("specs/tout.yaml");
    project.write("trois.csv", grid("Haute").as_bytes());
    let (ran, report) = import(&project, &["trois.csv", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (1, [0, 0, 1, 0]), "{report:#}");
    assert_eq!((&report["cells_set_aside"], notes(&report, 0).last()), (&1.into(), Some(&"exchange-note-earlier")));
    assert_eq!(project.read("specs/tout.yaml"), before);
    let told = project.run(&["import", "trois.csv"]).out;
    assert!(!told.contains("Rien n’a changé"), "{told}");
    assert!(told.contains("`--conflicts mine`") && told.contains("`--conflicts project`"), "{told}");
    let (ran, report) = import(&project, &["trois.csv", "--conflicts", "project", "--apply"]);
    assert_eq!((ran.code, &report["cells_set_aside"], counts(&report)), (0, &0.into(), [0, 0, 1, 0]), "{report:#}");
    assert_eq!(project.read("specs/tout.yaml"), before);
    let (ran, report) = import(&project, &["trois.csv", "--conflicts", "mine", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 0, 0]), "{report:#}");
    assert_ne!(project.read("specs/tout.yaml"), before);
}

#[test]
fn a_cell_of_our_own_text_that_is_edited_back_is_set_aside_too() {
    let project = committed();
    project.replace("specs/tout.yaml", "priority: comfort", "priority: useful");
    git(&project, &["commit", "-qam", "Autre priorité"]);
    assert_eq!(project.run(&["export", "requirements", "--out", "g.csv"]).code, 0);
    let text = project.read("g.csv");
    let back = text.replace("amélioration utile", "confort");
    assert_ne!(text, back, "{text}");
    project.write("g.csv", back.as_bytes());
    let (ran, report) = import(&project, &["g.csv"]);
    assert_eq!((ran.code, &report["cells_set_aside"]), (1, &1.into()), "{report:#}");
}

#[test]
fn what_the_team_emptied_stays_empty() {
    let project = committed();
    let grid = "Réf;Titre;Justification\nEXG-001;Créer une tâche de relance;La direction le demande.\n";
    brought_in(&project, "g.csv", grid);
    project.replace("specs/tout.yaml", "    rationale: La direction le demande.\n", "");
    let before = project.read("specs/tout.yaml");
    git(&project, &["commit", "-qam", "Sans justification"]);
    let (ran, report) = import(&project, &["g.csv", "--apply"]);
    assert_eq!((ran.code, notes(&report, 0)), (1, vec!["exchange-note-earlier-emptied"]), "{report:#}");
    assert_eq!(project.read("specs/tout.yaml"), before);
    let (ran, report) = import(&project, &["g.csv", "--apply", "--conflicts", "mine"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 0, 0]), "{report:#}");
    assert!(project.read("specs/tout.yaml").contains("La direction le demande."));
}

#[test]
fn how_far_words_stand_apart_makes_no_other_value_of_what_was_said() {
    let project = committed();
    let grid = "Réf;Titre;Exigence\nEXG-001;Créer une tâche de relance;Le CRM doit  exporter les devis.\n";
    brought_in(&project, "g.csv", &grid.replace("doit  exporter", "doit exporter"));
    assert_eq!(project.run(&["set", "EXG-001", "statement=Le CRM doit exporter les devis en PDF."]).code, 0);
    git(&project, &["commit", "-qam", "En PDF"]);
    project.write("g.csv", grid.as_bytes());
    let (ran, report) = import(&project, &["g.csv", "--apply"]);
    assert_eq!((ran.code, notes(&report, 0)), (1, vec!["exchange-note-earlier"]), "{report:#}");
    assert!(project.read("specs/tout.yaml").contains("en PDF"));
}

#[test]
fn lines_without_an_id_take_nothing_back_either() {
    let project = committed();
    let grid = "Terme;Définition\nDevis;Offre de prix.\nPiste;Client possible.\n";
    brought_in(&project, "g.csv", grid);
    let file = ["specs/glossary.yaml", "specs/glossaire.yaml", "specs/tout.yaml"];
    let path = file.iter().find(|path| project.path(path).is_file() && project.read(path).contains("Offre de prix."));
    let path = path.expect("it was written");
    project.replace(path, "Offre de prix.", "Offre de prix signée.");
    git(&project, &["commit", "-qam", "Signée"]);
    let (ran, report) = import(&project, &["g.csv", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (1, [0, 0, 2, 0]), "{report:#}");
    assert_eq!(notes(&report, 0), ["exchange-note-earlier"], "{report:#}");
    assert!(project.read(path).contains("signée"));
}

#[test]
fn a_line_that_makes_anew_what_was_removed_is_told() {
    let project = committed();
    let text = project.read("specs/tout.yaml");
    let grid = "Réf;Exigence\nEXG-003;Le CRM doit archiver les comptes.\n";
    brought_in(&project, "g.csv", grid);
    project.write("specs/tout.yaml", text.as_bytes());
    git(&project, &["commit", "-qam", "Retirée"]);
    project.write("g.csv", format!("{grid}EXG-900;Le CRM doit trier les comptes.\n").as_bytes());
    let (_, report) = import(&project, &["g.csv"]);
    assert_eq!(lines(&report).iter().map(|(_, state, _)| state.as_str()).collect::<Vec<_>>(), ["new", "new"]);
    assert_eq!(notes(&report, 0), ["exchange-note-made-anew"], "{report:#}");
    assert!(notes(&report, 1).is_empty(), "{report:#}");
    assert!(project.run(&["import", "g.csv"]).out.contains("EXG-003"), "{report:#}");
}

/// A refused line makes the import look twice, and a second sheet once more: the history is the same.
#[cfg(unix)]
#[test]
fn the_history_is_read_once_whatever_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = committed();
    let grid = "Réf;Titre;Priorité\nEXG-001;Relancer;Haute\nEXG-900;Trier;jaune\nEXG-901;Dater;Haute\n";
    project.write("g.csv", grid.as_bytes());
    let git = "#!/bin/sh\necho \"$*\" >> \"$GIT_TOLD\"\nPATH=\"$GIT_PATH\" exec git \"$@\"\n";
    project.write("bin/git", git.as_bytes());
    std::fs::set_permissions(project.path("bin/git"), std::fs::Permissions::from_mode(0o755)).unwrap();
    let own = std::env::var("PATH").unwrap_or_default();
    let mut command = project.command(&["import", "g.csv"]);
    command.env("GIT_TOLD", project.path("told.txt")).env("GIT_PATH", &own);
    command.env("PATH", format!("{}:{own}", project.path("bin").display()));
    let output = command.output().expect("it starts");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let told = project.read("told.txt");
    assert_eq!(told.lines().filter(|line| line.contains("log --raw")).count(), 1, "{told}");
}

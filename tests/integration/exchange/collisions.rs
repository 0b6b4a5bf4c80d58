//! A number that two people gave: what a line says under it replaces nothing that says something else altogether.

use rust_xlsxwriter::Workbook;

use super::conflicts::changed;
use super::{counts, import, lines, small, versioned};
use crate::project::Project;

const NEW: &str = "Réf;Titre;Exigence;Priorité\n\
    EXG-002;Imprimer la fiche client;Le système doit imprimer la fiche d’un client en PDF.;Haute\n\
    EXG-003;Exporter les contacts;Le CRM doit exporter les contacts en CSV.;Haute\n";

fn with(grid: &str) -> Project {
    small().file("g.csv", grid)
}

fn reason(report: &serde_json::Value, line: usize) -> (&str, &str) {
    let reason = &report["sheets"][0]["lines"][line]["reasons"][0];
    (reason["code"].as_str().unwrap_or_default(), reason["message"].as_str().unwrap_or_default())
}

#[test]
fn a_number_that_names_another_requirement_takes_nothing_over() {
    for grid in [
        NEW.to_owned(),
        "Réf;Exigence;Priorité\nEXG-002;Le système doit imprimer la fiche d’un client en PDF.;Haute\n\
         EXG-003;Le CRM doit exporter les contacts en CSV.;Haute\n"
            .to_owned(),
    ] {
        let project = with(&grid);
        let before = project.read("specs/tout.yaml");
        let (ran, report) = import(&project, &["g.csv", "--apply"]);
        assert_eq!((ran.code, counts(&report)), (1, [1, 0, 0, 1]), "{grid}: {report:#}");
        let (code, message) = reason(&report, 0);
        assert_eq!(code, "exchange-refused-collision", "{report:#}");
        for said in ["EXG-002 Lister les comptes dormants", "--renumbered text", "--renumbered id"] {
            assert!(message.contains(said), "{said}: {message}");
        }
        let after = project.read("specs/tout.yaml");
        assert!(after.starts_with(before.trim_end()) || after == before, "{after}");
    }
}

#[test]
fn such_a_line_is_new_or_a_rewriting_as_its_author_says() {
    let project = versioned(with(NEW));
    let (ran, report) = import(&project, &["g.csv", "--renumbered", "text", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [2, 0, 0, 0]), "{report:#}");
    let ids: Vec<String> = lines(&report).into_iter().map(|(_, _, id)| id).collect();
    assert_eq!(ids, ["EXG-004", "EXG-003"], "{report:#}");
    assert!(ran.out.contains("exchange-note-collision"), "{report:#}");
    let held = project.run(&["show", "EXG-002"]).out;
    assert!(held.contains("Lister les comptes dormants") && !held.contains("Imprimer"), "{held}");
    let project = versioned(with(NEW));
    let (ran, report) = import(&project, &["g.csv", "--renumbered", "id", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [1, 1, 0, 0]), "{report:#}");
    assert!(project.run(&["show", "EXG-002"]).out.contains("Imprimer la fiche client"));
}

#[test]
fn a_text_that_was_reworked_under_its_number_comes_in() {
    for (title, statement) in [
        ("Lister les comptes dormants", "Toute fiche sans commande récente remonte dans un tableau trié."),
        ("Repérer les comptes endormis", "Le CRM doit lister les comptes sans commande."),
        ("", "Le CRM doit lister chaque compte dormant depuis six mois."),
    ] {
        let project = versioned(with(&format!("Réf;Titre;Exigence\nEXG-002;{title};{statement}\n")));
        let (ran, report) = import(&project, &["g.csv"]);
        assert_eq!((ran.code, counts(&report)), (0, [0, 1, 0, 0]), "{title}: {report:#}");
    }
    // A lot gets another name.
    let project = versioned(with("Lot;Nom du lot\nLOT-1;Fondations techniques\n"));
    let (_, report) = import(&project, &["g.csv", "--as", "lots"]);
    assert_eq!(counts(&report), [0, 1, 0, 0], "{report:#}");
}

#[test]
fn a_grid_of_ours_may_say_anything_of_what_it_held() {
    let project = small();
    assert_eq!(project.run(&["export", "requirements", "--out", "e.xlsx"]).code, 0);
    let text = "Le système doit imprimer la fiche d’un client en PDF.";
    let cells = [("EXG-002", "Titre", "Imprimer la fiche client"), ("EXG-002", "Énoncé", text)];
    changed(&project.path("e.xlsx"), "Exigences", &cells);
    let (ran, report) = import(&project, &["e.xlsx"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 1, 0]), "{report:#}");
}

/// Requirements of which one bears the number of another, and a test of that one.
fn with_tests() -> Project {
    let sheets: [(&str, &[&[&str]]); 2] = [
        (
            "Exigences",
            &[
                &["Réf", "Titre", "Exigence"],
                &["EXG-002", "Imprimer la fiche client", "Le système doit imprimer la fiche d’un client en PDF."],
            ],
        ),
        (
            "Cas de test",
            &[
                &["Réf", "Titre", "Exigences", "Action", "Résultat"],
                &["CT-001", "Une fiche imprimée", "EXG-002", "Imprimer", "Un PDF"],
            ],
        ),
    ];
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            sheet.write_row(row, 0, cells.iter().copied()).unwrap();
        }
    }
    let project = small();
    project.write("g.xlsx", &book.save_to_buffer().unwrap());
    project
}

#[test]
fn links_of_the_same_file_follow_the_line_and_not_its_number() {
    let project = with_tests();
    let (ran, report) = import(&project, &["g.xlsx", "--renumbered", "text", "--apply"]);
    assert_eq!(ran.code, 0, "{report:#}");
    let case = project.run(&["show", "CT-001"]).out;
    assert!(case.contains("EXG-003") && !case.contains("EXG-002"), "{case}");
    // Where the line does not come in, its test proves no other requirement.
    let project = with_tests();
    let (ran, report) = import(&project, &["g.xlsx", "--apply"]);
    assert_eq!(ran.code, 1, "{report:#}");
    assert!(!project.run(&["show", "CT-001"]).out.contains("EXG-002"), "{report:#}");
}

#[test]
fn a_title_that_only_sounds_like_another_takes_nothing_over() {
    let specs = "requirements:\n  - {id: EXG-001, title: Recherche, statement: Le CRM doit retrouver un client par son numéro de téléphone.}\n  \
                 - {id: EXG-002, title: Relances, statement: Le CRM doit dater chaque relance de devis.}\n";
    let project = |grid: &str| {
        let project = Project::new("project:\n  title: Essai\n  code: ESS\n");
        versioned(project.file("specs/e.yaml", specs).file("g.csv", grid))
    };
    let grid = "Titre;Exigence\nRecherches;Un tableau liste les commandes archivées depuis dix ans.\n";
    let one = project(grid);
    let (ran, report) = import(&one, &["g.csv", "--as", "requirements", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (1, [0, 0, 0, 1]), "{report:#}");
    let (code, message) = reason(&report, 0);
    assert!(code == "exchange-refused-sounds-alike" && message.contains("EXG-001 Recherche"), "{report:#}");
    assert_eq!(one.read("specs/e.yaml"), specs);
    let (ran, report) = import(&one, &["g.csv", "--as", "requirements", "--renumbered", "text", "--apply"]);
    assert_eq!((ran.code, counts(&report), lines(&report)[0].2.as_str()), (0, [1, 0, 0, 0], "EXG-003"), "{report:#}");
    assert_eq!(counts(&import(&one, &["g.csv", "--as", "requirements"]).1), [0, 0, 1, 0], "it is known again");
    // Reworded, or with no other text, a title of another number is the same one.
    for grid in [
        "Titre;Exigence\nRecherches;Le CRM retrouve tout client par un numéro de téléphone.\n",
        "Titre;Priorité\nRecherches;Haute\n",
        "Titre;Exigence\nRECHERCHE;Un tableau liste les commandes archivées depuis dix ans.\n",
    ] {
        let (ran, report) = import(&project(grid), &["g.csv", "--as", "requirements"]);
        assert_eq!((ran.code, counts(&report)), (0, [0, 1, 0, 0]), "{grid}: {report:#}");
    }
}

//! Whose line is it? Ids with a suffix, columns of numbers, errors in the place of an id.

use rust_xlsxwriter::Workbook;

use super::{counts, fields, import, lines, small, versioned};
use crate::project::Project;

const STATEMENTS: [&str; 8] = [
    "imprimer un devis",
    "exporter les contacts",
    "alerter le vendeur",
    "tracer les exports",
    "calculer la marge",
    "refuser un doublon",
    "planifier une visite",
    "archiver un compte",
];

fn empty() -> Project {
    Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/rien.yaml", "requirements: []\n")
}

/// A grid of the statements under this head, numbered from 1.
fn numbered(head: &str) -> Vec<String> {
    let lines = STATEMENTS.iter().enumerate().map(|(at, text)| format!("{};Le CRM doit {text}.;Haute", at + 1));
    std::iter::once(format!("{head};Exigence;Prio")).chain(lines).collect()
}

fn ids(report: &serde_json::Value) -> Vec<String> {
    lines(report).into_iter().map(|(_, _, id)| id).collect()
}

#[test]
fn an_id_with_a_suffix_never_changes_the_one_that_it_resembles() {
    let grid = "Réf;Exigence\nEXG-001 bis;Le CRM doit noter la météo.\nEXG-002 (v2);Le CRM doit tout lister.\n";
    let project = small().file("g.csv", grid);
    let before = project.read("specs/tout.yaml");
    let (ran, report) = import(&project, &["g.csv", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [2, 0, 0, 0]), "{report:#}");
    assert_eq!(ids(&report), ["EXG-001-bis", "EXG-002-v2"]);
    assert!(project.read("specs/tout.yaml").starts_with(&before), "the others stay as they are");
    let (_, again) = import(&project, &["g.csv"]);
    assert_eq!(counts(&again), [0, 0, 2, 0], "{again:#}");
    // The title of another artifact behind a known id is no suffix: nobody knows which was meant.
    let project = small().file("g.csv", "Réf;Exigence\nEXG-001 Ancien titre;Le CRM doit noter la météo.\n");
    let (ran, report) = import(&project, &["g.csv"]);
    assert_eq!((ran.code, counts(&report)), (1, [0, 0, 0, 1]), "{report:#}");
}

#[test]
fn an_id_and_its_suffix_stand_beside_each_other_at_each_import() {
    let grid = "Réf;Exigence\nEXG-010;Le CRM doit alerter.\nEXG-010 bis;Le CRM doit noter.\nEXG-011;Le CRM doit a.\n";
    let project = small().file("g.csv", grid);
    let (_, report) = import(&project, &["g.csv", "--apply"]);
    assert_eq!(ids(&report), ["EXG-010", "EXG-010-bis", "EXG-011"]);
    let (ran, again) = import(&project, &["g.csv"]);
    assert_eq!((ran.code, counts(&again)), (0, [0, 0, 3, 0]), "{again:#}");
}

#[test]
fn the_numbers_of_a_grid_are_its_ids_and_come_back_as_such() {
    for head in ["N°", "Identifiant", "#"] {
        let mut grid = numbered(head);
        let project = versioned(empty().file("v1.csv", &(grid.join("\n") + "\n")));
        let (ran, report) = import(&project, &["v1.csv", "--apply"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ids(&report), ["1", "2", "3", "4", "5", "6", "7", "8"], "{head}");
        assert_eq!(counts(&import(&project, &["v1.csv"]).1), [0, 0, 8, 0], "{head}");
        // The next version of the same grid mends one line and adds another between two.
        grid[3] = "3;Le CRM doit alerter le vendeur et son chef.;Haute".to_owned();
        grid.insert(4, "3 bis;Le CRM doit noter la météo.;Basse".to_owned());
        project.write("v2.csv", (grid.join("\n") + "\n").as_bytes());
        let (ran, report) = import(&project, &["v2.csv", "--apply"]);
        assert_eq!((ran.code, counts(&report)), (0, [1, 1, 7, 0]), "{head}: {report:#}");
        let changed = &report["sheets"][0]["lines"][2];
        assert_eq!((&changed["id"], &changed["changes"][0]["field"]), (&"3".into(), &"statement".into()));
        assert_eq!(ids(&report)[3], "3-bis");
        // What goes out comes back.
        assert_eq!(project.run(&["export", "requirements", "--out", "e.csv"]).code, 0);
        let (_, report) = import(&project, &["e.csv"]);
        assert_eq!(counts(&report), [0, 0, 9, 0], "{head}: {report:#}");
        assert_eq!(fields(&report)[0].1, "id");
    }
}

#[test]
fn numbers_that_only_count_the_lines_are_no_ids() {
    // They start anew in each section.
    let grid = "N°;Exigence;Prio\n1. Comptes;;\n1;Le CRM doit a.;Haute\n2;Le CRM doit b.;Haute\n2. Devis;;\n1;Le CRM \
                doit c.;Haute\n2;Le CRM doit d.;Basse\n";
    let (_, report) = import(&empty().file("g.csv", grid), &["g.csv"]);
    assert_eq!(fields(&report)[0].2, "numbering", "{report:#}");
    assert_eq!(counts(&report), [4, 0, 0, 0]);
    // The project knows these lines under other ids.
    let grid = numbered("N°").join("\n") + "\n";
    let project = empty().file("sans.csv", &grid.replace("N°;", "Couleur;")).file("avec.csv", &grid);
    let (_, report) = import(&project, &["sans.csv", "--apply"]);
    assert_eq!(ids(&report)[0], "EXG-001");
    let (ran, report) = import(&project, &["avec.csv"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 0, 8, 0]), "{report:#}");
    // Another grid, numbered from 1 too, says nothing of the lines of the first.
    let project = empty().file("un.csv", &grid).file("deux.csv", &grid.replace("doit", "devra aussi"));
    import(&project, &["un.csv", "--apply"]);
    let (_, report) = import(&project, &["deux.csv"]);
    assert_eq!(counts(&report), [8, 0, 0, 0], "{report:#}");
}

#[test]
fn sheets_that_each_count_from_one_do_not_take_their_ids_from_each_other() {
    let mut book = Workbook::new();
    let mut sheet = |name: &str, head: &str, lines: &[&str]| {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.write_row(0, 0, ["N°", head, "Demandeur"]).unwrap();
        for (at, text) in lines.iter().enumerate() {
            let row = at as u32 + 1;
            sheet.write_number(row, 0, f64::from(row)).unwrap();
            sheet.write_row(row, 1, [*text, "DSI"]).unwrap();
        }
    };
    sheet("Socle", "Exigence", &["Le CRM doit imprimer.", "Le CRM doit exporter.", "Le CRM doit alerter."]);
    sheet("Mobilité", "Exigence", &["Le CRM doit tracer.", "Le CRM doit calculer."]);
    sheet("Besoins", "Besoin", &["Vendre", "Suivre"]);
    let project = empty();
    project.write("g.xlsx", &book.save_to_buffer().unwrap());
    let (ran, report) = import(&project, &["g.xlsx", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [7, 0, 0, 0]), "{report:#}");
    let hows: Vec<_> = report["sheets"].as_array().unwrap().iter().map(|sheet| &sheet["columns"][0]["how"]).collect();
    assert_eq!(hows, ["name", "numbering", "numbering"]);
    let (ran, again) = import(&project, &["g.xlsx"]);
    assert_eq!((ran.code, counts(&again)), (0, [0, 0, 7, 0]), "{again:#}");
}

#[test]
fn a_saved_mapping_keeps_what_the_numbers_are() {
    let project = empty().file("v1.csv", &(numbered("N°").join("\n") + "\n"));
    import(&project, &["v1.csv", "--save-map", "client", "--apply"]);
    assert!(project.read("specs/imports/client.yaml").contains("\"N°\": id"));
    assert_eq!(counts(&import(&project, &["v1.csv"]).1), [0, 0, 8, 0]);
}

#[test]
fn an_error_of_a_formula_is_refused_wherever_it_stands_and_however_it_is_written() {
    let grid = "Réf;Exigence;Priorité;Lot\n#REF!;Le CRM doit a.;Haute;LOT-1\nEXG-402;#VALEUR!;Haute;LOT-1\n\
                EXG-403;Le CRM doit c.;#NOM?;LOT-1\nEXG-404;Le CRM doit d.;Haute;#N/A\nEXG-405;Err :502;Haute;\n\
                EXG-406;Le CRM doit f.;Haute;LOT-1\n";
    let (ran, report) = import(&small().file("g.csv", grid), &["g.csv"]);
    assert_eq!((ran.code, counts(&report)), (1, [1, 0, 0, 5]), "{report:#}");
    let refused = report["sheets"][0]["lines"].as_array().unwrap().iter().filter(|line| line["status"] == "refused");
    let said: Vec<(&str, &str)> = refused
        .map(|line| &line["reasons"][0])
        .map(|reason| (reason["cell"].as_str().unwrap(), reason["code"].as_str().unwrap()))
        .collect();
    let error = |cell| (cell, "exchange-cell-error");
    assert_eq!(said, ["A2", "B3", "C4", "D5", "B6"].map(error));
}

#[test]
fn a_cell_that_names_several_things_loses_none_of_them() {
    let grid = "Réf;Exigence;Cas d’usage\nEXG-501;Le CRM doit a.;CU-001 et CU-002\nEXG-502;Le CRM doit b.;CU-001 … CU-003\n\
                EXG-503;Le CRM doit c.;CU-001 à CU-003\nEXG-504;Le CRM doit d.;CU-001 Ancien titre\n";
    let project = small().file("g.csv", grid);
    project.write("specs/cas.yaml", b"use_cases:\n  - id: CU-002\n    title: Deux\n  - id: CU-003\n    title: Trois\n");
    let (_, report) = import(&project, &["g.csv"]);
    let lines = report["sheets"][0]["lines"].as_array().unwrap();
    assert_eq!(lines[0]["fields"]["use_cases"], serde_json::json!(["CU-001", "CU-002"]), "{report:#}");
    for line in &lines[1..3] {
        assert_eq!(line["reasons"][0]["code"], "exchange-cell-link-range", "{line:#}");
    }
    assert_eq!(lines[3]["fields"]["use_cases"], serde_json::json!(["CU-001"]));
}

#[test]
fn ids_without_a_hyphen_and_with_letters_of_their_own_lose_no_link() {
    let said = ["UC1 et UC2", "UC01 à UC03", "UC01 … UC03", "UC01 sauf UC02", "UC01 (et UC02)", "UC01 Ancien titre"];
    let mut grid = String::from("Réf;Exigence;Cas d’usage\n");
    for (at, said) in said.iter().enumerate() {
        grid.push_str(&format!("EXG-51{at};Le CRM doit {at}.;{said}\n"));
    }
    let project = small().file("g.csv", &grid);
    let cases = ["UC01", "UC02", "UC03"].map(|id| format!("  - id: {id}\n    title: Cas {id}\n")).concat();
    project.write("specs/cas.yaml", format!("use_cases:\n{cases}").as_bytes());
    let (_, report) = import(&project, &["g.csv"]);
    let lines = report["sheets"][0]["lines"].as_array().unwrap();
    assert_eq!(lines[0]["fields"]["use_cases"], serde_json::json!(["UC01", "UC02"]), "{report:#}");
    for line in &lines[1..5] {
        assert_eq!(line["reasons"][0]["code"], "exchange-cell-link-range", "{line:#}");
    }
    assert_eq!(lines[5]["fields"]["use_cases"], serde_json::json!(["UC01"]));
}

#[test]
fn figures_of_a_field_of_the_project_are_numbers() {
    let grid = "Réf;Exigence;charge_j_h\nEXG-001;Le CRM doit alerter.;4\nEXG-002;Le CRM doit noter.;1,5\nEXG-003;Le CRM doit a.;4 à 6\nEXG-004;Le CRM doit b.;007\n";
    let manifest =
        "project:\n  title: Essai\n  code: ESS\n  language: fr\ncustom_fields:\n  requirements: [charge_j_h]\n";
    let project = Project::new(manifest).file("specs/rien.yaml", "requirements: []\n").file("g.csv", grid);
    import(&project, &["g.csv", "--as", "requirements", "--apply"]);
    let text = project.read("specs/exigences.yaml");
    let written: Vec<&str> = text.lines().filter_map(|line| line.trim().strip_prefix("charge_j_h: ")).collect();
    assert_eq!(written, ["4", "1.5", "4 à 6", "\"007\""], "{text}");
    let (_, again) = import(&project, &["g.csv", "--as", "requirements"]);
    assert_eq!(counts(&again), [0, 0, 4, 0], "{again:#}");
}

//! Lists in a cell: what each bullet says stays an item of its own, and comes back as it went.

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use super::{counts, import, small, versioned};
use crate::project::Project;

/// A workbook with one row under these heads.
fn grid(project: &Project, file: &str, heads: &[&str], row: &[&str]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (line, cells) in [heads, row].into_iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            sheet.write_string(line as u32, column as u16, *text).unwrap();
        }
    }
    project.write(file, &book.save_to_buffer().unwrap());
}

const HEADS: [&str; 3] = ["Identifiant", "Titre", "Critères d’acceptation"];

fn criteria(report: &Value) -> Value {
    report["sheets"][0]["lines"][0]["fields"]["acceptance_criteria"].clone()
}

#[test]
fn every_bullet_is_an_item_whatever_its_sign_and_its_level() {
    let project = small();
    let told = |report: &Value| {
        let notes = report["sheets"][0]["lines"][0]["notes"].as_array().expect("notes").clone();
        notes.iter().any(|note| note["code"] == "exchange-note-levels")
    };
    for (cell, items, has_levels) in [
        ("- a\n  - b\n• c\n  ◦ d", json!(["a", "b", "c", "d"]), true),
        ("•\ta\r\no\tb\r\n\u{f0b7}\tc", json!(["a", "b", "c"]), false),
        ("  - a\n  - b\n    suite", json!(["a", "b\n  suite"]), false),
    ] {
        grid(&project, "g.xlsx", &HEADS, &["CU-010", "Voir", cell]);
        let (ran, report) = import(&project, &["g.xlsx", "--as", "use_cases"]);
        assert_eq!((ran.code, counts(&report)), (0, [1, 0, 0, 0]), "{cell}: {report:#}");
        assert_eq!(criteria(&report), items, "{cell}");
        assert_eq!(told(&report), has_levels, "{cell}: {report:#}");
    }
    // A text stays what it is, with its lines.
    grid(&project, "t.xlsx", &["Identifiant", "Exigence"], &["EXG-010", "Le CRM doit :\n- a\n  - b\n• c"]);
    let (_, report) = import(&project, &["t.xlsx", "--as", "requirements", "--apply"]);
    assert_eq!(report["sheets"][0]["lines"][0]["fields"]["statement"], "Le CRM doit :\n- a\n  - b\n• c", "{report:#}");
}

#[test]
fn a_list_within_an_item_goes_out_and_comes_back_as_it_was() {
    let text = "use_cases:\n  - id: CU-010\n    title: Voir\n    acceptance_criteria:\n      - |\n        a :\n        - b\n          \
                ◦ c\n        ↳ d\n      - \"- e\"\n";
    let project = versioned(small().file("specs/cu.yaml", text));
    for file in ["g.xlsx", "g.csv"] {
        let ran = project.run(&["export", "use_cases", "--out", file]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let (ran, report) = import(&project, &[file, "--as", "use_cases", "--apply"]);
        assert_eq!((ran.code, counts(&report)), (0, [0, 0, 2, 0]), "{file}: {report:#}");
        assert_eq!(project.read("specs/cu.yaml"), text, "{file}");
    }
    // What is imported goes out and comes back too.
    grid(&project, "i.xlsx", &HEADS, &["CU-010", "Voir", "- a\n  - b\n• c\n  ◦ d"]);
    let (_, report) = import(&project, &["i.xlsx", "--as", "use_cases", "--apply"]);
    assert_eq!(counts(&report), [0, 1, 0, 0], "{report:#}");
    assert_eq!(project.run(&["export", "use_cases", "--out", "o.xlsx"]).code, 0);
    assert_eq!(counts(&import(&project, &["o.xlsx"]).1), [0, 0, 2, 0]);
    assert_eq!(counts(&import(&project, &["i.xlsx", "--as", "use_cases"]).1), [0, 0, 1, 0]);
}

#[test]
fn an_error_in_a_cell_of_parts_is_no_part() {
    let project = small();
    let heads = ["Identifiant", "Titre", "Étapes (Action | Résultat attendu)"];
    for (cell, code) in [("Ouvrir | La fiche s’ouvre", 0), ("#REF!", 1)] {
        let text = format!("{};{};{}\nCT-001;Voir;{cell}\n", heads[0], heads[1], heads[2]);
        project.write("p.csv", text.as_bytes());
        let (ran, report) = import(&project, &["p.csv", "--as", "test_cases"]);
        assert_eq!(ran.code, code, "{cell}: {report:#}");
    }
}

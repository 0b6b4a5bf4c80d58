//! What stands beside the lines of a grid: feet of tables, histories of versions, hidden sheets.

use rust_xlsxwriter::{Formula, Workbook, Worksheet};
use serde_json::json;

use super::{counts, import, lines, small, with_input};
use crate::project::Project;

fn fill(sheet: &mut Worksheet, name: &str, rows: &[&[&str]]) {
    sheet.set_name(name).unwrap();
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row as u32, column as u16, *text).unwrap();
        }
    }
}

fn with_book(book: &mut Workbook) -> Project {
    let project = small();
    project.write("g.xlsx", &book.save_to_buffer().unwrap());
    project
}

const GRID: &[&[&str]] = &[
    &["Réf", "Exigence", "Priorité"],
    &["EXG-301", "Le CRM doit un.", "Haute"],
    &["EXG-302", "Le CRM doit deux.", ""],
];

#[test]
fn the_foot_of_a_table_is_set_aside_and_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(sheet, "Exigences", GRID);
    sheet.write_string(3, 0, "TOTAL").unwrap();
    sheet.write_formula(3, 1, Formula::new("=COUNTA(B2:B3)&\" exigences\"").set_result("2 exigences")).unwrap();
    sheet.write_string(4, 0, "Validé par").unwrap();
    sheet.write_string(4, 1, "Jean Dupont").unwrap();
    sheet.write_string(6, 1, "Date et signature : 12/03/2026").unwrap();
    let project = with_book(&mut book);
    let (ran, report) = import(&project, &["g.xlsx"]);
    let told: Vec<(u64, String)> = lines(&report).into_iter().map(|(row, status, _)| (row, status)).collect();
    let line = |row: u64, status: &str| (row, status.to_owned());
    let expected = [line(2, "new"), line(3, "new"), line(4, "total"), line(5, "signature"), line(7, "signature")];
    assert_eq!((ran.code, told.as_slice()), (0, &expected[..]), "{report:#}");
    let ran = project.run(&["import", "g.xlsx"]);
    assert!(ran.out.contains("ligne 5 · Validé par · Jean Dupont · signature, non reprise"), "{}", ran.out);
    // A requirement may speak of signatures and sums.
    let grid =
        "Réf;Exigence\nEXG-310;Signature électronique des devis\nEXG-311;Total des commandes visibles par agence\n";
    let (_, report) = import(&small().file("g.csv", grid), &["g.csv"]);
    assert_eq!(counts(&report), [2, 0, 0, 0], "{report:#}");
}

#[test]
fn sheets_beside_the_grid_are_named_with_the_reason_and_bring_nothing_in() {
    let mut book = Workbook::new();
    fill(book.add_worksheet(), "Exigences", GRID);
    let history: &[&[&str]] = &[
        &["Version", "Date", "Auteur", "Objet"],
        &["1.0", "12/01/2026", "Jean", "Création"],
        &["2.0", "12/02/2026", "Jean", "Ajout du SAV"],
    ];
    fill(book.add_worksheet(), "Historique des versions", history);
    fill(book.add_worksheet(), "Feuil3", history);
    fill(book.add_worksheet().set_hidden(true), "Ancienne version", GRID);
    fill(book.add_worksheet(), "Notes", &[&["Penser à la DSI"]]);
    let project = with_book(&mut book);
    let (ran, report) = import(&project, &["g.xlsx"]);
    assert_eq!((ran.code, counts(&report)), (0, [2, 0, 0, 0]), "{report:#}");
    assert_eq!(report["unread"], json!(["Historique des versions", "Feuil3", "Ancienne version", "Notes"]));
    assert_eq!(
        report["unread_why"],
        json!({"Historique des versions": "history", "Feuil3": "history", "Ancienne version": "hidden", "Notes": "heads"})
    );
    let ran = project.run(&["import", "g.xlsx"]);
    assert!(ran.out.contains("Historique des versions\u{a0}: historique des versions du document"), "{}", ran.out);
    assert!(ran.out.contains("Ancienne version\u{a0}: feuille masquée"), "{}", ran.out);
    // Who asks for it gets it.
    let (_, report) = import(&project, &["g.xlsx", "--sheet", "Feuil3", "--as", "workshops"]);
    assert_eq!(counts(&report)[0], 2, "{report:#}");
}

#[test]
fn what_brings_nothing_in_says_why() {
    let mut book = Workbook::new();
    book.add_worksheet();
    let ran = with_book(&mut book).run(&["import", "g.xlsx", "--as", "requirements"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("que des feuilles vides"), "{}", ran.err);
    let mut book = Workbook::new();
    fill(book.add_worksheet(), "Exigences", &GRID[..1]);
    let ran = with_book(&mut book).run(&["import", "g.xlsx"]);
    assert!(ran.out.contains("Aucune ligne sous les en-têtes"), "{}", ran.out);
    // The end of a workbook is missing, as after a broken transfer.
    let mut book = Workbook::new();
    fill(book.add_worksheet(), "Exigences", GRID);
    let project = with_book(&mut book);
    let bytes = std::fs::read(project.path("g.xlsx")).unwrap();
    project.write("g.xlsx", &bytes[..bytes.len() * 2 / 3]);
    let ran = project.run(&["import", "g.xlsx"]);
    assert!(ran.err.contains("abîmé ou incomplet") && !ran.err.contains("EOCD"), "{}", ran.err);
}

#[test]
fn a_table_pasted_without_its_heads_is_told() {
    let table = "Le CRM doit imprimer.\tHaute\nLe CRM doit exporter.\tBasse\n";
    let ran = with_input(&small(), &["import", "-", "--as", "requirements"], table.as_bytes());
    assert!(ran.out.contains("Aucun en-tête connu ligne 1"), "{}{}", ran.out, ran.err);
    let table = "Exigence\tPriorité\nLe CRM doit imprimer.\tHaute\n";
    let ran = with_input(&small(), &["import", "-", "--as", "requirements"], table.as_bytes());
    assert!(!ran.out.contains("Aucun en-tête connu") && ran.out.contains("1 nouvelle"), "{}{}", ran.out, ran.err);
}

#[test]
fn a_grid_is_named_as_people_call_it_or_the_nearest_is_told() {
    let project = small().file("g.csv", "Cas d’usage;Objectif\nRelancer;Vendre\n");
    for said in ["cas d’utilisation", "usecase", "Cas d’usage"] {
        let (ran, report) = import(&project, &["g.csv", "--as", said]);
        assert_eq!((ran.code, &report["sheets"][0]["grid"]), (0, &"use_cases".into()), "{said}");
    }
    let ran = project.run(&["import", "g.csv", "--as", "exigeances"]);
    assert!(ran.err.contains("peut-être requirements («\u{a0}Exigences\u{a0}»)"), "{}", ran.err);
}

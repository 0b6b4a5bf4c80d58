//! What stands beside the lines of a grid: feet of tables, histories of versions, hidden sheets.

use rust_xlsxwriter::{Format, Formula, Note, Workbook, Worksheet};
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

#[test]
fn what_excel_hides_strikes_through_or_comments_is_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(sheet, "Exigences", GRID);
    sheet.write_string(3, 0, "EXG-303").unwrap();
    sheet.write_string_with_format(3, 1, "Le CRM doit trois.", &Format::new().set_font_strikethrough()).unwrap();
    sheet.set_row_hidden(2).unwrap();
    sheet.set_column_hidden(2).unwrap();
    sheet.insert_note(1, 1, &Note::new("à supprimer & vite !").set_author("Jean")).unwrap();
    sheet.insert_note(0, 2, &Note::new("échelle du client")).unwrap();
    let project = with_book(&mut book);
    let (ran, report) = import(&project, &["g.xlsx"]);
    assert_eq!((ran.code, counts(&report)), (0, [3, 0, 0, 0]), "nothing is lost for it: {report:#}");
    let ran = project.run(&["import", "g.xlsx"]);
    for told in [
        "ligne masquée dans le tableur, lue comme les autres (A3)",
        "colonne «\u{a0}Priorité\u{a0}» masquée dans le tableur, lue comme les autres (C1)",
        "texte barré dans le tableur, lu comme les autres",
        "à supprimer & vite !\u{a0}» (B2)",
        "échelle du client\u{a0}» (C1)",
    ] {
        assert!(ran.out.contains(told), "{told}: {}", ran.out);
    }
}

#[test]
fn one_cause_that_refuses_many_lines_is_told_once_with_its_lines() {
    let mut grid = String::from("Réf;Exigence;Priorité\n");
    for line in 0..60 {
        let priority = if line == 30 { "Haute" } else { "Jaune" };
        grid.push_str(&format!("EXG-{:03};Le CRM doit {line}.;{priority}\n", 100 + line));
    }
    let project = small().file("g.csv", &grid);
    let ran = project.run(&["import", "g.csv"]);
    assert!(ran.out.contains("lignes 2–31, 33–61"), "{}", ran.out);
    assert!(ran.out.lines().count() < 30, "{}", ran.out);
    let ran = project.run(&["import", "g.csv", "--all"]);
    assert_eq!(ran.out.lines().filter(|line| line.starts_with("✗ ligne")).count(), 59, "{}", ran.out);
}

#[test]
fn a_simulation_foretells_what_the_check_will_say() {
    let mut grid = String::from("Réf;Exigence;Statut\n");
    for line in 0..30 {
        grid.push_str(&format!("EXG-{:03};Le CRM doit afficher le compte {line}.;validée\n", 100 + line));
    }
    let project = small().file("g.csv", &grid);
    let (_, report) = import(&project, &["g.csv"]);
    let foreseen = report["foreseen"].as_object().expect("rules").clone();
    assert!(foreseen.contains_key("M04"), "an approved requirement wants more: {foreseen:?}");
    let ran = project.run(&["import", "g.csv"]);
    assert!(ran.out.contains("constats de plus\u{a0}:") && ran.out.contains(" × M04 "), "{}", ran.out);
    let (_, applied) = import(&project, &["g.csv", "--apply"]);
    let found = applied["diagnostics"].as_array().expect("findings");
    for (code, count) in &foreseen {
        let met = found.iter().filter(|finding| finding["code"] == code.as_str()).count();
        assert_eq!(count.as_u64(), Some(met as u64), "{code}");
    }
    assert_eq!(found.len() as u64, foreseen.values().filter_map(serde_json::Value::as_u64).sum::<u64>());
    let project = small().file("g.csv", &grid);
    let ran = project.run(&["import", "g.csv", "--apply"]);
    assert!(ran.out.contains("autres, donnés par `ouvrage check`"), "what is cut says so: {}", ran.out);
}

#[test]
fn a_head_that_holds_the_name_of_a_field_is_that_field_when_all_fits() {
    let grid = "Réf;Exigence;Lot prévu\nEXG-310;Le CRM doit a.;LOT-1\nEXG-311;Le CRM doit b.;Socle commercial\n";
    let project = small().file("g.csv", grid);
    let (_, report) = import(&project, &["g.csv"]);
    assert_eq!(report["sheets"][0]["lines"][1]["fields"]["lot"], "LOT-1", "{report:#}");
    let ran = project.run(&["import", "g.csv"]);
    assert!(ran.out.contains("nom proche"), "{}", ran.out);
    // Where not all fits, the report says how to take it, and that is enough.
    project.write("g.csv", grid.replace("Socle commercial", "plus tard").as_bytes());
    let ran = project.run(&["import", "g.csv"]);
    assert!(ran.out.contains("champ le plus proche\u{a0}: Lot"), "{}", ran.out);
    assert!(ran.out.contains("`--map \"Lot prévu=lot\"`") && !ran.out.contains("custom_fields"), "{}", ran.out);
    let (_, report) = import(&project, &["g.csv", "--map", "Lot prévu=lot"]);
    assert_eq!(report["sheets"][0]["lines"][0]["fields"]["lot"], "LOT-1", "{report:#}");
    assert_eq!(counts(&report), [1, 0, 0, 1]);
}

#[test]
fn a_figure_with_its_name_and_a_legend_of_letters_are_no_lines() {
    let grid = "Réf;Exigence;Priorité\nEXG-310;Le CRM doit a.;Haute\nEXG-311;Le CRM doit b.;Basse\n\
                SOCLE;Le CRM doit c.;Haute\nNb;2;\nSous-total Ventes;1;\nDate :;12/03/2026;\n";
    let (ran, report) = import(&small().file("g.csv", grid), &["g.csv"]);
    let told: Vec<(u64, String)> = lines(&report).into_iter().map(|(row, status, _)| (row, status)).collect();
    let line = |row: u64, status: &str| (row, status.to_owned());
    let new = [2, 3, 4].map(|row| line(row, "new"));
    let expected = new.into_iter().chain([line(5, "total"), line(6, "total"), line(7, "legend")]);
    assert_eq!((ran.code, told), (0, expected.collect::<Vec<_>>()), "{report:#}");
    let raci = "Activité;Jean;Marie\nCadrage;R;A\nRecette;A;R\n\"R = Réalise, A = Approuve\";;\n";
    let (_, report) = import(&small().file("r.csv", raci), &["r.csv", "--as", "raci"]);
    assert_eq!(
        lines(&report).last().map(|(row, status, _)| (*row, status.as_str())),
        Some((4, "legend")),
        "{report:#}"
    );
}

#[test]
fn a_status_with_a_question_mark_is_refused() {
    let grid = "Réf;Exigence;Statut\nEXG-310;Le CRM doit a.;validée\nEXG-311;Le CRM doit b.;validée ?\n";
    let (_, report) = import(&small().file("g.csv", grid), &["g.csv"]);
    assert_eq!(counts(&report), [1, 0, 0, 1], "{report:#}");
    assert_eq!(report["sheets"][0]["lines"][1]["reasons"][0]["cell"], "C3");
}

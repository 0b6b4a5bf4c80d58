//! Numbers that slide along the lines of a sheet, and lines that stand in the place of others: no text passes
//! from one artifact to another in silence, and a second import of the same sheet changes nothing.

use rust_xlsxwriter::Workbook;
use serde_json::Value;

use super::{counts, import, lines, small, versioned};
use crate::project::{Project, Ran};

const TEXTS: [&str; 6] = [
    "Le CRM doit dater les relances.",
    "Le CRM doit archiver une affaire close.",
    "Le CRM doit calculer la remise d’un devis.",
    "Le CRM doit imprimer la fiche d’un compte.",
    "Le CRM doit tracer chaque appel reçu.",
    "Le CRM doit exporter la liste des contacts.",
];

/// A grid whose lines are numbered from 1 on.
fn numbered<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let line = |(at, text): (usize, &str)| format!("{};{text};Haute\n", at + 1);
    let lines: String = texts.into_iter().enumerate().map(line).collect();
    format!("N°;Exigence;Priorité\n{lines}")
}

/// A project that holds the requirements 1 to 6.
fn with_six() -> Project {
    let project = Project::new("project:\n  title: Essai\n  code: ESS\n").file("g.csv", &numbered(TEXTS));
    let (ran, report) = import(&project, &["g.csv", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [6, 0, 0, 0]), "{report:#}");
    project
}

fn plain(ran: &Ran) -> String {
    format!("{}{}", ran.out, ran.err).replace(['\u{a0}', '\u{202f}'], " ")
}

fn states(report: &Value) -> Vec<String> {
    lines(report).into_iter().map(|(_, state, _)| state).collect()
}

fn notes(report: &Value, sheet: usize, line: usize) -> Vec<&str> {
    let notes = report["sheets"][sheet]["lines"][line]["notes"].as_array().expect("notes");
    notes.iter().filter_map(|note| note["code"].as_str()).collect()
}

#[test]
fn a_row_inserted_before_all_others_is_asked_about_like_any_other() {
    let project = versioned(with_six());
    let inserted = "Le CRM doit bloquer un compte débiteur.";
    project.write("v2.csv", numbered([inserted].into_iter().chain(TEXTS)).as_bytes());
    let ran = project.run(&["import", "v2.csv", "--apply"]);
    assert_eq!(ran.code, 1, "{}", plain(&ran));
    assert!(plain(&ran).contains("Les numéros ont glissé d’une ligne à partir de 1"), "{}", plain(&ran));
    assert!(plain(&ran).contains("`--renumbered text`"), "{}", plain(&ran));
    let (_, report) = import(&project, &["v2.csv", "--renumbered", "text"]);
    assert_eq!(counts(&report), [1, 0, 6, 0], "{report:#}");
    let (_, report) = import(&project, &["v2.csv", "--renumbered", "id"]);
    assert_eq!(counts(&report), [1, 6, 0, 0], "{report:#}");
    // Another sheet that counts its own lines names none of them.
    let others = TEXTS.map(|text| text.replace("Le CRM doit", "L’ERP doit ne jamais"));
    project.write("v3.csv", numbered(others.iter().map(String::as_str)).as_bytes());
    let (_, report) = import(&project, &["v3.csv"]);
    assert_eq!(counts(&report), [6, 0, 0, 0], "{report:#}");
}

#[test]
fn a_row_inserted_among_numbered_ones_passes_no_text_on() {
    let project = versioned(with_six());
    let before = project.read("specs/exigences.yaml");
    let inserted = "Le CRM doit bloquer un compte débiteur.";
    project.write(
        "v2.csv",
        numbered(TEXTS[..2].iter().copied().chain([inserted]).chain(TEXTS[2..].iter().copied())).as_bytes(),
    );
    let ran = project.run(&["import", "v2.csv", "--apply"]);
    assert_eq!(ran.code, 1, "{}", plain(&ran));
    let said = "Les numéros ont glissé d’une ligne à partir de 3 : chaque texte passerait à l’identifiant suivant";
    let told = plain(&ran);
    let (slid, line) = (told.find(said), told.find("✗ ligne 4"));
    assert!(slid.is_some() && slid < line, "it is said before the lines: {told}");
    assert!(told.contains("5 lignes sont concernées") && told.contains("`--renumbered text`"), "{told}");
    assert_eq!(project.read("specs/exigences.yaml"), before);
    let (_, report) = import(&project, &["v2.csv"]);
    assert_eq!(states(&report), ["unchanged", "unchanged", "refused", "refused", "refused", "refused", "refused"]);
    assert_eq!(report["sheets"][0]["slid"]["by"], 1);
    // By their texts: one is new, and the others are what they were.
    let (ran, report) = import(&project, &["v2.csv", "--renumbered", "text", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [1, 0, 6, 0]), "{report:#}");
    assert!(project.read("specs/exigences.yaml").starts_with(&before), "what was there stays");
    let (ran, report) = import(&project, &["v2.csv", "--renumbered", "text"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 0, 7, 0]), "{report:#}");
    // By their numbers: the texts move, as was said.
    let project = versioned(with_six());
    project.write(
        "v2.csv",
        numbered(TEXTS[..2].iter().copied().chain([inserted]).chain(TEXTS[2..].iter().copied())).as_bytes(),
    );
    let (ran, report) = import(&project, &["v2.csv", "--renumbered", "id"]);
    assert_eq!((ran.code, counts(&report)), (0, [1, 4, 2, 0]), "{report:#}");
}

#[test]
fn a_row_taken_out_of_numbered_ones_passes_no_text_on() {
    let project = with_six();
    project.write("v2.csv", numbered(TEXTS[..2].iter().copied().chain(TEXTS[3..].iter().copied())).as_bytes());
    let ran = project.run(&["import", "v2.csv"]);
    let said = "Les numéros ont glissé d’une ligne à partir de 3 : chaque texte passerait à l’identifiant précédent";
    assert!(ran.code == 1 && plain(&ran).contains(said), "{}", plain(&ran));
    let (_, report) = import(&project, &["v2.csv", "--renumbered", "text"]);
    assert_eq!((counts(&report), report["sheets"][0]["slid"]["by"].as_i64()), ([0, 0, 5, 0], Some(-1)), "{report:#}");
}

#[test]
fn corrected_and_copied_texts_are_no_slide() {
    let project = versioned(with_six());
    let mut texts = TEXTS;
    texts[2] = "Le CRM doit calculer la remise d’une commande.";
    texts[4] = TEXTS[0];
    project.write("v2.csv", numbered(texts).as_bytes());
    let (ran, report) = import(&project, &["v2.csv"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 2, 4, 0]), "{report:#}");
    assert_eq!(report["sheets"][0]["slid"], Value::Null);
}

/// A workbook of sheets that each number their lines from 1 on.
fn sheets(project: &Project, file: &str, sheets: &[(&str, [&str; 3])]) {
    let mut book = Workbook::new();
    for (name, texts) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (column, head) in ["N°", "Exigence"].iter().enumerate() {
            sheet.write_string(0, column as u16, *head).unwrap();
        }
        for (at, text) in texts.iter().enumerate() {
            sheet.write_number(at as u32 + 1, 0, at as f64 + 1.0).unwrap();
            sheet.write_string(at as u32 + 1, 1, *text).unwrap();
        }
    }
    project.write(file, &book.save_to_buffer().unwrap());
}

#[test]
fn a_corrected_line_of_sheets_that_each_count_from_one_is_told_beside_the_former() {
    let project = versioned(Project::new("project:\n  title: Essai\n  code: ESS\n"));
    let [one, two, three, four, five, six] = TEXTS;
    sheets(&project, "v1.xlsx", &[("Ventes", [one, two, three]), ("SAV", [four, five, six])]);
    let (_, report) = import(&project, &["v1.xlsx", "--apply"]);
    assert_eq!(counts(&report), [6, 0, 0, 0], "{report:#}");
    // Almost the same words: the former one changes.
    let corrected = "Le CRM doit tracer chaque appel reçu ou émis.";
    sheets(&project, "v2.xlsx", &[("Ventes", [one, two, three]), ("SAV", [four, corrected, six])]);
    let (ran, report) = import(&project, &["v2.xlsx", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 5, 0]), "{report:#}");
    assert_eq!(notes(&report, 1, 1), ["exchange-note-alike-id"]);
    // Other words: a new one, and the former is told.
    let other = "Chaque devis porte sa date de validité.";
    sheets(&project, "v3.xlsx", &[("Ventes", [one, two, three]), ("SAV", [four, other, six])]);
    let (ran, report) = import(&project, &["v3.xlsx"]);
    assert_eq!((ran.code, counts(&report)), (0, [1, 0, 5, 0]), "{report:#}");
    assert_eq!(notes(&report, 1, 1), ["exchange-note-instead-id"]);
    let name = report["sheets"][1]["absent"][0].as_str().expect("the former");
    assert!(name.ends_with(corrected), "{name}");
    let told = plain(&project.run(&["import", "v3.xlsx"]));
    assert!(told.contains("que la grille n’a plus et que le projet garde"), "{told}");
    assert_eq!(project.run(&["import", "v3.xlsx", "--apply"]).code, 0);
    let (_, report) = import(&project, &["v3.xlsx"]);
    assert_eq!((counts(&report), report["sheets"][1]["absent"].as_array().map(Vec::len)), ([0, 0, 6, 0], Some(1)));
}

#[test]
fn a_renamed_line_of_a_list_without_ids_is_the_former_corrected() {
    let project =
        versioned(small().file("v1.csv", "Poste;Quantité;Prix unitaire\nLicences;1;12000\nIntégration;1;45000\n"));
    assert_eq!(project.run(&["import", "v1.csv", "--as", "budget", "--apply"]).code, 0);
    project.write("v2.csv", "Poste;Quantité;Prix unitaire\nLicences CRM;1;12000\nIntégration;1;45000\n".as_bytes());
    let (ran, report) = import(&project, &["v2.csv", "--as", "budget", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 1, 0]), "{report:#}");
    let text = project.read("specs/organisation.yaml");
    assert!(text.contains("line: Licences CRM") && text.matches("- line:").count() == 2, "{text}");
}

#[test]
fn an_unrelated_sheet_leaves_nothing_out() {
    let project = with_six();
    project.write("autre.csv", "Exigence;Priorité\nLe CRM doit dater les visites.;Haute\n".as_bytes());
    let (_, report) = import(&project, &["autre.csv"]);
    assert_eq!((counts(&report), &report["sheets"][0]["absent"]), ([1, 0, 0, 0], &serde_json::json!([])), "{report:#}");
}

#[test]
fn lines_that_stand_elsewhere_replace_nothing() {
    // The project has an artifact that the sheet never held, and the sheet a line without an id further down.
    let project = with_six();
    project.write("specs/autre.yaml", "requirements:\n  - id: EXG-900\n    statement: Le CRM doit trier.\n".as_bytes());
    let grid = format!("{}EXG-40;Le CRM doit noter.;Haute\n;Le CRM doit trier les comptes.;Haute\n", numbered(TEXTS));
    project.write("v2.csv", grid.as_bytes());
    let (ran, report) = import(&project, &["v2.csv"]);
    assert_eq!((ran.code, counts(&report)), (0, [2, 0, 6, 0]), "{report:#}");
    assert_eq!(
        (notes(&report, 0, 7), &report["sheets"][0]["absent"]),
        (vec!["exchange-note-priority"], &serde_json::json!([]))
    );
}

#[test]
fn lines_with_one_text_and_no_id_come_back_as_they_are() {
    let grid = "Réf;Exigence;Priorité\n;Le CRM doit dater.;Basse\n;Le CRM doit dater.;Haute\nEXG-900;Le CRM doit trier.;Haute\n";
    let project = small().file("g.csv", grid);
    let (ran, report) = import(&project, &["g.csv", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [3, 0, 0, 0]), "{report:#}");
    let (ran, report) = import(&project, &["g.csv"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 0, 3, 0]), "{report:#}");
    // One of them alone is nobody knows which.
    project.write("un.csv", "Réf;Exigence\n;Le CRM doit dater.\n".as_bytes());
    let (_, report) = import(&project, &["un.csv"]);
    assert_eq!(report["sheets"][0]["lines"][0]["reasons"][0]["code"], "exchange-refused-titles", "{report:#}");
}

#[test]
fn what_a_column_holds_may_stand_on_a_sheet_further_on() {
    let mut book = Workbook::new();
    let grids: [(&str, &[[&str; 3]]); 2] = [
        (
            "Exigences",
            &[
                ["Réf", "Exigence", "Lot prévu"],
                ["EXG-700", "Le CRM doit dater.", "Lot 8"],
                ["EXG-701", "Le CRM doit trier.", "Lot 9"],
            ],
        ),
        ("Lots", &[["Réf", "Libellé du lot", "Ordre"], ["LOT-8", "Terrain", "8"], ["LOT-9", "Pilotage", "9"]]),
    ];
    for (name, rows) in grids {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate() {
                sheet.write_string(row as u32, column as u16, *text).unwrap();
            }
        }
    }
    let project = small();
    project.write("g.xlsx", &book.save_to_buffer().unwrap());
    let (ran, report) = import(&project, &["g.xlsx", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [4, 0, 0, 0]), "{report:#}");
    assert_eq!(report["sheets"][0]["lines"][0]["fields"]["lot"], "LOT-8");
    let (_, report) = import(&project, &["g.xlsx"]);
    assert_eq!(counts(&report), [0, 0, 4, 0], "{report:#}");
}

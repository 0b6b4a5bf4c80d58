//! Which number stands in a cell? The unit of its head, marks that can be read in two ways, hours, days of another age.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};

use super::{counts, import};
use crate::project::Project;

fn empty(more: &str) -> Project {
    let manifest = format!("project:\n  title: Essai\n  code: ESS\n  language: fr\n{more}");
    Project::new(&manifest).file("specs/rien.yaml", "requirements: []\n")
}

/// One field of each line of the first sheet; the code of the refusal for a refused one.
fn values(report: &Value, field: &str) -> Vec<Value> {
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    let one = |line: &Value| match line["status"].as_str() {
        Some("refused") => line["reasons"][0]["code"].clone(),
        _ => line["fields"][field].clone(),
    };
    lines.iter().map(one).collect()
}

fn notes(report: &Value) -> String {
    report["sheets"][0]["lines"].to_string() + &report["sheets"][0]["remarks"].to_string()
}

#[test]
fn the_unit_of_a_head_is_that_of_the_bare_numbers_under_it() {
    let grid = "Poste;Nature;Quantité;Prix unitaire (k€);Année\nIntégration;ponctuel;1;180;2027\nReprise;ponctuel;1;4 k€;2027\n\
                Licence;ponctuel;1;4 €;2027\nAppui;ponctuel;1;1,5;2027\n";
    let project = empty("").file("b.csv", grid);
    let (ran, report) = import(&project, &["b.csv", "--as", "budget", "--apply"]);
    assert_eq!(ran.code, 0, "{report:#}");
    assert_eq!(values(&report, "unit_price"), [json!(180_000), json!(4000), json!(4), json!(1500)], "{report:#}");
    assert!(notes(&report).contains("k€"), "{report:#}");
    let text = project.run(&["import", "b.csv", "--as", "budget"]).out;
    assert!(text.contains("l’en-tête compte en k€"), "{text}");
    let (_, again) = import(&project, &["b.csv", "--as", "budget"]);
    assert_eq!(counts(&again), [0, 0, 4, 0], "the same grid changes nothing: {again:#}");
    assert_eq!(project.run(&["export", "budget", "--out", "e.csv"]).code, 0);
    assert_eq!(counts(&import(&project, &["e.csv", "--as", "budget"]).1), [0, 0, 4, 0]);
}

#[test]
fn units_of_heads_are_those_of_every_field_of_money() {
    let of = |name: &str, grid: &str, field: &str| {
        let (_, report) = import(&empty("").file("g.csv", grid), &["g.csv", "--as", name]);
        values(&report, field).first().cloned().unwrap_or_default()
    };
    assert_eq!(of("lots", "Lot;Titre;Budget (k€)\nLOT-1;Socle;250\n", "budget"), 250_000);
    assert_eq!(
        of("requirements", "Réf;Exigence;Coût estimé (M€)\nE1;Le CRM doit dater.;1,2\n", "estimated_cost"),
        1_200_000
    );
    assert_eq!(of("budget", "Line;Quantity;Price (€k)\nDesign;1;12\n", "unit_price"), 12_000);
    assert_eq!(of("budget", "Poste;Quantité;Prix unitaire en k€\nAppui;1;12\n", "unit_price"), 12_000);
}

#[test]
fn the_unit_of_a_head_is_glued_to_no_other_number() {
    let cells = [
        "20 (devis du 12/03/2026)",
        "voir annexe 3",
        "sur devis V2",
        "20 en 2026",
        "entre 1,5 et 2 M",
        "20 k€ en 2026",
    ];
    let rows: String = cells.iter().enumerate().map(|(at, cell)| format!("E{at};Le CRM doit {at}.;{cell}\n")).collect();
    let project = empty("").file("g.csv", &format!("Réf;Exigence;Coût estimé (k€)\n{rows}"));
    let (ran, report) = import(&project, &["g.csv", "--as", "requirements"]);
    assert_eq!((ran.code, values(&report, "estimated_cost")), (0, cells.map(Value::from).to_vec()), "{report:#}");
    let told =
        |line: usize| report["sheets"][0]["lines"][line]["notes"].to_string().contains("exchange-note-unit-unsure");
    assert!((0..5).all(told) && !told(5), "what comes in without the unit of the head is told: {report:#}");
}

#[test]
fn a_unit_that_the_field_does_not_carry_is_told() {
    for (head, unit) in [("Charge (h)", "« h »"), ("Charge en semaines", "« semaines »")] {
        let project = empty("").file("r.csv", &format!("Profil;Type;{head}\nIntégrateur;externe;16\n"));
        let ran = project.run(&["import", "r.csv", "--as", "resources"]);
        let said = ran.out.replace('\u{a0}', " ");
        assert!(said.contains(&format!("compte en {unit}")) && said.contains("en jours"), "{head}: {said}");
    }
    let project = empty("").file("r.csv", "Profil;Type;Charge (j/h)\nIntégrateur;externe;16\n");
    assert!(!project.run(&["import", "r.csv", "--as", "resources"]).out.contains("compte en"), "the field counts days");
}

#[test]
fn an_amount_that_reads_in_two_ways_is_refused_with_both() {
    let grid = "Poste;Quantité;Prix unitaire\nA;1;12.500\nB;1;12.500 €\nC;1;1.250.000\nD;1;12,50\nE;1;1,250 k€\nF;1;12 500,00 €\n";
    let project = empty("").file("b.csv", grid);
    let (ran, report) = import(&project, &["b.csv", "--as", "budget"]);
    let doubtful = json!("exchange-cell-doubtful");
    let expected = [doubtful.clone(), doubtful.clone(), json!(1_250_000), json!(12.5), doubtful, json!(12_500)];
    assert_eq!((ran.code, values(&report, "unit_price")), (1, expected.to_vec()), "{report:#}");
    let said = report["sheets"][0]["lines"][0]["reasons"][0]["message"].as_str().expect("a message");
    assert!(said.contains("12,50") && said.contains("12500"), "{said}");
    // What this program writes itself is read in one way.
    let project = empty("").file("specs/b.yaml", "organisation:\n  budget:\n    - line: Appel\n      quantity: 1\n      unit_price: 0.125\n    - line: SMS\n      quantity: 1\n      unit_price: 1.125\n");
    assert_eq!(project.run(&["export", "budget", "--out", "e.csv"]).code, 0);
    assert_eq!(counts(&import(&project, &["e.csv", "--as", "budget"]).1), [0, 0, 2, 0], "{}", project.read("e.csv"));
}

#[test]
fn hours_are_hours_and_no_days() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (time, long) = (Format::new().set_num_format("hh:mm"), Format::new().set_num_format("[h]:mm"));
    sheet.write_row(0, 0, ["Besoin", "Attendu pour", "Fréquence", "Volume"]).unwrap();
    let at = |hour, minute| ExcelDateTime::from_hms(hour, minute, 0_u32).unwrap();
    sheet.write_row(1, 0, ["Relancer les devis", "12/03/2027"]).unwrap();
    sheet.write_datetime_with_format(1, 2, at(1, 15), &time).unwrap();
    sheet.write_number_with_format(1, 3, 1.1, &long).unwrap();
    sheet.write_string(2, 0, "Suivre les visites").unwrap();
    sheet.write_datetime_with_format(2, 1, at(10, 30), &time).unwrap();
    sheet.write_string(3, 0, "Compter les visites").unwrap();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_number_with_format(3, 1, 5, &day).unwrap();
    sheet.write_row(4, 0, ["Noter les visites", "0027-03-01"]).unwrap();
    let project = empty("");
    project.write("h.xlsx", &book.save_to_buffer().unwrap());
    let (ran, report) = import(&project, &["h.xlsx", "--as", "needs"]);
    assert_eq!(ran.code, 1, "{report:#}");
    let first = &report["sheets"][0]["lines"][0]["fields"];
    assert_eq!((&first["frequency"], &first["volume"]), (&json!("01:15"), &json!("26:24")), "{report:#}");
    let age = json!("exchange-cell-date-age");
    assert_eq!(values(&report, "needed_by")[1..], [json!("exchange-cell-date-time"), age.clone(), age], "{report:#}");
    let said = report["sheets"][0]["lines"][1]["reasons"][0]["message"].as_str().expect("a message");
    assert!(said.contains("10:30"), "{said}");
}

/// A workbook with this head, and under it a number of each format.
fn formatted(head: &[&str], lines: &[(f64, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, head.iter().copied()).unwrap();
    for (at, (number, format)) in lines.iter().enumerate() {
        let row = u32::try_from(at).unwrap() + 1;
        sheet.write_string(row, 0, format!("Ligne {row}")).unwrap();
        sheet.write_number_with_format(row, 1, *number, &Format::new().set_num_format(*format)).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_number_comes_in_with_what_its_format_shows() {
    let prices = [
        (85.0, "#,##0\" k€\""),
        (85_432.0, "#,##0,\" k€\""),
        (1.2, "0.0\" M€\""),
        (120.0, "#,##0.00\\ \"€\""),
        (120.0, "#,##0.00"),
    ];
    let project = empty("");
    project.write("b.xlsx", &formatted(&["Poste", "Prix unitaire"], &prices));
    let (ran, report) = import(&project, &["b.xlsx", "--as", "budget"]);
    assert_eq!(ran.code, 0, "{report:#}");
    let wanted = [json!(85_000), json!(85_432), json!(1_200_000), json!(120), json!(120)];
    assert_eq!(values(&report, "unit_price"), wanted, "{report:#}");
    assert!(notes(&report).contains("85 k€"), "what was multiplied is told: {report:#}");
    let targets = [(45.0, "0\" %\""), (0.45, "0%"), (12.0, "0\" j\""), (3.0, "0")];
    project.write("k.xlsx", &formatted(&["Indicateur", "Cible"], &targets));
    let (_, report) = import(&project, &["k.xlsx", "--as", "kpis"]);
    assert_eq!(values(&report, "target"), [json!("45 %"), json!("45 %"), json!("12 j"), json!(3)], "{report:#}");
}

#[test]
fn a_count_that_reads_in_two_ways_is_refused_with_both() {
    let grid = "Test case;Planned time\nOne;1,000\nTwo;1.000\nThree;20 min\n";
    let manifest = "project:\n  title: Essai\n  code: ESS\n  language: en\n";
    let project = Project::new(manifest).file("specs/rien.yaml", "requirements: []\n").file("g.csv", grid);
    let (_, report) = import(&project, &["g.csv", "--as", "test_cases"]);
    let read = values(&report, "planned_min");
    assert_eq!(read, [json!(1000), json!("exchange-cell-doubtful"), json!(20)], "{report:#}");
    let project = empty("").file("g.csv", grid);
    let (_, report) = import(&project, &["g.csv", "--as", "test_cases"]);
    let doubtful = json!("exchange-cell-doubtful");
    assert_eq!(values(&report, "planned_min"), [doubtful.clone(), doubtful, json!(20)], "{report:#}");
}

//! Budgets whose amounts stand in a column of totals: what a line costs is kept, and multiplied once.

use serde_json::{Value, json};

use super::{counts, fields, import, versioned};
use crate::project::Project;

fn project() -> Project {
    Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/rien.yaml", "requirements: []\n")
}

fn read(grid: &str) -> Value {
    let project = project().file("b.csv", grid);
    let (ran, report) = import(&project, &["b.csv", "--as", "budget", "--apply"]);
    assert_eq!((ran.code, report["counts"]["refused"].as_u64()), (0, Some(0)), "{grid}: {report:#}");
    assert_eq!(counts(&import(&project, &["b.csv", "--as", "budget"]).1)[..2], [0, 0], "read again: {grid}");
    report
}

fn prices(report: &Value) -> Vec<Value> {
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    lines.iter().map(|line| line["fields"]["unit_price"].clone()).collect()
}

fn notes(report: &Value) -> Vec<&str> {
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    lines
        .iter()
        .flat_map(|line| line["notes"].as_array().into_iter().flatten())
        .filter_map(|note| note["code"].as_str())
        .collect()
}

#[test]
fn the_total_of_a_line_gives_its_price_where_no_cell_does() {
    let report = read(
        "Poste;Quantité;Prix unitaire;Total;Année\nLicences;60;240;14400;2027\nAléas;;;9900;2027\nProvision;1;;5000;2027\n",
    );
    assert_eq!(prices(&report), [json!(240), json!(9900), json!(5000)], "{report:#}");
    for head in ["Total", "Montant total", "Coût total HT", "Montant"] {
        let report = read(&format!("Poste;{head};Année\nLicences;14 400 €;2027\nAléas;9900,50;2027\n"));
        assert_eq!(prices(&report), [json!(14400), json!(9900.5)], "{head}: {report:#}");
    }
    let report = read("Poste;Quantité;Total (k€)\nLicences;60;14,4\nAléas;;9,9\n");
    assert_eq!(prices(&report), [json!(240), json!(9900)], "{report:#}");
    assert!(notes(&report).contains(&"exchange-note-total-price"), "{report:#}");
    let report = read("Poste;Quantité;Coût total HT\nLicences;20;7200\nHébergement;12;1 800,00 €\n");
    assert_eq!(prices(&report), [json!(360), json!(150)], "{report:#}");
}

#[test]
fn a_total_of_the_years_or_that_does_not_add_up_is_told() {
    let report = read("Poste;Quantité;Prix unitaire;Total\nLicences;60;240;15000\n");
    assert_eq!(
        (prices(&report), notes(&report)),
        (vec![json!(240)], vec!["exchange-note-total-differs"]),
        "{report:#}"
    );
    for (grid, code) in [
        ("Poste;Quantité;Total\nLicences;7;100\n", 1),
        ("Poste;Quantité;Nombre d’années;Total\nLicences;1;3;9000\n", 1),
    ] {
        let project = project().file("b.csv", grid);
        let (ran, report) = import(&project, &["b.csv", "--as", "budget"]);
        assert_eq!((ran.code, report["cells_set_aside"].as_u64()), (code, Some(1)), "{grid}: {report:#}");
        assert_eq!(prices(&report), [Value::Null], "{report:#}");
    }
    // What each year costs stands in the other columns.
    let project = project().file("b.csv", "Poste;2027;2028;Total\nLicences;1000;2000;3000\n");
    let (_, report) = import(&project, &["b.csv", "--as", "budget"]);
    let total = fields(&report).into_iter().find(|(head, ..)| head == "Total").map(|(_, field, how)| (field, how));
    assert_eq!(total, Some((String::new(), "unknown".to_owned())), "{report:#}");
}

#[test]
fn a_total_counts_what_the_project_says_the_line_counts() {
    let budget = "organisation:\n  budget:\n    - {line: Licences, quantity: 60, unit_price: 240, year: 2027}\n";
    for (total, expected) in [("14400", [0, 0, 1, 0]), ("15000", [0, 1, 0, 0])] {
        let project = versioned(
            project().file("specs/b.yaml", budget).file("b.csv", &format!("Poste;Total\nLicences;{total}\n")),
        );
        let (ran, report) = import(&project, &["b.csv", "--as", "budget", "--apply"]);
        assert_eq!((ran.code, counts(&report)), (0, expected), "{total}: {report:#}");
        let price = if total == "14400" { "unit_price: 240" } else { "unit_price: 250" };
        assert!(project.read("specs/b.yaml").contains(price), "{}", project.read("specs/b.yaml"));
    }
}

#[test]
fn a_total_whose_formula_fails_is_set_aside_where_it_would_have_been_the_price() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Budget").unwrap();
    sheet.write_row(0, 0, ["Poste", "Quantité", "Prix unitaire", "Total"]).unwrap();
    sheet.write_string(1, 0, "Licences").unwrap();
    sheet.write_row(1, 1, [60, 240]).unwrap();
    sheet.write_formula(1, 3, rust_xlsxwriter::Formula::new("=B2*C2").set_result("#DIV/0!")).unwrap();
    sheet.write_string(2, 0, "Aléas").unwrap();
    sheet.write_formula(2, 3, rust_xlsxwriter::Formula::new("=SUM(D2:D2)*0.1").set_result("#DIV/0!")).unwrap();
    let project = project();
    project.write("b.xlsx", &book.save_to_buffer().unwrap());
    let (ran, report) = import(&project, &["b.xlsx"]);
    assert_eq!((ran.code, counts(&report)), (1, [2, 0, 0, 0]), "{report:#}");
    assert_eq!(report["cells_set_aside"], 1, "{report:#}");
    assert_eq!(prices(&report), [json!(240), Value::Null], "{report:#}");
}

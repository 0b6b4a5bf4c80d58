//! Amounts with and without taxes: the project counts without, and is told where a grid says otherwise.

use serde_json::{Value, json};

use super::{counts, fields, import};
use crate::project::Project;

fn read(name: &str, grid: &str) -> Value {
    let project = Project::new("project:\n  title: Essai\n  code: ESS\n")
        .file("specs/rien.yaml", "requirements: []\n")
        .file("b.csv", grid);
    let (ran, report) = import(&project, &["b.csv", "--as", name]);
    assert_eq!(ran.code, 0, "{grid}: {report:#}");
    report
}

fn price(report: &Value) -> Value {
    report["sheets"][0]["lines"][0]["fields"]["unit_price"].clone()
}

fn taxes(report: &Value) -> Vec<String> {
    fields(report).into_iter().filter(|(_, _, how)| how == "taxes").map(|(head, ..)| head).collect()
}

#[test]
fn amounts_without_taxes_win_and_the_others_are_told() {
    for (grid, left) in [
        ("Poste;Montant HT;Montant TTC\nAppui;1000;1200\n", vec!["Montant TTC"]),
        ("Poste;Prix TTC;Prix HT\nAppui;1200;1000\n", vec!["Prix TTC"]),
        ("Poste;Coût;Coût TTC\nAppui;1000;1200\n", vec!["Coût TTC"]),
        ("Poste;Total HT;Montant TVA;Total TTC\nAppui;1000;200;1200\n", vec!["Montant TVA", "Total TTC"]),
        (
            "Poste;Quantité;PU HT;PU TTC;Total HT;TVA;Total TTC\nAppui;1;1000;1200;1000;200;1200\n",
            vec!["PU TTC", "TVA", "Total TTC"],
        ),
        ("Line;Price excl. VAT;Price incl. VAT\nDesign;1000;1200\n", vec!["Price incl. VAT"]),
    ] {
        let report = read("budget", grid);
        assert_eq!(
            (price(&report), taxes(&report)),
            (json!(1000), left.iter().map(|it| (*it).to_owned()).collect()),
            "{grid}: {report:#}"
        );
        assert_eq!(report["sheets"][0]["notes"], json!([]), "{grid}");
    }
}

#[test]
fn amounts_with_taxes_alone_are_taken_and_told() {
    for head in ["Montant TTC", "Total TTC", "Prix TTC", "Prix unitaire TTC", "Coût total TTC", "Montant T.T.C."] {
        let report = read("budget", &format!("Poste;{head}\nAppui;1200\n"));
        let notes: Vec<&str> = report["sheets"][0]["notes"]
            .as_array()
            .expect("notes")
            .iter()
            .filter_map(|note| note["code"].as_str())
            .collect();
        assert_eq!((price(&report), notes), (json!(1200), vec!["exchange-note-taxes"]), "{head}: {report:#}");
    }
    let report = read("applications", "Application;Coût annuel TTC\nERP;1200\n");
    assert_eq!(report["sheets"][0]["notes"][0]["code"], "exchange-note-taxes", "{report:#}");
    // What is no amount may well speak of taxes.
    let report = read("requirements", "Réf;Exigence;Taux de TVA\nE1;Le CRM doit calculer la TVA.;20\n");
    assert_eq!(counts(&report), [1, 0, 0, 0]);
}

#[test]
fn a_line_that_is_called_a_total_and_has_its_price_is_a_line() {
    let grid = "Poste;Quantité;Prix unitaire\nLicences;10;100\nTotal formation;2;1500\nHébergement;1;900\n\
                Total des licences;13;2500\nTotal;;4000\n";
    let report = read("budget", grid);
    assert_eq!(counts(&report), [3, 0, 0, 0], "{report:#}");
    let states: Vec<&str> = report["sheets"][0]["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .filter_map(|line| line["status"].as_str())
        .collect();
    assert_eq!(states, ["new", "new", "new", "total", "total"], "{report:#}");
}

#[test]
fn a_column_that_names_costs_and_holds_none_takes_no_amounts_away() {
    for head in ["Type de coût", "Nature du coût", "Centre de coût"] {
        let report = read("budget", &format!("Poste;{head};Montant TTC\nAppui;ponctuel;1200\nSuite;récurrent;600\n"));
        assert_eq!(price(&report), json!(1200), "{head}: {report:#}");
    }
}

#[test]
fn years_with_and_without_taxes_are_years_without() {
    let grid = "Poste;2027 HT;2027 TTC;2028 HT;2028 TTC;Total HT\nLicences;45 000,00;54 000;46 350;55 620;91 350\n";
    let report = read("budget", grid);
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    let read_as: Vec<Value> =
        lines.iter().map(|it| json!([it["fields"]["year"], it["fields"]["unit_price"]])).collect();
    assert_eq!(read_as, [json!([2027, 45000]), json!([2028, 46350])], "{report:#}");
    assert_eq!(taxes(&report), ["2027 TTC", "2028 TTC"], "{report:#}");
    let report = read("budget", "Poste;2027 TTC;2028 TTC\nLicences;54000;55620\n");
    assert_eq!((price(&report), counts(&report)), (json!(54000), [2, 0, 0, 0]), "{report:#}");
    let notes = report["sheets"][0]["notes"].to_string();
    assert_eq!(notes.matches("exchange-note-taxes").count(), 2, "{report:#}");
}

#[test]
fn a_line_without_an_amount_in_any_year_is_told() {
    let report = read("budget", "Poste;2027;2028\nLicences;1000;2000\nFormation offerte;0;0\nMaintenance;n/a;\n");
    let notes = report["sheets"][0]["notes"].to_string();
    assert!(notes.contains("Formation offerte") && notes.contains("Maintenance"), "{report:#}");
}

#[test]
fn a_total_of_what_lines_of_several_pieces_cost_is_no_line() {
    let grid = "Poste;Quantité;Prix unitaire\nServeur;2;1000\nÉcran;10;200\nTotal matériel;1;4000\nAppui;1;1500\nTotal projet;1;5500\n";
    let report = read("budget", grid);
    assert_eq!(counts(&report), [3, 0, 0, 0], "{report:#}");
}

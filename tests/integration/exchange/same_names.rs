//! Lines of a list that bear one name, as two « Formation » of a budget: a sheet that shows some of them, or all in another
//! order, changes those that it means, or says that it cannot know.

use serde_json::Value;

use super::conflicts::{changed, git};
use super::{counts, import, versioned};
use crate::project::Project;

const BUDGET: &str = "\
organisation:
  budget:
    - line: Formation
      kind: one_off
      quantity: 1
      unit_price: 10000
      year: 2027
    - line: Licences
      kind: recurring
      quantity: 60
      unit_price: 240
      year: 2027
    - line: Formation
      kind: recurring
      quantity: 2
      unit_price: 3000
      year: 2028
";

fn budget(grid: &str) -> Project {
    Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/b.yaml", BUDGET).file("b.csv", grid)
}

/// The lines of the budget after an import: name, year and price.
fn kept(project: &Project) -> Vec<(String, String, String)> {
    let ran = project.run(&["export", "budget", "--out", "after.csv"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let text = project.read("after.csv");
    let mut rows = text.trim_start_matches('\u{feff}').lines().map(|line| line.split(';').collect::<Vec<_>>());
    let heads = rows.next().expect("heads");
    let at = |name: &str| heads.iter().position(|head| *head == name).expect(name);
    let (line, year, price) = (at("Ligne"), at("Année"), at("Prix unitaire"));
    rows.map(|row| (row[line].to_owned(), row[year].to_owned(), row[price].to_owned())).collect()
}

fn said(lines: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    let mut lines: Vec<_> =
        lines.iter().map(|(line, year, price)| ((*line).to_owned(), (*year).to_owned(), (*price).to_owned())).collect();
    lines.sort();
    lines
}

fn sorted(mut lines: Vec<(String, String, String)>) -> Vec<(String, String, String)> {
    lines.sort();
    lines
}

fn codes(report: &Value) -> Vec<&str> {
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    lines.iter().filter_map(|line| line["reasons"][0]["code"].as_str()).collect()
}

#[test]
fn a_line_is_known_by_what_tells_it_from_its_namesakes() {
    let licences = ("Licences", "2027", "240");
    for (grid, expected) in [
        // One of the two, by its year; by its kind; by what it counts.
        ("Poste;Année;Prix unitaire\nFormation;2028;4000\n", ("10000", "4000")),
        ("Poste;Nature;Prix unitaire\nFormation;récurrent;4000\n", ("10000", "4000")),
        ("Poste;Quantité;Prix unitaire\nFormation;2;4000\n", ("10000", "4000")),
        // Both, in another order.
        ("Poste;Année;Prix unitaire\nFormation;2028;3000\nFormation;2027;12000\n", ("12000", "3000")),
        (
            "Poste;Année;Prix unitaire\nFormation;2028;3500\nLicences;2027;240\nFormation;2027;12000\n",
            ("12000", "3500"),
        ),
        ("Poste;Prix unitaire\nFormation;3000\nFormation;12000\n", ("12000", "3000")),
    ] {
        let project = versioned(budget(grid));
        let (ran, report) = import(&project, &["b.csv", "--as", "budget", "--apply"]);
        assert_eq!(ran.code, 0, "{grid}: {report:#}");
        let lines = [("Formation", "2027", expected.0), licences, ("Formation", "2028", expected.1)];
        assert_eq!(sorted(kept(&project)), said(&lines), "{grid}: {report:#}");
        let again = import(&project, &["b.csv", "--as", "budget"]).1;
        assert_eq!(counts(&again)[..2], [0, 0], "{grid}: {again:#}");
    }
}

#[test]
fn a_namesake_of_another_year_is_a_line_more() {
    let project = budget("Poste;Année;Prix unitaire\nFormation;2029;5000\n");
    let (ran, report) = import(&project, &["b.csv", "--as", "budget", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [1, 0, 0, 0]), "{report:#}");
    let lines = [
        ("Formation", "2027", "10000"),
        ("Licences", "2027", "240"),
        ("Formation", "2028", "3000"),
        ("Formation", "2029", "5000"),
    ];
    assert_eq!(sorted(kept(&project)), said(&lines));
}

#[test]
fn a_line_of_another_year_or_phase_is_one_more_and_told() {
    let specs = "organisation:\n  budget:\n    - {line: Audit, unit_price: 8000, year: 2027}\n  raci:\n    - {activity: Recette, phase: Réalisation, people: {DSI: A}}\n";
    for (name, grid, said) in [
        (
            "budget",
            "Poste;Année;Prix unitaire\nAudit;2028;9000\n",
            ["« Audit » est une ligne de plus : Année dit « 2028 » ici, et « 2027 »", "unit_price: 8000, year: 2027"],
        ),
        (
            "budget",
            "Poste;Année;Prix unitaire\nAudit;2028;9000\nAudit;2029;9500\n",
            ["« 2029 » ici, et « 2027 »", "unit_price: 8000, year: 2027"],
        ),
        (
            "raci",
            "Activité;Phase;DSI\nRecette;Cadrage;R\n",
            ["Phase dit « Cadrage » ici, et « Réalisation »", "phase: Réalisation, people: {DSI: A}"],
        ),
    ] {
        let project =
            Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/b.yaml", specs).file("b.csv", grid);
        let told = project.run(&["import", "b.csv", "--as", name, "--apply"]);
        let out = told.out.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(told.code == 0 && out.contains(said[0]) && !out.contains("a déjà été"), "{grid}: {out}");
        assert!(project.read("specs/b.yaml").contains(said[1]), "{}", project.read("specs/b.yaml"));
        assert_eq!(counts(&import(&project, &["b.csv", "--as", name]).1)[..2], [0, 0], "{grid}");
    }
    // Without a year in the project, the line gains one; its year is written as years are.
    let project = Project::new("project:\n  title: Essai\n  code: ESS\n")
        .file("specs/b.yaml", "organisation:\n  budget:\n    - {line: Audit, unit_price: 8000}\n")
        .file("b.csv", "Poste;Année\nAudit;2028\n");
    let out = project.run(&["import", "b.csv", "--as", "budget"]).out.replace('\u{a0}', " ");
    assert!(out.contains("Année : (vide) → 2028"), "{out}");
}

#[test]
fn two_lines_of_which_one_is_of_another_year_rewrite_no_year() {
    let project = budget("Poste;Année;Prix unitaire\nFormation;2028;3000\nFormation;2029;5000\n");
    let (ran, report) = import(&project, &["b.csv", "--as", "budget", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [1, 0, 1, 0]), "{report:#}");
    assert!(project.read("specs/b.yaml").contains("year: 2027"));
}

#[test]
fn a_line_that_may_be_either_is_refused_with_what_would_tell() {
    for grid in [
        "Poste;Prix unitaire\nFormation;4000\n",
        "Poste;Prix unitaire\nFormation;4000\nFormation;12000\n",
        "Poste;Prix unitaire\nFormation;4000\nFormation;12000\nFormation;13000\n",
    ] {
        let project = budget(grid);
        let (ran, report) = import(&project, &["b.csv", "--as", "budget", "--apply"]);
        assert_eq!((ran.code, &counts(&report)[..2]), (1, &[0, 0][..]), "{grid}: {report:#}");
        assert!(codes(&report).iter().all(|code| *code == "exchange-refused-same-name"), "{report:#}");
        let message = report["sheets"][0]["lines"][0]["reasons"][0]["message"].as_str().unwrap_or_default();
        assert!(message.contains("2 dans le projet") && message.contains("Année"), "{message}");
        assert_eq!(project.read("specs/b.yaml"), BUDGET);
    }
}

#[test]
fn a_workbook_of_ours_changes_the_line_that_was_changed_there() {
    let project = budget("");
    assert_eq!(project.run(&["export", "budget", "--out", "b.xlsx"]).code, 0);
    changed(&project.path("b.xlsx"), "Budget", &[("Formation", "Prix unitaire", "7000")]);
    let (ran, report) = import(&project, &["b.xlsx", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 2, 1, 0]), "{report:#}");
    let lines = [("Formation", "2027", "7000"), ("Licences", "2027", "240"), ("Formation", "2028", "7000")];
    assert_eq!(sorted(kept(&project)), said(&lines));
}

#[test]
fn a_line_of_a_raci_is_known_by_its_lot() {
    let specs = "lots:\n  - {id: LOT-1, title: Socle, order: 1}\n  - {id: LOT-2, title: Suite, order: 2}\norganisation:\n  raci:\n    \
                 - {activity: Recette, lot: LOT-1, people: {DSI: A}}\n    - {activity: Recette, lot: LOT-2, people: {DSI: C}}\n";
    let project = versioned(
        Project::new("project:\n  title: Essai\n  code: ESS\n")
            .file("specs/b.yaml", specs)
            .file("r.csv", "Activité;Lot;DSI;MOA\nRecette;LOT-2;R;A\n"),
    );
    let (ran, report) = import(&project, &["r.csv", "--as", "raci", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 0, 0]), "{report:#}");
    let after = project.read("specs/b.yaml");
    assert!(
        after.contains("lot: LOT-1, people: {DSI: A}") && after.contains("LOT-2, people: {DSI: R, MOA: A}"),
        "{after}"
    );
}

#[test]
fn what_a_namesake_said_before_holds_no_line_back() {
    let project = budget("Poste;Année;Prix unitaire\nFormation;2027;3000\n");
    git(&project, &["init", "-q"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "-qm", "Premier budget"]);
    let (ran, report) = import(&project, &["b.csv", "--as", "budget"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 0, 0]), "{report:#}");
}

#[test]
fn many_lines_of_one_name_are_those_that_they_were() {
    let line = |at: usize| format!("    - {{line: Formation, unit_price: {}, year: 2027}}\n", 1000 + at);
    let specs: String = (0..60).map(line).collect();
    let row = |at: usize| format!("Formation;{};2027\n", if at == 7 { 9999 } else { 1000 + at });
    let mut rows: Vec<String> = (0..60).map(row).collect();
    rows.rotate_left(20);
    let project = versioned(
        Project::new("project:\n  title: Essai\n  code: ESS\n")
            .file("specs/b.yaml", &format!("organisation:\n  budget:\n{specs}"))
            .file("b.csv", &format!("Poste;Prix unitaire;Année\n{}", rows.concat())),
    );
    let (ran, report) = import(&project, &["b.csv", "--as", "budget", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 59, 0]), "{report:#}");
    let after = project.read("specs/b.yaml");
    assert!(after.contains("unit_price: 9999") && !after.contains("unit_price: 1007,"), "{after}");
}

#[test]
fn of_lines_that_say_the_same_any_may_be_the_one() {
    let specs = "organisation:\n  budget:\n    - {line: Formation, unit_price: 3000}\n    - {line: Formation, unit_price: 3000}\n";
    let project = versioned(
        Project::new("project:\n  title: Essai\n  code: ESS\n")
            .file("specs/b.yaml", specs)
            .file("b.csv", "Poste;Prix unitaire\nFormation;4000\n"),
    );
    let (ran, report) = import(&project, &["b.csv", "--as", "budget", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 0, 0]), "{report:#}");
    let after = project.read("specs/b.yaml");
    assert!(after.contains("4000") && after.contains("3000"), "{after}");
}

//! Several tables on one sheet, one under another: none is lost, and none is taken for lines of another.

use serde_json::Value;

use super::{counts, import, small};

const REQUIREMENTS: &str = "Réf;Exigence;Priorité\nEXG-301;Le CRM doit un.;Haute\nEXG-302;Le CRM doit deux.;Haute\n";

/// Grid, heads and ids of each table that is read.
fn tables(report: &Value) -> Vec<(&str, u64, Vec<&str>)> {
    report["sheets"]
        .as_array()
        .expect("sheets")
        .iter()
        .map(|sheet| {
            let lines = sheet["lines"].as_array().expect("lines");
            let ids = lines.iter().filter_map(|line| line["id"].as_str()).collect();
            (sheet["grid"].as_str().unwrap_or_default(), sheet["heads"][0].as_u64().unwrap_or_default(), ids)
        })
        .collect()
}

#[test]
fn each_table_of_a_sheet_is_read_as_its_own_grid() {
    let grid = format!(
        "{REQUIREMENTS};;\nRéf;Besoin;Acteur\nBES-310;Suivre ses affaires;Vendeur\nBES-311;Clore ses affaires;Vendeur\n"
    );
    let project = small().file("g.csv", &grid);
    let (ran, report) = import(&project, &["g.csv"]);
    let expected = [("requirements", 1, vec!["EXG-301", "EXG-302"]), ("needs", 5, vec!["BES-310", "BES-311"])];
    assert_eq!((ran.code, tables(&report).as_slice()), (0, &expected[..]), "{report:#}");
    assert_eq!(report["unread"], serde_json::json!([]));
    let (ran, _) = import(&project, &["g.csv", "--apply"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let (_, again) = import(&project, &["g.csv"]);
    assert_eq!(counts(&again), [0, 0, 4, 0], "{again:#}");
}

#[test]
fn a_table_under_another_is_not_taken_for_its_lines() {
    let grid = format!(
        "{REQUIREMENTS};;\nRéf;Lot;Ordre\nLOT-7;Pilotage;7\n;;\nRéf;Exigence;Priorité\nEXG-320;Le CRM doit trois.;Basse\n"
    );
    let (ran, report) = import(&small().file("g.csv", &grid), &["g.csv"]);
    let expected = [
        ("requirements", 1, vec!["EXG-301", "EXG-302"]),
        ("lots", 5, vec!["LOT-7"]),
        ("requirements", 8, vec!["EXG-320"]),
    ];
    assert_eq!((ran.code, tables(&report).as_slice()), (0, &expected[..]), "{report:#}");
}

#[test]
fn a_table_that_is_not_read_is_told_with_its_lines() {
    let grid = format!("{REQUIREMENTS};;\nRéf;Risque;Probabilité\nRSQ-301;Départ du chef de projet;Faible\n");
    let project = small().file("g.csv", &grid);
    for (said, read, left) in [("requirements", vec!["EXG-301", "EXG-302"], "5:6"), ("risks", vec!["RSQ-301"], "1:3")] {
        let (ran, report) = import(&project, &["g.csv", "--as", said]);
        let found: Vec<Vec<&str>> = tables(&report).into_iter().map(|(_, _, ids)| ids).collect();
        assert_eq!((ran.code, found), (0, vec![read]), "{report:#}");
        assert_eq!(report["unread"], serde_json::json!([left]));
    }
    let ran = project.run(&["import", "g.csv", "--as", "risks"]);
    assert!(ran.out.contains("1:3\u{a0}: 3 lignes mises de côté"), "{}", ran.out);
}

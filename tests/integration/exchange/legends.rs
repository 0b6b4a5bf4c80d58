//! Which legend explains the figures of the priorities? The one of their column, and no other.

use serde_json::Value;

use super::import;
use crate::project::Project;

const UPWARDS: [&str; 4] = ["indispensable", "future", "useful", "comfort"];
const DOWNWARDS: [&str; 4] = ["comfort", "useful", "future", "indispensable"];

fn of(text: &str) -> (Project, Value) {
    let project = Project::new("project:\n  title: Essai\n  code: ESS\n").file("g.csv", text);
    let report = import(&project, &["g.csv", "--as", "needs"]).1;
    (project, report)
}

/// The priorities of the first four lines.
fn priorities(report: &Value) -> Vec<String> {
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    lines.iter().take(4).map(|line| line["fields"]["priority"].as_str().unwrap_or("none").to_owned()).collect()
}

#[test]
fn a_legend_of_another_column_turns_no_priority() {
    let rows = "B1;Voir;1;1\nB2;Lire;2;2\nB3;Trier;3;3\nB4;Noter;4;4\n";
    let heads = "Réf;Besoin;Priorité;Complexité\n";
    for grid in [
        format!("Complexité : 1 = basse, 4 = haute\n\n{heads}{rows}"),
        format!("Priorité : 1 = haute, 4 = basse\nComplexité : 1 = basse, 4 = haute\n\n{heads}{rows}"),
        format!("Priorité : 1 = haute, 4 = basse, Complexité : 1 = basse, 4 = haute\n\n{heads}{rows}"),
        format!("{heads}{rows}B5;Chercher;2;Note : 3 = haute, 1 = basse\n"),
        format!("{heads}{rows}Légende de la complexité : 1 = basse, 4 = haute;;;\n"),
    ] {
        let (_, report) = of(&grid);
        assert_eq!(priorities(&report), UPWARDS, "{grid}: {report:#}");
    }
}

#[test]
fn its_own_legend_turns_them_and_every_line_says_so() {
    let rows = "B1;Voir;1;1\nB2;Lire;2;2\nB3;Trier;3;3\nB4;Noter;4;4\n";
    let heads = "Réf;Besoin;Priorité;Complexité\n";
    for grid in [
        format!("Priorité : 1 = basse, 4 = haute\nComplexité : 1 = haute, 4 = basse\n\n{heads}{rows}"),
        format!("{heads}{rows}Légende : 1 = faible;;;\n4 = forte;;;\n"),
        "Réf;Besoin;Priorité;;\nB1;Voir;1;;Légende : 1 = faible, 4 = forte\nB2;Lire;2;;\nB3;Trier;3;;\nB4;Noter;4;;\n"
            .to_owned(),
    ] {
        let (project, report) = of(&grid);
        assert_eq!(priorities(&report), DOWNWARDS, "{grid}: {report:#}");
        let said = project.run(&["import", "g.csv", "--as", "needs"]).out;
        assert!(said.contains("compte de la moins pressée à la plus pressée"), "{said}");
    }
    let (project, _) = of(&format!("{heads}{rows}"));
    assert!(!project.run(&["import", "g.csv", "--as", "needs"]).out.contains("moins pressée"));
}

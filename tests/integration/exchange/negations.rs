//! Words that say what something is not: never read, and never offered, as the contrary.

use serde_json::Value;

use super::{import, small};

/// Status and all that is said of the only line.
fn line(grid: &str, text: &str) -> (String, String, Value) {
    let project = small().file("g.csv", text);
    let (_, report) = import(&project, &["g.csv", "--as", grid, "--lang", "fr"]);
    let line = &report["sheets"][0]["lines"][0];
    let said = [&line["reasons"], &line["notes"]].map(|list| {
        let texts = list.as_array().into_iter().flatten().filter_map(|one| one["message"].as_str());
        texts.collect::<Vec<_>>().join(" | ")
    });
    (line["status"].as_str().unwrap_or_default().to_owned(), said.join(" | "), line["fields"].clone())
}

#[test]
fn what_a_type_is_not_is_told_with_what_it_may_be() {
    for said in ["Non fonctionnelle", "non-fonctionnel", "Pas fonctionnelle", "Non functional"] {
        let (status, told, _) = line("requirements", &format!("Réf;Exigence;Type\nEXG-010;Le CRM doit lire.;{said}\n"));
        assert_eq!(status, "refused", "{told}");
        assert!(
            told.contains("n’est pas") && told.contains("performance") && told.contains("sécurité"),
            "{said}: {told}"
        );
        assert!(!told.contains("fonctionnelle\u{a0}»\u{a0}?") && !told.contains("peut-être"), "{said}: {told}");
        let (_, values) = told.split_once("parmi").expect("the others");
        assert!(!values.contains("fonctionnelle"), "the contrary is offered: {told}");
    }
}

#[test]
fn a_negation_before_the_name_of_a_yes_is_no() {
    for (said, value) in [("Non éliminatoire", false), ("Pas éliminatoire", false), ("Éliminatoire", true)] {
        let (status, told, fields) =
            line("requirements", &format!("Réf;Exigence;Éliminatoire\nEXG-010;Le CRM doit lire.;{said}\n"));
        assert_eq!((status.as_str(), &fields["knockout"]), ("new", &value.into()), "{said}: {told} {fields}");
    }
    let (status, told, _) = line("requirements", "Réf;Exigence;Éliminatoire\nEXG-010;Le CRM doit lire.;Non bloquant\n");
    assert_eq!(status, "refused", "{told}");
}

#[test]
fn a_priority_that_is_not_one_is_no_other() {
    for said in ["pas prioritaire", "non prioritaire", "non-prioritaire", "Non indispensable", "Pas haute"] {
        let (status, told, fields) =
            line("requirements", &format!("Réf;Exigence;Priorité\nEXG-010;Le CRM doit lire.;{said}\n"));
        assert_eq!(status, "refused", "{said}: {told} {fields}");
        assert!(told.contains("indispensable") && !told.contains("peut-être"), "{said}: {told}");
    }
    let (status, told, _) = line("requirements", "Réf;Exigence;Criticité\nEXG-010;Le CRM doit lire.;Non critique\n");
    assert!(status == "refused" && !told.contains("peut-être"), "{status} {told}");
}

#[test]
fn a_list_that_the_project_may_add_to_takes_no_denial_of_a_word() {
    let manifest = "project:\n  title: Essai\n  code: ESS\ndomains: [logistique]\n";
    let grid = "Réf;Exigence;Domaine\nEXG-010;Le CRM doit lire.;Non contacts\nEXG-011;Le CRM doit dater.;Pas logistique\n\
                EXG-012;Le CRM doit noter.;Logistique\nEXG-013;Le CRM doit trier.;Non classé\n";
    let project = crate::project::Project::new(manifest).file("specs/tout.yaml", super::SPECS).file("g.csv", grid);
    let (_, report) = import(&project, &["g.csv", "--as", "requirements"]);
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    let said: Vec<(&str, &str)> = lines
        .iter()
        .map(|line| {
            let of = |value: &'static str| line["reasons"][0][value].as_str().unwrap_or_default();
            (line["status"].as_str().unwrap_or_default(), of("code"))
        })
        .collect();
    let refused = ("refused", "exchange-cell-word-negated");
    assert_eq!(said, [refused, refused, ("new", ""), ("new", "")], "{report:#}");
    assert_eq!(lines[3]["fields"]["domain"], "Non classé", "a word of its own: {report:#}");
}

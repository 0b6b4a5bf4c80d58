//! Words of one column that become one value: whoever made a difference between them is told that it goes, and how to
//! keep it.

use serde_json::Value;

use super::{import, small};

fn told(report: &Value) -> Vec<(&str, &str)> {
    let notes = report["sheets"][0]["notes"].as_array().expect("notes");
    let merged = notes.iter().filter(|note| note["code"] == "exchange-note-same-word");
    merged
        .map(|note| (note["cell"].as_str().unwrap_or_default(), note["message"].as_str().unwrap_or_default()))
        .collect()
}

fn grid(head: &str, words: &[&str]) -> String {
    let line = |(at, word): (usize, &&str)| format!("EXG-80{at};Le CRM doit dater les appels {at}.;{word}\n");
    format!("Réf;Exigence;{head}\n{}", words.iter().enumerate().map(line).collect::<String>())
}

#[test]
fn two_words_that_become_one_value_are_told_with_the_way_to_keep_them_apart() {
    for (head, words, said) in [
        (
            "Criticité",
            ["Critique", "Haute", "Moyenne"],
            "« Critique », « Haute » deviennent tous « critique » (Criticité)",
        ),
        (
            "Priorité",
            ["Critique", "Haute", "Moyenne"],
            "« Critique », « Haute » deviennent tous « indispensable » (Priorité)",
        ),
        (
            "Statut",
            ["Approuvée", "Acceptée", "Brouillon"],
            "« Approuvée », « Acceptée » deviennent tous « approuvée » (Statut)",
        ),
    ] {
        let project = small().file("g.csv", &grid(head, &words));
        let (_, report) = import(&project, &["g.csv"]);
        let told = told(&report);
        assert_eq!(told.len(), 1, "{head}: {report:#}");
        let (cell, message) = told[0];
        assert_eq!(cell, "C3", "the second of them");
        let message = message.replace('\u{a0}', " ");
        assert!(message.starts_with(said) && message.contains("`values:`"), "{message}");
        let plain = project.run(&["import", "g.csv"]).out.replace('\u{a0}', " ");
        assert!(plain.contains(said), "{plain}");
    }
}

#[test]
fn one_word_in_several_spellings_is_one() {
    for (head, words) in [
        ("Criticité", ["critique", "Critiques", "CRITICAL"]),
        ("Priorité", ["Haute", "haute", "HAUTE"]),
        ("Statut", ["validé", "Validée", "Validés"]),
        ("Priorité", ["Haute", "Moyenne", "Basse"]),
        // Codes, and words of several scales that have one rank.
        ("Priorité", ["Haute", "P1", "Must"]),
        ("Mode de preuve", ["Test", "T", "Test"]),
    ] {
        let (_, report) = import(&small().file("g.csv", &grid(head, &words)), &["g.csv"]);
        assert_eq!(told(&report), [], "{head}: {report:#}");
    }
}

#[test]
fn a_mapping_that_explains_the_words_says_nothing_more() {
    let mapping = "imports:\n  - name: client\n    as: requirements\n    columns:\n      \"Réf\": id\n      \"Exigence\": statement\n      \
                   \"Priorité\": priority\n    values:\n      priority: {\"Critique\": indispensable, \"Haute\": future}\n";
    let project = small()
        .file("specs/imports/client.yaml", mapping)
        .file("g.csv", &grid("Priorité", &["Critique", "Haute", "Haute"]));
    let (_, report) = import(&project, &["g.csv"]);
    assert_eq!(told(&report), [], "{report:#}");
    assert_eq!(report["sheets"][0]["lines"][1]["fields"]["priority"], "future", "{report:#}");
}

#[test]
fn a_word_that_decides_nothing_is_no_priority() {
    let project = small().file("g.csv", &grid("Priorité", &["Haute", "À voir", "TBD"]));
    let (ran, report) = import(&project, &["g.csv"]);
    assert_eq!(ran.code, 1, "{report:#}");
    for line in &report["sheets"][0]["lines"].as_array().expect("lines")[1..] {
        // The cell is set aside, and its line comes in.
        assert_eq!((&line["status"], &line["fields"]["priority"]), (&"new".into(), &Value::Null), "{report:#}");
        assert_eq!(line["notes"][0]["code"], "exchange-note-set-aside", "{report:#}");
    }
    // The guide says the word as nothing.
    let mapping = "imports:\n  - name: client\n    as: requirements\n    columns:\n      \"Réf\": id\n      \"Exigence\": statement\n      \
                   \"Priorité\": priority\n    values:\n      priority: {\"À voir\": \"\", \"TBD\": \"\"}\n";
    project.write("specs/imports/client.yaml", mapping.as_bytes());
    let (ran, report) = import(&project, &["g.csv", "--apply"]);
    assert_eq!(ran.code, 0, "{report:#}");
    let specs = project.run(&["list", "exigences", "--output-format", "json"]).out;
    assert!(!specs.contains("comfort") || specs.matches("comfort").count() == 1, "that of the project alone: {specs}");
}

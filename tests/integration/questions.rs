//! What is asked in a workshop, told to people, to documents and to machines.

use serde_json::Value;

use crate::project::Project;

fn project(lang: &str) -> Project {
    Project::new(&format!("project:\n  title: Essai\n  language: {lang}\n"))
}

#[test]
fn without_a_word_all_types_are_told_with_how_many_questions() {
    let ran = project("fr").run(&["questions"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for words in ["besoins (needs)", "42 questions", "recette (acceptance)", "ouvrage new atelier --type besoins"] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
}

#[test]
fn a_type_is_named_by_its_key_or_its_name_in_either_language() {
    let project = project("fr");
    let key = project.run(&["questions", "use_cases"]);
    assert_eq!(key.code, 0, "{}", key.err);
    assert!(key.out.contains("Qui déclenche, à quel moment"), "{}", key.out);
    for name in ["cas d’usage", "Use cases", "CAS D'USAGE"] {
        assert_eq!(project.run(&["questions", name]).out, key.out, "{name}");
    }
    let ran = project.run(&["questions", "recete"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("Vouliez-vous dire «\u{a0}recette\u{a0}» (`acceptance`)"), "{}", ran.err);
}

#[test]
fn questions_are_in_the_language_of_the_project_unless_one_is_asked_for() {
    let english = project("en").run(&["questions", "data"]);
    assert!(english.out.contains("How many duplicates"), "{}", english.out);
    let asked = project("en").run(&["questions", "data", "--lang", "fr"]);
    assert!(asked.out.contains("Combien de doublons"), "{}", asked.out);
    let nowhere = Project::nowhere().run(&["questions", "data"]);
    assert!(nowhere.code == 0 && nowhere.out.contains("Combien de doublons"), "{}{}", nowhere.out, nowhere.err);
}

#[test]
fn words_are_looked_for_in_all_types() {
    let ran = project("fr").run(&["questions", "--search", "DOUBLONS"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("(needs)") && ran.out.contains("(data)") && !ran.out.contains("(journey)"), "{}", ran.out);
    let ran = project("fr").run(&["questions", "--search", "zeppelin"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("aucune question ne contient ces mots"), "{}", ran.err);
}

#[test]
fn documents_and_machines_get_them_too() {
    let project = project("fr");
    let markdown = project.run(&["questions", "comité", "--output-format", "markdown"]);
    assert!(markdown.out.starts_with("# Comité de projet\n\n"), "{}", markdown.out);
    assert!(markdown.out.contains("\n## Décisions\n\n- Que faut-il décider aujourd’hui"), "{}", markdown.out);
    let json: Value = serde_json::from_str(&project.run(&["questions", "--output-format", "json"]).out).expect("JSON");
    let needs = &json["types"][0];
    assert_eq!((needs["type"].as_str(), needs["label"].as_str()), (Some("needs"), Some("besoins")));
    assert_eq!(needs["participants"][0]["profile"].as_str(), Some("field"));
    assert!(needs["themes"][1]["questions"].as_array().is_some_and(|all| all.len() > 3));
}

#[test]
fn the_project_s_questions_come_after_the_others_and_their_faults_are_told() {
    let own = "needs:\n  - theme: Utilisateurs\n    questions:\n      - Qui part en retraite cette année ?\n";
    let with = project("fr").file("templates/questions.yaml", own);
    let ran = with.run(&["questions", "besoins"]);
    assert!(ran.code == 0 && ran.out.contains("43 questions"), "{}{}", ran.out, ran.err);
    with.write("templates/questions.yaml", b"nedes:\n  - Qui ?\nneeds:\n  - theme: a: b\n");
    let ran = with.run(&["questions", "besoins"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    for words in
        ["templates/questions.yaml:1:1", "vouliez-vous dire «\u{a0}needs\u{a0}»", "templates/questions.yaml:4:"]
    {
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    }
    with.write("templates/questions.yaml", &[0xff, 0xfe, 0x00]);
    let ran = with.run(&["questions"]);
    assert!(ran.code == 2 && ran.err.contains("Y03"), "{}", ran.err);
}

#[test]
fn faults_of_the_questions_of_a_project_are_told_by_check_at_their_place() {
    let project = project("fr").file("templates/questions.yaml", "needs:\n  - Qui décide ?\nsalon:\n  - Où ?\n");
    let found = |project: &Project| -> Vec<(String, u64, u64)> {
        let own = |finding: &&serde_json::Value| finding["file"] == "templates/questions.yaml";
        let (_, found) = project.check(&["--gate", "drafting"]);
        let number = |value: &serde_json::Value| value.as_u64().unwrap_or_default();
        let told = found.iter().filter(own);
        told.map(|one| {
            (one["code"].as_str().unwrap_or_default().to_owned(), number(&one["line"]), number(&one["column"]))
        })
        .collect()
    };
    assert_eq!(found(&project), [("M08".to_owned(), 3, 1)]);
    // A type that the project adds is known, and none is doubted where what it adds is not read.
    project.replace("ouvrage.yaml", "project:", "workshop_types: [salon]\nproject:");
    assert_eq!(found(&project), []);
    project.replace("ouvrage.yaml", "workshop_types: [salon]", "workshop_types: [salon");
    assert_eq!(found(&project), []);
    project.replace("ouvrage.yaml", "workshop_types: [salon", "workshop_types: [salon]");
    project.write("templates/questions.yaml", b"needs:\n  - theme: x\n    questoins: [Qui ?]\n");
    assert_eq!(found(&project), [("M01".to_owned(), 3, 5)]);
    let ran = project.run(&["check", "--gate", "drafting"]);
    assert!(ran.out.contains("templates/questions.yaml:3:5"), "{}", ran.out);
    // They are none of the specification: it is read whole, and everything can be done with it.
    project.write("templates/questions.yaml", b"needs:\n\t- Qui ?\n");
    assert!(found(&project).iter().any(|(code, line, _)| code.starts_with('Y') && *line == 2), "{:?}", found(&project));
    let listed = project.run(&["list", "besoins"]);
    assert!(!listed.err.contains("questions.yaml"), "{}", listed.err);
    let made = project.run(&["new", "besoin", "--title", "Relancer les devis"]);
    assert!(made.code == 0 && !made.out.contains("questions.yaml"), "{}{}", made.out, made.err);
    let exported = project.run(&["export", "besoins", "--out", "b.csv"]);
    assert_eq!(exported.code, 0, "{}", exported.err);
    project.write("templates/questions.yaml", &[b'a', 0xff]);
    assert_eq!(found(&project).iter().map(|(code, ..)| code.as_str()).collect::<Vec<_>>(), ["Y03"]);
}

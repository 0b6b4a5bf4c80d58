//! Texts that would be missing without a word: files that are not read, and merges that git left to people.

use serde_json::Value;

use crate::project::Project;

const MANIFEST: &str = "project: {title: Essai, code: E}\n";
const NEEDS: &str = "needs:\n  - {id: BES-001, title: Relancer les devis}\n";

fn found(project: &Project) -> Vec<(String, String, u64, String)> {
    let (_, found) = project.check(&["--gate", "drafting"]);
    let text = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    found
        .iter()
        .map(|one| (text(one, "code"), text(one, "file"), one["line"].as_u64().unwrap_or(0), text(one, "message")))
        .collect()
}

fn places(project: &Project) -> Vec<(String, String)> {
    found(project).into_iter().filter(|one| one.0 == "Y09").map(|one| (one.0, one.1)).collect()
}

#[test]
fn what_looks_like_a_text_of_the_project_and_is_not_read_is_told() {
    let project = Project::new(MANIFEST).file("specs/besoins.yaml.txt", NEEDS);
    let all = found(&project);
    let [(code, file, _, said)] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!((code.as_str(), file.as_str()), ("Y09", "specs/besoins.yaml.txt"));
    assert!(said.contains(".txt"), "{said}");
    let people = project.run(&["check", "--gate", "drafting"]);
    assert!(people.out.contains("renommez-le besoins.yaml"), "{}", people.out);

    let project = Project::new(MANIFEST).file("besoins.yaml", NEEDS).file("Specs/suite.yaml", NEEDS);
    let y09 = |file: &str| ("Y09".to_owned(), file.to_owned());
    assert_eq!(places(&project), [y09("Specs"), y09("besoins.yaml")]);
    // Nothing of it is read, and nothing stops the work on what is.
    assert_eq!(project.run(&["list"]).code, 0);
}

#[test]
fn what_is_kept_beside_the_texts_on_purpose_is_left_in_peace() {
    let project = Project::new(MANIFEST)
        .file("specs/besoins.yaml", NEEDS)
        .file("specs/besoins.yaml.bak", NEEDS)
        .file("specs/besoins.yaml.orig", NEEDS)
        .file("specs/schéma.png", "")
        .file("specs/grille.csv", "a;b\n")
        .file("docker-compose.yml", "services: {}\n")
        .file("spec/essai.rb", "puts 1\n");
    assert_eq!(places(&project), []);
}

#[test]
fn a_merge_that_git_left_to_people_is_told_once_with_what_to_do() {
    let text = "needs:\n  - id: BES-001\n<<<<<<< HEAD\n    title: Relancer les devis\n=======\n    title: Rappeler les clients\n\
                >>>>>>> collègue\n  - {id: BES-002, title: Autre besoin}\n";
    let feature = "# language: fr\nFonctionnalité: Relances\n\n  Scénario: Un\n<<<<<<< HEAD\n    Étant donné un compte « A »\n\
                   =======\n    Étant donné un compte « B »\n>>>>>>> collègue\n    Alors le compte « A » existe\n";
    let chapter = "# Contexte\n\n<<<<<<< HEAD\nUn.\n=======\nDeux.\n>>>>>>> collègue\n";
    let project = Project::new(MANIFEST)
        .file("specs/besoins.yaml", text)
        .file("specs/contexte.md", chapter)
        .file("features/relances.feature", feature);
    let told: Vec<(String, String, u64)> = found(&project)
        .into_iter()
        .filter(|one| one.0.starts_with('Y') || one.0.starts_with("GH"))
        .map(|(code, file, line, _)| (code, file, line))
        .collect();
    let one = |code: &str, file: &str, line| (code.to_owned(), file.to_owned(), line);
    assert_eq!(
        told,
        [
            one("Y01", "specs/besoins.yaml", 3),
            one("Y01", "specs/contexte.md", 3),
            one("GH01", "features/relances.feature", 5),
        ]
    );
    let people = project.run(&["check", "--gate", "drafting"]);
    assert!(people.out.contains("git n’a pas su les fusionner"), "{}", people.out);
    // What is not in conflict is known all the same.
    assert!(project.run(&["show", "BES-002"]).out.contains("Autre besoin"));
    // Nothing is written into a text that says two things.
    let set = project.run(&["set", "BES-001", "title=Troisième"]);
    assert_ne!(set.code, 0, "{}", set.out);
    assert_eq!(project.read("specs/besoins.yaml"), text);
}

//! What do the commands say when a text of the project cannot be read whole? Nothing that is short without a word.

use crate::project::Project;

const MANIFEST: &str = "project:\n  title: Essai\n  language: fr\n";

/// The second file has a line that no reader of YAML understands; what stands in it is not read.
fn project() -> Project {
    Project::new(MANIFEST)
        .file("specs/besoins.yaml", "needs:\n  - id: BES-001\n    title: Relancer\n")
        .file("specs/exigences.yaml", "requirements:\n  - id: EXG-001\n    title: Dater\n\tfoo: bar: x\n")
}

#[test]
fn a_grid_that_would_be_short_is_not_exported() {
    let project = project();
    let ran = project.run(&["export", "requirements", "--out", "grille.xlsx"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(ran.err.contains("rien n’a été exporté") && ran.err.contains("specs/exigences.yaml:4"), "{}", ran.err);
    assert!(!project.path("grille.xlsx").exists());
    let project = project.file("specs/exigences.yaml", "requirements:\n  - id: EXG-001\n    title: Dater\n");
    assert_eq!(project.run(&["export", "requirements", "--out", "grille.xlsx"]).code, 0);
}

#[test]
fn a_fault_of_a_feature_keeps_no_grid_back() {
    let project = Project::new(MANIFEST)
        .file("specs/besoins.yaml", "needs:\n  - id: BES-001\n    title: Relancer\n")
        .file("features/comptes.feature", "# language: fr\nFonctionnalité: Comptes\n  Scenari: Créer\n");
    assert_eq!(project.run(&["export", "needs", "--out", "grille.csv"]).code, 0);
}

#[test]
fn a_list_that_may_be_short_says_where() {
    let ran = project().run(&["list", "exigences"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("specs/exigences.yaml:4") && ran.err.contains("il peut manquer"), "{}", ran.err);
}

#[test]
fn who_names_what_is_not_read_is_told_of_the_broken_text() {
    let project = project();
    for args in [
        &["set", "EXG-009", "title=Autre"][..],
        &["link", "EXG-009", "BES-001"],
        &["rename", "EXG-009", "EXG-010"],
        &["remove", "EXG-009", "--yes"],
    ] {
        let ran = project.run(args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
        assert!(ran.err.contains("specs/exigences.yaml:4"), "{args:?}: {}", ran.err);
    }
}

#[test]
fn a_file_that_is_not_read_is_not_counted_as_tidy() {
    let ran = project().run(&["fmt"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("Un fichier ne se lit pas en entier"), "{}", ran.out);
    assert!(ran.out.contains("2 fichiers, tous rangés"), "{}", ran.out);
}

#[test]
fn nothing_is_imported_beside_what_is_not_read() {
    let project = project().file("grille.csv", "Identifiant;Titre\nEXG-001;Dater autrement\n");
    let before = std::fs::read(project.path("specs/exigences.yaml")).expect("it is there");
    let ran = project.run(&["import", "grille.csv", "--as", "requirements"]);
    assert!(
        ran.err.contains("specs/exigences.yaml:4") && ran.err.contains("peut passer ici pour nouveau"),
        "{}",
        ran.err
    );
    let ran = project.run(&["import", "grille.csv", "--as", "requirements", "--apply"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(ran.err.contains("rien n’a été importé") && ran.err.contains("specs/exigences.yaml:4"), "{}", ran.err);
    assert_eq!(std::fs::read(project.path("specs/exigences.yaml")).expect("it is there"), before);
}

#[test]
fn an_id_of_what_is_not_read_is_given_to_nobody_else() {
    let project = project()
        .file("specs/exigences.yaml", "\tfoo\nrequirements:\n  - id: EXG-001\n    title: Dater\n")
        .file("specs/autres.yaml", "requirements:\n  - id: EXG-000\n    title: Nommer\n");
    let ran = project.run(&["new", "requirement", "--title", "Classer", "--file", "specs/autres.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("EXG-002"), "{}", ran.out);
    let ran = project.run(&["new", "requirement", "--id", "EXG-001", "--title", "X", "--file", "specs/autres.yaml"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
}

#[test]
fn what_a_broken_text_names_is_neither_removed_nor_renamed() {
    let project = project()
        .file("specs/exigences.yaml", "requirements:\n  - id: EXG-001\n    needs: [BES-001]\n\tfoo: bar: x\n")
        .file("features/a.feature", "# language: fr\nFonctionnalité: A\n  @BES-002\n  Scenari: B\n")
        .file("specs/besoins.yaml", "needs:\n  - {id: BES-001, title: Relancer}\n  - {id: BES-002, title: Dater}\n  - {id: BES-003, title: Lire}\n");
    let before = project.read("specs/besoins.yaml");
    for (id, place) in [("BES-001", "specs/exigences.yaml:4"), ("BES-002", "features/a.feature:4")] {
        for args in [&["remove", id, "--yes"][..], &["rename", id, "BES-009"]] {
            let ran = project.run(args);
            assert_eq!(ran.code, 2, "{args:?}: {}", ran.out);
            assert!(ran.err.contains(place), "{args:?}: {}", ran.err);
        }
    }
    assert_eq!(project.read("specs/besoins.yaml"), before);
    assert_eq!(project.run(&["remove", "BES-003", "--yes"]).code, 0);
}

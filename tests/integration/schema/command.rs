//! `ouvrage schema`: what it writes, where, and what it leaves.

use serde_json::Value;

use super::judge::Judge;
use crate::project::Project;

const LINE: &str = "# yaml-language-server: $schema=";

fn small() -> Project {
    Project::new("project:\n  title: Essai\n  language: fr\n  phase: drafting\n")
        .file("specs/besoins.yaml", "# Les besoins\nneeds:\n  - id: BES-001\n    title: Relancer les devis\n")
        .file("specs/lots/un.yaml", "lots:\n  - id: LOT-1\n    title: Premier lot\n")
}

#[test]
fn schemas_are_written_once_in_the_language_of_the_project() {
    let project = small();
    let ran = project.run(&["schema", "--dry-run"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains(".schemas/specs.schema.json serait écrit"), "{}", ran.out);
    assert!(!project.path(".schemas").exists());
    assert_eq!(project.run(&["schema", "--check"]).code, 1);
    let ran = project.run(&["schema"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("ouvrage schema --vscode") && ran.out.contains("dans git"), "{}", ran.out);
    assert_eq!(project.run(&["schema", "--check"]).code, 0);
    let first = project.read(".schemas/specs.schema.json");
    // Who writes it does not change what goes into git.
    let mut command = project.command(&["schema"]);
    assert!(command.env("LC_ALL", "en_GB.UTF-8").output().expect("it starts").status.success());
    assert_eq!(project.read(".schemas/specs.schema.json"), first);
    assert!(first.contains("\"Besoins\""));
    assert_eq!(project.run(&["--lang", "en", "schema"]).code, 0);
    assert!(project.read(".schemas/specs.schema.json").contains("\"Needs\""));
    let ran = project.run(&["schema", "--check"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains(".schemas/specs.schema.json n’est pas à jour"), "{}", ran.out);
}

#[test]
fn a_schema_of_any_project_is_printed_without_one() {
    let nowhere = Project::nowhere();
    for which in ["specs", "manifest"] {
        let ran = nowhere.run(&["schema", "--print", which]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        Judge::new(&ran.out);
    }
    assert_eq!(nowhere.run(&["schema", "--out", "ici"]).code, 0);
    Judge::new(&nowhere.read("ici/manifest.schema.json"));
    let ran = nowhere.run(&["schema"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("ouvrage.yaml"), "{}", ran.err);
}

#[test]
fn checking_and_simulating_write_nothing_outside_a_project_either() {
    let nowhere = Project::nowhere();
    let ran = nowhere.run(&["schema", "--out", "ici", "--dry-run"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("ici/specs.schema.json serait écrit"), "{}", ran.out);
    assert!(!nowhere.path("ici").exists());
    assert_eq!(nowhere.run(&["schema", "--out", "ici", "--check"]).code, 1);
    assert!(!nowhere.path("ici").exists());
    assert_eq!(nowhere.run(&["schema", "--out", "ici"]).code, 0);
    assert_eq!(nowhere.run(&["schema", "--out", "ici", "--check"]).code, 0);
}

#[test]
fn printing_checks_nothing_and_says_so() {
    for project in [small(), Project::nowhere()] {
        let ran = project.run(&["schema", "--print", "specs", "--check"]);
        assert_eq!(ran.code, 2, "{}", ran.out);
        assert!(ran.err.contains("--print") && ran.out.is_empty(), "{}", ran.err);
    }
}

#[test]
fn the_line_at_the_head_of_files_is_a_verified_edit() {
    let project = small();
    // All but the time that it took.
    let checked = || project.run(&["check"]).out.split(" en ").next().unwrap_or_default().to_owned();
    let before = checked();
    let ran = project.run(&["schema", "--modeline", "--dry-run"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains(&format!("+{LINE}../.schemas/specs.schema.json")), "{}", ran.out);
    assert_eq!(project.read("specs/lots/un.yaml"), "lots:\n  - id: LOT-1\n    title: Premier lot\n");
    let ran = project.run(&["schema", "--modeline"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("3 fichiers nomment maintenant leur schéma"), "{}", ran.out);
    let line = |path: &str| project.read(path).lines().next().unwrap_or_default().to_owned();
    assert_eq!(line("ouvrage.yaml"), format!("{LINE}.schemas/manifest.schema.json"));
    assert_eq!(line("specs/besoins.yaml"), format!("{LINE}../.schemas/specs.schema.json"));
    assert_eq!(line("specs/lots/un.yaml"), format!("{LINE}../../.schemas/specs.schema.json"));
    assert!(project.read("specs/besoins.yaml").contains("\n# Les besoins\nneeds:\n"));
    // They lead to what is there.
    for path in ["specs/besoins.yaml", "specs/lots/un.yaml", "ouvrage.yaml"] {
        let address = line(path).replace(LINE, "");
        assert!(project.path(path).parent().expect("a folder").join(address).exists(), "{path}");
    }
    // Checking says nothing of them, tidying keeps them, a second time changes nothing.
    assert_eq!(checked(), before);
    let kept = project.read("specs/lots/un.yaml");
    assert_eq!(project.run(&["fmt"]).code, 0);
    assert_eq!(project.run(&["schema", "--modeline"]).code, 0);
    assert_eq!(project.read("specs/lots/un.yaml"), kept);
}

#[test]
fn a_file_with_a_fault_is_told_and_the_others_get_their_line() {
    let project = small().file("specs/faux.yaml", "needs: [\n");
    let ran = project.run(&["schema", "--modeline"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.err.contains("specs/faux.yaml"), "{}", ran.err);
    assert_eq!(project.read("specs/faux.yaml"), "needs: [\n");
    assert!(project.read("specs/besoins.yaml").starts_with(LINE));
}

#[test]
fn visual_studio_code_is_told_and_what_a_person_wrote_is_kept() {
    let project = small();
    assert_eq!(project.run(&["schema", "--vscode", "--dry-run"]).code, 0);
    assert!(!project.path(".vscode").exists());
    let ran = project.run(&["schema", "--vscode"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let settings: Value = serde_json::from_str(&project.read(".vscode/settings.json")).expect("JSON");
    assert_eq!(settings["yaml.schemas"]["./.schemas/manifest.schema.json"], serde_json::json!(["ouvrage.yaml"]));
    assert!(project.read(".vscode/extensions.json").contains("redhat.vscode-yaml"));

    let mine = "{\n  // à moi\n  \"editor.rulers\": [100],\n}\n";
    let project = small().file(".vscode/settings.json", mine);
    let ran = project.run(&["schema", "--vscode"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(project.read(".vscode/settings.json"), mine);
    assert!(ran.out.contains("n’a pas été touché") && ran.out.contains("\"yaml.schemas\""), "{}", ran.out);
}

#[test]
fn hidden_folders_are_not_read() {
    let project = small().file("specs/.outil/brouillon.yaml", "needs: [\n").file("features/.outil/a.md", "# x\n");
    let ran = project.run(&["check"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
}

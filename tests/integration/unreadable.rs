//! What is said of a file or folder that one has no right to read?

use std::os::unix::fs::PermissionsExt;

use crate::other_user;
use crate::project::Project;

/// Takes all rights to a path away, and gives them back at the end so that the folder can go.
struct Closed<'a> {
    project: &'a Project,
    path: &'a str,
    before: u32,
}

impl<'a> Closed<'a> {
    fn new(project: &'a Project, path: &'a str, mode: u32) -> Self {
        let before = std::fs::metadata(project.path(path)).expect("it is there").permissions().mode();
        set(project, path, mode);
        Self { project, path, before }
    }
}

impl Drop for Closed<'_> {
    fn drop(&mut self) {
        set(self.project, self.path, self.before);
    }
}

fn set(project: &Project, path: &str, mode: u32) {
    std::fs::set_permissions(project.path(path), std::fs::Permissions::from_mode(mode)).expect("it is ours");
}

fn project() -> Project {
    Project::new("project:\n  title: Essai\n")
        .file("specs/besoins.yaml", "needs:\n  - id: BES-001\n    title: Relancer\n    prioritty: x\n")
        .file("specs/ferme.yaml", "needs:\n  - id: BES-002\n    title: Visiter\n")
        .file("specs/ateliers/atl-001.yaml", "workshops:\n  - id: ATL-001\n    title: Premier\n")
        .file("features/comptes.feature", "# language: fr\nFonctionnalité: Comptes\n")
}

/// Code and file of each finding.
fn told(project: &Project) -> (i32, Vec<(String, String)>) {
    let (code, found) = project.check(&["--gate", "drafting"]);
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    (code, found.iter().map(|finding| (text(&finding["code"]), text(&finding["file"]))).collect())
}

fn finding(code: &str, file: &str) -> (String, String) {
    (code.to_owned(), file.to_owned())
}

#[test]
fn what_one_has_no_right_to_read_is_told_and_the_rest_is_checked() {
    if !other_user::plays_here("unreadable::what_one_has_no_right_to_read_is_told_and_the_rest_is_checked") {
        return;
    }
    let project = project();
    {
        let _file = Closed::new(&project, "specs/ferme.yaml", 0o000);
        let _folder = Closed::new(&project, "specs/ateliers", 0o000);
        let _feature = Closed::new(&project, "features/comptes.feature", 0o000);
        let (code, found) = told(&project);
        assert_eq!(code, 1, "{found:?}");
        for expected in [
            finding("Y04", "specs/ferme.yaml"),
            finding("Y04", "specs/ateliers"),
            finding("Y04", "features/comptes.feature"),
            finding("M01", "specs/besoins.yaml"),
        ] {
            assert!(found.contains(&expected), "{expected:?} in {found:?}");
        }
        let ran = project.run(&["check"]);
        assert!(ran.out.contains("vous n’avez pas le droit de lire"), "{}", ran.out);
        assert!(ran.out.contains("--> specs/ferme.yaml") && ran.out.contains("chmod"), "{}", ran.out);
        let ran = project.run(&["publish"]);
        assert_eq!(ran.code, 2, "nothing is published of a project that was read in part: {}", ran.err);
        assert!(!project.path("public").exists());
    }
    let (code, found) = told(&project);
    assert_eq!(code, 0, "{found:?}");
}

#[test]
fn a_folder_that_may_be_listed_but_not_entered_is_no_silence() {
    if !other_user::plays_here("unreadable::a_folder_that_may_be_listed_but_not_entered_is_no_silence") {
        return;
    }
    let project = project();
    let _folder = Closed::new(&project, "specs", 0o444);
    let (code, found) = told(&project);
    assert_eq!(code, 1, "{found:?}");
    for file in ["specs/ateliers", "specs/besoins.yaml", "specs/ferme.yaml"] {
        assert!(found.contains(&finding("Y04", file)), "{file}: {found:?}");
    }
}

#[test]
fn a_manifest_that_cannot_be_read_is_not_called_absent() {
    if !other_user::plays_here("unreadable::a_manifest_that_cannot_be_read_is_not_called_absent") {
        return;
    }
    let project = project();
    let _manifest = Closed::new(&project, "ouvrage.yaml", 0o000);
    let (code, found) = told(&project);
    assert_eq!(code, 1, "{found:?}");
    assert!(found.contains(&finding("Y04", "ouvrage.yaml")), "{found:?}");
    assert!(!found.iter().any(|(code, _)| code == "M13" || code == "M11"), "{found:?}");
}

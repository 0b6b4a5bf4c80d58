use super::*;

const UNTIDY: &str = "\
needs:
-   title:   Sans identifiant   # note
    tags: [ a,b ]
-   id: BES-004
    title: 'Avec'



# la fin
";

const TIDY: &str = "\
needs:
  - id: BES-005
    title: Sans identifiant   # note
    tags: [a, b]
  - id: BES-004
    title: \"Avec\"

# la fin
";

#[test]
fn files_are_tidied_and_artifacts_get_their_ids() {
    let project = small();
    project.write("specs/besoins.yaml", UNTIDY.as_bytes());
    let ran = project.run(&["fmt"]);
    done(&ran);
    assert!(ran.out.contains("Un identifiant donné\u{a0}: BES-005"), "{}", ran.out);
    assert_eq!(project.read("specs/besoins.yaml"), TIDY);
    assert_eq!(project.read("specs/tout.yaml"), SPECS, "a tidy file stays");
    let again = project.run(&["fmt", "--check"]);
    done(&again);
    assert!(again.out.contains("tous rangés"), "{}", again.out);
}

#[test]
fn the_id_that_is_written_is_the_one_that_was_shown() {
    let project = small();
    project.write("specs/besoins.yaml", UNTIDY.as_bytes());
    let ran = project.run(&["set", "BES-005", "title=x"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("BES-005 n’est pas encore écrit") && ran.err.contains("ouvrage fmt"), "{}", ran.err);
    done(&project.run(&["fmt", "specs/besoins.yaml"]));
    done(&project.run(&["set", "BES-005", "title=x"]));
}

#[test]
fn a_check_names_what_is_not_tidy_and_writes_nothing() {
    let project = small();
    project.write("specs/besoins.yaml", UNTIDY.as_bytes());
    let ran = project.run(&["fmt", "--check"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.starts_with("specs/besoins.yaml\n"), "{}", ran.out);
    let shown = project.run(&["fmt", "--dry-run", "specs"]);
    done(&shown);
    assert!(shown.out.contains("+  - id: BES-005"), "{}", shown.out);
    assert_eq!(project.read("specs/besoins.yaml"), UNTIDY);
    assert_eq!(project.run(&["fmt", "specs/absent.yaml"]).code, 2);
}

#[test]
fn a_file_with_a_fault_is_told_and_the_others_are_tidied() {
    let project = small();
    project.write("specs/besoins.yaml", UNTIDY.as_bytes());
    project.write("specs/faute.yaml", b"needs:\n  - title: a: b: c\n");
    let ran = project.run(&["fmt"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.err.contains("specs/faute.yaml\u{a0}:"), "{}", ran.err);
    assert_eq!(project.read("specs/besoins.yaml"), TIDY);
    assert_eq!(project.read("specs/faute.yaml"), "needs:\n  - title: a: b: c\n");
}

#[test]
fn the_reference_project_is_tidy() {
    let ran = Project::reference().run(&["fmt", "--check"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
}

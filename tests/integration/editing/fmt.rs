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

#[test]
fn a_file_that_cannot_be_read_at_all_is_not_tidy_and_nothing_is_said_of_what_it_hides() {
    let project = small();
    project.replace(
        "specs/tout.yaml",
        "needs:\n  - id: BES-001\n    title: Relancer les devis   # vu en atelier\n\n",
        "",
    );
    // « é » of another encoding.
    project.write("specs/besoins.yaml", b"needs:\n  - id: BES-001\n    title: Relancer les devis cr\xe9\xe9s\n");
    let (_, found) = project.check(&["--gate", "drafting"]);
    let codes: Vec<&str> = found.iter().filter_map(|finding| finding["code"].as_str()).collect();
    assert_eq!(codes, ["Y03"], "the links to BES-001 are no faults");
    for args in [vec!["fmt", "--check"], vec!["fmt"]] {
        let ran = project.run(&args);
        assert_eq!(ran.code, 1, "{}", ran.out);
        assert!(ran.err.contains("specs/besoins.yaml ne peut pas être lu"), "{}", ran.err);
    }
    let set = project.run(&["set", "BES-001", "titre=x"]);
    assert_eq!(set.code, 2);
    assert!(
        set.err.contains("BES-001") && set.err.contains("specs/besoins.yaml:3 n’est pas lu en entier"),
        "{}",
        set.err
    );
    let new = project.run(&["new", "besoin", "--title", "Autre"]);
    assert_ne!(new.code, 0, "{}", new.out);
    assert!(new.err.contains("specs/besoins.yaml ne peut pas être lu"), "{}", new.err);
    assert!(!new.err.contains("existe déjà"), "{}", new.err);
}

#[test]
fn a_collection_under_another_name_hides_what_its_links_point_at() {
    let project = small();
    project.replace("specs/tout.yaml", "needs:\n", "besoins:\n");
    let (_, found) = project.check(&["--gate", "drafting"]);
    let codes: Vec<&str> = found.iter().filter_map(|finding| finding["code"].as_str()).collect();
    assert_eq!(codes, ["M06"], "{found:?}");
    project.replace("specs/tout.yaml", "besoins:\n", "needs:\n");
    project.replace("specs/tout.yaml", "    needs: [BES-001]\n    # à", "    needs: [BES-009]\n    # à");
    let (_, found) = project.check(&["--gate", "drafting"]);
    let codes: Vec<&str> = found.iter().filter_map(|finding| finding["code"].as_str()).collect();
    assert_eq!(codes, ["T11"], "where all is read, a link that leads nowhere is told");
}

#[test]
fn a_priority_that_people_say_is_proposed_and_written_by_fmt() {
    let project = small();
    project.replace("specs/tout.yaml", "    status: draft\n", "    status: draft\n    priority: haute\n");
    let ran = project.run(&["check"]);
    assert!(ran.out.contains("[M03]") && ran.out.contains("`priority: indispensable`"), "{}", ran.out);
    let tidied = project.run(&["fmt"]);
    done(&tidied);
    assert!(tidied.out.contains("haute → indispensable"), "{}", tidied.out);
    assert!(project.read("specs/tout.yaml").contains("    priority: indispensable\n"));
    project.replace("specs/tout.yaml", "priority: indispensable", "priority: zzz");
    done(&project.run(&["fmt"]));
    assert!(project.read("specs/tout.yaml").contains("priority: zzz"), "what means nothing stays");
}

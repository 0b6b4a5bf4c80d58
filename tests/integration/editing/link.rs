use super::*;

#[test]
fn a_link_is_written_on_its_own_side_whatever_the_order() {
    let project = small();
    project.replace(
        "specs/tout.yaml",
        "requirements:\n",
        "use_cases:\n  - id: CU-001\n    title: Relancer\n\nrequirements:\n",
    );
    let ran = project.run(&["link", "CU-001", "EXG-002"]);
    done(&ran);
    assert!(ran.out.contains("Relié\u{a0}: EXG-002 Afficher les comptes → CU-001 Relancer"), "{}", ran.out);
    let text = project.read("specs/tout.yaml");
    assert!(text.contains("    domain: contacts\n    use_cases: [CU-001]\n"), "{text}");
    let again = project.run(&["link", "EXG-002", "CU-001"]);
    done(&again);
    assert!(again.out.contains("Rien à changer."), "{}", again.out);
    done(&project.run(&["unlink", "CU-001", "EXG-002"]));
    assert!(!project.read("specs/tout.yaml").contains("use_cases: ["));
}

#[test]
fn one_of_several_fields_is_asked_for() {
    let project = small();
    refused(&project, &["link", "EXG-001", "EXG-002"], "depends_on, conflicts_with, refines, replaces");
    done(&project.run(&["link", "EXG-001", "EXG-002", "--as", "refines"]));
    let text = project.read("specs/tout.yaml");
    assert!(text.contains("    links:\n      - refines: EXG-002\n"), "{text}");
    done(&project.run(&["unlink", "EXG-001", "EXG-002"]));
    assert!(!project.read("specs/tout.yaml").contains("refines"));
}

#[test]
fn a_scenario_is_linked_by_a_tag() {
    let project = small();
    done(&project.run(&["link", "EXG-002", "CT-001"]));
    assert_eq!(project.read("features/relances.feature"), FEATURE.replace("@CT-001\n", "@CT-001 @EXG-002\n"));
    done(&project.run(&["unlink", "CT-001", "EXG-002"]));
    assert_eq!(project.read("features/relances.feature"), FEATURE);
}

#[test]
fn kinds_that_nothing_links_are_refused_with_the_reason() {
    let project = small();
    project.replace("specs/tout.yaml", "needs:\n", "objectives:\n  - id: OBJ-001\n    title: Vendre\n\nneeds:\n");
    refused(&project, &["link", "OBJ-001", "EXG-001"], "aucun champ ne relie objectif et exigence");
    refused(&project, &["unlink", "EXG-001", "EXG-002"], "ne désigne pas");
    refused(&project, &["link", "EXG-001", "BES-01"], "Vouliez-vous dire «\u{a0}BES-001\u{a0}»");
}

#[test]
fn a_link_that_takes_the_place_of_another_tells_which() {
    let project = small();
    project.replace(
        "specs/tout.yaml",
        "requirements:\n",
        "lots:\n  - {id: LOT-001, title: Socle}\n  - {id: LOT-002, title: Suite}\n\nrequirements:\n",
    );
    let first = project.run(&["link", "EXG-001", "LOT-001"]);
    done(&first);
    assert!(!first.out.contains("à la place"), "{}", first.out);
    let ran = project.run(&["link", "EXG-001", "LOT-002"]);
    done(&ran);
    assert!(ran.out.contains("→ LOT-002 Suite (Lot), à la place de LOT-001 Socle"), "{}", ran.out);
    let again = project.run(&["link", "EXG-001", "LOT-001", "--output-format", "json"]);
    assert!(again.out.contains("\"replaced\": \"LOT-002\""), "{}", again.out);
    let many = project.run(&["link", "EXG-002", "LOT-001"]);
    assert!(!many.out.contains("à la place"), "nothing was there: {}", many.out);
}

use super::*;

#[test]
fn links_tags_and_mentions_follow() {
    let project = small();
    let ran = project.run(&["rename", "EXG-001", "EXG-101"]);
    done(&ran);
    assert!(ran.out.contains("Renommé\u{a0}: EXG-001 Créer la relance devient EXG-101"), "{}", ran.out);
    assert_eq!(project.read("specs/tout.yaml"), SPECS.replace("EXG-001", "EXG-101"));
    assert_eq!(project.read("features/relances.feature"), FEATURE.replace("EXG-001", "EXG-101"));
    assert_eq!(project.read("specs/chapitres/01.md"), "L’exigence EXG-101 vient de BES-001.\n");
}

#[test]
fn a_scenario_gets_another_id_or_its_first_one() {
    let project = small();
    done(&project.run(&["rename", "CT-001", "CT-101"]));
    assert!(project.read("features/relances.feature").contains("  @CT-101\n  Scénario: Relance à J+7\n"));
    let untagged = small();
    untagged.replace("features/relances.feature", "  @CT-001\n", "");
    let id = "features/relances.feature#Relance à J+7";
    untagged.write("specs/cahiers.yaml", format!("recipe_books:\n  - id: CAH-01\n    title: Cahier\n    suites:\n      - title: Une\n        cases: [\"{id}\"]\n").as_bytes());
    done(&untagged.run(&["rename", id, "CT-007"]));
    assert!(untagged.read("features/relances.feature").contains("  @CT-007\n  Scénario: Relance à J+7\n"));
    assert!(untagged.read("specs/cahiers.yaml").contains("cases: [\"CT-007\"]"));
}

#[test]
fn an_id_is_never_used_twice() {
    let project = small();
    refused(&project, &["rename", "EXG-001", "EXG-002"], "un identifiant ne sert qu’une fois");
    project.replace("specs/tout.yaml", "EXG-002", "EXG-009");
    commit(&project);
    project.replace("specs/tout.yaml", "EXG-009", "EXG-002");
    refused(&project, &["rename", "EXG-001", "EXG-009"], "un identifiant ne sert qu’une fois");
    refused(&project, &["rename", "EXG-001", "EXG 5"], "ne peut pas être un identifiant");
    refused(&project, &["rename", "EXG-0O1", "EXG-005"], "Vouliez-vous dire «\u{a0}EXG-001\u{a0}»");
}

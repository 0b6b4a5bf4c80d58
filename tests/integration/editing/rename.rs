use super::*;

#[test]
fn links_tags_and_mentions_follow() {
    let project = small();
    let ran = project.run(&["rename", "EXG-001", "EXG-101"]);
    done(&ran);
    assert!(ran.out.contains("Renommé\u{a0}: EXG-001 Créer la relance devient EXG-101"), "{}", ran.out);
    let specs = project.read("specs/tout.yaml");
    assert!(
        specs.contains("  - id: EXG-101\n    title: \"Créer la relance\"") && !specs.contains("EXG-001"),
        "{specs}"
    );
    assert_eq!(project.read("features/relances.feature"), FEATURE.replacen("@EXG-001", "@EXG-101", 1));
    let shown = project.run(&["show", "CT-001"]);
    assert!(shown.out.contains("EXG-101"), "{}", shown.out);
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

/// A project in which words of the language and of the format are ids.
fn wordy() -> Project {
    Project::new("project: {title: Essai, language: fr, phase: drafting}\ndefault_target: sandbox\n")
        .file(
            "specs/tout.yaml",
            "# tenir compte de EXG-001, et du compte\n\
             targets:\n  - {id: sandbox, profile: sandbox}\n\
             data_entities:\n  - {id: compte, title: Compte, statement: Tenir compte de EXG-001.}\n  - {id: lot, title: Lot}\n  - {id: useful, title: Utile}\n\
             access_matrix:\n  - {id: ACC-1, role: A, entity: compte}\n\
             requirements:\n  - {id: EXG-001, title: Tenir compte des remises, lot: LOT-1, priority: useful, tags: [compte]}\n\
             lots: [{id: LOT-1, title: Le lot}]\n",
        )
}

#[test]
fn keys_words_of_the_format_and_sentences_are_no_ids() {
    for (from, to, changed) in [
        ("compte", "ENT-01", vec![("id: compte", "id: ENT-01"), ("entity: compte", "entity: ENT-01")]),
        ("lot", "ENT-9", vec![("id: lot", "id: ENT-9")]),
        ("useful", "ENT-8", vec![("id: useful", "id: ENT-8")]),
        ("sandbox", "bac", vec![("id: sandbox", "id: bac")]),
        ("EXG-001", "EXG-9", vec![("EXG-001", "EXG-9")]),
    ] {
        let project = wordy();
        let before = project.read("specs/tout.yaml");
        let wanted = changed.iter().fold(before, |text, (old, new)| text.replace(old, new));
        done(&project.run(&["rename", from, to]));
        assert_eq!(project.read("specs/tout.yaml"), wanted, "{from}");
        let manifest = project.read("ouvrage.yaml");
        assert!(manifest.contains(if from == "sandbox" { "default_target: bac" } else { "default_target: sandbox" }));
    }
}

#[test]
fn a_rename_that_breaks_the_project_is_refused() {
    // A link that is written in escapes is not found in the text: it would name nothing.
    let project = small();
    project.write("specs/b.yaml", b"requirements:\n  - {id: EXG-050, title: x, needs: [\"BES\\u002D001\"]}\n");
    let before = project.read("specs/tout.yaml");
    let ran = project.run(&["rename", "BES-001", "BES-009"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("rien n’est écrit") && ran.err.contains("[T11]"), "{}", ran.err);
    assert_eq!(project.read("specs/tout.yaml"), before);
}

#[test]
fn an_id_is_given_back_to_what_bore_it_and_to_nothing_else() {
    let project = small();
    commit(&project);
    // A slip, seen before the commit.
    done(&project.run(&["rename", "EXG-001", "commission-1"]));
    refused(&project, &["rename", "EXG-002", "EXG-001"], "un identifiant ne sert qu’une fois");
    done(&project.run(&["rename", "commission-1", "EXG-001"]));
    assert_eq!(project.read("specs/tout.yaml"), SPECS);
    // One seen after it.
    done(&project.run(&["rename", "EXG-001", "EXG-101"]));
    commit(&project);
    refused(&project, &["rename", "EXG-002", "EXG-001"], "un identifiant ne sert qu’une fois");
    done(&project.run(&["rename", "EXG-101", "EXG-001"]));
    assert_eq!(project.read("specs/tout.yaml"), SPECS);
    // A scenario by its tag.
    done(&project.run(&["rename", "CT-001", "CT-901"]));
    done(&project.run(&["rename", "CT-901", "CT-001"]));
    assert_eq!(project.read("features/relances.feature"), FEATURE);
}

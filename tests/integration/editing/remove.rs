use super::*;

#[test]
fn what_names_it_is_shown_and_nothing_goes_without_a_yes() {
    let project = small();
    let ran = project.run(&["remove", "BES-001", "--dry-run"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("2 objets désignent BES-001 Relancer les devis"), "{}", ran.out);
    assert!(ran.out.contains("EXG-001 Créer la relance  specs/tout.yaml:11"), "{}", ran.out);
    assert_eq!(project.read("specs/tout.yaml"), SPECS);
    let silent = project.command(&["remove", "BES-001"]).stdin(std::process::Stdio::null()).output().expect("it ends");
    assert_eq!(silent.status.code(), Some(2));
    assert_eq!(project.read("specs/tout.yaml"), SPECS);
}

#[test]
fn it_goes_alone_or_with_the_links_that_name_it() {
    let project = small();
    done(&project.run(&["remove", "EXG-002", "--yes"]));
    let (kept, _) = SPECS.split_once("\n  - id: EXG-002").expect("there");
    assert_eq!(project.read("specs/tout.yaml"), kept);
    done(&project.run(&["remove", "BES-001", "--unlink", "--yes"]));
    let text = project.read("specs/tout.yaml");
    assert!(text.contains("needs: []\n") && !text.contains("BES-001"), "{text}");
    assert!(text.starts_with("# Tout le projet\n"), "{text}");
    let ran = project.run(&["remove", "EXG-001", "--unlink", "--yes"]);
    done(&ran);
    assert!(!project.read("features/relances.feature").contains("EXG-001"), "the feature's own tag goes too");
}

#[test]
fn a_need_that_a_workshop_names_is_unlinked_there() {
    let project = Project::new("project: {title: Essai}\n").file(
        "specs/a.yaml",
        "workshops:\n  - id: ATL-001\n    title: Recueil\n    needs: [BES-001, BES-002]\nneeds:\n  - {id: BES-001, title: Un}\n  - {id: BES-002, title: Deux}\n",
    );
    let told = project.run(&["remove", "BES-001", "--dry-run"]);
    assert!(told.out.contains("ATL-001 Recueil") && told.out.contains("specs/a.yaml:4"), "{}", told.out);
    done(&project.run(&["remove", "BES-001", "--unlink", "--yes"]));
    let (_, found) = project.check(&[]);
    assert!(!found.iter().any(|finding| finding["code"] == "T11"), "{found:?}");
    assert!(project.read("specs/a.yaml").contains("needs: [BES-002]"), "{}", project.read("specs/a.yaml"));
}

#[test]
fn what_is_still_named_stays_until_its_links_go_too() {
    let project = small();
    refused(&project, &["remove", "BES-001", "--yes"], "--unlink");
    let (code, found) = project.check(&[]);
    assert_eq!((code, found.iter().filter(|one| one["code"] == "T11").count()), (0, 0));
}

#[test]
fn sentences_that_say_what_goes_are_told() {
    let project = Project::new("project: {title: Essai}\n").file(
        "specs/a.yaml",
        "requirements:\n  - {id: EXG-001, title: Un, notes: EXG-001 est ici}\n  - id: EXG-002\n    statement: Comme EXG-001, mais pas EXG-0012.\n",
    );
    let told = project.run(&["remove", "EXG-001", "--dry-run"]);
    assert!(told.out.contains("Une phrase cite EXG-001 Un, et citera un objet qui n’existe plus"), "{}", told.out);
    assert!(told.out.contains("\n  specs/a.yaml:4\n") && !told.out.contains("Rien ne désigne"), "{}", told.out);
    done(&project.run(&["remove", "EXG-001", "--yes"]));
    let told = project.run(&["remove", "EXG-002", "--dry-run"]);
    assert!(told.out.contains("Rien ne désigne EXG-002"), "{}", told.out);
}

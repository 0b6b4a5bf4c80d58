use super::*;

#[test]
fn it_gets_the_next_id_in_the_file_of_its_siblings() {
    let project = small();
    let ran = project.run(&["new", "exigence", "--title", "Trier : par région", "--set", "domaine=contacts"]);
    done(&ran);
    assert!(ran.out.contains("Créé\u{a0}: EXG-003 Trier : par région"), "{}", ran.out);
    let text = project.read("specs/tout.yaml");
    let added = text.strip_prefix(SPECS).unwrap_or_else(|| panic!("what was there stays: {text}"));
    assert!(
        added.starts_with(
            "\n  - id: EXG-003\n    title: \"Trier : par région\"\n    domain: contacts\n    status: draft\n    # "
        ),
        "{added}"
    );
    assert!(
        added.contains(
            "\n    # priority: indispensable | future | useful | comfort — à partir de l’état «\u{a0}à relire\u{a0}»\n"
        ),
        "{added}"
    );
    let (code, found) = project.check(&["--gate", "drafting"]);
    assert_eq!(code, 0, "{found:#?}");
}

#[test]
fn it_keeps_the_prefix_and_the_width_of_the_project() {
    let project = small();
    project.write("specs/tout.yaml", SPECS.replace("EXG-00", "REQ-").as_bytes());
    project.write("features/relances.feature", FEATURE.replace("@EXG-001\n", "").as_bytes());
    let ran = project.run(&["new", "requirement", "--title", "x"]);
    done(&ran);
    assert!(ran.out.contains("REQ-3"), "{}", ran.out);
}

#[test]
fn an_id_that_was_given_once_is_not_given_again() {
    let project = small();
    project.replace("specs/tout.yaml", "EXG-002", "EXG-003");
    commit(&project);
    project.replace("specs/tout.yaml", "EXG-003", "EXG-002");
    let ran = project.run(&["new", "requirement", "--title", "x", "--dry-run"]);
    done(&ran);
    assert!(ran.out.contains("+  - id: EXG-004"), "{}", ran.out);
    refused(&project, &["new", "requirement", "--title", "x", "--id", "EXG-003"], "un identifiant ne sert qu’une fois");
}

#[test]
fn where_each_sibling_has_its_file_it_gets_one_too() {
    let project = Project::reference();
    let ran = project.run(&["new", "atelier", "--title", "Retours d’été", "--set", "date=12/03/2027"]);
    done(&ran);
    let line =
        ran.out.lines().find(|line| line.contains("specs/ateliers/atl-")).unwrap_or_else(|| panic!("{}", ran.out));
    assert!(line.contains("-retours-d-ete.yaml"), "{line}");
    let path = line.split_whitespace().next().expect("a path");
    let text = project.read(path);
    assert!(text.starts_with("workshops:\n  - id: ATL-"), "{text}");
    assert!(text.contains("    date: 2027-03-12\n"), "{text}");
}

#[test]
fn the_file_can_be_chosen_under_specs_only() {
    let project = small();
    done(&project.run(&["new", "lot", "--title", "Premier", "--file", "specs/lots.yaml"]));
    assert!(
        project
            .read("specs/lots.yaml")
            .starts_with("lots:\n  - id: LOT-001\n    title: Premier\n    status: proposed\n")
    );
    for path in ["../x.yaml", "specs/../x.yaml", "lots.yaml", "specs/x.txt"] {
        refused(&project, &["new", "lot", "--title", "Second", "--file", path], "sous specs/");
    }
}

#[test]
fn what_means_nothing_is_refused() {
    let project = small();
    refused(&project, &["new", "exigense", "--title", "x"], "Vouliez-vous dire «\u{a0}exigence\u{a0}»");
    refused(&project, &["new", "exigence"], "il faut un titre");
    refused(
        &project,
        &["new", "exigence", "--title", "x", "--set", "domain=kontacts"],
        "Vouliez-vous dire «\u{a0}comptes et contacts\u{a0}» (`contacts`)",
    );
    refused(&project, &["new", "exigence", "--title", "x", "--set", "domaine"], "champ=valeur");
}

#[test]
fn what_is_given_is_asked_for_no_longer() {
    let project = small();
    done(&project.run(&["new", "exigence", "--title", "T"]));
    let before = project.read("specs/tout.yaml");
    assert!(before.contains("    # priority: ") && before.contains("    # criticality: "), "{before}");
    done(&project.run(&["set", "EXG-003", "priorité=1"]));
    let text = project.read("specs/tout.yaml");
    assert!(text.contains("    priority: indispensable\n") && !text.contains("# priority:"), "{text}");
    assert!(text.contains("    # criticality: ") && text.contains("# à discuter avec la télévente"), "{text}");
}

#[test]
fn the_words_of_imports_name_kinds_and_a_part_is_told_where_it_lives() {
    let project = small();
    let user_story = project.run(&["new", "cas d’utilisation", "--title", "Relancer"]);
    assert_eq!(user_story.code, 0, "{}", user_story.err);
    for word in ["user story", "récit utilisateur"] {
        assert_eq!(project.run(&["new", word, "--title", "Autre", "--dry-run"]).code, 0, "{word}");
    }
    let term = project.run(&["new", "terme", "--title", "CRM", "--set", "définition=Outil"]);
    assert_eq!(term.code, 0, "{}", term.err);
    for (word, list) in [("risque", "`risks:`"), ("raci", "`raci:`")] {
        let ran = project.run(&["new", word, "--title", "x"]);
        assert_eq!(ran.code, 2, "{}", ran.out);
        assert!(ran.err.contains(list) && ran.err.contains("`organisation:`"), "{}", ran.err);
    }
}

#[test]
fn a_day_is_read_as_documents_write_it() {
    let project = small();
    for (said, iso) in [
        ("19 novembre 2026", "2026-11-19"),
        ("1er mars 2026", "2026-03-01"),
        ("1 mars 2026", "2026-03-01"),
        ("12 March 2026", "2026-03-12"),
    ] {
        let ran = project.run(&["new", "atelier", "--title", "Recueil", "--date", said, "--dry-run"]);
        assert_eq!(ran.code, 0, "{said}: {}", ran.err);
        assert!(ran.out.contains(&format!("date: {iso}")), "{said}: {}", ran.out);
    }
    for wrong in ["31 février 2026", "19 brumaire 2026", "mars 2026"] {
        assert_eq!(project.run(&["new", "atelier", "--title", "x", "--date", wrong, "--dry-run"]).code, 2, "{wrong}");
    }
}

use super::*;

#[test]
fn a_value_changes_and_nothing_else_in_the_file() {
    let project = small();
    let ran = project.run(&["set", "EXG-001", "titre=Créer la tâche", "statut=à relire", "tags+=devis"]);
    done(&ran);
    assert!(ran.out.contains("Modifié\u{a0}: EXG-001 Créer la relance"), "{}", ran.out);
    assert!(ran.out.contains("specs/tout.yaml  +3 −3"), "{}", ran.out);
    let expected = SPECS
        .replace("\"Créer la relance\"", "\"Créer la tâche\"")
        .replace("status: draft", "status: to_review")
        .replace("[relance]", "[relance, devis]");
    assert_eq!(project.read("specs/tout.yaml"), expected);
}

#[test]
fn findings_that_the_change_brings_are_told_and_those_that_it_mends_are_counted() {
    let project = small();
    let ran = project.run(&["set", "EXG-001", "status=to_review"]);
    done(&ran);
    assert!(ran.out.contains("2 nouveaux constats"), "{}", ran.out);
    assert!(ran.out.contains("[M04]"), "{}", ran.out);
    let mended = project.run(&["set", "EXG-001", "priorité=indispensable", "criticité=majeure"]);
    done(&mended);
    assert!(mended.out.contains("2 constats disparaissent"), "{}", mended.out);
}

#[test]
fn several_artifacts_take_the_same_value() {
    let project = small();
    done(&project.run(&["set", "EXG-001", "EXG-002", "knockout=oui", "tags-=relance", "tags=a, b"]));
    let text = project.read("specs/tout.yaml");
    assert_eq!(text.matches("    knockout: true\n").count(), 2, "{text}");
    assert_eq!(text.matches("    tags: [a, b]\n").count(), 2, "{text}");
}

#[test]
fn a_dry_run_shows_the_difference_and_writes_nothing() {
    let project = small();
    let ran = project.run(&["set", "EXG-002", "domain=data", "--dry-run"]);
    done(&ran);
    assert!(ran.out.starts_with("--- a/specs/tout.yaml\n+++ b/specs/tout.yaml\n@@ "), "{}", ran.out);
    assert!(ran.out.contains("-    domain: contacts\n+    domain: data\n"), "{}", ran.out);
    assert!(!ran.out.contains('\u{1b}'), "no colours in a pipe");
    assert_eq!(project.read("specs/tout.yaml"), SPECS);
}

#[test]
fn words_are_verified_before_anything_is_written() {
    let project = small();
    refused(&project, &["set", "EXG-0O1", "title=x"], "Vouliez-vous dire «\u{a0}EXG-001\u{a0}»");
    refused(&project, &["set", "EXG-001", "prioritee=x"], "Vouliez-vous dire «\u{a0}Priorité\u{a0}» (`priority`)");
    refused(&project, &["set", "EXG-001", "status=aproved"], "Vouliez-vous dire «\u{a0}approuvée\u{a0}» (`approved`)");
    refused(
        &project,
        &["set", "EXG-001", "title=y", "needs=BES-009"],
        "rien ne porte l’identifiant «\u{a0}BES-009\u{a0}»",
    );
    refused(&project, &["set", "EXG-001", "id=EXG-9"], "ouvrage rename");
    refused(&project, &["set", "EXG-001", "title+=x"], "n’est pas une liste");
    refused(&project, &["set", "EXG-001"], "ouvrage set EXG-012");
}

#[test]
fn a_field_is_removed_and_a_long_text_read_from_standard_input() {
    use std::io::Write as _;
    let project = small();
    done(&project.run(&["set", "EXG-002", "domain="]));
    assert_eq!(project.read("specs/tout.yaml"), SPECS.replace("    domain: contacts\n", ""));
    let mut child = project
        .command(&["set", "EXG-002", "rationale=-"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("it starts");
    child.stdin.take().expect("a pipe").write_all("Un motif.\nEt un autre : le second.\n".as_bytes()).expect("sent");
    let ran = Ran::of(child.wait_with_output().expect("it ends"));
    assert_eq!(ran.code, 0, "{}", ran.out);
    let text = project.read("specs/tout.yaml");
    assert!(text.contains("    rationale: |-\n      Un motif.\n      Et un autre : le second.\n"), "{text}");
}

#[test]
fn a_machine_is_told_the_files_and_the_findings() {
    let ran = small().run(&["set", "EXG-001", "status=to_review", "--output-format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.out));
    assert_eq!(told["written"], true);
    assert_eq!(told["files"][0]["path"], "specs/tout.yaml");
    assert_eq!(told["introduced"][0]["code"], "M04");
}

#[test]
fn what_cannot_be_edited_safely_is_refused_with_the_reason() {
    let project = small();
    project.replace("specs/tout.yaml", "title: Afficher les comptes", "title: &t Afficher les comptes");
    let before = project.read("specs/tout.yaml");
    let ran = project.run(&["set", "EXG-002", "title=x"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("specs/tout.yaml") && ran.err.contains("une ancre"), "{}", ran.err);
    assert_eq!(project.read("specs/tout.yaml"), before);
}

#[test]
fn on_the_reference_project_one_line_changes() {
    let project = Project::reference();
    let before = project.read("specs/lots.yaml");
    done(&project.run(&["set", "LOT-1", "owner=Claire Astier", "--lang", "fr"]));
    let after = project.read("specs/lots.yaml");
    let changed: Vec<(&str, &str)> = before.lines().zip(after.lines()).filter(|(a, b)| a != b).collect();
    assert!(changed.len() <= 1, "{changed:?}");
    assert_eq!(before.lines().count(), after.lines().count());
}

/// What becomes of a selection when a person answers so.
fn answered(project: &Project, answer: &str) -> Ran {
    use std::io::Write as _;

    let mut command = project.command(&["set", "--where", "domain:contacts", "criticité=majeure"]);
    command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut child = command.stderr(std::process::Stdio::piped()).spawn().expect("it starts");
    child.stdin.take().expect("a pipe").write_all(answer.as_bytes()).expect("sent");
    Ran::of(child.wait_with_output().expect("it ends"))
}

#[test]
fn a_selection_takes_a_value_after_it_was_shown_and_agreed() {
    let project = small();
    let shown = project.run(&["set", "--where", "exigences besoins:BES-001", "criticality=major", "--dry-run"]);
    done(&shown);
    assert!(shown.out.contains("2 objets choisis"), "{}", shown.out);
    assert!(shown.out.contains("  EXG-002 Afficher les comptes"), "{}", shown.out);
    assert_eq!(project.read("specs/tout.yaml"), SPECS);
    // Where nobody answers, nothing is written; so it is after a no.
    refused(&project, &["set", "--where", "domain:contacts", "criticité=majeure"], "--yes");
    let json = ["set", "--where", "domain:contacts", "criticité=majeure", "--output-format", "json"];
    refused(&project, &json, "--yes");
    let no = answered(&project, "non\n");
    assert!(no.out.contains("1 objet choisi") || no.out.contains("Un objet choisi"), "{}", no.out);
    assert!(
        no.code == 0 && no.out.contains("Les modifier\u{202f}?") && no.out.contains("Rien n’a été modifié"),
        "{}",
        no.out
    );
    assert_eq!(project.read("specs/tout.yaml"), SPECS);
    done(&answered(&project, "oui\n"));
    let text = project.read("specs/tout.yaml");
    assert_eq!(text.matches("criticality: major").count(), 1, "{text}");
    project.write("specs/tout.yaml", SPECS.as_bytes());
    done(&project.run(&["set", "--where", "domain:contacts", "criticité=majeure", "--yes"]));
    let text = project.read("specs/tout.yaml");
    assert_eq!(text.matches("criticality: major").count(), 1, "{text}");
    refused(&project, &["set", "--where", "id:EXG-777", "criticality=major"], "aucun objet ne répond");
    refused(&project, &["set", "--where", "domaine:contcats", "criticality=major"], "contacts");
    refused(&project, &["set", "EXG-001", "--where", "domain:contacts", "criticality=major"], "set");
}

#[test]
fn values_are_taken_as_lists_take_them() {
    let project = small();
    project.write(
        "specs/lots.yaml",
        "lots:\n  - {id: LOT-1, title: Socle commercial}\n  - {id: LOT-2, title: Suite}\n".as_bytes(),
    );
    done(&project.run(&["set", "EXG-001", "priorité=1", "lot=socle COMMERCIAL"]));
    done(&project.run(&["set", "EXG-002", "priorité=Indispensable", "lot=Lot-2"]));
    let text = project.read("specs/tout.yaml");
    assert_eq!(text.matches("priority: indispensable").count(), 2, "{text}");
    assert!(text.contains("lot: LOT-1") && text.contains("lot: LOT-2"), "{text}");
    done(&project.run(&["new", "exigence", "--title", "T", "--set", "priorité=1", "--set", "lot=Suite"]));
    let listed = project.run(&["list", "exigences", "lot=Lot-1"]);
    assert_eq!(listed.code, 2, "{}", listed.out);
    assert!(listed.err.contains("lot:Lot-1"), "{}", listed.err);
}

#[test]
fn what_a_spreadsheet_may_say_is_read_here_too_and_told() {
    let project = small();
    let ran = project.run(&["set", "EXG-001", "priorité=haute", "statut=validée"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("«\u{a0}haute\u{a0}» est lu comme `indispensable`"), "{}", ran.err);
    let text = project.read("specs/tout.yaml");
    assert!(text.contains("priority: indispensable") && text.contains("status: approved"), "{text}");
    let ran = project.run(&["new", "exigence", "--title", "T", "--set", "priorité=haute"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(project.read("specs/tout.yaml").matches("priority: indispensable").count(), 2);
    let ran = project.run(&["set", "EXG-001", "priorité=urgentissime"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    let ran = project.run(&["new", "exigence", "--title", " "]);
    assert_eq!(ran.code, 2, "a blank title names nothing: {}", ran.out);
}

#[test]
fn a_sample_of_a_field_of_fields_is_of_that_field_and_can_be_followed() {
    let project = small();
    project.write("specs/ateliers.yaml", "workshops:\n  - id: ATL-001\n    title: Recueil\n".as_bytes());
    let ran = project.run(&["set", "ATL-001", "compte rendu=2026-11-26"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(ran.err.contains("sent_on: 2026-03-12") && ran.err.contains("approved_by: [A. Morel]"), "{}", ran.err);
    let from = ran.err.find('{').expect("a sample");
    let to = ran.err.find('}').expect("its end");
    let followed = project.run(&["set", "ATL-001", &format!("compte rendu={}", &ran.err[from..=to])]);
    assert_eq!(followed.code, 0, "{}", followed.err);
    assert!(!followed.out.contains("M01"), "{}", followed.out);
}

#[test]
fn what_a_word_was_taken_for_is_said_with_the_name_of_the_field() {
    let ran = small().run(&["set", "EXG-001", "priorité=haute"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("Priorité\u{a0}: «\u{a0}haute\u{a0}» est lu comme"), "{}", ran.err);
    // A word of a list, too, where it is not the project's own.
    let ran = small().run(&["set", "EXG-001", "criticité=haute"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("Criticité\u{a0}: «\u{a0}haute\u{a0}» est lu comme `critical`"), "{}", ran.err);
    for own in ["criticité=critique", "criticité=critical"] {
        let ran = small().run(&["set", "EXG-001", own]);
        assert!(ran.code == 0 && !ran.err.contains("est lu comme"), "{own}: {}", ran.err);
    }
}

#[test]
fn a_state_is_also_said_in_the_words_of_a_committee() {
    let workshop = "workshops:\n  - id: ATL-001\n    title: Ventes\n    actions:\n      - {action: Fournir la liste, status: open}\n";
    let project = small().file("specs/atelier.yaml", workshop);
    for (said, written) in
        [("terminée", "done"), ("abandonnée", "cancelled"), ("en cours", "open"), ("clôturé", "done")]
    {
        let _ = project.run(&["set", "ATL-001", &format!("actions.1.statut={said}")]);
        assert!(project.read("specs/atelier.yaml").contains(&format!("status: {written}}}")), "{said}");
    }
    refused(&project, &["set", "ATL-001", "actions.1.statut=finissons"], "`cancelled` (annulée)");
}

//! Slips of the hand that nobody sees: what is told of each, and what mends it.

use crate::project::Project;

fn with(specs: &str) -> Project {
    Project::new("project: {title: Essai, language: fr, phase: drafting}\n").file("specs/a.yaml", specs)
}

fn codes(project: &Project) -> (i32, Vec<String>) {
    let (code, found) = project.check(&[]);
    let of = |one: &serde_json::Value| one["code"].as_str().unwrap_or_default().to_owned();
    (code, found.iter().map(of).filter(|code| code.starts_with(['Y', 'M'])).collect())
}

#[test]
fn a_no_break_space_in_the_place_of_a_space_is_named_and_fmt_takes_it_away() {
    let plain = "needs:\n  - id: BES-001\n    title: Relancer\u{a0}les devis\n    priority: useful\n";
    for (from, to) in [
        ("priority: ", "priority\u{a0}: "),
        ("priority: ", "priority:\u{202f}"),
        ("    priority", "\u{a0}   priority"),
        ("    title", "\u{a0}\u{a0}\u{a0}\u{a0}title"),
        ("  - id", "  -\u{a0}id"),
    ] {
        let project = with(&plain.replace(from, to));
        let ran = project.run(&["check"]);
        assert_eq!(ran.code, 1, "{to:?}: {}", ran.out);
        let sign = if to.contains('\u{a0}') { "U+00A0" } else { "U+202F" };
        assert!(ran.out.contains(sign), "{to:?}: {}", ran.out);
        assert_eq!(codes(&project).1, ["Y01"], "{to:?}: {}", ran.out);
        let tidied = project.run(&["fmt"]);
        assert_eq!(tidied.code, 0, "{to:?}: {}", tidied.err);
        assert_eq!(project.read("specs/a.yaml"), plain, "{to:?}");
    }
}

#[test]
fn fmt_mends_the_other_words_of_a_file_with_a_no_break_space() {
    let project = with("besoins:\n  - id: BES-001\n    titre\u{a0}: Relancer\n    priorité: amélioration utile\n");
    assert_eq!(project.run(&["fmt"]).code, 0);
    assert_eq!(project.read("specs/a.yaml"), "needs:\n  - id: BES-001\n    title: Relancer\n    priority: useful\n");
}

#[test]
fn a_sign_that_cuts_a_text_is_told_and_a_comment_is_not() {
    let project = with("needs:\n  - id: BES-001\n    title: Ticket #12 à reprendre\n");
    let ran = project.run(&["check"]);
    assert!(ran.out.contains("[Y08]") && ran.out.contains("#12 à reprendre"), "{}", ran.out);
    assert!(ran.out.contains("\"Ticket #12 à reprendre\""), "{}", ran.out);
    for line in ["title: Un titre # vu en atelier", "title: Un titre   #12", "title: \"Ticket #12\""] {
        let project = with(&format!("needs:\n  - id: BES-001\n    {line}\n"));
        assert_eq!(codes(&project).1, [""; 0], "{line}");
    }
}

#[test]
fn what_a_french_key_loses_is_an_error_and_its_absence_is_not_told_again() {
    let project = with(
        "requirements:\n  - id: EXG-001\n    titre: Créer la relance\n    status: to_review\n    priorité: indispensable\n    criticality: major\n",
    );
    let (code, found) = codes(&project);
    assert_eq!(code, 1);
    assert!(found.iter().all(|code| code == "M01"), "{found:?}");
    let ran = project.run(&["check"]);
    assert!(ran.out.contains("ouvrage explain M01"), "{}", ran.out);
}

#[test]
fn only_what_is_not_read_makes_a_list_incomplete() {
    let missing = with("requirements:\n  - {id: EXG-001, title: T, status: to_review}\n");
    assert_eq!(codes(&missing).1.first().map(String::as_str), Some("M04"));
    let ran = missing.run(&["list", "exigences"]);
    assert!(!ran.err.contains("de tout lire") && ran.out.contains("EXG-001"), "{}", ran.err);
    let lost = with("requirements:\n  - id: EXG-001\n    title: a: b\n  - {id: EXG-002, title: T}\n");
    let ran = lost.run(&["list", "exigences"]);
    assert!(ran.err.contains("de tout lire"), "{}", ran.err);
}

#[test]
fn a_slip_of_one_line_is_told_once() {
    let fields = "    status: expressed\n    priority: useful\n";
    for (slip, words) in [
        ("   notes: z", "n’est pas alignée"),
        (" notes: z", "n’est pas alignée"),
        ("    notes:z", "il manque une espace"),
        ("    notes: 'Afficher l'échange'", "''"),
    ] {
        let text = format!(
            "needs:\n  - id: BES-001\n    title: x\n{fields}  - id: BES-002\n    title: y\n{slip}\n{fields}  - id: BES-003\n    title: z\n"
        );
        let project = with(&text);
        let ran = project.run(&["check"]);
        assert!(ran.out.contains(words), "{slip}: {}", ran.out);
        assert_eq!(codes(&project).1, ["Y01"], "{slip}: {}", ran.out);
    }
}

#[test]
fn a_file_of_many_documents_is_read_whole_and_each_cut_is_told() {
    for line in ["---", "--- suite", "...\n---"] {
        let parts: Vec<String> =
            (1..=60).map(|n| format!("requirements:\n  - {{id: EXG-{n:03}, title: Le titre {n}}}\n")).collect();
        let project = with(&format!("---\n{}...\n# fin\n", parts.join(&format!("{line}\n"))));
        let (_, told) = codes(&project);
        let cuts = told.iter().filter(|code| *code == "Y01").count();
        assert_eq!(cuts, 59, "{line}: {}", project.run(&["check"]).out);
        let listed = project.run(&["list", "exigences"]);
        assert!(listed.out.contains("EXG-001") && listed.out.contains("EXG-060"), "{line}: {}", listed.out);
    }
}

#[test]
fn a_file_put_behind_another_and_one_with_a_directive_lose_nothing() {
    let (first, second) =
        ("needs:\n  - {id: BES-001, title: Un, why: fin de texte}\n", "objectives:\n  - {id: OBJ-001, title: Deux}\n");
    for text in [format!("{first}\u{feff}---\n{second}"), format!("%YAML 1.2\n---\n{first}---\n{second}")] {
        let project = with(&text);
        let (_, told) = codes(&project);
        assert_eq!(told.iter().filter(|code| *code == "Y01").count(), 1, "{text}: {}", project.run(&["check"]).out);
        for id in ["BES-001", "OBJ-001"] {
            assert_eq!(project.run(&["show", id]).code, 0, "{text}: {id}");
        }
    }
}

#[test]
fn a_line_that_begins_a_document_with_words_hides_nothing_around_it() {
    let (first, second) = ("needs:\n  - {id: BES-001, title: Un}\n", "objectives:\n  - {id: OBJ-001, title: Deux}\n");
    for (text, ids) in [
        (format!("--- besoins de l’atelier\n{first}"), vec!["BES-001"]),
        (format!("\u{feff}--- besoins de l’atelier\r\n{first}"), vec!["BES-001"]),
        (format!("{first}--- suite\n{second}"), vec!["BES-001", "OBJ-001"]),
        (format!("{first}---\tsuite : les buts\n\n# note\n{second}--- fin\n"), vec!["BES-001", "OBJ-001"]),
    ] {
        let project = with(&text);
        let ran = project.run(&["check"]);
        assert!(ran.out.contains("coupe le fichier en deux documents"), "{text}: {}", ran.out);
        let told = codes(&project).1;
        assert!(!told.is_empty() && told.iter().all(|code| code == "Y01"), "{text}: {}", ran.out);
        assert_eq!(told.len(), text.matches("---").count(), "{text}: {}", ran.out);
        for id in ids {
            let shown = project.run(&["show", id]);
            assert!(shown.code == 0 && shown.out.contains(id), "{text}: {} {}", shown.out, shown.err);
        }
    }
}

//! A workshop that is prepared, held and taken up, by people who never saw YAML.

use super::*;

const NOTE: &str = "specs/ateliers.yaml";

fn workshop(project: &Project, more: &[&str]) -> Ran {
    project.run(&[&["new", "atelier", "--type", "besoins"], more].concat())
}

/// The codes that `check` tells of a gate, of these only.
fn told(project: &Project, gate: &str, codes: &[&str]) -> Vec<String> {
    let (_, found) = project.check(&["--gate", gate]);
    let found = found.iter().filter_map(|finding| finding["code"].as_str().map(str::to_owned));
    found.filter(|code| codes.is_empty() || codes.contains(&code.as_str())).collect()
}

#[test]
fn its_note_is_ready_for_the_room() {
    let project = small();
    let before = told(&project, "drafting", &[]);
    let dry = workshop(&project, &["--date", "12/03/2026", "--dry-run"]);
    done(&dry);
    assert!(dry.out.contains("+      - theme: Utilisateurs"), "{}", dry.out);
    assert!(!project.path(NOTE).exists());

    let ran = workshop(&project, &["--date", "12/03/2026", "--facilitator", "Claire Astier"]);
    done(&ran);
    assert!(ran.out.contains("Créé\u{a0}: ATL-001 Recueil des besoins"), "{}", ran.out);
    assert!(ran.out.contains("questions sont prêtes"), "{}", ran.out);
    let text = project.read(NOTE);
    for words in [
        "    type: needs\n    status: planned\n    date: 2026-03-12\n    duration_min: 180\n    place:\n    facilitator: Claire Astier\n",
        "      - name:\n        function: Commercial itinérant\n        profile: field\n        presence: expected\n",
        "      - theme: Utilisateurs\n        text: Combien d’utilisateurs, par service, par profil et par site\u{202f}?\n        answer:\n      - theme: Utilisateurs\n        text: ",
        "    needs:\n      # Ce dont les gens ont besoin",
        "    open_points:\n      # Ce qui reste",
    ] {
        assert!(text.contains(words), "{words}\nin\n{text}");
    }
    assert_eq!(told(&project, "drafting", &[]), before);
    let tidy = project.run(&["fmt", "--check", NOTE]);
    assert_eq!(tidy.code, 0, "{}", tidy.out);
}

#[test]
fn an_example_without_its_mark_is_what_was_meant() {
    let project = small();
    done(&workshop(&project, &[]));
    let text = project.read(NOTE);
    let (head, tail) = text.split_once("    needs:\n").expect("the needs");
    let is_example = |line: &str| line.starts_with("      # - ") || line.starts_with("      #   ");
    let uncommented: Vec<String> =
        tail.lines().map(|line| if is_example(line) { line.replacen("# ", "", 1) } else { line.to_owned() }).collect();
    project.write(NOTE, format!("{head}    needs:\n{}\n", uncommented.join("\n")).as_bytes());
    assert_eq!(told(&project, "drafting", &["Y01", "M01", "M02", "M03"]), [""; 0]);
    let actions = project.run(&["actions", "--all"]);
    assert!(actions.out.contains("Fournir un mois de devis") && actions.out.contains("Anne Weber"), "{}", actions.out);
    let tidy = project.run(&["fmt", "--check", NOTE]);
    assert_eq!(tidy.code, 0, "{}", tidy.out);
}

#[test]
fn every_type_invites_people_of_whom_the_rules_have_nothing_to_say() {
    for lang in ["fr", "en"] {
        let project = Project::new(&format!("project:\n  title: Essai\n  language: {lang}\n  phase: drafting\n"));
        let json = project.run(&["questions", "--output-format", "json"]);
        let all: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
        let types: Vec<&str> =
            all["types"].as_array().expect("types").iter().filter_map(|one| one["type"].as_str()).collect();
        assert_eq!(types.len(), 10);
        for one in &types {
            let file = format!("specs/{one}.yaml");
            let ran = project.run(&["new", "workshop", "--type", one, "--date", "2099-03-12", "--file", &file]);
            done(&ran);
            let text = project.read(&file).replace("- name:\n", "- name: Quelqu’un\n");
            project.write(&file, text.as_bytes());
        }
        let (code, found) = project.check(&["--gate", "validation"]);
        let of_workshops: Vec<_> = found
            .iter()
            .filter(|finding| finding["code"].as_str().is_some_and(|code| code.starts_with(['A', 'Y', 'M'])))
            .collect();
        assert!(code == 0 && of_workshops.is_empty(), "{of_workshops:#?}");
        let tidy = project.run(&["fmt", "--check"]);
        assert_eq!(tidy.code, 0, "{}", tidy.out);
    }
}

#[test]
fn somebody_who_comes_takes_the_chair_of_the_profile() {
    let manifest =
        "project:\n  title: Essai\n  language: fr\npeople:\n  - {id: weber, name: Anne Weber, profile: manager}\n";
    let project = Project::new(manifest);
    done(&workshop(&project, &["--participant", "Anne Weber", "--participant", "Paul Morel:terrain"]));
    let text = project.read(NOTE);
    let head = text.split_once("    goal:").expect("a goal").0;
    assert!(head.contains("      - person: weber\n        presence: expected\n"), "{head}");
    assert!(head.contains("      - name: Paul Morel\n        profile: field\n        presence: expected\n"), "{head}");
    assert_eq!(head.matches("      - name:\n").count(), 2, "one of the field and one of IT are left: {head}");
}

#[test]
fn a_type_of_the_project_has_an_empty_note_until_it_has_questions() {
    let project = Project::new("project:\n  title: Essai\n  language: fr\nworkshop_types: [salon]\n");
    let ran = project.run(&["new", "atelier", "--type", "salon", "--title", "Le stand"]);
    done(&ran);
    assert!(ran.out.contains("templates/questions.yaml"), "{}", ran.out);
    let text = project.read(NOTE);
    assert!(
        text.contains("    type: salon\n") && text.contains("    questions:\n      # Une question par ligne"),
        "{text}"
    );
    assert_eq!(told(&project, "drafting", &[]), [""; 0]);

    let own = "salon:\n  goal: Tenir le stand\n  participants: [{profile: field, function: Commercial}]\n  themes:\n    - theme: Le stand\n      questions: [Qui le tient et quand ?]\n";
    let project = project.file("templates/questions.yaml", own);
    done(&project.run(&["new", "atelier", "--type", "salon", "--file", "specs/second.yaml"]));
    let text = project.read("specs/second.yaml");
    assert!(
        text.contains("      - theme: Le stand\n        text: Qui le tient et quand ?\n        answer:\n"),
        "{text}"
    );
    assert!(text.contains("    title: salon\n") && text.contains("    goal: Tenir le stand\n"), "{text}");
}

#[test]
fn what_cannot_be_prepared_is_refused() {
    let project = small();
    refused(&project, &["new", "atelier", "--type", "besoinz"], "Vouliez-vous dire «\u{a0}besoins\u{a0}» (`needs`)");
    refused(&project, &["new", "atelier", "--type", "needs", "--participant", "Anne:terain"], "Vouliez-vous dire");
    refused(&project, &["new", "exigence", "--title", "x", "--type", "needs"], "valent pour un atelier");
    refused(&project, &["new", "atelier", "--type", "needs", "--date", "demain"], "un jour, comme");
    project.write("templates/questions.yaml", b"needs:\n  - theme: x\n    questoins: [Qui ?]\n");
    refused(&project, &["new", "atelier", "--type", "needs"], "templates/questions.yaml:3:5");
    refused(&project, &["new", "exigence", "--from", "ATL-001"], "ouvrage new besoin --from ATL-001");
    refused(&project, &["new", "besoin", "--from", "EXG-001"], "EXG-001 n’est pas un atelier");
    refused(&project, &["new", "besoin", "--from", "ATL-009"], "rien ne porte l’identifiant");
}

#[test]
fn sentences_of_a_workshop_become_needs_that_it_names() {
    let project = small();
    let note = "workshops:\n  - id: ATL-001\n    title: Besoins\n    needs:\n      # dites le matin\n      - Savoir qui a vu le client.\n      - BES-001\n      - \"Saisir : même sans réseau\"\n    findings: [x]\n";
    let project = project.file(NOTE, note);
    let ran = project.run(&["new", "besoin", "--from", "ATL-001"]);
    done(&ran);
    assert!(ran.out.contains("2 besoins créés") && ran.out.contains("BES-002, BES-003"), "{}", ran.out);
    let text = project.read(NOTE);
    assert!(
        text.contains("      # dites le matin\n      - BES-002\n      - BES-001\n      - BES-003\n    findings: [x]\n"),
        "{text}"
    );
    let needs = project.read("specs/tout.yaml");
    assert!(
        needs.contains("  - id: BES-002\n    title: Savoir qui a vu le client\n    status: expressed\n"),
        "{needs}"
    );
    assert!(needs.contains("    title: \"Saisir : même sans réseau\"\n"), "{needs}");
    let shown = project.run(&["show", "BES-003"]);
    assert!(shown.out.contains("ATL-001 Besoins"), "{}", shown.out);
    refused(&project, &["new", "besoin", "--from", "ATL-001"], "il n’y a rien à reprendre");
}

#[test]
fn a_planned_workshop_is_a_sheet_and_a_held_one_is_minutes() {
    let project = small();
    done(&workshop(&project, &["--date", "2026-03-12"]));
    assert_eq!(project.run(&["publish"]).code, 0);
    let page = project.read("public/workshops/ATL-001.html");
    for words in ["Questions à poser", "42 questions", "à désigner", "id=\"to-write\"", "Fiche à imprimer"] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("sans réponse"), "nothing is missing from what has not begun");
    let sheet = project.read("public/documents/fiche-ATL-001.html");
    assert!(sheet.contains("Fiche d’atelier") && sheet.contains("Qui intervient à chaque étape"), "{sheet}");
    assert!(!sheet.contains("sans réponse") && !sheet.contains("compte rendu"), "{sheet}");

    let text = project.read(NOTE).replace("status: planned", "status: held").replacen(
        "        answer:\n",
        "        answer: Des fournitures, depuis trois agences\n",
        1,
    );
    project.write(NOTE, text.as_bytes());
    assert_eq!(project.run(&["publish"]).code, 0);
    let page = project.read("public/workshops/ATL-001.html");
    assert!(page.contains("Des fournitures, depuis trois agences") && page.contains("Restées sans réponse"), "{page}");
    assert!(!page.contains("à désigner") && !page.contains("to-write") && !page.contains("Questions à poser"));
    assert!(page.contains("41 questions de la fiche") && !page.contains("Qui intervient à chaque étape"), "{page}");
    let minutes = project.read("public/documents/compte-rendu-ATL-001.html");
    assert!(minutes.contains("41 questions de la fiche") && !minutes.contains("Qui intervient à chaque étape"));
    assert_eq!(minutes.matches("Restées sans réponse").count(), 1);
    assert!(!minutes.contains("à désigner"), "{minutes}");
}

#[test]
fn a_workshop_gets_a_file_of_its_own_beside_one_that_has() {
    let project = Project::nowhere();
    assert_eq!(project.run(&["init", "."]).code, 0);
    done(&workshop(&project, &[]));
    let text = project.read("specs/ateliers/atl-002-recueil-des-besoins.yaml");
    assert!(text.starts_with("workshops:\n  - id: ATL-002\n"), "{text}");
    let tidy = project.run(&["fmt", "--check"]);
    assert_eq!(tidy.code, 0, "{}", tidy.out);
}

#[test]
fn a_need_of_one_word_is_taken_up_too() {
    let project = Project::new("project: {title: Essai, language: fr}\n").file(
        "specs/a.yaml",
        "workshops:\n  - id: ATL-001\n    title: Recueil\n    needs: [BES-001, Rapidité, Retrouver un client]\nneeds:\n  - {id: BES-001, title: Un}\n",
    );
    done(&project.run(&["new", "besoin", "--from", "ATL-001"]));
    let text = project.read("specs/a.yaml");
    assert!(text.contains("title: Rapidité") && text.contains("title: Retrouver un client"), "{text}");
    assert!(text.contains("needs: [BES-001, BES-002, BES-003]"), "{text}");
}

#[test]
fn a_sentence_that_a_need_says_already_is_that_need() {
    let specs = "needs:\n  - {id: BES-001, title: Relancer les devis}\nworkshops:\n  - id: ATL-001\n    title: Devis\n    \
                 needs:\n      - Relancer les devis.\n      - Dater la relance.\n      - dater la relance\n";
    let project = crate::project::Project::new("project: {title: Essai, language: fr}\n").file("specs/a.yaml", specs);
    let ran = project.run(&["new", "besoin", "--from", "ATL-001"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("BES-001 Relancer les devis"), "{}", ran.out);
    let text = project.read("specs/a.yaml");
    assert_eq!(text.matches("title: Dater la relance").count(), 1, "{text}");
    assert_eq!(text.matches("Relancer les devis").count(), 1, "{text}");
    assert!(text.contains("BES-002") && !text.contains("BES-003"), "{text}");
}

//! What people write in a project is read by somebody: on its pages, in its documents, by `check`.

use std::process::Command;

use crate::project::Project;

const TITLE: &str = "project: {title: Essai, code: E, language: fr}\n";

/// The text of a PDF, its lines joined.
fn printed(project: &Project, path: &str) -> String {
    let output = Command::new("pdftotext").arg("-q").arg(project.path(path)).arg("-").output().expect("pdftotext");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn published(project: &Project, args: &[&str]) {
    let mut all = vec!["publish"];
    all.extend(args);
    let ran = project.run(&all);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

/// Line, message and help of the findings of a code.
fn found(project: &Project, code: &str) -> Vec<(u64, String)> {
    let (_, found) = project.check(&["--gate", "drafting"]);
    let of_code = found.iter().filter(|one| one["code"] == code);
    of_code
        .map(|one| (one["line"].as_u64().unwrap_or(0), one["message"].as_str().unwrap_or("").replace('\u{a0}', " ")))
        .collect()
}

#[test]
fn an_attached_file_is_verified_copied_and_named_on_the_page_and_in_the_document() {
    let specs = "requirements:\n  - id: EXG-001\n    statement: L’écran doit suivre la maquette jointe.\n    \
                 attachments:\n      - {path: docs/maquette été.txt, title: Maquette}\n      \
                 - https://exemple.example/charte\nworkshops:\n  - {id: ATL-001, title: Cadrage, date: 2026-03-05, \
                 status: held, attachments: [docs/notes.txt]}\n";
    let project = Project::new(TITLE).file("specs/a.yaml", specs).file("docs/maquette été.txt", "maquette");
    assert_eq!(found(&project, "M21"), [(8, "le fichier joint « docs/notes.txt » n’existe pas".to_owned())]);
    project.write("docs/notes.txt", b"entre nous");
    assert_eq!(found(&project, "M21"), []);

    published(&project, &[]);
    let page = project.read("public/requirements/EXG-001.html");
    assert!(page.contains("href=\"../attachments/docs/maquette%20%C3%A9t%C3%A9.txt\""), "{page}");
    assert!(page.contains("href=\"https://exemple.example/charte\""), "{page}");
    assert_eq!(project.read("public/attachments/docs/maquette été.txt"), "maquette");
    assert!(printed(&project, "public/documents/e-cdc.pdf").contains("Maquette (docs/maquette été.txt)"));
    // What was collected in a workshop stays with the team.
    assert!(!project.path("public/attachments/docs/notes.txt").exists());
    assert!(!project.read("public/workshops/ATL-001.html").contains("notes.txt"));
    published(&project, &["--internal", "--out", "equipe"]);
    assert_eq!(project.read("equipe/attachments/docs/notes.txt"), "entre nous");

    // One that was agreed on as it was.
    let sum = "attachments: [{path: docs/notes.txt, sha256: 00}]";
    project.replace("specs/a.yaml", "attachments: [docs/notes.txt]", sum);
    let changed = found(&project, "M21");
    assert_eq!(changed, [(8, "« docs/notes.txt » a changé depuis qu’il a été joint".to_owned())]);
    let hash = "b9ee84e60a6cf5e1a7cc6cc2d8ae7bb9b6f2c1d0f5ed9d1e1c8a4d7a9ed5a5f8";
    let told = project.run(&["check", "--gate", "drafting"]).out;
    let said = told.split("sha256: ").nth(1).and_then(|rest| rest.get(..hash.len())).expect("the sum that it has");
    project.replace("specs/a.yaml", "sha256: 00", &format!("sha256: {said}"));
    assert_eq!(found(&project, "M21"), []);
}

#[test]
fn an_attachment_never_leads_out_of_the_project() {
    let specs = "needs:\n  - {id: BES-001, title: x, attachments: [../secret.txt, /etc/passwd, .ouvrage/env]}\n";
    let project = Project::new(TITLE).file("specs/a.yaml", specs).file(".ouvrage/env", "secret");
    assert_eq!(found(&project, "M21").len(), 3);
    published(&project, &[]);
    assert!(!project.path("public/attachments").exists());
}

#[test]
fn the_picture_of_the_project_stands_at_the_head_of_its_pages() {
    let manifest = format!("{TITLE}publication: {{logo: images/logo.svg, version: '2.0'}}\n");
    let project = Project::new(&manifest).file("specs/a.yaml", "needs:\n  - {id: BES-001, title: Relancer}\n");
    assert_eq!(found(&project, "M21"), [(2, "le fichier joint « images/logo.svg » n’existe pas".to_owned())]);
    project.write("images/logo.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    assert_eq!(found(&project, "M21"), []);
    published(&project, &[]);
    assert!(project.path("public/attachments/images/logo.svg").exists());
    let src = |page: &str| project.read(page).contains("attachments/images/logo.svg\" alt=\"\"");
    assert!(src("public/index.html") && src("public/needs/BES-001.html"));
    assert!(printed(&project, "public/documents/e-cdc.pdf").contains("Version 2.0"));
    project.write("ouvrage.yaml", format!("{TITLE}publication: {{logo: 'https://x.example/l.png'}}\n").as_bytes());
    assert_eq!(found(&project, "M21").len(), 1, "a page asks nothing of the network");
}

#[test]
fn contract_and_severities_are_published_and_a_delay_that_is_none_is_told() {
    let manifest = format!(
        "{TITLE}calendar: {{country: FR-57, extra_days_off: [2026-12-24]}}\nseverities:\n  blocking: {{definition: Rien ne marche., take_up: 2 business_hours, fix: 1 jour ouvré}}\n  \
         minor: {{fix: un jour}}\ncontract:\n  reference: MAR-12\n  payments: [{{percent: 20, released_by: commande}}]\n  \
         penalties: [{{formula: 500 € par jour, cap: 8 %}}]\n"
    );
    let project = Project::new(&manifest).file("specs/a.yaml", "needs:\n  - {id: BES-001, title: Relancer}\n");
    let told = found(&project, "M02");
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].0, 5);
    assert!(told[0].1.contains("« un jour » ne dit pas un délai"), "{told:?}");
    project.replace("ouvrage.yaml", "fix: un jour", "fix: 20 calendar_days");
    published(&project, &[]);
    let page = project.read("public/project.html");
    for said in [
        "Pays",
        "France (Moselle)",
        "Jours de fermeture",
        "24\u{a0}décembre 2026",
        "Bloquante",
        "Rien ne marche.",
        "2\u{a0}heures ouvrées",
        "1\u{a0}jour ouvré",
        "MAR-12",
        "20\u{a0}%",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let document = printed(&project, "public/documents/e-cdc.pdf");
    for said in ["Conditions du marché", "2 heures ouvrées", "500 € par jour", "commande"] {
        assert!(document.contains(said), "{said}: {document}");
    }
    assert!(project.read("public/index.html").contains("href=\"project.html\""));
}

#[test]
fn what_the_team_alone_may_read_is_read_by_the_team() {
    let specs = "needs:\n  - {id: BES-001, title: Relancer, current_problem: Les devis dorment.}\nrequirements:\n  \
                 - {id: EXG-001, title: Dater, statement: Le CRM doit dater la relance., estimated_cost: 4500}\n  \
                 - {id: EXG-002, title: Dicter, statement: Le CRM doit dicter., status: rejected, reason: Trop tôt.}\n\
                 glossary:\n  - {term: Pipo, definition: Mot de couloir., audience: internal}\n  \
                 - {term: Relance, definition: Rappel d’un devis.}\n";
    let project = Project::new(TITLE).file("specs/a.yaml", specs);
    published(&project, &[]);
    published(&project, &["--internal", "--out", "equipe"]);
    let cost = "4\u{202f}500\u{a0}€";
    assert!(project.read("equipe/requirements/EXG-001.html").contains(cost));
    assert!(!project.read("public/requirements/EXG-001.html").contains("4\u{202f}500"));
    assert!(project.read("public/requirements/EXG-002.html").contains("Trop tôt."));
    let (all, team) =
        (printed(&project, "public/documents/e-cdc.pdf"), printed(&project, "equipe/documents/e-cdc.pdf"));
    assert!(team.contains("Les devis dorment.") && !all.contains("Les devis dorment."));
    assert!(team.contains("Mot de couloir.") && !all.contains("Mot de couloir."));
    assert!(all.contains("Rappel d’un devis."));
    assert!(!project.read("public/glossary.html").contains("Pipo"));
    assert!(project.read("equipe/glossary.html").contains("Pipo"));
}

#[test]
fn what_is_left_to_do_is_told_to_the_team_and_not_to_those_who_cannot_do_it() {
    let specs = "requirements:\n  - {id: EXG-001, title: Dater, statement: Le CRM doit dater la relance.}\nrecipe_books:\n  \
                 - {id: CAH-001, title: Recette du socle}\n";
    let project = Project::new(TITLE).file("specs/a.yaml", specs);
    published(&project, &[]);
    published(&project, &["--internal", "--out", "equipe"]);
    for path in ["requirements/EXG-001.html", "books/CAH-001.html"] {
        let (others, team) = (project.read(&format!("public/{path}")), project.read(&format!("equipe/{path}")));
        assert!(team.contains("tiquetez un scénario") && team.contains("Scénario"), "{team}");
        assert!(!others.contains("tiquetez") && others.contains("ucun cas"), "{others}");
    }
}

#[test]
fn a_type_that_nobody_gave_is_said_nowhere() {
    let one = "requirements:\n  - {id: EXG-001, title: Être là, statement: Le CRM doit répondre 99 % du temps.}\n";
    let project = Project::new(TITLE).file("specs/a.yaml", one);
    published(&project, &[]);
    for path in ["requirements/EXG-001.html", "requirements.html"] {
        assert!(!project.read(&format!("public/{path}")).contains("onctionnelle"), "{path}");
    }
    assert!(!printed(&project, "public/documents/e-cdc.pdf").contains("onctionnelle"));
    project.replace("specs/a.yaml", "title: Être là", "title: Être là, type: functional");
    published(&project, &[]);
    assert!(project.read("public/requirements/EXG-001.html").contains("fonctionnelle"));
    assert!(printed(&project, "public/documents/e-cdc.pdf").contains("Exigences fonctionnelles"));
}

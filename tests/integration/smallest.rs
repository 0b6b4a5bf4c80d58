//! Is a title and a ten-line workshop note enough to publish something?

use std::path::Path;

use crate::project::Project;

/// Ten lines, as somebody types them after the meeting.
const NOTE: &str = "\
workshops:
  - title: Atelier des commerciaux itinérants
    status: held
    date: 2026-03-12
    findings:
      - Le compte rendu de visite se tape le soir à l’hôtel
      - Trois fichiers Excel suivent les devis de la région Ouest
    needs:
      - Saisir la visite sur le parking, sans réseau
    decisions: [{text: Un essai sur tablette avec quatre volontaires}]
";

/// The text of a page, its markup left out and its spaces made plain.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            '\u{a0}' | '\u{202f}' => text.push(' '),
            '\'' => text.push('’'),
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.replace("&#39;", "’").replace("&#x27;", "’")
}

fn named(folder: &Path, part: &str, extension: &str) -> Vec<std::path::PathBuf> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("documents").flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        name.contains(part) && name.ends_with(extension)
    });
    paths
}

#[test]
fn a_title_and_a_note_give_the_minutes() {
    assert_eq!(NOTE.lines().count(), 10);
    let project = Project::new("project:\n  title: Mon CRM\n").file("specs/atelier.yaml", NOTE);
    let (code, found) = project.check(&[]);
    assert!(code == 0 && found.iter().all(|finding| finding["level"] != "error"), "{found:#?}");
    let ran = project.run(&["publish"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);

    let minutes = named(&project.path("public/documents"), "compte-rendu", ".html");
    assert_eq!(minutes.len(), 1, "{minutes:?}");
    let text = plain(&std::fs::read_to_string(&minutes[0]).expect("a page"));
    for words in [
        "Mon CRM",
        "Atelier des commerciaux itinérants",
        "Le compte rendu de visite se tape le soir à l’hôtel",
        "Trois fichiers Excel suivent les devis de la région Ouest",
        "Saisir la visite sur le parking, sans réseau",
        "Un essai sur tablette avec quatre volontaires",
        "12 mars 2026",
    ] {
        assert!(text.contains(words), "« {words} » is not in the minutes: {text}");
    }
    let pdf = named(&project.path("public/documents"), "compte-rendu", ".pdf");
    let pages = lopdf::Document::load(&pdf[0]).expect("a PDF").page_iter().count();
    assert!(pages >= 1, "{pages}");
    let home = plain(&project.read("public/index.html"));
    assert!(home.contains("Mon CRM"), "{home}");
}

#[test]
fn a_title_alone_is_checked_and_published() {
    let project = Project::new("title: Mon CRM\n");
    assert_eq!(project.check(&[]).0, 0);
    let ran = project.run(&["publish"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(project.path("public/index.html").is_file());
}

#[test]
fn the_home_page_of_a_new_project_says_what_to_do_and_proposes_no_run_that_cannot_be() {
    let project = Project::nowhere();
    let ran = project.run(&["init", "nouveau", "--lang", "fr"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let given = project.run(&["publish", "--lang", "fr", "-C", "nouveau"]);
    assert_eq!(given.code, 0, "{}{}", given.out, given.err);
    assert!(given.out.contains("ouvrage publish --internal"), "{}", given.out);
    // What is handed over does not speak to its authors: no advice, no YAML to copy.
    let (home, list) = (project.read("nouveau/public/index.html"), project.read("nouveau/public/requirements.html"));
    for not in ["Que faire maintenant", "ouvrage check"] {
        assert!(!home.contains(not), "« {not} » is on the home page");
    }
    assert!(list.contains("Rien à ce stade") && !list.contains("requirements:"), "{list}");
    let ran = project.run(&["publish", "--internal", "--lang", "fr", "-C", "nouveau"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(project.read("nouveau/public/requirements.html").contains("requirements:"));
    let home = project.read("nouveau/public/index.html");
    for said in ["Que faire maintenant", "Tenir l’atelier ATL-001", "Écrire un premier objectif"] {
        assert!(home.contains(said), "« {said} » is not on the home page");
    }
    for not in ["ouvrage run", "cycle en V", "CAH-01"] {
        assert!(!home.contains(not), "« {not} » is on the home page");
    }
}

//! What is typed into a field is read by others as it was typed, on the page of an artifact and in the document.

use std::process::Command;

use crate::project::Project;

/// The words of a PDF, on one line.
fn printed(project: &Project, path: &str) -> String {
    let output = Command::new("pdftotext").arg("-q").arg(project.path(path)).arg("-").output().expect("pdftotext");
    one_line(&String::from_utf8_lossy(&output.stdout))
}

/// The words of a page, on one line: no tag, no entity. An item says the number that its list shows.
fn shown(project: &Project, path: &str) -> String {
    let html = project.read(path).replace("<li value=\"", "> ").replace("<li>", "• ");
    let mut words = String::new();
    for piece in html.split('<') {
        words.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
        words.push(' ');
    }
    for (entity, sign) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")]
    {
        words = words.replace(entity, sign);
    }
    one_line(&words)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Signs that Markdown takes for something else, in the words of people who never heard of it.
const TYPED: [&str; 18] = [
    "Les fichiers *.xls/*.xlsx sont repris",
    "le total vaut 2*3*4",
    "le champ __init__ et user_id_ext restent",
    "le dossier \\\\serveur\\commun\\crm",
    "l’étoile (*) marque l’obligatoire",
    "[ ] à cocher, [x] coché",
    "[x]: voir l’annexe",
    "# de client à 8 chiffres",
    "> 500 lignes par import",
    "entre <5 k€ et >20 k€",
    "le gabarit <nom>-<date>.csv",
    "A & B, AT&T &amp; cie",
    "~20 agences, ~~30~~ au plus",
    "voir [EXG-002] et {client}",
    "prix | remise | total",
    "1990. L’année de création",
    "un ![logo](logo.png) en tête",
    "[la notice](notice.pdf) jointe",
];

#[test]
fn every_sign_of_a_statement_is_read_on_the_page_and_in_the_document() {
    let mut specs = "requirements:\n  - {id: EXG-002, title: Autre, statement: Le CRM doit dater.}\n".to_owned();
    for (at, typed) in TYPED.iter().enumerate() {
        let id = at + 10;
        specs.push_str(&format!(
            "  - id: EXG-0{id}\n    title: Essai {id}\n    statement: |\n      Début.\n\n      {typed}\n"
        ));
    }
    let project = Project::new("project: {title: Essai, code: E, language: fr}\n").file("specs/a.yaml", &specs);
    let ran = project.run(&["publish"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let document = printed(&project, "public/documents/e-cdc.pdf");
    for (at, typed) in TYPED.iter().enumerate() {
        let page = shown(&project, &format!("public/requirements/EXG-0{}.html", at + 10));
        // A struck word and a picture that is not fetched are read otherwise, and no word of them is lost.
        let words = typed.split(|c: char| c.is_whitespace() || "[]()!".contains(c)).filter(|word| !word.is_empty());
        for word in words {
            assert!(page.contains(word), "{word} of {typed} is not on the page: {page}");
            assert!(document.contains(word), "{word} of {typed} is not in the document");
        }
    }
}

#[test]
fn the_items_of_a_list_keep_their_numbers_and_short_lines_their_ends() {
    let specs = "requirements:\n  - id: EXG-001\n    title: Étapes\n    statement: |\n      Dans cet ordre :\n\n      \
                 7. ouvrir la fiche\n      9. la signer\n      12. la ranger\n  - id: EXG-002\n    title: Lignes\n    \
                 statement: |\n      Le CRM doit :\n      \
                 - dater\n      - signer\n  - id: EXG-003\n    title: Égales\n    statement: |\n      1. un\n      \
                 1. deux\n      1. trois\nuse_cases:\n  \
                 - {id: CU-001, title: Reprendre, acceptance_criteria: [\"*.csv et 1. en tête\"]}\n";
    let project = Project::new("project: {title: Essai, code: E, language: fr}\n").file("specs/a.yaml", specs);
    let ran = project.run(&["publish"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let page = project.read("public/requirements/EXG-001.html");
    for item in ["<li value=\"7\">ouvrir la fiche", "<li value=\"9\">la signer", "<li value=\"12\">la ranger"] {
        assert!(page.contains(item), "{item}: {page}");
    }
    let document = printed(&project, "public/documents/e-cdc.pdf");
    for item in ["7. ouvrir la fiche", "9. la signer", "12. la ranger", "*.csv et 1. en tête", "• dater", "• signer"]
    {
        assert!(document.contains(item), "{item}: {document}");
    }
    // Where all the numbers are the same, they are counted.
    for item in ["1. un", "2. deux", "3. trois"] {
        assert!(document.contains(item), "{item}: {document}");
    }
    assert!(shown(&project, "public/use-cases/CU-001.html").contains("*.csv et 1. en tête"));
}

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

/// Signs that Markdown takes for something else, in the words of people who never heard of it; and what is read, where
/// these are marks all the same, of which no word is lost.
const TYPED: [(&str, &str); 26] = [
    ("Les fichiers *.xls/*.xlsx sont repris", ""),
    ("le total vaut 2*3*4", ""),
    ("le champ __init__ et user_id_ext restent", ""),
    ("le dossier \\\\serveur\\commun\\crm", ""),
    ("l’étoile (*) marque l’obligatoire", ""),
    ("[ ] à cocher, [x] coché", ""),
    ("[x]: voir l’annexe", ""),
    ("# de client à 8 chiffres", ""),
    ("> 500 lignes par import", ""),
    ("entre <5 k€ et >20 k€", ""),
    ("le gabarit <nom>-<date>.csv", ""),
    ("A & B, AT&T &amp; cie", ""),
    ("~20 agences, ~~30~~ au plus", ""),
    ("voir [EXG-002] et {client}", ""),
    ("prix | remise | total", ""),
    ("1990. L’année de création", ""),
    ("un ![logo](logo.png) en tête", "un logo (logo.png) en tête"),
    ("[la notice](notice.pdf) jointe", "la notice (notice.pdf) jointe"),
    ("~~~48 h~~~", ""),
    ("``` Attention : rien", ""),
    ("**Oui**/**Non**, **12 k€**/an, **80**€", "Oui/Non, 12 k€/an, 80€"),
    ("__Important__ : **/api/v1** et src/**/a/**/b", "Important : /api/v1 et src/**/a/**/b"),
    ("```a``` puis\n\n[NB]: important", "a puis [NB]: important"),
    ("```Exemple de fichier\nA;B\n```\n\n> 5 jours", "Exemple de fichier A;B > 5 jours"),
    ("- ```\n  code\n  ```\n\n[NB]: important\n\n> 5 jours", "• code [NB]: important > 5 jours"),
    ("- Délai :\n    > 48 h : normal\n    > 72 h : lent", "• Délai : > 48 h : normal > 72 h : lent"),
];

#[test]
fn every_sign_of_a_statement_is_read_on_the_page_and_in_the_document() {
    let mut specs = "requirements:\n  - {id: EXG-002, title: Autre, statement: Le CRM doit dater.}\n".to_owned();
    for (at, (typed, _)) in TYPED.iter().enumerate() {
        let id = at + 10;
        let typed = typed.replace('\n', "\n      ");
        specs.push_str(&format!(
            "  - id: EXG-0{id}\n    title: Essai {id}\n    statement: |\n      Début {id}.\n\n      {typed}\n\n      Fin {id}.\n"
        ));
    }
    let project = Project::new("project: {title: Essai, code: E, language: fr}\n").file("specs/a.yaml", &specs);
    let ran = project.run(&["publish"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let document = printed(&project, "public/documents/e-cdc.pdf");
    for (at, (typed, read)) in TYPED.iter().enumerate() {
        let id = at + 10;
        let own = |text: &str| {
            let behind = text.split_once(&format!("Début {id}.")).and_then(|(_, behind)| behind.split_once("Fin "));
            bare(behind.unwrap_or_else(|| panic!("{typed:?} is not in {text}")).0)
        };
        let page = shown(&project, &format!("public/requirements/EXG-0{id}.html"));
        let read = bare(if read.is_empty() { typed } else { read });
        assert_eq!(own(&page), read, "the page of {typed:?}");
        // A document says the title of what is named by its id.
        assert_eq!(own(&document).replace("EXG-002Autre", "EXG-002"), read, "the document of {typed:?}");
    }
}

/// A text without its blanks: a page and a document have their own.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn a_row_with_more_cells_than_its_table_has_columns_loses_none() {
    let specs = "requirements:\n  - id: EXG-001\n    title: Cas\n    statement: |\n      | a | b |\n      |---|---|\n      \
                 | 1 | 2 | TROIS | QUATRE |\n      | 5 | six |\n";
    let project = Project::new("project: {title: Essai, code: E, language: fr}\n").file("specs/a.yaml", specs);
    assert_eq!(project.run(&["publish"]).code, 0);
    let page = bare(&shown(&project, "public/requirements/EXG-001.html"));
    assert!(page.contains("12|TROIS|QUATRE5six"), "{page}");
    let document = bare(&printed(&project, "public/documents/e-cdc.pdf"));
    assert!(document.contains("2|TROIS|QUATRE"), "{document}");
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

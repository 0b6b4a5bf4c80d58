//! What an import must not lose, overwrite or bring back, whatever stands in the sheets.

use rust_xlsxwriter::Workbook;

use super::{counts, import, lines, small, versioned};
use crate::project::{Project, Ran};

/// A workbook of texts: the name of each sheet, and its rows.
fn book(project: &Project, file: &str, sheets: &[(&str, &[&[&str]])]) {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                sheet.write_string(row as u32, column as u16, *text).unwrap();
            }
        }
    }
    project.write(file, &book.save_to_buffer().unwrap());
}

fn plain(ran: &Ran) -> String {
    format!("{}{}", ran.out, ran.err).replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn two_sheets_of_one_grid_lose_nothing_and_contradict_each_other_aloud() {
    let project = small();
    let heads: &[&str] = &["Ligne", "Quantité", "Prix unitaire"];
    let first: &[&[&str]] = &[heads, &["Licences", "10", "100"], &["Formation", "2", "500"]];
    let second: &[&[&str]] = &[heads, &["Reprise", "1", "9000"]];
    book(&project, "budget.xlsx", &[("Budget 2026", first), ("Budget 2027", second)]);
    let (ran, report) = import(&project, &["budget.xlsx", "--as", "budget", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [3, 0, 0, 0]), "{report:#}");
    let text = project.read("specs/organisation.yaml");
    for line in ["Licences", "Formation", "Reprise"] {
        assert!(text.contains(&format!("line: {line}")), "{text}");
    }
    // The same artifact on both sheets, a new id on both, and lines without ids.
    let heads: &[&str] = &["Réf", "Exigence", "Lot"];
    let first: &[&[&str]] =
        &[heads, &["EXG-001", "Un."], &["EXG-050", "Deux."], &["", "Trois.", "LOT-1"], &["EXG-051", "Quatre."]];
    let second: &[&[&str]] = &[heads, &["EXG-001", "Cinq."], &["EXG-050", "Six."], &["", "Sept.", "LOT-1"]];
    book(&project, "deux.xlsx", &[("A", first), ("B", second)]);
    let before = project.read("specs/tout.yaml");
    let (ran, report) = import(&project, &["deux.xlsx", "--as", "requirements", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (1, [3, 0, 0, 4]), "{report:#}");
    let reason = report["sheets"][1]["lines"][1]["reasons"][0]["message"].as_str().unwrap();
    assert!(reason.contains("EXG-050") && reason.contains("(A!A3, B!A3)"), "{reason}");
    let text = project.read("specs/tout.yaml");
    assert!(text.starts_with(before.as_str()), "what was there stays: {text}");
    for (id, said) in [("EXG-051", "Quatre."), ("EXG-052", "Trois."), ("EXG-053", "Sept.")] {
        assert!(text.contains(&format!("id: {id}\n    statement: {said}")), "{text}");
    }
}

#[test]
fn a_text_with_separators_swallows_and_drops_no_line() {
    let project = small();
    let before = project.read("specs/tout.yaml");
    project.write("ouvert.csv", "Titre;Énoncé\nUn;\"Le système doit A\nDeux;Le système doit B\n".as_bytes());
    let ran = project.run(&["import", "ouvert.csv", "--as", "requirements", "--apply"]);
    assert_eq!(ran.code, 2, "{}", plain(&ran));
    assert!(plain(&ran).contains("ouvert.csv, ligne 2 : un guillemet s’ouvre et ne se ferme pas"), "{}", plain(&ran));
    assert_eq!(project.read("specs/tout.yaml"), before);
    // A word for a sum heads a title as well as a sum.
    let grid = "Titre;Énoncé;Priorité\nTotal des commandes visibles;Le CRM doit afficher le total.;confort\n\
                Somme due;Le CRM doit afficher la somme due.;confort\nTotal;Le CRM doit dire le total.;confort\n\
                Total général;;12\n";
    project.write("total.csv", grid.as_bytes());
    let (_, report) = import(&project, &["total.csv", "--as", "requirements"]);
    let states: Vec<String> = lines(&report).into_iter().map(|(_, state, _)| state).collect();
    assert_eq!(states, ["new", "new", "new", "total"], "{report:#}");
    // Nothing to write is not nothing said.
    project.write("seul.csv", "Titre;Énoncé;Priorité\nTotal;;3\n".as_bytes());
    let ran = project.run(&["import", "seul.csv", "--as", "requirements"]);
    assert_eq!(ran.code, 0, "{}", plain(&ran));
    assert!(!plain(&ran).contains("Rien n’a changé"), "{}", plain(&ran));
    assert!(plain(&ran).contains("Rien à écrire ; une ligne n’est pas reprise"), "{}", plain(&ran));
}

#[test]
fn a_report_or_a_mapping_that_cannot_be_written_never_hides_what_was() {
    let project = small().file("specs/imports/client.yaml", "imports: []\n");
    project.write("g.csv", "Réf;Exigence\nEXG-030;Le CRM doit dater les relances.\n".as_bytes());
    let before = project.read("specs/tout.yaml");
    // The mapping that is there is never replaced: nothing is written at all.
    let ran = project.run(&["import", "g.csv", "--apply", "--save-map", "client"]);
    assert_eq!(ran.code, 2, "{}", plain(&ran));
    assert_eq!(project.read("specs/tout.yaml"), before);
    // A folder stands where the report should go: the import is told, and the report is missed.
    let ran = project.run(&["import", "g.csv", "--apply", "--json", "specs"]);
    assert_eq!(ran.code, 1, "{}", plain(&ran));
    assert!(project.read("specs/tout.yaml").contains("EXG-030"));
    let said = plain(&ran);
    assert!(said.contains("Import appliqué.") && said.contains("Écrit : specs/tout.yaml"), "{said}");
    assert!(said.contains("le compte rendu n’a pas pu être écrit dans"), "{said}");
    // Where all is refused, nothing was applied.
    project.write("faux.csv", "Réf;Exigence;Priorité\nEXG-031;Le CRM doit dater.;jaune\n".as_bytes());
    let ran = project.run(&["import", "faux.csv", "--apply"]);
    assert_eq!(ran.code, 1);
    assert!(plain(&ran).starts_with("Rien n’a été écrit."), "{}", plain(&ran));
}

#[test]
fn an_id_that_only_resembles_overwrites_nothing() {
    let project = small();
    let before = project.read("specs/tout.yaml");
    project.write("b.csv", "Réf;Besoin\nBES-01;Suivre les visites\nBES-02;Partager les contacts\n".as_bytes());
    let ran = project.run(&["import", "b.csv", "--as", "needs"]);
    assert_eq!(ran.code, 1, "{}", plain(&ran));
    let said = "« BES-01 » ressemble à BES-001, mais la ligne s’appelle « Suivre les visites » et le projet dit « BES-001 Relancer les devis »";
    assert!(plain(&ran).contains(said), "{}", plain(&ran));
    let (_, report) = import(&project, &["b.csv", "--as", "needs"]);
    assert_eq!(counts(&report), [1, 0, 0, 1]);
    // The same title makes it the same, as does the same number written otherwise.
    project.write("c.csv", "Réf;Besoin\nBES-1;Relancer les devis\n".as_bytes());
    let (_, report) = import(&project, &["c.csv", "--as", "needs"]);
    assert_eq!(counts(&report), [0, 0, 1, 0], "{report:#}");
    project.write("d.csv", "Réf;Besoin\nbes 001;Relancer tous les devis\n".as_bytes());
    let (_, report) = import(&project, &["d.csv", "--as", "needs"]);
    assert_eq!(counts(&report), [0, 1, 0, 0], "{report:#}");
    assert_eq!(project.read("specs/tout.yaml"), before);
}

#[test]
fn a_new_id_on_the_text_of_another_artifact_looks_renumbered() {
    let project = small();
    let grid = "Réf;Titre;Énoncé\nEXG-001;Créer une tâche de relance;Le CRM doit créer une tâche de relance à J+7.\n\
                EXG-702;Lister les comptes dormants;Le CRM doit lister les comptes dormants.\n\
                EXG-703;Lister les comptes dormants;Le CRM doit lister les comptes sans visite.\n";
    project.write("g.csv", grid.as_bytes());
    let ran = project.run(&["import", "g.csv", "--as", "requirements"]);
    assert_eq!(ran.code, 1, "{}", plain(&ran));
    let said = plain(&ran);
    assert!(said.contains("porte le texte de EXG-002 Lister les comptes dormants"), "{said}");
    assert!(said.contains("`ouvrage rename EXG-002 EXG-702`"), "{said}");
    let (_, report) = import(&project, &["g.csv", "--as", "requirements"]);
    let states: Vec<String> = lines(&report).into_iter().map(|(_, state, _)| state).collect();
    assert_eq!(states, ["unchanged", "refused", "new"], "another statement is another requirement: {report:#}");
    // What the message says to do is enough.
    assert_eq!(project.run(&["rename", "EXG-002", "EXG-702"]).code, 0);
    let (ran, report) = import(&project, &["g.csv", "--as", "requirements"]);
    assert_eq!((ran.code, counts(&report)), (0, [1, 0, 2, 0]), "{report:#}");
}

#[test]
fn lines_that_cannot_be_edited_safely_are_refused_and_the_others_written() {
    let specs = "requirements:\n  - id: EXG-001\n    title: !!str a\n  - id: EXG-002\n    title: b\n  - id: EXG-003\n    title: !!str c\n";
    let project = versioned(small().file("specs/tout.yaml", specs));
    project.write("g.csv", "Réf;Titre\nEXG-001;A1\nEXG-002;B1\nEXG-003;C1\n".as_bytes());
    let (ran, report) = import(&project, &["g.csv", "--as", "requirements", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (1, [0, 1, 0, 2]), "{report:#}");
    assert_eq!(report["sheets"][0]["lines"][2]["reasons"][0]["code"], "edit-refused-marked");
    assert_eq!(project.read("specs/tout.yaml"), specs.replace("title: b", "title: B1"));
}

#[test]
fn no_line_names_what_is_refused_with_the_same_file() {
    let project = small();
    let lots: &[&[&str]] = &[&["Réf", "Titre", "Ordre"], &["LOT-8", "Terrain", "8"], &["LOT-9", "Pilotage", "neuf"]];
    let own: &[&[&str]] = &[
        &["Réf", "Exigence", "Lot"],
        &["EXG-080", "Le CRM doit A.", "LOT-8"],
        &["EXG-090", "Le CRM doit B.", "LOT-9"],
    ];
    book(&project, "g.xlsx", &[("Lots", lots), ("Exigences", own)]);
    let (ran, report) = import(&project, &["g.xlsx", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (1, [2, 0, 0, 2]), "{report:#}");
    assert_eq!(report["sheets"][1]["lines"][1]["reasons"][0]["cell"], "Exigences!C3");
    let text = project.read("specs/tout.yaml");
    assert!(text.contains("lot: LOT-8") && !text.contains("LOT-9"), "{text}");
}

#[test]
fn the_examples_of_a_new_project_are_taken_out_as_the_guides_say() {
    let project = Project::nowhere();
    assert_eq!(project.run(&["init", "."]).code, 0);
    for id in ["BES-001", "ATL-001"] {
        let ran = project.run(&["remove", id, "--unlink", "--yes"]);
        assert_eq!(ran.code, 0, "{}", plain(&ran));
    }
    project.write("b.csv", "Réf;Besoin\nBES-01;Suivre les visites\nBES-02;Partager les contacts\n".as_bytes());
    let (ran, report) = import(&project, &["b.csv", "--as", "needs", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [2, 0, 0, 0]), "{report:#}");
    let (code, found) = project.check(&["--gate", "drafting"]);
    assert_eq!(code, 0, "{found:#?}");
}

#[test]
fn a_long_chain_falls_with_its_first_line_and_nothing_else_does() {
    let project = small();
    let link = |i: usize| format!("CU-{i:04};Étape {i};indispensable;{}\n", format_args!("CU-{:04}", i - 1));
    let chain: String = (502..=1_100).map(link).collect();
    let apart = "CU-2000;À part;indispensable;\nCU-2001;Après;indispensable;CU-2000\n";
    let text = format!("id;title;priority;depends_on\nCU-0501;Étape 501;zzz;\n{chain}{apart}");
    project.write("chaine.csv", text.as_bytes());
    let (ran, report) = import(&project, &["chaine.csv", "--as", "use_cases"]);
    assert_eq!((ran.code, counts(&report)), (1, [2, 0, 0, 600]), "{}", ran.err);
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    let last = lines[599]["reasons"][0]["message"].as_str().expect("a reason");
    assert!(last.contains("CU-1099"), "{last}");
}

#[test]
fn a_bare_text_in_a_list_is_a_line_and_is_never_lost() {
    let text = "organisation:\n  risks:\n    # Vu en comité.\n    - Retard du client\n    - Départ du chef de projet\n";
    let project = small().file("specs/orga.yaml", text);
    assert_eq!(project.check(&["--gate", "drafting"]).0, 0, "it is sound");
    assert_eq!(project.run(&["export", "risks", "--out", "e.csv"]).code, 0);
    assert!(project.read("e.csv").contains("Retard du client"), "{}", project.read("e.csv"));
    let (_, report) = import(&project, &["e.csv", "--as", "risks", "--apply"]);
    assert_eq!((counts(&report), project.read("specs/orga.yaml").as_str()), ([0, 0, 2, 0], text), "{report:#}");
    // A new line joins those that are there, and one of them gains a field.
    project.write("g.csv", "Risque;Parade\nPanne du site;Un second site\nRetard du client;Relancer\n".as_bytes());
    let (ran, report) = import(&project, &["g.csv", "--as", "risks", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [1, 1, 0, 0]), "{report:#}");
    let after = project.read("specs/orga.yaml");
    let kept = "    # Vu en comité.\n    - title: Retard du client\n      mitigation: Relancer\n    - Départ du chef de projet\n";
    assert!(after.contains(kept) && after.contains("title: Panne du site"), "{after}");
    // A list in a form that is no line is not written over either.
    let odd = "organisation:\n  risks: Retard du client\n";
    project.write("specs/orga.yaml", odd.as_bytes());
    let (ran, report) = import(&project, &["g.csv", "--as", "risks", "--apply"]);
    assert_eq!(ran.code, 1, "{report:#}");
    assert_eq!(project.read("specs/orga.yaml"), odd);
}

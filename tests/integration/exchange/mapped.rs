//! Saved mappings: what they may say, and which files they serve; which grid a sheet is.

use rust_xlsxwriter::Workbook;

use super::{counts, fields, import, lines, read, small, with_input};
use crate::project::Project;

const MAPPING: &str = "\
imports:
  - name: client
    as: exigences
    sheet: Exigences V3
    columns:
      \"Clé\": identifiant
      \"Ce qu’il faut\": Énoncé
      Rang: Priorité
      Livraison: Lot
      Pour: use_cases
      Couleur: ignorer
    values:
      Priorité: {\"à voir\": , \"vital\": indispensable}
      lot: {V1: LOT-1}
      use_cases: {\"cas un\": CU-001, \"sans objet\": \"\"}
";

const GRID: &str = "\
Clé;Ce qu’il faut;Rang;Livraison;Pour;Couleur
EXG-030;Le CRM doit dater les relances.;à voir;V1;cas un;bleu
EXG-031;Le CRM doit tracer les appels.;vital;;cas un ; sans objet;vert
";

fn mapped() -> Project {
    small().file("specs/imports/client.yaml", MAPPING)
}

fn assert_read(report: &serde_json::Value) {
    assert_eq!(report["sheets"][0]["mapping"], "client", "{report:#}");
    assert_eq!(counts(report), [2, 0, 0, 0], "{report:#}");
    let fields = |row: usize| &report["sheets"][0]["lines"][row]["fields"];
    assert_eq!((&fields(0)["priority"], &fields(0)["lot"]), (&serde_json::Value::Null, &"LOT-1".into()));
    assert_eq!(fields(0)["use_cases"], serde_json::json!(["CU-001"]));
    assert_eq!(
        (&fields(1)["priority"], &fields(1)["use_cases"]),
        (&"indispensable".into(), &serde_json::json!(["CU-001"]))
    );
}

#[test]
fn fields_are_named_by_their_labels_and_words_hold_for_links_and_for_nothing() {
    let (ran, report) = import(&mapped().file("g.csv", GRID), &["g.csv"]);
    assert_eq!(ran.code, 0, "{report:#}");
    assert_read(&report);
    let told = mapped().file("g.csv", GRID).run(&["import", "g.csv"]).out;
    assert!(told.contains("«\u{a0}V1\u{a0}» devient «\u{a0}LOT-1\u{a0}», comme le dit la correspondance"), "{told}");
    assert!(told.contains("«\u{a0}à voir\u{a0}» laissé vide, comme le dit la correspondance"), "{told}");
}

#[test]
fn a_mapping_serves_the_same_heads_wherever_they_stand() {
    // As a text, with its name and without; pasted; on a sheet of another name, among other sheets.
    let project = mapped().file("g.csv", GRID);
    for args in [&["g.csv"][..], &["g.csv", "--map", "client"]] {
        assert_read(&import(&project, args).1);
    }
    let pasted = GRID.replace(';', "\t").replace(" \t sans", " ; sans");
    let ran = with_input(&project, &["import", "-", "--output-format", "json"], pasted.as_bytes());
    assert_read(&read(ran).1);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Exigences V4").unwrap();
    for (row, line) in
        GRID.replace(" ; sans", "\n sans").replace("un\n sans objet", "un|sans objet").lines().enumerate()
    {
        for (column, text) in line.split(';').enumerate() {
            sheet.write_string(row as u32, column as u16, text.replace('|', "\n")).unwrap();
        }
    }
    let other = book.add_worksheet().set_name("Divers").unwrap();
    other.write_string(0, 0, "Priorité").unwrap();
    other.write_string(0, 1, "Statut").unwrap();
    other.write_string(1, 0, "P1").unwrap();
    project.write("v4.xlsx", &book.save_to_buffer().unwrap());
    for args in [&["v4.xlsx"][..], &["v4.xlsx", "--map", "client"]] {
        let report = import(&project, args).1;
        let sheets = report["sheets"].as_array().unwrap();
        let first = sheets.iter().find(|sheet| sheet["sheet"] == "Exigences V4").expect("it is read");
        assert_eq!(first["mapping"], "client", "{args:?}");
        assert_eq!(first["counts"]["new"], 2, "{args:?} {first:#}");
    }
    let ran = project.run(&["import", "g.csv", "--sheet", "Exigences V3"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("est un texte et n’a pas de feuille"), "{}", ran.err);
}

#[test]
fn straight_and_typographic_apostrophes_are_no_change() {
    let specs = "requirements:\n  - id: EXG-001\n    title: Voir l’encours\n    statement: Le CRM doit afficher l’encours d’un client.\n";
    let project = Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/a.yaml", specs);
    let grid = "Réf;Titre;Énoncé\nEXG-001;Voir l'encours;Le CRM doit afficher l'encours d'un client.\n";
    let (_, report) = import(&project.file("g.csv", grid), &["g.csv"]);
    assert_eq!(counts(&report), [0, 0, 1, 0], "{report:#}");
}

#[test]
fn a_grid_of_ours_comes_back_as_text_without_being_named() {
    for grid in ["requirements", "needs", "use_cases", "lots"] {
        let project = small();
        let ran = project.run(&["export", grid, "--out", "w.csv"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let (ran, report) = import(&project, &["w.csv"]);
        assert_eq!(ran.code, 0, "{grid}: {}", ran.err);
        assert_eq!(report["sheets"][0]["grid"], grid);
        assert_eq!(counts(&report)[..2], [0, 0], "{grid}: {report:#}");
    }
}

#[test]
fn sheets_are_what_their_ids_say_and_notes_are_none() {
    let mut book = Workbook::new();
    let mut add = |name: &str, lines: &[&str]| {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, line) in lines.iter().enumerate() {
            for (column, text) in line.split(';').enumerate() {
                sheet.write_string(row as u32, column as u16, text).unwrap();
            }
        }
    };
    add("Découpage", &["Lot;Nom;Début", "Lot 8;Socle;01/02/2027", "Lot 9;Mobilité;01/06/2027"]);
    add("Notes perso", &["penser à rappeler Jean", "budget ?"]);
    let project = small();
    project.write("g.xlsx", &book.save_to_buffer().unwrap());
    let (_, report) = import(&project, &["g.xlsx"]);
    assert_eq!(report["sheets"].as_array().map(Vec::len), Some(1), "{report:#}");
    assert_eq!(
        (&report["sheets"][0]["grid"], &report["unread"]),
        (&"lots".into(), &serde_json::json!(["Notes perso"]))
    );
    let ids: Vec<String> = lines(&report).into_iter().map(|(_, _, id)| id).collect();
    assert_eq!(ids, ["LOT-8", "LOT-9"]);
}

#[test]
fn an_acronym_is_a_term_and_a_source_is_no_origin() {
    let grid = "Sigle;Signification\nCRM;Gestion de la relation client\nSIRET;Numéro d’établissement\n";
    let (ran, report) = import(&small().file("g.csv", grid), &["g.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!((&report["sheets"][0]["grid"], counts(&report)), (&"glossary".into(), [2, 0, 0, 0]));
    let first = &report["sheets"][0]["lines"][0]["fields"];
    assert_eq!((&first["term"], &first["acronym"]), (&"CRM".into(), &"CRM".into()));
    let grid = "Source;Format;Propriétaire\nFichier clients;CSV;Mme Lefèvre\n";
    let (_, report) = import(&small().file("g.csv", grid), &["g.csv", "--as", "sources"]);
    let found = fields(&report);
    assert_eq!(found[0].1, "title", "{found:?}");
}

#[test]
fn a_mapping_that_cannot_be_read_is_not_said_to_be_missing() {
    let faulty = "imports:\n  - name: client\n    columns:\n      Texte: statement\n    values:\n      priority: [\n";
    let project = small().file("g.csv", "Clé;Texte\nEXG-010;Le CRM doit dater.\n").file("autre.yaml", "x: 1\n");
    project.write("specs/imports/client.yaml", faulty.as_bytes());
    for name in ["client", "specs/imports/client.yaml"] {
        let ran = project.run(&["import", "g.csv", "--map", name]);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(
            ran.err.contains("specs/imports/client.yaml:") && ran.err.contains("corrigez ce fichier"),
            "{}",
            ran.err
        );
    }
    project.write("specs/imports/client.yaml", faulty.replace("[", "{}").as_bytes());
    let ran = project.run(&["import", "g.csv", "--map", "autre.yaml"]);
    assert!(ran.code == 2 && ran.err.contains("ne contient aucune correspondance"), "{ran:?}");
    let ran = project.run(&["import", "g.csv", "--map", "absente"]);
    assert!(ran.code == 2 && ran.err.contains("n’existe pas") && ran.err.contains("client"), "{ran:?}");
}

#[test]
fn a_typed_mapping_of_a_column_that_is_not_there_is_refused() {
    let project = small().file("g.csv", "Réf;Texte;Lot prévu\nEXG-010;Le CRM doit dater.;LOT-1\n");
    let ran = project.run(&["import", "g.csv", "--as", "requirements", "--map", "Lot prevus=lot"]);
    assert_eq!(ran.code, 0, "plurals and accents mean nothing: {}", ran.err);
    let ran = project.run(&["import", "g.csv", "--as", "requirements", "--map", "Lot=lot"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    let said = ran.err.replace('\u{a0}', " ");
    assert!(said.contains("« Lot »") && said.contains(": Lot prévu, Réf, Texte"), "{said}");
    let ran = project.run(&["import", "g.csv", "--as", "requirements", "--map", "Texte=statement"]);
    assert!(ran.out.contains("par --map") && !ran.out.contains("enregistrée"), "{}", ran.out);
}

#[test]
fn the_mapping_of_each_sheet_is_kept() {
    let mut book = Workbook::new();
    let mut add = |name: &str, lines: &[&str]| {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, line) in lines.iter().enumerate() {
            sheet.write_row(row as u32, 0, line.split(';')).unwrap();
        }
    };
    add("Grille", &["Réf;Exigence;Teinte", "EXG-010;Le CRM doit dater les devis.;bleu"]);
    add("Demandes", &["Réf;Besoin;Humeur", "BES-010;Suivre les visites des clients;bonne"]);
    let project = small();
    project.write("g.xlsx", &book.save_to_buffer().unwrap());
    let (ran, _) = import(&project, &["g.xlsx", "--save-map", "client"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let kept = project.read("specs/imports/client.yaml");
    assert!(kept.contains("sheet: Grille") && kept.contains("sheet: Demandes"), "{kept}");
    assert!(kept.contains("Teinte") && kept.contains("Humeur"), "{kept}");
    assert!(!project.run(&["check"]).out.contains("M0"), "{}", project.run(&["check"]).out);
    for args in [&["g.xlsx"][..], &["g.xlsx", "--map", "client"]] {
        let (_, report) = import(&project, args);
        let sheets: Vec<(&str, &str)> = report["sheets"]
            .as_array()
            .unwrap()
            .iter()
            .map(|sheet| (sheet["grid"].as_str().unwrap(), sheet["mapping"].as_str().unwrap_or_default()))
            .collect();
        assert_eq!(sheets, [("requirements", "client"), ("needs", "client")], "{args:?}: {report:#}");
    }
}

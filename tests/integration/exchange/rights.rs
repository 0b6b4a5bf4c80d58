//! The access matrix as people draw it: a column for each role, letters, words or crosses in its cells.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, Note, Workbook};
use serde_json::Value;

use super::{counts, fields, import, versioned, with_input};
use crate::project::Project;

fn project() -> Project {
    Project::new("project:\n  title: Essai\n  code: ESS\n")
        .file("specs/donnees.yaml", "data_entities:\n  - id: ENT-001\n    title: Compte\n")
}

/// The report on a text with separators.
fn of_text(project: &Project, args: &[&str], text: &str) -> (i32, Value) {
    project.write("droits.csv", text.as_bytes());
    let (ran, report) = import(project, &[&["droits.csv"], args].concat());
    (ran.code, report)
}

fn lines(report: &Value) -> &Vec<Value> {
    report["sheets"][0]["lines"].as_array().expect("lines")
}

/// `role/entity` → create, read, update, delete, export: given `+`, refused `-`, not said `.`; with the scope.
fn rights(report: &Value) -> BTreeMap<String, String> {
    assert_eq!(report["sheets"][0]["grid"], "access_matrix", "{report:#}");
    let text = |value: &Value| match value {
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","),
        other => other.as_str().unwrap_or_default().to_owned(),
    };
    let mut found = BTreeMap::new();
    for line in lines(report).iter().filter(|line| line["status"] == "new") {
        let fields = &line["fields"];
        let sign = |name: &&str| match fields[*name].as_bool() {
            Some(true) => '+',
            Some(false) => '-',
            None => '.',
        };
        let signs: String = ["create", "read", "update", "delete", "export"].iter().map(sign).collect();
        let said = format!("{signs} {}", text(&fields["scope"])).trim().to_owned();
        let name = format!("{}/{}", text(&fields["role"]), text(&fields["entity"]));
        assert_eq!(found.insert(name, said), None, "twice: {line}");
    }
    found
}

/// Cell and code of what is refused, set aside apart.
fn refused(report: &Value) -> Vec<(String, String)> {
    let said = |list: &Value| -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        list.as_array().into_iter().flatten().map(|one| (text(&one["cell"]), text(&one["code"]))).collect()
    };
    let mut all: Vec<(String, String)> = lines(report).iter().flat_map(|line| said(&line["reasons"])).collect();
    let notes = lines(report).iter().flat_map(|line| said(&line["notes"]));
    all.extend(notes.filter(|(_, code)| code == "exchange-note-set-aside"));
    all.sort();
    all
}

fn pairs(list: &[(&str, &str)]) -> BTreeMap<String, String> {
    list.iter().map(|(name, said)| ((*name).to_owned(), (*said).to_owned())).collect()
}

const CRUD: &str = "Objet;Commercial;Chef des ventes;Admin\nCompte;CRU;C R U;CRUD\nDevis;R;-;RW\nFacture;;lecture seule;\
                    Créer, modifier\n";

#[test]
fn a_matrix_is_recognised_and_each_cell_is_a_line() {
    let project = project();
    let (code, report) = of_text(&project, &[], CRUD);
    assert_eq!((code, counts(&report)), (0, [9, 0, 0, 0]), "{report:#}");
    let wanted = pairs(&[
        ("Commercial/ENT-001", "+++-."),
        ("Chef des ventes/ENT-001", "+++-."),
        ("Admin/ENT-001", "++++."),
        ("Commercial/Devis", "-+--."),
        ("Chef des ventes/Devis", "----."),
        // « W » does not say whether it takes away.
        ("Admin/Devis", "+++.."),
        ("Commercial/Facture", "----."),
        ("Chef des ventes/Facture", "-+--."),
        ("Admin/Facture", "+-+-."),
    ]);
    assert_eq!(rights(&report), wanted);
    let columns: Vec<(String, String, String)> = fields(&report);
    let column = |head: &str, field: &str, how: &str| (head.to_owned(), field.to_owned(), how.to_owned());
    assert_eq!(columns[0], column("Objet", "entity", "label"));
    assert_eq!(columns[2], column("Chef des ventes", "role", "rights"));
    assert_eq!(report["sheets"][0]["heads"], serde_json::json!([1, 1]));
    // What each was read as, with its cells in the sheet.
    let ran = project.run(&["import", "droits.csv"]);
    for told in [
        "«\u{a0}CRU\u{a0}» lu\u{a0}: création, lecture et modification (B2)",
        "«\u{a0}lecture seule\u{a0}» lu\u{a0}: lecture (C4)",
        "case vide lue\u{a0}: aucun droit (B4)",
        "«\u{a0}-\u{a0}» lu\u{a0}: aucun droit (C3)",
    ] {
        assert!(ran.out.contains(told), "{told}: {}", ran.out);
    }
}

#[test]
fn what_was_written_comes_again_without_a_change() {
    let project = versioned(project());
    let (code, report) = of_text(&project, &["--apply"], CRUD);
    assert_eq!((code, counts(&report)), (0, [9, 0, 0, 0]), "{report:#}");
    let (code, report) = of_text(&project, &["--apply"], CRUD);
    assert_eq!((code, counts(&report)), (0, [0, 0, 9, 0]), "{report:#}");
    // One right more is one change, at its cell.
    let (_, report) = of_text(&project, &[], &CRUD.replace("Devis;R;", "Devis;R/U;"));
    assert_eq!(counts(&report), [0, 1, 8, 0], "{report:#}");
    let changed = lines(&report).iter().find(|line| line["status"] == "changed").expect("a change");
    assert_eq!(
        (&changed["row"], &changed["changes"][0]["field"], &changed["changes"][0]["cell"]),
        (&3.into(), &"update".into(), &"B3".into())
    );
    // What goes out in the long form comes back.
    assert_eq!(project.run(&["export", "access_matrix", "--out", "d.xlsx"]).code, 0);
    assert_eq!(counts(&import(&project, &["d.xlsx"]).1), [0, 0, 9, 0]);
    assert_eq!(project.run(&["check"]).out.matches("M01").count(), 0);
}

#[test]
fn the_title_of_an_entity_is_the_one_that_the_project_names_by_its_id() {
    let held = "access_matrix:\n  - id: ACC-001\n    role: Commercial\n    entity: ENT-001\n    read: true\n";
    let project = project().file("specs/droits.yaml", held);
    for text in ["Rôle;Entité;Lire\nCommercial;Compte;oui\n", "Objet;Commercial;Admin\nCompte;L;\n"] {
        let (code, report) = of_text(&project, &["--as", "access_matrix"], text);
        assert_eq!(code, 0, "{report:#}");
        let line = &lines(&report)[0];
        let changed: Vec<&str> =
            line["changes"].as_array().into_iter().flatten().filter_map(|one| one["field"].as_str()).collect();
        assert!(line["id"] == "ACC-001" && !changed.contains(&"entity") && !changed.contains(&"read"), "{report:#}");
    }
}

#[test]
fn crosses_take_the_right_of_the_verb_of_their_line() {
    let project = project();
    let text =
        "Fonction;Commercial;Manager;Admin\nVoir un compte;X;X;X\nSupprimer un compte;;;X\nExporter les devis;;oui;✓\n";
    let (code, report) = of_text(&project, &[], text);
    assert_eq!(code, 0, "{report:#}");
    let wanted = pairs(&[
        ("Commercial/ENT-001", ".+.-."),
        ("Manager/ENT-001", ".+.-."),
        ("Admin/ENT-001", ".+.+."),
        ("Commercial/Devis", "....-"),
        ("Manager/Devis", "....+"),
        ("Admin/Devis", "....+"),
    ]);
    assert_eq!(rights(&report), wanted);
    let ran = project.run(&["import", "droits.csv"]);
    let told = "«\u{a0}Voir un compte\u{a0}»\u{a0}: une croix sur cette ligne est lue lecture, sur l’objet «\u{a0}Compte\u{a0}» (A2)";
    assert!(ran.out.contains(told), "{}", ran.out);
}

#[test]
fn a_cross_that_says_no_right_is_asked_and_the_others_come_in() {
    let project = project();
    let text = "Fonction;Commercial;Admin\nVoir un compte;X;X\nValider un devis;;X\nFacture;non;X\n";
    let (code, report) = of_text(&project, &[], text);
    assert_eq!(
        (code, rights(&report)),
        (1, pairs(&[("Commercial/ENT-001", ".+..."), ("Admin/ENT-001", ".+..."), ("Commercial/Facture", "----.")])),
        "{report:#}"
    );
    let mark = |cell: &str| (cell.to_owned(), "exchange-rights-mark".to_owned());
    assert_eq!(refused(&report), [mark("C3"), mark("C4")]);
    let ran = project.run(&["import", "droits.csv", "--lang", "fr"]);
    assert!(
        ran.out.contains("ne dit pas quel droit") && ran.out.contains("commencez la ligne par le verbe"),
        "{}",
        ran.out
    );
}

#[test]
fn what_cannot_be_read_is_refused_at_its_cell_alone() {
    let project = project();
    let text = "Objet;Commercial;Manager;Admin\nCompte;CRU;à voir avec Paul;CRUD\nDevis;R ?;V;R\nFacture;R, U (équipe);R (sauf clôturées);CR\n";
    let (code, report) = of_text(&project, &[], text);
    assert_eq!((code, counts(&report)), (1, [4, 0, 0, 5]), "{report:#}");
    let wanted = [
        ("B3", "exchange-cell-doubt"),
        ("B4", "exchange-rights-scopes"),
        ("C2", "exchange-rights-unread"),
        ("C3", "exchange-rights-letter"),
        ("C4", "exchange-rights-unread"),
    ];
    let found = refused(&report);
    let found: Vec<(&str, &str)> = found.iter().map(|(cell, code)| (cell.as_str(), code.as_str())).collect();
    assert_eq!(found, wanted);
    // Two cells that say otherwise of one role and one object.
    let text = "Objet;Commercial;Admin\nCompte;CRU;CRUD\nComptes;R;CRUD\n";
    let (code, report) = of_text(&project, &[], text);
    assert_eq!((code, counts(&report)), (1, [1, 0, 0, 1]), "{report:#}");
    assert_eq!(refused(&report), [("B3".to_owned(), "exchange-rights-twice".to_owned())]);
}

#[test]
fn roles_may_be_the_lines_and_a_scope_may_be_said() {
    let project = project();
    let text = "Rôle;Compte;Devis\nCommercial;CRU (ses propres);L\nManager;Lecture équipe;own\nAdmin;CRUD (all);L/M (région)\n";
    let (code, report) = of_text(&project, &[], text);
    assert_eq!(code, 1, "« own » alone says no right: {report:#}");
    let wanted = pairs(&[
        ("Commercial/ENT-001", "+++-. own"),
        ("Manager/ENT-001", "-+--. team"),
        ("Admin/ENT-001", "++++. all"),
        ("Admin/Devis", "-++-. region"),
        ("Commercial/Devis", "-+--."),
    ]);
    assert_eq!(rights(&report), wanted);
    assert_eq!(refused(&report), [("C3".to_owned(), "exchange-rights-unread".to_owned())]);
    assert_eq!(fields(&report)[1].1, "entity");
}

#[test]
fn a_legend_says_what_letters_mean() {
    let project = project();
    let text = "Matrice des droits\n\nObjet;Commercial;Admin\nCompte;C;CM\nDevis;C;CMV\n\nLégende : C = consultation, M = modification, V = validation\n";
    let (code, report) = of_text(&project, &[], text);
    let wanted = pairs(&[("Commercial/ENT-001", "-+--."), ("Admin/ENT-001", "-++-."), ("Commercial/Devis", "-+--.")]);
    assert_eq!((code, rights(&report)), (1, wanted), "{report:#}");
    assert_eq!(refused(&report), [("C5".to_owned(), "exchange-rights-legend".to_owned())]);
    // In two cells each; an object may be called « Note ».
    let text = "Objet;Commercial;Admin\nNote;L;CLM\nDevis;L;V\n\nLégende\nV;Consultation\n";
    let (code, report) = of_text(&project, &[], text);
    assert_eq!((code, counts(&report)), (0, [4, 0, 0, 0]), "{report:#}");
    assert_eq!(rights(&report)["Admin/Devis"], "-+--.");
    // Without it, « C » is « créer » or « consulter »: asked.
    let (_, report) = of_text(&project, &[], "Objet;Commercial;Admin\nCompte;C;CM\n");
    assert_eq!(counts(&report), [0, 0, 0, 2], "{report:#}");
    // A cross that a legend explains is a right.
    let (code, report) = of_text(
        &project,
        &["--as", "access_matrix"],
        "Objet;Commercial;Admin\nCompte;X;X\nDevis;;X\nX = accès en lecture\n",
    );
    assert_eq!((code, counts(&report)), (0, [4, 0, 0, 0]), "{report:#}");
    assert_eq!(rights(&report)["Admin/Devis"], "-+--.");
}

#[test]
fn rights_may_stand_in_a_column_or_under_each_role() {
    let project = project();
    let text = "Objet;Action;Commercial;Admin\nCompte;Voir;X;X\n;Supprimer;;X\nDevis;Voir;;X\n";
    let (code, report) = of_text(&project, &[], text);
    let wanted = pairs(&[
        ("Commercial/ENT-001", ".+.-."),
        ("Admin/ENT-001", ".+.+."),
        ("Commercial/Devis", ".-..."),
        ("Admin/Devis", ".+..."),
    ]);
    assert_eq!((code, rights(&report)), (0, wanted), "{report:#}");
    let text = "Objet;Commercial;;Admin;\n;C;L;C;L\nCompte;;X;X;X\n";
    let (code, report) = of_text(&project, &[], text);
    let wanted = pairs(&[("Commercial/ENT-001", "-+..."), ("Admin/ENT-001", "++...")]);
    assert_eq!((code, rights(&report)), (0, wanted), "{report:#}");
    let text = "Profil;Objet;Droits\nCommercial;Compte;CRU\nAdmin;Compte;CRUD\n";
    let (code, report) = of_text(&project, &[], text);
    let wanted = pairs(&[("Commercial/ENT-001", "+++-."), ("Admin/ENT-001", "++++.")]);
    assert_eq!((code, rights(&report)), (0, wanted), "{report:#}");
}

#[test]
fn other_tables_of_letters_and_crosses_are_no_access_matrix() {
    let project = project();
    let grid = |text: &str| {
        project.write("t.csv", text.as_bytes());
        let ran = with_input(&project, &["import", "t.csv", "--output-format", "json", "--lang", "fr"], b"");
        let report: Value = serde_json::from_str(&ran.out).unwrap_or_default();
        (report["sheets"][0]["grid"].as_str().unwrap_or_default().to_owned(), ran.err)
    };
    // A RACI, functions by lot, priorities in letters, the long form.
    assert_eq!(grid("Activité;Manager;Admin\nCadrage;R;A\nRecette;C;R\nBascule;I;A\n").0, "raci");
    assert_eq!(grid("Tâche;Manager;Admin\nCadrage;R;C\nRecette;C;R\n").0, "raci");
    assert_ne!(grid("Fonction;Lot 1;Lot 2\nVoir un compte;X;\nCréer un devis;;X\n").0, "access_matrix");
    assert_ne!(grid("Objet;Priorité métier;Priorité DSI\nRelance;M;S\nDevis;C;M\n").0, "access_matrix");
    assert_eq!(grid("Rôle;Entité;Créer;Lire\nAdmin;Compte;oui;oui\n").0, "access_matrix");
    // What may be one is said with how to have it read.
    let (_, told) = grid("Fonction;Nord;Sud\nVoir un compte;X;\nCréer un devis;;X\n");
    assert!(told.contains("--as access_matrix"), "{told}");
    project.write("t.csv", "Habilitations;Nord;Sud\nCompte;CRU;R\nDevis;R;CRU\n".as_bytes());
    let ran = project.run(&["import", "t.csv", "--as", "access_matrix", "--lang", "fr"]);
    assert!(ran.code == 2 && ran.err.contains("les rôles sont les lignes ou les colonnes"), "{}{}", ran.out, ran.err);
}

#[test]
fn a_workbook_keeps_its_cells_its_sections_and_its_comments() {
    let project = project();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Habilitations").unwrap();
    sheet.merge_range(0, 0, 0, 3, "Droits du CRM", &Format::new()).unwrap();
    for (row, cells) in [
        ["Objet", "Commercial", "Admin", "Commentaire"],
        ["Ventes", "", "", ""],
        ["Compte", "CRU", "CRUD", "vu le 12/03"],
        ["Devis", "R", "", ""],
    ]
    .into_iter()
    .enumerate()
    {
        for (column, text) in cells.into_iter().enumerate() {
            sheet.write_string(row as u32 + 2, column as u16, text).unwrap();
        }
    }
    sheet.insert_note(4, 1, &Note::new("à confirmer").add_author_prefix(false)).unwrap();
    project.write("d.xlsx", &book.save_to_buffer().unwrap());
    let (ran, report) = import(&project, &["d.xlsx"]);
    assert_eq!((ran.code, counts(&report)), (0, [4, 0, 0, 0]), "{report:#}");
    let sheet = &report["sheets"][0];
    assert_eq!((&sheet["heads"], &sheet["above"][0]["text"]), (&serde_json::json!([3, 3]), &"Droits du CRM".into()));
    let notes: Vec<(&str, &str)> = sheet["notes"]
        .as_array()
        .expect("notes")
        .iter()
        .filter_map(|note| Some((note["cell"].as_str()?, note["code"].as_str()?)))
        .collect();
    assert!(notes.contains(&("Habilitations!A4", "exchange-rights-title")), "{notes:?}");
    assert!(notes.contains(&("Habilitations!B5", "exchange-note-comment")), "{notes:?}");
    assert_eq!(fields(&report)[3].2, "no_rights");
    // A mapping that is kept reads the same sheet again.
    let (_, report) = import(&project, &["d.xlsx", "--save-map", "droits", "--apply"]);
    assert_eq!(counts(&report), [4, 0, 0, 0]);
    let (ran, report) = import(&project, &["d.xlsx", "--map", "droits"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 0, 4, 0]), "{report:#}");
}

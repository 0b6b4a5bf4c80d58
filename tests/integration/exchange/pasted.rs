//! Texts with separators: files of others and tables pasted from the clipboard.

use super::{counts, fields, import, lines, read, small, versioned, with_input};

const GRID: &str = "\
Grille des exigences;;;;;;
;;;;;;
Réf.;Exigence;Priorité MoSCoW;Lot;Cas d’usage liés;Nb tests;Commentaire DSI
EXG-001;Le CRM doit créer une tâche de relance à J+7.;Must;Socle commercial;CU-1;2;
EXG-002;Le CRM doit lister les comptes sans commande depuis 180 jours.;Should;LOT-1;CU-001;;à revoir
EXG-010;Le CRM doit refuser un SIRET faux.;Haute;LOT 1;CU-001;3;
;Le CRM doit tracer les relances.;Could;;;;
EXG-011;Le CRM doit exporter les comptes.;Jaune;LOT-1;CU-001;1;
EXG-012;Le CRM doit masquer l’encours.;Must;LOT-9;CU-001;un;
";

#[test]
fn each_line_is_new_changed_unchanged_or_refused_with_its_reason() {
    let project = versioned(small().file("grille.csv", GRID));
    let before = project.read("specs/tout.yaml");
    let (ran, report) = import(&project, &["grille.csv"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(report["sheets"][0]["grid"], "requirements");
    assert_eq!(report["sheets"][0]["heads"], serde_json::json!([3, 3]));
    let line = |row: u64, status: &str, id: &str| (row, status.to_owned(), id.to_owned());
    assert_eq!(
        lines(&report),
        [
            line(4, "changed", "EXG-001"),
            line(5, "changed", "EXG-002"),
            line(6, "new", "EXG-010"),
            line(7, "new", "EXG-013"),
            line(8, "refused", ""),
            line(9, "refused", ""),
        ]
    );
    assert_eq!(counts(&report), [2, 2, 0, 2]);
    let of = |row: usize| &report["sheets"][0]["lines"][row];
    let changed: Vec<&str> = of(0)["changes"].as_array().unwrap().iter().filter_map(|c| c["field"].as_str()).collect();
    assert_eq!(changed, ["expected_tests"], "Must is indispensable, the lot and the use case are the same");
    let second = of(1)["changes"].as_array().unwrap();
    let change = second.iter().find(|change| change["field"] == "priority").unwrap();
    assert_eq!(
        (&change["before"], &change["after"], &change["cell"]),
        (&"comfort".into(), &"future".into(), &"C5".into())
    );
    assert_eq!(of(4)["reasons"][0]["cell"], "C8");
    let reasons: Vec<&str> = of(5)["reasons"].as_array().unwrap().iter().filter_map(|r| r["cell"].as_str()).collect();
    assert_eq!(reasons, ["D9", "F9"], "all faults of a line at once");
    let lost = fields(&report).into_iter().find(|(head, ..)| head == "Commentaire DSI").unwrap();
    assert_eq!(lost.1, "notes", "a name within the head is enough");
    assert_eq!(project.read("specs/tout.yaml"), before, "a simulation writes nothing");
}

#[test]
fn what_is_applied_is_there_and_a_second_import_says_so() {
    let project = small().file("grille.csv", GRID);
    let (ran, report) = import(&project, &["grille.csv", "--apply"]);
    assert_eq!(ran.code, 1, "two lines are refused: {}", ran.err);
    assert_eq!(report["applied"], true);
    let text = project.read("specs/tout.yaml");
    assert!(text.contains("  # La relance d'abord.\n  - id: EXG-001\n"), "comments stay: {text}");
    assert!(text.contains("  - id: EXG-010\n"), "{text}");
    assert!(text.contains("id: EXG-013"), "{text}");
    assert!(!text.contains("EXG-011") && !text.contains("EXG-012"), "{text}");
    let (_, again) = import(&project, &["grille.csv"]);
    assert_eq!(counts(&again), [0, 0, 4, 2], "{again:#}");
    let (code, found) = project.check(&["--gate", "drafting"]);
    assert_eq!(code, 0, "{found:#?}");
}

#[test]
fn a_table_pasted_from_the_clipboard_is_read() {
    let table = "Besoin\tDemandeur\tGain attendu\nRelancer les devis\tTélévente\tdeux devis par jour\nVoir l’encours\tTélévente\t\n";
    let ran = with_input(&small(), &["import", "-", "--as", "needs", "--output-format", "json"], table.as_bytes());
    let (ran, report) = read(ran);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let line = |row: u64, status: &str, id: &str| (row, status.to_owned(), id.to_owned());
    assert_eq!(lines(&report), [line(2, "changed", "BES-001"), line(3, "new", "BES-002")]);
    assert_eq!(report["sheets"][0]["lines"][0]["by_title"], true, "proposed, and said so");
}

#[test]
fn doubles_are_refused_with_both_lines() {
    let grid = "Réf;Exigence\nEXG-020;Un.\nEXG-021;Deux.\nEXG-020;Trois.\n";
    let project = small().file("g.csv", grid);
    let ran = project.run(&["import", "g.csv"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("EXG-020 figure sur plusieurs lignes (2, 4)"), "{}", ran.out);
    let (_, report) = import(&project, &["g.csv"]);
    assert_eq!(counts(&report), [1, 0, 0, 2]);
}

#[test]
fn a_saved_mapping_is_found_again_by_the_heads() {
    let grid =
        "Clé client;Ce que doit faire le CRM;Poids;Couleur\nEXG-030;Le CRM doit dater les relances.;à voir;bleu\n";
    let project = small().file("g.csv", grid);
    let (_, report) = import(&project, &["g.csv", "--as", "requirements", "--save-map", "client"]);
    assert_eq!(report["mapping_saved"], "specs/imports/client.yaml");
    let kept = project.read("specs/imports/client.yaml");
    assert!(kept.contains("Couleur: ignore"), "{kept}");
    let mended = "imports:\n  - name: client\n    as: requirements\n    columns:\n      \"Clé client\": id\n      \
                  \"Ce que doit faire le CRM\": statement\n      Poids: priority\n      Couleur: ignore\n    values:\n      \
                  priority:\n        \"à voir\": comfort\n";
    project.write("specs/imports/client.yaml", mended.as_bytes());
    let (ran, report) = import(&project, &["g.csv"]);
    assert_eq!(ran.code, 0, "{report:#}");
    assert_eq!(report["sheets"][0]["mapping"], "client");
    let new = &report["sheets"][0]["lines"][0];
    assert_eq!((&new["id"], &new["fields"]["priority"]), (&"EXG-030".into(), &"comfort".into()));
    let (code, found) = project.check(&["--gate", "drafting"]);
    assert_eq!(code, 0, "a mapping is no unknown collection: {found:#?}");
    // The mapping that is there is never replaced.
    let ran = project.run(&["import", "g.csv", "--save-map", "client"]);
    assert_eq!((ran.code, project.read("specs/imports/client.yaml").as_str()), (2, mended));
}

#[test]
fn what_cannot_be_read_says_why_and_what_to_do() {
    let project = small().file("vide.csv", " \n").file("prose.csv", "Bonjour à tous,\nvoici le texte.\n");
    project.write("ancien.xls", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]);
    project.write("abime.xlsx", b"PK\x03\x04 rien");
    for (file, said) in [
        ("vide.csv", "est vide"),
        ("absent.csv", "ne peut pas être lu"),
        ("ancien.xls", "enregistrez-le au format .xlsx"),
        ("abime.xlsx", "abîmé ou incomplet"),
        ("prose.csv", "en-têtes de colonnes"),
    ] {
        let ran = project.run(&["import", file]);
        assert_eq!(ran.code, 2, "{file}: {}", ran.out);
        assert!(ran.err.contains(said), "{file}: {}", ran.err);
    }
    let ran = project.run(&["import", "vide.csv", "--as", "exigence"]);
    assert!(ran.err.contains("est vide"), "the grid was understood: {}", ran.err);
    let ran = project.run(&["import", "prose.csv", "--as", "recettes"]);
    assert!(ran.err.contains("n’est pas une grille"), "{}", ran.err);
}

#[test]
fn a_file_that_changed_meanwhile_is_not_overwritten_and_nothing_half_written() {
    // Two files would change; one of them cannot be written.
    let specs = "needs:\n  - id: BES-050\n    title: Autre besoin\n    domain: contacts\n";
    let project = small().file("specs/autre.yaml", specs);
    let grid = "Réf;Besoin;Domaine\nBES-001;Relancer tous les devis;\nBES-060;Voir les comptes;contacts\n";
    project.write("g.csv", grid.as_bytes());
    let path = project.path("specs/autre.yaml");
    let mut rights = std::fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights).unwrap();
    let before = project.read("specs/tout.yaml");
    let ran = project.run(&["import", "g.csv", "--apply"]);
    assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
    assert_eq!(project.read("specs/tout.yaml"), before);
}

//! What becomes of each column: none gives a field that another one gives, and none that holds something is left
//! without a word.

use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};

use super::{counts, fields, import, small};
use crate::project::{Project, Ran};

fn empty() -> Project {
    Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/rien.yaml", "requirements: []\n")
}

fn plain(ran: &Ran) -> String {
    format!("{}{}", ran.out, ran.err).replace(['\u{a0}', '\u{202f}'], " ")
}

fn reasons(report: &Value) -> Vec<&str> {
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    lines.iter().map(|line| line["reasons"][0]["code"].as_str().unwrap_or_default()).collect()
}

/// The field of each column; of one that is not taken, how it is told.
fn taken(report: &Value) -> Vec<String> {
    fields(report).into_iter().map(|(_, field, how)| if field.is_empty() { how } else { field }).collect()
}

#[test]
fn a_step_beside_its_expected_result_is_what_is_done() {
    for head in ["Étape", "Étapes", "Step", "Action"] {
        let grid = format!(
            "ID;Titre;{head};Résultat attendu\nT-01;Ouvrir;Ouvrir la page;La page s’ouvre\nT-01;Ouvrir;Saisir;Saisi\n\
             T-02;Fermer;Fermer la page;La page se ferme\n;;Attendre;\n;;Revenir;Rien ne reste\n"
        );
        let project = empty().file("t.csv", &grid);
        let (ran, report) = import(&project, &["t.csv", "--as", "test_cases", "--apply"]);
        assert_eq!((ran.code, counts(&report)), (0, [2, 0, 0, 0]), "{head}: {report:#}");
        assert_eq!(taken(&report), ["id", "title", "steps.action", "steps.expected"], "{head}");
        let text = project.read("specs/cas-de-test.yaml");
        assert!(text.matches("steps:").count() == 2 && text.matches("- action:").count() == 5, "{head}: {text}");
        let (ran, report) = import(&project, &["t.csv", "--as", "test_cases"]);
        assert_eq!((ran.code, counts(&report)), (0, [0, 0, 2, 0]), "{head}: {report:#}");
    }
}

#[test]
fn numbers_of_steps_are_no_steps() {
    for head in ["Étape", "Step", "Pas"] {
        let grid = format!(
            "ID;Titre;{head};Action;Résultat attendu\nT-01;Ouvrir;1;Ouvrir la page;Ouverte\n;;2;Saisir;Saisi\nT-02;Fermer;1;Fermer;Fermée\n"
        );
        let project = empty().file("t.csv", &grid);
        let (ran, report) = import(&project, &["t.csv", "--as", "test_cases", "--apply"]);
        assert_eq!((ran.code, counts(&report)), (0, [2, 0, 0, 0]), "{head}: {report:#}");
        assert_eq!(taken(&report), ["id", "title", "part_numbers", "steps.action", "steps.expected"], "{head}");
        assert!(project.read("specs/cas-de-test.yaml").contains("- action: Saisir"));
    }
    let told = plain(&empty().file("t.csv", "ID;Titre;Étape;Action;Résultat attendu\nT-01;Ouvrir;1;A;B\n").run(&[
        "import",
        "t.csv",
        "--as",
        "test_cases",
    ]));
    assert!(told.contains("non reprise : elle numérote les étapes"), "{told}");
}

#[test]
fn two_columns_of_one_field_are_refused_by_their_names() {
    let raci = "Activité;Sophie;Luc;Sophie\nCadrage;R;A;C\nRecette;A;R;I\n";
    let project = small().file("m.csv", raci);
    let ran = project.run(&["import", "m.csv", "--as", "raci", "--apply"]);
    assert!(ran.code == 1 && plain(&ran).contains("B (Sophie), D (Sophie)"), "{}", plain(&ran));
    assert!(!plain(&project.run(&["check"])).contains("Y0"), "every file still reads");
    let (_, report) = import(&project, &["m.csv", "--as", "raci"]);
    assert_eq!(reasons(&report), ["exchange-refused-two-columns"; 2]);
    // Nothing stands under one of them: it contradicts nothing.
    project.write("m.csv", "Activité;Sophie;Luc;Sophie\nCadrage;R;A;\nRecette;A;R;\n".as_bytes());
    let (ran, report) = import(&project, &["m.csv", "--as", "raci"]);
    assert_eq!((ran.code, counts(&report)), (0, [2, 0, 0, 0]), "{report:#}");
    let grid = "Réf;Exigence;Priorité;Priorité\nEXG-90;Le CRM doit dater.;Haute;Basse\n";
    let project = small().file("g.csv", grid);
    let ran = project.run(&["import", "g.csv", "--map", "Priorité=priority", "--save-map", "client"]);
    assert!(ran.code == 1 && plain(&ran).contains("C (Priorité), D (Priorité)"), "{}", plain(&ran));
    let map = project.read("specs/imports/client.yaml");
    assert_eq!(map.matches("Priorité").count(), 1, "{map}");
}

#[test]
fn a_column_without_a_head_is_told_when_it_holds_something() {
    let grid = "Réf;Exigence;Commentaire;\nE-1;Le portail doit afficher.;ok;suite\nE-2;Le portail doit trier.;ok;\n";
    let project = small().file("g.csv", grid);
    let (ran, report) = import(&project, &["g.csv"]);
    assert_eq!((ran.code, counts(&report)), (0, [2, 0, 0, 0]), "{report:#}");
    let column = &report["sheets"][0]["columns"][3];
    assert_eq!((&column["column"], &column["how"], &column["filled"]), (&json!("D"), &json!("unknown"), &json!(1)));
    let told = plain(&project.run(&["import", "g.csv"]));
    assert!(told.contains("(sans en-tête)") && told.contains("non reprise (1 cellule)"), "{told}");
    // Nothing under it: there is nothing to tell.
    project.write("g.csv", "Réf;Exigence;Commentaire;\nE-1;Le portail doit afficher.;ok;\n".as_bytes());
    assert!(!plain(&project.run(&["import", "g.csv"])).contains("sans en-tête"));
}

#[test]
fn names_under_a_merged_head_are_heads() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in ["Réf", "Exigence"].iter().enumerate() {
        sheet.merge_range(0, column as u16, 1, column as u16, head, &Format::new()).unwrap();
    }
    sheet.merge_range(0, 2, 0, 4, "Avis", &Format::new()).unwrap();
    for (column, name) in ["Achats", "DSI", "Juridique"].iter().enumerate() {
        sheet.write_string(1, column as u16 + 2, *name).unwrap();
    }
    for (column, text) in
        ["E-1", "Le portail doit afficher la liste.", "ok", "KO sécurité", "RGPD à voir"].iter().enumerate()
    {
        sheet.write_string(2, column as u16, *text).unwrap();
    }
    let project = small();
    project.write("h.xlsx", &book.save_to_buffer().unwrap());
    let (ran, report) = import(&project, &["h.xlsx"]);
    assert_eq!((ran.code, counts(&report)), (0, [1, 0, 0, 0]), "{report:#}");
    assert_eq!(report["sheets"][0]["heads"], json!([1, 2]));
    let heads: Vec<String> = fields(&report).into_iter().map(|(head, ..)| head).collect();
    assert_eq!(heads, ["Réf", "Exigence", "Achats", "DSI", "Juridique"]);
    // The same as a text, where nothing is merged; a first line that is filled everywhere is a line.
    project.write(
        "h.csv",
        "Réf;Exigence;Avis;;\n;;Achats;DSI;Juridique\nE-1;Le portail doit lister.;ok;KO;à voir\n".as_bytes(),
    );
    let (_, report) = import(&project, &["h.csv"]);
    assert_eq!((counts(&report), &report["sheets"][0]["heads"]), ([1, 0, 0, 0], &json!([1, 2])), "{report:#}");
    project.write("h.csv", "Réf;Exigence;Avis;;\nE-1;Le portail doit lister.;ok;KO;à voir\n".as_bytes());
    let (_, report) = import(&project, &["h.csv"]);
    assert_eq!((counts(&report), &report["sheets"][0]["heads"]), ([1, 0, 0, 0], &json!([1, 1])), "{report:#}");
}

#[test]
fn what_a_line_is_linked_to_does_not_name_it() {
    for head in ["Exigences liées", "Linked requirements", "Exigence parente", "Dépend de l’exigence"] {
        let grid = format!("Réf;{head};Intitulé\nE-1;E-2;Lister\nE-2;E-1;Trier\n");
        let (_, report) = import(&small().file("g.csv", &grid), &["g.csv", "--as", "requirements"]);
        let field = &report["sheets"][0]["columns"][1]["field"];
        assert!(!["title", "statement", "description"].iter().any(|name| field == name), "{head}: {report:#}");
    }
    let (_, report) = import(&small().file("g.csv", "Réf;Exigences\nE-1;Lister\n"), &["g.csv", "--as", "requirements"]);
    assert_eq!(report["sheets"][0]["columns"][1]["field"], "statement", "{report:#}");
}

#[test]
fn results_of_runs_are_not_the_state_of_a_case() {
    for (head, values) in [
        ("Statut", ["OK", "KO", "À jouer"]),
        ("Status", ["Passed", "Failed", "Blocked"]),
        ("Résultat", ["OK", "OK", "NOK"]),
    ] {
        let [one, two, three] = values;
        let grid = format!("ID test;Titre;{head};État\nT-1;Un;{one};brouillon\nT-2;Deux;{two};\nT-3;Trois;{three};\n");
        let project = empty().file("t.csv", &grid);
        let (ran, report) = import(&project, &["t.csv", "--as", "test_cases"]);
        assert_eq!((ran.code, counts(&report)), (0, [3, 0, 0, 0]), "{head}: {report:#}");
        assert_eq!(taken(&report), ["id", "title", "results", "status"], "{head}");
        assert!(plain(&project.run(&["import", "t.csv", "--as", "test_cases"])).contains("résultats d’exécution"));
    }
    let project = empty().file("t.csv", "ID;Titre;Statut\nT-1;Un;validé\nT-2;Deux;brouillon\n");
    let (_, report) = import(&project, &["t.csv", "--as", "test_cases"]);
    assert_eq!(taken(&report), ["id", "title", "status"], "{report:#}");
}

#[test]
fn a_column_of_business_rules_holds_the_rules_and_never_the_statement() {
    for (head, rule) in [
        ("Règles de gestion", "RG1 : délai de 48 h"),
        ("Règle métier", "RG12"),
        ("Business rules", "48 hours at most"),
        ("Règle", "48 h au plus pour répondre"),
    ] {
        let grid = format!("Réf;Intitulé;Description;{head}\nE1;Relancer;Le CRM doit relancer le devis.;{rule}\n");
        let (_, report) = import(&small().file("g.csv", &grid), &["g.csv", "--as", "requirements"]);
        let fields = &report["sheets"][0]["lines"][0]["fields"];
        assert_eq!(fields["statement"], "Le CRM doit relancer le devis.", "{head}: {report:#}");
        assert!(fields["rules"].to_string().contains(rule), "{head}: {report:#}");
        // Alone, it states nothing.
        let grid = format!("Réf;Intitulé;{head}\nE1;Relancer;{rule}\n");
        let (_, report) = import(&small().file("g.csv", &grid), &["g.csv", "--as", "requirements"]);
        let fields = &report["sheets"][0]["lines"][0]["fields"];
        assert!(fields["statement"].is_null() && !fields["rules"].is_null(), "{head}: {report:#}");
    }
    let grid = "Réf;Intitulé;Exigence réglementaire\nE1;Relancer;O\nE2;Dater;N\n";
    let (_, report) = import(&small().file("g.csv", grid), &["g.csv", "--as", "requirements"]);
    assert!(report["sheets"][0]["lines"][0]["fields"]["statement"].is_null(), "a yes states nothing: {report:#}");
}

#[test]
fn the_last_rank_of_another_scale_excludes_nothing() {
    let manifest = "project:\n  title: Essai\n  code: ESS\npriority_scale: moscow\n";
    let said = ["P4", "4", "Nice to have", "Confort", "Très basse", "Won't", "Could"];
    let lines: String = said.iter().enumerate().map(|(at, word)| format!("E{at};Le CRM doit {at}.;{word}\n")).collect();
    let project = Project::new(manifest).file("specs/rien.yaml", "requirements: []\n");
    let project = project.file("g.csv", &format!("Réf;Exigence;Priorité\n{lines}"));
    let (_, report) = import(&project, &["g.csv", "--as", "requirements"]);
    let found: Vec<&str> = report["sheets"][0]["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .map(|line| line["fields"]["priority"].as_str().unwrap_or_default())
        .collect();
    assert_eq!(found, ["could", "could", "could", "could", "could", "wont", "could"], "{report:#}");
    let text = project.run(&["import", "g.csv", "--as", "requirements"]).out;
    assert!(text.contains("n’exclut rien"), "{text}");
}

#[test]
fn a_grid_in_english_is_read_as_one_in_french() {
    for (grid, [french, english], wanted) in [
        (
            "requirements",
            [
                "Réf exigence;Énoncé;Standard ou spécifique;Code réponse attendu;Motif",
                "Req ID;Statement;Standard or custom;Expected answer;Rejection reason",
            ],
            &["id", "statement", "specificity", "expected_coverage", "reason"][..],
        ),
        (
            "use_cases",
            [
                "N° CU;Cas d’usage;Événement déclencheur;Valeur métier;Complexité",
                "UC no;Use case;Triggering event;Business value;Complexity",
            ],
            &["id", "title", "trigger", "value", "effort"],
        ),
        (
            "objectives",
            ["Objectif;Commanditaire;Mode de mesure", "Objective;Executive sponsor;Measurement method"],
            &["title", "sponsor", "measured_by"],
        ),
        (
            "sources",
            [
                "Source de données;Type de donnée;Taux de doublons;Objet cible;Colonne cible;RGPD",
                "Data source;Data type;Duplicate rate;Target object;Target column;GDPR",
            ],
            &["title", "type", "duplicates", "target_entity", "target_field", "sensitivity"],
        ),
        ("flows", ["Flux;Type de flux", "Flow;Integration type"], &["title", "mode"]),
        ("applications", ["Application;Éditeur", "Application;Software vendor"], &["title", "vendor"]),
        ("kpis", ["Indicateur;Action corrective", "Indicator;Corrective action"], &["title", "action"]),
        ("change_actions", ["Intitulé de l’action", "Action name"], &["title"]),
        ("migrations", ["Règle de reprise", "Migration rule"], &["title"]),
    ] {
        for heads in [french, english] {
            let project = empty().file("t.csv", &format!("{heads}\n{}\n", vec!["x"; wanted.len()].join(";")));
            let (_, report) = import(&project, &["t.csv", "--as", grid]);
            assert_eq!(taken(&report), wanted, "{grid}: {heads}");
        }
    }
}

#[test]
fn a_first_line_under_full_heads_is_a_line_and_no_second_head() {
    let grid = "Exigence;Type de champ\nSaisir la raison sociale;Texte\nSaisir la date;Date\nSaisir le siret;Nombre\n";
    let (_, report) = import(&empty().file("g.csv", grid), &["g.csv"]);
    assert_eq!((counts(&report), &report["sheets"][0]["heads"]), ([3, 0, 0, 0], &json!([1, 1])), "{report:#}");
}

#[test]
fn what_is_mandatory_is_not_eliminatory() {
    for head in ["Obligatoire", "Mandatory", "Bloquant"] {
        let grid = format!("Exigence;{head}\nLe CRM doit lire.;Oui\n");
        let (_, report) = import(&empty().file("g.csv", &grid), &["g.csv", "--as", "requirements"]);
        assert_eq!(taken(&report)[1], "unknown", "{report:#}");
    }
}

#[test]
fn an_effort_is_no_owner() {
    let grid = "Tâche;Charge (j)\nRecette;12\n";
    let (_, report) = import(&empty().file("g.csv", grid), &["g.csv", "--as", "planning"]);
    assert_ne!(taken(&report)[1], "owner", "{report:#}");
}

#[test]
fn of_two_columns_that_resemble_one_field_the_surer_gives_it_and_the_other_is_told() {
    for (heads, fields, told) in [
        ("Description;Énoncé", ["description", "statement"], ""),
        ("Énoncé;Description", ["statement", "description"], ""),
        ("Notes;Commentaires MOA", ["notes", "unknown"], "proche de Notes, que donne déjà la colonne « Notes »"),
        (
            "Commentaire;Commentaires MOA",
            ["notes", "unknown"],
            "proche de Notes, que donne déjà la colonne « Commentaire »",
        ),
        (
            "Priorité;Priorité métier",
            ["priority", "unknown"],
            "proche de Priorité, que donne déjà la colonne « Priorité »",
        ),
        ("Statut;État", ["status", "unknown"], "proche de Statut, que donne déjà la colonne « Statut »"),
        ("Lot;Lot cible", ["lot", "unknown"], "proche de Lot, que donne déjà la colonne « Lot »"),
    ] {
        let cells = match heads.split(';').next() {
            Some("Priorité") => "Haute;Basse",
            Some("Statut") => "brouillon;brouillon",
            Some("Lot") => "LOT-1;LOT-1",
            _ => "Le CRM doit lire.;Le CRM doit tout lire.",
        };
        let project =
            small().file("g.csv", &format!("Réf;Exigence détaillée;{heads}\nEXG-010;Le CRM doit agir.;{cells}\n"));
        let (_, report) = import(&project, &["g.csv", "--as", "requirements"]);
        assert_eq!(taken(&report)[2..], fields, "{heads}: {report:#}");
        let text = plain(&project.run(&["import", "g.csv", "--as", "requirements", "--lang", "fr"]));
        assert!(text.contains(told), "{heads}: {text}");
    }
}

#[test]
fn where_neither_column_is_surer_the_import_asks() {
    for (heads, field, cells) in [
        ("Commentaires MOA;Commentaires MOE", "notes", "Un;Deux"),
        ("Remarque;Commentaire", "notes", "Un;Deux"),
        ("Lot prévu;Lot cible", "lot", "LOT-1;LOT-1"),
    ] {
        let project = small().file("g.csv", &format!("Réf;Exigence;{heads}\nEXG-010;Le CRM doit agir.;{cells}\n"));
        let (_, report) = import(&project, &["g.csv", "--as", "requirements"]);
        let line = &report["sheets"][0]["lines"][0];
        assert_eq!((&line["status"], &line["fields"][field]), (&"new".into(), &Value::Null), "{heads}: {report:#}");
        let text = plain(&project.run(&["import", "g.csv", "--as", "requirements", "--lang", "fr"]));
        for head in heads.split(';') {
            // Which one is asked for each, with what to type.
            assert!(text.contains(&format!("--map \"{head}={field}\"")), "{heads}: {text}");
            let map = format!("{head}={field}");
            let (ran, report) = import(&project, &["g.csv", "--as", "requirements", "--map", &map]);
            assert_eq!((ran.code, counts(&report)), (0, [1, 0, 0, 0]), "{map}: {report:#}");
            assert_ne!(report["sheets"][0]["lines"][0]["fields"][field], Value::Null, "{map}: {report:#}");
        }
    }
    // An empty column contests nothing.
    let project = small().file("g.csv", "Réf;Exigence;Remarque;Commentaire\nEXG-010;Le CRM doit agir.;Un;\n");
    let (_, report) = import(&project, &["g.csv", "--as", "requirements"]);
    assert_eq!(report["sheets"][0]["lines"][0]["fields"]["notes"], "Un", "{report:#}");
}

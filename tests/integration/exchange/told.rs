//! What an import cannot know, does not read or cannot take for an id is told, never guessed in silence.

use rust_xlsxwriter::{Format, Formula, Workbook};
use serde_json::{Value, json};

use super::{counts, fields, import, lines, small, versioned};
use crate::project::Ran;

fn plain(ran: &Ran) -> String {
    format!("{}{}", ran.out, ran.err).replace(['\u{a0}', '\u{202f}'], " ")
}

fn codes(report: &Value) -> Vec<&str> {
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    lines.iter().map(|line| line["reasons"][0]["code"].as_str().unwrap_or_default()).collect()
}

#[test]
fn a_matrix_of_letters_is_guessed() {
    let raci = "Matrice;;;\nActivité;Chef de projet;AMOA;DSI\nCadrage;A;R;C\nSpécification;R/A;R;C\nRecette;A;R;-\n";
    let project = small().file("m.csv", raci);
    let (ran, report) = import(&project, &["m.csv"]);
    let sheet = &report["sheets"][0];
    assert_eq!((ran.code, &sheet["grid"], counts(&report)), (0, &"raci".into(), [3, 0, 0, 0]), "{report:#}");
    assert_eq!(sheet["lines"][0]["fields"]["people.AMOA"], "R", "{report:#}");
    // Without a name over the activities, the advice is the right one.
    project.write("sans.csv", ";CDP;AMOA;DSI\nCadrage;A;R;C\nRecette;A;R;I\n".as_bytes());
    let ran = project.run(&["import", "sans.csv"]);
    assert_eq!(ran.code, 2);
    assert!(plain(&ran).contains("`--as raci`") && !plain(&ran).contains("requirements"), "{}", plain(&ran));
}

#[test]
fn letters_beside_a_requirement_make_no_matrix() {
    let grid = "Réf;Exigence;Type;Avis\nEXG-800;Le CRM doit dater.;R;A\nEXG-801;Le CRM doit trier.;C;I\n";
    let (_, report) = import(&small().file("g.csv", grid), &["g.csv"]);
    assert_eq!(report["sheets"][0]["grid"], "requirements");
}

#[test]
fn what_is_no_id_is_refused_with_the_reason() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in ["Réf", "Exigence"].iter().enumerate() {
        sheet.write_string(0, column as u16, *head).unwrap();
    }
    for row in 1..7_u32 {
        sheet.write_string(row, 1, format!("Le CRM doit {row}.")).unwrap();
    }
    sheet.write_formula(1, 0, Formula::new("=B2&\"x\"").set_result("")).unwrap();
    sheet.write_boolean(2, 0, true).unwrap();
    sheet.write_string(3, 0, "EXG-30\nEXG-31").unwrap();
    sheet.write_string(4, 0, "EXG-20 à EXG-25").unwrap();
    sheet.write_string(5, 0, "VRAI").unwrap();
    sheet.write_string(6, 0, "EXG-40 bis").unwrap();
    let project = small();
    project.write("g.xlsx", &book.save_to_buffer().unwrap());
    let (ran, report) = import(&project, &["g.xlsx"]);
    let (truth, several) = ("exchange-refused-truth-id", "exchange-refused-several-ids");
    assert_eq!(codes(&report)[1..], [truth, several, several, truth, ""], "{report:#}");
    assert_eq!((ran.code, lines(&report)[5].2.as_str()), (1, "EXG-40-bis"));
    let told = report["sheets"][0]["lines"][2]["reasons"][0]["message"].as_str().expect("a reason");
    assert!(told.contains("EXG-30, EXG-31"), "{told}");
}

#[test]
fn merged_cells_of_an_id_are_named() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in ["Réf", "Exigence", "Priorité"].iter().enumerate() {
        sheet.write_string(0, column as u16, *head).unwrap();
    }
    for row in 1..5_u32 {
        sheet.write_string(row, 1, format!("Le CRM doit {row}.")).unwrap();
        sheet.write_string(row, 2, "Haute").unwrap();
    }
    sheet.merge_range(1, 0, 3, 0, "EXG-810", &Format::new()).unwrap();
    sheet.write_string(4, 0, "EXG-811").unwrap();
    let project = small();
    project.write("g.xlsx", &book.save_to_buffer().unwrap());
    let (_, report) = import(&project, &["g.xlsx"]);
    assert_eq!(counts(&report), [1, 0, 0, 3], "{report:#}");
    assert_eq!(codes(&report)[..3], ["exchange-refused-merged"; 3]);
    let told = report["sheets"][0]["lines"][0]["reasons"][0]["message"].as_str().expect("a reason");
    assert!(told.contains("A2:A4") && told.contains("(2, 3, 4)"), "{told}");
}

#[test]
fn questions_and_amounts_are_known_by_their_usual_heads() {
    let project = small().file("q.csv", "N°;Question;Réponse\n1;Qui paie ?;La direction\n2;Pour quand ?;\n");
    let (_, report) = import(&project, &["q.csv"]);
    assert_eq!((&report["sheets"][0]["grid"], counts(&report)), (&"questions".into(), [2, 0, 0, 0]), "{report:#}");
    project.write("b.csv", "Poste;Montant HT;Année\nLicences;12000;1\nIntégration;45 000,50 €;1\n".as_bytes());
    let (_, report) = import(&project, &["b.csv", "--as", "budget"]);
    let of = |report: &Value, head: &str| {
        fields(report).into_iter().find(|(known, ..)| known == head).map(|(_, field, _)| field).unwrap_or_default()
    };
    assert_eq!(of(&report, "Montant HT"), "unit_price", "{report:#}");
    assert_eq!(report["sheets"][0]["lines"][1]["fields"]["unit_price"], json!(45000.5), "{report:#}");
    // Beside a quantity, an amount is what all of them cost.
    project.write("q.csv", "Poste;Quantité;Montant HT\nLicences;10;12000\n".as_bytes());
    let (_, report) = import(&project, &["q.csv", "--as", "budget"]);
    assert_eq!(of(&report, "Montant HT"), "unit_price", "{report:#}");
    assert_eq!(report["sheets"][0]["lines"][0]["fields"]["unit_price"], json!(1200), "{report:#}");
}

#[test]
fn rows_above_the_heads_are_told() {
    let grid = "Grille des exigences;;\nVersion;0.7;\n;;\nRéf;Exigence;Priorité\nEXG-820;Le CRM doit dater.;Haute\n";
    let project = small().file("g.csv", grid);
    let (_, report) = import(&project, &["g.csv"]);
    let rows: Vec<u64> =
        report["sheets"][0]["above"].as_array().unwrap().iter().filter_map(|row| row["row"].as_u64()).collect();
    assert_eq!(rows, [1, 2], "{report:#}");
    let told = plain(&project.run(&["import", "g.csv"]));
    assert!(
        told.contains("Lignes 1 à 2, au-dessus des en-têtes : non lues (« Grille des exigences », « Version »)."),
        "{told}"
    );
    project.write("h.csv", "Réf;Exigence\nEXG-820;Le CRM doit dater.\n".as_bytes());
    assert!(!plain(&project.run(&["import", "h.csv"])).contains("au-dessus"));
}

#[test]
fn a_text_of_ours_says_what_it_cannot_know() {
    let project = versioned(small());
    let ran = project.run(&["export", "requirements", "--out", "e.csv"]);
    assert!(ran.code == 0 && plain(&ran).contains("exportez en .xlsx"), "{}", plain(&ran));
    let text = project.read("e.csv");
    // As it went out: nothing to say.
    let (_, report) = import(&project, &["e.csv"]);
    assert_eq!((counts(&report), &report["sheets"][0]["forgetful"]), ([0, 0, 2, 0], &false.into()), "{report:#}");
    // A cell was emptied: the field stays, and this is said.
    project.write("vide.csv", text.replace(";Lister les comptes dormants;", ";;").as_bytes());
    let (_, report) = import(&project, &["vide.csv"]);
    assert_eq!((counts(&report), &report["sheets"][0]["forgetful"]), ([0, 0, 2, 0], &true.into()), "{report:#}");
    let told = plain(&project.run(&["import", "vide.csv"]));
    assert!(told.contains("une cellule vidée n’y efface rien"), "{told}");
    assert!(told.contains("cellule vide, alors que le projet a une valeur : elle reste"), "{told}");
    // The project has moved on: the former value would come back, is set aside, and this is said.
    let specs =
        project.read("specs/tout.yaml").replace("title: Lister les comptes dormants", "title: Lister les dormants");
    project.write("specs/tout.yaml", specs.as_bytes());
    let told = plain(&project.run(&["import", "e.csv"]));
    assert!(told.contains("que le projet a dit avant : mis de côté"), "{told}");
    // A workbook keeps track of what it held, and has nothing to excuse itself for.
    let ran = project.run(&["export", "requirements", "--out", "e.xlsx"]);
    assert!(!plain(&ran).contains("exportez en .xlsx"), "{}", plain(&ran));
}

#[test]
fn cells_too_far_to_the_right_are_told_and_not_dropped_in_silence() {
    let far = format!("EXG-800;Le CRM doit dater.{};perdu\n", ";".repeat(1_200));
    let project = small().file("g.csv", &format!("Réf;Exigence\n{far}"));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, column, text) in [(0, 0, "Réf"), (0, 1, "Exigence"), (1, 0, "EXG-800"), (1, 1, "Le CRM doit dater.")] {
        sheet.write_string(row, column, text).unwrap();
    }
    sheet.write_string(1, 1_202, "perdu").unwrap();
    project.write("g.xlsx", &book.save_to_buffer().unwrap());
    for file in ["g.csv", "g.xlsx"] {
        let (ran, report) = import(&project, &[file, "--as", "requirements"]);
        assert_eq!((ran.code, counts(&report)), (0, [1, 0, 0, 0]), "{file}: {report:#}");
        let told = plain(&project.run(&["import", file, "--as", "requirements"]));
        assert!(told.contains("ATG2") && told.contains("trop loin à droite : non lue"), "{file}: {told}");
    }
}

#[test]
fn a_text_that_begins_like_an_archive_is_a_text_and_a_truth_value_is_no_sentence() {
    let project = small().file("g.csv", "PK;Exigence\nEXG-800;Le CRM doit dater.\n");
    let (ran, report) = import(&project, &["g.csv", "--as", "requirements", "--map", "PK=id"]);
    assert_eq!((ran.code, counts(&report)), (0, [1, 0, 0, 0]), "{}{report:#}", ran.err);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, column, text) in [(0, 0, "Identifiant"), (0, 1, "Exigence"), (1, 0, "EXG-801")] {
        sheet.write_string(row, column, text).unwrap();
    }
    sheet.write_boolean(1, 1, true).unwrap();
    project.write("g.xlsx", &book.save_to_buffer().unwrap());
    let (_, report) = import(&project, &["g.xlsx", "--as", "requirements"]);
    let notes = report["sheets"][0]["lines"][0]["notes"].as_array().expect("notes").clone();
    assert!(notes.iter().any(|note| note["code"] == "exchange-note-text-truth"), "{report:#}");
}

#[test]
fn numbers_that_have_slid_are_told_as_was_asked() {
    let specs = "requirements:\n  - {id: \"1\", statement: Le CRM doit dater les relances.}\n  - {id: \"2\", statement: Le CRM doit archiver une affaire close.}\n  - {id: \"3\", statement: Le CRM doit calculer la remise.}\n";
    let grid = "N°;Exigence\n1;Le CRM doit bloquer un compte débiteur.\n2;Le CRM doit dater les relances.\n3;Le CRM doit archiver une affaire close.\n4;Le CRM doit calculer la remise.\n";
    let project = crate::project::Project::new("project:\n  title: Essai\n  code: ESS\n")
        .file("specs/e.yaml", specs)
        .file("g.csv", grid);
    for (asked, said) in [("text", "comme demandé (`--renumbered text`)"), ("id", "comme demandé (`--renumbered id`)")]
    {
        let told = plain(&project.run(&["import", "g.csv", "--renumbered", asked]));
        assert!(told.contains(said) && !told.contains("Sans décision"), "{asked}: {told}");
    }
}

#[test]
fn a_line_that_is_refused_has_not_left_the_grid() {
    let grid = "Titre;Exigence\nCréer une tâche de relance;Un.\nLister les comptes dormants;Deux.\nLister les comptes dormants;Trois.\n";
    let (_, report) = import(&small().file("g.csv", grid), &["g.csv", "--as", "requirements"]);
    assert_eq!((counts(&report)[3], &report["sheets"][0]["absent"]), (2, &json!([])), "{report:#}");
}

#[test]
fn a_word_that_a_mapping_explains_is_told_as_people_read_it() {
    let mapping = "imports:\n  - name: client\n    as: requirements\n    columns: {Réf: id, Exigence: statement, Prio: priority}\n    values:\n      priority: {Bientôt: future}\n";
    let project = small()
        .file("specs/imports/client.yaml", mapping)
        .file("g.csv", "Réf;Exigence;Prio\nEXG-900;Le CRM doit dater.;Bientôt\n");
    let told = plain(&project.run(&["import", "g.csv"]));
    assert!(told.contains("« Bientôt » devient « obligation future »"), "{told}");
}

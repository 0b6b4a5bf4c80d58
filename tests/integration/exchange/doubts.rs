//! What a project owner's own grid says by the way: words struck through, doubts, legends, units of heads. None of it is
//! taken for something else without a word.

use rust_xlsxwriter::{Format, Workbook};
use serde_json::Value;

use super::{counts, import, lines};
use crate::project::Project;

fn empty() -> Project {
    Project::new("project:\n  title: Essai\n  code: ESS\n")
}

/// The import of a text with separators, read as what is asked for.
fn of(text: &str, grid: &str) -> Value {
    import(&empty().file("g.csv", text), &["g.csv", "--as", grid]).1
}

/// What a field of each line of the first sheet says.
fn said(report: &Value, field: &str) -> Vec<Value> {
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    lines.iter().map(|line| line["fields"][field].clone()).collect()
}

/// The codes of all that is noted, and of all that is refused.
fn codes(report: &Value, part: &str) -> Vec<String> {
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    let of_line = |line: &Value| line[part].as_array().cloned().unwrap_or_default();
    let said = lines.iter().flat_map(of_line);
    said.filter_map(|one| Some(one["code"].as_str()?.to_owned())).collect()
}

#[test]
fn words_struck_through_in_a_cell_are_left_out_and_told() {
    let project = empty();
    let (plain, struck) = (Format::new(), Format::new().set_font_strikethrough());
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Exigences").unwrap();
    for (column, head) in ["Réf", "Exigence"].into_iter().enumerate() {
        sheet.write(0, column as u16, head).unwrap();
    }
    sheet.write(1, 0, "EXG-001").unwrap();
    let runs = [(&plain, "Le CRM doit "), (&struck, "ne pas "), (&plain, "refuser la remise.")];
    sheet.write_rich_string(1, 1, &runs).unwrap();
    sheet.write(2, 0, "EXG-002").unwrap();
    sheet.write(2, 1, "Le CRM doit lire.").unwrap();
    book.save(project.path("g.xlsx")).unwrap();
    let (_, report) = import(&project, &["g.xlsx"]);
    assert_eq!(said(&report, "statement"), ["Le CRM doit refuser la remise.", "Le CRM doit lire."], "{report:#}");
    let text = project.run(&["import", "g.xlsx"]).out.replace('\u{a0}', " ");
    assert!(text.contains("« ne pas » est barré"), "{text}");
}

#[test]
fn a_statement_of_which_only_the_point_is_left_is_struck_through_as_a_whole() {
    let project = empty();
    let (plain, struck) = (Format::new(), Format::new().set_font_strikethrough());
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Exigences").unwrap();
    sheet.write_row(0, 0, ["Réf", "Exigence"]).unwrap();
    for (row, left) in [(1, "."), (2, " ;"), (3, " »")] {
        sheet.write(row, 0, format!("EXG-00{row}")).unwrap();
        sheet.write_rich_string(row, 1, &[(&struck, "Le CRM doit lire"), (&plain, left)]).unwrap();
    }
    book.save(project.path("g.xlsx")).unwrap();
    let (_, report) = import(&project, &["g.xlsx"]);
    let wanted = ["Le CRM doit lire.", "Le CRM doit lire ;", "Le CRM doit lire »"];
    assert_eq!(said(&report, "statement"), wanted, "{report:#}");
    assert_eq!(codes(&report, "notes"), ["exchange-note-struck"; 3], "{report:#}");
}

#[test]
fn what_asks_is_no_answer() {
    let grid = "Réf;Exigence;Priorité;Éliminatoire\n\
                E1;Le CRM doit lire.;Indispensable ?;\n\
                E2;Le CRM doit écrire.;;Oui ?\n\
                E3;Le CRM doit tracer.;Indispensable;non !\n";
    let report = of(grid, "requirements");
    // A rank is weighed again: it is read, and the doubt told.
    assert_eq!(counts(&report), [2, 0, 0, 1], "{report:#}");
    assert_eq!(said(&report, "priority")[0], "indispensable", "{report:#}");
    assert!(codes(&report, "notes").contains(&"exchange-note-doubt".to_owned()), "{report:#}");
    assert_eq!(said(&report, "knockout")[2], false, "{report:#}");
}

#[test]
fn a_knockout_is_said_by_its_own_name() {
    let report = of("Réf;Exigence;Éliminatoire\nE1;Le CRM doit lire.;KO\nE2;Le CRM doit dire.;\n", "requirements");
    assert_eq!(said(&report, "knockout"), [Value::Bool(true), Value::Null], "{report:#}");
    let report = of("Réf;Exigence;Éliminatoire\nE1;Le CRM doit lire.;OK\n", "requirements");
    assert_eq!(counts(&report), [0, 0, 0, 1], "good, or eliminatory? {report:#}");
}

#[test]
fn an_id_that_is_taken_back_is_no_link() {
    let specs = "needs:\n  - {id: B1, title: Voir}\n  - {id: B2, title: Lire}\n  - {id: B3, title: Écrire}\n";
    let grid = "Réf;Exigence;Besoins couverts\n\
                E1;Le CRM doit a.;B1 non couvert\n\
                E2;Le CRM doit b.;B1 (non)\n\
                E3;Le CRM doit c.;B1 : abandonné\n\
                E4;Le CRM doit d.;B1 ?\n\
                E5;Le CRM doit e.;B1, B2 et B3\n\
                E6;Le CRM doit f.;B1 et B2 et B3\n\
                E7;Le CRM doit g.;B2 : Lire vite et sans lunettes\n";
    let project = empty().file("specs/b.yaml", specs).file("g.csv", grid);
    let (_, report) = import(&project, &["g.csv", "--as", "requirements"]);
    let status: Vec<String> = lines(&report).into_iter().map(|(_, status, _)| status).collect();
    assert_eq!(status, ["refused", "refused", "refused", "refused", "new", "new", "new"], "{report:#}");
    let needs = said(&report, "needs");
    for line in [4, 5] {
        assert_eq!(needs[line], serde_json::json!(["B1", "B2", "B3"]), "{report:#}");
    }
    assert_eq!(needs[6], serde_json::json!(["B2"]), "{report:#}");
}

#[test]
fn another_weekday_than_the_day_has_is_told() {
    let report = of("Tâche;Début\nCadrage;lundi 12/03/2026\nRecette;jeudi 12/03/2026\n", "planning");
    assert_eq!(said(&report, "start"), ["2026-03-12", "2026-03-12"], "{report:#}");
    let text =
        empty().file("g.csv", "Tâche;Début\nCadrage;lundi 12/03/2026\n").run(&["import", "g.csv", "--as", "planning"]);
    assert!(text.out.contains("ce jour est un jeudi"), "{}", text.out);
}

#[test]
fn a_day_is_read_behind_any_day_of_the_week() {
    let days = [
        "mar. 17/03/2026",
        "mar 24/03/2026",
        "Mardi 17/03/2026",
        "Mercredi 2026-03-18",
        "mar. 2026/03/17",
        "mar 12, 2026",
    ];
    let rows: String = days.iter().enumerate().map(|(at, day)| format!("Tâche {at};\"{day}\"\n")).collect();
    let report = of(&format!("Tâche;Début\n{rows}"), "planning");
    let wanted = ["2026-03-17", "2026-03-24", "2026-03-17", "2026-03-18", "2026-03-17", "2026-03-12"];
    assert_eq!(said(&report, "start"), wanted, "{report:#}");
    let told = |report: &Value| codes(report, "notes").iter().filter(|code| *code == "exchange-note-weekday").count();
    assert_eq!(told(&report), 0, "each is the day that it says: {report:#}");
    let report = of("Tâche;Début\nCadrage;lundi 2026-03-18\nRecette;mar. 18/03/2026\n", "planning");
    assert_eq!(said(&report, "start"), ["2026-03-18", "2026-03-18"], "{report:#}");
    assert_eq!(told(&report), 2, "{report:#}");
}

#[test]
fn a_figure_that_is_no_number_keeps_the_unit_of_its_head() {
    let cells = ["12,5", "~20", "20-30", "env. 20", "< 50", "20 (HT)", "20*", "~20 €", "offert"];
    let rows: String = cells.iter().enumerate().map(|(at, cell)| format!("E{at};Le CRM doit {at}.;{cell}\n")).collect();
    let report = of(&format!("Réf;Exigence;Coût estimé (k€)\n{rows}"), "requirements");
    let found: Vec<String> =
        said(&report, "estimated_cost").iter().map(|said| said.to_string().replace('\u{a0}', " ")).collect();
    let wanted = [
        "12500",
        "\"~20 k€\"",
        "\"20-30 k€\"",
        "\"env. 20 k€\"",
        "\"< 50 k€\"",
        "\"20 k€ (HT)\"",
        "\"20 k€*\"",
        "\"~20 €\"",
        "\"offert\"",
    ];
    assert_eq!(found, wanted, "{report:#}");
}

#[test]
fn a_priority_is_no_service_for_the_word_beside_it() {
    let grid = "Réf;Besoin;MoSCoW;Priorité métier\nB1;Voir;M;1\nB2;Lire;S;Haute\n";
    let report = of(grid, "needs");
    let columns = report["sheets"][0]["columns"].as_array().expect("columns");
    // Both are names of the priority, and neither is surer: it is asked.
    assert_eq!((&columns[2]["how"], &columns[3]["how"]), (&"parted".into(), &"parted".into()), "{report:#}");
    assert_eq!((&columns[2]["field"], &columns[3]["field"]), (&Value::Null, &Value::Null), "{report:#}");
    let report = of("Réf;Exigence;Acteur\nE1;Le CRM doit lire.;Anne\n", "requirements");
    assert_eq!(report["sheets"][0]["columns"][2]["field"], Value::Null, "{report:#}");
}

#[test]
fn a_scale_that_counts_upwards_is_read_by_its_legend() {
    let rows: String = (1..=4).map(|rank| format!("B{rank};Besoin {rank};{rank}\n")).collect();
    let downwards = ["comfort", "useful", "future", "indispensable"];
    let report = of(&format!("Réf;Besoin;Priorité (1 = faible, 4 = forte)\n{rows}"), "needs");
    assert_eq!(said(&report, "priority"), downwards, "{report:#}");
    let report = of(&format!("Légende : 1 = faible, 4 = forte\n\nRéf;Besoin;Priorité\n{rows}"), "needs");
    assert_eq!(said(&report, "priority"), downwards, "{report:#}");
    let upwards = ["indispensable", "future", "useful", "comfort"];
    let report = of(&format!("Réf;Besoin;Priorité\n{rows}"), "needs");
    assert_eq!(said(&report, "priority"), upwards, "{report:#}");
    // What another head, a statement or a note explains is not the priority.
    for (head, more) in [
        ("Réf;Besoin;Priorité (1 = haute, 4 = basse);Complexité (1 = basse, 4 = haute)", ""),
        ("Réf;Besoin;Priorité;Complexité (1 = basse, 4 = haute)", ""),
        ("Réf;Besoin;Priorité;Notes", "B5;Afficher la note : 3 = haute, 1 = basse;2;\n"),
        ("Réf;Besoin;Priorité;Notes", "B5;Afficher;2;palier 3 = haute\n"),
    ] {
        let report = of(&format!("{head}\n{rows}{more}"), "needs");
        assert_eq!(said(&report, "priority")[..4], upwards, "{head} {more}: {report:#}");
    }
}

#[test]
fn a_line_that_only_resembles_a_legend_or_a_sum_stays() {
    let steps = "Réf;Titre;Action;Résultat attendu\nCT-1;Créer un compte;* Ouvrir;ouvert\n;;* Cliquer sur Valider;\n;;* Fermer;créé\n";
    let project = empty().file("g.csv", steps);
    let ran = project.run(&["import", "g.csv", "--as", "test_cases", "--apply"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let listed = project.run(&["export", "test_cases", "--out", "c.csv"]);
    assert_eq!(listed.code, 0, "{}{}", listed.out, listed.err);
    let kept = project.read("c.csv");
    for step in ["* Ouvrir", "* Cliquer sur Valider", "* Fermer"] {
        assert_eq!(kept.matches(step).count(), 1, "{step} in {kept}");
    }
    let titles = "Exigence\nLe CRM doit lire.\nTotal : le montant TTC de la commande est affiché en bas de page\n\
                  API : exposer les commandes, GED : archiver les factures\nTVA : calculer, HT : afficher le net\n";
    assert_eq!(counts(&of(titles, "requirements")), [4, 0, 0, 0]);
    let after = "Réf;Exigence;Priorité\nE1;Le CRM doit lire.;Haute\n* exigences de la V2;;\nFacturation;Relances automatiques;\n\
                 Support;Suivi des tickets;\n";
    let report = of(after, "requirements");
    let told: Vec<&str> =
        report["sheets"][0]["lines"].as_array().unwrap().iter().filter_map(|line| line["status"].as_str()).collect();
    assert_eq!(told, ["new", "legend", "new", "new"], "each line is told: {report:#}");
    assert_eq!(counts(&report), [3, 0, 0, 0], "{report:#}");
}

#[test]
fn sums_footnotes_and_codes_of_a_legend_are_no_lines() {
    let grid = "Réf;Exigence;Priorité;Notes\n\
                EXG-001;Le CRM doit a.;Haute;\n\
                Sous-total : 1 exigence;;;\n\
                EXG-002;Le CRM doit b.;Haute;\n\
                EXG-003;Le CRM doit c.;Haute;\n\
                EXG-004;Le CRM doit d.;Haute;\n\
                EXG-005;Le CRM doit e.;Haute;\n\
                * champs obligatoires;;;\n\
                Légende;;;\n\
                M;Must have;;\n\
                S;Should have;;\n";
    let report = of(grid, "requirements");
    let status: Vec<String> = lines(&report).into_iter().map(|(_, status, _)| status).collect();
    let wanted = ["new", "total", "new", "new", "new", "new", "legend", "legend", "legend", "legend"];
    assert_eq!(status, wanted, "{report:#}");
    assert!(said(&report, "tags").iter().all(Value::is_null), "{report:#}");
    let raci =
        of("Activité;MOA;DSI\nRecette;A;R\nFormation;R;C\n\nR : Réalise, A : Approuve, C : Consulté;;\n", "raci");
    assert_eq!(counts(&raci), [2, 0, 0, 0], "{raci:#}");
}

#[test]
fn what_goes_on_with_the_line_above_is_no_title_of_a_section() {
    let grid = "Réf;Exigence;Justification\n\
                EXG-003;Le CRM doit c.;début de la justification\n\
                ;;suite de la justification\n\
                EXG-004;Le CRM doit d.;ok\n";
    let report = of(grid, "requirements");
    assert_eq!(counts(&report), [2, 0, 0, 1], "{report:#}");
    assert!(said(&report, "tags").iter().all(Value::is_null), "{report:#}");
}

#[test]
fn an_id_that_a_spreadsheet_turned_into_a_day_is_refused() {
    let project = empty();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Exigences").unwrap();
    for (column, head) in ["N°", "Exigence"].into_iter().enumerate() {
        sheet.write(0, column as u16, head).unwrap();
    }
    let day = Format::new().set_num_format("d-mmm");
    sheet.write_with_format(1, 0, 46_054, &day).unwrap();
    sheet.write(1, 1, "Le CRM doit lire.").unwrap();
    sheet.write(2, 0, "3-1").unwrap();
    sheet.write(2, 1, "Le CRM doit écrire.").unwrap();
    book.save(project.path("g.xlsx")).unwrap();
    let (_, report) = import(&project, &["g.xlsx"]);
    assert_eq!(counts(&report), [1, 0, 0, 1], "{report:#}");
    assert!(codes(&report, "reasons").iter().any(|code| code == "exchange-refused-date-id"), "{report:#}");
}

#[test]
fn columns_under_the_name_of_one_field_are_none_of_another() {
    let grid = "N°;Besoin;Priorité;\n;;Métier;DSI\nB1;Voir le client;Haute;Basse\nB2;Lire les notes;Basse;Haute\n";
    let report = of(grid, "needs");
    let columns = report["sheets"][0]["columns"].as_array().expect("columns");
    let how: Vec<&str> = columns.iter().filter_map(|column| column["how"].as_str()).collect();
    assert_eq!(how[2..], ["parted", "parted"], "{report:#}");
    let project = empty().file("g.csv", grid);
    let text = project.run(&["import", "g.csv", "--as", "needs"]).out;
    assert!(text.contains("--map \"DSI=priority\""), "{text}");
    let (_, report) = import(&project, &["g.csv", "--as", "needs", "--map", "DSI=priority"]);
    assert_eq!(said(&report, "priority"), ["useful", "indispensable"], "{report:#}");
}

#[test]
fn no_advice_undoes_what_was_asked_for() {
    let grid = "Tâche;Début prévu;Début réel\nCadrage;01/02/2026;02/02/2026\n";
    let project = empty().file("g.csv", grid);
    let text = project.run(&["import", "g.csv", "--as", "planning", "--map", "Début réel=start"]).out;
    assert!(text.contains("Début prévu") && !text.contains("--map \"Début prévu=start\""), "{text}");
}

#[test]
fn a_list_of_people_is_no_list_of_needs() {
    let project =
        empty().file("contacts.csv", "Nom;Fonction;Service;Téléphone\nAnne Weber;Commerciale;Ventes;06 39 98 00 01\n");
    let ran = project.run(&["import", "contacts.csv"]);
    assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
    let mut book = Workbook::new();
    for (name, rows) in [
        ("Exigences", [["Réf", "Exigence", "Priorité"], ["EXG-001", "Le CRM doit lire.", "Haute"]]),
        ("Contacts", [["Nom", "Service", "Téléphone"], ["Anne Weber", "Ventes", "06 39 98 00 01"]]),
    ] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write(row as u32, column as u16, *cell).unwrap();
            }
        }
    }
    book.save(project.path("g.xlsx")).unwrap();
    let (_, report) = import(&project, &["g.xlsx"]);
    assert_eq!(counts(&report), [1, 0, 0, 0], "{report:#}");
    assert_eq!(report["unread_why"]["Contacts"], "people", "{report:#}");
}

#[test]
fn a_table_beside_another_gives_it_no_columns() {
    let grid = "Réf;Exigence;Priorité;;N°;Risque;Auteur\nE1;Le CRM doit a.;Haute;;R1;Retard;Anne\nE2;Le CRM doit b.;Basse;;R2;Reprise;Paul\n";
    let report = of(grid, "requirements");
    let columns = report["sheets"][0]["columns"].as_array().expect("columns");
    let how: Vec<&str> = columns.iter().filter_map(|column| column["how"].as_str()).collect();
    assert_eq!(how[3..], ["beside", "beside", "beside"], "{report:#}");
    assert!(said(&report, "author").iter().all(Value::is_null), "{report:#}");
    // Who wants a column of it is told how; what the first table gives already is no advice.
    let text = empty().file("g.csv", grid).run(&["import", "g.csv", "--as", "requirements"]).out;
    assert!(text.contains("--map \"Auteur=author\"") && !text.contains("--map \"N°=id\""), "{text}");
}

#[test]
fn fields_behind_a_blank_column_are_of_the_same_lines() {
    let grid = "Réf;Exigence;;Code;Priorité;Statut;Auteur\nE1;Le CRM doit a.;;X7;Haute;Validée;Anne\n\
                E2;Le CRM doit b.;;X8;Basse;Validée;Paul\n";
    let report = of(grid, "requirements");
    let columns = report["sheets"][0]["columns"].as_array().expect("columns");
    assert!(columns.iter().all(|column| column["how"] != "beside"), "{report:#}");
    assert_eq!(said(&report, "author"), ["Anne", "Paul"], "{report:#}");
    assert!(said(&report, "priority").iter().all(Value::is_string), "{report:#}");
}

#[test]
fn a_column_that_names_its_own_field_is_not_parted_with_those_before_it() {
    let grid = "Réf;Exigence;Priorité;;\n;;Métier;DSI;Statut\nE1;Le CRM doit a.;Haute;Basse;Validée\n\
                E2;Le CRM doit b.;Basse;Haute;Validée\n";
    let report = of(grid, "requirements");
    let columns = report["sheets"][0]["columns"].as_array().expect("columns");
    let how: Vec<&str> = columns.iter().filter_map(|column| column["how"].as_str()).collect();
    assert_eq!(how[2..4], ["parted", "parted"], "{report:#}");
    assert_eq!(columns[4]["field"], "status", "{report:#}");
    assert!(said(&report, "status").iter().all(Value::is_string), "{report:#}");
}

#[test]
fn a_number_with_decimals_in_the_place_of_an_id_is_told() {
    let project = empty();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Exigences").unwrap();
    for (column, head) in ["N°", "Exigence"].into_iter().enumerate() {
        sheet.write(0, column as u16, head).unwrap();
    }
    for (row, id) in [1.1, 1.2].into_iter().enumerate() {
        sheet.write(row as u32 + 1, 0, id).unwrap();
        sheet.write(row as u32 + 1, 1, format!("Le CRM doit lire {id}.")).unwrap();
    }
    book.save(project.path("g.xlsx")).unwrap();
    let (_, report) = import(&project, &["g.xlsx"]);
    let told = codes(&report, "notes").into_iter().filter(|code| code == "exchange-note-decimal-id").count();
    assert_eq!((told, counts(&report)), (2, [2, 0, 0, 0]), "{report:#}");
}

#[test]
fn the_address_behind_a_text_is_told() {
    let project = empty();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Exigences").unwrap();
    for (column, head) in ["Réf", "Exigence", "Commentaire"].into_iter().enumerate() {
        sheet.write(0, column as u16, head).unwrap();
    }
    for row in 1..4_u32 {
        sheet.write(row, 0, format!("EXG-00{row}")).unwrap();
        sheet.write(row, 1, format!("Le CRM doit lire {row}.")).unwrap();
    }
    sheet.write_url_with_text(1, 2, "https://wiki.example/regles", "voir la règle").unwrap();
    // The text says the address itself.
    sheet.write_url(2, 2, "https://wiki.example/autre").unwrap();
    sheet.write_url_with_text(3, 2, "mailto:anne@client.example", "anne@client.example").unwrap();
    sheet
        .write_formula(
            3,
            1,
            rust_xlsxwriter::Formula::new("=HYPERLINK(\"https://wiki.example/3\",\"Le CRM doit lire 3.\")")
                .set_result("Le CRM doit lire 3."),
        )
        .unwrap();
    book.save(project.path("g.xlsx")).unwrap();
    let (ran, report) = import(&project, &["g.xlsx", "--lang", "fr"]);
    assert_eq!((ran.code, counts(&report)), (0, [3, 0, 0, 0]), "{report:#}");
    let told: Vec<(String, String)> = report["sheets"][0]["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .flat_map(|line| line["notes"].as_array().cloned().unwrap_or_default())
        .filter(|note| note["code"] == "exchange-note-hyperlink")
        .map(|note| {
            (
                note["cell"].as_str().unwrap_or_default().to_owned(),
                note["message"].as_str().unwrap_or_default().to_owned(),
            )
        })
        .collect();
    let cells: Vec<&str> = told.iter().map(|(cell, _)| cell.as_str()).collect();
    assert_eq!(cells, ["Exigences!C2", "Exigences!B4"], "{report:#}");
    assert!(told[0].1.contains("«\u{a0}voir la règle\u{a0}» mène à https://wiki.example/regles"), "{told:?}");
    // The text alone comes in.
    assert_eq!(said(&report, "notes")[0], "voir la règle");
}

/// Needs whose titles begin as what takes back does.
const NEEDS: &str = "needs:\n  - {id: BES-001, title: Hors connexion mobile}\n  - {id: BES-002, title: Pas à pas guidé}\n  \
                     - {id: BES-005, title: Commande annulée}\n";

#[test]
fn a_title_behind_its_id_takes_nothing_back_and_a_clause_does() {
    let one = |cell: &str| {
        let grid = format!("Réf;Exigence;Besoins\nE1;Le CRM doit lire.;{cell}\n");
        let project = empty().file("specs/n.yaml", NEEDS).file("g.csv", &grid);
        let (_, report) = import(&project, &["g.csv", "--as", "requirements"]);
        counts(&report)
    };
    for linked in
        ["BES-1 Hors connexion mobile", "BES_002 Pas à pas guidé", "BES-002 Pas à pas", "BES-005 Commande annulée ?"]
    {
        assert_eq!(one(linked), [1, 0, 0, 0], "{linked}");
    }
    for back in [
        "BES-1 non couvert",
        "BES-005 : abandonnée",
        "BES-005 — abandonné en V2 par le métier",
        "BES-005, n’est plus couvert du tout",
        "BES-1 ?",
    ] {
        assert_eq!(one(back), [0, 0, 0, 1], "{back}");
    }
}

#[test]
fn contacts_are_a_grid_where_they_are_asked_for_or_come_from_an_export() {
    let contacts =
        "consultation:\n  contacts:\n    - {name: Secrétariat, person: Anne Weber, email: a@b.example, role: dépôt}\n";
    let project = empty().file("specs/c.yaml", contacts);
    assert_eq!(project.run(&["export", "contacts", "--out", "c.csv"]).code, 0);
    let ran = project.run(&["import", "c.csv"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let mut book = Workbook::new();
    for (name, rows) in [
        ("Exigences", [["Réf", "Exigence", "Priorité"], ["EXG-001", "Le CRM doit lire.", "Haute"]]),
        ("Contacts", [["Nom", "Rôle", "Téléphone"], ["Anne Weber", "Ventes", "06 39 98 00 01"]]),
    ] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write(row as u32, column as u16, *cell).unwrap();
            }
        }
    }
    book.save(project.path("g.xlsx")).unwrap();
    let (_, report) = import(&project, &["g.xlsx", "--as", "contacts"]);
    let read: Vec<&str> = report["sheets"].as_array().unwrap().iter().filter_map(|one| one["sheet"].as_str()).collect();
    assert_eq!(read, ["Contacts"], "{report:#}");
}

#[cfg(unix)]
#[test]
fn a_report_that_is_asked_for_by_a_link_is_written_where_it_leads() {
    let project = empty().file("g.csv", "Réf;Exigence\nE1;Le CRM doit lire.\n").file("real.json", "");
    std::os::unix::fs::symlink("real.json", project.path("l.json")).unwrap();
    project.run(&["import", "g.csv", "--as", "requirements", "--json", "l.json"]);
    assert!(project.path("l.json").is_symlink() && project.read("real.json").contains("\"sheets\""));
}

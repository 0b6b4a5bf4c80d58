//! Numbers that a grid gives its own lines: they clash with those of no other grid, and links by number follow. What a
//! link names in vain, or names a refused line, is told whole.

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use super::{counts, import, lines};
use crate::project::Project;

fn empty() -> Project {
    Project::new("project:\n  title: Essai\n  code: ESS\n  language: fr\n")
        .file("specs/rien.yaml", "requirements: []\n")
}

const RISKS: &str = "N°;Risque;Parade\n1;Retard du fournisseur;Jalons\n2;Données sales;Reprise à blanc\n";
const TASKS: &str = "N°;Tâche;Début;Fin;Prédécesseurs\n1;Cadrer le projet;01/09/2026;30/11/2026;\n\
                     2;Consulter les éditeurs;01/12/2026;30/12/2026;1\n3;Recetter le socle;01/01/2027;01/02/2027;1, 2\n";

fn links(report: &Value, sheet: usize) -> Vec<Value> {
    let lines = report["sheets"][sheet]["lines"].as_array().expect("lines");
    lines.iter().map(|line| line["fields"]["depends_on"].clone()).collect()
}

#[test]
fn numbers_of_another_grid_clash_with_none_and_links_follow() {
    for head in ["N°", "Réf"] {
        let project = empty().file("r.csv", RISKS).file("t.csv", &TASKS.replace("N°", head));
        assert_eq!(import(&project, &["r.csv", "--as", "risks", "--apply"]).0.code, 0);
        let (ran, report) = import(&project, &["t.csv", "--as", "planning", "--apply"]);
        assert_eq!((ran.code, counts(&report)), (0, [3, 0, 0, 0]), "{head}: {report:#}");
        let ids: Vec<String> = lines(&report).into_iter().map(|(_, _, id)| id).collect();
        assert!(ids.iter().all(|id| id.contains('-')), "{ids:?}");
        assert_eq!(links(&report, 0), [json!(null), json!([ids[0]]), json!([ids[0], ids[1]])], "{head}: {report:#}");
        let (_, again) = import(&project, &["t.csv", "--as", "planning"]);
        assert_eq!(counts(&again), [0, 0, 3, 0], "{head}: {again:#}");
    }
}

#[test]
fn two_grids_of_one_workbook_may_both_count_from_one() {
    let mut book = Workbook::new();
    for (name, grid) in [("Risques", RISKS), ("Planning", TASKS)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, line) in grid.lines().enumerate() {
            sheet.write_row(row as u32, 0, line.split(';')).unwrap();
        }
    }
    let project = empty();
    project.write("g.xlsx", &book.save_to_buffer().unwrap());
    let (ran, report) = import(&project, &["g.xlsx", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [5, 0, 0, 0]), "{report:#}");
    assert!(links(&report, 1)[2].as_array().is_some_and(|links| links.len() == 2), "{report:#}");
    assert_eq!(counts(&import(&project, &["g.xlsx"]).1), [0, 0, 5, 0]);
}

fn reasons(report: &Value) -> Vec<(String, String)> {
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    lines.iter().map(|line| &line["reasons"][0]).map(|one| (text(&one["code"]), text(&one["message"]))).collect()
}

#[test]
fn one_faulty_cell_refuses_its_line_and_those_that_name_it_alone() {
    let tasks = "N°;Tâche;Début;Fin;Prédécesseur\n1;Cadrer;01/09/2026;30/11/2026;\n2;Consulter;01/12/2026;30/12/2026;1\n\
                 3;Recetter;01/01/2027;01/02/2027;2XY+5j\n4;Servir;15/03/2027;16/03/2027;3\n";
    let (_, report) = import(&empty().file("t.csv", tasks), &["t.csv", "--as", "planning"]);
    assert_eq!(counts(&report), [2, 0, 0, 2], "{report:#}");
    let said = reasons(&report);
    assert!(["exchange-cell-link", "exchange-cell-link-near"].contains(&said[2].0.as_str()), "{said:?}");
    assert_eq!(said[3].0, "exchange-cell-link-refused", "{said:?}");
    assert!(said[3].1.contains("la ligne 4"), "{said:?}");
}

#[test]
fn what_planners_write_behind_a_predecessor_is_read_and_what_is_not_kept_is_told() {
    let tasks = "N°;Tâche;Début;Fin;Prédécesseur\n1;Cadrer;01/09/2026;30/11/2026;\n2;Consulter;01/12/2026;30/12/2026;1FD\n\
                 3;Recetter;01/01/2027;01/02/2027;2FD+5j\n4;Former;01/02/2027;10/02/2027;2DD+1 sem.,3FS-2 days\n\
                 5;Servir;15/03/2027;16/03/2027;4+10 jours\n";
    let project = empty().file("t.csv", tasks);
    let (ran, report) = import(&project, &["t.csv", "--as", "planning", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [5, 0, 0, 0]), "{report:#}");
    let linked: Vec<usize> =
        (0..5).map(|at| links(&report, 0).get(at).and_then(|one| one.as_array().map(Vec::len)).unwrap_or(0)).collect();
    assert_eq!(linked, [0, 1, 1, 2, 1], "{report:#}");
    let report = report.to_string();
    for (said, told) in
        [("2FD+5j", true), ("2DD+1 sem.", true), ("3FS-2 days", true), ("4+10 jours", true), ("1FD", false)]
    {
        assert_eq!(report.contains(&format!("«\u{a0}{said}\u{a0}»")), told, "{said}: {report}");
    }
    assert_eq!(counts(&import(&project, &["t.csv", "--as", "planning"]).1), [0, 0, 5, 0]);
}

#[test]
fn all_links_that_name_nothing_are_told() {
    let grid = "Réf;Exigence;Besoins\nEXG-001;Le CRM doit dater.;BES-001, BES-007, BES-009\n";
    let project = empty().file("specs/b.yaml", "needs:\n  - id: BES-001\n    title: Vendre\n").file("g.csv", grid);
    let (_, report) = import(&project, &["g.csv"]);
    let said = &reasons(&report)[0].1;
    assert!(said.contains("BES-007") && said.contains("BES-009") && !said.contains("BES-001"), "{said}");
}

#[test]
fn an_id_that_stands_twice_is_told_as_such() {
    let specs: String = (1..=4)
        .map(|at| format!("  - id: EXG-00{at}\n    title: Titre {at}\n    statement: Le CRM doit {at}.\n"))
        .collect();
    let project = empty().file("specs/a.yaml", &format!("requirements:\n{specs}"));
    assert_eq!(project.run(&["export", "requirements", "--out", "e.csv"]).code, 0);
    let mut grid = project.read("e.csv");
    grid = grid.replacen("EXG-002", "EXG-001", 1);
    project.write("e.csv", grid.as_bytes());
    let (ran, report) = import(&project, &["e.csv"]);
    assert_eq!(ran.code, 1, "{report:#}");
    let said = reasons(&report);
    for (code, message) in &said[..2] {
        assert_eq!(code, "exchange-refused-double", "{said:?}");
        assert!(message.contains("EXG-001") && message.contains("2, 3"), "{message}");
    }
    assert!(!project.run(&["import", "e.csv"]).out.contains("ont glissé"));
}

#[test]
fn tags_are_parted_by_commas_semicolons_and_lines_alike() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["Réf", "Exigence", "Tags"]).unwrap();
    sheet.write_row(1, 0, ["EXG-001", "Le CRM doit dater.", "a; b\nc"]).unwrap();
    sheet.write_row(2, 0, ["EXG-002", "Le CRM doit noter.", "a, b, c"]).unwrap();
    let project = empty();
    project.write("g.xlsx", &book.save_to_buffer().unwrap());
    let (_, report) = import(&project, &["g.xlsx", "--as", "requirements"]);
    for line in report["sheets"][0]["lines"].as_array().unwrap() {
        assert_eq!(line["fields"]["tags"], json!(["a", "b", "c"]), "{line:#}");
    }
}

#[test]
fn what_a_spreadsheet_shows_is_written_in_the_language_of_the_project() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let percent = rust_xlsxwriter::Format::new().set_num_format("0.0%");
    sheet.write_row(0, 0, ["Réf", "Exigence", "Notes", "Origine"]).unwrap();
    sheet.write_row(1, 0, ["EXG-001", "Le CRM doit  dater\u{a0}les devis."]).unwrap();
    sheet.write_number_with_format(1, 2, 0.125, &percent).unwrap();
    sheet.write_boolean(1, 3, true).unwrap();
    sheet.write_row(2, 0, ["EXG-002", "Le CRM doit noter."]).unwrap();
    sheet.write_number_with_format(2, 2, 1.0 / 3.0, &percent).unwrap();
    let project =
        empty().file("specs/a.yaml", "requirements:\n  - id: EXG-001\n    statement: Le CRM doit dater les devis.\n");
    project.write("g.xlsx", &book.save_to_buffer().unwrap());
    let (_, report) = import(&project, &["g.xlsx", "--as", "requirements"]);
    let changes = report["sheets"][0]["lines"][0]["changes"].as_array().expect("changes");
    let after: Vec<(&str, &Value)> =
        changes.iter().map(|one| (one["field"].as_str().unwrap(), &one["after"])).collect();
    assert_eq!(after, [("notes", &json!("12,5 %")), ("origin", &json!("VRAI"))], "blanks are no change: {report:#}");
    assert_eq!(report["sheets"][0]["lines"][1]["fields"]["notes"], "33,3333 %");
}

#[test]
fn committees_are_named_by_their_head_and_grids_in_both_languages() {
    let project = empty().file("c.csv", "Comité;Fréquence\nComité de pilotage;mensuel\nComité projet;hebdomadaire\n");
    let (ran, report) = import(&project, &["c.csv", "--as", "committees"]);
    assert_eq!((ran.code, counts(&report)), (0, [2, 0, 0, 0]), "{report:#}");
    let ran = project.run(&["export", "zzz"]);
    assert!(ran.code == 2 && ran.err.contains("Exigences (requirements)"), "{}", ran.err);
}

//! A grid that comes back to a project that has moved on: what one side changed is kept, what both changed is told.

use std::io::Cursor;
use std::path::Path;
use std::process::Command;

use calamine::{Data, Reader as _, Xlsx};
use rust_xlsxwriter::Workbook;

use super::{counts, import, lines, small};
use crate::project::Project;

/// Runs git in a project.
pub fn git(project: &Project, args: &[&str]) {
    let mut command = Command::new("git");
    command.arg("-C").arg(project.path("")).args(["-c", "user.name=Essai", "-c", "user.email=essai@courtival.example"]);
    let output = command.args(args).output().expect("git is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// [`small`] with a first commit.
pub fn committed() -> Project {
    let project = small();
    git(&project, &["init", "-q"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "-qm", "Premier texte"]);
    project
}

/// Writes the workbook again with some cells changed, stamp included, as a spreadsheet does.
pub fn changed(path: &Path, sheet: &str, cells: &[(&str, &str, &str)]) {
    worked_on(path, sheet, cells, &[], &[]);
}

/// The same with the rows of some ids gone, and others added under the last one: each cell by its head.
fn worked_on(path: &Path, sheet: &str, cells: &[(&str, &str, &str)], gone: &[&str], more: &[&[(&str, &str)]]) {
    let bytes = std::fs::read(path).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let mut out = Workbook::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        let target = out.add_worksheet().set_name(&name).unwrap();
        let heads: Vec<String> = range.rows().next().unwrap().iter().map(ToString::to_string).collect();
        let (top, left) = range.start().unwrap();
        let id_of = |row: usize| range.get((row, 0)).map(ToString::to_string).unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let id = id_of(row);
            if name == sheet && gone.contains(&id.as_str()) {
                continue;
            }
            let edit = cells
                .iter()
                .find(|(line, head, _)| name == sheet && id == *line && heads.get(column).is_some_and(|h| h == head));
            let (row, column) = (row as u32 + top, column as u16 + left as u16);
            match (edit, value) {
                (Some((.., text)), _) => target.write_string(row, column, *text).unwrap(),
                (None, Data::Float(number)) => target.write_number(row, column, *number).unwrap(),
                (None, other) => target.write_string(row, column, other.to_string()).unwrap(),
            };
        }
        let last = (0..range.height()).rev().find(|row| !id_of(*row).is_empty()).unwrap_or_default();
        for (count, cells) in more.iter().enumerate().filter(|_| name == sheet) {
            for (head, text) in *cells {
                let column = heads.iter().position(|known| known == head).expect("a head");
                target.write_string((last + 1 + count) as u32 + top, column as u16 + left as u16, *text).unwrap();
            }
        }
    }
    std::fs::write(path, out.save_to_buffer().unwrap()).unwrap();
}

#[test]
fn a_changed_grid_comes_back_as_a_change_set() {
    let project = committed();
    project.run(&["export", "requirements", "--out", "g.xlsx"]);
    let cells =
        [("EXG-001", "Priorité", "confort"), ("EXG-001", "Lot", ""), ("EXG-002", "Titre", "Lister les dormants")];
    changed(&project.path("g.xlsx"), "Exigences", &cells);
    let (ran, report) = import(&project, &["g.xlsx", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 2, 0, 0]), "{report:#}");
    let text = project.read("specs/tout.yaml");
    assert!(text.contains("priority: comfort\n  - id: EXG-002\n    title: Lister les dormants\n"), "{text}");
    assert_eq!(text.matches("lot:").count(), 0, "an emptied cell of our own grid empties the field: {text}");
    assert!(text.contains("# La relance d'abord."), "{text}");
}

#[test]
fn what_the_project_changed_since_the_export_is_kept_and_told() {
    let project = committed();
    project.run(&["export", "requirements", "--out", "g.xlsx"]);
    changed(&project.path("g.xlsx"), "Exigences", &[("EXG-002", "Titre", "Lister les dormants")]);
    project.replace("specs/tout.yaml", "priority: comfort", "priority: useful");
    let (ran, report) = import(&project, &["g.xlsx"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 1, 0]), "{report:#}");
    let line = &report["sheets"][0]["lines"][1];
    assert_eq!(line["changes"].as_array().unwrap().len(), 1);
    assert_eq!(line["notes"][0]["code"], "exchange-note-moved");
}

#[test]
fn what_both_changed_is_refused_in_business_words() {
    let project = committed();
    project.run(&["export", "requirements", "--out", "g.xlsx"]);
    changed(&project.path("g.xlsx"), "Exigences", &[("EXG-002", "Priorité", "indispensable")]);
    project.replace("specs/tout.yaml", "priority: comfort", "priority: useful");
    git(&project, &["commit", "-qam", "Autre priorité"]);
    let before = project.read("specs/tout.yaml");
    let ran = project.run(&["import", "g.xlsx", "--apply"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    let said = "« Priorité » valait « confort » à l’export et a changé des deux côtés depuis : le projet dit « amélioration utile », le tableur dit « indispensable »";
    let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(plain(&ran.out).contains(said), "{}", ran.out);
    assert_eq!(project.read("specs/tout.yaml"), before);
    // The message says how to go on, either way.
    assert!(ran.out.contains("`--conflicts mine`") && ran.out.contains("`--conflicts project`"), "{}", ran.out);
    let (ran, report) = import(&project, &["g.xlsx", "--apply", "--conflicts", "project"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 0, 2, 0]), "{report:#}");
    assert_eq!(report["sheets"][0]["lines"][1]["notes"][0]["code"], "exchange-note-conflict-project");
    assert_eq!(project.read("specs/tout.yaml"), before);
    let (ran, report) = import(&project, &["g.xlsx", "--apply", "--conflicts", "mine"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 1, 0]), "{report:#}");
    assert_eq!(project.read("specs/tout.yaml"), before.replace("priority: useful", "priority: indispensable"));
}

#[test]
fn where_the_text_of_the_export_was_never_committed_nobody_guesses_it() {
    let project = committed();
    project.replace("specs/tout.yaml", "priority: comfort", "priority: important");
    project.run(&["export", "requirements", "--out", "g.xlsx"]);
    changed(&project.path("g.xlsx"), "Exigences", &[("EXG-002", "Priorité", "indispensable")]);
    project.replace("specs/tout.yaml", "priority: important", "priority: useful");
    let ran = project.run(&["import", "g.xlsx"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    let plain = ran.out.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(plain.contains("« Priorité » a changé des deux côtés depuis l’export : "), "{plain}");
}

#[test]
fn a_line_that_left_the_grid_removes_nothing() {
    let project = committed();
    project.run(&["export", "requirements", "lot:LOT-1", "--out", "lot.xlsx"]);
    let (_, report) = import(&project, &["lot.xlsx"]);
    assert_eq!(lines(&report).len(), 1, "the filter kept one: {report:#}");
    assert_eq!(report["sheets"][0]["absent"], serde_json::json!([]), "the grid never held the others");
    project.run(&["export", "requirements", "--out", "g.xlsx"]);
    let text = project.read("specs/tout.yaml");
    let more = format!("{text}  - id: EXG-003\n    title: Une de plus\n");
    project.write("specs/tout.yaml", more.as_bytes());
    let (_, report) = import(&project, &["g.xlsx"]);
    assert_eq!(report["sheets"][0]["absent"], serde_json::json!([]), "the grid never held the new one");
    // A line that is refused hides no line that is missing.
    worked_on(&project.path("g.xlsx"), "Exigences", &[("EXG-001", "Priorité", "jaune")], &["EXG-002"], &[]);
    let ran = project.run(&["import", "g.xlsx", "--apply"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("n’est plus dans la grille") && ran.out.contains("EXG-002 Lister"), "{}", ran.out);
    assert_eq!(project.read("specs/tout.yaml"), more);
}

#[test]
fn what_was_removed_or_renamed_since_the_export_is_not_made_anew() {
    let project = committed();
    let text = project.read("specs/tout.yaml");
    let third = "  - id: EXG-003\n    title: Une de plus\n    statement: Le CRM doit en faire une de plus.\n";
    project.write("specs/tout.yaml", format!("{text}{third}").as_bytes());
    git(&project, &["commit", "-qam", "Une de plus"]);
    project.run(&["export", "requirements", "--out", "g.xlsx"]);
    project.replace("specs/tout.yaml", third, "");
    assert_eq!(project.run(&["rename", "EXG-002", "EXG-202"]).code, 0);
    git(&project, &["commit", "-qam", "Tri"]);
    let before = project.read("specs/tout.yaml");
    let (ran, report) = import(&project, &["g.xlsx", "--apply"]);
    let states: Vec<String> = lines(&report).into_iter().map(|(_, state, _)| state).collect();
    assert_eq!((ran.code, states), (0, ["unchanged", "gone", "gone"].map(str::to_owned).to_vec()), "{report:#}");
    assert_eq!(report["sheets"][0]["lines"][1]["renamed"], "EXG-202");
    assert_eq!(project.read("specs/tout.yaml"), before);
    let said = project.run(&["import", "g.xlsx"]).out;
    assert!(said.contains("devenue EXG-202 depuis l’export"), "{said}");
    assert!(said.contains("retirée du projet, ou renommée, depuis l’export"), "{said}");
    // Work on what has gone is not lost without a word; a line that is really new stays new.
    let cells = [("EXG-002", "Titre", "Lister les dormants"), ("EXG-003", "Titre", "Une autre")];
    let named = [("Identifiant", "EXG-300"), ("Énoncé", "Le CRM doit exporter les comptes.")];
    let unnamed = [("Énoncé", "Le CRM doit archiver les comptes.")];
    worked_on(&project.path("g.xlsx"), "Exigences", &cells, &[], &[&named, &unnamed]);
    let (ran, report) = import(&project, &["g.xlsx", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (1, [2, 0, 1, 2]), "{report:#}");
    let code = |line: usize| &report["sheets"][0]["lines"][line]["reasons"][0]["code"];
    assert_eq!((code(1), code(2)), (&"exchange-refused-renamed".into(), &"exchange-refused-gone".into()));
    let text = project.read("specs/tout.yaml");
    assert!(text.contains("id: EXG-300") && text.contains("id: EXG-301"), "{text}");
    assert!(!text.contains("id: EXG-002\n") && !text.contains("id: EXG-003\n"), "{text}");
}

#[test]
fn a_line_that_has_gone_and_cannot_be_read_is_told() {
    let project = committed();
    let text = project.read("specs/tout.yaml");
    let (case, line) = (
        "  - id: CU-002\n    title: Voir\n    needs: [BES-001]\n",
        "  - id: EXG-003\n    title: Une de plus\n    use_cases: [CU-002, CU-001]\n    priority: useful\n",
    );
    let more = format!("{}{line}", text.replace("requirements:\n", &format!("{case}requirements:\n")));
    project.write("specs/tout.yaml", more.as_bytes());
    git(&project, &["commit", "-qam", "Une de plus"]);
    for file in ["intact.xlsx", "retouche.xlsx"] {
        assert_eq!(project.run(&["export", "requirements", "--out", file]).code, 0);
    }
    project.write("specs/tout.yaml", text.as_bytes());
    git(&project, &["commit", "-qam", "Tri"]);
    // Nobody touched it: what it names has gone with it.
    let (ran, report) = import(&project, &["intact.xlsx"]);
    let last = |report: &serde_json::Value| lines(report).last().map(|(_, state, _)| state.clone());
    assert_eq!((ran.code, last(&report).as_deref()), (0, Some("gone")), "{report:#}");
    // A word that nobody knows was typed by somebody.
    for (head, word) in [("Priorité", "jaune"), ("Cas d’usage", "CU-002 Voir\nCU-009")] {
        std::fs::copy(project.path("retouche.xlsx"), project.path("g.xlsx")).unwrap();
        changed(&project.path("g.xlsx"), "Exigences", &[("EXG-003", head, word)]);
        let (ran, report) = import(&project, &["g.xlsx", "--apply"]);
        assert_eq!((ran.code, last(&report).as_deref()), (1, Some("refused")), "{head}: {report:#}");
        let reason = &report["sheets"][0]["lines"][2]["reasons"][0];
        assert_eq!(reason["code"], "exchange-refused-gone", "{report:#}");
    }
    assert_eq!(project.read("specs/tout.yaml"), text);
}

#[test]
fn a_text_that_looks_like_a_formula_stays_a_text() {
    let project = small();
    for text in ["=cmd|' /C calc'!A0", "+33 et plus", "@SOMME(A1)", "-2+3"] {
        project.write(
            "specs/tout.yaml",
            format!("requirements:\n  - id: EXG-001\n    title: {}\n", serde_json::Value::from(text)).as_bytes(),
        );
        for file in ["g.xlsx", "g.csv"] {
            let ran = project.run(&["export", "requirements", "--out", file]);
            assert_eq!(ran.code, 0, "{}", ran.err);
            let (ran, report) = import(&project, &[file, "--as", "requirements"]);
            assert_eq!((ran.code, counts(&report)), (0, [0, 0, 1, 0]), "{text} {file}: {report:#}");
        }
        let csv = std::fs::read_to_string(project.path("g.csv")).unwrap();
        assert!(csv.contains(&format!("'{text}")), "{csv}");
        let mut book: Xlsx<_> = calamine::open_workbook(project.path("g.xlsx")).unwrap();
        assert!(book.worksheet_formula("Exigences").unwrap().is_empty());
    }
}

#[test]
fn a_workbook_holds_its_lists_its_locks_and_its_stamp() {
    let project = committed();
    project.run(&["export", "requirements", "--out", "g.xlsx"]);
    let bytes = std::fs::read(project.path("g.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
        text
    };
    let sheet = part("xl/worksheets/sheet2.xml");
    for wanted in ["<sheetProtection", "<autoFilter", "state=\"frozen\"", "<dataValidations", "fitToHeight=\"0\""] {
        assert!(sheet.contains(wanted), "{wanted}");
    }
    assert!(!sheet.contains("password"), "no password: people may take the protection off");
    assert!(part("docProps/custom.xml").contains("Commit"));
    assert!(part("xl/workbook.xml").contains("state=\"hidden\""));
    let mut book: Xlsx<_> = calamine::open_workbook(project.path("g.xlsx")).unwrap();
    let guide = book.worksheet_range("Mode d’emploi").unwrap();
    assert!(guide.rows().flatten().any(|cell| cell.to_string().contains("identifiants ne changent jamais")));
}

#[test]
fn a_sum_that_was_added_under_a_grid_of_ours_is_no_line() {
    let project = small();
    assert_eq!(project.run(&["export", "requirements", "--out", "e.xlsx"]).code, 0);
    let total: &[(&str, &str)] = &[("Identifiant", "Total"), ("Titre", "2")];
    worked_on(&project.path("e.xlsx"), "Exigences", &[], &[], &[total]);
    let (ran, report) = import(&project, &["e.xlsx"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 0, 2, 0]), "{report:#}");
    assert_eq!(lines(&report).last().map(|(_, state, _)| state.as_str()), Some("total"));
    assert!(project.run(&["import", "e.xlsx"]).out.contains("total, non repris"));
    // A line of the project that is called so stays one.
    let project = small().file(
        "specs/orga.yaml",
        "organisation:\n  budget:\n    - line: Total\n      quantity: 1\n      unit_price: 100\n",
    );
    assert_eq!(project.run(&["export", "budget", "--out", "b.xlsx"]).code, 0);
    let (ran, report) = import(&project, &["b.xlsx"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 0, 1, 0]), "{report:#}");
}

/// A grid of somebody else's has no stamp: what the project said once, in git, tells what the team has changed since.
#[test]
fn a_foreign_grid_that_comes_again_takes_back_nothing_that_the_team_has_written_since() {
    let project = committed();
    let first =
        "Réf;Titre;Exigence\nEXG-001;Devis;Le CRM doit exporter les devis.\nEXG-002;Comptes;Le CRM doit lister.\n";
    let project = project.file("g.csv", first);
    assert_eq!(counts(&import(&project, &["g.csv", "--apply"]).1), [0, 2, 0, 0]);
    git(&project, &["commit", "-qam", "Première grille"]);
    let set = project.run(&["set", "EXG-001", "statement=Le CRM doit exporter les devis en PDF."]);
    assert_eq!(set.code, 0, "{}{}", set.out, set.err);
    let second = first.replace("Le CRM doit lister.", "Le CRM doit lister les comptes.");
    let project = project.file("g.csv", &second);
    let (_, report) = import(&project, &["g.csv", "--apply"]);
    let found: Vec<String> = lines(&report).into_iter().map(|(_, status, _)| status).collect();
    assert_eq!(found, ["unchanged", "changed"], "{report:#}");
    let note = &report["sheets"][0]["lines"][0]["notes"][0];
    assert_eq!(note["code"], "exchange-note-earlier", "{report:#}");
    assert!(note["message"].as_str().is_some_and(|text| text.contains("que le projet a dit avant")), "{note}");
    let text = project.read("specs/tout.yaml");
    assert!(
        text.contains("Le CRM doit exporter les devis en PDF.") && text.contains("Le CRM doit lister les comptes."),
        "{text}"
    );
    // Who means the words of the grid says so.
    let (_, report) = import(&project, &["g.csv", "--conflicts", "mine", "--apply"]);
    assert_eq!(counts(&report), [0, 1, 1, 0], "{report:#}");
    assert!(!project.read("specs/tout.yaml").contains("en PDF"), "{report:#}");
}

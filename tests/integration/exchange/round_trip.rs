//! What goes out comes back the same, as it is and after LibreOffice has saved it again.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::{counts, import, small};
use crate::project::Project;

/// A line of the report that is not unchanged, for messages.
fn differences(report: &Value) -> Vec<String> {
    let sheets = report["sheets"].as_array().expect("sheets");
    let lines = sheets.iter().flat_map(|sheet| sheet["lines"].as_array().expect("lines"));
    lines.filter(|line| line["status"] != "unchanged").map(ToString::to_string).collect()
}

fn unchanged(project: &Project, file: &str) -> u64 {
    let (ran, report) = import(project, &[file]);
    assert_eq!(differences(&report), Vec::<String>::new(), "{file}");
    assert_eq!(ran.code, 0, "{file}: {}", ran.err);
    let [new, changed, unchanged, refused] = counts(&report);
    assert_eq!((new, changed, refused), (0, 0, 0), "{file}");
    assert_eq!(report["files"], serde_json::json!([]), "{file}: nothing would be written");
    unchanged
}

#[test]
fn every_grid_of_the_reference_project_comes_back_unchanged() {
    let project = Project::reference();
    for lang in ["fr", "en"] {
        let file = format!("tout-{lang}.xlsx");
        let ran = project.run(&["export", "all", "--lang", lang, "--out", &file]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(unchanged(&project, &file) > 150);
    }
    // With every column, filled or not.
    let ran = project.run(&["export", "all", "--all-columns", "--out", "colonnes.xlsx"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    unchanged(&project, "colonnes.xlsx");
}

#[test]
fn csv_comes_back_unchanged_whatever_the_separator() {
    let project = Project::reference();
    for (grid, separator) in
        [("requirements", ";"), ("needs", ","), ("use_cases", "tab"), ("test_cases", ";"), ("glossary", ";")]
    {
        let file = format!("{grid}.csv");
        let ran = project.run(&["export", grid, "--separator", separator, "--out", &file]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(unchanged(&project, &file) > 2, "{grid}");
    }
    let bytes = std::fs::read(project.path("requirements.csv")).unwrap();
    assert_eq!(bytes[..3], [0xEF, 0xBB, 0xBF], "French Excel opens it with a double click");
}

/// Saves a workbook again with LibreOffice, as people do without thinking of it.
fn saved_again(folder: &Path, file: &str) -> PathBuf {
    let out = folder.join("relu");
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profil").display());
    let output = Command::new("soffice")
        .args([&profile, "--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(&out)
        .arg(folder.join(file))
        .output()
        .expect("LibreOffice is there: tests/all.sh installs libreoffice-calc");
    let saved = out.join(file);
    assert!(saved.exists(), "{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    saved
}

#[test]
fn a_workbook_that_libreoffice_saved_again_comes_back_unchanged() {
    let project = Project::reference();
    let ran = project.run(&["export", "all", "--out", "tout.xlsx"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let saved = saved_again(&project.path(""), "tout.xlsx");
    let relative = saved.strip_prefix(project.path("")).unwrap().to_string_lossy().into_owned();
    assert!(unchanged(&project, &relative) > 150);
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    let project = Project::reference();
    let bytes = |file: &str| {
        let mut command = project.command(&["export", "all", "--out", file]);
        let output = command.env("SOURCE_DATE_EPOCH", "1767225600").output().expect("it starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        std::fs::read(project.path(file)).unwrap()
    };
    assert_eq!(bytes("a.xlsx"), bytes("b.xlsx"));
}

#[test]
fn an_export_is_filtered_as_a_list_is() {
    let project = small();
    for filter in ["priority:confort", "lot:LOT-1", "kind:requirement -lot:LOT-1", "titre:dormants,relancer"] {
        let ids = |text: &str| -> Vec<String> {
            let first = |line: &str| line.split([',', ';']).next().unwrap_or_default().trim_matches('"').to_owned();
            text.lines().skip(1).map(first).filter(|id| id.starts_with("EXG-")).collect()
        };
        let listed = project.run(&["list", "requirements", filter, "--columns", "id", "--output-format", "csv"]);
        assert_eq!(listed.code, 0, "{}", listed.err);
        let ran = project.run(&["export", "requirements", filter, "--out", "f.csv"]);
        assert_eq!(ran.code, 0, "{filter}: {}", ran.err);
        assert_eq!(ids(&project.read("f.csv")), ids(&listed.out), "{filter}");
    }
    let ran = project.run(&["export", "requirements", "prioritee:1", "--out", "refuse.csv"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("^^^^^^^^^"), "the word is underlined: {}", ran.err);
    assert!(!project.path("refuse.csv").exists());
}

#[test]
fn grids_that_hold_nothing_are_left_out_of_all_and_told() {
    let project = small();
    let sheets = |file: &str| -> Vec<String> {
        let report = import(&project, &[file]).1;
        let sheets = report["sheets"].as_array().expect("sheets").iter();
        sheets.map(|sheet| sheet["grid"].as_str().expect("a grid").to_owned()).collect()
    };
    let ran = project.run(&["export", "all", "--out", "tout.xlsx"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let told: Vec<&str> = ran.out.lines().filter(|line| line.starts_with("Laissées de côté, sans ligne")).collect();
    assert!(matches!(told.as_slice(), [only] if only.contains("RACI") && !only.contains("Exigences")), "{}", ran.out);
    let (_, named) = told[0].split_once("(ouvrage export ").expect("how to fill one in");
    let (named, _) = named.split_once(')').expect("its end");
    let ran = project.run(&["export", named, "--out", "une.xlsx"]);
    assert!(ran.code == 0 && project.path("une.xlsx").exists(), "{named}: {}", ran.err);
    let short = sheets("tout.xlsx");
    assert!(short.contains(&"requirements".to_owned()) && !short.contains(&"raci".to_owned()), "{short:?}");
    // One that is named is there to be filled in, and with all columns so are all.
    let ran = project.run(&["export", "all", "raci", "--out", "raci.xlsx"]);
    let (done, left) = ran.out.split_once("Laissées").expect("some are left out");
    assert!(ran.code == 0 && done.contains("RACI") && !left.contains("RACI"), "{}{}", ran.out, ran.err);
    let ran = project.run(&["export", "all", "--all-columns", "--out", "modele.xlsx"]);
    assert!(ran.code == 0 && !ran.out.contains("Laissées"), "{}{}", ran.out, ran.err);
    let nothing = Project::new("project: {title: Essai, code: E}\n");
    let ran = nothing.run(&["export", "all", "--out", "rien.xlsx"]);
    assert!(ran.code == 2 && ran.err.contains("aucune grille n’a de ligne"), "{}{}", ran.out, ran.err);
    assert!(!nothing.path("rien.xlsx").exists());
}

#[test]
fn a_text_that_is_too_long_for_a_cell_is_never_cut_in_the_project() {
    let long: String = (0..6_000).map(|n| format!("mot{n} ")).collect();
    let text = format!("requirements:\n  - id: EXG-001\n    title: Long\n    statement: {}\n", long.trim());
    let project = small();
    project.write("specs/tout.yaml", text.as_bytes());
    for (file, args) in [("g.xlsx", vec![]), ("g.csv", vec!["--as", "requirements"])] {
        assert_eq!(project.run(&["export", "requirements", "--out", file]).code, 0);
        let (ran, report) = import(&project, &[&[file, "--apply"], args.as_slice()].concat());
        assert_eq!((ran.code, counts(&report)), (0, [0, 0, 1, 0]), "{file}: {}", ran.err);
        assert_eq!(project.read("specs/tout.yaml"), text, "{file}");
    }
    // Whoever works on the part that is shown is told to do it in the file.
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, column, cell) in [(0, 0, "Identifiant"), (0, 1, "Exigence"), (1, 0, "EXG-001"), (1, 1, "mot0 mot1 […]")]
    {
        sheet.write_string(row, column, cell).unwrap();
    }
    project.write("h.xlsx", &book.save_to_buffer().unwrap());
    let (ran, report) = import(&project, &["h.xlsx", "--as", "requirements", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (1, [0, 0, 0, 1]), "{report:#}");
    assert_eq!(project.read("specs/tout.yaml"), text);
}

#[test]
fn signs_for_nothing_in_the_parts_of_a_record_come_back_as_they_are() {
    let specs = "test_cases:\n  - id: CT-001\n    title: Ouvrir\n    steps:\n      - {action: Ouvrir, data: n/a, expected: '-'}\n      \
                 - {action: Fermer, expected: Sans objet}\n";
    let project = Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/a.yaml", specs);
    let ran = project.run(&["export", "test_cases", "--out", "t.xlsx"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(unchanged(&project, "t.xlsx"), 1);
}

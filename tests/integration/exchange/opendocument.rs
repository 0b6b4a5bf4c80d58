//! A workbook of LibreOffice is read as one of Excel is.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{counts, fields, import, small};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>"#;
const TAIL: &str = "</office:spreadsheet></office:body></office:document-content>";

/// A workbook of one sheet; `=3` is a formula with its result, `@2026-03-12` a day, `#2` a number, `%0.45` a percentage.
fn workbook(name: &str, lines: &[&str]) -> Vec<u8> {
    let cell = |text: &str| {
        let paragraph = |text: &str| format!("<text:p>{text}</text:p>");
        match text.split_at_checked(1) {
            Some(("=", result)) => format!(
                "<table:table-cell table:formula=\"of:=1+2\" office:value-type=\"float\" \
                 office:value=\"{result}\">{}</table:table-cell>",
                paragraph(result)
            ),
            Some(("@", day)) => format!(
                "<table:table-cell office:value-type=\"date\" office:date-value=\"{day}\">{}</table:table-cell>",
                paragraph(day)
            ),
            Some(("#", number)) => format!(
                "<table:table-cell office:value-type=\"float\" office:value=\"{number}\">{}</table:table-cell>",
                paragraph(number)
            ),
            Some(("%", share)) => format!(
                "<table:table-cell office:value-type=\"percentage\" office:value=\"{share}\">{}</table:table-cell>",
                paragraph("45 %")
            ),
            None => "<table:table-cell/>".to_owned(),
            _ => {
                let lines: String = text.split('|').map(paragraph).collect();
                format!("<table:table-cell office:value-type=\"string\">{lines}</table:table-cell>")
            }
        }
    };
    let row =
        |line: &&str| format!("<table:table-row>{}</table:table-row>", line.split(';').map(cell).collect::<String>());
    let rows: String = lines.iter().map(row).collect();
    packed(&format!("{HEAD}<table:table table:name=\"{name}\">{rows}</table:table>{TAIL}"))
}

/// The archive of a workbook with these contents.
fn packed(content: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest \
                    xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    for (path, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content),
    ] {
        archive.start_file(path, plain).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_of_libreoffice_is_read() {
    let project = small();
    let lines = [
        "Grille des exigences",
        "",
        "Réf.;Exigence;Priorité;Lot;Cas d’usage;Nb tests",
        ";1. Comptes et contacts",
        "EXG-010;Le CRM doit refuser un SIRET faux.;H;Lot 1;CU-001|CU-1;#2",
        "EXG-011;Le CRM doit tracer les appels.;B;LOT-1;CU-001;=3",
        "EXG-012;Le CRM doit dater les relances.;M;;CU-001;",
    ];
    project.write("grille.ods", &workbook("Exigences", &lines));
    let (ran, report) = import(&project, &["grille.ods"]);
    assert_eq!(ran.code, 0, "{}{report:#}", ran.err);
    let sheet = &report["sheets"][0];
    assert_eq!(
        (&sheet["sheet"], &sheet["grid"], counts(&report)),
        (&"Exigences".into(), &"requirements".into(), [3, 0, 0, 0])
    );
    let taken: Vec<String> = fields(&report).into_iter().map(|(_, field, _)| field).collect();
    assert_eq!(taken, ["id", "statement", "priority", "lot", "use_cases", "expected_tests"]);
    let fields = |row: usize| &sheet["lines"][row]["fields"];
    assert_eq!((&sheet["lines"][0]["status"], &fields(1)["domain"]), (&"section".into(), &"contacts".into()));
    assert_eq!((&fields(1)["priority"], &fields(1)["lot"]), (&"indispensable".into(), &"LOT-1".into()));
    assert_eq!((&fields(1)["use_cases"], &fields(1)["expected_tests"]), (&serde_json::json!(["CU-001"]), &2.into()));
    assert_eq!((&fields(2)["expected_tests"], &fields(2)["priority"]), (&3.into(), &"useful".into()));
    assert_eq!(sheet["lines"][2]["notes"].as_array().map(Vec::len), Some(3), "the formula, the priority, the section");
    assert_eq!(fields(3)["priority"], "future");
}

#[test]
fn its_days_are_days() {
    let project = small();
    let lines = ["Tâche;Début;Fin;Lot", "Cadrage;@2026-03-12;30/04/2026;LOT-1", "Recette;@2026-05-01;;LOT-1"];
    project.write("planning.ods", &workbook("Planning", &lines));
    let (_, report) = import(&project, &["planning.ods"]);
    assert_eq!(report["sheets"][0]["grid"], "planning");
    let fields = &report["sheets"][0]["lines"][0]["fields"];
    assert_eq!((&fields["start"], &fields["end"]), (&"2026-03-12".into(), &"2026-04-30".into()));
}

#[test]
fn what_it_strikes_through_is_told() {
    let styles = "<office:automatic-styles><style:style style:name=\"ce1\" style:family=\"table-cell\">\
                  <style:text-properties style:text-line-through-style=\"solid\"/></style:style></office:automatic-styles>";
    let head = HEAD.replace("<office:body>", &format!("{styles}<office:body>"));
    let head = head
        .replace(" office:version", " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" office:version");
    let cell = |text: &str, style: &str| {
        format!("<table:table-cell office:value-type=\"string\"{style}><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let struck = " table:style-name=\"ce1\"";
    let rows = [
        row(&[cell("Réf", ""), cell("Exigence", "")]),
        row(&[cell("EXG-300", ""), cell("Le CRM doit dater.", struck)]),
        row(&[cell("EXG-301", ""), cell("Le CRM doit trier.", "")]),
    ];
    let project = small();
    let content = format!("{head}<table:table table:name=\"F\">{}</table:table>{TAIL}", rows.concat());
    project.write("g.ods", &packed(&content));
    let (_, report) = import(&project, &["g.ods"]);
    let codes = |line: usize| {
        report["sheets"][0]["lines"][line]["notes"]
            .as_array()
            .map(|notes| notes.iter().filter_map(|note| note["code"].as_str()).collect::<Vec<_>>())
    };
    assert_eq!((codes(0), codes(1)), (Some(vec!["exchange-note-struck"]), Some(Vec::new())), "{report:#}");
}

#[test]
fn a_point_that_is_not_struck_through_is_no_statement() {
    let styles = "<office:automatic-styles><style:style style:name=\"T1\" style:family=\"text\">\
                  <style:text-properties style:text-line-through-style=\"solid\"/></style:style></office:automatic-styles>";
    let head = HEAD.replace("<office:body>", &format!("{styles}<office:body>"));
    let head = head
        .replace(" office:version", " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" office:version");
    let row = |cells: &[&str]| {
        let cell = |text: &&str| {
            format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
        };
        format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
    };
    let span = |text: &str, rest: &str| format!("<text:span text:style-name=\"T1\">{text}</text:span>{rest}");
    let rows = [
        row(&["Réf", "Exigence"]),
        row(&["EXG-300", &span("Le CRM doit dater", ".")]),
        row(&["EXG-301", &span("Vite, l", "Le CRM doit trier.")]),
    ];
    let project = small();
    let content = format!("{head}<table:table table:name=\"F\">{}</table:table>{TAIL}", rows.concat());
    project.write("g.ods", &packed(&content));
    let (_, report) = import(&project, &["g.ods"]);
    let of = |line: usize| {
        let line = &report["sheets"][0]["lines"][line];
        (line["fields"]["statement"].clone(), line["notes"][0]["code"].clone())
    };
    assert_eq!(of(0), ("Le CRM doit dater.".into(), "exchange-note-struck".into()), "{report:#}");
    assert_eq!(of(1), ("Le CRM doit trier.".into(), "exchange-note-struck-part".into()), "{report:#}");
}

#[test]
fn cells_that_it_merges_are_read_as_those_of_excel() {
    let cell = |text: &str, more: &str| {
        format!("<table:table-cell office:value-type=\"string\"{more}><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let (span, covered) = (" table:number-rows-spanned=\"2\"", "<table:covered-table-cell/>".to_owned());
    let rows = [
        row(&[cell("Réf", ""), cell("Exigence", "")]),
        row(&[cell("EXG-300", span), cell("Le CRM doit dater.", "")]),
        row(&[covered, cell("Le CRM doit trier.", "")]),
        row(&[cell("EXG-301", ""), cell("Le CRM doit noter.", "")]),
    ];
    let project = small();
    let content = format!("{HEAD}<table:table table:name=\"F\">{}</table:table>{TAIL}", rows.concat());
    project.write("g.ods", &packed(&content));
    let (_, report) = import(&project, &["g.ods"]);
    assert_eq!(counts(&report), [1, 0, 0, 2], "{report:#}");
    let reason = &report["sheets"][0]["lines"][1]["reasons"][0];
    assert_eq!(reason["code"], "exchange-refused-merged");
    assert!(reason["message"].as_str().expect("a reason").contains("A2:A3"), "{report:#}");
}

#[test]
fn its_percentages_keep_their_percent() {
    let bytes = workbook("KPI", &["Indicateur;Définition;Formule;Valeur initiale;Cible", "Taux;d;f;%0.45;#0.8"]);
    let project = small();
    project.write("g.ods", &bytes);
    let (_, report) = import(&project, &["g.ods", "--as", "kpis"]);
    let line = &report["sheets"][0]["lines"][0]["fields"];
    assert_eq!((&line["baseline"], &line["target"]), (&"45 %".into(), &serde_json::json!(0.8)), "{report:#}");
}

//! A spreadsheet as people have them: a title and a logo's place above, heads merged on two lines,
//! blank rows, sections, repeated heads, sums, dates as texts, formulas, errors, doubles, a column
//! that counts the lines, columns that nobody foresaw.
//!
//! The report on it is kept as text in both languages:
//! `OUVRAGE_UPDATE=1 cargo test --test integration exchange::ugly` writes it anew.

use std::path::Path;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use super::{counts, fields, import};
use crate::project::Project;

const VERBS: [&str; 6] = ["créer", "afficher", "refuser", "tracer", "exporter", "rattacher"];
const THINGS: [&str; 7] = [
    "un compte de même SIRET",
    "l’encours du client",
    "une piste sans département",
    "la remise au-delà du barème",
    "le compte rendu de visite",
    "un devis sans réponse",
    "l’étude technique d’une affaire",
];
const SECTIONS: [&str; 5] =
    ["1. Comptes et contacts", "2. Pistes et opportunités", "3. Devis et commandes", "4. Logistique", "5. Pilotage"];
const PRIORITIES: [&str; 6] = ["Must", "Should", "Could", "Haute", "P2", "obligation future"];

/// The project that the spreadsheet comes to: some of its lines are there already.
fn project() -> Project {
    let specs = "\
lots:
  - {id: LOT-1, title: Socle commercial, order: 1}
  - {id: LOT-2, title: Pilotage, order: 2}
needs:
  - {id: BES-001, title: Vendre}
use_cases:
  - {id: CU-001, title: Relancer un devis, needs: [BES-001]}
  - {id: CU-002, title: Préparer une tournée, needs: [BES-001]}
requirements:
  - id: EXG-001
    title: Exigence n° 1
    statement: Le CRM doit créer un compte de même SIRET (cas 1).
    domain: contacts
    use_cases: [CU-001]
    priority: comfort
  - id: EXG-900
    title: Une exigence que le tableur ignore
    statement: Le CRM doit rester.
    use_cases: [CU-001]
";
    Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/tout.yaml", specs)
}

struct Sheet<'a>(&'a mut Worksheet);

impl Sheet<'_> {
    fn text(&mut self, row: u32, column: u16, text: &str) {
        self.0.write_string(row, column, text).unwrap();
    }

    fn merged(&mut self, from: (u32, u16), to: (u32, u16), text: &str) {
        self.0.merge_range(from.0, from.1, to.0, to.1, text, &Format::new()).unwrap();
    }

    fn heads(&mut self, row: u32) {
        self.merged((row, 0), (row, 2), "Identification");
        self.merged((row, 3), (row, 4), "Description");
        self.merged((row, 5), (row, 7), "Cotation");
        self.merged((row, 8), (row, 9), "Recette");
        for (at, name) in [
            "N°",
            "Réf.",
            "Lot de livraison",
            "Intitulé",
            "Exigence détaillée",
            "Priorité MoSCoW",
            "Criticité",
            "Éliminatoire ?",
            "Nb tests",
            "Mode de vérif.",
        ]
        .iter()
        .enumerate()
        {
            self.text(row + 1, at as u16, name);
        }
        for (at, name) in
            ["Cas d’usage liés", "Coût estimé (€ HT)", "Cas de test", "Commentaires DSI", "Couleur du post-it"]
                .iter()
                .enumerate()
        {
            self.merged((row, 10 + at as u16), (row + 1, 10 + at as u16), name);
        }
    }
}

/// 300 lines of requirements.
fn requirements(sheet: &mut Worksheet) {
    let mut sheet = Sheet(sheet.set_name("Exigences v3").unwrap());
    sheet.merged((0, 0), (0, 14), "Projet CRM – Grille des exigences (v3 du 12/02/2026)");
    sheet.text(2, 0, "Client : Courtival");
    sheet.heads(4);
    let mut row = 6;
    for line in 0_u32..300 {
        let at = line as usize;
        if line % 60 == 0 {
            sheet.merged((row, 0), (row, 14), SECTIONS[at / 60]);
            row += 1;
        }
        if line == 150 {
            // The heads once more, at the top of a printed page.
            for (at, name) in ["N°", "Réf.", "Lot de livraison", "Intitulé", "Exigence détaillée"].iter().enumerate()
            {
                sheet.text(row, at as u16, name);
            }
            row += 1;
        }
        if line % 25 == 24 {
            row += 1;
        }
        sheet.0.write_number(row, 0, f64::from(line + 1)).unwrap();
        let id = match line {
            77 => "EXG-076".to_owned(),
            130 => String::new(),
            200 => "EXG 201".to_owned(),
            _ => format!("EXG-{:03}", line + 1),
        };
        sheet.text(row, 1, &id);
        sheet.text(row, 2, ["LOT-1", "Lot 2", "Socle commercial"][at % 3]);
        sheet.text(row, 3, &format!("Exigence n° {}", line + 1));
        let statement = format!("Le CRM doit {} {} (cas {}).", VERBS[at % 6], THINGS[at % 7], line + 1);
        sheet.text(row, 4, if line == 210 { "" } else { &statement });
        sheet.text(row, 5, if line == 88 { "Hautte" } else { PRIORITIES[at % 6] });
        sheet.text(row, 6, ["Majeure", "critique", "MINEURE", "Élevée"][at % 4]);
        sheet.text(row, 7, ["oui", "", "non", "x"][at % 4]);
        match line {
            45 => sheet.text(row, 8, "deux"),
            _ => drop(sheet.0.write_number(row, 8, f64::from(line % 3 + 1)).unwrap()),
        }
        sheet.text(row, 9, ["Test", "démo", "Inspection", "T"][at % 4]);
        sheet.text(row, 10, ["CU-001", "CU-1 ; CU-2", "Relancer un devis", "CU-001, CU-002"][at % 4]);
        if line == 99 {
            sheet.text(row, 10, "CU-099");
        }
        let formula = Formula::new(format!("=I{}*500", row + 1));
        let result = if line == 12 { "#REF!".to_owned() } else { ((line % 3 + 1) * 500).to_string() };
        if line % 10 == 2 {
            sheet.0.write_formula(row, 11, formula.set_result(result)).unwrap();
        } else {
            sheet.text(row, 11, ["1 500,00 €", "2 000", "12,5 k€"][at % 3]);
        }
        if line % 50 == 3 {
            sheet.text(row, 12, "CT-001");
            sheet.text(row, 13, "À revoir avec l’infogérant.\nVoir le courriel du 3 mars.");
            sheet.text(row, 14, "jaune");
        }
        row += 1;
    }
    sheet.text(row + 1, 3, "TOTAL");
    sheet.0.write_formula(row + 1, 11, Formula::new("=SUM(L8:L320)").set_result("150000")).unwrap();
}

/// Days as spreadsheets and people write them.
fn planning(sheet: &mut Worksheet) {
    let sheet = sheet.set_name("Planning").unwrap();
    for (at, name) in ["Tâche", "Début", "Fin", "Lot", "Resp."].iter().enumerate() {
        sheet.write_string(1, at as u16, *name).unwrap();
    }
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let serial = ExcelDateTime::from_ymd(2026, 3, 12).unwrap();
    let days: [(&str, &str, &str); 5] = [
        ("Cadrage", "12/03/2026", "2026-04-30"),
        ("Paramétrage", "1er mai 2026", "30.09.26"),
        ("Recette", "", "18 décembre 2026"),
        ("Formation", "46300", "fin janvier"),
        ("Bascule", "01/18/2027", "18/01/2027 08:00"),
    ];
    for (at, (task, start, end)) in days.iter().enumerate() {
        let row = at as u32 + 2;
        sheet.write_string(row, 0, *task).unwrap();
        match (task, start.parse::<f64>()) {
            (&"Recette", _) => drop(sheet.write_datetime_with_format(row, 1, &serial, &day).unwrap()),
            (_, Ok(number)) => drop(sheet.write_number(row, 1, number).unwrap()),
            _ => drop(sheet.write_string(row, 1, *start).unwrap()),
        }
        sheet.write_string(row, 2, *end).unwrap();
        sheet.write_string(row, 3, "LOT-1").unwrap();
        sheet.write_string(row, 4, "Claire Astier").unwrap();
    }
}

/// The workbook.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    requirements(book.add_worksheet());
    planning(book.add_worksheet());
    let notes = book.add_worksheet().set_name("Notes").unwrap();
    notes.write_string(0, 0, "Penser à prévenir la DSI.").unwrap();
    notes.write_string(4, 2, "Appeler Mme Weber").unwrap();
    book.save_to_buffer().unwrap()
}

fn with_workbook() -> Project {
    let project = project();
    project.write("Grille client.xlsx", &workbook());
    project
}

#[test]
fn its_columns_are_recognised_and_none_is_dropped_without_a_word() {
    let (ran, report) = import(&with_workbook(), &["Grille client.xlsx"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(report["sheets"].as_array().unwrap().len(), 2);
    assert_eq!(report["unread"], serde_json::json!(["Notes"]));
    assert_eq!(report["sheets"][0]["heads"], serde_json::json!([5, 6]));
    let found = fields(&report);
    let of = |head: &str| {
        let (_, field, how) =
            found.iter().find(|(name, ..)| name == head).unwrap_or_else(|| panic!("{head}: {found:?}"));
        (field.as_str(), how.as_str())
    };
    assert_eq!(of("N°"), ("", "numbering"));
    assert_eq!(of("Réf."), ("id", "name"));
    assert_eq!(of("Intitulé").0, "title");
    assert_eq!(of("Exigence détaillée").0, "statement");
    assert_eq!(of("Priorité MoSCoW").0, "priority");
    assert_eq!(of("Criticité").0, "criticality");
    assert_eq!(of("Éliminatoire ?").0, "knockout");
    assert_eq!(of("Nb tests").0, "expected_tests");
    assert_eq!(of("Mode de vérif.").0, "verification");
    assert_eq!(of("Lot de livraison").0, "lot");
    assert_eq!(of("Cas d’usage liés").0, "use_cases");
    assert_eq!(of("Coût estimé (€ HT)").0, "estimated_cost");
    assert_eq!(of("Cas de test"), ("", "computed"));
    assert_eq!(of("Commentaires DSI").0, "notes");
    assert_eq!(of("Couleur du post-it"), ("", "unknown"));
}

#[test]
fn its_lines_are_told_one_by_one() {
    let (_, report) = import(&with_workbook(), &["Grille client.xlsx"]);
    let lines = report["sheets"][0]["lines"].as_array().unwrap();
    let of = |status: &str| lines.iter().filter(|line| line["status"] == status).count();
    assert_eq!(of("section"), 5);
    assert_eq!((of("heads"), of("total")), (1, 1));
    // Two doubles, a misspelt priority, a number in letters, a link to nothing, an error.
    let refused: Vec<_> = lines.iter().filter(|line| line["status"] == "refused").collect();
    assert_eq!(refused.len(), 6, "{refused:#?}");
    assert_eq!(of("changed"), 1, "EXG-001 was there");
    assert_eq!(of("new"), 300 - 6 - 1);
    let planning = &report["sheets"][1];
    assert_eq!(planning["grid"], "planning");
    assert_eq!(planning["counts"]["refused"], 2, "« fin janvier » is no day, one cell has its month first");
    let days: Vec<_> =
        planning["lines"].as_array().unwrap().iter().map(|line| line["fields"]["start"].clone()).collect();
    // One cell further down that can only have the month first turns none of the others.
    assert_eq!(days[..3], ["2026-03-12", "2026-05-01", "2026-03-12"]);
    assert_eq!(planning["lines"][4]["reasons"][0]["code"], "exchange-cell-date-month");
    let new = lines.iter().find(|line| line["id"] == "EXG-003").unwrap();
    assert_eq!(new["fields"]["domain"], "contacts", "the section is the domain");
    let tagged = lines.iter().find(|line| line["id"] == "EXG-190").unwrap();
    assert_eq!(tagged["fields"]["tags"], serde_json::json!(["logistique"]), "or a tag");
}

#[test]
fn once_applied_it_has_nothing_more_to_say() {
    let project = with_workbook();
    let (_, report) = import(&project, &["Grille client.xlsx", "--apply"]);
    let [new, changed, ..] = counts(&report);
    let (_, again) = import(&project, &["Grille client.xlsx"]);
    assert_eq!(counts(&again)[..3], [0, 0, new + changed], "{:#}", again["counts"]);
    let text = project.read("specs/tout.yaml");
    assert!(text.contains("id: EXG-900"), "nothing is removed");
    let (_, found) = project.check(&["--gate", "drafting"]);
    let errors: Vec<_> = found.iter().filter(|finding| finding["level"] == "error").collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn its_report_is_what_a_project_owner_understands() {
    for lang in ["fr", "en"] {
        let ran = with_workbook().run(&["import", "Grille client.xlsx", "--lang", lang]);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/integration/exchange/ugly.{lang}.txt"));
        if std::env::var_os("OUVRAGE_UPDATE").is_some() {
            std::fs::write(&path, &ran.out).expect("written");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == ran.out, "{} is not what is told now:\n{}", path.display(), ran.out);
    }
}

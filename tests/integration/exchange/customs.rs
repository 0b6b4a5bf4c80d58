//! Fields that a project adds: known by their label, proposed with the head as it is, and nowhere that none can be.

use serde_json::json;

use super::{counts, fields, import, with_input};
use crate::project::Project;

fn project(customs: &str) -> Project {
    let manifest =
        format!("project:\n  title: Essai\n  code: ESS\n  language: fr\ncustom_fields:\n  requirements:\n{customs}");
    let specs = "requirements:\n  - id: EXG-001\n    title: Dater\n    statement: Le CRM doit dater les devis.\n";
    Project::new(&manifest).file("specs/a.yaml", specs)
}

const CHIFFRAGE: &str = "    - {name: chiffrage, label: Chiffrage éditeur}\n";

#[test]
fn a_field_that_the_project_adds_is_known_by_its_label() {
    let project = project(CHIFFRAGE)
        .file("g.csv", "Réf;Exigence;Chiffrage éditeur (k€)\nEXG-001;Le CRM doit dater les devis.;12\n");
    let (_, report) = import(&project, &["g.csv", "--apply"]);
    assert_eq!(fields(&report)[2].1, "chiffrage", "{report:#}");
    assert!(report.to_string().contains("«\u{a0}k€\u{a0}»"), "a unit that nothing carries is told: {report:#}");
    assert!(project.read("specs/a.yaml").contains("chiffrage: 12"), "{}", project.read("specs/a.yaml"));
    // It goes out under its label and comes back.
    assert_eq!(project.run(&["export", "requirements", "--out", "e.csv"]).code, 0);
    assert!(
        project.read("e.csv").lines().next().unwrap_or_default().contains("Chiffrage éditeur"),
        "{}",
        project.read("e.csv")
    );
    assert_eq!(counts(&import(&project, &["e.csv"]).1), [0, 0, 1, 0]);
    // Other doors know it too.
    let ran = project.run(&["set", "EXG-001", "Chiffrage éditeur=14"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(project.read("specs/a.yaml").contains("chiffrage: 14"), "{}", project.read("specs/a.yaml"));
    let listed = project.run(&["list", "requirements", "--columns", "id,chiffrage éditeur"]).out;
    assert!(listed.contains("Chiffrage éditeur") && listed.contains("14"), "{listed}");
    assert!(project.run(&["show", "EXG-001"]).out.contains("Chiffrage éditeur"));
    let filtered = project.run(&["list", "requirements", "chiffrage-éditeur:14"]);
    assert!(filtered.code == 0 && filtered.out.contains("EXG-001"), "{}{}", filtered.out, filtered.err);
    let schema = project.run(&["schema", "--print", "specs"]).out;
    assert!(schema.contains("\"Chiffrage éditeur\""), "{schema}");
}

#[test]
fn what_is_proposed_for_a_head_is_recognised_once_it_is_declared() {
    let grid = "Réf;Exigence;% standard;Délai éditeur\nEXG-001;Le CRM doit dater les devis.;80 %;3 semaines\n";
    let said = project(CHIFFRAGE).file("g.csv", grid).run(&["import", "g.csv"]).out;
    let proposed: Vec<String> = said
        .lines()
        .filter(|line| line.trim_start().starts_with("- {name"))
        .map(|line| format!("    {}\n", line.trim()))
        .collect();
    assert_eq!(proposed.len(), 2, "{said}");
    assert!(proposed[1].contains("label: \"Délai éditeur\""), "{proposed:?}");
    let declared = project(&proposed.concat()).file("g.csv", grid);
    let (_, report) = import(&declared, &["g.csv"]);
    let heads: Vec<String> = fields(&report).into_iter().map(|(_, field, _)| field).collect();
    assert_eq!(heads[2..], ["standard", "delai_editeur"], "{report:#}");
    let found = declared.run(&["check"]).out;
    assert!(!found.contains("M02") && !found.contains("M06"), "{found}");
}

#[test]
fn no_field_is_proposed_where_none_can_be_added() {
    let project = project(CHIFFRAGE).file("b.csv", "Poste;Quantité;Prix unitaire;Fournisseur\nAppui;2;100;Exemple\n");
    let said = project.run(&["import", "b.csv", "--as", "budget"]).out;
    assert!(!said.contains("custom_fields") && said.contains("on n’ajoute pas de champ"), "{said}");
}

#[test]
fn words_for_nothing_are_empty_cells_and_told() {
    let grid = "Réf;Besoin;Souhaité le;Volume;Ateliers\nBES-001;Vendre;à définir;N/A;-\nBES-002;Suivre;TBD;12;néant\nBES-003;Relancer;12/03/2027;n.c.;\n";
    let project = Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/rien.yaml", "needs: []\n");
    let ran = with_input(&project, &["import", "-", "--as", "needs", "--output-format", "json"], grid.as_bytes());
    let (ran, report) = super::read(ran);
    assert_eq!((ran.code, counts(&report)), (0, [3, 0, 0, 0]), "{report:#}");
    let of = |at: usize, field: &str| report["sheets"][0]["lines"][at]["fields"][field].clone();
    assert_eq!(
        (of(0, "needed_by"), of(1, "volume"), of(2, "needed_by")),
        (json!(null), json!(12), json!("2027-03-12"))
    );
    assert_eq!((of(0, "volume"), of(0, "workshops"), of(1, "workshops")), (json!(null), json!(null), json!(null)));
    let said = with_input(&project, &["import", "-", "--as", "needs"], grid.as_bytes()).out;
    assert!(said.replace('\u{a0}', " ").contains("« à définir » ne dit rien"), "{said}");
}

#[test]
fn a_word_for_nothing_that_the_project_has_itself_stays() {
    let specs = "requirements:\n  - id: EXG-001\n    title: Dater\n    statement: Le CRM doit dater.\n    estimated_cost: à définir\n    tags: [a, b]\n";
    let project = Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/a.yaml", specs);
    for file in ["e.xlsx", "e.csv"] {
        assert_eq!(project.run(&["export", "requirements", "--out", file]).code, 0);
        assert_eq!(counts(&import(&project, &[file]).1), [0, 0, 1, 0], "{file}");
    }
}

#[test]
fn what_stands_in_a_field_of_the_project_is_shown_as_it_is_written() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["Réf", "Exigence", "Chiffrage éditeur"]).unwrap();
    sheet.write_row(1, 0, ["EXG-001", "Le CRM doit dater les devis.", "45993"]).unwrap();
    sheet.write_row(2, 0, ["EXG-002", "Le CRM doit noter les appels."]).unwrap();
    sheet.write_boolean(2, 2, true).unwrap();
    let project = project(CHIFFRAGE);
    project.write("g.xlsx", &book.save_to_buffer().unwrap());
    let said = project.run(&["import", "g.xlsx", "--as", "requirements"]).out;
    assert!(said.contains("→ 45993"), "{said}");
    let (_, report) = import(&project, &["g.xlsx", "--as", "requirements"]);
    assert_eq!(report["sheets"][0]["lines"][1]["fields"]["chiffrage"], "VRAI", "{report:#}");
}

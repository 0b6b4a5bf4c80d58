//! Are the rows of an outline that stand in a file played one by one, each told by its place there?

use serde_json::Value;

use crate::project::Project;
use crate::support::stage::{Stage, small, statuses};

const FILE: &str = "features/donnees/cas.csv";

const FEATURE: &str = "# language: fr
Fonctionnalité: Comptes

  @CT-001 @EXG-001
  Plan du Scénario: Un compte à <ville>
    Étant donné un compte « <nom> » avec :
      | ville | <ville> |
    Alors la ville du compte « <nom> » est « <attendu> »

    @lot
    Exemples: fichier « features/donnees/cas.csv »
";

const CSV: &str = "id;nom;ville;attendu\n\na;Zinguerie Alpha;Épinal;Épinal\nb;\"Zinguerie; Bravo\";Toul;Vittel\n";

fn project(feature: &str, csv: &str) -> Project {
    small(feature).file(FILE, csv)
}

fn found(project: &Project) -> Vec<String> {
    let ran = project.run(&["check", "--output-format", "json", "--gate", "drafting"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}{}", ran.out, ran.err));
    let one = |found: &Value| {
        let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
        let said = text("message").replace('\u{a0}', " ");
        format!("{} {}:{}:{} {said}", text("code"), text("file"), found["line"], found["column"])
    };
    let all = report["diagnostics"].as_array().expect("diagnostics");
    all.iter().filter(|one| one["level"] == "error").map(one).collect()
}

#[test]
fn each_row_of_a_file_has_its_status_and_its_place_in_all_outputs() {
    let stage = Stage::new(project(FEATURE, CSV), &[]);
    assert_eq!(found(&stage.project), Vec::<String>::new());
    let names = ["m.ndjson", "c.json", "j.xml", "r.html"];
    let out = names.map(|name| stage.project.path(name));
    let out: Vec<&str> = out.iter().map(|path| path.to_str().expect("a path")).collect();
    let asked = ["--messages", out[0], "--cucumber-json", out[1], "--junit", out[2], "--html", out[3]];
    let (ran, report) = stage.json(&asked);
    assert_eq!(ran.code, 1, "{report:#}");
    let statuses = statuses(&report);
    assert_eq!((statuses["CT-001 [a]"].as_str(), statuses["CT-001 [b]"].as_str()), ("passed", "failed"), "{report:#}");
    // Scenarios stand in the order in which they ended.
    let scenarios = report["scenarios"].as_array().expect("scenarios");
    let mut places: Vec<&str> = scenarios.iter().filter_map(|one| one["row_place"].as_str()).collect();
    places.sort_unstable();
    assert_eq!(places, ["features/donnees/cas.csv:3", "features/donnees/cas.csv:4"]);
    for name in names {
        let text = stage.project.read(name);
        for place in ["features/donnees/cas.csv:3", "features/donnees/cas.csv:4"] {
            assert!(text.contains(place), "{name}: {place}");
        }
    }
    let told = stage.run(&["run"]);
    assert!((told.out.clone() + &told.err).contains("features/donnees/cas.csv:4"), "{}{}", told.out, told.err);
    let told = stage.run(&["run", "--dry-run"]);
    assert!(told.out.contains("features/donnees/cas.csv:3"), "{}", told.out);
    let told = stage.run(&["run", "--output-format", "github"]);
    assert!(told.out.contains("cas.csv:4"), "{}", told.out);
    // The messages of a row lead to nodes of its feature, and its table holds its values.
    let messages = stage.project.read("m.ndjson");
    let is_of_row = |line: &&str| line.starts_with("{\"pickle\"") && line.contains("\"value\":\"Épinal\"");
    let pickle = messages.lines().find(is_of_row).expect("the pickle of the row");
    assert!(pickle.contains("@lot"), "{pickle}");
}

#[test]
fn the_results_of_rows_are_stale_once_their_file_is_another() {
    let stage = Stage::new(project(FEATURE, CSV), &[]);
    let hashes = |report: &Value| -> Vec<String> {
        let kept = stage.kept(report["run"].as_str().expect("a run"));
        let mut hashes: Vec<String> = kept.into_iter().map(|one| one.text_hash).collect();
        hashes.sort();
        hashes
    };
    let before = hashes(&stage.json(&[]).1);
    assert_eq!(before, hashes(&stage.json(&[]).1));
    stage.project.replace(FILE, "Vittel", "Toul");
    let (_, report) = stage.json(&[]);
    assert_eq!(statuses(&report)["CT-001 [b]"], "passed", "{report:#}");
    assert!(hashes(&report).iter().all(|hash| !before.contains(hash)));
}

#[test]
fn what_is_wrong_in_a_file_is_told_at_its_cell_and_nothing_of_it_is_played() {
    let cases: &[(&str, &[&str])] = &[
        ("id;nom;ville\na;A;Toul\n", &["GH19 features/comptes.feature:8:5 Aucune colonne ne donne « <attendu> »"]),
        (
            "id;nom;ville;attendu;pays\na;A;Toul;Toul;France\n",
            &["D14 features/donnees/cas.csv:1:22 Aucune étape ne dit « <pays> »"],
        ),
        (
            "id;nom;ville;ville\na;A;Toul;Toul\n",
            &[
                "GH19 features/comptes.feature:8:5 Aucune colonne ne donne « <attendu> »",
                "GH20 features/donnees/cas.csv:1:14 Deux colonnes portent le nom « ville »",
            ],
        ),
        (
            "id;nom;ville;attendu\na;A;Toul;Toul\na;B;Toul;Toul\n",
            &["GH21 features/donnees/cas.csv:3:1 Deux lignes d’exemples"],
        ),
        (
            "id;nom;ville;attendu\na;A;Toul;Toul;de trop\n",
            &["GH11 features/donnees/cas.csv:2:15 La ligne a 5 cellules"],
        ),
        ("id;nom;ville;attendu\na;A;Toul\n", &["GH11 features/donnees/cas.csv:2:1 La ligne a 3 cellules"]),
        (
            "id;nom;ville;attendu\n",
            &["D14 features/comptes.feature:11:5 Le fichier « features/donnees/cas.csv » n’a aucune ligne"],
        ),
        ("", &["D14 features/comptes.feature:11:5 Le fichier « features/donnees/cas.csv » n’a aucune ligne"]),
        ("id;nom;\"ville;attendu\na;A;Toul;Toul\n", &["D14 features/comptes.feature:11:5"]),
    ];
    for (csv, wanted) in cases {
        let project = project(FEATURE, csv);
        let found = found(&project);
        assert_eq!(found.len(), wanted.len(), "{csv}: {found:#?}");
        for (found, wanted) in found.iter().zip(*wanted) {
            assert!(found.starts_with(wanted), "{csv}: {found}");
        }
        let stage = Stage::new(project, &[]);
        let (ran, report) = stage.json(&[]);
        assert_eq!(ran.code, 3, "{csv}: {report:#}");
        assert!(report["counts"]["undefined"].as_u64() >= Some(1), "{csv}: {report:#}");
        assert_eq!(report["counts"]["passed"], 0, "{csv}: {report:#}");
    }
    let elsewhere = FEATURE.replace("features/donnees/cas.csv", "cas.csv");
    let told = found(&small(&elsewhere).file("features/cas.csv", CSV));
    assert!(told[0].contains("D14 features/comptes.feature:11:5 Le fichier « cas.csv » n’existe pas"), "{told:#?}");
    let outside = FEATURE.replace("features/donnees/cas.csv", "../cas.csv");
    assert!(found(&small(&outside))[0].contains("n’existe pas"));
    let both = format!("{FEATURE}      | nom | ville | attendu |\n      | A | Toul | Toul |\n");
    assert!(found(&project(&both, CSV))[0].contains("ont aussi un tableau"));
}

#[test]
fn a_sheet_is_named_where_a_workbook_has_several() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (sheet, ville) in [("Lorraine", "Toul"), ("Vosges", "Épinal")] {
        let sheet = book.add_worksheet().set_name(sheet).expect("a name");
        for (row, cells) in [["nom", "ville", "attendu"], ["Zinguerie <unique>", ville, ville]].iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write(row as u32, column as u16, *cell).expect("a cell");
            }
        }
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let named = |name: &str| {
        let project = small(&FEATURE.replace("features/donnees/cas.csv", name));
        std::fs::create_dir_all(project.path("features/donnees")).expect("a folder");
        std::fs::write(project.path("features/donnees/cas.xlsx"), &bytes).expect("written");
        project
    };
    let told = found(&named("features/donnees/cas.xlsx"));
    assert!(told[0].contains("plusieurs feuilles (Lorraine, Vosges)"), "{told:#?}");
    let told = found(&named("features/donnees/cas.xlsx#Meuse"));
    assert!(told[0].contains("n’a pas de feuille « Meuse »"), "{told:#?}");
    let stage = Stage::new(named("features/donnees/cas.xlsx#Vosges"), &[]);
    let (ran, report) = stage.json(&[]);
    assert_eq!(ran.code, 0, "{report:#}");
    assert_eq!(report["scenarios"][0]["row_place"], "features/donnees/cas.xlsx#Vosges:2");
    assert_eq!(report["scenarios"][0]["name"], "Un compte à Épinal");
}

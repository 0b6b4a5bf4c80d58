//! What a project owner types as in any document: amounts with their thousands, years, dashes of a word processor,
//! labels in the place of keys, fields of the trade. Read, or told where it stands; never left out without a word.

use serde_json::Value;

use crate::project::Project;

const MANIFEST: &str = "project:\n  title: Essai\n  code: ESS\n  language: fr\n";

fn small() -> Project {
    Project::new(MANIFEST)
}

fn json(project: &Project, args: &[&str]) -> (i32, Value) {
    let ran = project.run(args);
    let value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}{}", ran.out, ran.err));
    (ran.code, value)
}

/// Code, line, column and message of what is found.
fn found(project: &Project) -> Vec<(String, u64, u64, String)> {
    let (_, report) = json(project, &["check", "--output-format", "json"]);
    let all = report["diagnostics"].as_array().expect("a list").iter();
    let text = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    let number = |one: &Value, key: &str| one[key].as_u64().unwrap_or_default();
    all.map(|one| {
        let said = format!("{} / {}", text(one, "message"), text(one, "help"));
        (text(one, "code"), number(one, "line"), number(one, "column"), said)
    })
    .collect()
}

/// The page as people read it: no marks, plain blanks.
fn read(page: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in page.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push(' ');
            }
            '\u{a0}' | '\u{202f}' => out.push(' '),
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn page(project: &Project, path: &str) -> String {
    let ran = project.run(&["publish"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    read(&project.read(&format!("public/{path}")))
}

const BUDGET: &str = "Poste;Nature;Quantité;Prix unitaire;Année\nLicences;Récurrent;40;1 200 €;2026\n\
                      Intégration;Ponctuel;1;85 k€;2026\nFormation;Ponctuel;1;1,2 M€;2027\nReprise;Ponctuel;1;85 000 € HT;2027\n";

#[test]
fn a_budget_is_added_up_by_the_years_that_its_column_gives() {
    let project = Project::new(&format!("{MANIFEST}publication: {{budget_published: true}}\n")).file("b.csv", BUDGET);
    let (code, report) = json(&project, &["import", "b.csv", "--as", "budget", "--apply", "--output-format", "json"]);
    assert_eq!(code, 0, "{report:#}");
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    let of = |field: &str| lines.iter().map(|line| line["fields"][field].to_string()).collect::<Vec<_>>();
    let plain = |texts: Vec<String>| texts.iter().map(|text| text.trim_matches('"').to_owned()).collect::<Vec<_>>();
    assert_eq!(plain(of("year")), ["2026", "2026", "2027", "2027"], "{report:#}");
    assert_eq!(plain(of("unit_price")), ["1200", "85000", "1200000", "85 000 € HT"], "taxes are not lost");
    let notes = lines[1]["notes"].to_string();
    assert!(notes.contains("85") && notes.contains("exchange-note-amount"), "{notes}");

    let told = page(&project, "organisation.html");
    assert!(told.contains("2026 2027 Total"), "{told}");
    // 48 000 + 85 000 in 2026; 1 200 000 + 85 000 in 2027.
    assert!(told.contains("Ensemble 133 000 € 1 285 000 € 1 418 000 €"), "{told}");
}

#[test]
fn a_number_of_years_and_a_year_are_not_taken_for_each_other() {
    let grid = "Poste;Prix unitaire;Nombre d’années;Année\nLicences;1200;2026;2026\nHébergement;900;3;300\n";
    let project = small().file("b.csv", grid);
    let (code, report) = json(&project, &["import", "b.csv", "--as", "budget", "--output-format", "json"]);
    let codes: Vec<String> = report["sheets"][0]["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .map(|line| line["reasons"][0]["code"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!((code, codes), (1, vec!["exchange-cell-calendar-year".into(), "exchange-cell-no-year".into()]));
    // The first, the second year of the project.
    let ranked = "organisation:\n  budget:\n    - {line: Licences, kind: recurring, unit_price: 1200, years: 2, year: 2}\n    \
                  - {line: Étude, kind: one_off, unit_price: 900, year: 1}\n";
    let manifest = format!("{MANIFEST}publication: {{budget_published: true}}\n");
    let told = page(&Project::new(&manifest).file("specs/o.yaml", ranked), "organisation.html");
    assert!(told.contains("An 1 An 2 An 3 Total") && told.contains("Ensemble 900 € 1 200 € 1 200 € 3 300 €"), "{told}");
    let written = small().file(
        "specs/o.yaml",
        "organisation:\n  budget:\n    - {line: Licences, kind: recurring, unit_price: 1200, years: 2026}\n",
    );
    let found = found(&written);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0.as_str(), found[0].1), ("M02", 3));
    assert!(found[0].3.contains("`year: 2026`"), "{found:?}");
}

#[test]
fn years_of_a_line_that_is_called_recurrent_in_french_are_not_told_as_paid_once() {
    let said = |kind: &str| {
        let budget =
            format!("organisation:\n  budget:\n    - {{line: Licences, kind: {kind}, unit_price: 1200, years: 3}}\n");
        found(&small().file("specs/o.yaml", &budget)).into_iter().map(|(code, ..)| code).collect::<Vec<_>>()
    };
    assert_eq!(said("récurrent"), ["M03"]);
    assert_eq!(said("one_off"), ["M18"]);
    assert_eq!(said("recurring"), [""; 0]);
}

#[test]
fn a_line_that_cannot_be_added_up_is_told_and_marks_every_sum() {
    let budget = "organisation:\n  budget:\n    - {line: Intégration, kind: one_off, unit_price: 85 k€}\n    \
                  - {line: Audit, kind: one_off, unit_price: 85 k$}\n    \
                  - {line: Assistance, kind: one_off, quantity: 10 à 12, unit_price: 900}\n    \
                  - {line: Formation, kind: one_off, quantity: 10 jours, unit_price: 1 500 €}\n";
    let manifest = format!("{MANIFEST}publication: {{budget_published: true}}\n");
    let project = Project::new(&manifest).file("specs/o.yaml", budget);
    let found = found(&project);
    let places: Vec<(&str, u64)> = found.iter().map(|(code, line, ..)| (code.as_str(), *line)).collect();
    assert_eq!(places, [("M18", 4), ("M18", 5)], "{found:?}");
    let told = page(&project, "organisation.html");
    assert!(told.contains("85 k$ ? ?") && told.contains("10 à 12 × 900"), "{told}");
    assert!(told.contains("Formation 10 × 1 500 € 15 000 € 15 000 €"), "{told}");
    assert!(told.contains("Ensemble 100 000 € 100 000 € + ?"), "{told}");
}

#[test]
fn fields_of_the_project_stand_on_the_cards_of_their_artifacts() {
    let customs = "custom_fields:\n  requirements:\n    - direction_concernee\n    - {name: sensible, label: Sensibilité métier}\n    \
                   - {name: reserve, label: Réserve, audience: internal}\n    - cout_interne\n  needs: [direction]\n";
    let specs = "needs:\n  - {id: BES-001, title: Trier, direction: Achats}\nrequirements:\n  - id: EXG-001\n    \
                 statement: Le CRM doit trier la liste.\n    needs: [BES-001]\n    direction_concernee: Direction commerciale\n    \
                 sensible: Très haute\n    reserve: À négocier\n    cout_interne: 12000\n";
    let project = Project::new(&format!("{MANIFEST}{customs}")).file("specs/a.yaml", specs);
    let told = page(&project, "requirements/EXG-001.html");
    assert!(told.contains("Direction concernee Direction commerciale"), "{told}");
    assert!(told.contains("Sensibilité métier Très haute"), "{told}");
    assert!(!told.contains("négocier") && !told.contains("12000"), "what is for the team stays there: {told}");
    assert!(page(&project, "needs/BES-001.html").contains("Direction Achats"));
    let words = "glossary:\n  - {term: Compte, definition: Une société., synonymes: [client, société cliente]}\n";
    let manifest = format!("{MANIFEST}custom_fields: {{glossary: [synonymes]}}\n");
    let told = page(&Project::new(&manifest).file("specs/g.yaml", words), "glossary.html");
    assert!(told.contains("Une société. Synonymes : client, société cliente"), "{told}");
    let team = project.run(&["publish", "--internal"]);
    assert_eq!(team.code, 0, "{}", team.err);
    let told = read(&project.read("public/requirements/EXG-001.html"));
    assert!(told.contains("À négocier") && told.contains("12000"), "{told}");
}

#[test]
fn a_sign_in_the_place_of_a_dash_is_told_at_its_line_and_column() {
    let specs = "needs:\n  - id: BES-001\n    title: Trier\n  – id: BES-002\n    title: Lister\n  - id: BES-003\n    title: Voir\n";
    let project = small().file("specs/a.yaml", specs);
    let told = found(&project);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!((told[0].0.as_str(), told[0].1, told[0].2), ("Y01", 4, 3));
    assert!(told[0].3.contains("`- id:`"), "{told:?}");
    // Its neighbours are read.
    let (_, report) = json(&project, &["check", "--output-format", "json"]);
    assert_eq!(report["counts"]["needs"], 2, "{report:#}");
    let joined = small().file("specs/a.yaml", "needs:\n  -id: BES-001\n   title: Trier\n");
    let told = found(&joined);
    assert_eq!((told.len(), told[0].1, told[0].2), (1, 2, 3), "{told:?}");
    let swallowed = small()
        .file("specs/a.yaml", "needs:\n  - id: BES-001\n    title: Trier\n    tags:\n      - un\n      – deux\n");
    let told = found(&swallowed);
    assert_eq!((told.len(), told[0].1, told[0].2), (1, 6, 7), "{told:?}");
}

#[test]
fn a_label_or_a_usual_word_says_its_key_and_fmt_writes_it() {
    let specs = "needs:\n  - {id: BES-001, title: Trier}\nrequirements:\n  - id: EXG-001\n    statement: Le CRM doit trier la liste.\n    \
                 needs: [BES-001]\n    status: Validé\n    criticality: Élevée\n    priority: Indispensable\n";
    let project = small().file("specs/a.yaml", specs);
    let told: Vec<String> = found(&project).into_iter().filter(|one| one.0 == "M03").map(|one| one.3).collect();
    let keys = ["`status: approved`", "`criticality: critical`", "`priority: indispensable`"];
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(keys.iter().zip(&told).all(|(key, told)| told.contains(key)), "{told:?}");
    assert_eq!(project.run(&["fmt"]).code, 0);
    let text = project.read("specs/a.yaml");
    assert!(
        ["status: approved", "criticality: critical", "priority: indispensable"].iter().all(|key| text.contains(key))
    );
    assert_eq!(found(&project).iter().filter(|one| one.0 == "M03").count(), 0);
}

#[test]
fn needs_and_use_cases_in_the_same_words_are_told() {
    let specs = "needs:\n  - {id: BES-001, title: Retrouver un client}\n  - {id: BES-002, title: « Retrouver » un CLIENT.}\n  \
                 - {id: BES-003, title: Retrouver un devis}\nuse_cases:\n  - {id: CU-001, title: Relancer, needs: [BES-001]}\n  \
                 - {id: CU-002, title: Relancer, needs: [BES-002]}\n";
    let project = small().file("specs/a.yaml", specs);
    let ran = project.run(&["check", "--gate", "validation", "--output-format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).expect("JSON");
    let told: Vec<(u64, String)> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|one| one["code"] == "R13")
        .map(|one| (one["line"].as_u64().unwrap_or_default(), one["message"].as_str().unwrap_or_default().to_owned()))
        .collect();
    assert_eq!(told.iter().map(|one| one.0).collect::<Vec<_>>(), [3, 7], "{told:?}");
    assert!(told[0].1.contains("BES-001") && told[1].1.contains("CU-001"), "{told:?}");
}

#[test]
fn a_lot_that_is_none_is_told_with_the_nearest_one_or_with_what_to_do() {
    let project = small().file("specs/a.yaml", "requirements:\n  - {id: EXG-001, statement: Le CRM doit trier.}\n");
    let none = project.run(&["backlog", "--lot", "LOT-1"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("n’en déclare aucun") && none.err.contains("ouvrage new lot"), "{}", none.err);
    let project = project.file("specs/l.yaml", "lots:\n  - {id: LOT-1, title: Socle commercial}\n");
    let near = project.run(&["backlog", "--lot", "LOT-l"]);
    assert_eq!(near.code, 2);
    assert!(near.err.contains("LOT-1 Socle commercial") && near.err.contains("Vouliez-vous dire"), "{}", near.err);
}

#[test]
fn what_was_typed_into_a_cell_is_published_as_it_was_typed() {
    let specs = "requirements:\n  - id: EXG-001\n    title: Délais\n    statement: |-\n      Le CRM doit distinguer :\n      < 48 h : urgent\n      > 48 h : normal\n    rationale: \"> 30 j\"\n  - id: EXG-002\n    title: Produit\n    statement: Le CRM doit calculer 2*3*4 dans C:\\temp\\*.xlsx.\n";
    let project = small().file("specs/a.yaml", specs);
    let page = page(&project, "requirements/EXG-001.html");
    assert!(page.contains("Le CRM doit distinguer : &lt; 48 h : urgent &gt; 48 h : normal"), "{page}");
    assert!(project.read("public/requirements/EXG-001.html").contains("urgent<br>"), "each line is one");
    let page = read(&project.read("public/requirements/EXG-002.html"));
    assert!(page.contains("2*3*4 dans C:\\temp\\*.xlsx"), "{page}");
}

#[test]
fn a_budget_adds_up_over_any_number_of_years_and_a_slip_in_a_year_is_told() {
    let line = |rest: &str| {
        format!(
            "organisation:\n  budget:\n    - {{line: Licences, kind: recurring, quantity: 1, unit_price: 100, {rest}}}\n"
        )
    };
    let project = small().file("specs/a.yaml", &line("years: 12"));
    project.replace("ouvrage.yaml", "  language: fr\n", "  language: fr\npublication: {budget_published: true}\n");
    let page = page(&project, "organisation.html");
    assert!(page.contains("Années suivantes"), "{page}");
    let row = page.split("Licences").nth(1).expect("the line").split("Dépenses").next().expect("its end");
    assert_eq!(row.matches(" 100 €").count(), 10, "ten years of their own: {row}");
    assert!(row.contains("200 €") && row.contains("1 200 €"), "the rest, and the whole: {row}");
    for year in ["1900", "27"] {
        project.write("specs/a.yaml", line(&format!("year: {year}")).as_bytes());
        let found = found(&project);
        assert!(found.iter().any(|one| one.0 == "M02" && one.3.contains(year)), "{found:?}");
    }
}

#[test]
fn a_planning_that_turns_round_is_told() {
    let specs = "organisation:\n  planning:\n    - {id: TSK-1, title: Un, start: 2026-12-01, end: 2026-03-31, depends_on: [TSK-3]}\n    - {id: TSK-2, title: Deux, depends_on: [TSK-1]}\n    - {id: TSK-3, title: Trois, depends_on: [TSK-2]}\n";
    let project = small().file("specs/a.yaml", specs);
    let found = found(&project);
    let codes: Vec<(&str, u64)> = found.iter().map(|one| (one.0.as_str(), one.1)).collect();
    assert!(codes.contains(&("M19", 3)), "{found:?}");
    assert_eq!(codes.iter().filter(|one| one.0 == "T14").count(), 1, "{found:?}");
}

#[test]
fn parties_are_named_as_the_trade_names_them() {
    let parties = "parties:\n  - {id: moa, name: Habitat, role: MOA}\n  - {id: moe, name: Fabre, role: maître d’œuvre}\n  \
                   - {id: amo, name: Conseil, role: AMO}\n";
    let told = found(&Project::new(&format!("{MANIFEST}{parties}")));
    let of =
        |line: u64| told.iter().find(|one| one.1 == line).map(|one| one.3.replace('\u{a0}', " ")).unwrap_or_default();
    for (line, role) in [(6, "role: owner"), (7, "role: integrator"), (8, "role: amoa")] {
        assert!(of(line).rsplit_once(" / ").is_some_and(|(_, help)| help.contains(role)), "{line}: {told:#?}");
    }
}

#[test]
fn lists_are_asked_for_as_people_call_them() {
    let project = small().file("specs/o.yaml", "organisation:\n  planning:\n    - {id: TAC-001, title: Rédiger}\n");
    for word in ["tâches", "tache", "planning"] {
        let ran = project.run(&["list", word]);
        assert!(ran.code == 0 && ran.out.contains("TAC-001"), "{word}: {}{}", ran.out, ran.err);
    }
    let ran = project.run(&["list", "budget"]);
    assert!(ran.code == 2 && ran.err.contains("`ouvrage export budget`"), "{}{}", ran.out, ran.err);
    assert_eq!(project.run(&["new", "test", "--title", "Créer un compte", "--dry-run"]).code, 0);
}

#[test]
fn the_edition_to_hand_over_says_no_verdict_before_anything_was_run() {
    let specs = "lots:\n  - {id: LOT-001, title: Socle, status: decided}\nrequirements:\n  - {id: EXG-001, title: Lire un \
                 compte, statement: Le CRM affiche un compte., lot: LOT-001, status: draft}\n";
    let project = small().file("specs/tout.yaml", specs);
    let home = page(&project, "index.html");
    assert!(home.contains("1 exigence") && !home.contains("sans test") && !home.contains("validée"), "{home}");
    assert!(!page(&project, "requirements.html").contains("sans test"));
    let ran = project.run(&["publish", "--internal"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(read(&project.read("public/index.html")).contains("sans test"), "the team sees what is left to do");
}

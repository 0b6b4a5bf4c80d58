//! Are two CRMs, or two moments of one, told apart case by case, and never called the same without proof?

use ouvrage::exchange::read;
use ouvrage::sandbox::Defect;
use serde_json::Value;

use crate::support::stage::{Stage, closed_port, small};

const FEATURE: &str = "# language: fr
Fonctionnalité: Opportunités

  Contexte:
    Étant donné un compte « Socle » dont la ville est « Metz »

  @CT-001 @EXG-001
  Scénario: La ville est gardée
    Alors la ville du compte « Socle » est « Metz »

  @CT-002 @EXG-002
  Scénario: Un double est refusé
    Étant donné un compte « Fonderie » dont le siret est « 00041276700014 »
    Quand l’administrateur crée un compte « Fonderie SA » dont le siret est « 00041276700014 »
    Alors l’opération est refusée

  @CT-003 @EXG-003
  Scénario: La ville est une autre
    Alors la ville du compte « Socle » est « Nancy »

  @CT-004 @EXG-003 @manuel
  Scénario: L’écran est lisible
    Quand on regarde l’écran
    Alors il est lisible
";

/// Two CRMs: « demo », which is sound, and « autre », which accepts doubles.
fn two() -> (Stage, Stage) {
    let project = small(FEATURE);
    let demo = include_str!("../../specs/targets/demo.yaml");
    let other = demo.replace("OUVRAGE_DEMO_", "AUTRE_").replace("id: demo", "id: autre");
    let other = other.replace("title: CRM de démonstration", "title: Autre CRM");
    let stage = Stage::new(project.file("specs/targets/autre.yaml", &other), &[]);
    let beside = Stage::new(small(FEATURE), &[Defect::DuplicateAccepted]);
    for (name, value) in beside.environment() {
        stage.set(&name.replace("OUVRAGE_DEMO_", "AUTRE_"), &value);
    }
    (stage, beside)
}

/// `compare --output-format json …`: its exit code and what it says.
fn compared(stage: &Stage, args: &[&str]) -> (i32, Value) {
    let mut all = vec!["compare", "--output-format", "json"];
    all.extend(args);
    let ran = stage.run(&all);
    (ran.code, serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}{}", ran.out, ran.err)))
}

/// `CT-001 same` of each scenario.
fn readings(report: &Value) -> Vec<String> {
    let scenarios = report["scenarios"].as_array().expect("scenarios");
    let word = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    scenarios.iter().map(|one| format!("{} {}", word(one, "id"), word(one, "reading"))).collect()
}

#[test]
fn one_book_on_two_crms_tells_what_only_one_of_them_does() {
    let (mut stage, beside) = two();
    let before = [stage.census(), beside.census()];
    let ran = stage.run(&[
        "compare", "--target", "demo", "--target", "autre", "--html", "c.html", "--xlsx", "c.xlsx", "--json", "c.json",
    ]);
    let told = ran.out.replace('\u{a0}', " ");
    assert_eq!(ran.code, 1, "{told}{}", ran.err);
    let only = "1 réussi sur CRM de démonstration, pas sur Autre CRM\n  CT-002 Un double est refusé";
    assert!(told.contains(only), "{told}");
    for part in [
        "CRM de démonstration  réussi\n",
        "Autre CRM             en échec — Alors l’opération est refusée    features/comptes.feature:",
        "1 non comparable, sans verdict d’un côté au moins\n  CT-004 ",
        "4 scénarios comparés : 1 réussi sur CRM de démonstration, pas sur Autre CRM · 1 non comparable, sans verdict d’un côté au moins · 2 identiques",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    assert!(!told.contains("CT-001 "), "what is the same is not told\n{told}");
    assert_eq!(before, [stage.census(), beside.census()], "nothing stays behind");

    let report: Value = serde_json::from_str(&stage.project.read("c.json")).expect("JSON");
    assert_eq!(readings(&report), ["CT-001 same", "CT-002 worse", "CT-003 same", "CT-004 unjudged"], "{report:#}");
    assert_eq!(report["scenarios"][1]["second"]["failure"]["step"], "Alors l’opération est refusée");

    let page = stage.project.read("c.html");
    for part in ["Autre CRM", "CT-002", "EXG-002 Retrouver un compte", "Un double est refusé", "id=\"worse\""] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("EXG-002 EXG-002"), "an id is said once");
    for asks in ["http:", "https:", "<script", "<link", "@import"] {
        assert!(!page.contains(asks), "{asks}");
    }
    let book = read::book("c.xlsx", &std::fs::read(stage.project.path("c.xlsx")).expect("a file")).expect("a workbook");
    let sheets: Vec<(&str, usize)> = book.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.rows.len())).collect();
    assert_eq!(sheets[0], ("Scénarios", 5));
    assert_eq!((sheets[1].0, sheets[2]), ("Pas des différences", ("Exécutions", 3)));

    // What was kept is compared without any CRM, and in both directions.
    let [one, other] = ["first", "second"].map(|side| report[side]["run"].as_str().expect("a run").to_owned());
    stage.stop_crm();
    drop(beside);
    let (code, again) = compared(&stage, &["--run", &one, "--run", &other]);
    assert_eq!((code, readings(&again)), (1, readings(&report)));
    let (code, back) = compared(&stage, &["--run", &other, "--run", &one]);
    assert_eq!((code, readings(&back)[1].as_str()), (3, "CT-002 better"), "nothing is worse, one has no verdict");
    // A CRM that is not there proves nothing, not even of what failed before.
    let (code, absent) = compared(&stage, &["--run", &one, "--target", "demo"]);
    assert_eq!((code, absent["counts"]["unjudged"].as_u64()), (3, Some(4)), "{absent:#}");
}

#[test]
fn what_was_played_before_is_played_again_and_nothing_else() {
    let (stage, _beside) = two();
    let (_, first) = stage.json(&["--case", "CT-001", "--case", "CT-003"]);
    let run = first["run"].as_str().expect("a run");
    stage.project.replace("features/comptes.feature", "est « Nancy »", "est « Lille »");
    let (code, report) = compared(&stage, &["--run", run, "--target", "demo"]);
    assert_eq!((code, readings(&report)), (0, vec!["CT-001 same".to_owned(), "CT-003 same".to_owned()]));
    let reworded: Vec<_> = report["scenarios"].as_array().unwrap().iter().map(|one| one["reworded"].clone()).collect();
    assert_eq!(reworded, [false, true], "{report:#}");
    let (_, report) = compared(&stage, &["--run", run, "--target", "autre", "--case", "CT-001"]);
    assert_eq!(readings(&report), ["CT-001 same", "CT-003 only_first"]);
}

#[test]
fn two_sides_are_asked_for_and_known_before_anything_is_played() {
    let (stage, _beside) = two();
    for (args, wanted) in [
        (&["compare"][..], "il faut deux côtés à comparer"),
        (&["compare", "--target", "demo"], "un seul est donné"),
        (&["compare", "--target", "demo", "--target", "demo", "--run", "X"], "3 sont donnés"),
        (&["compare", "--target", "demo", "--target", "autres"], "autres"),
        (&["compare", "--target", "demo", "--run", "01NONE"], "Aucune exécution n’est gardée"),
    ] {
        let ran = stage.run(args);
        assert_eq!(ran.code, 2, "{args:?} {}{}", ran.out, ran.err);
        assert!(ran.err.contains(wanted), "{args:?} {}", ran.err);
    }
    let nowhere = closed_port();
    stage.set("AUTRE_URL", &format!("http://{nowhere}"));
    let ran = stage.run(&["compare", "--target", "autre", "--target", "demo"]);
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
    assert!(!ran.out.contains("identique"), "{}", ran.out);
}

#[test]
fn a_run_that_was_cut_short_is_compared_with_nothing_where_it_did_not_reach() {
    let (stage, _beside) = two();
    let cases = ["--case", "CT-001", "--case", "CT-002", "--case", "CT-003"];
    // Killed while it waits for what does not come: the other run alone has its last scenario.
    let (soon, waits) = (
        "Alors la ville du compte « Socle » est « Nancy »",
        "Alors dans les 60 secondes, la ville du compte « Socle » est « Nancy »",
    );
    stage.project.replace("features/comptes.feature", soon, waits);
    let mut events = stage.events(&[&["--concurrency", "1"][..], &cases].concat());
    let first = events.next().expect("the run begins").run;
    events.until_played(1);
    events.child.kill().expect("it is there");
    events.child.wait().expect("it ends");
    stage.project.replace("features/comptes.feature", waits, soon);
    let (_, whole) = stage.json(&cases);
    let (code, report) = compared(&stage, &["--run", &first, "--run", whole["run"].as_str().expect("a run")]);
    assert_eq!(code, 3, "{report:#}");
    assert_eq!((&report["counts"]["worse"], &report["counts"]["only_first"]), (&0.into(), &0.into()), "{report:#}");
    let ran = stage.run(&["compare", "--run", &first, "--run", whole["run"].as_str().expect("a run")]);
    assert!(ran.out.contains("L’exécution n’est pas allée à son terme"), "{}", ran.out);
}

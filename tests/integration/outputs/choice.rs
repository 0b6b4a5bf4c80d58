//! Does a run play what its options choose, and say so?

use std::collections::{BTreeMap, BTreeSet};

use ouvrage::model::event::What;
use serde_json::Value;

use super::{played, text, varied};
use crate::support::stage::{Stage, statuses};

/// The statuses of the latest run, by `id [row]`.
fn run(stage: &Stage, args: &[&str]) -> (i32, BTreeMap<String, String>, String) {
    let (ran, report) = stage.json(args);
    (ran.code, statuses(&report), ran.err)
}

fn names(statuses: &BTreeMap<String, String>) -> BTreeSet<String> {
    statuses.keys().cloned().collect()
}

#[test]
fn what_did_not_pass_is_played_again_and_it_is_said_how_many_of_how_many() {
    let stage = varied();
    let nothing = stage.run(&["run", "--rerun-failed"]);
    assert_eq!(nothing.code, 2, "no run is kept: {nothing:?}");
    let (_, first, _) = run(&stage, &[]);
    let wanted: BTreeSet<String> = first
        .iter()
        .filter(|(_, status)| ["failed", "blocked", "undefined"].contains(&status.as_str()))
        .map(|(name, _)| name.clone())
        .collect();
    assert_eq!(wanted.len(), 4, "{first:#?}");
    let (code, again, said) = run(&stage, &["--rerun-failed"]);
    assert_eq!((code, names(&again)), (1, wanted), "{again:#?}");
    assert!(said.contains("4 sur 8"), "{said}");
    // Of an outline, only the row that failed.
    assert!(again.keys().any(|name| name.contains("[n2]")) && !again.keys().any(|name| name.contains("[n1]")));

    // What is mended passes and is no longer played; the rest is, although it was not in that run.
    let known = stage.project.read("features/comptes.feature");
    stage.project.write(
        "features/comptes.feature",
        known.replace("Quand le facteur sonne\n", "Quand l’administrateur crée un compte « Facteur »\n").as_bytes(),
    );
    let (code, one, _) = run(&stage, &["--rerun-failed", "--case", "features/comptes.feature#Le facteur"]);
    assert_eq!((code, one.len()), (0, 1), "{one:#?}");
    let (code, rest, _) = run(&stage, &["--rerun-failed"]);
    assert_eq!((code, rest.len()), (1, 3), "{rest:#?}");
    assert!(!rest.keys().any(|name| name.contains("facteur")), "{rest:#?}");
}

#[test]
fn when_all_passed_nothing_is_played_again() {
    let feature = "# language: fr\nFonctionnalité: Comptes\n\n  Scénario: Un\n    \
                   Quand l’administrateur recherche les comptes dont le nom est « Zzz »\n    \
                   Alors aucun compte n’est trouvé\n";
    let stage = Stage::small(feature);
    let (code, _, said) = run(&stage, &[]);
    assert_eq!(code, 0, "{said}");
    let none = stage.run(&["run", "--rerun-failed"]);
    assert_eq!(none.code, 0, "{none:?}");
    assert!(none.err.contains("Rien à rejouer") && none.out.is_empty(), "{none:?}");
    let (code, empty, _) = run(&stage, &["--rerun-failed"]);
    assert_eq!((code, empty.len()), (0, 0), "whoever reads along is told an empty run");
}

#[test]
fn what_a_run_did_not_reach_is_played_again() {
    let rows: String = (0..12).map(|row| format!("      | Compte {row:02} |\n")).collect();
    let feature = format!(
        "# language: fr\nFonctionnalité: Comptes\n\n  Scénario: Premier\n    \
         Quand l’administrateur crée un compte « Alpha » dont la ville est « Épinal »\n    \
         Alors la ville du compte « Alpha » est « Vittel »\n\n  Plan du scénario: Ensuite\n    \
         Quand l’administrateur recherche les comptes dont le nom est « <nom> »\n    \
         Alors aucun compte n’est trouvé\n\n    Exemples:\n      | nom |\n{rows}"
    );
    let stage = Stage::small(&feature);
    let (_, first, _) = run(&stage, &["--fail-fast", "--concurrency", "1"]);
    assert_eq!(first.values().filter(|status| *status == "not_run").count(), 12, "{first:#?}");
    // A run of something else in between changes nothing of that.
    let (code, one, _) = run(&stage, &["--case", "features/comptes.feature#Ensuite", "--seed", "1", "--shard", "1/1"]);
    assert_eq!((code, one.len()), (0, 12), "{one:#?}");
    let (code, again, _) = run(&stage, &["--rerun-failed"]);
    assert_eq!((code, again.len()), (1, 1), "{again:#?}");
    let (_, all, said) = run(&stage, &["--fail-fast", "--concurrency", "1"]);
    assert_eq!(all.values().filter(|status| *status == "not_run").count(), 12, "{said}");
    let (code, again, _) = run(&stage, &["--rerun-failed"]);
    assert_eq!((code, again.len()), (1, 13), "{again:#?}");
}

#[test]
fn what_did_not_pass_but_is_not_selected_is_no_run() {
    let (stage, _) = played(&[]);
    let ran = stage.run(&["run", "--rerun-failed", "--tags", "@manuel"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("sélection"), "{}", ran.err);
}

#[test]
fn after_the_first_failure_nothing_more_is_begun_and_that_is_said() {
    let rows: String = (0..30).map(|row| format!("      | Compte {row:02} |\n")).collect();
    let feature = format!(
        "# language: fr\nFonctionnalité: Comptes\n\n  Scénario: Premier\n    \
         Quand l’administrateur crée un compte « Alpha » dont la ville est « Épinal »\n    \
         Alors la ville du compte « Alpha » est « Vittel »\n\n  Plan du scénario: Ensuite\n    \
         Quand l’administrateur recherche les comptes dont le nom est « <nom> »\n    \
         Alors aucun compte n’est trouvé\n\n    Exemples:\n      | nom |\n{rows}"
    );
    let stage = Stage::small(&feature);
    let (ran, report) = stage.json(&["--fail-fast", "--concurrency", "1"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!((&report["counts"]["failed"], &report["counts"]["not_run"]), (&1.into(), &30.into()), "{report:#}");
    let kept = stage.kept(&text(&report["run"]));
    let reasons: BTreeSet<String> =
        kept.iter().filter(|one| one.status.key() == "not_run").filter_map(|one| one.reason.clone()).collect();
    assert_eq!(reasons.len(), 1);
    assert!(reasons.iter().all(|why| why.contains("premier échec")), "{reasons:?}");
    assert!(kept.iter().filter(|one| one.status.key() == "not_run").all(|one| one.attempts == 0));
    // Without it, all are played.
    let (_, all) = stage.json(&[]);
    assert_eq!((&all["counts"]["failed"], &all["counts"]["passed"]), (&1.into(), &30.into()), "{all:#}");
}

#[test]
fn what_is_blocked_or_undefined_stops_nothing() {
    let stage = varied();
    let (code, statuses, _) = run(&stage, &["--fail-fast", "--concurrency", "1", "--tags", "not @critique"]);
    assert_eq!(code, 1);
    // The row that fails comes after the blocked one was not reached: rows stand before it.
    assert_eq!(statuses.values().filter(|status| *status == "undefined").count(), 1, "{statuses:#?}");
}

#[test]
fn the_parts_of_a_selection_are_the_whole() {
    let stage = varied();
    let whole: BTreeSet<String> = names(&run(&stage, &[]).1);
    let mut seen = BTreeSet::new();
    for part in ["1/3", "2/3", "3/3"] {
        let (_, played, said) = run(&stage, &["--shard", part]);
        assert!(said.contains(part), "{said}");
        for name in names(&played) {
            assert!(seen.insert(name.clone()), "{name} is in two parts");
        }
    }
    assert_eq!(seen, whole);
    // A part without a case leaves no report of an earlier run in the place of its own.
    let files = ["j.xml", "r.json", "m.ndjson", "c.json", "r.html"];
    let options = ["--junit", "--json", "--messages", "--cucumber-json", "--html"];
    let reports: Vec<&str> = options.iter().zip(files).flat_map(|(option, file)| [*option, file]).collect();
    assert_eq!(stage.run(&[&["run"], reports.as_slice()].concat()).code, 1);
    let earlier = files.map(|file| stage.project.read(file));
    let is_empty = |part: &String| stage.run(&["run", "--dry-run", "--shard", part]).err.contains("\u{a0}: 0 sur");
    let empty = (1..=99).map(|part| format!("{part}/99")).find(is_empty);
    let empty = empty.expect("fewer cases than parts");
    let (ran, rehearsal) = stage.json(&["--dry-run", "--shard", &empty]);
    assert_eq!((ran.code, &rehearsal["cases"]), (0, &serde_json::json!([])), "{rehearsal:#}");
    let ran = stage.run(&[&["run", "--shard", &empty], reports.as_slice()].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
    for (file, earlier) in files.iter().zip(earlier) {
        let text = stage.project.read(file);
        assert!(text != earlier && !text.contains("Bêta"), "{file}: {text}");
    }
    for (file, said) in [("j.xml", "Rien n’était à jouer"), ("r.html", "Rien n’était à jouer"), ("m.ndjson", "true")]
    {
        assert!(stage.project.read(file).contains(said), "{file}: {}", stage.project.read(file));
    }
    let junit = stage.project.read("j.xml");
    assert!(junit.contains("<skipped") && junit.contains("failures=\"0\" errors=\"0\""), "{junit}");
    let json: Value = serde_json::from_str(&stage.project.read("r.json")).expect("JSON");
    assert_eq!((&json["nothing_left"], &json["run"]), (&true.into(), &Value::Null), "{json:#}");
    let refused = stage.run(&["run", "--shard", "4/3"]);
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.err.contains("2/5"), "{}", refused.err);
}

/// The order in which scenarios began.
fn order(stage: &Stage, args: &[&str]) -> (Vec<String>, Option<u64>) {
    let mut events = stage.events(&[&["--concurrency", "1"], args].concat());
    let (mut begun, mut seed) = (Vec::new(), None);
    while let Some(event) = events.next() {
        match event.what {
            What::ScenarioStarted { case, row, .. } => begun.push(format!("{case} {row:?}")),
            What::RunStarted { record } => seed = record.seed,
            _ => {}
        }
    }
    events.ended();
    (begun, seed)
}

#[test]
fn a_number_draws_the_order_and_is_kept_with_the_run() {
    let stage = varied();
    let (written, none) = order(&stage, &[]);
    let (drawn, seed) = order(&stage, &["--seed", "42"]);
    let (again, _) = order(&stage, &["--seed", "42"]);
    assert_eq!((none, seed, &drawn), (None, Some(42), &again));
    assert_ne!(written, drawn);
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    assert_eq!(sorted(written), sorted(drawn));
    let told = stage.run(&["run", "--seed", "42"]);
    assert!(told.err.lines().next().is_some_and(|line| line.contains("42")), "{}", told.err);
    let (_, report) = stage.json(&["--seed", "7"]);
    assert_eq!(report["seed"], 7);
}

#[test]
fn a_rehearsal_says_what_each_step_would_do_without_a_crm_and_keeps_nothing() {
    let mut stage = varied();
    stage.stop_crm();
    stage.project.write(".ouvrage/env", b"");
    let ran = stage.run(&["run", "--dry-run"]);
    assert_eq!(ran.code, 3, "one step is undefined: {ran:?}");
    for said in ["le facteur sonne", "features/comptes.feature:35", "serait joué", "serait confié", "Joués\u{a0}: 5"]
    {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
    assert!(!stage.project.path(".ouvrage/ouvrage.db").exists() && !stage.project.path("public").exists());
    let (ran, told) = stage.json(&["--dry-run"]);
    assert_eq!((ran.code, &told["dry_run"]), (3, &Value::Bool(true)));
    assert_eq!(told["counts"], serde_json::json!({"sent": 5, "by_hand": 2, "undefined": 1, "ambiguous": 0}));
    let cases = told["cases"].as_array().expect("cases");
    let created = cases.iter().find(|one| one["name"] == "Un compte est créé").expect("the case");
    assert_eq!(created["steps"][1]["phrase"], "create_whose", "{created:#}");
    let sound = stage.run(&["run", "--dry-run", "--tags", "@critique"]);
    assert_eq!(sound.code, 0, "{sound:?}");
    let clash = stage.run(&["run", "--dry-run", "--junit", "j.xml"]);
    assert_eq!(clash.code, 2, "{clash:?}");
}

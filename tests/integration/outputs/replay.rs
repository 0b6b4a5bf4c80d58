//! Is a recorded run shown as it was, and are its files made again to the byte?

use ouvrage::model::event::What;

use super::{played, varied};

const FILES: [&str; 5] = ["--junit", "--json", "--messages", "--cucumber-json", "--html"];

#[test]
fn the_files_of_a_recorded_run_are_those_of_its_time_whatever_became_of_the_texts() {
    let at_the_time: Vec<String> = FILES.iter().map(|option| format!("then{option}")).collect();
    let args: Vec<&str> = FILES.iter().zip(&at_the_time).flat_map(|(option, path)| [*option, path.as_str()]).collect();
    let (stage, _) = played(&args);
    std::fs::remove_file(stage.project.path("features/comptes.feature")).expect("it was there");
    stage.project.write("ouvrage.yaml", b"project: [");
    let now: Vec<String> = FILES.iter().map(|option| format!("now{option}")).collect();
    let args: Vec<&str> = FILES.iter().zip(&now).flat_map(|(option, path)| [*option, path.as_str()]).collect();
    let ran = stage.run(&[&["replay", "--lang", "fr"], args.as_slice()].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
    for (then, now) in at_the_time.iter().zip(&now) {
        assert!(stage.project.read(then) == stage.project.read(now), "{then} and {now} are not the same");
    }
}

#[test]
fn what_was_told_is_told_again() {
    let stage = varied();
    let first = stage.run(&["run"]);
    let id = stage.ask(None, async |store| store.all_runs().await.expect("runs").remove(0).id);
    let second = stage.run(&["run", "--tags", "@critique"]);
    assert_eq!((first.code, second.code), (1, 1));
    let again = stage.run(&["replay", &id]);
    assert_eq!(again.code, 0, "{again:?}");
    // All that is no state on the way.
    let lasting = |text: &str| text.lines().filter(|line| !line.contains("/8")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lasting(&again.err), lasting(&first.err));
    let counts = first.out.lines().next().expect("the counts");
    assert_eq!(again.out.lines().next(), Some(counts));
    let latest = stage.run(&["replay"]);
    assert!(latest.out.starts_with("0\u{a0}réussi"), "without an id it is the latest: {}", latest.out);
    let json = stage.run(&["replay", &id.to_lowercase(), "--output-format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!((told["run"].as_str(), json.err.as_str()), (Some(id.as_str()), ""));
    let lines = stage.run(&["replay", &id, "--events"]);
    let events: Vec<ouvrage::model::event::RunEvent> =
        lines.out.lines().map(|line| serde_json::from_str(line).expect("an event")).collect();
    assert!(matches!(events.first().map(|one| &one.what), Some(What::RunStarted { .. })));
    assert!(matches!(events.last().map(|one| &one.what), Some(What::RunFinished { .. })));
}

#[test]
fn a_run_that_is_not_there_is_told_with_those_that_are() {
    let stage = varied();
    let none = stage.run(&["replay"]);
    assert_eq!(none.code, 2, "{none:?}");
    assert!(!stage.project.path(".ouvrage/ouvrage.db").exists(), "nothing is made by looking");
    stage.run(&["run", "--tags", "@critique"]);
    let id = stage.ask(None, async |store| store.all_runs().await.expect("runs").remove(0).id);
    let unknown = stage.run(&["replay", "01HUNKNOWN"]);
    assert_eq!(unknown.code, 2, "{unknown:?}");
    assert!(unknown.err.contains("01HUNKNOWN") && unknown.err.contains(&id), "{}", unknown.err);
}

#[cfg(unix)]
#[test]
fn a_run_that_was_killed_is_shown_as_unfinished_and_is_no_success() {
    let stage = varied();
    let mut events = stage.events(&["--concurrency", "1"]);
    events.until_played(1);
    events.signal("KILL");
    events.ended();
    let ran = stage.run(&["replay", "--messages", "m.ndjson", "--junit", "j.xml"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("n’est pas allée à son terme"), "{}", ran.out);
    assert!(stage.project.read("m.ndjson").contains("\"success\":false"));
}

//! Are the other files of a run whole, and are all of them the same when they are made again?

use ouvrage::campaign::outputs;
use ouvrage::campaign::runner::RunSummary;
use ouvrage::text::Lang;

use super::{played, varied};

#[test]
fn the_report_is_one_file_that_tells_every_case_in_either_language() {
    let (stage, _) = played(&["--html", "r.html"]);
    let html = stage.project.read("r.html");
    for (outcome, count) in
        [("passed", 2), ("failed", 2), ("blocked", 1), ("undefined", 1), ("waiting", 2), ("not_run", 0)]
    {
        assert_eq!(html.matches(&format!("class=\"one o-{outcome}\"")).count(), count, "{outcome}");
    }
    for shown in ["2</span>", "@critique", "La ville de Delta", "Épinal", "Vittel", "POST /api/accounts"] {
        assert!(html.contains(shown), "{shown}");
    }
    for asks in ["<script", "<link", "src=", "@import"] {
        assert!(!html.contains(asks), "{asks}");
    }
    let ran = stage.run(&["--lang", "en", "run", "--html", "en.html"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    let english = stage.project.read("en.html");
    assert!(english.contains("<html lang=\"en\">") && english.contains("expected"), "{english}");
}

#[test]
fn a_forge_is_told_failures_as_errors_and_the_rest_as_warnings() {
    let stage = varied();
    let ran = stage.run(&["run", "--output-format", "github"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    let count = |command: &str| ran.out.lines().filter(|line| line.starts_with(command)).count();
    assert_eq!((count("::error "), count("::warning ")), (2, 2), "{}", ran.out);
    let failed = ran.out.lines().find(|line| line.contains("La ville est une autre")).expect("it is told");
    assert!(
        failed.starts_with("::error file=features/comptes.feature,line=16,title=La ville est une autre::"),
        "{failed}"
    );
    assert!(failed.contains("%0A") && failed.contains("Vittel"), "{failed}");
    assert!(ran.out.contains("2\u{a0}réussis"), "{}", ran.out);
}

#[test]
fn the_same_events_give_the_same_bytes() {
    let files = ["--messages", "m", "--cucumber-json", "c", "--html", "h", "--junit", "j"];
    let (stage, _) = played(&files);
    let events = stage.ask(None, async |store| {
        let run = store.runs("PTP").await.expect("runs").remove(0);
        store.events(&run.id).await.expect("events")
    });
    let summary = RunSummary::of(&events);
    let read = |path: &str| stage.project.read(path);
    assert_eq!(outputs::messages::report(&summary, Lang::Fr), read("m"));
    assert_eq!(outputs::cucumber_json::report(&summary, Lang::Fr), read("c"));
    assert_eq!(outputs::html::report(&summary, Lang::Fr).expect("a report"), read("h"));
    let junit = outputs::junit::report(&summary.record, &summary.results, Lang::Fr);
    assert_eq!(junit.expect("a report"), read("j"));
}

#[test]
fn one_file_that_cannot_be_written_keeps_no_other_back() {
    let stage = varied();
    for option in ["--messages", "--cucumber-json", "--html"] {
        let ran = stage.run(&["run", option, "ouvrage.yaml/rapport", "--json", "r.json"]);
        assert_eq!(ran.code, 1, "{ran:?}");
        assert!(ran.err.contains("ouvrage.yaml/rapport"), "{}", ran.err);
        assert!(stage.project.read("r.json").contains("\"scenarios\""));
        std::fs::remove_file(stage.project.path("r.json")).expect("it was there");
    }
}

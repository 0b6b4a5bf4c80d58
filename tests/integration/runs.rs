//! Does `ouvrage run` say what could not be played, and why, without ever calling it a failure?

use std::time::{Duration, Instant};

use ouvrage::model::event::{RunEvent, What};
use ouvrage::model::execution::{CaseResult, RunRecord};
use ouvrage::store::Location;
use serde_json::Value;

use crate::project::{Project, Ran};
use crate::support::stage::{Stage, closed_port, small, statuses};

const ACCOUNTS: &str = "# language: fr
Fonctionnalité: Comptes

  @EXG-001
  Scénario: Un compte est créé
    Quand l’administrateur crée un compte « Alpha Roulements » dont la ville est « Épinal »
    Alors la ville du compte « Alpha Roulements » est « Épinal »

  @EXG-002
  Scénario: Un compte se retrouve
    Étant donné un compte « Bêta Paliers » dont la ville est « Vittel »
    Quand l’administrateur recherche les comptes dont le nom est « Bêta Paliers »
    Alors un compte est trouvé
";

/// All time-outs of a CRM that does not do are far under this, on a busy machine too.
const AT_ONCE: Duration = Duration::from_secs(20);

#[test]
fn what_names_nothing_does_not_start_and_the_nearest_is_offered() {
    let project = Project::reference();
    for (args, said) in [
        (&["--tags", "@rien"][..], "sélection"),
        (&["--tags", "@critique and"], "@critique and"),
        (&["--book", "CAH-33"], "CAH-03"),
        (&["--case", "ct-012"], "CT-012"),
        (&["--target", "demmo"], "demo"),
        (&["--bok", "CAH-01"], "--book"),
    ] {
        let ran = project.run(&[&["run"], args].concat());
        assert_eq!(ran.code, 2, "{args:?}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
        assert!(!project.path("public").exists(), "{args:?}: nothing is published");
    }
}

#[test]
fn a_fault_of_the_model_stops_the_start() {
    let project = small(ACCOUNTS).file("specs/plus.yaml", "requirements:\n  - {id: EXG-001, title: Encore}\n");
    let ran = project.run(&["run"]);
    assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("T11") && ran.out.contains("specs/plus.yaml"), "{}", ran.out);
}

#[test]
fn scenarios_with_a_fault_are_undefined_nothing_of_them_is_sent_and_the_rest_is_played() {
    let stage = Stage::small(ACCOUNTS);
    let feature = |path: &str, text: &str| stage.project.write(path, text.as_bytes());
    feature(
        "features/pas.feature",
        "# language: fr\nFonctionnalité: Pas\n\n  Scénario: Inconnu\n    Étant donné un compte « Jamais créé »\n    \
         Quand le facteur sonne deux fois\n    Alors un compte est trouvé\n\n  Scénario: Connu\n    \
         Quand l’administrateur crée un compte « Gamma »\n    Alors l’opération est acceptée\n",
    );
    feature(
        "features/faute.feature",
        "# language: fr\nFonctionnalité: Faute\n\n  Scénario: Mal écrit\n    \
         Etant doné que le compte « Jamais créé » existe\n    Alors un compte est trouvé\n\n  Scénario: Vide\n",
    );
    let (ran, report) = stage.json(&[]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    let of = statuses(&report);
    let status = |name: &str| of.iter().find(|(id, _)| id.contains(name)).map(|(_, status)| status.as_str());
    for (name, expected) in [
        ("Un compte est créé", "passed"),
        ("Un compte se retrouve", "passed"),
        ("Connu", "passed"),
        ("Inconnu", "undefined"),
        ("Mal écrit", "undefined"),
        ("Vide", "undefined"),
    ] {
        assert_eq!(status(name), Some(expected), "{name}: {of:#?}");
    }
    assert_eq!(of.len(), 6, "{of:#?}");
    let run = report["run"].as_str().expect("an id");
    for result in stage.kept(run).iter().filter(|result| result.status.key() == "undefined") {
        assert!(result.steps.iter().all(|step| step.exchanges.is_empty() && step.records.is_empty()), "{result:?}");
    }
    let told = stage.run(&["run"]);
    assert!(told.err.contains("le facteur sonne deux fois") && told.out.contains("3\u{a0}indéfinis"), "{told:?}");
}

/// All is blocked, in time, and the cause is told to people and kept; gives what was said.
fn blocked(stage: &Stage, cause: &str) -> String {
    let started = Instant::now();
    let (ran, report) = stage.json(&[]);
    assert!(started.elapsed() < AT_ONCE, "{:?}", started.elapsed());
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
    assert!(statuses(&report).values().all(|status| status == "blocked"), "{report:#}");
    let causes: Vec<&Value> =
        report["scenarios"].as_array().expect("a list").iter().map(|one| &one["failure"]).collect();
    assert_eq!(causes[0]["cause"], cause, "{report:#}");
    let message = causes[0]["message"].as_str().expect("a message").to_owned();
    let told = stage.run(&["run"]);
    assert_eq!(told.code, 3, "{told:?}");
    assert!(told.err.contains(&message), "« {message} » is not told: {}", told.err);
    message
}

#[test]
fn a_wrong_password_blocks_with_its_cause_and_is_never_printed() {
    let stage = Stage::small(ACCOUNTS);
    stage.set("OUVRAGE_DEMO_ADMINISTRATEUR", "Sesame-perdu-42");
    let message = blocked(&stage, "authentication");
    assert!(message.contains("« admin »") || message.contains("«\u{a0}admin\u{a0}»"), "{message}");
    let ran = stage.run(&["run", "--output-format", "json", "--junit", "j.xml"]);
    for said in [&ran.out, &ran.err, &stage.project.read("j.xml")] {
        assert!(!said.contains("Sesame-perdu-42"), "{said}");
    }
}

#[test]
fn a_password_that_nobody_gave_stops_the_start_and_names_its_reference() {
    let stage = Stage::small(ACCOUNTS);
    let env = stage.project.read(".ouvrage/env");
    let without: Vec<&str> = env.lines().filter(|line| !line.contains("ADMINISTRATEUR")).collect();
    stage.project.write(".ouvrage/env", without.join("\n").as_bytes());
    let ran = stage.project.run(&["run"]);
    assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
    assert_eq!(ran.err.matches("OUVRAGE_DEMO_ADMINISTRATEUR").count(), 1, "{}", ran.err);
    assert!(ran.err.contains(".ouvrage/env"), "{}", ran.err);
}

#[test]
fn a_closed_port_blocks_with_its_address() {
    let stage = Stage::small(ACCOUNTS);
    let address = closed_port();
    stage.set("OUVRAGE_DEMO_URL", &format!("http://{address}"));
    assert!(blocked(&stage, "network").contains(&address));
}

#[test]
fn a_web_site_in_the_place_of_the_crm_blocks() {
    let stage = Stage::small(ACCOUNTS);
    stage.set("OUVRAGE_DEMO_URL", &format!("http://{}", stage.website()));
    let message = blocked(&stage, "server");
    assert!(message.contains("HTML") || message.contains("Portail captif"), "{message}");
}

#[test]
fn a_result_of_an_older_text_counts_no_more_until_it_is_played_again() {
    let stage = Stage::small(ACCOUNTS);
    let verdicts =
        |ran: &Ran| ran.out.lines().find(|line| line.starts_with("Exigences")).unwrap_or_default().to_owned();
    let page = || {
        assert_eq!(stage.run(&["publish"]).code, 0);
        stage.project.read("public/requirements/EXG-001.html")
    };
    let first = stage.run(&["run"]);
    assert_eq!(first.code, 0, "{first:?}");
    assert!(verdicts(&first).contains("2 validées"), "{}", first.out);
    assert!(page().contains(">validée<"), "{}", page());

    stage.project.replace(
        "features/comptes.feature",
        "la ville du compte « Alpha Roulements » est « Épinal »",
        "l’opération est acceptée",
    );
    let edited = page();
    assert!(edited.contains(">non jouée<") && !edited.contains(">validée<"), "{edited}");
    let other = stage.run(&["run", "--tags", "@EXG-002"]);
    assert_eq!(other.code, 0, "{other:?}");
    assert!(verdicts(&other).contains("1 validée ") && verdicts(&other).contains("1 non jouée"), "{}", other.out);

    let again = stage.run(&["run", "--tags", "@EXG-001"]);
    assert!(verdicts(&again).contains("2 validées"), "{}", again.out);
    assert!(page().contains(">validée<"));
}

#[test]
fn a_result_of_another_delivery_counts_no_more_until_it_is_played_again() {
    let stage = Stage::small(ACCOUNTS);
    let (played, report) = stage.json(&[]);
    assert_eq!(played.code, 0, "{}", played.err);
    // The same two results, seen on the delivery before, in a database of their own.
    let before = |result: CaseResult| CaseResult {
        run: "AVANT".into(),
        version: Some("Sandbox 0.9".into()),
        started_at: 1,
        ended_at: 2,
        ..result
    };
    let kept = stage.kept(report["run"].as_str().expect("an id")).into_iter().map(before);
    let record = RunRecord {
        id: "AVANT".into(),
        project: "PTP".into(),
        target: "demo".into(),
        version: Some("Sandbox 0.9".into()),
        ..RunRecord::default()
    };
    let event = |seq, what| RunEvent { v: 1, seq, at: 1, run: "AVANT".into(), what };
    let mut events = vec![event(1, What::RunStarted { record })];
    events.extend(kept.map(|result| event(result.seq + 1, What::ScenarioFinished { result: Box::new(result) })));
    let address = stage.project.path("avant.db").display().to_string();
    let former = Location::parse(&address).expect("a file");
    stage.ask(Some(&former), async |store| store.append(&events).await.expect("kept"));

    let at_first = stage.run(&["publish", "--database", &address]);
    assert_eq!(at_first.code, 0, "{at_first:?}");
    assert!(stage.project.read("public/requirements/EXG-001.html").contains(">validée<"), "what the former run saw");
    let ran = stage.run(&["run", "--tags", "@EXG-002", "--database", &address]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("1 validée ") && ran.out.contains("1 non jouée"), "{}", ran.out);
    assert!(
        ran.out.contains("1\u{a0}résultat constaté sur une autre version") && ran.out.contains("Sandbox 1.0"),
        "{ran:?}"
    );
    let page = stage.project.read("public/requirements/EXG-001.html");
    assert!(page.contains(">non jouée<") && page.contains("Sandbox 0.9") && !page.contains(">validée<"), "{page}");
}

#[test]
fn a_run_makes_no_document_and_leaves_those_that_were_made() {
    let stage = Stage::small(ACCOUNTS);
    stage.project.write("specs/atelier.yaml", "workshops:\n  - {id: ATL-01, title: Cadrage}\n".as_bytes());
    let play = || {
        let ran = stage.run(&["run", "--tags", "@EXG-001"]);
        assert_eq!(ran.code, 0, "{ran:?}");
        stage.project.read("public/index.html")
    };
    let home = play();
    assert!(!stage.project.path("public/documents").exists(), "nobody asked for a document");
    assert!(home.contains("apparaissent ici une fois publiés"), "{home}");

    assert_eq!(stage.run(&["publish"]).code, 0);
    let document = || std::fs::read(stage.project.path("public/documents/ptp-cdc.pdf")).expect("the specification");
    let made = document();
    let home = play();
    assert_eq!(document(), made, "a document that was sent does not change by itself");
    assert!(home.contains("documents/ptp-cdc.pdf") && home.contains("documents/compte-rendu-ATL-01.html"), "{home}");

    // What was made for the team never stands beside a site for everybody.
    assert_eq!(stage.run(&["publish", "--internal"]).code, 0);
    assert!(stage.project.read("public/index.html").contains("documents/compte-rendu-ATL-01.html"));
    let home = play();
    assert!(!home.contains("documents/") && !home.contains("Diffusion interne"), "{home}");
    assert!(!stage.project.path("public/documents/compte-rendu-ATL-01.html").exists());
}

#[test]
fn a_run_has_the_time_at_which_it_was_whatever_the_date_of_documents() {
    let stage = Stage::small(ACCOUNTS);
    let epoch = 1_700_000_000;
    for _ in 0..2 {
        let mut command = stage.project.command(&["run", "--tags", "@EXG-001"]);
        let ran = Ran::of(command.env("SOURCE_DATE_EPOCH", epoch.to_string()).output().expect("it starts"));
        assert_eq!(ran.code, 0, "{ran:?}");
    }
    let runs = stage.ask(None, async |store| store.runs("PTP").await.expect("runs"));
    // Which result is the latest is known by the time at which it ended.
    assert!(runs[0].started_at > runs[1].ended_at.expect("ended") && runs[1].started_at > epoch * 1000 + 86_400_000);
}

#[test]
fn what_waits_for_a_person_is_no_success_by_itself() {
    let manual =
        "\n  @manuel\n  Scénario: Regardé par une personne\n    Quand on regarde l’écran\n    Alors il est lisible\n";
    let stage = Stage::small(&format!("{ACCOUNTS}{manual}"));
    let (ran, report) = stage.json(&["--junit", "all.xml"]);
    assert_eq!((ran.code, &report["counts"]["waiting"], &report["counts"]["passed"]), (0, &1.into(), &2.into()));
    assert!(!stage.project.read("all.xml").contains("<error"));

    let (ran, report) = stage.json(&["--tags", "@manuel", "--junit", "waiting.xml"]);
    assert_eq!((ran.code, &report["counts"]["waiting"]), (3, &1.into()), "{}", ran.err);
    let junit = stage.project.read("waiting.xml");
    assert!(junit.contains("<error") && junit.contains("errors=\"1\""), "{junit}");
}

#[test]
fn a_report_that_cannot_be_written_is_told_and_ends_with_1() {
    let stage = Stage::small(ACCOUNTS);
    for option in ["--junit", "--json"] {
        let ran = stage.run(&["run", option, "ouvrage.yaml/rapport"]);
        assert_eq!(ran.code, 1, "{ran:?}");
        assert!(ran.err.contains("ouvrage.yaml/rapport"), "{}", ran.err);
        // What was found is told all the same.
        assert!(ran.out.contains("2\u{a0}réussis"), "{}", ran.out);
    }
}

#[test]
fn what_a_run_proved_selects_for_those_who_look_and_for_those_who_write() {
    let stage = Stage::small(ACCOUNTS);
    assert_eq!(stage.run(&["run", "--tags", "@EXG-001"]).code, 0);
    // Scenarios are approved by nobody here, so that the only one that ran is told by its status.
    let found = stage.run(&["list", "verdict:passed"]);
    assert!(found.code == 0 && found.out.contains("Un compte est créé"), "{found:?}");
    let ids = |filter: &str| {
        let ran = stage.run(&["set", "--where", filter, "criticality=major", "--dry-run", "--output-format", "json"]);
        assert_eq!(ran.code, 0, "{ran:?}");
        let told: Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {ran:?}"));
        told["ids"].as_array().expect("ids").iter().filter_map(|id| id.as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    let listed = |filter: &str| {
        let ran = stage.run(&["list", "requirements", filter, "--output-format", "json"]);
        let told: Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {ran:?}"));
        let all = told["items"].as_array().or(told.as_array()).cloned().unwrap_or_default();
        all.iter().filter_map(|one| one["id"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    let verdicts = ["no_test", "not_run", "validated", "partly_covered", "partial", "failing"];
    let mut seen = 0;
    for filter in verdicts.map(|verdict| format!("verdict:{verdict}")) {
        let wanted = listed(&filter);
        if wanted.is_empty() {
            continue;
        }
        seen += 1;
        assert_eq!(ids(&format!("exigences {filter}")), wanted, "{filter}");
    }
    assert!(seen >= 2, "the run parts what it proved from what it did not");
}

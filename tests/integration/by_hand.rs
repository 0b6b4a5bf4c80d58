//! Is what people judge put to them, kept in their name, and never passed without them?

use std::io::Write as _;
use std::process::Stdio;

use ouvrage::model::event::What;
use ouvrage::model::execution::Status;
use serde_json::Value;

use crate::project::{Project, Ran};
use crate::support::stage::{Stage, small, statuses};

/// The machine makes and keeps, a person looks, the machine goes on with what was kept.
const MIXED: &str = "# language: fr
Fonctionnalité: Fiches

  @CT-901 @EXG-001
  Scénario: La fiche se lit
    Étant donné un compte « Alpha <unique> » dont la ville est « Épinal »
    Et je retiens la ville du compte « Alpha <unique> » sous « origine »
    Quand l’administrateur crée un compte « Bêta <unique> » dont la ville est « Vittel »
    Et à la main : la fiche du compte « Alpha <unique> » de ${origine} est lisible
    Alors la ville du compte « Alpha <unique> » est « ${origine} »
    Et à la main : le logo est visible

  @CT-902 @EXG-002 @manuel
  Scénario: L’accueil se comprend
    Quand une personne ouvre l’accueil
    Alors elle trouve la recherche seule
";

/// Runs `run --manual ask --tester …` with these lines.
fn ask(stage: &Stage, tester: &str, args: &[&str], lines: &str) -> Ran {
    told(&stage.project, &[&["run", "--manual", "ask", "--tester", tester], args].concat(), lines)
}

fn resume(stage: &Stage, tester: &str, args: &[&str], lines: &str) -> Ran {
    told(&stage.project, &[&["run", "--tester", tester, "--resume"], args].concat(), lines)
}

/// Runs the program with these lines on its standard input, to their end.
pub fn told(project: &Project, args: &[&str], lines: &str) -> Ran {
    let mut command = project.command(args);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
    let mut input = child.stdin.take().expect("a pipe");
    // A program that refuses to start reads nothing.
    let _ = input.write_all(lines.as_bytes());
    drop(input);
    Ran::of(child.wait_with_output().expect("it ends"))
}

fn report(stage: &Stage) -> Value {
    let ran = stage.run(&["replay", "--output-format", "json"]);
    serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {ran:?}"))
}

fn status(report: &Value, case: &str) -> String {
    let all = statuses(report);
    all.iter().find(|(id, _)| id.starts_with(case)).map(|(_, status)| status.clone()).unwrap_or_default()
}

fn accounts(stage: &Stage) -> usize {
    stage.census()["account"]
}

fn latest(stage: &Stage) -> String {
    stage.ask(None, async |store| store.all_runs().await.expect("runs").remove(0).id)
}

#[test]
fn without_anybody_the_machine_does_its_part_and_the_rest_waits() {
    let stage = Stage::small(MIXED);
    let before = accounts(&stage);
    let ran = stage.run(&["run"]);
    assert_eq!(ran.code, 3, "nothing was judged: {ran:?}");
    let run = latest(&stage);
    assert!(ran.out.contains(&format!("ouvrage run --resume {run}")), "it says how to go on: {}", ran.out);
    assert!(ran.out.contains("2\u{a0}en attente"), "{}", ran.out);
    let of_case = stage.kept(&run).into_iter().find(|one| one.case.as_str() == "CT-901").expect("kept");
    let steps: Vec<Status> = of_case.steps.iter().map(|step| step.status).collect();
    let (passed, waiting, not_run) = (Status::Passed, Status::Waiting, Status::NotRun);
    assert_eq!(steps, [passed, passed, passed, waiting, not_run, not_run]);
    assert_eq!(of_case.status, Status::Waiting);

    // What the person will look at stays, whatever is run or cleaned meanwhile, until it is given up.
    assert_eq!(accounts(&stage), before + 2);
    assert_eq!(stage.run(&["run", "--case", "CT-902"]).code, 3);
    let cleaned = stage.run(&["clean"]);
    assert!(cleaned.code == 0 && cleaned.out.contains(&run) && cleaned.out.contains("2\u{a0}fiches"), "{cleaned:?}");
    assert_eq!(accounts(&stage), before + 2);
    let given_up = stage.run(&["clean", "--waiting"]);
    assert!(given_up.code == 0 && given_up.out.contains("2 reliquats"), "{given_up:?}");
    assert_eq!(accounts(&stage), before);
    // Then there is nothing left to show to anybody.
    let gone = resume(&stage, "Claire Martin", &[&run], "1\n\n\n1\n\n\n");
    assert!(gone.err.contains("n’est plus dans le CRM") && gone.err.contains("Alpha"), "{gone:?}");
    assert_eq!(status(&report(&stage), "CT-901"), "", "the latest run is another one");
    assert_eq!(
        stage.kept(&run).iter().find(|one| one.case.as_str() == "CT-901").map(|one| one.status),
        Some(Status::Blocked)
    );
}

#[test]
fn a_person_answers_and_the_machine_goes_on_with_what_was_kept() {
    let stage = Stage::small(MIXED);
    let before = accounts(&stage);
    let lines = "1\nTout se lit\n\nréussi\n\n\n1\n\n\n2\nElle cherche dix secondes\n\n";
    let files = ["--junit", "j.xml", "--cucumber-json", "c.json", "--messages", "m.ndjson", "--html", "r.html"];
    let ran = ask(&stage, "Claire Martin", &files, lines);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("réponses au nom de Claire Martin"), "{}", ran.err);
    // The step is shown with what it is about.
    for said in [
        "La fiche se lit",
        "features/comptes.feature:9",
        "Étape 4 sur 6",
        "de Épinal est lisible",
        "origine\u{a0}: Épinal",
    ] {
        assert!(ran.err.contains(said), "« {said} » is not told: {}", ran.err);
    }
    let told = report(&stage);
    assert_eq!(status(&told, "CT-901"), "passed", "{told:#}");
    assert_eq!(status(&told, "CT-902"), "failed");
    assert_eq!(accounts(&stage), before, "removed at the end");
    let answers = told["scenarios"][0]["answers"].as_array().expect("answers");
    let of: Vec<_> = answers.iter().map(|one| (one["by"].as_str(), one["seen"].as_str())).collect();
    assert_eq!(of, [(Some("Claire Martin"), Some("Tout se lit")), (Some("Claire Martin"), None)]);
    for file in ["j.xml", "c.json", "m.ndjson", "r.html"] {
        let text = stage.project.read(file);
        for said in ["Claire Martin", "Tout se lit", "Elle cherche dix secondes"] {
            assert!(text.contains(said), "« {said} » is not in {file}");
        }
    }
    let again = stage.run(&["replay"]);
    assert!(again.err.contains("Claire Martin") && again.err.contains("Elle cherche dix secondes"), "{again:?}");
    let page = stage.project.read(&format!("public/runs/{}.html", latest(&stage)));
    assert!(page.contains("Claire Martin") && page.contains("Elle cherche dix secondes"), "{page}");
}

#[test]
fn what_is_no_answer_is_never_a_pass() {
    for (lines, said) in [
        ("", ""),
        ("\n\n\n", "n’est pas une réponse"),
        ("ok\noui\ny\n", "« ok »"),
        // Answered, but the lines end before the answer does.
        ("1\n", ""),
        ("1\nvu\n", ""),
        // The lines are a step behind the questions.
        ("1\n1\n1\n1\n1\n1\n", "est une réponse, pas ce qui a été vu"),
        // Meant for another question.
        ("CT-902/1: réussi\n", "CT-902/1"),
        ("5\nplus tard\nlater\n", ""),
    ] {
        let stage = Stage::small(MIXED);
        let ran = ask(&stage, "Claire Martin", &[], lines);
        assert_eq!(ran.code, 3, "{lines:?}: {ran:?}");
        let text = ran.err.replace('\u{a0}', " ");
        assert!(text.contains(said), "{lines:?}: {}", ran.err);
        let told = report(&stage);
        assert_eq!(told["counts"]["passed"], 0, "{lines:?}");
        assert_eq!(told["counts"]["waiting"], 2, "{lines:?}");
        assert_eq!(stage.run(&["clean", "--waiting"]).code, 0);
    }
}

#[test]
fn what_did_not_pass_needs_what_was_seen() {
    for (answer, expected, code) in [("2", "failed", 1), ("bloqué", "blocked", 3), ("untestable", "untestable", 0)] {
        let stage = Stage::small(MIXED);
        let lines = format!("{answer}\n\n  \nLe logo manque\n\n");
        let ran = ask(&stage, "Claire Martin", &["--case", "CT-901"], &lines);
        assert_eq!(ran.code, code, "{answer}: {ran:?}");
        assert_eq!(ran.err.matches("Dites ce qui a été vu").count(), 2, "{answer}: {}", ran.err);
        let told = report(&stage);
        assert_eq!(status(&told, "CT-901"), expected);
        assert_eq!(told["scenarios"][0]["answers"][0]["seen"], "Le logo manque");
    }
}

#[test]
fn nobody_answers_without_a_name() {
    let stage = Stage::small(MIXED);
    let mut command = stage.project.command(&["run", "--manual", "ask"]);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null").stdin(Stdio::null());
    let ran = Ran::of(command.output().expect("it starts"));
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("--tester"), "{}", ran.err);
    let english = Ran::of(command.env("LC_ALL", "en_GB.UTF-8").output().expect("it starts"));
    assert!(english.code == 2 && english.err.contains("who answers?"), "{english:?}");
}

#[test]
fn evidence_is_a_file_that_is_there_and_that_is_of_this_case_alone() {
    let stage = Stage::small(MIXED);
    stage.project.write("captures/fiche.png", b"PNG d'une fiche");
    let lines = "1\n\nabsent.png\ncaptures\ncaptures/fiche.png\n1\n\n'captures/fiche.png'\n1\n\ncaptures/fiche.png\n";
    let ran = ask(&stage, "Claire Martin", &["--messages", "m.ndjson"], lines);
    let text = ran.err.replace('\u{a0}', " ");
    for said in
        ["« absent.png » ne se lit pas", "« captures » ne se lit pas", "« fiche.png » est déjà la preuve de CT-901"]
    {
        assert!(text.contains(said), "« {said} »: {text}");
    }
    let told = report(&stage);
    assert_eq!((status(&told, "CT-901").as_str(), status(&told, "CT-902").as_str()), ("passed", "waiting"), "{ran:?}");
    let evidence = &told["scenarios"][0]["answers"][0]["evidence"][0];
    assert_eq!(evidence["name"], "fiche.png");
    let hash = evidence["hash"].as_str().expect("a hash");
    assert_eq!(hash.len(), 64, "{hash}");
    assert_eq!(told["scenarios"][0]["answers"][1]["evidence"][0]["hash"], hash, "the same case may show it twice");
    assert!(stage.project.read("m.ndjson").contains("fiche.png"));
}

#[test]
fn another_person_goes_on_another_day_and_nothing_is_played_again() {
    let stage = Stage::small(MIXED);
    let before = accounts(&stage);
    assert_eq!(ask(&stage, "Claire Martin", &["--case", "CT-901"], "1\nTout se lit\n\n").code, 3);
    let run = latest(&stage);
    let went_on = resume(&stage, "Paul Henry", &[&run, "--junit", "j.xml"], "1\nIl est bleu\n\n");
    assert_eq!(went_on.code, 0, "{went_on:?}");
    assert!(went_on.err.contains("Étape 6 sur 6") && !went_on.err.contains("Étape 4 sur 6"), "{}", went_on.err);
    assert_eq!(latest(&stage), run, "it is the same run");
    assert_eq!(accounts(&stage), before, "removed at the end only");
    let results = stage.kept(&run);
    assert_eq!(results.len(), 1, "{results:?}");
    let result = &results[0];
    assert_eq!(result.status, Status::Passed);
    let by: Vec<_> = result.steps.iter().map(|step| step.answer.as_ref().map(|answer| answer.by.as_str())).collect();
    assert_eq!(by, [None, None, None, Some("Claire Martin"), None, Some("Paul Henry")]);
    let events = stage.ask(None, async |store| store.events(&run).await.expect("events"));
    let made = events.iter().filter(|event| matches!(event.what, What::RecordCreated { .. })).count();
    assert_eq!(made, 2, "no step before was played again");
    assert!(
        events.iter().any(|event| matches!(&event.what, What::RunResumed { by: Some(by), .. } if by == "Paul Henry"))
    );
    let junit = stage.project.read("j.xml");
    assert!(
        junit.contains("Claire Martin") && junit.contains("Paul Henry") && junit.contains("failures=\"0\""),
        "{junit}"
    );

    let nothing = resume(&stage, "Paul Henry", &[&run], "");
    assert!(nothing.code == 2 && nothing.err.contains("rien n’attend"), "{nothing:?}");
    let none = resume(&stage, "Paul Henry", &[], "");
    assert!(none.code == 2 && none.err.contains("aucune exécution"), "{none:?}");
}

#[test]
fn a_scenario_that_changed_does_not_go_on_and_the_others_do() {
    let stage = Stage::small(MIXED);
    assert_eq!(stage.run(&["run"]).code, 3);
    let run = latest(&stage);
    stage.project.replace("features/comptes.feature", "le logo est visible", "le logo est bleu");
    let ran = resume(&stage, "Claire Martin", &[], "1\n\n\n1\n\n\n1\n\n\n1\n\n\n");
    assert!(ran.err.contains("CT-901 a changé"), "{ran:?}");
    let of = |case: &str| stage.kept(&run).into_iter().find(|one| one.case.as_str() == case).map(|one| one.status);
    assert_eq!((of("CT-901"), of("CT-902")), (Some(Status::Waiting), Some(Status::Passed)));
    assert_eq!(ran.code, 0, "{ran:?}");
    let alone = resume(&stage, "Claire Martin", &[], "1\n\n\n1\n\n\n");
    assert_eq!(alone.code, 2, "{alone:?}");
    // As it was, it goes on.
    stage.project.replace("features/comptes.feature", "le logo est bleu", "le logo est visible");
    let ran = resume(&stage, "Claire Martin", &[], "1\n\n\n1\n\n\n");
    assert_eq!((ran.code, of("CT-901")), (0, Some(Status::Passed)), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn a_run_that_is_stopped_at_a_question_keeps_what_was_answered() {
    let stage = Stage::small(MIXED);
    let args = ["run", "--manual", "ask", "--tester", "Claire Martin", "--case", "CT-902", "--events"];
    let mut command = stage.project.command(&args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(b"1\nElle s'ouvre\n\n").expect("written");
    let lines = std::io::BufReader::new(child.stdout.take().expect("a pipe"));
    let mut events = crate::support::stage::Events { child, lines };
    let mut asked = 0;
    while asked < 2 {
        let event = events.next().expect("the run goes on");
        asked += usize::from(matches!(event.what, What::Question { step: Some(_), .. }));
    }
    events.signal("INT");
    let rest = events.rest();
    assert_eq!(rest.iter().map(|one| one.status).collect::<Vec<_>>(), [Status::Waiting]);
    assert_eq!(rest[0].steps[0].answer.as_ref().and_then(|answer| answer.seen.as_deref()), Some("Elle s'ouvre"));
    assert_eq!(events.ended().code, 130);
    drop(input);
    let ran = resume(&stage, "Paul Henry", &[], "1\n\n\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("Étape 2 sur 2") && !ran.err.contains("Étape 1 sur 2"), "{}", ran.err);
    assert_eq!(status(&report(&stage), "CT-902"), "passed");
}

#[test]
fn what_a_person_would_not_find_again_is_refused_before_anything_is_sent() {
    let feature = |steps: &str| format!("# language: fr\nFonctionnalité: Suite\n\n  Scénario: Un\n{steps}");
    for (steps, said) in [
        (
            "    Quand l’administrateur recherche les comptes dont le nom est « A »\n    Et à la main : regarder\n    \
             Alors 1 compte est trouvé\n",
            "refaites la recherche",
        ),
        (
            "    Étant donné un compte « A » dont la ville est « Toul »\n    Et je retiens la ville du compte « A » sous \
             « mot de passe »\n    Et à la main : regarder\n    Alors la ville du compte « A » est « ${mot de passe} »\n",
            "est un secret",
        ),
        (
            // What the person did is the last thing done.
            "    Quand l’administrateur crée un compte « A » dont la ville est « Toul »\n    Et à la main : fermer la \
             fiche\n    Alors l’opération est acceptée\n",
            "une personne ou un écran a agi",
        ),
    ] {
        let stage = Stage::small(&feature(steps));
        let ran = stage.run(&["run", "--dry-run"]);
        assert_eq!(ran.code, 3, "{ran:?}");
        assert!(ran.out.contains(said), "{}", ran.out);
    }
}

#[test]
fn what_comes_after_a_person_still_reads_the_files_that_it_names() {
    let feature = "# language: fr
Fonctionnalité: Reprise

  @CT-903 @EXG-001
  Scénario: Le fichier se compte, se lit, et se compte encore
    Étant donné que je suis connecté en tant que administrateur
    Et le fichier « features/donnees/a.csv » contient 2 lignes
    Quand à la main : le fichier est lisible
    Alors le fichier « features/donnees/a.csv » contient 2 lignes
";
    let project = small(feature).file("features/donnees/a.csv", "nom;ville\nAlpha;Épinal\nBêta;Vittel\n");
    let stage = Stage::new(project, &[]);
    let waits = stage.run(&["run"]);
    assert_eq!(waits.code, 3, "{waits:?}");
    let ran = resume(&stage, "Claire", &[], "réussi\n\n\n");
    assert_eq!(status(&report(&stage), "CT-903"), "passed", "{ran:?}");
    // A file that holds another number by then is another scenario.
    stage.run(&["run"]);
    stage.project.write("features/donnees/a.csv", "nom;ville\nAlpha;Épinal\n".as_bytes());
    let changed = resume(&stage, "Claire", &[], "réussi\n\n\n");
    assert_eq!(status(&report(&stage), "CT-903"), "waiting", "{changed:?}");
}

#[test]
fn a_table_that_a_person_gives_is_shown_with_its_cells() {
    let stage = Stage::small(MIXED);
    stage.project.write("releve.csv", "nom,dit\nBêta,\"un \"\"oui\"\", puis non\"\n".as_bytes());
    let ran = ask(&stage, "Claire", &["--case", "CT-902"], "échoué\nLe relevé le dit\nreleve.csv\n");
    assert_eq!(ran.code, 1, "{ran:?}");
    let page = stage.project.read(&format!("public/runs/{}.html", latest(&stage)));
    assert!(page.contains("<th scope=\"col\">dit</th>"), "{page}");
    assert!(
        page.contains("<td>un &quot;oui&quot;, puis non</td>") || page.contains("<td>un \"oui\", puis non</td>"),
        "{page}"
    );
}

#[test]
fn cases_by_hand_alone_are_judged_on_the_version_that_is_there() {
    let stage = Stage::small(MIXED);
    let of = |case: &str, lines: &str| {
        let ran = ask(&stage, "Claire Martin", &["--case", case], lines);
        assert_eq!(ran.code, 0, "{ran:?}");
        let run = latest(&stage);
        stage.ask(None, async |store| store.run(&run).await.expect("a run").expect("it is kept")).version
    };
    let by_both = of("CT-901", "1\n\n\n1\n\n\n");
    let by_hand = of("CT-902", "1\nElle la trouve\n\n1\n\n\n");
    // Else what the machine saw before would be stale: it was seen on another version than an unknown one.
    assert!(by_both.is_some() && by_both == by_hand, "{by_both:?}, {by_hand:?}");
}

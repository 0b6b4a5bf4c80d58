//! What is left of a run that somebody or something stops? Everything that was acknowledged.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use ouvrage::model::execution::{CaseResult, Status};
use ouvrage::sandbox::Defect;

use crate::project::Ran;
use crate::support::stage::{Events, Stage, signal, small, statuses, wait_for_end, wait_until};

/// Stopping takes no longer than this on a busy machine; a whole run with one scenario at a time and
/// three seconds a search takes minutes.
const QUICKLY: Duration = Duration::from_secs(20);

/// Forty scenarios that create, look for and change an account, and one for a person.
fn forty() -> String {
    let rows: String = (0..40).map(|row| format!("      | Compte {row:02} |\n")).collect();
    format!(
        "# language: fr\nFonctionnalité: Comptes\n\n  @EXG-001\n  Plan du scénario: Un compte se retrouve\n    \
         Étant donné un compte « <nom> » dont la ville est « Vittel »\n    \
         Quand l’administrateur porte la ville du compte « <nom> » à « Épinal »\n    \
         Et l’administrateur recherche les comptes dont le nom est « <nom> »\n    Alors un compte est trouvé\n\n    \
         Exemples:\n      | nom |\n{rows}\n  @manuel\n  Scénario: Regardé\n    Quand on regarde\n    Alors c’est lisible\n"
    )
}

fn count(results: &[CaseResult], status: Status) -> usize {
    results.iter().filter(|result| result.status == status).count()
}

/// Every acknowledged result is in the database, as it was shown.
fn all_kept(stage: &Stage, seen: &[CaseResult]) -> Vec<CaseResult> {
    let run = &seen.first().expect("something was acknowledged").run;
    let kept = stage.kept(run);
    for result in seen {
        let same = kept.iter().find(|one| one.seq == result.seq);
        assert_eq!(same, Some(result), "an acknowledged result is lost");
    }
    kept
}

#[test]
fn a_crm_that_stops_blocks_the_rest_and_fails_nothing() {
    let mut stage = Stage::small(&forty());
    let mut run = stage.events(&["--concurrency", "1"]);
    let mut seen = run.until_played(3);
    stage.stop_crm();
    let started = Instant::now();
    seen.extend(run.rest());
    let Ran { code, err, .. } = run.ended();
    assert!(started.elapsed() < QUICKLY, "{:?}", started.elapsed());
    assert_eq!(code, 3, "{err}");
    assert_eq!(count(&seen, Status::Failed), 0, "{err}");
    assert!(count(&seen, Status::Passed) >= 3);
    let waiting = count(&seen, Status::Waiting);
    assert_eq!(count(&seen, Status::Passed) + count(&seen, Status::Blocked) + waiting, seen.len());
    assert!(count(&seen, Status::Blocked) > 10, "the CRM stopped early");
    for blocked in seen.iter().filter(|result| result.status == Status::Blocked) {
        let cause = blocked.first_failure().and_then(|step| step.message.clone()).or_else(|| blocked.reason.clone());
        assert!(cause.is_some_and(|cause| !cause.is_empty()), "{blocked:?}");
    }
    assert_eq!(all_kept(&stage, &seen).len(), seen.len());
}

#[test]
fn ctrl_c_keeps_what_was_acknowledged() {
    let stage = Stage::small(&forty());
    let before = stage.census();
    let mut run = stage.events(&["--concurrency", "1"]);
    let worker = run.worker_once_started();
    let mut seen = run.until_played(2);
    run.signal("INT");
    let started = Instant::now();
    seen.extend(run.rest());
    let Ran { code, err, .. } = run.ended();
    assert!(started.elapsed() < QUICKLY, "{:?}", started.elapsed());
    assert_eq!(code, 130, "{err}");
    assert_eq!(count(&seen, Status::Failed) + count(&seen, Status::Blocked), 0, "{seen:#?}");
    assert!(count(&seen, Status::Interrupted) + count(&seen, Status::NotRun) > 5, "{err}");
    let kept = all_kept(&stage, &seen);
    assert_eq!(kept.len(), seen.len());
    wait_for_end(worker);
    let record = stage.ask(None, async |store| store.run(&kept[0].run).await.expect("a run").expect("it is kept"));
    assert!(record.interrupted && record.ended_at.is_some(), "{record:?}");
    // It removed what it had created, as far as it could in its time; the rest is for `clean`.
    assert_eq!(stage.run(&["clean"]).code, 0);
    assert_eq!(stage.census(), before);
}

#[test]
fn ctrl_c_is_told_to_people_with_what_was_obtained() {
    let stage = Stage::new(small(&forty()), &[Defect::SlowSearch]);
    let mut command = stage.project.command(&["run", "--concurrency", "1"]);
    let child = command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn();
    let child = child.expect("it starts");
    let played = || {
        stage.project.path(".ouvrage/ouvrage.db").exists()
            && stage.ask(None, async |store| match store.runs("PTP").await.expect("runs").first() {
                Some(run) => {
                    let results = store.results_of_run(&run.id).await.expect("results");
                    results.iter().any(|result| result.status.is_final())
                }
                None => false,
            })
    };
    wait_until("a first result", Duration::from_secs(60), played);
    signal(child.id(), "INT");
    let started = Instant::now();
    let ran = Ran::of(child.wait_with_output().expect("it ends"));
    assert!(started.elapsed() < QUICKLY, "{:?}", started.elapsed());
    assert_eq!(ran.code, 130, "{ran:?}");
    assert!(ran.out.contains("Interrompu") && ran.out.contains("réussi"), "{ran:?}");
}

/// Kills the program after so many results; its child too, when `both`. Gives what `clean` said.
fn killed(stage: &Stage, after: usize, both: bool) -> String {
    let before = stage.census();
    let mut run = stage.events(&["--concurrency", "4"]);
    let worker = run.worker_once_started();
    let mut seen = run.until_played(after);
    if both {
        signal(worker, "KILL");
    }
    run.child.kill().expect("it is ours");
    // What was in the pipe had been shown.
    seen.extend(run.rest());
    run.child.wait().expect("it ends");
    wait_for_end(worker);
    let kept = all_kept(stage, &seen);
    let cases: BTreeSet<_> = kept.iter().map(|result| (&result.case, &result.row)).collect();
    assert_eq!(cases.len(), kept.len(), "no result is kept twice");
    let cleaned = stage.run(&["clean"]);
    assert_eq!(cleaned.code, 0, "{cleaned:?}");
    assert_eq!(stage.census(), before, "after {after} results: {}", cleaned.out);
    let again = stage.run(&["clean"]);
    assert!(again.code == 0 && again.out.contains("Aucun reliquat"), "{again:?}");
    if both {
        // What it had not reached was never judged: that is no success.
        let (ran, rest) = stage.json(&["--rerun-failed"]);
        assert!(!ran.err.contains("Rien à rejouer") && statuses(&rest).len() + kept.len() >= 40, "{ran:?}");
    }
    cleaned.out
}

#[test]
fn a_killed_program_loses_nothing_that_was_acknowledged_and_clean_removes_its_leftovers() {
    for after in [1, 9, 24] {
        killed(&Stage::reference(&[]), after, false);
    }
}

#[test]
fn a_program_killed_with_its_child_leaves_leftovers_that_clean_removes() {
    let told = [2, 13].map(|after| killed(&Stage::small(&forty()), after, true));
    // Scenarios were under way: something was left, and was removed by `clean` alone.
    assert!(told.iter().any(|told| !told.contains("Aucun reliquat")), "{told:?}");
}

#[test]
fn a_child_that_dies_blocks_what_it_had_not_ended() {
    let stage = Stage::small(&forty());
    let before = stage.census();
    let mut run: Events = stage.events(&["--concurrency", "1"]);
    let worker = run.worker_once_started();
    let mut seen = run.until_played(4);
    signal(worker, "KILL");
    seen.extend(run.rest());
    let Ran { code, err, .. } = run.ended();
    assert_eq!(code, 3, "{err}");
    assert_eq!(count(&seen, Status::Failed), 0);
    assert!(count(&seen, Status::Blocked) > 10, "{err}");
    assert_eq!(all_kept(&stage, &seen).len(), seen.len());
    let cases: BTreeSet<_> = seen.iter().map(|result| (&result.case, &result.row)).collect();
    assert_eq!(cases.len(), seen.len(), "each case has one result");
    assert_eq!(stage.run(&["clean"]).code, 0);
    assert_eq!(stage.census(), before);
}

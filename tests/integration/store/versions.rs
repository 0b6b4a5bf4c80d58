//! Which version of the CRM is judged, and what becomes of what was seen on another one?

use ouvrage::model::execution::{CaseResult, RunRecord, Status};
use ouvrage::model::verdict::{Outdated, Stale, Verdict, judge};
use ouvrage::model::{Id, Project};
use ouvrage::store::Store;

use super::base::{Base, ended, result, run, started};
use super::kept::{full, project};

/// Keeps a run that began at that time and saw that version, with these results.
async fn play(store: &Store, id: &str, at: i64, version: Option<&str>, results: Vec<CaseResult>) {
    let version = version.map(str::to_owned);
    let record = RunRecord { started_at: at, version: version.clone(), ..run(id) };
    let mut events = vec![started(&record)];
    let seen = |result| CaseResult { version: version.clone(), ..result };
    events.extend((2..).zip(results).map(|(seq, result)| ended(id, seq, seen(result))));
    store.append(&events).await.expect("the run is kept");
}

async fn delivery(store: &Store) -> Option<String> {
    store.delivery_under_test("CRM", "sandbox").await.expect("read")
}

pub async fn the_delivery_is_the_version_that_the_latest_run_saw(base: Base) {
    let store = base.open().await;
    assert_eq!(delivery(&store).await, None);
    // Kept in another order than played.
    play(&store, "R2", 20, Some("1.5"), vec![]).await;
    play(&store, "R1", 10, Some("1.4"), vec![result("CT-1", Status::Passed, 11)]).await;
    assert_eq!(delivery(&store).await.as_deref(), Some("1.5"), "a version that was seen, though nothing was judged");
    // A run that did not reach the CRM saw nothing, and one of another target or project neither.
    play(&store, "R3", 30, None, vec![result("CT-1", Status::Blocked, 31)]).await;
    let elsewhere = RunRecord { target: "recette".into(), version: Some("2.0".into()), started_at: 40, ..run("R4") };
    store.append(&[started(&elsewhere)]).await.expect("kept");
    let other = RunRecord { project: "AUTRE".into(), version: Some("3.0".into()), started_at: 40, ..run("R5") };
    store.append(&[started(&other)]).await.expect("kept");
    assert_eq!(delivery(&store).await.as_deref(), Some("1.5"));
    // One that judged without being told a version saw a CRM whose version is not known.
    play(&store, "R6", 50, None, vec![result("CT-1", Status::Passed, 51)]).await;
    assert_eq!(delivery(&store).await, None);
    // Of two that began together, the same is chosen on both engines.
    for (id, version) in [("a", "1.7"), ("B", "1.6")] {
        play(&store, id, 60, Some(version), vec![]).await;
    }
    assert_eq!(delivery(&store).await.as_deref(), Some("1.7"));
}

pub async fn each_version_has_its_latest_result(base: Base) {
    let store = base.open().await;
    play(&store, "R1", 10, Some("1.4"), vec![result("CT-1", Status::Failed, 11), result("CT-1", Status::Passed, 12)])
        .await;
    play(&store, "R2", 20, None, vec![result("CT-1", Status::Blocked, 21)]).await;
    play(&store, "R3", 30, Some("1.5"), vec![result("CT-1", Status::Failed, 31)]).await;
    let known = store.latest_results("CRM", "sandbox").await.expect("read");
    let seen: Vec<_> = known.iter().map(|it| (it.version.as_deref(), it.status, it.ended_at)).collect();
    let expected = [(Some("1.4"), Status::Passed, 12), (None, Status::Blocked, 21), (Some("1.5"), Status::Failed, 31)];
    assert_eq!(seen, expected);
}

/// The verdicts of the three requirements, and what is stale.
async fn judged(store: &Store, project: &Project) -> (Vec<Verdict>, Vec<Option<Stale>>) {
    let known = store.latest_results("CRM", "sandbox").await.expect("read");
    let judgements = judge(project, &known, delivery(store).await.as_deref(), |_, _| Some("now".to_owned()));
    let rows = ["CT-1", "CT-2", "CT-3"].map(|id| judgements.rows[&Id::from(id)][0].stale);
    (judgements.of.values().map(|judgement| judgement.verdict).collect(), rows.to_vec())
}

pub async fn results_on_another_version_are_stale_until_they_are_played_again(base: Base) {
    use Verdict::{Failing, NotRun, Validated};
    let store = base.open().await;
    let project = project();
    let all = |status| ["CT-1", "CT-2", "CT-3"].map(|case| result(case, status, 11)).to_vec();
    play(&store, "R1", 10, Some("1.4"), all(Status::Passed)).await;
    assert_eq!(judged(&store, &project).await.0, [Validated; 3]);
    // The next delivery: one case is played, the others have proved nothing of it.
    play(&store, "R2", 20, Some("1.5"), vec![result("CT-2", Status::Failed, 21)]).await;
    let (verdicts, stale) = judged(&store, &project).await;
    assert_eq!(verdicts, [NotRun, Failing, NotRun]);
    let why: Vec<_> = stale.iter().map(|stale| stale.map(|stale| stale.why)).collect();
    assert_eq!(why, [Some(Outdated::Version), None, Some(Outdated::Version)]);
    // Back on the former delivery, what was seen on it counts again.
    play(&store, "R3", 30, Some("1.4"), vec![result("CT-1", Status::Passed, 31)]).await;
    assert_eq!(judged(&store, &project).await, (vec![Validated; 3], vec![None; 3]));
}

pub async fn evidence_is_brought_for_what_did_not_pass(base: Base) {
    let store = base.open().await;
    let failed = CaseResult { case: "CT-2".into(), status: Status::Failed, row: None, ..full() };
    let passed = CaseResult { case: "CT-3".into(), status: Status::Passed, row: None, ..full() };
    play(&store, "R1", 10, Some("1.4"), vec![failed.clone(), passed]).await;
    play(&store, "R2", 20, Some("1.4"), vec![CaseResult { case: "CT-4".into(), ..failed.clone() }]).await;
    let known = store.latest_results("CRM", "sandbox").await.expect("read");
    assert!(known.iter().all(|result| result.steps.is_empty()), "what is not shown is not read");
    let told = store.with_steps(known).await.expect("read");
    let steps: Vec<_> = told.iter().map(|result| (result.case.as_str(), result.steps.len())).collect();
    assert_eq!(steps, [("CT-2", 1), ("CT-3", 0), ("CT-4", 1)]);
    assert_eq!(told[0].steps, failed.steps);
}

pub async fn a_long_row_is_kept(base: Base) {
    let store = base.open().await;
    // Longer than what the index of one of the engines holds, and not to be made shorter.
    let long: String = (0..2_000).map(|n| format!("{} · ", n * 7_919 % 10_007)).collect();
    play(&store, "R1", 10, Some("1.4"), vec![CaseResult { row: Some(long.clone()), ..full() }]).await;
    let known = store.latest_results("CRM", "sandbox").await.expect("read");
    assert_eq!(known[0].row.as_deref(), Some(long.as_str()));
}

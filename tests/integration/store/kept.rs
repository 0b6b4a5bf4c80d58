//! What is kept, and what is given back.

use ouvrage::model::case::{Case, CaseSource};
use ouvrage::model::event::{RunEvent, What};
use ouvrage::model::execution::{
    Answer, CaseResult, Cause, Counts, Evidence, Exchange, Outer, RecordRef, RunRecord, Status, StepResult, Within,
};
use ouvrage::model::head::{Head, Link};
use ouvrage::model::requirement::Requirement;
use ouvrage::model::verdict::{Rate, Verdict, judge};
use ouvrage::model::{Id, Project};
use ouvrage::store::{Store, StoreError};
use ouvrage::text::Place;

use super::base::{Base, ended, event, finished, result, run, started};

/// Keeps a run whose results are these, numbered from 2.
async fn play(store: &Store, id: &str, results: Vec<CaseResult>) {
    let mut events = vec![started(&run(id))];
    events.extend((2..).zip(results).map(|(seq, result)| ended(id, seq, result)));
    store.append(&events).await.expect("the run is kept");
}

async fn latest(store: &Store, project: &str, target: &str) -> Vec<CaseResult> {
    store.latest_results(project, target).await.expect("results are read")
}

pub async fn a_run_is_kept_from_its_start_to_its_end(base: Base) {
    let store = base.open().await;
    assert_eq!(store.run("R1").await.expect("read"), None);
    store.append(&[started(&run("R1"))]).await.expect("kept");
    store.append(&[started(&run("R1"))]).await.expect("twice is no fault");
    assert_eq!(store.run("R1").await.expect("read"), Some(run("R1")));
    let other = RunRecord { started_at: 7, ..run("R1") };
    assert!(matches!(store.append(&[started(&other)]).await, Err(StoreError::AlreadyKept { .. })));
    store.append(&[finished("R1", 2)]).await.expect("kept");
    let again = event("R1", 3, What::RunFinished { counts: Counts::default(), interrupted: false, died: None });
    store.append(&[again]).await.expect("the first end holds");
    let kept = store.run("R1").await.expect("read").expect("there");
    assert_eq!((kept.ended_at, kept.interrupted), (Some(1_002), true));
    // One that goes on has no end until it ends again.
    let resumed = event("R1", 4, What::RunResumed { by: Some("Claire".to_owned()), commit: "abc".to_owned() });
    store.append(&[resumed]).await.expect("kept");
    let kept = store.run("R1").await.expect("read").expect("there");
    assert_eq!((kept.ended_at, kept.interrupted), (None, false));
    store.append(&[finished("R1", 5)]).await.expect("kept");
    let kept = store.run("R1").await.expect("read").expect("there");
    assert_eq!((kept.ended_at, kept.interrupted), (Some(1_005), true));
    assert!(matches!(store.append(&[finished("R2", 2)]).await, Err(StoreError::UnknownRun { run }) if run == "R2"));
}

pub async fn runs_are_listed_by_project_the_latest_first(base: Base) {
    let store = base.open().await;
    for (id, at, project) in [("B", 10, "CRM"), ("a", 20, "CRM"), ("C", 10, "CRM"), ("D", 99, "AUTRE")] {
        let record = RunRecord { started_at: at, project: project.to_owned(), ..run(id) };
        store.append(&[started(&record)]).await.expect("kept");
    }
    let ids: Vec<String> = store.runs("CRM").await.expect("read").into_iter().map(|run| run.id).collect();
    assert_eq!(ids, ["a", "C", "B"]);
}

/// A result with everything that one can have.
pub fn full() -> CaseResult {
    CaseResult {
        row: Some("15,01\u{a0}% · « l’été »".to_owned()),
        flaky: true,
        attempts: 2,
        version: Some("1.4".to_owned()),
        critical: true,
        reason: Some("arbitré par\nM. Dupont 🚚".to_owned()),
        steps: vec![StepResult {
            keyword: "Alors".to_owned(),
            text: "l'opération est refusée".to_owned(),
            line: 14,
            status: Status::Failed,
            duration_ms: 31,
            expected: Some("refusée".to_owned()),
            actual: Some("acceptée".to_owned()),
            cause: Some(Cause::NotRefused),
            message: Some("« x » \\ \" \u{0}".to_owned()),
            exchanges: vec![Exchange {
                request: "POST /api/quotes".to_owned(),
                status: Some(201),
                ..Exchange::default()
            }],
            records: vec![RecordRef { entity: "quote".to_owned(), id: "7".to_owned() }],
            evidence: vec![Evidence {
                hash: "ab".to_owned(),
                media_type: "image/png".to_owned(),
                name: "É".to_owned(),
            }],
            within: Some(Box::new(Within {
                step: 2,
                keyword: "Alors".to_owned(),
                text: "tout est refusé".to_owned(),
                path: "features/p.steps.yaml".to_owned(),
                line: 9,
                through: vec![Outer {
                    keyword: "Alors".into(),
                    text: "l’encours reste".into(),
                    path: "p.yaml".into(),
                    line: 9,
                }],
            })),
            answer: Some(Box::new(Answer {
                status: Status::Failed,
                by: "Élodie O’Neill".to_owned(),
                at: 1_999,
                seen: Some("acceptée « quand même »".to_owned()),
                evidence: Vec::new(),
            })),
        }],
        ..result("CT-001", Status::Waived, 2_000)
    }
}

pub async fn a_result_comes_back_as_it_was(base: Base) {
    let store = base.open().await;
    let plain = result("features/devis.feature#Remise « élevée »", Status::Blocked, 2_001);
    play(&store, "R1", vec![full(), plain.clone()]).await;
    let expected =
        [CaseResult { run: "R1".to_owned(), seq: 2, ..full() }, CaseResult { run: "R1".to_owned(), seq: 3, ..plain }];
    assert_eq!(store.results_of_run("R1").await.expect("read"), expected);
    assert_eq!(store.results_of_run("R2").await.expect("read"), []);
    // A character that one of the engines cannot keep is the same replacement in both.
    play(&store, "R3", vec![CaseResult { title: "a\0b".to_owned(), ..full() }]).await;
    assert_eq!(store.results_of_run("R3").await.expect("read")[0].title, "a\u{fffd}b");
}

pub async fn events_can_be_replayed(base: Base) {
    let store = base.open().await;
    let notice = |seq, text: &str| event("R1", seq, What::Notice { text: text.to_owned() });
    let events =
        [started(&run("R1")), notice(2, "début « é »"), ended("R1", 4, full()), notice(5, "fin"), finished("R1", 6)];
    store.append(&events[..2]).await.expect("kept");
    // What tells of this store is not kept by it.
    store.append(&[event("R1", 3, What::Saved { up_to: 2 })]).await.expect("nothing to do");
    store.append(&events[2..]).await.expect("kept");
    assert_eq!(store.events("R1").await.expect("read"), events);
    let kept = store.run("R1").await.expect("read").expect("there");
    assert_eq!((kept.ended_at, kept.interrupted), (Some(1_006), true));
}

pub async fn what_is_sent_twice_is_kept_once(base: Base) {
    let store = base.open().await;
    let events = [started(&run("R1")), ended("R1", 2, full()), ended("R1", 3, full())];
    store.append(&events[..2]).await.expect("kept");
    store.append(&events).await.expect("the whole batch again, and one more");
    store.append(&events).await.expect("and again");
    assert_eq!(store.events("R1").await.expect("read"), events);
    assert_eq!(store.results_of_run("R1").await.expect("read").len(), 2);
}

async fn undone(store: &Store, batch: &[RunEvent], kept: usize) -> StoreError {
    let error = store.append(batch).await.expect_err("the batch is refused");
    assert_eq!(store.events("R1").await.expect("read").len(), kept);
    assert_eq!(store.results_of_run("R1").await.expect("read").len(), kept - 1);
    error
}

pub async fn another_event_of_the_same_number_undoes_the_batch(base: Base) {
    let store = base.open().await;
    play(&store, "R1", vec![result("CT-001", Status::Failed, 10)]).await;
    let batch =
        [ended("R1", 3, result("CT-002", Status::Passed, 11)), ended("R1", 2, result("CT-001", Status::Passed, 12))];
    let error = undone(&store, &batch, 2).await;
    assert!(matches!(&error, StoreError::AlreadyKept { run, seq: 2 } if run == "R1"), "{error}");
    assert_eq!(store.results_of_run("R1").await.expect("read")[0].status, Status::Failed);
    // In a batch that takes several statements, too: the one is named, and the others are kept without it.
    let long = |range: std::ops::Range<u64>| {
        range.map(|seq| ended("R1", seq, result(&format!("CT-{seq:03}"), Status::Passed, 20))).collect::<Vec<_>>()
    };
    let other = ended("R1", 2, result("CT-001", Status::Passed, 12));
    let batch = [long(3..50), vec![other], long(50..90)].concat();
    let error = undone(&store, &batch, 2).await;
    assert!(matches!(&error, StoreError::AlreadyKept { run, seq: 2 } if run == "R1"), "{error}");
    let batch = [long(3..50), long(40..90)].concat();
    store.append(&batch).await.expect("what comes twice in a batch is kept once");
    let kept: Vec<String> =
        store.results_of_run("R1").await.expect("read").iter().map(|one| one.case.to_string()).collect();
    let wanted: Vec<String> =
        std::iter::once("CT-001".to_owned()).chain((3..90).map(|seq| format!("CT-{seq:03}"))).collect();
    assert_eq!(kept, wanted);
    assert_eq!(store.events("R1").await.expect("read").len(), 89);
}

pub async fn an_event_of_an_unknown_run_undoes_the_batch(base: Base) {
    let store = base.open().await;
    play(&store, "R1", vec![result("CT-001", Status::Failed, 10)]).await;
    let batch =
        [ended("R1", 3, result("CT-002", Status::Passed, 11)), ended("R9", 2, result("CT-001", Status::Passed, 12))];
    let error = undone(&store, &batch, 2).await;
    assert!(matches!(&error, StoreError::UnknownRun { run } if run == "R9"), "{error}");
}

pub async fn the_latest_result_is_the_one_that_ended_last(base: Base) {
    let store = base.open().await;
    play(&store, "R2", vec![result("CT-001", Status::Failed, 50), result("CT-002", Status::Passed, 50)]).await;
    // Arrives later, ended before; of the same moment, the later number counts.
    let late = vec![
        result("CT-001", Status::Passed, 40),
        result("CT-001", Status::Blocked, 60),
        result("CT-002", Status::Untestable, 50),
        result("CT-001", Status::Interrupted, 55),
    ];
    play(&store, "R1", late).await;
    let known: Vec<_> = latest(&store, "CRM", "sandbox").await.into_iter().map(|it| (it.case, it.status)).collect();
    let of = |case: &str, status| (Id::from(case), status);
    assert_eq!(
        known,
        [of("CT-001", Status::Failed), of("CT-001", Status::Blocked), of("CT-002", Status::Untestable)],
        "the latest final result, then the latest other one"
    );
}

pub async fn each_text_has_its_latest_result(base: Base) {
    let store = base.open().await;
    let before = |result: CaseResult| CaseResult { text_hash: "before".to_owned(), ..result };
    let results = vec![
        result("CT-001", Status::Failed, 10),
        result("CT-001", Status::Passed, 20),
        before(result("CT-001", Status::Failed, 30)),
    ];
    play(&store, "R1", results).await;
    let known: Vec<_> =
        latest(&store, "CRM", "sandbox").await.into_iter().map(|it| (it.text_hash, it.status, it.ended_at)).collect();
    assert_eq!(known, [("now".to_owned(), Status::Passed, 20), ("before".to_owned(), Status::Failed, 30)]);
}

pub async fn targets_projects_and_rows_are_apart(base: Base) {
    let store = base.open().await;
    let row = |key: &str, status| CaseResult { row: Some(key.to_owned()), ..result("CT-001", status, 10) };
    let other = CaseResult { target: "recette".to_owned(), ..result("CT-001", Status::Failed, 99) };
    let rows = vec![row("b", Status::Passed), row("a", Status::Failed), result("CT-001", Status::Waived, 9), other];
    play(&store, "R1", rows).await;
    let elsewhere = RunRecord { project: "AUTRE".to_owned(), ..run("R2") };
    let events = [started(&elsewhere), ended("R2", 2, result("CT-001", Status::Failed, 999))];
    store.append(&events).await.expect("kept");
    let known = latest(&store, "CRM", "sandbox").await;
    let seen: Vec<_> = known.iter().map(|it| (it.row.as_deref(), it.status)).collect();
    assert_eq!(seen, [(None, Status::Waived), (Some("a"), Status::Failed), (Some("b"), Status::Passed)]);
    assert_eq!(latest(&store, "CRM", "recette").await.len(), 1);
    assert_eq!(latest(&store, "AUTRE", "sandbox").await[0].run, "R2");
    assert_eq!(latest(&store, "CRM", "ailleurs").await, []);
}

pub async fn no_result_or_event_can_be_changed_or_removed(base: Base) {
    let store = base.open().await;
    play(&store, "R1", vec![result("CT-001", Status::Failed, 10)]).await;
    for statement in [
        "UPDATE case_results SET status = 'passed'",
        "DELETE FROM case_results",
        "UPDATE events SET line = ''",
        "DELETE FROM events",
        "DELETE FROM runs",
    ] {
        let error = base.execute(statement).await.expect_err(statement).to_string();
        assert!(error.contains("append only") || error.to_lowercase().contains("foreign key"), "{statement}: {error}");
    }
    assert_eq!(store.results_of_run("R1").await.expect("read")[0].status, Status::Failed);
    base.execute("UPDATE runs SET target_title = 'x'").await.expect("the tests do reach the database");
}

/// Three requirements, each with a critical case.
pub fn project() -> Project {
    let requirement = |id: &str| Requirement {
        head: Head { id: Some(Id::from(id)), ..Head::default() },
        expected_tests: 1,
        ..Requirement::default()
    };
    let case = |id: &str, requirement: &str| Case {
        id: Id::from(id),
        title: id.to_owned(),
        source: CaseSource::TestCase(0),
        books: Vec::new(),
        requirements: vec![Link { to: Id::from(requirement), place: Place::default() }],
        use_cases: Vec::new(),
        lot: None,
        critical: true,
        manual: false,
        approved: true,
        tags: Vec::new(),
        rows: Vec::new(),
        place: Place::default(),
    };
    Project {
        requirements: vec![requirement("EXG-1"), requirement("EXG-2"), requirement("EXG-3")].into(),
        cases: vec![case("CT-1", "EXG-1"), case("CT-2", "EXG-2"), case("CT-3", "EXG-3")],
        ..Project::default()
    }
}

pub async fn the_results_give_the_verdicts(base: Base) {
    let store = base.open().await;
    let project = project();
    let stale = CaseResult { text_hash: "before".to_owned(), ..result("CT-3", Status::Passed, 90) };
    play(&store, "R2", vec![result("CT-1", Status::Passed, 50), result("CT-2", Status::Failed, 50), stale]).await;
    play(&store, "R1", vec![result("CT-1", Status::Failed, 40), result("CT-2", Status::Blocked, 60)]).await;
    let known = latest(&store, "CRM", "sandbox").await;
    let delivery = store.delivery_under_test("CRM", "sandbox").await.expect("read");
    let judgements = judge(&project, &known, delivery.as_deref(), |_, _| Some("now".to_owned()));
    let verdicts: Vec<Verdict> = judgements.of.values().map(|judgement| judgement.verdict).collect();
    assert_eq!(verdicts, [Verdict::Validated, Verdict::Failing, Verdict::NotRun]);
    assert_eq!(judgements.verification, Rate { part: 2, whole: 3 });
    assert_eq!(judgements.critical, Rate { part: 1, whole: 3 });
}

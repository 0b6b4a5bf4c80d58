//! The whole way: a parent, a real child process, events kept before they are shown.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use futures::FutureExt as _;
use futures::future::BoxFuture;
use tokio::sync::watch;

use super::crm::FakeCrm;
use super::stage::{TODAY, plan};
use crate::campaign::journal::Leftovers;
use crate::campaign::runner::{Order, RunError, RunSummary};
use crate::campaign::{JobOptions, Launch, Plan, Sink, exit_code, runner, worker};
use crate::clock::Clock;
use crate::crm::{Connector, CrmError, ErrorKind};
use crate::model::event::{RunEvent, What};
use crate::model::execution::{Cause, Counts, RunRecord, Status};
use crate::model::target::Target;
use crate::text::Lang;
use crate::vocabulary::example;

const CHILD: &str = "OUVRAGE_TEST_CHILD";

/// Not a test by itself: what the child process runs.
#[test]
fn child_entry() {
    let Ok(behaviour) = std::env::var(CHILD) else { return };
    let factory = move |_: Lang, _: &Target| {
        let crm = FakeCrm::with(|state| {
            if behaviour == "hangs" {
                state.hang = Some("update".into());
            }
        });
        match behaviour.as_str() {
            "no-secret" => Err(CrmError::new(ErrorKind::Auth, "${SECRET} n’est pas défini")),
            _ => Ok(Arc::new(crm) as Arc<dyn Connector>),
        }
    };
    if std::env::var(CHILD).is_ok_and(|behaviour| behaviour == "dies") {
        std::process::exit(7);
    }
    worker::main(&factory);
}

#[derive(Clone, Default)]
struct Memory {
    kept: Arc<Mutex<Vec<RunEvent>>>,
    full: bool,
}

impl Sink for Memory {
    fn keep<'a>(&'a mut self, events: &'a [RunEvent]) -> BoxFuture<'a, Result<(), String>> {
        async move {
            if self.full {
                return Err("disque plein".to_owned());
            }
            self.kept.lock().expect("not poisoned").extend_from_slice(events);
            Ok(())
        }
        .boxed()
    }
}

struct Ran {
    result: Result<RunSummary, RunError>,
    shown: Vec<RunEvent>,
    kept: Vec<RunEvent>,
    journal: PathBuf,
    _folder: tempfile::TempDir,
}

fn run(plan: &Plan, behaviour: &str, full: bool, stop_at: Option<fn(&RunEvent) -> bool>) -> Ran {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = folder.path().join("leftovers.jsonl");
    let target = example::target();
    let order = Order {
        record: RunRecord {
            id: "01PARENT".into(),
            target: "demo".into(),
            commit: "abc".into(),
            ..RunRecord::default()
        },
        lang: Lang::Fr,
        today: TODAY,
        options: JobOptions::for_target(&target),
        evidence: None,
        target,
        journal: journal.clone(),
    };
    let launch = Launch {
        program: std::env::current_exe().expect("this program"),
        args: ["--exact", "campaign::tests::child::child_entry", "--nocapture", "--test-threads=1"]
            .map(Into::into)
            .to_vec(),
        env: vec![(CHILD.to_owned(), behaviour.to_owned())],
    };
    let (stop, stopped) = watch::channel(false);
    let mut sink = Memory { full, ..Memory::default() };
    let kept = sink.kept.clone();
    let mut shown = Vec::new();
    let mut show = |event: &RunEvent| {
        if !matches!(event.what, What::Saved { .. }) {
            let known = kept.lock().expect("not poisoned").iter().any(|kept| kept.seq == event.seq);
            assert!(known, "shown before it was kept: {event:?}");
        }
        if stop_at.is_some_and(|at| at(event)) {
            stop.send_replace(true);
        }
        shown.push(event.clone());
    };
    let clock = Clock::new(jiff::Timestamp::now);
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let result = runtime.block_on(runner::run(plan, order, &launch, &mut sink, None, stopped, &clock, &mut show));
    let kept = sink.kept.lock().expect("not poisoned").clone();
    Ran { result, shown, kept, journal, _folder: folder }
}

#[test]
fn a_run_in_a_child_process_is_kept_then_shown() {
    let plan = plan(
        &example::target(),
        &[
            "Soit un compte « A »\nAlors un compte existe dont le nom est « A »",
            "Soit un compte « B »\nAlors la ville du compte « B » est « Toul »",
            "Soit un compte « C »\nEt à la main : regarder",
            "Soit un bidule « D »",
        ],
    );
    let ran = run(&plan, "works", false, None);
    let summary = ran.result.expect("a summary");
    let wanted = Counts { passed: 1, failed: 1, waiting: 1, undefined: 1, ..Counts::default() };
    assert_eq!(summary.counts, wanted, "{:#?}", summary.results);
    assert_eq!(summary.exit_code(), 1);
    assert_eq!(summary.record.version.as_deref(), Some("7.0"));
    assert!(summary.results.iter().all(|result| result.commit == "abc" && result.run == "01PARENT"));
    let seqs: Vec<u64> = ran.shown.iter().map(|event| event.seq).collect();
    assert!(seqs.windows(2).all(|pair| pair[0] < pair[1]), "{seqs:?}");
    assert!(matches!(ran.kept[0].what, What::RunStarted { .. }));
    assert!(ran.kept.iter().any(|event| matches!(event.what, What::Question { .. })));
    assert!(matches!(ran.shown.last().map(|event| &event.what), Some(What::Saved { .. })));
    let left = Leftovers::open(&ran.journal).expect("readable").expect("the child is gone");
    assert!(left.records.is_empty());
}

#[test]
fn a_dead_child_blocks_the_rest_and_fails_nothing() {
    let plan = plan(&example::target(), &["Soit un compte « A »", "Soit un compte « B »"]);
    let summary = run(&plan, "dies", false, None).result.expect("a summary");
    assert_eq!(summary.counts, Counts { blocked: 2, ..Counts::default() });
    assert!(summary.child_died.as_deref().is_some_and(|words| words.contains('7')), "{:?}", summary.child_died);
    assert_eq!(summary.results[0].first_failure().and_then(|step| step.cause), Some(Cause::Engine));
    assert_eq!(summary.exit_code(), 3);
}

#[test]
fn a_missing_secret_blocks_with_its_cause() {
    let plan = plan(&example::target(), &["Soit un compte « A »"]);
    let summary = run(&plan, "no-secret", false, None).result.expect("a summary");
    let step = summary.results[0].first_failure().cloned().expect("a failure");
    assert_eq!((step.status, step.cause), (Status::Blocked, Some(Cause::Authentication)));
    assert_eq!(summary.exit_code(), 3);
}

#[test]
fn stopping_the_parent_ends_the_child_in_order() {
    let hangs = "Soit un compte « A »\nQuand l’administrateur porte la ville du compte « A » à « B »";
    let plan = plan(&example::target(), &[hangs]);
    let first_step = |event: &RunEvent| matches!(event.what, What::StepFinished { .. });
    let ran = run(&plan, "hangs", false, Some(first_step));
    let summary = ran.result.expect("a summary");
    assert_eq!(summary.exit_code(), 130);
    assert_eq!(summary.counts, Counts { interrupted: 1, ..Counts::default() });
    assert_eq!(summary.results[0].steps[0].status, Status::Passed, "what was done stays");
    assert!(Leftovers::open(&ran.journal).expect("readable").expect("the child is gone").records.is_empty());
}

#[test]
fn results_that_cannot_be_kept_are_not_shown() {
    let plan = plan(&example::target(), &["Soit un compte « A »"]);
    let ran = run(&plan, "works", true, None);
    assert!(matches!(ran.result, Err(RunError::Sink(cause)) if cause == "disque plein"));
    assert!(ran.shown.is_empty());
}

#[test]
fn exit_codes_follow_the_contract() {
    let counts = |change: fn(&mut Counts)| {
        let mut counts = Counts { passed: 1, ..Counts::default() };
        change(&mut counts);
        counts
    };
    assert_eq!(exit_code(&counts(|_| {}), false, false), 0);
    assert_eq!(exit_code(&counts(|counts| counts.waiting = 4), false, false), 0);
    assert_eq!(exit_code(&counts(|counts| counts.failed = 1), false, true), 1);
    assert_eq!(exit_code(&counts(|counts| counts.blocked = 1), false, false), 3);
    assert_eq!(exit_code(&counts(|counts| counts.undefined = 1), false, false), 3);
    assert_eq!(exit_code(&counts(|counts| counts.interrupted = 1), false, false), 3);
    assert_eq!(exit_code(&counts(|counts| counts.not_run = 1), false, false), 3);
    assert_eq!(exit_code(&counts(|_| {}), false, true), 3);
    assert_eq!(exit_code(&Counts { waiting: 3, ..Counts::default() }, false, false), 3);
    assert_eq!(exit_code(&Counts::default(), false, false), 3);
    assert_eq!(exit_code(&counts(|counts| counts.failed = 1), true, false), 130);
}

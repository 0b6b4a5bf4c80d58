//! Is what was acknowledged kept, whatever happens next? Whoever shows an event has waited for
//! `append`, as the runner does.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Instant;

use ouvrage::model::event::RunEvent;
use ouvrage::model::execution::Status;
use ouvrage::store::{Location, Store};

use super::base::{Base, ended, result, run, started};

/// As many as the runner hands over at a time when they come faster than the disk.
const BATCH: usize = 256;

/// The events of a run: its start, then results without end.
fn events(id: &str) -> impl Iterator<Item = RunEvent> {
    let passed = |seq| ended(id, seq, result("CT-001", Status::Passed, 10));
    std::iter::once(started(&run(id))).chain((2..).map(passed))
}

pub async fn two_programs_do_not_hinder_each_other(base: Base) {
    // Each has its own connections.
    let play = async |id: &'static str| {
        let store = base.open().await;
        for event in events(id).take(300) {
            store.append(&[event]).await.expect("it is kept");
        }
    };
    futures::join!(play("R1"), play("R2"));
    let store = base.open().await;
    for id in ["R1", "R2"] {
        assert_eq!(store.results_of_run(id).await.expect("read").len(), 299, "{id}");
    }
}

const CHILD_ADDRESS: &str = "OUVRAGE_TEST_CHILD_ADDRESS";
const CHILD_RUN: &str = "OUVRAGE_TEST_CHILD_RUN";

/// The program that is killed: it keeps results for ever and prints the number of each that is kept.
#[tokio::test]
#[ignore = "started, and killed, by what_was_acknowledged_survives_a_kill"]
async fn a_program_that_never_ends() {
    let address = std::env::var(CHILD_ADDRESS).expect("only the other test starts this one");
    let id = std::env::var(CHILD_RUN).expect("only the other test starts this one");
    let store = Store::open(&Location::parse(&address).expect("an address")).await.expect("it opens");
    let mut all = events(&id);
    for size in [1, 3, 40].into_iter().cycle() {
        let batch: Vec<RunEvent> = all.by_ref().take(size).collect();
        store.append(&batch).await.expect("it is kept");
        let mut out = std::io::stdout().lock();
        for event in batch {
            writeln!(out, "kept {}", event.seq).expect("the parent reads");
        }
        out.flush().expect("the parent reads");
    }
}

pub async fn what_was_acknowledged_survives_a_kill(base: Base) {
    base.open().await.close().await;
    for (id, after) in [("K1", 1), ("K2", 150), ("K3", 900)] {
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "store::acknowledged::a_program_that_never_ends", "--ignored", "--nocapture"])
            .env(CHILD_ADDRESS, &base.address)
            .env(CHILD_RUN, id)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let mut acknowledged = 0_u64;
        for line in BufReader::new(child.stdout.take().expect("piped")).lines() {
            let Ok(line) = line else { break };
            if let Some(seq) = line.split("kept ").nth(1).and_then(|seq| seq.parse().ok()) {
                acknowledged = seq;
                if acknowledged == after {
                    child.kill().expect("it runs"); // SIGKILL; what it had printed is still read.
                }
            }
        }
        child.wait().expect("it ended");
        assert!(acknowledged >= after, "{id}: it was killed after {acknowledged}");
        let store = base.open().await;
        let kept: Vec<u64> = store.events(id).await.expect("read").into_iter().map(|event| event.seq).collect();
        let all = u64::try_from(kept.len()).expect("small");
        assert_eq!(kept, (1..=all).collect::<Vec<u64>>(), "{id}: no hole");
        assert!(all >= acknowledged, "{id}: {acknowledged} acknowledged, {all} kept");
        assert_eq!(store.results_of_run(id).await.expect("read").len() + 1, kept.len());
        store.close().await;
    }
}

/// Prints results per second. With `--ignored --nocapture`.
#[tokio::test]
#[ignore = "a measurement"]
async fn results_per_second() {
    const RESULTS: usize = 20_480;
    for (engine, base) in [("SQLite", Base::sqlite()), ("PostgreSQL", Base::postgres().await)] {
        let store = base.open().await;
        let mut all = events("R1");
        let before = Instant::now();
        for _ in 0..RESULTS / BATCH {
            let batch: Vec<RunEvent> = all.by_ref().take(BATCH).collect();
            store.append(&batch).await.expect("kept");
        }
        let seconds = before.elapsed().as_secs_f64();
        let one = Instant::now();
        for event in all.take(200) {
            store.append(&[event]).await.expect("kept");
        }
        let alone = one.elapsed().as_secs_f64();
        println!("{engine}: {:.0} results/s by batches, {:.0} one by one", RESULTS as f64 / seconds, 200.0 / alone);
        let question = Instant::now();
        assert_eq!(store.latest_results("CRM", "sandbox").await.expect("read").len(), 1);
        println!("{engine}: latest of {} results in {:?}", RESULTS + 199, question.elapsed());
    }
}

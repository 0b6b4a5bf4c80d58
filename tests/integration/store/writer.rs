//! Is what was acknowledged kept, whatever happens next?

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use ouvrage::model::event::{RunEvent, What};
use ouvrage::model::execution::Status;
use ouvrage::store::{Location, Store, StoreError, Writer};

use super::base::{Base, ended, event, result, run, started};

/// A writer, and the numbers that it has told as kept.
fn writer(store: &Store) -> (Writer, Arc<Mutex<Vec<u64>>>) {
    let told = Arc::new(Mutex::new(Vec::new()));
    let telling = Arc::clone(&told);
    let on_commit = move |events: &[RunEvent]| {
        telling.lock().expect("no panic before").extend(events.iter().map(|event| event.seq));
    };
    (Writer::spawn(store.clone(), on_commit), told)
}

pub async fn what_was_told_is_kept_in_order(base: Base) {
    let store = base.open().await;
    let (writer, told) = writer(&store);
    writer.send(started(&run("R1"))).await.expect("sent");
    let mut committed = writer.committed();
    committed.wait_for(|seq| *seq == 1).await.expect("the writer lives");
    assert_eq!(store.events("R1").await.expect("read").len(), 1, "told, so it is there");
    let inbox = writer.inbox();
    for seq in 2..=1_500 {
        inbox.send(ended("R1", seq, result("CT-001", Status::Passed, 10))).await.expect("sent");
    }
    // A clone that lives on does not keep the writer from finishing.
    writer.finish().await.expect("all is kept");
    assert_eq!(*told.lock().expect("no panic"), (1..=1_500).collect::<Vec<u64>>());
    assert_eq!(*committed.borrow(), 1_500);
    assert_eq!(store.results_of_run("R1").await.expect("read").len(), 1_499);
    let late = inbox.send(event("R1", 2_000, What::Notice { text: "trop tard".to_owned() })).await;
    assert!(matches!(late, Err(StoreError::WriterStopped)));
}

pub async fn a_fault_stops_the_writer_and_is_told(base: Base) {
    let store = base.open().await;
    let (writer, told) = writer(&store);
    let inbox = writer.inbox();
    inbox.send(started(&run("R1"))).await.expect("sent");
    writer.committed().wait_for(|seq| *seq == 1).await.expect("the writer lives");
    inbox.send(ended("R9", 2, result("CT-001", Status::Passed, 10))).await.expect("sent, not yet written");
    let error = writer.finish().await.expect_err("the run is unknown");
    assert!(matches!(error, StoreError::UnknownRun { run } if run == "R9"));
    assert_eq!(*told.lock().expect("no panic"), [1]);
    assert!(matches!(inbox.send(started(&run("R2"))).await, Err(StoreError::WriterStopped)));
}

pub async fn two_writers_do_not_hinder_each_other(base: Base) {
    // Two programs: each has its own connections.
    let play = async |id: &'static str| {
        let store = base.open().await;
        let (writer, _) = writer(&store);
        writer.send(started(&run(id))).await.expect("sent");
        for seq in 2..=300 {
            writer.send(ended(id, seq, result("CT-001", Status::Passed, 10))).await.expect("sent");
        }
        writer.finish().await.expect("all is kept");
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
    let writer = Writer::spawn(store, |events| {
        let mut out = std::io::stdout().lock();
        for event in events {
            writeln!(out, "kept {}", event.seq).expect("the parent reads");
        }
        out.flush().expect("the parent reads");
    });
    writer.send(started(&run(&id))).await.expect("sent");
    for seq in 2.. {
        writer.send(ended(&id, seq, result("CT-001", Status::Passed, 10))).await.expect("sent");
    }
}

pub async fn what_was_acknowledged_survives_a_kill(base: Base) {
    base.open().await.close().await;
    for (id, after) in [("K1", 1), ("K2", 150), ("K3", 900)] {
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "store::writer::a_program_that_never_ends", "--ignored", "--nocapture"])
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
    const RESULTS: u64 = 20_000;
    for (engine, base) in [("SQLite", Base::sqlite()), ("PostgreSQL", Base::postgres().await)] {
        let store = base.open().await;
        let (writer, _) = writer(&store);
        let before = Instant::now();
        writer.send(started(&run("R1"))).await.expect("sent");
        for seq in 2..=RESULTS {
            writer.send(ended("R1", seq, result("CT-001", Status::Passed, 10))).await.expect("sent");
        }
        writer.finish().await.expect("kept");
        let seconds = before.elapsed().as_secs_f64();
        let one = Instant::now();
        for seq in RESULTS + 1..=RESULTS + 200 {
            store.append(&[ended("R1", seq, result("CT-001", Status::Passed, 10))]).await.expect("kept");
        }
        let alone = one.elapsed().as_secs_f64();
        println!("{engine}: {:.0} results/s by batches, {:.0} one by one", RESULTS as f64 / seconds, 200.0 / alone);
        let question = Instant::now();
        assert_eq!(store.latest_results("CRM", "sandbox").await.expect("read").len(), 1);
        println!("{engine}: latest of {} results in {:?}", RESULTS + 199, question.elapsed());
    }
}

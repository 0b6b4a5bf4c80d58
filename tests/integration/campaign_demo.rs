//! The reference project's scenarios against the demo CRM: all pass on a sound one, and each
//! mistake fails exactly the scenarios that are tagged with its name.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, PoisonError};

use ouvrage::campaign::{Job, JobOptions, Plan, Selection, worker};
use ouvrage::clock::Clock;
use ouvrage::crm::{self, Connector};
use ouvrage::model::Case;
use ouvrage::model::event::What;
use ouvrage::model::execution::{CaseResult, RunRecord, Status};
use ouvrage::sandbox::{Defect, Options, Sandbox};
use ouvrage::text::Lang;
use ouvrage::workspace::snapshot::Snapshot;

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 3, 12);

fn snapshot() -> Arc<Snapshot> {
    Snapshot::read(Path::new(env!("CARGO_MANIFEST_DIR")), None)
}

struct Played {
    results: Vec<CaseResult>,
    left: Vec<String>,
}

/// Plays the automated cases against a CRM with these mistakes.
fn play(snapshot: &Snapshot, defects: &[Defect]) -> Played {
    // One CRM at a time: a scenario measures how soon it answers.
    static ALONE: Mutex<()> = Mutex::new(());
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let target = snapshot.project.target("demo").unwrap().clone();
    // Browsers are started by the program itself: `screen` plays those through it.
    let all = Selection { tags: Some("not @ecran".to_owned()), ..Selection::default() };
    let plan = Plan::build(&snapshot.project, &snapshot.sources, &target, &all, TODAY).unwrap();
    let served = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let clock = Clock::fixed("2026-03-12T08:00:00Z".parse().unwrap());
    let options = Options { defects: defects.to_vec(), ..Options::new(clock) };
    let running = served.block_on(Sandbox::start(options)).unwrap();
    let env = running.environment();
    let folder = tempfile::tempdir().unwrap();
    let job = Job {
        record: RunRecord { id: "01DEMO".into(), target: "demo".into(), ..RunRecord::default() },
        lang: Lang::Fr,
        today: TODAY,
        options: JobOptions::for_target(&target),
        target,
        instances: plan.automated(),
        files: plan.files.clone(),
        resumed: Default::default(),
        journal: folder.path().join("leftovers.jsonl"),
    };
    let (out, events) = channel();
    let (_keep, cancel) = tokio::sync::watch::channel(false);
    let factory = move |_: Lang, target: &_| Ok(Arc::<dyn Connector>::from(crm::connect::connect(target, &env)?));
    let own = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    own.block_on(worker::serve(job, &factory, cancel, out, Clock::new(jiff::Timestamp::now)));
    let mut played = Played { results: Vec::new(), left: Vec::new() };
    for event in events {
        match event.what {
            What::ScenarioFinished { result } => played.results.push(*result),
            What::RecordRemoved { record, left_because: Some(why) } => {
                played.left.push(format!("{} {}: {why}", record.entity, record.id));
            }
            _ => {}
        }
    }
    drop(running);
    played
}

fn key(result: &CaseResult) -> String {
    format!("{} {}", result.case, result.row.as_deref().unwrap_or(""))
}

#[test]
fn every_automated_scenario_passes_on_a_sound_crm_and_leaves_nothing() {
    let snapshot = snapshot();
    let played = play(&snapshot, &[]);
    assert!(played.results.len() >= 24, "{}", played.results.len());
    for result in &played.results {
        assert_eq!(result.status, Status::Passed, "{} {:#?}", key(result), result.first_failure());
    }
    assert_eq!(played.left, Vec::<String>::new());
}

#[test]
fn each_mistake_fails_exactly_the_scenarios_tagged_with_its_name() {
    let snapshot = snapshot();
    for defect in Defect::ALL {
        let played = play(&snapshot, &[*defect]);
        let wrong: Vec<&CaseResult> = played.results.iter().filter(|one| one.status != Status::Passed).collect();
        let failed: BTreeSet<&str> = wrong.iter().map(|result| result.case.as_str()).collect();
        let bears = |case: &Case, name: &str| case.tags.iter().any(|tag| tag == name);
        let has = |case: &&Case| bears(case, defect.key()) && !bears(case, "ecran");
        let tagged: BTreeSet<&str> = snapshot.project.cases.iter().filter(has).map(|case| case.id.as_str()).collect();
        let first: Vec<_> = wrong.iter().map(|result| (key(result), result.first_failure())).collect();
        assert!(!tagged.is_empty(), "{}", defect.key());
        assert_eq!(failed, tagged, "{}: {first:#?}", defect.key());
        assert!(wrong.iter().all(|result| result.status == Status::Failed), "{}: {first:#?}", defect.key());
    }
}

//! Scenarios from a few lines of text, played in this process.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;

use jiff::civil::date;
use tokio::sync::watch;

use super::crm::FakeCrm;
use crate::campaign::worker;
use crate::campaign::{Instance, Job, JobOptions, Plan, Selection};
use crate::clock::Clock;
use crate::crm::Connector;
use crate::model::case::{Case, CaseSource};
use crate::model::event::{RunEvent, What};
use crate::model::execution::{CaseResult, RunRecord, Status};
use crate::model::feature::{Feature, Scenario, Step, StepKind};
use crate::model::target::Target;
use crate::model::{Id, Project};
use crate::text::{Lang, Place, Sources};
use crate::vocabulary::example;

pub const TODAY: jiff::civil::Date = date(2026, 3, 12);

/// A project with one scenario per text, in order: `CT-001`, `CT-002`…
pub fn project(scenarios: &[&str]) -> (Project, Sources) {
    let mut sources = Sources::default();
    let mut project = Project::default();
    let mut feature = Feature {
        path: "features/essai.feature".into(),
        keywords: "fr".into(),
        lang: Lang::Fr,
        name: "Essai".into(),
        description: String::new(),
        tags: Vec::new(),
        scenarios: Vec::new(),
        place: Place::default(),
    };
    let file = sources.add("features/essai.feature", scenarios.join("\n"));
    let mut start = 0;
    for (i, text) in scenarios.iter().enumerate() {
        let place = Place::new(file, start, start + text.len());
        start += text.len() + 1;
        let id = Id::from(format!("CT-{:03}", i + 1));
        feature.scenarios.push(scenario(text, place));
        project.cases.push(Case {
            id,
            title: format!("Scénario {}", i + 1),
            source: CaseSource::Scenario(0, i),
            books: Vec::new(),
            requirements: Vec::new(),
            use_cases: Vec::new(),
            lot: None,
            critical: false,
            manual: false,
            approved: true,
            tags: vec![if i == 0 { "premier".into() } else { "suite".into() }],
            rows: Vec::new(),
            place,
        });
    }
    project.features.push(feature);
    (project, sources)
}

fn scenario(text: &str, place: Place) -> Scenario {
    let mut steps: Vec<Step> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(row) = line.strip_prefix('|') {
            let cells = row.trim_end_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
            let step = steps.last_mut().expect("a step before its table");
            step.table.get_or_insert_default().push(cells);
            continue;
        }
        let (keyword, rest) = line.split_once(' ').expect("a keyword");
        let kind = match keyword {
            "Soit" | "Given" => StepKind::Given,
            "Quand" | "When" => StepKind::When,
            "Alors" | "Then" => StepKind::Then,
            _ => steps.last().expect("a step before").kind,
        };
        let (keyword, text) = (keyword.to_owned(), rest.to_owned());
        steps.push(Step { keyword, kind, text, table: None, doc_string: None, place, means: None });
    }
    Scenario {
        name: "essai".into(),
        keyword: "Scénario".into(),
        description: String::new(),
        tags: Vec::new(),
        inherited_tags: Vec::new(),
        rule: None,
        background: Vec::new(),
        steps,
        examples: Vec::new(),
        outline: false,
        sound: true,
        place,
    }
}

/// What a scenario that only acts is planned with: without an outcome it would not be played at all.
const OUTCOME: &str = "\nAlors un compte existe dont le nom est « A »";

/// The plan of scenarios. What the engine does while they act is tried by scenarios without an outcome: these are planned
/// with one, and played without it.
pub fn plan(target: &Target, scenarios: &[&str]) -> Plan {
    let acts =
        |text: &&str| !text.lines().any(|line| ["Alors ", "Then "].iter().any(|word| line.trim().starts_with(word)));
    let acting: Vec<bool> = scenarios.iter().map(acts).collect();
    let whole = scenarios.iter().zip(&acting).map(|(text, acts)| format!("{text}{}", if *acts { OUTCOME } else { "" }));
    let whole: Vec<String> = whole.collect();
    let texts: Vec<&str> = whole.iter().map(String::as_str).collect();
    let (project, sources) = project(&texts);
    let mut plan = Plan::build(&project, &sources, target, &Selection::default(), TODAY).expect("a plan");
    for (instance, _) in plan.instances.iter_mut().zip(acting).filter(|(_, acts)| *acts) {
        instance.steps.pop();
    }
    plan
}

/// What a run gave, with the folder of its journal.
pub struct Played {
    pub events: Vec<RunEvent>,
    pub results: Vec<CaseResult>,
    pub folder: tempfile::TempDir,
}

impl Played {
    pub fn only(&self) -> &CaseResult {
        assert_eq!(self.results.len(), 1);
        &self.results[0]
    }

    pub fn journal(&self) -> PathBuf {
        self.folder.path().join("leftovers.jsonl")
    }

    pub fn removed(&self) -> Vec<(String, Option<String>)> {
        let told = |event: &RunEvent| match &event.what {
            What::RecordRemoved { record, left_because } => Some((record.entity.clone(), left_because.clone())),
            _ => None,
        };
        self.events.iter().filter_map(told).collect()
    }
}

pub fn job(target: Target, instances: Vec<Instance>, folder: &std::path::Path) -> Job {
    let record = RunRecord {
        id: "01RUN".into(),
        target: target.id.clone(),
        commit: "unversioned".into(),
        ..RunRecord::default()
    };
    let options = JobOptions { concurrency: 4, step_timeout_ms: 5_000, backoff_ms: 0, retries: 2, fail_fast: false };
    let journal = folder.join("leftovers.jsonl");
    Job {
        record,
        lang: Lang::Fr,
        today: TODAY,
        target,
        instances,
        files: Default::default(),
        resumed: Default::default(),
        journal,
        options,
    }
}

/// Plays scenarios against a CRM on the example target.
pub fn play(crm: &Arc<FakeCrm>, scenarios: &[&str]) -> Played {
    play_on(crm, example::target(), scenarios, |_| {})
}

pub fn play_on(crm: &Arc<FakeCrm>, target: Target, scenarios: &[&str], change: impl FnOnce(&mut Job)) -> Played {
    let (_keep, cancel) = watch::channel(false);
    play_until(crm, target, scenarios, change, cancel)
}

pub fn play_until(
    crm: &Arc<FakeCrm>,
    target: Target,
    scenarios: &[&str],
    change: impl FnOnce(&mut Job),
    cancel: watch::Receiver<bool>,
) -> Played {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = plan(&target, scenarios);
    for instance in &plan.instances {
        assert!(instance.is_automated(), "{:?}", instance.fate);
    }
    let mut job = job(target, plan.automated(), folder.path());
    change(&mut job);
    let (out, events) = channel();
    let shared = crm.clone();
    let factory = move |_: Lang, _: &Target| Ok(shared.clone() as Arc<dyn Connector>);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let clock = Clock::new(jiff::Timestamp::now);
    runtime.block_on(worker::serve_in(crm.time.clone(), job, &factory, cancel, out, clock));
    let events: Vec<RunEvent> = events.into_iter().collect();
    let results = events
        .iter()
        .filter_map(|event| match &event.what {
            What::ScenarioFinished { result } => Some((**result).clone()),
            _ => None,
        })
        .collect();
    Played { events, results, folder }
}

/// The status of one scenario, its first failure told when it is not the wanted one.
pub fn assert_status(crm: &Arc<FakeCrm>, scenario: &str, wanted: Status) -> CaseResult {
    let played = play(crm, &[scenario]);
    let result = played.only().clone();
    assert_eq!(result.status, wanted, "{scenario}\n{:#?}", result.first_failure());
    result
}

pub fn crm() -> Arc<FakeCrm> {
    Arc::new(FakeCrm::with(|_| {}))
}

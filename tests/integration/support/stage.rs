//! A project and a demo CRM that the program is run on: the CRM lives in this process, so that a
//! test can stop it, count its records and look at it behind the program's back.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use ouvrage::clock::Clock;
use ouvrage::crm;
use ouvrage::model::event::{RunEvent, What};
use ouvrage::model::execution::CaseResult;
use ouvrage::model::verdict::{self, Judgements};
use ouvrage::sandbox::{Defect, Options, Running, Sandbox};
use ouvrage::store::{Location, Store};
use ouvrage::workspace::environment;
use ouvrage::workspace::snapshot::Snapshot;
use serde_json::Value;
use tokio::runtime::Runtime;

use super::demo;
use crate::project::{Project, Ran};

/// A project, its demo CRM and the runtime in which that one listens.
pub struct Stage {
    pub project: Project,
    crm: Option<Running>,
    runtime: Runtime,
}

impl Stage {
    /// A project beside a CRM with these mistakes.
    pub fn new(project: Project, defects: &[Defect]) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.expect("a runtime");
        let options = Options { defects: defects.to_vec(), ..Options::new(Clock::new(jiff::Timestamp::now)) };
        let crm = runtime.block_on(Sandbox::start(options)).expect("the demo CRM listens");
        environment::keep(&project.path(""), &crm.environment()).expect("the env file is written");
        Self { project, crm: Some(crm), runtime }
    }

    /// The reference project beside a CRM with these mistakes.
    pub fn reference(defects: &[Defect]) -> Self {
        Self::new(Project::reference(), defects)
    }

    /// A small project with one feature beside a sound CRM.
    pub fn small(feature: &str) -> Self {
        Self::new(small(feature), &[])
    }

    /// Runs the program to its end.
    pub fn run(&self, args: &[&str]) -> Ran {
        self.project.run(args)
    }

    /// `run --output-format json …`: its exit and what it says.
    pub fn json(&self, args: &[&str]) -> (Ran, Value) {
        let mut all = vec!["run", "--output-format", "json"];
        all.extend(args);
        let ran = self.run(&all);
        let value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}{}", ran.out, ran.err));
        (ran, value)
    }

    /// Starts `run --events …` and gives its events as they are acknowledged.
    pub fn events(&self, args: &[&str]) -> Events {
        let mut all = vec!["run", "--events"];
        all.extend(args);
        let mut command = self.project.command(&all);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let lines = BufReader::new(child.stdout.take().expect("a pipe"));
        Events { child, lines }
    }

    /// What the CRM is reached with: its address and passwords, by the names that targets refer to.
    pub fn environment(&self) -> BTreeMap<String, String> {
        self.crm.as_ref().expect("the CRM is there").environment()
    }

    /// The address at which the CRM listens.
    pub fn crm_url(&self) -> String {
        self.crm.as_ref().expect("the CRM is there").url.clone()
    }

    /// Stops the CRM: its connections are cut and its port is closed when this returns.
    pub fn stop_crm(&mut self) {
        if let Some(crm) = self.crm.take() {
            self.runtime.block_on(crm.shutdown());
        }
    }

    /// How many records of each entity the administrator sees.
    pub fn census(&self) -> BTreeMap<String, usize> {
        let env = self.crm.as_ref().expect("the CRM is there").environment();
        let target = demo::target();
        let connector = crm::connect(&target, &env).expect("a connector");
        let actor = demo::role("administrateur");
        self.runtime.block_on(async {
            let mut census = BTreeMap::new();
            for entity in target.entities.keys() {
                let page = connector.search(&actor, entity, &Vec::new(), 100_000).await.expect("a search").value;
                assert!(page.complete, "{entity}");
                census.insert(entity.clone(), page.records.len());
            }
            census
        })
    }

    /// Asks the database of the project, or the one at an address.
    pub fn ask<T>(&self, location: Option<&Location>, question: impl AsyncFnOnce(&Store) -> T) -> T {
        let own = Location::of_project(&self.project.path(""));
        self.runtime.block_on(async {
            let store = Store::open(location.unwrap_or(&own)).await.expect("the database opens");
            let answer = question(&store).await;
            store.close().await;
            answer
        })
    }

    /// The results that the database holds of a run.
    pub fn kept(&self, run: &str) -> Vec<CaseResult> {
        self.ask(None, async |store| store.results_of_run(run).await.expect("results"))
    }

    /// What the latest results in a database prove, each taken for a result of today's text.
    pub fn judged(&self, location: Option<&Location>) -> Judgements {
        let project = Snapshot::read(&self.project.path(""), None);
        let code = &project.project.manifest.code;
        let (results, delivery) = self.ask(location, async |store| {
            let results = store.latest_results(code, "demo").await.expect("results");
            (results, store.delivery_under_test(code, "demo").await.expect("a version"))
        });
        verdict::judge(&project.project, &results, delivery.as_deref(), |case, row| {
            let same = |result: &&CaseResult| result.case == *case && result.row.as_deref() == row;
            results.iter().find(same).map(|result| result.text_hash.clone())
        })
    }

    /// Keeps another value for a reference of the target: `OUVRAGE_DEMO_URL`, a password.
    pub fn set(&self, name: &str, value: &str) {
        environment::keep(&self.project.path(""), &BTreeMap::from([(name.to_owned(), value.to_owned())]))
            .expect("the env file is written");
    }

    /// The address of a server that answers so, until the stage goes.
    pub fn serve(&self, router: axum::Router) -> String {
        self.runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let address = listener.local_addr().expect("an address").to_string();
            tokio::spawn(async move { axum::serve(listener, router).await });
            address
        })
    }

    /// The address of a web server that answers HTML to everything, until the stage goes.
    pub fn website(&self) -> String {
        let page = async || axum::response::Html("<html><title>Portail captif</title></html>");
        self.serve(axum::Router::new().fallback(page))
    }
}

/// A loopback address on which nothing listens.
pub fn closed_port() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").to_string()
}

/// A small project: one CRM, three requirements and one feature.
pub fn small(feature: &str) -> Project {
    let manifest = "project:\n  title: Petit projet\n  code: PTP\n  language: fr\ndefault_target: demo\n";
    let requirements = "requirements:\n  - {id: EXG-001, title: Créer un compte}\n  \
         - {id: EXG-002, title: Retrouver un compte}\n  - {id: EXG-003, title: Supprimer un compte}\n";
    Project::new(manifest)
        .file("specs/exigences.yaml", requirements)
        .file("specs/targets/demo.yaml", include_str!("../../../specs/targets/demo.yaml"))
        .file("features/comptes.feature", feature)
}

/// `id [row]` → status of the scenarios of `run --output-format json`.
pub fn statuses(report: &Value) -> BTreeMap<String, String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let scenarios = report["scenarios"].as_array().expect("scenarios");
    let one = |one: &Value| (format!("{} [{}]", text(&one["id"]), text(&one["row"])), text(&one["status"]));
    scenarios.iter().map(one).collect()
}

/// A run under way whose acknowledged lines are read.
pub struct Events {
    pub child: Child,
    pub lines: BufReader<ChildStdout>,
}

impl Events {
    /// The next whole line; none at the end, or of a line that was cut.
    pub fn next(&mut self) -> Option<RunEvent> {
        let mut line = String::new();
        self.lines.read_line(&mut line).expect("readable");
        line.ends_with('\n').then(|| serde_json::from_str(&line).unwrap_or_else(|e| panic!("{e}: {line}")))
    }

    /// Results until so many of them came from the CRM (waiting ones are known without it).
    pub fn until_played(&mut self, count: usize) -> Vec<CaseResult> {
        let mut seen = Vec::new();
        let mut played = 0;
        while played < count {
            let event = self.next().expect("the run goes on");
            if let What::ScenarioFinished { result } = event.what {
                played += usize::from(result.status.is_final());
                seen.push(*result);
            }
        }
        seen
    }

    /// Reads until the CRM was seen to have created so many records.
    pub fn until_created(&mut self, count: usize) {
        let mut created = 0;
        while created < count {
            let event = self.next().expect("the run goes on");
            created += usize::from(matches!(event.what, What::RecordCreated { .. }));
        }
    }

    /// All results that are still in the pipe.
    pub fn rest(&mut self) -> Vec<CaseResult> {
        let mut seen = Vec::new();
        while let Some(event) = self.next() {
            if let What::ScenarioFinished { result } = event.what {
                seen.push(*result);
            }
        }
        seen
    }

    /// Reads to the end of the run and leaves before its reports are made.
    pub fn played(mut self) -> Vec<CaseResult> {
        let mut seen = Vec::new();
        while let Some(event) = self.next() {
            match event.what {
                What::ScenarioFinished { result } => seen.push(*result),
                What::RunFinished { .. } => break,
                _ => {}
            }
        }
        self.child.kill().expect("it is ours");
        self.child.wait().expect("it ends");
        seen
    }

    /// Sends a signal to the program alone, never to its group.
    pub fn signal(&self, name: &str) {
        signal(self.child.id(), name);
    }

    /// The process that plays the scenarios, as soon as it does. (git may have been a child before.)
    pub fn worker_once_started(&mut self) -> u32 {
        let first = self.next().expect("the run begins");
        assert!(matches!(first.what, What::RunStarted { .. }), "{first:?}");
        let processes = std::fs::read_dir("/proc").expect("processes").flatten();
        let mut ids = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        ids.find(|id| stat(*id).is_some_and(|(_, of)| of == self.child.id())).expect("it plays in a process")
    }

    /// Its exit code and what it said beside its events.
    pub fn ended(mut self) -> Ran {
        let out = String::new();
        let status = self.child.wait().expect("it ends");
        let mut err = String::new();
        if let Some(mut stderr) = self.child.stderr.take() {
            std::io::Read::read_to_string(&mut stderr, &mut err).expect("text");
        }
        Ran { code: status.code().unwrap_or(-1), out, err }
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        // A test that failed leaves no process behind; one that ended is not touched.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends a signal to one process.
pub fn signal(process: u32, name: &str) {
    let sent = Command::new("kill").args([&format!("-{name}"), &process.to_string()]).status().expect("kill");
    assert!(sent.success(), "{name} {process}");
}

/// State and parent of a process; none when it is gone.
fn stat(process: u32) -> Option<(char, u32)> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, rest) = text.rsplit_once(") ")?;
    let mut words = rest.split(' ');
    Some((words.next()?.chars().next()?, words.next()?.parse().ok()?))
}

/// Waits until a condition holds; says what did not come.
pub fn wait_until(what: &str, within: Duration, mut holds: impl FnMut() -> bool) {
    let end = Instant::now() + within;
    while !holds() {
        assert!(Instant::now() < end, "{what}: not within {within:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Waits until a process has ended (one that its new parent has not buried yet has ended too).
pub fn wait_for_end(process: u32) {
    wait_until("the end of a process", Duration::from_secs(30), || {
        stat(process).is_none_or(|(state, _)| state == 'Z' || state == 'X')
    });
}

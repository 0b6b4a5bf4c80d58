//! Plays a plan: the child process, the database, the screen, and Ctrl-C between them.
//! Shared by `run` and `demo`.

use std::collections::{BTreeMap, BTreeSet};

use futures::FutureExt as _;
use futures::future::BoxFuture;
use tokio::sync::watch;

use super::absent::{self, NotPlayed};
use super::person::AtInput;
use super::progress::{Durations, Progress};
use super::run::by_hand::ByHand;
use super::run::choice::Choice;
use super::{Exit, Session};
use crate::assets;
use crate::campaign::evidence::{self, Folder};
use crate::campaign::person::Person;
use crate::campaign::plan::tags::TagExpression;
use crate::campaign::runner::{self, Before, Launch, Order, RunSummary, Sink};
use crate::campaign::worker::JobOptions;
use crate::campaign::{Instance, Plan, PlanError, Selection, journal, reach};
use crate::clock::Clock;
use crate::model::Project;
use crate::model::event::RunEvent;
use crate::model::execution::RunRecord;
use crate::model::target::Target;
use crate::store::Store;
use crate::text::Arg;
use crate::text::similar::nearest;
use crate::workspace::snapshot::Snapshot;
use crate::workspace::{environment, machine_clock};

/// Ids that a refusal lists.
const LISTED: usize = 12;

/// What is asked of a run.
#[derive(Default)]
pub struct Request {
    /// The cases.
    pub selection: Selection,
    /// The target's name; the manifest's default, or the only one.
    pub target: Option<String>,
    /// Scenarios at the same time, where the caller says.
    pub concurrency: Option<usize>,
    /// Print each event as a line of JSON instead of the live view.
    pub events: bool,
    /// New attempts of reads after a technical fault, where the caller says.
    pub retries: Option<u32>,
    /// Nothing more is begun once a scenario has failed.
    pub fail_fast: bool,
    /// Which of the selected cases are played, and in which order.
    pub choice: Choice,
    /// The most bytes of one piece of evidence, where the caller says.
    pub limit: Option<u64>,
    /// Is somebody asked about what is to be done by hand?
    pub by_hand: ByHand,
}

/// A plan that is played, or goes on.
pub struct Going {
    /// The run as it is kept.
    pub record: RunRecord,
    /// How it is played.
    pub options: JobOptions,
    /// Print each event as a line of JSON instead of the live view.
    pub events: bool,
    /// In whose name questions are answered; none where nobody is asked.
    pub tester: Option<String>,
    /// The most bytes of one piece of evidence, where the caller says.
    pub limit: Option<u64>,
    /// What happened in it before, of a run that goes on.
    pub before: Option<Before>,
}

/// Plays what is asked, keeps every event before it is shown.
///
/// # Errors
/// What could not start, or has nothing to act on; its cause was told.
pub async fn play(
    session: &Session,
    snapshot: &Snapshot,
    store: &Store,
    request: Request,
) -> Result<(RunSummary, Plan), NotPlayed> {
    let target = target(session, snapshot, request.target.as_deref())?;
    let clock = machine_clock();
    let plan = plan(session, snapshot, target, &request.selection)?;
    let record = record(snapshot, target, &request, &clock);
    let plan = match request.choice.of_plan(session, &snapshot.project, target, Some(store), plan).await {
        Ok(plan) => plan,
        Err(Exit::Done) => return Err(NotPlayed::Nothing(Box::new(RunSummary::of_nothing(record, clock.now_ms())))),
        Err(exit) => return Err(exit.into()),
    };
    let tester = request.by_hand.of_plan(session, &plan)?;
    let options = options(target, request.concurrency, request.retries, request.fail_fast);
    let going = Going { record, options, events: request.events, tester, limit: request.limit, before: None };
    let summary = go(session, snapshot, store, target, &plan, going).await?;
    Ok((summary, plan))
}

/// How long the cases of a plan took when they were last judged on the target. A database that does not say is none.
async fn durations(snapshot: &Snapshot, store: &Store, target: &Target, plan: &Plan) -> Durations {
    let latest = store.latest_results(&snapshot.project.manifest.code, &target.id).await.unwrap_or_default();
    // How long people took says nothing.
    let by_machine = |instance: &&Instance| instance.steps.iter().all(|step| !step.by_hand);
    let planned: BTreeSet<_> =
        plan.instances.iter().filter(by_machine).map(|one| (one.case.to_string(), one.row.clone())).collect();
    let judged = latest.iter().filter(|result| result.status.is_final());
    judged
        .map(|result| ((result.case.to_string(), result.row.clone()), result.duration_ms()))
        .filter(|(key, _)| planned.contains(key))
        .collect()
}

/// How a run is played on a target, with what the caller says of it.
pub fn options(target: &Target, concurrency: Option<usize>, retries: Option<u32>, fail_fast: bool) -> JobOptions {
    let mut options = JobOptions::for_target(target);
    if let Some(concurrency) = concurrency {
        options.concurrency = concurrency.max(1);
    }
    options.retries = retries.unwrap_or(options.retries);
    options.fail_fast = fail_fast;
    options.within_rate(target)
}

/// Plays a plan, or goes on with it; keeps every event before it is shown.
///
/// # Errors
/// As [`play`].
pub async fn go(
    session: &Session,
    snapshot: &Snapshot,
    store: &Store,
    target: &Target,
    plan: &Plan,
    going: Going,
) -> Result<RunSummary, NotPlayed> {
    let env = environment::values(&session.root);
    let clock = machine_clock();
    let Going { record, options, events, tester, limit, before } = going;
    let limit = limit.unwrap_or(evidence::LIMIT);
    if !absent::never_started(target, &env) {
        missing_variables(session, target, &env)?;
    }
    // What people do by hand needs no CRM that answers us.
    if plan.instances.iter().any(Instance::is_automated)
        && let Err(error) = absent::verify(session, snapshot, target, &env).await
    {
        // What waited still does: nothing is said of it.
        return Err(match before {
            Some(_) => Exit::Blocked.into(),
            None => NotPlayed::Absent(Box::new(reach::unplayed(plan, record, &error, clock.now_ms()))),
        });
    }
    let book = record.book.as_ref().and_then(|id| snapshot.project.book(id)).map(|book| book.head.name());
    let today = if before.is_some() { day_of(&record) } else { today(&clock) };
    let order = Order {
        record,
        lang: snapshot.project.manifest.lang,
        today,
        target: target.clone(),
        journal: session.root.join(journal::PATH),
        options,
        evidence: Some(Folder::of_project(&session.root, limit)),
    };
    let launch = Launch {
        program: std::env::current_exe().map_err(|error| refuse(session, error.to_string()))?,
        args: vec!["worker".into()],
        env: env.into_iter().collect(),
    };
    let (stop, stopped) = watch::channel(false);
    let interrupt = tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            stop.send_replace(true);
        }
        // Whoever insists is obeyed at once; the child ends by itself when its input closes.
        if tokio::signal::ctrl_c().await.is_ok() {
            // What comes next on the screen begins on a line of its own.
            anstream::eprintln!();
            std::process::exit(130);
        }
    });
    let mut sink = StoreSink { store: store.clone(), session_lang: session.lang };
    let mut progress = Progress::new(session, plan.instances.len(), book, events);
    if progress.is_live() {
        let durations = durations(snapshot, store, target, plan).await;
        progress = progress.expecting(durations, order.options.concurrency);
    }
    let mut show = |event: &RunEvent| progress.show(event);
    let mut person = tester.map(|name| AtInput::new(session, &name, limit));
    let played = match (before, &mut person) {
        (Some(before), Some(person)) => {
            runner::resume(plan, order, before, &launch, &mut sink, person, stopped, &clock, &mut show).await
        }
        (_, person) => {
            let person = person.as_mut().map(|person| person as &mut dyn Person);
            runner::run(plan, order, &launch, &mut sink, person, stopped, &clock, &mut show).await
        }
    };
    interrupt.abort();
    progress.close();
    match played {
        Ok(summary) => Ok(summary),
        Err(error) => {
            session.fail(session.text("run-broken", &[("detail", Arg::from(error.message().text(session.lang)))]));
            // Evidence that is lost is a failure; a child that does not start is the machine's.
            let lost = matches!(error, runner::RunError::Sink(_));
            Err(NotPlayed::Told(if lost { Exit::Findings } else { Exit::Blocked }))
        }
    }
}

/// The plan of a selection for a target.
///
/// # Errors
/// Nothing is selected, or by what does not exist: told with what was perhaps meant, exit 2.
pub fn plan(session: &Session, snapshot: &Snapshot, target: &Target, selection: &Selection) -> Result<Plan, Exit> {
    plan_of(session, snapshot, target, selection, today(&machine_clock()))
}

/// The same, as on that day.
///
/// # Errors
/// As [`plan`].
pub fn plan_of(
    session: &Session,
    snapshot: &Snapshot,
    target: &Target,
    selection: &Selection,
    today: jiff::civil::Date,
) -> Result<Plan, Exit> {
    Plan::build(&snapshot.project, &snapshot.sources, target, selection, today).map_err(|error| {
        if matches!(error, PlanError::NothingSelected) && snapshot.project.cases.is_empty() {
            return no_case(session);
        }
        let exit = refuse(session, error.message().text(session.lang));
        offer(session, snapshot, &error, selection.tags.as_deref());
        exit
    })
}

/// The day that « aujourd’hui » means.
fn today(clock: &Clock) -> jiff::civil::Date {
    clock.now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The day that « aujourd’hui » meant in a run.
pub fn day_of(record: &RunRecord) -> jiff::civil::Date {
    let began = jiff::Timestamp::from_millisecond(record.started_at).unwrap_or_default();
    began.to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// A project without a case: says how the first is written, with one that can be played as it is.
fn no_case(session: &Session) -> Exit {
    let exit = refuse(session, session.text("run-no-case", &[]));
    let prefix = format!("projects/first-case/{}/", session.lang.key());
    for path in assets::template_paths() {
        let (Some(file), Some(text)) = (path.strip_prefix(&prefix), assets::template_text(&path)) else { continue };
        session.aside(session.text("run-first-case", &[("file", Arg::from(file))]));
        let lines: Vec<String> = text.lines().map(|line| format!("  {line}").trim_end().to_owned()).collect();
        session.aside(format!("\n{}\n", lines.join("\n")));
    }
    session.aside(session.text("run-all-phrases", &[]));
    exit
}

fn refuse(session: &Session, cause: String) -> Exit {
    session.fail(cause);
    Exit::CannotStart
}

/// Offers the nearest id, where one was asked for that does not exist.
fn offer(session: &Session, snapshot: &Snapshot, error: &PlanError, tags: Option<&str>) {
    let project = &snapshot.project;
    if let (PlanError::NothingSelected, Some(expression)) = (error, tags) {
        return offer_tags(session, project, expression);
    }
    let (asked, known): (_, Vec<String>) = match error {
        PlanError::UnknownBook(id) => {
            (id, project.recipe_books.iter().map(|book| book.head.id().to_string()).collect())
        }
        PlanError::UnknownCase(id) => (id, project.cases.iter().map(|case| case.id.to_string()).collect()),
        PlanError::NothingSelected | PlanError::BadTags(_) => return,
    };
    if let Some(near) = nearest(asked.as_str(), known.iter().map(String::as_str)) {
        session.aside(session.text("usage-near", &[("near", Arg::from(near))]));
    } else if !known.is_empty() {
        let more = if known.len() > LISTED { "…" } else { "" };
        let listed = known.iter().take(LISTED).map(String::as_str).collect::<Vec<_>>().join(", ");
        session.aside(session.text("plan-known-ids", &[("known", Arg::from(format!("{listed}{more}")))]));
    }
}

/// Tells which tags of an expression no case bears, with the nearest that one does.
fn offer_tags(session: &Session, project: &Project, expression: &str) {
    let Ok(expression) = TagExpression::parse(expression) else { return };
    let known: BTreeSet<&str> = project.cases.iter().flat_map(|case| &case.tags).map(String::as_str).collect();
    for tag in expression.names().into_iter().filter(|tag| !known.contains(tag)) {
        session.aside(session.text("plan-unknown-tag", &[("tag", Arg::from(tag))]));
        if let Some(near) = nearest(tag, known.iter().copied()) {
            session.aside(session.text("usage-near", &[("near", Arg::from(format!("@{near}")))]));
        }
    }
}

/// A `${NAME}` of the target without a value is told once, before anything starts.
fn missing_variables(session: &Session, target: &Target, env: &BTreeMap<String, String>) -> Result<(), Exit> {
    let text = serde_json::to_string(target).unwrap_or_default();
    let names: BTreeSet<&str> = text
        .split("${")
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .filter(|name| !env.contains_key(*name))
        .collect();
    if names.is_empty() {
        return Ok(());
    }
    let listed: Vec<String> = names.iter().map(|name| format!("${{{name}}}")).collect();
    let sandbox = if target.profile.as_deref() == Some("sandbox") { "yes" } else { "no" };
    let args = [
        ("target", Arg::from(&target.id)),
        ("names", Arg::from(listed.join(", "))),
        ("count", Arg::from(names.len())),
        ("sandbox", Arg::from(sandbox)),
    ];
    Err(refuse(session, session.text("run-missing-variable", &args)))
}

/// The target that is asked for.
pub fn target<'a>(session: &Session, snapshot: &'a Snapshot, name: Option<&str>) -> Result<&'a Target, Exit> {
    let project = &snapshot.project;
    let only = match project.targets.as_slice() {
        [only] => Some(only.id.as_str()),
        _ => None,
    };
    if project.targets.is_empty() {
        return Err(refuse(session, session.text("run-no-target", &[])));
    }
    let Some(name) = name.or(project.manifest.default_target.as_deref()).or(only) else {
        return Err(refuse(session, session.text("run-no-target", &[])));
    };
    project.target(name).ok_or_else(|| {
        let known: Vec<&str> = project.targets.iter().map(|target| target.id.as_str()).collect();
        let args = [("name", Arg::from(name)), ("known", Arg::from(known.join(", ")))];
        let exit = refuse(session, session.text("run-unknown-target", &args));
        if let Some(near) = nearest(name, known) {
            session.aside(session.text("usage-near", &[("near", Arg::from(near))]));
        }
        exit
    })
}

fn record(snapshot: &Snapshot, target: &Target, request: &Request, clock: &Clock) -> RunRecord {
    RunRecord {
        id: ulid::Ulid::new().to_string(),
        project: snapshot.project.manifest.code.clone(),
        book: request.selection.book.clone(),
        seed: request.choice.seed,
        target: target.id.clone(),
        target_title: target.title.clone(),
        commit: snapshot.revision().commit.clone(),
        started_at: clock.now_ms(),
        ..RunRecord::default()
    }
}

/// Events are kept in the store before anything is shown.
struct StoreSink {
    store: Store,
    session_lang: crate::text::Lang,
}

impl Sink for StoreSink {
    fn keep<'a>(&'a mut self, events: &'a [RunEvent]) -> BoxFuture<'a, Result<(), String>> {
        let lang = self.session_lang;
        let store = self.store.clone();
        async move {
            let kept = store.append(events).await;
            kept.map_err(|error| error.message().text(lang))
        }
        .boxed()
    }
}

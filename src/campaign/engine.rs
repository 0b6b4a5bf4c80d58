//! How do cucumber's runner and our steps play together?
//!
//! The loop is ours: the runner gives events, nothing is printed, and dropping it stops every
//! scenario in flight. Each definition is registered with an empty named group that carries its
//! number, and one shared function, which reads the number from the match.

use std::collections::HashMap;
use std::panic;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use cucumber::runner::basic::ScenarioType;
use cucumber::{Runner as _, event, runner, step};
use futures::future::LocalBoxFuture;
use futures::{FutureExt as _, StreamExt as _, pin_mut, stream};
use gherkin::{LineCol, Span, StepType};

use super::pause::Pause;
use super::plan::{Fate, Instance, PlannedStep};
use super::removal;
use super::steps::calls::Play;
use super::steps::context::RunContext;
use super::steps::failure::Failure;
use super::steps::operation::Operation;
use super::steps::reading::Reader;
use super::steps::world::World;
use crate::crm::{CrmError, ErrorKind};
use crate::model::event::What;
use crate::model::execution::{Cause, Status, StepResult};
use crate::model::feature::StepKind;
use crate::text::{Lang, Message};
use crate::vocabulary::normal;

/// How long removing may take once a person has stopped the run; the rest is left to `clean`.
const LAST_REMOVALS: Duration = Duration::from_secs(10);

/// How long a picture of a failure may take.
const LAST_PICTURE: Duration = Duration::from_secs(10);

/// Plays all instances of the context. Returns true when a person stopped it.
pub async fn play(run: Arc<RunContext>, concurrency: usize) -> bool {
    let _hook = HookGuard::new();
    let interrupted = play_all(&run, concurrency).await;
    if interrupted {
        for number in run.recorder.in_flight() {
            if let Some(instance) = run.instances.get(number) {
                interrupt(&run, number, instance);
            }
        }
    }
    let why = if !interrupted && run.stops_beginning() { "scenario-fail-fast" } else { "scenario-not-begun" };
    for (number, instance) in run.instances.iter().enumerate() {
        if !run.recorder.is_finished(number) {
            match run.resumed.contains_key(&number) {
                true => run.recorder.still_waits(number),
                false => run.recorder.skipped(number, instance, why),
            }
        }
    }
    let rest = async {
        run.screens.close_all().await;
        run.settled().await;
        remove(&run, run.journal.pending()).await;
        let now = run.journal.now();
        let awaited = run.journal.pending().iter().filter(|left| left.still_comes(now)).count();
        if awaited > 0 {
            let text = Message::new("removal-awaited").with("count", awaited).text(run.lang);
            run.recorder.emit(What::Notice { text });
        }
    };
    if tokio::time::timeout(LAST_REMOVALS, rest).await.is_err() {
        let text = Message::new("removal-later").with("count", run.journal.pending().len()).text(run.lang);
        run.recorder.emit(What::Notice { text });
    }
    interrupted
}

async fn play_all(run: &Arc<RunContext>, concurrency: usize) -> bool {
    let (before, after) = (run.clone(), run.clone());
    let alone: Vec<bool> =
        run.instances.iter().map(|instance| matches!(instance.fate, Fate::Automated { alone: true })).collect();
    let basic = runner::Basic::<World>::default()
        .max_concurrent_scenarios(concurrency.max(1))
        .which_scenario(move |_, _, scenario| match number(scenario).and_then(|number| alone.get(number)) {
            Some(true) => ScenarioType::Serial,
            _ => ScenarioType::Concurrent,
        })
        .steps(collection(run))
        .before(move |_, _, scenario, world: &mut World| {
            world.run = Some(before.clone());
            world.memory.data = before.files.clone();
            world.instance = number(scenario).unwrap_or(usize::MAX);
            begin(&before, world);
            futures::future::ready(()).boxed_local()
        })
        .after(move |_, _, scenario, _, world| {
            let run = after.clone();
            let number = number(scenario).unwrap_or(usize::MAX);
            let browser = world.and_then(|world| world.screen.take());
            async move {
                if let Some(browser) = browser {
                    browser.close().await;
                }
                // What it was creating when it ended is known first.
                let _ = tokio::time::timeout(run.step_timeout, run.settled_of(number)).await;
                remove(&run, run.journal.pending_of(number)).await;
            }
            .boxed_local()
        });
    let events = basic.run(stream::iter([Ok(feature(run))]), runner::basic::Cli::default());
    pin_mut!(events);
    let mut cancel = run.cancel.clone();
    loop {
        let next = tokio::select! {
            biased;
            () = stopped(&mut cancel) => return true,
            next = events.next() => next,
        };
        match next {
            None => return false,
            Some(Ok(event)) => follow(run, event.into_inner()),
            // The features are built in memory: there is nothing to parse.
            Some(Err(_)) => {}
        }
    }
}

/// A scenario begins, or goes on where it waited. Told here and not from the runner's events, which may reach us after
/// the first steps.
fn begin(run: &RunContext, world: &mut World) {
    let number = world.instance;
    let Some(instance) = run.instances.get(number) else { return };
    if let Some(resumed) = run.resumed.get(&number) {
        run.recorder.resumed(number, instance, resumed);
        world.restore(run, resumed);
        if let Err(error) = run.journal.take_back(number, &resumed.pause.made) {
            let text = Message::new("step-journal").with("detail", error.to_string()).text(run.lang);
            run.recorder.emit(What::Notice { text });
        }
        return;
    }
    world.left_out = run.stops_beginning();
    if !world.left_out {
        run.recorder.started(number, instance);
    }
}

/// Resolves when a person stops the run; a sender that is gone stops nothing.
pub(super) async fn stopped(cancel: &mut tokio::sync::watch::Receiver<bool>) {
    if cancel.wait_for(|stop| *stop).await.is_err() {
        futures::future::pending::<()>().await;
    }
}

fn follow(run: &RunContext, event: event::Cucumber<World>) {
    let event::Cucumber::Feature(_, event::Feature::Scenario(scenario, event)) = event else { return };
    let Some(number) = number(&scenario) else { return };
    let Some(instance) = run.instances.get(number) else { return };
    match event.event {
        event::Scenario::Background(_, step) | event::Scenario::Step(_, step) => match step {
            event::Step::Skipped => {
                let message = Message::new("step-undefined").text(instance.lang);
                tell_unplayed(run, number, instance, Status::Undefined, Cause::Specification, message);
            }
            event::Step::Failed(_, _, _, event::StepError::AmbiguousMatch(_)) => {
                let message = Message::new("step-ambiguous").with("phrases", "").text(instance.lang);
                tell_unplayed(run, number, instance, Status::Ambiguous, Cause::Specification, message);
            }
            // A failure that we raised was told where it was raised; anything else is our fault.
            event::Step::Failed(_, _, _, event::StepError::Panic(info)) if !info.is::<Failure>() => {
                let message = Message::new("step-engine").with("detail", panic_text(&info)).text(instance.lang);
                tell_unplayed(run, number, instance, Status::Blocked, Cause::Engine, message);
            }
            _ => {}
        },
        event::Scenario::Hook(_, event::Hook::Failed(_, info)) => {
            if !run.recorder.is_begun(number) {
                run.recorder.started(number, instance);
            }
            let message = Message::new("step-engine").with("detail", panic_text(&info)).text(instance.lang);
            tell_unplayed(run, number, instance, Status::Blocked, Cause::Engine, message);
        }
        event::Scenario::Finished => run.recorder.finished(number, instance),
        _ => {}
    }
}

fn panic_text(info: &event::Info) -> String {
    let text = info.downcast_ref::<String>().map(String::as_str).or_else(|| info.downcast_ref::<&str>().copied());
    text.unwrap_or("panic").to_owned()
}

fn tell_unplayed(run: &RunContext, number: usize, instance: &Instance, status: Status, cause: Cause, message: String) {
    if let Some(planned) = instance.steps.get(run.recorder.steps_of(number)) {
        let step = StepResult { status, cause: Some(cause), message: Some(message), ..planned.not_run() };
        run.recorder.step(number, instance, step, 1);
    }
}

/// Ends a scenario in flight: its results so far stay, the step that was going on is interrupted.
fn interrupt(run: &RunContext, number: usize, instance: &Instance) {
    // The step may have seen the stop itself, and told it.
    let told = run.recorder.last_of(number) == Some(Status::Interrupted);
    if let Some(planned) = instance.steps.get(run.recorder.steps_of(number)).filter(|_| !told) {
        let failure = Failure::interrupted(instance.lang);
        let step = StepResult { status: failure.status, message: Some(failure.message), ..planned.not_run() };
        run.recorder.step(number, instance, step, 1);
    }
    run.recorder.finished(number, instance);
}

/// Removes what is left of a scenario, the last first, and tells it.
async fn remove(run: &RunContext, leftovers: Vec<super::journal::Leftover>) {
    for left in leftovers {
        let given_up = run.given_up();
        let removal = match given_up {
            Some(CrmError { message, .. }) => removal::Removal::left(&left, message),
            None => {
                let remover = run.remover();
                let remove = remover.remove(&left);
                let late = || removal::Removal::left(&left, Message::new("removal-timeout").text(run.lang));
                tokio::time::timeout(run.step_timeout, remove).await.unwrap_or_else(|_| late())
            }
        };
        if removal.left_because.is_none() {
            // A line that cannot be written makes `clean` look for the record again: harmless.
            let _ = match removal.comes_after(&left, run.journal.now()) {
                true => run.journal.gone(&left.intent, removal.gone),
                false => run.journal.removed(&left),
            };
        }
        if let Some((record, left_because)) = run.to_tell(left.intent.number, removal) {
            run.recorder.emit(What::RecordRemoved { record, left_because });
        }
    }
}

/// One feature whose scenarios are named by the number of their instance.
fn feature(run: &RunContext) -> gherkin::Feature {
    let begun = |number: &usize| run.resumed.get(number).map_or(0, |resumed| resumed.pause.step);
    let scenario = |(number, instance): (usize, &Instance)| gherkin::Scenario {
        keyword: String::new(),
        name: number.to_string(),
        description: None,
        steps: instance.steps.iter().skip(begun(&number)).map(gherkin_step).collect(),
        examples: Vec::new(),
        tags: Vec::new(),
        span: Span::default(),
        position: LineCol { line: number + 1, col: 1 },
    };
    gherkin::Feature {
        keyword: String::new(),
        name: "run".to_owned(),
        description: None,
        background: None,
        scenarios: run.instances.iter().enumerate().map(scenario).collect(),
        rules: Vec::new(),
        tags: Vec::new(),
        span: Span::default(),
        position: LineCol { line: 1, col: 1 },
        path: None,
    }
}

fn gherkin_step(step: &PlannedStep) -> gherkin::Step {
    gherkin::Step {
        keyword: step.keyword.clone(),
        ty: match step.kind {
            StepKind::Given => StepType::Given,
            StepKind::When => StepType::When,
            StepKind::Then => StepType::Then,
        },
        // The regexes are over normal texts; the text as written is in the instance.
        value: normal::step(&step.text),
        docstring: None,
        table: None,
        span: Span::default(),
        position: LineCol { line: step.line, col: 1 },
    }
}

fn number(scenario: &gherkin::Scenario) -> Option<usize> {
    scenario.name.parse().ok()
}

/// The definitions that the planned steps may be, each with its number in an empty named group.
fn collection(run: &RunContext) -> step::Collection<World> {
    let texts: Vec<String> =
        run.instances.iter().flat_map(|instance| &instance.steps).map(|step| normal::step(&step.text)).collect();
    let mut known: HashMap<&str, ()> = HashMap::new();
    let distinct: Vec<&str> =
        texts.iter().map(String::as_str).filter(|text| known.insert(text, ()).is_none()).collect();
    run.registry.candidates_of(distinct).into_iter().fold(step::Collection::new(), |all, definition| {
        match run.registry.regex(definition) {
            Some(regex) => all.given(None, regex.clone(), dispatch).when(None, regex.clone(), dispatch).then(
                None,
                regex.clone(),
                dispatch,
            ),
            None => all,
        }
    })
}

fn dispatch(world: &mut World, matched: step::Context) -> LocalBoxFuture<'_, ()> {
    async move {
        let mut groups = matched.matches.into_iter().skip(1);
        let definition = groups.next().and_then(|(name, _)| name?.strip_prefix("def")?.parse().ok());
        let texts: Vec<String> = groups.map(|(_, text)| text).collect();
        if let Err(failure) = play_step(world, definition, texts).await {
            // Unlike a panic, this calls no panic hook and prints nothing.
            panic::resume_unwind(Box::new(failure));
        }
    }
    .boxed_local()
}

/// A fault of our own.
fn broken(lang: Lang, id: &'static str) -> Failure {
    let detail = Message::new(id).text(lang);
    Failure::blocked(Cause::Engine, Message::new("step-engine").with("detail", detail).text(lang))
}

async fn play_step(world: &mut World, definition: Option<usize>, texts: Vec<String>) -> Result<(), Failure> {
    let run = world.run.clone().ok_or_else(|| broken(Lang::default(), "engine-no-run"))?;
    let number = world.instance;
    let instance = run.instances.get(number).ok_or_else(|| broken(run.lang, "engine-no-instance"))?;
    if world.left_out {
        // Ends it in the runner's eyes; it is told with the others that were not begun.
        return Err(Failure::interrupted(instance.lang));
    }
    let index = world.begun;
    let planned = instance.steps.get(index).ok_or_else(|| broken(instance.lang, "engine-no-step"))?;
    world.begun += 1;
    world.attempts = 1;
    let started = Instant::now();
    let mut cancel = run.cancel.clone();
    let result = match read_step(&run, world, definition, texts) {
        Err(failure) => Err(failure),
        Ok(operation) => {
            let last = index + 1 == instance.steps.len();
            // A step that is told to wait waits beside the time that its calls may take.
            let time = run.step_timeout.saturating_add(operation.takes_besides(run.step_timeout));
            let room = matches!(operation, Operation::Screen(_)) && world.screen.is_none();
            let mut play = Play { run: &run, world, lang: instance.lang };
            let carried_out = async {
                if room {
                    // Waiting for another scenario's browser to close is no part of what this step takes.
                    play.world.room = run.screens.room().await;
                }
                let result = tokio::time::timeout(time, play.perform(&operation, planned.kind, last)).await;
                let result = match result {
                    Ok(result) => result,
                    Err(_) => Err(timed_out(&run, instance, time).await),
                };
                let failed = result.as_ref().is_err_and(|failure| failure.status != Status::Waiting);
                if failed && play.world.screen.is_some() {
                    let name = Message::new("screen-picture-failed").text(instance.lang);
                    // What failed is told in any case.
                    let _ = tokio::time::timeout(LAST_PICTURE, play.keep_picture(&name)).await;
                }
                result
            };
            tokio::select! {
                biased;
                () = stopped(&mut cancel) => Err(Failure::interrupted(instance.lang)),
                result = carried_out => result,
            }
        }
    };
    let result = match result {
        Err(waiting) if waiting.status == Status::Waiting => match pause(&run, world, instance, planned) {
            Ok(()) => return Err(waiting),
            Err(failure) => Err(failure),
        },
        result => result,
    };
    let log = std::mem::take(&mut world.log);
    let failure = result.as_ref().err();
    let (wanted, measured) = log.measured.unzip();
    let step = StepResult {
        status: failure.map_or(Status::Passed, |failure| failure.status),
        duration_ms: u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
        expected: failure.map_or(wanted, |failure| failure.expected.clone()),
        actual: failure.map_or(measured, |failure| failure.actual.clone()),
        cause: failure.and_then(|failure| failure.cause),
        message: failure.map(|failure| failure.message.clone()),
        exchanges: log.exchanges,
        records: log.records,
        evidence: log.evidence,
        ..planned.not_run()
    };
    let step = match log.answer {
        Some(answer) => step.answered(answer),
        None => step,
    };
    run.recorder.step(number, instance, hidden(&run, world, step), world.attempts);
    result
}

/// The scenario waits for a person: what it made is held, and what it knows is told.
fn pause(run: &RunContext, world: &World, instance: &Instance, planned: &PlannedStep) -> Result<(), Failure> {
    let number = world.instance;
    let unique = run.uniques.get(number).map_or("", String::as_str);
    let mut pause = Pause::of(world, unique, &instance.text_hash);
    pause.made = run.journal.hold(number, &instance.shown()).map_err(|error| {
        let message = Message::new("step-journal").with("detail", error.to_string());
        Failure::blocked(Cause::Engine, message.text(instance.lang))
    })?;
    run.recorder.paused(number, instance, format!("{} {}", planned.keyword, planned.text), &pause);
    Ok(())
}

/// The step without the secrets that its scenario kept, and without those of the target in what was compared: exchanges
/// have lost these already.
fn hidden(run: &RunContext, world: &World, mut step: StepResult) -> StepResult {
    for text in [&mut step.expected, &mut step.actual, &mut step.message] {
        *text = text.take().map(|text| run.connector.without_secrets(&text));
    }
    if world.secrets.is_some() {
        let texts = [&mut step.expected, &mut step.actual, &mut step.message];
        let bodies = step.exchanges.iter_mut().flat_map(|one| [&mut one.body, &mut one.response]);
        for text in texts.into_iter().chain(bodies) {
            *text = text.take().map(|text| world.masked(text));
        }
        for exchange in &mut step.exchanges {
            exchange.request = world.masked(std::mem::take(&mut exchange.request));
        }
    }
    step
}

/// A step took too long: perhaps the CRM is gone, and the rest must not wait as long.
async fn timed_out(run: &RunContext, instance: &Instance, time: Duration) -> Failure {
    let message = Message::new("step-timeout").with("seconds", time.as_secs()).text(instance.lang);
    let error = CrmError::new(ErrorKind::Timeout, message.as_str());
    // A probe that hangs as well says the same as one that fails.
    if tokio::time::timeout(run.step_timeout, run.suspect(&error)).await.is_err() {
        run.give_up(&error);
    }
    Failure::blocked(Cause::Timeout, message)
}

/// What the step says, with all that is known by now.
fn read_step(
    run: &RunContext,
    world: &mut World,
    definition: Option<usize>,
    texts: Vec<String>,
) -> Result<Operation, Failure> {
    let unread = || broken(run.lang, "engine-no-definition");
    let instance = run.instances.get(world.instance).ok_or_else(unread)?;
    let index = world.begun.saturating_sub(1);
    let planned = instance.steps.get(index).ok_or_else(unread)?;
    let found = definition.and_then(|number| run.registry.matched(number, texts)).ok_or_else(unread)?;
    let memory = std::mem::take(&mut world.memory);
    let mut reader = Reader::new(&run.target, &run.registry, run.today, instance.lang, memory);
    let read = reader.read_match(&found, planned);
    world.memory = reader.memory;
    read.map_err(|fault| Failure::specification(fault.message.text(instance.lang)))
}

/// Keeps the process's panic hook: cucumber's runner replaces it, and does not put it back when it
/// is dropped early. Several runs in one process share it: the last one out puts it back.
struct HookGuard;

type PanicHook = Box<dyn Fn(&panic::PanicHookInfo<'_>) + Sync + Send + 'static>;

/// How many runs go on, and the hook from before the first.
static HOOK: Mutex<(usize, Option<PanicHook>)> = Mutex::new((0, None));

impl HookGuard {
    fn new() -> Self {
        let mut kept = HOOK.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.0 == 0 {
            kept.1 = Some(panic::take_hook());
            panic::set_hook(Box::new(|_| {}));
        }
        kept.0 += 1;
        Self
    }
}

impl Drop for HookGuard {
    fn drop(&mut self) {
        let mut kept = HOOK.lock().unwrap_or_else(PoisonError::into_inner);
        kept.0 -= 1;
        if kept.0 == 0
            && let Some(hook) = kept.1.take()
        {
            panic::set_hook(hook);
        }
    }
}

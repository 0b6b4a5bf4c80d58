//! Who asks people about the steps that are put to them, and goes on with what they answered?
//!
//! One scenario after the other: a person answers its steps by hand, the machine goes on at once, and the next one is
//! asked about. What was answered is kept before anything else is asked.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use tokio::sync::watch;

use super::{Keeper, Key, Launch, RunError, Running, follow};
use crate::campaign::evidence::{self, Folder};
use crate::campaign::pause::{Pause, Resumed};
use crate::campaign::person::{Known, Person, Question, Reply, judge};
use crate::campaign::plan::{Fate, Instance, PlannedStep};
use crate::campaign::worker::Job;
use crate::crm::secrets::{self, Mask};
use crate::model::event::{RunEvent, What};
use crate::model::execution::{Answer, CaseResult, Status};
use crate::text::Message;

/// What asking takes.
pub(super) struct Asking<'a> {
    /// How the machine is made to go on.
    pub launch: &'a Launch,
    /// The job that it is given, without scenarios.
    pub job: Job,
    /// Who is asked.
    pub person: &'a mut dyn Person,
    /// Turns true when a person stops the run.
    pub stop: watch::Receiver<bool>,
    mask: Mask,
    base: String,
    known: Known,
}

/// How it goes on after a scenario.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Another,
    Enough,
}

impl<'a> Asking<'a> {
    pub(super) fn new(
        launch: &'a Launch,
        job: Job,
        person: &'a mut dyn Person,
        stop: watch::Receiver<bool>,
        events: &[RunEvent],
    ) -> Self {
        let env: BTreeMap<String, String> = launch.env.iter().cloned().collect();
        let mask = Mask::default();
        // A password that is missing hides nothing; what plays says that it is.
        let _ = secrets::credentials(&job.target, &env, (&mask, job.lang));
        let url = job.target.screen.as_ref().and_then(|screen| screen.url.as_deref()).unwrap_or(&job.target.url);
        let base = secrets::resolve(url, &env, job.lang).unwrap_or_default();
        let known = events.iter().filter_map(|event| match &event.what {
            What::Answer { case, row, answer, .. } => Some((answer, (case.clone(), row.clone()))),
            _ => None,
        });
        let known =
            known.flat_map(|(answer, key)| answer.evidence.iter().map(move |one| (one.hash.clone(), key.clone())));
        Self { launch, job, person, stop, mask, base, known: known.collect() }
    }
}

impl Keeper<'_> {
    /// Asks about all that waits, in the order of the plan.
    pub(super) async fn ask(&mut self, asking: &mut Asking<'_>) -> Result<(), RunError> {
        let plan = self.plan;
        for instance in &plan.instances {
            let key = (instance.case.clone(), instance.row.clone());
            if self.waiting.contains_key(&key) && self.scenario(asking, instance, &key).await? == Next::Enough {
                break;
            }
        }
        Ok(())
    }

    async fn scenario(&mut self, asking: &mut Asking<'_>, instance: &Instance, key: &Key) -> Result<Next, RunError> {
        let by_hand = matches!(instance.fate, Fate::Manual(_));
        while let Some(resumed) = self.waiting.get(key).cloned() {
            if *asking.stop.borrow() {
                self.interrupted = true;
                return Ok(Next::Enough);
            }
            if resumed.verify && !by_hand {
                let without = Resumed { answers: BTreeMap::new(), ..resumed.clone() };
                if !self.go_on(asking, instance, without).await? {
                    return Ok(Next::Another);
                }
                if let Some(waiting) = self.waiting.get_mut(key) {
                    waiting.verify = false;
                    waiting.answers = resumed.answers;
                }
                continue;
            }
            let at = resumed.pause.step;
            let given = (at..).map_while(|step| resumed.answers.get(&step)).collect::<Vec<_>>();
            let ended = given.last().is_some_and(|answer| answer.status != Status::Passed);
            let step = at + given.len();
            let asked = instance.steps.get(step).is_some_and(|step| step.by_hand);
            if asked && !ended {
                let question = Question::of(instance, step, &resumed, &asking.job.target, &asking.base);
                let Some(answer) = self.answer(asking, &question, key).await? else { return Ok(Next::Another) };
                let Ok(answer) = answer else { return Ok(Next::Enough) };
                self.take_answer(instance, key, step, answer, by_hand).await?;
                continue;
            }
            if by_hand {
                self.judged_by_hand(instance, &resumed).await?;
                return Ok(Next::Another);
            }
            if !self.go_on(asking, instance, resumed).await? {
                return Ok(Next::Another);
            }
        }
        Ok(if self.interrupted { Next::Enough } else { Next::Another })
    }

    /// The answer to a question: none where it is left for later, an error where nobody answers any more.
    async fn answer(
        &mut self,
        asking: &mut Asking<'_>,
        question: &Question,
        key: &Key,
    ) -> Result<Option<Result<Answer, ()>>, RunError> {
        let (case, row) = key.clone();
        let (text, step) = (question.text.clone(), Some(question.number - 1));
        let asked = self.event(self.clock.now_ms(), What::Question { case, row, text, step, state: None });
        self.keep(vec![asked]).await?;
        let limit = self.folder.as_ref().map_or(evidence::LIMIT, Folder::limit);
        let mut refused = None;
        loop {
            let reply = {
                let Asking { person, stop, .. } = &mut *asking;
                tokio::select! {
                    biased;
                    Ok(_) = stop.wait_for(|stop| *stop) => {
                        self.interrupted = true;
                        return Ok(Some(Err(())));
                    }
                    reply = person.ask(question, refused.take()) => reply,
                }
            };
            let mut given = match reply {
                Reply::Later => return Ok(None),
                Reply::Gone => return Ok(Some(Err(()))),
                Reply::Answer(given) => given,
            };
            given.seen = given.seen.map(|seen| asking.mask.masked(&seen));
            match judge(&given, question, (key, &asking.known), (self.clock.now_ms(), limit)) {
                Err(why) => refused = Some(why),
                Ok(answer) => {
                    let files = answer.evidence.iter().zip(&given.files);
                    let batch: Vec<RunEvent> = files
                        .map(|(evidence, file)| {
                            asking.known.insert(evidence.hash.clone(), key.clone());
                            let what = What::Attachment {
                                evidence: evidence.clone(),
                                data: BASE64.encode(&file.bytes),
                                size: None,
                                lost: None,
                            };
                            self.event(answer.at, what)
                        })
                        .collect();
                    self.keep(batch).await?;
                    return Ok(Some(Ok(answer)));
                }
            }
        }
    }

    /// Keeps an answer; of a case that is all by hand, the step that it ends as well.
    async fn take_answer(
        &mut self,
        instance: &Instance,
        key: &Key,
        step: usize,
        answer: Answer,
        by_hand: bool,
    ) -> Result<(), RunError> {
        let at = answer.at;
        let (case, row) = key.clone();
        let mut batch = Vec::new();
        let first = self.waiting.get(key).is_some_and(|waiting| waiting.steps.is_empty());
        if by_hand && first && step == 0 {
            let (case, row, title) = (case.clone(), row.clone(), instance.title.clone());
            batch.push(self.event(at, What::ScenarioStarted { case, row, title, attempt: 1 }));
        }
        let what = What::Answer { case: case.clone(), row: row.clone(), step, answer: answer.clone() };
        batch.push(self.event(at, what));
        if by_hand && let Some(planned) = instance.steps.get(step) {
            let step = planned.not_run().answered(answer.clone());
            batch.push(self.event(at, What::StepFinished { case, row, step }));
        }
        if let Some(waiting) = self.waiting.get_mut(key) {
            waiting.answers.insert(step, answer);
        }
        self.keep(batch).await
    }

    /// A case that is all by hand has its last answer.
    async fn judged_by_hand(&mut self, instance: &Instance, resumed: &Resumed) -> Result<(), RunError> {
        let at = self.clock.now_ms();
        let result = answered(instance, resumed);
        let key = (instance.case.clone(), instance.row.clone());
        self.waiting.remove(&key);
        let event = self.result(at, result, resumed.started_at);
        self.keep(vec![event]).await
    }

    /// The machine goes on with one scenario. False when it could not even begin: the scenario still waits.
    async fn go_on(
        &mut self,
        asking: &mut Asking<'_>,
        instance: &Instance,
        resumed: Resumed,
    ) -> Result<bool, RunError> {
        let job =
            Job { instances: vec![instance.clone()], resumed: BTreeMap::from([(0, resumed)]), ..asking.job.clone() };
        let mut running = Running::start(asking.launch, &job).await.map_err(RunError::Start)?;
        (self.child_finished, self.went_on) = (false, false);
        follow(&mut running, self, &mut asking.stop).await?;
        let words = running.last_words().await;
        self.account_for_the_rest(&words).await?;
        Ok(self.went_on)
    }

    /// What still waits for a person is said so, with what was answered by now.
    pub(super) async fn leave_waiting(&mut self) -> Result<(), RunError> {
        let at = self.clock.now_ms();
        let mut batch = Vec::new();
        let plan = self.plan;
        for instance in &plan.instances {
            let key = (instance.case.clone(), instance.row.clone());
            let Some(resumed) = self.waiting.remove(&key) else { continue };
            let result = waits(instance, &resumed);
            batch.push(self.result(at, result, resumed.started_at));
        }
        self.keep(batch).await
    }
}

/// A case of which every step is by hand, before anybody answered.
pub(super) fn unasked(instance: &Instance, at: i64) -> Resumed {
    let pause = Pause { text_hash: instance.text_hash.clone(), attempts: 1, ..Pause::default() };
    Resumed { pause, started_at: at, ..Resumed::default() }
}

/// What was answered: the steps before a person was asked, then theirs.
fn steps(instance: &Instance, resumed: &Resumed) -> Vec<crate::model::execution::StepResult> {
    let mut steps = resumed.steps.clone();
    for planned in instance.steps.iter().skip(steps.len()) {
        let Some(answer) = resumed.answers.get(&steps.len()) else { break };
        steps.push(planned.not_run().answered(answer.clone()));
    }
    steps
}

/// The result of a case that is all by hand.
fn answered(instance: &Instance, resumed: &Resumed) -> CaseResult {
    let mut result = instance.result();
    let mut steps = steps(instance, resumed);
    result.status = Status::roll_up(steps.iter().map(|step| step.status));
    if result.status == Status::Passed && steps.len() < instance.steps.len() {
        // Some were never answered: whatever led here, that is not a success.
        result.status = Status::Waiting;
    }
    result.reason = reason(&result, &steps);
    let played = steps.len();
    steps.extend(instance.steps.iter().skip(played).map(PlannedStep::not_run));
    result.steps = steps;
    result
}

/// Why a case cannot be tested, as the person who says so put it.
fn reason(result: &CaseResult, steps: &[crate::model::execution::StepResult]) -> Option<String> {
    let last = steps.last()?.answer.as_ref()?;
    (result.status == Status::Untestable).then(|| last.seen.clone()).flatten()
}

/// The result of a case that still waits.
fn waits(instance: &Instance, resumed: &Resumed) -> CaseResult {
    let mut steps = steps(instance, resumed);
    if steps.is_empty() && instance.steps.iter().all(|step| step.by_hand) {
        return instance.settled().unwrap_or_else(|| instance.result());
    }
    let mut result = CaseResult { attempts: resumed.pause.attempts.max(1), ..instance.result() };
    result.status = Status::Waiting;
    let ended = steps.last().is_some_and(|step| step.answer.is_some() && step.status != Status::Passed);
    if ended {
        result.reason = Some(Message::new("waits-for-the-machine").text(instance.lang));
    } else if let Some(planned) = instance.steps.get(steps.len()) {
        let mut step = planned.not_run();
        step.status = Status::Waiting;
        steps.push(step);
    }
    let played = steps.len();
    steps.extend(instance.steps.iter().skip(played).map(PlannedStep::not_run));
    result.steps = steps;
    result
}

//! What do all scenarios of a run share: the CRM, its sessions, and whether it still answers?

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::civil::Date;
use tokio::sync::watch;

use super::control::Asked;
use super::waiting::Waiting;
use crate::campaign::files::Files;
use crate::campaign::journal::Journal;
use crate::campaign::pause::Resumed;
use crate::campaign::plan::Instance;
use crate::campaign::recorder::Recorder;
use crate::campaign::removal::{Removal, Remover};
use crate::campaign::sessions::Sessions;
use crate::crm::{Connector, CrmError, ErrorKind};
use crate::model::execution::RecordRef;
use crate::model::target::Target;
use crate::screen::Screens;
use crate::text::Lang;
use crate::vocabulary::Registry;

/// Losses in a row after which a CRM without a version probe is given up.
const LOSSES: usize = 3;

/// What the scenarios of a run share.
pub struct RunContext {
    /// The run's name.
    pub run: String,
    /// The CRM.
    pub connector: Arc<dyn Connector>,
    /// What it calls things.
    pub target: Target,
    /// The phrases.
    pub registry: Registry,
    /// Language of the project, for what belongs to no scenario.
    pub lang: Lang,
    /// The day that « aujourd’hui » means.
    pub today: Date,
    /// How long a step may take.
    pub step_timeout: Duration,
    /// Wait before the first retry of a read; doubles each time.
    pub backoff: Duration,
    /// New attempts of a read.
    pub retries: u32,
    /// Nothing more is begun once a scenario has failed.
    pub fail_fast: bool,
    /// How time passes.
    pub waiting: Arc<dyn Waiting>,
    /// What is played.
    pub instances: Vec<Instance>,
    /// The files that their steps name.
    pub files: Arc<Files>,
    /// What `<unique>` stands for in each of them.
    pub uniques: Vec<String>,
    /// Those that go on where they waited for a person.
    pub resumed: BTreeMap<usize, Resumed>,
    /// What was created.
    pub journal: Arc<Journal>,
    /// Where events go.
    pub recorder: Recorder,
    /// Turns true when a person stops the run.
    pub cancel: watch::Receiver<bool>,
    /// Its screen.
    pub screens: Screens,
    /// What the `${NAME}` of secrets stand for.
    pub env: BTreeMap<String, String>,
    /// Who is signed in.
    pub sessions: Sessions,
    breaker: Mutex<Option<CrmError>>,
    confirming: tokio::sync::Mutex<()>,
    losses: AtomicUsize,
    /// Read by each call of an instance that must come to its end.
    pub(super) calls: Vec<Arc<tokio::sync::RwLock<()>>>,
    /// The ways to ask that the CRM was seen to understand: of an entity, by a field.
    understood: Mutex<BTreeSet<(String, String, Asked)>>,
    /// What was told to be left, by the number of its intent, as it was told.
    left: Mutex<BTreeMap<u64, RecordRef>>,
}

/// What a context is made of, beside its own state.
pub struct Parts {
    /// The run's name.
    pub run: String,
    /// The CRM.
    pub connector: Arc<dyn Connector>,
    /// What it calls things.
    pub target: Target,
    /// Language of the project.
    pub lang: Lang,
    /// The day that « aujourd’hui » means.
    pub today: Date,
    /// How long a step may take.
    pub step_timeout: Duration,
    /// Wait before the first retry.
    pub backoff: Duration,
    /// New attempts of a read.
    pub retries: u32,
    /// Nothing more is begun once a scenario has failed.
    pub fail_fast: bool,
    /// How time passes.
    pub waiting: Arc<dyn Waiting>,
    /// What is played.
    pub instances: Vec<Instance>,
    /// The files that their steps name.
    pub files: Arc<Files>,
    /// What `<unique>` stands for in each of them.
    pub uniques: Vec<String>,
    /// Those that go on where they waited for a person.
    pub resumed: BTreeMap<usize, Resumed>,
    /// What was created.
    pub journal: Journal,
    /// Where events go.
    pub recorder: Recorder,
    /// Turns true when a person stops the run.
    pub cancel: watch::Receiver<bool>,
    /// Its screen.
    pub screens: Screens,
    /// Who is signed in, and who was refused.
    pub sessions: Sessions,
    /// What the `${NAME}` of secrets stand for.
    pub env: BTreeMap<String, String>,
}

impl RunContext {
    /// The context of a run that begins.
    pub fn new(parts: Parts) -> Self {
        let Parts { run, connector, target, lang, today, step_timeout, backoff, retries, fail_fast, .. } = parts;
        let Parts {
            waiting,
            instances,
            uniques,
            resumed,
            files,
            journal,
            recorder,
            cancel,
            screens,
            sessions,
            env,
            ..
        } = parts;
        Self {
            calls: instances.iter().map(|_| Arc::default()).collect(),
            registry: Registry::new([&target]),
            run,
            connector,
            target,
            lang,
            today,
            step_timeout,
            backoff,
            retries,
            fail_fast,
            waiting,
            instances,
            files,
            uniques,
            resumed,
            journal: Arc::new(journal),
            recorder,
            cancel,
            screens,
            env,
            sessions,
            breaker: Mutex::default(),
            confirming: tokio::sync::Mutex::default(),
            losses: AtomicUsize::new(0),
            understood: Mutex::default(),
            left: Mutex::default(),
        }
    }

    /// Is nothing more to be begun, because something failed?
    pub fn stops_beginning(&self) -> bool {
        self.fail_fast && self.recorder.has_failed()
    }

    /// The error that made the run give the CRM up.
    pub fn given_up(&self) -> Option<CrmError> {
        self.breaker.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Gives the CRM up: from now on every call ends with this error at once.
    pub fn give_up(&self, error: &CrmError) {
        let error = CrmError { exchanges: Vec::new(), ..error.clone() };
        self.breaker.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
    }

    /// A call was answered: the CRM is there.
    pub fn answered(&self) {
        self.losses.store(0, Ordering::Relaxed);
    }

    /// A call got no answer at all. The version probe says whether the CRM is gone: then the rest
    /// of the run must not spend a time-out per scenario.
    pub async fn suspect(&self, error: &CrmError) {
        let losses = self.losses.fetch_add(1, Ordering::Relaxed) + 1;
        let _one = self.confirming.lock().await;
        if self.given_up().is_some() {
            return;
        }
        match self.connector.version().await {
            Err(second) if is_loss(&second) => self.give_up(error),
            Err(second) if second.kind == ErrorKind::Unsupported && losses >= LOSSES => self.give_up(error),
            // Nothing was asked: this interface has no probe.
            Ok(answer) if answer.value.is_none() && answer.exchanges.is_empty() && losses >= LOSSES => {
                self.give_up(error);
            }
            _ => {}
        }
    }

    /// What a removal tells people: what is left once, and that it is gone under the name by which
    /// it was told to be left.
    pub fn to_tell(&self, number: u64, removal: Removal) -> Option<(RecordRef, Option<String>)> {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        match (left.remove(&number), removal.left_because) {
            (Some(told), Some(_)) => {
                left.insert(number, told);
                None
            }
            (None, Some(why)) => {
                left.insert(number, removal.record.clone());
                Some((removal.record, Some(why)))
            }
            (Some(told), None) => Some((told, None)),
            (None, None) => (!removal.absent).then_some((removal.record, None)),
        }
    }

    /// What removes records from its CRM.
    pub fn remover(&self) -> Remover<'_> {
        let (connector, target, lang) = (self.connector.as_ref(), &self.target, self.lang);
        let (sessions, address, now) = (&self.sessions, self.journal.address(), self.journal.now());
        Remover { connector, target, sessions, address, lang, now }
    }

    /// Was the CRM seen, in this run, to find records of an entity by a field so?
    pub(super) fn is_understood(&self, entity: &str, field: &str, asked: Asked) -> bool {
        let asked = (entity.to_owned(), field.to_owned(), asked);
        self.understood.lock().unwrap_or_else(PoisonError::into_inner).contains(&asked)
    }

    /// It was.
    pub(super) fn keep_understood(&self, entity: &str, field: &str, asked: Asked) {
        let asked = (entity.to_owned(), field.to_owned(), asked);
        self.understood.lock().unwrap_or_else(PoisonError::into_inner).insert(asked);
    }
}

/// No answer came: refused connection, cut, or time-out.
pub const fn is_loss(error: &CrmError) -> bool {
    matches!(error.kind, ErrorKind::Unavailable | ErrorKind::Timeout) && error.http_status.is_none()
}

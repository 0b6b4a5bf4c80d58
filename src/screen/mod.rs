//! What does a person see of the CRM in a browser, and what do they do there? The screen port.
//!
//! ```text
//! Screens     the screen of a run's target: the driver, its browsers, the secrets
//!   │ driver      starts one on this machine and stops it whatever happens
//!   ▼
//! Session     one browser of one scenario: goes, acts, looks; waits for the page's own state
//!   │ page/       the scripts that say what is on a page
//!   ▼
//! webdriver   the calls of the W3C's WebDriver, over HTTP
//! ```
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "floor 4: browsers are processes, and pages are waited for"
)]

pub mod driver;
mod seen;
mod session;
pub mod webdriver;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rust_decimal::prelude::ToPrimitive as _;
use serde_json::{Value, json};
use tokio::sync::{OnceCell, OwnedSemaphorePermit, Semaphore};

use crate::crm::secrets::{Mask, credentials, resolve};
use crate::model::execution::Cause;
use crate::model::screen::Screen;
use crate::model::target::Target;
use crate::text::{Lang, Message};
use driver::Driver;
pub use seen::{Ask, Control, Kind, Seen, State};
pub use session::{ENTER, Session};
use webdriver::{Browser, CallError, Endpoint};

/// How many browsers are open at the same time at most: each takes a good part of a processor.
const MOST: usize = 4;
/// Seconds that a page has unless the target says otherwise.
const PATIENCE: u64 = 10;

/// Why nothing is known of the screen: the environment, not the product.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ScreenError {
    /// Browser, network, server, time, sign-in.
    pub cause: Cause,
    /// What happened, for people.
    pub message: String,
}

impl ScreenError {
    /// An error of that cause.
    pub fn new(cause: Cause, message: impl Into<String>) -> Self {
        Self { cause, message: message.into() }
    }
}

/// The screen of the target of a run.
pub struct Screens {
    lang: Lang,
    target: Target,
    env: BTreeMap<String, String>,
    started: OnceCell<Result<Started, ScreenError>>,
    room: Arc<Semaphore>,
    open: Arc<Mutex<BTreeSet<String>>>,
}

/// The driver, and what stands for the references of the target.
struct Started {
    endpoint: Endpoint,
    // Stops it when the run ends.
    _driver: Option<Driver>,
    address: String,
    users: BTreeMap<String, (String, String)>,
    mask: Arc<Mask>,
}

impl Screens {
    /// The screen of a target; `env` gives what each `${NAME}` stands for. Nothing is started yet.
    pub fn new(target: &Target, env: BTreeMap<String, String>, lang: Lang) -> Self {
        Self {
            lang,
            target: target.clone(),
            env,
            started: OnceCell::new(),
            room: Arc::new(Semaphore::new(std::thread::available_parallelism().map_or(1, |own| own.get().min(MOST)))),
            open: Arc::default(),
        }
    }

    /// How long a page has to show what is looked for.
    pub fn patience(&self) -> Duration {
        let asked = self.screen().and_then(|screen| screen.timeout);
        let ms = asked.and_then(|seconds| seconds.checked_mul(1_000.into())?.to_u64());
        Duration::from_millis(ms.unwrap_or(PATIENCE * 1_000))
    }

    /// Waits until one browser more may be open.
    pub async fn room(&self) -> Option<OwnedSemaphorePermit> {
        self.room.clone().acquire_owned().await.ok()
    }

    /// Opens a browser for a scenario.
    ///
    /// # Errors
    /// There is none, or it does not start.
    pub async fn open(&self, room: Option<OwnedSemaphorePermit>) -> Result<Session, ScreenError> {
        let started = self.started.get_or_init(|| self.start()).await.as_ref().map_err(Clone::clone)?;
        let screen = self.screen().cloned().unwrap_or_default();
        let capabilities = self.capabilities(&screen);
        let session = started.endpoint.open(&capabilities).await.map_err(|error| self.not_opened(&error))?;
        self.open.lock().unwrap_or_else(PoisonError::into_inner).insert(session.clone());
        let browser = Browser { endpoint: started.endpoint.clone(), session };
        let opened = Session::new(browser, screen, self.patience(), self.lang, started.address.clone());
        let opened = opened.with(started.users.clone(), started.mask.clone(), room, self.open.clone());
        opened.prepare().await.map_err(|error| self.not_opened(&error))?;
        Ok(opened)
    }

    /// Closes the browsers that scenarios left open.
    pub async fn close_all(&self) {
        let Some(Ok(started)) = self.started.get() else { return };
        let left: Vec<String> = self.open.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect();
        for session in left {
            // One that is gone already is closed.
            let _ = started.endpoint.close(&session).await;
        }
    }

    fn screen(&self) -> Option<&Screen> {
        self.target.screen.as_ref()
    }

    async fn start(&self) -> Result<Started, ScreenError> {
        let screen = self.screen().cloned().unwrap_or_default();
        let secret = |error: crate::crm::CrmError| ScreenError::new(Cause::Authentication, error.message);
        let resolved = |text: &str| resolve(text, &self.env, self.lang).map_err(secret);
        let address = resolved(screen.url.as_deref().unwrap_or(&self.target.url))?;
        let mask = Arc::new(Mask::default());
        let users = credentials(&self.target, &self.env, (&mask, self.lang)).map_err(secret)?;
        let (endpoint, driver) = match &screen.webdriver {
            Some(address) => (Endpoint::new(&resolved(address)?, self.lang)?, None),
            None => {
                let lang = self.lang;
                let lost = |_| ScreenError::new(Cause::Browser, Message::new("screen-driver-failed").text(lang));
                let driver = tokio::task::spawn_blocking(move || Driver::start(lang)).await.map_err(lost)??;
                (driver.endpoint.clone(), Some(driver))
            }
        };
        Ok(Started { endpoint, _driver: driver, address, users, mask })
    }

    fn capabilities(&self, screen: &Screen) -> Value {
        let mut args = vec!["--headless=new".to_owned(), "--window-size=1280,960".to_owned()];
        args.push("--disable-dev-shm-usage".to_owned());
        args.push(format!("--lang={}", self.lang.key()));
        if screen.webdriver.is_none() && is_root() {
            // The browser refuses to be root's otherwise.
            args.push("--no-sandbox".to_owned());
        }
        json!({
            "browserName": "chrome",
            "goog:chromeOptions": {"args": args, "prefs": {"intl.accept_languages": self.lang.key()}},
        })
    }

    fn not_opened(&self, error: &CallError) -> ScreenError {
        let message = Message::new("screen-not-opened").with("detail", error.words());
        ScreenError::new(Cause::Browser, message.text(self.lang))
    }
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

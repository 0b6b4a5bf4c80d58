//! How does one scenario look at its browser and act in it?
//!
//! Nothing is waited for by guessing: a page is asked again and again what it is doing and what it shows, until it
//! answers or its time is over.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::Deserialize as _;
use serde_json::{Value, json};
use tokio::sync::OwnedSemaphorePermit;

use super::webdriver::{Browser, CallError, ElementId};
use super::{Ask, ScreenError, Seen, State};
use crate::crm::secrets::Mask;
use crate::model::execution::Cause;
use crate::model::screen::Screen;
use crate::text::{Lang, Message};

const WATCH: &str = include_str!("page/watch.js");
const LOOK: &str = include_str!("page/look.js");
/// How long a page must have changed nothing, by its own clock, to be done.
const QUIET_MS: u64 = 150;
/// How long a page may take to come at all, however short the patience for what it shows.
const LONGEST_LOAD: Duration = Duration::from_secs(30);
/// Between two questions to a page.
const PAUSE: Duration = Duration::from_millis(40);
/// What carries test ids unless the target says otherwise.
const TEST_ID: &str = "data-testid";
/// The Enter key, as the standard writes it.
pub const ENTER: &str = "\u{e007}";

/// The browser of one scenario.
pub struct Session {
    browser: Browser,
    screen: Screen,
    patience: Duration,
    lang: Lang,
    address: String,
    users: BTreeMap<String, (String, String)>,
    mask: Arc<Mask>,
    open: Arc<Mutex<BTreeSet<String>>>,
    /// Kept as long as the browser is open.
    room: Mutex<Option<OwnedSemaphorePermit>>,
}

impl Session {
    pub(super) fn new(browser: Browser, screen: Screen, patience: Duration, lang: Lang, address: String) -> Self {
        Self {
            browser,
            screen,
            patience,
            lang,
            address,
            users: BTreeMap::new(),
            mask: Arc::default(),
            open: Arc::default(),
            room: Mutex::default(),
        }
    }

    pub(super) fn with(
        self,
        users: BTreeMap<String, (String, String)>,
        mask: Arc<Mask>,
        room: Option<OwnedSemaphorePermit>,
        open: Arc<Mutex<BTreeSet<String>>>,
    ) -> Self {
        Self { users, mask, room: Mutex::new(room), open, ..self }
    }

    pub(super) async fn prepare(&self) -> Result<(), CallError> {
        self.browser.patience(self.patience.max(LONGEST_LOAD)).await?;
        // A browser that cannot be told so is watched from its first look on.
        let _ = self.browser.run_first(WATCH).await;
        Ok(())
    }

    /// How the target describes its screen.
    pub const fn screen(&self) -> &Screen {
        &self.screen
    }

    /// How long a page has.
    pub const fn patience(&self) -> Duration {
        self.patience
    }

    /// Login and password of a role.
    pub fn user(&self, role: &str) -> Option<&(String, String)> {
        self.users.get(role)
    }

    /// A text without secrets.
    pub fn masked(&self, text: &str) -> String {
        self.mask.masked(text)
    }

    /// Goes to a path under the target's address.
    ///
    /// # Errors
    /// Nothing answers there, or its server failed.
    pub async fn go(&self, path: &str) -> Result<(), ScreenError> {
        let address = match path.contains("://") {
            true => path.to_owned(),
            false => format!("{}/{}", self.address.trim_end_matches('/'), path.trim_start_matches('/')),
        };
        self.browser.go(&address).await.map_err(|error| self.not_reached(&address, &error))?;
        let state = self.state().await?;
        match state.status {
            _ if state.is_lost() => Err(self.error(Cause::Network, "screen-not-reached", &address, "")),
            500.. => Err(self.error(Cause::Server, "screen-server-error", &address, &state.status.to_string())),
            _ => Ok(()),
        }
    }

    /// What the page is doing now.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn state(&self) -> Result<State, ScreenError> {
        self.look(&Ask::State).await.map(|(state, _)| state)
    }

    /// Asks the page once.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn look(&self, ask: &Ask) -> Result<(State, Seen), ScreenError> {
        let mut question = ask.value(self.screen.test_id.as_deref().unwrap_or(TEST_ID));
        question["quiet"] = QUIET_MS.into();
        question["ignored"] = json!(self.screen.ignored);
        question["busy"] = json!(self.screen.busy);
        let script = format!("{WATCH}\n{LOOK}");
        let mut tries = 0;
        let answer = loop {
            match self.browser.run(&script, &question).await {
                Ok(answer) => break answer,
                // The page went away under the question: the next one is asked.
                Err(error) if is_of_a_page_that_goes(&error) && tries < 20 => {
                    tries += 1;
                    tokio::time::sleep(PAUSE).await;
                }
                Err(error) => return Err(self.lost(&error)),
            }
        };
        let part = |key: &str| answer.get(key).cloned().unwrap_or(Value::Null);
        let unread = |error: serde_json::Error| self.lost(&CallError::Lost(error.to_string()));
        let state = State::deserialize(part("state")).map_err(unread)?;
        Ok((state, Seen::deserialize(part("answer")).map_err(unread)?))
    }

    /// Asks the page until it has stopped working and `enough` finds what it looks for, at most as long as a page has.
    /// Gives the last answer in any case.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn look_until(
        &self,
        ask: &Ask,
        enough: impl Fn(&State, &Seen) -> bool,
    ) -> Result<(State, Seen), ScreenError> {
        let started = Instant::now();
        loop {
            let (state, seen) = self.look(ask).await?;
            if (state.settled && enough(&state, &seen)) || started.elapsed() >= self.patience {
                return Ok((state, seen));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Clicks.
    ///
    /// # Errors
    /// What keeps it from being clicked on.
    pub async fn click(&self, element: &ElementId) -> Result<(), CallError> {
        self.browser.click(element).await
    }

    /// Types a text in the place of what a field holds.
    ///
    /// # Errors
    /// What keeps it from being written in.
    pub async fn fill(&self, element: &ElementId, text: &str) -> Result<(), CallError> {
        self.browser.clear(element).await?;
        if text.is_empty() { Ok(()) } else { self.browser.write(element, text).await }
    }

    /// Types, keys included.
    ///
    /// # Errors
    /// What keeps it from being written in.
    pub async fn write(&self, element: &ElementId, text: &str) -> Result<(), CallError> {
        self.browser.write(element, text).await
    }

    /// Puts a day into a field whose form depends on the browser's language.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn put(&self, element: &Value, text: &str) -> Result<(), CallError> {
        const PUT: &str = "const [{ element, text }] = arguments; element.focus(); element.value = text; \
            for (const name of ['input', 'change']) element.dispatchEvent(new Event(name, { bubbles: true }));";
        self.browser.run(PUT, &json!({"element": element, "text": text})).await.map(|_| ())
    }

    /// What a field holds.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn value(&self, element: &Value) -> Result<String, CallError> {
        const VALUE: &str = "const [{ element }] = arguments; return String(element.value ?? element.innerText ?? '');";
        let answer = self.browser.run(VALUE, &json!({"element": element})).await?;
        Ok(answer.as_str().unwrap_or_default().to_owned())
    }

    /// Chooses an option of a list by what it says; false where it has none such, or several.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn choose(&self, element: &Value, text: &str) -> Result<(bool, Vec<String>), CallError> {
        const CHOOSE: &str = "const [{ element, text }] = arguments; \
            const plain = (t) => t.normalize('NFC').replace(/[\\s\\u00a0\\u202f]+/g, ' ').replace(/\\u2019/g, \"'\").trim().toLowerCase(); \
            const all = [...element.options].filter((o) => !o.disabled && !o.hidden); \
            const found = all.filter((o) => plain(o.text) === plain(text)); \
            if (found.length === 1) { element.focus(); found[0].selected = true; \
            for (const name of ['input', 'change']) element.dispatchEvent(new Event(name, { bubbles: true })); } \
            return { chosen: found.length === 1, known: all.map((o) => o.text.trim()) };";
        let answer = self.browser.run(CHOOSE, &json!({"element": element, "text": text})).await?;
        let known = answer.get("known").and_then(Value::as_array).into_iter().flatten();
        let known = known.filter_map(Value::as_str).map(str::to_owned).collect();
        Ok((answer.get("chosen").and_then(Value::as_bool).unwrap_or(false), known))
    }

    /// A picture of the screen.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn picture(&self) -> Result<Vec<u8>, ScreenError> {
        self.browser.picture().await.map_err(|error| self.lost(&error))
    }

    /// Closes the browser, and gives the room that it took.
    pub async fn close(&self) -> Option<OwnedSemaphorePermit> {
        // One that does not answer is closed with its driver.
        let _ = self.browser.endpoint.close(&self.browser.session).await;
        self.open.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.browser.session);
        self.room.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The browser itself failed.
    pub fn lost(&self, error: &CallError) -> ScreenError {
        let detail = self.masked(error.words());
        ScreenError::new(Cause::Browser, Message::new("screen-lost").with("detail", detail).text(self.lang))
    }

    fn not_reached(&self, address: &str, error: &CallError) -> ScreenError {
        match error {
            error if error.is("timeout") => self.error(Cause::Timeout, "screen-slow", address, ""),
            CallError::Said { message, .. } if message.contains("net::") => {
                let cause = message.split("net::").nth(1).unwrap_or_default();
                self.error(Cause::Network, "screen-not-reached", address, cause.trim())
            }
            error => self.lost(error),
        }
    }

    fn error(&self, cause: Cause, id: &'static str, address: &str, detail: &str) -> ScreenError {
        let message = Message::new(id).with("address", self.masked(address)).with("detail", detail);
        ScreenError::new(cause, message.with("seconds", self.patience.max(LONGEST_LOAD).as_secs()).text(self.lang))
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Session({})", self.browser.session)
    }
}

/// Was the page replaced while it was asked?
fn is_of_a_page_that_goes(error: &CallError) -> bool {
    let CallError::Said { code, message } = error else { return false };
    matches!(code.as_str(), "stale element reference" | "no such execution context")
        || ["execution context", "document unloaded", "Inspected target navigated"]
            .iter()
            .any(|said| message.contains(said))
}

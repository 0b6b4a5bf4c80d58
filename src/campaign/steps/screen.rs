//! What is done and looked at in a browser, and when is it not done or not seen?
//!
//! A page that is lost, blank, an error or still working proves nothing: it blocks, or fails where something had to be
//! seen. Several things of one name, what is hidden and what is disabled are told as such.

mod form;
mod looks;

use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::calls::Play;
use super::failure::Failure;
use super::operation::{Act, Bound, Named, Test};
use crate::campaign::journal::Recall;
use crate::crm::{Value, Values};
use crate::model::event::What;
use crate::model::execution::{Cause, Evidence};
use crate::model::feature::StepKind;
use crate::model::screen::Locator;
use crate::screen::webdriver::CallError;
use crate::screen::{Ask, Control, ENTER, Kind as Sort, ScreenError, Seen, Session, State};
use crate::text::{Lang, Message, similar};
use crate::vocabulary::{Comparison, Literal};

/// Names that a failure offers.
const OFFERED: usize = 3;

/// A browser failed, or what is behind it.
pub(super) fn technical(lang: Lang, error: &ScreenError) -> Failure {
    let message = Message::new("step-blocked").with("cause", error.cause.label(lang));
    Failure::blocked(error.cause, message.with("detail", error.message.as_str()).text(lang))
}

impl Play<'_> {
    /// Does or looks at something in the browser of the scenario.
    pub(super) async fn on_screen(&mut self, act: &Act) -> Result<(), Failure> {
        match act {
            Act::SignIn(role) => return self.sign_in_on_screen(role).await,
            Act::Open(page, record) => return self.open_page(page, record.as_ref()).await,
            Act::Picture => {
                let name = Message::new("screen-picture").text(self.lang);
                return self.keep_picture(&name).await;
            }
            _ => {}
        }
        let session = self.browser()?;
        match act {
            Act::Click(element, row) => {
                self.click(&session, &element.sort, &Locator::Label(element.name.clone()), row.as_deref()).await?;
                self.after_click(&session).await
            }
            Act::Fill(fields) => {
                for (field, text) in fields {
                    self.fill(&session, field, text).await?;
                }
                Ok(())
            }
            Act::Choose(option, field) => self.choose(&session, option, field).await,
            Act::Tick(name, on) => self.tick(&session, name, *on).await,
            Act::See(element, true) => self.see(&session, element).await,
            Act::See(element, false) => self.see_not(&session, element).await,
            Act::Holds(field, text) => self.holds_text(&session, field, text).await,
            Act::Rows(table, rows) => self.rows(&session, table.as_deref(), rows).await,
            Act::SignIn(_) | Act::Open(..) | Act::Picture => Ok(()),
        }
    }

    /// The browser of this scenario; its step before opened it.
    fn browser(&self) -> Result<std::sync::Arc<Session>, Failure> {
        let none = || Failure::specification(Message::new("step-no-page").text(self.lang));
        self.world.screen.clone().ok_or_else(none)
    }

    /// Opens a browser that knows nothing of the one before.
    async fn fresh_browser(&mut self) -> Result<std::sync::Arc<Session>, Failure> {
        let room = match self.world.screen.take() {
            Some(before) => before.close().await,
            None => None,
        };
        let room = room.or_else(|| self.world.room.take());
        let opened = self.run.screens.open(room).await.map_err(|error| technical(self.lang, &error))?;
        let opened = std::sync::Arc::new(opened);
        self.world.screen = Some(opened.clone());
        Ok(opened)
    }

    async fn sign_in_on_screen(&mut self, role: &str) -> Result<(), Failure> {
        let session = self.fresh_browser().await?;
        let lang = self.lang;
        let blocked = |error: ScreenError| technical(lang, &error);
        let missing = || Failure::specification(Message::new("step-unknown-role").with("name", role).text(lang));
        let how = session.screen().sign_in.clone().ok_or_else(missing)?;
        let (login, password) = session.user(role).cloned().ok_or_else(missing)?;
        session.go(&how.path).await.map_err(blocked)?;
        // Whatever goes wrong before somebody is in says nothing about what is under test.
        let not_in = |failure: Failure| match failure.actual {
            Some(actual) => {
                let said = Message::new("step-screen-not-in").with("detail", actual).text(lang);
                Failure::blocked(Cause::Authentication, said)
            }
            None => failure,
        };
        self.type_into(&session, &how.login, &login).await.map_err(not_in)?;
        let ask = Ask::Find(Sort::Field, how.password.clone(), None);
        let (_, seen) = session.look(&ask).await.map_err(blocked)?;
        if seen.seen.is_empty() {
            // The password is asked for once the login is known.
            self.press_enter(&session, &how.login).await.map_err(not_in)?;
        }
        self.type_into(&session, &how.password, &password).await.map_err(not_in)?;
        match &how.button {
            Some(button) => self.click(&session, &Sort::Clickable, button, None).await.map_err(not_in)?,
            None => self.press_enter(&session, &how.password).await.map_err(not_in)?,
        }
        let ask = shows(&how.signed_in);
        let (_, seen) = session.look_until(&ask, |_, seen| !seen.seen.is_empty()).await.map_err(blocked)?;
        if seen.seen.is_empty() {
            let alert = Ask::Find(Sort::Message, Locator::Css("[role=alert]".to_owned()), None);
            let (state, seen) = session.look(&alert).await.map_err(blocked)?;
            let said: Vec<&str> = seen.seen.iter().map(|one| one.label.as_str()).collect();
            let said = if said.is_empty() { state.title.clone() } else { said.join(" ") };
            let message = Message::new("step-screen-not-in").with("detail", said).text(lang);
            return Err(Failure::blocked(Cause::Authentication, message));
        }
        self.world.me = Some(role.to_owned());
        Ok(())
    }

    async fn press_enter(&self, session: &Session, field: &Locator) -> Result<(), Failure> {
        let Some(element) = self.usable(session, Sort::Field, field, None).await?.element() else { return Ok(()) };
        session.write(&element, ENTER).await.map_err(|error| self.not_done(session, &error))
    }

    async fn open_page(&mut self, key: &str, record: Option<&Named>) -> Result<(), Failure> {
        let page = self.run.target.screen.as_ref().and_then(|screen| screen.pages.get(key)).cloned();
        let page = page.ok_or_else(|| Failure::specification(Message::new("step-no-page").text(self.lang)))?;
        let mut path = page.path.clone();
        if let Some(record) = record {
            let none =
                || Failure::mismatch(self.lang, self.say_named(record), Message::new("words-none").text(self.lang));
            let missing = none();
            let id = self.one(record).await?.ok_or(missing)?;
            path = path.replace("{id}", &crate::crm::transport::encoded(&id));
        }
        let session = match self.world.screen.clone() {
            Some(open) => open,
            None => self.fresh_browser().await?,
        };
        session.go(&path).await.map_err(|error| technical(self.lang, &error))?;
        let name = page.labels.first(self.lang, key).to_owned();
        let expected = Message::new("words-page").with("name", name).text(self.lang);
        let ask = page.shows.as_ref().map_or(Ask::State, shows);
        let wanted = page.shows.is_some();
        let enough = |state: &State, seen: &Seen| state.is_sound() && (!wanted || !seen.seen.is_empty());
        let (state, seen) = session.look_until(&ask, enough).await.map_err(|error| technical(self.lang, &error))?;
        if state.is_sound() && (!wanted || !seen.seen.is_empty()) {
            return Ok(());
        }
        let shown = page.shows.as_ref().map_or("", Locator::text);
        Err(self.not_seen(&session, expected, shown, &state, &seen))
    }

    /// A record that the scenario makes on the screen is journaled before it does.
    pub(super) async fn announce(&mut self, record: &Named) -> Result<(), Failure> {
        let entity = record.entity.as_str();
        let key = self.run.target.entities.get(entity).and_then(|entity| entity.key.first()).cloned();
        let unknown =
            || Failure::specification(Message::new("step-unknown-entity").with("name", entity).text(self.lang));
        let key = key.ok_or_else(unknown)?;
        let value = Literal::Text(record.name.clone());
        let test = Test { field: key.clone(), comparison: Comparison::Is, value };
        // What exists already would be removed as if it were ours.
        self.exist(entity, &[test], Bound::Exactly(0), StepKind::Given).await?;
        let values = Values::from([(key, Value::Text(record.name.clone()))]);
        let role = self.role(&super::operation::Who::Nobody)?;
        let journal = &self.run.journal;
        let written = journal.intend(self.world.instance, entity, &record.name, values, Recall::Key, &role);
        let intent = self.journaled(written)?;
        // Nothing answers for it: what is not found at the end was not made.
        self.journaled(journal.answered(&intent))
    }

    /// Clicks on the one thing of that name, once nothing keeps it from being clicked on.
    async fn click(&self, session: &Session, sort: &Sort, locator: &Locator, row: Option<&str>) -> Result<(), Failure> {
        let started = Instant::now();
        loop {
            let control = self.usable(session, *sort, locator, row).await?;
            let Some(element) = control.face() else { return Err(self.gone(locator.text())) };
            match session.click(&element).await {
                Ok(()) => return Ok(()),
                // Something moves over it, or the page was drawn again: it is looked for anew.
                Err(error) if passes(&error) && started.elapsed() < session.patience() => {}
                Err(error) => return Err(self.not_done(session, &error)),
            }
        }
    }

    /// What a click leads to must have come before anything is judged, and no breakdown be taken for an answer.
    async fn after_click(&self, session: &Session) -> Result<(), Failure> {
        let blocked = |error: ScreenError| technical(self.lang, &error);
        let (state, _) = session.look_until(&Ask::State, |_, _| true).await.map_err(blocked)?;
        match self.trouble(session, &state) {
            Some(failure) if state.is_lost() || state.status >= 500 => Err(failure),
            _ => Ok(()),
        }
    }

    /// The one thing of that name that can be acted on.
    async fn usable(
        &self,
        session: &Session,
        sort: Sort,
        locator: &Locator,
        row: Option<&str>,
    ) -> Result<Control, Failure> {
        let ask = Ask::Find(sort, locator.clone(), row.map(str::to_owned));
        let usable = |_: &State, seen: &Seen| seen.seen.len() == 1 && seen.seen.iter().all(|one| one.enabled);
        let found = session.look_until(&ask, usable).await;
        let (state, mut seen) = found.map_err(|error| technical(self.lang, &error))?;
        let expected = self.say_thing(sort, locator.text());
        let say = |id: &'static str, count: usize| {
            let message = Message::new(id).with("name", row.unwrap_or_else(|| locator.text())).with("count", count);
            message.text(self.lang)
        };
        if row.is_some() && seen.rows != 1 && state.is_sound() {
            let id = if seen.rows == 0 { "screen-no-row" } else { "screen-several-rows" };
            return Err(self.failed(session, expected, say(id, seen.rows)));
        }
        match seen.seen.len() {
            1 if seen.seen.iter().all(|one| one.enabled) => Ok(seen.seen.remove(0)),
            1 => Err(self.failed(session, expected, say("screen-disabled", 1))),
            0 => Err(self.not_seen(session, expected, locator.text(), &state, &seen)),
            several => Err(self.failed(session, expected, say("screen-several", several))),
        }
    }

    /// What keeps a page from being judged.
    fn trouble(&self, session: &Session, state: &State) -> Option<Failure> {
        let (cause, id) = match state {
            _ if state.is_lost() => (Cause::Network, "screen-lost-page"),
            State { status: 500.., .. } => (Cause::Server, "screen-server-error"),
            _ if state.is_error() => (Cause::Server, "screen-error-page"),
            _ if !state.settled => (Cause::Timeout, "screen-working"),
            State { blank: true, .. } => (Cause::Server, "screen-blank"),
            _ => return None,
        };
        let message = Message::new(id).with("address", session.masked(&state.address));
        let message = message.with("detail", state.status.to_string()).with("seconds", session.patience().as_secs());
        Some(technical(self.lang, &ScreenError::new(cause, message.text(self.lang))))
    }

    /// What had to be seen is not: what keeps it from being seen, or what is there instead.
    fn not_seen(&self, session: &Session, expected: String, wanted: &str, state: &State, seen: &Seen) -> Failure {
        let breakdown = state.is_lost() || state.status >= 500;
        if let Some(failure) = self.trouble(session, state).filter(|_| breakdown || !state.settled) {
            return failure;
        }
        let count = seen.hidden;
        let actual = match state {
            _ if state.is_error() => Message::new("screen-error-page").with("detail", state.status.to_string()),
            State { blank: true, .. } => Message::new("screen-blank"),
            _ if count > 0 => Message::new("screen-hidden").with("name", wanted).with("count", count),
            _ => match self.offered(wanted, &seen.near) {
                offered if offered.is_empty() => Message::new("screen-absent").with("page", state.title.as_str()),
                offered => Message::new("screen-absent-near").with("page", state.title.as_str()).with("near", offered),
            },
        };
        let actual = actual.with("address", session.masked(&state.address)).text(self.lang);
        self.failed(session, expected, actual)
    }

    /// The names on the page that are nearest to what was looked for, else its first ones.
    fn offered(&self, wanted: &str, near: &[String]) -> String {
        let quoted = |name: &str| Message::new("words-quoted").with("text", name).text(self.lang);
        let known = || near.iter().map(String::as_str).filter(|name| name.chars().count() <= 80);
        if let Some(nearest) = similar::nearest(wanted, known()) {
            return quoted(nearest);
        }
        known().take(OFFERED).map(quoted).collect::<Vec<_>>().join(", ")
    }

    fn failed(&self, session: &Session, expected: String, actual: String) -> Failure {
        Failure::mismatch(self.lang, session.masked(&expected), session.masked(&actual))
    }

    fn gone(&self, name: &str) -> Failure {
        let actual = Message::new("screen-hidden").with("name", name).with("count", 1_usize).text(self.lang);
        Failure::mismatch(self.lang, name, actual)
    }

    /// An act that the browser refuses as a person could not do it either; anything else is the browser's own fault.
    fn not_done(&self, session: &Session, error: &CallError) -> Failure {
        let id = match error {
            error if error.is("element click intercepted") => "screen-covered",
            error if error.is("element not interactable") => "screen-not-usable",
            error if error.is("invalid element state") => "screen-not-usable",
            error if error.is("unexpected alert open") => "screen-alert",
            CallError::Said { message, .. } if message.contains("net::ERR") => {
                let message = Message::new("screen-lost-page").with("address", "").text(self.lang);
                return technical(self.lang, &ScreenError::new(Cause::Network, message));
            }
            error => return technical(self.lang, &session.lost(error)),
        };
        let expected = Message::new("screen-usable").text(self.lang);
        let actual = Message::new(id).with("detail", session.masked(error.words())).text(self.lang);
        Failure::mismatch(self.lang, expected, actual)
    }

    /// A thing of a page for people: « le bouton « Gagner » ».
    pub(super) fn say_thing(&self, sort: Sort, name: &str) -> String {
        Message::new("words-thing").with("sort", sort.label(self.lang)).with("name", name).text(self.lang)
    }

    /// Keeps a picture of the screen beside the step.
    pub(crate) async fn keep_picture(&mut self, name: &str) -> Result<(), Failure> {
        let session = self.browser()?;
        let bytes = session.picture().await.map_err(|error| technical(self.lang, &error))?;
        self.attach(name, "image/png", &bytes);
        Ok(())
    }

    /// Keeps something beside the step.
    pub(super) fn attach(&mut self, name: &str, media_type: &str, bytes: &[u8]) {
        let hash = crate::campaign::evidence::hash(bytes);
        let evidence = Evidence { hash, media_type: media_type.to_owned(), name: name.to_owned() };
        self.run.recorder.emit(What::Attachment {
            evidence: evidence.clone(),
            data: BASE64.encode(bytes),
            size: None,
            lost: None,
        });
        self.world.log.evidence.push(evidence);
    }
}

/// Does what keeps a click from being done perhaps pass by itself?
fn passes(error: &CallError) -> bool {
    ["element click intercepted", "element not interactable", "stale element reference"]
        .iter()
        .any(|code| error.is(code))
}

/// The question whether something is to be seen: a label is a text anywhere.
fn shows(locator: &Locator) -> Ask {
    match locator {
        Locator::Label(text) => Ask::Text(text.clone(), false),
        other => Ask::Find(Sort::Any, other.clone(), None),
    }
}

//! How is the CRM called: what is tried again, when is it given up, what is kept as evidence?

use std::time::Duration;

use super::context::{RunContext, is_loss};
use super::failure::Failure;
use super::operation::Who;
use super::world::World;
use crate::crm::{Actor, Answer, CrmError, ErrorKind};
use crate::text::Lang;

/// The longest wait that is doubled, in times of the first one.
const LONGEST_BACKOFF: u32 = 32;
/// The longest wait that a CRM may ask for before the read is given up.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// A step being played: the run and its scenario.
pub struct Play<'a> {
    /// What all share.
    pub run: &'a RunContext,
    /// What the scenario remembers.
    pub world: &'a mut World,
    /// Language of its phrases.
    pub lang: Lang,
}

impl Play<'_> {
    /// Calls something that changes nothing: transient errors are tried again, within bounds.
    ///
    /// # Errors
    /// The last error.
    pub async fn reads<T>(
        &mut self,
        mut call: impl AsyncFnMut() -> Result<Answer<T>, CrmError>,
    ) -> Result<T, CrmError> {
        let started = self.run.waiting.now();
        let mut attempt = 1;
        loop {
            match self.once(&mut call).await {
                Err(error) if attempt <= self.run.retries && self.may_retry(&error) => {
                    let wait = error
                        .retry_after
                        .unwrap_or(self.run.backoff * 2_u32.saturating_pow(attempt - 1).min(LONGEST_BACKOFF));
                    self.run.waiting.pause(wait).await;
                    attempt += 1;
                    self.world.attempts = self.world.attempts.max(attempt);
                }
                result => {
                    // What people waited for is the whole, not the try that came through.
                    self.world.log.last = self.run.waiting.now().saturating_sub(started);
                    return result;
                }
            }
        }
    }

    /// Calls something that changes the CRM: once.
    ///
    /// # Errors
    /// Its error.
    pub async fn writes<T>(
        &mut self,
        mut call: impl AsyncFnMut() -> Result<Answer<T>, CrmError>,
    ) -> Result<T, CrmError> {
        self.once(&mut call).await
    }

    /// May the same read be tried again now?
    pub fn may_retry(&self, error: &CrmError) -> bool {
        self.run.retries > 0
            && error.kind.is_transient()
            && self.run.given_up().is_none()
            && error.retry_after.is_none_or(|wait| wait <= LONGEST_WAIT)
    }

    async fn once<T>(&mut self, call: &mut impl AsyncFnMut() -> Result<Answer<T>, CrmError>) -> Result<T, CrmError> {
        if let Some(error) = self.run.given_up() {
            return Err(error);
        }
        let started = self.run.waiting.now();
        let answer = call().await;
        self.world.log.last = self.run.waiting.now().saturating_sub(started);
        match answer {
            Ok(answer) => {
                self.run.answered();
                self.world.log.exchanges.extend(answer.exchanges);
                Ok(answer.value)
            }
            Err(mut error) => {
                self.world.log.exchanges.append(&mut error.exchanges);
                if is_loss(&error) {
                    self.run.suspect(&error).await;
                } else {
                    self.run.answered();
                }
                Err(error)
            }
        }
    }

    /// The key of the role that does it.
    ///
    /// # Errors
    /// When nobody can: no default role, nobody signed in.
    pub fn role(&self, who: &Who) -> Result<String, Failure> {
        let role = match who {
            Who::Role(role) => Some(role.clone()),
            Who::Me => self.world.me.clone(),
            Who::Nobody => {
                let default = self.run.target.default_role.clone();
                default.or_else(|| self.world.me.clone()).or_else(|| self.world.last_role.clone())
            }
        };
        role.ok_or_else(|| Failure::specification(crate::text::Message::new("step-no-default-role").text(self.lang)))
    }

    /// The session of whoever does it.
    ///
    /// # Errors
    /// Blocked when the sign-in is refused or the CRM does not answer.
    pub async fn actor(&mut self, who: &Who) -> Result<Actor, Failure> {
        let role = self.role(who)?;
        let session = self.session(&role).await;
        if *who != Who::Nobody {
            self.world.last_role = Some(role);
        }
        // A refused sign-in is the environment's: the account or its password.
        session.map_err(|error| match error.kind.is_refusal() {
            true => Failure::technical(self.lang, &CrmError { kind: ErrorKind::Auth, ..error }),
            false => Failure::technical(self.lang, &error),
        })
    }

    async fn session(&mut self, role: &str) -> Result<Actor, CrmError> {
        if let Some(known) = self.run.sessions.known(role) {
            return known;
        }
        let connector = self.run.connector.clone();
        let opened = self.reads(async || connector.open(role).await).await;
        self.run.sessions.keep(role, &opened);
        opened
    }
}

//! How is a CRM with a REST interface spoken to, from its declaration alone?
//!
//! ```text
//! protocol   what the target declares            values          neutral values ⇄ JSON
//! session    who is signed in                    calls           one function per call of the port
//! answer     accepted, refused or foreign        search          conditions and pages
//! ```

pub mod answer;
mod calls;
pub mod protocol;
mod search;
pub mod session;
pub mod values;

use std::collections::BTreeMap;

use futures::future::BoxFuture;

use super::secrets::resolve;
use super::transport::Transport;
use super::{
    ActionOutcome, Actor, Answer, Connector, CrmError, ErrorKind, Filter, Page, Record, Values, timeout_of, traced,
};
use crate::model::target::{Entity, Target};
use crate::text::{Lang, Message};
use protocol::Protocol;
use session::{Credentials, Sessions};

/// A CRM reached through its declared REST interface.
pub struct RestConnector {
    protocol: Protocol,
    entities: BTreeMap<String, Entity>,
    transport: Transport,
    sessions: Sessions,
    lang: Lang,
}

impl RestConnector {
    /// A connector to this target. `values` gives what each `${NAME}` stands for; messages are in `lang`.
    ///
    /// # Errors
    /// `Auth` when a name has no value, `Unavailable` when the address is not one, `Unsupported` when
    /// the target's `protocol` cannot be understood.
    pub fn new(target: &Target, values: &BTreeMap<String, String>, lang: Lang) -> Result<Self, CrmError> {
        let protocol: Protocol = serde_json::from_value(target.protocol.clone()).map_err(|error| {
            let words =
                Message::new("crm-protocol-invalid").with("target", &target.id).with("detail", error.to_string());
            CrmError::new(ErrorKind::Unsupported, words.text(lang))
        })?;
        let transport = Transport::new(&resolve(&target.url, values, lang)?, timeout_of(target), lang)?;
        let mut credentials = BTreeMap::new();
        for (role, user) in &target.users {
            let login = resolve(&user.login, values, lang)?;
            let password = resolve(&user.password, values, lang)?;
            transport.mask.hide(&password);
            credentials.insert(role.clone(), Credentials { login, password });
        }
        let sessions = Sessions::new(credentials);
        Ok(Self { protocol, entities: target.entities.clone(), transport, sessions, lang })
    }

    fn entity(&self, key: &str) -> Result<&Entity, CrmError> {
        self.entities.get(key).ok_or_else(|| self.unknown("crm-unknown-entity", key))
    }

    fn unknown(&self, id: &'static str, name: &str) -> CrmError {
        CrmError::new(ErrorKind::Unsupported, Message::new(id).with("name", name).text(self.lang))
    }
}

impl Connector for RestConnector {
    fn open<'a>(&'a self, role: &'a str) -> BoxFuture<'a, Result<Answer<Actor>, CrmError>> {
        Box::pin(async move {
            let mut trace = Vec::new();
            let result = self.open_now(role, &mut trace).await;
            traced(result, trace)
        })
    }

    fn version(&self) -> BoxFuture<'_, Result<Answer<Option<String>>, CrmError>> {
        Box::pin(async move {
            let mut trace = Vec::new();
            let result = self.version_now(&mut trace).await;
            traced(result, trace)
        })
    }

    fn create<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        values: &'a Values,
        mark: Option<&'a str>,
    ) -> BoxFuture<'a, Result<Answer<String>, CrmError>> {
        Box::pin(async move {
            let mut trace = Vec::new();
            let result = self.create_now(&actor.0, entity, values, mark, &mut trace).await;
            traced(result, trace)
        })
    }

    fn read<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Answer<Option<Record>>, CrmError>> {
        Box::pin(async move {
            let mut trace = Vec::new();
            let result = self.read_now(&actor.0, entity, id, &mut trace).await;
            traced(result, trace)
        })
    }

    fn update<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        id: &'a str,
        values: &'a Values,
    ) -> BoxFuture<'a, Result<Answer<()>, CrmError>> {
        Box::pin(async move {
            let mut trace = Vec::new();
            let result = self.write_now(&actor.0, entity, id, Some(values), &mut trace).await;
            traced(result, trace)
        })
    }

    fn delete<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Answer<()>, CrmError>> {
        Box::pin(async move {
            let mut trace = Vec::new();
            let result = self.write_now(&actor.0, entity, id, None, &mut trace).await;
            traced(result, trace)
        })
    }

    fn search<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        filter: &'a Filter,
        limit: usize,
    ) -> BoxFuture<'a, Result<Answer<Page>, CrmError>> {
        Box::pin(async move {
            let mut trace = Vec::new();
            let result = match self.entity(entity).and_then(|known| Ok((known, self.wanted(known, filter)?))) {
                Ok((known, wanted)) => {
                    self.pages(&actor.0, (known, &|_, _| Ok(true)), (&wanted, limit), &mut trace).await
                }
                Err(error) => Err(error),
            };
            traced(result, trace)
        })
    }

    fn find_marked<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        mark: &'a str,
    ) -> BoxFuture<'a, Result<Answer<Vec<String>>, CrmError>> {
        Box::pin(async move {
            let mut trace = Vec::new();
            let result = self.marked_now(&actor.0, entity, mark, &mut trace).await;
            traced(result, trace)
        })
    }

    fn action<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        id: &'a str,
        action: &'a str,
    ) -> BoxFuture<'a, Result<Answer<ActionOutcome>, CrmError>> {
        Box::pin(async move {
            let mut trace = Vec::new();
            let result = self.act_now(&actor.0, entity, (id, action), &mut trace).await;
            traced(result, trace)
        })
    }
}

//! How is Tryton spoken to? Its JSON-RPC, as series 8.0 answers.
//!
//! ```text
//! protocol   what the target declares beside its entities     values    neutral values ⇄ Tryton's JSON
//! rpc        one call, its session, its evidence              domain    conditions of a search
//! refusal    a refusal, or a fault of the server              calls     one function per call of the port
//! ```

mod calls;
mod domain;
mod protocol;
mod refusal;
mod rpc;
mod values;

use std::collections::BTreeMap;

use futures::future::BoxFuture;

use self::protocol::Protocol;
use self::rpc::Rpc;
use super::secrets::resolve;
use super::transport::Transport;
use super::{
    ActionOutcome, Actor, Answer, Connector, CrmError, Description, ErrorKind, Filter, Page, Record, Values,
    timeout_of, traced,
};
use crate::model::target::{Entity, Target};
use crate::text::{Lang, Message};

/// A Tryton server, reached through the JSON-RPC of one of its databases.
pub struct TrytonConnector {
    entities: BTreeMap<String, Entity>,
    rpc: Rpc,
    lang: Lang,
}

impl TrytonConnector {
    /// A connector to this target. `values` gives what each `${NAME}` stands for; messages are in `lang`.
    ///
    /// # Errors
    /// `Auth` when a name has no value, `Unavailable` when the address is not one, `Unsupported` when
    /// the target names no database or its `protocol` cannot be understood.
    pub fn new(target: &Target, values: &BTreeMap<String, String>, lang: Lang) -> Result<Self, CrmError> {
        let protocol = Protocol::of(target, lang)?;
        let transport = Transport::new(&resolve(&target.url, values, lang)?, timeout_of(target), lang)?;
        let database = target.database.as_deref().filter(|name| !name.is_empty()).ok_or_else(|| {
            let words = Message::new("crm-database-missing").with("target", &target.id);
            CrmError::new(ErrorKind::Unsupported, words.text(lang))
        })?;
        let mut users = BTreeMap::new();
        for (role, user) in &target.users {
            let login = resolve(&user.login, values, lang)?;
            let password = resolve(&user.password, values, lang)?;
            transport.mask.hide(&password);
            users.insert(role.clone(), (login, password));
        }
        let rpc = Rpc::new(transport, &resolve(database, values, lang)?, protocol, users);
        Ok(Self { entities: target.entities.clone(), rpc, lang })
    }

    fn entity(&self, key: &str) -> Result<&Entity, CrmError> {
        self.entities.get(key).ok_or_else(|| self.unknown("crm-unknown-entity", key))
    }

    fn unknown(&self, id: &'static str, name: &str) -> CrmError {
        CrmError::new(ErrorKind::Unsupported, Message::new(id).with("name", name).text(self.lang))
    }
}

impl Connector for TrytonConnector {
    fn open<'a>(&'a self, role: &'a str) -> BoxFuture<'a, Result<Answer<Actor>, CrmError>> {
        Box::pin(async move {
            let mut trace = Vec::new();
            let result = self.rpc.session(role, None, &mut trace).await.map(|_| Actor(role.to_owned()));
            traced(result, trace)
        })
    }

    fn version(&self) -> BoxFuture<'_, Result<Answer<Option<String>>, CrmError>> {
        Box::pin(async move {
            let mut trace = Vec::new();
            let result = self.rpc.version(&mut trace).await;
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
            let result = self.create_now(&actor.0, entity, (values, mark), &mut trace).await;
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
            let result = self.update_now(&actor.0, entity, (id, values), &mut trace).await;
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
            let result = self.delete_now(&actor.0, entity, id, &mut trace).await;
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
            let result = self.search_now(&actor.0, entity, (filter, limit), &mut trace).await;
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
    fn describe<'a>(
        &'a self,
        actor: &'a Actor,
        model: &'a str,
    ) -> BoxFuture<'a, Result<Answer<Option<Description>>, CrmError>> {
        Box::pin(async move {
            let mut trace = Vec::new();
            let model = self.rpc.model(&actor.0, model, &mut trace).await;
            traced(model.map(|model| Some(Description { fields: (*model).clone() })), trace)
        })
    }

    fn models<'a>(&'a self, actor: &'a Actor) -> BoxFuture<'a, Result<Answer<Vec<String>>, CrmError>> {
        Box::pin(async move {
            let mut trace = Vec::new();
            let result = self.models_now(&actor.0, &mut trace).await;
            traced(result, trace)
        })
    }
}

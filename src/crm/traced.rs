//! The port over calls that gather their exchanges: each connector writes its calls once, and nothing of what was
//! exchanged is lost, whether a call succeeds or not.

use std::future::{Future, ready};

use futures::future::BoxFuture;

use super::transport::{Ask, Reply};
use super::{ActionOutcome, Actor, Answer, Connector, CrmError, Description, Filter, Page, Record, Values};
use crate::model::execution::Exchange;

/// The calls of the port for a role, by its key; what is exchanged joins `trace`, masked. What each one promises is
/// said by [`Connector`].
pub(super) trait Calls: Send + Sync {
    fn open(&self, role: &str, trace: &mut Vec<Exchange>) -> impl Future<Output = Result<(), CrmError>> + Send;

    fn version(&self, trace: &mut Vec<Exchange>) -> impl Future<Output = Result<Option<String>, CrmError>> + Send;

    fn create(
        &self,
        role: &str,
        entity: &str,
        record: (&Values, Option<&str>),
        trace: &mut Vec<Exchange>,
    ) -> impl Future<Output = Result<String, CrmError>> + Send;

    fn read(
        &self,
        role: &str,
        entity: &str,
        id: &str,
        trace: &mut Vec<Exchange>,
    ) -> impl Future<Output = Result<Option<Record>, CrmError>> + Send;

    fn update(
        &self,
        role: &str,
        entity: &str,
        record: (&str, &Values),
        trace: &mut Vec<Exchange>,
    ) -> impl Future<Output = Result<(), CrmError>> + Send;

    fn delete(
        &self,
        role: &str,
        entity: &str,
        id: &str,
        trace: &mut Vec<Exchange>,
    ) -> impl Future<Output = Result<(), CrmError>> + Send;

    fn search(
        &self,
        role: &str,
        entity: &str,
        wanted: (&Filter, usize),
        trace: &mut Vec<Exchange>,
    ) -> impl Future<Output = Result<Page, CrmError>> + Send;

    fn find_marked(
        &self,
        role: &str,
        entity: &str,
        mark: &str,
        trace: &mut Vec<Exchange>,
    ) -> impl Future<Output = Result<Vec<String>, CrmError>> + Send;

    fn action(
        &self,
        role: &str,
        entity: &str,
        asked: (&str, &str),
        trace: &mut Vec<Exchange>,
    ) -> impl Future<Output = Result<ActionOutcome, CrmError>> + Send;

    fn send(
        &self,
        role: Option<&str>,
        ask: &Ask,
        trace: &mut Vec<Exchange>,
    ) -> impl Future<Output = Result<Reply, CrmError>> + Send;

    fn call(
        &self,
        role: &str,
        method: &str,
        params: &str,
        trace: &mut Vec<Exchange>,
    ) -> impl Future<Output = Result<Reply, CrmError>> + Send;

    fn hide(&self, secret: &str);

    fn without_secrets(&self, text: &str) -> String;

    fn describe(
        &self,
        _role: &str,
        _model: &str,
        _trace: &mut Vec<Exchange>,
    ) -> impl Future<Output = Result<Option<Description>, CrmError>> + Send {
        ready(Ok(None))
    }

    fn models(
        &self,
        _role: &str,
        _trace: &mut Vec<Exchange>,
    ) -> impl Future<Output = Result<Vec<String>, CrmError>> + Send {
        ready(Ok(Vec::new()))
    }
}

/// A connector whose exchanges go with its answers and its errors.
pub struct Traced<C>(pub C);

/// The answer with its exchanges; the error has them too.
fn traced<T>(result: Result<T, CrmError>, exchanges: Vec<Exchange>) -> Result<Answer<T>, CrmError> {
    match result {
        Ok(value) => Ok(Answer { value, exchanges }),
        Err(error) => Err(CrmError { exchanges, ..error }),
    }
}

/// Makes a call with a trace of its own.
macro_rules! with_trace {
    ($trace:ident, $call:expr) => {
        Box::pin(async move {
            let mut exchanges = Vec::new();
            let $trace = &mut exchanges;
            let result = $call;
            traced(result, exchanges)
        })
    };
}

impl<C: Calls> Connector for Traced<C> {
    fn open<'a>(&'a self, role: &'a str) -> BoxFuture<'a, Result<Answer<Actor>, CrmError>> {
        with_trace!(trace, self.0.open(role, trace).await.map(|()| Actor(role.to_owned())))
    }

    fn version(&self) -> BoxFuture<'_, Result<Answer<Option<String>>, CrmError>> {
        with_trace!(trace, self.0.version(trace).await)
    }

    fn create<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        values: &'a Values,
        mark: Option<&'a str>,
    ) -> BoxFuture<'a, Result<Answer<String>, CrmError>> {
        with_trace!(trace, self.0.create(&actor.0, entity, (values, mark), trace).await)
    }

    fn read<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Answer<Option<Record>>, CrmError>> {
        with_trace!(trace, self.0.read(&actor.0, entity, id, trace).await)
    }

    fn update<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        id: &'a str,
        values: &'a Values,
    ) -> BoxFuture<'a, Result<Answer<()>, CrmError>> {
        with_trace!(trace, self.0.update(&actor.0, entity, (id, values), trace).await)
    }

    fn delete<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Answer<()>, CrmError>> {
        with_trace!(trace, self.0.delete(&actor.0, entity, id, trace).await)
    }

    fn search<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        filter: &'a Filter,
        limit: usize,
    ) -> BoxFuture<'a, Result<Answer<Page>, CrmError>> {
        with_trace!(trace, self.0.search(&actor.0, entity, (filter, limit), trace).await)
    }

    fn find_marked<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        mark: &'a str,
    ) -> BoxFuture<'a, Result<Answer<Vec<String>>, CrmError>> {
        with_trace!(trace, self.0.find_marked(&actor.0, entity, mark, trace).await)
    }

    fn action<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        id: &'a str,
        action: &'a str,
    ) -> BoxFuture<'a, Result<Answer<ActionOutcome>, CrmError>> {
        with_trace!(trace, self.0.action(&actor.0, entity, (id, action), trace).await)
    }

    fn send<'a>(&'a self, actor: Option<&'a Actor>, ask: &'a Ask) -> BoxFuture<'a, Result<Answer<Reply>, CrmError>> {
        with_trace!(trace, self.0.send(actor.map(|actor| actor.0.as_str()), ask, trace).await)
    }

    fn call<'a>(
        &'a self,
        actor: &'a Actor,
        method: &'a str,
        params: &'a str,
    ) -> BoxFuture<'a, Result<Answer<Reply>, CrmError>> {
        with_trace!(trace, self.0.call(&actor.0, method, params, trace).await)
    }

    fn hide(&self, secret: &str) {
        self.0.hide(secret);
    }

    fn without_secrets(&self, text: &str) -> String {
        self.0.without_secrets(text)
    }

    fn describe<'a>(
        &'a self,
        actor: &'a Actor,
        model: &'a str,
    ) -> BoxFuture<'a, Result<Answer<Option<Description>>, CrmError>> {
        with_trace!(trace, self.0.describe(&actor.0, model, trace).await)
    }

    fn models<'a>(&'a self, actor: &'a Actor) -> BoxFuture<'a, Result<Answer<Vec<String>>, CrmError>> {
        with_trace!(trace, self.0.models(&actor.0, trace).await)
    }
}

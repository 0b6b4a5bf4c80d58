//! A small CRM in memory, with faults on demand.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::FutureExt as _;
use futures::future::BoxFuture;

use crate::campaign::steps::waiting::Waiting;
use crate::crm::{
    ActionOutcome, Actor, Answer, Connector, CrmError, ErrorKind, Filter, Operator, Page, Record, Value, Values,
};
use crate::model::execution::RecordRef;

/// What the CRM holds and how it misbehaves.
#[derive(Default)]
pub struct State {
    pub records: BTreeMap<(String, String), Values>,
    pub marks: BTreeMap<(String, String), String>,
    /// Calls received: `create account morel`…
    pub calls: Vec<String>,
    /// Errors to give, one for each call that begins so.
    pub faults: Vec<(String, CrmError)>,
    /// Calls that begin so give this error each time.
    pub always: Vec<(String, CrmError)>,
    /// Calls that begin so never end.
    pub hang: Option<String>,
    /// Searches say that something is missing.
    pub incomplete: bool,
    /// Searches of this entity find nothing.
    pub blind: Option<String>,
    /// SIRET duplicates are accepted.
    pub duplicates: bool,
    /// The create happens, but its answer is lost: once.
    pub lose_answer: bool,
    /// So many creations give this error, and are done all the same, later: see `commits_at`.
    pub lost: usize,
    pub loss: Option<CrmError>,
    pub uncommitted: Vec<(String, Values, Option<String>)>,
    /// What was lost is done just before the so manieth call that begins so.
    pub commits_at: Option<(String, usize)>,
    /// Creations wait until the CRM is asked for its version.
    pub held: bool,
    /// Fields that this CRM does not give.
    pub withheld: Option<String>,
    /// Searches listen to no condition.
    pub deaf: bool,
    /// The interface has no way to ask for its version.
    pub probeless: bool,
    /// Milliseconds that a call which begins so takes, one for each.
    pub slow: Vec<(String, u64)>,
    /// What happens just before a call that begins so.
    pub vanishing: Vec<(String, Later)>,
    /// What happens once so many milliseconds have passed.
    pub later: Vec<(u64, Later)>,
    next: usize,
}

pub type Later = Box<dyn FnOnce(&mut State) + Send>;

/// Time that passes when somebody waits or is slow, and at no other moment.
#[derive(Default)]
pub struct FakeTime(Mutex<Duration>);

impl FakeTime {
    fn pass(&self, duration: Duration) {
        *self.0.lock().expect("not poisoned") += duration;
    }
}

impl Waiting for FakeTime {
    fn now(&self) -> Duration {
        *self.0.lock().expect("not poisoned")
    }

    fn pause(&self, duration: Duration) -> BoxFuture<'_, ()> {
        self.pass(duration);
        tokio::task::yield_now().boxed()
    }
}

#[derive(Default)]
pub struct FakeCrm {
    pub state: Mutex<State>,
    pub time: Arc<FakeTime>,
    /// Rights that are missing: `read account morel`.
    pub denied: BTreeSet<String>,
    gate: tokio::sync::Notify,
}

impl FakeCrm {
    pub fn with(change: impl FnOnce(&mut State)) -> Self {
        let crm = Self::default();
        {
            let mut state = crm.state.lock().expect("not poisoned");
            for user in ["Morel", "Dubreuil"] {
                state.put("user", [("name", user)]);
            }
            state.put("job", [("name", "quotidien")]);
            change(&mut state);
        }
        crm
    }

    pub fn denying(mut self, call: &str) -> Self {
        self.denied.insert(call.to_owned());
        self
    }

    pub fn calls(&self, beginning: &str) -> usize {
        self.state.lock().expect("not poisoned").calls.iter().filter(|call| call.starts_with(beginning)).count()
    }

    pub fn ids(&self, entity: &str) -> Vec<String> {
        let state = self.state.lock().expect("not poisoned");
        state.records.keys().filter(|(of, _)| of == entity).map(|(_, id)| id.clone()).collect()
    }

    pub fn count(&self, entity: &str) -> usize {
        self.state.lock().expect("not poisoned").records.keys().filter(|(of, _)| of == entity).count()
    }

    /// Notes the call; gives the fault that waits for it.
    fn enter(&self, call: &str) -> Result<bool, CrmError> {
        let mut state = self.state.lock().expect("not poisoned");
        state.calls.push(call.to_owned());
        state.commit_at();
        if let Some(i) = state.faults.iter().position(|(beginning, _)| call.starts_with(beginning.as_str())) {
            return Err(state.faults.remove(i).1);
        }
        if let Some((_, error)) = state.always.iter().find(|(beginning, _)| call.starts_with(beginning.as_str())) {
            return Err(error.clone());
        }
        if self.denied.contains(call) {
            return Err(CrmError::new(ErrorKind::Forbidden, "hors périmètre"));
        }
        Ok(state.hang.as_deref().is_some_and(|beginning| call.starts_with(beginning)))
    }

    fn call<'a, T: Send + 'a>(
        &'a self,
        call: String,
        act: impl FnOnce(&mut State) -> Result<T, CrmError> + Send + 'a,
    ) -> BoxFuture<'a, Result<Answer<T>, CrmError>> {
        async move {
            if self.enter(&call)? {
                futures::future::pending::<()>().await;
            }
            let mut state = self.state.lock().expect("not poisoned");
            if let Some(i) = state.slow.iter().position(|(beginning, _)| call.starts_with(beginning.as_str())) {
                self.time.pass(Duration::from_millis(state.slow.remove(i).1));
            }
            let now = self.time.now().as_millis();
            while let Some(i) = state.later.iter().position(|(after, _)| u128::from(*after) <= now) {
                let (_, change) = state.later.remove(i);
                change(&mut state);
            }
            if let Some(i) = state.vanishing.iter().position(|(beginning, _)| call.starts_with(beginning.as_str())) {
                let (_, change) = state.vanishing.remove(i);
                change(&mut state);
            }
            let value = act(&mut state)?;
            Ok(Answer { value, exchanges: Vec::new() })
        }
        .boxed()
    }
}

impl State {
    fn commit_at(&mut self) {
        let reached = |(beginning, nth): &(String, usize)| {
            self.calls.iter().filter(|call| call.starts_with(beginning.as_str())).count() >= *nth
        };
        if self.commits_at.as_ref().is_some_and(reached) {
            self.commit();
        }
    }

    /// Does what was lost.
    pub fn commit(&mut self) {
        for (entity, values, mark) in std::mem::take(&mut self.uncommitted) {
            let id = self.insert(&entity, values);
            mark.map(|mark| self.marks.insert((entity, id), mark));
        }
    }

    /// Changes a field of all records of an entity.
    pub fn set_all(&mut self, entity: &str, field: &str, value: &str) {
        for (_, values) in self.records.iter_mut().filter(|((of, _), _)| of == entity) {
            values.insert(field.to_owned(), Value::Text(value.to_owned()));
        }
    }

    pub fn put<const N: usize>(&mut self, entity: &str, values: [(&str, &str); N]) -> String {
        let values = values.iter().map(|(key, value)| ((*key).to_owned(), Value::Text((*value).to_owned()))).collect();
        self.insert(entity, values)
    }

    pub fn insert(&mut self, entity: &str, values: Values) -> String {
        self.next += 1;
        let id = format!("{entity}-{}", self.next);
        self.records.insert((entity.to_owned(), id.clone()), values);
        id
    }
}

/// All fields of the example target, empty ones as nothing.
fn shown(state: &State, entity: &str, values: &Values) -> Values {
    let target = crate::vocabulary::example::target();
    let fields = target.entities.get(entity).map(|entity| entity.fields.keys().cloned().collect::<Vec<_>>());
    let empty = fields.unwrap_or_default().into_iter().map(|field| (field, Value::Null));
    let mut all: Values = empty.chain(values.clone()).collect();
    all.retain(|field, _| state.withheld.as_ref() != Some(field));
    all
}

fn passes(values: &Values, filter: &Filter) -> bool {
    filter.iter().all(|(field, operator, wanted)| {
        let actual = values.get(field).unwrap_or(&Value::Null);
        match (operator, actual, wanted) {
            (Operator::Is, _, _) => actual == wanted,
            (Operator::Contains, Value::Text(a), Value::Text(b)) => a.contains(b.as_str()),
            (Operator::Greater, Value::Decimal(a), Value::Decimal(b)) => a > b,
            (Operator::Less, Value::Decimal(a), Value::Decimal(b)) => a < b,
            (Operator::Greater, Value::Date(a), Value::Date(b)) => a > b,
            (Operator::Less, Value::Date(a), Value::Date(b)) => a < b,
            _ => false,
        }
    })
}

impl Connector for FakeCrm {
    fn open<'a>(&'a self, role: &'a str) -> BoxFuture<'a, Result<Answer<Actor>, CrmError>> {
        self.call(format!("open {role}"), move |_| Ok(Actor(role.to_owned())))
    }

    fn version(&self) -> BoxFuture<'_, Result<Answer<Option<String>>, CrmError>> {
        if self.state.lock().expect("not poisoned").held && self.calls("create") > 0 {
            self.gate.notify_one();
        }
        self.call("version".to_owned(), |state| Ok((!state.probeless).then(|| "7.0".to_owned())))
    }

    fn create<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        values: &'a Values,
        mark: Option<&'a str>,
    ) -> BoxFuture<'a, Result<Answer<String>, CrmError>> {
        let held = self.state.lock().expect("not poisoned").held;
        let call = self.call(format!("create {entity} {}", actor.0), move |state| {
            if state.lost > 0 {
                state.lost -= 1;
                state.uncommitted.push((entity.to_owned(), values.clone(), mark.map(str::to_owned)));
                return Err(state.loss.clone().expect("what is told of a loss"));
            }
            let siret = values.get("siret");
            let same = |(of, known): (&(String, String), &Values)| of.0 == entity && known.get("siret") == siret;
            if siret.is_some() && !state.duplicates && state.records.iter().any(|(key, known)| same((key, known))) {
                return Err(CrmError::new(ErrorKind::Duplicate, "SIRET déjà connu"));
            }
            let id = state.insert(entity, values.clone());
            if let Some(mark) = mark {
                state.marks.insert((entity.to_owned(), id.clone()), mark.to_owned());
            }
            if std::mem::take(&mut state.lose_answer) {
                return Err(CrmError { http_status: Some(503), ..CrmError::new(ErrorKind::Unavailable, "coupure") });
            }
            Ok(id)
        });
        async move {
            if held {
                self.state.lock().expect("not poisoned").calls.push("create is held".to_owned());
                self.gate.notified().await;
            }
            call.await
        }
        .boxed()
    }

    fn read<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Answer<Option<Record>>, CrmError>> {
        self.call(format!("read {entity} {}", actor.0), move |state| {
            let values = state.records.get(&(entity.to_owned(), id.to_owned())).cloned();
            Ok(values.map(|values| Record { id: id.to_owned(), values: shown(state, entity, &values) }))
        })
    }

    fn update<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        id: &'a str,
        values: &'a Values,
    ) -> BoxFuture<'a, Result<Answer<()>, CrmError>> {
        self.call(format!("update {entity} {}", actor.0), move |state| {
            let record = state.records.get_mut(&(entity.to_owned(), id.to_owned()));
            let record = record.ok_or_else(|| CrmError::new(ErrorKind::NotFound, "inconnu"))?;
            record.extend(values.clone());
            Ok(())
        })
    }

    fn delete<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Answer<()>, CrmError>> {
        self.call(format!("delete {entity} {}", actor.0), move |state| {
            let gone = state.records.remove(&(entity.to_owned(), id.to_owned()));
            gone.map(|_| ()).ok_or_else(|| CrmError::new(ErrorKind::NotFound, "inconnu"))
        })
    }

    fn search<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        filter: &'a Filter,
        limit: usize,
    ) -> BoxFuture<'a, Result<Answer<Page>, CrmError>> {
        self.call(format!("search {entity} {}", actor.0), move |state| {
            let blind = state.blind.as_deref() == Some(entity);
            let all = state
                .records
                .iter()
                .filter(|((of, _), values)| !blind && of == entity && (state.deaf || passes(values, filter)));
            let records: Vec<Record> = all
                .map(|((_, id), values)| Record { id: id.clone(), values: shown(state, entity, values) })
                .take(limit)
                .collect();
            let cut = filter.is_empty() && state.records.keys().filter(|(of, _)| of == entity).count() > limit;
            Ok(Page { records, complete: !state.incomplete && (blind || !cut), doubt: None })
        })
    }

    fn find_marked<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        mark: &'a str,
    ) -> BoxFuture<'a, Result<Answer<Vec<String>>, CrmError>> {
        self.call(format!("marked {entity} {}", actor.0), move |state| {
            let carries =
                |(key, known): &(&(String, String), &String)| known.as_str() == mark && state.records.contains_key(key);
            let all = state.marks.iter().filter(carries).filter(|((of, _), _)| of == entity);
            Ok(all.map(|((_, id), _)| id.clone()).collect())
        })
    }

    fn action<'a>(
        &'a self,
        actor: &'a Actor,
        entity: &'a str,
        id: &'a str,
        action: &'a str,
    ) -> BoxFuture<'a, Result<Answer<ActionOutcome>, CrmError>> {
        self.call(format!("action {action} {entity} {}", actor.0), move |state| {
            let key = (entity.to_owned(), id.to_owned());
            let values = state.records.get(&key).cloned().unwrap_or_default();
            let made = match action {
                "convert" if values.get("status") == Some(&Value::Text("converted".into())) => {
                    return Err(CrmError::new(ErrorKind::Transition, "déjà convertie"));
                }
                "convert" => {
                    let name = values.get("name").cloned().unwrap_or(Value::Null);
                    let lead = state.records.get_mut(&key).expect("the lead");
                    lead.insert("status".into(), Value::Text("converted".into()));
                    Some(("account", Values::from([("name".to_owned(), name)])))
                }
                "run" => Some(("task", Values::from([("name".to_owned(), Value::Text("relance".into()))]))),
                _ => None,
            };
            let created = made.map(|(of, values)| RecordRef { entity: of.to_owned(), id: state.insert(of, values) });
            Ok(ActionOutcome { created: created.into_iter().collect() })
        })
    }
}

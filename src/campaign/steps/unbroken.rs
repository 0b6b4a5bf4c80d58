//! Which calls come to their end although the step that made them was dropped?
//!
//! A step is dropped when a person stops the run or its time is over. What the CRM is creating then
//! must be known before anything is removed: what an action creates is named by its answer alone.

use std::io;

use super::context::RunContext;
use crate::campaign::journal::Intent;
use crate::crm::{ActionOutcome, Actor, Answer, CrmError, ErrorKind, Values};

/// What an action did, and whether what it created stands in the journal.
pub type Acted = (ActionOutcome, io::Result<()>);

/// The id of what was created, and whether it stands in the journal.
pub type Created = (String, io::Result<()>);

impl RunContext {
    /// Triggers an action and takes charge of what it created.
    ///
    /// # Errors
    /// Those of the connector.
    pub async fn act(
        &self,
        instance: usize,
        actor: &Actor,
        (entity, id): (&str, &str),
        action: &str,
    ) -> Result<Answer<Acted>, CrmError> {
        let (connector, journal) = (self.connector.clone(), self.journal.clone());
        let (actor, entity, id, action) = (actor.clone(), entity.to_owned(), id.to_owned(), action.to_owned());
        self.unbroken(instance, async move {
            let number = match journal.acting((&entity, &id), &action) {
                Ok(number) => number,
                // Without its line in the journal nothing is triggered.
                Err(error) => {
                    let value = (ActionOutcome::default(), Err(error));
                    return Ok(Answer { value, exchanges: Vec::new() });
                }
            };
            let answer = connector.action(&actor, &entity, &id, &action).await;
            let adopted = match &answer {
                Ok(answer) => answer.value.created.iter().try_for_each(|made| journal.adopt(instance, made, &actor.0)),
                // What it did is not known: its line stays open. An answer that cannot be read names nothing either.
                Err(error) if error.kind.leaves_unknown() || error.kind == ErrorKind::Protocol => {
                    return Err(error.clone());
                }
                Err(_) => Ok(()),
            };
            let adopted = adopted.and_then(|()| journal.acted(number));
            let Answer { value, exchanges } = answer?;
            Ok(Answer { value: (value, adopted), exchanges })
        })
        .await
    }

    /// Creates a record whose intent is in the journal, and writes there what is known of it by the answer.
    ///
    /// # Errors
    /// Those of the connector.
    pub async fn create(
        &self,
        instance: usize,
        actor: &Actor,
        (intent, values): (&Intent, &Values),
    ) -> Result<Answer<Created>, CrmError> {
        let (connector, journal) = (self.connector.clone(), self.journal.clone());
        let (actor, intent, values) = (actor.clone(), intent.clone(), values.clone());
        self.unbroken(instance, async move {
            let answer = connector.create(&actor, &intent.entity, &values, intent.mark.as_deref()).await;
            let written = match &answer {
                Ok(answer) => journal.created(&intent, &answer.value),
                // Whether it exists, or will exist in a moment, is not known.
                Err(error) if error.kind.leaves_unknown() => Ok(()),
                // A refusal created nothing: nothing is to be removed.
                Err(error) if error.kind.is_refusal() => journal.void(&intent),
                Err(_) => journal.answered(&intent),
            };
            let Answer { value, exchanges } = answer?;
            Ok(Answer { value: (value, written), exchanges })
        })
        .await
    }

    /// Returns once no such call of any instance is under way.
    pub async fn settled(&self) {
        for calls in &self.calls {
            let _all = calls.write().await;
        }
    }

    /// Returns once no such call of an instance is under way.
    pub async fn settled_of(&self, instance: usize) {
        if let Some(calls) = self.calls.get(instance) {
            let _all = calls.write().await;
        }
    }

    async fn unbroken<T: Send + 'static>(
        &self,
        instance: usize,
        call: impl Future<Output = Result<T, CrmError>> + Send + 'static,
    ) -> Result<T, CrmError> {
        let under_way = match self.calls.get(instance) {
            Some(calls) => Some(calls.clone().read_owned().await),
            None => None,
        };
        let task = tokio::spawn(async move {
            let _under_way = under_way;
            call.await
        });
        task.await.unwrap_or_else(|error| Err(CrmError::new(ErrorKind::Protocol, error.to_string())))
    }
}

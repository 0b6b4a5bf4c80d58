//! Which calls come to their end although the step that made them was dropped?
//!
//! A step is dropped when a person stops the run or its time is over. What the CRM is creating then
//! must be known before anything is removed: what an action creates is named by its answer alone.

use std::io;

use super::context::{RunContext, is_loss};
use crate::crm::{ActionOutcome, Actor, Answer, CrmError, ErrorKind, Values};

/// What an action did, and whether what it created stands in the journal.
pub type Acted = (ActionOutcome, io::Result<()>);

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
        self.unbroken(async move {
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
                // What it did is not known: its line stays open.
                Err(error) if is_loss(error) => return Err(error.clone()),
                Err(_) => Ok(()),
            };
            let adopted = adopted.and_then(|()| journal.acted(number));
            let Answer { value, exchanges } = answer?;
            Ok(Answer { value: (value, adopted), exchanges })
        })
        .await
    }

    /// Creates a record whose intent is in the journal.
    ///
    /// # Errors
    /// Those of the connector.
    pub async fn create(
        &self,
        actor: &Actor,
        entity: &str,
        values: &Values,
        mark: Option<&str>,
    ) -> Result<Answer<String>, CrmError> {
        let connector = self.connector.clone();
        let (actor, entity, values) = (actor.clone(), entity.to_owned(), values.clone());
        let mark = mark.map(str::to_owned);
        self.unbroken(async move { connector.create(&actor, &entity, &values, mark.as_deref()).await }).await
    }

    /// Returns once no such call is under way.
    pub async fn settled(&self) {
        let _all = self.calls.write().await;
    }

    async fn unbroken<T: Send + 'static>(
        &self,
        call: impl Future<Output = Result<T, CrmError>> + Send + 'static,
    ) -> Result<T, CrmError> {
        let under_way = self.calls.clone().read_owned().await;
        let task = tokio::spawn(async move {
            let _under_way = under_way;
            call.await
        });
        task.await.unwrap_or_else(|error| Err(CrmError::new(ErrorKind::Protocol, error.to_string())))
    }
}

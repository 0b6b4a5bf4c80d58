//! What does a step by hand do? It takes what a person answered, or waits for it.

use super::calls::Play;
use super::failure::Failure;
use crate::model::execution::{Cause, Status};
use crate::text::Message;

impl Play<'_> {
    /// Takes the answer of a person; without one the scenario waits.
    pub(super) async fn by_hand(&mut self) -> Result<(), Failure> {
        if std::mem::take(&mut self.world.verify) {
            self.still_there().await?;
        }
        let index = self.world.begun.saturating_sub(1);
        let Some(answer) = self.world.answers.remove(&index) else { return Err(Failure::waiting()) };
        let failure = (answer.status != Status::Passed).then(|| Failure::answered(&answer));
        self.world.log.answer = Some(answer);
        failure.map_or(Ok(()), Err)
    }

    /// What the scenario made before it waited must still be there: nobody is asked about what is gone.
    async fn still_there(&mut self) -> Result<(), Failure> {
        let deleted = self.world.all_deleted().clone();
        let records: Vec<_> = self.world.all_remembered().filter(|(.., id)| !deleted.contains(id)).collect();
        let made = self.run.resumed.get(&self.world.instance).map(|resumed| resumed.pause.made.clone());
        for (entity, name, id) in records {
            if self.fetch(&entity, &id).await?.is_none() {
                // As the scenario wrote it, where it made it.
                let own = made.iter().flatten().find(|left| left.id.as_ref() == Some(&id));
                let name = own.map(|left| left.intent.name.clone()).filter(|name| !name.is_empty()).unwrap_or(name);
                let label = self.run.target.entities.get(&entity).map(|one| one.labels.first(self.lang, &entity));
                let message = Message::new("step-record-gone").with("entity", label.unwrap_or(&entity));
                let message = message.with("name", name).with("id", id);
                return Err(Failure::blocked(Cause::SetUp, message.text(self.lang)));
            }
        }
        Ok(())
    }
}

//! Which value of the CRM do later steps write, and is it a secret?

use super::calls::Play;
use super::failure::Failure;
use super::looks::is_blank;
use super::operation::Named;
use super::reading::captures::is_secret;
use super::words;
use crate::crm::Value;
use crate::model::execution::Cause;
use crate::text::Message;

impl Play<'_> {
    /// Keeps the value of a field under a name, written so that every sort of field reads it.
    pub(super) async fn keep(&mut self, record: &Named, key: &str, name: &str) -> Result<(), Failure> {
        let none = || Message::new("words-none").text(self.lang);
        let missing = Failure::mismatch(self.lang, self.say_named(record), none());
        let Some(id) = self.one(record).await? else { return Err(missing) };
        let Some(found) = self.fetch(&record.entity, &id).await? else { return Err(missing) };
        let field = self.field(&record.entity, key).unwrap_or_default();
        let actual = self.given(&found, key)?;
        if is_blank(actual) {
            let say = |id| Message::new(id).text(self.lang);
            let (wanted, empty) = (say("words-not-empty"), say("words-empty"));
            return Err(Failure::failed(Cause::Mismatch, say("step-capture-empty"), wanted, empty));
        }
        let text = match actual {
            Value::Bool(_) => words::value(actual, &field, self.lang),
            Value::Reference(_) => self.say_value(&record.entity, key, actual).await,
            other => words::raw(other, &field, self.lang).unwrap_or_default(),
        };
        if is_secret(key, &field, name) {
            self.world.secrets.get_or_insert_default().hide(&text);
        }
        self.world.memory.keep(name, text);
        Ok(())
    }
}

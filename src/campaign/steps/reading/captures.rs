//! Which values were kept, and what does a text say with them?

use std::collections::BTreeMap;

use super::{Fault, Memory, Reader};
use crate::campaign::plan::PlannedStep;
use crate::campaign::steps::operation::Operation;
use crate::crm::secrets;
use crate::model::target::Field;
use crate::text::Message;
use crate::vocabulary::captures::{self, form};

/// Is what is kept of a field under a name a secret? What the author calls it tells too: an activation code kept as
/// « jeton ».
pub fn is_secret(key: &str, field: &Field, name: &str) -> bool {
    [key, field.api.as_str(), name].into_iter().chain(field.labels.all()).any(secrets::names_a_secret)
}

/// What is kept under each name, as it is written; the value comes when the step is played.
pub(super) type Captured = BTreeMap<String, (String, Option<String>)>;

impl Memory {
    /// Keeps a value under a name that a step was read to keep it under.
    pub fn keep(&mut self, name: &str, value: String) {
        self.captured.insert(form(name), (name.to_owned(), Some(value)));
    }

    /// A value will be kept under a name; one that is a secret is not kept while a person answers.
    pub(super) fn will_keep(&mut self, name: &str, secret: bool) {
        self.captured.insert(form(name), (name.to_owned(), None));
        self.lost.remove(&form(name));
        if secret {
            self.secret.insert(form(name));
        } else {
            self.secret.remove(&form(name));
        }
    }

    /// What is kept, with its value, unless that is a secret.
    pub fn kept(&self) -> impl Iterator<Item = (&str, &str)> {
        let open = |form: &String| !self.lost.contains(form) && !self.secret.contains(form);
        let known = self.captured.iter().filter(move |(form, _)| open(form));
        known.filter_map(|(_, (name, value))| Some((name.as_str(), value.as_deref()?)))
    }
}

impl Reader<'_> {
    /// A step that keeps a value.
    pub(super) fn keep(&mut self, field: &str, record: &str, name: &str) -> Result<Operation, Fault> {
        let record = self.record(record)?;
        let (key, field) = self.field(&record.entity, field)?;
        let key = key.to_owned();
        let secret = is_secret(&key, field, name);
        if !captures::is_name(name) {
            return Err(self.fault(&Message::new("step-capture-name").with("value", name)));
        }
        self.memory.will_keep(name, secret);
        Ok(Operation::Keep(record, key, name.to_owned()))
    }

    /// Every value that a step or its table names was kept before.
    pub(super) fn known_captures(&self, step: &PlannedStep) -> Result<(), Fault> {
        let cells = step.table.iter().flatten().flatten().map(String::as_str);
        let named: Vec<&str> = std::iter::once(step.text.as_str()).chain(cells).flat_map(captures::names).collect();
        if let Some(lost) = named.iter().find(|name| self.memory.lost.contains(&form(name))) {
            return Err(self.fault(&Message::new("step-capture-lost").with("name", *lost)));
        }
        match named.into_iter().find(|name| !self.memory.captured.contains_key(&form(name))) {
            None => Ok(()),
            Some(unknown) => {
                let kept = self.memory.captured.values().map(|(name, _)| name.as_str());
                Err(self.unknown("step-unknown-capture", unknown, kept))
            }
        }
    }

    /// A text with the values that are known by now.
    pub(super) fn filled(&self, text: &str) -> String {
        captures::filled(text, |name| self.memory.captured.get(&form(name)).and_then(|(_, value)| value.clone()))
    }

    /// A text with what is made of each value, known or not.
    pub(super) fn filled_with(&self, text: &str, make: impl Fn(Option<&str>) -> String) -> String {
        let kept = |name: &str| self.memory.captured.get(&form(name));
        captures::filled(text, |name| kept(name).map(|(_, value)| make(value.as_deref())))
    }

    /// Does a text hold a kept value, and no figure beside it?
    pub(super) fn is_kept(&self, text: &str) -> bool {
        let rest = captures::filled(text, |_| Some(String::new()));
        rest != text && !rest.contains(|c: char| c.is_ascii_digit())
    }

    /// Does a text name a value that is not known yet?
    pub(super) fn is_open(&self, text: &str) -> bool {
        let open = |name: &str| self.memory.captured.get(&form(name)).is_some_and(|(_, value)| value.is_none());
        captures::names(text).any(open)
    }
}

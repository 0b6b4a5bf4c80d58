//! What does a Tryton target declare beside its entities?

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value as Json;

use crate::crm::{CrmError, ErrorKind, refusals};
use crate::model::target::Target;
use crate::text::{Lang, Message};

/// The `protocol` of a target whose connector is `tryton`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protocol {
    /// Language in which the server is asked to speak: its refusals are known by their words.
    #[serde(default = "french")]
    pub language: String,
    /// Conditions that a record of an entity fulfils, where several entities share one model; as Tryton
    /// writes a domain: `[[is_person, "=", true]]`.
    #[serde(default)]
    pub only: BTreeMap<String, Vec<Json>>,
    /// Values that every new record of an entity is given, beside those of the scenario.
    #[serde(default)]
    pub given: BTreeMap<String, BTreeMap<String, Json>>,
    /// How refusals of a kind begin, or what stands in them. The server gives no code: all that is not found
    /// here is a value that it does not accept.
    #[serde(default)]
    pub refusals: BTreeMap<ErrorKind, Vec<String>>,
}

fn french() -> String {
    "fr".to_owned()
}

impl Protocol {
    /// Reads it.
    ///
    /// # Errors
    /// `Unsupported`, with what is wrong.
    pub fn of(target: &Target, lang: Lang) -> Result<Self, CrmError> {
        let declared =
            if target.protocol.is_null() { Json::Object(serde_json::Map::new()) } else { target.protocol.clone() };
        let protocol: Self = serde_json::from_value(declared).map_err(|error| {
            let words = Message::new("crm-protocol-invalid").with("target", &target.id);
            CrmError::new(ErrorKind::Unsupported, words.with("detail", error.to_string()).text(lang))
        })?;
        Ok(protocol)
    }

    /// What kind of refusal these words are.
    pub fn kind(&self, words: &str) -> ErrorKind {
        refusals::kind(&self.refusals, words).unwrap_or(ErrorKind::Validation)
    }
}

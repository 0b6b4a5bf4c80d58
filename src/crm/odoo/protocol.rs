//! What does an Odoo target declare beside its entities?

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value as Json};

use crate::crm::{CrmError, ErrorKind};
use crate::model::target::Target;
use crate::text::{Lang, Message};

/// The `protocol` of a target whose connector is `odoo`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protocol {
    /// Language in which the server is asked to speak.
    #[serde(default = "french")]
    pub language: String,
    /// Conditions that a record of an entity fulfils, where several entities share one model; as Odoo
    /// writes a domain: `[[type, "=", opportunity]]`.
    #[serde(default)]
    pub only: BTreeMap<String, Vec<Json>>,
    /// Values that every new record of an entity is given, beside those of the scenario.
    #[serde(default)]
    pub given: BTreeMap<String, BTreeMap<String, Json>>,
    /// What stands in the words of refusals of a kind. The class of the error decides first; an ordinary
    /// `UserError` whose words are not found here is a value that the server does not accept.
    #[serde(default)]
    pub refusals: BTreeMap<ErrorKind, Vec<String>>,
}

fn french() -> String {
    "fr_FR".to_owned()
}

impl Protocol {
    /// Reads it.
    ///
    /// # Errors
    /// `Unsupported`, with what is wrong.
    pub fn of(target: &Target, lang: Lang) -> Result<Self, CrmError> {
        let none = target.protocol.is_null();
        let declared = if none { Json::Object(Map::new()) } else { target.protocol.clone() };
        serde_json::from_value(declared).map_err(|error| {
            let words = Message::new("crm-protocol-invalid").with("target", &target.id);
            CrmError::new(ErrorKind::Unsupported, words.with("detail", error.to_string()).text(lang))
        })
    }
}

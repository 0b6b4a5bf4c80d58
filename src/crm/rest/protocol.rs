//! How is this REST interface declared? The `protocol` of a target, read from its YAML.

mod errors;
mod record;
mod search;
mod sign_in;

use std::collections::BTreeMap;

use reqwest::Method;
use serde::Deserialize;
use serde_json::Value as Json;
use serde_json_path::JsonPath;

use crate::crm::transport::encoded;
pub use errors::Errors;
pub use record::{ActionShape, Beside, Days, Envelope, NewId, RecordShape, Written};
pub use search::{Condition, InBody, Joined, Late, Operators, Search, Word, replaced};
pub use sign_in::{Assertion, SignIn, Signed};

/// All that the connector has to know about an interface.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protocol {
    /// How a role opens its session.
    pub sign_in: SignIn,
    /// Headers that each call carries.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// Type of the bodies that are sent, where it is not `application/json`.
    pub content: Option<String>,
    /// How the version is asked, where it can be.
    pub version: Option<Probe>,
    /// How a record is created.
    pub create: Create,
    /// How a record is read.
    pub read: Read,
    /// How a record is changed.
    pub update: Update,
    /// How a record is deleted.
    pub delete: Plain,
    /// How records are searched.
    pub search: Search,
    /// What a record looks like.
    pub record: RecordShape,
    /// What the answer to an action looks like.
    #[serde(default)]
    pub action: Option<ActionShape>,
    /// What a refusal looks like.
    pub errors: Errors,
    /// How amounts and percentages are sent.
    #[serde(default)]
    pub amounts: Written,
    /// How the values of choices are sent.
    #[serde(default)]
    pub choices: Written,
    /// How references are sent: as text, or as numbers where ids are.
    #[serde(default)]
    pub references: Written,
    /// What a reference is sent as, where it is more than the id: `/{entity}({id})`.
    pub reference: Option<String>,
    /// How days are sent.
    #[serde(default)]
    pub days: Days,
    /// What is sent for « nothing »; `null` where it is not said.
    #[serde(default)]
    pub nothing: Json,
    /// The sign between the names of a value within another one (`name.firstName`), where there are such.
    pub within: Option<String>,
    /// Values given to each new record of an entity, by their names in the interface, beside those of the scenario.
    #[serde(default)]
    pub given: BTreeMap<String, BTreeMap<String, Json>>,
    /// Fields that do not stand among the values, by entity and field.
    #[serde(default)]
    pub beside: BTreeMap<String, BTreeMap<String, Beside>>,
    /// What stands around the values of a record that are sent; nothing when they are the body itself.
    pub envelope: Option<Envelope>,
}

/// A question without a session.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Probe {
    /// The call.
    pub call: Call,
    /// Where the answer is.
    pub value: JsonPath,
}

/// A creation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Create {
    /// The call; `{entity}` is replaced.
    pub call: Call,
    /// Headers that it has beside those of each call.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// Where the id is in the answer.
    pub id: NewId,
}

/// A read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Read {
    /// The call; `{entity}` and `{id}` are replaced, and `{fields}` by the names of the entity's fields.
    pub call: Call,
    /// Where the record is in the answer.
    pub record: JsonPath,
    /// Where the record says that it was deleted, where such a one is still given.
    pub gone: Option<JsonPath>,
}

/// A change.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// The call; `{entity}` and `{id}` are replaced.
    pub call: Call,
    /// Headers that it has beside those of each call.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
}

/// A call whose answer is not looked into.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plain {
    /// The call; `{entity}` and `{id}` are replaced.
    pub call: Call,
}

/// `METHOD path`.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Call {
    /// The method.
    pub method: Method,
    /// The path, with its placeholders.
    pub path: String,
}

impl TryFrom<String> for Call {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wanted = || format!("« {text} »: METHOD /path");
        let (method, path) = text.split_once(' ').ok_or_else(wanted)?;
        let known = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];
        let method = known.into_iter().find(|known| known.as_str() == method).ok_or_else(wanted)?;
        if !path.starts_with('/') {
            return Err(wanted());
        }
        Ok(Self { method, path: path.trim().to_owned() })
    }
}

impl Call {
    /// The path with its placeholders replaced, each value encoded.
    pub fn path_of(&self, entity: &str, id: &str) -> String {
        self.path.replace("{entity}", &encoded(entity)).replace("{id}", &encoded(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_a_method_and_a_path_whose_values_are_encoded() {
        let call = Call::try_from("GET /api/{entity}/{id}".to_owned()).expect("a call");
        assert_eq!(call.path_of("accounts", "a/b é"), "/api/accounts/a%2Fb%20%C3%A9");
        assert!(Call::try_from("FETCH /x".to_owned()).is_err());
        assert!(Call::try_from("GET x".to_owned()).is_err());
    }
}

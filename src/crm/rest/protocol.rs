//! How is this REST interface declared? The `protocol` of a target, read from its YAML.

use std::collections::BTreeMap;

use reqwest::Method;
use serde::Deserialize;
use serde_json_path::JsonPath;

use crate::crm::ErrorKind;
use crate::crm::transport::encoded;

/// All that the connector has to know about an interface.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protocol {
    /// How a role opens its session.
    pub sign_in: SignIn,
    /// How the version is asked, where it can be.
    pub version: Option<Probe>,
    /// How a record is created.
    pub create: Create,
    /// How a record is read.
    pub read: Read,
    /// How a record is changed.
    pub update: Plain,
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
    pub amounts: Amounts,
    /// Name under which the values of a record are sent; none when they are the body itself.
    pub envelope: Option<String>,
}

/// A sign-in that gives a token, sent with every later call.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The call.
    pub call: Call,
    /// Its body; `{login}` and `{password}` are replaced.
    pub body: BTreeMap<String, String>,
    /// Where the token is in the answer.
    pub token: JsonPath,
    /// Header that carries it.
    pub header: String,
    /// That header's value; `{token}` is replaced.
    pub value: String,
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
    /// Where the id is in the answer.
    pub id: JsonPath,
}

/// A read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Read {
    /// The call; `{entity}` and `{id}` are replaced.
    pub call: Call,
    /// Where the record is in the answer.
    pub record: JsonPath,
}

/// A call whose answer is not looked into.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plain {
    /// The call; `{entity}` and `{id}` are replaced.
    pub call: Call,
}

/// A search with pages by offset.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// The call; `{entity}` is replaced.
    pub call: Call,
    /// One condition, `name=value`; `{field}`, `{operator}`, `{value}` are replaced.
    pub condition: String,
    /// Words of the operators.
    pub operators: Operators,
    /// Where the records are in the answer.
    pub records: JsonPath,
    /// Where the number of all records found is, where it is told. Without it a search costs one request
    /// more: only an empty page proves that there is nothing else.
    pub total: Option<JsonPath>,
    /// Name of the parameter that says how many records to skip.
    pub offset: String,
    /// Name of the parameter that says how many records to give.
    pub limit: String,
    /// Records of a page.
    pub page: usize,
}

/// Words of the operators.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is named by its operator")]
pub struct Operators {
    pub is: String,
    pub contains: String,
    pub greater: String,
    pub less: String,
}

/// What a record looks like.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordShape {
    /// Where its id is.
    pub id: JsonPath,
}

/// What the answer to an action says about records that it created.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionShape {
    /// Where they are.
    pub created: JsonPath,
    /// In each, where the entity's name in the interface is.
    pub entity: JsonPath,
    /// In each, where the id is.
    pub id: JsonPath,
}

/// What a refusal looks like.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Errors {
    /// Where its code is.
    pub code: JsonPath,
    /// Where its words are.
    pub message: JsonPath,
    /// Where the field's name is, where it is told.
    pub field: Option<JsonPath>,
    /// Kinds by code; a code that is not here is judged by the HTTP status.
    #[serde(default)]
    pub kinds: BTreeMap<String, ErrorKind>,
}

/// How amounts and percentages are written in JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Amounts {
    /// `"15000.00"`
    #[default]
    Text,
    /// `15000.00`
    Number,
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

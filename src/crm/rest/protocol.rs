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
    /// What stands around the values of a record that are sent; nothing when they are the body itself.
    pub envelope: Option<Envelope>,
}

/// What stands around the values of a record that are sent.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Envelope {
    /// The name under which they are sent.
    Name(String),
    /// The whole body, `"{values}"` where they stand: `{data: {type: "{entity}", id: "{id}", attributes: "{values}"}}`.
    /// A record that is not there yet has no id: what is only that is left out.
    Around(serde_json::Map<String, serde_json::Value>),
}

/// What each call carries to say who asks: a token that a sign-in gives, or what is known beforehand (a key, a
/// password).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The call that gives the token; none where there is no sign-in.
    pub call: Option<Call>,
    /// Its body; `{login}` and `{password}` are replaced.
    #[serde(default)]
    pub body: BTreeMap<String, String>,
    /// Is the body sent as a form, as OAuth 2.0 wants it (RFC 6749, section 4)?
    #[serde(default)]
    pub form: bool,
    /// Where the token is in the answer.
    pub token: Option<JsonPath>,
    /// Header that each call carries.
    pub header: String,
    /// That header's value: `{token}`, `{login}`, `{password}` are replaced, and `{basic}` by login and password as
    /// HTTP's Basic scheme writes them (RFC 7617).
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

/// A search.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// The call; `{entity}` is replaced.
    pub call: Call,
    /// How conditions are written.
    pub condition: Condition,
    /// Words of the operators.
    pub operators: Operators,
    /// Where the records are in the answer.
    pub records: JsonPath,
    /// Where the number of all records found is, where it is told. Without it a search by offset costs one request
    /// more: only an empty page proves that there is nothing else.
    pub total: Option<JsonPath>,
    /// Name of the parameter that says how many records to skip.
    pub offset: Option<String>,
    /// The parameter that says which page is wanted, where pages are numbered.
    pub number: Option<Numbered>,
    /// Where the answer says how to go on, where it does.
    pub next: Option<Next>,
    /// Name of the parameter that says how many records to give.
    pub limit: Option<String>,
    /// Records of a page.
    pub page: usize,
}

/// Pages that are numbered.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbered {
    /// Name of the parameter.
    pub parameter: String,
    /// Number of the first page.
    pub first: usize,
}

/// How an answer says that more is to come: its absence says that this was all.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Next {
    /// Where the mark of the next page is, or its whole address.
    pub at: JsonPath,
    /// Name of the parameter that gives the mark back; none when it is an address.
    pub parameter: Option<String>,
    /// Where the answer says whether there is more, when the mark of the last page is told too.
    pub more: Option<JsonPath>,
}

/// How the conditions of a search are written.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Condition {
    /// One parameter for each, `name=value`; `{field}`, `{operator}`, `{value}` are replaced, and `{n}` by the number of
    /// the condition, from 0 on.
    One(String),
    /// Several parameters for each, written likewise.
    Several(Vec<String>),
    /// All in one parameter, as an expression.
    Joined(Joined),
}

/// Conditions in one expression: `name eq 'Acier' and amount gt 10`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Joined {
    /// Name of the parameter.
    pub parameter: String,
    /// One condition; `{field}`, `{operator}`, `{value}` are replaced. An operator that holds `{field}` is the whole
    /// condition itself: `contains({field},{value})`.
    pub each: String,
    /// What stands between two of them.
    pub between: String,
    /// How a text is written: `'{value}'`. Numbers, days, moments, yes and no stand as they are.
    pub text: String,
    /// What each of these becomes within a text: `{"'": "''"}`.
    #[serde(default)]
    pub escape: BTreeMap<String, String>,
    /// What stands around the expression, where more does: `SELECT {fields} FROM {entity} WHERE {conditions}`.
    pub around: Option<String>,
    /// The same without a condition; where it is not given nothing is sent.
    pub alone: Option<String>,
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
    /// Where its values are; in the record itself where it is not said.
    pub values: Option<JsonPath>,
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

//! What does a record look like in an interface, read and written?

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value as Json};
use serde_json_path::JsonPath;

/// What a record looks like.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordShape {
    /// Where its id is.
    pub id: IdPlace,
    /// Where its values are; in the record itself where it is not said.
    pub values: Option<JsonPath>,
    /// What each of these stands for in the texts of an interface that writes them for a page: `{"&#039;": "'"}`.
    #[serde(default)]
    pub escaped: BTreeMap<String, String>,
}

impl RecordShape {
    /// A value as it was written, without what the interface has put for a page.
    pub fn plain<'a>(&self, value: &'a Json) -> Cow<'a, Json> {
        match value {
            Json::String(text) if self.escaped.keys().any(|sign| text.contains(sign)) => {
                let plain = self.escaped.iter().fold(text.clone(), |text, (sign, plain)| text.replace(sign, plain));
                Cow::Owned(Json::String(plain))
            }
            value => Cow::Borrowed(value),
        }
    }
}

/// Where the id of a record is.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum IdPlace {
    /// In one place for all.
    One(JsonPath),
    /// In a place of its own, by the entity's name in the interface.
    Each(BTreeMap<String, JsonPath>),
}

impl IdPlace {
    /// The place in the records of an entity.
    pub fn of(&self, api: &str) -> Option<&JsonPath> {
        match self {
            Self::One(path) => Some(path),
            Self::Each(paths) => paths.get(api),
        }
    }
}

/// Where the id of a new record is.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum NewId {
    /// In the answer's body.
    Body(JsonPath),
    /// In one of its headers.
    Header(InHeader),
}

/// A text in a header: what stands after the last `after`, up to the next `before`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InHeader {
    /// The header's name.
    pub header: String,
    /// What stands before the text.
    pub after: String,
    /// What stands behind it.
    pub before: String,
}

impl InHeader {
    /// The text, where it is.
    pub fn text<'a>(&self, value: &'a str) -> Option<&'a str> {
        let (_, rest) = value.rsplit_once(&self.after)?;
        rest.split_once(&self.before).map(|(text, _)| text).filter(|text| !text.is_empty())
    }
}

/// What stands around the values of a record that are sent.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Envelope {
    /// The name under which they are sent.
    Name(String),
    /// The whole body, `"{values}"` where they stand: `{data: {type: "{entity}", id: "{id}", attributes: "{values}"}}`.
    /// A record that is not there yet has no id: what is only that is left out.
    Around(Map<String, Json>),
}

/// A field that does not stand among the values of a record: a link to another one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beside {
    /// What the body of a new record has beside its values; `{value}` is replaced. It cannot be changed afterwards.
    pub create: Map<String, Json>,
    /// Where it is in a record that is read.
    pub read: JsonPath,
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

/// How amounts, choices, references are written in JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Written {
    /// `"15000.00"`
    #[default]
    Text,
    /// `15000.00`
    Number,
}

/// How days are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Days {
    /// `2026-03-12`
    #[default]
    Day,
    /// `2026-03-12T00:00:00Z`
    Moment,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_taken_from_a_header() {
        let place = InHeader { header: "OData-EntityId".into(), after: "(".into(), before: ")".into() };
        assert_eq!(place.text("https://org.example/api/data/v9.2/accounts(00aa-ff)"), Some("00aa-ff"));
        for none in ["", "accounts", "accounts()", "accounts(00"] {
            assert_eq!(place.text(none), None, "{none}");
        }
    }
}

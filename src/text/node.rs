//! What does a YAML text hold, before anybody asks what it means? A tree of values with places.

use super::Place;

/// A value at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its bytes: for a mapping or list, from its first to its last value.
    pub place: Place,
    /// What it is.
    pub data: Data,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// Nothing: `key:`, `~`, `null`.
    Null,
    /// A text, quoted or plain.
    Text(String),
    /// A plain number as written.
    Number(String),
    /// `true` or `false`.
    Bool(bool),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the file, doubles included.
    Map(Vec<(Key, Node)>),
}

/// The key of a mapping at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// Its text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

impl Node {
    /// The value of a key of a mapping (the first one, where it is given twice).
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().find(|(k, _)| k.text == key).map(|(_, node)| node)
    }

    /// Key and value pairs; none when it is no mapping.
    pub fn entries(&self) -> impl Iterator<Item = &(Key, Node)> {
        match &self.data {
            Data::Map(entries) => entries.as_slice(),
            _ => &[],
        }
        .iter()
    }

    /// The value of the entry of that number, when it is a mapping that long.
    pub fn entry(&self, at: usize) -> Option<&Node> {
        match &self.data {
            Data::Map(entries) => entries.get(at).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The values of a list. A single value counts as a list of one, nothing as an empty list.
    pub fn items(&self) -> &[Node] {
        match &self.data {
            Data::List(items) => items,
            Data::Null => &[],
            _ => std::slice::from_ref(self),
        }
    }

    /// The text of a scalar: a number and a truth value as written.
    pub fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Text(text) | Data::Number(text) => Some(text),
            Data::Bool(true) => Some("true"),
            Data::Bool(false) => Some("false"),
            Data::Null | Data::List(_) | Data::Map(_) => None,
        }
    }

    /// Is it nothing?
    pub fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    /// The same as JSON, for parts that read their own description. Numbers stay exact where JSON can.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value;
        match &self.data {
            Data::Null => Value::Null,
            Data::Text(text) => Value::String(text.clone()),
            Data::Number(text) => serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.clone())),
            Data::Bool(value) => Value::Bool(*value),
            Data::List(items) => Value::Array(items.iter().map(Self::to_json).collect()),
            Data::Map(entries) => {
                Value::Object(entries.iter().map(|(key, node)| (key.text.clone(), node.to_json())).collect())
            }
        }
    }
}

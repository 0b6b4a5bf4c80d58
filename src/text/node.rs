//! What does a YAML text hold, before anybody asks what it means? A tree of values with places.

use std::sync::Arc;

use rustc_hash::FxHashSet;

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
    /// Its text, which the same keys of a file share.
    pub text: Word,
    /// Where it stands.
    pub place: Place,
}

/// The text of a key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(Arc<str>);

impl Word {
    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::ops::Deref for Word {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Word {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Word {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other
    }
}

impl PartialEq<&str> for Word {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}

impl PartialEq<String> for Word {
    fn eq(&self, other: &String) -> bool {
        *self.0 == **other
    }
}

impl PartialEq<Word> for &str {
    fn eq(&self, other: &Word) -> bool {
        **self == *other.0
    }
}

impl PartialEq<Word> for String {
    fn eq(&self, other: &Word) -> bool {
        **self == *other.0
    }
}

impl From<&Word> for String {
    fn from(word: &Word) -> Self {
        word.0.to_string()
    }
}

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        Self(Arc::from(text))
    }
}

impl From<&String> for Word {
    fn from(text: &String) -> Self {
        Self(Arc::from(text.as_str()))
    }
}

/// The keys of one text: a few dozen words that stand there thousands of times.
#[derive(Debug, Default)]
pub struct Keys(FxHashSet<Word>);

impl Keys {
    /// A key, its text shared with the same keys before it.
    pub fn shared(&mut self, text: &str) -> Word {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let new = Word::from(text);
        self.0.insert(new.clone());
        new
    }
}

impl Node {
    /// The value of a key of a mapping (the first one, where it is given twice).
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().find(|(k, _)| k.text == *key).map(|(_, node)| node)
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
                Value::Object(entries.iter().map(|(key, node)| (key.text.to_string(), node.to_json())).collect())
            }
        }
    }
}

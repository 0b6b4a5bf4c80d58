//! What is to stand in the file?

use crate::text::Place;
use crate::text::node::{Data, Key, Node};

/// A value to be written.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing: the key alone.
    Null,
    /// A text of a person; quoted where any YAML reader could take it for something else.
    Text(String),
    /// A word of the product (an id, a day, a word of an enumeration): plain wherever YAML gives
    /// the same text back.
    Word(String),
    /// A number as written.
    Number(String),
    /// `true` or `false`.
    Bool(bool),
    /// A list.
    List(Vec<Value>),
    /// A mapping.
    Map(Vec<(String, Value)>),
    /// A value with comments under its key, each with its `#`: what may be typed there, where a person is to
    /// go on. They stand before the lines of a list; between brackets there is no room for them.
    Noted(Vec<String>, Box<Value>),
}

impl Value {
    /// A list of words: ids, tags.
    pub fn words<T: Into<String>>(words: impl IntoIterator<Item = T>) -> Self {
        Self::List(words.into_iter().map(|word| Self::Word(word.into())).collect())
    }

    /// A list of texts.
    pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(|text| Self::Text(text.into())).collect())
    }

    /// Its elements: a single value counts as a list of one, nothing as an empty list.
    pub fn into_items(self) -> Vec<Self> {
        match self {
            Self::List(items) => items,
            Self::Null => Vec::new(),
            other => vec![other],
        }
    }

    /// The same value with comments under its key.
    #[must_use]
    pub fn noted<T: Into<String>>(self, comments: impl IntoIterator<Item = T>) -> Self {
        Self::Noted(comments.into_iter().map(Into::into).collect(), Box::new(self))
    }

    /// All comments that are written with it.
    pub fn comments(&self) -> Vec<String> {
        match self {
            Self::Noted(comments, value) => comments.iter().cloned().chain(value.comments()).collect(),
            Self::List(items) => items.iter().flat_map(Self::comments).collect(),
            Self::Map(fields) => fields.iter().flat_map(|(_, value)| value.comments()).collect(),
            _ => Vec::new(),
        }
    }

    /// Is it written on one line, without parts of its own?
    pub fn is_scalar(&self) -> bool {
        !matches!(self, Self::List(_) | Self::Map(_) | Self::Noted(..))
    }

    /// The tree that reading it back must give.
    pub fn to_node(&self) -> Node {
        let data = match self {
            Self::Null => Data::Null,
            Self::Text(text) | Self::Word(text) => Data::Text(text.clone()),
            Self::Number(text) => Data::Number(text.clone()),
            Self::Bool(value) => Data::Bool(*value),
            Self::List(items) => Data::List(items.iter().map(Self::to_node).collect()),
            Self::Map(fields) => {
                let key = |text: &String| Key { text: text.into(), place: Place::default() };
                Data::Map(fields.iter().map(|(name, value)| (key(name), value.to_node())).collect())
            }
            Self::Noted(_, value) => return value.to_node(),
        };
        Node { place: Place::default(), data }
    }

    /// The value that a tree holds, to write it again elsewhere.
    pub fn of(node: &Node) -> Self {
        match &node.data {
            Data::Null => Self::Null,
            Data::Text(text) => Self::Text(text.clone()),
            Data::Number(text) => Self::Number(text.clone()),
            Data::Bool(value) => Self::Bool(*value),
            Data::List(items) => Self::List(items.iter().map(Self::of).collect()),
            Data::Map(entries) => {
                Self::Map(entries.iter().map(|(key, value)| (key.text.to_string(), Self::of(value))).collect())
            }
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

//! A schema that keeps the order in which it was made: readers, snippets and diffs want it.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Json;

/// A mapping in its order.
#[derive(Clone, Debug, Default)]
pub struct Schema(Vec<(String, Tree)>);

/// What a key of a schema holds.
#[derive(Clone, Debug)]
pub enum Tree {
    /// A mapping whose order counts.
    Map(Schema),
    /// A list.
    List(Vec<Tree>),
    /// Anything whose order does not count.
    Leaf(Json),
}

impl Schema {
    /// An empty one: everything is allowed.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with this key.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Tree>) -> Self {
        self.insert(key, value);
        self
    }

    /// Gives a key its value; one that is there keeps its position.
    pub fn insert(&mut self, key: &str, value: impl Into<Tree>) {
        let value = value.into();
        match self.0.iter_mut().find(|(known, _)| known == key) {
            Some((_, old)) => *old = value,
            None => self.0.push((key.to_owned(), value)),
        }
    }

    /// The same with all keys of another one.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        for (key, value) in other.0 {
            self.insert(&key, value);
        }
        self
    }
}

impl From<Schema> for Tree {
    fn from(schema: Schema) -> Self {
        Self::Map(schema)
    }
}

impl From<Json> for Tree {
    fn from(value: Json) -> Self {
        Self::Leaf(value)
    }
}

impl From<bool> for Tree {
    fn from(value: bool) -> Self {
        Self::Leaf(value.into())
    }
}

impl From<&str> for Tree {
    fn from(text: &str) -> Self {
        Self::Leaf(text.into())
    }
}

impl From<String> for Tree {
    fn from(text: String) -> Self {
        Self::Leaf(text.into())
    }
}

impl From<Vec<String>> for Tree {
    fn from(texts: Vec<String>) -> Self {
        Self::List(texts.into_iter().map(Self::from).collect())
    }
}

impl From<Vec<&str>> for Tree {
    fn from(texts: Vec<&str>) -> Self {
        Self::List(texts.into_iter().map(Self::from).collect())
    }
}

impl From<Vec<Schema>> for Tree {
    fn from(list: Vec<Schema>) -> Self {
        Self::List(list.into_iter().map(Self::Map).collect())
    }
}

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Map(schema) => schema.serialize(serializer),
            Self::List(list) => list.serialize(serializer),
            Self::Leaf(value) => value.serialize(serializer),
        }
    }
}

/// How long a line may be.
const WIDTH: usize = 120;

/// The schema as a text: what fits on a line stands on one, so that people can read it and git compare it.
pub fn spread(schema: &Schema) -> String {
    let mut out = String::new();
    put(&Tree::Map(schema.clone()), 0, &mut out);
    out
}

fn put(tree: &Tree, indent: usize, out: &mut String) {
    // Texts, lists and mappings of texts always have a form in JSON.
    let line = serde_json::to_string(tree).unwrap_or_default();
    let column = out.rfind('\n').map_or(out.as_str(), |at| &out[at + 1..]).chars().count();
    if column + line.chars().count() < WIDTH {
        out.push_str(&line);
        return;
    }
    match tree {
        Tree::Map(schema) => {
            let entries = schema.0.iter().map(|(key, value)| (Some(key.as_str()), value));
            block("{}", entries, indent, out);
        }
        Tree::List(list) => block("[]", list.iter().map(|value| (None, value)), indent, out),
        Tree::Leaf(_) => out.push_str(&line),
    }
}

/// One entry a line between these signs.
fn block<'a>(signs: &str, entries: impl Iterator<Item = (Option<&'a str>, &'a Tree)>, indent: usize, out: &mut String) {
    let (open, close) = signs.split_at(1);
    out.push_str(open);
    for (i, (key, value)) in entries.enumerate() {
        out.push_str(if i == 0 { "\n" } else { ",\n" });
        out.push_str(&" ".repeat(indent + 1));
        if let Some(key) = key {
            out.push_str(&format!("{}: ", Json::from(key)));
        }
        put(value, indent + 1, out);
    }
    out.push_str(&format!("\n{}{close}", " ".repeat(indent)));
}

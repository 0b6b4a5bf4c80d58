//! Which value of the file is meant?

use std::fmt;

use crate::text::node::{Data, Key, Node};

/// One step from a value into what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The value of this key.
    Key(String),
    /// The element at this position, from 0.
    Index(usize),
    /// The item of a collection that has this `id`.
    Id(String),
}

/// The way from the top of a file to one of its values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// A collection, or another key at the top of the file.
    pub fn top(key: impl Into<String>) -> Self {
        Self(vec![Step::Key(key.into())])
    }

    /// The artifact `id` of a collection.
    pub fn artifact(collection: impl Into<String>, id: impl Into<String>) -> Self {
        Self::top(collection).then(Step::Id(id.into()))
    }

    /// The item at a position of a collection: for what has no id.
    pub fn item(collection: impl Into<String>, index: usize) -> Self {
        Self::top(collection).then(Step::Index(index))
    }

    /// A field under this value; `decision.reason` goes two steps down, a number from 1 is the
    /// position in a list: `criteria.1.threshold`.
    #[must_use]
    pub fn field(mut self, dotted: &str) -> Self {
        for part in dotted.split('.') {
            self.0.push(match part.parse::<usize>() {
                Ok(position) if position > 0 => Step::Index(position - 1),
                _ => Step::Key(part.to_owned()),
            });
        }
        self
    }

    /// One step further.
    #[must_use]
    pub fn then(mut self, step: Step) -> Self {
        self.0.push(step);
        self
    }

    /// The way to what holds this value, and the last step.
    pub fn split_last(&self) -> Option<(Self, &Step)> {
        let (last, rest) = self.0.split_last()?;
        Some((Self(rest.to_vec()), last))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str(".")?;
            }
            match step {
                Step::Key(key) => f.write_str(key)?,
                Step::Index(index) => write!(f, "{}", index + 1)?,
                Step::Id(id) => f.write_str(id)?,
            }
        }
        Ok(())
    }
}

/// What a step found.
pub enum Taken<'a> {
    /// A key with its value and its position in the mapping.
    Entry(usize, &'a Key, &'a Node),
    /// An element of a list with its position.
    Element(usize, &'a Node),
}

/// Takes one step; nothing when there is no such value.
pub fn take<'a>(node: &'a Node, step: &Step) -> Option<Taken<'a>> {
    match (&node.data, step) {
        (Data::Map(entries), Step::Key(key)) => {
            let at = entries.iter().position(|(known, _)| known.text == *key)?;
            let (key, value) = entries.get(at)?;
            Some(Taken::Entry(at, key, value))
        }
        (Data::List(items), Step::Index(index)) => items.get(*index).map(|item| Taken::Element(*index, item)),
        (Data::List(items), Step::Id(id)) => {
            let at = items.iter().position(|item| has_id(item, id))?;
            items.get(at).map(|item| Taken::Element(at, item))
        }
        _ => None,
    }
}

/// Is this the item of that id?
pub fn has_id(item: &Node, id: &str) -> bool {
    id_of(item) == Some(id)
}

/// The id of an item.
pub fn id_of(item: &Node) -> Option<&str> {
    item.get("id").and_then(Node::text).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dotted_field_counts_positions_from_one() {
        let path = Path::artifact("requirements", "EXG-001").field("criteria.2.threshold");
        assert_eq!(path.0[2..], [Step::Key("criteria".into()), Step::Index(1), Step::Key("threshold".into())]);
        assert_eq!(path.to_string(), "requirements.EXG-001.criteria.2.threshold");
    }
}

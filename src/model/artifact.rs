//! What is in the collections that have no type of their own? Applications, flows, indicators, change
//! actions… are read by the name of their fields, from the table of `model::schema`.

use jiff::civil::Date;

use super::{Head, Id, Kind, Link, fields};
use crate::text::node::Node;

/// An artifact read through its fields.
#[derive(Clone, Debug)]
pub struct Artifact {
    /// What it is.
    pub kind: Kind,
    /// Common fields, and all others by name in `head.node`.
    pub head: Head,
    /// Its state, as typed, else the first of its kind; empty where its kind has none.
    pub status: String,
}

impl Artifact {
    /// A text field; empty ones count as absent.
    pub fn text(&self, field: &str) -> Option<String> {
        fields::text(&self.head.node, field)
    }

    /// A list of texts; one text is a list of one.
    pub fn texts(&self, field: &str) -> Vec<String> {
        fields::texts(&self.head.node, field)
    }

    /// A day.
    pub fn date(&self, field: &str) -> Option<Date> {
        fields::date(&self.head.node, field)
    }

    /// A truth value; absent is false.
    pub fn flag(&self, field: &str) -> bool {
        fields::flag(&self.head.node, field)
    }

    /// A whole number.
    pub fn integer(&self, field: &str) -> Option<u32> {
        fields::integer(&self.head.node, field)
    }

    /// Links of a field, as written; those that resolve are edges of the graph too.
    pub fn links(&self, field: &str) -> Vec<Link> {
        fields::links(&self.head.node, field)
    }

    /// The items of a list field; none when it is absent.
    pub fn items(&self, field: &str) -> &[Node] {
        self.head.node.get(field).map(Node::items).unwrap_or_default()
    }

    /// Is the field there, and not empty?
    pub fn has(&self, field: &str) -> bool {
        let said = |value: &Node| value.text().is_none_or(|text| !text.trim().is_empty());
        self.head.node.get(field).is_some_and(|value| !value.items().is_empty() && said(value))
    }
}

/// A part of an artifact that links may name: a rule of a use case, a task of the planning.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// Its own id, title, places, and fields by name.
    pub head: Head,
    /// The artifact that holds it.
    pub owner: Id,
}

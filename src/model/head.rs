//! What do all artifacts have?

use std::sync::Arc;

use super::Id;
use crate::choice;
use crate::text::node::{Data, Node};
use crate::text::{FileId, Lang, Place};

choice! {
    /// Who may read it: nothing internal reaches a published document.
    Audience "audience" {
        Published = "published",
        Internal = "internal",
    }
}

/// The common fields of an artifact, with their places.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Its id; given provisionally from its place when the file has none yet.
    pub id: Option<Id>,
    /// Title; from the statement's first line where the file has none.
    pub title: String,
    /// Statement or description, Markdown; from the title where the file has none.
    pub statement: String,
    /// Free words, `brick:…` among them.
    pub tags: Vec<String>,
    /// Notes of the authors, internal.
    pub notes: Option<String>,
    /// Who may read it.
    pub audience: Audience,
    /// Where it comes from: a workshop's id, or words.
    pub origin: Option<String>,
    /// Language of its texts when it is not the project's.
    pub lang: Option<Lang>,
    /// Where it stands.
    pub places: Places,
    /// The item as it is written: every field by its name, for whoever asks for one that has no
    /// typed place of its own (grids, filters, documents, rules).
    pub node: Written,
}

/// An item as it is written: a handle on the tree of its file, which is shared and never copied.
#[derive(Clone, Debug)]
pub enum Written {
    /// The item of that number under that entry of a file's tree.
    Item(Arc<Node>, usize, usize),
    /// The whole value of that entry: a collection that is one mapping.
    Entry(Arc<Node>, usize),
    /// A value of its own.
    Own(Arc<Node>),
}

impl Written {
    /// Do two items stand in one reading of one file?
    pub fn is_beside(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Item(root, ..) | Self::Entry(root, _), Self::Item(other, ..) | Self::Entry(other, _)) => {
                Arc::ptr_eq(root, other)
            }
            _ => false,
        }
    }

    /// Is it the same item of the same reading?
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Item(_, at, item), Self::Item(_, other_at, other_item)) => {
                (at, item) == (other_at, other_item) && self.is_beside(other)
            }
            (Self::Entry(_, at), Self::Entry(_, other_at)) => at == other_at && self.is_beside(other),
            (Self::Own(node), Self::Own(other)) => Arc::ptr_eq(node, other),
            _ => false,
        }
    }

    /// Where the tree that it stands in is kept: the same as long as one of its items is held.
    pub fn address(&self) -> usize {
        match self {
            Self::Item(root, ..) | Self::Entry(root, _) | Self::Own(root) => Arc::as_ptr(root).addr(),
        }
    }
}

impl Default for Written {
    /// Nothing: the artifact was made in memory.
    fn default() -> Self {
        Self::Own(Arc::new(NOTHING))
    }
}

const NOTHING: Node = Node { place: Place::new(FileId(0), 0, 0), data: Data::Null };

impl std::ops::Deref for Written {
    type Target = Node;

    fn deref(&self) -> &Node {
        const ABSENT: &Node = &NOTHING;
        match self {
            Self::Item(root, at, item) => root.entry(*at).and_then(|node| node.items().get(*item)).unwrap_or(ABSENT),
            Self::Entry(root, at) => root.entry(*at).unwrap_or(ABSENT),
            Self::Own(node) => node,
        }
    }
}

impl Head {
    /// The id, or `?` for an artifact that has none yet.
    pub fn id(&self) -> Id {
        self.id.clone().unwrap_or_else(|| Id::from("?"))
    }

    /// How people are told of it: `EXG-012 Convertir une piste`, never a bare id.
    pub fn name(&self) -> String {
        match &self.id {
            Some(id) => format!("{id} {}", self.title),
            None => self.title.clone(),
        }
    }

    /// The place of a field's value, else of the artifact's id or first line.
    pub fn place(&self, field: &str) -> Place {
        let written = self.node.entries().find(|(key, _)| key.text == field);
        written.map_or(self.places.name, |(key, value)| if value.is_null() { key.place } else { value.place })
    }

    /// The place of a field's key, for what is said of a list as a whole; else of the artifact's id.
    pub fn key_place(&self, field: &str) -> Place {
        self.node.entries().find(|(key, _)| key.text == field).map_or(self.places.name, |(key, _)| key.place)
    }
}

/// Where an artifact and its fields stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Places {
    /// The whole item.
    pub item: Place,
    /// The value of its id, else of its title, else its first key: what messages underline.
    pub name: Place,
}

/// A link to another artifact, at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The id that is named.
    pub to: Id,
    /// Where it is named.
    pub place: Place,
}

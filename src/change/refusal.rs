//! Why is a change refused?

use crate::model::Kind;
use crate::model::schema::labels;
use crate::syntax::edit::EditRefused;
use crate::text::{Arg, Lang, Message};

/// The reason of a refusal.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Reason {
    /// No artifact has that id.
    #[error("nothing has the id {id}")]
    UnknownId {
        /// The id.
        id: String,
        /// An id that was perhaps meant.
        near: Option<String>,
    },
    /// An artifact without an id of its own in the file.
    #[error("{id} is not written in the file yet")]
    Unwritten {
        /// The id that it has for the time being.
        id: String,
    },
    /// Several artifacts have that id.
    #[error("{id} is given more than once")]
    DoubleId {
        /// The id.
        id: String,
        /// The files.
        paths: Vec<String>,
    },
    /// Text that cannot be an id.
    #[error("{id} cannot be an id")]
    InvalidId {
        /// The text.
        id: String,
    },
    /// The id is taken, or was once: ids are never given twice.
    #[error("{id} is or was the id of another artifact")]
    TakenId {
        /// The id.
        id: String,
    },
    /// No such file.
    #[error("there is no file {path}")]
    NoFile {
        /// Its path.
        path: String,
    },
    /// A file that could not be read: nothing is written in it.
    #[error("{path} could not be read")]
    Unread {
        /// Its path.
        path: String,
    },
    /// A file that holds no artifacts.
    #[error("{path} is no YAML file under specs/")]
    NoSpecification {
        /// Its path.
        path: String,
    },
    /// No such kind of artifact.
    #[error("{word} is no kind of artifact")]
    UnknownKind {
        /// The word.
        word: String,
        /// What was perhaps meant.
        near: Option<String>,
    },
    /// What is written inside of something else.
    #[error("{word} is a part of {owner}")]
    Part {
        /// The word.
        word: String,
        /// The collection that holds it.
        owner: &'static str,
        /// The list of it there.
        field: &'static str,
    },
    /// Fields of a field, which are written otherwise.
    #[error("{value} is not what {field} holds")]
    WrongRecord {
        /// The field.
        field: String,
        /// The text.
        value: String,
        /// How it is written, as YAML on one line.
        sample: String,
        /// Is it a list of such records?
        is_list: bool,
    },
    /// No such field.
    #[error("{field} is no field here")]
    UnknownField {
        /// The word.
        field: String,
        /// The collection.
        collection: &'static str,
        /// What was perhaps meant.
        near: Option<String>,
    },
    /// A field that is computed from the other side of a link.
    #[error("{field} is computed")]
    Computed {
        /// The field.
        field: String,
    },
    /// A field that has a command of its own.
    #[error("the id is changed by `rename`")]
    IdField,
    /// No such value.
    #[error("{value} is no value of {field}")]
    UnknownValue {
        /// The field.
        field: String,
        /// The word.
        value: String,
        /// What was perhaps meant.
        near: Option<String>,
        /// All values.
        values: Vec<String>,
        /// What the artifact is.
        kind: Option<Kind>,
    },
    /// A value of another type.
    #[error("{value} is not what {field} holds")]
    WrongType {
        /// The field.
        field: String,
        /// The text.
        value: String,
        /// What it holds.
        wanted: Wanted,
    },
    /// A link to an artifact of another kind.
    #[error("{id} is of another kind than {field} names")]
    WrongKind {
        /// The field.
        field: String,
        /// The id.
        id: String,
        /// What it is.
        kind: &'static str,
        /// What is wanted.
        wanted: &'static str,
    },
    /// A field that is no list.
    #[error("{field} is no list")]
    NoList {
        /// The field.
        field: String,
    },
    /// No field links two such kinds.
    #[error("no field links {from} and {to}")]
    NoLink {
        /// The kind of the first.
        from: &'static str,
        /// The kind of the second.
        to: &'static str,
    },
    /// No field that links them is called so.
    #[error("no field that links them is called {asked}: {fields}")]
    NoLinkCalled {
        /// What was asked for.
        asked: String,
        /// The fields that link them.
        fields: String,
    },
    /// Several fields link them.
    #[error("several fields link them: {fields}")]
    ManyLinks {
        /// The fields.
        fields: String,
    },
    /// A link from an artifact to itself.
    #[error("{name} cannot be linked to itself")]
    ToItself {
        /// The artifact.
        name: String,
    },
    /// The link is not there.
    #[error("{from} does not name {to}")]
    NotLinked {
        /// The first.
        from: String,
        /// The second.
        to: String,
    },
    /// The tag is the feature's, and holds for all its scenarios.
    #[error("{tag} is a tag of the whole feature {path}")]
    Inherited {
        /// The tag.
        tag: String,
        /// The feature's file.
        path: String,
    },
    /// The element is not there.
    #[error("{value} is not in {field}")]
    NotInList {
        /// The list.
        field: String,
        /// The element.
        value: String,
    },
    /// The text of a scenario would not read back as meant.
    #[error("the scenario would not read back as meant")]
    Scenario {
        /// The file.
        path: String,
    },
    /// The file's edit is refused.
    #[error(transparent)]
    Edit(#[from] EditRefused),
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A whole number.
    Integer,
    /// Yes or no.
    Bool,
    /// A day.
    Date,
    /// A number.
    Number,
    /// Fields of its own.
    Record,
    /// A list of records.
    Records,
}

impl Wanted {
    fn said(self) -> Message {
        match self {
            Self::Integer => Message::new("wanted-integer"),
            Self::Bool => Message::new("wanted-bool"),
            Self::Date => Message::new("wanted-date"),
            Self::Number => Message::new("wanted-number"),
            Self::Record => Message::new("wanted-record").with("sample", "{by: A. Morel, on: 2026-03-12}"),
            Self::Records => Message::new("wanted-records").with("sample", "[{measure: délai, threshold: 2 s}]"),
        }
    }
}

impl Reason {
    /// The reason for people.
    pub fn message(&self, lang: Lang) -> Message {
        let near = |plain: &'static str, offered: &'static str, near: &Option<String>| match near {
            Some(near) => Message { id: offered, args: Vec::new() }.with("near", near),
            None => Message { id: plain, args: Vec::new() },
        };
        let kind = |key: &str| crate::text::message::label(lang, "kind", key);
        // Of which collection it is, a refusal does not know: the common name of the field is said.
        let said = |field: &str| labels::field_said("", field);
        match self {
            Self::UnknownId { id, near: meant } => {
                near("change-unknown-id", "change-unknown-id-near", meant).with("id", id)
            }
            Self::Unwritten { id } => Message::new("change-unwritten").with("id", id),
            Self::DoubleId { id, paths } => {
                Message::new("change-double-id").with("id", id).with("paths", paths.join(", "))
            }
            Self::InvalidId { id } => Message::new("change-invalid-id").with("id", id),
            Self::TakenId { id } => Message::new("change-taken-id").with("id", id),
            Self::NoFile { path } => Message::new("change-no-file").with("path", path),
            Self::Unread { path } => Message::new("change-file-unread").with("path", path),
            Self::NoSpecification { path } => Message::new("change-no-specification").with("path", path),
            Self::UnknownKind { word, near: meant } => {
                let meant = meant.as_deref().map(kind);
                near("change-unknown-kind", "change-unknown-kind-near", &meant).with("word", word)
            }
            Self::Part { word, owner, field } => {
                Message::new("change-part").with("word", word).with("owner", *owner).with("field", *field)
            }
            Self::WrongRecord { field, value, sample, is_list } => {
                let wanted = if *is_list { "wanted-records" } else { "wanted-record" };
                let wanted = Message { id: wanted, args: Vec::new() }.with("sample", sample);
                Message::new("change-wrong-type").with("field", said(field)).with("value", value).with("wanted", wanted)
            }
            Self::UnknownField { field, collection, near: meant } => {
                let words = match meant {
                    Some(near) => {
                        Message::new("change-unknown-field-near").with("near", labels::field_said(collection, near))
                    }
                    None => Message::new("change-unknown-field"),
                };
                words.with("field", field).with("collection", labels::collection_said(collection))
            }
            Self::Computed { field } => Message::new("change-computed").with("field", said(field)),
            Self::IdField => Message::new("change-id-field"),
            Self::UnknownValue { field, value, near: meant, values, kind } => {
                let words = match meant {
                    Some(near) => {
                        Message::new("change-unknown-value-near").with("near", labels::value_said(*kind, field, near))
                    }
                    None => Message::new("change-unknown-value"),
                };
                let values = labels::values_said(*kind, field, values.iter().map(String::as_str));
                words.with("field", said(field)).with("value", value).with("values", Arg::List(values))
            }
            Self::WrongType { field, value, wanted } => Message::new("change-wrong-type")
                .with("field", said(field))
                .with("value", value)
                .with("wanted", wanted.said()),
            Self::WrongKind { field, id, kind: is, wanted } => Message::new("change-wrong-kind")
                .with("field", said(field))
                .with("id", id)
                .with("kind", kind(is))
                .with("wanted", kind(wanted)),
            Self::NoList { field } => Message::new("change-no-list").with("field", said(field)),
            Self::NoLink { from, to } => Message::new("change-no-link").with("from", kind(from)).with("to", kind(to)),
            Self::NoLinkCalled { asked, fields } => {
                Message::new("change-no-link-called").with("asked", asked).with("fields", fields)
            }
            Self::ManyLinks { fields } => Message::new("change-many-links").with("fields", fields),
            Self::ToItself { name } => Message::new("change-to-itself").with("name", name),
            Self::NotLinked { from, to } => Message::new("change-not-linked").with("from", from).with("to", to),
            Self::Inherited { tag, path } => Message::new("change-inherited").with("tag", tag).with("path", path),
            Self::NotInList { field, value } => {
                Message::new("change-not-in-list").with("field", said(field)).with("value", value)
            }
            Self::Scenario { path } => Message::new("change-scenario").with("path", path),
            Self::Edit(edit) => edit.message(),
        }
    }
}

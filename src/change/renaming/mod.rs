//! How does another name take the place of an id?
//!
//! Its declaration, the links that name it and the tags of scenarios follow, whatever the id looks like.
//! Sentences and comments follow only where the id is written like one (`EXG-012`): « compte » may be the
//! id of an entity, and stays a word. Keys and the words of enumerations never change.

mod feature;
mod fields;
mod mention;
mod proof;

pub use proof::lost_link;

use super::Reason;
use crate::model::Kind;
use crate::syntax::corpus::is_yaml;
use crate::text::{FileId, Place, SourceFile, Sources, Span};

/// One id that takes another's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renaming {
    /// The id as it was.
    pub from: String,
    /// The id as it will be.
    pub to: String,
    /// What bears it, where that is known.
    pub kind: Option<Kind>,
}

impl Renaming {
    /// Another name for what bears the id.
    pub fn new(from: impl Into<String>, to: impl Into<String>, kind: Option<Kind>) -> Self {
        Self { from: from.into(), to: to.into(), kind }
    }

    /// Where the texts of the project say the id as a word of its own; nowhere where the word may mean something else.
    pub fn mentions(&self, sources: &Sources) -> Vec<Place> {
        if !self.is_distinct() {
            return Vec::new();
        }
        let of_file = |(file, source): (FileId, &SourceFile)| {
            let at = |start: usize| Place { file, span: Span::new(start, start + self.from.len()) };
            self.words(&source.text).map(at).collect::<Vec<_>>()
        };
        sources.iter().flat_map(of_file).collect()
    }

    /// A text of the project with the new name, read back.
    pub(super) fn text(&self, path: &str, text: &str) -> Result<String, Reason> {
        if is_yaml(path) {
            return fields::renamed(path, text, self).map_err(Reason::Edit);
        }
        if path.ends_with(".feature") {
            return feature::renamed(path, text, self);
        }
        Ok(if self.is_distinct() { self.of(text) } else { text.to_owned() })
    }
}

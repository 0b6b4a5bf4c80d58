//! What do the trade's words mean here?

use super::fields;
use super::head::{Audience, Written};
use crate::text::Place;

/// A term of the glossary.
#[derive(Clone, Debug, Default)]
pub struct Term {
    /// The word.
    pub term: String,
    /// What it means.
    pub definition: String,
    /// Its acronym, where it has one.
    pub acronym: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// All that was written of it.
    pub node: Written,
}

impl Term {
    /// Is it a word of the team, which reaches nobody else?
    pub fn is_internal(&self) -> bool {
        fields::choice(&self.node, "audience", Audience::from_key) == Some(Audience::Internal)
    }
}

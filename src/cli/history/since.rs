//! What changed in an artifact at a moment of the story, in a line or two?

use std::collections::BTreeMap;

use super::changes::Told;
use super::diff::Version;
use crate::cli::Session;
use crate::compare::timeline::Moment;
use crate::compare::{self, What};
use crate::model::Id;

/// Lines that are shown of an artifact: who wants all asks `diff`.
const SHOWN: usize = 2;

/// The text on the disk beside the versions that it is compared with, each read once.
pub struct Since<'s> {
    session: &'s Session,
    now: Version,
    then: BTreeMap<String, Option<Version>>,
}

impl<'s> Since<'s> {
    /// Compares with the text on the disk; nothing where there is none.
    pub fn new(session: &'s Session) -> Option<Self> {
        Some(Self { session, now: Version::on_disk(session).ok()?, then: BTreeMap::new() })
    }

    /// What an artifact says otherwise than just before that moment.
    pub fn lines(&mut self, moment: &Moment<'_>, id: &Id) -> Vec<String> {
        let before = match moment {
            // What came before the story is not known.
            Moment::Before => return Vec::new(),
            Moment::Commit(commit) => format!("{}^", commit.hash),
            Moment::Working => "HEAD".to_owned(),
        };
        let session = self.session;
        let then = self.then.entry(before).or_insert_with_key(|revision| Version::at(session, revision).ok());
        let Some(then) = then else { return Vec::new() };
        let told = Told { session, before: then, after: &self.now };
        compare::compare(then.side(), self.now.side())
            .iter()
            .filter(|change| {
                change.id == id.as_str() && matches!(change.what, What::Reworded { .. } | What::Field { .. })
            })
            .flat_map(|change| told.lines(change))
            .take(SHOWN)
            .collect()
    }
}

//! What is in the project, and what of it does somebody want to see? Filters, lists, search, trace,
//! backlog and register over the linked model, for terminals, documents and pages alike.

pub mod backlog;
pub mod column;
mod entry;
pub mod filter;
pub mod kinds;
pub mod links;
pub mod register;
pub mod search;
pub mod trace;
pub mod value;

use jiff::civil::Date;

use crate::model::execution::Status;
use crate::model::priority::Priority;
use crate::model::verdict::Judgements;
use crate::model::{Kind, Project};
use crate::text::{Lang, Sources};

use entry::term;
pub use entry::{Entry, each_text, entries, entry};

/// A project as somebody looks at it.
#[derive(Clone, Copy)]
pub struct View<'p> {
    /// The project.
    pub project: &'p Project,
    /// Its texts.
    pub sources: &'p Sources,
    /// What the results prove, as far as any are known.
    pub judgements: &'p Judgements,
    /// Are results known at all? Without a database nothing was ever run here.
    pub played: bool,
    /// Today.
    pub today: Date,
    /// The reader's language.
    pub lang: Lang,
}

impl<'p> View<'p> {
    /// The key of the verdict of an artifact, or of the outcome of a case; none for what is not judged.
    pub fn outcome(&self, entry: &Entry<'_>) -> Option<&'static str> {
        match entry.kind {
            Kind::TestCase | Kind::Scenario => {
                let rows = self.judgements.rows.get(&entry.id)?;
                Some(Status::roll_up(rows.iter().map(|row| row.status)).key())
            }
            _ => self.judgements.of.get(&entry.id).map(|judgement| judgement.verdict.key()),
        }
    }

    /// A priority as written, with its rank.
    pub fn priority(&self, written: &str) -> Option<Priority> {
        let manifest = &self.project.manifest;
        manifest.priority_scale.parse(written.trim(), manifest.wsjf_cutoffs)
    }

    /// The entry of an id, or of the only id that was meant by it: case apart, and by the number alone
    /// where it is written without its zeros.
    pub fn find(&self, word: &str) -> Option<Entry<'p>> {
        let word = word.trim();
        if let Some(found) = entry(self.project, &word.into()) {
            return Some(found);
        }
        let same = |id: &&crate::model::Id| id.as_str().eq_ignore_ascii_case(word);
        match self.project.index.keys().find(same) {
            Some(id) => entry(self.project, id),
            None => term(self.project, word),
        }
    }

    /// The id that was nearly written.
    pub fn near(&self, word: &str) -> Option<&'p str> {
        crate::text::similar::nearest(word, self.project.index.keys().map(crate::model::Id::as_str))
    }
}

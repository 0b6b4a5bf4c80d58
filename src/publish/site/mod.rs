//! What does the project look like in a browser? A folder of pages that opens from the disk, makes
//! no request outside itself and can be read without script.
//!
//! [`render`] gives every file of the site as bytes; whoever calls it writes them. The same input
//! gives the same bytes.

mod address;
mod alone;
mod artifact;
mod assets;
mod boards;
mod cases;
mod catalogue;
mod chrome;
mod compared;
mod context;
mod decision;
mod escape;
mod framework;
mod gherkin;
mod home;
mod links;
mod lists;
mod markdown;
mod markup;
mod matrix;
mod next_steps;
mod paging;
mod press;
mod report;
mod results;
mod run;
mod run_case;
mod status;
mod subject;
mod templates;
mod view;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub(super) use assets::readable;
pub use compared::{ComparedRuns, compared};
pub use report::{RunReport, report};

use std::collections::BTreeMap;

use crate::model::execution::{CaseResult, RunRecord};
use crate::model::verdict::{Judgements, Outdated};
use crate::model::{Id, Project};
use crate::text::Lang;

/// What a site is made from.
#[derive(Clone, Debug)]
pub struct SiteInput<'a> {
    /// The project.
    pub project: &'a Project,
    /// What the results prove; without it, requirements are shown as not run or without test.
    pub judgements: Option<&'a Judgements>,
    /// The run to report, with its results: its report shows them as they were.
    pub run: Option<(&'a RunRecord, &'a [CaseResult])>,
    /// The results that count today, one per case and row at most: those of the current text that
    /// were judged. All other pages show these.
    pub current: &'a [CaseResult],
    /// Results that no longer count, of rows that have none that does: the page of the case says so.
    pub stale: &'a [(CaseResult, Outdated)],
    /// What `check` found.
    pub diagnostics: DiagnosticCounts,
    /// What the run kept as evidence, by its hash, in base 64.
    pub attachments: &'a BTreeMap<String, crate::model::execution::Kept>,
    /// Documents to download.
    pub documents: &'a [DocumentLink],
    /// Which text it was made from, and in which language the pages speak.
    pub about: About,
    /// Whether internal matters (verbatims, pain points, budgets, notes, internal artifacts) are
    /// shown, under a visible mark. They are for the project team only.
    pub internal: bool,
}

/// How many findings of each level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DiagnosticCounts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Informations.
    pub infos: usize,
}

/// A document beside the pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentLink {
    /// Its title.
    pub title: String,
    /// Its address, relative to the site's folder.
    pub href: String,
    /// Its pages, where it has pages.
    pub pages: Option<usize>,
    /// Its size in bytes.
    pub size: u64,
    /// The text that it was made from, where the pages were made from another.
    pub commit: Option<String>,
    /// The artifact that it is about: the workshop of its minutes.
    pub about: Option<Id>,
}

/// Which text the site was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Commit: `3f2a9c1`, `3f2a9c1+dirty`, `unversioned`.
    pub commit: String,
    /// Day of the text, as people write it in `lang`.
    pub date: String,
    /// Version of the product.
    pub version: String,
    /// Language of the pages; the project's own texts stay in theirs.
    pub lang: Lang,
}

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path relative to the site's folder, with `/`.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Why a site could not be made: a fault of the templates, never of the project.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// A template is missing among those that the binary carries.
    #[error("the page template {0} is missing")]
    Missing(String),
    /// A template cannot be read or filled.
    #[error("the page {page} cannot be made: {source:#}")]
    Template {
        /// The page, or the template where no page is concerned.
        page: String,
        /// What the template engine says.
        source: minijinja::Error,
    },
}

/// All files of the site, in order of path.
///
/// # Errors
/// When a page template is missing or faulty.
pub fn render(input: &SiteInput<'_>) -> Result<Vec<File>, SiteError> {
    let site = context::Site::new(input);
    let mut press = press::Press::new(&site)?;
    press.print(home::page(&site));
    press.print(decision::page(&site));
    matrix::pages(&site, &mut press);
    lists::pages(&site, &mut press);
    if let Some(page) = framework::page(&site) {
        press.print(page);
    }
    subject::pages(&site, &mut press);
    artifact::pages(&site, &mut press);
    cases::pages(&site, &mut press);
    run::pages(&site, &mut press);
    press.finish()
}

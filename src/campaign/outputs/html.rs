//! A run as one page that opens from the disk.

use super::features::Features;
use super::words;
use crate::campaign::runner::RunSummary;
use crate::publish::site::{self, RunReport, SiteError};
use crate::text::Lang;

/// The page, in that language.
///
/// # Errors
/// When a template is missing or faulty.
pub fn report(summary: &RunSummary, lang: Lang) -> Result<String, SiteError> {
    let features = Features::of(summary);
    let tags = summary.results.iter().filter_map(|result| {
        let tags = features.standing(result)?.tags().map(|(_, name)| name.clone()).collect();
        Some(((result.case.clone(), result.row.clone()), tags))
    });
    let left = |(entity, id, why): &(String, String, String)| format!("{entity} {id} — {why}");
    site::report(&RunReport {
        record: &summary.record,
        results: &summary.results,
        tags: &tags.collect(),
        note: words::of_run(summary, lang),
        attachments: &summary.attachments,
        leftovers: summary.leftovers.iter().map(left).collect(),
        lang,
    })
}

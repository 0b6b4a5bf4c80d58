//! What is the latest result of each case and row?

use std::collections::BTreeMap;

use super::context::Site;
use crate::model::Id;
use crate::model::execution::{CaseResult, RunRecord, Status};
use crate::model::verdict::Outdated;

/// Results by case and row: the latest by the time it ended.
pub(super) struct Results<'a> {
    latest: BTreeMap<&'a Id, BTreeMap<Option<&'a str>, &'a CaseResult>>,
    stale: BTreeMap<(&'a Id, Option<&'a str>), (&'a CaseResult, Outdated)>,
}

impl<'a> Results<'a> {
    /// Those that count, and those that no longer do.
    pub(super) fn new(results: &'a [CaseResult], stale: &'a [(CaseResult, Outdated)]) -> Self {
        let mut latest: BTreeMap<&Id, BTreeMap<Option<&str>, &CaseResult>> = BTreeMap::new();
        for result in results {
            let rows = latest.entry(&result.case).or_default();
            let kept = rows.entry(result.row.as_deref()).or_insert(result);
            if (result.ended_at, result.seq) >= (kept.ended_at, kept.seq) {
                *kept = result;
            }
        }
        let stale = stale.iter().map(|(result, why)| ((&result.case, result.row.as_deref()), (result, *why))).collect();
        Self { latest, stale }
    }

    /// The latest result of a row.
    pub(super) fn of(&self, case: &Id, row: Option<&str>) -> Option<&'a CaseResult> {
        self.latest.get(case)?.get(&row).copied()
    }

    /// Its outcome: not run when there is no result.
    pub(super) fn status(&self, case: &Id, row: Option<&str>) -> Status {
        self.of(case, row).map_or(Status::NotRun, |result| result.status)
    }
}

/// Why the result that a row had no longer counts, where it had one.
pub(super) fn stale(site: &Site<'_>, case: &Id, row: Option<&str>) -> Option<String> {
    let (result, why) = site.results.stale.get(&(case, row)).copied()?;
    let outcome = result.status.label(site.lang);
    let version = |version: Option<&str>| match version {
        Some(version) => site.say_with("site-stale-seen", &[("name", version.into())]),
        None => site.say("site-stale-seen-unknown"),
    };
    let delivery = site.input.judgements.and_then(|judgements| judgements.delivery.as_deref());
    Some(match why {
        Outdated::Text => site.say_with("site-stale-text", &[("name", outcome.into())]),
        Outdated::Version => site.say_with(
            "site-stale-version",
            &[
                ("name", outcome.into()),
                ("seen", version(result.version.as_deref()).into()),
                ("delivery", version(delivery).into()),
            ],
        ),
    })
}

/// A run with what readers may see of it.
pub(super) struct Played<'a> {
    /// The run.
    pub(super) record: &'a RunRecord,
    /// Its results, the latest of each row.
    pub(super) results: Vec<&'a CaseResult>,
    /// Cases and rows planned.
    pub(super) planned: usize,
}

/// The order in which results are read: by case, then row; the latest of each by the time it ended.
pub(super) fn of_run<'a>(run: &str, results: &'a [CaseResult]) -> Vec<&'a CaseResult> {
    let mut of_run: BTreeMap<(&Id, Option<&str>), &CaseResult> = BTreeMap::new();
    for result in results.iter().filter(|result| result.run == run) {
        let kept = of_run.entry((&result.case, result.row.as_deref())).or_insert(result);
        if (result.ended_at, result.seq) >= (kept.ended_at, kept.seq) {
            *kept = result;
        }
    }
    of_run.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_by_end_counts_never_the_last_to_arrive() {
        let result = |seq, ended_at, status| CaseResult {
            run: "R".into(),
            seq,
            ended_at,
            status,
            case: Id::from("CT-001"),
            ..CaseResult::default()
        };
        let all = [result(2, 20, Status::Passed), result(3, 10, Status::Failed)];
        let results = Results::new(&all, &[]);
        assert_eq!(results.status(&Id::from("CT-001"), None), Status::Passed);
        assert_eq!(results.status(&Id::from("CT-002"), None), Status::NotRun);
        assert_eq!(of_run("R", &all).len(), 1);
        assert!(of_run("S", &all).is_empty());
    }
}

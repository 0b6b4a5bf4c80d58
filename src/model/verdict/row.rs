//! Which of its results counts for a case row?

use std::collections::BTreeMap;

use super::Outdated;
use crate::model::execution::{CaseResult, Status};
use crate::model::{Id, Project};

/// What is known of one row of a case, or of a plain case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowJudgement {
    /// The row's key; none for a plain case.
    pub row: Option<String>,
    /// Its outcome: the latest final one that is current, else the latest other one that is, else
    /// not run. Current is what has today's text and was seen on the delivery under test.
    pub status: Status,
    /// The result that gives the outcome: its index in the results that were judged.
    pub result: Option<usize>,
    /// A later attempt that came to no end (blocked, interrupted…): it displaces nothing but is
    /// shown. Its index in the results that were judged.
    pub later_attempt: Option<usize>,
    /// Final results exist, none of them current: counted as not run. The latest of them.
    pub stale: Option<Stale>,
    /// The result that gives the outcome failed first, then passed.
    pub flaky: bool,
}

/// A final result that no longer counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Its index in the results that were judged.
    pub result: usize,
    /// Why it does not count. When both hold, the text: playing again on the old version would not help.
    pub why: Outdated,
}

impl RowJudgement {
    /// Is it passed, or waived by a person?
    pub const fn is_proved(&self) -> bool {
        matches!(self.status, Status::Passed | Status::Waived)
    }
}

/// A result with its index among those that are judged.
type Known<'r> = (usize, &'r CaseResult);

/// The latest of some results, by the time they ended, then by their order in the run. The run
/// decides last, so that the order of arrival never does.
fn latest<'r>(results: impl Iterator<Item = Known<'r>>) -> Option<Known<'r>> {
    results.max_by_key(|(_, result)| rank(result))
}

fn rank(result: &CaseResult) -> (i64, u64, &str) {
    (result.ended_at, result.seq, &result.run)
}

/// Judges every row of every case.
pub(super) fn judge_rows(
    project: &Project,
    results: &[CaseResult],
    delivery: Option<&str>,
    current_hash: impl Fn(&Id, Option<&str>) -> Option<String>,
) -> BTreeMap<Id, Vec<RowJudgement>> {
    let mut by_row: BTreeMap<(&Id, Option<&str>), Vec<Known<'_>>> = BTreeMap::new();
    for (index, result) in results.iter().enumerate() {
        by_row.entry((&result.case, result.row.as_deref())).or_default().push((index, result));
    }
    let judged = |case: &Id, row: Option<&str>| {
        let known = by_row.get(&(case, row)).map(Vec::as_slice).unwrap_or_default();
        judge_row(row, known, delivery, current_hash(case, row).as_deref())
    };
    project
        .cases
        .iter()
        .map(|case| (case.id.clone(), case.row_keys().into_iter().map(|row| judged(&case.id, row)).collect()))
        .collect()
}

fn judge_row(row: Option<&str>, known: &[Known<'_>], delivery: Option<&str>, hash: Option<&str>) -> RowJudgement {
    let of_text = |result: &CaseResult| Some(result.text_hash.as_str()) == hash;
    // An attempt that never reached the CRM saw no version, and is shown all the same.
    let of_delivery = |result: &CaseResult| {
        result.version.as_deref() == delivery || (result.version.is_none() && !result.status.is_final())
    };
    let current = || known.iter().copied().filter(|(_, result)| of_text(result) && of_delivery(result));
    let done = latest(current().filter(|(_, result)| result.status.is_final()));
    let attempt = latest(current().filter(|(_, result)| !result.status.is_final()));
    let counts = done.or(attempt);
    let later = attempt.filter(|(_, attempt)| done.is_some_and(|(_, done)| rank(attempt) > rank(done)));
    let former = latest(known.iter().copied().filter(|(_, result)| result.status.is_final()));
    let stale = former.filter(|_| done.is_none()).map(|(index, result)| Stale {
        result: index,
        why: if of_text(result) { Outdated::Version } else { Outdated::Text },
    });
    RowJudgement {
        row: row.map(str::to_owned),
        status: counts.map_or(Status::NotRun, |(_, result)| result.status),
        result: counts.map(|(index, _)| index),
        later_attempt: later.map(|(index, _)| index),
        stale,
        flaky: counts.is_some_and(|(_, result)| result.flaky),
    }
}

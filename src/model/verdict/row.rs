//! Which of its results counts for a case row?

use std::collections::BTreeMap;

use crate::model::execution::{CaseResult, Status};
use crate::model::{Id, Project};

/// What is known of one row of a case, or of a plain case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowJudgement {
    /// The row's key; none for a plain case.
    pub row: Option<String>,
    /// Its outcome: the latest final one with the current text, else the latest other one with
    /// the current text, else not run.
    pub status: Status,
    /// The result that gives the outcome: its index in the results that were judged.
    pub result: Option<usize>,
    /// A later attempt that came to no end (blocked, interrupted…): it displaces nothing but is
    /// shown. Its index in the results that were judged.
    pub later_attempt: Option<usize>,
    /// Final results exist, all with another text: counted as not run.
    pub stale: bool,
    /// The result that gives the outcome failed first, then passed.
    pub flaky: bool,
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
    current_hash: impl Fn(&Id, Option<&str>) -> Option<String>,
) -> BTreeMap<Id, Vec<RowJudgement>> {
    let mut by_row: BTreeMap<(&Id, Option<&str>), Vec<Known<'_>>> = BTreeMap::new();
    for (index, result) in results.iter().enumerate() {
        by_row.entry((&result.case, result.row.as_deref())).or_default().push((index, result));
    }
    let judged = |case: &Id, row: Option<&str>| {
        let known = by_row.get(&(case, row)).map(Vec::as_slice).unwrap_or_default();
        judge_row(row, known, current_hash(case, row).as_deref())
    };
    project
        .cases
        .iter()
        .map(|case| (case.id.clone(), case.row_keys().into_iter().map(|row| judged(&case.id, row)).collect()))
        .collect()
}

fn judge_row(row: Option<&str>, known: &[Known<'_>], hash: Option<&str>) -> RowJudgement {
    let current = || known.iter().copied().filter(|(_, result)| Some(result.text_hash.as_str()) == hash);
    let done = latest(current().filter(|(_, result)| result.status.is_final()));
    let attempt = latest(current().filter(|(_, result)| !result.status.is_final()));
    let counts = done.or(attempt);
    let later = attempt.filter(|(_, attempt)| done.is_some_and(|(_, done)| rank(attempt) > rank(done)));
    RowJudgement {
        row: row.map(str::to_owned),
        status: counts.map_or(Status::NotRun, |(_, result)| result.status),
        result: counts.map(|(index, _)| index),
        later_attempt: later.map(|(index, _)| index),
        stale: done.is_none() && known.iter().any(|(_, result)| result.status.is_final()),
        flaky: counts.is_some_and(|(_, result)| result.flaky),
    }
}

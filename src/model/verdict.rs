//! What do the results prove about each requirement, use case, need, lot and objective?
//! (definitions: `docs/verdicts.md`)

mod row;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use super::execution::{CaseResult, Counts, Status};
use super::{Id, Kind, Project};
use crate::choice;
use crate::text::{Arg, Lang, message};
pub use row::{RowJudgement, Stale};

choice! {
    /// The one verdict of a requirement: the first that applies holds, in this order. A parent has
    /// the gravest of its children's; there failing and blocked come before a missing test.
    Verdict "verdict" {
        NoTest = "no_test", Failing = "failing", Blocked = "blocked", NotRun = "not_run", Partial = "partial",
        PartlyCovered = "partly_covered", ValidatedWithReserve = "validated_with_reserve", Validated = "validated",
    }
}

impl Verdict {
    /// The verdict of an artifact of that kind, as it agrees with it: « validée » is said of a
    /// requirement, « validé » of a need.
    pub fn label_of(self, lang: Lang, kind: Kind) -> String {
        self.said("verdict", lang, kind, &[])
    }

    /// The same after how many have it: « 15 validées ».
    pub fn counted(self, lang: Lang, kind: Kind, n: usize) -> String {
        self.said("verdicts", lang, kind, &[("n", n.into())])
    }

    fn said(self, group: &str, lang: Lang, kind: Kind, args: &[(&'static str, Arg)]) -> String {
        let id = format!("{group}-{}", self.key()).replace('_', "-");
        let said = match kind {
            Kind::Requirement => message::lookup(lang, &id, args),
            _ => message::lookup_form(lang, &id, "masculine", args),
        };
        said.unwrap_or_else(|| self.key().to_owned())
    }
}

/// Why a final result no longer counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outdated {
    /// The case means something else since.
    Text,
    /// It was seen on another version of the CRM than the delivery under test.
    Version,
}

/// What is known of one artifact.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    /// Its verdict.
    pub verdict: Verdict,
    /// Outcomes of its cases (rows), the latest of each.
    pub counts: Counts,
    /// Approved cases linked to it.
    pub approved_cases: usize,
    /// Cases that it wants (requirements only; else 0).
    pub expected_cases: usize,
    /// Rows whose results no longer count: the text changed, or they were seen on another version.
    pub stale: usize,
    /// Children by verdict (requirements of a use case…); empty for a requirement.
    pub children: BTreeMap<Verdict, usize>,
}

/// A rate with its two terms, never shown without them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// How many.
    pub part: usize,
    /// Out of how many.
    pub whole: usize,
}

/// All judgements of a project on one target.
#[derive(Clone, Debug, Default)]
pub struct Judgements {
    /// The version of the CRM that is judged; none where no run ever saw one.
    pub delivery: Option<String>,
    /// By artifact: requirements, use cases, needs, lots, objectives. What was rejected,
    /// postponed, dropped or is obsolete is not judged and has no entry.
    pub of: BTreeMap<Id, Judgement>,
    /// By case: one entry per row, in the order of the rows. Also of cases that verify nothing.
    pub rows: BTreeMap<Id, Vec<RowJudgement>>,
    /// Requirements with enough approved cases ÷ all requirements.
    pub coverage: Rate,
    /// Linked case rows with a final result ÷ linked case rows.
    pub verification: Rate,
    /// Passed or waived ÷ final.
    pub validation: Rate,
    /// Outcomes of all linked case rows.
    pub counts: Counts,
    /// Critical paths (cases) proved, and all of them.
    pub critical: Rate,
}

/// Judges a project by the results that are known on one target.
///
/// `results` may hold any number of results of a case row, in any order: the latest final one
/// counts, by the time it ended. `delivery` is the version of the CRM under test, as the latest run
/// saw it; a final result that was seen on another one, or without knowing which, is stale.
/// `current_hash` gives the hash of all that a case row means today; a result with another one is
/// stale too. A row without a hash has no current result.
pub fn judge(
    project: &Project,
    results: &[CaseResult],
    delivery: Option<&str>,
    current_hash: impl Fn(&Id, Option<&str>) -> Option<String>,
) -> Judgements {
    let rows = row::judge_rows(project, results, delivery, current_hash);
    let linked = tree::Linked::of(project);
    let mut judgements = Judgements {
        delivery: delivery.map(str::to_owned),
        of: tree::judge_artifacts(project, &linked, &rows),
        ..Judgements::default()
    };

    let requirements: Vec<_> = project.requirements.iter().filter(|requirement| !requirement.is_dropped()).collect();
    judgements.coverage.whole = requirements.len();
    judgements.coverage.part = requirements
        .iter()
        .filter_map(|requirement| judgements.of.get(&requirement.head.id()))
        .filter(|judgement| judgement.is_covered())
        .count();

    let mut counts = Counts::default();
    for case in linked.cases() {
        rows.get(case).into_iter().flatten().for_each(|row| counts.add_row(row));
    }
    judgements.verification = Rate { part: counts.finals(), whole: counts.total() };
    judgements.validation = Rate { part: counts.passed + counts.waived, whole: counts.finals() };
    judgements.counts = counts;

    let critical: BTreeSet<&Id> = project.cases.iter().filter(|case| case.critical).map(|case| &case.id).collect();
    let proved = |case: &&&Id| rows.get(**case).is_some_and(|rows| rows.iter().all(RowJudgement::is_proved));
    judgements.critical = Rate { part: critical.iter().filter(proved).count(), whole: critical.len() };
    judgements.rows = rows;
    judgements
}

impl Judgement {
    /// Has it as many approved cases as it wants?
    pub const fn is_covered(&self) -> bool {
        self.approved_cases >= self.expected_cases
    }

    /// The verdict of a requirement: the first that applies.
    fn of_requirement(counts: Counts, approved_cases: usize, expected_cases: usize, stale: usize) -> Self {
        let verdict = if approved_cases == 0 {
            // Drafts are played and counted, but prove nothing by themselves.
            Verdict::NoTest
        } else if counts.failed > 0 {
            Verdict::Failing
        } else if counts.blocked > 0 {
            Verdict::Blocked
        } else if counts.finals() == 0 {
            Verdict::NotRun
        } else if counts.finals() < counts.total() {
            Verdict::Partial
        } else if approved_cases < expected_cases || counts.passed + counts.waived == 0 {
            // Untestable is verified, not validated: where all is untestable nothing was validated.
            Verdict::PartlyCovered
        } else if counts.untestable + counts.waived > 0 {
            // Verified, but something was set aside: untestable, or waived by a person.
            Verdict::ValidatedWithReserve
        } else {
            Verdict::Validated
        };
        Self { verdict, counts, approved_cases, expected_cases, stale, children: BTreeMap::new() }
    }
}

impl Counts {
    fn add_row(&mut self, row: &RowJudgement) {
        self.add(row.status);
        self.flaky += usize::from(row.flaky && row.status == Status::Passed);
    }
}

#[cfg(test)]
mod tests;

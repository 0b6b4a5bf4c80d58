//! What do the results prove about each requirement, use case, need, lot and objective?
//! (definitions: `docs/verdicts.md`)

use std::collections::BTreeMap;

use super::Id;
use super::execution::Counts;
use crate::choice;

choice! {
    /// The one verdict of a requirement; for a parent, the worst of its children.
    /// From the worst to the best: the first that applies holds.
    Verdict "verdict" {
        NoTest = "no_test", Failing = "failing", Blocked = "blocked", NotRun = "not_run", Partial = "partial",
        PartlyCovered = "partly_covered", ValidatedWithReserve = "validated_with_reserve", Validated = "validated",
    }
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
    /// Results that no longer count because the text changed.
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
    /// By artifact: requirements, use cases, needs, lots, objectives.
    pub of: BTreeMap<Id, Judgement>,
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

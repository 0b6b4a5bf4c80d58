//! What came out otherwise of one book on two CRMs, or of one CRM before and after an upgrade?

use std::collections::BTreeMap;

use crate::choice;
use crate::model::Id;
use crate::model::execution::{CaseResult, Cause, RunRecord, Status, StepResult};
use crate::text::{Lang, Message};

choice! {
    /// What two results of one case, or of one row of it, say of each other; the first is the one to be compared with.
    /// In the order in which they are told.
    Reading "comparison" {
        Worse = "worse", Better = "better", Otherwise = "otherwise", Unjudged = "unjudged", OnlyFirst = "only_first",
        OnlySecond = "only_second", Same = "same",
    }
}

/// One of the two runs.
#[derive(Clone, Copy, Debug)]
pub struct Side<'r> {
    /// The run.
    pub record: &'r RunRecord,
    /// Its results, one per case and row.
    pub results: &'r [CaseResult],
}

/// What came out of a case, or of a row of it.
#[derive(Clone, Copy, Debug)]
pub enum Results<'r> {
    /// On both sides.
    Both(&'r CaseResult, &'r CaseResult),
    /// On the first alone.
    First(&'r CaseResult),
    /// On the second alone.
    Second(&'r CaseResult),
}

impl<'r> Results<'r> {
    /// The result that names the case: as it was last.
    pub const fn named(&self) -> &'r CaseResult {
        match self {
            Self::Both(_, result) | Self::First(result) | Self::Second(result) => result,
        }
    }

    /// That of the first and that of the second.
    pub const fn sides(&self) -> [Option<&'r CaseResult>; 2] {
        match self {
            Self::Both(first, second) => [Some(first), Some(second)],
            Self::First(first) => [Some(first), None],
            Self::Second(second) => [None, Some(second)],
        }
    }

    fn reading(&self) -> Reading {
        let (first, second) = match self {
            Self::Both(first, second) => (first, second),
            Self::First(_) => return Reading::OnlyFirst,
            Self::Second(_) => return Reading::OnlySecond,
        };
        if !first.status.is_final() || !second.status.is_final() {
            return Reading::Unjudged;
        }
        let passes = |result: &CaseResult| matches!(result.status, Status::Passed | Status::Waived);
        match (passes(first), passes(second)) {
            (true, true) => Reading::Same,
            (true, false) => Reading::Worse,
            (false, true) => Reading::Better,
            (false, false) if outcome(first) == outcome(second) => Reading::Same,
            (false, false) => Reading::Otherwise,
        }
    }
}

/// A case, or a row of it, on both sides.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'r> {
    /// What came out of it.
    pub results: Results<'r>,
    /// What they say of each other.
    pub reading: Reading,
    /// Not the same was played: the text of the scenario changed in between.
    pub reworded: bool,
}

/// Two runs, case by case.
#[derive(Clone, Debug)]
pub struct Comparison<'r> {
    /// The runs.
    pub records: [&'r RunRecord; 2],
    /// The cases of either, in the order of the text.
    pub pairs: Vec<Pair<'r>>,
}

impl<'r> Comparison<'r> {
    /// Compares two runs. A result that is not final proves nothing and is never the same as another one, not even where
    /// both are blocked.
    pub fn of(first: Side<'r>, second: Side<'r>) -> Self {
        let same_target = first.record.target == second.record.target;
        let mut found: BTreeMap<(&Id, Option<&str>), Results<'_>> = BTreeMap::new();
        for result in first.results {
            found.insert((&result.case, result.row.as_deref()), Results::First(result));
        }
        for result in second.results {
            let here = found.entry((&result.case, result.row.as_deref())).or_insert(Results::Second(result));
            *here = match *here {
                Results::First(first) | Results::Both(first, _) => Results::Both(first, result),
                Results::Second(_) => Results::Second(result),
            };
        }
        let mut pairs: Vec<Results<'_>> = found.into_values().collect();
        // A scenario that moved stands where it is now.
        pairs.sort_by_key(|results| (&results.named().path, results.named().line));
        let pairs = pairs.into_iter().map(|results| {
            let reworded = matches!(results, Results::Both(first, second) if is_reworded(first, second, same_target));
            Pair { results, reading: results.reading(), reworded }
        });
        Self { records: [first.record, second.record], pairs: pairs.collect() }
    }

    /// How many pairs of that reading.
    pub fn count(&self, reading: Reading) -> usize {
        self.of_reading(reading).count()
    }

    /// The pairs of that reading.
    pub fn of_reading(&self, reading: Reading) -> impl Iterator<Item = &Pair<'r>> {
        self.pairs.iter().filter(move |pair| pair.reading == reading)
    }

    /// What each side is called: its CRM's name, with the version where one CRM is of two, and « A » and « B » where not
    /// even this tells them apart.
    pub fn names(&self) -> [String; 2] {
        let [first, second] = self.records;
        if title(first) != title(second) {
            return [first, second].map(|record| title(record).to_owned());
        }
        match (&first.version, &second.version) {
            (Some(one), Some(other)) if one != other => {
                [one, other].map(|version| format!("{} {version}", title(first)))
            }
            _ => ["A", "B"].map(str::to_owned),
        }
    }

    /// What is compared: « Tryton et Odoo », « Tryton : deux exécutions ».
    pub fn title(&self, lang: Lang) -> String {
        let [first, second] = self.records;
        if title(first) == title(second) {
            return Message::new("comparison-of-one").with("name", title(first)).text(lang);
        }
        let message = Message::new("comparison-of-two").with("first", title(first));
        message.with("second", title(second)).text(lang)
    }
}

/// The name of the CRM of a run.
pub fn title(record: &RunRecord) -> &str {
    if record.target_title.is_empty() { &record.target } else { &record.target_title }
}

/// What a case that did not pass came to: where it stopped, why, and on what.
fn outcome(result: &CaseResult) -> (Status, Option<usize>, Option<Cause>, Option<&str>) {
    let stops = |step: &StepResult| !matches!(step.status, Status::Passed | Status::NotRun | Status::Waived);
    let number = result.steps.iter().position(stops);
    let step = number.and_then(|number| result.steps.get(number));
    (result.status, number, step.and_then(|step| step.cause), step.and_then(|step| step.actual.as_deref()))
}

/// Was another text played? On one target all that a scenario means is known by its hash; another target has other names
/// for the same things, and what was played is compared.
fn is_reworded(first: &CaseResult, second: &CaseResult, same_target: bool) -> bool {
    if same_target {
        return first.text_hash != second.text_hash;
    }
    let told = !first.steps.is_empty() && !second.steps.is_empty();
    let played = |result: &'_ CaseResult| -> Vec<(String, String)> {
        result.steps.iter().map(|step| (step.keyword.clone(), step.text.clone())).collect()
    };
    told && played(first) != played(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(case: &str, status: Status, actual: &str) -> CaseResult {
        let step = StepResult {
            keyword: "Alors".into(),
            text: "la ville est « Toul »".into(),
            status,
            actual: (!actual.is_empty()).then(|| actual.to_owned()),
            ..StepResult::default()
        };
        let passed = StepResult { status: Status::Passed, ..step.clone() };
        CaseResult {
            case: Id::from(case),
            path: "a.feature".into(),
            status,
            steps: vec![passed, step],
            ..CaseResult::default()
        }
    }

    fn readings(first: &[CaseResult], second: &[CaseResult]) -> Vec<(String, Reading)> {
        let record = RunRecord { target: "a".into(), ..RunRecord::default() };
        let other = RunRecord { target: "b".into(), ..RunRecord::default() };
        let compared =
            Comparison::of(Side { record: &record, results: first }, Side { record: &other, results: second });
        compared.pairs.iter().map(|pair| (pair.results.named().case.to_string(), pair.reading)).collect()
    }

    #[test]
    fn two_results_are_the_same_only_where_both_prove_it() {
        use Status::{Blocked, Failed, Passed, Undefined, Untestable, Waived};
        let cases = [
            (Passed, "", Passed, "", Reading::Same),
            (Passed, "", Waived, "", Reading::Same),
            (Passed, "", Failed, "Metz", Reading::Worse),
            (Passed, "", Untestable, "", Reading::Worse),
            (Failed, "Metz", Passed, "", Reading::Better),
            (Failed, "Metz", Failed, "Metz", Reading::Same),
            (Failed, "Metz", Failed, "Nancy", Reading::Otherwise),
            (Failed, "Metz", Untestable, "", Reading::Otherwise),
            (Blocked, "", Blocked, "", Reading::Unjudged),
            (Passed, "", Blocked, "", Reading::Unjudged),
            (Undefined, "", Failed, "Metz", Reading::Unjudged),
        ];
        for (one, seen, other, also, reading) in cases {
            let told = readings(&[result("CT-001", one, seen)], &[result("CT-001", other, also)]);
            assert_eq!(told, [("CT-001".to_owned(), reading)], "{one:?} {seen} {other:?} {also}");
        }
        let told = readings(&[result("CT-001", Passed, "")], &[result("CT-002", Passed, "")]);
        assert_eq!(told, [("CT-001".to_owned(), Reading::OnlyFirst), ("CT-002".to_owned(), Reading::OnlySecond)]);
    }

    #[test]
    fn a_case_that_moved_stands_where_it_is_now() {
        let moved = CaseResult { line: 40, ..result("CT-001", Status::Passed, "") };
        let stays = CaseResult { line: 20, ..result("CT-002", Status::Passed, "") };
        let told = readings(&[result("CT-001", Status::Passed, ""), stays.clone()], &[moved, stays]);
        assert_eq!(told.iter().map(|(case, _)| case.as_str()).collect::<Vec<_>>(), ["CT-002", "CT-001"]);
    }

    #[test]
    fn sides_of_one_name_are_told_apart() {
        let record = |version: Option<&str>, at| RunRecord {
            target: "crm".into(),
            target_title: "Tryton".into(),
            version: version.map(str::to_owned),
            started_at: at,
            ..RunRecord::default()
        };
        let names = |one: &RunRecord, other: &RunRecord| {
            let side = |record| Side { record, results: &[] };
            Comparison::of(side(one), side(other)).names()
        };
        assert_eq!(names(&record(Some("7.8"), 0), &record(Some("8.0"), 1)), ["Tryton 7.8", "Tryton 8.0"]);
        assert_eq!(names(&record(None, 0), &record(None, 0)), ["A", "B"]);
        let other = RunRecord { target_title: "Odoo".into(), ..record(None, 0) };
        assert_eq!(names(&record(None, 0), &other), ["Tryton", "Odoo"]);
    }

    #[test]
    fn another_text_is_told() {
        let one = result("CT-001", Status::Passed, "");
        let mut other = one.clone();
        other.steps[0].text = "la ville est « Metz »".into();
        assert!(is_reworded(&one, &other, false) && !is_reworded(&one, &other, true));
        other.text_hash = "b".into();
        assert!(is_reworded(&one, &other, true));
    }
}

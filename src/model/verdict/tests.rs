//! One test per line of the definition, on small projects built by hand.

use super::*;
use crate::model::case::{Case, CaseRow, CaseSource};
use crate::model::head::{Head, Link};
use crate::model::lot::Lot;
use crate::model::need::{Need, NeedStatus};
use crate::model::objective::Objective;
use crate::model::requirement::{Requirement, RequirementStatus};
use crate::model::use_case::{UseCase, UseCaseStatus};
use crate::text::Place;

fn links(ids: &[&str]) -> Vec<Link> {
    ids.iter().map(|id| Link { to: Id::from(*id), place: Place::default() }).collect()
}

fn head(id: &str) -> Head {
    Head { id: Some(Id::from(id)), title: id.to_owned(), ..Head::default() }
}

fn requirement(id: &str, expected: u32) -> Requirement {
    Requirement { head: head(id), expected_tests: expected, ..Requirement::default() }
}

fn case(id: &str, requirements: &[&str], rows: &[&str]) -> Case {
    Case {
        id: Id::from(id),
        title: id.to_owned(),
        source: CaseSource::TestCase(0),
        books: Vec::new(),
        requirements: links(requirements),
        use_cases: Vec::new(),
        lot: None,
        critical: false,
        manual: false,
        approved: true,
        tags: Vec::new(),
        rows: rows.iter().enumerate().map(|(i, key)| CaseRow { key: (*key).to_owned(), at: (0, i) }).collect(),
        place: Place::default(),
    }
}

/// The version of the CRM that is judged.
const DELIVERY: &str = "1.5";

/// A result with the current text, seen on the delivery, ended at that time.
fn result(case: &str, status: Status, ended_at: i64) -> CaseResult {
    CaseResult {
        run: "R".into(),
        case: Id::from(case),
        status,
        ended_at,
        text_hash: "now".into(),
        version: Some(DELIVERY.into()),
        ..CaseResult::default()
    }
}

fn of_row(case: &str, row: &str, status: Status, ended_at: i64) -> CaseResult {
    CaseResult { row: Some(row.to_owned()), ..result(case, status, ended_at) }
}

fn old_text(result: CaseResult) -> CaseResult {
    CaseResult { text_hash: "before".into(), ..result }
}

fn on_version(version: Option<&str>, result: CaseResult) -> CaseResult {
    CaseResult { version: version.map(str::to_owned), ..result }
}

fn judged(project: &Project, results: &[CaseResult]) -> Judgements {
    judge(project, results, Some(DELIVERY), |_, _| Some("now".to_owned()))
}

fn of<'j>(judgements: &'j Judgements, id: &str) -> &'j Judgement {
    judgements.of.get(&Id::from(id)).unwrap_or_else(|| panic!("{id} is judged"))
}

/// One requirement that wants one case, with these cases.
fn one(cases: Vec<Case>) -> Project {
    Project { requirements: vec![requirement("EXG-1", 1)].into(), cases, ..Project::default() }
}

/// The verdict of `EXG-1` when its cases `CT-1`, `CT-2`… ended so.
fn verdict_of(statuses: &[Status]) -> Verdict {
    let cases = (1..=statuses.len()).map(|i| case(&format!("CT-{i}"), &["EXG-1"], &[])).collect();
    let results: Vec<_> =
        statuses.iter().enumerate().map(|(i, status)| result(&format!("CT-{}", i + 1), *status, 1)).collect();
    of(&judged(&one(cases), &results), "EXG-1").verdict
}

#[test]
fn the_first_verdict_that_applies_holds() {
    use Status::{Ambiguous, Blocked, Failed, Interrupted, NotRun, Passed, Undefined, Untestable, Waiting, Waived};
    assert_eq!(verdict_of(&[]), Verdict::NoTest);
    assert_eq!(verdict_of(&[Passed, Blocked, Failed]), Verdict::Failing);
    assert_eq!(verdict_of(&[Passed, NotRun, Blocked]), Verdict::Blocked);
    assert_eq!(verdict_of(&[NotRun, Waiting]), Verdict::NotRun);
    assert_eq!(verdict_of(&[Undefined, Ambiguous, Interrupted]), Verdict::NotRun);
    assert_eq!(verdict_of(&[Passed, NotRun]), Verdict::Partial);
    assert_eq!(verdict_of(&[Passed, Undefined]), Verdict::Partial);
    assert_eq!(verdict_of(&[Passed, Untestable]), Verdict::ValidatedWithReserve);
    assert_eq!(verdict_of(&[Passed, Waived]), Verdict::ValidatedWithReserve);
    assert_eq!(verdict_of(&[Waived]), Verdict::ValidatedWithReserve);
    assert_eq!(verdict_of(&[Passed, Passed]), Verdict::Validated);
}

#[test]
fn untestable_is_verified_but_validates_nothing() {
    let project = one(vec![case("CT-1", &["EXG-1"], &[])]);
    let judgements = judged(&project, &[result("CT-1", Status::Untestable, 1)]);
    assert_eq!(judgements.verification, Rate { part: 1, whole: 1 });
    assert_eq!(judgements.validation, Rate { part: 0, whole: 1 });
    assert_eq!(of(&judgements, "EXG-1").verdict, Verdict::PartlyCovered);
}

#[test]
fn too_few_approved_cases_cover_partly_even_when_all_pass() {
    let mut project = one(vec![case("CT-1", &["EXG-1"], &[])]);
    project.requirements[0].expected_tests = 2;
    let judgements = judged(&project, &[result("CT-1", Status::Passed, 1)]);
    assert_eq!(of(&judgements, "EXG-1").verdict, Verdict::PartlyCovered);
    assert_eq!(judgements.coverage, Rate { part: 0, whole: 1 });
    // A draft is played and counted, but does not cover.
    project.cases.push(Case { approved: false, ..case("CT-2", &["EXG-1"], &[]) });
    let judgements = judged(&project, &[result("CT-1", Status::Passed, 1), result("CT-2", Status::Passed, 1)]);
    let judgement = of(&judgements, "EXG-1");
    assert_eq!((judgement.verdict, judgement.approved_cases), (Verdict::PartlyCovered, 1));
    assert_eq!((judgement.counts.passed, judgements.coverage), (2, Rate { part: 0, whole: 1 }));
    project.cases[0].approved = false;
    let judgements = judged(&project, &[result("CT-1", Status::Passed, 1)]);
    assert_eq!(of(&judgements, "EXG-1").verdict, Verdict::NoTest, "drafts alone are no test");
    project.cases.iter_mut().for_each(|case| case.approved = true);
    let judgements = judged(&project, &[result("CT-1", Status::Passed, 1), result("CT-2", Status::Passed, 1)]);
    assert_eq!(of(&judgements, "EXG-1").verdict, Verdict::Validated);
    assert_eq!(judgements.coverage, Rate { part: 1, whole: 1 });
}

#[test]
fn the_latest_by_its_end_counts_whatever_arrived_last() {
    let project = one(vec![case("CT-1", &["EXG-1"], &[])]);
    let failed_later = [result("CT-1", Status::Failed, 20), result("CT-1", Status::Passed, 10)];
    let judgements = judged(&project, &failed_later);
    assert_eq!(of(&judgements, "EXG-1").verdict, Verdict::Failing);
    assert_eq!(judgements.rows[&Id::from("CT-1")][0].result, Some(0));
    // The same moment: the later in the run.
    let mut tied = [result("CT-1", Status::Failed, 10), result("CT-1", Status::Passed, 10)];
    (tied[0].seq, tied[1].seq) = (9, 4);
    assert_eq!(of(&judged(&project, &tied), "EXG-1").verdict, Verdict::Failing);
    tied.reverse();
    assert_eq!(of(&judged(&project, &tied), "EXG-1").verdict, Verdict::Failing);
}

#[test]
fn blocked_and_interrupted_displace_nothing_but_are_shown() {
    let project = one(vec![case("CT-1", &["EXG-1"], &[])]);
    for status in [Status::Blocked, Status::Interrupted, Status::NotRun, Status::Waiting] {
        let results = [result("CT-1", Status::Passed, 10), result("CT-1", status, 20)];
        let judgements = judged(&project, &results);
        assert_eq!(of(&judgements, "EXG-1").verdict, Verdict::Validated, "{status:?}");
        assert_eq!(judgements.rows[&Id::from("CT-1")][0].later_attempt, Some(1), "{status:?}");
        // An attempt from before the result has nothing to show.
        let results = [result("CT-1", Status::Passed, 30), result("CT-1", status, 20)];
        assert_eq!(judged(&project, &results).rows[&Id::from("CT-1")][0].later_attempt, None, "{status:?}");
    }
    let judgements = judged(&project, &[result("CT-1", Status::Blocked, 20)]);
    assert_eq!(of(&judgements, "EXG-1").verdict, Verdict::Blocked);
    assert_eq!(of(&judgements, "EXG-1").counts.blocked, 1);
}

#[test]
fn another_text_makes_a_result_stale_and_counts_as_not_run() {
    let project = one(vec![case("CT-1", &["EXG-1"], &[])]);
    let judgements = judged(&project, &[old_text(result("CT-1", Status::Passed, 10))]);
    let judgement = of(&judgements, "EXG-1");
    assert_eq!((judgement.verdict, judgement.stale, judgement.counts.not_run), (Verdict::NotRun, 1, 1));
    assert_eq!(judgements.verification, Rate { part: 0, whole: 1 });
    // A stale result never hides one with the current text, also when it ended later.
    let results = [result("CT-1", Status::Passed, 10), old_text(result("CT-1", Status::Failed, 20))];
    let judgements = judged(&project, &results);
    assert_eq!((of(&judgements, "EXG-1").verdict, of(&judgements, "EXG-1").stale), (Verdict::Validated, 0));
    // A blocked attempt with the current text does not make the old result current.
    let results = [old_text(result("CT-1", Status::Passed, 10)), result("CT-1", Status::Blocked, 20)];
    let judgements = judged(&project, &results);
    assert_eq!((of(&judgements, "EXG-1").verdict, of(&judgements, "EXG-1").stale), (Verdict::Blocked, 1));
    // Without a text today, no result is current.
    let judgements = judge(&project, &[result("CT-1", Status::Passed, 10)], Some(DELIVERY), |_, _| None);
    assert_eq!((of(&judgements, "EXG-1").verdict, of(&judgements, "EXG-1").stale), (Verdict::NotRun, 1));
}

#[test]
fn another_version_of_the_crm_makes_a_result_stale_and_counts_as_not_run() {
    let project = one(vec![case("CT-1", &["EXG-1"], &[])]);
    let before = on_version(Some("1.4"), result("CT-1", Status::Passed, 10));
    let row = |results: &[CaseResult]| judged(&project, results).rows[&Id::from("CT-1")][0].clone();
    let judgements = judged(&project, std::slice::from_ref(&before));
    let judgement = of(&judgements, "EXG-1");
    assert_eq!((judgement.verdict, judgement.stale, judgement.counts.not_run), (Verdict::NotRun, 1, 1));
    assert_eq!(judgements.delivery.as_deref(), Some(DELIVERY));
    assert_eq!(row(std::slice::from_ref(&before)).stale, Some(Stale { result: 0, why: Outdated::Version }));
    // Another text as well: the text is told, for playing again on the old version would not help.
    assert_eq!(row(&[old_text(before.clone())]).stale, Some(Stale { result: 0, why: Outdated::Text }));
    // It hides nothing that was seen on the delivery, also when it ended later.
    let later = on_version(Some("1.4"), result("CT-1", Status::Failed, 20));
    let known = row(&[result("CT-1", Status::Passed, 10), later]);
    assert_eq!((known.status, known.stale), (Status::Passed, None));
    // Which version a result was seen on is not guessed.
    assert_eq!(row(&[on_version(None, result("CT-1", Status::Passed, 10))]).status, Status::NotRun);
}

#[test]
fn an_attempt_that_never_reached_the_crm_is_shown_whatever_the_delivery() {
    let project = one(vec![case("CT-1", &["EXG-1"], &[])]);
    let unreached = on_version(None, result("CT-1", Status::Blocked, 20));
    let row = &judged(&project, &[result("CT-1", Status::Passed, 10), unreached.clone()]).rows[&Id::from("CT-1")][0];
    assert_eq!((row.status, row.later_attempt), (Status::Passed, Some(1)));
    let before = on_version(Some("1.4"), result("CT-1", Status::Blocked, 20));
    let row = &judged(&project, &[before]).rows[&Id::from("CT-1")][0];
    assert_eq!(row.status, Status::NotRun, "an attempt on another version says nothing of this one");
    assert_eq!(judged(&project, &[unreached]).rows[&Id::from("CT-1")][0].status, Status::Blocked);
}

#[test]
fn a_crm_that_never_tells_its_version_is_judged_by_all_its_results() {
    let project = one(vec![case("CT-1", &["EXG-1"], &[])]);
    let results = [on_version(None, result("CT-1", Status::Passed, 10))];
    let judgements = judge(&project, &results, None, |_, _| Some("now".to_owned()));
    assert_eq!((of(&judgements, "EXG-1").verdict, judgements.delivery), (Verdict::Validated, None));
}

#[test]
fn a_row_is_known_by_its_key_never_by_its_place() {
    let results = [of_row("CT-1", "15 %", Status::Passed, 1), of_row("CT-1", "25 %", Status::Failed, 1)];
    let judgements = judged(&one(vec![case("CT-1", &["EXG-1"], &["25 %", "15 %", "30 %"])]), &results);
    let rows = &judgements.rows[&Id::from("CT-1")];
    assert_eq!(rows.iter().map(|row| row.status).collect::<Vec<_>>(), [Status::Failed, Status::Passed, Status::NotRun]);
    assert_eq!(judgements.verification, Rate { part: 2, whole: 3 });
    // The row that failed is gone: its result proves nothing any more, nor of the case as a whole.
    let judgements = judged(&one(vec![case("CT-1", &["EXG-1"], &["15 %"])]), &results);
    assert_eq!(of(&judgements, "EXG-1").verdict, Verdict::Validated);
    let judgements = judged(&one(vec![case("CT-1", &["EXG-1"], &[])]), &results);
    assert_eq!(of(&judgements, "EXG-1").verdict, Verdict::NotRun);
}

#[test]
fn rates_have_their_terms_and_a_case_of_two_requirements_counts_once() {
    let project = Project {
        requirements: vec![requirement("EXG-1", 1), requirement("EXG-2", 1), requirement("EXG-3", 1)].into(),
        cases: vec![
            case("CT-1", &["EXG-1", "EXG-2"], &[]),
            case("CT-2", &["EXG-2", "EXG-2"], &[]),
            case("CT-3", &[], &[]),
        ],
        ..Project::default()
    };
    let results =
        [result("CT-1", Status::Waived, 1), result("CT-2", Status::Failed, 1), result("CT-3", Status::Passed, 1)];
    let judgements = judged(&project, &results);
    assert_eq!(judgements.coverage, Rate { part: 2, whole: 3 });
    assert_eq!(judgements.verification, Rate { part: 2, whole: 2 });
    assert_eq!(judgements.validation, Rate { part: 1, whole: 2 });
    assert_eq!((judgements.counts.total(), judgements.counts.passed), (2, 0));
    assert_eq!(judgements.rows[&Id::from("CT-3")][0].status, Status::Passed);
    assert_eq!(of(&judgements, "EXG-2").counts.total(), 2);
}

#[test]
fn what_was_dropped_does_not_count() {
    let mut project = one(vec![case("CT-1", &["EXG-1"], &[])]);
    for status in [RequirementStatus::Rejected, RequirementStatus::Obsolete] {
        project.requirements[0].status = status;
        let judgements = judged(&project, &[result("CT-1", Status::Failed, 1)]);
        assert!(judgements.of.is_empty());
        assert_eq!((judgements.coverage, judgements.verification), (Rate::default(), Rate::default()));
        assert_eq!(judgements.counts, Counts::default());
    }
}

/// `OBJ-1` ← `BES-1` ← (`CU-1` ← `EXG-1`, `EXG-2`), `EXG-3`; `LOT-1` plans `EXG-1` and `EXG-3`.
fn tree() -> Project {
    let lot = |requirement: Requirement| Requirement { lot: links(&["LOT-1"]).pop(), ..requirement };
    Project {
        objectives: vec![Objective { head: head("OBJ-1"), ..Objective::default() }].into(),
        needs: vec![Need { head: head("BES-1"), objectives: links(&["OBJ-1"]), ..Need::default() }].into(),
        use_cases: vec![UseCase { head: head("CU-1"), needs: links(&["BES-1"]), ..UseCase::default() }].into(),
        lots: vec![Lot { head: head("LOT-1"), ..Lot::default() }].into(),
        requirements: vec![
            lot(Requirement { use_cases: links(&["CU-1"]), ..requirement("EXG-1", 1) }),
            Requirement { use_cases: links(&["CU-1"]), ..requirement("EXG-2", 1) },
            lot(Requirement { needs: links(&["BES-1"]), ..requirement("EXG-3", 1) }),
        ]
        .into(),
        cases: vec![
            case("CT-1", &["EXG-1", "EXG-2"], &[]),
            case("CT-2", &["EXG-2"], &[]),
            case("CT-3", &["EXG-3"], &[]),
        ],
        ..Project::default()
    }
}

#[test]
fn a_parent_shows_the_worst_of_its_children_and_the_counts_under_it() {
    let results =
        [result("CT-1", Status::Passed, 1), result("CT-2", Status::Failed, 1), result("CT-3", Status::Blocked, 1)];
    let judgements = judged(&tree(), &results);
    let use_case = of(&judgements, "CU-1");
    assert_eq!(use_case.verdict, Verdict::Failing);
    assert_eq!(use_case.children, BTreeMap::from([(Verdict::Failing, 1), (Verdict::Validated, 1)]));
    assert_eq!((use_case.counts.total(), use_case.approved_cases, use_case.expected_cases), (2, 2, 0));
    let need = of(&judgements, "BES-1");
    assert_eq!(need.children, BTreeMap::from([(Verdict::Failing, 1), (Verdict::Blocked, 1)]));
    assert_eq!((need.verdict, need.counts.total()), (Verdict::Failing, 3));
    let lot = of(&judgements, "LOT-1");
    assert_eq!((lot.verdict, lot.counts.total()), (Verdict::Blocked, 2));
    let objective = of(&judgements, "OBJ-1");
    assert_eq!((objective.verdict, objective.counts.total()), (Verdict::Failing, 3));
    assert_eq!(objective.children, BTreeMap::from([(Verdict::Failing, 1)]));
}

#[test]
fn a_failure_never_hides_behind_a_missing_test() {
    let mut project = tree();
    project.cases.remove(2);
    let verdicts = |results: &[CaseResult]| {
        let judgements = judged(&project, results);
        assert_eq!(of(&judgements, "EXG-3").verdict, Verdict::NoTest);
        ["CU-1", "BES-1", "OBJ-1", "LOT-1"].map(|id| of(&judgements, id).verdict)
    };
    assert_eq!(verdicts(&[result("CT-1", Status::Failed, 1)]), [Verdict::Failing; 4]);
    assert_eq!(verdicts(&[result("CT-1", Status::Blocked, 1)]), [Verdict::Blocked; 4]);
    // Without either, the missing test comes before what was not run.
    let untested = [Verdict::NotRun, Verdict::NoTest, Verdict::NoTest, Verdict::NoTest];
    assert_eq!(verdicts(&[]), untested);
}

#[test]
fn children_that_were_dropped_are_forgotten_and_a_parent_of_none_has_no_test() {
    let mut project = tree();
    project.requirements[0].status = RequirementStatus::Rejected;
    project.requirements[1].status = RequirementStatus::Obsolete;
    let judgements = judged(&project, &[result("CT-3", Status::Passed, 1)]);
    assert_eq!(of(&judgements, "CU-1").verdict, Verdict::NoTest);
    assert!(of(&judgements, "CU-1").children.is_empty());
    assert_eq!(of(&judgements, "BES-1").verdict, Verdict::NoTest);
    project.use_cases[0].status = UseCaseStatus::Obsolete;
    let judgements = judged(&project, &[result("CT-3", Status::Passed, 1)]);
    assert!(!judgements.of.contains_key(&Id::from("CU-1")));
    assert_eq!(of(&judgements, "BES-1").verdict, Verdict::Validated);
    project.needs[0].status = NeedStatus::Rejected;
    let judgements = judged(&project, &[result("CT-3", Status::Passed, 1)]);
    assert_eq!(of(&judgements, "OBJ-1").verdict, Verdict::NoTest);
}

#[test]
fn stale_results_are_told_of_the_parents_too() {
    let judgements = judged(&tree(), &[old_text(result("CT-1", Status::Passed, 1))]);
    assert_eq!(
        (of(&judgements, "CU-1").stale, of(&judgements, "OBJ-1").stale, of(&judgements, "LOT-1").stale),
        (1, 1, 1)
    );
}

#[test]
fn a_critical_path_is_proved_when_each_of_its_rows_is() {
    let mut project = one(vec![case("CT-1", &["EXG-1"], &["a", "b"]), case("CT-2", &[], &[]), case("CT-3", &[], &[])]);
    project.cases[0].critical = true;
    project.cases[1].critical = true;
    let half = [of_row("CT-1", "a", Status::Passed, 1), result("CT-2", Status::Waived, 1)];
    assert_eq!(judged(&project, &half).critical, Rate { part: 1, whole: 2 });
    let all = [half[0].clone(), half[1].clone(), of_row("CT-1", "b", Status::Passed, 1)];
    assert_eq!(judged(&project, &all).critical, Rate { part: 2, whole: 2 });
    let untestable = [half[0].clone(), half[1].clone(), of_row("CT-1", "b", Status::Untestable, 1)];
    assert_eq!(judged(&project, &untestable).critical, Rate { part: 1, whole: 2 });
}

#[test]
fn flaky_is_counted_among_the_passed() {
    let project = one(vec![case("CT-1", &["EXG-1"], &[])]);
    let flaky = CaseResult { flaky: true, ..result("CT-1", Status::Passed, 1) };
    let judgements = judged(&project, &[flaky]);
    assert_eq!((judgements.counts.passed, judgements.counts.flaky), (1, 1));
    assert_eq!(of(&judgements, "EXG-1").verdict, Verdict::Validated);
}

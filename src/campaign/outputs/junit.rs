//! What do continuous-integration servers read of a run?

use std::collections::BTreeMap;
use std::time::Duration;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::model::execution::{CaseResult, RunRecord, Status, StepResult};
use crate::text::{Lang, Message};

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
#[error("the JUnit report cannot be written: {0}")]
pub struct JunitError(#[from] quick_junit::SerializeError);

/// A run as JUnit XML: one suite per feature file. Blocked is an error, failed a failure; what waits
/// or was not run is skipped with its reason; a run that judged nothing is an error, never a success.
///
/// # Errors
/// When a text cannot be written as XML.
pub fn report(record: &RunRecord, results: &[CaseResult], lang: Lang) -> Result<String, JunitError> {
    let mut report = Report::new(if record.project.is_empty() { "ouvrage" } else { &record.project });
    let elapsed = record.ended_at.map_or(0, |end| end - record.started_at);
    report.set_time(Duration::from_millis(u64::try_from(elapsed).unwrap_or(0)));
    let mut suites: BTreeMap<&str, Vec<&CaseResult>> = BTreeMap::new();
    for result in results {
        suites.entry(result.path.as_str()).or_default().push(result);
    }
    for (path, mut results) in suites {
        results.sort_by(|a, b| (a.line, &a.case, &a.row).cmp(&(b.line, &b.case, &b.row)));
        let mut suite = TestSuite::new(path);
        suite.add_property(("target", record.target.as_str()));
        suite.add_property(("commit", record.commit.as_str()));
        if let Some(version) = &record.version {
            suite.add_property(("version", version.as_str()));
        }
        let time: u64 = results.iter().map(|result| result.duration_ms()).sum();
        suite.set_time(Duration::from_millis(time));
        suite.add_test_cases(results.into_iter().map(|result| test_case(result, lang)));
        report.add_test_suite(suite);
    }
    if !results.iter().any(|result| result.status.is_final()) {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status.set_message(Message::new("junit-nothing-judged").text(lang)).set_type("nothing_judged");
        let mut case = TestCase::new(Message::new("junit-run").text(lang), status);
        case.set_classname("ouvrage");
        let mut suite = TestSuite::new("ouvrage");
        suite.add_test_case(case);
        report.add_test_suite(suite);
    }
    Ok(report.to_string()?)
}

fn test_case(result: &CaseResult, lang: Lang) -> TestCase {
    let id = if result.case.as_str().contains('#') { String::new() } else { format!("{} ", result.case) };
    let row = result.row.as_ref().map_or_else(String::new, |row| format!(" [{row}]"));
    let mut case = TestCase::new(format!("{id}{}{row}", result.title), status(result, lang));
    case.set_classname(result.path.as_str());
    case.set_time(Duration::from_millis(result.duration_ms()));
    case.add_property(("status", result.status.key()));
    if result.flaky {
        case.add_property(("flaky", "true"));
    }
    case
}

fn status(result: &CaseResult, lang: Lang) -> TestCaseStatus {
    let kind = match result.status {
        Status::Passed | Status::Waived => return TestCaseStatus::success(),
        Status::Failed => Some(NonSuccessKind::Failure),
        Status::Blocked | Status::Undefined | Status::Ambiguous | Status::Interrupted => Some(NonSuccessKind::Error),
        Status::Waiting | Status::NotRun | Status::Untestable => None,
    };
    let mut status = kind.map_or_else(TestCaseStatus::skipped, TestCaseStatus::non_success);
    let step = result.first_failure();
    let said = step.and_then(|step| step.message.clone()).or_else(|| result.reason.clone());
    let skipped = || Message::new("junit-skipped").with("status", result.status.key()).text(lang);
    status.set_message(said.unwrap_or_else(skipped));
    let cause = step.and_then(|step| step.cause).map_or(result.status.key(), |cause| cause.key());
    if kind.is_some() {
        status.set_type(cause);
        if let Some(step) = step {
            status.set_description(description(result, step, lang));
        }
    }
    status
}

fn description(result: &CaseResult, step: &StepResult, lang: Lang) -> String {
    let mut lines = vec![format!("{} {}", step.keyword, step.text), format!("{}:{}", result.path, step.line)];
    for (id, text) in [("junit-expected", &step.expected), ("junit-actual", &step.actual)] {
        if let Some(text) = text {
            lines.push(Message::new(id).with("text", text.as_str()).text(lang));
        }
    }
    lines.join("\n")
}

//! What do continuous-integration servers read of a run?

use std::collections::BTreeMap;
use std::time::Duration;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::words;
use crate::campaign::runner::was_nothing;
use crate::model::execution::{CaseResult, RunRecord, Status, StepResult};
use crate::text::{Lang, Message, format};

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
#[error("the JUnit report cannot be written: {0}")]
pub struct JunitError(#[from] quick_junit::SerializeError);

impl JunitError {
    /// The error in people's words.
    pub fn message(&self) -> Message {
        Message::new("junit-not-written").with("detail", self.0.to_string())
    }
}

/// A run as JUnit XML: one suite per feature file. Blocked is an error, failed a failure; what waits
/// or was not run is skipped with its reason; a run that judged nothing or was cut is an error, never a success; one of
/// which nothing was left to play is skipped.
///
/// GitLab keeps the first case of a name only and shows what stands in a failure, not its message;
/// Jenkins takes what stands before the last dot of a class for its package.
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
        suite.extra.insert("timestamp".into(), format::instant(record.started_at).into());
        let time: u64 = results.iter().map(|result| result.duration_ms()).sum();
        suite.set_time(Duration::from_millis(time));
        let mut named: BTreeMap<String, usize> = BTreeMap::new();
        suite.add_test_cases(results.into_iter().map(|result| {
            let name = words::name(result);
            let same = named.entry(name.clone()).or_default();
            *same += 1;
            let name = if *same == 1 { name } else { format!("{name} ({same})") };
            test_case(result, name, lang)
        }));
        report.add_test_suite(suite);
    }
    let error = || TestCaseStatus::non_success(NonSuccessKind::Error);
    let told = match record.ended_at {
        _ if was_nothing(record, results) => Some((TestCaseStatus::skipped(), "nothing_left", "report-nothing-left")),
        _ if !results.iter().any(|result| result.status.is_final()) => {
            Some((error(), "nothing_judged", "junit-nothing-judged"))
        }
        None => Some((error(), "unfinished", "report-unfinished")),
        Some(_) => None,
    };
    if let Some((mut status, kind, why)) = told {
        let why = Message::new(why).text(lang);
        status.set_message(why.as_str()).set_type(kind).set_description(why);
        let mut case = TestCase::new(Message::new("junit-run").text(lang), status);
        case.set_classname("ouvrage");
        let mut suite = TestSuite::new("ouvrage");
        suite.add_test_case(case);
        report.add_test_suite(suite);
    }
    Ok(report.to_string()?)
}

fn test_case(result: &CaseResult, name: String, lang: Lang) -> TestCase {
    let mut case = TestCase::new(name, status(result, lang));
    case.set_classname(class(&result.path));
    case.extra.insert("file".into(), result.path.as_str().into());
    case.extra.insert("line".into(), result.line.to_string().into());
    if let Some(example) = &result.example {
        case.add_property(("row", example.place().as_str()));
    }
    case.set_time(Duration::from_millis(result.duration_ms()));
    case.add_property(("status", result.status.key()));
    if result.flaky {
        case.add_property(("flaky", "true"));
    }
    let waived = result.reason.clone().filter(|_| result.status == Status::Waived);
    let said: Vec<String> = waived.into_iter().chain(words::answers(result, lang)).collect();
    if !said.is_empty() {
        case.set_system_out(said.join("\n"));
    }
    case
}

/// `features/ventes/devis.feature` as packages and a class: `features.ventes.devis`.
fn class(path: &str) -> String {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let file = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let parts = folder.split('/').chain([file]).filter(|part| !part.is_empty());
    parts.map(|part| part.replace('.', "_")).collect::<Vec<_>>().join(".")
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
    let skipped = || Message::new("junit-skipped").with("status", result.status.label(lang)).text(lang);
    let said = said.unwrap_or_else(skipped);
    status.set_message(said.as_str());
    let cause = step.and_then(|step| step.cause).map_or(result.status.key(), |cause| cause.key());
    status.set_type(cause);
    status.set_description(match step.filter(|_| kind.is_some()) {
        Some(step) => description(result, step, lang),
        None => said,
    });
    status
}

fn description(result: &CaseResult, step: &StepResult, lang: Lang) -> String {
    let phrase = format!("{} {}", step.keyword, step.text).trim().to_owned();
    let place = step.place(&result.path);
    let within = step.within.as_ref().map(|within| {
        let phrase = format!("{} {}", within.keyword, within.text);
        Message::new("step-within")
            .with("phrase", phrase)
            .with("place", format!("{}:{}", result.path, step.line))
            .text(lang)
    });
    // What was kept beside it, by the name under which the other reports and the database have it.
    let kept = step.evidence.iter().map(|one| format!("{} (SHA-256 {})", one.name, one.hash));
    let said = [Some(phrase), Some(place), within, words::explanation(step, lang)].into_iter().flatten();
    said.chain(kept).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::model::execution::Cause;

    fn result(case: &str, status: Status) -> CaseResult {
        let step = StepResult {
            keyword: "Alors".into(),
            text: "le montant du devis « D » est « <1 & 2> »".into(),
            line: 9,
            status,
            expected: Some("52 000,00 €".into()),
            actual: Some("48 000,00 €".into()),
            cause: (status == Status::Failed).then_some(Cause::Mismatch),
            message: Some("Le résultat n’est pas celui attendu.".into()),
            ..StepResult::default()
        };
        CaseResult {
            case: Id::from(case),
            title: format!("Cas {case}"),
            path: "features/devis.feature".into(),
            status,
            ended_at: 1_500,
            steps: vec![step],
            ..CaseResult::default()
        }
    }

    /// Counts elements and reads the attributes of each, so that the report is known to be XML.
    fn elements(xml: &str) -> Vec<(String, Vec<(String, String)>)> {
        let mut reader = quick_xml::Reader::from_str(xml);
        let mut found = Vec::new();
        loop {
            match reader.read_event().expect("well-formed XML") {
                quick_xml::events::Event::Eof => return found,
                quick_xml::events::Event::Start(start) | quick_xml::events::Event::Empty(start) => {
                    let attributes = start.attributes().map(|one| one.expect("an attribute"));
                    let attributes = attributes.map(|one| (one.key.as_ref().to_owned(), one.value.to_string()));
                    found.push((start.name().as_ref().to_owned(), attributes.collect()));
                }
                _ => {}
            }
        }
    }

    #[test]
    fn each_status_has_its_place() {
        let record =
            RunRecord { project: "CRM".into(), target: "demo".into(), ended_at: Some(1), ..RunRecord::default() };
        let statuses =
            [Status::Passed, Status::Failed, Status::Blocked, Status::Undefined, Status::Waiting, Status::NotRun];
        let results: Vec<CaseResult> =
            statuses.iter().enumerate().map(|(i, status)| result(&format!("CT-{i}"), *status)).collect();
        let xml = report(&record, &results, Lang::Fr).expect("a report");
        let all = elements(&xml);
        let count = |name: &str| all.iter().filter(|(element, _)| element == name).count();
        assert_eq!((count("testcase"), count("failure"), count("error"), count("skipped")), (6, 1, 2, 2), "{xml}");
        let suite = all.iter().find(|(element, _)| element == "testsuite").expect("a suite");
        assert!(suite.1.contains(&("failures".into(), "1".into())) && suite.1.contains(&("errors".into(), "2".into())));
        assert!(all.iter().any(|(_, attributes)| attributes.contains(&("classname".into(), "features.devis".into()))));
        assert!(xml.contains("attendu\u{a0}: 52 000,00 €") && xml.contains("obtenu\u{a0}: 48 000,00 €"), "{xml}");
        assert!(xml.contains("time=\"1.500\""), "{xml}");
        assert_eq!(xml, report(&record, &results, Lang::Fr).expect("a report"), "the same input gives the same bytes");
    }

    #[test]
    fn each_case_has_a_name_of_its_own_a_file_and_what_is_shown_of_it() {
        let twice = [result("CT-1", Status::Failed), result("CT-1", Status::Blocked)];
        let record =
            RunRecord { started_at: 1_700_000_000_123, ended_at: Some(1_700_000_001_000), ..RunRecord::default() };
        let xml = report(&record, &twice, Lang::Fr).expect("a report");
        let all = elements(&xml);
        let values = |name: &str, key: &str| -> Vec<String> {
            let of = all.iter().filter(|(element, _)| element == name);
            of.flat_map(|(_, all)| all.iter().filter(|(one, _)| one == key).map(|(_, value)| value.clone())).collect()
        };
        assert_eq!(values("testcase", "name"), ["CT-1 Cas CT-1", "CT-1 Cas CT-1 (2)"]);
        assert_eq!(values("testcase", "file"), ["features/devis.feature"; 2]);
        assert_eq!(values("testcase", "line"), ["0"; 2]);
        assert_eq!(values("testsuite", "timestamp"), ["2023-11-14T22:13:20.123Z"]);
        // What is in the message is in the text too: GitLab shows only that.
        assert_eq!(xml.matches("Le résultat n’est pas celui attendu.").count(), 4, "{xml}");
    }

    #[test]
    fn what_is_skipped_says_why() {
        let mut waiting = result("CT-1", Status::Waiting);
        waiting.steps.clear();
        let not_run = CaseResult { reason: Some("Arrêt au premier échec.".into()), ..waiting.clone() };
        let not_run = CaseResult { status: Status::NotRun, case: Id::from("CT-2"), ..not_run };
        let xml = report(&RunRecord::default(), &[waiting, not_run], Lang::Fr).expect("a report");
        assert!(xml.contains(&Status::Waiting.label(Lang::Fr)) && xml.contains("Arrêt au premier échec."), "{xml}");
        assert!(!xml.contains("(waiting)"), "{xml}");
    }

    #[test]
    fn a_path_is_packages_and_a_class() {
        assert_eq!(class("features/v1.2/devis.feature"), "features.v1_2.devis");
        assert_eq!(class("cas.yaml"), "cas");
    }

    #[test]
    fn a_run_that_judged_nothing_is_never_a_success() {
        for results in [vec![], vec![result("CT-1", Status::Waiting)], vec![result("CT-1", Status::NotRun)]] {
            let record = RunRecord { id: "01J".into(), ended_at: Some(1), ..RunRecord::default() };
            let xml = report(&record, &results, Lang::En).expect("a report");
            assert!(elements(&xml).iter().any(|(element, _)| element == "error"), "{xml}");
        }
        let record = RunRecord { ended_at: Some(1), ..RunRecord::default() };
        let xml = report(&record, &[result("CT-1", Status::Passed)], Lang::En).expect("a report");
        assert!(!elements(&xml).iter().any(|(element, _)| element == "error"), "{xml}");
        let cut = report(&RunRecord::default(), &[result("CT-1", Status::Passed)], Lang::En).expect("a report");
        assert!(elements(&cut).iter().any(|(element, _)| element == "error"), "nobody saw its end: {cut}");
    }
}

//! What did not pass as workflow commands: a forge's runner shows them beside the scenarios.

use super::words;
use crate::campaign::runner::RunSummary;
use crate::model::execution::{CaseResult, Status};
use crate::text::Lang;
use crate::text::render::github::{data, property};

/// One line for each case that did not pass: an error where the CRM did the wrong thing, a warning
/// where it could not be judged; then why the run as a whole is no success, where no case says it.
pub fn lines(summary: &RunSummary, lang: Lang) -> Vec<String> {
    let mut lines: Vec<String> = summary.results.iter().filter_map(|result| line(result, lang)).collect();
    lines.extend(words::of_run(summary, lang).map(|why| format!("::warning ::{}", data(&why))));
    lines
}

/// The line of a case that did not pass; none of another.
pub fn line(result: &CaseResult, lang: Lang) -> Option<String> {
    let command = match result.status {
        Status::Failed => "error",
        Status::Blocked | Status::Undefined | Status::Ambiguous | Status::Interrupted => "warning",
        Status::Passed | Status::Waiting | Status::Untestable | Status::NotRun | Status::Waived => return None,
    };
    let step = result.first_failure();
    let told = match step {
        Some(step) => {
            let row = result.example.as_ref().map(|example| example.place());
            let phrase = format!("{} {}", step.keyword, step.text);
            let within = step.within.as_ref().map(|_| step.place(&result.path));
            let said = [row, Some(phrase.trim().to_owned()), within, words::explanation(step, lang)];
            said.into_iter().flatten().collect::<Vec<_>>()
        }
        None => vec![words::outcome(result, lang)],
    };
    let line = step.map_or(result.line, |step| step.line);
    let title = words::name(result);
    let (path, title) = (property(&result.path), property(&title));
    Some(format!("::{command} file={path},line={line},title={title}::{}", data(&told.join("\n"))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::model::execution::{Counts, RunRecord, StepResult};

    fn of(statuses: &[Status]) -> Vec<String> {
        let result = |status: &Status| CaseResult {
            case: Id::from("CT-001"),
            title: "Compte, créé : 50 %".into(),
            path: "features/a,b.feature".into(),
            line: 3,
            status: *status,
            steps: vec![StepResult {
                keyword: "Alors".into(),
                text: "la ville est « Épinal »".into(),
                line: 7,
                status: *status,
                message: Some("50 %\n::error::x".into()),
                ..StepResult::default()
            }],
            ..CaseResult::default()
        };
        let counts = Counts::of(statuses.iter().copied());
        let record = RunRecord { ended_at: Some(1), ..RunRecord::default() };
        let results = statuses.iter().map(result).collect();
        lines(&RunSummary { record, counts, results, ..RunSummary::default() }, Lang::En)
    }

    #[test]
    fn what_failed_is_an_error_what_was_not_judged_a_warning() {
        let told = of(&[Status::Failed, Status::Blocked, Status::Undefined, Status::Passed, Status::Waiting]);
        let commands: Vec<_> = told.iter().filter_map(|line| line.split(' ').next()).collect();
        assert_eq!(commands, ["::error", "::warning", "::warning"], "{told:#?}");
        let place = "::error file=features/a%2Cb.feature,line=7,title=CT-001 Compte%2C créé %3A 50 %25::";
        assert!(told[0].starts_with(place), "{}", told[0]);
        assert!(told[0].contains("%0A50 %25%0A::error::x") && told.iter().all(|one| one.lines().count() == 1));
    }

    #[test]
    fn a_run_that_judged_nothing_is_told_and_one_that_passed_is_not() {
        assert_eq!(of(&[Status::Waiting]).len(), 1);
        assert_eq!(of(&[Status::Passed]), Vec::<String>::new());
    }
}

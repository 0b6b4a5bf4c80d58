//! What did each step of the text give, where some stand for several that were played?
//!
//! Cucumber's formats know the steps of the feature alone: those that a phrase of the project stands for are one there,
//! with all that they gave.

use std::borrow::Cow;

use crate::campaign::runner::RunSummary;
use crate::model::execution::{CaseResult, Status, StepResult, Within};

/// The run with one result for each step of its features.
pub fn as_written(summary: &RunSummary) -> Cow<'_, RunSummary> {
    let stands_for_several = |result: &CaseResult| result.steps.iter().any(|step| step.within.is_some());
    if !summary.results.iter().any(stands_for_several) {
        return Cow::Borrowed(summary);
    }
    let mut folded = summary.clone();
    for result in folded.results.iter_mut().filter(|result| stands_for_several(result)) {
        let groups = groups(&result.steps);
        if let Some(ends) = folded.step_ends.get_mut(&(result.case.clone(), result.row.clone())) {
            let mut first = 0;
            let mut last_of_each = Vec::with_capacity(groups.len());
            for group in &groups {
                first += group.len();
                // A run that was cut short has fewer.
                last_of_each.extend(ends.get(first.min(ends.len()).saturating_sub(1)));
            }
            *ends = last_of_each;
        }
        result.steps = groups.into_iter().map(one).collect();
    }
    Cow::Owned(folded)
}

/// The steps that were played for each step of the text, in order.
fn groups(steps: &[StepResult]) -> Vec<Vec<StepResult>> {
    let number = |step: &StepResult| step.within.as_ref().map(|within| within.step);
    let mut groups: Vec<Vec<StepResult>> = Vec::new();
    for step in steps {
        match groups.last_mut() {
            Some(group) if number(step).is_some() && group.last().and_then(number) == number(step) => {
                group.push(step.clone());
            }
            _ => groups.push(vec![step.clone()]),
        }
    }
    groups
}

/// One result for all that a step stands for: that of the first that did not pass, with the evidence of each.
fn one(group: Vec<StepResult>) -> StepResult {
    let Some(Within { keyword, text, .. }) = group.first().and_then(|step| step.within.as_deref()).cloned() else {
        return group.into_iter().next().unwrap_or_default();
    };
    let passed = |step: &&StepResult| matches!(step.status, Status::Passed | Status::Waived);
    let reached = |step: &&StepResult| !passed(step) && step.status != Status::NotRun;
    let first = group.iter().find(reached).or_else(|| group.iter().find(|step| !passed(step)));
    let telling = first.or(group.last()).cloned().unwrap_or_default();
    let status = match group.iter().any(|step| passed(&step)) {
        // Some of it was played: what was not reached is no status of the whole.
        true => telling.status,
        false => Status::roll_up(group.iter().map(|step| step.status)),
    };
    let message = match (&telling.message, &telling.within) {
        (message, Some(within)) if !matches!(status, Status::Passed | Status::NotRun) => {
            let step = format!("{} {}    {}:{}", telling.keyword, telling.text, within.path, within.line);
            Some([Some(step), message.clone()].into_iter().flatten().collect::<Vec<_>>().join("\n"))
        }
        (message, _) => message.clone(),
    };
    let mut whole = StepResult { keyword, text, status, message, within: None, ..telling };
    whole.duration_ms = group.iter().map(|step| step.duration_ms).sum();
    (whole.exchanges, whole.records, whole.evidence) = (Vec::new(), Vec::new(), Vec::new());
    whole.answer = group.iter().find_map(|step| step.answer.clone());
    for step in group {
        whole.exchanges.extend(step.exchanges);
        whole.records.extend(step.records);
        whole.evidence.extend(step.evidence);
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    fn step(text: &str, status: Status, within: Option<usize>) -> StepResult {
        let within = within.map(|step| {
            let of = Within {
                step,
                keyword: "Quand".into(),
                text: "tout".into(),
                path: "p.yaml".into(),
                line: 4,
                ..Within::default()
            };
            Box::new(of)
        });
        let message = (status == Status::Failed).then(|| "refusé".to_owned());
        StepResult { text: text.into(), status, duration_ms: 2, message, within, ..StepResult::default() }
    }

    #[test]
    fn what_a_phrase_stands_for_is_one_step_of_the_text() {
        let steps = vec![
            step("a", Status::Passed, None),
            step("b", Status::Passed, Some(1)),
            step("c", Status::Failed, Some(1)),
            step("d", Status::NotRun, Some(1)),
            step("e", Status::NotRun, Some(2)),
        ];
        let case = Id::from("CT-001");
        let result = CaseResult { case: case.clone(), steps, ..CaseResult::default() };
        let step_ends = [((case.clone(), None), vec![1, 3, 5])].into_iter().collect();
        let summary = RunSummary { results: vec![result], step_ends, ..RunSummary::default() };
        let written = as_written(&summary);
        let told: Vec<_> = written.results[0].steps.iter().map(|one| (one.text.as_str(), one.status)).collect();
        assert_eq!(told, [("a", Status::Passed), ("tout", Status::Failed), ("tout", Status::NotRun)]);
        let whole = &written.results[0].steps[1];
        assert_eq!((whole.duration_ms, whole.message.as_deref()), (6, Some(" c    p.yaml:4\nrefusé")));
        assert_eq!(written.step_ends[&(case, None)], [1, 5, 5]);
    }
}

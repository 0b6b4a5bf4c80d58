//! How is what a step gave said in one text, for files that have one place for it?

use crate::campaign::runner::{RunSummary, exit_code};
use crate::model::execution::{CaseResult, Exchange, Status, StepResult};
use crate::text::{Lang, Message};

/// « Bloqué · réseau », what happened, what was expected and what was obtained; nothing of a step
/// that passed or was not reached.
pub fn explanation(step: &StepResult, lang: Lang) -> Option<String> {
    if matches!(step.status, Status::Passed | Status::NotRun) && step.message.is_none() {
        return None;
    }
    let cause = step.cause.map(|cause| format!(" · {}", cause.label(lang))).unwrap_or_default();
    let mut lines = vec![format!("{}{cause}", step.status.label(lang))];
    lines.extend(step.message.clone());
    for (id, text) in [("junit-expected", &step.expected), ("junit-actual", &step.actual)] {
        lines.extend(text.as_ref().map(|text| Message::new(id).with("text", text.as_str()).text(lang)));
    }
    lines.extend(step.answer.as_ref().map(|answer| answer.told(lang)));
    Some(lines.join("\n"))
}

/// What people answered to the steps of a case, a line each.
pub fn answers(result: &CaseResult, lang: Lang) -> Vec<String> {
    let one = |step: &StepResult| {
        let answer = step.answer.as_ref()?;
        let phrase = format!("{} {}", step.keyword, step.text).trim().to_owned();
        Some(format!("{phrase} — {} — {}", answer.status.label(lang), answer.told(lang)))
    };
    result.steps.iter().filter_map(one).collect()
}

/// Why a whole case has the status it has, where its steps do not say it.
pub fn outcome(result: &CaseResult, lang: Lang) -> String {
    let label = result.status.label(lang);
    result.reason.as_ref().map_or_else(|| label.clone(), |reason| format!("{label}\n{reason}"))
}

/// An exchange with the CRM as text: request, status, bodies.
pub fn exchange(one: &Exchange, lang: Lang) -> String {
    let none = || Message::new("site-run-no-answer").text(lang);
    let status = one.status.map_or_else(none, |status| status.to_string());
    let head = format!("{} → {status} ({} ms)", one.request, one.duration_ms);
    let bodies = [&one.body, &one.response].into_iter().flatten().filter(|body| !body.is_empty());
    std::iter::once(head).chain(bodies.cloned()).collect::<Vec<_>>().join("\n\n")
}

/// Did the run prove what it was asked to? A run that was cut short, or in which nothing was judged,
/// did not.
pub fn succeeded(summary: &RunSummary) -> bool {
    // Of a part that holds no case, nothing was asked.
    summary.is_of_nothing()
        || summary.is_ended() && exit_code(&summary.counts, summary.interrupted, summary.child_died.is_some()) == 0
}

/// Why a run as a whole is no success, where no case says it.
pub fn of_run(summary: &RunSummary, lang: Lang) -> Option<String> {
    let said = |id: &'static str| Some(Message::new(id).text(lang));
    match summary {
        _ if summary.is_of_nothing() => said("report-nothing-left"),
        _ if !summary.is_ended() => said("report-unfinished"),
        RunSummary { interrupted: true, .. } => said("run-interrupted"),
        RunSummary { child_died: Some(detail), .. } => {
            Some(Message::new("run-child-died").with("detail", detail.as_str()).text(lang))
        }
        _ if summary.counts.finals() == 0 => said("junit-nothing-judged"),
        _ => None,
    }
}

/// `CT-012 Créer un compte [Lille]`: a case and its row for people.
pub fn name(result: &CaseResult) -> String {
    let id = if result.case.as_str().contains('#') { String::new() } else { format!("{} ", result.case) };
    let row = result.row.as_ref().map_or_else(String::new, |row| format!(" [{row}]"));
    format!("{id}{}{row}", result.title)
}

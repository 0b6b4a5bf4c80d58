//! What is seen while scenarios run: a live line on a terminal, plain lines in a pipe.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Session;
use crate::model::event::{RunEvent, What};
use crate::model::execution::{CaseResult, Status};
use crate::text::{Arg, Lang, message};

/// The live view of a run. It is given events that are already kept.
pub struct Progress {
    lang: Lang,
    bar: ProgressBar,
    events: bool,
    running: Mutex<BTreeSet<String>>,
}

impl Progress {
    /// A view of `planned` scenarios; `events` prints JSON lines instead.
    pub fn new(session: &Session, planned: usize, events: bool) -> Self {
        let target =
            if events || session.machine { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(Some(planned as u64), target);
        let template = session.text("progress-template", &[]);
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style.progress_chars("━╸─"));
        }
        Self { lang: session.lang, bar, events, running: Mutex::default() }
    }

    /// Shows one event.
    pub fn show(&self, event: &RunEvent) {
        if self.events {
            if let Ok(line) = serde_json::to_string(event) {
                use std::io::Write as _;
                let mut out = std::io::stdout().lock();
                // Acknowledged means shown: the line leaves this process now.
                let _ = writeln!(out, "{line}").and_then(|()| out.flush());
            }
            return;
        }
        match &event.what {
            What::ScenarioStarted { title, .. } => {
                let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
                running.insert(title.clone());
                self.bar.set_message(running.first().cloned().unwrap_or_default());
            }
            What::ScenarioFinished { result } => {
                self.running.lock().unwrap_or_else(PoisonError::into_inner).remove(&result.title);
                self.bar.inc(1);
                self.finished(result);
            }
            What::RecordRemoved { record, left_because: Some(cause) } => {
                let args =
                    [("record", Arg::from(format!("{} {}", record.entity, record.id))), ("cause", Arg::from(cause))];
                self.say(message::lookup(self.lang, "run-leftover", &args).unwrap_or_default());
            }
            What::Notice { text } => self.say(text.clone()),
            _ => {}
        }
    }

    /// A scenario that did not pass is told at once, with what was expected and obtained.
    fn finished(&self, result: &CaseResult) {
        if matches!(result.status, Status::Passed | Status::Waiting | Status::NotRun | Status::Waived) {
            return;
        }
        for line in failure(self.lang, result) {
            self.say(line);
        }
    }

    fn say(&self, line: String) {
        if self.bar.is_hidden() {
            anstream::eprintln!("{line}");
        } else {
            self.bar.suspend(|| anstream::eprintln!("{line}"));
        }
    }

    /// Ends the live line.
    pub fn close(&self) {
        self.bar.finish_and_clear();
    }
}

/// What people read of a scenario that did not pass.
pub fn failure(lang: Lang, result: &CaseResult) -> Vec<String> {
    let mark = match result.status {
        Status::Failed => "✗",
        Status::Blocked => "◼",
        _ => "?",
    };
    let row = result.row.as_ref().map(|row| format!(" [{row}]")).unwrap_or_default();
    let name = if result.case.as_str().contains('#') { String::new() } else { format!("{}  ", result.case) };
    let mut lines = vec![format!("  {mark} {name}{}{row} — {}", result.title, result.status.label(lang))];
    if let Some(step) = result.first_failure() {
        lines.push(format!("      {} {}    {}:{}", step.keyword, step.text, result.path, step.line));
        let say = |id: &str, value: &str| message::lookup(lang, id, &[("value", Arg::from(value))]).unwrap_or_default();
        if let Some(expected) = &step.expected {
            lines.push(format!("      {}", say("run-expected", expected)));
        }
        if let Some(actual) = &step.actual {
            lines.push(format!("      {}", say("run-actual", actual)));
        }
        if step.expected.is_none() && step.actual.is_none() {
            lines.extend(step.message.as_ref().map(|text| format!("      {text}")));
        }
    } else if let Some(reason) = &result.reason {
        lines.push(format!("      {reason}    {}:{}", result.path, result.line));
    }
    lines
}

//! `ouvrage run --dry-run`: what would each step do? Nothing is sent, and no CRM is asked.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::campaign::outputs::github;
use crate::campaign::{Fate, Instance, Plan};
use crate::cli::{Exit, Session};
use crate::model::execution::{Counts, Status, StepResult};
use crate::model::target::Target;
use crate::text::Arg;
use crate::vocabulary::{Registry, own};

/// Tells the plan, step by step. Undefined and ambiguous steps end it with 3, as they would a run.
pub fn tell(session: &Session, target: &Target, plan: &Plan, format: &str) -> Exit {
    let registry = Registry::new([target]);
    let cases: Vec<Case<'_>> = plan.instances.iter().map(|instance| Case::of(session, &registry, instance)).collect();
    match format {
        "json" => session.line(as_json(target, &cases)),
        "github" => {
            let settled = plan.instances.iter().filter_map(Instance::settled);
            settled.filter_map(|result| github::line(&result, session.lang)).for_each(|line| session.line(line));
        }
        _ => cases.iter().for_each(|case| case.show(session)),
    }
    let counts = Counts::of(cases.iter().map(|case| case.status));
    if format != "json" {
        let args = [
            ("sent", Arg::from(counts.not_run)),
            ("hand", Arg::from(counts.waiting)),
            ("undefined", Arg::from(counts.undefined)),
            ("ambiguous", Arg::from(counts.ambiguous)),
        ];
        session.say("dry-counts", &args);
        if format != "github" {
            propose(session, plan, &cases);
        }
    }
    if counts.undefined + counts.ambiguous > 0 { Exit::Blocked } else { Exit::Done }
}

/// A case or row as it would be played.
struct Case<'p> {
    instance: &'p Instance,
    /// Not run where it would be sent.
    status: Status,
    /// Its steps, with the name of what each would do.
    steps: Vec<(StepResult, Option<(&'static str, String)>)>,
}

impl<'p> Case<'p> {
    fn of(session: &Session, registry: &Registry, instance: &'p Instance) -> Self {
        let settled = instance.settled();
        let status = settled.as_ref().map_or(Status::NotRun, |result| result.status);
        let by_hand = matches!(instance.fate, Fate::Manual(_));
        let told = settled.map(|result| result.steps).unwrap_or_default();
        let steps = instance.steps.iter().enumerate().map(|(index, planned)| {
            let step = told.get(index).cloned().unwrap_or_else(|| planned.not_run());
            let matches = if by_hand { Vec::new() } else { registry.matches(&planned.text) };
            let does = match matches.as_slice() {
                [only] => Some((only.phrase.key(), only.phrase.label(session.lang))),
                _ => None,
            };
            (step, does)
        });
        Self { instance, status, steps: steps.collect() }
    }

    fn show(&self, session: &Session) {
        let Instance { case, row, title, path, line, .. } = self.instance;
        let id = if case.as_str().contains('#') { String::new() } else { format!("{case}  ") };
        let row = row.as_ref().map(|row| format!(" [{row}]")).unwrap_or_default();
        let fate = match self.status {
            Status::NotRun if self.instance.steps.iter().any(|step| step.by_hand) => {
                session.text("dry-sent-by-hand", &[])
            }
            Status::NotRun => session.text("dry-sent", &[]),
            Status::Waiting => session.text("dry-by-hand", &[]),
            other => other.label(session.lang),
        };
        session.line(format!("{id}{title}{row} — {fate}    {path}:{line}"));
        if let Some(example) = &self.instance.example {
            session.line(format!("    {}", example.place()));
        }
        if let Fate::Unsound = self.instance.fate {
            let reason = self.instance.settled().and_then(|result| result.reason);
            session.line(format!("    {}", reason.unwrap_or_default()));
        }
        let mut before = None;
        for (step, does) in &self.steps {
            for opening in step.openings(before) {
                let said = format!("{} {}", opening.keyword, opening.text);
                session.line(format!("    {}{}", "  ".repeat(opening.depth), said.trim()));
            }
            before = Some(step);
            let phrase = format!("{} {}", step.keyword, step.text);
            session.line(format!("    {}{}", "  ".repeat(step.depth()), phrase.trim()));
            let told = step
                .message
                .clone()
                .map(|why| format!("{} — {why}    {}", step.status.label(session.lang), step.place(path)));
            let does = does.as_ref().map(|(_, label)| label.clone());
            if let Some(told) = told.or(does) {
                session.line(format!("        → {told}"));
            }
        }
    }
}

/// Steps that say no phrase may be phrases that the project has yet to write: their beginning, ready to be pasted.
fn propose(session: &Session, plan: &Plan, cases: &[Case<'_>]) {
    let mut told = BTreeSet::new();
    let mut texts: Vec<(&str, &str)> = Vec::new();
    for case in cases {
        // What is wrong within a phrase is mended there.
        for step in unsaid(case).filter(|step| step.within.is_none()) {
            // The rows of an outline say one text, whose columns are holes.
            let lines =
                plan.texts.get(&case.instance.path).and_then(|text| text.lines().nth(step.line.checked_sub(1)?));
            let written = lines.and_then(|line| line.trim().strip_prefix(step.keyword.as_str())).map(str::trim_start);
            let text = written.filter(|_| case.instance.row.is_some()).unwrap_or(&step.text);
            // What is waited for is a phrase by itself.
            let text = own::after_delay(text).map_or(text, |(_, rest)| rest);
            if told.insert(text) {
                texts.push((step.keyword.as_str(), text));
            }
        }
    }
    if texts.is_empty() {
        return;
    }
    session.line("");
    session.say("dry-propose", &[]);
    session.line(own::snippet(texts, session.lang));
}

/// The steps of a case that say no phrase at all: those that say one and name what is not there are to be mended.
fn unsaid<'c>(case: &'c Case<'_>) -> impl Iterator<Item = &'c StepResult> {
    let faults = match &case.instance.fate {
        Fate::Faulty(faults) => faults.as_slice(),
        _ => &[],
    };
    faults.iter().filter(|fault| fault.unsaid).filter_map(|fault| case.steps.get(fault.step)).map(|(step, _)| step)
}

fn as_json(target: &Target, cases: &[Case<'_>]) -> String {
    let step = |(step, does): &(StepResult, Option<(&'static str, String)>)| {
        json!({
            "step": format!("{} {}", step.keyword, step.text).trim(), "line": step.line,
            "phrase": does.as_ref().map(|(key, _)| *key), "does": does.as_ref().map(|(_, label)| label),
            "fault": step.message.is_some().then(|| step.status.key()), "message": step.message,
            "within": step.within,
        })
    };
    let one = |case: &Case<'_>| {
        let fate = match case.status {
            Status::NotRun => "sent",
            Status::Waiting => "by_hand",
            other => other.key(),
        };
        json!({
            "id": case.instance.case.as_str(), "row": case.instance.row,
            "row_place": case.instance.example.as_ref().map(|example| example.place()), "name": case.instance.title,
            "file": case.instance.path, "line": case.instance.line, "fate": fate,
            "steps": case.steps.iter().map(step).collect::<Vec<Value>>(),
        })
    };
    let counts = Counts::of(cases.iter().map(|case| case.status));
    let value = json!({
        "dry_run": true, "target": target.id,
        "counts": {
            "sent": counts.not_run, "by_hand": counts.waiting, "undefined": counts.undefined,
            "ambiguous": counts.ambiguous,
        },
        "cases": cases.iter().map(one).collect::<Vec<Value>>(),
    });
    serde_json::to_string_pretty(&value).unwrap_or_default()
}

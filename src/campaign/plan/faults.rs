//! Which steps say a known phrase, but name what the target does not have?

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::{PlannedStep, Planner, own, values};
use crate::campaign::files::Files;
use crate::campaign::steps::reading::{Fault, Memory, Reader};
use crate::model::Project;
use crate::model::case::CaseSource;
use crate::model::feature::Step;
use crate::model::target::Target;
use crate::text::{Arg, Diagnostic, Message, Place, Sources};
use crate::vocabulary::Said;

/// D13: what a run would refuse to send to this target. Steps of no phrase, or of several, are told
/// by the rule of that code.
pub fn of_steps(project: &Project, said: &Said, sources: &Sources, target: &Target, today: Date) -> Vec<Diagnostic> {
    let registry = said.registry();
    let files = Arc::new(Files::of(sources));
    let planner = Planner { project, sources, target, registry, elsewhere: Default::default(), today, files };
    let mut told: BTreeSet<(Place, String)> = BTreeSet::new();
    let mut found = Vec::new();
    for case in project.cases.iter().filter(|case| !case.manual) {
        let CaseSource::Scenario(f, s) = case.source else { continue };
        let Some(feature) = project.features.get(f) else { continue };
        let Some(scenario) = feature.scenarios.get(s).filter(|scenario| scenario.sound) else { continue };
        let rows: Vec<Vec<(&str, &str)>> = match case.rows.as_slice() {
            [] => vec![Vec::new()],
            rows => rows.iter().map(|row| values(scenario, row.at)).collect(),
        };
        let said_by = |row: &[(&str, &str)]| {
            let mut steps = scenario.background.iter().chain(&scenario.steps);
            steps.all(|step| !step.is_unsaid(row))
        };
        // What a row keeps from saying its phrase is told at the row.
        for row in rows.into_iter().filter(|row| said_by(row)) {
            let memory = Memory::beside(planner.files.clone());
            let mut reader = Reader::new(target, registry, today, feature.lang, memory);
            let mut clean = true;
            let written = scenario.background.iter().chain(&scenario.steps);
            for (written, step) in written.flat_map(|step| step.played().iter().map(move |played| (step, played))) {
                let mixed = step.place != written.place && own::is_mixed(project, written, feature.lang);
                let planned = PlannedStep { mixed, ..planner.step(step, &row) };
                let [only] = said.matches(&planned.text) else {
                    clean = false;
                    continue;
                };
                let Err(fault) = reader.read_match(only, &planned) else { continue };
                // What misses the step before is told there.
                if clean || !fault.follows {
                    let place = place(&fault.message, step, sources);
                    if told.insert((place, fault.message.text(feature.lang))) {
                        found.push(Diagnostic::error("D13", id(&fault), place).with("fault", fault.message));
                    }
                }
                clean = false;
            }
        }
    }
    found
}

/// The message that tells a fault, with what to do about it: a name is to be known, a step to come before, the step to be
/// written in another way.
fn id(fault: &Fault) -> &'static str {
    match fault.message.id {
        _ if fault.follows => "D13-order",
        "step-not-timed" | "step-no-call" => "D13-order",
        "step-needs-table"
        | "step-takes-no-table"
        | "step-takes-no-text"
        | "step-table-pairs"
        | "step-table-triples"
        | "step-table-twice"
        | "step-table-header"
        | "step-table-key"
        | "step-contains-nothing"
        | "step-zero"
        | "step-too-often"
        | "step-too-few-answers"
        | "step-within-what"
        | "step-ambiguous" => "D13-written",
        id if id.starts_with("step-http-") || id.starts_with("step-json-") => "D13-written",
        _ => "D13-target",
    }
}

/// The word at fault in the step or in its table, else the step.
fn place(fault: &Message, step: &Step, sources: &Sources) -> Place {
    let Some(word) = typed(fault).filter(|word| !word.is_empty()) else { return step.place };
    let Some(file) = sources.file(step.place.file) else { return step.place };
    let start = step.place.span.start();
    let mut end = start;
    for line in file.text.get(start..).unwrap_or_default().split_inclusive('\n') {
        if end > start && !line.trim_start().starts_with('|') {
            break;
        }
        end += line.len();
    }
    match file.text.get(start..end).and_then(|text| text.find(word)) {
        Some(at) => Place::new(step.place.file, start + at, start + at + word.len()),
        None => step.place,
    }
}

/// What the author typed, as the message quotes it.
fn typed(message: &Message) -> Option<&str> {
    let arg = |name: &str| message.args.iter().find(|(known, _)| *known == name).map(|(_, arg)| arg);
    match (arg("fault"), arg("value"), arg("name"), arg("operator")) {
        (Some(Arg::Message(inner)), ..) => typed(inner),
        (_, Some(Arg::Text(text)), ..) | (_, _, Some(Arg::Text(text)), _) | (.., Some(Arg::Text(text))) => Some(text),
        _ => None,
    }
}

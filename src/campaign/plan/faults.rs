//! Which steps say a known phrase, but name what the target does not have?

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::{PlannedStep, Planner, own, values};
use crate::campaign::files::Files;
use crate::campaign::steps::reading::{Fault, Memory, Reader};
use crate::model::Project;
use crate::model::case::CaseSource;
use crate::model::feature::{Step, StepKind};
use crate::model::target::Target;
use crate::text::{Arg, Diagnostic, Message, Place, Sources, similar};
use crate::vocabulary::{Said, unfit};

/// D13: what a run would refuse to send to this target. Steps of no phrase, or of several, are told
/// by the rule of that code.
pub fn of_steps(project: &Project, said: &Said, sources: &Sources, target: &Target, today: Date) -> Vec<Diagnostic> {
    let registry = said.registry();
    let files = Arc::new(Files::of(sources));
    let planner = Planner { project, sources, target, registry, elsewhere: Default::default(), today, files };
    let mut told: BTreeSet<(Option<Place>, String)> = BTreeSet::new();
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
            let unfit = |means| unfit::of_row(project, means, row, feature.lang).is_some();
            steps.all(|step| !step.is_unsaid(row) && !step.means.as_deref().is_some_and(unfit))
        };
        // What a row keeps from saying its phrase is told at the row.
        for row in rows.into_iter().filter(|row| said_by(row)) {
            let memory = Memory::beside(planner.files.clone());
            let mut reader = Reader::new(target, registry, today, feature.lang, memory);
            let mut clean = true;
            let mut done: Vec<(&Step, (StepKind, bool))> = Vec::new();
            let written = scenario.background.iter().chain(&scenario.steps);
            for (written, step) in written.flat_map(|step| step.played().iter().map(move |played| (step, played))) {
                let mixed = step.place != written.place && own::is_mixed(project, written, feature.lang);
                let planned = PlannedStep { mixed, ..planner.step(step, &row) };
                let [only] = said.matches(&planned.text) else {
                    clean = false;
                    continue;
                };
                let fault = match reader.read_match(only, &planned) {
                    Ok(operation) => {
                        done.push((written, (planned.kind, operation.looks())));
                        continue;
                    }
                    Err(fault) => fault,
                };
                // What misses the step before is told there.
                if clean || !fault.follows {
                    let finding = told_at(project, &fault, (written, step), sources);
                    if told.insert((finding.place, fault.message.text(feature.lang))) {
                        found.push(finding.with("fault", fault.message));
                    }
                }
                clean = false;
            }
            let kinds: Vec<(StepKind, bool)> = done.iter().map(|(_, kind)| *kind).collect();
            let blind = own::blind(&kinds).filter(|_| clean).and_then(|at| done.get(at));
            if let Some((step, _)) = blind {
                let message = Message::new("step-outcome-blind");
                let finding = Diagnostic::error("D13", "D13-written", step.place);
                if told.insert((finding.place, message.text(feature.lang))) {
                    found.push(finding.with("fault", message));
                }
            }
        }
    }
    found
}

/// The message that tells a fault, with what to do about it: a name is to be known, a step to come before, the step to be
/// written in another way.
fn id(fault: &Fault) -> &'static str {
    match fault.message.id {
        "step-doubtful" | "step-comma" | "step-of-field" | "step-value-type" | "step-value-choice" => "D13-value",
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

/// A fault of a played step: where what the author typed stands. What a scenario puts in the hole of a phrase is wrong
/// there, and the phrase stands beside.
fn told_at(project: &Project, fault: &Fault, (written, step): (&Step, &Step), sources: &Sources) -> Diagnostic {
    let (id, fault) = (id(fault), &fault.message);
    let at = |step| Diagnostic::error("D13", id, place(fault, step, sources));
    if step.place == written.place {
        return at(step);
    }
    let mut phrases = project.step_phrases.iter();
    let own = phrases.find_map(|phrase| Some((phrase, phrase.steps.iter().find(|own| own.place == step.place)?)));
    let Some((phrase, own)) = own else { return at(step) };
    let word = typed(fault).filter(|word| !word.is_empty());
    if word.is_none_or(|word| says(own, word)) {
        return at(step);
    }
    let told = Diagnostic::error("D13", "D13-target-in", place(fault, written, sources)).beside(step.place);
    told.with("phrase", phrase.shown()).with("where", phrase.place_of(step.place).unwrap_or_default())
}

/// Does a step hold that word, as one, before its holes are filled?
fn says(step: &Step, word: &str) -> bool {
    let word = similar::fold(word);
    let cells = step.table.iter().flatten().flatten().map(String::as_str);
    let doc = step.doc_string.iter().map(|doc| doc.text.as_str());
    std::iter::once(step.text.as_str()).chain(cells).chain(doc).any(|text| {
        let text = similar::fold(text);
        let alone = |at: usize| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
            ![before, after].into_iter().flatten().any(char::is_alphanumeric)
        };
        text.match_indices(&word).any(|(at, _)| alone(at))
    })
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

//! Does every step of every scenario say one known phrase?

use std::collections::BTreeSet;

use super::Findings;
use super::unknown_name::Finder;
use crate::model::Project;
use crate::model::feature::{Step, StepKind};
use crate::model::step_phrase::StepPhrase;
use crate::text::similar;
use crate::vocabulary::Registry;
use crate::vocabulary::said::{self, Said, texts};

/// Steps whose unknown name is looked for: each costs some hundred tries.
const LOOKED_INTO: usize = 200;
/// Known names that a message lists.
const LISTED: usize = 12;

/// D13: a step that matches no phrase, or more than one. Steps put to a person may say anything.
/// Without a target nothing has a name yet, and nothing can be matched.
pub fn unmatched(project: &Project, said: &Said, findings: &mut Findings) {
    if project.targets.is_empty() {
        return;
    }
    let scenarios =
        project.features.iter().flat_map(|feature| &feature.scenarios).filter(|scenario| !scenario.is_manual());
    // Built for all names, and only where a step is at fault.
    let finder = std::cell::OnceCell::new();
    let mut looked = BTreeSet::new();
    let mut judge = |step: &Step, text: &str, of_project: &[usize], findings: &mut Findings| {
        let matches = said.matches(text).len();
        if matches + of_project.len() == 1 {
            return true;
        }
        if matches == 0 && of_project.is_empty() && (looked.len() < LOOKED_INTO || looked.contains(text)) {
            looked.insert(text.to_owned());
            let finder = finder.get_or_init(|| Finder::new(project));
            if let Some(unknown) = finder.find(text) {
                let near = similar::nearest(&unknown.typed, unknown.known.iter().map(String::as_str));
                let mut known: Vec<&str> = near.into_iter().collect();
                known.extend(unknown.known.iter().map(String::as_str).filter(|name| Some(*name) != near));
                let more = if known.len() > LISTED { "…" } else { "" };
                known.truncate(LISTED);
                let finding = findings.at(unknown.message, step.place);
                *finding =
                    finding.clone().with("name", &unknown.typed).with("known", format!("{}{more}", known.join(", ")));
                return false;
            }
        }
        tell(project, said.registry(), (step, text), of_project, findings);
        false
    };
    for scenario in scenarios {
        for step in scenario.background.iter().chain(&scenario.steps) {
            let means = step.means.as_deref();
            if means.is_some_and(|means| !means.sound) {
                // What is wrong with the phrase is told there.
                continue;
            }
            let of_project = means.map_or(&[][..], |means| means.phrases.as_slice());
            let clear = texts(scenario, step).iter().all(|text| judge(step, text, of_project, findings));
            if clear && step.is_resolved() {
                misused(project, step, of_project, findings);
                for inner in step.played() {
                    let several = inner.means.as_deref().map_or(&[][..], |means| means.phrases.as_slice());
                    let _ = texts(scenario, inner).iter().all(|text| judge(inner, text, several, findings));
                }
            }
        }
    }
    for (step, text) in project.step_phrases.iter().flat_map(said::samples) {
        judge(step, &text, &[], findings);
    }
    findings.once_per_place();
}

/// A step that says a phrase of the project, but not as such a phrase can be said.
fn misused(project: &Project, step: &Step, of_project: &[usize], findings: &mut Findings) {
    let phrase = of_project.first().and_then(|number| project.step_phrases.get(*number));
    let shown = phrase.map(StepPhrase::shown).unwrap_or_default();
    let id = if step.table.is_some() || step.doc_string.is_some() {
        "D13-table"
    } else if step.kind == StepKind::Then && step.played().iter().all(|inner| inner.kind != StepKind::Then) {
        "D13-outcome"
    } else {
        return;
    };
    let finding = findings.at(id, step.place);
    *finding = finding.clone().with("phrase", shown);
}

fn tell(
    project: &Project,
    registry: &Registry,
    (step, text): (&Step, &str),
    of_project: &[usize],
    findings: &mut Findings,
) {
    let shown = of_project.iter().filter_map(|number| project.step_phrases.get(*number)).map(StepPhrase::shown);
    let mut phrases: Vec<String> = shown.map(str::to_owned).collect();
    let own = project.step_phrases.iter().flat_map(|phrase| &phrase.phrases).map(String::as_str);
    phrases.extend(registry.matches(text).iter().map(|found| registry.phrase(found.phrase).shown(found.lang)));
    let nearest = registry.nearest(text, own);
    let finding = match (phrases.len(), &nearest) {
        (0, Some(_)) => findings.at("D13-near", step.place),
        (0, None) => findings.at("D13", step.place),
        _ => findings.at("D13-several", step.place),
    };
    *finding = finding
        .clone()
        .with("near", nearest.unwrap_or_default())
        .with("count", phrases.len())
        .with("phrases", phrases.join(" · "));
}

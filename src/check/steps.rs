//! Does every step of every scenario say one known phrase?

use std::collections::BTreeSet;

use super::Findings;
use super::unknown_name::Finder;
use crate::model::Project;
use crate::model::feature::{Step, Unplayable};
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
            let of_project = means.map_or(&[][..], |means| means.phrases.as_slice());
            let clear = texts(scenario, step).iter().all(|text| judge(step, text, of_project, findings));
            let Some(means) = means.filter(|means| clear && means.phrases.len() == 1) else { continue };
            if let Some(fault) = &means.fault {
                unplayable(project, of_project, fault, findings);
                continue;
            }
            if !means.unsaid.is_empty() {
                let phrase = of_project.first().and_then(|number| project.step_phrases.get(*number));
                let shown = phrase.map(StepPhrase::shown).unwrap_or_default();
                for (_, place) in &means.unsaid {
                    let finding = findings.at("D13-row", *place);
                    *finding = finding.clone().with("phrase", shown).beside(step.place);
                }
                continue;
            }
            // What is played says a phrase of the language; what stands between is none.
            for inner in &means.steps {
                let _ = texts(scenario, inner).iter().all(|text| judge(inner, text, &[], findings));
            }
            for (said, inner) in &means.through {
                let _ = texts(scenario, inner).iter().all(|text| judge(inner, text, &[*said], findings));
            }
        }
    }
    for (step, text) in project.step_phrases.iter().flat_map(said::samples) {
        judge(step, &text, &[], findings);
    }
    findings.once_per_place();
}

/// A step that says a phrase of the project of which nothing can be played.
fn unplayable(project: &Project, of_project: &[usize], fault: &Unplayable, findings: &mut Findings) {
    let phrase = of_project.first().and_then(|number| project.step_phrases.get(*number));
    let (id, place) = match fault {
        // What is wrong with the phrase is told there.
        Unplayable::Unsound => return,
        Unplayable::Table(place) => ("D13-table", *place),
        Unplayable::NoOutcome(place) => ("D13-outcome", *place),
        Unplayable::Several(place) => ("D13-inner", *place),
        Unplayable::Cycle(place) => ("D13-cycle", *place),
        Unplayable::TooLong(place) => ("D13-long", *place),
        Unplayable::Quotes(place) => ("D13-quotes", *place),
        Unplayable::SomeRows(place) => ("D13-rows", *place),
    };
    let finding = findings.at(id, place);
    *finding = finding.clone().with("phrase", phrase.map(StepPhrase::shown).unwrap_or_default());
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

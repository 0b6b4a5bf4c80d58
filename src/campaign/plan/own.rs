//! What is played of steps that say phrases of the project, and which of them cannot be?

use super::{PlannedStep, Planner};
use crate::campaign::steps::reading::Fault;
use crate::model::Project;
use crate::model::execution::{Status, Within};
use crate::model::feature::{Scenario, Step, StepKind, fill};
use crate::text::Message;
use crate::vocabulary::Registry;

impl Planner<'_> {
    /// The steps that are played of a scenario, each with the step of the text that it is played for.
    pub(super) fn played<'s>(&self, scenario: &'s Scenario, values: &[(&str, &str)]) -> Vec<(PlannedStep, &'s Step)> {
        let mut steps = Vec::new();
        for (number, written) in scenario.background.iter().chain(&scenario.steps).enumerate() {
            if !written.is_resolved() {
                steps.push((self.step(written, values), written));
                continue;
            }
            let line = self.line(written.place);
            for step in written.played() {
                let (path, place) = self.sources.locate(step.place).map_or(("", 0), |(path, at)| (path, at.line));
                let within = Within {
                    step: number,
                    keyword: written.keyword.clone(),
                    text: fill(&written.text, values),
                    path: path.to_owned(),
                    line: place,
                };
                steps.push((PlannedStep { line, within: Some(Box::new(within)), ..self.step(step, values) }, written));
            }
        }
        steps
    }
}

/// Why a step of the text that says a phrase of the project is not played; nothing of another.
pub(super) fn fault(project: &Project, registry: &Registry, written: &Step, step: &PlannedStep) -> Option<Fault> {
    let means = written.means.as_deref()?;
    let shown = |number: &usize| project.step_phrases.get(*number).map(|phrase| phrase.shown().to_owned());
    let mut phrases: Vec<String> = means.phrases.iter().filter_map(shown).collect();
    let text = step.within.as_ref().map_or(step.text.as_str(), |within| within.text.as_str());
    let of_the_language = registry.matches(text);
    phrases.extend(of_the_language.iter().map(|one| registry.phrase(one.phrase).shown(one.lang)));
    if phrases.len() > 1 {
        let message = Message::new("step-ambiguous").with("phrases", phrases.join(" | "));
        return Some(Fault { status: Status::Ambiguous, message, follows: false });
    }
    let unplayable = if !means.sound {
        Message::new("step-phrase-unsound").with("phrase", phrases.concat())
    } else if written.table.is_some() || written.doc_string.is_some() {
        Message::new("step-phrase-table").with("phrase", phrases.concat())
    } else if written.kind == StepKind::Then && written.played().iter().all(|step| step.kind != StepKind::Then) {
        // An outcome in which nothing is looked at would pass whatever the CRM did.
        Message::new("step-phrase-no-outcome").with("phrase", phrases.concat())
    } else {
        return None;
    };
    Some(Fault { status: Status::Undefined, message: unplayable, follows: false })
}

//! What is played of steps that say phrases of the project, and which of them cannot be?

use super::{PlannedStep, Planner};
use crate::campaign::steps::reading::Fault;
use crate::model::Project;
use crate::model::execution::{Outer, Status, Within};
use crate::model::feature::{Scenario, Step, StepKind, Unplayable, fill};
use crate::text::{Lang, Message};
use crate::vocabulary::{Registry, unfit};

impl Planner<'_> {
    /// The steps that are played of a scenario, each with the step of the text that it is played for.
    pub(super) fn played<'s>(
        &self,
        scenario: &'s Scenario,
        lang: Lang,
        values: &[(&str, &str)],
    ) -> Vec<(PlannedStep, &'s Step)> {
        let mut steps = Vec::new();
        for (number, written) in scenario.background.iter().chain(&scenario.steps).enumerate() {
            if !written.is_resolved() {
                steps.push((self.step(written, values), written));
                continue;
            }
            let line = self.line(written.place);
            let mixed = is_mixed(self.project, written, lang);
            let means = written.means.as_deref();
            for (at, step) in written.played().iter().enumerate() {
                let (path, place) = self.sources.locate(step.place).map_or(("", 0), |(path, at)| (path, at.line));
                let levels = means.and_then(|means| means.within.get(at)).into_iter().flatten();
                let outer =
                    levels.filter_map(|level| means?.through.get(*level)).map(|one| self.outer(&one.step, values));
                let within = Within {
                    step: number,
                    keyword: written.keyword.clone(),
                    text: fill(&written.text, values),
                    path: path.to_owned(),
                    line: place,
                    through: outer.collect(),
                };
                let step = PlannedStep { line, mixed, within: Some(Box::new(within)), ..self.step(step, values) };
                steps.push((step, written));
            }
        }
        steps
    }
}

impl Planner<'_> {
    /// A step of a phrase that says another phrase.
    fn outer(&self, step: &Step, values: &[(&str, &str)]) -> Outer {
        let (path, line) = self.sources.locate(step.place).map_or(("", 0), |(path, at)| (path, at.line));
        Outer { keyword: step.keyword.clone(), text: fill(&step.text, values), path: path.to_owned(), line }
    }
}

/// Are the steps that a step of the text stands for written in another language than it? What it puts in their holes
/// comes from one, the rest from the other.
pub(super) fn is_mixed(project: &Project, written: &Step, lang: Lang) -> bool {
    let Some(means) = written.means.as_deref() else { return false };
    let numbers = means.phrases.iter().chain(means.through.iter().map(|one| &one.phrase));
    numbers.filter_map(|number| project.step_phrases.get(*number)).any(|phrase| phrase.lang != lang)
}

/// Why a step of the text that says a phrase of the project is not played; nothing of another.
pub(super) fn fault(
    project: &Project,
    registry: &Registry,
    written: &Step,
    (step, values): (&PlannedStep, &[(&str, &str)]),
    lang: Lang,
) -> Option<Fault> {
    let means = written.means.as_deref()?;
    let shown = |number: &usize| project.step_phrases.get(*number).map(|phrase| phrase.shown().to_owned());
    let own: Vec<String> = means.phrases.iter().filter_map(shown).collect();
    let of_the_language = |text: &str| -> Vec<String> {
        registry.matches(text).iter().map(|one| registry.phrase(one.phrase).shown(one.lang)).collect()
    };
    let ambiguous = |phrases: Vec<String>| {
        let message = Message::new("step-ambiguous").with("phrases", phrases.join(" | "));
        Some(Fault { status: Status::Ambiguous, message, follows: false })
    };
    let text = step.within.as_ref().map_or(step.text.as_str(), |within| within.text.as_str());
    let all: Vec<String> = own.iter().cloned().chain(of_the_language(text)).collect();
    if all.len() > 1 {
        return ambiguous(all);
    }
    for through in &means.through {
        let phrases = of_the_language(&fill(&through.step.text, values));
        if !phrases.is_empty() {
            return ambiguous(shown(&through.phrase).into_iter().chain(phrases).collect());
        }
    }
    if own.is_empty() && !all.is_empty() {
        // But for a value it would say a phrase of the project: as it is it says one of the language.
        return None;
    }
    let undefined = |message| Some(Fault { status: Status::Undefined, message, follows: false });
    let Some(fault) = means.fault.as_ref() else {
        if let Some(unfit) = unfit::of_row(project, means, values, lang) {
            return undefined(unfit::message(project, &unfit, lang));
        }
        if written.is_unsaid(values) {
            return undefined(Message::new("step-phrase-row").with("phrase", own.concat()));
        }
        return None;
    };
    let id = match fault {
        Unplayable::Unfit(_, unfit) => return undefined(unfit::message(project, unfit, lang)),
        Unplayable::Within(_, count) => {
            let message = Message::new("step-phrase-within").with("phrase", own.concat());
            return undefined(message.with("count", *count));
        }
        Unplayable::Table(_) => "step-phrase-table",
        Unplayable::NoOutcome(_) => "step-phrase-no-outcome",
        Unplayable::Several(_) => {
            let message = Message::new("step-phrase-several").with("phrase", own.concat());
            return Some(Fault { status: Status::Ambiguous, message, follows: false });
        }
        Unplayable::Quotes(_) => "step-phrase-quotes",
        Unplayable::SomeRows(_) => "step-phrase-rows",
        Unplayable::Unsound | Unplayable::Cycle(_) | Unplayable::TooLong(_) => "step-phrase-unsound",
    };
    undefined(Message::new(id).with("phrase", own.concat()))
}

/// The outcomes that say a phrase of which no step looks at anything: each would pass whatever the CRM did.
pub(super) fn without_look(project: &Project, steps: &[(PlannedStep, &Step)], looks: &[bool]) -> Vec<(usize, Fault)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((step, written)) = steps.get(at) {
        let number = step.within.as_ref().map(|within| within.step);
        let same = |(other, _): &&(PlannedStep, &Step)| {
            number.is_some() && other.within.as_ref().map(|within| within.step) == number
        };
        let count = steps.iter().skip(at).take_while(same).count().max(1);
        let looked = looks.get(at..at + count).is_some_and(|looks| looks.contains(&true));
        if number.is_some() && written.kind == StepKind::Then && !looked {
            let first = written.means.as_ref().and_then(|means| means.phrases.first());
            let phrase = first.and_then(|number| project.step_phrases.get(*number)).map_or("", |one| one.shown());
            let message = Message::new("step-phrase-no-outcome").with("phrase", phrase);
            found.push((at, Fault { status: Status::Undefined, message, follows: false }));
        }
        at += count;
    }
    if found.is_empty() { blind_outcome(steps, looks).into_iter().collect() } else { found }
}

/// The outcome that looks at nothing, where no phrase of the project is at fault.
fn blind_outcome(steps: &[(PlannedStep, &Step)], looks: &[bool]) -> Option<(usize, Fault)> {
    let kinds: Vec<(StepKind, bool)> = steps.iter().map(|(step, _)| step.kind).zip(looks.iter().copied()).collect();
    let undefined = |message| Fault { status: Status::Undefined, message, follows: false };
    if let Some(at) = blind(&kinds) {
        return Some((at, undefined(Message::new("step-outcome-blind"))));
    }
    // What is looked at in a Given is where the scenario starts from, not what comes of it.
    let looks_at_outcome = kinds.iter().any(|(kind, looks)| *looks && *kind != StepKind::Given);
    let last = steps.len().checked_sub(1).filter(|_| !looks_at_outcome)?;
    Some((last, undefined(Message::new("step-no-outcome"))))
}

/// The first of the steps from an « Alors » to the next « Quand » of which none looks at anything: all that they do is
/// act, and that a CRM does what it is asked is no outcome. Each with whether it looks.
pub(super) fn blind(kinds: &[(StepKind, bool)]) -> Option<usize> {
    let mut at = 0;
    while at < kinds.len() {
        let outcome = kinds.get(at..)?.iter().take_while(|(kind, _)| *kind == StepKind::Then);
        let (length, looks) = outcome.fold((0, false), |(length, looks), (_, look)| (length + 1, looks || *look));
        if length > 0 && !looks {
            return Some(at);
        }
        at += length.max(1);
    }
    None
}

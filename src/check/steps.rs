//! Does every step of every scenario say one known phrase?

use std::collections::HashMap;

use super::Findings;
use super::unknown_name::{Finder, UnknownName};
use crate::model::Project;
use crate::model::feature::{Means, Scenario, Step, Unfit, Unplayable};
use crate::model::step_phrase::{StepPhrase, filled};
use crate::text::{Lang, Message, Place, similar};
use crate::vocabulary::said::{self, Said, texts};
use crate::vocabulary::{Registry, own, unfit};

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
    let scenarios = project.features.iter().flat_map(|feature| feature.scenarios.iter().map(|one| (feature.lang, one)));
    let scenarios = scenarios.filter(|(_, scenario)| !scenario.is_manual());
    // Built for all names, and only where a step is at fault.
    let finder = std::cell::OnceCell::new();
    let mut looked: HashMap<String, Option<UnknownName>> = HashMap::new();
    let mut judge = |step: &Step, text: &str, of_project: &[usize], findings: &mut Findings| {
        let matches = said.matches(text).len();
        if matches + of_project.len() == 1 {
            return true;
        }
        if matches == 0 && of_project.is_empty() && (looked.len() < LOOKED_INTO || looked.contains_key(text)) {
            let find = || finder.get_or_init(|| Finder::new(project)).find(text);
            if let Some(unknown) = looked.entry(text.to_owned()).or_insert_with(find) {
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
    for (scenario_lang, scenario) in scenarios {
        for step in scenario.background.iter().chain(&scenario.steps) {
            let means = step.means.as_deref();
            let of_project = means.map_or(&[][..], |means| means.phrases.as_slice());
            let near = means.filter(|means| means.phrases.is_empty()).and_then(|means| means.fault.as_ref());
            if let Some(fault) = near.filter(|_| texts(scenario, step).iter().all(|text| said.matches(text).is_empty()))
            {
                unplayable(project, of_project, fault, findings);
                continue;
            }
            let clear = texts(scenario, step).iter().all(|text| judge(step, text, of_project, findings));
            let Some(means) = means.filter(|means| clear && means.phrases.len() == 1) else { continue };
            if let Some(fault) = &means.fault {
                unplayable(project, of_project, fault, findings);
                continue;
            }
            let unsaid = rows_at_fault(project, (scenario, scenario_lang), step, means);
            if !unsaid.is_empty() {
                for (place, told) in unsaid {
                    findings.tell(place, told).related.push(step.place);
                }
                continue;
            }
            // What is played says a phrase of the language; what stands between is none.
            for inner in &means.steps {
                let _ = texts(scenario, inner).iter().all(|text| {
                    let undefined = said.matches(text).is_empty();
                    let near = inner.means.as_deref().and_then(|means| means.fault.as_ref());
                    if let Some(Unplayable::Unfit(_, unfit)) = near.filter(|_| undefined) {
                        let given = means.holes.iter().any(|(_, text)| own::unquoted(text) == unfit.written);
                        tell_unfit(project, unfit, if given { step.place } else { inner.place }, findings);
                        return false;
                    }
                    let given = undefined.then(|| given_wrong(project, said.registry(), means, inner)).flatten();
                    match given {
                        Some(message) => {
                            findings.tell(step.place, message).related.push(inner.place);
                            false
                        }
                        None => judge(inner, text, &[], findings),
                    }
                });
            }
            for inner in &means.through {
                let of_project = &[inner.phrase];
                let _ = texts(scenario, &inner.step).iter().all(|text| judge(&inner.step, text, of_project, findings));
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
        Unplayable::Unfit(place, unfit) => return tell_unfit(project, unfit, *place, findings),
        Unplayable::Within(place, count) => {
            let message = Message::new("D13-within").with("count", *count);
            let message = message.with("phrase", phrase.map(StepPhrase::shown).unwrap_or_default());
            findings.tell(*place, message).related.extend(phrase.map(|phrase| phrase.place));
            return;
        }
    };
    let finding = findings.at(id, place);
    *finding = finding.clone().with("phrase", phrase.map(StepPhrase::shown).unwrap_or_default());
}

/// A value that the hole of a phrase does not take.
fn tell_unfit(project: &Project, unfit: &Unfit, place: Place, findings: &mut Findings) {
    let finding = findings.tell(place, unfit_message(project, unfit));
    finding.related.extend(project.step_phrases.get(unfit.phrase).map(|phrase| phrase.place));
}

fn unfit_message(project: &Project, unfit: &Unfit) -> Message {
    let id = if unfit.misread.is_some() { "D13-misread" } else { "D13-unfit" };
    Message { id, ..unfit::message(project, unfit, project.manifest.lang) }
}

/// The rows of an outline whose values keep a step from saying its phrase with them in its holes, each with why: a value
/// that a hole does not take is named, and so is the phrase that a longer or shorter sentence no longer says.
fn rows_at_fault(
    project: &Project,
    (scenario, lang): (&Scenario, Lang),
    step: &Step,
    means: &Means,
) -> Vec<(Place, Message)> {
    let rows = scenario
        .examples
        .iter()
        .flat_map(|table| table.rows.iter().enumerate().map(|(number, (_, place))| (table.values(number), *place)));
    let told = rows.filter_map(|(values, place)| {
        if let Some(unfit) = unfit::of_row(project, means, &values, lang) {
            return Some((place, unfit_message(project, &unfit)));
        }
        let phrase = means.phrases.first().and_then(|number| project.step_phrases.get(*number));
        let shown = phrase.map(StepPhrase::shown).unwrap_or_default();
        step.is_unsaid(&values).then(|| (place, Message::new("D13-row").with("phrase", shown)))
    });
    told.collect()
}

/// The value that keeps a step of a phrase from being a phrase of the language, told with its hole: with another one in
/// its place the step would be one. Nothing where the step itself is at fault.
fn given_wrong(project: &Project, registry: &Registry, means: &Means, inner: &Step) -> Option<Message> {
    let first = means.phrases.first().map(|number| (*number, &means.holes));
    let through = means.through.iter().map(|one| (one.phrase, &one.holes));
    first.into_iter().chain(through).find_map(|(number, holes)| {
        let phrase = project.step_phrases.get(number)?;
        let written = phrase.steps.iter().find(|step| step.place == inner.place)?;
        let values: Vec<(&str, &str)> = holes.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        if !inner.text.ends_with(&filled(&written.text, &values)) {
            return None;
        }
        let would_be = |name: &str| {
            said::SAMPLES.iter().any(|sample| {
                let tried = values.iter().map(|(known, text)| (*known, if *known == name { sample } else { *text }));
                let tried: Vec<(&str, &str)> = tried.collect();
                !registry.matches(&filled(&written.text, &tried)).is_empty()
            })
        };
        let (name, text) = values.iter().find(|(name, _)| would_be(name))?;
        Some(
            Message::new("D13-given")
                .with("value", own::unquoted(text))
                .with("hole", *name)
                .with("phrase", phrase.shown())
                .with("step", inner.text.as_str())
                .with("where", phrase.place_of(inner.place).unwrap_or_default()),
        )
    })
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
    phrases.extend(registry.matches(text).iter().map(|found| registry.phrase(found.phrase).shown(found.lang)));
    let nearest = registry.nearest(text);
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

//! Does every step of every scenario say one known phrase?

use std::collections::BTreeSet;

use super::Findings;
use super::unknown_name::Finder;
use crate::model::Project;
use crate::model::feature::Step;
use crate::text::similar;
use crate::vocabulary::Registry;
use crate::vocabulary::said::{Said, texts};

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
    for scenario in scenarios {
        for step in scenario.background.iter().chain(&scenario.steps) {
            for text in texts(scenario, step) {
                let matches = said.matches(&text).len();
                if matches == 1 {
                    continue;
                }
                if matches == 0 && (looked.len() < LOOKED_INTO || looked.contains(&text)) {
                    looked.insert(text.clone());
                    let finder = finder.get_or_init(|| Finder::new(project));
                    if let Some(unknown) = finder.find(&text) {
                        let near = similar::nearest(&unknown.typed, unknown.known.iter().map(String::as_str));
                        let mut known: Vec<&str> = near.into_iter().collect();
                        known.extend(unknown.known.iter().map(String::as_str).filter(|name| Some(*name) != near));
                        let more = if known.len() > LISTED { "…" } else { "" };
                        known.truncate(LISTED);
                        let finding = findings.at(unknown.message, step.place);
                        *finding = finding
                            .clone()
                            .with("name", &unknown.typed)
                            .with("known", format!("{}{more}", known.join(", ")));
                        break;
                    }
                }
                tell(said.registry(), step, &text, matches, findings);
                break;
            }
        }
    }
    findings.once_per_place();
}

fn tell(registry: &Registry, step: &Step, text: &str, matches: usize, findings: &mut Findings) {
    let nearest = registry.nearest(text);
    let finding = match (matches, nearest) {
        (0, Some(_)) => findings.at("D13-near", step.place),
        (0, None) => findings.at("D13", step.place),
        _ => findings.at("D13-several", step.place),
    };
    let phrases: Vec<String> =
        registry.matches(text).iter().map(|found| registry.phrase(found.phrase).shown(found.lang)).collect();
    *finding = finding
        .clone()
        .with("near", nearest.unwrap_or_default())
        .with("count", matches)
        .with("phrases", phrases.join(" · "));
}

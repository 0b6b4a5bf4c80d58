//! What do the steps of a project say? Each text is matched once, for everybody who asks.

use std::collections::HashMap;

use super::registry::{Match, Registry};
use crate::model::Project;
use crate::model::feature::{Scenario, Step};

/// The texts of all steps that the machine reads, the values of each row in them, with the phrases
/// that each is. Patterns are built once, of the names that are said, for the union of the targets.
pub struct Said {
    registry: Registry,
    matches: HashMap<String, Vec<Match>>,
}

impl Said {
    /// Reads the steps of a project; those that are put to a person may say anything and are left out.
    pub fn of(project: &Project) -> Self {
        let mut matches: HashMap<String, Vec<Match>> = HashMap::new();
        if project.targets.is_empty() {
            // Without a target nothing has a name yet, and nothing can be matched.
            return Self { registry: Registry::for_steps([], &[]), matches };
        }
        for scenario in project.features.iter().flat_map(|feature| &feature.scenarios) {
            if scenario.is_manual() {
                continue;
            }
            for step in scenario.background.iter().chain(&scenario.steps) {
                for text in texts(scenario, step) {
                    matches.entry(text).or_default();
                }
            }
        }
        let said: Vec<&str> = matches.keys().map(String::as_str).collect();
        let registry = Registry::for_steps(&project.targets, &said);
        for (text, found) in &mut matches {
            *found = registry.matches(text);
        }
        Self { registry, matches }
    }

    /// The phrases that a step's text is: one when all is well.
    pub fn matches(&self, text: &str) -> &[Match] {
        self.matches.get(text).map(Vec::as_slice).unwrap_or_default()
    }

    /// The registry of what is said.
    pub const fn registry(&self) -> &Registry {
        &self.registry
    }
}

/// What a step says: for an outline, with the values of each row.
pub fn texts(scenario: &Scenario, step: &Step) -> Vec<String> {
    let rows = scenario.examples.iter().flat_map(|table| table.rows.iter().map(|(row, _)| (&table.header, row)));
    let mut texts: Vec<String> = rows.map(|(header, row)| step.text_with(header, row)).collect();
    texts.dedup();
    if texts.is_empty() { vec![step.text.clone()] } else { texts }
}

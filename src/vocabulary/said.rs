//! What do the steps of a project say? Each text is matched once, for everybody who asks.

use std::collections::{BTreeSet, HashMap};

use super::names::Names;
use super::registry::{Match, Registry};
use crate::model::Project;
use crate::model::feature::{Scenario, Step};
use crate::model::step_phrase::{Hole, HoleType, StepPhrase, filled};

/// The texts of all steps that the machine reads, the values of each row in them, with the phrases
/// that each is. Patterns are built once, of the names that are said, for the union of the targets.
pub struct Said {
    registry: Registry,
    matches: HashMap<String, Vec<Match>>,
    learnt: bool,
}

/// The phrases that texts are: what was matched before, with the same names.
pub type Known = HashMap<String, Vec<Match>>;

impl Said {
    /// Reads the steps of a project; those that are put to a person may say anything and are left out.
    pub fn of(project: &Project) -> Self {
        Self::with(project, Known::new())
    }

    /// The same, where some texts were matched before: by the same phrases, with the names of
    /// [`Said::names`].
    pub fn with(project: &Project, mut known: Known) -> Self {
        let mut matches: HashMap<String, Vec<Match>> = HashMap::new();
        if project.targets.is_empty() {
            // Without a target nothing has a name yet, and nothing can be matched.
            return Self { registry: Registry::for_steps([], &[]), matches, learnt: false };
        }
        for scenario in project.features.iter().flat_map(|feature| &feature.scenarios) {
            if scenario.is_manual() {
                continue;
            }
            for step in scenario.background.iter().chain(&scenario.steps) {
                // What says a phrase of the project must be none of the language too: both are asked.
                let means = step.means.as_deref().filter(|_| step.is_resolved());
                let played = means
                    .into_iter()
                    .flat_map(|means| means.steps.iter().chain(means.through.iter().map(|one| &one.step)));
                for text in std::iter::once(step).chain(played).flat_map(|step| texts(scenario, step)) {
                    matches.entry(text).or_default();
                }
            }
        }
        for text in project.step_phrases.iter().flat_map(samples).map(|(_, text)| text) {
            matches.entry(text).or_default();
        }
        let said: Vec<&str> = matches.keys().map(String::as_str).collect();
        let own = project.step_phrases.iter().flat_map(|phrase| &phrase.phrases).cloned();
        let registry = Registry::for_steps(&project.targets, &said).suggesting(own);
        let mut learnt = false;
        for (text, found) in &mut matches {
            *found = known.remove(text).unwrap_or_else(|| {
                learnt = true;
                registry.matches(text)
            });
        }
        Self { registry, matches, learnt }
    }

    /// All names that matching depends on.
    pub fn names(project: &Project) -> String {
        let names = Names::of(&project.targets);
        let list = |names: &BTreeSet<String>| names.iter().map(String::as_str).collect::<Vec<_>>().join("\n");
        [list(&names.entities), list(&names.fields), list(&names.roles)].join("\n\n")
    }

    /// All texts with their phrases.
    pub const fn all(&self) -> &Known {
        &self.matches
    }

    /// Was a text matched that nobody had matched before?
    pub const fn has_learnt(&self) -> bool {
        self.learnt
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

/// Texts of every sort that may stand in a hole.
pub const SAMPLES: [&str; 6] = ["« A »", "2", "1 000,00 €", "10 %", "12/03/2026", "2 secondes"];

/// The steps of a phrase of the project, with samples in its holes: what can be known of them before any scenario says
/// the phrase. A step with a hole of which nothing is known is left out, and so is one that says another phrase.
pub fn samples(phrase: &StepPhrase) -> Vec<(&Step, String)> {
    if !phrase.sound {
        return Vec::new();
    }
    let sample = |hole: &Hole| match (&hole.example, hole.holds) {
        (Some(example), _) => Some(example.clone()),
        (None, HoleType::Any) => None,
        (None, HoleType::Text) => Some("« A »".to_owned()),
        (None, HoleType::Number) => Some("2".to_owned()),
        (None, HoleType::Amount) => Some("1 000,00 €".to_owned()),
        (None, HoleType::Percentage) => Some("10 %".to_owned()),
        (None, HoleType::Date) => Some("12/03/2026".to_owned()),
        (None, HoleType::Duration) => Some("2 secondes".to_owned()),
    };
    let known: Vec<(&str, String)> =
        phrase.holes.iter().filter_map(|hole| Some((hole.name.as_str(), sample(hole)?))).collect();
    let values: Vec<(&str, &str)> = known.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let unknown = |text: &str| phrase.holes.iter().any(|hole| text.contains(&format!("<{}>", hole.name)));
    let own = phrase.steps.iter().filter(|step| step.means.is_none());
    own.map(|step| (step, filled(&step.text, &values))).filter(|(_, text)| !unknown(text)).collect()
}

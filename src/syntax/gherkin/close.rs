//! What can only be judged at the end of a scenario, a rule, a file?

use std::collections::HashMap;

use super::codes;
use super::reader::Reader;
use crate::model::case;
use crate::model::feature::Scenario;
use crate::text::{Diagnostic, Place};

impl Reader<'_> {
    /// Ends the scenario under the reader.
    pub(super) fn close_scenario(&mut self) {
        let Some(mut draft) = self.draft.take() else { return };
        self.empty(&mut draft.scenario);
        self.same_rows(&mut draft.scenario);
        self.placeholders(&mut draft);
        if let Some(feature) = &mut self.feature {
            feature.scenarios.push(draft.scenario);
        }
    }

    /// Ends the rule under the reader.
    pub(super) fn close_rule(&mut self) {
        self.close_scenario();
        let Some(rule) = self.rule.take().filter(|rule| rule.faulty) else { return };
        let scenarios = self.feature.iter_mut().flat_map(|feature| &mut feature.scenarios);
        scenarios.skip(rule.first_scenario).for_each(|scenario| scenario.sound = false);
    }

    /// Ends the file.
    pub(super) fn finish(&mut self) {
        self.close_rule();
        if let Some(place) = self.pending.first {
            self.diagnostics.push(Diagnostic::error(codes::TAGS_OF_NOTHING, "GH10", place));
        }
        if let Some(feature) = &mut self.feature {
            if feature.scenarios.is_empty() {
                let warning = Diagnostic::warning(codes::NO_SCENARIO, "GH23", feature.place);
                self.diagnostics.push(warning);
            }
            if self.feature_faulty {
                feature.scenarios.iter_mut().for_each(|scenario| scenario.sound = false);
            }
            same_names(&mut feature.scenarios, &mut self.diagnostics);
        } else if self.diagnostics.is_empty() {
            let place = self.place(0, 0);
            self.diagnostics.push(Diagnostic::warning(codes::NO_FEATURE, "GH05-empty", place));
        }
    }

    fn empty(&mut self, scenario: &mut Scenario) {
        // How many rows a file holds is seen once it is read.
        if scenario.examples.iter().any(|examples| examples.file.is_some()) && !scenario.steps.is_empty() {
            return;
        }
        let rows: usize = scenario.examples.iter().map(|examples| examples.rows.len()).sum();
        let id = match scenario.steps.is_empty() {
            true => Some("D14"),
            false => (scenario.outline && rows == 0).then_some("D14-rows"),
        };
        if let Some(id) = id {
            scenario.sound = false;
            self.diagnostics.push(Diagnostic::error(codes::EMPTY_SCENARIO, id, scenario.place));
        }
        for examples in scenario.examples.iter().filter(|examples| rows > 0 && examples.rows.is_empty()) {
            self.diagnostics.push(Diagnostic::warning(codes::NO_ROWS, "GH17", examples.place));
        }
    }

    fn same_rows(&mut self, scenario: &mut Scenario) {
        let mut seen: HashMap<String, Place> = HashMap::new();
        let keys = case::rows(scenario);
        let places = scenario.examples.iter().flat_map(|examples| &examples.rows).map(|(_, place)| *place);
        for (row, place) in keys.into_iter().zip(places) {
            if let Some(first) = seen.get(&row.key) {
                let fault = Diagnostic::error(codes::SAME_ROW, "GH21", place).with("key", row.key);
                self.diagnostics.push(fault.beside(*first));
                scenario.sound = false;
            } else {
                seen.insert(row.key, place);
            }
        }
    }
}

/// Without an id a scenario is known by its name: two alike would share their results.
fn same_names(scenarios: &mut [Scenario], diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<String, Place> = HashMap::new();
    for scenario in scenarios.iter_mut().filter(|scenario| case::tagged_id(scenario).is_none()) {
        match seen.get(&scenario.name) {
            Some(first) => {
                let fault = Diagnostic::error(codes::SAME_NAME, "GH22", scenario.place).beside(*first);
                diagnostics.push(fault.with("name", &scenario.name));
                scenario.sound = false;
            }
            None => {
                seen.insert(scenario.name.clone(), scenario.place);
            }
        }
    }
}

//! What can only be judged at the end of a scenario, a rule, a file?

use std::collections::{HashMap, HashSet};

use super::codes;
use super::reader::{Draft, Reader, composed};
use crate::model::case;
use crate::model::feature::Scenario;
use crate::text::{Diagnostic, Level, Place, similar};

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

    /// `<name>` in the steps of an outline, where a table of examples has no such column. It would be sent
    /// as it stands: the scenario is not sound. An attached text may hold `<price>` of its own (XML, HTML):
    /// there only what resembles a column is at fault.
    fn placeholders(&mut self, draft: &mut Draft) {
        let scenario = &draft.scenario;
        if scenario.examples.iter().all(|examples| examples.header.is_empty()) {
            return;
        }
        let tables: Vec<HashSet<&str>> =
            scenario.examples.iter().map(|examples| examples.header.iter().map(String::as_str).collect()).collect();
        let known = |name: &str| tables.iter().all(|columns| columns.is_empty() || columns.contains(name));
        let mut found = Vec::new();
        let mut unsound = false;
        for line in draft.lines.iter().filter_map(|at| self.lines.get(*at)) {
            let content = self.content(*line);
            let mut from = 0;
            while let Some(open) = content.get(from..).and_then(|rest| rest.find('<')).map(|at| from + at) {
                from = open + 1;
                let Some(rest) = content.get(from..) else { break };
                let Some(len) =
                    rest.find(['>', '<']).filter(|len| rest.get(*len..).is_some_and(|r| r.starts_with('>')))
                else {
                    continue;
                };
                let name = composed(rest.get(..len).unwrap_or_default());
                // `<unique>` is the engine's; `a < b` is a comparison.
                let a_name = !name.is_empty() && name.trim() == name;
                if a_name && name != "unique" && !known(&name) {
                    let place = self.place(line.start + open, line.start + from + len + 1);
                    found.push((name, place));
                }
            }
        }
        let columns: Vec<String> =
            scenario.examples.iter().find(|e| !e.header.is_empty()).map(|e| e.header.clone()).unwrap_or_default();
        for (name, place) in found {
            let near = similar::nearest(&name, columns.iter().map(String::as_str));
            let level = if near.is_some() || said(scenario, &name) { Level::Error } else { Level::Warning };
            let id = if near.is_some() { "GH19-near" } else { "GH19" };
            let fault = Diagnostic::error(codes::UNKNOWN_PLACEHOLDER, id, place).at_level(level);
            let fault = fault.with("near", near.unwrap_or_default()).with("columns", columns.join(", "));
            self.diagnostics.push(fault.with("name", name));
            unsound |= level == Level::Error;
        }
        draft.scenario.sound &= !unsound;
    }
}

/// Does a step say it, or a cell of its table?
fn said(scenario: &Scenario, name: &str) -> bool {
    let placeholder = format!("<{name}>");
    scenario.steps.iter().any(|step| {
        let mut cells = step.table.iter().flatten().flatten();
        step.text.contains(&placeholder) || cells.any(|cell| cell.contains(&placeholder))
    })
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

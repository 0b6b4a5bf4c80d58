//! Which `<names>` of a scenario does a column fill, and which columns does nobody name?

use std::collections::HashSet;

use super::codes;
use super::reader::{Draft, Reader, composed};
use crate::model::feature::{Scenario, Step};
use crate::text::{Diagnostic, Level, Place, similar};

/// A `<name>` where it stands.
struct Named {
    name: String,
    place: Place,
    /// It is part of a text of markup, or of another language: `<b>bold</b>`, `<img src=x>`.
    markup: bool,
}

impl Reader<'_> {
    /// `<name>` where a table of examples has no such column, or where there is none: it would be sent as it stands,
    /// and the scenario is not sound. An attached text may hold `<price>` of its own (XML, HTML): there only what
    /// resembles a column is at fault. A text that shall hold `<name>` is the value of a column.
    pub(super) fn placeholders(&mut self, draft: &mut Draft) {
        let scenario = &draft.scenario;
        let headers = || scenario.examples.iter().map(|examples| &examples.header).filter(|header| !header.is_empty());
        let tables: Vec<HashSet<&str>> = headers().map(|header| header.iter().map(String::as_str).collect()).collect();
        // An outline without a row is told as such.
        if scenario.outline && tables.is_empty() {
            return;
        }
        let known = |name: &str| !tables.is_empty() && tables.iter().all(|columns| columns.contains(name));
        let columns: Vec<String> = headers().next().cloned().unwrap_or_default();
        let near = |name: &str| similar::nearest(name, columns.iter().map(String::as_str));
        let fault = |id, named: &Named, level| {
            let told = Diagnostic::error(codes::UNKNOWN_PLACEHOLDER, id, named.place).at_level(level);
            let told = told.with("near", near(&named.name).unwrap_or_default()).with("columns", columns.join(", "));
            told.with("name", named.name.as_str())
        };
        // A person who reads « <Valider> » knows what is meant.
        let by_hand = scenario.is_manual();
        let wrong = |named: &Named| !named.markup && !by_hand && named.name.starts_with(char::is_alphabetic);
        let mut told = Vec::new();
        for named in self.named(&draft.lines).into_iter().filter(|named| !known(&named.name)) {
            let near = near(&named.name).is_some();
            if !scenario.outline {
                told.extend(wrong(&named).then(|| fault("GH19-plain", &named, Level::Error)));
            } else {
                let level = if near || said(scenario, &named.name) { Level::Error } else { Level::Warning };
                told.push(fault(if near { "GH19-near" } else { "GH19" }, &named, level));
            }
        }
        let texts = if scenario.outline { self.named(&draft.texts) } else { Vec::new() };
        for named in texts.into_iter().filter(|named| !named.markup && !known(&named.name)) {
            told.push(match near(&named.name) {
                Some(_) => fault("GH19-near", &named, Level::Error),
                None => fault("GH19", &named, Level::Warning),
            });
        }
        let mut unsound = told.iter().any(|told| told.level == Level::Error);
        // What stands before all scenarios is told once, beside the first that does not fill it.
        for named in self.named(&draft.background).into_iter().filter(|named| wrong(named) && !known(&named.name)) {
            unsound = true;
            if self.told_above.insert(named.place.span.start()) {
                told.push(fault("GH19-background", &named, Level::Error).beside(scenario.place));
            }
        }
        if !unsound && !scenario.steps.is_empty() {
            told.extend(unnamed(draft));
        }
        draft.scenario.sound &= !unsound;
        self.diagnostics.extend(told);
    }

    /// The names on these lines that are not the engine's.
    fn named(&self, lines: &[usize]) -> Vec<Named> {
        let mut found = Vec::new();
        let lines = || lines.iter().filter_map(|at| self.lines.get(*at)).map(|line| (line, self.content(*line)));
        let inner = lines().flat_map(|(_, content)| between(content)).map(|(_, inner)| inner);
        let closed: HashSet<&str> = inner.filter_map(|inner| inner.strip_prefix('/')).collect();
        for (line, content) in lines() {
            for (open, inner) in between(content) {
                let name = composed(inner);
                // `<unique>` is the engine's; `a < b` is a comparison.
                if name.is_empty() || name.trim() != name || name == "unique" {
                    continue;
                }
                let place = self.place(line.start + open, line.start + open + inner.len() + 2);
                let markup = name.contains(['=', '/', '@', ':']) || closed.contains(inner);
                found.push(Named { name, place, markup });
            }
        }
        found
    }
}

/// What stands between `<` and `>`, each with the byte of its `<`.
fn between(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('<').filter_map(|(at, _)| {
        let rest = text.get(at + 1..)?;
        let len = rest.find(['>', '<']).filter(|len| rest.get(*len..).is_some_and(|r| r.starts_with('>')))?;
        Some((at, rest.get(..len)?))
    })
}

/// The columns that nothing of the scenario names: whatever stands in them, the same is played.
fn unnamed(draft: &Draft) -> Vec<Diagnostic> {
    let scenario = &draft.scenario;
    let steps = || scenario.background.iter().chain(&scenario.steps);
    let of_step = |step: &Step| {
        let cells = step.table.iter().flatten().flatten();
        let own = std::iter::once(&step.text).chain(cells).chain(step.doc_string.as_ref().map(|doc| &doc.text));
        own.flat_map(|text| between(text).map(|(_, name)| composed(name))).collect::<Vec<_>>()
    };
    let tags = scenario.tags.iter().chain(scenario.examples.iter().flat_map(|examples| &examples.tags));
    let titles = [&scenario.name, &scenario.description].into_iter().chain(tags.map(|tag| &tag.name));
    let titles = titles.chain(scenario.examples.iter().map(|examples| &examples.name));
    let mut used: HashSet<String> = steps().flat_map(of_step).collect();
    used.extend(titles.flat_map(|text| between(text).map(|(_, name)| composed(name))));
    let unused = draft.columns.iter().filter(|(name, _)| !name.is_empty() && !used.contains(name));
    // What a row is called by is for people.
    let unused = unused.filter(|(name, _)| !name.eq_ignore_ascii_case("id"));
    let told = |(name, place): &(String, Place)| {
        Diagnostic::warning(codes::UNUSED_COLUMN, "GH29", *place).with("name", name.as_str())
    };
    unused.map(told).collect()
}

/// Does a step say it, or a cell of its table?
fn said(scenario: &Scenario, name: &str) -> bool {
    let placeholder = format!("<{name}>");
    scenario.steps.iter().any(|step| {
        let mut cells = step.table.iter().flatten().flatten();
        step.text.contains(&placeholder) || cells.any(|cell| cell.contains(&placeholder))
    })
}

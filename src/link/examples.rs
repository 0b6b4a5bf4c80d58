//! Which rows has an outline whose examples stand in a file? Each keeps its place there.

use std::collections::{BTreeSet, HashMap};

use super::Context;
use crate::model::Project;
use crate::model::case;
use crate::model::feature::{Examples, Scenario};
use crate::text::source::{Data, DataRow};
use crate::text::{Diagnostic, FileId, Place, Sources, similar};

/// Columns that no step has to name: the id of a row.
const OF_THE_ROW: &str = "id";
/// What the engine fills itself.
const OF_THE_ENGINE: &str = "unique";

/// Gives the outlines of the project the rows of their files.
pub fn read(project: &mut Project, sources: &Sources, context: &mut Context) {
    for feature in &mut project.features {
        for scenario in &mut feature.scenarios {
            if scenario.examples.iter().all(|examples| examples.file.is_none()) {
                continue;
            }
            let mut found = Vec::new();
            let named = named_in(scenario);
            for examples in scenario.examples.iter_mut().filter(|examples| examples.file.is_some()) {
                fill(examples, &named, sources, &mut found);
            }
            same_rows(scenario, &mut found);
            scenario.sound &= found.is_empty();
            context.diagnostics.extend(found);
        }
    }
}

/// The `<names>` of a scenario, each with a step that says it.
fn named_in(scenario: &Scenario) -> Vec<(String, Place)> {
    let mut named = Vec::new();
    for step in scenario.background.iter().chain(&scenario.steps) {
        let cells = step.table.iter().flatten().flatten().map(String::as_str);
        let texts = std::iter::once(step.text.as_str()).chain(cells);
        let texts = texts.chain(step.doc_string.as_ref().map(|doc| doc.text.as_str()));
        for name in texts.flat_map(between) {
            named.push((name.to_owned(), step.place));
        }
    }
    named.extend(between(&scenario.name).map(|name| (name.to_owned(), scenario.place)));
    named
}

fn between(text: &str) -> impl Iterator<Item = &str> {
    let names = text.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(name, _)| name);
    names.filter(|name| !name.is_empty() && name.trim() == *name)
}

fn fault(id: &'static str, place: Place) -> Diagnostic {
    Diagnostic::error("D14", id, place)
}

fn fill(examples: &mut Examples, named: &[(String, Place)], sources: &Sources, found: &mut Vec<Diagnostic>) {
    let place = examples.place;
    let path = examples.file.clone().unwrap_or_default();
    if !examples.header.is_empty() {
        return found.push(fault("D14-file-both", place).with("file", path));
    }
    let known = sources.data().find(|(_, source, _)| *source.path == *path);
    let Some((file, _, data)) = known else {
        let others: Vec<&str> = sources.data().map(|(_, source, _)| &*source.path).collect();
        let near = others.iter().copied().find(|other| other.ends_with(&format!("/{path}")));
        let told = match near.or_else(|| similar::nearest(&path, others.iter().copied())) {
            Some(near) => fault("D14-file-near", place).with("near", near),
            None => fault("D14-file-absent", place),
        };
        return found.push(told.with("file", path));
    };
    let rows = match data {
        Data::Table(rows) => rows.as_slice(),
        Data::Text | Data::Attached(_) => return found.push(fault("D14-file-table", place).with("file", path)),
        Data::Unread(why) => return found.push(fault("D14-file-read", place).with("why", why.clone())),
    };
    let Some((header, rows)) = rows.split_first().filter(|(_, rows)| !rows.is_empty()) else {
        return found.push(fault("D14-file-rows", place).with("file", path));
    };
    columns(header, file, named, place, found);
    examples.header = header.cells.iter().map(|(cell, _)| cell.clone()).collect();
    for row in rows {
        let at = Place { file, span: row.span };
        let beyond = row.cells.iter().skip(header.cells.len()).find(|(cell, _)| !cell.is_empty());
        match beyond {
            Some((_, span)) => found.push(ragged(row, header, Place { file, span: *span })),
            None if row.cells.len() < header.cells.len() => found.push(ragged(row, header, at)),
            None => {
                let cells = row.cells.iter().take(header.cells.len()).map(|(cell, _)| cell.clone());
                examples.rows.push((cells.collect(), at));
            }
        }
    }
}

fn ragged(row: &DataRow, header: &DataRow, place: Place) -> Diagnostic {
    let (expected, found) = (header.cells.len(), row.cells.len());
    Diagnostic::error("GH11", "GH11", place).with("expected", expected).with("found", found)
}

/// Every column has a name of its own that a step says, and every name that a step says has its column.
fn columns(header: &DataRow, file: FileId, named: &[(String, Place)], place: Place, found: &mut Vec<Diagnostic>) {
    let names: Vec<&str> = header.cells.iter().map(|(name, _)| name.as_str()).collect();
    for (at, (name, span)) in header.cells.iter().enumerate() {
        let at_cell = Place { file, span: *span };
        if name.is_empty() {
            found.push(Diagnostic::error("GH20", "GH20-empty", at_cell).with("name", ""));
        } else if names.iter().take(at).any(|other| other == name) {
            found.push(Diagnostic::error("GH20", "GH20", at_cell).with("name", name));
        } else if !name.eq_ignore_ascii_case(OF_THE_ROW) && !named.iter().any(|(said, _)| said == name) {
            let said = named.iter().map(|(said, _)| said.as_str()).filter(|said| !names.contains(said));
            let told = match similar::nearest(name, said) {
                Some(near) => fault("D14-column-near", at_cell).with("near", near),
                None => fault("D14-column", at_cell),
            };
            found.push(told.with("name", name).beside(place));
        }
    }
    let mut told = BTreeSet::new();
    for (name, at) in named.iter().filter(|(name, _)| name != OF_THE_ENGINE && !names.contains(&name.as_str())) {
        if told.insert(name) {
            let near = similar::nearest(name, names.iter().copied());
            let id = if near.is_some() { "GH19-near" } else { "GH19" };
            let missing = Diagnostic::error("GH19", id, *at).with("name", name).with("near", near.unwrap_or_default());
            found.push(missing.with("columns", names.join(", ")));
        }
    }
}

/// Two rows that are known by the same values would share their results.
fn same_rows(scenario: &Scenario, found: &mut Vec<Diagnostic>) {
    let places = scenario.examples.iter().flat_map(|examples| &examples.rows).map(|(_, place)| *place);
    let mut seen: HashMap<String, Place> = HashMap::new();
    for (row, place) in case::rows(scenario).into_iter().zip(places) {
        match seen.get(&row.key) {
            Some(first) => {
                found.push(Diagnostic::error("GH21", "GH21", place).with("key", row.key).beside(*first));
            }
            None => {
                seen.insert(row.key, place);
            }
        }
    }
}

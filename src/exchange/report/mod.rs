//! What is told of an import: to people, line by line, and to machines, all of it.

pub mod human;
pub mod json;
mod notices;
mod refusals;

use std::collections::BTreeMap;

use super::simulation::Simulation;
use crate::text::Lang;

/// What is said of the lines that a section title fills a field of.
const SECTION: &str = "exchange-section-sets";

/// Remarks alike, with all the cells that they are of, in the order in which they come.
pub fn remarks(simulation: &Simulation, lang: Lang) -> Vec<(String, Vec<String>)> {
    let mut order: Vec<String> = Vec::new();
    let mut cells: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let notes = simulation.beside.iter().chain(simulation.lines.iter().flat_map(|line| &line.notes));
    // What a section title sets is told beside it, and a conflict under its line.
    for note in notes.filter(|note| note.message.id != SECTION && !note.is_conflict()) {
        let text = note.message.text(lang);
        if !cells.contains_key(&text) {
            order.push(text.clone());
        }
        let of = cells.entry(text).or_default();
        let name = note.cell.as_ref().map(|cell| short_name(simulation, cell));
        // The first cell of a line of rights is that of several roles.
        of.extend(name.filter(|name| of.last() != Some(name)));
    }
    order.into_iter().map(|text| (text.clone(), cells.remove(&text).unwrap_or_default())).collect()
}

/// A cell of the sheet that everything is about: `D17`.
fn short_name(simulation: &Simulation, cell: &super::book::CellName) -> String {
    let mut own = cell.clone();
    if own.sheet == simulation.sheet {
        own.sheet.clear();
    }
    own.to_string()
}

//! Which entry of a glossary is a line, where several bear its term? The one that says the same; where none does,
//! nobody knows which of them changed.

use std::collections::BTreeMap;

use super::holding::Held;
use super::identify::{Finder, Identified, Identity};
use super::lines::What;
use super::simulation::Said;
use super::words::folded;
use crate::model::Kind;
use crate::text::Message;

impl Finder<'_> {
    /// Do the lines of the grid have a name that each of them should bear alone?
    pub fn names_once(&self) -> bool {
        let grid = self.sense.grid;
        grid.list.is_none() && grid.collection.kind == Kind::Term
    }

    /// Gives each line of a glossary its entry, or refuses it.
    pub fn tell_terms_apart(&self, found: &mut [Identified]) {
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (position, line) in found.iter().enumerate() {
            let is_open = matches!(line.identity, Identity::Held { .. } | Identity::New { .. });
            let name = folded(&line.title);
            if line.line.what == What::Item && is_open && !name.is_empty() {
                groups.entry(name).or_default().push(position);
            }
        }
        for positions in groups.into_values() {
            self.tell_apart(found, &positions);
        }
    }

    /// The same of the lines of one term.
    fn tell_apart(&self, found: &mut [Identified], positions: &[usize]) {
        let held = positions.iter().filter_map(|at| found.get(*at)).find_map(|line| match line.identity {
            Identity::Held { at, .. } => Some(at),
            _ => None,
        });
        let mut free: Vec<usize> = held.map(|at| self.names.like(at).to_vec()).unwrap_or_default();
        if positions.len() < 2 && free.len() < 2 {
            return;
        }
        let names: Vec<String> = free.iter().filter_map(|at| self.held.get(*at)).filter_map(definition).collect();
        let all = free.len();
        let mut left = Vec::new();
        for position in positions {
            let Some(line) = found.get_mut(*position) else { continue };
            let said = line.line.rows.first().and_then(|row| self.text(*row, "definition"));
            let same = free.iter().position(|at| {
                let known = self.held.get(*at).and_then(definition);
                said.as_deref().map(folded) == known.as_deref().map(folded)
            });
            match same {
                Some(at) => line.identity = Identity::Held { at: free.remove(at), by_title: false },
                None => left.push(*position),
            }
        }
        // All others are what they were: the last line is the last entry.
        if let ([position], [at], true) = (left.as_slice(), free.as_slice(), positions.len() == all)
            && let Some(line) = found.get_mut(*position)
        {
            line.identity = Identity::Held { at: *at, by_title: false };
            return;
        }
        let rows: Vec<String> = positions
            .iter()
            .filter_map(|at| found.get(*at)?.line.rows.first().map(|row| (row + 1).to_string()))
            .collect();
        for position in left {
            let Some(line) = found.get_mut(position) else { continue };
            let message = if all > 1 {
                Message::new("exchange-refused-terms").with("term", &line.title).with("definitions", names.join(" ; "))
            } else {
                Message::new("exchange-refused-term-twice").with("term", &line.title).with("rows", rows.join(", "))
            };
            line.identity = Identity::Refused(vec![Said { cell: Some(line.cell.clone()), message }]);
        }
    }
}

fn definition(held: &Held) -> Option<String> {
    held.text("definition")
}

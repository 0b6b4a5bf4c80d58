//! Does the glossary define a term twice? Documents would print both, and a name would mean two things.

use std::collections::hash_map::{Entry, HashMap};

use super::Context;
use crate::model::Project;
use crate::text::Diagnostic;
use crate::text::similar::fold;

/// Tells each term that was defined before: accents, capitals and blanks make no other one.
pub fn told_once(project: &Project, context: &mut Context) {
    let mut known = HashMap::new();
    for term in project.glossary.iter() {
        let name = fold(&term.term).replace('’', "'");
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            continue;
        }
        match known.entry(name) {
            Entry::Vacant(free) => {
                free.insert(term.place);
            }
            Entry::Occupied(first) => {
                let double = Diagnostic::warning("T11", "T11-term", term.place).with("term", term.term.trim());
                context.diagnostics.push(double.beside(*first.get()));
            }
        }
    }
}

//! Which new lines fall with one that is refused? Those that link to it, and those that link to them.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::Slot;
use super::simulation::{Outcome, Simulation};
use crate::model::schema::FieldType;
use crate::syntax::edit::Value;

/// Adds the new lines that link to refused ones, however far off: a turn of simulation for each link of a chain
/// would take minutes in a long grid.
pub fn add_dependents(refused: &mut BTreeSet<String>, simulations: &[Simulation]) {
    let mut naming: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in simulations.iter().flat_map(|simulation| &simulation.lines) {
        let Outcome::New(new) = &line.outcome else { continue };
        let Some(own) = &new.id else { continue };
        let links = new.fields.iter().filter(|(slot, _)| is_link(slot));
        links.for_each(|(_, value)| each_word(value, &mut |word| naming.entry(word).or_default().push(own)));
    }
    let mut open: Vec<String> = refused.iter().cloned().collect();
    while let Some(id) = open.pop() {
        for dependent in naming.get(id.as_str()).into_iter().flatten() {
            if refused.insert((*dependent).to_owned()) {
                open.push((*dependent).to_owned());
            }
        }
    }
}

/// Must what it names be there? A name that may be a text needs nobody.
fn is_link(slot: &Slot) -> bool {
    matches!(slot, Slot::Field(field) if matches!(field.field_type, FieldType::Link(_) | FieldType::Links(_)))
}

fn each_word<'v>(value: &'v Value, found: &mut impl FnMut(&'v str)) {
    match value {
        Value::Word(word) | Value::Text(word) => found(word),
        Value::List(items) => items.iter().for_each(|item| each_word(item, found)),
        _ => {}
    }
}

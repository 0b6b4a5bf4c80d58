//! What are grids, columns and the words in them called?
//!
//! The labels of the schema; the words of parts (`ponctuel` in a line of the budget) have their own.

use super::grid::FieldSlot;
use crate::model::schema::{self, labels};
use crate::text::{Lang, message};

/// The name of a grid: a collection's, else that of the list.
pub fn grid(lang: Lang, name: &str) -> String {
    let id = format!("collection-{name}").replace('_', "-");
    message::lookup(lang, &id, &[]).unwrap_or_else(|| labels::field(lang, "", name))
}

/// The label of a word that a field may hold; the word itself where it has none.
pub fn word(lang: Lang, slot: &FieldSlot, key: &str) -> String {
    if slot.name == "priority" {
        return message::label(lang, "priority", key);
    }
    if let (None, Some(collection)) = (slot.inside, schema::collection(slot.owner)) {
        return labels::value(lang, collection.kind, slot.name, key);
    }
    let owner = slot.inside.unwrap_or(slot.owner);
    let group = match (owner, slot.name) {
        ("decisions" | "actions" | "open_points" | "pain_points", "status") => "action-status",
        (_, "profile") => "profile",
        (_, "presence") => "presence",
        _ => "",
    };
    if !group.is_empty() {
        return message::label(lang, group, key);
    }
    let id = format!("value-{owner}-{}-{key}", slot.name).replace(['_', '.'], "-");
    message::lookup(lang, &id, &[]).unwrap_or_else(|| key.to_owned())
}

/// `oui` or `non`.
pub fn truth(lang: Lang, value: bool) -> String {
    message::label(lang, "exchange", if value { "yes" } else { "no" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::cell::keys;
    use crate::exchange::grid::{self, FieldSlot, Grid};
    use crate::exchange::words::folded;
    use std::collections::BTreeMap;

    fn visit(grid: &Grid, slot: &FieldSlot, faults: &mut Vec<String>) {
        for lang in Lang::ALL {
            let mut seen = BTreeMap::new();
            for key in keys(grid, slot) {
                let said = word(lang, slot, key);
                if said == key && key.contains('_') {
                    faults.push(format!("{}: no label of {}.{}.{key}", lang.key(), slot.owner, slot.name));
                }
                if let Some(other) = seen.insert(folded(&said), key) {
                    faults.push(format!("{}.{}: {key} and {other} are « {said} »", slot.owner, slot.name));
                }
            }
        }
        for part in grid::record_slots(slot) {
            visit(grid, &part, faults);
        }
    }

    #[test]
    fn words_have_labels_that_are_told_apart() {
        let mut faults = Vec::new();
        for grid in grid::all() {
            for slot in grid.fields() {
                visit(&grid, &slot, &mut faults);
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn words_of_parts_are_said_in_french() {
        let of = |name: &str, path: &str| {
            let grid = grid::named(name).expect("a grid");
            *grid.fields().iter().find(|slot| slot.path() == path).expect("a field")
        };
        assert_eq!(word(Lang::Fr, &of("budget", "kind"), "one_off"), "ponctuel");
        assert_eq!(word(Lang::Fr, &of("requirements", "status"), "frozen"), "figée");
        assert_eq!(grid(Lang::Fr, "raci"), "RACI");
    }
}

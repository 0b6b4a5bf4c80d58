//! Which key is given twice in one mapping? Often an item whose dash is missing was written under the one before.

use std::collections::HashMap;

use crate::text::node::{Data, Node};
use crate::text::{Diagnostic, Place};

/// Keys up to which comparing each with those before it is quicker than a table.
const SMALL_MAPPING: usize = 32;

/// Tells the keys that are given twice. A second `id` on a line of its own begins another item: its dash is what is
/// missing, and what it says is nowhere.
pub fn told(node: &Node, text: &str, out: &mut Vec<Diagnostic>, lost: &mut Vec<Place>) {
    match &node.data {
        Data::Map(entries) => {
            let mut firsts = (entries.len() > SMALL_MAPPING).then(HashMap::new);
            // From there on, every key is the other item's.
            let mut undashed = false;
            for (i, (key, value)) in entries.iter().enumerate() {
                let first = match &mut firsts {
                    Some(firsts) => {
                        let first = *firsts.entry(&*key.text).or_insert(key.place);
                        (first != key.place).then_some(first)
                    }
                    None => entries[..i].iter().find(|(k, _)| k.text == key.text).map(|(first, _)| first.place),
                };
                if let Some(first) = first {
                    let begins = &*key.text == "id" && begins_line(text, key.place);
                    undashed |= begins;
                    let id = if begins { "Y02-dash" } else { "Y02" };
                    if begins || !undashed {
                        let id_said = value.text().unwrap_or_default();
                        let finding = Diagnostic::error("Y02", id, key.place).beside(first);
                        out.push(finding.with("key", &key.text).with("id", id_said));
                    }
                }
                if undashed {
                    lost.push(Place::new(key.place.file, key.place.span.start(), value.place.span.end()));
                }
                told(value, text, out, lost);
            }
        }
        Data::List(items) => items.iter().for_each(|item| told(item, text, out, lost)),
        _ => {}
    }
}

fn begins_line(text: &str, place: Place) -> bool {
    text[..place.span.start()].rsplit('\n').next().is_some_and(|before| before.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use crate::text::FileId;

    fn found(text: &str) -> Vec<&'static str> {
        super::super::read(FileId(0), text).diagnostics.iter().map(|one| one.message.id).collect()
    }

    #[test]
    fn a_missing_dash_is_told_once_and_a_key_that_is_there_twice_as_such() {
        let two = "needs:\n  - id: A-1\n    title: Un\n    id: A-2\n    title: Deux\n    why: x\n";
        assert_eq!(found(two), ["Y02-dash"]);
        assert_eq!(found("needs:\n  - id: A-1\n    title: Un\n    title: Deux\n"), ["Y02"]);
        assert_eq!(found("needs:\n  - {id: A-1, id: A-2, title: Un}\n"), ["Y02"]);
        let three = "needs:\n  - id: A-1\n    id: A-2\n    id: A-3\n";
        assert_eq!(found(three), ["Y02-dash", "Y02-dash"]);
    }
}

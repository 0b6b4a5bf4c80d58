//! Is a question answered, or is something written in its place? « À définir », « TBD », « ? », « - ».

use crate::model::{Head, Kind, fields, schema};
use crate::text::node::{Data, Node};
use crate::text::similar::fold;

/// What stands in for an answer, folded, whatever follows it: « à définir avec la direction ».
const LATER: &[&str] = &[
    "a definir",
    "a preciser",
    "a completer",
    "a confirmer",
    "a determiner",
    "a decider",
    "a fixer",
    "a renseigner",
    "a trouver",
    "a venir",
    "a voir",
    "reste a definir",
    "en cours de definition",
    "en attente",
    "on verra",
    "tbd",
    "tbc",
    "todo",
    "to be defined",
    "to be determined",
    "to be confirmed",
    "to be decided",
    "to be completed",
    "to be specified",
    "we will see",
];

/// What stands in for an answer alone.
const ALONE: &[&str] = &["na", "n a", "nc", "n c", "ras", "x", "xx", "xxx", "plus tard", "later", "pending"];

/// Is there nothing in it that answers?
pub fn is_blank(text: &str) -> bool {
    if !text.chars().any(char::is_alphanumeric) {
        return true;
    }
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let said = words.join(" ");
    let begins = |start: &str| said.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    ALONE.contains(&said.as_str()) || LATER.iter().any(|start| begins(start))
}

/// Does a value answer: a text that says something, a list with such an item, a mapping?
fn answers(value: &Node) -> bool {
    match &value.data {
        Data::Null => false,
        Data::Map(_) | Data::Bool(_) => true,
        Data::List(items) => items.iter().any(answers),
        _ => value.text().is_some_and(|text| !is_blank(text)),
    }
}

/// Does a field of a mapping lack an answer?
pub fn lacks(node: &Node, field: &str) -> bool {
    !node.get(field).is_some_and(answers)
}

/// Does a field of an artifact lack an answer, and is that not told already as a field that its state requires
/// (M04)?
pub fn is_due(kind: Kind, head: &Head, field: &str) -> bool {
    let absent = head.node.get(field).is_none_or(|value| value.items().is_empty());
    if absent { !is_required(kind, head, field) } else { lacks(&head.node, field) }
}

/// Does the state of an artifact require that field?
fn is_required(kind: Kind, head: &Head, field: &str) -> bool {
    let Some(collection) = schema::of_kind(kind) else { return false };
    let Some(known) = collection.field(field).filter(|field| !field.required_at.is_empty()) else { return false };
    let state = fields::text(&head.node, collection.state);
    let state = state.as_deref().or(collection.statuses.first().copied()).unwrap_or_default();
    known.required_at.contains(&state)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_for_an_answer_is_none() {
        for blank in
            ["À définir", "à définir avec la DAF.", "TBD", "?", " - ", "…", "N/A", "to be confirmed", "On verra"]
        {
            assert!(is_blank(blank), "{blank}");
        }
        for answer in ["Astier", "aucun", "0", "relancés ÷ émis", "À la demande", "Xavier", "toutes les nuits"] {
            assert!(!is_blank(answer), "{answer}");
        }
    }
}

//! Is a question answered, or is something written in its place? « À définir », « TBD », « ? », « - ».

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::model::{Head, Kind, fields, schema};
use crate::text::Lang;
use crate::text::node::{Data, Node};
use crate::text::similar::plain;
use crate::text::words::entries;

/// What stands in the place of an answer, folded to plain words.
struct Blanks {
    /// Whatever follows it: « à définir avec la direction ».
    begins: Vec<String>,
    /// Where nothing else is said.
    alone: HashSet<String>,
}

/// Those of both languages: the blanks that R07 finds in sentences, and those of fields alone
/// (`templates/words`).
static BLANKS: LazyLock<Blanks> = LazyLock::new(|| {
    let mut blanks = Blanks { begins: Vec::new(), alone: HashSet::new() };
    let files = Lang::ALL.iter().flat_map(|lang| ["blanks", "answers"].map(|file| format!("{}/{file}", lang.key())));
    for (section, forms) in files.flat_map(|file| entries(&file)) {
        let forms = forms.into_iter().map(plain);
        match section {
            "blank" | "begins" => blanks.begins.extend(forms),
            "note" | "alone" => blanks.alone.extend(forms),
            _ => {}
        }
    }
    blanks
});

/// Is there nothing in it that answers?
pub fn is_blank(text: &str) -> bool {
    if !text.chars().any(char::is_alphanumeric) {
        return true;
    }
    let said = plain(text);
    let begins =
        |start: &String| said.strip_prefix(start.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    BLANKS.alone.contains(&said) || BLANKS.begins.iter().any(begins)
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
        for blank in [
            "À définir",
            "à définir avec la DAF.",
            "TBD",
            "?",
            " - ",
            "…",
            "N/A",
            "to be confirmed",
            "On verra",
            "à confirmer avec la DAF",
        ] {
            assert!(is_blank(blank), "{blank}");
        }
        for answer in [
            "Astier",
            "aucun",
            "0",
            "relancés ÷ émis",
            "À la demande",
            "Xavier",
            "toutes les nuits",
            "à fournir par le client",
        ] {
            assert!(!is_blank(answer), "{answer}");
        }
    }
}

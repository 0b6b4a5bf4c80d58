//! Which values of a YAML text follow a new name?
//!
//! The schema says of each value what it is for. The new text is read back: its values must be those that
//! the same question, asked of the tree, wants; its keys are those that were there.

use std::ops::Range;

use super::Renaming;
use crate::model::Kind;
use crate::model::schema::{self, Collection, Field, FieldType};
use crate::syntax::edit::{self, EditRefused};
use crate::text::node::{Data, Node};

/// What a value is for.
#[derive(Clone, Copy)]
enum Role {
    /// The whole text: collections by their keys.
    Root,
    /// An artifact, or the list of them.
    Artifact(&'static Collection),
    /// A mapping with these fields; a part bears an id of its own.
    Record { fields: &'static [Field], is_part: bool },
    /// The id of what it stands in.
    Declaration,
    /// It names artifacts.
    Link,
    /// It names artifacts of these kinds, or is a sentence.
    LinkOrText(&'static [Kind]),
    /// A word of a list, a number, a date.
    Fixed,
    /// A text of the author's.
    Prose,
}

impl Role {
    fn of(field: &Field) -> Self {
        match field.field_type {
            FieldType::Record(fields) | FieldType::Records(fields) => Self::Record { fields, is_part: false },
            FieldType::Parts(_, fields) => Self::Record { fields, is_part: true },
            FieldType::Link(_) | FieldType::Links(_) | FieldType::Inverse(_) => Self::Link,
            FieldType::LinksOrTexts(kinds) => Self::LinkOrText(kinds),
            // A CRM is named by fields that any word may fill.
            FieldType::Text if matches!(field.name, "target" | "default_target") => Self::LinkOrText(&[Kind::Target]),
            FieldType::Text if field.name == "status" => Self::Fixed,
            FieldType::Text | FieldType::Prose | FieldType::Steps | FieldType::Texts | FieldType::Free => Self::Prose,
            FieldType::Integer
            | FieldType::Figure
            | FieldType::Bool
            | FieldType::Date
            | FieldType::Choice(_)
            | FieldType::Open(..)
            | FieldType::Words(_)
            | FieldType::Priority => Self::Fixed,
        }
    }

    /// What the value of a key is for.
    fn under(self, key: &str) -> Self {
        let named = |field: Option<&Field>| field.map_or(Self::Prose, Self::of);
        match self {
            Self::Root => schema::collection(key).map_or(Self::Prose, Self::Artifact),
            Self::Artifact(known) if key == "id" || key == "term" && known.kind == Kind::Term => Self::Declaration,
            Self::Artifact(known) => named(known.field(key)),
            Self::Record { is_part: true, .. } if key == "id" => Self::Declaration,
            Self::Record { fields, .. } => named(fields.iter().find(|field| field.name == key)),
            Self::Fixed => Self::Fixed,
            Self::Declaration | Self::Link | Self::LinkOrText(_) | Self::Prose => Self::Prose,
        }
    }

    /// What a bare text in the place of a mapping is for: it stands for the first field.
    fn bare(self) -> Self {
        match self {
            Self::Record { fields, .. } => fields.first().map_or(Self::Prose, Self::of),
            Self::Root | Self::Artifact(_) => Self::Prose,
            other => other,
        }
    }

    /// Does the text of a value become another one?
    fn renamed(self, text: &str, renaming: &Renaming) -> Option<String> {
        let is_whole = text.trim() == renaming.from;
        let mentioned = || renaming.is_distinct().then(|| renaming.of(text));
        match self.bare() {
            Self::Fixed => None,
            Self::Declaration | Self::Link if is_whole => Some(text.replace(&renaming.from, &renaming.to)),
            Self::LinkOrText(kinds) if is_whole && renaming.kind.is_some_and(|kind| kinds.contains(&kind)) => {
                Some(text.replace(&renaming.from, &renaming.to))
            }
            Self::Declaration => None,
            _ => mentioned(),
        }
    }
}

/// The text with the new name where it is one.
pub fn renamed(path: &str, text: &str, renaming: &Renaming) -> Result<String, EditRefused> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let role = match path {
        "ouvrage.yaml" => Role::Record { fields: schema::MANIFEST, is_part: false },
        _ => Role::Root,
    };
    let root = edit::sound(body)?;
    let comments = edit::comments(body, root.as_ref());
    let follows = |at: usize| {
        if comments.iter().any(|range| range.contains(&at)) {
            return renaming.is_distinct();
        }
        let found = root.as_ref().and_then(|root| value_at(root, at, role));
        found.is_some_and(|(role, value)| role.renamed(value, renaming).is_some_and(|new| new != value))
    };
    let mut out = text[..text.len() - body.len()].to_owned();
    let mut done = 0;
    for start in renaming.words(body).filter(|start| follows(*start)) {
        out.push_str(&body[done..start]);
        out.push_str(&renaming.to);
        done = start + renaming.from.len();
    }
    out.push_str(&body[done..]);
    prove((body, root.as_ref(), &comments), &out[text.len() - body.len()..], role, renaming)?;
    Ok(out)
}

/// The text of the value in which a byte stands, and what it is for; none for a key and for what is no text.
fn value_at(node: &Node, at: usize, role: Role) -> Option<(Role, &str)> {
    match &node.data {
        Data::Map(entries) => {
            let before = entries.iter().filter(|(key, _)| key.place.span.start() <= at);
            let (key, value) = before.max_by_key(|(key, _)| key.place.span.start())?;
            if at < key.place.span.end() { None } else { value_at(value, at, role.under(&key.text)) }
        }
        Data::List(items) => {
            let before = items.iter().filter(|item| item.place.span.start() <= at);
            value_at(before.max_by_key(|item| item.place.span.start())?, at, role)
        }
        _ if node.place.span.start() <= at => node.text().map(|text| (role, text)),
        _ => None,
    }
}

/// Read back, the text must hold the values that were meant, under the same keys, and the same comments.
fn prove(
    (old, before, comments): (&str, Option<&Node>, &[Range<usize>]),
    new: &str,
    role: Role,
    renaming: &Renaming,
) -> Result<(), EditRefused> {
    let unverified = |at: String| EditRefused::Unverified { at };
    let after = edit::sound(new).map_err(|_| unverified("/".to_owned()))?;
    match (before, after.as_ref()) {
        (Some(before), Some(after)) => {
            if let Some(at) = unfaithful(before, after, role, renaming) {
                return Err(unverified(at));
            }
        }
        (None, None) => {}
        _ => return Err(unverified("/".to_owned())),
    }
    let kept = edit::comments(new, after.as_ref());
    let same = |old: &str, new: &str| if renaming.is_distinct() { renaming.of(old) == new } else { old == new };
    let lost = comments.iter().zip(&kept).find(|(a, b)| !same(&old[(*a).clone()], &new[(*b).clone()]));
    match lost {
        Some((range, _)) => Err(EditRefused::Comment { comment: old[range.clone()].to_owned() }),
        None if comments.len() != kept.len() => Err(unverified("#".to_owned())),
        None => Ok(()),
    }
}

/// The first value that is not what it should have become.
fn unfaithful(before: &Node, after: &Node, role: Role, renaming: &Renaming) -> Option<String> {
    let at = |step: &str, rest: String| if rest.is_empty() { step.to_owned() } else { format!("{step}.{rest}") };
    match (&before.data, &after.data) {
        (Data::Map(old), Data::Map(new)) if old.len() == new.len() => {
            old.iter().zip(new).find_map(|((key, value), (other, new))| {
                if key.text != other.text {
                    return Some(key.text.to_string());
                }
                unfaithful(value, new, role.under(&key.text), renaming).map(|rest| at(&key.text, rest))
            })
        }
        (Data::List(old), Data::List(new)) if old.len() == new.len() => {
            old.iter().zip(new).enumerate().find_map(|(i, (old, new))| {
                unfaithful(old, new, role, renaming).map(|rest| at(&(i + 1).to_string(), rest))
            })
        }
        (old, new) => {
            let wanted = before.text().and_then(|text| role.renamed(text, renaming).filter(|new| new != text));
            let is_meant = match wanted {
                Some(wanted) => after.text() == Some(wanted.as_str()),
                None => old == new,
            };
            (!is_meant).then(String::new)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, renaming: &Renaming) -> String {
        renamed("specs/a.yaml", text, renaming).expect("renamed")
    }

    #[test]
    fn an_id_that_is_written_like_one_is_followed_wherever_it_stands() {
        let text = "requirements:\n  - id: EXG-001 # EXG-001\n    links: [{depends_on: EXG-0011}, {refines: EXG-001}]\n    notes: |\n      Voir EXG-001, EXG-001.\n";
        let expected = "requirements:\n  - id: EXG-900 # EXG-900\n    links: [{depends_on: EXG-0011}, {refines: EXG-900}]\n    notes: |\n      Voir EXG-900, EXG-900.\n";
        assert_eq!(told(text, &Renaming::new("EXG-001", "EXG-900", Some(Kind::Requirement))), expected);
    }

    #[test]
    fn a_word_is_followed_where_it_is_declared_and_named_alone() {
        let text = "# le lot de chaque lot\ndata_entities:\n  - {id: lot, title: Le lot, notes: lot}\nflows:\n  - id: FLX-1\n    title: lot\n    entity: lot\n    lot: \"lot\"\n";
        let new = told(text, &Renaming::new("lot", "ENT-9", Some(Kind::DataEntity)));
        assert!(new.starts_with("# le lot de chaque lot\ndata_entities:\n  - {id: ENT-9, title: Le lot, notes: lot}"));
        assert!(new.contains("    title: lot\n") && new.contains("    lot: "), "{new}");
    }

    #[test]
    fn a_key_and_a_word_of_a_list_never_change() {
        let text = "requirements:\n  - id: EXG-001\n    priority: useful\n    EXG-001: x\n    type: EXG-001\n";
        let renaming = Renaming::new("EXG-001", "EXG-900", Some(Kind::Requirement));
        assert_eq!(told(text, &renaming), text.replacen("EXG-001", "EXG-900", 1));
        assert_eq!(told(text, &Renaming::new("useful", "ENT-8", Some(Kind::DataEntity))), text);
    }

    #[test]
    fn a_name_that_would_not_read_back_is_refused() {
        let text = "needs:\n  - id: BES-001\n  - id: \"BES\\u002D002\"\n";
        let refused = |from: &str, to: &str| renamed("specs/a.yaml", text, &Renaming::new(from, to, None)).is_err();
        assert!(refused("BES-001", "null"));
        assert!(refused("BES-002", "BES-003"), "an id in escapes is not found in the text");
    }
}

//! What does a new artifact look like, and which fields does it still want?

use std::collections::HashMap;
use std::ops::Range;

use crate::model::priority::PriorityScale;
use crate::model::schema::{Collection, Field, FieldType, labels};
use crate::syntax::edit::{self, Path, Step};
use crate::text::node::Node;
use crate::text::{Lang, Message};

/// Fields that stand first in every artifact.
const FIRST: &[&str] =
    &["id", "title", "term", "statement", "description", "definition", "acronym", "type", "domain", "status"];

/// Fields that stand last.
const LAST: &[&str] = &["tags", "notes", "audience", "attachments", "origin", "lang", "author", "reviewer"];

/// The usual order of the fields of a collection.
pub fn order(collection: Option<&'static Collection>) -> Vec<&'static str> {
    let Some(collection) = collection else { return Vec::new() };
    let all: Vec<&'static str> = collection.field_names().collect();
    let rest = all.iter().copied().filter(|name| !FIRST.contains(name) && !LAST.contains(name));
    let first = FIRST.iter().copied().filter(|name| all.contains(name));
    let last = LAST.iter().copied().filter(|name| all.contains(name));
    first.chain(rest).chain(last).collect()
}

/// Comments under a new artifact: the fields that a later state asks for, with what they hold.
pub fn template(lang: Lang, collection: &'static Collection, scale: PriorityScale, given: &[&str]) -> Vec<String> {
    let order = order(Some(collection));
    let mut wanted: Vec<&'static Field> = collection
        .fields
        .iter()
        .filter(|field| !field.required_at.is_empty() && !given.contains(&field.name))
        .collect();
    wanted.sort_by_key(|field| order.iter().position(|name| *name == field.name));
    wanted.into_iter().map(|field| line(lang, collection, scale, field)).collect()
}

/// `# priority: indispensable | future | useful | comfort — à partir de « à relire »`
fn line(lang: Lang, collection: &'static Collection, scale: PriorityScale, field: &Field) -> String {
    let state = field.required_at.first().copied().unwrap_or_default();
    let state = labels::value(lang, collection.kind, collection.state, state);
    let holds = match field.field_type {
        FieldType::Choice(words) => Some(words.join(" | ")),
        FieldType::Priority if !scale.values().is_empty() => Some(scale.values().join(" | ")),
        FieldType::Links(kinds) | FieldType::LinksOrTexts(kinds) => {
            kinds.first().and_then(|kind| kind.prefix()).map(|prefix| format!("[{prefix}-…]"))
        }
        FieldType::Link(kinds) => kinds.first().and_then(|kind| kind.prefix()).map(|prefix| format!("{prefix}-…")),
        FieldType::Date => Some("2026-01-31".to_owned()),
        _ => None,
    };
    let holds = holds.map_or_else(String::new, |holds| format!(" {holds}"));
    let from = Message::new("new-from-state").with("state", state).text(lang);
    format!("# {}:{holds} — {from}", field.name)
}

/// The text without the comments of the template that asked for a field which has its value now.
pub fn without_reminders(text: String, given: &[Path]) -> String {
    let begins = Lang::ALL.map(|lang| {
        let said = Message::new("new-from-state").with("state", "\0").text(lang);
        said.split('\0').next().unwrap_or_default().to_owned()
    });
    let asks = |comment: &str, field: &str| {
        let rest = comment.strip_prefix("# ").and_then(|rest| rest.strip_prefix(field)?.strip_prefix(':'));
        rest.and_then(|rest| rest.split_once("— "))
            .is_some_and(|(_, from)| begins.iter().any(|it| from.starts_with(it)))
    };
    if given.is_empty() || !begins.iter().any(|begin| text.contains(&format!("— {begin}"))) {
        return text;
    }
    let Ok(Some(root)) = edit::sound(&text) else { return text };
    let comments = edit::comments(&text, Some(&root));
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut places: HashMap<&str, HashMap<&str, usize>> = HashMap::new();
    for path in given {
        let [Step::Key(collection), Step::Id(id), Step::Key(field), ..] = path.0.as_slice() else { continue };
        let items = root.get(collection).map(Node::items).unwrap_or_default();
        let known = places.entry(collection).or_insert_with(|| {
            // The first one of several is meant: it is put in last.
            let ids = items.iter().enumerate().rev();
            ids.filter_map(|(at, item)| Some((item.get("id").and_then(Node::text)?.trim(), at))).collect()
        });
        let Some(at) = known.get(id.as_str()).copied() else { continue };
        let start = items[at].place.span.start();
        let end = items.get(at + 1).map(|next| next.place.span.start());
        let end = end.or_else(|| {
            let keys = root.entries().map(|(key, _)| key.place.span.start());
            keys.filter(|key| *key > start).min()
        });
        let end = end.unwrap_or(text.len());
        let own = &comments[comments.partition_point(|comment| comment.start < start)..];
        for comment in own.iter().take_while(|comment| comment.start < end) {
            let line = text[..comment.start].rfind('\n').map_or(0, |at| at + 1);
            if text[line..comment.start].trim().is_empty() && asks(text[comment.clone()].trim_end(), field) {
                let end = text[comment.end..].find('\n').map_or(text.len(), |at| comment.end + at + 1);
                lines.push(line..end);
            }
        }
    }
    lines.sort_by_key(|line| line.start);
    lines.dedup();
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    for line in lines {
        kept.push_str(text.get(at..line.start).unwrap_or_default());
        at = at.max(line.end);
    }
    kept + &text[at..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::schema::REQUIREMENTS;

    #[test]
    fn what_a_later_state_asks_for_is_told_and_what_is_given_is_not() {
        let lines = template(Lang::Fr, &REQUIREMENTS, PriorityScale::Moscow, &["lot"]);
        assert!(!lines.iter().any(|line| line.contains("lot")), "{lines:?}");
        assert!(lines[0].starts_with("# priority: must | should | could | wont — "), "{lines:?}");
        let criticality = lines.iter().find(|line| line.starts_with("# criticality:")).expect("there");
        assert_eq!(criticality, "# criticality: minor | major | critical — à partir de l’état «\u{a0}à relire\u{a0}»");
    }

    #[test]
    fn the_usual_order_begins_with_the_id_and_ends_with_notes() {
        let order = order(Some(&REQUIREMENTS));
        assert_eq!(order[..3], ["id", "title", "statement"]);
        assert!(order.iter().position(|name| *name == "use_cases") < order.iter().position(|name| *name == "tags"));
    }
}

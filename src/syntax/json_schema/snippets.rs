//! A new artifact whole, to be filled in from one place to the next.
//!
//! The marks are those that editors share: `${1:words}` is a place with words, `${1|a,b|}` one with a choice.

use super::Owner;
use super::tree::{Schema, Tree};
use crate::model::manifest::Manifest;
use crate::model::schema::{Collection, Field, FieldType, labels};
use crate::text::Arg;
use crate::text::message;

/// Fields that stand first in every artifact.
const FIRST: &[&str] =
    &["id", "title", "term", "statement", "description", "definition", "acronym", "type", "domain", "status"];

/// Fields that stand last.
const LAST: &[&str] = &["tags", "notes", "audience", "attachments", "origin", "lang", "author", "reviewer"];

/// What a new artifact holds beside its id, its title, its state and what a later state asks for.
const MORE: &[(&str, &[&str])] = &[
    ("objectives", &["level", "kpi", "baseline", "target", "due"]),
    ("workshops", &["type", "facilitator", "participants", "goal", "questions", "findings", "decisions", "actions"]),
    ("needs", &["statement", "domain", "actor", "current_problem", "benefit", "workshops"]),
    ("use_cases", &["domain", "family", "actor", "goal", "trigger", "needs"]),
    ("requirements", &["statement", "type", "domain", "use_cases"]),
    ("lots", &["order"]),
    ("test_cases", &["book", "goal", "requirements", "importance", "nature", "mode", "preconditions", "steps"]),
    ("step_phrases", &["phrase", "steps"]),
    ("reviews", &["requirement", "cases", "by", "on", "reason"]),
    ("recipe_books", &["lot", "phase", "suites", "entry_criteria", "exit_criteria"]),
    ("glossary", &["term", "definition"]),
    ("targets", &["connector", "url", "default_role"]),
    ("journeys", &["customer_type", "stages"]),
    ("processes", &["state", "steps"]),
    ("pipelines", &["customer_type", "stages"]),
    ("access_matrix", &["role", "entity", "create", "read", "update", "delete", "scope"]),
    ("applications", &["role", "owner", "state"]),
    ("data_entities", &["fields", "master"]),
    ("sources", &["application", "table", "field", "decision"]),
    ("migrations", &["scope", "rule", "checks", "business_validator"]),
    ("kpis", &["definition", "formula", "unit", "owner", "target"]),
    ("dashboards", &["user_family", "kpis"]),
    ("campaigns", &["book", "kind", "target", "planned", "lead"]),
    ("responses", &["bidder", "requirement", "code", "comment"]),
    ("questions", &["bidder"]),
    ("scores", &["criterion", "bidder", "evaluator", "score", "justification"]),
    ("change_actions", &["type", "population", "dates", "facilitator"]),
    ("adoption", &["measure", "profile", "formula", "alert_threshold"]),
];

/// What only some artifacts come to need.
const LESS: &[(&str, &str)] =
    &[("needs", "decision"), ("change_requests", "decision"), ("change_requests", "lot"), ("questions", "answer")];

/// The fields of a collection in their usual order.
pub fn in_order(collection: &'static Collection) -> Vec<&'static Field> {
    let all: Vec<&'static Field> = collection.all_fields().collect();
    let named = |names: &'static [&'static str]| {
        names.iter().filter_map(|name| all.iter().copied().find(|field| field.name == *name)).collect::<Vec<_>>()
    };
    let (first, last) = (named(FIRST), named(LAST));
    let rest = all.iter().copied().filter(|field| !FIRST.contains(&field.name) && !LAST.contains(&field.name));
    first.iter().copied().chain(rest).chain(last.iter().copied()).collect()
}

/// The snippet of a list: its first artifact, or the next one.
pub fn of_list(owner: Owner<'_>, collection: &'static Collection) -> Schema {
    let lang = owner.setting.lang;
    let name = labels::collection(lang, collection.name);
    let args = [("collection", Arg::from(&name))];
    let say = |id: &str| message::lookup(lang, id, &args).unwrap_or_default();
    Schema::new()
        .with("label", say("schema-snippet-label"))
        .with("description", say("schema-snippet-description"))
        .with("type", "array")
        .with("body", body(owner, collection))
}

fn body(owner: Owner<'_>, collection: &'static Collection) -> Schema {
    let more = MORE.iter().find(|(name, _)| *name == collection.name).map_or(&[][..], |(_, fields)| *fields);
    let has_name = |field: &str| collection.named_by.contains(&field) || more.contains(&field);
    let mut marks = Marks { next: 1 };
    let mut body = Schema::new();
    for field in in_order(collection) {
        let usual = match field.name {
            "id" => owner.kind.is_some_and(|kind| kind.prefix().is_some()) || collection.name == "targets",
            "title" => collection.named_by.is_empty() && collection.name != "glossary",
            "status" => !collection.statuses.is_empty(),
            _ => !field.required_at.is_empty() && !LESS.contains(&(collection.name, field.name)),
        };
        if usual || has_name(field.name) {
            body.insert(field.name, value(owner, collection, field, &mut marks));
        }
    }
    body
}

/// Counts the places of a snippet.
struct Marks {
    next: usize,
}

impl Marks {
    fn number(&mut self) -> usize {
        self.next += 1;
        self.next - 1
    }

    /// A place with words that are replaced.
    fn words(&mut self, words: &str) -> Tree {
        let words = words.replace(['$', '}', '\\'], "");
        Tree::from(format!("${{{}:{words}}}", self.number()))
    }

    /// A place to choose at.
    fn choice<'a>(&mut self, keys: impl Iterator<Item = &'a str>) -> Tree {
        let keys: Vec<&str> = keys.filter(|key| !key.contains([',', '|', '$', '}', '\\'])).collect();
        Tree::from(format!("${{{}|{}|}}", self.number(), keys.join(",")))
    }
}

fn value(owner: Owner<'_>, collection: &Collection, field: &Field, marks: &mut Marks) -> Tree {
    let lang = owner.setting.lang;
    let name = labels::field(lang, owner.name, field.name);
    match field.field_type {
        _ if field.name == "status" => marks.choice(collection.statuses.iter().copied()),
        _ if field.name == "id" => {
            // The number is what changes from one artifact to the next.
            let example = owner.kind.and_then(|kind| owner.example(kind));
            match example.as_deref().and_then(|id| id.rsplit_once('-')) {
                Some((prefix, number)) => Tree::from(format!("{prefix}-${{{}:{number}}}", marks.number())),
                None => marks.words(&name),
            }
        }
        FieldType::Choice(keys) => marks.choice(keys.iter().copied()),
        FieldType::Open(list, keys) => {
            marks.choice(keys.iter().copied().chain(owner.added(list).iter().map(String::as_str)))
        }
        FieldType::Bool => marks.choice(["true", "false"].into_iter()),
        FieldType::Priority => {
            let scale = owner.setting.manifest.unwrap_or(&Manifest::default()).priority_scale.values();
            if scale.is_empty() { marks.words("20") } else { marks.choice(scale.iter().copied()) }
        }
        FieldType::Date => marks.words("2026-03-12"),
        FieldType::Integer => marks.words("1"),
        FieldType::Link(kinds) => marks.words(&first_example(owner, kinds)),
        FieldType::Links(kinds) | FieldType::LinksOrTexts(kinds) | FieldType::Inverse(kinds) => {
            Tree::List(vec![marks.words(&first_example(owner, kinds))])
        }
        FieldType::Texts => Tree::List(vec![marks.words(&name)]),
        FieldType::Record(fields) => record(owner, collection, fields, marks).into(),
        FieldType::Records(fields) | FieldType::Parts(_, fields) => {
            Tree::List(vec![record(owner, collection, fields, marks).into()])
        }
        FieldType::Text
        | FieldType::Prose
        | FieldType::Steps
        | FieldType::Figure
        | FieldType::Words(_)
        | FieldType::Free => marks.words(&name),
    }
}

fn first_example(owner: Owner<'_>, kinds: &[crate::model::Kind]) -> String {
    kinds.iter().find_map(|kind| owner.example(*kind)).unwrap_or_else(|| "ID".to_owned())
}

/// The first three fields of a record: enough to see how it is written.
fn record(owner: Owner<'_>, collection: &Collection, fields: &[Field], marks: &mut Marks) -> Schema {
    let mut record = Schema::new();
    for field in fields.iter().filter(|field| field.name != "id").take(3) {
        record.insert(field.name, value(owner, collection, field, marks));
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::schema;

    #[test]
    fn what_a_snippet_holds_beside_the_rest_are_fields_of_its_collection() {
        let more = MORE.iter().flat_map(|(name, fields)| fields.iter().map(move |field| (*name, *field)));
        for (name, field) in more.chain(LESS.iter().copied()) {
            let known = schema::collection(name).and_then(|collection| collection.field(field));
            assert!(known.is_some(), "{name}.{field}");
        }
    }
}

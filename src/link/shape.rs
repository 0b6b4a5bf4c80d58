//! Does each value have the type, the word, the presence that its field asks for?
//! Verified against the table of `model::schema`; all faults, each at its value.

use super::{Context, Item};
use crate::model::schema::{Collection, Field, FieldType, OpenList};
use crate::model::{Id, Kind};
use crate::text::node::{Data, Key, Node};
use crate::text::similar::nearest;
use crate::text::{Diagnostic, Place};

/// Verifies one item of a collection: fields, types, words, state, what the state requires.
pub fn item(item: &Item, context: &mut Context) {
    let collection = item.collection;
    for (key, value) in item.node.entries() {
        match collection.field(&key.text) {
            Some(field) if field.name == "status" => status(collection, value, context),
            Some(field) => value_of(field, collection.name, value, context),
            None if is_custom(context, collection.name, &key.text) => {}
            None => unknown(key, collection.name, collection.field_names(), context),
        }
    }
    identity(item, context);
    missing(item, context);
}

/// Verifies a mapping against its fields.
pub fn mapping(fields: &'static [Field], owner: &str, node: &Node, context: &mut Context) {
    for (key, value) in node.entries() {
        match fields.iter().find(|field| field.name == key.text) {
            Some(field) => value_of(field, owner, value, context),
            None if is_custom(context, owner, &key.text) => {}
            None => unknown(key, owner, fields.iter().map(|field| field.name), context),
        }
    }
}

fn is_custom(context: &Context, owner: &str, name: &str) -> bool {
    context.manifest.custom_fields.get(owner).is_some_and(|fields| fields.iter().any(|field| field == name))
}

fn unknown(key: &Key, owner: &str, known: impl Iterator<Item = &'static str>, context: &mut Context) {
    let finding = match super::spelling::field(&key.text, known) {
        Some(near) => Diagnostic::warning("M01", "M01-near", key.place).with("near", near),
        None => Diagnostic::warning("M01", "M01", key.place),
    };
    context.diagnostics.push(finding.with("field", &key.text).with("owner", owner.to_owned()));
}

fn status(collection: &Collection, value: &Node, context: &mut Context) {
    if !collection.statuses.is_empty() {
        word("status", collection.statuses, value, context);
    }
}

fn identity(item: &Item, context: &mut Context) {
    if let Some(id) = item.node.get("id") {
        match id.text().map(str::trim) {
            Some(text) if Id::is_valid(text) => {}
            Some(text) => context.diagnostics.push(Diagnostic::error("M05", "M05", id.place).with("id", text)),
            None => {}
        }
    }
    if item.collection.single {
        return;
    }
    let named: &[&str] = match item.collection.kind {
        Kind::Term => &["term"],
        Kind::Target => &["id"],
        _ => &["title", "statement", "description"],
    };
    if !named.iter().chain(item.collection.named_by).any(|field| {
        item.node
            .get(field)
            .is_some_and(|value| value.items().iter().any(|item| item.text().is_some_and(|t| !t.trim().is_empty())))
    }) {
        let first = item.node.entries().next().map_or(item.node.place, |(key, _)| key.place);
        let id = if item.collection.kind == Kind::Term { "M04-term" } else { "M04-title" };
        context.diagnostics.push(Diagnostic::error("M04", id, first));
    }
}

fn missing(item: &Item, context: &mut Context) {
    let default = item.collection.statuses.first().copied().unwrap_or_default();
    let state = item.node.get(item.collection.state).and_then(Node::text).unwrap_or(default);
    if state.is_empty() {
        return;
    }
    for field in item.collection.fields.iter().filter(|field| field.required_at.contains(&state)) {
        let absent = item.node.get(field.name).is_none_or(|value| value.items().is_empty());
        if absent {
            let place = crate::model::fields::name_place(&item.node);
            context.diagnostics.push(
                Diagnostic::error("M04", "M04", place)
                    .with("field", field.name)
                    .with("state", state.to_owned())
                    .with("collection", item.collection.name),
            );
        }
    }
    if item.collection.kind == Kind::Requirement && matches!(state, "approved" | "frozen" | "amended") {
        criteria(item, context);
    }
}

/// A measurable requirement that is agreed needs its criteria.
fn criteria(item: &Item, context: &mut Context) {
    let measurable =
        crate::model::fields::choice(&item.node, "type", crate::model::requirement::RequirementType::from_key)
            .is_some_and(crate::model::requirement::RequirementType::is_measurable);
    if measurable && item.node.get("criteria").is_none_or(|value| value.items().is_empty()) {
        let place = item.node.get("type").map_or(item.node.place, |value| value.place);
        context.diagnostics.push(Diagnostic::error("M04", "M04-criteria", place));
    }
}

fn value_of(field: &Field, owner: &str, value: &Node, context: &mut Context) {
    if value.is_null() {
        return;
    }
    let wrong = |id: &'static str, place: Place| Diagnostic::error("M02", id, place).with("field", field.name);
    match field.field_type {
        FieldType::Free => {}
        FieldType::Text | FieldType::Prose | FieldType::Figure => {
            if value.text().is_none() {
                context.diagnostics.push(wrong("M02-text", value.place));
            }
        }
        FieldType::Texts => {
            for item in value.items().iter().filter(|item| item.text().is_none() && !item.is_null()) {
                context.diagnostics.push(wrong("M02-texts", item.place));
            }
        }
        FieldType::Integer => {
            let number = value.text().map(|t| t.replace([' ', '_', '\u{a0}', '\u{202f}'], ""));
            if number.is_none_or(|text| text.parse::<u32>().is_err()) {
                context.diagnostics.push(wrong("M02-integer", value.place));
            }
        }
        FieldType::Bool => {
            if !matches!(value.data, Data::Bool(_)) {
                context.diagnostics.push(wrong("M02-bool", value.place));
            }
        }
        FieldType::Date => {
            let text = value.text().map_or("", str::trim);
            if text.parse::<jiff::civil::Date>().is_err() {
                let id = if looks_like_date(text) { "M02-day" } else { "M02-date" };
                context.diagnostics.push(wrong(id, value.place).with("value", text));
            }
        }
        FieldType::Choice(words) => word(field.name, words, value, context),
        FieldType::Open(list, words) => open_word(field.name, (list, words), value, context),
        FieldType::Words(words) => word_map(field.name, words, value, context),
        FieldType::Priority => priority(value, context),
        FieldType::Link(_) => {
            if value.text().is_none() {
                context.diagnostics.push(wrong("M02-link", value.place));
            }
        }
        FieldType::Links(_) | FieldType::LinksOrTexts(_) | FieldType::Inverse(_) => {
            for item in value.items().iter().filter(|item| item.text().is_none() && !item.is_null()) {
                context.diagnostics.push(wrong("M02-links", item.place));
            }
        }
        FieldType::Record(fields) => match value.data {
            Data::Map(_) => mapping(fields, owner, value, context),
            _ => context.diagnostics.push(wrong("M02-record", value.place)),
        },
        FieldType::Records(fields) | FieldType::Parts(_, fields) => records(field, fields, owner, value, context),
    }
}

/// Year, month and day in figures: a day that no calendar has.
fn looks_like_date(text: &str) -> bool {
    let lengths = |part: (usize, &str)| part.1.len() == [4, 2, 2].get(part.0).copied().unwrap_or(0);
    text.split('-').count() == 3
        && text.split('-').enumerate().all(lengths)
        && text.chars().all(|c| c == '-' || c.is_ascii_digit())
}

fn records(field: &Field, fields: &'static [Field], owner: &str, value: &Node, context: &mut Context) {
    for item in value.items() {
        match item.data {
            Data::Map(_) => mapping(fields, owner, item, context),
            Data::Text(_) | Data::Number(_) | Data::Null => {}
            Data::Bool(_) | Data::List(_) => {
                context.diagnostics.push(Diagnostic::error("M02", "M02-records", item.place).with("field", field.name));
            }
        }
    }
}

fn word(field: &'static str, words: &'static [&'static str], value: &Node, context: &mut Context) {
    let Some(text) = value.text() else {
        context.diagnostics.push(Diagnostic::error("M02", "M02-text", value.place).with("field", field));
        return;
    };
    if words.contains(&text.trim()) {
        return;
    }
    let finding = match nearest(text, words.iter().copied()) {
        Some(near) => Diagnostic::error("M03", "M03-near", value.place).with("near", near),
        None => Diagnostic::error("M03", "M03", value.place),
    };
    context.diagnostics.push(finding.with("field", field).with("value", text).with("values", words.join(", ")));
}

fn open_word(
    field: &'static str,
    (list, words): (OpenList, &'static [&'static str]),
    value: &Node,
    context: &mut Context,
) {
    let Some(text) = value.text() else {
        context.diagnostics.push(Diagnostic::error("M02", "M02-text", value.place).with("field", field));
        return;
    };
    let added = context.manifest.lists.get(&list).map(Vec::as_slice).unwrap_or_default();
    if words.contains(&text) || added.iter().any(|word| word == text) {
        return;
    }
    let known = words.iter().copied().chain(added.iter().map(String::as_str));
    let finding = match nearest(text, known) {
        Some(near) => Diagnostic::warning("M08", "M08-near", value.place).with("near", near),
        None => Diagnostic::warning("M08", "M08", value.place),
    };
    context.diagnostics.push(finding.with("value", text).with("field", field).with("list", list.key()));
}

/// A mapping of the author's words to words of a list.
fn word_map(field: &'static str, words: &'static [&'static str], value: &Node, context: &mut Context) {
    if !matches!(value.data, Data::Map(_)) {
        context.diagnostics.push(Diagnostic::error("M02", "M02-record", value.place).with("field", field));
        return;
    }
    for (_, one) in value.entries() {
        word(field, words, one, context);
    }
}

fn priority(value: &Node, context: &mut Context) {
    let scale = context.manifest.priority_scale;
    let Some(text) = value.text() else {
        context.diagnostics.push(Diagnostic::error("M02", "M02-text", value.place).with("field", "priority"));
        return;
    };
    if scale.parse(text.trim(), context.manifest.wsjf_cutoffs).is_some() {
        return;
    }
    if scale.values().is_empty() {
        context.diagnostics.push(Diagnostic::error("M03", "M03-wsjf", value.place).with("value", text));
        return;
    }
    let finding = match nearest(text, scale.values().iter().copied()) {
        Some(near) => Diagnostic::error("M03", "M03-near", value.place).with("near", near),
        None => Diagnostic::error("M03", "M03", value.place),
    };
    let values = scale.values().join(", ");
    context.diagnostics.push(finding.with("field", "priority").with("value", text).with("values", values));
}

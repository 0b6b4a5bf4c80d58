//! Does each value have the type, the word, the presence that its field asks for?
//! Verified against the table of `model::schema`; all faults, each at its value.

use super::{Context, Item};
use crate::model::schema::{Collection, Field, FieldType};
use crate::model::{Id, Kind};
use crate::syntax::node::{Data, Key, Node};
use crate::text::similar::nearest;
use crate::text::{Diagnostic, Place};

/// Verifies one item of a collection: fields, types, words, state, what the state requires.
pub fn item(item: &Item<'_>, context: &mut Context) {
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

fn identity(item: &Item<'_>, context: &mut Context) {
    if let Some(id) = item.node.get("id") {
        match id.text().map(str::trim) {
            Some(text) if Id::is_valid(text) => {}
            Some(text) => context.diagnostics.push(Diagnostic::error("M05", "M05", id.place).with("id", text)),
            None => {}
        }
    }
    let named: &[&str] = match item.collection.kind {
        Kind::Term => &["term"],
        Kind::Target => &["id"],
        _ => &["title", "statement", "description"],
    };
    if !named
        .iter()
        .any(|field| item.node.get(field).is_some_and(|value| value.text().is_some_and(|t| !t.trim().is_empty())))
    {
        let first = item.node.entries().next().map_or(item.node.place, |(key, _)| key.place);
        let id = if item.collection.kind == Kind::Term { "M04-term" } else { "M04-title" };
        context.diagnostics.push(Diagnostic::error("M04", id, first));
    }
}

fn missing(item: &Item<'_>, context: &mut Context) {
    let Some(default) = item.collection.statuses.first() else { return };
    let state = item.node.get("status").and_then(Node::text).unwrap_or(default);
    for field in item.collection.fields.iter().filter(|field| field.required_at.contains(&state)) {
        let absent = item.node.get(field.name).is_none_or(|value| value.items().is_empty());
        if absent {
            let place = super::fields::head(item.node).places.name;
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
fn criteria(item: &Item<'_>, context: &mut Context) {
    let measurable = super::fields::choice(item.node, "type", crate::model::requirement::RequirementType::from_key)
        .is_some_and(crate::model::requirement::RequirementType::is_measurable);
    if measurable && item.node.get("criteria").is_none_or(|value| value.items().is_empty()) {
        let place = super::fields::head(item.node).place("type");
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
        FieldType::Domain(words) => domain(field.name, words, value, context),
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
        FieldType::Records(fields) => records(field, fields, owner, value, context),
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

fn domain(field: &'static str, words: &'static [&'static str], value: &Node, context: &mut Context) {
    let Some(text) = value.text() else {
        context.diagnostics.push(Diagnostic::error("M02", "M02-text", value.place).with("field", field));
        return;
    };
    if words.contains(&text) || context.manifest.domains.iter().any(|domain| domain == text) {
        return;
    }
    let known = words.iter().copied().chain(context.manifest.domains.iter().map(String::as_str));
    let finding = match nearest(text, known) {
        Some(near) => Diagnostic::warning("M08", "M08-near", value.place).with("near", near),
        None => Diagnostic::warning("M08", "M08", value.place),
    };
    context.diagnostics.push(finding.with("value", text));
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

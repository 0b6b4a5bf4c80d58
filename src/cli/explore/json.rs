//! What are machines told of an artifact?

use serde_json::{Value, json};

use crate::explore::{Entry, View, value};
use crate::model::Id;

/// Everything that is known of it, fields as written.
pub fn entry(view: &View<'_>, entry: &Entry<'_>) -> Value {
    let at = view.sources.locate(entry.place());
    json!({
        "id": entry.id.as_str(),
        "kind": entry.kind.key(),
        "title": entry.title,
        "statement": entry.statement(),
        "status": entry.status(),
        "tags": entry.tags(),
        "lot": crate::explore::links::lot(view.project, &entry.id).map(|lot| lot.to_string()),
        "verdict": view.outcome(entry),
        "file": at.map(|(path, _)| path.to_owned()),
        "line": at.map(|(_, position)| position.line),
        "fields": entry.node().map(|node| node.to_json()),
    })
}

/// The links of an artifact both ways, with the titles at their ends.
pub fn links(view: &View<'_>, id: &Id) -> Value {
    let graph = &view.project.graph;
    let end = |id: &Id| json!({"id": id.as_str(), "title": view.project.title(id), "kind": view.project.kind(id).map(|kind| kind.key())});
    let edge = |kind: &str, id: &Id| {
        let mut value = end(id);
        if let Some(map) = value.as_object_mut() {
            map.insert("link".into(), json!(kind));
        }
        value
    };
    json!({
        "out": graph.from(id).map(|it| edge(it.kind.key(), &it.to)).collect::<Vec<_>>(),
        "in": graph.to(id).map(|it| edge(it.kind.key(), &it.from)).collect::<Vec<_>>(),
    })
}

/// A short reference: id, kind, title.
pub fn reference(view: &View<'_>, entry: &Entry<'_>) -> Value {
    json!({
        "id": entry.id.as_str(),
        "kind": entry.kind.key(),
        "title": entry.title,
        "status": entry.status(),
        "verdict": view.outcome(entry),
        "name": value::name(view, &entry.id),
    })
}

/// The text of a JSON value for people who read it.
pub fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

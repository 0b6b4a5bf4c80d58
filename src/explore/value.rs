//! How is the value of a field said on one line, in the reader's language?

use super::View;
use crate::model::schema::{Field, FieldType, labels};
use crate::model::{Id, Kind, fields};
use crate::text::format;
use crate::text::message;
use crate::text::node::{Data, Node};

/// A value on one line: labels of lists, names of artifacts and people, dates and figures as people
/// write them.
pub fn said(view: &View<'_>, kind: Kind, field: &Field, value: &Node) -> String {
    let each = |one: &dyn Fn(&Node) -> String| {
        let said: Vec<String> = value.items().iter().map(one).filter(|text| !text.is_empty()).collect();
        said.join(" · ")
    };
    match field.field_type {
        FieldType::Choice(_) | FieldType::Open(..) | FieldType::Priority => {
            each(&|item| item.text().map(|key| labels::value(view.lang, kind, field.name, key)).unwrap_or_default())
        }
        FieldType::Date => each(&|item| day(view, item.text().unwrap_or_default())),
        FieldType::Bool => value.text().map(|text| truth(view, text)).unwrap_or_default(),
        FieldType::Integer | FieldType::Figure => {
            each(&|item| format::figure(view.lang, item.text().unwrap_or_default()))
        }
        FieldType::Link(_) | FieldType::Links(_) | FieldType::LinksOrTexts(_) | FieldType::Inverse(_) => {
            each(&|item| item.text().map(|id| name(view, &Id::from(id))).unwrap_or_default())
        }
        FieldType::Record(inner) => record(view, kind, inner, value, true),
        FieldType::Records(inner) | FieldType::Parts(_, inner) => each(&|item| {
            if matches!(item.data, Data::Map(_)) { record(view, kind, inner, item, false) } else { plain(view, item) }
        }),
        FieldType::Text
        | FieldType::Prose
        | FieldType::Steps
        | FieldType::Texts
        | FieldType::Words(_)
        | FieldType::Free => plain(view, value),
    }
}

/// The fields of a mapping in their usual order; `labelled`: each with its name. What two of them say
/// alike (a person's id and name) is said once.
fn record(view: &View<'_>, kind: Kind, inner: &[Field], value: &Node, labelled: bool) -> String {
    let place = |name: &str| inner.iter().position(|field| field.name == name).unwrap_or(inner.len());
    let mut written: Vec<&(crate::text::node::Key, Node)> = value.entries().collect();
    written.sort_by_key(|(key, _)| place(&key.text));
    // What is done and what is expected of it are two sentences, whatever ends them.
    let is_step = !labelled && inner.iter().any(|field| field.name == "expected");
    let mut parts: Vec<String> = Vec::new();
    for (key, value) in written {
        let field = inner.get(place(&key.text));
        let text = field.map_or_else(|| plain(view, value), |field| said(view, kind, field, value));
        if text.is_empty() || (!labelled && parts.contains(&text)) {
            continue;
        }
        let label = || labels::field(view.lang, kind.collection(), &key.text);
        let is_named = labelled || (is_step && key.text != "action");
        parts.push(if is_named { pair(view, &label(), &text) } else { text });
    }
    let mut out = String::new();
    for part in parts {
        if !out.is_empty() {
            out.push_str(if is_step || out.ends_with(['.', '?', '!', '…']) { " — " } else { ", " });
        }
        out.push_str(&part);
    }
    out
}

/// « Label : value » as the language writes it.
pub fn pair(view: &View<'_>, label: &str, value: &str) -> String {
    message::lookup(view.lang, "explore-pair", &[("label", label.into()), ("value", value.into())])
        .unwrap_or_else(|| format!("{label}: {value}"))
}

/// The value of a field that nobody describes: a number has one form, however it was written.
pub fn added(view: &View<'_>, value: &Node) -> String {
    let number = value.text().and_then(|text| super::filter::whole_number(text, view.project.manifest.lang));
    number.map_or_else(|| plain(view, value), |number| format::figure(view.lang, &number.to_string()))
}

/// Any value as the words that it holds; somebody written by id is named.
pub fn plain(view: &View<'_>, value: &Node) -> String {
    match &value.data {
        Data::Null => String::new(),
        Data::Text(text) | Data::Number(text) => view.project.manifest.name_of(text.trim()),
        Data::Bool(flag) => truth(view, if *flag { "true" } else { "false" }),
        Data::List(items) => join(items.iter().map(|item| plain(view, item)), " · "),
        Data::Map(entries) => join(
            entries.iter().map(|(key, value)| {
                let text = plain(view, value);
                let name = view.project.manifest.name_of(&key.text);
                if text.is_empty() { text } else { pair(view, &name, &text) }
            }),
            ", ",
        ),
    }
}

fn join(texts: impl Iterator<Item = String>, by: &str) -> String {
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(by)
}

fn truth(view: &View<'_>, text: &str) -> String {
    message::label(view.lang, "explore", if text == "true" { "yes" } else { "no" })
}

/// A day as people write it; what is none, as it is.
pub fn day(view: &View<'_>, text: &str) -> String {
    text.trim().parse().map_or_else(|_| text.to_owned(), |date| format::date(view.lang, date))
}

/// Id and title of an artifact: never a bare id, unless nothing bears it.
pub fn name(view: &View<'_>, id: &Id) -> String {
    if let Some(head) = view.project.head(id) {
        return head.name();
    }
    view.project.case(id).map_or_else(|| id.to_string(), crate::model::Case::name)
}

/// The label of a state.
pub fn status(view: &View<'_>, kind: Kind, status: &str) -> String {
    let collection = crate::model::schema::of_kind(if kind == Kind::Scenario { Kind::TestCase } else { kind });
    labels::value(view.lang, kind, collection.map_or("status", |collection| collection.state), status)
}

/// The text of a field of an item as written, for machines.
pub fn raw(node: &Node, field: &str) -> String {
    let Some(value) = node.get(field) else { return String::new() };
    match value.text() {
        Some(text) => text.trim().to_owned(),
        None => {
            let texts = fields::texts(node, field);
            if texts.len() == value.items().len() { texts.join(", ") } else { value.to_json().to_string() }
        }
    }
}

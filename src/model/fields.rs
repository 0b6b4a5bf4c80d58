//! What does a field of an item hold? Lenient readers: the shape was verified before, so a value
//! of the wrong type is simply not there.

use jiff::civil::Date;

use super::head::{Audience, Head, Places, Written};
use super::{Id, Link};
use crate::text::node::{Data, Key, Node};
use crate::text::{Lang, Place, number};

/// A text; empty ones count as absent.
pub fn text(node: &Node, name: &str) -> Option<String> {
    node.get(name).and_then(scalar)
}

/// A text, empty when absent.
pub fn text_or_empty(node: &Node, name: &str) -> String {
    text(node, name).unwrap_or_default()
}

fn scalar(node: &Node) -> Option<String> {
    node.text().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A list of texts.
pub fn texts(node: &Node, name: &str) -> Vec<String> {
    node.get(name).map(|list| list.items().iter().filter_map(scalar).collect()).unwrap_or_default()
}

/// A whole number.
pub fn integer(node: &Node, name: &str) -> Option<u32> {
    number::counted(&text(node, name)?)
}

/// A truth value.
pub fn flag(node: &Node, name: &str) -> bool {
    matches!(node.get(name).map(|value| &value.data), Some(Data::Bool(true)))
}

/// A day.
pub fn date(node: &Node, name: &str) -> Option<Date> {
    text(node, name)?.parse().ok()
}

/// A word of an enumeration.
pub fn choice<T>(node: &Node, name: &str, from_key: impl Fn(&str) -> Option<T>) -> Option<T> {
    text(node, name).and_then(|key| from_key(&key))
}

/// One link.
pub fn link(node: &Node, name: &str) -> Option<Link> {
    node.get(name).and_then(as_link)
}

/// A list of links.
pub fn links(node: &Node, name: &str) -> Vec<Link> {
    node.get(name).map(items_as_links).unwrap_or_default()
}

/// The links that a value holds: one id, or a list of ids.
pub fn items_as_links(value: &Node) -> Vec<Link> {
    value.items().iter().filter_map(as_link).collect()
}

fn as_link(node: &Node) -> Option<Link> {
    scalar(node).map(|id| Link { to: Id::new(id), place: node.place })
}

/// The mappings of a list; a bare text stands for a mapping of `first` alone.
pub fn records<T>(node: &Node, name: &str, first: &str, read: impl Fn(&Node) -> T) -> Vec<T> {
    let Some(list) = node.get(name) else { return Vec::new() };
    list.items()
        .iter()
        .filter_map(|item| match &item.data {
            Data::Map(_) => Some(read(item)),
            Data::Text(_) | Data::Number(_) => {
                let key = Key { text: first.into(), place: item.place };
                Some(read(&Node { place: item.place, data: Data::Map(vec![(key, item.clone())]) }))
            }
            _ => None,
        })
        .collect()
}

/// The common fields of an item.
pub fn head(node: &Written) -> Head {
    let written = text(node, "statement").or_else(|| text(node, "description"));
    let title = text(node, "title").or_else(|| written.as_deref().map(first_line)).unwrap_or_default();
    let statement = written.unwrap_or_else(|| title.clone());
    Head {
        id: text(node, "id").filter(|id| Id::is_valid(id)).map(Id::new),
        title,
        statement,
        tags: texts(node, "tags"),
        notes: text(node, "notes"),
        audience: choice(node, "audience", Audience::from_key).unwrap_or_default(),
        origin: text(node, "origin"),
        lang: text(node, "lang").and_then(|lang| Lang::parse(&lang)),
        places: Places { item: node.place, name: name_place(node) },
        node: node.clone(),
    }
}

/// Where an item is named: its id, else its title, else its first field.
pub fn name_place(node: &Node) -> Place {
    let of = |(key, value): &(Key, Node)| if value.is_null() { key.place } else { value.place };
    let named = ["id", "title", "statement", "description", "term"];
    let found = named.iter().find_map(|name| node.entries().find(|(key, _)| key.text == *name).map(of));
    found.or_else(|| node.entries().map(of).min()).unwrap_or(node.place)
}

/// The first line of a text, cut at a word near 80 characters: a title for what has none.
fn first_line(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().trim();
    if line.chars().count() <= 80 {
        return line.trim_end_matches('.').to_owned();
    }
    let cut: String = line.chars().take(80).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}

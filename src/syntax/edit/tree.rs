//! What must the file hold after the edit? The same change, made on the tree of its values, so that
//! the text that was written can be compared with what was meant.

use std::collections::HashMap;

use super::path::{Path, Step, Taken, has_id, id_of, take};
use super::{Edit, EditRefused, Value};
use crate::text::Place;
use crate::text::node::{Data, Key, Node};

/// The tree of a text as some edits make it.
#[derive(Debug, Default)]
pub struct Intended {
    root: Option<Node>,
    /// The positions of the items of each collection by their ids: thousands of items may be changed, one by one.
    places: Places,
}

impl Intended {
    /// Nothing is changed yet.
    pub fn of(root: Option<Node>) -> Self {
        Self { root, places: Places::new() }
    }

    /// What the text is to hold.
    pub const fn root(&self) -> Option<&Node> {
        self.root.as_ref()
    }

    /// Makes one change more.
    pub fn change(&mut self, edit: &Edit) -> Result<(), EditRefused> {
        if !keeps_places(edit) {
            self.places.clear();
        }
        change(&mut self.root, &mut self.places, edit)
    }
}

/// Does each item of a collection bear the id that it bore, and stand where it stood, after this edit?
fn keeps_places(edit: &Edit) -> bool {
    match edit {
        Edit::Set { path, .. } | Edit::Append { path, .. } | Edit::Take { path, .. } | Edit::Remove { path } => {
            path.0.get(2).is_some_and(|step| *step != Step::Key("id".to_owned()))
        }
        // It comes after all others.
        Edit::Insert { .. } => true,
        Edit::Identify { .. } => false,
    }
}

type Places = HashMap<String, HashMap<String, usize>>;

fn change(root: &mut Option<Node>, places: &mut Places, edit: &Edit) -> Result<(), EditRefused> {
    let root = root.get_or_insert_with(|| node(Data::Map(Vec::new())));
    match edit {
        Edit::Set { path, value, .. } => {
            let found = reach(root, places, path)?;
            *found = value.to_node();
        }
        Edit::Append { path, value, .. } => append(reach(root, places, path)?, value),
        Edit::Take { path, text } => {
            let found = reach_existing(root, places, path)?;
            match &mut found.data {
                Data::List(items) => items.retain(|item| item.text().map(str::trim) != Some(text)),
                _ => found.data = Data::List(Vec::new()),
            }
        }
        Edit::Remove { path } => remove(root, places, path)?,
        Edit::Insert { list, item, .. } => {
            let found = reach(root, places, list)?;
            match &mut found.data {
                Data::List(items) => items.push(item.to_node()),
                _ => found.data = Data::List(vec![item.to_node()]),
            }
        }
        Edit::Identify { list, index, id } => {
            let item = reach_existing(root, places, &list.clone().then(Step::Index(*index)))?;
            if let Data::Map(entries) = &mut item.data {
                entries.retain(|(key, _)| key.text != "id");
                entries.insert(0, (key("id"), Value::Word(id.clone()).to_node()));
            }
        }
    }
    Ok(())
}

fn node(data: Data) -> Node {
    Node { place: Place::default(), data }
}

fn key(text: &str) -> Key {
    Key { text: text.into(), place: Place::default() }
}

fn append(found: &mut Node, value: &Value) {
    let added = value.to_node();
    match &mut found.data {
        Data::List(items) => items.push(added),
        Data::Null => found.data = Data::List(vec![added]),
        _ => {
            let single = std::mem::replace(found, node(Data::Null));
            found.data = Data::List(vec![single, added]);
        }
    }
}

/// The value at a path; keys that are missing are made.
fn reach<'a>(root: &'a mut Node, places: &mut Places, path: &Path) -> Result<&'a mut Node, EditRefused> {
    let place = place(root, places, path);
    let mut at = root;
    for (depth, step) in path.0.iter().enumerate() {
        let missing = || EditRefused::NotFound { path: path.to_string() };
        if let (Data::Null, Step::Key(_)) = (&at.data, step) {
            at.data = Data::Map(Vec::new());
        }
        at = match (&mut at.data, step) {
            (Data::Map(entries), Step::Key(name)) => {
                let position = entries.iter().position(|(known, _)| known.text == *name).unwrap_or_else(|| {
                    entries.push((key(name), node(Data::Null)));
                    entries.len() - 1
                });
                &mut entries[position].1
            }
            (Data::List(items), Step::Index(index)) => items.get_mut(*index).ok_or_else(missing)?,
            (Data::List(items), Step::Id(id)) => {
                let at = place.filter(|_| depth == 1).or_else(|| items.iter().position(|item| has_id(item, id)));
                at.and_then(|at| items.get_mut(at)).ok_or_else(missing)?
            }
            _ => return Err(missing()),
        };
    }
    Ok(at)
}

/// Where the item of a collection stands that a path leads to; nothing for one that came since they were counted.
fn place(root: &Node, places: &mut Places, path: &Path) -> Option<usize> {
    let [Step::Key(collection), Step::Id(id), ..] = path.0.as_slice() else { return None };
    if !places.contains_key(collection) {
        let items = root.get(collection).map(Node::items).unwrap_or_default();
        // The first one of several is meant: it is put in last.
        let ids = items.iter().enumerate().rev().filter_map(|(at, item)| Some((id_of(item)?.to_owned(), at)));
        places.insert(collection.clone(), ids.collect());
    }
    places.get(collection)?.get(id).copied()
}

fn reach_existing<'a>(root: &'a mut Node, places: &mut Places, path: &Path) -> Result<&'a mut Node, EditRefused> {
    let first = place(root, places, path);
    let known = path.0.iter().enumerate().try_fold(&*root, |node, (depth, step)| {
        if let (Data::List(items), Some(at), 1) = (&node.data, first, depth) {
            return items.get(at);
        }
        match take(node, step)? {
            Taken::Entry(_, _, value) => Some(value),
            Taken::Element(_, item) => Some(item),
        }
    });
    if known.is_none() {
        return Err(EditRefused::NotFound { path: path.to_string() });
    }
    reach(root, places, path)
}

fn remove(root: &mut Node, places: &mut Places, path: &Path) -> Result<(), EditRefused> {
    let missing = || EditRefused::NotFound { path: path.to_string() };
    let (holder, last) = path.split_last().ok_or_else(missing)?;
    let holder = reach_existing(root, places, &holder)?;
    match (&mut holder.data, last) {
        (Data::Map(entries), Step::Key(name)) => {
            let at = entries.iter().position(|(known, _)| known.text == *name).ok_or_else(missing)?;
            entries.remove(at);
        }
        (Data::List(items), Step::Index(index)) if *index < items.len() => {
            items.remove(*index);
        }
        (Data::List(items), Step::Id(id)) => {
            let at = items.iter().position(|item| has_id(item, id)).ok_or_else(missing)?;
            items.remove(at);
        }
        _ => return Err(missing()),
    }
    Ok(())
}

/// Where two trees first differ, places apart; the order of the keys of a mapping means nothing.
pub fn difference(a: Option<&Node>, b: Option<&Node>) -> Option<String> {
    match (a, b) {
        (Some(a), Some(b)) => differ(a, b).map(|path| if path.is_empty() { "/".to_owned() } else { path }),
        (None, None) => None,
        // A file of comments alone and an empty mapping hold the same.
        (Some(one), None) | (None, Some(one)) => match &one.data {
            Data::Null => None,
            Data::Map(entries) if entries.is_empty() => None,
            _ => Some("/".to_owned()),
        },
    }
}

fn differ(a: &Node, b: &Node) -> Option<String> {
    match (&a.data, &b.data) {
        (Data::List(a), Data::List(b)) if a.len() == b.len() => a
            .iter()
            .zip(b)
            .enumerate()
            .find_map(|(i, (a, b))| differ(a, b).map(|path| below(&(i + 1).to_string(), &path))),
        (Data::Map(a), Data::Map(b)) if a.len() == b.len() => {
            let same_order = a.iter().zip(b).all(|((a, _), (b, _))| a.text == b.text);
            a.iter().enumerate().find_map(|(i, (key, value))| {
                let other = if same_order { b.get(i) } else { b.iter().find(|(other, _)| other.text == key.text) };
                match other {
                    Some((_, other)) => differ(value, other).map(|path| below(&key.text, &path)),
                    None => Some(key.text.to_string()),
                }
            })
        }
        (a, b) if a == b => None,
        _ => Some(String::new()),
    }
}

fn below(step: &str, rest: &str) -> String {
    if rest.is_empty() { step.to_owned() } else { format!("{step}.{rest}") }
}

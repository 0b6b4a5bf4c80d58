//! What does the project hold of a grid, and where does it stand?

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use super::grid::{Grid, Slot};
use super::words::folded;
use crate::syntax::edit::Value;
use crate::syntax::yaml;
use crate::text::node::{Data, Key, Node};
use crate::text::{FileId, SourceFile, Sources};

/// Where a line of a grid stands in the texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The file, from the project's folder.
    pub file: String,
    /// Its position in the collection or list; none for the one line of a mapping.
    pub index: Option<usize>,
}

/// A line of a grid as the project has it.
#[derive(Clone, Debug)]
pub struct Held {
    /// Its id, where one is written.
    pub id: Option<String>,
    /// How it is known again: its id, else what names it, counted where several bear the name.
    pub key: String,
    /// Where it stands.
    pub at: At,
    /// What is written; of a bare text in a list, a mapping of what it stands for.
    pub node: Node,
    /// It is written as a bare text.
    pub is_bare: bool,
}

impl Held {
    /// The value of a column; none when nothing is written.
    pub fn value(&self, slot: &Slot) -> Option<Value> {
        let mut node = &self.node;
        // The key of an entry is a name: « M. Kerbrat » is one step, whatever stands in it.
        let (path, key) = match slot {
            Slot::Custom { name, .. } => {
                return self.node.get(name).map(Value::of).filter(|value| *value != Value::Null);
            }
            Slot::Part { field, .. } | Slot::Field(field) => (field.path(), None),
            Slot::Entry { field, key } => (field.path(), Some(key.as_str())),
        };
        for step in path.split('.').chain(key) {
            node = node.get(step)?;
        }
        Some(Value::of(node)).filter(|value| *value != Value::Null)
    }

    /// The text of a field.
    pub fn text(&self, name: &str) -> Option<String> {
        self.node.get(name).and_then(Node::text).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// How people call it: id and title, or what names it.
    pub fn name(&self, grid: &Grid) -> String {
        let title = title_of(grid, |field| self.text(field));
        [self.id.clone(), title].into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// What it is known again by, whatever others bear the same name: its id, else what names it.
    pub fn called(&self, grid: &Grid) -> String {
        called(grid, self.id.as_deref(), |field| self.text(field))
    }
}

/// What a line is known again by: its id, else what names it in the texts of its fields.
pub fn called(grid: &Grid, id: Option<&str>, text: impl Fn(&str) -> Option<String>) -> String {
    id.map_or_else(|| folded(&title_of(grid, text).unwrap_or_default()), str::to_owned)
}

fn title_of(grid: &Grid, text: impl Fn(&str) -> Option<String>) -> Option<String> {
    let named: Vec<String> = grid.named_by().iter().filter_map(|field| text(field)).collect();
    if grid.collection.named_by.is_empty() { named.first().cloned() } else { Some(named.join(" · ")) }
}

/// All lines of a grid, in the order of the files.
pub fn of(sources: &Sources, grid: &Grid) -> Vec<Held> {
    let mut held = Vec::new();
    for (file, source) in sources.iter() {
        if is_read(source, grid) {
            in_file(file, &source.path, &source.text, grid, &mut held);
        }
    }
    name_all(&mut held, grid);
    held
}

/// The lines of a grid in one text.
pub fn in_text(path: &str, text: &str, grid: &Grid) -> Vec<Held> {
    let mut held = Vec::new();
    in_file(FileId::default(), path, text, grid, &mut held);
    held
}

/// Does the list of a grid hold anything, be it in a form that is no line?
pub fn holds_something(sources: &Sources, grid: &Grid) -> bool {
    let in_file = |(file, source): (FileId, &SourceFile)| {
        let root = is_read(source, grid).then(|| yaml::read(file, &source.text).root).flatten();
        root.as_ref().and_then(|root| list_of(root, grid)).is_some_and(|list| match &list.data {
            Data::List(items) => !items.is_empty(),
            other => *other != Data::Null,
        })
    };
    sources.iter().any(in_file)
}

/// May a file hold lines of a grid? Most hold nothing of a collection: its name tells without reading them.
fn is_read(source: &SourceFile, grid: &Grid) -> bool {
    source.readable && may_hold(&source.path, &source.text, grid)
}

/// May a text of the project hold lines of a grid?
pub fn may_hold(path: &str, text: &str, grid: &Grid) -> bool {
    let is_yaml = path.ends_with(".yaml") || path.ends_with(".yml");
    path.starts_with("specs/") && is_yaml && text.contains(grid.collection.name)
}

fn list_of<'n>(root: &'n Node, grid: &Grid) -> Option<&'n Node> {
    let collection = root.get(grid.collection.name)?;
    grid.list.map_or(Some(collection), |list| collection.get(list.name))
}

/// The lines of a grid by what they are known again by: each of thousands asks for those of its name.
#[derive(Debug, Default)]
pub struct ByName(OnceCell<HashMap<String, Vec<usize>>>);

impl ByName {
    /// The lines that bear a name.
    pub fn called<'h>(&self, name: &str, held: &'h [Held], grid: &Grid) -> impl Iterator<Item = &'h Held> {
        let all = self.0.get_or_init(|| {
            let mut all: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, one) in held.iter().enumerate() {
                all.entry(one.called(grid)).or_default().push(at);
            }
            all
        });
        all.get(name).map_or(&[][..], Vec::as_slice).iter().filter_map(|at| held.get(*at))
    }
}

/// Gives each line the key that it is known again by.
fn name_all(held: &mut [Held], grid: &Grid) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for one in held {
        let name = one.called(grid);
        let count = seen.entry(name.clone()).or_default();
        *count += 1;
        one.key = numbered(&name, *count);
    }
}

/// The key of the line that bears this name for the `count`th time.
pub fn numbered(name: &str, count: usize) -> String {
    if count == 1 { name.to_owned() } else { format!("{name} #{count}") }
}

fn of_bare(name: &str, item: &Node) -> Node {
    let key = Key { text: name.into(), place: item.place };
    Node { place: item.place, data: Data::Map(vec![(key, item.clone())]) }
}

fn in_file(file: FileId, path: &str, text: &str, grid: &Grid, held: &mut Vec<Held>) {
    let Some(root) = yaml::read(file, text).root else { return };
    let Some(list) = list_of(&root, grid) else { return };
    let mut add = |index: Option<usize>, node: Node, is_bare: bool| {
        let at = At { file: path.to_owned(), index };
        let id = node.get("id").and_then(Node::text).map(|id| id.trim().to_owned()).filter(|id| !id.is_empty());
        let id = if grid.is_single() { None } else { id };
        held.push(Held { id, key: String::new(), at, node, is_bare });
    };
    match &list.data {
        Data::Map(_) if grid.is_single() => add(None, list.clone(), false),
        Data::List(items) => {
            for (index, item) in items.iter().enumerate() {
                match &item.data {
                    Data::Map(_) => add(Some(index), item.clone(), false),
                    // In the list of a mapping, a bare text stands for the field that names the line.
                    Data::Text(_) | Data::Number(_) if grid.list.is_some() => {
                        let named = grid.named_by().first().map(|name| of_bare(name, item));
                        if let Some(node) = named {
                            add(Some(index), node, true);
                        }
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::growth::{MOST, growth};

    #[test]
    fn each_line_finds_those_of_its_name_without_looking_through_all() {
        let grid = super::super::grid::named("budget").expect("a grid");
        let text = |lines: usize| {
            let lines = (0..lines).map(|at| format!("    - {{line: Poste {}, quantity: {at}}}\n", at / 2));
            format!("organisation:\n  budget:\n{}", lines.collect::<String>())
        };
        let read = |text: &str| {
            let (held, by_name) = (in_text("specs/a.yaml", text, &grid), ByName::default());
            let found: usize = held.iter().map(|one| by_name.called(&one.called(&grid), &held, &grid).count()).sum();
            assert_eq!(found, 2 * held.len());
        };
        let times = growth(400, text, read);
        assert!(times < MOST, "{times}");
    }
}

//! Where in the text stands the value that a path names?

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::EditRefused;
use super::path::{Path, Step, Taken, id_of, take};
use super::scan::{self, Style};
use crate::text::node::{Data, Key, Node};

/// A text with the tree that was read from it.
pub struct Page<'a> {
    /// The text, without a byte order mark.
    pub text: &'a str,
    /// What it holds.
    pub root: &'a Node,
    /// Its end of line.
    pub newline: &'static str,
    /// The dashes of each list of lines, by the first byte of the list.
    dashes: RefCell<HashMap<usize, Rc<Vec<usize>>>>,
    /// The ends of each list, by its first byte: thousands of elements may be added to one.
    ends: RefCell<HashMap<(usize, usize), usize>>,
    /// The fields of each collection whose texts are blocks of lines.
    prose: RefCell<HashMap<String, Prose>>,
    /// The positions of the items of each list by their ids, by where its tree is kept.
    ids: RefCell<HashMap<usize, Positions>>,
    /// The fields around each field of a collection, in its items.
    around: RefCell<HashMap<(String, String), Option<Around>>>,
}

/// Positions in a list, by the id of the item: of the first one that has it.
type Positions = HashMap<String, usize>;

/// The fields that stand before one and those after it.
pub type Around = Rc<(Vec<String>, Vec<String>)>;

/// Fields with how their texts are written.
pub type Prose = Rc<Vec<(String, Style)>>;

/// A value where it stands.
#[derive(Clone, Copy)]
pub struct Spot<'a> {
    /// The value.
    pub node: &'a Node,
    /// Its key, where it is a field.
    pub key: Option<&'a Key>,
    /// After its colon or dash.
    pub floor: usize,
    /// Column of its key or dash.
    pub column: usize,
    /// Between brackets or braces.
    pub flow: bool,
    /// Its position in what holds it.
    pub index: usize,
}

/// What a path leads to.
pub enum Found<'a> {
    /// A value.
    Here(Spot<'a>),
    /// The last value on the way that is there, and the keys that are missing under it.
    Missing(Spot<'a>, Vec<String>),
}

impl<'a> Page<'a> {
    /// A text and its tree.
    pub fn new(text: &'a str, root: &'a Node) -> Self {
        let newline =
            if text.split_inclusive('\n').next().is_some_and(|line| line.ends_with("\r\n")) { "\r\n" } else { "\n" };
        let (dashes, ends, prose) = (RefCell::default(), RefCell::default(), RefCell::default());
        Self { text, root, newline, dashes, ends, prose, ids: RefCell::default(), around: RefCell::default() }
    }

    /// The value at the top.
    pub fn top(&self) -> Spot<'a> {
        Spot { node: self.root, key: None, floor: 0, column: 0, flow: false, index: 0 }
    }

    /// Goes down a path.
    pub fn find(&self, path: &Path) -> Result<Found<'a>, EditRefused> {
        let mut spot = self.top();
        for (i, step) in path.0.iter().enumerate() {
            match self.step(spot, step, path)? {
                Some(next) => spot = next,
                None => {
                    let keys = path.0[i..].iter().map(|step| match step {
                        Step::Key(key) => Some(key.clone()),
                        Step::Index(_) | Step::Id(_) => None,
                    });
                    let keys: Option<Vec<String>> = keys.collect();
                    let holds = matches!(spot.node.data, Data::Map(_) | Data::Null);
                    return match keys {
                        Some(keys) if holds => Ok(Found::Missing(spot, keys)),
                        _ => Err(EditRefused::NotFound { path: path.to_string() }),
                    };
                }
            }
        }
        Ok(Found::Here(spot))
    }

    /// The value that is there.
    pub fn here(&self, path: &Path) -> Result<Spot<'a>, EditRefused> {
        match self.find(path)? {
            Found::Here(spot) => Ok(spot),
            Found::Missing(..) => Err(EditRefused::NotFound { path: path.to_string() }),
        }
    }

    fn step(&self, spot: Spot<'a>, step: &Step, path: &Path) -> Result<Option<Spot<'a>>, EditRefused> {
        let style = self.style(spot);
        if style == Style::Marked {
            return Err(EditRefused::Marked { path: path.to_string() });
        }
        let flow = spot.flow || matches!(style, Style::FlowList | Style::FlowMap);
        match self.taken(spot.node, step) {
            Some(Taken::Entry(index, key, value)) => {
                let twice = spot.node.entries().filter(|(other, _)| other.text == key.text).count() > 1;
                if twice {
                    return Err(EditRefused::Twice { path: path.to_string(), key: key.text.to_string() });
                }
                let span = key.place.span;
                let colon = scan::colon(self.text, span.end()).filter(|_| is_written(self.text, key));
                let colon = colon.ok_or_else(|| EditRefused::Marked { path: path.to_string() })?;
                let column = if flow { spot.column } else { self.column(span.start(), path)? };
                Ok(Some(Spot { node: value, key: Some(key), floor: colon + 1, column, flow, index }))
            }
            Some(Taken::Element(index, item)) if flow => {
                let floor = item.place.span.start();
                Ok(Some(Spot { node: item, key: None, floor, column: spot.column, flow, index }))
            }
            Some(Taken::Element(index, item)) => {
                let dashes = self.dashes(spot, path)?;
                let dash = dashes[index];
                let column = self.column(dash, path)?;
                Ok(Some(Spot { node: item, key: None, floor: dash + 1, column, flow, index }))
            }
            None => Ok(None),
        }
    }

    /// Takes a step; an id of a list is looked up, since thousands of items may be asked for.
    fn taken(&self, node: &'a Node, step: &Step) -> Option<Taken<'a>> {
        let (Data::List(items), Step::Id(id)) = (&node.data, step) else { return take(node, step) };
        let mut ids = self.ids.borrow_mut();
        let known = ids.entry(std::ptr::from_ref(node).addr()).or_insert_with(|| {
            // The first one of several is meant: it is put in last.
            let ids = items.iter().enumerate().rev().filter_map(|(at, item)| Some((id_of(item)?.to_owned(), at)));
            ids.collect()
        });
        let at = *known.get(id.as_str())?;
        items.get(at).map(|item| Taken::Element(at, item))
    }

    /// The fields around one of a collection, looked for once.
    pub fn around(&self, collection: &str, name: &str, find: impl FnOnce() -> Option<Around>) -> Option<Around> {
        let key = (collection.to_owned(), name.to_owned());
        self.around.borrow_mut().entry(key).or_insert_with(find).clone()
    }

    /// The column of a key or dash before which only blanks and dashes stand.
    fn column(&self, byte: usize, path: &Path) -> Result<usize, EditRefused> {
        let start = scan::line_start(self.text, byte);
        let before = &self.text[start..byte];
        if before.bytes().all(|b| matches!(b, b' ' | b'-')) {
            Ok(before.len())
        } else {
            Err(EditRefused::Layout { path: path.to_string() })
        }
    }

    /// The dashes of a list of lines, one for each item.
    pub fn dashes(&self, list: Spot<'a>, path: &Path) -> Result<Rc<Vec<usize>>, EditRefused> {
        let start = scan::start(self.text, list.node, list.floor);
        if let Some(known) = self.dashes.borrow().get(&start) {
            return Ok(Rc::clone(known));
        }
        let end = self.extent(list).end;
        let found = Rc::new(scan::dashes(self.text, start, end));
        let is_list = scan::is_dash(self.text, start) && found.len() == list.node.items().len();
        if !is_list {
            return Err(EditRefused::Layout { path: path.to_string() });
        }
        self.dashes.borrow_mut().insert(start, Rc::clone(&found));
        Ok(found)
    }

    /// How the value is written.
    pub fn style(&self, spot: Spot<'_>) -> Style {
        scan::style(self.text, spot.node, spot.floor)
    }

    /// The bytes of the value.
    pub fn extent(&self, spot: Spot<'_>) -> Range<usize> {
        if !matches!(spot.node.data, Data::List(_)) {
            return scan::extent(self.text, spot.node, spot.floor, spot.column);
        }
        let start = scan::start(self.text, spot.node, spot.floor);
        let key = (start, spot.column);
        if let Some(end) = self.ends.borrow().get(&key) {
            return start..*end;
        }
        let extent = scan::extent(self.text, spot.node, spot.floor, spot.column);
        self.ends.borrow_mut().insert(key, extent.end);
        extent
    }

    /// The fields of a collection whose texts are blocks of lines.
    pub fn prose(&self, collection: &str) -> Prose {
        if let Some(known) = self.prose.borrow().get(collection) {
            return Rc::clone(known);
        }
        let items = self.root.get(collection).map(Node::items).unwrap_or_default();
        let mut found: Vec<(String, Style)> = Vec::new();
        for (key, value) in items.iter().flat_map(Node::entries) {
            if !matches!(value.data, Data::Text(_)) || found.iter().any(|(known, _)| *known == key.text) {
                continue;
            }
            let Some(colon) = scan::colon(self.text, key.place.span.end()) else { continue };
            let style = scan::style(self.text, value, colon + 1);
            if matches!(style, Style::Literal | Style::Folded) {
                found.push((key.text.to_string(), style));
            }
        }
        let found = Rc::new(found);
        self.prose.borrow_mut().insert(collection.to_owned(), Rc::clone(&found));
        found
    }

    /// The lines that these bytes touch, with their ends.
    pub fn lines(&self, range: &Range<usize>) -> Range<usize> {
        let last = range.end.max(range.start);
        scan::line_start(self.text, range.start)..scan::next_line(self.text, last)
    }

    /// Lines put in at the start of a line, or after the last line, which may lack its end.
    pub fn new_lines(&self, at: usize, lines: &str) -> String {
        let ends = at == 0 || self.text[..at].ends_with('\n');
        if ends { format!("{lines}{}", self.newline) } else { format!("{}{lines}", self.newline) }
    }

    /// Is there a blank line right before this start of a line?
    pub fn is_blank_before(&self, line: usize) -> bool {
        // The last line may lack its end, and be at its end a letter of several bytes.
        let before = &self.text[..line];
        let before = before.strip_suffix('\n').unwrap_or(before);
        line > 0 && self.text[scan::line_start(self.text, before.len())..line].trim().is_empty()
    }

    /// The end of the blank lines that start here.
    pub fn after_blank_lines(&self, mut line: usize) -> usize {
        while line < self.text.len() {
            let next = scan::next_line(self.text, line);
            if !self.text[line..next].trim().is_empty() {
                break;
            }
            line = next;
        }
        line
    }
}

/// Does the key stand in the text as it is read? A key that came from elsewhere (a merge) does not.
fn is_written(text: &str, key: &Key) -> bool {
    let written = text.get(key.place.span.start()..key.place.span.end()).unwrap_or_default();
    written == key.text || written.starts_with(['"', '\''])
}

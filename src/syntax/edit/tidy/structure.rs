//! How far right does each line of the structure belong, and which gaps within the lines are too wide?

use std::collections::{HashMap, HashSet};

use super::{flow, gap, is_on_one_line};
use crate::syntax::edit::plan::Splice;
use crate::syntax::edit::scan::{self, Style};
use crate::text::node::{Data, Node};

/// What the lines of a text are.
#[derive(Default)]
pub struct Outline {
    /// Lines that open a field or an item, by their first byte.
    pub opening: HashMap<usize, usize>,
    /// The innermost column that each such line reaches.
    pub deepest: HashMap<usize, usize>,
    /// The columns from the top down to such a line: what holds it, its old and its new column.
    pub columns: Vec<Column>,
    /// Lines that go on with a value, by their first byte.
    pub inside: HashMap<usize, Inside>,
    /// Lines that end with a key or a dash without a value: comments further right stand in its place.
    pub empty: HashSet<usize>,
    /// Gaps and quotes within the lines.
    pub gaps: Vec<Splice>,
}

/// A column of the structure.
#[derive(Clone, Copy)]
pub struct Column {
    /// The column that holds it, by its position in `Outline::columns`.
    pub parent: Option<usize>,
    /// Where it is.
    pub old: usize,
    /// Where it belongs.
    pub new: usize,
}

/// A line within a value.
#[derive(Clone, Copy)]
pub enum Inside {
    /// It moves with the line that opens the value.
    Shifted(isize),
    /// A line of a block of text, whose words begin at the first column and belong at the second.
    Block(usize, usize),
}

/// Reads the structure of a text from its tree.
pub fn read(text: &str, root: Option<&Node>) -> Outline {
    let mut reader = Reader { text, outline: Outline::default() };
    if let Some(root) = root {
        reader.top(root);
    }
    reader.outline
}

struct Reader<'a> {
    text: &'a str,
    outline: Outline,
}

impl Reader<'_> {
    fn top(&mut self, root: &Node) {
        match (&root.data, scan::style(self.text, root, 0)) {
            (Data::Map(_), Style::Block) => self.mapping(root, None, 0),
            (Data::List(_), Style::Block) => self.list(root, 0, None, 0),
            _ => {}
        }
    }

    fn column(&mut self, parent: Option<usize>, old: usize, new: usize) -> usize {
        self.outline.columns.push(Column { parent, old, new });
        self.outline.columns.len() - 1
    }

    /// A line opens here when only blanks stand before.
    fn opens(&mut self, byte: usize, column: usize) {
        let line = scan::line_start(self.text, byte);
        self.outline.deepest.insert(line, column);
        if self.text[line..byte].bytes().all(|b| b == b' ') {
            self.outline.opening.insert(line, column);
        }
    }

    fn gap(&mut self, start: usize, end: usize, with: &str) {
        self.outline.gaps.extend(gap(self.text, start, end, with));
    }

    fn mapping(&mut self, node: &Node, parent: Option<usize>, new: usize) {
        let Some((first, _)) = node.entries().next() else { return };
        let old = scan::column_of(self.text, first.place.span.start());
        let column = self.column(parent, old, new);
        for (key, value) in node.entries() {
            let span = key.place.span;
            let Some(colon) = scan::colon(self.text, span.end()) else { continue };
            self.opens(span.start(), column);
            self.gap(span.end(), colon, "");
            self.value(value, colon + 1, column);
        }
    }

    fn list(&mut self, node: &Node, floor: usize, parent: Option<usize>, new: usize) {
        let start = scan::start(self.text, node, floor);
        let end = scan::end(self.text, node, floor, 0);
        let dashes = scan::dashes(self.text, start, end);
        // Nothing is known of a list whose dashes cannot be told: its lines stay.
        if !scan::is_dash(self.text, start) || dashes.len() != node.items().len() {
            return;
        }
        let column = self.column(parent, scan::column_of(self.text, start), new);
        for (dash, item) in dashes.into_iter().zip(node.items()) {
            self.opens(dash, column);
            self.value(item, dash + 1, column);
        }
    }

    /// The value of a key or dash in this column; `floor` is after its colon or dash.
    fn value(&mut self, value: &Node, floor: usize, column: usize) {
        let style = scan::style(self.text, value, floor);
        let Column { old, new, .. } = self.outline.columns[column];
        let shift = new as isize - old as isize;
        let (start, end) = (scan::start(self.text, value, floor), scan::end(self.text, value, floor, old));
        if style == Style::Empty {
            self.outline.empty.insert(scan::line_start(self.text, floor));
        } else if start <= scan::line_end(self.text, floor) {
            self.gap(floor, start, " ");
        }
        match (style, &value.data) {
            (Style::Block, Data::Map(_)) => self.mapping(value, Some(column), new + 2),
            (Style::Block, Data::List(_)) => self.list(value, floor, Some(column), new + 2),
            (Style::Literal | Style::Folded, _) => self.block(start, end, old, new),
            (Style::FlowList | Style::FlowMap, _) if is_on_one_line(self.text, start, end) => {
                self.outline.gaps.extend(flow::splice(self.text, value, start, end));
            }
            (Style::Single, _) if is_on_one_line(self.text, start, end) => {
                self.outline.gaps.extend(flow::quotes(self.text, start, end));
            }
            _ => {}
        }
        let nested = matches!((style, &value.data), (Style::Block, Data::Map(_) | Data::List(_)));
        if !nested && !matches!(style, Style::Literal | Style::Folded) {
            self.shifted(floor, end, shift);
        }
    }

    /// The lines after the first one move together.
    fn shifted(&mut self, start: usize, end: usize, shift: isize) {
        let mut line = scan::next_line(self.text, start);
        while line < end {
            self.outline.inside.insert(line, Inside::Shifted(shift));
            line = scan::next_line(self.text, line);
        }
    }

    /// The lines of a block of text.
    fn block(&mut self, header: usize, end: usize, old: usize, new: usize) {
        let head = self.text[header..scan::line_end(self.text, header)].split('#').next().unwrap_or_default();
        let told = head.contains(|c: char| c.is_ascii_digit());
        let mut line = scan::next_line(self.text, header);
        let mut from = None;
        while line < end {
            let stop = scan::line_end(self.text, line);
            let body = self.text[line..stop].trim_start_matches(' ');
            let indent = stop - line - body.len();
            if from.is_none() && !body.is_empty() {
                from = Some(indent);
            }
            let inside = match (told, from) {
                (true, _) => Inside::Shifted(new as isize - old as isize),
                (false, Some(from)) => Inside::Block(from, new + 2),
                (false, None) => Inside::Block(usize::MAX, 0),
            };
            self.outline.inside.insert(line, inside);
            line = scan::next_line(self.text, line);
        }
    }
}

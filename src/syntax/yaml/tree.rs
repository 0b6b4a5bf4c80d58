//! From values and their bytes to a tree whose places stand in the file.

use std::ops::Range;

use super::placed::Placed;
use super::raw::Raw;
use crate::text::node::{Data, Key, Keys, Node};
use crate::text::{FileId, Place};

/// A text that is read, and the file whose bytes its places name: it may have spaces where the file has a fault.
pub struct Texts<'a> {
    file: FileId,
    text: &'a str,
    original: &'a str,
    /// The bytes of a byte order mark, which no reader sees.
    shift: usize,
}

impl<'a> Texts<'a> {
    /// A text whose places stand between characters of the original, which has as many bytes.
    pub fn new(file: FileId, text: &'a str, original: &'a str) -> Self {
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { file, text, original, shift: text.len() - body.len() }
    }

    /// What is read: the text without its mark.
    pub fn body(&self) -> &'a str {
        &self.text[self.shift..]
    }

    /// The bytes of the body before which the file has others.
    pub fn shift(&self) -> usize {
        self.shift
    }

    fn between(&self, byte: usize) -> usize {
        super::floor_boundary(self.original, byte.min(self.text.len()).min(self.original.len()))
    }

    fn bytes(&self, within: Range<usize>) -> Range<usize> {
        let start = self.between(within.start + self.shift);
        start..self.between(start + within.len()).max(start)
    }

    /// The place of these bytes of the body, without the white space after them.
    pub fn place(&self, within: Range<usize>) -> Place {
        let bytes = self.bytes(within);
        Place::new(self.file, bytes.start, bytes.start + self.text[bytes.clone()].trim_end().len())
    }

    /// These bytes of the body as they are written.
    pub fn written(&self, within: Range<usize>) -> &'a str {
        self.text[self.bytes(within)].trim()
    }

    /// A list of which the first sign stands at `own`.
    pub fn list(&self, own: Place, items: Vec<Node>) -> Node {
        let start = own.span.start();
        let end = items.last().map_or(own.span.end(), |item| item.place.span.end());
        Node { place: Place::new(self.file, start, end.max(start)), data: Data::List(items) }
    }

    /// A mapping of which the first sign stands at `own`.
    pub fn map(&self, own: Place, entries: Vec<(Key, Node)>) -> Node {
        let start = own.span.start();
        let first = entries.first().map_or(start, |(key, _)| key.place.span.start().min(start));
        let end =
            entries.last().map_or(own.span.end(), |(key, value)| value.place.span.end().max(key.place.span.end()));
        Node { place: Place::new(self.file, first, end.max(first)), data: Data::Map(entries) }
    }

    /// The tree of a value that the library gave.
    pub fn tree(&self, raw: Placed<Raw>, keys: &mut Keys) -> Node {
        let within = raw.start..raw.start + raw.len;
        let own = self.place(within.clone());
        match raw.value {
            Raw::Null => Node { place: own, data: Data::Null },
            Raw::Text(value) => Node { place: own, data: Data::Text(value) },
            Raw::Number => Node { place: own, data: Data::Number(self.written(within).to_owned()) },
            Raw::Bool(value) => Node { place: own, data: Data::Bool(value) },
            Raw::List(items) => self.list(own, items.into_iter().map(|item| self.tree(item, keys)).collect()),
            Raw::Map(entries) => {
                let entries = entries.into_iter().map(|(key, value)| {
                    let key = self.tree(key, keys);
                    let written = key.text().unwrap_or(self.text[key.place.span.start()..key.place.span.end()].trim());
                    (Key { text: keys.shared(written), place: key.place }, self.tree(value, keys))
                });
                self.map(own, entries.collect())
            }
        }
    }
}

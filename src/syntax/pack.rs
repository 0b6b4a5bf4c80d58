//! How is a tree of values kept, so that the same text need not be read again? A short form that leans on
//! the text itself: most values are a slice of it.
//!
//! Decoding trusts nothing: bytes that are not of this form, or do not fit the text, give nothing.

use crate::text::node::{Data, Key, Keys, Node};
use crate::text::{FileId, Place};

/// Changes with the form, so that an older one is never read as this one.
pub const FORM: u32 = 1;

/// How deep a kept tree may nest: deeper ones are read from their text.
const DEPTH: usize = 64;

const NULL: u8 = 0;
const SLICE: u8 = 1;
const TEXT: u8 = 2;
const NUMBER: u8 = 3;
const TRUE: u8 = 4;
const FALSE: u8 = 5;
const LIST: u8 = 6;
const MAP: u8 = 7;

/// The short form of the tree that `text` holds.
pub fn encode(root: &Node, text: &str) -> Vec<u8> {
    let mut out = Encoder { text, out: Vec::with_capacity(text.len() / 2), last: 0 };
    out.node(root);
    out.out
}

/// The tree, its places in `file`; nothing when the bytes are not a tree of this text.
pub fn decode(bytes: &[u8], file: FileId, text: &str) -> Option<Node> {
    let mut decoder = Decoder { bytes, text, file, last: 0, keys: Keys::default() };
    let root = decoder.node(0)?;
    decoder.bytes.is_empty().then_some(root)
}

struct Encoder<'a> {
    text: &'a str,
    out: Vec<u8>,
    last: usize,
}

impl Encoder<'_> {
    fn node(&mut self, node: &Node) {
        let slice = self.text.get(node.place.span.start()..node.place.span.end()).unwrap_or_default();
        match &node.data {
            Data::Null => self.head(NULL, node.place),
            Data::Text(value) if value == slice => self.head(SLICE, node.place),
            Data::Text(value) => {
                self.head(TEXT, node.place);
                self.bytes(value);
            }
            Data::Number(value) => {
                self.head(NUMBER, node.place);
                self.bytes(value);
            }
            Data::Bool(value) => self.head(if *value { TRUE } else { FALSE }, node.place),
            Data::List(items) => {
                self.head(LIST, node.place);
                self.number(items.len());
                items.iter().for_each(|item| self.node(item));
            }
            Data::Map(entries) => {
                self.head(MAP, node.place);
                self.number(entries.len());
                for (key, value) in entries {
                    self.place(key.place);
                    let slice = self.text.get(key.place.span.start()..key.place.span.end()).unwrap_or_default();
                    if *key.text == *slice {
                        self.out.push(SLICE);
                    } else {
                        self.out.push(TEXT);
                        self.bytes(&key.text);
                    }
                    self.node(value);
                }
            }
        }
    }

    fn head(&mut self, tag: u8, place: Place) {
        self.out.push(tag);
        self.place(place);
    }

    /// A start as its distance from the one before (either way), and a length.
    fn place(&mut self, place: Place) {
        let (start, end) = (place.span.start(), place.span.end());
        let distance = if start >= self.last { (start - self.last) << 1 } else { ((self.last - start) << 1) | 1 };
        self.number(distance);
        self.number(end.saturating_sub(start));
        self.last = start;
    }

    fn number(&mut self, mut value: usize) {
        while value >= 0x80 {
            self.out.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        self.out.push(value as u8);
    }

    fn bytes(&mut self, text: &str) {
        self.number(text.len());
        self.out.extend_from_slice(text.as_bytes());
    }
}

struct Decoder<'a> {
    bytes: &'a [u8],
    text: &'a str,
    file: FileId,
    last: usize,
    keys: Keys,
}

impl<'a> Decoder<'a> {
    fn node(&mut self, depth: usize) -> Option<Node> {
        if depth > DEPTH {
            return None;
        }
        let tag = self.byte()?;
        let place = self.place()?;
        let data = match tag {
            NULL => Data::Null,
            SLICE => Data::Text(self.slice(place)?.to_owned()),
            TEXT => Data::Text(self.string()?.to_owned()),
            NUMBER => Data::Number(self.string()?.to_owned()),
            TRUE => Data::Bool(true),
            FALSE => Data::Bool(false),
            LIST => {
                let count = self.count()?;
                let mut items = Vec::with_capacity(count);
                for _ in 0..count {
                    items.push(self.node(depth + 1)?);
                }
                Data::List(items)
            }
            MAP => {
                let count = self.count()?;
                let mut entries = Vec::with_capacity(count);
                for _ in 0..count {
                    let key_place = self.place()?;
                    let text = match self.byte()? {
                        SLICE => self.slice(key_place)?,
                        TEXT => self.string()?,
                        _ => return None,
                    };
                    let text = self.keys.shared(text);
                    entries.push((Key { text, place: key_place }, self.node(depth + 1)?));
                }
                Data::Map(entries)
            }
            _ => return None,
        };
        Some(Node { place, data })
    }

    fn place(&mut self) -> Option<Place> {
        let distance = self.number()?;
        let length = self.number()?;
        let start = match distance & 1 {
            0 => self.last.checked_add(distance >> 1)?,
            _ => self.last.checked_sub(distance >> 1)?,
        };
        let end = start.checked_add(length)?;
        self.last = start;
        self.text.get(start..end)?;
        Some(Place::new(self.file, start, end))
    }

    fn slice(&self, place: Place) -> Option<&'a str> {
        self.text.get(place.span.start()..place.span.end())
    }

    /// A count of things of which each takes a byte at least: a larger one is no count.
    fn count(&mut self) -> Option<usize> {
        self.number().filter(|count| *count <= self.bytes.len())
    }

    fn string(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        let (text, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        std::str::from_utf8(text).ok()
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<usize> {
        let mut value = 0usize;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::yaml;
    use proptest::prelude::*;

    fn texts() -> Vec<String> {
        let mut texts: Vec<String> = crate::assets::reference_project()
            .into_iter()
            .filter(|(path, _)| path.ends_with(".yaml"))
            .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
            .collect();
        texts.push("\u{feff}a: |\n  x\n  é\nb: [1, -2.5, ~, true, 'it''s', \"\\u00e9\"]\n\"k\\n\": {c: }\n".to_owned());
        texts
    }

    #[test]
    fn a_kept_tree_is_the_tree_that_the_text_gives() {
        for text in texts() {
            let root = yaml::read(FileId(3), &text).root.expect("well formed");
            assert_eq!(decode(&encode(&root, &text), FileId(3), &text).as_ref(), Some(&*root), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_tree_of_the_text_or_nothing(at in 0usize..4_000, new: u8, cut in 0usize..4_000) {
            let text = &texts()[0];
            let root = yaml::read(FileId(0), text).root.expect("well formed");
            let mut bytes = encode(&root, text);
            let len = bytes.len();
            bytes[at % len] = new;
            bytes.truncate(len - cut % len);
            // What it gives does not matter: it must neither panic nor reach outside the text.
            let _ = decode(&bytes, FileId(0), text);
        }
    }
}

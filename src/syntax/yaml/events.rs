//! The tree of a plain text, from the events of the parser on which the YAML library stands.
//!
//! The library hands each value with its place through the layers of serde, which takes longer than the parsing
//! itself. Nearly all texts need none of what these layers decide: no alias, no tag, no merge, no fault. Such a text
//! becomes a tree here at once. All else is left to the library, and so is the type of each plain scalar that may be
//! anything but a text: there is one judge of what YAML means. A property holds both against each other.

use std::borrow::Cow;

use granit_parser::{Event, Parser, ScalarStyle, Span};

use super::raw::Raw;
use super::tree::Texts;
use crate::text::Place;
use crate::text::node::{Data, Key, Keys, Node};

/// Beyond, limits of the library may be met: it decides.
const DEPTH: usize = 48;
/// Half of the nodes that the library reads.
const NODES: usize = 2_500_000;
/// Half of the bytes that the library reads.
const BYTES: usize = 32 << 20;

/// The tree of the text, where it is plain and holds a mapping or a list; none where the library has to decide.
pub fn plain(texts: &Texts<'_>) -> Option<Node> {
    if texts.body().len() > BYTES {
        return None;
    }
    let options = granit_parser::options! { emit_comments: false };
    let mut builder = Builder { texts, keys: Keys::default(), open: Vec::new(), root: None, nodes: 0 };
    let mut documents = 0;
    for next in Parser::new_from_str_with_options(texts.body(), options) {
        let (event, span) = next.ok()?;
        match event {
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            Event::DocumentStart(..) if documents == 0 => documents = 1,
            Event::Scalar(value, style, 0, None) if !builder.open.is_empty() => builder.scalar(value, style, &span)?,
            Event::SequenceStart(_, 0, None) => builder.start(Children::List(Vec::new()), &span)?,
            Event::MappingStart(_, 0, None) => builder.start(Children::Map(Vec::new(), None), &span)?,
            Event::SequenceEnd | Event::MappingEnd => builder.end()?,
            _ => return None,
        }
    }
    builder.root
}

/// A list or mapping that is not closed yet.
struct Open {
    /// Where it is said to stand: its first character or sign.
    own: Place,
    children: Children,
}

enum Children {
    List(Vec<Node>),
    /// With the key whose value comes next.
    Map(Vec<(Key, Node)>, Option<Key>),
}

struct Builder<'a> {
    texts: &'a Texts<'a>,
    keys: Keys,
    open: Vec<Open>,
    root: Option<Node>,
    nodes: usize,
}

impl Builder<'_> {
    fn start(&mut self, children: Children, span: &Span) -> Option<()> {
        let awaits_key = matches!(self.open.last(), Some(Open { children: Children::Map(_, None), .. }));
        if awaits_key || self.open.len() >= DEPTH || self.root.is_some() {
            return None;
        }
        self.count()?;
        let own = self.texts.place(span.byte_range()?);
        self.open.push(Open { own, children });
        Some(())
    }

    fn end(&mut self) -> Option<()> {
        let Open { own, children } = self.open.pop()?;
        let node = match children {
            Children::List(items) => self.texts.list(own, items),
            Children::Map(entries, None) => self.texts.map(own, entries),
            Children::Map(_, Some(_)) => return None,
        };
        if self.open.is_empty() {
            self.root = Some(node);
            return Some(());
        }
        self.value(node)
    }

    fn scalar(&mut self, value: Cow<'_, str>, style: ScalarStyle, span: &Span) -> Option<()> {
        self.count()?;
        let bytes = span.byte_range()?;
        let place = self.texts.place(bytes.clone());
        if let Some(Open { children: Children::Map(_, key @ None), .. }) = self.open.last_mut() {
            let written = match style {
                ScalarStyle::Plain if value == "<<" => return None,
                ScalarStyle::Plain => match kind(&value)? {
                    Kind::Text => &*value,
                    Kind::Number => self.texts.written(bytes),
                    Kind::Null | Kind::Bool(_) => return None,
                },
                _ => &*value,
            };
            *key = Some(Key { text: self.keys.shared(written), place });
            return Some(());
        }
        let kind = if style == ScalarStyle::Plain { kind(&value)? } else { Kind::Text };
        let data = match kind {
            Kind::Text => Data::Text(value.into_owned()),
            Kind::Number => Data::Number(self.texts.written(bytes).to_owned()),
            Kind::Null => Data::Null,
            Kind::Bool(value) => Data::Bool(value),
        };
        self.value(Node { place, data })
    }

    fn value(&mut self, node: Node) -> Option<()> {
        match &mut self.open.last_mut()?.children {
            Children::List(items) => items.push(node),
            Children::Map(entries, key) => entries.push((key.take()?, node)),
        }
        Some(())
    }

    fn count(&mut self) -> Option<()> {
        self.nodes += 1;
        (self.nodes <= NODES).then_some(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Null,
    Bool(bool),
}

/// What a plain scalar is: seen at once for words, dates and small whole numbers, else as the library reads it.
fn kind(value: &str) -> Option<Kind> {
    let bytes = value.as_bytes();
    match bytes.first() {
        None => Some(Kind::Null),
        // No type but a text has white space within; around it, it counts for nothing.
        Some(first) if !first.is_ascii_whitespace() && value.trim_ascii_end().contains([' ', '\n']) => Some(Kind::Text),
        Some(b'1'..=b'9') if bytes.len() < 18 && bytes.iter().all(u8::is_ascii_digit) => Some(Kind::Number),
        Some(b'0'..=b'9' | b'+' | b'-' | b'.' | b'~') if !is_day(bytes) => asked(value),
        // `null`, `true` and `false`, however they are written.
        Some(b'n' | b'N' | b't' | b'T' | b'f' | b'F') if bytes.len() <= 5 => asked(value),
        Some(first) if first.is_ascii_whitespace() => asked(value),
        Some(_) => Some(Kind::Text),
    }
}

/// `2026-03-12`: no number has a sign between its figures.
fn is_day(bytes: &[u8]) -> bool {
    bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() })
}

fn asked(value: &str) -> Option<Kind> {
    match super::scalar(value)? {
        Raw::Text(_) => Some(Kind::Text),
        Raw::Number => Some(Kind::Number),
        Raw::Null => Some(Kind::Null),
        Raw::Bool(value) => Some(Kind::Bool(value)),
        Raw::List(_) | Raw::Map(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::TestRunner;

    use super::*;
    use crate::syntax::trials::trials;
    use crate::text::FileId;

    /// Pieces of which a text is put together: what is plain, and all that the library decides.
    #[rustfmt::skip]
    const PIECES: &[&str] = &[
        "needs:\n", "  - id: BES-001\n", "  - ", "- ", "    title: Été « à » l’heure\n", "key: ", "key:\n",
        "    ", "  ", "\n", " ", "\t", ":", ": ", "- - ", "? ", "? a\n: b\n", "\"é\\n \\u00e9\"", "'l''été'",
        "\"", "'", "[a, 12, \"b\"]", "[", "]", "{a: 1, b: [x]}", "{", "}", ", ", "|\n", "|2-\n", ">-\n",
        "# mot\n", " # mot\n", "#", "&a ", "*a", "*b", "!!str ", "!!int ", "!x ", "<<: ", "<<: *a\n", "---\n",
        "--- x\n", "...\n", "%YAML 1.2\n", "~", "null", "Null", "nul", "true", "True", "TRUE", "tRue", "false",
        "yes", "on", "n", "y", "12", "0012", "-3", "+4", "3.25", "3,25", ".5", "1e3", "0x1F", "0o17", "017",
        "1_000", ".inf", "-.inf", ".nan", "nan", "inf", "2026-03-12", "2026-3-1", "10:30", "12 rue",
        "123456789012345678901234567890", "1 000", "texte long", "a: b", "\u{a0}", "\u{feff}", "\u{2028}", "\r\n",
        "\r", "é", "@", "`", "%", "99999999999999999999: x\n", "12: x\n", "true: x\n", "~: x\n", ": x\n",
        "\"q\": x\n", "[a]: x\n", "!", "$", "-", "--", "+", ".",
    ];

    /// What both make of a text: whether it was read at once, or how they differ.
    fn compared(text: &str) -> Result<bool, TestCaseError> {
        let texts = Texts::new(FileId(0), text, text);
        let Some(root) = plain(&texts) else { return Ok(false) };
        match super::super::by_library(&texts) {
            Ok(other) => prop_assert_eq!(Some(root), other, "{:?}", text),
            Err(error) => prop_assert!(false, "{text:?} is read at once, the library refuses it: {error}"),
        }
        Ok(true)
    }

    #[test]
    fn a_text_read_at_once_is_read_as_the_library_reads_it() {
        let line = prop::collection::vec(0..PIECES.len(), 1..6);
        let free = prop::collection::vec((0..4_usize, line), 1..8).prop_map(|lines| {
            let lines = lines.iter().map(|(indent, pieces)| {
                let line: String = pieces.iter().map(|piece| PIECES[*piece]).collect();
                format!("{}{line}\n", "  ".repeat(*indent))
            });
            lines.collect::<String>()
        });
        // Of texts that hold together, most are read.
        let entry = (0..5_usize, 0..PIECES.len(), 0..PIECES.len());
        let shaped = prop::collection::vec(entry, 1..6).prop_map(|entries| {
            let entries = entries.iter().enumerate().map(|(at, (shape, one, other))| {
                let (one, other) = (PIECES[*one], PIECES[*other]);
                match shape {
                    0 => format!("k{at}: {one}\n"),
                    1 => format!("k{at}:\n  - {one}\n  - {{a: {other}}}\n"),
                    2 => format!("k{at}:\n  {one}: x\n  b: [{other}, 'y']\n"),
                    3 => format!("k{at}: |\n  {one}{other}\n  suite\n"),
                    _ => format!("k{at}: {one} {other}\n  suite\n"),
                }
            });
            entries.collect::<String>()
        });
        let at_once = std::cell::Cell::new(0);
        TestRunner::new(trials(3_000))
            .run(&prop_oneof![free, shaped], |text| {
                at_once.set(at_once.get() + usize::from(compared(&text)?));
                Ok(())
            })
            .unwrap_or_else(|error| panic!("{error}"));
        assert!(at_once.get() > 100, "{} texts were read at once and compared", at_once.get());
    }

    #[test]
    fn each_value_has_the_type_that_the_library_gives_it() {
        for piece in PIECES {
            for text in [
                format!("key: {piece}\nother: x\n"),
                format!("- {piece}\n- x\n"),
                format!("{piece}: x\n"),
                format!("a:\n  b:\n    - {piece}\n    - [{piece}, {piece}]\n    - {{k: {piece}}}\n"),
            ] {
                compared(&text).unwrap_or_else(|error| panic!("{error}"));
            }
        }
    }

    #[test]
    fn the_texts_of_a_project_are_read_at_once() {
        for text in [
            include_str!("../../../specs/organisation.yaml"),
            include_str!("../../../specs/lots.yaml"),
            include_str!("../../../specs/glossaire.yaml"),
            include_str!("../../../specs/targets/demo.yaml"),
        ] {
            assert!(matches!(compared(text), Ok(true)), "{}", text.lines().next().unwrap_or_default());
        }
    }

    #[test]
    fn what_has_to_be_decided_is_left_to_the_library() {
        for text in [
            "a: &x 1\nb: *x\n",
            "a: !!str 12\n",
            "a: {<<: {b: 1}}\n",
            "a: 1\n---\nb: 2\n",
            "a: [\n",
            "texte\n",
            "",
            "~: x\n",
        ] {
            assert_eq!(plain(&Texts::new(FileId(0), text, text)), None, "{text:?}");
        }
        let deep = format!("a: {}{}\n", "[".repeat(60), "]".repeat(60));
        assert_eq!(plain(&Texts::new(FileId(0), &deep, &deep)), None);
    }

    #[test]
    fn comments_before_the_first_key_are_no_limit() {
        let text = format!("{}needs:\n{}  - id: BES-001\n", "# mot\n".repeat(5_000), "  # mot\n".repeat(5_000));
        let read = super::super::read(FileId(0), &text);
        assert_eq!(read.diagnostics, []);
        assert_eq!(read.root.expect("a tree").get("needs").expect("needs").items().len(), 1);
    }
}

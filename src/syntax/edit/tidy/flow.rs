//! How is a list or mapping on one line spaced, and which quotes does a text take?

use crate::syntax::edit::plan::Splice;
use crate::syntax::edit::scan;
use crate::text::node::{Data, Node};

/// `[ a,b ]` becomes `[a, b]`, `{ a: 1,b: 2 }` becomes `{a: 1, b: 2}`; the words stay as they are written.
pub fn splice(text: &str, node: &Node, start: usize, end: usize) -> Option<Splice> {
    let written = spaced(text, node, start)?;
    (text[start..end] != written).then_some(Splice { range: start..end, with: written })
}

fn spaced(text: &str, node: &Node, floor: usize) -> Option<String> {
    let start = scan::start(text, node, floor);
    let opening = text.as_bytes().get(start).copied();
    match (&node.data, opening) {
        (Data::List(items), Some(b'[')) => {
            let items: Option<Vec<String>> =
                items.iter().map(|item| spaced(text, item, item.place.span.start())).collect();
            Some(format!("[{}]", items?.join(", ")))
        }
        (Data::Map(entries), Some(b'{')) => {
            let mut parts = Vec::with_capacity(entries.len());
            for (key, value) in entries {
                let span = key.place.span;
                let colon = scan::colon(text, span.end())?;
                let value = spaced(text, value, colon + 1)?;
                parts.push(format!("{}: {value}", &text[span.start()..span.end()]).trim_end().to_owned());
            }
            Some(format!("{{{}}}", parts.join(", ")))
        }
        // A pair without braces, an anchor, a tag: left as it is.
        (Data::List(_) | Data::Map(_), _) | (_, Some(b'&' | b'*' | b'!')) => None,
        _ => {
            let end = scan::end(text, node, floor, 0);
            let quoted = quotes(text, start, end).filter(|_| opening == Some(b'\''));
            Some(quoted.map_or_else(|| text[start..end].to_owned(), |splice| splice.with))
        }
    }
}

/// `'x'` becomes `"x"` where both say the same.
pub fn quotes(text: &str, start: usize, end: usize) -> Option<Splice> {
    let inner = text.get(start + 1..end.checked_sub(1)?)?;
    let alike = !inner.contains(['\'', '"', '\\']) && !inner.chars().any(char::is_control);
    alike.then(|| Splice { range: start..end, with: format!("\"{inner}\"") })
}

//! Which items does a YAML text hold, without reading it? Two versions of a file share most of their
//! items byte for byte: only those that differ are worth reading.

/// An item of a collection as it is written, with the name of its collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Piece<'t> {
    /// The collection.
    pub collection: &'t str,
    /// Its lines.
    pub text: &'t str,
}

/// The items of a text; nothing of a text that is laid out in another way than a list of items under
/// each collection, or that refers to other places of itself: it must be read whole.
pub fn split(text: &str) -> Option<Vec<Piece<'_>>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut collection: Option<&str> = None;
    // How far the items of the collection are indented; none before its first line.
    let mut indent: Option<usize> = None;
    let mut start: Option<usize> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let here = at;
        at += line.len();
        let body = line.trim_end();
        let own = body.len() - body.trim_start_matches(' ').len();
        let first = body.trim_start_matches(' ').chars().next();
        match first {
            None | Some('#') => continue,
            Some('\t' | '%') => return None,
            _ if own == 0 && (body.starts_with("---") || body.starts_with("...")) => return None,
            _ => {}
        }
        if has_reference(body) {
            return None;
        }
        let is_item = body[own..] == *"-" || body[own..].starts_with("- ");
        if own == 0 && !is_item {
            close(&mut pieces, collection, start.take(), &text[..here]);
            collection = Some(key(body)?);
            indent = None;
            continue;
        }
        let name = collection?;
        match indent {
            None if is_item => indent = Some(own),
            // One mapping instead of a list: it is one piece.
            None => indent = Some(usize::MAX),
            _ => {}
        }
        if indent == Some(own) && is_item {
            close(&mut pieces, Some(name), start.take(), &text[..here]);
        }
        start = start.or(Some(here));
    }
    close(&mut pieces, collection, start, text);
    Some(pieces)
}

fn close<'t>(pieces: &mut Vec<Piece<'t>>, collection: Option<&'t str>, start: Option<usize>, until: &'t str) {
    if let (Some(collection), Some(start)) = (collection, start) {
        pieces.push(Piece { collection, text: &until[start..] });
    }
}

/// `requirements:` alone on its line.
fn key(line: &str) -> Option<&str> {
    let (name, rest) = line.split_once(':')?;
    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let nothing = rest.trim_start();
    (plain && (nothing.is_empty() || nothing.starts_with('#'))).then_some(name)
}

/// May the line set or follow an anchor? Asked too often rather than too seldom.
fn has_reference(line: &str) -> bool {
    [": &", "- &", ": *", "- *", "<<:", ", *", "[*", "{&"].iter().any(|sign| line.contains(sign))
}

impl Piece<'_> {
    /// The item as a text of its own.
    pub fn alone(&self) -> String {
        format!("{}:\n{}", self.collection, self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<(&str, &str)> {
        split(text).expect("it can be split").iter().map(|piece| (piece.collection, piece.text.trim())).collect()
    }

    #[test]
    fn items_are_found_by_their_indentation() {
        let text = "# tête\nneeds:\n  - id: a\n    list:\n      - x\n    text: |\n        - y\n\n  # note\n  - {id: b}\nlots: # suite\n- id: c\ncontext:\n  tools:\n  - name: d\n";
        assert_eq!(
            texts(text),
            [
                ("needs", "- id: a\n    list:\n      - x\n    text: |\n        - y\n\n  # note"),
                ("needs", "- {id: b}"),
                ("lots", "- id: c"),
                ("context", "tools:\n  - name: d"),
            ]
        );
    }

    #[test]
    fn what_refers_elsewhere_or_is_laid_out_otherwise_is_read_whole() {
        for text in [
            "a: &x\n  - b\n",
            "needs:\n  - *x\n",
            "---\nneeds:\n  - a\n",
            "needs: [a]\n",
            "- a\n",
            "needs:\n\t- a\n",
            "{a: b}\n",
        ] {
            assert_eq!(split(text), None, "{text:?}");
        }
        assert_eq!(split(""), Some(Vec::new()));
    }
}

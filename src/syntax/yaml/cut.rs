//! Which text does a sign of comments cut without a word? `title: Ticket #12 à reprendre` is read as « Ticket ».

use crate::text::node::{Data, Node};
use crate::text::{Diagnostic, FileId, Place};

/// Tells the texts without quotes that a `#` ends, where it was hardly meant for a comment: it stands after
/// one space and touches what follows, a figure or, after a text of several words, a letter. A comment has
/// a space after its sign, or stands apart.
pub fn told(node: &Node, file: FileId, text: &str, out: &mut Vec<Diagnostic>) {
    let may_be_cut = text.match_indices(" #").any(|(at, _)| touches(&text[at..]).is_some());
    if may_be_cut {
        collect(node, file, text, out);
    }
}

/// The character that follows the sign.
fn touches(rest: &str) -> Option<char> {
    rest.strip_prefix(" #")?.chars().next().filter(|c| c.is_alphanumeric())
}

fn collect(node: &Node, file: FileId, text: &str, out: &mut Vec<Diagnostic>) {
    match &node.data {
        Data::Map(entries) => entries.iter().for_each(|(_, value)| collect(value, file, text, out)),
        Data::List(items) => items.iter().for_each(|item| collect(item, file, text, out)),
        Data::Text(value) => {
            let (start, end) = (node.place.span.start(), node.place.span.end());
            let is_plain = text.get(start..end) == Some(value.as_str());
            let Some(sign) = text.get(end..).and_then(touches).filter(|_| is_plain) else { return };
            let is_mark = text[end..].trim_start_matches([' ', '#']).starts_with("ouvrage");
            if !is_mark && (sign.is_numeric() || value.contains(' ')) {
                let line = text[end..].find('\n').map_or(text.len(), |at| end + at);
                let lost = text[end..line].trim_end();
                let place = Place::new(file, end + 1, end + lost.len());
                out.push(Diagnostic::warning("Y08", "Y08", place).with("kept", value).with("lost", lost.trim_start()));
            }
        }
        Data::Null | Data::Number(_) | Data::Bool(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(line: &str) -> bool {
        let text = format!("needs:\n  - id: BES-001\n    {line}\n");
        super::super::read(FileId(0), &text).diagnostics.iter().any(|finding| finding.code == "Y08")
    }

    #[test]
    fn a_text_that_is_cut_is_told_and_a_comment_is_not() {
        for line in ["title: Ticket #12 à reprendre", "title: Le canal #ventes", "tags:\n      - Voir #3"] {
            assert!(cut(line), "{line}");
        }
        for line in [
            "title: Un titre # vu en atelier",
            "title: Un titre   #12 à reprendre",
            "priority: MUST # decided by the board",
            "priority: useful #tbd",
            "title: \"Ticket #12\"",
            "title: C#12",
            "title: Un titre long #ouvrage:allow R01",
            "title: |\n      Ticket #12 à reprendre",
        ] {
            assert!(!cut(line), "{line}");
        }
    }
}

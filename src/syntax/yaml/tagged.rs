//! Which word does YAML take for a sign of its own? `title: !Refuser un compte` is read as « un compte »: the word that
//! a `!` begins is a tag, the one that a `&` begins an anchor, and neither is a text.

use crate::syntax::edit::double;
use crate::text::node::{Data, Node};
use crate::text::{Diagnostic, FileId, Place};

/// Tells the words that are lost so. `!!str` says what a value is, and an anchor that an alias names is used: whoever
/// writes these knows what they are.
pub fn told(node: &Node, file: FileId, text: &str, out: &mut Vec<Diagnostic>) {
    let may_be_one = [": !", ": &", "- !", "- &", "[!", "[&", ", !", ", &"].iter().any(|sign| text.contains(sign));
    if may_be_one {
        collect(node, file, text, out);
    }
}

fn collect(node: &Node, file: FileId, text: &str, out: &mut Vec<Diagnostic>) {
    match &node.data {
        Data::Map(entries) => {
            for (key, value) in entries {
                out.extend(
                    after_key(text, key.place.span.end()).and_then(|at| lost(file, text, at, value.place.span.end())),
                );
                collect(value, file, text, out);
            }
        }
        Data::List(items) => {
            for item in items {
                out.extend(
                    before(text, item.place.span.start()).and_then(|at| lost(file, text, at, item.place.span.end())),
                );
                collect(item, file, text, out);
            }
        }
        Data::Null | Data::Text(_) | Data::Number(_) | Data::Bool(_) => {}
    }
}

/// Where the value of a key begins on its line.
fn after_key(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let value = rest.trim_start_matches(['"', '\'', ' ']).strip_prefix(':')?.trim_start_matches(' ');
    Some(text.len() - value.len())
}

/// Where the word begins that stands right before an item, on its line.
fn before(text: &str, start: usize) -> Option<usize> {
    let head = text.get(..start)?.trim_end_matches(' ');
    let ends = |c: char| c.is_whitespace() || matches!(c, '[' | '{' | ',');
    let word = head.rsplit(ends).next().filter(|word| !word.is_empty())?;
    Some(head.len() - word.len())
}

/// The word at this place, where it is one that is lost; with what should stand there, up to the end of its value.
fn lost(file: FileId, text: &str, at: usize, end: usize) -> Option<Diagnostic> {
    let rest = &text[at..text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end)];
    let word = rest.split([' ', ',', ']', '}']).next().unwrap_or_default();
    let is_lost = match rest.chars().next()? {
        '!' => !word.starts_with("!!"),
        '&' => !is_named(text, &word[1..]),
        _ => false,
    };
    let whole = rest.get(..end.saturating_sub(at).max(word.len())).unwrap_or(rest);
    let whole = double(whole.split(" #").next().unwrap_or_default().trim_end());
    let place = Place::new(file, at, at + word.len());
    let finding = Diagnostic::warning("Y08", "Y08-mark", place).with("lost", word).with("whole", whole);
    is_lost.then_some(finding)
}

/// Does an alias name that anchor?
fn is_named(text: &str, name: &str) -> bool {
    let alias = format!("*{name}");
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}');
    text.match_indices(&alias).any(|(at, _)| text[at + alias.len()..].chars().next().is_none_or(ends))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(line: &str) -> Vec<String> {
        let text = format!("needs:\n- id: BES-001\n  {line}\n  priority: useful\n");
        let told = super::super::read(FileId(0), &text).diagnostics;
        let shown = |place: Place| text[place.span.start()..place.span.end()].to_owned();
        told.iter().filter(|one| one.message.id == "Y08-mark").filter_map(|one| Some(shown(one.place?))).collect()
    }

    #[test]
    fn a_word_that_is_read_as_a_sign_is_told_and_a_sign_that_is_used_is_not() {
        for (line, lost) in [
            ("title: !Refuser un compte", "!Refuser"),
            ("title: !Important", "!Important"),
            ("title: ! Refuser", "!"),
            ("\"title\": !Refuser un compte", "!Refuser"),
            ("title: &Acteurs du projet", "&Acteurs"),
            ("tags:\n  - !Urgent\n  - Deux", "!Urgent"),
            ("tags:\n  - Un\n  - !Deux mots", "!Deux"),
            ("tags: [un, !deux mots]", "!deux"),
            ("statement: !Note |\n    Un texte", "!Note"),
        ] {
            assert_eq!(marks(line), [lost], "{line}");
        }
        for line in [
            "title: Refuser ! un compte",
            "title: R&D et recherche",
            "title: \"!Refuser un compte\"",
            "title: !!str 12",
            "rationale: &une Une raison\n  statement: *une",
            "tags: [\"!un\", R&D]",
            "statement: |\n    Voir: !important\n    - !autre",
        ] {
            assert_eq!(marks(line), [""; 0], "{line}");
        }
    }
}

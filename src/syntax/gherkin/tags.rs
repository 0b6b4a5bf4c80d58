//! Which tags stand on a line, and what on it is not one?

use super::reader::composed;
use crate::model::id::PREFIXES;

/// A piece of a line of tags; bytes of the line.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece {
    /// A tag, without its `@`.
    Tag(String, usize, usize),
    /// Words that are not a tag, with what was probably meant.
    Broken(String, usize, usize),
    /// Tags that touch or are parted by commas: the tag is read, its neighbourhood is doubtful.
    Glued(usize, usize),
}

/// Reads a line of tags.
pub fn pieces(line: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (start, word) in words(line) {
        if word.starts_with('#') {
            break;
        }
        let mut at = start;
        for (i, part) in word.split('@').enumerate() {
            let end = at + part.len();
            let name = part.trim_end_matches([',', ';']);
            match (i, name.is_empty()) {
                (0, true) if part.is_empty() => {}
                // A lone comma between two tags.
                (0, true) => pieces.push(Piece::Glued(at, end)),
                (0, false) => broken(&mut pieces, name, at, at + name.len()),
                (_, true) => pieces.push(Piece::Broken("@…".to_owned(), at - 1, end.max(at))),
                (_, false) => {
                    pieces.push(Piece::Tag(composed(name), at - 1, at + name.len()));
                    if i > 1 || name.len() < part.len() {
                        pieces.push(Piece::Glued(if i > 1 { start } else { at - 1 }, end));
                    }
                }
            }
            at = end + 1;
        }
    }
    pieces
}

/// `@EXG 12` was meant as `@EXG-12`: the tag before and the word make one fault.
fn broken(pieces: &mut Vec<Piece>, word: &str, start: usize, end: usize) {
    if let Some(Piece::Tag(name, from, _)) = pieces.last()
        && PREFIXES.contains(&name.as_str())
    {
        let (meant, from) = (format!("@{name}-{word}"), *from);
        pieces.push(Piece::Broken(meant, from, end));
        return;
    }
    pieces.push(Piece::Broken(format!("@{word}"), start, end));
}

/// Is the line one of tags of which some or all lack their `@`?
pub fn lacks_signs(line: &str, tags_or_header_next: bool) -> bool {
    let mut signs = 0;
    let mut ids = 0;
    for (_, word) in words(line) {
        if word.starts_with('@') {
            signs += 1;
        } else if is_id(word) {
            ids += 1;
        } else {
            return false;
        }
    }
    ids > 0 && (signs > 0 || tags_or_header_next)
}

/// `EXG-012`: a declared prefix, a dash, a digit.
fn is_id(word: &str) -> bool {
    word.trim_end_matches([',', ';'])
        .split_once('-')
        .is_some_and(|(prefix, rest)| PREFIXES.contains(&prefix) && rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    line.split(char::is_whitespace).filter_map(move |word| {
        let start = at;
        // Every blank between two words has a width of its own.
        at += word.len() + line.get(at + word.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (!word.is_empty()).then_some((start, word))
    })
}

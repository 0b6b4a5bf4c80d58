//! R07: is something still to be written in a text that is frozen?

use super::lexicon::{Group, Role};
use super::sentence::{Sentence, mark};
use super::{Statement, Told};

/// R07: each blank of a statement.
pub fn blanks(statement: &Statement<'_>, told: &mut Told<'_>) {
    let sentence = &statement.sentence;
    for met in sentence.group(Group::Blank) {
        if met.role == Role::Blank || is_note(sentence, met.first, met.last) {
            told.words("R07", "R07", statement, sentence.bytes(met.first, met.last));
        }
    }
    for (start, marks) in question_marks(sentence.text) {
        told.words("R07", "R07", statement, start..start + marks);
    }
}

/// Do the words stand where a note stands: in brackets, after a colon, alone or at the end?
fn is_note(sentence: &Sentence<'_>, first: usize, last: usize) -> bool {
    let ends = last >= sentence.words.len() || sentence.has(last, mark::STOP);
    sentence.has(first, mark::BRACKET | mark::COLON) || (first == 0 && ends)
}

/// `???`: where runs of two question marks or more stand, with their lengths.
fn question_marks(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find("??") {
        let start = from + at;
        let length = text[start..].bytes().take_while(|b| *b == b'?').count();
        found.push((start, length));
        from = start + length;
    }
    found
}

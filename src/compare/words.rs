//! Which words of a text changed?

use crate::text::diff::{Line, sequences};

/// A piece of two texts laid over each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Kept(String),
    /// Only in the old one.
    Gone(String),
    /// Only in the new one.
    New(String),
}

/// Both texts as one sequence of pieces, word by word.
pub fn diff(old: &str, new: &str) -> Vec<Piece> {
    // A no-break space for a plain one is no change of words.
    let plain = |token| match token {
        "\u{a0}" | "\u{202f}" | "\u{2009}" => " ",
        other => other,
    };
    let words = |text| tokens(text).into_iter().map(plain).collect::<Vec<&str>>();
    let (a, b) = (words(old), words(new));
    let mut pieces: Vec<Piece> = Vec::new();
    for line in sequences(&a, &b) {
        let (piece, text) = match line {
            Line::Same(text) => (Piece::Kept(String::new()), text),
            Line::Gone(text) => (Piece::Gone(String::new()), text),
            Line::New(text) => (Piece::New(String::new()), text),
        };
        push(&mut pieces, piece, text);
    }
    together(pieces)
}

fn push(pieces: &mut Vec<Piece>, kind: Piece, text: &str) {
    match (pieces.last_mut(), &kind) {
        (Some(Piece::Kept(last)), Piece::Kept(_))
        | (Some(Piece::Gone(last)), Piece::Gone(_))
        | (Some(Piece::New(last)), Piece::New(_)) => last.push_str(text),
        _ => pieces.push(match kind {
            Piece::Kept(_) => Piece::Kept(text.to_owned()),
            Piece::Gone(_) => Piece::Gone(text.to_owned()),
            Piece::New(_) => Piece::New(text.to_owned()),
        }),
    }
}

/// Words with what is not a word between them, each by itself.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let class = |c: char| match c {
        c if c.is_alphanumeric() => 0,
        c if c.is_whitespace() => 1,
        _ => 2,
    };
    let mut last = None;
    for (at, c) in text.char_indices() {
        let own = class(c);
        // A sign stands alone: the end of a sentence is not part of its last word.
        if at > start && (last != Some(own) || own == 2) {
            tokens.push(&text[start..at]);
            start = at;
        }
        last = Some(own);
    }
    tokens.extend((start < text.len()).then(|| &text[start..]));
    tokens
}

/// Changes with nothing but a space between them read as one: the old words, then the new ones.
fn together(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let (mut gone, mut new) = (String::new(), String::new());
    let mut pieces = pieces.into_iter().peekable();
    let flush = |out: &mut Vec<Piece>, gone: &mut String, new: &mut String| {
        if !gone.is_empty() {
            out.push(Piece::Gone(std::mem::take(gone)));
        }
        if !new.is_empty() {
            out.push(Piece::New(std::mem::take(new)));
        }
    };
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Gone(text) => gone.push_str(&text),
            Piece::New(text) => new.push_str(&text),
            Piece::Kept(text) => {
                let between = !gone.is_empty() || !new.is_empty();
                let bridge = text.chars().all(char::is_whitespace) && between && pieces.peek().is_some();
                if bridge {
                    gone.push_str(&text);
                    new.push_str(&text);
                } else {
                    flush(&mut out, &mut gone, &mut new);
                    out.push(Piece::Kept(text));
                }
            }
        }
    }
    flush(&mut out, &mut gone, &mut new);
    out
}

/// The pieces in one line of plain text: `[-old-]{+new+}`.
pub fn marked(pieces: &[Piece]) -> String {
    let mark = |piece: &Piece| match piece {
        Piece::Kept(text) => text.clone(),
        Piece::Gone(text) => format!("[-{text}-]"),
        Piece::New(text) => format!("{{+{text}+}}"),
    };
    pieces.iter().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        marked(&diff(old, new))
    }

    #[test]
    fn only_the_words_that_changed_are_marked() {
        assert_eq!(
            shown("Le CRM doit répondre en 2 s.", "Le CRM doit répondre en 3 s."),
            "Le CRM doit répondre en [-2-]{+3+} s."
        );
        assert_eq!(shown("a b c", "a x y c"), "a [-b-]{+x y+} c");
        assert_eq!(shown("relance à J+7", "relance à J+10, une seule fois"), "relance à J+[-7-]{+10, une seule fois+}");
        assert_eq!(shown("a", "a"), "a");
        assert_eq!(shown("à « Gagnée » et", "à «\u{a0}Perdue\u{a0}» et"), "à « [-Gagnée-]{+Perdue+} » et");
        assert_eq!(shown("", "neuf"), "{+neuf+}");
        assert_eq!(shown("vieux", ""), "[-vieux-]");
    }

    #[test]
    fn both_texts_can_be_read_back() {
        for (old, new) in [("l’été, le soir ; 12,5 %", "l’hiver ! le matin 12,5 %"), ("x  y", "x y z"), ("é", "e")]
        {
            let (mut a, mut b) = (String::new(), String::new());
            for piece in diff(old, new) {
                match piece {
                    Piece::Kept(text) => {
                        a.push_str(&text);
                        b.push_str(&text);
                    }
                    Piece::Gone(text) => a.push_str(&text),
                    Piece::New(text) => b.push_str(&text),
                }
            }
            assert_eq!((a.as_str(), b.as_str()), (old, new));
        }
    }
}

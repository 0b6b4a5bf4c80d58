//! Which bytes of the file are these words of a YAML value?
//!
//! A value differs from its text in the file by quotes, escapes, line folding and indentation. All
//! of these change blanks or add signs, none changes the order of the rest: so the value and the
//! text are walked side by side over what is not blank. Where they do not agree (an alias stands
//! for the value, an unknown escape), nobody may point into the text and the whole value is meant.

use std::ops::Range;

use crate::text::{Place, Sources};

/// The place of the bytes `words` of `value`, which stands at `place`; the whole place where they
/// cannot be told apart. Blanks around the words are left out.
pub fn place_of(sources: &Sources, place: Place, value: &str, words: Range<usize>) -> Place {
    let Some(file) = sources.file(place.file) else { return place };
    match locate(&file.text, place.span.start(), value, words) {
        Some(bytes) => Place::new(place.file, bytes.start, bytes.end),
        None => place,
    }
}

/// The bytes of `text` that hold the bytes `words` of the value that starts at byte `start`.
fn locate(text: &str, start: usize, value: &str, words: Range<usize>) -> Option<Range<usize>> {
    let wanted = value.get(words.clone())?;
    let before = solid(value.get(..words.start)?);
    let inside = solid(wanted);
    if inside == 0 {
        return None;
    }
    let mut written = Written::new(text, start)?;
    let mut found: Option<Range<usize>> = None;
    for (i, meant) in value.chars().filter(|c| !c.is_whitespace()).take(before + inside).enumerate() {
        let (sign, bytes) = written.next_solid()?;
        if sign != meant {
            return None;
        }
        if i == before {
            found = Some(bytes.clone());
        }
        if let Some(found) = &mut found {
            found.end = bytes.end;
        }
    }
    found
}

/// How many characters of a text are not blank.
fn solid(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The ways in which YAML writes a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// No signs of its own: plain, literal and folded texts.
    Bare,
    /// `'…'`: a quote is doubled.
    Single,
    /// `"…"`: with escapes.
    Double,
}

/// What stands in the file, sign by sign.
struct Written<'a> {
    text: &'a str,
    at: usize,
    style: Style,
}

impl<'a> Written<'a> {
    fn new(text: &'a str, start: usize) -> Option<Self> {
        let first = text.get(start..)?.chars().next()?;
        let (style, at) = match first {
            '\'' => (Style::Single, start + 1),
            '"' => (Style::Double, start + 1),
            // The header of a block: `|`, `>-`, `>2 # comment`. The text starts on the next line.
            '|' | '>' => (Style::Bare, start + text[start..].find('\n')? + 1),
            _ => (Style::Bare, start),
        };
        Some(Self { text, at, style })
    }

    /// The next character that is not blank, with its bytes.
    fn next_solid(&mut self) -> Option<(char, Range<usize>)> {
        loop {
            let start = self.at;
            let sign = self.take()?;
            let meant = match (self.style, sign) {
                (Style::Single, '\'') => {
                    // A lone quote ends the value.
                    (self.take()? == '\'').then_some('\'')?
                }
                (Style::Double, '"') => return None,
                (Style::Double, '\\') => self.escaped()?,
                _ => sign,
            };
            if !meant.is_whitespace() {
                return Some((meant, start..self.at));
            }
        }
    }

    fn take(&mut self) -> Option<char> {
        let sign = self.text.get(self.at..)?.chars().next()?;
        self.at += sign.len_utf8();
        Some(sign)
    }

    /// What an escape stands for; a folded line counts as a blank.
    fn escaped(&mut self) -> Option<char> {
        Some(match self.take()? {
            'x' => self.code(2)?,
            'u' => self.code(4)?,
            'U' => self.code(8)?,
            // Blanks of all kinds, the bare end of line among them.
            'n' | 't' | 'r' | 'N' | 'L' | 'P' | '_' | ' ' | '\t' | '\n' | '\r' | 'v' | 'f' => ' ',
            '0' => '\0',
            'a' => '\u{7}',
            'b' => '\u{8}',
            'e' => '\u{1b}',
            other => other,
        })
    }

    fn code(&mut self, digits: usize) -> Option<char> {
        let code = self.text.get(self.at..self.at + digits)?;
        self.at += digits;
        char::from_u32(u32::from_str_radix(code, 16).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::yaml;

    /// What is underlined for `words` of the value of `key`, in a file that holds `text`.
    fn underlined(text: &str, words: &str) -> String {
        let mut sources = Sources::default();
        let file = sources.add("specs/a.yaml", text);
        let root = yaml::read(file, text).root.expect("well formed");
        let node = root.get("s").expect("the value");
        let value = node.text().expect("a text").trim().to_owned();
        let start = value.find(words).expect("the words are in the value");
        sources.slice(place_of(&sources, node.place, &value, start..start + words.len())).to_owned()
    }

    #[test]
    fn words_are_found_in_every_style_of_text() {
        assert_eq!(underlined("s: Le CRM doit répondre rapidement.\n", "rapidement"), "rapidement");
        assert_eq!(underlined("s: 'L''outil, l''écran, rapidement'\n", "l'écran"), "l''écran");
        assert_eq!(underlined("s: \"dit \\\"vite\\\" et \\u00e9tonne\"\n", "étonne"), "\\u00e9tonne");
        assert_eq!(underlined("a: 1\ns:   rapidement   # rapidement\nb: 2\n", "rapidement"), "rapidement");
        assert_eq!(underlined("s: le premier\n  mot, le\n  second\n", "le second"), "le\n  second");
        assert_eq!(underlined("s: \"le premier \\\n  mot, vite\"\n", "mot, vite"), "mot, vite");
    }

    #[test]
    fn words_are_found_in_blocks() {
        let folded = "s: >-  # un commentaire\n    Le CRM doit\n    répondre rapidement\n\n    et bien.\nb: 2\n";
        assert_eq!(underlined(folded, "rapidement"), "rapidement");
        assert_eq!(underlined(folded, "doit répondre"), "doit\n    répondre");
        let literal = "s: |\n  - un # signe\n    - deux\n  - trois vite\n";
        assert_eq!(underlined(literal, "# signe"), "# signe");
        assert_eq!(underlined(literal, "vite"), "vite");
        assert_eq!(underlined("s: >2\n    décalé\n   vite\n", "vite"), "vite");
        assert_eq!(underlined("s: |+\r\n  un\r\n  vite\r\n", "vite"), "vite");
    }

    #[test]
    fn the_right_occurrence_is_found() {
        let text = "s: vite, vite, vite\n";
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text);
        let node = yaml::read(file, text).root.expect("well formed").get("s").expect("there").clone();
        let place = place_of(&sources, node.place, "vite, vite, vite", 6..10);
        assert_eq!((place.span.start(), place.span.end()), (9, 13));
    }

    #[test]
    fn what_cannot_be_mapped_is_underlined_whole() {
        let text = "a: &x un texte vite\ns: *x\n";
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text);
        let root = yaml::read(file, text).root.expect("well formed");
        let node = root.get("s").expect("there");
        assert_eq!(place_of(&sources, node.place, "un texte vite", 9..13), node.place);
        let place = Place::new(file, 0, 4);
        assert_eq!(place_of(&sources, place, "autre", 0..5), place, "another text");
        assert_eq!(place_of(&sources, place, "court", 3..99), place, "no such words");
        assert_eq!(place_of(&sources, place, "   ", 0..2), place, "only blanks");
    }
}

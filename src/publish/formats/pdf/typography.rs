//! How is a text set as a printer would: spaces, apostrophes, places where a word may break?

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::text::Lang;

/// The text composed, without characters that cannot be seen, with the no-break spaces of its
/// language: narrow before `; ! ?` and between thousands, wide before `:` and inside « ».
pub fn set(text: &str, lang: Lang) -> String {
    let visible: Vec<char> = text.nfc().filter_map(visible).collect();
    let mut out = String::with_capacity(text.len() + 8);
    for (i, &character) in visible.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| visible.get(i)).copied();
        let after = visible.get(i + 1).copied();
        out.push(match character {
            '\'' if before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic) => '’',
            ' ' => space(&visible, i, lang),
            other => other,
        });
    }
    out
}

/// The text without characters that cannot be seen, else as it is typed; tabs are four spaces.
pub fn verbatim(text: &str) -> String {
    text.replace('\t', "    ").nfc().filter_map(visible).collect()
}

fn space(text: &[char], at: usize, lang: Lang) -> char {
    let before = at.checked_sub(1).and_then(|i| text.get(i)).copied().unwrap_or(' ');
    let after = text.get(at + 1).copied().unwrap_or(' ');
    let thousands = || {
        let digits = text[at + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
        before.is_ascii_digit() && digits == 3
    };
    match (lang, before, after) {
        (Lang::Fr, _, ';' | '!' | '?') => '\u{202f}',
        (Lang::Fr, _, ':' | '»' | '%' | '€') | (Lang::Fr, '«', _) => '\u{a0}',
        (Lang::Fr, '°', digit) if digit.is_ascii_digit() => '\u{a0}',
        (Lang::Fr, ..) if thousands() => '\u{202f}',
        _ => ' ',
    }
}

/// A character as it can be shown; none for controls, direction marks and joiners.
fn visible(character: char) -> Option<char> {
    match character {
        '\n' | '\t' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}' => None,
        character if character.is_control() => None,
        other => Some(other),
    }
}

/// A part of a word and what may happen after it.
#[derive(Debug, PartialEq, Eq)]
pub struct Syllable<'a> {
    /// Its letters.
    pub text: Cow<'a, str>,
    /// Whether the line may break after it.
    pub after: After,
}

/// What may happen after a part of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// Nothing.
    Nothing,
    /// A break with a hyphen.
    Hyphen,
    /// A break as it is: after a hyphen or a slash of the word.
    Break,
}

/// The parts of a word. Words with digits, ids and acronyms are not hyphenated.
pub fn syllables(word: &str, lang: Lang) -> Vec<Syllable<'_>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut letters = 0;
    let characters: Vec<(usize, char)> = word.char_indices().collect();
    for (i, (at, character)) in characters.iter().enumerate() {
        let alphabetic = character.is_alphabetic();
        letters = if alphabetic { letters + 1 } else { 0 };
        let next = characters.get(i + 1).map(|(_, next)| *next);
        let follows = |test: fn(char) -> bool| next.is_some_and(test);
        let before = i.checked_sub(1).and_then(|i| characters.get(i)).map(|(_, before)| *before);
        let breaks = match character {
            '-' => before.is_some_and(char::is_alphabetic) && follows(char::is_alphabetic),
            '/' | '_' | '#' | '?' | '&' | '\\' | '·' | '—' => follows(char::is_alphanumeric),
            '.' | '@' => follows(char::is_alphabetic) && before.is_some_and(char::is_alphanumeric),
            '’' => false,
            _ => continue,
        };
        let end = at + character.len_utf8();
        if breaks || *character == '’' {
            hyphenate(&word[start..end], lang, &mut parts);
            if let Some(last) = parts.last_mut().filter(|_| breaks) {
                last.after = After::Break;
            }
            start = end;
        }
    }
    if start < word.len() {
        hyphenate(&word[start..], lang, &mut parts);
    }
    parts
}

/// Longest word that the hyphenation patterns take, in bytes.
const LONGEST_WORD: usize = 40;

fn hyphenate<'a>(part: &'a str, lang: Lang, out: &mut Vec<Syllable<'a>>) {
    let whole = |text: &'a str| Syllable { text: Cow::Borrowed(text), after: After::Nothing };
    let lead = part.len() - part.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    let core = part[lead..].trim_end_matches(|c: char| !c.is_alphabetic());
    // The patterns refuse longer words; those are cut anywhere.
    let plain = core.chars().all(char::is_alphabetic) && core.chars().count() >= 6 && core.len() <= LONGEST_WORD;
    let acronym = core.chars().filter(|c| c.is_uppercase()).count() > 1;
    if !plain || acronym {
        out.push(whole(part));
        return;
    }
    let patterns = match lang {
        Lang::Fr => hypher::Lang::French,
        Lang::En => hypher::Lang::English,
    };
    let first = out.len();
    let mut at = lead;
    for syllable in hypher::hyphenate_bounded(core, patterns, 2, 3) {
        let start = if out.len() == first { 0 } else { at };
        at += syllable.len();
        out.push(Syllable { text: Cow::Borrowed(&part[start..at]), after: After::Hyphen });
    }
    let alone = out.len() == first + 1;
    if let Some(last) = out.last_mut() {
        // What follows the letters stays with the last syllable.
        let start = if alone { 0 } else { at - last.text.len() };
        *last = whole(&part[start..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(word: &str, lang: Lang) -> String {
        let mark = |after| match after {
            After::Nothing => "",
            After::Hyphen => "·",
            After::Break => "|",
        };
        syllables(word, lang).iter().map(|part| format!("{}{}", part.text, mark(part.after))).collect()
    }

    #[test]
    fn french_spaces_do_not_break() {
        assert_eq!(
            set("l'encours : « 28 000 comptes » ; 15 % ?", Lang::Fr),
            "l’encours\u{a0}: «\u{a0}28\u{202f}000 comptes\u{a0}»\u{202f}; 15\u{a0}%\u{202f}?"
        );
        assert_eq!(set("it's 28 000: fine; ok?\u{200b}\u{fe0f}", Lang::En), "it’s 28 000: fine; ok?");
        assert_eq!(set("e\u{301}cart\nsuivant", Lang::Fr), "écart suivant");
    }

    #[test]
    fn words_break_at_syllables_hyphens_and_slashes_but_ids_do_not() {
        assert_eq!(shown("commercial,", Lang::Fr), "com·mer·cial,");
        assert_eq!(shown("(opportunité)", Lang::Fr), "(op·por·tu·nité)");
        assert_eq!(shown("l’administration", Lang::Fr), "l’ad·mi·nis·tra·tion");
        assert_eq!(shown("peut-être", Lang::Fr), "peut-|être");
        assert_eq!(shown("EXG-012", Lang::Fr), "EXG-012");
        assert_eq!(shown("SIREN/SIRET", Lang::Fr), "SIREN/|SIRET");
        assert_eq!(shown("requirement", Lang::En), "re·quire·ment");
        assert_eq!(shown("…", Lang::Fr), "…");
    }
}

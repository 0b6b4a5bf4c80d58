//! What are the words of a statement, and what does each do there?
//!
//! One walk over the text: words with their bytes, folded, with the roles that the lexicon knows;
//! quotations, brackets, figures and the ends of sentences are marks on the words.

mod numbers;

use std::ops::Range;

use super::lexicon::{Group, Lexicon, Role};
use crate::text::Lang;
use crate::text::similar::fold;

/// Marks on a word, beside its roles.
pub mod mark {
    /// Between quotation marks or back quotes: what is quoted is data.
    pub const QUOTED: u16 = 1;
    /// A comma (or a bullet) stands before it.
    pub const COMMA: u16 = 1 << 1;
    /// It begins a sentence or a part of one: nothing, `.`, `;` or a blank line stands before it.
    pub const STOP: u16 = 1 << 2;
    /// A colon stands before it.
    pub const COLON: u16 = 1 << 3;
    /// Inside round or square brackets.
    pub const BRACKET: u16 = 1 << 4;
    /// Its first letter is a capital.
    pub const CAPITAL: u16 = 1 << 5;
    /// Two letters or more, all of them capitals.
    pub const UPPER: u16 = 1 << 6;
    /// It begins with a digit.
    pub const NUMBER: u16 = 1 << 7;
    /// `%`, `€`: a unit of one sign.
    pub const SYMBOL: u16 = 1 << 8;
    /// In a clause that hangs on another one.
    pub const SUBORDINATE: u16 = 1 << 9;
    /// One of its letters at least is a capital.
    pub const INNER_CAPITAL: u16 = 1 << 10;
    /// It has a digit or a dot.
    pub const FIGURED: u16 = 1 << 11;
    /// In a fixed phrase that sets a condition: « autant que faire se peut ».
    pub const PHRASE: u16 = 1 << 12;
}

/// A word of a sentence.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its bytes in the statement.
    pub bytes: Range<usize>,
    folded: Range<usize>,
    roles: u64,
    marks: u16,
}

impl Word {
    /// Has it that role?
    pub const fn is(&self, role: Role) -> bool {
        self.roles & role.bit() != 0
    }

    /// Has it that mark?
    pub const fn has(&self, mark: u16) -> bool {
        self.marks & mark != 0
    }
}

/// An entry of the lexicon met in a sentence: words `first..last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Met {
    /// What it does.
    pub role: Role,
    /// Its first word.
    pub first: usize,
    /// One past its last word.
    pub last: usize,
}

/// A statement taken apart.
#[derive(Debug)]
pub struct Sentence<'a> {
    /// The statement.
    pub text: &'a str,
    /// Its language.
    pub lang: Lang,
    /// Its words, signs of units included.
    pub words: Vec<Word>,
    /// The entries that were met outside quotations, in order.
    pub met: Vec<Met>,
    folded: String,
}

impl<'a> Sentence<'a> {
    /// Takes a statement apart.
    pub fn read(text: &'a str, lang: Lang) -> Self {
        let mut reader = Reader::new(text, Some(lang));
        reader.read();
        let (words, folded) = (reader.words, reader.folded);
        let mut sentence = Self { text, lang, words, met: Vec::new(), folded };
        sentence.meet(Lexicon::of(lang));
        sentence.join_numbers();
        sentence.mark_phrases();
        super::clause::mark(&mut sentence);
        sentence
    }

    /// Marks the words of fixed phrases, once for all that ask.
    fn mark_phrases(&mut self) {
        let phrases = self.met.iter().filter(|met| met.role == Role::Condition && met.last - met.first > 1);
        for met in phrases {
            let words = self.words.get_mut(met.first..met.last).unwrap_or_default();
            words.iter_mut().for_each(|word| word.marks |= mark::PHRASE);
        }
    }

    /// A word without capitals and accents; empty past the end.
    pub fn folded(&self, i: usize) -> &str {
        self.words.get(i).map_or("", |word| &self.folded[word.folded.clone()])
    }

    /// The entries of a group that were met.
    pub fn group(&self, group: Group) -> impl Iterator<Item = &Met> {
        self.met.iter().filter(move |met| met.role.group() == Some(group))
    }

    /// Has word `i` that role? False past the end.
    pub fn is(&self, i: usize, role: Role) -> bool {
        self.words.get(i).is_some_and(|word| word.is(role))
    }

    /// Has word `i` that mark? False past the end.
    pub fn has(&self, i: usize, mark: u16) -> bool {
        self.words.get(i).is_some_and(|word| word.has(mark))
    }

    /// The bytes of words `first..last`.
    pub fn bytes(&self, first: usize, last: usize) -> Range<usize> {
        let start = self.words.get(first).map_or(0, |word| word.bytes.start);
        let end = last.checked_sub(1).and_then(|last| self.words.get(last)).map_or(start, |word| word.bytes.end);
        start..end.max(start)
    }

    /// How many words a person would count: groups of signs with a letter or a figure.
    pub fn length(&self) -> usize {
        self.text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
    }

    /// Could there be more such words than that? A cheap question before the dear one: each of them but the last
    /// has a byte after it with which blanks begin.
    pub fn may_be_longer_than(&self, most: usize) -> bool {
        let begins_blank = |byte: &&u8| **byte <= b' ' || matches!(**byte, 0xc2 | 0xe1..=0xe3);
        self.text.as_bytes().iter().filter(begins_blank).count() + 1 > most
    }

    pub(super) fn mark(&mut self, i: usize, mark: u16) {
        if let Some(word) = self.words.get_mut(i) {
            word.marks |= mark;
        }
    }

    fn meet(&mut self, lexicon: &Lexicon) {
        // Up to which word each group is spoken for.
        let mut taken = [0_usize; 5];
        for i in 0..self.words.len() {
            let mut roles = 0;
            // Many entries begin with « à » or « l’ »: most are told apart by the second word.
            let second = self.words.get(i + 1).map_or("", |word| &self.folded[word.folded.clone()]);
            for entry in lexicon.starting_with(self.folded(i)) {
                if entry.rest.first().is_some_and(|word| word != second) {
                    continue;
                }
                let last = i + 1 + entry.rest.len();
                let follows = |(k, word): (usize, &String)| {
                    self.folded(i + 1 + k) == word && !self.has(i + 1 + k, mark::COMMA | mark::STOP)
                };
                if !entry.rest.iter().enumerate().all(follows) {
                    continue;
                }
                match entry.role.group() {
                    None => roles |= entry.role.bit(),
                    Some(group) => {
                        if self.has(i, mark::QUOTED) || taken[group as usize] > i {
                            continue;
                        }
                        taken[group as usize] = last;
                        roles |= entry.role.bit();
                        self.met.push(Met { role: entry.role, first: i, last });
                    }
                }
            }
            self.words[i].roles = roles;
        }
    }
}

/// A text in lower case without accents, typographic apostrophes made straight.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        fold_into(c, &mut out);
    }
    out
}

/// The folded words of an entry of a list.
pub fn words_of(form: &str) -> Vec<String> {
    // Most entries are one plain word.
    let plain = folded(form);
    if !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return vec![plain];
    }
    let mut reader = Reader::new(form, None);
    reader.read();
    reader.words.iter().map(|word| reader.folded[word.folded.clone()].to_owned()).collect()
}

fn fold_into(c: char, out: &mut String) {
    match c {
        _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        'à' | 'â' | 'ä' | 'À' | 'Â' => out.push('a'),
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => out.push('e'),
        'î' | 'ï' | 'Î' => out.push('i'),
        'ô' | 'ö' | 'Ô' => out.push('o'),
        'ù' | 'û' | 'ü' => out.push('u'),
        'ç' | 'Ç' => out.push('c'),
        '’' => out.push('\''),
        _ => out.push_str(&fold(c.encode_utf8(&mut [0; 4]))),
    }
}

/// Words that lose their vowel before another one.
const ELIDED: &[&str] =
    &["l", "d", "n", "s", "c", "j", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "parce qu"];

/// After these a full stop ends no sentence.
const SHORTENED: &[&str] =
    &["etc", "cf", "ex", "art", "al", "approx", "env", "max", "min", "tel", "n", "p", "e.g", "i.e"];

struct Reader<'a> {
    text: &'a str,
    /// Its language; none for a form of a list, which may be of both.
    lang: Option<Lang>,
    words: Vec<Word>,
    folded: String,
    /// Marks that the next word gets.
    pending: u16,
    brackets: usize,
    /// Up to which byte everything is quoted.
    quoted_until: usize,
    /// Closing signs that stand nowhere in what is left.
    unclosed: Vec<char>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, lang: Option<Lang>) -> Self {
        let words = Vec::with_capacity(text.len() / 5 + 1);
        let folded = String::with_capacity(text.len());
        Self { text, lang, words, folded, pending: mark::STOP, brackets: 0, quoted_until: 0, unclosed: Vec::new() }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn read(&mut self) {
        let mut at = 0;
        while let Some(c) = self.char_at(at) {
            if c.is_alphanumeric() {
                at = self.word(at, c);
                continue;
            }
            let next = at + c.len_utf8();
            match c {
                '«' => self.quote(next, '»'),
                '“' | '„' => self.quote(next, '”'),
                '"' => self.quote(next, '"'),
                '`' => self.quote(next, '`'),
                '(' | '[' => self.brackets += 1,
                ')' | ']' => self.brackets = self.brackets.saturating_sub(1),
                ',' => self.pending |= mark::COMMA,
                ';' | '!' | '?' => self.pending |= mark::STOP,
                ':' => self.pending |= mark::COLON,
                '.' | '…' => self.full_stop(next),
                '\n' => self.end_of_line(next),
                '•' | '–' | '—' => self.pending |= mark::COMMA,
                '%' | '‰' | '€' | '$' | '£' | '°' => self.symbol(at, next),
                _ => {}
            }
            at = next;
        }
    }

    fn quote(&mut self, after: usize, closing: char) {
        if after <= self.quoted_until || self.unclosed.contains(&closing) {
            return;
        }
        match self.text[after..].find(closing) {
            Some(length) => self.quoted_until = after + length + closing.len_utf8(),
            // It closes nothing from here on: to look again at each opening sign would take the square of the text.
            None => self.unclosed.push(closing),
        }
    }

    fn full_stop(&mut self, next: usize) {
        let shortened = self.words.last().is_some_and(|word| SHORTENED.contains(&&self.folded[word.folded.clone()]));
        let follows = self.text[next..].trim_start().chars().next();
        if !(shortened && follows.is_some_and(|c| !c.is_uppercase())) {
            self.pending |= mark::STOP;
        }
    }

    /// A blank line ends a sentence; a bullet counts as a comma.
    fn end_of_line(&mut self, next: usize) {
        let rest = self.text[next..].trim_start_matches([' ', '\t']);
        if rest.starts_with('\n') {
            self.pending |= mark::STOP;
        } else if rest.starts_with("- ") || rest.starts_with("* ") {
            self.pending |= mark::COMMA;
        }
    }

    fn symbol(&mut self, start: usize, end: usize) {
        let folded = self.folded.len();
        self.folded.push_str(&self.text[start..end]);
        self.push(start..end, folded, mark::SYMBOL);
    }

    fn push(&mut self, bytes: Range<usize>, folded: usize, marks: u16) {
        let mut marks = marks | std::mem::take(&mut self.pending);
        if self.brackets > 0 {
            marks |= mark::BRACKET;
        }
        if bytes.start < self.quoted_until {
            marks |= mark::QUOTED;
        }
        self.words.push(Word { bytes, folded: folded..self.folded.len(), roles: 0, marks });
    }

    /// Reads the word that begins at `start` with `first`; returns the byte after it.
    fn word(&mut self, start: usize, first: char) -> usize {
        if first.is_ascii_digit() {
            return self.number(start);
        }
        let folded = self.folded.len();
        let (mut letters, mut capitals) = (0_usize, 0_usize);
        let mut at = start;
        loop {
            // Most of a word is plain letters.
            while let Some(byte) = self.text.as_bytes().get(at).filter(|byte| byte.is_ascii_alphanumeric()) {
                letters += usize::from(byte.is_ascii_alphabetic());
                capitals += usize::from(byte.is_ascii_uppercase());
                self.folded.push(char::from(byte.to_ascii_lowercase()));
                at += 1;
            }
            let Some(c) = self.char_at(at) else { break };
            let after = at + c.len_utf8();
            if c.is_alphanumeric() || c == '_' {
                letters += usize::from(c.is_alphabetic());
                capitals += usize::from(c.is_uppercase());
                fold_into(c, &mut self.folded);
            } else if matches!(c, '\'' | '’') && ELIDED.contains(&&self.folded[folded..]) {
                self.folded.push('\'');
                at = after;
                break;
            } else if matches!(c, '\'' | '’') && self.char_at(after).is_some_and(char::is_alphanumeric) {
                self.folded.push('\'');
            } else if matches!(c, '-' | '‑' | '.' | '&' | '+' | '@')
                && self.char_at(after).is_some_and(char::is_alphanumeric)
            {
                self.folded.push(if c == '‑' { '-' } else { c });
            } else if c == '/'
                && ["et", "and", "s"].contains(&&self.folded[folded..])
                && self.char_at(after).is_some_and(char::is_alphanumeric)
            {
                self.folded.push('/');
            } else {
                break;
            }
            at = after;
        }
        // The possessive of English says nothing about the word.
        if self.folded[folded..].ends_with("'s") {
            self.folded.truncate(self.folded.len() - 2);
        }
        let mut marks = 0;
        if first.is_uppercase() {
            marks |= mark::CAPITAL;
        }
        if letters >= 2 && capitals == letters {
            marks |= mark::UPPER;
        }
        if capitals > 0 {
            marks |= mark::INNER_CAPITAL;
        }
        if self.folded.as_bytes()[folded..].iter().any(|byte| byte.is_ascii_digit() || *byte == b'.') {
            marks |= mark::FIGURED;
        }
        self.push(start..at, folded, marks);
        at
    }

    /// Does a sign part the thousands of the figure that began at that byte of the folded text? No thousand begins with 0.
    fn is_of_thousands(&self, sign: char, folded: usize) -> bool {
        let before = self.folded.get(folded..).unwrap_or_default();
        let whole = !before.starts_with('0') && !before.contains('.');
        whole && matches!((self.lang, sign), (Some(Lang::En), ',') | (Some(Lang::Fr), '.'))
    }

    /// A figure with its thousands and decimals: `1 200`, `10,000`, `99,9`; and what is stuck to it: `30e`.
    fn number(&mut self, start: usize) -> usize {
        let folded = self.folded.len();
        let mut at = start;
        while let Some(c) = self.char_at(at) {
            let after = at + c.len_utf8();
            let digits = self.text[after..].bytes().take_while(u8::is_ascii_digit).count();
            if c.is_alphanumeric() {
                fold_into(c, &mut self.folded);
            } else if digits == 3 && self.is_of_thousands(c, folded) {
                // “10,000” and « 10.000 » are ten thousand; « 10,000 » has three decimals.
            } else if matches!(c, '.' | ',') && digits > 0 {
                self.folded.push('.');
            } else if !(matches!(c, ' ' | '\u{a0}' | '\u{202f}') && digits == 3) {
                break;
            }
            at = after;
        }
        let capital = self.text[start..at].chars().any(char::is_uppercase);
        let marks = mark::NUMBER | mark::FIGURED | if capital { mark::INNER_CAPITAL } else { 0 };
        self.push(start..at, folded, marks);
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        words_of(text)
    }

    #[test]
    fn words_are_folded_and_elisions_stand_apart() {
        assert_eq!(
            words("L’outil d'État, jusqu’à 1 200,50 €"),
            ["l'", "outil", "d'", "etat", "jusqu'", "a", "1200.50", "€"]
        );
        assert_eq!(words("the customer's e-mail and/or fax"), ["the", "customer", "e-mail", "and/or", "fax"]);
        assert_eq!(words("S/4HANA, PLAT’AU, J+7, 99,9 %"), ["s/4hana", "plat'au", "j+7", "99.9", "%"]);
        assert_eq!(words("« l’« état » »"), ["l'", "etat"]);
    }

    #[test]
    fn quotations_brackets_and_stops_are_marked() {
        let sentence = Sentence::read("Le motif « traiter vite » (vite, etc.) suit. Il doit", Lang::Fr);
        let marked = |mark: u16| -> Vec<&str> {
            let all = (0..sentence.words.len()).filter(|i| sentence.has(*i, mark));
            all.map(|i| sentence.folded(i)).collect()
        };
        assert_eq!(marked(mark::QUOTED), ["traiter", "vite"]);
        assert_eq!(marked(mark::BRACKET), ["vite", "etc"]);
        assert_eq!(marked(mark::STOP), ["le", "il"]);
        let vague: Vec<_> = sentence.group(Group::Vague).map(|met| sentence.folded(met.first)).collect();
        assert_eq!(vague, ["vite", "etc"], "what is quoted is data");
    }

    #[test]
    fn an_apostrophe_or_quote_that_nothing_closes_is_no_quotation() {
        let sentence = Sentence::read("Un écran de 24\" doit être simple", Lang::Fr);
        assert_eq!(sentence.group(Group::Vague).count(), 1);
        assert_eq!(Sentence::read("", Lang::Fr).words.len(), 0);
        assert_eq!(Sentence::read("… ; « »", Lang::En).length(), 0);
    }

    #[test]
    fn the_longest_entry_wins() {
        let sentence = Sentence::read("un ou plusieurs contacts, par lettre simple", Lang::Fr);
        assert!(sentence.group(Group::Vague).all(|met| met.role == Role::VagueName));
    }
}

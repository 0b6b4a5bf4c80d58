//! Which words are one number together?

use super::super::lexicon::Role;
use super::{Sentence, mark};
use crate::text::numerals;

impl Sentence<'_> {
    /// Makes one word of a number of several, in figures: « cent vingt », “ten thousand”. The entries that were met keep their
    /// words.
    pub(super) fn join_numbers(&mut self) {
        let mut first = 0;
        while first + 1 < self.words.len() {
            if let Some((last, value)) = self.number_from(first) {
                let gone = last - first - 1;
                let start = self.folded.len();
                self.folded.push_str(&value.to_string());
                let end = self.words[last - 1].bytes.end;
                let word = &mut self.words[first];
                word.bytes.end = end;
                word.folded = start..self.folded.len();
                word.roles |= Role::Number.bit();
                word.marks |= mark::NUMBER | mark::FIGURED;
                self.words.drain(first + 1..last);
                let moved = |at: usize, within: usize| if at >= last { at - gone } else { at.min(within) };
                for met in &mut self.met {
                    (met.first, met.last) = (moved(met.first, first), moved(met.last, first + 1));
                }
            }
            first += 1;
        }
    }

    /// One past the last word of a number of several words that begins at `first`, and its value.
    fn number_from(&self, first: usize) -> Option<(usize, u32)> {
        let apart = |i: usize| self.has(i, mark::COMMA | mark::STOP | mark::COLON | mark::QUOTED | mark::NUMBER);
        let part = |i: usize| self.is(i, Role::Number) && !self.has(i, mark::NUMBER);
        let hyphened = || self.folded(first).contains('-') && part(first + 1);
        if !(part(first) || hyphened()) || self.has(first, mark::QUOTED) {
            return None;
        }
        let joins = |i: usize| matches!(self.folded(i), "et" | "and");
        let ends = |i: usize| part(i) || matches!(self.folded(i), "un" | "une" | "one");
        let more = |i: &usize| !apart(*i) && (part(*i) || joins(*i - 1) && ends(*i) || joins(*i) && ends(*i + 1));
        let last = (first + 1..self.words.len()).take_while(more).last()? + 1;
        let value = |last: usize| numerals::several((first..last).map(|i| self.folded(i)));
        // « entre cent et deux cents »: what is not one number up to its end is none beyond « et ».
        let joint = || (first + 1..last).find(|i| joins(*i)).filter(|last| *last > first + 1);
        value(last).map(|value| (last, value)).or_else(|| joint().and_then(|last| Some((last, value(last)?))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn a_number_of_several_words_is_one_word() {
        let text =
            "Le support doit traiter vingt et un appels, dix mille courriels, deux, trois ou cent vingt messages";
        let sentence = Sentence::read(text, Lang::Fr);
        let figures: Vec<&str> =
            (0..sentence.words.len()).filter(|i| sentence.has(*i, mark::NUMBER)).map(|i| sentence.folded(i)).collect();
        assert_eq!(figures, ["21", "10000", "120"]);
        assert!(sentence.met.iter().all(|met| met.first < met.last && met.last <= sentence.words.len()));
        let between = Sentence::read("entre cent et deux cents, entre vingt et trente", Lang::Fr);
        let folded: Vec<&str> = (0..between.words.len()).map(|i| between.folded(i)).collect();
        assert_eq!(folded, ["entre", "cent", "et", "200", "entre", "vingt", "et", "trente"]);
        let english = Sentence::read("one hundred and twenty days or two thousand", Lang::En);
        assert_eq!((english.folded(0), english.folded(3)), ("120", "2000"));
        assert_eq!(english.bytes(0, 1), 0..22);
    }
}

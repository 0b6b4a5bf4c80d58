//! R09: does the glossary say what the acronyms and terms mean?

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::lexicon::folded_forms;
use super::sentence::{folded, mark};
use super::{Catalogue, Statement, Told, product};
use crate::text::Diagnostic;

/// Letters beyond which a word in capitals is a word that shouts, no acronym.
const LONGEST_ACRONYM: usize = 10;

static COMMON: LazyLock<HashSet<String>> = LazyLock::new(|| folded_forms("acronyms").collect());

/// Terms that the glossary lacks: where each is told in the findings, and how often it is used.
#[derive(Debug, Default)]
pub struct Unknown {
    terms: HashMap<String, (usize, usize)>,
    /// The terms that were used since somebody asked.
    latest: Vec<String>,
}

impl Unknown {
    /// A use of a term: told at its first place only, for one line of the glossary mends all.
    fn used(&mut self, term: &str, tell: impl FnOnce() -> usize) {
        self.latest.push(term.to_owned());
        match self.terms.get_mut(term) {
            Some((_, uses)) => *uses += 1,
            None => {
                self.terms.insert(term.to_owned(), (tell(), 1));
            }
        }
    }

    /// The terms that were used since this was last asked.
    pub fn latest(&mut self) -> Vec<String> {
        std::mem::take(&mut self.latest)
    }

    /// Terms that were told elsewhere are used once more; false when one of them is still to be told.
    pub fn again(&mut self, terms: &[String]) -> bool {
        let told = terms.iter().all(|term| self.terms.contains_key(term));
        if told {
            terms.iter().filter_map(|term| self.terms.get_mut(term).map(|(_, uses)| *uses += 1)).count();
        }
        told
    }

    /// Takes in what was read after this: `found` are the findings of that reading, which will stand after `before`
    /// others. A term that was told in both is told no second time.
    pub fn join(&mut self, other: &Self, found: &mut Vec<Diagnostic>, before: usize) {
        let twice: HashSet<usize> =
            other.terms.iter().filter(|(term, _)| self.terms.contains_key(*term)).map(|(_, (at, _))| *at).collect();
        // Where a finding stands once those that are told already are gone.
        let place = |at: usize| before + at - twice.iter().filter(|gone| **gone < at).count();
        for (term, (at, uses)) in &other.terms {
            match self.terms.get_mut(term) {
                Some((_, known)) => *known += uses,
                None => {
                    self.terms.insert(term.clone(), (place(*at), *uses));
                }
            }
        }
        let mut at = 0;
        found.retain(|_| {
            at += 1;
            !twice.contains(&(at - 1))
        });
    }

    /// Says in each finding how often its term is used.
    pub fn count(self, told: &mut Told<'_>) {
        for (at, uses) in self.terms.into_values() {
            if let Some(finding) = told.found.get_mut(at).filter(|_| uses > 1) {
                *finding = finding.clone().with("count", uses);
                finding.message.id = if finding.message.id == "R09" { "R09-many" } else { "R09-term-many" };
            }
        }
    }
}

/// R09: each acronym, and each term in bold, that the glossary lacks.
pub fn unknown(statement: &Statement<'_>, catalogue: &Catalogue, unknown: &mut Unknown, told: &mut Told<'_>) {
    let sentence = &statement.sentence;
    let shouts = sentence.words.iter().filter(|word| word.has(mark::UPPER)).count() * 2 > sentence.words.len();
    let mut seen: HashSet<&str> = HashSet::new();
    let mut products = None;
    for i in 0..sentence.words.len() {
        if shouts || !sentence.has(i, mark::UPPER) || sentence.has(i, mark::QUOTED) {
            continue;
        }
        let word = sentence.folded(i);
        let known = COMMON.contains(word) || catalogue.has_term(word) || is_reference(word);
        if known || word.len() > LONGEST_ACRONYM || !seen.insert(word) {
            continue;
        }
        let products = products.get_or_insert_with(|| product::found(sentence));
        if products.iter().any(|(first, last)| (*first..*last).contains(&i)) {
            continue;
        }
        unknown.used(word, || {
            let term = sentence.text[sentence.words[i].bytes.clone()].to_owned();
            let finding = told.words("R09", "R09", statement, sentence.bytes(i, i + 1));
            *finding = finding.clone().with("term", term);
            told.found.len() - 1
        });
    }
    for bytes in bold(sentence.text) {
        let term = sentence.text[bytes.clone()].to_owned();
        let key = folded(&term);
        if !catalogue.has_term(&key) {
            unknown.used(&key, || {
                let finding = told.words("R09", "R09-term", statement, bytes);
                *finding = finding.clone().with("term", term);
                told.found.len() - 1
            });
        }
    }
}

/// `EXG-012`, `TC52`: an id or a model, which stands for itself.
fn is_reference(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
}

/// The bytes between double asterisks: what the author marks as a term.
fn bold(text: &str) -> Vec<std::ops::Range<usize>> {
    if !text.contains('*') {
        return Vec::new();
    }
    let marks: Vec<usize> = text.match_indices("**").map(|(at, _)| at).collect();
    let pairs = marks.chunks_exact(2).map(|pair| pair[0] + 2..pair[1]);
    pairs.filter(|bytes| text[bytes.clone()].chars().any(char::is_alphabetic)).collect()
}

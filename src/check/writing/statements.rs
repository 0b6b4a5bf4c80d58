//! Which statements were read before, with nothing to say against them? What such a statement is about is kept by
//! its text, so that it need not be taken apart again.
//!
//! A statement with a finding is read each time, so that the finding is told each time. So is one whose item leans
//! on another place of the file (an alias), which its own text does not hold.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::lang_of;
use super::sense::Sense;
use super::term::Unknown;
use crate::model::Project;
use crate::model::requirement::Requirement;
use crate::text::{Lang, Sources};

/// Names a statement with everything that its reading depends on.
pub type Key = [u8; 16];

/// What a statement with nothing to say against it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quiet {
    /// What it is about.
    pub sense: Sense,
    /// The terms that the glossary lacks, all of them told at an earlier statement.
    pub terms: Vec<String>,
}

/// What was read before, and after a check what was read then.
#[derive(Debug, Default)]
pub struct Statements {
    known: FxHashMap<Key, Arc<Quiet>>,
    read: OnceLock<Read>,
}

/// The quiet statements of one check.
#[derive(Debug, Default)]
pub(super) struct Read {
    statements: Vec<(Key, Arc<Quiet>)>,
    has_learnt: bool,
}

/// Some statements of one check as they are read.
pub(super) struct Reading<'a> {
    known: &'a FxHashMap<Key, Arc<Quiet>>,
    context: [u8; 32],
    read: Read,
}

impl Statements {
    /// The readings that [`encode`](Self::encode) wrote; nothing when the bytes are not of that form.
    pub fn decode(mut bytes: &[u8]) -> Option<Self> {
        let mut known = FxHashMap::default();
        known.reserve(bytes.len() / 160);
        while !bytes.is_empty() {
            let (key, rest) = bytes.split_first_chunk::<16>()?;
            let (stems, rest) = numbers(rest)?;
            let (figures, rest) = numbers(rest)?;
            let (quoted, rest) = numbers(rest)?;
            let (count, mut rest) = rest.split_first_chunk::<2>()?;
            let mut terms = Vec::new();
            for _ in 0..u16::from_le_bytes(*count) {
                let (length, after) = rest.split_first_chunk::<2>()?;
                let (term, after) = after.split_at_checked(usize::from(u16::from_le_bytes(*length)))?;
                terms.push(std::str::from_utf8(term).ok()?.to_owned());
                rest = after;
            }
            known.insert(*key, Arc::new(Quiet { sense: Sense { stems, figures, quoted }, terms }));
            bytes = rest;
        }
        Some(Self { known, read: OnceLock::new() })
    }

    /// The quiet statements of the check that was made, when one of them was not known before.
    pub fn encode(&self) -> Option<Vec<u8>> {
        let read = self.read.get().filter(|read| read.has_learnt)?;
        let mut out = Vec::with_capacity(read.statements.len() * 160);
        for (key, quiet) in &read.statements {
            let Quiet { sense, terms } = &**quiet;
            out.extend_from_slice(key);
            for list in [&sense.stems, &sense.figures, &sense.quoted] {
                out.extend_from_slice(&short(list.len()));
                list.iter().for_each(|number| out.extend_from_slice(&number.to_le_bytes()));
            }
            out.extend_from_slice(&short(terms.len()));
            for term in terms {
                out.extend_from_slice(&short(term.len()));
                out.extend_from_slice(term.as_bytes());
            }
        }
        Some(out)
    }

    /// What the check that was made has read, for the next one.
    #[must_use]
    pub fn next(&self) -> Self {
        let read = self.read.get().map(|read| read.statements.as_slice()).unwrap_or_default();
        let known = read.iter().map(|(key, quiet)| (*key, Arc::clone(quiet))).collect();
        Self { known, read: OnceLock::new() }
    }

    /// A reading of some statements; `context` changes with the words that the project knows.
    pub(super) fn reading(&self, context: [u8; 32]) -> Reading<'_> {
        Reading { known: &self.known, context, read: Read::default() }
    }

    pub(super) fn keep(&self, parts: impl IntoIterator<Item = Read>) {
        let mut whole = Read::default();
        for mut part in parts {
            whole.statements.append(&mut part.statements);
            whole.has_learnt |= part.has_learnt;
        }
        // A second check with the same readings has learnt nothing more.
        let _ = self.read.set(whole);
    }
}

impl Reading<'_> {
    /// The key of a requirement's statement; none for one that must be read each time.
    pub(super) fn key(&self, project: &Project, sources: &Sources, requirement: &Requirement) -> Option<Key> {
        let item = sources.slice(requirement.head.places.item);
        if item.is_empty() || item.contains('*') {
            return None;
        }
        let rank = requirement.priority.as_ref().map_or(0, |priority| priority.rank);
        let marks = [
            u8::from(lang_of(project, &requirement.head) == Lang::En),
            u8::from(rank == 1),
            u8::from(super::is_about_rights(requirement)),
            requirement.status as u8,
            requirement.requirement_type as u8,
            requirement.specificity.map_or(u8::MAX, |specificity| specificity as u8),
        ];
        let mut hasher = Sha256::new();
        hasher.update(self.context);
        hasher.update(marks);
        hasher.update(item.as_bytes());
        hasher.finalize().first_chunk::<16>().copied()
    }

    /// A statement that was read before.
    pub(super) fn known(&mut self, key: Key, unknown: &mut Unknown) -> Option<Arc<Quiet>> {
        let quiet = self.known.get(&key).filter(|quiet| unknown.again(&quiet.terms))?;
        self.read.statements.push((key, Arc::clone(quiet)));
        Some(Arc::clone(quiet))
    }

    /// A statement was read, and nothing is to be said against it. One of more words than two bytes can count is
    /// read again each time.
    pub(super) fn learn(&mut self, key: Key, quiet: &Arc<Quiet>) {
        if fits(quiet) {
            self.read.has_learnt = true;
            self.read.statements.push((key, Arc::clone(quiet)));
        }
    }

    pub(super) fn done(self) -> Read {
        self.read
    }
}

fn fits(Quiet { sense, terms }: &Quiet) -> bool {
    let lists = [sense.stems.len(), sense.figures.len(), sense.quoted.len(), terms.len()];
    lists.into_iter().chain(terms.iter().map(String::len)).all(|length| u16::try_from(length).is_ok())
}

fn short(length: usize) -> [u8; 2] {
    u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes()
}

fn numbers(bytes: &[u8]) -> Option<(Vec<u64>, &[u8])> {
    let (count, rest) = bytes.split_first_chunk::<2>()?;
    let (list, rest) = rest.split_at_checked(usize::from(u16::from_le_bytes(*count)) * 8)?;
    let number = |chunk: &[u8]| chunk.try_into().map_or(0, u64::from_le_bytes);
    Some((list.chunks_exact(8).map(number).collect(), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_a_cut_file_is_not() {
        let sense = Sense { stems: vec![1, 2, u64::MAX], figures: vec![], quoted: vec![7] };
        let quiet = Quiet { sense, terms: vec!["bl".to_owned(), "é".to_owned()] };
        let quiet = Arc::new(quiet);
        let statements = vec![([3; 16], Arc::clone(&quiet)), ([4; 16], Arc::default())];
        let read = Read { statements, has_learnt: true };
        let statements = Statements { known: FxHashMap::default(), read: OnceLock::from(read) };
        let bytes = statements.encode().expect("something was learnt");
        let again = Statements::decode(&bytes).expect("sound");
        assert_eq!(again.known.get(&[3; 16]), Some(&quiet));
        assert_eq!(again.known.len(), 2);
        assert!(again.encode().is_none(), "nothing was read since");
        assert_eq!(statements.next().known.get(&[3; 16]), Some(&quiet));
        assert!(again.next().known.is_empty(), "nothing was read since");
        assert!(Statements::decode(&bytes[..bytes.len() - 1]).is_none());
        assert!(Statements::decode(&[]).is_some_and(|statements| statements.known.is_empty()));
    }
}

//! Which statements were read before, with nothing to say against them? What such a statement is about is kept by
//! its text, so that it need not be taken apart again.
//!
//! A statement with a finding is read each time, so that the finding is told each time. So is one whose item leans
//! on another place of the file (an alias), which its own text does not hold.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};

use super::lang_of;
use super::nearest::Nearest;
use super::reading::{Piece, Text};
use super::sense::Sense;
use super::topics::Spoken;
use crate::model::Project;
use crate::model::requirement::Requirement;
use crate::text::{Lang, Sources};

/// One statement of so many is read again at less cost than all are written anew.
const LITTLE: usize = 200;

/// Names a statement with everything that its reading depends on.
pub type Key = [u8; 16];

/// What a statement with nothing to say against it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quiet {
    /// What it is about.
    pub sense: Sense,
    /// The terms that the glossary lacks, all of them told at an earlier statement.
    pub terms: Vec<String>,
    /// The subjects that its requirement speaks of.
    pub spoken: Spoken,
}

/// What was read before, and after a check what was read then.
#[derive(Debug, Default)]
pub struct Statements {
    /// Statements that were kept on the disk, by their texts.
    kept: FxHashMap<Key, Arc<Quiet>>,
    /// What each one repeated then.
    kept_nearest: Option<Nearest>,
    /// What the check before has read, in memory: until this one has read the same.
    before: Mutex<Option<Arc<Read>>>,
    read: OnceLock<Arc<Read>>,
}

/// What one check has read.
#[derive(Debug)]
struct Read {
    /// Changes with the words that the project knows.
    context: [u8; 32],
    pieces: FxHashMap<usize, Arc<Piece>>,
    nearest: Nearest,
    /// How many statements say something else than before, or stand between two that do.
    moved: usize,
}

/// What a check need not read again.
pub(super) struct Known<'a> {
    pub(super) context: [u8; 32],
    kept: &'a FxHashMap<Key, Arc<Quiet>>,
    kept_nearest: Option<&'a Nearest>,
    before: Option<Arc<Read>>,
    /// Statements of the pieces that are not wanted any more: what changed in a file is little of it.
    changed: FxHashMap<Key, Arc<Quiet>>,
}

impl Statements {
    /// The readings that [`encode`](Self::encode) wrote; nothing when the bytes are not of that form.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (nearest, mut bytes) = Nearest::read(bytes)?;
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
            let (spoken, rest) = rest.split_first_chunk::<4>()?;
            let spoken = Spoken::of_bits(u32::from_le_bytes(*spoken));
            let sense = Sense { stems: stems.collect(), figures: figures.collect(), quoted: quoted.collect() };
            known.insert(*key, Arc::new(Quiet { sense, terms, spoken }));
            bytes = rest;
        }
        Some(Self { kept: known, kept_nearest: Some(nearest), ..Self::default() })
    }

    /// The quiet statements of the check that was made and what all repeat, when more than a few were not known before:
    /// to read a few again costs less than to write all anew. After room for a head of so many bytes.
    pub fn encode(&self, head: usize) -> Option<Vec<u8>> {
        let pieces = || self.read.get().into_iter().flat_map(|read| read.pieces.values());
        let read = self.read.get()?;
        let learnt: usize = pieces().map(|piece| piece.learnt).sum();
        let all: usize = pieces().map(|piece| piece.quiet.len()).sum();
        if learnt.max(read.moved).saturating_mul(LITTLE) <= all {
            return None;
        }
        let quiet: usize = pieces().flat_map(|piece| &piece.quiet).map(|(_, quiet)| quiet.size()).sum();
        let mut out = Vec::with_capacity(head + read.nearest.size() + quiet);
        out.resize(head, 0);
        read.nearest.write(&mut out);
        for (key, quiet) in pieces().flat_map(|piece| &piece.quiet) {
            quiet.write(key, &mut out);
        }
        Some(out)
    }

    /// What the check that was made has read, for the next one.
    #[must_use]
    pub fn next(&self) -> Self {
        let before = self.read.get().cloned().or_else(|| self.before());
        Self { before: Mutex::new(before), ..Self::default() }
    }

    /// What need not be read again of these pieces; `context` changes with the words that the project knows.
    pub(super) fn known(&self, context: [u8; 32], wanted: &[&[Text]]) -> Known<'_> {
        let before = self.before();
        let kept_nearest = self.kept_nearest.as_ref();
        let mut known = Known { context, kept: &self.kept, kept_nearest, before, changed: FxHashMap::default() };
        let addresses = wanted.iter().filter_map(|texts| known.piece(texts)?.address());
        let same: FxHashSet<usize> = addresses.collect();
        let others = known.pieces().into_iter().flatten().filter(|(address, _)| !same.contains(address));
        let quiet = others.flat_map(|(_, piece)| &piece.quiet);
        known.changed = quiet.map(|(key, quiet)| (*key, Arc::clone(quiet))).collect();
        known
    }

    fn before(&self) -> Option<Arc<Read>> {
        self.before.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn keep(&self, context: [u8; 32], pieces: Vec<Arc<Piece>>, nearest: Nearest, moved: usize) {
        let pieces = pieces.into_iter().filter_map(|piece| Some((piece.address()?, piece))).collect();
        // A second check with the same readings has read nothing else.
        let _ = self.read.set(Arc::new(Read { context, pieces, nearest, moved }));
        // Else a watch would hold two readings of the whole project from one change to the next.
        self.before.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}

impl Known<'_> {
    /// What the statements of the check before repeat.
    pub(super) fn nearest(&self) -> Option<&Nearest> {
        self.before.as_ref().map(|read| &read.nearest).or(self.kept_nearest)
    }

    /// What was read with the same words.
    fn pieces(&self) -> Option<&FxHashMap<usize, Arc<Piece>>> {
        self.before.as_ref().filter(|read| read.context == self.context).map(|read| &read.pieces)
    }

    /// What was read of these very artifacts.
    pub(super) fn piece(&self, texts: &[Text]) -> Option<&Arc<Piece>> {
        self.pieces()?.get(&texts.first()?.address()).filter(|piece| piece.is_of(texts))
    }

    /// A statement that was read before.
    pub(super) fn get(&self, key: &Key) -> Option<&Arc<Quiet>> {
        self.changed.get(key).or_else(|| self.kept.get(key))
    }
}

/// The key of a requirement's statement; none for one that must be read each time.
pub(super) fn key(context: [u8; 32], project: &Project, sources: &Sources, requirement: &Requirement) -> Option<Key> {
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
    hasher.update(context);
    hasher.update(marks);
    hasher.update(item.as_bytes());
    hasher.finalize().first_chunk::<16>().copied()
}

impl Quiet {
    /// Can it be written with counts of two bytes?
    pub(super) fn fits(&self) -> bool {
        let Self { sense, terms, .. } = self;
        let lists = [sense.stems.len(), sense.figures.len(), sense.quoted.len(), terms.len()];
        lists.into_iter().chain(terms.iter().map(String::len)).all(|length| u16::try_from(length).is_ok())
    }

    /// How many bytes it is written in.
    fn size(&self) -> usize {
        let Self { sense, terms, .. } = self;
        let lists = [&sense.stems, &sense.figures, &sense.quoted].map(|list| 2 + 8 * list.len());
        let terms: usize = terms.iter().map(|term| 2 + term.len()).sum();
        size_of::<Key>() + lists.into_iter().sum::<usize>() + 2 + terms + 4
    }

    fn write(&self, key: &Key, out: &mut Vec<u8>) {
        let Self { sense, terms, spoken } = self;
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
        out.extend_from_slice(&spoken.bits().to_le_bytes());
    }
}

/// The length of a list that two bytes can count.
pub(super) fn short(length: usize) -> [u8; 2] {
    u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes()
}

/// The numbers of a list that is written with its length in two bytes, and what comes after it.
pub(super) fn numbers(bytes: &[u8]) -> Option<(impl Iterator<Item = u64>, &[u8])> {
    let (count, rest) = bytes.split_first_chunk::<2>()?;
    let (list, rest) = rest.split_at_checked(usize::from(u16::from_le_bytes(*count)) * 8)?;
    let number = |chunk: &[u8]| chunk.try_into().map_or(0, u64::from_le_bytes);
    Some((list.chunks_exact(8).map(number), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_before_is_held_until_it_is_read_again() {
        let mut sources = Sources::default();
        sources.add("ouvrage.yaml", "project: {title: Essai}\n");
        sources.add("specs/a.yaml", "requirements:\n  - {id: EXG-001, title: Archiver le dossier du client}\n");
        let project = crate::link::project(&sources).project;
        let first = Statements::default();
        crate::check::writing::read(&project, &sources, &first);
        let kept = Arc::downgrade(first.read.get().expect("read"));
        let second = first.next();
        drop(first);
        assert!(kept.upgrade().is_some_and(|read| read.pieces.len() == 1), "for the next reading");
        crate::check::writing::read(&project, &sources, &second);
        assert!(kept.upgrade().is_none() && second.next().before().is_some());
    }

    #[test]
    fn what_is_written_is_read_again_and_a_cut_file_is_not() {
        let sense = Sense { stems: vec![1, 2, u64::MAX], figures: vec![], quoted: vec![7] };
        let quiet = Quiet { sense, terms: vec!["bl".to_owned(), "é".to_owned()], spoken: Spoken::of_bits(5) };
        let mut bytes = Vec::new();
        Nearest::default().write(&mut bytes);
        let nobody = bytes.clone();
        quiet.write(&[3; 16], &mut bytes);
        Quiet::default().write(&[4; 16], &mut bytes);
        assert_eq!(bytes.len(), nobody.len() + quiet.size() + Quiet::default().size());
        let again = Statements::decode(&bytes).expect("sound");
        assert_eq!(again.kept.get(&[3; 16]).map(|known| &**known), Some(&quiet));
        assert_eq!(again.kept.len(), 2);
        assert!(again.encode(0).is_none(), "nothing was read since");
        assert!(Statements::decode(&bytes[..bytes.len() - 1]).is_none());
        assert!(Statements::decode(&nobody).is_some_and(|statements| statements.kept.is_empty()));
    }

    #[test]
    fn what_repeats_is_kept_from_one_command_to_the_next() {
        let read = |text: &str, statements: &Statements| {
            let mut sources = Sources::default();
            sources.add("ouvrage.yaml", "project: {title: Essai}\n");
            sources.add("specs/a.yaml", text);
            let project = crate::link::project(&sources).project;
            let mut found = crate::check::writing::read(&project, &sources, statements);
            crate::text::diagnostic::sort(&mut found);
            found.into_iter().filter(|one| one.code == "R13").map(|one| one.place).collect::<Vec<_>>()
        };
        let item = |id: &str, statement: &str| format!("  - {{id: {id}, statement: Le CRM doit {statement}.}}\n");
        let same = "archiver le dossier du client après dix années";
        let others: String =
            (10..40).map(|at| item(&format!("EXG-0{at}"), &format!("montrer xa{at} ya{at} za{at}"))).collect();
        let text =
            |statement: &str| format!("requirements:\n{}{others}{}", item("EXG-001", same), item("EXG-050", statement));

        let first = Statements::default();
        assert_eq!(read(&text(same), &first).len(), 1);
        let kept = Statements::decode(&first.encode(0).expect("all is new")).expect("sound");
        assert_eq!(read(&text(same), &kept).len(), 1);
        assert!(kept.encode(0).is_none(), "nothing has moved");

        let kept = Statements::decode(&first.encode(0).expect("all is new")).expect("sound");
        assert_eq!(read(&text("relancer le prospect chaque lundi"), &kept).len(), 0);
        let again = Statements::decode(&kept.encode(0).expect("one has moved")).expect("sound");
        assert_eq!(read(&text(same), &again).len(), 1);
    }
}

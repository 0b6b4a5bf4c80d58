//! Which earlier statement does each one repeat most? Kept from one check to the next: after a change of one
//! statement of ten thousand, those are compared that the change may concern.
//!
//! What a statement repeats depends on its own stems and their order, and on the last earlier statements of each
//! list that it stands in: of a telling stem, or of the same stems. So it is looked for again when it changed, when a
//! stem of it came to stand elsewhere in the order, and when one of those last ones came, went or changed; else it is what
//! it was.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::changed::{Now, Shift};
use super::duplicate::{related, tells};
use super::likeness::{Near, Ordered, Telling, Uses};
use super::lists::Lists;
use super::sense::Sense;
use super::statements::{Key, Quiet};
use crate::model::requirement::Requirement;
use crate::threads;

/// A requirement with what its statement says.
#[derive(Clone, Debug)]
pub struct Said {
    pub requirement: Arc<Requirement>,
    pub quiet: Arc<Quiet>,
    /// Names all that its comparison with others depends on: its sense, its id, what it says it is related to.
    pub(super) mark: Key,
}

impl Said {
    /// A requirement and what it says; `key` names its text with all that its reading depends on.
    pub fn new(requirement: Arc<Requirement>, quiet: Arc<Quiet>, key: Option<Key>) -> Self {
        let mark = mark(&requirement, &quiet, key);
        Self { requirement, quiet, mark }
    }
}

/// The text of an item holds its id and its relations, unless an id was given to it for the time being or another
/// item says the relation.
fn mark(requirement: &Requirement, quiet: &Quiet, key: Option<Key>) -> Key {
    if let Some(key) = key
        && requirement.relations.is_empty()
        && requirement.head.node.get("id").is_some()
    {
        return key;
    }
    let mut hasher = Sha256::new();
    let mut add = |text: &[u8]| {
        hasher.update((text.len() as u64).to_le_bytes());
        hasher.update(text);
    };
    add(requirement.head.id.as_ref().map(|id| id.as_str()).unwrap_or_default().as_bytes());
    for list in [&quiet.sense.stems, &quiet.sense.figures, &quiet.sense.quoted] {
        add(&list.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>());
    }
    for (relation, link) in &requirement.relations {
        add(relation.key().as_bytes());
        add(link.to.as_str().as_bytes());
    }
    hasher.finalize().first_chunk::<16>().copied().unwrap_or_default()
}

/// The earlier statement that each one repeats most.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nearest {
    pub(super) uses: Uses,
    /// The statements, by their marks.
    pub(super) marks: Vec<Key>,
    /// The stems of each one.
    pub(super) stems: Lists,
    /// The stems that tell of each one.
    pub(super) telling: Lists,
    pub(super) nearest: Vec<Best>,
}

/// The statement that one repeats most, and the share of their sense that both have.
pub(super) type Best = Option<(usize, f64)>;

impl Nearest {
    /// What each statement repeats; `before` is what the statements of the check before did.
    pub fn of(said: &[Said], before: Option<&Self>) -> Self {
        before.and_then(|before| before.after(said)).unwrap_or_else(|| Self::all(said))
    }

    /// Each statement that repeats an earlier one, with that one's number and their common share.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        self.nearest.iter().enumerate().filter_map(|(i, best)| best.map(|(k, share)| (i, k, share)))
    }

    /// Is it what these statements say?
    pub fn is_of(&self, said: &[Said]) -> bool {
        self.marks.len() == said.len() && self.marks.iter().zip(said).all(|(mark, said)| *mark == said.mark)
    }

    /// How many statements say something else than these, or stand between two that do.
    pub fn moved(&self, said: &[Said]) -> usize {
        if self.is_of(said) { 0 } else { Shift::of(&self.marks, said).middle() }
    }

    fn all(said: &[Said]) -> Self {
        let mut uses = Uses::default();
        said.iter().for_each(|said| uses.add(&said.quiet.sense.stems));
        let everybody: Vec<usize> = (0..said.len()).collect();
        let (telling, nearest) = compared(said, &uses, &everybody, &everybody);
        Self::with(said, uses, telling, nearest)
    }

    pub(super) fn with(said: &[Said], uses: Uses, telling: Lists, nearest: Vec<Best>) -> Self {
        let all = said.iter().map(|said| said.quiet.sense.stems.len()).sum();
        let mut stems = Lists::with_capacity(said.len(), all);
        said.iter().for_each(|said| stems.push(said.quiet.sense.stems.iter().copied()));
        Self { uses, marks: said.iter().map(|said| said.mark).collect(), stems, telling, nearest }
    }

    /// The same as [`all`](Self::all) where little changed; nothing where too much did.
    fn after(&self, said: &[Said]) -> Option<Self> {
        if self.is_of(said) {
            return Some(self.clone());
        }
        let now = Now::of(self, said);
        let asked = now.asked();
        if asked.len() * 2 > said.len() {
            return None;
        }
        let found = compared(said, &now.uses, &now.among(&asked), &asked);
        Some(now.with(&asked, found))
    }
}

/// The telling stems of those that are asked for, and the earlier ones among some that they repeat most. Both lists
/// are in order, and the second one is part of the first.
fn compared(said: &[Said], uses: &Uses, among: &[usize], asked: &[usize]) -> (Lists, Vec<Best>) {
    let senses: Vec<&Sense> = among.iter().map(|i| &said[*i].quiet.sense).collect();
    let ordered = Ordered::of(&senses, uses);
    let telling = Telling::of(&ordered);
    let place = |i: usize| among.partition_point(|other| *other < i);
    let pieces: Vec<&[usize]> = asked.chunks(super::PIECE).collect();
    let piece = |piece: &&[usize]| {
        let mut near = Near::default();
        // The one that a statement repeats most, the first of them where several are as near.
        let mut nearest = |i: usize| {
            let at = place(i);
            let alike = near.of(&telling, at).iter().map(|k| *k as usize);
            let alike = alike.filter_map(|k| Some((among[k], ordered.likeness(at, k)?)));
            // One of which there is nothing to tell does not stand before another one.
            let tells = |(k, share): (usize, f64)| (tells(&said[i].quiet.sense, &said[k].quiet.sense, share), k, share);
            alike
                .filter(|(k, _)| !related(&said[i].requirement, &said[*k].requirement))
                .map(tells)
                .filter(|(tells, ..)| *tells > 0)
                .max_by(|a, b| a.0.cmp(&b.0).then(a.2.total_cmp(&b.2)).then(b.1.cmp(&a.1)))
                .map(|(_, k, share)| (k, share))
        };
        piece.iter().map(|i| nearest(*i)).collect::<Vec<_>>()
    };
    let nearest = threads::share(&pieces, threads::up_to(pieces.len()), &piece).into_iter().flatten().collect();
    (asked.iter().map(|i| ordered.tells(place(*i))).collect(), nearest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::requirement::Relation;
    use crate::model::{Head, Id, Link};

    /// A statement of some words, each a number; what it is related to.
    type Words = (Vec<u8>, Option<u8>);

    fn said(id: usize, (words, related): &Words) -> Said {
        let mut stems: Vec<u64> = words.iter().map(|word| u64::from(*word)).collect();
        stems.sort_unstable();
        stems.dedup();
        let name = |id: usize| Id::new(format!("EXG-{id}"));
        let head = Head { id: Some(name(id)), ..Head::default() };
        let link = |to: &u8| {
            let link = Link { to: name(usize::from(*to)), place: crate::text::Place::default() };
            (Relation::Refines, link)
        };
        let requirement = Requirement { head, relations: related.iter().map(link).collect(), ..Requirement::default() };
        let quiet = Quiet { sense: Sense { stems, ..Sense::default() }, ..Quiet::default() };
        Said::new(Arc::new(requirement), Arc::new(quiet), None)
    }

    #[test]
    fn a_mark_holds_what_the_text_of_an_item_does_not() {
        let (requirement, quiet) = (Requirement::default(), Quiet::default());
        let named = |id: &str| Requirement {
            head: Head { id: Some(Id::new(id)), ..Head::default() },
            ..Requirement::default()
        };
        let key = Some([7; 16]);
        assert_ne!(
            mark(&named("EXG-1"), &quiet, key),
            mark(&named("EXG-2"), &quiet, key),
            "an id that is given for the time being is in no text"
        );
        let related = Requirement {
            relations: vec![(Relation::Refines, Link { to: Id::new("EXG-2"), place: crate::text::Place::default() })],
            ..requirement.clone()
        };
        assert_ne!(mark(&requirement, &quiet, key), mark(&related, &quiet, key), "another item may say a relation");
        let other = Quiet { sense: Sense { stems: vec![1], ..Sense::default() }, ..Quiet::default() };
        assert_ne!(mark(&requirement, &quiet, None), mark(&requirement, &other, None));
    }

    fn words() -> impl Strategy<Value = Words> {
        // Few words that are in many statements, many that are in few.
        let word = prop_oneof![0_u8..6, 0_u8..60];
        (prop::collection::vec(word, 0..9), proptest::option::weighted(0.2, 0_u8..40))
    }

    /// Five of nine words: many statements say nearly the same.
    fn close() -> impl Strategy<Value = Words> {
        prop::sample::subsequence((0_u8..9).collect::<Vec<u8>>(), 5).prop_map(|words| (words, None))
    }

    /// The same read anew: nothing of it is shared.
    fn anew(said: &Said) -> Said {
        Said::new(Arc::new(Requirement::clone(&said.requirement)), Arc::new(Quiet::clone(&said.quiet)), None)
    }

    #[test]
    fn one_of_many_that_say_other_things_is_compared_alone() {
        // Each statement has words of its own and one of all.
        let own = |id: u8| (vec![id, id + 60, id + 120, 240], None);
        let mut texts: Vec<Said> = (0..56).map(|id| said(usize::from(id), &own(id))).collect();
        let mut kept = Nearest::all(&texts);
        assert_eq!(kept.pairs().count(), 0);
        type Edit = fn(&mut Vec<Said>, &Words, &Words);
        let edits: [(&str, Edit, usize); 6] = [
            ("it repeats an earlier one", |texts, one, _| texts[20] = said(20, one), 1),
            ("all are read anew", |texts, _, _| texts.iter_mut().for_each(|one| *one = anew(one)), 1),
            ("one more at the beginning", |texts, _, other| texts.insert(0, said(90, other)), 1),
            ("one more that repeats it", |texts, _, other| texts.push(said(91, other)), 2),
            ("all are read anew, one goes", |texts, _, _| *texts = texts[1..].iter().map(anew).collect(), 1),
            ("it says something else", |texts, _, _| texts[20] = said(20, &(vec![200, 201, 202, 240], None)), 0),
        ];
        for (name, edit, repeated) in edits {
            edit(&mut texts, &own(3), &(vec![210, 211, 212, 240], None));
            let after = kept.after(&texts).unwrap_or_else(|| panic!("{name}: it is little"));
            assert_eq!(pairs(&after), pairs(&Nearest::all(&texts)), "{name}");
            assert_eq!(after.pairs().count(), repeated, "{name}");
            kept = after;
        }
    }

    fn pairs(nearest: &Nearest) -> Vec<(usize, usize, u64)> {
        nearest.pairs().map(|(i, k, share)| (i, k, share.to_bits())).collect()
    }

    proptest! {
        #[test]
        fn what_is_kept_says_what_a_whole_reading_says(
            first in prop::collection::vec(words(), 30..60),
            edits in prop::collection::vec((any::<prop::sample::Index>(), 0..4, words()), 1..12),
        ) {
            let mut texts: Vec<Said> = first.iter().enumerate().map(|(id, words)| said(id, words)).collect();
            let mut kept = Nearest::all(&texts);
            for (n, (at, way, words)) in edits.iter().enumerate() {
                let at = at.index(texts.len());
                match way {
                    0 => texts[at] = said(at, words),
                    1 => texts.insert(at, said(100 + n, words)),
                    // All are read anew, and say what they said.
                    2 => texts = texts.iter().map(anew).collect(),
                    _ => drop(texts.remove(at)),
                }
                // What is kept on the disk is what is kept in memory.
                let mut bytes = Vec::new();
                kept.write(&mut bytes);
                prop_assert_eq!(bytes.len(), kept.size());
                let (read, rest) = Nearest::read(&bytes).expect("sound");
                prop_assert!(rest.is_empty());
                prop_assert_eq!(&read, &kept);
                kept = Nearest::of(&texts, Some(&read));
                prop_assert_eq!(pairs(&kept), pairs(&Nearest::all(&texts)), "after edit {}", n);
            }
        }

        /// Long lists, of which the last ones before a statement count alone: what changes comes into them and leaves
        /// them.
        #[test]
        fn the_last_ones_of_long_lists_are_the_same(
            first in prop::collection::vec(close(), 30..50),
            edits in prop::collection::vec((any::<prop::sample::Index>(), 0..3, close()), 1..8),
        ) {
            let alone = |id: u8| said(500 + usize::from(id), &(vec![id + 20, id + 90, id + 160], None));
            let mut texts: Vec<Said> = (0..70).map(alone).collect();
            texts.extend(first.iter().enumerate().map(|(id, words)| said(id, words)));
            let mut kept = Nearest::all(&texts);
            for (n, (at, way, words)) in edits.iter().enumerate() {
                let at = 70 + at.index(texts.len() - 70);
                match way {
                    0 => texts[at] = said(at, words),
                    1 => texts.insert(at, said(100 + n, words)),
                    _ => drop(texts.remove(at)),
                }
                kept = Nearest::of(&texts, Some(&kept));
                prop_assert_eq!(pairs(&kept), pairs(&Nearest::all(&texts)), "after edit {}", n);
            }
        }

        #[test]
        fn what_is_cut_or_absurd_is_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in any::<prop::sample::Index>()) {
            // No panic, and no room made for what is only said to be there.
            let _ = Nearest::read(&bytes);
            let kept = Nearest::all(&[said(1, &(vec![1, 2, 3], None)), said(2, &(vec![1, 2, 3], None))]);
            let mut whole = Vec::new();
            kept.write(&mut whole);
            let cut = cut.index(whole.len());
            prop_assert!(Nearest::read(&whole[..cut]).is_none());
        }

        #[test]
        fn one_of_many_changes(first in prop::collection::vec(words(), 30..60), at in any::<prop::sample::Index>(), words in words()) {
            let mut texts: Vec<Said> = first.iter().enumerate().map(|(id, words)| said(id, words)).collect();
            let kept = Nearest::all(&texts);
            let at = at.index(texts.len());
            texts[at] = said(at, &words);
            if let Some(after) = kept.after(&texts) {
                prop_assert_eq!(pairs(&after), pairs(&Nearest::all(&texts)));
            }
        }
    }
}

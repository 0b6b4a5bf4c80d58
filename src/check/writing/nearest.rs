//! Which earlier statement does each one repeat most? Kept from one check to the next: after a change of one
//! statement of ten thousand, those are compared that the change may concern.
//!
//! What a statement repeats depends on its own stems with what they weigh, and on the earlier statements that share a
//! telling stem with it. So it is looked for again when it changed, when a stem of it weighs more or less than
//! before, and when such a statement has or had a telling stem in common with it; else it is what it was.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::duplicate::related;
use super::likeness::{Near, Telling, Weighed, Weights};
use super::sense::Sense;
use super::statements::Quiet;
use crate::model::requirement::{Relation, Requirement};
use crate::model::{Id, Link};
use crate::threads;

/// A requirement with what its statement says.
pub type Said = (Arc<Requirement>, Arc<Quiet>);

/// The earlier statement that each one repeats most.
#[derive(Debug, Default)]
pub struct Nearest {
    weights: Weights,
    statements: Vec<Compared>,
}

/// A statement that was compared with those before it.
#[derive(Debug)]
struct Compared {
    said: Said,
    /// The stems that tell of it.
    telling: Arc<[u64]>,
    nearest: Best,
}

/// The statement that one repeats most, and the share of their sense that both have.
type Best = Option<(usize, f64)>;

impl Compared {
    /// Would it be compared with the same result?
    fn is_of(&self, said: &Said) -> bool {
        let ((own, quiet), (now, read)) = (&self.said, said);
        Arc::ptr_eq(own, now)
            || ((Arc::ptr_eq(quiet, read) || quiet.sense.stems == read.sense.stems)
                && own.head.id == now.head.id
                && own.relations.iter().map(named).eq(now.relations.iter().map(named)))
    }
}

fn named((relation, link): &(Relation, Link)) -> (Relation, &Id) {
    (*relation, &link.to)
}

/// Which statements stand where they stood, but for their numbers: all but a middle.
struct Shift {
    /// How many stand at the beginning of both.
    first: usize,
    /// How many stand at the end of both.
    last: usize,
    before: usize,
    now: usize,
}

impl Shift {
    fn of(before: &[Compared], said: &[Said]) -> Self {
        let same = |(compared, said): &(&Compared, &Said)| compared.is_of(said);
        let first = before.iter().zip(said).take_while(same).count();
        let rest = before[first..].iter().rev().zip(said[first..].iter().rev());
        let last = rest.take_while(|(compared, said)| compared.is_of(said)).count();
        Self { first, last, before: before.len(), now: said.len() }
    }

    /// The number that a statement had before; none for one of the middle.
    fn before(&self, now: usize) -> Option<usize> {
        if now < self.first {
            return Some(now);
        }
        let from_end = self.now - now;
        (from_end <= self.last).then(|| self.before - from_end)
    }

    /// The number that a statement has now.
    fn now(&self, before: usize) -> Option<usize> {
        if before < self.first {
            return Some(before);
        }
        let from_end = self.before - before;
        (from_end <= self.last).then(|| self.now - from_end)
    }
}

impl Nearest {
    /// What each statement repeats; `before` is what the statements of the check before did.
    pub fn of(said: &[Said], before: Option<&Self>) -> Self {
        before.and_then(|before| before.after(said)).unwrap_or_else(|| Self::all(said))
    }

    /// Each statement that repeats an earlier one, with that one's number and their common share.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        self.statements.iter().enumerate().filter_map(|(i, one)| one.nearest.map(|(k, share)| (i, k, share)))
    }

    fn all(said: &[Said]) -> Self {
        let mut weights = Weights::default();
        said.iter().for_each(|(_, quiet)| weights.add(&quiet.sense));
        let everybody: Vec<usize> = (0..said.len()).collect();
        let compared = compared(said, &weights, &everybody, &everybody);
        let statements = said.iter().cloned().zip(compared);
        let statements = statements.map(|(said, (telling, nearest))| Compared { said, telling, nearest });
        Self { statements: statements.collect(), weights }
    }

    /// The same as [`all`](Self::all) where little changed; nothing where too much did.
    fn after(&self, said: &[Said]) -> Option<Self> {
        let shift = Shift::of(&self.statements, said);
        let gone = &self.statements[shift.first..shift.before - shift.last];
        let come = &said[shift.first..shift.now - shift.last];
        let mut weights = self.weights.clone();
        gone.iter().for_each(|gone| weights.take(&gone.said.1.sense));
        come.iter().for_each(|(_, quiet)| weights.add(&quiet.sense));
        if !weights.is_as_large(&self.weights) {
            return None;
        }
        let stems = |quiet: &Quiet| quiet.sense.stems.clone();
        let changed =
            gone.iter().flat_map(|gone| stems(&gone.said.1)).chain(come.iter().flat_map(|(_, one)| stems(one)));
        let reweighed = |stem: &u64| weights.rarity(*stem) != self.weights.rarity(*stem);
        let reweighed: FxHashSet<u64> = changed.filter(reweighed).collect();
        let is_reweighed =
            |quiet: &Quiet| !reweighed.is_empty() && quiet.sense.stems.iter().any(|stem| reweighed.contains(stem));

        // Those that say something else, or the same with other weights: with what told of them, and what does now.
        let touched: Vec<usize> =
            (0..said.len()).filter(|now| shift.before(*now).is_none() || is_reweighed(&said[*now].1)).collect();
        let senses: Vec<&Sense> = touched.iter().map(|now| &said[*now].1.sense).collect();
        let weighed = Weighed::of(&senses, &weights);
        let mut told: FxHashSet<u64> = (0..touched.len()).flat_map(|at| weighed.tells(at)).collect();
        told.extend(gone.iter().flat_map(|gone| &*gone.telling));
        let reweighed = touched.iter().filter_map(|now| shift.before(*now));
        told.extend(reweighed.flat_map(|before| &*self.statements[before].telling));

        let telling = |now: usize| shift.before(now).map_or(&[][..], |before| &self.statements[before].telling);
        let is_told = |now: usize| telling(now).iter().any(|stem| told.contains(stem));
        let mut is_asked: Vec<bool> = (0..said.len()).map(is_told).collect();
        touched.iter().for_each(|now| is_asked[*now] = true);
        let asked: Vec<usize> = (0..said.len()).filter(|now| is_asked[*now]).collect();
        if asked.len() * 2 > said.len() {
            return None;
        }
        told.extend(asked.iter().flat_map(|now| telling(*now)));
        let among = |now: &usize| is_asked[*now] || telling(*now).iter().any(|stem| told.contains(stem));
        let among: Vec<usize> = (0..said.len()).filter(among).collect();

        let mut compared = compared(said, &weights, &among, &asked).into_iter();
        let statements = said.iter().enumerate().map(|(now, said)| {
            let before = shift.before(now).filter(|_| !is_asked[now]).map(|before| &self.statements[before]);
            let (telling, nearest) = match before {
                // The one that it repeats is not of the middle, or it would have been looked for again.
                Some(before) => {
                    let nearest = before.nearest.and_then(|(k, share)| Some((shift.now(k)?, share)));
                    (Arc::clone(&before.telling), nearest)
                }
                None => compared.next().unwrap_or_else(|| (Arc::default(), None)),
            };
            Compared { said: said.clone(), telling, nearest }
        });
        Some(Self { statements: statements.collect(), weights })
    }
}

/// The telling stems of those that are asked for, and the earlier ones among some that they repeat most. Both lists
/// are in order, and the second one is part of the first.
fn compared(said: &[Said], weights: &Weights, among: &[usize], asked: &[usize]) -> Vec<(Arc<[u64]>, Best)> {
    let senses: Vec<&Sense> = among.iter().map(|i| &said[*i].1.sense).collect();
    let weighed = Weighed::of(&senses, weights);
    let telling = Telling::of(&weighed);
    let pieces: Vec<&[usize]> = asked.chunks(super::PIECE).collect();
    let piece = |piece: &&[usize]| {
        let mut near = Near::default();
        // The one that a statement repeats most, the first of them where several are as near.
        let mut nearest = |i: usize| {
            let at = among.partition_point(|other| *other < i);
            let alike = near.of(&telling, at).iter().map(|k| *k as usize);
            let alike = alike.filter_map(|k| Some((among[k], weighed.likeness(at, k)?)));
            let best = alike
                .filter(|(k, _)| !related(&said[i].0, &said[*k].0))
                .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
            (weighed.tells(at).collect(), best)
        };
        piece.iter().map(|i| nearest(*i)).collect::<Vec<_>>()
    };
    threads::share(&pieces, threads::up_to(pieces.len()), &piece).into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Head;
    use crate::model::Id;

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
        (Arc::new(requirement), Arc::new(quiet))
    }

    fn words() -> impl Strategy<Value = Words> {
        // Few words that are in many statements, many that are in few.
        let word = prop_oneof![0_u8..6, 0_u8..60];
        (prop::collection::vec(word, 0..9), proptest::option::weighted(0.2, 0_u8..40))
    }

    /// The same read anew: nothing of it is shared.
    fn anew((requirement, quiet): &Said) -> Said {
        (Arc::new(Requirement::clone(requirement)), Arc::new(Quiet::clone(quiet)))
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
                kept = Nearest::of(&texts, Some(&kept));
                prop_assert_eq!(pairs(&kept), pairs(&Nearest::all(&texts)), "after edit {}", n);
            }
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

//! Which statements must be compared again after a change, and with which others?
//!
//! Those that the change touched, and those whose last earlier ones in a list came, went or changed.

use rustc_hash::{FxHashMap, FxHashSet};

use super::likeness::{COMPARED, Ordered, Uses};
use super::lists::Lists;
use super::nearest::{Best, Nearest, Said};
use super::sense::Sense;
use super::statements::{Key, Quiet};

/// Which statements stand where they stood, but for their numbers: all but a middle.
pub(super) struct Shift {
    /// How many stand at the beginning of both.
    first: usize,
    /// How many stand at the end of both.
    last: usize,
    before: usize,
    now: usize,
}

impl Shift {
    pub(super) fn of(before: &[Key], said: &[Said]) -> Self {
        let first = before.iter().zip(said).take_while(|(mark, said)| **mark == said.mark).count();
        let rest = before[first..].iter().rev().zip(said[first..].iter().rev());
        let last = rest.take_while(|(mark, said)| **mark == said.mark).count();
        Self { first, last, before: before.len(), now: said.len() }
    }

    /// How many stand in the middle, before or now.
    pub(super) fn middle(&self) -> usize {
        self.before.max(self.now) - self.first - self.last
    }

    /// The numbers that those of the middle had.
    fn gone(&self) -> std::ops::Range<usize> {
        self.first..self.before - self.last
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

/// A statement that comes, goes or is looked for: where, the stems that tell of it, and all of its stems.
struct Change<'a> {
    at: usize,
    telling: Vec<u64>,
    stems: &'a [u64],
}

/// The statements that some stems tell of, and those of the same stems, each list in order.
struct Places<'a> {
    by_stem: FxHashMap<u64, Vec<usize>>,
    same: FxHashMap<&'a [u64], Vec<usize>>,
}

impl<'a> Places<'a> {
    /// Of the stems of some changes, among statements with the stems that tell of them.
    fn of<'s>(said: &[Said], statements: impl Iterator<Item = (usize, &'s [u64])>, changes: &[Change<'a>]) -> Self {
        let telling = changes.iter().flat_map(|change| change.telling.iter().copied());
        let by_stem = telling.map(|stem| (stem, Vec::new())).collect();
        let same = changes.iter().map(|change| (change.stems, Vec::new())).collect();
        let mut places = Self { by_stem, same };
        for (now, telling) in statements {
            for stem in telling {
                if let Some(list) = places.by_stem.get_mut(stem) {
                    list.push(now);
                }
            }
            if let Some(list) = places.same.get_mut(said[now].quiet.sense.stems.as_slice()) {
                list.push(now);
            }
        }
        places
    }

    /// The lists that a statement of those stems stands in.
    fn lists(&self, telling: &[u64], stems: &[u64]) -> impl Iterator<Item = &[usize]> {
        let by_stem = telling.iter().filter_map(|stem| self.by_stem.get(stem));
        by_stem.chain(self.same.get(stems)).map(Vec::as_slice)
    }
}

/// The statements after a change, beside what they were before it.
pub(super) struct Now<'a> {
    said: &'a [Said],
    before: &'a Nearest,
    shift: Shift,
    pub(super) uses: Uses,
    /// Those that say something else, or the same in another order of the stems.
    touched: Vec<usize>,
    /// The stems that tell of each of them now.
    telling: Vec<Vec<u64>>,
}

impl<'a> Now<'a> {
    /// What a change touched.
    pub(super) fn of(before: &'a Nearest, said: &'a [Said]) -> Self {
        let shift = Shift::of(&before.marks, said);
        let come = &said[shift.first..shift.now - shift.last];
        let mut uses = before.uses.clone();
        shift.gone().for_each(|gone| uses.take(before.stems.get(gone)));
        come.iter().for_each(|come| uses.add(&come.quiet.sense.stems));
        let stems_gone = shift.gone().flat_map(|gone| before.stems.get(gone).iter().copied());
        let changed = stems_gone.chain(come.iter().flat_map(|come| come.quiet.sense.stems.iter().copied()));
        let reordered = |stem: &u64| uses.step(*stem) != before.uses.step(*stem);
        let reordered: FxHashSet<u64> = changed.filter(reordered).collect();
        let is_reordered =
            |quiet: &Quiet| !reordered.is_empty() && quiet.sense.stems.iter().any(|stem| reordered.contains(stem));
        let is_touched = |now: &usize| shift.before(*now).is_none() || is_reordered(&said[*now].quiet);
        let touched: Vec<usize> = (0..said.len()).filter(is_touched).collect();
        let senses: Vec<&Sense> = touched.iter().map(|now| &said[*now].quiet.sense).collect();
        let ordered = Ordered::of(&senses, &uses);
        let telling = (0..touched.len()).map(|at| ordered.tells(at).collect()).collect();
        Self { said, before, shift, uses, touched, telling }
    }

    /// The stems that told of a statement before.
    fn told(&self, now: usize) -> &'a [u64] {
        self.shift.before(now).map_or(&[][..], |before| self.before.telling.get(before))
    }

    /// The stems that tell of it now.
    fn tells(&self, now: usize) -> &[u64] {
        self.touched.binary_search(&now).map_or_else(|_| self.told(now), |at| &self.telling[at])
    }

    /// Those that were not touched, with the stems that tell of them.
    fn kept(&self) -> impl Iterator<Item = (usize, &'a [u64])> {
        let is_kept = |now: &usize| self.touched.binary_search(now).is_err();
        (0..self.said.len()).filter(is_kept).map(|now| (now, self.told(now)))
    }

    fn stems(&self, now: usize) -> &'a [u64] {
        &self.said[now].quiet.sense.stems
    }

    /// Those that must be compared again: the touched ones and, in each list that one of them leaves or comes to,
    /// those that it stood among the last ones before, or stands there now: the next ones of the list.
    pub(super) fn asked(&self) -> Vec<usize> {
        let gone = self.shift.gone().map(|gone| Change {
            at: self.shift.first,
            telling: self.before.telling.get(gone).to_vec(),
            stems: self.before.stems.get(gone),
        });
        let touched = self.touched.iter().flat_map(|now| {
            let change = |telling: &[u64]| Change { at: *now, telling: telling.to_vec(), stems: self.stems(*now) };
            [change(self.told(*now)), change(self.tells(*now))]
        });
        let changes: Vec<Change<'_>> = gone.chain(touched).collect();
        let places = Places::of(self.said, self.kept(), &changes);
        let mut is_asked = self.marked(&self.touched);
        for change in &changes {
            places.lists(&change.telling, change.stems).for_each(|list| {
                let next = list.partition_point(|now| *now < change.at);
                list[next..].iter().take(COMPARED).for_each(|now| is_asked[*now] = true);
            });
        }
        numbers_of(&is_asked)
    }

    /// Those that they are compared with, themselves among them: the last ones before each in its lists as they are
    /// now.
    pub(super) fn among(&self, asked: &[usize]) -> Vec<usize> {
        let change = |now: &usize| Change { at: *now, telling: self.tells(*now).to_vec(), stems: self.stems(*now) };
        let wanted: Vec<Change<'_>> = asked.iter().map(change).collect();
        let touched = self.touched.iter().zip(&self.telling).map(|(now, telling)| (*now, telling.as_slice()));
        let mut everybody: Vec<(usize, &[u64])> = self.kept().chain(touched).collect();
        everybody.sort_unstable_by_key(|(now, _)| *now);
        let places = Places::of(self.said, everybody.into_iter(), &wanted);
        let mut is_among = self.marked(asked);
        for one in &wanted {
            places.lists(&one.telling, one.stems).for_each(|list| {
                let earlier = &list[..list.partition_point(|now| *now < one.at)];
                earlier.iter().rev().take(COMPARED).for_each(|now| is_among[*now] = true);
            });
        }
        numbers_of(&is_among)
    }

    fn marked(&self, numbers: &[usize]) -> Vec<bool> {
        let mut marked = vec![false; self.said.len()];
        numbers.iter().for_each(|now| marked[*now] = true);
        marked
    }

    /// All statements: what was found of those that were asked, what the others repeated before.
    pub(super) fn with(self, asked: &[usize], (told_now, best_now): (Lists, Vec<Best>)) -> Nearest {
        let room = self.before.telling.size() + told_now.size();
        let mut telling = Lists::with_capacity(self.said.len(), room);
        let mut nearest = Vec::with_capacity(self.said.len());
        for now in 0..self.said.len() {
            let found = asked.binary_search(&now);
            match self.shift.before(now).filter(|_| found.is_err()) {
                // The one that it repeats is not of the middle, or it would have been looked for again.
                Some(before) => {
                    telling.push(self.before.telling.get(before).iter().copied());
                    let best = self.before.nearest[before];
                    nearest.push(best.and_then(|(k, share)| Some((self.shift.now(k)?, share))));
                }
                None => {
                    let at = found.unwrap_or_else(|at| at);
                    telling.push(told_now.get(at).iter().copied());
                    nearest.push(best_now[at]);
                }
            }
        }
        Nearest::with(self.said, self.uses, telling, nearest)
    }
}

/// The numbers of those that are marked, in order.
fn numbers_of(marked: &[bool]) -> Vec<usize> {
    marked.iter().enumerate().filter(|(_, marked)| **marked).map(|(now, _)| now).collect()
}

//! How near are two statements to each other, and which ones are worth comparing?
//!
//! Comparing each statement with each other one would take minutes in a large project. Two statements that
//! repeat each other share one of the rarest stems of each (prefix filtering: Chaudhuri, Ganti and Kaushik,
//! "A primitive operator for similarity joins in data cleaning", 2006): only those that do are compared, with
//! the last ones that came before. The cost grows with the number of statements, not with its square.

use std::cmp::Reverse;
use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::sense::Sense;

/// How many earlier statements that share a telling stem, or all stems, are compared.
pub(super) const COMPARED: usize = 8;
/// Stems below which a statement says too little to be compared.
const FEWEST: usize = 3;
/// From which share of common sense one statement repeats another.
const REPEATS: f64 = 0.62;

/// Steps in which the weights change with each doubling of a count. In steps, and not at each use: one more use of a
/// stem leaves what was compared before as it was.
const STEPS: f64 = 8.0;

/// What the stems of a project weigh: what is in every statement tells nothing.
///
/// A stem of `count` among `all` statements weighs 1 + ln(all / count), both counts taken down to the next step
/// (inverse document frequency: Spärck Jones, 1972).
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Weights {
    counts: FxHashMap<u64, u32>,
    all: u32,
}

/// The order of the stems: the rarest first, those as rare by their names.
type Rank = (Reverse<i32>, u64);

impl Weights {
    /// One more statement.
    pub(super) fn add(&mut self, stems: &[u64]) {
        self.all += 1;
        stems.iter().for_each(|stem| *self.counts.entry(*stem).or_default() += 1);
    }

    /// One statement that was added is no more.
    pub(super) fn take(&mut self, stems: &[u64]) {
        self.all = self.all.saturating_sub(1);
        for stem in stems {
            if let Entry::Occupied(mut count) = self.counts.entry(*stem) {
                *count.get_mut() = count.get().saturating_sub(1);
                if *count.get() == 0 {
                    count.remove();
                }
            }
        }
    }

    /// How many stems all statements have together.
    pub(super) fn uses(&self) -> usize {
        self.counts.values().fold(0, |all, count| all.saturating_add(*count as usize))
    }

    /// How many bytes it is written in.
    pub(super) fn size(&self) -> usize {
        4 + 8 + self.counts.len() * 12
    }

    /// Adds its bytes to some.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.all.to_le_bytes());
        out.extend_from_slice(&(self.counts.len() as u64).to_le_bytes());
        for (stem, count) in &self.counts {
            out.extend_from_slice(&stem.to_le_bytes());
            out.extend_from_slice(&count.to_le_bytes());
        }
    }

    /// What [`write`](Self::write) wrote at the beginning of some bytes, and the rest of them.
    pub(super) fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (all, rest) = bytes.split_first_chunk::<4>()?;
        let (length, rest) = rest.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?.checked_mul(12)?;
        let (counts, rest) = rest.split_at_checked(length)?;
        let count = |bytes: &[u8]| {
            let (stem, count) = bytes.split_first_chunk::<8>()?;
            Some((u64::from_le_bytes(*stem), u32::from_le_bytes(count.try_into().ok()?)))
        };
        let counts = counts.chunks_exact(12).map(count).collect::<Option<_>>()?;
        Some((Self { counts, all: u32::from_le_bytes(*all) }, rest))
    }

    /// How many steps a stem is rarer than one that is in all statements: two readings with the same rarity of each
    /// of its stems weigh a statement alike.
    pub(super) fn rarity(&self, stem: u64) -> i32 {
        step(self.all) - step(self.counts.get(&stem).copied().unwrap_or_default())
    }

    fn rank(&self, stem: u64) -> Rank {
        (Reverse(self.rarity(stem)), stem)
    }

    fn of(&self, stem: u64) -> f64 {
        1.0 + f64::from(self.rarity(stem)) * std::f64::consts::LN_2 / STEPS
    }

    /// Are there as many statements, in steps?
    pub(super) fn is_as_large(&self, other: &Self) -> bool {
        step(self.all) == step(other.all)
    }
}

fn step(count: u32) -> i32 {
    // No count has more than 32 doublings.
    (f64::from(count.max(1)).log2() * STEPS) as i32
}

/// The stems of all statements, numbered from the rarest on, with what each weighs: what is in every statement
/// tells nothing.
pub(super) struct Weighed {
    /// The numbers of the stems of one statement after the other, in order.
    stems: Vec<u32>,
    /// Where each statement's stems end.
    ends: Vec<usize>,
    /// What a statement's stems weigh together.
    wholes: Vec<f64>,
    weights: Vec<f64>,
    /// The stems of those numbers.
    names: Vec<u64>,
}

impl Weighed {
    /// Some of the statements that were counted.
    pub(super) fn of(senses: &[&Sense], weights: &Weights) -> Self {
        let mut known: FxHashMap<u64, u32> = FxHashMap::default();
        let mut distinct: Vec<u64> = Vec::new();
        let all = senses.iter().map(|sense| sense.stems.len()).sum();
        let (mut stems, mut ends) = (Vec::with_capacity(all), Vec::with_capacity(senses.len()));
        for sense in senses {
            for stem in &sense.stems {
                stems.push(*known.entry(*stem).or_insert_with(|| {
                    distinct.push(*stem);
                    narrow(distinct.len() - 1)
                }));
            }
            ends.push(stems.len());
        }
        let mut by_rank: Vec<(Rank, u32)> = distinct.iter().map(|stem| weights.rank(*stem)).zip(0..).collect();
        by_rank.sort_unstable();
        let mut ranks = vec![0; distinct.len()];
        by_rank.iter().zip(0..).for_each(|((_, number), rank)| ranks[*number as usize] = rank);
        let names: Vec<u64> = by_rank.iter().map(|((_, stem), _)| *stem).collect();
        let weights: Vec<f64> = names.iter().map(|stem| weights.of(*stem)).collect();
        let mut wholes = Vec::with_capacity(ends.len());
        let mut start = 0;
        for end in &ends {
            let own: &mut [u32] = &mut stems[start..*end];
            own.iter_mut().for_each(|stem| *stem = ranks[*stem as usize]);
            own.sort_unstable();
            wholes.push(own.iter().map(|stem| weights[*stem as usize]).sum());
            start = *end;
        }
        Self { stems, ends, wholes, weights, names }
    }

    /// The numbers of a statement's stems, in order.
    fn stems(&self, statement: usize) -> &[u32] {
        let start = statement.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.stems[start..self.ends[statement]]
    }

    /// The rarest stems of a statement, of which any statement that repeats it has one.
    ///
    /// What two such statements have in common weighs a share of [`REPEATS`] of each at least. So what comes in a
    /// statement before the first common stem weighs no more than the rest.
    fn telling(&self, statement: usize) -> &[u32] {
        let stems = self.stems(statement);
        if stems.len() < FEWEST {
            return &[];
        }
        // A hair more than the rest, against what sums lose.
        let mut rest = self.wholes[statement] * (1.0 - REPEATS) + 1e-6;
        let is_telling = |stem: &&u32| {
            let is_telling = rest >= 0.0;
            rest -= self.weights[**stem as usize];
            is_telling
        };
        &stems[..stems.iter().take_while(is_telling).count()]
    }

    /// The stems that tell of a statement, by their own names.
    pub(super) fn tells(&self, statement: usize) -> impl Iterator<Item = u64> {
        self.telling(statement).iter().map(|stem| self.names[*stem as usize])
    }

    /// The weighted share of the stems that two statements have in common; none when one does not repeat the other.
    pub(super) fn likeness(&self, one: usize, other: usize) -> Option<f64> {
        // common / (one + other − common) ≥ REPEATS: from there on, what each may lose at most.
        let both = self.wholes[one] + self.wholes[other];
        let least = both * REPEATS / (1.0 + REPEATS);
        let (mut left, mut right) = (self.wholes[one] - least, self.wholes[other] - least);
        let (a, b) = (self.stems(one), self.stems(other));
        let (mut i, mut k) = (0, 0);
        // The rarest come first and weigh most, so that two of another sense part after a few.
        while left >= 0.0 && right >= 0.0 {
            match (a.get(i), b.get(k)) {
                (None, None) => break,
                (Some(x), Some(y)) if x == y => {
                    i += 1;
                    k += 1;
                }
                (Some(x), y) if y.is_none_or(|y| x < y) => {
                    left -= self.weights[*x as usize];
                    i += 1;
                }
                (_, Some(y)) => {
                    right -= self.weights[*y as usize];
                    k += 1;
                }
                (Some(_), None) => break,
            }
        }
        let common = least + left;
        let share = common / (both - common);
        (left >= 0.0 && right >= 0.0 && both > 0.0 && share >= REPEATS).then_some(share)
    }
}

/// Stems and statements are counted by half a word: no project has four thousand million of them.
fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Statements by the stems that tell of them.
pub(super) struct Telling<'a> {
    weighed: &'a Weighed,
    /// For each stem, the statements that it tells of, in order.
    by_stem: Vec<Vec<u32>>,
    /// The statements of the same stems, wherever they stand, in order.
    same: FxHashMap<&'a [u32], Vec<u32>>,
}

impl<'a> Telling<'a> {
    /// All statements of a reading.
    pub(super) fn of(weighed: &'a Weighed) -> Self {
        let mut by_stem = vec![Vec::new(); weighed.weights.len()];
        let mut same: FxHashMap<&[u32], Vec<u32>> = FxHashMap::default();
        same.reserve(weighed.ends.len());
        for (i, own) in (0..weighed.ends.len()).zip(0..) {
            let stems = weighed.stems(i);
            if stems.len() >= FEWEST {
                weighed.telling(i).iter().for_each(|stem| by_stem[*stem as usize].push(own));
                same.entry(stems).or_default().push(own);
            }
        }
        Self { weighed, by_stem, same }
    }
}

/// Finds the statements that one may repeat, each once.
#[derive(Default)]
pub(super) struct Near {
    /// The statement that was last compared with each one, and one more.
    met: Vec<u32>,
    near: Vec<u32>,
}

impl Near {
    /// The last statements before `i` that may say the same.
    pub(super) fn of(&mut self, telling: &Telling<'_>, i: usize) -> &[u32] {
        self.near.clear();
        self.met.resize(telling.weighed.ends.len(), 0);
        let stems = telling.weighed.stems(i);
        let own = narrow(i);
        if stems.len() < FEWEST {
            return &self.near;
        }
        let by_stem = telling.weighed.telling(i).iter().map(|stem| &telling.by_stem[*stem as usize]);
        for told in telling.same.get(stems).into_iter().chain(by_stem) {
            let earlier = &told[..told.partition_point(|k| *k < own)];
            for k in earlier.iter().rev().take(COMPARED) {
                if std::mem::replace(&mut self.met[*k as usize], own + 1) != own + 1 {
                    self.near.push(*k);
                }
            }
        }
        &self.near
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::writing::sentence::Sentence;
    use crate::text::Lang;

    fn weighed(senses: &[&Sense]) -> Weighed {
        let mut weights = Weights::default();
        senses.iter().for_each(|sense| weights.add(&sense.stems));
        Weighed::of(senses, &weights)
    }

    fn sense(text: &str) -> Sense {
        Sense::of(&Sentence::read(text, Lang::Fr))
    }

    #[test]
    fn likeness_is_a_share_and_bands_meet_for_the_same_sense() {
        let one = sense("Créer une tâche de relance au septième jour suivant le devis");
        let (other, nothing) = (sense("Exporter la liste des agences"), Sense::default());
        let weighed = weighed(&[&one, &one, &other, &nothing, &nothing]);
        assert!(weighed.likeness(0, 1).is_some_and(|share| (share - 1.0).abs() < 1e-9));
        assert_eq!(weighed.likeness(0, 2), None);
        assert_eq!(weighed.likeness(3, 4), None, "nothing repeats nothing");
    }

    #[test]
    fn the_last_ones_that_share_a_telling_stem_are_met_once_each() {
        let one = sense("Créer une tâche de relance au septième jour suivant le devis");
        let (short, other) = (sense("Créer une tâche"), sense("Exporter la liste des agences"));
        let mut senses = vec![&one; COMPARED + 3];
        senses.extend([&short, &other, &one]);
        let weighed = weighed(&senses);
        let (telling, mut near) = (Telling::of(&weighed), Near::default());
        for i in 0..COMPARED + 3 {
            let expected: Vec<u32> = (0..i).rev().take(COMPARED).filter_map(|k| u32::try_from(k).ok()).collect();
            assert_eq!(near.of(&telling, i), expected, "statement {i}");
        }
        assert!(near.of(&telling, COMPARED + 3).is_empty(), "it says too little");
        assert!(near.of(&telling, COMPARED + 4).is_empty(), "it says something else");
        assert_eq!(near.of(&telling, COMPARED + 5).len(), COMPARED);
    }

    #[test]
    fn the_same_words_are_met_however_far_apart() {
        let mut texts = vec!["alpha beta gamma delta".to_owned()];
        texts.extend((0..COMPARED * 4).map(|i| format!("alpha beta kappa{i} sigma{i} omega{i}")));
        texts.push("delta gamma beta alpha".to_owned());
        let senses: Vec<Sense> = texts.iter().map(|text| sense(text)).collect();
        let senses: Vec<&Sense> = senses.iter().collect();
        let weighed = weighed(&senses);
        assert!(Near::default().of(&Telling::of(&weighed), senses.len() - 1).contains(&0));
    }

    proptest::proptest! {
        #[test]
        fn whoever_repeats_another_is_met(texts in proptest::collection::vec("([a-z]{4} ){3,9}", 2..20), doubled in 0usize..400) {
            // Words of one text put into another one, so that there is something to find.
            let mut senses: Vec<Sense> = texts.iter().map(|text| sense(text)).collect();
            let (from, to) = (doubled % texts.len(), (doubled / 20) % texts.len());
            let mixed = format!("{} {}", texts[from], texts[to].split(' ').next().unwrap_or_default());
            senses.push(sense(&mixed));
            let senses: Vec<&Sense> = senses.iter().collect();
            let weighed = weighed(&senses);
            let (telling, mut met) = (Telling::of(&weighed), Near::default());
            for i in 0..senses.len() {
                let near = met.of(&telling, i);
                for k in (0..i).filter(|k| senses[*k].stems.len() >= FEWEST && senses[i].stems.len() >= FEWEST) {
                    let is_met = near.iter().any(|met| *met as usize == k);
                    proptest::prop_assert!(is_met || weighed.likeness(i, k).is_none(), "{i} and {k}");
                }
            }
        }
    }
}

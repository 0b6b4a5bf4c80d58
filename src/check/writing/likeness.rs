//! How near are two statements to each other, and which ones are worth comparing?
//!
//! Comparing each statement with each other one would take minutes in a large project. Two statements that
//! repeat each other share one of the rarest stems of each (prefix filtering: Chaudhuri, Ganti and Kaushik,
//! "A primitive operator for similarity joins in data cleaning", 2006): only those that do are compared, with
//! the last ones that came before. The cost grows with the number of statements, not with its square.

use std::cmp::Ordering;
use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::sense::Sense;

/// How many earlier statements that share a telling stem, or all stems, are compared.
pub(super) const COMPARED: usize = 8;
/// Stems below which a statement says too little to be compared.
const FEWEST: usize = 2;
/// From which share of common stems, in hundredths, one statement repeats another. All stems count alike: whether two
/// statements repeat each other is theirs alone to say, whatever stands beside them.
const REPEATS: usize = 67;

/// Steps in which the order of the stems changes with each doubling of a count. In steps, and not at each use: one more
/// use of a stem leaves the order as it was.
const STEPS: f64 = 8.0;

/// How many statements each stem stands in.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Uses {
    counts: FxHashMap<u64, u32>,
}

/// The order of the stems: the rarest first, those as rare by their names.
type Rank = (i32, u64);

impl Uses {
    /// One more statement.
    pub(super) fn add(&mut self, stems: &[u64]) {
        stems.iter().for_each(|stem| *self.counts.entry(*stem).or_default() += 1);
    }

    /// One statement that was added is no more.
    pub(super) fn take(&mut self, stems: &[u64]) {
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
    pub(super) fn total(&self) -> usize {
        self.counts.values().fold(0, |all, count| all.saturating_add(*count as usize))
    }

    /// How many bytes it is written in.
    pub(super) fn size(&self) -> usize {
        8 + self.counts.len() * 12
    }

    /// Adds its bytes to some.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&(self.counts.len() as u64).to_le_bytes());
        for (stem, count) in &self.counts {
            out.extend_from_slice(&stem.to_le_bytes());
            out.extend_from_slice(&count.to_le_bytes());
        }
    }

    /// What [`write`](Self::write) wrote at the beginning of some bytes, and the rest of them.
    pub(super) fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (length, rest) = bytes.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?.checked_mul(12)?;
        let (counts, rest) = rest.split_at_checked(length)?;
        let count = |bytes: &[u8]| {
            let (stem, count) = bytes.split_first_chunk::<8>()?;
            Some((u64::from_le_bytes(*stem), u32::from_le_bytes(count.try_into().ok()?)))
        };
        let counts = counts.chunks_exact(12).map(count).collect::<Option<_>>()?;
        Some((Self { counts }, rest))
    }

    /// In how many statements a stem stands, in steps: two readings with the same steps of each of its stems order a
    /// statement alike.
    pub(super) fn step(&self, stem: u64) -> i32 {
        step(self.counts.get(&stem).copied().unwrap_or_default())
    }

    fn rank(&self, stem: u64) -> Rank {
        (self.step(stem), stem)
    }
}

fn step(count: u32) -> i32 {
    // No count has more than 32 doublings.
    (f64::from(count.max(1)).log2() * STEPS) as i32
}

/// The stems of all statements, numbered from the rarest on.
pub(super) struct Ordered {
    /// The numbers of the stems of one statement after the other, in order.
    stems: Vec<u32>,
    /// Where each statement's stems end.
    ends: Vec<usize>,
    /// The stems of those numbers.
    names: Vec<u64>,
}

impl Ordered {
    /// Some of the statements that were counted.
    pub(super) fn of(senses: &[&Sense], uses: &Uses) -> Self {
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
        let mut by_rank: Vec<(Rank, u32)> = distinct.iter().map(|stem| uses.rank(*stem)).zip(0..).collect();
        by_rank.sort_unstable();
        let mut ranks = vec![0; distinct.len()];
        by_rank.iter().zip(0..).for_each(|((_, number), rank)| ranks[*number as usize] = rank);
        let names: Vec<u64> = by_rank.iter().map(|((_, stem), _)| *stem).collect();
        let mut start = 0;
        for end in &ends {
            let own: &mut [u32] = &mut stems[start..*end];
            own.iter_mut().for_each(|stem| *stem = ranks[*stem as usize]);
            own.sort_unstable();
            start = *end;
        }
        Self { stems, ends, names }
    }

    /// The numbers of a statement's stems, in order.
    fn stems(&self, statement: usize) -> &[u32] {
        let start = statement.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.stems[start..self.ends[statement]]
    }

    /// The rarest stems of a statement, of which any statement that repeats it has one.
    ///
    /// What two such statements have in common is a share of [`REPEATS`] of each at least. So before the first common stem
    /// there are no more stems in a statement than the rest.
    fn telling(&self, statement: usize) -> &[u32] {
        let stems = self.stems(statement);
        if stems.len() < FEWEST {
            return &[];
        }
        &stems[..=rest(stems.len())]
    }

    /// The stems that tell of a statement, by their own names.
    pub(super) fn tells(&self, statement: usize) -> impl Iterator<Item = u64> {
        self.telling(statement).iter().map(|stem| self.names[*stem as usize])
    }

    /// The share of the stems that two statements have in common; none when one does not repeat the other.
    pub(super) fn likeness(&self, one: usize, other: usize) -> Option<f64> {
        let (a, b) = (self.stems(one), self.stems(other));
        let (mut left, mut right) = (rest(a.len()), rest(b.len()));
        let (mut i, mut k, mut common) = (0, 0, 0);
        // The rarest come first, so that two of another sense part after a few.
        while let (Some(x), Some(y)) = (a.get(i), b.get(k)) {
            match x.cmp(y) {
                Ordering::Equal => {
                    common += 1;
                    i += 1;
                    k += 1;
                }
                Ordering::Less => {
                    left = left.checked_sub(1)?;
                    i += 1;
                }
                Ordering::Greater => {
                    right = right.checked_sub(1)?;
                    k += 1;
                }
            }
        }
        let all = a.len() + b.len() - common;
        let repeats = common > 0 && common * 100 >= all * REPEATS;
        repeats.then(|| f64::from(narrow(common)) / f64::from(narrow(all)))
    }
}

/// How many of its stems a statement need not have in common with one that it repeats.
const fn rest(stems: usize) -> usize {
    stems * (100 - REPEATS) / 100
}

/// Stems and statements are counted by half a word: no project has four thousand million of them.
fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Statements by the stems that tell of them.
pub(super) struct Telling<'a> {
    ordered: &'a Ordered,
    /// For each stem, the statements that it tells of, in order.
    by_stem: Vec<Vec<u32>>,
    /// The statements of the same stems, wherever they stand, in order.
    same: FxHashMap<&'a [u32], Vec<u32>>,
}

impl<'a> Telling<'a> {
    /// All statements of a reading.
    pub(super) fn of(ordered: &'a Ordered) -> Self {
        let mut by_stem = vec![Vec::new(); ordered.names.len()];
        let mut same: FxHashMap<&[u32], Vec<u32>> = FxHashMap::default();
        same.reserve(ordered.ends.len());
        for (i, own) in (0..ordered.ends.len()).zip(0..) {
            let stems = ordered.stems(i);
            if stems.len() >= FEWEST {
                ordered.telling(i).iter().for_each(|stem| by_stem[*stem as usize].push(own));
                same.entry(stems).or_default().push(own);
            }
        }
        Self { ordered, by_stem, same }
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
        self.met.resize(telling.ordered.ends.len(), 0);
        let stems = telling.ordered.stems(i);
        let own = narrow(i);
        if stems.len() < FEWEST {
            return &self.near;
        }
        let by_stem = telling.ordered.telling(i).iter().map(|stem| &telling.by_stem[*stem as usize]);
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

    fn ordered(senses: &[&Sense]) -> Ordered {
        let mut uses = Uses::default();
        senses.iter().for_each(|sense| uses.add(&sense.stems));
        Ordered::of(senses, &uses)
    }

    fn sense(text: &str) -> Sense {
        Sense::of(&Sentence::read(text, Lang::Fr))
    }

    #[test]
    fn likeness_is_a_share_and_bands_meet_for_the_same_sense() {
        let one = sense("Créer une tâche de relance au septième jour suivant le devis");
        let (other, nothing) = (sense("Exporter la liste des agences"), Sense::default());
        let ordered = ordered(&[&one, &one, &other, &nothing, &nothing]);
        assert!(ordered.likeness(0, 1).is_some_and(|share| (share - 1.0).abs() < 1e-9));
        assert_eq!(ordered.likeness(0, 2), None);
        assert_eq!(ordered.likeness(3, 4), None, "nothing repeats nothing");
    }

    #[test]
    fn the_last_ones_that_share_a_telling_stem_are_met_once_each() {
        let one = sense("Créer une tâche de relance au septième jour suivant le devis");
        let (short, other) = (sense("Créer une tâche"), sense("Exporter la liste des agences"));
        let mut senses = vec![&one; COMPARED + 3];
        senses.extend([&short, &other, &one]);
        let ordered = ordered(&senses);
        let (telling, mut near) = (Telling::of(&ordered), Near::default());
        for i in 0..COMPARED + 3 {
            let expected: Vec<u32> = (0..i).rev().take(COMPARED).filter_map(|k| u32::try_from(k).ok()).collect();
            assert_eq!(near.of(&telling, i), expected, "statement {i}");
        }
        assert!(near.of(&telling, COMPARED + 3).is_empty(), "it says too little in common");
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
        let ordered = ordered(&senses);
        assert!(Near::default().of(&Telling::of(&ordered), senses.len() - 1).contains(&0));
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
            let ordered = ordered(&senses);
            let (telling, mut met) = (Telling::of(&ordered), Near::default());
            for i in 0..senses.len() {
                let near = met.of(&telling, i);
                for k in (0..i).filter(|k| senses[*k].stems.len() >= FEWEST && senses[i].stems.len() >= FEWEST) {
                    let is_met = near.iter().any(|met| *met as usize == k);
                    proptest::prop_assert!(is_met || ordered.likeness(i, k).is_none(), "{i} and {k}");
                }
            }
        }
    }
}

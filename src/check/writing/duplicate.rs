//! R13, R14: is one thing said twice, or twice in a different way?
//!
//! Comparing each statement with each other one would take minutes in a large project. Each sense
//! gets a signature of small hashes (MinHash); statements that share a band of it meet in a bucket,
//! and only they are compared, with the last few that came before. The cost grows with the number
//! of statements, not with its square.

use rustc_hash::FxHashMap;

use super::figure;
use super::lexicon::Role;
use super::sense::Sense;
use super::sentence::{Sentence, mark};
use super::{Statement, Told, obligation};
use crate::model::requirement::Requirement;
use crate::syntax::scalar;
use crate::text::{Diagnostic, Place};

/// Rows of a band: two statements must agree on all of them to meet.
const ROWS: usize = 2;
/// Bands of a signature.
const BANDS: usize = 20;
/// How many earlier statements of a bucket are compared.
const COMPARED: usize = 6;
/// Stems below which a statement says too little to be compared.
const FEWEST: usize = 3;
/// From which share of common sense one statement repeats another.
const REPEATS: f64 = 0.62;
/// From which share two statements differ in nothing but their figures.
const SAME: f64 = 0.9;

/// A statement as it is compared.
pub struct Said {
    sense: Sense,
    place: Place,
    whole: Place,
    /// The only figure that it promises, as written.
    figure: Option<(String, figure::Figure)>,
}

impl Said {
    /// A statement's sense and places.
    pub fn of(statement: &Statement<'_>, told: &Told<'_>) -> Self {
        let sentence = &statement.sentence;
        let bytes = obligation::whole(sentence);
        let whole = scalar::place_of(told.sources, statement.place, sentence.text, bytes);
        Self { sense: Sense::of(sentence), place: statement.place, whole, figure: only_figure(sentence) }
    }
}

/// The figure of a statement that has one only, after a word that makes it a threshold.
fn only_figure(sentence: &Sentence<'_>) -> Option<(String, figure::Figure)> {
    let mut figures = (0..sentence.words.len()).filter(|i| figure::number(sentence, *i).is_some());
    let (at, more) = (figures.next()?, figures.next());
    let compares = (at.saturating_sub(2)..at).any(|i| sentence.is(i, Role::Comparator));
    if more.is_some() || !compares || sentence.has(at, mark::QUOTED) {
        return None;
    }
    let last = (at + 2).min(sentence.words.len());
    let words = &sentence.text[sentence.bytes(at, last)];
    Some((words.to_owned(), figure::read(words, sentence.lang)?))
}

/// R13 and R14 over all statements, each with its requirement; `known` holds the pairs whose
/// thresholds were found to contradict each other already.
pub fn repeated(said: &[(&Requirement, Said)], known: &[(Place, Place)], told: &mut Told<'_>) {
    let senses: Vec<&Sense> = said.iter().map(|(_, one)| &one.sense).collect();
    let weighed = Weighed::of(&senses);
    let mut buckets = Buckets::default();
    for (i, (requirement, one)) in said.iter().enumerate() {
        let near = buckets.near(i, &one.sense.stems);
        let alike = near.iter().map(|k| (*k, weighed.likeness(i, *k)));
        let best = alike
            .filter(|(k, share)| *share >= REPEATS && !related(requirement, said[*k].0))
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        if let Some((k, share)) = best {
            let (other, earlier) = &said[k];
            if known.contains(&(earlier.place, one.place)) || one.sense.quoted != earlier.sense.quoted {
                continue;
            }
            tell((requirement, one), (other, earlier), share, told);
        }
    }
}

fn tell(
    (requirement, one): (&Requirement, &Said),
    (other, earlier): (&Requirement, &Said),
    share: f64,
    told: &mut Told<'_>,
) {
    let figures_agree =
        one.sense.figures == earlier.sense.figures || one.sense.figures.is_empty() || earlier.sense.figures.is_empty();
    if figures_agree {
        let finding = Diagnostic::error("R13", "R13", one.whole).with("other", other.head.name());
        told.found.push(finding.beside(earlier.whole));
    } else if share >= SAME
        && let (Some((own, a)), Some((theirs, b))) = (&one.figure, &earlier.figure)
        && a.unit == b.unit
        && requirement.lot.as_ref().map(|lot| &lot.to) == other.lot.as_ref().map(|lot| &lot.to)
    {
        let finding = Diagnostic::error("R14", "R14", one.whole).with("own", own).with("theirs", theirs);
        told.found.push(finding.with("other", other.head.name()).beside(earlier.whole));
    }
}

/// Does one of two requirements say how it stands to the other? Then they are known to be close.
pub fn related(one: &Requirement, other: &Requirement) -> bool {
    let names = |from: &Requirement, to: &Requirement| {
        from.relations.iter().any(|(relation, link)| {
            *relation != crate::model::requirement::Relation::DependsOn && Some(&link.to) == to.head.id.as_ref()
        })
    };
    names(one, other) || names(other, one)
}

/// The stems of all statements, numbered, with what each weighs: what is in every statement tells nothing.
struct Weighed {
    /// The numbers of each statement's stems, in order.
    stems: Vec<Vec<u32>>,
    /// What a statement's stems weigh together.
    wholes: Vec<f64>,
    weights: Vec<f64>,
}

impl Weighed {
    fn of(senses: &[&Sense]) -> Self {
        let mut numbers: FxHashMap<u64, u32> = FxHashMap::default();
        let mut counts: Vec<usize> = Vec::new();
        let mut number = |stem: &u64| {
            let number = *numbers.entry(*stem).or_insert_with(|| {
                counts.push(0);
                u32::try_from(counts.len() - 1).unwrap_or(u32::MAX)
            });
            counts[number as usize] += 1;
            number
        };
        let sorted = |sense: &&Sense| {
            let mut stems: Vec<u32> = sense.stems.iter().map(&mut number).collect();
            stems.sort_unstable();
            stems
        };
        let stems: Vec<Vec<u32>> = senses.iter().map(sorted).collect();
        let all = senses.len() as f64;
        let weights: Vec<f64> = counts.iter().map(|count| 1.0 + (all / *count as f64).ln()).collect();
        let wholes = stems.iter().map(|stems| stems.iter().map(|stem| weights[*stem as usize]).sum()).collect();
        Self { stems, wholes, weights }
    }

    /// The weighted share of the stems that two statements have in common.
    fn likeness(&self, one: usize, other: usize) -> f64 {
        let (least, most) = (self.wholes[one].min(self.wholes[other]), self.wholes[one].max(self.wholes[other]));
        // All of the lighter one would not be enough.
        if least < REPEATS * most {
            return 0.0;
        }
        let (a, b) = (&self.stems[one], &self.stems[other]);
        let (mut common, mut i, mut k) = (0.0, 0, 0);
        while let (Some(x), Some(y)) = (a.get(i), b.get(k)) {
            if x == y {
                common += self.weights[*x as usize];
            }
            i += usize::from(x <= y);
            k += usize::from(y <= x);
        }
        let all = least + most - common;
        if all > 0.0 { common / all } else { 0.0 }
    }
}

/// The statements met so far, by the bands of their signatures.
#[derive(Default)]
struct Buckets {
    /// The last statement of each bucket.
    last: [FxHashMap<u64, usize>; BANDS],
    /// For each statement, the one before it in each of its buckets.
    before: Vec<[Option<usize>; BANDS]>,
    /// The statement that was last compared with each one.
    met: Vec<usize>,
    near: Vec<usize>,
}

impl Buckets {
    /// Puts statement `i` into its buckets, and tells the last few before it in each. Statements come in order.
    fn near(&mut self, i: usize, stems: &[u64]) -> &[usize] {
        self.near.clear();
        self.met.push(i);
        self.before.push([None; BANDS]);
        if stems.len() < FEWEST {
            return &self.near;
        }
        for (band, key) in bands(stems).enumerate() {
            let mut earlier = self.last[band].insert(key, i);
            self.before[i][band] = earlier;
            for _ in 0..COMPARED {
                let Some(k) = earlier else { break };
                if std::mem::replace(&mut self.met[k], i) != i {
                    self.near.push(k);
                }
                earlier = self.before[k][band];
            }
        }
        &self.near
    }
}

/// The keys of the bands of a signature.
fn bands(stems: &[u64]) -> impl Iterator<Item = u64> {
    let least = |seed: u64| stems.iter().map(|stem| mixed(stem ^ seed)).min().unwrap_or(0);
    (0..BANDS).map(move |band| {
        (0..ROWS).fold(0, |key: u64, row| {
            let seed = mixed((band * ROWS + row) as u64 + 1);
            mixed(key.rotate_left(17) ^ least(seed))
        })
    })
}

/// Spreads the bits of a number (the finaliser of SplitMix64).
const fn mixed(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn sense(text: &str) -> Sense {
        Sense::of(&Sentence::read(text, Lang::Fr))
    }

    #[test]
    fn likeness_is_a_share_and_bands_meet_for_the_same_sense() {
        let one = sense("Créer une tâche de relance au septième jour suivant le devis");
        let (other, nothing) = (sense("Exporter la liste des agences"), Sense::default());
        let weighed = Weighed::of(&[&one, &one, &other, &nothing, &nothing]);
        assert!((weighed.likeness(0, 1) - 1.0).abs() < f64::EPSILON);
        assert!(weighed.likeness(0, 2) < 0.1);
        assert!(weighed.likeness(3, 4).abs() < f64::EPSILON);
        assert!(bands(&one.stems).eq(bands(&one.stems)));
    }

    #[test]
    fn the_last_few_of_a_bucket_are_met_once_each() {
        let stems = sense("Créer une tâche de relance au septième jour suivant le devis").stems;
        let mut buckets = Buckets::default();
        for i in 0..=COMPARED + 3 {
            let expected: Vec<usize> = (i.saturating_sub(COMPARED)..i).rev().collect();
            assert_eq!(buckets.near(i, &stems), expected, "statement {i}");
        }
        let short = &stems[..FEWEST - 1];
        assert!(buckets.near(COMPARED + 4, short).is_empty());
    }
}

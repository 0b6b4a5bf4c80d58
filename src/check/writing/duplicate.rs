//! R13, R14: is one thing said twice, or twice in a different way?
//!
//! Comparing each statement with each other one would take minutes in a large project. Each sense
//! gets a signature of small hashes (MinHash); statements that share a band of it meet in a bucket,
//! and only they are compared, with the last few that came before. The cost grows with the number
//! of statements, not with its square.

use rustc_hash::FxHashMap;

use super::figure;
use super::lexicon::Role;
use super::sense::{Sense, mixed};
use super::sentence::{Sentence, mark};
use super::{Told, lang_of, obligation, statement_place};
use crate::model::Project;
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

/// The figure of a statement that has one only, after a word that makes it a threshold or before a unit of time or
/// a share, which makes it one too: « vingt jours après l’échéance ».
fn only_figure(sentence: &Sentence<'_>) -> Option<(String, figure::Figure)> {
    let mut figures = (0..sentence.words.len()).filter(|i| figure::number(sentence, *i).is_some());
    let (at, more) = (figures.next()?, figures.next());
    let compares = (at.saturating_sub(2)..at).any(|i| sentence.is(i, Role::Comparator));
    let measures = sentence.is(at + 1, Role::Unit) || sentence.has(at + 1, mark::SYMBOL);
    if more.is_some() || !(compares || measures) || sentence.has(at, mark::QUOTED) {
        return None;
    }
    let last = (at + 2).min(sentence.words.len());
    let words = &sentence.text[sentence.bytes(at, last)];
    Some((words.to_owned(), figure::read(words, sentence.lang)?))
}

/// A requirement with what its statement is about.
type Said<'a> = (&'a Requirement, Sense);

/// R13 and R14 over all statements; `known` holds the pairs whose thresholds were found to contradict each other
/// already.
pub fn repeated(project: &Project, said: &[Said<'_>], known: &[(Place, Place)], told: &mut Told<'_>) {
    let senses: Vec<&Sense> = said.iter().map(|(_, sense)| sense).collect();
    let weighed = Weighed::of(&senses);
    let mut buckets = Buckets::default();
    for (i, (requirement, sense)) in said.iter().enumerate() {
        let near = buckets.near(i, &sense.stems);
        let alike = near.iter().filter_map(|k| Some((*k, weighed.likeness(i, *k)?)));
        let best = alike
            .filter(|(k, _)| !related(requirement, said[*k].0))
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        if let Some((k, share)) = best {
            let (other, earlier) = &said[k];
            let places = (statement_place(&other.head), statement_place(&requirement.head));
            if !known.contains(&places) && sense.quoted == earlier.quoted {
                tell(project, &said[i], &said[k], share, told);
            }
        }
    }
}

fn tell(project: &Project, (own, sense): &Said<'_>, (other, earlier): &Said<'_>, share: f64, told: &mut Told<'_>) {
    let whole = |requirement: &Requirement, told: &Told<'_>| {
        let text = &requirement.head.statement;
        scalar::place_of(told.sources, statement_place(&requirement.head), text, obligation::whole(text))
    };
    let figures_agree = sense.figures == earlier.figures || sense.figures.is_empty() || earlier.figures.is_empty();
    if figures_agree {
        let finding = Diagnostic::error("R13", "R13", whole(own, told)).with("other", other.head.name());
        let earlier = whole(other, told);
        told.found.push(finding.beside(earlier));
        return;
    }
    if share < SAME || own.lot.as_ref().map(|lot| &lot.to) != other.lot.as_ref().map(|lot| &lot.to) {
        return;
    }
    let figure = |requirement: &Requirement| {
        only_figure(&Sentence::read(&requirement.head.statement, lang_of(project, &requirement.head)))
    };
    if let (Some((mine, a)), Some((theirs, b))) = (figure(own), figure(other))
        && a.unit == b.unit
    {
        let finding = Diagnostic::error("R14", "R14", whole(own, told)).with("own", mine).with("theirs", theirs);
        let earlier = whole(other, told);
        told.found.push(finding.with("other", other.head.name()).beside(earlier));
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

/// The stems of all statements, numbered from the rarest on, with what each weighs: what is in every statement
/// tells nothing.
struct Weighed {
    /// The numbers of each statement's stems, in order.
    stems: Vec<Vec<u32>>,
    /// What a statement's stems weigh together.
    wholes: Vec<f64>,
    weights: Vec<f64>,
}

impl Weighed {
    fn of(senses: &[&Sense]) -> Self {
        let mut counts: FxHashMap<u64, usize> = FxHashMap::default();
        for stem in senses.iter().flat_map(|sense| &sense.stems) {
            *counts.entry(*stem).or_default() += 1;
        }
        let mut by_count: Vec<(usize, u64)> = counts.into_iter().map(|(stem, count)| (count, stem)).collect();
        by_count.sort_unstable();
        let numbers: FxHashMap<u64, u32> =
            by_count.iter().zip(0..).map(|((_, stem), number)| (*stem, number)).collect();
        let all = senses.len() as f64;
        let weights: Vec<f64> = by_count.iter().map(|(count, _)| 1.0 + (all / *count as f64).ln()).collect();
        let sorted = |sense: &&Sense| {
            let mut stems: Vec<u32> = sense.stems.iter().filter_map(|stem| numbers.get(stem).copied()).collect();
            stems.sort_unstable();
            stems
        };
        let stems: Vec<Vec<u32>> = senses.iter().map(sorted).collect();
        let wholes = stems.iter().map(|stems| stems.iter().map(|stem| weights[*stem as usize]).sum()).collect();
        Self { stems, wholes, weights }
    }

    /// The weighted share of the stems that two statements have in common; none when one does not repeat the other.
    fn likeness(&self, one: usize, other: usize) -> Option<f64> {
        // common / (one + other − common) ≥ REPEATS: from there on, what each may lose at most.
        let both = self.wholes[one] + self.wholes[other];
        let least = both * REPEATS / (1.0 + REPEATS);
        let (mut left, mut right) = (self.wholes[one] - least, self.wholes[other] - least);
        let (a, b) = (&self.stems[one], &self.stems[other]);
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

/// Odd numbers that put the stems each in an order of its own: by the high bits of their products.
const ORDERS: [u64; BANDS * ROWS] = {
    let mut orders = [0; BANDS * ROWS];
    let mut i = 0;
    while i < orders.len() {
        orders[i] = mixed(i as u64 + 1) | 1;
        i += 1;
    }
    orders
};

/// The keys of the bands of a signature.
fn bands(stems: &[u64]) -> impl Iterator<Item = u64> {
    let mut least = [u64::MAX; BANDS * ROWS];
    for stem in stems {
        for (least, order) in least.iter_mut().zip(&ORDERS) {
            *least = (*least).min(stem.wrapping_mul(*order));
        }
    }
    (0..BANDS).map(move |band| {
        let rows = &least[band * ROWS..(band + 1) * ROWS];
        rows.iter().fold(0, |key: u64, least| mixed(key.rotate_left(17) ^ least))
    })
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
        assert!(weighed.likeness(0, 1).is_some_and(|share| (share - 1.0).abs() < 1e-9));
        assert_eq!(weighed.likeness(0, 2), None);
        assert_eq!(weighed.likeness(3, 4), None, "nothing repeats nothing");
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

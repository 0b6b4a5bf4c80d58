//! R13, R14: is one thing said twice, or twice in a different way?
//!
//! Comparing each statement with each other one would take minutes in a large project. Each sense
//! gets a signature of small hashes (MinHash); statements that share a band of it meet in a bucket,
//! and only they are compared, with the last few that came before. The cost grows with the number
//! of statements, not with its square.

use std::collections::HashMap;

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
    let weights = weights(said);
    let mut buckets: Vec<HashMap<u64, Vec<usize>>> = vec![HashMap::new(); BANDS];
    let mut near: Vec<usize> = Vec::new();
    for (i, (requirement, one)) in said.iter().enumerate() {
        if one.sense.stems.len() < FEWEST {
            continue;
        }
        near.clear();
        for (bucket, key) in buckets.iter_mut().zip(bands(&one.sense.stems)) {
            let bucket = bucket.entry(key).or_default();
            near.extend(bucket.iter().rev().take(COMPARED));
            bucket.push(i);
        }
        near.sort_unstable();
        near.dedup();
        let alike = near.iter().map(|k| (*k, likeness(&one.sense, &said[*k].1.sense, &weights)));
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

/// The weight of each stem: what is in every statement tells nothing.
fn weights(said: &[(&Requirement, Said)]) -> HashMap<u64, f64> {
    let mut counts: HashMap<u64, usize> = HashMap::new();
    for stem in said.iter().flat_map(|(_, one)| &one.sense.stems) {
        *counts.entry(*stem).or_default() += 1;
    }
    let all = said.len() as f64;
    counts.into_iter().map(|(stem, count)| (stem, 1.0 + (all / count as f64).ln())).collect()
}

/// The weighted share of common stems.
fn likeness(one: &Sense, other: &Sense, weights: &HashMap<u64, f64>) -> f64 {
    let weight = |stem: &u64| weights.get(stem).copied().unwrap_or(1.0);
    let (mut common, mut all) = (0.0, 0.0);
    let (mut a, mut b) = (one.stems.iter().peekable(), other.stems.iter().peekable());
    loop {
        match (a.peek(), b.peek()) {
            (Some(x), Some(y)) if x == y => {
                common += weight(x);
                all += weight(x);
                a.next();
                b.next();
            }
            (Some(x), Some(y)) if x < y => {
                all += weight(x);
                a.next();
            }
            (_, Some(y)) => {
                all += weight(y);
                b.next();
            }
            (Some(x), None) => {
                all += weight(x);
                a.next();
            }
            (None, None) => break,
        }
    }
    if all > 0.0 { common / all } else { 0.0 }
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

    #[test]
    fn likeness_is_a_share_and_bands_meet_for_the_same_sense() {
        let sense = |text: &str| Sense::of(&Sentence::read(text, Lang::Fr));
        let one = sense("Créer une tâche de relance au septième jour suivant le devis");
        let weights = HashMap::new();
        assert!((likeness(&one, &one, &weights) - 1.0).abs() < f64::EPSILON);
        assert!(likeness(&one, &sense("Exporter la liste des agences"), &weights) < 0.1);
        assert!((likeness(&Sense::default(), &Sense::default(), &weights)).abs() < f64::EPSILON);
        assert!(bands(&one.stems).eq(bands(&one.stems)));
    }
}

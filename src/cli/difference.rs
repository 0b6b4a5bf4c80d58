//! What did a change bring into the findings of `check`, and what did it mend?

use std::collections::HashMap;
use std::hash::Hash;

use crate::text::{Diagnostic, Lang};
use crate::workspace::snapshot::Snapshot;

/// What a change makes of the findings of `check`.
#[derive(Default)]
pub struct Difference<'a> {
    /// The findings that were not there before.
    pub introduced: Vec<&'a Diagnostic>,
    /// How many are there no more.
    pub mended: usize,
}

/// A finding with the file that it stands in.
#[derive(Clone, Copy)]
struct Placed<'a> {
    finding: &'a Diagnostic,
    path: Option<&'a str>,
}

impl<'a> Difference<'a> {
    /// Compares two readings by the findings that are wanted. They are the same when they say the same in the same
    /// file: lines move.
    pub fn between(lang: Lang, before: &Snapshot, after: &'a Snapshot, wanted: fn(&Diagnostic) -> bool) -> Self {
        compared(lang, &placed(before, wanted), &placed(after, wanted))
    }
}

fn placed(snapshot: &Snapshot, wanted: fn(&Diagnostic) -> bool) -> Vec<Placed<'_>> {
    let path = |finding: &Diagnostic| snapshot.sources.file(finding.place?.file).map(|file| &*file.path);
    let findings = snapshot.diagnostics.iter().filter(|finding| wanted(finding));
    findings.map(|finding| Placed { finding, path: path(finding) }).collect()
}

fn compared<'a>(lang: Lang, before: &[Placed<'_>], after: &[Placed<'a>]) -> Difference<'a> {
    // What it says depends on the message alone: most findings need not be put into words.
    let (before, after) = unmatched(before, after, |one| (one.finding.code, one.path, &one.finding.message));
    let (before, after) =
        unmatched(&before, &after, |one| (one.finding.code, one.path, one.finding.message.text(lang)));
    Difference { introduced: after.into_iter().map(|one| one.finding).collect(), mended: before.len() }
}

/// Those of either list that have no equal in the other one, in their order; two alike are two.
fn unmatched<'b, 'a, 'k, K: Eq + Hash>(
    before: &'k [Placed<'b>],
    after: &'k [Placed<'a>],
    key: impl Fn(&'k Placed<'k>) -> K,
) -> (Vec<Placed<'b>>, Vec<Placed<'a>>) {
    let mut known: HashMap<K, Vec<usize>> = HashMap::new();
    for (at, one) in before.iter().enumerate().rev() {
        known.entry(key(one)).or_default().push(at);
    }
    let mut is_left = vec![true; before.len()];
    let mut fresh = Vec::new();
    for one in after {
        match known.get_mut(&key(one)).and_then(Vec::pop) {
            Some(at) => is_left[at] = false,
            None => fresh.push(*one),
        }
    }
    let left = before.iter().zip(is_left).filter_map(|(one, is_left)| is_left.then_some(*one));
    (left.collect(), fresh)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Place;

    fn told(before: &[(&str, &str)], after: &[(&str, &str)]) -> (usize, usize) {
        let findings = |all: &[(&str, &str)]| {
            let one =
                |(words, _): &(&str, &str)| Diagnostic::error("R13", "R13", Place::default()).with("other", *words);
            all.iter().map(one).collect::<Vec<_>>()
        };
        let (own, others) = (findings(before), findings(after));
        fn placed<'a>(all: &'a [Diagnostic], paths: &[(&str, &'a str)]) -> Vec<Placed<'a>> {
            let path = |(_, path): &(&str, &'a str)| Some(*path);
            all.iter().zip(paths).map(|(finding, at)| Placed { finding, path: path(at) }).collect()
        }
        let found = compared(Lang::Fr, &placed(&own, before), &placed(&others, after));
        (found.introduced.len(), found.mended)
    }

    #[test]
    fn a_finding_that_moved_is_the_same_and_two_alike_are_two() {
        let at = "specs/a.yaml";
        assert_eq!(told(&[("a", at), ("b", at), ("c", at)], &[("c", at), ("a", at), ("b", at)]), (0, 0));
        assert_eq!(told(&[("a", at), ("b", at), ("c", at)], &[("a", at), ("x", at), ("c", at)]), (1, 1));
        assert_eq!(told(&[("a", at), ("a", at)], &[("a", at)]), (0, 1));
        assert_eq!(told(&[], &[("a", at), ("a", at)]), (2, 0));
        assert_eq!(told(&[("a", at)], &[("a", "specs/b.yaml")]), (1, 1), "in another file it is another one");
    }

    #[test]
    fn what_is_said_counts_and_not_what_is_not() {
        let one = Diagnostic::error("R13", "R13", Place::default()).with("other", "a");
        let same = one.clone().with("unsaid", "b");
        let placed = |finding| Placed { finding, path: None };
        let found = compared(Lang::Fr, &[placed(&one)], &[placed(&same)]);
        assert_eq!((found.introduced.len(), found.mended), (0, 0));
    }
}

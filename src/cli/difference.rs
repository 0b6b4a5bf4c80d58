//! What did a change bring into the findings of `check`, and what did it mend?

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use crate::text::{Diagnostic, Lang, Place, Sources};
use crate::workspace::snapshot::Snapshot;

/// What a change makes of the findings of `check`.
#[derive(Default)]
pub struct Difference<'a> {
    /// The findings that were not there before.
    pub introduced: Vec<&'a Diagnostic>,
    /// The findings that say what they said, at another line or column.
    pub moved: Vec<&'a Diagnostic>,
    /// How many are there no more.
    pub mended: usize,
}

/// A finding with the texts that it was found in, and its file among them.
#[derive(Clone, Copy)]
struct Placed<'a> {
    finding: &'a Diagnostic,
    sources: &'a Sources,
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
    findings.map(|finding| Placed { finding, sources: &snapshot.sources, path: path(finding) }).collect()
}

fn compared<'a>(lang: Lang, before: &[Placed<'_>], after: &[Placed<'a>]) -> Difference<'a> {
    // What it says depends on the message alone: most findings need not be put into words.
    let mut moved = Vec::new();
    let (before, after) =
        unmatched(before, after, &mut moved, |one| (one.finding.code, one.path, &one.finding.message));
    let (before, after) =
        unmatched(&before, &after, &mut moved, |one| (one.finding.code, one.path, one.finding.message.text(lang)));
    moved.sort_by_key(|finding| (finding.place, finding.code));
    Difference { introduced: after.into_iter().map(|one| one.finding).collect(), moved, mended: before.len() }
}

/// Those of either list that have no equal in the other one, in their order; two alike are two. Equals that stand at
/// another place go to `moved`.
fn unmatched<'b, 'a, 'k, K: Eq + Hash>(
    before: &'k [Placed<'b>],
    after: &'k [Placed<'a>],
    moved: &mut Vec<&'a Diagnostic>,
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
            Some(at) => {
                is_left[at] = false;
                if has_moved(&before[at], one) {
                    moved.push(one.finding);
                }
            }
            None => fresh.push(*one),
        }
    }
    let left = before.iter().zip(is_left).filter_map(|(one, is_left)| is_left.then_some(*one));
    (left.collect(), fresh)
}

/// Does a place that the finding shows stand at another one of its lines, or further in it?
fn has_moved(before: &Placed<'_>, after: &Placed<'_>) -> bool {
    fn places(finding: &Diagnostic) -> impl Iterator<Item = &Place> {
        finding.place.iter().chain(&finding.related)
    }
    let stands_still = |(old, new): (&Place, &Place)| {
        match (before.sources.file(old.file), after.sources.file(new.file)) {
            // A text that was not read again is the same.
            (Some(was), Some(is)) if Arc::ptr_eq(&was.text, &is.text) => old.span.start() == new.span.start(),
            (Some(was), Some(is)) => was.path == is.path && was.line(old.span.start()) == is.line(new.span.start()),
            (was, is) => was.is_none() && is.is_none(),
        }
    };
    let (old, new) = (before.finding, after.finding);
    places(old).count() != places(new).count() || !places(old).zip(places(new)).all(stands_still)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    fn told(before: &[(&str, &str)], after: &[(&str, &str)]) -> (usize, usize) {
        let findings = |all: &[(&str, &str)]| {
            let one =
                |(words, _): &(&str, &str)| Diagnostic::error("R13", "R13", Place::default()).with("other", *words);
            all.iter().map(one).collect::<Vec<_>>()
        };
        let (own, others) = (findings(before), findings(after));
        let sources = Sources::default();
        fn placed<'a>(all: &'a [Diagnostic], sources: &'a Sources, paths: &[(&str, &'a str)]) -> Vec<Placed<'a>> {
            let path = |(_, path): &(&str, &'a str)| Some(*path);
            all.iter().zip(paths).map(|(finding, at)| Placed { finding, sources, path: path(at) }).collect()
        }
        let found = compared(Lang::Fr, &placed(&own, &sources, before), &placed(&others, &sources, after));
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
        let sources = Sources::default();
        let placed = |finding| Placed { finding, sources: &sources, path: None };
        let found = compared(Lang::Fr, &[placed(&one)], &[placed(&same)]);
        assert_eq!((found.introduced.len(), found.mended), (0, 0));
    }

    /// The lines of the findings that moved, where the texts are these and each finding stands at a word of them.
    fn moved(before: [&str; 2], after: [&str; 2], words: &[[&str; 2]]) -> Vec<usize> {
        let texts = |[one, other]: [&str; 2]| {
            let mut sources = Sources::default();
            (sources.add("specs/a.yaml", one), sources.add("specs/b.yaml", other), sources)
        };
        let findings = |(one, other, sources): &(FileId, FileId, Sources)| -> Vec<Diagnostic> {
            let place = |file: FileId, word: &str| {
                let at = sources.file(file).and_then(|file| file.text.find(word)).expect("the word");
                Place::new(file, at, at + word.len())
            };
            let of = |[at, beside]: &[&str; 2]| {
                Diagnostic::error("R13", "R13", place(*one, at)).with("other", *at).beside(place(*other, beside))
            };
            words.iter().map(of).collect()
        };
        let (was, is) = (texts(before), texts(after));
        let (old, new) = (findings(&was), findings(&is));
        fn placed<'a>(all: &'a [Diagnostic], sources: &'a Sources) -> Vec<Placed<'a>> {
            all.iter().map(|finding| Placed { finding, sources, path: Some("specs/a.yaml") }).collect()
        }
        let found = compared(Lang::Fr, &placed(&old, &was.2), &placed(&new, &is.2));
        assert_eq!((found.introduced.len(), found.mended), (0, 0));
        let line = |finding: &&Diagnostic| is.2.locate(finding.place.expect("a place")).expect("a text").1.line;
        found.moved.iter().map(line).collect()
    }

    #[test]
    fn what_moved_is_told_by_its_new_place() {
        let words = [["un", "x"], ["deux", "x"]];
        assert_eq!(moved(["un\ndeux\n", "x"], ["un\ndeux\n", "x"], &words), [0; 0]);
        assert_eq!(moved(["un\ndeux\n", "x"], ["un\n\ndeux\n", "x"], &words), [3]);
        assert_eq!(moved(["un\ndeux\n", "x"], ["\nun\ndeux\n", "x"], &words), [2, 3]);
        assert_eq!(moved(["un\ndeux\n", "x"], ["un\n  deux\n", "x"], &words), [2], "another column");
        assert_eq!(moved(["un\n deux\n", "x"], ["un \ndeux\n", "x"], &words), [2], "although at the same byte");
        assert_eq!(moved(["un\ndeux\n", "x"], ["un\ndeux\n", "\nx"], &words), [1, 2], "a place beside it");
        assert_eq!(moved(["un\ndeux\n", "x"], ["un\ndeux #\n", "x #"], &words), [0; 0]);
    }
}

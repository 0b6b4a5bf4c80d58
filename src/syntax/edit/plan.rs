//! Which bytes does an edit replace, and which other edits may be made with it in one go?

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::{Bound, Range};

/// Bytes that are replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// The bytes that go; empty to insert.
    pub range: Range<usize>,
    /// What stands there instead.
    pub with: String,
}

/// What one edit does to the text.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The bytes that it replaces.
    pub splices: Vec<Splice>,
    /// Bytes that no other edit of the same round may touch.
    pub alone: Vec<Range<usize>>,
    /// Bytes that this edit leaves but must find as it saw them.
    pub shared: Vec<Range<usize>>,
    /// Bytes whose comments go with what is removed.
    pub owned: Vec<Range<usize>>,
    /// Comments that the edit writes.
    pub comments: Vec<String>,
    /// The key that it makes, if it was missing: it is made once.
    pub makes: Option<String>,
}

impl Plan {
    /// Replaces these bytes, which nobody else may touch.
    pub fn replace(range: Range<usize>, with: impl Into<String>) -> Self {
        Self { alone: vec![range.clone()], splices: vec![Splice { range, with: with.into() }], ..Self::default() }
    }

    /// Inserts at a byte.
    pub fn insert(at: usize, with: impl Into<String>) -> Self {
        Self { splices: vec![Splice { range: at..at, with: with.into() }], ..Self::default() }
    }

    /// The same, while nobody touches these bytes.
    #[must_use]
    pub fn alone(mut self, range: Range<usize>) -> Self {
        self.alone.push(range);
        self
    }

    /// The same, while nobody changes the order of what stands in these bytes.
    #[must_use]
    pub fn shared(mut self, range: Range<usize>) -> Self {
        self.shared.push(range);
        self
    }

    /// The same; comments within these bytes go too.
    #[must_use]
    pub fn owns(mut self, range: Range<usize>) -> Self {
        self.owned.push(range);
        self
    }

    /// The bytes that it touches, or must find as it saw them.
    fn touched(&self) -> impl Iterator<Item = &Range<usize>> {
        self.splices.iter().map(|splice| &splice.range).chain(&self.alone).chain(&self.shared)
    }
}

/// What the edits of a round need, together: thousands are made on one text, and comparing each with each other one
/// would take longer than all the rest.
#[derive(Debug, Default)]
pub struct Together {
    touched: Bytes,
    alone: Bytes,
    makes: HashSet<String>,
}

impl Together {
    /// Can this one be made on the same text too? None touches what another must have for itself, and no key is made
    /// twice.
    pub fn goes_with(&self, plan: &Plan) -> bool {
        let is_made = plan.makes.as_ref().is_some_and(|key| self.makes.contains(key));
        !is_made
            && !plan.touched().any(|range| self.alone.have(range))
            && !plan.alone.iter().any(|own| self.touched.reach(own))
    }

    /// One more.
    pub fn add(&mut self, plan: &Plan) {
        plan.touched().for_each(|range| self.touched.add(range));
        plan.alone.iter().for_each(|range| self.alone.add(range));
        self.makes.extend(plan.makes.clone());
    }
}

/// Ranges of bytes, put together where they share some, and places between two bytes.
#[derive(Debug, Default)]
struct Bytes {
    /// The ends by the starts. Those that only stand side by side stay apart: between them is a place.
    ranges: BTreeMap<usize, usize>,
    places: BTreeSet<usize>,
}

impl Bytes {
    fn add(&mut self, range: &Range<usize>) {
        let Range { mut start, mut end } = *range;
        if range.is_empty() {
            self.places.insert(start);
            return;
        }
        while let Some((first, last)) = self.shared(&(start..end)) {
            self.ranges.remove(&first);
            (start, end) = (start.min(first), end.max(last));
        }
        self.ranges.insert(start, end);
    }

    /// The last range that has some of these bytes.
    fn shared(&self, range: &Range<usize>) -> Option<(usize, usize)> {
        let (first, last) = self.ranges.range(..range.end).next_back()?;
        (*last > range.start).then_some((*first, *last))
    }

    /// Is what is touched there one of these? What is put in at the start of a range disturbs it, at its end not.
    fn have(&self, touched: &Range<usize>) -> bool {
        if touched.is_empty() {
            return self.shared(&(touched.start..touched.start + 1)).is_some();
        }
        let inside = (Bound::Excluded(touched.start), Bound::Excluded(touched.end));
        self.shared(touched).is_some() || self.places.range(inside).next().is_some()
    }

    /// The same, seen from the other side: does one of these touch what somebody must have for himself?
    fn reach(&self, own: &Range<usize>) -> bool {
        if own.is_empty() {
            // Within a range, and not at its start.
            return self.ranges.range(..own.start).next_back().is_some_and(|(_, end)| *end > own.start);
        }
        self.shared(own).is_some() || self.places.range(own.clone()).next().is_some()
    }
}

/// The text with all these bytes replaced; they must not overlap.
pub fn apply(text: &str, mut splices: Vec<Splice>) -> Option<String> {
    splices.sort_by_key(|splice| (splice.range.start, splice.range.end));
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for splice in &splices {
        out.push_str(text.get(at..splice.range.start)?);
        out.push_str(&splice.with);
        at = splice.range.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn goes_with(one: &Plan, other: &Plan) -> bool {
        let mut made = Together::default();
        made.add(one);
        made.goes_with(other)
    }

    #[test]
    fn edits_go_together_while_neither_needs_the_bytes_of_the_other() {
        let set = Plan::replace(10..20, "x");
        let other = Plan::replace(20..30, "y");
        let inside = Plan::insert(12, "z");
        assert!(goes_with(&set, &other) && !goes_with(&set, &inside) && !goes_with(&inside, &set));
        let append = Plan::insert(40, "a").shared(5..40);
        assert!(goes_with(&append, &append.clone()) && goes_with(&append, &Plan::insert(12, "b")));
        assert!(!goes_with(&append, &Plan::insert(9, "").alone(5..40)));
        let makes = |key: &str| Plan { makes: Some(key.to_owned()), ..Plan::default() };
        assert!(!goes_with(&makes("a"), &makes("a")) && goes_with(&makes("a"), &makes("b")));
    }

    /// Does a touched range meet one that somebody must have for himself?
    fn meets(touched: &Range<usize>, own: &Range<usize>) -> bool {
        if touched.is_empty() {
            own.start <= touched.start && touched.start < own.end
        } else {
            touched.start < own.end && own.start < touched.end
        }
    }

    fn disturbs(one: &Plan, other: &Plan) -> bool {
        one.touched().any(|range| other.alone.iter().any(|own| meets(range, own)))
    }

    fn plans() -> impl Strategy<Value = Plan> {
        let range = || (0usize..24, 0usize..5).prop_map(|(start, length)| start..start + length);
        let ranges = || prop::collection::vec(range(), 0..3);
        (ranges(), ranges(), ranges()).prop_map(|(splices, alone, shared)| Plan {
            splices: splices.into_iter().map(|range| Splice { range, with: String::new() }).collect(),
            alone,
            shared,
            ..Plan::default()
        })
    }

    proptest! {
        #[test]
        fn together_they_need_what_each_needs(made in prop::collection::vec(plans(), 0..5), next in plans()) {
            let mut together = Together::default();
            made.iter().for_each(|plan| together.add(plan));
            let one_by_one = made.iter().all(|plan| !disturbs(plan, &next) && !disturbs(&next, plan));
            prop_assert_eq!(together.goes_with(&next), one_by_one);
        }
    }

    #[test]
    fn splices_are_applied_in_the_order_of_their_places() {
        let splices = vec![Splice { range: 2..3, with: "C".into() }, Splice { range: 0..0, with: ">".into() }];
        assert_eq!(apply("abcd", splices).as_deref(), Some(">abCd"));
        let over = vec![Splice { range: 0..3, with: String::new() }, Splice { range: 1..2, with: String::new() }];
        assert_eq!(apply("abcd", over), None);
    }
}

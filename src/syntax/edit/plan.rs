//! Which bytes does an edit replace, and which other edits may be made with it in one go?

use std::ops::Range;

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

    /// Can both be made on the same text?
    pub fn goes_with(&self, other: &Self) -> bool {
        let both_make_it = self.makes.is_some() && self.makes == other.makes;
        !both_make_it && !self.disturbs(other) && !other.disturbs(self)
    }

    /// Does this one touch what the other must have for itself?
    fn disturbs(&self, other: &Self) -> bool {
        let touched = self.splices.iter().map(|splice| &splice.range).chain(&self.alone).chain(&self.shared);
        touched.into_iter().any(|range| other.alone.iter().any(|own| meets(range, own)))
    }
}

fn meets(a: &Range<usize>, b: &Range<usize>) -> bool {
    if a.is_empty() { b.start <= a.start && a.start < b.end } else { a.start < b.end && b.start < a.end }
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
    use super::*;

    #[test]
    fn edits_go_together_while_neither_needs_the_bytes_of_the_other() {
        let set = Plan::replace(10..20, "x");
        let other = Plan::replace(20..30, "y");
        let inside = Plan::insert(12, "z");
        assert!(set.goes_with(&other) && !set.goes_with(&inside) && !inside.goes_with(&set));
        let append = Plan::insert(40, "a").shared(5..40);
        assert!(append.goes_with(&append.clone()) && append.goes_with(&Plan::insert(12, "b")));
        assert!(!append.goes_with(&Plan::insert(9, "").alone(5..40)));
    }

    #[test]
    fn splices_are_applied_in_the_order_of_their_places() {
        let splices = vec![Splice { range: 2..3, with: "C".into() }, Splice { range: 0..0, with: ">".into() }];
        assert_eq!(apply("abcd", splices).as_deref(), Some(">abCd"));
        let over = vec![Splice { range: 0..3, with: String::new() }, Splice { range: 1..2, with: String::new() }];
        assert_eq!(apply("abcd", over), None);
    }
}

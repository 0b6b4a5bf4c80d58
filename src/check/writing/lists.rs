//! Many short lists one after the other: one piece of memory in the place of thousands.

/// Lists of numbers, found by their number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    numbers: Vec<u64>,
    /// Where each list ends.
    ends: Vec<usize>,
}

impl Lists {
    /// Room for so many lists of so many numbers together.
    pub fn with_capacity(lists: usize, numbers: usize) -> Self {
        Self { numbers: Vec::with_capacity(numbers), ends: Vec::with_capacity(lists) }
    }

    /// How many numbers they hold together.
    pub const fn size(&self) -> usize {
        self.numbers.len()
    }

    /// One more list.
    pub fn push(&mut self, numbers: impl Iterator<Item = u64>) {
        self.numbers.extend(numbers);
        self.ends.push(self.numbers.len());
    }

    /// The list of that number; an empty one where there is none.
    pub fn get(&self, at: usize) -> &[u64] {
        let start = at.checked_sub(1).map_or(Some(&0), |before| self.ends.get(before));
        let bounds = start.zip(self.ends.get(at));
        bounds.and_then(|(start, end)| self.numbers.get(*start..*end)).unwrap_or_default()
    }

    /// The lists in their order.
    pub fn iter(&self) -> impl Iterator<Item = &[u64]> {
        (0..self.ends.len()).map(|at| self.get(at))
    }
}

impl<L: Iterator<Item = u64>> FromIterator<L> for Lists {
    fn from_iter<I: IntoIterator<Item = L>>(lists: I) -> Self {
        let lists = lists.into_iter();
        let mut all = Self::with_capacity(lists.size_hint().0, 0);
        lists.into_iter().for_each(|list| all.push(list));
        all
    }
}

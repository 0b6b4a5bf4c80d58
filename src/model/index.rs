//! What is each id? Asked at each link, so by hash; told in the order of the ids, so that messages and numbers
//! do not depend on chance.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{Id, Kind};

/// The kind of the artifact that has an id, and its place in the list of that kind.
pub type Entry = (Kind, usize);

/// All ids of a project.
#[derive(Clone, Debug, Default)]
pub struct Index {
    entries: FxHashMap<Id, Entry>,
    order: OnceLock<Vec<Id>>,
}

impl Index {
    /// What that id is.
    pub fn get(&self, id: &Id) -> Option<&Entry> {
        self.entries.get(id)
    }

    /// Is it somebody's?
    pub fn contains_key(&self, id: &Id) -> bool {
        self.entries.contains_key(id)
    }

    /// From now on the id is that.
    pub fn insert(&mut self, id: Id, entry: Entry) {
        self.order.take();
        self.entries.insert(id, entry);
    }

    /// The same, unless it is something already.
    pub fn insert_new(&mut self, id: Id, entry: Entry) {
        self.order.take();
        self.entries.entry(id).or_insert(entry);
    }

    /// All ids in their order.
    pub fn keys(&self) -> impl Iterator<Item = &Id> {
        let sorted = || {
            let mut ids: Vec<Id> = self.entries.keys().cloned().collect();
            ids.sort_unstable();
            ids
        };
        self.order.get_or_init(sorted).iter()
    }

    /// All ids in their order, with what each is.
    pub fn iter(&self) -> impl Iterator<Item = (&Id, &Entry)> {
        self.keys().filter_map(|id| Some((id, self.entries.get(id)?)))
    }

    /// How many ids there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Are there none?
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl FromIterator<(Id, Entry)> for Index {
    fn from_iter<T: IntoIterator<Item = (Id, Entry)>>(entries: T) -> Self {
        Self { entries: entries.into_iter().collect(), order: OnceLock::new() }
    }
}

impl From<FxHashMap<Id, Entry>> for Index {
    fn from(entries: FxHashMap<Id, Entry>) -> Self {
        Self { entries, order: OnceLock::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_told_in_their_order_whenever_they_came() {
        let mut index: Index = [(Id::new("B"), (Kind::Need, 0)), (Id::new("A"), (Kind::Need, 1))].into_iter().collect();
        let keys = |index: &Index| index.keys().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(keys(&index), ["A", "B"]);
        index.insert(Id::new("AA"), (Kind::Lot, 0));
        index.insert_new(Id::new("B"), (Kind::Lot, 1));
        assert_eq!(keys(&index), ["A", "AA", "B"]);
        assert_eq!(index.get(&Id::new("B")), Some(&(Kind::Need, 0)));
        assert_eq!(index.iter().count(), index.len());
        assert!(!index.is_empty() && index.contains_key(&Id::new("A")));
    }
}

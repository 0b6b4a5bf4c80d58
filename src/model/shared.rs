//! Artifacts that several readings of a project share: those of a file that did not change are read once.

use std::ops::Index;
use std::sync::Arc;

/// A list of artifacts, each behind a pointer of its own: a copy of the list copies none of them.
#[derive(Clone, Debug)]
pub struct Shared<T>(Vec<Arc<T>>);

/// The artifacts of a list, one after the other.
pub type Iter<'a, T> = std::iter::Map<std::slice::Iter<'a, Arc<T>>, fn(&'a Arc<T>) -> &'a T>;

impl<T> Shared<T> {
    /// The artifacts in their order.
    pub fn iter(&self) -> Iter<'_, T> {
        self.0.iter().map(|one| one)
    }

    /// Their pointers: the same pointer is the same artifact, whatever else was read anew.
    pub fn pointers(&self) -> &[Arc<T>] {
        &self.0
    }

    /// The artifact at a place of the list.
    pub fn get(&self, at: usize) -> Option<&T> {
        self.0.get(at).map(|one| &**one)
    }

    /// The first artifact.
    pub fn first(&self) -> Option<&T> {
        self.get(0)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Are there none?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One more at the end.
    pub fn push(&mut self, one: T) {
        self.0.push(Arc::new(one));
    }

    /// Those of another list at the end, shared with it.
    pub fn share(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }
}

impl<T: Clone> Shared<T> {
    /// The artifact at a place of the list, to be changed here and in no other list.
    pub fn get_mut(&mut self, at: usize) -> Option<&mut T> {
        self.0.get_mut(at).map(Arc::make_mut)
    }
}

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> From<Vec<T>> for Shared<T> {
    fn from(artifacts: Vec<T>) -> Self {
        artifacts.into_iter().collect()
    }
}

impl<T> FromIterator<T> for Shared<T> {
    fn from_iter<I: IntoIterator<Item = T>>(artifacts: I) -> Self {
        Self(artifacts.into_iter().map(Arc::new).collect())
    }
}

impl<'a, T> IntoIterator for &'a Shared<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> Index<usize> for Shared<T> {
    type Output = T;

    fn index(&self, at: usize) -> &T {
        &self.0[at]
    }
}

/// Tests make up projects by changing one that they have read.
#[cfg(test)]
impl<T: Clone> Shared<T> {
    /// The artifacts in their order, to be changed here and in no other list.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(Arc::make_mut)
    }
}

#[cfg(test)]
impl<T: Clone> std::ops::IndexMut<usize> for Shared<T> {
    fn index_mut(&mut self, at: usize) -> &mut T {
        Arc::make_mut(&mut self.0[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_changed_in_one_list_stays_in_the_other() {
        let first: Shared<String> = ["a", "b"].into_iter().map(str::to_owned).collect();
        let mut second = Shared::default();
        second.share(&first);
        second.push("c".to_owned());
        assert!(Arc::ptr_eq(&first.pointers()[1], &second.pointers()[1]));
        if let Some(one) = second.get_mut(0) {
            one.push('!');
        }
        assert_eq!(second.iter().map(String::as_str).collect::<Vec<_>>(), ["a!", "b", "c"]);
        assert_eq!((first[0].as_str(), first.first().map(String::as_str), first.len()), ("a", Some("a"), 2));
        assert!(!first.is_empty() && first.get(2).is_none());
    }
}

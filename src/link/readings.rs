//! What was read of the items of each file, kept as long as the file stays what it is: after a change of one file
//! of fifty, the items of one are read.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Item;
use crate::model::Project;
use crate::model::head::Written;
use crate::text::Diagnostic;
use crate::text::node::Node;

/// The items of a project as they were read, by the trees of their files.
///
/// A reading depends on its items and on the conventions of the manifest, on nothing else: it holds as long as both
/// are the same trees in memory, which are never changed.
#[derive(Debug, Default)]
pub struct Readings {
    manifest: Option<Arc<Node>>,
    known: FxHashMap<(usize, Place), Known>,
    inverses: Vec<usize>,
}

/// Which entry of a tree comes first, and which of its items.
type Place = (usize, usize);

#[derive(Debug)]
struct Known {
    items: Vec<Written>,
    reading: Arc<Reading>,
}

/// Some items of a file: the artifacts that were read of them, and what is wrong with them.
#[derive(Debug)]
pub(super) struct Reading {
    pub drafted: Project,
    /// Which of the items write links of the other side by hand.
    pub inverses: Vec<usize>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Readings {
    /// What was read of those pieces under that manifest.
    pub(super) fn new(manifest: Option<&Arc<Node>>, pieces: &[&[Item]], read: Vec<Arc<Reading>>) -> Self {
        let mut inverses = Vec::new();
        let mut first = 0;
        for (piece, reading) in pieces.iter().zip(&read) {
            inverses.extend(reading.inverses.iter().map(|at| first + at));
            first += piece.len();
        }
        let known = pieces.iter().zip(read).filter_map(|(piece, reading)| {
            let items = piece.iter().map(|item| item.node.clone()).collect();
            Some((key(piece)?, Known { items, reading }))
        });
        Self { manifest: manifest.cloned(), known: known.collect(), inverses }
    }

    /// The numbers of the items that write links of the other side by hand.
    pub(super) fn inverses(&self) -> &[usize] {
        &self.inverses
    }

    /// Nothing when the conventions are others.
    pub(super) fn of_manifest(&self, manifest: Option<&Arc<Node>>) -> Option<&Self> {
        let same = match (&self.manifest, manifest) {
            (Some(before), Some(now)) => Arc::ptr_eq(before, now),
            (None, None) => true,
            _ => false,
        };
        same.then_some(self)
    }

    /// What was read of these very items.
    pub(super) fn get(&self, items: &[Item]) -> Option<&Arc<Reading>> {
        let known = self.known.get(&key(items)?)?;
        let same = known.items.len() == items.len()
            && known.items.iter().zip(items).all(|(before, now)| before.is_same(&now.node));
        same.then_some(&known.reading)
    }
}

fn key(items: &[Item]) -> Option<(usize, Place)> {
    let first = &items.first()?.node;
    let place = match first {
        Written::Item(_, at, item) => (*at, *item),
        Written::Entry(_, at) => (*at, 0),
        Written::Own(_) => (0, 0),
    };
    Some((first.address(), place))
}

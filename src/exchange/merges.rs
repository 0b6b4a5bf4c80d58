//! Which blocks of cells are shown as one, and to which of them does a cell belong?

use std::collections::BTreeMap;

use super::book::Merge;

/// Columns of a block from which on it is looked for by itself: a title over a sheet spans them all.
const WIDE: u32 = 64;

/// The blocks of a sheet. Each of thousands of cells asks for its own: they are kept by their columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merges {
    by_column: BTreeMap<u32, Vec<Reach>>,
    wide: Vec<Merge>,
}

/// A block, and how far down those reach that begin no further down.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Reach {
    block: Merge,
    lowest: u32,
}

impl FromIterator<Merge> for Merges {
    fn from_iter<T: IntoIterator<Item = Merge>>(blocks: T) -> Self {
        let mut merges = Self::default();
        for block in blocks {
            if block.end.1.saturating_sub(block.start.1) >= WIDE {
                merges.wide.push(block);
                continue;
            }
            for column in block.start.1..=block.end.1 {
                merges.by_column.entry(column).or_default().push(Reach { block, lowest: block.end.0 });
            }
        }
        for column in merges.by_column.values_mut() {
            column.sort_by_key(|one| one.block.start.0);
            let mut lowest = 0;
            for one in column {
                lowest = lowest.max(one.lowest);
                one.lowest = lowest;
            }
        }
        merges
    }
}

impl Merges {
    /// The block that a cell belongs to; row and column from 0.
    pub fn at(&self, row: u32, column: u32) -> Option<&Merge> {
        let own = self.by_column.get(&column).map(Vec::as_slice).unwrap_or_default();
        let above = &own[..own.partition_point(|one| one.block.start.0 <= row)];
        let found = above.iter().rev().take_while(|one| one.lowest >= row).find(|one| one.block.end.0 >= row);
        let is_it = |block: &&Merge| {
            (block.start.0..=block.end.0).contains(&row) && (block.start.1..=block.end.1).contains(&column)
        };
        found.map(|one| &one.block).or_else(|| self.wide.iter().find(is_it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_cell_is_found_in_a_block_that_holds_it(
            blocks in prop::collection::vec((0_u32..12, 0_u32..6, 0_u32..5, prop_oneof![0_u32..3, 60_u32..90]), 0..8),
        ) {
            let block = |&(row, column, rows, columns): &(u32, u32, u32, u32)| Merge {
                start: (row, column),
                end: (row + rows, column + columns),
            };
            let blocks: Vec<Merge> = blocks.iter().map(block).collect();
            let merges: Merges = blocks.iter().copied().collect();
            let holds = |merge: &Merge, row, column| {
                (merge.start.0..=merge.end.0).contains(&row) && (merge.start.1..=merge.end.1).contains(&column)
            };
            for row in 0..20 {
                for column in [0, 1, 2, 3, 5, 8, 59, 63, 70, 95] {
                    let found = merges.at(row, column);
                    prop_assert_eq!(found.is_some(), blocks.iter().any(|merge| holds(merge, row, column)));
                    prop_assert!(found.is_none_or(|merge| holds(merge, row, column)));
                }
            }
        }
    }
}

//! Does a row go on with the parts of the item above: one more step of the same test case?

use super::book::Row;
use super::columns::{Column, Fit, How};
use super::grid::{Grid, Slot};
use super::lines::{RawLine, column_of};
use crate::exchange::book::Sheet;
use crate::model::schema::FieldType;

/// What a row is held against.
pub struct Look<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// Its columns.
    pub fit: &'a Fit,
    /// What it is read as.
    pub grid: &'a Grid,
}

impl Look<'_> {
    /// Nothing of the row names another item, and what it says beside its parts is what the item says already: its cells
    /// are merged, blank or the same. A part under the same id, or under nothing that names a line, is one of the item
    /// whatever its row says beside it: what the first row says of the item holds.
    pub fn goes_on(&self, item: &RawLine, row: &Row) -> bool {
        let Some(above) = item.rows.first().and_then(|first| self.sheet.row(*first)) else { return false };
        let is_said = |column: &&Column| !row.cell(column.column).is_empty();
        let is_same = |column: &Column| row.cell(column.column).shown() == above.cell(column.column).shown();
        let id = column_of(self.fit, "id").filter(is_said);
        if id.is_some_and(|id| !is_same(id)) {
            return false;
        }
        let mut named = self.fit.columns.iter().filter(|column| is_said(column) && self.is_naming(column));
        if !named.all(is_same) || (id.is_none() && self.counts_anew(item, row)) {
            return false;
        }
        let has_part = self.fit.columns.iter().filter(is_said).any(is_part);
        let is_unnamed =
            id.is_none() && !self.fit.columns.iter().any(|column| is_said(&column) && self.is_naming(column));
        if has_part && (id.is_some() || is_unnamed) {
            return true;
        }
        // A column that is not read says nothing against it: who played a step, and when.
        let mut others = self.fit.columns.iter().filter(is_said).filter(|column| match &column.slot {
            Some(Slot::Part { .. }) => false,
            Some(slot) => !has_part || !is_links(slot),
            None => !has_part && !only_counts(column) && !column.head.is_empty(),
        });
        others.all(is_same)
    }

    fn is_naming(&self, column: &Column) -> bool {
        column.slot.as_ref().is_some_and(|slot| self.grid.named_by().contains(&slot.path().as_str()))
    }

    /// Do the numbers of its parts begin again, so that another item of the same name begins?
    fn counts_anew(&self, item: &RawLine, row: &Row) -> bool {
        let number = |row: &Row, column: usize| row.cell(column).shown().parse::<u32>().ok();
        let last = item.rows.last().and_then(|last| self.sheet.row(*last));
        let numbers = self.fit.columns.iter().filter(|column| matches!(column.how, How::PartNumbers));
        let mut pairs = numbers.filter_map(|column| Some((number(last?, column.column)?, number(row, column.column)?)));
        pairs.any(|(last, own)| own <= last)
    }
}

fn is_part(column: &Column) -> bool {
    matches!(column.slot, Some(Slot::Part { .. }))
}

fn only_counts(column: &Column) -> bool {
    matches!(column.how, How::Numbering | How::PartNumbers)
}

/// Links of each part are those of the whole: the requirements that a step proves, its case proves.
pub fn is_links(slot: &Slot) -> bool {
    matches!(slot, Slot::Field(field) if matches!(field.field_type, FieldType::Links(_)))
}

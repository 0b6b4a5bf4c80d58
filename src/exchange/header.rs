//! Where do the heads of the columns stand? Below titles, logos and blank lines, on one line or two.

use super::book::{Content, Row, Sheet};
use super::synonyms::Said;

/// Rows that are looked at for the heads.
const DEPTH: usize = 60;

/// The heads of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heads {
    /// The first of their rows.
    pub top: u32,
    /// The last of their rows.
    pub bottom: u32,
    /// What stands over each column.
    pub columns: Vec<Head>,
}

/// What stands over a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// The column, from 0.
    pub column: usize,
    /// How it may be named, the likeliest first: its own line, the line above with its own.
    pub names: Vec<Said>,
}

impl Head {
    /// How people are told of it.
    pub fn shown(&self) -> String {
        self.names
            .first()
            .map(|name| name.written().split_whitespace().collect::<Vec<_>>().join(" "))
            .unwrap_or_default()
    }
}

/// The rows that may be heads, with a second line above where there may be one.
pub fn candidates(sheet: &Sheet) -> Vec<Heads> {
    let mut found = Vec::new();
    for (at, row) in sheet.rows.iter().take(DEPTH).enumerate() {
        if row.filled().next().is_none() {
            continue;
        }
        found.push(Heads { top: row.index, bottom: row.index, columns: single(row) });
        let above = at.checked_sub(1).and_then(|above| sheet.rows.get(above));
        if let Some(above) = above.filter(|above| above.index + 1 == row.index) {
            if is_parted(sheet, above, row) {
                // The heads above are those of several columns each: alone they are half of the heads.
                found.retain(|known: &Heads| known.bottom != above.index || known.top != above.index);
            }
            if is_group(sheet, above, row) {
                let columns = double(sheet, above.index, row.index);
                found.push(Heads { top: above.index, bottom: row.index, columns });
            }
        }
    }
    found
}

/// May the upper row stand over several columns each? Its cells are merged, it has gaps over what the lower row holds, or
/// says the same twice side by side. A row that is filled everywhere is one line of heads, and the next one a line.
fn is_group(sheet: &Sheet, upper: &Row, lower: &Row) -> bool {
    let filled: Vec<usize> = upper.filled().collect();
    let is_merged = || filled.iter().any(|column| sheet.merge_at(upper.index, *column).is_some());
    let has_gaps = || lower.filled().any(|column| !filled.contains(&column));
    let says = |column: &usize| upper.cell(*column).shown();
    is_merged() || has_gaps() || filled.windows(2).any(|two| two[0] + 1 == two[1] && says(&two[0]) == says(&two[1]))
}

/// Characters of a head under another one at most.
const LONGEST: usize = 40;

/// Does the lower row name nothing but the columns that one head of the upper row stands over?
fn is_parted(sheet: &Sheet, upper: &Row, lower: &Row) -> bool {
    let is_name = |column: &usize| match &lower.cell(*column).content {
        Content::Text(text) => text.chars().count() <= LONGEST && !lower.cell(*column).formula,
        _ => false,
    };
    // The head that stands over a column: its own, or the last one before it, where that one goes so far.
    let over = |column: usize| {
        let head = upper.filled().take_while(|head| *head <= column).last()?;
        let block = sheet.merge_at(upper.index, head);
        block.is_none_or(|block| column <= block.end.1 as usize).then_some(head)
    };
    let named: Vec<usize> = lower.filled().collect();
    let heads: Option<Vec<usize>> = named.iter().map(|column| over(*column)).collect();
    let Some(heads) = heads else { return false };
    let goes_further = |head: &usize| heads.iter().zip(&named).filter(|(other, _)| *other == head).count() > 1;
    let is_last = sheet.rows.last().is_some_and(|last| last.index == lower.index);
    !is_last
        && upper.filled().count() > 1
        && named.iter().all(is_name)
        && !heads.is_empty()
        && heads.iter().all(goes_further)
}

/// The text of a cell of the heads; that of its block, where it is merged.
fn text(sheet: &Sheet, row: u32, column: usize) -> String {
    let own = sheet.row(row).map(|found| found.cell(column).shown()).unwrap_or_default();
    if !own.is_empty() {
        return own;
    }
    let Some(block) = sheet.merge_at(row, column) else { return String::new() };
    sheet.row(block.start.0).map(|found| found.cell(block.start.1 as usize).shown()).unwrap_or_default()
}

/// The cells of one row as heads.
pub fn single(row: &Row) -> Vec<Head> {
    row.filled().map(|column| Head { column, names: vec![Said::new(&row.cell(column).shown())] }).collect()
}

fn double(sheet: &Sheet, upper: u32, lower: u32) -> Vec<Head> {
    let width = [upper, lower].iter().filter_map(|row| sheet.row(*row)).map(|row| row.cells.len()).max();
    let mut heads = Vec::new();
    // A group without a merge goes on until the next one begins.
    let mut group = String::new();
    for column in 0..width.unwrap_or_default() {
        let above = text(sheet, upper, column);
        let below = text(sheet, lower, column);
        let merged = sheet.merge_at(upper, column).is_some();
        if !above.is_empty() {
            group.clone_from(&above);
        } else if merged {
            group.clear();
        }
        let names = match (above.is_empty(), below.is_empty()) {
            (true, true) => continue,
            (false, true) => vec![above],
            (_, false) if above == below => vec![below],
            (_, false) if group.is_empty() => vec![below],
            (_, false) => vec![below.clone(), format!("{group} {below}")],
        };
        heads.push(Head { column, names: names.iter().map(|name| Said::new(name)).collect() });
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::book::{Cell, Merge};

    fn row(index: u32, cells: &[&str]) -> Row {
        Row { index, cells: cells.iter().map(|text| Cell::text(*text)).collect() }
    }

    #[test]
    fn heads_on_two_lines_are_named_with_their_group() {
        let sheet = Sheet {
            rows: vec![
                row(0, &["Grille des exigences"]),
                row(3, &["Réf.", "Exigence", "Recette", "", "Lot"]),
                row(4, &["", "", "Nb tests", "Mode", ""]),
                row(5, &["E1", "x", "2", "T", "1"]),
            ],
            merges: [((3, 2), (3, 3)), ((3, 0), (4, 0)), ((3, 1), (4, 1))]
                .into_iter()
                .map(|(start, end)| Merge { start, end })
                .collect(),
            ..Sheet::default()
        };
        let found = candidates(&sheet);
        let double = found.iter().find(|heads| heads.top == 3 && heads.bottom == 4).expect("two lines");
        let names: Vec<Vec<&str>> =
            double.columns.iter().map(|head| head.names.iter().map(Said::written).collect()).collect();
        assert_eq!(
            names,
            [
                vec!["Réf."],
                vec!["Exigence"],
                vec!["Nb tests", "Recette Nb tests"],
                vec!["Mode", "Recette Mode"],
                vec!["Lot"]
            ]
        );
        assert!(!found.iter().any(|heads| heads.top == 3 && heads.bottom == 3), "the upper line alone is half of them");
        assert!(!found.iter().any(|heads| heads.top == 0 && heads.bottom == 3), "a blank line parts them");
    }
}

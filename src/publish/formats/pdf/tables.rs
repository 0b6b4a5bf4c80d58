//! How are tables set? Heads repeated on each page, rows whole, columns as wide as their words ask.

use std::rc::Rc;

use super::compose::{Column, Composer};
use super::flow::{Area, Draw, Piece};
use super::rows::{CellText, cell_style};
use super::structure::{ARTIFACT, ElementId};
use super::style::{Face, HAIRLINE, INK, SMALL};
use crate::publish::outline::{Inline, Row, Table, Tone, plain};

/// Space between a column's edge and its text.
const GUTTER: f32 = 5.0;
/// Syllables are a little wider apart than in their word.
const SLACK: f32 = 1.5;
/// Under this a column cannot be read: wider tables are cut into several.
const NARROWEST: f32 = 40.0;
/// No word asks for more than this.
const LONGEST_WORD: f32 = 92.0;

impl Composer<'_> {
    /// A table, in several parts side by side when it has too many columns for the page.
    pub fn table(&mut self, table: &Table, column: Column, parent: ElementId) -> Vec<Piece> {
        let count = table.columns.len();
        let most = ((column.width / NARROWEST) as usize).max(2);
        if count == 0 {
            return Vec::new();
        }
        if count <= most {
            return self.part(table, &(0..count).collect::<Vec<_>>(), column, parent, true);
        }
        let others: Vec<usize> = (1..count).collect();
        let mut pieces = Vec::new();
        for (i, chunk) in others.chunks(most - 1).enumerate() {
            // Each part begins with the first column, which says what the row is.
            let shown: Vec<usize> = std::iter::once(0).chain(chunk.iter().copied()).collect();
            pieces.extend(self.part(table, &shown, column, parent, i == 0));
        }
        pieces
    }

    fn part(&mut self, table: &Table, shown: &[usize], column: Column, parent: ElementId, first: bool) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let element = self.structure.add(parent, "Table");
        if first && !super::compose::is_blank(&table.caption) {
            let caption = self.structure.add(element, "Caption");
            pieces = self.remark(&plain(&table.caption), column, caption, 8.0);
            pieces.iter_mut().for_each(|piece| piece.keep = true);
        }
        let columns = self.columns(table, shown, column);
        let head = Rc::new(self.head(table, shown, &columns, column, element));
        let mut opening = (*head).clone();
        opening.above = if pieces.is_empty() { 9.0 } else { 3.0 };
        opening.keep = true;
        pieces.push(opening);
        let empty = Row { cells: vec![crate::publish::outline::Cell::text("—")], ..Row::default() };
        let rows = if table.rows.is_empty() { std::slice::from_ref(&empty) } else { &table.rows };
        for row in rows {
            pieces.extend(self.row(row, shown, &columns, column, element, first).into_iter().map(|mut piece| {
                piece.head = Some(Rc::clone(&head));
                piece
            }));
        }
        if let Some(last) = pieces.last_mut() {
            last.height += 6.0;
        }
        pieces
    }

    fn head(&mut self, table: &Table, shown: &[usize], columns: &[Shown], whole: Column, parent: ElementId) -> Piece {
        let row = self.structure.add(parent, "TR");
        let titles: Vec<[Inline; 1]> = shown.iter().map(|at| [Inline::text(table.title(*at))]).collect();
        let cells: Vec<CellText<'_>> = titles
            .iter()
            .zip(columns)
            .map(|(title, shown)| CellText {
                paragraphs: vec![title.as_slice()],
                column: shown.text,
                style: cell_style(Face::SemiBold, self.theme.accent, self.structure.add(row, "TH")),
                right: shown.right,
            })
            .collect();
        let mut pieces = self.side_by_side(&cells);
        let mut piece = if pieces.is_empty() { Piece::default() } else { pieces.swap_remove(0) };
        piece.draws.push(rule(whole, piece.height - 0.9, 0.9, self.theme.accent));
        piece
    }

    fn row(
        &mut self,
        row: &Row,
        shown: &[usize],
        columns: &[Shown],
        whole: Column,
        parent: ElementId,
        named: bool,
    ) -> Vec<Piece> {
        let element = self.structure.add(parent, "TR");
        let cells: Vec<CellText<'_>> = shown
            .iter()
            .zip(columns)
            .map(|(at, shown)| {
                let paragraphs = row.cells.get(*at).map(|cell| cell.0.iter().map(Vec::as_slice).collect());
                CellText {
                    paragraphs: paragraphs.unwrap_or_default(),
                    column: shown.text,
                    style: cell_style(Face::Regular, INK, self.structure.add(element, "TD")),
                    right: shown.right,
                }
            })
            .collect();
        let mut pieces = self.side_by_side(&cells);
        if let Some(tone) = row.tone.filter(|tone| *tone != Tone::Neutral) {
            let look = self.theme.tone(tone);
            for piece in &mut pieces {
                let background = rule(whole, 0.0, piece.height, look.light);
                let mark = rule(Column { width: 2.0, ..whole }, 0.0, piece.height, look.dark);
                piece.draws.splice(0..0, [background, mark]);
            }
        }
        if let (Some(anchor), Some(first), true) = (&row.anchor, pieces.first_mut(), named) {
            first.destinations.push(self.claim(anchor));
        }
        if let Some(last) = pieces.last_mut() {
            last.draws.push(rule(whole, last.height - 0.5, 0.5, HAIRLINE));
        }
        pieces
    }

    /// Places of the columns: shares by weight, but none narrower than its longest usual word.
    fn columns(&mut self, table: &Table, shown: &[usize], whole: Column) -> Vec<Shown> {
        let weight = |at: &usize| {
            let weight = table.columns.get(*at).map_or(1.0, |column| column.weight);
            if weight.is_finite() && weight > 0.0 { weight } else { 1.0 }
        };
        let weights: Vec<f32> = shown.iter().map(weight).collect();
        let needed: Vec<f32> = shown.iter().map(|at| self.longest_word(table, *at) + 2.0 * GUTTER + SLACK).collect();
        let mut x = whole.x;
        let widths = shares(&weights, &needed, whole.width);
        shown
            .iter()
            .zip(widths)
            .map(|(at, width)| {
                let text = Column { x, width }.inset(GUTTER, GUTTER);
                x += width;
                Shown { text, right: table.columns.get(*at).is_some_and(|column| column.right) }
            })
            .collect()
    }

    fn longest_word(&self, table: &Table, at: usize) -> f32 {
        let measure = |face, text: &str| {
            let words = text.split([' ', '\n']);
            words
                .map(|word| self.fonts.width(face, SMALL, word))
                .filter(|width| *width <= LONGEST_WORD)
                .fold(0.0, f32::max)
        };
        let cells = table.rows.iter().take(200).filter_map(|row| row.cells.get(at));
        let texts = cells.flat_map(|cell| &cell.0).map(|paragraph| measure(Face::Regular, &plain(paragraph)));
        texts.fold(measure(Face::SemiBold, table.title(at)), f32::max)
    }
}

/// A column as it is shown.
struct Shown {
    text: Column,
    right: bool,
}

impl Table {
    fn title(&self, at: usize) -> &str {
        self.columns.get(at).map_or("", |column| column.title.as_str())
    }
}

fn rule(column: Column, y: f32, height: f32, fill: u32) -> Draw {
    Draw::Rect { area: Area::new(column.x, y, column.width, height), radius: 0.0, fill, element: ARTIFACT }
}

/// Shares a width by weight, giving each column what it needs first where that is possible.
fn shares(weights: &[f32], needed: &[f32], width: f32) -> Vec<f32> {
    let asked: f32 = needed.iter().sum();
    if asked > width {
        return needed.iter().map(|need| need / asked * width).collect();
    }
    let mut fixed = vec![false; weights.len()];
    loop {
        let taken: f32 = needed.iter().zip(&fixed).filter(|(_, fixed)| **fixed).map(|(need, _)| need).sum();
        let free: f32 = weights.iter().zip(&fixed).filter(|(_, fixed)| !**fixed).map(|(weight, _)| weight).sum();
        let share = |i: usize| if free > 0.0 { weights[i] / free * (width - taken) } else { 0.0 };
        let short = (0..weights.len()).find(|i| !fixed[*i] && share(*i) + 0.01 < needed[*i]);
        match short {
            Some(i) => fixed[i] = true,
            None => return (0..weights.len()).map(|i| if fixed[i] { needed[i] } else { share(i) }).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_by_weight_after_their_needs() {
        assert_eq!(shares(&[1.0, 3.0], &[10.0, 10.0], 100.0), [25.0, 75.0]);
        assert_eq!(shares(&[1.0, 9.0], &[40.0, 10.0], 100.0), [40.0, 60.0]);
        let tight = shares(&[1.0, 1.0], &[100.0, 300.0], 100.0);
        assert!((tight.iter().sum::<f32>() - 100.0).abs() < 0.01);
    }
}

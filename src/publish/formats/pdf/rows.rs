//! How do cells stand side by side? A row is whole when it fits a page, and cut between lines
//! when it does not.

use super::breaking::{Line, lines};
use super::compose::{Column, Composer};
use super::flow::{Draw, Piece};
use super::items::Setting;
use super::structure::ElementId;
use super::style::{SMALL, TEXT_HEIGHT, TextStyle};
use crate::publish::outline::Inline;

/// Height of a line of a cell.
pub const LINE: f32 = 12.2;
/// Space above and under the lines of a row.
pub const PAD: f32 = 4.6;

/// What a cell holds: paragraphs in one style.
pub struct CellText<'c> {
    /// Paragraphs.
    pub paragraphs: Vec<&'c [Inline]>,
    /// Column that the text fills.
    pub column: Column,
    /// Style; each paragraph gets its own element under it.
    pub style: TextStyle,
    /// Whether lines end at the right edge.
    pub right: bool,
}

impl Composer<'_> {
    /// A row of cells as one piece, or as one piece per line when it is too high for a page.
    pub fn side_by_side(&mut self, cells: &[CellText<'_>]) -> Vec<Piece> {
        let broken: Vec<Vec<Vec<Line>>> = cells.iter().map(|cell| self.cell_lines(cell)).collect();
        let height = |cell: &Vec<Vec<Line>>| {
            let lines: usize = cell.iter().map(Vec::len).sum();
            lines as f32 * LINE + cell.len().saturating_sub(1) as f32 * LINE * 0.35
        };
        let tallest = broken.iter().map(height).fold(LINE, f32::max);
        if tallest + 2.0 * PAD <= TEXT_HEIGHT * 0.8 {
            vec![whole(cells, broken, tallest + 2.0 * PAD)]
        } else {
            cut(cells, broken)
        }
    }

    fn cell_lines(&mut self, cell: &CellText<'_>) -> Vec<Vec<Line>> {
        let several = cell.paragraphs.len() > 1;
        let paragraphs = cell.paragraphs.iter().map(|inlines| {
            let element = if several { self.structure.add(cell.style.element, "P") } else { cell.style.element };
            let spans = self.spans(inlines, cell.style.of(element));
            lines(self.fonts, &spans, Setting { width: cell.column.width, justify: false, lang: Some(self.text_lang) })
        });
        paragraphs.collect()
    }
}

fn whole(cells: &[CellText<'_>], broken: Vec<Vec<Vec<Line>>>, height: f32) -> Piece {
    let mut piece = Piece { height, ..Piece::default() };
    for (cell, paragraphs) in cells.iter().zip(broken) {
        let mut y = PAD;
        for paragraph in paragraphs {
            for line in paragraph {
                piece.draws.push(text(cell, line, y));
                y += LINE;
            }
            y += LINE * 0.35;
        }
    }
    piece
}

/// One piece per line; paragraphs are one empty line apart, so that the lines of all cells stand
/// on one grid.
fn cut(cells: &[CellText<'_>], broken: Vec<Vec<Vec<Line>>>) -> Vec<Piece> {
    let mut slots: Vec<Piece> = Vec::new();
    for (cell, paragraphs) in cells.iter().zip(broken) {
        let mut at = 0;
        for paragraph in paragraphs {
            for line in paragraph {
                if slots.len() <= at {
                    slots.resize_with(at + 1, || Piece { height: LINE, under_head: PAD, ..Piece::default() });
                }
                if let Some(slot) = slots.get_mut(at) {
                    slot.draws.push(text(cell, line, 0.0));
                }
                at += 1;
            }
            at += 1;
        }
    }
    let count = slots.len();
    for (i, slot) in slots.iter_mut().enumerate() {
        slot.keep = i == 0 || i + 2 == count;
    }
    if let Some(first) = slots.first_mut() {
        first.height += PAD;
        first.draws.iter_mut().for_each(|draw| shift(draw, PAD));
    }
    if let Some(last) = slots.last_mut() {
        last.height += PAD;
    }
    slots
}

fn shift(draw: &mut Draw, by: f32) {
    if let Draw::Text { base, .. } = draw {
        *base += by;
    }
}

fn text(cell: &CellText<'_>, line: Line, y: f32) -> Draw {
    let x = cell.column.x + if cell.right { (cell.column.width - line.width).max(0.0) } else { 0.0 };
    Draw::Text { x, base: y + LINE * 0.5 + SMALL * 0.33, line: line.into() }
}

/// The style of a cell.
pub const fn cell_style(face: super::style::Face, colour: u32, element: ElementId) -> TextStyle {
    TextStyle::new(face, SMALL, colour, element)
}

//! How are key figures and bars of parts set? Readable in black and white: each has its numbers.

use super::breaking::single_line;
use super::compose::{Column, Composer, baseline, stack};
use super::flow::{Area, Draw, Piece};
use super::items::{Span, SpanKind};
use super::structure::{ARTIFACT, ElementId};
use super::style::{Face, GREY, INK, TINT, TextStyle};
use crate::publish::outline::{BarPart, Inline, KeyFigure, Tone};
use crate::text::format;

/// Most figures on a line.
const PER_LINE: usize = 4;
const BAR_HEIGHT: f32 = 11.0;

impl Composer<'_> {
    /// Key figures side by side.
    pub fn figures(&mut self, figures: &[KeyFigure], column: Column, parent: ElementId) -> Vec<Piece> {
        figures.chunks(PER_LINE).map(|line| self.figure_line(line, figures.len(), column, parent)).collect()
    }

    fn figure_line(&mut self, figures: &[KeyFigure], all: usize, column: Column, parent: ElementId) -> Piece {
        let width = column.width / all.clamp(1, PER_LINE) as f32;
        let mut piece = Piece { height: 0.0, above: 10.0, ..Piece::default() };
        for (i, figure) in figures.iter().enumerate() {
            let element = self.structure.add(parent, "P");
            let x = column.x + i as f32 * width;
            let look = self.theme.tone(figure.tone);
            let colour = if figure.tone == Tone::Neutral { INK } else { look.dark };
            let style = TextStyle::new(Face::Bold, 20.0, colour, element);
            let value = single_line(self.fonts, &figure.value, style, width - 14.0);
            piece.draws.push(Draw::Text { x: x + 9.0, base: baseline(style), line: value });
            let small = TextStyle::new(Face::Regular, 8.6, GREY, element);
            let lines = self.lines(&[Inline::text(figure.label.as_str())], small, width - 14.0, false);
            let mut y = style.leading();
            for line in lines {
                piece.draws.push(Draw::Text { x: x + 9.0, base: y + baseline(small), line: line.into() });
                y += small.leading();
            }
            piece.height = piece.height.max(y + 4.0);
        }
        for i in 0..figures.len() {
            let area = Area::new(column.x + i as f32 * width, 4.0, 1.5, piece.height - 6.0);
            piece.draws.push(Draw::Rect { area, radius: 0.0, fill: self.theme.accent, element: ARTIFACT });
        }
        piece
    }

    /// A bar of parts with its caption and its numbers.
    pub fn bar(&mut self, parts: &[BarPart], caption: &str, column: Column, parent: ElementId) -> Vec<Piece> {
        let figure = self.structure.add(parent, "Figure");
        let total: usize = parts.iter().map(|part| part.count).sum();
        let said = |part: &BarPart| format!("{} {}", format::integer(self.lang, part.count as i64), part.label);
        let words: Vec<String> = parts.iter().map(said).collect();
        self.structure.describe(figure, [caption.to_owned(), words.join(", ")].join(" : "));
        let heading = TextStyle::new(Face::SemiBold, 8.8, INK, self.structure.add(parent, "P"));
        let lines = self.lines(&[Inline::text(caption)], heading, column.width, false);
        let mut pieces = stack(lines, column.x, heading, 10.0);
        pieces.iter_mut().for_each(|piece| piece.keep = true);
        pieces.push(self.segments(parts, total, column, figure));
        pieces.extend(self.legend(parts, column, parent));
        pieces
    }

    fn segments(&self, parts: &[BarPart], total: usize, column: Column, element: ElementId) -> Piece {
        let mut piece = Piece { height: BAR_HEIGHT + 4.0, above: 2.0, keep: true, ..Piece::default() };
        let mut segment = |x: f32, width: f32, fill, element| {
            piece.draws.push(Draw::Rect { area: Area::new(x, 2.0, width, BAR_HEIGHT), radius: 0.0, fill, element });
        };
        segment(column.x, column.width, TINT, element);
        let mut x = column.x;
        for part in parts.iter().filter(|part| part.count > 0 && total > 0) {
            let width = column.width * part.count as f32 / total as f32;
            // A gap between parts says where one ends without colour.
            segment(x, (width - 1.2).max(0.6), self.shade(part.tone), element);
            x += width;
        }
        piece
    }

    fn legend(&mut self, parts: &[BarPart], column: Column, parent: ElementId) -> Vec<Piece> {
        let style = TextStyle::new(Face::Regular, 8.6, INK, self.structure.add(parent, "P"));
        let mut spans: Vec<Span> = Vec::new();
        for part in parts {
            let square = TextStyle { colour: self.shade(part.tone), ..style };
            let count = format::integer(self.lang, part.count as i64);
            let label = part.label.replace(' ', "\u{a0}");
            spans.push(Span { text: "■\u{a0}".to_owned(), style: square, kind: SpanKind::Words });
            spans.push(Span { text: format!("{count}\u{a0}{label}\u{2003} "), style, kind: SpanKind::Words });
        }
        let setting = super::items::Setting { width: column.width, justify: false, lang: None };
        stack(super::breaking::lines(self.fonts, &spans, setting), column.x, style, 2.0)
    }

    const fn shade(&self, tone: Tone) -> u32 {
        match tone {
            Tone::Neutral => 0xb4_bdc4,
            other => self.theme.tone(other).dark,
        }
    }
}

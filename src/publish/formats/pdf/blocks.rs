//! How are paragraphs, lists, notes, quotations and code set?

use super::breaking::{self, single_line};
use super::compose::{Column, Composer, baseline, body, is_blank, stack};
use super::flow::{Band, Draw, Piece, keep_together};
use super::items::{Setting, Span, SpanKind};
use super::structure::{ARTIFACT, ElementId};
use super::style::{Face, GREY, HAIRLINE, INK, TEXT_HEIGHT, TINT, TextStyle};
use super::typography;
use crate::publish::outline::{Block, Inline, Tone};

/// Space between two blocks.
const GAP: f32 = 6.5;
/// Space under a minor title.
const UNDER_TITLE: f32 = 2.0;

impl Composer<'_> {
    /// Blocks one under the other.
    pub fn blocks(&mut self, blocks: &[Block], column: Column, parent: ElementId) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut titled = false;
        for block in blocks {
            let mut more = self.block(block, column, parent);
            if let Some(first) = more.first_mut().filter(|_| titled) {
                first.above = first.above.min(UNDER_TITLE);
            }
            titled = matches!(block, Block::Heading(_));
            // A sentence that announces a list or a table stays with its beginning.
            if let (Block::List { .. } | Block::Table(_) | Block::Schedule(_) | Block::Code(_), Some(last)) =
                (block, pieces.last_mut())
            {
                last.keep |= last.head.is_none() && !more.is_empty();
            }
            pieces.append(&mut more);
        }
        pieces
    }

    fn block(&mut self, block: &Block, column: Column, parent: ElementId) -> Vec<Piece> {
        match block {
            Block::Paragraph(inlines) => self.paragraph(inlines, column, parent, GAP),
            Block::List { numbers, items } => self.list(numbers, items, column, parent),
            Block::Table(table) => self.table(table, column, parent),
            Block::Schedule(schedule) => self.schedule(schedule, column, parent),
            Block::Card(card) => self.card(card, column, parent),
            Block::Note { tone, title, blocks } => self.note(*tone, title, blocks, column, parent),
            Block::Facts(facts) => self.facts(facts, column, parent, GAP),
            Block::Quote { text, author } => self.quote(text, author.as_deref(), column, parent),
            Block::Code(text) => self.code(text, column, parent),
            Block::Heading(inlines) => self.minor_heading(inlines, column, parent),
            Block::Figures(figures) => self.figures(figures, column, parent),
            Block::Bar { parts, caption } => self.bar(parts, caption, column, parent),
        }
    }

    fn minor_heading(&mut self, inlines: &[Inline], column: Column, parent: ElementId) -> Vec<Piece> {
        if is_blank(inlines) {
            return Vec::new();
        }
        let element = self.structure.add(parent, super::sections::heading_tag(self.depth + 1));
        let style = TextStyle::new(Face::SemiBold, 9.4, self.theme.accent, element);
        let lines = self.lines(inlines, style, column.width, false);
        let mut pieces = stack(lines, column.x, style, 9.0);
        pieces.iter_mut().for_each(|piece| piece.keep = true);
        pieces
    }

    fn list(&mut self, numbers: &[u64], items: &[Vec<Block>], column: Column, parent: ElementId) -> Vec<Piece> {
        let list = self.structure.add(parent, "L");
        let mark = |at: usize| numbers.get(at).map_or_else(|| "•".to_owned(), |number| format!("{number}."));
        let is_wide = numbers.iter().any(|number| *number > 99);
        let indent = if is_wide {
            34.0
        } else if numbers.is_empty() {
            15.0
        } else {
            20.0
        };
        let mut pieces = Vec::new();
        for (i, item) in items.iter().enumerate() {
            let element = self.structure.add(list, "LI");
            let label = self.structure.add(element, "Lbl");
            let content = self.structure.add(element, "LBody");
            let mut inside = self.blocks(item, column.inset(indent, 0.0), content);
            if inside.is_empty() {
                inside = stack(vec![breaking::Line::default()], column.x, body(content), GAP);
            }
            let style = TextStyle { colour: self.theme.accent, ..body(label) };
            let line = single_line(self.fonts, &mark(i), style, indent);
            if let Some(first) = inside.first_mut() {
                first.above = if i == 0 { GAP } else { 3.0 };
                let x = column.x + if numbers.is_empty() { 4.0 } else { indent - 5.0 - line.width };
                first.draws.insert(0, Draw::Text { x, base: baseline(style), line });
            }
            pieces.append(&mut inside);
        }
        if let Some(first) = pieces.first_mut() {
            // Two items at least stay with what announces them.
            first.keep |= items.len() > 1;
        }
        pieces
    }

    fn note(
        &mut self,
        tone: Tone,
        title: &[Inline],
        blocks: &[Block],
        column: Column,
        parent: ElementId,
    ) -> Vec<Piece> {
        let look = self.theme.tone(tone);
        let element = self.structure.add(parent, "Note");
        let inner = column.inset(14.0, 12.0);
        let mut pieces = Vec::new();
        if !is_blank(title) {
            let mut words = title.to_vec();
            if !look.mark.is_empty() {
                words.insert(0, Inline::text(format!("{}\u{a0}", look.mark)));
            }
            let style = TextStyle::new(Face::SemiBold, 10.0, look.dark, self.structure.add(element, "P"));
            let lines = self.lines(&words, style, inner.width, false);
            pieces = stack(lines, inner.x, style, 0.0);
            pieces.iter_mut().for_each(|piece| piece.keep = true);
        }
        pieces.extend(self.blocks(blocks, inner, element));
        let background =
            Band { x: column.x, width: column.width, fill: if tone == Tone::Neutral { TINT } else { look.light } };
        let rule = Band { x: column.x, width: 2.5, fill: look.dark };
        framed(pieces, &[background, rule], 7.0)
    }

    fn quote(&mut self, text: &[Inline], author: Option<&str>, column: Column, parent: ElementId) -> Vec<Piece> {
        let element = self.structure.add(parent, "BlockQuote");
        let inner = column.inset(14.0, 14.0);
        let style = TextStyle { face: Face::Italic, ..body(self.structure.add(element, "P")) };
        let lines = self.lines(text, style, inner.width, false);
        let mut pieces = stack(lines, inner.x, style, 0.0);
        if let Some(author) = author {
            let style = TextStyle::new(Face::Regular, 9.0, GREY, self.structure.add(element, "P"));
            let lines = self.lines(&[Inline::text(format!("— {author}"))], style, inner.width, false);
            if let Some(last) = pieces.last_mut() {
                last.keep = true;
            }
            pieces.extend(stack(lines, inner.x, style, 1.0));
        }
        framed(pieces, &[Band { x: column.x, width: 1.5, fill: HAIRLINE }], 1.0)
    }

    fn code(&mut self, text: &str, column: Column, parent: ElementId) -> Vec<Piece> {
        let element = self.structure.add(parent, "Code");
        let style = TextStyle::new(Face::Code, 8.2, INK, element);
        let inner = column.inset(10.0, 10.0);
        let mut pieces = Vec::new();
        for line in text.trim_end().lines() {
            let span = Span { text: typography::verbatim(line), style, kind: SpanKind::Verbatim };
            let lines =
                breaking::lines(self.fonts, &[span], Setting { width: inner.width, justify: false, lang: None });
            pieces.extend(stack(lines, inner.x, style, 0.0));
        }
        framed(pieces, &[Band { x: column.x, width: column.width, fill: TINT }], 6.0)
    }
}

/// Pieces with strips behind them and some space inside, above and below.
fn framed(mut pieces: Vec<Piece>, bands: &[Band], pad: f32) -> Vec<Piece> {
    if pieces.is_empty() {
        return pieces;
    }
    if let Some(first) = pieces.first_mut() {
        first.above = 0.0;
    }
    let top = Piece { height: pad, above: GAP + 2.0, keep: true, ..Piece::default() };
    pieces.insert(0, top);
    if let Some(last) = pieces.last_mut() {
        last.keep = true;
    }
    pieces.push(Piece { height: pad, ..Piece::default() });
    for (i, piece) in pieces.iter_mut().enumerate() {
        // The space above the first piece is outside.
        if i > 0 {
            piece.bands.splice(0..0, bands.iter().copied());
        } else {
            let strip = |band: &Band| Draw::Rect {
                area: super::flow::Area::new(band.x, 0.0, band.width, pad),
                radius: 0.0,
                fill: band.fill,
                element: ARTIFACT,
            };
            piece.draws = bands.iter().map(strip).collect();
        }
    }
    keep_together(&mut pieces, TEXT_HEIGHT * 0.35);
    pieces
}

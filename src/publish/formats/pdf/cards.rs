//! How is an artifact's card set, and the label–value pairs under it?

use super::compose::{Column, Composer, Mark, is_blank, stack};
use super::flow::{Band, Piece, keep_together};
use super::rows::{CellText, PAD, cell_style};
use super::sections::heading_tag;
use super::structure::ElementId;
use super::style::{Face, GREY, INK, TEXT_HEIGHT, TextStyle};
use crate::publish::outline::{Card, Inline};

/// Between the rule of a card and its text.
const INDENT: f32 = 13.0;

impl Composer<'_> {
    /// A card: id and title, chips, content, facts, beside a rule of the accent.
    pub fn card(&mut self, card: &Card, column: Column, parent: ElementId) -> Vec<Piece> {
        let element = self.structure.add(parent, "Sect");
        let inner = column.inset(INDENT, 0.0);
        let mut pieces = self.card_title(card, inner, element);
        if !card.chips.is_empty() {
            pieces.extend(self.chips(&card.chips, inner, element));
        }
        let opening = pieces.len();
        pieces.extend(self.blocks(&card.blocks, inner, element));
        pieces.extend(self.facts(&card.facts, inner, element, 7.0));
        // The opening of a card stays with the first words of its content.
        let content = pieces.len() > opening;
        pieces.iter_mut().take(opening).for_each(|piece| piece.keep = content);
        // Nor does its last fact stand on a page of its own, where nobody knows whose it is.
        let before_last = pieces.len().saturating_sub(1);
        pieces.iter_mut().take(before_last).skip(opening).rev().take(2).for_each(|piece| piece.keep = true);
        if let Some(last) = pieces.last_mut() {
            last.keep = false;
            last.height += 2.0;
        }
        let rule = Band { x: column.x, width: 2.0, fill: self.theme.accent };
        pieces.iter_mut().for_each(|piece| piece.bands.insert(0, rule));
        // The space above a card is not part of it: the rule begins under it.
        pieces.insert(0, Piece { above: 17.0, keep: true, ..Piece::default() });
        keep_together(&mut pieces, TEXT_HEIGHT * 0.42);
        pieces
    }

    fn card_title(&mut self, card: &Card, column: Column, parent: ElementId) -> Vec<Piece> {
        let depth = self.depth + 1;
        let style = TextStyle::new(Face::Bold, 11.4, INK, self.structure.add(parent, heading_tag(depth)));
        let id = TextStyle { face: Face::SemiBold, colour: self.theme.accent, ..style };
        let mut spans = self.spans(&[Inline::text(format!("{} ", card.id))], id);
        spans.extend(self.spans(&[Inline::text(card.title.as_str())], style));
        let setting = super::items::Setting { width: column.width, justify: false, lang: None };
        let lines = super::breaking::lines(self.fonts, &spans, setting);
        let mut pieces = stack(lines, column.x, style, 0.0);
        let destination = self.claim(&card.anchor);
        if let Some(first) = pieces.first_mut() {
            first.destinations.push(destination);
        }
        let title = format!("{} {}", card.id, card.title).trim().to_owned();
        self.marks.push(Mark { level: depth, title, destination, in_contents: false });
        pieces
    }

    fn chips(&mut self, chips: &[Inline], column: Column, parent: ElementId) -> Vec<Piece> {
        let style = TextStyle::new(Face::Regular, 8.6, GREY, self.structure.add(parent, "P"));
        let mut line = Vec::with_capacity(chips.len() * 2);
        for (i, chip) in chips.iter().enumerate() {
            if i > 0 {
                line.push(Inline::text("  "));
            }
            line.push(chip.clone());
        }
        let lines = self.lines(&line, style, column.width, false);
        let mut pieces = stack(lines, column.x, style, 2.0);
        // Chips are higher than the text that they stand in.
        pieces.iter_mut().for_each(|piece| piece.height += 2.5);
        pieces
    }

    /// Label–value pairs, a label's column beside the values.
    pub fn facts(
        &mut self,
        facts: &[(Vec<Inline>, Vec<Inline>)],
        column: Column,
        parent: ElementId,
        above: f32,
    ) -> Vec<Piece> {
        let list = self.structure.add(parent, "L");
        let label_width = (column.width * 0.24).clamp(60.0, 112.0);
        let mut pieces = Vec::new();
        for (label, value) in facts.iter().filter(|(_, value)| !is_blank(value)) {
            let item = self.structure.add(list, "LI");
            let labels = Column { x: column.x, width: label_width - 8.0 };
            let values = column.inset(label_width, 0.0);
            let cell = |inlines, column, style| CellText { paragraphs: vec![inlines], column, style, right: false };
            let label_style = cell_style(Face::Regular, GREY, self.structure.add(item, "Lbl"));
            let value_style = cell_style(Face::Regular, INK, self.structure.add(item, "LBody"));
            let cells = [cell(label.as_slice(), labels, label_style), cell(value.as_slice(), values, value_style)];
            let mut row = self.side_by_side(&cells);
            if let Some(first) = row.first_mut() {
                first.above = if pieces.is_empty() { above - PAD } else { -PAD - 2.4 };
            }
            pieces.extend(row);
        }
        keep_together(&mut pieces, 110.0);
        pieces
    }
}

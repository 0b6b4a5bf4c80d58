//! How are chapters, sections and their numbers set?

use super::compose::{Column, Composer, Mark, stack};
use super::flow::Piece;
use super::structure::ElementId;
use super::style::{Face, INK, TEXT_WIDTH, TextStyle};
use crate::publish::outline::{Inline, Section, plain};

/// Names of heading elements, by depth.
const HEADINGS: [&str; 6] = ["H1", "H2", "H3", "H4", "H5", "H6"];

/// The element of a heading at that depth, from 1.
pub fn heading_tag(depth: usize) -> &'static str {
    HEADINGS[depth.clamp(1, 6) - 1]
}

impl Composer<'_> {
    /// Sections one after the other under a number prefix such as `3.`.
    pub fn sections(&mut self, sections: &[Section], prefix: &str, depth: usize, parent: ElementId) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut number = 0;
        for section in sections {
            let label = if section.numbered {
                number += 1;
                format!("{prefix}{number}")
            } else {
                String::new()
            };
            pieces.extend(self.section(section, &label, depth, parent));
        }
        pieces
    }

    fn section(&mut self, section: &Section, number: &str, depth: usize, parent: ElementId) -> Vec<Piece> {
        let element = self.structure.add(parent, "Sect");
        self.depth = depth;
        let mut pieces = self.title(section, number, depth, element);
        let column = Column { x: 0.0, width: TEXT_WIDTH };
        pieces.extend(self.blocks(&section.blocks, column, element));
        let prefix = if number.is_empty() { String::new() } else { format!("{number}.") };
        pieces.extend(self.sections(&section.sections, &prefix, depth + 1, element));
        self.depth = depth;
        pieces
    }

    fn title(&mut self, section: &Section, number: &str, depth: usize, parent: ElementId) -> Vec<Piece> {
        let element = self.structure.add(parent, heading_tag(depth));
        let (face, size, colour, above, below) = match depth {
            1 if self.brief => (Face::Bold, 14.0, self.theme.accent, 20.0, 4.0),
            1 => (Face::Bold, 21.0, self.theme.accent, 0.0, 12.0),
            2 => (Face::Bold, 14.0, INK, 20.0, 5.0),
            3 => (Face::SemiBold, 11.5, self.theme.accent, 16.0, 3.0),
            _ => (Face::SemiBold, 10.5, INK, 12.0, 2.0),
        };
        let style = TextStyle::new(face, size, colour, element);
        let mut title = section.title.clone();
        let words = plain(&section.title);
        let full = match number {
            "" => words.clone(),
            number => format!("{number} {words}"),
        };
        if !number.is_empty() {
            title.insert(0, Inline::text(format!("{number}\u{2002}")));
        }
        let lines = self.lines(&title, style, TEXT_WIDTH, false);
        let mut pieces = stack(lines, 0.0, style, above);
        pieces.iter_mut().for_each(|piece| piece.keep = true);
        let destination = self.claim(&section.anchor);
        if let Some(last) = pieces.last_mut() {
            last.height += below;
        }
        if let Some(first) = pieces.first_mut() {
            first.new_page = depth == 1 && !self.brief;
            first.destinations.push(destination);
            first.chapter = (depth == 1 && !self.brief).then(|| full.as_str().into());
        }
        self.marks.push(Mark { level: depth, title: full, destination, in_contents: section.in_contents });
        pieces
    }
}

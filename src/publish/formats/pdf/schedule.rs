//! How is a planning set? A line for each thing, its days in words, and its time as a bar on the scale.

use std::rc::Rc;

use super::breaking::single_line;
use super::compose::{Column, Composer, baseline, stack};
use super::flow::{Area, Draw, Piece};
use super::structure::{ARTIFACT, ElementId};
use super::style::{Face, GREY, HAIRLINE, INK, SMALL, TextStyle};
use crate::publish::outline::{Inline, Schedule, ScheduleLine};

/// Shares of the width: names, days, and the rest is the scale.
const NAMES: f32 = 0.36;
const DAYS: f32 = 0.2;
/// Space between columns.
const GUTTER: f32 = 8.0;
/// Height of a bar.
const BAR: f32 = 6.5;
/// Space above and under the words of a line.
const PAD: f32 = 3.2;

struct Places {
    names: Column,
    days: Column,
    scale: Column,
}

impl Composer<'_> {
    /// A planning, its scale repeated on each page.
    pub fn schedule(&mut self, schedule: &Schedule, column: Column, parent: ElementId) -> Vec<Piece> {
        let (names, days) = (column.width * NAMES, column.width * DAYS);
        let places = Places {
            names: Column { x: column.x, width: names - GUTTER },
            days: Column { x: column.x + names, width: days - GUTTER },
            scale: Column { x: column.x + names + days, width: column.width - names - days },
        };
        let element = self.structure.add(parent, "Table");
        let head = Rc::new(self.scale(schedule, &places, column, element));
        let mut opening = (*head).clone();
        opening.above = 9.0;
        opening.keep = true;
        let mut pieces = vec![opening];
        for line in &schedule.lines {
            let mut piece = self.planned(schedule, line, &places, element);
            piece.head = Some(Rc::clone(&head));
            let rule = Area::new(column.x, piece.height - 0.5, column.width, 0.5);
            piece.draws.push(Draw::Rect { area: rule, radius: 0.0, fill: HAIRLINE, element: ARTIFACT });
            pieces.push(piece);
        }
        pieces
    }

    fn scale(&mut self, schedule: &Schedule, places: &Places, whole: Column, parent: ElementId) -> Piece {
        let row = self.structure.add(parent, "TR");
        let mut piece = Piece { height: SMALL * 1.42 + 2.0 * PAD, ..Piece::default() };
        for (title, column) in [(&schedule.what, places.names), (&schedule.when, places.days)] {
            let element = self.structure.add(row, "TH");
            let style = TextStyle::new(Face::SemiBold, SMALL, self.theme.accent, element);
            let line = single_line(self.fonts, title, style, column.width);
            piece.draws.push(Draw::Text { x: column.x, base: PAD + baseline(style), line });
        }
        let style = TextStyle::new(Face::Regular, 7.4, GREY, ARTIFACT);
        let mut free = places.scale.x;
        for (name, at) in schedule.ticks.iter().filter(|(name, _)| !name.is_empty()) {
            let line = single_line(self.fonts, name, style, places.scale.width);
            let x = places.scale.x + at * places.scale.width + 1.5;
            if x < free || x + line.width > places.scale.x + places.scale.width {
                continue;
            }
            free = x + line.width + 2.0;
            piece.draws.push(Draw::Text { x, base: PAD + baseline(style) + 1.0, line });
        }
        let rule = Area::new(whole.x, piece.height - 0.9, whole.width, 0.9);
        piece.draws.push(Draw::Rect { area: rule, radius: 0.0, fill: self.theme.accent, element: ARTIFACT });
        piece
    }

    fn planned(&mut self, schedule: &Schedule, line: &ScheduleLine, places: &Places, parent: ElementId) -> Piece {
        let row = self.structure.add(parent, "TR");
        let name = self.structure.add(row, "TD");
        let mut piece = Piece::default();
        let mut y = PAD;
        let style = TextStyle::new(Face::Regular, SMALL, INK, name);
        let small = TextStyle::new(Face::Regular, 7.6, GREY, name);
        for (words, style) in [(&line.name, style), (&line.beside, small)] {
            for stacked in stack(
                self.lines(&[Inline::text(words.as_str())], style, places.names.width, false),
                places.names.x,
                style,
                0.0,
            ) {
                piece.draws.extend(stacked.draws.into_iter().map(|draw| lowered(draw, y)));
                y += stacked.height * 0.95;
            }
        }
        let style = TextStyle::new(Face::Regular, 7.8, INK, self.structure.add(row, "TD"));
        let mut under = PAD;
        let days = self.lines(&[Inline::text(line.when.as_str())], style, places.days.width, false);
        for stacked in stack(days, places.days.x, style, 0.0) {
            piece.draws.extend(stacked.draws.into_iter().map(|draw| lowered(draw, under)));
            under += stacked.height * 0.95;
        }
        piece.height = y.max(under) + PAD;
        let scale = places.scale;
        for (_, at) in &schedule.ticks {
            let area = Area::new(scale.x + at * scale.width, 0.0, 0.4, piece.height);
            piece.draws.push(Draw::Rect { area, radius: 0.0, fill: HAIRLINE, element: ARTIFACT });
        }
        let x = scale.x + line.from.clamp(0.0, 1.0) * scale.width;
        // A moment is a dot: it is told from a short time by its shape, without colour.
        let (area, radius) = match line.moment {
            true => (Area::new((x - BAR / 2.0).max(scale.x), PAD + 2.5, BAR, BAR), BAR / 2.0),
            false => {
                let most = scale.x + scale.width - x;
                (Area::new(x, PAD + 2.5, (line.length * scale.width).clamp(1.2, most.max(1.2)), BAR), 1.0)
            }
        };
        piece.draws.push(Draw::Rect { area, radius, fill: self.theme.accent, element: ARTIFACT });
        if let Some(anchor) = &line.anchor {
            piece.destinations.push(self.claim(anchor));
        }
        piece
    }
}

fn lowered(draw: Draw, by: f32) -> Draw {
    match draw {
        Draw::Text { x, base, line } => Draw::Text { x, base: base + by, line },
        other => other,
    }
}

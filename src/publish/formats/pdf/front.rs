//! What stands before and around the text: cover, contents, running head and foot.

use std::rc::Rc;

use super::breaking::{Line, single_line};
use super::compose::{Column, Composer, Mark, baseline, stack};
use super::flow::{Area, Draw, Page, Piece, Placed, Position, paginate};
use super::structure::{ARTIFACT, DOCUMENT, ElementId};
use super::style::{Face, GREY, HAIRLINE, INK, LEADING, MARGIN, PAGE_HEIGHT, TEXT_HEIGHT, TEXT_WIDTH, TOP, TextStyle};
use super::typography;
use crate::publish::outline::{Document, Inline};
use crate::text::Message;

/// Deepest sections that stand in the contents.
const CONTENTS_DEPTH: usize = 3;
const PAGE_NUMBER_WIDTH: f32 = 34.0;
/// Colour of the mark on what must not leave the project team.
const INTERNAL: u32 = 0x6a_3d8f;
const LEADER: u32 = 0x9a_a5ac;

impl Composer<'_> {
    /// The first page.
    pub fn cover(&mut self, document: &Document) -> Page {
        let pieces = self.opening(document, [13.0, 36.0, 18.0], [150.0, 46.0]);
        let mut pages = paginate(&pieces, TEXT_HEIGHT, &mut []);
        pages.truncate(1);
        let mut page = pages.pop().unwrap_or_default();
        let side = Area::new(-MARGIN, -TOP, 16.0, PAGE_HEIGHT);
        let rule = Draw::Rect { area: side, radius: 0.0, fill: self.theme.accent, element: ARTIFACT };
        page.draws.insert(0, Placed { y: 0.0, draw: rule, repeated: false });
        page
    }

    /// What a brief document begins with, on its first page.
    pub fn letterhead(&mut self, document: &Document) -> Vec<Piece> {
        let mut pieces = self.opening(document, [9.6, 21.0, 11.5], [6.0, 12.0]);
        let area = Area::new(0.0, 9.0, TEXT_WIDTH, 0.9);
        let draw = Draw::Rect { area, radius: 0.0, fill: self.theme.accent, element: ARTIFACT };
        pieces.push(Piece { height: 12.0, draws: vec![draw], ..Piece::default() });
        pieces
    }

    /// Client, title, subtitle and facts: their sizes, and the spaces above the title and the facts.
    fn opening(&mut self, document: &Document, sizes: [f32; 3], spaces: [f32; 2]) -> Vec<Piece> {
        let element = self.structure.add(DOCUMENT, "Sect");
        let mut pieces = Vec::new();
        let accent = self.theme.accent;
        let mut say = |composer: &mut Self, text: &str, face, size, colour, above| {
            if text.trim().is_empty() {
                return;
            }
            let style = TextStyle::new(face, size, colour, composer.structure.add(element, "P"));
            let lines = composer.lines(&[Inline::text(text)], style, TEXT_WIDTH, false);
            pieces.extend(stack(lines.into_iter().take(6).collect(), 0.0, style, above));
        };
        if document.internal {
            say(self, &Message::new("site-internal-mark").text(document.lang), Face::Bold, sizes[0], INTERNAL, 0.0);
        }
        say(self, &document.client, Face::SemiBold, sizes[0], INK, 0.0);
        say(self, &document.title, Face::Bold, sizes[1], accent, spaces[0]);
        say(self, &document.subtitle, Face::Regular, sizes[2], INK, sizes[2] * 0.4);
        pieces.push(Piece { height: spaces[1], ..Piece::default() });
        let fact = |id: &'static str, value: &str| (Message::new(id).text(document.lang), value.to_owned());
        let mut facts = vec![
            fact("document-code", &document.code),
            fact("document-version", &document.version),
            fact("document-date", &document.date),
            fact("document-commit", &document.commit),
        ];
        facts.extend(document.facts.iter().take(14).cloned());
        let inlines = |(label, value): (String, String)| (vec![Inline::Text(label)], vec![Inline::Text(value)]);
        let facts: Vec<_> = facts.into_iter().map(inlines).collect();
        pieces.extend(self.facts(&facts, Column { x: 0.0, width: TEXT_WIDTH * 0.8 }, element, 0.0));
        pieces
    }

    /// The pages of the contents. Their number does not depend on the page numbers: `first_page`
    /// is the number of the first page of the text, known once they have been counted.
    pub fn contents(&mut self, positions: &[Position], first_page: usize) -> Vec<Page> {
        let marks: Vec<Mark> =
            self.marks.iter().filter(|mark| mark.in_contents && mark.level <= CONTENTS_DEPTH).cloned().collect();
        if marks.is_empty() {
            return Vec::new();
        }
        let element = self.structure.add(DOCUMENT, "TOC");
        let style = TextStyle::new(Face::Bold, 21.0, self.theme.accent, self.structure.add(element, "Caption"));
        let title = Message::new("document-contents").text(self.lang);
        let lines = self.lines(&[Inline::Text(title.clone())], style, TEXT_WIDTH, false);
        let mut pieces = stack(lines, 0.0, style, 0.0);
        pieces.iter_mut().for_each(|piece| piece.keep = true);
        if let Some(first) = pieces.first_mut() {
            first.chapter = Some(title.as_str().into());
        }
        if let Some(last) = pieces.last_mut() {
            last.height += 10.0;
        }
        for mark in &marks {
            let page = positions.get(mark.destination).map_or(0, |position| position.page) + first_page;
            pieces.extend(self.contents_line(mark, page, element));
        }
        paginate(&pieces, TEXT_HEIGHT, &mut [])
    }

    fn contents_line(&mut self, mark: &Mark, page: usize, parent: ElementId) -> Vec<Piece> {
        let element = self.structure.add(parent, "TOCI");
        let link = self.structure.add(element, "Link");
        self.links.push(super::compose::LinkMark {
            target: super::compose::Target::Destination(mark.destination),
            words: mark.title.clone(),
        });
        let (face, size, x, above) = match mark.level {
            1 => (Face::SemiBold, 10.4, 0.0, 7.0),
            2 => (Face::Regular, 9.8, 16.0, 0.5),
            _ => (Face::Regular, 9.2, 34.0, 0.0),
        };
        let style = TextStyle::new(face, size, INK, link);
        let title = [Inline::text(mark.title.as_str())];
        let lines = self.lines(&title, style, TEXT_WIDTH - x - PAGE_NUMBER_WIDTH - 12.0, false);
        let end = lines.last().map_or(0.0, |line| line.width) + x;
        let mut pieces = stack(lines, x, style, above);
        pieces.iter_mut().for_each(|piece| piece.keep = true);
        for piece in &mut pieces {
            let area = Area::new(x, 0.0, TEXT_WIDTH - x, piece.height);
            piece.draws.push(Draw::Link { area, link: self.links.len() - 1, element: link });
        }
        if let Some(last) = pieces.last_mut() {
            let number = single_line(self.fonts, &page.to_string(), style, PAGE_NUMBER_WIDTH);
            let number_x = TEXT_WIDTH - number.width;
            last.draws.push(Draw::Text { x: number_x, base: baseline(style), line: number });
            if let Some((x, line)) = self.leader(end + 7.0, TEXT_WIDTH - PAGE_NUMBER_WIDTH + 8.0) {
                last.draws.push(Draw::Text { x, base: baseline(style), line });
            }
            last.keep = mark.level == 1;
        }
        pieces
    }

    /// Dots from `from` to `to`, in columns of their own so that they stand under each other.
    fn leader(&self, from: f32, to: f32) -> Option<(f32, Rc<Line>)> {
        let style = TextStyle::new(Face::Regular, 8.0, LEADER, ARTIFACT);
        let step = self.fonts.width(style.face, style.size, ". ");
        let count = ((to - from) / step).floor();
        if step <= 0.0 || count < 3.0 {
            return None;
        }
        let line = single_line(self.fonts, ". ".repeat(count as usize).trim_end(), style, f32::MAX);
        Some((to - count * step, line))
    }

    /// Adds running heads and feet to all pages but the cover.
    pub fn furnish(&self, document: &Document, pages: &mut [Page]) {
        let total = pages.len();
        let style = TextStyle::new(Face::Regular, 8.2, GREY, ARTIFACT);
        let set = |text: &str| typography::set(text, self.text_lang);
        let head_left = set(&join(&[&document.code, &document.title]));
        let version = Message::new("document-running-version").with("version", document.version.as_str());
        let mark =
            if document.internal { Message::new("site-internal-mark").text(document.lang) } else { String::new() };
        let foot_left = set(&join(&[&mark, &version.text(document.lang), &document.commit, &document.date]));
        let cover = usize::from(!document.brief);
        for (i, page) in pages.iter_mut().enumerate().skip(cover) {
            let number = Message::new("document-page").with("page", i + 1).with("pages", total).text(document.lang);
            let chapter = page.chapter.clone().unwrap_or_else(|| document.subtitle.as_str().into());
            let head = -TOP + 44.0;
            let foot = TEXT_HEIGHT + 34.0;
            let mut put = |text: &str, y: f32, right: bool, width: f32| {
                let line = single_line(self.fonts, text, style, width);
                let x = if right { TEXT_WIDTH - line.width } else { 0.0 };
                let draw = Draw::Text { x, base: style.size * LEADING * 0.5, line };
                page.draws.push(Placed { y, draw, repeated: true });
            };
            put(&head_left, head, false, TEXT_WIDTH * 0.48);
            put(&set(&chapter), head, true, TEXT_WIDTH * 0.48);
            put(&foot_left, foot, false, TEXT_WIDTH * 0.75);
            put(&number, foot, true, TEXT_WIDTH * 0.22);
            for y in [head + 13.0, foot - 8.0] {
                let area = Area::new(0.0, 0.0, TEXT_WIDTH, 0.5);
                let draw = Draw::Rect { area, radius: 0.0, fill: HAIRLINE, element: ARTIFACT };
                page.draws.push(Placed { y, draw, repeated: true });
            }
        }
    }
}

fn join(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.trim().is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

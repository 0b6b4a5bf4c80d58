//! How do pieces become pages? Knows nothing about PDF: pieces come one under the other, each whole.

use std::rc::Rc;

use super::breaking::Line;
use super::structure::ElementId;
use super::style::Colour;

/// Something drawn at a place of a piece: x from the left margin, y from the top of the piece.
#[derive(Clone, Debug)]
pub enum Draw {
    /// A line of text on its baseline.
    Text {
        /// Left edge.
        x: f32,
        /// Baseline.
        base: f32,
        /// The line.
        line: Rc<Line>,
    },
    /// A filled rectangle with rounded corners; decoration unless it has an element.
    Rect {
        /// Left, top, width, height.
        area: Area,
        /// Radius of the corners.
        radius: f32,
        /// Colour.
        fill: Colour,
        /// What it is part of.
        element: ElementId,
    },
    /// An area that leads somewhere.
    Link {
        /// Left, top, width, height.
        area: Area,
        /// Number of the link.
        link: usize,
        /// What it is part of.
        element: ElementId,
    },
}

/// A rectangle, y downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left.
    pub x: f32,
    /// Top.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Area {
    /// The rectangle at `x`, `y`.
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }
}

/// A strip behind a piece and the space above it: rules and backgrounds that cross pages.
#[derive(Clone, Copy, Debug)]
pub struct Band {
    /// Left.
    pub x: f32,
    /// Width.
    pub width: f32,
    /// Colour.
    pub fill: Colour,
}

/// What stands on a page as a whole.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// Height.
    pub height: f32,
    /// Space above, left out at the top of a page.
    pub above: f32,
    /// Must the next piece stand on the same page?
    pub keep: bool,
    /// Does it begin a page?
    pub new_page: bool,
    /// Drawings.
    pub draws: Vec<Draw>,
    /// Strips behind it.
    pub bands: Vec<Band>,
    /// What is repeated above it when it begins a page: the head of its table.
    pub head: Option<Rc<Piece>>,
    /// Space under a repeated head: for what continues a row.
    pub under_head: f32,
    /// Destinations at its top.
    pub destinations: Vec<usize>,
    /// Chapter that begins with it, for the running head.
    pub chapter: Option<Rc<str>>,
}

/// A drawing at its place on a page.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Top of its piece, from the top of the text.
    pub y: f32,
    /// What.
    pub draw: Draw,
    /// Whether it only repeats what was said before.
    pub repeated: bool,
}

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its drawings, in reading order.
    pub draws: Vec<Placed>,
    /// The chapter that it belongs to.
    pub chapter: Option<Rc<str>>,
}

/// Where a destination stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    /// Page, from 0.
    pub page: usize,
    /// From the top of the text.
    pub y: f32,
}

/// Fills pages of that height. `destinations` receives the positions of the destinations.
pub fn paginate(pieces: &[Piece], height: f32, destinations: &mut [Position]) -> Vec<Page> {
    let mut pages = vec![Page::default()];
    let mut y = 0.0;
    let mut chapter: Option<Rc<str>> = None;
    for (i, piece) in pieces.iter().enumerate() {
        let begins = piece.new_page && y > 0.0 && !follows(&pieces[i..], y, height);
        if begins || (y > 0.0 && y + needed(&pieces[i..], height) > height + 0.1) {
            pages.push(Page::default());
            y = 0.0;
            if let Some(head) = piece.head.as_ref().filter(|_| !begins) {
                // The strips of what the table stands in go on behind its head.
                let height = head.height + piece.under_head;
                let head = Piece { bands: piece.bands.clone(), height, ..Piece::clone(head) };
                place(&mut pages, &head, 0.0, 0.0, true);
                y = height;
            }
        }
        let above = match () {
            () if y == 0.0 => 0.0,
            () if piece.new_page => APART,
            () => piece.above,
        };
        y += above;
        chapter = piece.chapter.clone().or(chapter);
        for destination in &piece.destinations {
            if let Some(position) = destinations.get_mut(*destination) {
                *position = Position { page: pages.len() - 1, y };
            }
        }
        place(&mut pages, piece, y, above, false);
        if let Some(page) = pages.last_mut() {
            // A page bears the chapter that it begins with.
            if page.chapter.is_none() {
                page.chapter.clone_from(&chapter);
            }
        }
        y += piece.height;
    }
    pages
}

/// Space above a chapter that begins under another.
const APART: f32 = 34.0;

/// May a chapter begin on a page that is filled down to `y`? It may where it would leave most of a page
/// empty, and where it is short enough to end on that page: both read on, and no leaf is nearly blank.
fn follows(pieces: &[Piece], y: f32, height: f32) -> bool {
    let free = height - y - APART;
    let chapter = pieces.iter().enumerate().take_while(|(i, piece)| *i == 0 || !piece.new_page);
    let mut sum = 0.0;
    let fits = chapter.map(|(_, piece)| piece.above + piece.height).all(|one| {
        sum += one;
        sum <= free
    });
    let begun = needed(pieces, height).max(height * 0.2) <= free;
    fits || (y <= height / 3.0 && begun)
}

/// The height of the first piece with those that it must stand with; of the first two when all
/// together would not fit a page.
fn needed(pieces: &[Piece], height: f32) -> f32 {
    let mut sum = 0.0;
    for piece in pieces {
        sum += piece.above + piece.height;
        if !piece.keep {
            break;
        }
        if sum > height {
            return pieces.iter().take(2).map(|piece| piece.above + piece.height).sum();
        }
    }
    sum
}

fn place(pages: &mut [Page], piece: &Piece, y: f32, above: f32, repeated: bool) {
    let Some(page) = pages.last_mut() else { return };
    let strip = |band: &Band| Draw::Rect {
        area: Area::new(band.x, -above, band.width, piece.height + above),
        radius: 0.0,
        fill: band.fill,
        element: super::structure::ARTIFACT,
    };
    let draws = piece.bands.iter().map(strip).chain(piece.draws.iter().cloned());
    page.draws.extend(draws.map(|draw| Placed { y, draw, repeated }));
}

/// Keeps pieces on one page when together they are not higher than `limit`.
pub fn keep_together(pieces: &mut [Piece], limit: f32) {
    let height: f32 = pieces.iter().map(|piece| piece.above + piece.height).sum();
    if let Some((_, others)) = pieces.split_last_mut().filter(|_| height <= limit) {
        others.iter_mut().for_each(|piece| piece.keep = true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(height: f32, keep: bool) -> Piece {
        Piece { height, keep, ..Piece::default() }
    }

    fn pages_of(pieces: &[Piece]) -> Vec<usize> {
        let mut numbered: Vec<Piece> = pieces.to_vec();
        for (i, piece) in numbered.iter_mut().enumerate() {
            piece.destinations = vec![i];
        }
        let mut positions = vec![Position::default(); pieces.len()];
        paginate(&numbered, 100.0, &mut positions);
        positions.iter().map(|position| position.page).collect()
    }

    #[test]
    fn what_must_stay_together_does_unless_it_is_higher_than_a_page() {
        assert_eq!(pages_of(&[piece(60.0, false), piece(20.0, true), piece(30.0, false)]), [0, 1, 1]);
        let chain: Vec<Piece> = (0..6).map(|_| piece(25.0, true)).collect();
        assert_eq!(pages_of(&chain), [0, 0, 1, 1, 1, 1]);
    }

    #[test]
    fn a_chapter_follows_a_short_one_and_begins_a_page_after_a_long_one() {
        let chapter = |height| Piece { height, new_page: true, ..Piece::default() };
        let pages = |heights: &[f32]| pages_of(&heights.iter().map(|height| chapter(*height)).collect::<Vec<_>>());
        // The second ends on the page of the first; after two thirds of a page, a long one begins another.
        assert_eq!(pages(&[60.0, 5.0]), [0, 0]);
        assert_eq!(pages(&[60.0, 30.0]), [0, 1]);
        let long = [chapter(30.0), chapter(20.0), piece(60.0, false), piece(60.0, false)];
        assert_eq!(pages_of(&long), [0, 0, 1, 2], "a third of a page is no reason for another");
    }

    #[test]
    fn the_head_of_a_table_is_repeated_and_space_above_is_not_kept_at_the_top() {
        let head = Rc::new(piece(10.0, true));
        let row = Piece { height: 40.0, above: 5.0, head: Some(head), ..Piece::default() };
        let mut rows = vec![row; 5];
        for (i, row) in rows.iter_mut().enumerate() {
            row.destinations = vec![i];
        }
        let mut positions = vec![Position::default(); 5];
        let pages = paginate(&rows, 100.0, &mut positions);
        assert_eq!(pages.len(), 3);
        assert_eq!(positions[0], Position { page: 0, y: 0.0 });
        assert_eq!(positions[2], Position { page: 1, y: 15.0 });
    }
}

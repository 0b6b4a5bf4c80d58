//! What does printpdf not write? Nested bookmarks, named destinations, links, the tagged
//! structure, metadata: added to the finished document.

mod annotations;
mod bookmarks;
mod catalog;
mod tags;

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, StringFormat};

use super::compose::{LinkMark, Mark, Target};
use super::flow::Position;
use super::paint::{PageLink, ordinate};
use super::structure::Structure;
use super::style::MARGIN;
use crate::publish::outline;

/// What the finished document needs to know of the pages.
pub struct Facts<'f> {
    /// The outline that it shows.
    pub document: &'f outline::Document,
    /// Tagged structure, complete.
    pub structure: &'f Structure,
    /// Links by number.
    pub links: &'f [LinkMark],
    /// Links of each page.
    pub page_links: &'f [Vec<PageLink>],
    /// Bookmarks.
    pub marks: &'f [Mark],
    /// Destinations by number, pages counted from the cover.
    pub positions: &'f [Position],
    /// Names of destinations.
    pub names: &'f BTreeMap<String, usize>,
}

/// Adds all of it. Objects get their numbers in an order that does not vary.
pub fn finish(pdf: &mut Document, facts: &Facts<'_>) -> Result<(), lopdf::Error> {
    let pages: Vec<ObjectId> = pdf.page_iter().collect();
    let bookmarks = bookmarks::add(pdf, facts, &pages);
    let names = bookmarks::add_names(pdf, facts, &pages);
    let annotations = annotations::add(pdf, facts, &pages)?;
    let tags = tags::add(pdf, facts.structure, &pages, &annotations)?;
    catalog::complete(pdf, facts.document, catalog::Parts { bookmarks, names, tags })
}

impl Facts<'_> {
    /// A destination as viewers read it: page, left, top, zoom as it is.
    fn destination(&self, number: usize, pages: &[ObjectId]) -> Object {
        let position = self.positions.get(number).copied().unwrap_or_default();
        let page = pages.get(position.page).or(pages.first()).copied().unwrap_or((0, 0));
        let top = (ordinate(position.y - 8.0) * 100.0).round() / 100.0;
        let left = MARGIN - 12.0;
        Object::Array(vec![
            Object::Reference(page),
            Object::Name(b"XYZ".to_vec()),
            Object::Real(left),
            Object::Real(top),
            Object::Null,
        ])
    }

    fn target(&self, link: usize) -> Option<(&Target, &str)> {
        self.links.get(link).map(|link| (&link.target, link.words.as_str()))
    }
}

/// A text of the document: UTF-16 with its mark.
fn text(text: &str) -> Object {
    let units = text.encode_utf16().flat_map(u16::to_be_bytes);
    Object::String([0xfe, 0xff].into_iter().chain(units).collect(), StringFormat::Hexadecimal)
}

/// A text of plain letters.
fn ascii(text: &str) -> Object {
    Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
}

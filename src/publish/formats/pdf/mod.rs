//! How does an outline become a PDF that a management committee receives?
//!
//! Outline → [`compose`] (with `sections`, `blocks`, `tables`, `cards`…) → pieces → [`flow`] →
//! pages → [`paint`] → operations → printpdf ([`sheaves`]) → [`finish`] (bookmarks, links, tags, metadata).

mod blocks;
mod breaking;
mod cards;
mod compose;
mod embed;
mod figures;
mod finish;
mod flow;
mod fonts;
mod front;
mod items;
mod paint;
mod rows;
mod schedule;
mod sections;
mod sheaves;
mod structure;
mod style;
mod tables;
#[cfg(test)]
mod tests;
mod typography;

use std::collections::BTreeMap;

use printpdf::PdfDocument;

use crate::publish::outline::Document;
use crate::text::{Lang, Message};

/// A finished PDF.
#[derive(Clone, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages.
    pub pages: usize,
    /// What could not be shown as it is.
    pub warnings: Vec<Warning>,
}

/// Something of the outline that the PDF shows otherwise than asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// No face has the character: a box stands for it, so many times.
    MissingGlyph(char, usize),
    /// Two things have the same anchor: links lead to the first.
    RepeatedAnchor(String),
}

impl Warning {
    /// The warning for people.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::MissingGlyph(character, count) => Message::new("pdf-missing-glyph")
                .with("code", format!("U+{:04X}", u32::from(*character)))
                .with("character", character.to_string())
                .with("count", *count),
            Self::RepeatedAnchor(anchor) => Message::new("pdf-repeated-anchor").with("anchor", anchor),
        }
        .text(lang)
    }
}

/// Why no PDF came out.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// An embedded font is absent or damaged.
    #[error("the embedded font {0} cannot be read")]
    Font(&'static str),
    /// The file cannot be completed or written.
    #[error("the PDF cannot be written: {0}")]
    Write(#[from] lopdf::Error),
    /// The file cannot be put together.
    #[error("the PDF cannot be written: {0}")]
    Bytes(#[from] std::io::Error),
}

/// A document laid out: its pages, and all that the file must know of them.
struct Layout<'a> {
    composer: compose::Composer<'a>,
    pages: Vec<flow::Page>,
    positions: Vec<flow::Position>,
}

/// Renders an outline. The same outline gives the same bytes.
pub fn render(document: &Document) -> Result<Pdf, PdfError> {
    let files = fonts::FontFiles::load()?;
    let fonts = fonts::Fonts::new(&files)?;
    let Layout { mut composer, pages, positions } = lay_out(document, &fonts);
    let mut file = PdfDocument::new(&document.title);
    let embedded = embed::embed(&mut file, &fonts)?;
    let count = pages.len();
    let ink = sheaves::Ink { fonts: &fonts, embedded: &embedded, theme: composer.theme };
    let (mut pdf, page_links) = sheaves::write(file, pages, &ink, &mut composer.structure)?;
    let facts = finish::Facts {
        document,
        structure: &composer.structure,
        links: &composer.links,
        page_links: &page_links,
        marks: &composer.marks,
        positions: &positions,
        names: &composer.names,
    };
    finish::finish(&mut pdf, &facts)?;
    pdf.compress();
    let mut bytes = Vec::new();
    pdf.save_modern(&mut bytes)?;
    let missing: BTreeMap<char, usize> = fonts.missing();
    let mut warnings = composer.warnings;
    warnings.extend(missing.into_iter().map(|(character, count)| Warning::MissingGlyph(character, count)));
    Ok(Pdf { bytes, pages: count, warnings })
}

fn lay_out<'a>(document: &Document, fonts: &'a fonts::Fonts<'a>) -> Layout<'a> {
    let mut composer = compose::Composer::new(fonts, document);
    if document.brief {
        let mut body = composer.letterhead(document);
        body.extend(composer.sections(&document.sections, "", 1, structure::DOCUMENT));
        let mut positions = vec![flow::Position::default(); composer.destinations];
        let mut pages = flow::paginate(&body, style::TEXT_HEIGHT, &mut positions);
        composer.furnish(document, &mut pages);
        return Layout { composer, pages, positions };
    }
    let cover = composer.cover(document);
    let body = composer.sections(&document.sections, "", 1, structure::DOCUMENT);
    let mut positions = vec![flow::Position::default(); composer.destinations];
    let text = flow::paginate(&body, style::TEXT_HEIGHT, &mut positions);
    // The contents are laid out twice: to count their pages, then with the page numbers.
    let front = 1 + composer.contents(&positions, 0).len();
    let contents = composer.contents(&positions, front + 1);
    let mut pages = vec![cover];
    pages.extend(contents);
    if !body.is_empty() {
        pages.extend(text);
    }
    positions.iter_mut().for_each(|position| position.page += front);
    composer.furnish(document, &mut pages);
    Layout { composer, pages, positions }
}

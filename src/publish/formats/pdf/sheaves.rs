//! How do the pages of a long document become a file without ever being held as operations together?
//! A sheaf at a time: painted, written as printpdf writes pages, and folded down to their streams.

use lopdf::{Document, Object, ObjectId, Stream};
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions};

use super::embed::Embedded;
use super::flow::Page;
use super::fonts::Fonts;
use super::paint::{self, PageLink};
use super::structure::Structure;
use super::style::Theme;

/// Pages that are operations at the same time.
const SHEAF: usize = 64;

/// What pages are painted with.
pub struct Ink<'i> {
    /// The faces.
    pub fonts: &'i Fonts<'i>,
    /// Their names in the file.
    pub embedded: &'i Embedded,
    /// Colours.
    pub theme: Theme,
}

/// Writes all pages; gives the links of each. `file` has the faces and no page yet.
pub fn write(
    mut file: PdfDocument,
    pages: Vec<Page>,
    ink: &Ink<'_>,
    structure: &mut Structure,
) -> Result<(Document, Vec<Vec<PageLink>>), lopdf::Error> {
    // What each glyph stands for is read off the pages: the first one shows every glyph once, until its
    // own content takes the place.
    let blank = |ops: Vec<Op>| PdfPage::new(Mm(210.0), Mm(297.0), ops);
    let all = |index| if index == 0 { ink.embedded.every_glyph(ink.fonts) } else { Vec::new() };
    file.pages = (0..pages.len()).map(|index| blank(all(index))).collect();
    let mut pdf = written(&file);
    let ids: Vec<ObjectId> = pdf.page_iter().collect();
    let mut links = Vec::with_capacity(pages.len());
    let mut rest = pages.into_iter().enumerate();
    let mut ids = ids.into_iter();
    loop {
        file.pages.clear();
        for (index, page) in rest.by_ref().take(SHEAF) {
            let (page, of_page) = paint::paint(&page, index, ink.embedded, ink.theme, structure);
            file.pages.push(page);
            links.push(of_page);
        }
        if file.pages.is_empty() {
            return Ok((pdf, links));
        }
        let sheaf = written(&file);
        for (from, to) in sheaf.page_iter().zip(ids.by_ref()) {
            let mut stream = content(&sheaf, from)?;
            stream.compress()?;
            let place = pdf.get_page_contents(to).first().copied().ok_or(lopdf::Error::PageNumberNotFound(0))?;
            pdf.set_object(place, Object::Stream(stream));
        }
    }
}

fn written(file: &PdfDocument) -> Document {
    file.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new())
}

/// The content of a page: printpdf writes it as one stream.
fn content(sheaf: &Document, page: ObjectId) -> Result<Stream, lopdf::Error> {
    let place = sheaf.get_page_contents(page).first().copied().ok_or(lopdf::Error::PageNumberNotFound(0))?;
    Ok(sheaf.get_object(place)?.as_stream()?.clone())
}

//! How are the faces carried by the file? Only the glyphs that are used, renumbered.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, FontId, FontMetrics, FontType, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfFontMetricsStub,
    Pt, TextItem,
};
use rustybuzz::ttf_parser::GlyphId;
use subsetter::GlyphRemapper;

use super::PdfError;
use super::fonts::{Fonts, LoadedFace};
use super::style::Face;

/// The faces of a PDF: name in it and numbers of its glyphs.
pub struct Embedded(Vec<(FontId, GlyphRemapper)>);

impl Embedded {
    /// The face's name in the PDF.
    pub fn font(&self, face: Face) -> Option<&FontId> {
        self.0.get(face as usize).map(|(id, _)| id)
    }

    /// Operations that show every glyph once, with the text that it stands for.
    pub fn every_glyph(&self, fonts: &Fonts<'_>) -> Vec<Op> {
        let mut ops = vec![Op::StartTextSection];
        for (face, loaded) in fonts.faces() {
            let Some(id) = self.font(face) else { continue };
            ops.push(Op::SetFont { font: PdfFontHandle::External(id.clone()), size: Pt(10.0) });
            let used = loaded.used.borrow();
            let glyphs = used.iter().map(|(glyph, text)| Codepoint {
                gid: self.glyph(face, *glyph),
                offset: 0.0,
                cid: Some(text.to_string()),
            });
            ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.collect())] });
        }
        ops.push(Op::EndTextSection);
        ops
    }

    /// The number of a glyph in the reduced face.
    pub fn glyph(&self, face: Face, id: u16) -> u16 {
        self.0.get(face as usize).and_then(|(_, remapper)| remapper.get(id)).unwrap_or(0)
    }
}

/// Puts the used part of each face into the document, under names that do not vary.
pub fn embed(document: &mut PdfDocument, fonts: &Fonts<'_>) -> Result<Embedded, PdfError> {
    let mut embedded = Vec::new();
    for (index, (face, loaded)) in fonts.faces().enumerate() {
        let id = FontId(format!("Face{index}"));
        let mut remapper = GlyphRemapper::new();
        loaded.used.borrow().keys().for_each(|glyph| {
            remapper.remap(*glyph);
        });
        let program = subsetter::subset(loaded.data, 0, &remapper).map_err(|_| PdfError::Font(face.file()))?;
        let font = parsed(face, index, loaded, &remapper, program);
        document.resources.fonts.map.insert(id.clone(), PdfFont::new(font));
        embedded.push((id, remapper));
    }
    Ok(Embedded(embedded))
}

fn parsed(face: Face, index: usize, loaded: &LoadedFace<'_>, remapper: &GlyphRemapper, program: Vec<u8>) -> ParsedFont {
    let tables = &loaded.tables;
    let em = u16::try_from(tables.units_per_em()).unwrap_or(1000);
    let width = |glyph: &u16| Some((remapper.get(*glyph)?, tables.glyph_hor_advance(GlyphId(*glyph)).unwrap_or(0)));
    let widths: BTreeMap<u16, u16> = loaded.used.borrow().keys().filter_map(width).collect();
    let bounds = tables.global_bounding_box();
    let italic = tables.is_italic();
    let letter = char::from(b'A' + u8::try_from(index).unwrap_or(0));
    ParsedFont {
        original_bytes: program,
        font_index: 0,
        font_name: Some(format!("OUVRG{letter}+{}", face.file())),
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: widths,
        units_per_em: em,
        font_metrics: FontMetrics { ascent: tables.ascender(), descent: tables.descender() },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: em,
            x_min: bounds.x_min,
            y_min: bounds.y_min,
            x_max: bounds.x_max,
            y_max: bounds.y_max,
            caret_slope_rise: if italic { 1000 } else { 1 },
            caret_slope_run: if italic { 194 } else { 0 },
            us_weight_class: tables.weight().to_number(),
        },
    }
}

//! Which glyphs say a text, in which face, how wide?

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use rustybuzz::UnicodeBuffer;
use rustybuzz::ttf_parser::GlyphId;

use super::PdfError;
use super::style::Face;
use crate::assets;

/// The bytes of the embedded faces.
pub struct FontFiles(Vec<Cow<'static, [u8]>>);

impl FontFiles {
    /// Takes the faces that the binary carries.
    pub fn load() -> Result<Self, PdfError> {
        Face::ALL
            .iter()
            .map(|face| assets::template(&format!("fonts/{}.ttf", face.file())).ok_or(PdfError::Font(face.file())))
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

/// A glyph as shaped. Advances are in em.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// Face that it was found in: the one asked for, else a fallback.
    pub face: Face,
    /// Its number in that face.
    pub id: u16,
    /// Advance, kerning included.
    pub advance: f32,
    /// Advance of the glyph alone, as the PDF viewer knows it.
    pub width: f32,
    /// The characters that it stands for.
    pub text: Rc<str>,
}

/// A shaped text. Its width is in em.
#[derive(Debug, Default)]
pub struct Shaped {
    /// Glyphs from left to right.
    pub glyphs: Vec<Glyph>,
    /// Sum of the advances.
    pub width: f32,
}

/// The faces with what was shaped so far.
pub struct Fonts<'a> {
    faces: Vec<LoadedFace<'a>>,
    missing: RefCell<BTreeMap<char, usize>>,
}

/// One face.
pub struct LoadedFace<'a> {
    /// Its file.
    pub data: &'a [u8],
    /// Its tables.
    pub tables: rustybuzz::Face<'a>,
    /// Glyphs used, with the text that each stands for first.
    pub used: RefCell<BTreeMap<u16, Rc<str>>>,
    shaped: RefCell<HashMap<String, Rc<Shaped>>>,
}

impl<'a> Fonts<'a> {
    /// Reads the tables of the faces.
    pub fn new(files: &'a FontFiles) -> Result<Self, PdfError> {
        let faces = Face::ALL.iter().zip(&files.0).map(|(face, data)| {
            let tables = rustybuzz::Face::from_slice(data, 0).ok_or(PdfError::Font(face.file()))?;
            Ok(LoadedFace { data, tables, used: RefCell::default(), shaped: RefCell::default() })
        });
        Ok(Self { faces: faces.collect::<Result<_, PdfError>>()?, missing: RefCell::default() })
    }

    /// All faces with their names.
    pub fn faces(&self) -> impl Iterator<Item = (Face, &LoadedFace<'a>)> {
        Face::ALL.into_iter().zip(&self.faces)
    }

    /// Characters that no face has, with how often they were wanted.
    pub fn missing(&self) -> BTreeMap<char, usize> {
        self.missing.borrow().clone()
    }

    /// Shapes a word; the same word in the same face is shaped once.
    pub fn shape(&self, face: Face, text: &str) -> Rc<Shaped> {
        let Some(loaded) = self.faces.get(face as usize) else { return Rc::default() };
        let known = loaded.shaped.borrow().get(text).map(Rc::clone);
        if let Some(shaped) = known {
            return shaped;
        }
        let mut shaped = Shaped::default();
        for (found_in, part) in self.by_face(face, text) {
            self.shape_part(found_in, part, &mut shaped);
        }
        let shaped = Rc::new(shaped);
        loaded.shaped.borrow_mut().insert(text.to_owned(), Rc::clone(&shaped));
        shaped
    }

    /// The width of a text in points.
    pub fn width(&self, face: Face, size: f32, text: &str) -> f32 {
        self.shape(face, text).width * size
    }

    /// Cuts a text into parts that one face can show: the face asked for, else one that has the
    /// characters, else the face asked for with its box for a missing glyph.
    fn by_face<'t>(&self, wanted: Face, text: &'t str) -> Vec<(Face, &'t str)> {
        let mut parts: Vec<(Face, &'t str)> = Vec::new();
        let mut start = 0;
        for (at, character) in text.char_indices() {
            let has = |face: &Face| {
                self.faces.get(*face as usize).is_some_and(|loaded| loaded.tables.glyph_index(character).is_some())
            };
            let face = [wanted, Face::Regular, Face::Code].into_iter().find(has).unwrap_or(wanted);
            let end = at + character.len_utf8();
            match parts.last_mut() {
                Some(last) if last.0 == face => last.1 = &text[start..end],
                _ => {
                    start = at;
                    parts.push((face, &text[at..end]));
                }
            }
        }
        parts
    }

    fn shape_part(&self, face: Face, text: &str, out: &mut Shaped) {
        let Some(loaded) = self.faces.get(face as usize) else { return };
        let em = loaded.tables.units_per_em() as f32;
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        // Lines are laid from left to right; what the fonts have is written so.
        buffer.set_direction(rustybuzz::Direction::LeftToRight);
        let shaped = rustybuzz::shape(&loaded.tables, &[], buffer);
        let infos = shaped.glyph_infos();
        for (i, (info, position)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
            let id = u16::try_from(info.glyph_id).unwrap_or(0);
            let continues = i > 0 && infos[i - 1].cluster == info.cluster;
            let start = info.cluster as usize;
            let end = infos[i..].iter().map(|next| next.cluster as usize).find(|next| *next > start);
            let said: Rc<str> = match continues {
                true => Rc::from(""),
                false => Rc::from(text.get(start..end.unwrap_or(text.len())).unwrap_or_default()),
            };
            let width = f32::from(loaded.tables.glyph_hor_advance(GlyphId(id)).unwrap_or(0)) / em;
            let advance = position.x_advance as f32 / em;
            loaded.used.borrow_mut().entry(id).or_insert_with(|| Rc::clone(&said));
            out.width += advance;
            out.glyphs.push(Glyph { face, id, advance, width, text: said });
        }
    }

    /// Counts the characters of a line that no face has.
    pub fn count_missing(&self, shaped: &Shaped) {
        for glyph in shaped.glyphs.iter().filter(|glyph| glyph.id == 0) {
            for character in glyph.text.chars() {
                *self.missing.borrow_mut().entry(character).or_default() += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_character_is_a_box_and_is_counted_and_others_fall_back() {
        let files = FontFiles::load().expect("the binary carries its fonts");
        let fonts = Fonts::new(&files).expect("the fonts are sound");
        let shaped = fonts.shape(Face::Regular, "a🚀b");
        assert_eq!(shaped.glyphs.len(), 3);
        assert_eq!(shaped.glyphs[1].id, 0);
        fonts.count_missing(&shaped);
        assert_eq!(fonts.missing(), BTreeMap::from([('🚀', 1)]));
        let code = fonts.shape(Face::Code, "✗ Ωд→✓");
        assert!(code.glyphs.iter().all(|glyph| glyph.id != 0));
        assert_eq!(code.glyphs[0].face, Face::Regular);
    }
}

//! How does a page become PDF operations? Text, rectangles and marked content, with the links
//! of the page beside.

use printpdf::{
    Codepoint, Color, DictItem, LinePoint, Mm, Op, PaintMode, PdfFontHandle, PdfPage, Point, Polygon, PolygonRing, Pt,
    Rgb, TextItem, TextMatrix, WindingOrder,
};

use super::breaking::{Line, Run, SetGlyph};
use super::embed::Embedded;
use super::flow::{Area, Draw, Page, Placed};
use super::structure::{ARTIFACT, Child, ElementId, Structure};
use super::style::{CHIP, CHIP_PAD, Colour, Face, MARGIN, PAGE_HEIGHT, TOP, Theme, channels};

/// Something of a page that can be clicked, in PDF coordinates.
#[derive(Clone, Debug)]
pub struct PageLink {
    /// Left, bottom, right, top.
    pub rect: [f32; 4],
    /// Number of the link.
    pub link: usize,
}

/// Paints one page.
pub struct Painter<'p> {
    embedded: &'p Embedded,
    theme: Theme,
    structure: &'p mut Structure,
    page: usize,
    ops: Vec<Op>,
    links: Vec<PageLink>,
    marked: i64,
    open: Option<ElementId>,
    fill: Option<Colour>,
    font: Option<(Face, f32)>,
}

/// Paints page number `index` (from 0).
pub fn paint(
    page: &Page,
    index: usize,
    embedded: &Embedded,
    theme: Theme,
    structure: &mut Structure,
) -> (PdfPage, Vec<PageLink>) {
    let mut painter = Painter {
        embedded,
        theme,
        structure,
        page: index,
        ops: Vec::new(),
        links: Vec::new(),
        marked: 0,
        open: None,
        fill: None,
        font: None,
    };
    page.draws.iter().for_each(|placed| painter.draw(placed));
    if painter.open.is_some() {
        painter.ops.push(Op::EndMarkedContent);
    }
    (PdfPage::new(Mm(210.0), Mm(297.0), painter.ops), painter.links)
}

/// The PDF ordinate of a place of the text.
pub fn ordinate(y: f32) -> f32 {
    PAGE_HEIGHT - TOP - y
}

impl Painter<'_> {
    fn draw(&mut self, placed: &Placed) {
        match &placed.draw {
            Draw::Rect { area, radius, fill, element } => {
                self.mark(if placed.repeated { ARTIFACT } else { *element });
                self.rectangle(at(*area, placed.y), *radius, *fill);
            }
            Draw::Text { x, base, line } => self.text(line, MARGIN + x, ordinate(placed.y + base), placed.repeated),
            Draw::Link { area, link, element } => {
                if !placed.repeated {
                    let [x, y, width, height] = at(*area, placed.y);
                    self.link([x, y, x + width, y + height], *link, *element);
                }
            }
        }
    }

    /// Opens marked content for an element, unless it is open.
    fn mark(&mut self, element: ElementId) {
        if self.open == Some(element) {
            return;
        }
        if self.open.is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
        self.open = Some(element);
        if element == ARTIFACT {
            self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
            return;
        }
        let tag = self.structure.get(element).tag.to_owned();
        let map = [("MCID".to_owned(), DictItem::Int(self.marked))].into();
        self.ops.push(Op::BeginMarkedContentWithProperties { tag, properties: DictItem::Dict { map } });
        self.structure.put(element, Child::Marked(self.page, self.marked));
        self.marked += 1;
    }

    fn text(&mut self, line: &Line, x: f32, y: f32, repeated: bool) {
        for run in &line.runs {
            if let Some(tone) = run.chip {
                self.mark(ARTIFACT);
                let height = CHIP * 1.5;
                let fill = self.theme.tone(tone).light;
                self.rectangle([x + run.x, y - CHIP * 0.42, run.width, height], height / 2.0, fill);
            }
            self.mark(if repeated { ARTIFACT } else { run.style.element });
            self.run(run, x + run.x + if run.chip.is_some() { CHIP_PAD } else { 0.0 }, y);
            if let Some(link) = run.style.link.filter(|_| !repeated) {
                let (low, high) = (run.style.size * 0.25, run.style.size * 0.85);
                self.link([x + run.x, y - low, x + run.x + run.width, y + high], link, run.style.element);
            }
        }
    }

    fn run(&mut self, run: &Run, x: f32, y: f32) {
        self.fill(run.style.colour);
        self.ops.push(Op::StartTextSection);
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, round(x), round(y)]) });
        let mut rest = run.glyphs.as_slice();
        while let Some(face) = rest.first().map(|set| set.glyph.face) {
            let missing = |set: &SetGlyph| set.glyph.id == 0;
            let first = rest.first().is_some_and(missing);
            let count = rest.iter().take_while(|set| set.glyph.face == face && missing(set) == first).count();
            let (part, others) = rest.split_at(count);
            rest = others;
            self.set_font(face, run.style.size);
            let glyphs = part.iter().map(|set| Codepoint {
                gid: self.embedded.glyph(face, set.glyph.id),
                offset: tenth((set.glyph.width - set.glyph.advance - set.extra / run.style.size) * 1000.0),
                // What a glyph stands for is said once for the whole file.
                cid: None,
            });
            let items = vec![TextItem::GlyphIds(glyphs.collect())];
            // One box stands for many characters: what each stands for is said beside.
            let missing = part.iter().any(|set| set.glyph.id == 0);
            if missing {
                let said: String = part.iter().map(|set| &*set.glyph.text).collect();
                self.ops.push(actual_text(&said));
            }
            self.ops.push(Op::ShowText { items });
            if missing {
                self.ops.push(Op::EndMarkedContent);
            }
        }
        self.ops.push(Op::EndTextSection);
    }

    fn set_font(&mut self, face: Face, size: f32) {
        if self.font == Some((face, size)) {
            return;
        }
        self.font = Some((face, size));
        if let Some(id) = self.embedded.font(face) {
            self.ops.push(Op::SetFont { font: PdfFontHandle::External(id.clone()), size: Pt(size) });
        }
    }

    fn fill(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.fill = Some(colour);
            let [r, g, b] = channels(colour);
            self.ops.push(Op::SetFillColor { col: Color::Rgb(Rgb::new(r, g, b, None)) });
        }
    }

    fn rectangle(&mut self, area: [f32; 4], radius: f32, fill: Colour) {
        self.fill(fill);
        let [x, y, width, height] = area.map(round);
        let points = outline(x, y, width, height, radius.min(width / 2.0).min(height / 2.0));
        let ring = PolygonRing { points };
        let polygon = Polygon { rings: vec![ring], mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    fn link(&mut self, rect: [f32; 4], link: usize, element: ElementId) {
        self.structure.put(element, Child::Annotation(self.page, self.links.len()));
        self.links.push(PageLink { rect: rect.map(round), link });
    }
}

/// Opens marked content that says what its glyphs stand for.
fn actual_text(text: &str) -> Op {
    let data = [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let map = [("ActualText".to_owned(), DictItem::String { data, literal: false })].into();
    Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties: DictItem::Dict { map } }
}

fn at(area: Area, y: f32) -> [f32; 4] {
    [MARGIN + area.x, ordinate(y + area.y + area.height), area.width, area.height]
}

/// A rectangle, its corners rounded by quarter circles.
fn outline(x: f32, y: f32, width: f32, height: f32, radius: f32) -> Vec<LinePoint> {
    let point = |x: f32, y: f32, bezier: bool| LinePoint { p: Point { x: Pt(x), y: Pt(y) }, bezier };
    let (right, top) = (x + width, y + height);
    if radius <= 0.0 {
        return vec![point(x, y, false), point(right, y, false), point(right, top, false), point(x, top, false)];
    }
    // How far the handles of a quarter circle stand from its ends.
    let handle = radius * (1.0 - 0.5523);
    vec![
        point(x + radius, y, false),
        point(right - radius, y, false),
        point(right - handle, y, true),
        point(right, y + handle, true),
        point(right, y + radius, false),
        point(right, top - radius, false),
        point(right, top - handle, true),
        point(right - handle, top, true),
        point(right - radius, top, false),
        point(x + radius, top, false),
        point(x + handle, top, true),
        point(x, top - handle, true),
        point(x, top - radius, false),
        point(x, y + radius, false),
        point(x, y + handle, true),
        point(x + handle, y, true),
        point(x + radius, y, false),
    ]
}

fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn tenth(value: f32) -> f32 {
    (value * 10.0).round() / 10.0
}

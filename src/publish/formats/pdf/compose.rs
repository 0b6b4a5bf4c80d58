//! How does an outline become pieces? What all blocks share: inline text, links, destinations, marks.

use std::collections::BTreeMap;

use super::Warning;
use super::breaking::{self, Line};
use super::flow::{Draw, Piece};
use super::fonts::Fonts;
use super::items::{Setting, Span, SpanKind};
use super::structure::{ElementId, Structure};
use super::style::{BODY, CHIP, Face, GREY, INK, TextStyle, Theme};
use super::typography;
use crate::publish::outline::{Block, Document, Inline, LinkTo, Section, Tone, plain};
use crate::text::Lang;

/// Where a link of the PDF leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A destination of the document.
    Destination(usize),
    /// An address.
    Url(String),
}

/// A link: where it leads and what it says.
#[derive(Clone, Debug)]
pub struct LinkMark {
    /// Where it leads.
    pub target: Target,
    /// Its words, for those who listen.
    pub words: String,
}

/// A bookmark, and often a line of the contents.
#[derive(Clone, Debug)]
pub struct Mark {
    /// From 1.
    pub level: usize,
    /// Number and title.
    pub title: String,
    /// Where it leads.
    pub destination: usize,
    /// Whether it stands in the contents.
    pub in_contents: bool,
}

/// A column of the page.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Left edge from the margin.
    pub x: f32,
    /// Width.
    pub width: f32,
}

impl Column {
    /// The same, narrower on both sides.
    pub fn inset(self, left: f32, right: f32) -> Self {
        Self { x: self.x + left, width: (self.width - left - right).max(20.0) }
    }
}

/// What is gathered while the outline is composed.
pub struct Composer<'a> {
    /// Faces.
    pub fonts: &'a Fonts<'a>,
    /// Colours.
    pub theme: Theme,
    /// Language of the document.
    pub lang: Lang,
    /// Language of its texts.
    pub text_lang: Lang,
    /// Tagged structure.
    pub structure: Structure,
    /// Links, by number.
    pub links: Vec<LinkMark>,
    /// Bookmarks in order.
    pub marks: Vec<Mark>,
    /// What could not be shown as it is.
    pub warnings: Vec<Warning>,
    /// Destinations by the anchors that name them.
    pub names: BTreeMap<String, usize>,
    /// Whether chapters follow each other without a new page.
    pub brief: bool,
    /// How many destinations there are.
    pub destinations: usize,
    /// Depth of the section that is being composed, from 1.
    pub depth: usize,
    claimed: Vec<bool>,
}

impl<'a> Composer<'a> {
    /// A composer that knows all anchors of the document.
    pub fn new(fonts: &'a Fonts<'a>, document: &Document) -> Self {
        let mut composer = Self {
            fonts,
            theme: Theme::new(document.accent.as_deref()),
            lang: document.lang,
            text_lang: document.text_lang.unwrap_or(document.lang),
            structure: Structure::default(),
            links: Vec::new(),
            marks: Vec::new(),
            warnings: Vec::new(),
            names: BTreeMap::new(),
            brief: document.brief,
            destinations: 0,
            depth: 1,
            claimed: Vec::new(),
        };
        document.sections.iter().for_each(|section| composer.name_section(section));
        composer
    }

    fn name_section(&mut self, section: &Section) {
        self.name(&section.anchor);
        section.blocks.iter().for_each(|block| self.name_block(block));
        section.sections.iter().for_each(|section| self.name_section(section));
    }

    fn name_block(&mut self, block: &Block) {
        match block {
            Block::Card(card) => {
                self.name(&card.anchor);
                card.blocks.iter().for_each(|block| self.name_block(block));
            }
            Block::Table(table) => {
                table.rows.iter().filter_map(|row| row.anchor.as_deref()).for_each(|anchor| self.name(anchor));
            }
            Block::Schedule(schedule) => {
                schedule.lines.iter().filter_map(|line| line.anchor.as_deref()).for_each(|anchor| self.name(anchor));
            }
            Block::Note { blocks, .. } => blocks.iter().for_each(|block| self.name_block(block)),
            Block::List { items, .. } => items.iter().flatten().for_each(|block| self.name_block(block)),
            _ => {}
        }
    }

    fn name(&mut self, anchor: &str) {
        if anchor.is_empty() {
            return;
        }
        if self.names.contains_key(anchor) {
            self.warnings.push(Warning::RepeatedAnchor(anchor.to_owned()));
            return;
        }
        let destination = self.new_destination();
        self.names.insert(anchor.to_owned(), destination);
    }

    fn new_destination(&mut self) -> usize {
        self.claimed.push(false);
        self.destinations += 1;
        self.destinations - 1
    }

    /// The destination of an anchor's owner; the second owner of an anchor gets one without a name.
    pub fn claim(&mut self, anchor: &str) -> usize {
        let named = self.names.get(anchor).copied();
        match named.and_then(|at| self.claimed.get_mut(at).map(|claimed| (at, claimed))) {
            Some((at, claimed)) if !*claimed => {
                *claimed = true;
                at
            }
            _ => self.new_destination(),
        }
    }

    /// Inline content as spans in a style.
    pub fn spans(&mut self, inlines: &[Inline], style: TextStyle) -> Vec<Span> {
        let mut out = Vec::new();
        self.push_spans(inlines, style, &mut out);
        out
    }

    fn push_spans(&mut self, inlines: &[Inline], style: TextStyle, out: &mut Vec<Span>) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => {
                    out.push(Span { text: typography::set(text, self.text_lang), style, kind: SpanKind::Words });
                }
                Inline::Strong(inner) => self.push_spans(inner, TextStyle { face: Face::Bold, ..style }, out),
                Inline::Emphasis(inner) => {
                    let face = if style.face == Face::Regular { Face::Italic } else { style.face };
                    self.push_spans(inner, TextStyle { face, ..style }, out);
                }
                Inline::Code(text) => {
                    let style = TextStyle { face: Face::Code, size: style.size * 0.9, ..style };
                    out.push(Span { text: typography::verbatim(text), style, kind: SpanKind::Words });
                }
                Inline::Link { to, text } => self.push_link(to, text, style, out),
                Inline::Chip { text, tone } => out.push(self.chip(text, *tone, style)),
                Inline::Break => out.push(Span { text: String::new(), style, kind: SpanKind::LineEnd }),
            }
        }
    }

    fn push_link(&mut self, to: &LinkTo, text: &[Inline], style: TextStyle, out: &mut Vec<Span>) {
        let target = match to {
            LinkTo::Anchor(anchor) => self.names.get(anchor).map(|at| Target::Destination(*at)),
            LinkTo::Url(url) if is_safe(url) => Some(Target::Url(url.clone())),
            LinkTo::Url(_) => None,
        };
        let Some(target) = target.filter(|_| style.link.is_none()) else {
            return self.push_spans(text, style, out);
        };
        self.links.push(LinkMark { target, words: plain(text) });
        let element = self.structure.add(style.element, "Link");
        let style = TextStyle { link: Some(self.links.len() - 1), element, colour: self.theme.accent, ..style };
        self.push_spans(text, style, out);
    }

    fn chip(&self, text: &str, tone: Tone, style: TextStyle) -> Span {
        let look = self.theme.tone(tone);
        let text = match look.mark {
            "" => text.to_owned(),
            mark => format!("{mark}\u{a0}{text}"),
        };
        let style = TextStyle { face: Face::SemiBold, size: CHIP, colour: look.dark, ..style };
        Span { text: typography::set(&text, self.text_lang), style, kind: SpanKind::Chip(tone) }
    }

    /// Inline content broken into lines.
    pub fn lines(&mut self, inlines: &[Inline], style: TextStyle, width: f32, justify: bool) -> Vec<Line> {
        let spans = self.spans(inlines, style);
        breaking::lines(self.fonts, &spans, Setting { width, justify, lang: Some(self.text_lang) })
    }

    /// A paragraph in its own element; nothing for one without text.
    pub fn paragraph(&mut self, inlines: &[Inline], column: Column, parent: ElementId, above: f32) -> Vec<Piece> {
        if is_blank(inlines) {
            return Vec::new();
        }
        let style = body(self.structure.add(parent, "P"));
        let lines = self.lines(inlines, style, column.width, column.width > 300.0);
        stack(lines, column.x, style, above)
    }

    /// A small grey paragraph: captions and remarks.
    pub fn remark(&mut self, text: &str, column: Column, element: ElementId, above: f32) -> Vec<Piece> {
        let style = TextStyle::new(Face::Italic, 8.6, GREY, element);
        let lines = self.lines(&[Inline::text(text)], style, column.width, false);
        stack(lines, column.x, style, above)
    }
}

/// The style of body text.
pub const fn body(element: ElementId) -> TextStyle {
    TextStyle::new(Face::Regular, BODY, INK, element)
}

/// Lines as pieces, one under the other; the first two and the last two stay together.
pub fn stack(lines: Vec<Line>, x: f32, style: TextStyle, above: f32) -> Vec<Piece> {
    let count = lines.len();
    let height = style.leading();
    let piece = |(i, line): (usize, Line)| Piece {
        height,
        above: if i == 0 { above } else { 0.0 },
        keep: count > 1 && (i == 0 || i + 2 == count),
        draws: vec![Draw::Text { x, base: baseline(style), line: line.into() }],
        ..Piece::default()
    };
    lines.into_iter().enumerate().map(piece).collect()
}

/// The baseline of a line from its top.
pub fn baseline(style: TextStyle) -> f32 {
    style.leading() * 0.5 + style.size * 0.33
}

/// Whether nothing of it would be seen.
pub fn is_blank(inlines: &[Inline]) -> bool {
    plain(inlines).chars().all(char::is_whitespace)
}

fn is_safe(url: &str) -> bool {
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme).to_ascii_lowercase();
    matches!(scheme.as_str(), "http" | "https" | "mailto") && !url.chars().any(char::is_control)
}
